//! What a sentence's languages say is no date ("rue du 8 mai 1945"), so that another language does not read it as one.
//!
//! Finds nothing itself: rules with the value `nothing` do.

use super::matcher::Hit;
use super::pieces::Piece;
use crate::model::TextRange;

/// By language, each from left to right.
#[derive(Default)]
pub(super) struct Refused(Vec<Vec<TextRange>>);

impl Refused {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Moves here what one language's matches say is no date.
    pub(super) fn take(&mut self, pieces: &[Piece], hits: &mut Vec<Hit>) {
        if hits.iter().any(Hit::is_refusal) {
            let refusals = hits.iter().filter(|hit| hit.is_refusal());
            self.0
                .push(refusals.map(|hit| range_of(pieces, hit)).collect());
            hits.retain(|hit| !hit.is_refusal());
        }
    }

    /// Is it no date by what some language says? What goes beyond that is one.
    pub(super) fn holds(&self, range: TextRange) -> bool {
        self.0.iter().any(|refused| {
            let first = refused.partition_point(|r| r.end <= range.start);
            refused[first..]
                .iter()
                .take_while(|r| r.overlaps(range))
                .any(|r| !range.contains(*r) || range.len() <= r.len())
        })
    }
}

pub(super) fn range_of(pieces: &[Piece], hit: &Hit) -> TextRange {
    pieces[hit.start].range.cover(pieces[hit.end - 1].range)
}
