//! Past one machine: what many extract, put together, is what one machine makes of the same documents.

mod ran;

use ran::{PROGRAM, dateline, fed};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

#[track_caller]
fn json(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Documents that need each other: a year that only one of them says, a name that only one has in full, copies.
fn documents() -> Vec<(String, String)> {
    let mut out = vec![
        ("a.txt".to_owned(), "Published: 3 May 2004\n\nThe mayor was beaten by Elizabeth Okafor by ninety votes. The bridge at Lund was opened on 2 May.\n".to_owned()),
        ("b/é “2”.txt".to_owned(), "Published: 8 June 2009\n\nTown councillor Liz Okafor asked for a new bridge. Ms. Okafor said that it was promised on 03/04/2009.\n".to_owned()),
    ];
    for n in 0..30 {
        let (day, year) = (n % 28 + 1, 1980 + n);
        let text = format!(
            "Minutes of the meeting held on {day} March {year}\n\nKarl Brandt opened the meeting. The Council of Lund approved the budget of {year}. Eva Lund will visit Bergen on 5 April.\n"
        );
        out.push((format!("minutes/{n:02}.txt"), text));
    }
    out
}

fn lines(documents: &[(String, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (doc, text) in documents {
        let line = serde_json::json!({"doc": doc, "text": text});
        out.extend_from_slice(line.to_string().as_bytes());
        out.push(b'\n');
    }
    out
}

/// The timeline of the same documents as files in a folder.
fn of_one_machine(documents: &[(String, String)], dir: &Path) -> Value {
    let folder = dir.join("docs");
    for (doc, text) in documents {
        let path = folder.join(doc);
        fs::create_dir_all(path.parent().expect("it has one")).expect("made");
        fs::write(path, text).expect("written");
    }
    let folder = folder.to_str().expect("a plain path").to_owned();
    json(&dateline(&["timeline", "--no-cache", &folder], b""))
}

#[test]
fn what_is_extracted_in_parts_and_in_any_order_resolves_to_the_timeline_of_one_machine() {
    let dir = tempfile::tempdir().expect("a folder");
    let documents = documents();
    let one = of_one_machine(&documents, dir.path());
    assert!(one["events"].as_array().is_some_and(|e| e.len() > 50));
    let mut extracted = Vec::new();
    for part in documents.rchunks(7) {
        let output = dateline(&["extract", "--jsonl", "--whole"], &lines(part));
        assert!(output.status.success());
        extracted.extend_from_slice(&output.stdout);
    }
    let many = json(&dateline(&["resolve"], &extracted));
    assert_eq!(many, one);
    // Files read elsewhere, too.
    let folder = dir.path().join("docs");
    let folder = folder.to_str().expect("a plain path");
    let extracted = dateline(&["extract", "--whole", folder], b"");
    assert_eq!(json(&dateline(&["resolve"], &extracted.stdout)), one);
}

#[test]
fn lines_that_cannot_be_put_together_are_refused_with_their_number() {
    let of = |doc: &str| {
        lines(&[(
            doc.to_owned(),
            "Karl Brandt left Lund on 3 May 2004.\n".to_owned(),
        )])
    };
    let whole = dateline(&["extract", "--jsonl", "--whole"], &of("a.txt")).stdout;
    let plain = dateline(&["extract", "--jsonl"], &of("b.txt")).stdout;
    let other = String::from_utf8(whole.clone()).expect("UTF-8");
    let other = other
        .replacen("\"version\":\"", "\"version\":\"9", 1)
        .replacen("a.txt", "c.txt", 1);
    for (second, why) in [
        (
            &plain[..],
            "Line 2 of standard input tells of b.txt without",
        ),
        (b"{]\n", "Line 2 of standard input is not one"),
        (
            &whole,
            "Line 2 of standard input tells of a.txt, as one before",
        ),
        (
            other.as_bytes(),
            "Line 2 of standard input was printed by Dateline 9",
        ),
    ] {
        let output = dateline(&["resolve"], &[&whole, second].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success());
        assert!(said.starts_with(why) && said.lines().count() == 1, "{said}");
    }
    assert!(!dateline(&["resolve"], b"").status.success());
}

/// Needs PySpark and a Java; set DATELINE_PYTHON to the Python that has it.
#[test]
fn pyspark_makes_the_timeline_of_one_machine() {
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = |command: &mut Command| {
        let run = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        run.is_ok_and(|status| status.success())
    };
    if !has(Command::new(&python).args(["-c", "import pyspark"]))
        || !has(Command::new("java").arg("-version"))
    {
        println!("skipped: there is no PySpark here, or no Java");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let documents = documents();
    let one = of_one_machine(&documents, dir.path());
    let input = dir.path().join("documents.jsonl");
    fs::write(&input, lines(&documents)).expect("written");
    let mut command = Command::new(&python);
    command
        .args([
            "examples/pyspark/timeline.py",
            "--dateline",
            PROGRAM,
            "--master",
            "local[2]",
            "--parts",
            "5",
        ])
        .arg(&input);
    assert_eq!(json(&fed(&mut command, b"")), one);
}
