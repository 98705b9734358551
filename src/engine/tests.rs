use super::*;
use crate::model::DocId;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Polls until it is so, and fails after a minute.
#[track_caller]
fn until(engine: &mut Engine, is_so: impl Fn(&Shown) -> bool) {
    let start = Instant::now();
    while !is_so(engine.shown()) {
        engine.poll();
        std::thread::sleep(Duration::from_millis(2));
        assert!(start.elapsed() < Duration::from_secs(60), "it never came");
    }
}

fn is_done(shown: &Shown) -> bool {
    shown.progress.is_none() && !shown.timeline.documents.is_empty()
}

fn folder(documents: usize) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for n in 0..documents {
        let text = format!("The Council met in Geneva on {} May 1990.\n", n % 28 + 1);
        std::fs::write(dir.path().join(format!("{n:04}.txt")), text).expect("written");
    }
    dir
}

#[test]
fn a_folder_is_read_in_the_background_to_what_the_headless_run_gives() {
    let dir = folder(30);
    let paths = vec![dir.path().to_owned()];
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(paths.clone()));
    until(&mut engine, |s| {
        is_done(s) && s.timeline.documents.len() == 30
    });
    for threads in [1, 3] {
        let options = Options {
            limits: Limits {
                threads,
                ..Limits::default()
            },
            ..Options::default()
        };
        let outcome = run(&paths, &options).expect("it runs");
        assert!(outcome.timeline == *engine.shown().timeline);
    }
}

/// A pause, and the end of one, act within a fifth of a second: nothing new is read from then on.
#[test]
fn reading_is_paused_within_a_fifth_of_a_second_and_goes_on_to_the_end() {
    let dir = folder(4_000);
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(vec![dir.path().to_owned()]));
    let done = |s: &Shown| s.progress.map_or(0, |p| p.done);
    let wait = |engine: &mut Engine, millis| {
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(millis) {
            engine.poll();
            std::thread::sleep(Duration::from_millis(2));
        }
        done(engine.shown())
    };
    until(&mut engine, |s| done(s) > 10);
    engine.send(Command::Pause);
    let soon = wait(&mut engine, 200);
    assert!((10..4_000).contains(&soon), "{soon}");
    assert_eq!(wait(&mut engine, 400), soon);
    // What was read is put together meanwhile.
    until(&mut engine, |s| {
        !s.resolving && s.timeline.documents.len() + 200 >= soon
    });
    assert!(engine.shown().paused);
    engine.send(Command::GoOn);
    assert!(wait(&mut engine, 200) > soon);
    engine.send(Command::Pause);
    wait(&mut engine, 200);
    engine.send(Command::Stop);
    assert!(engine.shown().progress.is_none() && !engine.shown().paused);
    engine.send(Command::Reread);
    until(&mut engine, |s| {
        is_done(s) && s.timeline.documents.len() == 4_000
    });
}

#[test]
fn the_sample_opens_and_nothing_is_written() {
    let mut engine = Engine::start(|| {});
    engine.send(Command::OpenSample);
    until(&mut engine, is_done);
    assert!(
        engine.shown().notes.is_empty(),
        "{:?}",
        engine.shown().notes
    );
}

#[test]
fn what_is_to_be_saved_is_saved_before_the_engine_goes() {
    let dir = folder(1);
    let project = dir.path().join("p.dateline");
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(vec![dir.path().join("0000.txt")]));
    until(&mut engine, is_done);
    engine.send(Command::SaveAs(project.clone()));
    drop(engine);
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(vec![project]));
    until(&mut engine, is_done);
    assert_eq!(engine.shown().timeline.documents.len(), 1);
}

/// A short form of a given name: one person or two?
fn two_forms_of_a_name() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        (
            "a.txt",
            "3 May 2004\n\nThe mayor was beaten by Elizabeth Okafor by ninety votes.\n",
        ),
        (
            "b.txt",
            "8 June 2009\n\nTown councillor Liz Okafor asked for a new bridge. Ms. Okafor said that it was promised.\n",
        ),
    ] {
        std::fs::write(dir.path().join(name), text).expect("written");
    }
    dir
}

