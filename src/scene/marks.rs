//! One event → the shapes that show how surely its time is known, and of what kind it is.
//!
//! Not where it stands; that was decided in [`super::pack`]. The legend draws its samples with the same functions.

use super::index::Kind;
use super::pack::{Form, Packer, Put, RADIUS, SIGN, Side, Span, signs};
use super::{Align, Color, Item, Point, Rect, Shape, Stroke, Target, TimeScale, Weight};
use crate::model::recurrence::Step as Turn;
use crate::model::{Certainty, EdtfDate, Event, Grain, Instant, Meaning, Recurrence, Status};
use chrono::Datelike;

/// Height of bars and bands.
pub(super) const BAR: f32 = 16.0;
/// Half of an occurrence's diamond.
const DIAMOND: f32 = 4.0;
/// How far beyond the window's edge an end is drawn that is not in the window.
const BEYOND: f32 = 12.0;
/// Arrow heads of what has one bound only: half their height, how far the first tip is from the bound and each from the one
/// before, and how much of its color each has.
const ARROW: f32 = 4.5;
const ARROW_FIRST: f32 = 11.0;
const ARROW_STEP: f32 = 8.0;
const ARROWS: [f32; 3] = [1.0, 0.75, 0.5];
/// Occurrences nearer to each other than this are not drawn singly.
const CROWDED: f32 = 11.0;

/// How one mark is to be painted, beside its place.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub color: Color,
    pub surface: Color,
    pub text: Color,
    /// Worked out rather than stated.
    pub hollow: bool,
    pub planned: bool,
    pub cancelled: bool,
    /// For eyes that need strong contrast: nothing is faded.
    pub strong: bool,
}

impl Paint {
    pub fn of(event: &Event, color: Color, packer: &Packer) -> Self {
        let palette = &packer.theme.color;
        Self {
            color,
            surface: palette.surface,
            text: palette.text,
            hollow: event.when.certainty == Certainty::Derived,
            planned: event.status == Status::Planned,
            cancelled: event.status == Status::Cancelled,
            strong: packer.theme.strong,
        }
    }

    fn outline(&self) -> Stroke {
        match self.planned {
            true => Stroke::dashed(1.5, self.color, 2.5),
            false => Stroke::solid(1.5, self.color),
        }
    }

    /// Inside of a mark: full where stated, empty where worked out or only planned.
    fn fill(&self, full: Color) -> Color {
        match self.hollow || self.planned {
            true => self.surface,
            false => full,
        }
    }

    /// Lighter than the full color, and opaque, so that grid lines do not show through text.
    pub fn tint(&self, share: f32) -> Color {
        self.surface.mixed(self.color, share)
    }
}

/// How much of its color is left of what does not pass the filter.
const FAINT: f32 = 0.28;

