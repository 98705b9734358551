//! The sample as data in every format, read back by others: by crates that the program does not write with, by our own few lines,
//! and by Python's standard library where there is one.

use calamine::{Data, Reader};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn dateline(args: &[&str]) -> (bool, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (run.status.success(), text(&run.stdout), text(&run.stderr))
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[track_caller]
fn export(to: &Path, more: &[&str]) -> Vec<u8> {
    let mut args = vec![
        "export",
        "data/sample",
        "--title",
        "Sample",
        "-o",
        shown(to),
    ];
    args.extend(more);
    let (done, _, said) = dateline(&args);
    assert!(done, "{said}");
    std::fs::read(to).expect("the file is there")
}

fn json() -> Value {
    let dir = tempfile::tempdir().expect("a folder");
    let bytes = export(&dir.path().join("a.json"), &[]);
    serde_json::from_slice(&bytes).expect("JSON")
}

fn list<'v>(all: &'v Value, key: &str) -> &'v [Value] {
    all[key].as_array().expect("a list")
}

fn labels(all: &Value) -> Vec<String> {
    let label = |e: &Value| e["label"].as_str().expect("a label").to_owned();
    list(all, "events").iter().map(label).collect()
}

/// A table's rows by heading.
fn table(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a heading").clone();
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("a row as long as its heading");
        let cells = head.iter().zip(row.iter());
        cells.map(|(h, c)| (h.to_owned(), c.to_owned())).collect()
    };
    reader.records().map(row).collect()
}

#[test]
fn csv_has_every_event_with_its_evidence() {
    let dir = tempfile::tempdir().expect("a folder");
    let all = json();
    let rows = table(&export(&dir.path().join("a.csv"), &[]));
    let titles: Vec<&str> = rows.iter().map(|r| r["Title"].as_str()).collect();
    assert_eq!(titles, labels(&all));
    for row in &rows {
        for column in ["Sentence", "Document", "Known by", "A person’s word"] {
            assert!(!row[column].is_empty(), "{column}: {row:?}");
        }
        assert_eq!(row["Confirmed by a person"], "no");
    }
    let claims: usize = list(&all, "events")
        .iter()
        .map(|e| list(e, "claims").len())
        .sum();
    let evidence = table(&export(&dir.path().join("b.csv"), &["--table", "evidence"]));
    assert_eq!(evidence.len(), claims);
    let people = table(&export(&dir.path().join("c.csv"), &["--table", "people"]));
    assert_eq!(people.len(), list(&all, "people").len());
    assert!(
        people
            .iter()
            .any(|p| !p["Roles"].is_empty() && !p["Sentence"].is_empty())
    );
}

#[test]
fn all_tables_are_in_one_zip() {
    let dir = tempfile::tempdir().expect("a folder");
    let bytes = export(&dir.path().join("a.zip"), &[]);
    assert_eq!(
        bytes,
        export(&dir.path().join("b.zip"), &[]),
        "the same bytes twice"
    );
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    let names: Vec<String> = zip
        .file_names()
        .map(|n| n.expect("a name").into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "events.csv",
            "people.csv",
            "organisations.csv",
            "projects.csv",
            "evidence.csv",
            "documents.csv"
        ]
    );
    let mut text = Vec::new();
    let mut file = zip.by_name("documents.csv").expect("a table");
    std::io::Read::read_to_end(&mut file, &mut text).expect("it can be read");
    assert_eq!(table(&text).len(), list(&json(), "documents").len());
}

