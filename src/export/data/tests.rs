//! Nothing is lost on the way out, whatever stands in it.

use super::*;
use crate::export::Format;
use crate::import;
use crate::model::{EdtfDate, EventId};
use crate::scene::fixture;
use calamine::Reader;

/// What formats stumble over: quotation marks, separators, line ends, formulas, markup, other scripts, other planes.
const ODD: [&str; 12] = [
    "=HYPERLINK(\"x\")",
    "+1, \"two\"; three",
    "-minus",
    "@at",
    "'=guarded already",
    "one\nline, and\ttwo",
    "<script>alert(1)</script> & ]]> --></script>",
    "جسر قديم שלום",
    "石橋 👩‍👩‍👧 𝔅",
    "@NONCE@ @DATA@ @TITLE@",
    "https://example.org 50% #1 *bold* _it_ `code` | pipe",
    "back\\slash; comma, colon: BEGIN:VEVENT",
];

fn odd() -> Timeline {
    let mut timeline = fixture::small();
    let first = timeline
        .events
        .iter()
        .find(|e| !e.claims.is_empty() && exact_day(&e.when).is_some());
    let model = first.expect("a dated event with evidence").clone();
    timeline.events = ODD
        .iter()
        .enumerate()
        .map(|(i, words)| {
            let mut event = model.clone();
            event.id = EventId::of(&["odd", words]);
            event.label = (*words).to_owned();
            event.claims[0].quote = (*words).into();
            event.user.note = (*words).to_owned();
            event.when = fixture::stated(EdtfDate::day(1990 + i as i32, 5, 4));
            event
        })
        .collect();
    timeline
}

fn written(format: Format) -> Vec<u8> {
    let wish = Wish {
        title: ODD[6],
        with_texts: true,
        group_by: "project",
        ..Wish::default()
    };
    let bytes = format.write_data(&odd(), &Filter::default(), &wish);
    let bytes = bytes.expect("it can be written");
    let again = format.write_data(&odd(), &Filter::default(), &wish);
    assert_eq!(
        Ok(&bytes),
        again.as_ref(),
        "{format:?}: the same bytes twice"
    );
    bytes
}

fn text(format: Format) -> String {
    String::from_utf8(written(format)).expect("UTF-8")
}

#[test]
fn tables_lose_no_character_and_run_nothing() {
    let text = text(Format::Csv);
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    let labels: Vec<&str> = rows.iter().map(|r| &r[0]).collect();
    let bare = |cell: &str| match crate::model::guard::is_guarded(cell) {
        true => cell[1..].to_owned(),
        false => cell.to_owned(),
    };
    for (label, odd) in labels.iter().zip(ODD) {
        assert_eq!(bare(label), odd);
        assert!(!label.starts_with(['=', '+', '-', '@', '\t']), "{label}");
    }
    let book = std::io::Cursor::new(written(Format::Xlsx));
    let mut book = calamine::open_workbook_auto_from_rs(book).expect("a workbook");
    let range = book.worksheet_range("Events").expect("a sheet");
    let found: Vec<String> = range.rows().skip(1).map(|r| r[0].to_string()).collect();
    assert_eq!(found, ODD);
    let formulas = book.worksheet_formula("Events").expect("a sheet");
    assert!(
        formulas.used_cells().next().is_none(),
        "nothing is a formula"
    );
}

#[test]
fn structured_formats_lose_no_character() {
    let all: serde_json::Value = serde_json::from_str(&text(Format::Json)).expect("JSON");
    for (event, odd) in all["events"].as_array().expect("a list").iter().zip(ODD) {
        assert_eq!(event["label"], odd);
        assert_eq!(event["claims"][0]["quote"], odd);
    }
    let slides: serde_json::Value = serde_json::from_str(&text(Format::TimelineJs)).expect("JSON");
    for (slide, odd) in slides["events"].as_array().expect("a list").iter().zip(ODD) {
        assert_eq!(slide["dateline"]["label"], odd);
        assert!(!slide["text"]["headline"].to_string().contains('<'));
    }
    let graph = text(Format::GraphMl);
    let mut reader = quick_xml::Reader::from_str(&graph);
    let mut labels = std::collections::BTreeSet::new();
    let (mut inside, mut now) = (false, String::new());
    loop {
        use quick_xml::events::Event::*;
        match reader.read_event().expect("XML") {
            Start(tag) if tag.name().as_ref() == "data" => {
                let key = tag.try_get_attribute("key").expect("an attribute");
                inside = key.is_some_and(|k| k.value == "label");
                now.clear();
            }
            Text(part) if inside => now.push_str(part.as_ref()),
            GeneralRef(part) if inside => {
                now.push_str(&format!("&{};", part.as_ref() as &str));
            }
            End(_) if inside => {
                labels.insert(std::mem::take(&mut now));
                inside = false;
            }
            Eof => break,
            _ => {}
        }
    }
    for odd in ODD {
        assert!(labels.contains(&xml(odd)), "{odd}");
    }
}

