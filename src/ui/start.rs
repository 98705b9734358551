//! The first minute: what an empty window offers, and what a folder without dates says.

use super::actions::Action;
use super::cx::Cx;
use super::files::{self, Wish};
use super::icons::{self, Icon};
use super::theme::{self, STEP};
use super::widgets;
use crate::session::Command;
use egui::{
    Align, CornerRadius, Frame, Layout, Margin, Rect, RichText, Role, Sense, Stroke, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};
use std::path::PathBuf;

const WIDTH: f32 = 520.0;

pub fn start_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let full = ui.available_rect_before_wrap();
    ui.painter().rect_filled(full, 0.0, cx.t.ground);
    let dropping = ui.input(|i| !i.raw.hovered_files.is_empty());
    let width = WIDTH.min(full.width() - 8.0 * STEP);
    let recent = cx.state.prefs.recent.clone();
    let wanted = 340.0
        + if recent.is_empty() {
            0.0
        } else {
            40.0 + 32.0 * recent.len() as f32
        };
    let top = full.top() + ((full.height() - wanted) * 0.42).max(24.0);
    let column = Rect::from_min_max(
        pos2(full.center().x - width / 2.0, top),
        pos2(full.center().x + width / 2.0, full.bottom()),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(column), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(
                RichText::new("Dateline")
                    .font(theme::strong(26.0))
                    .color(cx.t.text),
            );
            ui.label(
                RichText::new(text!("start-what"))
                    .font(egui::FontId::proportional(14.0))
                    .color(cx.t.weak),
            );
        });
        ui.add_space(6.0 * STEP);
        drop_zone_ui(ui, cx, dropping);
        help_ui(ui, cx);
        typed_path_ui(ui, cx);
        recent_ui(ui, cx, &recent);
    });
    ui.advance_cursor_after_rect(full);
}

fn drop_zone_ui(ui: &mut Ui, cx: &mut Cx<'_>, dropping: bool) {
    let frame = Frame::NONE
        .fill(if dropping {
            cx.t.accent_soft
        } else {
            cx.t.panel
        })
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(24, 28));
    let response = frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
                icons::paint(ui.painter(), rect, Icon::Folder, cx.t.weak);
                ui.label(
                    RichText::new(if dropping {
                        text!("start-let-go")
                    } else {
                        text!("start-drop")
                    })
                    .font(theme::strong(15.0))
                    .color(cx.t.text),
                );
                ui.label(RichText::new(text!("start-formats")).color(cx.t.weak));
                ui.add_space(4.0 * STEP);
                let buttons = 230.0;
                ui.allocate_ui_with_layout(
                    vec2(buttons, 36.0),
                    Layout::left_to_right(Align::Center),
                    |ui| {
                        if widgets::primary(ui, cx.t, Action::OpenFolder.info().text).clicked() {
                            cx.out.act(Action::OpenFolder);
                        }
                        let sample = egui::Button::new(Action::OpenSample.info().text)
                            .min_size(vec2(0.0, theme::CONTROL + STEP));
                        if ui
                            .add(sample)
                            .on_hover_text(Action::OpenSample.info().hint)
                            .clicked()
                        {
                            cx.out.act(Action::OpenSample);
                        }
                    },
                );
            });
        })
        .response;
    let line = Stroke::new(
        1.2,
        if dropping {
            cx.t.accent
        } else {
            cx.t.faint.gamma_multiply(0.6)
        },
    );
    let r = response.rect.shrink(0.5);
    // Dashes along the four sides, leaving the round corners free.
    for (a, b) in [
        (
            pos2(r.left() + 12.0, r.top()),
            pos2(r.right() - 12.0, r.top()),
        ),
        (
            pos2(r.left() + 12.0, r.bottom()),
            pos2(r.right() - 12.0, r.bottom()),
        ),
        (
            pos2(r.left(), r.top() + 12.0),
            pos2(r.left(), r.bottom() - 12.0),
        ),
        (
            pos2(r.right(), r.top() + 12.0),
            pos2(r.right(), r.bottom() - 12.0),
        ),
    ] {
        ui.painter()
            .extend(egui::Shape::dashed_line(&[a, b], line, 5.0, 5.0));
    }
}

/// Where no dialog of the system answers, the path can be typed.
pub fn typed_path_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some((wish, path)) = &mut cx.state.typed_path else {
        return;
    };
    let wish = *wish;
    let (why, hint, name, button) = match wish {
        Wish::Events => (
            text!("typed-no-dialog-events"),
            text!("typed-hint-events"),
            text!("typed-path-file"),
            text!("typed-import"),
        ),
        Wish::Rules => (
            text!("typed-no-dialog-rules"),
            text!("typed-hint-rules"),
            text!("typed-path-file"),
            text!("start-open"),
        ),
        // The others have forms of their own.
        Wish::Folder | Wish::Picture | Wish::Project | Wish::Copy => (
            text!("start-no-dialog"),
            text!("start-path-hint"),
            text!("start-path"),
            text!("start-open"),
        ),
    };
    ui.add_space(3.0 * STEP);
    ui.label(RichText::new(why).color(cx.t.warn));
    let mut go = false;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 120.0;
        let field = ui.add(
            TextEdit::singleline(path)
                .hint_text(hint)
                .desired_width(width)
                .min_size(vec2(width, theme::CONTROL))
                .align(egui::Align2::LEFT_CENTER),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        if std::mem::take(&mut cx.state.focus_field) {
            field.request_focus();
        }
        let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        go = ui.button(button).clicked() || enter;
    });
    let typed = files::typed(path);
    if go && !path.trim().is_empty() {
        // What is not there is told below, and is corrected rather than typed anew.
        let is_there = typed.exists();
        if let Some(command) = files::taken(wish, typed) {
            cx.out.send(command);
        }
        match is_there {
            true => cx.state.typed_path = None,
            false => cx.state.focus_field = true,
        }
    }
}

