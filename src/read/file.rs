//! One file on the disk → the documents in it: opening it, its limits, its own time.
//!
//! Not what is in it; that is [`super::intake`]'s.

use super::intake::{File, Intake, limit_of, size};
use super::kind::{self, Kind};
use super::{Found, archive};
use crate::model::{DateHint, Document, HintSource, Note, Noted};
use std::fs::Metadata;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::UNIX_EPOCH;
use zip::ZipArchive;

/// What is read of a text at most: 16 MiB, about eight thousand pages. What stands behind it is noted, not read.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Of a web page less: its tree takes twenty times its size in memory. A page of 4 MiB holds data, not an article.
pub const MAX_HTML_BYTES: u64 = 4 * 1024 * 1024;

/// Documents with pictures are read whole or not at all, and no larger ones than this.
const MAX_WHOLE: u64 = 256 << 20;

/// Larger ZIP files are looked into before they are read whole.
const LARGE_ZIP: u64 = 32 << 20;

/// Reads one file: the documents in it, one in most of them.
///
/// A document's hash is that of the bytes that were read, which of a file within the limits is all of them.
pub fn read(found: &Found) -> Noted<Vec<Document>> {
    let mut out = Noted::quiet(Vec::new());
    read_each(found, &mut |document| {
        out.value.extend(document.value);
        out.notes.extend(document.notes);
    });
    out
}

/// The same, document by document as they are read.
pub fn read_each(found: &Found, each: &mut dyn FnMut(Noted<Option<Document>>)) {
    let told = open(&found.path).and_then(|opened| take(found, opened, each));
    if let Err(why) = told {
        each(refusal(found, why));
    }
}

/// Reads one file if it is text or cannot be read at all; false where it is of a kind whose reading may go wrong.
pub fn read_plain(found: &Found, each: &mut dyn FnMut(Noted<Option<Document>>)) -> bool {
    let opened = match open(&found.path) {
        Ok(opened) => opened,
        Err(why) => {
            each(refusal(found, why));
            return true;
        }
    };
    let is_plain = matches!(
        opened.kind,
        Kind::Text | Kind::Markdown | Kind::Csv | Kind::Refused(_)
    );
    if is_plain && let Err(why) = take(found, opened, each) {
        each(refusal(found, why));
    }
    is_plain
}

fn refusal(found: &Found, why: String) -> Noted<Option<Document>> {
    Noted {
        value: None,
        notes: vec![Note::new(Some(found.id.clone()), why)],
    }
}

struct Opened {
    file: std::fs::File,
    before: Metadata,
    head: Vec<u8>,
    kind: Kind,
}

fn take(
    found: &Found,
    opened: Opened,
    each: &mut dyn FnMut(Noted<Option<Document>>),
) -> Result<(), String> {
    let Opened {
        mut file,
        before,
        head,
        kind,
    } = opened;
    let id = found.id.as_str();
    let time = file_time(&before);
    let mut intake = Intake::new(&found.path, each);
    let packed = match &kind {
        Kind::Zip if before.len() > LARGE_ZIP => {
            file.seek(SeekFrom::Start(0)).map_err(explain)?;
            let zip = ZipArchive::new(BufReader::new(file.try_clone().map_err(explain)?)).ok();
            zip.filter(|zip| !is_document(zip))
        }
        _ => None,
    };
    if let Some(mut zip) = packed {
        archive::read(&mut zip, id, 0, &mut intake);
    } else if kind == Kind::Mailbox {
        file.seek(SeekFrom::Start(0)).map_err(explain)?;
        intake.mailbox(id, BufReader::new(file), time, 0);
    } else {
        let limit = match &kind {
            Kind::Refused(_) => 0,
            Kind::Text | Kind::Markdown | Kind::Csv | Kind::Html => limit_of(&kind),
            _ if before.len() > MAX_WHOLE => {
                return Err(format!(
                    "This file is {} long, and no more than {} is read of one such file. Split it, or save it with smaller pictures",
                    size(before.len()),
                    size(MAX_WHOLE)
                ));
            }
            _ => MAX_WHOLE,
        };
        let mut bytes = head;
        let rest = limit.saturating_sub(bytes.len() as u64);
        file.take(rest).read_to_end(&mut bytes).map_err(explain)?;
        bytes.truncate(limit as usize);
        let length = before.len().max(bytes.len() as u64);
        let file = File {
            bytes,
            length,
            encoding: found.encoding.as_deref(),
            time,
        };
        intake.read(id, &kind, file, 0);
    }
    let changed = found.path.metadata().map_or(true, |after| {
        after.len() != before.len() || after.modified().ok() != before.modified().ok()
    });
    if changed && !matches!(kind, Kind::Refused(_)) {
        intake.note(
            id,
            "This file changed while it was being read. Read it again",
        );
    }
    Ok(())
}

/// An office document or a book, rather than an archive of files.
fn is_document<R: Read + Seek>(zip: &ZipArchive<R>) -> bool {
    let mut names = zip.file_names().flatten();
    names.any(|n| {
        matches!(
            &*n,
            "[Content_Types].xml" | "mimetype" | "META-INF/container.xml"
        )
    })
}

fn explain(error: std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "This file is no longer there. Read the folder again".to_owned(),
        ErrorKind::PermissionDenied => {
            "This file may not be opened. Ask for permission to read it".to_owned()
        }
        _ => format!(
            "This file could not be read ({error}). Try again, or copy it to this computer first"
        ),
    }
}

