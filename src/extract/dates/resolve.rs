//! Turns what the words mean into a date, as far as the document allows, and says how.
//!
//! Never guesses: where nothing tells the year, the value stays without one.

use super::context::{Context, Kind, Order};
use super::holidays;
use super::point::{Clock, Modifier, Part, Point, move_days};
use super::value::{Amount, Core, Fields, Sem, To};
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::{Relative, RelativeTo};
use crate::model::{Edtf, Endpoint, Grain, Reason, Recurrence, TimexType, Why};
use chrono::{Datelike, NaiveDate};

/// What the sentence says about the time of what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unclear,
}

#[derive(Clone, Debug)]
pub struct Resolved {
    pub kind: TimexType,
    pub value: String,
    pub modifier: Option<&'static str>,
    pub edtf: Option<Edtf>,
    pub recurrence: Option<Recurrence>,
    pub stated: bool,
    pub relative: Option<Relative>,
    pub why: Why,
    /// Where later dates may lean on it.
    pub point: Option<Point>,
}

/// What was spoken of before, in text order.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    last: Option<Spoken>,
    last_quarter: Option<Point>,
    last_year: Option<Spoken>,
}

#[derive(Clone, Debug)]
struct Spoken {
    point: Point,
    /// Its words alone say when.
    stated: bool,
    words: String,
    sentence: usize,
    block: u32,
}

/// Where a mention stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub words: &'a str,
    pub sentence: usize,
    pub block: u32,
    pub tense: Tense,
    /// It only compares with another time: "a year ago".
    pub comparison: bool,
    /// "a September", "one Monday": any of them, not the nearest.
    pub indefinite: bool,
}

impl Memory {
    pub fn remember(&mut self, resolved: &Resolved, place: Place<'_>) {
        let Some(point) = resolved.point else { return };
        let spoken = Spoken {
            point,
            stated: resolved.stated,
            words: place.words.to_string(),
            sentence: place.sentence,
            block: place.block,
        };
        // A quarter that was only compared with ("a year ago") is not the one the report is about.
        if matches!(point.part, Part::Quarter(_))
            && point.known_year().is_some()
            && !place.comparison
        {
            self.last_quarter = Some(point);
        }
        if point.known_year().is_some() {
            self.last_year = Some(spoken.clone());
        }
        self.last = Some(spoken);
    }
}

/// A date so far: the point, how it was reached, and whether its words alone say it.
struct Found {
    point: Point,
    stated: bool,
    relative: Option<Relative>,
    why: Why,
}

pub fn resolve(sem: &Sem, place: Place<'_>, context: &Context, memory: &Memory) -> Resolved {
    let solver = Solver {
        place,
        context,
        memory,
    };
    match &sem.core {
        Core::Date(_) | Core::Shift { .. } | Core::Near { .. } => match solver.found(sem) {
            Some(found) => solver.of_found(found, sem),
            None => solver.vague(sem),
        },
        Core::Ref(value) => Resolved {
            modifier: sem.modifier.map(Modifier::name),
            ..solver.plain(TimexType::Date, (*value).to_string())
        },
        Core::Duration(amount, unit, second) => Resolved {
            modifier: sem.modifier.map(Modifier::name),
            ..solver.plain(TimexType::Duration, duration(*amount, unit, *second))
        },
        Core::Set { .. } => solver.set(sem),
        Core::Range(a, b) => solver.range(a, b),
    }
}

struct Solver<'a> {
    place: Place<'a>,
    context: &'a Context,
    memory: &'a Memory,
}

