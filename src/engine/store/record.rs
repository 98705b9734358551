//! What is kept of one file: by what it is known again, and the documents in it with what they say.
//!
//! Whether a file is the same is told by its size and its times, and where those leave a doubt by its bytes.

use super::{Store, code};
use crate::model::parked::packed_facts;
use crate::model::stored::with_names;
use crate::model::{DateHint, DatesAs, DocId, Document, HintSource, Note, Parked, Source};
use crate::read::Found;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// A file that was changed less than this before it was read may have been changed again without its time showing it:
/// file systems count in steps of up to two seconds.
const DOUBT_NANOS: i64 = 2_500_000_000;

/// What of a file shows that it was changed. Times are nanoseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) struct Stamp {
    pub size: i64,
    pub modified: i64,
    /// When its entry was changed, which no program can set; 0 where the system does not tell.
    pub changed: i64,
}

impl Stamp {
    pub fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().map_or(0, nanos);
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            metadata
                .ctime()
                .saturating_mul(1_000_000_000)
                .saturating_add(metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = 0;
        Self {
            size: i64::try_from(metadata.len()).unwrap_or(i64::MAX),
            modified,
            changed,
        }
    }
}

pub(super) fn nanos(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).map(|d| d.as_nanos());
    since.map_or(0, |n| i64::try_from(n).unwrap_or(i64::MAX))
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Mark {
    /// The name it is found by.
    pub name: DocId,
    /// The encoding the user said it is in.
    pub encoding: Option<String>,
    pub stamp: Stamp,
    /// When it was looked at.
    pub at: i64,
    /// BLAKE3 of its bytes; `None` where they changed while they were read.
    pub hash: Option<[u8; 32]>,
}

impl Mark {
    /// Of a file before it is read: [`Self::seal`] it afterwards.
    pub fn of(found: &Found) -> Option<Self> {
        let metadata = found.path.metadata().ok().filter(Metadata::is_file)?;
        Some(Self {
            name: found.id.clone(),
            encoding: found.encoding.clone(),
            stamp: Stamp::of(&metadata),
            at: nanos(SystemTime::now()),
            hash: None,
        })
    }

    /// With the hash of the bytes that were read, if they are known and all of them; else they are looked at again.
    /// `None` where the file has changed meanwhile.
    pub fn seal(mut self, found: &Found, known: Option<[u8; 32]>) -> Option<Self> {
        let hash = known.or_else(|| hash_of(found))?;
        let now = found.path.metadata().ok()?;
        if Stamp::of(&now) != self.stamp {
            return None;
        }
        self.hash = Some(hash);
        Some(self)
    }

    /// What the file's own time is told as.
    fn is_of_same_second(&self, other: &Self) -> bool {
        let second = |mark: &Self| mark.stamp.modified.div_euclid(1_000_000_000);
        second(self) == second(other)
    }
}

fn hash_of(found: &Found) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    let mut file = std::fs::File::open(&found.path).ok()?;
    std::io::copy(&mut file, &mut hasher).ok()?;
    Some(*hasher.finalize().as_bytes())
}

/// What is kept of a file, without the documents themselves.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Record {
    pub id: i64,
    pub mark: Mark,
    /// In the order they were read.
    pub documents: Vec<Kept>,
}

/// A document that is kept.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::engine) struct Kept {
    pub id: i64,
    pub name: DocId,
    /// Of its bytes.
    pub hash: [u8; 32],
    /// [`said_key`] of how it was understood.
    pub said: i64,
    /// [`document_key`]
    pub key: [u8; 16],
    /// All that is to be said of it.
    pub notes: Vec<Note>,
}

/// How a file stands to what is kept of it.
#[derive(Clone, Debug)]
pub(in crate::engine) enum Known {
    /// It is the very same.
    Same,
    /// The bytes are the same and the times are not: what is kept holds, and from now on under this mark. True where the
    /// documents name another time of their file.
    Touched(Mark, bool),
    Changed,
}

