//! Civil dates for the axis, as far as the axis goes: any year that fits an i64's seconds, leap years and BCE included.
//!
//! Not for reading or storing dates; chrono does that, whose calendar ends at ±262,000 years where a zoomed-out axis does not.

pub use crate::model::time::{civil_from_days, days_from_civil};
pub use crate::model::words::{ordinal, year_name};

/// 0 for Monday.
pub fn weekday(days: i64) -> u8 {
    (days + 3).rem_euclid(7) as u8
}

pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, NaiveDate};

    #[test]
    fn agrees_with_chrono_over_its_whole_calendar() {
        for days in (-90_000_000..90_000_000_i64).step_by(9973) {
            let date = NaiveDate::from_num_days_from_ce_opt((days + 719_163) as i32)
                .expect("inside chrono's calendar");
            let (y, m, d) = civil_from_days(days);
            assert_eq!(
                (y, u32::from(m), u32::from(d)),
                (date.year().into(), date.month(), date.day())
            );
            assert_eq!(days_from_civil(y, m, d), days);
            assert_eq!(
                u32::from(weekday(days)),
                date.weekday().num_days_from_monday()
            );
        }
    }
}
