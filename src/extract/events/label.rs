//! Says in a dozen words what happened, so that the line reads alone.
//!
//! Uses the document's own words, names resolved, dates and titles left out: the date stands on the axis, the role in the panel.

use super::clause::Clause;
use super::earlier::Thing;
use super::lexicon::{Class, Form};
use super::lists::List;
use super::predicate::{Predicate, Tense};
use super::told::{Told, is_possessive};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, SentenceRole, TokenKind};
use std::ops::Range;

/// Longer labels do not fit between two marks of a year's timeline at 1280 pixels, and a headline seldom needs more.
pub(super) const MAX_WORDS: usize = 12;

/// A subject leaves room for the verb and two words more.
const LONGEST_SUBJECT: usize = MAX_WORDS - 3;

/// A label of fewer words than this borrows from what follows.
const SHORT: usize = 4;

/// The label of a clause: its subject, its verb without auxiliaries, and as much of the rest as fits.
///
/// `said` is what an earlier clause of the sentence was about.
pub fn of_clause(
    told: &Told<'_>,
    subject: Range<usize>,
    predicate: &Predicate,
    clause: &Clause,
    said: Option<&Thing>,
) -> String {
    let mut words = subject_words(told, subject.clone());
    if let Some(thing) = told.thing_meant(&subject, said) {
        words = thing.words;
    } else if let Some(thing) = told.thing_before(&subject, clause) {
        words = thing;
    }
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
    while words.len() > 1 && is_numbering(&words[0]) {
        words.remove(0);
    }
    // "I" of a signed letter; "Moll and I".
    if let Some(writer) = told.writer_at(&subject) {
        let name = told.shown(&told.all_names[writer as usize]);
        words.retain(|w| !w.eq_ignore_ascii_case("i"));
        if !words.is_empty() && words.last().is_none_or(|w| w != "and") {
            words.push("and".to_owned());
        }
        words.extend(name.split(' ').map(str::to_owned));
    }
    // "I", "we": whoever writes. What nobody can be named for is told as a log tells it: "Reached the pass".
    let nobody = told.english && words.len() == 1 && is_dropped(&words[0]);
    let object = phrase_of_object(told, predicate, clause, said);
    let content = told
        .words
        .get(clause.object.end)
        .is_some_and(|w| matches!(w.as_str(), "that" | "how" | "why" | "what"));
    if nobody && (content || object.iter().any(|w| w.contains(char::is_alphanumeric))) {
        words.clear();
    }
    let pronoun = words.len() == 1 && is_pronoun(&words[0]);
    let planned = matches!(predicate.verb.class, Class::Planned | Class::Moved);
    match (predicate.tense, predicate.passive) {
        (Tense::Future, true) if planned => {}
        (Tense::Future, true) => words.extend(["to".to_owned(), "be".to_owned()]),
        // "I am going to meet him", "we will send a team": nobody to be named.
        (Tense::Future, false) if told.english && words.is_empty() => {
            let group = &told.words[predicate.start..predicate.head];
            let going = group.iter().any(|w| w == "going");
            words.extend(
                if going {
                    vec!["going", "to"]
                } else {
                    vec!["will"]
                }
                .into_iter()
                .map(str::to_owned),
            );
        }
        (Tense::Future, false) if told.english => words.push("to".to_owned()),
        // "It was founded": a headline's "It founded" would say something else.
        (Tense::Past, true) if pronoun => words.push("was".to_owned()),
        (Tense::Perfect, false) if predicate.verb.form == Form::Participle && !words.is_empty() => {
            // "Sales had risen", "Lund has taken office".
            let group = predicate.start..predicate.head;
            let have = told.words[group]
                .iter()
                .find(|w| matches!(w.as_str(), "had" | "have" | "has"));
            words.push(have.map_or("has", String::as_str).to_owned());
        }
        _ => {}
    }
    if predicate.failed {
        words.push(if predicate.passive { "not" } else { "never" }.to_owned());
    }
    words.extend((predicate.head..predicate.end).map(|i| told.raw(i).to_owned()));
    if predicate.failed && predicate.verb.form == Form::Base {
        // "did not take place": the verb in the form it stands in after "never".
        words.truncate(words.len() - (predicate.end - predicate.head));
        words.extend(["took".to_owned(), "place".to_owned()]);
    }
    if let Some(particle) = particle(told, predicate.end, clause.object.end) {
        // "gave in", "broke down": one word to what trims an end.
        if let Some(last) = words.last_mut() {
            last.push('\u{a0}');
            last.push_str(told.raw(particle));
        }
    }
    words.extend(object);
    // "announced Monday it has settled the dispute": what was announced needs no "that".
    let announced = predicate.verb.act && told.words.get(clause.object.end).is_some();
    let says = |w: &&String| w.contains(char::is_alphanumeric);
    let short = words.iter().filter(says).count() < SHORT;
    if short && predicate.verb.act && attributes(told, predicate, clause) {
        // "The pool will get a roof, the council decided": what it decided stands before.
        words.retain(|w| says(&w));
        if let Some(last) = words.last_mut() {
            last.push(':');
        }
        words.extend(phrase(told, 0..clause.whole.start - 1, true));
    } else if words.len() < SHORT && (content || announced) {
        // "Apple announced": what was announced stands behind the clause.
        words.extend(phrase(told, clause.object.end..told.tokens.len(), false));
    }
    finish(words)
}

