//! Dates that count from another: "last year", "two days earlier", "next Monday"; and which date they count from.
//!
//! What names a part of an unknown whole is in [`super::nearest`].

use super::super::context::Kind;
use super::super::point::{Part, Point, move_days};
use super::super::value::{Sem, To};
use super::{Found, Solver, Tense, number};
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::{Relative, RelativeTo};
use crate::model::{Grain, Reason};
use chrono::{Datelike, NaiveDate};

/// A day is still the one counted from so many sentences on.
const DAYS_SPOKEN_OF: usize = 6;

/// The day of writing stands in one of the first so many sentences.
const HEAD: usize = 3;

impl Solver<'_> {
    pub(super) fn relative_to(&self, to: To) -> RelativeTo {
        match (to, self.context.kind) {
            (To::Document | To::Moment, _) | (To::Either | To::Comparison, Kind::News) => {
                RelativeTo::Document
            }
            (To::Last, _) | (To::Either | To::Comparison, Kind::History) => {
                RelativeTo::LastMentioned
            }
        }
    }

    /// What a relative date counts from, and a sentence that says so.
    pub(super) fn base(&self, to: To, unit: Grain, by: i32) -> Option<(Point, Reason)> {
        let last = || {
            if unit == Grain::Quarter
                && self.context.kind == Kind::News
                && let Some(quarter) = self.memory.last_quarter
            {
                return Some((
                    quarter,
                    Reason::new(format!("The quarter spoken of is {}.", quarter.value())),
                ));
            }
            // Reports speak of quarters that are over: without another word "the quarter" is the last of these.
            if unit == Grain::Quarter
                && self.context.kind == Kind::News
                && let Some(written) = self.written()
                && let Some(over) = Point::of_day(written).shifted(Grain::Quarter, -1)
            {
                return Some((over, self.written_reason(written)));
            }
            // A new paragraph of a report goes on from its year, not from where the one before ended.
            let before = self.memory.last.as_ref();
            if unit == Grain::Year
                && let Some((year, _)) = self.context.reported
                && before.is_none_or(|spoken| spoken.block != self.place.block)
            {
                let reason = format!("The title says that it tells of {year}.");
                let year = Point::new(EdtfYear::Known(year), Part::Whole);
                return Some((year, Reason::new(reason)));
            }
            let spoken = before?;
            // "On Tuesday they met. … centres opened since 2019. The following day": of a day, and not of a year said in passing.
            // What was to come when it was told ("By 21 April the garrison surrendered") may have come before it was written.
            let has_come = spoken.point.last_day() <= self.written() && self.written().is_some();
            let passing = spoken.since
                || spoken.aside
                || spoken.ahead && !has_come && self.place.tense != Tense::Future
                || spoken.point.part == Part::Whole;
            let last_day = match self.place.tense {
                Tense::Future => &self.memory.last_day,
                Tense::Past | Tense::Unclear => &self.memory.told_day,
            };
            let spoken = match last_day {
                Some(day)
                    if unit == Grain::Day
                        && passing
                        && self.place.sentence <= day.sentence + DAYS_SPOKEN_OF =>
                {
                    day
                }
                // "who has been unwell since the summer, resigned on the same day": of another day.
                _ if unit == Grain::Day && spoken.since => return None,
                _ => spoken,
            };
            let fits = spoken.point.within(unit).is_some();
            // "On 17 July … the next day": of no known year, and not the day after a date before that.
            let of_no_year = spoken.point.known_year().is_none()
                && spoken.point.part.month().is_some()
                && unit > Grain::Year;
            if !fits && of_no_year {
                return None;
            }
            let spoken = if fits {
                spoken
            } else {
                self.memory
                    .last_year
                    .as_ref()
                    .filter(|s| s.point.within(unit).is_some())?
            };
            Some((
                spoken.point,
                Reason::new(format!(
                    "It counts from the date spoken of before it, “{}” ({}).",
                    spoken.words,
                    spoken.point.value()
                )),
            ))
        };
        let written = || {
            let day = self.written()?;
            Some((Point::of_day(day), self.written_reason(day)))
        };
        if to == To::Moment && !self.context.message {
            return None;
        }
        // "compiled in 2009 … given to us last year": a head that says no more than its year is enough for that.
        let last_year = unit == Grain::Year && by == -1 && to == To::Either;
        if last_year && let Some(year) = self.headed_year() {
            return Some(year);
        }
        match self.relative_to(to) {
            RelativeTo::Document => written(),
            // "agreed to send it before the end of the month": whoever plans counts from the day of writing.
            RelativeTo::LastMentioned
                if by == 0
                    && self.context.kind == Kind::News
                    && self.place.tense == Tense::Future
                    && matches!(unit, Grain::Month | Grain::Week | Grain::Year)
                    && self.place.words.starts_with("the end of") =>
            {
                written().or_else(last)
            }
            RelativeTo::LastMentioned => match self.context.kind {
                Kind::History => last(),
                // What is told as past did not follow the day of writing: "two weeks later" after "in May" stays open.
                Kind::News if by > 0 && self.place.tense == Tense::Past => last(),
                // "In two weeks it opens. From the same day": not the day of writing, where another time was spoken of.
                Kind::News if unit == Grain::Day && by == 0 && to == To::Last => {
                    match &self.memory.last {
                        // "We lost her that night", further down than the day of the interview: another night.
                        Some(spoken)
                            if self.place.words.starts_with("that ")
                                && self.place.tense == Tense::Past
                                && self.place.block > spoken.block
                                && spoken.point.day() == self.context.written
                                && spoken.sentence < HEAD =>
                        {
                            None
                        }
                        Some(_) => last(),
                        None => written(),
                    }
                }
                Kind::News => last().or_else(written),
            },
        }
    }

    /// The year of a document whose head says no day, where nothing that was spoken of came later; not of a report, which tells of its year.
    fn headed_year(&self) -> Option<(Point, Reason)> {
        let head = self.context.head.as_ref()?;
        let year = head.to.year();
        let later = |spoken: &super::Spoken| spoken.point.known_year().is_some_and(|y| y >= year);
        let own = self.written().is_none()
            && self.context.reported.is_none()
            && self.place.entry.is_none()
            && head.from.year() == year
            && !self.memory.last.as_ref().is_some_and(later);
        let why = format!("The head of the document says {}.", head.words);
        own.then(|| {
            (
                Point::new(EdtfYear::Known(year), Part::Whole),
                Reason::new(why),
            )
        })
    }

    pub(super) fn shift(
        &self,
        to: To,
        unit: Grain,
        by: i32,
        inside: Option<Part>,
    ) -> Option<Found> {
        let mut why = vec![self.says(&["is relative."])];
        // "a decade ago" is ten years back, not the calendar's decade before this one.
        let (unit, by) = match (to, unit) {
            (To::Comparison, Grain::Decade) => (Grain::Year, by.saturating_mul(10)),
            _ => (unit, by),
        };
        let rel = relative(
            self.relative_to(to),
            unit,
            by,
            inside.unwrap_or(Part::Whole),
        );
        let Some((base, reason)) = self.base(to, unit, by) else {
            let (point, reason) = self.day_without_year(to, unit, by, inside)?;
            why.extend([reason, makes(point)]);
            return Some(Found {
                point,
                stated: false,
                relative: Some(rel),
                why,
            });
        };
        why.push(reason);
        // In reports about quarters "a year earlier" is the same quarter of the year before.
        if unit == Grain::Year
            && inside.is_none()
            && matches!(to, To::Comparison | To::Last)
            && by == -1
            && let Some(quarter) = self.reported_quarter()
            && let Some(year) = quarter.known_year()
            && let Some(shifted) = year.checked_add(by)
        {
            let point = Point::new(EdtfYear::Known(shifted), quarter.part);
            why.push(Reason::new(format!(
                "The text speaks of quarters, last of {}: it means {}.",
                quarter.value(),
                point.value()
            )));
            return Some(Found {
                point,
                stated: false,
                relative: Some(rel),
                why,
            });
        }
        let clock_unit = unit > Grain::Day;
        let landed = base.shifted(
            if clock_unit { Grain::Day } else { unit },
            if clock_unit { 0 } else { by },
        )?;
        let point = match inside {
            None => landed,
            Some(Part::Weekday(w)) => {
                Point::of_day(move_days(landed.first_day()?, i64::from(w) - 1)?)
            }
            Some(Part::Weekend(_)) => match landed.part {
                Part::Week(w) => Point::new(landed.year, Part::Weekend(w)),
                _ => return None,
            },
            Some(Part::DayOnly(day)) => match landed.part {
                Part::Month(month) => Point::new(landed.year, Part::Day { month, day }),
                _ => return None,
            },
            Some(part) => Point::new(landed.year, part),
        };
        if matches!(point.part, Part::Day { .. }) {
            point.day()?;
        }
        why.push(makes(point));
        Some(Found {
            point,
            stated: false,
            relative: Some(rel),
            why,
        })
    }

    /// "today" in a document of “14 October”, whose year nothing says.
    fn day_without_year(
        &self,
        to: To,
        unit: Grain,
        by: i32,
        inside: Option<Part>,
    ) -> Option<(Point, Reason)> {
        let (month, day, reason) = self.context.day_without_year.clone()?;
        let days = match unit {
            Grain::Day => by,
            _ if unit > Grain::Day && by == 0 => 0,
            _ => return None,
        };
        if self.relative_to(to) != RelativeTo::Document || inside.is_some() {
            return None;
        }
        // Where the year decides ("yesterday" on 1 March), nothing is said.
        let in_year = |year: i32| {
            let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
            let moved = move_days(day, days.into())?;
            Some((moved.month() as u8, moved.day() as u8))
        };
        let (month, day) = in_year(2000).filter(|&day| in_year(2001) == Some(day))?;
        let point = Point::new(EdtfYear::Unspecified, Part::Day { month, day });
        Some((point, reason))
    }

    /// The quarter that a report's figures are of, here.
    fn reported_quarter(&self) -> Option<Point> {
        let several = self.memory.beyond_quarter == Some(self.place.block);
        self.memory
            .last_quarter
            .filter(|_| self.context.kind == Kind::News && !several)
    }

    /// "the 1988 period": the report's quarter in that year.
    pub(super) fn same_quarter(&self, year: EdtfYear) -> Option<Found> {
        let quarter = self.reported_quarter()?;
        let point = Point::new(year, quarter.part);
        Some(Found {
            point,
            stated: false,
            relative: None,
            why: vec![Reason::new(format!(
                "The text speaks of quarters, last of {}: it means {}.",
                quarter.value(),
                point.value()
            ))],
        })
    }

    /// "last December", "next Monday", "this spring".
    pub(super) fn near(&self, to: To, side: i8, part: Part) -> Option<Found> {
        // "announced in July 2015 and awarded that October": a month is enough to count from.
        let fine = match part {
            Part::Weekday(_) | Part::Weekend(_) => Grain::Day,
            _ if to == To::Last => Grain::Month,
            _ => Grain::Day,
        };
        let (base, reason) = self.base(to, fine, side.into())?;
        if fine == Grain::Day {
            base.day()?;
        }
        let (point, unit, by) = match part {
            Part::Weekday(w) => {
                let day = base.day()?;
                let ahead = (i64::from(w) - i64::from(number(day))).rem_euclid(7);
                let days = match side {
                    0 => i64::from(w) - i64::from(number(day)),
                    s if s < 0 => {
                        if ahead == 0 {
                            -7
                        } else {
                            ahead - 7
                        }
                    }
                    _ => {
                        if ahead == 0 {
                            7
                        } else {
                            ahead
                        }
                    }
                };
                (
                    Point::of_day(move_days(day, days)?),
                    Grain::Day,
                    days as i32,
                )
            }
            Part::Weekend(_) => {
                let week = base.shifted(Grain::Week, side.into())?;
                let Part::Week(w) = week.part else {
                    return None;
                };
                (
                    Point::new(week.year, Part::Weekend(w)),
                    Grain::Week,
                    side.into(),
                )
            }
            part => {
                let grain = Point::new(EdtfYear::Known(2000), part).grain();
                let here = base.within(grain)?;
                let year = here.known_year()?;
                let mut at = [year - 1, year, year + 1]
                    .into_iter()
                    .map(|y| Point::new(EdtfYear::Known(y), part));
                let before = |a: &Point, b: &Point| a.first_day() < b.first_day();
                let point = match side {
                    0 => Point::new(EdtfYear::Known(year), part),
                    s if s < 0 => at.rfind(|p| before(p, &here))?,
                    _ => at.find(|p| before(&here, p))?,
                };
                let by = point.known_year()? - year;
                (point, Grain::Year, by)
            }
        };
        Some(Found {
            relative: Some(relative(
                self.relative_to(to),
                unit,
                by,
                if unit == Grain::Year {
                    part
                } else {
                    Part::Whole
                },
            )),
            why: vec![self.says(&["is relative."]), reason, makes(point)],
            point,
            stated: false,
        })
    }
}

