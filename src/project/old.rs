//! Files as the first version wrote them: one JSON object, whole or broken off.
//!
//! Never written any more; the first edit makes such a file one of today's.

use super::file::{self, Parsed, Taken};
use super::{Project, view};
use crate::edit::{EditLog, Step};
use crate::model::Note;
use serde_json::{Map, Value};
use std::path::PathBuf;

/// The object began on a line of its own.
pub(super) fn is_likely(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|line| !line.is_empty());
    let is_odd = |line: &[u8]| !line.starts_with(b"{");
    let says_so =
        || std::str::from_utf8(bytes).is_ok_and(|t| t.contains("\"dateline_project\": 1,"));
    first == Some(b"{") || first.is_some_and(is_odd) && says_so()
}

pub(super) fn parse(bytes: &[u8]) -> Result<Parsed, String> {
    match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(map)) => whole(map),
        Ok(_) => Err("it is not an object".to_owned()),
        Err(_) => broken(bytes),
    }
}

fn whole(mut map: Map<String, Value>) -> Result<Parsed, String> {
    if map
        .remove("dateline_project")
        .and_then(|v| v.as_u64())
        .is_none()
    {
        return Err("it does not say which version wrote it".to_owned());
    }
    let mut parsed = Parsed::default();
    let mut steps = Vec::new();
    let mut unknown = 0;
    let mut take = |key: &str, each: &mut dyn FnMut(Value) -> bool| match map.remove(key) {
        None => {}
        Some(Value::Array(list)) => {
            for value in list {
                parsed.damaged |= !each(value);
            }
        }
        Some(_) => parsed.damaged = true,
    };
    let project = &mut parsed.project;
    // A line of its own in today's file: it must mean there what it means here.
    let mut step = |project: &mut Project, text: &str| match file::take(project, text) {
        Taken::Header | Taken::Known => {}
        Taken::Step(step, n) => {
            unknown += n;
            steps.push(step);
        }
    };
    take("folders", &mut |v| folder(project, &v));
    take("documents", &mut |v| {
        let document = file::document(&v);
        let is_one = document.is_some();
        project.documents.extend(document);
        is_one
    });
    take("edits", &mut |v| {
        step(project, &v.to_string());
        true
    });
    take("date_rules", &mut |v| {
        let rules = file::own_rules(&v);
        let are_some = rules.is_some();
        project.rules.extend(rules);
        are_some
    });
    project.view = map
        .remove("view")
        .and_then(|v| serde_json::from_value(v).ok())
        .and_then(view::parse);
    // What only a version between knew is kept as lines of their own.
    let mut others = Vec::new();
    for (key, value) in map {
        let line = Value::Object(Map::from_iter([(key, value)])).to_string();
        if let Taken::Step(step, _) = file::take(project, &line) {
            others.push(step);
        }
    }
    project.log = EditLog::replay(others.into_iter().chain(steps));
    file::tell_unknown(unknown, &mut parsed.notes);
    if parsed.damaged {
        parsed.notes.push(Note::new(
            None,
            "Some of this project file makes no sense and was left out; the rest is here",
        ));
    }
    Ok(parsed)
}

fn folder(project: &mut Project, value: &Value) -> bool {
    let folder = value.as_str().map(PathBuf::from);
    let is_one = folder.is_some();
    project.folders.extend(folder);
    is_one
}

/// Line by line, as it was written: one folder, document and edit a line.
fn broken(bytes: &[u8]) -> Result<Parsed, String> {
    let mut parsed = Parsed {
        damaged: true,
        ..Parsed::default()
    };
    let mut steps = Vec::new();
    let mut unknown = 0;
    let mut in_folders = false;
    let mut understood = false;
    for line in bytes.split(|b| *b == b'\n') {
        let Ok(line) = std::str::from_utf8(line) else {
            continue;
        };
        let line = line.trim().trim_end_matches(',');
        understood |= line.starts_with("\"dateline_project\":");
        if line.ends_with('[') {
            in_folders = line.starts_with("\"folders\"");
            continue;
        }
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let project = &mut parsed.project;
        match &value {
            Value::String(_) if in_folders => {
                folder(project, &value);
            }
            Value::Object(_) => {
                if let Some(document) = file::document(&value) {
                    project.documents.push(document);
                } else if let Some(rules) = file::own_rules(&value) {
                    project.rules.push(rules);
                } else {
                    match file::take(project, line) {
                        Taken::Header => {}
                        Taken::Known => understood = true,
                        Taken::Step(step, n) => {
                            unknown += n;
                            understood |= !matches!(step, Step::Unknown(_));
                            steps.push(step);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    if !understood {
        return Err("it is damaged from its beginning".to_owned());
    }
    parsed.notes.push(Note::new(
        None,
        format!(
            "This project file is damaged; {} of its edits could be read",
            steps.len()
        ),
    ));
    file::tell_unknown(unknown, &mut parsed.notes);
    parsed.project.log = EditLog::replay(steps);
    Ok(parsed)
}
