//! What one was looking at, as the project file spells it. A shrug if it cannot be read.

use crate::model::view::LaneKey;
use crate::model::{DocId, EntityId, Filter, GroupBy, Instant, View};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct ViewFile {
    /// Seconds since 1970.
    start: f64,
    end: f64,
    group_by: String,
    search: String,
    entities: Vec<String>,
    documents: Vec<String>,
    hidden: Vec<String>,
    range: Option<(i64, i64)>,
    /// "all", "rest", an entity's id, or "doc:" and a document's name.
    folded: Vec<String>,
}

pub(super) fn print(view: &View) -> ViewFile {
    let View {
        start,
        end,
        group_by,
        filter,
        folded_lanes,
    } = view;
    let Filter {
        search,
        entities,
        documents,
        hidden,
        range,
    } = filter;
    ViewFile {
        start: *start,
        end: *end,
        group_by: group_by.name().to_owned(),
        search: search.clone(),
        entities: entities.iter().map(EntityId::to_string).collect(),
        documents: documents.iter().map(DocId::to_string).collect(),
        hidden: hidden.iter().map(EntityId::to_string).collect(),
        range: range.map(|(from, to)| (from.0, to.0)),
        folded: folded_lanes.iter().map(print_lane).collect(),
    }
}

/// `None` where there is no window of time in it.
pub(super) fn parse(file: ViewFile) -> Option<View> {
    let sane = file.start.is_finite() && file.end.is_finite() && file.start < file.end;
    sane.then(|| View {
        start: file.start,
        end: file.end,
        group_by: GroupBy::ALL
            .into_iter()
            .find(|g| g.name() == file.group_by)
            .unwrap_or_default(),
        filter: Filter {
            search: file.search,
            entities: file.entities.iter().filter_map(|id| entity(id)).collect(),
            documents: file.documents.iter().map(|d| DocId::new(d)).collect(),
            hidden: file.hidden.iter().filter_map(|id| entity(id)).collect(),
            range: file.range.map(|(from, to)| (Instant(from), Instant(to))),
        },
        folded_lanes: file.folded.iter().filter_map(|key| lane(key)).collect(),
    })
}

fn entity(id: &str) -> Option<EntityId> {
    let hex = id.strip_prefix('n')?;
    u64::from_str_radix(hex, 16).ok().map(EntityId)
}

fn print_lane(key: &LaneKey) -> String {
    match key {
        LaneKey::All => "all".to_owned(),
        LaneKey::Entity(id) => id.to_string(),
        LaneKey::Document(doc) => format!("doc:{doc}"),
        LaneKey::Rest => "rest".to_owned(),
    }
}

fn lane(key: &str) -> Option<LaneKey> {
    match (key, key.strip_prefix("doc:")) {
        ("all", _) => Some(LaneKey::All),
        ("rest", _) => Some(LaneKey::Rest),
        (_, Some(doc)) => Some(LaneKey::Document(DocId::new(doc))),
        (id, None) => entity(id).map(LaneKey::Entity),
    }
}
