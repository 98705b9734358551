//! What passes between the program and its reading processes, as JSON.
//!
//! No promise to anybody: both ends are the same program.

use crate::model::{
    Block, BlockKind, DateHint, DocId, Document, Format, HintSource, Note, Noted, Part, PartKind,
    TextRange,
};
use crate::read::Found;
use serde::{Deserialize, Serialize};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) enum Answer {
    Read(Box<Noted<Option<Document>>>),
    End,
}

#[derive(Serialize, Deserialize)]
struct QuestionWire {
    id: String,
    /// Names of files need not be text.
    path: Vec<u16>,
    encoding: Option<String>,
}

#[derive(Serialize, Deserialize, Default)]
struct AnswerWire {
    document: Option<DocumentWire>,
    /// (about, message)
    notes: Vec<(Option<String>, String)>,
    end: bool,
}

#[derive(Serialize, Deserialize)]
struct DocumentWire {
    id: String,
    format: usize,
    encoding: String,
    text: String,
    blocks: Vec<(u32, u32, u8)>,
    title: Option<(String, Option<(u32, u32)>)>,
    hints: Vec<(u8, String, String)>,
    hash: [u8; 32],
    parts: Vec<(u32, u8, u32, Option<String>)>,
}

const FORMATS: [Format; 13] = [
    Format::Text,
    Format::Markdown,
    Format::Html,
    Format::Pdf,
    Format::Docx,
    Format::Odt,
    Format::Rtf,
    Format::Pptx,
    Format::Odp,
    Format::Sheet,
    Format::Epub,
    Format::Mail,
    Format::Csv,
];

const PARTS: [PartKind; 4] = [
    PartKind::Page,
    PartKind::Slide,
    PartKind::Sheet,
    PartKind::Chapter,
];

pub(super) fn question(found: &Found) -> Vec<u8> {
    json(&QuestionWire {
        id: found.id.as_str().to_owned(),
        path: units(found.path.as_os_str()),
        encoding: found.encoding.clone(),
    })
}

pub(super) fn asked(frame: &[u8]) -> Option<Found> {
    let asked: QuestionWire = serde_json::from_slice(frame).ok()?;
    Some(Found {
        id: DocId::new(&asked.id),
        path: PathBuf::from(of_units(&asked.path)),
        encoding: asked.encoding,
    })
}

pub(super) fn end() -> Vec<u8> {
    json(&AnswerWire {
        end: true,
        ..AnswerWire::default()
    })
}

pub(super) fn read(read: &Noted<Option<Document>>) -> Vec<u8> {
    let notes = read.notes.iter().map(|note| {
        let about = note.about.as_ref().map(|a| a.as_str().to_owned());
        (about, note.message.clone())
    });
    json(&AnswerWire {
        document: read.value.as_ref().map(document),
        notes: notes.collect(),
        end: false,
    })
}

/// `None` where the answer makes no sense.
pub(super) fn answer(frame: &[u8], found: &Found) -> Option<Answer> {
    let AnswerWire {
        document,
        notes,
        end,
    } = serde_json::from_slice(frame).ok()?;
    if end {
        return Some(Answer::End);
    }
    let notes = notes
        .into_iter()
        .map(|(about, message)| Note::new(about.map(|a| DocId::new(&a)), message));
    let value = match document {
        Some(wire) => Some(of_document(wire, found)?),
        None => None,
    };
    Some(Answer::Read(Box::new(Noted {
        value,
        notes: notes.collect(),
    })))
}

fn document(document: &Document) -> DocumentWire {
    let range = |range: TextRange| (range.start, range.end);
    DocumentWire {
        id: document.id.as_str().to_owned(),
        format: FORMATS
            .iter()
            .position(|f| *f == document.format)
            .unwrap_or(0),
        encoding: document.encoding.to_owned(),
        text: document.text.to_string(),
        blocks: document
            .blocks
            .iter()
            .map(|b| (b.range.start, b.range.end, kind(b.kind)))
            .collect(),
        title: document
            .title
            .as_ref()
            .map(|(title, place)| (title.clone(), place.map(range))),
        hints: document
            .date_hints
            .iter()
            .map(|hint| {
                let (tag, name) = match &hint.source {
                    HintSource::Given => (0, ""),
                    HintSource::Meta(name) => (1, name.as_str()),
                    HintSource::Sent => (2, ""),
                    HintSource::FileTime => (3, ""),
                };
                (tag, name.to_owned(), hint.value.clone())
            })
            .collect(),
        hash: document.hash,
        parts: document
            .parts
            .iter()
            .map(|p| {
                let kind = PARTS.iter().position(|k| *k == p.kind).unwrap_or(0);
                (p.start, kind as u8, p.number, p.name.clone())
            })
            .collect(),
    }
}

