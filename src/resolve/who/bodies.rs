//! Which organisations of many documents are one: small words, countries, acronyms, heads and tails of longer names.
//!
//! A body and a part of it ("Council of the …") have different words and so are never asked about.

use super::context::{Contexts, Item};
use super::keys::{self, Acronyms};
use super::link::Links;
use super::sorted::Sorted;
use super::{countries, less_of_a_name, places};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Long form's words → the documents that give it, and a mention.
type Expansions = BTreeMap<Vec<String>, (BTreeSet<usize>, usize)>;

/// What acronyms mean: in every document, and in those where it is open or its own.
pub struct Meanings {
    common: Acronyms,
    /// Of acronyms with several long forms: what each document means.
    own: BTreeMap<usize, Acronyms>,
    /// Acronyms that some documents leave open.
    several: BTreeSet<String>,
    merged: BTreeMap<usize, Acronyms>,
}

impl Meanings {
    pub fn of(&self, doc: usize) -> &Acronyms {
        self.merged.get(&doc).unwrap_or(&self.common)
    }

    fn is_open(&self, doc: usize, acronym: &str) -> bool {
        self.several.contains(acronym)
            && !self.own.get(&doc).is_some_and(|a| a.contains_key(acronym))
    }
}

/// A name's words, shared by all mentions that are spelled alike.
pub type Words = Arc<Vec<String>>;

/// Words of names, each spelling worked out once, except where a document has acronyms of its own.
pub struct Spelled<'s, 'm> {
    meanings: &'m Meanings,
    met: FxHashMap<&'s str, Words>,
}

impl<'s, 'm> Spelled<'s, 'm> {
    pub fn new(meanings: &'m Meanings) -> Self {
        Self {
            meanings,
            met: FxHashMap::default(),
        }
    }

    pub fn words(&mut self, doc: usize, name: &'s str) -> Words {
        let meanings = self.meanings;
        if let Some(own) = meanings.merged.get(&doc) {
            return keys::content(name, own).into();
        }
        let words = self.met.entry(name);
        words
            .or_insert_with(|| keys::content(name, &meanings.common).into())
            .clone()
    }
}

/// The words of each mention.
pub type Contents = FxHashMap<usize, Words>;

pub fn join(links: &mut Links, contexts: &Contexts) -> Meanings {
    let meanings = meanings(links, contexts);
    let full = links.of(NameKind::Organisation, &[NameForm::Full]);
    let mut spelled = Spelled::new(&meanings);
    let content: Contents = full
        .iter()
        .map(|&m| {
            let (s, _) = links.mentions[m];
            (m, spelled.words(s, &links.name(m).name))
        })
        .collect();
    with_country(links, contexts, &full, &content);
    less_of_a_name::join(links, &full, &content);
    acronyms(links, &meanings, &full, &content);
    meanings
}

