//! Where jobs wait for the thread that does them.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[derive(Debug)]
pub(super) struct Mailbox<J> {
    state: Mutex<(VecDeque<J>, bool)>,
    news: Condvar,
}

impl<J> Default for Mailbox<J> {
    fn default() -> Self {
        Self {
            state: Mutex::new((VecDeque::new(), false)),
            news: Condvar::new(),
        }
    }
}

impl<J> Mailbox<J> {
    pub fn put(&self, job: J) {
        self.lock().0.push_back(job);
        self.news.notify_one();
    }

    /// Takes the place of everything that waits.
    pub fn put_instead(&self, job: J) {
        let mut state = self.lock();
        state.0.clear();
        state.0.push_back(job);
        drop(state);
        self.news.notify_one();
    }

    pub fn clear(&self) {
        self.lock().0.clear();
    }

    /// Is there something to be done next, or an end to come to?
    pub fn is_waited_for(&self) -> bool {
        let state = self.lock();
        !state.0.is_empty() || state.1
    }

    /// Nothing more will come; what waits is still done.
    pub fn close(&self) {
        self.lock().1 = true;
        self.news.notify_all();
    }

    /// Waits for a job; `None` when there is none and never will be. Where it waits longer than `while_idle`'s first, its second is done,
    /// once.
    pub fn take(&self, (after, idle): (Duration, &mut dyn FnMut())) -> Option<J> {
        let nothing = |(jobs, closed): &mut (VecDeque<J>, bool)| jobs.is_empty() && !*closed;
        let waited = self.news.wait_timeout_while(self.lock(), after, nothing);
        let (mut state, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            drop(state);
            idle();
            state = self.lock();
        }
        let waited = self.news.wait_while(state, nothing);
        waited.unwrap_or_else(PoisonError::into_inner).0.pop_front()
    }

    fn lock(&self) -> MutexGuard<'_, (VecDeque<J>, bool)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