#[test]
fn an_answer_in_review_is_saved_and_survives_reading_again() {
    use crate::edit::{Answered, Change, Edit};
    use crate::model::{Anchor, EntityKind};
    for same in [true, false] {
        let dir = two_forms_of_a_name();
        let docs = dir.path().join("docs");
        std::fs::create_dir(&docs).expect("made");
        for name in ["a.txt", "b.txt"] {
            std::fs::rename(dir.path().join(name), docs.join(name)).expect("moved");
        }
        let project = dir.path().join("p.dateline");
        let people = |s: &Shown| s.timeline.of_kind(EntityKind::Person).count();
        let mut engine = Engine::start(|| {});
        engine.send(Command::Open(vec![docs.clone()]));
        until(&mut engine, |s| {
            is_done(s) && !s.resolving && s.timeline.documents.len() == 2
        });
        let shown = engine.shown().clone();
        let before = people(&shown);
        let [pair] = &shown.timeline.doubtful[..] else {
            panic!("one pair: {:?}", shown.timeline.doubtful);
        };
        let anchor = |id| {
            let (doc, range) = &shown.timeline.entity(id).expect("somebody").mentions[0];
            let text = &shown.timeline.document(doc).expect("a document").text;
            Anchor {
                doc: doc.clone(),
                range: *range,
                quote: range.of(text).to_owned(),
            }
        };
        let (a, b) = (anchor(pair.a), anchor(pair.b));
        let edit = if same {
            Edit::Same { a, b }
        } else {
            Edit::Different { a, b }
        };
        engine.send(Command::SaveAs(project.clone()));
        engine.send(Command::Do(Change {
            title: "An answer".into(),
            edits: vec![edit],
            around: Vec::new(),
        }));
        let answered = Answered {
            same: same.into(),
            different: (!same).into(),
            shares: {
                let mut shares = crate::edit::Shares::default();
                let people = &mut shares[crate::edit::Finding::SamePerson as usize];
                (people.accepted, people.answered) = (same.into(), 1);
                shares
            },
            ..Answered::default()
        };
        let is_settled = |s: &Shown| {
            is_done(s)
                && !s.resolving
                && s.timeline.doubtful.is_empty()
                && s.answered == answered
                && people(s) == before - usize::from(same)
        };
        until(&mut engine, is_settled);
        // A line more in one document, and everything is read again.
        let text = std::fs::read_to_string(docs.join("b.txt")).expect("read");
        std::fs::write(
            docs.join("b.txt"),
            format!("{text}\nThe bridge was mended.\n"),
        )
        .expect("written");
        engine.send(Command::Reread);
        until(&mut engine, |s| {
            let text = s
                .timeline
                .documents
                .get(1)
                .map(|d| d.text.contains("mended"));
            is_settled(s) && text == Some(true)
        });
        drop(engine);
        let mut engine = Engine::start(|| {});
        engine.send(Command::Open(vec![project]));
        until(&mut engine, is_settled);
        assert_eq!(engine.shown().undo.as_deref(), Some("An answer"));
        engine.send(Command::Undo);
        until(&mut engine, |s| {
            !s.resolving && s.timeline.doubtful.len() == 1
        });
        assert_eq!(engine.shown().answered, Answered::default());
    }
}

#[test]
fn a_missing_project_is_a_message() {
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(vec![PathBuf::from("no/such.dateline")]));
    until(&mut engine, |s| s.message.is_some());
    assert!(matches!(&engine.shown().message, Some((_, true))));
}

/// What one document cannot say about 03/04/2019, another in the folder says, whatever the order of reading.
#[test]
fn numbers_that_read_both_ways_are_settled_by_the_folder() {
    let dir = tempfile::tempdir().expect("a folder");
    let texts = [
        (
            "letter.txt",
            "Mr. Karl Brandt opened the new reading room in Lund on 03/04/2019.\n",
        ),
        (
            "minutes.txt",
            "Ms. Eva Lund visited the bridge works in Bergen on 25/12/2018.\n",
        ),
        (
            "invoice.txt",
            "Mr. Li Wei delivered the old harbour crane to Tarn on 12/26/2018.\n",
        ),
    ];
    let opened = |n: usize| {
        for (name, text) in &texts[..n] {
            std::fs::write(dir.path().join(name), text).expect("written");
        }
        let outcome = run(&[dir.path().to_owned()], &Options::default()).expect("it runs");
        let event = outcome
            .timeline
            .events
            .into_iter()
            .find(|e| e.label.contains("reading room"))
            .expect("the opening");
        let readings: Vec<String> = event.readings.iter().map(|r| r.edtf.to_string()).collect();
        let why: Vec<String> = event.when.why.iter().map(|r| r.text.to_string()).collect();
        (
            event
                .when
                .edtf
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            readings.join(" or "),
            why.last().cloned().unwrap_or_default(),
        )
    };
    let both = "2019-03-04 or 2019-04-03";
    let (when, readings, _) = opened(1);
    assert_eq!((&*when, &*readings), ("[2019-03-04,2019-04-03]", both));
    let (when, readings, why) = opened(2);
    assert_eq!((&*when, &*readings), ("2019-04-03", ""));
    assert!(why.contains("“25/12/2018” in “minutes.txt”"), "{why}");
    let (when, readings, why) = opened(3);
    assert_eq!((&*when, &*readings), ("[2019-03-04,2019-04-03]", both));
    assert!(why.contains("write both ways"), "{why}");
}

