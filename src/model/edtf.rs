//! Dates as the Extended Date/Time Format (ISO 8601-2) writes them: partial, approximate, open-ended.
//!
//! A value here is what is *known*, never more: "July 30" is `XXXX-07-30`, and it is no error that it has no year.
//! Source of the notation: Library of Congress, *Extended Date/Time Format Specification*, levels 0 to 2.

use super::{Grain, Instant};
use chrono::{Datelike, Days, NaiveDate};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edtf {
    Date(EdtfDate),
    /// `start/end`, both included.
    Interval(Endpoint, Endpoint),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Endpoint {
    /// `..`: no limit on this side that anybody stated.
    Open,
    Date(EdtfDate),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdtfDate {
    pub year: EdtfYear,
    pub part: DatePart,
    /// `?`
    pub uncertain: bool,
    /// `~`
    pub approximate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdtfYear {
    /// Astronomical: year 0 is 1 BCE.
    Known(i32),
    /// `198X` is 198.
    Decade(i32),
    /// `19XX` is 19.
    Century(i32),
    /// `XXXX`
    Unspecified,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePart {
    Whole,
    Month(u8),
    Day {
        month: u8,
        day: u8,
    },
    /// EDTF sub-year groupings: 21–24 seasons (spring first), 33–36 quarters, 40–41 halves.
    SubYear(u8),
    /// A day of the month without a month: `2019-XX-18`.
    DayOfUnknownMonth(u8),
    Time {
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
    },
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
            (DatePart::Time { .. }, _) => Grain::Minute,
            (DatePart::Day { .. } | DatePart::DayOfUnknownMonth(_), _) => Grain::Day,
            (DatePart::Month(_), _) => Grain::Month,
            (DatePart::SubYear(21..=32), _) => Grain::Season,
            (DatePart::SubYear(40..=41), _) => Grain::Half,
            (DatePart::SubYear(_), _) => Grain::Quarter,
            (DatePart::Whole, EdtfYear::Century(_)) => Grain::Century,
            (DatePart::Whole, EdtfYear::Decade(_)) => Grain::Decade,
            (DatePart::Whole, EdtfYear::Known(_) | EdtfYear::Unspecified) => Grain::Year,
        }
    }

    /// First instant and first instant after, `None` where the year is not known (or the day does not exist).
    ///
    /// Seasons are those of the northern hemisphere's meteorologists: spring is March to May, and winter begins in
    /// December of the year it is named after.
    pub fn bounds(self) -> Option<(Instant, Instant)> {
        let months = |year: i32, first: u8, count: u8| {
            let last = i32::from(first) - 1 + i32::from(count);
            Some((
                Instant::from_ymd(year, first, 1)?,
                Instant::from_ymd(year + last / 12, (last % 12 + 1) as u8, 1)?,
            ))
        };
        let years = |from: i32, count: i32| {
            Some((
                Instant::from_ymd(from, 1, 1)?,
                Instant::from_ymd(from.checked_add(count)?, 1, 1)?,
            ))
        };
        match (self.year, self.part) {
            (EdtfYear::Unspecified, _) => None,
            (EdtfYear::Century(c), _) => years(c.checked_mul(100)?, 100),
            (EdtfYear::Decade(d), _) => years(d.checked_mul(10)?, 10),
            (EdtfYear::Known(y), DatePart::Whole | DatePart::DayOfUnknownMonth(_)) => years(y, 1),
            (EdtfYear::Known(y), DatePart::Month(m)) => months(y, m, 1),
            (EdtfYear::Known(y), DatePart::SubYear(s)) => match s {
                21..=24 => months(y, (s - 20) * 3, 3),
                33..=36 => months(y, (s - 33) * 3 + 1, 3),
                40..=41 => months(y, (s - 40) * 6 + 1, 6),
                _ => years(y, 1),
            },
            (EdtfYear::Known(y), DatePart::Day { month, day }) => {
                let date = NaiveDate::from_ymd_opt(y, month.into(), day.into())?;
                Some((
                    Instant::from_date(date),
                    Instant::from_date(date.checked_add_days(Days::new(1))?),
                ))
            }
            (
                EdtfYear::Known(y),
                DatePart::Time {
                    month,
                    day,
                    hour,
                    minute,
                },
            ) => {
                let start = Instant::from_ymd(y, month, day)?.0
                    + i64::from(hour) * 3600
                    + i64::from(minute) * 60;
                Some((Instant(start), Instant(start + 60)))
            }
        }
    }
}

/// English names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl EdtfDate {
    /// As a sentence says it: "18 December 2019", "December 2019", "2019", "December 18"; in EDTF where English has no short word.
    pub fn in_words(self) -> String {
        let month = |m: u8| MONTHS.get(usize::from(m).wrapping_sub(1)).copied();
        match (self.year, self.part) {
            (EdtfYear::Known(y), DatePart::Whole) if y > 0 => y.to_string(),
            (EdtfYear::Known(y), DatePart::Month(m)) if y > 0 => match month(m) {
                Some(name) => format!("{name} {y}"),
                None => self.to_string(),
            },
            (EdtfYear::Known(y), DatePart::Day { month: m, day }) if y > 0 => match month(m) {
                Some(name) => format!("{day} {name} {y}"),
                None => self.to_string(),
            },
            (EdtfYear::Unspecified, DatePart::Day { month: m, day }) => match month(m) {
                Some(name) => format!("{name} {day}"),
                None => self.to_string(),
            },
            (EdtfYear::Unspecified, DatePart::Month(m)) => {
                month(m).map_or_else(|| self.to_string(), str::to_owned)
            }
            _ => self.to_string(),
        }
    }
}

impl Edtf {
    /// As a sentence says it: "26 November 2019 to 29 November 2019", "2000 on", "up to November 29".
    pub fn in_words(&self) -> String {
        match self {
            Self::Date(date) => date.in_words(),
            Self::Interval(Endpoint::Date(a), Endpoint::Date(b)) => {
                format!("{} to {}", a.in_words(), b.in_words())
            }
            Self::Interval(Endpoint::Date(a), Endpoint::Open) => format!("{} on", a.in_words()),
            Self::Interval(Endpoint::Open, Endpoint::Date(b)) => format!("up to {}", b.in_words()),
            Self::Interval(Endpoint::Open, Endpoint::Open) => "any time".to_owned(),
        }
    }

    /// First instant and first instant after; a side that is open or has no known year is `None`.
    pub fn bounds(&self) -> (Option<Instant>, Option<Instant>) {
        match self {
            Self::Date(date) => match date.bounds() {
                Some((from, to)) => (Some(from), Some(to)),
                None => (None, None),
            },
            Self::Interval(start, end) => {
                let side = |endpoint: &Endpoint| match endpoint {
                    Endpoint::Open => None,
                    Endpoint::Date(date) => date.bounds(),
                };
                (side(start).map(|b| b.0), side(end).map(|b| b.1))
            }
        }
    }

    pub fn grain(&self) -> Grain {
        match self {
            Self::Date(date) => date.grain(),
            Self::Interval(Endpoint::Date(a), Endpoint::Date(b)) => a.grain().min(b.grain()),
            Self::Interval(Endpoint::Date(a), Endpoint::Open)
            | Self::Interval(Endpoint::Open, Endpoint::Date(a)) => a.grain(),
            Self::Interval(Endpoint::Open, Endpoint::Open) => Grain::Century,
        }
    }

    pub fn single(&self) -> Option<EdtfDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Interval(..) => None,
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

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            EdtfYear::Known(y) if (-9999..=9999).contains(&y) => {
                let sign = if y < 0 { "-" } else { "" };
                write!(f, "{sign}{:04}", y.abs())?;
            }
            EdtfYear::Known(y) => write!(f, "Y{y}")?,
            EdtfYear::Decade(d) => {
                let sign = if d < 0 { "-" } else { "" };
                write!(f, "{sign}{:03}X", d.abs())?;
            }
            EdtfYear::Century(c) => {
                let sign = if c < 0 { "-" } else { "" };
                write!(f, "{sign}{:02}XX", c.abs())?;
            }
            EdtfYear::Unspecified => f.write_str("XXXX")?,
        }
        match self.part {
            DatePart::Whole => {}
            DatePart::Month(m) | DatePart::SubYear(m) => write!(f, "-{m:02}")?,
            DatePart::Day { month, day } => write!(f, "-{month:02}-{day:02}")?,
            DatePart::DayOfUnknownMonth(day) => write!(f, "-XX-{day:02}")?,
            DatePart::Time {
                month,
                day,
                hour,
                minute,
            } => write!(f, "-{month:02}-{day:02}T{hour:02}:{minute:02}:00")?,
        }
        match (self.uncertain, self.approximate) {
            (true, true) => f.write_str("%"),
            (true, false) => f.write_str("?"),
            (false, true) => f.write_str("~"),
            (false, false) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_no_more_exact_than_what_is_known() {
        let july = EdtfDate::new(EdtfYear::Unspecified, DatePart::Day { month: 7, day: 30 });
        assert_eq!(july.to_string(), "XXXX-07-30");
        assert_eq!(july.bounds(), None);
        assert_eq!(july.in_year(2018).to_string(), "2018-07-30");
        assert_eq!(EdtfDate::day(2018, 2, 29).bounds(), None);
        let eighties = EdtfDate::new(EdtfYear::Decade(198), DatePart::Whole);
        assert_eq!(eighties.to_string(), "198X");
        assert_eq!(eighties.grain(), Grain::Decade);
        let since = Edtf::Interval(Endpoint::Date(EdtfDate::year(2000)), Endpoint::Open);
        assert_eq!(since.to_string(), "2000/..");
        assert_eq!(since.bounds(), (Instant::from_ymd(2000, 1, 1), None));
        let winter = EdtfDate::new(EdtfYear::Known(2019), DatePart::SubYear(24));
        assert_eq!(
            winter.bounds(),
            Instant::from_ymd(2019, 12, 1).zip(Instant::from_ymd(2020, 3, 1))
        );
        assert_eq!(EdtfDate::day(2019, 12, 18).in_words(), "18 December 2019");
        assert_eq!(july.in_words(), "July 30");
        assert_eq!(eighties.in_words(), "198X");
        assert_eq!(since.in_words(), "2000 on");
        let december = EdtfDate::month(2019, 12);
        assert_eq!(
            december.bounds(),
            Instant::from_ymd(2019, 12, 1).zip(Instant::from_ymd(2020, 1, 1))
        );
    }

    use proptest::prelude::*;

    fn any_date() -> impl Strategy<Value = EdtfDate> {
        let year = prop_oneof![
            (-20_000i32..20_000).prop_map(EdtfYear::Known),
            (1i32..1000).prop_map(EdtfYear::Decade),
            (1i32..100).prop_map(EdtfYear::Century),
            Just(EdtfYear::Unspecified),
        ];
        let sub = prop_oneof![Just(21u8), Just(24), Just(33), Just(36), Just(40), Just(41)];
        let part = prop_oneof![
            Just(DatePart::Whole),
            (1u8..=12).prop_map(DatePart::Month),
            (1u8..=12, 1u8..=28).prop_map(|(month, day)| DatePart::Day { month, day }),
            sub.prop_map(DatePart::SubYear),
            (1u8..=31).prop_map(DatePart::DayOfUnknownMonth),
            (1u8..=12, 1u8..=28, 0u8..24, 0u8..60).prop_map(|(month, day, hour, minute)| {
                DatePart::Time {
                    month,
                    day,
                    hour,
                    minute,
                }
            }),
        ];
        (year, part, any::<bool>(), any::<bool>()).prop_map(
            |(year, part, uncertain, approximate)| EdtfDate {
                year,
                part,
                uncertain,
                approximate,
            },
        )
    }

    proptest! {
        #[test]
        fn what_it_holds_is_read_back(a in any_date(), b in any_date(), open in 0u8..4) {
            let edtf = match open {
                0 => Edtf::Date(a),
                1 => Edtf::Interval(Endpoint::Date(a), Endpoint::Open),
                2 => Edtf::Interval(Endpoint::Open, Endpoint::Date(b)),
                _ => Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)),
            };
            prop_assert_eq!(edtf.to_string().parse::<Edtf>(), Ok(edtf));
        }
    }
}
