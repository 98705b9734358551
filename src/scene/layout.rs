//! Timeline + view → scene: lanes from top to bottom, each as high as its content.
//!
//! Puts the parts together; each part is in a file of its own.
//!
//! ```text
//! title                                       (paper)
//!            axis
//! header  │  plot: rows of marks and labels
//! header  │  …
//! legend, source                              (paper)
//! ```

use super::folds::fold_text;
use super::group::Lanes;
use super::index::Index;
use super::keep::{Before, Kept};
use super::labels::{ellipsized, wrapped};
use super::lane::LaneEvents;
use super::legend::{self, Signs};
use super::marks::line;
use super::pack::{Packed, Packer};
use super::periods::Bands;
use super::stack::{PAD, ROW, Shown, Stack, stack};
use super::{
    Align, Color, Frame, Item, Lane, LaneSaid, Measure, Point, Rect, Scene, Shape, Stroke, Target,
    Theme, TimeScale, Weight,
};
use super::{axis, marks, ticks};
use crate::model::{GroupBy, Timeline, View};

/// Lane headers: never wider than this, nor than this share of the picture.
const HEADER: f32 = 208.0;
const HEADER_SHARE: f32 = 0.24;
/// A name has to be told from others.
const NARROWEST_HEADER: f32 = 84.0;
/// Left of the plot where there are no headers, and right of it always.
const MARGIN: f32 = 16.0;
/// Height of a fold's pill.
const PILL: f32 = 18.0;
const TITLE: f32 = 52.0;

/// `size` is width and height in points. Lanes that would stand outside of the height are left out of `shapes` and
/// `items`, unless `scroll_y` brings them in. An infinite height makes the picture as tall as its content.
#[allow(clippy::too_many_arguments)] // The picture's inputs as the design names them; a struct would be built at each call only to be taken apart here.
pub fn layout(
    timeline: &Timeline,
    index: &Index,
    view: &View,
    theme: &Theme,
    measure: &dyn Measure,
    size: (f32, f32),
    scroll_y: f32,
    frame: &Frame,
) -> Scene {
    let before = Before::default();
    layout_after(
        &before, timeline, index, view, theme, measure, size, scroll_y, frame,
    )
}

