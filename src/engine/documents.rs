//! One file → its document and what it says. The pipeline's first half, the same with and without a window.

use crate::extract::{self, Rules};
use crate::model::{DatesAs, DocId, Document, Note, Noted, Source};
use crate::read::{self, Found};
use crate::segment;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Documents read before, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(BTreeMap<DocId, Source>);

impl Known {
    pub fn new(sources: Vec<Source>) -> Self {
        Self(
            sources
                .into_iter()
                .map(|s| (s.document.id.clone(), s))
                .collect(),
        )
    }

    /// The same document with the facts found in it before. It is the same where its bytes are the same and nothing else
    /// that facts depend on (a file's time, say) differs.
    fn get(&self, document: &Document) -> Option<&Source> {
        let known = self.0.get(&document.id)?;
        let same = known.document.hash == document.hash && *known.document == *document;
        same.then_some(known)
    }
}

/// Reads one file and finds what it says, unless it is known. A file that cannot be read is a note.
pub(super) fn read_source(found: &Found, known: &Known) -> (Option<Source>, Vec<Note>) {
    match read::read(found) {
        Ok(document) => {
            let (source, notes) = source(document, known);
            (Some(source), notes)
        }
        Err(note) => (None, vec![note]),
    }
}

/// What a document says, with the notes of its reading.
pub(super) fn source(document: Noted<Document>, known: &Known) -> (Source, Vec<Note>) {
    let Noted { value, mut notes } = document;
    let source = match known.get(&value) {
        Some(source) => source.clone(),
        None => {
            let segmented = segment::segment(&value);
            let facts = extract::extract(&value, &segmented, Rules::builtin(), &DatesAs::default());
            Source {
                document: Arc::new(value),
                facts: Arc::new(facts),
            }
        }
    };
    notes.extend(source.facts.notes.iter().cloned());
    (source, notes)
}

pub(super) fn panicked(id: &DocId) -> Note {
    Note::new(
        Some(id.clone()),
        "This document could not be understood and is left out; the rest goes on",
    )
}

pub(super) fn too_long(id: &DocId) -> Note {
    Note::new(
        Some(id.clone()),
        "This document took too long to understand and is left out; the rest goes on. Splitting it into several files may help",
    )
}
