use super::*;
use crate::edit::Change;
use crate::model::{DocFacts, Document, Format, Source, Timeline};

fn source(id: &str) -> Source {
    let id = DocId::new(id);
    Source {
        document: Arc::new(Document {
            id: id.clone(),
            path: PathBuf::new(),
            format: Format::Text,
            encoding: "UTF-8",
            text: "".into(),
            blocks: Vec::new(),
            title: None,
            date_hints: Vec::new(),
            hash: [0; 32],
            parts: Vec::new(),
            copy_of: None,
        }),
        facts: Arc::new(DocFacts {
            doc: id,
            title: None,
            lang: "en",
            published: None,
            copyright_year: None,
            dates: Default::default(),
            times: Vec::new(),
            names: Vec::new(),
            events: Vec::new(),
            notes: Vec::new(),
        }),
    }
}

fn open() -> (Session, u64) {
    let mut session = Session::default();
    let jobs = session.command(Command::Open(vec![PathBuf::from("docs")]));
    let revision = jobs
        .iter()
        .find_map(|j| match j {
            Job::Read { revision, .. } => Some(*revision),
            _ => None,
        })
        .expect("it is read");
    (session, revision)
}

fn arrive(session: &mut Session, revision: u64, ids: &[&str]) -> Vec<Job> {
    session.event(Event::Read {
        revision,
        sources: ids.iter().map(|id| source(id)).collect(),
        notes: Vec::new(),
        progress: Progress {
            done: 1,
            total: 9,
            per_second: 0,
        },
    })
}

/// The documents of the timeline that is to be made.
fn resolved(jobs: &[Job]) -> Option<(u64, Vec<String>)> {
    jobs.iter().find_map(|j| match j {
        Job::Resolve {
            revision, sources, ..
        } => Some((
            *revision,
            sources.iter().map(|s| s.document.id.to_string()).collect(),
        )),
        _ => None,
    })
}

fn answer(session: &mut Session, revision: u64) -> Vec<Job> {
    session.event(Event::Resolved {
        revision,
        timeline: Arc::new(Timeline::default()),
    })
}

#[test]
fn the_first_document_shows_at_once_and_later_ones_as_they_double() {
    let (mut session, read) = open();
    let (first, docs) = resolved(&arrive(&mut session, read, &["b"])).expect("at once");
    assert_eq!(docs, ["b"]);
    // While one is being made no other is begun.
    assert!(resolved(&arrive(&mut session, read, &["a"])).is_none());
    let (second, docs) = resolved(&answer(&mut session, first)).expect("twice as many");
    assert_eq!(docs, ["a", "b"]);
    assert!(answer(&mut session, second).is_empty());
    // The same document again is no new document.
    assert!(resolved(&arrive(&mut session, read, &["a"])).is_none());
    let end = session.event(Event::ReadAll { revision: read });
    assert_eq!(resolved(&end).expect("the last one").1, ["a", "b"]);
    assert_eq!(session.shown().progress, None);
}

#[test]
fn answers_to_an_old_question_are_dropped() {
    let (mut session, read) = open();
    let (old, _) = resolved(&arrive(&mut session, read, &["a"])).expect("at once");
    session.command(Command::Open(vec![PathBuf::from("other")]));
    let before = session.shown().revision;
    assert!(answer(&mut session, old).is_empty());
    assert!(arrive(&mut session, read, &["b"]).is_empty());
    assert_eq!(session.shown().revision, before);
}

#[test]
fn stop_keeps_what_was_read() {
    let (mut session, read) = open();
    arrive(&mut session, read, &["a", "b"]);
    let jobs = session.command(Command::Stop);
    assert!(matches!(jobs[0], Job::StopReading));
    assert_eq!(resolved(&jobs).expect("of what is there").1, ["a", "b"]);
    assert!(arrive(&mut session, read, &["c"]).is_empty());
    assert!(session.command(Command::Stop).is_empty());
}

#[test]
fn reading_again_keeps_the_old_documents_until_the_end() {
    let (mut session, read) = open();
    arrive(&mut session, read, &["a", "b"]);
    let (revision, _) = resolved(&session.event(Event::ReadAll { revision: read })).expect("made");
    answer(&mut session, revision);
    session.command(Command::Reread);
    assert!(resolved(&arrive(&mut session, read + 1, &["b"])).is_none());
    let jobs = session.event(Event::ReadAll { revision: read + 1 });
    assert_eq!(resolved(&jobs).expect("the last one").1, ["b"]);
}

