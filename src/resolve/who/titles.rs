//! Which projects, works, places and numbered meetings of many documents are one.
//!
//! By the words that carry a title; small words, "project" and plurals may differ.

use super::bodies::{Meanings, Spelled, Words};
use super::keys;
use super::link::Links;
use crate::model::text::fold;
use crate::model::{NameForm, NameKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub fn join<'s>(links: &mut Links<'s>, meanings: &Meanings) {
    let every = [NameForm::Full, NameForm::Short];
    let mut spelled = Spelled::new(meanings);
    for kind in [NameKind::Project, NameKind::Work] {
        // What a title is compared by, once for each that is spelled alike; equal ones have one number.
        let mut met: FxHashMap<*const Vec<String>, u32> = FxHashMap::default();
        let mut numbers: FxHashMap<Vec<String>, u32> = FxHashMap::default();
        let mut kept: Vec<Words> = Vec::new();
        let keyed = links
            .of(kind, &every)
            .into_iter()
            .map(|m| {
                let (s, _) = links.mentions[m];
                let words = spelled.words(s, &links.name(m).name);
                let number = *met.entry(Arc::as_ptr(&words)).or_insert_with(|| {
                    let carrying = words.iter().filter(|w| *w != "project" && *w != "program");
                    let mut key: Vec<String> = carrying
                        .map(|w| match kind {
                            NameKind::Project => singular(w.clone()),
                            _ => w.clone(),
                        })
                        .collect();
                    key.dedup();
                    // As long as they are kept, no others can stand where they do.
                    kept.push(words.clone());
                    let next = numbers.len() as u32;
                    *numbers.entry(key).or_insert(next)
                });
                (number, m)
            })
            .collect();
        links.join_equal(keyed, "The same title but for small words.");
    }
    projects_by_acronym(links);
    parts_of_titles(links, &mut spelled);
    let mut met: FxHashMap<&str, u32> = FxHashMap::default();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let keyed = links
        .of(NameKind::Place, &every)
        .into_iter()
        .map(|m| {
            let name = links.name(m).name.as_str();
            let number = *met.entry(name).or_insert_with(|| {
                let next = numbers.len() as u32;
                *numbers.entry(keys::place(name)).or_insert(next)
            });
            (number, m)
        })
        .collect();
    links.join_equal(keyed, "The same place.");
    series(links, &mut spelled);
}

/// "SHA" where one document says that it is "Safe Harbours for All"; by itself the same acronym is the same project.
fn projects_by_acronym(links: &mut Links) {
    let mut long: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for m in links.of(NameKind::Project, &[NameForm::Full]) {
        if let Some(also) = links.name(m).also.as_deref() {
            let root = links.root(m);
            long.entry(fold(also)).or_default().insert(root);
        }
    }
    let mut open = Vec::new();
    for m in links.of(NameKind::Project, &[NameForm::Acronym]) {
        let key = fold(&links.name(m).name);
        if links.name(m).refers_to.is_some() {
            continue;
        }
        let of: Vec<usize> = long.get(&key).into_iter().flatten().copied().collect();
        match of.as_slice() {
            [only] => {
                links.join_because(*only, m, "The acronym of its long form.");
            }
            _ => open.push((key, m)),
        }
    }
    links.join_equal(open, "The same acronym.");
}

/// A mention and the words of its title.
type Titled = (usize, Arc<BTreeSet<String>>);

/// "the Coastal Warning project" where the document names "Strengthening of Coastal Warning" and no other project with these words.
fn parts_of_titles<'s>(links: &mut Links<'s>, spelled: &mut Spelled<'s, '_>) {
    let mut by_doc: BTreeMap<usize, Vec<Titled>> = BTreeMap::new();
    let mut met: FxHashMap<*const Vec<String>, Arc<BTreeSet<String>>> = FxHashMap::default();
    let mut kept: Vec<Words> = Vec::new();
    for m in links.of(NameKind::Project, &[NameForm::Full, NameForm::Short]) {
        let (s, _) = links.mentions[m];
        let title = spelled.words(s, &links.name(m).name);
        let words = met.entry(Arc::as_ptr(&title)).or_insert_with(|| {
            kept.push(title.clone());
            let carrying = title.iter().filter(|w| *w != "project" && *w != "program");
            Arc::new(carrying.map(|w| singular(w.clone())).collect())
        });
        let list = by_doc.entry(s).or_default();
        if !list
            .iter()
            .any(|(_, w)| Arc::ptr_eq(w, words) || w == words)
        {
            list.push((m, words.clone()));
        }
    }
    /// A document of more projects than this names them in full, or nobody knows which is which.
    const MOST: usize = 40;
    let mut found = Vec::new();
    for list in by_doc.values().filter(|l| l.len() <= MOST) {
        for (m, words) in list.iter().filter(|(_, w)| w.len() >= 2) {
            let mut longer = list
                .iter()
                .filter(|(_, w)| w.len() > words.len() && words.is_subset(w));
            if let (Some((long, _)), None) = (longer.next(), longer.next()) {
                found.push((*long, *m));
            }
        }
    }
    for (long, m) in found {
        links.join_because(long, m, "Words of a longer title of the same document.");
    }
    // Three words or more are enough where no other project of the folder has them; looked up by the rarest.
    let mut titles: BTreeMap<Arc<BTreeSet<String>>, usize> = BTreeMap::new();
    let mut met: FxHashSet<*const BTreeSet<String>> = FxHashSet::default();
    for (m, words) in by_doc.into_values().flatten() {
        if met.insert(Arc::as_ptr(&words)) {
            titles.entry(words).or_insert(m);
        }
    }
    let mut by_word: BTreeMap<&str, Vec<&Arc<BTreeSet<String>>>> = BTreeMap::new();
    for words in titles.keys() {
        for w in words.iter() {
            by_word.entry(w).or_default().push(words);
        }
    }
    /// A word of more titles than this tells none of them.
    const BEARERS: usize = 200;
    let mut found = Vec::new();
    for (words, &m) in titles.iter().filter(|(w, _)| w.len() >= 3) {
        let rarest = words
            .iter()
            .filter_map(|w| by_word.get(w.as_str()))
            .min_by_key(|l| l.len());
        let Some(rarest) = rarest.filter(|l| l.len() <= BEARERS) else {
            continue;
        };
        let mut longer = rarest
            .iter()
            .filter(|o| o.len() > words.len() && words.is_subset(o));
        if let (Some(long), None) = (longer.next(), longer.next()) {
            found.push((titles[*long], m));
        }
    }
    for (long, m) in found {
        links.join_because(long, m, "Words of a longer title, and of no other.");
    }
    beginnings(links);
}

