//! Points in time and the grain they are known to.
//!
//! Not dates as written; those are [`super::edtf`]. Proleptic Gregorian throughout; no time zones: a time of day is
//! taken as the clock on the wall where the document was written.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00 on the wall clock, negative before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant(pub i64);

pub const DAY: i64 = 86_400;

impl Instant {
    /// Midnight at the start of a day; `None` where there is no such day. Any year an `i32` holds, also beyond chrono's calendar.
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        day_exists(year.into(), month, day)
            .then(|| Self(days_from_civil(year.into(), month, day) * DAY))
    }

    /// Midnight at the start of a day counted since 1970-01-01; `None` beyond what seconds in an `i64` reach (292 billion years).
    pub fn from_days(days: i64) -> Option<Self> {
        days.checked_mul(DAY).map(Self)
    }

    /// Year, month and day, exactly, however far: where [`Self::date`] stops at the ends of chrono's calendar.
    pub fn civil(self) -> (i64, u8, u8) {
        civil_from_days(self.0.div_euclid(DAY))
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

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar; `month` 1 to 12, the year within ±10^15.
pub fn days_from_civil(year: i64, month: u8, day: u8) -> i64 {
    // After Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, eras last 400 years.
    let (month, day) = (i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a day counted since 1970-01-01.
pub fn civil_from_days(days: i64) -> (i64, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month as u8, day as u8)
}

/// 0 for a month that does not exist.
pub fn days_in_month(year: i64, month: u8) -> u8 {
    let is_leap =
        year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

pub fn day_exists(year: i64, month: u8, day: u8) -> bool {
    (1..=days_in_month(year, month)).contains(&day)
}

/// How finely something is known, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