/// Opens a file and looks at its first bytes.
fn open(path: &Path) -> Result<Opened, String> {
    // Asked before opening: to open a pipe is to wait for whoever writes to it.
    let metadata = path.metadata().map_err(explain)?;
    if metadata.is_dir() {
        return Err("This is a folder, not a file. Open it as a folder".to_owned());
    }
    if !metadata.is_file() {
        return Err("This is no ordinary file and was not opened".to_owned());
    }
    let mut file = std::fs::File::open(path).map_err(explain)?;
    let before = file.metadata().map_err(explain)?;
    if !before.is_file() {
        return Err("This is no ordinary file and was not opened".to_owned());
    }
    let mut head = Vec::with_capacity(before.len().min(kind::PROBED_BYTES as u64) as usize);
    file.by_ref()
        .take(kind::PROBED_BYTES as u64)
        .read_to_end(&mut head)
        .map_err(explain)?;
    let kind = kind::of(path, &head);
    Ok(Opened {
        file,
        before,
        head,
        kind,
    })
}

fn file_time(metadata: &Metadata) -> Option<DateHint> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(DateHint {
        source: HintSource::FileTime,
        value: time_words(since.as_secs().try_into().ok()?)?,
    })
}

/// How a file's own time is told: seconds since 1970.
pub fn time_words(secs: i64) -> Option<String> {
    let time = chrono::DateTime::from_timestamp(secs, 0)?;
    Some(time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DocId, Format};
    use std::fs;

    fn read_bytes(name: &str, bytes: &[u8]) -> Result<Noted<Document>, Note> {
        let Noted {
            mut value,
            mut notes,
        } = read_all(name, bytes);
        match value.pop() {
            Some(document) => Ok(Noted {
                value: document,
                notes,
            }),
            None => Err(notes.remove(0)),
        }
    }

    fn read_all(name: &str, bytes: &[u8]) -> Noted<Vec<Document>> {
        let dir = tempfile::tempdir().expect("a folder for a test");
        let path = dir.path().join(name);
        fs::write(&path, bytes).expect("it can be written");
        read(&Found {
            id: DocId::new(name),
            path,
            encoding: None,
        })
    }

    #[test]
    fn text_is_read_with_its_time() {
        let read = read_bytes("a.txt", "Größe\n".as_bytes()).expect("it is text");
        assert_eq!(&*read.value.text, "Größe\n");
        assert!(read.notes.is_empty(), "{:?}", read.notes);
        let hint = read.value.date_hints.last().expect("a file has a time");
        assert_eq!(hint.source, HintSource::FileTime);
        assert!(
            hint.value.ends_with('Z') && hint.value.len() == 20,
            "{}",
            hint.value
        );
    }

    #[test]
    fn what_is_inside_counts_more_than_the_name() {
        let refused =
            |name: &str, bytes: &[u8]| read_bytes(name, bytes).expect_err("it is no text").message;
        assert!(refused("a.txt", b"%PDF-1.7 ...").starts_with("This PDF is damaged"));
        assert!(
            refused("a.txt", &[0, 1, 2, 3, 0, 0, 9, 1, 5, 5, 5])
                .starts_with("This file is neither text")
        );
        let page = read_bytes(
            "page",
            b"<!DOCTYPE html><html><body><p>Rain fell.</p></body></html>",
        )
        .expect("a page");
        assert_eq!(
            (page.value.format, &*page.value.text),
            (Format::Html, "Rain fell.")
        );
        assert_eq!(
            read_bytes("plain", b"Rain < snow.")
                .expect("text")
                .value
                .format,
            Format::Text
        );
    }

    #[test]
    fn damage_is_said() {
        let read = read_bytes(
            "a.txt",
            b"Gr\xc3\xb6\xc3\x9fe \xc3\xa4 \xc3\xbc \xc3\xb6 \xff.",
        )
        .expect("it is text");
        assert!(
            read.notes[0].message.starts_with("Some characters"),
            "{:?}",
            read.notes
        );
        let read = read_bytes("a.txt", b"").expect("it is text");
        assert!(read.notes[0].message.starts_with("There are no words"));
    }

    #[test]
    fn large_files_are_read_in_part() {
        let line = b"The harbour office opened its doors to visitors.\n";
        let bytes: Vec<u8> = line
            .iter()
            .copied()
            .cycle()
            .take(MAX_BYTES as usize + 100)
            .collect();
        let read = read_bytes("a.txt", &bytes).expect("it is text");
        assert_eq!(read.value.text.len() as u64, MAX_BYTES);
        assert!(
            read.notes[0]
                .message
                .starts_with("This file is 17 MB long; only its first 16 MB")
        );
    }

    #[test]
    fn files_that_are_gone() {
        let gone = |path: &Path| {
            let found = Found {
                id: DocId::new("a.txt"),
                path: path.into(),
                encoding: None,
            };
            let Noted { value, notes } = read(&found);
            assert_eq!((value.len(), notes.len()), (0, 1));
            notes[0].line()
        };
        let line = gone("/nowhere/a.txt".as_ref());
        assert!(line.starts_with("This file is no longer there") && line.ends_with("a.txt"));
        let folder = tempfile::tempdir().expect("a folder");
        assert!(gone(folder.path()).starts_with("This is a folder"));
    }
}
