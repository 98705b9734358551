//! Where the two dates of a range stand in its words: "28 November – 1 December 2017" is two dates and a dash.
//!
//! What the dates are is worked out in [`super::resolve`].

use super::pieces::Piece;
use super::rules::{Language, known};
use crate::model::TextRange;

/// A signal word that a range is joined by: "to", "until", "bis".
const UNTIL: i32 = 2;

/// The words before and after what joins the range's ends, where something does.
pub fn ends(pieces: &[Piece], text: &str, lang: &Language) -> Option<[TextRange; 2]> {
    let joins = |piece: &Piece| {
        let is = |class| lang.senses(piece.word).value(class, piece.capital);
        is(known::SIGNAL) == Some(UNTIL)
            || is(known::UNTIL).is_some()
            || is(known::NUMBER_AND).is_some()
            || matches!(piece.range.of(text), "-" | "–" | "—" | "‑" | "−" | "/")
    };
    // "2019-11-03 – 2019-11-05": of several dashes the one in the middle joins.
    let middle = pieces.len();
    let at = (1..pieces.len().saturating_sub(1))
        .filter(|at| joins(&pieces[*at]))
        .min_by_key(|at| (2 * at + 1).abs_diff(middle))?;
    let words = |pieces: &[Piece]| Some(pieces.first()?.range.cover(pieces.last()?.range));
    Some([words(&pieces[..at])?, words(&pieces[at + 1..])?])
}
