//! The same engine without a window.
//!
//! ```text
//! dateline [PATH…]                      the window
//! dateline extract [--jsonl] [PATH…]    one JSON object a document
//! dateline timeline FOLDER…             one JSON object
//! dateline resolve                      the same, of what extract --whole has printed
//! dateline export FOLDER… -o FILE       a picture, or data for other programs
//! dateline import FILE… --into PROJECT  one line a file of events
//! dateline edit PROJECT --apply FILE    one line an edit that was refused
//! dateline rules check [PATH…]          one line an example that fails
//! dateline completions SHELL, man       the same flags for a shell, and as a page
//! dateline desktop add                  one line: where the menu entry went
//! ```

mod args;
mod desktop;
mod edit;
mod export;
mod extract;
mod facts;
mod import;
mod resolve;
mod rules;
mod timeline;

use crate::engine::Outcome;
use crate::export::data::json;
use args::{Action, Args, RulesAction};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the program is to do after the command line was read.
pub enum Next {
    /// Everything is done.
    Exit(ExitCode),
    Window(Opening),
}

/// How to open the window.
pub struct Opening {
    /// Folders and files to read at once.
    pub paths: Vec<PathBuf>,
    /// The sample, in place of folders.
    pub sample: bool,
    /// Even where a window runs that could open them.
    pub new_window: bool,
    /// Only tell of this report of a fault.
    pub fault: Option<PathBuf>,
    /// Whether to print how fast it is.
    pub timings: bool,
    /// Seconds after which it closes by itself.
    pub quit_after: Option<f32>,
    /// As many made-up events in place of documents.
    pub crowd: Option<usize>,
}

/// Parses the command line and runs it. Prints an error once, as one sentence on standard error.
pub fn main() -> Next {
    crate::engine::read_in_processes();
    let result = match args::parse(std::env::args_os()) {
        args::Parsed::Args(args) => {
            let Args {
                action,
                paths,
                sample,
                new_window,
                fault,
                timings,
                quit_after,
                crowd,
            } = *args;
            match action {
                Some(action) => run(action),
                None => {
                    return Next::Window(Opening {
                        paths,
                        sample,
                        new_window,
                        fault,
                        timings,
                        quit_after,
                        crowd,
                    });
                }
            }
        }
        args::Parsed::Help(text) => print(&text),
        args::Parsed::Wrong(sentence) => Err(sentence),
    };
    Next::Exit(match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => fail(&sentence),
    })
}

/// One sentence on standard error, and the exit status that goes with it.
pub fn fail(sentence: &str) -> ExitCode {
    say(sentence);
    ExitCode::FAILURE
}

fn run(action: Action) -> Result<(), String> {
    match action {
        Action::Extract(args) => extract::run(&args),
        Action::Resolve(args) => resolve::run(&args),
        Action::Timeline(args) => timeline::run(&args),
        Action::Export(args) => export::run(&args),
        Action::Edit(args) => edit::run(&args),
        Action::Import(args) => import::run(&args),
        Action::Rules(RulesAction::Check(args)) => rules::check(&args),
        Action::Rules(RulesAction::Doc(args)) => rules::doc(&args),
        Action::Completions(args) => {
            print(&String::from_utf8_lossy(&args::completions(args.shell)))
        }
        Action::Man => {
            let page =
                args::man().map_err(|e| format!("The manual page could not be made ({e})"))?;
            print(&String::from_utf8_lossy(&page))
        }
        Action::Desktop(what) => desktop::run(what),
        Action::ReadFiles => {
            crate::engine::serve_reading();
            Ok(())
        }
    }
}

/// One line on standard error. Where nobody reads it there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// What documents say together, and what is to be said of them.
fn print_outcome(outcome: &Outcome, with_text: bool) -> Result<(), String> {
    for note in &outcome.notes {
        say(&note.line());
    }
    // Standard output itself is written line by line, and this is one line.
    let out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = json::write(&outcome.timeline, &outcome.notes, with_text, out);
    written_or(written).map(|_| ())
}

fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written_or(written).map(|_| ())
}

/// Whether to go on writing. A reader that has had enough (`| head`) is no error.
fn written_or(result: io::Result<()>) -> Result<bool, String> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(format!(
            "The output could not be written ({error}); check where it goes"
        )),
    }
}
