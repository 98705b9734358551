//! iCalendar (RFC 5545): an entry each, lines folded, an RRULE for what comes again and again.
//!
//! A calendar knows days and nothing else, so what is not a day is all days it may have been, and says so: in its title's end, its
//! description, as a category, and as EDTF in `X-DATELINE-EDTF`. What has no two ends is a journal entry without a date: a day
//! would be a lie.

use super::{
    Civil, Told, edtf, exact_day, first_day, kind_of_date, known, last_day, names_days, one_line,
    word,
};
use crate::model::edtf::DatePart;
use crate::model::time::{DAY, days_from_civil};
use crate::model::{
    Certainty, DocId, Edtf, EdtfDate, EntityKind, Event, Instant, Meaning, Recurrence, Status, When,
};
use std::fmt::Write;

/// RFC 5545, 3.1: octets a line, its end not counted.
const LINE: usize = 75;

pub(super) fn calendar(told: &Told<'_>) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Dateline//Timeline//EN");
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, "METHOD:PUBLISH");
    if !told.title.is_empty() {
        line(&mut out, &format!("NAME:{}", text(told.title)));
        line(&mut out, &format!("X-WR-CALNAME:{}", text(told.title)));
    }
    for event in &told.timeline.events {
        entry(&mut out, event, told);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// When it is, as a calendar can hold it.
enum Slot {
    /// First and last day.
    Days(Civil, Civil),
    /// A clock is said; with how far it is ahead of UTC, where that is said.
    Clock(Instant, Option<Instant>, bool),
}

fn entry(out: &mut String, event: &Event, told: &Told<'_>) {
    let when = &event.when;
    let (slot, rule) = match &when.meaning {
        Meaning::Recurs(rule) => recurring(rule, event, told),
        Meaning::Point | Meaning::Lasted => (slot(when), None),
    };
    let kind = if slot.is_some() { "VEVENT" } else { "VJOURNAL" };
    line(out, &format!("BEGIN:{kind}"));
    line(out, &format!("UID:{}@dateline", event.id));
    line(out, &format!("DTSTAMP:{}", stamp(event, told)));
    let is_exact = exact_day(when).is_some()
        || matches!(slot, Some(Slot::Clock(..)))
        || (when.meaning == Meaning::Lasted && when.certainty != Certainty::Bounded)
        || rule.is_some();
    match &slot {
        Some(Slot::Days(first, last)) => {
            line(out, &format!("DTSTART;VALUE=DATE:{}", day(*first)));
            // Its end is the first day that no longer belongs to it; where the rule repeats, each turn is one day.
            if rule.is_none()
                && let Some(after) = next(*last)
            {
                line(out, &format!("DTEND;VALUE=DATE:{}", day(after)));
            }
        }
        Some(Slot::Clock(from, to, is_utc)) => {
            let zone = if *is_utc { "Z" } else { "" };
            line(out, &format!("DTSTART:{}{zone}", clock(*from)));
            if let Some(to) = to {
                line(out, &format!("DTEND:{}{zone}", clock(*to)));
            }
        }
        None => {}
    }
    if let Some(rule) = rule {
        line(out, &format!("RRULE:{rule}"));
    }
    let hedge = match slot {
        Some(_) if !is_exact => format!(" ({})", crate::model::words::when_words(when)),
        _ => String::new(),
    };
    line(
        out,
        &format!("SUMMARY:{}{}", text(&event.label), text(&hedge)),
    );
    line(
        out,
        &format!("DESCRIPTION:{}", text(&told.account(event).join("\n"))),
    );
    let places = told.names(event, EntityKind::Place);
    if !places.is_empty() && slot.is_some() {
        line(out, &format!("LOCATION:{}", text(&places.join(", "))));
    }
    let mut categories: Vec<String> = Vec::new();
    categories.extend(told.names(event, EntityKind::Project).into_iter().map(text));
    categories.extend(event.user.tags.iter().map(|t| text(t)));
    if slot.is_some() && !is_exact {
        categories.push("Day not known".to_owned());
    }
    if !categories.is_empty() {
        line(out, &format!("CATEGORIES:{}", categories.join(",")));
    }
    if kind == "VEVENT" {
        let status = match event.status {
            Status::Happened | Status::Recurring => "CONFIRMED",
            Status::Planned => "TENTATIVE",
            Status::Cancelled => "CANCELLED",
        };
        line(out, &format!("STATUS:{status}"));
        line(out, "TRANSP:TRANSPARENT");
    } else if event.status == Status::Cancelled {
        line(out, "STATUS:CANCELLED");
    }
    let mut extra = |name: &str, value: &str| {
        if !value.is_empty() {
            line(out, &format!("X-DATELINE-{name}:{}", text(value)));
        }
    };
    extra("EDTF", &edtf(when));
    extra("LABEL", if hedge.is_empty() { "" } else { &event.label });
    extra("KNOWN-BY", known(event));
    extra("KIND-OF-DATE", kind_of_date(when));
    extra("A-PERSONS-WORD", word(event));
    for kind in [EntityKind::Person, EntityKind::Organisation] {
        for name in told.names(event, kind) {
            extra(&kind.name().to_uppercase(), name);
        }
    }
    for claim in &event.claims {
        let sentence = format!("“{}” — {}", one_line(&claim.quote), told.place(claim));
        extra("EVIDENCE", &sentence);
    }
    line(out, &format!("END:{kind}"));
}

/// The day of the newest document that tells of it: no clock, so that the same timeline makes the same bytes.
fn stamp(event: &Event, told: &Told<'_>) -> String {
    let dates = event
        .claims
        .iter()
        .filter_map(|c| written(told, &c.doc)?.exact_day());
    let newest = dates.max();
    newest.map_or_else(
        || "19700101T000000Z".to_owned(),
        |d| d.format("%Y%m%dT000000Z").to_string(),
    )
}

/// The day a document gives itself; when its file was last changed says nothing.
fn written(told: &Told<'_>, doc: &DocId) -> Option<EdtfDate> {
    let published = told.timeline.document(doc)?.published.as_ref()?;
    published.source.is_trusted().then_some(published.date)
}

fn slot(when: &When) -> Option<Slot> {
    let (from, to) = when.span()?;
    if when.certainty != Certainty::Bounded
        && let Some(slot) = said_clock(when, from, to)
    {
        return Some(slot);
    }
    let (first, last) = (first_day(from), last_day(to));
    (is_written(first) && is_written(last)).then_some(Slot::Days(first, last))
}

/// Four digits are all that a calendar has for a year.
fn is_written(day: Civil) -> bool {
    (1..=9998).contains(&day.0)
}

/// A time of day, where one is said.
fn said_clock(when: &When, from: Instant, to: Instant) -> Option<Slot> {
    let Some(Edtf::Date(date)) = &when.edtf else {
        return None;
    };
    let DatePart::Time { time, .. } = date.part else {
        return None;
    };
    if date.uncertain || date.approximate || !is_written(first_day(from)) {
        return None;
    }
    let lasted = (when.meaning == Meaning::Lasted).then_some(to);
    // What the wall showed, told as UTC where it is said how far that is ahead.
    Some(match time.zone.minutes() {
        Some(ahead) => {
            let shift = |t: Instant| Instant(t.0 - i64::from(ahead) * 60);
            let at = Instant(from.0.div_euclid(DAY) * DAY + time.second_of_day());
            Slot::Clock(shift(at), lasted.map(shift), true)
        }
        None => Slot::Clock(from, lasted, false),
    })
}

/// The first time and the rule, where both can be said; else when it was said to be, without a rule.
fn recurring(rule: &Recurrence, event: &Event, told: &Told<'_>) -> (Option<Slot>, Option<String>) {
    let when = &event.when;
    // A calendar shows days; "every year" names none.
    if !names_days(rule, when) {
        return (None, None);
    }
    // Where nobody says since when, it is at least as old as the first document that tells of it.
    let told_since = || {
        let dates = event.claims.iter().filter_map(|c| {
            let published = written(told, &c.doc)?;
            published.bounds().map(|b| b.0)
        });
        dates.min()
    };
    let Some(since) = when.earliest.or_else(told_since) else {
        return (None, None);
    };
    let far = Instant(since.0.saturating_add(3000 * 366 * DAY));
    let first = rule.instances(since, since, far).next();
    let mut bare = rule.clone();
    (bare.until, bare.at) = (None, None);
    let (Some(first), Some(mut text)) = (first, bare.rrule()) else {
        return (when.span().and_then(|_| slot(when)), None);
    };
    let at = rule
        .at
        .map(|(h, m)| i64::from(h) * 3600 + i64::from(m) * 60);
    let start = Instant(first.0.div_euclid(DAY) * DAY + at.unwrap_or(0));
    let day_of = first_day(start);
    if !is_written(day_of) {
        return (None, None);
    }
    let until = rule.until.map(Instant::from_date);
    let ends = when.latest.map(|t| Instant(t.0 - 1));
    if let Some(end) = until.into_iter().chain(ends).min() {
        let end = end.civil();
        if is_written(end) {
            // Of the same kind as the start, as the standard wants it.
            let clock = if at.is_some() { "T235959" } else { "" };
            let _ = write!(text, ";UNTIL={}{clock}", day(end));
        }
    }
    let slot = match at {
        Some(_) => Slot::Clock(start, None, false),
        None => Slot::Days(day_of, day_of),
    };
    (Some(slot), Some(text))
}

fn day((year, month, day): Civil) -> String {
    format!("{year:04}{month:02}{day:02}")
}

fn next((year, month, day): Civil) -> Option<Civil> {
    let next = Instant::from_days(days_from_civil(year, month, day) + 1)?.civil();
    (next.0 <= 9999).then_some(next)
}

fn clock(at: Instant) -> String {
    let second = at.0.rem_euclid(DAY);
    format!(
        "{}T{:02}{:02}{:02}",
        day(at.civil()),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// A value of type TEXT: what has a meaning is escaped, control characters are left out.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// One content line, folded between characters.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}