/// The mark, its signs and its label around the middle line of its row, and the item for it.
pub(super) fn draw(
    packer: &Packer,
    put: &Put,
    color: Color,
    middle: f32,
    shapes: &mut Vec<Shape>,
    items: &mut Vec<Item>,
) {
    let event = &packer.timeline.events[put.number as usize];
    let palette = &packer.theme.color;
    let own = event.user.color.map(|n| palette.lane(usize::from(n)));
    let color = own.unwrap_or(color);
    let color = match put.faint {
        true => palette.surface.mixed(color, FAINT),
        false => color,
    };
    let paint = Paint::of(event, color, packer);
    others(put, &paint, middle, shapes);
    let mark = match put.form {
        Form::Recurring => {
            let mut blank = None;
            if let Some(label) = put.label.as_ref().filter(|l| l.side == Side::Inside) {
                blank = Some(Span {
                    x0: label.x - 6.0,
                    x1: label.x + label.width + 6.0,
                });
            }
            let each = recurring(packer, event, put.mark, blank, &paint, middle, shapes);
            items.extend(each);
            Rect::from_x(put.mark.x0, put.mark.x1, middle - RADIUS, 2.0 * RADIUS)
        }
        form => {
            // What goes on outside of the window has no end at its edge: the end is drawn beyond, where it is clipped.
            let placed = packer.index.placed(put.number);
            let one_sided = matches!(placed.kind, Kind::Before | Kind::After);
            let (left, right) = (
                !one_sided && placed.start < packer.scale.start,
                !one_sided && placed.end > packer.scale.end,
            );
            let span = Span {
                x0: put.mark.x0 - if left { BEYOND } else { 0.0 },
                x1: put.mark.x1 + if right { BEYOND } else { 0.0 },
            };
            let cut = match form {
                Form::Dot | Form::Square => put.mark,
                _ => span,
            };
            let drawn = match form {
                Form::Soft {
                    open_left,
                    open_right,
                } => {
                    let bar = Rect::from_x(cut.x0, cut.x1, middle - BAR / 2.0, BAR);
                    soft(bar, open_left, open_right, (left, right), &paint, shapes);
                    bar
                }
                _ => shape(form, cut, &paint, middle, shapes),
            };
            Rect::from_x(put.mark.x0, put.mark.x1, drawn.y, drawn.h)
        }
    };
    let hull_right = put
        .others
        .iter()
        .copied()
        .fold(mark.right(), |a, x| a.max(x + RADIUS));
    let mut text_color = if paint.cancelled {
        palette.muted
    } else {
        palette.text
    };
    let inside = put.label.as_ref().is_some_and(|l| l.side == Side::Inside);
    let solid = put.form == Form::Bar && !paint.hollow && !paint.planned;
    if inside && solid {
        text_color = palette.on(paint.color);
    }
    let signs_x = match inside && put.form != Form::Recurring {
        true => mark.x + super::pack::INSET - 2.0,
        false => hull_right + super::pack::GAP - 2.0,
    };
    if signs(event) > 0 && put.form != Form::Recurring {
        draw_signs(
            event,
            signs_x,
            middle,
            match (inside && solid, put.faint) {
                (true, _) => text_color,
                (false, true) => paint.color,
                (false, false) => palette.muted,
            },
            palette.good,
            shapes,
        );
    }
    let mut hit = mark.cover(&Rect::from_x(
        put.taken.x0,
        put.taken.x1,
        middle - BAR / 2.0 - 2.0,
        BAR + 4.0,
    ));
    if put.form == Form::Recurring || matches!(put.form, Form::Soft { .. }) {
        hit = mark.cover(&label_rect(put, middle).unwrap_or(mark));
    }
    if let Some(label) = &put.label {
        let size = packer.theme.size.body;
        // Set from the mark: letters that the bundled font does not have are measured only nearly, and who opens an SVG may have
        // another font for all of them.
        let (x, align) = match label.side == Side::Left {
            true => (label.x + label.width, Align::Right),
            false => (label.x, Align::Left),
        };
        shapes.push(Shape::Text {
            at: Point {
                x,
                y: middle + size * 0.36,
            },
            text: label.text.clone(),
            size,
            weight: Weight::Regular,
            align,
            color: text_color,
        });
        if paint.cancelled {
            shapes.push(line(
                label.x,
                middle,
                label.x + label.width,
                middle,
                Stroke::solid(1.0, palette.muted),
            ));
        }
    }
    let name = (packer.measure.names().event)(event, put.faint);
    items.push(Item {
        target: Target::Event(event.id),
        mark,
        hit,
        name,
    });
}

fn label_rect(put: &Put, middle: f32) -> Option<Rect> {
    let label = put.label.as_ref()?;
    Some(Rect::new(
        label.x,
        middle - BAR / 2.0 - 2.0,
        label.width,
        BAR + 4.0,
    ))
}

