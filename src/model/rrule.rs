//! Recurrences as calendars exchange them: the RRULE of RFC 5545, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=18".
//!
//! The rule alone: where it begins (DTSTART) is the event's own date. What a calendar cannot be told is not written at all:
//! "twice a month" without saying when, and feasts that move.

use super::recurrence::{Few, LAST_DAY, LAST_NTH, Step};
use super::{Grain, Recurrence};
use chrono::NaiveDate;
use std::fmt::{self, Write};
use std::str::FromStr;

/// Why a text is no rule that can be held here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRrule {
    NoFreq,
    Part,
    Value,
    Twice,
    Weekday,
    Clock,
    Combination,
}

impl fmt::Display for NotRrule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoFreq => {
                "A rule says how often: FREQ=YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY or SECONDLY."
            }
            Self::Part => {
                "Beside FREQ a rule here can have INTERVAL, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYHOUR and BYMINUTE."
            }
            Self::Value => "One of the rule's numbers is none, or not one its part can have.",
            Self::Twice => "Every part of a rule stands once.",
            Self::Weekday => {
                "BYDAY lists MO to SU, each with the same numbers before it (1 to 5, or -1 for the last) or all without."
            }
            Self::Clock => "BYHOUR and BYMINUTE stand together, with one number each.",
            Self::Combination => "These parts do not go together with this FREQ.",
        })
    }
}

impl std::error::Error for NotRrule {}

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Recurrence {
    /// `None` where no rule can say it.
    pub fn rrule(&self) -> Option<String> {
        if !self.is_exact() {
            return None;
        }
        let (step, interval) = self.step();
        let freq = match step {
            Step::Year => "YEARLY",
            Step::Month => "MONTHLY",
            Step::Week => "WEEKLY",
            Step::Day => "DAILY",
            Step::Second(3600) => "HOURLY",
            Step::Second(60) => "MINUTELY",
            Step::Second(_) => "SECONDLY",
        };
        let mut rule = self.clone();
        if let Some((month, day)) = self.on {
            if step != Step::Year || !self.months.is_empty() || !self.days.is_empty() {
                return None;
            }
            (rule.months, rule.days) = (Few::one(month), Few::one(day));
        }
        rule.check().ok()?;
        let mut out = format!("FREQ={freq}");
        if interval > 1 {
            let _ = write!(out, ";INTERVAL={interval}");
        }
        if let Some(until) = rule.until {
            let _ = write!(out, ";UNTIL={}", until.format("%Y%m%d"));
        }
        let mut list = |name: &str, items: Vec<String>| {
            if !items.is_empty() {
                let _ = write!(out, ";{name}={}", items.join(","));
            }
        };
        list(
            "BYMONTH",
            rule.months.iter().map(|m| m.to_string()).collect(),
        );
        let last = rule.days.contains(LAST_DAY).then(|| "-1".to_owned());
        let days = rule.days.iter().filter(|d| *d != LAST_DAY);
        list(
            "BYMONTHDAY",
            days.map(|d| d.to_string()).chain(last).collect(),
        );
        let mut weekdays = Vec::new();
        for name in rule
            .weekdays
            .iter()
            .filter_map(|w| WEEKDAYS.get(usize::from(w) - 1))
        {
            if rule.nth.is_empty() {
                weekdays.push((*name).to_owned());
            }
            weekdays.extend(rule.nth.iter().map(|n| match n {
                LAST_NTH => format!("-1{name}"),
                n => format!("{n}{name}"),
            }));
        }
        list("BYDAY", weekdays);
        if let Some((hour, minute)) = rule.at {
            list("BYHOUR", vec![hour.to_string()]);
            list("BYMINUTE", vec![minute.to_string()]);
        }
        Some(out)
    }

    /// Only what RFC 5545 lets stand together, and only numbers that exist.
    fn check(&self) -> Result<(), NotRrule> {
        let (step, _) = self.step();
        let fits =
            |few: Few, lowest: u8, highest: u8| few.iter().all(|n| (lowest..=highest).contains(&n));
        if !fits(self.months, 1, 12) || !fits(self.weekdays, 1, 7) || !fits(self.nth, 1, LAST_NTH) {
            return Err(NotRrule::Value);
        }
        if self.at.is_some_and(|(h, m)| h > 23 || m > 59) {
            return Err(NotRrule::Clock);
        }
        // The second Saturday that is also the 13th: counted in the month or in the year? Programs differ, so it is not said.
        let nth_of_nothing = !self.nth.is_empty()
            && (self.weekdays.is_empty()
                || !self.days.is_empty()
                || !matches!(step, Step::Year | Step::Month));
        let bad = nth_of_nothing
            || (!self.days.is_empty() && step == Step::Week)
            || (self.at.is_some() && matches!(step, Step::Second(_)));
        if bad {
            Err(NotRrule::Combination)
        } else {
            Ok(())
        }
    }
}

impl FromStr for Recurrence {
    type Err = NotRrule;

