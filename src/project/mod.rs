//! The project file: what cannot be recomputed (inputs and edits), and what one was looking at.
//!
//! Not the findings; those are made anew from the documents. The file is lines of JSON that a person can read and
//! compare: one edit a line, appended to and never changed.

mod disk;
mod edits;
mod file;
mod keep;
mod lock;
mod old;
mod view;

use crate::edit::{EditLog, Step};
use crate::model::{DocId, Note, OwnRules, View};
use std::path::{Component, Path, PathBuf};

pub use file::write_whole;
pub use keep::{Keeper, Opened, begin, open};

/// The version this program writes. It counts up when an older program would misread the file.
///
/// 1 was one JSON object; since 2 it is a line for each thing.
const VERSION: u64 = 2;

/// What a project file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Absolute, or relative to the working folder; in the file relative to the file.
    pub folders: Vec<PathBuf>,
    /// What was read when it was saved, each with the BLAKE3 of its file, sorted by name.
    pub documents: Vec<(DocId, [u8; 32])>,
    /// Lines that this version does not understand are in it too, as they were.
    pub log: EditLog,
    /// Date rules of the project's own.
    pub rules: Vec<OwnRules>,
    pub view: Option<View>,
    /// It can be looked at, but must not be written over: the sentence that says why.
    pub read_only: Option<String>,
}

/// Reads a project file to look at it. `Err` is the sentence that says why it cannot be opened and what to do.
pub fn load(path: &Path) -> Result<(Project, Vec<Note>), String> {
    let bytes = file::read(path)?;
    let file::Parsed {
        mut project,
        mut notes,
        damaged: _,
    } = file::parse(&bytes).map_err(|why| file::refused(&why, path))?;
    with_absolute_folders(&mut project, path);
    notes.extend(
        project
            .read_only
            .as_ref()
            .map(|why| Note::new(None, why.clone())),
    );
    for note in &mut notes {
        note.about = Some(DocId::new(&path.display().to_string()));
    }
    Ok((project, notes))
}

/// What a project file holds, from its bytes: never panics, whatever they are. Folders are as the file spells them.
pub fn parse(bytes: &[u8]) -> Result<(Project, Vec<Note>), String> {
    file::parse(bytes).map(|parsed| (parsed.project, parsed.notes))
}

/// A project as its file would be, with its folders as they are.
pub fn print(project: &Project) -> String {
    file::print(project, project.view.as_ref(), |folder| {
        folder.display().to_string()
    })
}

/// One line of a file of edits: a change, an undo, a redo, or one edit alone.
///
/// `Err` says why it is none, to stand after "line 3".
pub fn parse_step(line: &str) -> Result<Step, String> {
    edits::parse_given(line)
}

/// Writes a copy of a project as it is now, so that at any moment either the old or the new file is there, whole.
///
/// `Err` is the sentence that says why it was not saved; then the old one is still there.
pub fn save(path: &Path, project: &Project) -> Result<(), String> {
    let base = base_of(path);
    let text = file::print(project, project.view.as_ref(), |folder| {
        relative_to(folder, &base)
    });
    write_whole(path, text.as_bytes())
}

fn with_absolute_folders(project: &mut Project, path: &Path) {
    let base = base_of(path);
    for folder in &mut project.folders {
        *folder = tidy(&base.join(&*folder));
    }
}

fn relative_to(folder: &Path, base: &Path) -> String {
    relative(&absolute(folder), base)
}

/// The absolute folder a project file stands in.
fn base_of(path: &Path) -> PathBuf {
    let path = absolute(path);
    path.parent().map_or_else(|| path.clone(), Path::to_owned)
}

fn absolute(path: &Path) -> PathBuf {
    tidy(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// Without "." and, as far as it goes without asking the disk, without "..".
fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// `path` as seen from `base`, with "/" between parts, so that project and folder can be moved together. Absolute where
/// they share nothing but the root.
fn relative(path: &Path, base: &Path) -> String {
    let shared = path
        .components()
        .zip(base.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared <= 1 {
        return path.display().to_string();
    }
    let up = base.components().skip(shared).map(|_| "..".to_owned());
    let down = path
        .components()
        .skip(shared)
        .map(|c| c.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() {
        ".".to_owned()
    } else {
        parts.join("/")
    }
}

#[cfg(test)]
mod tests;
