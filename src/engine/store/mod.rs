//! The cache: what was read in folders and what came of it, so that opening them again costs next to nothing.
//!
//! Nothing that anybody would miss: it may be deleted at any time, and whatever is wrong with it costs only the time to make it
//! anew. One SQLite file for each set of folders and each build of the program:
//!
//! ```text
//!   files ──< documents ── findings      what was read of each file: by its time and size, then by its bytes
//!                 │  └──── texts
//!                 └─────── words         the full-text index
//!   timelines ──< timeline_parts         what came of all of them together
//! ```

mod code;
mod db;
mod place;
mod record;
mod search;
mod timelines;
mod writer;

pub use place::Cache;
pub(super) use record::{
    Again, Fresh, Kept, Known, Mark, Record, Row, Stamp, at_time, document_key, said_key,
};
pub(super) use rusqlite::Connection;
pub(super) use timelines::{Texts, of_kept, of_keys};

use super::depot::NamelessFile;
use crate::model::parked::Depot;
use crate::model::{DocId, Timeline};
use crate::session::MadeOf;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use writer::Write;

/// How many things may wait to be written before whoever reads waits too.
const WAITING: usize = 512;

/// The cache of one set of folders, open.
#[derive(Debug)]
pub(super) struct Store {
    path: PathBuf,
    /// `None` only while it is closed.
    write: Mutex<Option<SyncSender<Write>>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    state: Arc<State>,
}

/// What the writer's thread and the others tell each other.
#[derive(Debug, Default)]
struct State {
    /// Something is wrong with the file or the disk: it is left alone from now on.
    broken: AtomicBool,
    /// Every document that is kept is in the full-text index too.
    indexed: AtomicBool,
    /// The timeline that was ordered last is written.
    timeline_lies: AtomicBool,
    /// The program ends: what is not needed is not begun any more.
    closing: AtomicBool,
    /// What the user should hear of it, told once.
    trouble: Mutex<Option<String>>,
}

impl State {
    fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    fn give_up(&self) {
        self.broken.store(true, Ordering::Relaxed);
    }

    /// A full disk is the user's to know of; that another window wrote for too long is not.
    fn give_up_for(&self, error: &rusqlite::Error) {
        if let Some(why) = db::trouble(error) {
            *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
        }
        self.give_up();
    }
}

impl Store {
    /// Opens the file, which is made where there is none and made anew where it is damaged. `None` where there can be none.
    fn open(path: PathBuf, most_bytes: i64) -> Option<Self> {
        let db = db::open_or_make(&path, most_bytes).ok()?;
        let state = Arc::new(State::default());
        let (write, orders) = mpsc::sync_channel(WAITING);
        let told = state.clone();
        let writer = std::thread::Builder::new()
            .name("cache".to_owned())
            .spawn(move || writer::run(db, &orders, &told))
            .ok()?;
        Some(Self {
            path,
            write: Mutex::new(Some(write)),
            writer: Mutex::new(Some(writer)),
            state,
        })
    }

    /// It is there and can be used.
    pub fn is_sound(&self) -> bool {
        !self.state.is_broken() && self.path.exists()
    }

    fn path(&self) -> &Path {
        &self.path
    }

    /// A connection to read by.
    fn reader(&self) -> Option<rusqlite::Connection> {
        if self.state.is_broken() {
            return None;
        }
        db::reader(self.path()).ok()
    }

    /// What SQLite says of damage ends the file: it is made anew when the folder is opened next.
    fn heard<T>(&self, result: rusqlite::Result<T>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                if db::is_damage(&error) {
                    self.damaged();
                }
                None
            }
        }
    }

    pub fn damaged(&self) {
        self.state.give_up();
        db::remove(self.path());
    }

    fn order(&self, write: Write) {
        if self.state.is_broken() {
            return;
        }
        let sender = self.write.lock().unwrap_or_else(PoisonError::into_inner);
        let sender = sender.clone();
        if let Some(sender) = sender {
            // Where nobody writes any more nothing is kept.
            let _ = sender.send(write);
        }
    }

    /// A file was read to its end.
    pub fn keep(&self, fresh: Fresh) {
        self.order(Write::File(Box::new(fresh)));
    }

    /// The same documents are understood otherwise.
    pub fn keep_again(&self, again: Again) {
        self.order(Write::Again(Box::new(again)));
    }

    /// The same, of what has nothing to say of its reading.
    pub fn keep_again_quietly(&self, source: &crate::model::Source) {
        if let Some(again) = Again::of(source, &[]) {
            self.keep_again(again);
        }
    }

    /// The same bytes have another time.
    pub fn mark(&self, mark: Mark) {
        self.order(Write::Mark(Box::new(mark)));
    }

    /// These files are no longer there.
    pub fn forget(&self, files: Vec<i64>) {
        if !files.is_empty() {
            self.order(Write::Forget(files));
        }
    }

    /// What came of everything together.
    pub fn keep_timeline(&self, of: MadeOf, findings: Arc<Timeline>) {
        self.state.timeline_lies.store(false, Ordering::Relaxed);
        self.order(Write::Timeline(of, findings));
    }

    /// What [`Self::keep_timeline`] was given last can be taken up. Not before it is asked to be kept.
    pub fn has_timeline(&self) -> bool {
        self.state.timeline_lies.load(Ordering::Relaxed)
    }

    /// Nothing more will be written.
    pub fn is_given_up(&self) -> bool {
        self.state.is_broken() || self.state.closing.load(Ordering::Relaxed)
    }

    /// The documents that may hold all of these words, sorted by name; `None` where the index cannot tell.
    pub fn search(&self, words: &[String]) -> Option<Vec<DocId>> {
        if !self.state.indexed.load(Ordering::Relaxed) {
            return None;
        }
        let reader = self.reader()?;
        self.heard(search::documents(&reader, words)).flatten()
    }

    /// Once all that was ordered is written: what has gone wrong that the user should hear of, told once.
    pub fn trouble(&self) -> Option<String> {
        let (tell, told) = mpsc::sync_channel(1);
        self.order(Write::Written(tell));
        // Where it was given up nobody answers.
        let _ = told.recv();
        let mut trouble = self
            .state
            .trouble
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        trouble.take()
    }

    /// A file of this program alone, on the same disk, that is gone with it.
    pub fn nameless_file(&self) -> Option<Arc<dyn Depot>> {
        let file = NamelessFile::make_in(self.path().parent()?).ok()?;
        Some(Arc::new(file))
    }

    /// Waits until all that was ordered is written and indexed: for tests and measurements.
    #[cfg(test)]
    pub fn settle(&self) {
        let (tell, told) = mpsc::sync_channel(1);
        self.order(Write::Settle(tell));
        let _ = told.recv();
    }
}

impl crate::model::query::FullText for Store {
    fn documents(&self, words: &[String]) -> Option<Vec<DocId>> {
        self.search(words)
    }
}

impl Store {
    /// Comes back when all that was ordered is written, whoever else still holds on to it; what is ordered from now on is not.
    pub fn finish(&self) {
        self.state.closing.store(true, Ordering::Relaxed);
        drop(
            self.write
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        let writer = self
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(writer) = writer {
            let _ = writer.join();
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.finish();
    }
}

#[cfg(test)]
mod tests;
