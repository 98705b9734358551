//! What a text says of a name right beside it: an age, a surname before marriage, a former name, who succeeded whom, who runs and funds a project.
//!
//! Finds no names of its own except those tied to one already found.

use super::draft::Drafts;
use super::forms::{Asked, Classes};
use super::lexicon::{List, key};
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind, TieKind, TokenKind};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The word lists of `data/names/en/beside.toml`.
pub struct Beside {
    lists: FxHashMap<String, List>,
    none: List,
    /// The lists of each word that is on one.
    classes: FxHashMap<String, Classes>,
}

/// Bits from here on are of these lists; those below are the lexicon's.
pub const FIRST_BIT: Classes = 1 << 64;

impl Beside {
    pub fn list(&self, name: &str) -> &List {
        self.lists.get(name).unwrap_or(&self.none)
    }

    #[inline]
    pub fn has<K: Asked + ?Sized>(&self, list: &str, key: &K) -> bool {
        // Most words are on none of the lists.
        key.classes().is_none_or(|c| c >= FIRST_BIT) && self.list(list).contains(key)
    }

    pub fn classes(&self, key: &str) -> Classes {
        self.classes.get(key).copied().unwrap_or(0)
    }
}

pub static BESIDE: LazyLock<Beside> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/en/beside.toml")
        .parse()
        .unwrap_or_default();
    let mut lists: FxHashMap<String, List> = table
        .iter()
        .filter_map(|(name, words)| {
            let words = words.as_str()?.split_whitespace();
            // Pairs keep their plus, for "+" is no letter of a key.
            let keys = words.map(|w| w.split('+').map(key).collect::<Vec<_>>().join("+"));
            Some((name.clone(), keys.collect()))
        })
        .collect();
    let mut classes = FxHashMap::default();
    let mut bit = FIRST_BIT;
    for list in lists.values_mut() {
        list.give_bit(bit, &mut classes);
        // Past the last bit a list is asked by its letters.
        bit <<= 1;
    }
    Beside {
        lists,
        none: List::default(),
        classes,
    }
});

pub fn find(words: &Words, drafts: &mut Drafts) {
    ages(words, drafts);
    maiden_names(words, drafts);
    other_names(words, drafts);
}

/// Names that own their tokens, of a kind, in text order.
pub fn in_order(drafts: &Drafts, kinds: &[NameKind]) -> Vec<usize> {
    let mut out: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| {
            let draft = &drafts.list[d];
            kinds.contains(&draft.kind) && drafts.owner(draft.from) == Some(d)
        })
        .collect();
    out.sort_by_key(|&d| drafts.list[d].from);
    out
}

/// "the striker N, 21," · "N (21)" · "21-year-old N" · "N, aged 21,"
fn ages(words: &Words, drafts: &mut Drafts) {
    let number = |i: usize| -> Option<u8> {
        let w = words.get(i)?;
        let age: u8 = (w.kind == TokenKind::Number).then(|| w.text.parse().ok())??;
        (3..=110).contains(&age).then_some(age)
    };
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let opens = words.get(to).is_some_and(|w| w.is(",") || w.is("("));
        let aged = usize::from(words.get(to + 1).is_some_and(|w| w.key == "aged"));
        let closes = words
            .get(to + 2 + aged)
            .is_none_or(|w| w.is(",") || w.is(")") || w.is(".") || w.is(";"));
        let after = number(to + 1 + aged)
            .filter(|_| opens && closes && words.same_sentence(from, to + 1 + aged));
        // "the 24-year-old actress N": at most three words between.
        let before = || {
            (from.saturating_sub(6)..from)
                .rev()
                .filter(|&p| words.same_sentence(p, from))
                .find_map(|p| {
                    let old = words.list[p].key.as_str();
                    if let Some(n) = old.strip_suffix(".year.old") {
                        return n.parse().ok();
                    }
                    (old == "old" || old == "year.old")
                        .then(|| (p.saturating_sub(5)..p).rev().find_map(number))
                        .flatten()
                })
        };
        drafts.list[d].age = after.or_else(before);
    }
}

