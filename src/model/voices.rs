//! How many independent voices stand behind what is told, and in which order they told it.
//!
//! Copies of one release are one voice, whole or sentence by sentence; which documents are copies is found where they are put together.

use super::{Claim, DocId, DocInfo, Edtf, Event, Instant, Timeline};
use std::collections::BTreeSet;

/// One date told of an event, and when it was told first.
#[derive(Clone, Debug, PartialEq)]
pub struct Told<'a> {
    pub edtf: &'a Edtf,
    /// When the first document that gives it was written; `None` where none of them says.
    pub written: Option<Instant>,
    /// Indexes into the event's claims.
    pub claims: Vec<u32>,
}

/// Shorter sentences are the same by chance.
const LONG_BYTES: usize = 40;

impl Timeline {
    /// How many independent voices make these claims.
    pub fn voices<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> usize {
        voices(|doc| self.document(doc), claims)
    }

    /// The different dates that its claims give, in the order in which documents told them first: a plan that moves is seen moving.
    pub fn told_in_order<'e>(&self, event: &'e Event) -> Vec<Told<'e>> {
        told_in_order(|doc| self.document(doc), event)
    }
}

/// [`Timeline::voices`] for whoever finds documents by other means.
pub fn voices<'d, 'c>(
    document: impl Fn(&DocId) -> Option<&'d DocInfo>,
    claims: impl Iterator<Item = &'c Claim>,
) -> usize {
    let (mut documents, mut sentences) = (BTreeSet::new(), BTreeSet::new());
    for claim in claims {
        // The first of all documents that are one voice with it.
        let voice = document(&claim.doc).and_then(|d| d.origin.voice.as_ref());
        documents.insert(voice.map_or(claim.doc.as_str(), DocId::as_str));
        let short = (claim.quote.len() < LONG_BYTES).then_some(&claim.doc);
        sentences.insert((claim.quote.as_str(), short));
    }
    documents.len().min(sentences.len())
}

/// [`Timeline::told_in_order`] likewise.
pub fn told_in_order<'d, 'e>(
    document: impl Fn(&DocId) -> Option<&'d DocInfo>,
    event: &'e Event,
) -> Vec<Told<'e>> {
    let mut out: Vec<Told<'e>> = Vec::new();
    for (i, claim) in event.claims.iter().enumerate() {
        let Some(edtf) = &claim.edtf else { continue };
        let published = document(&claim.doc).and_then(|d| d.published.as_ref());
        let written = published
            .filter(|p| p.source.is_trusted())
            .and_then(|p| p.date.bounds())
            .map(|b| b.0);
        match out.iter_mut().find(|t| *t.edtf == **edtf) {
            Some(told) => {
                told.written = match (told.written, written) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
                told.claims.push(i as u32);
            }
            None => out.push(Told {
                edtf,
                written,
                claims: vec![i as u32],
            }),
        }
    }
    out.sort_by_key(|t| (t.written.is_none(), t.written, t.claims.first().copied()));
    out
}