/// So many units from a date that is itself written, or the unit around it.
impl Solver<'_> {
    pub(super) fn counted(&self, base: &Sem, unit: Grain, by: i32) -> Option<Found> {
        let found = self.found(base)?;
        let point = match (unit, found.point.day()) {
            (_, None) => found.point.shifted(unit, by)?,
            (_, Some(_)) if by == 0 => found.point.within(unit)?,
            // Counted from a day, weeks and years end on a day.
            (Grain::Week, Some(day)) => Point::of_day(move_days(day, 7 * i64::from(by))?),
            (Grain::Year, Some(day)) => {
                let part = found.point.part;
                let year = day.year().checked_add(by)?;
                let moved = Point::new(EdtfYear::Known(year), part);
                moved.day()?;
                moved
            }
            (_, Some(_)) => found.point.shifted(unit, by)?,
        };
        let mut why = found.why;
        why.push(Reason::new(format!(
            "“{}” counts from {}: that makes {}.",
            self.place.words,
            found.point.value(),
            point.value()
        )));
        Some(Found {
            point,
            stated: found.stated,
            relative: found.relative,
            why,
        })
    }
}

fn makes(point: Point) -> Reason {
    Reason::new(["That makes ", &point.value(), "."].concat())
}

pub(super) fn relative(to: RelativeTo, unit: Grain, shift: i32, part: Part) -> Relative {
    Relative {
        to,
        unit,
        shift,
        part: match part {
            Part::Whole | Part::Week(_) | Part::Weekend(_) | Part::Weekday(_) => DatePart::Whole,
            Part::Half(h) => DatePart::SubYear(39 + h),
            Part::Quarter(q) => DatePart::SubYear(32 + q),
            Part::Season(s) => DatePart::SubYear(20 + s),
            Part::Month(m) => DatePart::Month(m),
            Part::Day { month, day } => DatePart::Day { month, day },
            Part::DayOnly(day) => DatePart::DayOfUnknownMonth(day),
        },
    }
}
