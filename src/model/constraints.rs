//! What the user has said about who is who and what is one: the part of the edits that the resolving stage obeys.

use super::Anchor;
use serde::{Deserialize, Serialize};

/// Each pair names two mentions (people, organisations, projects) or two event sentences by where they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Constraints {
    /// These two are one.
    pub same: Vec<(Anchor, Anchor)>,
    /// These two are not one.
    pub different: Vec<(Anchor, Anchor)>,
    /// This is no name at all ("not a person").
    pub not_a_name: Vec<Anchor>,
}
