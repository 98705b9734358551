use super::*;
use crate::edit::{Change, Edit, SaidOfDates, Say, Scope, Step};
use crate::model::query::{Ask, Term};
use crate::model::view::{LaneKey, LaneOrder, LaneSort};
use crate::model::{
    Anchor, CountsFrom, EdtfDate, EntityId, EntityKind, EventId, Filter, GroupBy, NumberOrder,
    OwnRules, TextRange,
};

fn project(folder: &Path) -> Project {
    let anchor = |quote: &str| Anchor {
        doc: DocId::new("a/“b”.txt"),
        range: TextRange::new(3, 3 + quote.len()),
        quote: quote.to_owned(),
    };
    let mut log = EditLog::default();
    log.apply(Change {
        title: "Set the date".to_owned(),
        edits: vec![Edit::SetDate {
            event: anchor("They \"met\"\nthere."),
            date: "XXXX-07-30".parse().expect("a date"),
        }],
        around: Vec::new(),
    });
    log.apply(Change {
        title: "One person".to_owned(),
        edits: vec![
            Edit::Same {
                a: anchor("A"),
                b: anchor("B"),
            },
            Edit::Unknown("{\"tag\":{\"color\":3}}".to_owned()),
        ],
        around: Vec::new(),
    });
    log.undo();
    log.apply(Change {
        title: "Read dates day first".to_owned(),
        edits: vec![
            Edit::DocumentDates {
                of: Scope::Folder("letters".to_owned()),
                say: SaidOfDates {
                    counts_from: Say::Is(CountsFrom::LastSpoken),
                    order: Say::Is(NumberOrder::DayFirst),
                    written: Say::LeaveIt,
                },
            },
            Edit::DocumentDates {
                of: Scope::Document(DocId::new("a.txt")),
                say: SaidOfDates {
                    written: Say::Is(EdtfDate::day(2019, 12, 18)),
                    ..SaidOfDates::default()
                },
            },
            Edit::ReadAs {
                of: Scope::Folder("letters".to_owned()),
                encoding: Some("koi8-r".to_owned()),
            },
            Edit::ReadAs {
                of: Scope::Document(DocId::new("a.txt")),
                encoding: None,
            },
        ],
        around: Vec::new(),
    });
    log.apply(Change {
        title: "Name a period".to_owned(),
        edits: vec![
            Edit::Period {
                name: "The “long” year".to_owned(),
                span: "1990-03/..".parse().expect("a span"),
            },
            Edit::NoPeriod {
                name: "War".to_owned(),
            },
            Edit::KeepFilter {
                name: "Mine".to_owned(),
                query: "bridge -person:\"Mara Lind\" before:1950".to_owned(),
            },
            Edit::DropFilter {
                name: "Old".to_owned(),
            },
        ],
        around: Vec::new(),
    });
    // Spaces, a number no program of ours would print, and a key of a later version: byte for byte.
    log.push(Step::Unknown(
        "{ \"branch\": 1.50e1,  \"x\":\"\\u00e9\" }".to_owned(),
    ));
    log.push(Step::Moved {
        from: DocId::new("a.txt"),
        to: DocId::new("b/a.txt"),
    });
    Project {
        folders: vec![folder.join("docs")],
        documents: vec![(DocId::new("a/“b”.txt"), [7; 32])],
        log,
        rules: vec![OwnRules {
            name: "mine.toml".to_owned(),
            text: "language = \"en\"\n# “ours”\n".to_owned(),
        }],
        view: Some(view()),
        read_only: None,
    }
}

/// Of everything something.
fn view() -> View {
    let lane = |name: &str| LaneKey::Entity(EntityId::of(EntityKind::Project, name));
    let term = |ask: Ask, not: bool| Term { ask, not };
    View {
        start: -3.0,
        end: 7.5,
        group_by: GroupBy::Kind,
        filter: Filter {
            search: "bridge".to_owned(),
            terms: vec![
                term(
                    Ask::Of(EntityKind::Person, "Mara “L” Lind".to_owned()),
                    true,
                ),
                term(Ask::Document("annals".to_owned()), false),
                term(Ask::Before("1950-05".parse().expect("a date")), false),
                term(Ask::After("-0044".parse().expect("a date")), false),
                term(Ask::Undated, true),
                term(Ask::Review, false),
            ],
            ..Filter::default()
        },
        folded_lanes: [
            LaneKey::Rest,
            LaneKey::Kind("sign".to_owned()),
            LaneKey::Tag("Ferry".to_owned()),
        ]
        .into(),
        order: LaneOrder {
            sort: LaneSort::Count,
            pinned: vec![lane("a"), LaneKey::Document(DocId::new("a.txt"))],
            moved: vec![(lane("b"), LaneKey::Rest)],
        },
        dims: true,
        unfolded: [EventId::of(&["feast"])].into(),
    }
}

