//! What is painted over the scene: rings around what is selected, the cursor line, a range, the tooltip.
//!
//! Nothing of it is in an exported picture.

use super::Canvas;
use super::pointer::Drag;
use crate::model::view::LaneKey;
use crate::model::{EventId, GroupBy, Instant};
use crate::scene::{Item, Target};
use crate::ui::actions::{Action, key_text};
use crate::ui::cx::Cx;
use crate::ui::theme::{self, STEP};
use crate::ui::{bidi, paint, widgets, words};
use egui::{CornerRadius, Pos2, Rect, Stroke, Ui, pos2, vec2};

pub(super) fn tooltip_ui(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
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
            ui.label(bidi::seen_lines(
                &event.label,
                ui.available_width(),
                theme::BODY,
            ));
            if let Some(claim) = event.claims.first() {
                ui.add_space(STEP);
                let title = super::document_title(cx.look, &claim.doc);
                let told = match cx.look.timeline.voices(event.claims.iter()) {
                    0 | 1 => title,
                    n => text!("tip-and-more", document = title, n = n - 1),
                };
                ui.label(
                    egui::RichText::new(told)
                        .font(theme::small())
                        .color(cx.t.faint),
                );
            }
        }
        Target::Fold { count, events, .. } => {
            ui.label(
                egui::RichText::new(text!("n-events", n = *count))
                    .font(theme::strong(theme::SMALL)),
            );
            /// As many as a glance takes in.
            const GLANCE: usize = 5;
            for event in events.iter().take(GLANCE).filter_map(|e| cx.look.event(*e)) {
                ui.label(format!(
                    "· {}",
                    bidi::seen(&widgets::shorten(&event.label, 64))
                ));
            }
            ui.label(
                egui::RichText::new(text!("tip-open"))
                    .font(theme::small())
                    .color(cx.t.faint),
            );
        }
        Target::Period(_) => {
            ui.label(&item.name);
            ui.label(
                egui::RichText::new(text!("tip-period"))
                    .font(theme::small())
                    .color(cx.t.faint),
            );
        }
        Target::Gap { .. } => {
            ui.label(&item.name);
            ui.label(
                egui::RichText::new(text!("tip-gap"))
                    .font(theme::small())
                    .color(cx.t.faint),
            );
        }
        Target::Lane(_) => {
            ui.label(&item.name);
            ui.label(
                egui::RichText::new(text!("tip-lane"))
                    .font(theme::small())
                    .color(cx.t.faint),
            );
        }
    }
}

