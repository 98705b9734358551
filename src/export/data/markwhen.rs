//! Markwhen: a timeline as text, one line an event with what is known of it below.
//!
//! Its dates are EDTF's of years, months and days, and ranges of them. What else is known of a date stands in the entry's own
//! properties (`edtf`, `known-by`); what has no two ends is a comment, which a reader sees and a program does not place.

use super::{Civil, Told, edtf, first_day, iso, known, last_day, names_days, one_line, word};
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::recurrence::{LAST_DAY, LAST_NTH};
use crate::model::words::{month_name, ordinal, weekday_name, when_words};
use crate::model::{Certainty, Edtf, EdtfDate, EntityKind, Event, Meaning, Recurrence, When};

pub(super) fn markwhen(told: &Told<'_>) -> String {
    let mut out = String::from("---\n");
    if !told.title.is_empty() {
        // In JSON's quotation marks, which YAML reads.
        out.push_str(&format!("title: {}\n", quoted(told.title)));
    }
    out.push_str("description: Written by Dateline. Each entry says which sentence in which document stands behind it.\n---\n\n");
    for period in &told.timeline.periods {
        if let (Some(a), Some(b)) = period.span.bounds() {
            let (a, b) = (first_day(a), last_day(b));
            if let (Some(a), Some(b)) = (written(a), written(b)) {
                out.push_str(&format!(
                    "{a} / {b}: {} #period\n\n",
                    one_line(&period.name)
                ));
            }
        }
    }
    let mut left = Vec::new();
    for event in &told.timeline.events {
        match when(&event.when) {
            Some(date) => entry(&mut out, event, &date, told),
            None => left.push(event),
        }
    }
    if !left.is_empty() {
        out.push_str("// What follows has no date that a line can begin with.\n");
        for event in left {
            out.push_str(&format!(
                "// {}: {}\n",
                when_words(&event.when),
                one_line(&event.label)
            ));
            for line in told.account(event) {
                for line in line.lines() {
                    out.push_str(&format!("//   {line}\n"));
                }
            }
        }
    }
    out
}

fn entry(out: &mut String, event: &Event, date: &str, told: &Told<'_>) {
    out.push_str(&format!("{date}: {}", one_line(&event.label)));
    if is_soft(&event.when) {
        out.push_str(&format!(" ({})", when_words(&event.when)));
    }
    for tag in event
        .user
        .tags
        .iter()
        .map(String::as_str)
        .chain(told.names(event, EntityKind::Project))
    {
        let tag: String = tag
            .chars()
            .map(|c| {
                if c.is_alphanumeric() || matches!(c, '_' | '-') {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        out.push_str(&format!(" #{tag}"));
    }
    out.push('\n');
    // What the entry carries for programs.
    let mut property = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("{name}: {}\n", quoted(value)));
        }
    };
    property("id", &event.id.to_string());
    property("label", &one_line(&event.label));
    property("edtf", &edtf(&event.when));
    property("known-by", known(event));
    property("word", word(event));
    for (name, kind) in [
        ("people", EntityKind::Person),
        ("organisations", EntityKind::Organisation),
        ("projects", EntityKind::Project),
        ("places", EntityKind::Place),
    ] {
        let names: Vec<String> = told.names(event, kind).into_iter().map(quoted).collect();
        if !names.is_empty() {
            out.push_str(&format!("{name}: [{}]\n", names.join(", ")));
        }
    }
    // Every line is an item of a list, so that none can be taken for a date, a heading or a comment.
    for line in told.account(event) {
        for line in line.lines() {
            out.push_str(&format!("- {}\n", one_line(line)));
        }
    }
    out.push('\n');
}

fn quoted(text: &str) -> String {
    serde_json::to_string(&one_line(text)).unwrap_or_default()
}

/// All days it may have been, rather than when it was.
fn is_soft(when: &When) -> bool {
    when.certainty == Certainty::Bounded || {
        let doubted = |d: &EdtfDate| d.uncertain || d.approximate;
        matches!(&when.edtf, Some(Edtf::Date(d)) if doubted(d))
    }
}

/// Years of other than four digits have no form there.
fn written(day: Civil) -> Option<String> {
    (1..=9999).contains(&day.0).then(|| iso(day))
}

