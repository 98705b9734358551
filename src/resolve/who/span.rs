//! When projects began and ended, from what happened to them.
//!
//! Only what is dated, happened, and is of one project; from when until when it is spoken of is known already.

use crate::model::text::fold;
use crate::model::{Certainty, Entity, EntityId, EntityKind, Event, Span, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Concepts of `data/events` that begin and that end something.
const BEGINS: [&str; 3] = ["launch", "begin", "found"];
const ENDS: [&str; 3] = ["close", "end", "dissolve"];

/// Words of a label that say the same beside a ceremony or an event.
const LAUNCHING: [&str; 7] = [
    "launch",
    "launched",
    "launching",
    "started",
    "began",
    "begun",
    "inaugurated",
];
const CLOSING: [&str; 9] = [
    "closing",
    "closed",
    "ended",
    "completed",
    "completion",
    "concluded",
    "end",
    "finished",
    "closure",
];

/// `concepts`: of each event, what its tellings are of.
pub fn say(entities: &mut [Entity], events: &[Event], concepts: &[BTreeSet<&str>]) {
    let projects: BTreeMap<EntityId, usize> = entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == EntityKind::Project)
        .map(|(i, e)| (e.id, i))
        .collect();
    if projects.is_empty() {
        return;
    }
    for (event, concepts) in events.iter().zip(concepts) {
        let dated = matches!(event.when.certainty, Certainty::Stated | Certainty::Derived);
        let (Some(edtf), true, Status::Happened) = (&event.when.edtf, dated, event.status) else {
            continue;
        };
        if event.when.recurs() {
            continue;
        }
        let mut of: Vec<usize> = event
            .entities
            .iter()
            .filter_map(|id| projects.get(id).copied())
            .collect();
        of.dedup();
        let [project] = of.as_slice() else { continue };
        let entity = &mut entities[*project];
        // What the title itself says ("Clean Start") is not what happened.
        let title = fold(&entity.name);
        let label = fold(&event.label).replace(&title, " ");
        let says = |words: &[&str]| label.split(' ').any(|w| words.contains(&w));
        let ends = ENDS.iter().any(|c| concepts.contains(c)) || says(&CLOSING);
        let begins = BEGINS.iter().any(|c| concepts.contains(c)) || says(&LAUNCHING);
        let span = entity.span.get_or_insert_with(Span::default);
        let bounds = edtf.bounds();
        match (begins, ends) {
            (true, false) if span.start.as_ref().is_none_or(|s| bounds.0 < s.bounds().0) => {
                span.start = Some(edtf.clone());
            }
            (false, true) if span.end.as_ref().is_none_or(|e| bounds.1 > e.bounds().1) => {
                span.end = Some(edtf.clone());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityData, EventData, EventId, When};

    fn event(label: &str, project: EntityId, day: &str, status: Status) -> Event {
        Event::new(EventData {
            entities: vec![project],
            status,
            ..EventData::called(
                EventId(1),
                label,
                When {
                    certainty: Certainty::Stated,
                    edtf: day.parse().ok(),
                    ..When::unknown()
                },
            )
        })
    }

    #[track_caller]
    fn check(label: &str, concept: &str, status: Status, start: Option<&str>, end: Option<&str>) {
        let id = EntityId::of(EntityKind::Project, "clean start");
        let mut entities = [Entity::new(EntityData::named(
            id,
            EntityKind::Project,
            "Clean Start",
        ))];
        let events = [event(label, id, "2019-03-05", status)];
        say(&mut entities, &events, &[BTreeSet::from([concept])]);
        let span = entities[0].span.clone().unwrap_or_default();
        let shown = |e: &Option<crate::model::Edtf>| e.as_ref().map(ToString::to_string);
        assert_eq!(shown(&span.start).as_deref(), start, "{label}");
        assert_eq!(shown(&span.end).as_deref(), end, "{label}");
    }

    #[test]
    fn projects_begin_and_end_by_what_happens_to_them() {
        let day = Some("2019-03-05");
        check(
            "Clean Start launched in Kisumu",
            "launch",
            Status::Happened,
            day,
            None,
        );
        check(
            "Closing ceremony of Clean Start held",
            "ceremony",
            Status::Happened,
            None,
            day,
        );
        check(
            "Workshop of Clean Start held",
            "event",
            Status::Happened,
            None,
            None,
        );
        check(
            "Clean Start to be launched",
            "launch",
            Status::Planned,
            None,
            None,
        );
        check("Clean Start praised", "say", Status::Happened, None, None);
    }
}
