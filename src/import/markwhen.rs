//! Events out of Markwhen's text: a date, a colon, and what happened.

use super::again::{again, rule_of_words};
use super::dates::span;
use super::{Brought, New, short};
use crate::model::typed::parse_date;
use crate::model::{Edtf, Endpoint, EntityKind};

pub(super) fn read(text: &str) -> Brought {
    let mut out = Brought::default();
    let mut lines = text
        .trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .peekable();
    if lines.peek().is_some_and(|(_, l)| l.trim() == "---") {
        lines.next();
        // The header ends as it began.
        for (_, line) in lines.by_ref() {
            if line.trim() == "---" {
                break;
            }
        }
    }
    let mut now: Option<Entry> = None;
    for (i, line) in lines {
        let bare = line.trim();
        if bare.starts_with("//") {
            continue;
        }
        if is_structure(bare) {
            take(now.take(), &mut out);
            continue;
        }
        if let Some(head) = head(bare) {
            take(now.take(), &mut out);
            match head {
                Ok(head) => now = Some(head),
                Err(why) => out
                    .left
                    .push(format!("Line {}: {why}; it was left out", i + 1)),
            }
        } else if let Some(entry) = &mut now {
            entry.line(bare);
        }
    }
    take(now.take(), &mut out);
    out
}

/// A heading or the begin and end of a group.
fn is_structure(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or("");
    let heading = !first.is_empty() && first.chars().all(|c| c == '#');
    heading
        || matches!(
            first,
            "section" | "group" | "endGroup" | "endSection" | "title:"
        )
}

struct Entry {
    date: Edtf,
    rule: Option<String>,
    label: String,
    tags: Vec<String>,
    own_label: Option<String>,
    own_date: Option<Edtf>,
    who: Vec<(EntityKind, String)>,
    note: Vec<String>,
    /// Properties stand directly below the first line.
    in_properties: bool,
}

impl Entry {
    fn line(&mut self, line: &str) {
        if self.in_properties
            && let Some((name, value)) = line.split_once(": ")
            && self.property(name.trim(), value.trim())
        {
            return;
        }
        self.in_properties = false;
        let line = line.strip_prefix("- ").unwrap_or(line);
        self.note.push(line.to_owned());
    }

    fn property(&mut self, name: &str, value: &str) -> bool {
        let string = || match serde_json::from_str::<String>(value) {
            Ok(text) => text,
            Err(_) => value.to_owned(),
        };
        let kind = match name {
            "label" => {
                self.own_label = Some(string());
                return true;
            }
            "edtf" => {
                self.own_date = string().parse().ok();
                return true;
            }
            "id" | "known-by" | "word" => return true,
            "people" => EntityKind::Person,
            "organisations" => EntityKind::Organisation,
            "projects" => EntityKind::Project,
            "places" => EntityKind::Place,
            _ => return false,
        };
        let names = serde_json::from_str::<Vec<String>>(value).unwrap_or_default();
        self.who.extend(names.into_iter().map(|name| (kind, name)));
        true
    }
}

