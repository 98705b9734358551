//! The rare forms of level 2: masked digits anywhere, doubt about one part, significant figures, sets, ends not known.
//!
//! Not the common date; that is [`super::EdtfDate`], and whatever fits there is never held here.

use super::{DatePart, EdtfDate, EdtfYear, Endpoint, NotEdtf};
use crate::model::Grain;
use crate::model::time::{day_exists, days_in_month};
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rare {
    Date(MaskedDate),
    /// With an end that is not known, or one that is masked.
    Interval(End, End),
    Set(DateSet),
}

/// One date, in whichever form holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AnyDate {
    Plain(EdtfDate),
    Masked(MaskedDate),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum End {
    /// `..`: no limit on this side that anybody stated.
    Open,
    /// Nothing: there is a limit and nobody knows it.
    Unknown,
    Date(AnyDate),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateSet {
    /// `[…]` is one of them, `{…}` is all of them.
    pub is_choice: bool,
    /// At least one.
    pub members: Vec<Member>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Member {
    One(AnyDate),
    /// `..1760`
    UpTo(AnyDate),
    /// `1760..`
    From(AnyDate),
    /// `1670..1672`
    Through(AnyDate, AnyDate),
}

/// `?` and `~`, both of which are `%`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Quality {
    pub uncertain: bool,
    pub approximate: bool,
}

/// Two figures of a month or day, each known or `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mask([u8; 2]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MaskedYear {
    /// Four figures, each `0` to `9` or `X`.
    Figures { negative: bool, figures: [u8; 4] },
    /// Of more than four figures.
    Long(i64),
    /// `1950S2`: the first so many figures are right, the rest is a guess.
    Significant { year: i64, figures: u8 },
}

/// A date that [`EdtfDate`] has no room for. Made by [`AnyDate::new`] alone, which keeps it from being anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MaskedDate {
    pub(super) year: MaskedYear,
    pub(super) month: Option<Mask>,
    pub(super) day: Option<Mask>,
    /// Of the year, the month and the day.
    pub(super) quality: [Quality; 3],
}

/// The furthest year that can be counted: eighteen figures.
pub const FURTHEST_YEAR: i64 = 999_999_999_999_999_999;

impl Mask {
    /// `None` unless it is two figures or `X`.
    pub fn new(text: &str) -> Option<Self> {
        let bytes: [u8; 2] = text.as_bytes().try_into().ok()?;
        let fits = bytes.iter().all(|b| b.is_ascii_digit() || *b == b'X');
        fits.then_some(Self(bytes))
    }

    pub fn known(self) -> Option<u8> {
        let [a, b] = self.0;
        (a != b'X' && b != b'X').then(|| (a - b'0') * 10 + b - b'0')
    }

    fn is_blank(self) -> bool {
        self.0 == *b"XX"
    }

    pub(in crate::model) fn fits(self, n: u8) -> bool {
        let figures = [b'0' + n / 10, b'0' + n % 10];
        (0..2).all(|i| self.0[i] == b'X' || self.0[i] == figures[i])
    }
}

impl From<u8> for Mask {
    fn from(n: u8) -> Self {
        let n = n.min(99);
        Self([b'0' + n / 10, b'0' + n % 10])
    }
}

impl MaskedYear {
    /// A year of any length.
    pub fn number(year: i64) -> Self {
        match u16::try_from(year.unsigned_abs()) {
            Ok(n @ ..=9999) => Self::Figures {
                negative: year < 0,
                figures: [n / 1000, n / 100 % 10, n / 10 % 10, n % 10].map(|d| b'0' + d as u8),
            },
            _ => Self::Long(year),
        }
    }

    pub(in crate::model) fn fits(self, year: i64) -> bool {
        match self {
            Self::Figures { negative, figures } => {
                let Ok(n @ ..=9999) = u16::try_from(year.unsigned_abs()) else {
                    return false;
                };
                let own = [n / 1000, n / 100 % 10, n / 10 % 10, n % 10].map(|d| b'0' + d as u8);
                (year == 0 || negative == (year < 0))
                    && (0..4).all(|i| figures[i] == b'X' || figures[i] == own[i])
            }
            Self::Long(y) => y == year,
            Self::Significant { .. } => {
                let (first, last) = self.ends();
                (first..=last).contains(&year)
            }
        }
    }

