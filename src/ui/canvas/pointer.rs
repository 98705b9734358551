//! What wheel, drag and click do to the view.
//!
//! Draws nothing.

use super::Canvas;
use super::dates::Grabbed;
use super::travel::{fit_all, go_to_gap, go_to_neighbourhood, go_to_period};
use crate::model::view::LaneKey;
use crate::model::{EventId, Instant};
use crate::scene::{self, Item, Target};
use crate::ui::cx::Cx;
use crate::ui::state::RightTab;
use crate::ui::{paint, words};
use egui::{CursorIcon, Pos2, Rect, Response, Ui};

/// How much a wheel's point of scroll zooms: one notch (about 50 points) by a third.
pub(super) const ZOOM_PER_POINT: f64 = 0.006;

/// Within this of an edge, a lane that is being moved scrolls the others.
const EDGE: f32 = 24.0;

/// A fold wider than this share of the window opens by zooming in; a narrower one would only become another fold, so
/// its events are listed instead.
pub(super) const FOLD_ZOOMS_SHARE: f64 = 0.000_5;

#[derive(Clone)]
pub(super) enum Drag {
    Time,
    /// The date of this event is set to where it is let go. Only with Shift, so that nobody does it by accident.
    Date(Grabbed),
    /// The lanes are scrolled.
    Lanes,
    /// This one is moved to where it is let go.
    Lane(LaneKey),
    /// A range drawn on the axis, from this x: it filters, or where the drag began with Shift is zoomed to.
    Range {
        from: f32,
        zooms: bool,
    },
}

impl Canvas {
    pub(super) fn wheel(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, rect: Rect) {
        if !response.contains_pointer() {
            return;
        }
        let Some(pos) = response.hover_pos() else {
            return;
        };
        let (scroll, pinch, shift) = ui.input(|i| {
            (
                i.smooth_scroll_delta(),
                f64::from(i.zoom_delta()),
                i.modifiers.shift,
            )
        });
        let x = pos.x - rect.left();
        let scale = self.scale(cx);
        let over_time = x >= self.scene.plot.x;
        let at = scale.seconds_from_x(f64::from(x));
        let secs_per_point =
            (cx.state.view.end - cx.state.view.start) / f64::from(self.scene.plot.w.max(1.0));
        if pinch != 1.0 && over_time {
            cx.state.zoom_about(at, pinch);
        }
        if scroll.x != 0.0 {
            cx.state.pan(-f64::from(scroll.x) * secs_per_point);
        }
        if scroll.y != 0.0 {
            if shift {
                cx.state.pan(-f64::from(scroll.y) * secs_per_point);
            } else if over_time {
                cx.state
                    .zoom_about(at, (f64::from(scroll.y) * ZOOM_PER_POINT).exp());
            } else {
                cx.state.scroll_y -= scroll.y;
            }
        }
    }

