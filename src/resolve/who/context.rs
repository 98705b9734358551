//! What stands around a name: the other names of its document, and how much it says that two documents share some.
//!
//! By words alone, before anybody knows who is who; small sets only, so that comparing two costs little.

use super::keys;
use super::sorted::Sorted;
use super::spelling;
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, Source};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A number for a name of a kind; equal for spellings that are compared as equal here.
pub type Item = u32;

#[derive(Default)]
pub struct Contexts {
    pub of_doc: Vec<Sorted<Item>>,
    /// How much sharing it says, 0 to 1.
    weight: Vec<f32>,
    /// As written, for the reasons.
    shown: Vec<String>,
    numbers: FxHashMap<(NameKind, String), Item>,
    /// Places of each document, countries through their capitals and peoples too.
    pub places: Vec<Sorted<Item>>,
    /// The year each document was written in.
    pub years: Vec<Option<i32>>,
    pub days: Vec<Option<i64>>,
    /// Keys of acronyms → of their one long form.
    acronyms: HashMap<String, String>,
    /// People as they are written.
    persons: FxHashMap<String, Item>,
}

/// What it says that two are named with a person who is one: their surname counts already where it is written alike.
const ACQUAINTANCE: f32 = 0.6;

/// More names of one document than this say little of each.
const MOST: usize = 80;

impl Contexts {
    pub fn of(sources: &[Source]) -> Self {
        let mut out = Self {
            of_doc: Vec::with_capacity(sources.len()),
            weight: Vec::new(),
            shown: Vec::new(),
            numbers: FxHashMap::default(),
            places: Vec::with_capacity(sources.len()),
            years: Vec::with_capacity(sources.len()),
            days: Vec::with_capacity(sources.len()),
            acronyms: acronyms(sources),
            persons: FxHashMap::default(),
        };
        let mut base: Vec<f32> = Vec::new();
        let mut documents: Vec<u32> = Vec::new();
        let mut met: FxHashMap<(NameKind, NameForm, &str), Option<Item>> = FxHashMap::default();
        for source in sources {
            let mut items = Sorted::default();
            let mut places = Sorted::default();
            for name in &source.facts.names {
                if items.len() >= MOST {
                    break;
                }
                // Each spelling is worked out once.
                let spelling = (name.kind, name.form, name.name.as_str());
                if let Some(&known) = met.get(&spelling) {
                    if let Some(item) = known {
                        if items.insert(item) {
                            documents[item as usize] += 1;
                        }
                        if name.kind == NameKind::Place {
                            places.insert(item);
                        }
                    }
                    continue;
                }
                let Some((kind, mut key, weight)) = key(name) else {
                    met.insert(spelling, None);
                    continue;
                };
                if name.form == NameForm::Acronym
                    && let Some(long) = out.acronyms.get(&key)
                {
                    key.clone_from(long);
                }
                let next = out.numbers.len() as Item;
                let item = *out.numbers.entry((kind, key)).or_insert(next);
                met.insert(spelling, Some(item));
                if kind == NameKind::Person {
                    out.persons.insert(name.name.to_string(), item);
                }
                if item == next {
                    out.shown.push(name.name.to_string());
                    base.push(weight);
                    documents.push(0);
                }
                if items.insert(item) {
                    documents[item as usize] += 1;
                }
                if kind == NameKind::Place {
                    places.insert(item);
                }
            }
            out.of_doc.push(items.shared());
            out.places.push(places.shared());
            let written = source
                .facts
                .published
                .as_ref()
                .filter(|p| p.source.is_trusted());
            out.years.push(written.and_then(|p| p.date.known_year()));
            out.days.push(
                written
                    .and_then(|p| p.date.bounds())
                    .map(|(first, _)| first.0.div_euclid(86_400)),
            );
        }
        // What a third of all documents name is the folder's subject and tells nobody apart.
        let common = (sources.len() as u32 / 3).max(6);
        out.weight = base
            .iter()
            .zip(&documents)
            .map(|(w, &n)| if n > common { w * 0.3 } else { *w })
            .collect();
        out
    }

    pub fn item(&self, name: &NameMention) -> Option<Item> {
        if let Some(&item) = self
            .persons
            .get(name.name.as_str())
            .filter(|_| name.kind == NameKind::Person)
        {
            return Some(item);
        }
        let (kind, key, _) = key(name)?;
        self.numbers.get(&(kind, key)).copied()
    }

    pub fn body(&self, name: &str) -> Option<Item> {
        let key = body_key(name);
        let key = self.acronyms.get(&key).cloned().unwrap_or(key);
        let key = (NameKind::Organisation, key);
        self.numbers.get(&key).copied()
    }

