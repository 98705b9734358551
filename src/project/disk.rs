//! The few things a project file needs of a disk, so that a test can put one in their place that fails at any step.
//!
//! Does not decide what is written; that is [`super::keep`].

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

pub(super) trait Disk {
    /// `None` where there is no such file.
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>>;
    /// Adds to the end, and returns once it is on the disk.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Cuts a file to this length.
    fn cut(&self, path: &Path, len: u64) -> io::Result<()>;
    /// A new file, on the disk when this returns.
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// In one step: at any moment the old or the new one stands at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// So that a new name survives a power cut. Not every system can do it; the file itself is safe without.
    fn sync_folder(&self, folder: &Path);
}

/// The disk there is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Real;

impl Disk for Real {
    fn read(&self, path: &Path) -> io::Result<Option<Vec<u8>>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_data()
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(path)?;
        file.set_len(len)?;
        file.sync_data()
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if let Ok(old) = fs::metadata(to) {
            let _ = fs::set_permissions(from, old.permissions());
        }
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) {
        if let Ok(folder) = File::open(folder) {
            let _ = folder.sync_all();
        }
    }
}
