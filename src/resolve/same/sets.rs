//! Sets of tellings that are one, joined pair by pair: no chain of likenesses may join what contradicts.
//!
//! Union–find; every set knows the dates told in it. Which pairs are alike is found before.

use super::likeness::{Dates, dates};
use crate::model::{Edtf, EntityId};
use crate::resolve::telling::{Telling, TellingId};

pub(super) struct Sets {
    parent: Vec<usize>,
    members: Vec<Vec<TellingId>>,
    /// The different dates told in each set: few, however many tell them.
    dates: Vec<Vec<Edtf>>,
    number: Vec<Option<(EntityId, u32)>>,
}

impl Sets {
    pub fn new(tellings: &[Telling<'_>]) -> Self {
        Self {
            parent: (0..tellings.len()).collect(),
            members: (0..tellings.len()).map(|i| vec![i]).collect(),
            dates: tellings
                .iter()
                .map(|t| t.possible_dates().to_vec())
                .collect(),
            number: tellings.iter().map(|t| t.series).collect(),
        }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    pub fn join(&mut self, i: usize, j: usize) {
        let (i, j) = (self.root(i), self.root(j));
        if i == j {
            return;
        }
        let (keep, lose) = if self.members[i].len() >= self.members[j].len() {
            (i, j)
        } else {
            (j, i)
        };
        let moved = std::mem::take(&mut self.members[lose]);
        self.members[keep].extend(moved);
        let dates = std::mem::take(&mut self.dates[lose]);
        self.dates[keep].extend(dates);
        self.dates[keep].sort();
        self.dates[keep].dedup();
        self.number[keep] = self.number[keep].or(self.number[lose]);
        self.parent[lose] = keep;
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

    pub fn groups(self) -> Vec<Vec<TellingId>> {
        let mut groups: Vec<Vec<TellingId>> =
            self.members.into_iter().filter(|m| !m.is_empty()).collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort();
        groups
    }
}
