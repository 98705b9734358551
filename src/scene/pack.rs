//! Which events of a lane get a label, which only a mark, which are folded into a count, and in which row each stands.
//!
//! Sees intervals on the x-axis and widths of labels; draws nothing.
//!
//! ```text
//! row 0   ● Convention adopted          ● Closing ceremony
//! row 1     ▬▬▬ Memorandum negotiated       ●
//! folds                        (+37)
//! ```

use super::index::{Index, Kind, Placed};
use super::lane::LaneEvents;
use super::labels::ellipsized;
use super::{Measure, Theme, TimeScale, Weight};
use crate::model::{Event, Timeline};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Everything a lane shows in the window of time.
#[derive(Default)]
pub(super) struct Packed {
    pub placed: Vec<Put>,
    pub folds: Vec<Fold>,
    /// What found no place, from left to right: each fold is a stretch of it.
    left: Vec<Left>,
    /// Rows of marks; folds stand in one more below.
    pub rows: usize,
}

/// One event with its place in the lane.
pub(super) struct Put {
    pub number: u32,
    pub mark: Span,
    pub form: Form,
    pub label: Option<Label>,
    /// Mark, label and everything between them.
    pub taken: Span,
    pub row: usize,
    /// Of other readings of its date, where sources disagree: where those would be.
    pub others: Vec<f32>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Span {
    pub x0: f32,
    pub x1: f32,
}

/// What a mark looks like, by what is known of its time and how wide that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Known to the day: a dot.
    Dot,
    /// A member of a numbered series, too short to be a bar.
    Square,
    /// As wide as the month or year that is known.
    Coarse,
    Bar,
    /// Some time within; open where the flag says so.
    Soft {
        open_left: bool,
        open_right: bool,
    },
    Recurring,
}

pub(super) struct Label {
    pub text: String,
    /// Left end.
    pub x: f32,
    pub width: f32,
    pub side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Right,
    Left,
    Inside,
}

pub(super) struct Fold {
    pub span: Span,
    pub count: usize,
    /// Which stretch of [`Packed::left`]; its events are named only when the fold is drawn.
    left: std::ops::Range<usize>,
    pub start: f64,
    pub end: f64,
}

/// What all lanes of one layout have in common.
pub(super) struct Packer<'a> {
    pub timeline: &'a Timeline,
    pub index: &'a Index,
    pub theme: &'a Theme,
    pub measure: &'a dyn Measure,
    pub scale: TimeScale,
    /// The lanes stand for series, so that "#114" alone says enough.
    pub by_series: bool,
}

/// Intervals are compared on a grid of this many points, so that counting how many overlap is cheap.
const COLUMN: f32 = 4.0;

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

/// Labels are first laid out no wider than this, and grow to [`WIDEST`] where there is room left.
const WIDE: f32 = 340.0;
const WIDEST: f32 = 480.0;
/// Before a label is given up it is cut to these.
const MEDIUM: f32 = 220.0;
const NARROW: f32 = 120.0;
/// A label cut shorter than this says nothing.
const SHORTEST: f32 = 48.0;

pub(super) const RADIUS: f32 = 5.0;
/// Between mark and label, and around both.
pub(super) const GAP: f32 = 6.0;
/// Each small sign (fork, tick) between mark and label.
pub(super) const SIGN: f32 = 12.0;
/// A known day is drawn as a dot until it is this wide; then as a bar as wide as the day.
const WIDEST_DAY: f32 = 72.0;
/// How far the soft tail of "some time before" reaches: long enough to be seen as running out, too short to be taken for how
/// long it lasted.
const TAIL: f32 = 88.0;
const SHORTEST_TAIL: f32 = 20.0;
/// Between label and the ends of the bar it stands in.
pub(super) const INSET: f32 = 8.0;
/// Height of a fold's pill and what its text keeps to both ends.
const PILL_INSET: f32 = 8.0;

/// An event or a cell of events without a mark of its own.
struct Left {
    span: Span,
    count: usize,
    who: Who,
    start: f64,
    end: f64,
}

/// Who is left over. No list of its own for each: in a crowded lane most events are left over, at every frame.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// So many that only their number is known.
    Many,
    /// Positions of which all but the [`BEST_OF_CELL`] best are meant.
    Cell { from: usize, to: usize },
    /// The number of one that was considered singly.
    One(u32),
}

