//! "Tuesday, 9 June" was only in some years; and where a year is given, the day of the week may speak against it.
//!
//! Which weekday was written is read with the date.

use super::World;
use crate::model::time::{DAY, days_from_civil};
use crate::model::{Anchor, Certainty, Edtf, EdtfDate, Instant, Reason, TimeMention, When};
use crate::resolve::telling::TellingId;
use std::collections::BTreeMap;

/// The day of the week of an event whose year is not told.
pub(super) struct Weekday {
    /// Monday is 1.
    number: u8,
    pub why: Reason,
}

/// 1 for Monday to 7 for Sunday.
fn number(at: Instant) -> u8 {
    // 1970-01-01 was a Thursday.
    (at.0.div_euclid(DAY) + 3).rem_euclid(7) as u8 + 1
}

const NAMES: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn name(number: u8) -> &'static str {
    NAMES
        .get(usize::from(number).wrapping_sub(1))
        .copied()
        .unwrap_or("another day")
}

impl Weekday {
    pub fn is_of(&self, day: Instant) -> bool {
        number(day) == self.number
    }
}

impl World<'_> {
    /// Of the groups with a day without a year: the weekday beside it, where its tellings agree.
    pub(super) fn weekdays(&self, whens: &[When]) -> BTreeMap<usize, Weekday> {
        let mut out = BTreeMap::new();
        for (g, when) in whens.iter().enumerate() {
            let Some(Edtf::Date(date)) = &when.edtf else {
                continue;
            };
            if when.certainty != Certainty::Bounded
                || date.known_year().is_some()
                || date.month_day().is_none()
            {
                continue;
            }
            let mut told = self.groups[g].iter().filter_map(|&m| {
                let time = self.tellings[m].time?;
                let same = time.edtf.as_ref()?.single()?.month_day() == date.month_day();
                Some((m, time.weekday.filter(|_| same)?))
            });
            let Some((m, number)) = told.next() else {
                continue;
            };
            if told.all(|(_, other)| other == number)
                && let Some(anchor) = self.time_anchor(m)
            {
                let text = format!(
                    "“{}” was a {} only in some years.",
                    anchor.quote,
                    name(number)
                );
                let why = Reason::quoting(text, anchor);
                out.insert(g, Weekday { number, why });
            }
        }
        out
    }

    /// "Sunday, 28 April 2007", which was a Saturday: what speaks against this date of a telling.
    pub(super) fn wrong_weekday(&self, m: TellingId, date: EdtfDate) -> Option<Reason> {
        let time = self.tellings[m].time?;
        let (said, is) = disagree(time, date)?;
        let anchor: Anchor = self.time_anchor(m)?;
        let text = format!(
            "“{}” names a {}, but {} was a {}.",
            anchor.quote,
            name(said),
            date.in_words(),
            name(is)
        );
        Some(Reason::quoting(text, anchor))
    }
}

fn disagree(time: &TimeMention, date: EdtfDate) -> Option<(u8, u8)> {
    let said = time.weekday?;
    let (month, day) = date.month_day()?;
    let year = date.known_year()?;
    let at = Instant::from_days(days_from_civil(year.into(), month, day))?;
    (number(at) != said).then(|| (said, number(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week() {
        let of = |y, m, d| {
            name(number(
                Instant::from_days(days_from_civil(y, m, d)).unwrap(),
            ))
        };
        assert_eq!(of(1970, 1, 1), "Thursday");
        assert_eq!(of(2007, 4, 28), "Saturday");
        assert_eq!(of(1953, 5, 17), "Sunday");
        assert_eq!(of(1, 1, 1), "Monday");
        assert_eq!(name(0), "another day");
    }
}
