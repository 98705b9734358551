//! The text that is read, cut into rows for the width there is: a piece per frame, whatever is asked for.
//!
//! Knows which rows there are, not how they look; see [`super::lines`] for where they break.

use super::SIZE;
use super::lines::Lines;
use crate::scene::{FontMeasure, Measure, Weight};
use std::collections::HashMap;
use std::sync::Arc;

#[derive(Default)]
pub struct Cut {
    /// The text that is cut, and for which width.
    key: Option<(Arc<str>, f32)>,
    lines: Option<Lines>,
    /// The same text for another width: shown once it reaches what is on top. Until then the rows of before are, for the
    /// beginning of a long document is no place that anybody looked at.
    next: Option<Lines>,
    /// How often a text was cut from its beginning.
    pub times: usize,
    widths: HashMap<char, f32>,
    measure: FontMeasure,
}

impl Cut {
    /// The rows to show.
    pub fn lines(&self) -> Option<&Lines> {
        self.lines.as_ref()
    }

    /// Is there nothing left to cut?
    pub fn is_done(&self) -> bool {
        self.next.is_none() && self.lines.as_ref().is_some_and(Lines::is_done)
    }

    /// Cuts the next piece, where there is one; `top` is the row on top. The byte that is to come to the top again, where other
    /// rows are shown from now on.
    pub fn follow(&mut self, text: &Arc<str>, width: f32, top: usize) -> Option<usize> {
        let old = self.key.as_ref();
        // What was read again may be the same text at another place in memory.
        let same_place = old.is_some_and(|(old, _)| Arc::ptr_eq(old, text));
        let same_text = same_place || old.is_some_and(|(old, _)| old == text);
        let same_width = old.is_some_and(|(_, w)| *w == width);
        if !(same_text && same_width) {
            self.times += 1;
            let lines = Lines::new(text);
            match same_text && self.lines.is_some() {
                // Another width: the words on top stay there.
                true => self.next = Some(lines),
                false => (self.lines, self.next) = (Some(lines), None),
            }
        }
        if !(same_place && same_width) {
            self.key = Some((Arc::clone(text), width));
        }
        let (widths, measure) = (&mut self.widths, &self.measure);
        let mut buffer = [0; 4];
        let mut width_of = |c: char| {
            *widths
                .entry(c)
                .or_insert_with(|| measure.width(c.encode_utf8(&mut buffer), SIZE, Weight::Regular))
        };
        if let Some(next) = &mut self.next {
            next.advance(text, width, &mut width_of);
            let byte = self.lines.as_ref().map_or(0, |shown| shown.row(top).start);
            if !next.reaches(byte) {
                return None;
            }
            self.lines = self.next.take();
            return Some(byte);
        }
        if let Some(lines) = self.lines.as_mut().filter(|l| !l.is_done()) {
            lines.advance(text, width, &mut width_of);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long() -> Arc<str> {
        "the stone bridge at Ostra was closed \n"
            .repeat(60_000)
            .into()
    }

    /// Of a document of megabytes all before its end was cut in one frame when its end was asked for, and again for every
    /// step of the panel's edge.
    #[test]
    fn other_rows_of_a_long_text_show_once_they_reach_the_words_on_top() {
        let text = long();
        let mut cut = Cut::default();
        assert_eq!(cut.follow(&text, 300.0, 0), None);
        let mut frames = 1;
        while !cut.is_done() {
            assert_eq!(cut.follow(&text, 300.0, 0), None);
            frames += 1;
        }
        assert!(frames > 3, "{frames}");
        let rows = cut.lines().map_or(0, Lines::count);
        let top = cut.lines().map_or(0, |l| l.row(rows - 5).start);
        // Half as wide: the old rows stay while the others are made, and the same words come to the top.
        let mut waited = 0;
        let byte = loop {
            match cut.follow(&text, 150.0, rows - 5) {
                Some(byte) => break byte,
                None => waited += 1,
            }
            assert_eq!(cut.lines().map(Lines::count), Some(rows));
        };
        assert!(waited > 2, "{waited}");
        assert_eq!(byte, top);
        assert!(cut.lines().is_some_and(|l| l.count() > rows));
        // Near the beginning nobody waits.
        assert_eq!(cut.follow(&text, 200.0, 0), Some(0));
    }

    #[test]
    fn the_same_text_at_another_place_is_not_cut_again() {
        let (text, same, other): (Arc<str>, Arc<str>, Arc<str>) =
            ("a\nb".into(), "a\nb".into(), "a\nc".into());
        let mut cut = Cut::default();
        for (text, times) in [(&text, 1), (&same, 1), (&text, 1), (&other, 2)] {
            cut.follow(text, 300.0, 0);
            assert_eq!(cut.times, times);
        }
    }
}
