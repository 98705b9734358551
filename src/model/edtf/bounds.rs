//! When a date can have been: its first instant and the first after it, and whether a given day lies in it.
//!
//! Not how it is written. Seasons are those of the northern hemisphere's meteorologists unless the number says otherwise:
//! spring is March to May, and the winter of a year begins in its December. A stated time zone is kept and printed but
//! not counted: an [`Instant`] is what the clock on the wall showed.

use super::{AnyDate, DatePart, DateSet, Edtf, EdtfDate, End, MaskedDate, Member, Rare};
use crate::model::Instant;
use crate::model::time::{DAY, civil_from_days, day_exists, days_from_civil, days_in_month};

/// First and last day, counted since 1970-01-01, both included.
type Days = (i64, i64);

/// Years further away than this have no instants: a day count would still hold them, seconds would not.
const FURTHEST: i64 = 290_000_000_000;

/// First month (1 to 12) and number of months of an EDTF sub-year grouping.
pub fn months_of(sub_year: u8) -> Option<(u8, u8)> {
    Some(match sub_year {
        21..=24 => ((sub_year - 20) * 3, 3),
        25..=28 => ((sub_year - 24) * 3, 3),
        // South of the equator spring is September to November; summer begins in December.
        29..=30 => ((sub_year - 29) * 3 + 9, 3),
        31..=32 => ((sub_year - 30) * 3, 3),
        33..=36 => ((sub_year - 33) * 3 + 1, 3),
        37..=39 => ((sub_year - 37) * 4 + 1, 4),
        40..=41 => ((sub_year - 40) * 6 + 1, 6),
        _ => return None,
    })
}

/// The days of so many months from a month on, which may reach into the next year.
fn months(year: i64, first: u8, count: u8) -> Option<Days> {
    if !(1..=12).contains(&first) {
        return None;
    }
    let last = i64::from(first) - 2 + i64::from(count);
    let (y, m) = (year + last / 12, (last % 12 + 1) as u8);
    Some((
        days_from_civil(year, first, 1),
        days_from_civil(y, m, days_in_month(y, m)),
    ))
}

/// The days of one year that are in its part; `None` where that year has none.
fn days_in(year: i64, part: DatePart) -> Option<Days> {
    match part {
        DatePart::Whole => months(year, 1, 12),
        DatePart::Month(m) => months(year, m, 1),
        DatePart::SubYear(s) => {
            let (first, count) = months_of(s)?;
            months(year, first, count)
        }
        // January and December both have every day.
        DatePart::DayOfUnknownMonth(d) => (1..=31)
            .contains(&d)
            .then(|| (days_from_civil(year, 1, d), days_from_civil(year, 12, d))),
        DatePart::Day { month, day } | DatePart::Time { month, day, .. } => {
            day_exists(year, month, day).then(|| {
                let day = days_from_civil(year, month, day);
                (day, day)
            })
        }
    }
}

fn instants((first, last): Days) -> Option<(Instant, Instant)> {
    Instant::from_days(first).zip(Instant::from_days(last.checked_add(1)?))
}

impl EdtfDate {
    fn days(self) -> Option<Days> {
        let (first, last) = self.year.years()?;
        // Only 29 February is missing from years, and never from eight in a row.
        let (early, late) = (last.min(first + 8), first.max(last - 8));
        let first = (first..=early).find_map(|y| days_in(y, self.part))?;
        let last = (late..=last).rev().find_map(|y| days_in(y, self.part))?;
        Some((first.0, last.1))
    }

    /// First instant and first instant after, `None` where the year is not known (or the day does not exist).
    pub fn bounds(self) -> Option<(Instant, Instant)> {
        let days = self.days()?;
        let (from, to) = instants(days)?;
        match self.part {
            DatePart::Time { time, .. } if time.exists() => {
                let second = time.second_of_day();
                let length = if time.second == 0 { 60 } else { 1 };
                Some((
                    Instant(from.0 + second),
                    Instant(to.0 - DAY + second + length),
                ))
            }
            DatePart::Time { .. } => None,
            _ => Some((from, to)),
        }
    }

