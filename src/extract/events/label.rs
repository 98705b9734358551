//! Says in a dozen words what happened, so that the line reads alone.
//!
//! Uses the document's own words, names resolved, dates and titles left out: the date stands on the axis, the role in the panel.

use super::clause::Clause;
use super::lexicon::Form;
use super::predicate::{Predicate, Tense};
use super::told::Told;
use crate::model::NameKind;
use std::ops::Range;

/// Longer labels do not fit between two marks of a year's timeline at 1280 pixels, and a headline seldom needs more.
const MAX_WORDS: usize = 12;

/// A label of fewer words than this borrows from what follows.
const SHORT: usize = 4;

/// Words that must not end a label.
const DANGLING: [&str; 48] = [
    "i",
    "we",
    "he",
    "she",
    "it",
    "they",
    "before",
    "after",
    "of",
    "the",
    "a",
    "an",
    "and",
    "in",
    "on",
    "at",
    "to",
    "for",
    "with",
    "by",
    "from",
    "within",
    "as",
    "or",
    "its",
    "their",
    "his",
    "her",
    "our",
    "between",
    "which",
    "that",
    "who",
    "into",
    "under",
    "during",
    "this",
    "through",
    "more",
    "than",
    "about",
    "including",
    "was",
    "were",
    "is",
    "are",
    "be",
    "such",
];

/// The label of a clause: its subject, its verb without auxiliaries, and as much of the rest as fits.
pub fn of_clause(
    told: &Told<'_>,
    subject: Range<usize>,
    predicate: &Predicate,
    clause: &Clause,
) -> String {
    let mut words = subject_words(told, subject);
    if let [word] = &words[..]
        && is_kind_of_body(word)
        && let Some(name) = told
            .names_in(0..predicate.start)
            .filter(|n| {
                matches!(
                    n.kind,
                    NameKind::Organisation | NameKind::Project | NameKind::Work
                )
            })
            .last()
    {
        // "The organization that today is called X was founded": the name says who.
        words = told.shown(name).split(' ').map(str::to_owned).collect();
    }
    let pronoun = words.len() == 1 && is_pronoun(&words[0]);
    let verb = predicate.head..predicate.end;
    match (predicate.tense, predicate.passive) {
        (Tense::Future, true) => words.extend(["to".to_owned(), "be".to_owned()]),
        (Tense::Future, false) if told.english => words.push("to".to_owned()),
        // "It was founded": a headline's "It founded" would say something else.
        (Tense::Past, true) if pronoun => words.push("was".to_owned()),
        (Tense::Perfect, false) if predicate.verb.form == Form::Participle => {
            words.push("has".to_owned());
        }
        _ => {}
    }
    words.extend(verb.map(|i| told.raw(i).to_owned()));
    words.extend(phrase(told, clause.object.clone(), false));
    let content = told
        .words
        .get(clause.object.end)
        .is_some_and(|w| matches!(w.as_str(), "that" | "how" | "why" | "what"));
    if words.len() < SHORT && content {
        // "Apple announced": what was announced stands behind the clause.
        words.extend(phrase(told, clause.object.end..told.tokens.len(), false));
    }
    finish(words)
}

/// The label of a noun that names a happening ("visit of … to …"), from the noun on.
pub fn of_noun(told: &Told<'_>, from: usize, to: usize) -> String {
    finish(phrase(told, from..to, false))
}

/// A word that says what kind of body is meant, not which.
fn is_kind_of_body(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "organization"
            | "organisation"
            | "agency"
            | "body"
            | "company"
            | "institution"
            | "institute"
            | "association"
            | "union"
            | "group"
            | "party"
    )
}

/// Does a label begin with somebody the reader cannot know?
pub fn is_pronoun(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "this"
            | "these"
            | "who"
            | "which"
            | "there"
    )
}

/// The label of a whole headline or list line, titles included: "William Lacy Swing, Director General" says more than the name.
pub fn of_line(told: &Told<'_>) -> String {
    finish(phrase(told, 0..told.tokens.len(), false))
}

