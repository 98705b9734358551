//! "He", "she", "him", "her" where exactly one person can be meant.
//!
//! English only. What is unsafe stays unsaid: two people of the sentence, a stranger in between, a quotation.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::lexicon::{Lexicon, key};
use super::words::{Shape, Words};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How many sentences back a pronoun may reach.
const REACH: u32 = 2;

/// Given names that tell a man (true) from a woman, of `data/names/xx/genders.toml`.
static GIVEN: LazyLock<FxHashMap<String, bool>> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/xx/genders.toml")
        .parse()
        .unwrap_or_default();
    let mut out = FxHashMap::default();
    for (list, man) in [("men", true), ("women", false)] {
        let words = table.get(list).and_then(|w| w.as_str()).unwrap_or("");
        out.extend(words.split_whitespace().map(|w| (key(w), man)));
    }
    out
});

/// Whether a given name tells a man (true) or a woman, where it does.
pub fn man_by_name(given: &str) -> Option<bool> {
    GIVEN.get(&fold(given)).copied()
}

/// Everybody of one sentence: the draft of the fullest name, and the token.
struct Here {
    person: usize,
    token: usize,
    /// "N's lawyer": not whom "he" means where another is named.
    owns: bool,
}

pub fn find(words: &Words, lang: &str, lex: &Lexicon, quoted: &[bool], drafts: &mut Drafts) {
    if lang != "en" {
        return;
    }
    let pronouns: Vec<usize> = words
        .list
        .iter()
        .enumerate()
        .filter(|(_, w)| {
            w.key.len() <= 3 && matches!(w.key.as_str(), "he" | "she" | "him" | "her" | "his")
        })
        .map(|(i, _)| i)
        .collect();
    if pronouns.is_empty() {
        return;
    }
    let man = sexes(words, drafts);
    let mut by_sentence: BTreeMap<u32, Vec<Here>> = BTreeMap::new();
    for (token, w) in words.list.iter().enumerate() {
        if let Some(d) = drafts
            .owner(token)
            .filter(|&d| drafts.list[d].kind == NameKind::Person && drafts.list[d].from == token)
            .filter(|&d| !names_a_thing(words, lex, drafts, d))
        {
            by_sentence.entry(w.sentence).or_default().push(Here {
                person: target(drafts, d),
                token,
                owns: words
                    .get(drafts.list[d].to)
                    .is_some_and(super::words::Word::is_possessive),
            });
        }
    }
    // "the Service chief": pushed, not owned.
    for d in 0..drafts.list.len() {
        let draft = &drafts.list[d];
        if draft.kind == NameKind::Person && draft.form == NameForm::Nominal {
            let person = target(drafts, d);
            if let Some(w) = words.list.get(draft.from) {
                by_sentence.entry(w.sentence).or_default().push(Here {
                    person,
                    token: draft.from,
                    owns: false,
                });
            }
        }
    }
    let mut strangers: BTreeSet<u32> = BTreeSet::new();
    for (i, w) in words.list.iter().enumerate() {
        if w.key.is_plain() || w.shape != Shape::Lower {
            continue;
        }
        let indefinite = words
            .before(i)
            .is_some_and(|b| matches!(b.key.as_str(), "a" | "an" | "another" | "one"));
        // "for the accused": whoever that is.
        let party =
            BESIDE.has("parties", &w.key) && words.before(i).is_some_and(|b| b.key == "the");
        if (indefinite && BESIDE.has("people", &w.key) || party) && !apposition(words, drafts, i) {
            strangers.insert(w.sentence);
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for i in pronouns {
        let w = &words.list[i];
        let (is_man, object) = match w.key.as_str() {
            "he" => (true, false),
            "she" => (false, false),
            "him" => (true, true),
            "her" if is_object(words, lex, i) => (false, true),
            // "his boat", "her agent": whoever could be "he" or "she" here.
            "his" => (true, false),
            "her" => (false, false),
            _ => continue,
        };
        if quoted[i] || drafts.owner(i).is_some() || !matches!(w.shape, Shape::Lower | Shape::Cap) {
            continue;
        }
        let fits = |p: usize| man.get(&p).is_none_or(|m| *m == is_man);
        if let Some(person) = meant(words, &by_sentence, &strangers, &fits, &man, i, object) {
            found.push((i, person));
        }
    }
    for (i, person) in found {
        let d = drafts.push(
            words,
            (i, i + 1),
            NameKind::Person,
            NameForm::Pronoun,
            ("pronoun of the one person it can mean", 0.75),
        );
        drafts.list[d].refers_to = Some(person);
    }
}

/// "the Dvořák concerto", "a Lindqvist violin": a thing called after somebody, who is not there.
fn names_a_thing(words: &Words, lex: &Lexicon, drafts: &Drafts, d: usize) -> bool {
    let (from, to) = (drafts.list[d].from, drafts.list[d].to);
    let article = words
        .before(from)
        .is_some_and(|b| matches!(b.key.as_str(), "the" | "a" | "an") && b.shape == Shape::Lower);
    let noun = words
        .after(to - 1)
        .is_some_and(|a| a.shape == Shape::Lower && !a.is_mark() && !lex.ordinary.contains(&a.key));
    article && noun && to == from + 1
}

/// Does the same pronoun stand in the name's sentence before the name?
fn follows_pronoun(words: &Words, name: usize, pronoun: usize) -> bool {
    let key = &words.list[pronoun].key;
    (0..name)
        .rev()
        .take_while(|&k| words.same_sentence(k, name))
        .any(|k| words.list[k].key == *key)
}

fn target(drafts: &Drafts, d: usize) -> usize {
    drafts.list[d].refers_to.unwrap_or(d)
}

/// ", a farmer," after a name is that person and no stranger.
fn apposition(words: &Words, drafts: &Drafts, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|p| {
        words.same_sentence(p, i)
            && words.list[p].is(",")
            && p > 0
            && drafts.kind_at(p - 1) == Some(NameKind::Person)
    })
}

/// "her" as an object, where what follows is no noun of hers.
fn is_object(words: &Words, lex: &Lexicon, i: usize) -> bool {
    match words.after(i) {
        None => true,
        Some(a) => {
            a.is_mark() && !a.is_quote()
                || a.shape == Shape::Lower && BESIDE.has("after_object", &a.key)
                || a.shape == Shape::Lower && lex.calendar.contains(&a.key)
        }
    }
}

/// Each person's sex as the document says it by an honorific, else by the given name.
fn sexes(words: &Words, drafts: &Drafts) -> BTreeMap<usize, bool> {
    let mut said: BTreeMap<usize, bool> = BTreeMap::new();
    let mut named: BTreeMap<usize, bool> = BTreeMap::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.kind != NameKind::Person || draft.form == NameForm::Nominal {
            continue;
        }
        let person = target(drafts, d);
        let honorific = fold(draft.honorific.as_deref().unwrap_or(""));
        match honorific.rsplit(' ').next().unwrap_or("") {
            "mr" | "sir" | "lord" | "king" | "prince" | "father" | "brother" => {
                said.insert(person, true);
            }
            "ms" | "mrs" | "miss" | "lady" | "dame" | "queen" | "princess" | "sister"
            | "madame" => {
                said.insert(person, false);
            }
            _ => {}
        }
        if draft.form == NameForm::Full
            && let Some(man) = words
                .list
                .get(draft.from)
                .and_then(|w| GIVEN.get(w.key.as_str()).copied())
                .or_else(|| by_surname(words.list.get(draft.to - 1)?.text))
        {
            named.entry(person).or_insert(man);
        }
    }
    named.extend(said);
    named
}

