//! What of a folder need not be read again, because the cache has it: told apart from the rest, and taken up.
//!
//! Not the cache itself; that is [`super::store`]. Without one everything is read.

use super::documents::{Reader, Understood};
use super::pool::{self, Cancel, Done, Limits};
use super::store::{
    Again, Cache, Fresh, Kept, Known, Mark, Record, Row, Stamp, Store, Texts, at_time, of_kept,
};
use crate::model::{DocId, Note};
use crate::read::Found;
use crate::session::{Recalled, Still};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// So many files are taken out of the cache at once.
const CHUNK: usize = 200;

/// The cache of the folders that are open: opened once, for reading, resolving and searching.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    cache: Cache,
    open: Mutex<Option<(Vec<PathBuf>, Arc<Store>)>>,
}

impl Shelf {
    pub fn new(cache: Cache) -> Self {
        Self {
            cache,
            open: Mutex::default(),
        }
    }

    /// The store of these folders, in place of the one that was open. `found` is what is in them, where that is known.
    pub fn take(&self, roots: &[PathBuf], found: Option<&[Found]>) -> Option<Arc<Store>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        // A disk that is not there now is there again later, and nothing of it is to be forgotten.
        if found.is_some_and(<[Found]>::is_empty) {
            *open = None;
            return None;
        }
        if let Some((of, store)) = &*open
            && of == roots
            && store.is_sound()
        {
            return Some(store.clone());
        }
        // What was open is written to its end before the same file is opened again.
        *open = None;
        let store = self.cache.open(roots, found)?;
        *open = Some((roots.to_vec(), store.clone()));
        Some(store)
    }

    /// The same before anybody has looked at the folders: only where something is kept of them.
    pub fn take_kept(&self, roots: &[PathBuf]) -> Option<Arc<Store>> {
        if !self.cache.keeps(roots) {
            return None;
        }
        self.take(roots, None)
    }

    /// What is open now.
    pub fn now(&self) -> Option<Arc<Store>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().map(|(_, store)| store.clone())
    }

    /// How many bytes all that is kept takes.
    pub fn bytes(&self) -> u64 {
        self.cache.size()
    }

    /// Deletes all that is kept, of these folders and of others.
    pub fn clear(&self) {
        self.close();
        self.cache.clear();
    }

    /// What was open is written to its end, though whoever resolves may still be holding on to it.
    pub fn close(&self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let was_open = open.take();
        // The window's thread asks what is open, and must not wait.
        drop(open);
        if let Some((_, store)) = was_open {
            store.finish();
        }
    }
}

/// A file of which everything is kept.
#[derive(Clone)]
pub(super) struct KeptFile {
    pub found: Found,
    pub documents: Vec<Kept>,
    /// The times of its file before and now, where its documents name it.
    touched: Option<(Stamp, Stamp)>,
}

/// What is to be done about the files of a folder.
#[derive(Default)]
pub(super) struct Plan {
    pub store: Option<Arc<Store>>,
    pub kept: Vec<KeptFile>,
    pub read: Vec<Found>,
    /// Everything is as it was when it was last read.
    pub unchanged: bool,
    /// Texts that have been taken up already, by document.
    texts: Texts,
    records: BTreeMap<DocId, Record>,
}

impl Plan {
    /// Tells what need not be read. `is_as_wanted`: the document is kept as it is to be understood.
    pub fn of(
        found: Vec<Found>,
        store: Option<Arc<Store>>,
        threads: usize,
        is_as_wanted: impl Fn(&Kept) -> bool,
    ) -> Self {
        let Some(store) = store else {
            return Self {
                read: found,
                ..Self::default()
            };
        };
        let records = store.records();
        let held = spread(&found, threads, |file| {
            let record = records.get(&file.id);
            record.map_or(Known::Changed, |record| record.holds(file))
        });
        let mut plan = Self {
            unchanged: records.len() == found.len(),
            ..Self::default()
        };
        let mut gone: BTreeSet<i64> = records.values().map(|r| r.id).collect();
        for (file, known) in found.into_iter().zip(held) {
            let record = records.get(&file.id);
            if let Some(record) = record {
                gone.remove(&record.id);
            }
            let (Some(record), Known::Same | Known::Touched(..)) = (record, &known) else {
                plan.unchanged = false;
                plan.read.push(file);
                continue;
            };
            let mut touched = None;
            if let Known::Touched(mark, other_time) = known {
                touched = other_time.then_some((record.mark.stamp, mark.stamp));
                store.mark(mark);
            }
            // What could not be read may be readable now, though the file is the same.
            if record.documents.is_empty() {
                plan.read.push(file);
                continue;
            }
            plan.unchanged &= touched.is_none() && record.documents.iter().all(&is_as_wanted);
            plan.kept.push(KeptFile {
                found: file,
                documents: record.documents.clone(),
                touched,
            });
        }
        store.forget(gone.into_iter().collect());
        plan.records = records;
        plan.store = Some(store);
        plan
    }

