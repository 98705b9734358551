//! How something comes again and again, and on which days that is.
//!
//! Not how it is written ([`super::rrule`]) or said ([`super::words`]).

use super::time::{DAY, day_exists, days_from_civil, days_in_month};
use super::{Grain, Instant};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Recurrence {
    /// What one turn of the cycle is: [`Grain::Year`] for "every year".
    pub every: Grain,
    /// How many of them make one turn: 2 for "every other year".
    pub interval: u16,
    /// How often in one turn: 2 for "twice a month".
    pub times: u16,
    /// On which month and day, where the text says.
    pub on: Option<(u8, u8)>,
    /// Only in these months (1 to 12): "every June".
    pub months: Few,
    /// On these days of the month (1 to 31; 0 for its last): "on the 15th of every month".
    pub days: Few,
    /// On these weekdays (Monday is 1): "every Monday and Wednesday".
    pub weekdays: Few,
    /// Only on the first to fifth of those weekdays in the month (1 to 5), or the last (6): "the second Saturday of June".
    pub nth: Few,
    /// Hour and minute, where the text says.
    pub at: Option<(u8, u8)>,
    /// The last day it can fall on.
    pub until: Option<NaiveDate>,
    /// A feast whose day moves with a calendar that no rule of months and weekdays can say: "Easter".
    pub feast: Option<Box<str>>,
}

/// A few numbers from 0 to 31, each once.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Few(u32);

/// The last one of its kind in the month, in [`Recurrence::nth`].
pub const LAST_NTH: u8 = 6;
/// The last day of the month, in [`Recurrence::days`].
pub const LAST_DAY: u8 = 0;

impl Few {
    pub const NONE: Self = Self(0);

    pub fn one(n: u8) -> Self {
        [n].into_iter().collect()
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn contains(self, n: u8) -> bool {
        n < 32 && self.0 & (1 << n) != 0
    }

    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..32).filter(move |n| self.contains(*n))
    }

    /// The number, where it is just one.
    pub fn only(self) -> Option<u8> {
        (self.len() == 1).then(|| self.0.trailing_zeros() as u8)
    }

    fn admits(self, n: u8) -> bool {
        self.is_empty() || self.contains(n)
    }
}

impl FromIterator<u8> for Few {
    /// What is larger than 31 is left out.
    fn from_iter<I: IntoIterator<Item = u8>>(numbers: I) -> Self {
        let bits = numbers.into_iter().filter(|n| *n < 32);
        Self(bits.fold(0, |all, n| all | 1 << n))
    }
}

impl Recurrence {
    pub fn every(grain: Grain) -> Self {
        Self {
            every: grain,
            interval: 1,
            times: 1,
            on: None,
            months: Few::NONE,
            days: Few::NONE,
            weekdays: Few::NONE,
            nth: Few::NONE,
            at: None,
            until: None,
            feast: None,
        }
    }

    /// The unit a calendar counts in and how many of them: a quarter is three months, a decade ten years.
    pub fn step(&self) -> (Step, u32) {
        let n = u32::from(self.interval.max(1));
        match self.every {
            Grain::Century => (Step::Year, n * 100),
            Grain::Decade => (Step::Year, n * 10),
            Grain::Year => (Step::Year, n),
            Grain::Half => (Step::Month, n * 6),
            Grain::Quarter | Grain::Season => (Step::Month, n * 3),
            Grain::Month => (Step::Month, n),
            Grain::Week => (Step::Week, n),
            Grain::Day => (Step::Day, n),
            Grain::Hour => (Step::Second(3600), n),
            Grain::Minute => (Step::Second(60), n),
            Grain::Second => (Step::Second(1), n),
        }
    }

    /// Does it say on which days, or leave that to its first one?
    pub fn is_exact(&self) -> bool {
        self.feast.is_none() && (self.times <= 1 || usize::from(self.times) == self.weekdays.len())
    }

