//! What the user has said about who is who and what is one: the part of the edits that the resolving stage obeys.

use super::{Anchor, Meant};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Constraints {
    /// These two are one.
    pub same: Vec<Pair>,
    /// These two are not one.
    pub different: Vec<Pair>,
    /// This is no name at all ("not a person").
    pub not_a_name: Vec<Anchor>,
}

/// Two mentions (people, organisations, projects) or two event sentences, by where they stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    pub a: Anchor,
    pub b: Anchor,
    /// Which of the two they are. `None` where it was not kept: then what the first quotation fits best.
    pub of: Option<Meant>,
}

impl From<(Anchor, Anchor)> for Pair {
    fn from((a, b): (Anchor, Anchor)) -> Self {
        Self { a, b, of: None }
    }
}