#[test]
fn a_workbook_has_real_dates_where_a_day_is_known_and_text_where_less_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.xlsx");
    let bytes = export(&path, &[]);
    assert_eq!(
        bytes,
        export(&dir.path().join("b.xlsx"), &[]),
        "the same bytes twice"
    );
    let mut book = calamine::open_workbook_auto(&path).expect("a workbook");
    let sheets = [
        "Events",
        "People",
        "Organisations",
        "Projects",
        "Evidence",
        "Documents",
    ];
    assert_eq!(book.sheet_names(), sheets);
    let range = book.worksheet_range("Events").expect("a sheet");
    let mut rows = range.rows();
    let head: Vec<String> = rows
        .next()
        .expect("a heading")
        .iter()
        .map(Data::to_string)
        .collect();
    let at = head
        .iter()
        .position(|h| h == "Date")
        .expect("a column of dates");
    let (mut days, mut less) = (0, 0);
    for (row, event) in rows.zip(list(&json(), "events")) {
        let when = &event["when"];
        let exact = when["earliest"] == when["latest"]
            && matches!(when["grain"].as_str(), Some("day" | "minute" | "second"))
            && when["meaning"] != "recurs"
            && matches!(when["certainty"].as_str(), Some("stated" | "derived"))
            && when["edtf"]
                .as_str()
                .is_some_and(|e| matches!(e.len(), 10 | 19) && !e.contains(['X', '/', '[']));
        match &row[at] {
            Data::DateTime(date) => {
                let (y, m, d, ..) = date.to_ymd_hms_milli();
                assert_eq!(format!("{y:04}-{m:02}-{d:02}"), when["earliest"]);
                assert!(exact, "{event}");
                days += 1;
            }
            Data::String(text) => {
                assert!(!exact && !text.is_empty(), "{event}");
                less += 1;
            }
            other => assert!(
                when["earliest"].is_null() && when["edtf"].is_null(),
                "{other:?} {event}"
            ),
        }
    }
    assert!(days > 10 && less > 5, "{days} {less}");
}

/// Content lines, unfolded: name with parameters, value.
fn lines(calendar: &str) -> Vec<(String, String)> {
    let mut out: Vec<String> = Vec::new();
    for line in calendar.split("\r\n").filter(|l| !l.is_empty()) {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
        match line.strip_prefix(' ') {
            Some(rest) => out.last_mut().expect("a line before it").push_str(rest),
            None => out.push(line.to_owned()),
        }
    }
    let split = |l: &String| l.split_once(':').map(|(a, b)| (a.to_owned(), b.to_owned()));
    out.iter()
        .map(|l| split(l).expect("name and value"))
        .collect()
}

#[test]
fn a_calendar_has_an_entry_each_and_days_only_where_they_are_known() {
    let dir = tempfile::tempdir().expect("a folder");
    let bytes = export(&dir.path().join("a.ics"), &[]);
    let lines = lines(std::str::from_utf8(&bytes).expect("UTF-8"));
    let all = json();
    let mut entries: Vec<BTreeMap<&str, &str>> = Vec::new();
    for (name, value) in &lines {
        match (name.as_str(), value.as_str()) {
            ("BEGIN", "VEVENT" | "VJOURNAL") => {
                entries.push(BTreeMap::from([("kind", value.as_str())]))
            }
            _ => {
                if let Some(entry) = entries.last_mut() {
                    entry.insert(name, value);
                }
            }
        }
    }
    assert_eq!(entries.len(), list(&all, "events").len());
    for (entry, event) in entries.iter().zip(list(&all, "events")) {
        let when = &event["when"];
        let has_ends = !when["earliest"].is_null() && !when["latest"].is_null();
        let recurs = when["meaning"] == "recurs";
        assert_eq!(
            entry["kind"] == "VEVENT",
            has_ends || entry.contains_key("RRULE"),
            "{event}"
        );
        assert!(recurs || !entry.contains_key("RRULE"));
        if let Some(start) = entry.get("DTSTART;VALUE=DATE")
            && !recurs
        {
            let first = when["earliest"].as_str().expect("a day").replace('-', "");
            assert_eq!(*start, first);
            // A span that is not a day says what it is.
            let known = when["earliest"] == when["latest"]
                || when["meaning"] == "lasted" && when["certainty"] != "bounded";
            assert!(entry["SUMMARY"].ends_with(')') || known, "{entry:?}");
        }
        if let Some(rule) = entry.get("RRULE") {
            let start = entry
                .get("DTSTART;VALUE=DATE")
                .map(|d| format!("{d}T000000Z"));
            let start = start
                .or_else(|| entry.get("DTSTART").map(|d| format!("{d}Z")))
                .expect("a start");
            let set: rrule::RRuleSet = format!("DTSTART:{start}\nRRULE:{rule}")
                .parse()
                .expect("a rule another crate reads");
            assert!(!set.all(3).dates.is_empty());
        }
        assert!(entry["DESCRIPTION"].contains("a person"));
        assert!(entry.contains_key("X-DATELINE-EVIDENCE"));
    }
}

