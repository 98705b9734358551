//! The file as a whole: its keys, and how it is written so that it is never half there.

use super::{Project, VERSION, edits, view};
use crate::edit::EditLog;
use crate::model::{DocId, Note, OwnRules};
use serde_json::{Map, Value};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A project file is text; what is larger than this is something else.
const MAX_BYTES: u64 = 1 << 30;

pub(super) fn read(path: &Path) -> Result<String, String> {
    let fail = |what: &str| format!("{what} — {}", path.display());
    let size = fs::metadata(path)
        .map_err(|e| fail(&opening(&e)))
        .map(|m| m.len())?;
    if size > MAX_BYTES {
        return Err(fail("This is too large to be a project file"));
    }
    let bytes = fs::read(path).map_err(|e| fail(&opening(&e)))?;
    String::from_utf8(bytes)
        .map_err(|_| fail("This is not a project file: it is not text; choose a .dateline file"))
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

/// The project with its folders as the file spells them. `Err` says what is wrong, to stand in brackets.
pub(super) fn parse(text: &str) -> Result<(Project, Vec<Note>), String> {
    let value: Value = serde_json::from_str(text).map_err(|e| match e.classify() {
        serde_json::error::Category::Eof => "it ends too early".to_owned(),
        _ => format!("line {} is damaged", e.line()),
    })?;
    let Value::Object(mut map) = value else {
        return Err("it is not an object".to_owned());
    };
    let Some(version) = map.remove("dateline_project").and_then(|v| v.as_u64()) else {
        return Err("it does not say which version wrote it".to_owned());
    };
    let mut notes = Vec::new();
    let read_only = version > VERSION;
    if read_only {
        notes.push(Note::new(
            None,
            "This project was saved by a newer Dateline; it can be looked at but not changed here, so update Dateline or save it under another name",
        ));
    }
    let folders = list(&mut map, "folders")?
        .iter()
        .map(|v| v.as_str().map(PathBuf::from))
        .collect::<Option<Vec<_>>>()
        .ok_or("a folder is not a path")?;
    let documents = list(&mut map, "documents")?
        .iter()
        .map(document)
        .collect::<Option<Vec<_>>>()
        .ok_or("a document has no name or hash")?;
    let (mut steps, mut unknown_edits) = (Vec::new(), 0);
    for entry in list(&mut map, "edits")? {
        let (step, unknown) = edits::parse(entry);
        steps.push(step);
        unknown_edits += unknown;
    }
    if unknown_edits > 0 {
        notes.push(Note::new(
            None,
            format!(
                "{unknown_edits} of its edits are not understood by this version; they are kept and change nothing"
            ),
        ));
    }
    let rules = list(&mut map, "date_rules")?
        .iter()
        .map(own_rules)
        .collect::<Option<Vec<_>>>()
        .ok_or("a file of date rules has no name or text")?;
    let view = map
        .remove("view")
        .and_then(|v| serde_json::from_value(v).ok())
        .and_then(view::parse);
    let unknown = if map.is_empty() {
        String::new()
    } else {
        Value::Object(map).to_string()
    };
    Ok((
        Project {
            folders,
            documents,
            log: EditLog::replay(steps),
            rules,
            view,
            unknown,
            read_only,
        },
        notes,
    ))
}

/// The list under a key; empty where there is no such key.
fn list(map: &mut Map<String, Value>, key: &str) -> Result<Vec<Value>, String> {
    match map.remove(key) {
        None => Ok(Vec::new()),
        Some(Value::Array(list)) => Ok(list),
        Some(_) => Err(format!("“{key}” is not a list")),
    }
}

fn document(value: &Value) -> Option<(DocId, [u8; 32])> {
    let doc = DocId::new(value.get("doc")?.as_str()?);
    let hash = blake3::Hash::from_hex(value.get("hash")?.as_str()?).ok()?;
    Some((doc, *hash.as_bytes()))
}

fn own_rules(value: &Value) -> Option<OwnRules> {
    Some(OwnRules {
        name: value.get("name")?.as_str()?.to_owned(),
        text: value.get("text")?.as_str()?.to_owned(),
    })
}

/// One folder, document and edit a line, so that two versions can be compared line by line.
pub(super) fn print(project: &Project, spell: impl Fn(&Path) -> String) -> String {
    let mut out = format!("{{\n\"dateline_project\": {VERSION},\n");
    let folders = project.folders.iter().map(|f| edits::json(&spell(f)));
    section(&mut out, "folders", folders);
    let documents = project.documents.iter().map(|(doc, hash)| {
        let hash = blake3::Hash::from_bytes(*hash).to_hex();
        format!(
            "{{\"doc\": {}, \"hash\": \"{hash}\"}}",
            edits::json(&doc.as_str())
        )
    });
    section(&mut out, "documents", documents);
    section(
        &mut out,
        "edits",
        project.log.steps().iter().map(edits::print),
    );
    if !project.rules.is_empty() {
        let rules = project.rules.iter().map(|OwnRules { name, text }| {
            format!(
                "{{\"name\": {}, \"text\": {}}}",
                edits::json(name),
                edits::json(text)
            )
        });
        section(&mut out, "date_rules", rules);
    }
    if let Ok(Value::Object(unknown)) = serde_json::from_str(&project.unknown) {
        for (key, value) in unknown {
            out.push_str(&format!("{}: {value},\n", edits::json(&key)));
        }
    }
    let view = project.view.as_ref().map(view::print);
    out.push_str(&format!("\"view\": {}\n}}\n", edits::json(&view)));
    out
}

fn section(out: &mut String, key: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    let body = if lines.is_empty() {
        "[]".to_owned()
    } else {
        format!("[\n  {}\n]", lines.join(",\n  "))
    };
    out.push_str(&format!("\"{key}\": {body},\n"));
}

/// Writes a file beside its place, makes sure that it is on the disk, and moves it there: at any moment the old or the new
/// one is there, whole.
///
/// `Err` is the sentence that says why it was not written; then what was there is there still.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), String> {
    write_atomically(path, bytes).map_err(|error| {
        let why = match error.kind() {
            ErrorKind::NotFound => {
                "Nothing was saved because there is no such folder; make it or choose another"
                    .to_owned()
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "Nothing was saved because this place may not be written to; choose another"
                    .to_owned()
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
    })
}

fn write_atomically(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // A link's target is what the user means, not the link.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    // What may not be written to must not be replaced either.
    if fs::metadata(&place).is_ok_and(|m| m.permissions().readonly()) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let name = place.file_name().ok_or(ErrorKind::IsADirectory)?;
    let mut temporary = OsString::from(".");
    temporary.push(name);
    temporary.push(format!(".{}.tmp", std::process::id()));
    let temporary = place.with_file_name(temporary);
    let written = (|| {
        let mut file = File::create(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Ok(old) = fs::metadata(&place) {
            let _ = file.set_permissions(old.permissions());
        }
        drop(file);
        fs::rename(&temporary, &place)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
        return written;
    }
    // So that the new name survives a power cut too. Not every system can do it; the file itself is safe without.
    if let Some(folder) = place.parent()
        && let Ok(folder) = File::open(if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        })
    {
        let _ = folder.sync_all();
    }
    Ok(())
}
