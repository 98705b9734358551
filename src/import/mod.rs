//! Events out of tables, calendars and other programs' timelines, as if a person had added them by hand.
//!
//! Not the documents of a folder; a table there is read for what its cells say. Here each row is the user's word.
//!
//! ```text
//! bytes ─read▶ Brought { events, left } ─change▶ one Change, that is one step of undo
//! ```

mod again;
mod dates;
mod ics;
mod markwhen;
mod table;
mod timelinejs;

use crate::edit::{Change, Edit, Who, hand_anchor};
use crate::model::{Edtf, EntityKind, Recurrence};
use std::path::Path;

/// What events can be read out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Csv,
    /// XLSX, XLS, XLSB, ODS.
    Sheet,
    Calendar,
    TimelineJs,
    Markwhen,
}

impl Kind {
    pub const ENDINGS: [(&'static str, Self); 10] = [
        ("csv", Self::Csv),
        ("tsv", Self::Csv),
        ("xlsx", Self::Sheet),
        ("xls", Self::Sheet),
        ("xlsb", Self::Sheet),
        ("ods", Self::Sheet),
        ("ics", Self::Calendar),
        ("json", Self::TimelineJs),
        ("mw", Self::Markwhen),
        ("markwhen", Self::Markwhen),
    ];

    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        let found = Self::ENDINGS.iter().find(|(e, _)| *e == ending);
        found.map(|(_, kind)| *kind)
    }
}

/// An event as it is brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct New {
    pub label: String,
    pub date: Option<Edtf>,
    /// How it comes again, from that date on.
    pub every: Option<Recurrence>,
    pub who: Vec<(EntityKind, String)>,
    pub tags: Vec<String>,
    pub note: String,
    pub picture: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    pub events: Vec<New>,
    /// A sentence for each row that could not be taken, or not as it stands.
    pub left: Vec<String>,
}

/// Reads events out of a file's bytes.
///
/// # Errors
/// One sentence, where nothing of it can be read.
pub fn read(kind: Kind, bytes: Vec<u8>) -> Result<Brought, String> {
    match kind {
        Kind::Csv => table::csv(&text_of(&bytes)),
        Kind::Sheet => table::sheet(bytes),
        Kind::Calendar => ics::read(&text_of(&bytes)),
        Kind::TimelineJs => timelinejs::read(&text_of(&bytes)),
        Kind::Markwhen => Ok(markwhen::read(&text_of(&bytes))),
    }
}

/// UTF-8 or UTF-16 by its mark; what is neither is what older programs of the West write.
fn text_of(bytes: &[u8]) -> String {
    let by_mark = encoding_rs::Encoding::for_bom(bytes).map(|(e, _)| e);
    let encoding = by_mark.unwrap_or(match std::str::from_utf8(bytes) {
        Ok(_) => encoding_rs::UTF_8,
        Err(_) => encoding_rs::WINDOWS_1252,
    });
    encoding.decode(bytes).0.into_owned()
}

/// All of a file as one step. The same file brings the same events: brought twice, they are there once.
pub fn change(file: &str, brought: &Brought) -> Change {
    let mut edits = Vec::new();
    for (i, new) in brought.events.iter().enumerate() {
        let date = new.date.as_ref().map(ToString::to_string);
        let said = format!("{file} {i} {} {}", new.label, date.unwrap_or_default());
        let key = blake3::hash(said.as_bytes()).to_hex()[..12].to_owned();
        let event = || hand_anchor(&key);
        edits.push(Edit::Add {
            key: key.clone(),
            label: new.label.clone(),
            date: new.date.clone(),
            every: new.every.clone(),
            says: None,
        });
        edits.extend(new.who.iter().map(|(kind, name)| Edit::With {
            event: event(),
            who: Who::Named(*kind, name.clone()),
        }));
        edits.extend(new.tags.iter().map(|tag| Edit::Tag {
            event: event(),
            tag: tag.clone(),
        }));
        if !new.note.is_empty() {
            edits.push(Edit::SetNote {
                event: event(),
                note: new.note.clone(),
            });
        }
        if !new.picture.is_empty() {
            edits.push(Edit::SetPicture {
                event: event(),
                picture: new.picture.clone(),
            });
        }
    }
    let title = match brought.events.len() {
        1 => format!("Import 1 event from {file}"),
        n => format!("Import {n} events from {file}"),
    };
    Change::new(title, edits)
}

/// Values of one cell: parted by semicolons, bars or line ends; a semicolon within one is doubled.
fn several(cell: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ';' if chars.peek() == Some(&';') => {
                chars.next();
                if let Some(last) = out.last_mut() {
                    last.push(';');
                }
            }
            ';' | '|' | '\n' => out.push(String::new()),
            c => {
                if let Some(last) = out.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    let trimmed = out.iter().map(|v| v.trim()).filter(|v| !v.is_empty());
    let mut found: Vec<String> = Vec::new();
    for value in trimmed {
        if !found.iter().any(|f| f == value) {
            found.push(value.to_owned());
        }
    }
    found
}

/// The first words of something, to name a row by.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_cell() {
        assert_eq!(several("a; b ;c|d"), ["a", "b", "c", "d"]);
        assert_eq!(several("Lind, Mara; x;;y"), ["Lind, Mara", "x;y"]);
        assert!(several(" ; ").is_empty());
    }

    #[test]
    fn a_file_is_one_step_and_brings_the_same_twice() {
        let brought = read(
            Kind::Csv,
            b"Title,Date,People,Tags\nBridge opened,1911-05-04,Mara Lind; A. Roe,river\n".to_vec(),
        )
        .expect("a table");
        let (a, b) = (change("a.csv", &brought), change("a.csv", &brought));
        assert_eq!(a, b);
        assert_eq!(a.title, "Import 1 event from a.csv");
        assert_eq!(a.edits.len(), 4);
    }

    #[test]
    fn no_bytes_make_it_fall_over() {
        for kind in [
            Kind::Csv,
            Kind::Sheet,
            Kind::Calendar,
            Kind::TimelineJs,
            Kind::Markwhen,
        ] {
            for bytes in [
                &b""[..],
                b"\xff\xfe",
                b"\xef\xbb\xbf",
                b"\x00\x01PK\x03\x04",
                b"{}",
                b"[",
                b"BEGIN:VEVENT",
            ] {
                let _ = read(kind, bytes.to_vec());
            }
        }
    }
}
