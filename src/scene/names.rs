//! The words of a picture that stand in no document – months, lanes of the rest, the legend, what is missing of a series –:
//! English, unless whoever draws has words of its own.
//!
//! Not where anything stands ([`super::ticks`], [`super::legend`]); rooms that draw know no language, and the window's knows no picture.

use super::calendar::{WEEKDAYS, ordinal, year_name};
use super::words::event_words;
use crate::model::words::{MONTHS, date_words, when_words};
use crate::model::{EdtfDate, Event, When};
use std::fmt;

/// How a month's name stands: many languages have a form of their own after a day's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthForm {
    /// "March", "March 2013"
    Alone,
    /// "18 March"
    AfterDay,
    /// "Mar"
    Short,
}

/// What a mark means, as the legend has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Day,
    Coarse,
    Lasted,
    Within,
    Before,
    After,
    WorkedOut,
    Planned,
    Cancelled,
    Numbered,
    Missing,
    Again,
    Disagree,
    Checked,
    Folded,
}

/// What a screen reader says of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneSaid<'a> {
    pub title: &'a str,
    pub count: usize,
    pub folded: bool,
    pub pinned: bool,
}

/// Words of a picture. Years are astronomical: 0 is 1 BCE.
pub struct Names {
    /// January is 1.
    pub month: fn(u8, MonthForm) -> &'static str,
    /// Monday is 0.
    pub weekday: fn(u8) -> &'static str,
    pub quarter: fn(u8) -> String,
    pub year: fn(i64) -> String,
    /// By its first year, which is after 9 CE.
    pub decade: fn(i64) -> String,
    /// The nth before or in our era, in full or short.
    pub century: fn(nth: i64, before: bool, long: bool) -> String,
    pub millennium: fn(nth: i64, before: bool, long: bool) -> String,
    /// Before our era, and in it: in full and short.
    pub eras: fn() -> [[&'static str; 2]; 2],
    pub today: fn() -> &'static str,

    pub date: fn(EdtfDate) -> String,
    pub when: fn(&When) -> String,
    /// For a screen reader: when and what; whether the filter lets it through.
    pub event: fn(&Event, faint: bool) -> String,
    pub all_events: fn() -> &'static str,
    /// The lane of those that belong to no other.
    pub other_events: fn() -> &'static str,
    /// A lane of one kind of happening, by the concept that is the same in every language: "sign".
    pub kind: fn(&str) -> String,
    pub lane: fn(LaneSaid<'_>) -> String,
    /// What a mark that stands for many says.
    pub more: fn(usize) -> String,
    /// Numbers of a series that nobody tells of, first and last.
    pub missing: fn(series: Option<&str>, u32, u32) -> String,
    pub sign: fn(Sign) -> &'static str,

    /// On paper: what it rests on, with how many events have no date.
    pub source: fn(documents: usize, undated: usize) -> String,
    pub no_room: fn(lanes: usize) -> String,
    pub notes: fn() -> &'static str,
    /// How the date is known and whether a person agreed, which the export says in English, in two sentences.
    pub known: fn(known: &'static str, word: &'static str) -> String,
}

impl PartialEq for Names {
    /// There is one of each.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Names({})", (self.today)())
    }
}

pub static ENGLISH: Names = ENGLISH_WORDS;

/// As a value, for those who change some of it.
pub const ENGLISH_WORDS: Names = Names {
    month,
    weekday: |day| WEEKDAYS.get(usize::from(day)).copied().unwrap_or(""),
    quarter: |n| format!("Q{n}"),
    year: year_name,
    decade: |year| format!("{year}s"),
    century: |nth, before, long| era(nth, before, if long { "century" } else { "c." }),
    millennium: |nth, before, long| era(nth, before, if long { "millennium" } else { "m." }),
    eras: || [["Before the common era", "BCE"], ["Common era", "CE"]],
    today: || "Today",
    date: date_words,
    when: when_words,
    event: |event, faint| match faint {
        true => format!("{}, filtered out", event_words(event)),
        false => event_words(event),
    },
    all_events: || "All events",
    other_events: || "Other events",
    kind: capitalized,
    lane: |lane| {
        let events = if lane.count == 1 { "event" } else { "events" };
        let folded = if lane.folded { ", folded" } else { "" };
        let pinned = if lane.pinned { ", pinned" } else { "" };
        format!("{}, {} {events}{folded}{pinned}", lane.title, lane.count)
    },
    more: |n| match n {
        1 => "1 more event".to_owned(),
        n => format!("{n} more events"),
    },
    missing: |series, first, last| {
        let series = series.unwrap_or("series");
        match first == last {
            true => format!("{series}: no document tells of number {first}"),
            false => format!("{series}: no document tells of numbers {first} to {last}"),
        }
    },
    sign: |sign| match sign {
        Sign::Day => "day known",
        Sign::Coarse => "month or year known",
        Sign::Lasted => "lasted",
        Sign::Within => "some time within",
        Sign::Before => "some time before",
        Sign::After => "some time after",
        Sign::WorkedOut => "worked out, not stated",
        Sign::Planned => "planned",
        Sign::Cancelled => "cancelled",
        Sign::Numbered => "one of a numbered series",
        Sign::Missing => "numbers nobody tells of",
        Sign::Again => "again and again",
        Sign::Disagree => "sources disagree",
        Sign::Checked => "checked by hand",
        Sign::Folded => "more events",
    },
    source: |documents, undated| {
        let from = match documents {
            1 => "From 1 document".to_owned(),
            n => format!("From {n} documents"),
        };
        match undated {
            0 => from,
            1 => format!("{from}. One event has no date and is not shown."),
            n => format!("{from}. {n} events have no date and are not shown."),
        }
    },
    no_room: |lanes| match lanes {
        1 => "One lane has no room on this page.".to_owned(),
        n => format!("{n} lanes have no room on this page."),
    },
    notes: || "Notes",
    known: |known, word| format!("{}. {word}.", capitalized(known)),
};

fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next();
    first
        .map(|c| c.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

fn month(month: u8, form: MonthForm) -> &'static str {
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied();
    let name = name.unwrap_or("");
    match form {
        MonthForm::Alone | MonthForm::AfterDay => name,
        MonthForm::Short => name.get(..3).unwrap_or(name),
    }
}

/// "20th century", "2nd m. BCE"
fn era(nth: i64, before: bool, word: &str) -> String {
    let suffix = if before { " BCE" } else { "" };
    format!("{} {word}{suffix}", ordinal(nth))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_as_a_reader_writes_them() {
        assert_eq!((ENGLISH.kind)("sign"), "Sign");
        assert_eq!((ENGLISH.kind)(""), "");
    }
}
