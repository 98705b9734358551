//! The running app as a state machine: commands and events in, jobs out. No threads, no disk, no toolkit.
//!
//! ```text
//!   Command ─▶ Session ─Job▶ engine ─Event▶ Session ─▶ Shown
//! ```
//!
//! Every job that can be overtaken carries a revision: the latest wins, answers to an old one are dropped, and the last
//! good timeline stays shown until the new one is there.

mod near;
mod news;
mod reading;
mod state;

pub use crate::edit::{Change, DatesSaid, EditLog, EncodingsSaid};
pub use near::{Beside, Near};
pub use news::{News, Seen, Since};
pub use state::Session;

use crate::edit::Answered;
use crate::export::data::Table;
use crate::export::{Format, Names};

use crate::export::paper::Paper;
use crate::model::query::FullText;
use crate::model::{Constraints, DocId, Note, OwnRules, Parked, TextRange, Timeline, View};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// What a person (or the command line) asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Read these folders and files, in place of what is open. A single project file opens its folders with its edits.
    Open(Vec<PathBuf>),
    /// The sample that ships inside the program.
    OpenSample,
    /// Stop reading; what has been read stays.
    Stop,
    /// Begin nothing more until [`Self::GoOn`]; what has been read is shown.
    Pause,
    GoOn,
    /// Read everything again; edits stay.
    Reread,
    Do(Change),
    Undo,
    Redo,
    /// What is being looked at now: remembered for the project file. Changes nothing else.
    Look(View),
    /// Save edits and view beside nothing the user owns: to this project file. Later edits are saved there at once.
    SaveAs(PathBuf),
    /// Try to save what could not be saved, if anything could not.
    SaveAgain,
    /// Write a copy of the project as it is now; later edits go where they went.
    SaveCopy(PathBuf),
    /// Read with these date rules of the project's own, in place of those it had. An undo does not take them back.
    ///
    /// Beside them what is to be said of them: how many there are, what is wrong with them.
    UseRules(Vec<OwnRules>, String),
    /// Use what is known from outside the documents (numbered meetings, terms of office), or leave it out.
    UseOutside(bool),
    /// Which date these words say, or what stands beside them: the answer is [`Shown::near`].
    DateOf(DocId, TextRange),
    /// Something asked for cannot be done: one sentence.
    Complain(String),
    /// Forget all that was kept of what was read, of all folders: it is read anew when it is opened again.
    ClearCache,
    /// Write a picture or data.
    Export(ExportRequest),
    /// Take the events of a table or a calendar as if they had been added by hand, in one step that can be undone.
    Import(PathBuf),
    Close,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    pub to: PathBuf,
    /// By the file's ending where it is not said.
    pub format: Option<Format>,
    /// Of data only its filter counts.
    pub view: View,
    /// "light", "dark" or "paper".
    pub theme: String,
    /// The set of colors for lanes: "usual", or one of `assets/theme.toml`.
    pub colors: &'static str,
    /// The words of a picture.
    pub names: &'static Names,
    /// In points.
    pub width: f32,
    pub title: Option<String>,
    /// How large, on how many pages, with which foot and notes.
    pub paper: Paper,
    /// The documents' full texts too, in the formats that have room for them.
    pub with_texts: bool,
    /// Which table goes into a file that holds just one.
    pub table: Table,
}

