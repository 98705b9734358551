//! Dates as the Extended Date/Time Format (ISO 8601-2) writes them: partial, approximate, open-ended.
//!
//! A value here is what is *known*, never more: "July 30" is `XXXX-07-30`, and it is no error that it has no year.
//! Source of the notation: Library of Congress, *Extended Date/Time Format Specification*, levels 0 to 2, all of which is held.
//!
//! Not how it is read ([`parse`]), when it can have been ([`bounds`]) or how a person says it ([`super::words`]).
//!
//! ```text
//!     Edtf ─┬─ Date(EdtfDate)            small and Copy: what texts are full of
//!           ├─ Interval(Endpoint ×2)     the same twice, or open
//!           └─ Rare(Box) ─┬─ Date        1XXX-12, 2011-06~-04, 1950S2, years beyond an i32
//!                         ├─ Interval    1985-04/ (end unknown), 2004-XX/2005
//!                         └─ Set         [1667,1670..1672], {1960,1961-12}
//! ```

use serde::{Deserialize, Serialize};

pub mod bounds;
pub mod explain;
pub mod parse;
pub mod rare;
pub mod refused;
#[cfg(test)]
mod tests;

pub use explain::explain;
pub use rare::{AnyDate, DateSet, End, Mask, MaskedDate, MaskedYear, Member, Quality, Rare};
pub use refused::NotEdtf;

