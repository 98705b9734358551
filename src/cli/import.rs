//! `dateline import`: says how many events were taken, and of each row that was not why.

use super::args::ImportArgs;
use super::{print, say};
use crate::engine;

pub(super) fn run(args: &ImportArgs) -> Result<(), String> {
    let mut left = 0;
    for file in &args.files {
        let (taken, notes) = engine::import_into(&args.into, &args.folder, file)?;
        for note in &notes {
            say(&note.line());
        }
        left += notes.len();
        let events = if taken == 1 { "event" } else { "events" };
        print(&format!("{taken} {events} taken — {}\n", file.display()))?;
    }
    match left {
        0 => Ok(()),
        1 => Err("One row was not taken as it stands; the sentence above says why".to_owned()),
        n => Err(format!(
            "{n} rows were not taken as they stand; the sentences above say why"
        )),
    }
}
