//! Any bytes as lines of `dateline edit --apply`: never a panic, and what is taken is kept by the project file as it was.

#![no_main]

use dateline::edit::EditLog;
use dateline::project::{self, Project};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let taken = text.lines().filter_map(|l| project::parse_step(l).ok());
    let written = Project {
        log: EditLog::replay(taken),
        ..Project::default()
    };
    let text = project::print(&written);
    let (read, notes) = project::parse(text.as_bytes()).expect("what is written can be read");
    assert_eq!(read.log.in_force().count(), written.log.in_force().count());
    assert!(notes.is_empty(), "{notes:?}");
    assert_eq!(project::print(&read), text);
});
