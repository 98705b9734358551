//! The timeline on screen: paints the scene's shapes, and turns pointer and keys into moves of the view.
//!
//! Decides nothing about where things stand; that is [`crate::scene`].

use super::cx::Cx;
use super::lookup::{Lookup, middle};
use super::overview::whole;
use super::state::RightTab;
use super::theme::{self, STEP};
use super::{paint, widgets, words};
use crate::engine::Aside;
use crate::model::view::LaneKey;
use crate::model::{EventId, Filter, GroupBy, Instant, Timeline, View};
use crate::scene::{self, Before, FontMeasure, Frame, Index, Item, Scene, Target, TimeScale};
use egui::{
    CornerRadius, CursorIcon, EventFilter, Pos2, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;
use std::task::Poll;

/// How much a wheel's point of scroll zooms: one notch (about 50 points) by a third.
const ZOOM_PER_POINT: f64 = 0.006;

/// A fold wider than this share of the window opens by zooming in; a narrower one would only become another fold, so
/// its events are listed instead.
const FOLD_ZOOMS_SHARE: f64 = 0.000_5;

/// How many events of a fold are listed.
const LISTED: usize = 40;

#[derive(Default)]
pub struct Canvas {
    base: Option<Base>,
    /// What is being made beside the window.
    making: Option<Making>,
    key: Option<Key>,
    scene: Scene,
    measure: FontMeasure,
    dragging: Option<Drag>,
    /// The events of a fold that was opened as a list, and where.
    listed: Option<(Pos2, Vec<EventId>)>,
}

/// The timeline that is drawn, turned round for drawing; and by which grouping and filter, the last whose lanes are made.
struct Base {
    timeline: Arc<Timeline>,
    index: Arc<Index>,
    group_by: GroupBy,
    filter: Filter,
}

enum Making {
    Base(Arc<Timeline>, Aside<Base>),
    Lanes(GroupBy, Filter, Aside<()>),
    /// What the first search would wait for.
    Search(Aside<()>),
}

/// A timeline of more events is turned round by another thread: of as many it takes a millisecond or two.
const BESIDE: usize = 20_000;

/// All that a scene depends on, beside [`Base`].
#[derive(PartialEq)]
struct Key {
    view: View,
    dark: bool,
    size: [u32; 2],
    scroll_y: u32,
}

#[derive(Clone, Copy)]
enum Drag {
    Time,
    Lanes,
    /// A range drawn on the axis, from this x: it filters, or where the drag began with Shift is zoomed to.
    Range {
        from: f32,
        zooms: bool,
    },
}

impl Base {
    fn new(timeline: Arc<Timeline>, group_by: GroupBy, filter: Filter) -> Self {
        let index = Index::new(&timeline);
        index.prepare(&timeline, group_by, &filter);
        Self {
            timeline,
            index: Arc::new(index),
            group_by,
            filter,
        }
    }

    fn prepare_search(&self, ctx: egui::Context) -> Aside<()> {
        let (index, timeline) = (Arc::clone(&self.index), Arc::clone(&self.timeline));
        let make = move || index.prepare_search(&timeline);
        Aside::start(make, move || ctx.request_repaint())
    }

    /// What is drawn of the view that is asked for: all but lanes that are not made yet.
    fn view(&self, cx: &Cx<'_>) -> View {
        let asked = &cx.state.view;
        View {
            start: asked.start,
            end: asked.end,
            group_by: self.group_by,
            filter: self.filter.clone(),
            folded_lanes: asked.folded_lanes.clone(),
        }
    }
}

impl Canvas {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let rect = ui.available_rect_before_wrap();
        let id = ui.scope_id().with("timeline");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        ui.advance_cursor_after_rect(rect);
        if rect.width() < 40.0 || rect.height() < 40.0 {
            return;
        }
        ui.memory_mut(|m| {
            m.set_focus_lock_filter(
                id,
                EventFilter {
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: true,
                    ..EventFilter::default()
                },
            );
        });
        self.make_ready(ui.ctx(), cx);
        if self.base.is_none() {
            let n = words::count(cx.look.timeline.events.len(), "event", "events");
            let middle = egui::Align2::CENTER_CENTER;
            let text = format!("Arranging {n}");
            ui.painter()
                .text(rect.center(), middle, text, theme::body(), cx.t.weak);
            return;
        }
        let pointer = response.hover_pos().map(|p| p.y - rect.top());
        self.lay_out(cx, rect, pointer);
        self.wheel(ui, cx, &response, rect);
        self.drag(ui, cx, &response, rect);
        self.lay_out(cx, rect, pointer);
        self.reveal(cx, rect);

        let origin = rect.min;
        let local = |p: Pos2| p - origin.to_vec2();
        let under = response
            .hover_pos()
            .and_then(|p| self.item_at(local(p)).cloned());
        self.clicks(ui, cx, &response, rect, under.as_ref());

        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, cx.t.ground);
        paint::scene(&painter, origin, &self.scene);
        self.rings(&painter, cx, origin, under.as_ref());
        self.cursor_ui(&painter, cx, rect, response.hover_pos());
        self.range_ui(&painter, cx, rect, response.hover_pos());
        self.scrollbar(&painter, cx, rect);
        self.accessible(ui, cx, &response, origin);
        self.listed_ui(ui, cx);

        cx.state.hovered = None;
        if let Some(item) = under {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            if let Target::Event(event) = item.target {
                cx.state.hovered = Some(event);
            }
            if self.dragging.is_none() {
                response.on_hover_ui_at_pointer(|ui| tooltip_ui(ui, cx, &item));
            }
        }
    }

    fn scale(&self, cx: &Cx<'_>) -> TimeScale {
        TimeScale {
            start: cx.state.view.start,
            end: cx.state.view.end,
            x0: self.scene.plot.x,
            x1: self.scene.plot.x + self.scene.plot.w.max(1.0),
        }
    }

    /// Whether what is asked for is what is drawn.
    pub fn is_ready(&self) -> bool {
        self.base.is_some() && self.making.is_none()
    }

    /// Takes over what was made beside the window, and has made what is needed next. Until then the lanes that are there stay.
    fn make_ready(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        let (timeline, view) = (&cx.look.timeline, &cx.state.view);
        let beside = timeline.events.len() > BESIDE;
        let mut failed = false;
        match self.making.take() {
            Some(Making::Base(of, aside)) => match aside.poll() {
                // Meanwhile there may be a newer one.
                _ if !Arc::ptr_eq(&of, timeline) => {}
                Poll::Ready(Some(base)) => {
                    self.base = Some(base);
                    self.key = None;
                    let base = self.base.as_ref();
                    self.making = base.map(|b| Making::Search(b.prepare_search(ctx.clone())));
                }
                Poll::Ready(None) => failed = true,
                Poll::Pending => self.making = Some(Making::Base(of, aside)),
            },
            Some(Making::Lanes(group_by, filter, aside)) => match aside.poll() {
                Poll::Pending => self.making = Some(Making::Lanes(group_by, filter, aside)),
                Poll::Ready(answer) => failed = answer.is_none(),
            },
            Some(Making::Search(aside)) if aside.poll().is_pending() => {
                self.making = Some(Making::Search(aside));
            }
            Some(Making::Search(_)) | None => {}
        }
        let at_once = !beside || failed;
        let wake = {
            let ctx = ctx.clone();
            move || ctx.request_repaint()
        };
        let (group_by, filter) = (view.group_by, &view.filter);
        let current = self.base.as_mut();
        let Some(base) = current.filter(|b| Arc::ptr_eq(&b.timeline, timeline)) else {
            let (timeline, filter) = (Arc::clone(timeline), filter.clone());
            if at_once {
                self.base = Some(Base::new(timeline, group_by, filter));
                self.making = None;
                self.key = None;
            } else if !matches!(self.making, Some(Making::Base(..))) {
                let of = Arc::clone(&timeline);
                let make = move || Base::new(timeline, group_by, filter);
                self.making = Some(Making::Base(of, Aside::start(make, wake)));
            }
            return;
        };
        if base.group_by == group_by && base.filter == *filter {
            return;
        }
        if at_once || base.index.is_prepared(group_by, filter) {
            base.group_by = group_by;
            base.filter = filter.clone();
        } else if !matches!(self.making, Some(Making::Lanes(..))) {
            let (index, timeline) = (Arc::clone(&base.index), Arc::clone(timeline));
            let by = filter.clone();
            let make = move || index.prepare(&timeline, group_by, &by);
            self.making = Some(Making::Lanes(
                group_by,
                filter.clone(),
                Aside::start(make, wake),
            ));
        }
    }

    /// `pointer` is its height, where it is over the timeline: the lane there stays where it is while others grow and shrink.
    fn lay_out(&mut self, cx: &mut Cx<'_>, rect: Rect, pointer: Option<f32>) {
        let Some(view) = self.base.as_ref().map(|b| b.view(cx)) else {
            return;
        };
        let key = Key {
            view,
            dark: cx.t.dark,
            size: [rect.width().to_bits(), rect.height().to_bits()],
            scroll_y: cx.state.scroll_y.to_bits(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let same_lanes = self.key.as_ref().is_some_and(|before| {
            before.view.group_by == key.view.group_by && before.view.filter == key.view.filter
        });
        // Who has not scrolled keeps the first lane on top.
        let scrolled = self.scene.scroll_y > 0.0 && self.scene.scroll_y == cx.state.scroll_y;
        let top = self.scene.plot.y;
        let anchor = self
            .scene
            .lanes
            .iter()
            .filter(|_| same_lanes && scrolled)
            .find(|l| l.rect.bottom() > pointer.unwrap_or(top).max(top))
            .map(|l| (l.key.clone(), l.rect.y));
        self.draw_anew(cx, rect, anchor);
    }

    fn draw_anew(&mut self, cx: &mut Cx<'_>, rect: Rect, anchor: Option<(LaneKey, f32)>) {
        let Some(base) = &self.base else {
            return;
        };
        let before = Before {
            kept: self.scene.kept.clone(),
            anchor,
        };
        let view = base.view(cx);
        self.scene = scene::layout_after(
            &before,
            &base.timeline,
            &base.index,
            &view,
            &theme::of_scene(cx.t.dark),
            &self.measure,
            (rect.width(), rect.height()),
            cx.state.scroll_y,
            &Frame {
                today: Some(today()),
                ..Frame::default()
            },
        );
        cx.state.scroll_y = self.scene.scroll_y;
        self.key = Some(Key {
            view,
            dark: cx.t.dark,
            size: [rect.width().to_bits(), rect.height().to_bits()],
            scroll_y: cx.state.scroll_y.to_bits(),
        });
    }

    /// Scrolls the lanes so that an event that was just selected shows.
    fn reveal(&mut self, cx: &mut Cx<'_>, rect: Rect) {
        let Some(id) = cx.state.reveal.filter(|_| cx.state.glide.is_none()) else {
            return;
        };
        cx.state.reveal = None;
        let shows = |item: &&Item| match &item.target {
            Target::Event(e) => *e == id,
            Target::Fold { events, .. } => events.contains(&id),
            Target::Lane(_) => false,
        };
        /// Room kept above and below.
        const AIR: f32 = 24.0;
        let top = self.scene.axis.y + self.scene.axis.h;
        if !self.scene.items.iter().any(|i| shows(&i)) {
            // Its lane is not on the screen.
            let Some(base) = &self.base else {
                return;
            };
            let number = cx.look.number(id);
            let lane = number.and_then(|n| base.index.lane_of(&base.timeline, &base.view(cx), n));
            let Some(lane) = lane else {
                return;
            };
            self.draw_anew(cx, rect, Some((lane, top + AIR)));
        }
        let Some(mark) = self.scene.items.iter().find(shows).map(|i| i.mark) else {
            return;
        };
        let (highest, lowest) = (top + AIR, rect.height() - AIR - mark.h);
        let by = mark.y.min(lowest).max(highest) - mark.y;
        let center = scene::Point {
            x: mark.x,
            y: mark.y + mark.h / 2.0,
        };
        let lane = self.scene.lane_at(center);
        let Some(held) = lane.map(|l| (l.key.clone(), l.rect.y + by)) else {
            return;
        };
        if by != 0.0 {
            self.draw_anew(cx, rect, Some(held));
        }
    }

    fn wheel(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, rect: Rect) {
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

    fn drag(&mut self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, rect: Rect) {
        if response.drag_started()
            && let Some(p) = ui.input(|i| i.pointer.press_origin())
        {
            let p = p - rect.min.to_vec2();
            self.listed = None;
            self.dragging = Some(if p.x < self.scene.plot.x {
                Drag::Lanes
            } else if p.y < self.scene.axis.y + self.scene.axis.h {
                Drag::Range {
                    from: p.x,
                    zooms: ui.input(|i| i.modifiers.shift),
                }
            } else {
                Drag::Time
            });
        }
        let Some(drag) = self.dragging else {
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
                Drag::Lanes => cx.state.scroll_y -= delta.y,
                Drag::Range { .. } => ui.ctx().set_cursor_icon(CursorIcon::Text),
            }
        }
        if response.drag_stopped() {
            if let (Drag::Range { from, zooms }, Some(p)) = (drag, response.interact_pointer_pos())
            {
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

    fn clicks(
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
                Some(Target::Fold { .. } | Target::Lane(_)) => {}
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
            Some(Target::Lane(key)) => cx.state.toggle_lane(key),
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

    fn open_fold(&mut self, cx: &mut Cx<'_>, pos: Pos2, events: &[EventId], start: f64, end: f64) {
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
    fn item_at(&self, p: Pos2) -> Option<&Item> {
        let items = || self.scene.items.iter().rev();
        let inside =
            |r: scene::Rect, grow: f32| paint::rect(r, Pos2::ZERO).expand(grow).contains(p);
        items()
            .find(|i| inside(i.mark, 0.0))
            .or_else(|| items().find(|i| inside(i.hit, 0.0)))
            .or_else(|| items().find(|i| inside(i.mark, 3.0)))
    }

    fn rings(&self, painter: &egui::Painter, cx: &Cx<'_>, origin: Pos2, under: Option<&Item>) {
        let plot = paint::rect(self.scene.plot, origin);
        let painter = painter.with_clip_rect(plot.expand2(vec2(4.0, 4.0)));
        let ring = |item: &Item, width: f32, alpha: f32| {
            painter.rect_stroke(
                paint::rect(item.mark, origin).expand(3.0),
                CornerRadius::same(6),
                Stroke::new(width, cx.t.accent.gamma_multiply(alpha)),
                egui::StrokeKind::Outside,
            );
        };
        let shows = |item: &Item, id: EventId| match &item.target {
            Target::Event(e) => *e == id,
            Target::Fold { events, .. } => events.contains(&id),
            Target::Lane(_) => false,
        };
        let hovered = cx.state.hovered;
        for item in &self.scene.items {
            if cx.state.selection.event.is_some_and(|id| shows(item, id)) {
                ring(item, 2.0, 1.0);
            } else if hovered.is_some_and(|id| shows(item, id))
                || under.is_some_and(|u| std::ptr::eq(u, item) || u == item)
                    && !matches!(item.target, Target::Lane(_))
            {
                ring(item, 1.5, 0.55);
            }
        }
    }

    /// What was drawn between two x of the scene, in whole units that can be told apart at this scale.
    fn drawn_range(&self, cx: &Cx<'_>, a: f32, b: f32) -> (Instant, Instant) {
        let scale = self.scale(cx);
        let at = |x: f32| scale.seconds_from_x(f64::from(x.clamp(scale.x0, scale.x1)));
        /// A unit narrower than this is not aimed at.
        const AIMED_AT: f64 = 10.0;
        let per_point = (scale.end - scale.start) / f64::from((scale.x1 - scale.x0).max(1.0));
        words::whole_units(at(a.min(b)), at(a.max(b)), per_point * AIMED_AT)
    }

    /// The range being drawn on the axis, with its ends in words, or the one that was.
    fn range_ui(&self, painter: &egui::Painter, cx: &Cx<'_>, rect: Rect, pointer: Option<Pos2>) {
        let drawn = match (self.dragging, pointer) {
            (Some(Drag::Range { from, .. }), Some(p)) => {
                Some(self.drawn_range(cx, from, p.x - rect.left()))
            }
            _ => None,
        };
        let Some(range) = drawn.or(cx.state.view.filter.range) else {
            return;
        };
        let scale = self.scale(cx);
        let x = |t: Instant| {
            rect.left() + (scale.x_from_seconds(t.seconds()) as f32).clamp(scale.x0, scale.x1)
        };
        let (a, b) = (x(range.0), x(range.1));
        if drawn.is_none() {
            let axis = rect.top() + self.scene.axis.y + self.scene.axis.h;
            // Only the ends: what is outside is filtered away, and a label that reaches out stays readable.
            let line = Stroke::new(1.0, cx.t.accent.gamma_multiply(0.5));
            for x in [a, b] {
                painter.vline(x, axis..=rect.bottom(), line);
            }
            let strip = Rect::from_x_y_ranges(a..=b, axis - 3.0..=axis);
            painter.rect_filled(strip, 0.0, cx.t.accent);
            return;
        }
        let text = painter.layout_no_wrap(
            words::range(range.0, range.1),
            theme::strong(theme::SMALL),
            cx.t.on_accent,
        );
        let band = Rect::from_x_y_ranges(a..=b, rect.top()..=rect.bottom());
        painter.rect(
            band,
            CornerRadius::ZERO,
            cx.t.accent.gamma_multiply(0.10),
            Stroke::new(1.0, cx.t.accent.gamma_multiply(0.6)),
            egui::StrokeKind::Inside,
        );
        let size = text.size() + vec2(12.0, 4.0);
        let left = (band.center().x - size.x / 2.0).clamp(rect.left(), rect.right() - size.x);
        let label = Rect::from_min_size(
            pos2(
                left,
                rect.top() + self.scene.axis.y + self.scene.axis.h + STEP,
            ),
            size,
        );
        painter.rect_filled(label, CornerRadius::same(10), cx.t.accent);
        painter.galley(label.min + vec2(6.0, 2.0), text, cx.t.on_accent);
    }

    /// A line through the lanes under the pointer, with the date it stands on, as exactly as a point of the screen is.
    fn cursor_ui(&self, painter: &egui::Painter, cx: &Cx<'_>, rect: Rect, pointer: Option<Pos2>) {
        let scale = self.scale(cx);
        let Some(pos) = pointer.filter(|p| {
            let x = p.x - rect.left();
            scale.x0 <= x && x <= scale.x1
        }) else {
            return;
        };
        // Who draws a range sees its two ends.
        if self.dragging.is_some() {
            return;
        }
        let axis = paint::rect(self.scene.axis, rect.min);
        let x = pos.x.round() + 0.5;
        painter.vline(
            x,
            axis.bottom()..=rect.bottom(),
            Stroke::new(1.0, cx.t.text.gamma_multiply(0.25)),
        );
        let per_point = (scale.end - scale.start) / f64::from((scale.x1 - scale.x0).max(1.0));
        let at = scale.seconds_from_x(f64::from(pos.x - rect.left()));
        let text = painter.layout_no_wrap(
            words::moment(at, per_point),
            theme::strong(theme::SMALL),
            cx.t.ground,
        );
        let size = text.size() + vec2(12.0, 3.0);
        let left = (x - size.x / 2.0).clamp(axis.left(), (axis.right() - size.x).max(axis.left()));
        let badge = Rect::from_min_size(pos2(left, axis.bottom() - size.y - 1.0), size);
        painter.rect_filled(badge, CornerRadius::same(9), cx.t.text);
        painter.galley(badge.min + vec2(6.0, 1.5), text, cx.t.ground);
    }

    fn scrollbar(&self, painter: &egui::Painter, cx: &Cx<'_>, rect: Rect) {
        let full = self.scene.height;
        if full <= rect.height() + 1.0 {
            return;
        }
        let top = rect.top() + self.scene.axis.y + self.scene.axis.h;
        let track = rect.bottom() - top;
        let share = rect.height() / full;
        let y = top + track * (cx.state.scroll_y / full);
        painter.rect_filled(
            Rect::from_min_size(
                pos2(rect.right() - 6.0, y),
                vec2(4.0, (track * share).max(24.0)),
            ),
            CornerRadius::same(2),
            cx.t.faint.gamma_multiply(0.5),
        );
    }

    /// The timeline is one stop for the keyboard; each item is a node with its name.
    fn accessible(&self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, origin: Pos2) {
        let (start, end) = (cx.state.view.start, cx.state.view.end);
        response.widget_info(|| {
            let n = words::count(cx.look.dated.len(), "event", "events");
            WidgetInfo::labeled(
                Role::List,
                true,
                format!(
                    "Timeline, {n}, {} to {}",
                    words::year(Instant(start as i64)),
                    words::year(Instant(end as i64))
                ),
            )
        });
        // The one who uses the pointer knows where it is.
        if response.has_focus() && !response.contains_pointer() {
            ui.painter().rect_stroke(
                response.rect.shrink(1.0),
                CornerRadius::same(2),
                Stroke::new(1.0, cx.t.accent.gamma_multiply(0.4)),
                egui::StrokeKind::Inside,
            );
        }
        let visible = response.rect;
        for (i, item) in self.scene.items.iter().enumerate() {
            let hit = paint::rect(item.hit, origin).intersect(visible);
            if !hit.is_positive() {
                continue;
            }
            let selected = match &item.target {
                Target::Event(id) => cx.state.selection.event == Some(*id),
                Target::Fold { .. } | Target::Lane(_) => false,
            };
            let node = ui.interact(hit, response.id.with(("item", i)), Sense::hover());
            node.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &item.name));
            let asked = ui.input(|input| {
                input.has_accesskit_action_request(node.id, egui::accesskit::Action::Click)
            });
            if asked {
                match &item.target {
                    Target::Event(id) => cx.state.select_event(*id),
                    Target::Fold { start, end, .. } => cx.state.glide_to((*start, *end), cx.now),
                    Target::Lane(key) => cx.state.toggle_lane(key),
                }
            }
        }
    }

    /// The events of a fold that zooming would not take apart.
    fn listed_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let Some((pos, events)) = self.listed.clone() else {
            return;
        };
        let mut close = false;
        egui::Area::new(ui.scope_id().with("fold"))
            .order(egui::Order::Foreground)
            .fixed_pos(pos + vec2(8.0, 8.0))
            .show(ui.ctx(), |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_max_width(320.0);
                    egui::ScrollArea::vertical()
                        .max_height(280.0)
                        .show(ui, |ui| {
                            for id in events.iter().take(LISTED) {
                                let Some(event) = cx.look.event(*id) else {
                                    continue;
                                };
                                let text = widgets::shorten(&event.label, 60);
                                let on = cx.state.selection.event == Some(*id);
                                if ui.add(egui::Button::selectable(on, text)).clicked() {
                                    cx.state.select_event(*id);
                                    cx.state.right = RightTab::Event;
                                    close = true;
                                }
                            }
                            if events.len() > LISTED {
                                let more = events.len() - LISTED;
                                ui.label(format!("and {more} more; narrow them with the search"));
                            }
                        });
                });
            });
        if close {
            self.listed = None;
        }
    }

    /// The nearest event above or below the selected one.
    pub fn vertical_neighbour(&self, from: EventId, up: bool) -> Option<EventId> {
        let center = |r: scene::Rect| (r.x + r.w / 2.0, r.y + r.h / 2.0);
        let events = || {
            self.scene.items.iter().filter_map(|i| match &i.target {
                Target::Event(id) => Some((*id, center(i.mark))),
                Target::Fold { events, .. } => Some((*events.first()?, center(i.mark))),
                Target::Lane(_) => None,
            })
        };
        let (x, y) = events().find(|(id, _)| *id == from)?.1;
        events()
            .filter(|(_, (_, ey))| if up { *ey < y - 2.0 } else { *ey > y + 2.0 })
            // Rows count more than columns: one row away beats straight above by two.
            .min_by(|(_, a), (_, b)| {
                let far = |p: (f32, f32)| (p.1 - y).abs() * 4.0 + (p.0 - x).abs();
                far(*a).total_cmp(&far(*b))
            })
            .map(|(id, _)| id)
    }

    /// Whether any event is drawn, alone or folded with others.
    pub fn shows_event(&self) -> bool {
        self.scene
            .items
            .iter()
            .any(|i| !matches!(i.target, Target::Lane(_)))
    }

    pub fn close_list(&mut self) -> bool {
        self.listed.take().is_some()
    }
}

