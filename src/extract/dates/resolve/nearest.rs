//! Dates that name only a part: the year of "30 July", the week of "Friday", which number of 03/04/2019 is the day.
//!
//! What counts from another date is in [`super::relative`].

use super::super::context::Kind;
use super::super::entries::Entry;
use super::super::holidays;
use super::super::order;
use super::super::point::{Modifier, Part, Point, move_days};
use super::super::value::{Fields, To};
use super::{Found, Heading, Solver, Spoken, Tense, number, relative, show_day, show_year};
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::{Relative, RelativeTo};
use crate::model::{Grain, NumberOrder, Reason};
use chrono::{Datelike, NaiveDate};

/// From Friday on "the weekend" is the coming one.
const FRIDAY: u8 = 5;

/// A day and month without a year is the nearest one, past or to come, if that is no more than so many days off.
///
/// The nearest is right 93 times of 100 in news (development sets); where it is not, it is half a year off.
const BEYOND_DOUBT_DAYS: i64 = 90;

/// So many months back within a year, and a history means the next year.
///
/// After December comes April 1865, after July May of the same year (development sets: 6 to 8 do alike, 9 is worse).
const MONTHS_BACK: u8 = 8;

/// The month after this one was meant each of 11 times that its name stood alone, whatever the tense, that of the year
/// before never (news and messages of the development sets). May is not the one after March, though 31 March is near it.
const NEXT_MONTH_DAYS: i64 = 31;

/// Of months two to four ahead, or eight to ten back, those ahead were meant 16 times of 22; where the tense says nothing
/// they are.
const MONTHS_AHEAD_DAYS: i64 = 110;
/// A day of the month falls on each weekday within so many months.
const MONTHS_TO_A_WEEKDAY: i32 = 7;

/// So many sentences further on a paragraph may still tell of the year it named in full, in so many months after.
const SENTENCES_ON: usize = 4;
const MONTHS_ON: u8 = 3;

/// A day this far from what the head speaks of is of the same report; half a year off, either year may be meant.
const DAYS_FROM_HEAD: i64 = 120;

/// Where the tense says on which side it is, it may be further off.
const DAYS_BY_TENSE: i64 = 240;

