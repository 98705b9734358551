use super::*;
use crate::engine::{Limits, Options, Outcome, run};
use std::fs;
use std::time::{Duration, SystemTime};

/// A folder of documents beside a folder for the cache, so that one is not in the other.
struct World {
    dir: tempfile::TempDir,
    random: u64,
}

const PEOPLE: [&str; 4] = ["Karl Brandt", "Eva Lund", "Li Wei", "Mara Okafor"];

impl World {
    fn new(documents: u64) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("docs")).expect("made");
        let mut world = Self { dir, random: 7 };
        for n in 0..documents {
            let text = world.text();
            world.write(&format!("{n:03}.txt"), &text);
        }
        world
    }

    fn docs(&self) -> PathBuf {
        self.dir.path().join("docs")
    }

    fn cache(&self) -> Cache {
        Cache::at(&self.dir.path().join("cache"))
    }

    /// The one file of the cache.
    fn file(&self) -> PathBuf {
        let files = fs::read_dir(self.dir.path().join("cache")).expect("it is there");
        let mut files = files.map(|f| f.expect("a file").path());
        let is_it = |p: &PathBuf| p.extension().is_some_and(|e| e == "sqlite");
        files.find(is_it).expect("the cache")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.docs().join(name), text).expect("written");
    }

    fn next(&mut self, below: u64) -> u64 {
        self.random = self
            .random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.random >> 33) % below
    }

    fn text(&mut self) -> String {
        let (who, day, year) = (self.next(4), self.next(28) + 1, self.next(30) + 1980);
        format!(
            "Notes\n\n{} opened the new bridge in Lund on {day} May {year}. It rained.\n",
            PEOPLE[who as usize]
        )
    }

    fn run(&self, cache: Cache) -> Outcome {
        let options = Options {
            cache,
            limits: Limits {
                threads: 2,
                ..Limits::default()
            },
            ..Options::default()
        };
        run(&[self.docs()], &options).expect("it runs")
    }

    /// With the cache everything is as without it.
    #[track_caller]
    fn is_as_fresh(&self, what: &str) {
        let fresh = self.run(Cache::none());
        let kept = self.run(self.cache());
        assert!(
            kept.timeline == fresh.timeline,
            "{what}: the timelines differ"
        );
        assert_eq!(kept.notes, fresh.notes, "{what}");
    }

    /// Something that happens to folders between two openings.
    fn change(&mut self) -> String {
        let docs = self.docs();
        let mut names: Vec<PathBuf> = fs::read_dir(&docs)
            .expect("listed")
            .map(|e| e.expect("a file").path())
            .collect();
        names.sort();
        let at = self.next(names.len() as u64) as usize;
        let path = names[at].clone();
        let text = self.text();
        let n = self.next(1000);
        match self.next(9) {
            0 => {
                self.write(&format!("new{n}.txt"), &text);
                format!("new {n}")
            }
            1 => {
                fs::write(&path, &text).expect("written");
                format!("another text of {}", path.display())
            }
            2 if names.len() > 3 => {
                fs::remove_file(&path).expect("removed");
                format!("removed {}", path.display())
            }
            3 => {
                fs::rename(&path, docs.join(format!("moved{n}.txt"))).expect("moved");
                format!("moved {}", path.display())
            }
            4 => {
                let file = fs::File::options().append(true).open(&path).expect("open");
                let then = SystemTime::now() - Duration::from_secs(86_400 * (n + 1));
                file.set_modified(then).expect("dated");
                format!("touched {}", path.display())
            }
            5 => {
                // As long as before, and dated as before.
                let time = path
                    .metadata()
                    .and_then(|m| m.modified())
                    .expect("its time");
                let before = fs::read_to_string(&path).unwrap_or_default();
                fs::write(&path, before.replace("May", "Jul")).expect("written");
                let file = fs::File::options().append(true).open(&path).expect("open");
                file.set_modified(time).expect("dated");
                format!("the same length in {}", path.display())
            }
            6 => {
                let mail = format!(
                    "From: a@example.org\r\nTo: b@example.org\r\nSubject: The bridge {n}\r\nDate: Fri, 3 May 2019 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--x\r\nContent-Type: text/plain; name=\"b.txt\"\r\nContent-Disposition: attachment; filename=\"b.txt\"\r\n\r\n{text}\r\n--x--\r\n"
                );
                self.write(&format!("mail{n}.eml"), &mail);
                format!("a mail with an attachment {n}")
            }
            7 => {
                fs::write(docs.join(format!("broken{n}.pdf")), b"%PDF-1.7\nnothing")
                    .expect("written");
                format!("a broken file {n}")
            }
            _ => {
                fs::copy(&path, docs.join(format!("copy{n}.txt"))).expect("copied");
                format!("a copy of {}", path.display())
            }
        }
    }
}