    /// When it falls within `from..to`, the first time being at or after `start`, which also gives what is not said:
    /// "every year" from 18 December 2000 on falls on every 18 December. Nothing where nobody can say ("twice a month", Easter).
    pub fn instances(&self, start: Instant, from: Instant, to: Instant) -> Instances<'_> {
        let from = from.max(start);
        let until = self
            .until
            .map_or(to.0, |day| Instant::from_date(day).0 + DAY);
        let (step, n) = self.step();
        // One turn early: a turn may reach back from where it is counted.
        let turn = (turns_between(step, start, from) / i64::from(n) - 1).max(0);
        Instances {
            rule: self,
            start,
            from,
            to: Instant(to.0.min(until)),
            turn: if self.is_exact() { turn } else { i64::MAX },
            found: Vec::new().into_iter(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Year,
    Month,
    Week,
    Day,
    /// So many seconds.
    Second(i64),
}

/// How many whole units lie between the turns that two instants lie in.
fn turns_between(step: Step, a: Instant, b: Instant) -> i64 {
    let months = |t: Instant| {
        let (y, m, _) = t.civil();
        y * 12 + i64::from(m) - 1
    };
    match step {
        Step::Year => b.civil().0 - a.civil().0,
        Step::Month => months(b) - months(a),
        Step::Week => (monday(b) - monday(a)) / 7,
        Step::Day => b.0.div_euclid(DAY) - a.0.div_euclid(DAY),
        Step::Second(length) => (b.0 - a.0) / length,
    }
}

/// Monday is 1.
fn weekday(day: i64) -> u8 {
    ((day + 3).rem_euclid(7) + 1) as u8
}

/// The Monday of the week an instant lies in.
fn monday(t: Instant) -> i64 {
    let day = t.0.div_euclid(DAY);
    day - i64::from(weekday(day)) + 1
}

/// When a recurrence falls, in order.
pub struct Instances<'a> {
    rule: &'a Recurrence,
    start: Instant,
    from: Instant,
    to: Instant,
    turn: i64,
    found: std::vec::IntoIter<Instant>,
}

impl Iterator for Instances<'_> {
    type Item = Instant;

    fn next(&mut self) -> Option<Instant> {
        loop {
            if let Some(next) = self.found.find(|t| *t >= self.from) {
                if next < self.to {
                    return Some(next);
                }
                // Everything later is later still.
                self.turn = i64::MAX;
                self.found = Vec::new().into_iter();
            }
            if self.turn == i64::MAX {
                return None;
            }
            match self.turn_days() {
                Some(found) => self.found = found.into_iter(),
                None => self.turn = i64::MAX,
            }
            self.turn = self.turn.saturating_add(1);
        }
    }
}

impl Instances<'_> {
    /// All times of this turn, in order; `None` where it begins too late to matter.
    fn turn_days(&mut self) -> Option<Vec<Instant>> {
        let (step, n) = self.rule.step();
        let counted = self.turn.checked_mul(i64::from(n))?;
        let (year, month, day) = self.start.civil();
        let begins_by = |day: i64| (day < self.to.0.div_euclid(DAY) + 1).then_some(());
        let days = match step {
            Step::Year => {
                let year = year.checked_add(counted)?;
                begins_by(days_from_civil(year, 1, 1))?;
                self.rule.days_of_year(year, month, day)
            }
            Step::Month => {
                let n = year * 12 + i64::from(month) - 1 + counted;
                let (year, month) = (n.div_euclid(12), (n.rem_euclid(12) + 1) as u8);
                begins_by(days_from_civil(year, month, 1))?;
                match self.rule.months.admits(month) {
                    true => self.rule.days_of_month(year, month, day),
                    false => Vec::new(),
                }
            }
            Step::Week => {
                let first = monday(self.start) + counted * 7;
                begins_by(first)?;
                let own = weekday(self.start.0.div_euclid(DAY));
                let fits = |w: &u8| match self.rule.weekdays.is_empty() {
                    true => *w == own,
                    false => self.rule.weekdays.contains(*w),
                };
                (1..=7)
                    .filter(fits)
                    .map(|w| first + i64::from(w) - 1)
                    .filter(|d| self.rule.admits_month_of(*d))
                    .collect()
            }
            Step::Day => {
                let day = self.start.0.div_euclid(DAY) + counted;
                begins_by(day)?;
                Vec::from_iter(self.rule.admits_day(day).then_some(day))
            }
            Step::Second(length) => {
                let at = self.start.0.checked_add(counted.checked_mul(length)?)?;
                begins_by(at.div_euclid(DAY))?;
                let day = at.div_euclid(DAY);
                if self.rule.admits_day(day) {
                    return Some(vec![Instant(at)]);
                }
                // On to the last turn of this day: "every second in June" must not count the seconds of eleven months.
                let turn_length = length.checked_mul(i64::from(n))?;
                self.turn = ((day + 1) * DAY - 1 - self.start.0) / turn_length;
                return Some(Vec::new());
            }
        };
        let second = match self.rule.at {
            Some((h, m)) => i64::from(h) * 3600 + i64::from(m) * 60 + self.start.0.rem_euclid(60),
            None => self.start.0.rem_euclid(DAY),
        };
        Some(
            days.into_iter()
                .map(|d| Instant(d * DAY + second))
                .collect(),
        )
    }
}

