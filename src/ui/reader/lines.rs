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
    /// The paragraph that was left in its middle.
    open: Option<Open>,
}

/// How far a paragraph is cut.
#[derive(Clone, Copy)]
struct Open {
    end: usize,
    row_start: usize,
    /// How wide the row is so far.
    x: f32,
    /// The last place the row may end, and how wide it is up to there.
    chance: Option<(usize, f32)>,
}

impl Lines {
    pub fn new(text: &str) -> Self {
        Self {
            starts: vec![0],
            done: 0,
            len: text.len(),
            open: None,
        }
    }

    pub fn is_done(&self) -> bool {
        self.done >= self.len
    }

    /// Is the row known that a byte stands in? Past the end there is none to wait for.
    pub fn reaches(&self, byte: usize) -> bool {
        self.is_done() || byte < self.done
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
    #[cfg(test)]
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
        while self.done < until && self.done < self.len {
            let open = self.open.take().unwrap_or_else(|| Open {
                end: paragraph_end(text, self.done),
                row_start: self.done,
                x: 0.0,
                chance: None,
            });
            self.open = self.cut_paragraph(text, open, width, width_of, until);
            if self.open.is_none() && self.done < self.len {
                self.starts.push(self.done as u32);
            }
        }
    }

    /// Cuts on until `until` or the paragraph's end; what is left of it. A paragraph of megabytes is left in its middle, and
    /// gone on with just there, so that a pause never changes where a row breaks.
    fn cut_paragraph(
        &mut self,
        text: &str,
        mut open: Open,
        width: f32,
        width_of: &mut dyn FnMut(char) -> f32,
        until: usize,
    ) -> Option<Open> {
        let start = self.done;
        for (i, c) in text[start..open.end].char_indices() {
            let at = start + i;
            if at >= until {
                self.done = at;
                return Some(open);
            }
            if c == '\n' && at + 1 == open.end {
                break;
            }
            let w = width_of(if c == '\n' { ' ' } else { c });
            if open.x + w > width && at > open.row_start && !c.is_whitespace() {
                let (cut, before) = match open.chance {
                    Some((cut, before)) if cut > open.row_start => (cut, before),
                    _ => (at, open.x),
                };
                self.starts.push(cut as u32);
                open.row_start = cut;
                open.x -= before;
                open.chance = None;
            }
            open.x += w;
            if c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/') {
                open.chance = Some((at + c.len_utf8(), open.x));
            }
        }
        self.done = open.end;
        None
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

    /// A paragraph of megabytes was cut whole in one frame.
    #[test]
    fn a_very_long_paragraph_is_cut_in_pieces_and_breaks_where_it_would_have_at_once() {
        let text = "the stone bridge at Ostra ".repeat(3 * BYTES_PER_FRAME / 26);
        let mut pieces = Lines::new(&text);
        let mut n = 0;
        while !pieces.is_done() {
            let before = pieces.done;
            pieces.advance(&text, 40.0, &mut |_| 1.0);
            assert!(pieces.done <= before + BYTES_PER_FRAME + 4);
            n += 1;
        }
        assert!(n >= 3);
        let mut whole = Lines::new(&text);
        whole.advance_to(text.len(), &text, 40.0, &mut |_| 1.0);
        assert_eq!(pieces.starts, whole.starts);
    }

    proptest! {
        #[test]
        fn no_byte_is_lost_and_no_character_is_cut(text in "[a-zə€ \n-]{0,200}", width in 1.0f32..30.0) {
            prop_assert_eq!(cut(&text, width).concat(), text);
        }
    }
}
