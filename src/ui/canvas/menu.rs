//! What a right click offers: on an event, a lane's name, a period, or the empty timeline.
//!
//! All but what is about one lane or period are actions, the same that keys and the palette know.

use super::Canvas;
use crate::model::view::LaneKey;
use crate::scene::{Item, Target};
use crate::ui::actions::Action;
use crate::ui::cx::Cx;
use crate::ui::naming::PeriodForm;
use crate::ui::say::{self, entry_ui};
use crate::ui::state::Overlay;
use crate::ui::topbar::sorts;
use egui::{Rect, Response, Ui};

impl Canvas {
    pub(super) fn menu_ui(
        &mut self,
        cx: &mut Cx<'_>,
        response: &Response,
        rect: Rect,
        under: Option<&Item>,
    ) {
        if response.secondary_clicked() {
            let lane = response.interact_pointer_pos().and_then(|p| {
                let p = p - rect.min.to_vec2();
                let mut lanes = self.scene.lanes.iter();
                lanes.find(|l| crate::ui::paint::rect(l.header, egui::Pos2::ZERO).contains(p))
            });
            self.asked = match (under.map(|i| i.target.clone()), lane) {
                (Some(target), _) => Some(target),
                (None, Some(lane)) => Some(Target::Lane(lane.key.clone())),
                (None, None) => None,
            };
            match &self.asked {
                Some(Target::Event(id)) => cx.state.select_event(*id),
                Some(Target::Lane(key)) => cx.state.lane = Some(key.clone()),
                Some(Target::Fold { .. } | Target::Period(_) | Target::Gap { .. }) | None => {}
            }
        }
        let asked = self.asked.clone();
        response.context_menu(|ui| match &asked {
            Some(Target::Event(id)) => {
                use Action::{Confirm, EachTime, EditDate, EditWords, Hide, OpenSelected};
                let recurs = cx.look.event(*id).is_some_and(|e| e.when.recurs());
                for action in [OpenSelected, Action::ShowInDocument] {
                    entry_ui(ui, cx, action);
                }
                if recurs {
                    entry_ui(ui, cx, EachTime);
                }
                ui.separator();
                for action in [Confirm, EditDate, EditWords, Hide] {
                    entry_ui(ui, cx, action);
                }
                for action in say::OF_EVENT {
                    entry_ui(ui, cx, action);
                }
            }
            Some(Target::Lane(key)) => lane_ui(ui, cx, key),
            Some(Target::Period(name)) => {
                if ui.button(text!("menu-period")).clicked()
                    && let Some(period) = cx.look.timeline.periods.iter().find(|p| p.name == *name)
                {
                    cx.state.overlay = Some(Overlay::Period(PeriodForm::of(period)));
                    cx.state.focus_field = true;
                }
                entry_ui(ui, cx, Action::NamePeriod);
            }
            Some(Target::Fold { .. } | Target::Gap { .. }) | None => {
                for action in [
                    Action::FitAll,
                    Action::OnlyVisible,
                    Action::NamePeriod,
                    Action::AddEvent,
                ] {
                    entry_ui(ui, cx, action);
                }
                ui.separator();
                for action in [Action::FoldAll, Action::ToggleDims, Action::Export] {
                    entry_ui(ui, cx, action);
                }
            }
        });
    }
}

fn lane_ui(ui: &mut Ui, cx: &mut Cx<'_>, key: &LaneKey) {
    // Keys act on the lane of the selected event first: the menu is about this one.
    let folded = cx.state.view.folded_lanes.contains(key);
    if ui
        .button(if folded {
            text!("menu-unfold")
        } else {
            text!("menu-fold")
        })
        .clicked()
    {
        cx.state.toggle_lane(key);
    }
    let pinned = cx.state.view.order.pinned.contains(key);
    if ui
        .button(if pinned {
            text!("menu-unpin")
        } else {
            text!("menu-pin")
        })
        .clicked()
    {
        cx.state.toggle_pin(key);
    }
    let keys = || cx.look.index.lane_keys(&cx.look.timeline, &cx.state.view);
    for (text, up) in [(text!("menu-up"), true), (text!("menu-down"), false)] {
        if ui.button(text).clicked() {
            let keys = keys();
            cx.state.step_lane(&keys, key, up);
            return;
        }
    }
    match key {
        LaneKey::Entity(id) => {
            if ui.button(text!("menu-only-this")).clicked() {
                cx.state.select_entity(*id, false);
            }
            if ui.button(text!("menu-hide")).clicked() {
                cx.state.toggle_hidden(*id);
            }
            if let Some(entity) = cx.look.entity(*id) {
                ui.separator();
                say::entries_ui(ui, cx, entity);
            }
        }
        LaneKey::Document(doc) => {
            if ui.button(text!("menu-only-this")).clicked() {
                cx.state.select_document(doc, false);
            }
        }
        LaneKey::Kind(_) | LaneKey::Tag(_) | LaneKey::All | LaneKey::Rest => {}
    }
    ui.separator();
    for (.., action) in sorts() {
        entry_ui(ui, cx, action);
    }
    entry_ui(ui, cx, Action::FoldAll);
}
