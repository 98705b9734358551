//! A place on the calendar of some grain ("1998-W07", "XXXX-12-18", "1989-Q3"), and moving from one to another.
//!
//! Knows no words and no documents. Prints itself as TIMEX3 value and as EDTF.

use crate::model::edtf::{DatePart, EdtfYear, TimeOfDay};
use crate::model::{Edtf, EdtfDate, Endpoint, Grain};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::fmt::Write;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub year: EdtfYear,
    pub part: Part,
    pub clock: Option<Clock>,
    /// The clock's zone, in minutes east of Greenwich.
    pub zone: Option<i16>,
    pub modifier: Option<Modifier>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    Half(u8),
    Quarter(u8),
    /// Spring is 1.
    Season(u8),
    Month(u8),
    /// ISO week of an ISO week year.
    Week(u8),
    Weekend(u8),
    Day {
        month: u8,
        day: u8,
    },
    /// A day of an unknown month.
    DayOnly(u8),
    /// A day of an unknown week: Monday is 1.
    Weekday(u8),
}

impl Part {
    /// The month it names.
    pub fn month(self) -> Option<u8> {
        match self {
            Self::Month(month) | Self::Day { month, .. } => Some(month),
            Self::Whole
            | Self::Half(_)
            | Self::Quarter(_)
            | Self::Season(_)
            | Self::Week(_)
            | Self::Weekend(_)
            | Self::DayOnly(_)
            | Self::Weekday(_) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    Hour(u8),
    Minute(u8, u8),
    Second(u8, u8, u8),
    /// TIMEX3's own: "MO", "MI", "AF", "EV", "NI".
    Part(&'static str),
    /// "in the night of 2 to 3 August": from one day's evening to the next day's morning. TIMEX3 has it as the first day's night.
    Overnight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
}

impl Modifier {
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
        }
    }

    pub const ALL: [Self; 8] = [
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approx,
        Self::MoreThan,
        Self::LessThan,
        Self::EqualOrMore,
        Self::EqualOrLess,
    ];
}

/// "2019-12-18T10:30" fits.
const LONGEST_VALUE: usize = 16;

/// Two digits of a number below a hundred: the formatting machinery takes ten times as long, and every date is written out.
fn put_two(out: &mut String, n: u8) {
    out.push(char::from(b'0' + n / 10 % 10));
    out.push(char::from(b'0' + n % 10));
}

impl Point {
    pub fn new(year: EdtfYear, part: Part) -> Self {
        Self {
            year,
            part,
            clock: None,
            zone: None,
            modifier: None,
        }
    }

    pub fn of_year(year: i32) -> Self {
        Self::new(EdtfYear::Known(year), Part::Whole)
    }

    pub fn of_day(date: NaiveDate) -> Self {
        Self::new(
            EdtfYear::Known(date.year()),
            Part::Day {
                month: date.month() as u8,
                day: date.day() as u8,
            },
        )
    }

    pub fn known_year(self) -> Option<i32> {
        match self.year {
            EdtfYear::Known(y) => Some(y),
            EdtfYear::Decade(_) | EdtfYear::Century(_) | EdtfYear::Unspecified => None,
        }
    }

