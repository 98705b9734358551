//! Which projects, works, places and numbered meetings of many documents are one.
//!
//! By the words that carry a title; small words, "project" and plurals may differ.

use super::bodies::Meanings;
use super::keys;
use super::link::Links;
use crate::model::{NameForm, NameKind};
use std::collections::{BTreeMap, BTreeSet};

pub fn join(links: &mut Links, meanings: &Meanings) {
    let every = [NameForm::Full, NameForm::Short];
    for kind in [NameKind::Project, NameKind::Work] {
        let keyed = links
            .of(kind, &every)
            .into_iter()
            .map(|m| {
                let (s, _) = links.mentions[m];
                let mut words: Vec<String> = keys::content(&links.name(m).name, meanings.of(s))
                    .into_iter()
                    .filter(|w| w != "project" && w != "program")
                    .map(|w| {
                        if kind == NameKind::Project {
                            singular(w)
                        } else {
                            w
                        }
                    })
                    .collect();
                words.dedup();
                (words, m)
            })
            .collect();
        links.join_equal(keyed, "The same title but for small words.");
    }
    let keyed = links
        .of(NameKind::Place, &every)
        .into_iter()
        .map(|m| (keys::place(&links.name(m).name), m))
        .collect();
    links.join_equal(keyed, "The same place.");
    series(links, meanings);
}

/// "schools" → "school"; titles of projects are quoted in both.
fn singular(word: String) -> String {
    let keeps = word.chars().count() > 4 && !word.ends_with("ss") && !word.ends_with("us");
    match word.strip_suffix('s') {
        Some(rest) if keeps => rest.to_owned(),
        _ => word,
    }
}

fn series(links: &mut Links, meanings: &Meanings) {
    let all = links.of(NameKind::Series, &[NameForm::Full, NameForm::Short]);
    let content: BTreeMap<usize, Vec<String>> = all
        .iter()
        .map(|&m| {
            let (s, _) = links.mentions[m];
            (m, keys::content(&links.name(m).name, meanings.of(s)))
        })
        .collect();
    links.join_equal(
        all.iter().map(|m| (content[m].clone(), *m)).collect(),
        "The same meeting of the same body.",
    );
    // "Council session": part of exactly one fuller series' words. Looked up by its rarest word.
    let distinct: BTreeMap<&Vec<String>, usize> =
        all.iter().rev().map(|m| (&content[m], *m)).collect();
    let mut by_word: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
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
