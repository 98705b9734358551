//! The timeline without a pointer: its accessible tree, the list of a fold, the event above or below.

use super::Canvas;
use crate::model::{EventId, Instant};
use crate::scene::{self, Target};
use crate::ui::cx::Cx;
use crate::ui::state::RightTab;
use crate::ui::{bidi, paint, widgets, words};
use egui::{CornerRadius, Pos2, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// How many events of a fold are listed.
pub(super) const LISTED: usize = 40;

impl Canvas {
    /// The timeline is one stop for the keyboard; each item is a node with its name.
    pub(super) fn accessible(&self, ui: &Ui, cx: &mut Cx<'_>, response: &Response, origin: Pos2) {
        let (start, end) = (cx.state.view.start, cx.state.view.end);
        response.widget_info(|| {
            let n = text!("n-events", n = cx.look.passed().dated.len());
            WidgetInfo::labeled(
                Role::List,
                true,
                text!(
                    "canvas-shows",
                    events = n,
                    from = words::year(Instant(start as i64)),
                    to = words::year(Instant(end as i64))
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
                Target::Fold { .. } | Target::Lane(_) | Target::Period(_) | Target::Gap { .. } => {
                    false
                }
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
                    Target::Period(name) => super::travel::go_to_period(cx, name),
                    Target::Gap { start, end } => super::travel::go_to_gap(cx, *start, *end),
                }
            }
        }
    }

    /// The events of a fold that zooming would not take apart.
    pub(super) fn listed_ui(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
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
                        .min_scrolled_height(280.0)
                        .show(ui, |ui| {
                            for id in events.iter().take(LISTED) {
                                let Some(event) = cx.look.event(*id) else {
                                    continue;
                                };
                                let text = widgets::shorten(&event.label, 60);
                                let text = bidi::seen(&text);
                                let on = cx.state.selection.event == Some(*id);
                                if ui.add(egui::Button::selectable(on, text)).clicked() {
                                    cx.state.select_event(*id);
                                    cx.state.right = RightTab::Event;
                                    close = true;
                                }
                            }
                            if events.len() > LISTED {
                                let more = events.len() - LISTED;
                                ui.label(text!("fold-and-more", n = more));
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
                Target::Lane(_) | Target::Period(_) | Target::Gap { .. } => None,
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
}
