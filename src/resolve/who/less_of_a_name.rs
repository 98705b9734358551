//! Bodies by less than their whole name: a head as an acronym, the end of a name, a first word cut short, "State" left out.
//!
//! Only where one fuller body alone can be meant; whole names and acronyms are in `bodies`.

use super::bodies::Contents;
use super::keys;
use super::link::Links;
use crate::model::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub fn join(links: &mut Links, full: &[usize], content: &Contents) {
    heads_and_tails(links, full);
    abbreviated(links, full);
    whose_it_is(links, full, content);
}

/// What is asked of a name, worked out once for each spelling.
struct Asked {
    folded: String,
    /// Its first words as an acronym, and the rest.
    with_acronym: Vec<(String, String)>,
    /// "harbours committee" of "fisheries and harbours committee".
    behind_and: Option<String>,
    /// Does it begin with an acronym?
    acronym_first: bool,
}

impl Asked {
    fn of(name: &str) -> Self {
        let folded = fold(name);
        let behind_and = folded
            .split_once(" and ")
            .filter(|(before, rest)| !before.contains(" of ") && rest.contains(' '))
            .map(|(_, rest)| rest.to_owned());
        Self {
            with_acronym: keys::with_acronym(name)
                .into_iter()
                .map(|(letters, rest)| (format!("{letters} {rest}"), rest))
                .collect(),
            behind_and,
            acronym_first: name
                .split_whitespace()
                .next()
                .is_some_and(|w| w.chars().count() >= 2 && w.chars().all(char::is_uppercase)),
            folded,
        }
    }
}

/// "UN General Assembly" is the United Nations' by its initials, "General Assembly" by standing in the same document.
fn heads_and_tails(links: &mut Links, full: &[usize]) {
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    let mut spellings: Vec<Asked> = Vec::new();
    let spelling: Vec<usize> = full
        .iter()
        .map(|&m| {
            let name = links.name(m).name.as_str();
            *met.entry(name).or_insert_with(|| {
                spellings.push(Asked::of(name));
                spellings.len() - 1
            })
        })
        .collect();
    // What no name is called leads nowhere.
    let called: FxHashSet<&str> = spellings.iter().map(|n| n.folded.as_str()).collect();
    let mut by_acronym: FxHashMap<&str, BTreeSet<usize>> = FxHashMap::default();
    // In each document: the end of a longer name → whose it is.
    let mut by_tail: FxHashMap<(usize, &str), BTreeSet<usize>> = FxHashMap::default();
    for (&m, &n) in full.iter().zip(&spelling) {
        let name = &spellings[n];
        let root = links.root(m);
        let (s, _) = links.mentions[m];
        for (short, rest) in &name.with_acronym {
            if called.contains(short.as_str()) {
                by_acronym.entry(short).or_default().insert(root);
            }
            // A single word is "the Council", which the document itself explains.
            if rest.contains(' ') && called.contains(rest.as_str()) {
                by_tail.entry((s, rest)).or_default().insert(root);
            }
        }
        if let Some(rest) = name.behind_and.as_deref().filter(|r| called.contains(r)) {
            by_tail.entry((s, rest)).or_default().insert(root);
        }
    }
    for (&m, &n) in full.iter().zip(&spelling) {
        let name = &spellings[n];
        let (s, _) = links.mentions[m];
        if let Some(long) = by_acronym
            .get(name.folded.as_str())
            .filter(|l| name.acronym_first && l.len() == 1)
        {
            if let Some(&long) = long.first() {
                links.join_because(long, m, "The same name with its head as an acronym.");
            }
        } else if let Some(&long) = by_tail
            .get(&(s, name.folded.as_str()))
            .filter(|l| l.len() == 1)
            .and_then(BTreeSet::first)
        {
            links.join_because(long, m, "The end of a longer name of the same document.");
        }
    }
}

/// The first of all that are spelled alike, in order.
fn each_spelling_once(links: &Links, full: &[usize]) -> Vec<usize> {
    let mut met: FxHashSet<&str> = FxHashSet::default();
    let news = |m: &usize| met.insert(&links.name(*m).name);
    full.iter().copied().filter(news).collect()
}

/// "Met Department" beside "Meteorological Department of Sri Lanka": a first word cut short, the others all there, of one body alone.
fn abbreviated(links: &mut Links, full: &[usize]) {
    let plain = |name: &str| keys::words(name);
    // Second word → names that have it there.
    let mut by_second: BTreeMap<String, BTreeMap<Vec<String>, usize>> = BTreeMap::new();
    for m in each_spelling_once(links, full) {
        let words = plain(&links.name(m).name);
        if words.len() >= 2 {
            by_second
                .entry(words[1].clone())
                .or_default()
                .entry(words)
                .or_insert(m);
        }
    }
    let mut found = Vec::new();
    for names in by_second.values() {
        /// A second word of more names than this ("bank") is looked at no further.
        const MOST: usize = 300;
        if names.len() > MOST {
            continue;
        }
        for (short, &m) in names {
            let first = short[0].as_str();
            let cut = (3..=5).contains(&first.chars().count());
            let mut longer = names.iter().filter(|(long, _)| {
                cut && long[0].len() >= first.len() + 4
                    && long[0].starts_with(first)
                    && long.len() >= short.len()
                    && long[1..short.len()] == short[1..]
            });
            if let (Some((_, &long)), None) = (longer.next(), longer.next()) {
                found.push((long, m));
            }
        }
    }
    for (long, m) in found {
        links.join_because(long, m, "The same name with its first word cut short.");
    }
}

/// What says whose a body is and is left out by those who know.
const OF_WHOM: [&str; 5] = ["state", "national", "federal", "republic", "royal"];

/// "Agency of Water Resources" beside "State Agency of Water Resources": one, where no other body has these words.
fn whose_it_is(links: &mut Links, full: &[usize], content: &Contents) {
    /// With fewer words left a name is of a kind and not of a body: "State Museum".
    const LEFT: usize = 3;
    let mut by_rest: BTreeMap<Vec<&str>, BTreeMap<&Vec<String>, usize>> = BTreeMap::new();
    let mut met: FxHashSet<*const Vec<String>> = FxHashSet::default();
    for m in full {
        let words = &content[m];
        if !met.insert(Arc::as_ptr(words)) {
            continue;
        }
        let rest: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|w| !OF_WHOM.contains(w))
            .collect();
        if rest.len() >= LEFT {
            by_rest.entry(rest).or_default().entry(words).or_insert(*m);
        }
    }
    let mut found = Vec::new();
    for (rest, names) in &by_rest {
        let bare = names.iter().find(|(words, _)| words.len() == rest.len());
        let mut whole = names.iter().filter(|(words, _)| words.len() > rest.len());
        if let (Some((_, &bare)), Some((_, &whole)), None) = (bare, whole.next(), whole.next()) {
            found.push((whole, bare));
        }
    }
    for (whole, bare) in found {
        links.join_because(whole, bare, "The same name without whose body it is.");
    }
}