impl Solver<'_> {
    fn plain(&self, kind: TimexType, value: String) -> Resolved {
        Resolved {
            kind,
            value,
            modifier: None,
            edtf: None,
            recurrence: None,
            stated: true,
            relative: None,
            why: Vec::new(),
            point: None,
        }
    }

    fn of_found(&self, found: Found, sem: &Sem) -> Resolved {
        let mut point = found.point;
        if sem.clock.is_some() {
            point.clock = sem.clock;
        }
        point.modifier = sem.modifier.or(point.modifier);
        let kind = if point.clock.is_some() {
            TimexType::Time
        } else {
            TimexType::Date
        };
        let edtf = point.edtf();
        let mut why = found.why;
        if why.is_empty() {
            why.push(Reason::new(match &edtf {
                Some(edtf) if found.stated => {
                    format!("“{}” says {edtf}.", self.place.words)
                }
                _ => format!("“{}” alone does not say when.", self.place.words),
            }));
        }
        Resolved {
            kind,
            value: point.value(),
            modifier: point.modifier.map(Modifier::name),
            edtf,
            recurrence: None,
            stated: found.stated,
            relative: found.relative,
            why,
            point: Some(point),
        }
    }

    fn found(&self, sem: &Sem) -> Option<Found> {
        match &sem.core {
            Core::Date(fields) => self.date(fields),
            Core::Shift {
                to,
                unit,
                by,
                inside,
            } => self.shift(*to, *unit, *by, *inside),
            Core::Near { side, part } => self.near(*side, *part),
            Core::Ref(_) | Core::Duration(..) | Core::Set { .. } | Core::Range(..) => None,
        }
    }

    fn date(&self, fields: &Fields) -> Option<Found> {
        if let Some((a, b)) = fields.numeric {
            return Some(self.numeric(a, b, fields.year));
        }
        if let Some(holiday) = fields.holiday {
            return self.holiday(holiday, fields.year);
        }
        let point = Point::new(fields.year, fields.part);
        let stated = |point| Found {
            point,
            stated: true,
            relative: None,
            why: Vec::new(),
        };
        if fields.year != EdtfYear::Unspecified {
            return Some(stated(point));
        }
        match fields.part {
            Part::Weekday(weekday) => Some(self.weekday(weekday)),
            Part::Whole | Part::Week(_) | Part::Weekend(_) | Part::DayOnly(_) => {
                Some(self.day_only(point))
            }
            Part::Half(_)
            | Part::Quarter(_)
            | Part::Season(_)
            | Part::Month(_)
            | Part::Day { .. } => Some(self.yearless(fields.part, fields.weekday)),
        }
    }

    /// "December 18": the year just spoken of, or the nearest one in news, or none.
    fn yearless(&self, part: Part, weekday: Option<u8>) -> Found {
        let words = self.place.words;
        let mut why = vec![Reason::new(format!("“{words}” has no year."))];
        let partial = Point::new(EdtfYear::Unspecified, part);
        // The article of "a third-quarter loss" is the loss's.
        let adjective = matches!(part, Part::Quarter(_) | Part::Half(_));
        if self.place.indefinite && !adjective {
            why.push(Reason::new("The text does not say which one it means."));
            return Found {
                point: partial,
                stated: true,
                relative: None,
                why,
            };
        }
        if let Some(spoken) = self.year_spoken_of()
            && let Some(year) = spoken.point.known_year()
        {
            why.push(Reason::new(format!(
                "The year last spoken of before it is {} (“{}”).",
                show_year(year),
                spoken.words
            )));
            let year = self.turned_year(year, part);
            if Some(year) != spoken.point.known_year() {
                why.push(Reason::new(format!(
                    "The text has gone from the end of that year to the beginning of the next, {}.",
                    show_year(year)
                )));
            }
            return Found {
                point: Point::new(EdtfYear::Known(year), part),
                stated: false,
                relative: Some(relative(RelativeTo::LastMentioned, Grain::Year, 0, part)),
                why,
            };
        }
        let Some(written) = self
            .context
            .written
            .filter(|_| self.context.kind == Kind::News)
        else {
            return Found {
                point: partial,
                stated: true,
                relative: None,
                why,
            };
        };
        why.push(self.written_reason(written));
        let candidates = (written.year() - 1..=written.year() + 1)
            .map(|year| Point::new(EdtfYear::Known(year), part))
            .filter(|p| weekday.is_none_or(|w| p.day().is_none_or(|d| number(d) == w)));
        let here = Point::of_day(written).within(partial.grain());
        let same = |p: &Point| here.is_some_and(|h| h.part == p.part && h.year == p.year);
        let away = |p: &Point| p.first_day().map_or(i64::MAX, |d| (d - written).num_days());
        let mut candidates: Vec<(i64, Point)> = candidates
            .map(|p| (if same(&p) { 0 } else { away(&p) }, p))
            .filter(|(days, _)| *days != i64::MAX)
            .collect();
        candidates.sort_by_key(|(days, _)| days.abs());
        let coarse = !matches!(part, Part::Day { .. });
        // Reports speak of quarters that are over, and of the present one; one further off is last year's.
        let quarter = matches!(part, Part::Quarter(_));
        let (picked, reason) = match self.place.tense {
            Tense::Future => (
                candidates
                    .iter()
                    .find(|(days, _)| *days >= 0 && !(quarter && *days > 95)),
                "is still to come by the sentence’s tense",
            ),
            Tense::Past if coarse || candidates.first().is_some_and(|(days, _)| *days > 0) => (
                candidates.iter().find(|(days, _)| *days <= 0),
                "is past by the sentence’s tense",
            ),
            Tense::Unclear if coarse => (
                // Bare months in news were past 49 times and to come 21 times of 73 (development sets).
                candidates.iter().find(|(days, _)| *days <= 45),
                "is nearest, the past before the future",
            ),
            Tense::Past | Tense::Unclear => (candidates.first(), "is nearest"),
        };
        let Some((_, point)) = picked
            .or_else(|| candidates.iter().find(|(days, _)| *days <= 0))
            .or(candidates.first())
        else {
            return Found {
                point: partial,
                stated: true,
                relative: None,
                why,
            };
        };
        let year = point.known_year().unwrap_or(written.year());
        why.push(Reason::new(if reason == "is nearest" {
            format!("The nearest {words} is that of {}.", show_year(year))
        } else {
            format!("The {words} of {} {reason}.", show_year(year))
        }));
        Found {
            point: *point,
            stated: false,
            relative: Some(relative(
                RelativeTo::Document,
                Grain::Year,
                year - written.year(),
                part,
            )),
            why,
        }
    }

    /// A history that was in the last months of a year and now speaks of its first has gone on to the next year.
    fn turned_year(&self, year: i32, part: Part) -> i32 {
        let month = |p: Part| match p {
            Part::Month(m) | Part::Day { month: m, .. } => Some(m),
            _ => None,
        };
        let last = self.memory.last.as_ref().and_then(|s| month(s.point.part));
        match (self.context.kind, last, month(part)) {
            (Kind::History, Some(10..=12), Some(1..=3)) => year.saturating_add(1),
            _ => year,
        }
    }

    /// In a history the year last spoken of anywhere before; else one stated in the same sentence or, where the
    /// document's date is not known, the sentence before it in the same paragraph.
    fn year_spoken_of(&self) -> Option<&Spoken> {
        let spoken = self.memory.last_year.as_ref()?;
        let near = match (self.context.kind, self.context.written) {
            (Kind::History, _) => true,
            (Kind::News, None) => {
                spoken.stated
                    && spoken.block == self.place.block
                    && self.place.sentence <= spoken.sentence + 1
            }
            (Kind::News, Some(written)) => {
                spoken.stated
                    && spoken.sentence == self.place.sentence
                    && spoken.point.known_year() != Some(written.year())
                    && spoken.point.grain() <= Grain::Day
            }
        };
        near.then_some(spoken)
    }

    fn weekday(&self, weekday: u8) -> Found {
        let words = self.place.words;
        let mut why = vec![Reason::new(format!("“{words}” names no date."))];
        let unknown = Point::new(EdtfYear::Unspecified, Part::Weekday(weekday));
        let base = match self.context.kind {
            Kind::News => self.context.written,
            Kind::History => self.memory.last.as_ref().and_then(|s| s.point.day()),
        };
        let Some(base) = base else {
            return Found {
                point: unknown,
                stated: true,
                relative: None,
                why,
            };
        };
        let back = (i64::from(number(base)) - i64::from(weekday)).rem_euclid(7);
        let (days, reason) = match (self.context.kind, self.place.tense) {
            (Kind::History, _) => ((7 - back) % 7, "It follows the day last spoken of"),
            (Kind::News, Tense::Future) => (
                if back == 0 { 0 } else { 7 - back },
                "It is still to come by the sentence’s tense",
            ),
            // A bare weekday in news is the last one, today included, 91 times of 100 (development sets).
            (Kind::News, Tense::Past | Tense::Unclear) => (-back, "It is the last one"),
        };
        if self.context.kind == Kind::News {
            why.push(self.written_reason(base));
        }
        let Some(day) = move_days(base, days) else {
            return Found {
                point: unknown,
                stated: true,
                relative: None,
                why,
            };
        };
        why.push(Reason::new(format!("{reason}: {}.", show_day(day))));
        Found {
            point: Point::of_day(day),
            stated: false,
            relative: Some(Relative {
                to: self.relative_to(To::Either),
                unit: Grain::Day,
                shift: days as i32,
                part: DatePart::Whole,
            }),
            why,
        }
    }

    /// "the 23rd": the month last spoken of, or the document's.
    fn day_only(&self, point: Point) -> Found {
        let why = vec![Reason::new(format!("“{}” has no month.", self.place.words))];
        let base = self
            .memory
            .last
            .as_ref()
            .map(|s| s.point)
            .filter(|p| p.within(Grain::Month).is_some())
            .or(self
                .context
                .written
                .filter(|_| self.context.kind == Kind::News)
                .map(Point::of_day));
        if let (Part::DayOnly(day), Some(base)) = (point.part, base)
            && let Some(Part::Month(month)) = base.within(Grain::Month).map(|m| m.part)
        {
            let point = Point::new(base.year, Part::Day { month, day });
            if point.day().is_some() {
                let mut why = why;
                why.push(Reason::new(format!(
                    "It is read in the month last spoken of, {}.",
                    Point::new(base.year, Part::Month(month)).value()
                )));
                return Found {
                    point,
                    stated: false,
                    relative: Some(relative(
                        RelativeTo::LastMentioned,
                        Grain::Month,
                        0,
                        Part::DayOnly(day),
                    )),
                    why,
                };
            }
        }
        Found {
            point,
            stated: true,
            relative: None,
            why,
        }
    }

    fn numeric(&self, a: u8, b: u8, year: EdtfYear) -> Found {
        let day = |d: u8, m: u8| Point::new(year, Part::Day { month: m, day: d });
        let words = self.place.words;
        let settled = |point: Point, text: String| Found {
            point,
            stated: true,
            relative: None,
            why: vec![Reason::new(text)],
        };
        let exists = |point: Point| point.day().is_some() || year == EdtfYear::Unspecified;
        match (a > 12, b > 12, self.context.order) {
            _ if a == b => settled(day(a, b), format!("“{words}” reads alike in both orders.")),
            (true, false, _) if exists(day(a, b)) => settled(
                day(a, b),
                format!("“{words}” has its day first: there is no month {a}."),
            ),
            (false, true, _) if exists(day(b, a)) => settled(
                day(b, a),
                format!("“{words}” has its month first: there is no month {b}."),
            ),
            (false, false, Order::DayFirst) => settled(
                day(a, b),
                format!(
                    "“{words}” is read day first, as the document’s other dates and its language are."
                ),
            ),
            (false, false, Order::MonthFirst) => settled(
                day(b, a),
                format!("“{words}” is read month first, as the document’s other dates are."),
            ),
            _ => {
                let mut found = settled(
                    Point::new(year, Part::Whole),
                    format!("“{words}” can be read day first or month first."),
                );
                found.why.push(Reason::new(format!(
                    "Day first it is {}, month first it is {}; nothing in the document decides.",
                    day(a, b).value(),
                    day(b, a).value()
                )));
                found
            }
        }
    }

    fn holiday(&self, holiday: u8, year: EdtfYear) -> Option<Found> {
        let words = self.place.words;
        if let EdtfYear::Known(y) = year {
            let day = holidays::day_of(holiday, y)?;
            return Some(Found {
                point: Point::of_day(day),
                stated: true,
                relative: None,
                why: vec![Reason::new(format!("“{words}” is {}.", show_day(day)))],
            });
        }
        let base = match self.year_spoken_of() {
            Some(spoken) => (spoken.point.known_year()?, None),
            None => {
                let written = self.context.written?;
                (written.year(), Some(written))
            }
        };
        let day = match base {
            (year, None) => holidays::day_of(holiday, year)?,
            (year, Some(written)) => (year - 1..=year + 1)
                .filter_map(|y| holidays::day_of(holiday, y))
                .min_by_key(|d| {
                    let away = (*d - written).num_days();
                    match self.place.tense {
                        Tense::Future if away < 0 => away.abs() + 10_000,
                        Tense::Past if away > 0 => away.abs() + 10_000,
                        _ => away.abs(),
                    }
                })?,
        };
        Some(Found {
            point: Point::of_day(day),
            stated: false,
            relative: None,
            why: vec![
                Reason::new(format!("“{words}” has no year.")),
                Reason::new(format!("The one meant falls on {}.", show_day(day))),
            ],
        })
    }

    fn relative_to(&self, to: To) -> RelativeTo {
        match (to, self.context.kind) {
            (To::Document, _) | (To::Either | To::Comparison, Kind::News) => RelativeTo::Document,
            (To::Last, _) | (To::Either | To::Comparison, Kind::History) => {
                RelativeTo::LastMentioned
            }
        }
    }

    /// What a relative date counts from, and a sentence that says so.
    fn base(&self, to: To, unit: Grain) -> Option<(Point, Reason)> {
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
            let spoken = self.memory.last.as_ref()?;
            let fits = spoken.point.within(unit).is_some();
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
            let day = self.context.written?;
            Some((Point::of_day(day), self.written_reason(day)))
        };
        match self.relative_to(to) {
            RelativeTo::Document => written(),
            RelativeTo::LastMentioned => match self.context.kind {
                Kind::History => last(),
                Kind::News => last().or_else(written),
            },
        }
    }

    fn shift(&self, to: To, unit: Grain, by: i32, inside: Option<Part>) -> Option<Found> {
        let mut why = vec![Reason::new(format!("“{}” is relative.", self.place.words))];
        let rel = relative(
            self.relative_to(to),
            unit,
            by,
            inside.unwrap_or(Part::Whole),
        );
        let (base, reason) = self.base(to, unit)?;
        why.push(reason);
        // In reports about quarters "a year earlier" is the same quarter of the year before.
        if unit == Grain::Year
            && inside.is_none()
            && self.context.kind == Kind::News
            && (to == To::Comparison || to == To::Last && by == -1)
            && let Some(quarter) = self.memory.last_quarter
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
        why.push(Reason::new(format!("That makes {}.", point.value())));
        Some(Found {
            point,
            stated: false,
            relative: Some(rel),
            why,
        })
    }

    /// "last December", "next Monday", "this spring".
    fn near(&self, side: i8, part: Part) -> Option<Found> {
        let (base, reason) = self.base(To::Either, Grain::Day)?;
        let day = base.day()?;
        let (point, unit, by) = match part {
            Part::Weekday(w) => {
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
                let by = point.known_year()? - day.year();
                (point, Grain::Year, by)
            }
        };
        Some(Found {
            relative: Some(relative(
                self.relative_to(To::Either),
                unit,
                by,
                if unit == Grain::Year {
                    part
                } else {
                    Part::Whole
                },
            )),
            why: vec![
                Reason::new(format!("“{}” is relative.", self.place.words)),
                reason,
                Reason::new(format!("That makes {}.", point.value())),
            ],
            point,
            stated: false,
        })
    }

    /// Relative to something that is not known: the value says no more than the words do.
    fn vague(&self, sem: &Sem) -> Resolved {
        let (unit, part, rel) = match &sem.core {
            Core::Shift {
                to,
                unit,
                by,
                inside,
            } => (
                *unit,
                inside.unwrap_or(Part::Whole),
                Some(relative(
                    self.relative_to(*to),
                    *unit,
                    *by,
                    inside.unwrap_or(Part::Whole),
                )),
            ),
            Core::Near { side, part } => (
                Grain::Year,
                *part,
                Some(relative(
                    self.relative_to(To::Either),
                    Grain::Year,
                    i32::from(*side),
                    *part,
                )),
            ),
            Core::Date(fields) => (Grain::Year, fields.part, None),
            Core::Ref(_) | Core::Duration(..) | Core::Set { .. } | Core::Range(..) => {
                (Grain::Year, Part::Whole, None)
            }
        };
        let mut point = Point::new(EdtfYear::Unspecified, part);
        point.clock = sem.clock;
        let value = match (part, unit, sem.clock) {
            (Part::Whole, Grain::Quarter, _) => "XXXX-QX".to_string(),
            (Part::Whole, Grain::Half, _) => "XXXX-HX".to_string(),
            (Part::Whole, Grain::Month, _) => "XXXX-XX".to_string(),
            (Part::Whole, Grain::Week, _) => "XXXX-WXX".to_string(),
            (Part::Whole, Grain::Day, None) => "XXXX-XX-XX".to_string(),
            (Part::Whole, Grain::Decade, _) => "XXX".to_string(),
            (Part::Whole, Grain::Century, _) => "XX".to_string(),
            _ => point.value(),
        };
        Resolved {
            kind: if sem.clock.is_some() {
                TimexType::Time
            } else {
                TimexType::Date
            },
            value,
            modifier: sem.modifier.map(Modifier::name),
            edtf: point.edtf(),
            recurrence: None,
            stated: false,
            relative: rel,
            why: vec![
                Reason::new(format!("“{}” is relative.", self.place.words)),
                Reason::new("What it counts from is not known."),
            ],
            point: None,
        }
    }

    fn set(&self, sem: &Sem) -> Resolved {
        let Core::Set {
            unit,
            letter,
            interval,
            times,
            on,
        } = &sem.core
        else {
            return self.plain(TimexType::Set, String::new());
        };
        let mut recurrence = Recurrence {
            every: *unit,
            interval: *interval,
            times: *times,
            on: None,
        };
        let mut value = duration(Amount::Exact(f64::from(*interval)), letter, None);
        if let Some(on) = on
            && let Core::Date(fields) = &on.core
        {
            let mut point = Point::new(EdtfYear::Unspecified, fields.part);
            point.clock = on.clock.or(sem.clock);
            value = point.value();
            recurrence.every = match fields.part {
                Part::Weekday(_) | Part::Weekend(_) => Grain::Week,
                _ => Grain::Year,
            };
            if let Part::Day { month, day } = fields.part {
                recurrence.on = Some((month, day));
            }
        } else if let Some(Clock::Part(part)) = sem.clock {
            value = format!("XXXX-XX-XXT{part}");
        }
        Resolved {
            recurrence: Some(recurrence),
            why: vec![Reason::new(format!("“{}” recurs.", self.place.words))],
            ..self.plain(TimexType::Set, value)
        }
    }

    fn range(&self, a: &Sem, b: &Sem) -> Resolved {
        let (Some(mut from), Some(mut to)) = (self.found(a), self.found(b)) else {
            return self.vague(a);
        };
        from.point.clock = a.clock.or(from.point.clock);
        to.point.clock = b.clock.or(to.point.clock);
        from.point.modifier = a.modifier;
        to.point.modifier = b.modifier;
        let value = format!("{}/{}", from.point.value(), to.point.value());
        let start = from.point.edtf().and_then(|e| e.single());
        let end = to.point.edtf().and_then(|e| e.single());
        let edtf = start
            .zip(end)
            .map(|(a, b)| Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)));
        let mut why = from.why;
        for reason in to.why {
            if !why.contains(&reason) {
                why.push(reason);
            }
        }
        if why.is_empty() {
            why.push(Reason::new(format!(
                "“{}” lasts from {} to {}.",
                self.place.words,
                from.point.value(),
                to.point.value()
            )));
        }
        Resolved {
            kind: if from.point.clock.is_some() {
                TimexType::Time
            } else {
                TimexType::Date
            },
            value,
            modifier: None,
            edtf,
            recurrence: None,
            stated: from.stated && to.stated,
            relative: from.relative,
            why,
            // Later dates lean on where it begins: "In 1973–1975 … on 3 March".
            point: Some(from.point),
        }
    }

    fn written_reason(&self, written: NaiveDate) -> Reason {
        Reason::new(format!("The document is dated {}.", show_day(written)))
    }
}

fn relative(to: RelativeTo, unit: Grain, shift: i32, part: Part) -> Relative {
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

/// "P1Y", "PT30M", "P2Y3M", "PXD".
fn duration(amount: Amount, unit: &str, second: Option<(Amount, &'static str)>) -> String {
    let part = |amount: Amount, unit: &str| {
        let n = match amount {
            Amount::Some => "X".to_string(),
            Amount::Exact(n) => format!("{}", (n * 100.0).round() / 100.0),
        };
        match unit.strip_prefix('T') {
            Some(unit) => (true, format!("{n}{unit}")),
            None => (false, format!("{n}{unit}")),
        }
    };
    let (clock, mut out) = part(amount, unit);
    if clock {
        out.insert(0, 'T');
    }
    if let Some((amount, unit)) = second {
        let (second_clock, text) = part(amount, unit);
        if second_clock && !clock {
            out.push('T');
        }
        out.push_str(&text);
    }
    out.insert(0, 'P');
    out
}

/// Monday is 1.
fn number(day: NaiveDate) -> u8 {
    day.weekday().number_from_monday() as u8
}

fn show_year(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - i64::from(year))
    }
}

/// "20 December 2019"
pub fn show_day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
