//! TIMEX3 values (ISO-TimeML): "1998-W07-WE", "BC0044", "199", "XXXX-12-18", "1998-01-08TMO", "P1Y2M", "PAST_REF".
//!
//! The value alone: type, mod, freq and the rest of a TIMEX3 tag are the mention's. Not how such values are worked out; that
//! is the extracting stage.

mod edtf;
mod parse;
#[cfg(test)]
mod tests;

use super::edtf::Zone;
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timex {
    Point(TimexPoint),
    /// `1990/1995`, `2019/P2Y`: from the one to (or for) the other.
    Span(TimexEnd, TimexEnd),
    Duration(Duration),
    PastRef,
    PresentRef,
    FutureRef,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexEnd {
    Open,
    Point(TimexPoint),
    Duration(Duration),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimexPoint {
    pub year: TimexYear,
    pub part: TimexPart,
    pub clock: Option<TimexClock>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexYear {
    /// `XXXX`
    Unspecified,
    /// `XXX`: some decade.
    SomeDecade,
    /// `XX`: some century.
    SomeCentury,
    /// Astronomical: `BC0044` is −43.
    Year(i32),
    /// `199` is 199; `BC004` is −5, counted as [`crate::model::edtf::EdtfYear::Decade`] counts.
    Decade(i32),
    /// `19` is 19; `BC04`, the 5th century BCE, is −5.
    Century(i32),
    /// `1` is 1.
    Millennium(i32),
}

/// `None` stands for `XX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexPart {
    Whole,
    Half(Option<u8>),
    Quarter(Option<u8>),
    /// Spring is 1.
    Season(u8),
    Month(Option<u8>),
    Day(Option<u8>, Option<u8>),
    Week(Option<u8>),
    Weekend(Option<u8>),
    /// Monday is 1.
    WeekDay(Option<u8>, u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimexClock {
    pub time: ClockTime,
    pub zone: Zone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClockTime {
    /// `T14`, and `T24` for the end of a day.
    Hour(u8),
    Minute(u8, u8),
    Second(u8, u8, u8),
    Part(DayPart),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    pub const ALL: [Self; 6] = [
        Self::Morning,
        Self::Midday,
        Self::Afternoon,
        Self::Evening,
        Self::Night,
        Self::Daytime,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

/// How long: each unit once, the largest first. Invariant: at least one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    amounts: Vec<(DurationUnit, Amount)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// `X`: some.
    Some,
    /// In thousandths, so that `P2.5Y` is exact.
    Thousandths(u64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    Millennium,
    Century,
    Decade,
    Year,
    Half,
    Season,
    Spring,
    Summer,
    Fall,
    Winter,
    Quarter,
    Month,
    Week,
    Weekend,
    Day,
    Hour,
    Minute,
    Second,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DurationUnit {
    pub const ALL: [Self; 24] = [
        Self::Millennium,
        Self::Century,
        Self::Decade,
        Self::Year,
        Self::Half,
        Self::Season,
        Self::Spring,
        Self::Summer,
        Self::Fall,
        Self::Winter,
        Self::Quarter,
        Self::Month,
        Self::Week,
        Self::Weekend,
        Self::Day,
        Self::Hour,
        Self::Minute,
        Self::Second,
        Self::Morning,
        Self::Midday,
        Self::Afternoon,
        Self::Evening,
        Self::Night,
        Self::Daytime,
    ];

    /// Its letters, and whether they stand behind the `T`.
    pub fn letters(self) -> (&'static str, bool) {
        match self {
            Self::Millennium => ("ML", false),
            Self::Century => ("CE", false),
            Self::Decade => ("DE", false),
            Self::Year => ("Y", false),
            Self::Half => ("H", false),
            Self::Season => ("SN", false),
            Self::Spring => ("SP", false),
            Self::Summer => ("SU", false),
            Self::Fall => ("FA", false),
            Self::Winter => ("WI", false),
            Self::Quarter => ("Q", false),
            Self::Month => ("M", false),
            Self::Week => ("W", false),
            Self::Weekend => ("WE", false),
            Self::Day => ("D", false),
            Self::Hour => ("H", true),
            Self::Minute => ("M", true),
            Self::Second => ("S", true),
            Self::Morning => ("MO", true),
            Self::Midday => ("MI", true),
            Self::Afternoon => ("AF", true),
            Self::Evening => ("EV", true),
            Self::Night => ("NI", true),
            Self::Daytime => ("DT", true),
        }
    }
}

impl Duration {
    /// `None` where nothing is in it, or a unit twice.
    pub fn new(mut amounts: Vec<(DurationUnit, Amount)>) -> Option<Self> {
        amounts.sort_unstable();
        let twice = amounts.windows(2).any(|pair| pair[0].0 == pair[1].0);
        (!amounts.is_empty() && !twice).then_some(Self { amounts })
    }

    /// The largest unit first.
    pub fn amounts(&self) -> &[(DurationUnit, Amount)] {
        &self.amounts
    }
}

impl TimexPoint {
    pub fn new(year: TimexYear, part: TimexPart) -> Self {
        Self {
            year,
            part,
            clock: None,
        }
    }
}

impl fmt::Display for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(point) => point.fmt(f),
            Self::Span(a, b) => write!(f, "{a}/{b}"),
            Self::Duration(duration) => duration.fmt(f),
            Self::PastRef => f.write_str("PAST_REF"),
            Self::PresentRef => f.write_str("PRESENT_REF"),
            Self::FutureRef => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for TimexEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => Ok(()),
            Self::Point(point) => point.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
        }
    }
}

impl fmt::Display for TimexYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Before year 1 the figures count from BC: year −43 is BC0044, decade −5 is BC004.
        match *self {
            Self::Unspecified => f.write_str("XXXX"),
            Self::SomeDecade => f.write_str("XXX"),
            Self::SomeCentury => f.write_str("XX"),
            Self::Year(y) if y <= 0 => write!(f, "BC{:04}", 1 - i64::from(y)),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Decade(d) if d < 0 => write!(f, "BC{:03}", -1 - i64::from(d)),
            Self::Decade(d) => write!(f, "{d:03}"),
            Self::Century(c) if c < 0 => write!(f, "BC{:02}", -1 - i64::from(c)),
            Self::Century(c) => write!(f, "{c:02}"),
            Self::Millennium(m) if m < 0 => write!(f, "BC{}", -1 - i64::from(m)),
            Self::Millennium(m) => write!(f, "{m}"),
        }
    }
}

/// `07`, or `XX`.
struct Two(Option<u8>);

impl fmt::Display for Two {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n:02}"),
            None => f.write_str("XX"),
        }
    }
}