fn when(when: &When) -> Option<String> {
    if let Meaning::Recurs(rule) = &when.meaning {
        let since = when.earliest?;
        let far = crate::model::Instant(since.0.saturating_add(3000 * 366 * 86_400));
        let first = rule.instances(since, since, far).next().unwrap_or(since);
        let day = match names_days(rule, when) {
            true => written(first_day(first))?,
            // The year alone, and in it some day.
            false => written(first_day(first))?[..4].to_owned(),
        };
        return Some(match every(rule, when) {
            Some(every) => format!("{day} {every}"),
            None => match when.latest {
                Some(end) => format!("{day} / {}", written(last_day(end))?),
                None => day,
            },
        });
    }
    let (from, to) = when.span()?;
    if let Some(Edtf::Date(date)) = &when.edtf
        && when.certainty != Certainty::Bounded
        && matches!(date.year, EdtfYear::Known(1..=9999))
        && matches!(
            date.part,
            DatePart::Whole | DatePart::Month(_) | DatePart::Day { .. }
        )
    {
        let plain = EdtfDate::new(date.year, date.part);
        return Some(plain.to_string());
    }
    let (first, last) = (written(first_day(from))?, written(last_day(to))?);
    Some(match first == last {
        true => first,
        false => format!("{first} / {last}"),
    })
}

/// "every year", "every 2 weeks on Monday until March 1, 2026": only what Markwhen repeats just so.
fn every(rule: &Recurrence, when: &When) -> Option<String> {
    use crate::model::recurrence::Step;
    // It knows no minutes, and an hour only of days and weeks.
    if !rule.is_exact() || rule.at.is_some() {
        return None;
    }
    let (step, n) = rule.step();
    let unit = match step {
        Step::Year => "year",
        Step::Month => "month",
        Step::Week => "week",
        Step::Day if rule.weekdays.is_empty() && rule.months.is_empty() => "day",
        Step::Day | Step::Second(_) => return None,
    };
    let mut out = match n {
        1 => format!("every {unit}"),
        n => format!("every {n} {unit}s"),
    };
    if let Some(on) = on(rule) {
        out += &format!(" on {on}");
    }
    if !rule.months.is_empty() {
        let months: Vec<&str> = rule.months.iter().map(month_name).collect();
        out += &format!(" in {}", months.join(", "));
    }
    let end = when.latest.map(last_day);
    let until = rule.until.map(|day| {
        use chrono::Datelike;
        (i64::from(day.year()), day.month() as u8, day.day() as u8)
    });
    if let Some((year, month, day)) = until.or(end) {
        out += &format!(" until {} {day}, {year}", month_name(month));
    }
    Some(out)
}

/// "Monday, Wednesday", "the 2nd Saturday", "the last, 15th day"; `None` where the first time says it.
fn on(rule: &Recurrence) -> Option<String> {
    let days: Vec<&str> = rule.weekdays.iter().map(weekday_name).collect();
    let nth = |n: u8, last: u8| match n == last {
        true => "last".to_owned(),
        false => ordinal(n.into()),
    };
    if !rule.nth.is_empty() {
        let pairs = rule.nth.iter().flat_map(|n| {
            let nth = nth(n, LAST_NTH);
            days.iter().map(move |day| format!("{nth} {day}"))
        });
        return Some(format!("the {}", pairs.collect::<Vec<_>>().join(", ")));
    }
    if !days.is_empty() {
        return Some(days.join(", "));
    }
    let numbers: Vec<String> = rule.days.iter().map(|n| nth(n, LAST_DAY)).collect();
    (!numbers.is_empty()).then(|| format!("the {} day", numbers.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: &str, expect: &str) {
        let rule: Recurrence = rule.parse().expect("a rule");
        let since = "2019-12-18/..".parse().expect("a date");
        let mut when = When::of(since, Certainty::Stated, Vec::new());
        when.meaning = Meaning::Recurs(rule.clone().into());
        assert_eq!(
            every(&rule, &when).as_deref().unwrap_or(""),
            expect,
            "{rule:?}"
        );
    }

    /// As rrule.js reads them, which Markwhen asks.
    #[test]
    fn what_comes_again_is_said_whole_or_not_at_all() {
        check("FREQ=YEARLY", "every year");
        check("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=18", "every year");
        check(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
            "every 2 weeks on Monday, Wednesday",
        );
        check(
            "FREQ=YEARLY;BYMONTH=6;BYDAY=2SA",
            "every year on the 2nd Saturday in June",
        );
        check(
            "FREQ=MONTHLY;BYMONTHDAY=15,-1",
            "every month on the last, 15th day",
        );
        check(
            "FREQ=YEARLY;UNTIL=20260301",
            "every year until March 1, 2026",
        );
        check("FREQ=WEEKLY;BYDAY=MO;BYHOUR=18;BYMINUTE=30", "");
        check("FREQ=HOURLY", "");
    }
}
