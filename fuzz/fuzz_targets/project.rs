//! Any bytes as a project file: never a panic, and what was read is written so that it is read again the same.

#![no_main]

use dateline::project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((read, _)) = project::parse(bytes) else {
        return;
    };
    let text = project::print(&read);
    let (mut again, _) = project::parse(text.as_bytes()).expect("what is written can be read");
    // A file of a newer version is read-only; under another name it is one of ours.
    again.read_only = read.read_only.clone();
    assert_eq!(again, read);
    assert_eq!(project::print(&again), text);
});
