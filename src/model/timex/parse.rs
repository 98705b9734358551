//! Reads TIMEX3 values, as this program and as others write them.

use super::{
    Amount, ClockTime, DayPart, Duration, DurationUnit, SEASONS, Timex, TimexClock, TimexEnd,
    TimexPart, TimexPoint, TimexYear,
};
use crate::model::edtf::Zone;
use crate::model::edtf::parse::{two, zone};
use crate::model::time::day_exists;
use std::fmt;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTimex;

impl fmt::Display for NotTimex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "This is no TIMEX3 value; such values look like 1998-07-30, 1998-W07-WE, 1998-07-30T14:30, P1Y2M or PAST_REF.",
        )
    }
}

impl std::error::Error for NotTimex {}

impl FromStr for Timex {
    type Err = NotTimex;

    /// `reference`, `duration`, `point`, or two of the latter two with `/` between them, of which one may be missing.
    fn from_str(text: &str) -> Result<Self, NotTimex> {
        let read = || match text {
            "PAST_REF" => Some(Self::PastRef),
            "PRESENT_REF" => Some(Self::PresentRef),
            "FUTURE_REF" => Some(Self::FutureRef),
            _ => match text.split_once('/') {
                Some((a, b)) => {
                    let (a, b) = (end(a)?, end(b)?);
                    let is_empty = a == TimexEnd::Open && b == TimexEnd::Open;
                    (!is_empty).then_some(Self::Span(a, b))
                }
                None if text.starts_with('P') => duration(text).map(Self::Duration),
                None => point(text).map(Self::Point),
            },
        };
        read().ok_or(NotTimex)
    }
}

fn end(text: &str) -> Option<TimexEnd> {
    match text {
        "" | ".." => Some(TimexEnd::Open),
        text if text.starts_with('P') => duration(text).map(TimexEnd::Duration),
        text => point(text).map(TimexEnd::Point),
    }
}

/// `year [- part] [T clock]`, or `T clock` on a day that is not said.
fn point(text: &str) -> Option<TimexPoint> {
    let (date, clock) = match text.split_once('T') {
        None => (text, None),
        Some((date, time)) => (date, Some(clock(time)?)),
    };
    if date.is_empty() {
        clock?;
        let part = TimexPart::Day(None, None);
        return Some(TimexPoint {
            clock,
            ..TimexPoint::new(TimexYear::Unspecified, part)
        });
    }
    let mut parts = date.split('-');
    let year = year(parts.next()?)?;
    let part = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => TimexPart::Whole,
        (Some(part), None, _) => sub_year(part)?,
        (Some(first), Some(second), None) => within(first, second)?,
        _ => return None,
    };
    exists(year, part).then_some(TimexPoint { year, part, clock })
}

/// Four figures or more, three for a decade, two for a century, one for a millennium; figures not known may be `X`.
fn year(text: &str) -> Option<TimexYear> {
    match text {
        "XXXX" => return Some(TimexYear::Unspecified),
        "XXX" => return Some(TimexYear::SomeDecade),
        "XX" => return Some(TimexYear::SomeCentury),
        _ => {}
    }
    let (is_bc, figures) = match text.strip_prefix("BC") {
        Some(figures) => (true, figures),
        None => (false, text),
    };
    let known = figures.trim_end_matches('X');
    let all_digits = !known.is_empty() && known.bytes().all(|b| b.is_ascii_digit());
    // "199X" is "199"; "19X" would be neither.
    if !all_digits || (known.len() < figures.len() && figures.len() != 4) || known.len() > 7 {
        return None;
    }
    let n: i32 = known.parse().ok()?;
    let counted = if is_bc { -1 - n } else { n };
    Some(match known.len() {
        1 => TimexYear::Millennium(counted),
        2 => TimexYear::Century(counted),
        3 => TimexYear::Decade(counted),
        _ if is_bc && n == 0 => return None,
        _ => TimexYear::Year(if is_bc { 1 - n } else { n }),
    })
}

/// A figure, or `X` for `None`.
fn one(text: &str, most: u8) -> Option<Option<u8>> {
    match text.as_bytes() {
        b"X" => Some(None),
        [b @ b'1'..=b'9'] if b - b'0' <= most => Some(Some(b - b'0')),
        _ => None,
    }
}

/// Two figures, or `XX` for `None`.
fn two_or_none(text: &str, most: u8) -> Option<Option<u8>> {
    if text == "XX" {
        return Some(None);
    }
    two(text).filter(|n| (1..=most).contains(n)).map(Some)
}

