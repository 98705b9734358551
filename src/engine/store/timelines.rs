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

#[derive(Serialize, Deserialize)]
struct Head {
    of: MadeOf,
    /// The documents' names, which all parts name by number.
    names: Vec<String>,
    hidden: Vec<Event>,
    doubtful: Vec<Doubtful>,
    periods: Vec<Period>,
    unplaced: Vec<Unplaced>,
    notes: Vec<Note>,
}

/// A part of a timeline. The number is its kind's in the table.
enum Part<'a> {
    Documents(&'a [DocInfo]),
    Events(&'a [Event]),
    Entities(&'a [Entity]),
}

impl Part<'_> {
    fn pack(&self) -> Option<(i64, Vec<u8>)> {
        Some(match self {
            Self::Documents(all) => (DOCUMENTS, code::pack(all)?),
            Self::Events(all) => (EVENTS, code::pack(all)?),
            Self::Entities(all) => (ENTITIES, code::pack(all)?),
        })
    }
}

const DOCUMENTS: i64 = 0;
const EVENTS: i64 = 1;
const ENTITIES: i64 = 2;

/// Writes a timeline in place of the one before it.
pub(super) fn write(db: &mut Connection, of: &MadeOf, findings: &Timeline) -> rusqlite::Result<()> {
    let db = db.transaction()?;
    db.execute("delete from timelines", [])?;
    db.execute("delete from timeline_parts", [])?;
    let names: Vec<DocId> = findings.documents.iter().map(|d| d.id.clone()).collect();
    let texts: Vec<Arc<str>> = findings.documents.iter().map(|d| d.text.clone()).collect();
    let head = Head {
        of: of.clone(),
        names: names.iter().map(ToString::to_string).collect(),
        hidden: findings.hidden.clone(),
        doubtful: findings.doubtful.clone(),
        periods: findings.periods.clone(),
        unplaced: findings.unplaced.clone(),
        notes: findings.notes.clone(),
    };
    let Some(head) = code::pack(&head) else {
        return Ok(());
    };
    db.execute(
        "insert into timelines (sources, head, complete) values (?1, ?2, 0)",
        (of.sources, head),
    )?;
    let id = db.last_insert_rowid();
    let documents = findings.documents.chunks(PART).map(Part::Documents);
    let events = findings.events.chunks(PART).map(Part::Events);
    let entities = findings.entities.chunks(PART).map(Part::Entities);
    let written = stored::with_texts(&names, &texts, || -> rusqlite::Result<bool> {
        let mut insert = db.prepare(
            "insert into timeline_parts (timeline, kind, part, body) values (?1, ?2, ?3, ?4)",
        )?;
        for (number, part) in documents.chain(events).chain(entities).enumerate() {
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
    Ok(())
}

impl Store {
    /// The timeline that was made last, with these texts of its documents. `None` where one of its documents is not among
    /// these, or has another text.
    pub fn timeline(
        &self,
        threads: usize,
        text_of: impl Fn(&DocId) -> Option<Arc<str>>,
    ) -> Option<Recalled> {
        let reader = self.reader()?;
        let parts = self.heard(parts(&reader))??;
        let (head, parts) = parts;
        let head: Option<Head> = code::unpack(&head);
        let Some(head) = head else {
            self.damaged();
            return None;
        };
        let names: Vec<DocId> = head.names.iter().map(|n| DocId::new(n)).collect();
        let texts: Vec<Arc<str>> = names.iter().map(&text_of).collect::<Option<_>>()?;
        let Some(mut taken) = unpacked(&names, &texts, &parts, threads) else {
            self.damaged();
            return None;
        };
        for document in &mut taken.documents {
            document.text = text_of(&document.id)?;
        }
        let findings = Timeline {
            documents: taken.documents,
            events: taken.events,
            entities: taken.entities,
            hidden: head.hidden,
            doubtful: head.doubtful,
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
}

type Bodies = Vec<(i64, Vec<u8>)>;

fn parts(reader: &Connection) -> rusqlite::Result<Option<(Vec<u8>, Bodies)>> {
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
        .prepare("select kind, body from timeline_parts where timeline = ?1 order by kind, part")?;
    let bodies = select.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Some((head, bodies.collect::<rusqlite::Result<_>>()?)))
}

#[derive(Default)]
struct Taken {
    documents: Vec<DocInfo>,
    events: Vec<Event>,
    entities: Vec<Entity>,
}

enum TakenPart {
    Documents(Vec<DocInfo>),
    Events(Vec<Event>),
    Entities(Vec<Entity>),
}

/// Parts are unpacked by as many threads, and joined in their order.
fn unpacked(names: &[DocId], texts: &[Arc<str>], parts: &Bodies, threads: usize) -> Option<Taken> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<TakenPart>>> = Mutex::new(parts.iter().map(|_| None).collect());
    let work = || {
        stored::with_texts(names, texts, || {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let Some((kind, body)) = parts.get(n) else {
                    return;
                };
                let part = match *kind {
                    DOCUMENTS => code::unpack(body).map(TakenPart::Documents),
                    EVENTS => code::unpack(body).map(TakenPart::Events),
                    ENTITIES => code::unpack(body).map(TakenPart::Entities),
                    _ => None,
                };
                done.lock().unwrap_or_else(PoisonError::into_inner)[n] = part;
            }
        });
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(parts.len()) {
            scope.spawn(work);
        }
        work();
    });
    let mut taken = Taken::default();
    for part in done.into_inner().unwrap_or_else(PoisonError::into_inner) {
        match part? {
            TakenPart::Documents(all) => taken.documents.extend(all),
            TakenPart::Events(all) => taken.events.extend(all),
            TakenPart::Entities(all) => taken.entities.extend(all),
        }
    }
    Some(taken)
}
