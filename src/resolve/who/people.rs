//! Who of the people named in many documents is one person.
//!
//! Looks up who could be one by keys of names, weighs what speaks for it and against it, joins what is sure, likeliest first, and lists
//! what is doubtful. Pairs are only ever made inside a key, and of a key's many members only neighbours, so the cost is that of sorting.
//!
//! ```text
//! the same name in full ─▶ other writings of it ─▶ initials ─▶ surnames alone
//! ```

use super::context::{Contexts, Item};
use super::link::Links;
use super::person::{self, Person};
use super::profile::Profile;
use super::spelling;
use super::writings::{compare, keys};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// From which score on two are one.
///
/// A name in full counts 1, another spelling of it in another alphabet 0.85, a short form or a turned name 0.55, a surname alone 0.45:
/// the last three need something that both are named with (up to 0.45).
const JOINS: f32 = 0.7;

/// From which score on a pair is worth the user's look.
const DOUBTFUL: f32 = 0.4;

/// A second choice this close to the first leaves it open.
const MARGIN: f32 = 0.1;

/// What a contradiction takes from a score.
const CONFLICT: f32 = 0.45;

/// A name in full that only other documents know to be one: it needs something that both are named with.
const BORROWED: f32 = 0.62;

/// What it adds that nobody else has a name, in a small collection.
const ONLY_BEARER: f32 = 0.2;

/// Among more people than this a surname borne by one says little: the others are only not there.
const FEW: usize = 400;

/// So many members of a key are compared with each other; of more, each with as many neighbours.
const NEIGHBORS: usize = 12;

struct Pair {
    a: usize,
    b: usize,
    /// What the names alone say.
    base: f32,
    score: f32,
    why: Vec<String>,
    against: Vec<String>,
    forbidden: bool,
}

pub struct People<'c> {
    contexts: &'c Contexts,
    list: Vec<Profile>,
    /// Person → whoever it was joined to.
    into: Vec<usize>,
    /// For each: namesakes that it was held apart from.
    apart: Vec<BTreeSet<usize>>,
    /// Are they few enough for a name that only one bears to tell who is meant?
    few: bool,
}

pub fn join(links: &mut Links, contexts: &Contexts) {
    let mut people = People {
        contexts,
        list: Profile::all(links, contexts),
        into: Vec::new(),
        apart: Vec::new(),
        few: false,
    };
    people.few = people.list.len() <= FEW;
    people.into = (0..people.list.len()).collect();
    people.apart = vec![BTreeSet::new(); people.list.len()];
    people.same_names(links);
    // Twice: whoever turned out to be one is something that others are named with.
    for _ in 0..2 {
        people.know_each_other();
        let pairs = people.other_writings();
        people.settle(links, pairs);
    }
    for initials in [true, false] {
        people.short_names(links, initials);
        people.short_among_themselves(links, initials);
    }
    people.forget_borrowed(links);
}