#[test]
fn edits_are_saved_where_the_user_chose_a_place_and_nowhere_else() {
    let (mut session, _) = open();
    let change = Change {
        title: "Hide it".to_owned(),
        edits: Vec::new(),
        around: Vec::new(),
    };
    let is_save = |job: &Job| matches!(job, Job::Save { .. });
    let jobs = session.command(Command::Do(change.clone()));
    assert!(!jobs.iter().any(is_save));
    assert_eq!(session.shown().undo.as_deref(), Some("Hide it"));
    session.command(Command::SaveAs(PathBuf::from("p.dateline")));
    assert!(session.command(Command::Undo).iter().any(is_save));
    assert_eq!(session.shown().redo.as_deref(), Some("Hide it"));
}

#[test]
fn edits_of_a_folder_without_a_project_are_kept_apart_from_the_documents() {
    let mut session = Session::default();
    session.keep_in(PathBuf::from("/own"));
    let jobs = session.command(Command::Open(vec![PathBuf::from("/docs")]));
    let recalled = jobs.iter().find_map(|j| match j {
        Job::Recall {
            revision,
            path,
            folders,
        } => Some((*revision, path.clone(), folders.clone())),
        _ => None,
    });
    let (revision, path, folders) = recalled.expect("asked for");
    assert!(path.starts_with("/own"));
    let saved = Saved {
        folders,
        ..Saved::default()
    };
    let jobs = session.event(Event::Loaded {
        revision,
        result: Ok(Box::new((saved, Vec::new()))),
    });
    assert!(jobs.iter().any(|j| matches!(j, Job::Read { .. })));
    let change = Change {
        title: "Hide it".to_owned(),
        edits: Vec::new(),
        around: Vec::new(),
    };
    let jobs = session.command(Command::Do(change.clone()));
    let to = jobs.iter().find_map(|j| match j {
        Job::Save { to, asked, .. } => Some((to.clone(), *asked)),
        _ => None,
    });
    assert_eq!(to, Some((path, false)));
    // The sample is nobody's folder.
    session.command(Command::OpenSample);
    let jobs = session.command(Command::Do(change));
    assert!(!jobs.iter().any(|j| matches!(j, Job::Save { .. })));
}

fn a_change(title: &str) -> Command {
    Command::Do(Change::new(title, Vec::new()))
}

fn saves(jobs: &[Job]) -> Vec<&PathBuf> {
    jobs.iter()
        .filter_map(|j| match j {
            Job::Save { to, .. } => Some(to),
            _ => None,
        })
        .collect()
}

/// A project that was loaded from `/p.dateline`, with nothing in it.
fn loaded(read_only: Option<&str>, documents: Vec<(DocId, [u8; 32])>) -> Session {
    let mut session = Session::default();
    let jobs = session.command(Command::Open(vec![PathBuf::from("/p.dateline")]));
    let revision = jobs.iter().find_map(|j| match j {
        Job::Load { revision, .. } => Some(*revision),
        _ => None,
    });
    let saved = Saved {
        folders: vec![PathBuf::from("/docs")],
        documents,
        read_only: read_only.map(str::to_owned),
        ..Saved::default()
    };
    session.event(Event::Loaded {
        revision: revision.expect("loaded"),
        result: Ok(Box::new((saved, Vec::new()))),
    });
    session
}

#[test]
fn what_can_only_be_looked_at_is_not_changed_and_says_why() {
    let mut session = loaded(Some("It is open in another window."), Vec::new());
    for command in [a_change("Hide it"), Command::Undo, Command::Redo] {
        assert!(session.command(command).is_empty());
        let (said, failed) = session.shown().message.clone().expect("said");
        assert!(failed && said.contains("open in another window"), "{said}");
    }
    assert_eq!(session.shown().undo, None);
    // Not over the file itself, but under another name; from then on it can be changed.
    let same = session.command(Command::SaveAs(PathBuf::from("/p.dateline")));
    assert!(same.is_empty());
    let to = PathBuf::from("/q.dateline");
    assert_eq!(saves(&session.command(Command::SaveAs(to.clone()))), [&to]);
    session.event(Event::Saved {
        to: to.clone(),
        asked: true,
        result: Ok(None),
    });
    assert_eq!(saves(&session.command(a_change("Hide it"))), [&to]);
}

