//! What is open, and what each command and event does to it.

use super::reading::Reading;
use super::{Command, Event, HowToRead, Inputs, Job, Progress, Recalled, SaveAs, Saved, Shown};
use crate::edit::{Change, DatesSaid, EditLog, EncodingsSaid};
use crate::model::query::FullText;
use crate::model::{DocId, EventId, Note, OwnRules, PlaceNow, Timeline, View, When};
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
    /// Documents the project file knew.
    expected: Vec<(DocId, [u8; 32])>,
    /// Those that no edit may be saved without: the file's, until everything has been read.
    known: Vec<(DocId, [u8; 32])>,
    /// Why nothing may be changed.
    read_only: Option<String>,
    /// Before the file that is being saved to for the first time.
    before_save_as: Option<(PathBuf, Option<PathBuf>, Option<String>)>,
    /// What has to be done for what was closed, before anything else.
    leaving: Vec<Job>,
    /// What was looked at when the project was last written whole.
    saved_view: Option<View>,
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
    /// What was shown before everything was read again: the difference is told.
    before_reading: Option<Arc<Timeline>>,
    /// Counts up with every reading and loading; an answer to an older one is dropped.
    read_revision: u64,
    resolve_revision: u64,
    /// A timeline is being made.
    resolving: bool,
    /// Everything has been read, and nothing is being read.
    is_read: bool,
    /// What is being read was not asked for: something in the folders has changed.
    quiet: bool,
    /// With the first that is read again, what was said of the reading before is over.
    fresh_notes: bool,
    /// Something has changed while it was being read.
    changed: bool,
    /// The user has stopped reading, and does not want it begun for them.
    stopped: bool,
    /// What is shown, until everything has been read: a timeline that was kept.
    recalled: Option<Arc<Recalled>>,
    /// The same as the notes shown, to tell quickly what has been said.
    noted: BTreeSet<Note>,
}

impl Session {
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    pub fn command(&mut self, command: Command) -> Vec<Job> {
        let jobs = self.obey(command);
        self.after_leaving(jobs)
    }

    pub fn event(&mut self, event: Event) -> Vec<Job> {
        let jobs = self.hear(event);
        self.after_leaving(jobs)
    }

    /// What was closed is brought to its end first.
    fn after_leaving(&mut self, jobs: Vec<Job>) -> Vec<Job> {
        let mut all = std::mem::take(&mut self.leaving);
        all.extend(jobs);
        all
    }

    /// The window is closed: what is to be saved still.
    pub fn leave(&mut self) -> Vec<Job> {
        self.close();
        std::mem::take(&mut self.leaving)
    }

    fn obey(&mut self, command: Command) -> Vec<Job> {
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
            Command::ClearCache => vec![Job::ClearCache],
            Command::Reread => match self.inputs.clone() {
                Some(inputs) => {
                    self.quiet = false;
                    self.fresh_notes = true;
                    self.before_reading = Some(self.shown.timeline.clone());
                    self.expected = self.documents_read();
                    self.read_again(inputs)
                }
                None => Vec::new(),
            },
            Command::Do(_)
            | Command::Undo
            | Command::Redo
            | Command::UseRules(..)
            | Command::Import(_)
                if self.read_only.is_some() =>
            {
                let why = self.read_only.clone().unwrap_or_default();
                self.fail(format!("Nothing was changed. {why}"));
                Vec::new()
            }
            Command::Do(change) => {
                self.say(change.title.clone());
                let change = self.completed(change);
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
            Command::DateOf(doc, words) => {
                let source = self.reading.source(&doc);
                self.shown.near =
                    source.and_then(|s| super::near::near(&s.facts, &s.document.text, words));
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
                let is_open = self.shown.project.as_ref() == Some(&to);
                if let Some(why) = self.read_only.as_ref().filter(|_| is_open) {
                    let why = why.clone();
                    self.fail(format!("Nothing was saved. {why}"));
                    return Vec::new();
                }
                if !is_open {
                    let (name, old) = (self.shown.name.take(), self.shown.project.take());
                    self.before_save_as = Some((to.clone(), old, name));
                }
                self.shown.name = Some(file_name(&to));
                self.shown.project = Some(to.clone());
                self.saved_view.clone_from(&self.view);
                let mut jobs = vec![self.save(to, true, SaveAs::Whole)];
                jobs.extend(self.keep());
                jobs
            }
            Command::SaveCopy(to) => vec![self.save(to, true, SaveAs::Copy)],
            Command::Export(request) => vec![Job::Export {
                request,
                timeline: self.shown.timeline.clone(),
            }],
            Command::Import(from) => vec![Job::Import { from }],
            Command::Close => {
                self.close();
                vec![Job::StopReading]
            }
        }
    }

