//! Turns what the words mean into a date, as far as the document allows, and says how.
//!
//! Never guesses: where nothing tells the year, the value stays without one.

mod calendars;
mod nearest;
mod relative;
mod sets;

use relative::relative;
use sets::duration;

use super::context::{Context, Kind};
use super::entries::Entry;
use super::point::{Modifier, Part, Point};
use super::value::{Amount, Core, Fields, Sem, To, unit_letter};
use crate::model::edtf::{EdtfYear, Endpoint};
use crate::model::facts::Relative;
use crate::model::{Edtf, Grain, Reason, Recurrence, TimexType, Why};
use chrono::{Datelike, NaiveDate};
use std::rc::Rc;

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
    /// Of a range: TIMEX3 value and EDTF of either end.
    pub ends: Option<[(String, Option<Edtf>); 2]>,
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
    /// Since that quarter the text has gone on to figures of several quarters: "for the nine months", in this block.
    beyond_quarter: Option<u32>,
    last_year: Option<Spoken>,
    /// The day last spoken of, not in passing; and not as still to come.
    last_day: Option<Spoken>,
    told_day: Option<Spoken>,
    /// The last month or day of a known year that is no look aside: where a history has got to.
    story: Option<Spoken>,
    /// As `last_year`, of what was not told as still to come.
    told_year: Option<Spoken>,
    /// The latest day that the text has told of as past.
    latest: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
struct Spoken {
    point: Point,
    /// Its words alone say when.
    stated: bool,
    words: Rc<str>,
    sentence: usize,
    block: u32,
    since: bool,
    opens: bool,
    /// Told as still to come.
    ahead: bool,
    /// Said in passing.
    aside: bool,
    /// Still to come for who writes.
    will: bool,
}

/// Where a mention stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub words: &'a str,
    pub sentence: usize,
    pub block: u32,
    pub tense: Tense,
    /// "will be held": still to come for who writes, and not only for whom is told of ("it would open").
    pub will: bool,
    /// It only compares with another time: "a year ago".
    pub comparison: bool,
    /// "the previous year": a history goes on where it was before.
    pub aside: bool,
    /// "in August and September 1956": the year of the date it is listed with.
    pub year_after: Option<i32>,
    /// "a September", "one Monday": any of them, not the nearest.
    pub indefinite: bool,
    /// "2 May (Saturday)": the days before the bracket that a weekday stands in.
    pub beside: [Option<Point>; 2],
    /// "since 1998": what began then and lasts.
    pub since: bool,
    /// It leads its sentence.
    pub opens: bool,
    /// Of a diary or a log.
    pub entry: Option<Entry<'a>>,
    /// It is itself the heading of an entry that comes after another.
    pub heading: Option<Heading>,
}

/// A weekday that heads an entry is the next one after the entry above it, or the last one before.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    pub before: bool,
}

/// News says the year of a day so many years back in other words.
const LONG_BEFORE_THE_NEWS: i32 = 400;

impl Memory {
    /// Was the last date spoken of in another block?
    pub fn speaks_in_another_block(&self, block: u32) -> bool {
        self.last.as_ref().is_some_and(|last| last.block != block)
    }

