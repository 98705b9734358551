//! What is precomputed once per timeline, so that a layout costs by the window's width and not by the number of events.
//!
//! Knows where events lie in time and which lane they belong to; nothing of pixels.
//!
//! ```text
//! events ─▶ by start, by end           once; lanes are filled in this order, so that none has to be sorted
//!        ─▶ who takes part, who tells  as numbers, one after the other
//! filter ─▶ who passes (find.rs) ─▶ lanes (lane.rs), remembered
//! ```

use super::find::Texts;
use super::lane::{GroupEvents, LaneEvents};
use crate::model::view::LaneKey;
use crate::model::{
    Certainty, DocId, EntityId, Event, Filter, Grain, GroupBy, Meaning, Timeline, View,
};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Built once per timeline. Remembers the lanes of the last few filters and groupings, so that panning costs no search.
pub struct Index {
    /// Beside [`Timeline::events`], by the same numbers.
    placed: Vec<Placed>,
    /// Numbers of dated events by start, then end, then number.
    by_start: Vec<u32>,
    /// The same by end.
    by_end: Vec<u32>,
    /// Per event: entities by their number in [`Timeline::entities`], with [`AS_MEMBER`].
    pub(super) who: Lists,
    /// Per event: documents by their number in [`Timeline::documents`].
    pub(super) told_by: Lists,
    /// Made at the first search.
    pub(super) texts: OnceLock<Texts>,
    recent: Mutex<Vec<(GroupBy, Filter, Arc<Lanes>)>>,
}

/// How many filters and groupings are remembered: the one shown, one for an export, one to go back to.
const REMEMBERED: usize = 3;

/// Set on the number of a series that the event is a member of without the series being among its entities.
pub(super) const AS_MEMBER: u32 = 1 << 31;

/// A short list of numbers for each event, all in one piece of memory.
#[derive(Default)]
pub(super) struct Lists {
    /// Where each event's list ends.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    fn with_capacity(n: usize) -> Self {
        Self {
            ends: Vec::with_capacity(n),
            numbers: Vec::with_capacity(n),
        }
    }

    /// The next event's list, which is left empty.
    fn push(&mut self, list: &mut Vec<u32>) {
        list.sort_unstable();
        list.dedup();
        self.numbers.append(list);
        self.ends.push(self.numbers.len() as u32);
    }

    fn shrink(&mut self) {
        self.numbers.shrink_to_fit();
    }

    pub fn of(&self, event: usize) -> &[u32] {
        let from = event.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.numbers[from as usize..self.ends[event] as usize]
    }
}

/// Where an event lies in time, in seconds since 1970; infinite where open. Beside it what its place in a lane depends on, so
/// that the many events of a crowded lane are looked up in this small table and not where they are kept whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub start: f64,
    pub end: f64,
    pub importance: f32,
    pub kind: Kind,
    /// Of a numbered series.
    pub member: bool,
    /// Are there other readings of its date?
    pub disputed: bool,
    /// How many small signs stand beside its mark.
    pub signs: u8,
}

/// How an event's time is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Known to the day or finer.
    Exact,
    /// Known to the month, year, decade: a mark as wide as that.
    Coarse,
    Lasted,
    /// Some time within.
    Within,
    /// Some time before an end that is known. It is placed by that end alone: a mark from the beginning of time would be in
    /// every window and say nothing.
    Before,
    /// Some time from a beginning that is known; placed by it alone.
    After,
    Recurs,
    Undated,
}

/// All lanes of one grouping under one filter, in the order they are drawn.
pub(super) struct Lanes {
    pub lanes: Vec<LaneEvents>,
}

impl Index {
    pub fn new(timeline: &Timeline) -> Self {
        let placed: Vec<Placed> = timeline.events.iter().map(Placed::of).collect();
        let n = u32::try_from(placed.len()).unwrap_or(u32::MAX);
        let mut by_start: Vec<u32> = (0..n)
            .filter(|i| placed[*i as usize].kind != Kind::Undated)
            .collect();
        by_start.shrink_to_fit();
        let mut by_end = by_start.clone();
        // Events come in nearly this order, which a stable sort makes use of.
        by_start.sort_by(|a, b| {
            let (pa, pb) = (&placed[*a as usize], &placed[*b as usize]);
            pa.start
                .total_cmp(&pb.start)
                .then(pa.end.total_cmp(&pb.end))
        });
        by_end.sort_by(|a, b| {
            let end = |i: &u32| placed[*i as usize].end;
            end(a).total_cmp(&end(b))
        });
        let entities: FxHashMap<EntityId, u32> = numbered(timeline.entities.iter().map(|e| e.id));
        let documents: FxHashMap<&DocId, u32> = numbered(timeline.documents.iter().map(|d| &d.id));
        let mut who = Lists::with_capacity(placed.len());
        let mut told_by = Lists::with_capacity(placed.len());
        let mut list = Vec::new();
        for event in &timeline.events {
            list.extend(event.entities.iter().filter_map(|e| entities.get(e)));
            if let Some(series) = event.series.and_then(|s| entities.get(&s.series))
                && !list.contains(series)
            {
                list.push(series | AS_MEMBER);
            }
            who.push(&mut list);
            list.extend(event.claims.iter().filter_map(|c| documents.get(&c.doc)));
            told_by.push(&mut list);
        }
        who.shrink();
        told_by.shrink();
        Self {
            placed,
            by_start,
            by_end,
            who,
            told_by,
            texts: OnceLock::new(),
            recent: Mutex::default(),
        }
    }