/// `None` where the line begins no event.
fn head(line: &str) -> Option<Result<Entry, String>> {
    let first = line.chars().next()?;
    if !(first.is_alphanumeric()
        || first == '-' && line[1..].starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    for (at, _) in line.match_indices(':') {
        let after = &line[at + 1..];
        if is_within_clock(&line[..at], after) {
            continue;
        }
        if let Some((date, rule)) = when(&line[..at]) {
            return Some(date.map(|date| entry(date, rule, after.trim())));
        }
    }
    // A line that begins with a year and has no date that we know: another's notation, such as "2019 for 2 weeks".
    let year = line
        .get(..4)
        .is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
    let colon = line.split_once(": ").filter(|_| year)?;
    Some(Err(format!(
        "“{}” is no date or span that can be taken; try 2019-12-18 or 2019-12-18 / 2019-12-20",
        short(colon.0)
    )))
}

/// "2026-01-05T18" before a colon and minutes behind it.
fn is_within_clock(before: &str, after: &str) -> bool {
    let figures = |text: &[u8]| text.len() == 2 && text.iter().all(u8::is_ascii_digit);
    let (head, hour) = before.as_bytes().split_at(before.len().saturating_sub(2));
    let minutes = after.as_bytes().get(..2).is_some_and(figures);
    minutes && figures(hour) && matches!(head.last(), Some(b'T' | b':'))
}

fn entry(date: Edtf, rule: Option<String>, text: &str) -> Entry {
    let (mut words, mut tags) = (Vec::new(), Vec::new());
    for word in text.split(' ') {
        match word.strip_prefix('#').filter(|t| !t.is_empty()) {
            Some(tag) => tags.push(tag.to_owned()),
            None => words.push(word),
        }
    }
    Entry {
        date,
        rule,
        label: words.join(" ").trim().to_owned(),
        tags,
        own_label: None,
        own_date: None,
        who: Vec::new(),
        note: Vec::new(),
        in_properties: true,
    }
}

/// A date or a span, with how it repeats; `None` where it is neither.
fn when(text: &str) -> Option<(Result<Edtf, String>, Option<String>)> {
    let (text, rule) = match text.split_once(" every ") {
        Some((text, rule)) => (text, Some(format!("every {}", rule.trim()))),
        None => (text, None),
    };
    let text = text.trim();
    let one = |text: &str| -> Option<Edtf> {
        let text = text.trim();
        // It writes a clock with milliseconds: "2019-12-18T10:30:00.000Z".
        let whole = text
            .split_once('.')
            .filter(|(a, z)| a.contains('T') && z.ends_with('Z'));
        match whole {
            Some((clock, _)) => format!("{clock}Z").parse().ok(),
            None => parse_date(text),
        }
    };
    if let Some((a, b)) = text.split_once(" - ").or_else(|| text.split_once('/')) {
        let (a, b) = (one(a)?, one(b)?);
        return Some((span(a, Some(b)), rule));
    }
    // A month's name alone, or two, is a word of a sentence: "May: it rains".
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((Ok(one(text)?), rule))
}

fn take(entry: Option<Entry>, out: &mut Brought) {
    let Some(entry) = entry else { return };
    let label = match &entry.own_label {
        // What we wrote beside it, as long as the line still begins with it.
        Some(own) if entry.label.starts_with(own.as_str()) || own.contains('#') => own.clone(),
        _ => entry.label.clone(),
    };
    if label.is_empty() {
        out.left.push(format!(
            "{}: nothing says what happened; it was left out",
            entry.date
        ));
        return;
    }
    let mut note = entry.note.join("\n").trim().to_owned();
    let date = match entry.own_date {
        Some(own) if agree(&own, &entry.date) => own,
        _ => entry.date,
    };
    let held = entry.rule.as_deref().map(|words| {
        let rule = rule_of_words(words)?;
        again(&rule, Some(&date))
    });
    let (date, every) = match (held, entry.rule) {
        (Some(Some((first, every))), _) => {
            if lasts(&date) {
                out.left.push(format!(
                    "“{}” lasts longer than a day each time it comes; when it begins was taken",
                    short(&label)
                ));
            }
            (first, Some(every))
        }
        (Some(None), Some(rule)) => {
            // A rule that cannot be held whole is not held in part.
            out.left.push(format!(
                "“{}” comes again and again; its first time was taken, and the rule stands in its note",
                short(&label)
            ));
            note = format!("It comes again and again: {rule}\n{note}")
                .trim()
                .to_owned();
            (date, None)
        }
        (_, _) => (date, None),
    };
    let is_name = |tag: &String| {
        entry.who.iter().any(|(_, name)| {
            let as_tag = |c: char| {
                if c.is_alphanumeric() || matches!(c, '_' | '-') {
                    c
                } else {
                    '_'
                }
            };
            name.chars().map(as_tag).collect::<String>() == *tag
        })
    };
    let tags = entry.tags.iter().filter(|t| !is_name(t)).cloned().collect();
    out.events.push(New {
        label,
        date: Some(date),
        every,
        who: entry.who,
        tags,
        note,
        picture: String::new(),
    });
}

/// From one day to another, rather than from one on.
fn lasts(date: &Edtf) -> bool {
    matches!(date, Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) if a.exact_day() != b.exact_day())
}

