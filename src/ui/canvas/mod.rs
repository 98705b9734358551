//! The timeline on screen: paints the scene's shapes, and turns pointer and keys into moves of the view.
//!
//! Decides nothing about where things stand; that is [`crate::scene`].

mod dates;
mod menu;
mod over;
mod pointer;
mod ready;
mod stops;
mod travel;

pub use travel::{bring_into_view, fit_all, go_to_neighbourhood};

use super::cx::Cx;
use super::lookup::Lookup;
use super::paint;
use super::text::{self, Language};
use super::theme;
use crate::model::view::LaneKey;
use crate::model::{EventId, Instant, View};
use crate::scene::{self, Before, FontMeasure, Frame, Item, Scene, Target, TimeScale};
use egui::{CursorIcon, EventFilter, Id, Pos2, Rect, Sense, Ui};
use over::tooltip_ui;
use pointer::Drag;
use ready::{Base, Making};

#[derive(Default)]
pub struct Canvas {
    base: Option<Base>,
    /// What is being made beside the window.
    making: Option<Making>,
    key: Option<Key>,
    scene: Scene,
    measure: FontMeasure,
    dragging: Option<Drag>,
    /// Escape has ended a drag, and is to do nothing else.
    escaped: bool,
    /// The events of a fold that was opened as a list, and where.
    listed: Option<(Pos2, Vec<EventId>)>,
    /// What the context menu that is open is about.
    asked: Option<Target>,
}

/// All that a scene depends on, beside [`Base`].
#[derive(PartialEq)]
struct Key {
    view: View,
    looks: theme::Looks,
    language: Language,
    size: [u32; 2],
    scroll_y: u32,
}

/// From the pointer to its tooltip at least, in points.
const TOOLTIP_GAP: f32 = 12.0;

/// Under this name the window remembers which of all widgets is the timeline.
const WHERE: &str = "where the timeline is";

/// Has another widget than the timeline the keyboard? Then Enter is that widget's.
pub fn is_elsewhere(ctx: &egui::Context) -> bool {
    let timeline = ctx.data(|d| d.get_temp::<Id>(Id::unique(WHERE)));
    ctx.memory(|m| m.focused())
        .is_some_and(|focused| Some(focused) != timeline)
}

impl Canvas {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let rect = ui.available_rect_before_wrap();
        let id = ui.scope_id().with("timeline");
        let response = ui.interact(rect, id, Sense::click_and_drag());
        ui.data_mut(|d| d.insert_temp(Id::unique(WHERE), id));
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
            let n = cx.look.timeline.events.len();
            let middle = egui::Align2::CENTER_CENTER;
            let text = text!("canvas-arranging", n = n);
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
        self.date_ui(&painter, cx, rect, response.hover_pos());
        self.lane_drag_ui(&painter, cx, rect, response.hover_pos());
        self.scrollbar(&painter, cx, rect);
        self.one_lane_ui(ui, cx, rect);
        self.accessible(ui, cx, &response, origin);
        self.listed_ui(ui, cx);
        self.menu_ui(cx, &response, rect, under.as_ref());

        cx.state.hovered = None;
        if let Some(item) = under {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            if let Target::Event(event) = item.target {
                cx.state.hovered = Some(event);
            }
            if self.dragging.is_none() {
                // Below the label that it belongs to, and not over it.
                let bottom = origin.y + item.hit.y + item.hit.h;
                let below = response.hover_pos().map_or(0.0, |p| bottom - p.y);
                egui::Tooltip::for_enabled(&response)
                    .at_pointer()
                    .gap(TOOLTIP_GAP.max(below + 4.0))
                    .show(|ui| tooltip_ui(ui, cx, &item));
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

    /// `pointer` is its height, where it is over the timeline: the lane there stays where it is while others grow and shrink.
    fn lay_out(&mut self, cx: &mut Cx<'_>, rect: Rect, pointer: Option<f32>) {
        let Some(view) = self.base.as_ref().map(|b| b.view(cx)) else {
            return;
        };
        let key = Key {
            view,
            looks: cx.t.looks,
            language: text::current(),
            size: [rect.width().to_bits(), rect.height().to_bits()],
            scroll_y: cx.state.scroll_y.to_bits(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let same_lanes = self.key.as_ref().is_some_and(|before| {
            before.view.group_by == key.view.group_by
                && before.view.filter == key.view.filter
                && before.view.order == key.view.order
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
            &theme::of_scene(cx.t.looks),
            &self.measure.naming(&text::WORDS),
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
            looks: cx.t.looks,
            language: text::current(),
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
            Target::Lane(_) | Target::Period(_) | Target::Gap { .. } => false,
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

    /// The lane that an event stands in, where it shows; of several the first.
    pub fn lane_of(&self, id: EventId) -> Option<LaneKey> {
        let lane = |item: &Item| match &item.target {
            Target::Event(e) if *e == id => {
                Some(self.scene.lane_at(item.mark.center())?.key.clone())
            }
            Target::Fold { lane, events, .. } if events.contains(&id) => Some(lane.clone()),
            _ => None,
        };
        self.scene.items.iter().find_map(lane)
    }

    /// All lanes of a view from top to bottom.
    pub fn lane_keys(&self, look: &Lookup, view: &View) -> Vec<LaneKey> {
        look.index.lane_keys(&look.timeline, view)
    }

    /// Whether any event is drawn, alone or folded with others.
    pub fn shows_event(&self) -> bool {
        self.scene
            .items
            .iter()
            .any(|i| matches!(i.target, Target::Event(_) | Target::Fold { .. }))
    }

    /// Lets go of what is being dragged, with no effect; false where that is nothing.
    pub fn let_go(&mut self) -> bool {
        let escaped = std::mem::take(&mut self.escaped);
        self.dragging.take().is_some() || escaped
    }

    pub fn close_list(&mut self) -> bool {
        self.listed.take().is_some()
    }
}

/// A document's title, or its name where it has none.
pub fn document_title(look: &Lookup, doc: &crate::model::DocId) -> String {
    look.timeline
        .document(doc)
        .and_then(|d| d.title.clone())
        .unwrap_or_else(|| doc.to_string())
}

/// Now, as the clock on the wall says, in seconds since 1970.
fn today() -> f64 {
    let day = chrono::Utc::now().date_naive();
    Instant::from_date(day).seconds()
}