    /// First and last year that can be meant.
    pub(in crate::model) fn ends(self) -> (i64, i64) {
        match self {
            Self::Figures { negative, figures } => {
                let with = |x: u8| {
                    figures.iter().fold(0, |n, f| {
                        n * 10 + i64::from(if *f == b'X' { x } else { *f - b'0' })
                    })
                };
                match negative {
                    false => (with(0), with(9)),
                    true => (-with(9), -with(0)),
                }
            }
            Self::Long(y) => (y, y),
            Self::Significant { year, figures } => {
                let unit = 10_i64.pow(length(year).saturating_sub(u32::from(figures)));
                let near = year / unit * unit;
                match year < 0 {
                    false => (near, near + unit - 1),
                    true => (near - unit + 1, near),
                }
            }
        }
    }

    pub(in crate::model) fn small(self) -> Option<EdtfYear> {
        match self {
            Self::Figures { negative, figures } => {
                let known = figures.iter().take_while(|f| **f != b'X').count();
                if figures[known..].iter().any(|f| *f != b'X') {
                    return None;
                }
                let n = figures[..known]
                    .iter()
                    .fold(0, |n, f| n * 10 + i32::from(f - b'0'));
                let counted_down = if negative { -n - 1 } else { n };
                match known {
                    4 => Some(EdtfYear::Known(if negative { -n } else { n })),
                    3 => Some(EdtfYear::Decade(counted_down)),
                    2 => Some(EdtfYear::Century(counted_down)),
                    0 if !negative => Some(EdtfYear::Unspecified),
                    _ => None,
                }
            }
            Self::Long(y) => i32::try_from(y).ok().map(EdtfYear::Known),
            Self::Significant { .. } => None,
        }
    }

    /// How much of it is known.
    pub(super) fn grain(self) -> Grain {
        match self {
            Self::Figures { figures, .. } => {
                match figures.iter().take_while(|f| **f != b'X').count() {
                    4 => Grain::Year,
                    3 => Grain::Decade,
                    _ => Grain::Century,
                }
            }
            Self::Long(_) => Grain::Year,
            Self::Significant { .. } => {
                let (first, last) = self.ends();
                match last - first {
                    0 => Grain::Year,
                    1..=9 => Grain::Decade,
                    _ => Grain::Century,
                }
            }
        }
    }

    /// Nothing of it is known.
    pub(in crate::model) fn is_blank(self) -> bool {
        matches!(self, Self::Figures { negative: false, figures } if figures == *b"XXXX")
    }
}

/// How many figures a year has.
fn length(year: i64) -> u32 {
    year.unsigned_abs().checked_ilog10().unwrap_or(0) + 1
}

impl AnyDate {
    /// Whatever is said of a year, a month (or season, quarter, half: 21 to 41) and a day, in the smallest form that holds it.
    pub fn new(
        year: MaskedYear,
        month: Option<Mask>,
        day: Option<Mask>,
        mut quality: [Quality; 3],
    ) -> Result<Self, NotEdtf> {
        let year = match year {
            MaskedYear::Long(y) | MaskedYear::Significant { year: y, .. }
                if y.abs() > FURTHEST_YEAR =>
            {
                return Err(NotEdtf::YearTooFar);
            }
            MaskedYear::Long(y) => MaskedYear::number(y),
            MaskedYear::Significant { year, figures } => {
                if month.is_some() || figures == 0 || u32::from(figures) > length(year) {
                    return Err(NotEdtf::Significant);
                }
                match u32::from(figures) == length(year) {
                    true => MaskedYear::number(year),
                    false => MaskedYear::Significant { year, figures },
                }
            }
            MaskedYear::Figures {
                negative: true,
                figures,
            } if figures == *b"0000" => return Err(NotEdtf::Year),
            MaskedYear::Figures { .. } => year,
        };
        match (month, day) {
            (None, Some(_)) => return Err(NotEdtf::Day),
            (None, None) => quality[1] = Quality::default(),
            (Some(month), None) => {
                let is_part = month.known().is_some_and(|n| (21..=41).contains(&n));
                if !is_part && !(1..=12).any(|m| month.fits(m)) {
                    return Err(NotEdtf::Month);
                }
            }
            (Some(month), Some(day)) => {
                if !(1..=12).any(|m| month.fits(m)) {
                    return Err(NotEdtf::Month);
                }
                if !(1..=31).any(|d| day.fits(d)) {
                    return Err(NotEdtf::Day);
                }
            }
        }
        if day.is_none() {
            quality[2] = Quality::default();
        }
        let date = MaskedDate {
            year,
            month,
            day,
            quality,
        };
        if let Some(small) = date.small() {
            return match small.exists() {
                true => Ok(Self::Plain(small)),
                false => Err(NotEdtf::NoSuchDay),
            };
        }
        match date.exists() {
            true => Ok(Self::Masked(date)),
            false => Err(NotEdtf::NoSuchDay),
        }
    }