/// Whether what we wrote beside a line says the same days as the line, or begins where a repeated one begins.
fn agree(own: &Edtf, line: &Edtf) -> bool {
    let ((a, b), (c, d)) = (own.bounds(), line.bounds());
    let day = |t: Option<crate::model::Instant>| t.map(|t| t.civil());
    let inner = |t: Option<crate::model::Instant>| {
        t.map(|t| crate::model::Instant(t.0.saturating_sub(1)).civil())
    };
    (day(a) == day(c) && inner(b) == inner(d)) || (b.is_none() && day(a) == day(c)) || a.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Recurrence;

    #[test]
    fn lines_of_others() {
        let text = "---\ntitle: x\n2001: not this\n---\n# Head\n2019-12-18: Bridge opened #river #toll\nA note: with a colon\n- 2019 in words\n\nDec 2018 - March 2019: Works\n1911 / 1913: Flood\n2018-01-01 every year: New year\n2012 for 2 weeks: Fair\nMay: it rains\n// 2000: never\n";
        let brought = read(text);
        let found: Vec<String> = brought
            .events
            .iter()
            .map(|e| {
                format!(
                    "{} {}",
                    e.date.as_ref().map(ToString::to_string).unwrap_or_default(),
                    e.label
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "2019-12-18 Bridge opened",
                "2018-12/2019-03 Works",
                "1911/1913 Flood",
                "2018-01-01/.. New year"
            ]
        );
        assert_eq!(brought.events[0].tags, ["river", "toll"]);
        assert_eq!(
            brought.events[0].note,
            "A note: with a colon\n2019 in words"
        );
        assert_eq!(brought.left.len(), 1, "{:?}", brought.left);
    }

    #[test]
    fn a_clock_is_not_cut_at_its_colon() {
        let brought = read("2019-12-18T10:30:00.000Z: Bridge opened\n2019-12-19: 10:30 was late\n");
        let found: Vec<String> = brought
            .events
            .iter()
            .map(|e| {
                format!(
                    "{} {}",
                    e.date.as_ref().map(ToString::to_string).unwrap_or_default(),
                    e.label
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                "2019-12-18T10:30:00Z Bridge opened",
                "2019-12-19 10:30 was late"
            ]
        );
    }

    #[test]
    fn what_comes_again_comes_again_here() {
        let check = |line: &str, expect: &str| {
            let brought = read(&format!("{line}: Regatta\n"));
            let event = brought.events.first().expect("an event");
            let date = event.date.as_ref().map(ToString::to_string);
            let every = event.every.as_ref().and_then(Recurrence::rrule);
            let found = format!(
                "{} {} {}",
                date.unwrap_or_default(),
                every.unwrap_or_default(),
                brought.left.len()
            );
            assert_eq!(found, expect, "{line}");
        };
        check("2018-01-01 every year", "2018-01-01/.. FREQ=YEARLY 0");
        check("2018 every year", "2018/.. FREQ=YEARLY 0");
        check(
            "2018-01-01 every year for 3 times",
            "2018-01-01/2020-01-01 FREQ=YEARLY;UNTIL=20200101 0",
        );
        check(
            "2018-01-01 / 2018-01-03 every year x3",
            "2018-01-01/2020-01-01 FREQ=YEARLY;UNTIL=20200101 1",
        );
        check(
            "2026-01-05T18:00:00.000Z every 2 weeks on Monday until March 1, 2026",
            "2026-01-05/2026-03-01 FREQ=WEEKLY;INTERVAL=2;UNTIL=20260301;BYDAY=MO;BYHOUR=18;BYMINUTE=0 0",
        );
        // Said in a way that cannot be held whole, or in no way we know: its first time, and told.
        check(
            "2018-01-01 every year on the 2nd last Friday",
            "2018-01-01  1",
        );
        check("2018-01-01 every blue moon", "2018-01-01  1");
        check("2018-01-01", "2018-01-01  0");
    }
}
