//! The reading lane: lists and reads a folder, opens a project file, and tells in batches what has been read.

use super::documents::{self, Reader};
use super::guard::guarded;
use super::pool::{self, Cancel, Done, Limits};
use super::{Tell, sample, saved};
use crate::model::{Note, Source};
use crate::read;
use crate::session::{Event, Inputs, Job, Progress};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Documents are told of in batches this far apart: about one a frame.
const BATCH_TIME: Duration = Duration::from_millis(30);

/// With this few documents each is told of at once.
const FEW: usize = 200;

pub(super) fn read(job: Job, cancel: &Cancel, tell: &Tell) {
    match job {
        Job::Read {
            revision,
            inputs,
            known,
            how,
        } => {
            let mut batch = Batch::new(revision, tell);
            let (reader, notes) = Reader::new(known, &how);
            batch.notes = notes;
            match inputs {
                Inputs::Paths(paths) => read_paths(&paths, reader, cancel, &mut batch),
                Inputs::Sample => read_sample(&reader, &mut batch),
            }
            if !cancel.is_cancelled() {
                batch.flush();
                tell.tell(Event::ReadAll { revision });
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
            understand(sources, reader, cancel, &mut batch);
            if !cancel.is_cancelled() {
                batch.flush();
                tell.tell(Event::ReadAll { revision });
            }
        }
        Job::Load { revision, path } => {
            let result = saved::load(&path).map(Box::new);
            tell.tell(Event::Loaded { revision, result });
        }
        Job::StopReading | Job::Resolve { .. } | Job::Save { .. } | Job::Export { .. } => {}
    }
}

fn read_paths(paths: &[PathBuf], reader: Reader, cancel: &Cancel, batch: &mut Batch) {
    let found = guarded(|| read::find(paths)).unwrap_or_else(|| crate::model::Noted {
        value: Vec::new(),
        notes: vec![Note::new(None, "The folder could not be listed")],
    });
    batch.progress.total = found.value.len();
    let said_nothing = found.notes.is_empty();
    batch.notes.extend(found.notes);
    if found.value.is_empty() && said_nothing {
        batch.notes.push(nothing_to_read(paths));
    }
    batch.flush();
    pool::run(
        found.value.into_iter(),
        &Limits {
            // Nothing waits for an earlier document here.
            window: usize::MAX,
            ..Limits::default()
        },
        cancel,
        false,
        move |found| reader.read(&found),
        |_, done| {
            match done {
                Done::Value((source, notes)) => batch.add(source, notes),
                Done::Panicked(found) => batch.add(None, vec![documents::panicked(&found.id)]),
                Done::TooLong(found) => batch.add(None, vec![documents::too_long(&found.id)]),
            }
            batch.heard
        },
    );
}

/// What an empty folder's reader is told.
pub(super) fn nothing_to_read(paths: &[PathBuf]) -> Note {
    let path = paths.first().map(|p| p.display().to_string());
    Note::new(
        path.map(|p| crate::model::DocId::new(&p)),
        "There are no documents here; choose a folder with .txt, .md or .html files",
    )
}

/// Finds again what documents say that have been read before; their files are left alone.
fn understand(sources: Vec<Source>, reader: Reader, cancel: &Cancel, batch: &mut Batch) {
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
        move |source| reader.again(source),
        |_, done| {
            // What cannot be understood anew stays as it was understood before.
            match done {
                Done::Value(source) => batch.add(Some(source), Vec::new()),
                Done::Panicked(source) | Done::TooLong(source) => {
                    let id = source.document.id.clone();
                    batch.add(None, vec![documents::as_before(&id)]);
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
        let (source, notes) = reader.source(document);
        batch.add(Some(source), notes);
    }
}

struct Batch<'a> {
    revision: u64,
    tell: &'a Tell,
    sources: Vec<Source>,
    notes: Vec<Note>,
    progress: Progress,
    told: Instant,
    /// False once nobody listens any more.
    heard: bool,
}

impl<'a> Batch<'a> {
    fn new(revision: u64, tell: &'a Tell) -> Self {
        Self {
            revision,
            tell,
            sources: Vec::new(),
            notes: Vec::new(),
            progress: Progress { done: 0, total: 0 },
            told: Instant::now(),
            heard: true,
        }
    }

    fn add(&mut self, source: Option<Source>, notes: Vec<Note>) {
        self.sources.extend(source);
        self.notes.extend(notes);
        self.progress.done += 1;
        if self.progress.total <= FEW || self.told.elapsed() >= BATCH_TIME {
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