fn tooltip_ui(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    ui.set_max_width(340.0);
    match &item.target {
        Target::Event(id) => {
            let Some(event) = cx.look.event(*id) else {
                return;
            };
            ui.label(
                egui::RichText::new(words::when(&event.when))
                    .font(theme::strong(theme::SMALL))
                    .color(cx.t.weak),
            );
            ui.label(&event.label);
            if let Some(claim) = event.claims.first() {
                ui.add_space(STEP);
                let more = match super::lookup::documents_of(event).len() {
                    0 | 1 => String::new(),
                    n => format!(" and {} more", n - 1),
                };
                ui.label(
                    egui::RichText::new(format!("{}{more}", document_title(cx.look, &claim.doc)))
                        .font(theme::small())
                        .color(cx.t.faint),
                );
            }
        }
        Target::Fold { count, events, .. } => {
            ui.label(
                egui::RichText::new(words::count(*count, "event", "events"))
                    .font(theme::strong(theme::SMALL)),
            );
            /// As many as a glance takes in.
            const GLANCE: usize = 5;
            for event in events.iter().take(GLANCE).filter_map(|e| cx.look.event(*e)) {
                ui.label(format!("· {}", widgets::shorten(&event.label, 64)));
            }
            ui.label(
                egui::RichText::new("Click to open")
                    .font(theme::small())
                    .color(cx.t.faint),
            );
        }
        Target::Lane(_) => {
            ui.label(&item.name);
            ui.label(
                egui::RichText::new("Click to fold or unfold")
                    .font(theme::small())
                    .color(cx.t.faint),
            );
        }
    }
}

