//! Narrows an interval, each step with its reason, and tells what does not fit instead of believing it.
//!
//! Knows no events: one interval, one new bound.

use super::weekday::Weekday;
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
pub(super) fn settle(when: &mut When, weekday: Option<&Weekday>) {
    if when.certainty != Certainty::Bounded || when.recurs() {
        return;
    }
    match &when.edtf {
        Some(Edtf::Date(date)) if date.known_year().is_none() => settle_day(when, *date, weekday),
        Some(Edtf::Interval(Endpoint::Open, Endpoint::Date(end))) if end.known_year().is_none() => {
            let end = *end;
            settle_end(when, end);
        }
        Some(_) => {}
        None => {}
    }
}

fn settle_day(when: &mut When, date: EdtfDate, weekday: Option<&Weekday>) {
    let (lo, hi) = (when.earliest, when.latest);
    if lo.is_none() && hi.is_none() {
        return;
    }
    let fits = |year: i32| {
        let (from, to) = date.in_year(year).bounds()?;
        let inside = lo.is_none_or(|l| l <= from) && hi.is_none_or(|h| to <= h);
        (inside && weekday.is_none_or(|w| w.is_of(from))).then_some((year, from, to))
    };
    // A day of the week comes round on the same date within eleven years, on 29 February within forty.
    let reach = match (weekday, date.month_day()) {
        (Some(_), Some((2, 29))) => 41,
        (Some(_), _) => 12,
        (None, Some((2, 29))) => 9,
        (None, _) => 2,
    };
    let first = lo.and_then(|l| (l.year()..l.year() + reach).find_map(fits));
    let last = hi.and_then(|h| (h.year() - reach..=h.year()).rev().find_map(fits));
    if lo.is_some() && first.is_none() || hi.is_some() && last.is_none() {
        if weekday.is_some() {
            // No such day of the week: then the day of the week is wrong, or what bounds it.
            settle_day(when, date, None);
            let told =
                Reason::new("The day of the week fits no year that is left; it was not used.");
            if !when.why.contains(&told) {
                when.why.push(told);
            }
        } else {
            // The bounds leave no such day: they are wrong, the words are not.
            when.earliest = lo.filter(|_| hi.is_none());
            when.latest = None;
            when.why.push(Reason::new(
                "The bounds leave no such day, so they were left out.",
            ));
        }
        return;
    }
    let narrower = first.is_some_and(|f| Some(f.1) != lo) || last.is_some_and(|l| Some(l.2) != hi);
    if let Some((_, from, _)) = first {
        when.earliest = Some(from);
    }
    if let Some((_, _, to)) = last {
        when.latest = Some(to);
    }
    if let (Some(weekday), true) = (weekday, narrower)
        && !when.why.contains(&weekday.why)
    {
        when.why.push(weekday.why.clone());
    }
    if let (Some((year, ..)), Some((other, ..))) = (first, last)
        && year == other
    {
        let date = date.in_year(year);
        when.why
            .push(Reason::new(format!("Only one such day is left: {date}.")));
        when.edtf = Some(Edtf::Date(date));
        when.certainty = Certainty::Derived;
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
