//! "I left school and went into service at the Hall. That was in 1923.": a date that is a sentence of its own.
//!
//! Says of which sentence it is; what that one tells is found as ever.

use super::DatesFound;
use super::lists::List;
use crate::model::text::fold;
use crate::model::{Document, Segmented, TextRange, TimeMention, TimexType, TokenKind};

/// The time that the sentence behind gives to this one, and its index among the document's.
pub fn said_behind<'a>(
    index: usize,
    doc: &Document,
    seg: &Segmented,
    dates: &'a DatesFound,
) -> Option<(u32, &'a TimeMention)> {
    let next = seg.sentences.get(index + 1)?;
    if next.block != seg.sentences[index].block {
        return None;
    }
    let tokens = &seg.tokens[next.token_range()];
    if tokens.len() < LEAST || tokens.len() > MOST {
        return None;
    }
    let word = |range: TextRange| fold(range.of(&doc.text));
    let opening = format!("{} {}", word(tokens[0].range), word(tokens[1].range));
    if !List::ItWas.has(&opening) {
        return None;
    }
    let first = dates
        .times
        .partition_point(|t| t.range.end <= next.range.start);
    let (at, time) = dates
        .times
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, t)| t.range.start < next.range.end)
        .find(|(_, t)| t.kind != TimexType::Duration && t.edtf.is_some())?;
    // "That was in 1923 the rule": more than the date is said.
    let only = tokens[2..].iter().all(|t| {
        t.kind == TokenKind::Mark
            || time.range.overlaps(t.range)
            || List::Introducing.has(&word(t.range))
    });
    only.then_some((at as u32, time))
}

/// "That was yesterday."
const LEAST: usize = 3;

/// "That was in the late autumn of the year 1923, or so."
const MOST: usize = 12;
