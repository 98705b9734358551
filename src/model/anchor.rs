//! Where something stands: a document and a range of bytes in its extracted text.
//!
//! Not what stands there; the document's text is the only copy of that, except in an [`Anchor`], which quotes it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A document's name inside the folder it was read from: its path relative to that folder, with `/` between parts.
///
/// Two documents of one reading never share a name. Cheap to clone; ordered by the path's bytes.
// One word where it is and not two: a large folder names its documents millions of times.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(Arc<Box<str>>);

impl DocId {
    pub fn new(name: &str) -> Self {
        Self(Arc::new(Box::from(name)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for DocId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A half-open range of UTF-8 bytes, `start..end`, into one document's extracted text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct TextRange {
    pub start: u32,
    pub end: u32,
}

impl TextRange {
    /// # Panics
    /// In debug builds, when `start > end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "{start}..{end}");
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    pub fn usize(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text that stands in this range, or "" where the range does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.usize()).unwrap_or("")
    }
}

/// Where words stand, without the words: they are in the document's text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    pub doc: DocId,
    pub range: TextRange,
}

/// A range together with the words that stood there, so that it can be found again when the document has changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor {
    pub doc: DocId,
    pub range: TextRange,
    pub quote: String,
}

impl From<Anchor> for Passage {
    fn from(anchor: Anchor) -> Self {
        let Anchor { doc, range, .. } = anchor;
        Self { doc, range }
    }
}