#[test]
fn whatever_changes_between_two_openings_it_is_as_if_all_were_read_anew() {
    let mut world = World::new(12);
    world.is_as_fresh("at first");
    for round in 0..25 {
        let mut told = Vec::new();
        for _ in 0..world.next(3) {
            told.push(world.change());
        }
        world.is_as_fresh(&format!("round {round}: {told:?}"));
        // Again, with nothing changed: now what came of it is kept too.
        world.is_as_fresh(&format!("round {round} again"));
    }
}

#[test]
fn what_is_kept_is_not_read_again() {
    let world = World::new(5);
    let fresh = world.run(world.cache());
    // Nobody can read the files any more, and only their times are looked at.
    for file in fs::read_dir(world.docs()).expect("listed").flatten() {
        let path = file.path();
        let old = SystemTime::now() - Duration::from_secs(1000);
        let handle = fs::File::options().append(true).open(&path).expect("open");
        handle.set_modified(old).expect("dated");
    }
    std::thread::sleep(Duration::from_millis(2600));
    let touched = world.run(world.cache());
    assert_eq!(touched.timeline.events.len(), fresh.timeline.events.len());
    let store = world.cache().open(&[world.docs()], None).expect("open");
    let records = store.records();
    let found = crate::read::find(&[world.docs()]).value;
    assert_eq!(found.len(), 5);
    for file in &found {
        let held = records[&file.id].holds(file);
        assert!(matches!(held, Known::Same), "{held:?}");
    }
    let (recalled, texts) = store.timeline(2).expect("it was kept");
    assert!(*recalled.findings == touched.timeline);
    let shared = |text: &Arc<str>| texts.values().any(|t| Arc::ptr_eq(t, text));
    assert!(
        recalled
            .findings
            .documents
            .iter()
            .all(|d| shared(&d.text) && !d.text.is_empty())
    );
    // A text that is not at hand is not made up.
    assert!(store.timeline_with(2, |_, _, _| None).is_none());
    // One that has changed since is still shown as it was.
    let gone = records.values().next().expect("one").id;
    store.forget(vec![gone]);
    store.settle();
    let (again, _) = store.timeline(2).expect("it is still there");
    assert!(again.findings == recalled.findings);
}

#[test]
fn a_damaged_cache_is_made_anew_without_a_word() {
    let world = World::new(8);
    world.is_as_fresh("at first");
    // Once damage is met the file is gone until the folder is opened again.
    let file = world.file();
    let whole = fs::read(&file).expect("read");
    assert!(whole.len() > 20_000, "{}", whole.len());
    for step in 0..40 {
        let mut bytes = whole.clone();
        let at = step * whole.len() / 40;
        for byte in bytes.iter_mut().skip(at).take(600) {
            *byte = byte.wrapping_mul(31).wrapping_add(step as u8 + 1);
        }
        db::remove(&file);
        fs::write(&file, &bytes).expect("written");
        world.is_as_fresh(&format!("damaged at {at}"));
    }
    for (what, bytes) in [
        ("half of it", &whole[..whole.len() / 2]),
        ("nothing", &[][..]),
        ("a text", b"This is no cache at all.".as_slice()),
    ] {
        db::remove(&file);
        fs::write(&file, bytes).expect("written");
        world.is_as_fresh(what);
        world.is_as_fresh("once more");
    }
}