impl Recurrence {
    fn admits_month_of(&self, day: i64) -> bool {
        self.months.admits(super::time::civil_from_days(day).1)
    }

    /// By its month, its day of the month and its weekday.
    fn admits_day(&self, day: i64) -> bool {
        let (year, month, day_of_month) = super::time::civil_from_days(day);
        let is_last = day_of_month == days_in_month(year, month);
        self.months.admits(month)
            && (self.days.admits(day_of_month) || (is_last && self.days.contains(LAST_DAY)))
            && self.weekdays.admits(weekday(day))
    }

    /// In a year, where `month` and `day` are those of the first time of all.
    fn days_of_year(&self, year: i64, month: u8, day: u8) -> Vec<i64> {
        if let Some((m, d)) = self.on {
            return Vec::from_iter(day_exists(year, m, d).then(|| days_from_civil(year, m, d)));
        }
        if !self.months.is_empty() {
            let months = self.months.iter();
            return months
                .flat_map(|m| self.days_of_month(year, m, day))
                .collect();
        }
        if !self.days.is_empty() {
            return (1..=12)
                .flat_map(|m| self.days_of_month(year, m, day))
                .collect();
        }
        if !self.weekdays.is_empty() {
            let first = days_from_civil(year, 1, 1);
            return self.nth_of(first, days_from_civil(year, 12, 31));
        }
        Vec::from_iter(day_exists(year, month, day).then(|| days_from_civil(year, month, day)))
    }

    fn days_of_month(&self, year: i64, month: u8, own: u8) -> Vec<i64> {
        let length = days_in_month(year, month);
        let first = days_from_civil(year, month, 1);
        let date = |d: u8| first + i64::from(d) - 1;
        let by_number =
            |d: u8| self.days.contains(d) || (d == length && self.days.contains(LAST_DAY));
        match (self.weekdays.is_empty(), self.days.is_empty()) {
            (true, true) => Vec::from_iter((own <= length).then(|| date(own))),
            (true, false) => (1..=length).filter(|d| by_number(*d)).map(date).collect(),
            (false, true) => self.nth_of(first, date(length)),
            (false, false) => {
                let mut days = self.nth_of(first, date(length));
                days.retain(|d| by_number((d - first + 1) as u8));
                days
            }
        }
    }

    /// The weekdays from `first` to `last`, or only the nth of each.
    fn nth_of(&self, first: i64, last: i64) -> Vec<i64> {
        let admits = |day: &i64| {
            let nth = ((day - first) / 7 + 1) as u64;
            let is_last = last - day < 7;
            self.weekdays.contains(weekday(*day))
                && (self.nth.is_empty()
                    || (nth <= 5 && self.nth.contains(nth as u8))
                    || (is_last && self.nth.contains(LAST_NTH)))
        };
        (first..=last).filter(admits).collect()
    }
}