#[test]
fn what_is_saved_is_what_is_opened_and_nothing_unknown_is_lost() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("p.dateline");
    let saved = project(dir.path());
    save(&path, &saved).expect("it is saved");
    let (opened, notes) = load(&path).expect("it is opened");
    assert_eq!(opened, saved);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].message.contains("2 of its edits"));
    // Nothing else is left beside it.
    assert_eq!(std::fs::read_dir(dir.path()).expect("listed").count(), 1);
    let text = std::fs::read_to_string(&path).expect("read");
    assert!(text.contains("\"docs\""), "{text}");
}

#[test]
fn project_and_folder_can_move_together() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    std::fs::create_dir(&old).expect("made");
    save(&old.join("p.dateline"), &project(&old)).expect("saved");
    std::fs::rename(&old, &new).expect("moved");
    let (opened, _) = load(&new.join("p.dateline")).expect("opened");
    assert_eq!(opened.folders, [new.join("docs")]);
}

#[track_caller]
fn refuses(text: &str, why: &str) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("p.dateline");
    std::fs::write(&path, text).expect("written");
    let sentence = load(&path).expect_err("it is refused");
    assert!(sentence.contains(why), "{sentence}");
    assert!(sentence.ends_with("p.dateline"), "{sentence}");
}

#[test]
fn what_is_no_project_is_told_in_a_sentence() {
    refuses("", "it is empty");
    refuses("\n \n", "it is empty");
    refuses("[]", "no line of it is one of a project");
    refuses("{}", "no line of it is one of a project");
    refuses("{\n}", "which version");
    refuses("\u{0}\u{1}PNG", "no line of it is one of a project");
    refuses("# Notes\n\nWe met.\n", "no line of it is one of a project");
}

/// How many steps can be read of a file, and what is said of it.
fn read(bytes: &[u8]) -> (usize, String) {
    let (project, notes) = parse(bytes).expect("it opens");
    let told: Vec<String> = notes.into_iter().map(|n| n.message).collect();
    (project.log.steps().len(), told.join(" "))
}

const FIRST_VERSION: &str = r#"{
"dateline_project": 1,
"folders": [
  "docs"
],
"documents": [
  {"doc": "a.txt", "hash": "0707070707070707070707070707070707070707070707070707070707070707"}
],
"edits": [
  {"do":{"title":"Confirm","edits":[{"confirm":{"event":{"doc":"a.txt","start":0,"end":2,"quote":"He"}}}]}},
  {"undo":true},
  {"redo":true}
],
"zoo": [1,2],
"view": null
}
"#;

#[test]
fn the_first_versions_files_open_whole_or_broken_off() {
    let (project, notes) = parse(FIRST_VERSION.as_bytes()).expect("it opens");
    assert_eq!(project.folders, [PathBuf::from("docs")]);
    assert_eq!(project.documents.len(), 1);
    assert_eq!(project.log.in_force().count(), 1);
    assert!(notes.is_empty(), "{notes:?}");
    // What a program between the two knew stays.
    assert!(print(&project).contains("{\"zoo\":[1,2]}\n"));
    // Nothing is lost that stands there.
    for end in FIRST_VERSION.find("\"folders\"").expect("there")..FIRST_VERSION.len() - 2 {
        let part = &FIRST_VERSION[..end];
        let (project, notes) = parse(part.as_bytes()).expect("it opens");
        let whole = part.matches("}]}}").count() + part.matches(":true}").count();
        assert_eq!(project.log.steps().len(), whole, "{part}");
        assert!(notes[0].message.contains("damaged"));
    }
}

#[test]
fn a_file_cut_anywhere_opens_with_every_line_that_is_whole() {
    let text = print(&project(Path::new("/x")));
    let first = text.find('\n').expect("a line") + 1;
    let all = parse(text.as_bytes())
        .expect("it opens")
        .0
        .log
        .steps()
        .len();
    for end in first..text.len() {
        if !text.is_char_boundary(end) {
            continue;
        }
        let whole = text[..end]
            .lines()
            .filter(|l| text.contains(&format!("{l}\n")))
            .count();
        let heads = [
            "{\"dateline",
            "{\"folder",
            "{\"doc",
            "{\"date_rules",
            "{\"view",
        ];
        let head = text[..end]
            .lines()
            .filter(|l| text.contains(&format!("{l}\n")))
            .filter(|l| heads.iter().any(|h| l.starts_with(h)))
            .count();
        let (steps, _) = read(&text.as_bytes()[..end]);
        assert_eq!(steps, whole - head, "{end} of {}", text.len());
        assert!(steps <= all);
    }
}

#[test]
fn a_damaged_line_costs_that_line() {
    let text = print(&project(Path::new("/x")));
    let n = parse(text.as_bytes())
        .expect("it opens")
        .0
        .log
        .steps()
        .len();
    let broken = text.replacen("{\"undo\":true}", "{\"undo\":tr", 1);
    let (steps, told) = read(broken.as_bytes());
    assert_eq!(steps, n - 1);
    assert!(told.contains("is damaged and was left out"), "{told}");
    // Two versions that a program for versions has put into one file, with its marks between them.
    let merged = format!(
        "{text}<<<<<<< ours\n{{\"undo\":true}}\n=======\n{{\"redo\":true}}\n>>>>>>> theirs\n"
    );
    let (steps, told) = read(merged.as_bytes());
    assert_eq!(steps, n + 2);
    assert!(told.contains("3 lines of this project file"), "{told}");
    let headless = text.split_once('\n').expect("lines").1;
    assert_eq!(read(headless.as_bytes()).0, n);
    let windows = text.replace('\n', "\r\n");
    assert_eq!(read(windows.as_bytes()).0, n);
    let mut odd = text.into_bytes();
    odd.extend(b"\xff\xfe\n");
    assert_eq!(read(&odd).0, n);
}

