//! Feasts that move: their day in a year, by weekday, by either computus of Easter, by the Hebrew or the tabular Islamic calendar.
//!
//! Feasts with a fixed day are written as that day in the rules; those that wait for a sighting of the moon are only near.

use super::point::move_days;
use chrono::{Datelike, NaiveDate, Weekday};

/// By the number a rule gives it. From 50 days before or after western Easter, which is 100; from 200 orthodox Easter, 250; 40 to
/// 44 those of its feasts that lie further off.
pub fn day_of(holiday: u8, year: i32) -> Option<NaiveDate> {
    let nth = |month, weekday, n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    match holiday {
        // Thanksgiving in the United States; Labor Day; Memorial Day; Martin Luther King Day.
        1 => nth(11, Weekday::Thu, 4),
        2 => nth(9, Weekday::Mon, 1),
        3 => nth(5, Weekday::Mon, 5).or_else(|| nth(5, Weekday::Mon, 4)),
        4 => nth(1, Weekday::Mon, 3),
        // Mother's Day where it is the second Sunday of May; Father's Day; Presidents' Day; Columbus Day.
        5 => nth(5, Weekday::Sun, 2),
        6 => nth(6, Weekday::Sun, 3),
        7 => nth(2, Weekday::Mon, 3),
        8 => nth(10, Weekday::Mon, 2),
        // The Friday and the Monday after Thanksgiving.
        9 => move_days(nth(11, Weekday::Thu, 4)?, 1),
        10 => move_days(nth(11, Weekday::Thu, 4)?, 4),
        // Advent Sundays, first to fourth: the last is the Sunday before Christmas.
        11..=14 => {
            let christmas = NaiveDate::from_ymd_opt(year, 12, 25)?;
            let back = i64::from(christmas.weekday().num_days_from_monday()) + 1;
            move_days(christmas, -back - 7 * (14 - i64::from(holiday)))
        }
        // Passover and Shavuot; New Year, Yom Kippur, Sukkot and Hanukkah.
        20 => move_days(hebrew_new_year(year)?, -163),
        21 => move_days(hebrew_new_year(year)?, -113),
        22 => hebrew_new_year(year),
        23 => move_days(hebrew_new_year(year)?, 9),
        24 => move_days(hebrew_new_year(year)?, 14),
        25 => hanukkah(year),
        // The feasts at the end of Ramadan and of the pilgrimage; the tenth of Muharram.
        30 => islamic(year, 10, 1),
        31 => islamic(year, 12, 10),
        33 => islamic(year, 1, 10),
        // Eastern churches: Pascha, Trinity, Good Friday, Palm Sunday, Ascension.
        40..=44 => {
            let after = [0, 49, -2, -7, 39][usize::from(holiday) - 40];
            move_days(orthodox_easter(year)?, after)
        }
        50..200 => move_days(easter(year)?, i64::from(holiday) - 100),
        200.. => move_days(orthodox_easter(year)?, i64::from(holiday) - 250),
        _ => None,
    }
}

/// Is its day only near? The Islamic months begin when the moon is seen, a day or two off the table.
pub fn is_near(holiday: u8) -> bool {
    (30..40).contains(&holiday)
}

/// Since when both Easters are reckoned in the Gregorian calendar.
const GREGORIAN: std::ops::RangeInclusive<i32> = 1583..=9999;

/// Western Easter Sunday, by the anonymous Gregorian algorithm.
fn easter(year: i32) -> Option<NaiveDate> {
    if !GREGORIAN.contains(&year) {
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

/// Orthodox Easter Sunday: Meeus's Julian algorithm, then the calendars' distance.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    if !GREGORIAN.contains(&year) {
        return None;
    }
    let d = (19 * (year % 19) + 15) % 30;
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    let month = (d + e + 114) / 31;
    let day = (d + e + 114) % 31 + 1;
    let julian = NaiveDate::from_ymd_opt(year, month as u32, day as u32)?;
    move_days(julian, i64::from(year / 100 - year / 400 - 2))
}

