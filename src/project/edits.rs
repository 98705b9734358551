//! Edits as the project file spells them.
//!
//! The mirror types are a promise to every file already saved: a field may be added with a default, never renamed.

mod print;

use print::print_edit;

use crate::edit::{Around, Change, Edit, SaidOfDates, Say, Scope, Step, Who};
use crate::model::{Anchor, CountsFrom, DocId, Edtf, EntityKind, NumberOrder, TextRange};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum StepFile {
    Do(ChangeFile),
    Undo(bool),
    Redo(bool),
    Moved(MovedFile),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeFile {
    title: String,
    edits: Vec<Box<RawValue>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum EditFile {
    SetDate {
        event: AnchorFile,
        date: String,
    },
    SetLabel {
        event: AnchorFile,
        label: String,
    },
    Confirm {
        event: AnchorFile,
    },
    Hide {
        event: AnchorFile,
    },
    Show {
        event: AnchorFile,
    },
    Add(AddFile),
    With(WhoFile),
    Without(WhoFile),
    Tag {
        event: AnchorFile,
        tag: String,
    },
    NoTag {
        event: AnchorFile,
        tag: String,
    },
    SetColor {
        event: AnchorFile,
        color: Option<u8>,
    },
    SetLane {
        event: AnchorFile,
        lane: String,
    },
    SetNote {
        event: AnchorFile,
        note: String,
    },
    SetPicture {
        event: AnchorFile,
        picture: String,
    },
    Same {
        a: AnchorFile,
        b: AnchorFile,
    },
    Different {
        a: AnchorFile,
        b: AnchorFile,
    },
    Rename {
        mention: AnchorFile,
        name: String,
    },
    Retype {
        mention: AnchorFile,
        kind: String,
    },
    NotAName {
        mention: AnchorFile,
    },
    Reattach {
        from: AnchorFile,
        to: AnchorFile,
    },
    Drop {
        said_of: AnchorFile,
    },
    DocumentDates(DatesFile),
    ReadAs {
        of: ScopeFile,
        encoding: Option<String>,
    },
    Period {
        name: String,
        span: String,
    },
    NoPeriod {
        name: String,
    },
    KeepFilter {
        name: String,
        query: String,
    },
    DropFilter {
        name: String,
    },
}

fn scope(of: ScopeFile) -> Scope {
    match of {
        ScopeFile::Document(doc) => Scope::Document(DocId::new(&doc)),
        ScopeFile::Folder(folder) => Scope::Folder(folder),
    }
}

fn scope_file(of: &Scope) -> ScopeFile {
    match of {
        Scope::Document(doc) => ScopeFile::Document(doc.as_str().to_owned()),
        Scope::Folder(folder) => ScopeFile::Folder(folder.clone()),
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddFile {
    /// May be left out where no other edit is about it.
    #[serde(default)]
    key: String,
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// An RRULE of RFC 5545.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    says: Option<AnchorFile>,
}

/// Somebody mentioned, or somebody with a kind and a name.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WhoFile {
    event: AnchorFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mention: Option<AnchorFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// Each of the last three is a value, "auto" for what is left to the program again, or absent.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesFile {
    of: ScopeFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counts_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    written: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum ScopeFile {
    Document(String),
    Folder(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnchorFile {
    doc: String,
    /// Without both the words are looked for.
    #[serde(default)]
    start: u32,
    #[serde(default)]
    end: u32,
    quote: String,
    /// What stood around it when it was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    before: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    after: String,
    /// The date that the documents gave it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saw: Option<String>,
    /// What kind of finding it was then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    found: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MovedFile {
    from: String,
    to: String,
}

/// One line of the file's `edits`. What is not understood is printed as it was read.
pub(super) fn print(step: &Step) -> String {
    let file = match step {
        Step::Did(change) => StepFile::Do(ChangeFile {
            title: change.title.clone(),
            edits: change
                .edits
                .iter()
                .map(|edit| print_edit(edit, &change.around))
                .collect(),
        }),
        Step::Moved { from, to } => StepFile::Moved(MovedFile {
            from: from.as_str().to_owned(),
            to: to.as_str().to_owned(),
        }),
        Step::Undid => StepFile::Undo(true),
        Step::Redid => StepFile::Redo(true),
        Step::Unknown(json) => return json.clone(),
    };
    json(&file)
}

/// The step, and how many edits of it are not understood.
pub(super) fn parse(line: &str) -> (Step, usize) {
    match serde_json::from_str(line) {
        Ok(StepFile::Do(change)) => {
            let mut around = Vec::new();
            let edits: Vec<Edit> = change
                .edits
                .iter()
                .map(|e| parse_edit(e, &mut around))
                .collect();
            let unknown = edits
                .iter()
                .filter(|e| matches!(e, Edit::Unknown(_)))
                .count();
            let change = Change {
                title: change.title,
                edits,
                around,
            };
            (Step::Did(change), unknown)
        }
        Ok(StepFile::Undo(_)) => (Step::Undid, 0),
        Ok(StepFile::Redo(_)) => (Step::Redid, 0),
        Ok(StepFile::Moved(MovedFile { from, to })) => {
            let (from, to) = (DocId::new(&from), DocId::new(&to));
            (Step::Moved { from, to }, 0)
        }
        Err(_) => (Step::Unknown(line.to_owned()), 1),
    }
}

fn parse_edit(raw: &RawValue, around: &mut Vec<Around>) -> Edit {
    let known = serde_json::from_str(raw.get())
        .ok()
        .and_then(|file| understood(file, around));
    known.unwrap_or_else(|| Edit::Unknown(raw.get().to_owned()))
}

/// A line that somebody wrote by hand or by script: what is not understood is refused and not kept.
pub(super) fn parse_given(line: &str) -> Result<Step, String> {
    let keys: BTreeMap<String, &RawValue> =
        serde_json::from_str(line).map_err(|_| "is no JSON object".to_owned())?;
    let key = match keys.keys().next() {
        Some(key) if keys.len() == 1 => key.as_str(),
        _ => return Err("must have one key, such as \"hide\"".to_owned()),
    };
    let edit = |raw: &RawValue| -> Result<Edit, String> {
        let file: EditFile = serde_json::from_str(raw.get()).map_err(|e| {
            let why = e.to_string();
            format!(
                "is not understood: {}",
                why.split(" at line").next().unwrap_or_default()
            )
        })?;
        understood(file, &mut Vec::new()).ok_or_else(|| {
            "has a value that makes no sense, such as a date that is none".to_owned()
        })
    };
    match key {
        "undo" => Ok(Step::Undid),
        "redo" => Ok(Step::Redid),
        "do" => {
            let Ok(StepFile::Do(change)) = serde_json::from_str(line) else {
                return Err("needs \"title\" and \"edits\" in \"do\"".to_owned());
            };
            let edits: Result<Vec<Edit>, String> = change.edits.iter().map(|e| edit(e)).collect();
            Ok(Step::Did(Change::new(change.title, edits?)))
        }
        name => {
            let title = sentence_case(name);
            let raw = RawValue::from_string(line.trim().to_owned())
                .map_err(|_| "is no JSON object".to_owned())?;
            Ok(Step::Did(Change::new(title, vec![edit(&raw)?])))
        }
    }
}

/// "set_date" → "Set date"
fn sentence_case(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => words,
    }
}

/// `None` for what has the right keys and values that make no sense.
fn understood(file: EditFile, around: &mut Vec<Around>) -> Option<Edit> {
    let mut anchor = |file| anchor(file, around);
    Some(match file {
        EditFile::SetDate { event, date } => Edit::SetDate {
            event: anchor(event)?,
            date: date.parse().ok()?,
        },
        EditFile::SetLabel { event, label } => Edit::SetLabel {
            event: anchor(event)?,
            label,
        },
        EditFile::Confirm { event } => Edit::Confirm {
            event: anchor(event)?,
        },
        EditFile::Hide { event } => Edit::Hide {
            event: anchor(event)?,
        },
        EditFile::Show { event } => Edit::Show {
            event: anchor(event)?,
        },
        EditFile::Add(AddFile {
            key,
            label,
            date,
            every,
            says,
        }) => Edit::Add {
            key,
            label,
            date: match date {
                Some(date) => Some(date.parse().ok()?),
                None => None,
            },
            every: match every {
                Some(rule) => Some(rule.parse().ok()?),
                None => None,
            },
            says: match says {
                Some(says) => Some(anchor(says)?),
                None => None,
            },
        },
        EditFile::With(file) => {
            let (event, who) = who(file, &mut anchor)?;
            Edit::With { event, who }
        }
        EditFile::Without(file) => {
            let (event, who) = who(file, &mut anchor)?;
            Edit::Without { event, who }
        }
        EditFile::Tag { event, tag } => Edit::Tag {
            event: anchor(event)?,
            tag,
        },
        EditFile::NoTag { event, tag } => Edit::NoTag {
            event: anchor(event)?,
            tag,
        },
        EditFile::SetColor { event, color } => Edit::SetColor {
            event: anchor(event)?,
            color,
        },
        EditFile::SetLane { event, lane } => Edit::SetLane {
            event: anchor(event)?,
            lane,
        },
        EditFile::SetNote { event, note } => Edit::SetNote {
            event: anchor(event)?,
            note,
        },
        EditFile::SetPicture { event, picture } => Edit::SetPicture {
            event: anchor(event)?,
            picture,
        },
        EditFile::Retype {
            mention,
            kind: name,
        } => Edit::Retype {
            mention: anchor(mention)?,
            kind: kind(&name)?,
        },
        EditFile::Reattach { from, to } => Edit::Reattach {
            from: anchor(from)?,
            to: anchor(to)?,
        },
        EditFile::Drop { said_of } => Edit::Drop {
            said_of: anchor(said_of)?,
        },
        EditFile::Same { a, b } => Edit::Same {
            a: anchor(a)?,
            b: anchor(b)?,
        },
        EditFile::Different { a, b } => Edit::Different {
            a: anchor(a)?,
            b: anchor(b)?,
        },
        EditFile::Rename { mention, name } => Edit::Rename {
            mention: anchor(mention)?,
            name,
        },
        EditFile::NotAName { mention } => Edit::NotAName {
            mention: anchor(mention)?,
        },
        EditFile::Period { name, span } => Edit::Period {
            name,
            span: span.parse().ok()?,
        },
        EditFile::NoPeriod { name } => Edit::NoPeriod { name },
        EditFile::KeepFilter { name, query } => Edit::KeepFilter { name, query },
        EditFile::DropFilter { name } => Edit::DropFilter { name },
        EditFile::ReadAs { of, encoding } => Edit::ReadAs {
            of: scope(of),
            encoding,
        },
        EditFile::DocumentDates(file) => Edit::DocumentDates {
            of: scope(file.of),
            say: SaidOfDates {
                counts_from: said(file.counts_from, |s| match s {
                    "written" => Some(CountsFrom::Written),
                    "last_spoken" => Some(CountsFrom::LastSpoken),
                    _ => None,
                })?,
                order: said(file.order, |s| match s {
                    "day_first" => Some(NumberOrder::DayFirst),
                    "month_first" => Some(NumberOrder::MonthFirst),
                    _ => None,
                })?,
                written: said(file.written, |s| match s.parse() {
                    Ok(Edtf::Date(date)) => Some(date),
                    Ok(Edtf::Interval(..) | Edtf::Rare(_)) | Err(_) => None,
                })?,
            },
        },
    })
}

const LEFT_TO_THE_PROGRAM: &str = "auto";

/// `None` for a value that makes no sense.
fn said<T>(text: Option<String>, parse: impl Fn(&str) -> Option<T>) -> Option<Say<T>> {
    Some(match text.as_deref() {
        None => Say::Nothing,
        Some(LEFT_TO_THE_PROGRAM) => Say::LeaveIt,
        Some(text) => Say::Is(parse(text)?),
    })
}

fn kind(name: &str) -> Option<EntityKind> {
    EntityKind::ALL.into_iter().find(|k| k.name() == name)
}

fn who(
    file: WhoFile,
    mut anchor: impl FnMut(AnchorFile) -> Option<Anchor>,
) -> Option<(Anchor, Who)> {
    let who = match (file.mention, file.kind, file.name) {
        (Some(mention), None, None) => Who::Mentioned(anchor(mention)?),
        (None, Some(of), Some(name)) if !name.trim().is_empty() => Who::Named(kind(&of)?, name),
        _ => return None,
    };
    Some((anchor(file.event)?, who))
}

fn anchor(file: AnchorFile, around: &mut Vec<Around>) -> Option<Anchor> {
    let doc = DocId::new(&file.doc);
    let has_around = !file.before.is_empty()
        || !file.after.is_empty()
        || file.saw.is_some()
        || file.found.is_some();
    if has_around && !around.iter().any(|a| a.doc == doc && a.start == file.start) {
        around.push(Around {
            doc: doc.clone(),
            start: file.start,
            before: file.before,
            after: file.after,
            saw: file.saw,
            found: file.found,
        });
    }
    (file.start <= file.end).then_some(Anchor {
        doc,
        range: TextRange {
            start: file.start,
            end: file.end,
        },
        quote: file.quote,
    })
}

/// Our own mirror types have only string keys, so that printing them cannot fail.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
