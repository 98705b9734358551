//! A date as a person types it: "18 December 1990", "18.12.1990", "198X", "2000/..".
//!
//! Not how dates are found in texts; that is `extract`. Here nothing is guessed: what is neither EDTF nor plain words is none.

use super::edtf::{AnyDate, DatePart, EdtfYear, End};
use super::words::MONTHS;
use super::{Edtf, EdtfDate};
use chrono::NaiveDate;

/// A date typed by a person: EDTF ("1990-12", "198X", "2000/..", "1912~") or plain words ("18 December 1990", "18.12.1990").
///
/// `None` where it is neither, or names a day that does not exist.
pub fn parse_date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if let Ok(edtf) = text.parse() {
        return Some(edtf);
    }
    let Some((a, b)) = text.split_once('/') else {
        return parse_one(text).map(Edtf::Date);
    };
    let end = |text: &str| match text.trim() {
        ".." => Some(End::Open),
        "" => Some(End::Unknown),
        date => parse_one(date).map(|d| End::Date(AnyDate::Plain(d))),
    };
    Edtf::interval(end(a)?, end(b)?)
}

fn parse_one(text: &str) -> Option<EdtfDate> {
    let text = text.trim();
    if let Ok(date) = text.parse::<EdtfDate>() {
        return Some(date);
    }
    let (body, uncertain, approximate) = match text.chars().last()? {
        '?' => (&text[..text.len() - 1], true, false),
        '~' => (&text[..text.len() - 1], false, true),
        '%' => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    let mut date = parse_words(body)?;
    if let Some((m, d)) = date.month_day() {
        // A leap year stands in where the year is not known, so that 29 February passes.
        NaiveDate::from_ymd_opt(date.known_year().unwrap_or(2000), m.into(), d.into())?;
    }
    date.uncertain = uncertain;
    date.approximate = approximate;
    Some(date)
}

/// "18 December 1990", "December 18, 1990", "Dec 1990", "18.12.1990", "30 July".
fn parse_words(body: &str) -> Option<EdtfDate> {
    let (mut year, mut month, mut day) = (None, None, None);
    let dotted: Vec<&str> = body.split('.').map(str::trim).collect();
    if let [d, m, y] = dotted[..]
        && let (Ok(d), Ok(m), Ok(y)) = (d.parse::<u8>(), m.parse::<u8>(), y.parse::<i32>())
    {
        return Some(EdtfDate::day(y, m, d));
    }
    let words = body
        .split(|c: char| c.is_whitespace() || c == ',' || c == '.')
        .filter(|w| !w.is_empty());
    for word in words {
        let lower = word.to_lowercase();
        let found = (lower.chars().count() >= 3)
            .then(|| {
                MONTHS
                    .iter()
                    .position(|m| m.to_lowercase().starts_with(&lower))
            })
            .flatten();
        if let Some(i) = found {
            if month.replace(i as u8 + 1).is_some() {
                return None;
            }
        } else if let Ok(n) = lower
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse::<i32>()
        {
            let slot_taken = if (1..=31).contains(&n) && word.len() <= 4 && day.is_none() {
                day.replace(n as u8).is_some()
            } else {
                year.replace(n).is_some()
            };
            if slot_taken {
                return None;
            }
        } else {
            return None;
        }
    }
    let year = year.map_or(EdtfYear::Unspecified, EdtfYear::Known);
    match (month, day) {
        (Some(month), Some(day)) => Some(EdtfDate::new(year, DatePart::Day { month, day })),
        (Some(month), None) => Some(EdtfDate::new(year, DatePart::Month(month))),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::edtf_words;

    #[track_caller]
    fn check(typed: &str, edtf: &str, words: &str) {
        match parse_date(typed) {
            Some(date) => {
                assert_eq!(date.to_string(), edtf, "{typed}");
                assert_eq!(edtf_words(&date), words, "{typed}");
            }
            None => assert_eq!("", edtf, "{typed}"),
        }
    }

    #[test]
    fn dates_typed_by_a_person() {
        check("1990-12-18", "1990-12-18", "18 December 1990");
        check("18 December 1990", "1990-12-18", "18 December 1990");
        check("December 18, 1990", "1990-12-18", "18 December 1990");
        check("18.12.1990", "1990-12-18", "18 December 1990");
        check("Dec 1990", "1990-12", "December 1990");
        check("30 July", "XXXX-07-30", "30 July, year unknown");
        check("198X", "198X", "the 1980s");
        check("2000/..", "2000/..", "since 2000");
        check("1912~", "1912~", "about 1912");
        check("2019-24", "2019-24", "winter 2019");
        check(
            "18 December 1990/..",
            "1990-12-18/..",
            "since 18 December 1990",
        );
        check("1960/1955", "", "");
        check("May 1960 / May 1955", "", "");
        check("[1960,1962]", "[1960,1962]", "1960 or 1962");
        check("2019-02-30", "", "");
        check("31 February 2019", "", "");
        check("next week", "", "");
        check("", "", "");
        check("ə-é", "", "");
    }
}
