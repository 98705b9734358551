//! Threads: runs jobs, sends events, can be stopped.

use crate::session::{Command, Shown};
use std::sync::Arc;

/// The work behind the window. Never makes its caller wait.
pub struct Engine {
    shown: Arc<Shown>,
}

impl Engine {
    /// `wake` is called from a worker thread whenever [`Self::poll`] would find something new.
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let _ = wake;
        Self {
            shown: Arc::default(),
        }
    }

    pub fn send(&mut self, command: Command) {
        let _ = command;
    }

    /// Takes in what the workers have sent. True where [`Self::shown`] changed.
    pub fn poll(&mut self) -> bool {
        false
    }

    pub fn shown(&self) -> &Arc<Shown> {
        &self.shown
    }
}
