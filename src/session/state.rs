//! What is open, and what each command and event does to it.

use super::reading::Reading;
use super::{Command, Event, HowToRead, Inputs, Job, Progress, Saved, Shown};
use crate::edit::{DatesSaid, EditLog};
use crate::model::{DocId, EventId, Note, OwnRules, Timeline, View, When};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The ending of a project file.
const PROJECT_ENDING: &str = "dateline";

/// How many notes are kept: a folder of a million broken files must not fill the memory with sentences.
const MAX_NOTES: usize = 10_000;

#[derive(Debug, Default)]
pub struct Session {
    shown: Shown,
    inputs: Option<Inputs>,
    log: EditLog,
    rules: Vec<OwnRules>,
    view: Option<View>,
    /// What the project file held that is written back as it was.
    unknown: String,
    /// Documents the project file knew.
    expected: Vec<DocId>,
    read_only: bool,
    /// The program's own folder for what is said of folders that no project file is open for.
    keep_in: Option<PathBuf>,
    /// The file in it, where folders were opened and not a project: what a project says is not what the folder's file held.
    kept: Option<PathBuf>,
    reading: Reading,
    /// How the documents were asked to be read.
    how_read: HowToRead,
    /// What is under way only understands anew what is here.
    understanding: bool,
    /// What was shown before the user said how dates are to be read: the difference is told.
    before: Option<Arc<Timeline>>,
    /// Counts up with every reading and loading; an answer to an older one is dropped.
    read_revision: u64,
    resolve_revision: u64,
    /// A timeline is being made.
    resolving: bool,
    /// The same as the notes shown, to tell quickly what has been said.
    noted: BTreeSet<Note>,
}

impl Session {
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    pub fn command(&mut self, command: Command) -> Vec<Job> {
        match command {
            Command::Open(paths) => match &paths[..] {
                [] => Vec::new(),
                [project] if is_project(project) => self.load(project.clone()),
                _ => self.open(paths),
            },
            Command::OpenSample => {
                self.close();
                self.read(Inputs::Sample)
            }
            Command::Stop => self.stop(),
            Command::Reread => match self.inputs.clone() {
                Some(inputs) => {
                    self.shown.notes.clear();
                    self.noted.clear();
                    self.read_again(inputs)
                }
                None => Vec::new(),
            },
            Command::Do(change) => {
                self.say(change.title.clone());
                self.log.apply(change);
                self.edited()
            }
            Command::Undo => match self.log.undo() {
                Some(title) => {
                    self.say(format!("Undid: {title}"));
                    self.edited()
                }
                None => Vec::new(),
            },
            Command::Redo => match self.log.redo() {
                Some(title) => {
                    self.say(format!("Did again: {title}"));
                    self.edited()
                }
                None => Vec::new(),
            },
            Command::Look(view) => {
                self.view = Some(view);
                Vec::new()
            }
            Command::Complain(sentence) => {
                self.fail(sentence);
                Vec::new()
            }
            Command::UseOutside(used) => {
                self.shown.documents_alone = !used;
                self.say(
                    match used {
                        true => "What is known from outside the documents is used and marked",
                        false => "Only the documents are used",
                    }
                    .to_owned(),
                );
                if self.shown.name.is_none() {
                    return Vec::new();
                }
                vec![self.resolve()]
            }
            Command::UseRules(rules, about) => {
                self.say(about);
                self.rules = rules;
                self.edited()
            }
            Command::SaveAs(to) => {
                self.read_only = false;
                self.shown.name = Some(file_name(&to));
                self.shown.project = Some(to.clone());
                let mut jobs = vec![self.save(to, true)];
                jobs.extend(self.keep());
                jobs
            }
            Command::Export(request) => vec![Job::Export {
                request,
                timeline: self.shown.timeline.clone(),
            }],
            Command::Close => {
                self.close();
                vec![Job::StopReading]
            }
        }
    }

