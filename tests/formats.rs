//! Files as people have them: every format says what it should, and nothing in a broken or hostile one costs more than itself.
//!
//! Runs the program itself, because the reading of risky files in processes of their own is part of what is tested.

#[path = "formats/samples.rs"]
mod samples;

use samples::{ONE, TITLE, TWO};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn dateline(args: &[&str], path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).arg(path);
    command
}

fn run(command: &mut Command) -> Output {
    command.output().expect("the program starts")
}

/// What is read of a folder: by the document's name.
fn read(folder: &Path) -> BTreeMap<String, Value> {
    lines(&run(&mut dateline(&["extract", "--text"], folder)))
}

fn lines(output: &Output) -> BTreeMap<String, Value> {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !said.contains("panicked"),
        "{said}"
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a JSON object a line"))
        .map(|v| (v["doc"].as_str().unwrap_or_default().to_owned(), v))
        .collect()
}

fn folder(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder for a test");
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }
    dir
}

/// The sentences about a file, all in one.
fn notes(read: &BTreeMap<String, Value>, doc: &str) -> String {
    let list = read.get(doc).and_then(|v| v["notes"].as_array());
    let list = list.unwrap_or_else(|| panic!("{doc} is among {:?}", read.keys()));
    let sentences = list
        .iter()
        .map(|n| n["message"].as_str().unwrap_or_default());
    sentences.collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_format_says_what_stands_in_it() {
    let dir = folder(&samples::all());
    let read = read(dir.path());
    let text = |doc: &str| read[doc]["text"].as_str().unwrap_or_default().to_owned();
    // Text, title and the file's own date; tables have no sentences.
    for doc in [
        "a.docx", "a.odt", "a.odp", "a.rtf", "a.pdf", "a.pptx", "a.epub", "a.txt", "a.md", "a.html",
    ] {
        let text = text(doc);
        assert!(text.contains(ONE) && text.contains(TWO), "{doc}: {text}");
        assert!(
            text.find(ONE) < text.find(TWO),
            "{doc} in reading order: {text}"
        );
        assert_eq!(read[doc]["title"], TITLE, "{doc}");
    }
    for doc in [
        "a.docx", "a.odt", "a.odp", "a.rtf", "a.pdf", "a.pptx", "a.epub", "a.eml", "a.msg",
    ] {
        assert_eq!(read[doc]["published"]["edtf"], "2019-05-04", "{doc}");
        assert_eq!(read[doc]["published"]["source"], "meta", "{doc}");
    }
    for doc in ["a.ods", "a.xlsx", "a.csv"] {
        let text = text(doc);
        assert!(
            text.contains("2019-05-03\tThe harbor office"),
            "{doc}: {text}"
        );
    }
    assert!(
        !text("a.docx").contains("gone")
            && !text("a.pptx").contains("17")
            && !text("a.epub").contains("Contents")
    );
    assert!(
        !text("a.pdf").lines().any(|line| line == "1" || line == "2"),
        "{}",
        text("a.pdf")
    );
    // What is packed or attached is a document of its own.
    for (doc, words) in [
        ("a.eml", ONE),
        ("a.eml/later.txt", TWO),
        ("a.mbox/1.eml", ONE),
        ("a.mbox/2.eml", TWO),
        ("a.msg", TWO),
        ("a.zip/in/b.txt", ONE),
        ("a.zip/in/c.docx", TWO),
    ] {
        assert!(text(doc).contains(words), "{doc}: {}", text(doc));
    }
    for (doc, value) in &read {
        assert_eq!(value["notes"], Value::Array(Vec::new()), "{doc}");
    }
}

#[test]
fn rows_become_events_and_evidence_has_its_page() {
    let wanted = [
        "a.pdf", "a.docx", "a.odt", "a.pptx", "a.xlsx", "a.csv", "a.ods", "a.epub", "a.rtf",
    ];
    let files: Vec<_> = samples::all()
        .into_iter()
        .filter(|(name, _)| wanted.contains(name))
        .collect();
    let dir = folder(&files);
    let output = run(&mut dateline(&["timeline"], dir.path()));
    let timeline: Value = serde_json::from_slice(&output.stdout).expect("a JSON object");
    let mut pages = BTreeSet::new();
    let mut days = BTreeSet::new();
    for event in timeline["events"].as_array().expect("a list") {
        for claim in event["claims"].as_array().expect("a list") {
            let doc = claim["doc"].as_str().unwrap_or_default();
            days.insert((doc, claim["edtf"].as_str().unwrap_or_default()));
            pages.insert((doc, claim["page"].as_str().unwrap_or_default()));
        }
    }
    for (doc, first, second) in [
        ("a.pdf", "page 1", "page 2"),
        ("a.docx", "page 1", "page 2"),
        ("a.odt", "page 1", "page 2"),
        ("a.rtf", "page 1", "page 2"),
        ("a.pptx", "slide 1", "slide 2"),
        ("a.epub", "chapter “Opening”", "chapter “Later”"),
        ("a.xlsx", "sheet “Plan”", "sheet “Plan”"),
    ] {
        assert!(
            pages.contains(&(doc, first)) && pages.contains(&(doc, second)),
            "{doc}: {pages:?}"
        );
    }
    for doc in ["a.xlsx", "a.csv", "a.ods"] {
        assert!(days.contains(&(doc, "2019-05-03")), "{doc}: {days:?}");
    }
}

#[test]
fn cut_and_damaged_files_cost_only_themselves() {
    let mut files = Vec::new();
    let mut random: u64 = 7;
    let mut next = |below: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below.max(1)
    };
    for (name, bytes) in samples::all() {
        let (stem, ending) = name.split_once('.').expect("every sample has an ending");
        for cut in 0..10 {
            let length = bytes.len() * cut / 10;
            files.push((
                format!("{stem}-cut{cut}.{ending}"),
                bytes[..length].to_vec(),
            ));
        }
        for flip in 0..12 {
            let mut broken = bytes.clone();
            for _ in 0..=flip * 2 {
                let at = next(broken.len());
                broken[at] ^= 1 << next(8);
            }
            files.push((format!("{stem}-flip{flip}.{ending}"), broken));
        }
    }
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    let dir = folder(&files);
    let read = read(dir.path());
    for (name, _) in &files {
        let inside = format!("{name}/");
        let of: Vec<&Value> = read
            .iter()
            .filter(|(doc, _)| *doc == name || doc.starts_with(&inside))
            .map(|(_, v)| v)
            .collect();
        assert!(!of.is_empty(), "{name} is not silently missing");
        for value in of {
            let says = value["text"].as_str().is_some_and(|t| !t.trim().is_empty());
            let told = value["notes"].as_array().is_some_and(|n| !n.is_empty());
            assert!(says || told, "{name} is read or said not to be: {value}");
            for note in value["notes"].as_array().into_iter().flatten() {
                let sentence = note["message"].as_str().unwrap_or_default();
                assert!(
                    sentence.starts_with(char::is_uppercase) && !sentence.contains('\n'),
                    "{sentence}"
                );
            }
        }
    }
}

