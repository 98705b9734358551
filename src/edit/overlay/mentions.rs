//! Who is named where: found for a quotation of a name.

use crate::edit::quoted::named_at;
use crate::model::quoted::name_fit;
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

    /// The name itself that is meant, and whose it is.
    pub fn name_at(&self, doc: &DocId, range: TextRange) -> Option<(DocId, TextRange, usize)> {
        let named = self.0.get(doc)?.iter();
        let fits =
            named.filter_map(|(name, i, id)| Some((name_fit(range, *name)?, *id, *name, *i)));
        let (_, _, name, i) = fits.min_by_key(|(off, id, ..)| (*off, *id))?;
        Some((doc.clone(), name, i))
    }

    /// All names of a document.
    pub fn names_in(&self, doc: &DocId) -> impl Iterator<Item = TextRange> {
        let named = self.0.get(doc).into_iter().flatten();
        named.map(|(range, ..)| *range)
    }
}