#[test]
fn a_graph_holds_together_and_every_edge_has_its_sentence() {
    let dir = tempfile::tempdir().expect("a folder");
    let bytes = export(&dir.path().join("a.graphml"), &[]);
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut nodes, mut ends, mut sentences) = (std::collections::BTreeSet::new(), Vec::new(), 0);
    loop {
        use quick_xml::events::Event::*;
        match reader.read_event().expect("XML") {
            Start(tag) => {
                let of = |name: &str| {
                    let value = tag.try_get_attribute(name).expect("attributes")?;
                    Some(value.value.into_owned())
                };
                match tag.name().as_ref() {
                    "node" => {
                        assert!(nodes.insert(of("id").expect("an id")), "each id once");
                    }
                    "edge" => ends.extend([of("source"), of("target")]),
                    "data" => sentences += usize::from(of("key").as_deref() == Some("quote")),
                    _ => {}
                }
            }
            Eof => break,
            _ => {}
        }
    }
    assert!(nodes.len() > list(&json(), "events").len());
    assert!(ends.iter().flatten().all(|id| nodes.contains(id)));
    assert_eq!(sentences, ends.len() / 2);
}

/// As much of JSON Schema as our schema uses.
fn fits(value: &Value, schema: &Value, root: &Value) -> Result<(), String> {
    let wrong = |why: &str| {
        Err(format!(
            "{why}: {}",
            value.to_string().chars().take(200).collect::<String>()
        ))
    };
    for key in schema.as_object().expect("a schema").keys() {
        let known = [
            "$schema",
            "$defs",
            "$ref",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "anyOf",
            "minItems",
            "maxItems",
            "minLength",
            "minimum",
            "pattern",
        ];
        assert!(
            known.contains(&key.as_str()),
            "this test does not know {key}"
        );
    }
    if let Some(to) = schema["$ref"].as_str() {
        return fits(value, root.pointer(&to[1..]).expect("a definition"), root);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let all: Vec<_> = any.iter().map(|s| fits(value, s, root)).collect();
        return match all.iter().any(Result::is_ok) {
            true => Ok(()),
            false => all.into_iter().next().unwrap_or(Ok(())),
        };
    }
    if let Some(list) = schema["enum"].as_array()
        && !list.contains(value)
    {
        return wrong("not one of the choices");
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        return wrong("not the constant");
    }
    let is_type = match schema["type"].as_str() {
        None => true,
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("null") => value.is_null(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some(other) => panic!("{other}"),
    };
    if !is_type {
        return wrong(&format!("no {}", schema["type"]));
    }
    if let Some(list) = value.as_array() {
        let n = list.len() as u64;
        if schema["minItems"].as_u64().is_some_and(|m| n < m)
            || schema["maxItems"].as_u64().is_some_and(|m| n > m)
        {
            return wrong("too few or too many");
        }
        list.iter()
            .try_for_each(|v| fits(v, &schema["items"], root))?;
    }
    if let Some(object) = value.as_object() {
        for key in schema["required"].as_array().into_iter().flatten() {
            let key = key.as_str().expect("a key");
            if !object.contains_key(key) {
                return wrong(&format!("no {key}"));
            }
        }
        for (key, value) in object {
            match schema["properties"].get(key) {
                Some(schema) => fits(value, schema, root).map_err(|e| format!("{key}: {e}"))?,
                None => return wrong(&format!("{key} is not in the schema")),
            }
        }
    }
    if let (Some(text), Some(pattern)) = (value.as_str(), schema["pattern"].as_str()) {
        let letter = |c: char| if c.is_ascii_digit() { '0' } else { c };
        let shape: String = text.chars().map(letter).collect();
        let fits = match pattern {
            p if p.contains("{4,}") => {
                let year = shape.trim_start_matches(['+', '-']).strip_suffix("-00-00");
                year.is_some_and(|y| y.len() >= 4 && y.bytes().all(|b| b == b'0'))
            }
            p if p.contains("a-f") => {
                text.len() >= 14
                    && text[1..].bytes().all(|b| b.is_ascii_hexdigit())
                    && p.starts_with(&format!("^{}", &text[..1]))
            }
            _ => shape == "00-00",
        };
        if !fits {
            return wrong(pattern);
        }
    }
    Ok(())
}

#[test]
fn json_is_what_its_schema_says() {
    let text = std::fs::read_to_string("docs/timeline.schema.json").expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    let all = json();
    assert_eq!(fits(&all, &schema, &schema), Ok(()));
    // And the check can fail.
    for (key, odd) in [
        ("format", Value::from("another")),
        ("events", Value::from(1)),
        ("more", Value::from(1)),
    ] {
        let mut broken = all.clone();
        broken[key] = odd;
        assert!(fits(&broken, &schema, &schema).is_err(), "{key}");
    }
    let (_, printed, _) = dateline(&["timeline", "data/sample"]);
    assert_eq!(serde_json::from_str::<Value>(&printed).expect("JSON"), all);
}

#[test]
fn a_query_narrows_every_format() {
    let dir = tempfile::tempdir().expect("a folder");
    let whole = json();
    let path = dir.path().join("a.json");
    let bytes = export(&path, &["--where", "after:2019 -is:undated"]);
    let some: Value = serde_json::from_slice(&bytes).expect("JSON");
    let n = list(&some, "events").len();
    assert!(n > 0 && n < list(&whole, "events").len());
    assert!(list(&some, "people").len() <= list(&whole, "people").len());
    let rows = table(&export(
        &dir.path().join("a.csv"),
        &["--where", "after:2019 -is:undated"],
    ));
    assert_eq!(rows.len(), n);
    let from = table(&export(&dir.path().join("b.csv"), &["--from", "2020"]));
    assert!(
        from.iter()
            .all(|r| r["Latest"].is_empty() || r["Latest"].as_str() >= "2020")
    );
    let (done, _, said) = dateline(&[
        "export",
        "data/sample",
        "-o",
        shown(&path),
        "--where",
        "before:soon",
    ]);
    assert!(!done && said.contains("before:soon"), "{said}");
}

#[test]
fn a_report_quotes_what_it_says() {
    let dir = tempfile::tempdir().expect("a folder");
    let text = String::from_utf8(export(&dir.path().join("a.md"), &[])).expect("UTF-8");
    let all = json();
    let quotes: usize = list(&all, "events")
        .iter()
        .map(|e| list(e, "claims").len())
        .sum();
    assert_eq!(
        text.lines().filter(|l| l.starts_with("> “")).count(),
        quotes
    );
    let heads = pulldown_cmark::Parser::new(&text).filter(|e| {
        matches!(e, pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading { level, .. }) if *level == pulldown_cmark::HeadingLevel::H3)
    });
    assert!(heads.count() >= list(&all, "events").len());
}

