use super::*;
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
        };
        let outcome = run(&paths, &options).expect("it runs");
        assert!(outcome.timeline == *engine.shown().timeline);
    }
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

#[test]
fn a_missing_project_is_a_message() {
    let mut engine = Engine::start(|| {});
    engine.send(Command::Open(vec![PathBuf::from("no/such.dateline")]));
    until(&mut engine, |s| s.message.is_some());
    assert!(matches!(&engine.shown().message, Some((_, true))));
}