/// "…, the council decided on Tuesday": nothing but a time stands behind the verb.
fn attributes(told: &Told<'_>, predicate: &Predicate, clause: &Clause) -> bool {
    clause.whole.start > 1
        && told.words[clause.whole.start - 1] == ","
        && (predicate.end..told.words.len()).all(|i| {
            told.timed[i]
                || told.tokens[i].kind != TokenKind::Word
                || List::Introducing.has(&told.words[i])
        })
}

/// What the verb is done to, up to where something else begins.
fn phrase_of_object(
    told: &Told<'_>,
    predicate: &Predicate,
    clause: &Clause,
    said: Option<&Thing>,
) -> Vec<String> {
    let mut object = clause.object.clone();
    if particle(told, predicate.end, object.end).is_some() {
        object.start += 1;
    }
    if !told.english {
        return phrase(told, object, false);
    }
    let depth_zero = |i: usize| !told.named[i];
    // "married Ivar Holm; they had two sons".
    if let Some(stop) = object
        .clone()
        .find(|&i| depth_zero(i) && told.words[i] == ";")
    {
        object.end = stop;
    }
    // "founded in 1987 and employs": nothing of its own before the conjunction.
    let all_time = |to: usize| {
        (object.start..to)
            .all(|i| told.timed[i] || List::Introducing.has(&told.words[i]) || told.words[i] == ",")
    };
    if let Some(stop) = object.clone().find(|&i| {
        let word = told.words[i].as_str();
        depth_zero(i) && (word == "but" || matches!(word, "and" | "or") && all_time(i))
    }) {
        object.end = stop;
    }
    if let Some(stop) = clause_in(told, object.clone()) {
        object.end = stop;
    }
    // "besieged it from 3 May": the thing spoken of before.
    if let Some(first) = told.words.get(object.start).filter(|_| !object.is_empty())
        && matches!(first.as_str(), "it" | "them")
        && let Some(thing) = told.object_meant(object.start, &clause.subject, said)
    {
        let mut words = thing.words;
        words.extend(phrase(told, object.start + 1..object.end, false));
        return words;
    }
    let mut words = phrase(told, clause.fronted.clone(), false);
    words.extend(phrase(told, object, false));
    words
}

