//! Dates and counts as a person says them: "18 December 2019", "30 July, year unknown", "between 1990 and 1995".
//!
//! Not the notation in files; that is [`crate::model::edtf`].

use crate::model::edtf::{DatePart, EdtfYear, MONTHS};
use crate::model::{
    Certainty, Edtf, EdtfDate, Endpoint, Event, Grain, Instant, Meaning, Note, Published,
    Recurrence, When,
};
use chrono::{Datelike, NaiveDate};

/// "1 event", "23 events", "10 000 documents": figures in groups of three.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// "10 000", with narrow spaces that do not break.
pub fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(c);
    }
    out
}

/// When an event was, in a few words.
pub fn when(when: &When) -> String {
    if let Meaning::Recurs(rule) = &when.meaning {
        let every = recurrence(rule);
        return match when.earliest {
            Some(since) => format!("{every} since {}", since.year()),
            None => every,
        };
    }
    match (when.certainty, &when.edtf) {
        (Certainty::Stated | Certainty::Derived, Some(edtf)) => edtf_words(edtf),
        (Certainty::Bounded, Some(edtf)) if when.is_undated() => edtf_words(edtf),
        (Certainty::Unknown, _) | (_, None) if when.is_undated() => "not dated".to_owned(),
        _ => bounds(when),
    }
}

fn bounds(when: &When) -> String {
    match (when.earliest, when.latest) {
        (Some(from), Some(to)) => format!("between {} and {}", day_of(from), last_day_of(to)),
        (Some(from), None) => format!("some time from {} on", day_of(from)),
        (None, Some(to)) => format!("some time up to {}", last_day_of(to)),
        (None, None) => "not dated".to_owned(),
    }
}

fn day_of(at: Instant) -> String {
    civil_day(at.date())
}

/// The last day before an instant that is itself excluded.
fn last_day_of(at: Instant) -> String {
    civil_day(Instant(at.0 - 1).date())
}

fn civil_day(day: NaiveDate) -> String {
    format!(
        "{} {} {}",
        day.day(),
        MONTHS[day.month0() as usize],
        year_words(day.year())
    )
}

/// "1990", "44 BC".
pub fn year(at: Instant) -> String {
    year_words(at.year())
}

fn year_words(year: i32) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - year)
    }
}

/// A range of time whose end is excluded: "2013 – 2019", "March 2013", "4 May 1911 – 9 May 1911", with minutes where it must.
pub fn range(from: Instant, to: Instant) -> String {
    let last = Instant(to.0 - 1);
    let is_day = |t: Instant| t.0.rem_euclid(86_400) == 0;
    let (a, b) = (from.date(), last.date());
    let (first, last) = if !is_day(from) || !is_day(to) {
        let minute = |t: Instant| {
            let of_day = t.0.rem_euclid(86_400) / 60;
            format!(
                "{} {:02}:{:02}",
                civil_day(t.date()),
                of_day / 60,
                of_day % 60
            )
        };
        (minute(from), minute(to))
    } else if a.day() != 1 || to.date().day() != 1 {
        (civil_day(a), civil_day(b))
    } else if a.month() != 1 || to.date().month() != 1 {
        let month =
            |d: NaiveDate| format!("{} {}", MONTHS[d.month0() as usize], year_words(d.year()));
        (month(a), month(b))
    } else {
        (year_words(a.year()), year_words(b.year()))
    };
    match first == last {
        true => first,
        false => format!("{first} – {last}"),
    }
}