/// Acronym → its long form: what all documents agree on or, of several, what each says itself or is most like those that say.
fn meanings<'s>(links: &mut Links<'s>, contexts: &Contexts) -> Meanings {
    let none = Acronyms::new();
    let mut forms: BTreeMap<String, Expansions> = BTreeMap::new();
    let mut used: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut met: HashMap<&str, Vec<String>> = HashMap::new();
    let sources = links.sources;
    for m in 0..links.mentions.len() {
        let (s, _) = links.mentions[m];
        let n = links.name(m);
        if n.kind != NameKind::Organisation {
            continue;
        }
        let mut says = |acronym: &str, long: &'s str| {
            let entry = forms.entry(fold(acronym)).or_default();
            let words = met
                .entry(long)
                .or_insert_with(|| keys::content(long, &none));
            let (docs, _) = entry
                .entry(words.clone())
                .or_insert_with(|| (BTreeSet::new(), m));
            docs.insert(s);
        };
        if let Some(also) = n.also.as_deref().filter(|a| !a.contains(' ')) {
            says(also, &n.name);
        }
        let target = n
            .refers_to
            .and_then(|r| sources[s].facts.names.get(r as usize));
        match (n.form, target) {
            (NameForm::Acronym, Some(t)) => says(&n.name, &t.name),
            (NameForm::Acronym, None) => {
                used.entry(fold(&n.name)).or_default().entry(s).or_insert(m);
            }
            // "NLC Council" uses the acronym too.
            (NameForm::Full, _) => {
                for w in n.name.split_whitespace().filter(|w| is_acronym(w)) {
                    used.entry(fold(w)).or_default().entry(s).or_insert(m);
                }
            }
            _ => {}
        }
    }
    // Every document that names a long form in full tells what stands around it.
    let wanted: BTreeSet<&Vec<String>> = forms.values().flat_map(BTreeMap::keys).collect();
    let mut in_full: BTreeMap<&Vec<String>, BTreeSet<usize>> = BTreeMap::new();
    let spelled_out = match wanted.is_empty() {
        true => Vec::new(),
        false => links.of(NameKind::Organisation, &[NameForm::Full]),
    };
    for m in spelled_out {
        let name = links.name(m).name.as_str();
        let words = met
            .entry(name)
            .or_insert_with(|| keys::content(name, &none));
        if let Some(words) = wanted.get(words) {
            in_full
                .entry(words)
                .or_default()
                .insert(links.mentions[m].0);
        }
    }
    let mut out = Meanings {
        common: Acronyms::new(),
        own: BTreeMap::new(),
        several: BTreeSet::new(),
        merged: BTreeMap::new(),
    };
    for (acronym, long) in &forms {
        let acronym = acronym.clone();
        // "State Migration Service" and "… of the Republic" are one expansion: the shorter is inside the longer.
        let shortest = long
            .keys()
            .min_by_key(|l| l.len())
            .cloned()
            .unwrap_or_default();
        if keys::is_one_inside_all(long.keys()) {
            out.common.insert(acronym, shortest);
            continue;
        }
        out.several.insert(acronym.clone());
        // A document that spells out two leaves a bare one open, here as well.
        let mut of_doc: BTreeMap<usize, Vec<&Vec<String>>> = BTreeMap::new();
        for (words, (docs, _)) in long {
            for &s in docs {
                of_doc.entry(s).or_default().push(words);
            }
        }
        let two = |s: usize| !keys::is_one_inside_all(of_doc[&s].iter().copied());
        for (words, (docs, _)) in long {
            for &s in docs.iter().filter(|&&s| !two(s)) {
                out.own
                    .entry(s)
                    .or_default()
                    .insert(acronym.clone(), words.clone());
            }
        }
        let around: Vec<Sorted<Item>> = long
            .iter()
            .map(|(words, (docs, _))| {
                let all: BTreeSet<usize> = docs
                    .iter()
                    .chain(in_full.get(words).into_iter().flatten())
                    .copied()
                    .collect();
                surroundings(contexts, &all)
            })
            .collect();
        for (&s, &m) in used.get(&acronym).into_iter().flatten() {
            if out.own.get(&s).is_some_and(|a| a.contains_key(&acronym)) {
                continue;
            }
            // The document writes one of them out, if not beside the acronym.
            let here =
                |words: &&Vec<String>| in_full.get(words).is_some_and(|docs| docs.contains(&s));
            let mut written = long.keys().filter(here);
            if let (Some(only), None) = (written.next(), written.next()) {
                let own = out.own.entry(s).or_default();
                own.insert(acronym.clone(), only.clone());
                continue;
            }
            // Two that one document names are of one world, where what is named with one is named with the other.
            let apart = |a: &Vec<String>, b: &Vec<String>| match (in_full.get(a), in_full.get(b)) {
                (Some(a), Some(b)) => a.is_disjoint(b),
                _ => true,
            };
            let mut likest: Vec<(f32, &Vec<String>, usize, Vec<Item>)> = long
                .iter()
                .zip(&around)
                .map(|((words, (_, first)), around)| {
                    let (weight, items) = likeness(contexts, s, around);
                    (weight, words, *first, items)
                })
                .collect();
            likest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            let clear = likest[0].0 >= 0.45
                && likest
                    .get(1)
                    .is_none_or(|l| likest[0].0 > l.0 + 0.3 && apart(likest[0].1, l.1));
            if clear {
                out.own
                    .entry(s)
                    .or_default()
                    .insert(acronym.clone(), likest[0].1.clone());
                continue;
            }
            for (weight, _, first, items) in likest.into_iter().take(2) {
                let why = items
                    .iter()
                    .filter_map(|i| contexts.shown(*i))
                    .take(1)
                    .map(|n| format!("Both are named with “{n}”."))
                    .collect();
                let against = vec![format!(
                    "“{}” stands for more than one body.",
                    links.name(m).name
                )];
                if links.name(m).form == NameForm::Acronym {
                    links.doubt(first, m, (0.3 + 0.2 * weight).min(0.6), why, against);
                }
            }
        }
    }
    for (&s, own) in &out.own {
        let mut all = out.common.clone();
        all.extend(own.clone());
        out.merged.insert(s, all);
    }
    out
}

