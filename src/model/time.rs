//! Points in time and the grain they are known to.
//!
//! Not dates as written; those are [`super::edtf`]. Proleptic Gregorian throughout; no time zones: a time of day is
//! taken as the clock on the wall where the document was written.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};

/// Seconds since 1970-01-01T00:00:00 on the wall clock, negative before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

pub const DAY: i64 = 86_400;

impl Instant {
    /// Midnight at the start of a day; `None` where there is no such day or chrono's calendar (±262,000 years) ends.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Self::from_date)
    }

    pub fn from_date(date: NaiveDate) -> Self {
        Self(
            date.and_hms_opt(0, 0, 0)
                .unwrap_or_default()
                .and_utc()
                .timestamp(),
        )
    }

    pub fn from_datetime(at: NaiveDateTime) -> Self {
        Self(at.and_utc().timestamp())
    }

    /// The civil date and time, clamped to the calendar's ends.
    pub fn datetime(self) -> NaiveDateTime {
        DateTime::from_timestamp(self.0, 0)
            .map(|t| t.naive_utc())
            .unwrap_or(if self.0 < 0 {
                NaiveDateTime::MIN
            } else {
                NaiveDateTime::MAX
            })
    }

    pub fn date(self) -> NaiveDate {
        self.datetime().date()
    }

    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// Seconds as the axis counts them.
    pub fn seconds(self) -> f64 {
        self.0 as f64
    }
}

/// How finely something is known, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    Century,
    Decade,
    Year,
    Half,
    Quarter,
    Season,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

impl Grain {
    /// Lower-case name, as printed in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}
