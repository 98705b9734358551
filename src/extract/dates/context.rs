//! What a document as a whole says about how its dates are to be read: as news or as history, day first or month first.
//!
//! Evidence is counted over all matches before any of them is resolved.

use super::point::Part;
use super::rules::Rule;
use super::value::{Core, Sem, To};
use crate::model::edtf::EdtfYear;
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Told from the day it was written: news, letters, minutes.
    News,
    /// Told from within: each date leans on the one before.
    History,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Trusted only.
    pub written: Option<NaiveDate>,
    pub kind: Kind,
    /// A few lines told from the moment of writing: "Great morning with the team!"
    pub message: bool,
    pub order: Order,
}

impl Context {
    /// Does the document's kind let this rule speak?
    pub fn allows(&self, rule: &Rule) -> bool {
        let only = &rule.only;
        let anywhere = !only.history && !only.message;
        anywhere || only.history && self.kind == Kind::History || only.message && self.message
    }
}

/// A text of at most so many bytes is a message.
///
/// Short messages have 140 to 280 characters by their makers' limits, a text message with parts a few more; the shortest
/// news report of the development sets has 600.
const LONGEST_MESSAGE: usize = 400;

/// A history names at least so many years that are not its own.
///
/// Fewer are background in a news report; histories of a page name a dozen. A document whose own date is known is more
/// likely to be told from that date.
const YEARS_OF_A_HISTORY: usize = 5;
const YEARS_OF_A_DATED_HISTORY: usize = 8;

/// In a history at most one date in so many is told from the day of writing ("today", "Friday").
const YEARS_FOR_ONE_DEICTIC: usize = 3;

pub fn context<'a>(
    written: Option<NaiveDate>,
    lang: &str,
    text_len: usize,
    sems: impl Iterator<Item = &'a Sem>,
) -> Context {
    let mut distant_years = 0usize;
    let mut deictic = 0usize;
    let (mut day_first, mut month_first) = (0usize, 0usize);
    for sem in sems {
        match &sem.core {
            Core::Date(fields) => {
                if let EdtfYear::Known(year) = fields.year
                    && written.is_none_or(|w| (w.year() - year).abs() > 1)
                {
                    distant_years += 1;
                }
                if matches!(fields.part, Part::Weekday(_)) {
                    deictic += 1;
                }
                match fields.numeric {
                    Some((a, b)) if a > 12 && b <= 12 => day_first += 1,
                    Some((a, b)) if b > 12 && a <= 12 => month_first += 1,
                    Some((a, b)) if a != b => {
                        // One reading is the day the document was written.
                        let reads = |d: u8, m: u8| {
                            written.is_some_and(|w| {
                                w.day() == u32::from(d)
                                    && w.month() == u32::from(m)
                                    && fields.year == EdtfYear::Known(w.year())
                            })
                        };
                        day_first += usize::from(reads(a, b));
                        month_first += usize::from(reads(b, a));
                    }
                    _ => {}
                }
            }
            Core::Shift {
                to: To::Document, ..
            }
            | Core::Near {
                to: To::Either | To::Document,
                ..
            } => deictic += 1,
            Core::Shift { .. }
            | Core::Near { .. }
            | Core::Counted { .. }
            | Core::Ref(_)
            | Core::Duration(..)
            | Core::Set { .. }
            | Core::Range(..) => {}
        }
    }
    let enough = match written {
        Some(_) => YEARS_OF_A_DATED_HISTORY,
        None => YEARS_OF_A_HISTORY,
    };
    let history = distant_years >= enough && distant_years > YEARS_FOR_ONE_DEICTIC * deictic;
    Context {
        written,
        kind: if history { Kind::History } else { Kind::News },
        message: !history && text_len <= LONGEST_MESSAGE,
        order: match (day_first, month_first) {
            (0, 0) if lang != "en" && lang != "und" => Order::DayFirst,
            (d, m) if d > m => Order::DayFirst,
            (d, m) if m > d => Order::MonthFirst,
            _ => Order::Unknown,
        },
    }
}
