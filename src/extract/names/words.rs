//! The tokens of a document with what the name rules ask of each: its key, its shape, whether its capital means anything.
//!
//! Knows nothing of names.

use super::forms::{Forms, Key};
use super::lexicon::Lexicon;
use crate::model::{Document, Segmented, SentenceRole, TextRange, Token, TokenKind};

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
    pub key: Key<'t>,
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
    pub lower: KeySet,
    /// The capitalised words: the only ones at which most names can begin.
    pub caps: Vec<u32>,
    /// All that is said of the spellings.
    pub forms: &'t Forms,
}

/// A set of keys of the document, a bit for each.
#[derive(Debug, Default)]
pub struct KeySet(Vec<u64>);

impl KeySet {
    fn of(n_keys: usize) -> Self {
        Self(vec![0; n_keys.div_ceil(64)])
    }

    pub fn insert(&mut self, key: &Key) {
        let at = key.form().local_key as usize;
        if let Some(bits) = self.0.get_mut(at / 64) {
            *bits |= 1 << (at % 64);
        }
    }

    pub fn contains(&self, key: &Key) -> bool {
        let at = key.form().local_key as usize;
        self.0
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

/// The form of each token of a document.
pub fn meet(doc: &Document, seg: &Segmented, lex: &Lexicon, forms: &mut Forms) -> Vec<u32> {
    let text: &str = &doc.text;
    let meet = |t: &Token| forms.meet(t.range.of(text), t.kind, lex);
    seg.tokens.iter().map(meet).collect()
}

impl<'t> Words<'t> {
    /// `met` holds the form of each token ([`meet`]).
    pub fn of(
        doc: &'t Document,
        seg: &Segmented,
        lex: &Lexicon,
        forms: &'t Forms,
        met: &[u32],
    ) -> Self {
        let text: &str = &doc.text;
        let mut list = Vec::with_capacity(seg.tokens.len());
        let mut sentences = Vec::with_capacity(seg.sentences.len());
        let mut boilerplate = Vec::with_capacity(seg.sentences.len());
        for (s, sentence) in seg.sentences.iter().enumerate() {
            let begin = list.len();
            let mut fresh = true;
            for i in sentence.token_range() {
                let (Some(token), Some(form)) = (seg.tokens.get(i), met.get(i)) else {
                    continue;
                };
                let word = token.range.of(text);
                if word.is_empty() {
                    continue;
                }
                let key = Key::of(forms.get(*form));
                list.push(Word {
                    range: token.range,
                    text: word,
                    shape: key.form().shape,
                    key,
                    sentence: s as u32,
                    spaced: token.spaced,
                    kind: token.kind,
                    starts: fresh && token.kind != TokenKind::Mark,
                });
                // Quotation marks, dashes, bullets and colons leave the next word fresh.
                fresh = match token.kind {
                    TokenKind::Mark => {
                        fresh
                            || matches!(
                                key.form().sign,
                                ':' | '“' | '„' | '«' | '"' | '•' | '—' | '–'
                            )
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
        let mut lower = KeySet::of(forms.n_keys);
        let mut caps = Vec::with_capacity(list.len() / 4);
        for (i, w) in list.iter().enumerate() {
            if w.shape == Shape::Lower {
                lower.insert(&w.key);
            } else if w.is_cap() {
                caps.push(i as u32);
            }
        }
        Self {
            text,
            list,
            sentences,
            telling,
            boilerplate,
            lower,
            caps,
            forms,
        }
    }

    /// The capitalised words, in text order.
    pub fn caps(&self) -> impl Iterator<Item = usize> {
        self.caps.iter().map(|i| *i as usize)
    }

    /// An empty set of keys.
    pub fn key_set(&self) -> KeySet {
        KeySet::of(self.forms.n_keys)
    }

    pub fn is_telling(&self, i: usize) -> bool {
        self.telling[self.list[i].sentence as usize]
    }

    pub fn same_sentence(&self, i: usize, j: usize) -> bool {
        self.list[i].sentence == self.list[j].sentence
    }

    /// Does a line, or a cell of a table, begin at this token?
    pub fn begins_cell(&self, i: usize) -> bool {
        let Some(p) = i.checked_sub(1).filter(|p| self.same_sentence(*p, i)) else {
            return true;
        };
        self.text
            .get(self.list[p].range.end as usize..self.list[i].range.start as usize)
            .is_some_and(|gap| gap.contains('\t'))
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

    /// Does a line of the text begin with a token? One behind the last token does.
    pub fn begins_line(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|p| self.list.get(p)) else {
            return true;
        };
        let end = self
            .list
            .get(i)
            .map_or(self.text.len(), |w| w.range.start as usize);
        let gap = self.text.get(before.range.end as usize..end);
        i >= self.list.len() || gap.is_some_and(|g| g.contains('\n'))
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
        let text = range.of(self.text);
        // Most names stand so in the text.
        let bytes = text.as_bytes();
        let plain = |b: &u8| b.is_ascii_graphic() || *b == b' ';
        if bytes.iter().all(plain)
            && !bytes.starts_with(b" ")
            && !bytes.ends_with(b" ")
            && !bytes.windows(2).any(|two| two == b"  ")
        {
            return text.to_owned();
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Word<'_> {
    pub fn is_cap(&self) -> bool {
        matches!(self.shape, Shape::Cap | Shape::Upper | Shape::Initial)
    }

    /// Its only character; zero where there are more.
    #[inline]
    pub fn sign(&self) -> char {
        self.key.form().sign
    }

    #[inline]
    pub fn is(&self, mark: &str) -> bool {
        self.text == mark
    }

    pub fn is_mark(&self) -> bool {
        self.kind == TokenKind::Mark
    }

    pub fn is_quote(&self) -> bool {
        matches!(
            self.sign(),
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›'
        )
    }

    pub fn is_possessive(&self) -> bool {
        matches!(self.text, "'s" | "’s" | "'" | "’" | "ʼs" | "'S" | "’S")
    }
}

pub fn shape(word: &str, kind: TokenKind) -> Shape {
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
        if !w.key.form().long || w.starts {
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
