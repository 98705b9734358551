//! The user's word: the only way anything is changed. Edits are quotations, laid over findings, never mixed into them.

use crate::model::{Anchor, Constraints, Edtf, Timeline};

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
    /// This is no name.
    NotAName {
        mention: Anchor,
    },
}

/// One gesture, one undo step.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// As the Edit menu names it: "Set the date of “Closing ceremony …”".
    pub title: String,
    pub edits: Vec<Edit>,
}

/// Append-only with a cursor; undo moves the cursor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditLog {
    pub changes: Vec<Change>,
    /// How many of `changes` are in force.
    pub cursor: usize,
}

/// What the resolving stage must obey.
pub fn constraints(log: &EditLog) -> Constraints {
    let _ = log;
    Constraints::default()
}

/// The findings with the user's word on top.
pub fn overlay(timeline: Timeline, log: &EditLog) -> Timeline {
    let _ = log;
    timeline
}
