//! Events out of a file into a project: read, made one change, and said what could not be taken.

use super::apply::opened;
use super::guard::guarded;
use crate::edit::{Change, Step};
use crate::import::{self, Kind};
use crate::model::{DocId, Note};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A table of events larger than this is none that a person made.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Reads a file's events. `Err` is the sentence that says why nothing was taken.
pub(super) fn import(from: &Path) -> Result<(Change, Vec<Note>), String> {
    let Some(kind) = Kind::of_file(from) else {
        let endings: Vec<String> = Kind::ENDINGS.iter().map(|(e, _)| format!(".{e}")).collect();
        return Err(format!(
            "Events can be taken from {} — {}",
            endings.join(", "),
            from.display()
        ));
    };
    let odd = |why: String| format!("{why} — {}", from.display());
    let size = std::fs::metadata(from).map_err(|e| odd(unread(&e)))?;
    if size.len() > MOST_BYTES {
        return Err(odd(
            "This file is too large to be a table of events; split it".to_owned(),
        ));
    }
    let bytes = std::fs::read(from).map_err(|e| odd(unread(&e)))?;
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    let brought = guarded(|| import::read(kind, bytes)).unwrap_or_else(|| {
        Err(
            "This file could not be taken apart; save it again with the program it was made with"
                .to_owned(),
        )
    });
    let brought = brought.map_err(odd)?;
    if brought.events.is_empty() && brought.left.is_empty() {
        return Err(odd(
            "There is no event in this file; each needs at least a title".to_owned(),
        ));
    }
    let notes = brought.left.iter().map(|sentence| {
        // Named so that it is seen which file it is about; it is no document.
        Note::new(Some(DocId::new(&name)), sentence.clone())
    });
    Ok((import::change(&name, &brought), notes.collect()))
}

/// What to do where the disk does not give the file.
fn unread(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "There is no such file; check its path".to_owned(),
        ErrorKind::PermissionDenied => {
            "This file may not be read; change its permissions, or copy it elsewhere".to_owned()
        }
        ErrorKind::IsADirectory => {
            "This is a folder; open it with Ctrl+O, or give the path of a file in it".to_owned()
        }
        _ => format!("The file can't be read ({error}); copy it elsewhere and try again"),
    }
}

/// The same for a project on the disk, begun for these folders where there is none: how many were taken, and what was not.
pub fn import_into(
    project: &Path,
    new: &[PathBuf],
    from: &Path,
) -> Result<(usize, Vec<Note>), String> {
    let (change, notes) = import(from)?;
    let is_event = |e: &&crate::edit::Edit| matches!(e, crate::edit::Edit::Add { .. });
    let n = change.edits.iter().filter(is_event).count();
    if n > 0 {
        let (mut project, mut keeper) = opened(project, new)?;
        project.log.push(Step::Did(change));
        keeper.save(&project, false)?;
    }
    Ok((n, notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_taken_says_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        let check = |name: &str, says: &str| {
            let said = import(&folder.path().join(name)).expect_err("nothing to take");
            assert!(said.starts_with(says) && said.ends_with(name), "{said}");
        };
        check("gone.csv", "There is no such file; check its path");
        check("river.doc", "Events can be taken from .csv");
        std::fs::create_dir(folder.path().join("all.csv")).expect("a folder");
        // Windows forbids it; elsewhere it is told for what it is.
        #[cfg(unix)]
        check("all.csv", "This is a folder; open it");
        std::fs::write(folder.path().join("none.csv"), "Title,Date\n").expect("a file");
        check("none.csv", "There is no event in this file; each needs");
    }
}
