//! Reads what [`super::edtf`] prints: "2019-12-18", "198X", "XXXX-07-30", "2000/..", "2019-06~".
//!
//! Not dates as people write them in prose; those are found by the extracting stage.

use super::edtf::{DatePart, Edtf, EdtfDate, EdtfYear, Endpoint};
use chrono::NaiveDate;
use std::str::FromStr;

/// It is no date in this notation, or no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotEdtf;

impl FromStr for Edtf {
    type Err = NotEdtf;

    /// `date` or `endpoint/endpoint`, where an endpoint is a date or "..".
    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        let text = text.trim();
        match text.split_once('/') {
            None => text.parse().map(Self::Date),
            Some((start, end)) => match (start.parse()?, end.parse()?) {
                (Endpoint::Open, Endpoint::Open) => Err(NotEdtf),
                (start, end) => Ok(Self::Interval(start, end)),
            },
        }
    }
}

impl FromStr for Endpoint {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        match text {
            ".." | "" => Ok(Self::Open),
            date => date.parse().map(Self::Date),
        }
    }
}

impl FromStr for EdtfDate {
    type Err = NotEdtf;

    /// `year [- part] [?~%]`, where a part is a month, a season or quarter (21–41), `month-day`, `XX-day`, or
    /// `month-dayThour:minute[:second]`.
    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        let (text, uncertain, approximate) = match text.as_bytes().last() {
            Some(b'?') => (&text[..text.len() - 1], true, false),
            Some(b'~') => (&text[..text.len() - 1], false, true),
            Some(b'%') => (&text[..text.len() - 1], true, true),
            _ => (text, false, false),
        };
        let (year, rest) = year(text).ok_or(NotEdtf)?;
        let part = match rest.strip_prefix('-') {
            None if rest.is_empty() => DatePart::Whole,
            None => return Err(NotEdtf),
            Some(rest) => part(rest).ok_or(NotEdtf)?,
        };
        let date = Self {
            year,
            part,
            uncertain,
            approximate,
        };
        if exists(date) { Ok(date) } else { Err(NotEdtf) }
    }
}

/// Four digits with an optional sign, a trailing "X" or "XX" for decade and century, "XXXX", or "Y" and any number.
fn year(text: &str) -> Option<(EdtfYear, &str)> {
    if let Some(long) = text.strip_prefix('Y') {
        let digits = long.strip_prefix('-').unwrap_or(long);
        let n = digits.bytes().take_while(u8::is_ascii_digit).count();
        let end = long.len() - digits.len() + n;
        return Some((EdtfYear::Known(long[..end].parse().ok()?), &long[end..]));
    }
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => (-1, body),
        None => (1, text),
    };
    let (four, rest) = (body.get(..4)?, body.get(4..)?);
    let number = |digits: &str| {
        let all = digits.bytes().all(|b| b.is_ascii_digit());
        all.then(|| digits.parse::<i32>().ok().map(|n| n * sign))?
    };
    let year = match four.trim_end_matches('X').len() {
        4 => EdtfYear::Known(number(four)?),
        3 => EdtfYear::Decade(number(&four[..3])?),
        2 => EdtfYear::Century(number(&four[..2])?),
        0 if sign == 1 => EdtfYear::Unspecified,
        _ => return None,
    };
    Some((year, rest))
}

fn part(text: &str) -> Option<DatePart> {
    let two = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<u8>().ok())?
    };
    let Some((month, day)) = text.split_once('-') else {
        return match two(text)? {
            month @ 1..=12 => Some(DatePart::Month(month)),
            sub @ (21..=24 | 33..=36 | 40..=41) => Some(DatePart::SubYear(sub)),
            _ => None,
        };
    };
    if month == "XX" {
        return two(day)
            .filter(|d| (1..=31).contains(d))
            .map(DatePart::DayOfUnknownMonth);
    }
    let month = two(month)?;
    let Some((day, time)) = day.split_once('T') else {
        return Some(DatePart::Day {
            month,
            day: two(day)?,
        });
    };
    let mut parts = time.trim_end_matches('Z').split(':').map(two);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    (hour < 24 && minute < 60 && second < 60 && parts.next().is_none()).then_some(DatePart::Time {
        month,
        day: two(day)?,
        hour,
        minute,
    })
}

/// Without a year, a day is taken as one of a leap year.
fn exists(date: EdtfDate) -> bool {
    match date.month_day() {
        None => true,
        Some((month, day)) => {
            NaiveDate::from_ymd_opt(date.known_year().unwrap_or(2000), month.into(), day.into())
                .is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn same(text: &str) {
        let read: Edtf = text.parse().unwrap_or_else(|_| panic!("{text} is EDTF"));
        assert_eq!(read.to_string(), text);
    }

    #[track_caller]
    fn no(text: &str) {
        assert_eq!(text.parse::<Edtf>(), Err(NotEdtf), "{text}");
    }

    #[test]
    fn what_is_printed_can_be_read() {
        for text in [
            "2019",
            "-0044",
            "Y-12000",
            "198X",
            "19XX",
            "XXXX-07-30",
            "2019-12",
            "2019-12-18",
            "2019-XX-18",
            "2019-21",
            "2019-33",
            "2019-41",
            "2019-12-18T10:30:00",
            "1990?",
            "1990-06~",
            "1990%",
            "2000/..",
            "../2019-12-18",
            "2004-06/2006-08",
        ] {
            same(text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "/",
            "../..",
            "19",
            "20199",
            "2019-13",
            "2019-00",
            "2019-02-29",
            "2019-1-1",
            "yesterday",
            "2019-12-18T25:00:00",
            "+2019",
            "X",
            "XX19",
            "2019-12-",
            "20é9",
            "2019-12-18T10:30:00:00",
        ] {
            no(text);
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_what_is_read_stays(text in "[-0-9X./?~%TY:é]{0,24}") {
            if let Ok(read) = text.parse::<Edtf>() {
                prop_assert_eq!(read.to_string().parse::<Edtf>(), Ok(read));
            }
        }
    }
}
