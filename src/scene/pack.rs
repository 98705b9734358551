//! Which events of a lane get a label, which only a mark, which are folded into a count, and in which row each stands.
//!
//! Sees intervals on the x-axis and widths of labels; draws nothing.
//!
//! ```text
//! row 0   ● Convention adopted          ● Closing ceremony
//! row 1     ▬▬▬ Memorandum negotiated
//! bare             ●   ▬▬▬      ●            marks without a label never stand beside another's
//! folds                        (+37)
//! gaps    #108 ┄┄ 109–113 ┄┄ #114
//! ```

use super::folds::{Fold, Left};
use super::gaps::GapPut;
use super::index::{Index, Kind, Placed};
use super::keep::{Kept, KeptLane};
use super::labels::ellipsized;
use super::lane::LaneEvents;
use super::{Measure, Theme, TimeScale, Weight};
use crate::model::{Event, EventId, Timeline};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Everything a lane shows in the window of time.
#[derive(Default)]
pub(super) struct Packed {
    pub placed: Vec<Put>,
    pub folds: Vec<Fold>,
    /// Numbers of a series that nobody tells of, and how many rows they take below all else.
    pub gaps: Vec<GapPut>,
    pub gap_rows: usize,
    /// What found no place, from left to right: each fold is a stretch of it.
    pub(super) left: Vec<Left>,
    /// Rows of marks; folds stand in one more below.
    pub rows: usize,
    /// As many rows as stand side by side somewhere: fewer there cannot be.
    pub fewest: usize,
    /// As many as labels of the picture before take, which stay.
    pub kept: usize,
    /// With more rows there might be more to see.
    pub is_full: bool,
}

/// One event with its place in the lane.
pub(super) struct Put {
    pub number: u32,
    /// It does not pass the filter, and is only hinted at.
    pub faint: bool,
    /// Where it comes in its lane.
    pub position: usize,
    pub mark: Span,
    pub form: Form,
    pub label: Option<Label>,
    /// Mark, label and everything between them.
    pub taken: Span,
    pub row: usize,
    /// The row it stood in in the picture before, and how much time that showed when its label came.
    pub was_in: Option<usize>,
    pub since: f64,
    /// How wide its label might be at first: one of [`WIDTHS`].
    pub widest: f32,
    /// Of other readings of its date, where sources disagree: where those would be.
    pub others: Vec<f32>,
}

impl Put {
    /// From the first of its marks to the last.
    fn hull(&self) -> Span {
        let others = self.others.iter();
        others.fold(self.mark, |hull, x| Span {
            x0: hull.x0.min(x - RADIUS),
            x1: hull.x1.max(x + RADIUS),
        })
    }
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

/// What all lanes of one layout have in common.
pub(super) struct Packer<'a> {
    pub timeline: &'a Timeline,
    pub index: &'a Index,
    pub theme: &'a Theme,
    pub measure: &'a dyn Measure,
    pub scale: TimeScale,
    /// The lanes stand for series, so that "#114" alone says enough.
    pub by_series: bool,
    /// On paper, where all is read from top to bottom, rows come by time; else what matters most is on top.
    pub in_time: bool,
    /// What comes again and again, drawn each time it comes.
    pub unfolded: &'a BTreeSet<EventId>,
    /// What the picture before showed.
    pub kept: &'a Kept,
}

/// Intervals are compared on a grid of this many points, so that counting how many overlap is cheap.
pub(super) const COLUMN: f32 = 4.0;

/// Labels are first laid out no wider than this, and grow to [`WIDEST`] where there is room left.
const WIDE: f32 = 340.0;
pub(super) const WIDEST: f32 = 480.0;
/// Before a label is given up it is cut to these.
const MEDIUM: f32 = 220.0;
const NARROW: f32 = 120.0;
const WIDTHS: [f32; 3] = [WIDE, MEDIUM, NARROW];
/// A label that is cut is as wide as whole steps of this, so that its words stay the same from frame to frame.
const STEPS: f32 = 24.0;
/// A label cut shorter than this says nothing.
const SHORTEST: f32 = 48.0;

pub(super) const RADIUS: f32 = 5.0;
/// Between mark and label, and around both.
pub(super) const GAP: f32 = 6.0;
/// Each small sign (fork, tick) between mark and label.
pub(super) const SIGN: f32 = 12.0;
/// A known day is drawn as a dot until it is this wide; then as a bar as wide as the day.
const WIDEST_DAY: f32 = 72.0;
/// How wide "some time before" is drawn, with its arrow heads: a sign, which nobody can take for how long it lasted.
const TAIL: f32 = 30.0;
const SHORTEST_TAIL: f32 = 20.0;
/// Between label and the ends of the bar it stands in.
pub(super) const INSET: f32 = 8.0;