/// One mark without label. Returns its rectangle.
pub(super) fn shape(
    form: Form,
    span: Span,
    paint: &Paint,
    middle: f32,
    shapes: &mut Vec<Shape>,
) -> Rect {
    let bar = Rect::from_x(span.x0, span.x1, middle - BAR / 2.0, BAR);
    let short = Rect::from_x(span.x0, span.x1, middle - RADIUS, 2.0 * RADIUS);
    let middle_x = (span.x0 + span.x1) / 2.0;
    let stroked = paint.hollow || paint.planned;
    // Outlines are drawn inside the mark's size, so that hollow and full marks are equally large.
    let inset = if stroked { -0.75 } else { 0.0 };
    let outline = stroked.then(|| paint.outline());
    let mark = match form {
        Form::Dot => {
            shapes.push(Shape::Circle {
                center: Point {
                    x: middle_x,
                    y: middle,
                },
                radius: RADIUS + inset,
                fill: Some(paint.fill(paint.color)),
                stroke: outline,
            });
            short
        }
        Form::Square => {
            shapes.push(Shape::Rect {
                rect: short.grown(inset),
                radius: 2.0,
                fill: Some(paint.fill(paint.color)),
                stroke: outline,
            });
            short
        }
        Form::Coarse => {
            let rect = if span.x1 - span.x0 < 2.0 * BAR {
                short
            } else {
                bar
            };
            shapes.push(Shape::Rect {
                rect: rect.grown(-0.5),
                radius: rect.h / 2.0 - 0.5,
                fill: Some(paint.fill(paint.tint(0.28))),
                stroke: Some(match stroked {
                    true => paint.outline(),
                    false => Stroke::solid(1.0, paint.tint(0.65)),
                }),
            });
            rect
        }
        Form::Bar => {
            let rect = if span.x1 - span.x0 < BAR { short } else { bar };
            shapes.push(Shape::Rect {
                rect: rect.grown(inset),
                radius: 3.0,
                fill: Some(paint.fill(paint.color)),
                stroke: outline,
            });
            rect
        }
        Form::Soft {
            open_left,
            open_right,
        } => {
            soft(bar, open_left, open_right, (false, false), paint, shapes);
            bar
        }
        Form::Recurring => {
            diamond(middle_x, middle, paint, shapes);
            short
        }
    };
    if paint.cancelled {
        let c = mark.center();
        shapes.push(line(
            c.x - 8.0,
            c.y + 4.0,
            c.x + 8.0,
            c.y - 4.0,
            Stroke::solid(1.5, paint.text),
        ));
    }
    mark
}

/// What is known of one end only is a sign: that bound as a crisp line, and arrow heads away from it, whatever the scale. What
/// lies between two bounds is a band from the one to the other, fullest in the middle.
fn soft(
    bar: Rect,
    open_left: bool,
    open_right: bool,
    (goes_on_left, goes_on_right): (bool, bool),
    paint: &Paint,
    shapes: &mut Vec<Shape>,
) {
    let (top, bottom) = (bar.y + 1.0, bar.bottom() - 1.0);
    if open_left || open_right {
        let (bound, way) = match open_left {
            true => (bar.right() - 1.0, -1.0),
            false => (bar.x + 1.0, 1.0),
        };
        let cap = Stroke::solid(2.0, paint.color);
        shapes.push(line(bound, top, bound, bottom, cap));
        let c = bar.center().y;
        for (nth, left) in ARROWS.into_iter().enumerate() {
            let ink = match paint.strong {
                true => paint.color,
                false => paint.tint(left),
            };
            let tip = bound + way * (ARROW_FIRST + ARROW_STEP * nth as f32);
            if tip < bar.x || tip > bar.right() {
                break;
            }
            let stroke = Stroke::solid(1.75, ink);
            let tail = tip - way * ARROW / 2.0;
            shapes.push(line(tail, c - ARROW, tip, c, stroke));
            shapes.push(line(tip, c, tail, c + ARROW, stroke));
        }
        return;
    }
    shapes.push(Shape::SoftBand {
        rect: bar,
        fill: paint.color.faded(if paint.strong { 0.8 } else { 0.42 }),
        soft_left: !goes_on_left,
        soft_right: !goes_on_right,
    });
    // Dots at the two bounds: between them, nothing is known.
    let (thick, left) = if paint.strong {
        (1.5, 1.0)
    } else {
        (1.0, 0.75)
    };
    let dots = Stroke::dashed(thick, paint.color.faded(left), 2.0);
    for x in [bar.x + 0.5, bar.right() - 0.5] {
        shapes.push(line(x, top, x, bottom, dots));
    }
}

