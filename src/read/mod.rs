//! Files → documents. The only stage that touches the disk; it never writes.

use crate::model::{DocId, Document, Note, Noted};
use std::path::{Path, PathBuf};

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

/// A document from text that is at hand: standard input, tests.
pub fn from_text(id: &str, text: &str, published: Option<&str>) -> Document {
    let _ = (text, published, Path::new(""));
    unimplemented!("{id}")
}
