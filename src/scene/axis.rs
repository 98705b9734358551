//! The time axis above the lanes, and what it draws behind them: grid lines, weekends, today.
//!
//! Not where the ticks are; that is [`super::ticks`].

use super::calendar::weekday;
use super::marks::line;
use super::ticks::{GAP, Step, Ticks, starts};
use super::{Align, Frame, Measure, Point, Rect, Shape, Stroke, Theme, TimeScale, Weight};

/// Height of both rows.
pub(super) const HEIGHT: f32 = 44.0;
const COARSE_BASELINE: f32 = 16.0;
const FINE_BASELINE: f32 = 36.0;

/// Days narrower than this are not shaded: it would flicker.
const NARROWEST_DAY: f64 = 6.0;

/// Weekends and grid lines, over the whole height of the lanes.
pub(super) fn draw_grid(
    scale: &TimeScale,
    ticks: &Ticks,
    plot: Rect,
    theme: &Theme,
    shapes: &mut Vec<Shape>,
) {
    let x = |at: f64| scale.x_from_seconds(at) as f32;
    let day = scale.x_from_seconds(86_400.0) - scale.x_from_seconds(0.0);
    if day >= NARROWEST_DAY && day < f64::from(plot.w) {
        for at in starts(Step::Day, scale.start, scale.end) {
            // Saturday and Sunday as one rectangle; a window that opens on a Sunday has only that.
            let first = (at as f64) <= scale.start;
            let width = match weekday(at.div_euclid(86_400)) {
                5 => 2.0,
                6 if first => 1.0,
                _ => continue,
            };
            let x0 = x(at as f64).max(plot.x);
            let x1 = x(at as f64 + width * 86_400.0).min(plot.right());
            shapes.push(Shape::Rect {
                rect: Rect::from_x(x0, x1, plot.y, plot.h),
                radius: 0.0,
                fill: Some(theme.color.weekend),
                stroke: None,
            });
        }
    }
    let vertical = |at: f64, color| {
        let x = x(at).round() + 0.5;
        line(x, plot.y, x, plot.bottom(), Stroke::solid(1.0, color))
    };
    let is_coarse = |at: f64| ticks.coarse.iter().any(|c| c.at == at);
    for tick in &ticks.fine {
        if !is_coarse(tick.at) {
            shapes.push(vertical(tick.at, theme.color.grid));
        }
    }
    for tick in &ticks.coarse {
        if tick.at > scale.start && tick.at < scale.end {
            shapes.push(vertical(tick.at, theme.color.grid_strong));
        }
    }
}

/// The two rows of labels and the mark for today.
pub(super) fn draw(
    scale: &TimeScale,
    ticks: &Ticks,
    axis: Rect,
    frame: &Frame,
    theme: &Theme,
    measure: &dyn Measure,
    shapes: &mut Vec<Shape>,
) {
    let size = theme.size.small;
    let x = |at: f64| scale.x_from_seconds(at) as f32;
    let color = &theme.color;
    shapes.push(Shape::Rect {
        rect: axis,
        radius: 0.0,
        fill: Some(color.surface),
        stroke: None,
    });
    let bottom = axis.bottom() - 0.5;
    shapes.push(line(
        axis.x,
        bottom,
        axis.right(),
        bottom,
        Stroke::solid(1.0, color.grid_strong),
    ));

    let today = frame
        .today
        .filter(|t| scale.start <= *t && *t < scale.end)
        .map(|t| x(t).round() + 0.5);
    let badge = today.map(|x| today_badge(x, axis, theme, measure));
    let free = |x0: f32, x1: f32| badge.is_none_or(|b| x1 + 2.0 < b.x || x0 - 2.0 > b.right());

    for (i, tick) in ticks.coarse.iter().enumerate() {
        let start = x(tick.at);
        if start > axis.x && start < axis.right() {
            let x = start.round() + 0.5;
            shapes.push(line(
                x,
                axis.y + 4.0,
                x,
                bottom,
                Stroke::solid(1.0, color.grid_strong),
            ));
        }
        let next = ticks.coarse.get(i + 1).map_or(axis.right(), |n| x(n.at));
        let left = start.max(axis.x) + 6.0;
        let width = measure.width(&tick.label, size, Weight::SemiBold);
        // A label that began left of the window stays at the edge while its period lasts.
        if left + width + GAP / 2.0 <= next.min(axis.right() + GAP / 2.0) {
            shapes.push(Shape::Text {
                at: Point {
                    x: left,
                    y: axis.y + COARSE_BASELINE,
                },
                text: tick.label.clone(),
                size,
                weight: Weight::SemiBold,
                align: Align::Left,
                color: color.text,
            });
        }
    }
    let periods = matches!(ticks.step, Some(Step::Day | Step::Months(_)));
    for (i, tick) in ticks.fine.iter().enumerate() {
        let start = x(tick.at);
        let mark = start.round() + 0.5;
        shapes.push(line(
            mark,
            bottom - 4.0,
            mark,
            bottom,
            Stroke::solid(1.0, color.grid_strong),
        ));
        let width = measure.width(&tick.label, size, Weight::Regular);
        let next = ticks.fine.get(i + 1).map(|n| x(n.at));
        // A day or a month is a stretch, and its label stands in the middle of it; a year or an hour is where it begins.
        let left = match next {
            Some(next) if periods && next - start < 120.0 => (start + next - width) / 2.0,
            _ => start + 5.0,
        };
        let fits = left + width <= next.unwrap_or(axis.right()).min(axis.right());
        if fits && free(left, left + width) {
            shapes.push(Shape::Text {
                at: Point {
                    x: left,
                    y: axis.y + FINE_BASELINE,
                },
                text: tick.label.clone(),
                size,
                weight: Weight::Regular,
                align: Align::Left,
                color: color.muted,
            });
        }
    }
    if let Some(badge) = badge {
        shapes.push(Shape::Rect {
            rect: badge,
            radius: badge.h / 2.0,
            fill: Some(color.accent),
            stroke: None,
        });
        shapes.push(Shape::Text {
            at: Point {
                x: badge.center().x,
                y: axis.y + FINE_BASELINE,
            },
            text: (measure.names().today)().to_owned(),
            size,
            weight: Weight::SemiBold,
            align: Align::Center,
            color: color.on_accent,
        });
    }
}

/// The line for today, over the lanes.
pub(super) fn draw_today(
    scale: &TimeScale,
    frame: &Frame,
    plot: Rect,
    theme: &Theme,
    shapes: &mut Vec<Shape>,
) {
    if let Some(today) = frame.today.filter(|t| scale.start <= *t && *t < scale.end) {
        let x = scale.x_from_seconds(today) as f32;
        let x = x.round() + 0.5;
        shapes.push(line(
            x,
            plot.y,
            x,
            plot.bottom(),
            Stroke::solid(1.0, theme.color.accent.faded(0.75)),
        ));
    }
}

fn today_badge(x: f32, axis: Rect, theme: &Theme, measure: &dyn Measure) -> Rect {
    let width = measure.width(
        (measure.names().today)(),
        theme.size.small,
        Weight::SemiBold,
    ) + 14.0;
    let left = (x - width / 2.0).min(axis.right() - width).max(axis.x);
    Rect::new(left, axis.y + FINE_BASELINE - 12.5, width, 17.0)
}
