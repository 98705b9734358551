//! What a lane has too many of: which events are considered for a mark of their own, and how the others become counts.
//!
//! Not which of those considered find room; that is [`super::pack`].
//!
//! ```text
//! cells of time    │ ● ● ●  +12 │ ●       │ ● ● ●  +3 │
//! folds                  (+12)                (+3)
//! ```

use super::Weight;
use super::keep::KeptLane;
use super::lane::LaneEvents;
use super::pack::{Packed, Packer, Span};
use std::collections::BTreeSet;

pub(super) struct Fold {
    pub span: Span,
    pub count: usize,
    /// Which stretch of [`Packed::left`]; its events are named only when the fold is drawn.
    pub(super) left: std::ops::Range<usize>,
    pub start: f64,
    pub end: f64,
}

/// An event or a cell of events without a mark of its own.
pub(super) struct Left {
    pub span: Span,
    pub count: usize,
    pub who: Who,
    pub start: f64,
    pub end: f64,
}

/// Who is left over. No list of its own for each: in a crowded lane most events are left over, at every frame.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// So many that only their number is known.
    Many,
    /// Positions of which all but the [`BEST_OF_CELL`] best are meant.
    Cell { from: usize, to: usize },
    /// The number of one that was considered singly.
    One(u32),
}

/// A lane with more events in the window than this is sampled by importance, cell by cell, and the rest is counted.
const MOST_SINGLY: usize = 400;

/// Width of such a cell, and how many of its events are considered for a mark of their own.
const CELL: f32 = 16.0;
const BEST_OF_CELL: usize = 3;

/// How many events that began before the window are considered for a mark of their own in a crowded lane.
const MOST_REACHING: usize = 64;

/// At most this many events are named in a fold; of crowded cells, fewer.
pub(super) const MOST_IN_FOLD: usize = 200;
const MOST_OF_CELLS: usize = 64;

/// What a pill's text keeps to both ends.
const PILL_INSET: f32 = 8.0;