    pub(super) fn placed(&self, number: u32) -> Placed {
        self.placed[number as usize]
    }

    /// Makes ready what the first search would wait for.
    pub fn prepare_search(&self, timeline: &Timeline) {
        self.texts.get_or_init(|| Texts::new(timeline));
    }

    /// Makes the lanes of a grouping and a filter ready, so that a layout by them finds them made. For a thread beside
    /// the one that draws.
    pub fn prepare(&self, timeline: &Timeline, group_by: GroupBy, filter: &Filter) {
        self.lanes(timeline, group_by, filter);
    }

    /// Whether a layout would find its lanes made.
    pub fn is_prepared(&self, group_by: GroupBy, filter: &Filter) -> bool {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.iter().any(|(g, f, _)| *g == group_by && f == filter)
    }

    /// The first lane of a view that an event stands in, by its number in [`Timeline::events`].
    pub fn lane_of(&self, timeline: &Timeline, view: &View, number: usize) -> Option<LaneKey> {
        let lanes = self.lanes(timeline, view.group_by, &view.filter);
        let number = u32::try_from(number).ok()?;
        let mut all = lanes.lanes.iter();
        Some(all.find(|l| l.holds(number, self))?.key.clone())
    }

    /// The lanes of a view; made anew only when grouping or filter have changed.
    pub(super) fn lanes(
        &self,
        timeline: &Timeline,
        group_by: GroupBy,
        filter: &Filter,
    ) -> Arc<Lanes> {
        let lock = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut recent = lock();
            if let Some(at) = recent
                .iter()
                .position(|(g, f, _)| *g == group_by && f == filter)
            {
                let found = recent.remove(at);
                let lanes = found.2.clone();
                recent.push(found);
                return lanes;
            }
        }
        // Nobody who draws waits for the lock meanwhile.
        let lanes = Arc::new(self.group(timeline, group_by, filter));
        let mut recent = lock();
        if recent.len() >= REMEMBERED {
            recent.remove(0);
        }
        recent.push((group_by, filter.clone(), lanes.clone()));
        lanes
    }

    /// Lanes come by the first dated event in them, as the eye goes from the upper left; lanes without one come after,
    /// by name; the rest is last.
    fn group(&self, timeline: &Timeline, group_by: GroupBy, filter: &Filter) -> Lanes {
        let passing = (!filter.is_empty()).then(|| self.passing(timeline, filter));
        let passes = |i: u32| passing.as_ref().is_none_or(|p| p[i as usize]);
        let grouping = Grouping::new(self, timeline, group_by);
        let mut groups: Vec<Group> = Vec::new();
        groups.resize_with(grouping.rest + 1, Group::default);
        for (placed, i) in self.placed.iter().zip(0..) {
            if passes(i) {
                let dated = usize::from(placed.kind != Kind::Undated);
                grouping.each(i, |g| {
                    groups[g].dated += dated;
                    groups[g].undated += 1 - dated;
                });
            }
        }
        for group in &mut groups {
            group.events = GroupEvents::with_capacity(group.dated);
            group.ends.reserve_exact(group.dated);
        }
        for &number in self.by_start.iter().filter(|i| passes(**i)) {
            let placed = self.placed(number);
            grouping.each(number, |g| groups[g].events.push(number, &placed));
        }
        for &number in self.by_end.iter().filter(|i| passes(**i)) {
            let end = self.placed(number).end;
            grouping.each(number, |g| groups[g].ends.push(end));
        }
        let mut lanes: Vec<LaneEvents> = groups
            .into_iter()
            .enumerate()
            .filter(|(_, g)| g.dated + g.undated > 0)
            .map(|(i, g)| {
                let named = named(timeline, group_by, (i < grouping.rest).then_some(i));
                LaneEvents::new(named, g.undated, g.events, g.ends)
            })
            .collect();
        lanes.sort_by(|a, b| {
            let rest = |l: &LaneEvents| l.key == LaneKey::Rest;
            rest(a)
                .cmp(&rest(b))
                .then(a.first().total_cmp(&b.first()))
                .then_with(|| a.title.cmp(&b.title))
                .then_with(|| a.key.cmp(&b.key))
        });
        Lanes { lanes }
    }
}

