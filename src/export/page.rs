//! A page to share: one HTML file with the timeline in it, that can be zoomed, searched and asked for its evidence.
//!
//! It loads and sends nothing: a strict Content-Security-Policy forbids it, and script, style and font are inside. What a document
//! says stands in it as data and is never markup. The script itself is `assets/page`.

use super::data::{Told, Wish, edtf_of, known, one_line, other_dates, status, word};
use crate::model::words::{date_words, when_words};
use crate::model::{Certainty, DocId, EntityId, Event, Instant, Meaning, Timeline};
use crate::scene::{FONT_FAMILY, Palette, Theme, Weight};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const HTML: &str = include_str!("../../assets/page/page.html");
const CSS: &str = include_str!("../../assets/page/page.css");
const JS: &str = include_str!("../../assets/page/page.js");

/// What comes again and again is drawn so often at most; nobody tells more marks apart.
const MOST_TIMES: usize = 600;

pub(super) fn page(timeline: &Timeline, wish: &Wish) -> Vec<u8> {
    let told = Told::new(timeline, wish);
    let title = match wish.title {
        "" => "Timeline",
        title => title,
    };
    let data = data(&told, wish);
    // Within a script nothing ends it, and no comment begins, without a "<".
    let data = data.replace('<', "\\u003c");
    let nonce = &blake3::hash(data.as_bytes()).to_hex()[..24];
    let mut shown: BTreeSet<char> = data.chars().filter(|c| !c.is_control()).collect();
    shown.extend(title.chars());
    shown.extend(JS.chars().filter(|c| !c.is_control()));
    shown.extend(HTML.chars().filter(|c| !c.is_control()));
    // Each place is filled once, in one pass: what a document says may look like a place, too.
    let places = [
        ("@NONCE@", nonce.to_owned()),
        ("@TITLE@", super::data::xml(title)),
        ("@COLORS@", colors(wish)),
        ("@FONT@", fonts(&shown)),
        ("@CSS@", CSS.to_owned()),
        ("@DATA@", data),
        ("@JS@", JS.to_owned()),
    ];
    let mut out = String::new();
    let mut rest = HTML;
    while let Some(at) = rest.find('@') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match places.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, value)) => {
                out.push_str(value);
                rest = &rest[name.len()..];
            }
            None => {
                out.push('@');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out.into_bytes()
}

/// The theme's colors as CSS knows them, light and dark.
fn colors(wish: &Wish) -> String {
    let of = |theme: Theme| {
        let theme = theme.with_colors(wish.colors);
        let c: &Palette = &theme.color;
        let mut out = String::new();
        for (name, color) in [
            ("surface", c.surface),
            ("panel", c.panel),
            ("raised", c.raised),
            ("border", c.border),
            ("grid", c.grid),
            ("grid-strong", c.grid_strong),
            ("lane-band", c.lane_band),
            ("text", c.text),
            ("muted", c.muted),
            ("faint", c.faint),
            ("accent", c.accent),
            ("selection", c.selection),
            ("hover", c.hover),
            ("warning", c.warning),
            ("good", c.good),
            ("person", c.person),
            ("project", c.project),
            ("organisation", c.organisation),
            ("place", c.place),
            ("series", c.series),
            ("work", c.work),
            ("date", c.date),
            ("rest", c.rest),
        ] {
            let _ = write!(out, "--{name}:{}", color.hex());
            if color.0[3] != 255 {
                let _ = write!(out, "{:02x}", color.0[3]);
            }
            out.push(';');
        }
        let lanes: Vec<String> = (0..LANES).map(|n| c.lane(n).hex()).collect();
        let _ = write!(out, "--lanes:{};", lanes.join(" "));
        out
    };
    let (light, dark) = (of(Theme::light()), of(Theme::dark()));
    format!(
        ":root{{{light}color-scheme:light}}:root[data-theme=dark]{{{dark}color-scheme:dark}}\
         @media print{{:root,:root[data-theme=dark]{{{light}color-scheme:light}}}}"
    )
}

/// So many lanes until the colors begin again.
const LANES: usize = 8;

/// The bundled font, as much of it as the page uses.
fn fonts(shown: &BTreeSet<char>) -> String {
    let mut out = String::new();
    for (weight, number) in [(Weight::Regular, 400), (Weight::SemiBold, 600)] {
        if let Some(part) = super::font::part(weight, shown) {
            let _ = write!(
                out,
                "@font-face{{font-family:'Dateline Sans';font-weight:{number};src:url(data:font/ttf;base64,{}) format('truetype')}}",
                super::svg::base64(&part)
            );
        }
    }
    let _ = FONT_FAMILY;
    out
}

