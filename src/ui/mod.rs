//! The window. The only module that knows egui.
//!
//! ```text
//!   Shown ─Lookup▶ panels ─▶ Outbox ─▶ Command ─▶ engine
//!                    ▲  └──▶ State (selection, view, history)
//!   Scene ───────────┘
//! ```
//!
//! In reading order: the app ([`app`]), what it remembers ([`state`]), what can be asked for ([`actions`]), then the
//! panels from the top of the window to its foot.

mod actions;
mod app;
mod canvas;
mod cx;
mod files;
mod icons;
mod inspector;
mod lists;
mod lookup;
mod overlays;
mod overview;
mod paint;
mod reader;
mod start;
mod state;
mod status;
mod theme;
mod topbar;
mod tray;
mod widgets;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use crate::engine::Engine;
use app::App;
use std::path::PathBuf;

/// Opens the window and stays until it is closed; `paths` are read at once.
///
/// # Errors
/// One sentence, where no window could be opened.
pub fn run(paths: Vec<PathBuf>) -> Result<(), String> {
    /// What the start page and a timeline with both panels need.
    const SMALLEST: [f32; 2] = [720.0, 480.0];
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Dateline")
            .with_app_id("dateline")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size(SMALLEST)
            .with_drag_and_drop(true),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "dateline",
        options,
        Box::new(move |cc| {
            let ctx = cc.egui_ctx.clone();
            let engine = Engine::start(move || ctx.request_repaint());
            Ok(Box::new(App::new(cc, Box::new(engine), paths)))
        }),
    )
    .map_err(|e| format!("No window could be opened: {e}. Without one, use `dateline timeline FOLDER` or `dateline export FOLDER -o FILE`."))
}
