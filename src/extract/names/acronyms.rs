//! Acronyms of organisations: in brackets behind their long form, by a long form's initials, known, or plain capitals in running text.
//!
//! Long forms that have a head word are found before, in `organisations`.

use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::words::{Shape, Word, Words};
use crate::model::{NameForm, NameKind, TokenKind};
use std::collections::{HashMap, HashSet};

const ORG: NameKind = NameKind::Organisation;

/// Acronym → where it was spelled out, in text order, and as what.
type LongForms = HashMap<String, Vec<(usize, usize)>>;

/// What an acronym at token `i` stands for: as it was spelled out last before it, else first after it.
fn spelled_out_before(long_of: &LongForms, acronym: &str, i: usize) -> Option<usize> {
    let list = long_of.get(acronym)?;
    let last = list.partition_point(|(at, _)| *at < i).saturating_sub(1);
    list.get(last).map(|(_, d)| *d)
}

/// Acronyms: in brackets after their long form; known; else in running text.
pub fn find(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut long_of = LongForms::new();
    introduced(words, lex, drafts, &mut long_of);
    let mut things = things(words, lex);
    things.retain(|text| !long_of.contains_key(*text));
    let initials = initials_of(drafts, words);
    for i in words.caps() {
        let w = &words.list[i];
        if w.shape != Shape::Upper || drafts.owner(i).is_some() {
            continue;
        }
        let n = w.text.chars().filter(|c| c.is_alphabetic()).count();
        let in_phrase = words
            .before(i)
            .is_some_and(|p| p.shape == Shape::Upper && !lex.places.contains_key(&p.key))
            || words.after(i).is_some_and(|p| {
                p.shape == Shape::Upper
                    && !p.key.is_empty()
                    && !lex.known.contains_key(&p.key)
                    && !lex.acronyms.contains(p.text)
            });
        let is_known = lex.acronyms.contains(w.text)
            || lex
                .known
                .get(&w.key)
                .is_some_and(|l| l.iter().any(|p| p.keys.len() == 1));
        let spelled = initials.get(w.text).is_some_and(|v| v.len() == 1);
        let defined = long_of.contains_key(w.text) || spelled;
        if !defined
            && (things.contains(w.text)
                || lex.not_acronyms.contains(&w.key)
                || lex.places.contains_key(&w.key)
                || lex.honorifics.contains(&w.key)
                || lex.calendar.contains(&w.key)
                || lex.peoples.contains(&w.key))
        {
            continue;
        }
        let quoted = words.before(i).is_some_and(|p| p.is_quote())
            && words.after(i).is_some_and(|p| p.is_quote());
        let plausible = (2..=6).contains(&n)
            && w.text.chars().count() <= 8
            && words.is_telling(i)
            && !in_phrase
            && !lex.ordinary.contains(&w.key)
            && !lex.given.contains(&w.key)
            && !quoted
            && !beside_number(words, i)
            && (n > 2);
        if !(defined || is_known || plausible) {
            continue;
        }
        let found_by = match (long_of.contains_key(w.text), is_known) {
            (true, _) => ("acronym", 0.95),
            (false, true) => ("known acronym", 0.95),
            (false, false) => ("acronym", 0.55),
        };
        let Some(d) = drafts.claim(words, (i, i + 1), ORG, NameForm::Acronym, found_by) else {
            continue;
        };
        drafts.list[d].refers_to = spelled_out_before(&long_of, w.text, i).or_else(|| {
            match initials.get(w.text).map(Vec::as_slice) {
                // "SMS" where exactly one body of the document has these initials.
                Some([only]) => Some(*only),
                _ => None,
            }
        });
    }
}

/// "12 CUP", "MNT 3,380": a currency or a unit; but "the 2021 ANC conference".
fn beside_number(words: &Words, i: usize) -> bool {
    let number = |w: &Word| w.kind == TokenKind::Number;
    words.after(i).is_some_and(number)
        || words
            .before(i)
            .is_some_and(|w| number(w) && w.text.chars().count() != 4)
}

