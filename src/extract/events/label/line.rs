//! Labels of whole lines: a headline, a line of a chronology, a row of a table, a noun with what belongs to it.
//!
//! Clauses are labelled in [`label`](super).

use super::super::told::Told;
use super::MAX_WORDS;
use super::finish::{begins_upper, finish, finish_behind};
use super::phrase::phrase;
use crate::model::SentenceRole;
use crate::model::text::fold;

/// The label of a whole headline or list line, titles included: "William Lacy Swing, Director General" says more than the name.
///
/// A row of a table by its cells, and a line of a chronology with the name of whom it is of.
pub(in crate::extract::events) fn of_line(told: &Told<'_>) -> String {
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

/// "The next premiere, Woyzeck, is on 6 April": what stands before the verb.
pub(in crate::extract::events) fn of_occasion(told: &Told<'_>) -> String {
    let verb = told
        .words
        .iter()
        .position(|w| matches!(w.as_str(), "is" | "was"));
    finish(phrase(told, 0..verb.unwrap_or(told.tokens.len()), false))
}

/// The name of whom or what a line is about, then the line.
pub(in crate::extract::events) fn of_topic(topic: &str, line: &str) -> String {
    let mut words: Vec<String> = topic.split(' ').map(str::to_owned).collect();
    if let Some(last) = words.last_mut() {
        last.push(':');
    }
    words.extend(line.split(' ').map(str::to_owned));
    finish(words)
}

/// "Fair held every April": how often stands on no axis.
pub(in crate::extract::events) fn with_recurrence(label: String, often: &str) -> String {
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

/// The label of a noun that names a happening ("visit of … to …"), from the noun on.
pub(in crate::extract::events) fn of_noun(told: &Told<'_>, from: usize, to: usize) -> String {
    finish_behind(phrase(told, from..to, false), SHORT_NOUN)
}

/// "visit of the minister": a noun that names a happening says what it was with so many words.
const SHORT_NOUN: usize = 6;