/// From and to, in seconds, widened to whole units of which one is no shorter than `unit` seconds: minutes, hours, days,
/// months or years.
pub fn whole_units(from: f64, to: f64, unit: f64) -> (Instant, Instant) {
    const DAY: i64 = 86_400;
    let seconds = |t: f64| t.clamp(-6.3e12, 6.3e12) as i64;
    let (from, to) = (Instant(seconds(from)), Instant(seconds(to)));
    let steps = |step: i64| {
        let down = |t: i64| t.div_euclid(step) * step;
        (Instant(down(from.0)), Instant(down(to.0 - 1) + step))
    };
    let months = |step: i32| {
        let number = |t: Instant| t.date().year() * 12 + t.date().month0() as i32;
        let first = number(from).div_euclid(step) * step;
        let end = (number(Instant(to.0 - 1)).div_euclid(step) + 1) * step;
        let start_of = |n: i32| Instant::from_ymd(n.div_euclid(12), n.rem_euclid(12) as u8 + 1, 1);
        Some((start_of(first)?, start_of(end)?))
    };
    let days = unit / DAY as f64;
    let found = match days {
        d if d <= 1.0 / 1440.0 => Some(steps(60)),
        d if d <= 1.0 / 24.0 => Some(steps(3600)),
        d if d <= 1.0 => Some(steps(DAY)),
        d if d <= 31.0 => months(1),
        _ => months(12),
    };
    found.unwrap_or_else(|| steps(DAY))
}

pub fn edtf_words(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => date_words(*date),
        Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) => interval_words(*a, *b),
        Edtf::Interval(Endpoint::Date(a), Endpoint::Open) => format!("since {}", date_words(*a)),
        Edtf::Interval(Endpoint::Open, Endpoint::Date(b)) => format!("until {}", date_words(*b)),
        Edtf::Interval(Endpoint::Open, Endpoint::Open) => "at some time".to_owned(),
    }
}

/// "26–29 November 2019" where month and year agree, "28 November – 1 December 2017" where the year does.
fn interval_words(a: EdtfDate, b: EdtfDate) -> String {
    let whole = || format!("{} – {}", date_words(a), date_words(b));
    let is_plain = |d: EdtfDate| !d.approximate && !d.uncertain && d.grain() == Grain::Day;
    if a.year != b.year || !is_plain(a) || !is_plain(b) {
        return whole();
    }
    match (a.month_day(), b.month_day()) {
        (Some((m, day)), Some((n, _))) if m == n => format!("{day}–{}", date_words(b)),
        (Some((m, day)), Some(_)) => match MONTHS.get(usize::from(m).wrapping_sub(1)) {
            Some(month) => format!("{day} {month} – {}", date_words(b)),
            None => whole(),
        },
        _ => whole(),
    }
}

pub fn date_words(date: EdtfDate) -> String {
    let year = match date.year {
        EdtfYear::Known(y) => Some(year_words(y)),
        EdtfYear::Decade(d) => Some(format!("the {d}0s")),
        EdtfYear::Century(c) => Some(format!("the {c}00s")),
        EdtfYear::Unspecified => None,
    };
    let with_year = |part: String| match &year {
        Some(year) => format!("{part} {year}"),
        None => format!("{part}, year unknown"),
    };
    let month = |m: u8| {
        MONTHS
            .get(usize::from(m).wrapping_sub(1))
            .copied()
            .unwrap_or("?")
    };
    let words = match date.part {
        DatePart::Whole => year.clone().unwrap_or_else(|| "year unknown".to_owned()),
        DatePart::Month(m) => with_year(month(m).to_owned()),
        DatePart::Day { month: m, day } => with_year(format!("{day} {}", month(m))),
        DatePart::SubYear(s) => with_year(
            match s {
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                24 => "winter",
                33 => "first quarter of",
                34 => "second quarter of",
                35 => "third quarter of",
                36 => "fourth quarter of",
                40 => "first half of",
                41 => "second half of",
                _ => "some part of",
            }
            .to_owned(),
        ),
        DatePart::DayOfUnknownMonth(day) => with_year(format!("the {day}th of some month of")),
        DatePart::Time {
            month: m,
            day,
            hour,
            minute,
        } => format!(
            "{}, {hour:02}:{minute:02}",
            with_year(format!("{day} {}", month(m)))
        ),
    };
    match (date.uncertain, date.approximate) {
        (false, false) => words,
        (false, true) => format!("about {words}"),
        (true, false) => format!("perhaps {words}"),
        (true, true) => format!("perhaps about {words}"),
    }
}

