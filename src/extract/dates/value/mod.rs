//! What a rule's match means, before anything is known of the document.
//!
//! Not yet a date; "last year" stays "one year before the document's".

mod fill;
mod template;

use super::calendars::{Calendar, Told};
use super::lexicon::NameId;
use super::point::{Clock, Modifier, Part, Point};
use crate::model::Grain;
use crate::model::edtf::EdtfYear;
use chrono::NaiveDate;
pub use template::Template;

#[derive(Clone, Debug, PartialEq)]
pub struct Sem {
    pub core: Core,
    pub modifier: Option<Modifier>,
    pub clock: Option<Clock>,
    /// "hace dos años", "due anni fa": TIMEX3 of these languages gives how long, EDTF the date that makes.
    pub counted: bool,
    /// A member of a list that leaves its month or its “o'clock” to the next: “15.” of “15. und 16. Mai”.
    pub listed: bool,
    /// The clock's zone, in minutes east of Greenwich.
    pub zone: Option<i16>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Core {
    Date(Fields),
    /// So many units from a base, and what is named inside that unit.
    Shift {
        to: To,
        unit: Grain,
        by: i32,
        inside: Option<Part>,
    },
    /// "last December", "next Monday", "this spring": the nearest such part on one side.
    Near {
        to: To,
        side: i8,
        part: Part,
    },
    /// So many units from a date that is itself written: "three weeks after Easter", "a year ago Tuesday"; none for the
    /// unit around it: "the week of May 5".
    Counted {
        base: Box<Sem>,
        unit: Grain,
        by: i32,
    },
    /// "PAST_REF" and its kin.
    Ref(&'static str),
    Duration(Amount, &'static str, Option<(Amount, &'static str)>),
    Set {
        /// TIMEX3 unit letter and amount: every two years is 2, "Y".
        unit: Grain,
        letter: &'static str,
        interval: u16,
        times: u16,
        on: Option<Box<Sem>>,
        /// Which of its kind in the month, the last as 6: "every second Saturday of June".
        nth: Option<u8>,
        month: Option<u8>,
        /// Monday to Friday.
        workdays: bool,
    },
    Range(Box<Sem>, Box<Sem>),
}

impl Core {
    /// A part of some year: "September", "Thursday", "Easter".
    pub fn lacks_a_year(&self) -> bool {
        match self {
            Self::Date(fields) => fields.year == EdtfYear::Unspecified,
            Self::Range(first, last) => first.core.lacks_a_year() && last.core.lacks_a_year(),
            Self::Shift { .. }
            | Self::Near { .. }
            | Self::Counted { .. }
            | Self::Ref(_)
            | Self::Duration(..)
            | Self::Set { .. } => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Exact(f64),
    Some,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Document,
    Last,
    /// The document in news and letters, the last date spoken of in histories.
    Either,
    /// "a year ago", "a year earlier": in reports about quarters the same quarter of another year, else like [`To::Either`].
    Comparison,
    /// The moment of writing in a message, else none in particular: "night".
    Moment,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fields {
    pub year: EdtfYear,
    pub part: Part,
    /// "Monday, 3 June": the day's name beside its date.
    pub weekday: Option<u8>,
    /// "30 February": the day that the month named beside it does not have.
    pub no_such_day: Option<u8>,
    /// "03/04/2019": two numbers of which one is the day.
    pub numeric: Option<(u8, u8)>,
    pub holiday: Option<u8>,
    /// What it is in the calendar the text names. Without a year there, nothing above is known yet.
    pub told: Option<Told>,
    /// "the 1988 period": in reports about quarters the same quarter of that year.
    pub like_quarter: bool,
}

impl Fields {
    pub fn new(year: EdtfYear, part: Part) -> Self {
        Self {
            year,
            part,
            weekday: None,
            no_such_day: None,
            numeric: None,
            holiday: None,
            told: None,
            like_quarter: false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Capture {
    Int(i32),
    Number(f64),
    /// What an inner group found, by its place among the meanings found so far.
    Sem(u32),
}

pub type Captures = Vec<(NameId, Capture)>;
const UNITS: &[(&str, Grain, &str)] = &[
    ("century", Grain::Century, "C"),
    ("decade", Grain::Decade, "E"),
    ("year", Grain::Year, "Y"),
    ("half", Grain::Half, "H"),
    ("quarter", Grain::Quarter, "Q"),
    ("season", Grain::Season, "S"),
    ("month", Grain::Month, "M"),
    ("week", Grain::Week, "W"),
    ("day", Grain::Day, "D"),
    ("hour", Grain::Hour, "TH"),
    ("minute", Grain::Minute, "TM"),
    ("second", Grain::Second, "TS"),
    ("weekend", Grain::Week, "WE"),
];

/// TIMEX3's letter for a unit: "Y", "TH".
pub fn unit_letter(unit: Grain) -> &'static str {
    UNITS
        .iter()
        .find(|(_, grain, _)| *grain == unit)
        .map_or("Y", |(_, _, letter)| letter)
}

/// The number by which a lexicon class names a unit.
pub fn unit_number(name: &str) -> Option<i32> {
    UNITS
        .iter()
        .position(|(n, _, _)| *n == name)
        .map(|at| at as i32)
}

const DAY_PARTS: &[&str] = &["MO", "MI", "AF", "EV", "NI", "DT"];

pub fn day_part_number(name: &str) -> Option<i32> {
    DAY_PARTS
        .iter()
        .position(|n| *n == name)
        .map(|at| at as i32)
}

/// The value of a rule that says what is no date.
pub const NOTHING: &str = "nothing";

/// What a rule finds that says what is no date; its words are left out of every other match.
pub const NO_DATE: &str = "";

impl Sem {
    /// A day of another calendar; the days a month or a year of it lasts; what has no year yet.
    pub fn told(told: Told, weekday: Option<u8>) -> Option<Self> {
        let date = |day: Option<NaiveDate>| {
            let point = day.map(Point::of_day);
            let mut fields = Fields::new(
                point.map_or(EdtfYear::Unspecified, |p| p.year),
                point.map_or(Part::Whole, |p| p.part),
            );
            fields.told = Some(told);
            fields.weekday = weekday;
            Self {
                modifier: told.calendar.modifier(),
                ..Self::of(Core::Date(fields))
            }
        };
        if told.year.is_none() {
            return told.month.map(|_| date(None));
        }
        let (first, last) = told.days()?;
        Some(match told {
            Told { day: Some(_), .. } => date(Some(first)),
            // Its months and years are ours.
            Told {
                calendar: Calendar::Era(_),
                month,
                ..
            } => {
                let mut sem = date(Some(first));
                if let Core::Date(fields) = &mut sem.core {
                    fields.part = month.map_or(Part::Whole, Part::Month);
                }
                sem
            }
            Told { .. } => Self::of(Core::Range(
                Box::new(date(Some(first))),
                Box::new(date(Some(last))),
            )),
        })
    }

    pub fn of(core: Core) -> Self {
        Self {
            core,
            modifier: None,
            clock: None,
            counted: false,
            listed: false,
            zone: None,
        }
    }
}
/// By its place in this list: what `mod.…` classes in word lists count in.
pub fn modifier_number(name: &str) -> Option<i32> {
    Modifier::ALL
        .iter()
        .position(|m| m.name() == name)
        .map(|at| at as i32)
}
