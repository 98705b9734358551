//! The headless commands as a person or a script meets them: the program is run, and what it prints is looked at.

mod ran;

use ran::{PROGRAM, dateline};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

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
        &[".png, .svg, .pdf", "and .graphml", "— a.gif"],
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
        &["export", empty, "-o", "a.svg", "--colors", "pink"],
        "",
        &["usual, bright, single"],
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
fn a_picture_has_the_colors_that_were_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(
        dir.path().join("a.txt"),
        "The project “Clean Wells” began on 3 May 1990.",
    )
    .expect("written");
    let drawn = |colors: &str| {
        let to = dir.path().join(format!("{colors}.svg"));
        let output = dateline(
            &[
                "export",
                path(dir.path()),
                "-o",
                path(&to),
                "--colors",
                colors,
            ],
            b"",
        );
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        fs::read_to_string(to).expect("the picture")
    };
    let (usual, single) = (drawn("usual"), drawn("single"));
    // The first of the set in assets/theme.toml.
    assert!(single.contains("#08306b"));
    assert!(!usual.contains("#08306b"));
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
    let mut child = Command::new(PROGRAM)
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

const OWN_RULES: &str = r#"language = "en"

[[rule]]
name = "founders-day"
pattern = "founders day @year?"
value = "date y=$year m=5 d=4"
yes = [["They met on founders day 2011.", "founders day 2011", "2011-05-04"]]
no = ["The founders met."]
"#;

#[test]
fn rules_of_ones_own_are_checked_and_used() {
    let dir = tempfile::tempdir().expect("a folder");
    let (rules, broken) = (dir.path().join("own.toml"), dir.path().join("broken.toml"));
    fs::write(&rules, OWN_RULES).expect("written");
    let more = "[[rule]]\nname = \"odd\"\npattern = \"(odd\"\nvalue = \"date m=5\"\n";
    fs::write(
        &broken,
        format!("{}\n{more}", OWN_RULES.replace("05-04\"]", "05-05\"]")),
    )
    .expect("written");

    let output = dateline(&["rules", "check", path(&rules)], b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stdout), "en: 1 rule, 1 yes, 1 no, all kept\n");

    let output = dateline(&["rules", "check", path(&broken)], b"");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    for words in [
        "The rule “odd” cannot be used: a bracket is not closed",
        "en/founders-day: “They met on founders day 2011.” should give “founders day 2011” = 2011-05-05, gives “founders day 2011” = 2011-05-04",
        "en: 1 rule, 1 yes, 1 no, 1 not kept",
    ] {
        assert!(said.contains(words), "“{words}” is not in: {said}");
    }
    assert_eq!(
        text(&output.stderr),
        "1 rule can not be used and 1 example is not kept\n"
    );
    fails(&["rules", "check", "no/such.toml"], "", &["no/such.toml"]);

    let doc = "{\"doc\": \"a\", \"text\": \"The Council met on founders day 2011.\"}\n";
    let value = |args: &[&str]| prints(args, doc).0[0]["times"][0]["value"].clone();
    assert_ne!(value(&["extract", "--jsonl"]), "2011-05-04");
    assert_eq!(
        value(&["extract", "--jsonl", "--rules", path(&rules)]),
        "2011-05-04"
    );
    // What is broken is told, and the rest is used.
    let (lines, said) = prints(&["extract", "--jsonl", "--rules", path(&broken)], doc);
    assert_eq!(lines[0]["times"][0]["value"], "2011-05-04");
    assert!(said.contains("“odd” cannot be used"), "{said}");
    fs::write(
        dir.path().join("a.txt"),
        "The Council met in Geneva on founders day 2011.\n",
    )
    .expect("written");
    let (lines, _) = prints(
        &[
            "timeline",
            path(&dir.path().join("a.txt")),
            "--rules",
            path(&rules),
        ],
        "",
    );
    assert_eq!(lines[0]["events"][0]["when"]["edtf"], "2011-05-04");
}

#[test]
fn knowledge_from_outside_is_marked_and_can_be_left_out_or_added() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.txt"),
        "Health news\n\nThe 70th session of the World Health Assembly was held in Geneva.\n\nThe 4th session of the Ostermoor Choir Council was held in Lund.\n",
    )
    .expect("written");
    let own = folder.path().join("own.toml");
    fs::write(
        &own,
        "[[series]]\nname = \"Session of the Ostermoor Choir Council\"\nsource = \"its own list\"\none_a_year = { number = 1, year = 1976, to = 40 }\n",
    )
    .expect("written");
    let docs = path(&folder.path().join("a.txt")).to_owned();
    let why = |more: &[&str]| {
        let args: Vec<&str> = ["timeline", &docs]
            .into_iter()
            .chain(more.iter().copied())
            .collect();
        let (printed, _) = prints(&args, "");
        printed[0].to_string()
    };
    let (health, choir) = (
        "From general knowledge, not checked: number 70 of",
        "From outside the documents: number 4 of",
    );
    assert!(why(&[]).contains(health));
    let left_out = why(&["--no-chronology"]);
    assert!(!left_out.contains("From outside the documents"));
    assert!(!left_out.contains("From general knowledge"));
    let both = why(&["--chronology", path(&own)]);
    assert!(both.contains(health) && both.contains(choir), "{both}");
    fails(
        &["timeline", &docs, "--chronology", "nowhere.toml"],
        "",
        &["cannot be read", "nowhere.toml"],
    );
}