    /// Can this day, counted since 1970-01-01, be (part of) what is meant?
    fn holds(self, day: i64) -> bool {
        let (year, month, day_of_month) = civil_from_days(day);
        let in_year = |y: i64| self.year.years().is_none_or(|(a, b)| (a..=b).contains(&y));
        match self.part {
            DatePart::Whole => in_year(year),
            DatePart::Month(m) => in_year(year) && month == m,
            DatePart::Day { month: m, day: d } => in_year(year) && (month, day_of_month) == (m, d),
            DatePart::DayOfUnknownMonth(d) => in_year(year) && day_of_month == d,
            DatePart::SubYear(s) => months_of(s).is_some_and(|(first, count)| {
                let since = |y: i64| (year - y) * 12 + i64::from(month) - i64::from(first);
                [year, year - 1]
                    .into_iter()
                    .any(|y| in_year(y) && (0..i64::from(count)).contains(&since(y)))
            }),
            DatePart::Time {
                month: m,
                day: d,
                time,
            } => {
                let (year, month, day_of_month) = civil_from_days(day - i64::from(time.hour == 24));
                in_year(year) && (month, day_of_month) == (m, d)
            }
        }
    }
}

impl MaskedDate {
    fn days(self) -> Option<Days> {
        if self.year().is_blank() {
            return None;
        }
        let (first, last) = self.year().ends();
        if first < -FURTHEST || last > FURTHEST {
            return None;
        }
        let mut years = first..=last;
        let first = years.clone().find_map(|y| self.first_in(y))?;
        let last = years.rfind(|y| self.last_in(*y).is_some())?;
        Some((first, self.last_in(last)?))
    }

    /// The part of a year that is neither a month nor a day.
    fn sub_year(self) -> Option<DatePart> {
        match (self.month(), self.day()) {
            (None, _) => Some(DatePart::Whole),
            (Some(m), None) => match m.known() {
                Some(n @ 21..) => Some(DatePart::SubYear(n)),
                _ => None,
            },
            (Some(_), Some(_)) => None,
        }
    }

    fn first_in(self, year: i64) -> Option<i64> {
        self.each_day(
            year,
            (1..=12).map(|m| (m, 1..=days_in_month(year, m))),
            true,
        )
    }

    fn last_in(self, year: i64) -> Option<i64> {
        let months = (1..=12).rev().map(|m| (m, 1..=days_in_month(year, m)));
        self.each_day(year, months, false)
    }

    /// The first day that fits, in the order of the months given; within a month from its first or from its last day.
    fn each_day(
        self,
        year: i64,
        months: impl Iterator<Item = (u8, std::ops::RangeInclusive<u8>)>,
        forward: bool,
    ) -> Option<i64> {
        if !self.year().fits(year) {
            return None;
        }
        if let Some(part) = self.sub_year() {
            let (first, last) = days_in(year, part)?;
            return Some(if forward { first } else { last });
        }
        let fits = |d: &u8| self.day().is_none_or(|mask| mask.fits(*d));
        months
            .filter(|(m, _)| self.month().is_some_and(|mask| mask.fits(*m)))
            .find_map(|(m, mut days)| {
                let day = if forward {
                    days.find(fits)
                } else {
                    days.rfind(fits)
                };
                day.map(|d| days_from_civil(year, m, d))
            })
    }

    fn holds(self, day: i64) -> bool {
        let (year, month, day_of_month) = civil_from_days(day);
        match self.sub_year() {
            Some(DatePart::SubYear(s)) => months_of(s).is_some_and(|(first, count)| {
                let since = |y: i64| (year - y) * 12 + i64::from(month) - i64::from(first);
                [year, year - 1]
                    .into_iter()
                    .any(|y| self.year().fits(y) && (0..i64::from(count)).contains(&since(y)))
            }),
            Some(_) => self.year().fits(year),
            None => {
                self.year().fits(year)
                    && self.month().is_none_or(|mask| mask.fits(month))
                    && self.day().is_none_or(|mask| mask.fits(day_of_month))
            }
        }
    }
}