/// A thin line from the first time on, with a diamond for every time where there is room. Where it is unfolded each time has
/// its date beside it and is met singly: those are the items.
fn recurring(
    packer: &Packer,
    event: &Event,
    span: Span,
    blank: Option<Span>,
    paint: &Paint,
    middle: f32,
    shapes: &mut Vec<Shape>,
) -> Vec<Item> {
    let stroke = Stroke::solid(1.5, paint.color.faded(0.55));
    match blank {
        Some(blank) => {
            shapes.push(line(span.x0, middle, blank.x0.max(span.x0), middle, stroke));
            if blank.x1 < span.x1 {
                shapes.push(line(blank.x1, middle, span.x1, middle, stroke));
            }
        }
        None => shapes.push(line(span.x0, middle, span.x1, middle, stroke)),
    }
    let Meaning::Recurs(recurrence) = &event.when.meaning else {
        return Vec::new();
    };
    let is_free = |x0: f32, x1: f32| blank.is_none_or(|b| x1 < b.x0 || x0 > b.x1);
    let each = occurrences(recurrence, event, &packer.scale, span);
    let mut items = Vec::new();
    let unfolded = packer.unfolded.contains(&event.id);
    let (size, names) = (packer.theme.size.small, packer.measure.names());
    for (i, (when, x)) in each.iter().enumerate() {
        if !is_free(x - DIAMOND, x + DIAMOND) {
            continue;
        }
        diamond(*x, middle, paint, shapes);
        if !unfolded {
            continue;
        }
        let year = when.known_year().map(|y| (names.year)(i64::from(y)));
        let when = (names.date)(*when);
        let next = each.get(i + 1).map_or(span.x1, |(_, x)| *x);
        let left = x + DIAMOND + 4.0;
        // The whole date, else its year: what has room before the next time.
        for text in [Some(when.clone()), year].into_iter().flatten() {
            let right = left + packer.measure.width(&text, size, Weight::Regular);
            if right + 6.0 < next && is_free(left - 2.0, right + 2.0) {
                let y = middle - BAR / 2.0;
                shapes.push(Shape::Rect {
                    rect: Rect::from_x(left - 2.0, right + 2.0, y, BAR),
                    radius: 0.0,
                    fill: Some(paint.surface),
                    stroke: None,
                });
                shapes.push(Shape::Text {
                    at: Point {
                        x: left,
                        y: middle + size * 0.36,
                    },
                    text,
                    size,
                    weight: Weight::Regular,
                    align: Align::Left,
                    color: packer.theme.color.muted,
                });
                break;
            }
        }
        let mark = Rect::from_x(
            x - DIAMOND - 1.0,
            x + DIAMOND + 1.0,
            middle - RADIUS,
            2.0 * RADIUS,
        );
        items.push(Item {
            target: Target::Event(event.id),
            mark,
            hit: mark,
            name: format!("{when}: {}", event.label),
        });
    }
    items
}

/// When and where the single times are, if they are apart enough to be told from each other; else the first alone.
fn occurrences(
    recurrence: &Recurrence,
    event: &Event,
    scale: &TimeScale,
    span: Span,
) -> Vec<(EdtfDate, f32)> {
    let Some(first) = event.when.earliest else {
        return Vec::new();
    };
    let x_of = |at: Instant| scale.x_from_seconds(at.seconds()) as f32;
    let (step, n) = recurrence.step();
    // About as long as one turn is, in seconds.
    let turn = f64::from(n)
        * match step {
            Turn::Year => 365.25 * 86_400.0,
            Turn::Month => 30.4 * 86_400.0,
            Turn::Week => 7.0 * 86_400.0,
            Turn::Day => 86_400.0,
            Turn::Second(n) => n as f64,
        };
    let times = recurrence.weekdays.len().max(recurrence.days.len()).max(1) as f64;
    let per_second = f64::from(scale.x1 - scale.x0) / (scale.end - scale.start);
    let is_apart = turn / times * per_second > f64::from(CROWDED);
    let plain = Recurrence {
        interval: recurrence.interval,
        ..Recurrence::every(recurrence.every)
    };
    // Of what nobody can say on which day it falls ("twice a year", Easter), one for each turn is drawn.
    let rule = match recurrence.is_exact() {
        true => recurrence,
        false => &plain,
    };
    let is_said = recurrence.on.is_some()
        || !(rule.months.is_empty() && rule.days.is_empty() && rule.weekdays.is_empty());
    let is_day_known = recurrence.is_exact() && (is_said || event.when.grain >= Grain::Day);
    if !is_apart {
        return match span.x0 > scale.x0 {
            true => vec![(EdtfDate::from_date(first.date()), span.x0 + DIAMOND)],
            false => Vec::new(),
        };
    }
    let at = |x: f32| Instant(scale.seconds_from_x(f64::from(x)).round() as i64);
    /// More than fit beside each other, whatever the rule says.
    const MOST: usize = 1_000;
    let turn = turn as i64;
    let from = Instant(at(span.x0).0 - turn);
    rule.instances(first, from, at(span.x1))
        .map(|t| {
            let day = EdtfDate::from_date(t.date());
            match (is_day_known, step) {
                // A day is a stretch, and its mark stands in the middle of it, as that of any period does.
                (true, _) if rule.at.is_none() && t.0.rem_euclid(86_400) == 0 => {
                    (day, Instant(t.0 + 43_200))
                }
                (true, _) | (false, Turn::Day | Turn::Week | Turn::Second(_)) => (day, t),
                (false, Turn::Year) => (EdtfDate::year(t.date().year()), Instant(t.0 + turn / 2)),
                (false, Turn::Month) => {
                    let day = t.date();
                    let month = EdtfDate::month(day.year(), day.month() as u8);
                    (month, Instant(t.0 + turn / 2))
                }
            }
        })
        .map(|(when, t)| (when, x_of(t)))
        .filter(|(_, x)| span.x0 <= *x && *x <= span.x1)
        .take(MOST)
        .collect()
}