    pub fn day(self) -> Option<NaiveDate> {
        match self.part {
            Part::Day { month, day } => {
                NaiveDate::from_ymd_opt(self.known_year()?, month.into(), day.into())
            }
            _ => None,
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Option<NaiveDate> {
        let year = i32::try_from(self.year.years()?.0).ok()?;
        let month = match self.part {
            Part::Whole | Part::DayOnly(_) | Part::Weekday(_) => 1,
            Part::Half(h) => u32::from(h) * 6 - 5,
            Part::Quarter(q) => u32::from(q) * 3 - 2,
            Part::Season(s) => u32::from(s) * 3,
            Part::Month(m) => m.into(),
            Part::Week(w) => return NaiveDate::from_isoywd_opt(year, w.into(), Weekday::Mon),
            Part::Weekend(w) => return NaiveDate::from_isoywd_opt(year, w.into(), Weekday::Sat),
            Part::Day { month, day } => {
                return NaiveDate::from_ymd_opt(year, month.into(), day.into());
            }
        };
        NaiveDate::from_ymd_opt(year, month, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Option<NaiveDate> {
        let next = self.shifted(self.grain().min(Grain::Day), 1)?;
        next.first_day()?.pred_opt()
    }

    pub fn grain(self) -> Grain {
        match (self.clock, self.part) {
            (Some(Clock::Hour(_) | Clock::Part(_) | Clock::Overnight), _) => Grain::Hour,
            (Some(Clock::Minute(..) | Clock::Second(..)), _) => Grain::Minute,
            (None, Part::Whole) => match self.year {
                EdtfYear::Century(_) => Grain::Century,
                EdtfYear::Decade(_) => Grain::Decade,
                EdtfYear::Known(_) | EdtfYear::Unspecified => Grain::Year,
            },
            (None, Part::Half(_)) => Grain::Half,
            (None, Part::Quarter(_)) => Grain::Quarter,
            (None, Part::Season(_)) => Grain::Season,
            (None, Part::Month(_)) => Grain::Month,
            (None, Part::Week(_) | Part::Weekend(_)) => Grain::Week,
            (None, Part::Day { .. } | Part::DayOnly(_) | Part::Weekday(_)) => Grain::Day,
        }
    }

    /// The unit this point lies in: the month of a day, the decade of a year. `None` where it is coarser than the unit.
    pub fn within(self, unit: Grain) -> Option<Self> {
        let year = match self.year {
            EdtfYear::Known(y) => y,
            EdtfYear::Decade(d) => {
                return match unit {
                    Grain::Decade => Some(Self::new(self.year, Part::Whole)),
                    Grain::Century => {
                        Some(Self::new(EdtfYear::Century(d.div_euclid(10)), Part::Whole))
                    }
                    _ => None,
                };
            }
            EdtfYear::Century(_) => {
                return (unit == Grain::Century).then_some(Self::new(self.year, Part::Whole));
            }
            EdtfYear::Unspecified => return None,
        };
        let month = match self.part {
            Part::Month(m) | Part::Day { month: m, .. } => Some(m),
            Part::Quarter(q) if unit < Grain::Quarter => Some(q * 3 - 2),
            Part::Season(s) if unit < Grain::Quarter => Some(s * 3),
            _ => None,
        };
        let known = |part| Some(Self::new(self.year, part));
        match unit {
            Grain::Century => Some(Self::new(EdtfYear::century_of(year), Part::Whole)),
            Grain::Decade => Some(Self::new(EdtfYear::decade_of(year), Part::Whole)),
            Grain::Year => Some(Self::of_year(year)),
            Grain::Half => match self.part {
                Part::Half(h) => known(Part::Half(h)),
                _ => known(Part::Half(month?.div_ceil(6))),
            },
            Grain::Quarter => match self.part {
                Part::Quarter(q) => known(Part::Quarter(q)),
                _ => known(Part::Quarter(month?.div_ceil(3))),
            },
            Grain::Season => match self.part {
                Part::Season(s) => known(Part::Season(s)),
                _ => {
                    let m = month?;
                    // January and February belong to the winter that began the year before.
                    if m < 3 {
                        Some(Self::new(EdtfYear::Known(year - 1), Part::Season(4)))
                    } else {
                        known(Part::Season(m / 3))
                    }
                }
            },
            Grain::Month => known(Part::Month(month?)),
            Grain::Week => match self.part {
                Part::Week(w) | Part::Weekend(w) => known(Part::Week(w)),
                _ => {
                    let week = self.day()?.iso_week();
                    Some(Self::new(
                        EdtfYear::Known(week.year()),
                        Part::Week(week.week() as u8),
                    ))
                }
            },
            Grain::Day | Grain::Hour | Grain::Minute | Grain::Second => {
                self.day().map(Self::of_day)
            }
        }
    }

    /// So many units on (or back, where negative): the unit it lands in. A month on from a day is a month, a day on is a day.
    pub fn shifted(self, unit: Grain, by: i32) -> Option<Self> {
        let from = self.within(unit)?;
        let year = |y: i32| (-9999..=9999).contains(&y).then_some(EdtfYear::Known(y));
        let in_year = |per: i32, index: i32| {
            let y = from.known_year()?;
            let n = y.checked_mul(per)?.checked_add(index)?.checked_add(by)?;
            Some((year(n.div_euclid(per))?, n.rem_euclid(per) as u8 + 1))
        };
        match (unit, from.part, from.year) {
            (Grain::Century, _, EdtfYear::Century(c)) => Some(Self::new(
                EdtfYear::Century(c.checked_add(by)?),
                Part::Whole,
            )),
            (Grain::Decade, _, EdtfYear::Decade(d)) => {
                Some(Self::new(EdtfYear::Decade(d.checked_add(by)?), Part::Whole))
            }
            (Grain::Year, _, EdtfYear::Known(y)) => {
                Some(Self::new(year(y.checked_add(by)?)?, Part::Whole))
            }
            (Grain::Half, Part::Half(h), _) => {
                let (y, n) = in_year(2, i32::from(h) - 1)?;
                Some(Self::new(y, Part::Half(n)))
            }
            (Grain::Quarter, Part::Quarter(q), _) => {
                let (y, n) = in_year(4, i32::from(q) - 1)?;
                Some(Self::new(y, Part::Quarter(n)))
            }
            (Grain::Season, Part::Season(s), _) => {
                let (y, n) = in_year(4, i32::from(s) - 1)?;
                Some(Self::new(y, Part::Season(n)))
            }
            (Grain::Month, Part::Month(m), _) => {
                let (y, n) = in_year(12, i32::from(m) - 1)?;
                Some(Self::new(y, Part::Month(n)))
            }
            (Grain::Week, Part::Week(_), _) => {
                let date = move_days(from.first_day()?, i64::from(by) * 7)?;
                Self::of_day(date).within(Grain::Week)
            }
            (Grain::Day, ..) => move_days(from.day()?, by.into()).map(Self::of_day),
            _ => None,
        }
    }

    /// TIMEX3 value: "1998-W07-WE", "BC0044", "199", "1998-01-08TMO", "XXXX-WXX-3".
    pub fn value(self) -> String {
        let mut out = String::with_capacity(LONGEST_VALUE);
        match self.year {
            EdtfYear::Known(y) if y <= 0 => {
                let _ = write!(out, "BC{:04}", 1 - i64::from(y));
            }
            EdtfYear::Known(y @ 1..=9999) => {
                let y = y.unsigned_abs();
                put_two(&mut out, (y / 100) as u8);
                put_two(&mut out, (y % 100) as u8);
            }
            EdtfYear::Known(y) => {
                let _ = write!(out, "{y:04}");
            }
            EdtfYear::Decade(d) if d < 0 => {
                let _ = write!(out, "BC{:03}", -d - 1);
            }
            EdtfYear::Decade(d) => {
                let _ = write!(out, "{d:03}");
            }
            EdtfYear::Century(c) if c < 0 => {
                let _ = write!(out, "BC{:02}", -c - 1);
            }
            EdtfYear::Century(c) => {
                let _ = write!(out, "{c:02}");
            }
            EdtfYear::Unspecified => out.push_str("XXXX"),
        }
        let _ = match self.part {
            Part::Whole => Ok(()),
            Part::Half(h) => write!(out, "-H{h}"),
            Part::Quarter(q) => write!(out, "-Q{q}"),
            Part::Season(s) => write!(
                out,
                "-{}",
                ["SP", "SU", "FA", "WI"]
                    .get(usize::from(s).wrapping_sub(1))
                    .unwrap_or(&"XX")
            ),
            Part::Month(m) => {
                out.push('-');
                put_two(&mut out, m);
                Ok(())
            }
            Part::Week(w) => write!(out, "-W{w:02}"),
            Part::Weekend(0) => write!(out, "-WXX-WE"),
            Part::Weekend(w) => write!(out, "-W{w:02}-WE"),
            Part::Day { month, day } => {
                for part in [month, day] {
                    out.push('-');
                    put_two(&mut out, part);
                }
                Ok(())
            }
            Part::DayOnly(day) => write!(out, "-XX-{day:02}"),
            Part::Weekday(d) => write!(out, "-WXX-{d}"),
        };
        if let Some(clock) = self.clock {
            if matches!(self.part, Part::Whole) && self.year == EdtfYear::Unspecified {
                out.push_str("-XX-XX");
            }
            let _ = match clock {
                Clock::Hour(h) => write!(out, "T{h:02}:00"),
                Clock::Minute(h, m) => write!(out, "T{h:02}:{m:02}"),
                Clock::Second(h, m, s) => write!(out, "T{h:02}:{m:02}:{s:02}"),
                Clock::Part(p) => write!(out, "T{p}"),
                Clock::Overnight => write!(out, "TNI"),
            };
            let _ = match self.zone {
                None => Ok(()),
                Some(0) => write!(out, "Z"),
                Some(east) => {
                    let sign = if east < 0 { '-' } else { '+' };
                    let minutes = east.unsigned_abs();
                    write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                }
            };
        }
        out
    }

    /// Do TIMEX3 and EDTF write it alike?
    pub fn is_alike_in_edtf(self) -> bool {
        matches!(self.year, EdtfYear::Known(1..=9999))
            && matches!(self.part, Part::Whole | Part::Month(_) | Part::Day { .. })
            && self.clock.is_none()
            && self.modifier.is_none()
    }

    /// `None` where EDTF has no word for it: a week of an unknown year, a day of an unknown week.
    pub fn edtf(self) -> Option<Edtf> {
        let mut date = match self.part {
            Part::Whole if self.year == EdtfYear::Unspecified => return None,
            Part::Whole => EdtfDate::new(self.year, DatePart::Whole),
            Part::Half(h) => EdtfDate::new(self.year, DatePart::SubYear(39 + h)),
            Part::Quarter(q) => EdtfDate::new(self.year, DatePart::SubYear(32 + q)),
            Part::Season(s) => EdtfDate::new(self.year, DatePart::SubYear(20 + s)),
            Part::Month(m) => EdtfDate::new(self.year, DatePart::Month(m)),
            Part::Week(_) | Part::Weekend(_) => {
                let first = self.first_day()?;
                let days = if matches!(self.part, Part::Week(_)) {
                    6
                } else {
                    1
                };
                let last = first.checked_add_days(Days::new(days))?;
                return Some(Edtf::Interval(
                    Endpoint::Date(EdtfDate::from_date(first)),
                    Endpoint::Date(EdtfDate::from_date(last)),
                ));
            }
            Part::Day { month, day } => {
                if self.year != EdtfYear::Unspecified {
                    self.day()?;
                }
                if let (Some(Clock::Overnight), Some(evening)) = (self.clock, self.day()) {
                    let morning = EdtfDate::from_date(evening.succ_opt()?);
                    return Some(Edtf::Interval(
                        Endpoint::Date(EdtfDate::from_date(evening)),
                        Endpoint::Date(morning),
                    ));
                }
                let time = match self.clock {
                    Some(Clock::Hour(hour)) => Some(TimeOfDay::new(hour, 0)),
                    Some(Clock::Minute(hour, minute)) => Some(TimeOfDay::new(hour, minute)),
                    Some(Clock::Second(hour, minute, second)) => Some(TimeOfDay {
                        second,
                        ..TimeOfDay::new(hour, minute)
                    }),
                    Some(Clock::Part(_) | Clock::Overnight) | None => None,
                };
                EdtfDate::new(
                    self.year,
                    match time {
                        Some(time) if time.hour < 24 => DatePart::Time { month, day, time },
                        _ => DatePart::Day { month, day },
                    },
                )
            }
            Part::DayOnly(day) => EdtfDate::new(self.year, DatePart::DayOfUnknownMonth(day)),
            Part::Weekday(_) => return None,
        };
        date.approximate = self.modifier == Some(Modifier::Approx);
        Some(Edtf::Date(date))
    }
}

pub fn move_days(date: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = Days::new(by.unsigned_abs());
    if by < 0 {
        date.checked_sub_days(days)
    } else {
        date.checked_add_days(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: (i32, u32, u32), unit: Grain, by: i32, expect: &str) {
        let day = NaiveDate::from_ymd_opt(from.0, from.1, from.2).expect("a day");
        let moved = Point::of_day(day).shifted(unit, by).map(Point::value);
        assert_eq!(moved.as_deref(), Some(expect));
    }

    #[test]
    fn moving_lands_in_the_unit_that_was_counted() {
        check((2019, 12, 20), Grain::Year, -1, "2018");
        check((2019, 1, 20), Grain::Month, -1, "2018-12");
        check((2019, 3, 1), Grain::Day, -1, "2019-02-28");
        check((2019, 12, 30), Grain::Week, 0, "2020-W01");
        check((2019, 5, 1), Grain::Quarter, -2, "2018-Q4");
        check((2019, 5, 1), Grain::Decade, -1, "200");
        check((2019, 2, 1), Grain::Season, 0, "2018-WI");
        check((-43, 3, 15), Grain::Year, 0, "BC0044");
    }
}
