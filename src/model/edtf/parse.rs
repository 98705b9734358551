//! Reads what [`super`] prints, and every other spelling of the three levels: "2019-12-18", "198X", "2000/..", "?2004-06-~11".
//!
//! Not dates as people write them in prose; those are found by the extracting stage.

use super::rare::FURTHEST_YEAR;
use super::{
    AnyDate, DatePart, DateSet, Edtf, EdtfDate, End, Endpoint, Mask, MaskedYear, Member, NotEdtf,
    Quality, Rare, TimeOfDay, Zone,
};
use std::str::FromStr;

impl FromStr for Edtf {
    type Err = NotEdtf;

    /// `date`, `end/end`, `[member,…]` or `{member,…}`.
    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        let text = text.trim();
        match text.as_bytes().first() {
            None => Err(NotEdtf::Empty),
            Some(b'[') => set(&text[1..], ']').map(|s| Self::Rare(Box::new(Rare::Set(s)))),
            Some(b'{') => set(&text[1..], '}').map(|s| Self::Rare(Box::new(Rare::Set(s)))),
            Some(_) => match text.split_once('/') {
                None => any_date(text).map(Self::from),
                Some((start, end)) => interval(start, end),
            },
        }
    }
}

impl FromStr for Endpoint {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        match text {
            ".." => Ok(Self::Open),
            date => date.parse().map(Self::Date),
        }
    }
}

impl FromStr for EdtfDate {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        match any_date(text)? {
            AnyDate::Plain(date) => Ok(date),
            AnyDate::Masked(_) => Err(NotEdtf::NotPlain),
        }
    }
}

impl FromStr for AnyDate {
    type Err = NotEdtf;

    fn from_str(text: &str) -> Result<Self, NotEdtf> {
        any_date(text)
    }
}

/// Where an end is a date, `..` for open, or nothing for not known.
fn interval(start: &str, end: &str) -> Result<Edtf, NotEdtf> {
    if end.contains('/') {
        return Err(NotEdtf::Slashes);
    }
    let side = |text: &str| match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        date => any_date(date).map(End::Date),
    };
    let (start, end) = (side(start)?, side(end)?);
    match (start, end) {
        (End::Date(a), End::Date(b)) if !a.may_precede(b) => Err(NotEdtf::Backwards),
        _ => Edtf::interval(start, end).ok_or(NotEdtf::NoEnds),
    }
}

/// `member [, member …] close`, where a member is `date`, `date..date`, `..date` (first) or `date..` (last).
fn set(text: &str, close: char) -> Result<DateSet, NotEdtf> {
    let inner = text.strip_suffix(close).ok_or(NotEdtf::SetOpen)?;
    let mut members = Vec::new();
    let count = inner.split(',').count();
    for (i, part) in inner.split(',').map(str::trim).enumerate() {
        if part.is_empty() {
            return Err(NotEdtf::SetEmpty);
        }
        members.push(match part.split_once("..") {
            None => Member::One(any_date(part)?),
            Some(("", "")) => return Err(NotEdtf::SetRange),
            Some(("", b)) if i == 0 => Member::UpTo(any_date(b)?),
            Some((a, "")) if i + 1 == count => Member::From(any_date(a)?),
            Some(("", _) | (_, "")) => return Err(NotEdtf::SetRange),
            Some((a, b)) => {
                let (a, b) = (any_date(a)?, any_date(b)?);
                if !a.may_precede(b) {
                    return Err(NotEdtf::SetRange);
                }
                Member::Through(a, b)
            }
        });
    }
    Ok(DateSet {
        is_choice: close == ']',
        members,
    })
}

/// `[q] year [q] [- [q] month [q] [- [q] day [q]]] [T time [q]]`, where `q` is one of `?~%`.
///
/// A `q` before a part is about that part; a `q` behind one is about it and all before it.
fn any_date(text: &str) -> Result<AnyDate, NotEdtf> {
    if text.is_empty() {
        return Err(NotEdtf::Empty);
    }
    let (date, time) = match text.split_once('T') {
        None => (text, None),
        Some((date, time)) => (date, Some(time)),
    };
    let mut quality = [Quality::default(); 3];
    let (before, rest) = qualifier(date);
    quality[0] = before;
    let (year, mut rest) = year(rest)?;
    let mut parts: [Option<Mask>; 2] = [None; 2];
    let behind = |quality: &mut [Quality; 3], at: usize, rest: &mut &str| {
        let (q, after) = qualifier(rest);
        for reached in &mut quality[..=at] {
            *reached = reached.and(q);
        }
        *rest = after;
    };
    behind(&mut quality, 0, &mut rest);
    for (i, part) in parts.iter_mut().enumerate() {
        let Some(after) = rest.strip_prefix('-') else {
            break;
        };
        let (q, after) = qualifier(after);
        quality[i + 1] = q;
        let wrong = [NotEdtf::Month, NotEdtf::Day][i];
        let figures = after.get(..2).ok_or(wrong)?;
        *part = Some(Mask::new(figures).ok_or(wrong)?);
        rest = &after[2..];
        behind(&mut quality, i + 1, &mut rest);
    }
    match rest.as_bytes().first() {
        None => {}
        Some(b'?' | b'~' | b'%') => return Err(NotEdtf::Qualifier),
        Some(b'-') if parts[1].is_some() => return Err(NotEdtf::TooManyParts),
        Some(b'0'..=b'9' | b'X') => {
            return Err(match parts {
                [None, _] => NotEdtf::Year,
                [Some(_), None] => NotEdtf::Month,
                [Some(_), Some(_)] => NotEdtf::Day,
            });
        }
        Some(_) => return Err(NotEdtf::Letters),
    }
    let date = AnyDate::new(year, parts[0], parts[1], quality)?;
    match time {
        None => Ok(date),
        Some(time) => at_time(date, time),
    }
}

