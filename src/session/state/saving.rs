//! Where what is said is kept: the project file, or a file of the program's own where folders were opened.
//!
//! Writes nothing; that is the engine's.

use super::{PROJECT_ENDING, Session, file_name};
use crate::model::Note;
use crate::session::news::{Occasion, Since};
use crate::session::{Job, SaveAs, Saved};
use std::path::PathBuf;

impl Session {
    /// Where to keep what is said of folders, so that it is there when they are opened again.
    pub fn keep_in(&mut self, folder: PathBuf) {
        self.keep_in = Some(folder);
    }

    /// The file that keeps what is said of these folders.
    pub(super) fn kept_file(&self, folders: &[PathBuf]) -> Option<PathBuf> {
        self.own_file(folders, PROJECT_ENDING)
    }

    /// What is opened is compared with what was seen of it the last time.
    pub(super) fn look_back(&mut self, opened: &[PathBuf]) {
        self.seen = self.own_file(opened, "seen");
        self.since = self
            .seen
            .clone()
            .map(|file| (Occasion::Opened, Since::LastOpen(file)));
    }

    /// Keeps what is seen now, to tell what is new the next time.
    pub(super) fn remember(&mut self) -> Option<Job> {
        let to = self.seen.clone()?;
        let is_whole = self.is_read && self.since.is_none() && self.telling.is_none();
        if !is_whole || self.remembered == self.shown.revision {
            return None;
        }
        self.remembered = self.shown.revision;
        Some(Job::Remember {
            to,
            timeline: self.shown.timeline.clone(),
        })
    }

    /// A file of the program's own for what was opened.
    fn own_file(&self, opened: &[PathBuf], ending: &str) -> Option<PathBuf> {
        let keep_in = self.keep_in.as_ref().filter(|_| !opened.is_empty())?;
        let mut spelled: Vec<PathBuf> = opened
            .iter()
            .map(|f| std::path::absolute(f).unwrap_or_else(|_| f.clone()))
            .collect();
        spelled.sort();
        spelled.dedup();
        let mut hash = blake3::Hasher::new();
        for path in spelled {
            hash.update(path.as_os_str().as_encoded_bytes());
            hash.update(b"\0");
        }
        let name = hash.finalize().to_hex();
        Some(keep_in.join(format!("{}.{ending}", &name[..24])))
    }

    /// Keeps what was last said of the folders that were opened, also where it has been saved as a project since.
    pub(super) fn keep(&self) -> Option<Job> {
        let to = self.kept.clone().filter(|_| self.read_only.is_none())?;
        Some(self.save(to, false, SaveAs::Edits))
    }

    /// What became of a file that was to be saved.
    pub(super) fn saved(
        &mut self,
        to: PathBuf,
        asked: bool,
        result: Result<Option<Note>, String>,
    ) -> Vec<Job> {
        let is_first = self
            .before_save_as
            .as_ref()
            .is_some_and(|(at, ..)| *at == to);
        let before = self.before_save_as.take_if(|_| is_first && asked);
        // Where there is a project, the folder's own file is only a second copy.
        let ours = self.shown.project.as_ref().or(self.kept.as_ref()) == Some(&to);
        match result {
            Ok(note) => {
                let again = ours && std::mem::take(&mut self.shown.unsaved);
                if again && !asked {
                    self.say("Your changes are saved again".to_owned());
                }
                if asked {
                    self.say(format!("Saved {}", file_name(&to)));
                }
                self.note(note.into_iter().collect());
                let Some((_, old, _)) = before else {
                    return Vec::new();
                };
                self.read_only = None;
                self.shown.read_only = None;
                // What is seen of it from now on is kept under its own name.
                self.seen = self.own_file(std::slice::from_ref(&to), "seen");
                self.remembered = 0;
                old.map(|path| Job::Release { path }).into_iter().collect()
            }
            Err(why) => {
                // Trying again in silence says nothing new.
                if !ours || !self.shown.unsaved || asked {
                    self.fail(why);
                }
                match before {
                    // It stays the project it was; what was said meanwhile is saved there.
                    Some((_, old, name)) => {
                        self.shown.project = old;
                        self.shown.name = name;
                        self.save_edits()
                    }
                    None => {
                        self.shown.unsaved |= ours;
                        Vec::new()
                    }
                }
            }
        }
    }

    /// What was said since, wherever it is kept.
    pub(super) fn save_edits(&mut self) -> Vec<Job> {
        let mut jobs = Vec::new();
        if let Some(to) = self.shown.project.clone()
            && self.read_only.is_none()
        {
            jobs.push(self.save(to, false, SaveAs::Edits));
        }
        let kept = self.keep();
        self.shown.kept = kept.is_some() && self.shown.project.is_none();
        jobs.extend(kept);
        jobs
    }

    pub(super) fn save(&self, to: PathBuf, asked: bool, how: SaveAs) -> Job {
        let mut documents = self.documents_read();
        // What has not been read yet is not gone.
        documents.extend(self.known.iter().cloned());
        documents.sort_by(|a, b| a.0.cmp(&b.0));
        documents.dedup_by(|a, b| a.0 == b.0);
        Job::Save {
            to,
            saved: Saved {
                folders: self.shown.roots.clone(),
                documents,
                log: self.log.clone(),
                rules: self.rules.clone(),
                view: self.view.clone(),
                read_only: None,
            },
            asked,
            how,
        }
    }
}
