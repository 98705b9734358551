//! The sample as a picture in every format, written by the program and read back by others.

use std::path::Path;
use std::process::Command;

/// Words of one event's label that must stand in every picture as text.
const LABEL: &str = "General Assembly proclaimed";

fn export(to: &Path) {
    export_with(to, &[]);
}

#[track_caller]
fn export_with(to: &Path, more: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args([
            "export",
            "data/sample",
            "--title",
            "A title of its own",
            "-o",
        ])
        .arg(to)
        .args(more)
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

#[test]
fn a_picture_of_a_set_size_has_that_size_at_any_resolution() {
    let dir = tempfile::tempdir().expect("a folder to write to");
    for (preset, scale, size) in [
        ("a4", "1", (842, 595)),
        ("slide", "2", (1920, 1080)),
        ("square", "0.5", (360, 360)),
        ("column", "3", (834, 1260)),
    ] {
        let file = dir.path().join("sample.png");
        export_with(&file, &["--preset", preset, "--scale", scale]);
        let png = std::fs::read(&file).expect("the picture is there");
        let number =
            |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
        assert_eq!((number(16), number(20)), size, "{preset}");
    }
}

#[test]
fn numbered_notes_name_the_sentence_and_its_document() {
    let dir = tempfile::tempdir().expect("a folder to write to");
    let file = dir.path().join("sample.svg");
    export_with(
        &file,
        &[
            "--notes",
            "--subtitle",
            "Below the title",
            "--no-legend",
            "--source",
            "The archive",
        ],
    );
    let svg = std::fs::read_to_string(file).expect("the picture is there");
    for words in [
        "Notes",
        "Below the title",
        "The archive",
        "chronology.html",
        "Not confirmed by a person",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains("month or year known"));
}

#[test]
fn several_pages_are_pages_of_one_pdf() {
    if Command::new("pdfinfo").arg("-v").output().is_err() {
        println!("skipped: pdfinfo (poppler) is not installed");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder to write to");
    let file = dir.path().join("sample.pdf");
    export_with(
        &file,
        &[
            "--preset",
            "slide",
            "--pages",
            "tiled",
            "--notes",
            "--group-by",
            "document",
        ],
    );
    let run = Command::new("pdfinfo")
        .arg(&file)
        .output()
        .expect("pdfinfo runs");
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    let pages = told
        .lines()
        .find_map(|l| l.strip_prefix("Pages:")?.trim().parse::<u32>().ok());
    assert!(pages > Some(2), "{told}");
    assert!(told.contains("960 x 540"), "{told}");
}
