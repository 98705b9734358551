//! What is being looked at: the window of time, the lanes, the filter. A shrug if lost.

use super::{DocId, EntityId, EntityKind, Event, Instant, Timeline, text::fold};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Left edge of the picture, in seconds since 1970.
    pub start: f64,
    /// Right edge; always greater than `start`.
    pub end: f64,
    pub group_by: GroupBy,
    pub filter: Filter,
    /// Lanes whose header is all that shows, by [`crate::model::view::LaneKey`].
    pub folded_lanes: BTreeSet<LaneKey>,
}

/// What a lane stands for; stable across re-reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKey {
    All,
    Entity(EntityId),
    Document(DocId),
    /// Events that belong to no group.
    Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum GroupBy {
    #[default]
    Project,
    Person,
    Organisation,
    Document,
    Series,
    None,
}

impl GroupBy {
    pub const ALL: [Self; 6] = [
        Self::Project,
        Self::Person,
        Self::Organisation,
        Self::Document,
        Self::Series,
        Self::None,
    ];

    /// As `--group-by` takes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Document => "document",
            Self::Series => "series",
            Self::None => "none",
        }
    }

    pub fn entity_kind(self) -> Option<EntityKind> {
        match self {
            Self::Project => Some(EntityKind::Project),
            Self::Person => Some(EntityKind::Person),
            Self::Organisation => Some(EntityKind::Organisation),
            Self::Series => Some(EntityKind::Series),
            Self::Document | Self::None => None,
        }
    }
}

/// Which events show. Everything set must hold; an empty filter lets all through.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Filter {
    /// Words that must all stand in the label, a quotation or a participant's name.
    pub search: String,
    /// At least one of these takes part.
    pub entities: BTreeSet<EntityId>,
    /// At least one claim from one of these.
    pub documents: BTreeSet<DocId>,
    /// None of these takes part.
    pub hidden: BTreeSet<EntityId>,
    /// Overlaps this range: start included, end excluded.
    pub range: Option<(Instant, Instant)>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Folded search words, made once for many [`Self::accepts`].
    pub fn words(&self) -> Vec<String> {
        fold(&self.search)
            .split(' ')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    }

    pub fn accepts(&self, event: &Event, timeline: &Timeline, words: &[String]) -> bool {
        let any = |ids: &BTreeSet<EntityId>| event.entities.iter().any(|e| ids.contains(e));
        let member = event
            .series
            .is_some_and(|s| self.entities.contains(&s.series));
        if !self.entities.is_empty() && !any(&self.entities) && !member {
            return false;
        }
        if any(&self.hidden) {
            return false;
        }
        if !self.documents.is_empty()
            && !event.claims.iter().any(|c| self.documents.contains(&c.doc))
        {
            return false;
        }
        if let Some((from, to)) = self.range {
            let after = event.when.latest.is_none_or(|l| l > from);
            let before = event.when.earliest.is_none_or(|e| e < to);
            if event.when.is_undated() || !after || !before {
                return false;
            }
        }
        if words.is_empty() {
            return true;
        }
        let mut hay = fold(&event.label);
        for claim in &event.claims {
            hay.push(' ');
            hay.push_str(&fold(&claim.quote));
        }
        for id in &event.entities {
            if let Some(entity) = timeline.entity(*id) {
                hay.push(' ');
                hay.push_str(&fold(&entity.name));
            }
        }
        words.iter().all(|w| hay.contains(w.as_str()))
    }
}
