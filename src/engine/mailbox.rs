//! Where jobs wait for the thread that does them.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

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

    /// Waits for a job; `None` when there is none and never will be.
    pub fn take(&self) -> Option<J> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.0.pop_front() {
                return Some(job);
            }
            if state.1 {
                return None;
            }
            state = self
                .news
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, (VecDeque<J>, bool)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
