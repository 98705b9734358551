//! An annotated text once more with other people and towns in it, so that the model learns the sentences and not who was famous.
//!
//! Half of the texts also get the hyphens and possessives that some news archives write: "Min - jae", "Tembo’ s".

use crate::corpus::Text;
use crate::people::{People, Person};
use dateline::extract::names::tagger::train::Random;
use dateline::model::{NameKind, TextRange};
use std::collections::BTreeMap;

pub fn renamed(text: &Text, people: &People, random: &mut Random) -> Text {
    let mut spans = text.names.clone();
    spans.sort_by_key(|(r, _)| (r.start, std::cmp::Reverse(r.end)));
    let archive = random.below(2) == 0;
    let mut out = Text {
        name: format!("{} renamed", text.name),
        ..Text::default()
    };
    let mut cast = Cast::default();
    let mut at = 0;
    for (range, kind) in spans {
        let (from, to) = (range.start as usize, range.end as usize);
        if from < at {
            continue;
        }
        write(&mut out.text, &text.text[at..from], archive);
        let old = &text.text[from..to];
        let new = match kind {
            NameKind::Person if random.below(10) > 0 => cast.person(old, people, random),
            NameKind::Place if random.below(3) == 0 => cast.place(old, people, random),
            _ => old.to_owned(),
        };
        let begin = out.text.len();
        write(&mut out.text, &new, archive);
        out.names
            .push((TextRange::new(begin, out.text.len()), kind));
        at = to;
    }
    write(&mut out.text, &text.text[at..], archive);
    out
}

/// The text as some archives write it, its names where they then stand.
pub fn archived(text: &Text) -> Text {
    let mut out = Text {
        name: text.name.clone(),
        ..Text::default()
    };
    let mut at = 0;
    for &(range, kind) in &text.names {
        let (from, to) = (range.start as usize, range.end as usize);
        write(&mut out.text, &text.text[at..from], true);
        let begin = out.text.len();
        write(&mut out.text, &text.text[from..to], true);
        out.names
            .push((TextRange::new(begin, out.text.len()), kind));
        at = to;
    }
    write(&mut out.text, &text.text[at..], true);
    out
}

/// Who plays whom: the same new name for the same old one all through a text.
#[derive(Default)]
struct Cast {
    people: BTreeMap<String, Person>,
    places: BTreeMap<String, String>,
}

impl Cast {
    fn person(&mut self, old: &str, people: &People, random: &mut Random) -> String {
        let words: Vec<&str> = old.split(' ').collect();
        let known = words
            .iter()
            .find_map(|w| self.people.get(&w.to_lowercase()));
        let who = known.cloned().unwrap_or_else(|| people.person(random));
        for w in &words {
            self.people
                .entry(w.to_lowercase())
                .or_insert_with(|| who.clone());
        }
        let names: Vec<usize> = (0..words.len())
            .filter(|&i| {
                words[i].chars().next().is_some_and(char::is_uppercase) && !words[i].ends_with('.')
            })
            .collect();
        let Some(&first) = names.first() else {
            return old.to_owned();
        };
        // What stands before the name, a "Mr." or a "the", stays.
        let mut out: Vec<String> = words[..first].iter().map(|w| (*w).to_owned()).collect();
        if names.len() > 1 {
            let initials = words[first + 1..]
                .iter()
                .filter(|w| w.ends_with('.') && w.len() == 2);
            out.push(who.given.clone());
            out.extend(initials.map(|w| (*w).to_owned()));
            out.push(who.surname.clone());
            if who.surname_first && out.len() == 2 {
                out.swap(0, 1);
            }
        } else if words.len() > 1 && first > 0 || random.below(5) > 0 {
            out.push(who.surname.clone());
        } else {
            out.push(who.given.clone());
        }
        let new = out.join(" ");
        if old.chars().all(|c| !c.is_lowercase()) && old.chars().count() > 3 {
            new.to_uppercase()
        } else {
            new
        }
    }

    fn place(&mut self, old: &str, people: &People, random: &mut Random) -> String {
        let plain = old.chars().all(char::is_alphabetic) && old.chars().any(char::is_lowercase);
        if !plain {
            return old.to_owned();
        }
        let new = self.places.entry(old.to_owned());
        new.or_insert_with(|| {
            if random.below(5) == 0 {
                people.country(random)
            } else {
                people.city(random)
            }
        })
        .clone()
    }
}

fn write(out: &mut String, text: &str, archive: bool) {
    if !archive {
        out.push_str(text);
        return;
    }
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let after_letter = out.ends_with(char::is_alphabetic);
        let before_letter = letters.peek().is_some_and(|n| n.is_alphabetic());
        match c {
            '-' if after_letter && before_letter => out.push_str(" - "),
            '\'' | '’' if letters.peek() == Some(&'s') && (after_letter || out.ends_with(' ')) => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push_str("’ ");
            }
            c => out.push(c),
        }
    }
}
