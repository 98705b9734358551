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
use super::profile::{Profile, Somebody};
use super::sorted::Sorted;
use super::writings::{RELATIVES, compare, keys};
use crate::resolve::spread::{self, Spread};
use rustc_hash::FxHasher;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};

/// From which score on two are one.
///
/// A name in full counts 1, another spelling of it in another alphabet 0.85, a short form or a turned name 0.55, a surname alone 0.45:
/// the last three need something that both are named with (up to 0.45).
pub const JOINS: f32 = 0.7;

/// From which score on a pair is worth the user's look.
pub const DOUBTFUL: f32 = 0.4;

/// A second choice this close to the first leaves it open.
pub const MARGIN: f32 = 0.1;

/// What a contradiction takes from a score.
const CONFLICT: f32 = 0.45;

/// A name in full that only other documents know to be one: it needs something that both are named with.
pub const BORROWED: f32 = 0.62;

/// What it adds that nobody else has a name, in a small collection.
pub const ONLY_BEARER: f32 = 0.2;

/// Among more people than this a surname borne by one says little: the others are only not there.
const FEW: usize = 400;

/// So many members of a key are compared with each other; of more, each with as many neighbours.
const NEIGHBORS: usize = 12;

/// Whoever joins mentions, or notes which are to be joined.
pub trait Joins {
    /// False where the two may not be one.
    fn join(&mut self, a: usize, b: usize) -> bool;
    /// Why the mention was joined to others, and what spoke against it.
    fn because(&mut self, m: usize, why: &[String], against: &[String]);
    fn doubt(&mut self, a: usize, b: usize, likely: f32, why: Vec<String>, against: Vec<String>);
}

impl Joins for Links<'_> {
    fn join(&mut self, a: usize, b: usize) -> bool {
        Links::join(self, a, b)
    }

    fn because(&mut self, m: usize, why: &[String], against: &[String]) {
        Links::because(self, m, why, against);
    }

    fn doubt(&mut self, a: usize, b: usize, likely: f32, why: Vec<String>, against: Vec<String>) {
        Links::doubt(self, a, b, likely, why, against);
    }
}

pub struct Pair {
    pub a: usize,
    pub b: usize,
    /// What the names alone say.
    pub base: f32,
    pub score: f32,
    pub why: Vec<String>,
    pub against: Vec<String>,
    pub forbidden: bool,
    /// What of the score only the nearness in time gives.
    pub timely: f32,
}

/// A pair with what is asked of all pairs. There are many millions, and so what speaks for it and against it is worked out where it is
/// settled, by what was known of the two before any was.
struct Likely {
    a: u32,
    b: u32,
    score: f32,
    forbidden: bool,
}

/// So many pairs are worked out at a time.
const AT_ONCE: usize = 20_000;

pub struct People<'c> {
    pub contexts: &'c Contexts,
    pub list: Vec<Somebody>,
    /// Person → whoever it was joined to.
    pub into: Vec<usize>,
    /// For each: namesakes that it was held apart from.
    pub apart: Vec<Sorted<usize>>,
    /// Surnames alone of which their own document leaves open whose they are.
    pub open: BTreeSet<usize>,
    /// Names of two whom a document says to be no relation: initials and a surname tell none of those.
    pub namesakes: BTreeSet<Vec<String>>,
    /// Are they few enough for a name that only one bears to tell who is meant?
    pub few: bool,
}

pub fn join(links: &mut Links, contexts: &Contexts, spread: &dyn Spread) {
    let list = Profile::all(links, contexts, spread);
    let mut people = People {
        few: list.len() <= FEW,
        ..People::of(contexts, list)
    };
    people.told_apart(links);
    spread.done("who: people's names");
    people.same_names(links, spread);
    spread.done("who: same names");
    // Twice: whoever turned out to be one is something that others are named with.
    for _ in 0..2 {
        people.know_each_other(spread);
        let pairs = people.other_writings(spread);
        people.settle(links, pairs, spread);
    }
    spread.done("who: other writings");
    for initials in [true, false] {
        people.short_names(links, initials);
        people.short_among_themselves(links, initials);
    }
    people.forget_borrowed(links);
}

