//! Who is whose: "her husband, N", "his father, the trawler owner N", "N, daughter of M".
//!
//! Says only that two are two and which sex the words give; who bears which surname is not asked.

use super::draft::Drafts;
use super::lexicon::{List, key};
use super::words::{Shape, Words};
use crate::model::{NameKind, TieKind};
use std::sync::LazyLock;

/// Words for relatives, of `data/names/xx/kin.toml`.
static KIN: LazyLock<List> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/xx/kin.toml")
        .parse()
        .unwrap_or_default();
    table
        .iter()
        .filter_map(|(_, list)| list.as_str())
        .flat_map(str::split_whitespace)
        .map(key)
        .collect()
});

pub fn find(words: &Words, drafts: &mut Drafts) {
    let mut last: Option<usize> = None;
    for i in 0..words.list.len() {
        if let Some(d) = drafts.owner(i) {
            if drafts.list[d].kind == NameKind::Person && drafts.list[d].from == i {
                last = Some(d);
            }
            continue;
        }
        if words.list[i].shape != Shape::Lower || !KIN.contains(words.list[i].key.as_str()) {
            continue;
        }
        let Some((who, whose)) = behind(words, drafts, i)
            .zip(last)
            .or_else(|| of(words, drafts, i))
        else {
            continue;
        };
        let target = |d: usize| drafts.list[d].refers_to.unwrap_or(d);
        if target(who) != target(whose) && who != whose {
            let signal = words.range(i, i + 1);
            let whose = target(whose);
            drafts.list[who]
                .ties
                .push((TieKind::RelativeOf, whose, signal));
        }
    }
}

/// "her husband, the engineer | N": up to five small words between.
fn behind(words: &Words, drafts: &Drafts, i: usize) -> Option<usize> {
    const REACH: usize = 6;
    let mut p = i + 1;
    if words.get(p).is_some_and(|w| w.is(",")) {
        p += 1;
    }
    for q in p..p + REACH {
        let w = words.get(q).filter(|_| words.same_sentence(i, q))?;
        match drafts.owner(q) {
            Some(d) if drafts.list[d].kind == NameKind::Person && drafts.list[d].from == q => {
                return Some(d);
            }
            // "her husband of Baku"
            Some(_) => return None,
            None if w.is_mark() && !w.is("-") && !(w.is(".") && words.list[q - 1].is_cap()) => {
                return None;
            }
            // "her father said that N": a clause begins.
            None if matches!(
                w.key.as_str(),
                "and" | "that" | "who" | "said" | "told" | "was" | "is" | "of" | "had" | "has"
            ) =>
            {
                return None;
            }
            None => {}
        }
    }
    None
}

/// "N, the daughter of M"
fn of(words: &Words, drafts: &Drafts, i: usize) -> Option<(usize, usize)> {
    let person = |p: usize| {
        drafts
            .owner(p)
            .filter(|&d| drafts.list[d].kind == NameKind::Person)
    };
    let whose = words
        .get(i + 1)
        .filter(|w| w.key == "of")
        .and_then(|_| person(i + 2).or_else(|| person(i + 3)))?;
    let mut p = i.checked_sub(1)?;
    while matches!(
        words.list[p].key.as_str(),
        "the" | "a" | "eldest" | "younger" | "elder" | "youngest"
    ) {
        p = p.checked_sub(1)?;
    }
    let who = words.list[p]
        .is(",")
        .then(|| p.checked_sub(1).and_then(person))
        .flatten()?;
    words.same_sentence(p, i + 1).then_some((who, whose))
}
