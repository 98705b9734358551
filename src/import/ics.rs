//! Events out of iCalendar files (RFC 5545): events, journal entries and tasks with a date.

use super::again::again;
use super::dates::{first_of, span, still_holds};
use super::{Brought, New, several, short};
use crate::model::{Edtf, EdtfDate, EntityKind};
use chrono::{Days, NaiveDate};

/// One "NAME;PARAM=…:value", its value still escaped.
struct Property {
    name: String,
    params: String,
    value: String,
}

pub(super) fn read(text: &str) -> Result<Brought, String> {
    let mut out = Brought::default();
    let mut open: Option<(String, Vec<Property>)> = None;
    let mut nested = 0usize;
    let mut seen = false;
    for line in unfolded(text) {
        let Some(property) = property(&line) else {
            continue;
        };
        let value = property.value.to_uppercase();
        match (property.name.as_str(), &mut open) {
            ("BEGIN", None) if matches!(value.as_str(), "VEVENT" | "VJOURNAL" | "VTODO") => {
                seen = true;
                open = Some((value, Vec::new()));
            }
            ("BEGIN", None) => seen |= value == "VCALENDAR",
            // An alarm within an entry.
            ("BEGIN", Some(_)) => nested += 1,
            ("END", Some(_)) if nested > 0 => nested -= 1,
            ("END", Some(_)) => {
                if let Some((_, properties)) = open.take() {
                    entry(&properties, &mut out);
                }
            }
            (_, Some((_, properties))) if nested == 0 => properties.push(property),
            _ => {}
        }
    }
    match seen {
        true => Ok(out),
        false => Err(
            "This is no calendar: it has no BEGIN:VCALENDAR; export it again as iCalendar (.ics)"
                .to_owned(),
        ),
    }
}

/// Lines as they were before they were folded.
fn unfolded(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix([' ', '\t']), out.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => out.push(line.to_owned()),
        }
    }
    out
}

fn property(line: &str) -> Option<Property> {
    // A colon within a quoted parameter is none.
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let (name, params) = head.split_once(';').unwrap_or((head, ""));
    Some(Property {
        name: name.trim().to_uppercase(),
        params: params.to_uppercase(),
        value: value.to_owned(),
    })
}

/// A value of type TEXT.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

