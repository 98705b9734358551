//! One file → its document and what it says. The pipeline's first half, the same with and without a window.

use super::files::Read;
use super::kept::OfFile;
use super::rules::compiled;
use super::store::{Kept, Row, document_key, said_key};
use crate::extract::{self, Rules};
use crate::model::parked::packed_facts;
use crate::model::{DocId, Document, Held, Note, Noted, OwnRules, Parked, Source};
use crate::read::Found;
use crate::segment;
use crate::session::{DatesSaid, EncodingsSaid, HowToRead};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads documents and finds what they say: as the user has said they are to be read, and only where they are not known.
#[derive(Clone)]
pub(super) struct Reader {
    known: BTreeMap<DocId, Parked>,
    said: DatesSaid,
    encodings: EncodingsSaid,
    rules: Rules,
    own_rules: u64,
    /// What is read is to be kept.
    keeps: bool,
    /// What is read is put away until all of it is there.
    parks: bool,
}

impl Reader {
    /// Also what has to be said about a project's own rules.
    pub fn new(known: Vec<Parked>, how: &HowToRead) -> (Self, Vec<Note>) {
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
            parks: false,
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

    /// The same, that puts away what is read.
    pub fn parking(self) -> Self {
        Self {
            parks: true,
            ..self
        }
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
    pub fn known_as(&self, kept: &Kept) -> Option<Parked> {
        let known = self.known.get(&kept.name)?;
        let key = || document_key(&known.document, known.said(), known.own_rules());
        let same = self.is_as_wanted(kept) && key() == kept.key;
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
                let (source, mut known) = self.found(value);
                if self.keeps
                    && let Some(packed) = packed_facts(&source.document, &source.facts)
                {
                    let packed = packed.into_boxed_slice();
                    // What is kept and what is put away are the same bytes, packed once.
                    if self.parks && known.is_none() {
                        let (document, dates) = (source.document.clone(), &source.facts.dates);
                        let (said, own_rules) = (dates.said.clone(), dates.own_rules);
                        let parked = Parked::of_packed(document, said, own_rules, packed.clone());
                        known = Some(parked);
                    }
                    row = Row::of(&source, &notes, packed);
                }
                let mut notes = notes;
                notes.extend(source.facts.notes.iter().cloned());
                (Some(self.had(source, known)), notes)
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
        let (source, _) = self.found(value);
        notes.extend(source.facts.notes.iter().cloned());
        (source, notes)
    }

    /// The same put away.
    pub fn parked(&self, document: Noted<Arc<Document>>) -> (Parked, Vec<Note>) {
        let Noted { value, mut notes } = document;
        let (source, known) = self.found(value);
        notes.extend(source.facts.notes.iter().cloned());
        (known.unwrap_or_else(|| Parked::of(source)), notes)
    }

    /// What a document says, and the same as it was put away, where it is known.
    fn found(&self, document: Arc<Document>) -> (Source, Option<Parked>) {
        let known = self.known(&document);
        match known.and_then(|known| Some((known.at_hand()?, known.clone()))) {
            Some((source, known)) => (source, Some(known)),
            None => (self.understood(document), None),
        }
    }

    /// As it is told to whoever asked for it.
    pub fn had(&self, source: Source, known: Option<Parked>) -> Had {
        match known {
            Some(known) if self.parks => Had::Away(known),
            None if self.parks => Had::Away(Parked::of(source)),
            _ => Had::AtHand(source),
        }
    }

    /// The same of what was put away.
    pub fn had_away(&self, parked: Parked) -> Option<Had> {
        match self.parks {
            true => Some(Had::Away(parked)),
            false => parked.at_hand().map(Had::AtHand),
        }
    }

    /// The same document with what it says found anew.
    pub fn again(&self, document: Arc<Document>) -> Source {
        self.understood(document)
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
    fn known(&self, document: &Document) -> Option<&Parked> {
        let known = self.known.get(&document.id)?;
        let same = known.document.hash == document.hash
            && *known.document == *document
            && known.own_rules() == self.own_rules
            && *known.said() == self.said.of(&document.id);
        same.then_some(known)
    }
}

/// A document that was read: to be worked with at once, or put away until all are there.
pub(super) enum Had {
    AtHand(Source),
    Away(Parked),
}

impl Had {
    pub fn source(self) -> Option<Source> {
        match self {
            Self::AtHand(source) => Some(source),
            Self::Away(parked) => parked.at_hand(),
        }
    }

    pub fn parked(self) -> Parked {
        match self {
            Self::AtHand(source) => Parked::of(source),
            Self::Away(parked) => parked,
        }
    }
}

/// What became of a document, or of a file that is none.
pub(super) struct Understood {
    pub doc: DocId,
    pub source: Option<Had>,
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
