//! Initials with a surname, and surnames alone: whose they are, or whose they may be.
//!
//! Only after everybody named in full is known.

use super::link::Links;
use super::people::{DOUBTFUL, JOINS, MARGIN, ONLY_BEARER, Pair, People};
use super::person::{self, Person};
use super::spelling;
use std::collections::{BTreeMap, BTreeSet};

impl People<'_> {
    /// Initials with a surname, then surnames alone: whoever alone fits, or fits clearly best.
    pub fn short_names(&mut self, links: &mut Links, initials: bool) {
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
            let mut own: Vec<usize> = Vec::new();
            let mut seen = BTreeSet::new();
            for &k in list.iter().take(BEARERS) {
                let k = self.root(k);
                if k == i || !seen.insert(k) {
                    continue;
                }
                if let Some((base, reason)) = self.fits(&name, &short, k, initials) {
                    let mut pair = self.pair(k, i, base, reason);
                    pair.forbidden |= self.are_apart(k, i);
                    if pair.forbidden {
                        continue;
                    }
                    // The document itself left it open: whoever it names afterwards is the last to be thought of.
                    if self.list[i].docs.is_subset(&self.list[k].docs_full) {
                        own.push(k);
                        continue;
                    }
                    if list.len() == 1 && self.few && self.may_be_one_world(k, i) {
                        pair.score += ONLY_BEARER;
                        pair.why
                            .push("Nobody else in these documents has this name.".to_owned());
                    }
                    fits.push((pair.score, k, pair));
                }
            }
            if fits.len() > 1 {
                for (score, _, pair) in &mut fits {
                    *score -= pair.timely;
                }
            }
            fits.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            // Two whom its own document names in full: it is one of them, and nothing from elsewhere says which.
            if own.len() > 1 {
                for k in own {
                    let why = format!("“{name}”: the document names both in full.");
                    let against = "More than one person has this name.".to_owned();
                    let (x, y) = (self.list[k].root, self.list[i].root);
                    links.doubt(x, y, 0.5, vec![why], vec![against]);
                }
                self.open.insert(i);
                continue;
            }
            let own = own.pop();
            if let Some(k) = own.filter(|_| fits.first().is_none_or(|f| f.0 < JOINS)) {
                let why =
                    format!("“{name}”: the only one of this name whom the document names in full.");
                self.unite(links, k, i, &[why], &[]);
                continue;
            }
            // Of two whom a document calls no relation or relatives, initials tell neither.
            let of_namesakes = fits.len() > 1
                && initials
                && fits.iter().any(|(_, k, _)| {
                    let mut names = self.list[*k].full();
                    names.any(|n| self.namesakes.contains(&n.words))
                });
            let clear = !of_namesakes
                && match fits.as_slice() {
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
        for (full, p) in self.list[k].names.iter() {
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
            // "J. R. Hill" is John Rhys rather than John.
            let both = initials && !middles.is_empty() && p.middle().len() == middles.len();
            let base = match (initials, exact) {
                (true, true) if both => 0.9,
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
    pub fn short_among_themselves(&mut self, links: &mut Links, initials: bool) {
        let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
        for i in self.alive() {
            // Nobody knows which of two it is, so it is no third one's either.
            if self.open.contains(&i) {
                continue;
            }
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
                } else if !pair.forbidden && (!borne || pair.score > base) {
                    // Where somebody named in full bears it too, that is asked about, unless something ties these two.
                    let (x, y) = (self.list[a].root, self.list[b].root);
                    links.doubt(x, y, pair.score.clamp(0.1, 0.65), pair.why, pair.against);
                }
            }
        }
    }
}
