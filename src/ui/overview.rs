//! The strip above the timeline: events per bucket over the whole range, with the visible window as a brush.
//!
//! Drag the brush to move, its edges to widen; drag elsewhere to draw a new one.

use super::cx::Cx;
use super::help;
use super::lookup::middle;
use super::theme::{self, STEP};
use super::words;
use crate::model::Instant;
use egui::{CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotBounds};

/// Height of the strip, in points.
pub const HEIGHT: f32 = 52.0;
/// Width of one bar with its gap.
const BAR_PX: f32 = 6.0;
/// How far from an edge of the brush the pointer takes hold of it.
const GRIP_PX: f32 = 6.0;

/// Counts kept from frame to frame.
#[derive(Default)]
pub struct Overview {
    key: Option<(u64, u64, usize)>,
    counts: Vec<u32>,
    drag: Option<Drag>,
}

#[derive(Clone, Copy)]
enum Drag {
    Move,
    Left,
    Right,
    /// From here, in seconds.
    New(f64),
}

/// The whole range with a little air at both ends, in seconds.
pub fn whole(range: Option<(f64, f64)>) -> Option<(f64, f64)> {
    let (a, b) = range?;
    /// A lone day still gets a month around it.
    const LEAST_PAD: f64 = 15.0 * 86_400.0;
    let span = b - a;
    // Labels stand to the right of their marks.
    Some((
        a - (span * 0.04).max(LEAST_PAD),
        b + (span * 0.12).max(LEAST_PAD),
    ))
}

pub fn overview_ui(ui: &mut Ui, cx: &mut Cx<'_>, this: &mut Overview) {
    let Some((from, to)) = whole(cx.look.range) else {
        return;
    };
    let full = ui.available_rect_before_wrap();
    let rect = Rect::from_min_max(
        pos2(full.left() + 3.0 * STEP, full.top() + STEP),
        pos2(full.right() - 7.0 * STEP, full.bottom() - STEP),
    );
    let corner = Rect::from_min_size(
        pos2(full.right() - 24.0, full.top() + STEP),
        vec2(20.0, 20.0),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(corner), |ui| {
        help::mark(ui, cx, help::Page::Timeline);
    });
    let n = ((rect.width() / BAR_PX) as usize).clamp(8, 400);
    this.count(cx, n);

    let most = this.counts.iter().copied().max().unwrap_or(1).max(1);
    let color =
        cx.t.accent
            .gamma_multiply(if cx.t.dark { 0.75 } else { 0.6 });
    let bars: Vec<Bar> = this
        .counts
        .iter()
        .enumerate()
        .filter(|(_, c)| **c > 0)
        .map(|(i, c)| {
            // The square root keeps a lone event visible beside a hundred.
            let height = (f64::from(*c) / f64::from(most)).sqrt().max(0.12);
            Bar::new(i as f64 + 0.5, height)
                .width(0.62)
                .fill(color)
                .stroke(Stroke::NONE)
        })
        .collect();
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect), |ui| {
        Plot::new("overview")
            .height(rect.height())
            .width(rect.width())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .allow_axis_zoom_drag(false)
            .set_margin_fraction(vec2(0.0, 0.0))
            .sense(Sense::hover())
            .show(ui, |plot| {
                plot.set_plot_bounds(PlotBounds::from_min_max([0.0, 0.0], [n as f64, 1.45]));
                plot.bar_chart(BarChart::new("events", bars).allow_hover(false));
            });
    });
    ui.advance_cursor_after_rect(full);
    this.brush_ui(ui, cx, rect, (from, to));
    pointed_ui(ui, cx, rect, (from, to));
}

/// Where the event under the pointer is, or the events of whose name it is on.
fn pointed_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, (from, to): (f64, f64)) {
    let x_of = |s: f64| rect.left() + ((s - from) / (to - from)) as f32 * rect.width();
    let hovered = cx.state.hovered.and_then(|id| cx.look.event(id));
    let at = hovered.map(middle).filter(|s| s.is_finite());
    if let Some(x) = at.map(x_of) {
        let line = Stroke::new(2.0, cx.t.accent);
        ui.painter().vline(x, rect.y_range().shrink(2.0), line);
    }
    let pointed = cx.state.pointed.and_then(|id| cx.look.entity(id));
    let (Some(entity), Some((first, last))) = (pointed, cx.look.range) else {
        return;
    };
    let row = cx.look.passed().entity(cx.look, entity.id);
    let stretch = (last - first) / row.bars.len() as f64;
    for (i, _) in row.bars.iter().enumerate().filter(|(_, n)| **n > 0) {
        let start = first + stretch * i as f64;
        let x = x_of(start)..=x_of(start + stretch).max(x_of(start) + 2.0);
        let strip = Rect::from_x_y_ranges(x, rect.bottom() - 3.0..=rect.bottom());
        ui.painter().rect_filled(strip, 0.0, cx.t.kind(entity.kind));
    }
}