/// Acronyms whose long form in the text is no body's: "Road Traffic Act (RTA)", "automatic guided vehicles (AGV)".
pub fn things<'t>(words: &Words<'t>, lex: &Lexicon) -> HashSet<&'t str> {
    let mut out = HashSet::new();
    for i in 2..words.list.len() {
        let w = &words.list[i];
        let in_brackets = words.list[i - 1].is("(") && words.after(i).is_some_and(|n| n.is(")"));
        if in_brackets
            && w.text.chars().filter(|c| c.is_uppercase()).count() >= 2
            && words.same_sentence(i, i - 2)
            && (lex.thing_heads.contains(&words.list[i - 2].key)
                || spelled_small(words, i - 2, w.text))
        {
            out.insert(w.text);
        }
    }
    out
}

/// Do the initials of the words up to `last`, most of them written small, spell the acronym?
fn spelled_small(words: &Words, last: usize, acronym: &str) -> bool {
    let letters: Vec<char> = acronym
        .trim_end_matches('s')
        .chars()
        .flat_map(char::to_lowercase)
        .collect();
    let mut p = last + 1;
    let mut small = 0;
    for &letter in letters.iter().rev() {
        while p > 0
            && words.same_sentence(p - 1, last)
            && (words.list[p - 1].is_mark() || LITTLE.contains(&words.list[p - 1].key.as_str()))
            && last + 1 - p < LONGEST_LONG_FORM
        {
            p -= 1;
        }
        if p == 0 || !words.same_sentence(p - 1, last) {
            return false;
        }
        p -= 1;
        let w = &words.list[p];
        if !w.key.starts_with(letter) {
            return false;
        }
        small += usize::from(w.shape == Shape::Lower);
    }
    2 * small > letters.len()
}

/// Little words that give an acronym no letter.
const LITTLE: [&str; 6] = ["of", "for", "and", "the", "on", "in"];

/// Long forms are looked for in this many tokens before the bracket.
const LONGEST_LONG_FORM: usize = 16;

/// Long form (ACR): the acronym names the long form, wherever it is met.
fn introduced(words: &Words, lex: &Lexicon, drafts: &mut Drafts, long_of: &mut LongForms) {
    for i in 1..words.list.len() {
        if !words.list[i - 1].is("(") || i < 2 {
            continue;
        }
        let w = &words.list[i];
        let closed = words
            .after(i)
            .is_some_and(|n| n.is(")") || n.is(",") || n.is(";"));
        let acronym_like = w.is_cap()
            && w.text.chars().filter(|c| c.is_uppercase()).count() >= 2
            && w.text.chars().count() <= 10;
        if !closed || !acronym_like || !words.same_sentence(i, i - 2) {
            continue;
        }
        let before = i - 2;
        let long = match ending_at(drafts, before + 1) {
            Some(d) => Some(d),
            None => long_form(words, lex, drafts, before, w.text),
        };
        let Some(mut d) = long else { continue };
        // "Council of the International Organization for Migration (IOM)": the acronym is the inner body's.
        if let Some(from) = inner_body(words, lex, drafts, d, w.text) {
            let to = drafts.list[d].to;
            d = drafts.push(
                words,
                (from, to),
                ORG,
                NameForm::Full,
                ("inner words before their acronym", 0.85),
            );
        }
        drafts.list[d].also = Some(w.text.to_owned());
        let text = w.text.to_owned();
        if drafts.list[d].kind == ORG {
            long_of.entry(text).or_default().push((i, d));
            if let Some(a) = drafts.claim(
                words,
                (i, i + 1),
                ORG,
                NameForm::Acronym,
                ("acronym in brackets", 0.95),
            ) {
                drafts.list[a].refers_to = Some(d);
            } else if drafts.owner(i).is_some_and(|o| drafts.list[o].to > i + 1) {
                let a = drafts.push(
                    words,
                    (i, i + 1),
                    ORG,
                    NameForm::Acronym,
                    ("acronym in brackets", 0.95),
                );
                drafts.list[a].refers_to = Some(d);
            }
        }
    }
}

fn ending_at(drafts: &Drafts, to: usize) -> Option<usize> {
    // The name that ends right before the bracket; an inner one ("… (IOM) Council") was pushed and is found by its end.
    let owner = drafts.owner(to - 1)?;
    if drafts.list[owner].to == to {
        return Some(owner);
    }
    (0..drafts.list.len())
        .rev()
        .take(64)
        .find(|&d| drafts.list[d].to == to && drafts.list[d].kind == ORG)
}