/// Label and date of every event that was added by hand.
fn by_hand(project: &Path) -> BTreeMap<String, Vec<String>> {
    let (done, printed, said) = dateline(&["timeline", shown(project)]);
    assert!(done, "{said}");
    let all: Value = serde_json::from_str(&printed).expect("JSON");
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in list(&all, "events")
        .iter()
        .filter(|e| e["added_by_user"] == true)
    {
        let when = &event["when"];
        out.entry(event["label"].as_str().expect("a label").to_owned())
            .or_default()
            .push(format!(
                "{} {} {}",
                when["earliest"],
                when["latest"],
                match when["meaning"].as_str() {
                    Some("recurs") => "recurs".to_owned(),
                    meaning => (meaning == Some("lasted")).to_string(),
                }
            ));
    }
    out.values_mut().for_each(|v| v.sort());
    out
}

/// What goes out comes in with the same dates.
#[test]
fn round_trip() {
    let all = json();
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("documents");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("a.txt"), "Nothing happened here.\n").expect("a document");
    for ending in ["csv", "xlsx", "ics", "timeline.json", "mw"] {
        let file: PathBuf = dir.path().join(format!("out.{ending}"));
        export(&file, &[]);
        let project = dir.path().join(format!("{ending}.dateline"));
        let args = [
            "import",
            shown(&file),
            "--into",
            shown(&project),
            "--folder",
            shown(&folder),
        ];
        let (_, told, said) = dateline(&args);
        assert!(told.contains("events taken"), "{ending}: {told}{said}");
        let found = by_hand(&project);
        let (mut compared, mut recurring) = (0, 0);
        for event in list(&all, "events") {
            let when = &event["when"];
            let label = event["label"].as_str().expect("a label");
            let undated = when["earliest"].is_null() && when["latest"].is_null();
            // What comes again is held as such out of Markwhen, and out of a calendar where its day is known, which it is of none here;
            // out of the others as its first time. What has no place on a line is a comment in Markwhen, and on no slide of TimelineJS.
            if when["meaning"] == "recurs" && ending == "mw" && !when["earliest"].is_null() {
                let again = format!("{} {} recurs", when["earliest"], when["latest"]);
                let dates = found.get(label);
                assert!(
                    dates.is_some_and(|d| d.contains(&again)),
                    "{ending}: {label}: {again} is not in {dates:?}; {said}"
                );
                recurring += 1;
            }
            let left = match ending {
                "mw" => when["earliest"].is_null() || when["latest"].is_null(),
                "timeline.json" => undated,
                _ => false,
            };
            if when["meaning"] == "recurs" || left {
                continue;
            }
            let date = format!(
                "{} {} {}",
                when["earliest"],
                when["latest"],
                when["meaning"] == "lasted"
            );
            let dates = found
                .get(label)
                .unwrap_or_else(|| panic!("{ending}: {label} is missing; {said}"));
            assert!(
                dates.contains(&date),
                "{ending}: {label}: {date} is not in {dates:?}"
            );
            compared += 1;
        }
        assert!(compared > 30, "{ending}: {compared}");
        assert!(recurring > 0 || ending != "mw", "{ending}");
        // Brought twice, it is there once.
        let before = found.len();
        dateline(&args[..4]);
        assert_eq!(by_hand(&project).len(), before, "{ending}");
    }
}

