//! What the marks mean, and where the facts come from: the foot of a picture on paper.
//!
//! Samples are drawn by the same functions as the marks, so that they cannot differ.

use super::marks::{self, Paint, fork, line, tick};
use super::pack::{Form, Packed, Span};
use super::{Align, Frame, Measure, Point, Shape, Sign, Stroke, Theme, Weight};
use crate::model::{Certainty, Status, Timeline};

const ROW: f32 = 22.0;
const MARGIN: f32 = 16.0;
/// Width of a sample.
const SAMPLE: f32 = 28.0;
/// Between sample and words, and between entries.
const GAP: f32 = 8.0;
const APART: f32 = 22.0;

#[derive(Clone, Copy)]
enum Sample {
    Mark(Form),
    Hollow,
    Planned,
    Cancelled,
    Fold,
    /// Numbers of a series that are not known.
    Gap,
    Fork,
    Tick,
}

const ENTRIES: [(Sample, Sign); 15] = [
    (Sample::Mark(Form::Dot), Sign::Day),
    (Sample::Mark(Form::Coarse), Sign::Coarse),
    (Sample::Mark(Form::Bar), Sign::Lasted),
    (
        Sample::Mark(Form::Soft {
            open_left: false,
            open_right: false,
        }),
        Sign::Within,
    ),
    (
        Sample::Mark(Form::Soft {
            open_left: true,
            open_right: false,
        }),
        Sign::Before,
    ),
    (
        Sample::Mark(Form::Soft {
            open_left: false,
            open_right: true,
        }),
        Sign::After,
    ),
    (Sample::Hollow, Sign::WorkedOut),
    (Sample::Planned, Sign::Planned),
    (Sample::Cancelled, Sign::Cancelled),
    (Sample::Mark(Form::Square), Sign::Numbered),
    (Sample::Gap, Sign::Missing),
    (Sample::Mark(Form::Recurring), Sign::Again),
    (Sample::Fork, Sign::Disagree),
    (Sample::Tick, Sign::Checked),
    (Sample::Fold, Sign::Folded),
];

/// What a picture shows, and so what its legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    pub const NONE: Self = Self(0);
    pub const ALL: Self = Self(u16::MAX);

    fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u16;
    }

    fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u16 != 0
    }

    /// With what a lane shows.
    pub fn with(mut self, timeline: &Timeline, packed: &Packed) -> Self {
        for put in &packed.placed {
            let event = &timeline.events[put.number as usize];
            self.add(match put.form {
                Form::Dot => Sign::Day,
                Form::Square => Sign::Numbered,
                Form::Coarse => Sign::Coarse,
                Form::Bar => Sign::Lasted,
                Form::Soft {
                    open_left: true,
                    open_right: false,
                } => Sign::Before,
                Form::Soft {
                    open_left: false,
                    open_right: true,
                } => Sign::After,
                Form::Soft { .. } => Sign::Within,
                Form::Recurring => Sign::Again,
            });
            let told = [
                (event.when.certainty == Certainty::Derived, Sign::WorkedOut),
                (event.status == Status::Planned, Sign::Planned),
                (event.status == Status::Cancelled, Sign::Cancelled),
                (!event.readings.is_empty(), Sign::Disagree),
                (event.user.confirmed || event.user.edited, Sign::Checked),
            ];
            for (_, sign) in told.into_iter().filter(|(shows, _)| *shows) {
                self.add(sign);
            }
        }
        if !packed.folds.is_empty() {
            self.add(Sign::Folded);
        }
        if !packed.gaps.is_empty() {
            self.add(Sign::Missing);
        }
        self
    }

    fn entries(self) -> impl Iterator<Item = (Sample, Sign)> {
        ENTRIES.into_iter().filter(move |(_, sign)| self.has(*sign))
    }
}

/// Where each entry stands: left end and row.
fn places(signs: Signs, theme: &Theme, measure: &dyn Measure, width: f32) -> Vec<(f32, usize)> {
    let mut out = Vec::new();
    let (mut x, mut row) = (MARGIN, 0);
    for (_, sign) in signs.entries() {
        let words = (measure.names().sign)(sign);
        let w = SAMPLE + GAP + measure.width(words, theme.size.small, Weight::Regular);
        if x > MARGIN && x + w > width - MARGIN {
            x = MARGIN;
            row += 1;
        }
        out.push((x, row));
        x += w + APART;
    }
    out
}

pub(super) fn height(
    signs: Signs,
    frame: &Frame,
    theme: &Theme,
    measure: &dyn Measure,
    width: f32,
) -> f32 {
    let rows = match frame.legend && !frame.without_legend {
        true => places(signs, theme, measure, width)
            .last()
            .map_or(0, |p| p.1 + 1),
        false => 0,
    };
    let source = usize::from(frame.source.is_some());
    match rows + source {
        0 => 0.0,
        rows => rows as f32 * ROW + 24.0,
    }
}

