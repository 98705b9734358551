//! What can be said of somebody who is named: who else they are, of which kind, and which way of writing is somebody else.

use super::{Asked, LISTED, Row, row};
use crate::edit::Edit;
use crate::model::text::fold;
use crate::model::{Anchor, Entity, EntityId, EntityKind};
use crate::ui::cx::entity_anchor;
use crate::ui::words;
use std::collections::BTreeSet;

fn named<'a>(id: EntityId, asked: &Asked<'a>) -> Option<(&'a Entity, Anchor)> {
    let entity = asked.look.entity(id)?;
    Some((entity, entity_anchor(entity, asked.look)?))
}

/// What is typed is the new name.
pub(super) fn rename(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let typed = asked.typed;
    let Some((entity, mention)) =
        named(id, asked).filter(|(e, _)| !typed.is_empty() && typed != e.name)
    else {
        return Vec::new();
    };
    let title = text!("change-rename", name = &entity.name, new = typed);
    let edit = Edit::Rename {
        mention,
        name: typed.to_owned(),
    };
    vec![row(typed, "", title, vec![edit])]
}

/// Those of the same kind, in the order of the lists.
pub(super) fn same(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let Some((entity, a)) = named(id, asked) else {
        return Vec::new();
    };
    let others = asked.look.timeline.of_kind(entity.kind);
    others
        .filter(|e| e.id != id && asked.fits(&e.name))
        .filter_map(|other| {
            let edit = Edit::Same {
                a: a.clone(),
                b: entity_anchor(other, asked.look)?,
            };
            let title = text!("change-same", a = &entity.name, b = &other.name);
            let hint = other.aliases.join(" · ");
            Some(row(&other.name, &hint, title, vec![edit]))
        })
        .take(LISTED)
        .collect()
}

/// “Anna” is a person.
fn is_a(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Person => text!("change-person", name = name),
        EntityKind::Project => text!("change-project", name = name),
        EntityKind::Organisation => text!("change-organisation", name = name),
        EntityKind::Place => text!("change-place", name = name),
        EntityKind::Series => text!("change-series", name = name),
        EntityKind::Work => text!("change-work", name = name),
    }
}

pub(super) fn kind(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let Some((entity, mention)) = named(id, asked) else {
        return Vec::new();
    };
    EntityKind::ALL
        .into_iter()
        .filter(|kind| *kind != entity.kind && asked.fits(words::kind(*kind)))
        .map(|kind| {
            let edit = Edit::Retype {
                mention: mention.clone(),
                kind,
            };
            let title = is_a(kind, &entity.name);
            row(words::kind(kind), "", title, vec![edit])
        })
        .collect()
}

/// Each way of writing, as somebody else than the first.
pub(super) fn split(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let Some((entity, first)) = named(id, asked) else {
        return Vec::new();
    };
    let mut seen = BTreeSet::from([fold(&first.quote)]);
    let mut out = Vec::new();
    for (doc, range) in &entity.mentions {
        let Some(document) = asked.look.timeline.document(doc) else {
            continue;
        };
        let quote = range.of(&document.text);
        if !seen.insert(fold(quote)) || !asked.fits(quote) {
            continue;
        }
        let b = Anchor {
            doc: doc.clone(),
            range: *range,
            quote: quote.to_owned(),
        };
        let title = text!("change-different", a = quote, b = &entity.name);
        let edit = Edit::Different {
            a: first.clone(),
            b,
        };
        out.push(row(quote, doc.as_str(), title, vec![edit]));
    }
    out.truncate(LISTED);
    out
}
