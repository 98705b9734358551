//! Words of scripts that run from right to left, put in the order they are seen in: the toolkit shapes each word as it
//! should be and then stands word after word from left to right.
//!
//! Not for files that are written: what reads those orders the words itself. Follows the Unicode Bidirectional Algorithm
//! (UAX #9) as far as text without explicit marks of direction needs it.
//!
//! ```text
//! as written   ABC def 12 GHI      (capitals run from right to left)
//! as seen      GHI 12 def ABC      each run of capitals is one piece, and turned by who draws it
//! ```

use crate::scene::{self, FontMeasure, Weight};
use std::borrow::Cow;
use std::ops::Range;

/// One piece of a line as it is seen from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Where it is in the text.
    pub range: Range<usize>,
    /// What is drawn in its place: a bracket is turned.
    pub mirrored: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Left,
    Right,
    /// A figure: it runs from left to right among words that do not.
    Figure,
    /// A space, a sign: goes with what stands around it.
    Either,
}

/// Whether any letter runs from right to left. Most texts are told by their bytes alone.
pub fn has_any(text: &str) -> bool {
    /// What the first letter of Hebrew begins with; nothing that runs from right to left begins with less.
    const FIRST: u8 = 0xD6;
    text.bytes().any(|b| b >= FIRST) && text.chars().any(is_from_right)
}

/// Whether the line as a whole runs from right to left: its first letter does. Of a row without letters, what stands before it
/// in its paragraph says so.
pub fn runs_from_right(line: &str, before: &str) -> bool {
    let first = |text: &str| {
        let mut ways = text.chars().map(way);
        ways.find(|w| matches!(w, Way::Left | Way::Right))
    };
    let way = first(line).or_else(|| {
        let paragraph = before.rfind('\n').map_or(0, |at| at + 1);
        first(&before[paragraph..])
    });
    way == Some(Way::Right)
}

/// One line as it is seen.
pub fn seen(text: &str) -> Cow<'_, str> {
    let Some(pieces) = pieces(text) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    for piece in pieces {
        match piece.mirrored {
            Some(c) => out.push(c),
            None => out.push_str(&text[piece.range]),
        }
    }
    Cow::Owned(out)
}

/// Several lines of at most this width, each as it is seen; a text without such letters stays one line for the toolkit to cut.
pub fn seen_lines(text: &str, width: f32, size: f32) -> Cow<'_, str> {
    if !has_any(text) {
        return Cow::Borrowed(text);
    }
    let measure = FontMeasure::new();
    let lines =
        |line: &str| scene::wrapped(line, width, usize::MAX, size, Weight::Regular, &measure);
    let seen: Vec<String> = text
        .split('\n')
        .flat_map(lines)
        .map(|line| seen(&line).into_owned())
        .collect();
    Cow::Owned(seen.join("\n"))
}

/// As much of the line as fits, as it is seen.
pub fn seen_within(text: &str, width: f32, size: f32) -> Cow<'_, str> {
    if !has_any(text) {
        return Cow::Borrowed(text);
    }
    let cut = scene::ellipsized(text, width, size, Weight::Regular, &FontMeasure::new());
    Cow::Owned(seen(&cut).into_owned())
}