/// For those who have never seen the program.
fn help_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.add_space(3.0 * STEP);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * STEP;
        if widgets::link(ui, cx.t, text!("start-tour")).clicked() {
            cx.out.act(Action::Tour);
        }
        if widgets::link(ui, cx.t, text!("start-guide")).clicked() {
            cx.out.act(Action::Guide);
        }
    });
}

fn recent_ui(ui: &mut Ui, cx: &mut Cx<'_>, recent: &[PathBuf]) {
    if recent.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, text!("start-recent"));
    for path in recent {
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |n| n.to_string_lossy().into_owned(),
        );
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, text!("start-open-recent", name = &name))
        });
        if response.hovered() || response.has_focus() {
            ui.painter()
                .rect_filled(rect, CornerRadius::same(6), cx.t.hover);
        }
        let galley = ui.painter().layout_no_wrap(name, theme::body(), cx.t.text);
        let next = rect.left() + 10.0 + galley.size().x + 10.0;
        let y = rect.center().y - galley.size().y / 2.0;
        ui.painter()
            .galley(pos2(rect.left() + 10.0, y), galley, cx.t.text);
        super::lists::fitted(
            ui.painter(),
            pos2(next, y + 1.0),
            &path.display().to_string(),
            theme::small(),
            cx.t.faint,
            rect.right() - next - 8.0,
        );
        if response.clicked() {
            cx.out.send(Command::Open(vec![path.clone()]));
        }
    }
}

/// A folder is open and there is nothing for the axis: says so and what to do.
/// Over an empty timeline, where all of it is filtered out: why, and the way back.
pub fn nothing_passes_ui(ui: &mut Ui, cx: &mut Cx<'_>, room: egui::Rect) {
    let passed = cx.look.passed();
    let filter = &cx.state.view.filter;
    let arrived = passed.filter == *filter;
    if filter.is_empty() || !arrived || !passed.dated.is_empty() || cx.state.view.dims {
        return;
    }
    let text = match passed.undated.len() {
        0 => text!("start-nothing-passes").to_owned(),
        n => text!("start-only-undated-passes", n = n),
    };
    let height = 24.0 + theme::CONTROL + 2.0 * STEP;
    let size = egui::vec2(room.width().min(360.0) - 4.0 * STEP, height);
    let rect = egui::Rect::from_center_size(room.center(), size);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect)
            .layout(egui::Layout::top_down(egui::Align::Center)),
    );
    child.label(RichText::new(text).color(cx.t.weak));
    child.add_space(STEP);
    let hint = Action::ShowAll.info().hint;
    if child
        .button(text!("start-show-all"))
        .on_hover_text(hint)
        .clicked()
    {
        cx.out.act(Action::ShowAll);
    }
}

pub fn nothing_dated_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let full = ui.available_rect_before_wrap();
    ui.painter().rect_filled(full, 0.0, cx.t.ground);
    let documents = cx.look.timeline.documents.len();
    let (title, text) = if let Some(progress) = cx.shown.progress {
        (
            text!("start-reading").to_owned(),
            text!(
                "start-reading-so-far",
                done = progress.done,
                total = progress.total
            ),
        )
    } else if !std::sync::Arc::ptr_eq(&cx.shown.timeline, &cx.look.timeline) {
        let n = cx.shown.timeline.events.len();
        (
            text!("start-arranging", n = n),
            text!("start-arranging-how").to_owned(),
        )
    } else if cx.shown.resolving {
        (
            text!("status-resolving").to_owned(),
            text!("start-resolving-how").to_owned(),
        )
    } else if let ([note], 0) = (&cx.shown.notes[..], documents) {
        // A folder that is not there: why nothing could be read says more than that there is nothing.
        (text!("start-nothing-read").to_owned(), note.line())
    } else if documents == 0 {
        (
            text!("start-no-documents").to_owned(),
            text!("start-no-documents-why").to_owned(),
        )
    } else if cx.look.n_undated > 0 {
        (
            text!("start-nothing-dated").to_owned(),
            text!(
                "start-nothing-dated-why",
                events = cx.look.n_undated,
                documents = documents
            ),
        )
    } else {
        (
            text!("start-no-events").to_owned(),
            text!("start-no-events-why", n = documents),
        )
    };
    let width = 400.0_f32.min(full.width() - 32.0);
    let column = Rect::from_center_size(full.center(), vec2(width, 120.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(column), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(
                RichText::new(title)
                    .font(theme::strong(theme::TITLE))
                    .color(cx.t.text),
            );
            ui.label(RichText::new(text).color(cx.t.weak));
            if cx.shown.progress.is_none() && !cx.shown.resolving {
                ui.add_space(2.0 * STEP);
                if ui.button(Action::OpenFolder.info().text).clicked() {
                    cx.out.act(Action::OpenFolder);
                }
            }
        });
    });
    ui.advance_cursor_after_rect(full);
}
