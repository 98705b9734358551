//! A document with what it says, put away: the facts packed to a small part of their size until somebody works with them.
//!
//! A window holds on to a hundred thousand of them and needs all facts only while it resolves.

use super::stored::with_names;
use super::{DatesAs, DocFacts, Document, Source};
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct Parked {
    pub document: Arc<Document>,
    facts: Arc<ParkedFacts>,
}

#[derive(Debug)]
struct ParkedFacts {
    said: DatesAs,
    own_rules: u64,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Packed(Box<[u8]>),
    /// What cannot be packed.
    Whole(Arc<DocFacts>),
}

impl Parked {
    pub fn of(source: Source) -> Self {
        let Source { document, facts } = source;
        let packed = packed_facts(&document, &facts);
        let facts = ParkedFacts {
            said: facts.dates.said.clone(),
            own_rules: facts.dates.own_rules,
            body: packed.map_or(Body::Whole(facts), |p| Body::Packed(p.into_boxed_slice())),
        };
        Self {
            document,
            facts: Arc::new(facts),
        }
    }

    /// Of facts that are packed already, by [`packed_facts`].
    pub fn of_packed(
        document: Arc<Document>,
        said: DatesAs,
        own_rules: u64,
        packed: Box<[u8]>,
    ) -> Self {
        let facts = ParkedFacts {
            said,
            own_rules,
            body: Body::Packed(packed),
        };
        Self {
            document,
            facts: Arc::new(facts),
        }
    }

    /// What the user said of the document's dates when it was understood.
    pub fn said(&self) -> &DatesAs {
        &self.facts.said
    }

    /// By which of the user's own rules it was understood.
    pub fn own_rules(&self) -> u64 {
        self.facts.own_rules
    }
}

/// Facts as they are put away, to be taken up with the same text. `None` where they cannot be.
pub fn packed_facts(document: &Document, facts: &DocFacts) -> Option<Vec<u8>> {
    let names = std::slice::from_ref(&document.id);
    let plain = with_names(names, || postcard::to_stdvec(facts)).ok()?;
    // Names, labels and sentences are words of the text, which is at hand wherever facts are.
    let text = document.text.as_bytes();
    Some(lz4_flex::block::compress_prepend_size_with_dict(
        &plain, text,
    ))
}

/// A document with what it says, at hand or put away.
pub trait Held: Clone {
    fn document(&self) -> &Arc<Document>;
    /// The very same values, not only equal ones: costs no comparison of texts.
    fn is(&self, other: &Self) -> bool;
    /// `None` where what was put away is damaged.
    fn at_hand(&self) -> Option<Source>;
    fn parked(self) -> Parked;
}

impl Held for Source {
    fn document(&self) -> &Arc<Document> {
        &self.document
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && Arc::ptr_eq(&self.facts, &other.facts)
    }

    fn at_hand(&self) -> Option<Source> {
        Some(self.clone())
    }

    fn parked(self) -> Parked {
        Parked::of(self)
    }
}

impl Held for Parked {
    fn document(&self) -> &Arc<Document> {
        &self.document
    }

    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && Arc::ptr_eq(&self.facts, &other.facts)
    }

    fn at_hand(&self) -> Option<Source> {
        let facts = match &self.facts.body {
            Body::Whole(facts) => facts.clone(),
            Body::Packed(packed) => {
                let text = self.document.text.as_bytes();
                let plain = lz4_flex::block::decompress_size_prepended_with_dict(packed, text);
                let plain = plain.ok()?;
                let names = std::slice::from_ref(&self.document.id);
                Arc::new(with_names(names, || postcard::from_bytes(&plain)).ok()?)
            }
        };
        Some(Source {
            document: self.document.clone(),
            facts,
        })
    }

    fn parked(self) -> Parked {
        self
    }
}