impl People<'_> {
    fn root(&mut self, mut p: usize) -> usize {
        while self.into[p] != p {
            self.into[p] = self.into[self.into[p]];
            p = self.into[p];
        }
        p
    }

    fn alive(&self) -> Vec<usize> {
        (0..self.list.len())
            .filter(|&p| self.into[p] == p)
            .collect()
    }

    /// Joins two; the larger takes the smaller in.
    fn unite(
        &mut self,
        links: &mut Links,
        a: usize,
        b: usize,
        why: &[String],
        against: &[String],
    ) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        let (x, y) = (self.list[a].root, self.list[b].root);
        if !links.join(x, y) {
            return false;
        }
        links.reasons.extend(why.iter().map(|w| (x, w.clone())));
        links.against.extend(against.iter().map(|w| (x, w.clone())));
        let weight = |p: &Profile| p.docs.len() + p.around.len();
        let (large, small) = if weight(&self.list[a]) >= weight(&self.list[b]) {
            (a, b)
        } else {
            (b, a)
        };
        let taken = std::mem::take(&mut self.list[small]);
        self.list[large].add(taken);
        let apart = std::mem::take(&mut self.apart[small]);
        self.apart[large].extend(apart);
        self.into[small] = large;
        true
    }

    fn shown(&self, p: usize) -> &str {
        self.list[p].best().map_or("", |(n, _)| n)
    }

    /// Do they share anything, or does one stand alone, so that nothing speaks of two worlds?
    fn may_be_one_world(&self, a: usize, b: usize) -> bool {
        let alone = |p: &Profile| p.around.is_subset(&p.own);
        alone(&self.list[a]) || alone(&self.list[b]) || self.shared(a, b).0 > 0.0
    }

    /// What two are named with, themselves and each other's surnames left out.
    fn shared(&self, a: usize, b: usize) -> (f32, Vec<Item>) {
        let (p, q) = (&self.list[a], &self.list[b]);
        let own: BTreeSet<Item> = p.own.union(&q.own).copied().collect();
        self.contexts.shared(&p.around, &q.around, &own)
    }

    /// What speaks for two beside their names, 0 to 0.45, and in words.
    fn support(&self, a: usize, b: usize) -> (f32, f32, Vec<String>) {
        let (p, q) = (&self.list[a], &self.list[b]);
        let (shared, items) = self.shared(a, b);
        let mut score = (0.3 * shared).min(0.35);
        let mut why = Vec::new();
        if shared > 0.0 {
            let names: Vec<String> = items
                .iter()
                .filter_map(|i| self.contexts.shown(*i))
                .take(2)
                .map(|n| format!("“{n}”"))
                .collect();
            why.push(if names.is_empty() {
                "Both are named with somebody else who is one.".to_owned()
            } else {
                format!("Both are named with {}.", names.join(" and "))
            });
        }
        if let Some((office, body)) = p.offices.intersection(&q.offices).next() {
            score += if body.is_some() { 0.3 } else { 0.15 };
            if !office.is_empty() {
                why.push(format!("Both are said to be “{office}”."));
            }
        } else if let Some(body) = p.bodies.intersection(&q.bodies).next() {
            score += 0.25;
            let body = self.contexts.shown(*body).unwrap_or_default();
            why.push(format!("Both are of “{body}”."));
        }
        if near_in_time(p, q, 7) {
            score += 0.2;
            why.push("The documents were written within a week of each other.".to_owned());
        } else if near_in_time(p, q, 31) {
            score += 0.1;
            why.push("The documents were written within a month of each other.".to_owned());
        }
        (score.min(0.45), shared, why)
    }

    fn pair(&self, a: usize, b: usize, base: f32, reason: String) -> Pair {
        let (support, shared, mut why) = self.support(a, b);
        why.insert(0, reason);
        let mut pair = Pair {
            a,
            b,
            base,
            score: (base + support).min(1.2),
            why,
            against: Vec::new(),
            forbidden: false,
        };
        if let Some(no) = self.list[a].forbids(&self.list[b]) {
            pair.forbidden = true;
            pair.against.push(no);
        }
        if let Some(no) = self.list[a].conflicts(&self.list[b], shared) {
            pair.score -= CONFLICT + support;
            pair.against.push(no);
        }
        pair
    }

    /// The same name in full, again and again: one person, or as many as contradict each other.
    fn same_names(&mut self, links: &mut Links) {
        let mut by_name: BTreeMap<(Vec<String>, Option<String>), Vec<usize>> = BTreeMap::new();
        for (i, p) in self.list.iter().enumerate() {
            let Some((_, best)) = p.best().filter(|(_, p)| p.is_full()) else {
                continue;
            };
            by_name
                .entry((best.words.clone(), best.suffix.clone()))
                .or_default()
                .push(i);
        }
        for mut list in by_name.into_values() {
            if list.len() < 2 {
                continue;
            }
            // Those of whom most is known first, so that the others find their place.
            list.sort_by_key(|&i| {
                let p = &self.list[i];
                (
                    p.borrowed,
                    p.fields.is_empty() && p.bodies.is_empty(),
                    p.root,
                )
            });
            let mut persons: Vec<usize> = Vec::new();
            for i in list {
                /// Namesakes beyond these are left to the user.
                const NAMESAKES: usize = 16;
                let mut fits: Vec<(f32, usize, Pair)> = Vec::new();
                for &k in persons.iter().take(NAMESAKES) {
                    let k = self.root(k);
                    let reason = format!("“{}”: the same name in full.", self.shown(i));
                    let base = if self.list[i].borrowed { BORROWED } else { 1.0 };
                    let pair = self.pair(k, i, base, reason);
                    fits.push((pair.score, k, pair));
                }
                fits.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
                let possible: Vec<usize> = (0..fits.len())
                    .filter(|&n| !fits[n].2.forbidden && fits[n].0 >= JOINS)
                    .collect();
                let clear = match possible.as_slice() {
                    [] => None,
                    [only] => Some(*only),
                    [first, second, ..] => {
                        (fits[*first].0 > fits[*second].0 + MARGIN).then_some(*first)
                    }
                };
                match clear {
                    Some(n) => {
                        let (_, k, pair) = &fits[n];
                        let told = if self.list[i].borrowed {
                            pair.why.len()
                        } else {
                            1
                        };
                        if !self.unite(links, *k, i, &pair.why[..told], &pair.against) {
                            persons.push(i);
                        }
                    }
                    None => {
                        for (_, k, _) in &fits {
                            self.apart[*k].insert(i);
                            self.apart[i].insert(*k);
                        }
                        for (score, k, pair) in fits.into_iter().take(3) {
                            let (x, y) = (self.list[k].root, self.list[i].root);
                            let likely = if pair.forbidden { 0.2 } else { score };
                            links.doubt(x, y, likely.clamp(0.05, 0.65), pair.why, pair.against);
                        }
                        persons.push(i);
                    }
                }
            }
        }
    }

    /// Makes everybody who is named in several documents one of the things that others are named with there.
    fn know_each_other(&mut self) {
        let mut in_doc: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in self.alive() {
            if self.list[i].is_full() && self.list[i].docs.len() > 1 {
                for &s in &self.list[i].docs {
                    in_doc.entry(s).or_default().push(i);
                }
            }
        }
        /// A document of more people than this ties nobody to anybody.
        const CROWD: usize = 40;
        for i in self.alive() {
            let mut known: BTreeSet<Item> = BTreeSet::new();
            for s in &self.list[i].docs {
                for &k in in_doc.get(s).into_iter().flatten().take(CROWD) {
                    known.insert(Contexts::person(self.list[k].root));
                }
            }
            let own = Contexts::person(self.list[i].root);
            let p = &mut self.list[i];
            p.own.insert(own);
            p.around.extend(known);
        }
    }

    /// A name that only another document says to be one, and that nothing ties to that document's person, is left unsaid: it would stand
    /// twice in the list, and nothing here says that it is somebody.
    fn forget_borrowed(&mut self, links: &mut Links) {
        let gone: BTreeSet<usize> = self
            .alive()
            .into_iter()
            .filter(|&i| {
                self.list[i].borrowed && self.list[i].is_full() && self.list[i].docs.len() == 1
            })
            .map(|i| self.list[i].root)
            .collect();
        if gone.is_empty() {
            return;
        }
        for m in 0..links.mentions.len() {
            let root = links.root(m);
            if gone.contains(&root) {
                links.banned[m] = true;
            }
        }
    }

    /// Every pair of people whose names may be two writings of one, each once.
    fn other_writings(&self) -> Vec<Pair> {
        let mut blocks: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for i in self.alive() {
            for p in self.list[i].full() {
                for key in keys(p, &self.list[i]) {
                    blocks.entry(key).or_default().insert(i);
                }
            }
        }
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut out = Vec::new();
        for block in blocks.into_values() {
            let mut block: Vec<usize> = block.into_iter().collect();
            block.sort_by(|x, y| self.shown(*x).cmp(self.shown(*y)).then(x.cmp(y)));
            for (n, &a) in block.iter().enumerate() {
                for &b in block[n + 1..].iter().take(NEIGHBORS) {
                    let (a, b) = (a.min(b), a.max(b));
                    if seen.insert((a, b))
                        && let Some((base, reason)) = self.writing(a, b)
                    {
                        out.push(self.pair(a, b, base, reason));
                    }
                }
            }
        }
        out
    }

    /// How well the names of two agree, at best, and in what way.
    fn writing(&self, a: usize, b: usize) -> Option<(f32, String)> {
        let (p, q) = (&self.list[a], &self.list[b]);
        let mut best: Option<(f32, String)> = None;
        for (np, x) in p.names.iter().filter(|(_, x)| x.is_full()) {
            for (nq, y) in q.names.iter().filter(|(_, y)| y.is_full()) {
                let Some((base, how)) = compare(x, y, p, q) else {
                    continue;
                };
                if best.as_ref().is_none_or(|(b, _)| base > *b) {
                    best = Some((base, format!("“{np}” and “{nq}”: {how}.")));
                }
            }
        }
        best
    }

    /// Joins likeliest first; what has two choices, or too little, is left to the user.
    fn settle(&mut self, links: &mut Links, mut pairs: Vec<Pair>) {
        pairs.sort_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        let mut others: HashMap<usize, Vec<(usize, f32)>> = HashMap::new();
        for p in pairs.iter().filter(|p| !p.forbidden) {
            others.entry(p.a).or_default().push((p.b, p.score));
            others.entry(p.b).or_default().push((p.a, p.score));
        }
        for pair in pairs {
            let (a, b) = (self.root(pair.a), self.root(pair.b));
            if a == b {
                continue;
            }
            // Anew, for both may have grown since.
            let pair = if (a, b) == (pair.a, pair.b) {
                pair
            } else {
                let grown = self.pair(a, b, pair.base, pair.why[0].clone());
                Pair {
                    a: pair.a,
                    b: pair.b,
                    ..grown
                }
            };
            // Namesakes that were held apart stay so, whatever other names they have got by now.
            let namesakes: Vec<usize> = self.apart[a].iter().copied().collect();
            if namesakes.into_iter().any(|n| self.root(n) == b) {
                continue;
            }
            let forbidden = self.list[a].forbids(&self.list[b]);
            let mut rival = None;
            for (x, y) in [(pair.a, b), (pair.b, a)] {
                for &(z, score) in others.get(&x).map_or(&[][..], Vec::as_slice) {
                    let r = self.root(z);
                    if r != a && r != b && score > pair.score - MARGIN && score >= DOUBTFUL {
                        // A rival that is the same person anyway is none.
                        let one = self.list[r].forbids(&self.list[y]).is_none()
                            && self.writing(r, y).is_some_and(|(base, _)| base >= 0.5);
                        if !one {
                            rival = Some(r);
                        }
                    }
                }
            }
            let (x, y) = (self.list[a].root, self.list[b].root);
            if forbidden.is_none() && rival.is_none() && pair.score >= JOINS {
                self.unite(links, a, b, &pair.why, &pair.against);
            } else if pair.score >= DOUBTFUL || forbidden.is_some() && pair.score >= JOINS {
                let mut against = pair.against;
                if let Some(no) = forbidden.filter(|n| !against.contains(n)) {
                    against.push(no);
                    // Two that one document names side by side are hardly one, unless their names are nearly the same.
                    if pair.score < 1.0 {
                        continue;
                    }
                }
                if let Some(r) = rival {
                    against.push(format!("It may as well be {}.", self.shown(r)));
                }
                links.doubt(x, y, pair.score.min(0.69), pair.why, against);
            }
        }
    }

    /// Initials with a surname, then surnames alone: whoever alone fits, or fits clearly best.
    fn short_names(&mut self, links: &mut Links, initials: bool) {
        let mut by_surname: BTreeMap<(String, Option<char>), Vec<usize>> = BTreeMap::new();
        for i in self.alive() {
            let p = &self.list[i];
            let mut keys: BTreeSet<(String, Option<char>)> = BTreeSet::new();
            for n in p.names.values().filter(|n| n.words.len() > 1) {
                let Some(last) = n.latin.last() else { continue };
                let first = n.latin.first().and_then(|f| f.chars().next());
                for sound in person::surname_sounds(last) {
                    if n.is_full() {
                        keys.insert((sound.clone(), first));
                    }
                    if !initials {
                        keys.insert((sound, None));
                    }
                }
            }
            for also in &p.also {
                keys.insert((person::surname_sound(also), None));
            }
            for key in keys {
                by_surname.entry(key).or_default().push(i);
            }
        }
        for i in self.alive() {
            if self.into[i] != i || self.list[i].is_full() {
                continue;
            }
            let Some((name, short)) = self.list[i].best().map(|(n, p)| (n.to_owned(), p.clone()))
            else {
                continue;
            };
            let initial = short.initial();
            if initial.is_some() != initials {
                continue;
            }
            let Some(last) = short.latin.last() else {
                continue;
            };
            let letter = short
                .latin
                .first()
                .and_then(|f| f.chars().next())
                .filter(|_| initials);
            /// Of a surname borne by more people than this, nobody is told by it.
            const BEARERS: usize = 40;
            let mut list: Vec<usize> = person::surname_sounds(last)
                .into_iter()
                .filter_map(|sound| by_surname.get(&(sound, letter)))
                .flat_map(|l| l.iter().take(BEARERS + 1))
                .copied()
                .collect();
            list.sort_unstable();
            list.dedup();
            if list.is_empty() {
                continue;
            }
            let mut fits: Vec<(f32, usize, Pair)> = Vec::new();
            let mut seen = BTreeSet::new();
            for &k in list.iter().take(BEARERS) {
                let k = self.root(k);
                if k == i || !seen.insert(k) {
                    continue;
                }
                if let Some((base, reason)) = self.fits(&name, &short, k, initials) {
                    let mut pair = self.pair(k, i, base, reason);
                    if list.len() == 1 && self.few && self.may_be_one_world(k, i) {
                        pair.score += ONLY_BEARER;
                        pair.why
                            .push("Nobody else in these documents has this name.".to_owned());
                    }
                    fits.push((pair.score, k, pair));
                }
            }
            fits.retain(|f| !f.2.forbidden);
            fits.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            let clear = match fits.as_slice() {
                [] => false,
                [only] => only.0 >= JOINS && list.len() <= BEARERS,
                [first, second, ..] => first.0 >= JOINS && first.0 > second.0 + 1.5 * MARGIN,
            };
            if clear {
                let (_, k, pair) = &fits[0];
                self.unite(links, *k, i, &pair.why, &pair.against);
                continue;
            }
            let several = fits.len() > 1;
            fits.retain(|f| f.0 >= DOUBTFUL);
            for (score, k, mut pair) in fits.into_iter().take(3) {
                if several {
                    pair.against
                        .push("More than one person has this name.".to_owned());
                }
                let (x, y) = (self.list[k].root, self.list[i].root);
                links.doubt(x, y, score.clamp(0.1, 0.65), pair.why, pair.against);
            }
        }
    }

    /// Does a short name fit somebody, and how well?
    fn fits(&self, name: &str, short: &Person, k: usize, initials: bool) -> Option<(f32, String)> {
        let last = short.latin.last()?;
        let mut best: Option<(f32, String)> = None;
        for (full, p) in &self.list[k].names {
            if p.words.len() < 2 || initials && !p.is_full() {
                continue;
            }
            let surname = p.latin.last()?;
            let exact = p.last() == short.last();
            let foreign = p.foreign || short.foreign;
            if !exact
                && spelling::apart(
                    person::without_article(surname),
                    person::without_article(last),
                    foreign,
                )
                .is_none()
            {
                continue;
            }
            if short.suffix.is_some() && p.suffix.is_some() && short.suffix != p.suffix {
                continue;
            }
            let middles = short.middle();
            if initials && !middles.is_empty() && person::middles_differ(middles, p.middle()) {
                continue;
            }
            let base = match (initials, exact) {
                (true, true) => 0.75,
                (true, false) if foreign => 0.7,
                (true, false) => 0.5,
                (false, true) => 0.5,
                (false, false) => 0.35,
            };
            if best.as_ref().is_none_or(|(b, _)| base > *b) {
                let what = if initials {
                    "initial and surname"
                } else {
                    "surname"
                };
                best = Some((base, format!("“{name}” has the {what} of “{full}”.")));
            }
        }
        if best.is_none() && !initials && self.list[k].also.contains(short.last()) {
            best = Some((0.5, format!("“{name}” is an earlier surname.")));
        }
        best
    }

    /// Short names that fit nobody named in full: the same words are the same person where anything else agrees.
    fn short_among_themselves(&mut self, links: &mut Links, initials: bool) {
        let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
        for i in self.alive() {
            let p = &self.list[i];
            let Some((_, best)) = p.best() else { continue };
            if p.is_full() {
                for n in p.full() {
                    *bearers.entry(n.last().to_owned()).or_default() += 1;
                }
            } else if best.initial().is_some() == initials {
                by_words.entry(best.words.clone()).or_default().push(i);
            }
        }
        for (words, list) in by_words {
            let alone = words.len() == 1;
            let borne = words.last().is_some_and(|w| bearers.contains_key(w));
            for n in 1..list.len() {
                let (a, b) = (self.root(list[n - 1]), self.root(list[n]));
                if a == b {
                    continue;
                }
                let reason = format!("“{}”: the same short name.", self.shown(b));
                // One that somebody named in full has too is nobody's for sure.
                let base = match (alone, borne) {
                    (false, false) => 0.75,
                    (true, false) => 0.62,
                    (_, true) => 0.4,
                };
                let pair = self.pair(a, b, base, reason);
                if !pair.forbidden && pair.score >= JOINS {
                    self.unite(links, a, b, &pair.why, &pair.against);
                } else if !pair.forbidden {
                    let (x, y) = (self.list[a].root, self.list[b].root);
                    links.doubt(x, y, pair.score.clamp(0.1, 0.65), pair.why, pair.against);
                }
            }
        }
    }
}

/// Were documents of both written within so many days of each other?
fn near_in_time(p: &Profile, q: &Profile, days: i64) -> bool {
    // One document that names both says nothing of the kind.
    if !p.docs.is_disjoint(&q.docs) {
        return false;
    }
    let (small, large) = if p.days.len() <= q.days.len() {
        (&p.days, &q.days)
    } else {
        (&q.days, &p.days)
    };
    small
        .iter()
        .any(|d| large.range(d - days..=d + days).next().is_some())
}