#[test]
fn an_import_tells_of_every_row_it_leaves_out_and_is_one_step() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("documents");
    std::fs::create_dir(&folder).expect("a folder");
    std::fs::write(folder.join("a.txt"), "Nothing happened here.\n").expect("a document");
    let table = dir.path().join("mine.csv");
    std::fs::write(&table, "Event,Start,End,Who\nFerry sank,1911-05-04,,Mara Lind\nFire,soon,,\nFair,1912-06,1912-07,\n").expect("a table");
    let project = dir.path().join("p.dateline");
    let (done, told, said) = dateline(&[
        "import",
        shown(&table),
        "--into",
        shown(&project),
        "--folder",
        shown(&folder),
    ]);
    assert!(
        !done && told.contains("2 events taken") && said.contains("“soon” is no date"),
        "{told}{said}"
    );
    assert_eq!(by_hand(&project).len(), 2);
    // One step: undone at once.
    let undo = dir.path().join("undo.jsonl");
    std::fs::write(&undo, "{\"undo\": true}\n").expect("a script");
    dateline(&[
        "edit",
        shown(&project),
        "--apply",
        shown(&undo),
        "--unchecked",
    ]);
    assert_eq!(by_hand(&project).len(), 0);
    let (done, _, said) = dateline(&["import", "Cargo.lock", "--into", shown(&project)]);
    assert!(!done && said.contains(".csv"), "{said}");
}

/// Python's standard library reads what we write; nothing has to be installed for it.
#[test]
fn another_language_reads_it_too() {
    if Command::new("python3").arg("-V").output().is_err() {
        println!("skipped: python3 is not installed");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    for ending in ["csv", "json", "graphml", "zip", "xlsx", "timeline.json"] {
        export(&dir.path().join(format!("a.{ending}")), &[]);
    }
    let script = r"
import csv, io, json, sys, zipfile, xml.etree.ElementTree as X
d = sys.argv[1] + '/a.'
rows = list(csv.DictReader(open(d + 'csv', encoding='utf-8-sig', newline='')))
events = json.load(open(d + 'json', encoding='utf-8'))['events']
graph = X.parse(d + 'graphml').getroot()
g = '{http://graphml.graphdrawing.org/xmlns}'
nodes = [n for n in graph.iter(g + 'node') if any(x.get('key') == 'kind' and x.text == 'event' for x in n)]
packed = zipfile.ZipFile(d + 'zip'); assert packed.testzip() is None
inside = list(csv.DictReader(io.StringIO(packed.read('events.csv').decode('utf-8-sig'), newline='')))
book = zipfile.ZipFile(d + 'xlsx'); assert book.testzip() is None
slides = json.load(open(d + 'timeline.json', encoding='utf-8'))['events']
assert [r['Title'] for r in rows] == [e['label'] for e in events] == [r['Title'] for r in inside]
assert len(nodes) == len(events) >= len(slides)
print(len(rows))
";
    let run = Command::new("python3")
        .args(["-c", script])
        .arg(dir.path())
        .output()
        .expect("python3 runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert_eq!(
        String::from_utf8_lossy(&run.stdout).trim(),
        list(&json(), "events").len().to_string()
    );
}
