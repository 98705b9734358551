//! Fills a value's template with what was captured.
//!
//! What the rule's file says is [`super::template`]'s business.

use super::super::calendars::{Calendar, Told};
use super::super::lexicon::NameId;
use super::super::point::{Clock, Modifier, Part, Point};
use super::template::{Arg, Op, Template, bit, packed};
use super::{Amount, Capture, Core, DAY_PARTS, Fields, NO_DATE, Sem, To, UNITS};
use crate::model::Grain;
use crate::model::edtf::EdtfYear;
use crate::model::recurrence::LAST_NTH;

const REFS: &[&str] = &["PAST_REF", "PRESENT_REF", "FUTURE_REF"];

impl Template {
    /// `None` where the captured words do not go together: there is no February 30.
    ///
    /// `inner` are the meanings that captures point to.
    pub fn fill(&self, captures: &[(NameId, Capture)], inner: &[Sem]) -> Option<Sem> {
        let view = View {
            template: self,
            captures,
            inner,
        };
        let sem = match self.op {
            Op::Date => match view.calendar() {
                Some(calendar) => view.told(calendar)?,
                None => Sem::of(Core::Date(view.date()?)),
            },
            Op::Shift => Sem::of(Core::Shift {
                to: view.to(),
                unit: view.unit("u")?.1,
                by: view.number("n")? as i32,
                inside: view.part(),
            }),
            Op::Count => Sem::of(Core::Counted {
                base: Box::new(view.sem("base")?),
                unit: view.unit("u")?.1,
                by: view.number("n")? as i32,
            }),
            Op::Near => Sem::of(Core::Near {
                to: view.to(),
                side: view.int("side")?.signum() as i8,
                part: view.part()?,
            }),
            Op::Of => view.of()?,
            Op::With => view.sem("base")?,
            Op::Is => view.sem("base")?,
            Op::Time => view.sem("base").unwrap_or(Sem::of(Core::Shift {
                to: view.to(),
                unit: Grain::Day,
                by: 0,
                inside: None,
            })),
            Op::Duration => view.duration()?,
            Op::Set => view.set()?,
            Op::Ref => Sem::of(Core::Ref(
                REFS.iter().find(|r| Some(**r) == view.word("v"))?,
            )),
            Op::Range => view.range()?,
            Op::Days => view.days()?,
            Op::Nothing => Sem::of(Core::Ref(NO_DATE)),
            Op::Years => view.years()?,
        };
        view.dress(sem)
    }
}

/// Of the seasons, counted from spring.
const WINTER: u8 = 4;

struct View<'a> {
    template: &'a Template,
    captures: &'a [(NameId, Capture)],
    inner: &'a [Sem],
}

