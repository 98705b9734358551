//! What is precomputed once per timeline, so that a layout costs by the window's width and not by the number of events.
//!
//! Knows where events lie in time and which lane they belong to; nothing of pixels.
//!
//! ```text
//! members   by start ──▶ [ 3 7 1 9 … ]     who starts in a window: two binary searches
//! ends      sorted   ──▶ [ … ]             how many are over before it: one more
//! pyramid   blocks of 32: latest end, most important ──▶ who reaches into it, who is labeled first
//! ```

use crate::model::view::LaneKey;
use crate::model::{
    Certainty, EntityId, EntityKind, Event, EventId, Filter, Grain, GroupBy, Meaning, Timeline,
};
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::{Arc, Mutex, PoisonError};

/// Built once per timeline. Remembers the lanes of the last few filters and groupings, so that panning costs no search.
pub struct Index {
    /// Beside [`Timeline::events`], by the same numbers.
    placed: Vec<Placed>,
    by_id: BTreeMap<EventId, u32>,
    /// Where each entity comes in [`Timeline::entities`].
    entities: BTreeMap<EntityId, u32>,
    /// How many events there are with a place on the axis.
    dated: usize,
    recent: Mutex<Vec<(GroupBy, Filter, Arc<Lanes>)>>,
}

/// How many filters and groupings are remembered: the one shown, one for an export, one to go back to.
const REMEMBERED: usize = 3;

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

pub(super) struct LaneEvents {
    pub key: LaneKey,
    pub title: String,
    /// Which color of the palette; `None` for the lane of the rest.
    pub nth: Option<usize>,
    /// Undated ones included.
    pub count: usize,
    /// Numbers of dated events, by start, then end, then number.
    members: Vec<u32>,
    starts: Vec<f64>,
    /// Ends alone, sorted.
    ends: Vec<f64>,
    /// Level 0 are blocks of [`BLOCK`] members, each further level blocks of the one below.
    pyramid: Vec<Vec<Block>>,
}

#[derive(Clone, Copy)]
struct Block {
    latest_end: f64,
    best: Rank,
}

/// Importance, then the earlier member: the same everywhere and at every zoom, so that labels do not flicker.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Rank {
    importance: f32,
    /// Position in [`LaneEvents::members`].
    pub position: u32,
}

const BLOCK: usize = 32;

impl Index {
    pub fn new(timeline: &Timeline) -> Self {
        let placed: Vec<Placed> = timeline.events.iter().map(Placed::of).collect();
        let number = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        Self {
            dated: placed.iter().filter(|p| p.kind != Kind::Undated).count(),
            placed,
            by_id: timeline
                .events
                .iter()
                .enumerate()
                .map(|(i, e)| (e.id, number(i)))
                .collect(),
            entities: timeline
                .entities
                .iter()
                .enumerate()
                .map(|(i, e)| (e.id, number(i)))
                .collect(),
            recent: Mutex::default(),
        }
    }

    /// How many events have a place on the axis.
    pub fn dated(&self) -> usize {
        self.dated
    }

    /// The number of an event in [`Timeline::events`].
    pub fn number_of(&self, event: EventId) -> Option<usize> {
        self.by_id.get(&event).map(|i| *i as usize)
    }

    pub(super) fn placed(&self, number: u32) -> Placed {
        self.placed[number as usize]
    }

