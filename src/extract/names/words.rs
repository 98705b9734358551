//! The tokens of a document with what the name rules ask of each: its key, its shape, whether its capital means anything.
//!
//! Knows nothing of names.

use super::lexicon::{Lexicon, key};
use crate::model::{Document, Segmented, SentenceRole, TextRange, TokenKind};
use rustc_hash::FxHashSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Lower,
    /// "Baku", "McDonald", "al-Bashir"
    Cap,
    /// "IOM", "BAKU"
    Upper,
    /// "V.", "A.B."
    Initial,
    Other,
}

#[derive(Clone, Debug)]
pub struct Word<'t> {
    pub range: TextRange,
    pub text: &'t str,
    pub key: String,
    pub shape: Shape,
    pub sentence: u32,
    pub spaced: bool,
    pub kind: TokenKind,
    /// Begins a sentence, or stands after a quotation mark or colon that does: its capital is grammar.
    pub starts: bool,
}

#[derive(Debug)]
pub struct Words<'t> {
    pub text: &'t str,
    pub list: Vec<Word<'t>>,
    /// For each sentence: its tokens.
    pub sentences: Vec<std::ops::Range<usize>>,
    /// For each sentence: may its capitals be read as names? False in headlines written With Capitals Or ALL SO.
    pub telling: Vec<bool>,
    pub boilerplate: Vec<bool>,
    /// Keys of words the document also writes small.
    pub lower: Small<'t>,
}

/// A set of keys. Most of them stand so in the text itself.
#[derive(Debug, Default)]
pub struct Small<'t> {
    as_written: FxHashSet<&'t str>,
    others: FxHashSet<String>,
}

impl<'t> Small<'t> {
    fn of(words: &[Word<'t>]) -> Self {
        let mut out = Self::default();
        for word in words.iter().filter(|w| w.shape == Shape::Lower) {
            if word.key == word.text {
                out.as_written.insert(word.text);
            } else {
                out.others.insert(word.key.clone());
            }
        }
        out
    }

    pub fn contains(&self, key: &str) -> bool {
        self.as_written.contains(key) || self.others.contains(key)
    }
}

impl<'t> Words<'t> {
    pub fn of(doc: &'t Document, seg: &Segmented, lex: &Lexicon) -> Self {
        Self::cut(doc, seg, lex, |_| None)
    }

    /// With words cut in two where `cut` says at which byte: "l'|Agence", "Trabzon|'da".
    pub fn cut(
        doc: &'t Document,
        seg: &Segmented,
        lex: &Lexicon,
        cut: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let text: &str = &doc.text;
        let mut list: Vec<Word> = Vec::with_capacity(seg.tokens.len());
        let mut sentences = Vec::with_capacity(seg.sentences.len());
        let mut boilerplate = Vec::with_capacity(seg.sentences.len());
        for (s, sentence) in seg.sentences.iter().enumerate() {
            let begin = list.len();
            let mut fresh = true;
            for i in sentence.token_range() {
                let Some(token) = seg.tokens.get(i) else {
                    continue;
                };
                let word = token.range.of(text);
                if word.is_empty() {
                    continue;
                }
                let at = match token.kind {
                    TokenKind::Word => cut(word).filter(|&at| at > 0 && at < word.len()),
                    _ => None,
                };
                let middle = token.range.start + at.unwrap_or(word.len()) as u32;
                let TextRange { start, end } = token.range;
                let parts = [
                    TextRange { start, end: middle },
                    TextRange { start: middle, end },
                ];
                for (n, range) in parts.into_iter().enumerate() {
                    let word = range.of(text);
                    if word.is_empty() {
                        continue;
                    }
                    list.push(Word {
                        range,
                        text: word,
                        key: if token.kind == TokenKind::Mark {
                            String::new()
                        } else {
                            key(word)
                        },
                        shape: shape(word, token.kind),
                        sentence: s as u32,
                        spaced: token.spaced && n == 0,
                        kind: token.kind,
                        starts: fresh && token.kind != TokenKind::Mark,
                    });
                }
                // Quotation marks, dashes, bullets and colons leave the next word fresh.
                fresh = match token.kind {
                    TokenKind::Mark => {
                        fresh || matches!(word, ":" | "“" | "„" | "«" | "\"" | "•" | "—" | "–")
                    }
                    TokenKind::Number => fresh,
                    TokenKind::Word | TokenKind::Mixed => false,
                };
            }
            sentences.push(begin..list.len());
            boilerplate.push(sentence.role == SentenceRole::Boilerplate);
        }
        let telling: Vec<bool> = sentences
            .iter()
            .map(|range| is_telling(&list[range.clone()], lex))
            .collect();
        let lower = Small::of(&list);
        Self {
            text,
            list,
            sentences,
            telling,
            boilerplate,
            lower,
        }
    }

