//! Where in a document the rules match, sentence by sentence, each in its own language.
//!
//! What a match means within its document is not worked out here.

use super::matcher::{self, Hit, Scratch};
use super::pieces::{self, Piece};
use super::refused::{Refused, range_of};
use super::resolve::Tense;
use super::rules::{Language, RuleSet};
use super::{is_copyright, needs_tense, signal_before, tense};
use crate::model::{Document, Segmented, Sentence, SentenceRole, Signal, TextRange};

/// One match with where it stands.
#[derive(Clone)]
pub(super) struct Found<'a> {
    pub(super) hit: Hit,
    /// The pieces of its sentence; `hit.start..hit.end` are its own.
    pub(super) pieces: &'a [Piece],
    pub(super) range: TextRange,
    pub(super) sentence: usize,
    pub(super) block: u32,
    pub(super) lang: &'a Language,
    pub(super) tense: Tense,
    /// "will be held on"
    pub(super) will: bool,
    pub(super) signal: Signal,
    pub(super) boilerplate: bool,
    /// "© 2024"
    pub(super) copyright: bool,
}

/// The matches of a document.
#[derive(Default)]
pub(super) struct Matched<'a> {
    sentences: Vec<InSentence<'a>>,
    /// One sentence's behind another's, of those that have matches.
    pieces: Vec<Piece>,
    hits: Vec<Hit>,
}

/// A sentence with matches, in the language they are of.
pub(super) struct InSentence<'a> {
    sentence: usize,
    lang: &'a Language,
    pieces: std::ops::Range<usize>,
    hits: std::ops::Range<usize>,
}

impl<'a> Matched<'a> {
    pub(super) fn of(doc: &Document, seg: &Segmented, set: &'a RuleSet) -> Self {
        let mut out = Self::default();
        let mut finder = Finder::new(doc, seg, set);
        for (sentence, at) in seg.sentences.iter().zip(0..) {
            if let Some(lang) = finder.look_at(sentence) {
                let before = (out.pieces.len(), out.hits.len());
                out.pieces.extend_from_slice(&finder.pieces);
                out.hits.append(&mut finder.hits);
                out.sentences.push(InSentence {
                    sentence: at,
                    lang,
                    pieces: before.0..out.pieces.len(),
                    hits: before.1..out.hits.len(),
                });
            }
        }
        out
    }
}

pub(super) fn find<'a>(
    doc: &Document,
    seg: &Segmented,
    matched: &'a Matched<'a>,
) -> Vec<Found<'a>> {
    let mut out = Vec::with_capacity(matched.hits.len());
    for here in &matched.sentences {
        let Some(sentence) = seg.sentences.get(here.sentence) else {
            continue;
        };
        let pieces = &matched.pieces[here.pieces.clone()];
        let lang = here.lang;
        for hit in &matched.hits[here.hits.clone()] {
            let (Some(first), Some(last)) = (pieces.get(hit.start), pieces.get(hit.end - 1)) else {
                continue;
            };
            let tense = match needs_tense(&hit.sem.core) {
                true => tense::tense_at(pieces, hit, lang, &doc.text),
                false => Tense::Unclear,
            };
            out.push(Found {
                range: first.range.cover(last.range),
                sentence: here.sentence,
                block: sentence.block,
                lang,
                tense,
                will: tense == Tense::Future && tense::will(pieces, hit, lang),
                signal: signal_before(pieces, hit, lang, &doc.text),
                boilerplate: sentence.role == SentenceRole::Boilerplate,
                copyright: is_copyright(pieces, hit, &doc.text),
                pieces,
                hit: hit.clone(),
            });
        }
    }
    out
}

/// Between a month and its year there are at most a comma, an article or a word such as "de".
const MONTH_BESIDE_YEAR: usize = 3;

struct Finder<'a, 't> {
    text: &'t str,
    seg: &'t Segmented,
    set: &'a RuleSet,
    document: Option<&'a Language>,
    english: Option<&'a Language>,
    /// Those of the sentence last looked at, cut by the language its matches are of.
    pieces: Vec<Piece>,
    hits: Vec<Hit>,
    refused: Refused,
    scratch: Scratch,
}

impl<'a, 't> Finder<'a, 't> {
    fn new(doc: &'t Document, seg: &'t Segmented, set: &'a RuleSet) -> Self {
        Self {
            text: &doc.text,
            seg,
            set,
            document: set.language(seg.lang),
            english: set.language("en"),
            pieces: Vec::new(),
            hits: Vec::new(),
            refused: Refused::default(),
            scratch: Scratch::default(),
        }
    }

