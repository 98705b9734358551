//! Cuts tokens further into pieces: runs of letters, runs of digits, single marks.
//!
//! Knows no words. Rules match pieces, so that "18.12.2019", "two-day" and "1980s" are seen alike however the segmenter cut them.

use super::lexicon::{Lexicon, WordId};
use crate::model::{Segmented, Sentence, TextRange, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub range: TextRange,
    pub kind: PieceKind,
    /// White space stands before it.
    pub spaced: bool,
    /// It begins with a capital letter.
    pub capital: bool,
    /// [`WordId::NONE`] where no rule knows the word.
    pub word: WordId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    Letters,
    /// Digits with their value; `None` beyond nine digits, which no date has.
    Digits(Option<u32>),
    Mark,
}

impl Piece {
    pub fn digits(&self) -> Option<(u32, usize)> {
        match self.kind {
            PieceKind::Digits(Some(value)) => Some((value, self.range.len())),
            _ => None,
        }
    }

    pub fn is_digits(&self) -> bool {
        matches!(self.kind, PieceKind::Digits(_))
    }

    pub fn is_letters(&self) -> bool {
        self.kind == PieceKind::Letters
    }
}

/// The pieces of one sentence, appended to `out`.
pub fn pieces_of(
    text: &str,
    seg: &Segmented,
    sentence: &Sentence,
    lexicon: &Lexicon,
    out: &mut Vec<Piece>,
) {
    let mut buffer = String::new();
    for token in seg.tokens.get(sentence.token_range()).unwrap_or(&[]) {
        let words = token.range.of(text);
        if let Some((kind, word)) = plain(words.as_bytes(), lexicon) {
            out.push(Piece {
                range: token.range,
                kind,
                spaced: token.spaced,
                capital: words.as_bytes()[0].is_ascii_uppercase(),
                word,
            });
            continue;
        }
        // An abbreviation keeps its full stops inside the piece and is looked up without them: "Nov." as "nov", "a.m." as "am".
        // Only one that follows directly after digits ("9a.m.") has to be cut.
        // So is one no list writes with its full stop: that one ends the sentence ("a year ago.").
        if token.kind == TokenKind::Word
            && words.len() > 1
            && words.ends_with('.')
            && (words[..words.len() - 1].contains('.')
                || is_abbreviation(words, lexicon, &mut buffer))
        {
            push(
                token.range,
                words,
                PieceKind::Letters,
                token.spaced,
                lexicon,
                &mut buffer,
                out,
            );
            continue;
        }
        let mut start = 0;
        let mut first = true;
        while let Some(c) = words[start..].chars().next() {
            let kind = sort(c);
            let end = match kind {
                Sort::Mark | Sort::Space => start + c.len_utf8(),
                Sort::Letter | Sort::Digit => {
                    let rest = &words[start..];
                    let mut end = words.len();
                    for (at, d) in rest.char_indices() {
                        let inner_apostrophe = kind == Sort::Letter
                            && at > 0
                            && matches!(d, '\'' | '’')
                            && rest[at + d.len_utf8()..]
                                .chars()
                                .next()
                                .is_some_and(char::is_alphabetic);
                        if sort(d) != kind && !inner_apostrophe {
                            end = start + at;
                            break;
                        }
                    }
                    end
                }
            };
            if kind != Sort::Space {
                let range = TextRange::new(
                    token.range.start as usize + start,
                    token.range.start as usize + end,
                );
                let part = &words[start..end];
                let piece_kind = match kind {
                    Sort::Letter => PieceKind::Letters,
                    Sort::Digit => PieceKind::Digits(if part.len() <= MOST_DIGITS {
                        part.parse().ok()
                    } else {
                        None
                    }),
                    Sort::Mark | Sort::Space => PieceKind::Mark,
                };
                push(
                    range,
                    part,
                    piece_kind,
                    first && token.spaced,
                    lexicon,
                    &mut buffer,
                    out,
                );
            }
            first = false;
            start = end;
        }
    }
}

/// Most tokens are one piece and ASCII throughout: letters, digits, or one mark.
fn plain(bytes: &[u8], lexicon: &Lexicon) -> Option<(PieceKind, WordId)> {
    let first = bytes.first()?;
    if first.is_ascii_alphabetic() {
        let letters = bytes.iter().all(u8::is_ascii_alphabetic);
        return letters.then(|| (PieceKind::Letters, lexicon.ascii_word(bytes)));
    }
    if first.is_ascii_digit() {
        if !bytes.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let value = |n: u32, b: &u8| n * 10 + u32::from(b - b'0');
        let value = (bytes.len() <= MOST_DIGITS).then(|| bytes.iter().fold(0, value));
        return Some((PieceKind::Digits(value), WordId::NONE));
    }
    (bytes.len() == 1 && first.is_ascii()).then(|| (PieceKind::Mark, lexicon.mark(*first)))
}

/// No date has longer numbers.
const MOST_DIGITS: usize = 9;

fn is_abbreviation(words: &str, lexicon: &Lexicon, buffer: &mut String) -> bool {
    fold_into(words, buffer);
    lexicon.is_abbreviation(lexicon.word(buffer.as_bytes()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Mark,
    Space,
}

fn sort(c: char) -> Sort {
    if c.is_ascii_digit() {
        Sort::Digit
    } else if c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) {
        Sort::Letter
    } else if c.is_whitespace() {
        Sort::Space
    } else {
        Sort::Mark
    }
}

fn push(
    range: TextRange,
    words: &str,
    kind: PieceKind,
    spaced: bool,
    lexicon: &Lexicon,
    buffer: &mut String,
    out: &mut Vec<Piece>,
) {
    let word = match kind {
        PieceKind::Digits(_) => WordId::NONE,
        PieceKind::Letters | PieceKind::Mark => {
            fold_into(words, buffer);
            lexicon.word(buffer.as_bytes())
        }
    };
    out.push(Piece {
        range,
        kind,
        spaced,
        capital: words.chars().next().is_some_and(char::is_uppercase),
        word,
    });
}

/// Lower case, straight apostrophes, and abbreviations without their full stops; diacritics stay, they tell words apart.
pub fn fold_into(words: &str, buffer: &mut String) {
    buffer.clear();
    if words.len() == 1 {
        buffer.push_str(words);
        buffer.make_ascii_lowercase();
        return;
    }
    for c in words.chars() {
        match c {
            '.' | '\u{307}' => {}
            '’' | 'ʼ' => buffer.push('\''),
            c if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            c => buffer.extend(c.to_lowercase().filter(|l| *l != '\u{307}')),
        }
    }
}