    pub fn remember(&mut self, resolved: &Resolved, place: Place<'_>, context: &Context) {
        if resolved.kind == TimexType::Duration && SEVERAL_QUARTERS.contains(&&*resolved.value) {
            self.beyond_quarter = Some(place.block);
        }
        let Some(point) = resolved.point else { return };
        // Reports compare with "a year earlier" again and again, always from where they stand themselves.
        if place.comparison && context.kind == Kind::News {
            return;
        }
        // "marched on Saturday … started at noon": the hour is of that day, and what counts from it counts from Saturday.
        let hour = resolved.kind == TimexType::Time
            && !resolved.stated
            && resolved
                .relative
                .is_some_and(|r| r.shift == 0 && r.unit >= Grain::Day)
            && !place.words.starts_with("this")
            && !place.words.starts_with("to");
        let day_spoken_of = |last: &Spoken| {
            last.block == place.block && matches!(last.point.part, Part::Day { .. })
        };
        if hour && self.last.as_ref().is_some_and(day_spoken_of) {
            return;
        }
        let spoken = Spoken {
            point,
            stated: resolved.stated,
            words: place.words.into(),
            sentence: place.sentence,
            block: place.block,
            since: place.since,
            opens: place.opens,
            ahead: place.tense == Tense::Future,
            aside: place.aside,
            will: place.will,
        };
        if self.is_reported_quarter(point, place, context) {
            self.last_quarter = Some(point);
            self.beyond_quarter = None;
        }
        if point.known_year().is_some() && !place.aside {
            self.last_year = Some(spoken.clone());
            if !spoken.ahead {
                self.told_year = Some(spoken.clone());
                self.latest = self.latest.max(point.day());
            }
            if point.part.month().is_some() {
                self.story = Some(spoken.clone());
            }
        }
        // "It closed on 31 December. … At its meeting last week": what is told has gone on from that day.
        let gone_on = |day: &Option<Spoken>| {
            let told = day.as_ref().and_then(|s| s.point.day());
            !place.since
                && !place.aside
                && told
                    .zip(point.first_day())
                    .is_some_and(|(day, first)| first > day)
        };
        if gone_on(&self.last_day) {
            self.last_day = None;
        }
        if !spoken.ahead && gone_on(&self.told_day) {
            self.told_day = None;
        }
        let own = context.written.is_some() && point.day() == context.written;
        let day = matches!(point.part, Part::Day { .. });
        if day && !own && !place.since && !place.aside {
            self.last_day = Some(spoken.clone());
            if !spoken.ahead {
                self.told_day = Some(spoken.clone());
            }
        }
        self.last = Some(spoken);
    }

    /// Whether what follows is told of this quarter.
    ///
    /// Not of one that was only compared with ("a year ago", "after a flat second quarter" in a report on the third), nor
    /// of one that is still to come ("it will result in a fourth-quarter charge").
    fn is_reported_quarter(&self, point: Point, place: Place<'_>, context: &Context) -> bool {
        let Part::Quarter(_) = point.part else {
            return false;
        };
        if point.known_year().is_none() || place.comparison {
            return false;
        }
        let Some(last) = self.last_quarter else {
            return true;
        };
        // Of two quarters, the one that is over is reported on.
        let is_over = |quarter: Point| {
            let next = quarter
                .shifted(Grain::Quarter, 1)
                .and_then(Point::first_day);
            context
                .written
                .zip(next)
                .is_some_and(|(written, next)| next <= written)
        };
        let ahead = place.tense == Tense::Future || is_over(last) && !is_over(point);
        let is_one_before = last.shifted(Grain::Quarter, -1) == Some(point);
        !ahead && !is_one_before
    }
}

/// Figures "for the nine months" or "for the year" are compared with those of a year before, not of a quarter.
const SEVERAL_QUARTERS: [&str; 5] = ["P6M", "P9M", "P12M", "P1Y", "P52W"];

/// A date so far: the point, how it was reached, and whether its words alone say it.
struct Found {
    point: Point,
    stated: bool,
    relative: Option<Relative>,
    why: Why,
}

impl Found {
    /// A day that its year does not have stays without the year: “29 February 1995”.
    fn in_its_calendar(mut self) -> Self {
        if let (Part::Day { .. }, Some(year), None) =
            (self.point.part, self.point.known_year(), self.point.day())
        {
            self.point.year = EdtfYear::Unspecified;
            let year = show_year(year);
            self.why.push(Reason::new(format!(
                "There is no such day in {year}; which year is meant stays open."
            )));
        }
        self
    }

    /// “30 February 2019”: no year has that day; the month is what is left.
    fn without_day(mut self, no_such_day: Option<u8>) -> Self {
        if let (Some(day), Some(month)) = (no_such_day, self.point.part.month()) {
            let month = crate::model::words::month_name(month);
            self.why.push(Reason::new(format!(
                "There is no {day} {month}; only the month is kept, {}.",
                self.point.value()
            )));
        }
        self
    }
}

