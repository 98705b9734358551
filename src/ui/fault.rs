//! The small window that says that Dateline has stopped: another process, since the first one is gone.

use super::theme::{self, Looks, STEP, Tokens};
use super::widgets;
use egui::{Align, Layout, RichText, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Opens it and stays until it is closed.
///
/// # Errors
/// Why no window could be opened, in a few words.
pub fn tell(report: &Path) -> Result<(), String> {
    let options = eframe::NativeOptions {
        viewport: super::viewport()
            .with_title(text!("fault-title"))
            .with_inner_size([560.0, 360.0]),
        ..eframe::NativeOptions::default()
    };
    let mut fault = Fault::of(report);
    eframe::run_ui_native("dateline-fault", options, move |ui, _| {
        fault_ui(ui, &mut fault)
    })
    .map_err(|error| super::reason(&error.to_string()))
}

pub(super) struct Fault {
    path: PathBuf,
    text: String,
    tokens: Option<Tokens>,
}

impl Fault {
    pub fn of(report: &Path) -> Self {
        Self {
            path: report.to_path_buf(),
            text: std::fs::read_to_string(report).unwrap_or_default(),
            tokens: None,
        }
    }
}

pub(super) fn fault_ui(ui: &mut Ui, fault: &mut Fault) {
    let ctx = ui.ctx().clone();
    let tokens = fault.tokens.get_or_insert_with(|| {
        theme::install(&ctx);
        ctx.options_mut(|o| o.fallback_theme = egui::Theme::Light);
        let prefs = super::state::Prefs::default();
        let tokens = Tokens::of(Looks::new(&prefs, ctx.theme() == egui::Theme::Dark));
        theme::restyle(&ctx, &prefs);
        tokens
    });
    egui::Frame::central_panel(ui.style())
        .inner_margin(5.0 * STEP)
        .show(ui, |ui| {
            let title = RichText::new(text!("fault-title")).font(theme::strong(theme::TITLE));
            ui.label(title.color(tokens.text));
            ui.add_space(STEP);
            ui.label(text!("fault-what"));
            ui.add_space(STEP);
            ui.label(text!("fault-report"));
            ui.add_space(STEP);
            ui.add(
                egui::Label::new(
                    RichText::new(fault.path.display().to_string()).font(theme::small()),
                )
                .wrap(),
            );
            ui.add_space(2.0 * STEP);
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                ui.horizontal(|ui| {
                    if widgets::primary(ui, tokens, text!("fault-again")).clicked() && start_again()
                    {
                        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                    }
                    if ui.button(text!("fault-copy")).clicked() {
                        ctx.copy_text(fault.text.clone());
                    }
                    if ui.button(text!("close")).clicked() {
                        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                    }
                });
                ui.add_space(2.0 * STEP);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
                        let text = RichText::new(&fault.text)
                            .font(theme::small())
                            .color(tokens.weak);
                        ui.add(egui::Label::new(text).extend());
                    });
                });
            });
        });
}

fn start_again() -> bool {
    std::env::current_exe().is_ok_and(|own| std::process::Command::new(own).spawn().is_ok())
}
