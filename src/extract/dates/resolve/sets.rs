//! What is no single date: what recurs, what lasts from one date to another, how long.

use super::super::point::{Clock, Part, Point};
use super::super::value::{Amount, Core, Sem};
use super::{Resolved, Solver, Tense};
use crate::model::edtf::EdtfYear;
use crate::model::facts::RelativeTo;
use crate::model::recurrence::Few;
use crate::model::{Edtf, Endpoint, Grain, Reason, Recurrence, TimexType};

/// What begins more months than these after what was told last is nearer a year before.
const HALF_A_YEAR: u8 = 6;

impl Solver<'_> {
    pub(super) fn set(&self, sem: &Sem) -> Resolved {
        let Core::Set {
            unit,
            letter,
            interval,
            times,
            on,
            nth,
            month,
            workdays,
        } = &sem.core
        else {
            return self.plain(TimexType::Set, String::new());
        };
        let mut recurrence = Recurrence {
            every: *unit,
            interval: *interval,
            times: *times,
            ..Recurrence::every(*unit)
        };
        let clock = on.as_ref().and_then(|on| on.clock).or(sem.clock);
        recurrence.at = match clock {
            Some(Clock::Hour(h)) if h < 24 => Some((h, 0)),
            Some(Clock::Minute(h, m) | Clock::Second(h, m, _)) if h < 24 => Some((h, m)),
            _ => None,
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
                Part::DayOnly(_) => Grain::Month,
                _ => Grain::Year,
            };
            match fields.part {
                Part::Day { month, day } => recurrence.on = Some((month, day)),
                Part::Weekday(day) => recurrence.weekdays = Few::one(day),
                Part::Weekend(_) => recurrence.weekdays = [6, 7].into_iter().collect(),
                Part::DayOnly(day) => recurrence.days = Few::one(day),
                Part::Month(month) => recurrence.months = Few::one(month),
                Part::Whole
                | Part::Half(_)
                | Part::Quarter(_)
                | Part::Season(_)
                | Part::Week(_) => {}
            }
        } else if let Some(Clock::Part(part)) = sem.clock {
            value = format!("XXXX-XX-XXT{part}");
        }
        if *workdays {
            recurrence.weekdays = (1..=5).collect();
        }
        // "every second Saturday of June", "the first Monday of every month"
        if let Some(nth) = nth {
            recurrence.nth = Few::one(*nth);
            recurrence.every = if month.is_some() {
                Grain::Year
            } else {
                Grain::Month
            };
            recurrence.months = month.map_or(Few::NONE, Few::one);
            value = if month.is_some() { "P1Y" } else { "P1M" }.to_string();
        }
        Resolved {
            recurrence: Some(recurrence),
            why: vec![Reason::new(format!("“{}” recurs.", self.place.words))],
            ..self.plain(TimexType::Set, value)
        }
    }

    pub(super) fn range(&self, a: &Sem, b: &Sem) -> Resolved {
        let (Some(mut from), Some(mut to)) = (self.found(a), self.found(b)) else {
            return self.vague(a);
        };
        from.point.clock = a.clock.or(from.point.clock);
        to.point.clock = b.clock.or(to.point.clock);
        from.point.zone = a.zone.or(from.point.zone);
        to.point.zone = b.zone.or(to.point.zone);
        from.point.modifier = a.modifier;
        to.point.modifier = b.modifier;
        let turned = self.turn(&mut from, &mut to);
        let joined = !turned && join(&from, &mut to);
        let value = format!("{}/{}", from.point.value(), to.point.value());
        let start = from.point.edtf().and_then(|e| e.single());
        let end = to.point.edtf().and_then(|e| e.single());
        let edtf = start
            .zip(end)
            .map(|(a, b)| Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)));
        // How either end was worked out says something of the whole only where both were worked out alike.
        let common = from.why.iter().zip(&to.why).take_while(|(a, b)| a == b);
        let common = common.count();
        let alike = common == from.why.len() && common == to.why.len();
        let mut why = from.why;
        why.truncate(common);
        if turned {
            why.push(Reason::new(
                "It ends in a month before the one it begins in: in the next year.",
            ));
        }
        if joined {
            why.push(Reason::new("It ends in the year that it begins in."));
        }
        if turned || joined || !alike || why.is_empty() {
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
            ends: Some([from.point, to.point].map(|p| (p.value(), p.edtf()))),
            recurrence: None,
            stated: from.stated && to.stated,
            relative: from.relative,
            why,
            // Later dates lean on where it begins ("In 1973–1975 … on 3 March"), those after "from October to March" on its end.
            point: Some(if to.point.part.month().is_some() {
                to.point
            } else {
                from.point
            }),
        }
    }

    /// "from October to March": of two dates that name no year, the second of which would be before the first, one is of the
    /// year beside it. Says whether it was so.
    ///
    /// Told from the day of writing the first is a year before, or the last a year after; told from a date spoken of before,
    /// the first is the nearer one.
    fn turn(&self, from: &mut super::Found, to: &mut super::Found) -> bool {
        if from.point.first_day() <= to.point.first_day()
            || from.point.part.month().is_none()
            || from.point.part.month() <= to.point.part.month()
        {
            return false;
        }
        let (Some(first), Some(last)) = (from.point.known_year(), to.point.known_year()) else {
            return false;
        };
        let leans = self.place.year_after.is_some()
            || from
                .relative
                .is_some_and(|r| r.to == RelativeTo::LastMentioned);
        let earlier = if leans {
            // A history that has got to January looks back on the October before.
            let story = self.memory.story.as_ref().map(|s| s.point);
            let told = story
                .filter(|s| s.known_year() == Some(first))
                .and_then(|s| s.part.month());
            told.zip(from.point.part.month())
                .is_some_and(|(told, begins)| told + HALF_A_YEAR < begins)
        } else {
            self.place.tense != Tense::Future
        };
        if !from.stated && !to.stated && earlier {
            from.point.year = EdtfYear::Known(first.saturating_sub(1));
        } else {
            to.point.year = EdtfYear::Known(last.saturating_add(1));
        }
        true
    }
}

/// "from March to May", where the nearest March is to come and the nearest May is past: both are of the first one's year.
///
/// Says whether it was so.
fn join(from: &super::Found, to: &mut super::Found) -> bool {
    let apart = !from.stated
        && !to.stated
        && from.point.part.month().is_some()
        && from.point.part.month() <= to.point.part.month()
        && from.point.first_day() > to.point.first_day();
    let later = from.point.known_year() > to.point.known_year();
    if apart && later {
        to.point.year = from.point.year;
    }
    apart && later
}

pub(super) fn duration(
    amount: Amount,
    unit: &str,
    second: Option<(Amount, &'static str)>,
) -> String {
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