fn diamond(x: f32, y: f32, paint: &Paint, shapes: &mut Vec<Shape>) {
    let p = |dx: f32, dy: f32| Point {
        x: x + dx,
        y: y + dy,
    };
    shapes.push(Shape::Polygon {
        points: vec![
            p(0.0, -DIAMOND - 0.5),
            p(DIAMOND + 0.5, 0.0),
            p(0.0, DIAMOND + 0.5),
            p(-DIAMOND - 0.5, 0.0),
        ],
        fill: Some(paint.fill(paint.color)),
        stroke: (paint.hollow || paint.planned).then(|| paint.outline()),
    });
}

/// The other readings of a disputed date: faint rings, tied to the mark by dots.
fn others(put: &Put, paint: &Paint, middle: f32, shapes: &mut Vec<Shape>) {
    let faint = paint.color.faded(0.55);
    for x in &put.others {
        let (from, to) = match *x < put.mark.x0 {
            true => (*x + RADIUS, put.mark.x0),
            false => (put.mark.x1, *x - RADIUS),
        };
        shapes.push(line(
            from,
            middle,
            to,
            middle,
            Stroke::dashed(1.0, faint, 2.0),
        ));
        shapes.push(Shape::Circle {
            center: Point { x: *x, y: middle },
            radius: RADIUS - 0.75,
            fill: Some(paint.surface),
            stroke: Some(Stroke::solid(1.25, faint)),
        });
    }
}

/// A fork where sources disagree, a tick where the user has spoken.
fn draw_signs(
    event: &Event,
    x: f32,
    middle: f32,
    color: Color,
    good: Color,
    shapes: &mut Vec<Shape>,
) {
    let mut x = x;
    if !event.readings.is_empty() {
        fork(x, middle, color, shapes);
        x += SIGN;
    }
    if event.user.confirmed || event.user.edited {
        tick(x, middle, good, shapes);
    }
}

/// Eight points wide, from `x`.
pub(super) fn fork(x: f32, y: f32, color: Color, shapes: &mut Vec<Shape>) {
    let stroke = Stroke::solid(1.25, color);
    shapes.push(line(x, y, x + 3.0, y, stroke));
    shapes.push(line(x + 3.0, y, x + 8.0, y - 4.0, stroke));
    shapes.push(line(x + 3.0, y, x + 8.0, y + 4.0, stroke));
}

/// Eight points wide, from `x`.
pub(super) fn tick(x: f32, y: f32, color: Color, shapes: &mut Vec<Shape>) {
    let stroke = Stroke::solid(1.75, color);
    shapes.push(line(x, y, x + 3.0, y + 3.5, stroke));
    shapes.push(line(x + 3.0, y + 3.5, x + 8.0, y - 4.0, stroke));
}

pub(super) fn line(x0: f32, y0: f32, x1: f32, y1: f32, stroke: Stroke) -> Shape {
    Shape::Line {
        from: Point { x: x0, y: y0 },
        to: Point { x: x1, y: y1 },
        stroke,
    }
}