use super::Grain;
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::num::NonZeroI16;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Edtf {
    Date(EdtfDate),
    /// `start/end`, both included.
    Interval(Endpoint, Endpoint),
    /// What is too rare to make every date larger for it. Invariant: never what the other two can hold.
    Rare(Box<Rare>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Endpoint {
    /// `..`: no limit on this side that anybody stated.
    Open,
    Date(EdtfDate),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EdtfDate {
    pub year: EdtfYear,
    pub part: DatePart,
    /// `?`
    pub uncertain: bool,
    /// `~`
    pub approximate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EdtfYear {
    /// Astronomical: year 0 is 1 BCE.
    Known(i32),
    /// `198X` is 198. Before year 0 `-004X` (the years −49 to −40, 50 to 41 BCE) is −5: counted down, as centuries BCE are.
    Decade(i32),
    /// `19XX` is 19. `-04XX` (the years −499 to −400) is −5, the 5th century BCE.
    Century(i32),
    /// `XXXX`
    Unspecified,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DatePart {
    Whole,
    Month(u8),
    Day {
        month: u8,
        day: u8,
    },
    /// EDTF sub-year groupings: 21–24 seasons (spring first), 25–28 the same north and 29–32 south of the equator,
    /// 33–36 quarters, 37–39 thirds, 40–41 halves.
    SubYear(u8),
    /// A day of the month without a month: `2019-XX-18`.
    DayOfUnknownMonth(u8),
    Time {
        month: u8,
        day: u8,
        time: TimeOfDay,
    },
}

/// What a clock shows. Seconds of 0 are not told from none: EDTF must write them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimeOfDay {
    /// 0 to 23; 24 with nothing after it is the day's end.
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub zone: Zone,
}

/// How far a clock is ahead of UTC, where that was said.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Zone(Option<NonZeroI16>);

impl Zone {
    pub const UNSTATED: Self = Self(None);

    // Kept with 2000 added, so that "nothing said" costs no memory and UTC is not zero.
    const BIAS: i16 = 2000;

    /// `None` where the earth has no such place: a day or more off.
    pub fn ahead_of_utc(minutes: i16) -> Option<Self> {
        (-1439..=1439)
            .contains(&minutes)
            .then(|| Self(NonZeroI16::new(minutes + Self::BIAS)))
    }

    pub fn minutes(self) -> Option<i16> {
        self.0.map(|n| n.get() - Self::BIAS)
    }
}

impl TimeOfDay {
    pub fn new(hour: u8, minute: u8) -> Self {
        Self {
            hour,
            minute,
            second: 0,
            zone: Zone::UNSTATED,
        }
    }

    /// Is there such a time on a clock?
    pub fn exists(self) -> bool {
        (self.hour < 24 && self.minute < 60 && self.second < 60)
            || (self.hour, self.minute, self.second) == (24, 0, 0)
    }

    pub fn second_of_day(self) -> i64 {
        i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second)
    }

    pub fn grain(self) -> Grain {
        if self.second == 0 {
            Grain::Minute
        } else {
            Grain::Second
        }
    }
}

impl EdtfYear {
    /// The decade a year lies in.
    pub fn decade_of(year: i32) -> Self {
        Self::Decade(digits_left(year, 10))
    }

    /// The century a year lies in.
    pub fn century_of(year: i32) -> Self {
        Self::Century(digits_left(year, 100))
    }

    /// First and last year; `None` where nothing is known.
    pub fn years(self) -> Option<(i64, i64)> {
        let span = |n: i32, length: i64| {
            let first = i64::from(n) * length + i64::from(n < 0);
            (first, first + length - 1)
        };
        match self {
            Self::Known(y) => Some((y.into(), y.into())),
            Self::Decade(d) => Some(span(d, 10)),
            Self::Century(c) => Some(span(c, 100)),
            Self::Unspecified => None,
        }
    }
}

/// The digits of a year without its last ones, counted down before year 0: −43 is in −5, the years −49 to −40.
fn digits_left(year: i32, length: i32) -> i32 {
    if year < 0 {
        year / length - 1
    } else {
        year / length
    }
}

impl EdtfDate {
    pub fn new(year: EdtfYear, part: DatePart) -> Self {
        Self {
            year,
            part,
            uncertain: false,
            approximate: false,
        }
    }

    pub fn year(year: i32) -> Self {
        Self::new(EdtfYear::Known(year), DatePart::Whole)
    }

    pub fn month(year: i32, month: u8) -> Self {
        Self::new(EdtfYear::Known(year), DatePart::Month(month))
    }

    pub fn day(year: i32, month: u8, day: u8) -> Self {
        Self::new(EdtfYear::Known(year), DatePart::Day { month, day })
    }

    pub fn from_date(date: NaiveDate) -> Self {
        Self::day(date.year(), date.month() as u8, date.day() as u8)
    }

    pub fn quality(self) -> Quality {
        Quality {
            uncertain: self.uncertain,
            approximate: self.approximate,
        }
    }

    pub fn with_quality(self, quality: Quality) -> Self {
        Self {
            uncertain: quality.uncertain,
            approximate: quality.approximate,
            ..self
        }
    }

    /// The same month and day, in a year.
    pub fn in_year(self, year: i32) -> Self {
        Self {
            year: EdtfYear::Known(year),
            ..self
        }
    }

    pub fn known_year(self) -> Option<i32> {
        match self.year {
            EdtfYear::Known(year) => Some(year),
            EdtfYear::Decade(_) | EdtfYear::Century(_) | EdtfYear::Unspecified => None,
        }
    }

    pub fn month_day(self) -> Option<(u8, u8)> {
        match self.part {
            DatePart::Day { month, day } | DatePart::Time { month, day, .. } => Some((month, day)),
            _ => None,
        }
    }

    /// The civil day, where one day is named exactly.
    pub fn exact_day(self) -> Option<NaiveDate> {
        let (month, day) = self.month_day()?;
        NaiveDate::from_ymd_opt(self.known_year()?, month.into(), day.into())
    }

    pub fn grain(self) -> Grain {
        match (self.part, self.year) {
            (DatePart::Time { time, .. }, _) => time.grain(),
            (DatePart::Day { .. } | DatePart::DayOfUnknownMonth(_), _) => Grain::Day,
            (DatePart::Month(_), _) => Grain::Month,
            (DatePart::SubYear(21..=32), _) => Grain::Season,
            // A third of a year is known no better than a half: the grain must not claim more than is known.
            (DatePart::SubYear(37..=41), _) => Grain::Half,
            (DatePart::SubYear(_), _) => Grain::Quarter,
            (DatePart::Whole, EdtfYear::Century(_)) => Grain::Century,
            (DatePart::Whole, EdtfYear::Decade(_)) => Grain::Decade,
            (DatePart::Whole, EdtfYear::Known(_) | EdtfYear::Unspecified) => Grain::Year,
        }
    }
}

impl Edtf {
    /// `start/end`; `None` where neither side is a date, or the end comes before the start.
    pub fn interval(start: End, end: End) -> Option<Self> {
        let small = |end: End| match end {
            End::Open => Some(Endpoint::Open),
            End::Date(AnyDate::Plain(date)) => Some(Endpoint::Date(date)),
            End::Unknown | End::Date(AnyDate::Masked(_)) => None,
        };
        if !matches!(start, End::Date(_)) && !matches!(end, End::Date(_)) {
            return None;
        }
        if let (End::Date(a), End::Date(b)) = (start, end)
            && !a.may_precede(b)
        {
            return None;
        }
        Some(match (small(start), small(end)) {
            (Some(a), Some(b)) => Self::Interval(a, b),
            _ => Self::Rare(Box::new(Rare::Interval(start, end))),
        })
    }

    /// The parts of an interval, however they are held.
    pub fn ends(&self) -> Option<(End, End)> {
        match self {
            Self::Interval(a, b) => Some(((*a).into(), (*b).into())),
            Self::Rare(rare) => match **rare {
                Rare::Interval(a, b) => Some((a, b)),
                Rare::Date(_) | Rare::Set(_) => None,
            },
            Self::Date(_) => None,
        }
    }

    pub fn grain(&self) -> Grain {
        match self {
            Self::Date(date) => date.grain(),
            Self::Interval(Endpoint::Date(a), Endpoint::Date(b)) => a.grain().min(b.grain()),
            Self::Interval(Endpoint::Date(a), Endpoint::Open)
            | Self::Interval(Endpoint::Open, Endpoint::Date(a)) => a.grain(),
            Self::Interval(Endpoint::Open, Endpoint::Open) => Grain::Century,
            Self::Rare(rare) => rare.grain(),
        }
    }

    /// The one date it is, where the small form holds it.
    pub fn single(&self) -> Option<EdtfDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Interval(..) | Self::Rare(_) => None,
        }
    }
}

impl From<EdtfDate> for Edtf {
    fn from(date: EdtfDate) -> Self {
        Self::Date(date)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
            Self::Rare(rare) => rare.fmt(f),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for EdtfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = |n: i32| if n < 0 { "-" } else { "" };
        // "-004X" is held as −5: see the type.
        let digits = |n: i32| if n < 0 { -(i64::from(n) + 1) } else { n.into() };
        match *self {
            Self::Known(y) if (-9999..=9999).contains(&y) => {
                write!(f, "{}{:04}", sign(y), y.unsigned_abs())
            }
            Self::Known(y) => write!(f, "Y{y}"),
            Self::Decade(d) => write!(f, "{}{:03}X", sign(d), digits(d)),
            Self::Century(c) => write!(f, "{}{:02}XX", sign(c), digits(c)),
            Self::Unspecified => f.write_str("XXXX"),
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            hour,
            minute,
            second,
            zone,
        } = self;
        write!(f, "{hour:02}:{minute:02}:{second:02}{zone}")
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minutes() {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.fmt(f)?;
        match self.part {
            DatePart::Whole => {}
            DatePart::Month(m) | DatePart::SubYear(m) => write!(f, "-{m:02}")?,
            DatePart::Day { month, day } => write!(f, "-{month:02}-{day:02}")?,
            DatePart::DayOfUnknownMonth(day) => write!(f, "-XX-{day:02}")?,
            DatePart::Time { month, day, time } => write!(f, "-{month:02}-{day:02}T{time}")?,
        }
        self.quality().fmt(f)
    }
}
