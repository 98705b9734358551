//! What the headless commands print: the shapes, in the order of their keys.
//!
//! Mirror types, so that a renamed field of the model cannot change what scripts read. Borrowed throughout: printing copies
//! nothing but bytes.

pub(super) mod facts;
pub(super) mod timeline;

use crate::model::{Instant, Note, Published, Why};
use serde::{Serialize, Serializer};
use std::fmt::Display;

#[derive(Serialize)]
pub(super) struct NoteJson<'a> {
    about: Option<&'a str>,
    message: &'a str,
}

pub(super) fn notes<'a>(notes: impl IntoIterator<Item = &'a Note>) -> Vec<NoteJson<'a>> {
    notes
        .into_iter()
        .map(|note| NoteJson {
            about: note.about.as_ref().map(|doc| doc.as_str()),
            message: &note.message,
        })
        .collect()
}

#[derive(Serialize)]
pub(super) struct PublishedJson<'a> {
    edtf: Shown<crate::model::EdtfDate>,
    source: &'static str,
    why: Vec<&'a str>,
}

pub(super) fn published(published: &Published) -> PublishedJson<'_> {
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

pub(super) fn why(why: &Why) -> Vec<&str> {
    why.iter().map(|reason| reason.text.as_str()).collect()
}

/// A value as it prints itself, without making a string of it first.
pub(super) struct Shown<T>(pub T);

impl<T: Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The day an interval begins.
pub(super) fn first_day(earliest: Instant) -> Shown<chrono::NaiveDate> {
    Shown(earliest.date())
}

/// The last day of an interval: its end is the first instant that no longer belongs to it.
pub(super) fn last_day(latest: Instant) -> Shown<chrono::NaiveDate> {
    Shown(Instant(latest.0.saturating_sub(1)).date())
}

/// Our own mirror types have only string keys, so that printing them cannot fail.
pub(super) fn line(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
