//! The project file: what cannot be recomputed (inputs and edits), and what one was looking at.
//!
//! Not the findings; those are made anew from the documents. The file is JSON that a person can read and compare: one
//! edit a line, appended to and never changed.

mod edits;
mod file;
mod view;

use crate::edit::EditLog;
use crate::model::{DocId, Note, OwnRules, View};
use std::path::{Component, Path, PathBuf};

pub use file::write_whole;

/// The version this program writes. It counts up when an older program would misread the file.
const VERSION: u64 = 1;

/// What a project file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Absolute, or relative to the working folder; in the file relative to the file.
    pub folders: Vec<PathBuf>,
    /// What was read when it was saved, each with the BLAKE3 of its file, sorted by name.
    pub documents: Vec<(DocId, [u8; 32])>,
    pub log: EditLog,
    /// Date rules of the project's own.
    pub rules: Vec<OwnRules>,
    pub view: Option<View>,
    /// Keys of the file that this version does not understand, as a JSON object ("" for none): written back as they were.
    pub unknown: String,
    /// Written by a newer version: it can be looked at, but must not be written over.
    pub read_only: bool,
}

/// Reads a project file. `Err` is the sentence that says why it cannot be opened and what to do.
pub fn load(path: &Path) -> Result<(Project, Vec<Note>), String> {
    let text = file::read(path)?;
    let (mut project, mut notes) = file::parse(&text).map_err(|why| {
        format!(
            "This is not a project file that can be read ({why}); open a copy of it, or open the folder and save anew — {}",
            path.display()
        )
    })?;
    let base = base_of(path);
    for folder in &mut project.folders {
        *folder = tidy(&base.join(&*folder));
    }
    for note in &mut notes {
        note.about = Some(DocId::new(&path.display().to_string()));
    }
    Ok((project, notes))
}

/// Writes a project file so that at any moment either the old or the new one is there, whole.
///
/// `Err` is the sentence that says why it was not saved; then the old one is still there.
pub fn save(path: &Path, project: &Project) -> Result<(), String> {
    let base = base_of(path);
    let text = file::print(project, |folder| relative(&absolute(folder), &base));
    write_whole(path, text.as_bytes())
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
