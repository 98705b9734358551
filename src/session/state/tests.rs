use super::*;
use crate::edit::Change;
use crate::model::{DocFacts, Document, Format, Parked, PlaceNow, Source, Timeline};
use crate::session::{MadeOf, Progress, Saved};

fn source(id: &str) -> Parked {
    let id = DocId::new(id);
    Parked::of(Source {
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
    })
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
            ..Progress::default()
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
        settled: true,
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
fn what_is_paused_shows_what_was_read_and_goes_on() {
    let (mut session, read) = open();
    let (first, _) = resolved(&arrive(&mut session, read, &["a"])).expect("at once");
    answer(&mut session, first);
    let (second, _) = resolved(&arrive(&mut session, read, &["b"])).expect("twice as many");
    answer(&mut session, second);
    // Not yet worth a timeline of its own, but now nothing more comes for a while.
    assert!(resolved(&arrive(&mut session, read, &["c"])).is_none());
    let jobs = session.command(Command::Pause);
    assert!(matches!(jobs[0], Job::Pause));
    let (third, docs) = resolved(&jobs).expect("of what is there");
    assert_eq!(docs, ["a", "b", "c"]);
    assert!(session.shown().paused && session.shown().progress.is_some());
    assert!(answer(&mut session, third).is_empty());
    assert!(session.command(Command::Pause).is_empty());
    let jobs = session.command(Command::GoOn);
    assert!(matches!(jobs[..], [Job::GoOn]) && !session.shown().paused);
    assert!(session.command(Command::GoOn).is_empty());
    // What comes to its end, or is stopped, is paused no more.
    session.command(Command::Pause);
    let end = session.event(Event::ReadAll { revision: read });
    assert!(end.iter().any(|job| matches!(job, Job::GoOn)) && !session.shown().paused);
    assert!(session.command(Command::Pause).is_empty());
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
    let answer = |session: &mut Session, result| {
        session.command(a_change("Hide it"));
        session.event(Event::Saved {
            to: to.clone(),
            asked: false,
            result,
        });
        session.shown().unsaved
    };
    let full = || Err("the disk is full".to_owned());
    assert!(answer(&mut session, full()));
    assert!(!answer(&mut session, Ok(None)));
    assert!(answer(&mut session, full()));
    // Tried again in silence; once it is written that is said.
    session.shown.message = None;
    let again = session.command(Command::SaveAgain);
    assert_eq!(saves(&again), [&to]);
    for (result, said) in [
        (Err("the disk is full".to_owned()), None),
        (Ok(None), Some("Your changes are saved again")),
    ] {
        session.event(Event::Saved {
            to: to.clone(),
            asked: false,
            result,
        });
        assert_eq!(session.shown.message.as_ref().map(|m| m.0.as_str()), said);
    }
    assert!(session.command(Command::SaveAgain).is_empty());
    assert!(answer(&mut session, full()));
    // Closed, it is tried once more, and the file is let go of after that.
    let jobs = session.command(Command::Close);
    assert!(
        matches!(&jobs[..], [Job::Save { .. }, Job::Release { .. }, ..]),
        "{jobs:?}"
    );
}

/// An event as one document tells it.
pub(in crate::session) fn told(label: &str, date: &str) -> crate::model::Event {
    use crate::model::{Certainty, EventId, When};
    let date: crate::model::Edtf = date.parse().expect("a date");
    crate::model::Event::new(crate::model::EventData::called(
        EventId::of(&[label]),
        label,
        When::of(date, Certainty::Stated, Vec::new()),
    ))
}

/// The timeline of everything is there; what the engine would compare is compared, with what was seen when it was last open.
fn show(session: &mut Session, timeline: Timeline, last: Option<&super::super::Seen>) -> Vec<Job> {
    use super::super::{Seen, Since};
    let revision = session.resolve_revision;
    let jobs = session.event(Event::Resolved {
        revision,
        timeline: Arc::new(timeline),
        settled: true,
    });
    let compared = jobs.into_iter().find_map(|job| match job {
        Job::Compare {
            revision,
            since,
            now,
        } => Some((revision, since, now)),
        _ => None,
    });
    let Some((revision, since, now)) = compared else {
        return Vec::new();
    };
    let seen = match since {
        Since::Shown(before) => Some(Seen::of(&before)),
        Since::LastOpen(_) => last.cloned(),
    };
    let news = seen.map(|s| s.news(&now));
    session.event(Event::News { revision, news })
}

#[test]
fn a_project_that_is_opened_says_what_is_new_since_it_was_last_open() {
    use super::super::Seen;
    let opened = |timeline: &Timeline, last: Option<&Seen>| {
        let mut session = Session::default();
        session.keep_in(PathBuf::from("/own"));
        let jobs = session.command(Command::Open(vec![PathBuf::from("/p.dateline")]));
        let revision = jobs.iter().find_map(|j| match j {
            Job::Load { revision, .. } => Some(*revision),
            _ => None,
        });
        session.event(Event::Loaded {
            revision: revision.expect("loaded"),
            result: Ok(Box::default()),
        });
        let read = session.read_revision;
        arrive(&mut session, read, &["a.txt"]);
        // Before everything is read nothing can be said to be new.
        assert!(show(&mut session, timeline.clone(), last).is_empty());
        session.event(Event::ReadAll { revision: read });
        let jobs = show(&mut session, timeline.clone(), last);
        let ends = |to: &PathBuf| to.extension().is_some_and(|e| e == "seen");
        let kept = |jobs: &[Job]| {
            let mut jobs = jobs.iter();
            jobs.any(|j| matches!(j, Job::Remember { to, .. } if ends(to)))
        };
        assert!(kept(&jobs), "{jobs:?}");
        let said = session.shown.message.clone().map(|m| m.0);
        // Nothing has changed since: it need not be kept once more.
        assert!(!kept(&session.leave()));
        said
    };
    let before = Timeline {
        events: vec![told("Mill sold", "1932")],
        ..Timeline::default()
    };
    let mut after = before.clone();
    after.events[0] = told("Mill sold", "1933");
    after.events.push(told("School closed", "1944"));
    // On the first day there is nothing to compare with.
    assert_eq!(opened(&after, None), None);
    let seen = Seen::of(&before);
    assert_eq!(opened(&before, Some(&seen)), None);
    assert_eq!(
        opened(&after, Some(&seen)).as_deref(),
        Some("Since it was last open: 1 new, 1 changed")
    );
}

#[test]
fn after_reading_again_what_is_new_and_what_differs_from_an_edit_is_said() {
    use crate::model::{Anchor, TextRange, Unplaced};
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
    show(&mut session, before.clone(), None);
    let said = session.shown.message.clone().map_or(String::new(), |m| m.0);
    assert!(!said.contains("Read again"), "{said}");

    let again = |session: &mut Session, after: Timeline| {
        session.command(Command::Reread);
        let read = session.read_revision;
        arrive(session, read, &["a.txt"]);
        session.event(Event::ReadAll { revision: read });
        show(session, after, None);
        session.shown.message.clone().expect("it is said").0
    };
    let unplaced = |title: &str, now| Unplaced {
        title: title.to_owned(),
        said_of: Anchor {
            doc: DocId::new("a.txt"),
            range: TextRange::new(0, 2),
            quote: "He".to_owned(),
        },
        of: None,
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

/// Opened again: a timeline that was kept is shown, and then its folder was looked at. With what is asked for then, and what is asked
/// for when a document has been taken up.
fn looked_at(still: Still, edited: bool) -> (Session, Vec<Job>, Vec<Job>) {
    let (mut session, revision) = open();
    if edited {
        session.command(Command::Do(Change {
            title: "Hide".to_owned(),
            edits: Vec::new(),
            around: Vec::new(),
        }));
    }
    let jobs = session.event(recalled(revision));
    let shows = |jobs: &[Job], told: bool| matches!(jobs, [Job::Show { complete, .. }] if *complete == told);
    assert!(shows(&jobs, false));
    assert!(session.shown().progress.is_some(), "nobody knows yet");
    let jobs = session.event(Event::Checked { revision, still });
    let later = arrive(&mut session, revision, &["a"]);
    assert_eq!(session.shown().progress.is_none(), still == Still::Whole);
    (session, jobs, later)
}

fn recalled(revision: u64) -> Event {
    let of = MadeOf {
        sources: [0; 32],
        outside: [0; 32],
        constraints: Default::default(),
    };
    Event::Recalled {
        revision,
        recalled: Arc::new(Recalled {
            of,
            findings: Arc::default(),
            holds: false,
        }),
    }
}

#[test]
fn what_was_kept_is_shown_and_its_folder_looked_at_behind_it() {
    let resolves = |jobs: &[Job]| resolved(jobs).is_some();
    let (_, now, later) = looked_at(Still::Whole, false);
    assert!(now.is_empty() && later.is_empty());
    // An edit without a place is told of only now.
    let (_, now, _) = looked_at(Still::Whole, true);
    assert!(matches!(&now[..], [Job::Show { complete: true, .. }]));
    // It stays until everything is there, unless next to nothing of it is left.
    let (_, now, later) = looked_at(Still::Much, true);
    assert!(now.is_empty() && later.is_empty());
    let (mut session, now, later) = looked_at(Still::Little, false);
    assert!(
        now.is_empty() && !resolves(&later),
        "the old one is on its way"
    );
    let revision = session.resolve_revision;
    let jobs = session.event(Event::Resolved {
        revision,
        timeline: Arc::default(),
        settled: true,
    });
    assert!(resolves(&jobs));
}

#[test]
fn stopped_while_its_folder_is_looked_at_what_was_kept_stays() {
    let (mut session, revision) = open();
    session.event(recalled(revision));
    let jobs = session.command(Command::Stop);
    assert!(matches!(&jobs[..], [Job::StopReading, Job::Show { .. }]));
    let said = session.shown().message.clone().expect("a word").0;
    assert!(said.starts_with("Stopped looking for changes"), "{said}");
    // What has been taken up by then is more than what was kept.
    let (mut session, _, _) = looked_at(Still::Much, false);
    let jobs = session.command(Command::Stop);
    assert!(resolved(&jobs).is_some());
}

#[test]
fn a_timeline_taken_up_out_of_the_cache_is_shown_unless_something_newer_is_on_its_way() {
    let (mut session, revision) = open();
    let Event::Recalled { recalled, .. } = recalled(revision) else {
        return;
    };
    arrive(&mut session, revision, &["a"]);
    session.event(Event::ReadAll { revision });
    let taken = |session: &mut Session, revision| {
        let recalled = recalled.clone();
        let jobs = session.event(Event::TakenUp { revision, recalled });
        let resolving = session.shown().resolving;
        (jobs.len(), resolving)
    };
    let revision = session.resolve_revision;
    assert_eq!(taken(&mut session, revision), (0, true));
    session.event(Event::Resolved {
        revision,
        timeline: Arc::default(),
        settled: true,
    });
    assert_eq!(taken(&mut session, revision - 1), (0, false));
    assert_eq!(taken(&mut session, revision), (1, false));
}
