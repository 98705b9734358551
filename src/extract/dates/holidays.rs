//! Feasts that move: their day in a year, by the Gregorian computus or by weekday.
//!
//! Feasts with a fixed day are written as that day in the rules.

use chrono::{Datelike, NaiveDate, Weekday};

/// By the number a rule gives it: 100 is Easter Sunday, 98 Good Friday, 101 Easter Monday and so on by days; from 30 the same by the Eastern churches; the others by weekday.
pub fn day_of(holiday: u8, year: i32) -> Option<NaiveDate> {
    match holiday {
        // Thanksgiving in the United States; Labor Day; Memorial Day; Martin Luther King Day.
        1 => NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Thu, 4),
        2 => NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Mon, 1),
        3 => NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 5)
            .or_else(|| NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 4)),
        4 => NaiveDate::from_weekday_of_month_opt(year, 1, Weekday::Mon, 3),
        // Mother's Day where it is the second Sunday of May; Father's Day.
        5 => NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Sun, 2),
        6 => NaiveDate::from_weekday_of_month_opt(year, 6, Weekday::Sun, 3),
        // Advent Sundays, first to fourth: the last is the Sunday before Christmas.
        10..=13 => {
            let christmas = NaiveDate::from_ymd_opt(year, 12, 25)?;
            let back = i64::from(christmas.weekday().num_days_from_monday()) + 1;
            super::point::move_days(christmas, -back - 7 * (13 - i64::from(holiday)))
        }
        // Eastern churches: Pascha, Trinity, Good Friday, Palm Sunday, Ascension.
        30..=34 => {
            let after = [0, 49, -2, -7, 39][usize::from(holiday) - 30];
            super::point::move_days(pascha(year)?, after)
        }
        50.. => super::point::move_days(easter(year)?, i64::from(holiday) - 100),
        _ => None,
    }
}

/// Eastern Easter Sunday in our calendar, by Meeus's Julian algorithm; the Julian calendar was 13 days behind from 1900 to 2099.
fn pascha(year: i32) -> Option<NaiveDate> {
    if !(1900..=2099).contains(&year) {
        return None;
    }
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian = NaiveDate::from_ymd_opt(year, month as u32, day as u32)?;
    super::point::move_days(julian, 13)
}

/// Western Easter Sunday, by the anonymous Gregorian algorithm.
fn easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_feasts() {
        let day = |holiday, year| day_of(holiday, year).map(|d| d.to_string());
        assert_eq!(day(100, 2019).as_deref(), Some("2019-04-21"));
        assert_eq!(day(100, 2024).as_deref(), Some("2024-03-31"));
        assert_eq!(day(98, 2020).as_deref(), Some("2020-04-10"));
        assert_eq!(day(1, 2019).as_deref(), Some("2019-11-28"));
        assert_eq!(day(30, 2019).as_deref(), Some("2019-04-28"));
        assert_eq!(day(30, 2024).as_deref(), Some("2024-05-05"));
        assert_eq!(day(31, 2024).as_deref(), Some("2024-06-23"));
        assert_eq!(day(10, 2019).as_deref(), Some("2019-12-01"));
        assert_eq!(day(13, 2022).as_deref(), Some("2022-12-18"));
        assert_eq!(day(100, 0), None);
        assert_eq!(day(30, 1800), None);
    }
}
