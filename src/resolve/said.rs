//! What the user's pairs are about, in the documents as they are now: two names, or two events.
//!
//! Obeys none of them; that is done where names and tellings are joined.

use crate::model::quoted::meant;
use crate::model::{Anchor, Meant, Pair, Source};

/// `None` where the words stand nowhere and nothing tells.
pub fn meant_by(pair: &Pair, sources: &[Source]) -> Option<Meant> {
    pair.of
        .or_else(|| stands_for(&pair.a, sources))
        .or_else(|| stands_for(&pair.b, sources))
}

fn stands_for(anchor: &Anchor, sources: &[Source]) -> Option<Meant> {
    let source = &sources[source_of(anchor, sources)?];
    if anchor.range.of(&source.document.text) != anchor.quote {
        return None;
    }
    let facts = &source.facts;
    let told = facts.events.iter().map(|e| (e.range, Some(e.trigger)));
    meant(anchor.range, facts.names.iter().map(|n| n.range), told)
}

/// `sources` are sorted by document.
pub fn source_of(anchor: &Anchor, sources: &[Source]) -> Option<usize> {
    sources
        .binary_search_by(|s| s.document.id.cmp(&anchor.doc))
        .ok()
}
