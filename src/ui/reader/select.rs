//! Words of a document selected by pointer or keyboard, as bytes of its text: how a selection moves, grows and ends.
//!
//! Draws nothing and says nothing of the words; knows rows only by where they begin.

use super::lines::Lines;
use crate::model::TextRange;

/// Where it was begun, and where the caret is now: always between two characters of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    pub from: usize,
    pub to: usize,
}

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    /// As many rows up, or down.
    Up(usize),
    Down(usize),
    RowStart,
    RowEnd,
    Start,
    End,
}

impl Selected {
    pub fn at(byte: usize) -> Self {
        Self {
            from: byte,
            to: byte,
        }
    }

    pub fn of(range: TextRange) -> Self {
        Self {
            from: range.start as usize,
            to: range.end as usize,
        }
    }

    pub fn range(self) -> TextRange {
        TextRange::new(self.from.min(self.to), self.from.max(self.to))
    }

    pub fn is_empty(self) -> bool {
        self.from == self.to
    }

    /// The same with its ends inside a text that may be another by now.
    pub fn within(self, text: &str) -> Self {
        Self {
            from: border(text, self.from),
            to: border(text, self.to),
        }
    }

    /// One step on. Without `extend` nothing is selected after it; a step out of a selection goes to its end first.
    pub fn step(self, step: Step, extend: bool, text: &str, lines: &Lines) -> Self {
        let here = self.within(text);
        let out = match (step, extend || here.is_empty()) {
            (Step::Left, false) => here.range().start as usize,
            (Step::Right, false) => here.range().end as usize,
            _ => moved(here.to, step, text, lines),
        };
        let from = if extend { here.from } else { out };
        Self { from, to: out }
    }
}

