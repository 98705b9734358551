//! Runs the same work over many inputs on several threads, in bounded memory, guarded and with a time limit.
//!
//! ```text
//!   inputs ─feeder▶ ┌─────────┐ ─queue▶ workers ─┐
//!            ▲      │  caller │ ◀──── done ──────┘
//!            └ room └─────────┘ ──▶ each(index, result)
//! ```
//!
//! Knows nothing about documents.

use super::guard::guarded;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often the caller's thread looks up from waiting: well under the fifth of a second in which Stop must act.
const TICK: Duration = Duration::from_millis(40);

/// A deeply nested page must not overflow the stack, which nothing can catch.
const STACK_BYTES: usize = 32 << 20;

/// How work is stopped from outside, for good or for a while.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<Gate>);

#[derive(Debug, Default)]
struct Gate {
    cancelled: AtomicBool,
    paused: Mutex<bool>,
    opened: Condvar,
}

impl Cancel {
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
        // What waits at the gate ends, too.
        self.pause(false);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// From now on nothing new is begun, until it is said that it may be.
    pub fn pause(&self, paused: bool) {
        *self.paused() = paused;
        self.0.opened.notify_all();
    }

    pub fn is_paused(&self) -> bool {
        *self.paused()
    }

    /// Returns at once where nothing is paused.
    pub fn wait_while_paused(&self) {
        let mut paused = self.paused();
        while *paused && !self.is_cancelled() {
            paused = self
                .0
                .opened
                .wait(paused)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn paused(&self) -> MutexGuard<'_, bool> {
        self.0.paused.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Clone, Debug)]
pub struct Limits {
    pub threads: usize,
    /// An input that takes longer is given up: its thread is left behind and replaced.
    pub time: Duration,
    /// How many inputs may be under way or waiting for an earlier one at any time.
    pub window: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            threads,
            time: Duration::from_secs(120),
            window: threads * 16,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done<I, T> {
    Value(T),
    Panicked(I),
    TooLong(I),
}

enum Message<I, T> {
    Input(I),
    NoMoreInputs,
    Done(usize, Result<T, I>),
}

struct Shared<I> {
    state: Mutex<State<I>>,
    work_or_end: Condvar,
    room: Condvar,
}

struct State<I> {
    queue: VecDeque<(usize, I)>,
    /// What is being worked on, since when.
    running: BTreeMap<usize, (Instant, I)>,
    /// How many more inputs the feeder may take.
    room: usize,
    ended: bool,
}

impl<I> Shared<I> {
    fn lock(&self) -> MutexGuard<'_, State<I>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, on: &Condvar, state: MutexGuard<'a, State<I>>) -> MutexGuard<'a, State<I>> {
        on.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends workers and feeder when the caller leaves, however it leaves.
struct EndOnDrop<I>(Arc<Shared<I>>);

impl<I> Drop for EndOnDrop<I> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.ended = true;
        state.queue.clear();
        drop(state);
        self.0.work_or_end.notify_all();
        self.0.room.notify_all();
    }
}

