//! One file → its document and what it says. The pipeline's first half, the same with and without a window.

use super::files::Read;
use super::kept::OfFile;
use super::rules::compiled;
use super::store::{Kept, Row, document_key, said_key};
use crate::extract::{self, Rules};
use crate::model::{DocId, Document, Note, Noted, OwnRules, Source};
use crate::read::Found;
use crate::segment;
use crate::session::{DatesSaid, EncodingsSaid, HowToRead};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads documents and finds what they say: as the user has said they are to be read, and only where they are not known.
#[derive(Clone)]
pub(super) struct Reader {
    known: BTreeMap<DocId, Source>,
    said: DatesSaid,
    encodings: EncodingsSaid,
    rules: Rules,
    own_rules: u64,
    /// What is read is to be kept.
    keeps: bool,
}

impl Reader {
    /// Also what has to be said about a project's own rules.
    pub fn new(known: Vec<Source>, how: &HowToRead) -> (Self, Vec<Note>) {
        let (rules, notes) = compiled(&how.rules);
        let reader = Self {
            rules,
            own_rules: OwnRules::key(&how.rules),
            known: known
                .into_iter()
                .map(|s| (s.document.id.clone(), s))
                .collect(),
            said: how.said.clone(),
            encodings: how.encodings.clone(),
            keeps: false,
        };
        (reader, notes)
    }

    /// Files are read in the encodings that the user says they are in.
    pub fn say_encodings(&self, found: &mut [Found]) {
        for file in found {
            file.encoding = self.encodings.of(&file.id).map(str::to_owned);
        }
    }

    /// The same, that makes what is read ready to be kept where there is a cache.
    pub fn keeping(self, keeps: bool) -> Self {
        Self { keeps, ..self }
    }

    pub fn keeps(&self) -> bool {
        self.keeps
    }

    /// Nothing was read before.
    pub fn knows_nothing(&self) -> bool {
        self.known.is_empty()
    }

    /// A document that is kept was understood as it is to be now.
    pub fn is_as_wanted(&self, kept: &Kept) -> bool {
        kept.said == said_key(&self.said.of(&kept.name), self.own_rules)
    }

    /// All of these are known as they are kept, and nothing else is.
    pub fn knows_all<'a>(&self, kept: impl Iterator<Item = &'a Kept>) -> bool {
        let mut n = 0;
        for kept in kept {
            if self.known_as(kept).is_none() {
                return false;
            }
            n += 1;
        }
        n > 0 && n == self.known.len()
    }

    /// The very same document, where this window has read it already.
    pub fn known_as(&self, kept: &Kept) -> Option<Source> {
        let known = self.known.get(&kept.name)?;
        let same = self.is_as_wanted(kept) && document_key(known) == kept.key;
        same.then(|| known.clone())
    }

    /// What was read of a file with what it says, unless it is known. Of a file that could not be read there are only notes.
    pub fn understand(&self, read: Read) -> Understood {
        let Read {
            doc,
            document,
            notes,
            ends_file,
            file,
            end,
        } = read;
        let mut row = None;
        let (source, notes) = match document {
            Some(value) => {
                let of_reading = notes.len();
                let (source, notes) = self.source(Noted { value, notes });
                if self.keeps {
                    row = Row::of(&source, &notes[..of_reading.min(notes.len())]);
                }
                (Some(source), notes)
            }
            None => (None, notes),
        };
        Understood {
            doc,
            source,
            notes,
            ends_file,
            of: self.keeps.then_some(OfFile { file, row, end }),
        }
    }

    /// What a document says, with the notes of its reading.
    pub fn source(&self, document: Noted<Arc<Document>>) -> (Source, Vec<Note>) {
        let Noted { value, mut notes } = document;
        let source = match self.known(&value) {
            Some(source) => source.clone(),
            None => self.understood(value),
        };
        notes.extend(source.facts.notes.iter().cloned());
        (source, notes)
    }

    /// The same document with what it says found anew.
    pub fn again(&self, source: Source) -> Source {
        self.understood(source.document)
    }

    fn understood(&self, document: Arc<Document>) -> Source {
        let segmented = segment::segment(&document);
        let said = self.said.of(&document.id);
        let facts = extract::extract(&document, &segmented, &self.rules, &said);
        Source {
            document,
            facts: Arc::new(facts),
        }
    }

    /// The same document with the facts found in it before. It is the same where its bytes are the same and nothing else
    /// that facts depend on (a file's time, the user's word) differs.
    fn known(&self, document: &Document) -> Option<&Source> {
        let known = self.known.get(&document.id)?;
        let same = known.document.hash == document.hash
            && *known.document == *document
            && known.facts.dates.own_rules == self.own_rules
            && known.facts.dates.said == self.said.of(&document.id);
        same.then_some(known)
    }
}

/// What became of a document, or of a file that is none.
pub(super) struct Understood {
    pub doc: DocId,
    pub source: Option<Source>,
    pub notes: Vec<Note>,
    /// Nothing more comes of its file.
    pub ends_file: bool,
    /// How it is to be kept, where it was read just now.
    pub of: Option<OfFile>,
}

impl Understood {
    /// A document that was read but could not be understood.
    pub fn lost(read: Read, note: fn(&DocId) -> Note) -> Self {
        Self {
            notes: vec![note(&read.doc)],
            doc: read.doc,
            source: None,
            ends_file: read.ends_file,
            of: None,
        }
    }
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

pub(super) fn as_before(id: &DocId) -> Note {
    Note::new(
        Some(id.clone()),
        "This document could not be understood anew; what was found in it before stays",
    )
}