fn of_document(wire: DocumentWire, found: &Found) -> Option<Document> {
    let text: Arc<str> = Arc::from(wire.text);
    // Nothing is believed of ranges that do not fit the text.
    let range = |start: u32, end: u32| {
        let is_sound = start <= end && text.get(start as usize..end as usize).is_some();
        is_sound.then(|| TextRange::new(start as usize, end as usize))
    };
    let mut blocks = Vec::with_capacity(wire.blocks.len());
    for (start, end, kind) in wire.blocks {
        blocks.push(Block {
            range: range(start, end)?,
            kind: of_kind(kind),
        });
    }
    let mut parts = Vec::with_capacity(wire.parts.len());
    for (start, kind, number, name) in wire.parts {
        parts.push(Part {
            start: range(start, start)?.start,
            kind: *PARTS.get(usize::from(kind))?,
            number,
            name,
        });
    }
    let hints = wire.hints.into_iter().map(|(tag, name, value)| DateHint {
        source: match tag {
            0 => HintSource::Given,
            1 => HintSource::Meta(name),
            2 => HintSource::Sent,
            _ => HintSource::FileTime,
        },
        value,
    });
    Some(Document {
        id: DocId::new(&wire.id),
        path: found.path.clone(),
        format: *FORMATS.get(wire.format)?,
        encoding: encoding_rs::Encoding::for_label(wire.encoding.as_bytes())
            .map_or("", encoding_rs::Encoding::name),
        title: wire
            .title
            .map(|(title, place)| (title, place.and_then(|(start, end)| range(start, end)))),
        date_hints: hints.collect(),
        hash: wire.hash,
        copy_of: None,
        blocks,
        parts,
        text,
    })
}

fn kind(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Paragraph => 0,
        BlockKind::ListItem => 1,
        BlockKind::TableRow => 2,
        BlockKind::Boilerplate => 3,
        BlockKind::Heading(level) => 10 + level.min(9),
    }
}

fn of_kind(kind: u8) -> BlockKind {
    match kind {
        1 => BlockKind::ListItem,
        2 => BlockKind::TableRow,
        3 => BlockKind::Boilerplate,
        10..=19 => BlockKind::Heading(kind - 10),
        _ => BlockKind::Paragraph,
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Strings, numbers and lists: there is nothing in them that JSON could not hold.
    serde_json::to_vec(value).unwrap_or_default()
}

/// A path's units as the system has them: bytes, or UTF-16.
#[cfg(unix)]
fn units(path: &OsStr) -> Vec<u16> {
    use std::os::unix::ffi::OsStrExt;
    path.as_bytes().iter().map(|b| u16::from(*b)).collect()
}

#[cfg(unix)]
fn of_units(units: &[u16]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(units.iter().map(|u| *u as u8).collect())
}

#[cfg(windows)]
fn units(path: &OsStr) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt;
    path.encode_wide().collect()
}

#[cfg(windows)]
fn of_units(units: &[u16]) -> OsString {
    use std::os::windows::ffi::OsStringExt;
    OsString::from_wide(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_arrives_as_it_was() {
        let found = Found {
            id: DocId::new("a/b.pdf"),
            path: PathBuf::from(of_units(&[97, 0xff, 47, 98])),
            encoding: Some("koi8-r".to_owned()),
        };
        assert_eq!(asked(&question(&found)), Some(found.clone()));
        let document = Document {
            id: DocId::new("a/b.pdf"),
            path: found.path.clone(),
            format: Format::Pdf,
            encoding: "",
            text: Arc::from("Harbor Day\n\nRäin\u{0} fell."),
            blocks: vec![
                Block {
                    range: TextRange::new(0, 10),
                    kind: BlockKind::Heading(1),
                },
                Block {
                    range: TextRange::new(12, 24),
                    kind: BlockKind::TableRow,
                },
            ],
            title: Some(("Harbor Day".to_owned(), Some(TextRange::new(0, 10)))),
            date_hints: vec![
                DateHint {
                    source: HintSource::Meta("creation date".to_owned()),
                    value: "2019-05-03".to_owned(),
                },
                DateHint {
                    source: HintSource::Sent,
                    value: "2019-05-03".to_owned(),
                },
            ],
            hash: [7; 32],
            parts: vec![Part {
                start: 12,
                kind: PartKind::Sheet,
                number: 2,
                name: Some("Rain".to_owned()),
            }],
            copy_of: None,
        };
        let sent = Noted {
            value: Some(document),
            notes: vec![Note::new(Some(DocId::new("a/b.pdf")), "a note")],
        };
        let Some(Answer::Read(got)) = answer(&read(&sent), &found) else {
            panic!("it is an answer");
        };
        assert_eq!(*got, sent);
        assert!(matches!(answer(&end(), &found), Some(Answer::End)));
        assert!(answer(b"{", &found).is_none());
    }
}
