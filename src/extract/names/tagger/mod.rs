//! A trained sequence model for people, organisations and places: a linear-chain conditional random field over the words around capitals.
//!
//! Not the last word: `names::joined` puts what it finds together with what the rules found. English only; its weights and what
//! they were trained on stand in `data/names/model`.
//!
//! ```text
//! words + drafts of the rules ─page─▶ features of each word ─model─▶ scores of each label ─decode─▶ spans, how sure
//! ```

mod decode;
mod features;
mod known;
mod labels;
mod model;
pub(super) mod numbers;
mod page;
mod sums;
#[cfg(test)]
mod tests;
pub mod train;

use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::words::Words;
use crate::model::NameKind;
use decode::Decoder;
use known::Known;
use model::Model;
use page::{Album, Page};
use sums::{Kept, Reader, Tables};

/// The one language there is a model for.
pub const LANGUAGE: &str = "en";

static SHIPPED: &[u8] = include_bytes!("../../../../data/names/model/en.bin");

pub struct Tagger {
    model: Model,
    tables: Tables,
    known: Known,
}

/// What is kept from one document to the next; goes with the forms.
#[derive(Default)]
pub struct Seen {
    album: Album,
    kept: Kept,
    decoder: Decoder,
}

/// What the model takes for a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Tokens `from..to`, of one sentence.
    pub from: usize,
    pub to: usize,
    pub kind: NameKind,
    /// 0 to 1.
    pub sure: f32,
}

impl Tagger {
    /// The shipped model; `None` where the file does not read, which a test excludes.
    pub fn builtin(lex: &Lexicon) -> Option<Self> {
        Self::of(SHIPPED, lex)
    }

    pub fn of(bytes: &[u8], lex: &Lexicon) -> Option<Self> {
        let model = Model::parse(bytes)?;
        Some(Self {
            tables: Tables::of(&model),
            model,
            known: Known::of(lex),
        })
    }

    /// Spans in text order, not overlapping. `drafts` are those of the rules, which the model takes as one witness more.
    pub fn find(&self, words: &Words, drafts: &Drafts, seen: &mut Seen) -> Vec<Found> {
        let Seen {
            album,
            kept,
            decoder,
        } = seen;
        let page = Page::of(words, drafts, &self.known, album);
        let mut reader = Reader::of(&self.model, &self.tables, kept);
        let mut out = Vec::new();
        for &(from, to) in &page.stretches {
            decoder.begin();
            reader.begin(&page, (from, to));
            for i in from..to {
                decoder.push(&reader.read(&page, i));
            }
            decoder.read(&self.model, |a, b, kind, sure| {
                out.push(Found {
                    from: from + a,
                    to: from + b,
                    kind,
                    sure,
                });
            });
        }
        out
    }
}