/// Years in which the fixed Hebrew and the tabular Islamic calendar are meant where a text speaks of their feasts.
const RECKONED: std::ops::RangeInclusive<i32> = 1000..=2999;

/// The first of Tishri in this year's autumn.
fn hebrew_new_year(year: i32) -> Option<NaiveDate> {
    if !RECKONED.contains(&year) {
        return None;
    }
    NaiveDate::from_num_days_from_ce_opt(hebrew_year_begins(year + 3761))
}

/// The day a Hebrew year begins on, counted from the first of the Common Era.
fn hebrew_year_begins(year: i32) -> i32 {
    // Days from the epoch to the conjunction of Tishri, put off where it falls on a Sunday, Wednesday or Friday.
    let elapsed = |year: i32| {
        let months = i64::from(235 * year - 234).div_euclid(19);
        let days = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        days + i64::from(3 * (days + 1) % 7 < 3)
    };
    let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    // No year is 356 days long, and none that follows is 382.
    let put_off = if after - this == 356 {
        2
    } else {
        i64::from(this - before == 382)
    };
    const EPOCH: i64 = -1_373_427;
    (EPOCH + this + put_off) as i32
}

/// The 25th of Kislev.
fn hanukkah(year: i32) -> Option<NaiveDate> {
    let begins = hebrew_new_year(year)?;
    let length = hebrew_year_begins(year + 3762) - hebrew_year_begins(year + 3761);
    // Heshvan has a thirtieth day in complete years alone.
    let heshvan = if length % 10 == 5 { 30 } else { 29 };
    move_days(begins, 30 + heshvan + 24)
}

/// A day of the tabular Islamic calendar, in the year it falls in. `None` where it falls in one twice or never.
fn islamic(year: i32, month: i64, day: i64) -> Option<NaiveDate> {
    if !RECKONED.contains(&year) {
        return None;
    }
    let near = i64::from(year - 622) * 33 / 32;
    let mut days = (near - 1..=near + 2).filter_map(|y| {
        const BEFORE_THE_FIRST: i64 = 227_014;
        let days =
            BEFORE_THE_FIRST + (y - 1) * 354 + (3 + 11 * y).div_euclid(30) + 29 * (month - 1);
        let date = NaiveDate::from_num_days_from_ce_opt((days + month / 2 + day) as i32)?;
        (date.year() == year).then_some(date)
    });
    let first = days.next()?;
    days.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(holiday: u8, year: i32, expect: &str) {
        let day = day_of(holiday, year).map(|d| d.to_string());
        assert_eq!(day.as_deref().unwrap_or("none"), expect);
    }

    #[test]
    fn moving_feasts() {
        check(100, 2019, "2019-04-21");
        check(100, 2024, "2024-03-31");
        check(98, 2020, "2020-04-10");
        check(1, 2019, "2019-11-28");
        check(9, 2024, "2024-11-29");
        check(100, 0, "none");
        check(49, 2019, "none");
    }

    #[test]
    fn orthodox_feasts() {
        check(250, 2019, "2019-04-28");
        check(250, 2024, "2024-05-05");
        check(250, 2025, "2025-04-20");
        check(248, 2024, "2024-05-03");
        check(250, 1500, "none");
        check(40, 2019, "2019-04-28");
        check(41, 2024, "2024-06-23");
        check(11, 2019, "2019-12-01");
        check(14, 2022, "2022-12-18");
    }

    #[test]
    fn jewish_feasts() {
        check(22, 2019, "2019-09-30");
        check(22, 2024, "2024-10-03");
        check(20, 2024, "2024-04-23");
        check(21, 2020, "2020-05-29");
        check(23, 2023, "2023-09-25");
        check(25, 2023, "2023-12-08");
        check(25, 2024, "2024-12-26");
        check(25, 500, "none");
    }

    #[test]
    fn islamic_feasts_of_the_table() {
        check(30, 2020, "2020-05-24");
        check(31, 2019, "2019-08-12");
        check(33, 2019, "2019-09-10");
        // It fell in January and again in December.
        check(30, 2000, "none");
        assert!(is_near(30) && !is_near(100));
    }
}