impl Overview {
    fn count(&mut self, cx: &Cx<'_>, n: usize) {
        let key = (cx.shown.revision, cx.look.passes, n);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.counts = vec![0; n];
        let stretches = &cx.look.passed().stretches;
        for (i, count) in stretches.iter().enumerate().filter(|(_, c)| **c > 0) {
            let t = (i as f64 + 0.5) / stretches.len() as f64;
            self.counts[((t * n as f64) as usize).min(n - 1)] += count;
        }
    }

    fn brush_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, (from, to): (f64, f64)) {
        let x_of = |s: f64| rect.left() + ((s - from) / (to - from)) as f32 * rect.width();
        let s_of = |x: f32| from + f64::from((x - rect.left()) / rect.width()) * (to - from);
        let (start, end) = (cx.state.view.start, cx.state.view.end);
        let left = x_of(start).clamp(rect.left(), rect.right());
        let right = x_of(end)
            .clamp(rect.left(), rect.right())
            .max(left + 3.0)
            .min(rect.right());
        let brush = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        let response = ui.interact(rect, ui.scope_id().with("brush"), Sense::click_and_drag());
        response.widget_info(|| {
            WidgetInfo::labeled(
                Role::ScrollBar,
                true,
                text!(
                    "overview-showing",
                    from = Instant(start as i64).year().to_string(),
                    to = Instant(end as i64).year().to_string()
                ),
            )
        });
        let at = |x: f32| {
            if (x - left).abs() <= GRIP_PX {
                Drag::Left
            } else if (x - right).abs() <= GRIP_PX {
                Drag::Right
            } else if x > left && x < right {
                Drag::Move
            } else {
                Drag::New(s_of(x))
            }
        };
        if response.drag_started() {
            self.drag = ui.input(|i| i.pointer.press_origin()).map(|p| at(p.x));
        }
        if let (Some(drag), Some(pos)) = (self.drag, response.interact_pointer_pos()) {
            cx.state.glide = None;
            cx.state.moved = true;
            let here = s_of(pos.x);
            match drag {
                Drag::Move => {
                    let delta = f64::from(response.drag_delta().x / rect.width()) * (to - from);
                    cx.state.pan(delta);
                }
                Drag::Left if here < end => cx.state.set_window(here, end),
                Drag::Right if here > start => cx.state.set_window(start, here),
                Drag::New(began) if (here - began).abs() > (to - from) * 0.002 => {
                    cx.state.set_window(began.min(here), began.max(here));
                }
                Drag::Left | Drag::Right | Drag::New(_) => {}
            }
        }
        if response.drag_stopped() {
            self.drag = None;
            cx.state.note_place();
        }
        if response.clicked()
            && let Some(pos) = response.interact_pointer_pos()
        {
            let half = (end - start) / 2.0;
            let here = s_of(pos.x);
            cx.state.moved = true;
            cx.state.glide_to((here - half, here + half), cx.now);
        }
        if response.double_clicked() {
            cx.state.glide_to((from, to), cx.now);
        }
        if let Some(pos) = response.hover_pos() {
            ui.ctx()
                .set_cursor_icon(match self.drag.unwrap_or(at(pos.x)) {
                    Drag::Left | Drag::Right => CursorIcon::ResizeHorizontal,
                    Drag::Move if self.drag.is_some() => CursorIcon::Grabbing,
                    Drag::Move => CursorIcon::Grab,
                    Drag::New(_) => CursorIcon::Crosshair,
                });
        }

        let painter = ui.painter();
        let shade = cx.t.panel.gamma_multiply(0.72);
        for outside in [
            Rect::from_min_max(rect.min, pos2(left, rect.bottom())),
            Rect::from_min_max(pos2(right, rect.top()), rect.max),
        ] {
            if outside.width() > 0.0 {
                painter.rect_filled(outside, 0.0, shade);
            }
        }
        painter.rect(
            brush,
            CornerRadius::same(4),
            cx.t.accent.gamma_multiply(0.07),
            Stroke::new(1.0, cx.t.accent.gamma_multiply(0.55)),
            egui::StrokeKind::Inside,
        );
        for x in [left + 3.0, right - 3.0] {
            painter.vline(
                x,
                egui::Rangef::new(brush.center().y - 6.0, brush.center().y + 6.0),
                Stroke::new(1.5, cx.t.accent),
            );
        }
        for (x, align, seconds) in [
            (rect.left() + STEP, egui::Align2::LEFT_TOP, from),
            (rect.right() - STEP, egui::Align2::RIGHT_TOP, to),
        ] {
            painter.text(
                pos2(x, rect.top()),
                align,
                words::year(Instant(seconds as i64)),
                theme::small(),
                cx.t.faint,
            );
        }
    }
}
