//! What is open: a folder or a project is read, read again, and let go of.
//!
//! Nothing of edits, but that documents are read as the user has said.

use super::{Session, file_name};
use crate::edit::{DatesSaid, EncodingsSaid};
use crate::model::{DocId, Note, OwnRules};
use crate::session::news::{Occasion, Since};
use crate::session::{HowToRead, Inputs, Job, Progress, SaveAs, Saved, Shown};
use std::path::PathBuf;

impl Session {
    /// Forgets all that is open. Revisions go on counting, so that late answers find nobody.
    pub(super) fn close(&mut self) {
        if self.read_only.is_none() && !self.log.is_empty() {
            let paths = [self.shown.project.clone(), self.kept.clone()];
            let unsaved = self.shown.unsaved || self.view != self.saved_view;
            for to in paths.into_iter().flatten().filter(|_| unsaved) {
                self.leaving.push(self.save(to, false, SaveAs::Whole));
            }
        }
        let seen = self.remember();
        self.leaving.extend(seen);
        let paths = [self.shown.project.take(), self.kept.take()];
        let released = paths
            .into_iter()
            .flatten()
            .map(|path| Job::Release { path });
        self.leaving.extend(released);
        let leaving = std::mem::take(&mut self.leaving);
        let revision = self.shown.revision + 1;
        *self = Self {
            shown: Shown {
                revision,
                ..Shown::default()
            },
            read_revision: self.read_revision + 1,
            resolve_revision: self.resolve_revision + 1,
            compare_revision: self.compare_revision + 1,
            keep_in: self.keep_in.take(),
            leaving,
            ..Self::default()
        };
    }

    pub(super) fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Job> {
        self.close();
        let Some(path) = self.kept_file(&paths) else {
            return self.read(Inputs::Paths(paths));
        };
        self.kept = Some(path.clone());
        self.look_back(&paths);
        self.shown.name = paths.first().map(|p| file_name(p));
        self.shown.roots.clone_from(&paths);
        self.shown.progress = Some(Progress::default());
        vec![
            Job::StopReading,
            Job::Recall {
                revision: self.read_revision,
                path,
                folders: paths,
            },
        ]
    }

    pub(super) fn load(&mut self, path: PathBuf) -> Vec<Job> {
        self.close();
        self.look_back(std::slice::from_ref(&path));
        self.shown.name = Some(file_name(&path));
        self.shown.project = Some(path.clone());
        self.shown.progress = Some(Progress::default());
        vec![
            Job::StopReading,
            Job::Load {
                revision: self.read_revision,
                path,
            },
        ]
    }

    pub(super) fn loaded(&mut self, saved: Saved, notes: Vec<Note>) -> Vec<Job> {
        let Saved {
            folders,
            documents,
            log,
            rules,
            view,
            read_only,
        } = saved;
        self.log = log;
        self.rules = rules;
        self.view.clone_from(&view);
        self.shown.view = view;
        self.shown.read_only.clone_from(&read_only);
        // The last says most: what became of the file as a whole.
        let told = read_only
            .as_ref()
            .or(notes.last().map(|note| &note.message));
        if let Some(why) = told {
            self.shown.message = Some((why.clone(), true));
        }
        self.read_only = read_only;
        self.saved_view.clone_from(&self.view);
        self.known.clone_from(&documents);
        self.expected = documents;
        self.note(notes);
        self.name_steps();
        let name = self.shown.name.take();
        let jobs = self.read(Inputs::Paths(folders));
        self.shown.name = name;
        jobs
    }

    pub(super) fn read(&mut self, inputs: Inputs) -> Vec<Job> {
        (self.shown.name, self.shown.roots) = match &inputs {
            Inputs::Paths(paths) => (paths.first().map(|p| file_name(p)), paths.clone()),
            Inputs::Sample => (Some("Sample".to_owned()), Vec::new()),
        };
        self.reading.begin();
        self.start_reading(inputs)
    }

    pub(super) fn read_again(&mut self, inputs: Inputs) -> Vec<Job> {
        self.reading.begin_again();
        self.start_reading(inputs)
    }

    pub(super) fn start_reading(&mut self, inputs: Inputs) -> Vec<Job> {
        self.read_revision += 1;
        self.shown.paused = false;
        self.inputs = Some(inputs.clone());
        self.recalled = None;
        self.is_read = false;
        self.stopped = false;
        self.how_read = self.how_to_read();
        self.understanding = false;
        if !self.quiet {
            self.shown.progress = Some(Progress::default());
        }
        vec![
            Job::StopReading,
            Job::Read {
                revision: self.read_revision,
                inputs,
                known: self.reading.sources(),
                how: self.how_to_read(),
                only_changes: self.quiet,
            },
        ]
    }

