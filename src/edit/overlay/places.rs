//! Where events are told: found for a quotation of a sentence.

use crate::edit::quoted::told_at;
use crate::model::quoted::Told;
use crate::model::{DocId, Event, TextRange};
use std::collections::BTreeMap;

/// For each document its claims' sentences and triggers, each with the index of its event.
pub(super) struct Places(BTreeMap<DocId, Vec<(TextRange, Option<TextRange>, usize)>>);

impl Places {
    pub fn of(events: &[Event]) -> Self {
        let mut map: BTreeMap<DocId, Vec<_>> = BTreeMap::new();
        for (i, event) in events.iter().enumerate() {
            for claim in &event.claims {
                map.entry(claim.doc.clone())
                    .or_default()
                    .push((claim.range, claim.trigger, i));
            }
        }
        Self(map)
    }

    pub fn event_at(&self, events: &[Event], doc: &DocId, range: TextRange) -> Option<usize> {
        let told = self.0.get(doc)?.iter();
        told_at(told.map(|(s, t, i)| (*s, *t, *i, events[*i].id)), range)
    }

    /// All that is told in a document.
    pub fn told_in(&self, doc: &DocId) -> impl Iterator<Item = Told> {
        let told = self.0.get(doc).into_iter().flatten();
        told.map(|(sentence, trigger, _)| (*sentence, *trigger))
    }
}