impl AnyDate {
    /// As [`EdtfDate::bounds`].
    pub fn bounds(self) -> Option<(Instant, Instant)> {
        match self {
            Self::Plain(date) => date.bounds(),
            Self::Masked(date) => date.days().and_then(instants),
        }
    }

    /// It begins before the other is over, as far as can be known.
    pub fn may_precede(self, other: Self) -> bool {
        match (self.bounds(), other.bounds()) {
            (Some(own), Some(other)) => own.0 < other.1,
            _ => true,
        }
    }

    fn holds(self, day: i64) -> bool {
        match self {
            Self::Plain(date) => date.holds(day),
            Self::Masked(date) => date.holds(day),
        }
    }
}

/// First instant and first after; `None` where nothing limits that side.
type Sides = (Option<Instant>, Option<Instant>);

/// What two dates and all between them span. Where they stand the wrong way round, the span is the same.
fn between(from: Option<AnyDate>, to: Option<AnyDate>) -> Sides {
    let (a, b) = (from.and_then(AnyDate::bounds), to.and_then(AnyDate::bounds));
    match (a, b) {
        (Some(a), Some(b)) => (Some(a.0.min(b.0)), Some(a.1.max(b.1))),
        (a, b) => (a.map(|a| a.0), b.map(|b| b.1)),
    }
}

fn within(day: i64, (from, to): Sides) -> bool {
    let start = day.saturating_mul(DAY);
    from.is_none_or(|from| start.saturating_add(DAY) > from.0) && to.is_none_or(|to| start < to.0)
}

impl End {
    fn date(self) -> Option<AnyDate> {
        match self {
            Self::Open | Self::Unknown => None,
            Self::Date(date) => Some(date),
        }
    }
}

impl Member {
    pub fn bounds(self) -> Sides {
        match self {
            Self::One(date) => date.bounds().unzip(),
            Self::UpTo(date) => (None, date.bounds().map(|b| b.1)),
            Self::From(date) => (date.bounds().map(|b| b.0), None),
            Self::Through(a, b) => between(Some(a), Some(b)),
        }
    }

    fn holds(self, day: i64) -> bool {
        match self {
            Self::One(date) => date.holds(day),
            Self::UpTo(_) | Self::From(_) | Self::Through(..) => within(day, self.bounds()),
        }
    }
}

impl DateSet {
    fn bounds(&self) -> Sides {
        let side = |of: fn(Sides) -> Option<Instant>| -> Option<Vec<Instant>> {
            self.members.iter().map(|m| of(m.bounds())).collect()
        };
        (
            side(|s| s.0).and_then(|all| all.into_iter().min()),
            side(|s| s.1).and_then(|all| all.into_iter().max()),
        )
    }
}

impl Edtf {
    /// First instant and first instant after; a side that is open or not known is `None`.
    pub fn bounds(&self) -> (Option<Instant>, Option<Instant>) {
        match self {
            Self::Date(date) => date.bounds().unzip(),
            Self::Interval(a, b) => between(End::from(*a).date(), End::from(*b).date()),
            Self::Rare(rare) => match &**rare {
                Rare::Date(date) => AnyDate::Masked(*date).bounds().unzip(),
                Rare::Interval(a, b) => between(a.date(), b.date()),
                Rare::Set(set) => set.bounds(),
            },
        }
    }

    /// Can this day, counted since 1970-01-01, be (part of) what is meant? Where only the year is not known, any year will do.
    pub fn holds(&self, day: i64) -> bool {
        match self {
            Self::Date(date) => date.holds(day),
            Self::Interval(..) => within(day, self.bounds()),
            Self::Rare(rare) => match &**rare {
                Rare::Date(date) => date.holds(day),
                Rare::Interval(..) => within(day, self.bounds()),
                Rare::Set(set) => set.members.iter().any(|m| m.holds(day)),
            },
        }
    }
}