/// `q` after a time is about date and time together.
fn at_time(date: AnyDate, text: &str) -> Result<AnyDate, NotEdtf> {
    let AnyDate::Plain(date) = date else {
        return Err(NotEdtf::Time);
    };
    let DatePart::Day { month, day } = date.part else {
        return Err(NotEdtf::Time);
    };
    let bare = text.trim_end_matches(['?', '~', '%']);
    let (q, rest) = qualifier(&text[bare.len()..]);
    if !rest.is_empty() || (date.quality() != Quality::default() && q != Quality::default()) {
        return Err(NotEdtf::Qualifier);
    }
    let time = time_of_day(bare).ok_or(NotEdtf::Time)?;
    Ok(AnyDate::Plain(EdtfDate {
        part: DatePart::Time { month, day, time },
        ..date.with_quality(date.quality().and(q))
    }))
}

/// `hour:minute[:second][Z|±hour[:minute]]`
pub(in crate::model) fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        None => (text, Zone::UNSTATED),
        Some(at) => (&text[..at], zone(&text[at..])?),
    };
    let mut parts = clock.split(':').map(two);
    let time = TimeOfDay {
        hour: parts.next()??,
        minute: parts.next()??,
        second: parts.next().unwrap_or(Some(0))?,
        zone,
    };
    (parts.next().is_none() && time.exists()).then_some(time)
}

pub(in crate::model) fn zone(text: &str) -> Option<Zone> {
    if text == "Z" {
        return Zone::ahead_of_utc(0);
    }
    let (hours, minutes) = match text.get(1..)?.split_once(':') {
        None => (two(&text[1..])?, 0),
        Some((hours, minutes)) => (two(hours)?, two(minutes)?),
    };
    let offset = i16::from(hours) * 60 + i16::from(minutes);
    let offset = if text.starts_with('-') {
        -offset
    } else {
        offset
    };
    (hours < 24 && minutes < 60)
        .then(|| Zone::ahead_of_utc(offset))
        .flatten()
}

/// Two figures.
pub(in crate::model) fn two(text: &str) -> Option<u8> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

fn qualifier(text: &str) -> (Quality, &str) {
    let (uncertain, approximate) = match text.as_bytes().first() {
        Some(b'?') => (true, false),
        Some(b'~') => (false, true),
        Some(b'%') => (true, true),
        _ => return (Quality::default(), text),
    };
    let quality = Quality {
        uncertain,
        approximate,
    };
    (quality, &text[1..])
}

impl Quality {
    fn and(self, other: Self) -> Self {
        Self {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }
}

/// `[-] four of 0–9 and X [S figures]`, or `Y [-] figures [E figures] [S figures]`.
fn year(text: &str) -> Result<(MaskedYear, &str), NotEdtf> {
    if let Some(long) = text.strip_prefix('Y') {
        return long_year(long);
    }
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    };
    let wrong = match body.as_bytes().first() {
        None | Some(b'0'..=b'9' | b'X') => NotEdtf::Year,
        Some(b'?' | b'~' | b'%') => NotEdtf::Qualifier,
        Some(_) => NotEdtf::Letters,
    };
    let four = body.get(..4).ok_or(wrong)?;
    let rest = &body[4..];
    let mut figures = [0; 4];
    figures.copy_from_slice(four.as_bytes());
    if !figures.iter().all(|b| b.is_ascii_digit() || *b == b'X') {
        return Err(wrong);
    }
    let year = MaskedYear::Figures { negative, figures };
    match rest.strip_prefix('S') {
        None => Ok((year, rest)),
        Some(rest) => match year.ends() {
            (first, last) if first == last => significant(first, rest),
            _ => Err(NotEdtf::Significant),
        },
    }
}

fn long_year(text: &str) -> Result<(MaskedYear, &str), NotEdtf> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    };
    let (digits, mut rest) = figures(body);
    if digits.is_empty() {
        return Err(NotEdtf::LongYear);
    }
    let mut year: i64 = digits.parse().map_err(|_| NotEdtf::YearTooFar)?;
    match rest.strip_prefix('E') {
        None if digits.len() < 5 || digits.starts_with('0') => return Err(NotEdtf::LongYear),
        None => {}
        Some(after) => {
            let (exponent, after) = figures(after);
            if exponent.is_empty() {
                return Err(NotEdtf::LongYear);
            }
            rest = after;
            year = exponent
                .parse()
                .ok()
                .and_then(|e| 10_i64.checked_pow(e))
                .and_then(|power| year.checked_mul(power))
                .ok_or(NotEdtf::YearTooFar)?;
        }
    }
    if year > FURTHEST_YEAR {
        return Err(NotEdtf::YearTooFar);
    }
    let year = if negative { -year } else { year };
    match rest.strip_prefix('S') {
        None => Ok((MaskedYear::number(year), rest)),
        Some(rest) => significant(year, rest),
    }
}

fn significant(year: i64, text: &str) -> Result<(MaskedYear, &str), NotEdtf> {
    let (digits, rest) = figures(text);
    let figures = digits.parse().map_err(|_| NotEdtf::Significant)?;
    Ok((MaskedYear::Significant { year, figures }, rest))
}

fn figures(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}
