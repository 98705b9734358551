//! Work beside the window's thread that has one answer.
//!
//! Not for what reads or writes: that goes through the session. This is for what can be made anew at any time.

use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::task::Poll;
use std::thread;

/// Lets the workers have the processor for a moment: for tests and measurements, which have no screen to wait for.
pub fn give_way() {
    thread::sleep(std::time::Duration::from_millis(1));
}

/// An answer that is being worked out.
pub struct Aside<T>(Receiver<T>);

impl<T: Send + 'static> Aside<T> {
    /// `wake` is called from the worker's thread when [`Self::poll`] has the answer.
    pub fn start(
        work: impl FnOnce() -> T + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Self {
        let (sender, receiver) = mpsc::sync_channel(1);
        let begun = thread::Builder::new().spawn(move || {
            // Nobody waits any more where something newer was asked for.
            if sender.send(work()).is_ok() {
                wake();
            }
        });
        // Where no thread can be had the sender is gone, and `poll` says so.
        drop(begun);
        Self(receiver)
    }

    /// The answer once it is there; `Ready(None)` where there will be none.
    pub fn poll(&self) -> Poll<Option<T>> {
        match self.0.try_recv() {
            Ok(answer) => Poll::Ready(Some(answer)),
            Err(TryRecvError::Empty) => Poll::Pending,
            Err(TryRecvError::Disconnected) => Poll::Ready(None),
        }
    }
}
