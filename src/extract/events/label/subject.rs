//! Who or what a label begins with: people by their names, a thing without what is only said of it in passing.
//!
//! What it did follows in [`label`](super).

use super::super::lists::List;
use super::super::told::{Told, is_possessive};
use super::finish::{close_open_quote, trim_end};
use super::phrase::phrase;
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, TokenKind};
use std::ops::Range;

/// Is the subject somebody by name or pronoun, and not only something of or with somebody?
///
/// "The delegation headed by X", "Dr. Lund's book", "the reading with Petra Lund": X, Dr. Lund and Petra Lund did nothing.
pub(in crate::extract::events) fn is_people(told: &Told<'_>, subject: &Range<usize>) -> bool {
    let first = told
        .names_in(subject.clone())
        .filter(|n| n.kind == NameKind::Person && !is_owner(told, n))
        .map(|n| told.covered(n.range))
        .next();
    let Some(name) = first else {
        return told.people_meant(subject).is_some()
            && matches!(told.words[subject.end - 1].as_str(), "he" | "she");
    };
    let begins = |i: usize| {
        matches!(
            told.words[i].as_str(),
            "in" | "at" | "on" | "after" | "before" | "during"
        )
    };
    let led =
        (subject.start..name.start).any(|i| !told.dropped[i] && List::LedBy.has(&told.words[i]));
    // "Lund sales rose": a thing with somebody's name.
    let thing = (name.end < subject.end)
        .then_some(name.end)
        .is_some_and(|i| {
            !told.dropped[i]
                && told.tokens[i].kind == TokenKind::Word
                && told.raw(i).starts_with(char::is_lowercase)
                && !List::BehindName.has(&told.words[i])
                && !told.words[i].ends_with("ly")
        });
    // "The committee in Arden": a town, though it may be somebody's surname.
    let placed = name.start.checked_sub(1).is_some_and(|i| {
        i > subject.start
            && !told.dropped[i]
            && matches!(told.words[i].as_str(), "in" | "at" | "near" | "outside")
    });
    if placed && told.english {
        return false;
    }
    let led = led || thing;
    let owner = told.words.get(name.end).filter(|_| name.end < subject.end);
    (!led || begins(subject.start)) && !owner.is_some_and(|w| is_possessive(w))
}

/// "her" before what is hers.
fn is_owner(told: &Told<'_>, name: &NameMention) -> bool {
    name.form == NameForm::Pronoun
        && matches!(
            fold(name.range.of(told.text)).as_str(),
            "his" | "her" | "their"
        )
}