impl Record {
    pub fn holds(&self, found: &Found) -> Known {
        let Some(now) = Mark::of(found) else {
            return Known::Changed;
        };
        if now.encoding != self.mark.encoding || now.stamp.size != self.mark.stamp.size {
            return Known::Changed;
        }
        let latest = self.mark.stamp.modified.max(self.mark.stamp.changed);
        let is_sure = latest.saturating_add(DOUBT_NANOS) < self.mark.at;
        if is_sure && now.stamp == self.mark.stamp {
            return Known::Same;
        }
        match now.seal(found, None) {
            Some(now) if now.hash == self.mark.hash => {
                let other_time = !now.is_of_same_second(&self.mark);
                Known::Touched(now, other_time)
            }
            _ => Known::Changed,
        }
    }
}

/// A document that was just read, as it will be kept.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Row {
    pub hash: [u8; 32],
    pub text: Vec<u8>,
    pub understood: Again,
}

/// A file that was just read.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Fresh {
    pub mark: Mark,
    pub rows: Vec<Row>,
}

/// How a document is understood.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Again {
    pub name: DocId,
    pub said: i64,
    pub key: [u8; 16],
    pub findings: Vec<u8>,
    /// Packed, where there are any.
    pub notes: Option<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct Body {
    document: Document,
    said: DatesAs,
    own_rules: u64,
    /// As they are put away: whoever takes them up need not look at them.
    facts: Box<[u8]>,
    /// Of its reading; those of its understanding are with the facts.
    notes: Vec<Note>,
}

impl Row {
    /// `notes` are those of its reading, `packed` its facts as they are put away.
    pub fn of(source: &Source, notes: &[Note], packed: Box<[u8]>) -> Option<Self> {
        Some(Self {
            hash: source.document.hash,
            text: code::packed(source.document.text.as_bytes()),
            understood: Again::of_packed(source, notes, packed)?,
        })
    }
}

impl Again {
    pub fn of(source: &Source, notes: &[Note]) -> Option<Self> {
        let packed = packed_facts(&source.document, &source.facts)?;
        Self::of_packed(source, notes, packed.into_boxed_slice())
    }

    fn of_packed(source: &Source, notes: &[Note], packed: Box<[u8]>) -> Option<Self> {
        let Source { document, facts } = source;
        let body = Body {
            document: Document::clone(document),
            said: facts.dates.said.clone(),
            own_rules: facts.dates.own_rules,
            facts: packed,
            notes: notes.to_vec(),
        };
        let name = document.id.clone();
        let all: Vec<&Note> = notes.iter().chain(&facts.notes).collect();
        let findings = with_names(std::slice::from_ref(&name), || code::pack(&body))?;
        Some(Self {
            said: said_key(&facts.dates.said, facts.dates.own_rules),
            key: document_key(document, &facts.dates.said, facts.dates.own_rules),
            name,
            findings,
            notes: match &all[..] {
                [] => None,
                all => Some(code::pack(&all)?),
            },
        })
    }
}

/// What tells one way of understanding a document from another, beside its own bytes and the program.
pub(in crate::engine) fn said_key(said: &DatesAs, own_rules: u64) -> i64 {
    if said.is_empty() && own_rules == 0 {
        return 0;
    }
    let mut hash = blake3::Hasher::new();
    hash.update(&postcard::to_stdvec(said).unwrap_or_default());
    hash.update(&own_rules.to_le_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.finalize().as_bytes()[..8]);
    // 0 is taken.
    i64::from_le_bytes(first) | 1
}

/// What tells a document and what it says from every other.
pub(in crate::engine) fn document_key(
    document: &Document,
    said: &DatesAs,
    own_rules: u64,
) -> [u8; 16] {
    let mut hash = blake3::Hasher::new();
    // Its blocks and its title follow from its bytes and from how they were read.
    hash.update(&document.hash);
    hash.update(&(document.text.len() as u64).to_le_bytes());
    let named = (
        &document.id,
        document.format,
        document.encoding,
        &document.date_hints,
    );
    hash.update(&postcard::to_stdvec(&named).unwrap_or_default());
    hash.update(&said_key(said, own_rules).to_le_bytes());
    let mut key = [0; 16];
    key.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    key
}

impl Store {
    /// Everything that is kept, by the name its file is found by.
    pub fn records(&self) -> BTreeMap<DocId, Record> {
        let Some(reader) = self.reader() else {
            return BTreeMap::new();
        };
        self.heard(records(&reader)).unwrap_or_default()
    }