fn is_acronym(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(char::is_uppercase)
}

/// What stands around a body in its documents; of many, in the first hundred.
fn surroundings(contexts: &Contexts, docs: &BTreeSet<usize>) -> Sorted<Item> {
    docs.iter()
        .take(100)
        .flat_map(|&d| contexts.of_doc[d].iter().copied())
        .collect()
}

/// What a document shares with a body's surroundings.
fn likeness(contexts: &Contexts, s: usize, around: &Sorted<Item>) -> (f32, Vec<Item>) {
    contexts.shared(&contexts.of_doc[s], around, |_| false)
}

/// Kinds of bodies that every country has.
const EVERYWHERE: [&str; 14] = [
    "ministry",
    "ministries",
    "parliament",
    "government",
    "cabinet",
    "embassy",
    "court",
    "senate",
    "congress",
    "army",
    "police",
    "министерств",
    "nazirliyi",
    "ministerium",
];

/// "State Forest Service" and "… of the Republic of Azerbaijan": one, where only one country is ever said with it, or the document's
/// own country tells which.
fn with_country(links: &mut Links, contexts: &Contexts, full: &[usize], content: &Contents) {
    // The country that a place tells of, each spelling worked out once.
    let mut met: FxHashMap<&str, Option<&'static str>> = FxHashMap::default();
    let mut peoples: FxHashMap<&str, Vec<&'static str>> = FxHashMap::default();
    let mut places: BTreeSet<String> = BTreeSet::new();
    let mut countries_of: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for m in 0..links.mentions.len() {
        let (s, _) = links.mentions[m];
        let n = links.name(m);
        if n.kind == NameKind::Place {
            let country = *met.entry(&n.name).or_insert_with(|| {
                let place = keys::place(&n.name);
                let known = || places::known(&place).map(|p| p.country.as_str());
                let country = countries::country_of(&place).or_else(known);
                places.insert(place);
                country
            });
            if let Some(country) = country {
                let here = countries_of.entry(s).or_default();
                if !here.contains(country) {
                    here.insert(country.to_owned());
                }
            }
        } else if n.kind == NameKind::Organisation {
            let peoples = peoples.entry(&n.name).or_insert_with(|| {
                let words = keys::words(&n.name);
                words
                    .iter()
                    .filter_map(|w| countries::of_people(w))
                    .collect()
            });
            if !peoples.is_empty() {
                let here = countries_of.entry(s).or_default();
                here.extend(peoples.iter().map(|c| (*c).to_owned()));
            }
        }
    }
    // "… of the Republic of Azerbaijan" says itself what is a country.
    let spelled: BTreeSet<&str> = full.iter().map(|&m| links.name(m).name.as_str()).collect();
    places.extend(spelled.into_iter().filter_map(|name| {
        let words = keys::words(name);
        let of = words.iter().rposition(|w| w == "of")?;
        let styled = of > 0 && matches!(words[of - 1].as_str(), "republic" | "kingdom");
        (styled && of + 2 == words.len()).then(|| words[of + 1].clone())
    }));
    let mut groups: BTreeMap<Vec<String>, BTreeMap<Vec<String>, Vec<usize>>> = BTreeMap::new();
    // By where the words stand, of which each spelling has its own; those of equal words meet below, in their order.
    let mut alike: FxHashMap<*const Vec<String>, (&Words, Vec<usize>)> = FxHashMap::default();
    for m in full {
        let words = &content[m];
        let known = alike.entry(Arc::as_ptr(words));
        known.or_insert_with(|| (words, Vec::new())).1.push(*m);
    }
    for (words, mentions) in alike.into_values() {
        let is_place = |w: &String| places.contains(w) || countries::is_country(w);
        let (said, base): (Vec<String>, Vec<String>) = words.iter().cloned().partition(is_place);
        // "of the Republic of …" goes with its country.
        let base: Vec<String> = base
            .into_iter()
            .filter(|w| said.is_empty() || w != "republic")
            .collect();
        // "Bank of Norway", "Norwegian Bank": too few words to be taken apart.
        let (said, base) = if base.len() < 2 {
            (Vec::new(), words.to_vec())
        } else {
            (said, base)
        };
        groups
            .entry(base)
            .or_default()
            .entry(said)
            .or_default()
            .extend(mentions);
    }
    for list in groups.values_mut().flat_map(BTreeMap::values_mut) {
        list.sort_unstable();
    }
    for (base, mut said) in groups {
        let bare = said.remove(&Vec::new()).unwrap_or_default();
        for list in said.values() {
            for &m in &list[1..] {
                links.join_because(list[0], m, "The same name but for small words.");
            }
        }
        // "Government of Finland" says itself of which country.
        let everywhere = base.iter().any(|w| EVERYWHERE.contains(&w.as_str()))
            && !base
                .iter()
                .any(|w| places.contains(w) || countries::is_country(w));
        if said.is_empty() {
            for list in by_country(links, &bare, &countries_of, everywhere) {
                for &m in &list[1..] {
                    links.join_because(list[0], m, "The same name but for small words.");
                }
            }
            continue;
        }
        if said.len() == 1 && !everywhere {
            let only = said.values().next().map_or(0, |l| l[0]);
            for &m in &bare {
                links.join_because(only, m, "The same body, with and without its country.");
            }
            continue;
        }
        // What each document says of its country, and whom it names with the body.
        let docs: BTreeMap<&Vec<String>, BTreeSet<usize>> = said
            .iter()
            .map(|(c, list)| (c, list.iter().map(|&m| links.mentions[m].0).collect()))
            .collect();
        let around: BTreeMap<&Vec<String>, Sorted<Item>> = docs
            .iter()
            .map(|(c, docs)| (*c, surroundings(contexts, docs)))
            .collect();
        let mut apart: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for &m in &bare {
            let (s, _) = links.mentions[m];
            let none = BTreeSet::new();
            let here = countries_of.get(&s).unwrap_or(&none);
            let mut likest: Vec<(f32, &Vec<String>, usize)> = said
                .iter()
                .map(|(c, list)| {
                    let named = here
                        .iter()
                        .any(|h| h.split(' ').all(|w| c.contains(&w.to_owned())));
                    let own = docs[c].contains(&s);
                    let (shared, _) = likeness(contexts, s, &around[c]);
                    let against = !here.is_empty() && !named;
                    let score = f32::from(u8::from(named))
                        + 2.0 * f32::from(u8::from(own))
                        + 0.5 * shared.min(1.5)
                        - f32::from(u8::from(against));
                    (score, c, list[0])
                })
                .collect();
            likest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
            let second = likest.get(1).map_or(f32::MIN, |l| l.0);
            let alone = said.len() == 1 && likest[0].0 >= 0.0;
            if alone || likest[0].0 >= 0.3 && likest[0].0 > second + 0.25 {
                let why = if alone {
                    "The same body, with and without its country."
                } else {
                    "The body of the country that the document is about."
                };
                links.join_because(likest[0].2, m, why);
                continue;
            }
            // Those of one document or of one country are one all the same.
            let key: Vec<String> = here.iter().cloned().collect();
            match apart.get(&key) {
                Some(&other) => {
                    links.join_because(other, m, "The same name but for small words.");
                }
                None => {
                    apart.insert(key, m);
                    for &(score, _, first) in likest.iter().filter(|l| l.0 >= 0.0).take(2) {
                        let against = vec!["Another country has a body of this name.".to_owned()];
                        links.doubt(
                            first,
                            m,
                            (0.4 + 0.1 * score).clamp(0.1, 0.65),
                            vec!["The same name without a country.".to_owned()],
                            against,
                        );
                    }
                }
            }
        }
    }
}

