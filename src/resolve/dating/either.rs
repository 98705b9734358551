//! Dates whose numbers can be read day first and month first, where no order settled them: weighed with what else is told.
//!
//! Which order a document is written in is [`crate::resolve::order`].

use super::{Dated, within};
use crate::model::edtf::{AnyDate, DateSet, Member, Rare};
use crate::model::{Certainty, Edtf, EdtfDate, Reading, Reason, When, Why};

/// A claim with two dates: its place in the group, and the dates, the earlier first.
pub(super) struct Either {
    pub claim: u32,
    pub dates: [EdtfDate; 2],
}

/// Two single dates, sorted. What stands beside a word that makes it a bound is left to what both agree on.
pub(super) fn days(both: &[Edtf; 2]) -> Option<[EdtfDate; 2]> {
    match both {
        [Edtf::Date(a), Edtf::Date(b)] if a.bounds().is_some() && b.bounds().is_some() => {
            Some([*a.min(b), *a.max(b)])
        }
        _ => None,
    }
}

/// Does a date told elsewhere speak for this reading: the same day, the same without its year, or its month?
pub(super) fn speaks_for(reading: EdtfDate, told: EdtfDate) -> bool {
    let yearless = told.known_year().is_none()
        && told.month_day().is_some()
        && told.month_day() == reading.month_day();
    told == reading || yearless || within(reading, told)
}

/// Those of which another telling of the event speaks for one reading only, with that reading; and the rest.
pub(super) fn settle(
    open: Vec<Either>,
    full: &[Dated],
    partial: &[Dated],
) -> (Vec<(Either, EdtfDate)>, Vec<Either>) {
    let (mut settled, mut rest) = (Vec::new(), Vec::new());
    for one in open {
        let spoken_for = |reading: EdtfDate| {
            let mut told = full.iter().chain(partial);
            told.any(|d| speaks_for(reading, d.date))
        };
        match one.dates.map(spoken_for) {
            [true, false] => {
                let date = one.dates[0];
                settled.push((one, date));
            }
            [false, true] => {
                let date = one.dates[1];
                settled.push((one, date));
            }
            [true, true] | [false, false] => rest.push(one),
        }
    }
    (settled, rest)
}

/// Nothing settles it: some time between the two days, both of them shown as readings.
pub(super) fn unsettled(first: &Either, open: &[Either], why: Why) -> (When, Vec<Reading>) {
    let [a, b] = first.dates;
    let when = When::of(one_of(a, b), Certainty::Bounded, why);
    let mut readings = Vec::new();
    for one in open {
        for date in one.dates {
            add_reading(&mut readings, date, one.claim);
        }
    }
    (when, readings)
}

/// What stays open beside dates that fit neither reading: other readings, after the best.
pub(super) fn add_readings(
    readings: &mut Vec<Reading>,
    open: &[Either],
    best: EdtfDate,
    claims: &[u32],
) {
    if !open.is_empty() && readings.is_empty() {
        readings.push(Reading {
            edtf: Edtf::Date(best),
            claims: claims.to_vec(),
        });
    }
    for one in open {
        for date in one.dates {
            add_reading(readings, date, one.claim);
        }
    }
}

/// `[a,b]`
fn one_of(a: EdtfDate, b: EdtfDate) -> Edtf {
    let members = [a, b].map(|date| Member::One(AnyDate::Plain(date)));
    Edtf::Rare(Box::new(Rare::Set(DateSet {
        is_choice: true,
        members: members.to_vec(),
    })))
}

fn add_reading(readings: &mut Vec<Reading>, date: EdtfDate, claim: u32) {
    let edtf = Edtf::Date(date);
    match readings.iter_mut().find(|r| r.edtf == edtf) {
        Some(reading) if reading.claims.contains(&claim) => {}
        Some(reading) => reading.claims.push(claim),
        None => readings.push(Reading {
            edtf,
            claims: vec![claim],
        }),
    }
}

/// Where what surrounds the event leaves only one of two readings, that is the date.
pub(super) fn narrow(when: &mut When, readings: &mut Vec<Reading>) {
    let (Certainty::Bounded, [Edtf::Date(a), Edtf::Date(b)]) = (
        when.certainty,
        &readings.iter().map(|r| r.edtf.clone()).collect::<Vec<_>>()[..],
    ) else {
        return;
    };
    let (a, b) = (*a, *b);
    if when.edtf != Some(one_of(a, b)) {
        return;
    }
    let fits = |date: EdtfDate| {
        date.bounds().is_some_and(|(from, to)| {
            when.earliest.is_none_or(|e| e <= from) && when.latest.is_none_or(|l| to <= l)
        })
    };
    let (date, other) = match (fits(a), fits(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        (true, true) | (false, false) => return,
    };
    let mut why = std::mem::take(&mut when.why);
    why.push(Reason::new(format!(
        "So it was {}, not {}.",
        date.in_words(),
        other.in_words()
    )));
    *when = When::of(Edtf::Date(date), Certainty::Derived, why);
    readings.clear();
}
