use super::*;
use crate::edit::{Change, Edit, Step};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// A disk in memory whose n-th step fails half way, and, if it has vanished, all after it.
#[derive(Default)]
struct Faulty {
    files: RefCell<BTreeMap<PathBuf, Vec<u8>>>,
    steps: Cell<usize>,
    fails_at: Cell<usize>,
    vanishes: Cell<bool>,
}

impl Faulty {
    /// `Err` in the step that fails; how many bytes of it were done all the same is any share.
    fn step(&self, bytes: &[u8], half: impl FnOnce(&[u8])) -> io::Result<()> {
        let step = self.steps.replace(self.steps.get() + 1);
        let (fails_at, vanishes) = (self.fails_at.get(), self.vanishes.get());
        if step == fails_at {
            half(&bytes[..bytes.len() * (step % 5) / 4]);
        }
        match step == fails_at || vanishes && step > fails_at {
            true => Err(ErrorKind::StorageFull.into()),
            false => Ok(()),
        }
    }

    fn get(&self, path: &Path) -> Option<Vec<u8>> {
        self.files.borrow().get(path).cloned()
    }

    fn put(&self, path: &Path, bytes: &[u8]) {
        self.files
            .borrow_mut()
            .insert(path.to_owned(), bytes.to_owned());
    }

    fn add(&self, path: &Path, bytes: &[u8]) {
        if let Some(file) = self.files.borrow_mut().get_mut(path) {
            file.extend_from_slice(bytes);
        }
    }
}

impl Disk for Faulty {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        self.step(&[], |_| {})?;
        Ok(self.get(path))
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(bytes, |half| self.add(path, half))?;
        self.add(path, bytes);
        Ok(())
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        self.step(&[], |_| {})?;
        if let Some(file) = self.files.borrow_mut().get_mut(path) {
            file.truncate(len as usize);
        }
        Ok(())
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step(bytes, |half| self.put(path, half))?;
        self.put(path, bytes);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(&[], |_| {})?;
        let file = self.files.borrow_mut().remove(from);
        file.map(|bytes| self.put(to, &bytes))
            .ok_or(ErrorKind::NotFound.into())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(&[], |_| {})?;
        self.files.borrow_mut().remove(path);
        Ok(())
    }

    fn sync_folder(&self, _: &Path) {}
}

const PATH: &str = "/nowhere/p.dateline";

fn keeper(known: Option<blake3::Hash>) -> Keeper {
    Keeper {
        path: PathBuf::from(PATH),
        _lock: lock::take(Path::new("/no/such/folder/p")).expect("none is held"),
        known,
        view: None,
    }
}

fn say(project: &mut Project, n: usize) {
    let name = format!("Period {n}");
    let span = "1990/..".parse().expect("a span");
    let title = format!("Name “{name}”");
    project
        .log
        .apply(Change::new(title, vec![Edit::Period { name, span }]));
}

/// Whatever is on the disk can be read, and has what was said of it to be saved, in order and nothing twice.
#[track_caller]
fn holds(disk: &Faulty, reported: &[Step], all: &[Step]) {
    let Some(bytes) = disk.get(Path::new(PATH)) else {
        assert!(reported.is_empty(), "the file is gone");
        return;
    };
    let found = file::parse(&bytes).expect("it can be read").project;
    let steps = found.log.steps();
    assert!(steps.len() >= reported.len(), "an edit is lost");
    assert_eq!(steps, &all[..steps.len()]);
}

/// Every step of the disk fails once, for good or for once; four edits, a look, and a change of the head between them.
#[test]
fn at_any_step_that_fails_nothing_reported_is_lost() {
    for vanishes in [false, true] {
        let mut failed = 0;
        for fails_at in 0.. {
            let disk = Faulty::default();
            disk.fails_at.set(fails_at);
            disk.vanishes.set(vanishes);
            let mut project = Project::default();
            let mut kept = keeper(None);
            let mut reported = Vec::new();
            let mut any = false;
            for n in 0..6 {
                say(&mut project, n);
                if n == 3 {
                    project.folders.push(PathBuf::from("/nowhere/docs"));
                }
                match kept.save_on(&disk, &project, n == 4) {
                    Ok(note) => {
                        assert_eq!(note, None);
                        reported = project.log.steps().to_vec();
                    }
                    Err(why) => {
                        assert!(why.contains("the disk is full"), "{why}");
                        any = true;
                    }
                }
                holds(&disk, &reported, project.log.steps());
            }
            // The disk is there again.
            disk.fails_at.set(usize::MAX);
            disk.vanishes.set(false);
            kept.save_on(&disk, &project, true).expect("saved");
            let bytes = disk.get(Path::new(PATH)).expect("there");
            let parsed = file::parse(&bytes).expect("read");
            assert!(!parsed.damaged);
            assert_eq!(parsed.project.log.steps(), project.log.steps());
            let others = disk.files.borrow().len();
            assert!(others <= 2, "{:?}", disk.files.borrow().keys());
            failed += usize::from(any);
            if !any {
                break;
            }
        }
        assert!(failed > 12, "{failed}");
    }
}