/// Everything the window shows of the work, replaced as a whole whenever something changed.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Counts up with every new timeline.
    pub revision: u64,
    pub timeline: Arc<Timeline>,
    /// The folder's or project's name, for the title bar; `None` when nothing is open.
    pub name: Option<String>,
    pub roots: Vec<PathBuf>,
    /// Where edits are saved; `None` until the user has chosen a place.
    pub project: Option<PathBuf>,
    /// What is said is kept in the program's own folder, for these folders.
    pub kept: bool,
    /// What is open can only be looked at: the sentence that says why.
    pub read_only: Option<String>,
    /// What was said last could not be saved, and is not yet.
    pub unsaved: bool,
    /// What the opened project file was looking at, to be taken over once.
    pub view: Option<View>,
    pub progress: Option<Progress>,
    /// Reading waits until the user lets it go on.
    pub paused: bool,
    /// By the documents alone: what is known from outside them is left out.
    pub documents_alone: bool,
    /// The timeline shown is not yet the one of everything that was read and edited: that is being made.
    pub resolving: bool,
    /// Files that could not be read, exports that failed or succeeded: newest last.
    pub notes: Vec<Note>,
    /// One sentence on the last thing done, for the status bar ("Saved timeline.pdf"); with true where it is a failure.
    pub message: Option<(String, bool)>,
    /// Titles of what undo and redo would take back and do again.
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// The filters that are kept: name, and how each is typed.
    pub filters: Vec<(String, String)>,
    /// The date of the words that were last asked about.
    pub near: Option<Near>,
    /// How often the user has said who is one and who is two.
    pub answered: Answered,
    /// How many bytes are kept of what was read, of all folders.
    pub cache_bytes: u64,
    /// What knows quickly which documents hold words, where there is such a thing.
    pub full_text: Option<Arc<dyn FullText>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    /// Grows while folders are being listed.
    pub total: usize,
    /// How many of late; 0 where that is not known yet.
    pub per_second: u32,
    /// A timeline that was kept is shown, and nobody knows yet whether its folders still are as they were.
    pub checking: bool,
}

/// What a timeline is made from.
#[derive(Clone, Debug, PartialEq)]
pub enum Inputs {
    Paths(Vec<PathBuf>),
    /// The documents inside the program.
    Sample,
}

/// What a project file holds, as the rest of the program sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    pub folders: Vec<PathBuf>,
    /// What was read when it was saved, each with the BLAKE3 of its file, sorted by name.
    pub documents: Vec<(DocId, [u8; 32])>,
    pub log: EditLog,
    /// Date rules of the project's own.
    pub rules: Vec<OwnRules>,
    pub view: Option<View>,
    /// It can be looked at, but must not be written over: the sentence that says why.
    pub read_only: Option<String>,
}

/// What of the user's word the reading of documents depends on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HowToRead {
    pub said: DatesSaid,
    pub encodings: EncodingsSaid,
    /// Date rules of the project's own.
    pub rules: Vec<OwnRules>,
}

/// What a timeline was made of, without the user's word laid over it: the same of this makes the same timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MadeOf {
    /// The documents, each with what it says.
    pub sources: [u8; 32],
    /// What was known from outside the documents.
    pub outside: [u8; 32],
    /// What the user had said of who is who.
    pub constraints: Constraints,
}

/// A timeline that was made of the same folder before, and kept.
#[derive(Clone, Debug)]
pub struct Recalled {
    pub of: MadeOf,
    pub findings: Arc<Timeline>,
    /// Nothing has changed since: it is what reading everything again will come to.
    pub holds: bool,
}

/// How much of a folder is as it was when the timeline that was kept of it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Still {
    /// All of it: the timeline is what reading everything again will come to.
    Whole,
    Much,
    /// So little that the timeline is only in the way.
    Little,
}