/// "North Weir" beside "North Weir Renewal Project": the first words of one longer title, and of no other.
fn beginnings(links: &mut Links) {
    let plain = |name: &str| -> Vec<String> {
        let mut words = keys::words(name);
        words.retain(|w| !matches!(w.as_str(), "the" | "project" | "program" | "programme"));
        words
    };
    let mut titles: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut met: FxHashSet<&str> = FxHashSet::default();
    for m in links.of(NameKind::Project, &[NameForm::Full, NameForm::Short]) {
        let name = links.name(m).name.as_str();
        if met.insert(name) {
            titles.entry(plain(name)).or_insert(m);
        }
    }
    let mut found = Vec::new();
    for (words, &m) in titles.iter().filter(|(w, _)| w.len() >= 2) {
        // Titles are in order, so those that begin alike follow.
        let mut longer = titles
            .range(words.clone()..)
            .skip(1)
            .take_while(|(w, _)| w.starts_with(words));
        let Some((_, &long)) = longer.next() else {
            continue;
        };
        let root = links.root(long);
        // Two spellings of one longer title are one.
        let mut others = longer.map(|(_, &o)| o).take(8);
        if others.all(|o| links.root(o) == root) {
            found.push((long, m));
        }
    }
    for (long, m) in found {
        links.join_because(
            long,
            m,
            "The first words of a longer title, and of no other.",
        );
    }
}

/// "schools" → "school"; titles of projects are quoted in both.
fn singular(word: String) -> String {
    let keeps = word.chars().count() > 4 && !word.ends_with("ss") && !word.ends_with("us");
    match word.strip_suffix('s') {
        Some(rest) if keeps => rest.to_owned(),
        _ => word,
    }
}

fn series<'s>(links: &mut Links<'s>, spelled: &mut Spelled<'s, '_>) {
    let all = links.of(NameKind::Series, &[NameForm::Full, NameForm::Short]);
    let content: Vec<(Words, usize)> = all
        .iter()
        .map(|&m| {
            let (s, _) = links.mentions[m];
            (spelled.words(s, &links.name(m).name), m)
        })
        .collect();
    links.join_equal(content.clone(), "The same meeting of the same body.");
    // "Council session": part of exactly one fuller series' words. Looked up by its rarest word.
    let distinct: BTreeMap<&Words, usize> = content.iter().rev().map(|(w, m)| (w, *m)).collect();
    let mut by_word: BTreeMap<&str, Vec<&Words>> = BTreeMap::new();
    for words in distinct.keys() {
        for w in words.iter() {
            by_word.entry(w).or_default().push(words);
        }
    }
    /// A word of more series than this tells none of them.
    const BEARERS: usize = 200;
    let shorter: Vec<(usize, usize)> = distinct
        .iter()
        .filter_map(|(words, m)| {
            let rarest = words
                .iter()
                .filter_map(|w| by_word.get(w.as_str()))
                .min_by_key(|l| l.len())
                .filter(|l| l.len() <= BEARERS)?;
            let mine: BTreeSet<&String> = words.iter().collect();
            let mut wider = rarest.iter().filter(|o| {
                o.len() > words.len() && mine.iter().all(|w| o.binary_search(w).is_ok())
            });
            match (wider.next(), wider.next()) {
                (Some(fuller), None) => Some((distinct[*fuller], *m)),
                _ => None,
            }
        })
        .collect();
    for (fuller, m) in shorter {
        links.join_because(fuller, m, "The only series with these words.");
    }
}