/// "Lapshina" and "Lapshin": surnames that are a woman's in one ending and a man's in the other.
fn by_surname(surname: &str) -> Option<bool> {
    let folded = fold(surname);
    let long = folded.chars().count() >= 6;
    let ends = |list: &[&str]| long && list.iter().any(|e| folded.ends_with(e));
    if ends(&[
        "ova", "eva", "skaya", "tskaya", "shina", "tina", "kina", "nina", "lina",
    ]) {
        Some(false)
    } else if ends(&[
        "nov", "mov", "rov", "yev", "aev", "kov", "lov", "sov", "dov", "skiy", "tskiy",
    ]) {
        Some(true)
    } else {
        None
    }
}

/// The one person that a pronoun at token `i` can mean.
fn meant(
    words: &Words,
    by_sentence: &BTreeMap<u32, Vec<Here>>,
    strangers: &BTreeSet<u32>,
    fits: &dyn Fn(usize) -> bool,
    man: &BTreeMap<usize, bool>,
    i: usize,
    object: bool,
) -> Option<usize> {
    let sentence = words.list[i].sentence;
    /// A sentence of more people than this leaves every pronoun open, and one may be as long as a book.
    const CROWD: usize = 12;
    let none = Vec::new();
    let of = |s: u32| by_sentence.get(&s).unwrap_or(&none);
    if (0..=REACH).any(|back| {
        sentence
            .checked_sub(back)
            .is_some_and(|s| of(s).len() > CROWD)
    }) {
        return None;
    }
    let distinct = |s: u32, before: usize| -> BTreeSet<usize> {
        let among = |owners: bool| -> BTreeSet<usize> {
            of(s)
                .iter()
                .filter(|h| h.token < before && fits(h.person) && (owners || !h.owns))
                .map(|h| h.person)
                .collect()
        };
        let others = among(false);
        if others.is_empty() {
            among(true)
        } else {
            others
        }
    };
    let mut here = distinct(sentence, i);
    if object {
        // Nobody is "him" in a clause of his own: with a new clause in between nothing is safe.
        let last = of(sentence).iter().rfind(|h| h.token < i).map(|h| h.token);
        /// A clause is shorter than this.
        const CLAUSE: usize = 40;
        let crosses = last.is_some_and(|l| {
            i - l > CLAUSE
                || words.list[l..i]
                    .iter()
                    .any(|w| BESIDE.has("subordinates", &w.key))
        });
        if crosses || here.len() > 1 || strangers.contains(&sentence) {
            return None;
        }
        let subject = here.first().copied();
        // Who else: the sentence before.
        for back in 1..=REACH {
            let s = sentence.checked_sub(back)?;
            let mut there = distinct(s, usize::MAX);
            if let Some(subject) = subject {
                there.remove(&subject);
            }
            if strangers.contains(&s) && there.is_empty() || there.len() > 1 {
                return None;
            }
            if let Some(only) = there.pop_first() {
                return Some(only);
            }
        }
        return None;
    }
    if strangers.contains(&sentence) || here.len() > 1 {
        return None;
    }
    if let Some(only) = here.pop_first() {
        // Somebody of whom nothing is known, where the sentence before has another it fits as well: open.
        let other = sentence.checked_sub(1).is_some_and(|s| {
            distinct(s, usize::MAX)
                .iter()
                .any(|&p| p != only && (man.contains_key(&p) || !man.contains_key(&only)))
        });
        return (!other || man.contains_key(&only)).then_some(only);
    }
    for back in 1..=REACH {
        let s = sentence.checked_sub(back)?;
        let mut there = distinct(s, usize::MAX);
        // "She married the poet Lund. In 1974 she …": whoever she is, she is not Lund.
        there.retain(|p| {
            man.contains_key(p)
                || !of(s)
                    .iter()
                    .any(|h| h.person == *p && follows_pronoun(words, h.token, i))
        });
        if strangers.contains(&s) || there.len() > 1 {
            return None;
        }
        if let Some(only) = there.pop_first() {
            return Some(only);
        }
    }
    None
}
