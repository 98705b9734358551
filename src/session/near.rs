//! The date that words of a document say, or that stands beside them: for an event that the user makes of them.
//!
//! Reads nothing anew; the dates are those that were found when the document was read.

use crate::model::{DocFacts, Edtf, TextRange, TimeMention, TimexType};

/// Where the date of some words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// In the words themselves.
    Within,
    /// In the sentence they are part of.
    Sentence,
    /// Spoken of before them in their paragraph.
    Before,
}

/// A date for some words.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    pub date: Edtf,
    /// The words that say it.
    pub words: TextRange,
    pub beside: Beside,
}

/// The date inside the words, else in their sentence (the nearest, rather before than after), else the last one before
/// them in their paragraph. Nothing further away: it would be a guess.
pub(super) fn near(facts: &DocFacts, text: &str, words: TextRange) -> Option<Near> {
    let dates = || facts.times.iter().filter(|t| is_date(t));
    let made = |time: &TimeMention, beside| {
        Some(Near {
            date: time.edtf.clone()?,
            words: time.range,
            beside,
        })
    };
    // A day rather than a year of which more is said, and the first of those.
    let has_year = |t: &TimeMention| t.edtf.as_ref().is_some_and(|e| e.bounds().0.is_some());
    let inside = dates().filter(|t| words.overlaps(t.range));
    if let Some(time) = inside.min_by_key(|t| (!has_year(t), t.range.start)) {
        return made(time, Beside::Within);
    }
    let before = dates().rfind(|t| t.range.end <= words.start);
    let after = dates().find(|t| t.range.start >= words.end);
    let between = |a: u32, b: u32| text.get(a as usize..b as usize).unwrap_or("\n\n");
    let lead = before.map(|t| between(t.range.end, words.start));
    if let Some(time) = before.filter(|_| lead.is_some_and(is_one_sentence)) {
        return made(time, Beside::Sentence);
    }
    if let Some(time) = after.filter(|t| is_one_sentence(between(words.end, t.range.start))) {
        return made(time, Beside::Sentence);
    }
    let time = before.filter(|_| lead.is_some_and(is_one_paragraph))?;
    made(time, Beside::Before)
}

fn is_date(time: &TimeMention) -> bool {
    let of_kind = matches!(time.kind, TimexType::Date | TimexType::Time);
    of_kind && !time.boilerplate && time.edtf.is_some()
}

fn is_one_paragraph(between: &str) -> bool {
    let mut lines = between.split('\n');
    // What stands before the first and after the last line end is the rest of a line.
    let (_, _) = (lines.next(), lines.next_back());
    !lines.any(|line| line.trim().is_empty())
}

/// No sentence ends in it, as far as marks and capitals tell: "Mr. Holm" ends one, too, and then less is found.
fn is_one_sentence(between: &str) -> bool {
    if !is_one_paragraph(between) {
        return false;
    }
    let mut ended = false;
    let mut spaced = false;
    for c in between.chars() {
        match c {
            '.' | '!' | '?' | '…' | '。' => (ended, spaced) = (true, c == '。'),
            c if c.is_whitespace() => spaced = true,
            '"' | '”' | '»' | ')' | '’' => {}
            c => {
                if ended && spaced && !c.is_lowercase() {
                    return false;
                }
                (ended, spaced) = (false, false);
            }
        }
    }
    // It ended just before the words.
    !(ended && spaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_paragraphs_end_where_they_are_seen_to() {
        assert!(is_one_sentence(", the council met at 3 p.m. in "));
        assert!(is_one_sentence(" the bridge\nwas "));
        assert!(!is_one_sentence(". It rained. "));
        assert!(!is_one_sentence(" was opened. "));
        assert!(!is_one_sentence("\n\nThe "));
        assert!(is_one_paragraph(". It rained.\nThen "));
        assert!(!is_one_paragraph(". It rained.\n \nThen "));
        assert!(is_one_paragraph(""));
    }
}