/// The same for the next picture of a window that is moved: labels that were shown stay while they fit, in their rows, and a
/// lane can be held where it was.
#[allow(clippy::too_many_arguments)]
pub fn layout_after(
    before: &Before,
    timeline: &Timeline,
    index: &Index,
    view: &View,
    theme: &Theme,
    measure: &dyn Measure,
    size: (f32, f32),
    scroll_y: f32,
    frame: &Frame,
) -> Scene {
    let width = size.0.max(1.0);
    let lanes = index.lanes(timeline, &view.into());
    let bands = Bands::new(timeline);
    let header_width = match view.group_by {
        GroupBy::None => MARGIN,
        _ => HEADER.min((width * HEADER_SHARE).round().max(NARROWEST_HEADER)),
    };
    let title_height = if frame.title.is_some() { TITLE } else { 0.0 };
    // What the picture will show is not known before there is room for it: room for all is kept.
    let foot_at_most = legend::height(Signs::ALL, frame, theme, measure, width);
    let scale = TimeScale {
        start: view.start,
        end: if view.end > view.start {
            view.end
        } else {
            view.start + 1.0
        },
        x0: header_width,
        x1: (width - MARGIN).max(header_width + 1.0),
    };
    let axis_rect = Rect::from_x(scale.x0, scale.x1, title_height, axis::HEIGHT);
    let strip = Rect::from_x(scale.x0, scale.x1, axis_rect.bottom(), bands.height());
    let top = strip.bottom();
    let room = match size.1.is_finite() {
        true => Some((size.1 - top - foot_at_most).max(0.0)),
        false => None,
    };
    let packer = Packer {
        timeline,
        index,
        theme,
        measure,
        scale,
        by_series: view.group_by == GroupBy::Series,
        in_time: room.is_none(),
        unfolded: &view.unfolded,
        kept: &before.kept.of(&lanes),
    };
    let pinned = pinned(&packer, &lanes, view, room);
    let fixed = pinned.height;
    let (n, below) = (pinned.shown.len(), room.map(|r| (r - fixed).max(0.0)));
    let held = before
        .anchor
        .as_ref()
        .map(|(key, y)| (key, y - top - fixed));
    let tallest = packer.kept.tallest(scale.end - scale.start, below);
    let lower = (&lanes.lanes[n..], n);
    let stack = stack(&packer, lower, view, below, tallest, scroll_y, held);
    let signs = match frame.legend {
        true => pinned
            .shown
            .iter()
            .chain(&stack.shown)
            .fold(Signs::NONE, |signs, s| signs.with(timeline, &s.packed)),
        false => Signs::NONE,
    };
    let foot_height = match room.is_some() {
        true => foot_at_most,
        false => legend::height(signs, frame, theme, measure, width),
    };
    let content = fixed + stack.height;
    let visible = room.unwrap_or(content);
    let plot = Rect::new(scale.x0, top, scale.x1 - scale.x0, visible);
    let mut out = Scene {
        width,
        height: top + content + foot_height,
        scroll_y: stack.scroll_y,
        kept: Kept::from(
            packer.kept,
            &lanes,
            (scale.end - scale.start, below, stack.height),
            pinned
                .shown
                .iter()
                .chain(&stack.shown)
                .map(|s| (s.nth, &s.packed)),
        ),
        plot,
        axis: axis_rect,
        scale,
        ..Scene::default()
    };
    let whole = Rect::new(0.0, 0.0, width, top + visible + foot_height);
    let shapes = &mut out.shapes;
    shapes.push(Shape::Rect {
        rect: whole,
        radius: 0.0,
        fill: Some(theme.color.surface),
        stroke: None,
    });
    let ticks = ticks::ticks(&scale, measure, theme.size.small);

    let end = stack.shown.last().map_or(0.0, |s| s.y + s.height);
    // The grid ends where the lanes end.
    let filled = Rect {
        h: (fixed + end).clamp(0.0, visible),
        ..plot
    };
    // What is pinned stands above what scrolls, and is what the pointer meets first.
    let regions = [
        (&stack, Rect::new(0.0, top + fixed, width, visible - fixed)),
        (&pinned, Rect::new(0.0, top, width, fixed)),
    ];
    let rect_of = |region: &Rect, s: &Shown| Rect::new(0.0, region.y + s.y, width, s.height);
    for (stack, region) in &regions {
        shapes.push(Shape::Clip(*region));
        for shown in stack.shown.iter().filter(|s| s.nth % 2 == 1) {
            shapes.push(Shape::Rect {
                rect: rect_of(region, shown),
                radius: 0.0,
                fill: Some(theme.color.lane_band),
                stroke: None,
            });
        }
        shapes.push(Shape::Unclip);
    }
    shapes.push(Shape::Clip(Rect::new(0.0, top, width, visible)));
    bands.draw_behind(&scale, filled, theme, shapes);
    axis::draw_grid(&scale, &ticks, filled, theme, shapes);
    axis::draw_today(&scale, frame, filled, theme, shapes);
    shapes.push(Shape::Unclip);
    for (stack, region) in &regions {
        shapes.push(Shape::Clip(*region));
        let before = out.items.len();
        for shown in &stack.shown {
            let (lane, packed) = (&lanes.lanes[shown.nth], &shown.packed);
            let rect = rect_of(region, shown);
            let color = lane.nth.map_or(theme.color.rest, |n| theme.color.lane(n));
            let folded = view.folded_lanes.contains(&lane.key);
            let is_pinned = shown.nth < n;
            let header = Rect::new(0.0, rect.y, header_width, rect.h);
            if rect.overlaps(region) {
                let clip = Rect::new(plot.x, rect.y, plot.w, rect.h);
                shapes.push(Shape::Clip(clip));
                draw_lane(&packer, packed, rect, color, shapes, &mut out.items, lane);
                shapes.push(Shape::Unclip);
                let y = rect.bottom() - 0.5;
                let last = is_pinned && shown.nth + 1 == n;
                let (thick, ink) = match last {
                    true => (2.0, theme.color.grid_strong),
                    false => (1.0, theme.color.grid),
                };
                shapes.push(line(0.0, y, width, y, Stroke::solid(thick, ink)));
                if view.group_by != GroupBy::None {
                    // On paper nothing folds.
                    let fold = (!frame.legend).then_some(folded);
                    let head = Head {
                        fold,
                        is_pinned,
                        color,
                    };
                    head.draw(lane, header, theme, measure, shapes);
                    out.items.push(Item {
                        target: Target::Lane(lane.key.clone()),
                        mark: header,
                        hit: header,
                        name: (measure.names().lane)(LaneSaid {
                            title: &lane.title(measure.names()),
                            count: lane.count,
                            folded,
                            pinned: is_pinned,
                        }),
                    });
                }
            }
            out.lanes.push(Lane {
                key: lane.key.clone(),
                title: lane.title(measure.names()).into_owned(),
                count: lane.count,
                color,
                folded,
                pinned: is_pinned,
                rect,
                header,
            });
        }
        // What has scrolled under the axis, or under what is pinned, is not met there.
        let mut i = 0;
        out.items.retain(|item| {
            i += 1;
            i <= before || item.mark.bottom() > region.y || matches!(item.target, Target::Lane(_))
        });
        shapes.push(Shape::Unclip);
    }
    out.lanes.sort_by_key(|l| !l.pinned);

    // What has scrolled up goes under the axis.
    bands.draw(
        timeline,
        &scale,
        strip,
        theme,
        measure,
        shapes,
        &mut out.items,
    );
    axis::draw(&scale, &ticks, axis_rect, frame, theme, measure, shapes);
    if let Some(title) = &frame.title {
        shapes.push(Shape::Text {
            at: Point { x: MARGIN, y: 34.0 },
            text: ellipsized(
                title,
                width - 2.0 * MARGIN,
                theme.size.title,
                Weight::SemiBold,
                measure,
            ),
            size: theme.size.title,
            weight: Weight::SemiBold,
            align: Align::Left,
            color: theme.color.text,
        });
    }
    legend::draw(signs, frame, theme, measure, width, top + visible, shapes);
    out
}

