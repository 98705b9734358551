//! Which tellings are of one happening: few pairs compared, each on time, participants and words.
//!
//! ```text
//! tellings ─blocks▶ pairs that share something rare ─likeness▶ score ─best first, nothing contradictory▶ groups
//! ```
//!
//! Different meetings of the same people stay apart; the same meeting told with two dates is one, with both readings kept.

mod blocks;
mod brief;
mod content;
mod likeness;
mod retold;
mod sets;

use super::said;
use super::spread::{self, Spread};
use super::telling::{Telling, TellingId};
use crate::model::facts::LinkKind;
use crate::model::quoted::telling_fit;
use crate::model::{Anchor, Constraints, Meant, Pair, Source};
use blocks::Blocks;
use likeness::{Compared, plainly_two, weighed};
use rustc_hash::FxHashMap;
use sets::Sets;
use std::cmp::Ordering;
use std::collections::{BinaryHeap, binary_heap::PeekMut};

/// Groups of tellings, each sorted, in order of their first telling.
pub fn groups(
    tellings: &[Telling<'_>],
    sources: &[Source],
    constraints: &Constraints,
    spread: &dyn Spread,
) -> Vec<Vec<TellingId>> {
    let all = Compared::new(tellings, sources);
    spread.done("same: tellings as they are compared");
    let blocks = Blocks::of(&all, spread);
    spread.done("same: what is compared");
    let mut scored: Vec<Vec<Scored>> = Vec::new();
    for from in (0..tellings.len()).step_by(AT_ONCE) {
        let part = from..tellings.len().min(from + AT_ONCE);
        let pairs = blocks.pairs(part, spread, |i, j| !plainly_two(i, j, &all));
        scored.extend(spread::map(spread, pairs.len(), |part| {
            let mut scored: Vec<Scored> = Vec::new();
            // The pairs of one telling stand behind each other.
            for of_one in pairs[part].chunk_by(|a, b| a.0 == b.0) {
                let from = scored.len();
                scored.extend(of_one.iter().filter_map(|&(i, j)| {
                    let score = weighed(i as usize, j as usize, &all)?;
                    Some(Scored(score, i, j))
                }));
                if scored.len() - from > LIKELIEST {
                    scored[from..].sort_unstable_by(likeliest_first);
                    scored.truncate(from + LIKELIEST);
                }
            }
            scored.sort_unstable_by(likeliest_first);
            scored.shrink_to_fit();
            scored
        }));
    }
    drop(blocks);
    spread.done("same: compared");
    drop(all);
    // Made only now: while pairs are weighed there is least memory to spare.
    let mut sets = Sets::new(tellings);
    for (i, t) in tellings.iter().enumerate() {
        if let Some((to, LinkKind::Same)) = t.link {
            sets.join(i, to);
        }
    }
    for (i, j) in told_pairs(&constraints.same, tellings, sources) {
        sets.join(i, j);
    }
    let apart = told_pairs(&constraints.different, tellings, sources);
    for Scored(score, i, j) in Merged::of(&scored) {
        sets.join_unless_contradictory(i as usize, j as usize, score >= CERTAIN, &apart);
    }
    sets.groups()
}

/// Of so many tellings the pairs are made and weighed at a time: there are some eighty pairs a telling, and no memory for all of them.
const AT_ONCE: usize = 40_000;

/// With so many of those behind it a telling is joined, if it may be: with the likeliest. Copies of one sentence are one by their neighbors,
/// and of a hundred other launches of that month none is the one that twenty likelier ones were not.
const LIKELIEST: usize = 24;

/// How likely two are one.
#[derive(Clone, Copy, Debug)]
struct Scored(f32, u32, u32);

fn likeliest_first(a: &Scored, b: &Scored) -> Ordering {
    b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)))
}

/// The first of a list that is still to come; the largest in a heap is the likeliest.
struct Next {
    pair: Scored,
    list: usize,
    at: usize,
}

impl Ord for Next {
    fn cmp(&self, other: &Self) -> Ordering {
        likeliest_first(&other.pair, &self.pair).then(other.list.cmp(&self.list))
    }
}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Next {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Next {}

/// Sorted lists as one, without a second copy of them.
struct Merged<'s> {
    lists: &'s [Vec<Scored>],
    heap: BinaryHeap<Next>,
}

impl<'s> Merged<'s> {
    fn of(lists: &'s [Vec<Scored>]) -> Self {
        let firsts = lists.iter().enumerate().filter_map(|(list, all)| {
            let pair = *all.first()?;
            Some(Next { pair, list, at: 0 })
        });
        Self {
            lists,
            heap: firsts.collect(),
        }
    }
}

impl Iterator for Merged<'_> {
    type Item = Scored;

    fn next(&mut self) -> Option<Scored> {
        let mut top = self.heap.peek_mut()?;
        let pair = top.pair;
        match self.lists[top.list].get(top.at + 1) {
            Some(next) => (top.pair, top.at) = (*next, top.at + 1),
            None => {
                PeekMut::pop(top);
            }
        }
        Some(pair)
    }
}

/// From here on two tellings are one even where their dates differ.
const CERTAIN: f32 = 0.9;

/// The tellings that the user's pairs stand for; what is said of names is none of them.
fn told_pairs(
    pairs: &[Pair],
    tellings: &[Telling<'_>],
    sources: &[Source],
) -> Vec<(TellingId, TellingId)> {
    let mut of_events = pairs
        .iter()
        .filter(|pair| said::meant_by(pair, sources) == Some(Meant::Event))
        .peekable();
    if of_events.peek().is_none() {
        return Vec::new();
    }
    let mut in_source: FxHashMap<usize, Vec<TellingId>> = FxHashMap::default();
    for (i, t) in tellings.iter().enumerate() {
        in_source.entry(t.source).or_default().push(i);
    }
    let at = |anchor: &Anchor| {
        let here = in_source.get(&said::source_of(anchor, sources)?)?.iter();
        let fit = |i: TellingId| {
            let told = (tellings[i].event.range, Some(tellings[i].event.trigger));
            telling_fit(anchor.range, told).map(|fit| (fit, i))
        };
        here.filter_map(|&i| fit(i)).min().map(|(_, i)| i)
    };
    of_events
        .filter_map(|pair| at(&pair.a).zip(at(&pair.b)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_lists_come_as_one() {
        let list = |scores: &[(f32, u32)]| {
            let mut list: Vec<Scored> = scores.iter().map(|(s, i)| Scored(*s, *i, 9)).collect();
            list.sort_unstable_by(likeliest_first);
            list
        };
        let lists = [
            list(&[(0.5, 3), (0.9, 1), (0.5, 1)]),
            list(&[]),
            list(&[(1.0, 4), (0.5, 2)]),
        ];
        let merged: Vec<(f32, u32)> = Merged::of(&lists).map(|p| (p.0, p.1)).collect();
        assert_eq!(merged, [(1.0, 4), (0.9, 1), (0.5, 1), (0.5, 2), (0.5, 3)]);
    }
}