/// The nearest place between two characters that is not after `byte`.
fn border(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn moved(at: usize, step: Step, text: &str, lines: &Lines) -> usize {
    let row = lines.row_of(at);
    let start = lines.row(row).start;
    match step {
        Step::Left => text[..at].char_indices().next_back().map_or(0, |(i, _)| i),
        Step::Right => next(text, at),
        Step::WordLeft => {
            let before = text[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
            before.trim_end_matches(|c: char| c.is_alphanumeric()).len()
        }
        Step::WordRight => {
            let after = text[at..].trim_start_matches(|c: char| c.is_alphanumeric());
            text.len()
                - after
                    .trim_start_matches(|c: char| !c.is_alphanumeric())
                    .len()
        }
        Step::Up(rows) | Step::Down(rows) => {
            let wanted = match step {
                Step::Up(_) if row < rows => return 0,
                Step::Up(_) => row - rows,
                _ if row + rows >= lines.count() => return text.len(),
                _ => row + rows,
            };
            let column = text[start..at].chars().count();
            let row = lines.row(wanted);
            let words = text[row.clone()].trim_end_matches(['\n', '\r']);
            let in_row = words.char_indices().nth(column);
            row.start + in_row.map_or(words.len(), |(i, _)| i)
        }
        Step::RowStart => start,
        Step::RowEnd => {
            let row = lines.row(row);
            row.start + text[row].trim_end_matches(['\n', '\r', ' ']).len()
        }
        Step::Start => 0,
        Step::End => text.len(),
    }
}

fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The word that `byte` stands in or beside; where there is none, the one character.
pub fn word_at(text: &str, byte: usize) -> TextRange {
    let at = border(text, byte);
    let start = text[..at].trim_end_matches(char::is_alphanumeric).len();
    let rest = text[at..].trim_start_matches(char::is_alphanumeric);
    let end = text.len() - rest.len();
    match start == end {
        true => TextRange::new(at, next(text, at)),
        false => TextRange::new(start, end),
    }
}

/// The paragraph that `byte` stands in, without the ends of its lines.
pub fn paragraph_at(text: &str, byte: usize) -> TextRange {
    let at = border(text, byte);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    TextRange::new(start, end.max(start))
}

/// Whole words, and no spaces around them: half a word is never meant. `None` where there is no word.
pub fn whole_words(text: &str, range: TextRange) -> Option<TextRange> {
    let (start, end) = (
        border(text, range.start as usize),
        border(text, range.end as usize),
    );
    let part = &text[start..end.max(start)];
    if !part.contains(char::is_alphanumeric) {
        return None;
    }
    let start = start + part.len() - part.trim_start().len();
    let end = end - (part.len() - part.trim_end().len());
    // As far as a word goes on beyond the border on both of its sides.
    let cuts = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    let start = match cuts(start) {
        true => text[..start].trim_end_matches(char::is_alphanumeric).len(),
        false => start,
    };
    let end = match cuts(end) {
        true => text.len() - text[end..].trim_start_matches(char::is_alphanumeric).len(),
        false => end,
    };
    Some(TextRange::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str) -> Lines {
        let mut lines = Lines::new(text);
        lines.advance_to(text.len(), text, 12.0, &mut |_| 1.0);
        lines
    }

    #[test]
    fn a_caret_walks_by_letters_words_and_rows() {
        let text = "Əli met Ann\nin May.";
        let lines = lines(text);
        let go = |from: usize, step| Selected::at(from).step(step, false, text, &lines).to;
        // The first letter has two bytes.
        assert_eq!(go(0, Step::Right), 2);
        assert_eq!(go(2, Step::Left), 0);
        assert_eq!(go(0, Step::WordRight), 5);
        assert_eq!(go(9, Step::WordLeft), 5);
        assert_eq!(go(5, Step::Down(1)), 17);
        assert_eq!(go(17, Step::Up(1)), 5);
        assert_eq!(go(5, Step::RowEnd), 12);
        assert_eq!(go(17, Step::RowStart), 13);
        assert_eq!(go(0, Step::Up(1)), 0);
        assert_eq!(go(0, Step::Down(9)), text.len());
    }

    #[test]
    fn with_shift_it_grows_and_without_it_ends() {
        let text = "the bridge was opened";
        let lines = lines(text);
        let grown = Selected::at(4).step(Step::WordRight, true, text, &lines);
        assert_eq!(grown.range(), TextRange::new(4, 11));
        let back = grown.step(Step::WordLeft, true, text, &lines);
        assert!(back.is_empty());
        assert_eq!(grown.step(Step::Left, false, text, &lines), Selected::at(4));
        assert_eq!(
            grown.step(Step::Right, false, text, &lines),
            Selected::at(11)
        );
    }

    #[test]
    fn half_a_word_is_the_whole_word_and_spaces_are_left_out() {
        let text = "The bridge, was opened.";
        let words = |a, b| whole_words(text, TextRange::new(a, b)).map(|r| r.of(text));
        assert_eq!(words(6, 18), Some("bridge, was opened"));
        assert_eq!(words(3, 11), Some("bridge,"));
        assert_eq!(words(10, 12), None);
        assert_eq!(words(22, 23), None);
        assert_eq!(word_at(text, 6).of(text), "bridge");
        assert_eq!(word_at(text, 10).of(text), "bridge");
        assert_eq!(paragraph_at("a b\nc d\ne", 5).of("a b\nc d\ne"), "c d");
    }

    proptest! {
        #[test]
        fn it_never_stands_inside_a_character(
            text in "[a-cəш \n.]{0,60}",
            from in 0usize..90,
            steps in prop::collection::vec((0u8..10, any::<bool>()), 0..20),
        ) {
            let lines = lines(&text);
            let mut selected = Selected::at(from).within(&text);
            for (step, extend) in steps {
                let step = match step {
                    0 => Step::Left,
                    1 => Step::Right,
                    2 => Step::WordLeft,
                    3 => Step::WordRight,
                    4 => Step::Up(2),
                    5 => Step::Down(1),
                    6 => Step::RowStart,
                    7 => Step::RowEnd,
                    8 => Step::Start,
                    _ => Step::End,
                };
                selected = selected.step(step, extend, &text, &lines);
                prop_assert_eq!(selected, selected.within(&text));
                if let Some(words) = whole_words(&text, selected.range()) {
                    prop_assert!(!words.of(&text).trim().is_empty());
                }
                prop_assert!(text.is_char_boundary(word_at(&text, selected.to).end as usize));
            }
        }
    }
}
