//! The headless commands as a person or a script meets them: the program is run, and what it prints is looked at.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn dateline(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the input was written");
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Exit status 1, nothing on standard output, and one sentence on standard error that holds all these words.
#[track_caller]
fn fails(args: &[&str], input: &str, words: &[&str]) {
    let output = dateline(args, input.as_bytes());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(text(&output.stdout), "");
    assert_eq!(said.lines().count(), 1, "{said}");
    for word in words {
        assert!(said.contains(word), "“{word}” is not in: {said}");
    }
}

/// Exit status 0; the lines of standard output as JSON, and standard error.
#[track_caller]
fn prints(args: &[&str], input: &str) -> (Vec<serde_json::Value>, String) {
    let output = dateline(args, input.as_bytes());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    let lines = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    (lines, said)
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[test]
fn what_is_wrong_is_one_sentence() {
    let dir = tempfile::tempdir().expect("a folder");
    let empty = path(dir.path());
    fails(&["timeline", empty], "", &["is empty", empty]);
    fails(
        &["extract", "no/such"],
        "",
        &["no such folder", "— no/such"],
    );
    fails(&["timeline", "no/such"], "", &["no such folder"]);
    fails(
        &["timeline", "no/such.dateline"],
        "",
        &["no such project file"],
    );
    fails(
        &["export", empty, "-o", "a.gif"],
        "",
        &[".png, .svg and .pdf", "— a.gif"],
    );
    fails(
        &["export", empty, "-o", "a.svg", "--from", "then"],
        "",
        &["--from needs", "“then”"],
    );
    fails(
        &["export", empty, "-o", "a.svg", "--theme", "pink"],
        "",
        &["paper, light, dark"],
    );
    fails(
        &["export", empty, "-o", "a.svg", "--group-by", "mood"],
        "",
        &["project, person"],
    );
    fails(
        &["export", empty, "-o", "a.svg", "--width", "1"],
        "",
        &["--width"],
    );
    fails(&["timeline"], "", &["--help"]);
    fails(&["extract", "--jsonl"], "{\"doc\": 1}\n", &["Line 1"]);
    fails(&["extract", "--jsonl"], "\n\nnonsense\n", &["Line 3"]);
}

#[test]
fn without_a_display_the_headless_commands_are_named() {
    fails(&[], "", &["dateline timeline"]);
}

#[test]
fn every_command_explains_itself() {
    for args in [
        &["--help"][..],
        &["extract", "--help"],
        &["timeline", "--help"],
        &["export", "--help"],
    ] {
        let output = dateline(args, b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains("Usage: dateline"));
    }
}

#[test]
fn broken_files_are_notes_and_the_rest_goes_on() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.txt"), "The Council met on 3 May 1990.").expect("written");
    fs::write(
        dir.path().join("b.txt"),
        [0u8, 159, 146, 150, 0, 1, 2, 3].repeat(64),
    )
    .expect("written");
    fs::write(dir.path().join("c.txt"), b"The caf\xe9 opened in 1995.").expect("written");
    let (lines, said) = prints(&["timeline", path(dir.path())], "");
    let notes = lines[0]["notes"].as_array().expect("a list");
    assert!(notes.iter().any(|n| n["about"] == "b.txt"), "{notes:?}");
    assert!(said.contains("— b.txt"), "{said}");
    let documents = lines[0]["documents"].as_array().expect("a list");
    assert_eq!(documents.len(), 2, "{documents:?}");
}

#[test]
fn keys_come_in_the_documented_order() {
    let (lines, _) = prints(
        &["extract", "--jsonl", "--text"],
        "{\"doc\":\"d\",\"text\":\"Hello.\"}\n",
    );
    let keys: Vec<_> = lines[0].as_object().expect("an object").keys().collect();
    let documented = [
        "doc",
        "title",
        "published",
        "times",
        "names",
        "events",
        "notes",
    ];
    assert_eq!(keys[..7], documented);
    assert_eq!(lines[0]["text"], "Hello.");
}

#[test]
fn lines_keep_their_order_and_every_run_prints_the_same_bytes() {
    let mut input = String::new();
    for n in 0..200 {
        let body = "The Council met on 3 May 1990 in Geneva. ".repeat(1 + n % 7);
        input.push_str(&format!("{{\"doc\":\"d{n}\",\"text\":\"{body}\"}}\n"));
    }
    let first = dateline(&["extract", "--jsonl"], input.as_bytes());
    assert_eq!(first.status.code(), Some(0));
    let docs: Vec<String> = text(&first.stdout)
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON")["doc"].to_string())
        .collect();
    let expected: Vec<String> = (0..200).map(|n| format!("\"d{n}\"")).collect();
    assert_eq!(docs, expected);
    assert!(dateline(&["extract", "--jsonl"], input.as_bytes()).stdout == first.stdout);
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let input = "{\"doc\":\"d\",\"text\":\"The Council met on 3 May 1990.\"}\n".repeat(2000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("piped");
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}