/// The subject in at most `room` words, which leaves those for its verb and some of the rest.
pub(super) fn subject_words(told: &Told<'_>, subject: Range<usize>, room: usize) -> Vec<String> {
    let mut people: Vec<&str> = told
        .name_indexes_in(subject.clone())
        .filter(|&i| !told.is_denied(i))
        .map(|i| &told.all_names[i as usize])
        .filter(|n| n.kind == NameKind::Person)
        // "Her deputy, Tomas Berg": whose he is, is not told.
        .filter(|n| {
            let owner = matches!(
                fold(n.range.of(told.text)).as_str(),
                "his" | "her" | "their"
            );
            !(owner && n.form == NameForm::Pronoun)
        })
        .map(|n| told.shown(n))
        .collect();
    let meant = told
        .people_meant(&subject)
        .map(|i| told.shown(&told.all_names[i as usize]));
    let first = subject.clone().find(|&i| !told.timed[i]);
    let possessive = first
        // "Her deputy, Tomas Berg, took over": he did.
        .filter(|_| told.english && (people.is_empty() || !is_people(told, &subject)))
        .map(|i| told.words[i].as_str())
        .filter(|w| matches!(*w, "his" | "her" | "its" | "their" | "our" | "my"));
    if let Some(word) = possessive {
        // "Her first exhibition opened": hers by name or, where nobody is sure, nobody's.
        let mut words: Vec<String> = match (word, meant) {
            ("his" | "her", Some(name)) => {
                format!("{name}’s").split(' ').map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let from = first.map_or(subject.start, |i| i + 1);
        let bare = without_aside(told, from..subject.end);
        words.extend(phrase(told, bare, true));
        clip(&mut words, room);
        return words;
    }
    if people.is_empty() {
        people.extend(meant);
    }
    if !people.is_empty() && (!told.english || is_people(told, &subject)) {
        let mut unique: Vec<&str> = Vec::new();
        for p in people {
            if !unique.contains(&p) {
                unique.push(p);
            }
        }
        let many = unique.len() > 3;
        unique.truncate(3);
        let last = unique.pop().unwrap_or_default();
        let joined = match (unique.is_empty(), many) {
            (true, _) => last.to_owned(),
            (false, true) => format!("{}, {last} and others", unique.join(", ")),
            (false, false) => format!("{} and {last}", unique.join(", ")),
        };
        return joined.split(' ').map(str::to_owned).collect();
    }
    let mut words = phrase(
        told,
        without_aside(told, after_lead_in(told, subject)),
        true,
    );
    // "The concert planned for 29 June": without its date the participle says nothing.
    while words.len() > 1
        && words
            .last()
            .is_some_and(|w| !w.contains(char::is_alphanumeric) || List::Foreseen.has(w))
    {
        let foreseen = words.pop().is_some_and(|w| List::Foreseen.has(&w));
        // "The ceremony originally planned for".
        if foreseen && words.len() > 1 && words.last().is_some_and(|w| w.ends_with("ly")) {
            words.pop();
        }
    }
    clip(&mut words, room);
    words
}

/// "Brandt Cranes, the contractor", "The inquiry, chaired by Justice Lund": what stands between commas is not needed.
///
/// Not where the comma counts up: "the roof, the walls and the floor".
pub(in crate::extract::events) fn without_aside(
    told: &Told<'_>,
    subject: Range<usize>,
) -> Range<usize> {
    if !told.english {
        return subject;
    }
    let open = |i: usize| told.words[i] == "," && !told.named[i];
    let Some(comma) = (subject.start + 1..subject.end).find(|&i| open(i)) else {
        return subject;
    };
    // "The contractor, Brandt Cranes Ltd,": the name says who.
    let close = subject.end - usize::from(subject.len() > 1 && told.words[subject.end - 1] == ",");
    if let Some((name, end)) = told.name_at(comma + 1)
        && end == close
        && name.kind == NameKind::Organisation
        && matches!(
            told.words[subject.start].as_str(),
            "the" | "its" | "their" | "our"
        )
        && (subject.start..comma).all(|i| !told.named[i])
    {
        return comma + 1..end;
    }
    let behind = &told.words[comma + 1..subject.end];
    let counts_up = behind.iter().any(|w| matches!(w.as_str(), "and" | "or"))
        && !behind.iter().any(|w| w == ",")
        // "The wing, designed by Brun and built by Kranz".
        && !(behind[0].ends_with("ed") && behind.get(1).is_some_and(|w| List::PlaceOrTime.has(w)));
    let aside = behind.first().is_some_and(|w| {
        List::AsideBegins.has(w) || w.len() > 4 && (w.ends_with("ed") || w.ends_with("ing"))
    });
    match aside && !counts_up {
        true => subject.start..comma,
        false => subject,
    }
}

/// "During the case Brandt Cranes showed": the subject is the name that a leading phrase is followed by.
fn after_lead_in(told: &Told<'_>, subject: Range<usize>) -> Range<usize> {
    let article = |i: usize| matches!(told.words[i].as_str(), "the" | "a" | "an");
    let preposition = |i: usize| List::LeadIn.has(&told.words[i]);
    let first = subject.clone().find(|&i| !told.timed[i]);
    if !told.english || !first.is_some_and(preposition) {
        return subject;
    }
    let name = (subject.start + 2..subject.end).find(|&i| {
        let free = !preposition(i - 1) && !article(i - 1);
        let body = told
            .name_at(i)
            .is_some_and(|(n, _)| n.kind != NameKind::Place);
        // "By the order dated 3 May Eva Moll was …", "By order of the President Ms. Moll was …": so what leads in has ended.
        let courtesy = matches!(
            told.raw(i - 1).trim_end_matches('.'),
            "Mr" | "Mrs" | "Ms" | "Miss"
        );
        let ends = told.timed[i - 1]
            || courtesy
            || told.tokens[i - 1].kind == TokenKind::Word
                && !told.raw(i - 1).starts_with(char::is_uppercase);
        body && free && ends
    });
    name.map_or(subject.clone(), |i| i..subject.end)
}

/// A subject leaves room for its verb, and ends without a mark and not in the midst of a phrase.
pub(super) fn clip(words: &mut Vec<String>, room: usize) {
    if words.len() > room {
        words.truncate(last_part(words, room).unwrap_or(room));
        // "Course organized jointly | by the board and the office": without by whom it says nothing.
        let says_nothing = |w: &String| {
            w.len() > 4
                && w.starts_with(char::is_lowercase)
                && (w.ends_with("ed") || w.ends_with("ly"))
        };
        while words.len() > SHORTEST_SUBJECT && words.last().is_some_and(says_nothing) {
            words.pop();
        }
        trim_end(words);
        close_open_quote(words);
    }
    if let Some(last) = words.last_mut() {
        while last.ends_with([',', ':', ';']) {
            last.pop();
        }
    }
    words.retain(|w| !w.is_empty());
}

/// Where the last part begins that does not fit: "Measures on regulation of migration | on the basis of unified procedures".
///
/// Not within quotation marks, nor before "of" or within what may be one name ("Organization for Migration").
fn last_part(words: &[String], room: usize) -> Option<usize> {
    let upper = |at: usize| {
        words
            .get(at)
            .is_some_and(|w| w.starts_with(char::is_uppercase))
    };
    let quoted = |at: usize| {
        let before = words[..at].iter().flat_map(|w| w.chars());
        let marks = before.filter(|c| matches!(c, '"' | '“' | '”' | '«' | '»'));
        marks.count() % 2 == 1
    };
    (SHORTEST_SUBJECT..=room.min(words.len() - 1))
        .rev()
        .find(|&at| {
            let tie = words[at].as_str();
            let part = List::Preposition.has(tie) && tie != "of"
                || matches!(tie, "which" | "that" | "who")
                || words[at - 1].ends_with(',');
            let next = at + 1 + usize::from(words.get(at + 1).is_some_and(|w| w == "the"));
            part && !(upper(at - 1) && upper(next)) && !quoted(at)
        })
}

/// A subject of fewer words has lost what it is about.
const SHORTEST_SUBJECT: usize = 2;