impl Solver<'_> {
    /// "December 18": the year just spoken of, or the nearest one in news, or none.
    pub(super) fn yearless(&self, part: Part, weekday: Option<u8>) -> Found {
        let words = self.place.words;
        let mut why = vec![self.says(&["has no year."])];
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
        if let Some(year) = self.place.year_after {
            why.push(Reason::new(format!(
                "The date it is listed with is of {}.",
                show_year(year)
            )));
            return Found {
                point: Point::new(EdtfYear::Known(year), part),
                stated: true,
                relative: None,
                why,
            };
        }
        if let Some(found) = self.after_all_told(part, &mut why) {
            return found;
        }
        // "on the FY2025 budget set for Tuesday, October 8", in a paper of 2024: of 2025 it is no Tuesday.
        let weekday_fits = |year: i32| {
            let point = Point::new(EdtfYear::Known(year), part);
            weekday.is_none_or(|w| point.day().is_none_or(|d| number(d) == w))
        };
        if let Some(spoken) = self.year_spoken_of(part.month())
            && let Some(year) = spoken.point.known_year()
            && let Some(turned) = Some(self.turned_year(year, part)).filter(|y| weekday_fits(*y))
        {
            why.push(Reason::new(format!(
                "The year last spoken of before it is {} (“{}”).",
                show_year(year),
                spoken.words
            )));
            if turned != year {
                why.push(Reason::new(format!(
                    "The text has gone from the end of that year to the beginning of the next, {}.",
                    show_year(turned)
                )));
            }
            let year = self.not_after_writing(turned, part, &mut why);
            return Found {
                point: Point::new(EdtfYear::Known(year), part),
                stated: false,
                relative: Some(relative(RelativeTo::LastMentioned, Grain::Year, 0, part)),
                why,
            };
        }
        if let Some(year) = self.year_of_report() {
            why.push(Reason::new(format!(
                "The title says that it tells of {}.",
                show_year(year)
            )));
            return Found {
                point: Point::new(EdtfYear::Known(year), part),
                stated: false,
                relative: None,
                why,
            };
        }
        let Some(written) = self.written().filter(|_| self.context.kind == Kind::News) else {
            let of_head = self
                .year_of_head(part, weekday)
                .or_else(|| self.year_of_month(part, weekday?));
            let (point, stated) = match of_head {
                Some((point, reason)) => {
                    why.push(reason);
                    (point, false)
                }
                None => (partial, true),
            };
            return Found {
                point,
                stated,
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
        let next = here.and_then(|h| h.shifted(Grain::Month, 1));
        let is_next = |p: &Point| next.is_some_and(|n| n.part == p.part && n.year == p.year);
        let mut candidates: Vec<(i64, Point)> = candidates
            .map(|p| (if same(&p) { 0 } else { away(&p) }, p))
            .filter(|(days, _)| *days != i64::MAX)
            .collect();
        candidates.sort_by_key(|(days, _)| days.abs());
        let coarse = !matches!(part, Part::Day { .. });
        let month = matches!(part, Part::Month(_));
        // Reports speak of quarters that are over, and of the present one; one further off is last year's.
        let quarter = matches!(part, Part::Quarter(_));
        let near = candidates
            .first()
            .is_some_and(|(days, _)| days.abs() <= BEYOND_DOUBT_DAYS);
        let (picked, reason) = match self.place.tense {
            // Whatever the verb beside it, a day so near is the one meant.
            _ if near && !coarse => (candidates.first(), "is nearest"),
            Tense::Future => (
                candidates
                    .iter()
                    .find(|(days, _)| *days >= 0 && !(quarter && *days > 95)),
                "is still to come by the sentence’s tense",
            ),
            Tense::Past if coarse || candidates.first().is_some_and(|(days, _)| *days > 0) => (
                candidates.iter().find(|(days, p)| {
                    *days <= 0 || month && *days <= NEXT_MONTH_DAYS && is_next(p)
                }),
                "is past by the sentence’s tense",
            ),
            Tense::Unclear if coarse => (
                candidates
                    .iter()
                    .find(|(days, _)| *days <= if month { MONTHS_AHEAD_DAYS } else { 45 }),
                "is nearest, the past before the future",
            ),
            Tense::Past | Tense::Unclear => (candidates.first(), "is nearest"),
        };
        let (picked, reason) = match picked {
            Some(one) => (Some(one), reason),
            None => match candidates.iter().find(|(days, _)| *days <= 0) {
                Some(one) => (Some(one), "is the last that had begun by then"),
                None => (candidates.first(), "is nearest"),
            },
        };
        let Some((_, point)) = picked else {
            return Found {
                point: partial,
                stated: true,
                relative: None,
                why,
            };
        };
        let year = point.known_year().unwrap_or(written.year());
        why.push(Reason::new(if reason == "is nearest" {
            format!("The nearest “{words}” is that of {}.", show_year(year))
        } else {
            format!("“{words}” of {} {reason}.", show_year(year))
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

    /// "He published his memoirs in 1993. … A service will be held on 18 November", in a paper without a date of its own that has told of his
    /// death: the next such day after the latest one it tells of, and of no year where that is far off.
    fn after_all_told(&self, part: Part, why: &mut Vec<Reason>) -> Option<Found> {
        let latest = self.memory.latest?;
        let spoken = self.memory.last_year.as_ref()?;
        let back = spoken.point.known_year()? < latest.year();
        let own = spoken.sentence == self.place.sentence || spoken.ahead;
        if self.context.kind != Kind::History || !self.place.will || !back || own {
            return None;
        }
        let next = (latest.year()..=latest.year() + 1)
            .map(|year| Point::new(EdtfYear::Known(year), part))
            .find(|p| p.last_day().is_some_and(|day| day >= latest))
            .filter(|p| {
                p.first_day()
                    .is_some_and(|day| (day - latest).num_days() <= DAYS_FROM_HEAD)
            });
        let to_come = format!(
            "It is still to come by the sentence’s tense, and the latest day told of is {}.",
            show_day(latest)
        );
        why.push(Reason::new(to_come));
        Some(Found {
            point: next.unwrap_or(Point::new(EdtfYear::Unspecified, part)),
            stated: next.is_none(),
            relative: None,
            why: std::mem::take(why),
        })
    }

    /// The year a report is on, unless this is an entry of its own day or still to come.
    fn year_of_report(&self) -> Option<i32> {
        let (year, _) = self.context.reported?;
        let own = self.place.entry.is_none() && self.place.tense != Tense::Future;
        own.then_some(year)
    }

    /// "9 April" in a report whose head names March 2014 or the year 2014: the one nearest to that time.
    fn year_of_head(&self, part: Part, weekday: Option<u8>) -> Option<(Point, Reason)> {
        let head = self.context.head.as_ref()?;
        let years = head.from.year() - 1..=head.to.year() + 1;
        // What is past was before the head's time was over, what is to come after it began.
        let away = |p: &Point| {
            let (first, last) = (p.first_day()?, p.last_day()?);
            let (before, after) = ((head.from - last).num_days(), (first - head.to).num_days());
            match self.place.tense {
                Tense::Past if after > DAYS_FROM_HEAD => None,
                Tense::Future if before > 0 => None,
                Tense::Past | Tense::Future | Tense::Unclear => Some(before.max(after).max(0)),
            }
        };
        let (days, point) = years
            .map(|year| Point::new(EdtfYear::Known(year), part))
            .filter(|p| weekday.is_none_or(|w| p.day().is_none_or(|d| number(d) == w)))
            .filter_map(|p| Some((away(&p)?, p)))
            .min_by_key(|(days, p)| (*days, p.known_year()))?;
        let year = show_year(point.known_year()?);
        let most = match self.place.tense {
            Tense::Unclear => DAYS_FROM_HEAD,
            Tense::Past | Tense::Future => DAYS_BY_TENSE,
        };
        (days <= most).then(|| {
            let (words, head) = (self.place.words, &head.words);
            let reason =
                format!("The head speaks of “{head}”; the nearest “{words}” is that of {year}.");
            (point, Reason::new(reason))
        })
    }

    /// "Friday 10 May" below "from 9 to 12 May 2019": of that very month, and its weekday says so too.
    fn year_of_month(&self, part: Part, weekday: u8) -> Option<(Point, Reason)> {
        let spoken = self.memory.last_year.as_ref()?;
        let point = Point::new(spoken.point.year, part);
        let fits = point.day().is_some_and(|day| number(day) == weekday);
        let same = part.month().is_some() && spoken.point.part.month() == part.month();
        let year = spoken.point.known_year().filter(|_| fits && same)?;
        let reason = format!(
            "“{}” was spoken of before it; in {} the weekday is right.",
            spoken.words,
            show_year(year)
        );
        Some((point, Reason::new(reason)))
    }

    /// "The court will hear it in January 2024. … Its project ended in August", written in November 2023: what is not told as still to
    /// come was over by then.
    fn not_after_writing(&self, year: i32, part: Part, why: &mut Vec<Reason>) -> i32 {
        let begins = |year: i32| Point::new(EdtfYear::Known(year), part).first_day();
        let Some(written) = self.written().filter(|_| self.place.tense == Tense::Past) else {
            return year;
        };
        // Only by a year or so: of what lies further ahead nothing is known to be wrong.
        let late = |year: i32| begins(year).is_some_and(|day| day > written);
        let last = if late(written.year()) {
            written.year() - 1
        } else {
            written.year()
        };
        if !late(year) || year - last > 1 {
            return year;
        }
        why.push(Reason::new(format!(
            "It is told as past, and that of {} had not come when the document was written.",
            show_year(year)
        )));
        last
    }

    /// A history that was late in a year and now speaks of a month well before has gone on to the next year.
    pub(super) fn turned_year(&self, year: i32, part: Part) -> i32 {
        let story = self.memory.story.as_ref().map(|s| s.point);
        let last = story
            .filter(|p| p.known_year() == Some(year))
            .and_then(|p| p.part.month());
        match (self.context.kind, last, part.month()) {
            (Kind::History, Some(last), Some(month)) if last >= month + MONTHS_BACK => {
                year.saturating_add(1)
            }
            _ => year,
        }
    }

    /// In a history the year last spoken of anywhere before; else one stated in the same sentence or, where the
    /// document's date is not known, the sentence before it in the same paragraph.
    pub(super) fn year_spoken_of(&self, month: Option<u8>) -> Option<&Spoken> {
        let spoken = self.memory.last_year.as_ref()?;
        // A report on 2022: "She would retire in the summer of 2023. The board elected Lund on 20 December". In a history of no one
        // year only behind "will": "would" tells there what then happened (development sets).
        let year = spoken.point.known_year();
        let beyond = self
            .context
            .reported
            .is_some_and(|(own, _)| year > Some(own));
        // Nor behind a year beyond its own that says which thing is meant: "it adopted the Strategy 2019–2023".
        let named = |s: &Spoken| beyond && s.point.part == Part::Whole && !s.opens;
        let past = self.place.tense == Tense::Past;
        let spoken = if (beyond && spoken.ahead || spoken.will) && past {
            self.memory.told_year.as_ref()?
        } else {
            spoken
        };
        if past && named(spoken) {
            return None;
        }
        let near = match (self.context.kind, self.written()) {
            (Kind::History, _) => {
                return Some(self.story_or(spoken, month)).filter(|s| self.goes_on_from(s));
            }
            (Kind::News, None) => {
                // "in a school of 1998" says nothing of what the next sentence tells, "since 1998" nothing at all.
                let leads = spoken.opens || spoken.point.part != Part::Whole;
                let near = self.place.sentence == spoken.sentence
                    || leads && self.place.sentence == spoken.sentence + 1;
                // The same paragraph goes on in the months after: "On 19 August 2019 … . On 8 September …".
                let goes_on = spoken
                    .point
                    .part
                    .month()
                    .zip(month)
                    .is_some_and(|(told, next)| told <= next && next <= told + MONTHS_ON)
                    && spoken.point.grain() >= Grain::Day
                    && self.place.tense != Tense::Future
                    && self.place.sentence <= spoken.sentence + SENTENCES_ON;
                spoken.stated
                    && !spoken.since
                    && spoken.block == self.place.block
                    && (near || goes_on)
            }
            (Kind::News, Some(written)) => {
                // "Next year's fair is from 12 to 14 September": counted from the day of writing, and said all the same.
                let leads = spoken.opens && spoken.point.part == Part::Whole;
                (spoken.stated || leads)
                    && spoken.sentence == self.place.sentence
                    && spoken.point.known_year() != Some(written.year())
                    && spoken.point.grain() <= Grain::Day
                    // "who had lived in exile since 2015, returned in August"
                    && !(spoken.since && spoken.point.part == Part::Whole)
                    // "the bridge, built in 1926, had been closed since March"
                    && !(self.place.since && spoken.point.part == Part::Whole)
                    // "those invited in July 1997 will join on March 12"
                    && !(self.place.tense == Tense::Future
                        && spoken.point.known_year() < Some(written.year()))
            }
        };
        near.then_some(spoken)
    }

    /// A report on a year comes back to it: a year named in passing ("founded in 1974") is over with its sentence, and any
    /// other with its paragraph.
    fn goes_on_from(&self, spoken: &Spoken) -> bool {
        let Some((year, _)) = self.context.reported else {
            return true;
        };
        // "Funded since September 2021": over with its sentence, however exact.
        let leads = (spoken.opens || spoken.point.part != Part::Whole) && !spoken.since;
        spoken.point.known_year() == Some(year)
            || spoken.sentence == self.place.sentence
            || leads && spoken.block == self.place.block
    }

    /// Where a history is: the year last spoken of, unless that was named in passing ("as papers opened in 2005 show",
    /// "the law of 1995") in a paragraph that tells of another time.
    ///
    /// The next year is where the story may have gone on to, but not where this month follows directly on what was told.
    fn story_or<'m>(&'m self, spoken: &'m Spoken, month: Option<u8>) -> &'m Spoken {
        let story = self.memory.story.as_ref();
        let told = story.filter(|s| {
            let years = spoken.point.known_year().zip(s.point.known_year());
            let follows = s.point.part.month().zip(month);
            let follows = follows.is_some_and(|(told, next)| told <= next && next <= told + 1);
            s.block == self.place.block
                && spoken.point.part == Part::Whole
                && years.is_some_and(|(passing, year)| match passing.saturating_sub(year) {
                    0 => false,
                    1 => follows,
                    _ => true,
                })
        });
        told.unwrap_or(spoken)
    }

    pub(super) fn weekday(&self, weekday: u8) -> Found {
        let mut why = vec![self.says(&["names no date."])];
        let unknown = Point::new(EdtfYear::Unspecified, Part::Weekday(weekday));
        let beside = self.place.beside.iter().flatten();
        if let Some(day) = beside
            .filter_map(|point| point.day())
            .find(|day| number(*day) == weekday)
        {
            why.push(Reason::new(format!(
                "It is the day that stands before the bracket: {}.",
                show_day(day)
            )));
            return Found {
                point: Point::of_day(day),
                stated: false,
                relative: None,
                why,
            };
        }
        if let (Some(heading), Some(entry)) = (self.place.heading, self.place.entry) {
            return self.entry_on(weekday, heading, entry);
        }
        let base = match self.context.kind {
            Kind::News => self.written(),
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

    /// "Tuesday" alone on its line, below another entry of a diary: the entries are in order.
    fn entry_on(&self, weekday: u8, heading: Heading, entry: Entry<'_>) -> Found {
        let words = self.place.words;
        let ahead = (i64::from(weekday) - i64::from(number(entry.day))).rem_euclid(7);
        let (days, side) = match (heading.before, ahead) {
            (false, 0) => (7, "first after"),
            (false, ahead) => (ahead, "first after"),
            (true, ahead) => (ahead - 7, "last before"),
        };
        let above = show_day(entry.day);
        let mut why = vec![Reason::new(format!(
            "“{words}” is the heading of an entry, below that of {above}."
        ))];
        let point = match move_days(entry.day, days) {
            Some(day) => {
                why.push(Reason::new(format!(
                    "It is the {side} it: {}.",
                    show_day(day)
                )));
                Point::of_day(day)
            }
            None => Point::new(EdtfYear::Unspecified, Part::Weekday(weekday)),
        };
        Found {
            point,
            stated: false,
            relative: None,
            why,
        }
    }

    /// "over the weekend": on Monday and Tuesday the one just past, and later where nothing says it is
    /// still to come; else this week's.
    pub(super) fn weekend(&self) -> Option<Found> {
        let base = match self.context.kind {
            Kind::News => self.written()?,
            Kind::History => self.memory.last.as_ref().and_then(|s| s.point.day())?,
        };
        let before = match number(base) {
            1 | 2 => true,
            day => day < FRIDAY && self.place.tense != Tense::Future,
        };
        let week = Point::of_day(base).shifted(Grain::Week, if before { -1 } else { 0 })?;
        let Part::Week(w) = week.part else {
            return None;
        };
        let point = Point::new(week.year, Part::Weekend(w));
        let base_reason = match self.context.kind {
            Kind::News => self.written_reason(base),
            Kind::History => Reason::new(format!("The day last spoken of is {}.", show_day(base))),
        };
        Some(Found {
            point,
            stated: false,
            relative: Some(relative(
                self.relative_to(To::Either),
                Grain::Week,
                if before { -1 } else { 0 },
                Part::Whole,
            )),
            why: vec![
                Reason::new(format!("“{}” names no date.", self.place.words)),
                base_reason,
                Reason::new(format!(
                    "It is the {} weekend: {}.",
                    if before { "last" } else { "same week’s" },
                    point.value()
                )),
            ],
        })
    }

    /// "Friday the 13th": of the months near, the one that has it on a Friday.
    pub(super) fn weekday_and_day(&self, weekday: Option<u8>, day: u8, point: Point) -> Found {
        let spoken = self.memory.last.as_ref().map(|s| s.point);
        let base = match self.context.kind {
            Kind::News => self.written().map(Point::of_day),
            Kind::History => spoken,
        };
        let month = base.and_then(|b| b.within(Grain::Month));
        let found = month.and_then(|month| {
            // The nearest first, the past before the future.
            let months = (0..=MONTHS_TO_A_WEEKDAY).flat_map(|n| [-n, n]);
            months
                .filter_map(|n| month.shifted(Grain::Month, n))
                .filter_map(|m| {
                    let month = m.part.month()?;
                    Point::new(m.year, Part::Day { month, day }).day()
                })
                .find(|d| Some(number(*d)) == weekday)
        });
        let Some(found) = found else {
            return self.day_only(point);
        };
        Found {
            point: Point::of_day(found),
            stated: false,
            relative: None,
            why: vec![
                Reason::new(format!("“{}” has no month.", self.place.words)),
                Reason::new(format!("The nearest one is {}.", show_day(found))),
            ],
        }
    }

    /// "the 23rd": the month last spoken of, or the document's.
    pub(super) fn day_only(&self, point: Point) -> Found {
        let why = vec![Reason::new(format!("“{}” has no month.", self.place.words))];
        let base = self
            .memory
            .last
            .as_ref()
            .map(|s| s.point)
            .filter(|p| p.within(Grain::Month).is_some())
            .or(self
                .written()
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

    /// "03/04/2019"
    pub(super) fn numeric(&self, a: u8, b: u8, fields: &Fields) -> Found {
        let year = fields.year;
        let day = |d: u8, m: u8| Point::new(year, Part::Day { month: m, day: d });
        let words = self.place.words;
        let settled = |point: Point, text: String| Found {
            point,
            stated: true,
            relative: None,
            why: vec![Reason::new(text)],
        };
        let read = |order: NumberOrder| match order {
            NumberOrder::DayFirst => day(a, b),
            NumberOrder::MonthFirst => day(b, a),
        };
        let exists = |point: Point| point.day().is_some() || year == EdtfYear::Unspecified;
        if a == b {
            return settled(day(a, b), format!("“{words}” reads alike in both orders."));
        }
        if let Some((order, because)) = order::alone(fields)
            && exists(read(order))
        {
            return settled(
                read(order),
                format!("“{words}” is read {}: {because}.", order.words()),
            );
        }
        if !order::is_open(fields) {
            return settled(
                Point::new(year, Part::Whole),
                format!("“{words}” is no day in either order."),
            );
        }
        let mut found = match self.context.order {
            Some(order) => settled(read(order), format!("“{words}” is read {}.", order.words())),
            None => settled(
                Point::new(year, Part::Whole),
                format!(
                    "“{words}” can be read day first, as {}, or month first, as {}.",
                    in_words(day(a, b)),
                    in_words(day(b, a))
                ),
            ),
        };
        found.why.extend(self.context.order_why.iter().cloned());
        found
    }

    pub(super) fn holiday(&self, holiday: u8, year: EdtfYear) -> Option<Found> {
        let words = self.place.words;
        if let EdtfYear::Known(y) = year {
            let day = holidays::day_of(holiday, y)?;
            return Some(Found {
                point: feast(day, holiday),
                stated: true,
                relative: None,
                why: vec![Reason::new(format!("“{words}” is {}.", show_day(day)))],
            });
        }
        let base = match self.year_spoken_of(None) {
            Some(spoken) => (spoken.point.known_year()?, None),
            None => {
                let written = self.written()?;
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
            point: feast(day, holiday),
            stated: false,
            relative: None,
            why: vec![
                self.says(&["has no year."]),
                Reason::new(format!("The one meant falls on {}.", show_day(day))),
            ],
        })
    }
}

fn in_words(point: Point) -> String {
    point
        .edtf()
        .map_or_else(|| point.value(), |edtf| edtf.in_words())
}

/// The day of a feast, marked as near where the moon has the last word.
fn feast(day: NaiveDate, holiday: u8) -> Point {
    let mut point = Point::of_day(day);
    point.modifier = holidays::is_near(holiday).then_some(Modifier::Approx);
    point
}
