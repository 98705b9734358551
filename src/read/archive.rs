//! ZIP archives → the files in them, each read as a file of its own.
//!
//! Nothing is written to disk, and no name in an archive leads anywhere. Whatever an archive claims of itself, no more is
//! unpacked than is allowed.

use super::intake::Intake;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// One file that unpacks to more than this many times its size is a bomb, once it is larger than [`BOMB_BYTES`].
///
/// Text packs to a tenth, tables to a fiftieth, pages of blanks to a two-hundredth.
const BOMB_RATIO: u64 = 300;

const BOMB_BYTES: u64 = 32 << 20;

/// Files that systems leave in archives and nobody means to read.
const LITTER: [&str; 3] = ["Thumbs.db", "desktop.ini", "__MACOSX"];

pub(super) fn read<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    id: &str,
    depth: usize,
    intake: &mut Intake<'_>,
) {
    if zip.is_empty() {
        intake.note(id, "This archive is empty");
        return;
    }
    if zip.has_overlapping_files().unwrap_or(false) {
        intake.note(id, "The files in this archive lie over each other, as in an archive made to fill up computers; it was not read");
        return;
    }
    for i in 0..zip.len() {
        if !intake.has_room() {
            intake.note(id, "This archive holds more than is read of one file; what comes behind was left out. Unpack it into a folder to have all of it");
            return;
        }
        let named = zip
            .name_for_index(i)
            .and_then(Result::ok)
            .map(|n| clean(&n));
        let mut file = match zip.by_index(i) {
            Ok(file) => file,
            Err(error) => {
                let name = named.unwrap_or_else(|| format!("file {}", i + 1));
                let why = match error {
                    zip::result::ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => "This file is locked with a password. Unpack the archive to include it".to_owned(),
                    zip::result::ZipError::UnsupportedArchive(_) => "This file is packed in a way that is not read. Unpack the archive to include it".to_owned(),
                    zip::result::ZipError::CompressionMethodNotSupported(_) => "This file is packed in a way that is not read. Unpack the archive to include it".to_owned(),
                    _ => "This part of the archive is damaged. Try to get a better copy of the archive".to_owned(),
                };
                intake.note(&format!("{id}/{name}"), &why);
                continue;
            }
        };
        let name = file.name().map_or_else(
            |_| String::from_utf8_lossy(file.name_raw()).into_owned(),
            |n| n.into_owned(),
        );
        let name = clean(&name);
        if file.is_dir() || name.is_empty() || is_litter(&name) {
            continue;
        }
        let inner = intake.fresh_id(&format!("{id}/{name}"));
        if file.is_symlink() {
            intake.note(&inner, "This link inside an archive was not followed");
            continue;
        }
        let time = file.last_modified().and_then(|t| {
            let day = format!("{:04}-{:02}-{:02}", t.year(), t.month(), t.day());
            (t.year() > 1980).then_some(day)
        });
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        let room = intake.room();
        let mut read = Ok(0);
        // In pieces, so that a bomb is seen before it has gone off.
        while bytes.len() as u64 <= room {
            read = file.by_ref().take(1 << 20).read_to_end(&mut bytes);
            let is_bomb =
                bytes.len() as u64 > BOMB_BYTES && bytes.len() as u64 / packed.max(1) > BOMB_RATIO;
            if is_bomb {
                intake.spend(bytes.len());
                intake.note(&inner, "This file unpacks to hundreds of times its size, as one made to fill up computers; it was not read");
                bytes.clear();
                break;
            }
            match read {
                Ok(n) if n > 0 => {}
                _ => break,
            }
        }
        if bytes.is_empty() && packed > 0 && read.is_ok() {
            continue;
        }
        intake.spend(bytes.len());
        if bytes.len() as u64 > room {
            intake.note(&inner, "This file is larger than is read of one archive. Unpack the archive into a folder to include it");
            continue;
        }
        if read.is_err() {
            intake.note(&inner, "This file is damaged inside its archive; it was read as far as it goes. Try to get a better copy of the archive");
            if bytes.is_empty() {
                continue;
            }
        }
        intake.file(&inner, bytes, time, depth + 1);
    }
}

/// A name inside an archive as part of a document's: no way up, no drive, no odd characters.
pub(super) fn clean(name: &str) -> String {
    let name = name.replace('\\', "/");
    let parts = name
        .split('/')
        .map(|p| p.trim_matches(char::is_control))
        .filter(|p| !matches!(*p, "" | "." | ".."));
    let parts: Vec<String> = parts
        .map(|p| p.chars().filter(|c| !c.is_control()).collect())
        .collect();
    parts.join("/")
}

fn is_litter(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part.starts_with("~$") || LITTER.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        assert_eq!(clean("../../etc/passwd"), "etc/passwd");
        assert_eq!(clean("C:\\a\\b.txt"), "C:/a/b.txt");
        assert_eq!(clean("/a//./b\u{7}.txt"), "a/b.txt");
        assert!(is_litter("__MACOSX/a.txt") && is_litter("a/.b") && !is_litter("a/b.txt"));
    }
}
