//! The file as a whole: one thing a line, each line JSON, the user's changes last and in the order they were said.
//!
//! Not how it gets onto the disk; that is [`super::keep`].

use super::disk::Real;
use super::{Project, VERSION, edits, keep, old, view};
use crate::edit::{EditLog, Step};
use crate::model::{DocId, Note, OwnRules, View};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A project file is text; what is larger than this is something else.
const MAX_BYTES: u64 = 1 << 30;

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub project: Project,
    pub notes: Vec<Note>,
    /// Something in it could not be read.
    pub damaged: bool,
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let fail = |what: &str| format!("{what} — {}", path.display());
    let size = fs::metadata(path)
        .map_err(|e| fail(&opening(&e)))
        .map(|m| m.len())?;
    if size > MAX_BYTES {
        return Err(fail("This is too large to be a project file"));
    }
    fs::read(path).map_err(|e| fail(&opening(&e)))
}

fn opening(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "There is no such project file; check the spelling".to_owned(),
        ErrorKind::PermissionDenied => {
            "This project file may not be read; ask for the right to read it".to_owned()
        }
        _ => format!("This project file could not be read ({error})"),
    }
}

/// The sentence on a file that is none of ours.
pub(super) fn refused(why: &str, path: &Path) -> String {
    format!(
        "This is not a project file that can be read ({why}); open a copy of it, or open the folder and save anew — {}",
        path.display()
    )
}

/// The project with its folders as the file spells them, as far as the file can be read. `Err` says why nothing of it can,
/// to stand in brackets.
pub(super) fn parse(bytes: &[u8]) -> Result<Parsed, String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("it is empty".to_owned());
    }
    let first = bytes
        .split(|b| *b == b'\n')
        .find_map(|line| keys(line)?.first_version());
    let mut parsed = match first {
        None if old::is_likely(bytes) => old::parse(bytes),
        Some(1) => old::parse(bytes),
        version => lines(bytes, version),
    }?;
    // Two versions that were put into one file name the same twice.
    let Project {
        folders, documents, ..
    } = &mut parsed.project;
    documents.sort();
    documents.dedup_by(|a, b| a.0 == b.0);
    let mut seen = BTreeSet::new();
    folders.retain(|f| seen.insert(f.clone()));
    Ok(parsed)
}

/// What a line holds, by its keys; nothing is copied.
struct Line<'a>(BTreeMap<String, &'a RawValue>);

fn keys(line: &[u8]) -> Option<Line<'_>> {
    serde_json::from_slice(line).ok().map(Line)
}

impl<'a> Line<'a> {
    fn first_version(&self) -> Option<u64> {
        serde_json::from_str(self.0.get(VERSION_KEY)?.get()).ok()
    }

    /// Key and value, where there is exactly one.
    fn only(&self) -> Option<(&str, &'a RawValue)> {
        match self.0.len() {
            1 => self
                .0
                .iter()
                .next()
                .map(|(key, value)| (key.as_str(), *value)),
            _ => None,
        }
    }
}

const VERSION_KEY: &str = "dateline_project";

/// `version` is what the file says of itself; where that line is damaged, the rest tells enough.
fn lines(bytes: &[u8], version: Option<u64>) -> Result<Parsed, String> {
    let mut project = Project::default();
    let mut notes = Vec::new();
    let (mut steps, mut unknown, mut understood) = (Vec::new(), 0, usize::from(version.is_some()));
    let mut damaged: Vec<usize> = Vec::new();
    for (i, line) in bytes.split(|b| *b == b'\n').enumerate() {
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        let is_json = |t: &&str| serde_json::from_str::<&RawValue>(t).is_ok();
        let Some(text) = std::str::from_utf8(line).ok().filter(is_json) else {
            damaged.push(i + 1);
            continue;
        };
        match take(&mut project, text) {
            Taken::Header => {}
            Taken::Known => understood += 1,
            Taken::Step(step, n) => {
                understood += usize::from(!matches!(step, Step::Unknown(_)));
                unknown += n;
                steps.push(step);
            }
        }
    }
    if understood == 0 {
        return Err("no line of it is one of a project".to_owned());
    }
    let missing = match version.is_none() {
        true => Some(VERSION_KEY),
        false => None,
    };
    if let Some(lost) = lost_lines(&damaged) {
        notes.push(Note::new(None, lost));
    }
    if version.is_some_and(|v| v > VERSION) {
        project.read_only = Some("This project was saved by a newer Dateline; it can be looked at but not changed here, so update Dateline or save it under another name".to_owned());
    }
    tell_unknown(unknown, &mut notes);
    project.log = EditLog::replay(steps);
    Ok(Parsed {
        project,
        notes,
        damaged: !damaged.is_empty() || missing.is_some(),
    })
}

/// What became of a line.
pub(super) enum Taken {
    /// It says which version wrote the file.
    Header,
    /// It is part of the project now.
    Known,
    /// A step, and how many edits of it are not understood.
    Step(Step, usize),
}

