//! What a date is called when somebody reads it out: "18 December 2019", "30 July, year unknown", "every year since 2000".
//!
//! The one place for it: labels, inspector, screen reader and reasons all ask here. Not EDTF; that is how it is written for machines.

use super::edtf::{
    AnyDate, DatePart, DateSet, EdtfYear, End, Mask, MaskedDate, MaskedYear, Member, Quality, Rare,
    TimeOfDay,
};
use super::recurrence::{LAST_DAY, LAST_NTH};
use super::{Certainty, Edtf, EdtfDate, Endpoint, Grain, Instant, Meaning, Recurrence, When};

/// English names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn month_name(month: u8) -> &'static str {
    MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("an unknown month")
}

/// The year as people write it: 2019, "476 CE", "44 BCE". `year` is astronomical: 0 is 1 BCE.
pub fn year_name(year: i64) -> String {
    match year {
        ..=0 => format!("{} BCE", grouped(1 - year)),
        1..=999 => format!("{year} CE"),
        _ => grouped(year),
    }
}

/// Thousands apart from five digits on: "1990", "12 000" with a thin space.
/// "640 kB", "1.2 GB": as file managers say it.
pub fn bytes(n: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let (mut size, mut unit) = (n as f64 / 1000.0, 0);
    while size >= 999.5 && unit + 1 < UNITS.len() {
        size /= 1000.0;
        unit += 1;
    }
    match size {
        small if small < 9.95 && unit > 0 => format!("{small:.1} {}", UNITS[unit]),
        size => format!("{size:.0} {}", UNITS[unit]),
    }
}

fn grouped(n: i64) -> String {
    let digits = n.to_string();
    if digits.len() <= 4 {
        return digits;
    }
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{2009}');
        }
        out.push(c);
    }
    out
}

/// "21st", "2nd".
pub fn ordinal(n: i64) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// When something was, in words: for labels, for the inspector and for a screen reader.
pub fn when_words(when: &When) -> String {
    let stated = || match &when.edtf {
        Some(edtf) => edtf_words(edtf),
        None => "not dated".to_owned(),
    };
    match (&when.meaning, when.certainty) {
        (Meaning::Recurs(rule), _) => recurs_words(rule, when),
        // One of two days is more than some time between them.
        (_, Certainty::Bounded) if is_choice(when) => stated(),
        (_, Certainty::Bounded) => bounds_words(when).unwrap_or_else(stated),
        (_, Certainty::Stated | Certainty::Derived | Certainty::Unknown) => match when.edtf {
            Some(_) => stated(),
            None => bounds_words(when).unwrap_or_else(stated),
        },
    }
}

fn is_choice(when: &When) -> bool {
    let Some(Edtf::Rare(rare)) = &when.edtf else {
        return false;
    };
    matches!(&**rare, Rare::Set(set) if set.is_choice)
}

/// "every year since 2000 until 2019"
fn recurs_words(rule: &Recurrence, when: &When) -> String {
    let mut out = recurrence_words(rule);
    if let Some(start) = when.earliest {
        out += &format!(" since {}", year_name(start.civil().0));
    }
    if let Some(end) = when.latest {
        out += &format!(" until {}", year_name(Instant(end.0 - 1).civil().0));
    }
    out
}

