//! Work that falls into parts which do not need each other, done by as many threads as whoever calls gives.
//!
//! Has no threads of its own: those are the engine's. What comes out does not depend on how many there are.

use std::ops::Range;
use std::sync::Mutex;

/// Whoever does the parts of a piece of work.
pub trait Spread: Sync {
    /// Does every part from 0 up to `parts`, each once, in any order; comes back when all are done.
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync));

    /// Is told by its name which stage has just been done: for those who want to know how long each takes.
    fn done(&self, _stage: &'static str) {}
}

/// One part after the other.
pub struct Alone;

impl Spread for Alone {
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        (0..parts).for_each(work);
    }
}

/// So many things at least make a part: fewer are done sooner than handed over.
const PART: usize = 128;

/// Parts at most, however much there is: enough for many threads to end together.
const PARTS: usize = 64;

/// What `work` makes of each part of `0..n`, in the order of the parts, which depend on `n` alone.
pub fn map<T: Send>(
    spread: &dyn Spread,
    n: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let parts = n.div_ceil(PART).clamp(1, PARTS);
    let done: Vec<Mutex<Option<T>>> = (0..parts).map(|_| Mutex::new(None)).collect();
    spread.each(parts, &|part| {
        let made = work(n * part / parts..n * (part + 1) / parts);
        if let Ok(mut place) = done[part].lock() {
            *place = Some(made);
        }
    });
    done.into_iter()
        .filter_map(|place| place.into_inner().ok().flatten())
        .collect()
}

/// Two pieces of work that do not need each other.
pub fn both(spread: &dyn Spread, one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    type Work<'w> = Mutex<Option<Box<dyn FnOnce() + Send + 'w>>>;
    let works: [Work<'_>; 2] = [
        Mutex::new(Some(Box::new(one))),
        Mutex::new(Some(Box::new(other))),
    ];
    spread.each(works.len(), &|part| {
        let work = works[part].lock().ok().and_then(|mut work| work.take());
        if let Some(work) = work {
            work();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last part first, as threads may do it.
    struct Backwards;

    impl Spread for Backwards {
        fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
            (0..parts).rev().for_each(work);
        }
    }

    #[test]
    fn both_are_done_once() {
        for spread in [&Alone as &dyn Spread, &Backwards] {
            let (mut one, mut other) = (0, 0);
            both(spread, || one += 1, || other += 2);
            assert_eq!((one, other), (1, 2));
        }
    }

    #[test]
    fn parts_come_in_their_order_and_leave_nothing_out() {
        for n in [0, 1, PART, PART + 1, 1_000_003] {
            for spread in [&Alone as &dyn Spread, &Backwards] {
                let parts = map(spread, n, |part| part);
                assert_eq!(parts.first().map(|p| p.start), Some(0));
                assert_eq!(parts.last().map(|p| p.end), Some(n));
                assert!(parts.windows(2).all(|p| p[0].end == p[1].start));
            }
        }
    }
}