/// A document's own date; where only its file has one, that is said.
pub fn published(published: Option<&Published>) -> String {
    match published {
        Some(p) if p.source.is_trusted() => date_words(p.date),
        Some(p) => format!("file dated {}, not the document", date_words(p.date)),
        None => "no date of its own".to_owned(),
    }
}

/// How many notes there are, and of what: only those about a document say that something was not read.
pub fn notes(notes: &[Note]) -> Option<String> {
    let about = notes.iter().filter(|n| n.about.is_some()).count();
    match (about, notes.len()) {
        (_, 0) => None,
        (0, n) => Some(count(n, "message", "messages")),
        (n, _) => Some(format!("Not read: {}", count(n, "note", "notes"))),
    }
}

pub fn recurrence(rule: &Recurrence) -> String {
    let unit = match rule.every {
        Grain::Season => "season",
        other => other.name(),
    };
    let turn = match rule.interval {
        0 | 1 => format!("every {unit}"),
        2 => format!("every other {unit}"),
        n => format!("every {n} {unit}s"),
    };
    let times = match rule.times {
        0 | 1 => turn,
        2 => format!("twice {turn}"),
        n => format!("{n} times {turn}"),
    };
    match rule.on {
        Some((m, d)) => format!(
            "{times} on {}",
            date_words(EdtfDate::new(
                EdtfYear::Unspecified,
                DatePart::Day { month: m, day: d }
            ))
            .trim_end_matches(", year unknown")
        ),
        None => times,
    }
}

/// How surely the date is known, in two words for a badge, and a sentence that explains them.
pub fn certainty(event: &Event) -> (&'static str, &'static str) {
    match event.when.certainty {
        Certainty::Stated => ("stated", "A document says so in so many words."),
        Certainty::Derived => ("worked out", "Worked out from what the documents say."),
        Certainty::Bounded if event.when.is_undated() => (
            "no year",
            "What is known is not enough to put it on the axis.",
        ),
        Certainty::Bounded => (
            "some time within",
            "It happened at some point between these bounds.",
        ),
        Certainty::Unknown => ("not dated", "No document says when it happened."),
    }
}

/// A date typed by a person: EDTF ("1990-12", "198X", "2000/..", "1912~") or plain words ("18 December 1990", "18.12.1990").
///
/// `None` where it is neither, or names a day that does not exist.
pub fn parse_date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    if let Some((a, b)) = text.split_once('/')
        && b.split('/').count() == 1
        && (a == ".." || a.is_empty() || parse_one(a).is_some())
        && (b == ".." || b.is_empty() || parse_one(b).is_some())
    {
        let end = |s: &str| match s {
            ".." | "" => Some(Endpoint::Open),
            s => parse_one(s).map(Endpoint::Date),
        };
        return Some(Edtf::Interval(end(a)?, end(b)?));
    }
    parse_one(text).map(Edtf::Date)
}

