//! The timeline as JSON: what `dateline timeline` prints and what is written as `.json`, the same bytes. Its schema is
//! `docs/timeline.schema.json`.
//!
//! Mirror types, so that a renamed field of the model cannot change what scripts read. Borrowed throughout: printing copies
//! nothing but bytes.

mod timeline;

pub use timeline::{print, write};

use crate::model::{Instant, Note, Published, TextRange, Why};
use serde::{Serialize, Serializer};
use std::fmt::Display;

#[derive(Serialize)]
pub struct NoteJson<'a> {
    about: Option<&'a str>,
    message: &'a str,
}

pub fn notes<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Vec<NoteJson<'a>> {
    notes
        .into_iter()
        .map(|note| NoteJson {
            about: note.about.as_ref().map(|doc| doc.as_str()),
            message: &note.message,
        })
        .collect()
}

#[derive(Serialize)]
pub struct PublishedJson<'a> {
    edtf: Shown<crate::model::EdtfDate>,
    source: &'static str,
    why: Vec<&'a str>,
}

pub fn published(published: &Published) -> PublishedJson<'_> {
    use crate::model::PublishedSource::*;
    PublishedJson {
        edtf: Shown(published.date),
        source: match published.source {
            Given => "given",
            HeadLine => "head line",
            Dateline => "dateline",
            Record => "record",
            Meta => "meta",
            FileTime => "file time",
        },
        why: why(&published.why),
    }
}

pub fn why(why: &Why) -> Vec<&str> {
    why.iter().map(|reason| reason.text.as_str()).collect()
}

/// A value as it prints itself, without making a string of it first.
pub struct Shown<T>(pub T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The day an interval begins.
pub fn first_day(earliest: Instant) -> Shown<chrono::NaiveDate> {
    Shown(earliest.date())
}

/// The last day of an interval: its end is the first instant that no longer belongs to it.
pub fn last_day(latest: Instant) -> Shown<chrono::NaiveDate> {
    Shown(Instant(latest.0.saturating_sub(1)).date())
}

/// Our own mirror types have only string keys, so that printing them cannot fail.
pub fn line(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
pub struct RangeJson {
    start: u32,
    end: u32,
}

pub fn range(range: TextRange) -> RangeJson {
    RangeJson {
        start: range.start,
        end: range.end,
    }
}
