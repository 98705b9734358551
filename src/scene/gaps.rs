//! Numbers of a series that no document tells of: which there are, and how they are drawn in whatever lane the next one stands.
//!
//! Not the series' own rule of when it comes; only what is missing between two that are told of and dated.
//!
//! ```text
//! ├┄┄┄┄ #109–113 ┄┄┄┄┤
//! ```

use super::index::Placed;
use super::lane::LaneEvents;
use super::marks::{BAR, Paint, line};
use super::pack::{Packer, Span};
use super::{Align, Color, Item, Point, Rect, Shape, Stroke, Target, Weight};
use crate::model::{EntityId, EntityKind};

/// What is missing between two events of a timeline, by their numbers in the timeline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Gap {
    pub before: u32,
    pub behind: u32,
    series: EntityId,
    missing: (u32, u32),
    /// When the one before is over and the one behind begins, in seconds since 1970.
    start: f64,
    end: f64,
}

/// One gap with its place.
pub(super) struct GapPut {
    span: Span,
    /// Among the rows of gaps.
    pub row: usize,
    /// "#109–113", where it has room.
    text: Option<String>,
    /// Both ends are in the window.
    ends: (bool, bool),
    start: f64,
    end: f64,
    name: String,
}

/// Several series of one lane may miss numbers at the same time; a third is left out.
pub(super) const MOST_GAP_ROWS: usize = 2;
/// A gap narrower than this is a speck that says nothing.
const NARROWEST: f32 = 10.0;
/// More in one window are no longer read one by one.
const MOST: usize = 200;
/// What text keeps to both ends.
const INSET: f32 = 10.0;

/// Which number of which series an event is, and its own number in the timeline.
pub(super) type Member = (EntityId, u32, u32);

/// All gaps between dated members, by where they begin.
pub(super) fn of(mut members: Vec<Member>, placed: &[Placed]) -> Vec<Gap> {
    // Of a number that several events claim, the first in time.
    members.sort_unstable();
    members.dedup_by_key(|(series, number, _)| (*series, *number));
    let between = |pair: &[(EntityId, u32, u32)]| {
        let ((series, a, before), (other, b, behind)) = (pair[0], pair[1]);
        let (start, end) = (placed[before as usize].end, placed[behind as usize].start);
        let is_gap = series == other && b > a + 1 && start.is_finite() && start < end;
        is_gap.then_some(Gap {
            before,
            behind,
            series,
            missing: (a + 1, b - 1),
            start,
            end,
        })
    };
    let mut gaps: Vec<Gap> = members.windows(2).filter_map(between).collect();
    gaps.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.behind.cmp(&b.behind)));
    gaps
}

impl Packer<'_> {
    /// The gaps of a lane that show, and how many rows they take.
    pub fn gaps(&self, lane: &LaneEvents) -> (Vec<GapPut>, usize) {
        let (left, right) = (self.scale.x0, self.scale.x1);
        let mut ends = [f32::NEG_INFINITY; MOST_GAP_ROWS];
        let mut out = Vec::new();
        let shows = |g: &&Gap| g.start < self.scale.end && g.end > self.scale.start;
        for gap in lane.gaps.iter().filter(shows).take(MOST) {
            let x = |t: f64| self.scale.x_from_seconds(t) as f32;
            let (x0, x1) = (x(gap.start), x(gap.end));
            let span = Span {
                x0: x0.max(left),
                x1: x1.min(right),
            };
            if span.x1 - span.x0 < NARROWEST {
                continue;
            }
            // Gaps of one series follow each other and may touch.
            let Some(row) = ends.iter().position(|end| *end <= span.x0 + 0.5) else {
                continue;
            };
            ends[row] = span.x1;
            let size = self.theme.size.small;
            let text = numbers(gap.missing);
            let room = span.x1 - span.x0 - 2.0 * INSET;
            let fits = self.measure.width(&text, size, Weight::Regular) <= room;
            out.push(GapPut {
                span,
                row,
                text: fits.then_some(text),
                ends: (x0 >= left, x1 <= right),
                start: gap.start,
                end: gap.end,
                name: self.gap_words(gap),
            });
        }
        let rows = ends.iter().filter(|end| end.is_finite()).count();
        (out, rows)
    }

    fn gap_words(&self, gap: &Gap) -> String {
        let is_it = |e: &&crate::model::Entity| e.id == gap.series;
        let entities = &self.timeline.entities;
        // Entities are sorted by kind.
        let from = entities.partition_point(|e| e.kind < EntityKind::Series);
        let series = entities[from..].iter().find(is_it);
        let series = series.map(|e| e.name.as_str());
        (self.measure.names().missing)(series, gap.missing.0, gap.missing.1)
    }
}

fn numbers((from, to): (u32, u32)) -> String {
    match from == to {
        true => format!("#{from}"),
        false => format!("#{from}–{to}"),
    }
}

impl GapPut {
    pub fn draw(
        &self,
        packer: &Packer,
        color: Color,
        middle: f32,
        shapes: &mut Vec<Shape>,
        items: &mut Vec<Item>,
    ) {
        let theme = packer.theme;
        let palette = &theme.color;
        let paint = Paint {
            color,
            surface: palette.surface,
            text: palette.text,
            hollow: false,
            planned: false,
            cancelled: false,
            strong: theme.strong,
        };
        let size = theme.size.small;
        let width = |text: &String| packer.measure.width(text, size, Weight::Regular);
        let text = self.text.as_ref().map(|t| (t.as_str(), width(t)));
        bracket(
            self.span,
            self.ends,
            text.map(|t| t.1),
            &paint,
            middle,
            shapes,
        );
        if let Some((text, _)) = text {
            shapes.push(Shape::Text {
                at: Point {
                    x: (self.span.x0 + self.span.x1) / 2.0,
                    y: middle + size * 0.36,
                },
                text: text.to_owned(),
                size,
                weight: Weight::Regular,
                align: Align::Center,
                color: palette.muted,
            });
        }
        let mark = Rect::from_x(self.span.x0, self.span.x1, middle - BAR / 2.0, BAR);
        items.push(Item {
            target: Target::Gap {
                start: self.start,
                end: self.end,
            },
            mark,
            hit: mark,
            name: self.name.clone(),
        });
    }
}

/// Dots from end to end with a stop at both; `blank` points in the middle are left free for words.
pub(super) fn bracket(
    span: Span,
    (ends_left, ends_right): (bool, bool),
    blank: Option<f32>,
    paint: &Paint,
    middle: f32,
    shapes: &mut Vec<Shape>,
) {
    let left = if paint.strong { 1.0 } else { 0.7 };
    let ink = paint.tint(left);
    let dots = Stroke::dashed(1.25, ink, 2.5);
    let stop = Stroke::solid(1.25, ink);
    let (x0, x1) = (span.x0 + 3.0, span.x1 - 3.0);
    // What goes on outside of the window has no end at its edge.
    for (x, ends) in [(x0, ends_left), (x1, ends_right)] {
        if ends {
            shapes.push(line(x, middle - 4.0, x, middle + 4.0, stop));
        }
    }
    match blank {
        Some(blank) => {
            let center = (x0 + x1) / 2.0;
            let half = blank / 2.0 + 5.0;
            for (from, to) in [(x0, center - half), (center + half, x1)] {
                if to > from {
                    shapes.push(line(from, middle, to, middle, dots));
                }
            }
        }
        None => shapes.push(line(x0, middle, x1, middle, dots)),
    }
}
