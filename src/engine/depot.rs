//! A nameless file for what lies in memory and is not needed now.
//!
//! Nobody else can open it, it is gone when the program ends however that comes, and deleting the cache does not touch it.

use crate::model::parked::{Depot, Lies};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

#[derive(Debug)]
pub(super) struct NamelessFile {
    /// With how much of it is written.
    file: Mutex<(File, u64)>,
}

impl NamelessFile {
    /// In a folder that is there, on a disk with room: a system's own folder for such files may be memory itself.
    pub fn make_in(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            file: Mutex::new((tempfile::tempfile_in(folder)?, 0)),
        })
    }
}

impl Depot for NamelessFile {
    fn put(&self, bytes: &[u8]) -> Option<Lies> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, end) = &mut *file;
        let lies = Lies {
            at: *end,
            len: u32::try_from(bytes.len()).ok()?,
        };
        file.seek(SeekFrom::Start(lies.at)).ok()?;
        file.write_all(bytes).ok()?;
        *end += u64::from(lies.len);
        Some(lies)
    }

    fn take(&self, lies: Lies) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(lies.len).ok()?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.0.seek(SeekFrom::Start(lies.at)).ok()?;
        file.0.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_taken_as_it_was_and_nothing_else_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = NamelessFile::make_in(folder.path()).expect("a file");
        let all: Vec<Vec<u8>> = (0..50u8).map(|n| vec![n; usize::from(n) * 97]).collect();
        let lie: Vec<Lies> = all.iter().filter_map(|b| file.put(b)).collect();
        assert_eq!(lie.len(), all.len());
        for (lies, bytes) in lie.iter().zip(&all).rev() {
            assert_eq!(file.take(*lies).as_ref(), Some(bytes));
        }
        let past_its_end = Lies {
            at: lie[49].at,
            len: lie[49].len + 1,
        };
        assert_eq!(file.take(past_its_end), None);
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("a folder").count(),
            0,
            "it has no name"
        );
        assert!(NamelessFile::make_in(&folder.path().join("none")).is_err());
    }
}