/// What the user says of a document's dates is obeyed at once, undone at once, and kept in the project.
#[test]
fn the_users_word_on_dates_reads_the_document_again() {
    use crate::edit::{Edit, SaidOfDates, Say, Scope};
    use crate::model::{CountsFrom, EdtfDate, NumberOrder};
    let dir = tempfile::tempdir().expect("a folder");
    let text = "Mr. Karl Brandt opened the new reading room in Lund on 03/04/2019. Ms. Eva Lund visited the bridge works two days ago.\n";
    std::fs::write(dir.path().join("a.txt"), text).expect("written");
    std::fs::write(
        dir.path().join("b.txt"),
        "The Council met in Geneva on 4 May 1990.\n",
    )
    .expect("written");
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(vec![dir.path().to_owned()]));
    let dates = |shown: &Shown| {
        let of = |word: &str| {
            let event = shown
                .timeline
                .events
                .iter()
                .find(|e| e.label.contains(word));
            event
                .and_then(|e| e.when.edtf.as_ref())
                .map_or("?".to_owned(), ToString::to_string)
        };
        format!("{} {}", of("reading room"), of("bridge"))
    };
    let settled =
        |s: &Shown| s.progress.is_none() && !s.resolving && s.timeline.documents.len() == 2;
    until(&mut engine, settled);
    assert_eq!(dates(engine.shown()), "[2019-03-04,2019-04-03] ?");
    let untouched = |shown: &Shown| shown.timeline.documents[1].text.as_ptr();
    let b = untouched(engine.shown());
    let say = |of: Scope, say: SaidOfDates| {
        Command::Do(crate::edit::Change {
            title: "Say it".to_owned(),
            edits: vec![Edit::DocumentDates { of, say }],
            around: Vec::new(),
        })
    };
    let a = || Scope::Document(DocId::new("a.txt"));
    engine.send(say(
        a(),
        SaidOfDates {
            order: Say::Is(NumberOrder::MonthFirst),
            ..SaidOfDates::default()
        },
    ));
    until(&mut engine, |s| settled(s) && dates(s) == "2019-03-04 ?");
    let message = engine.shown().message.clone();
    assert_eq!(
        message,
        Some(("Say it: one event’s date changed".to_owned(), false))
    );
    engine.send(say(
        Scope::Folder(String::new()),
        SaidOfDates {
            written: Say::Is(EdtfDate::day(2019, 3, 20)),
            ..SaidOfDates::default()
        },
    ));
    until(&mut engine, |s| {
        settled(s) && dates(s) == "2019-03-04 2019-03-18"
    });
    engine.send(say(
        a(),
        SaidOfDates {
            counts_from: Say::Is(CountsFrom::LastSpoken),
            ..SaidOfDates::default()
        },
    ));
    until(&mut engine, |s| {
        settled(s) && s.timeline.documents[0].dates.counts_from == CountsFrom::LastSpoken
    });
    let project = dir.path().join("p.dateline");
    engine.send(Command::SaveAs(project.clone()));
    engine.send(Command::Undo);
    engine.send(Command::Undo);
    until(&mut engine, |s| settled(s) && dates(s) == "2019-03-04 ?");
    engine.send(Command::Undo);
    until(&mut engine, |s| {
        settled(s) && dates(s) == "[2019-03-04,2019-04-03] ?"
    });
    assert_eq!(
        untouched(engine.shown()),
        b,
        "the other document’s file is left alone"
    );
    engine.send(Command::Redo);
    until(&mut engine, |s| settled(s) && dates(s) == "2019-03-04 ?");
    drop(engine);
    // The same without a window.
    let outcome = run(&[project], &Options::default()).expect("it runs");
    let shown = Shown {
        timeline: Arc::new(outcome.timeline),
        ..Shown::default()
    };
    assert_eq!(dates(&shown), "2019-03-04 ?");
}