#[test]
fn what_goes_out_comes_in_again() {
    for (format, kind) in [
        (Format::Csv, import::Kind::Csv),
        (Format::Xlsx, import::Kind::Sheet),
        (Format::Calendar, import::Kind::Calendar),
        (Format::TimelineJs, import::Kind::TimelineJs),
        (Format::Markwhen, import::Kind::Markwhen),
    ] {
        let brought = import::read(kind, written(format)).expect("it can be read");
        assert_eq!(brought.left, Vec::<String>::new(), "{format:?}");
        let found: Vec<(String, String)> = brought
            .events
            .iter()
            .map(|e| {
                (
                    e.label.clone(),
                    e.date.as_ref().map(ToString::to_string).unwrap_or_default(),
                )
            })
            .collect();
        for (i, odd) in ODD.iter().enumerate() {
            // A line of Markwhen and a headline have no line ends.
            let is_line = matches!(format, Format::Markwhen | Format::TimelineJs);
            let label = if is_line {
                one_line(odd)
            } else {
                (*odd).to_owned()
            };
            let label = match format {
                Format::Calendar => label.trim().to_owned(),
                _ => label,
            };
            let date = format!("{}-05-04", 1990 + i);
            let same = |(l, d): &(String, String)| match is_line {
                true => one_line(l) == label && *d == date,
                false => *l == label && *d == date,
            };
            assert!(
                found.iter().any(same),
                "{format:?}: {label:?} {date}\n{found:?}"
            );
        }
    }
}

#[test]
fn words_of_documents_are_never_markup_of_a_page() {
    let page = text(Format::Page);
    assert_eq!(page.matches("</script>").count(), 2);
    assert_eq!(page.matches("<script").count(), 2);
    let policy = page.find("Content-Security-Policy").expect("a policy");
    assert!(
        page[policy..].starts_with(
            "Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-"
        )
    );
    // What looks like a place to be filled stays as it was.
    assert!(page.contains("@NONCE@ @DATA@ @TITLE@"));
    for outside in ["http://", "https://"] {
        let found = page.matches(outside).count();
        let ours = ODD
            .iter()
            .map(|o| o.matches(outside).count())
            .sum::<usize>();
        assert!(
            found <= ours * 3,
            "{outside} {found}: nothing is loaded from anywhere"
        );
    }
}

#[test]
fn every_form_of_date_is_written_as_what_it_is() {
    let timeline = fixture::small();
    for event in &timeline.events {
        let written = edtf(&event.when);
        if event.when.is_undated() || event.when.recurs() {
            continue;
        }
        let parsed: Edtf = written.parse().unwrap_or_else(|_| panic!("{written}"));
        assert_eq!(
            parsed.bounds(),
            (event.when.earliest, event.when.latest),
            "{written}"
        );
        if event.when.certainty == Certainty::Bounded && event.when.meaning == Meaning::Point {
            assert!(exact_day(&event.when).is_none());
            assert!(
                parsed.ends().is_none(),
                "{written} would be said to have lasted"
            );
        }
    }
}

#[test]
fn a_name_is_shown_in_its_sentence_and_in_no_other() {
    let text = "The bridge was old. It was Mara Lind who had it pulled down! Nobody wept.\n\nA new one came.";
    let range = |word: &str| {
        let at = text.find(word).expect("there");
        TextRange::new(at, at + word.len())
    };
    assert_eq!(
        around(text, range("Mara Lind")),
        "It was Mara Lind who had it pulled down!"
    );
    assert_eq!(around(text, range("new one")), "A new one came.");
    assert_eq!(around(text, range("The")), "The bridge was old.");
    assert_eq!(around("ə", TextRange::new(1, 2)), "");
}

#[test]
fn years_of_any_length_are_written() {
    assert_eq!(iso((2019, 12, 18)), "2019-12-18");
    assert_eq!(iso((-43, 3, 15)), "-0043-03-15");
    assert_eq!(iso((0, 1, 1)), "0000-01-01");
}

#[test]
fn a_filter_leaves_only_what_belongs_to_what_passes() {
    let timeline = fixture::small();
    let first = timeline.events.iter().find(|e| !e.claims.is_empty());
    let first = first.expect("an event with evidence");
    let filter = Filter {
        documents: first.claims.iter().map(|c| c.doc.clone()).take(1).collect(),
        ..Filter::default()
    };
    let narrow = narrowed(&timeline, &filter);
    assert!(!narrow.events.is_empty() && narrow.events.len() < timeline.events.len());
    let docs: BTreeSet<&DocId> = narrow.documents.iter().map(|d| &d.id).collect();
    for event in &narrow.events {
        assert!(
            event
                .claims
                .iter()
                .any(|c| filter.documents.contains(&c.doc))
        );
        assert!(event.claims.iter().all(|c| docs.contains(&c.doc)));
        for id in &event.entities {
            assert_eq!(narrow.entity(*id).is_some(), timeline.entity(*id).is_some());
        }
    }
    assert!(matches!(
        narrowed(&timeline, &Filter::default()),
        Cow::Borrowed(_)
    ));
}