    /// What has been read so far is put together meanwhile.
    pub(super) fn pause(&mut self) -> Vec<Job> {
        if self.shown.progress.is_none() || self.shown.paused {
            return Vec::new();
        }
        self.shown.paused = true;
        let mut jobs = vec![Job::Pause];
        if !self.resolving && self.recalled.is_none() && !self.understanding {
            jobs.push(self.resolve());
        }
        jobs
    }

    pub(super) fn go_on(&mut self) -> Vec<Job> {
        match std::mem::take(&mut self.shown.paused) {
            true => vec![Job::GoOn],
            false => Vec::new(),
        }
    }

    pub(super) fn stop(&mut self) -> Vec<Job> {
        let Some(progress) = self.shown.progress.take() else {
            return Vec::new();
        };
        self.shown.paused = false;
        self.read_revision += 1;
        self.understanding = false;
        // Where nothing of it has been taken up yet, what was kept is all there is to show.
        self.recalled.take_if(|_| !self.reading.is_empty());
        self.stopped = true;
        self.reading.stop();
        self.say(match &self.recalled {
            Some(_) => {
                "Stopped looking for changes; this is how it was when it was last read".to_owned()
            }
            None => format!(
                "Stopped after {} of {} documents",
                progress.done, progress.total
            ),
        });
        vec![Job::StopReading, self.resolve()]
    }

    pub(super) fn how_to_read(&self) -> HowToRead {
        HowToRead {
            said: DatesSaid::in_force(&self.log),
            encodings: EncodingsSaid::in_force(&self.log),
            rules: self.rules.clone(),
        }
    }

    /// A new timeline, after the documents have been understood anew of which the user has said something else.
    pub(super) fn follow(&mut self) -> Vec<Job> {
        let how = self.how_to_read();
        if self.how_read == how {
            return vec![self.resolve()];
        }
        self.before
            .get_or_insert_with(|| self.shown.timeline.clone());
        let in_silence = self.is_filling() || self.quiet && !self.is_read;
        let reading = (self.shown.progress.is_some() || in_silence) && !self.understanding;
        // Letters that were read wrongly stand in no document that could be understood anew.
        if reading || self.how_read.encodings != how.encodings {
            // Those still to come are to be read so too.
            return match self.inputs.clone() {
                Some(inputs) => self.read_again(inputs),
                None => vec![self.resolve()],
            };
        }
        self.how_read = how.clone();
        let mut sources = self.reading.sources();
        let own_rules = OwnRules::key(&how.rules);
        sources.retain(|s| s.own_rules() != own_rules || *s.said() != how.said.of(&s.document.id));
        if sources.is_empty() {
            // What was under way is wanted no more.
            self.shown.progress = None;
            self.understanding = false;
            self.read_revision += 1;
            return vec![Job::StopReading, self.resolve()];
        }
        self.understanding = true;
        self.shown.paused = false;
        self.read_revision += 1;
        self.shown.progress = Some(Progress {
            total: sources.len(),
            ..Progress::default()
        });
        vec![
            Job::StopReading,
            Job::Understand {
                revision: self.read_revision,
                sources,
                how,
            },
        ]
    }

    /// Reads again where something has changed and nothing is being read: without a word, for nobody asked.
    pub(super) fn look_again(&mut self) -> Vec<Job> {
        let Some(inputs) = self.inputs.clone().filter(|_| self.changed && self.is_read) else {
            return Vec::new();
        };
        self.changed = false;
        self.quiet = true;
        self.fresh_notes = true;
        if self.since.is_none() {
            self.since = Some((Occasion::Noticed, Since::Shown(self.shown.timeline.clone())));
        }
        self.expected = self.documents_read();
        self.read_again(inputs)
    }

    /// Says what became of the documents that were there before. True where one has another name now: its edits follow it.
    pub(super) fn miss_documents(&mut self) -> bool {
        let before = std::mem::take(&mut self.expected);
        let (steps, gone) = crate::edit::moved(&self.log, &before, &self.documents_read());
        let notes = gone.into_iter().map(|doc| {
            Note::new(
                Some(doc.clone()),
                "This document was there before and is not there now; put it back or choose its new folder, your edits are kept",
            )
        });
        self.note(notes.collect());
        let any = !steps.is_empty();
        for step in steps {
            self.log.push(step);
        }
        any && self.read_only.is_none()
    }

    pub(super) fn documents_read(&self) -> Vec<(DocId, [u8; 32])> {
        let sources = self.reading.sources();
        let all = sources
            .iter()
            .map(|s| (s.document.id.clone(), s.document.hash));
        all.collect()
    }

    /// The whole timeline is shown already, and what it was made of is still being taken up.
    pub(super) fn is_filling(&self) -> bool {
        self.recalled
            .as_ref()
            .is_some_and(|recalled| recalled.holds)
    }
}