/// "every year", "twice a month", "every other year on 18 December".
pub fn recurrence_words(rule: &Recurrence) -> String {
    let unit = rule.every.name();
    let mut out = match (rule.times, rule.interval) {
        (0 | 1, 0 | 1) => format!("every {unit}"),
        (0 | 1, 2) => format!("every other {unit}"),
        (0 | 1, n) => format!("every {n} {}", plural(unit)),
        (2, 0 | 1) => format!("twice a {unit}"),
        (n, 0 | 1) => format!("{n} times a {unit}"),
        (2, every) => format!("twice every {every} {}", plural(unit)),
        (n, every) => format!("{n} times every {every} {}", plural(unit)),
    };
    if let Some((month, day)) = rule.on {
        out += &format!(" on {day} {}", month_name(month));
    }
    if !rule.days.is_empty() {
        let days = rule.days.iter().filter(|d| *d != LAST_DAY);
        let last = rule.days.contains(LAST_DAY).then(|| "last day".to_owned());
        let days = days.map(|d| ordinal(d.into())).chain(last);
        out += &format!(" on the {}", listed(days, "and"));
    }
    if !rule.weekdays.is_empty() {
        let names = rule.weekdays.iter().map(|w| weekday_name(w).to_owned());
        let names = listed(names, "and");
        out += &match rule.nth.is_empty() {
            true => format!(" on {names}"),
            false => {
                let nth = rule.nth.iter().map(|n| match n {
                    LAST_NTH => "last".to_owned(),
                    n => NTH[usize::from(n.clamp(1, 5)) - 1].to_owned(),
                });
                format!(" on the {} {names}", listed(nth, "and"))
            }
        };
    }
    if !rule.months.is_empty() {
        let months = rule.months.iter().map(|m| month_name(m).to_owned());
        let joined = if rule.nth.is_empty() && rule.days.is_empty() {
            "in"
        } else {
            "of"
        };
        out += &format!(" {joined} {}", listed(months, "and"));
    }
    if let Some(feast) = &rule.feast {
        out += &format!(" at {feast}");
    }
    if let Some((hour, minute)) = rule.at {
        out += &format!(" at {hour:02}:{minute:02}");
    }
    out
}

const NTH: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// Monday is 1.
pub fn weekday_name(weekday: u8) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES
        .get(usize::from(weekday).wrapping_sub(1))
        .copied()
        .unwrap_or("some weekday")
}

fn plural(unit: &str) -> String {
    match unit.strip_suffix("y") {
        Some(stem) if unit != "day" => format!("{stem}ies"),
        _ if unit == "half" => "halves".to_owned(),
        _ => format!("{unit}s"),
    }
}

/// A bound is never told as a date.
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
    let (year, month, day) = t.civil();
    let edge = if is_end { (12, 31) } else { (1, 1) };
    if grain <= Grain::Year && (month, day) == edge {
        return year_name(year);
    }
    format!("{day} {} {}", month_name(month), year_name(year))
}

pub fn edtf_words(edtf: &Edtf) -> String {
    match edtf {
        Edtf::Date(date) => date_words(*date),
        Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) => interval_words(*a, *b),
        Edtf::Interval(Endpoint::Date(a), Endpoint::Open) => format!("since {}", date_words(*a)),
        Edtf::Interval(Endpoint::Open, Endpoint::Date(b)) => format!("until {}", date_words(*b)),
        Edtf::Interval(Endpoint::Open, Endpoint::Open) => "at some time".to_owned(),
        Edtf::Rare(rare) => match &**rare {
            Rare::Date(date) => any_date_words(AnyDate::Masked(*date)),
            Rare::Interval(a, b) => format!("{} – {}", end_words(*a), end_words(*b)),
            Rare::Set(set) => set_words(set),
        },
    }
}

fn end_words(end: End) -> String {
    match end {
        End::Open => "open".to_owned(),
        End::Unknown => "unknown".to_owned(),
        End::Date(date) => any_date_words(date),
    }
}

/// "1667, 1668 or 1670 – 1672", "1960 and December 1961".
fn set_words(set: &DateSet) -> String {
    let members = set.members.iter().map(|member| match *member {
        Member::One(a) => any_date_words(a),
        Member::UpTo(a) => format!("any time until {}", any_date_words(a)),
        Member::From(a) => format!("any time since {}", any_date_words(a)),
        Member::Through(a, b) => format!("{} – {}", any_date_words(a), any_date_words(b)),
    });
    listed(members, if set.is_choice { "or" } else { "and" })
}

