//! "Motion to table the proposal. Carried.": minutes say in one word what became of what stands before it.
//!
//! English only; on which day is the meeting's business.

use super::told::Told;
use super::{Draft, label};
use crate::model::{EventMention, Phrase, Segmented, Status};
use std::ops::Range;

/// "Carried 3–1 (Strand opposed)." has no more tokens.
const LONGEST_OUTCOME: usize = 12;

/// What an item of the agenda is called, in words.
const LONGEST_ITEM: usize = 8;

/// What a motion is to do is told in so many words; with "Motion" and its outcome that fills a label.
const WORDS_OF_MOTION: usize = 9;

/// What became of the motion that the sentence above moves; `Some(None)` where that is a form of words.
pub(super) fn decided(
    told: &Told<'_>,
    above: &Told<'_>,
    seg: &Segmented,
    index: usize,
) -> Option<Option<Draft>> {
    let lang = told.lang.filter(|_| told.english && above.english)?;
    let outcome = told.words.first()?;
    let known = matches!(
        outcome.as_str(),
        "carried" | "passed" | "adopted" | "agreed" | "defeated" | "lost" | "failed" | "rejected"
    );
    let short = told.words.len() <= LONGEST_OUTCOME && told.sentence.block == above.sentence.block;
    if !(known && short) {
        return None;
    }
    let what = motion(above)?;
    // Those of the meeting before are approved at every meeting.
    if above.words[what.clone()].iter().any(|w| w == "minutes") {
        return Some(None);
    }
    let mut words = vec!["motion".to_owned()];
    let mut deed = label::phrase(above, what.clone(), false);
    let bare = deed.len() <= 2;
    if deed.len() > WORDS_OF_MOTION {
        let part = |w: &String| {
            matches!(
                w.as_str(),
                "to" | "in" | "for" | "on" | "by" | "with" | "from" | "at"
            )
        };
        deed.truncate(WORDS_OF_MOTION);
        let end = deed.iter().rposition(part).filter(|at| *at > 2);
        deed.truncate(end.unwrap_or(WORDS_OF_MOTION));
    }
    label::trim_end(&mut deed);
    words.extend(deed);
    words.push(outcome.clone());
    let item = item_of(told, seg).filter(|_| bare);
    let line = match item {
        Some(item) => label::of_topic(&item, &words.join(" ")),
        None => label::finish(words),
    };
    let names = above.name_indexes_in(what).collect();
    let event = EventMention {
        range: told.sentence.range,
        trigger: told.bytes(0..1),
        label: line,
        concept: Phrase::default(),
        since: None,
        time: None,
        names,
        series: None,
        status: Status::Happened,
        ends: false,
        link: None,
        prominence: told.prominence(index) * 0.8,
    };
    let decides = lang.verb(&["approved".to_owned()]);
    let concept = decides.map_or(u16::MAX, |(verb, _)| verb.concept);
    Some(Some(Draft::new(event, index, told.sentence.role, concept)))
}

/// "to table the skate park proposal" of "Motion to table …" and of "Moved by Iqbal, seconded by Munk, to table …", without who moved it.
fn motion(told: &Told<'_>) -> Option<Range<usize>> {
    let moves = told
        .words
        .iter()
        .take(LONGEST_ITEM)
        .position(|w| w == "motion" || w == "moved")?;
    let to = (moves + 1..told.words.len()).find(|&i| told.words[i] == "to" && !told.named[i])?;
    let by = |i: usize| told.words[i] == "by" && told.named.get(i + 1) == Some(&true);
    let end = (to + 2..told.words.len()).find(|&i| {
        matches!(told.words[i].as_str(), "," | ";" | "." | "(") && !told.named[i] || by(i)
    });
    let end = end.unwrap_or(told.words.len());
    (to + 1 < end).then_some(to..end)
}

/// "Ordinance 24-11" of "b) Ordinance 24-11 (short-term rentals). Second reading. …": the first sentence of the paragraph.
fn item_of(told: &Told<'_>, seg: &Segmented) -> Option<String> {
    let first = seg
        .sentences
        .iter()
        .find(|s| s.block == told.sentence.block)?;
    let words = first.range.of(told.text).trim_end_matches('.');
    let words = words.split(" (").next().unwrap_or(words);
    let named = words
        .split(' ')
        .skip_while(|w| w.len() <= 2 || w.ends_with(')'))
        .collect::<Vec<_>>();
    let fits = (1..=LONGEST_ITEM).contains(&named.len());
    fits.then(|| named.join(" "))
}
