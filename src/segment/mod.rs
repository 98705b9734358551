//! A document → its sentences and tokens.
//!
//! Not what they mean. A block never shares a sentence with the next; inside a block, line breaks are spaces.

mod language;
mod sentences;
mod tokens;
mod words;

use crate::model::{
    BlockKind, Document, Segmented, Sentence, SentenceRole, TextRange, Token, TokenKind,
};
use std::collections::BTreeMap;

/// Cuts the text into tokens and sentences. Linear in the length of the text.
pub fn segment(doc: &Document) -> Segmented {
    let stretches = stretches(doc);
    let langs = BlockLanguages::new(&doc.text, &stretches);
    cut(doc, &stretches, &langs)
}

/// The same for a text whose language is known, however short it is.
pub fn segment_in(doc: &Document, lang: &'static str) -> Segmented {
    let langs = BlockLanguages {
        lang,
        found: Vec::new(),
    };
    cut(doc, &stretches(doc), &langs)
}

fn cut(doc: &Document, stretches: &[Stretch], langs: &BlockLanguages) -> Segmented {
    let text: &str = &doc.text;
    let mut out = Segmented {
        tokens: Vec::with_capacity(text.len() / 5),
        sentences: Vec::new(),
        lang: langs.lang,
    };
    let mut head = Head::new(doc);
    for (i, stretch) in stretches.iter().enumerate() {
        let first = out.tokens.len();
        let range = stretch.range.usize();
        tokens::tokenize(text, range.start, range.end, &mut out.tokens);
        let tokens = &out.tokens[first..];
        if tokens.is_empty() {
            continue;
        }
        let block_lang = langs.of(i);
        let split = sentences::split(text, tokens, block_lang);
        let role = head.role(stretch, text, tokens, split.len());
        for sentence in split {
            out.sentences.push(Sentence {
                range: sentences::cover(tokens, &sentence),
                tokens: (first + sentence.start) as u32..(first + sentence.end) as u32,
                block: stretch.block,
                role,
                lang: block_lang,
            });
        }
    }
    out
}

/// A part of the text that is segmented on its own.
struct Stretch {
    range: TextRange,
    block: u32,
    kind: BlockKind,
}

/// The document's blocks, put right where they overlap or cut a character in two, and what stands between them.
///
/// Invariant: in text order, not overlapping, together the whole text, so that every token gets its sentence.
fn stretches(doc: &Document) -> Vec<Stretch> {
    let text: &str = &doc.text;
    let mut out = Vec::with_capacity(doc.blocks.len() + 1);
    let mut at = 0;
    let gap = |from: usize, to: usize, block: usize, out: &mut Vec<Stretch>| {
        if text[from..to].contains(|c| !tokens::is_space(c)) {
            out.push(Stretch {
                range: TextRange::new(from, to),
                block: block.min(doc.blocks.len().saturating_sub(1)) as u32,
                kind: BlockKind::Paragraph,
            });
        }
    };
    for (i, block) in doc.blocks.iter().enumerate() {
        let start = text.floor_char_boundary(block.range.start as usize).max(at);
        let end = text.ceil_char_boundary(block.range.end as usize);
        if end <= start {
            continue;
        }
        gap(at, start, i, &mut out);
        out.push(Stretch {
            range: TextRange::new(start, end),
            block: i as u32,
            kind: block.kind,
        });
        at = end;
    }
    gap(at, text.len(), doc.blocks.len(), &mut out);
    out
}

/// Follows the document's head down to its first paragraph of running text, and gives each block its role.
struct Head {
    title: Option<TextRange>,
    title_seen: bool,
    lead_seen: bool,
}

/// A paragraph of at least this many words is running text even without a full stop.
const RUNNING_TEXT_WORDS: usize = 20;

/// A paragraph with a full stop at its end is running text from this length on ("Baku, 18.12.2019." is not).
const RUNNING_SENTENCE_WORDS: usize = 6;

impl Head {
    fn new(doc: &Document) -> Self {
        Self {
            title: doc.title.as_ref().and_then(|(_, range)| *range),
            title_seen: false,
            lead_seen: false,
        }
    }

    fn role(
        &mut self,
        stretch: &Stretch,
        text: &str,
        tokens: &[Token],
        sentences: usize,
    ) -> SentenceRole {
        let role = SentenceRole::from(stretch.kind);
        match role {
            SentenceRole::Title => {
                // Markdown and HTML pages may have several headings of the first level; one of them is the title.
                let is_title = match self.title {
                    Some(title) => title.overlaps(stretch.range),
                    None => !self.title_seen,
                };
                self.title_seen = true;
                if is_title {
                    role
                } else {
                    SentenceRole::Heading
                }
            }
            SentenceRole::Body if !self.lead_seen => {
                if is_running_text(text, tokens, sentences) {
                    self.lead_seen = true;
                    SentenceRole::Lead
                } else {
                    SentenceRole::HeadLine
                }
            }
            _ => role,
        }
    }
}

/// Whether a paragraph tells something, rather than being a line that is only a date, a place, a number, a byline.
fn is_running_text(text: &str, tokens: &[Token], sentences: usize) -> bool {
    let words = tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
    let closes = tokens
        .iter()
        .rev()
        .take(3)
        .any(|t| matches!(t.range.of(text), "." | "!" | "?" | "…" | "。" | "！" | "？"));
    words >= RUNNING_TEXT_WORDS
        || closes && (words >= RUNNING_SENTENCE_WORDS || sentences >= 2)
        || closes && tokens.len() > RUNNING_TEXT_WORDS
}

/// The language of each block, where a document is in more than one.
struct BlockLanguages {
    /// The document's own: that of most of its text.
    lang: &'static str,
    /// For blocks that were looked at. Empty where all of them are in the document's language.
    found: Vec<Option<&'static str>>,
}

/// How many blocks are looked at before a document is taken to be in one language.
const PROBED_BLOCKS: usize = 24;

/// Shorter blocks take the document's language. About two lines.
const MIN_BLOCK_BYTES: usize = 120;

impl BlockLanguages {
    fn new(text: &str, stretches: &[Stretch]) -> Self {
        let long: Vec<usize> = (0..stretches.len())
            .filter(|&i| stretches[i].range.len() >= MIN_BLOCK_BYTES)
            .collect();
        let mut found = vec![None; stretches.len()];
        let mut bytes = BTreeMap::<&'static str, usize>::new();
        let step = long.len().div_ceil(PROBED_BLOCKS).max(1);
        let whole = if long.len() > 1 {
            language::plainly(text)
        } else {
            None
        };
        for &i in long.iter().step_by(step) {
            let lang = language::detect_within(stretches[i].range.of(text), whole);
            found[i] = Some(lang);
            if lang != language::UNKNOWN {
                *bytes.entry(lang).or_default() += stretches[i].range.len();
            }
        }
        // Blocks vote by their length: trigrams of a mixture look like neither of its languages.
        let lang = match bytes.iter().max_by_key(|(_, bytes)| **bytes) {
            Some((lang, _)) => lang,
            None => language::detect(text),
        };
        if bytes.len() <= 1 {
            return Self {
                lang,
                found: Vec::new(),
            };
        }
        for &i in &long {
            found[i]
                .get_or_insert_with(|| language::detect_within(stretches[i].range.of(text), whole));
        }
        Self { lang, found }
    }

    fn of(&self, stretch: usize) -> &'static str {
        match self.found.get(stretch) {
            Some(Some(lang)) if *lang != language::UNKNOWN => lang,
            _ => self.lang,
        }
    }
}

#[cfg(test)]
mod tests;
