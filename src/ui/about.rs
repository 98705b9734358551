//! "About Dateline": the version, and whose work is in the program, with every licence in full.

use super::cx::Cx;
use super::theme::{self, STEP};
use egui::{RichText, ScrollArea, Ui};

/// Made by tools/notices.py; tests/notices.rs holds it against Cargo.toml and Cargo.lock.
const NOTICES: &str = include_str!("../../assets/third-party.txt");

pub fn about_ui(ui: &mut Ui, cx: &mut Cx<'_>, licences: &mut bool) {
    let version = env!("CARGO_PKG_VERSION");
    ui.label(RichText::new(text!("about-version", version = version)).color(cx.t.text));
    ui.add_space(STEP);
    ui.label(text!("about-what"));
    ui.add_space(2.0 * STEP);
    ui.label(RichText::new(text!("about-licence")).color(cx.t.weak));
    ui.add_space(2.0 * STEP);
    let asked = match *licences {
        true => text!("about-hide-libraries"),
        false => text!("about-show-libraries"),
    };
    if ui.button(asked).clicked() {
        *licences = !*licences;
    }
    if !*licences {
        return;
    }
    ui.add_space(2.0 * STEP);
    let lines: Vec<&str> = NOTICES.lines().collect();
    let height = ui.ctx().content_rect().height() * 0.5;
    let row = theme::small().size * 1.4;
    ScrollArea::both()
        .max_height(height)
        .auto_shrink([false, true])
        .show_rows(ui, row, lines.len(), |ui, rows| {
            for line in &lines[rows] {
                let text = RichText::new(*line).font(theme::small()).color(cx.t.text);
                ui.add_sized([0.0, row], egui::Label::new(text).extend());
            }
        });
}
