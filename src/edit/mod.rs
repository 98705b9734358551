//! The user's word: the only way anything is changed. Edits are quotations, laid over findings, never mixed into them.
//!
//! ```text
//!   EditLog ─constraints▶ Constraints ─▶ resolve ─▶ Timeline ─overlay(EditLog)▶ Timeline
//! ```

mod check;
mod constraints;
mod dates;
mod encodings;
mod kept;
mod log;
mod moved;
mod names;
mod overlay;
mod place;
mod quoted;
mod shares;

pub use check::settle;
pub use constraints::constraints_in;
pub use dates::{DatesSaid, SaidOfDates, Say, Scope};
pub use encodings::EncodingsSaid;
pub use kept::{filters, periods};
pub use log::{Answered, Around, Change, EditLog, Step};
pub use moved::moved;
pub use overlay::overlay;
pub use place::{Finder, Found, Lost, Place, place, surroundings};
pub use quoted::{
    entity_of, event_anchor, event_of, hand_anchor, meant_in, told_anchor, told_date,
};
pub use shares::{Finding, Share, Shares};

use crate::model::{Anchor, DocId, Edtf, EntityKind, Recurrence, Timeline};

/// One thing the user says. A target is named by a quotation, never by a row number.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// This event's date is this.
    SetDate {
        event: Anchor,
        date: Edtf,
    },
    /// This event is to be called this.
    SetLabel {
        event: Anchor,
        label: String,
    },
    /// This event is right as it stands.
    Confirm {
        event: Anchor,
    },
    /// This event is not to be shown.
    Hide {
        event: Anchor,
    },
    /// It is to be shown again.
    Show {
        event: Anchor,
    },
    /// Something happened that the documents do not tell, or that was not found in them.
    Add {
        /// What it goes by in later edits.
        key: String,
        label: String,
        date: Option<Edtf>,
        /// How it comes again, where it does; `date` says from when on.
        every: Option<Recurrence>,
        /// The words that say so, where some do.
        says: Option<Anchor>,
    },
    /// Somebody or something takes part in it.
    With {
        event: Anchor,
        who: Who,
    },
    Without {
        event: Anchor,
        who: Who,
    },
    Tag {
        event: Anchor,
        tag: String,
    },
    NoTag {
        event: Anchor,
        tag: String,
    },
    /// One of the theme's colors, counted from 0; or the one it has by its lane.
    SetColor {
        event: Anchor,
        color: Option<u8>,
    },
    /// It stands in a lane of this name, whatever it is about; "" takes it out again.
    SetLane {
        event: Anchor,
        lane: String,
    },
    /// "" takes it away.
    SetNote {
        event: Anchor,
        note: String,
    },
    /// A file; "" takes it away.
    SetPicture {
        event: Anchor,
        picture: String,
    },
    /// These two mentions (or event sentences) are one.
    Same {
        a: Anchor,
        b: Anchor,
    },
    Different {
        a: Anchor,
        b: Anchor,
    },
    /// Whoever is mentioned here is to be called this.
    Rename {
        mention: Anchor,
        name: String,
    },
    /// Whoever is mentioned here is of this kind.
    Retype {
        mention: Anchor,
        kind: EntityKind,
    },
    /// This is no name.
    NotAName {
        mention: Anchor,
    },
    /// What was said of these words was meant of those.
    Reattach {
        from: Anchor,
        to: Anchor,
    },
    /// What was said of these words is to be left aside.
    Drop {
        said_of: Anchor,
    },
    /// The dates of these documents are to be read so.
    DocumentDates {
        of: Scope,
        say: SaidOfDates,
    },
    /// The letters of these documents are to be read in this encoding; `None` leaves it to the program.
    ReadAs {
        of: Scope,
        encoding: Option<String>,
    },
    /// A stretch of time is called this; one that was called so before is now there.
    Period {
        name: String,
        span: Edtf,
    },
    /// Nothing is called this any more.
    NoPeriod {
        name: String,
    },
    /// A filter, as it is typed, is kept under this name; one that was kept so before is this one now.
    KeepFilter {
        name: String,
        query: String,
    },
    DropFilter {
        name: String,
    },
    /// A kind of edit that this version of the program does not know, as JSON: kept, without effect.
    Unknown(String),
}

/// Who takes part.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// Whoever is mentioned here.
    Mentioned(Anchor),
    /// Somebody no document names.
    Named(EntityKind, String),
}

impl Edit {
    /// The quotations it rests on: none where it is about whole documents or not understood.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Self::SetDate { event, .. }
            | Self::SetLabel { event, .. }
            | Self::Confirm { event }
            | Self::Hide { event }
            | Self::Show { event }
            | Self::Tag { event, .. }
            | Self::NoTag { event, .. }
            | Self::SetColor { event, .. }
            | Self::SetLane { event, .. }
            | Self::SetNote { event, .. }
            | Self::SetPicture { event, .. } => vec![event],
            Self::With { event, who } | Self::Without { event, who } => match who {
                Who::Mentioned(mention) => vec![event, mention],
                Who::Named(..) => vec![event],
            },
            Self::Add { says, .. } => says.iter().collect(),
            Self::Same { a, b } | Self::Different { a, b } => vec![a, b],
            Self::Rename { mention, .. }
            | Self::Retype { mention, .. }
            | Self::NotAName { mention } => vec![mention],
            // The one it was said of is gone; that is why.
            Self::Reattach { to, .. } => vec![to],
            Self::Drop { .. } => Vec::new(),
            Self::DocumentDates { .. }
            | Self::ReadAs { .. }
            | Self::Period { .. }
            | Self::NoPeriod { .. }
            | Self::KeepFilter { .. }
            | Self::DropFilter { .. }
            | Self::Unknown(_) => Vec::new(),
        }
    }
}

impl Edit {
    /// The documents it is about.
    pub fn documents(&self) -> Vec<&DocId> {
        let mut all: Vec<&DocId> = self.anchors().into_iter().map(|a| &a.doc).collect();
        if let Self::DocumentDates {
            of: Scope::Document(doc),
            ..
        }
        | Self::ReadAs {
            of: Scope::Document(doc),
            ..
        } = self
        {
            all.push(doc);
        }
        all
    }
}

/// A change with what stands around its quotations now, and what the documents say of the events it is about, so that
/// both can be told when they have changed.
pub fn complete(mut change: Change, timeline: &Timeline) -> Change {
    let mut around = std::mem::take(&mut change.around);
    let mut seen: std::collections::BTreeSet<(DocId, u32)> =
        around.iter().map(|a| (a.doc.clone(), a.start)).collect();
    for edit in &change.edits {
        let is_dated = matches!(edit, Edit::SetDate { .. } | Edit::Confirm { .. });
        for anchor in edit.anchors() {
            let Some(document) = timeline.document(&anchor.doc) else {
                continue;
            };
            if !seen.insert((anchor.doc.clone(), anchor.range.start)) {
                continue;
            }
            let (before, after) = surroundings(&document.text, anchor.range);
            let event = is_dated.then(|| event_of(timeline, anchor)).flatten();
            let found = match edit {
                Edit::Same { a, .. } | Edit::Different { a, .. } => Finding::of_same(timeline, a),
                _ => event.and_then(Finding::of_date),
            };
            around.push(Around {
                doc: anchor.doc.clone(),
                start: anchor.range.start,
                before,
                after,
                saw: event.map(told_date),
                found: found.map(|f| f.name().to_owned()),
            });
        }
    }
    change.around = around;
    change
}
