//! A sentence of a document without a copy of it: the document's own text and where in it the words stand.
//!
//! Reads like any text. A folder has millions of them.

use super::TextRange;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

#[derive(Clone, Default)]
pub struct Quote {
    text: Arc<str>,
    /// Invariant: fits `text`.
    range: TextRange,
}

impl Quote {
    /// The words of a text in this range; none where it does not fit.
    pub fn of(text: &Arc<str>, range: TextRange) -> Self {
        match text.get(range.usize()) {
            Some(_) => Self {
                text: text.clone(),
                range,
            },
            None => Self::default(),
        }
    }

    pub fn as_str(&self) -> &str {
        self.range.of(&self.text)
    }
}

impl Deref for Quote {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

/// Words that stand in no text.
impl From<&str> for Quote {
    fn from(words: &str) -> Self {
        Self {
            text: words.into(),
            range: TextRange::new(0, words.len()),
        }
    }
}

impl PartialEq for Quote {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Quote {}

impl PartialEq<&str> for Quote {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Quote> for &str {
    fn eq(&self, other: &Quote) -> bool {
        *self == other.as_str()
    }
}

impl Hash for Quote {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl fmt::Debug for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_holds_on_to_its_text_and_copies_nothing() {
        let text: Arc<str> = "Çox sağ ol. Bye.".into();
        let range = TextRange::new(0, "Çox sağ ol.".len());
        let quote = Quote::of(&text, range);
        assert_eq!(&*quote, "Çox sağ ol.");
        assert_eq!(quote, Quote::from("Çox sağ ol."));
        assert_eq!(Arc::strong_count(&text), 2);
        // Neither between the bytes of a letter nor beyond the end.
        for (start, end) in [(1, 4), (0, 99)] {
            assert_eq!(&*Quote::of(&text, TextRange::new(start, end)), "");
        }
        assert_eq!(size_of::<Quote>(), size_of::<String>());
    }
}
