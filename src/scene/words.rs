//! What a date is called when somebody reads it out: "18 December 2019", "every year since 2000".
//!
//! Not EDTF; that is how it is written for machines.

use super::calendar::{ordinal, year_name};
use crate::model::edtf::MONTHS;
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::{
    Certainty, Edtf, EdtfDate, Endpoint, Event, Grain, Instant, Meaning, Recurrence, Status, When,
};
use chrono::Datelike;

/// When something was, in words: for labels, for the inspector and for a screen reader.
pub fn when_words(when: &When) -> String {
    let stated = when.edtf.as_ref();
    match (&when.meaning, when.certainty) {
        (Meaning::Recurs(r), _) => recurrence_words(r, when),
        (_, Certainty::Bounded) => match bounds_words(when) {
            Some(bounds) => bounds,
            None => stated.map_or_else(|| "no date yet".to_owned(), edtf_words),
        },
        (_, Certainty::Unknown) if stated.is_none() => {
            bounds_words(when).unwrap_or_else(|| "no date yet".to_owned())
        }
        (Meaning::Point | Meaning::Lasted, _) => match stated {
            Some(edtf) => edtf_words(edtf),
            None => bounds_words(when).unwrap_or_else(|| "no date yet".to_owned()),
        },
    }
}

/// What a screen reader says of an event.
pub fn event_words(event: &Event) -> String {
    let status = match event.status {
        Status::Planned => ", planned",
        Status::Cancelled => ", cancelled",
        Status::Happened | Status::Recurring => "",
    };
    let mut when = when_words(&event.when);
    if let Some(first) = when.get(..1) {
        let upper = first.to_uppercase();
        when.replace_range(..1, &upper);
    }
    format!("{when}{status}: {}", event.label)
}

/// "every year since 2000", "twice a month".
pub fn recurrence_words(recurrence: &Recurrence, when: &When) -> String {
    let unit = recurrence.every.name();
    let mut out = match (recurrence.times, recurrence.interval) {
        (0 | 1, 0 | 1) => format!("every {unit}"),
        (0 | 1, 2) => format!("every other {unit}"),
        (0 | 1, n) => format!("every {n} {unit}s"),
        (2, 0 | 1) => format!("twice a {unit}"),
        (n, 0 | 1) => format!("{n} times a {unit}"),
        (n, every) => format!("{n} times every {every} {unit}s"),
    };
    if let Some((month, day)) = recurrence.on {
        out += &format!(" on {day} {}", month_name(month));
    }
    if let Some(start) = when.earliest {
        out += &format!(" since {}", year_name(start.year().into()));
    }
    if let Some(end) = when.latest {
        out += &format!(" until {}", year_name(Instant(end.0 - 1).year().into()));
    }
    out
}

fn bounds_words(when: &When) -> Option<String> {
    let first = |t: Instant| instant_words(t, when.grain, false);
    let last = |t: Instant| instant_words(Instant(t.0 - 1), when.grain, true);
    match (when.earliest, when.latest) {
        (Some(from), Some(to)) => Some(format!("between {} and {}", first(from), last(to))),
        (Some(from), None) => Some(format!("some time from {} on", first(from))),
        (None, Some(to)) => Some(format!("some time up to {}", last(to))),
        (None, None) => None,
    }
}

/// An instant as the end of an interval: the year alone where the interval begins or ends with it.
fn instant_words(t: Instant, grain: Grain, is_end: bool) -> String {
    let date = t.date();
    let year = year_name(date.year().into());
    let (month, day) = if is_end { (12, 31) } else { (1, 1) };
    if grain <= Grain::Year && (date.month(), date.day()) == (month, day) {
        return year;
    }
    format!("{} {} {year}", date.day(), month_name(date.month() as u8))
}

fn edtf_words(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => date_words(date),
        Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) => interval_words(a, b),
        Edtf::Interval(Endpoint::Date(a), Endpoint::Open) => format!("from {}", date_words(a)),
        Edtf::Interval(Endpoint::Open, Endpoint::Date(b)) => format!("until {}", date_words(b)),
        Edtf::Interval(Endpoint::Open, Endpoint::Open) => "at an unknown time".to_owned(),
    }
}

/// "26–29 November 2019" where month and year agree, "28 November – 1 December 2017" where the year does.
fn interval_words(a: &EdtfDate, b: &EdtfDate) -> String {
    if let (Some((am, ad)), Some((bm, _))) = (a.month_day(), b.month_day())
        && a.grain() == Grain::Day
        && a.year == b.year
    {
        return match am == bm {
            true => format!("{ad}–{}", date_words(b)),
            false => format!("{ad} {} – {}", month_name(am), date_words(b)),
        };
    }
    format!("{} – {}", date_words(a), date_words(b))
}

