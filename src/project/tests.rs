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
        ],
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
    });
    log.push(Step::Unknown("{\"branch\":\"x\"}".to_owned()));
    Project {
        folders: vec![folder.join("docs")],
        documents: vec![(DocId::new("a/“b”.txt"), [7; 32])],
        log,
        rules: vec![OwnRules {
            name: "mine.toml".to_owned(),
            text: "language = \"en\"\n# “ours”\n".to_owned(),
        }],
        view: Some(view()),
        unknown: "{\"zoo\":[1,2]}".to_owned(),
        read_only: false,
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
        folded_lanes: [LaneKey::Rest, LaneKey::Kind("sign".to_owned())].into(),
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
fn a_damaged_file_is_told_in_a_sentence() {
    refuses("", "ends too early");
    refuses(
        "{\"dateline_project\": 1,\n\"folders\": [",
        "ends too early",
    );
    refuses("{\"dateline_project\": 1,\n]", "line 2 is damaged");
    refuses("[]", "not an object");
    refuses("{}", "which version");
    refuses(
        "{\"dateline_project\": 1, \"edits\": 3}",
        "“edits” is not a list",
    );
}

#[test]
fn a_newer_file_is_for_looking_only() {
    let text = "{\"dateline_project\": 99, \"folders\": []}";
    let (project, notes) = file::parse(text).expect("it opens");
    assert!(project.read_only);
    assert!(notes[0].message.contains("newer Dateline"));
}

#[test]
fn saving_into_nowhere_is_a_sentence_and_leaves_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let missing = dir.path().join("no/p.dateline");
    let sentence = save(&missing, &Project::default()).expect_err("no folder");
    assert!(sentence.contains("there is no such folder"), "{sentence}");
    let sentence = save(dir.path(), &Project::default()).expect_err("a folder");
    assert!(sentence.contains("this is a folder"), "{sentence}");
}
