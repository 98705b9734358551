//! Edits as the project file spells them.
//!
//! The mirror types are a promise to every file already saved: a field may be added with a default, never renamed.

use crate::edit::{Change, Edit, SaidOfDates, Say, Scope, Step};
use crate::model::{Anchor, CountsFrom, DocId, Edtf, NumberOrder, TextRange};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum StepFile {
    Do(ChangeFile),
    Undo(bool),
    Redo(bool),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeFile {
    title: String,
    edits: Vec<Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum EditFile {
    SetDate { event: AnchorFile, date: String },
    SetLabel { event: AnchorFile, label: String },
    Confirm { event: AnchorFile },
    Hide { event: AnchorFile },
    Same { a: AnchorFile, b: AnchorFile },
    Different { a: AnchorFile, b: AnchorFile },
    Rename { mention: AnchorFile, name: String },
    NotAName { mention: AnchorFile },
    DocumentDates(DatesFile),
    Period { name: String, span: String },
    NoPeriod { name: String },
    KeepFilter { name: String, query: String },
    DropFilter { name: String },
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
    start: u32,
    end: u32,
    quote: String,
}

/// One line of the file's `edits`. What is not understood is printed as it was read.
pub(super) fn print(step: &Step) -> String {
    let file = match step {
        Step::Did(change) => StepFile::Do(ChangeFile {
            title: change.title.clone(),
            edits: change.edits.iter().map(print_edit).collect(),
        }),
        Step::Undid => StepFile::Undo(true),
        Step::Redid => StepFile::Redo(true),
        Step::Unknown(json) => return json.clone(),
    };
    json(&file)
}

/// The step, and how many edits of it are not understood.
pub(super) fn parse(value: Value) -> (Step, usize) {
    match StepFile::deserialize(&value) {
        Ok(StepFile::Do(change)) => {
            let edits: Vec<Edit> = change.edits.into_iter().map(parse_edit).collect();
            let unknown = edits
                .iter()
                .filter(|e| matches!(e, Edit::Unknown(_)))
                .count();
            let title = change.title;
            (Step::Did(Change { title, edits }), unknown)
        }
        Ok(StepFile::Undo(_)) => (Step::Undid, 0),
        Ok(StepFile::Redo(_)) => (Step::Redid, 0),
        Err(_) => (Step::Unknown(value.to_string()), 1),
    }
}

fn parse_edit(value: Value) -> Edit {
    let known = EditFile::deserialize(&value).ok().and_then(understood);
    known.unwrap_or_else(|| Edit::Unknown(value.to_string()))
}

/// `None` for what has the right keys and values that make no sense.
fn understood(file: EditFile) -> Option<Edit> {
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
        EditFile::DocumentDates(file) => Edit::DocumentDates {
            of: match file.of {
                ScopeFile::Document(doc) => Scope::Document(DocId::new(&doc)),
                ScopeFile::Folder(folder) => Scope::Folder(folder),
            },
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

fn print_said<T>(said: Say<T>, print: impl Fn(T) -> String) -> Option<String> {
    match said {
        Say::Nothing => None,
        Say::LeaveIt => Some(LEFT_TO_THE_PROGRAM.to_owned()),
        Say::Is(value) => Some(print(value)),
    }
}

fn print_edit(edit: &Edit) -> Value {
    let file = match edit {
        Edit::SetDate { event, date } => EditFile::SetDate {
            event: anchor_file(event),
            date: date.to_string(),
        },
        Edit::SetLabel { event, label } => EditFile::SetLabel {
            event: anchor_file(event),
            label: label.clone(),
        },
        Edit::Confirm { event } => EditFile::Confirm {
            event: anchor_file(event),
        },
        Edit::Hide { event } => EditFile::Hide {
            event: anchor_file(event),
        },
        Edit::Same { a, b } => EditFile::Same {
            a: anchor_file(a),
            b: anchor_file(b),
        },
        Edit::Different { a, b } => EditFile::Different {
            a: anchor_file(a),
            b: anchor_file(b),
        },
        Edit::Rename { mention, name } => EditFile::Rename {
            mention: anchor_file(mention),
            name: name.clone(),
        },
        Edit::NotAName { mention } => EditFile::NotAName {
            mention: anchor_file(mention),
        },
        Edit::Period { name, span } => EditFile::Period {
            name: name.clone(),
            span: span.to_string(),
        },
        Edit::NoPeriod { name } => EditFile::NoPeriod { name: name.clone() },
        Edit::KeepFilter { name, query } => EditFile::KeepFilter {
            name: name.clone(),
            query: query.clone(),
        },
        Edit::DropFilter { name } => EditFile::DropFilter { name: name.clone() },
        Edit::DocumentDates { of, say } => EditFile::DocumentDates(DatesFile {
            of: match of {
                Scope::Document(doc) => ScopeFile::Document(doc.as_str().to_owned()),
                Scope::Folder(folder) => ScopeFile::Folder(folder.clone()),
            },
            counts_from: print_said(say.counts_from, |value| {
                match value {
                    CountsFrom::Written => "written",
                    CountsFrom::LastSpoken => "last_spoken",
                }
                .to_owned()
            }),
            order: print_said(say.order, |value| {
                match value {
                    NumberOrder::DayFirst => "day_first",
                    NumberOrder::MonthFirst => "month_first",
                }
                .to_owned()
            }),
            written: print_said(say.written, |value| Edtf::Date(value).to_string()),
        }),
        Edit::Unknown(json) => {
            return serde_json::from_str(json).unwrap_or_else(|_| Value::String(json.clone()));
        }
    };
    serde_json::to_value(file).unwrap_or_default()
}

fn anchor(file: AnchorFile) -> Option<Anchor> {
    (file.start <= file.end).then(|| Anchor {
        doc: DocId::new(&file.doc),
        range: TextRange {
            start: file.start,
            end: file.end,
        },
        quote: file.quote,
    })
}

fn anchor_file(anchor: &Anchor) -> AnchorFile {
    AnchorFile {
        doc: anchor.doc.as_str().to_owned(),
        start: anchor.range.start,
        end: anchor.range.end,
        quote: anchor.quote.clone(),
    }
}

/// Our own mirror types have only string keys, so that printing them cannot fail.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
