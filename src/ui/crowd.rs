//! A million made-up events in the real window, to see and to measure what it does with them.
//!
//! Stands in for the engine: nothing is read, and no edit changes anything.

use super::app::Work;
use crate::scene::fixture;
use crate::session::{Command, Shown};
use std::sync::Arc;

pub struct Crowd(Arc<Shown>);

impl Crowd {
    /// The same events as those of the benchmark of the canvas.
    pub fn new(n: usize) -> Self {
        const SEED: u64 = 7;
        Self(Arc::new(Shown {
            revision: 1,
            timeline: Arc::new(fixture::crowd(n, SEED)),
            name: Some(format!("{n} made-up events")),
            ..Shown::default()
        }))
    }
}

impl Work for Crowd {
    fn send(&mut self, _command: Command) {}

    fn poll(&mut self) -> bool {
        false
    }

    fn shown(&self) -> &Arc<Shown> {
        &self.0
    }
}
