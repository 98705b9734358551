//! Days and hours in a list, which leave their month or “Uhr” to the last of it: “15. und 16. Jänner”, “10–18 Uhr”.
//!
//! Finds no words: rules mark what may be such a member (`listed=1`), and what no list completes is dropped here.

use super::point::{Clock, Part, Point};
use super::rules::known;
use super::value::{Core, Fields, Sem};
use super::{Found, is_hour_alone, signal_of};
use crate::model::Signal;
use crate::model::edtf::EdtfYear;

/// “16. und 17. sowie am 23. und 24. Jänner”: so many words and marks stand between two members at most.
const MOST_BETWEEN: usize = 3;

/// Gives each listed member what the next one says, from the last to the first, and drops those nothing completes.
pub(super) fn complete(found: &mut Vec<Found<'_>>) {
    let mut kept: Vec<Found<'_>> = Vec::with_capacity(found.len());
    for mut one in found.drain(..).rev() {
        // "at 8:15 and 11:45 on Friday": every hour of the list is of the day that the last one names.
        if is_hour_alone(&one.hit.sem)
            && let Some(sem) = kept.last().and_then(|next| with_its_day(&one, next))
        {
            one.hit.sem = sem;
        } else if one.hit.sem.listed {
            let full = kept
                .last()
                .filter(|next| next_in_list(&one, next))
                .and_then(|next| completed(&one.hit.sem, &next.hit.sem));
            let Some(sem) = full else { continue };
            one.hit.sem = sem;
        }
        kept.push(one);
    }
    kept.reverse();
    *found = kept;
}

/// The hour on the day of the next in its list, or of the day that a word such as “on” leads to.
fn with_its_day(one: &Found<'_>, next: &Found<'_>) -> Option<Sem> {
    if next_in_list(one, next) {
        return completed(&one.hit.sem, &next.hit.sem);
    }
    let [on] = one.pieces.get(one.hit.end..next.hit.start)? else {
        return None;
    };
    let leads = on.is_letters()
        && one.sentence == next.sentence
        && one
            .lang
            .senses(on.word)
            .value(known::SIGNAL, on.capital)
            .is_some_and(|value| signal_of(value) == Some(Signal::At));
    let Core::Date(fields) = &next.hit.sem.core else {
        return None;
    };
    let day = matches!(fields.part, Part::Day { .. } | Part::Weekday(_));
    (leads && day && next.hit.sem.clock.is_none()).then(|| Sem {
        clock: one.hit.sem.clock,
        zone: one.hit.sem.zone,
        ..Sem::clone(&next.hit.sem)
    })
}

/// “at 0815, 1145 and 1730”: after an hour in four digits with a zero in front, four digits in the same list are hours too.
pub(super) fn hours_in_four_digits(found: &mut Vec<Found<'_>>) {
    let mut at = 0;
    while let Some(one) = found.get(at) {
        at += 1;
        if !is_hour_alone(&one.hit.sem) || !is_four_digits(one, one.hit.start, 0..1000) {
            continue;
        }
        let mut end = one.hit.end;
        while let Some(next) = next_hour(&found[at - 1], end) {
            end = next.hit.end;
            // What was found there was a year, if anything.
            match found.get(at).map(|f| (f.sentence, f.hit.start, f.hit.end)) {
                Some((sentence, start, last)) if sentence == next.sentence && start < end => {
                    if (start, last) != (next.hit.start, end) {
                        break;
                    }
                    found[at] = next;
                }
                _ => found.insert(at, next),
            }
            at += 1;
        }
    }
}

/// The hour that follows in the list, after at most a comma and a word.
fn next_hour<'a>(one: &Found<'a>, end: usize) -> Option<Found<'a>> {
    let listing = |at: &usize| {
        one.pieces
            .get(*at)
            .is_some_and(|p| one.lang.is(p, known::LISTING))
    };
    let start = end + (end..end + MOST_BETWEEN).take_while(listing).count();
    if start == end || !is_four_digits(one, start, 0..2400) {
        return None;
    }
    let piece = one.pieces.get(start)?;
    let (hm, _) = piece.digits()?;
    let minute = u8::try_from(hm % 100).ok().filter(|m| *m < 60)?;
    let mut next = one.clone();
    next.range = piece.range;
    next.hit.start = start;
    next.hit.end = start + 1;
    next.hit.sem = Sem {
        clock: Some(Clock::Minute(u8::try_from(hm / 100).ok()?, minute)),
        ..Sem::clone(&one.hit.sem)
    };
    Some(next)
}

fn is_four_digits(one: &Found<'_>, at: usize, within: std::ops::Range<u32>) -> bool {
    let digits = one.pieces.get(at).filter(|p| p.places == 4);
    digits
        .and_then(|p| p.digits())
        .is_some_and(|(value, _)| within.contains(&value))
}

fn next_in_list(one: &Found<'_>, next: &Found<'_>) -> bool {
    let between = one.pieces.get(one.hit.end..next.hit.start).unwrap_or(&[]);
    one.sentence == next.sentence
        && (1..=MOST_BETWEEN).contains(&between.len())
        // "Gasse 7, von 14 bis 18 Uhr": an hour's comma is followed by the next hour itself.
        && (one.hit.sem.clock.is_none() || between.len() == 1 || between[0].is_letters())
        && between.iter().all(|p| {
            one.lang.is(p, known::LISTING)
        })
}

fn completed(member: &Sem, next: &Sem) -> Option<Sem> {
    if let Core::Range(first, _) = &next.core {
        return completed(member, first);
    }
    if member.clock.is_some() {
        next.clock?;
        return Some(Sem {
            clock: member.clock,
            listed: false,
            ..next.clone()
        });
    }
    let (Core::Date(own), Core::Date(fields)) = (&member.core, &next.core) else {
        return None;
    };
    let (Part::DayOnly(day), Part::Day { month, day: later }) = (own.part, fields.part) else {
        return None;
    };
    let part = Part::Day { month, day };
    // Lists of days run forward; a day its month does not have is none.
    let year = match fields.year {
        EdtfYear::Unspecified => EdtfYear::Known(A_LEAP_YEAR),
        year => year,
    };
    Point::new(year, part).day()?;
    (day < later).then(|| Sem::of(Core::Date(Fields::new(fields.year, part))))
}

/// Where the year is not known, 29 February may be.
const A_LEAP_YEAR: i32 = 2000;
