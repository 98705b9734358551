//! "Try the sample": the documents of `data/sample`, shipped inside the program.

use crate::model::{Document, Noted};

/// Name and contents of every file in `data/sample`, sorted by name; a test compares it with the folder.
const FILES: &[(&str, &[u8])] = &[];

pub(super) fn documents() -> Vec<Noted<Document>> {
    FILES
        .iter()
        .map(|(name, bytes)| {
            Noted::quiet(crate::read::from_text(
                name,
                &String::from_utf8_lossy(bytes),
                None,
            ))
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
        if let Ok(entries) = std::fs::read_dir(folder) {
            for entry in entries {
                let entry = entry.expect("the sample's folder can be listed");
                let name = entry.file_name().into_string().expect("a plain name");
                if name != "README.md" {
                    there.push((name, std::fs::read(entry.path()).expect("it can be read")));
                }
            }
        }
        there.sort();
        let shipped: Vec<_> = FILES
            .iter()
            .map(|(name, bytes)| (name.to_string(), bytes.to_vec()))
            .collect();
        assert!(shipped == there, "data/sample and FILES differ");
    }
}
