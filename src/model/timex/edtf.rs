//! TIMEX3 values as EDTF and back, where the other notation can say it; and when a value can have been.
//!
//! Not worked out: "XXXX-12-18" stays without a year, "P2Y" without a place.

use super::{
    Amount, ClockTime, DayPart, Duration, DurationUnit, Timex, TimexClock, TimexEnd, TimexPart,
    TimexPoint, TimexYear,
};
use crate::model::edtf::{
    AnyDate, DatePart, EdtfYear, End, Mask, MaskedYear, Quality, Rare, TimeOfDay,
};
use crate::model::time::DAY;
use crate::model::{Edtf, EdtfDate, Instant};
use chrono::{NaiveDate, Weekday};

impl Timex {
    /// `None` where EDTF has no word for it: a duration, a week of an unknown year, a part of a day.
    pub fn edtf(&self) -> Option<Edtf> {
        match self {
            Self::Point(point) => point.edtf(),
            Self::Span(a, b) => {
                let end = |end: &TimexEnd| match end {
                    TimexEnd::Open => Some(End::Open),
                    TimexEnd::Point(point) => match point.edtf()? {
                        Edtf::Date(date) => Some(End::Date(AnyDate::Plain(date))),
                        Edtf::Rare(rare) => match *rare {
                            Rare::Date(date) => Some(End::Date(AnyDate::Masked(date))),
                            Rare::Interval(..) | Rare::Set(_) => None,
                        },
                        Edtf::Interval(..) => None,
                    },
                    TimexEnd::Duration(_) => None,
                };
                Edtf::interval(end(a)?, end(b)?)
            }
            Self::Duration(_) | Self::PastRef | Self::PresentRef | Self::FutureRef => None,
        }
    }

    /// `None` where TIMEX3 has no value for it: doubt, a set, significant figures, an end that is not known.
    pub fn from_edtf(edtf: &Edtf) -> Option<Self> {
        let value = match edtf {
            Edtf::Date(date) => Self::Point(TimexPoint::from_date(AnyDate::Plain(*date))?),
            Edtf::Interval(..) => {
                let (a, b) = edtf.ends()?;
                Self::Span(TimexEnd::from_end(a)?, TimexEnd::from_end(b)?)
            }
            Edtf::Rare(rare) => match **rare {
                Rare::Date(date) => Self::Point(TimexPoint::from_date(AnyDate::Masked(date))?),
                Rare::Interval(a, b) => Self::Span(TimexEnd::from_end(a)?, TimexEnd::from_end(b)?),
                Rare::Set(_) => return None,
            },
        };
        // What would be read back as something else is not said at all.
        (value.edtf().as_ref() == Some(edtf)).then_some(value)
    }

    /// First instant and first instant after; a side nothing is known of is `None`.
    pub fn bounds(&self) -> (Option<Instant>, Option<Instant>) {
        let of = |end: &TimexEnd| match end {
            TimexEnd::Point(point) => point.bounds(),
            TimexEnd::Open | TimexEnd::Duration(_) => None,
        };
        match self {
            Self::Point(point) => point.bounds().unzip(),
            Self::Span(a, b) => {
                let (from, to) = (of(a), of(b));
                match (a, b) {
                    (TimexEnd::Point(_), TimexEnd::Duration(d)) => {
                        let from = from.map(|f| f.0);
                        (from, from.and_then(|f| d.moved(f, 1)))
                    }
                    (TimexEnd::Duration(d), TimexEnd::Point(_)) => {
                        let to = to.map(|t| t.1);
                        (to.and_then(|t| d.moved(t, -1)), to)
                    }
                    _ => match (from, to) {
                        (Some(a), Some(b)) => (Some(a.0.min(b.0)), Some(a.1.max(b.1))),
                        (a, b) => (a.map(|a| a.0), b.map(|b| b.1)),
                    },
                }
            }
            Self::Duration(_) | Self::PastRef | Self::PresentRef | Self::FutureRef => (None, None),
        }
    }
}

impl TimexEnd {
    fn from_end(end: End) -> Option<Self> {
        match end {
            End::Open => Some(Self::Open),
            End::Unknown => None,
            End::Date(date) => TimexPoint::from_date(date).map(Self::Point),
        }
    }
}

impl TimexYear {
    /// `None` for some decade or century: EDTF has no figures for "which one, nobody says".
    fn masked(self) -> Option<MaskedYear> {
        let figures = |text: String| {
            let mut figures = *b"XXXX";
            for (to, from) in figures.iter_mut().zip(text.bytes()) {
                *to = from;
            }
            figures
        };
        // EDTF counts figures from year 0 where TIMEX3 counts from BC: "BC04" and "-04XX" both are the 5th century BCE.
        let counted = |n: i32, width: usize| {
            let negative = n < 0;
            let n = if negative {
                -1 - i64::from(n)
            } else {
                n.into()
            };
            MaskedYear::Figures {
                negative,
                figures: figures(format!("{n:0width$}")),
            }
        };
        Some(match self {
            Self::SomeDecade | Self::SomeCentury => return None,
            Self::Unspecified => MaskedYear::Figures {
                negative: false,
                figures: *b"XXXX",
            },
            Self::Year(y) => MaskedYear::number(y.into()),
            Self::Decade(d) => counted(d, 3),
            Self::Century(c) => counted(c, 2),
            Self::Millennium(m) => counted(m, 1),
        })
    }

