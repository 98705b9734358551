//! What a quotation of a document stands for: of its names and of the sentences that tell something, the one it fits best.
//!
//! One rule for the stage that obeys the user's word and for the overlay that shows it. Where words that have changed stand
//! now is found elsewhere.

use super::TextRange;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What a quotation was made to stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Meant {
    /// Somebody or something that is named there.
    Name,
    /// What is told there.
    Event,
}

/// A sentence that tells something, and the word of it that names the happening, where one does.
pub type Told = (TextRange, Option<TextRange>);

/// How well a quotation fits a telling; the best is the least. `None` where they share no letter.
///
/// A quotation is a whole sentence, a sentence up to and with the word that names the happening, or that word; or, where the
/// document has changed, any stretch like them.
pub fn telling_fit(
    quoted: TextRange,
    (sentence, trigger): Told,
) -> Option<(bool, bool, Reverse<u32>, u32)> {
    if !sentence.overlaps(quoted) {
        return None;
    }
    let names_it = trigger.is_some_and(|t| t.end == quoted.end && quoted.contains(t));
    Some((
        !names_it,
        sentence != quoted,
        Reverse(shared(sentence, quoted)),
        // A sentence's first happening stands for the sentence.
        trigger.map_or(u32::MAX, |t| t.start),
    ))
}

/// How well a quotation fits a name: names stand inside names. `None` where they share no letter.
pub fn name_fit(quoted: TextRange, name: TextRange) -> Option<u32> {
    let off = name.start.abs_diff(quoted.start) + name.end.abs_diff(quoted.end);
    name.overlaps(quoted).then_some(off)
}

/// What a quotation stands for where nobody has said it: just a name or just a telling, else a name where that is most of
/// it, else what is told there.
pub fn meant(
    quoted: TextRange,
    names: impl Iterator<Item = TextRange>,
    told: impl Iterator<Item = Told>,
) -> Option<Meant> {
    let best = names
        .filter_map(|n| Some((name_fit(quoted, n)?, n)))
        .min_by_key(|(fit, _)| *fit);
    if let Some((0, _)) = best {
        return Some(Meant::Name);
    }
    let mut is_told = false;
    for (sentence, trigger) in told.filter(|(s, _)| s.overlaps(quoted)) {
        is_told = true;
        let begins = sentence.start == quoted.start;
        let ends = sentence.end == quoted.end || trigger.is_some_and(|t| t.end == quoted.end);
        if begins && ends || trigger == Some(quoted) {
            return Some(Meant::Event);
        }
    }
    let is_most = |(_, name): &(u32, TextRange)| {
        2 * shared(*name, quoted) as usize > name.cover(quoted).len()
    };
    match best {
        Some(best) if is_most(&best) || !is_told => Some(Meant::Name),
        Some(_) | None => is_told.then_some(Meant::Event),
    }
}

fn shared(a: TextRange, b: TextRange) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Before dawn Jon Smith left Eastmoor. All slept.";

    fn at(words: &str) -> TextRange {
        let start = TEXT.find(words).expect("it stands there");
        TextRange::new(start, start + words.len())
    }

    #[track_caller]
    fn check(quoted: &str, expected: Option<Meant>) {
        let names = ["Jon Smith", "Smith", "Eastmoor"].map(at);
        let told = [(at("Before dawn Jon Smith left Eastmoor."), Some(at("left")))];
        assert_eq!(
            meant(at(quoted), names.into_iter(), told.into_iter()),
            expected
        );
    }

    #[test]
    fn a_name_and_the_sentence_it_stands_in_are_told_apart() {
        check("Jon Smith", Some(Meant::Name));
        check("Smith", Some(Meant::Name));
        check("Before dawn Jon Smith left", Some(Meant::Event));
        check("Before dawn Jon Smith left Eastmoor.", Some(Meant::Event));
        check("left", Some(Meant::Event));
        // What was found again in other words.
        check("on Smith l", Some(Meant::Name));
        check("dawn Jon Smith left East", Some(Meant::Event));
        check("Before", Some(Meant::Event));
        check("All slept", None);
    }

    #[test]
    fn of_two_happenings_of_one_sentence_the_one_whose_word_ends_the_quotation_fits() {
        let sentence = TextRange::new(0, 40);
        let (met, chose) = (TextRange::new(4, 7), TextRange::new(12, 17));
        let fit = |quoted, trigger| telling_fit(quoted, (sentence, Some(trigger)));
        let until = |end| TextRange::new(0, end);
        assert!(fit(until(17), chose) < fit(until(17), met));
        assert!(fit(until(7), met) < fit(until(7), chose));
        assert!(fit(sentence, met) < fit(sentence, chose));
        assert_eq!(fit(TextRange::new(40, 50), met), None);
    }
}
