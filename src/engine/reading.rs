//! The reading lane: lists and reads a folder, opens a project file, and tells in batches what has been read.

use super::documents::{self, Had, Reader, Understood};
use super::files;
use super::guard::guarded;
use super::kept::{Gather, Plan, Shelf};
use super::pool::{self, Cancel, Done, Limits};
use super::saved::Keepers;
use super::watch::Watch;
use super::{Tell, sample};
use crate::model::parked::Depot;
use crate::model::{Note, Noted, Parked};
use crate::read;
use crate::session::{Event, Inputs, Job, Progress};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// At first documents are told of in batches this far apart, about one a frame: whoever has opened a folder waits for the first.
const BATCH_TIME: Duration = Duration::from_millis(30);

/// And then this far: the window is drawn anew with each, which takes the processor from those who read.
const LATER_BATCH_TIME: Duration = Duration::from_millis(200);

/// So long is "at first".
const AT_FIRST: Duration = Duration::from_secs(1);

/// With this few documents each is told of at once.
const FEW: usize = 200;

pub(super) fn read(
    job: Job,
    cancel: &Cancel,
    keepers: &Keepers,
    shelf: &Shelf,
    watch: &mut Option<Watch>,
    tell: &Tell,
) {
    match job {
        Job::Read {
            revision,
            inputs,
            known,
            how,
            only_changes,
        } => {
            let mut batch = Batch::new(revision, tell);
            let (reader, notes) = Reader::new(known, &how);
            let reader = reader.parking();
            batch.notes = notes;
            let same = match inputs {
                Inputs::Paths(paths) => read_paths(
                    &paths,
                    reader,
                    cancel,
                    shelf,
                    only_changes,
                    watch,
                    &mut batch,
                ),
                Inputs::Sample => {
                    *watch = None;
                    shelf.close();
                    read_sample(&reader, &mut batch);
                    false
                }
            };
            if !cancel.is_cancelled() {
                if same {
                    tell.tell(Event::ReadSame { revision });
                } else {
                    batch.flush();
                    tell.tell(Event::ReadAll { revision });
                }
                let trouble = shelf.now().and_then(|store| store.trouble());
                let bytes = shelf.bytes();
                tell.tell(Event::Cache {
                    bytes,
                    cleared: false,
                    trouble,
                });
            }
        }
        Job::Understand {
            revision,
            sources,
            how,
        } => {
            let mut batch = Batch::new(revision, tell);
            let (reader, notes) = Reader::new(Vec::new(), &how);
            batch.notes = notes;
            understand(sources, reader, cancel, shelf, &mut batch);
            if !cancel.is_cancelled() {
                batch.flush();
                tell.tell(Event::ReadAll { revision });
            }
        }
        Job::Load { revision, path } => {
            let result = keepers.load(&path).map(Box::new);
            tell.tell(Event::Loaded { revision, result });
        }
        Job::Recall {
            revision,
            path,
            folders,
        } => {
            let result = Ok(Box::new(keepers.recall(&path, folders)));
            tell.tell(Event::Loaded { revision, result });
        }
        Job::StopReading
        | Job::Pause
        | Job::GoOn
        | Job::Show { .. }
        | Job::Compare { .. }
        | Job::Remember { .. }
        | Job::Resolve { .. }
        | Job::Save { .. }
        | Job::Release { .. }
        | Job::ClearCache
        | Job::Export { .. }
        | Job::Import { .. } => {}
    }
}

/// True where everything is as it was when this window read it, so that nothing was told.
fn read_paths(
    paths: &[PathBuf],
    reader: Reader,
    cancel: &Cancel,
    shelf: &Shelf,
    only_changes: bool,
    watch: &mut Option<Watch>,
    batch: &mut Batch,
) -> bool {
    let limits = Limits::default();
    // Whoever waits for a timeline gets the one that was kept before anybody has looked whether its folder still is as it was.
    let kept = || shelf.take_kept(paths)?.timeline(limits.threads);
    let kept = reader.knows_nothing().then(|| guarded(kept).flatten());
    let (recalled, texts) = kept.flatten().unzip();
    let recalled = recalled.map(Arc::new);
    if let Some(recalled) = &recalled {
        batch.tell.tell(Event::Recalled {
            revision: batch.revision,
            recalled: recalled.clone(),
        });
        batch.progress.checking = true;
        batch.flush();
    }
    // From before they are listed: what changes meanwhile is found the next time.
    if watch.as_ref().is_none_or(|watch| !watch.is_of(paths)) {
        *watch = None;
        *watch = Watch::of(paths, batch.tell);
    }
    let mut found = guarded(|| read::find(paths)).unwrap_or_else(|| crate::model::Noted {
        value: Vec::new(),
        notes: vec![Note::new(None, "The folder could not be listed")],
    });
    reader.say_encodings(&mut found.value);
    batch.progress.total = found.value.len();
    let said_nothing = found.notes.is_empty();
    batch.notes.extend(found.notes);
    if found.value.is_empty() && said_nothing {
        batch.notes.push(nothing_to_read(paths));
    }
    if reader.knows_nothing() {
        batch.flush();
    }
    let store = guarded(|| shelf.take(paths, Some(&found.value))).flatten();
    let reader = reader.keeping(store.is_some());
    let mut plan = Plan::of(found.value, store, limits.threads, |kept| {
        reader.is_as_wanted(kept)
    })
    .with_texts(texts.unwrap_or_default());
    if cancel.is_cancelled() {
        return false;
    }
    let nothing_to_try = only_changes || plan.read.is_empty();
    if plan.unchanged && nothing_to_try && reader.knows_all(plan.documents()) {
        return true;
    }
    batch.progress.checking = false;
    if let Some(recalled) = recalled {
        batch.tell.tell(Event::Checked {
            revision: batch.revision,
            still: plan.still(&recalled),
        });
    }
    if plan.documents().count() + plan.read.len() >= MANY {
        batch.depot = plan.store.as_ref().and_then(|store| store.nameless_file());
    }
    plan.take_up(&reader, &limits, cancel, |understood| {
        batch.understood(understood)
    });
    let mut gather = Gather::new(plan.store.clone());
    let marks = plan.store.is_some();
    pool::run(
        files::read_all(plan.read, &limits, cancel, false, marks),
        &limits,
        cancel,
        false,
        move |read| reader.understand(read),
        |_, done| {
            let mut understood = match done {
                Done::Value(understood) => understood,
                Done::Panicked(read) => Understood::lost(read, documents::panicked),
                Done::TooLong(read) => Understood::lost(read, documents::too_long),
            };
            gather.add(understood.of.take());
            batch.understood(understood)
        },
    );
    false
}

