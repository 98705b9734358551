//! What comes again and again, as other programs say it: a rule of calendars, or Markwhen's words for one.
//!
//! Not how a rule is held ([`crate::model::recurrence`]) or read from its parts ([`crate::model::rrule`]).
//!
//! ```text
//! "every other week on Monday for 5 times" ─rule_of_words▶ "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=5" ─again▶ (from – to, Recurrence)
//! ```

use super::dates::first_of;
use crate::model::typed::parse_date;
use crate::model::words::MONTHS;
use crate::model::{Edtf, EdtfDate, Endpoint, Grain, Instant, Recurrence};
use chrono::Months;

/// More times, or over a longer time, nobody counts in a calendar.
const MOST_TIMES: usize = 10_000;
const MOST_MONTHS: u32 = 12 * 500;

/// The rule by which something comes again, and its date as "from then on"; `None` where the rule is none that can be held.
pub(super) fn again(rule: &str, date: Option<&Edtf>) -> Option<(Edtf, Recurrence)> {
    let upper = rule.trim().to_uppercase();
    // So many times: until the day of the last.
    let count = upper.split(';').find_map(|p| p.strip_prefix("COUNT="));
    let rest: Vec<&str> = upper
        .split(';')
        .filter(|p| !p.is_empty() && !p.starts_with("COUNT="))
        .collect();
    let mut every: Recurrence = rest.join(";").parse().ok()?;
    let date = date?;
    let first = match date {
        Edtf::Interval(Endpoint::Date(first), _) | Edtf::Date(first) => *first,
        _ => return None,
    };
    let start = first_of(date)?.exact_day();
    let written = first.to_string();
    let clock = written.split_once('T').map(|(_, clock)| clock);
    // The clock of the first time is that of all.
    if let Some(clock) = clock
        && every.at.is_none()
        && !matches!(every.every, Grain::Hour | Grain::Minute | Grain::Second)
    {
        every.at = Some((
            clock.get(0..2)?.parse().ok()?,
            clock.get(3..5)?.parse().ok()?,
        ));
    }
    if let Some(count) = count {
        let count: usize = count
            .parse()
            .ok()
            .filter(|n| (1..=MOST_TIMES).contains(n))?;
        let from = Instant::from_date(start?);
        let far = Instant::from_date(start?.checked_add_months(Months::new(MOST_MONTHS))?);
        let last = every.instances(from, from, far).nth(count - 1)?;
        every.until = Some(last.date());
    }
    // "From 2000 on" stays what it is; a day is given to the day.
    let first = match clock {
        Some(_) => EdtfDate::from_date(start?),
        None => first,
    };
    let end = match every.until {
        Some(last) => Endpoint::Date(EdtfDate::from_date(last)),
        None => Endpoint::Open,
    };
    Some((Edtf::Interval(Endpoint::Date(first), end), every))
}

const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];
const WORKDAYS: &str = "MO,TU,WE,TH,FR";

/// ```text
/// rule  = "every" [number | "other"] (unit | weekdays | months) {clause} ["until" date]
/// clause = ("on" | "in") {nth weekday | nth ["day"] | weekday | month [number]} | "at" hour | ("for" | "x") number ["times" | unit]
/// ```
///
/// Articles, commas and "and" part words and say nothing. `None` for anything else: half of a rule is another rule.
pub(super) fn rule_of_words(words: &str) -> Option<String> {
    let (words, until) = match [" until ", " till ", " til "]
        .iter()
        .find_map(|word| words.split_once(word))
    {
        Some((words, date)) => (words, Some(parse_date(date.trim().trim_end_matches('.'))?)),
        None => (words, None),
    };
    let plain = words.to_lowercase().replace([',', '&'], " ");
    let says = |word: &&str| !matches!(*word, "the" | "and" | "or");
    let mut words: Vec<&str> = plain.split_whitespace().filter(says).collect();
    words.reverse();
    let mut rule = Rule::default();
    (words.pop()? == "every").then_some(())?;
    rule.step(&mut words)?;
    while let Some(word) = words.pop() {
        match word {
            "on" | "in" => rule.on(&mut words)?,
            "at" | "@" => rule.at = Some(hour(words.pop()?)?),
            "for" | "x" => rule.times(words.pop()?, &mut words)?,
            word => rule.times(word.strip_prefix('x')?, &mut words)?,
        }
    }
    rule.written(until)
}

