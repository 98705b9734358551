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
            let glued_mark = kind == PieceKind::Mark && !token.spaced;
            if glued_mark && takes_apostrophe(text, words, lexicon, &mut buffer, out) {
                continue;
            }
            out.push(Piece {
                range: token.range,
                kind,
                spaced: token.spaced,
                capital: words.as_bytes()[0].is_ascii_uppercase(),
                word,
            });
            if kind == PieceKind::Letters && !token.spaced {
                join_hyphenated(text, lexicon, &mut buffer, out);
            }
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
                            && is_apostrophe(d)
                            && rest[at + d.len_utf8()..]
                                .chars()
                                .next()
                                .is_some_and(char::is_alphabetic);
                        if sort(d) != kind && !inner_apostrophe {
                            end = start + at;
                            break;
                        }
                    }
                    match kind {
                        Sort::Letter => start + elided(&words[start..end], lexicon, &mut buffer),
                        _ => end,
                    }
                }
            };
            if kind == Sort::Mark
                && !(first && token.spaced)
                && takes_apostrophe(text, &words[start..end], lexicon, &mut buffer, out)
            {
                first = false;
                start = end;
                continue;
            }
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
                if kind == Sort::Letter {
                    join_hyphenated(text, lexicon, &mut buffer, out);
                }
            }
            first = false;
            start = end;
        }
    }
}

/// Where the first word of a run of letters ends: "dell'anno" is two words where a list writes "dell'" so, "o'clock" is one.
fn elided(run: &str, lexicon: &Lexicon, buffer: &mut String) -> usize {
    let Some((at, apostrophe)) = run.char_indices().find(|(_, c)| is_apostrophe(*c)) else {
        return run.len();
    };
    fold_into(run, buffer);
    if lexicon.word(buffer.as_bytes()) != WordId::NONE {
        return run.len();
    }
    let head = at + apostrophe.len_utf8();
    fold_into(&run[..head], buffer);
    match lexicon.word(buffer.as_bytes()) {
        WordId::NONE => run.len(),
        _ => head,
    }
}

/// Adds this apostrophe to the word right before it, where a list writes that word with one: "venerdi'", "l' anno".
fn takes_apostrophe(
    text: &str,
    mark: &str,
    lexicon: &Lexicon,
    buffer: &mut String,
    out: &mut [Piece],
) -> bool {
    if !mark.chars().all(is_apostrophe) {
        return false;
    }
    let Some(before) = out.last_mut().filter(|p| p.is_letters()) else {
        return false;
    };
    let range = TextRange::new(
        before.range.start as usize,
        before.range.end as usize + mark.len(),
    );
    let Some(words) = text.get(range.usize()).filter(|w| w.ends_with(mark)) else {
        return false;
    };
    fold_into(words, buffer);
    let word = lexicon.word(buffer.as_bytes());
    if word == WordId::NONE {
        return false;
    }
    before.range = range;
    before.word = word;
    true
}

/// Makes the last three pieces one where a list writes them as one word: "avant-hier", "segunda-feira".
fn join_hyphenated(text: &str, lexicon: &Lexicon, buffer: &mut String, out: &mut Vec<Piece>) {
    let [.., first, hyphen, last] = out.as_slice() else {
        return;
    };
    let joined = lexicon.has_hyphens()
        && first.is_letters()
        && !hyphen.spaced
        && !last.spaced
        && matches!(hyphen.range.of(text), "-" | "\u{2010}" | "\u{2011}");
    if !joined {
        return;
    }
    let range = first.range.cover(last.range);
    fold_into(range.of(text), buffer);
    let word = lexicon.word(buffer.as_bytes());
    if word == WordId::NONE {
        return;
    }
    out.truncate(out.len() - 2);
    if let Some(whole) = out.last_mut() {
        whole.range = range;
        whole.word = word;
    }
}

pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
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
            '\u{2010}' | '\u{2011}' => buffer.push('-'),
            c if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            c => buffer.extend(c.to_lowercase().filter(|l| *l != '\u{307}')),
        }
    }
}