fn subject_words(told: &Told<'_>, subject: Range<usize>) -> Vec<String> {
    let mut people: Vec<&str> = told
        .names_in(subject.clone())
        .filter(|n| n.kind == NameKind::Person)
        .map(|n| told.shown(n))
        .collect();
    if people.is_empty() {
        people.extend(told.meant_by_pronoun(&subject).map(|n| told.shown(n)));
    }
    // "The delegation headed by X": X is not the subject.
    let led = subject.clone().any(|i| {
        matches!(
            told.words[i].as_str(),
            // "Dr. Lund's book": the book is.
            "by" | "headed" | "led" | "between" | "'s" | "’s"
        )
    });
    if !people.is_empty() && !led {
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
    let mut words = phrase(told, subject, true);
    if words.len() > MAX_WORDS - 4 {
        words.truncate(MAX_WORDS - 4);
        trim_end(&mut words);
        close_open_quote(&mut words);
    }
    words
}

/// The words of a range, without dates and what introduces them, roles beside names, honorifics and brackets.
fn phrase(told: &Told<'_>, range: Range<usize>, drop_article: bool) -> Vec<String> {
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
                break;
            }
            while out
                .last()
                .is_some_and(|w| INTRODUCING.contains(&w.to_lowercase().as_str()))
            {
                out.pop();
            }
            i += 1;
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
        // A surname may be a town's name too: "in Lund" is not "in Eva Lund".
        let in_a_place = i > 0 && matches!(told.words[i - 1].as_str(), "in" | "at" | "near");
        if let Some((name, end)) = told.name_at(i)
            && !(in_a_place && name.kind == NameKind::Person)
        {
            let shown = told.shown(name);
            if shown != name.range.of(told.text) && end <= range.end {
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
        let raw = told.raw(i);
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

const INTRODUCING: [&str; 44] = [
    "after", "before", "around", "about",
    // English, and the same in the other languages of data/events.
    "с", "по", "в", "во", "к", "до", "от", "на", "am", "im", "vom", "bis", "seit", "zum", "ab",
    "le", "du", "au", "en", "depuis", "dès", "les", "der", "den", "on", "in", "at", "since",
    "till", "until", "from", "by", "during", "of", "over", "for", "the", "to", "between", "and",
];

/// A title that was cut short ends in an ellipsis and its closing mark: "“Consolidation…”".
fn close_open_quote(words: &mut [String]) {
    let joined = words.join(" ");
    let closing = match joined
        .rfind(['“', '"', '«', '„'])
        .map(|at| (at, &joined[at..]))
    {
        Some((_, rest)) if rest.starts_with('“') && !rest.contains('”') => '”',
        Some((_, rest)) if rest.starts_with('«') && !rest.contains('»') => '»',
        Some((_, rest)) if rest.starts_with('„') && !rest[3..].contains(['“', '”']) => '“',
        Some(_) if joined.matches('"').count() % 2 == 1 => '"',
        _ => return,
    };
    if let Some(last) = words.last_mut() {
        last.push('…');
        last.push(closing);
    }
}

fn trim_end(words: &mut Vec<String>) {
    while let Some(last) = words.last() {
        let bare = last
            .trim_end_matches([',', ';', ':', '.', '–', '—', '-', '('])
            .to_lowercase();
        let opened_only = bare.trim_start_matches(['“', '"', '«', '„', '\'', '‘']);
        if bare.is_empty() || DANGLING.contains(&opened_only) {
            words.pop();
        } else {
            break;
        }
    }
}

fn finish(mut words: Vec<String>) -> String {
    // "4.", "(b)": the number of a paragraph.
    while words.len() > 1 && is_numbering(&words[0]) {
        words.remove(0);
    }
    words.retain(|w| {
        !w.trim_matches(|c: char| !c.is_alphanumeric() && !"“”\"«»".contains(c))
            .is_empty()
    });
    while words.first().is_some_and(|w| {
        matches!(
            w.to_lowercase().as_str(),
            "the" | "a" | "an" | "and" | "that" | ","
        )
    }) && words.len() > 1
    {
        words.remove(0);
    }
    // "Visit of William Lacy Swing, to Baku": the comma belonged to a role that was left out.
    for i in 1..words.len() {
        if matches!(
            words[i].as_str(),
            "to" | "of" | "in" | "with" | "for" | "on"
        ) && words[i - 1].ends_with(',')
        {
            words[i - 1].pop();
        }
    }
    let cut = words.len() > MAX_WORDS;
    words.truncate(MAX_WORDS);
    trim_end(&mut words);
    let mut label = words.join(" ");
    while label.ends_with([',', ';', ':', '.']) {
        label.pop();
    }
    let label = label
        .trim_start_matches([',', ';', ':', '–', '—', '-', ' '])
        .to_owned();
    let label = close_quotes(label, cut);
    let mut chars = label.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => label,
    }
}

fn is_numbering(word: &str) -> bool {
    let bare = word.trim_matches(['(', ')', '.']);
    bare.len() < word.len()
        && bare.len() <= 2
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_lowercase())
}

/// A quotation that the cut left open is closed; a closing mark without its opening one goes.
fn close_quotes(mut label: String, cut: bool) -> String {
    for (open, close) in [('“', '”'), ('«', '»'), ('„', '“')] {
        let opened = label.matches(open).count();
        let closed = label.matches(close).count();
        if open == '“' && label.contains('„') {
            continue;
        }
        if opened > closed {
            if cut {
                label.push('…');
            }
            label.push(close);
            return label;
        }
        if closed > opened {
            label = label.replace(close, "");
        }
    }
    if label.matches('"').count() % 2 == 1 {
        if cut {
            label.push_str("…\"");
        } else {
            label = label.replace('"', "");
        }
        return label;
    }
    if cut {
        label.push('…');
    }
    label
}
