//! Files → documents, on threads of their own: plain text here, everything that may go wrong in reading processes.
//!
//! Not what documents say; that is found in them afterwards, so that a mailbox's thousand e-mails are not one piece of work.

use super::pool::{self, Cancel, Done, Limits};
use super::processes::Processes;
use super::store::Mark;
use crate::model::{DocId, Document, Note, Noted};
use crate::read::{self, Found};
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

/// How many documents may wait to be understood.
const WAITING: usize = 64;

/// What was read of a file: a document, or only notes.
#[derive(Clone)]
pub(super) struct Read {
    /// The document's name, or that of a file that never became one.
    pub doc: DocId,
    pub document: Option<Arc<Document>>,
    pub notes: Vec<Note>,
    /// Nothing more comes of this file.
    pub ends_file: bool,
    /// The file it was read of.
    pub file: DocId,
    /// With the last of a file: how it will be known again, and how many were read of it.
    pub end: Option<(Option<Mark>, usize)>,
}

/// Reads files and hands out what is in them, in their order if asked for. Stops when nobody takes it any more.
pub(super) fn read_all(
    found: Vec<Found>,
    limits: &Limits,
    cancel: &Cancel,
    in_order: bool,
    marks: bool,
) -> impl Iterator<Item = Read> + Send + 'static {
    let (tell, told) = mpsc::sync_channel(WAITING);
    let limits = Limits {
        // A reading process has limits of its own, which know whether it gets on; this one is for a disk that does not answer.
        time: Duration::from_secs(900),
        // What is read waits in memory until it is understood.
        window: limits.threads.max(1) * 8,
        ..*limits
    };
    let cancel = cancel.clone();
    std::thread::spawn(move || {
        let processes = Processes::new();
        pool::run(
            found.into_iter(),
            &limits,
            &cancel,
            in_order,
            move |found| read_one(&found, &processes, marks),
            |_, done| {
                let read = match done {
                    Done::Value(read) => read,
                    Done::Panicked(found) => failed(
                        &found,
                        "This file could not be read, and the fault is Dateline’s; the rest goes on. Save it in another format to include it",
                    ),
                    Done::TooLong(found) => failed(
                        &found,
                        "This file took too long to be read and was left out. Try again, or copy it to this computer first",
                    ),
                };
                read.into_iter().all(|read| tell.send(read).is_ok())
            },
        );
    });
    told.into_iter()
}

fn failed(found: &Found, why: &str) -> Vec<Read> {
    vec![Read {
        doc: found.id.clone(),
        document: None,
        notes: vec![Note::new(Some(found.id.clone()), why)],
        ends_file: true,
        file: found.id.clone(),
        end: Some((None, 1)),
    }]
}

/// What was read of a file that is surely all of its bytes, so that their hash is the file's.
const SURELY_ALL: i64 = 4 << 20;

/// `marks`: it is to be known again when it is met the next time.
fn read_one(found: &Found, processes: &Processes, marks: bool) -> Vec<Read> {
    let before = if marks { Mark::of(found) } else { None };
    let mut out: Vec<Read> = Vec::new();
    let mut each = |read: Noted<Option<Document>>| {
        let Noted { value, notes } = read;
        let doc = value.as_ref().map_or_else(
            || {
                notes
                    .first()
                    .and_then(|n| n.about.clone())
                    .unwrap_or_else(|| found.id.clone())
            },
            |d| d.id.clone(),
        );
        out.push(Read {
            doc,
            document: value.map(Arc::new),
            notes,
            ends_file: false,
            file: found.id.clone(),
            end: None,
        });
    };
    if !read::read_plain(found, &mut each) {
        processes.read(found, &mut each);
    }
    let all = out.len();
    let whole = match &out[..] {
        [
            Read {
                document: Some(document),
                ..
            },
        ] if document.id == found.id => Some(document.hash),
        _ => None,
    };
    let mark = before.and_then(|mark| {
        let whole = whole.filter(|_| mark.stamp.size <= SURELY_ALL);
        mark.seal(found, whole)
    });
    match out.last_mut() {
        Some(last) => {
            last.ends_file = true;
            last.end = Some((mark, all));
        }
        None => return failed(found, "There is nothing in this file that could be read"),
    }
    out
}
