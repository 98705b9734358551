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

/// Says whether the work is wanted no more.
pub(super) type Stop<'s> = &'s (dyn Fn() -> bool + Sync);

/// The same threads, which give up at the next part once the work is wanted no more: it ends as work does that fails, and
/// [`super::guard`] catches it.
pub(super) struct Stoppable<'s> {
    threads: Threads,
    unwanted: Stop<'s>,
}

impl<'s> Stoppable<'s> {
    pub fn new(threads: Threads, unwanted: Stop<'s>) -> Self {
        Self { threads, unwanted }
    }

    fn stop_if_unwanted(&self) {
        if (self.unwanted)() {
            // No panic, which would be printed: nothing has gone wrong.
            std::panic::resume_unwind(Box::new("unwanted"));
        }
    }
}

impl Spread for Stoppable<'_> {
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        // The parts that are left do nothing, all threads come back, and then it ends here.
        self.threads.each(parts, &|part| {
            if !(self.unwanted)() {
                work(part);
            }
        });
        self.stop_if_unwanted();
    }

    fn done(&self, _stage: &'static str) {
        self.stop_if_unwanted();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::guard::guarded;
    use crate::resolve::spread::map;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn what_is_wanted_no_more_ends() {
        let unwanted = AtomicBool::new(false);
        let ask = || unwanted.load(Ordering::Relaxed);
        let threads = Stoppable::new(Threads(2), &ask);
        let sum = || guarded(|| map(&threads, 1000, |part| part.len()).iter().sum::<usize>());
        assert_eq!(sum(), Some(1000));
        unwanted.store(true, Ordering::Relaxed);
        assert_eq!(sum(), None);
    }
}
