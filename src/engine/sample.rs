//! "Try the sample": the documents of `data/sample`, shipped inside the program.

use crate::model::{Document, Noted};

/// A file's name and its contents at build time.
macro_rules! file {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../data/sample/", $name)).as_slice(),
        )
    };
}

/// Name and contents of every file in `data/sample`, sorted by name; a test compares it with the folder.
#[rustfmt::skip] // One file a line.
const FILES: &[(&str, &[u8])] = &[
    file!("2019-12-18-migrants-day.txt"),
    file!("az-beynelxalq-miqrantlar-gunu.txt"),
    file!("chronology.html"),
    file!("council/109th-session-note.txt"),
    file!("council/110th-session-report.md"),
    file!("council/114th-session-day-one.txt"),
    file!("council/sessions-list.html"),
    file!("letters/letter-to-the-regional-office.txt"),
    file!("meeting-on-voluntary-return.txt"),
    file!("memorandum-signed.html"),
    file!("minutes-working-group.md"),
    file!("mission-newsletter.md"),
    file!("ru-sovet-mom.txt"),
    file!("swing-visit-recollection.md"),
];

pub(super) fn documents() -> Vec<Noted<Document>> {
    FILES
        .iter()
        .map(|(name, bytes)| {
            let source = String::from_utf8_lossy(bytes);
            Noted::quiet(crate::read::from_source(name, &source))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn every_file_of_the_sample_ships_as_it_is() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
        let mut there = Vec::new();
        collect(folder.as_ref(), "", &mut there);
        there.sort();
        let shipped: Vec<_> = FILES
            .iter()
            .map(|(name, bytes)| (name.to_string(), bytes.to_vec()))
            .collect();
        assert!(shipped == there, "data/sample and FILES differ");
    }

    fn collect(folder: &std::path::Path, prefix: &str, there: &mut Vec<(String, Vec<u8>)>) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        for entry in entries {
            let path = entry.expect("the sample's folder can be listed").path();
            let name = path.file_name().and_then(|n| n.to_str()).expect("plain");
            let id = format!("{prefix}{name}");
            if path.is_dir() {
                collect(&path, &format!("{id}/"), there);
            } else if id != "README.md" {
                there.push((id, std::fs::read(&path).expect("it can be read")));
            }
        }
    }
}
