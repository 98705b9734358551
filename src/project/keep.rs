//! Keeps one project file: opens it, and writes what is said so that nothing which was reported as saved can be lost.
//!
//! ```text
//!   the file is a beginning of what is to stand there ─▶ the rest is added at its end
//!   it is what was last read or written here          ─▶ a new file takes its place in one step
//!   somebody else has changed it                      ─▶ the same, after theirs was copied aside
//! ```
//!
//! Does not know what is in it; that is [`super::file`].

use super::disk::{Disk, Real};
use super::file::{self, Parsed};
use super::lock::{self, Lock};
use super::{Project, base_of, relative_to, with_absolute_folders};
use crate::model::{DocId, Note, View};
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The right to write one project file, held until it is dropped.
#[derive(Debug)]
pub struct Keeper {
    path: PathBuf,
    /// Held, not read.
    _lock: Lock,
    /// What stood there when it was last read or written.
    known: Option<blake3::Hash>,
    /// What was being looked at when the whole file was last written: an edit alone does not write it anew.
    view: Option<View>,
}

/// A project as it was opened.
#[derive(Debug)]
pub struct Opened {
    pub project: Project,
    pub notes: Vec<Note>,
    /// `None` where it can only be looked at.
    pub keeper: Option<Keeper>,
}

/// Opens a project to be worked on. What is damaged is left out, and the file as it was is copied beside it first.
///
/// `Err` is the sentence that says why it cannot be opened and what to do.
pub fn open(path: &Path) -> Result<Opened, String> {
    let held = lock::take(path);
    if held.is_ok() {
        sweep(path);
    }
    let bytes = file::read(path)?;
    let Parsed {
        mut project,
        mut notes,
        damaged,
    } = file::parse(&bytes).map_err(|why| file::refused(&why, path))?;
    with_absolute_folders(&mut project, path);
    if damaged && held.is_ok() {
        match put_aside(&Real, path, &bytes, "damaged") {
            Ok(aside) => notes.push(Note::new(
                None,
                format!(
                    "The project file was damaged; what could be read of it is here, and it is kept as it was in {}",
                    aside.display()
                ),
            )),
            Err(why) => {
                project.read_only = Some(format!(
                    "This project’s file is damaged and no copy of it could be made ({why}), so that nothing is written to it; save the project under another name"
                ));
            }
        }
    }
    if project.read_only.is_none() && file::writable(path).is_err() {
        project.read_only = Some(
            "This project file may not be written to, so that it can only be looked at here; allow it to be written and open it again, or save it under another name".to_owned(),
        );
    }
    let keeper = match held {
        Err(owner) => {
            project.read_only = Some(format!(
                "This is open in another window ({owner}), so that it can only be looked at here; close it there, or save it under another name"
            ));
            None
        }
        Ok(_) if project.read_only.is_some() => None,
        Ok(lock) => Some(Keeper {
            path: path.to_owned(),
            _lock: lock,
            known: Some(blake3::hash(&bytes)),
            view: project.view.clone(),
        }),
    };
    if let Some(why) = &project.read_only {
        notes.push(Note::new(None, why.clone()));
    }
    for note in &mut notes {
        note.about = Some(DocId::new(&path.display().to_string()));
    }
    Ok(Opened {
        project,
        notes,
        keeper,
    })
}

/// Begins a file, or takes the place of the one that stands there. `Err` says why that may not be.
pub fn begin(path: &Path) -> Result<Keeper, String> {
    let lock = lock::take(path).map_err(|owner| {
        format!(
            "Nothing was saved because this project is open in another window ({owner}); close it there, or choose another name — {}",
            path.display()
        )
    })?;
    sweep(path);
    let known = Real.read(path).ok().flatten().map(|b| blake3::hash(&b));
    Ok(Keeper {
        path: path.to_owned(),
        _lock: lock,
        known,
        view: None,
    })
}

impl Keeper {
    /// Returns once everything is on the disk. `whole` writes also what one is looking at; else an edit is one line more.
    ///
    /// `Err` is the sentence that says why not; then all that was saved before is still there.
    pub fn save(&mut self, project: &Project, whole: bool) -> Result<Option<Note>, String> {
        self.save_on(&Real, project, whole)
    }