/// Where a clause of its own begins in what follows a verb: "…, proposed by Mr. Moll", "… and was not pleased",
/// "in a June that was warm", "…, nobody hurt".
fn clause_in(told: &Told<'_>, object: Range<usize>) -> Option<usize> {
    let word = |i: usize| {
        told.words
            .get(i)
            .filter(|_| i < object.end && !told.named[i])
            .map_or("", String::as_str)
    };
    let finite = |i: usize| List::FiniteAgain.has(word(i));
    let stop = object.clone().find(|&i| match word(i) {
        "," => {
            let next = word(i + 1);
            let by = word(i + 2) == "by" && next.ends_with("ed");
            // "…, Noting with concern that": the next recital.
            let recital = next.ends_with("ing")
                && told.raw(i + 1).starts_with(char::is_uppercase)
                && i > object.start;
            // "on 5 December 1951, in the years when": said of the date.
            let of_date = i > object.start && told.timed[i - 1] && List::SaidOfDate.has(next);
            // "who died in May, did not see it": the aside is over, and the sentence goes on.
            by || recital
                || of_date
                || finite(i + 1)
                || matches!(next, "nobody" | "none" | "who" | "which")
        }
        ":" | "while" | "because" | "although" => {
            i > object.start && !told.tokens[i].range.is_empty()
        }
        "and" => finite(i + 1) || matches!(word(i + 1), "i" | "he" | "she" | "we" | "they"),
        "that" | "which" | "who" => finite(i + 1) && i > object.start,
        _ => false,
    })?;
    // "came in a September that was warm": without its clause the month says nothing.
    let month = told
        .times
        .iter()
        .find(|(_, t, _)| t.end == stop && word(stop) == "that");
    let from = month
        .map(|(_, t, _)| t.start)
        .filter(|&from| from >= object.start + 2);
    Some(match from {
        Some(from) if matches!(word(from - 1), "a" | "an") => from - 2,
        _ => stop,
    })
}

/// "gave in on 18 June", "walked out, …": a particle with nothing of its own behind it.
fn particle(told: &Told<'_>, at: usize, end: usize) -> Option<usize> {
    let word = told.words.get(at).filter(|_| told.english && at < end)?;
    let is = List::Particle.has(word) && !told.timed[at];
    let next = told.words.get(at + 1).map(String::as_str);
    let closes = match next {
        None => true,
        Some(next) => {
            at + 1 >= end
                || next.chars().all(|c| !c.is_alphanumeric())
                || List::BehindParticle.has(next)
                // "came out in May" but "ran on Monday".
                || told.timed[at + 1] && !matches!(word.as_str(), "in" | "on" | "over" | "through")
        }
    };
    (is && closes).then_some(at)
}

/// A pronoun that a line can do without.
fn is_dropped(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "i" | "we" | "he" | "she" | "it"
    )
}

/// The label of a noun that names a happening ("visit of … to …"), from the noun on.
pub fn of_noun(told: &Told<'_>, from: usize, to: usize) -> String {
    finish(phrase(told, from..to, false))
}

/// A word that says what kind of body is meant, not which.
fn is_kind_of_body(word: &str) -> bool {
    List::KindOfBody.has(&word.to_lowercase())
}

/// Does a label begin with somebody the reader cannot know?
pub fn is_pronoun(word: &str) -> bool {
    List::Vague.has(&word.to_lowercase())
}

/// The label of a whole headline or list line, titles included: "William Lacy Swing, Director General" says more than the name.
///
/// A row of a table by its cells, and a line of a chronology with the name of whom it is of.
pub fn of_line(told: &Told<'_>) -> String {
    if told.sentence.role == SentenceRole::TableRow {
        return of_row(told);
    }
    let line = finish(phrase(told, 0..told.tokens.len(), false));
    match told.topic {
        // "Elsbeth Moll: born in Calvano": a line of her chronology.
        Some(topic) if told.needs_topic() => of_topic(topic.words, &line),
        _ => line,
    }
}