    pub(super) fn drag(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, rect: Rect) {
        if response.drag_started()
            && let Some(p) = ui.input(|i| i.pointer.press_origin())
        {
            let p = p - rect.min.to_vec2();
            self.listed = None;
            self.escaped = false;
            self.dragging = Some(if let Some(grabbed) = self.grabbed(ui, cx, p) {
                Drag::Date(grabbed)
            } else if p.x < self.scene.plot.x {
                let grabbed = self.header_at(p).filter(|k| *k != LaneKey::All);
                grabbed.map_or(Drag::Lanes, Drag::Lane)
            } else if p.y < self.scene.axis.y + self.scene.axis.h {
                Drag::Range {
                    from: p.x,
                    zooms: ui.input(|i| i.modifiers.shift),
                }
            } else {
                Drag::Time
            });
        }
        // The toolkit ends a drag at Escape, with the button still down: that is no letting go.
        if response.drag_stopped() && ui.input(|i| i.pointer.primary_down()) {
            self.escaped = self.dragging.take().is_some();
        }
        let Some(drag) = self.dragging.clone() else {
            return;
        };
        if response.dragged() {
            let delta = response.drag_delta();
            match drag {
                Drag::Time => {
                    let per = (cx.state.view.end - cx.state.view.start)
                        / f64::from(self.scene.plot.w.max(1.0));
                    if delta.x != 0.0 {
                        cx.state.pan(-f64::from(delta.x) * per);
                    }
                    cx.state.scroll_y -= delta.y;
                    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
                }
                Drag::Date(_) => ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal),
                Drag::Lanes => cx.state.scroll_y -= delta.y,
                Drag::Lane(_) => {
                    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
                    // Held at an edge, the lanes scroll below it.
                    if let Some(p) = response.interact_pointer_pos() {
                        let (top, bottom) = (rect.top() + self.scene.plot.y, rect.bottom());
                        let over = (p.y - bottom + EDGE).max(0.0) - (top + EDGE - p.y).max(0.0);
                        cx.state.scroll_y += over * 0.25;
                        if over != 0.0 {
                            ui.ctx().request_repaint();
                        }
                    }
                }
                Drag::Range { .. } => ui.ctx().set_cursor_icon(CursorIcon::Text),
            }
        }
        if response.drag_stopped() {
            let pos = response.interact_pointer_pos();
            if let (Drag::Date(grabbed), Some(p)) = (&drag, pos) {
                self.set_date(cx, grabbed, p.x - rect.left());
            } else if let (Drag::Lane(key), Some(p)) = (&drag, pos) {
                if let Some((before, _)) = self.gap_at(p.y - rect.top()) {
                    // After the last one.
                    let before = before.unwrap_or_else(|| key.clone());
                    cx.state.move_lane(key, &before);
                }
            } else if let (Drag::Range { from, zooms }, Some(p)) = (drag, pos) {
                let range = self.drawn_range(cx, from, p.x - rect.left());
                if zooms {
                    let (from, to) = range;
                    cx.state.moved = true;
                    cx.state.glide_to((from.seconds(), to.seconds()), cx.now);
                } else {
                    cx.state.only_range(Some(range));
                }
            } else {
                cx.state.note_place();
            }
            self.dragging = None;
        }
    }

    fn header_at(&self, p: Pos2) -> Option<LaneKey> {
        let mut lanes = self.scene.lanes.iter();
        let lane = lanes.find(|l| paint::rect(l.header, Pos2::ZERO).contains(p))?;
        Some(lane.key.clone())
    }

    /// The gap between lanes nearest to a height: the lane below it, or none below the last, and where it is.
    pub(super) fn gap_at(&self, y: f32) -> Option<(Option<LaneKey>, f32)> {
        let lanes = &self.scene.lanes;
        let last = lanes.last()?;
        let gaps = lanes.iter().map(|l| (Some(l.key.clone()), l.rect.y));
        let gaps = gaps.chain([(None, last.rect.bottom())]);
        gaps.min_by(|a, b| (a.1 - y).abs().total_cmp(&(b.1 - y).abs()))
    }

    pub(super) fn clicks(
        &mut self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        response: &Response,
        rect: Rect,
        under: Option<&Item>,
    ) {
        if response.clicked() {
            response.request_focus();
            self.listed = None;
        }
        let Some(pos) = response.interact_pointer_pos() else {
            return;
        };
        let p = pos - rect.min.to_vec2();
        if response.double_clicked() {
            match under.map(|i| &i.target) {
                Some(Target::Event(id)) => go_to_neighbourhood(cx, *id),
                Some(
                    Target::Fold { .. } | Target::Lane(_) | Target::Period(_) | Target::Gap { .. },
                ) => {}
                None if p.x >= self.scene.plot.x => fit_all(cx),
                None => {}
            }
            return;
        }
        if !response.clicked() {
            return;
        }
        match under.map(|i| &i.target) {
            Some(Target::Event(id)) => {
                cx.state.select_event(*id);
                cx.state.right = RightTab::Event;
            }
            Some(Target::Fold {
                events, start, end, ..
            }) => self.open_fold(cx, pos, events, *start, *end),
            Some(Target::Lane(key)) => {
                cx.state.lane = Some(key.clone());
                cx.state.toggle_lane(key);
            }
            Some(Target::Period(name)) => go_to_period(cx, name),
            Some(Target::Gap { start, end }) => go_to_gap(cx, *start, *end),
            None => {
                let on_header = self
                    .scene
                    .lanes
                    .iter()
                    .find(|l| paint::rect(l.header, Pos2::ZERO).contains(p));
                if let Some(lane) = on_header {
                    let key = lane.key.clone();
                    cx.state.toggle_lane(&key);
                } else if ui.input(|i| !i.modifiers.any()) {
                    cx.state.selection.event = None;
                }
            }
        }
    }

    pub(super) fn open_fold(
        &mut self,
        cx: &mut Cx<'_>,
        pos: Pos2,
        events: &[EventId],
        start: f64,
        end: f64,
    ) {
        let window = cx.state.view.end - cx.state.view.start;
        if end - start > window * FOLD_ZOOMS_SHARE {
            let pad = (end - start) * 0.2;
            cx.state.moved = true;
            cx.state.glide_to((start - pad, end + pad), cx.now);
        } else {
            self.listed = Some((pos, events.to_vec()));
        }
    }

    /// The item under a point of the scene: the one whose mark is there, else the one whose label is.
    pub(super) fn item_at(&self, p: Pos2) -> Option<&Item> {
        let items = || self.scene.items.iter().rev();
        let inside =
            |r: scene::Rect, grow: f32| paint::rect(r, Pos2::ZERO).expand(grow).contains(p);
        items()
            .find(|i| inside(i.mark, 0.0))
            .or_else(|| items().find(|i| inside(i.hit, 0.0)))
            .or_else(|| items().find(|i| inside(i.mark, 3.0)))
    }

    /// What was drawn between two x of the scene, in whole units that can be told apart at this scale.
    pub(super) fn drawn_range(&self, cx: &Cx<'_>, a: f32, b: f32) -> (Instant, Instant) {
        let scale = self.scale(cx);
        let at = |x: f32| scale.seconds_from_x(f64::from(x.clamp(scale.x0, scale.x1)));
        /// A unit narrower than this is not aimed at.
        const AIMED_AT: f64 = 10.0;
        let per_point = (scale.end - scale.start) / f64::from((scale.x1 - scale.x0).max(1.0));
        words::whole_units(at(a.min(b)), at(a.max(b)), per_point * AIMED_AT)
    }
}
