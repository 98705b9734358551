//! What happened but has no place on the axis yet, with what is known of it: "30 July, year unknown".
//!
//! A click selects it everywhere; the date is given in the inspector.

use super::cx::Cx;
use super::help;
use super::lists::fitted;
use super::theme::{self, STEP};
use super::words;
use egui::{
    Align, CornerRadius, Layout, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

const CARD: egui::Vec2 = vec2(232.0, 48.0);

pub fn tray_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let look = cx.look;
    let undated = &look.passed().undated;
    let shown = undated.len();
    ui.horizontal(|ui| {
        let title = if shown == cx.look.n_undated {
            text!("tray-all", n = shown)
        } else {
            text!("tray-some", n = shown, all = cx.look.n_undated)
        };
        ui.label(
            egui::RichText::new(title)
                .font(theme::strong(theme::SMALL))
                .color(cx.t.weak),
        );
        // A narrow window has no room for all of it; wider than its panel it would push the panel into the next.
        let what = egui::RichText::new(text!("tray-what"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            help::mark(ui, cx, help::Page::Timeline);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(what.font(theme::small()).color(cx.t.faint)).truncate());
            });
        });
    });
    ui.add_space(STEP);
    // Cards in columns, as many rows as fit, so that a wheel or a drag goes sideways through all of them.
    let rows = ((ui.available_height() - 2.0 * STEP) / (CARD.y + STEP))
        .floor()
        .max(1.0) as usize;
    let columns = shown.div_ceil(rows);
    let step_x = CARD.x + 2.0 * STEP;
    ScrollArea::horizontal()
        .id_salt("undated")
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, viewport| {
            ui.set_min_width(columns as f32 * step_x);
            let origin = ui.max_rect().min;
            let first = (viewport.left() / step_x).floor().max(0.0) as usize;
            let last = ((viewport.right() / step_x).ceil() as usize).min(columns);
            for column in first..last {
                for row in 0..rows {
                    let Some(i) = undated.get(column * rows + row).copied() else {
                        continue;
                    };
                    let at = origin + vec2(column as f32 * step_x, row as f32 * (CARD.y + STEP));
                    card_ui(ui, cx, egui::Rect::from_min_size(at, CARD), i as usize);
                }
            }
        });
}

fn card_ui(ui: &mut Ui, cx: &mut Cx<'_>, rect: egui::Rect, i: usize) {
    let event = &cx.look.timeline.events[i];
    let when = words::when(&event.when);
    let id = ui.scope_id().with(("undated", event.id));
    let response = ui.interact(rect, id, Sense::click());
    let on = cx.state.selection.event == Some(event.id);
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, on, format!("{when}: {}", event.label))
    });
    let hot = response.hovered() || response.has_focus();
    ui.painter().rect(
        rect,
        CornerRadius::same(6),
        if on {
            cx.t.accent_soft
        } else if hot {
            cx.t.hover
        } else {
            cx.t.ground
        },
        if on {
            Stroke::new(1.5, cx.t.accent)
        } else {
            cx.t.line()
        },
        egui::StrokeKind::Inside,
    );
    let room = CARD.x - 20.0;
    let at = |y: f32| pos2(rect.left() + 10.0, y);
    fitted(
        ui.painter(),
        at(rect.top() + 5.0),
        &event.label,
        theme::body(),
        cx.t.text,
        room,
    );
    fitted(
        ui.painter(),
        at(rect.top() + 26.0),
        &when,
        theme::small(),
        cx.t.weak,
        room,
    );
    let label = event.label.clone();
    let response = response.on_hover_text(label);
    if response.hovered() {
        cx.state.hovered = Some(event.id);
    }
    if response.clicked() {
        cx.state.select_event(event.id);
        cx.state.right = super::state::RightTab::Event;
        cx.state.prefs.details_open = true;
    }
}