/// The pieces of one line from left to right; `None` where it is seen as it is written.
pub fn pieces(text: &str) -> Option<Vec<Piece>> {
    if !has_any(text) {
        return None;
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut ways = resolved(&letters);
    let from_right = runs_from_right(text, "");
    let base = if from_right { Way::Right } else { Way::Left };
    // Figures behind a word that runs from right to left stand in its row.
    let mut last = base;
    let turned: Vec<bool> = ways
        .iter()
        .map(|way| {
            if matches!(way, Way::Left | Way::Right) {
                last = *way;
            }
            *way == Way::Figure && last == Way::Right
        })
        .collect();
    settle(&mut ways, &turned, base);
    let level = |i: usize| match (ways[i], from_right) {
        _ if turned[i] => 2,
        (Way::Right, _) => 1,
        (_, false) => 0,
        (_, true) => 2,
    };
    let mut units: Vec<(Piece, u8)> = Vec::new();
    for (i, (at, c)) in letters.iter().enumerate() {
        let (end, level) = (at + c.len_utf8(), level(i));
        // Letters that run from right to left are turned together by the font, with the marks on them.
        let joins = level == 1 && is_of_word(*c);
        match units.last_mut() {
            Some((last, l))
                if joins && *l == 1 && text[last.range.clone()].chars().all(is_of_word) =>
            {
                last.range.end = end;
            }
            _ => {
                let mirrored = (level == 1).then(|| mirrored(*c)).flatten();
                let range = *at..end;
                units.push((Piece { range, mirrored }, level));
            }
        }
    }
    for deep in [2, 1] {
        let mut from = 0;
        while from < units.len() {
            let run = units[from..].iter().take_while(|(_, l)| *l >= deep).count();
            units[from..from + run].reverse();
            from += run.max(1);
        }
    }
    Some(units.into_iter().map(|(piece, _)| piece).collect())
}

/// The way of each letter, with signs inside of figures counted to them, and marks to what they stand on.
fn resolved(letters: &[(usize, char)]) -> Vec<Way> {
    let mut ways: Vec<Way> = letters.iter().map(|(_, c)| way(*c)).collect();
    for i in 1..letters.len() {
        let c = letters[i].1;
        if is_mark(c) {
            ways[i] = ways[i - 1];
        } else if matches!(c, '.' | ',' | ':' | '/' | '-')
            && ways[i - 1] == Way::Figure
            && ways.get(i + 1) == Some(&Way::Figure)
        {
            ways[i] = Way::Figure;
        }
    }
    ways
}

/// Spaces and signs go with what stands on both sides of them, else with the line.
fn settle(ways: &mut [Way], turned: &[bool], base: Way) {
    let side = |ways: &[Way], i: usize| match ways[i] {
        Way::Figure if turned[i] => Way::Right,
        Way::Figure => Way::Left,
        way => way,
    };
    let mut i = 0;
    while i < ways.len() {
        let run = ways[i..].iter().take_while(|w| **w == Way::Either).count();
        if run == 0 {
            i += 1;
            continue;
        }
        let before = i.checked_sub(1).map_or(base, |before| side(ways, before));
        let after = if i + run < ways.len() {
            side(ways, i + run)
        } else {
            base
        };
        let settled = if before == after { before } else { base };
        ways[i..i + run].fill(settled);
        i += run;
    }
}

fn way(c: char) -> Way {
    match c {
        _ if c.is_numeric() => Way::Figure,
        _ if is_from_right(c) => Way::Right,
        _ if c.is_alphabetic() => Way::Left,
        _ => Way::Either,
    }
}

/// Hebrew, Arabic and the scripts beside them in Unicode's table.
fn is_from_right(c: char) -> bool {
    matches!(u32::from(c),
        0x0590..=0x05FF | 0x0600..=0x065F | 0x066A..=0x06EF | 0x06FA..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE
        | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

/// What stands on the letter before it, or joins it to the next.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x200C | 0x200D | 0xFE00..=0xFE0F)
}

fn is_of_word(c: char) -> bool {
    // Arabic's comma, semicolon and question mark stand by themselves.
    is_mark(c) || is_from_right(c) && !matches!(c, '\u{60C}' | '\u{61B}' | '\u{61F}')
}

fn mirrored(c: char) -> Option<char> {
    const PAIRS: [(char, char); 6] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
    ];
    PAIRS.iter().find_map(|(a, b)| match c {
        _ if c == *a => Some(*b),
        _ if c == *b => Some(*a),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(seen(text), expect);
    }

    #[test]
    fn the_first_word_of_hebrew_and_arabic_stands_on_the_right() {
        check("הגשר נפתח", "נפתח הגשר");
        check("جسر مدينة أوسترا", "أوسترا مدينة جسر");
        // What runs from left to right is left alone, in any script.
        check("The bridge opened in 1911.", "The bridge opened in 1911.");
        check("Мост открыт – 橋", "Мост открыт – 橋");
    }

    #[test]
    fn figures_and_latin_words_keep_their_own_way() {
        check("ב-4 במאי 1911 נפתח הגשר", "הגשר נפתח 1911 במאי 4-ב");
        check("הגשר River Office נפתח", "נפתח River Office הגשר");
        check("from הגשר נפתח to", "from נפתח הגשר to");
        check("בשעה 12:30 היום", "היום 12:30 בשעה");
    }

    #[test]
    fn a_row_of_figures_runs_as_its_paragraph_does() {
        assert!(runs_from_right("1998.", "bridge\nהגשר נפתח בשנת "));
        assert!(!runs_from_right("1998.", "הגשר\nbridge in "));
        assert!(!runs_from_right("1998.", ""));
        assert!(runs_from_right("הגשר 1998", "bridge "));
    }

    #[test]
    fn signs_stand_at_the_lines_own_end_and_brackets_turn() {
        check("נפתח הגשר.", ".הגשר נפתח");
        check("הגשר (נפתח) כאן", "כאן (נפתח) הגשר");
        check("«נפתח הגשר»", "«הגשר נפתח»");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_doubled(text in "[a-c אבגדا-ي0-3().,\u{301}\u{200d} -]{0,40}") {
            if let Some(pieces) = pieces(&text) {
                let mut ranges: Vec<_> = pieces.iter().map(|p| p.range.clone()).collect();
                ranges.sort_by_key(|r| r.start);
                let mut at = 0;
                for range in ranges {
                    prop_assert_eq!(range.start, at);
                    at = range.end;
                }
                prop_assert_eq!(at, text.len());
            } else {
                prop_assert!(!text.chars().any(is_from_right));
            }
        }

        #[test]
        fn any_text_can_be_seen(text in "\\PC{0,40}", width in 0.0..300.0f32) {
            seen_lines(&text, width, 13.0);
            seen_within(&text, width, 13.0);
        }
    }
}
