//! "Postponed from 3 September to 8 October", "until May": no span and no bound but the day on which it now is to be.
//!
//! Says nothing of what was moved; that is told by the verb like any happening.

use super::lexicon::{Class, EventRules};
use crate::model::text::fold;
use crate::model::{Document, Edtf, Reason, Signal, TimeMention};

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
        if !(0..before.len()).any(moves) {
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

/// The verb stands this near: "has been postponed by the organizers from …".
const REACH_BYTES: usize = 60;