    fn from_masked(year: MaskedYear) -> Option<Self> {
        let MaskedYear::Figures { negative, figures } = year else {
            return match year {
                MaskedYear::Long(y) => (y.abs() < 1_000_000)
                    .then(|| i32::try_from(y).ok().map(Self::Year))
                    .flatten(),
                MaskedYear::Figures { .. } | MaskedYear::Significant { .. } => None,
            };
        };
        let known = figures.iter().take_while(|f| **f != b'X').count();
        if figures[known..].iter().any(|f| *f != b'X') {
            return None;
        }
        let n = figures[..known]
            .iter()
            .fold(0, |n, f| n * 10 + i32::from(f - b'0'));
        let counted = if negative { -1 - n } else { n };
        Some(match known {
            0 if negative => return None,
            0 => Self::Unspecified,
            1 => Self::Millennium(counted),
            2 => Self::Century(counted),
            3 => Self::Decade(counted),
            _ => Self::Year(if negative { -n } else { n }),
        })
    }
}

impl From<EdtfYear> for TimexYear {
    fn from(year: EdtfYear) -> Self {
        match year {
            EdtfYear::Known(y) => Self::Year(y),
            EdtfYear::Decade(d) => Self::Decade(d),
            EdtfYear::Century(c) => Self::Century(c),
            EdtfYear::Unspecified => Self::Unspecified,
        }
    }
}

/// An ISO week's first day and number of days.
fn week(year: TimexYear, part: TimexPart) -> Option<(NaiveDate, u8)> {
    let TimexYear::Year(year) = year else {
        return None;
    };
    let on = |week: u8, day| NaiveDate::from_isoywd_opt(year, week.into(), day);
    match part {
        TimexPart::Week(Some(w)) => Some((on(w, Weekday::Mon)?, 7)),
        TimexPart::Weekend(Some(w)) => Some((on(w, Weekday::Sat)?, 2)),
        TimexPart::WeekDay(Some(w), d) => {
            Some((on(w, Weekday::try_from(d.checked_sub(1)?).ok()?)?, 1))
        }
        _ => None,
    }
}

impl TimexPoint {
    fn edtf(self) -> Option<Edtf> {
        let blank = Mask::new("XX");
        let two = |n: Option<u8>| n.map(Mask::from).or(blank);
        let (month, day) = match self.part {
            TimexPart::Whole => (None, None),
            TimexPart::Half(h) => (Some(Mask::from(39 + h?)), None),
            TimexPart::Quarter(q) => (Some(Mask::from(32 + q?)), None),
            TimexPart::Season(s) => (Some(Mask::from(20 + s)), None),
            TimexPart::Month(m) => (two(m), None),
            TimexPart::Day(m, d) => (two(m), two(d)),
            TimexPart::Week(_) | TimexPart::Weekend(_) | TimexPart::WeekDay(..) => {
                let (first, days) = week(self.year, self.part)?;
                let last = first.checked_add_days(chrono::Days::new(u64::from(days) - 1))?;
                let end = |day| End::Date(AnyDate::Plain(EdtfDate::from_date(day)));
                return match (days, self.clock) {
                    (1, None) => Some(EdtfDate::from_date(first).into()),
                    (1, Some(clock)) => with_clock(EdtfDate::from_date(first), clock),
                    (_, None) => Edtf::interval(end(first), end(last)),
                    (_, Some(_)) => None,
                };
            }
        };
        let date = AnyDate::new(self.year.masked()?, month, day, [Quality::default(); 3]).ok()?;
        match (self.clock, date) {
            (None, date) => Some(date.into()),
            (Some(clock), AnyDate::Plain(date)) => with_clock(date, clock),
            (Some(_), AnyDate::Masked(_)) => None,
        }
    }

