//! GraphML: who took part in what, who held which office, who ran and funded what, as a graph with its evidence on the edges.

use super::rows::role_words;
use super::{Told, edtf, kind_of_date, known, one_line, steps, word, xml};
use crate::model::text::fold;
use crate::model::words::when_words;
use crate::model::{Claim, Entity, EntityId, EntityKind, Event};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What nodes and edges carry: id, of which, type, and what it is called.
const KEYS: [(&str, &str, &str, &str); 22] = [
    ("kind", "node", "string", "kind"),
    ("label", "node", "string", "label"),
    ("also", "node", "string", "also written"),
    ("when", "node", "string", "when"),
    ("edtf", "node", "string", "date as EDTF"),
    ("earliest", "node", "string", "first day it may have been"),
    ("latest", "node", "string", "last day it may have been"),
    ("meaning", "node", "string", "kind of date"),
    ("status", "node", "string", "status"),
    ("known", "node", "string", "known by"),
    ("how", "node", "string", "how it is known"),
    ("confirmed", "node", "boolean", "a person agreed"),
    ("word", "node", "string", "a person's word"),
    ("importance", "node", "double", "importance"),
    ("mentions", "node", "int", "mentions"),
    ("tie", "edge", "string", "kind"),
    ("says", "edge", "string", "what it says"),
    ("quote", "edge", "string", "sentence"),
    ("document", "edge", "string", "document"),
    ("page", "edge", "string", "page"),
    ("from", "edge", "string", "from"),
    ("to", "edge", "string", "to"),
];

pub(super) fn graphml(told: &Told<'_>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    for (id, of, kind, name) in KEYS {
        let _ = writeln!(
            out,
            "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
        );
    }
    out.push_str("  <graph id=\"timeline\" edgedefault=\"directed\">\n");
    for entity in &told.timeline.entities {
        let also = entity.aliases.join("; ");
        let why: Vec<&str> = entity.why.iter().map(|r| r.text.as_str()).collect();
        node(
            &mut out,
            &entity.id.to_string(),
            &[
                ("kind", entity.kind.name()),
                ("label", &entity.name),
                ("also", &also),
                ("how", &why.join(" ")),
                ("importance", &entity.importance.to_string()),
                ("mentions", &entity.mentions.len().to_string()),
            ],
        );
    }
    for event in &told.timeline.events {
        event_node(&mut out, event);
    }
    let mut edges = Edges { out, n: 0 };
    for event in &told.timeline.events {
        for id in &event.entities {
            if let Some(entity) = told.entity(*id) {
                takes_part(&mut edges, event, entity, told);
            }
        }
        if let Some(series) = event.series.filter(|s| told.entity(s.series).is_some()) {
            let number = series.number.map(|n| format!("number {n}"));
            let (quote, document, page) = evidence(event.claims.first(), told);
            edges.add(
                &event.id.to_string(),
                &series.series.to_string(),
                &[
                    ("tie", "one of"),
                    ("says", number.as_deref().unwrap_or("")),
                    ("quote", &quote),
                    ("document", &document),
                    ("page", &page),
                ],
            );
        }
    }
    roles(&mut edges, told);
    ties(&mut edges, told);
    edges.out.push_str("  </graph>\n</graphml>\n");
    edges.out
}

fn data(out: &mut String, values: &[(&str, &str)]) {
    for (key, value) in values {
        if !value.is_empty() {
            let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", xml(value));
        }
    }
}

fn node(out: &mut String, id: &str, values: &[(&str, &str)]) {
    let _ = writeln!(out, "    <node id=\"{id}\">");
    data(out, values);
    out.push_str("    </node>\n");
}

fn event_node(out: &mut String, event: &Event) {
    let when = &event.when;
    let day = |day: Option<super::Civil>| day.map(super::iso).unwrap_or_default();
    let agreed = event.user.confirmed || event.user.dated || event.user.by_hand.is_some();
    node(
        out,
        &event.id.to_string(),
        &[
            ("kind", "event"),
            ("label", &event.label),
            ("when", &when_words(when)),
            ("edtf", &edtf(when)),
            ("earliest", &day(when.earliest.map(super::first_day))),
            ("latest", &day(when.latest.map(super::last_day))),
            ("meaning", kind_of_date(when)),
            ("status", event.status.name()),
            ("known", known(event)),
            ("how", &steps(when)),
            ("confirmed", if agreed { "true" } else { "false" }),
            ("word", word(event)),
            ("importance", &event.importance.to_string()),
        ],
    );
}

struct Edges {
    out: String,
    n: usize,
}

