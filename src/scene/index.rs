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
use super::gaps::{self, Gap, Member};
use super::group::{self, Lanes, Wanted};
use crate::model::view::LaneKey;
use crate::model::{Certainty, DocId, EntityId, Event, Filter, Grain, Meaning, Timeline, View};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Built once per timeline. Remembers the lanes of the last few filters and groupings, so that panning costs no search.
#[derive(Default)]
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
    /// Numbers of series that nobody tells of, by where they begin.
    pub(super) gaps: Vec<Gap>,
    /// Made at the first search.
    pub(super) texts: OnceLock<Texts>,
    recent: Mutex<Vec<(Wanted, Arc<Lanes>)>>,
    /// What passed the last few filters.
    passed: Mutex<Vec<(Filter, Arc<Vec<bool>>)>>,
}

/// How many filters and groupings are remembered: the one shown, and one to go back to. Of a million events each costs some
/// twenty megabytes; an export makes its own.
const REMEMBERED: usize = 2;

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

/// What is asked of each event once.
#[derive(Default)]
struct Turned {
    placed: Vec<Placed>,
    who: Lists,
    told_by: Lists,
    /// Dated members of numbered series.
    members: Vec<Member>,
}

impl Turned {
    fn new(
        events: &[Event],
        entities: &FxHashMap<EntityId, u32>,
        mut documents: Documents<'_>,
    ) -> Self {
        let mut this = Self {
            placed: Vec::with_capacity(events.len()),
            who: Lists::with_capacity(events.len()),
            told_by: Lists::with_capacity(events.len()),
            members: Vec::new(),
        };
        let mut list = Vec::new();
        for (event, number) in events.iter().zip(0..) {
            let from = number as usize;
            if from.is_multiple_of(AT_ONCE) {
                fetch(&events[from..(from + AT_ONCE).min(events.len())]);
            }
            let placed = Placed::of(event);
            this.placed.push(placed);
            list.extend(event.entities.iter().filter_map(|e| entities.get(e)));
            if let Some(membership) = event.series {
                if let Some(series) = entities.get(&membership.series)
                    && !list.contains(series)
                {
                    list.push(series | AS_MEMBER);
                }
                if placed.kind != Kind::Undated
                    && let Some(n) = membership.number
                {
                    this.members.push((membership.series, n, number));
                }
            }
            this.who.push(&mut list);
            list.extend(event.claims.iter().filter_map(|c| documents.number(&c.doc)));
            this.told_by.push(&mut list);
        }
        this
    }
}

/// How many events are waited for together.
const AT_ONCE: usize = 64;

/// Brings events near that lie all over memory. Nothing that is read here depends on what another of them says, so that the
/// processor waits for many at once; turned one by one, each had to be waited for several times over.
fn fetch(events: &[Event]) {
    let first = |e: &Event| {
        e.entities.len()
            + e.claims.len()
            + e.readings.len()
            + usize::from(e.user.confirmed)
            + usize::from(e.when.latest.is_some())
            + e.importance.to_bits() as usize
    };
    let second = |e: &Event| {
        let who = e.entities.first().map_or(0, |id| id.0 as usize);
        who ^ e.claims.first().map_or(0, |c| place(&c.doc))
    };
    std::hint::black_box(events.iter().map(first).fold(0, usize::wrapping_add));
    std::hint::black_box(events.iter().map(second).fold(0, usize::wrapping_add));
}

/// The numbers of documents in [`Timeline::documents`]. Claims share their document's name in memory, so that it is mostly
/// known by where it lies, without being read.
pub struct Documents<'a> {
    by_name: FxHashMap<&'a DocId, u32>,
    by_place: FxHashMap<usize, u32>,
}

impl<'a> Documents<'a> {
    pub fn new(timeline: &'a Timeline) -> Self {
        let ids = || timeline.documents.iter().map(|d| &d.id);
        Self {
            by_name: numbered(ids()),
            by_place: numbered(ids().map(place)),
        }
    }