/// How many rows a lane may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cap {
    /// For what comes new: labels, and below them the marks without one.
    pub rows: usize,
    /// Labels that the picture before showed may fill so many, if that is more: they were there first.
    pub kept: usize,
}

impl Cap {
    /// What is kept and what comes have to do with the same rows.
    pub fn of(rows: usize) -> Self {
        Self { rows, kept: rows }
    }

    /// Of these rows so many may be of marks without a label.
    fn bare(self) -> usize {
        match self.rows {
            0 | 1 => 0,
            rows => (rows / NAMED_PER_BARE).clamp(1, MOST_BARE),
        }
    }
}

/// Of the rows of a lane one in so many is for marks without a label, which stand apart: beside a label they would be read
/// as what it names. Never more than [`MOST_BARE`]: what is not named is better counted. Labels that are kept come before
/// them: one that had to go for a mark out of a fold would be back with the next picture.
const NAMED_PER_BARE: usize = 5;
const MOST_BARE: usize = 3;

/// How many labels stand in each column so far, and how many may.
struct Depth {
    /// For labels that come new, and for those that are kept.
    cap: usize,
    kept_cap: usize,
    all: Vec<u16>,
    /// Of labels that are kept, each without its last column.
    kept: Vec<u16>,
}

impl Depth {
    fn new(columns: usize, cap: Cap) -> Self {
        let named = (cap.rows - cap.bare()).max(1);
        Self {
            cap: named,
            kept_cap: cap.kept.max(named),
            all: vec![0; columns],
            kept: vec![0; columns],
        }
    }
}