/// Takes a line of JSON for what it says, however old or damaged the file it stands in: what is kept without being
/// understood must not be understood as something else when it is read again.
pub(super) fn take(project: &mut Project, text: &str) -> Taken {
    // What is JSON and none of ours may be a later version's: it is kept as it is.
    let Some(line) = keys(text.as_bytes()) else {
        return Taken::Step(Step::Unknown(text.to_owned()), 1);
    };
    if line.0.contains_key(VERSION_KEY) {
        return Taken::Header;
    }
    let known = line.only().is_some_and(|(key, value)| {
        let value = value.get();
        match key {
            "folder" => put(
                &mut project.folders,
                json(value).map(|f: String| PathBuf::from(f)),
            ),
            "document" => put(
                &mut project.documents,
                json(value).and_then(|v| document(&v)),
            ),
            "date_rules" => put(&mut project.rules, json(value).and_then(|v| own_rules(&v))),
            "view" => {
                project.view = json(value).and_then(view::parse);
                true
            }
            _ => false,
        }
    });
    if known {
        return Taken::Known;
    }
    let (step, unknown) = edits::parse(text);
    Taken::Step(step, unknown)
}

fn lost_lines(damaged: &[usize]) -> Option<String> {
    let first = damaged.first()?;
    Some(match damaged.len() {
        1 => format!(
            "Line {first} of this project file is damaged and was left out; all others are here"
        ),
        n => format!(
            "{n} lines of this project file, the first of them line {first}, are damaged and were left out; all others are here"
        ),
    })
}

pub(super) fn tell_unknown(unknown: usize, notes: &mut Vec<Note>) {
    if unknown > 0 {
        notes.push(Note::new(
            None,
            format!(
                "{unknown} of its edits are not understood by this version; they are kept and change nothing"
            ),
        ));
    }
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn put<T>(list: &mut Vec<T>, value: Option<T>) -> bool {
    let is_there = value.is_some();
    list.extend(value);
    is_there
}

pub(super) fn document(value: &serde_json::Value) -> Option<(DocId, [u8; 32])> {
    let doc = DocId::new(value.get("doc")?.as_str()?);
    let hash = blake3::Hash::from_hex(value.get("hash")?.as_str()?).ok()?;
    Some((doc, *hash.as_bytes()))
}

pub(super) fn own_rules(value: &serde_json::Value) -> Option<OwnRules> {
    Some(OwnRules {
        name: value.get("name")?.as_str()?.to_owned(),
        text: value.get("text")?.as_str()?.to_owned(),
    })
}

/// One thing a line, so that two versions can be compared line by line, and an edit is a line at the end.
pub(super) fn print(
    project: &Project,
    view: Option<&View>,
    spell: impl Fn(&Path) -> String,
) -> String {
    let mut out = format!("{{\"{VERSION_KEY}\": {VERSION}}}\n");
    let mut line = |key: &str, value: String| {
        out.push_str(&format!("{{\"{key}\": {value}}}\n"));
    };
    for folder in &project.folders {
        line("folder", edits::json(&spell(folder)));
    }
    for OwnRules { name, text } in &project.rules {
        let (name, text) = (edits::json(name), edits::json(text));
        line(
            "date_rules",
            format!("{{\"name\": {name}, \"text\": {text}}}"),
        );
    }
    if let Some(view) = view {
        line("view", edits::json(&view::print(view)));
    }
    for (doc, hash) in &project.documents {
        let hash = blake3::Hash::from_bytes(*hash).to_hex();
        let doc = edits::json(&doc.as_str());
        line(
            "document",
            format!("{{\"doc\": {doc}, \"hash\": \"{hash}\"}}"),
        );
    }
    for step in project.log.steps() {
        out.push_str(&edits::print(step));
        out.push('\n');
    }
    out
}

/// Writes a file beside its place, makes sure that it is on the disk, and moves it there: at any moment the old or the new
/// one is there, whole.
///
/// `Err` is the sentence that says why it was not written; then what was there is there still.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    place_of(path)
        .and_then(|place| keep::replace(&Real, &place, bytes))
        .map_err(|error| not_saved(&error, path))
}

pub(super) fn not_saved(error: &std::io::Error, path: &Path) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound => {
            "Nothing was saved because there is no such folder; make it or choose another"
                .to_owned()
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "Nothing was saved because this place may not be written to; choose another".to_owned()
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "Nothing was saved because the disk is full; make room or choose another".to_owned()
        }
        ErrorKind::IsADirectory => {
            "Nothing was saved because this is a folder; add a file's name".to_owned()
        }
        _ => format!("Nothing was saved ({error}); choose another place"),
    };
    format!("{why} — {}", path.display())
}

/// Of a file that was saved before: all but the last changes is there.
pub(super) fn not_kept(error: &std::io::Error, path: &Path) -> String {
    let why = match error.kind() {
        ErrorKind::NotFound => {
            " because their folder is not there any more; bring it back, or save under another name"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            " because nothing may be written here any more; allow it, or save under another name"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            " because the disk is full; make room, or save under another name"
        }
        _ => {
            return format!(
                "Your last changes are not saved ({error}); save under another name — {}",
                path.display()
            );
        }
    };
    format!("Your last changes are not saved{why} — {}", path.display())
}

/// Whether a file that is there may be written to; nothing is.
pub(super) fn writable(path: &Path) -> std::io::Result<()> {
    let place = place_of(path)?;
    fs::OpenOptions::new().append(true).open(place).map(drop)
}

/// The file that is meant by a path, where it may be written to.
pub(super) fn place_of(path: &Path) -> std::io::Result<PathBuf> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // A link's target is what the user means, not the link.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // What may not be written to must not be replaced either.
    if fs::metadata(&place).is_ok_and(|m| m.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    Ok(place)
}
