//! The cache as whoever runs the program meets it: killed in the middle, run again, run beside itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

fn command(folder: &Path, cache: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .arg("timeline")
        .args(more)
        .arg(folder)
        .env("XDG_CACHE_HOME", cache)
        .env("LOCALAPPDATA", cache)
        .env("HOME", cache)
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn printed(folder: &Path, cache: &Path, more: &[&str]) -> Vec<u8> {
    let output = command(folder, cache, more).output().expect("it runs");
    assert!(output.status.success());
    output.stdout
}

fn bytes_in(folder: &Path) -> u64 {
    let mut all = 0;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        all += match path.is_dir() {
            true => bytes_in(&path),
            false => path.metadata().map_or(0, |m| m.len()),
        };
    }
    all
}

#[test]
fn a_program_that_is_killed_at_any_time_harms_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let (docs, cache) = (dir.path().join("docs"), dir.path().join("cache"));
    for folder in [&docs, &cache] {
        fs::create_dir(folder).expect("made");
    }
    let write = |n: usize, round: usize| {
        let text = format!(
            "Notes\n\nKarl Brandt opened bridge {n} in Lund on {} May {}. Eva Lund spoke of {round} ferries.\n",
            n % 28 + 1,
            1900 + n % 100
        );
        fs::write(docs.join(format!("{n:03}.txt")), text).expect("written");
    };
    (0..150).for_each(|n| write(n, 0));
    for round in 0..14u64 {
        let mut run = command(&docs, &cache, &[])
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(Duration::from_millis(40 + round * round * 9));
        // SIGKILL, where there is such a thing.
        let _ = run.kill();
        let _ = run.wait();
        write(round as usize * 10, round as usize + 1);
    }
    let fresh = printed(&docs, &cache, &["--no-cache"]);
    assert!(fresh == printed(&docs, &cache, &[]), "after it was killed");
    assert!(fresh == printed(&docs, &cache, &[]), "and again");
    assert!(bytes_in(&cache) > 100_000, "something was kept");
    assert_eq!(
        fs::read_dir(&docs).expect("listed").count(),
        150,
        "and nothing in the user's folder"
    );
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let (docs, cache) = (dir.path().join("docs"), dir.path().join("cache"));
    for folder in [&docs, &cache] {
        fs::create_dir(folder).expect("made");
    }
    let write = |n: usize| {
        let text = format!("Eva Lund left Bergen on 3 May {}.\n", 1900 + n);
        fs::write(docs.join(format!("{n}.txt")), text).expect("written");
    };
    // What is read in a moment is not worth keeping.
    (0..3).for_each(write);
    printed(&docs, &cache, &[]);
    assert_eq!(bytes_in(&cache), 0);
    (0..120).for_each(write);
    let fresh = printed(&docs, &cache, &["--no-cache"]);
    assert_eq!(bytes_in(&cache), 0);
    assert!(printed(&docs, &cache, &[]) == fresh);
    assert!(bytes_in(&cache) > 0);
}