/// Where the body begins whose initials the acronym is, inside a longer name that has other initials.
///
/// A little word must part the two, so that "UN Office for … (OCHA)" stays whole.
fn inner_body(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    d: usize,
    acronym: &str,
) -> Option<usize> {
    let (from, to) = (drafts.list[d].from, drafts.list[d].to);
    let wanted: String = acronym.chars().filter(|c| c.is_uppercase()).collect();
    let letters = |p: usize| -> String {
        words.list[p..to]
            .iter()
            .filter(|w| w.is_cap())
            .filter_map(|w| w.text.chars().next())
            .collect()
    };
    if letters(from) == wanted {
        return None;
    }
    // Names longer than forty words are walked at their end only.
    (to.saturating_sub(40).max(from + 2)..to).find(|&p| {
        words.list[p].is_cap()
            && words.list[p - 1].shape == Shape::Lower
            && letters(p) == wanted
            && words.list[p..to]
                .iter()
                .any(|w| lex.org_heads.contains(&w.key))
    })
}

/// Words without a head word whose initials are the acronym: "Nigeria Extractive Industries Transparency Initiative (NEITI)".
fn long_form(
    words: &Words,
    lex: &Lexicon,
    drafts: &mut Drafts,
    last: usize,
    acronym: &str,
) -> Option<usize> {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_uppercase()).collect();
    let mut left = letters.len();
    let mut p = last + 1;
    let mut from = None;
    while p > 0 && left > 0 && last + 1 - p < 12 && words.same_sentence(p - 1, last) {
        p -= 1;
        let w = &words.list[p];
        if drafts.owner(p).is_some() || w.is_mark() && !w.is("&") && !w.is("-") {
            break;
        }
        if w.is_cap() {
            // A word may give two letters ("AfDB"), so only the first letter of each is asked for, from the end.
            if w.text.starts_with(letters[left - 1]) {
                left -= 1;
                from = Some(p);
            } else if left < letters.len()
                && letters[..left].contains(&w.text.chars().next().unwrap_or(' '))
            {
                left = letters[..left]
                    .iter()
                    .rposition(|l| w.text.starts_with(*l))
                    .unwrap_or(0);
                from = Some(p);
            } else {
                break;
            }
        } else if !matches!(
            w.key.as_str(),
            "of" | "for" | "and" | "the" | "on" | "in" | ""
        ) {
            break;
        }
    }
    let from = from.filter(|_| left == 0)?;
    let head = &words.list[last].key;
    if last - from < 1 || lex.role_heads.contains(head) || lex.thing_heads.contains(head) {
        return None;
    }
    drafts.claim(
        words,
        (from, last + 1),
        ORG,
        NameForm::Full,
        ("words before their acronym", 0.85),
    )
}

/// Initials of the full organisations of the document → which.
fn initials_of(drafts: &Drafts, words: &Words) -> HashMap<String, Vec<usize>> {
    let mut out: HashMap<String, Vec<usize>> = HashMap::new();
    let mut seen: HashMap<String, ()> = HashMap::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.kind != ORG
            || draft.form != NameForm::Full
            || seen.insert(draft.name.to_lowercase(), ()).is_some()
        {
            continue;
        }
        let caps = &words.list[draft.from..draft.to];
        // A heading in capitals has the initials of its words like any other; in a name with small letters capitals are an acronym.
        let loud = caps.iter().all(|w| w.shape != Shape::Cap);
        let is_word = |w: &&Word| w.shape == Shape::Cap || loud && w.shape == Shape::Upper;
        let all: String = caps
            .iter()
            .filter(is_word)
            .filter_map(|w| w.text.chars().next())
            .collect();
        // "State Migration Service of the Republic of Azerbaijan" is SMS too: the initials before "of the".
        let head: String = caps
            .iter()
            .take_while(|w| w.key != "of")
            .filter(is_word)
            .filter_map(|w| w.text.chars().next())
            .collect();
        for letters in [all, head] {
            if letters.chars().count() >= 3 {
                let list = out.entry(letters).or_default();
                // Two are too many already.
                if list.len() > 1 {
                    continue;
                }
                let same = list.iter().any(|&o: &usize| {
                    drafts.list[o].name.starts_with(&draft.name)
                        || draft.name.starts_with(&drafts.list[o].name)
                });
                if !same {
                    list.push(d);
                }
            }
        }
    }
    out
}
