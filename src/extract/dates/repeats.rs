//! What stands beside "every year": on which day that is, and since when.
//!
//! The expressions themselves are found and read already.

use crate::model::edtf::DatePart;
use crate::model::recurrence::Few;
use crate::model::{Edtf, Endpoint, Grain, Signal, TextRange, TimeMention, TimexType};

/// "annually on April 28 since 2003": the day goes to the recurrence, and so does what it has recurred since.
pub(super) fn join(times: &mut [TimeMention], text: &str) {
    let mut at = 0;
    while at < times.len() {
        let on_day = on_which_day(times, at, text);
        let (first, last) = match on_day {
            Some(day) => (at.min(day), at.max(day)),
            None => (at, at),
        };
        if times[at].kind == TimexType::Set {
            let before = first.checked_sub(1).map(|i| (i, (i, first)));
            let after = (last + 1 < times.len()).then_some((last + 1, (last, last + 1)));
            for (since, (left, right)) in before.into_iter().chain(after) {
                if stand_together(times, left, right, text) {
                    since_when(times, at, since);
                }
            }
        }
        at += 1;
    }
}

/// At most a preposition and an article stand between the two.
fn stand_together(times: &[TimeMention], left: usize, right: usize, text: &str) -> bool {
    let (from, to) = (times[left].range.end, times[right].range.start);
    let gap = TextRange::new(from as usize, to.max(from) as usize).of(text);
    gap.split_whitespace().count() <= 2 && !gap.contains(['.', ';', '\n'])
}

/// "every year on 28 April", "in May each year": the index of the day or month that the recurrence at this index takes.
fn on_which_day(times: &mut [TimeMention], at: usize, text: &str) -> Option<usize> {
    let set = times[at].recurrence.as_ref()?;
    let open = set.every == Grain::Year
        && set.times == 1
        && set.on.is_none()
        && set.months.is_empty()
        && set.weekdays.is_empty()
        && set.feast.is_none();
    if !open {
        return None;
    }
    let part = |day: usize| -> Option<DatePart> {
        let time = times.get(day)?;
        // Its year, if it has one, was only worked out.
        let part = match (&time.edtf, time.relative) {
            (Some(Edtf::Date(date)), _) if date.known_year().is_none() => date.part,
            (_, Some(relative)) if relative.unit == Grain::Year && relative.shift == 0 => {
                relative.part
            }
            _ => return None,
        };
        let together = stand_together(times, at.min(day), at.max(day), text);
        let dates = matches!(part, DatePart::Day { .. } | DatePart::Month(_));
        let plain = time.weekday.is_none() && time.ends.is_empty() && time.signal == Signal::At;
        (together && dates && plain && !time.boilerplate).then_some(part)
    };
    let behind = part(at + 1).map(|part| (at + 1, part));
    let before = || at.checked_sub(1).and_then(|day| Some((day, part(day)?)));
    let (day, part) = behind.or_else(before)?;
    let why = times[day].why.first().cloned();
    let set = &mut times[at];
    let recurrence = set.recurrence.as_mut()?;
    match part {
        DatePart::Day { month, day } => recurrence.on = Some((month, day)),
        DatePart::Month(month) => recurrence.months = Few::one(month),
        _ => return None,
    }
    set.why.extend(why);
    Some(day)
}

/// "since 2000 … every year", "every year since 2000".
fn since_when(times: &mut [TimeMention], set: usize, since: usize) {
    let started = &times[since];
    // "since 2000 this day is kept every year": nothing has recurred since "this day".
    let fixed = started.signal == Signal::Since && started.relative.is_none();
    if !fixed || started.boilerplate || times[set].edtf.is_some() {
        return;
    }
    let Some(start) = started.edtf.as_ref().and_then(Edtf::single) else {
        return;
    };
    let (stated, why) = (started.stated, started.why.clone());
    let set = &mut times[set];
    set.edtf = Some(Edtf::Interval(Endpoint::Date(start), Endpoint::Open));
    set.stated = stated;
    set.why.extend(why);
}