/// Pinned lanes take at most this share of the room: the others must be seen, too.
const PINNED_SHARE: f32 = 0.6;

/// The pinned lanes that have room on top; on paper nothing scrolls, so none has to stay.
fn pinned(packer: &Packer, lanes: &Lanes, view: &View, room: Option<f32>) -> Stack {
    let room = room.map_or(0.0, |r| r * PINNED_SHARE);
    let mut n = lanes.pinned;
    loop {
        let upper = (&lanes.lanes[..n], 0);
        let found = stack(packer, upper, view, Some(room), room, 0.0, None);
        if n == 0 || (found.height <= room && found.shown.len() == n) {
            return found;
        }
        n -= 1;
    }
}

fn draw_lane(
    packer: &Packer,
    packed: &Packed,
    rect: Rect,
    color: Color,
    shapes: &mut Vec<Shape>,
    items: &mut Vec<Item>,
    lane: &LaneEvents,
) {
    let middle = |row: usize| rect.y + PAD + ROW * (row as f32 + 0.5);
    for put in &packed.placed {
        marks::draw(packer, put, color, middle(put.row), shapes, items);
    }
    let theme = packer.theme;
    let y = match packed.rows {
        0 => rect.center().y,
        rows => middle(rows),
    };
    for fold in &packed.folds {
        let pill = Rect::from_x(fold.span.x0, fold.span.x1, y - PILL / 2.0, PILL);
        shapes.push(Shape::Rect {
            rect: pill.grown(-0.5),
            radius: PILL / 2.0 - 0.5,
            fill: Some(theme.color.surface.mixed(color, 0.12)),
            stroke: Some(Stroke::solid(1.0, theme.color.surface.mixed(color, 0.45))),
        });
        shapes.push(Shape::Text {
            at: Point {
                x: pill.center().x,
                y: y + theme.size.small * 0.36,
            },
            text: fold_text(fold.count),
            size: theme.size.small,
            weight: Weight::SemiBold,
            align: Align::Center,
            color: theme.color.text,
        });
        let events = packer
            .folded(lane, packed, fold)
            .into_iter()
            .map(|n| packer.timeline.events[n as usize].id)
            .collect();
        items.push(Item {
            target: Target::Fold {
                lane: lane.key.clone(),
                count: fold.count,
                events,
                start: fold.start,
                end: fold.end,
            },
            mark: pill,
            hit: pill,
            name: (packer.measure.names().more)(fold.count),
        });
    }
    let first = packed.rows + usize::from(!packed.folds.is_empty());
    for gap in &packed.gaps {
        gap.draw(packer, color, middle(first + gap.row), shapes, items);
    }
}

