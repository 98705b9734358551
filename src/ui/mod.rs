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

#[macro_use]
mod text;

mod about;
mod actions;
mod app;
mod bidi;
mod canvas;
mod crowd;
mod cx;
mod exporting;
mod fault;
mod files;
mod find;
mod help;
mod icons;
mod inspector;
mod lists;
mod looking;
mod lookup;
mod marked;
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
mod tour;
mod tray;
mod widgets;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use fault::tell as tell_of_fault;
#[doc(hidden)]
pub use offscreen::{Drawn, Offscreen};
pub use timings::Measuring;

use crate::engine::{self, Cache, Engine, Instance};
use app::App;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// Names the program to the desktop, and the folder of the system in which preferences and what was said of folders are kept.
const APP_ID: &str = "dateline";

/// What the window is opened with.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// Read at once.
    pub paths: Vec<PathBuf>,
    /// The sample, in place of these.
    pub sample: bool,
    /// Even where a window runs that could open them.
    pub new_window: bool,
}

/// What every window of the program has.
fn viewport() -> egui::ViewportBuilder {
    let builder = egui::ViewportBuilder::default().with_app_id(APP_ID);
    match eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/dateline-256.png")) {
        Ok(icon) => builder.with_icon(icon),
        Err(_) => builder,
    }
}

/// Opens the window and stays until it is closed; or hands over to the one that runs. Prints how fast it is where that is measured.
///
/// # Errors
/// Why no window could be opened, in a few words.
pub fn run(first: First, measuring: Option<Measuring>) -> Result<(), String> {
    /// What the start page and a timeline with both panels need.
    const SMALLEST: [f32; 2] = [720.0, 480.0];
    let own = eframe::storage_dir(APP_ID);
    let context = Arc::new(OnceLock::<egui::Context>::new());
    let mut later_starts = None;
    // What is measured is this process, whoever else runs.
    if let Some(own) = &own
        && measuring.is_none()
    {
        let context = Arc::clone(&context);
        let wake = move || {
            if let Some(ctx) = context.get() {
                ctx.request_repaint();
            }
        };
        if !first.new_window && !first.sample {
            match engine::instance(own, &first.paths, wake) {
                Instance::Handed => return Ok(()),
                Instance::First(asked) => later_starts = Some(asked),
                Instance::Alone => {}
            }
        }
        engine::report_to(own.join("faults"), |report| {
            // Where not even that can be started, the report is still there and standard error has told the fault.
            if let Ok(own) = std::env::current_exe() {
                let _ = std::process::Command::new(own)
                    .arg("--fault")
                    .arg(report)
                    .spawn();
            }
        });
    }
    let options = eframe::NativeOptions {
        viewport: viewport()
            .with_title("Dateline")
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
            let _ = context.set(ctx.clone());
            let mut engine = Engine::start_with(Cache::usual(), move || ctx.request_repaint());
            if let Some(own) = own {
                engine.keep_in(own.join("kept"));
            }
            let work: Box<dyn app::Work> = match measuring.and_then(|m| m.crowd) {
                Some(n) => Box::new(crowd::Crowd::new(n)),
                None => Box::new(engine),
            };
            let mut app = App::new(cc, work, first.paths);
            app.later_starts = later_starts;
            if first.sample {
                app.open_sample();
            }
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