pub fn resolve(sem: &Sem, place: Place<'_>, context: &Context, memory: &Memory) -> Resolved {
    let solver = Solver {
        place,
        context,
        memory,
    };
    match &sem.core {
        Core::Shift { unit, by, .. } if sem.counted => Resolved {
            kind: TimexType::Duration,
            value: duration(
                Amount::Exact(f64::from(*by).abs()),
                unit_letter(*unit),
                None,
            ),
            ..solver.dated(sem)
        },
        Core::Date(Fields {
            told: Some(told), ..
        }) if told.year.is_none() => solver.told_without_year(sem, *told),
        Core::Date(_) | Core::Shift { .. } | Core::Near { .. } | Core::Counted { .. } => {
            solver.dated(sem)
        }
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

/// What such a sentence says besides is seldom longer, in bytes.
const SENTENCE: usize = 32;

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
            ends: None,
            recurrence: None,
            stated: true,
            relative: None,
            why: Vec::new(),
            point: None,
        }
    }

    fn dated(&self, sem: &Sem) -> Resolved {
        match self.found(sem) {
            Some(found) => self.of_found(found, sem),
            None => self.vague(sem),
        }
    }

    fn of_found(&self, found: Found, sem: &Sem) -> Resolved {
        let mut point = found.point;
        if sem.clock.is_some() {
            point.clock = sem.clock;
            point.zone = sem.zone;
        }
        point.modifier = sem.modifier.or(point.modifier);
        let kind = if point.clock.is_some() {
            TimexType::Time
        } else {
            TimexType::Date
        };
        let edtf = point.edtf();
        let value = point.value();
        let mut why = found.why;
        let edtf = match (&sem.core, edtf) {
            (Core::Shift { to, by, .. }, Some(edtf)) if *by < 0 => {
                Some(self.more_or_less(*to, edtf, sem.modifier, &mut why))
            }
            (_, edtf) => edtf,
        };
        if why.is_empty() {
            why.push(match &edtf {
                Some(_) if found.stated && point.is_alike_in_edtf() => {
                    self.says(&["says ", &value, "."])
                }
                Some(edtf) if found.stated => self.says(&["says ", &edtf.to_string(), "."]),
                _ => self.says(&["alone does not say when."]),
            });
        }
        Resolved {
            kind,
            value,
            modifier: point.modifier.map(Modifier::name),
            edtf,
            ends: None,
            recurrence: None,
            stated: found.stated,
            relative: found.relative,
            why,
            point: Some(point),
        }
    }

    /// "less than two weeks ago": any time since then; "more than two weeks ago": any time before.
    fn more_or_less(&self, to: To, then: Edtf, modifier: Option<Modifier>, why: &mut Why) -> Edtf {
        let (first, last) = match &then {
            Edtf::Date(date) => (Endpoint::Date(*date), Endpoint::Date(*date)),
            Edtf::Interval(first, last) => (*first, *last),
            Edtf::Rare(_) => return then,
        };
        let between = match modifier {
            Some(Modifier::LessThan) => self
                .shift(to, Grain::Day, 0, None)
                .and_then(|today| today.point.edtf()?.single())
                .map(|today| (first, Endpoint::Date(today), "since then")),
            Some(Modifier::MoreThan | Modifier::EqualOrMore) => {
                Some((Endpoint::Open, last, "before"))
            }
            // "nearly two months ago": then, as far as anybody says.
            Some(
                Modifier::Start
                | Modifier::Mid
                | Modifier::End
                | Modifier::Approx
                | Modifier::EqualOrLess,
            )
            | None => None,
        };
        let edtf = between.and_then(|(from, to, when)| {
            let edtf = Edtf::interval(from.into(), to.into())?;
            why.push(Reason::new(format!("It was at some time {when}: {edtf}.")));
            Some(edtf)
        });
        edtf.unwrap_or(then)
    }

    fn found(&self, sem: &Sem) -> Option<Found> {
        self.any_found(sem).map(Found::in_its_calendar)
    }

    fn any_found(&self, sem: &Sem) -> Option<Found> {
        match &sem.core {
            Core::Date(fields) => self
                .date(fields)
                .map(|found| found.without_day(fields.no_such_day)),
            Core::Shift {
                to: To::Either,
                unit: Grain::Day,
                by: 0,
                inside: None,
            } if sem.clock.is_some() && self.day_just_named() => {
                self.shift(To::Last, Grain::Day, 0, None)
            }
            Core::Shift {
                to,
                unit,
                by,
                inside,
            } => self.shift(*to, *unit, *by, *inside),
            Core::Near { to, side, part } => self.near(*to, *side, *part),
            Core::Counted { base, unit, by } => self.counted(base, *unit, *by),
            Core::Ref(_) | Core::Duration(..) | Core::Set { .. } | Core::Range(..) => None,
        }
    }

    /// "On 9 July at the castle, 8 p.m.": an hour is of the day that its own sentence names before it.
    ///
    /// Not of a day named a sentence earlier: that was right less often than the day of writing (German development set).
    fn day_just_named(&self) -> bool {
        self.memory.last.as_ref().is_some_and(|spoken| {
            spoken.sentence == self.place.sentence && spoken.point.day().is_some()
        })
    }

    fn date(&self, fields: &Fields) -> Option<Found> {
        if let Some((a, b)) = fields.numeric {
            return Some(self.numeric(a, b, fields));
        }
        if let Some(told) = fields.told {
            return self.told(fields, told);
        }
        if let Some(holiday) = fields.holiday {
            return self.holiday(holiday, fields.year);
        }
        if fields.like_quarter
            && let Some(found) = self.same_quarter(fields.year)
        {
            return Some(found);
        }
        let point = Point::new(fields.year, fields.part);
        let stated = |point| Found {
            point,
            stated: true,
            relative: None,
            why: Vec::new(),
        };
        // "booked for 23 Feb, 1400", in a log of 2024: the hour.
        if let (EdtfYear::Known(year), Part::Day { .. }, Some(written)) =
            (fields.year, fields.part, self.written())
            && self.context.kind == Kind::News
            && self.place.words.contains(", ")
            && year < written.year() - LONG_BEFORE_THE_NEWS
            && (0..24).contains(&(year / 100))
            && year % 100 < 60
        {
            return Some(self.yearless(fields.part, fields.weekday));
        }
        if fields.year != EdtfYear::Unspecified {
            return Some(stated(point));
        }
        match fields.part {
            Part::Weekday(weekday) => Some(self.weekday(weekday)),
            Part::Weekend(_) => self.weekend(),
            Part::DayOnly(day) if fields.weekday.is_some() => {
                Some(self.weekday_and_day(fields.weekday, day, point))
            }
            Part::Whole | Part::Week(_) | Part::DayOnly(_) => Some(self.day_only(point)),
            Part::Half(_)
            | Part::Quarter(_)
            | Part::Season(_)
            | Part::Month(_)
            | Part::Day { .. } => Some(self.yearless(fields.part, fields.weekday)),
        }
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
            Core::Near { to, side, part } => (
                Grain::Year,
                *part,
                Some(relative(
                    self.relative_to(*to),
                    Grain::Year,
                    i32::from(*side),
                    *part,
                )),
            ),
            Core::Date(fields) => (Grain::Year, fields.part, None),
            Core::Counted { unit, .. } => (*unit, Part::Whole, None),
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
            ends: None,
            recurrence: None,
            stated: false,
            relative: rel,
            why: vec![
                self.says(&["is relative."]),
                Reason::new("What it counts from is not known."),
            ],
            point: None,
        }
    }

    /// A sentence that begins with the mention's words.
    fn says(&self, rest: &[&str]) -> Reason {
        let mut text = String::with_capacity(self.place.words.len() + SENTENCE);
        for part in ["“", self.place.words, "” "].iter().chain(rest) {
            text.push_str(part);
        }
        Reason::new(text)
    }

    /// The day it is told from: its entry's, else the document's.
    fn written(&self) -> Option<NaiveDate> {
        self.place.entry.map(|e| e.day).or(self.context.written)
    }

    fn written_reason(&self, written: NaiveDate) -> Reason {
        match (self.place.entry, &self.context.written_reason) {
            (Some(entry), _) => {
                let day = show_day(written);
                Reason::new(format!("It stands below “{}”, {day}.", entry.words))
            }
            (None, Some(reason)) if self.context.written == Some(written) => reason.clone(),
            (None, _) => dated(written),
        }
    }
}

/// The reason that most others rest on.
pub fn dated(day: NaiveDate) -> Reason {
    Reason::new(format!("The document is dated {}.", show_day(day)))
}

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

pub fn show_day(day: NaiveDate) -> String {
    let month = crate::model::words::month_name(day.month() as u8);
    format!("{} {month} {}", day.day(), day.year())
}
