//! What one was looking at, as the project file spells it. A shrug if it cannot be read.

use crate::model::query::{Ask, Term};
use crate::model::view::{LaneKey, LaneOrder, LaneSort};
use crate::model::{DocId, EntityId, EntityKind, EventId, Filter, GroupBy, Instant, View};
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
    /// "before:1990", "-is:review", "person:Mara Lind".
    terms: Vec<String>,
    sort: String,
    pinned: Vec<String>,
    /// Each with the lane it stands before.
    moved: Vec<(String, String)>,
    dims: bool,
    /// Events that come again and again and are drawn each time.
    unfolded: Vec<String>,
}

pub(super) fn print(view: &View) -> ViewFile {
    let View {
        start,
        end,
        group_by,
        filter,
        folded_lanes,
        order,
        dims,
        unfolded,
    } = view;
    let Filter {
        search,
        entities,
        documents,
        hidden,
        range,
        terms,
    } = filter;
    let LaneOrder {
        sort,
        pinned,
        moved,
    } = order;
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
        terms: terms.iter().map(print_term).collect(),
        sort: sort.name().to_owned(),
        pinned: pinned.iter().map(print_lane).collect(),
        moved: moved
            .iter()
            .map(|(key, before)| (print_lane(key), print_lane(before)))
            .collect(),
        dims: *dims,
        unfolded: unfolded.iter().map(EventId::to_string).collect(),
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
            terms: file.terms.iter().filter_map(|t| term(t)).collect(),
        },
        folded_lanes: file.folded.iter().filter_map(|key| lane(key)).collect(),
        order: LaneOrder {
            sort: LaneSort::ALL
                .into_iter()
                .find(|s| s.name() == file.sort)
                .unwrap_or_default(),
            pinned: file.pinned.iter().filter_map(|key| lane(key)).collect(),
            moved: file
                .moved
                .iter()
                .filter_map(|(key, before)| lane(key).zip(lane(before)))
                .collect(),
        },
        dims: file.dims,
        unfolded: file.unfolded.iter().filter_map(|id| event(id)).collect(),
    })
}

fn entity(id: &str) -> Option<EntityId> {
    let hex = id.strip_prefix('n')?;
    u64::from_str_radix(hex, 16).ok().map(EntityId)
}

fn event(id: &str) -> Option<EventId> {
    let hex = id.strip_prefix('e')?;
    u64::from_str_radix(hex, 16).ok().map(EventId)
}

fn print_term(term: &Term) -> String {
    let not = if term.not { "-" } else { "" };
    match &term.ask {
        Ask::Of(kind, words) => format!("{not}{}:{words}", kind.name()),
        Ask::Document(words) => format!("{not}doc:{words}"),
        Ask::Before(date) => format!("{not}before:{date}"),
        Ask::After(date) => format!("{not}after:{date}"),
        Ask::Undated => format!("{not}is:undated"),
        Ask::Review => format!("{not}is:review"),
    }
}

fn term(text: &str) -> Option<Term> {
    let (not, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (key, value) = text.split_once(':')?;
    let of_kind = |key: &str| EntityKind::ALL.into_iter().find(|k| k.name() == key);
    let ask = match (key, value) {
        ("is", "undated") => Ask::Undated,
        ("is", "review") => Ask::Review,
        ("doc", words) => Ask::Document(words.to_owned()),
        ("before", date) => Ask::Before(date.parse().ok()?),
        ("after", date) => Ask::After(date.parse().ok()?),
        (key, words) => Ask::Of(of_kind(key)?, words.to_owned()),
    };
    Some(Term { ask, not })
}

fn print_lane(key: &LaneKey) -> String {
    match key {
        LaneKey::All => "all".to_owned(),
        LaneKey::Entity(id) => id.to_string(),
        LaneKey::Document(doc) => format!("doc:{doc}"),
        LaneKey::Kind(kind) => format!("kind:{kind}"),
        LaneKey::Tag(tag) => format!("tag:{tag}"),
        LaneKey::Rest => "rest".to_owned(),
    }
}

fn lane(key: &str) -> Option<LaneKey> {
    if let Some(kind) = key.strip_prefix("kind:") {
        return Some(LaneKey::Kind(kind.to_owned()));
    }
    if let Some(tag) = key.strip_prefix("tag:") {
        return Some(LaneKey::Tag(tag.to_owned()));
    }
    match (key, key.strip_prefix("doc:")) {
        ("all", _) => Some(LaneKey::All),
        ("rest", _) => Some(LaneKey::Rest),
        (_, Some(doc)) => Some(LaneKey::Document(DocId::new(doc))),
        (id, None) => entity(id).map(LaneKey::Entity),
    }
}
