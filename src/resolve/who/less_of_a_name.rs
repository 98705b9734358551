//! Bodies by less than their whole name: a head as an acronym, the end of a name, a first word cut short, "State" left out.
//!
//! Only where one fuller body alone can be meant; whole names and acronyms are in `bodies`.

use super::bodies::Contents;
use super::keys;
use super::link::Links;
use crate::model::text::fold;
use std::collections::{BTreeMap, BTreeSet};

pub fn join(links: &mut Links, full: &[usize], content: &Contents) {
    heads_and_tails(links, full);
    abbreviated(links, full);
    whose_it_is(links, full, content);
}

/// "UN General Assembly" is the United Nations' by its initials, "General Assembly" by standing in the same document.
fn heads_and_tails(links: &mut Links, full: &[usize]) {
    let mut by_acronym: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    // In each document: the end of a longer name → whose it is.
    let mut by_tail: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
    for &m in full {
        let root = links.root(m);
        let (s, _) = links.mentions[m];
        for (letters, rest) in keys::with_acronym(&links.name(m).name) {
            by_acronym
                .entry(format!("{letters} {rest}"))
                .or_default()
                .insert(root);
            // A single word is "the Council", which the document itself explains.
            if rest.contains(' ') {
                by_tail.entry((s, rest)).or_default().insert(root);
            }
        }
        // "Harbours Committee" of "Fisheries and Harbours Committee".
        let folded = fold(&links.name(m).name);
        if let Some((before, rest)) = folded.split_once(" and ")
            && !before.contains(" of ")
            && rest.contains(' ')
        {
            by_tail
                .entry((s, rest.to_owned()))
                .or_default()
                .insert(root);
        }
    }
    for &m in full {
        let (s, _) = links.mentions[m];
        let text = &links.name(m).name;
        let folded = fold(text);
        let acronym_first = text
            .split_whitespace()
            .next()
            .is_some_and(|w| w.chars().count() >= 2 && w.chars().all(char::is_uppercase));
        if let Some(long) = by_acronym
            .get(&folded)
            .filter(|l| acronym_first && l.len() == 1)
        {
            if let Some(&long) = long.first() {
                links.join_because(long, m, "The same name with its head as an acronym.");
            }
        } else if let Some(&long) = by_tail
            .get(&(s, folded))
            .filter(|l| l.len() == 1)
            .and_then(BTreeSet::first)
        {
            links.join_because(long, m, "The end of a longer name of the same document.");
        }
    }
}

/// "Met Department" beside "Meteorological Department of Sri Lanka": a first word cut short, the others all there, of one body alone.
fn abbreviated(links: &mut Links, full: &[usize]) {
    let plain = |name: &str| keys::words(name);
    // Second word → names that have it there.
    let mut by_second: BTreeMap<String, BTreeMap<Vec<String>, usize>> = BTreeMap::new();
    for &m in full {
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
    for m in full {
        let words = &content[m];
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