/// "a, b or c".
pub(super) fn listed(items: impl Iterator<Item = String>, last: &str) -> String {
    let mut items: Vec<String> = items.collect();
    let end = items.pop().unwrap_or_default();
    match items.is_empty() {
        true => end,
        false => format!("{} {last} {end}", items.join(", ")),
    }
}

/// "26–29 November 2019" where month and year agree, "28 November – 1 December 2017" where the year does.
fn interval_words(a: EdtfDate, b: EdtfDate) -> String {
    let is_plain = |d: EdtfDate| d.quality() == Quality::default() && d.grain() == Grain::Day;
    if let (Some((am, ad)), Some((bm, _))) = (a.month_day(), b.month_day())
        && a.year == b.year
        && is_plain(a)
        && is_plain(b)
    {
        return match am == bm {
            true => format!("{ad}–{}", date_words(b)),
            false => format!("{ad} {} – {}", month_name(am), date_words(b)),
        };
    }
    format!("{} – {}", date_words(a), date_words(b))
}

pub fn date_words(date: EdtfDate) -> String {
    any_date_words(AnyDate::Plain(date))
}

fn any_date_words(date: AnyDate) -> String {
    let bare = bare_words(date);
    match date {
        AnyDate::Plain(date) => match (date.uncertain, date.approximate) {
            (false, false) => bare,
            (false, true) => format!("about {bare}"),
            (true, false) => format!("perhaps {bare}"),
            (true, true) => format!("perhaps about {bare}"),
        },
        AnyDate::Masked(date) => match doubts(date) {
            doubts if doubts.is_empty() => bare,
            doubts => format!("{bare} ({doubts})"),
        },
    }
}

/// "year and month approximate, day uncertain"; empty where there is no doubt.
pub(super) fn doubts(date: MaskedDate) -> String {
    let mut said: Vec<String> = Vec::new();
    let parts: Vec<(&str, Quality)> = ["year", "month", "day"]
        .into_iter()
        .zip(date.quality())
        .collect();
    for group in parts.chunk_by(|a, b| a.1 == b.1) {
        let kind = match (group[0].1.uncertain, group[0].1.approximate) {
            (false, false) => continue,
            (true, false) => "uncertain",
            (false, true) => "approximate",
            (true, true) => "uncertain and approximate",
        };
        let names = listed(group.iter().map(|p| p.0.to_owned()), "and");
        said.push(format!("{names} {kind}"));
    }
    said.join(", ")
}

/// Without what is doubted: "4 June 2011", "some month of 2004", "25 December of a year in the 1560s".
pub(super) fn bare_words(date: AnyDate) -> String {
    match date {
        AnyDate::Plain(date) => plain_words(date),
        AnyDate::Masked(date) => masked_words(date),
    }
}

/// How a year is said, and how what lies in it is joined to it.
enum YearWords {
    Exact(String),
    /// "the 1560s": what lies in it lies in one of its years.
    Among(String),
    Unknown,
}

impl YearWords {
    fn of(year: EdtfYear) -> Self {
        match year {
            EdtfYear::Known(y) => Self::Exact(year_name(y.into())),
            EdtfYear::Decade(d) if d > 0 => Self::Among(format!("the {d}0s")),
            EdtfYear::Decade(0) => Self::Among("the years 1–9 CE".to_owned()),
            // -004X is −49 to −40, which is 50 to 41 BCE.
            EdtfYear::Decade(d) => {
                let first = -i64::from(d) * 10;
                Self::Among(format!("the years {}–{} BCE", first, first - 9))
            }
            EdtfYear::Century(c) if c >= 0 => {
                Self::Among(format!("the {} century", ordinal(i64::from(c) + 1)))
            }
            EdtfYear::Century(c) => {
                Self::Among(format!("the {} century BCE", ordinal(-i64::from(c))))
            }
            EdtfYear::Unspecified => Self::Unknown,
        }
    }