/// Fold triangle, color, title on as many lines as there is room for, and how many events.
struct Head {
    fold: Option<bool>,
    is_pinned: bool,
    color: Color,
}

impl Head {
    fn draw(
        &self,
        lane: &LaneEvents,
        header: Rect,
        theme: &Theme,
        measure: &dyn Measure,
        shapes: &mut Vec<Shape>,
    ) {
        let Self {
            fold,
            is_pinned,
            color,
        } = *self;
        const LINE: f32 = 16.0;
        /// About six letters.
        const NARROWEST_TITLE: f32 = 44.0;
        let size = theme.size.body;
        let count = lane.count.to_string();
        let count_width = measure.width(&count, theme.size.small, Weight::Regular);
        let inset = if fold.is_some() { 28.0 } else { MARGIN };
        let left = header.x + inset;
        let signs = if is_pinned { 12.0 } else { 0.0 };
        let with_count = (header.w - inset - count_width - signs - 20.0).max(0.0);
        // In a narrow picture the name comes before the number.
        let counts = with_count >= NARROWEST_TITLE;
        let title_width = match counts {
            true => with_count,
            false => (header.w - inset - signs - 8.0).max(0.0),
        };
        let lines = (((header.h - 4.0) / LINE).floor() as usize).clamp(1, 4);
        let title = wrapped(
            &lane.title(measure.names()),
            title_width,
            lines,
            size,
            Weight::SemiBold,
            measure,
        );
        let first = match title.len() {
            0 | 1 if header.h < 2.0 * ROW => header.y + header.h / 2.0 + size * 0.36,
            2 if header.h < 2.0 * ROW => header.y + header.h / 2.0 - LINE / 2.0 + size * 0.36,
            // The first line stands level with the first row of marks.
            _ => header.y + PAD + ROW / 2.0 + size * 0.36,
        };
        shapes.push(Shape::Rect {
            rect: Rect::new(header.x, header.y + 4.0, 3.0, header.h - 8.0),
            radius: 1.5,
            fill: Some(color),
            stroke: None,
        });
        if let Some(folded) = fold {
            let (cx, cy) = (header.x + 16.0, first - size * 0.36);
            let corners = match folded {
                true => [(-2.0, -4.0), (3.0, 0.0), (-2.0, 4.0)],
                false => [(-4.0, -2.0), (4.0, -2.0), (0.0, 3.0)],
            };
            shapes.push(Shape::Polygon {
                points: corners
                    .iter()
                    .map(|(dx, dy)| Point {
                        x: cx + dx,
                        y: cy + dy,
                    })
                    .collect(),
                fill: Some(theme.color.faint),
                stroke: None,
            });
        }
        for (i, text) in title.into_iter().enumerate() {
            shapes.push(Shape::Text {
                at: Point {
                    x: left,
                    y: first + LINE * i as f32,
                },
                text,
                size,
                weight: Weight::SemiBold,
                align: Align::Left,
                color: theme.color.text,
            });
        }
        if counts {
            shapes.push(Shape::Text {
                at: Point {
                    x: header.right() - 12.0,
                    y: first,
                },
                text: count,
                size: theme.size.small,
                weight: Weight::Regular,
                align: Align::Right,
                color: theme.color.muted,
            });
        }
        if is_pinned {
            // A pin beside the number, so that nobody wonders why this one stays.
            let (x, y) = (header.right() - 18.0 - count_width, first - size * 0.36);
            shapes.push(Shape::Circle {
                center: Point { x, y: y - 2.0 },
                radius: 2.5,
                fill: Some(theme.color.accent),
                stroke: None,
            });
            let stroke = Stroke::solid(1.25, theme.color.accent);
            shapes.push(line(x, y, x, y + 5.0, stroke));
        }
        let x = header.right() - 0.5;
        shapes.push(line(
            x,
            header.y,
            x,
            header.bottom(),
            Stroke::solid(1.0, theme.color.grid_strong),
        ));
    }
}