    /// Finds the sentence's matches, if it has any, and tells their language: the sentence's own, else the document's, else
    /// English; and dates beyond doubt in any language.
    fn look_at(&mut self, sentence: &Sentence) -> Option<&'a Language> {
        let own = match self.document {
            Some(lang) if lang.code == sentence.lang => lang,
            document => self
                .set
                .language(sentence.lang)
                .or(document)
                .or(self.english)?,
        };
        self.refused.clear();
        let mut lang = own;
        self.in_language(sentence, own);
        // A short sentence is easily taken for another language than its document's; plain ASCII may well be English.
        for (other, ascii) in [(self.document, false), (self.english, true)] {
            if self.hits.is_empty()
                && let Some(other) = other.filter(|o| o.code != lang.code)
                && (!ascii || sentence.range.of(self.text).is_ascii())
            {
                self.in_language(sentence, other);
                // A lone number says nothing about the language, and its own language saw no year in it.
                if self
                    .hits
                    .iter()
                    .all(|h| h.end - h.start == 1 && self.pieces[h.start].is_digits())
                {
                    self.hits.clear();
                }
                if !self.hits.is_empty() {
                    lang = other;
                }
            }
        }
        if let Some((other, pieces, full)) = self.in_another_language(sentence, lang) {
            (self.pieces, self.hits) = (pieces, full);
            return Some(other);
        }
        let (pieces, refused) = (&self.pieces, &self.refused);
        self.hits
            .retain(|hit| !refused.holds(range_of(pieces, hit)));
        (!self.hits.is_empty()).then_some(lang)
    }

    fn in_language(&mut self, sentence: &Sentence, lang: &'a Language) {
        self.pieces.clear();
        self.hits.clear();
        pieces::pieces_of(
            self.text,
            self.seg,
            sentence,
            &lang.lexicon,
            &mut self.pieces,
        );
        matcher::matches(
            lang,
            lang.machine.top(),
            &self.pieces,
            self.text,
            &mut self.scratch,
            &mut self.hits,
        );
        self.refused.take(&self.pieces, &mut self.hits);
    }

    /// A year that stands alone in this language may be part of a full date in another ("Date: 18 December 2019"): one
    /// whose month stands beside the year. Or of what is no date there ("rue du 8 mai 1945"): such hits are dropped.
    fn in_another_language(
        &mut self,
        sentence: &Sentence,
        lang: &Language,
    ) -> Option<(&'a Language, Vec<Piece>, Vec<Hit>)> {
        let hits = &self.hits;
        let is_year = |piece: &Piece| {
            piece
                .digits()
                .is_some_and(|(value, len)| len == 4 && (1000..2200).contains(&value))
        };
        let mut others: Vec<&'a Language> = Vec::new();
        let mut waiting = hits.iter().peekable();
        for (at, year) in self.pieces.iter().enumerate().filter(|(_, p)| is_year(p)) {
            // Both go from left to right.
            while waiting.next_if(|h| h.end <= at).is_some() {}
            let covered = |h: &&Hit| h.start <= at && h.end - h.start > 1;
            if waiting.peek().is_some_and(covered) || self.refused.holds(year.range) {
                continue;
            }
            let from = at.saturating_sub(MONTH_BESIDE_YEAR);
            let to = (at + MONTH_BESIDE_YEAR + 1).min(self.pieces.len());
            for piece in self.pieces[from..to].iter().filter(|p| p.is_letters()) {
                for other in self.set.hinted(piece.range.of(self.text), lang.code) {
                    if !others.iter().any(|o| o.code == other.code) {
                        others.push(other);
                    }
                }
            }
        }
        let mut found: Vec<(&'a Language, Vec<Piece>, Vec<Hit>)> = Vec::new();
        for other in others {
            let mut pieces = Vec::new();
            pieces::pieces_of(self.text, self.seg, sentence, &other.lexicon, &mut pieces);
            let group = other.machine.full();
            let mut full = Vec::new();
            let scratch = &mut self.scratch;
            matcher::matches(other, group, &pieces, self.text, scratch, &mut full);
            self.refused.take(&pieces, &mut full);
            found.push((other, pieces, full));
        }
        for (other, pieces, mut full) in found {
            full.retain(|f| !self.refused.holds(range_of(&pieces, f)));
            let better = full.iter().any(|f| {
                let f = range_of(&pieces, f);
                let first = hits.partition_point(|h| range_of(&self.pieces, h).end <= f.start);
                hits[first..]
                    .iter()
                    .map(|h| range_of(&self.pieces, h))
                    .take_while(|h| h.overlaps(f))
                    .all(|h| f.contains(h) && f.len() > h.len())
            });
            if better {
                return Some((other, pieces, full));
            }
        }
        None
    }
}

/// How many tests finding a document's matches takes.
#[cfg(test)]
pub(super) fn steps(doc: &Document, seg: &Segmented, set: &RuleSet) -> u64 {
    let mut finder = Finder::new(doc, seg, set);
    for sentence in &seg.sentences {
        finder.look_at(sentence);
    }
    finder.scratch.steps
}