impl Edges {
    fn add(&mut self, from: &str, to: &str, values: &[(&str, &str)]) {
        self.n += 1;
        let _ = writeln!(
            self.out,
            "    <edge id=\"t{}\" source=\"{from}\" target=\"{to}\">",
            self.n
        );
        data(&mut self.out, values);
        self.out.push_str("    </edge>\n");
    }
}

fn evidence(claim: Option<&Claim>, told: &Told<'_>) -> (String, String, String) {
    match claim {
        Some(claim) => (
            one_line(&claim.quote),
            claim.doc.to_string(),
            told.page(claim).unwrap_or_default(),
        ),
        None => Default::default(),
    }
}

/// With the sentence that names whoever takes part, if one of the event's does.
fn takes_part(edges: &mut Edges, event: &Event, entity: &Entity, told: &Told<'_>) {
    let names = |claim: &&Claim| {
        // Mentions are sorted by document, then place.
        let key = |m: &(crate::model::DocId, crate::model::TextRange)| {
            (m.0.cmp(&claim.doc), m.1.start.cmp(&claim.range.start))
        };
        let at = entity.mentions.partition_point(|m| {
            let (doc, start) = key(m);
            doc.then(start).is_lt()
        });
        entity
            .mentions
            .get(at)
            .is_some_and(|(doc, range)| *doc == claim.doc && claim.range.contains(*range))
    };
    let claim = event.claims.iter().find(names).or(event.claims.first());
    let (quote, document, page) = evidence(claim, told);
    let tie = match entity.kind {
        EntityKind::Place => "has to do with",
        EntityKind::Project => "belongs to",
        EntityKind::Work => "is about",
        EntityKind::Series => "one of",
        EntityKind::Person | EntityKind::Organisation => "takes part in",
    };
    let (event, entity_id) = (event.id.to_string(), entity.id.to_string());
    // Who takes part does so in the event; the event belongs to a project.
    let (from, to) = match entity.kind {
        EntityKind::Person | EntityKind::Organisation => (entity_id, event),
        _ => (event, entity_id),
    };
    let values = [
        ("tie", tie),
        ("quote", quote.as_str()),
        ("document", &document),
        ("page", &page),
    ];
    edges.add(&from, &to, &values);
}

/// An office is an edge where the body, or the place, it is held in is a node; the words are the documents' own.
fn roles(edges: &mut Edges, told: &Told<'_>) {
    let mut named: BTreeMap<(EntityKind, String), EntityId> = BTreeMap::new();
    for entity in &told.timeline.entities {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            named.entry((entity.kind, fold(name))).or_insert(entity.id);
        }
    }
    for person in told.timeline.of_kind(EntityKind::Person) {
        for role in &person.roles {
            let find = |kind, name: &Option<String>| {
                let name = name.as_ref()?;
                named.get(&(kind, fold(name))).copied()
            };
            let Some(to) = find(EntityKind::Organisation, &role.organisation)
                .or_else(|| find(EntityKind::Place, &role.place))
            else {
                continue;
            };
            // The place where a document of the office names the person.
            let place = person
                .mentions
                .iter()
                .find(|(doc, _)| role.docs.contains(doc));
            let quote = place.and_then(|(doc, range)| told.sentence(doc, *range));
            let page =
                place.and_then(|(doc, range)| told.timeline.document(doc)?.origin.page(*range));
            let docs: Vec<&str> = role.docs.iter().map(|d| d.as_str()).collect();
            let day = |e: &Option<crate::model::Edtf>| {
                e.as_ref().map(ToString::to_string).unwrap_or_default()
            };
            edges.add(
                &person.id.to_string(),
                &to.to_string(),
                &[
                    ("tie", "role"),
                    ("says", &role_words(role)),
                    ("quote", quote.as_deref().unwrap_or("")),
                    ("document", &docs.join("; ")),
                    ("page", page.as_deref().unwrap_or("")),
                    ("from", &day(&role.from)),
                    ("to", &day(&role.to)),
                ],
            );
        }
    }
}

fn ties(edges: &mut Edges, told: &Told<'_>) {
    for entity in &told.timeline.entities {
        for tie in &entity.ties {
            if told.entity(tie.to).is_none() {
                continue;
            }
            let quote = told.sentence(&tie.doc, tie.signal).unwrap_or_default();
            let doc = told.timeline.document(&tie.doc);
            let page = doc.and_then(|d| d.origin.page(tie.signal));
            edges.add(
                &entity.id.to_string(),
                &tie.to.to_string(),
                &[
                    ("tie", tie.kind.name()),
                    ("quote", &quote),
                    ("document", tie.doc.as_str()),
                    ("page", page.as_deref().unwrap_or("")),
                ],
            );
        }
    }
}