#[test]
fn where_nothing_can_be_kept_nothing_is_lost() {
    let world = World::new(3);
    // A file where the folder should be.
    fs::write(world.dir.path().join("cache"), "a file").expect("written");
    world.is_as_fresh("no folder");
    fs::remove_file(world.dir.path().join("cache")).expect("removed");
    world.is_as_fresh("a folder");
    // Another program holds the file and does not let it go.
    let holder = rusqlite::Connection::open(world.file()).expect("opened");
    holder
        .execute_batch("pragma locking_mode = exclusive; begin exclusive")
        .expect("held");
    world.write(
        "more.txt",
        "Eva Lund met Karl Brandt in Bergen on 3 May 2001.\n",
    );
    world.is_as_fresh("held");
    drop(holder);
    world.is_as_fresh("let go");
    // Full.
    let mut small = db::open_or_make(&world.file(), 4096 * 64).expect("opened");
    let step = small.transaction().expect("begun");
    assert!((0..1000).any(|n| {
        let row = (n, vec![0u8; 8192]);
        step.execute("insert into findings (id, body) values (?1, ?2)", row)
            .is_err()
    }));
}

#[test]
fn two_may_use_it_at_once() {
    let world = World::new(40);
    let fresh = world.run(Cache::none());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..3 {
                    assert!(world.run(world.cache()).timeline == fresh.timeline);
                }
            });
        }
    });
    // One clears it while the other reads.
    let reading = scope_run(&world, &fresh);
    assert!(reading);
}

fn scope_run(world: &World, fresh: &Outcome) -> bool {
    std::thread::scope(|scope| {
        let clearing = scope.spawn(|| {
            for _ in 0..20 {
                world.cache().clear();
                std::thread::sleep(Duration::from_millis(15));
            }
        });
        let same = (0..5).all(|_| world.run(world.cache()).timeline == fresh.timeline);
        clearing.join().is_ok() && same
    })
}

#[test]
fn documents_are_found_by_the_beginnings_of_their_words() {
    let world = World::new(0);
    world.write(
        "a.txt",
        "The footbridge at Lübeck was opened on 3 May 2001.\n",
    );
    world.write(
        "b.txt",
        "A bridge in Lund. Ms. O'Neil spoke on 4 May 2001.\n",
    );
    world.write("c.txt", "Nothing of either.\n");
    world.run(world.cache());
    let store = world.cache().open(&[world.docs()], None).expect("open");
    store.settle();
    let found = |text: &str| {
        let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let found = store.search(&words);
        found.map(|all| {
            all.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    assert_eq!(found("brid").as_deref(), Some("b.txt"));
    assert_eq!(found("lu").as_deref(), Some("a.txt b.txt"));
    assert_eq!(found("LÜBECK foot").as_deref(), Some("a.txt"));
    assert_eq!(found("o'neil").as_deref(), Some("b.txt"));
    assert_eq!(found("aqueduct").as_deref(), Some(""));
    assert_eq!(found("橋"), None);
    drop(store);
    // A document that changes or goes is found as it is.
    world.write("b.txt", "A ferry in Lund, 4 May 2001.\n");
    fs::remove_file(world.docs().join("a.txt")).expect("removed");
    world.run(world.cache());
    let store = world.cache().open(&[world.docs()], None).expect("open");
    store.settle();
    let words = |text: &str| store.search(&[text.to_owned()]).expect("it tells").len();
    assert_eq!(
        (words("bridge"), words("ferry"), words("footbridge")),
        (0, 1, 0)
    );
}

#[test]
fn what_was_ordered_is_written_when_the_window_closes_whoever_still_holds_on() {
    let world = World::new(0);
    world.write("a.txt", "Ms. Eva Lund spoke on 3 May 2001.\n");
    world.run(world.cache());
    let made_of = |sources: u8| MadeOf {
        sources: [sources; 32],
        outside: [0; 32],
        constraints: crate::model::Constraints::default(),
    };
    let kept = || {
        let store = world.cache().open(&[world.docs()], None).expect("open");
        let recalled = store.timeline(1);
        recalled.map(|(r, _)| r.of.sources[0])
    };
    assert_ne!(kept(), Some(7));
    let store = Arc::new(world.cache().open(&[world.docs()], None).expect("open"));
    // As whoever resolves still does.
    let held = Arc::clone(&store);
    held.keep_timeline(made_of(7), Arc::default());
    store.finish();
    drop(store);
    assert_eq!(kept(), Some(7));
    // What comes too late is not written, and nobody waits for it.
    held.keep_timeline(made_of(8), Arc::default());
    held.finish();
    assert_eq!(kept(), Some(7));
}
