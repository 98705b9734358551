//! What a screen reader says of an event: "18 December 2019, planned: Ferry renewed".
//!
//! Not how a date is said; that is [`crate::model::words`].

pub use crate::model::words::when_words;
use crate::model::{Event, Status};

/// What a screen reader says of an event.
pub fn event_words(event: &Event) -> String {
    let status = match event.status {
        Status::Planned => ", planned",
        Status::Cancelled => ", cancelled",
        Status::Happened | Status::Recurring => "",
    };
    let mut when = when_words(&event.when);
    if let Some(first) = when.get(..1) {
        let upper = first.to_uppercase();
        when.replace_range(..1, &upper);
    }
    format!("{when}{status}: {}", event.label)
}