    /// The lanes of a view; made anew only when grouping or filter have changed.
    pub(super) fn lanes(
        &self,
        timeline: &Timeline,
        group_by: GroupBy,
        filter: &Filter,
    ) -> Arc<Lanes> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = recent
            .iter()
            .position(|(g, f, _)| *g == group_by && f == filter)
        {
            let found = recent.remove(at);
            let lanes = found.2.clone();
            recent.push(found);
            return lanes;
        }
        let lanes = Arc::new(self.group(timeline, group_by, filter));
        if recent.len() >= REMEMBERED {
            recent.remove(0);
        }
        recent.push((group_by, filter.clone(), lanes.clone()));
        lanes
    }

    /// Lanes come by the first dated event in them, as the eye goes from the upper left; lanes without one come after,
    /// by name; the rest is last.
    fn group(&self, timeline: &Timeline, group_by: GroupBy, filter: &Filter) -> Lanes {
        let words = filter.words();
        let all = filter.is_empty();
        let mut members: BTreeMap<LaneKey, Vec<u32>> = BTreeMap::new();
        let mut undated: BTreeMap<LaneKey, usize> = BTreeMap::new();
        for (i, event) in timeline.events.iter().enumerate() {
            if !all && !filter.accepts(event, timeline, &words) {
                continue;
            }
            let is_undated = self.placed[i].kind == Kind::Undated;
            for key in self.keys(timeline, event, group_by) {
                if is_undated {
                    *undated.entry(key).or_default() += 1;
                } else {
                    members.entry(key).or_default().push(i as u32);
                }
            }
        }
        for key in undated.keys() {
            members.entry(key.clone()).or_default();
        }
        let mut lanes: Vec<LaneEvents> = members
            .into_iter()
            .map(|(key, numbers)| {
                let undated = undated.get(&key).copied().unwrap_or(0);
                LaneEvents::new(self, timeline, key, numbers, undated)
            })
            .collect();
        lanes.sort_by(|a, b| {
            let rest = |l: &LaneEvents| l.key == LaneKey::Rest;
            let first = |l: &LaneEvents| {
                l.starts
                    .iter()
                    .copied()
                    .find(|s| s.is_finite())
                    .or_else(|| l.ends.iter().copied().find(|e| e.is_finite()))
                    .unwrap_or(f64::INFINITY)
            };
            rest(a)
                .cmp(&rest(b))
                .then(first(a).total_cmp(&first(b)))
                .then_with(|| a.title.cmp(&b.title))
                .then_with(|| a.key.cmp(&b.key))
        });
        Lanes { lanes }
    }

    fn keys(&self, timeline: &Timeline, event: &Event, group_by: GroupBy) -> Vec<LaneKey> {
        let mut keys: Vec<LaneKey> = match group_by {
            GroupBy::None => vec![LaneKey::All],
            GroupBy::Document => event
                .claims
                .iter()
                .map(|c| LaneKey::Document(c.doc.clone()))
                .collect(),
            GroupBy::Series => event
                .series
                .iter()
                .map(|s| s.series)
                .chain(self.of_kind(timeline, event, EntityKind::Series))
                .map(LaneKey::Entity)
                .collect(),
            GroupBy::Project => self.entity_keys(timeline, event, EntityKind::Project),
            GroupBy::Person => self.entity_keys(timeline, event, EntityKind::Person),
            GroupBy::Organisation => self.entity_keys(timeline, event, EntityKind::Organisation),
        };
        keys.sort();
        keys.dedup();
        if keys.is_empty() {
            keys.push(LaneKey::Rest);
        }
        keys
    }

    fn entity_keys(&self, timeline: &Timeline, event: &Event, kind: EntityKind) -> Vec<LaneKey> {
        self.of_kind(timeline, event, kind)
            .map(LaneKey::Entity)
            .collect()
    }

    fn of_kind<'a>(
        &'a self,
        timeline: &'a Timeline,
        event: &'a Event,
        kind: EntityKind,
    ) -> impl Iterator<Item = EntityId> + 'a {
        event.entities.iter().copied().filter(move |id| {
            self.entities
                .get(id)
                .and_then(|i| timeline.entities.get(*i as usize))
                .is_some_and(|e| e.kind == kind)
        })
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

impl LaneEvents {
    fn new(
        index: &Index,
        timeline: &Timeline,
        key: LaneKey,
        mut members: Vec<u32>,
        undated: usize,
    ) -> Self {
        let placed = |m: &u32| index.placed[*m as usize];
        members.sort_by(|a, b| {
            let (pa, pb) = (placed(a), placed(b));
            pa.start
                .total_cmp(&pb.start)
                .then(pa.end.total_cmp(&pb.end))
                .then(a.cmp(b))
        });
        let starts: Vec<f64> = members.iter().map(|m| placed(m).start).collect();
        let mut ends: Vec<f64> = members.iter().map(|m| placed(m).end).collect();
        ends.sort_by(f64::total_cmp);
        let (title, nth) = match &key {
            LaneKey::All => ("All events".to_owned(), Some(0)),
            LaneKey::Rest => ("Other events".to_owned(), None),
            LaneKey::Entity(id) => {
                let at = index.entities.get(id).map(|i| *i as usize);
                let entity = at.and_then(|i| timeline.entities.get(i));
                // Entities are sorted by kind, so counting from the first of the kind gives each its own color, the
                // same under every filter.
                let first = entity.map_or(0, |e| {
                    timeline.entities.partition_point(|o| o.kind < e.kind)
                });
                (
                    entity.map_or_else(|| "Unnamed".to_owned(), |e| e.name.clone()),
                    Some(at.unwrap_or(0).saturating_sub(first)),
                )
            }
            LaneKey::Document(id) => {
                let at = timeline.documents.binary_search_by(|d| d.id.cmp(id)).ok();
                let title = at
                    .and_then(|i| timeline.documents[i].title.clone())
                    .filter(|t| !t.trim().is_empty())
                    .unwrap_or_else(|| id.to_string());
                (title, Some(at.unwrap_or(0)))
            }
        };
        let mut this = Self {
            key,
            title,
            nth,
            count: members.len() + undated,
            members,
            starts,
            ends,
            pyramid: Vec::new(),
        };
        this.build_pyramid(index);
        this
    }