/// "The next premiere, Woyzeck, is on 6 April": what stands before the verb.
pub fn of_occasion(told: &Told<'_>) -> String {
    let verb = told
        .words
        .iter()
        .position(|w| matches!(w.as_str(), "is" | "was"));
    finish(phrase(told, 0..verb.unwrap_or(told.tokens.len()), false))
}

/// "Fair held every April": how often stands on no axis.
pub(super) fn with_recurrence(label: String, often: &str) -> String {
    let words = label.split(' ').count() + often.split_whitespace().count();
    let says = [
        "every", "each", "annual", "annually", "yearly", "monthly", "weekly", "daily",
    ];
    let folded = fold(often);
    let tells = folded.split(' ').any(|w| says.contains(&w));
    if !tells || words > MAX_WORDS || label.ends_with('…') {
        return label;
    }
    let often: Vec<&str> = often.split_whitespace().collect();
    let mut often = often.join(" ");
    if let Some(first) = often.get(..1) {
        often.replace_range(..1, &first.to_lowercase());
    }
    format!("{label} {often}")
}

/// The name of whom or what a line is about, then the line.
pub(super) fn of_topic(topic: &str, line: &str) -> String {
    let mut words: Vec<String> = topic.split(' ').map(str::to_owned).collect();
    if let Some(last) = words.last_mut() {
        last.push(':');
    }
    words.extend(line.split(' ').map(str::to_owned));
    finish(words)
}

/// The cells of a row without those that only say when: the fullest last, the others before it.
fn of_row(told: &Told<'_>) -> String {
    let bar = |i: usize| told.words[i] == "|";
    let n = told.tokens.len();
    let mut cells: Vec<(Vec<String>, usize)> = Vec::new();
    let mut from = 0;
    for i in 0..=n {
        let tab = i > from && i < n && told.between(i - 1, i).contains('\t');
        if i == n || bar(i) || tab {
            let words: Vec<String> = phrase(told, from..i, false)
                .into_iter()
                .filter(|w| w.chars().any(char::is_alphanumeric) || w == "–" || w == "—")
                .filter(|w| !matches!(w.as_str(), "planned" | "scheduled" | "due"))
                .collect();
            // "The Seagull" is called so.
            let words = match &words[..] {
                [article, title] if article == "The" && begins_upper(title) => {
                    vec![format!("The\u{a0}{title}")]
                }
                _ => words,
            };
            let letters = words
                .iter()
                .flat_map(|w| w.chars())
                .filter(|c| c.is_alphabetic())
                .count();
            let clock = told.is_clock(from..i);
            if !words.is_empty() && !clock {
                cells.push((words, letters));
            }
            from = if tab { i } else { i + 1 };
        }
    }
    // What was done takes more than a word: "Hammerfest | Landed 31 men".
    let fullest = (0..cells.len()).max_by_key(|&i| (cells[i].0.len() > 1, cells[i].1, i));
    let Some(main) = fullest else {
        return String::new();
    };
    let mut words: Vec<String> = Vec::new();
    for (i, (cell, letters)) in cells.iter().enumerate() {
        // A number of the row, a position: of no use by itself, but "5.0: New engine" says which.
        if i != main && cell.len() <= 3 && (*letters > 2 || cell.len() == 1) && i < main {
            words.extend(cell.iter().cloned());
            if let Some(last) = words.last_mut() {
                last.push(':');
            }
        }
    }
    words.extend(cells[main].0.iter().cloned());
    finish(words)
}

/// Is the subject somebody by name or pronoun, and not only something of or with somebody?
///
/// "The delegation headed by X", "Dr. Lund's book", "the reading with Petra Lund": X, Dr. Lund and Petra Lund did nothing.
pub(super) fn is_people(told: &Told<'_>, subject: &Range<usize>) -> bool {
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

fn subject_words(told: &Told<'_>, subject: Range<usize>) -> Vec<String> {
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
        clip(&mut words);
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
        words.pop();
    }
    clip(&mut words);
    words
}