#[test]
fn an_edit_is_added_at_the_end_and_a_look_writes_the_whole() {
    let disk = Faulty::default();
    disk.fails_at.set(usize::MAX);
    let mut project = Project::default();
    let mut kept = keeper(None);
    say(&mut project, 0);
    kept.save_on(&disk, &project, false).expect("saved");
    let first = disk.get(Path::new(PATH)).expect("there");
    say(&mut project, 1);
    project.view = Some(View::default());
    kept.save_on(&disk, &project, false).expect("saved");
    let second = disk.get(Path::new(PATH)).expect("there");
    assert!(second.starts_with(&first) && second.len() > first.len());
    kept.save_on(&disk, &project, true).expect("saved");
    let third = disk.get(Path::new(PATH)).expect("there");
    assert!(!third.starts_with(&second));
    assert_eq!(
        file::parse(&third).expect("read").project.view,
        project.view
    );
}

#[test]
fn what_another_program_wrote_is_kept_aside() {
    let disk = Faulty::default();
    disk.fails_at.set(usize::MAX);
    let mut project = Project::default();
    let mut kept = keeper(None);
    say(&mut project, 0);
    kept.save_on(&disk, &project, false).expect("saved");
    let theirs = b"{\"dateline_project\": 2}\n{\"undo\":true}\n";
    disk.put(Path::new(PATH), theirs);
    say(&mut project, 1);
    let note = kept
        .save_on(&disk, &project, false)
        .expect("saved")
        .expect("told");
    assert!(
        note.message.contains("p.other-1.dateline"),
        "{}",
        note.message
    );
    assert_eq!(
        disk.get(Path::new("/nowhere/p.other-1.dateline"))
            .as_deref(),
        Some(&theirs[..])
    );
    holds(&disk, project.log.steps(), project.log.steps());
}

#[test]
fn a_second_window_looks_only_and_the_first_goes_on() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("p.dateline");
    let mut first = begin(&path).expect("nobody has it");
    let mut project = Project::default();
    say(&mut project, 0);
    first.save(&project, true).expect("saved");
    let second = open(&path).expect("it can be looked at");
    assert!(second.keeper.is_none());
    let why = second.project.read_only.expect("a sentence");
    assert!(why.contains("open in another window (process"), "{why}");
    assert!(begin(&path).expect_err("held").contains("another window"));
    say(&mut project, 1);
    first.save(&project, false).expect("saved");
    drop(first);
    let third = open(&path).expect("opened");
    assert!(third.keeper.is_some());
    assert_eq!(third.project.log, project.log);
    drop(third);
    let names: Vec<_> = std::fs::read_dir(dir.path()).expect("listed").collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn a_damaged_file_is_opened_and_kept_beside_as_it_was() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("p.dateline");
    let mut project = Project::default();
    for n in 0..3 {
        say(&mut project, n);
    }
    let mut bytes = file::print(&project, None, |f| f.display().to_string()).into_bytes();
    bytes.truncate(bytes.len() - 9);
    bytes.push(0xff);
    std::fs::write(&path, &bytes).expect("written");
    let mut opened = open(&path).expect("opened");
    assert_eq!(opened.project.log.steps(), &project.log.steps()[..2]);
    let aside = dir.path().join("p.damaged-1.dateline");
    assert_eq!(std::fs::read(&aside).expect("kept"), bytes);
    assert!(
        opened
            .notes
            .iter()
            .any(|n| n.message.contains("p.damaged-1.dateline"))
    );
    say(&mut opened.project, 9);
    let mut kept = opened.keeper.take().expect("ours");
    kept.save(&opened.project, false).expect("saved");
    drop(kept);
    let again = open(&path).expect("opened");
    assert_eq!(again.project.log, opened.project.log);
    assert!(again.notes.is_empty(), "{:?}", again.notes);
    assert_eq!(std::fs::read_dir(dir.path()).expect("listed").count(), 3);
}
