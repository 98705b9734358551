//! Sets of tellings that are one, joined pair by pair: no chain of likenesses may join what contradicts.
//!
//! Union–find; every set knows the dates told in it. Which pairs are alike is found before.

use super::likeness::{Dates, dates};
use crate::model::{Edtf, EntityId};
use crate::resolve::telling::{Telling, TellingId};

pub(super) struct Sets {
    parent: Vec<u32>,
    /// Of each root, how many are in its set.
    sizes: Vec<u32>,
    /// The different dates told in each set: few, however many tell them.
    dates: Vec<Box<[Edtf]>>,
    number: Vec<Option<(EntityId, u32)>>,
}

impl Sets {
    pub fn new(tellings: &[Telling<'_>]) -> Self {
        Self {
            parent: (0..tellings.len() as u32).collect(),
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
        if !forbidden && !other_number && (certain || !contradictory) {
            self.join(ri, rj);
        }
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
