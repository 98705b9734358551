//! An edit as a line of the project file.
//!
//! Reading it back is the other half's.

use super::{AddFile, AnchorFile, DatesFile, EditFile, LEFT_TO_THE_PROGRAM, WhoFile, scope_file};
use crate::edit::{Around, Edit, Say, Who};
use crate::model::{Anchor, CountsFrom, Edtf, NumberOrder, Recurrence};
use serde::Serialize;
use serde_json::value::RawValue;

pub(super) fn print_edit(edit: &Edit, around: &[Around]) -> Box<RawValue> {
    let anchor_file = |anchor: &Anchor| anchor_file(anchor, around);
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
        Edit::Show { event } => EditFile::Show {
            event: anchor_file(event),
        },
        Edit::Add {
            key,
            label,
            date,
            every,
            says,
        } => EditFile::Add(AddFile {
            key: key.clone(),
            label: label.clone(),
            date: date.as_ref().map(ToString::to_string),
            every: every.as_ref().and_then(Recurrence::rrule),
            says: says.as_ref().map(anchor_file),
        }),
        Edit::With { event, who } => EditFile::With(who_file(event, who, anchor_file)),
        Edit::Without { event, who } => EditFile::Without(who_file(event, who, anchor_file)),
        Edit::Tag { event, tag } => EditFile::Tag {
            event: anchor_file(event),
            tag: tag.clone(),
        },
        Edit::NoTag { event, tag } => EditFile::NoTag {
            event: anchor_file(event),
            tag: tag.clone(),
        },
        Edit::SetColor { event, color } => EditFile::SetColor {
            event: anchor_file(event),
            color: *color,
        },
        Edit::SetLane { event, lane } => EditFile::SetLane {
            event: anchor_file(event),
            lane: lane.clone(),
        },
        Edit::SetNote { event, note } => EditFile::SetNote {
            event: anchor_file(event),
            note: note.clone(),
        },
        Edit::SetPicture { event, picture } => EditFile::SetPicture {
            event: anchor_file(event),
            picture: picture.clone(),
        },
        Edit::Retype { mention, kind } => EditFile::Retype {
            mention: anchor_file(mention),
            kind: kind.name().to_owned(),
        },
        Edit::Reattach { from, to } => EditFile::Reattach {
            from: anchor_file(from),
            to: anchor_file(to),
        },
        Edit::Drop { said_of } => EditFile::Drop {
            said_of: anchor_file(said_of),
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
        Edit::ReadAs { of, encoding } => EditFile::ReadAs {
            of: scope_file(of),
            encoding: encoding.clone(),
        },
        Edit::DocumentDates { of, say } => EditFile::DocumentDates(DatesFile {
            of: scope_file(of),
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
            return RawValue::from_string(json.clone()).unwrap_or_else(|_| raw(&json.as_str()));
        }
    };
    raw(&file)
}

fn print_said<T>(said: Say<T>, print: impl Fn(T) -> String) -> Option<String> {
    match said {
        Say::Nothing => None,
        Say::LeaveIt => Some(LEFT_TO_THE_PROGRAM.to_owned()),
        Say::Is(value) => Some(print(value)),
    }
}

fn who_file(event: &Anchor, who: &Who, anchor: impl Fn(&Anchor) -> AnchorFile) -> WhoFile {
    let mut file = WhoFile {
        event: anchor(event),
        mention: None,
        kind: None,
        name: None,
    };
    match who {
        Who::Mentioned(mention) => file.mention = Some(anchor(mention)),
        Who::Named(kind, name) => {
            file.kind = Some(kind.name().to_owned());
            file.name = Some(name.clone());
        }
    }
    file
}

fn anchor_file(anchor: &Anchor, around: &[Around]) -> AnchorFile {
    let is_its = |a: &&Around| a.doc == anchor.doc && a.start == anchor.range.start;
    let around = around.iter().find(is_its);
    AnchorFile {
        doc: anchor.doc.as_str().to_owned(),
        start: anchor.range.start,
        end: anchor.range.end,
        quote: anchor.quote.clone(),
        before: around.map_or(String::new(), |a| a.before.clone()),
        after: around.map_or(String::new(), |a| a.after.clone()),
        saw: around.and_then(|a| a.saw.clone()),
        found: around.and_then(|a| a.found.clone()),
    }
}

fn raw(value: &impl Serialize) -> Box<RawValue> {
    serde_json::value::to_raw_value(value).unwrap_or_default()
}