fn sub_year(text: &str) -> Option<TimexPart> {
    if let Some(i) = SEASONS.iter().position(|s| *s == text) {
        return Some(TimexPart::Season(i as u8 + 1));
    }
    match text.as_bytes().first()? {
        b'H' => one(&text[1..], 2).map(TimexPart::Half),
        b'Q' => one(&text[1..], 4).map(TimexPart::Quarter),
        b'W' => two_or_none(&text[1..], 53).map(TimexPart::Week),
        _ => two_or_none(text, 12).map(TimexPart::Month),
    }
}

fn within(first: &str, second: &str) -> Option<TimexPart> {
    match first.strip_prefix('W') {
        Some(week) => {
            let week = two_or_none(week, 53)?;
            match second {
                "WE" => Some(TimexPart::Weekend(week)),
                day => one(day, 7)?.map(|day| TimexPart::WeekDay(week, day)),
            }
        }
        None => Some(TimexPart::Day(
            two_or_none(first, 12)?,
            two_or_none(second, 31)?,
        )),
    }
}

fn exists(year: TimexYear, part: TimexPart) -> bool {
    match (part, year) {
        (TimexPart::Day(Some(m), Some(d)), TimexYear::Year(y)) => day_exists(y.into(), m, d),
        (TimexPart::Day(Some(m), Some(d)), _) => day_exists(2000, m, d),
        _ => true,
    }
}

/// `hour[:minute[:second]]` or a part of the day, with a zone.
fn clock(text: &str) -> Option<TimexClock> {
    let part = |name: &str| DayPart::ALL.into_iter().find(|p| p.name() == name);
    if let Some((name, rest)) = text.split_at_checked(2)
        && let Some(part) = part(name)
    {
        return Some(TimexClock {
            time: ClockTime::Part(part),
            zone: optional_zone(rest)?,
        });
    }
    let at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let mut figures = text[..at].split(':').map(two);
    let hour = figures.next()??;
    let time = match (figures.next(), figures.next(), figures.next()) {
        (None, ..) => ClockTime::Hour(hour),
        (Some(m), None, _) => ClockTime::Minute(hour, m?),
        (Some(m), Some(s), None) => ClockTime::Second(hour, m?, s?),
        _ => return None,
    };
    let fits = match time {
        ClockTime::Hour(h) => h <= 24,
        ClockTime::Minute(h, m) => (h < 24 && m < 60) || (h, m) == (24, 0),
        ClockTime::Second(h, m, s) => (h < 24 && m < 60 && s < 60) || (h, m, s) == (24, 0, 0),
        ClockTime::Part(_) => true,
    };
    let zone = optional_zone(&text[at..])?;
    fits.then_some(TimexClock { time, zone })
}

fn optional_zone(text: &str) -> Option<Zone> {
    match text {
        "" => Some(Zone::UNSTATED),
        zone_text => zone(zone_text),
    }
}

/// Shorter letters that are met with in files, and that our own extractor writes.
const ALIASES: [(DurationUnit, (&str, bool)); 3] = [
    (DurationUnit::Century, ("C", false)),
    (DurationUnit::Decade, ("E", false)),
    (DurationUnit::Season, ("S", false)),
];

/// `P {amount unit} [T {amount unit}]`, no unit twice.
fn duration(text: &str) -> Option<Duration> {
    let mut rest = text.strip_prefix('P')?;
    let mut behind_t = false;
    let mut amounts: Vec<(DurationUnit, Amount)> = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            if behind_t || after.is_empty() {
                return None;
            }
            behind_t = true;
            rest = after;
        }
        let (amount, after) = amount(rest)?;
        // The longest that fits: "ML" before "M". What follows a unit (a figure, X, T) begins none of them.
        let (unit, letters) = DurationUnit::ALL
            .into_iter()
            .map(|unit| (unit, unit.letters()))
            .chain(ALIASES)
            .filter(|(_, (letters, clock))| *clock == behind_t && after.starts_with(letters))
            .map(|(unit, (letters, _))| (unit, letters))
            .max_by_key(|(_, letters)| letters.len())?;
        amounts.push((unit, amount));
        rest = &after[letters.len()..];
    }
    Duration::new(amounts)
}

/// `X`, or a number with up to three figures behind its point.
fn amount(text: &str) -> Option<(Amount, &str)> {
    if let Some(rest) = text.strip_prefix('X') {
        return Some((Amount::Some, rest));
    }
    let length = text
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let (number, rest) = text.split_at(length);
    let (whole, tail) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || whole.len() > 12 || tail.len() > 3 || tail.contains('.') {
        return None;
    }
    if number.ends_with('.') {
        return None;
    }
    let thousandths: u64 = format!("{tail:0<3}").parse().ok()?;
    let amount = whole.parse::<u64>().ok()? * 1000 + thousandths;
    Some((Amount::Thousandths(amount), rest))
}
