//! Who is who: the mentions of all documents → people, organisations, projects, places, series and works, each once.
//!
//! Joins what may safely be one and leaves apart what may not; what happened is not asked here.
//!
//! ```text
//! mentions ─▶ user's pairs ─▶ one document (refers to, same words) ─▶ bodies ─▶ titles ─▶ people ─▶ offices ─▶ entities
//! ```

pub mod again;
mod bodies;
mod build;
mod concepts;
mod context;
mod countries;
mod evidence;
mod found;
mod keys;
pub mod kinds;
mod less_of_a_name;
mod link;
pub mod meetings;
mod namesakes;
mod people;
mod person;
mod places;
mod profile;
pub mod respelled;
mod short_names;
mod sorted;
pub mod span;
mod spelling;
mod terms;
mod titles;
mod writings;

use super::spread::{self, Alone, Spread};
use crate::model::{Constraints, Doubtful, Entity, EntityId, Source};

#[derive(Clone, Debug, Default)]
pub struct Who {
    /// Sorted by kind, then most mentioned first, then name.
    pub entities: Vec<Entity>,
    /// For each source, for each of its names: the entity it is a mention of. `None` for a name that is nobody in particular.
    pub entity_of: Vec<Vec<Option<EntityId>>>,
    /// Likeliest first.
    pub doubtful: Vec<Doubtful>,
}

/// `sources` are sorted by document.
pub fn who(sources: &[Source], constraints: &Constraints) -> Who {
    who_on(sources, constraints, &Alone)
}

/// The same by as many threads as there are: the same people, byte for byte.
pub fn who_on(sources: &[Source], constraints: &Constraints, spread: &dyn Spread) -> Who {
    let mut links = link::Links::new(sources);
    links.obey(constraints);
    let mut contexts = context::Contexts::default();
    spread::both(
        spread,
        || links.within_documents(),
        || contexts = context::Contexts::of(sources),
    );
    spread.done("who: each document");
    // People are joined with people only, and everything else without them.
    let mut people = links.of_people();
    spread::both(
        spread,
        || people::join(&mut people, &contexts, spread),
        || {
            let meanings = bodies::join(&mut links, &contexts);
            titles::join(&mut links, &meanings);
        },
    );
    links.take_in(people);
    spread.done("who: bodies and people");
    terms::join_titles(&mut links, &contexts);
    spread.done("who: offices");
    let who = build::entities(sources, &mut links, spread);
    spread.done("who: entities");
    who
}

#[cfg(test)]
mod tests;