/// Bodies of one name by the countries of their documents: every country has a ministry of the interior, and none is said here.
fn by_country(
    links: &Links,
    bare: &[usize],
    countries_of: &BTreeMap<usize, BTreeSet<String>>,
    everywhere: bool,
) -> Vec<Vec<usize>> {
    let here = |m: usize| countries_of.get(&links.mentions[m].0);
    let mut groups: Vec<(BTreeSet<String>, Vec<usize>)> = Vec::new();
    let mut nowhere: Vec<usize> = Vec::new();
    for &m in bare {
        let Some(countries) = here(m).filter(|_| everywhere) else {
            nowhere.push(m);
            continue;
        };
        match groups.iter_mut().find(|(c, _)| !c.is_disjoint(countries)) {
            Some((known, list)) => {
                known.extend(countries.iter().cloned());
                list.push(m);
            }
            None => groups.push((countries.clone(), vec![m])),
        }
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().map(|(_, list)| list).collect();
    match out.as_mut_slice() {
        [only] => only.extend(nowhere),
        _ if nowhere.is_empty() => {}
        _ => out.push(nowhere),
    }
    out
}

/// Acronyms alone: the long form that the documents give it, else the only body with these initials.
fn acronyms(links: &mut Links, meanings: &Meanings, full: &[usize], content: &Contents) {
    let alone = links.of(NameKind::Organisation, &[NameForm::Acronym]);
    let asked: BTreeSet<&str> = alone.iter().map(|&m| links.name(m).name.as_str()).collect();
    if asked.is_empty() {
        return;
    }
    let mut by_content: FxHashMap<&Vec<String>, usize> = FxHashMap::default();
    let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for m in full {
        by_content.entry(&content[m]).or_insert(*m);
        let name = &links.name(*m).name;
        let letters: String = name
            .split_whitespace()
            .take_while(|w| *w != "of" || !name.contains("Service"))
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        if asked.contains(letters.as_str()) {
            let r = links.root(*m);
            by_initials.entry(letters).or_default().insert(r);
        }
    }
    let mut open = Vec::new();
    for m in alone {
        let (s, _) = links.mentions[m];
        let text = &links.name(m).name;
        let folded = fold(text);
        if links.name(m).refers_to.is_some() {
            continue;
        }
        if meanings.is_open(s, &folded) {
            open.push(((folded, Some(s)), m));
            continue;
        }
        if let Some(&long) = meanings.of(s).get(&folded).and_then(|l| by_content.get(l)) {
            links.join_because(long, m, "The acronym of its long form.");
        } else {
            match by_initials.get(text.as_str()) {
                Some(only) if only.len() == 1 && text.chars().count() >= 3 => {
                    if let Some(&long) = only.first() {
                        links.join_because(long, m, "The only name with these initials.");
                    }
                }
                _ => {}
            }
            open.push(((folded, None), m));
        }
    }
    links.join_equal(open, "The same acronym.");
}
