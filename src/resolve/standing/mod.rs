//! A timeline that stands, and a few documents more, less or other laid into it at once.
//!
//! The answer is quick and not the last word: who is who and what is one is asked only among the documents nearest to what changed,
//! everything else stays as it stands, and no date of an event that stands is changed by less than all who tell of it. The whole is
//! to be resolved again behind it; what comes to rest is always that.
//!
//! ```text
//! changed documents ─index▶ their nearest ─resolve_on▶ a small timeline ─laid▶ the standing one, all but what changed shared
//! ```

mod index;
mod laid;

use super::spread::Alone;
use super::{Chronology, order, resolve_on};
use crate::model::{Constraints, DocId, Held, Parked, Source, Timeline};
use index::Index;
use laid::Laid;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// What a full resolve came to, ready to take in a few documents.
pub struct Standing {
    /// Those it was made from, sorted by document.
    sources: Vec<Parked>,
    /// What they show of how numbers are read.
    order: order::Shown,
    timeline: Timeline,
    index: Index,
}

/// What is other than it was.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// New documents, and documents that say something else now.
    pub added: Vec<Source>,
    /// Documents that are gone, or were as they are no more.
    pub gone: Vec<DocId>,
}

impl Change {
    /// From sources to sources, both sorted by document; the very same values are the same. `None` where more than `most` differ.
    pub fn between<H: Held>(before: &[H], now: &[H], most: usize) -> Option<Self> {
        let mut out = Self::default();
        let (mut b, mut n) = (0, 0);
        while b < before.len() || n < now.len() {
            if out.added.len() + out.gone.len() > most {
                return None;
            }
            match (before.get(b), now.get(n)) {
                (Some(x), Some(y)) if x.is(y) => (b, n) = (b + 1, n + 1),
                (Some(x), Some(y)) if x.document().id == y.document().id => {
                    out.gone.push(x.document().id.clone());
                    out.added.push(y.at_hand()?);
                    (b, n) = (b + 1, n + 1);
                }
                (Some(x), Some(y)) if x.document().id > y.document().id => {
                    out.added.push(y.at_hand()?);
                    n += 1;
                }
                (Some(x), _) => {
                    out.gone.push(x.document().id.clone());
                    b += 1;
                }
                (None, Some(y)) => {
                    out.added.push(y.at_hand()?);
                    n += 1;
                }
                (None, None) => {}
            }
        }
        (out.added.len() + out.gone.len() <= most).then_some(out)
    }

    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty()
    }
}

/// So many documents are asked at most whether they tell of the same: what is resolved anew is then done in a few hundredths of a second.
const NEAREST: usize = 48;

/// And so many more, where they tell of an event that a changed document tells of too: its date is theirs together.
const TELLING_IT_TOO: usize = 48;

impl Standing {
    /// `sources` are those that `timeline` was resolved from.
    pub fn new<H: Held>(mut sources: Vec<H>, timeline: Timeline) -> Self {
        sources.sort_by(|a, b| a.document().id.cmp(&b.document().id));
        sources.dedup_by(|a, b| a.document().id == b.document().id);
        let mut order = order::Shown::default();
        let index = Index::of(&sources, &timeline, |source| order.take_in(source));
        Self {
            sources: sources.into_iter().map(Held::parked).collect(),
            order,
            timeline,
            index,
        }
    }

    /// The timeline with the change laid into it.
    pub fn with(
        &self,
        change: &Change,
        constraints: &Constraints,
        outside: &Chronology,
    ) -> Timeline {
        let gone: FxHashSet<u32> = change
            .gone
            .iter()
            .filter_map(|id| self.index.document(id))
            .collect();
        let mut nearest: BTreeSet<u32> = self.nearest(&change.added, &gone);
        // What else is told of the events that lose a telling.
        let left: Vec<u32> = gone
            .iter()
            .flat_map(|d| self.index.told_in(*d))
            .flat_map(|(_, event)| self.docs_of(event))
            .filter(|d| !gone.contains(d))
            .collect();
        nearest.extend(left.into_iter().take(TELLING_IT_TOO));
        let mut small = self.small(change, &nearest, constraints, outside);
        // An event's date is that of all who tell it.
        let mut more: BTreeSet<u32> = BTreeSet::new();
        for event in laid::met(&small, &self.index, &change.added) {
            more.extend(self.docs_of(event));
        }
        more.retain(|d| !nearest.contains(d) && !gone.contains(d));
        if !more.is_empty() && more.len() <= TELLING_IT_TOO {
            nearest.extend(more);
            small = self.small(change, &nearest, constraints, outside);
        }
        Laid::new(&self.timeline, &self.index, &self.sources, change, &gone).lay(small)
    }

    fn docs_of(&self, event: u32) -> impl Iterator<Item = u32> + '_ {
        let claims = &self.timeline.events[event as usize].claims;
        claims.iter().filter_map(|c| self.index.document(&c.doc))
    }

    /// A timeline of the documents added and these alone.
    fn small(
        &self,
        change: &Change,
        nearest: &BTreeSet<u32>,
        constraints: &Constraints,
        outside: &Chronology,
    ) -> Timeline {
        let mut part: Vec<Source> = nearest
            .iter()
            .filter_map(|d| self.sources[*d as usize].at_hand())
            .collect();
        part.extend(change.added.iter().cloned());
        part.sort_by(|a, b| a.document.id.cmp(&b.document.id));
        // Which number is the day is decided by the whole folder, not by a few of it.
        order::settle_by(&mut part, &self.order, &change.added);
        resolve_on(&part, constraints, outside, &Alone)
    }

    /// The documents that share most that is rare with those added.
    fn nearest(&self, added: &[Source], gone: &FxHashSet<u32>) -> BTreeSet<u32> {
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for source in added {
            for (key, worth) in index::keys(source) {
                let docs = self.index.with_key(key);
                let worth = worth / docs.len().max(1) as f32;
                for d in docs.filter(|d| !gone.contains(d)) {
                    *shared.entry(d).or_default() += worth;
                }
            }
        }
        let mut shared: Vec<(u32, f32)> = shared.into_iter().collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared.into_iter().take(NEAREST).map(|(d, _)| d).collect()
    }
}
