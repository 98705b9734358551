//! What is open, and what each command and event does to it.

mod opening;
mod saving;

use super::news::{self, Occasion, Since};
use super::reading::Reading;
use super::{Command, Event, HowToRead, Inputs, Job, Recalled, SaveAs, Shown, Still};
use crate::edit::{Change, EditLog};
use crate::model::query::FullText;
use crate::model::{DocId, Held, Note, OwnRules, Timeline, View};
use std::collections::BTreeSet;
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
    /// What is told once everything has been read: why it was, and what it is compared with.
    since: Option<(Occasion, Since)>,
    /// That is being worked out.
    telling: Option<Occasion>,
    /// Where what was last seen is kept, to tell what is new when it is opened again.
    seen: Option<PathBuf>,
    /// The revision that was last kept there.
    remembered: u64,
    /// Counts up with every reading and loading; an answer to an older one is dropped.
    read_revision: u64,
    resolve_revision: u64,
    compare_revision: u64,
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
        // What nobody sees paused must not wait.
        if self.shown.progress.is_none() && std::mem::take(&mut self.shown.paused) {
            all.push(Job::GoOn);
        }
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
            Command::Pause => self.pause(),
            Command::GoOn => self.go_on(),
            Command::ClearCache => vec![Job::ClearCache],
            Command::Reread => match self.inputs.clone() {
                Some(inputs) => {
                    self.quiet = false;
                    self.fresh_notes = true;
                    self.since = Some((Occasion::Asked, Since::Shown(self.shown.timeline.clone())));
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
                let source = self.reading.source(&doc).and_then(Held::at_hand);
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
            Command::SaveAgain if self.shown.unsaved => self.save_edits(),
            Command::SaveAgain => Vec::new(),
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
                self.since
                    .take_if(|(why, _)| !matches!(why, Occasion::Opened));
                self.expected.clear();
                if !self.quiet {
                    self.say("Read again: nothing has changed".to_owned());
                }
                self.quiet = false;
                let mut jobs = Vec::new();
                if !self.resolving {
                    jobs.extend(self.compare());
                }
                jobs.extend(self.look_again());
                jobs
            }
            Event::Changed { roots } => {
                if self.inputs != Some(Inputs::Paths(roots)) || self.stopped {
                    return Vec::new();
                }
                self.changed = true;
                self.look_again()
            }
            Event::Cache {
                bytes,
                cleared,
                trouble,
            } => {
                if let Some(why) = trouble {
                    self.fail(why);
                }
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
            Event::Checked { revision, still } => {
                if revision != self.read_revision {
                    return Vec::new();
                }
                match (still, &mut self.recalled) {
                    (Still::Whole, Some(recalled)) => {
                        Arc::make_mut(recalled).holds = true;
                        self.shown.progress = None;
                        // Only now can an edit be said to have lost its place.
                        let said = self.log.in_force().next().is_some();
                        match said {
                            true => vec![self.resolve()],
                            false => Vec::new(),
                        }
                    }
                    (Still::Little, Some(_)) => {
                        self.recalled = None;
                        self.reading.wait_no_more();
                        Vec::new()
                    }
                    _ => Vec::new(),
                }
            }
            Event::TakenUp { revision, recalled } => {
                if revision != self.resolve_revision || self.resolving || !self.is_read {
                    return Vec::new();
                }
                // The same timeline: nobody waits for it.
                self.resolve_revision += 1;
                vec![Job::Show {
                    revision: self.resolve_revision,
                    recalled,
                    log: self.log.clone(),
                    complete: true,
                }]
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
            Event::Resolved {
                revision,
                timeline,
                settled,
            } => {
                if revision != self.resolve_revision {
                    return Vec::new();
                }
                if !settled {
                    self.shown.revision += 1;
                    self.shown.timeline = timeline;
                    return Vec::new();
                }
                self.resolving = false;
                self.shown.resolving = false;
                self.shown.revision += 1;
                self.shown.timeline = timeline;
                if self.shown.progress.is_none() {
                    self.tell_difference();
                    if self.is_read {
                        return self.compare().into_iter().collect();
                    }
                    return Vec::new();
                }
                if self.reading.is_due() {
                    vec![self.resolve()]
                } else {
                    Vec::new()
                }
            }
            Event::News { revision, news } => {
                let Some(why) = self.telling.take_if(|_| revision == self.compare_revision) else {
                    return Vec::new();
                };
                // Where nothing is known of the last time there is nothing to compare with.
                let said = news.and_then(|n| {
                    let unplaced = &self.shown.timeline.unplaced;
                    news::sentence(why, n, unplaced)
                });
                if let Some(said) = said {
                    self.say(said);
                }
                self.remember().into_iter().collect()
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

    /// A change with all that is known of it now: what stood around its quotations, and a name for what it adds.
    fn completed(&self, mut change: Change) -> Change {
        change.name_added(self.log.steps().len());
        crate::edit::complete(change, &self.shown.timeline)
    }

    /// The log has changed: everything that follows from it is made anew, and saved where the user has chosen a place.
    fn edited(&mut self) -> Vec<Job> {
        self.name_steps();
        let mut jobs = self.follow();
        jobs.extend(self.save_edits());
        jobs
    }

    /// After the user's word on how dates are read: how much of the timeline it moved.
    fn tell_difference(&mut self) {
        let Some(before) = self.before.take() else {
            return;
        };
        let n = news::moved(&before, &self.shown.timeline);
        let said = self.shown.message.take().map_or(String::new(), |(m, _)| m);
        self.say(match n {
            0 => format!("{said}: no event’s date changes"),
            1 => format!("{said}: one event’s date changed"),
            n => format!("{said}: {n} events’ dates changed"),
        });
    }

    /// After everything was read: what is new is worked out beside the window.
    fn compare(&mut self) -> Option<Job> {
        self.quiet = false;
        let (why, since) = self.since.take()?;
        self.telling = Some(why);
        self.compare_revision += 1;
        Some(Job::Compare {
            revision: self.compare_revision,
            since,
            now: self.shown.timeline.clone(),
        })
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
pub(super) mod tests;