    pub fn surname(&self, latin: &str) -> Option<Item> {
        let key = (NameKind::Person, surname_key(latin));
        self.numbers.get(&key).copied()
    }

    /// How much two sets share, what counts most of it first; `not` are left out.
    pub fn shared(
        &self,
        a: &Sorted<Item>,
        b: &Sorted<Item>,
        not: impl Fn(&Item) -> bool,
    ) -> (f32, Vec<Item>) {
        let mut both: Vec<Item> = a.both(b).copied().filter(|i| !not(i)).collect();
        let weight = |i: &Item| {
            self.weight
                .get(*i as usize)
                .copied()
                .unwrap_or(ACQUAINTANCE)
        };
        both.sort_by(|x, y| weight(y).total_cmp(&weight(x)).then(x.cmp(y)));
        (both.iter().map(weight).sum(), both)
    }

    /// `None` for a person already found to be one.
    pub fn shown(&self, item: Item) -> Option<&str> {
        self.shown.get(item as usize).map(String::as_str)
    }

    /// A person already found to be one in several documents, by its root.
    pub fn person(root: usize) -> Item {
        Item::MAX / 2 + root as Item
    }
}

/// Acronym → the key of its one long form: as a document gives it, else by the initials of one body.
fn acronyms(sources: &[Source]) -> HashMap<String, String> {
    let mut said: HashMap<String, BTreeSet<String>> = HashMap::new();
    let mut initials: HashMap<String, BTreeSet<String>> = HashMap::new();
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    let bodies = sources.iter().flat_map(|s| {
        let names = &s.facts.names;
        names
            .iter()
            .filter(|n| n.kind == NameKind::Organisation)
            .map(move |n| (names, n))
    });
    // Each spelling once.
    let mut met: HashSet<(NameForm, &str, Option<&str>)> = HashSet::new();
    for (names, n) in bodies {
        let target = n.refers_to.and_then(|r| names.get(r as usize));
        let also = n.also.as_deref();
        if !met.insert((n.form, &n.name, target.map(|t| t.name.as_str()).or(also))) {
            continue;
        }
        match (n.form, target) {
            (NameForm::Acronym, Some(long)) => {
                said.entry(body_key(&n.name))
                    .or_default()
                    .insert(body_key(&long.name));
            }
            (NameForm::Acronym, None) => {
                wanted.insert(body_key(&n.name));
            }
            (NameForm::Full, _) => {
                let letters: String = n
                    .name
                    .split_whitespace()
                    .filter_map(|w| w.chars().next())
                    .filter(|c| c.is_uppercase())
                    .collect();
                if letters.chars().count() >= 3 {
                    initials
                        .entry(fold(&letters))
                        .or_default()
                        .insert(body_key(&n.name));
                }
                if let Some(also) = n.also.as_deref().filter(|a| !a.contains(' ')) {
                    said.entry(body_key(also))
                        .or_default()
                        .insert(body_key(&n.name));
                }
            }
            _ => {}
        }
    }
    let one = |list: Option<&BTreeSet<String>>| {
        list.filter(|l| l.len() == 1)
            .and_then(BTreeSet::first)
            .cloned()
    };
    let mut out: HashMap<String, String> = said
        .iter()
        .filter_map(|(acronym, long)| Some((acronym.clone(), one(Some(long))?)))
        .collect();
    for acronym in wanted {
        if !said.contains_key(&acronym)
            && let Some(long) = one(initials.get(&acronym))
        {
            out.insert(acronym, long);
        }
    }
    out
}

fn surname_key(latin: &str) -> String {
    spelling::sounds(latin).into_iter().collect()
}

fn body_key(name: &str) -> String {
    keys::content(name, &BTreeMap::new()).join(" ")
}

fn key(name: &NameMention) -> Option<(NameKind, String, f32)> {
    if name.form.stands_in() {
        return None;
    }
    let (key, weight) = match name.kind {
        NameKind::Person => {
            let last = name
                .name
                .split_whitespace()
                .rfind(|w| !matches!(fold(w).as_str(), "jr" | "sr" | "ii" | "iii"))?;
            (surname_key(&fold(&spelling::latin(last))), 1.0)
        }
        NameKind::Organisation => match name.form {
            NameForm::Short => return None,
            _ => (body_key(&name.name), 1.0),
        },
        NameKind::Project | NameKind::Work | NameKind::Series => (body_key(&name.name), 1.0),
        NameKind::Place => {
            let place = keys::place(&name.name);
            let weight = if super::countries::is_country(&place) {
                0.2
            } else {
                0.5
            };
            (surname_key(&fold(&spelling::latin(&place))), weight)
        }
    };
    (!key.is_empty()).then_some((name.kind, key, weight))
}