/// "Anna Kowalska (née Zielinska)"
fn maiden_names(words: &Words, drafts: &mut Drafts) {
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let mut p = to;
        while p < to + 2 && words.get(p).is_some_and(|w| w.is(",") || w.is("(")) {
            p += 1;
        }
        let says = words.get(p).is_some_and(|w| BESIDE.has("maiden", &w.key));
        let name = p + 1;
        let fits = words.get(name).is_some_and(|w| {
            w.shape == Shape::Cap && w.kind == TokenKind::Word && words.same_sentence(from, name)
        });
        // "born Tuesday" is no name, and "born in" none either.
        let lone = words
            .get(name + 1)
            .is_none_or(|w| w.is_mark() || w.shape == Shape::Lower);
        if !says || !fits || !lone || p == to {
            continue;
        }
        let shown = words.shown(words.range(name, name + 1));
        let own = match drafts.owner(name) {
            None => drafts.claim(
                words,
                (name, name + 1),
                NameKind::Person,
                NameForm::Short,
                ("surname before marriage", 0.9),
            ),
            Some(o) if drafts.list[o].kind == NameKind::Person && o != d => Some(o),
            Some(_) => None,
        };
        if let Some(o) = own {
            drafts.list[o].refers_to = Some(d);
            drafts.list[o].form = NameForm::Short;
            drafts.list[d].also = Some(shown);
        }
    }
}

/// "the Harbour Bank (formerly known as the Seamen's Bank)", "was renamed the …"
fn other_names(words: &Words, drafts: &mut Drafts) {
    /// Longest run of little words between two names of one.
    const REACH: usize = 9;
    let bodies = in_order(drafts, &[NameKind::Organisation, NameKind::Project]);
    let b = &*BESIDE;
    for pair in bodies.windows(2) {
        let (x, y) = (pair[0], pair[1]);
        let (from, to) = (drafts.list[x].to, drafts.list[y].from);
        if drafts.list[x].kind != drafts.list[y].kind
            || to <= from
            || to - from > REACH
            || !words.same_sentence(from - 1, to)
        {
            continue;
        }
        let between = &words.list[from..to];
        let said = between.iter().find(|w| b.has("same", &w.key));
        let pairs = b.list("same_pairs").iter().any(|p| {
            let (one, two) = p.split_once('+').unwrap_or((p, ""));
            between.iter().any(|w| w.key == one) && between.iter().any(|w| w.key == two)
        });
        // The second name may begin earlier than it was found to ("the | Seamen's Savings Bank").
        let named = between
            .iter()
            .rev()
            .take_while(|w| w.is_possessive() || w.shape == Shape::Cap)
            .count();
        let between = &between[..between.len() - named];
        let only_links = between.iter().all(|w| {
            w.is_mark() && !w.is(".") && !w.is(";")
                || w.kind == TokenKind::Number
                || b.has("same", &w.key)
                || b.has("links", &w.key)
        });
        // "was renamed on Wednesday" would be the time; "formerly of the …" is a person's past.
        let of = between.last().is_some_and(|w| w.key == "of");
        if (said.is_some() || pairs) && only_links && !of {
            let signal = words.range(from, to);
            drafts.list[y].ties.push((TieKind::SameAs, x, signal));
        }
    }
}

/// "A succeeds B", "B was succeeded by A", "her predecessor B"; after the pronouns are read, for "she succeeds B".
pub fn successions(words: &Words, drafts: &mut Drafts) {
    let mut people = in_order(drafts, &[NameKind::Person]);
    people.extend((0..drafts.list.len()).filter(|&d| drafts.list[d].form == NameForm::Pronoun));
    people.sort_by_key(|&d| drafts.list[d].from);
    let b = &*BESIDE;
    for pair in people.windows(2) {
        let (x, y) = (pair[0], pair[1]);
        let (from, to) = (drafts.list[x].to, drafts.list[y].from);
        /// How many words may stand between the two, offices included.
        const REACH: usize = 14;
        if to <= from || to - from > REACH || !words.same_sentence(from - 1, to) {
            continue;
        }
        let between = &words.list[from..to];
        let at = |list: &str| between.iter().position(|w| b.has(list, &w.key));
        let by = between.iter().position(|w| w.key == "by");
        let passive = at("succeeded_by").is_some_and(|v| by.is_some_and(|p| p > v));
        let after = if passive || between.iter().any(|w| b.has("successor", &w.key)) {
            // x, then y
            Some((y, x))
        } else if at("succeeds").is_some()
            || between.iter().any(|w| b.has("predecessor", &w.key))
            || at("taking_over")
                .is_some_and(|v| between.get(v + 1).is_some_and(|w| w.key == "over"))
        {
            Some((x, y))
        } else {
            None
        };
        if let Some((later, earlier)) = after {
            let target = |d: usize| drafts.list[d].refers_to.unwrap_or(d);
            let (later, earlier) = (target(later), target(earlier));
            if later != earlier {
                let signal = words.range(from, to);
                drafts.list[later]
                    .ties
                    .push((TieKind::Succeeds, earlier, signal));
            }
        }
    }
}
