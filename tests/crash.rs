//! Kills the real program at random moments while it saves, and opens the file again each time.
//!
//! What a disk can do wrong beside that is tried step by step in `src/project/keep/tests.rs`.

use dateline::edit::{Edit, Step};
use dateline::project;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Times the program is killed; half of them by each of two threads.
const KILLS: usize = 320;

/// A new file after as many, so that files are killed short and long.
const OF_ONE_FILE: usize = 16;

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

#[test]
fn no_kill_damages_the_file_or_loses_what_was_reported_as_saved() {
    let of_thread = |seed: u64| {
        let mut chance = Chance(seed);
        let mut seen = Seen::default();
        for file in 0..KILLS / 2 / OF_ONE_FILE {
            one_file(&mut chance, file, &mut seen);
        }
        seen
    };
    let [a, b] = std::thread::scope(|scope| {
        [1, 2]
            .map(|seed| scope.spawn(move || of_thread(seed)))
            .map(|t| t.join().expect("ran"))
    });
    let (kills, reported) = (a.kills + b.kills, a.reported + b.reported);
    let unreported = a.unreported + b.unreported;
    println!("{kills} kills, {reported} edits reported as saved, {unreported} more found");
    assert!(kills >= 300);
    // Else it was killed before it could save anything, and nothing was tried.
    assert!(reported > kills, "{reported}");
}

#[derive(Default)]
struct Seen {
    kills: usize,
    reported: usize,
    /// Saved, and killed before that could be said.
    unreported: usize,
}

fn one_file(chance: &mut Chance, file: usize, seen: &mut Seen) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("p.dateline");
    // What is known to be saved; where more is found, it is known from then on.
    let mut saved: Vec<String> = Vec::new();
    for round in 0..OF_ONE_FILE {
        // What was written with another system's line ends has to be written anew as a whole.
        if round % 2 == 1 && path.exists() {
            let text = std::fs::read_to_string(&path).expect("read");
            std::fs::write(&path, text.replace('\n', "\r\n")).expect("written");
        }
        let notes = run_and_kill(&path, dir.path(), chance, &format!("{file}-{round}"));
        seen.kills += 1;
        seen.reported += notes.len();
        saved.extend(notes);
        if !path.exists() {
            assert!(saved.is_empty());
            continue;
        }
        let (project, told) = project::load(&path).expect("it can be read");
        let found: Vec<String> = project.log.steps().iter().map(note_of).collect();
        let head: Vec<_> = found.iter().take(saved.len()).collect();
        let same = saved.iter().zip(&found).all(|(a, b)| a == b);
        assert!(
            same && found.len() >= saved.len(),
            "{saved:?}\n{head:?}\n{told:?}"
        );
        // The one that was under way may be there.
        assert!(found.len() <= saved.len() + 1, "{found:?}");
        seen.unreported += found.len() - saved.len();
        saved = found;
    }
}

fn note_of(step: &Step) -> String {
    match step {
        Step::Did(change) => match &change.edits[..] {
            [Edit::SetNote { note, .. }] => note.clone(),
            edits => panic!("{edits:?}"),
        },
        step => panic!("{step:?}"),
    }
}

/// What the program said it has saved before it was killed.
fn run_and_kill(path: &Path, folder: &Path, chance: &mut Chance, round: &str) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["edit", "--unchecked", "--apply", "-", "--folder"])
        .arg(folder)
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("piped");
    let notes: Vec<String> = (0..400)
        .map(|n| format!("{round}-{n} {}", "long ".repeat(chance.below(60) as usize)))
        .collect();
    let lines: String = notes
        .iter()
        .map(|note| {
            format!("{{\"set_note\":{{\"event\":{{\"doc\":\"a.txt\",\"quote\":\"They met.\"}},\"note\":\"{note}\"}}}}\n")
        })
        .collect();
    let feeder = std::thread::spawn(move || drop(input.write_all(lines.as_bytes())));
    let mut told = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut reported = 0;
    // Now at once, now after some were saved, and always at no particular moment.
    let first = chance.below(6);
    while reported < first {
        match told.next() {
            Some(Ok(line)) => reported += u64::from(line.ends_with("saved")),
            _ => break,
        }
    }
    std::thread::sleep(Duration::from_micros(chance.below(12_000)));
    child.kill().expect("killed");
    let rest = told
        .map_while(Result::ok)
        .filter(|line| line.ends_with("saved"));
    let reported = reported as usize + rest.count();
    child.wait().expect("gone");
    feeder.join().expect("fed");
    notes.into_iter().take(reported).collect()
}