/// Calls `each` on the caller's thread with every result, in the order of arrival or, with `in_order`, of the inputs.
///
/// Inputs are cloned; make that cheap. Returns early once cancelled, without waiting for what is under way; while it is paused nothing is
/// begun, and what is under way is finished. `each` returns false to stop.
pub fn run<I: Clone + Send + 'static, T: Send + 'static>(
    inputs: impl Iterator<Item = I> + Send + 'static,
    limits: &Limits,
    cancel: &Cancel,
    in_order: bool,
    work: impl Fn(I) -> T + Send + Sync + 'static,
    mut each: impl FnMut(usize, Done<I, T>) -> bool,
) {
    let threads = limits.threads.max(1);
    let shared = Arc::new(Shared {
        state: Mutex::new(State {
            queue: VecDeque::new(),
            running: BTreeMap::new(),
            room: limits.window.max(threads),
            ended: false,
        }),
        work_or_end: Condvar::new(),
        room: Condvar::new(),
    });
    let _end = EndOnDrop(shared.clone());
    let work = Arc::new(work);
    let (tell, told) = mpsc::channel();

    feed(inputs, shared.clone(), tell.clone());
    for _ in 0..threads {
        spawn(shared.clone(), work.clone(), tell.clone(), cancel.clone());
    }

    let (mut taken, mut finished, mut no_more) = (0, 0, false);
    let mut waiting: BTreeMap<usize, Done<I, T>> = BTreeMap::new();
    let mut next = 0;
    while !(no_more && finished == taken) {
        if cancel.is_cancelled() {
            return;
        }
        let mut results = Vec::new();
        match told.recv_timeout(TICK) {
            Ok(Message::Input(input)) => {
                shared.lock().queue.push_back((taken, input));
                shared.work_or_end.notify_one();
                taken += 1;
            }
            Ok(Message::NoMoreInputs) => no_more = true,
            Ok(Message::Done(index, result)) => {
                // Where it is not running any more it was given up, and that has been told.
                if shared.lock().running.remove(&index).is_some() {
                    results.push((index, result.map_or_else(Done::Panicked, Done::Value)));
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                let mut state = shared.lock();
                let late: Vec<usize> = state
                    .running
                    .iter()
                    .filter(|(_, (since, _))| since.elapsed() > limits.time)
                    .map(|(index, _)| *index)
                    .collect();
                for index in late {
                    if let Some((_, input)) = state.running.remove(&index) {
                        results.push((index, Done::TooLong(input)));
                        spawn(shared.clone(), work.clone(), tell.clone(), cancel.clone());
                    }
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
        for (index, result) in results {
            finished += 1;
            if in_order {
                waiting.insert(index, result);
                continue;
            }
            make_room(&shared);
            if !each(index, result) {
                return;
            }
        }
        while let Some(result) = waiting.remove(&next) {
            make_room(&shared);
            if !each(next, result) {
                return;
            }
            next += 1;
        }
    }
}

fn make_room<I>(shared: &Shared<I>) {
    shared.lock().room += 1;
    shared.room.notify_one();
}

fn feed<I: Clone + Send + 'static, T: Send + 'static>(
    inputs: impl Iterator<Item = I> + Send + 'static,
    shared: Arc<Shared<I>>,
    tell: mpsc::Sender<Message<I, T>>,
) {
    std::thread::spawn(move || {
        let _ = guarded(|| {
            for input in inputs {
                let mut state = shared.lock();
                while state.room == 0 && !state.ended {
                    state = shared.wait(&shared.room, state);
                }
                if state.ended {
                    return;
                }
                state.room -= 1;
                drop(state);
                if tell.send(Message::Input(input)).is_err() {
                    return;
                }
            }
        });
        let _ = tell.send(Message::NoMoreInputs);
    });
}

fn spawn<I: Clone + Send + 'static, T: Send + 'static>(
    shared: Arc<Shared<I>>,
    work: Arc<impl Fn(I) -> T + Send + Sync + 'static>,
    tell: mpsc::Sender<Message<I, T>>,
    gate: Cancel,
) {
    let worker = move || {
        loop {
            let (index, input) = {
                gate.wait_while_paused();
                let mut state = shared.lock();
                loop {
                    if state.ended {
                        return;
                    }
                    // What is stopped while it is paused does not go on for a moment.
                    if gate.is_cancelled() {
                        return;
                    }
                    // It was paused while this one waited for something to do.
                    if gate.is_paused() {
                        drop(state);
                        gate.wait_while_paused();
                        state = shared.lock();
                        continue;
                    }
                    if let Some(job) = state.queue.pop_front() {
                        state.running.insert(job.0, (Instant::now(), job.1.clone()));
                        break job;
                    }
                    state = shared.wait(&shared.work_or_end, state);
                }
            };
            let kept = input.clone();
            let result = guarded(|| work(input)).ok_or(kept);
            // A worker whose input was given up has been replaced.
            let given_up = !shared.lock().running.contains_key(&index);
            if tell.send(Message::Done(index, result)).is_err() || given_up {
                return;
            }
        }
    };
    // Where the system gives no further thread, those there are do the work; at least one was given before.
    let _ = std::thread::Builder::new()
        .name("documents".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(worker);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(threads: usize) -> Limits {
        Limits {
            threads,
            time: Duration::from_millis(300),
            window: 8,
        }
    }

    fn in_order(
        threads: usize,
        work: impl Fn(u64) -> u64 + Send + Sync + 'static,
    ) -> Vec<Done<u64, u64>> {
        let mut got = Vec::new();
        run(
            0..50u64,
            &limits(threads),
            &Cancel::default(),
            true,
            work,
            |i, r| {
                assert_eq!(i, got.len());
                got.push(r);
                true
            },
        );
        got
    }

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        let expected: Vec<_> = (0..50).map(|n| Done::Value(n * 2)).collect();
        for threads in [1, 2, 7] {
            let slow_first = move |n: u64| {
                std::thread::sleep(Duration::from_millis(if n.is_multiple_of(9) {
                    5
                } else {
                    0
                }));
                n * 2
            };
            assert_eq!(in_order(threads, slow_first), expected);
        }
    }

    #[test]
    fn a_panic_and_an_endless_input_cost_only_themselves() {
        let got = in_order(2, |n| match n {
            7 => panic!("odd"),
            9 => loop {
                std::thread::sleep(Duration::from_secs(1));
            },
            n => n,
        });
        assert_eq!(got.len(), 50);
        assert_eq!(got[7], Done::Panicked(7));
        assert_eq!(got[9], Done::TooLong(9));
        assert_eq!(got[49], Done::Value(49));
    }

    #[test]
    fn no_more_inputs_are_taken_than_there_is_room_for() {
        let taken = Arc::new(Mutex::new(0usize));
        let counter = taken.clone();
        let mut seen = 0;
        let inputs = (0..1000).inspect(move |_| *counter.lock().unwrap() += 1);
        run(
            inputs,
            &limits(2),
            &Cancel::default(),
            true,
            |n| n,
            |_, _| {
                seen += 1;
                // One more may be in the feeder's hand.
                assert!(*taken.lock().unwrap() <= seen + 8 + 1);
                true
            },
        );
        assert_eq!(seen, 1000);
    }

    #[test]
    fn cancelling_acts_at_once_though_work_is_under_way() {
        let cancel = Cancel::default();
        let from_outside = cancel.clone();
        let start = Instant::now();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            from_outside.cancel();
        });
        let mut got = 0;
        run(
            0..1000,
            &Limits {
                time: Duration::from_secs(60),
                ..limits(2)
            },
            &cancel,
            false,
            |_| std::thread::sleep(Duration::from_secs(2)),
            |_, _| {
                got += 1;
                true
            },
        );
        assert_eq!(got, 0);
        assert!(
            start.elapsed() < Duration::from_millis(1000),
            "{:?}",
            start.elapsed()
        );
    }

    #[test]
    fn while_it_is_paused_nothing_is_begun_and_then_it_goes_on_to_the_end() {
        let begun = Arc::new(Mutex::new(0usize));
        let (count, gate) = (begun.clone(), Cancel::default());
        let from_outside = gate.clone();
        let watcher = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            from_outside.pause(true);
            // What was under way is done by then.
            std::thread::sleep(Duration::from_millis(150));
            let paused_at = *begun.lock().unwrap();
            // Longer than the limit of one input: a pause is nobody's fault.
            std::thread::sleep(Duration::from_millis(600));
            let later = *begun.lock().unwrap();
            from_outside.pause(false);
            (paused_at, later)
        });
        let mut got = Vec::new();
        run(
            0..40u64,
            &limits(2),
            &gate,
            false,
            move |n| {
                *count.lock().unwrap() += 1;
                std::thread::sleep(Duration::from_millis(20));
                n
            },
            |_, done| {
                got.push(done);
                true
            },
        );
        let (paused_at, later) = watcher.join().unwrap();
        assert!((1..40).contains(&paused_at), "{paused_at}");
        assert_eq!(paused_at, later);
        assert_eq!(got.len(), 40);
        assert!(got.iter().all(|done| matches!(done, Done::Value(_))));
    }

    #[test]
    fn what_is_paused_can_be_cancelled() {
        let gate = Cancel::default();
        gate.pause(true);
        let from_outside = gate.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(50));
            from_outside.cancel();
        });
        let start = Instant::now();
        run(
            0..10u64,
            &limits(2),
            &gate,
            false,
            |n| n,
            |_, _| panic!("nothing is begun"),
        );
        assert!(start.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn an_answer_does_not_wait_for_the_next_question() {
        let (ask, asked) = mpsc::channel::<u8>();
        ask.send(1).unwrap();
        let mut asker = Some(ask);
        let mut got = Vec::new();
        run(
            asked.into_iter(),
            &limits(2),
            &Cancel::default(),
            true,
            |n| n,
            |_, r| {
                got.push(r);
                match (&asker, got.len()) {
                    (Some(ask), 1) => ask.send(2).unwrap(),
                    _ => asker = None,
                }
                true
            },
        );
        assert_eq!(got, [Done::Value(1), Done::Value(2)]);
    }
}
