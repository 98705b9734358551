//! Places: countries, cities and regions by list, others by their tail ("Blue Nile State") or style ("Republic of …").

use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::organisations::matches;
use super::things::run_start;
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind};

pub fn find(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for i in words.caps() {
        by_tail(words, lex, drafts, i);
    }
    for i in words.caps() {
        by_list(words, lex, drafts, i);
    }
}

/// Is there a person's name around this place-like word? "Jordan Peterson", "Paris Hilton", "Ms. Kenya".
fn is_inside_a_name(words: &Words, lex: &Lexicon, i: usize, n: usize) -> bool {
    let before = words.before(i).filter(|w| w.is_cap());
    let after = words.after(i + n - 1).filter(|w| w.is_cap() && w.spaced);
    let given_before = before
        .is_some_and(|w| (lex.is_given(&w.key) || lex.honorifics.contains(&w.key)) && !w.is_mark());
    let initial_before = before.is_some_and(|w| w.shape == Shape::Initial);
    let weak = n == 1 && lex.given.contains(&words.list[i].key);
    let surname_after = weak
        && after.is_some_and(|w| {
            w.shape == Shape::Cap
                && !lex.never_in_person.contains(&w.key)
                && !lex.is_common(&w.key)
                && !lex.role_heads.contains(&w.key)
                && !lex.places.contains_key(&w.key)
        });
    given_before || initial_before || surname_after
}

fn by_list(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    if drafts.owner(i).is_some() {
        return;
    }
    let w = &words.list[i];
    let Some(n) = lex
        .places
        .get(&w.key)
        .and_then(|l| l.iter().find(|p| matches(words, i, &p.keys)))
        .map(|p| p.keys.len())
    else {
        return styled(words, lex, drafts, i);
    };
    // "us" shouted, "In" of Indiana: what is two letters must be written as an acronym in a sentence that is not.
    if n == 1
        && w.text.chars().filter(|c| c.is_alphabetic()).count() <= 2
        && !(matches!(w.shape, Shape::Upper | Shape::Initial) && words.is_telling(i))
    {
        return;
    }
    if words.list[i..i + n].iter().skip(1).any(|w| {
        w.shape == Shape::Lower && !matches!(w.key.as_str(), "of" | "and" | "the" | "es" | "de")
    }) || is_inside_a_name(words, lex, i, n)
    {
        return;
    }
    let ordinary = n == 1 && lex.ordinary.contains(&w.key) && w.starts;
    if !ordinary {
        drafts.claim(
            words,
            (i, i + n),
            NameKind::Place,
            NameForm::Full,
            ("list of places", 0.9),
        );
    }
}

/// Republic of Azerbaijan · State of Kuwait
fn styled(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let Some(n) = lex
        .place_styles
        .get(&words.list[i].key)
        .and_then(|l| l.iter().find(|p| matches(words, i, &p.keys)))
        .map(|p| p.keys.len())
    else {
        return;
    };
    let mut at = i + n;
    if words.get(at).is_some_and(|w| w.key == "the") {
        at += 1;
    }
    let Some(w) = words
        .get(at)
        .filter(|w| w.is_cap() && words.same_sentence(i, at))
    else {
        return;
    };
    let m = lex
        .places
        .get(&w.key)
        .and_then(|l| l.iter().find(|p| matches(words, at, &p.keys)))
        .map_or(1, |p| p.keys.len());
    // "State of Emergency" and "Union of Journalists" are none: an unknown place is believed only of republics and kingdoms, not written small elsewhere.
    let known = lex.places.contains_key(&w.key);
    let grand = matches!(
        words.list[i].key.as_str(),
        "republic"
            | "kingdom"
            | "city"
            | "province"
            | "sultanate"
            | "emirate"
            | "district"
            | "town"
            | "village"
    );
    if known || grand && !lex.ordinary.contains(&w.key) && !words.lower.contains(&w.key) {
        drafts.claim(
            words,
            (i, at + m),
            NameKind::Place,
            NameForm::Full,
            ("style of a country", 0.9),
        );
    }
}

/// Blue Nile State · Lake Chad · Nakhchivan Autonomous Republic
fn by_tail(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let w = &words.list[i];
    if w.shape != Shape::Cap || !words.is_telling(i) || drafts.owner(i).is_some() {
        return;
    }
    if lex.place_tails.contains(&w.key) {
        let from = run_start(words, lex, drafts, i);
        let n = i - from;
        let next_is_more = words.after(i).is_some_and(|n| {
            n.shape == Shape::Cap && !lex.role_heads.contains(&n.key) && !lex.given.contains(&n.key)
        });
        let own = words.list[from..i].iter().any(|w| {
            !lex.ordinary.contains(&w.key)
                && !lex.peoples.contains(&w.key)
                && !lex.never_in_person.contains(&w.key)
        });
        if (1..=4).contains(&n)
            && own
            && !next_is_more
            && !words.list[from].starts | (n >= 1 && !lex.ordinary.contains(&words.list[from].key))
        {
            drafts.claim(
                words,
                (from, i + 1),
                NameKind::Place,
                NameForm::Full,
                ("tail of a place", 0.8),
            );
        }
    } else if lex.place_leads.contains(&w.key)
        && let Some(n) = words
            .after(i)
            .filter(|n| n.shape == Shape::Cap && drafts.owner(i + 1).is_none())
        && !lex.ordinary.contains(&n.key)
        && !w.starts
    {
        drafts.claim(
            words,
            (i, i + 2),
            NameKind::Place,
            NameForm::Full,
            ("head of a place", 0.75),
        );
    }
}
