//! The same name in full in many documents: one person, or as many as contradict each other.
//!
//! By names that are spelled alike; other spellings and short forms come after.

use super::link::{Doubt, Links};
use super::people::{BORROWED, JOINS, Joins, MARGIN, Pair, People};
use crate::resolve::spread::{self, Spread};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// What is said against one of two who may be father or son.
const TWO_OF_A_FAMILY: &str = "Two people have this name.";

/// What it takes from a pair that only one of them is called what tells the namesakes apart.
const ONLY_ONE_STYLED: f32 = 0.5;

/// What the name of two of a family is worth: never enough to join.
const UNSURE: f32 = 0.65;

impl People<'_> {
    /// Nothing speaks against two of one name: then it need not be asked what else speaks for it.
    fn is_plainly_one(&mut self, known: usize, other: usize) -> bool {
        let (p, q) = (&self.list[known], &self.list[other]);
        // Sharing nothing is the worst that could come of asking.
        !q.borrowed
            && p.forbids(q).is_none()
            && p.conflicts(q, 0.0).is_none()
            && !self.are_apart(known, other)
    }

    /// Names that two of a family bear: documents call one of them "Sr." and the other "Jr.", or two of one name relatives.
    fn families(&self) -> BTreeSet<Vec<String>> {
        let mut suffixes: BTreeMap<&[String], BTreeSet<&str>> = BTreeMap::new();
        let mut out = BTreeSet::new();
        for (i, p) in self.list.iter().enumerate() {
            for name in p.full() {
                if let Some(suffix) = name.suffix.as_deref() {
                    suffixes.entry(&name.words).or_default().insert(suffix);
                }
                let namesake = |&k: &usize| {
                    let mut names = self.list[k].full();
                    names.any(|n| n.words == name.words && n.suffix == name.suffix)
                };
                if self.apart[i].iter().any(namesake) {
                    out.insert(name.words.clone());
                }
            }
        }
        let two = suffixes.into_iter().filter(|(_, s)| s.len() > 1);
        out.extend(two.map(|(words, _)| words.to_vec()));
        out
    }

    /// What of two namesakes whom a document holds apart only one is called: "Sir", which says of a third mention which of them it is.
    fn telling_styles(&self) -> BTreeMap<Vec<String>, BTreeSet<String>> {
        let mut out: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
        for (i, p) in self.list.iter().enumerate() {
            for &k in self.apart[i].iter() {
                let other = &self.list[k].styles;
                let own = p.styles.iter().filter(|s| !other.contains(*s));
                for style in own {
                    for name in p.full() {
                        let told = out.entry(name.words.clone()).or_default();
                        told.insert(style.clone());
                    }
                }
            }
        }
        out
    }

    /// The same name in full, again and again: one person, or as many as contradict each other.
    pub fn same_names(&mut self, links: &mut Links, spread: &dyn Spread) {
        let mut by_name: FxHashMap<(&[String], Option<&str>), Vec<usize>> = FxHashMap::default();
        for (i, p) in self.list.iter().enumerate() {
            let Some((_, best)) = p.best().filter(|(_, p)| p.is_full()) else {
                continue;
            };
            by_name
                .entry((&best.words, best.suffix.as_deref()))
                .or_default()
                .push(i);
        }
        let families = self.families();
        let telling = self.telling_styles();
        // One bearer is nobody's namesake. In the order of the names.
        let mut by_name: Vec<_> = by_name.into_iter().filter(|(_, l)| l.len() > 1).collect();
        by_name.sort_unstable();
        let bearers: Vec<Bearers> = by_name
            .into_iter()
            .map(|((words, suffix), list)| {
                let two = suffix.is_none() && families.contains(words);
                let told = telling.get(words).filter(|_| two);
                let telling = told.into_iter().flatten().cloned().collect();
                Bearers { two, telling, list }
            })
            .collect();
        // Those of one name are nobody else's business, except where somebody is held apart from them.
        let held = links.held_apart_by_the_user();
        let mut alone: Vec<Mutex<Option<Self>>> = Vec::with_capacity(bearers.len());
        for of in &bearers {
            let is_apart =
                |&i: &usize| !self.apart[i].is_empty() || held.contains(&self.list[i].root);
            let apart = of.list.iter().any(is_apart);
            alone.push(Mutex::new((!apart).then(|| {
                let taken = |&i: &usize| std::mem::take(&mut self.list[i]);
                Self::of(self.contexts, of.list.iter().map(taken).collect())
            })));
        }
        let settled = spread::map(spread, bearers.len(), |part| {
            let settled = part.map(|n| {
                let mut people = alone[n].lock().ok()?.take()?;
                let mut noted = Noted::default();
                let all = (0..people.list.len()).collect();
                people.same_name(&mut noted, &bearers[n], all);
                Some((people, noted))
            });
            settled.collect::<Vec<_>>()
        });
        for (of, settled) in bearers.into_iter().zip(settled.into_iter().flatten()) {
            match settled {
                Some((people, noted)) => {
                    self.put_back(&of.list, people);
                    noted.tell(links);
                }
                None => {
                    let list = of.list.clone();
                    self.same_name(links, &of, list);
                }
            }
        }
    }

    /// Takes in what was found out of some by themselves.
    fn put_back(&mut self, list: &[usize], people: Self) {
        let apart = people.apart.into_iter();
        let found = people.list.into_iter().zip(people.into).zip(apart);
        for (&i, ((profile, into), apart)) in list.iter().zip(found) {
            self.list[i] = profile;
            self.into[i] = list[into];
            self.apart[i] = apart.iter().map(|&a| list[a]).collect();
        }
    }

    /// Those of one name: one person, or as many as contradict each other.
    fn same_name(&mut self, links: &mut impl Joins, of: &Bearers, mut list: Vec<usize>) {
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
        let mut told: Vec<String> = Vec::new();
        for i in list {
            if let [only] = persons[..] {
                let k = self.root(only);
                if !of.two && self.is_plainly_one(k, i) {
                    // Once for each way of writing it: whoever it is, it is the one person of this name so far.
                    let why: Vec<String> = match told.iter().any(|t| t == self.shown(i)) {
                        true => Vec::new(),
                        false => {
                            told.push(self.shown(i).to_owned());
                            vec![same_name(self.shown(i))]
                        }
                    };
                    if !self.unite(links, k, i, &why, &[]) {
                        persons.push(i);
                    }
                    continue;
                }
            }
            /// Namesakes beyond these are left to the user.
            const NAMESAKES: usize = 16;
            let mut fits: Vec<(f32, usize, Pair)> = Vec::new();
            for &k in persons.iter().take(NAMESAKES) {
                let k = self.root(k);
                let reason = same_name(self.shown(i));
                let base = if self.list[i].borrowed { BORROWED } else { 1.0 };
                let mut pair = self.pair(k, i, base, reason);
                pair.forbidden |= self.are_apart(k, i);
                let styled = |p: usize, style: &String| self.list[p].styles.contains(style);
                let same = of.telling.iter().find(|t| styled(k, t) && styled(i, t));
                let other = of.telling.iter().find(|t| styled(k, t) != styled(i, t));
                if let (Some(style), None) = (same, other) {
                    pair.why.push(format!("Both are called “{style}”."));
                } else if of.two {
                    if let Some(style) = other {
                        pair.score -= ONLY_ONE_STYLED;
                        pair.against
                            .push(format!("Only one of them is called “{style}”."));
                    }
                    pair.score = pair.score.min(UNSURE);
                    pair.against.push(TWO_OF_A_FAMILY.to_owned());
                }
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

/// Everybody of one name.
struct Bearers {
    /// Do two of a family bear it?
    two: bool,
    /// What only one of two namesakes is called.
    telling: Vec<String>,
    list: Vec<usize>,
}

/// What is to be joined, in order.
#[derive(Default)]
struct Noted(Vec<Note>);

enum Note {
    Join(usize, usize),
    Why(Box<(usize, Vec<String>, Vec<String>)>),
    Doubt(Box<Doubt>),
}

impl Joins for Noted {
    fn join(&mut self, a: usize, b: usize) -> bool {
        self.0.push(Note::Join(a, b));
        true
    }

    fn because(&mut self, m: usize, why: &[String], against: &[String]) {
        if !(why.is_empty() && against.is_empty()) {
            let told = (m, why.to_vec(), against.to_vec());
            self.0.push(Note::Why(Box::new(told)));
        }
    }

    fn doubt(&mut self, a: usize, b: usize, likely: f32, why: Vec<String>, against: Vec<String>) {
        let doubt = Doubt::new(a, b, likely, why, against);
        self.0.push(Note::Doubt(Box::new(doubt)));
    }
}

impl Noted {
    fn tell(self, links: &mut Links) {
        for note in self.0 {
            match note {
                Note::Join(a, b) => {
                    links.join(a, b);
                }
                Note::Why(told) => links.because(told.0, &told.1, &told.2),
                Note::Doubt(doubt) => links.doubted(*doubt),
            }
        }
    }
}

fn same_name(name: &str) -> String {
    format!("“{name}”: the same name in full.")
}