    fn from_date(date: AnyDate) -> Option<Self> {
        match date {
            AnyDate::Plain(date) => {
                let mut clock = None;
                let part = match date.part {
                    DatePart::Whole => TimexPart::Whole,
                    DatePart::Month(m) => TimexPart::Month(Some(m)),
                    DatePart::Day { month, day } => TimexPart::Day(Some(month), Some(day)),
                    DatePart::DayOfUnknownMonth(day) => TimexPart::Day(None, Some(day)),
                    DatePart::SubYear(n) => match n {
                        21..=24 => TimexPart::Season(n - 20),
                        33..=36 => TimexPart::Quarter(Some(n - 32)),
                        40..=41 => TimexPart::Half(Some(n - 39)),
                        _ => return None,
                    },
                    DatePart::Time { month, day, time } => {
                        clock = Some(TimexClock {
                            time: match time.second {
                                0 => ClockTime::Minute(time.hour, time.minute),
                                s => ClockTime::Second(time.hour, time.minute, s),
                            },
                            zone: time.zone,
                        });
                        TimexPart::Day(Some(month), Some(day))
                    }
                };
                let year = match date.year {
                    EdtfYear::Known(y) => TimexYear::from_masked(MaskedYear::number(y.into()))?,
                    other => other.into(),
                };
                Some(Self { year, part, clock })
            }
            AnyDate::Masked(date) => {
                let known = |mask: Mask| match (mask.known(), mask.to_string() == "XX") {
                    (Some(n), _) => Some(Some(n)),
                    (None, true) => Some(None),
                    (None, false) => None,
                };
                let part = match (date.month(), date.day()) {
                    (None, _) => TimexPart::Whole,
                    (Some(m), None) => match known(m)? {
                        Some(n @ 21..=24) => TimexPart::Season(n - 20),
                        Some(n @ 33..=36) => TimexPart::Quarter(Some(n - 32)),
                        Some(n @ 40..=41) => TimexPart::Half(Some(n - 39)),
                        Some(13..) => return None,
                        m => TimexPart::Month(m),
                    },
                    (Some(m), Some(d)) => TimexPart::Day(known(m)?, known(d)?),
                };
                Some(Self::new(TimexYear::from_masked(date.year())?, part))
            }
        }
    }

    fn bounds(self) -> Option<(Instant, Instant)> {
        let day = Self {
            clock: None,
            ..self
        };
        match self.clock.map(|c| c.time) {
            None | Some(ClockTime::Minute(..) | ClockTime::Second(..)) => {
                let (from, to) = self.edtf()?.bounds();
                from.zip(to)
            }
            Some(ClockTime::Hour(h)) => {
                let (from, to) = day.bounds()?;
                let start = i64::from(h) * 3600;
                (to.0 - from.0 == DAY)
                    .then_some((Instant(from.0 + start), Instant(from.0 + start + 3600)))
            }
            // A night may reach into the next morning; everything else stays within its day.
            Some(ClockTime::Part(part)) => {
                let (from, to) = day.bounds()?;
                let night = if part == DayPart::Night { DAY / 2 } else { 0 };
                Some((from, Instant(to.0.checked_add(night)?)))
            }
        }
    }
}

fn with_clock(date: EdtfDate, clock: TimexClock) -> Option<Edtf> {
    let DatePart::Day { month, day } = date.part else {
        return None;
    };
    let (hour, minute, second) = match clock.time {
        ClockTime::Hour(h) => (h, 0, 0),
        ClockTime::Minute(h, m) => (h, m, 0),
        ClockTime::Second(h, m, s) => (h, m, s),
        ClockTime::Part(_) => return None,
    };
    let time = TimeOfDay {
        hour,
        minute,
        second,
        zone: clock.zone,
    };
    Some(EdtfDate::new(date.year, DatePart::Time { month, day, time }).into())
}

impl Duration {
    /// So much after an instant (or before it: −1); `None` where it has no exact length.
    fn moved(&self, from: Instant, sign: i64) -> Option<Instant> {
        let (mut months, mut seconds) = (0_i64, 0_i64);
        for &(unit, amount) in self.amounts() {
            let Amount::Thousandths(n) = amount else {
                return None;
            };
            let n = i64::try_from(n).ok()?;
            let whole = |per: i64| {
                let product = n.checked_mul(per)?;
                (product % 1000 == 0).then_some(product / 1000)
            };
            let (in_months, in_seconds) = match unit {
                DurationUnit::Millennium => (12_000, 0),
                DurationUnit::Century => (1200, 0),
                DurationUnit::Decade => (120, 0),
                DurationUnit::Year => (12, 0),
                DurationUnit::Half => (6, 0),
                DurationUnit::Quarter => (3, 0),
                DurationUnit::Month => (1, 0),
                DurationUnit::Week => (0, 7 * DAY),
                DurationUnit::Day => (0, DAY),
                DurationUnit::Hour => (0, 3600),
                DurationUnit::Minute => (0, 60),
                DurationUnit::Second => (0, 1),
                DurationUnit::Season
                | DurationUnit::Spring
                | DurationUnit::Summer
                | DurationUnit::Fall
                | DurationUnit::Winter
                | DurationUnit::Weekend
                | DurationUnit::Morning
                | DurationUnit::Midday
                | DurationUnit::Afternoon
                | DurationUnit::Evening
                | DurationUnit::Night
                | DurationUnit::Daytime => return None,
            };
            months = months.checked_add(whole(in_months)?)?;
            seconds = seconds.checked_add(whole(in_seconds)?)?;
        }
        let (year, month, day) = from.civil();
        let n = year
            .checked_mul(12)?
            .checked_add(i64::from(month) - 1)?
            .checked_add(months * sign)?;
        let (year, month) = (n.div_euclid(12), (n.rem_euclid(12) + 1) as u8);
        let last = crate::model::time::days_in_month(year, month);
        let start = Instant::from_ymd(i32::try_from(year).ok()?, month, day.min(last))?;
        let of_day = from.0.rem_euclid(DAY);
        let moved = start.0.checked_add(of_day)?;
        moved.checked_add(seconds.checked_mul(sign)?).map(Instant)
    }
}
