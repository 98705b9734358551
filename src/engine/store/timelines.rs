//! What came of all documents of a folder together, kept so that it need not be worked out again.
//!
//! Only findings: the user's word is laid over them anew each time.

use super::record::Kept;
use super::{Store, code};
use crate::model::{
    DocId, DocInfo, Doubtful, Entity, Event, Note, Period, Timeline, Unplaced, stored,
};
use crate::session::{MadeOf, Recalled};
use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// What tells one set of documents, each with what it says, from another. Sorted by name.
pub(in crate::engine) fn of_keys(keys: impl Iterator<Item = [u8; 16]>) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    for key in keys {
        hash.update(&key);
    }
    *hash.finalize().as_bytes()
}

/// The same of documents that are kept. Sorted by name.
pub(in crate::engine) fn of_kept(documents: &[&Kept]) -> [u8; 32] {
    of_keys(documents.iter().map(|kept| kept.key))
}

/// As many events, entities and documents go into one part: parts are packed and unpacked by several threads.
const PART: usize = 2_000;

/// So many texts go into one part.
const PART_OF_TEXTS: usize = 500;

#[derive(Serialize, Deserialize)]
struct Head {
    of: MadeOf,
    /// The documents' names, which all parts name by number.
    names: Vec<String>,
    /// Under which numbers they are kept by themselves. A document that changes has another number.
    numbers: Vec<i64>,
    periods: Vec<Period>,
    unplaced: Vec<Unplaced>,
    notes: Vec<Note>,
}