    fn build_pyramid(&mut self, index: &Index) {
        let fold = |blocks: &[Block]| {
            blocks.iter().copied().reduce(|a, b| Block {
                latest_end: a.latest_end.max(b.latest_end),
                best: if b.best > a.best { b.best } else { a.best },
            })
        };
        let mut level: Vec<Block> = self
            .members
            .iter()
            .enumerate()
            .map(|(i, m)| {
                let placed = index.placed[*m as usize];
                Block {
                    latest_end: placed.end,
                    best: Rank {
                        importance: placed.importance,
                        position: i as u32,
                    },
                }
            })
            .collect();
        while level.len() > 1 {
            level = level.chunks(BLOCK).filter_map(fold).collect();
            self.pyramid.push(level.clone());
        }
    }

    pub fn member(&self, position: usize) -> u32 {
        self.members[position]
    }

    /// Positions of those that start inside a window.
    pub fn starting(&self, from: f64, to: f64) -> std::ops::Range<usize> {
        let lo = self.starts.partition_point(|s| *s < from);
        let hi = self.starts.partition_point(|s| *s < to);
        lo..hi.max(lo)
    }

    /// How many start before a window and are not over when it begins.
    pub fn count_reaching(&self, from: f64) -> usize {
        let started = self.starts.partition_point(|s| *s < from);
        let over = self.ends.partition_point(|e| *e <= from);

        started.saturating_sub(over)
    }

    /// Positions of those that start before a window and are not over when it begins: the first `most` of them.
    pub fn reaching(&self, from: f64, most: usize, index: &Index) -> Vec<usize> {
        let started = self.starts.partition_point(|s| *s < from);
        let mut found = Vec::new();
        self.descend(
            self.pyramid.len(),
            0,
            started,
            from,
            most,
            index,
            &mut found,
        );
        found
    }

    #[allow(clippy::too_many_arguments)] // One private recursion; a struct would only rename its arguments.
    fn descend(
        &self,
        level: usize,
        block: usize,
        started: usize,
        from: f64,
        most: usize,
        index: &Index,
        found: &mut Vec<usize>,
    ) {
        if found.len() >= most {
            return;
        }
        if level == 0 {
            if block < started && index.placed[self.members[block] as usize].end > from {
                found.push(block);
            }
            return;
        }
        if self.pyramid[level - 1][block].latest_end <= from {
            return;
        }
        let below = match level {
            1 => self.members.len(),
            _ => self.pyramid[level - 2].len(),
        };
        let width = BLOCK.pow(level as u32 - 1);
        for child in block * BLOCK..((block + 1) * BLOCK).min(below) {
            if child * width >= started {
                break;
            }
            self.descend(level - 1, child, started, from, most, index, found);
        }
    }

    /// Positions of the `most` most important in a range of positions, most important first.
    pub fn best(&self, range: std::ops::Range<usize>, most: usize, index: &Index) -> Vec<usize> {
        let mut heap = BinaryHeap::new();
        let push = |heap: &mut BinaryHeap<_>, range: std::ops::Range<usize>| {
            if let Some(rank) = self.best_of(range.clone(), index) {
                heap.push((rank, range.start, range.end));
            }
        };
        push(&mut heap, range);
        let mut out = Vec::new();
        while out.len() < most
            && let Some((rank, start, end)) = heap.pop()
        {
            let at = rank.position as usize;
            out.push(at);
            push(&mut heap, start..at);
            push(&mut heap, at + 1..end);
        }
        out
    }

    fn best_of(&self, range: std::ops::Range<usize>, index: &Index) -> Option<Rank> {
        let rank = |i: usize| Rank {
            importance: index.placed[self.members[i] as usize].importance,
            position: i as u32,
        };
        let (mut lo, mut hi) = (range.start, range.end.min(self.members.len()));
        let mut best: Option<Rank> = None;
        let mut take = |r: Rank| {
            if best.is_none_or(|b| r > b) {
                best = Some(r);
            }
        };
        // Singles up to whole blocks on both sides, then the same one level up.
        let mut level = 0;
        while lo < hi {
            let value = |i: usize| match level {
                0 => rank(i),
                _ => self.pyramid[level - 1][i].best,
            };
            if level >= self.pyramid.len() || hi - lo <= BLOCK {
                (lo..hi).for_each(|i| take(value(i)));
                break;
            }
            while lo < hi && lo % BLOCK != 0 {
                take(value(lo));
                lo += 1;
            }
            while hi > lo && hi % BLOCK != 0 {
                hi -= 1;
                take(value(hi));
            }
            lo /= BLOCK;
            hi /= BLOCK;
            level += 1;
        }
        best
    }
}

impl Eq for Rank {}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.importance
            .total_cmp(&other.importance)
            .then(other.position.cmp(&self.position))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
