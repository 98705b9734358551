//! Civil dates for the axis, as far as the axis goes: any year that fits an i64's seconds, leap years and BCE included.
//!
//! Not for reading or storing dates; chrono does that, whose calendar ends at ±262,000 years where a zoomed-out axis does not.

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar; `month` 1 to 12.
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

/// The year as people write it: 2019, "476 CE", "44 BCE". `year` is astronomical: 0 is 1 BCE.
pub fn year_name(year: i64) -> String {
    match year {
        ..=0 => format!("{} BCE", grouped(1 - year)),
        1..=999 => format!("{year} CE"),
        _ => grouped(year),
    }
}

/// Thousands apart from five digits on: "1990", "12 000" with a thin space.
fn grouped(n: i64) -> String {
    let digits = n.to_string();
    if digits.len() <= 4 {
        return digits;
    }
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{2009}');
        }
        out.push(c);
    }
    out
}

/// "21st", "2nd".
pub fn ordinal(n: i64) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

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

    #[test]
    fn years_have_names() {
        assert_eq!(year_name(2019), "2019");
        assert_eq!(year_name(0), "1 BCE");
        assert_eq!(year_name(-43), "44 BCE");
        assert_eq!(year_name(476), "476 CE");
        assert_eq!(year_name(-9999), "10\u{2009}000 BCE");
        assert_eq!(
            [1, 2, 3, 11, 12, 21, 112, 114].map(ordinal).join(" "),
            "1st 2nd 3rd 11th 12th 21st 112th 114th"
        );
    }
}