#[test]
fn a_newer_file_is_for_looking_only_and_keeps_what_is_not_understood() {
    let newer = "{\"dateline_project\": 99}\n{\"do\":{\"title\":\"Paint it\",\"brush\":2,\"edits\":[]}}\n{\"undo\":true}\n{\"do\":{\"title\":\"X\",\"edits\":[{ \"paint\" : 1.0 }]}}\n";
    let (project, notes) = parse(newer.as_bytes()).expect("it opens");
    let why = project.read_only.as_ref().expect("read only");
    assert!(why.contains("newer Dateline"), "{why}");
    assert!(notes[0].message.contains("2 of its edits"), "{notes:?}");
    // The undo undid what is not understood, and nothing else.
    assert_eq!(project.log.in_force().count(), 1);
    let printed = print(&project);
    for line in newer.lines().skip(1) {
        assert!(printed.contains(&format!("{line}\n")), "{printed}");
    }
}

#[test]
fn saving_into_nowhere_is_a_sentence_and_leaves_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let missing = dir.path().join("no/p.dateline");
    let sentence = save(&missing, &Project::default()).expect_err("no folder");
    assert!(sentence.contains("there is no such folder"), "{sentence}");
    assert!(!missing.exists());
    let sentence = save(dir.path(), &Project::default()).expect_err("a folder");
    assert!(sentence.contains("this is a folder"), "{sentence}");
}

/// Found by the fuzzer: a file of the first version into which lines of a later one had got.
#[test]
fn what_is_kept_without_being_understood_is_not_understood_as_something_else_later() {
    let same = |bytes: &[u8]| {
        let (read, _) = parse(bytes).expect("it opens");
        let (again, _) = parse(print(&read).as_bytes()).expect("it opens again");
        assert_eq!(again, read);
        read
    };
    let broken = "{\"dateline_project\": 1}\n{\"folder\": \"docs\"}\n{\"undo\":true}\n\"edits\": [\n{\"x\": 1}   ,";
    let read = same(broken.as_bytes());
    assert_eq!(read.folders, [PathBuf::from("docs")]);
    assert_eq!(read.log.steps().len(), 2);
    let whole = "{\"dateline_project\": 1, \"folder\": \"docs\", \"edits\": [{\"dateline_project\": 7}, {\"view\": 3}, 4, {\"redo\":true}]}";
    let read = same(whole.as_bytes());
    assert_eq!(read.log.steps().len(), 2);
}

/// A file with some of its bytes changed, cut, doubled or put elsewhere.
fn damaged() -> impl proptest::strategy::Strategy<Value = Vec<u8>> {
    use proptest::prelude::*;
    let samples = vec![
        print(&project(Path::new("/x"))).into_bytes(),
        FIRST_VERSION.as_bytes().to_vec(),
        FIRST_VERSION.replace('\n', "").into_bytes(),
    ];
    let wounds = prop::collection::vec((0u8..6, 0usize..9_000, 0usize..60, any::<u8>()), 0..6);
    let other = prop::sample::select(samples.clone());
    (prop::sample::select(samples), other, wounds).prop_map(|(mut bytes, other, wounds)| {
        for (kind, at, len, byte) in wounds {
            let at = at % (bytes.len() + 1);
            let end = (at + len).min(bytes.len());
            match kind {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..end)),
                2 => bytes.insert(at, byte),
                3 => {
                    let part = bytes[at..end].to_vec();
                    let to = at / 2;
                    bytes.splice(to..to, part);
                }
                // Two versions in one file, as a merge that went wrong leaves them.
                4 => {
                    let from = at % other.len();
                    let part = other[from..(from + 8 * len).min(other.len())].to_vec();
                    bytes.splice(at..at, part);
                }
                _ => {
                    if let Some(b) = bytes.get_mut(at) {
                        *b = byte;
                    }
                }
            }
        }
        bytes
    })
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        failure_persistence: None,
        cases: 1024,
        ..proptest::test_runner::Config::default()
    })]

    /// The same as `fuzz/fuzz_targets/project.rs`, on files that were whole once.
    #[test]
    fn whatever_a_file_holds_is_read_and_written_the_same(bytes in damaged()) {
        if let Ok((read, _)) = parse(&bytes) {
            let text = print(&read);
            let (mut again, _) = parse(text.as_bytes()).expect("what is written can be read");
            again.read_only.clone_from(&read.read_only);
            proptest::prop_assert_eq!(&again, &read);
            proptest::prop_assert_eq!(print(&again), text);
        }
    }
}
