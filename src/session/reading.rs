//! The documents that have arrived so far, and when it is worth making a timeline of them.
//!
//! No clock: a new timeline is due whenever twice as many documents have arrived as made the last one, so that the first
//! events show at once and all timelines together cost about twice what the last one does; four times as many where they are many, and
//! reading must not wait for what is soon replaced.

use crate::model::{DocId, Parked};
use std::collections::{BTreeMap, BTreeSet};

/// From so many documents on a timeline takes seconds, in which nothing is read.
const MANY: usize = 2_000;

#[derive(Debug, Default)]
pub(super) struct Reading {
    sources: BTreeMap<DocId, Parked>,
    /// Read before, and not yet met again while everything is read anew.
    stale: BTreeSet<DocId>,
    /// How many new documents must have arrived before the next timeline.
    due: usize,
    arrived: usize,
    again: bool,
}

impl Reading {
    /// Begins anew with nothing.
    pub fn begin(&mut self) {
        *self = Self {
            due: 1,
            ..Self::default()
        };
    }

    /// Begins to read the same again: what was read stays until it is replaced or the end shows that it is gone.
    pub fn begin_again(&mut self) {
        self.stale = self.sources.keys().cloned().collect();
        self.arrived = 0;
        self.due = 1;
        self.again = !self.sources.is_empty();
    }

    /// Takes documents in; a document that has arrived already is replaced.
    pub fn add(&mut self, sources: Vec<Parked>) {
        for source in sources {
            let id = source.document.id.clone();
            self.stale.remove(&id);
            self.arrived += 1;
            self.sources.insert(id, source);
        }
    }

    /// True where a new timeline is due. While a folder is read again the old timeline is the better one to the end.
    pub fn is_due(&self) -> bool {
        !self.again && self.arrived >= self.due
    }

    /// What is shown was made of all that is still to be read: it stays to the end.
    pub fn wait(&mut self) {
        self.again = true;
    }

    /// It is not made of that after all.
    pub fn wait_no_more(&mut self) {
        self.again = false;
    }

    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// A timeline of what is here is being made.
    pub fn taken(&mut self) {
        let times = if self.arrived < MANY { 2 } else { 4 };
        self.due = (self.arrived * times).max(1);
    }

    /// Everything has been read: what was not met again is no longer there.
    pub fn end(&mut self) {
        for id in std::mem::take(&mut self.stale) {
            self.sources.remove(&id);
        }
        self.again = false;
    }

    /// Reading was stopped: what was read stays.
    pub fn stop(&mut self) {
        self.stale.clear();
        self.again = false;
    }

    /// A document that has arrived.
    pub fn source(&self, id: &DocId) -> Option<&Parked> {
        self.sources.get(id)
    }

    /// Sorted by document.
    pub fn sources(&self) -> Vec<Parked> {
        self.sources.values().cloned().collect()
    }
}