    fn save_on(
        &mut self,
        disk: &dyn Disk,
        project: &Project,
        whole: bool,
    ) -> Result<Option<Note>, String> {
        let base = base_of(&self.path);
        let view = match whole || self.known.is_none() {
            true => project.view.as_ref(),
            false => self.view.as_ref(),
        };
        let text = file::print(project, view, |folder| relative_to(folder, &base));
        let view = view.cloned();
        let aside =
            write(disk, &self.path, text.as_bytes(), self.known).map_err(|error| {
                match self.known {
                    Some(_) => file::not_kept(&error, &self.path),
                    None => file::not_saved(&error, &self.path),
                }
            })?;
        self.known = Some(blake3::hash(text.as_bytes()));
        self.view = view;
        Ok(aside.map(|aside| {
            Note::new(
                Some(DocId::new(&self.path.display().to_string())),
                format!(
                    "Another program has changed this project file meanwhile; what it wrote is kept in {}",
                    aside.display()
                ),
            )
        }))
    }
}

/// Writes `text`; the value is where a file that somebody else wrote was copied to.
fn write(
    disk: &dyn Disk,
    path: &Path,
    text: &[u8],
    known: Option<blake3::Hash>,
) -> io::Result<Option<PathBuf>> {
    let place = file::place_of(path)?;
    let found = disk.read(&place)?.unwrap_or_default();
    if found == text {
        return Ok(None);
    }
    if !found.is_empty() && text.starts_with(&found) {
        let added = disk.append(&place, &text[found.len()..]);
        if added.is_err() {
            // Half a line would be read as damage. Where not even this can be done, the next save goes on from it.
            let _ = disk.cut(&place, found.len() as u64);
        }
        return added.map(|()| None);
    }
    let is_ours = found.is_empty() || known == Some(blake3::hash(&found));
    let aside = match is_ours {
        true => None,
        false => Some(put_aside(disk, &place, &found, "other")?),
    };
    replace(disk, &place, text)?;
    Ok(aside)
}

/// Writes a file beside its place, makes sure that it is on the disk, and moves it there.
pub(super) fn replace(disk: &dyn Disk, place: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = place.file_name().ok_or(ErrorKind::IsADirectory)?;
    let mut temporary = begun(name);
    temporary.push(format!("{}{TEMPORARY}", std::process::id()));
    let temporary = place.with_file_name(temporary);
    let written = disk
        .create(&temporary, bytes)
        .and_then(|()| disk.rename(&temporary, place));
    if written.is_err() {
        let _ = disk.remove(&temporary);
        return written;
    }
    if let Some(folder) = place.parent() {
        disk.sync_folder(match folder.as_os_str().is_empty() {
            true => Path::new("."),
            false => folder,
        });
    }
    Ok(())
}

const TEMPORARY: &str = ".tmp";

/// How the names begin of files that are to take the place of one.
fn begun(name: &OsStr) -> OsString {
    let mut begun = OsString::from(".");
    begun.push(name);
    begun.push(".");
    begun
}

/// Removes what a program that was killed had begun to write. Only while the lock is held: nobody else is writing then.
fn sweep(path: &Path) {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else {
        return;
    };
    let begun = begun(name);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let rest = name.strip_prefix(begun.as_encoded_bytes());
        let process = rest.and_then(|r| r.strip_suffix(TEMPORARY.as_bytes()));
        if process.is_some_and(|p| !p.is_empty() && p.iter().all(u8::is_ascii_digit)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Copies what stands in a file beside it, under a name of its own: "notes.damaged-1.dateline". Once is enough.
fn put_aside(disk: &dyn Disk, path: &Path, bytes: &[u8], what: &str) -> io::Result<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    for n in 1.. {
        let aside = path.with_file_name(format!("{stem}.{what}-{n}.{ending}"));
        match disk.read(&aside)? {
            Some(there) if there == bytes => return Ok(aside),
            Some(_) => {}
            None => {
                disk.create(&aside, bytes)?;
                return Ok(aside);
            }
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests;