    /// What came of this folder when it was last read. `None` where there is none, or so little of it is left that it would only
    /// be in the way.
    pub fn recall(&mut self, threads: usize) -> Option<Recalled> {
        let store = self.store.clone()?;
        if self.is_little_left() {
            return None;
        }
        let (mut recalled, texts) = store.timeline(threads)?;
        self.texts = texts;
        recalled.holds = self.still(&recalled) == Still::Whole;
        Some(recalled)
    }

    fn is_little_left(&self) -> bool {
        self.kept.len() * 2 < self.records.len().max(self.read.len()) || self.kept.is_empty()
    }

    /// How much of what was kept still is as the folder is now.
    pub fn still(&self, recalled: &Recalled) -> Still {
        if self.is_little_left() {
            return Still::Little;
        }
        if !self.unchanged {
            return Still::Much;
        }
        let mut sorted: Vec<&Kept> = self.records.values().flat_map(|r| &r.documents).collect();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        match recalled.of.sources == of_kept(&sorted) {
            true => Still::Whole,
            false => Still::Much,
        }
    }

    /// With texts that were taken up before.
    pub fn with_texts(self, texts: Texts) -> Self {
        Self { texts, ..self }
    }

    /// All documents that are kept, in any order.
    pub fn documents(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().flat_map(|file| &file.documents)
    }

    /// Takes up what is kept. What cannot be taken up after all is added to what is to be read.
    pub fn take_up(
        &mut self,
        reader: &Reader,
        limits: &Limits,
        cancel: &Cancel,
        mut each: impl FnMut(Understood) -> bool,
    ) {
        let Some(store) = self.store.clone() else {
            return;
        };
        let texts = Arc::new(std::mem::take(&mut self.texts));
        let chunks: Vec<Arc<[KeptFile]>> = self.kept.chunks(CHUNK).map(Arc::from).collect();
        let (reader, read) = (reader.clone(), &mut self.read);
        let work = move |chunk: Arc<[KeptFile]>| {
            let connection = store.connection();
            let mut out = Vec::with_capacity(chunk.len());
            for file in chunk.iter() {
                let taken = connection
                    .as_ref()
                    .and_then(|c| take_file(file, &reader, &store, &texts, c));
                out.push(taken.ok_or_else(|| file.found.clone()));
            }
            out
        };
        pool::run(chunks.into_iter(), limits, cancel, true, work, |_, done| {
            let taken = match done {
                Done::Value(taken) => taken,
                Done::Panicked(chunk) | Done::TooLong(chunk) => {
                    chunk.iter().map(|file| Err(file.found.clone())).collect()
                }
            };
            for file in taken {
                match file {
                    Ok(documents) => {
                        if !documents.into_iter().all(&mut each) {
                            return false;
                        }
                    }
                    Err(found) => read.push(found),
                }
            }
            true
        });
        self.kept.clear();
    }
}