fn parse_one(text: &str) -> Option<EdtfDate> {
    let text = text.trim();
    if let Ok(date) = text.parse::<EdtfDate>() {
        return Some(date);
    }
    let (body, uncertain, approximate) = match text.chars().last()? {
        '?' => (&text[..text.len() - 1], true, false),
        '~' => (&text[..text.len() - 1], false, true),
        '%' => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    let mut date = parse_words(body)?;
    if let Some((m, d)) = date.month_day() {
        // A leap year stands in where the year is not known, so that 29 February passes.
        NaiveDate::from_ymd_opt(date.known_year().unwrap_or(2000), m.into(), d.into())?;
    }
    date.uncertain = uncertain;
    date.approximate = approximate;
    Some(date)
}

/// "18 December 1990", "December 18, 1990", "Dec 1990", "18.12.1990", "30 July".
fn parse_words(body: &str) -> Option<EdtfDate> {
    let (mut year, mut month, mut day) = (None, None, None);
    let dotted: Vec<&str> = body.split('.').map(str::trim).collect();
    if let [d, m, y] = dotted[..]
        && let (Ok(d), Ok(m), Ok(y)) = (d.parse::<u8>(), m.parse::<u8>(), y.parse::<i32>())
    {
        return Some(EdtfDate::day(y, m, d));
    }
    let words = body
        .split(|c: char| c.is_whitespace() || c == ',' || c == '.')
        .filter(|w| !w.is_empty());
    for word in words {
        let lower = word.to_lowercase();
        let found = (lower.chars().count() >= 3)
            .then(|| {
                MONTHS
                    .iter()
                    .position(|m| m.to_lowercase().starts_with(&lower))
            })
            .flatten();
        if let Some(i) = found {
            if month.replace(i as u8 + 1).is_some() {
                return None;
            }
        } else if let Ok(n) = lower
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse::<i32>()
        {
            let slot_taken = if (1..=31).contains(&n) && word.len() <= 4 && day.is_none() {
                day.replace(n as u8).is_some()
            } else {
                year.replace(n).is_some()
            };
            if slot_taken {
                return None;
            }
        } else {
            return None;
        }
    }
    let year = year.map_or(EdtfYear::Unspecified, EdtfYear::Known);
    match (month, day) {
        (Some(month), Some(day)) => Some(EdtfDate::new(year, DatePart::Day { month, day })),
        (Some(month), None) => Some(EdtfDate::new(year, DatePart::Month(month))),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, edtf: &str, words: &str) {
        match parse_date(typed) {
            Some(date) => {
                assert_eq!(date.to_string(), edtf, "{typed}");
                assert_eq!(edtf_words(&date), words, "{typed}");
            }
            None => assert_eq!("", edtf, "{typed}"),
        }
    }

    #[test]
    fn dates_typed_by_a_person() {
        check("1990-12-18", "1990-12-18", "18 December 1990");
        check("18 December 1990", "1990-12-18", "18 December 1990");
        check("December 18, 1990", "1990-12-18", "18 December 1990");
        check("18.12.1990", "1990-12-18", "18 December 1990");
        check("Dec 1990", "1990-12", "December 1990");
        check("30 July", "XXXX-07-30", "30 July, year unknown");
        check("198X", "198X", "the 1980s");
        check("2000/..", "2000/..", "since 2000");
        check("1912~", "1912~", "about 1912");
        check("2019-24", "2019-24", "winter 2019");
        check("2019-02-30", "", "");
        check("31 February 2019", "", "");
        check("next week", "", "");
        check("", "", "");
        check("ə-é", "", "");
    }

    #[test]
    fn figures_are_grouped() {
        assert_eq!(count(1, "event", "events"), "1 event");
        assert_eq!(
            count(10_000, "document", "documents"),
            "10\u{202f}000 documents"
        );
    }

    #[test]
    fn a_bound_is_never_told_as_a_date() {
        let day = EdtfDate::day(2019, 11, 29);
        let mut when_was = When::of(
            Edtf::Interval(Endpoint::Open, Endpoint::Date(day)),
            Certainty::Bounded,
            Vec::new(),
        );
        assert_eq!(when(&when_was), "some time up to 29 November 2019");
        when_was.earliest = Instant::from_ymd(2018, 1, 1);
        assert_eq!(
            when(&when_was),
            "between 1 January 2018 and 29 November 2019"
        );
    }

    #[test]
    fn a_range_is_drawn_and_said_in_units_that_can_be_aimed_at() {
        let at = |y, m, d| Instant::from_ymd(y, m, d).map_or(0.0, Instant::seconds);
        let check = |a, b, unit, expect: &str| {
            let (from, to) = whole_units(a, b, unit);
            assert_eq!(range(from, to), expect);
        };
        let day = 86_400.0;
        let (a, b) = (at(2013, 3, 5), at(2019, 11, 8));
        check(a, b, 200.0 * day, "2013 – 2019");
        check(a, b, 20.0 * day, "March 2013 – November 2019");
        check(a, b, day / 2.0, "5 March 2013 – 7 November 2019");
        check(a, a + day, 100.0, "5 March 2013");
        check(a, a + day, 20.0 * day, "March 2013");
        check(
            a,
            a + 1000.0,
            50.0,
            "5 March 2013 00:00 – 5 March 2013 00:17",
        );
    }
}