fn date_words(date: &EdtfDate) -> String {
    let year = match date.year {
        EdtfYear::Known(y) => year_name(y.into()),
        EdtfYear::Decade(d) if d >= 1 => format!("the {d}0s"),
        EdtfYear::Decade(d) => format!("the {}s BCE", -i64::from(d) * 10),
        EdtfYear::Century(c) if c >= 0 => format!("the {} century", ordinal(i64::from(c) + 1)),
        EdtfYear::Century(c) => format!("the {} century BCE", ordinal(-i64::from(c))),
        EdtfYear::Unspecified => "a year not known".to_owned(),
    };
    let known = !matches!(date.year, EdtfYear::Unspecified);
    let with_year = |part: String| match known {
        true => format!("{part} {year}"),
        false => format!("{part}, year not known"),
    };
    let mut out = match date.part {
        DatePart::Whole => year,
        DatePart::Month(m) => with_year(month_name(m).to_owned()),
        DatePart::Day { month, day } => with_year(format!("{day} {}", month_name(month))),
        DatePart::DayOfUnknownMonth(day) => {
            format!("the {} of a month of {year}", ordinal(day.into()))
        }
        DatePart::Time {
            month,
            day,
            hour,
            minute,
        } => format!(
            "{}, {hour:02}:{minute:02}",
            with_year(format!("{day} {}", month_name(month)))
        ),
        DatePart::SubYear(s) => match s {
            21 => with_year("spring".to_owned()),
            22 => with_year("summer".to_owned()),
            23 => with_year("autumn".to_owned()),
            24 => with_year("winter".to_owned()),
            33..=36 => format!(
                "{} quarter of {year}",
                ["first", "second", "third", "fourth"][usize::from(s) - 33]
            ),
            40 => format!("first half of {year}"),
            41 => format!("second half of {year}"),
            _ => year,
        },
    };
    if date.approximate {
        out = format!("about {out}");
    }
    if date.uncertain {
        out.push_str(" (uncertain)");
    }
    out
}

fn month_name(month: u8) -> &'static str {
    MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("an unknown month")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(edtf: impl Into<Edtf>, certainty: Certainty, expect: &str) {
        assert_eq!(
            when_words(&When::of(edtf.into(), certainty, Vec::new())),
            expect
        );
    }

    #[test]
    fn dates_are_spoken_no_more_exactly_than_they_are_known() {
        use Certainty::{Bounded, Stated};
        check(EdtfDate::day(2019, 12, 18), Stated, "18 December 2019");
        check(EdtfDate::month(2019, 12), Stated, "December 2019");
        check(EdtfDate::year(-43), Stated, "44 BCE");
        let decade = EdtfDate::new(EdtfYear::Decade(198), DatePart::Whole);
        check(decade, Stated, "the 1980s");
        let quarter = EdtfDate::new(EdtfYear::Known(2019), DatePart::SubYear(34));
        check(quarter, Stated, "second quarter of 2019");
        let july = EdtfDate::new(EdtfYear::Unspecified, DatePart::Day { month: 7, day: 30 });
        check(july, Bounded, "30 July, year not known");
        let days = |a, b| Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b));
        let november = EdtfDate::day(2019, 11, 26);
        check(
            days(november, EdtfDate::day(2019, 11, 29)),
            Stated,
            "26–29 November 2019",
        );
        check(
            days(EdtfDate::day(2017, 11, 28), EdtfDate::day(2017, 12, 1)),
            Stated,
            "28 November – 1 December 2017",
        );
        check(
            days(EdtfDate::year(2013), EdtfDate::year(2019)),
            Bounded,
            "between 2013 and 2019",
        );
        let until = Edtf::Interval(Endpoint::Open, Endpoint::Date(EdtfDate::day(2019, 12, 17)));
        check(until, Bounded, "some time up to 17 December 2019");
    }

    #[test]
    fn what_comes_again_says_how_often() {
        let mut when = When::of(EdtfDate::year(2000).into(), Certainty::Stated, Vec::new());
        when.latest = None;
        when.meaning = Meaning::Recurs(Recurrence::every(Grain::Year));
        assert_eq!(when_words(&when), "every year since 2000");
        when.meaning = Meaning::Recurs(Recurrence {
            interval: 2,
            on: Some((12, 18)),
            ..Recurrence::every(Grain::Year)
        });
        assert_eq!(
            when_words(&when),
            "every other year on 18 December since 2000"
        );
    }
}