#[test]
fn what_is_said_of_a_folder_is_there_when_it_is_opened_again() {
    use crate::edit::Change;
    let (docs, other, own) = (folder(1), folder(1), tempfile::tempdir().expect("a folder"));
    let kept = own.path().join("kept");
    let opened = |folder: &tempfile::TempDir| {
        let mut engine = Engine::start(|| {});
        engine.keep_in(kept.clone());
        engine.send(Command::Open(vec![folder.path().to_owned()]));
        until(&mut engine, |s| is_done(s) && !s.resolving);
        engine
    };
    let say = |engine: &mut Engine, title: &str| {
        engine.send(Command::Do(Change {
            title: title.into(),
            edits: Vec::new(),
            around: Vec::new(),
        }));
    };
    let mut engine = opened(&docs);
    assert_eq!(engine.shown().undo, None);
    assert!(!engine.shown().kept);
    say(&mut engine, "One thing");
    assert!(engine.shown().kept);
    drop(engine);
    // Nothing is written beside the documents.
    assert_eq!(std::fs::read_dir(docs.path()).expect("listed").count(), 1);
    let engine = opened(&docs);
    assert_eq!(engine.shown().undo.as_deref(), Some("One thing"));
    assert_eq!(engine.shown().roots, [docs.path().to_owned()]);
    drop(engine);
    assert_eq!(opened(&other).shown().undo, None);
    // A project of the folder: what was said last is what the folder has.
    let project = own.path().join("p.dateline");
    let mut engine = opened(&docs);
    engine.send(Command::SaveAs(project.clone()));
    say(&mut engine, "Another");
    assert!(!engine.shown().kept);
    drop(engine);
    assert_eq!(opened(&docs).shown().undo.as_deref(), Some("Another"));
    // What is said in a project that is opened later takes nothing from what the folder's own file holds.
    let mut engine = Engine::start(|| {});
    engine.keep_in(kept.clone());
    engine.send(Command::Open(vec![project]));
    until(&mut engine, |s| is_done(s) && !s.resolving);
    engine.send(Command::Undo);
    say(&mut engine, "In the project");
    drop(engine);
    assert_eq!(opened(&docs).shown().undo.as_deref(), Some("Another"));
    // A damaged file costs what it held, and is not lost.
    let files = std::fs::read_dir(&kept).expect("listed");
    let mut files = files.map(|entry| entry.expect("listed").path());
    let is_kept = |file: &std::path::PathBuf| file.extension().is_some_and(|e| e == "dateline");
    let file = files.find(is_kept).expect("a file");
    std::fs::write(&file, "{\"dateline_project\": 1, \"edi").expect("written");
    let engine = opened(&docs);
    assert_eq!(engine.shown().undo, None);
    assert!(engine.shown().notes[0].line().contains("could not be read"));
    assert!(file.with_extension("damaged").exists());
}

fn engine_with(cache: &std::path::Path) -> Engine {
    Engine::start_with(Cache::at(cache), || {})
}

/// At rest, with so many documents.
fn at_rest(documents: usize) -> impl Fn(&Shown) -> bool {
    move |s| is_done(s) && !s.resolving && s.timeline.documents.len() == documents
}

#[test]
fn a_folder_opened_again_shows_its_whole_timeline_first_and_no_part_of_it() {
    let (dir, cache) = (folder(300), tempfile::tempdir().expect("a folder"));
    let paths = vec![dir.path().to_owned()];
    let open = || {
        let mut engine = engine_with(cache.path());
        engine.send(Command::Open(paths.clone()));
        engine
    };
    let mut engine = open();
    until(&mut engine, at_rest(300));
    let first = engine.shown().timeline.clone();
    // All that is to be kept is kept when the engine has gone.
    drop(engine);
    for changed in [false, true] {
        if changed {
            let text = "The Council met in Geneva on 3 June 1991.\n";
            std::fs::write(dir.path().join("0000.txt"), text).expect("written");
        }
        let mut engine = open();
        let shown = std::cell::RefCell::new(std::collections::BTreeSet::new());
        until(&mut engine, |s| {
            shown.borrow_mut().insert(s.timeline.documents.len());
            let june = s
                .timeline
                .documents
                .first()
                .is_some_and(|d| d.text.contains("June"));
            at_rest(300)(s) && s.full_text.is_some() && june == changed
        });
        let shown: Vec<usize> = shown.into_inner().into_iter().collect();
        assert_eq!(shown, [0, 300], "changed: {changed}");
        let fresh = run(&paths, &Options::default()).expect("it runs").timeline;
        assert!(*engine.shown().timeline == fresh);
        assert_eq!(*engine.shown().timeline == *first, !changed);
    }
}