    pub fn event(&mut self, event: Event) -> Vec<Job> {
        match event {
            Event::Read {
                revision,
                sources,
                notes,
                progress,
            } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                self.shown.progress = Some(progress);
                self.note(notes);
                self.reading.add(sources);
                if self.reading.is_due() && !self.resolving {
                    vec![self.resolve()]
                } else {
                    Vec::new()
                }
            }
            Event::ReadAll { revision } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                self.shown.progress = None;
                self.understanding = false;
                self.reading.end();
                self.miss_documents();
                vec![self.resolve()]
            }
            Event::Loaded { revision, result } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                match result {
                    Ok(loaded) => {
                        let (saved, notes) = *loaded;
                        self.loaded(saved, notes)
                    }
                    Err(why) => {
                        self.close();
                        self.fail(why);
                        Vec::new()
                    }
                }
            }
            Event::Resolved { revision, timeline } => {
                if revision != self.resolve_revision {
                    return Vec::new();
                }
                self.resolving = false;
                self.shown.resolving = false;
                self.shown.revision += 1;
                self.shown.timeline = timeline;
                if self.shown.progress.is_none() {
                    self.tell_difference();
                }
                if self.shown.progress.is_some() && self.reading.is_due() {
                    vec![self.resolve()]
                } else {
                    Vec::new()
                }
            }
            Event::Saved { to, asked, result } => {
                match result {
                    Ok(()) if asked => self.say(format!("Saved {}", file_name(&to))),
                    Ok(()) => {}
                    Err(why) => self.fail(why),
                }
                Vec::new()
            }
            Event::Exported { to, result } => {
                match result {
                    Ok(()) => self.say(format!("Saved {}", file_name(&to))),
                    Err(why) => self.fail(why),
                }
                Vec::new()
            }
        }
    }

    /// Forgets all that is open. Revisions go on counting, so that late answers find nobody.
    fn close(&mut self) {
        let revision = self.shown.revision + 1;
        *self = Self {
            shown: Shown {
                revision,
                ..Shown::default()
            },
            read_revision: self.read_revision + 1,
            resolve_revision: self.resolve_revision + 1,
            keep_in: self.keep_in.take(),
            ..Self::default()
        };
    }

    /// Where to keep what is said of folders, so that it is there when they are opened again.
    pub fn keep_in(&mut self, folder: PathBuf) {
        self.keep_in = Some(folder);
    }

    /// The file that keeps what is said of these folders.
    fn kept_file(&self, folders: &[PathBuf]) -> Option<PathBuf> {
        let keep_in = self.keep_in.as_ref().filter(|_| !folders.is_empty())?;
        let mut spelled: Vec<PathBuf> = folders
            .iter()
            .map(|f| std::path::absolute(f).unwrap_or_else(|_| f.clone()))
            .collect();
        spelled.sort();
        spelled.dedup();
        let mut hash = blake3::Hasher::new();
        for folder in spelled {
            hash.update(folder.as_os_str().as_encoded_bytes());
            hash.update(b"\0");
        }
        let name = hash.finalize().to_hex();
        Some(keep_in.join(format!("{}.{PROJECT_ENDING}", &name[..24])))
    }

    /// Keeps what was last said of the folders that were opened, also where it has been saved as a project since.
    fn keep(&self) -> Option<Job> {
        let to = self.kept.clone().filter(|_| !self.read_only)?;
        Some(self.save(to, false))
    }

    fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Job> {
        self.close();
        let Some(path) = self.kept_file(&paths) else {
            return self.read(Inputs::Paths(paths));
        };
        self.kept = Some(path.clone());
        self.shown.name = paths.first().map(|p| file_name(p));
        self.shown.roots.clone_from(&paths);
        self.shown.progress = Some(Progress { done: 0, total: 0 });
        vec![
            Job::StopReading,
            Job::Recall {
                revision: self.read_revision,
                path,
                folders: paths,
            },
        ]
    }

    fn load(&mut self, path: PathBuf) -> Vec<Job> {
        self.close();
        self.shown.name = Some(file_name(&path));
        self.shown.project = Some(path.clone());
        self.shown.progress = Some(Progress { done: 0, total: 0 });
        vec![
            Job::StopReading,
            Job::Load {
                revision: self.read_revision,
                path,
            },
        ]
    }

    fn loaded(&mut self, saved: Saved, notes: Vec<Note>) -> Vec<Job> {
        let Saved {
            folders,
            documents,
            log,
            rules,
            view,
            unknown,
            read_only,
        } = saved;
        self.log = log;
        self.rules = rules;
        self.view.clone_from(&view);
        self.shown.view = view;
        self.unknown = unknown;
        self.read_only = read_only;
        self.expected = documents.into_iter().map(|(doc, _)| doc).collect();
        self.note(notes);
        self.name_steps();
        let name = self.shown.name.take();
        let jobs = self.read(Inputs::Paths(folders));
        self.shown.name = name;
        jobs
    }

    fn read(&mut self, inputs: Inputs) -> Vec<Job> {
        (self.shown.name, self.shown.roots) = match &inputs {
            Inputs::Paths(paths) => (paths.first().map(|p| file_name(p)), paths.clone()),
            Inputs::Sample => (Some("Sample".to_owned()), Vec::new()),
        };
        self.reading.begin();
        self.start_reading(inputs)
    }

    fn read_again(&mut self, inputs: Inputs) -> Vec<Job> {
        self.reading.begin_again();
        self.start_reading(inputs)
    }

    fn start_reading(&mut self, inputs: Inputs) -> Vec<Job> {
        self.read_revision += 1;
        self.inputs = Some(inputs.clone());
        self.how_read = self.how_to_read();
        self.understanding = false;
        self.shown.progress = Some(Progress { done: 0, total: 0 });
        vec![
            Job::StopReading,
            Job::Read {
                revision: self.read_revision,
                inputs,
                known: self.reading.sources(),
                how: self.how_to_read(),
            },
        ]
    }

    fn stop(&mut self) -> Vec<Job> {
        let Some(progress) = self.shown.progress.take() else {
            return Vec::new();
        };
        self.read_revision += 1;
        self.understanding = false;
        self.reading.stop();
        self.say(format!(
            "Stopped after {} of {} documents",
            progress.done, progress.total
        ));
        vec![Job::StopReading, self.resolve()]
    }

    /// The log has changed: everything that follows from it is made anew, and saved where the user has chosen a place.
    fn edited(&mut self) -> Vec<Job> {
        self.name_steps();
        let mut jobs = self.follow();
        if let Some(to) = self.shown.project.clone()
            && !self.read_only
        {
            jobs.push(self.save(to, false));
        }
        let kept = self.keep();
        self.shown.kept = kept.is_some() && self.shown.project.is_none();
        jobs.extend(kept);
        jobs
    }

    fn how_to_read(&self) -> HowToRead {
        HowToRead {
            said: DatesSaid::in_force(&self.log),
            rules: self.rules.clone(),
        }
    }

    /// A new timeline, after the documents have been understood anew of which the user has said something else.
    fn follow(&mut self) -> Vec<Job> {
        let how = self.how_to_read();
        if self.how_read == how {
            return vec![self.resolve()];
        }
        self.before
            .get_or_insert_with(|| self.shown.timeline.clone());
        if self.shown.progress.is_some() && !self.understanding {
            // Those still to come are to be read so too.
            return match self.inputs.clone() {
                Some(inputs) => self.read_again(inputs),
                None => vec![self.resolve()],
            };
        }
        self.how_read = how.clone();
        let mut sources = self.reading.sources();
        let own_rules = OwnRules::key(&how.rules);
        sources.retain(|s| {
            let dates = &s.facts.dates;
            dates.own_rules != own_rules || dates.said != how.said.of(&s.document.id)
        });
        if sources.is_empty() {
            // What was under way is wanted no more.
            self.shown.progress = None;
            self.understanding = false;
            self.read_revision += 1;
            return vec![Job::StopReading, self.resolve()];
        }
        self.understanding = true;
        self.read_revision += 1;
        self.shown.progress = Some(Progress {
            done: 0,
            total: sources.len(),
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

    /// After the user's word on how dates are read: how much of the timeline it moved.
    fn tell_difference(&mut self) {
        let Some(before) = self.before.take() else {
            return;
        };
        let old: BTreeMap<EventId, &When> = before.events.iter().map(|e| (e.id, &e.when)).collect();
        let moved = |e: &&crate::model::Event| {
            old.get(&e.id)
                .is_none_or(|when| (when.earliest, when.latest) != (e.when.earliest, e.when.latest))
        };
        let n = self.shown.timeline.events.iter().filter(moved).count();
        let said = self.shown.message.take().map_or(String::new(), |(m, _)| m);
        self.say(match n {
            0 => format!("{said}: no event’s date changes"),
            1 => format!("{said}: one event’s date changed"),
            n => format!("{said}: {n} events’ dates changed"),
        });
    }

    fn name_steps(&mut self) {
        self.shown.undo = self.log.next_undo().map(str::to_owned);
        self.shown.redo = self.log.next_redo().map(str::to_owned);
        self.shown.answered = self.log.answered();
        self.shown.filters = crate::edit::filters(&self.log);
    }

    fn resolve(&mut self) -> Job {
        self.resolve_revision += 1;
        self.resolving = true;
        self.shown.resolving = true;
        self.reading.taken();
        Job::Resolve {
            revision: self.resolve_revision,
            sources: self.reading.sources(),
            log: self.log.clone(),
            documents_alone: self.shown.documents_alone,
            complete: self.shown.progress.is_none(),
        }
    }

    fn save(&self, to: PathBuf, asked: bool) -> Job {
        let documents = self
            .reading
            .sources()
            .iter()
            .map(|s| (s.document.id.clone(), s.document.hash))
            .collect();
        Job::Save {
            to,
            saved: Saved {
                folders: self.shown.roots.clone(),
                documents,
                log: self.log.clone(),
                rules: self.rules.clone(),
                view: self.view.clone(),
                unknown: self.unknown.clone(),
                read_only: false,
            },
            asked,
        }
    }

    /// Says which documents the project file knew that are not there any more; its edits of them are kept.
    fn miss_documents(&mut self) {
        let here: BTreeSet<DocId> = self
            .reading
            .sources()
            .iter()
            .map(|s| s.document.id.clone())
            .collect();
        let notes = std::mem::take(&mut self.expected)
            .into_iter()
            .filter(|doc| !here.contains(doc))
            .map(|doc| {
                Note::new(
                    Some(doc),
                    "This document was there when the project was saved and is not there now; put it back or choose its new folder, your edits are kept",
                )
            })
            .collect();
        self.note(notes);
    }

    fn note(&mut self, notes: Vec<Note>) {
        for note in notes {
            if self.noted.len() < MAX_NOTES && self.noted.insert(note.clone()) {
                self.shown.notes.push(note);
            }
        }
    }

    fn say(&mut self, message: String) {
        self.shown.message = Some((message, false));
    }

    fn fail(&mut self, message: String) {
        self.note(vec![Note::new(None, message.clone())]);
        self.shown.message = Some((message, true));
    }

    /// For the engine, which shares what is shown with other threads.
    pub fn share(&self) -> Arc<Shown> {
        Arc::new(self.shown.clone())
    }
}

fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == PROJECT_ENDING)
}

/// The last part of a path, as a person calls it.
fn file_name(path: &Path) -> String {
    match path.file_name() {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests;
