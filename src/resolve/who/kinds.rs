//! Names that one document was unsure of and others tell: a person that a list in capitals made a body, a firm that looks like a person.
//!
//! Only whole names of two words or more, and only where another document is much surer of the same words; nothing new is found here.

use super::concepts;
use super::person::Person;
use super::spelling;
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, Source};
use crate::resolve::spread::{self, Spread};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who is less sure than this of what a name is asks the other documents.
const UNSURE: f32 = 0.8;

/// Another document must be surer by so much, and at least as sure as the rules are of a name that a list has.
const SURER: f32 = 0.15;
const SURE: f32 = 0.75;

/// Of one key no more spellings than this are compared.
const MOST: usize = 8;

/// What the documents say that a name is, each kind with the surest word for it.
struct Said {
    key: Key,
    kinds: Kinds,
}

/// Kinds that a name was said to be of, each with the surest word for it; in their order.
#[derive(Clone, Default)]
struct Kinds(BTreeMap<NameKind, f32>);

impl Kinds {
    fn say(&mut self, kind: NameKind, sure: f32) {
        let known = self.0.entry(kind).or_insert(0.0);
        *known = known.max(sure);
    }

    fn add(&mut self, other: &Self) {
        for (&kind, &sure) in &other.0 {
            self.say(kind, sure);
        }
    }
}

pub fn settle(sources: &mut [Source], spread: &dyn Spread) {
    let unsure = |s: &Source| s.facts.names.iter().any(asks);
    if sources.len() < 2 || !sources.iter().any(unsure) {
        return;
    }
    // Each spelling once, in the order in which they are met, with the surest word for each kind.
    let mut met: FxHashMap<&str, u32> = FxHashMap::default();
    let mut spellings: Vec<(&str, Kinds)> = Vec::new();
    for source in sources.iter() {
        for n in source.facts.names.iter().filter(|n| asked(n)) {
            let at = *met.entry(&n.name).or_insert_with(|| {
                spellings.push((&n.name, Kinds::default()));
                spellings.len() as u32 - 1
            });
            spellings[at as usize].1.say(n.kind, n.sure);
        }
    }
    let made = spread::map(spread, spellings.len(), |part| {
        let made = spellings[part].iter().map(|(name, _)| Key::of(name));
        made.collect::<Vec<_>>()
    });
    let mut keys: FxHashMap<String, Key> = FxHashMap::default();
    let mut said: FxHashMap<String, Vec<Said>> = FxHashMap::default();
    for ((name, kinds), key) in spellings.iter().zip(made.into_iter().flatten()) {
        let Some(key) = key else { continue };
        let list = said.entry(key.block.clone()).or_default();
        match list.iter().position(|s| s.key == key) {
            Some(known) => list[known].kinds.add(kinds),
            None if list.len() < MOST => list.push(Said {
                key: key.clone(),
                kinds: kinds.clone(),
            }),
            None => {}
        }
        keys.insert((*name).to_owned(), key);
    }
    for source in sources {
        let told: Vec<(usize, NameKind)> = source
            .facts
            .names
            .iter()
            .enumerate()
            .filter(|(_, n)| asks(n))
            .filter_map(|(i, n)| {
                let key = keys.get(n.name.as_str())?;
                let kind = told(said.get(&key.block)?, key, n)?;
                (kind != n.kind).then_some((i, kind))
            })
            .collect();
        if told.is_empty() {
            continue;
        }
        let names = &mut Arc::make_mut(&mut source.facts).names;
        for (i, kind) in told {
            let name = names[i].name.clone();
            // The same words of one document are the same name.
            for n in names.iter_mut().filter(|n| n.name == name && asked(n)) {
                n.kind = kind;
                n.rule = RULE;
            }
        }
    }
}

/// The rule of such mentions.
pub const RULE: &str = "kind of name in another document";

fn asked(n: &NameMention) -> bool {
    let kind = matches!(
        n.kind,
        NameKind::Person | NameKind::Organisation | NameKind::Place | NameKind::Project
    );
    kind && n.form == NameForm::Full && n.name.contains(' ')
}