#[test]
fn bombs_do_not_go_off() {
    let zeros = vec![0; 48 << 20];
    let mut deep = samples::archive(&[("a.txt", ONE.as_bytes())]);
    for _ in 0..8 {
        deep = samples::archive(&[("inner.zip", &deep)]);
    }
    let nested = format!(
        "{}<w:t>{ONE}</w:t>",
        "<w:tbl><w:tr><w:tc><w:p>".repeat(50_000)
    );
    let entities = "<!DOCTYPE d [<!ENTITY a \"boo boo boo\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let dir = folder(&[
        (
            "bomb.zip",
            samples::archive(&[("zeros.txt", &zeros), ("b.txt", ONE.as_bytes())]),
        ),
        ("deep.zip", deep),
        ("nested.docx", samples::docx_of(&nested)),
        (
            "entities.docx",
            samples::docx_of(&format!("{entities}<w:p><w:t>{ONE} &b;</w:t></w:p>")),
        ),
        ("far.xlsx", samples::xlsx("XFD1048576")),
        (
            "deep.rtf",
            format!("{{\\rtf1 {}{ONE}", "{".repeat(500_000)).into_bytes(),
        ),
        (
            "deep.pdf",
            samples::pdf_of(&[format!("<</Type/Catalog/Pages {}", "[".repeat(200_000))]),
        ),
        ("last.txt", TWO.as_bytes().to_vec()),
    ]);
    let read = read(dir.path());
    assert!(notes(&read, "bomb.zip/zeros.txt").contains("hundreds of times its size"));
    assert_eq!(read["bomb.zip/b.txt"]["text"], ONE);
    let deepest = read
        .keys()
        .find(|d| d.starts_with("deep.zip"))
        .expect("it is spoken of");
    assert!(notes(&read, deepest).contains("too many archives"));
    for doc in ["nested.docx", "entities.docx", "deep.rtf"] {
        let text = read[doc]["text"].as_str().unwrap_or_default();
        assert!(
            text.contains(ONE) && !text.contains("boo boo"),
            "{doc}: {}",
            notes(&read, doc)
        );
    }
    let far = notes(&read, "far.xlsx");
    assert!(
        far.contains("memory") || far.contains("damaged") || !cfg!(target_os = "linux"),
        "{far}"
    );
    assert!(notes(&read, "deep.pdf").starts_with("This "));
    assert_eq!(read["last.txt"]["text"], TWO);
}