#[test]
fn a_new_name_that_cannot_be_written_leaves_the_project_what_it_was() {
    let mut session = loaded(None, Vec::new());
    let to = PathBuf::from("/nowhere/q.dateline");
    session.command(Command::SaveAs(to.clone()));
    session.command(a_change("Hide it"));
    let jobs = session.event(Event::Saved {
        to,
        asked: true,
        result: Err("there is no such folder".to_owned()),
    });
    // What was said meanwhile is saved where it was saved before.
    let old = PathBuf::from("/p.dateline");
    assert_eq!(saves(&jobs), [&old]);
    assert_eq!(session.shown().project, Some(old));
}

#[test]
fn what_could_not_be_saved_is_said_until_it_is() {
    let mut session = loaded(None, Vec::new());
    let to = PathBuf::from("/p.dateline");
    let mut answer = |result| {
        session.command(a_change("Hide it"));
        session.event(Event::Saved {
            to: to.clone(),
            asked: false,
            result,
        });
        session.shown().unsaved
    };
    assert!(answer(Err("the disk is full".to_owned())));
    assert!(!answer(Ok(None)));
    assert!(answer(Err("the disk is full".to_owned())));
    // Closed, it is tried once more, and the file is let go of after that.
    let jobs = session.command(Command::Close);
    assert!(
        matches!(&jobs[..], [Job::Save { .. }, Job::Release { .. }, ..]),
        "{jobs:?}"
    );
}

/// An event as one document tells it.
fn told(label: &str, date: &str) -> crate::model::Event {
    use crate::model::{Certainty, EventId, Status};
    let date: crate::model::Edtf = date.parse().expect("a date");
    crate::model::Event {
        id: EventId::of(&[label]),
        label: label.to_owned(),
        when: When::of(date, Certainty::Stated, Vec::new()),
        claims: Vec::new(),
        entities: Vec::new(),
        series: None,
        status: Status::Happened,
        kind: String::new(),
        importance: 0.5,
        readings: Vec::new(),
        user: Default::default(),
    }
}

#[test]
fn after_reading_again_what_is_new_and_what_differs_from_an_edit_is_said() {
    use crate::model::{Anchor, TextRange, Unplaced};
    let show = |session: &mut Session, timeline: Timeline| {
        let revision = session.resolve_revision;
        session.event(Event::Resolved {
            revision,
            timeline: Arc::new(timeline),
        });
    };
    let (mut session, read) = open();
    arrive(&mut session, read, &["a.txt"]);
    session.event(Event::ReadAll { revision: read });
    let before = Timeline {
        events: vec![
            told("Bridge opened", "1911-05-04"),
            told("Mill sold", "1932"),
        ],
        ..Timeline::default()
    };
    show(&mut session, before.clone());
    let said = session.shown.message.clone().map_or(String::new(), |m| m.0);
    assert!(!said.contains("Read again"), "{said}");

    let again = |session: &mut Session, after: Timeline| {
        session.command(Command::Reread);
        let read = session.read_revision;
        arrive(session, read, &["a.txt"]);
        session.event(Event::ReadAll { revision: read });
        show(session, after);
        session.shown.message.clone().expect("it is said").0
    };
    let unplaced = |title: &str, now| Unplaced {
        title: title.to_owned(),
        said_of: Anchor {
            doc: DocId::new("a.txt"),
            range: TextRange::new(0, 2),
            quote: "He".to_owned(),
        },
        now,
    };
    let differs = || PlaceNow::Differs {
        then: "1932".to_owned(),
        now: "1933".to_owned(),
    };
    let mut after = before.clone();
    after.events[1] = told("Mill sold", "1933");
    after.events.push(told("School closed", "1944"));
    after.events.push(told("School opened", "1946"));
    after.unplaced = vec![unplaced("Set the date of “Mill sold”", differs())];
    assert_eq!(
        again(&mut session, after.clone()),
        "Read again: 2 new, 1 changed, 1 differs from your edit"
    );
    let lost = PlaceNow::Lost("Its document was not read".to_owned());
    after.unplaced.push(unplaced("Hide “Bridge opened”", lost));
    after
        .unplaced
        .push(unplaced("Confirm “Bridge opened”", differs()));
    assert_eq!(
        again(&mut session, after),
        "Read again: 0 new, 0 changed, 2 differ from your edits, 1 edit has lost its place"
    );
}