/// Below `top`, as high as [`height`] says.
pub(super) fn draw(
    signs: Signs,
    frame: &Frame,
    theme: &Theme,
    measure: &dyn Measure,
    width: f32,
    top: f32,
    shapes: &mut Vec<Shape>,
) {
    let size = theme.size.small;
    let color = &theme.color;
    let first = top + 12.0 + ROW / 2.0;
    let mut rows = 0;
    if frame.legend && !frame.without_legend {
        let paint = Paint {
            color: color.muted,
            surface: color.surface,
            text: color.text,
            hollow: false,
            planned: false,
            cancelled: false,
            strong: theme.strong,
        };
        let places = places(signs, theme, measure, width);
        for ((sample, sign), (x, row)) in signs.entries().zip(places) {
            let words = (measure.names().sign)(sign);
            rows = row + 1;
            let middle = first + ROW * row as f32;
            let span = |width: f32| Span {
                x0: x + (SAMPLE - width) / 2.0,
                x1: x + (SAMPLE + width) / 2.0,
            };
            match sample {
                Sample::Mark(Form::Dot) => {
                    let _ = marks::shape(Form::Dot, span(10.0), &paint, middle, shapes);
                }
                Sample::Mark(Form::Recurring) => {
                    shapes.push(line(
                        x,
                        middle,
                        x + SAMPLE,
                        middle,
                        Stroke::solid(1.5, paint.color.faded(0.55)),
                    ));
                    for dx in [-9.0, 0.0, 9.0] {
                        let s = span(0.0);
                        let at = Span {
                            x0: s.x0 + dx,
                            x1: s.x1 + dx,
                        };
                        marks::shape(Form::Recurring, at, &paint, middle, shapes);
                    }
                }
                Sample::Mark(Form::Square) => {
                    let _ = marks::shape(Form::Square, span(10.0), &paint, middle, shapes);
                }
                Sample::Mark(form) => {
                    let _ = marks::shape(form, span(SAMPLE), &paint, middle, shapes);
                }
                Sample::Hollow => {
                    let hollow = Paint {
                        hollow: true,
                        ..paint
                    };
                    marks::shape(Form::Dot, span(10.0), &hollow, middle, shapes);
                }
                Sample::Planned => {
                    let planned = Paint {
                        planned: true,
                        ..paint
                    };
                    marks::shape(Form::Dot, span(10.0), &planned, middle, shapes);
                }
                Sample::Cancelled => {
                    let cancelled = Paint {
                        cancelled: true,
                        ..paint
                    };
                    marks::shape(Form::Dot, span(10.0), &cancelled, middle, shapes);
                }
                Sample::Gap => {
                    super::gaps::bracket(span(SAMPLE), (true, true), None, &paint, middle, shapes);
                }
                Sample::Fork => fork(span(8.0).x0, middle, color.muted, shapes),
                Sample::Tick => tick(span(8.0).x0, middle, color.good, shapes),
                Sample::Fold => {
                    let s = span(SAMPLE);
                    shapes.push(Shape::Rect {
                        rect: super::Rect::from_x(s.x0 + 0.5, s.x1 - 0.5, middle - 8.0, 16.0),
                        radius: 8.0,
                        fill: Some(paint.tint(0.12)),
                        stroke: Some(Stroke::solid(1.0, paint.tint(0.45))),
                    });
                    shapes.push(text(
                        s.x0 + SAMPLE / 2.0,
                        middle,
                        "+7",
                        Align::Center,
                        Weight::SemiBold,
                        color.text,
                        size,
                    ));
                }
            }
            shapes.push(text(
                x + SAMPLE + GAP,
                middle,
                words,
                Align::Left,
                Weight::Regular,
                color.muted,
                size,
            ));
        }
    }
    if let Some(source) = &frame.source {
        let middle = first + ROW * rows as f32;
        let source =
            super::labels::ellipsized(source, width - 2.0 * MARGIN, size, Weight::Regular, measure);
        shapes.push(text(
            MARGIN,
            middle,
            &source,
            Align::Left,
            Weight::Regular,
            color.muted,
            size,
        ));
    }
}

fn text(
    x: f32,
    middle: f32,
    text: &str,
    align: Align,
    weight: Weight,
    color: super::Color,
    size: f32,
) -> Shape {
    Shape::Text {
        at: Point {
            x,
            y: middle + size * 0.36,
        },
        text: text.to_owned(),
        size,
        weight,
        align,
        color,
    }
}
