//! Who is named where: found for a quotation of a name.

use crate::model::{DocId, Entity, EntityId, TextRange};
use std::collections::BTreeMap;

/// For each document the names in it, each with the number of whoever is named.
pub(super) struct Mentions(BTreeMap<DocId, Vec<(TextRange, usize)>>);

impl Mentions {
    pub fn of(entities: &[Entity]) -> Self {
        let mut map: BTreeMap<DocId, Vec<_>> = BTreeMap::new();
        for (i, entity) in entities.iter().enumerate() {
            for (doc, range) in &entity.mentions {
                match map.get_mut(doc) {
                    Some(list) => list.push((*range, i)),
                    None => drop(map.insert(doc.clone(), vec![(*range, i)])),
                }
            }
        }
        Self(map)
    }

    pub fn at(&self, entities: &[Entity], doc: &DocId, range: TextRange) -> Option<usize> {
        let named = self.0.get(doc)?.iter().copied();
        named_at(named.map(|(r, i)| (r, i, entities[i].id)), range)
    }
}

/// Whoever is mentioned at `range`; where names stand inside names, the one that fits best.
pub(super) fn named_at(
    named: impl Iterator<Item = (TextRange, usize, EntityId)>,
    range: TextRange,
) -> Option<usize> {
    named
        .filter(|(r, ..)| r.overlaps(range))
        .min_by_key(|(r, _, id)| {
            let off = r.start.abs_diff(range.start) + r.end.abs_diff(range.end);
            (off, *id)
        })
        .map(|(_, i, _)| i)
}
