//! What the user has said to be no name: taken out of whoever it was taken for.

use crate::edit::{EditLog, Finder, constraints_in};
use crate::model::{DocId, Entity, Event, TextRange};
use std::collections::BTreeSet;

/// Where the user has said "this is no name".
pub(super) fn no_names(log: &EditLog, finder: &Finder<'_>) -> BTreeSet<(DocId, TextRange)> {
    constraints_in(log, finder)
        .not_a_name
        .into_iter()
        .map(|anchor| (anchor.doc, anchor.range))
        .collect()
}

/// The resolving stage has obeyed already; this is for what was resolved before the user said so.
pub(super) fn drop_names(
    entities: &mut Vec<Entity>,
    events: &mut [Event],
    no_names: &BTreeSet<(DocId, TextRange)>,
) {
    if no_names.is_empty() {
        return;
    }
    let mut gone = BTreeSet::new();
    entities.retain_mut(|entity| {
        // What is shared with other timelines is written to only where something changes.
        if !entity.mentions.iter().any(|m| no_names.contains(m)) {
            return true;
        }
        entity.mentions.retain(|m| !no_names.contains(m));
        let stays = !entity.mentions.is_empty();
        if !stays {
            gone.insert(entity.id);
        }
        stays
    });
    for event in events {
        if event.entities.iter().any(|id| gone.contains(id)) {
            event.entities.retain(|id| !gone.contains(id));
        }
        if event.series.is_some_and(|s| gone.contains(&s.series)) {
            event.series = None;
        }
    }
}