/// The documents of a file out of the cache, understood as they are to be now.
fn take_file(
    file: &KeptFile,
    reader: &Reader,
    store: &Store,
    texts: &Texts,
    connection: &super::store::Connection,
) -> Option<Vec<Understood>> {
    let wanted: Vec<&Kept> = file.documents.iter().collect();
    let known: Option<Vec<_>> = wanted.iter().map(|kept| reader.known_as(kept)).collect();
    let sources = match known {
        // This window has read it already.
        Some(known) if file.touched.is_none() => known.into_iter().map(|s| (s, None)).collect(),
        _ => {
            let texts = wanted.iter().map(|kept| texts.get(&kept.id).cloned());
            let read = store.sources(&file.found, &wanted, texts.collect(), connection)?;
            read.into_iter()
                .map(|(s, notes)| (s, Some(notes)))
                .collect::<Vec<_>>()
        }
    };
    let last = wanted.len().saturating_sub(1);
    let documents = sources.into_iter().zip(wanted).enumerate();
    let understood = documents.map(|(n, ((mut parked, read_notes), kept))| {
        let mut notes = kept.notes.clone();
        let mut found_again = None;
        if let Some(read_notes) = read_notes {
            let mut is_new = !reader.is_as_wanted(kept);
            if let Some((before, now)) = &file.touched {
                is_new |= at_time(Arc::make_mut(&mut parked.document), before, now);
            }
            if is_new {
                let source = reader.again(parked.document.clone());
                if let Some(again) = Again::of(&source, &read_notes) {
                    store.keep_again(again);
                }
                notes = read_notes;
                notes.extend(source.facts.notes.iter().cloned());
                found_again = Some(reader.had(source, None));
            }
        }
        let had = found_again.or_else(|| reader.had_away(parked));
        if had.is_none() {
            store.damaged();
        }
        Some(Understood {
            doc: kept.name.clone(),
            source: Some(had?),
            notes,
            ends_file: n == last,
            of: None,
        })
    });
    understood.collect()
}

/// To which file a document belongs that was just read, and how it will be kept.
#[derive(Clone)]
pub(super) struct OfFile {
    pub file: DocId,
    /// `None` of what is no document.
    pub row: Option<Row>,
    /// With the last one: how the file is known again, and how many documents are in it.
    pub end: Option<(Option<Mark>, usize)>,
}

/// The rows of one file so far, what its last one told (see [`OfFile::end`]), and a count of those that came.
type Gathered = (Vec<Row>, Option<(Option<Mark>, usize)>, usize);

/// Gathers what was read of each file until all of it is there to be kept.
pub(super) struct Gather {
    store: Option<Arc<Store>>,
    files: BTreeMap<DocId, Gathered>,
}

impl Gather {
    pub fn new(store: Option<Arc<Store>>) -> Self {
        Self {
            store,
            files: BTreeMap::new(),
        }
    }

    pub fn add(&mut self, of: Option<OfFile>) {
        let (Some(store), Some(OfFile { file, row, end })) = (&self.store, of) else {
            return;
        };
        let (rows, ended, arrived) = self.files.entry(file.clone()).or_default();
        *arrived += 1;
        rows.extend(row);
        if end.is_some() {
            *ended = end;
        }
        // Documents of a file are understood side by side: its last may arrive before its first.
        let is_whole = ended.as_ref().is_some_and(|(_, all)| all == arrived);
        if !is_whole {
            return;
        }
        if let Some((rows, Some((Some(mark), _)), _)) = self.files.remove(&file) {
            store.keep(Fresh { mark, rows });
        }
    }
}

/// The same for each, on so many threads, in their order.
fn spread<I: Sync, T: Send>(all: &[I], threads: usize, work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let part = all.len().div_ceil(threads.max(1) * 8).max(1);
    let run = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(part, Ordering::Relaxed);
            if start >= all.len() {
                return done;
            }
            let end = all.len().min(start + part);
            done.push((start, all[start..end].iter().map(&work).collect::<Vec<T>>()));
        }
    };
    let mut parts = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.max(1)).map(|_| scope.spawn(run)).collect();
        let mut parts = run();
        for other in others {
            // A panic in a part is a panic of the whole, which is guarded.
            parts.extend(
                other
                    .join()
                    .unwrap_or_else(|e| std::panic::resume_unwind(e)),
            );
        }
        parts
    });
    parts.sort_by_key(|(start, _)| *start);
    parts.into_iter().flat_map(|(_, part)| part).collect()
}

/// What is to be said of documents that are kept.
pub(super) fn notes(plan: &Plan) -> impl Iterator<Item = Note> {
    plan.documents().flat_map(|kept| kept.notes.iter().cloned())
}
