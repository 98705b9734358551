//! A trained sequence model for people, organisations and places: a linear-chain conditional random field over the words around capitals.
//!
//! Not the last word: `names::joined` puts what it finds together with what the rules found. English only; its weights and what
//! they were trained on stand in `data/names/model`.
//!
//! ```text
//! words + drafts of the rules ─page─▶ features of each word ─model─▶ scores of each label ─decode─▶ spans, how sure
//! ```

mod decode;
mod known;
mod labels;
mod model;
pub(super) mod numbers;
mod page;
#[cfg(test)]
mod tests;
pub mod train;

use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::words::Words;
use crate::model::NameKind;
use decode::Decoder;
use known::Known;
use labels::LANES;
use model::Model;
use page::{Page, around_seed};

/// The one language there is a model for.
pub const LANGUAGE: &str = "en";

static SHIPPED: &[u8] = include_bytes!("../../../../data/names/model/en.bin");

pub struct Tagger {
    model: Model,
    known: Known,
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
        Some(Self {
            model: Model::parse(bytes)?,
            known: Known::of(lex),
        })
    }

    /// Spans in text order, not overlapping. `drafts` are those of the rules, which the model takes as one witness more.
    pub fn find(&self, words: &Words, drafts: &Drafts) -> Vec<Found> {
        let page = Page::of(words, drafts, &self.known);
        // What a word says by itself, beside its left and beside its right neighbour: the same wherever it stands in the document.
        let mut said: Vec<[Option<[i16; LANES]>; 3]> = vec![[None; 3]; page.n_forms()];
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        for &(from, to) in &page.stretches {
            decoder.begin();
            for i in from..to {
                let mut scores = [0i16; LANES];
                for side in 0..3 {
                    let Some(form) = page.form_beside(i, side) else {
                        self.model.add(page.nobody_beside(side), &mut scores);
                        continue;
                    };
                    let said = said[form][side].get_or_insert_with(|| {
                        let mut sum = [0i16; LANES];
                        for &feature in page.own(form) {
                            self.model.add(around_seed(feature, side), &mut sum);
                        }
                        sum
                    });
                    for (a, b) in scores.iter_mut().zip(said.iter()) {
                        *a = a.saturating_add(*b);
                    }
                }
                page.around(i, &mut |feature| self.model.add(feature, &mut scores));
                decoder.push(&scores);
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
