//! Days and hours in a list, which leave their month or “Uhr” to the last of it: “15. und 16. Jänner”, “10–18 Uhr”.
//!
//! Finds no words: rules mark what may be such a member (`listed=1`), and what no list completes is dropped here.

use super::Found;
use super::point::{Part, Point};
use super::rules::known;
use super::value::{Core, Fields, Sem};
use crate::model::edtf::EdtfYear;

/// “16. und 17. sowie am 23. und 24. Jänner”: so many words and marks stand between two members at most.
const MOST_BETWEEN: usize = 3;

/// Gives each listed member what the next one says, from the last to the first, and drops those nothing completes.
pub(super) fn complete(found: &mut Vec<Found<'_>>) {
    let mut kept: Vec<Found<'_>> = Vec::with_capacity(found.len());
    for mut one in found.drain(..).rev() {
        if one.hit.sem.listed {
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
