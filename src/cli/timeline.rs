//! `dateline timeline`.

use super::args::TimelineArgs;
use super::{rules, say, written_or};
use crate::engine;
use crate::export::data::json;
use std::io::Write;

pub(super) fn run(args: &TimelineArgs) -> Result<(), String> {
    let outcome = engine::run(&args.paths, &rules::options_with(&args.own, &args.outside)?)?;
    for note in &outcome.notes {
        say(&note.line());
    }
    let bytes = json::print(&outcome.timeline, &outcome.notes, args.text);
    let mut out = std::io::stdout().lock();
    let written = out.write_all(&bytes).and_then(|()| out.flush());
    written_or(written).map(|_| ())
}
