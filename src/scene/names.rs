//! What the axis calls months, weekdays, decades and today: English, unless whoever draws has names of its own.
//!
//! Not where ticks stand ([`super::ticks`]), and not the names of dates beside the axis.

use super::calendar::{WEEKDAYS, ordinal, year_name};
use crate::model::words::MONTHS;

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

/// Names on the axis. Years are astronomical: 0 is 1 BCE.
#[derive(Clone, Copy)]
pub struct AxisNames {
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
}

pub static ENGLISH: AxisNames = AxisNames {
    month,
    weekday: |day| WEEKDAYS.get(usize::from(day)).copied().unwrap_or(""),
    quarter: |n| format!("Q{n}"),
    year: year_name,
    decade: |year| format!("{year}s"),
    century: |nth, before, long| era(nth, before, if long { "century" } else { "c." }),
    millennium: |nth, before, long| era(nth, before, if long { "millennium" } else { "m." }),
    eras: || [["Before the common era", "BCE"], ["Common era", "CE"]],
    today: || "Today",
};

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
