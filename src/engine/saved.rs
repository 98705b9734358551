//! The session's and the project room's words for one thing, which may not know each other.

use crate::model::Note;
use crate::project::{self, Project};
use crate::session::Saved;
use std::path::Path;

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
