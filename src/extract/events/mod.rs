//! Finds what happened: from each sentence the happenings, their date and their participants.

use super::dates::DatesFound;
use crate::model::{Document, EventMention, NameMention, Segmented};

pub struct EventRules {}

impl EventRules {
    pub fn builtin() -> Self {
        Self {}
    }
}

pub fn events(
    doc: &Document,
    seg: &Segmented,
    dates: &DatesFound,
    names: &[NameMention],
    rules: &EventRules,
) -> Vec<EventMention> {
    let _ = (doc, seg, dates, names, rules);
    Vec::new()
}
