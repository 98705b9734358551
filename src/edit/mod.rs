//! The user's word: the only way anything is changed. Edits are quotations, laid over findings, never mixed into them.
//!
//! ```text
//!   EditLog ─constraints▶ Constraints ─▶ resolve ─▶ Timeline ─overlay(EditLog)▶ Timeline
//! ```

mod dates;
mod kept;
mod log;
mod overlay;
mod place;

pub use dates::{DatesSaid, SaidOfDates, Say, Scope};
pub use kept::{filters, periods};
pub use log::{Answered, Change, EditLog, Step};
pub use overlay::overlay;
pub use place::{Place, place};

use crate::model::{Anchor, Constraints, DocId, Edtf, Event, TextRange};

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
    /// The dates of these documents are to be read so.
    DocumentDates {
        of: Scope,
        say: SaidOfDates,
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

impl Edit {
    /// The quotations it rests on: none where it is about whole documents or not understood.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Self::SetDate { event, .. }
            | Self::SetLabel { event, .. }
            | Self::Confirm { event }
            | Self::Hide { event } => vec![event],
            Self::Same { a, b } | Self::Different { a, b } => vec![a, b],
            Self::Rename { mention, .. } | Self::NotAName { mention } => vec![mention],
            Self::DocumentDates { .. }
            | Self::Period { .. }
            | Self::NoPeriod { .. }
            | Self::KeepFilter { .. }
            | Self::DropFilter { .. }
            | Self::Unknown(_) => Vec::new(),
        }
    }
}

/// How to name an event in an [`Edit`]: its first claim's sentence, up to and with the word that names the happening.
///
/// Up to that word, so that two events told by one sentence have two names. `None` for an event without evidence.
pub fn event_anchor(event: &Event) -> Option<Anchor> {
    let claim = event.claims.first()?;
    let end = claim
        .trigger
        .filter(|t| claim.range.contains(*t))
        .map_or(claim.range.end, |t| t.end);
    let len = end.checked_sub(claim.range.start)? as usize;
    // Where the quotation was shortened, the whole of it is the best name there is.
    let quote = claim.quote.get(..len).unwrap_or(&claim.quote);
    let start = claim.range.start as usize;
    Some(Anchor {
        doc: claim.doc.clone(),
        range: TextRange::new(start, start + quote.len()),
        quote: quote.to_owned(),
    })
}

/// What the resolving stage must obey, quotations as the user made them.
pub fn constraints(log: &EditLog) -> Constraints {
    let mut constraints = Constraints::default();
    for edit in log.in_force().flat_map(|change| &change.edits) {
        match edit {
            Edit::Same { a, b } => constraints.same.push((a.clone(), b.clone())),
            Edit::Different { a, b } => constraints.different.push((a.clone(), b.clone())),
            Edit::NotAName { mention } => constraints.not_a_name.push(mention.clone()),
            Edit::SetDate { .. }
            | Edit::SetLabel { .. }
            | Edit::Confirm { .. }
            | Edit::Hide { .. }
            | Edit::Rename { .. }
            | Edit::DocumentDates { .. }
            | Edit::Period { .. }
            | Edit::NoPeriod { .. }
            | Edit::KeepFilter { .. }
            | Edit::DropFilter { .. }
            | Edit::Unknown(_) => {}
        }
    }
    constraints
}

/// The same with every quotation moved to where its words stand now; a pair of which one side is gone is left out
/// ([`overlay`] reports it).
pub fn constraints_in<'t>(
    log: &EditLog,
    text_of: impl Fn(&DocId) -> Option<&'t str>,
) -> Constraints {
    let now = |anchor: &Anchor| {
        let range = place(anchor, text_of(&anchor.doc)?).range()?;
        Some(Anchor {
            range,
            ..anchor.clone()
        })
    };
    let pairs = |pairs: &[(Anchor, Anchor)]| {
        pairs
            .iter()
            .filter_map(|(a, b)| now(a).zip(now(b)))
            .collect()
    };
    let said = constraints(log);
    Constraints {
        same: pairs(&said.same),
        different: pairs(&said.different),
        not_a_name: said.not_a_name.iter().filter_map(now).collect(),
    }
}