impl<'c> People<'c> {
    /// Each on their own.
    pub fn of(contexts: &'c Contexts, list: Vec<Somebody>) -> Self {
        Self {
            contexts,
            into: (0..list.len()).collect(),
            apart: vec![Sorted::default(); list.len()],
            list,
            open: BTreeSet::new(),
            namesakes: BTreeSet::new(),
            few: false,
        }
    }
}

impl People<'_> {
    pub fn root(&mut self, mut p: usize) -> usize {
        while self.into[p] != p {
            self.into[p] = self.into[self.into[p]];
            p = self.into[p];
        }
        p
    }

    /// Whom a document calls another's relative or successor is not that one, however alike their names are.
    fn told_apart(&mut self, links: &mut Links) {
        let of_root: HashMap<usize, usize> = self
            .list
            .iter()
            .enumerate()
            .map(|(i, p)| (p.root, i))
            .collect();
        for (x, y) in std::mem::take(&mut links.strangers) {
            for m in [x, y] {
                let of = of_root.get(&links.root(m));
                let names = of.into_iter().flat_map(|&i| self.list[i].full());
                let words: Vec<_> = names.map(|n| n.words.clone()).collect();
                self.namesakes.extend(words);
            }
        }
        for (x, y) in std::mem::take(&mut links.two) {
            let (x, y) = (links.root(x), links.root(y));
            if let (Some(&a), Some(&b)) = (of_root.get(&x), of_root.get(&y))
                && a != b
            {
                self.apart[a].insert(b);
                self.apart[b].insert(a);
            }
        }
    }

    /// Were the two, or any that are one with them by now, held apart?
    pub fn are_apart(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let (small, other) = if self.apart[a].len() <= self.apart[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        let list: Vec<usize> = self.apart[small].iter().copied().collect();
        list.into_iter().any(|n| self.root(n) == other)
    }

    pub fn alive(&self) -> Vec<usize> {
        (0..self.list.len())
            .filter(|&p| self.into[p] == p)
            .collect()
    }

    /// Joins two; the larger takes the smaller in.
    pub fn unite(
        &mut self,
        links: &mut impl Joins,
        a: usize,
        b: usize,
        why: &[String],
        against: &[String],
    ) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if self.are_apart(a, b) {
            return false;
        }
        let (x, y) = (self.list[a].root, self.list[b].root);
        if !links.join(x, y) {
            return false;
        }
        links.because(x, why, against);
        let weight = |p: &Profile| p.docs.len() + p.around.len();
        let (large, small) = if weight(&self.list[a]) >= weight(&self.list[b]) {
            (a, b)
        } else {
            (b, a)
        };
        let taken = std::mem::take(&mut self.list[small]);
        self.list[large].add(taken.into_profile());
        let apart = std::mem::take(&mut self.apart[small]);
        self.apart[large].add(apart);
        self.into[small] = large;
        true
    }

    pub fn shown(&self, p: usize) -> &str {
        self.list[p].best().map_or("", |(n, _)| n)
    }

    /// Do they share anything, or does one stand alone, so that nothing speaks of two worlds?
    pub fn may_be_one_world(&self, a: usize, b: usize) -> bool {
        let alone = |p: &Profile| p.around.is_subset(&p.own);
        alone(&self.list[a]) || alone(&self.list[b]) || self.shared(a, b).0 > 0.0
    }

    /// What two are named with, themselves and each other's surnames left out.
    fn shared(&self, a: usize, b: usize) -> (f32, Vec<Item>) {
        let (p, q) = (&self.list[a], &self.list[b]);
        self.contexts.shared(&p.around, &q.around, |i| {
            p.own.contains(i) || q.own.contains(i)
        })
    }

    /// What speaks for two beside their names, 0 to 0.45, and in words.
    fn support(&self, a: usize, b: usize) -> (f32, f32, f32, Vec<String>) {
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
        if let Some((office, body)) = p.offices.both(&q.offices).next() {
            score += if body.is_some() { 0.3 } else { 0.15 };
            if !office.is_empty() {
                why.push(format!("Both are said to be “{office}”."));
            }
        } else if let Some(office) = same_office(p, q) {
            // Of one of them nobody says where.
            score += 0.1;
            why.push(format!("Both are said to be “{office}”."));
        } else if let Some(body) = p.bodies.both(&q.bodies).next() {
            score += 0.25;
            let body = self.contexts.shown(*body).unwrap_or_default();
            why.push(format!("Both are of “{body}”."));
        }
        let timely = if near_in_time(p, q, 7) {
            why.push("The documents were written within a week of each other.".to_owned());
            0.2
        } else if near_in_time(p, q, 31) {
            why.push("The documents were written within a month of each other.".to_owned());
            0.1
        } else {
            0.0
        };
        score += timely;
        // Two of one surname in the news of one week are still two: where others fit too, the week alone says nothing, unless it may be one
        // report in two languages.
        let alone = shared == 0.0 && !p.langs.is_disjoint(&q.langs);
        (
            score.min(0.45),
            shared,
            if alone { timely } else { 0.0 },
            why,
        )
    }

    pub fn pair(&self, a: usize, b: usize, base: f32, reason: String) -> Pair {
        let (support, shared, timely, mut why) = self.support(a, b);
        why.insert(0, reason);
        let mut pair = Pair {
            a,
            b,
            base,
            score: (base + support).min(1.2),
            why,
            against: Vec::new(),
            forbidden: false,
            timely,
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

    /// Makes everybody who is named in several documents one of the things that others are named with there.
    fn know_each_other(&mut self, spread: &dyn Spread) {
        let alive = self.alive();
        let mut in_doc: Vec<Vec<Item>> = vec![Vec::new(); self.contexts.of_doc.len()];
        for &i in &alive {
            let p = &self.list[i];
            if p.is_full() && p.docs.len() > 1 {
                for &s in &p.docs {
                    if in_doc[s].len() < CROWD {
                        in_doc[s].push(Contexts::person(p.root));
                    }
                }
            }
        }
        /// A document of more people than this ties nobody to anybody.
        const CROWD: usize = 40;
        let list = &self.list;
        let known = spread::map(spread, alive.len(), |part| {
            let of = |&i: &usize| -> Vec<Item> {
                let docs = list[i].docs.iter();
                let mut known: Vec<Item> = docs.flat_map(|s| &in_doc[*s]).copied().collect();
                known.sort_unstable();
                known.dedup();
                known
            };
            alive[part].iter().map(of).collect::<Vec<_>>()
        });
        for (i, known) in alive.into_iter().zip(known.into_iter().flatten()) {
            let p = &mut self.list[i];
            let root = p.root;
            p.own.insert(Contexts::person(root));
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
    fn other_writings(&self, spread: &dyn Spread) -> Vec<Likely> {
        // In the order in which those of one key stand beside each other.
        let mut order: Vec<(&str, u32)> = self
            .alive()
            .into_iter()
            .map(|i| (self.shown(i), i as u32))
            .collect();
        order.sort_unstable();
        let keyed = spread::map(spread, order.len(), |part| {
            let mut keyed: Vec<(u64, u32)> = Vec::new();
            for place in part {
                let profile = &self.list[order[place].1 as usize];
                for key in profile.full().flat_map(|p| keys(p, profile)) {
                    let mut hasher = FxHasher::default();
                    key.hash(&mut hasher);
                    keyed.push((hasher.finish(), place as u32));
                }
            }
            keyed
        });
        let mut keyed = keyed.concat();
        keyed.sort_unstable();
        keyed.dedup();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for block in keyed.chunk_by(|x, y| x.0 == y.0) {
            for (n, a) in block.iter().enumerate() {
                for b in block[n + 1..].iter().take(NEIGHBORS) {
                    let (a, b) = (order[a.1 as usize].1, order[b.1 as usize].1);
                    pairs.push((a.min(b), a.max(b)));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let made = spread::map(spread, pairs.len(), |part| {
            let pair = |&(a, b): &(u32, u32)| {
                let pair = self.written_otherwise(a as usize, b as usize)?;
                Some(Likely {
                    a,
                    b,
                    score: pair.score,
                    forbidden: pair.forbidden,
                })
            };
            pairs[part].iter().filter_map(pair).collect::<Vec<_>>()
        });
        made.into_iter().flatten().collect()
    }

    /// The pair of two whose names may be two writings of one.
    fn written_otherwise(&self, a: usize, b: usize) -> Option<Pair> {
        let (base, reason) = self.writing(a, b)?;
        Some(self.pair(a, b, base, reason))
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
    fn settle(&mut self, links: &mut Links, mut pairs: Vec<Likely>, spread: &dyn Spread) {
        pairs.sort_unstable_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        let mut others: HashMap<usize, Vec<(usize, f32)>> = HashMap::new();
        for p in pairs.iter().filter(|p| !p.forbidden && p.score >= DOUBTFUL) {
            let (a, b) = (p.a as usize, p.b as usize);
            others.entry(a).or_default().push((b, p.score));
            others.entry(b).or_default().push((a, p.score));
        }
        let before = People::of(self.contexts, self.list.clone());
        for pairs in pairs.chunks(AT_ONCE) {
            let open: Vec<bool> = pairs.iter().map(|p| self.is_open(p)).collect();
            let made = spread::map(spread, pairs.len(), |part| {
                let first = |n: usize| {
                    let (a, b) = (pairs[n].a as usize, pairs[n].b as usize);
                    open[n].then(|| before.written_otherwise(a, b)).flatten()
                };
                part.map(first).collect::<Vec<_>>()
            });
            for (pair, made) in pairs.iter().zip(made.into_iter().flatten()) {
                // What was not open may have become so: one of the two has grown.
                if self.is_open(pair) {
                    let first = || before.written_otherwise(pair.a as usize, pair.b as usize);
                    if let Some(pair) = made.or_else(first) {
                        self.settle_pair(links, pair, &others);
                    }
                }
            }
        }
    }

    /// May anything come of it now? Not of two that are one, nor of namesakes that were held apart, whatever other names they have got by
    /// now; nor, while neither has grown, of what is not even doubtful.
    fn is_open(&mut self, pair: &Likely) -> bool {
        let (a, b) = (pair.a as usize, pair.b as usize);
        let now = (self.root(a), self.root(b));
        let doubtful = now != (a, b) || pair.score >= DOUBTFUL;
        now.0 != now.1 && doubtful && !self.are_apart(a, b)
    }

    fn settle_pair(
        &mut self,
        links: &mut Links,
        pair: Pair,
        others: &HashMap<usize, Vec<(usize, f32)>>,
    ) {
        let (a, b) = (self.root(pair.a), self.root(pair.b));
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
        let relatives = (pair.base - RELATIVES).abs() < f32::EPSILON;
        let enough = pair.score >= JOINS && !relatives;
        if forbidden.is_none() && rival.is_none() && enough {
            self.unite(links, a, b, &pair.why, &pair.against);
        } else if pair.score >= DOUBTFUL || forbidden.is_some() && pair.score >= JOINS {
            let mut against = pair.against;
            if let Some(no) = forbidden.filter(|n| !against.contains(n)) {
                against.push(no);
                // Two that one document names side by side are hardly one, unless their names are nearly the same.
                if pair.score < 1.0 {
                    return;
                }
            }
            if let Some(r) = rival {
                against.push(format!("It may as well be “{}”.", self.shown(r)));
            }
            links.doubt(x, y, pair.score.min(0.69), pair.why, against);
        }
    }
}

/// An office that both hold, of one of them without its body.
fn same_office<'p>(p: &'p Profile, q: &'p Profile) -> Option<&'p str> {
    let bare = |of: &'p Profile| {
        of.offices
            .iter()
            .filter(|(o, body)| body.is_none() && !o.is_empty())
    };
    let holds = |of: &Profile, office: &str| of.offices.iter().any(|(o, _)| **o == *office);
    bare(p)
        .find(|(o, _)| holds(q, o))
        .or_else(|| bare(q).find(|(o, _)| holds(p, o)))
        .map(|(o, _)| &**o)
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
        .any(|d| large.any_within(&(d - days), &(d + days)))
}
