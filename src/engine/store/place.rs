//! Where the cache lies, how large it may grow, and how it is emptied.
//!
//! Three variables of the environment, asked as each system says; a crate for it would bring more than it spares.

use super::{Store, db};
use crate::read::Found;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

/// All folders' caches together. The folder that is opened may take all of it; what was used longest ago goes.
const MOST_BYTES: i64 = 4 << 30;

/// Backup programs pass over a folder with this file in it.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# What Dateline has read, so that it need not read it again. It may be deleted at any time.\n";

/// What is read again in less than a moment is not kept: fewer files than this, and no more bytes.
const FEW_FILES: usize = 100;
const FEW_BYTES: u64 = 1 << 20;

/// The folder of all caches, or none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cache {
    folder: Option<Arc<Path>>,
    /// Also of what is read again in a moment.
    keeps_all: bool,
}

impl Cache {
    /// Nothing is kept.
    pub fn none() -> Self {
        Self::default()
    }

    /// In the system's folder for what can be made again.
    pub fn usual() -> Self {
        let all = folder_for_caches(&|name| std::env::var_os(name), std::env::home_dir());
        Self {
            folder: all.map(|all| Arc::from(all.join("dateline"))),
            keeps_all: false,
        }
    }

    /// In a folder of its own, and of however few documents: tests.
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: Some(Arc::from(folder)),
            keeps_all: true,
        }
    }

    /// These files are many or large enough to be kept.
    fn is_worth_it(&self, found: &[Found]) -> bool {
        let mut bytes = found.iter().scan(0u64, |all, file| {
            *all += file.path.metadata().map_or(0, |m| m.len());
            Some(*all)
        });
        self.keeps_all || found.len() >= FEW_FILES || bytes.any(|all| all > FEW_BYTES)
    }

    /// The cache for these folders. `None` where there can be none.
    ///
    /// `found` is what is in them, where that is known.
    pub(in crate::engine) fn open(
        &self,
        roots: &[PathBuf],
        found: Option<&[Found]>,
    ) -> Option<Arc<Store>> {
        let folder = self.folder.as_deref()?;
        if found.is_some_and(|found| !self.is_worth_it(found)) {
            return None;
        }
        let (name, path) = self.file(roots)?;
        make(folder).ok()?;
        // What an older program kept of these folders nobody can read.
        for (other, ..) in files(folder) {
            let of_these = other
                .file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with(&name));
            if of_these && other != path {
                db::remove(&other);
            }
        }
        trim(folder, &path, MOST_BYTES.unsigned_abs());
        let store = Store::open(path, MOST_BYTES)?;
        // By this the oldest is told.
        let used = std::fs::File::options().append(true).open(store.path());
        let _ = used.and_then(|file| file.set_modified(SystemTime::now()));
        Some(Arc::new(store))
    }

    /// Something is kept of these folders.
    pub(in crate::engine) fn keeps(&self, roots: &[PathBuf]) -> bool {
        self.file(roots).is_some_and(|(_, path)| path.is_file())
    }

    /// How the files of these folders' caches begin, and where this program's lies.
    fn file(&self, roots: &[PathBuf]) -> Option<(String, PathBuf)> {
        let name = name_of(roots);
        let path = format!("{name}-{}.sqlite", build()?);
        Some((name, self.folder.as_deref()?.join(path)))
    }

    /// How many bytes all that is kept takes.
    pub fn size(&self) -> u64 {
        let folder = self.folder.as_deref();
        folder.map_or(0, |folder| {
            files(folder).iter().map(|(_, _, size)| size).sum()
        })
    }

    /// Deletes all that is kept. What a window reads now it goes on with.
    pub fn clear(&self) {
        for (path, ..) in self.folder.as_deref().map(files).unwrap_or_default() {
            db::remove(&path);
        }
    }
}

/// As the systems' own guides say: the XDG base directories, `Library/Caches`, `%LOCALAPPDATA%`.
fn folder_for_caches(
    variable: &dyn Fn(&str) -> Option<OsString>,
    home: Option<PathBuf>,
) -> Option<PathBuf> {
    let absolute = |name: &str| {
        variable(name)
            .map(PathBuf::from)
            .filter(|p| p.is_absolute())
    };
    let below_home = |path: &str| {
        home.clone()
            .filter(|h| h.is_absolute())
            .map(|h| h.join(path))
    };
    if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        below_home("Library/Caches")
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| below_home(".cache"))
    }
}

/// Only for its user.
fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let tag = folder.join(TAG);
    if !tag.exists() {
        std::fs::write(tag, TAG_TEXT)?;
    }
    Ok(())
}

