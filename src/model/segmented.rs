//! A document cut into sentences and tokens.

use super::{BlockKind, TextRange};
use std::ops::Range;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segmented {
    /// In text order; never empty ranges; white space belongs to none.
    pub tokens: Vec<Token>,
    /// In text order. Every token belongs to exactly one sentence.
    pub sentences: Vec<Sentence>,
    /// ISO 639-1 code of the document's language ("en", "az", "ru"), or "und" where it could not be told.
    pub lang: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub range: TextRange,
    pub kind: TokenKind,
    /// White space (or the text's start) stands before it.
    pub spaced: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and combining marks ("Ombudsperson", "Charge", "d’affairs", "South-Eastern").
    /// A possessive ending is a token of its own ("Service" + "’s"). An abbreviation or initial keeps its full stop ("Mr.", "V.", "Nov.", "H.E.").
    Word,
    /// Digits only ("1990", "18").
    Number,
    /// Letters and digits together ("114th", "B2", "45th", "COVID-19"), or digits with inner marks ("45/158", "18.12.2019", "1,000").
    Mixed,
    /// One mark: a comma, a quotation mark, a bracket, a dash.
    Mark,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// From its first token to its last, closing quotation mark and full stop included.
    pub range: TextRange,
    /// Indexes into [`Segmented::tokens`].
    pub tokens: Range<u32>,
    /// Index into the document's blocks.
    pub block: u32,
    pub role: SentenceRole,
    /// ISO 639-1, as far as it could be told; the document's own where not.
    pub lang: &'static str,
}

/// What the block a sentence stands in says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceRole {
    Title,
    Heading,
    /// The first paragraph of running text.
    Lead,
    Body,
    ListItem,
    TableRow,
    /// A line at the head that is only a date, a place, a reference number, a byline.
    HeadLine,
    Boilerplate,
}

impl Sentence {
    pub fn token_range(&self) -> Range<usize> {
        self.tokens.start as usize..self.tokens.end as usize
    }
}

impl From<BlockKind> for SentenceRole {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Heading(1) => Self::Title,
            BlockKind::Heading(_) => Self::Heading,
            BlockKind::Paragraph => Self::Body,
            BlockKind::ListItem => Self::ListItem,
            BlockKind::TableRow => Self::TableRow,
            BlockKind::Boilerplate => Self::Boilerplate,
        }
    }
}