/// A document's title, or its name where it has none.
pub fn document_title(look: &Lookup, doc: &crate::model::DocId) -> String {
    look.timeline
        .document(doc)
        .and_then(|d| d.title.clone())
        .unwrap_or_else(|| doc.to_string())
}

pub fn fit_all(cx: &mut Cx<'_>) {
    if let Some(range) = whole(cx.look.range) {
        cx.state.moved = true;
        cx.state.glide_to(range, cx.now);
    }
}

/// How many events before and after an event its neighbourhood shows.
const NEIGHBOURS: usize = 4;

/// The window of time around an event: as wide as the event needs, and wide enough for its nearest neighbours.
pub fn neighbourhood(look: &Lookup, id: EventId) -> Option<(f64, f64)> {
    let event = look.event(id)?;
    if event.when.is_undated() {
        return None;
    }
    let at = middle(event);
    let own = event
        .when
        .span()
        .map_or(0.0, |(a, b)| b.seconds() - a.seconds());
    let place = look
        .dated
        .iter()
        .position(|i| look.timeline.events[*i].id == id);
    let near = place.map_or(0.0, |p| {
        let reach = |i: usize| {
            look.dated
                .get(i)
                .map(|i| (middle(&look.timeline.events[*i]) - at).abs())
                .filter(|d| d.is_finite())
        };
        let before = p.checked_sub(NEIGHBOURS).and_then(reach);
        let after = reach(p + NEIGHBOURS);
        // The denser side decides; the other side only shows less.
        match (before, after) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b).unwrap_or(0.0),
        }
    });
    /// At least a month on both sides, so that a day is seen in its month.
    const LEAST: f64 = 31.0 * 86_400.0;
    let half = (own * 1.2).max(near * 1.15).max(LEAST);
    Some((at - half, at + half))
}

pub fn go_to_neighbourhood(cx: &mut Cx<'_>, id: EventId) {
    if let Some(range) = neighbourhood(cx.look, id) {
        cx.state.moved = true;
        cx.state.glide_to(range, cx.now);
    }
}

/// Brings an event into the window without changing the zoom.
pub fn bring_into_view(cx: &mut Cx<'_>, id: EventId) {
    let Some(event) = cx.look.event(id) else {
        return;
    };
    let at = middle(event);
    let (start, end) = cx.state.goal();
    let span = end - start;
    let inside = at > start + span * 0.05 && at < end - span * 0.05;
    if at.is_finite() && !inside {
        cx.state.moved = true;
        cx.state
            .glide_to((at - span / 2.0, at + span / 2.0), cx.now);
    }
}

/// Now, as the clock on the wall says, in seconds since 1970.
fn today() -> f64 {
    let day = chrono::Utc::now().date_naive();
    Instant::from_date(day).seconds()
}