    fn of_masked(year: MaskedYear) -> Self {
        let (first, last) = year.ends();
        let span = || format!("the years {} to {}", year_name(first), year_name(last));
        match year {
            _ if year.is_blank() => Self::Unknown,
            _ if first == last => Self::Exact(year_name(first)),
            MaskedYear::Significant { year, .. } => {
                Self::Exact(format!("about {}, in {}", year_name(year), span()))
            }
            MaskedYear::Figures { figures, .. } => match year.small() {
                Some(small) => Self::of(small),
                None if figures.ends_with(b"XXX") => Self::Among(span()),
                None => Self::Among(format!("the years written {year}")),
            },
            MaskedYear::Long(y) => Self::Exact(year_name(y)),
        }
    }

    fn alone(self) -> String {
        match self {
            Self::Exact(year) | Self::Among(year) => year,
            Self::Unknown => "year unknown".to_owned(),
        }
    }

    /// "spring 2019", "25 December of a year in the 1560s", "30 July, year unknown".
    fn after(self, part: &str) -> String {
        match self {
            Self::Exact(year) => format!("{part} {year}"),
            Self::Among(years) => format!("{part} of a year in {years}"),
            Self::Unknown => format!("{part}, year unknown"),
        }
    }

    /// "first quarter of 2019".
    fn after_of(self, part: &str) -> String {
        match self {
            Self::Exact(year) => format!("{part} of {year}"),
            other => other.after(part),
        }
    }
}

fn plain_words(date: EdtfDate) -> String {
    let year = YearWords::of(date.year);
    match date.part {
        DatePart::Whole => year.alone(),
        DatePart::Month(m) => year.after(month_name(m)),
        DatePart::Day { month, day } => year.after(&format!("{day} {}", month_name(month))),
        DatePart::DayOfUnknownMonth(day) => {
            year.after_of(&format!("the {} of some month", ordinal(day.into())))
        }
        DatePart::Time { month, day, time } => format!(
            "{}, {}",
            year.after(&format!("{day} {}", month_name(month))),
            time_words(time)
        ),
        DatePart::SubYear(n) => sub_year_words(n, year),
    }
}

/// "14:30", "14:30:05 UTC+04:00".
fn time_words(time: TimeOfDay) -> String {
    let mut out = format!("{:02}:{:02}", time.hour, time.minute);
    if time.second != 0 {
        out += &format!(":{:02}", time.second);
    }
    match time.zone.minutes() {
        None => {}
        Some(0) => out += " UTC",
        Some(_) => out += &format!(" UTC{}", time.zone),
    }
    out
}

fn sub_year_words(n: u8, year: YearWords) -> String {
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    let at = |from: u8| usize::from(n - from);
    match n {
        21..=24 => year.after(SEASONS[at(21)]),
        25..=28 => year.after(&format!("northern {}", SEASONS[at(25)])),
        29..=32 => year.after(&format!("southern {}", SEASONS[at(29)])),
        33..=36 => year.after_of(&format!("{} quarter", NTH[at(33)])),
        37..=39 => year.after_of(&format!("{} third", NTH[at(37)])),
        40..=41 => year.after_of(&format!("{} half", NTH[at(40)])),
        _ => year.after_of("some part"),
    }
}

fn masked_words(date: MaskedDate) -> String {
    let year = YearWords::of_masked(date.year());
    let Some(month) = date.month() else {
        return year.alone();
    };
    let months: Vec<u8> = (1..=12).filter(|m| month.fits(*m)).collect();
    let month_words = match months[..] {
        [] => return sub_year_words(month.known().unwrap_or(0), year),
        // Naming more than three would be a list, not a date.
        [_, _, _, _, ..] => None,
        _ => Some(listed(
            months.iter().map(|m| month_name(*m).to_owned()),
            "or",
        )),
    };
    let Some(day) = date.day() else {
        return match month_words {
            Some(words) => year.after(&words),
            None => year.after_of("some month"),
        };
    };
    match (day_words(day), month_words) {
        (Some(day), Some(month)) => year.after(&format!("{day} {month}")),
        (Some(day), None) => year.after_of(&format!("the {day} of some month")),
        (None, Some(month)) => year.after(&format!("some day of {month}")),
        (None, None) => year.after_of("some day"),
    }
}

