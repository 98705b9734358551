//! JSON for TimelineJS, with the fields it documents: `title`, `events`, `eras`, `scale`.
//!
//! It can place a thing only by years, months and days, so what is less sure says so in `display_date`, which it shows in place of
//! what it was placed by. Beside its own fields every event has `dateline` with what TimelineJS has none for; it leaves that aside.

use super::{
    Civil, Told, edtf, first_day, kind_of_date, known, last_day, one_line, steps, word, xml,
};
use crate::model::edtf::DatePart;
use crate::model::words::when_words;
use crate::model::{Edtf, EntityKind, Event, Grain, When};
use serde_json::{Map, Value, json};

pub(super) fn timelinejs(told: &Told<'_>) -> Vec<u8> {
    let timeline = told.timeline;
    let (dated, undated): (Vec<&Event>, Vec<&Event>) =
        timeline.events.iter().partition(|e| !e.when.is_undated());
    let mut text = match timeline.documents.len() {
        0 => String::new(),
        1 => "<p>From 1 document.</p>".to_owned(),
        n => format!("<p>From {n} documents.</p>"),
    };
    if !undated.is_empty() {
        text.push_str("<p>These have no date that could be shown:</p><ul>");
        for event in &undated {
            text.push_str(&format!(
                "<li>{} ({})</li>",
                xml(&event.label),
                xml(&when_words(&event.when))
            ));
        }
        text.push_str("</ul>");
    }
    let mut out = Map::new();
    out.insert("scale".to_owned(), json!("human"));
    if !told.title.is_empty() || !text.is_empty() {
        out.insert(
            "title".to_owned(),
            json!({"text": {"headline": xml(told.title), "text": text}}),
        );
    }
    let events: Vec<Value> = dated.iter().map(|e| slide(e, told)).collect();
    out.insert("events".to_owned(), Value::Array(events));
    let eras = timeline.periods.iter().filter_map(|p| {
        let (from, to) = p.span.bounds();
        let (from, to) = (first_day(from?), last_day(to?));
        Some(json!({
            "start_date": place(from, Grain::Day),
            "end_date": place(to, Grain::Day),
            "text": {"headline": xml(&p.name)},
        }))
    });
    let eras: Vec<Value> = eras.collect();
    if !eras.is_empty() {
        out.insert("eras".to_owned(), Value::Array(eras));
    }
    serde_json::to_vec_pretty(&Value::Object(out)).unwrap_or_default()
}

/// Only what is known is given: a month has no day.
fn place((year, month, day): Civil, grain: Grain) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("year".to_owned(), json!(year));
    if grain > Grain::Year {
        out.insert("month".to_owned(), json!(month));
    }
    if grain >= Grain::Week {
        out.insert("day".to_owned(), json!(day));
    }
    out
}

/// The one date of this grain that an event is, so that it needs no second.
fn is_one(when: &When) -> bool {
    match &when.edtf {
        Some(Edtf::Date(date)) => {
            matches!(
                date.part,
                DatePart::Whole | DatePart::Month(_) | DatePart::Day { .. } | DatePart::Time { .. }
            ) && when.edtf.as_ref().map(Edtf::bounds) == Some((when.earliest, when.latest))
                && date.grain() >= Grain::Year
        }
        _ => false,
    }
}

fn slide(event: &Event, told: &Told<'_>) -> Value {
    let when = &event.when;
    let mut out = Map::new();
    let one = is_one(when);
    let grain = if one { when.grain } else { Grain::Day };
    let from = when.earliest.map(first_day);
    let to = when.latest.map(last_day);
    let mut start = match from.or(to) {
        Some(day) => place(day, grain),
        None => Map::new(),
    };
    if let (Some(at), Some(Edtf::Date(date))) = (when.earliest, &when.edtf)
        && let DatePart::Time { time, .. } = date.part
        && one
    {
        let _ = at;
        start.insert("hour".to_owned(), json!(time.hour));
        start.insert("minute".to_owned(), json!(time.minute));
    }
    out.insert("start_date".to_owned(), Value::Object(start));
    // One of the bounds alone is no span.
    if let (Some(_), Some(to)) = (from, to)
        && !one
    {
        out.insert("end_date".to_owned(), Value::Object(place(to, Grain::Day)));
    }
    out.insert("display_date".to_owned(), json!(xml(&when_words(when))));
    out.insert(
        "text".to_owned(),
        json!({"headline": xml(&event.label), "text": body(event, told)}),
    );
    let group = told.names(event, EntityKind::Project);
    if let Some(group) = group.first() {
        out.insert("group".to_owned(), json!(group));
    }
    out.insert("unique_id".to_owned(), json!(event.id.to_string()));
    // Words of a document are no addresses of ours.
    out.insert("autolink".to_owned(), json!(false));
    let evidence: Vec<Value> = event
        .claims
        .iter()
        .map(|c| json!({"quote": one_line(&c.quote), "document": c.doc.as_str(), "page": told.page(c)}))
        .collect();
    out.insert(
        "dateline".to_owned(),
        json!({
            "label": event.label,
            "edtf": edtf(when),
            "kind_of_date": kind_of_date(when),
            "known_by": known(event),
            "how": steps(when),
            "word": word(event),
            "people": told.names(event, EntityKind::Person),
            "organisations": told.names(event, EntityKind::Organisation),
            "projects": told.names(event, EntityKind::Project),
            "places": told.names(event, EntityKind::Place),
            "tags": event.user.tags,
            "note": event.user.note,
            "evidence": evidence,
        }),
    );
    Value::Object(out)
}

fn body(event: &Event, told: &Told<'_>) -> String {
    let mut out = String::new();
    for claim in &event.claims {
        out.push_str(&format!(
            "<blockquote>“{}”<br><cite>{}</cite></blockquote>",
            xml(&one_line(&claim.quote)),
            xml(&told.place(claim))
        ));
    }
    let quoted = event.claims.len();
    for line in told.account(event) {
        // The sentences stand above already.
        let is_quote = quoted > 0 && line.starts_with('“');
        if !is_quote {
            out.push_str(&format!("<p>{}</p>", xml(&line)));
        }
    }
    out
}