impl<'a> View<'a> {
    #[inline(always)]
    fn arg(&self, key: &str) -> Option<&'a Arg> {
        let key = packed(key);
        if self.template.some & bit(key) == 0 {
            return None;
        }
        self.template
            .args
            .iter()
            .find(|(k, _)| *k == key)
            .map(|(_, a)| a)
    }

    fn capture(&self, slot: NameId) -> Option<&'a Capture> {
        self.captures
            .iter()
            .rev()
            .find(|(n, _)| *n == slot)
            .map(|(_, c)| c)
    }

    #[inline]
    fn number(&self, key: &str) -> Option<f64> {
        let of = |slot| match self.capture(slot)? {
            Capture::Int(n) => Some(f64::from(*n)),
            Capture::Number(n) => Some(*n),
            Capture::Sem(_) => None,
        };
        match self.arg(key)? {
            Arg::Slot(slot) => of(*slot),
            Arg::Minus(slot) => of(*slot).map(|n| -n),
            Arg::Int(n) => Some(f64::from(*n)),
            Arg::Word(_) => None,
        }
    }

    fn int(&self, key: &str) -> Option<i32> {
        self.number(key).filter(|n| n.abs() < 1e6).map(|n| n as i32)
    }

    fn small(&self, key: &str, most: u8) -> Option<u8> {
        let n = u8::try_from(self.int(key)?).ok()?;
        (1..=most).contains(&n).then_some(n)
    }

    fn word(&self, key: &str) -> Option<&'a str> {
        match self.arg(key)? {
            Arg::Word(word) => Some(word),
            Arg::Slot(_) | Arg::Minus(_) | Arg::Int(_) => None,
        }
    }

    #[inline]
    fn inner(&self, key: &str) -> Option<&'a Sem> {
        match self.arg(key)? {
            Arg::Slot(slot) => match self.capture(*slot)? {
                Capture::Sem(at) => self.inner.get(*at as usize),
                Capture::Int(_) | Capture::Number(_) => None,
            },
            _ => None,
        }
    }

    #[inline]
    fn sem(&self, key: &str) -> Option<Sem> {
        self.inner(key).cloned()
    }

    fn unit(&self, key: &str) -> Option<(&'static str, Grain, &'static str)> {
        match self.word(key) {
            Some(name) => UNITS.iter().find(|(n, _, _)| *n == name).copied(),
            None => UNITS.get(usize::try_from(self.int(key)?).ok()?).copied(),
        }
    }

    fn to(&self) -> To {
        match self.word("to") {
            Some("document") => To::Document,
            Some("last") => To::Last,
            Some("comparison") => To::Comparison,
            Some("moment") => To::Moment,
            _ => To::Either,
        }
    }

    /// The part of a year that the keys name.
    fn part(&self) -> Option<Part> {
        if let Some(month) = self.small("m", 12) {
            return match self.arg("d") {
                Some(_) if self.int("d").is_some() => Some(Part::Day {
                    month,
                    day: self.small("d", days_in(month))?,
                }),
                _ => Some(Part::Month(month)),
            };
        }
        if let Some(q) = self.small("q", 4) {
            return Some(Part::Quarter(q));
        }
        if let Some(h) = self.small("half", 2) {
            return Some(Part::Half(h));
        }
        if let Some(s) = self.small("season", 4) {
            return Some(Part::Season(s));
        }
        // "Friday the 13th" is a 13th, of whichever month has it on a Friday.
        if let Some(d) = self.small("wd", 7)
            && self.int("d").is_none()
        {
            return Some(Part::Weekday(d));
        }
        if self.arg("we").is_some() {
            return Some(Part::Weekend(0));
        }
        self.small("d", 31).map(Part::DayOnly)
    }

    fn year(&self) -> Option<EdtfYear> {
        let bc = self.int("bc").is_some_and(|n| n != 0);
        let of = |n: i32| if bc { 1 - n } else { n };
        if let Some(y) = self.int("y") {
            return Some(EdtfYear::Known(of(y)));
        }
        if let Some(yy) = self.int("yy") {
            // Two digits are read as the hundred years that end in 2029: such spellings are recent.
            return Some(EdtfYear::Known(if yy < 30 { 2000 + yy } else { 1900 + yy }));
        }
        // "nel 91": two digits that are no day of a month.
        if let Some(yy) = self.int("late").filter(|yy| *yy > 31) {
            return Some(EdtfYear::Known(1900 + yy));
        }
        // "nineteen ninety-six"
        if let (Some(hundreds), Some(rest)) = (self.int("yh"), self.int("yl")) {
            return (10..100)
                .contains(&rest)
                .then_some(EdtfYear::Known(hundreds * 100 + rest));
        }
        if let Some(d) = self.int("decade") {
            // "the 80s" is of the last century, "the 1980s" says so itself; "the 60s of the 19th century" names another.
            let d = match self.int("century") {
                Some(c) if d < 100 => c.checked_sub(1)?.checked_mul(100)?.checked_add(d)?,
                None if d < 100 => 1900 + d,
                _ => d,
            };
            // "1969's" is a possessive.
            if d % 10 != 0 {
                return None;
            }
            // The 470s before Christ; like a century before Christ it has no EDTF decade of its own.
            if bc {
                return Some(EdtfYear::Decade(-d / 10 - 1));
            }
            return Some(EdtfYear::Decade(d.div_euclid(10)));
        }
        let c = self.int("century")?;
        // The 19th century is 18XX; the 5th before Christ ends with the year 400 BC and has no EDTF century of its own.
        (1..=40)
            .contains(&c)
            .then_some(EdtfYear::Century(if bc { -c } else { c - 1 }))
    }

    /// The calendar the keys name, where it is not the usual one.
    fn calendar(&self) -> Option<Calendar> {
        match self.int("era") {
            Some(before) => Some(Calendar::Era(before)),
            None => Calendar::named(self.word("cal")?),
        }
    }

    fn told(&self, calendar: Calendar) -> Option<Sem> {
        let mut year = self.int("y");
        if calendar == Calendar::Hebrew {
            // The thousands are left out.
            year = year.map(|y| if y < 1000 { 5000 + y } else { y });
        }
        let mut years = 1;
        if calendar == Calendar::Persian {
            // "98" is 1398 to a newspaper of today, "the sixties" the 1360s.
            let recent = |y: i32| (40..100).contains(&y).then_some(1300 + y);
            if let Some(yy) = self.int("yy") {
                year = Some(recent(yy)?);
            }
            if let Some(decade) = self.int("decade") {
                let first = if decade < 100 {
                    recent(decade)?
                } else {
                    decade
                };
                if first % 10 != 0 {
                    return None;
                }
                year = Some(first);
                years = 10;
            }
        }
        // What was captured but cannot be (a fortieth day) makes no date of the rest.
        let given = |key, most| match (self.int(key), self.small(key, most)) {
            (Some(_), None) => None,
            (_, small) => Some(small),
        };
        let told = Told {
            calendar,
            year,
            years,
            month: given("m", 13)?,
            day: given("d", 31)?,
        };
        if told.day.is_some() && told.month.is_none() {
            return None;
        }
        Sem::told(told, self.small("wd", 7))
    }

    fn date(&self) -> Option<Fields> {
        let mut fields = Fields::new(self.year().unwrap_or(EdtfYear::Unspecified), Part::Whole);
        if let (Some(a), Some(b)) = (self.small("a", 31), self.small("b", 31)) {
            if a > 12 && b > 12 {
                return None;
            }
            fields.numeric = Some((a, b));
            fields.weekday = self.small("wd", 7);
            return Some(fields);
        }
        // What was captured but cannot be (a seventh quarter) makes no date of the rest.
        for (key, most) in [("m", 12), ("q", 4), ("half", 2), ("season", 4), ("wd", 7)] {
            if self.int(key).is_some() && self.small(key, most).is_none() {
                return None;
            }
        }
        if let Some(part) = self.part() {
            fields.part = part;
        } else if let (Some(month), Some(day), true) = (
            self.small("m", 12),
            self.small("d", 31),
            self.template.named_month,
        ) {
            // The month is said all the same.
            fields.part = Part::Month(month);
            fields.no_such_day = Some(day);
        } else if self.arg("d").is_some() && self.int("d").is_some() {
            return None;
        }
        // "the winter of 1941–42" is the one that began in 1941; no other season is of two years.
        if let (EdtfYear::Known(year), Some(next)) = (fields.year, self.int("next")) {
            let follows = next == year + 1 || next == (year + 1).rem_euclid(100);
            if !follows || fields.part != Part::Season(WINTER) {
                return None;
            }
        }
        fields.like_quarter = self.word("like") == Some("quarter");
        if let Some(h) = self.small("holiday", 255) {
            fields.holiday = Some(h);
        } else if fields.part == Part::Whole
            && fields.year == EdtfYear::Unspecified
            && self.arg("part").is_none()
        {
            return None;
        }
        if !matches!(fields.part, Part::Weekday(_)) {
            fields.weekday = self.small("wd", 7);
        }
        Some(fields)
    }

    /// "September of last year", "the first quarter of 2019".
    fn of(&self) -> Option<Sem> {
        let mut base = self.sem("base")?;
        let part = self.part()?;
        match &mut base.core {
            Core::Date(fields) if fields.part == Part::Whole && fields.numeric.is_none() => {
                fields.part = part;
            }
            Core::Shift { unit, inside, .. } if inside.is_none() && *unit <= Grain::Year => {
                *inside = Some(part);
            }
            // "the 3rd of next month", "Monday of last week".
            Core::Shift { unit, inside, .. }
                if inside.is_none()
                    && matches!(
                        (*unit, part),
                        (Grain::Month, Part::DayOnly(_))
                            | (Grain::Week, Part::Weekday(_) | Part::Weekend(_))
                    ) =>
            {
                *inside = Some(part);
            }
            _ => return None,
        }
        Some(base)
    }

    fn amount(&self, key: &str) -> Option<Amount> {
        match self.number(key) {
            Some(n) => Some(Amount::Exact(n)),
            None => self.arg("some").map(|_| Amount::Some),
        }
    }

    fn duration(&self) -> Option<Sem> {
        let second = match (self.number("n2"), self.unit("u2")) {
            // "24 hours a day" is no sum: the second unit is the smaller one.
            (Some(_), Some((_, smaller, _))) if smaller <= self.unit("u")?.1 => return None,
            (Some(n), Some((_, _, letter))) => Some((Amount::Exact(n), letter)),
            (Some(n), None) => {
                // "a year and a half"
                let unit = self.unit("u")?.2;
                let first = self.number("n")?;
                return Some(and_a_half(first + n / 2.0, unit));
            }
            _ => None,
        };
        // "2 1/2 years"
        let amount = match (self.int("a"), self.int("b")) {
            (Some(a), Some(b)) if 0 < a && a < b => {
                let whole = self.number("n").unwrap_or(0.0);
                let unit = self.unit("u")?.2;
                return Some(and_a_half(whole + f64::from(a) / f64::from(b), unit));
            }
            (None, None) => self.amount("n")?,
            _ => return None,
        };
        Some(Sem::of(Core::Duration(amount, self.unit("u")?.2, second)))
    }

    fn set(&self) -> Option<Sem> {
        let on = self.sem("on").map(Box::new);
        let (_, unit, letter) = match &on {
            Some(_) => self.unit("u").unwrap_or(("year", Grain::Year, "Y")),
            None => self.unit("u")?,
        };
        Some(Sem::of(Core::Set {
            unit,
            letter,
            interval: u16::try_from(self.int("n").unwrap_or(1)).ok()?.max(1),
            times: u16::try_from(self.int("times").unwrap_or(1)).ok()?.max(1),
            on,
            nth: match self.int("nth") {
                Some(_) => Some(self.small("nth", LAST_NTH)?),
                None => None,
            },
            month: self.small("m", 12),
            workdays: self.word("v") == Some("workdays"),
        }))
    }

    /// What only one side says holds for both: "28 November – 1 December 2017".
    fn range(&self) -> Option<Sem> {
        let (mut a, mut b) = (self.sem("a")?, self.sem("b")?);
        // "25 to 27 Azar 1398", "25 Azar to 3 Dey 1398".
        if let (Core::Date(from), Core::Date(to)) = (&a.core, &b.core)
            && let (Some(start), Some(end)) = (from.told, to.told)
            && start.year.is_none()
            && start.calendar == end.calendar
            && end.year.is_some()
        {
            let start = Told {
                year: end.year,
                ..start
            };
            a = Sem::told(start, from.weekday)?;
        }
        // A month of another calendar is itself a range: the days between count.
        if let Core::Range(first, _) = a.core {
            a = *first;
        }
        if let Core::Range(_, last) = b.core {
            b = *last;
        }
        if let (Core::Date(from), Core::Date(to)) = (&mut a.core, &mut b.core) {
            let (no_first, no_last) = (
                from.year == EdtfYear::Unspecified,
                to.year == EdtfYear::Unspecified,
            );
            if from.year == EdtfYear::Unspecified {
                from.year = to.year;
            } else if to.year == EdtfYear::Unspecified {
                to.year = from.year;
            }
            if let (Some(x), Some(y)) = (
                Point::new(from.year, from.part).first_day(),
                Point::new(to.year, to.part).first_day(),
            ) && x > y
            {
                let turned = next_year(from, to, (no_first, no_last));
                if !turned {
                    return None;
                }
            }
        }
        // "1–3 p.m.": the first hour is before or after noon as the second is, unless it would be the later one.
        if self.arg("bare").is_some() {
            a.zone = b.zone;
            if let (Some(Clock::Hour(from)), Some(Clock::Hour(to) | Clock::Minute(to, _))) =
                (a.clock, b.clock)
                && from < 12
                && to >= 12
                && from + 12 <= to
            {
                a.clock = Some(Clock::Hour(from + 12));
            }
        }
        Some(Sem::of(Core::Range(Box::new(a), Box::new(b))))
    }

    /// "2007–08", "1914/18": the second year by its last two digits.
    fn years(&self) -> Option<Sem> {
        let (first, short) = (self.int("y")?, self.int("yy")?);
        let second = first - first.rem_euclid(100) + short;
        // "2019-11" is a month unless nothing but a year can follow.
        let month = self.arg("some").is_none() && (1..=12).contains(&short) && second != first + 1;
        if second <= first || month {
            return None;
        }
        let year = |y| {
            let fields = Fields::new(EdtfYear::Known(y), Part::Whole);
            Box::new(Sem::of(Core::Date(fields)))
        };
        Some(Sem::of(Core::Range(year(first), year(second))))
    }

    /// "26–29 November 2013".
    fn days(&self) -> Option<Sem> {
        if let Some(calendar) = self.calendar() {
            let month = self.small("m", 13)?;
            let day = |day| {
                let told = Told {
                    calendar,
                    year: self.int("y"),
                    years: 1,
                    month: Some(month),
                    day: Some(day),
                };
                Sem::told(told, None)
            };
            let (from, to) = (self.small("d", 31)?, self.small("d2", 31)?);
            if from >= to {
                return None;
            }
            return Some(Sem::of(Core::Range(day(from)?.into(), day(to)?.into())));
        }
        let month = self.small("m", 12)?;
        let year = self.year().unwrap_or(EdtfYear::Unspecified);
        let day = |key| {
            Some(Sem::of(Core::Date(Fields::new(
                year,
                Part::Day {
                    month,
                    day: self.small(key, days_in(month))?,
                },
            ))))
        };
        let (first, last) = (self.small("d", 31)?, self.small("d2", 31)?);
        // "May 4 and 9" are two days, not all between them.
        if first >= last || self.arg("pair").is_some() && last != first + 1 {
            return None;
        }
        Some(Sem::of(Core::Range(
            Box::new(day("d")?),
            Box::new(day("d2")?),
        )))
    }

    /// Modifier, part of the day and clock, which any value can wear.
    fn dress(&self, mut sem: Sem) -> Option<Sem> {
        sem.listed = self.int("listed").is_some_and(|n| n != 0);
        if let Some(name) = self.word("mod") {
            sem.modifier = Modifier::ALL.iter().find(|m| m.name() == name).copied();
        } else if let Some(n) = self.int("mod") {
            sem.modifier = Modifier::ALL.get(usize::try_from(n).ok()?).copied();
        } else if let Some(other) = self.inner("mod") {
            sem.modifier = other.modifier.or(sem.modifier);
        }
        if let Some(n) = self.int("part") {
            sem.clock = Some(Clock::Part(DAY_PARTS.get(usize::try_from(n).ok()?)?));
        } else if let Some(name) = self.word("part") {
            sem.clock = Some(Clock::Part(DAY_PARTS.iter().find(|p| **p == name)?));
        }
        if self.int("over").is_some() && sem.clock == Some(Clock::Part("NI")) {
            sem.clock = Some(Clock::Overnight);
        }
        sem.counted |= self.word("as") == Some("duration");
        if let Some(other) = self.inner("clock") {
            sem.clock = other.clock;
            sem.zone = other.zone;
        }
        if let Some(zone) = self.int("zone") {
            sem.zone = Some(i16::try_from(zone).ok()?);
        }
        // "1130pm", "0400 hours": hour and minute in one number.
        let together = self.int("hm").map(|n| (n / 100, Some(n % 100)));
        // "0815": a year has no zero in front, an hour before ten has.
        if self.arg("early").is_some() && together.is_some_and(|(hour, _)| hour > 9) {
            return None;
        }
        let apart = self.int("h").map(|h| (h, self.int("min")));
        if let Some((hour, minute)) = together.or(apart) {
            let hour = match self.int("pm") {
                Some(_) if !(1..=12).contains(&hour) => return None,
                Some(0) => hour % 12,
                Some(_) => hour % 12 + 12,
                None => hour,
            };
            // "quarter to ten"
            let (hour, minute) = match minute {
                Some(m) if m < 0 => ((hour + 23) % 24, Some(m + 60)),
                _ => (hour, minute),
            };
            if !(0..=24).contains(&hour) || minute.is_some_and(|m| !(0..60).contains(&m)) {
                return None;
            }
            let hour = hour as u8;
            sem.clock = Some(match (minute, self.int("sec")) {
                (Some(m), Some(s)) if (0..60).contains(&s) => Clock::Second(hour, m as u8, s as u8),
                (Some(m), _) => Clock::Minute(hour, m as u8),
                (None, _) => Clock::Hour(hour),
            });
        }
        Some(sem)
    }
}

