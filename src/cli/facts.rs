//! What `dateline extract` prints for one document.

use crate::engine::{Extracted, Whole};
use crate::export::data::json::{
    NoteJson, PublishedJson, RangeJson, Shown, line, notes, published, range, why,
};
use crate::model::{
    DocFacts, Edtf, EventMention, NameKind, NameMention, Recurrence, TimeMention, name_support,
};
use serde::Serialize;

#[derive(Serialize)]
struct FactsJson<'a> {
    doc: &'a str,
    title: Option<&'a str>,
    published: Option<PublishedJson<'a>>,
    times: Vec<TimeJson<'a>>,
    names: Vec<NameJson<'a>>,
    /// Titles alone and pronouns, with whom they stand for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<NameJson<'a>>,
    events: Vec<EventJson<'a>>,
    notes: Vec<NoteJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    /// How names are found in that language, where it is less well than in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    names_told: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// For `dateline resolve`: everything, in a form that is no promise to anybody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<Whole<'a>>,
}

#[derive(Serialize)]
struct TimeJson<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    r#type: &'static str,
    value: &'a str,
    edtf: Option<Shown<&'a Edtf>>,
    /// For what recurs, where a calendar can be told: "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=18".
    #[serde(skip_serializing_if = "Option::is_none")]
    rrule: Option<String>,
    /// The range that this is one end of.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Shown<&'a Edtf>>,
    why: Vec<&'a str>,
    /// Day first and month first, where nothing in the document settles which number is the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    either: Option<[&'a str; 2]>,
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    rule: &'a str,
}

#[derive(Serialize)]
struct NameJson<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Where the quotations stand that this mention is said to have said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    said: Vec<RangeJson>,
    /// Which source found it: "rule", "list", "model", "rule and model", "list and model", "elsewhere".
    source: &'static str,
    /// The name of that rule or list, or "trained model".
    rule: &'a str,
    /// Of how many such names one is right, 0 to 1.
    sure: f64,
}

#[derive(Serialize)]
struct EventJson<'a> {
    start: u32,
    end: u32,
    label: &'a str,
    trigger: RangeJson,
    time: Option<u32>,
    people: Vec<&'a str>,
    status: &'static str,
}

/// One line, with its end. A document that could not be read is a line too, with its notes alone.
pub(super) fn print(extracted: &Extracted, with_text: bool, whole: bool) -> Vec<u8> {
    let Some(source) = &extracted.source else {
        return line(&FactsJson {
            doc: extracted.doc.as_str(),
            title: None,
            published: None,
            times: Vec::new(),
            names: Vec::new(),
            references: Vec::new(),
            events: Vec::new(),
            notes: notes(&extracted.notes),
            lang: None,
            names_told: None,
            text: None,
            whole: None,
        });
    };
    let (facts, text) = (&*source.facts, &*source.document.text);
    let (times, places) = times(facts, text);
    line(&FactsJson {
        doc: extracted.doc.as_str(),
        title: facts.title.as_deref(),
        published: facts.published.as_ref().map(published),
        times,
        names: of_form(facts, text, false),
        references: of_form(facts, text, true),
        events: facts
            .events
            .iter()
            .map(|e| event(e, facts, &places))
            .collect(),
        notes: notes(&extracted.notes),
        lang: Some(facts.lang),
        names_told: name_support::told([facts.lang]).pop(),
        text: (with_text || whole).then_some(text),
        whole: if whole { Whole::of(extracted) } else { None },
    })
}

/// The times as TIMEX3 marks them, a range as its two dates, and where each of the document's times begins among them.
fn times<'a>(facts: &'a DocFacts, text: &'a str) -> (Vec<TimeJson<'a>>, Vec<u32>) {
    let mut out = Vec::with_capacity(facts.times.len());
    let mut places = Vec::with_capacity(facts.times.len());
    for one in &facts.times {
        places.push(out.len() as u32);
        if one.ends.is_empty() {
            out.push(time(one, text));
        }
        out.extend(one.ends.iter().map(|end| TimeJson {
            start: end.range.start,
            end: end.range.end,
            text: end.range.of(text),
            value: &end.value,
            edtf: end.edtf.as_ref().map(Shown),
            range: one.edtf.as_ref().map(Shown),
            ..time(one, text)
        }));
    }
    (out, places)
}

fn time<'a>(time: &'a TimeMention, text: &'a str) -> TimeJson<'a> {
    TimeJson {
        start: time.range.start,
        end: time.range.end,
        text: time.range.of(text),
        r#type: time.kind.name(),
        value: &time.value,
        edtf: time.edtf.as_ref().map(Shown),
        rrule: time.recurrence.as_deref().and_then(Recurrence::rrule),
        range: None,
        why: why(&time.why),
        either: time
            .readings
            .as_ref()
            .map(|both| [&*both.day_first.value, &*both.month_first.value]),
        modifier: time.modifier,
        rule: &time.rule,
    }
}

/// The names, or what stands in for one: a title alone or a pronoun of a person. A numbered meeting is what it is however it is called.
fn of_form<'a>(facts: &'a DocFacts, text: &'a str, stands_in: bool) -> Vec<NameJson<'a>> {
    facts
        .names
        .iter()
        .filter(|n| (n.kind == NameKind::Person && n.form.stands_in()) == stands_in)
        .filter(|n| !stands_in || n.refers_to.is_some())
        .map(|n| name(n, facts, text))
        .collect()
}

fn name<'a>(name: &'a NameMention, facts: &'a DocFacts, text: &'a str) -> NameJson<'a> {
    let role = name.roles.first();
    NameJson {
        start: name.range.start,
        end: name.range.end,
        text: name.range.of(text),
        kind: name.kind.name(),
        name: full_name(name, facts),
        role: role.map(|r| r.role.as_str()),
        of: role.and_then(|r| r.organisation.as_deref()),
        number: name.number,
        said: name.said.iter().map(|r| range(*r)).collect(),
        source: name.source.name(),
        rule: name.rule,
        // Two figures are all there is in it.
        sure: (f64::from(name.sure) * 100.0).round() / 100.0,
    }
}

fn event<'a>(event: &'a EventMention, facts: &'a DocFacts, places: &[u32]) -> EventJson<'a> {
    let mut people: Vec<&str> = Vec::new();
    for name in event
        .names
        .iter()
        .filter_map(|i| facts.names.get(*i as usize))
    {
        let full = full_name(name, facts);
        if name.kind == NameKind::Person && !people.contains(&full) {
            people.push(full);
        }
    }
    EventJson {
        start: event.range.start,
        end: event.range.end,
        label: &event.label,
        trigger: range(event.trigger),
        time: event.time.and_then(|t| places.get(t as usize).copied()),
        people,
        status: event.status.name(),
    }
}

/// The fullest name in this document of whoever is mentioned.
fn full_name<'a>(name: &'a NameMention, facts: &'a DocFacts) -> &'a str {
    let fuller = name.refers_to.and_then(|i| facts.names.get(i as usize));
    &fuller.unwrap_or(name).name
}
