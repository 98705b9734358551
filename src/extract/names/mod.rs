//! Finds people, organisations, projects, places, works and numbered meetings, with roles.

use crate::model::{Document, NameMention, Segmented, TimeMention};

pub struct NameRules {}

impl NameRules {
    pub fn builtin() -> Self {
        Self {}
    }
}

pub fn names(
    doc: &Document,
    seg: &Segmented,
    times: &[TimeMention],
    rules: &NameRules,
) -> Vec<NameMention> {
    let _ = (doc, seg, times, rules);
    Vec::new()
}