/// What an empty folder's reader is told.
pub(super) fn nothing_to_read(paths: &[PathBuf]) -> Note {
    let path = paths.first().map(|p| p.display().to_string());
    Note::new(
        path.map(|p| crate::model::DocId::new(&p)),
        "There are no documents here; choose a folder with text, PDF, office or e-mail files",
    )
}

/// Finds again what documents say that have been read before; their files are left alone.
fn understand(
    sources: Vec<Parked>,
    reader: Reader,
    cancel: &Cancel,
    shelf: &Shelf,
    batch: &mut Batch,
) {
    let store = shelf.now();
    batch.progress.total = sources.len();
    batch.flush();
    pool::run(
        sources.into_iter(),
        &Limits {
            window: usize::MAX,
            ..Limits::default()
        },
        cancel,
        false,
        move |source| {
            let source = reader.again(source.document);
            if let Some(store) = &store {
                // What its reading had to say was told and is not known any more; most have nothing to say.
                store.keep_again_quietly(&source);
            }
            Parked::of(source)
        },
        |_, done| {
            // What cannot be understood anew stays as it was understood before.
            match done {
                Done::Value(source) => batch.add(Some(source), Vec::new(), true),
                Done::Panicked(source) | Done::TooLong(source) => {
                    let id = source.document.id.clone();
                    batch.add(None, vec![documents::as_before(&id)], true);
                }
            }
            batch.heard
        },
    );
}

fn read_sample(reader: &Reader, batch: &mut Batch) {
    let documents = sample::documents();
    batch.progress.total = documents.len();
    for document in documents {
        let Noted { value, notes } = document;
        let value = Arc::new(value);
        let (source, notes) = reader.parked(Noted { value, notes });
        batch.add(Some(source), notes, true);
    }
}

/// What fewer documents say may lie in memory until it is needed again.
const MANY: usize = 2_000;

struct Batch<'a> {
    revision: u64,
    tell: &'a Tell,
    /// Where what documents say is put at once. Later it would leave holes of its size between the texts, which nobody can give back.
    depot: Option<Arc<dyn Depot>>,
    sources: Vec<Parked>,
    notes: Vec<Note>,
    progress: Progress,
    rate: Rate,
    began: Instant,
    told: Instant,
    /// False once nobody listens any more.
    heard: bool,
}

impl<'a> Batch<'a> {
    fn new(revision: u64, tell: &'a Tell) -> Self {
        Self {
            revision,
            tell,
            depot: None,
            sources: Vec::new(),
            notes: Vec::new(),
            progress: Progress::default(),
            rate: Rate::new(),
            began: Instant::now(),
            told: Instant::now(),
            heard: true,
        }
    }

    /// False once nobody listens any more.
    fn understood(&mut self, understood: Understood) -> bool {
        let parked = understood.source.map(Had::parked);
        self.add(parked, understood.notes, understood.ends_file);
        self.heard
    }

    fn add(&mut self, source: Option<Parked>, notes: Vec<Note>, ends_file: bool) {
        if let (Some(source), Some(depot)) = (&source, &self.depot) {
            // Where there is no room it stays in memory.
            source.put_into(depot);
        }
        self.sources.extend(source);
        self.notes.extend(notes);
        self.progress.done += usize::from(ends_file);
        self.progress.per_second = self.rate.at(self.progress.done);
        let time = match self.began.elapsed() < AT_FIRST {
            true => BATCH_TIME,
            false => LATER_BATCH_TIME,
        };
        if self.progress.total <= FEW || self.told.elapsed() >= time {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.heard = self.tell.tell(Event::Read {
            revision: self.revision,
            sources: std::mem::take(&mut self.sources),
            notes: std::mem::take(&mut self.notes),
            progress: self.progress,
        });
        self.told = Instant::now();
    }
}

/// How many documents a second, as of late: what is taken out of the cache says nothing of what is still to be read.
struct Rate {
    since: Instant,
    last: Instant,
    done: usize,
    told: u32,
}

/// So long is "of late".
const OF_LATE: Duration = Duration::from_secs(2);

impl Rate {
    fn new() -> Self {
        Self {
            since: Instant::now(),
            last: Instant::now(),
            done: 0,
            told: 0,
        }
    }

    fn at(&mut self, done: usize) -> u32 {
        // Nothing came for so long: it was paused, and that says nothing of how fast it goes.
        if self.last.elapsed() >= OF_LATE {
            (self.since, self.done) = (Instant::now(), done);
        }
        self.last = Instant::now();
        let time = self.since.elapsed();
        if time >= OF_LATE {
            self.told = ((done - self.done) as f32 / time.as_secs_f32()) as u32;
            (self.since, self.done) = (Instant::now(), done);
        }
        self.told
    }
}
