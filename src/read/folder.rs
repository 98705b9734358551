//! Folders → the files in them.
//!
//! Nothing is opened here; what a file holds, and whether it can be read, is seen when it is read.

use super::Found;
use super::kind::READABLE;
use crate::model::{DocId, Note, Noted};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Files that systems leave in folders and nobody means to read.
const LITTER: [&str; 3] = ["Thumbs.db", "desktop.ini", "Icon\r"];

/// Every file below the given folders and files, sorted by id, links out of the folder not followed.
///
/// Hidden files and folders are passed over in silence; what is no file is a note with the reason.
pub fn find(roots: &[PathBuf]) -> Noted<Vec<Found>> {
    let mut search = Search::default();
    for root in roots {
        search.root(root);
    }
    search.finish()
}

/// A file with the root it was found below.
struct Candidate {
    root_name: String,
    relative: String,
    path: PathBuf,
}

#[derive(Default)]
struct Search {
    candidates: Vec<Candidate>,
    /// Real paths of all candidates: a folder given twice, or a folder inside another, is read once.
    seen: FxHashSet<PathBuf>,
    /// Files that were come across, counting again those that were seen before.
    readable: usize,
    notes: Vec<Note>,
}

impl Search {
    fn note(&mut self, path: &Path, message: impl Into<String>) {
        let about = DocId::new(&path.to_string_lossy());
        self.notes.push(Note::new(Some(about), message));
    }

    fn root(&mut self, root: &Path) {
        let metadata = match root.metadata() {
            Ok(metadata) => metadata,
            Err(error) => {
                let message = match error.kind() {
                    ErrorKind::NotFound => {
                        "There is no such folder or file. Check its name".to_owned()
                    }
                    ErrorKind::PermissionDenied => {
                        "This folder may not be opened. Ask for permission to read it".to_owned()
                    }
                    _ => format!("This folder could not be opened ({error})"),
                };
                self.note(root, message);
                return;
            }
        };
        let root_name = name_of(root);
        if metadata.is_file() {
            let relative = root_name.clone();
            let real = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
            self.file(root.to_path_buf(), real, relative, parent_name(root));
            return;
        }
        if !metadata.is_dir() {
            self.note(
                root,
                "This is neither a folder nor a file. Choose a folder with documents",
            );
            return;
        }
        let (readable_before, notes_before) = (self.readable, self.notes.len());
        // Links are not followed below, so that this is asked once and not for each of many files.
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let walk = WalkDir::new(root).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|e| e.depth() == 0 || !is_passed_over(e)) {
            match entry {
                Ok(entry) => self.entry(root, &real_root, &root_name, &entry),
                Err(error) => self.walk_error(root, &error),
            }
        }
        let is_empty = readable_before == self.readable;
        if is_empty && self.notes.len() == notes_before {
            self.note(root, format!("This folder is empty. {READABLE}"));
        } else if is_empty {
            self.note(
                root,
                format!("There is nothing to read in this folder. {READABLE}"),
            );
        }
    }

    fn entry(&mut self, root: &Path, real_root: &Path, root_name: &str, entry: &DirEntry) {
        let path = entry.path();
        let kind = entry.file_type();
        if kind.is_symlink() {
            // What a link inside the folder leads to is found under its own name.
            let target = path.canonicalize();
            let is_inside = target
                .as_ref()
                .is_ok_and(|t| root.canonicalize().is_ok_and(|root| t.starts_with(root)));
            if !is_inside {
                self.note(path, "This link leads out of the folder and was not followed. Add what it leads to by itself");
            }
        } else if kind.is_file() {
            let relative = relative_name(root, path);
            let real = path
                .strip_prefix(root)
                .map_or_else(|_| path.to_path_buf(), |below| real_root.join(below));
            self.file(path.to_path_buf(), real, relative, root_name.to_owned());
        } else if !kind.is_dir() {
            self.note(path, "This is no ordinary file and was not opened");
        }
    }

    /// `real` is the same path without links.
    fn file(&mut self, path: PathBuf, real: PathBuf, relative: String, root_name: String) {
        self.readable += 1;
        if self.seen.insert(real) {
            self.candidates.push(Candidate {
                root_name,
                relative,
                path,
            });
        }
    }

    fn walk_error(&mut self, root: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(root).to_path_buf();
        let message = match error.io_error().map(std::io::Error::kind) {
            Some(ErrorKind::NotFound) => {
                "This went away while the folder was being listed. Read the folder again".to_owned()
            }
            Some(ErrorKind::PermissionDenied) => {
                "This folder may not be opened. Ask for permission to read it".to_owned()
            }
            _ => format!("This could not be listed ({error})"),
        };
        self.note(&path, message);
    }

    /// Gives ids: the relative name where only one file has it, else with the name of its root before it.
    fn finish(mut self) -> Noted<Vec<Found>> {
        let mut by_name = BTreeMap::<String, usize>::new();
        for candidate in &self.candidates {
            *by_name.entry(candidate.relative.clone()).or_default() += 1;
        }
        let mut taken: BTreeSet<String> = by_name
            .iter()
            .filter(|(_, n)| **n == 1)
            .map(|(name, _)| name.clone())
            .collect();
        let mut found = Vec::with_capacity(self.candidates.len());
        for Candidate {
            root_name,
            relative,
            path,
        } in self.candidates
        {
            let mut id = relative.clone();
            if by_name[&relative] > 1 {
                id = format!("{root_name}/{relative}");
                let mut n = 2;
                while !taken.insert(id.clone()) {
                    id = format!("{root_name} ({n})/{relative}");
                    n += 1;
                }
            }
            found.push(Found {
                id: DocId::new(&id),
                path,
                encoding: None,
            });
        }
        found.sort();
        self.notes.sort();
        Noted {
            value: found,
            notes: self.notes,
        }
    }
}

fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name.starts_with("~$") || LITTER.contains(&name.as_ref())
}

fn relative_name(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative
        .components()
        .filter_map(|c| match c {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

/// The last part of a path; of "." and "/" that of the real folder.
fn name_of(path: &Path) -> String {
    let real;
    let name = match path.file_name() {
        Some(name) => Some(name),
        None => {
            real = path.canonicalize().unwrap_or_default();
            real.file_name()
        }
    };
    name.map_or_else(|| "folder".to_owned(), |n| n.to_string_lossy().into_owned())
}

fn parent_name(path: &Path) -> String {
    path.parent().map_or_else(
        || "folder".to_owned(),
        |p| {
            if p.as_os_str().is_empty() {
                name_of(Path::new("."))
            } else {
                name_of(p)
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder for a test");
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
            fs::write(path, "words").expect("it can be written");
        }
        dir
    }

    /// Ids; and of each note the first words and the file's name.
    #[track_caller]
    fn check(roots: &[PathBuf], ids: &[&str], notes: &[(&str, &str)]) {
        let found = find(roots);
        let got: Vec<&str> = found.value.iter().map(|f| f.id.as_str()).collect();
        assert_eq!(got, ids);
        assert_eq!(found.notes.len(), notes.len(), "{:?}", found.notes);
        for (note, (message, about)) in found.notes.iter().zip(notes) {
            assert!(
                note.message.starts_with(message) && note.line().ends_with(about),
                "{note:?}"
            );
        }
    }

    #[test]
    fn folders_are_read_to_the_bottom_in_order() {
        let dir = folder(&[
            "b.txt",
            "a/z.md",
            "a/b/c.HTML",
            "README",
            ".git/x.txt",
            ".hidden.txt",
            "p.pdf",
            "Thumbs.db",
        ]);
        check(
            &[dir.path().into()],
            &["README", "a/b/c.HTML", "a/z.md", "b.txt", "p.pdf"],
            &[],
        );
        check(&[dir.path().join("b.txt")], &["b.txt"], &[]);
        check(
            &[dir.path().join("a"), dir.path().into()],
            &["README", "b.txt", "b/c.HTML", "p.pdf", "z.md"],
            &[],
        );
    }

    #[test]
    fn same_names_in_two_folders_stay_apart() {
        let dir = folder(&["one/a.txt", "two/a.txt", "two/b.txt", "x/one/a.txt"]);
        let at = |name: &str| dir.path().join(name);
        check(
            &[at("one"), at("two"), at("x/one")],
            &["b.txt", "one (2)/a.txt", "one/a.txt", "two/a.txt"],
            &[],
        );
        check(
            &[at("one"), at("one")],
            &["one/a.txt".trim_start_matches("one/")],
            &[],
        );
    }

    #[test]
    fn folders_that_are_nothing() {
        let dir = folder(&["only/.hidden.pdf"]);
        fs::create_dir(dir.path().join("empty")).expect("it can be made");
        check(
            &[dir.path().join("gone")],
            &[],
            &[("There is no such folder", "gone")],
        );
        check(
            &[dir.path().join("empty")],
            &[],
            &[("This folder is empty", "empty")],
        );
        check(
            &[dir.path().join("only")],
            &[],
            &[("This folder is empty", "only")],
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out_or_in_circles() {
        use std::os::unix::fs::symlink;
        let dir = folder(&["in/a.txt", "out/b.txt"]);
        let at = |name: &str| dir.path().join(name);
        symlink(at("in"), at("in/again")).expect("a link");
        symlink(at("in/a.txt"), at("in/also.txt")).expect("a link");
        symlink(at("out"), at("in/far")).expect("a link");
        symlink(at("nowhere"), at("in/lost")).expect("a link");
        check(
            &[at("in")],
            &["a.txt"],
            &[
                ("This link leads out", "far"),
                ("This link leads out", "lost"),
            ],
        );
        symlink(at("in"), at("door")).expect("a link");
        check(
            &[at("door")],
            &["a.txt"],
            &[
                ("This link leads out", "far"),
                ("This link leads out", "lost"),
            ],
        );
    }
}