    fn hear(&mut self, event: Event) -> Vec<Job> {
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
                if std::mem::take(&mut self.fresh_notes) {
                    self.shown.notes.clear();
                    self.noted.clear();
                }
                // Where nothing has changed there is nothing to wait for.
                if !self.is_filling() && !self.quiet {
                    self.shown.progress = Some(progress);
                }
                self.note(notes);
                self.reading.add(sources);
                if self.reading.is_due() && !self.resolving {
                    vec![self.resolve()]
                } else {
                    Vec::new()
                }
            }
            Event::ReadSame { revision } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                self.shown.progress = None;
                self.is_read = true;
                self.fresh_notes = false;
                self.reading.stop();
                self.before_reading = None;
                self.expected.clear();
                if !self.quiet {
                    self.say("Read again: nothing has changed".to_owned());
                }
                self.quiet = false;
                self.look_again()
            }
            Event::Changed { roots } => {
                if self.inputs != Some(Inputs::Paths(roots)) || self.stopped {
                    return Vec::new();
                }
                self.changed = true;
                self.look_again()
            }
            Event::Cache { bytes, cleared } => {
                if cleared {
                    self.shown.cache_bytes = 0;
                    self.say(format!(
                        "Cleared the cache: {} of what was read. Folders are read anew when they are opened again",
                        crate::model::words::bytes(bytes)
                    ));
                } else {
                    self.shown.cache_bytes = bytes;
                }
                Vec::new()
            }
            Event::Recalled { revision, recalled } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                if recalled.holds {
                    self.shown.progress = None;
                }
                self.recalled = Some(recalled);
                self.reading.wait();
                vec![self.resolve()]
            }
            Event::ReadAll { revision } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                self.recalled = None;
                self.shown.progress = None;
                self.understanding = false;
                self.reading.end();
                let moved = self.miss_documents();
                self.known.clear();
                let mut jobs = Vec::new();
                if moved {
                    jobs.extend(self.save_edits());
                }
                self.is_read = true;
                // What was said of a document's dates may hold for one of another name now.
                jobs.extend(self.follow());
                jobs.extend(self.look_again());
                jobs
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
                    if self.is_read {
                        self.tell_reading();
                    }
                }
                if self.shown.progress.is_some() && self.reading.is_due() {
                    vec![self.resolve()]
                } else {
                    Vec::new()
                }
            }
            Event::Saved { to, asked, result } => self.saved(to, asked, result),
            Event::Exported { to, result } => {
                match result {
                    Ok(()) => self.say(format!("Saved {}", file_name(&to))),
                    Err(why) => self.fail(why),
                }
                Vec::new()
            }
            Event::Imported { result, .. } => match result {
                // What is open may have been closed, or become something that can only be looked at, meanwhile.
                Ok(_) if self.shown.name.is_none() => Vec::new(),
                Ok((change, notes)) => {
                    let jobs = match change.edits.is_empty() {
                        true => Vec::new(),
                        false => self.command(Command::Do(change)),
                    };
                    self.shown.notes.extend(notes);
                    jobs
                }
                Err(why) => {
                    self.fail(why);
                    Vec::new()
                }
            },
        }
    }

    /// What became of a file that was to be saved.
    fn saved(
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
        let ours = [self.shown.project.as_ref(), self.kept.as_ref()].contains(&Some(&to));
        match result {
            Ok(note) => {
                if ours {
                    self.shown.unsaved = false;
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
                old.map(|path| Job::Release { path }).into_iter().collect()
            }
            Err(why) => {
                self.fail(why);
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

    /// A change with all that is known of it now: what stood around its quotations, and a name for what it adds.
    fn completed(&self, mut change: Change) -> Change {
        change.name_added(self.log.steps().len());
        crate::edit::complete(change, &self.shown.timeline)
    }

    /// Forgets all that is open. Revisions go on counting, so that late answers find nobody.
    fn close(&mut self) {
        if self.read_only.is_none() && !self.log.is_empty() {
            let paths = [self.shown.project.clone(), self.kept.clone()];
            let unsaved = self.shown.unsaved || self.view != self.saved_view;
            for to in paths.into_iter().flatten().filter(|_| unsaved) {
                self.leaving.push(self.save(to, false, SaveAs::Whole));
            }
        }
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
            keep_in: self.keep_in.take(),
            leaving,
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
        let to = self.kept.clone().filter(|_| self.read_only.is_none())?;
        Some(self.save(to, false, SaveAs::Edits))
    }

    fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Job> {
        self.close();
        let Some(path) = self.kept_file(&paths) else {
            return self.read(Inputs::Paths(paths));
        };
        self.kept = Some(path.clone());
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

    fn load(&mut self, path: PathBuf) -> Vec<Job> {
        self.close();
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

    fn loaded(&mut self, saved: Saved, notes: Vec<Note>) -> Vec<Job> {
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
        if let Some(why) = &read_only {
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

    fn stop(&mut self) -> Vec<Job> {
        let Some(progress) = self.shown.progress.take() else {
            return Vec::new();
        };
        self.read_revision += 1;
        self.understanding = false;
        self.recalled = None;
        self.stopped = true;
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
        jobs.extend(self.save_edits());
        jobs
    }

    /// What was said since, wherever it is kept.
    fn save_edits(&mut self) -> Vec<Job> {
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

    fn how_to_read(&self) -> HowToRead {
        HowToRead {
            said: DatesSaid::in_force(&self.log),
            encodings: EncodingsSaid::in_force(&self.log),
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

    /// After everything was read again: what is new, and what of the user's word it touches.
    fn tell_reading(&mut self) {
        let quiet = std::mem::take(&mut self.quiet);
        let Some(before) = self.before_reading.take() else {
            return;
        };
        let now = &self.shown.timeline;
        let key = |e: &crate::model::Event| {
            let when = e.when.edtf.as_ref().map(ToString::to_string);
            (e.label.clone(), when.unwrap_or_default())
        };
        let old: BTreeSet<_> = before.events.iter().map(key).collect();
        let old_labels: BTreeSet<&str> = before.events.iter().map(|e| &*e.label).collect();
        let old_ids: BTreeSet<EventId> = before.events.iter().map(|e| e.id).collect();
        let (mut new, mut changed) = (0, 0);
        for event in now.events.iter().filter(|e| !old.contains(&key(e))) {
            match old_ids.contains(&event.id) || old_labels.contains(&*event.label) {
                true => changed += 1,
                false => new += 1,
            }
        }
        let count = |f: fn(&PlaceNow) -> bool| now.unplaced.iter().filter(|u| f(&u.now)).count();
        let differs = count(|n| matches!(n, PlaceNow::Differs { .. }));
        let lost = count(|n| matches!(n, PlaceNow::Lost(_)));
        let guessed = count(|n| matches!(n, PlaceNow::Guessed(..)));
        let mut parts = vec![format!("{new} new"), format!("{changed} changed")];
        for (n, one, many) in [
            (differs, "differs from your edit", "differ from your edits"),
            (
                guessed,
                "edit has to be looked at",
                "edits have to be looked at",
            ),
            (
                lost,
                "edit has lost its place",
                "edits have lost their place",
            ),
        ] {
            match n {
                0 => {}
                1 => parts.push(format!("1 {one}")),
                n => parts.push(format!("{n} {many}")),
            }
        }
        // Nobody asked: where nothing came of it there is nothing to say.
        if quiet && new + changed == 0 && parts.len() == 2 {
            return;
        }
        let what = if quiet {
            "The folder has changed"
        } else {
            "Read again"
        };
        self.say(format!("{what}: {}", parts.join(", ")));
    }

    fn name_steps(&mut self) {
        self.shown.undo = self.log.next_undo().map(str::to_owned);
        self.shown.redo = self.log.next_redo().map(str::to_owned);
        self.shown.answered = self.log.answered();
        self.shown.filters = crate::edit::filters(&self.log);
    }

    /// Reads again where something has changed and nothing is being read: without a word, for nobody asked.
    fn look_again(&mut self) -> Vec<Job> {
        let Some(inputs) = self.inputs.clone().filter(|_| self.changed && self.is_read) else {
            return Vec::new();
        };
        self.changed = false;
        self.quiet = true;
        self.fresh_notes = true;
        self.before_reading = Some(self.shown.timeline.clone());
        self.expected = self.documents_read();
        self.read_again(inputs)
    }

    /// The whole timeline is shown already, and what it was made of is still being taken up.
    fn is_filling(&self) -> bool {
        self.recalled
            .as_ref()
            .is_some_and(|recalled| recalled.holds)
    }

    fn resolve(&mut self) -> Job {
        self.resolve_revision += 1;
        self.resolving = true;
        self.shown.resolving = true;
        if let Some(recalled) = &self.recalled {
            return Job::Show {
                revision: self.resolve_revision,
                recalled: recalled.clone(),
                log: self.log.clone(),
                complete: recalled.holds,
            };
        }
        self.reading.taken();
        Job::Resolve {
            revision: self.resolve_revision,
            sources: self.reading.sources(),
            log: self.log.clone(),
            documents_alone: self.shown.documents_alone,
            complete: self.shown.progress.is_none(),
        }
    }

    fn documents_read(&self) -> Vec<(DocId, [u8; 32])> {
        let sources = self.reading.sources();
        let all = sources
            .iter()
            .map(|s| (s.document.id.clone(), s.document.hash));
        all.collect()
    }

    fn save(&self, to: PathBuf, asked: bool, how: SaveAs) -> Job {
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

    /// Says what became of the documents that were there before. True where one has another name now: its edits follow it.
    fn miss_documents(&mut self) -> bool {
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
    pub fn share(&self, full_text: Option<Arc<dyn FullText>>) -> Arc<Shown> {
        Arc::new(Shown {
            full_text,
            ..self.shown.clone()
        })
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
