//! Who is named where: found for a quotation of a name.

use crate::edit::quoted::named_at;
use crate::model::{DocId, Entity, EntityId, TextRange};
use std::collections::BTreeMap;

/// For each document the names in it, each with the number of whoever is named.
pub(super) struct Mentions(BTreeMap<DocId, Vec<(TextRange, usize, EntityId)>>);

impl Mentions {
    pub fn of(entities: &[Entity]) -> Self {
        let mut map: BTreeMap<DocId, Vec<_>> = BTreeMap::new();
        for (i, entity) in entities.iter().enumerate() {
            for (doc, range) in &entity.mentions {
                match map.get_mut(doc) {
                    Some(list) => list.push((*range, i, entity.id)),
                    None => drop(map.insert(doc.clone(), vec![(*range, i, entity.id)])),
                }
            }
        }
        Self(map)
    }

    pub fn at(&self, doc: &DocId, range: TextRange) -> Option<usize> {
        named_at(self.0.get(doc)?.iter().copied(), range)
    }

    /// All names of a document.
    pub fn names_in(&self, doc: &DocId) -> impl Iterator<Item = TextRange> {
        let named = self.0.get(doc).into_iter().flatten();
        named.map(|(range, ..)| *range)
    }
}
