//! Cuts tokens further into pieces: runs of letters, runs of digits, single marks.
//!
//! Knows no words. Rules match pieces, so that "18.12.2019", "two-day" and "1980s" are seen alike however the segmenter cut them.

use super::lexicon::{Lexicon, WordId};
use super::scripts::{self, Cut};
use crate::model::{Segmented, Sentence, TextRange, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub range: TextRange,
    pub kind: PieceKind,
    /// White space stands before it.
    pub spaced: bool,
    /// A word begins here though nothing shows it: in scripts without spaces, and after what is written together with it.
    pub loose: bool,
    /// How many digits a number has; 0 where its words say nothing of the kind.
    pub places: u8,
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
            PieceKind::Digits(Some(value)) => Some((value, self.places.into())),
            _ => None,
        }
    }

    pub fn is_digits(&self) -> bool {
        matches!(self.kind, PieceKind::Digits(_))
    }

    /// Nothing parts it from the piece before.
    pub fn is_joined(&self) -> bool {
        !self.spaced && !self.loose
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
    // Where the last run without spaces ended: behind it anything may begin, as in "在2019年".
    let mut done = 0_usize;
    let tokens = seg.tokens.get(sentence.token_range()).unwrap_or(&[]);
    out.reserve(tokens.len());
    for token in tokens {
        let mut start = done.saturating_sub(token.range.start as usize);
        if start >= token.range.len() {
            continue;
        }
        if start == 0
            && let Some((kind, word, capital)) = plain(text.as_bytes(), token.range, lexicon)
        {
            if kind == PieceKind::Mark
                && !token.spaced
                && text.as_bytes().get(token.range.start as usize) == Some(&b'\'')
                && takes_apostrophe(text, token.range.of(text), lexicon, &mut buffer, out)
            {
                continue;
            }
            if word != WordId::NONE && joins(word, token.range, lexicon, out) {
                continue;
            }
            out.push(Piece {
                range: token.range,
                kind,
                spaced: token.spaced,
                loose: token.range.start as usize == done,
                places: token.range.len().min(usize::from(u8::MAX)) as u8,
                capital,
                word,
            });
            if kind == PieceKind::Letters && !token.spaced {
                join_hyphenated(text, lexicon, &mut buffer, out);
            }
            continue;
        }
        let words = token.range.of(text);
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
                [token.spaced, token.range.start as usize == done],
                lexicon,
                &mut buffer,
                out,
            );
            continue;
        }
        let mut first = start == 0;
        while let Some(c) = words[start..].chars().next() {
            let kind = sort(c);
            let at = token.range.start as usize + start;
            if kind == Sort::Unspaced {
                done = unspaced(text, at, sentence, first && token.spaced, lexicon, out);
                if done >= token.range.end as usize {
                    break;
                }
                start = done - token.range.start as usize;
                first = false;
                continue;
            }
            let end = match kind {
                Sort::Unspaced => start,
                Sort::Mark | Sort::Space => start + c.len_utf8(),
                Sort::Letter | Sort::Digit => {
                    let rest = &words[start..];
                    let mut end = words.len();
                    for (at, d) in rest.char_indices() {
                        let inner_apostrophe = kind == Sort::Letter
                            && at > 0
                            && matches!(d, '\'' | '’' | '׳' | '״' | '"')
                            && (is_apostrophe(d) || is_hebrew(c))
                            && rest[at + d.len_utf8()..]
                                .chars()
                                .next()
                                .map_or(is_hebrew(c), char::is_alphabetic);
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
                let range = TextRange::new(at, token.range.start as usize + end);
                let part = &words[start..end];
                let piece_kind = match kind {
                    Sort::Letter => PieceKind::Letters,
                    Sort::Digit => PieceKind::Digits(scripts::digits_value(part).0),
                    Sort::Mark | Sort::Space | Sort::Unspaced => PieceKind::Mark,
                };
                push(
                    range,
                    part,
                    piece_kind,
                    [first && token.spaced, at == done],
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

/// Most tokens are one piece and ASCII throughout: letters, digits, or one mark. With whether it begins with a capital.
fn plain(text: &[u8], range: TextRange, lexicon: &Lexicon) -> Option<(PieceKind, WordId, bool)> {
    let range = range.usize();
    let bytes = text.get(range.clone())?;
    let first = *bytes.first()?;
    if first.is_ascii_alphabetic() {
        let word = lexicon.ascii_word(text, range.start, range.end)?;
        return Some((PieceKind::Letters, word, first.is_ascii_uppercase()));
    }
    if first.is_ascii_digit() {
        if !bytes.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let value = |n: u32, b: &u8| n * 10 + u32::from(b - b'0');
        let value = (bytes.len() <= MOST_DIGITS).then(|| bytes.iter().fold(0, value));
        return Some((PieceKind::Digits(value), WordId::NONE, false));
    }
    let mark = bytes.len() == 1 && first.is_ascii();
    mark.then(|| (PieceKind::Mark, lexicon.mark(first), false))
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
    /// Of a script without spaces between words.
    Unspaced,
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{5ff}')
}

/// The pieces of a run of characters without spaces, which goes on over its tokens. Where it ends.
fn unspaced(
    text: &str,
    at: usize,
    sentence: &Sentence,
    spaced: bool,
    lexicon: &Lexicon,
    out: &mut Vec<Piece>,
) -> usize {
    let end = (sentence.range.end as usize).clamp(at, text.len());
    let mut run = text.get(at..end).unwrap_or("");
    let mut from = at;
    // "3万": what comes after digits multiplies them.
    if let Some(Piece {
        kind: PieceKind::Digits(Some(value)),
        range,
        places,
        ..
    }) = out.last_mut().filter(|_| !spaced)
        && let Some((bytes, factor)) = scripts::multiplier(run)
        && let Some(product) = value.checked_mul(factor)
    {
        *value = product;
        *places = 0;
        *range = TextRange::new(range.start as usize, at + bytes);
        run = &run[bytes..];
        from += bytes;
    }
    let done = scripts::cut_run(run, lexicon, |part, cut| {
        let (kind, word, places) = match cut {
            Cut::Word(word) => (PieceKind::Letters, word, 0),
            Cut::Unknown => (PieceKind::Letters, WordId::NONE, 0),
            Cut::Number(value, places) => (PieceKind::Digits(value), WordId::NONE, places),
        };
        let start = from + part.start;
        out.push(Piece {
            range: TextRange::new(start, from + part.end),
            kind,
            spaced: start == at && spaced,
            loose: true,
            places,
            capital: false,
            word,
        });
    });
    from + done
}

fn sort(c: char) -> Sort {
    if c.is_ascii_digit() || !c.is_ascii() && scripts::digit_of(c).is_some() {
        Sort::Digit
    } else if !c.is_ascii() && scripts::is_unspaced(c) {
        Sort::Unspaced
    } else if c.is_alphabetic()
        || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
        || unicode_normalization::char::is_combining_mark(c)
    {
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
    [spaced, loose]: [bool; 2],
    lexicon: &Lexicon,
    buffer: &mut String,
    out: &mut Vec<Piece>,
) {
    let (word, places) = match kind {
        PieceKind::Digits(_) => (WordId::NONE, scripts::digits_value(words).1),
        PieceKind::Letters | PieceKind::Mark => {
            fold_into(words, buffer);
            (lexicon.word(buffer.as_bytes()), 0)
        }
    };
    if word == WordId::NONE
        && kind == PieceKind::Letters
        && lexicon.has_affixes()
        && !words.is_ascii()
        && let Some((at, parts)) = scripts::affix(words, lexicon, buffer)
    {
        let middle = range.start as usize + at;
        let (head, tail) = (
            TextRange::new(range.start as usize, middle),
            TextRange::new(middle, range.end as usize),
        );
        for (range, word, spaced) in [(head, parts[0], spaced), (tail, parts[1], false)] {
            out.push(Piece {
                range,
                kind,
                spaced,
                loose: loose || range == tail,
                places: 0,
                capital: false,
                word,
            });
        }
        return;
    }
    if kind == PieceKind::Letters && joins(word, range, lexicon, out) {
        return;
    }
    out.push(Piece {
        range,
        kind,
        spaced,
        loose,
        places,
        capital: words.chars().next().is_some_and(char::is_uppercase),
        word,
    });
}

/// "bazar ertəsi", "كانون الأول": names of several words are one piece.
#[inline]
fn joins(word: WordId, range: TextRange, lexicon: &Lexicon, out: &mut [Piece]) -> bool {
    if lexicon.ends_compound(word)
        && let Some(before) = out.last_mut()
        && let Some(both) = lexicon.compound(before.word, word)
    {
        before.word = both;
        before.range = before.range.cover(range);
        return true;
    }
    false
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
            '.' | '\u{ad}' | '\u{307}' => {}
            '’' | 'ʼ' => buffer.push('\''),
            '\u{2010}' | '\u{2011}' => buffer.push('-'),
            c if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            // Between Greek and Hebrew lies Cyrillic, which needs nothing.
            '\u{370}'..'\u{400}' | '\u{590}'.. if scripts::fold_script(c, buffer) => {}
            c => buffer.extend(c.to_lowercase().filter(|l| *l != '\u{307}')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{read, segment};

    /// Pieces apart by spaces; a number with its value, "~" before what is written together with the piece before it.
    fn show(text: &str, words: &[&str]) -> String {
        let mut lexicon = Lexicon::default();
        for word in words {
            let mut buffer = String::new();
            let (word, hang) = match (word.strip_suffix('-'), word.strip_prefix('-')) {
                (Some(prefix), _) => (prefix, Some(false)),
                (_, Some(suffix)) => (suffix, Some(true)),
                _ => (*word, None),
            };
            fold_into(word, &mut buffer);
            let id = lexicon.add(&buffer);
            if let Some(suffix) = hang {
                lexicon.hang(id, suffix);
            }
        }
        lexicon.seal();
        let doc = read::from_text("t.txt", text, None);
        let seg = segment::segment(&doc);
        let mut out = Vec::new();
        for sentence in &seg.sentences {
            pieces_of(&doc.text, &seg, sentence, &lexicon, &mut out);
        }
        let shown: Vec<String> = out
            .iter()
            .map(|p| {
                let join = if p.is_joined() { "~" } else { "" };
                match p.kind {
                    PieceKind::Digits(Some(value)) => format!("{join}{value}/{}", p.places),
                    PieceKind::Digits(None) => format!("{join}?"),
                    _ => format!("{join}{}", p.range.of(&doc.text)),
                }
            })
            .collect();
        shown.join(" ")
    }

    #[test]
    fn scripts_without_spaces_are_cut_at_known_words() {
        let words = ["年", "月", "日", "年底"];
        assert_eq!(show("2019年12月18日", &words), "2019/4 年 12/2 月 18/2 日");
        assert_eq!(show("一九九〇年十二月", &words), "1990/4 年 12/2 月");
        assert_eq!(show("在2019年底。", &words), "在 2019/4 年底 。");
        assert_eq!(show("３万年、2019 年", &words), "30000/0 年 、 ~2019/4 年");
        assert_eq!(show("東京", &words), "東京");
    }

    #[test]
    fn small_words_written_together_are_cut_off() {
        let words = ["דצמבר", "ב-", "월요일", "일", "-에", "-부터"];
        assert_eq!(
            show("ב-18 בדצמבר 2019", &words),
            "ב ~- ~18/2 ב דצמבר 2019/4"
        );
        assert_eq!(show("בבית", &words), "בבית");
        assert_eq!(show("18일에 월요일부터", &words), "18/2 ~일 에 월요일 부터");
        assert_eq!(show("תשע״ט צה\"ל", &words), "תשע״ט צה\"ל");
    }

    #[test]
    fn digits_of_other_scripts_are_digits() {
        assert_eq!(show("۲۷ آذر ۱۳۹۸", &[]), "27/2 آذر 1398/4");
        assert_eq!(show("٢٠١٩/١٢/١٨", &[]), "2019/4 ~/ ~12/2 ~/ ~18/2");
    }

    #[test]
    fn spellings_a_reader_does_not_tell_apart_are_one_word() {
        let fold = |word: &str| {
            let mut buffer = String::new();
            fold_into(word, &mut buffer);
            buffer
        };
        assert_eq!(fold("ΔΕΚΕΜΒΡΙΟΣ"), fold("Δεκέμβριος"));
        assert_eq!(fold("الأربعاء"), fold("الاربعاء"));
        assert_eq!(fold("سال‌های"), fold("سالهای"));
        assert_eq!(fold("יוֹם"), fold("יום"));
        assert_eq!(fold("，"), ",");
        assert_ne!(fold("March"), fold("Märch"));
    }
}
