//! Events out of TimelineJS's JSON.

use super::dates::{first_of, span, still_holds};
use super::{Brought, New, short};
use crate::model::{Edtf, EntityKind};
use serde_json::Value;

pub(super) fn read(text: &str) -> Result<Brought, String> {
    let all: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| format!("This JSON can't be read ({e})"))?;
    let Some(events) = all.get("events").and_then(Value::as_array) else {
        return Err("This JSON is not TimelineJS’s: it has no list of “events”".to_owned());
    };
    let mut out = Brought::default();
    for (i, slide) in events.iter().enumerate() {
        let own = slide.get("dateline");
        let headline = slide.pointer("/text/headline").and_then(Value::as_str);
        let headline = plain(headline.unwrap_or(""));
        // JSON of the program itself has labels and no headlines, and its events were read, not added.
        let label = match headline.trim() {
            "" => {
                out.left.push(format!(
                    "Event {}: it has no headline; it was left out",
                    i + 1
                ));
                continue;
            }
            label => label.to_owned(),
        };
        match date(slide, own) {
            Ok(date) => out.events.push(event(slide, own, label, date)),
            Err(why) => out
                .left
                .push(format!("“{}”: {why}; it was left out", short(&label))),
        }
    }
    Ok(out)
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let all = value.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn event(slide: &Value, own: Option<&Value>, label: String, date: Option<Edtf>) -> New {
    let mut who = Vec::new();
    for (key, kind) in [
        ("people", EntityKind::Person),
        ("organisations", EntityKind::Organisation),
        ("projects", EntityKind::Project),
        ("places", EntityKind::Place),
    ] {
        let names = strings(own.and_then(|o| o.get(key)));
        who.extend(names.into_iter().map(|name| (kind, name)));
    }
    let mut tags = strings(own.and_then(|o| o.get("tags")));
    let group = slide.get("group").and_then(Value::as_str).unwrap_or("");
    if !group.is_empty() && !who.iter().any(|(_, name)| name == group) {
        tags.push(group.to_owned());
    }
    let text = slide.pointer("/text/text").and_then(Value::as_str);
    let picture = slide.pointer("/media/url").and_then(Value::as_str);
    New {
        label,
        date,
        every: None,
        who,
        tags,
        note: plain(text.unwrap_or("")).trim().to_owned(),
        picture: picture.unwrap_or("").to_owned(),
    }
}

/// Numbers, which some write as strings.
fn number(value: Option<&Value>) -> Option<i64> {
    match value? {
        Value::Number(n) => n.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// EDTF of a date in parts.
fn part(date: &Value) -> Result<Option<Edtf>, String> {
    let odd = || format!("{date} is no date");
    let Some(year) = number(date.get("year")) else {
        return match date.is_null() {
            true => Ok(None),
            false => Err(odd()),
        };
    };
    let mut text = match year {
        -9999..0 => format!("-{:04}", -year),
        0..=9999 => format!("{year:04}"),
        year => format!("Y{year}"),
    };
    if let Some(month) = number(date.get("month")) {
        text += &format!("-{month:02}");
        if let Some(day) = number(date.get("day")) {
            text += &format!("-{day:02}");
            if let Some(hour) = number(date.get("hour")) {
                let minute = number(date.get("minute")).unwrap_or(0);
                text += &format!("T{hour:02}:{minute:02}:00");
            }
        }
    }
    text.parse().map(Some).map_err(|_| odd())
}

fn date(slide: &Value, own: Option<&Value>) -> Result<Option<Edtf>, String> {
    let start = part(slide.get("start_date").unwrap_or(&Value::Null))?;
    let end = part(slide.get("end_date").unwrap_or(&Value::Null))?;
    let own = own.and_then(|o| o.get("edtf")?.as_str()?.parse::<Edtf>().ok());
    let Some(start) = start else {
        return Ok(own);
    };
    if let Some(own) = own
        && (own == start || still_holds(&own, first_of(&start), end.as_ref().and_then(first_of)))
    {
        return Ok(Some(own));
    }
    span(start, end).map(Some)
}

/// Words without HTML.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest.starts_with('<');
        let stop = if is_tag { '>' } else { ';' };
        let end = rest.find(stop).filter(|end| is_tag || *end <= 10);
        let Some(end) = end else {
            // Neither a tag nor a character by its name.
            out.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        let inside = &rest[1..end];
        match is_tag {
            true => {
                let name = inside.trim_start_matches('/').to_lowercase();
                let breaks = ["p", "br", "li", "blockquote", "div", "ul"];
                if breaks
                    .iter()
                    .any(|b| name.split_whitespace().next() == Some(b))
                    && !out.is_empty()
                    && !out.ends_with('\n')
                {
                    out.push('\n');
                }
            }
            false => match entity(inside) {
                Some(c) => out.push(c),
                None => out.push_str(&rest[..=end]),
            },
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_words() {
        for (html, words) in [
            ("<p>A &amp; B</p><p>C</p>", "A & B\nC\n"),
            ("1 < 2 & 3", "1 < 2 & 3"),
            ("&#8220;x&#x201d; &unknown;", "“x” &unknown;"),
            ("ə<b>é</b>", "əé"),
        ] {
            assert_eq!(plain(html), words);
        }
    }

    #[test]
    fn slides_of_others() {
        let text = r#"{"events":[
            {"start_date":{"year":"1911","month":"5"},"text":{"headline":"Flood"},"group":"River"},
            {"start_date":{"year":1911,"month":5,"day":4},"end_date":{"year":1911,"month":5,"day":9},"text":{"headline":"Rain &amp; wind"}},
            {"start_date":{"year":-43,"month":3,"day":15},"text":{"headline":"Ides"}},
            {"start_date":{"year":1911,"month":13},"text":{"headline":"Never"}},
            {"text":{"text":"no headline"}}]}"#;
        let brought = read(text).expect("TimelineJS");
        let dates: Vec<String> = brought
            .events
            .iter()
            .map(|e| {
                format!(
                    "{} {}",
                    e.label,
                    e.date.as_ref().map(ToString::to_string).unwrap_or_default()
                )
            })
            .collect();
        assert_eq!(
            dates,
            [
                "Flood 1911-05",
                "Rain & wind 1911-05-04/1911-05-09",
                "Ides -0043-03-15"
            ]
        );
        assert_eq!(brought.left.len(), 2);
        assert!(read(r#"{"format":"other"}"#).is_err());
    }
}
