//! The sample as a picture in every format, written by the program and read back by others.

use std::path::Path;
use std::process::Command;

/// Words of one event's label that must stand in every picture as text.
const LABEL: &str = "General Assembly proclaimed";

fn export(to: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args([
            "export",
            "data/sample",
            "--title",
            "A title of its own",
            "-o",
        ])
        .arg(to)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
}

#[test]
fn an_svg_holds_its_text_as_text() {
    let dir = tempfile::tempdir().expect("a folder to write to");
    let file = dir.path().join("sample.svg");
    export(&file);
    let svg = std::fs::read_to_string(file).expect("the picture is there");
    assert!(svg.contains("<text") && svg.contains(LABEL) && svg.contains("A title of its own"));
    assert!(!svg.contains("A title nobody gave"));
}

#[test]
fn a_png_is_a_picture_of_the_asked_width() {
    let dir = tempfile::tempdir().expect("a folder to write to");
    let file = dir.path().join("sample.png");
    export(&file);
    let png = std::fs::read(file).expect("the picture is there");
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let width = u32::from_be_bytes([png[16], png[17], png[18], png[19]]);
    // Two pixels a point, so that it can be printed: the width in points is 1,600 where none is asked for.
    assert_eq!(width, 3200);
}

#[test]
fn a_pdf_can_be_searched() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext (poppler) is not installed");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder to write to");
    let file = dir.path().join("sample.pdf");
    export(&file);
    let read = Command::new("pdftotext")
        .args(["-layout".as_ref(), file.as_os_str(), "-".as_ref()])
        .output();
    let text = String::from_utf8_lossy(&read.expect("pdftotext runs").stdout).into_owned();
    assert!(text.contains(LABEL), "{text}");
    assert!(text.contains("A title of its own") && !text.contains("A title nobody gave"));
}
