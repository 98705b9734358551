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
    let signer = signer(words, drafts);
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
        // "My late father, N": whoever signs the letter says so.
        let mine = (i.saturating_sub(MINE)..i).any(|p| {
            words.same_sentence(p, i) && matches!(words.list[p].key.as_str(), "my" | "our")
        });
        let by = if mine { signer.or(last) } else { last };
        let Some((who, whose)) = behind(words, drafts, i)
            .zip(by)
            .or_else(|| of(words, drafts, i))
        else {
            continue;
        };
        // "My son Hinrich", signed Hinrich Lund: two of one name, whatever the one was taken for.
        if mine && who != whose {
            for (a, b) in [(who, whose), (whose, who)] {
                if drafts.list[a].refers_to == Some(b) {
                    drafts.list[a].refers_to = None;
                }
            }
        }
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

/// Between "my" and the word for the relative stand no more words than this: "my late father".
const MINE: usize = 3;

/// Who signs a letter: the last person whose name is a line of its own.
fn signer(words: &Words, drafts: &Drafts) -> Option<usize> {
    let alone = |d: usize| {
        let draft = &drafts.list[d];
        let own = |p: usize| words.same_sentence(p, draft.from);
        // An honorific may stand before it, nothing behind it.
        let before = draft.from.checked_sub(2).is_none_or(|p| !own(p));
        before && words.get(draft.to).is_none_or(|_| !own(draft.to))
    };
    (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person && !drafts.list[d].form.stands_in())
        .max_by_key(|&d| drafts.list[d].from)
        .filter(|&d| alone(d))
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
