//! Dates told in another calendar: which Gregorian days they are, said as a step, and which year one without a year is in.
//!
//! Not the arithmetic; that is in [`super::super::calendars`].

use super::super::calendars::{Calendar, Told};
use super::super::context::Kind;
use super::super::point::Point;
use super::super::value::{Core, Fields, Sem};
use super::{Found, Resolved, Solver, Tense, show_day};
use crate::model::{Reason, TimexType};

impl Solver<'_> {
    pub(super) fn told(&self, fields: &Fields, told: Told) -> Option<Found> {
        let (first, last) = told.days()?;
        let words = self.place.words;
        let name = told.calendar.name();
        let mut why = vec![Reason::new(match (told.calendar, told.day) {
            (Calendar::Era(before), _) => {
                let year = told.year.unwrap_or(0);
                format!(
                    "“{words}” counts years from the beginning of an era: its year {year} is {}.",
                    before + year
                )
            }
            (_, Some(_)) => format!("“{words}” of the {name} calendar is {}.", show_day(first)),
            (_, None) => format!(
                "“{words}” of the {name} calendar is {} to {}.",
                show_day(first),
                show_day(last)
            ),
        })];
        if told.calendar == Calendar::Islamic {
            why.push(Reason::new(
                "Its months are taken from tables; by the moon that was seen it may be a day or two off.",
            ));
        }
        Some(Found {
            point: Point::new(fields.year, fields.part),
            stated: true,
            relative: None,
            why,
        })
    }

    /// The nearest one to the document's day, by the sentence's tense where it is of the future or the past.
    pub(super) fn told_without_year(&self, sem: &Sem, told: Told) -> Resolved {
        let mut why = vec![Reason::new(format!("“{}” has no year.", self.place.words))];
        let written = self.written().filter(|_| self.context.kind == Kind::News);
        let found = written.and_then(|written| {
            why.push(self.written_reason(written));
            let around = told.around(written);
            let wanted = |away: i64| match self.place.tense {
                Tense::Future => away >= 0,
                Tense::Past => away <= 0,
                Tense::Unclear => true,
            };
            let (_, told) = around
                .iter()
                .find(|(away, _)| wanted(*away))
                .or(around.first())?;
            let weekday = match &sem.core {
                Core::Date(fields) => fields.weekday,
                _ => None,
            };
            let mut dated = Sem::told(*told, weekday)?;
            dated.clock = sem.clock;
            dated.modifier = sem.modifier.or(dated.modifier);
            why.push(Reason::new(format!(
                "The nearest such date is of the year {} of the {} calendar.",
                told.year.unwrap_or(0),
                told.calendar.name()
            )));
            Some(super::resolve(
                &dated,
                self.place,
                self.context,
                self.memory,
            ))
        });
        let resolved = found.unwrap_or_else(|| {
            let value = match told.day {
                Some(_) => "XXXX-XX-XX",
                None => "XXXX-XX",
            };
            self.plain(TimexType::Date, value.to_string())
        });
        why.extend(resolved.why);
        Resolved {
            stated: false,
            why,
            ..resolved
        }
    }
}
