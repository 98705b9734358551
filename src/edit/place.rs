//! Finds a quotation again in a document that may have changed since.
//!
//! Does not guess: the words stand there exactly, or they are gone.

use crate::model::{Anchor, TextRange};

/// Where an anchor's words stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where they stood.
    Same(TextRange),
    /// The same words elsewhere: the nearest to where they stood.
    Moved(TextRange),
    /// The document no longer says this.
    Gone,
}

impl Place {
    pub fn range(self) -> Option<TextRange> {
        match self {
            Self::Same(range) | Self::Moved(range) => Some(range),
            Self::Gone => None,
        }
    }
}

/// Linear in the length of the text.
pub fn place(anchor: &Anchor, text: &str) -> Place {
    if anchor.quote.is_empty() {
        return Place::Gone;
    }
    if anchor.range.of(text) == anchor.quote {
        return Place::Same(anchor.range);
    }
    let old = anchor.range.start as usize;
    text.match_indices(&anchor.quote)
        .map(|(start, words)| TextRange::new(start, start + words.len()))
        .min_by_key(|r| ((r.start as usize).abs_diff(old), r.start))
        .map_or(Place::Gone, Place::Moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocId;
    use proptest::prelude::*;

    fn anchor(start: usize, quote: &str) -> Anchor {
        Anchor {
            doc: DocId::new("a.txt"),
            range: TextRange::new(start, start + quote.len()),
            quote: quote.to_owned(),
        }
    }

    #[track_caller]
    fn check(start: usize, quote: &str, text: &str, expected: Option<usize>) {
        let found = place(&anchor(start, quote), text).range();
        assert_eq!(found.map(|r| r.start as usize), expected);
        if let Some(range) = found {
            assert_eq!(range.of(text), quote);
        }
    }

    #[test]
    fn words_are_found_where_they_stand_now() {
        check(4, "sat", "They met.", None);
        check(5, "met", "They met.", Some(5));
        check(0, "met", "New line. They met.", Some(15));
        check(20, "met", "met; met; met", Some(10));
        check(0, "", "They met.", None);
        check(0, "met", "", None);
        check(1, "é", "é", Some(0));
    }

    proptest! {
        #[test]
        fn words_that_are_still_there_are_found(before in "\\PC{0,20}", quote in "\\PC{1,10}", after in "\\PC{0,20}", was in 0usize..60) {
            let text = format!("{before}{quote}{after}");
            let range = place(&anchor(was, &quote), &text).range();
            prop_assert_eq!(range.map(|r| r.of(&text)), Some(quote.as_str()));
        }
    }
}