/// `2`, or `X`.
struct One(Option<u8>);

impl fmt::Display for One {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(n) => write!(f, "{n}"),
            None => f.write_str("X"),
        }
    }
}

const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl fmt::Display for TimexPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.fmt(f)?;
        match self.part {
            TimexPart::Whole => {}
            TimexPart::Half(h) => write!(f, "-H{}", One(h))?,
            TimexPart::Quarter(q) => write!(f, "-Q{}", One(q))?,
            TimexPart::Season(s) => {
                let name = SEASONS.get(usize::from(s).wrapping_sub(1));
                write!(f, "-{}", name.unwrap_or(&"XX"))?;
            }
            TimexPart::Month(m) => write!(f, "-{}", Two(m))?,
            TimexPart::Day(m, d) => write!(f, "-{}-{}", Two(m), Two(d))?,
            TimexPart::Week(w) => write!(f, "-W{}", Two(w))?,
            TimexPart::Weekend(w) => write!(f, "-W{}-WE", Two(w))?,
            TimexPart::WeekDay(w, d) => write!(f, "-W{}-{d}", Two(w))?,
        }
        self.clock.map_or(Ok(()), |clock| clock.fmt(f))
    }
}

impl fmt::Display for TimexClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            ClockTime::Hour(h) => write!(f, "T{h:02}"),
            ClockTime::Minute(h, m) => write!(f, "T{h:02}:{m:02}"),
            ClockTime::Second(h, m, s) => write!(f, "T{h:02}:{m:02}:{s:02}"),
            ClockTime::Part(part) => write!(f, "T{}", part.name()),
        }?;
        self.zone.fmt(f)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Some => f.write_str("X"),
            Self::Thousandths(n) if n % 1000 == 0 => write!(f, "{}", n / 1000),
            Self::Thousandths(n) => {
                let tail = format!("{:03}", n % 1000);
                write!(f, "{}.{}", n / 1000, tail.trim_end_matches('0'))
            }
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut behind_t = false;
        for (unit, amount) in &self.amounts {
            let (letters, is_clock) = unit.letters();
            if is_clock && !behind_t {
                f.write_str("T")?;
                behind_t = true;
            }
            write!(f, "{amount}{letters}")?;
        }
        Ok(())
    }
}