    pub fn grain(self) -> Grain {
        match self {
            Self::Plain(date) => date.grain(),
            Self::Masked(date) => date.grain(),
        }
    }
}

impl MaskedDate {
    pub fn year(self) -> MaskedYear {
        self.year
    }

    pub fn month(self) -> Option<Mask> {
        self.month
    }

    pub fn day(self) -> Option<Mask> {
        self.day
    }

    /// Of the year, the month and the day.
    pub fn quality(self) -> [Quality; 3] {
        self.quality
    }

    pub(super) fn n_parts(self) -> usize {
        1 + usize::from(self.month.is_some()) + usize::from(self.day.is_some())
    }

    fn small(self) -> Option<EdtfDate> {
        let all = self.quality[0];
        if self.quality[..self.n_parts()].iter().any(|q| *q != all) {
            return None;
        }
        let part = match (self.month, self.day) {
            (None, _) => DatePart::Whole,
            (Some(month), None) => match month.known()? {
                n @ 1..=12 => DatePart::Month(n),
                n => DatePart::SubYear(n),
            },
            (Some(month), Some(day)) if month.is_blank() => {
                DatePart::DayOfUnknownMonth(day.known()?)
            }
            (Some(month), Some(day)) => DatePart::Day {
                month: month.known()?,
                day: day.known()?,
            },
        };
        Some(EdtfDate::new(self.year.small()?, part).with_quality(all))
    }

    /// Is there such a day in any year that can be meant? Only 29 February asks which.
    fn exists(self) -> bool {
        let (Some(month), Some(day)) = (self.month, self.day) else {
            return true;
        };
        let mut months = (1..=12).filter(|m| month.fits(*m));
        if months
            .clone()
            .any(|m| (1..=days_in_month(2001, m)).any(|d| day.fits(d)))
        {
            return true;
        }
        let (first, last) = self.year.ends();
        months.any(|m| m == 2)
            && day.fits(29)
            && (first..=last).any(|y| self.year.fits(y) && day_exists(y, 2, 29))
    }

    pub fn grain(self) -> Grain {
        match (self.month, self.day) {
            (_, Some(day)) if day.known().is_some() => Grain::Day,
            (Some(month), _) => match month.known() {
                Some(21..=32) => Grain::Season,
                Some(33..=36) => Grain::Quarter,
                Some(37..) => Grain::Half,
                Some(_) => Grain::Month,
                None => self.year.grain(),
            },
            (None, _) => self.year.grain(),
        }
    }
}

impl EdtfDate {
    /// Is there such a day and such a time? Where no year is known, a day is taken as one of a leap year.
    pub fn exists(self) -> bool {
        let day_in = |month, day| match self.year.years() {
            None => day_exists(2000, month, day),
            // Any ten years have a leap year but those around 1900: twelve years are always enough to look at.
            Some((first, last)) => {
                (first..=last.min(first + 12)).any(|y| day_exists(y, month, day))
            }
        };
        match self.part {
            DatePart::Whole => true,
            DatePart::Month(m) => (1..=12).contains(&m),
            DatePart::SubYear(n) => (21..=41).contains(&n),
            DatePart::DayOfUnknownMonth(day) => (1..=31).contains(&day),
            DatePart::Day { month, day } => day_in(month, day),
            DatePart::Time { month, day, time } => day_in(month, day) && time.exists(),
        }
    }
}

