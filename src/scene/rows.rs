//! In which row of its lane each event stands, and how long its label may grow there.
//!
//! Not who gets a mark at all; that is [`super::pack`].

use super::Weight;
use super::index::Index;
use super::labels::ellipsized;
use super::pack::{COLUMN, Form, GAP, Packer, Put, Side, WIDEST, stepped};
use std::collections::BTreeMap;

impl Packer<'_> {
    /// What comes again first, then the most important, each into the first row that is free there, so that the top rows
    /// are those to read first. Where that takes noticeably more rows than must be, from left to right instead: with
    /// intervals, that needs no more rows than overlap somewhere. How many rows that makes, and how few it might.
    pub fn assign_rows(&self, puts: &mut [Put], cap: usize) -> (usize, usize) {
        puts.sort_by(|a, b| {
            a.taken
                .x0
                .total_cmp(&b.taken.x0)
                .then(a.number.cmp(&b.number))
        });
        let spans: Vec<(i64, i64)> = puts.iter().map(thousandths).collect();
        let (dense, fewest) = rows_of(&spans, &[], 0..puts.len());
        let order = match self.in_time {
            true => in_time(puts, self.index),
            false => order_of(puts, self.index),
        };
        let wishes: Vec<Option<usize>> = puts.iter().map(|put| put.was_in).collect();
        let (ranked, count) = rows_of(&spans, &wishes, order.iter().copied());
        /// A row more for every so many is a fair price for the order.
        const ROWS_PER_EXTRA: usize = 4;
        // To stand still is worth any room there is.
        let affordable = match wishes.iter().any(Option::is_some) {
            true => cap,
            false => (fewest + 1 + fewest / ROWS_PER_EXTRA).min(cap),
        };
        let (rows, count) = match count <= affordable {
            true => (ranked, count),
            false => {
                // Whole rows can still change places: by the first of each in that order.
                let mut place = vec![usize::MAX; fewest];
                let mut next = 0;
                for i in order {
                    let place = &mut place[dense[i]];
                    if *place == usize::MAX {
                        *place = next;
                        next += 1;
                    }
                }
                (dense.iter().map(|row| place[*row]).collect(), fewest)
            }
        };
        for (put, row) in puts.iter_mut().zip(rows) {
            put.row = row;
        }
        (count, fewest)
    }

    /// Labels that were cut take what room is left in their row.
    pub fn grow_labels(&self, puts: &mut [Put], rows: usize) {
        // Invariant: puts are sorted by their left end, so going backwards meets the right neighbor of a row first.
        let mut next = vec![self.scale.x1; rows];
        for put in puts.iter_mut().rev() {
            let right = std::mem::replace(&mut next[put.row], put.taken.x0 - 2.0 - GAP - COLUMN);
            let event = &self.timeline.events[put.number as usize];
            let Some(label) = put.label.as_mut().filter(|l| l.side == Side::Right) else {
                continue;
            };
            if !label.text.ends_with('…') {
                continue;
            }
            let room = stepped((right - label.x).min(WIDEST));
            if room <= label.width {
                continue;
            }
            let whole = self.label_text(event);
            label.text = ellipsized(
                &whole,
                room,
                self.theme.size.body,
                Weight::Regular,
                self.measure,
            );
            label.width = self
                .measure
                .width(&label.text, self.theme.size.body, Weight::Regular);
            put.taken.x1 = put.taken.x1.max(label.x + label.width);
        }
        let mut before = vec![self.scale.x0; rows];
        for put in puts.iter_mut() {
            let left = before[put.row];
            if let Some(label) = put.label.as_mut()
                && label.side == Side::Left
                && label.text.ends_with('…')
            {
                let end = label.x + label.width;
                let room = stepped((end - left).min(WIDEST));
                if room > label.width {
                    let whole = self.label_text(&self.timeline.events[put.number as usize]);
                    let size = self.theme.size.body;
                    label.text = ellipsized(&whole, room, size, Weight::Regular, self.measure);
                    label.width = self.measure.width(&label.text, size, Weight::Regular);
                    label.x = end - label.width;
                    put.taken.x0 = put.taken.x0.min(label.x);
                }
            }
            before[put.row] = put.taken.x1 + 2.0 + GAP + COLUMN;
        }
    }
}

