//! The events of one lane, so that asking for those of a window costs by what is found and not by how many there are.
//!
//! Knows nothing of pixels, and not why these events are together; that is [`super::index`].
//!
//! ```text
//! members   by start ──▶ [ 3 7 1 9 … ]     who starts in a window: two binary searches
//! ends      sorted   ──▶ [ … ]             how many are over before it: one more
//! pyramid   blocks of 32: latest end, most important ──▶ who reaches into it, who is labeled first
//! ```

use super::gaps::Gap;
use super::group::FAINTER;
use super::index::{Index, Placed};
use super::names::Names;
use crate::model::view::LaneKey;
use std::borrow::Cow;
use std::collections::BinaryHeap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

pub(super) struct LaneEvents {
    pub key: LaneKey,
    /// As whatever it is of is called; what no document names is said by [`Self::title`].
    pub called: String,
    /// Which color of the palette; `None` for the lane of the rest.
    pub nth: Option<usize>,
    /// Of those that pass the filter, undated ones included.
    pub count: usize,
    /// Of each event of the timeline whether it passes, where those that do not are here too and drawn faintly.
    passing: Option<Arc<Vec<bool>>>,
    /// What is missing of numbered series before an event of this lane, by where it begins.
    pub gaps: Vec<Gap>,
    /// Numbers of dated events, by start, then end, then number.
    members: Vec<u32>,
    starts: Vec<f64>,
    /// Ends alone, sorted.
    ends: Vec<f64>,
    /// Where the window began among starts and ends when it was last asked: a good guess for the next.
    began: [AtomicU32; 2],
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

/// The events of a lane in the making, which come by start, then end, then number.
#[derive(Default)]
pub(super) struct GroupEvents {
    members: Vec<u32>,
    starts: Vec<f64>,
    /// The pyramid's lowest level.
    blocks: Vec<Block>,
}

impl GroupEvents {
    pub fn with_capacity(n: usize) -> Self {
        Self {
            members: Vec::with_capacity(n),
            starts: Vec::with_capacity(n),
            blocks: Vec::with_capacity(n.div_ceil(BLOCK)),
        }
    }

    #[inline]
    pub fn push(&mut self, number: u32, placed: &Placed) {
        let position = self.members.len();
        let single = Block {
            latest_end: placed.end,
            best: Rank {
                importance: placed.importance,
                position: position as u32,
            },
        };
        match self.blocks.last_mut() {
            Some(block) if !position.is_multiple_of(BLOCK) => *block = block.with(single),
            _ => self.blocks.push(single),
        }
        self.members.push(number);
        self.starts.push(placed.start);
    }
}

impl Block {
    fn with(self, other: Self) -> Self {
        Self {
            latest_end: self.latest_end.max(other.latest_end),
            best: self.best.max(other.best),
        }
    }
}

/// What `partition_point` says, found in steps that double from where it was last. Searched from the middle, each step of a list
/// that was not asked since the last frame is a wait for memory.
fn near(times: &[f64], last: &AtomicU32, before: impl Fn(f64) -> bool) -> usize {
    // No order among threads is needed: any number is only a guess.
    let guess = (last.load(Ordering::Relaxed) as usize).min(times.len());
    // Invariant: all before `from` are before, none from `to` on is.
    let (mut from, mut to) = (0, times.len());
    let mut step = 1;
    if times.get(guess).is_some_and(|t| before(*t)) {
        from = guess + 1;
        while let Some(t) = times.get(guess + step) {
            if !before(*t) {
                to = guess + step;
                break;
            }
            from = guess + step + 1;
            step *= 2;
        }
    } else {
        to = guess;
        while step <= guess {
            if before(times[guess - step]) {
                from = guess - step + 1;
                break;
            }
            to = guess - step;
            step *= 2;
        }
    }
    let found = from + times[from..to].partition_point(|t| before(*t));
    last.store(found as u32, Ordering::Relaxed);
    found
}

impl LaneEvents {
    /// In the words of whoever draws.
    pub fn title(&self, names: &Names) -> Cow<'_, str> {
        match &self.key {
            LaneKey::All => (names.all_events)().into(),
            LaneKey::Rest => (names.other_events)().into(),
            LaneKey::Kind(kind) => (names.kind)(kind).into(),
            LaneKey::Entity(_) | LaneKey::Document(_) | LaneKey::Tag(_) => {
                self.called.as_str().into()
            }
        }
    }