    pub fn number(&mut self, id: &DocId) -> Option<u32> {
        if let Some(number) = self.by_place.get(&place(id)) {
            return Some(*number);
        }
        let number = *self.by_name.get(id)?;
        // Where every claim has a name of its own, to remember them all would help nobody.
        if self.by_place.len() < 4 * self.by_name.len() {
            self.by_place.insert(place(id), number);
        }
        Some(number)
    }
}

fn place(id: &DocId) -> usize {
    id.as_str().as_ptr() as usize
}

/// Whole numbers that stand in the order of `f64::total_cmp`.
fn in_order(number: f64) -> i64 {
    let bits = number.to_bits() as i64;
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}

impl Index {
    pub fn new(timeline: &Timeline) -> Self {
        let events = &timeline.events;
        let entities: FxHashMap<EntityId, u32> = numbered(timeline.entities.iter().map(|e| e.id));
        let documents = Documents::new(timeline);
        // Events lie all over memory, and each is waited for: all that is asked of it is asked while it is at hand.
        let turned = Turned::new(events, &entities, documents);
        let Turned {
            placed,
            mut who,
            mut told_by,
            members,
        } = turned;
        let n = u32::try_from(placed.len()).unwrap_or(u32::MAX);
        let mut by_start: Vec<u32> = (0..n)
            .filter(|i| placed[*i as usize].kind != Kind::Undated)
            .collect();
        by_start.shrink_to_fit();
        // Events come in nearly this order, which a stable sort makes use of.
        by_start.sort_by(|a, b| {
            let (pa, pb) = (&placed[*a as usize], &placed[*b as usize]);
            pa.start
                .total_cmp(&pb.start)
                .then(pa.end.total_cmp(&pb.end))
        });
        // Those in no order at all, with what they are sorted by beside them.
        let mut ends: Vec<(i64, u32)> = by_start
            .iter()
            .map(|i| (in_order(placed[*i as usize].end), *i))
            .collect();
        ends.sort_unstable();
        let by_end = ends.into_iter().map(|(_, i)| i).collect();
        who.shrink();
        told_by.shrink();
        Self {
            gaps: gaps::of(members, &placed),
            placed,
            by_start,
            by_end,
            who,
            told_by,
            texts: OnceLock::new(),
            recent: Mutex::default(),
            passed: Mutex::default(),
        }
    }

    pub(super) fn placed(&self, number: u32) -> Placed {
        self.placed[number as usize]
    }

    /// Makes ready what the first search would wait for.
    pub fn prepare_search(&self, timeline: &Timeline) {
        self.texts.get_or_init(|| Texts::new(timeline));
    }

    /// Who takes part in an event and of which series it is, by their numbers in [`Timeline::entities`], each once.
    pub fn entities_of(&self, event: u32) -> impl Iterator<Item = usize> {
        let who = self.who.of(event as usize).iter();
        who.map(|e| (e & !AS_MEMBER) as usize)
    }

    /// Which documents tell of an event, by their numbers in [`Timeline::documents`], each once.
    pub fn documents_of(&self, event: u32) -> impl ExactSizeIterator<Item = usize> {
        self.told_by.of(event as usize).iter().map(|d| *d as usize)
    }

    pub(super) fn len(&self) -> u32 {
        self.placed.len() as u32
    }

    pub(super) fn by_start(&self) -> &[u32] {
        &self.by_start
    }

    pub(super) fn by_end(&self) -> &[u32] {
        &self.by_end
    }

    /// Makes the lanes of a view ready, so that a layout by them finds them made. For a thread beside the one that draws.
    pub fn prepare(&self, timeline: &Timeline, wanted: &Wanted) {
        self.lanes(timeline, wanted);
    }

    /// Whether a layout would find its lanes made, if perhaps in another order.
    pub fn is_prepared(&self, wanted: &Wanted) -> bool {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.iter().any(|(w, _)| w.same_lanes(wanted))
    }

    /// The first lane of a view that an event stands in, by its number in [`Timeline::events`].
    pub fn lane_of(&self, timeline: &Timeline, view: &View, number: usize) -> Option<LaneKey> {
        let lanes = self.lanes(timeline, &view.into());
        let number = u32::try_from(number).ok()?;
        let mut all = lanes.lanes.iter();
        Some(all.find(|l| l.holds(number, self))?.key.clone())
    }