    /// `[RRULE:] name=value {; name=value}`, in any order and any case.
    fn from_str(text: &str) -> Result<Self, NotRrule> {
        let upper = text.trim().to_ascii_uppercase();
        let body = upper.strip_prefix("RRULE:").unwrap_or(&upper);
        let mut rule = Self::every(Grain::Century);
        let mut seen: Vec<&str> = Vec::new();
        let (mut hour, mut minute, mut freq) = (None, None, None);
        for part in body.split(';') {
            let (name, value) = part.split_once('=').ok_or(NotRrule::NoFreq)?;
            if seen.contains(&name) {
                return Err(NotRrule::Twice);
            }
            seen.push(name);
            match name {
                "FREQ" => freq = Some(grain(value).ok_or(NotRrule::NoFreq)?),
                "INTERVAL" => {
                    rule.interval = number(value, 1, u16::MAX.into())? as u16;
                }
                "UNTIL" => rule.until = Some(day(value).ok_or(NotRrule::Value)?),
                "BYMONTH" => rule.months = numbers(value, 12)?,
                "BYMONTHDAY" => rule.days = numbers(&value.replace("-1", "0"), 31)?,
                "BYDAY" => (rule.weekdays, rule.nth) = weekdays(value)?,
                "BYHOUR" => hour = Some(number(value, 0, 23).map_err(|_| NotRrule::Clock)?),
                "BYMINUTE" => minute = Some(number(value, 0, 59).map_err(|_| NotRrule::Clock)?),
                // Weeks begin on Monday here as they do where nothing is said.
                "WKST" if value == "MO" => {}
                _ => return Err(NotRrule::Part),
            }
        }
        rule.every = freq.ok_or(NotRrule::NoFreq)?;
        rule.at = match (hour, minute) {
            (Some(h), Some(m)) => Some((h as u8, m as u8)),
            (None, None) => None,
            _ => return Err(NotRrule::Clock),
        };
        rule.check()?;
        // One month and one day of it every year is what `on` says.
        if let (Grain::Year, Some(month), Some(day)) =
            (rule.every, rule.months.only(), rule.days.only())
            && rule.weekdays.is_empty()
            && day != LAST_DAY
        {
            rule.on = Some((month, day));
            (rule.months, rule.days) = (Few::NONE, Few::NONE);
        }
        Ok(rule)
    }
}

fn grain(freq: &str) -> Option<Grain> {
    Some(match freq {
        "YEARLY" => Grain::Year,
        "MONTHLY" => Grain::Month,
        "WEEKLY" => Grain::Week,
        "DAILY" => Grain::Day,
        "HOURLY" => Grain::Hour,
        "MINUTELY" => Grain::Minute,
        "SECONDLY" => Grain::Second,
        _ => return None,
    })
}

fn number(text: &str, lowest: u32, highest: u32) -> Result<u32, NotRrule> {
    let all_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let n: u32 = all_digits
        .then(|| text.parse().ok())
        .flatten()
        .ok_or(NotRrule::Value)?;
    (lowest..=highest)
        .contains(&n)
        .then_some(n)
        .ok_or(NotRrule::Value)
}

/// From 1 to `highest`; "0" for the last, which only days of the month have.
fn numbers(text: &str, highest: u32) -> Result<Few, NotRrule> {
    let lowest = u32::from(highest != 31);
    text.split(',')
        .map(|n| number(n, lowest, highest).map(|n| n as u8))
        .collect()
}

/// `20191231` or `20191231T235959[Z]`: the day alone, as nothing here ends within one.
fn day(text: &str) -> Option<NaiveDate> {
    let (date, time) = text.split_at_checked(8)?;
    let is_time = |t: &str| {
        let t = t.strip_suffix('Z').unwrap_or(t);
        t.len() == 7 && t.starts_with('T') && t[1..].bytes().all(|b| b.is_ascii_digit())
    };
    if !date.bytes().all(|b| b.is_ascii_digit()) || !(time.is_empty() || is_time(time)) {
        return None;
    }
    NaiveDate::from_ymd_opt(
        date[..4].parse().ok()?,
        date[4..6].parse().ok()?,
        date[6..].parse().ok()?,
    )
}

fn weekdays(text: &str) -> Result<(Few, Few), NotRrule> {
    let mut pairs: Vec<(u8, u8)> = Vec::new();
    for item in text.split(',') {
        let at = item
            .len()
            .checked_sub(2)
            .filter(|at| item.is_char_boundary(*at));
        let (nth, name) = item.split_at(at.ok_or(NotRrule::Weekday)?);
        let weekday = WEEKDAYS
            .iter()
            .position(|w| *w == name)
            .ok_or(NotRrule::Weekday)?;
        let nth = match nth.strip_prefix('+').unwrap_or(nth) {
            "" => 0,
            "-1" => LAST_NTH,
            n => number(n, 1, 5).map_err(|_| NotRrule::Weekday)? as u8,
        };
        pairs.push((weekday as u8 + 1, nth));
    }
    let weekdays: Few = pairs.iter().map(|p| p.0).collect();
    let nth: Few = pairs.iter().map(|p| p.1).filter(|n| *n != 0).collect();
    // Held as two lists, so every weekday must have every number.
    let complete = pairs.len() == weekdays.len() * nth.len().max(1);
    let mixed = pairs.iter().any(|p| p.1 == 0) && !nth.is_empty();
    (complete && !mixed)
        .then_some((weekdays, nth))
        .ok_or(NotRrule::Weekday)
}

#[cfg(test)]
mod tests;