#[test]
fn a_file_that_takes_too_long_is_left_out() {
    let dir = folder(&[
        ("a.pdf", samples::pdf()),
        ("b.docx", samples::docx()),
        ("c.txt", ONE.into()),
    ]);
    // No process has begun so soon.
    let output = run(dateline(&["extract", "--text"], dir.path()).env("DATELINE_PATIENCE_MS", "0"));
    let read = lines(&output);
    for doc in ["a.pdf", "b.docx"] {
        assert!(
            notes(&read, doc).contains("took too long"),
            "{}",
            notes(&read, doc)
        );
    }
    assert_eq!(read["c.txt"]["text"], ONE);
}

#[test]
fn locked_and_scanned_files_are_named_as_such() {
    let mut cfb =
        cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("a file in memory");
    cfb.create_stream("/EncryptedPackage")
        .expect("a new stream");
    cfb.flush().expect("memory takes everything");
    let picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\nx\nendstream";
    let drawing = "q 500 0 0 700 50 50 cm /I Do Q";
    let scan = samples::pdf_of(&[
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>\nstream\n{drawing}\nendstream", drawing.len()),
        picture.to_owned(),
    ]);
    let dir = folder(&[
        ("locked.docx", cfb.into_inner().into_inner()),
        ("scan.pdf", scan),
        ("photo.jpg", b"\xff\xd8\xff\xe0....".to_vec()),
        ("data.json", b"{}".to_vec()),
    ]);
    let read = read(dir.path());
    assert!(notes(&read, "locked.docx").contains("locked with a password"));
    assert!(
        notes(&read, "scan.pdf").contains("a scan"),
        "{}",
        notes(&read, "scan.pdf")
    );
    assert!(notes(&read, "photo.jpg").contains("a picture"));
    assert!(notes(&read, "data.json").contains(".json"));
}

#[test]
fn copies_are_one_source() {
    let body = format!(
        "{ONE} {TWO} The lamp was lit at night, the boats came home, and the children of the island’s only school sang what they had learned for the day. Nobody had expected so many guests."
    );
    let dir = folder(&[
        ("one.txt", format!("{TITLE}\n\n{body}\n").into_bytes()),
        ("again/two.txt", format!("{TITLE}\n\n{body}\n").into_bytes()),
        (
            "press/three.html",
            format!("<html><body><h1>{TITLE}</h1><p>{body}</p></body></html>").into_bytes(),
        ),
        ("other.txt", format!("{ONE}\n").into_bytes()),
    ]);
    let output = run(&mut dateline(&["timeline"], dir.path()));
    let timeline: Value = serde_json::from_slice(&output.stdout).expect("a JSON object");
    let copies: Vec<(&str, &str)> = timeline["documents"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|d| Some((d["doc"].as_str()?, d["copy_of"].as_str()?)))
        .collect();
    assert_eq!(
        copies,
        [
            ("one.txt", "again/two.txt"),
            ("press/three.html", "again/two.txt")
        ]
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_file_and_what_has_an_odd_name() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let dir = folder(&[("a.txt", ONE.into())]);
    let at = |name: &str| dir.path().join(name);
    let odd = dir
        .path()
        .join(std::ffi::OsStr::from_bytes(b"odd\xff name.pdf"));
    fs::write(&odd, samples::pdf()).expect("it can be written");
    let pipe = Command::new("mkfifo").arg(at("pipe.txt")).status();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.txt")).expect("a socket");
    symlink(dir.path(), at("circle")).expect("a link");
    symlink("/", at("out")).expect("a link");
    let output = run(&mut dateline(&["extract", "--text"], dir.path()));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let read = lines(&output);
    let docs: Vec<&str> = read.keys().map(String::as_str).collect();
    assert_eq!(docs, ["a.txt", "odd\u{fffd} name.pdf"]);
    assert!(
        read["odd\u{fffd} name.pdf"]["text"]
            .as_str()
            .is_some_and(|t| t.contains(TWO))
    );
    for (name, sentence) in [
        ("socket.txt", "no ordinary file"),
        ("out", "leads out of the folder"),
    ] {
        assert!(
            said.lines()
                .any(|l| l.contains(sentence) && l.ends_with(name)),
            "{name}: {said}"
        );
    }
    if pipe.is_ok_and(|status| status.success()) {
        assert!(
            said.lines()
                .any(|l| l.contains("no ordinary file") && l.ends_with("pipe.txt")),
            "{said}"
        );
    }
}
