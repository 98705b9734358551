//! Bodies of other countries that an English text names in their own language: "the Companhia Tolmer de Navegação", "Banco do Sul".
//!
//! By a head word that English does not have and the small words of its language; in documents of that language `tongue` finds them.

use super::draft::Drafts;
use super::lexicon::List;
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind};
use std::sync::LazyLock;

struct Abroad {
    heads: List,
    links: List,
}

static ABROAD: LazyLock<Abroad> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/xx/abroad.toml")
        .parse()
        .unwrap_or_default();
    let list = |name: &str| -> List {
        let words = table.get(name).and_then(|l| l.as_str()).unwrap_or("");
        words.split_whitespace().map(super::lexicon::key).collect()
    };
    Abroad {
        heads: list("heads"),
        links: list("links"),
    }
});

/// Words of such a name, at most.
const LONGEST: usize = 9;

/// Names that other sources found inside are part of it; one that only begins inside ends it.
pub fn find(words: &Words, drafts: &mut Drafts) {
    let mut found = Vec::new();
    for i in words.caps() {
        let w = &words.list[i];
        // A body that is known already knows better.
        let known = drafts
            .owner(i)
            .is_some_and(|d| drafts.list[d].kind == NameKind::Organisation);
        if w.shape != Shape::Cap || known || !ABROAD.heads.contains(&*w.key) {
            continue;
        }
        let to = end(words, i);
        let cut = (i..to).find(|&p| drafts.owner(p).is_some_and(|d| drafts.list[d].to > to));
        let to = cut.map_or(to, |p| last_cap(words, i, p));
        if to > i + 1 {
            found.push((i, to));
        }
    }
    if found.is_empty() {
        return;
    }
    let mut gone = vec![false; drafts.list.len()];
    for &(from, to) in &found {
        for d in (from..to).filter_map(|p| drafts.owner(p)) {
            gone[d] = true;
        }
    }
    drafts.remove(&gone);
    for range in found {
        drafts.claim(
            words,
            range,
            NameKind::Organisation,
            NameForm::Full,
            ("head word of another language", 0.8),
        );
    }
}

/// Right over capitals, and small words that lead to one.
fn end(words: &Words, head: usize) -> usize {
    let here = |p: usize| words.get(p).filter(|_| words.same_sentence(head, p));
    let mut to = head + 1;
    while to - head < LONGEST {
        let mut p = to;
        while p < to + 2
            && here(p).is_some_and(|w| {
                w.shape == Shape::Lower && ABROAD.links.contains(&*w.key)
                    || matches!(w.text, "'" | "’")
            })
        {
            p += 1;
        }
        if !here(p).is_some_and(|w| w.is_cap() && !w.is_mark()) {
            break;
        }
        to = p + 1;
    }
    to
}

fn last_cap(words: &Words, from: usize, to: usize) -> usize {
    (from + 1..to)
        .rev()
        .find(|&p| words.list[p].is_cap())
        .map_or(from + 1, |p| p + 1)
}
