//! "Postponed from 3 September to 8 October", "until May": no span and no bound but the day on which it now is to be.
//!
//! Says nothing of what was moved; that is told by the verb like any happening.

use super::lexicon::{Class, EventRules};
use super::lists::List;
use super::{DatesFound, Draft};
use crate::model::text::fold;
use crate::model::{Document, Edtf, Grain, Reason, Segmented, Sentence, Signal, TimeMention};

/// Leaves of each range that a verb of moving stands before only its second end, and takes "until" for "to".
pub fn moved(times: &mut [TimeMention], doc: &Document, lang: &str, rules: &EventRules) {
    let Some(words) = rules.words(lang) else {
        return;
    };
    for time in times {
        let span = matches!(time.edtf, Some(Edtf::Interval(..))) && time.ends.len() == 2;
        if !span && time.signal != Signal::Until {
            continue;
        }
        let mut from = (time.range.start as usize).saturating_sub(REACH_BYTES);
        while !doc.text.is_char_boundary(from) {
            from += 1;
        }
        let before = &doc.text[from..time.range.start as usize];
        let before = before.rsplit(['.', '\n', ';']).next().unwrap_or(before);
        let before: Vec<String> = before.split_whitespace().map(fold).collect();
        let moves = |i: usize| {
            words
                .verb(&before[i..])
                .is_some_and(|(v, _)| v.class == Class::Moved)
        };
        // "was moved to 4 June": a word of many uses, right before the date.
        let shifts = before
            .iter()
            .rev()
            .take(2)
            .any(|word| List::Shifted.has(word));
        if !(shifts || (0..before.len()).any(moves)) {
            continue;
        }
        time.signal = Signal::At;
        let to = time.ends.last().and_then(|end| end.edtf.clone());
        if let (true, Some(to)) = (span, to) {
            time.why
                .push(Reason::new(format!("It was moved to {}.", to.in_words())));
            time.edtf = Some(to);
        }
    }
}

/// "… has been postponed. The new dates are 12–14 October.": that is when it now is to be.
pub fn new_dates(drafts: &mut [Draft], doc: &Document, seg: &Segmented, dates: &DatesFound) {
    for draft in drafts {
        if !draft.moved || draft.event.time.is_some() {
            continue;
        }
        let behind = seg.sentences.iter().skip(draft.sentence + 1).take(REACH);
        let says = |s: &&Sentence| {
            let words = fold(s.range.of(&doc.text));
            let words: Vec<&str> = words.split(' ').collect();
            words
                .windows(2)
                .any(|two| List::NewDate.has(&two.join(" ")))
        };
        let Some(sentence) = behind.into_iter().find(says) else {
            continue;
        };
        let from = dates
            .times
            .partition_point(|t| t.range.end <= sentence.range.start);
        let inside = dates.times[from..]
            .iter()
            .take_while(|t| t.range.start < sentence.range.end);
        let day = |t: &TimeMention| {
            t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Month) && !t.boilerplate
        };
        if let Some(at) = inside.into_iter().position(day) {
            draft.event.time = Some((from + at) as u32);
        }
    }
}

/// The new date follows within so many sentences.
const REACH: usize = 2;

/// The verb stands this near: "has been postponed by the organizers from …".
const REACH_BYTES: usize = 60;