fn data(told: &Told<'_>, wish: &Wish) -> String {
    let timeline = told.timeline;
    let docs: BTreeMap<&DocId, usize> = timeline.documents.iter().map(|d| &d.id).zip(0..).collect();
    // Only who takes part in something is looked for here.
    let mut part: BTreeSet<EntityId> = BTreeSet::new();
    for event in &timeline.events {
        part.extend(&event.entities);
        part.extend(event.series.map(|s| s.series));
    }
    let entities: Vec<_> = timeline
        .entities
        .iter()
        .filter(|e| part.contains(&e.id))
        .collect();
    let numbers: BTreeMap<EntityId, usize> = entities.iter().map(|e| e.id).zip(0..).collect();
    let end = timeline
        .events
        .iter()
        .filter_map(|e| e.when.latest.or(e.when.earliest))
        .max();
    let events: Vec<Value> = timeline
        .events
        .iter()
        .map(|e| event(e, told, &docs, &numbers, end))
        .collect();
    let documents: Vec<Value> = timeline
        .documents
        .iter()
        .map(|d| {
            let mut out = Map::new();
            out.insert("n".into(), json!(d.id.as_str()));
            if let Some(title) = &d.title {
                out.insert("t".into(), json!(one_line(title)));
            }
            if let Some(published) = &d.published {
                out.insert("d".into(), json!(date_words(published.date)));
            }
            if wish.with_texts {
                out.insert("x".into(), json!(&*d.text));
            }
            Value::Object(out)
        })
        .collect();
    let names: Vec<Value> = entities
        .iter()
        .map(|e| json!({"n": e.name, "k": e.kind.name()}))
        .collect();
    let source = match timeline.documents.len() {
        1 => "From 1 document".to_owned(),
        n => format!("From {n} documents"),
    };
    let all = json!({
        "group": wish.group_by,
        "source": source,
        "docs": documents,
        "entities": names,
        "events": events,
    });
    serde_json::to_string(&all).unwrap_or_default()
}

/// How a mark looks: a day, a coarse date, lasted, some time within, again and again.
fn form(event: &Event) -> &'static str {
    let when = &event.when;
    match (&when.meaning, when.certainty, when.span()) {
        (Meaning::Recurs(_), ..) => "r",
        (_, Certainty::Bounded, _) | (_, _, None) => "b",
        (Meaning::Lasted, ..) => "l",
        (Meaning::Point, _, Some((a, b))) if b.0 - a.0 <= crate::model::time::DAY => "d",
        (Meaning::Point, ..) => "c",
    }
}

fn event(
    event: &Event,
    told: &Told<'_>,
    docs: &BTreeMap<&DocId, usize>,
    numbers: &BTreeMap<EntityId, usize>,
    end: Option<Instant>,
) -> Value {
    let when = &event.when;
    let user = &event.user;
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    put("l", json!(event.label));
    put("w", json!(when_words(when)));
    put("z", json!(edtf_of(when)));
    put("a", json!(when.earliest.map(|t| t.0)));
    put("b", json!(when.latest.map(|t| t.0)));
    put("f", json!(form(event)));
    if when.certainty == Certainty::Derived {
        put("h", json!(1));
    }
    put("s", json!(status(event.status)));
    put("k", json!(known(event)));
    put("p", json!(word(event)));
    if user.confirmed || user.dated || user.by_hand.is_some() {
        put("v", json!(1));
    }
    put(
        "m",
        json!((f64::from(event.importance) * 1000.0).round() / 1000.0),
    );
    let why: Vec<&str> = when.why.iter().map(|r| r.text.as_str()).collect();
    put("y", json!(why));
    let quotes: Vec<Value> = event
        .claims
        .iter()
        .filter_map(|c| {
            let doc = docs.get(&c.doc)?;
            Some(json!([
                one_line(&c.quote),
                doc,
                told.page(c),
                c.range.start,
                c.range.end
            ]))
        })
        .collect();
    put("q", json!(quotes));
    let mut who: Vec<usize> = event
        .entities
        .iter()
        .filter_map(|id| numbers.get(id).copied())
        .collect();
    if let Some(series) = event.series.and_then(|s| numbers.get(&s.series).copied())
        && !who.contains(&series)
    {
        who.push(series);
    }
    put("e", json!(who));
    if let Some(others) = other_dates(event) {
        put("o", json!(others));
    }
    if event.is_disputed() && !event.was_moved() {
        put("x", json!(1));
    }
    if !user.tags.is_empty() {
        put("g", json!(user.tags));
    }
    if !user.note.is_empty() {
        put("n", json!(user.note));
    }
    if let (Meaning::Recurs(rule), Some(since)) = (&when.meaning, when.earliest) {
        let until = when.latest.or(end).unwrap_or(since);
        let times: Vec<i64> = rule
            .instances(since, since, until)
            .take(MOST_TIMES)
            .map(|t| t.0)
            .collect();
        put("r", json!(times));
    }
    Value::Object(out)
}
