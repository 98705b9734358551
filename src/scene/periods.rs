//! The stretches of time that the user has named: a band for each between the axis and the lanes, and a tint behind them.
//!
//! Not the axis itself; that is [`super::axis`].

use super::labels::ellipsized;
use super::marks::line;
use super::{Align, Color};
use super::{Item, Measure, Point, Rect, Shape, Stroke, Target, Theme, TimeScale, Weight};
use crate::model::{Period, Timeline};

/// Height of one row of bands.
const ROW: f32 = 20.0;
/// Bands that overlap stand below each other, in no more rows than this; then they share the last.
const MOST_ROWS: usize = 4;

/// In which row each period's band stands, and from when until when it is; in the order of the timeline.
pub(super) struct Bands {
    places: Vec<(usize, f64, f64)>,
    rows: usize,
}

impl Bands {
    /// The same whatever the window shows, so that nothing jumps while one pans.
    pub fn new(timeline: &Timeline) -> Self {
        let span = |p: &Period| {
            let (from, to) = p.span.bounds();
            let from = from.map_or(f64::NEG_INFINITY, |t| t.seconds());
            let to = to.map_or(f64::INFINITY, |t| t.seconds());
            (from, to)
        };
        let spans: Vec<(f64, f64)> = timeline.periods.iter().map(span).collect();
        let mut order: Vec<usize> = (0..spans.len()).collect();
        order.sort_by(|a, b| {
            let ((a0, a1), (b0, b1)) = (spans[*a], spans[*b]);
            a0.total_cmp(&b0).then(b1.total_cmp(&a1))
        });
        let mut ends: Vec<f64> = Vec::new();
        let mut places = vec![(0, 0.0, 0.0); spans.len()];
        for i in order {
            let (from, to) = spans[i];
            let free = ends.iter().position(|end| *end <= from);
            let row = free.unwrap_or(ends.len()).min(MOST_ROWS - 1);
            if row >= ends.len() {
                ends.push(to);
            } else {
                ends[row] = ends[row].max(to);
            }
            places[i] = (row, from, to);
        }
        Self {
            places,
            rows: ends.len(),
        }
    }

    pub fn height(&self) -> f32 {
        self.rows as f32 * ROW
    }

    /// The stretch of the plot that a period takes, where it shows.
    fn x(&self, i: usize, scale: &TimeScale) -> Option<(f32, f32)> {
        let (_, from, to) = self.places[i];
        if to <= scale.start || from >= scale.end {
            return None;
        }
        let x = |t: f64| scale.x_from_seconds(t.clamp(scale.start, scale.end)) as f32;
        Some((x(from), x(to)))
    }

    /// Behind the lanes.
    pub fn draw_behind(
        &self,
        scale: &TimeScale,
        plot: Rect,
        theme: &Theme,
        shapes: &mut Vec<Shape>,
    ) {
        for i in 0..self.places.len() {
            let Some((x0, x1)) = self.x(i, scale) else {
                continue;
            };
            let color = theme.color.lane(i);
            shapes.push(Shape::Rect {
                rect: Rect::from_x(x0, x1, plot.y, plot.h),
                radius: 0.0,
                fill: Some(color.faded(0.05)),
                stroke: None,
            });
            let (_, from, to) = self.places[i];
            for (at, x) in [(from, x0), (to, x1)] {
                if scale.start < at && at < scale.end {
                    let x = x.round() + 0.5;
                    let stroke = Stroke::dashed(1.0, color.faded(0.35), 3.0);
                    shapes.push(line(x, plot.y, x, plot.bottom(), stroke));
                }
            }
        }
    }

    /// The bands with their names, below the axis.
    #[allow(clippy::too_many_arguments)] // One private step of the layout; a struct would only rename its arguments.
    pub fn draw(
        &self,
        timeline: &Timeline,
        scale: &TimeScale,
        strip: Rect,
        theme: &Theme,
        measure: &dyn Measure,
        shapes: &mut Vec<Shape>,
        items: &mut Vec<Item>,
    ) {
        if self.rows == 0 {
            return;
        }
        let palette = &theme.color;
        shapes.push(Shape::Rect {
            rect: strip,
            radius: 0.0,
            fill: Some(palette.surface),
            stroke: None,
        });
        let size = theme.size.small;
        for (i, period) in timeline.periods.iter().enumerate() {
            let Some((x0, x1)) = self.x(i, scale) else {
                continue;
            };
            let y = strip.y + ROW * self.places[i].0 as f32;
            let band = Rect::from_x(x0, x1.max(x0 + 2.0), y + 1.0, ROW - 2.0);
            let color: Color = palette.lane(i);
            shapes.push(Shape::Rect {
                rect: band,
                radius: 3.0,
                fill: Some(palette.surface.mixed(color, 0.22)),
                stroke: None,
            });
            let room = band.w - 12.0;
            let name = ellipsized(&period.name, room, size, Weight::SemiBold, measure);
            if !name.is_empty() {
                shapes.push(Shape::Text {
                    at: Point {
                        x: band.x + 6.0,
                        y: band.center().y + size * 0.36,
                    },
                    text: name,
                    size,
                    weight: Weight::SemiBold,
                    align: Align::Left,
                    color: palette.text,
                });
            }
            items.push(Item {
                target: Target::Period(period.name.clone()),
                mark: band,
                hit: band,
                name: format!(
                    "Period: {}, {}",
                    period.name,
                    crate::model::words::edtf_words(&period.span)
                ),
            });
        }
        let y = strip.bottom() - 0.5;
        let stroke = Stroke::solid(1.0, palette.grid_strong);
        shapes.push(line(strip.x, y, strip.right(), y, stroke));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(spans: &[&str]) -> Vec<usize> {
        let timeline = Timeline {
            periods: spans
                .iter()
                .map(|s| Period {
                    name: (*s).to_owned(),
                    span: s.parse().expect("a span"),
                })
                .collect(),
            ..Timeline::default()
        };
        let bands = Bands::new(&timeline);
        bands.places.iter().map(|p| p.0).collect()
    }

    #[test]
    fn what_overlaps_stands_below_and_what_follows_beside() {
        assert_eq!(rows(&["1914/1918", "1919/1938", "1939/1945"]), [0, 0, 0]);
        assert_eq!(rows(&["1915/1916", "1914/1918", "1917/.."]), [1, 0, 1]);
        assert_eq!(rows(&[]), [0; 0]);
    }
}