/// A part of a timeline. The number is its kind's in the table.
enum Part<'a> {
    Documents(&'a [DocInfo]),
    Events(&'a [Event]),
    Entities(&'a [Entity]),
    Hidden(&'a [Event]),
    Doubtful(&'a [Doubtful]),
    /// Once more, so that they lie beside each other and are there as fast as the disk gives them.
    Texts(&'a [Arc<str>]),
}

impl Part<'_> {
    fn pack(&self) -> Option<(i64, Vec<u8>)> {
        Some(match self {
            Self::Documents(all) => (DOCUMENTS, code::pack(all)?),
            Self::Events(all) => (EVENTS, code::pack(all)?),
            Self::Entities(all) => (ENTITIES, code::pack(all)?),
            Self::Hidden(all) => (HIDDEN, code::pack(all)?),
            Self::Doubtful(all) => (DOUBTFUL, code::pack(all)?),
            Self::Texts(all) => (TEXTS, code::pack(all)?),
        })
    }
}

const DOCUMENTS: i64 = 0;
const EVENTS: i64 = 1;
const ENTITIES: i64 = 2;
const HIDDEN: i64 = 3;
const DOUBTFUL: i64 = 4;
const TEXTS: i64 = 5;

/// Writes a timeline in place of the one before it. False where it cannot be taken up again.
pub(super) fn write(
    db: &mut Connection,
    of: &MadeOf,
    findings: &Timeline,
) -> rusqlite::Result<bool> {
    let db = db.transaction()?;
    db.execute("delete from timelines", [])?;
    db.execute("delete from timeline_parts", [])?;
    let names: Vec<DocId> = findings.documents.iter().map(|d| d.id.clone()).collect();
    let texts: Vec<Arc<str>> = findings.documents.iter().map(|d| d.text.clone()).collect();
    let Some(numbers) = numbers(&db, &names)? else {
        return Ok(false);
    };
    let head = Head {
        of: of.clone(),
        names: names.iter().map(ToString::to_string).collect(),
        numbers,
        periods: findings.periods.clone(),
        unplaced: findings.unplaced.clone(),
        notes: findings.notes.clone(),
    };
    let Some(head) = code::pack(&head) else {
        return Ok(false);
    };
    db.execute(
        "insert into timelines (sources, head, complete) values (?1, ?2, 0)",
        (of.sources, head),
    )?;
    let id = db.last_insert_rowid();
    let parts = texts.chunks(PART_OF_TEXTS).map(Part::Texts);
    let parts = parts
        .chain(findings.events.chunks(PART).map(Part::Events))
        .chain(findings.entities.chunks(PART).map(Part::Entities))
        .chain(findings.documents.chunks(PART).map(Part::Documents))
        .chain(findings.hidden.chunks(PART).map(Part::Hidden))
        .chain(findings.doubtful.chunks(PART).map(Part::Doubtful));
    let written = stored::with_texts(&names, &texts, || -> rusqlite::Result<bool> {
        let mut insert = db.prepare(
            "insert into timeline_parts (timeline, kind, part, body) values (?1, ?2, ?3, ?4)",
        )?;
        for (number, part) in parts.enumerate() {
            let Some((kind, body)) = part.pack() else {
                return Ok(false);
            };
            insert.execute((id, kind, number as i64, body))?;
        }
        Ok(true)
    })?;
    if written {
        db.execute("update timelines set complete = 1 where id = ?1", [id])?;
        db.commit()?;
    }
    Ok(written)
}

/// Under which numbers these documents are kept; `None` where one is not.
fn numbers(db: &Connection, names: &[DocId]) -> rusqlite::Result<Option<Vec<i64>>> {
    let mut select = db.prepare("select name, id from documents")?;
    let mut rows = select.query([])?;
    let mut kept = FxHashMap::<String, i64>::default();
    while let Some(row) = rows.next()? {
        kept.insert(row.get(0)?, row.get(1)?);
    }
    let numbers = names.iter().map(|name| kept.get(name.as_str()).copied());
    Ok(numbers.collect())
}

/// Texts of documents by the numbers they are kept under.
pub(in crate::engine) type Texts = FxHashMap<i64, Arc<str>>;

impl Store {
    /// The timeline that was made last, with the texts of its documents by the numbers these are kept under.
    pub fn timeline(&self, threads: usize) -> Option<(Recalled, Texts)> {
        let mut texts = Texts::default();
        let recalled = self.timeline_with(threads, |_, numbers, read| {
            let taken = read()?;
            texts = numbers.iter().copied().zip(taken.iter().cloned()).collect();
            Some(taken)
        })?;
        Some((recalled, texts))
    }

    /// The same with the texts of these documents, which are kept under these numbers, from elsewhere or as they are read.
    pub fn timeline_with(
        &self,
        threads: usize,
        texts_of: impl FnOnce(
            &[DocId],
            &[i64],
            &dyn Fn() -> Option<Vec<Arc<str>>>,
        ) -> Option<Vec<Arc<str>>>,
    ) -> Option<Recalled> {
        let reader = self.reader()?;
        let (id, head, parts) = self.heard(parts(&reader))??;
        drop(reader);
        let head: Head = self.or_damaged(code::unpack(&head))?;
        let names: Vec<DocId> = head.names.iter().map(|n| DocId::new(n)).collect();
        let (of_texts, parts): (Vec<Place>, Vec<Place>) =
            parts.into_iter().partition(|(kind, _)| *kind == TEXTS);
        let read = || {
            let work = |hand: &mut Hand, place: &Place| self.texts(hand, id, *place);
            let all = self.spread(&of_texts, threads, |work| work(), work)?;
            Some(all.into_iter().flatten().collect())
        };
        let texts = texts_of(&names, &head.numbers, &read)?;
        if names.len() != texts.len() || names.len() != head.numbers.len() {
            self.damaged();
            return None;
        }
        let with_texts = |work: &mut dyn FnMut()| stored::with_texts(&names, &texts, work);
        let taken = self.spread(&parts, threads, with_texts, |hand, part| {
            self.part(hand, id, *part)
        })?;
        let mut all = Taken::default();
        for part in taken {
            match part {
                TakenPart::Documents(part) => all.documents.extend(part),
                TakenPart::Events(part) => all.events.extend(part),
                TakenPart::Entities(part) => all.entities.extend(part),
                TakenPart::Hidden(part) => all.hidden.extend(part),
                TakenPart::Doubtful(part) => all.doubtful.extend(part),
            }
        }
        // Both are in the order of their names.
        if all.documents.len() != texts.len() {
            self.damaged();
            return None;
        }
        for (document, text) in all.documents.iter_mut().zip(&texts) {
            document.text = text.clone();
        }
        let findings = Timeline {
            documents: all.documents,
            events: all.events,
            entities: all.entities,
            hidden: all.hidden,
            doubtful: all.doubtful,
            periods: head.periods,
            unplaced: head.unplaced,
            notes: head.notes,
        };
        Some(Recalled {
            of: head.of,
            findings: Arc::new(findings),
            holds: false,
        })
    }

    fn texts(&self, hand: &mut Hand, timeline: i64, place: Place) -> Option<Vec<Arc<str>>> {
        self.with_body(hand, timeline, place, |body, buffer| {
            let plain = code::unpacked_by(body, buffer)?;
            let texts: Vec<&str> = postcard::from_bytes(plain).ok()?;
            Some(texts.into_iter().map(Arc::from).collect())
        })
    }

    fn part(&self, hand: &mut Hand, timeline: i64, place: Place) -> Option<TakenPart> {
        self.with_body(hand, timeline, place, |body, buffer| match place.0 {
            DOCUMENTS => code::unpack_by(body, buffer).map(TakenPart::Documents),
            EVENTS => code::unpack_by(body, buffer).map(TakenPart::Events),
            ENTITIES => code::unpack_by(body, buffer).map(TakenPart::Entities),
            HIDDEN => code::unpack_by(body, buffer).map(TakenPart::Hidden),
            DOUBTFUL => code::unpack_by(body, buffer).map(TakenPart::Doubtful),
            _ => None,
        })
    }

    /// What `work` makes of a part as it lies there; where it can make nothing of it, it is damaged.
    fn with_body<T>(
        &self,
        hand: &mut Hand,
        timeline: i64,
        (kind, part): Place,
        work: impl FnOnce(&[u8], &mut Vec<u8>) -> Option<T>,
    ) -> Option<T> {
        let mut select = self.heard(hand.reader.prepare_cached(
            "select body from timeline_parts where timeline = ?1 and kind = ?2 and part = ?3",
        ))?;
        let mut rows = self.heard(select.query((timeline, kind, part)))?;
        // Another window may have put another timeline in its place.
        let row = self.heard(rows.next())??;
        let body = row.get_ref(0).ok()?.as_blob().ok()?;
        self.or_damaged(work(body, &mut hand.buffer))
    }

    /// Each of a list worked on by one of several threads, which works within something of its own; in their order.
    /// `None` as soon as one comes to nothing.
    fn spread<I: Sync, T: Send>(
        &self,
        all: &[I],
        threads: usize,
        within: impl Fn(&mut dyn FnMut()) + Sync,
        work: impl Fn(&mut Hand, &I) -> Option<T> + Sync,
    ) -> Option<Vec<T>> {
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<Option<T>>> = Mutex::new(all.iter().map(|_| None).collect());
        let run = || {
            let Some(reader) = self.reader() else {
                return;
            };
            let mut hand = Hand {
                reader,
                buffer: Vec::new(),
            };
            within(&mut || {
                while let Some((n, one)) = {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    all.get(n).map(|one| (n, one))
                } {
                    let Some(made) = work(&mut hand, one) else {
                        next.store(all.len(), Ordering::Relaxed);
                        return;
                    };
                    done.lock().unwrap_or_else(PoisonError::into_inner)[n] = Some(made);
                }
            });
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.min(all.len()) {
                scope.spawn(run);
            }
            run();
        });
        let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.into_iter().collect()
    }
}

/// What a thread that takes up parts works with.
struct Hand {
    reader: Connection,
    /// What is unpacked lies here until it is a value.
    buffer: Vec<u8>,
}

/// The kind and the number of a part.
type Place = (i64, i64);

/// The number and the head of the newest timeline, and the kinds and numbers of its parts.
type Laid = (i64, Vec<u8>, Vec<Place>);

fn parts(reader: &Connection) -> rusqlite::Result<Option<Laid>> {
    let reader = reader.unchecked_transaction()?;
    let head = reader
        .query_row(
            "select id, head from timelines where complete = 1 order by id desc limit 1",
            [],
            |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)),
        )
        .optional()?;
    let Some((id, head)) = head else {
        return Ok(None);
    };
    let mut select = reader
        .prepare("select kind, part from timeline_parts where timeline = ?1 order by part")?;
    let parts = select.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let parts = parts.collect::<rusqlite::Result<_>>()?;
    Ok(Some((id, head, parts)))
}

#[derive(Default)]
struct Taken {
    documents: Vec<DocInfo>,
    events: Vec<Event>,
    entities: Vec<Entity>,
    hidden: Vec<Event>,
    doubtful: Vec<Doubtful>,
}

enum TakenPart {
    Documents(Vec<DocInfo>),
    Events(Vec<Event>),
    Entities(Vec<Entity>),
    Hidden(Vec<Event>),
    Doubtful(Vec<Doubtful>),
}