/// A folder of forty is opened again after something was done to it, and something more is done as soon as what was kept is shown.
#[track_caller]
fn check_opened_again(before: fn(&std::path::Path), meanwhile: fn(&std::path::Path), n: usize) {
    let (dir, cache) = (folder(40), tempfile::tempdir().expect("a folder"));
    let open = || {
        let mut engine = engine_with(cache.path());
        engine.send(Command::Open(vec![dir.path().to_owned()]));
        engine
    };
    let mut engine = open();
    until(&mut engine, at_rest(40));
    let kept = engine.shown().timeline.clone();
    drop(engine);
    before(dir.path());
    let mut engine = open();
    until(&mut engine, |s| !s.timeline.documents.is_empty());
    let first = engine.shown().timeline.clone();
    meanwhile(dir.path());
    let fresh = run(&[dir.path().to_owned()], &Options::default()).expect("it runs");
    let fresh = fresh.timeline;
    // All of it or the kept one, and never a part.
    assert!([&kept.events, &fresh.events].contains(&&first.events));
    until(&mut engine, |s| at_rest(n)(s) && *s.timeline == fresh);
}

#[test]
fn what_was_kept_is_shown_before_its_folder_is_looked_at_and_ends_as_if_read_anew() {
    fn write(dir: &std::path::Path, n: usize) {
        let text = "Karl Brandt left Lund on 3 June 1991.\n";
        std::fs::write(dir.join(format!("{n:04}.txt")), text).expect("written");
    }
    fn remove(dir: &std::path::Path, n: usize) {
        std::fs::remove_file(dir.join(format!("{n:04}.txt"))).expect("removed");
    }
    check_opened_again(|_| {}, |_| {}, 40);
    check_opened_again(|dir| remove(dir, 3), |_| {}, 39);
    check_opened_again(|dir| write(dir, 3), |_| {}, 40);
    check_opened_again(|dir| write(dir, 77), |dir| remove(dir, 5), 40);
    check_opened_again(|_| {}, |dir| write(dir, 5), 40);
    check_opened_again(|_| {}, |dir| remove(dir, 0), 39);
    check_opened_again(|dir| (0..35).for_each(|n| remove(dir, n)), |_| {}, 5);
}

#[test]
fn a_folder_that_is_gone_for_a_while_is_not_forgotten() {
    let (dir, cache) = (folder(40), tempfile::tempdir().expect("a folder"));
    let (docs, away) = (dir.path().join("docs"), dir.path().join("away"));
    std::fs::create_dir(&docs).expect("made");
    for n in 0..40 {
        let name = format!("{n:04}.txt");
        std::fs::rename(dir.path().join(&name), docs.join(&name)).expect("moved");
    }
    let paths = vec![docs.clone()];
    let open = || {
        let mut engine = engine_with(cache.path());
        engine.send(Command::Open(paths.clone()));
        engine
    };
    let mut engine = open();
    until(&mut engine, at_rest(40));
    drop(engine);
    std::fs::rename(&docs, &away).expect("moved");
    let mut engine = open();
    until(&mut engine, |s| {
        s.progress.is_none() && !s.resolving && !s.notes.is_empty()
    });
    assert!(engine.shown().timeline.documents.is_empty());
    drop(engine);
    std::fs::rename(&away, &docs).expect("moved");
    let kept = kept::Shelf::new(Cache::at(cache.path())).take_kept(&paths);
    assert_eq!(kept.expect("it is kept").records().len(), 40);
}