/// These folders, in this order: names of documents depend on it where two folders hold files of one name.
fn name_of(roots: &[PathBuf]) -> String {
    let mut hash = blake3::Hasher::new();
    for root in roots {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.clone());
        hash.update(root.as_os_str().as_encoded_bytes());
        hash.update(b"\0");
    }
    hash.finalize().to_hex()[..20].to_owned()
}

/// What tells this build of the program from every other: findings depend on all its rules and lists, which are compiled in.
fn build() -> Option<&'static str> {
    static BUILD: OnceLock<Option<String>> = OnceLock::new();
    let build = BUILD.get_or_init(|| {
        let program = std::env::current_exe().ok()?.metadata().ok()?;
        let made = program.modified().ok()?;
        let made = made.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let mut hash = blake3::Hasher::new();
        hash.update(env!("CARGO_PKG_VERSION").as_bytes());
        hash.update(&db::FORM.to_le_bytes());
        hash.update(&program.len().to_le_bytes());
        hash.update(&made.as_nanos().to_le_bytes());
        Some(hash.finalize().to_hex()[..12].to_owned())
    });
    build.as_deref()
}

/// Every folder's file: when it was last used, and how much it takes with what belongs to it.
fn files(folder: &Path) -> Vec<(PathBuf, SystemTime, u64)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.map(|e| e.path()).filter(|p| {
        p.extension().is_some_and(|e| e == "sqlite") && p.file_name().is_some_and(|n| n.len() == 40)
    });
    let told = ours.filter_map(|path| {
        let used = path.metadata().ok()?.modified().ok()?;
        let sizes = db::all_of(&path);
        let sizes = sizes.iter().filter_map(|p| p.metadata().ok());
        Some((path.clone(), used, sizes.map(|m| m.len()).sum()))
    });
    told.collect()
}

/// Removes what was used longest ago until the rest fits.
fn trim(folder: &Path, keep: &Path, most: u64) {
    let mut all = files(folder);
    all.sort_by_key(|(_, used, _)| *used);
    let mut total: u64 = all.iter().map(|(_, _, size)| size).sum();
    for (path, _, size) in all {
        if total <= most {
            break;
        }
        if path != keep {
            db::remove(&path);
            total -= size;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn it_lies_where_the_system_keeps_caches_and_only_for_its_user() {
        use std::os::unix::fs::PermissionsExt;
        let home = Some(PathBuf::from("/home/me"));
        let none = |_: &str| None;
        let there = |folder| move |_: &str| Some(OsString::from(folder));
        let found = |of: &dyn Fn(&str) -> Option<OsString>| {
            folder_for_caches(of, home.clone()).map(|p| p.display().to_string())
        };
        assert_eq!(found(&none).as_deref(), Some("/home/me/.cache"));
        assert_eq!(found(&there("/else")).as_deref(), Some("/else"));
        // "All paths must be absolute. If a relative path is found, it is to be ignored."
        assert_eq!(found(&there("else")).as_deref(), Some("/home/me/.cache"));
        assert_eq!(folder_for_caches(&none, None), None);

        let dir = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(&dir.path().join("a/dateline"));
        let store = cache
            .open(&[dir.path().to_owned()], Some(&[]))
            .expect("it opens");
        let mode = |path: &Path| path.metadata().expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&dir.path().join("a/dateline")), 0o700);
        for file in db::all_of(store.path()) {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    }

    #[test]
    fn what_was_used_longest_ago_goes_first_and_what_is_open_stays() {
        let dir = tempfile::tempdir().expect("a folder");
        let name = |n: u8| dir.path().join(format!("{n:020}-{n:012}.sqlite"));
        for n in 1..=4u8 {
            std::fs::write(name(n), vec![0; 1000]).expect("written");
            let file = std::fs::File::options().append(true).open(name(n));
            let at = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(n.into());
            file.and_then(|f| f.set_modified(at)).expect("dated");
        }
        // Nothing else in the folder is ours to remove.
        std::fs::write(dir.path().join("notes.sqlite"), vec![0; 9000]).expect("written");
        trim(dir.path(), &name(1), 2500);
        let left: Vec<u8> = (1..=4).filter(|n| name(*n).exists()).collect();
        assert_eq!(left, [1, 4]);
        assert!(dir.path().join("notes.sqlite").exists());
        assert_eq!(Cache::at(dir.path()).size(), 2000);
        Cache::at(dir.path()).clear();
        assert_eq!(Cache::at(dir.path()).size(), 0);
    }
}
