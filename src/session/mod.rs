//! The running app as a state machine: commands and events in, jobs out. No threads, no disk, no toolkit.

use crate::edit::Change;
use crate::model::{Note, Timeline, View};
use std::path::PathBuf;
use std::sync::Arc;

/// What a person (or the command line) asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Read these folders and files, in place of what is open.
    Open(Vec<PathBuf>),
    /// The sample that ships inside the program.
    OpenSample,
    /// Stop reading; what has been read stays.
    Stop,
    /// Read everything again; edits stay.
    Reread,
    Do(Change),
    Undo,
    Redo,
    /// Save edits and view beside nothing the user owns: to this project file.
    SaveAs(PathBuf),
    /// Write a picture. Format by the file's ending.
    Export(ExportRequest),
    Close,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ExportRequest {
    pub to: PathBuf,
    pub view: View,
    /// "light", "dark" or "paper".
    pub theme: String,
    /// In points.
    pub width: f32,
    pub title: Option<String>,
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
    pub progress: Option<Progress>,
    /// Files that could not be read, exports that failed or succeeded: newest last.
    pub notes: Vec<Note>,
    /// One sentence on the last thing done, for the status bar ("Saved timeline.pdf"); with true where it is a failure.
    pub message: Option<(String, bool)>,
    /// Titles of what undo and redo would take back and do again.
    pub undo: Option<String>,
    pub redo: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    /// Grows while folders are being listed.
    pub total: usize,
}
