//! What is being looked at: the window of time, the lanes, the filter. A shrug if lost.

use super::query::{Ask, Term, Words, year_of};
use super::{DocId, EntityId, EntityKind, Event, EventId, Instant, Timeline, text::fold};
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
    /// In which order lanes stand.
    pub order: LaneOrder,
    /// What does not pass the filter is drawn faintly, in place of not at all.
    pub dims: bool,
    /// What comes again and again, drawn each time it comes.
    pub unfolded: BTreeSet<EventId>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            start: 0.0,
            end: 1.0,
            group_by: GroupBy::default(),
            filter: Filter::default(),
            folded_lanes: BTreeSet::new(),
            order: LaneOrder::default(),
            dims: false,
            unfolded: BTreeSet::new(),
        }
    }
}

/// In which order lanes stand: first those that are pinned, then those moved by hand, then by a rule. What belongs to no
/// group comes last unless it is pinned.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LaneOrder {
    pub sort: LaneSort,
    /// They stay on top while the others scroll.
    pub pinned: Vec<LaneKey>,
    /// Each stands before the lane that is named with it, or last where that is itself; in the order they were moved.
    pub moved: Vec<(LaneKey, LaneKey)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum LaneSort {
    /// By the first dated event, as the eye goes from the upper left.
    #[default]
    First,
    Name,
    /// Most events first.
    Count,
}

impl LaneSort {
    pub const ALL: [Self; 3] = [Self::First, Self::Name, Self::Count];

    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Name => "name",
            Self::Count => "count",
        }
    }
}

/// What a lane stands for; stable across re-reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneKey {
    All,
    Entity(EntityId),
    Document(DocId),
    /// A kind of happening.
    Kind(String),
    /// A word that the user gave.
    Tag(String),
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
    Place,
    /// By what kind of happening it is.
    Kind,
    /// By the user's own words: lanes of their own choosing.
    Tag,
    None,
}

impl GroupBy {
    pub const ALL: [Self; 9] = [
        Self::Project,
        Self::Person,
        Self::Organisation,
        Self::Document,
        Self::Series,
        Self::Place,
        Self::Kind,
        Self::Tag,
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
            Self::Place => "place",
            Self::Kind => "kind",
            Self::Tag => "tag",
            Self::None => "none",
        }
    }

    pub fn entity_kind(self) -> Option<EntityKind> {
        match self {
            Self::Project => Some(EntityKind::Project),
            Self::Person => Some(EntityKind::Person),
            Self::Organisation => Some(EntityKind::Organisation),
            Self::Series => Some(EntityKind::Series),
            Self::Place => Some(EntityKind::Place),
            Self::Document | Self::Kind | Self::Tag | Self::None => None,
        }
    }
}

/// Which events show. Everything set must hold; an empty filter lets all through.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Filter {
    /// Words that must all stand in the label, a quotation or a participant's name; a year may be that of the event.
    pub search: String,
    /// At least one of these takes part.
    pub entities: BTreeSet<EntityId>,
    /// At least one claim from one of these.
    pub documents: BTreeSet<DocId>,
    /// None of these takes part.
    pub hidden: BTreeSet<EntityId>,
    /// Overlaps this range: start included, end excluded.
    pub range: Option<(Instant, Instant)>,
    /// All of these.
    pub terms: Vec<Term>,
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
        if !self.terms.iter().all(|t| t.holds(event, timeline)) {
            return false;
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
        let was_in = |w: &str| year_of(w).is_some_and(|year| event.when.is_of_year(year));
        words.iter().all(|w| hay.contains(w.as_str()) || was_in(w))
    }
}

impl Term {
    /// For one event; [`crate::scene`] asks for all of them at once.
    fn holds(&self, event: &Event, timeline: &Timeline) -> bool {
        let member = event.series.map(|s| s.series);
        let who = || event.entities.iter().copied().chain(member);
        let holds = match &self.ask {
            Ask::Of(kind, words) => {
                let words = Words::new(words);
                let mut who = who().filter_map(|id| timeline.entity(id));
                who.any(|e| e.kind == *kind && words.name(e))
            }
            Ask::Document(words) => {
                let words = Words::new(words);
                let mut docs = event
                    .claims
                    .iter()
                    .filter_map(|c| timeline.document(&c.doc));
                docs.any(|d| words.title(d))
            }
            Ask::Review => {
                let asked = |id: EntityId| timeline.doubtful.iter().any(|d| d.a == id || d.b == id);
                event.is_disputed() || who().any(asked)
            }
            Ask::Before(_) | Ask::After(_) | Ask::Undated => {
                self.ask.of_time(event).unwrap_or(false)
            }
        };
        holds != self.not
    }
}