/// "18", "20–29"; `None` where nothing is known of it.
fn day_words(day: Mask) -> Option<String> {
    if let Some(known) = day.known() {
        return Some(known.to_string());
    }
    let fits: Vec<u8> = (1..=31).filter(|d| day.fits(*d)).collect();
    match fits[..] {
        [_, .., _] if fits.len() == 31 => None,
        [first, .., last] if usize::from(last - first) + 1 == fits.len() => {
            Some(format!("{first}–{last}"))
        }
        _ => Some(listed(fits.iter().map(u8::to_string), "or")),
    }
}

impl EdtfDate {
    /// As a sentence says it in passing: "18 December 2019", "2019", "December 18" without a year; in EDTF where English has no short word.
    pub fn in_words(self) -> String {
        let month = |m: u8| MONTHS.get(usize::from(m).wrapping_sub(1)).copied();
        match (self.year, self.part) {
            (EdtfYear::Known(y), DatePart::Whole) if y > 0 => y.to_string(),
            (EdtfYear::Known(y), DatePart::Month(m)) if y > 0 => match month(m) {
                Some(name) => format!("{name} {y}"),
                None => self.to_string(),
            },
            (EdtfYear::Known(y), DatePart::Day { month: m, day }) if y > 0 => match month(m) {
                Some(name) => format!("{day} {name} {y}"),
                None => self.to_string(),
            },
            (EdtfYear::Unspecified, DatePart::Day { month: m, day }) => match month(m) {
                Some(name) => format!("{name} {day}"),
                None => self.to_string(),
            },
            (EdtfYear::Unspecified, DatePart::Month(m)) => {
                month(m).map_or_else(|| self.to_string(), str::to_owned)
            }
            _ => self.to_string(),
        }
    }
}