/// What was there before, then what comes again, then the most important.
fn order_of(puts: &[Put], index: &Index) -> Vec<usize> {
    let rank = |i: usize| {
        let put = &puts[i];
        (
            // Who stood somewhere goes back there before others come.
            (put.faint, put.was_in.is_none(), put.form != Form::Recurring),
            index.placed(put.number).importance,
        )
    };
    let mut order: Vec<usize> = (0..puts.len()).collect();
    order.sort_by(|a, b| {
        let ((a_once, a_importance), (b_once, b_importance)) = (rank(*a), rank(*b));
        a_once
            .cmp(&b_once)
            .then(b_importance.total_cmp(&a_importance))
            .then(a.cmp(b))
    });
    order
}

/// Of two that begin at once the one that is over first comes first.
fn in_time(puts: &[Put], index: &Index) -> Vec<usize> {
    let mut order: Vec<usize> = (0..puts.len()).collect();
    order.sort_by(|a, b| {
        let (pa, pb) = (index.placed(puts[*a].number), index.placed(puts[*b].number));
        let start = pa.start.total_cmp(&pb.start);
        start.then(pa.end.total_cmp(&pb.end)).then(a.cmp(b))
    });
    order
}

/// By less than this two spans may overlap, in thousandths of a point: what touches must not come to lie on each other by the
/// last digit of a number, or it would change places from frame to frame.
const TOUCH: i64 = 50;

/// What nothing else of the same row may use, in thousandths of a point. What is kept may come nearer to its neighbor by a
/// column, as it may where rows are counted: else the lane would grow by a row for the frame before one of them goes.
fn thousandths(put: &Put) -> (i64, i64) {
    let of = |x: f32| (f64::from(x) * 1000.0).round() as i64;
    let from = of(put.taken.x0 - 2.0);
    let nearer = if put.was_in.is_some() { COLUMN } else { 0.0 };
    (from, of(put.taken.x1 + GAP - nearer).max(from + 1))
}

/// The row of each span, taken in the order given, and how many rows that makes. What wishes for a row gets it
/// where it is free; rows that nobody is in are left out.
fn rows_of(
    spans: &[(i64, i64)],
    wishes: &[Option<usize>],
    order: impl Iterator<Item = usize>,
) -> (Vec<usize>, usize) {
    // Per row: where what stands in it begins and ends, by beginning.
    let mut taken: Vec<BTreeMap<i64, i64>> = Vec::new();
    let mut rows = vec![0; spans.len()];
    for i in order {
        let (from, to) = spans[i];
        let free = |row: &BTreeMap<i64, i64>| {
            row.range(..to - TOUCH)
                .next_back()
                .is_none_or(|(_, end)| *end <= from + TOUCH)
        };
        let wish = wishes.get(i).copied().flatten();
        let row = wish
            .filter(|row| taken.get(*row).is_none_or(free))
            .or_else(|| taken.iter().position(free))
            .unwrap_or(taken.len());
        if row >= taken.len() {
            taken.resize_with(row + 1, BTreeMap::new);
        }
        taken[row].insert(from, to);
        rows[i] = row;
    }
    let mut count = 0;
    let place: Vec<usize> = taken
        .iter()
        .map(|row| {
            count += usize::from(!row.is_empty());
            count.saturating_sub(1)
        })
        .collect();
    for row in &mut rows {
        *row = place[*row];
    }
    (rows, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_first_in_the_order_stands_on_top() {
        let spans = [(0, 10), (5, 15), (12, 20), (3, 4)].map(|(a, b)| (a * 1000, b * 1000));
        assert_eq!(rows_of(&spans, &[], 0..4), (vec![0, 1, 0, 1], 2));
        assert_eq!(
            rows_of(&spans, &[], [1, 0, 3, 2].into_iter()),
            (vec![1, 0, 1, 0], 2)
        );
    }

    #[test]
    fn what_stood_in_a_row_stays_there_and_no_row_is_empty() {
        let spans = [(0, 10), (5, 15), (30, 40)].map(|(a, b)| (a * 1000, b * 1000));
        let wishes = [Some(2), None, Some(2)];
        assert_eq!(rows_of(&spans, &wishes, 0..3), (vec![1, 0, 1], 2));
        let crowded = [Some(0), Some(0), Some(4)];
        assert_eq!(rows_of(&spans, &crowded, 0..3), (vec![0, 1, 2], 3));
    }
}