impl Packer<'_> {
    /// What finds no place in the rows there may be is folded. A lane that is folded itself has no rows.
    pub fn pack(&self, lane: &LaneEvents, nth: usize, cap: Cap) -> Packed {
        self.pack_within(lane, nth, cap, cap.rows)
    }

    /// The same, in no more than `most` rows if that many can do for what there would be place for: what stands in order, or
    /// where it stood, then goes where there is room.
    pub fn pack_within(&self, lane: &LaneEvents, nth: usize, cap: Cap, most: usize) -> Packed {
        let kept = self.kept.lane(nth, self.scale.end - self.scale.start);
        let (singles, mut left) = self.candidates(lane, &kept);
        let width = (self.scale.x1 - self.scale.x0).max(0.0);
        let columns = (width / COLUMN).ceil() as usize + 1;
        let mut depth = Depth::new(columns, cap);
        let (mut named, mut bare): (Vec<Put>, Vec<Put>) = Default::default();
        for position in singles {
            if cap.rows == 0 {
                left.push(self.left_over(lane.member(position)));
                continue;
            }
            let mut put = self.unnamed(lane, position);
            match self.name(&mut put, &mut depth, &kept) {
                true => named.push(put),
                false => bare.push(put),
            }
        }
        // Invariant: what is kept was asked first, so that nothing that came new took a row from it.
        let kept_rows = depth.kept.iter().copied().max().map_or(0, usize::from);
        let bare_cap = cap.bare().min(cap.rows.max(kept_rows) - kept_rows);
        let mut taken = vec![0; columns];
        let mut finds_room = |put: &Put| {
            let (c0, c1) = self.columns(put.taken, columns);
            let has_room = taken[c0..c1].iter().all(|d| *d < bare_cap);
            taken[c0..c1]
                .iter_mut()
                .for_each(|d| *d += usize::from(has_room));
            has_room
        };
        bare.retain(|put| {
            let finds_room = finds_room(put);
            if !finds_room {
                left.push(self.left_over(put.number));
            }
            finds_room
        });
        let is_full =
            !left.is_empty() || !bare.is_empty() || named.iter().any(|put| put.widest < WIDE);
        // Nobody reads marks without a label in any order: they take no row for it.
        let (bare_rows, fewest_bare) = self.assign_rows(&mut bare, 0);
        let room = most.max(kept_rows).saturating_sub(bare_rows);
        let (named_rows, fewest_named) = self.assign_rows(&mut named, room);
        self.grow_labels(&mut named, named_rows);
        for put in &mut bare {
            put.row += named_rows;
        }
        let (rows, fewest) = (named_rows + bare_rows, fewest_named + fewest_bare);
        let mut puts = named;
        puts.append(&mut bare);
        let (gaps, gap_rows) = match cap.rows {
            0 => Default::default(),
            _ => self.gaps(lane),
        };
        left.sort_by(|a, b| {
            let x = a.span.x0.total_cmp(&b.span.x0);
            x.then_with(|| a.who.cmp(&b.who))
        });
        Packed {
            rows,
            fewest,
            kept: kept_rows,
            is_full,
            placed: puts,
            folds: self.folds(&left),
            gaps,
            gap_rows,
            left,
        }
    }

    /// The mark alone.
    fn unnamed(&self, lane: &LaneEvents, position: usize) -> Put {
        let number = lane.member(position);
        let placed = self.index.placed(number);
        let (form, mark) = self.mark(placed);
        let others = match placed.disputed {
            true => self.others(&self.timeline.events[number as usize], mark),
            false => Vec::new(),
        };
        let mut put = Put {
            number,
            faint: lane.is_faint(number),
            position,
            mark,
            form,
            label: None,
            taken: mark,
            row: 0,
            was_in: None,
            since: self.scale.end - self.scale.start,
            widest: 0.0,
            others,
        };
        put.taken = self.taken(form, put.hull(), self.signs(number), None);
        put
    }

    fn signs(&self, number: u32) -> f32 {
        SIGN * f32::from(self.index.placed(number).signs)
    }

    /// Gives it a whole label, else a shorter one; whether there is room for any.
    fn name(&self, put: &mut Put, depth: &mut Depth, kept: &KeptLane) -> bool {
        let event = &self.timeline.events[put.number as usize];
        let (form, hull, signs) = (put.form, put.hull(), self.signs(put.number));
        let was = kept.was(put.position);
        // What stood in one row without overlap does so when it is drawn apart; that two ends share a column then is no
        // overlap. So labels that are kept leave out their last column among themselves, and count in full for the others.
        let fits = |taken: Span, depth: &Depth| {
            let (c0, c1) = self.columns(taken, depth.all.len());
            let (counted, cap) = match was {
                Some(_) => (&depth.kept[c0..(c1 - 1).max(c0 + 1)], depth.kept_cap),
                None => (&depth.all[c0..c1], depth.cap),
            };
            counted.iter().all(|d| usize::from(*d) < cap)
        };
        // Most events of a crowded lane have not even room for their mark: no text is measured for them.
        if put.faint || kept.is_away(put.position) || !fits(put.taken, depth) {
            return false;
        }
        let text = self.label_text(event);
        let width = |text: &str| {
            self.measure
                .width(text, self.theme.size.body, Weight::Regular)
        };
        // How often it comes is said too, unless the label alone fits left of the line and both do not.
        let recurring = (form == Form::Recurring).then(|| {
            let long = format!("{text} · {}", (self.measure.names().when)(&event.when));
            let room_left = hull.x0 - self.scale.x0 - GAP - 2.0;
            match room_left >= width(&text) && room_left < width(&long) {
                true => text.to_string(),
                false => long,
            }
        });
        // What had a label keeps it as it was: it grows only where there is room left when all have theirs, so that no
        // other label has to go.
        let at_most = was.map_or(f32::INFINITY, |w| w.widest);
        for widest in WIDTHS.into_iter().filter(|w| *w <= at_most) {
            let tried = match &recurring {
                Some(long) if widest == WIDE && width(long) <= WIDEST => {
                    self.label(long, form, hull, signs, WIDEST)
                }
                _ => self.label(&text, form, hull, signs, widest),
            };
            let Some(label) = tried else {
                continue;
            };
            let taken = self.taken(form, hull, signs, Some(&label));
            if fits(taken, depth) {
                let (c0, c1) = self.columns(taken, depth.all.len());
                depth.all[c0..c1].iter_mut().for_each(|d| *d += 1);
                if let Some(was) = was {
                    let kept = &mut depth.kept[c0..(c1 - 1).max(c0 + 1)];
                    kept.iter_mut().for_each(|d| *d += 1);
                    put.was_in = Some(was.row);
                    put.since = put.since.min(was.since);
                }
                put.widest = widest;
                put.label = Some(label);
                put.taken = taken;
                return true;
            }
        }
        false
    }

    /// Columns of an interval that nothing else of the same row may use.
    pub(super) fn columns(&self, span: Span, count: usize) -> (usize, usize) {
        let column = |x: f32| ((x - self.scale.x0) / COLUMN).max(0.0);
        let c0 = (column(span.x0 - 2.0).floor() as usize).min(count - 1);
        let c1 = (column(span.x1 + GAP).ceil() as usize).clamp(c0 + 1, count);
        (c0, c1)
    }

    /// How an event's time is drawn at this scale, and where; inside the window.
    pub(super) fn mark(&self, placed: Placed) -> (Form, Span) {
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

    pub(super) fn label_text<'e>(&self, event: &'e Event) -> Cow<'e, str> {
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
            let room = room.min(widest);
            let room = if whole <= room { room } else { stepped(room) };
            let text = ellipsized(text, room, size, weight, self.measure);
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
}

/// Whether the number stands in the label already: "109th session" needs no "#109" before it.
fn names_number(label: &str, number: u32) -> bool {
    label
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.parse() == Ok(number))
}

/// The width of whole steps that fit.
pub(super) fn stepped(room: f32) -> f32 {
    (room / STEPS).floor() * STEPS
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
}
