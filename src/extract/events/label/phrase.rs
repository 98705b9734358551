//! The words of a stretch of a sentence as a label shows them: names in full, without dates, roles, honorifics and brackets.
//!
//! Does not choose the stretch.

use super::super::lists::List;
use super::super::told::{Told, is_possessive};
use super::MAX_WORDS;
use crate::model::{NameForm, NameKind, TokenKind};
use std::ops::Range;

/// The words of a range, without dates and what introduces them, roles beside names, honorifics and brackets.
pub(in crate::extract::events) fn phrase(
    told: &Told<'_>,
    range: Range<usize>,
    drop_article: bool,
) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut depth = 0;
    let mut i = range.start;
    while i < range.end {
        let word = told.words[i].as_str();
        if word == "(" || word == "[" {
            depth += 1;
        }
        if depth > 0 {
            if word == ")" || word == "]" {
                depth -= 1;
            }
            i += 1;
            continue;
        }
        if told.timed[i] {
            // "seven months later than planned" is said of the date, all of it.
            if told
                .words
                .get(i + 1)
                .is_some_and(|w| matches!(w.as_str(), "than" | "as"))
            {
                // "three months later": the number goes with its unit.
                while i > range.start
                    && out
                        .last()
                        .is_some_and(|w| is_number(w) || !w.contains(char::is_alphanumeric))
                {
                    out.pop();
                }
                break;
            }
            let first = i == range.start || !told.timed[i - 1];
            // "the evaluation of last year's workshop": of the workshop still.
            let ends = (i..range.end)
                .find(|&at| !told.timed[at])
                .unwrap_or(range.end);
            let owner = told.english
                && out.last().is_some_and(|w| w == "of")
                && (told.words.get(ends).is_some_and(|w| is_possessive(w))
                    || is_possessive(&told.words[ends - 1]))
                && ends + 1 < range.end;
            if first && owner {
                out.push("the".to_owned());
            } else if first {
                drop_introduction(&mut out);
            }
            i += 1;
            continue;
        }
        // "Saturday's concert": with the day goes its ending.
        if is_possessive(word) && i > 0 && (told.timed[i - 1] || told.dropped[i - 1]) {
            i += 1;
            continue;
        }
        // "a safety officer, Ms. Lund": what stands before the role needs it.
        let told_more = told.english
            && told.dropped[i]
            && i > range.start
            && !told.dropped[i - 1]
            && !told.timed[i - 1]
            && !told.named[i - 1]
            && told.tokens[i - 1].kind == TokenKind::Word
            && told.raw(i - 1).starts_with(char::is_lowercase)
            && out.len() > 1
            && out
                .get(out.len() - 2)
                .is_some_and(|w| matches!(w.to_lowercase().as_str(), "a" | "an"));
        if told_more {
            let role = (i..range.end).take_while(|&at| told.dropped[at]);
            for at in role {
                match out.last_mut() {
                    Some(last) if !told.tokens[at].spaced => last.push_str(told.raw(at)),
                    _ => out.push(told.raw(at).to_owned()),
                }
                i = at + 1;
            }
            continue;
        }
        if told.dropped[i] {
            // "its Director General, Ms. Lund": without the role nobody is "its".
            while out
                .last()
                .is_some_and(|w| matches!(w.as_str(), "its" | "his" | "her" | "their" | "the"))
            {
                out.pop();
            }
            i += 1;
            continue;
        }
        // "Mr. Lund": the name says it.
        if told.english
            && matches!(word, "mr" | "ms" | "mrs" | "mr." | "ms." | "mrs.")
            && told.name_at(i + 1).is_some()
        {
            i += 1;
            continue;
        }
        // A surname may be a town's name too: "in Lund" is not "in Eva Lund".
        let in_a_place = i > 0 && matches!(told.words[i - 1].as_str(), "in" | "at" | "near");
        // "the Duo Moll": a surname within another name.
        let within = i > 1
            && told.tokens[i - 1].kind == TokenKind::Word
            && !told.dropped[i - 1]
            && !told.timed[i - 1]
            && told.raw(i - 1).starts_with(char::is_uppercase)
            && told
                .name_at(i)
                .is_some_and(|(n, _)| n.form == NameForm::Short);
        // "added by the Fenner family": nobody in particular.
        let family = told.name_at(i).is_some_and(|(n, end)| {
            let behind = told.words.get(end).map_or("", String::as_str);
            n.form == NameForm::Short
                && matches!(
                    behind,
                    "family" | "brothers" | "sisters" | "dynasty" | "estate"
                )
        });
        if let Some((name, end)) = told.name_at(i)
            && !((in_a_place || within || family) && name.kind == NameKind::Person)
            && !(name.form.stands_in() && told.says_the_post(i))
        {
            // "broke her arm": whose it is, the word itself says.
            if told.english
                && name.form == NameForm::Pronoun
                && matches!(word, "his" | "her" | "their" | "its")
                && owns(told, i + 1)
            {
                out.push(told.raw(i).to_owned());
                i += 1;
                continue;
            }
            let shown = told.shown(name);
            // "Lund said that she would": named once is enough.
            let named_before = name.form == NameForm::Pronoun
                && told
                    .people_in(told.name_indexes_in(0..i))
                    .iter()
                    .any(|&p| told.all_names[p as usize].name == shown);
            if named_before {
                out.push(told.raw(i).to_owned());
                i += 1;
                continue;
            }
            // "within the session" for a name of ten words: its own words are clearer than half a name.
            let article = usize::from(out.last().is_some_and(|w| w.eq_ignore_ascii_case("the")));
            let long = name.form == NameForm::Nominal
                && name.kind != NameKind::Person
                && out.len() - article + shown.split(' ').count() > LONGEST_FOR_A_NOUN;
            if shown != name.range.of(told.text) && end <= range.end && !long {
                // "the Service chief" → the name; its article goes with it.
                while out.last().is_some_and(|w| w.eq_ignore_ascii_case("the")) {
                    out.pop();
                }
                out.extend(shown.split(' ').map(str::to_owned));
                i = end;
                continue;
            }
        }
        if drop_article && out.is_empty() && matches!(word, "the" | "a" | "an") {
            i += 1;
            continue;
        }
        // "dismissed from the post of the director": as director.
        if told.english
            && word == "of"
            && i + 1 < range.end
            && told.says_the_post(i + 1)
            && let [.., from, the, _] = &out[..]
            && matches!((from.as_str(), the.as_str()), ("from" | "to", "the"))
        {
            out.truncate(out.len() - 3);
            out.push("as".to_owned());
            i += 1 + usize::from(told.words[i + 1] == "the");
            continue;
        }
        // "visited our workshop": whose it is, the reader of a line cannot know.
        let raw = match word {
            "our" | "my" | "your" if told.english && !(drop_article && out.is_empty()) => "the",
            _ => told.raw(i),
        };
        let glue =
            i > range.start && !told.tokens[i].spaced && !told.timed[i - 1] && !told.dropped[i - 1];
        match out.last_mut() {
            Some(last) if glue => last.push_str(raw),
            _ => out.push(raw.to_owned()),
        }
        i += 1;
    }
    out
}