    /// These documents of a file with what they say and the notes of their reading, in their order; `texts` are theirs
    /// where they are known.
    pub fn sources(
        &self,
        found: &Found,
        documents: &[&Kept],
        texts: Option<Vec<Arc<str>>>,
        reader: &Connection,
    ) -> Option<Vec<(Parked, Vec<Note>)>> {
        let texts = match texts {
            Some(texts) => texts,
            None => {
                let read = bodies(reader, "select body from texts where id = ?1", documents);
                self.or_damaged(self.heard(read)?.iter().map(|b| text(b)).collect())?
            }
        };
        let read = bodies(reader, "select body from findings where id = ?1", documents);
        let read = self.heard(read)?.into_iter().zip(texts).zip(documents);
        let sources = read.map(|((body, text), kept)| {
            let names = std::slice::from_ref(&kept.name);
            let body = with_names(names, || code::unpack::<Body>(&body))?;
            let Body {
                mut document,
                said,
                own_rules,
                facts,
                notes,
            } = body;
            document.path.clone_from(&found.path);
            document.text = text;
            let parked = Parked::of_packed(Arc::new(document), said, own_rules, facts);
            Some((parked, notes))
        });
        let sources = sources.collect();
        self.or_damaged(sources)
    }

    pub(super) fn or_damaged<T>(&self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.damaged();
        }
        value
    }

    /// A connection for [`Self::sources`], which is asked over and over.
    pub fn connection(&self) -> Option<Connection> {
        self.reader()
    }
}

/// The bodies of these documents; an error where one is missing.
fn bodies(reader: &Connection, query: &str, documents: &[&Kept]) -> rusqlite::Result<Vec<Vec<u8>>> {
    let mut select = reader.prepare_cached(query)?;
    let read = documents.iter();
    read.map(|kept| select.query_row([kept.id], |row| row.get(0)))
        .collect()
}

fn text(body: &[u8]) -> Option<Arc<str>> {
    let text = String::from_utf8(code::unpacked(body)?).ok()?;
    Some(Arc::from(text))
}

fn records(reader: &Connection) -> rusqlite::Result<BTreeMap<DocId, Record>> {
    // Both lists as they were at one moment.
    let reader = reader.unchecked_transaction()?;
    let mut documents = BTreeMap::<i64, Vec<Kept>>::new();
    let mut select = reader
        .prepare("select file, id, name, hash, said, key, notes from documents order by id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let kept = Kept {
            id: row.get(1)?,
            name: DocId::new(row.get_ref(2)?.as_str()?),
            hash: row.get(3)?,
            said: row.get(4)?,
            key: row.get(5)?,
            notes: {
                let notes = row.get_ref(6)?.as_blob_or_null()?;
                notes.and_then(code::unpack).unwrap_or_default()
            },
        };
        documents.entry(row.get(0)?).or_default().push(kept);
    }
    let mut select = reader.prepare(
        "select id, name, encoding, size, modified, changed, at, hash, documents from files",
    )?;
    let mut rows = select.query([])?;
    let mut out = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let name = DocId::new(row.get_ref(1)?.as_str()?);
        let mark = Mark {
            name: name.clone(),
            encoding: row.get(2)?,
            stamp: Stamp {
                size: row.get(3)?,
                modified: row.get(4)?,
                changed: row.get(5)?,
            },
            at: row.get(6)?,
            hash: row.get(7)?,
        };
        let documents = documents.remove(&id).unwrap_or_default();
        // A file that was kept only in part is read again.
        let all: i64 = row.get(8)?;
        if i64::try_from(documents.len()) == Ok(all) {
            out.insert(
                name,
                Record {
                    id,
                    mark,
                    documents,
                },
            );
        }
    }
    Ok(out)
}

/// The same document with its file's time as it is now. True where it names that time.
pub(in crate::engine) fn at_time(document: &mut Document, before: &Stamp, now: &Stamp) -> bool {
    let words = |stamp: &Stamp| crate::read::time_words(stamp.modified.div_euclid(1_000_000_000));
    let (before, Some(now)) = (words(before), words(now)) else {
        return false;
    };
    let own = |hint: &&mut DateHint| {
        hint.source == HintSource::FileTime && Some(&hint.value) == before.as_ref()
    };
    // What was packed into a file has a time of its own.
    match document.date_hints.iter_mut().find(own) {
        Some(hint) => {
            hint.value = now;
            true
        }
        None => false,
    }
}
