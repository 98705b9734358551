//! A document's text cut into rows that fit a width, so that only the rows on screen are ever laid out.
//!
//! Made a piece per frame: ten megabytes are never waited for. Knows no colors.

use std::ops::Range;

/// How much text is cut per frame: about 4 ms in a debug build.
const BYTES_PER_FRAME: usize = 400_000;

pub struct Lines {
    /// Where each row starts; a row ends where the next one does.
    starts: Vec<u32>,
    /// Everything before this byte is cut.
    done: usize,
    len: usize,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        Self {
            starts: vec![0],
            done: 0,
            len: text.len(),
        }
    }

    pub fn is_done(&self) -> bool {
        self.done >= self.len
    }

    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a row, its line end included.
    pub fn row(&self, i: usize) -> Range<usize> {
        let start = self.starts.get(i).map_or(self.len, |s| *s as usize);
        let end = match self.starts.get(i + 1) {
            Some(next) => *next as usize,
            None if self.is_done() => self.len,
            None => self.done.max(start),
        };
        start..end
    }

    /// The row a byte stands in.
    pub fn row_of(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|s| *s as usize <= byte)
            .saturating_sub(1)
    }

    /// Cuts the next piece. `width_of` is a character's width and `width` the room, in points.
    pub fn advance(&mut self, text: &str, width: f32, width_of: &mut dyn FnMut(char) -> f32) {
        self.cut(
            text,
            width,
            width_of,
            self.done.saturating_add(BYTES_PER_FRAME),
        );
    }

    /// Cuts until this byte is reached.
    pub fn advance_to(
        &mut self,
        byte: usize,
        text: &str,
        width: f32,
        width_of: &mut dyn FnMut(char) -> f32,
    ) {
        if byte >= self.done {
            self.cut(text, width, width_of, byte.saturating_add(1));
        }
    }

    fn cut(&mut self, text: &str, width: f32, width_of: &mut dyn FnMut(char) -> f32, until: usize) {
        // Whole paragraphs only, so that a pause never changes where a row breaks.
        while self.done < until && self.done < self.len {
            let end = paragraph_end(text, self.done);
            self.cut_paragraph(text, self.done..end, width, width_of);
            self.done = end;
            if end < self.len {
                self.starts.push(end as u32);
            }
        }
    }

    fn cut_paragraph(
        &mut self,
        text: &str,
        range: Range<usize>,
        width: f32,
        width_of: &mut dyn FnMut(char) -> f32,
    ) {
        let mut row_start = range.start;
        let mut x = 0.0;
        // The last place a row may end, and how wide the row is up to there.
        let mut chance: Option<(usize, f32)> = None;
        for (i, c) in text[range.clone()].char_indices() {
            let at = range.start + i;
            if c == '\n' && at + 1 == range.end {
                break;
            }
            let w = width_of(if c == '\n' { ' ' } else { c });
            if x + w > width && at > row_start && !c.is_whitespace() {
                let (cut, before) = match chance {
                    Some((cut, before)) if cut > row_start => (cut, before),
                    _ => (at, x),
                };
                self.starts.push(cut as u32);
                row_start = cut;
                x -= before;
                chance = None;
            }
            x += w;
            if c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/') {
                chance = Some((at + c.len_utf8(), x));
            }
        }
    }
}

/// A line at least this long that is followed by words was broken by its writer's editor, not by the writer.
///
/// 50 characters: mail and plain text are broken at 60 to 80; headings, verses and addresses are shorter.
const BROKEN_LINE: usize = 50;

/// Where the paragraph that begins at `start` ends, its line end included. Lines that an editor broke are one paragraph.
fn paragraph_end(text: &str, start: usize) -> usize {
    let mut line = start;
    loop {
        let Some(i) = text[line..].find('\n') else {
            return text.len();
        };
        let end = line + i + 1;
        let goes_on = text[end..]
            .chars()
            .next()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '“' | '"' | '«'));
        // "1. Flight" and "2) Rooms" begin an item.
        let item = text[end..]
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with(['.', ')'])
            && text[end..].starts_with(|c: char| c.is_ascii_digit());
        // Cells of a table stand between tabs.
        let row = text[line..end].contains('\t');
        if i < BROKEN_LINE || !goes_on || item || row {
            return end;
        }
        line = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str, width: f32) -> Vec<String> {
        let mut lines = Lines::new(text);
        while !lines.is_done() {
            lines.advance(text, width, &mut |_| 1.0);
        }
        (0..lines.count())
            .map(|i| text[lines.row(i)].to_owned())
            .collect()
    }

    #[track_caller]
    fn check(text: &str, width: f32, rows: &[&str]) {
        assert_eq!(cut(text, width), rows);
    }

    #[test]
    fn rows_end_between_words() {
        check("the stone bridge", 10.0, &["the stone ", "bridge"]);
        check("one\n\ntwo", 10.0, &["one\n", "\n", "two"]);
        check("unbreakable", 4.0, &["unbr", "eaka", "ble"]);
        check("river-side", 6.0, &["river-", "side"]);
        check("", 10.0, &[""]);
        check("ends\n", 10.0, &["ends\n"]);
        let broken = "a line that some editor broke after sixty letters or so,\nand its end";
        assert_eq!(cut(broken, 200.0), [broken]);
        let list = "a line that some editor broke after sixty letters or so:\n1. one";
        assert_eq!(cut(list, 200.0).len(), 2);
    }

    #[test]
    fn a_byte_is_found_in_its_row() {
        let text = "the stone bridge\nat Ostra";
        let mut lines = Lines::new(text);
        lines.advance_to(20, text, 10.0, &mut |_| 1.0);
        assert_eq!(lines.row_of(0), 0);
        assert_eq!(lines.row_of(12), 1);
        assert_eq!(lines.row_of(17), 2);
    }

    proptest! {
        #[test]
        fn no_byte_is_lost_and_no_character_is_cut(text in "[a-zə€ \n-]{0,200}", width in 1.0f32..30.0) {
            prop_assert_eq!(cut(&text, width).concat(), text);
        }
    }
}
