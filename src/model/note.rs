//! What the program has to say about what it could not do: a sentence for the person in front of the screen.

use super::DocId;
use serde::{Deserialize, Serialize};

/// What happened, what to do about it; the path is kept apart and printed last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// The document's name, or the path of a file that never became one.
    pub about: Option<DocId>,
    pub message: String,
}

impl Note {
    pub fn new(about: Option<DocId>, message: impl Into<String>) -> Self {
        Self {
            about,
            message: message.into(),
        }
    }

    /// One line: the message, then the path.
    pub fn line(&self) -> String {
        match &self.about {
            Some(about) => format!("{} — {about}", self.message),
            None => self.message.clone(),
        }
    }
}

/// The result of a stage: stages do not fail, they report.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted<T> {
    pub value: T,
    pub notes: Vec<Note>,
}

impl<T> Noted<T> {
    pub fn quiet(value: T) -> Self {
        Self {
            value,
            notes: Vec::new(),
        }
    }
}
