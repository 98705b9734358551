//! One file → one document: limits, encoding, format, and the file's own time.
//!
//! Not the formats themselves.

use super::{Found, Parsed, encoding, folder, html, parse};
use crate::model::{DateHint, Document, Format, HintSource, Note, Noted};
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// What is read of one file at most: 16 MiB, about eight thousand pages. What stands behind it is noted, not read.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Of a web page less: its tree takes twenty times its size in memory. A page of 4 MiB holds data, not an article.
pub const MAX_HTML_BYTES: u64 = 4 * 1024 * 1024;

/// Reads one file. `Err` holds the sentence that says why it could not be read and what to do.
///
/// The document's hash is that of the bytes that were read, which of a file within the limits is all of them.
pub fn read(found: &Found) -> Result<Noted<Document>, Note> {
    let fail = |message: String| Note::new(Some(found.id.clone()), message);
    let (bytes, before) = bytes_of(&found.path).map_err(fail)?;
    let mut messages = Vec::new();
    if let Some(kind) = encoding::binary_kind(&bytes) {
        return Err(fail(match kind {
            "not text" => "This file is not text, whatever its name says, and was left out. Save it as text to include it".to_owned(),
            kind => format!("This file is {kind}, whatever its name says, and was left out. Save it as text to include it"),
        }));
    }
    let format = format_of(&found.path, &bytes);
    let limit = limit_of(format);
    let read = &bytes[..bytes.len().min(limit as usize)];
    if before.len() > limit {
        messages.push(format!(
            "This file is {} long; only its first {} were read. Split it into smaller files to have all of it",
            size(before.len()),
            size(limit)
        ));
    }
    let changed = found.path.metadata().map_or(true, |after| {
        after.len() != before.len() || after.modified().ok() != before.modified().ok()
    });
    if changed {
        messages.push("This file changed while it was being read. Read it again".to_owned());
    }
    let declared = (format == Format::Html)
        .then(|| html::declared_encoding(read))
        .flatten();
    let decoded = encoding::decode(read, declared.as_deref());
    // A character cut in two by the limit is no damage.
    if decoded.replaced && before.len() <= limit {
        messages.push(format!(
            "Some characters of this file have no meaning in {} and are shown as “\u{fffd}”. Save it as UTF-8 if words are missing",
            decoded.encoding
        ));
    }
    let Parsed {
        text,
        blocks,
        title,
        mut date_hints,
    } = parse(format, &decoded.text);
    if blocks.is_empty() {
        messages.push("There are no words in this file".to_owned());
    }
    date_hints.extend(file_time(&before));
    let document = Document {
        id: found.id.clone(),
        path: found.path.clone(),
        format,
        encoding: decoded.encoding,
        text: Arc::from(text),
        blocks,
        title,
        date_hints,
        hash: *blake3::hash(read).as_bytes(),
    };
    let notes = messages
        .into_iter()
        .map(|message| Note::new(Some(found.id.clone()), message))
        .collect();
    Ok(Noted {
        value: document,
        notes,
    })
}

fn limit_of(format: Format) -> u64 {
    match format {
        Format::Html => MAX_HTML_BYTES,
        Format::Text | Format::Markdown => MAX_BYTES,
    }
}

/// The file's first bytes, up to the limit, and what the system says about it.
fn bytes_of(path: &Path) -> Result<(Vec<u8>, Metadata), String> {
    let explain = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => "This file is no longer there. Read the folder again".to_owned(),
        ErrorKind::PermissionDenied => {
            "This file may not be opened. Ask for permission to read it".to_owned()
        }
        _ => format!(
            "This file could not be read ({error}). Try again, or copy it to this computer first"
        ),
    };
    // Asked before opening: to open a pipe is to wait for whoever writes to it.
    if path.metadata().map_err(explain)?.is_dir() {
        return Err("This is a folder, not a file. Open it as a folder".to_owned());
    }
    if !path.metadata().map_err(explain)?.is_file() {
        return Err("This is no ordinary file and was not opened".to_owned());
    }
    let file = File::open(path).map_err(explain)?;
    let metadata = file.metadata().map_err(explain)?;
    let mut bytes = Vec::with_capacity(metadata.len().min(MAX_BYTES) as usize);
    file.take(MAX_BYTES)
        .read_to_end(&mut bytes)
        .map_err(explain)?;
    Ok((bytes, metadata))
}

/// By the name's ending; but a page is a page, whatever it is called.
fn format_of(path: &Path, bytes: &[u8]) -> Format {
    match folder::format_by_name(path) {
        Some(Format::Text) | None if html::looks_like_page(bytes) => Format::Html,
        Some(format) => format,
        None => Format::Text,
    }
}

fn file_time(metadata: &Metadata) -> Option<DateHint> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let time = chrono::DateTime::from_timestamp(since.as_secs().try_into().ok()?, 0)?;
    Some(DateHint {
        source: HintSource::FileTime,
        value: time.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
    })
}

fn size(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocId;
    use std::fs;

    fn read_bytes(name: &str, bytes: &[u8]) -> Result<Noted<Document>, Note> {
        let dir = tempfile::tempdir().expect("a folder for a test");
        let path = dir.path().join(name);
        fs::write(&path, bytes).expect("it can be written");
        read(&Found {
            id: DocId::new(name),
            path,
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
        assert!(refused("a.txt", b"%PDF-1.7 ...").starts_with("This file is a PDF"));
        assert!(
            refused("a.txt", &[0, 1, 2, 3, 0, 0, 9, 1, 5, 5, 5])
                .starts_with("This file is not text")
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
        let gone = read(&Found {
            id: DocId::new("a.txt"),
            path: "/nowhere/a.txt".into(),
        })
        .expect_err("it is not there");
        assert!(
            gone.line().starts_with("This file is no longer there")
                && gone.line().ends_with("a.txt")
        );
        let folder = tempfile::tempdir().expect("a folder");
        let note = read(&Found {
            id: DocId::new("d"),
            path: folder.path().into(),
        })
        .expect_err("a folder");
        assert!(note.message.starts_with("This is a folder"));
    }
}