/// "Brandt Cranes, the contractor", "The inquiry, chaired by Justice Lund": what stands between commas is not needed.
///
/// Not where the comma counts up: "the roof, the walls and the floor".
fn without_aside(told: &Told<'_>, subject: Range<usize>) -> Range<usize> {
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
        && !behind.iter().any(|w| w == ",");
    let aside = behind
        .first()
        .is_some_and(|w| List::AsideBegins.has(w) || w.len() > 4 && w.ends_with("ed"));
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
        body && free
            && told.tokens[i - 1].kind == TokenKind::Word
            && !told.raw(i - 1).starts_with(char::is_uppercase)
    });
    name.map_or(subject.clone(), |i| i..subject.end)
}

/// A subject leaves room for its verb, and ends without a mark.
fn clip(words: &mut Vec<String>) {
    if words.len() > LONGEST_SUBJECT {
        words.truncate(LONGEST_SUBJECT);
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

/// The words of a range, without dates and what introduces them, roles beside names, honorifics and brackets.
pub(super) fn phrase(told: &Told<'_>, range: Range<usize>, drop_article: bool) -> Vec<String> {
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
            if first {
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
        if let Some((name, end)) = told.name_at(i)
            && !((in_a_place || within) && name.kind == NameKind::Person)
        {
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
        // "won the cup in 1972 and again in 1996".
        if last == "again" && words.len() > 1 && words[words.len() - 2] == "and" {
            words.pop();
            continue;
        }
        // "speeches on the work done in relation …".
        if words.len() > 2
            && matches!(words[words.len() - 2].as_str(), "in" | "with")
            && List::CutPhrase.has(last)
        {
            words.truncate(words.len() - 2);
            continue;
        }
        let bare = last
            .trim_end_matches([',', ';', ':', '.', '–', '—', '-', '('])
            .to_lowercase();
        let opened_only = bare.trim_start_matches(['“', '"', '«', '„', '\'', '‘']);
        // "signed the will"
        let is_thing = opened_only == "will"
            && words.len() > 1
            && List::OfAThing.has(&words[words.len() - 2].to_lowercase());
        if bare.is_empty() || List::Dangling.has(opened_only) && !is_thing {
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
    let says = |w: &String| {
        !w.trim_matches(|c: char| !c.is_alphanumeric() && !"“”\"«»&+".contains(c))
            .is_empty()
    };
    // "FC Dornau – SV Ried": a dash between words, once.
    let dash = |w: &String| matches!(w.as_str(), "–" | "—");
    let mut before = false;
    words.retain(|w| {
        let keeps = says(w) || dash(w) && before;
        before = says(w);
        keeps
    });
    while words
        .first()
        .is_some_and(|w| List::LeadsLabel.has(&w.to_lowercase()))
        && words.len() > 1
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
    let in_a_name = cut && begins_upper(&words[MAX_WORDS]) && begins_upper(&words[MAX_WORDS - 1]);
    words.truncate(MAX_WORDS);
    if in_a_name {
        // "adopted by the United…": half a name is none.
        let kept = words
            .iter()
            .rposition(|w| !begins_upper(w))
            .map_or(0, |i| i + 1);
        if kept > SHORT {
            words.truncate(kept);
        }
    }
    trim_end(&mut words);
    let mut label = words.join(" ").replace('\u{a0}', " ");
    while label.ends_with([',', ';', ':', '.']) {
        label.pop();
    }
    let label = label
        .trim_start_matches([',', ';', ':', '–', '—', '-', ' '])
        .to_owned();
    let label = close_quotes(label, cut);
    let label = label.trim().to_owned();
    // "iPod nano" is written so.
    let inner = label
        .split(' ')
        .next()
        .is_some_and(|w| w.chars().skip(1).any(char::is_uppercase));
    let mut chars = label.chars();
    match chars.next() {
        Some(first) if !inner => first.to_uppercase().chain(chars).collect(),
        _ => label,
    }
}

fn begins_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
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