impl Packer<'_> {
    /// At most `cap` rows; what finds no place in them is folded. A lane that is folded itself has no rows.
    pub fn pack(&self, lane: &LaneEvents, cap: usize) -> Packed {
        let (singles, mut left) = self.candidates(lane);
        let width = (self.scale.x1 - self.scale.x0).max(0.0);
        let columns = (width / COLUMN).ceil() as usize + 1;
        let mut depth = vec![0u16; columns];
        let mut puts: Vec<Put> = Vec::new();
        for position in singles {
            let number = lane.member(position);
            let tried = match cap {
                0 => None,
                _ => self.place(lane, position, &mut depth, cap),
            };
            match tried {
                Some(put) => puts.push(put),
                None => left.push(self.left_over(number)),
            }
        }
        let rows = self.assign_rows(&mut puts, cap);
        self.grow_labels(&mut puts, rows);
        left.sort_by(|a, b| {
            let x = a.span.x0.total_cmp(&b.span.x0);
            x.then_with(|| a.who.cmp(&b.who))
        });
        Packed {
            rows,
            placed: puts,
            folds: self.folds(&left),
            left,
        }
    }

    /// Positions to be placed singly, most important first, and what is only counted.
    fn candidates(&self, lane: &LaneEvents) -> (Vec<usize>, Vec<Left>) {
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
            if reaching > singles.len() {
                left.push(Left {
                    span: Span {
                        x0: self.scale.x0,
                        x1: self.scale.x0,
                    },
                    count: reaching - singles.len(),
                    who: Who::Many,
                    start: from,
                    end: from,
                });
            }
            let width = self.scale.x1 - self.scale.x0;
            let cells = ((width / CELL).ceil() as usize).max(1);
            for cell in 0..cells {
                let x0 = self.scale.x0 + cell as f32 * CELL;
                let x1 = (x0 + CELL).min(self.scale.x1);
                let seconds = |x: f32| self.scale.seconds_from_x(f64::from(x));
                let start = if cell == 0 { from } else { seconds(x0) };
                let end = if cell + 1 == cells { to } else { seconds(x1) };
                let range = lane.starting(start, end);
                let count = range.len();
                let best = lane.best(range.clone(), BEST_OF_CELL, self.index);
                if count > best.len() {
                    left.push(Left {
                        span: Span { x0, x1 },
                        count: count - best.len(),
                        who: Who::Cell {
                            from: range.start,
                            to: range.end,
                        },
                        start,
                        end,
                    });
                }
                singles.extend(best);
            }
        }
        let importance = |p: usize| self.index.placed(lane.member(p)).importance;
        singles.sort_by(|a, b| importance(*b).total_cmp(&importance(*a)).then(a.cmp(b)));
        (singles, left)
    }

    /// With a whole label, else with a shorter one, else with none; `None` where not even the mark has room.
    fn place(
        &self,
        lane: &LaneEvents,
        position: usize,
        depth: &mut [u16],
        cap: usize,
    ) -> Option<Put> {
        let number = lane.member(position);
        let event = &self.timeline.events[number as usize];
        let placed = self.index.placed(number);
        let (form, mark) = self.mark(placed);
        let others = match placed.disputed {
            true => self.others(event, mark),
            false => Vec::new(),
        };
        let hull = Span {
            x0: others
                .iter()
                .copied()
                .fold(mark.x0, |a, x| a.min(x - RADIUS)),
            x1: others
                .iter()
                .copied()
                .fold(mark.x1, |a, x| a.max(x + RADIUS)),
        };
        // Most events of a crowded lane have not even room for their mark: no text is measured for them.
        let signs = SIGN * f32::from(placed.signs);
        let fits = |taken: Span, depth: &[u16]| {
            let (c0, c1) = self.columns(taken, depth.len());
            depth[c0..c1].iter().all(|d| usize::from(*d) < cap)
        };
        if !fits(self.taken(form, hull, signs, None), depth) {
            return None;
        }
        let text = self.label_text(event);
        let width = |text: &str| {
            self.measure
                .width(text, self.theme.size.body, Weight::Regular)
        };
        // How often it comes is said too, unless the label alone fits left of the line and both do not.
        let recurring = (form == Form::Recurring).then(|| {
            let long = format!("{text} · {}", super::words::when_words(&event.when));
            let room_left = hull.x0 - self.scale.x0 - GAP - 2.0;
            match room_left >= width(&text) && room_left < width(&long) {
                true => text.to_string(),
                false => long,
            }
        });
        for widest in [WIDE, MEDIUM, NARROW, 0.0] {
            let tried = match &recurring {
                Some(long) if widest == WIDE && width(long) <= WIDEST => {
                    self.label(long, form, hull, signs, WIDEST)
                }
                _ if widest > 0.0 => self.label(&text, form, hull, signs, widest),
                _ => None,
            };
            if widest > 0.0 && tried.is_none() {
                continue;
            }
            let label = tried;
            let taken = self.taken(form, hull, signs, label.as_ref());
            if fits(taken, depth) {
                let (c0, c1) = self.columns(taken, depth.len());
                depth[c0..c1].iter_mut().for_each(|d| *d += 1);
                return Some(Put {
                    number,
                    mark,
                    form,
                    label,
                    taken,
                    row: 0,
                    others,
                });
            }
        }
        None
    }

    /// Columns of an interval that nothing else of the same row may use.
    fn columns(&self, span: Span, count: usize) -> (usize, usize) {
        let column = |x: f32| ((x - self.scale.x0) / COLUMN).max(0.0);
        let c0 = (column(span.x0 - 2.0).floor() as usize).min(count - 1);
        let c1 = (column(span.x1 + GAP).ceil() as usize).clamp(c0 + 1, count);
        (c0, c1)
    }

    /// How an event's time is drawn at this scale, and where; inside the window.
    fn mark(&self, placed: Placed) -> (Form, Span) {
        let (left, right) = (self.scale.x0, self.scale.x1);
        let x = |t: f64| match t {
            f64::NEG_INFINITY => left,
            f64::INFINITY => right,
            t => (self.scale.x_from_seconds(t) as f32).clamp(left, right),
        };
        let (x0, x1) = (x(placed.start), x(placed.end));
        let middle = (x0 + x1) / 2.0;
        let at_least = |width: f32| {
            let half = ((x1 - x0).max(width) / 2.0).min((right - left) / 2.0);
            let middle = middle.clamp(left + half, right - half);
            Span {
                x0: middle - half,
                x1: middle + half,
            }
        };
        let wide = self.scale.x_from_seconds(placed.end) - self.scale.x_from_seconds(placed.start);
        match placed.kind {
            Kind::Exact if wide > f64::from(WIDEST_DAY) => (Form::Coarse, at_least(2.0 * RADIUS)),
            Kind::Exact => {
                let middle = middle.clamp(left + RADIUS, (right - RADIUS).max(left + RADIUS));
                let form = if placed.member {
                    Form::Square
                } else {
                    Form::Dot
                };
                let span = Span {
                    x0: middle - RADIUS,
                    x1: middle + RADIUS,
                };
                (form, span)
            }
            Kind::Lasted if placed.member && wide < 14.0 => (Form::Square, at_least(2.0 * RADIUS)),
            Kind::Lasted => (Form::Bar, at_least(8.0)),
            Kind::Coarse | Kind::Undated => (Form::Coarse, at_least(14.0)),
            Kind::Within => {
                let form = Form::Soft {
                    open_left: false,
                    open_right: false,
                };
                (form, at_least(28.0))
            }
            Kind::Before => {
                let form = Form::Soft {
                    open_left: true,
                    open_right: false,
                };
                // At the window's edge the tail is shorter, but never too short for its arrow.
                let x1 = x1.max((left + SHORTEST_TAIL).min(right));
                let x0 = (x1 - TAIL).max(left);
                (form, Span { x0, x1 })
            }
            Kind::After => {
                let form = Form::Soft {
                    open_left: false,
                    open_right: true,
                };
                let x0 = x0.min((right - SHORTEST_TAIL).max(left));
                let x1 = (x0 + TAIL).min(right);
                (form, Span { x0, x1 })
            }
            Kind::Recurs => (Form::Recurring, at_least(2.0 * RADIUS)),
        }
    }

    /// Where the other readings of a disputed date would be drawn; those in the window.
    fn others(&self, event: &Event, mark: Span) -> Vec<f32> {
        let mut out: Vec<f32> = event
            .readings
            .iter()
            .filter(|r| event.when.edtf.as_ref() != Some(&r.edtf))
            .filter_map(|r| match r.edtf.bounds() {
                (Some(a), Some(b)) => Some((a.seconds() + b.seconds()) / 2.0),
                (Some(a), None) | (None, Some(a)) => Some(a.seconds()),
                (None, None) => None,
            })
            .map(|t| self.scale.x_from_seconds(t) as f32)
            .filter(|x| self.scale.x0 + RADIUS <= *x && *x <= self.scale.x1 - RADIUS)
            // Nearer than this the two marks would be one blot.
            .filter(|x| *x < mark.x0 - RADIUS || *x > mark.x1 + RADIUS)
            .collect();
        out.sort_by(f32::total_cmp);
        out.dedup();
        out
    }

    fn label_text<'e>(&self, event: &'e Event) -> Cow<'e, str> {
        let number = event.series.and_then(|s| s.number);
        match number {
            Some(n) if self.by_series => format!("#{n}").into(),
            Some(n) if !names_number(&event.label, n) => format!("#{n} {}", event.label).into(),
            Some(_) | None => event.label.as_str().into(),
        }
    }

    /// Inside a bar that is wide enough, else right of the mark, else left of it.
    fn label(&self, text: &str, form: Form, hull: Span, signs: f32, widest: f32) -> Option<Label> {
        let size = self.theme.size.body;
        let weight = Weight::Regular;
        let whole = self.measure.width(text, size, weight);
        let cut = |room: f32| {
            let text = ellipsized(text, room.min(widest), size, weight, self.measure);
            let width = self.measure.width(&text, size, weight);
            (!text.is_empty() && (width >= SHORTEST || width >= whole)).then_some((text, width))
        };
        let bounded = Form::Soft {
            open_left: false,
            open_right: false,
        };
        let can_hold = matches!(form, Form::Bar | Form::Coarse) || form == bounded;
        let inset = INSET;
        let inner = hull.x1 - hull.x0 - 2.0 * inset - signs;
        let room_right = self.scale.x1 - hull.x1 - GAP - signs - 2.0;
        let room_left = hull.x0 - self.scale.x0 - GAP - 2.0;
        let wish = whole.min(widest);
        let at = |(text, width): (String, f32), side: Side| {
            let x = match side {
                Side::Right => hull.x1 + GAP + signs,
                Side::Left => hull.x0 - GAP - width,
                Side::Inside => hull.x0 + inset + signs,
            };
            Some(Label {
                text,
                x,
                width,
                side,
            })
        };
        if can_hold && inner >= wish {
            return at(cut(inner)?, Side::Inside);
        }
        if form == Form::Recurring {
            // Left of its beginning, where it does not break the line.
            if room_left >= wish {
                return at(cut(room_left)?, Side::Left);
            }
            let (text, width) = cut(hull.x1 - hull.x0 - 24.0)?;
            let x = hull.x0 + 20.0;
            return Some(Label {
                text,
                x,
                width,
                side: Side::Inside,
            });
        }
        // Beside the end that is known: the other runs out into an arrow.
        let opens_right = matches!(
            form,
            Form::Soft {
                open_right: true,
                ..
            }
        );
        if opens_right && room_left >= wish {
            return at(cut(room_left)?, Side::Left);
        }
        if room_right >= wish {
            return at(cut(room_right)?, Side::Right);
        }
        if room_left >= wish {
            return at(cut(room_left)?, Side::Left);
        }
        let best = room_right.max(room_left);
        if can_hold && inner > best {
            return at(cut(inner)?, Side::Inside);
        }
        match room_right >= room_left {
            true => at(cut(room_right)?, Side::Right),
            false => at(cut(room_left)?, Side::Left),
        }
    }

    fn taken(&self, form: Form, hull: Span, signs: f32, label: Option<&Label>) -> Span {
        let mut taken = hull;
        if signs > 0.0 && form != Form::Recurring {
            taken.x1 += GAP + signs;
        }
        if let Some(label) = label {
            taken.x0 = taken.x0.min(label.x);
            taken.x1 = taken.x1.max(label.x + label.width);
        }
        Span {
            x0: taken.x0.max(self.scale.x0),
            x1: taken.x1.min(self.scale.x1),
        }
    }

    /// What comes again first, then the most important, each into the first row that is free there, so that the top rows
    /// are those to read first. Where that takes noticeably more rows than must be, from left to right instead: with
    /// intervals, that needs no more rows than overlap somewhere.
    fn assign_rows(&self, puts: &mut [Put], cap: usize) -> usize {
        puts.sort_by(|a, b| {
            a.taken
                .x0
                .total_cmp(&b.taken.x0)
                .then(a.number.cmp(&b.number))
        });
        let spans: Vec<(usize, usize)> = puts
            .iter()
            .map(|put| self.columns(put.taken, usize::MAX))
            .collect();
        let (dense, fewest) = rows_of(&spans, 0..puts.len());
        let (ranked, count) = rows_of(&spans, order_of(puts, self.index).into_iter());
        /// A row more for every so many is a fair price for the order.
        const ROWS_PER_EXTRA: usize = 4;
        let affordable = (fewest + 1 + fewest / ROWS_PER_EXTRA).min(cap);
        let (rows, count) = match count <= affordable {
            true => (ranked, count),
            false => {
                // Whole rows can still change places: by the first of each in that order.
                let mut place = vec![usize::MAX; fewest];
                let mut next = 0;
                for i in order_of(puts, self.index) {
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
        count
    }

    /// Labels that were cut take what room is left in their row.
    fn grow_labels(&self, puts: &mut [Put], rows: usize) {
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
            let room = (right - label.x).min(WIDEST);
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
                let room = (end - left).min(WIDEST);
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

    fn left_over(&self, number: u32) -> Left {
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
    fn folds(&self, left: &[Left]) -> Vec<Fold> {
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
        let importance = |n: u32| self.index.placed(n).importance;
        numbers.sort_by(|a, b| importance(*b).total_cmp(&importance(*a)).then(a.cmp(b)));
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

/// What comes again first, then the most important.
fn order_of(puts: &[Put], index: &Index) -> Vec<usize> {
    let rank = |i: usize| {
        let put = &puts[i];
        (
            put.form != Form::Recurring,
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

/// The row of each span of columns, taken in the order given, and how many rows that makes.
fn rows_of(spans: &[(usize, usize)], order: impl Iterator<Item = usize>) -> (Vec<usize>, usize) {
    // Per row: where what stands in it begins and ends, by beginning.
    let mut taken: Vec<BTreeMap<usize, usize>> = Vec::new();
    let mut rows = vec![0; spans.len()];
    for i in order {
        let (from, to) = spans[i];
        let free = |row: &BTreeMap<usize, usize>| {
            row.range(..to)
                .next_back()
                .is_none_or(|(_, end)| *end <= from)
        };
        let row = taken.iter().position(free).unwrap_or(taken.len());
        if row == taken.len() {
            taken.push(BTreeMap::new());
        }
        taken[row].insert(from, to);
        rows[i] = row;
    }
    (rows, taken.len())
}

/// Whether the number stands in the label already: "109th session" needs no "#109" before it.
fn names_number(label: &str, number: u32) -> bool {
    label
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.parse() == Ok(number))
}

/// How many small signs stand between mark and label.
pub(super) fn signs(event: &Event) -> usize {
    usize::from(!event.readings.is_empty()) + usize::from(event.user.confirmed || event.user.edited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_the_label_names_is_not_said_twice() {
        for (label, number, named) in [
            ("109th session of the Council", 109, true),
            ("Session 109", 109, true),
            ("Session of the Council", 109, false),
            ("1090 visitors", 109, false),
            ("Session of 2019", 19, false),
        ] {
            assert_eq!(names_number(label, number), named, "{label}");
        }
    }

    #[test]
    fn what_comes_first_in_the_order_stands_on_top() {
        let spans = [(0, 10), (5, 15), (12, 20), (3, 4)];
        assert_eq!(rows_of(&spans, 0..4), (vec![0, 1, 0, 1], 2));
        assert_eq!(
            rows_of(&spans, [1, 0, 3, 2].into_iter()),
            (vec![1, 0, 1, 0], 2)
        );
    }
}
