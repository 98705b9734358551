//! The program: the window, or one headless command. Prints an error once, at the end.

// A double click on Windows opens no console beside the window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use dateline::cli::{self, Next, Opening};
use std::process::ExitCode;
use std::time::Instant;

/// Gives back to the system what is no longer used: resolving a large folder takes several times what its timeline takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let began = Instant::now();
    match cli::main() {
        Next::Exit(code) => code,
        Next::Window(opening) => window(opening, began),
    }
}

/// The headless commands, for where there is no window.
const HEADLESS: &str =
    "use dateline extract, dateline timeline or dateline export, or see dateline --help";

#[cfg(feature = "window")]
fn window(opening: Opening, began: Instant) -> ExitCode {
    if !has_display() {
        return cli::fail(&format!(
            "There is no display to open a window on; {HEADLESS}"
        ));
    }
    if let Some(report) = &opening.fault {
        return match dateline::ui::tell_of_fault(report) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => cli::fail(&format!("The window could not be opened ({why})")),
        };
    }
    let measuring = opening.timings.then_some(dateline::ui::Measuring {
        began,
        quit_after: opening.quit_after,
        crowd: opening.crowd,
    });
    let first = dateline::ui::First {
        paths: opening.paths,
        sample: opening.sample,
        new_window: opening.new_window,
    };
    match dateline::ui::run(first, measuring) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => cli::fail(&format!(
            "The window could not be opened ({why}); {HEADLESS}"
        )),
    }
}

#[cfg(not(feature = "window"))]
fn window(_opening: Opening, _began: Instant) -> ExitCode {
    cli::fail(&format!(
        "This program was built without its window; {HEADLESS}"
    ))
}

/// Only where windows need a display server can there be none.
#[cfg(feature = "window")]
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
