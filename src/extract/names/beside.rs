//! What a text says of a name right beside it: an age, a surname before marriage, a former name, who succeeded whom, who runs and funds a project.
//!
//! Finds no names of its own except those tied to one already found.

use super::draft::Drafts;
use super::forms::{Asked, Classes};
use super::lexicon::{Lexicon, List, key};
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

pub fn find(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    ages(words, drafts);
    maiden_names(words, drafts);
    other_surnames(words, lex, drafts);
    then_called(words, drafts);
    new_names(words, drafts);
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
        // "N, a 19-year-old wrestler"
        let described = || {
            words.get(to).filter(|w| w.is(","))?;
            let old = words
                .get(to + 2)
                .filter(|_| words.same_sentence(from, to + 2))?;
            old.key.strip_suffix(".year.old")?.parse().ok()
        };
        drafts.list[d].age = after.or_else(described).or_else(before);
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

/// "was then still called Ann Hill", "sat in parliament as Ann Hill": the same given name with another surname, right behind such a word.
fn other_surnames(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let people = in_order(drafts, &[NameKind::Person]);
    for (n, &d) in people.iter().enumerate() {
        let draft = &drafts.list[d];
        if draft.form != NameForm::Full || draft.to - draft.from < 2 {
            continue;
        }
        let said = words
            .before(draft.from)
            .is_some_and(|w| w.shape == Shape::Lower && BESIDE.has("person_same", &w.key));
        // "as Ann Hill said": somebody's words, and no other name.
        let speaks = words
            .get(draft.to)
            .is_some_and(|w| w.shape == Shape::Lower && lex.speech.contains(&w.key));
        if !said || speaks {
            continue;
        }
        let given = words.list[draft.from].key;
        let surname = words.list[draft.to - 1].key;
        /// So many names back, of this sentence and the one before.
        const REACH: usize = 5;
        let other = people[..n].iter().rev().take(REACH).find_map(|&o| {
            let full = drafts.list[o].refers_to.unwrap_or(o);
            let f = &drafts.list[full];
            let near =
                words.list[draft.from].sentence - words.list[drafts.list[o].from].sentence <= 1;
            let one = f.to - f.from >= 2
                && words.list[f.from].key == given
                && words.list[f.to - 1].key != surname;
            (near && one && full != d).then_some(full)
        });
        if let Some(o) = other {
            let signal = words.range(draft.from - 1, draft.from);
            let surname = words.shown(words.range(draft.to - 1, draft.to));
            drafts.list[o].also.get_or_insert(surname);
            drafts.list[d].ties.push((TieKind::SameAs, o, signal));
        }
    }
}

/// "Ann Hill, as Ms Weir then was", "Ann Weir (until 1 June Ann Hill)": the other surname behind it, with words that say so.
fn then_called(words: &Words, drafts: &mut Drafts) {
    let b = &*BESIDE;
    let people = in_order(drafts, &[NameKind::Person]);
    for pair in people.windows(2) {
        let (x, y) = (pair[0], pair[1]);
        let (from, to) = (drafts.list[x].to, drafts.list[y].from);
        let end = drafts.list[y].to;
        /// Between the two: ", as the then Cllr", "(until 1 June".
        const REACH: usize = 6;
        if to <= from || to - from > REACH || !words.same_sentence(from - 1, end - 1) {
            continue;
        }
        let at = |p: usize| words.get(p).filter(|_| words.same_sentence(from - 1, p));
        let is = |p: usize, list: &str| at(p).is_some_and(|w| b.has(list, &w.key));
        let verb =
            is(end, "was") && is(end + 1, "was_then") || is(end, "was_then") && is(end + 1, "was");
        let closed = at(end + 2).is_none_or(|w| w.is_mark());
        let as_was = words.list[from].is(",")
            && at(from + 1).is_some_and(|w| w.key == "as")
            && verb
            && closed;
        let given = words.list[drafts.list[x].from].key == words.list[to].key
            && drafts.list[y].to - to >= 2;
        let until = words.list[from].is("(")
            && is(from + 1, "once_called")
            && at(end).is_some_and(|w| w.is(")"))
            && given;
        if !as_was && !until {
            continue;
        }
        let (one, other) = (
            words.list[drafts.list[x].to - 1].key,
            words.list[end - 1].key,
        );
        if one == other {
            continue;
        }
        let target = drafts.list[x].refers_to.unwrap_or(x);
        let (lo, hi) = if as_was {
            (end, end + 2)
        } else {
            (from + 1, from + 2)
        };
        let signal = words.range(lo, hi);
        let surname = words.shown(words.range(end - 1, end));
        drafts.list[target].also.get_or_insert(surname);
        drafts.list[y].ties.push((TieKind::SameAs, target, signal));
    }
}

/// "N changed its name to the Nordsund Lines": what a body is called from now on is a name, whether anybody has seen that or not.
fn new_names(words: &Words, drafts: &mut Drafts) {
    /// How far behind the body its new name may begin.
    const REACH: usize = 8;
    for d in in_order(drafts, &[NameKind::Organisation]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let near = |p: usize| words.get(p).filter(|_| words.same_sentence(from, p));
        let mut said = false;
        for p in to..to + REACH {
            let Some(w) = near(p).filter(|w| !w.is_mark()) else {
                break;
            };
            let last = p > to && words.list[p - 1].key == "name";
            said |= w.shape == Shape::Lower
                && matches!(w.key.as_str(), "renamed" | "rechristened" | "rebranded")
                || last && w.key == "to";
            if !said || w.shape != Shape::Cap || drafts.owner(p).is_some() {
                continue;
            }
            let mut end = p + 1;
            while near(end).is_some_and(|n| n.is_cap()) && drafts.owner(end).is_none() {
                end += 1;
            }
            // "was renamed Monday" is no name; two words are.
            if end - p >= 2
                && let Some(new) = drafts.claim(
                    words,
                    (p, end),
                    NameKind::Organisation,
                    NameForm::Full,
                    ("a body's new name", 0.8),
                )
            {
                let signal = words.range(to, p);
                drafts.list[new].ties.push((TieKind::SameAs, d, signal));
            }
            break;
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
        // "…, as the Ministry of Trade has been called since": the words stand behind the second.
        let behind = between.iter().any(|w| w.key == "as")
            && (to..to + 8)
                .map_while(|p| words.get(p).filter(|_| words.same_sentence(from, p)))
                .any(|w| matches!(w.key.as_str(), "called" | "known" | "named"));
        if (said.is_some() || pairs || behind) && (only_links || behind) && !of {
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
