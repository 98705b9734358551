//! A document with what it says, put away: the facts packed to a small part of their size until somebody works with them, and where
//! there are many, out of memory altogether.
//!
//! A window holds on to a hundred thousand of them and needs all facts only while it resolves.

use super::stored::with_names;
use super::{DatesAs, DocFacts, Document, Source};
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone, Debug)]
pub struct Parked {
    pub document: Arc<Document>,
    facts: Arc<ParkedFacts>,
}

#[derive(Debug)]
struct ParkedFacts {
    said: DatesAs,
    own_rules: u64,
    body: Mutex<Body>,
}

#[derive(Debug)]
enum Body {
    Packed(Box<[u8]>),
    /// Packed, and not in memory.
    Depot(Arc<dyn Depot>, Lies),
    /// What cannot be packed.
    Whole(Arc<DocFacts>),
}

/// A place outside memory.
pub trait Depot: Debug + Send + Sync {
    /// `None` where there is no room.
    fn put(&self, bytes: &[u8]) -> Option<Lies>;
    /// What was put there; `None` where that fails.
    fn take(&self, lies: Lies) -> Option<Vec<u8>>;
}

/// Where something lies in a [`Depot`].
#[derive(Clone, Copy, Debug)]
pub struct Lies {
    /// Bytes from its beginning.
    pub at: u64,
    pub len: u32,
}

impl Parked {
    pub fn of(source: Source) -> Self {
        let Source { document, facts } = source;
        let packed = packed_facts(&document, &facts);
        let facts = ParkedFacts {
            said: facts.dates.said.clone(),
            own_rules: facts.dates.own_rules,
            body: Mutex::new(
                packed.map_or(Body::Whole(facts), |p| Body::Packed(p.into_boxed_slice())),
            ),
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
            body: Mutex::new(Body::Packed(packed)),
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

    /// Puts the facts out of memory, for everybody who holds this document. False where there is no room: then they stay.
    pub fn put_into(&self, depot: &Arc<dyn Depot>) -> bool {
        let mut body = self
            .facts
            .body
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Body::Packed(packed) = &*body {
            let Some(lies) = depot.put(packed) else {
                return false;
            };
            *body = Body::Depot(depot.clone(), lies);
        }
        true
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
        let unpacked = |packed: &[u8]| {
            let text = self.document.text.as_bytes();
            let plain = lz4_flex::block::decompress_size_prepended_with_dict(packed, text).ok()?;
            let names = std::slice::from_ref(&self.document.id);
            with_names(names, || postcard::from_bytes(&plain))
                .ok()
                .map(Arc::new)
        };
        let body = self
            .facts
            .body
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let facts = match &*body {
            Body::Whole(facts) => facts.clone(),
            Body::Packed(packed) => unpacked(packed)?,
            Body::Depot(depot, lies) => unpacked(&depot.take(*lies)?)?,
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