    /// `ends` sorted.
    pub fn new(
        (key, called, nth): (LaneKey, String, Option<usize>),
        count: usize,
        (events, ends): (GroupEvents, Vec<f64>),
        passing: Option<Arc<Vec<bool>>>,
    ) -> Self {
        let GroupEvents {
            members,
            starts,
            blocks,
        } = events;
        let mut pyramid = Vec::new();
        if members.len() > 1 {
            let mut level = blocks;
            while level.len() > 1 {
                let above = level
                    .chunks(BLOCK)
                    .filter_map(|blocks| blocks.iter().copied().reduce(Block::with))
                    .collect();
                pyramid.push(std::mem::replace(&mut level, above));
            }
            pyramid.push(level);
        }
        Self {
            key,
            called,
            nth,
            count,
            passing,
            gaps: Vec::new(),
            members,
            starts,
            ends,
            began: Default::default(),
            pyramid,
        }
    }

    /// Where its first dated event is; infinite where there is none.
    pub fn first(&self) -> f64 {
        let finite = |times: &[f64]| times.iter().copied().find(|t| t.is_finite());
        finite(&self.starts)
            .or_else(|| finite(&self.ends))
            .unwrap_or(f64::INFINITY)
    }

    /// How many events show in a window, counted no further than to `most`.
    pub fn count_in(&self, from: f64, to: f64, most: usize) -> usize {
        // Of a thousand lanes at every frame, while the window hardly moves.
        let started = near(&self.starts, &self.began[0], |s| s < from);
        let over = near(&self.ends, &self.began[1], |e| e <= from);
        let reaching = started.saturating_sub(over);
        let left = most.saturating_sub(reaching);
        if self.starts.get(started + left).is_some_and(|s| *s < to) {
            return most;
        }
        let few = &self.starts[started..(started + left).min(self.starts.len())];
        (reaching + few.partition_point(|s| *s < to)).min(most)
    }

    /// Whether a dated event stands in it.
    pub fn holds(&self, number: u32, index: &Index) -> bool {
        let start = index.placed(number).start;
        let from = self.starts.partition_point(|s| *s < start);
        let same = self.starts[from..].partition_point(|s| *s <= start);
        self.members[from..from + same].contains(&number)
    }

    /// Whether it is here only to be seen faintly.
    pub fn is_faint(&self, number: u32) -> bool {
        let passing = self.passing.as_ref();
        passing.is_some_and(|p| !p[number as usize])
    }

    /// What does not pass the filter matters less than everything that does.
    pub fn importance(&self, number: u32, index: &Index) -> f32 {
        let importance = index.placed(number).importance;
        match self.is_faint(number) {
            true => importance - FAINTER,
            false => importance,
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
            if block < started && index.placed(self.members[block]).end > from {
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
            importance: self.importance(self.members[i], index),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_guess_changes_nothing_of_what_is_found(mut times in prop::collection::vec(0..50u8, 0..40), asked in prop::collection::vec(0..52u8, 1..20), first in 0..60u32) {
            times.sort_unstable();
            let times: Vec<f64> = times.into_iter().map(f64::from).collect();
            let last = AtomicU32::new(first);
            for t in asked.into_iter().map(f64::from) {
                prop_assert_eq!(near(&times, &last, |s| s < t), times.partition_point(|s| *s < t));
                prop_assert_eq!(near(&times, &last, |s| s <= t), times.partition_point(|s| *s <= t));
            }
        }
    }
}