    /// The keys of all lanes of a view, from top to bottom.
    pub fn lane_keys(&self, timeline: &Timeline, view: &View) -> Vec<LaneKey> {
        let lanes = self.lanes(timeline, &view.into());
        lanes.lanes.iter().map(|l| l.key.clone()).collect()
    }

    /// For each event, by its number in [`Timeline::events`], whether it passes; remembered for the last few filters.
    pub fn passing(&self, timeline: &Timeline, filter: &Filter) -> Arc<Vec<bool>> {
        let lock = || self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, passing)) = lock().iter().find(|(f, _)| f == filter) {
            return Arc::clone(passing);
        }
        let passing = Arc::new(self.pass(timeline, filter));
        let mut passed = lock();
        if passed.len() >= REMEMBERED {
            passed.remove(0);
        }
        passed.push((filter.clone(), Arc::clone(&passing)));
        passing
    }

    /// The lanes of a view; made anew only when grouping or filter have changed.
    /// How many lanes a view has, whether or not there is room for them.
    pub fn lane_count(&self, timeline: &Timeline, view: &View) -> usize {
        self.lanes(timeline, &view.into()).lanes.len()
    }

    pub(super) fn lanes(&self, timeline: &Timeline, wanted: &Wanted) -> Arc<Lanes> {
        let lock = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let mut same = None;
        {
            let mut recent = lock();
            if let Some(at) = recent.iter().position(|(w, _)| w == wanted) {
                let found = recent.remove(at);
                let lanes = found.1.clone();
                recent.push(found);
                return lanes;
            }
            if let Some(at) = recent.iter().position(|(w, _)| w.same_lanes(wanted)) {
                // In another order: those are forgotten, so that two orders of one do not take the room of two.
                same = Some(recent.remove(at).1);
            }
        }
        let Wanted {
            group_by,
            filter,
            order,
            dims,
        } = wanted;
        // Nobody who draws waits for the lock meanwhile.
        let unordered = match same {
            Some(same) => same.lanes.clone(),
            None => {
                let passing = (!filter.is_empty()).then(|| self.passing(timeline, filter));
                group::group(self, timeline, *group_by, passing, *dims)
            }
        };
        let lanes = Arc::new(Lanes::new(unordered, order));
        let mut recent = lock();
        if recent.len() >= REMEMBERED {
            recent.remove(0);
        }
        recent.push((wanted.clone(), lanes.clone()));
        lanes
    }
}

fn numbered<T: std::hash::Hash + Eq>(items: impl Iterator<Item = T>) -> FxHashMap<T, u32> {
    items.zip(0..).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::fixture;

    #[test]
    fn whole_numbers_stand_in_the_order_of_those_they_are_made_of() {
        let sorted = [
            f64::NEG_INFINITY,
            -1e12,
            -1.5,
            -0.0,
            0.0,
            1.5,
            1e12,
            f64::INFINITY,
        ];
        assert!(sorted.map(in_order).is_sorted());
        assert!(in_order(-1.0) < in_order(-0.5));
    }

    /// A name that is known by where it lies in memory is the same as one that has to be read.
    #[test]
    fn a_document_is_known_by_its_name_wherever_that_lies() {
        let shared = fixture::many(200, 9);
        let mut copied = shared.clone();
        for event in &mut copied.events {
            for claim in &mut event.claims {
                claim.doc = DocId::new(claim.doc.as_str());
            }
        }
        let told = |timeline: &Timeline| -> Vec<Vec<usize>> {
            let index = Index::new(timeline);
            let all = 0..timeline.events.len() as u32;
            all.map(|i| index.documents_of(i).collect()).collect()
        };
        let expect: Vec<Vec<usize>> = shared
            .events
            .iter()
            .map(|e| {
                let at =
                    |c: &crate::model::Claim| shared.documents.iter().position(|d| d.id == c.doc);
                e.claims.iter().filter_map(at).collect()
            })
            .collect();
        assert_eq!(told(&shared), expect);
        assert_eq!(told(&copied), expect);
    }
}
