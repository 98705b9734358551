//! Says in a dozen words what happened, so that the line reads alone.
//!
//! Uses the document's own words, names resolved, dates and titles left out: the date stands on the axis, the role in the panel.

mod finish;
mod line;
mod phrase;
mod subject;

use finish::is_numbering;
pub(super) use finish::{finish, finish_behind, trim_end};
pub(super) use line::{of_line, of_noun, of_occasion};
pub(super) use line::{of_topic, with_recurrence};
pub(super) use phrase::phrase;
use subject::subject_words;
pub(super) use subject::{is_people, without_aside};

use super::clause::Clause;
use super::earlier::Thing;
use super::lexicon::{Class, Form};
use super::lists::List;
use super::predicate::{Predicate, Tense};
use super::told::Told;
use crate::model::text::fold;
use crate::model::{NameKind, TokenKind};
use std::ops::Range;

/// Longer labels do not fit between two marks of a year's timeline at 1280 pixels, and a headline seldom needs more.
pub(super) const MAX_WORDS: usize = 12;

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
    let object = phrase_of_object(told, predicate, clause, said);
    let verb = predicate.end - predicate.head;
    let room = (MAX_WORDS - (verb + object.len()).min(3)).max(MAX_WORDS - 3);
    let mut words = subject_words(told, subject.clone(), room);
    // "было подписано и вступило": the first verb's auxiliary is not the second's.
    if !told.english && subject.end < clause.whole.start {
        while words.last().is_some_and(|w| List::Helping.has(&fold(w))) {
            words.pop();
        }
    }
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
    if let Some(house) = told.house_at(&subject, predicate) {
        let name = house.words(told.text, told.all_names);
        words = name.split_whitespace().map(str::to_owned).collect();
    }
    // "I", "we": whoever writes. What nobody can be named for is told as a log tells it: "Reached the pass".
    let nobody = told.english && words.len() == 1 && is_dropped(&words[0]);
    let content = told
        .words
        .get(clause.object.end)
        .is_some_and(|w| matches!(w.as_str(), "that" | "how" | "why" | "what"))
        && told.words[clause.object.end - 1] != "and";
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
        // "I arrive on Thursday": "Eva Moll to arrive".
        (Tense::Scheduled, false) if predicate.verb.form == Form::Base && !words.is_empty() => {
            words.push("to".to_owned());
        }
        // "It was founded": a headline's "It founded" would say something else.
        (Tense::Past, true) if pronoun => {
            let many = matches!(words[0].as_str(), "They" | "they" | "We" | "we");
            words.push(if many { "were" } else { "was" }.to_owned());
        }
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
    // "Clinic was able to reopen", "Camp had to be cancelled".
    let group = predicate.start..predicate.head;
    if predicate.tense == Tense::Past && told.words[group.clone()].iter().any(|w| w == "to") {
        words.extend(group.map(|i| told.raw(i).to_owned()));
    }
    let begins = words.is_empty();
    // "Founded in 1911, the brewery", "2. Agreed to": behind its subject it begins nothing.
    let first = told
        .words
        .iter()
        .position(|w| w.contains(char::is_alphabetic));
    words.extend((predicate.head..predicate.end).map(|i| match first {
        Some(first) if i == first && !begins => told.raw(i).to_lowercase(),
        _ => told.raw(i).to_owned(),
    }));
    // "was sworn in", "took over": one word to what trims an end.
    let phrasal = predicate.end > predicate.head + 1
        && List::Particle.has(&told.words[predicate.end - 1])
        && told.english;
    if phrasal && let Some(last) = words.pop() {
        match words.last_mut() {
            Some(verb) => {
                verb.push('\u{a0}');
                verb.push_str(&last);
            }
            None => words.push(last),
        }
    }
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
    // A verb without a word of what it was done to says little.
    let least = words.len() + 2;
    words.extend(object);
    // "announced Monday it has settled the dispute": what was announced needs no "that".
    let announced = predicate.verb.act
        && !predicate.participial
        && told.words.get(clause.object.end).is_some_and(|w| w != ",");
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
    finish_behind(words, least)
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
    // "The meeting, which the council refused": its article no longer begins the sentence.
    if let Some(article) = words
        .first_mut()
        .filter(|w| List::Determiner.has(&w.to_lowercase()))
    {
        *article = article.to_lowercase();
    }
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
            // "won the prize, as it had two years before".
            let likewise = next == "as" && (is_dropped(word(i + 2)) || word(i + 2) == "well");
            by || recital
                || likewise
                || of_date
                || List::ComparedWith.has(next)
                // "to 1,940 people, a third more than the year before".
                || matches!(next, "a" | "half" | "twice" | "nearly" | "almost")
                    && (i + 2..(i + 6).min(object.end)).any(|at| matches!(word(at), "more" | "less" | "fewer"))
                || finite(i + 1)
                || matches!(
                    next,
                    "nobody" | "none" | "who" | "which" | "whose" | "where"
                )
                || matches!(word(i + 2), "whom" | "which")
        }
        ":" | "while" | "because" | "although" => {
            i > object.start && !told.tokens[i].range.is_empty()
        }
        "and" => {
            word(i + 1) == "that"
                // "the first was held in May, and the second one in June".
                || word(i + 1) == "the" && word(i + 3) == "one"
                || finite(i + 1)
                || matches!(word(i + 1), "i" | "he" | "she" | "we" | "they")
        }
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

/// A word that says what kind of body is meant, not which.
fn is_kind_of_body(word: &str) -> bool {
    List::KindOfBody.has(&word.to_lowercase())
}

/// Does a label begin with somebody the reader cannot know?
pub fn is_pronoun(word: &str) -> bool {
    List::Vague.has(&word.to_lowercase())
}