impl Canvas {
    pub(super) fn rings(
        &self,
        painter: &egui::Painter,
        cx: &Cx<'_>,
        origin: Pos2,
        under: Option<&Item>,
    ) {
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
            Target::Lane(_) | Target::Period(_) | Target::Gap { .. } => false,
        };
        let hovered = cx.state.hovered;
        let pointed = cx.state.pointed.and_then(|id| cx.look.entity_number(id));
        let is_of = |id: &EventId| {
            let event = cx.look.number(*id);
            event.is_some_and(|e| {
                cx.look
                    .index
                    .entities_of(e as u32)
                    .any(|i| Some(i) == pointed)
            })
        };
        /// Of a fold: what is not among so many is not looked for in every frame.
        const LOOKED_AT: usize = 1_000;
        let has_pointed = |item: &Item| match &item.target {
            Target::Event(e) => is_of(e),
            Target::Fold { events, .. } => events.iter().take(LOOKED_AT).any(is_of),
            Target::Lane(_) | Target::Period(_) | Target::Gap { .. } => false,
        };
        for item in &self.scene.items {
            if cx.state.selection.event.is_some_and(|id| shows(item, id)) {
                ring(item, 2.0, 1.0);
            } else if hovered.is_some_and(|id| shows(item, id))
                || pointed.is_some() && has_pointed(item)
                || under.is_some_and(|u| std::ptr::eq(u, item) || u == item)
                    && !matches!(item.target, Target::Lane(_) | Target::Period(_))
            {
                ring(item, 1.5, 0.55);
            }
        }
    }

    /// The range being drawn on the axis, with its ends in words, or the one that was.
    pub(super) fn range_ui(
        &self,
        painter: &egui::Painter,
        cx: &Cx<'_>,
        rect: Rect,
        pointer: Option<Pos2>,
    ) {
        let drawn = match (&self.dragging, pointer) {
            (Some(Drag::Range { from, .. }), Some(p)) => {
                Some(self.drawn_range(cx, *from, p.x - rect.left()))
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

    /// Where a lane that is being moved would go.
    pub(super) fn lane_drag_ui(
        &self,
        painter: &egui::Painter,
        cx: &Cx<'_>,
        rect: Rect,
        pointer: Option<Pos2>,
    ) {
        let (Some(Drag::Lane(key)), Some(p)) = (&self.dragging, pointer) else {
            return;
        };
        let Some((_, y)) = self.gap_at(p.y - rect.top()) else {
            return;
        };
        let y = rect.top() + y;
        painter.hline(rect.x_range(), y, Stroke::new(2.0, cx.t.accent));
        let lane = self.scene.lanes.iter().find(|l| l.key == *key);
        let title = lane.map_or("", |l| l.title.as_str());
        let text = painter.layout_no_wrap(
            widgets::shorten(title, 40),
            theme::strong(theme::SMALL),
            cx.t.on_accent,
        );
        let at = p + vec2(12.0, -10.0);
        let label = Rect::from_min_size(at, text.size() + vec2(12.0, 4.0));
        painter.rect_filled(label, CornerRadius::same(10), cx.t.accent);
        painter.galley(label.min + vec2(6.0, 2.0), text, cx.t.on_accent);
    }

    /// A line through the lanes under the pointer, with the date it stands on, as exactly as a point of the screen is.
    pub(super) fn cursor_ui(
        &self,
        painter: &egui::Painter,
        cx: &Cx<'_>,
        rect: Rect,
        pointer: Option<Pos2>,
    ) {
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

    /// Why all events stand in one lane though lanes were asked for, and what can be done.
    pub(super) fn one_lane_ui(&self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect) {
        let is_lone = matches!(&self.scene.lanes[..], [only] if only.key == LaneKey::Rest);
        let filtered = !cx.state.view.filter.is_empty();
        // Below the lane, else below its name.
        let below = rect
            .with_min_y(rect.top() + self.scene.height)
            .shrink(2.0 * STEP);
        let header = self
            .scene
            .lanes
            .first()
            .map(|l| paint::rect(l.header, rect.min));
        let under_name = header.map(|h| h.intersect(rect)).map(|h| {
            let h = h.with_min_x(h.left() + 12.0);
            h.with_min_y(h.top() + 2.0 * theme::CONTROL)
        });
        /// Three lines, or as many as the words take in a narrow column.
        const LINES: (f32, f32) = (56.0, 180.0);
        let room = match under_name {
            _ if !is_lone || filtered => return,
            _ if below.height() >= LINES.0 => below,
            Some(room) if room.height() >= LINES.1 => room,
            _ => return,
        };
        let keys = |action: Action| {
            let key = action.info().key;
            key.map(|k| key_text(ui.ctx(), &k)).unwrap_or_default()
        };
        let text = match cx.state.view.group_by {
            GroupBy::Tag => text!(
                "canvas-no-tags",
                tag = keys(Action::EditTags),
                lane = keys(Action::EditLane)
            ),
            _ => text!("canvas-no-lanes").to_owned(),
        };
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room));
        let text = egui::RichText::new(text).font(theme::small());
        child.add(egui::Label::new(text.color(cx.t.weak)).wrap());
    }

    pub(super) fn scrollbar(&self, painter: &egui::Painter, cx: &Cx<'_>, rect: Rect) {
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
}
