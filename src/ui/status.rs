//! The line at the foot: how much there is, what is being read, the last thing done, and the notes.

use super::actions::Action;
use super::cx::Cx;
use super::state::Overlay;
use super::theme;
use super::words;
use crate::session::Command;
use egui::{Align, Layout, RichText, Sense, Ui, vec2};

pub fn status_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().button_padding = vec2(6.0, 1.0);
        let small = |text: String, color| RichText::new(text).font(theme::small()).color(color);
        if cx.shown.name.is_some() {
            let documents = text!("n-documents", n = cx.look.timeline.documents.len());
            let all = cx.look.timeline.events.len();
            let passing = cx.look.passed().len();
            let events = if passing == all {
                text!("n-events", n = all)
            } else {
                text!("status-filtered", shown = passing, all = all)
            };
            ui.label(small(
                text!("status-all", documents = documents, events = events),
                cx.t.weak,
            ));
        }
        let left = super::review::left(cx);
        if left > 0 && !super::review::is_open(cx) {
            let text = small(text!("status-to-review", n = left), cx.t.accent);
            let button = egui::Button::new(text).frame_when_inactive(false);
            if ui
                .add(button)
                .on_hover_text(Action::Review.info().hint)
                .clicked()
            {
                cx.out.act(Action::Review);
            }
        }
        if let Some(text) = words::notes(&cx.shown.notes) {
            let button = egui::Button::new(small(text, cx.t.warn)).frame_when_inactive(false);
            if ui
                .add(button)
                .on_hover_text(text!("status-notes-hint"))
                .clicked()
            {
                cx.state.overlay = Some(Overlay::Notes);
            }
        }
        let unplaced = cx.look.timeline.unplaced.len();
        if unplaced > 0 {
            let count = text!("status-unplaced", n = unplaced);
            let button = egui::Button::new(small(count, cx.t.warn)).frame_when_inactive(false);
            let hint = Action::Unplaced.info().hint;
            if ui.add(button).on_hover_text(hint).clicked() {
                cx.out.act(Action::Unplaced);
            }
        }
        if let Some(why) = &cx.shown.read_only {
            ui.label(small(text!("status-read-only").to_owned(), cx.t.warn))
                .on_hover_text(why);
        } else if cx.shown.unsaved {
            ui.label(small(text!("status-not-saved").to_owned(), cx.t.warn))
                .on_hover_text(text!("status-not-saved-hint"));
        }
        if let Some(sentence) = &cx.state.missing_letters {
            ui.label(small(text!("status-no-font").to_owned(), cx.t.warn))
                .on_hover_text(sentence);
        }
        if let Some(progress) = cx.shown.progress {
            let paused = cx.shown.paused;
            bar_ui(ui, cx, progress.done as f32 / progress.total.max(1) as f32);
            let (word, hint) = match paused {
                true => (text!("status-go-on"), text!("status-go-on-hint")),
                false => (text!("status-pause"), Action::Pause.info().hint),
            };
            if ui
                .add(
                    egui::Button::new(small(word.to_owned(), cx.t.text))
                        .min_size(egui::vec2(PAUSE, 0.0)),
                )
                .on_hover_text(hint)
                .clicked()
            {
                cx.out.act(Action::Pause);
            }
            if ui
                .add(egui::Button::new(small(
                    text!("status-stop").to_owned(),
                    cx.t.text,
                )))
                .on_hover_text(Action::Stop.info().hint)
                .clicked()
            {
                cx.out.send(Command::Stop);
            }
            // Behind the buttons: its length changes all the time, and they stay under the pointer.
            ui.label(small(
                match paused {
                    true => text!(
                        "status-paused",
                        done = progress.done,
                        total = progress.total
                    ),
                    // What is shown is how it was when it was last read.
                    false if progress.checking => text!("status-checking").to_owned(),
                    false => {
                        text!(
                            "status-reading",
                            done = progress.done,
                            total = progress.total
                        ) + &words::pace(&progress)
                    }
                },
                cx.t.weak,
            ));
        }
        // Edits are quick and say so themselves; only after reading is there something to wait for.
        else if cx.shown.resolving && cx.shown.undo.is_none() && cx.shown.redo.is_none() {
            let text = text!("status-resolving").to_owned();
            ui.label(small(text, cx.t.weak));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if cx.shown.kept {
                ui.label(small(text!("status-kept").to_owned(), cx.t.weak))
                    .on_hover_text(text!("status-kept-hint"));
            }
            if let Some((message, failed)) = &cx.shown.message {
                let color = if *failed { cx.t.warn } else { cx.t.weak };
                ui.add(egui::Label::new(small(message.clone(), color)).truncate())
                    .on_hover_text(message);
            }
        });
    });
}

/// Wide enough for either word of the button that pauses and goes on.
const PAUSE: f32 = 72.0;

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, share: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(96.0, 6.0), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 3.0, cx.t.pressed);
    let mut done = rect;
    done.set_width(rect.width() * share.clamp(0.0, 1.0));
    painter.rect_filled(done, 3.0, cx.t.accent);
}