#[test]
fn what_changes_in_a_folder_appears_by_itself() {
    let (dir, cache) = (folder(5), tempfile::tempdir().expect("a folder"));
    let mut engine = engine_with(cache.path());
    engine.send(Command::Open(vec![dir.path().to_owned()]));
    until(&mut engine, at_rest(5));
    let said = engine.shown().message.clone();
    let write = |name: &str, text: &str| {
        std::fs::write(dir.path().join(name), text).expect("written");
    };
    // A burst.
    for n in 0..20 {
        let text = format!("Karl Brandt left Lund on {} March 2001.\n", n + 1);
        write(&format!("new{n:02}.txt"), &text);
    }
    // What came of it is told.
    until(&mut engine, |s| at_rest(25)(s) && s.message != said);
    let has = |words: &'static str| {
        move |s: &Shown| s.timeline.documents.iter().any(|d| d.text.contains(words))
    };
    write("new03.txt", "Eva Lund left Bergen on 5 April 2002.\n");
    until(&mut engine, |s| at_rest(25)(s) && has("Bergen")(s));
    std::fs::rename(dir.path().join("new03.txt"), dir.path().join("other.txt")).expect("moved");
    until(&mut engine, |s| {
        let name = crate::model::DocId::new("other.txt");
        at_rest(25)(s) && s.timeline.document(&name).is_some()
    });
    std::fs::remove_file(dir.path().join("other.txt")).expect("removed");
    until(&mut engine, |s| at_rest(24)(s) && !has("Bergen")(s));
    // All the while it was never said that anything is being read.
    let fresh = run(&[dir.path().to_owned()], &Options::default()).expect("it runs");
    assert!(fresh.timeline == *engine.shown().timeline);
}

#[test]
fn the_cache_is_cleared_on_request_and_the_window_goes_on() {
    let (dir, cache) = (folder(5), tempfile::tempdir().expect("a folder"));
    let mut engine = engine_with(cache.path());
    engine.send(Command::Open(vec![dir.path().to_owned()]));
    until(&mut engine, |s| at_rest(5)(s) && s.cache_bytes > 0);
    engine.send(Command::ClearCache);
    until(&mut engine, |s| s.cache_bytes == 0);
    assert_eq!(Cache::at(cache.path()).size(), 0);
    let message = engine.shown().message.clone();
    assert!(message.is_some_and(|(said, failed)| said.starts_with("Cleared the cache") && !failed));
    engine.send(Command::Reread);
    until(&mut engine, |s| at_rest(5)(s) && s.cache_bytes > 0);
}

#[test]
fn a_document_is_read_in_the_encoding_that_the_user_says() {
    use crate::edit::{Change, Edit, Scope};
    let (dir, cache) = (folder(2), tempfile::tempdir().expect("a folder"));
    let bytes: Vec<u8> = [
        &[0xcc, 0xcf, 0xd3, 0xd4][..],
        b" was opened on 3 May 2001.\n",
    ]
    .concat();
    std::fs::write(dir.path().join("a.txt"), bytes).expect("written");
    let name = DocId::new("a.txt");
    let mut engine = engine_with(cache.path());
    engine.send(Command::Open(vec![dir.path().to_owned()]));
    until(&mut engine, at_rest(3));
    let read_as = |encoding: &str| {
        Command::Do(Change {
            title: "Read it so".to_owned(),
            edits: vec![Edit::ReadAs {
                of: Scope::Document(DocId::new("a.txt")),
                encoding: Some(encoding.to_owned()),
            }],
            around: Vec::new(),
        })
    };
    let begins = |start: &'static str| {
        let name = name.clone();
        move |s: &Shown| {
            let document = s.timeline.document(&name);
            at_rest(3)(s) && document.is_some_and(|d| d.text.starts_with(start))
        }
    };
    let at_first = engine
        .shown()
        .timeline
        .document(&name)
        .expect("read")
        .text
        .clone();
    engine.send(read_as("koi8-r"));
    until(&mut engine, begins("\u{43b}\u{43e}\u{441}\u{442}"));
    engine.send(read_as("windows-1252"));
    until(&mut engine, begins("\u{cc}\u{cf}\u{d3}\u{d4}"));
    engine.send(Command::Undo);
    until(&mut engine, begins("\u{43b}\u{43e}\u{441}\u{442}"));
    engine.send(Command::Undo);
    until(&mut engine, |s| {
        at_rest(3)(s)
            && s.timeline
                .document(&name)
                .is_some_and(|d| d.text == at_first)
    });
}