/// "October 1945 to March", "November to January 1945": what ends in an earlier month ends in the next year.
///
/// Which of the two years the words leave out tells which one moves; `false` where neither does.
fn next_year(from: &mut Fields, to: &mut Fields, left_out: (bool, bool)) -> bool {
    let (EdtfYear::Known(first), EdtfYear::Known(last)) = (from.year, to.year) else {
        return false;
    };
    // "29–26 November" is no range of a year less three days.
    if from.part.month().is_none() || from.part.month() <= to.part.month() {
        return false;
    }
    match left_out {
        (true, false) => from.year = EdtfYear::Known(first.saturating_sub(1)),
        (false, true) => to.year = EdtfYear::Known(last.saturating_add(1)),
        _ => return false,
    }
    true
}

/// Half a year is six months, half an hour thirty minutes, half a minute thirty seconds; other parts stay fractions.
fn and_a_half(amount: f64, letter: &'static str) -> Sem {
    let whole = amount.floor();
    let halves = match letter {
        "Y" => Some((6.0, "M")),
        "TH" => Some((30.0, "TM")),
        "TM" => Some((30.0, "TS")),
        _ => None,
    };
    Sem::of(match halves {
        Some((part, smaller)) if amount - whole == 0.5 => {
            let part = Amount::Exact(part);
            if whole == 0.0 {
                Core::Duration(part, smaller, None)
            } else {
                Core::Duration(Amount::Exact(whole), letter, Some((part, smaller)))
            }
        }
        _ => Core::Duration(Amount::Exact(amount), letter, None),
    })
}

fn days_in(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
