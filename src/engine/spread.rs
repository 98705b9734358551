//! As many threads as the machine has processors, for work that falls into parts.
//!
//! Says nothing of what the work is: `resolve` asks for it where its parts do not need each other.

use crate::resolve::spread::Spread;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many threads, each of which takes the next part that nobody has taken.
#[derive(Clone, Copy, Debug)]
pub struct Threads(pub usize);

impl Threads {
    pub fn all() -> Self {
        Self(std::thread::available_parallelism().map_or(1, usize::from))
    }
}

impl Spread for Threads {
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        let next = AtomicUsize::new(0);
        let take = || {
            loop {
                let part = next.fetch_add(1, Ordering::Relaxed);
                if part >= parts {
                    break;
                }
                work(part);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.0.min(parts) {
                scope.spawn(take);
            }
            take();
        });
    }
}