/// One lane in the making.
#[derive(Default)]
struct Group {
    dated: usize,
    undated: usize,
    events: GroupEvents,
    ends: Vec<f64>,
}

/// Which groups an event belongs to, as numbers of entities or documents.
struct Grouping<'a> {
    index: &'a Index,
    by: GroupBy,
    /// Which entities are of the kind that is grouped by.
    of_kind: Vec<bool>,
    /// The group of what belongs to none: the last.
    rest: usize,
}

impl<'a> Grouping<'a> {
    fn new(index: &'a Index, timeline: &Timeline, by: GroupBy) -> Self {
        let kind = by.entity_kind();
        let of = |e: &crate::model::Entity| Some(e.kind) == kind;
        Self {
            index,
            by,
            of_kind: timeline.entities.iter().map(of).collect(),
            rest: match by {
                GroupBy::None => 0,
                GroupBy::Document => timeline.documents.len(),
                GroupBy::Project | GroupBy::Person | GroupBy::Organisation | GroupBy::Series => {
                    timeline.entities.len()
                }
            },
        }
    }

    #[inline]
    fn each(&self, event: u32, mut visit: impl FnMut(usize)) {
        let event = event as usize;
        let mut found = false;
        match self.by {
            GroupBy::None => {}
            GroupBy::Document => {
                for document in self.index.told_by.of(event) {
                    found = true;
                    visit(*document as usize);
                }
            }
            GroupBy::Project | GroupBy::Person | GroupBy::Organisation | GroupBy::Series => {
                for entity in self.index.who.of(event) {
                    let number = (entity & !AS_MEMBER) as usize;
                    let counts = entity & AS_MEMBER == 0 || self.by == GroupBy::Series;
                    if counts && self.of_kind[number] {
                        found = true;
                        visit(number);
                    }
                }
            }
        }
        if !found {
            visit(self.rest);
        }
    }
}

fn numbered<T: std::hash::Hash + Eq>(items: impl Iterator<Item = T>) -> FxHashMap<T, u32> {
    items.zip(0..).collect()
}

/// Key, title and color of a group by its number; `None` for what belongs to none.
fn named(
    timeline: &Timeline,
    group_by: GroupBy,
    group: Option<usize>,
) -> (LaneKey, String, Option<usize>) {
    match (group_by, group) {
        (GroupBy::None, _) => (LaneKey::All, "All events".to_owned(), Some(0)),
        (_, None) => (LaneKey::Rest, "Other events".to_owned(), None),
        (GroupBy::Document, Some(at)) => {
            let document = &timeline.documents[at];
            let title = document.title.clone().filter(|t| !t.trim().is_empty());
            let title = title.unwrap_or_else(|| document.id.to_string());
            (LaneKey::Document(document.id.clone()), title, Some(at))
        }
        (_, Some(at)) => {
            let entity = &timeline.entities[at];
            // Entities are sorted by kind, so counting from the first of the kind gives each its own color, the
            // same under every filter.
            let first = timeline.entities.partition_point(|o| o.kind < entity.kind);
            let nth = at.saturating_sub(first);
            (LaneKey::Entity(entity.id), entity.name.clone(), Some(nth))
        }
    }
}

impl Placed {
    fn of(event: &Event) -> Self {
        let when = &event.when;
        let start = when.earliest.map(|t| t.seconds());
        let end = when.latest.map(|t| t.seconds());
        let kind = match (&when.meaning, start, end) {
            (_, None, None) => Kind::Undated,
            (Meaning::Recurs(_), _, _) => Kind::Recurs,
            (_, None, _) => Kind::Before,
            (_, _, None) => Kind::After,
            _ if when.certainty == Certainty::Bounded => Kind::Within,
            (Meaning::Lasted, _, _) => Kind::Lasted,
            (Meaning::Point, Some(s), Some(e)) => {
                if when.grain >= Grain::Day && e - s <= 86_400.0 {
                    Kind::Exact
                } else {
                    Kind::Coarse
                }
            }
        };
        let (start, end) = match (kind, start, end) {
            (Kind::Before, _, Some(end)) => (end - 1.0, end),
            (Kind::After, Some(start), _) => (start, start + 1.0),
            (_, start, end) => (
                start.unwrap_or(f64::NEG_INFINITY),
                end.unwrap_or(f64::INFINITY),
            ),
        };
        Self {
            start,
            // A reversed or empty interval would break the searches; it is taken as one second.
            end: end.max(start + 1.0),
            importance: if event.importance.is_finite() {
                event.importance
            } else {
                0.0
            },
            kind,
            member: event.series.is_some_and(|s| s.number.is_some()),
            disputed: !event.readings.is_empty(),
            signs: super::pack::signs(event) as u8,
        }
    }
}