/// With a name in a noun's place a phrase has no more words than this, which leaves two for who and did.
const LONGEST_FOR_A_NOUN: usize = MAX_WORDS - 2;

/// Does a possessive stand before this word, and no object: "her arm", but not "told her that", "met her in Oslo"?
fn owns(told: &Told<'_>, next: usize) -> bool {
    told.words.get(next).is_some_and(|w| {
        told.tokens[next].kind == TokenKind::Word
            && !told.timed[next]
            && !List::Determiner.has(w)
            && !List::Preposition.has(w)
            && !matches!(w.as_str(), "and" | "or" | "but" | "when" | "who" | "not")
    })
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || List::NumberWord.has(&word.to_lowercase())
}

/// The words that only introduce a date go with it: "in the", "from", "as of". Not a verb's particle before them.
fn drop_introduction(out: &mut Vec<String>) {
    let mut gone = 0;
    while let Some(last) = out.last().map(|w| w.to_lowercase()) {
        let article = matches!(last.as_str(), "the" | "le" | "les" | "der" | "den" | "and");
        if !List::Introducing.has(&last) || gone >= 2 && !article {
            break;
        }
        gone += usize::from(!article);
        out.pop();
        // "in the last week of April".
        if last == "of" {
            let part = |w: &String| List::PartOfTime.has(&w.to_lowercase());
            let rank = |w: &String| List::RankOfTime.has(&w.to_lowercase());
            if out.last().is_some_and(part) {
                out.pop();
                while out.last().is_some_and(rank) {
                    out.pop();
                }
                return;
            }
        }
    }
}