/// A list of values, apart by commas that are not escaped.
fn list(value: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        match (c, out.last_mut()) {
            (',', _) if !escaped => out.push(String::new()),
            (c, Some(last)) => last.push(c),
            (_, None) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    let out = out.iter().map(|v| text(v).trim().to_owned());
    out.filter(|v| !v.is_empty()).collect()
}

fn entry(properties: &[Property], out: &mut Brought) {
    let get = |name: &str| properties.iter().find(|p| p.name == name);
    let said = |name: &str| get(name).map(|p| text(&p.value)).unwrap_or_default();
    let summary = said("SUMMARY");
    let ours = said("X-DATELINE-LABEL");
    let label = match !ours.is_empty() && summary.starts_with(&ours) {
        true => ours,
        false => summary.trim().to_owned(),
    };
    if label.is_empty() {
        out.left
            .push("An entry of this calendar has no title; it was left out".to_owned());
        return;
    }
    let date = match dated(properties) {
        Ok(date) => date,
        Err(why) => {
            out.left
                .push(format!("“{}”: {why}; it was left out", short(&label)));
            return;
        }
    };
    let mut note = said("DESCRIPTION");
    let (date, every) = match get("RRULE").map(|rule| again(&rule.value, date.as_ref())) {
        Some(Some((date, every))) => (Some(date), Some(every)),
        _ => (date, None),
    };
    if let Some(rule) = get("RRULE")
        && every.is_none()
    {
        // A rule that cannot be held whole is not held in part.
        out.left.push(format!(
            "“{}” comes again and again; its first time was taken, and the rule stands in its note",
            short(&label)
        ));
        if !note.is_empty() {
            note.push('\n');
        }
        note += &format!("It comes again and again: {}", rule.value);
    }
    let mut who: Vec<(EntityKind, String)> = Vec::new();
    for property in properties {
        let kind = match property.name.as_str() {
            "X-DATELINE-PERSON" => EntityKind::Person,
            "X-DATELINE-ORGANISATION" => EntityKind::Organisation,
            "LOCATION" => EntityKind::Place,
            _ => continue,
        };
        let names = several(&text(&property.value));
        who.extend(names.into_iter().map(|name| (kind, name)));
    }
    let mut tags: Vec<String> = Vec::new();
    for property in properties.iter().filter(|p| p.name == "CATEGORIES") {
        tags.extend(list(&property.value));
    }
    tags.retain(|t| t != "Day not known");
    tags.dedup();
    out.events.push(New {
        label,
        date,
        every,
        who,
        tags,
        note,
        picture: String::new(),
    });
}

/// A day or a clock: with its date, and the day alone.
fn moment(property: &Property) -> Option<(String, NaiveDate)> {
    let digits = |text: &str, at: std::ops::Range<usize>| text.get(at)?.parse::<u32>().ok();
    let value = property.value.trim();
    let year: i32 = value.get(0..4)?.parse().ok()?;
    let day = NaiveDate::from_ymd_opt(year, digits(value, 4..6)?, digits(value, 6..8)?)?;
    let mut out = day.format("%Y-%m-%d").to_string();
    if let Some(clock) = value.get(8..).and_then(|v| v.strip_prefix(['T', 't'])) {
        let (h, m, s) = (
            digits(clock, 0..2)?,
            digits(clock, 2..4)?,
            digits(clock, 4..6)?,
        );
        out += &format!("T{h:02}:{m:02}:{s:02}");
        // A named zone is the clock on the wall there, which is what a date here means.
        if clock.ends_with(['Z', 'z']) {
            out.push('Z');
        }
    }
    Some((out, day))
}

fn dated(properties: &[Property]) -> Result<Option<Edtf>, String> {
    let get = |name: &str| properties.iter().find(|p| p.name == name);
    let ours = get("X-DATELINE-EDTF").and_then(|p| text(&p.value).parse::<Edtf>().ok());
    let Some(start) = get("DTSTART").or_else(|| get("DUE")) else {
        return Ok(ours);
    };
    let odd = |p: &Property| format!("“{}” is no date of a calendar", short(&p.value));
    let (from, first) = moment(start).ok_or_else(|| odd(start))?;
    let is_day = !from.contains('T');
    let from: Edtf = from.parse().map_err(|_| odd(start))?;
    let to: Option<Edtf> = match (get("DTEND"), get("DURATION")) {
        (Some(end), _) => {
            let (to, last) = moment(end).ok_or_else(|| odd(end))?;
            match is_day && !end.params.contains("DATE-TIME") && !to.contains('T') {
                // Its end is the first day that no longer belongs to it.
                true => last
                    .checked_sub_days(Days::new(1))
                    .filter(|last| *last > first)
                    .map(|last| Edtf::Date(EdtfDate::from_date(last))),
                false => to.parse().ok(),
            }
        }
        (None, Some(length)) => days_of(&length.value)
            .and_then(|n| first.checked_add_days(Days::new(n - 1)))
            .filter(|last| *last > first)
            .map(|last| Edtf::Date(EdtfDate::from_date(last))),
        (None, None) => None,
    };
    // What we wrote beside it says more, as long as nobody has moved the entry since.
    if let Some(ours) = ours {
        let recurs = get("RRULE").is_some();
        let last = match (&to, recurs) {
            (_, true) => None,
            (Some(to), false) => first_of(to),
            (None, false) => first_of(&from),
        };
        let clock = from.to_string().contains('T');
        if recurs || clock || still_holds(&ours, first_of(&from), last) {
            return Ok(Some(ours));
        }
    }
    span(from, to).map(Some)
}

/// "P3D", "P2W": whole days of a duration.
fn days_of(value: &str) -> Option<u64> {
    let rest = value.trim().strip_prefix('P')?;
    let (days, of) = match rest.split_once('D') {
        Some((n, _)) => (n, 1),
        None => (rest.split_once('W')?.0, 7),
    };
    let n = days.parse::<u64>().ok()?.checked_mul(of)?;
    (n > 0).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Recurrence;

    #[track_caller]
    fn check(body: &str, expect: &str) {
        let text = format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Flood\\, twice\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        let brought = read(&text).expect("a calendar");
        let date = brought.events.first().map(|e| {
            assert_eq!(e.label, "Flood, twice");
            e.date.as_ref().map(ToString::to_string).unwrap_or_default()
        });
        assert_eq!(date.as_deref().unwrap_or("left out"), expect, "{body}");
    }

    #[test]
    fn days_clocks_and_spans() {
        check("DTSTART;VALUE=DATE:19110504", "1911-05-04");
        check(
            "DTSTART;VALUE=DATE:19110504\r\nDTEND;VALUE=DATE:19110505",
            "1911-05-04",
        );
        check(
            "DTSTART;VALUE=DATE:19110504\r\nDTEND;VALUE=DATE:19110510",
            "1911-05-04/1911-05-09",
        );
        check("DTSTART:20191218T103000", "2019-12-18T10:30:00");
        check(
            "DTSTART;TZID=Asia/Baku:20191218T103000",
            "2019-12-18T10:30:00",
        );
        check("DTSTART:20191218T1\r\n 03000Z", "2019-12-18T10:30:00Z");
        check(
            "DTSTART;VALUE=DATE:20191218\r\nDURATION:P2D",
            "2019-12-18/2019-12-19",
        );
        check("DTSTART;VALUE=DATE:20191301", "left out");
        check("", "");
    }

    #[test]
    fn what_comes_again_comes_again_here() {
        let rule = |body: &str| {
            let text = format!(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Regatta\r\n{body}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            );
            let brought = read(&text).expect("a calendar");
            let event = &brought.events[0];
            let date = event.date.as_ref().map(ToString::to_string);
            let every = event.every.as_ref().and_then(Recurrence::rrule);
            let told = brought.left.len();
            format!(
                "{} {} {told}",
                date.unwrap_or_default(),
                every.unwrap_or_default()
            )
        };
        let day = "DTSTART;VALUE=DATE:20000704\r\n";
        assert_eq!(
            rule(&format!("{day}RRULE:FREQ=YEARLY")),
            "2000-07-04/.. FREQ=YEARLY 0"
        );
        assert_eq!(
            rule(&format!("{day}RRULE:FREQ=YEARLY;COUNT=3")),
            "2000-07-04/2002-07-04 FREQ=YEARLY;UNTIL=20020704 0"
        );
        assert_eq!(
            rule(
                "DTSTART:20260105T180000\r\nDTEND:20260105T190000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260301T000000Z"
            ),
            "2026-01-05/2026-03-01 FREQ=WEEKLY;UNTIL=20260301;BYDAY=MO;BYHOUR=18;BYMINUTE=0 0"
        );
        // "Every year since 2000" says no day, and a calendar has to.
        assert_eq!(
            rule("DTSTART;VALUE=DATE:20000101\r\nRRULE:FREQ=YEARLY\r\nX-DATELINE-EDTF:2000/.."),
            "2000/.. FREQ=YEARLY 0"
        );
        // What cannot be held whole is its first time, and told.
        assert_eq!(
            rule(&format!("{day}RRULE:FREQ=YEARLY;BYSETPOS=2;BYDAY=MO")),
            "2000-07-04  1"
        );
        assert_eq!(
            rule(&format!("{day}RRULE:FREQ=YEARLY;COUNT=0")),
            "2000-07-04  1"
        );
        assert_eq!(rule(day.trim_end()), "2000-07-04  0");
    }

    #[test]
    fn our_own_word_holds_until_the_entry_is_moved() {
        let own = "X-DATELINE-EDTF:[1911..1912]";
        check(
            &format!("DTSTART;VALUE=DATE:19110101\r\nDTEND;VALUE=DATE:19130101\r\n{own}"),
            "[1911..1912]",
        );
        check(
            &format!("DTSTART;VALUE=DATE:19110601\r\nDTEND;VALUE=DATE:19130101\r\n{own}"),
            "1911-06-01/1912-12-31",
        );
    }
}
