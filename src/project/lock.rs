//! Who may write a project file: one window at a time, known by a small file beside it that the system holds locked.
//!
//! Guards nothing by itself; [`super::keep`] asks it. The system lets go of the lock when its holder dies, however it dies,
//! so that a lock nobody holds any more is simply taken.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where this place keeps no locks: a disk that may not be written to, a network drive without them.
    file: Option<File>,
    path: PathBuf,
}

/// Tells two locks of one process apart.
static COUNT: AtomicU64 = AtomicU64::new(0);

/// `Err` says who holds it: "process 4711 on lighthouse".
pub(super) fn take(project: &Path) -> Result<Lock, String> {
    let path = lock_path(project);
    /// Somebody may let go of it at the very moment; then the file that was locked is no longer the one that stands there.
    const TRIES: usize = 20;
    for _ in 0..TRIES {
        let opened = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path);
        let Ok(mut file) = opened else {
            return Ok(Lock { file: None, path });
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(owner(&path)),
            // No locks here: two windows are then noticed by what they write.
            Err(TryLockError::Error(_)) => return Ok(Lock { file: None, path }),
        }
        let me = format!(
            "{{\"process\": {}, \"host\": \"{}\", \"window\": {}}}\n",
            std::process::id(),
            host(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let written = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(me.as_bytes()));
        // A full disk holds no names, but it holds locks.
        if written.is_err() || fs::read(&path).is_ok_and(|found| found == me.as_bytes()) {
            return Ok(Lock {
                file: Some(file),
                path,
            });
        }
    }
    Err(owner(&path))
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.file.is_some() {
            // While it is still held: whoever opens it now finds another file when looking again.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn lock_path(project: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    name.push(".lock");
    project.with_file_name(name)
}

/// Who holds the lock, as far as the file says.
fn owner(path: &Path) -> String {
    let told = fs::read(path)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    let process = told.as_ref().and_then(|v| v.get("process")?.as_u64());
    let host = told.as_ref().and_then(|v| v.get("host")?.as_str());
    match (process, host) {
        (Some(process), Some(host)) if !host.is_empty() => format!("process {process} on {host}"),
        (Some(process), _) => format!("process {process}"),
        (None, _) => "another program".to_owned(),
    }
}

/// The computer's name, "" where it says none.
fn host() -> String {
    let name = fs::read_to_string("/proc/sys/kernel/hostname")
        .or_else(|_| std::env::var("COMPUTERNAME"))
        .or_else(|_| std::env::var("HOSTNAME"))
        .unwrap_or_default();
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    name.trim().chars().filter(plain).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_told_who_the_first_is_and_comes_in_after() {
        let dir = tempfile::tempdir().expect("a folder");
        let project = dir.path().join("p.dateline");
        let first = take(&project).expect("free");
        let told = take(&project).expect_err("held");
        assert!(
            told.contains(&format!("process {}", std::process::id())),
            "{told}"
        );
        drop(first);
        assert_eq!(fs::read_dir(dir.path()).expect("listed").count(), 0);
        drop(take(&project).expect("free again"));
    }

    #[test]
    fn a_lock_file_left_by_the_dead_is_no_lock() {
        let dir = tempfile::tempdir().expect("a folder");
        let project = dir.path().join("p.dateline");
        fs::write(lock_path(&project), "{\"process\": 1, \"host\": \"gone\"}").expect("left");
        assert!(take(&project).is_ok());
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_locked() {
        assert!(take(Path::new("/no/such/folder/p.dateline")).is_ok());
    }
}