#[test]
fn edits_of_a_script_are_checked_saved_and_shown() {
    let dir = tempfile::tempdir().expect("a folder");
    let docs = dir.path().join("docs");
    fs::create_dir(&docs).expect("made");
    let told = "Harbour notes\n\nOn 4 May 1911 the council opened the new bridge at Eastmoor. Jon Smith spoke.\n\nOn 6 June 1912 Jon Smith founded the Rowing Club.\n";
    fs::write(docs.join("a.txt"), told).expect("written");
    let project = dir.path().join("p.dateline");
    let project = project.to_str().expect("a name");
    let at = told.find("Jon Smith").expect("there");
    let first = format!(
        r#"{{"rename": {{"mention": {{"doc": "a.txt", "quote": "Jon Smith", "start": {at}, "end": {}}}, "name": "John Smith"}}}}"#,
        at + 9
    );
    let lines = [
        &first,
        r#"{"set_date": {"event": {"doc": "a.txt", "quote": "On 4 May 1911 the council opened"}, "date": "1911-05-05"}}"#,
        r#"{"hide": {"event": {"doc": "a.txt", "quote": "Nobody came."}}}"#,
        r#"{"hide": {"event": {"doc": "b.txt", "quote": "Nobody came."}}}"#,
        r#"{"set_date": {"event": {"doc": "a.txt", "quote": "On 6 June 1912 Jon Smith founded"}, "date": "soon"}}"#,
        r#"{"rename": {"mention": {"doc": "a.txt", "quote": "Jon Smith"}, "name": "J."}}"#,
        r#"{"add": {"key": "letter", "label": "A letter was sent", "date": "1911-06"}}"#,
        r#"{"confirm": {"event": {"doc": "", "quote": "letter"}}}"#,
        r#"{"confirm": {"event": {"doc": "", "quote": "no such"}}}"#,
        r#"{"paint": {}}"#,
        "nonsense",
        r#"{"undo": true}"#,
    ];
    let docs_name = docs.to_str().expect("a name");
    let output = dateline(
        &["edit", project, "--folder", docs_name, "--apply", "-"],
        lines.join("\n").as_bytes(),
    );
    let said = text(&output.stderr);
    assert_eq!(
        text(&output.stdout),
        "line 1: saved\nline 2: saved\nline 7: saved\nline 8: saved\nline 12: saved\n",
        "{said}"
    );
    assert_eq!(output.status.code(), Some(1));
    for words in [
        "line 3 quotes “Nobody came.”, which a.txt does not say",
        "line 4 is about b.txt, which was not read",
        "line 5 has a value that makes no sense",
        "line 6 quotes “Jon Smith”, which a.txt says 2 times",
        "line 9 is about an event “no such” that was not added",
        "line 10 is not understood",
        "line 11 is no JSON object",
        "7 lines were refused; all others are saved",
    ] {
        assert!(said.contains(words), "“{words}” is not in: {said}");
    }
    // Renamed and changed, and everything said is in its place.
    fs::rename(docs.join("a.txt"), docs.join("notes.txt")).expect("renamed");
    let shown = text(&dateline(&["timeline", project], b"").stdout);
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let events = shown["events"].as_array().expect("events");
    let find = |label: &str| {
        let is_it = |e: &&serde_json::Value| e["label"].as_str().is_some_and(|l| l.contains(label));
        events
            .iter()
            .find(is_it)
            .unwrap_or_else(|| panic!("no “{label}” in {shown:#}"))
    };
    let bridge = find("bridge");
    assert_eq!(bridge["when"]["edtf"], "1911-05-05");
    assert_eq!(bridge["when"]["certainty"], "user");
    assert_eq!(
        find("Rowing Club")["label"],
        "John Smith founded the Rowing Club"
    );
    // What was confirmed was taken back.
    assert_eq!(find("letter")["confirmed"], serde_json::Value::Null);
    let picture = dir.path().join("p.svg");
    let output = dateline(
        &[
            "export",
            project,
            "-o",
            picture.to_str().expect("a name"),
            "--title",
            "",
        ],
        b"",
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(
        fs::read_to_string(picture)
            .expect("written")
            .contains("<svg")
    );
}
