//! Dates of the Persian, Islamic and Hebrew calendars, and years counted in eras, as days of the Gregorian calendar.
//!
//! Knows no words. The arithmetic is `icu_calendar`'s.

use super::point::Modifier;
use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::{Hebrew, Hijri};
use icu_calendar::types::{Month, RataDie};
use icu_calendar::{AsCalendar, Date};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Solar Hijri.
    Persian,
    /// Lunar Hijri. Its months begin with a moon that somebody saw: from tables a day may be off by one or two.
    Islamic,
    Hebrew,
    /// Gregorian months and days, years counted from the one after this.
    Era(i32),
}

impl Calendar {
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "persian" => Self::Persian,
            "islamic" => Self::Islamic,
            "hebrew" => Self::Hebrew,
            _ => return None,
        })
    }

    /// As it is called in a derivation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Persian => "Persian",
            Self::Islamic => "Islamic",
            Self::Hebrew => "Hebrew",
            Self::Era(_) => "era’s",
        }
    }

    pub fn modifier(self) -> Option<Modifier> {
        (self == Self::Islamic).then_some(Modifier::Approx)
    }

    /// The year of this calendar that begins in a Gregorian year, or one beside it.
    fn year_near(self, gregorian: i32) -> i32 {
        match self {
            Self::Persian => gregorian - 621,
            Self::Islamic => (gregorian - 622) * 33 / 32,
            Self::Hebrew => gregorian + 3760,
            Self::Era(before) => gregorian - before,
        }
    }

    /// Years that people write; others are numbers.
    fn has(self, year: i32) -> bool {
        match self {
            Self::Persian => (1200..1500).contains(&year),
            Self::Islamic => (1..1600).contains(&year),
            Self::Hebrew => (3000..6500).contains(&year),
            Self::Era(_) => (1..200).contains(&year),
        }
    }

    fn day(self, year: i32, month: u8, day: u8) -> Option<NaiveDate> {
        fn rata_die<A: AsCalendar>(date: Option<Date<A>>) -> Option<RataDie> {
            date.map(|d| d.to_rata_die())
        }
        let rata_die = match self {
            Self::Persian => rata_die(Date::try_new_persian(year, month, day).ok()),
            Self::Islamic => {
                // The tables of Umm al-Qura, which Saudi Arabia goes by; the calculated calendar before and after them.
                let calendar = Hijri::new_umm_al_qura();
                rata_die(Date::try_new(year.into(), Month::new(month), day, calendar).ok())
            }
            Self::Hebrew => {
                // The thirteenth stands for the first Adar of a leap year.
                let month = match month {
                    13 => Month::leap(5),
                    month => Month::new(month),
                };
                rata_die(Date::try_new(year.into(), month, day, Hebrew).ok())
            }
            Self::Era(before) => {
                return NaiveDate::from_ymd_opt(
                    before.checked_add(year)?,
                    month.into(),
                    day.into(),
                );
            }
        }?;
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(rata_die.to_i64_date()).ok()?)
    }
}

/// What a text says of a date in such a calendar. A day has its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    pub calendar: Calendar,
    pub year: Option<i32>,
    /// How many years it lasts where it names no month: ten for a decade.
    pub years: u8,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl Told {
    /// Its first and its last day. `None` without a year, and where there is no such day.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.year.filter(|y| self.calendar.has(*y))?;
        let of = |year, month, day| self.calendar.day(year, month, day);
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let day = of(year, month, day)?;
                Some((day, day))
            }
            (Some(month), None) => {
                let last = (28..=31).rev().find_map(|day| of(year, month, day))?;
                Some((of(year, month, 1)?, last))
            }
            (None, _) => {
                let next = of(year + i32::from(self.years.max(1)), 1, 1)?;
                Some((of(year, 1, 1)?, next.pred_opt()?))
            }
        }
    }

    /// The same in the years around a day, nearest first.
    pub fn around(self, day: NaiveDate) -> Vec<(i64, Self)> {
        let near = self.calendar.year_near(day.year());
        let mut found: Vec<(i64, Self)> = (near - 2..=near + 2)
            .filter_map(|year| {
                let told = Self {
                    year: Some(year),
                    ..self
                };
                let (first, last) = told.days()?;
                let away = if day < first {
                    (first - day).num_days()
                } else if day > last {
                    (last - day).num_days()
                } else {
                    0
                };
                Some((away, told))
            })
            .collect();
        found.sort_by_key(|(away, _)| (away.abs(), *away));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(calendar: Calendar, [year, month, day]: [i32; 3], expect: Option<[&str; 2]>) {
        let small = |n: i32| u8::try_from(n).ok().filter(|n| *n > 0);
        let told = Told {
            calendar,
            year: Some(year),
            years: 1,
            month: small(month),
            day: small(day),
        };
        let got = told.days().map(|(a, b)| [a.to_string(), b.to_string()]);
        assert_eq!(got, expect.map(|days| days.map(str::to_string)), "{told:?}");
    }

    #[test]
    fn days_of_other_calendars() {
        use Calendar::{Era, Hebrew, Islamic, Persian};
        let one = |day| Some([day, day]);
        check(Persian, [1398, 9, 27], one("2019-12-18"));
        check(Persian, [1399, 12, 30], one("2021-03-20"));
        check(Persian, [1398, 12, 30], None);
        check(Persian, [1398, 9, 0], Some(["2019-11-22", "2019-12-21"]));
        check(Persian, [1398, 0, 0], Some(["2019-03-21", "2020-03-19"]));
        check(Persian, [2019, 9, 27], None);
        check(Islamic, [1441, 4, 21], one("2019-12-18"));
        check(Hebrew, [5780, 3, 20], one("2019-12-18"));
        check(Hebrew, [5779, 13, 1], one("2019-02-06"));
        check(Hebrew, [5780, 13, 1], None);
        check(Era(2018), [1, 12, 18], one("2019-12-18"));
        check(Era(1911), [108, 0, 0], Some(["2019-01-01", "2019-12-31"]));
        check(Era(1911), [108, 2, 30], None);
    }

    #[test]
    fn the_year_nearest_to_a_day() {
        let told = Told {
            calendar: Calendar::Persian,
            year: None,
            years: 1,
            month: Some(9),
            day: Some(27),
        };
        let day = NaiveDate::from_ymd_opt(2019, 12, 20).expect("a day");
        let around = told.around(day);
        assert_eq!(around[0].0, -2);
        assert_eq!(around[0].1.year, Some(1398));
        assert!(told.days().is_none());
    }
}