/// Who is unsure asks, unless something is said of the name that only its own kind has.
fn asks(n: &NameMention) -> bool {
    asked(n) && n.sure < UNSURE && n.roles.is_empty()
}

/// What the surest of the documents says, where it is much surer than the one that asks.
fn told(list: &[Said], key: &Key, n: &NameMention) -> Option<NameKind> {
    let mut best: Option<(f32, NameKind)> = None;
    for said in list.iter().filter(|s| key.is(&s.key)) {
        for (&kind, &sure) in &said.kinds.0 {
            if best.is_none_or(|(b, _)| sure > b) {
                best = Some((sure, kind));
            }
        }
    }
    best.filter(|(sure, _)| *sure >= SURE.max(n.sure + SURER))
        .map(|(_, kind)| kind)
}

/// Under what a name is looked up: the consonants of its words in no order, its legal form left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Key {
    block: String,
    /// As it sounds, word by word.
    latin: Vec<String>,
    /// In another alphabet or with accents, so that its spelling may vary.
    foreign: bool,
}

impl Key {
    fn of(name: &str) -> Option<Self> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        while words.len() > 2
            && words
                .last()
                .is_some_and(|w| concepts::is_legal_form(&fold(w)))
        {
            words.pop();
        }
        // "HILL Ann" and "Ann Hill" are one; longer names keep their order, in which words are no longer a person's.
        let mut latin = match words.as_slice() {
            [_, _] => Person::of(&words.join(" ")).latin,
            _ => words
                .iter()
                .filter(|w| !matches!(fold(w).as_str(), "and" | "the"))
                .map(|w| spelling::latin(w).replace(|c: char| !c.is_alphanumeric(), ""))
                .collect(),
        };
        latin.retain(|w| !w.is_empty());
        // "to School", "to Schools"
        if let Some(singular) = latin.last().and_then(|w| w.strip_suffix('s'))
            && words.len() > 2
            && singular.len() > 4
            && !singular.ends_with('s')
        {
            let singular = singular.to_owned();
            latin.pop();
            latin.push(singular);
        }
        if latin.len() == 2 {
            latin.sort();
        }
        let mut block: Vec<String> = latin.iter().map(|w| spelling::skeleton(w)).collect();
        block.sort();
        (latin.len() >= 2
            && latin.iter().filter(|w| w.chars().count() > 2).count() >= 2
            && latin[0].chars().count() > 1)
            .then(|| Self {
                block: block.join(" "),
                latin,
                foreign: !name.is_ascii(),
            })
    }

    /// Word by word the same, but for its spelling where letters of another alphabet are in play.
    fn is(&self, other: &Self) -> bool {
        let foreign = self.foreign || other.foreign;
        let alike = |(a, b): (&String, &String)| {
            a == b || foreign && spelling::apart(a, b, true).is_some_and(|c| c <= CLOSE)
        };
        self.latin.len() == other.latin.len() && self.latin.iter().zip(&other.latin).all(alike)
    }
}

/// So far apart, in hundredths of a letter, two spellings of one word of a name may be.
const CLOSE: u32 = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, one: bool) {
        let (x, y) = (Key::of(a), Key::of(b));
        let same = match (&x, &y) {
            (Some(x), Some(y)) => x.block == y.block && x.is(y),
            _ => false,
        };
        assert_eq!(same, one, "{a} {b}");
    }

    #[test]
    fn names_that_are_asked_about_together() {
        check("HILL Marta", "Marta Hill", true);
        check("Osprey Freight", "Osprey Freight Ltd", true);
        check("Дарья Лесная", "Darya Lesnaya", true);
        check("Nets and Boats", "Nets & Boats", true);
        check("Clear Roads to School", "Clear Roads to Schools", true);
        check("Clear Roads to School", "Clear Roads to Work", false);
        check("Marta Hill", "Marta Hall", false);
        check("Osprey Freight", "Osprey Fright", false);
        check("Hill", "Hill", false);
        check("A. Hill", "A. Hill", false);
        check("", "", false);
    }
}