/// Work for the engine.
#[derive(Clone, Debug)]
pub enum Job {
    /// List and read. `known` are documents read before: where a file is unchanged, its facts need not be found again.
    Read {
        revision: u64,
        inputs: Inputs,
        known: Vec<Parked>,
        how: HowToRead,
        /// Nobody asked: what could not be read is not tried again.
        only_changes: bool,
    },
    /// Finds again what these documents, read before, say.
    Understand {
        revision: u64,
        sources: Vec<Parked>,
        how: HowToRead,
    },
    /// Whatever is being read is wanted no more.
    StopReading,
    /// Nothing more is begun until [`Self::GoOn`].
    Pause,
    GoOn,
    Load {
        revision: u64,
        path: PathBuf,
    },
    /// What was last said of these folders, if anything was: then it is in this file of the program's own.
    Recall {
        revision: u64,
        path: PathBuf,
        folders: Vec<PathBuf>,
    },
    /// Lays the user's word over a timeline that was kept: the answer is an [`Event::Resolved`].
    Show {
        revision: u64,
        recalled: Arc<Recalled>,
        log: EditLog,
        complete: bool,
    },
    Resolve {
        revision: u64,
        /// Sorted by document.
        sources: Vec<Parked>,
        log: EditLog,
        /// By the documents alone: nothing that is known from outside them.
        documents_alone: bool,
        /// Nothing more will be read: only now can an edit be said to have lost its place.
        complete: bool,
    },
    /// In the order they were asked for; none may be left out.
    Save {
        to: PathBuf,
        saved: Saved,
        /// The user asked for it, and is told that it was done.
        asked: bool,
        how: SaveAs,
    },
    /// This file is not written to any more by this window: another may have it.
    Release {
        path: PathBuf,
    },
    Export {
        request: ExportRequest,
        timeline: Arc<Timeline>,
    },
    /// How much of this timeline is new: the answer is an [`Event::News`].
    Compare {
        revision: u64,
        since: Since,
        now: Arc<Timeline>,
    },
    /// What was seen, for the next time it is opened, in a file of the program's own.
    Remember {
        to: PathBuf,
        timeline: Arc<Timeline>,
    },
    /// Read events out of a file.
    Import {
        from: PathBuf,
    },
    ClearCache,
}

/// How much of a project is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveAs {
    /// What was said since, as lines more.
    Edits,
    /// What is being looked at, too.
    Whole,
    /// All of it, to a file that is not written to again.
    Copy,
}

/// What the engine answers.
#[derive(Clone, Debug)]
pub enum Event {
    /// Some of the documents of a [`Job::Read`] or [`Job::Understand`].
    Read {
        revision: u64,
        sources: Vec<Parked>,
        notes: Vec<Note>,
        progress: Progress,
    },
    /// What came of the same folder before: to be shown until everything has been read again.
    Recalled {
        revision: u64,
        recalled: Arc<Recalled>,
    },
    /// The folders of what was recalled were looked at.
    Checked { revision: u64, still: Still },
    /// Everything is as it was when it was read last: there is nothing new.
    ReadSame { revision: u64 },
    /// Something in these folders may have changed.
    Changed { roots: Vec<PathBuf> },
    /// How much is kept of what was read, or how much of it was forgotten; and why nothing more can be kept.
    Cache {
        bytes: u64,
        cleared: bool,
        trouble: Option<String>,
    },
    /// A [`Job::Read`] or [`Job::Understand`] has come to its end.
    ReadAll { revision: u64 },
    Loaded {
        revision: u64,
        result: Result<Box<(Saved, Vec<Note>)>, String>,
    },
    Resolved {
        revision: u64,
        timeline: Arc<Timeline>,
        /// It is the last word on it. If not, a few documents were laid into what stood, and the whole is still being made.
        settled: bool,
    },
    /// The timeline that was resolved last, taken up out of the cache, where it lies in less memory.
    TakenUp {
        revision: u64,
        recalled: Arc<Recalled>,
    },
    /// What is new since; `None` where nothing is known of the last time.
    News { revision: u64, news: Option<News> },
    /// What was saved, or the sentence that says why not.
    Saved {
        to: PathBuf,
        asked: bool,
        /// Also what is to be said of a file that was saved.
        result: Result<Option<Note>, String>,
    },
    Exported {
        to: PathBuf,
        result: Result<(), String>,
    },
    /// The events as one change, with what could not be taken; or the sentence that says why nothing was.
    Imported {
        from: PathBuf,
        result: Result<(Change, Vec<Note>), String>,
    },
}
