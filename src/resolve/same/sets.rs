//! Sets of tellings that are one, joined pair by pair: no chain of likenesses may join what contradicts.
//!
//! Union–find; every set knows the dates told in it. Which pairs are alike is found before.

use super::likeness::{Dates, dates, of_others};
use crate::model::{Edtf, EntityId};
use crate::resolve::telling::{Telling, TellingId};

pub(super) struct Sets<'t> {
    tellings: &'t [Telling<'t>],
    parent: Vec<u32>,
    /// Of each telling another of its set, round in a ring.
    next: Vec<u32>,
    /// Of each root, how many are in its set.
    sizes: Vec<u32>,
    /// The different dates told in each set: few, however many tell them.
    dates: Vec<Box<[Edtf]>>,
    number: Vec<Option<(EntityId, u32)>>,
}

/// So many of each set are compared with as many of the other.
const ASKED: usize = 5;

impl<'t> Sets<'t> {
    pub fn new(tellings: &'t [Telling<'t>]) -> Self {
        Self {
            tellings,
            parent: (0..tellings.len() as u32).collect(),
            next: (0..tellings.len() as u32).collect(),
            sizes: vec![1; tellings.len()],
            dates: tellings.iter().map(|t| t.possible_dates().into()).collect(),
            number: tellings.iter().map(|t| t.series).collect(),
        }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] as usize != i {
            self.parent[i] = self.parent[self.parent[i] as usize];
            i = self.parent[i] as usize;
        }
        i
    }

    pub fn join(&mut self, i: usize, j: usize) {
        let (i, j) = (self.root(i), self.root(j));
        if i == j {
            return;
        }
        let (keep, lose) = if self.sizes[i] >= self.sizes[j] {
            (i, j)
        } else {
            (j, i)
        };
        self.sizes[keep] += self.sizes[lose];
        let more = std::mem::take(&mut self.dates[lose]);
        if !more.iter().all(|date| self.dates[keep].contains(date)) {
            let mut dates = std::mem::take(&mut self.dates[keep]).into_vec();
            dates.extend(more);
            dates.sort();
            dates.dedup();
            self.dates[keep] = dates.into_boxed_slice();
        }
        self.number[keep] = self.number[keep].or(self.number[lose]);
        self.parent[lose] = keep as u32;
        // Two rings become one where they are cut and joined crosswise.
        self.next.swap(keep, lose);
    }

    pub fn join_unless_contradictory(
        &mut self,
        i: usize,
        j: usize,
        certain: bool,
        apart: &[(usize, usize)],
    ) {
        let (ri, rj) = (self.root(i), self.root(j));
        if ri == rj {
            return;
        }
        let forbidden = apart.iter().any(|&(x, y)| {
            let (x, y) = (self.root(x), self.root(y));
            (x, y) == (ri, rj) || (x, y) == (rj, ri)
        });
        // A set that already holds two readings takes in what fits one of them.
        let (one, other) = (&self.dates[ri], &self.dates[rj]);
        let fit = |x: &Edtf| {
            let apart = |y| matches!(dates(Some(x), Some(y)), Dates::Apart(_));
            !other.iter().all(apart)
        };
        let contradictory = !one.is_empty() && !other.is_empty() && !one.iter().any(fit);
        // Another number is another meeting; the same number of a series called otherwise is one only where a date speaks for it.
        let dated = !one.is_empty() && !other.is_empty() && !contradictory;
        let other_number = self.number[ri]
            .zip(self.number[rj])
            .is_some_and(|(x, y)| x.1 != y.1 || x.0 != y.0 && !dated);
        if !forbidden && !other_number && (certain || !contradictory) && !self.tell_of_others(i, j)
        {
            self.join(ri, rj);
        }
    }

    /// "The Harbor Union opens its books" may be told of whatever that union did then, and of what others did: what those tell of who did
    /// it has to agree, or one vague telling makes a chain of a hundred launches.
    fn tell_of_others(&self, i: usize, j: usize) -> bool {
        let (mut others, mut same) = (0, 0);
        for a in self.some_of(i) {
            for b in self.some_of(j) {
                match of_others(&self.tellings[a], &self.tellings[b]) {
                    // Those two have been weighed.
                    Some(true) => others += usize::from((a, b) != (i, j)),
                    Some(false) => same += 1,
                    None => {}
                }
            }
        }
        others > same
    }

    /// The telling itself and the next few of its set.
    fn some_of(&self, i: usize) -> impl Iterator<Item = usize> + use<'_, 't> {
        let ring = std::iter::successors(Some(i), move |&at| {
            let next = self.next[at] as usize;
            (next != i).then_some(next)
        });
        ring.take(ASKED)
    }

    /// Each sorted, in the order of their firsts.
    pub fn groups(mut self) -> Vec<Vec<TellingId>> {
        let mut groups: Vec<Vec<TellingId>> = Vec::new();
        // Of each root, its group.
        let mut group_of = vec![u32::MAX; self.parent.len()];
        for i in 0..self.parent.len() {
            let root = self.root(i);
            if group_of[root] == u32::MAX {
                group_of[root] = groups.len() as u32;
                groups.push(Vec::with_capacity(self.sizes[root] as usize));
            }
            groups[group_of[root] as usize].push(i);
        }
        groups
    }
}