impl Rare {
    pub fn grain(&self) -> Grain {
        let of_end = |end: &End| match end {
            End::Open | End::Unknown => None,
            End::Date(date) => Some(date.grain()),
        };
        let coarsest = match self {
            Self::Date(date) => Some(date.grain()),
            Self::Interval(a, b) => of_end(a).into_iter().chain(of_end(b)).min(),
            Self::Set(set) => set
                .members
                .iter()
                .flat_map(|m| m.dates())
                .map(AnyDate::grain)
                .min(),
        };
        coarsest.unwrap_or(Grain::Century)
    }
}

impl Member {
    pub fn dates(self) -> impl Iterator<Item = AnyDate> {
        let (a, b) = match self {
            Self::One(a) | Self::UpTo(a) | Self::From(a) => (a, None),
            Self::Through(a, b) => (a, Some(b)),
        };
        std::iter::once(a).chain(b)
    }
}

impl From<Endpoint> for End {
    fn from(end: Endpoint) -> Self {
        match end {
            Endpoint::Open => Self::Open,
            Endpoint::Date(date) => Self::Date(AnyDate::Plain(date)),
        }
    }
}

impl From<AnyDate> for super::Edtf {
    fn from(date: AnyDate) -> Self {
        match date {
            AnyDate::Plain(date) => Self::Date(date),
            AnyDate::Masked(date) => Self::Rare(Box::new(Rare::Date(date))),
        }
    }
}

impl fmt::Display for Rare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(a, b) => write!(f, "{a}/{b}"),
            Self::Set(set) => set.fmt(f),
        }
    }
}

impl fmt::Display for AnyDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(date) => date.fmt(f),
            Self::Masked(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for DateSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = if self.is_choice {
            ("[", "]")
        } else {
            ("{", "}")
        };
        f.write_str(open)?;
        for (i, member) in self.members.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            match member {
                Member::One(a) => write!(f, "{a}")?,
                Member::UpTo(a) => write!(f, "..{a}")?,
                Member::From(a) => write!(f, "{a}..")?,
                Member::Through(a, b) => write!(f, "{a}..{b}")?,
            }
        }
        f.write_str(close)
    }
}

impl fmt::Display for Quality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.uncertain, self.approximate) {
            (true, true) => "%",
            (true, false) => "?",
            (false, true) => "~",
            (false, false) => "",
        })
    }
}

impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = self.0;
        write!(f, "{}{}", char::from(a), char::from(b))
    }
}

impl fmt::Display for MaskedYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figures { negative, figures } => {
                if *negative {
                    f.write_str("-")?;
                }
                figures
                    .iter()
                    .try_for_each(|b| write!(f, "{}", char::from(*b)))
            }
            Self::Long(y) => write!(f, "Y{y}"),
            Self::Significant { year, figures } => {
                write!(f, "{}S{figures}", Self::number(*year))
            }
        }
    }
}

/// Doubt that begins with the year is written once behind the last part it reaches ("2004-06~-11"), other doubt before its part.
impl fmt::Display for MaskedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = &self.quality[..self.n_parts()];
        let shared = parts.iter().take_while(|q| **q == parts[0]).count();
        let behind = |f: &mut fmt::Formatter<'_>, i: usize| match i + 1 == shared {
            true => parts[0].fmt(f),
            false => Ok(()),
        };
        let before = |f: &mut fmt::Formatter<'_>, i: usize| match i < shared {
            true => Ok(()),
            false => parts[i].fmt(f),
        };
        self.year.fmt(f)?;
        behind(f, 0)?;
        for (i, part) in self.month.into_iter().chain(self.day).enumerate() {
            f.write_str("-")?;
            before(f, i + 1)?;
            part.fmt(f)?;
            behind(f, i + 1)?;
        }
        Ok(())
    }
}
