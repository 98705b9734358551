//! The session's and the project room's words for one thing, which may not know each other.

use crate::model::Note;
use crate::project::{self, Project};
use crate::session::Saved;
use std::path::{Path, PathBuf};

pub(super) fn load(path: &Path) -> Result<(Saved, Vec<Note>), String> {
    let (project, notes) = project::load(path)?;
    let Project {
        folders,
        documents,
        log,
        rules,
        view,
        unknown,
        read_only,
    } = project;
    let saved = Saved {
        folders,
        documents,
        log,
        rules,
        view,
        unknown,
        read_only,
    };
    Ok((saved, notes))
}

/// What was kept of these folders. A file that can't be read is put aside, never written over.
pub(super) fn recall(path: &Path, folders: Vec<PathBuf>) -> (Saved, Vec<Note>) {
    let nothing = Saved {
        folders: folders.clone(),
        ..Saved::default()
    };
    if !path.exists() {
        return (nothing, Vec::new());
    }
    match load(path) {
        Ok((saved, notes)) => (Saved { folders, ..saved }, notes),
        Err(_) => {
            let aside = path.with_extension("damaged");
            let note = match std::fs::rename(path, &aside) {
                Ok(()) => Note::new(
                    None,
                    format!(
                        "What you had said of this folder could not be read; the file is kept as it is, and you begin anew — {}",
                        aside.display()
                    ),
                ),
                Err(why) => Note::new(
                    None,
                    format!(
                        "What you had said of this folder could not be read, nor put aside ({why}); save what you say as a project — {}",
                        path.display()
                    ),
                ),
            };
            let read_only = path.exists();
            (
                Saved {
                    read_only,
                    ..nothing
                },
                vec![note],
            )
        }
    }
}

pub(super) fn save(path: &Path, saved: Saved) -> Result<(), String> {
    let Saved {
        folders,
        documents,
        log,
        rules,
        view,
        unknown,
        read_only,
    } = saved;
    let project = Project {
        folders,
        documents,
        log,
        rules,
        view,
        unknown,
        read_only,
    };
    project::save(path, &project)
}
