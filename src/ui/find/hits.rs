//! What a search finds beside the events it leaves on the timeline: people, projects, the most important events, and places
//! in the documents' own text.
//!
//! For a thread beside the window where there is much to read: nothing here is drawn.

use crate::model::query::{FullText, Words};
use crate::model::text::fold;
use crate::model::{DocId, EntityId, EntityKind, EventId, Filter, TextRange};
use crate::ui::lookup::Turned;

/// A place in a document's text, with the words around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub doc: DocId,
    pub range: TextRange,
    pub around: String,
    /// Where in `around` the word stands that was found.
    pub lit: std::ops::Range<usize>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub entities: Vec<EntityId>,
    pub events: Vec<EventId>,
    /// How many events pass.
    pub n_events: usize,
    pub places: Vec<Place>,
    /// How many documents have all the words in one line, counted no further than to [`MOST_DOCUMENTS`].
    pub n_documents: usize,
}

/// As many of each kind as a glance takes in.
const ENTITIES: usize = 3;
const EVENTS: usize = 5;
const PLACES: usize = 6;
/// From here on it is "more than".
pub const MOST_DOCUMENTS: usize = 1_000;

/// In the order they are listed.
const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Project,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Series,
];

/// Of one kind alone, for a name that is being typed after "person:".
pub fn of_kind(turned: &Turned, kind: EntityKind, typed: &str) -> Vec<EntityId> {
    /// The list is all there is then.
    const MOST: usize = 10;
    let words = Words::new(typed);
    let all = fold(typed).is_empty();
    // Entities of a kind come most mentioned first.
    let of = turned.timeline.of_kind(kind);
    let found = of.filter(|e| all || words.name(e));
    found.take(MOST).map(|e| e.id).collect()
}

pub fn find(turned: &Turned, filter: &Filter, full_text: Option<&dyn FullText>) -> Found {
    let timeline = &turned.timeline;
    let mut found = Found::default();
    let folded = filter.words();
    if folded.is_empty() {
        return found;
    }
    let words = Words::new(&filter.search);
    for kind in KINDS {
        let named = timeline.of_kind(kind).filter(|e| words.name(e));
        found.entities.extend(named.take(ENTITIES).map(|e| e.id));
    }
    let passing = turned.index.passing(timeline, filter);
    let mut best: Vec<(f32, u32)> = Vec::new();
    for (event, number) in timeline.events.iter().zip(0..) {
        if !passing[number as usize] {
            continue;
        }
        found.n_events += 1;
        let least = best.last().map_or(f32::NEG_INFINITY, |b| b.0);
        if best.len() < EVENTS || event.importance > least {
            // Of equals the earlier stays first.
            let at = best.partition_point(|b| b.0 >= event.importance);
            best.insert(at, (event.importance, number));
            best.truncate(EVENTS);
        }
    }
    let id = |(_, number): (f32, u32)| timeline.events[number as usize].id;
    found.events = best.into_iter().map(id).collect();
    // Where an index knows which documents to look through, the others are left alone.
    let known = full_text.and_then(|index| index.documents(&folded));
    let all = match &known {
        Some(known) => known
            .iter()
            .filter_map(|id| timeline.document(id))
            .collect(),
        None => timeline.documents.iter().collect::<Vec<_>>(),
    };
    for doc in all {
        let mut lines = lines(&doc.text);
        let has_all = |line: &str| {
            let line = fold(line);
            folded.iter().all(|w| line.contains(w.as_str()))
        };
        let Some((start, line)) = lines.find(|(_, line)| has_all(line)) else {
            continue;
        };
        found.n_documents += 1;
        if found.places.len() < PLACES {
            found.places.push(place(&doc.id, start, line, &folded[0]));
        }
        if found.n_documents >= MOST_DOCUMENTS {
            break;
        }
    }
    found
}

/// Each line with where it begins. A paragraph is one line, or broken into several.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

/// Where the first word stands, and the words around it.
fn place(doc: &DocId, start: usize, line: &str, word: &str) -> Place {
    let mut at = 0..line.len().min(1);
    let mut from = 0;
    // By what stands between spaces: a word of a fold never has one in it.
    for part in line.split(char::is_whitespace) {
        if fold(part).contains(word) {
            at = from..from + part.len();
            break;
        }
        from += part.len()
            + line[from + part.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    /// Few enough that the word itself is seen in the narrowest list.
    const BEFORE: usize = 14;
    /// As much as a row of the widest holds.
    const AFTER: usize = 72;
    let before = line[..at.start].char_indices().rev().nth(BEFORE - 1);
    let begin = before.map_or(0, |(i, _)| i);
    // From a word's beginning, where one begins.
    let cut_off = match begin {
        0 => None,
        _ => line[begin..at.start].find(char::is_whitespace),
    };
    let begin = begin + cut_off.unwrap_or(0);
    let after = line[at.end.max(at.start)..].char_indices().nth(AFTER);
    let end = after.map_or(line.len(), |(i, _)| at.end + i);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let around = line.get(begin..end).unwrap_or(line);
    let spaces = around.len() - around.trim_start().len();
    let dots = cut(begin > 0);
    let lit = |i: usize| (dots.len() + i).saturating_sub(begin + spaces);
    Place {
        doc: doc.clone(),
        range: TextRange::new(start + at.start, start + at.end),
        lit: lit(at.start)..lit(at.end),
        around: format!("{dots}{}{}", around.trim(), cut(end < line.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;
    use crate::ui::lookup::Lookup;
    use std::sync::Arc;

    fn found(search: &str) -> (Lookup, Found) {
        let filter = Filter {
            search: search.to_owned(),
            ..Filter::default()
        };
        let look = Lookup::new(Arc::new(fixture::timeline()), &Filter::default());
        let found = find(&look.turned, &filter, None);
        (look, found)
    }

    #[test]
    fn people_events_and_places_in_the_text_are_found_at_once() {
        let (look, found) = found("mara");
        let names: Vec<&str> = found
            .entities
            .iter()
            .filter_map(|id| look.entity(*id))
            .map(|e| e.name.as_str())
            .collect();
        assert_eq!(names, ["Mara Lind"]);
        assert_eq!((found.n_events, found.events.len()), (1, 1));
        let place = &found.places[0];
        let text = &look.timeline.document(&place.doc).expect("a document").text;
        assert!(place.range.of(text).contains("Mara"), "{place:?}");
        assert!(place.around.contains("Mara"));
    }

    #[test]
    fn what_nobody_says_is_not_found() {
        let (_, found) = found("aqueduct");
        assert_eq!(found, Found::default());
    }

    #[test]
    fn a_place_is_found_in_any_script_and_at_the_end_of_a_line() {
        for (line, word, at) in [
            ("Зимой мост открыли.", "мост", "мост"),
            ("\u{a0}é  ligne", "ligne", "ligne"),
            ("x", "x", "x"),
        ] {
            let place = place(&DocId::new("a"), 0, line, word);
            assert_eq!(place.range.of(line), at);
            assert_eq!(&place.around[place.lit], at);
        }
    }

    #[test]
    fn the_word_that_was_found_is_seen_at_the_beginning_of_its_row() {
        let line = "Many people had come a long way to see the opening ceremony of the bridge.";
        let place = place(&DocId::new("a"), 0, line, "ceremony");
        assert_eq!(place.around, "…the opening ceremony of the bridge.");
        assert_eq!(&place.around[place.lit], "ceremony");
    }
}