/// In words' parts, as calendars write them.
#[derive(Default)]
struct Rule {
    freq: &'static str,
    interval: u32,
    days: Vec<String>,
    month_days: Vec<String>,
    months: Vec<String>,
    at: Option<u32>,
    count: Option<u32>,
}

impl Rule {
    /// How often: "2 weeks", "other year", "Monday", "weekday", "June". `words` are in reverse order, here and below.
    fn step(&mut self, words: &mut Vec<&str>) -> Option<()> {
        self.interval = match *words.last()? {
            "other" => 2,
            word => word.parse().unwrap_or(0),
        };
        match self.interval {
            0 => self.interval = 1,
            _ => drop(words.pop()),
        }
        if let Some(freq) = unit(words.last()?) {
            words.pop();
            self.freq = freq;
            return Some(());
        }
        let word = *words.last()?;
        self.freq = match month(word) {
            Some(_) => "YEARLY",
            None => "WEEKLY",
        };
        let before = words.len();
        self.on(words)?;
        // "Every 2 Mondays" is not every second week's Monday to everybody.
        (words.len() < before && self.interval == 1 && self.month_days.is_empty()).then_some(())
    }

    /// Which days or months of it, as many as follow each other.
    fn on(&mut self, words: &mut Vec<&str>) -> Option<()> {
        let before = words.len();
        while let Some(word) = words.last().copied() {
            if let Some(n) = nth(word) {
                words.pop();
                match words.last().and_then(|w| weekday(w)) {
                    Some(day) => {
                        words.pop();
                        self.days.push(format!("{n}{day}"));
                    }
                    // "The second last Friday" is none that is held.
                    None if n > 0 && words.last() == Some(&"last") => return None,
                    None => {
                        self.month_days.push(n.to_string());
                        words.pop_if(|w| *w == "day");
                    }
                }
            } else if let Some(day) = weekday(word) {
                words.pop();
                self.days.push(day);
            } else if matches!(word, "weekday" | "weekdays" | "workday" | "workdays") {
                words.pop();
                self.days.push(WORKDAYS.to_owned());
            } else if let Some(n) = month(word) {
                words.pop();
                self.months.push(n.to_string());
                // "On December 18"
                if let Some(day) = words.last().and_then(|w| w.parse::<u8>().ok()) {
                    words.pop();
                    self.month_days.push(day.to_string());
                }
            } else {
                break;
            }
        }
        (words.len() < before).then_some(())
    }

    /// "3 times", "3", "10 years" where it comes every year.
    fn times(&mut self, number: &str, words: &mut Vec<&str>) -> Option<()> {
        let n: u32 = number.parse().ok()?;
        match words.last().copied() {
            Some("times" | "time") => drop(words.pop()),
            // Ten years of every second year: five times or ten? Programs differ.
            Some(word) if unit(word).is_some() => {
                (unit(word) == Some(self.freq) && self.interval == 1).then_some(())?;
                words.pop();
            }
            Some(_) | None => {}
        }
        self.count.replace(n).is_none().then_some(())
    }

    fn written(self, until: Option<Edtf>) -> Option<String> {
        let mut out = format!("FREQ={};INTERVAL={}", self.freq, self.interval);
        for (name, list) in [
            ("BYDAY", self.days),
            ("BYMONTHDAY", self.month_days),
            ("BYMONTH", self.months),
        ] {
            if !list.is_empty() {
                out += &format!(";{name}={}", list.join(","));
            }
        }
        if let Some(hour) = self.at {
            out += &format!(";BYHOUR={hour};BYMINUTE=0");
        }
        if let Some(n) = self.count {
            out += &format!(";COUNT={n}");
        }
        if let Some(until) = until {
            let (_, end) = until.bounds();
            let last = Instant(end?.0.saturating_sub(1)).date();
            out += &format!(";UNTIL={}", last.format("%Y%m%d"));
        }
        Some(out)
    }
}

fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "year" | "years" | "yr" | "yrs" => "YEARLY",
        "month" | "months" => "MONTHLY",
        "week" | "weeks" | "wk" | "wks" => "WEEKLY",
        "day" | "days" => "DAILY",
        "hour" | "hours" | "hr" | "hrs" => "HOURLY",
        "minute" | "minutes" | "min" | "mins" => "MINUTELY",
        _ => return None,
    })
}

/// By its whole name or the three or more letters people shorten it to.
fn weekday(word: &str) -> Option<String> {
    const NAMES: [&str; 7] = [
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
    ];
    let bare = word.trim_end_matches('.');
    let at = NAMES
        .iter()
        .position(|name| bare.len() >= 3 && name.starts_with(bare))?;
    Some(WEEKDAYS[at].to_uppercase())
}

/// January is 1.
fn month(word: &str) -> Option<usize> {
    let bare = word.trim_end_matches('.');
    let is = |name: &&str| bare.len() >= 3 && name.to_lowercase().starts_with(bare);
    Some(MONTHS.iter().position(is)? + 1)
}

/// "2nd", "first"; -1 for the last.
fn nth(word: &str) -> Option<i8> {
    let named = ["last", "first", "second", "third", "fourth", "fifth"];
    match named.iter().position(|name| *name == word) {
        Some(0) => return Some(-1),
        Some(n) => return i8::try_from(n).ok(),
        None => {}
    }
    let digits = ["st", "nd", "rd", "th", "."]
        .iter()
        .find_map(|end| word.strip_suffix(end))?;
    digits.parse().ok().filter(|n| (1..=31).contains(n))
}

/// "18", "6pm"
fn hour(word: &str) -> Option<u32> {
    let (digits, later) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(digits), _) => (digits, 0),
        (_, Some(digits)) => (digits, 12),
        (None, None) => return word.parse().ok().filter(|n| *n < 24),
    };
    let n: u32 = digits.parse().ok().filter(|n| (1..=12).contains(n))?;
    Some(n % 12 + later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expect: &str) {
        assert_eq!(
            rule_of_words(words).as_deref().unwrap_or(""),
            expect,
            "{words}"
        );
    }

    #[test]
    fn words_for_what_comes_again() {
        check("every year", "FREQ=YEARLY;INTERVAL=1");
        check("every other week", "FREQ=WEEKLY;INTERVAL=2");
        check("every 3 days x10", "FREQ=DAILY;INTERVAL=3;COUNT=10");
        check(
            "every month on the 15th",
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15",
        );
        check(
            "every month on the last day until 2027",
            "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;UNTIL=20271231",
        );
        check(
            "every year on the 2nd Saturday in June",
            "FREQ=YEARLY;INTERVAL=1;BYDAY=2SA;BYMONTH=6",
        );
        check(
            "every year in December on the 18th",
            "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=18;BYMONTH=12",
        );
        check(
            "every year on December 18",
            "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=18;BYMONTH=12",
        );
        check(
            "every Monday and Wednesday at 6pm",
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE;BYHOUR=18;BYMINUTE=0",
        );
        check(
            "every weekday for 10 times",
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;COUNT=10",
        );
        check("every June", "FREQ=YEARLY;INTERVAL=1;BYMONTH=6");
        check("every week for 12 weeks", "FREQ=WEEKLY;INTERVAL=1;COUNT=12");
    }

    /// Half of a rule is another rule.
    #[test]
    fn words_that_are_no_rule() {
        for words in [
            "every",
            "every now and then",
            "every year or so",
            "every 2 Mondays",
            "every 2 years for 10 years",
            "every month on the 2nd last Friday",
            "every year until nobody comes",
            "every week on",
            "every day at noon",
            "every year x3 x4",
            "weekly",
        ] {
            check(words, "");
        }
    }
}