impl Edtf {
    /// As a sentence says it in passing: "26 November 2019 to 29 November 2019", "2000 on", "up to November 29".
    pub fn in_words(&self) -> String {
        match self {
            Self::Date(date) => date.in_words(),
            Self::Interval(Endpoint::Date(a), Endpoint::Date(b)) => {
                format!("{} to {}", a.in_words(), b.in_words())
            }
            Self::Interval(Endpoint::Date(a), Endpoint::Open) => format!("{} on", a.in_words()),
            Self::Interval(Endpoint::Open, Endpoint::Date(b)) => format!("up to {}", b.in_words()),
            Self::Interval(Endpoint::Open, Endpoint::Open) => "any time".to_owned(),
            Self::Rare(_) => edtf_words(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(edtf: &str, certainty: Certainty, expect: &str) {
        let edtf: Edtf = edtf.parse().unwrap_or_else(|e| panic!("{edtf}: {e}"));
        let when = When::of(edtf, certainty, Vec::new());
        assert_eq!(when_words(&when), expect);
    }

    #[test]
    fn dates_are_spoken_no_more_exactly_than_they_are_known() {
        use Certainty::{Bounded, Stated};
        check("2019-12-18", Stated, "18 December 2019");
        check("2019-12", Stated, "December 2019");
        check("-0043", Stated, "44 BCE");
        check("198X", Stated, "the 1980s");
        check("-004X", Stated, "the years 50–41 BCE");
        check("-04XX", Stated, "the 5th century BCE");
        check("19XX", Stated, "the 20th century");
        check("2019-34", Stated, "second quarter of 2019");
        check("2019-24", Stated, "winter 2019");
        check("2019-30", Stated, "southern summer 2019");
        check("1912~", Stated, "about 1912");
        check("1912%", Stated, "perhaps about 1912");
        check("XXXX-07-30", Bounded, "30 July, year unknown");
        check("156X-12-25", Stated, "25 December of a year in the 1560s");
        check("2019-XX-03", Stated, "the 3rd of some month of 2019");
        check("2019-XX", Stated, "some month of 2019");
        check("2019-1X", Stated, "October, November or December 2019");
        check("2019-04-XX", Stated, "some day of April 2019");
        check("2019-04-2X", Stated, "20–29 April 2019");
        check("1950S2", Stated, "about 1950, in the years 1900 to 1999");
        check(
            "2011-06~-04",
            Stated,
            "4 June 2011 (year and month approximate)",
        );
        check("2019-12-18T14:30:00", Stated, "18 December 2019, 14:30");
        check(
            "2019-12-18T14:30:05+04:00",
            Stated,
            "18 December 2019, 14:30:05 UTC+04:00",
        );
        check("2019-11-26/2019-11-29", Stated, "26–29 November 2019");
        check(
            "2017-11-28/2017-12-01",
            Stated,
            "28 November – 1 December 2017",
        );
        check("2000/..", Stated, "since 2000");
        check("2000/", Stated, "2000 – unknown");
        check(
            "[1667,1668,1670..1672]",
            Stated,
            "1667, 1668 or 1670 – 1672",
        );
        check("{1960,1961-12}", Stated, "1960 and December 1961");
        check("Y170000002", Stated, "170\u{2009}000\u{2009}002");
    }

    #[test]
    fn a_bound_is_never_told_as_a_date() {
        use Certainty::Bounded;
        check("2013/2019", Bounded, "between 2013 and 2019");
        check(
            "2018-01-01/2019-11-29",
            Bounded,
            "between 1 January 2018 and 29 November 2019",
        );
        check("../2019-12-17", Bounded, "some time up to 17 December 2019");
        check(
            "Y170000002",
            Bounded,
            "between 170\u{2009}000\u{2009}002 and 170\u{2009}000\u{2009}002",
        );
        assert_eq!(when_words(&When::unknown()), "not dated");
    }

    #[test]
    fn what_comes_again_says_how_often() {
        let mut when = When::of(EdtfDate::year(2000).into(), Certainty::Stated, Vec::new());
        when.latest = None;
        when.meaning = Meaning::Recurs(Recurrence::every(Grain::Year).into());
        assert_eq!(when_words(&when), "every year since 2000");
        when.meaning = Meaning::Recurs(Box::new(Recurrence {
            interval: 2,
            on: Some((12, 18)),
            ..Recurrence::every(Grain::Year)
        }));
        assert_eq!(
            when_words(&when),
            "every other year on 18 December since 2000"
        );
    }

    #[test]
    fn rules_are_said() {
        for (rule, words) in [
            (
                "FREQ=WEEKLY;BYDAY=MO,WE",
                "every week on Monday and Wednesday",
            ),
            (
                "FREQ=YEARLY;BYMONTH=6;BYDAY=2SA",
                "every year on the second Saturday of June",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=15,-1",
                "every month on the 15th and last day",
            ),
            ("FREQ=YEARLY;BYMONTH=6", "every year in June"),
            (
                "FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=9;BYMINUTE=5",
                "every month on the last Friday at 09:05",
            ),
        ] {
            let read: Recurrence = rule.parse().unwrap_or_else(|e| panic!("{rule}: {e}"));
            assert_eq!(recurrence_words(&read), words);
        }
    }

    #[test]
    fn numbers_and_years_have_names() {
        assert_eq!(year_name(476), "476 CE");
        assert_eq!(year_name(-9999), "10\u{2009}000 BCE");
        assert_eq!(
            [1, 2, 3, 11, 12, 21, 112, 114].map(ordinal).join(" "),
            "1st 2nd 3rd 11th 12th 21st 112th 114th"
        );
        assert_eq!(plural("century"), "centuries");
        assert_eq!(plural("day"), "days");
    }
}