impl Packer<'_> {
    /// Positions to be placed singly, in the order they are to be placed, and what is only counted.
    pub fn candidates(&self, lane: &LaneEvents, kept: &KeptLane) -> (Vec<usize>, Vec<Left>) {
        let (from, to) = (self.scale.start, self.scale.end);
        let starting = lane.starting(from, to);
        let reaching = lane.count_reaching(from);
        let mut left = Vec::new();
        let mut singles: Vec<usize>;
        if starting.len() + reaching <= MOST_SINGLY {
            singles = lane.reaching(from, usize::MAX, self.index);
            singles.extend(starting);
        } else {
            singles = lane.reaching(from, MOST_REACHING, self.index);
            let cells: Vec<(f64, f64)> = self.cells().collect();
            for (start, end) in &cells {
                singles.extend(lane.best(lane.starting(*start, *end), BEST_OF_CELL, self.index));
            }
            let shows = |p: &usize| {
                let placed = self.index.placed(lane.member(*p));
                placed.start < to && placed.end > from
            };
            singles.extend(kept.positions().filter(shows));
            singles.sort_unstable();
            singles.dedup();
            let singly = |range: &std::ops::Range<usize>| {
                singles.partition_point(|p| *p < range.end)
                    - singles.partition_point(|p| *p < range.start)
            };
            let reaching = reaching - singly(&(0..starting.start));
            if reaching > 0 {
                left.push(Left {
                    span: Span {
                        x0: self.scale.x0,
                        x1: self.scale.x0,
                    },
                    count: reaching,
                    who: Who::Many,
                    start: from,
                    end: from,
                });
            }
            for (start, end) in cells {
                let range = lane.starting(start, end);
                let count = range.len() - singly(&range);
                if count > 0 {
                    let x = |t: f64| self.scale.x_from_seconds(t) as f32;
                    left.push(Left {
                        span: Span {
                            x0: x(start).max(self.scale.x0),
                            x1: x(end).min(self.scale.x1),
                        },
                        count,
                        who: Who::Cell {
                            from: range.start,
                            to: range.end,
                        },
                        start,
                        end,
                    });
                }
            }
        }
        let order = |p: usize| {
            let importance = lane.importance(lane.member(p), self.index);
            (kept.was(p).is_none(), importance)
        };
        singles.sort_by(|a, b| {
            let ((a_new, a_importance), (b_new, b_importance)) = (order(*a), order(*b));
            a_new
                .cmp(&b_new)
                .then(b_importance.total_cmp(&a_importance))
                .then(a.cmp(b))
        });
        (singles, left)
    }

    /// Cells of time that lie where they lie: they do not move with the window, and each is halved when it has grown to
    /// twice [`CELL`]. What is best of a cell is among the best of its half, so that zooming in only ever adds.
    fn cells(&self) -> impl Iterator<Item = (f64, f64)> {
        let (from, to) = (self.scale.start, self.scale.end);
        let width = f64::from((self.scale.x1 - self.scale.x0).max(CELL));
        let length = ((to - from) * f64::from(CELL) / width).log2().ceil().exp2();
        let first = (from / length).floor();
        let count = ((to / length).ceil() - first).max(1.0) as usize;
        (0..count)
            .map(move |i| {
                let start = (first + i as f64) * length;
                (start.max(from), (start + length).min(to))
            })
            .filter(|(start, end)| start < end)
    }

    pub fn left_over(&self, number: u32) -> Left {
        let placed = self.index.placed(number);
        let (_, mark) = self.mark(placed);
        // A band across the window would make one fold of all: it is counted where it begins, or ends if it has no beginning.
        let x = match placed.start.is_finite() {
            true => mark.x0,
            false => mark.x1,
        };
        let span = match mark.x1 - mark.x0 > 4.0 * CELL {
            true => Span { x0: x, x1: x },
            false => mark,
        };
        let clamped = |t: f64| t.clamp(self.scale.start, self.scale.end);
        Left {
            span,
            count: 1,
            who: Who::One(number),
            start: if placed.start.is_finite() {
                placed.start
            } else {
                clamped(placed.start)
            },
            end: if placed.end.is_finite() {
                placed.end
            } else {
                clamped(placed.end)
            },
        }
    }

    /// Neighbors whose pills would touch become one. `left` is sorted by its left end.
    pub fn folds(&self, left: &[Left]) -> Vec<Fold> {
        let mut out: Vec<Fold> = Vec::new();
        for (i, one) in left.iter().enumerate() {
            let mut fold = Fold {
                span: one.span,
                count: one.count,
                left: i..i + 1,
                start: one.start,
                end: one.end,
            };
            fold.span = self.pill(&fold);
            // A merged pill grows and may touch the one before it in turn.
            while let Some(before) = out.pop_if(|before| before.span.x1 + 4.0 > fold.span.x0) {
                fold = Fold {
                    span: Span {
                        x0: before.span.x0.min(fold.span.x0),
                        x1: before.span.x1.max(fold.span.x1),
                    },
                    count: before.count + fold.count,
                    left: before.left.start..fold.left.end,
                    start: before.start.min(fold.start),
                    end: before.end.max(fold.end),
                };
                fold.span = self.pill(&fold);
            }
            out.push(fold);
        }
        out
    }

    /// The most important events of a fold, most important first.
    pub fn folded(&self, lane: &LaneEvents, packed: &Packed, fold: &Fold) -> Vec<u32> {
        let left = &packed.left[fold.left.clone()];
        let cells = || {
            left.iter().filter_map(|l| match l.who {
                Who::Cell { from, to } => Some(from..to),
                _ => None,
            })
        };
        let mut numbers: Vec<u32> = left
            .iter()
            .filter_map(|l| match l.who {
                Who::One(number) => Some(number),
                _ => None,
            })
            .collect();
        let each = (MOST_IN_FOLD / cells().count().max(1)).clamp(4, MOST_OF_CELLS);
        for cell in cells() {
            let best = lane.best(cell, BEST_OF_CELL + each, self.index);
            numbers.extend(best.into_iter().skip(BEST_OF_CELL).map(|p| lane.member(p)));
        }
        // What was kept from the picture before has its mark, though it is not among the best of its cell.
        let placed: BTreeSet<u32> = packed.placed.iter().map(|put| put.number).collect();
        numbers.retain(|n| !placed.contains(n));
        let importance = |n: u32| lane.importance(n, self.index);
        numbers.sort_by(|a, b| importance(*b).total_cmp(&importance(*a)).then(a.cmp(b)));
        numbers.dedup();
        numbers.truncate(MOST_IN_FOLD);
        numbers
    }

    /// As wide as what it stands for, at least as wide as its text, inside the window.
    fn pill(&self, fold: &Fold) -> Span {
        let text = self.measure.width(
            &fold_text(fold.count),
            self.theme.size.small,
            Weight::SemiBold,
        );
        let width = (fold.span.x1 - fold.span.x0)
            .max(text + 2.0 * PILL_INSET)
            .min(self.scale.x1 - self.scale.x0);
        let x0 = fold.span.x0.min(self.scale.x1 - width).max(self.scale.x0);
        Span { x0, x1: x0 + width }
    }
}

/// "+37"
pub(super) fn fold_text(count: usize) -> String {
    format!("+{count}")
}
