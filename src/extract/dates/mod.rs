//! Finds expressions of time and works out what each means within its document.

use crate::model::{Document, Note, Published, Segmented, TimeMention};

pub struct DateRules {}

impl DateRules {
    pub fn builtin() -> Self {
        Self {}
    }
}

#[derive(Clone, Debug, Default)]
pub struct DatesFound {
    pub times: Vec<TimeMention>,
    pub published: Option<Published>,
    pub copyright_year: Option<i32>,
    pub notes: Vec<Note>,
}

pub fn dates(doc: &Document, seg: &Segmented, rules: &DateRules) -> DatesFound {
    let _ = (doc, seg, rules);
    DatesFound::default()
}
