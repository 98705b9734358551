//! Runs the program as a person or a script does, and looks at what it prints.
//!
//! Expects nothing of what is printed but that it is JSON where that is asked for.

use std::io::Write;
use std::process::{Command, Output, Stdio};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// Runs a command with this on its standard input; no window can open.
pub fn fed(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the input was written");
    output
}

pub fn dateline(args: &[&str], input: &[u8]) -> Output {
    fed(Command::new(PROGRAM).args(args), input)
}
