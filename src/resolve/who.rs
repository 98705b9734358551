//! Who is who: the mentions of all documents → people, organisations, projects, places, series and works, each once.

use crate::model::{Constraints, Entity, EntityId, Source};

#[derive(Clone, Debug, Default)]
pub struct Who {
    /// Sorted by kind, then most mentioned first, then name.
    pub entities: Vec<Entity>,
    /// For each source, for each of its names: the entity it is a mention of. `None` for a name that is nobody in particular.
    pub entity_of: Vec<Vec<Option<EntityId>>>,
}

/// `sources` are sorted by document.
pub fn who(sources: &[Source], constraints: &Constraints) -> Who {
    let _ = (sources, constraints);
    Who::default()
}
