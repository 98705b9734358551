//! The session's and the project room's words for one thing, which may not know each other; and who keeps which file.

use crate::model::Note;
use crate::project::{self, Keeper, Opened, Project};
use crate::session::{SaveAs, Saved};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The files that this window may write to. Opened in the reading lane, written in the writing lane.
#[derive(Clone, Default)]
pub(super) struct Keepers(Arc<Mutex<BTreeMap<PathBuf, Kept>>>);

struct Kept {
    keeper: Keeper,
    /// How often it was opened and not closed: a file may be opened again before its closing is carried out.
    users: usize,
}

impl Keepers {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn load(&self, path: &Path) -> Result<(Saved, Vec<Note>), String> {
        let mut all = self.lock();
        // Its own lock would keep it out.
        let users = all.remove(path).map_or(0, |kept| kept.users);
        let Opened {
            project,
            notes,
            keeper,
        } = project::open(path)?;
        if let Some(keeper) = keeper {
            let users = users + 1;
            all.insert(path.to_owned(), Kept { keeper, users });
        }
        // They are about the project, not about a document that was not read.
        let notes = notes.iter().map(|n| Note::new(None, n.line())).collect();
        Ok((saved(project), notes))
    }

    /// What was kept of these folders. A file that can't be read is put aside, never written over.
    pub fn recall(&self, path: &Path, folders: Vec<PathBuf>) -> (Saved, Vec<Note>) {
        let nothing = Saved {
            folders: folders.clone(),
            ..Saved::default()
        };
        if !path.exists() {
            return self.begin(path, nothing);
        }
        let why = match self.load(path) {
            Ok((saved, mut notes)) => {
                let read_only = saved
                    .read_only
                    .map(|why| why.replace("save it under another name", "save it as a project"));
                notes.retain(|n| !n.message.contains("open in another window"));
                notes.extend(read_only.as_ref().map(|why| Note::new(None, why.clone())));
                let saved = Saved {
                    folders,
                    read_only,
                    ..saved
                };
                return (saved, notes);
            }
            Err(why) => why,
        };
        let aside = path.with_extension("damaged");
        match std::fs::rename(path, &aside) {
            Ok(()) => {
                let note = Note::new(
                    None,
                    format!(
                        "What you had said of this folder could not be read; the file is kept as it is, and you begin anew — {}",
                        aside.display()
                    ),
                );
                let (saved, mut notes) = self.begin(path, nothing);
                notes.push(note);
                (saved, notes)
            }
            Err(_) => {
                let saved = Saved {
                    read_only: Some(why.clone()),
                    ..nothing
                };
                (saved, vec![Note::new(None, why)])
            }
        }
    }

    /// A folder of which nothing has been said: two windows on it are told from each other all the same.
    fn begin(&self, path: &Path, nothing: Saved) -> (Saved, Vec<Note>) {
        let mut all = self.lock();
        if let Some(kept) = all.get_mut(path) {
            kept.users += 1;
            return (nothing, Vec::new());
        }
        match project::begin(path) {
            Ok(keeper) => {
                all.insert(path.to_owned(), Kept { keeper, users: 1 });
                (nothing, Vec::new())
            }
            Err(_) => {
                let why = "This folder is open in another window, so that it can only be looked at here; close it there, or save what you see as a project".to_owned();
                let note = Note::new(None, why.clone());
                let saved = Saved {
                    read_only: Some(why),
                    ..nothing
                };
                (saved, vec![note])
            }
        }
    }

    pub fn save(&self, path: &Path, saved: Saved, how: SaveAs) -> Result<Option<Note>, String> {
        let project = project_of(saved);
        if how == SaveAs::Copy {
            return project::save(path, &project).map(|()| None);
        }
        let mut all = self.lock();
        if !all.contains_key(path) {
            let keeper = project::begin(path)?;
            all.insert(path.to_owned(), Kept { keeper, users: 1 });
        }
        match all.get_mut(path) {
            Some(kept) => kept.keeper.save(&project, how == SaveAs::Whole),
            None => Ok(None),
        }
    }

    pub fn release(&self, path: &Path) {
        let mut all = self.lock();
        if let Some(kept) = all.get_mut(path) {
            kept.users = kept.users.saturating_sub(1);
            if kept.users == 0 {
                all.remove(path);
            }
        }
    }
}

fn saved(project: Project) -> Saved {
    let Project {
        folders,
        documents,
        log,
        rules,
        view,
        read_only,
    } = project;
    Saved {
        folders,
        documents,
        log,
        rules,
        view,
        read_only,
    }
}

fn project_of(saved: Saved) -> Project {
    let Saved {
        folders,
        documents,
        log,
        rules,
        view,
        read_only,
    } = saved;
    Project {
        folders,
        documents,
        log,
        rules,
        view,
        read_only,
    }
}