    pub fn is_telling(&self, i: usize) -> bool {
        self.telling[self.list[i].sentence as usize]
    }

    pub fn same_sentence(&self, i: usize, j: usize) -> bool {
        self.list[i].sentence == self.list[j].sentence
    }

    pub fn get(&self, i: usize) -> Option<&Word<'t>> {
        self.list.get(i)
    }

    /// The next token of the same sentence.
    pub fn after(&self, i: usize) -> Option<&Word<'t>> {
        self.list
            .get(i + 1)
            .filter(|w| w.sentence == self.list[i].sentence)
    }

    /// The previous token of the same sentence.
    pub fn before(&self, i: usize) -> Option<&Word<'t>> {
        i.checked_sub(1)
            .map(|p| &self.list[p])
            .filter(|w| w.sentence == self.list[i].sentence)
    }

    /// The bytes from token `from` to token `to`, the latter excluded.
    pub fn range(&self, from: usize, to: usize) -> TextRange {
        match (
            self.list.get(from),
            to.checked_sub(1).and_then(|t| self.list.get(t)),
        ) {
            (Some(a), Some(b)) if a.range.start <= b.range.end => a.range.cover(b.range),
            (Some(a), _) => TextRange {
                start: a.range.start,
                end: a.range.start,
            },
            _ => TextRange::default(),
        }
    }

    /// The words of a range with white space made single.
    pub fn shown(&self, range: TextRange) -> String {
        range
            .of(self.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl Word<'_> {
    pub fn is_cap(&self) -> bool {
        matches!(self.shape, Shape::Cap | Shape::Upper | Shape::Initial)
    }

    pub fn is(&self, mark: &str) -> bool {
        self.text == mark
    }

    pub fn is_mark(&self) -> bool {
        self.kind == TokenKind::Mark
    }

    pub fn is_quote(&self) -> bool {
        matches!(
            self.text,
            "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "‹" | "›"
        )
    }

    pub fn is_possessive(&self) -> bool {
        matches!(self.text, "'s" | "’s" | "'" | "’" | "ʼs" | "'S" | "’S")
    }
}

fn shape(word: &str, kind: TokenKind) -> Shape {
    if !matches!(kind, TokenKind::Word | TokenKind::Mixed) {
        return Shape::Other;
    }
    let Some(first) = word.chars().next() else {
        return Shape::Other;
    };
    // Most words are small ASCII letters throughout.
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    let (mut letters, mut upper) = (0_usize, 0_usize);
    let mut only = first;
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        upper += usize::from(c.is_uppercase());
        only = c;
    }
    let all_upper = upper == letters;
    if letters == 0 || (kind == TokenKind::Mixed && first.is_numeric()) {
        Shape::Other
    } else if word.ends_with('.') && all_upper && letters <= 3 {
        Shape::Initial
    } else if all_upper && letters == 1 && only != 'I' {
        // A lone capital: an initial whose full stop was left out.
        Shape::Initial
    } else if all_upper && letters > 1 {
        Shape::Upper
    } else if first.is_uppercase() || (upper > 0 && word.contains(['-', '\'', '’'])) {
        Shape::Cap
    } else {
        Shape::Lower
    }
}

/// Share of capitalised words from which a sentence's capitals say nothing.
///
/// 0.75 of the words of four letters and more: "Chief of State Migration Service Meets IOM Delegation" has all of them,
/// a sentence of names and titles rarely reaches two thirds.
const HEADLINE_SHARE: f32 = 0.75;

fn is_telling(words: &[Word], lex: &Lexicon) -> bool {
    let (mut long, mut caps, mut upper, mut small) = (0, 0, 0, 0);
    for w in words {
        if w.kind != TokenKind::Word {
            continue;
        }
        if w.shape == Shape::Lower && !lex.particles.contains(&w.key) {
            small += 1;
        }
        if w.text.chars().count() < 4 || w.starts {
            continue;
        }
        long += 1;
        caps += usize::from(w.is_cap());
        upper += usize::from(w.shape == Shape::Upper);
    }
    if long < 3 {
        // Too short to judge: two or three words are a name or a heading, and the other evidence decides.
        return !(upper >= 2 && small == 0);
    }
    let share = caps as f32 / long as f32;
    // A headline has no full stop: a short sentence of names and titles is told from one by it.
    let stopped = words
        .iter()
        .rev()
        .find(|w| !w.is_quote())
        .is_some_and(|w| w.is("."));
    !(!stopped && share >= HEADLINE_SHARE && (small <= 3 || share > 0.9))
        && (upper as f32) < 0.7 * long as f32
}
