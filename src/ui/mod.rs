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
mod crowd;
mod cx;
mod exporting;
mod files;
mod find;
mod icons;
mod inspector;
mod lists;
mod looking;
mod lookup;
mod naming;
mod offscreen;
mod overlays;
mod overview;
mod paint;
mod passed;
mod queue;
mod quotes;
mod reader;
mod review;
mod say;
mod start;
mod state;
mod status;
mod summary;
mod theme;
mod timings;
mod topbar;
mod tray;
mod widgets;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

#[doc(hidden)]
pub use offscreen::{Drawn, Offscreen};
pub use timings::Measuring;

use crate::engine::{Cache, Engine};
use app::App;
use std::path::PathBuf;

/// Opens the window and stays until it is closed; `paths` are read at once. Prints how fast it is where that is measured.
///
/// # Errors
/// Why no window could be opened, in a few words.
pub fn run(paths: Vec<PathBuf>, measuring: Option<Measuring>) -> Result<(), String> {
    /// Also names the folder of the system in which preferences and what was said of folders are kept.
    const APP_ID: &str = "dateline";
    /// What the start page and a timeline with both panels need.
    const SMALLEST: [f32; 2] = [720.0, 480.0];
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Dateline")
            .with_app_id(APP_ID)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size(SMALLEST)
            .with_drag_and_drop(true),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |cc| {
            let ctx = cc.egui_ctx.clone();
            let mut engine = Engine::start_with(Cache::usual(), move || ctx.request_repaint());
            if let Some(own) = eframe::storage_dir(APP_ID) {
                engine.keep_in(own.join("kept"));
            }
            let work: Box<dyn app::Work> = match measuring.and_then(|m| m.crowd) {
                Some(n) => Box::new(crowd::Crowd::new(n)),
                None => Box::new(engine),
            };
            let mut app = App::new(cc, work, paths);
            app.timings = measuring.map(timings::Timings::new);
            Ok(Box::new(app))
        }),
    )
    .map_err(|e| reason(&e.to_string()))
}

/// Why, without the line of a library's source that the system's errors begin with.
fn reason(error: &str) -> String {
    let told = match error.split_once("os error at ") {
        // "FILE:LINE: what happened"
        Some((_, rest)) => rest.split_once(": ").map_or(rest, |(_, what)| what),
        None => error,
    };
    told.trim().trim_end_matches('.').to_owned()
}
