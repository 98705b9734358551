//! Narrows an interval, each step with its reason, and tells what does not fit instead of believing it.
//!
//! Knows no events: one interval, one new bound.

use crate::model::{Certainty, Edtf, EdtfDate, Endpoint, Instant, Reason, When, Why};

/// A second telling says only from or until when: kept as a reason, and as a bound where nothing better is known.
pub(super) fn note_span(when: &mut When, span: &Edtf, why: Why) {
    when.why.extend(why);
    if when.certainty > Certainty::Derived {
        let (from, to) = span.bounds();
        if let Some(from) = from {
            no_earlier(when, from, Vec::new);
        }
        if let Some(to) = to {
            no_later(when, to, Vec::new);
        }
    }
}

/// Narrows the latest end, with its reason, unless that contradicts what is known: then the contradiction is told instead.
pub(super) fn no_later(when: &mut When, latest: Instant, why: impl FnOnce() -> Why) {
    if when.latest.is_some_and(|l| l <= latest) {
        return;
    }
    if when.earliest.is_some_and(|e| e >= latest) {
        contradiction(when, why());
        return;
    }
    when.latest = Some(latest);
    when.why.extend(why());
    bounded(when);
}

pub(super) fn no_earlier(when: &mut When, earliest: Instant, why: impl FnOnce() -> Why) {
    if when.earliest.is_some_and(|e| e >= earliest) {
        return;
    }
    if when.latest.is_some_and(|l| l <= earliest) {
        contradiction(when, why());
        return;
    }
    when.earliest = Some(earliest);
    when.why.extend(why());
    bounded(when);
}

fn contradiction(when: &mut When, why: Why) {
    if let Some(last) = why.last() {
        let told = Reason::new(format!("This does not fit and was left out: {}", last.text));
        if !when.why.contains(&told) {
            when.why.push(told);
        }
    }
}

fn bounded(when: &mut When) {
    if when.certainty == Certainty::Unknown {
        when.certainty = Certainty::Bounded;
    }
}

/// A day without a year between bounds: the last (first) such day inside them; where only one is left, that is the date.
pub(super) fn settle(when: &mut When) {
    if when.certainty != Certainty::Bounded || when.recurs() {
        return;
    }
    match &when.edtf {
        Some(Edtf::Date(date)) if date.known_year().is_none() => settle_day(when, *date),
        Some(Edtf::Interval(Endpoint::Open, Endpoint::Date(end))) if end.known_year().is_none() => {
            let end = *end;
            settle_end(when, end);
        }
        Some(_) => {}
        None => {}
    }
}

fn settle_day(when: &mut When, date: EdtfDate) {
    let (lo, hi) = (when.earliest, when.latest);
    if let Some(hi) = hi
        && let Some((_, end)) = (0..2)
            .filter_map(|back| date.in_year(hi.year() - back).bounds())
            .find(|(_, end)| *end <= hi)
    {
        when.latest = Some(end);
    }
    if let Some(lo) = lo
        && let Some((start, _)) = (0..2)
            .filter_map(|on| date.in_year(lo.year() + on).bounds())
            .find(|(start, _)| *start >= lo)
    {
        when.earliest = Some(start);
    }
    if let (Some(from), Some(to)) = (when.earliest, when.latest) {
        let year = from.year();
        if date.in_year(year).bounds() == Some((from, to)) {
            when.why.push(Reason::new(format!(
                "Only one such day is left: {}.",
                date.in_year(year)
            )));
            when.edtf = Some(Edtf::Date(date.in_year(year)));
            when.certainty = Certainty::Derived;
        } else if from >= to {
            // The bounds leave no such day: they are wrong, the words are not.
            when.earliest = lo.filter(|_| hi.is_none());
            when.latest = None;
            when.why.push(Reason::new(
                "The bounds leave no such day, so they were left out.",
            ));
        }
    }
}

/// "till November 29" of a year that the bounds leave no choice of.
fn settle_end(when: &mut When, end: EdtfDate) {
    let (Some(from), Some(to)) = (when.earliest, when.latest) else {
        if let Some(hi) = when.latest
            && let Some((_, last)) = (0..2)
                .filter_map(|back| end.in_year(hi.year() - back).bounds())
                .find(|(_, last)| *last <= hi)
        {
            when.latest = Some(last);
        }
        return;
    };
    let ends: Vec<EdtfDate> = (from.year()..=Instant(to.0 - 1).year())
        .take(3)
        .map(|y| end.in_year(y))
        .filter(|d| {
            d.bounds()
                .is_some_and(|(start, last)| start >= from && last <= to)
        })
        .collect();
    if let [only] = ends[..]
        && let Some((_, last)) = only.bounds()
    {
        when.edtf = Some(Edtf::Interval(Endpoint::Open, Endpoint::Date(only)));
        when.latest = Some(last);
        when.why
            .push(Reason::new(format!("So it ended on {}.", only.in_words())));
    }
}
