//! Events beside each other: two that are one, one that is two, and all that are alike.

use super::own::{COLORS, color_name};
use super::{Asked, LISTED, Of, Row, row};
use crate::edit::{Edit, event_anchor, told_anchor};
use crate::model::text::fold;
use crate::model::{Anchor, DocId, Event};
use crate::ui::{lookup, widgets, words};

/// The nearest in time first.
pub(super) fn same(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let event = of.event;
    // What was added by hand is told by no sentence that could be joined.
    let told = |e: &&Event| e.id != event.id && e.user.by_hand.is_none() && asked.fits(&e.label);
    let here = lookup::middle(event);
    let far = |e: &Event| match e.when.is_undated() || event.when.is_undated() {
        true => f64::MAX,
        false => (lookup::middle(e) - here).abs(),
    };
    if event.user.by_hand.is_some() {
        return Vec::new();
    }
    let timeline = &asked.look.timeline;
    let mut others: Vec<&Event> = timeline.events.iter().filter(told).collect();
    others.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let short = |e: &Event| widgets::shorten(&e.label, 28);
    let same = others.into_iter().take(LISTED).filter_map(|e| {
        let edit = Edit::Same {
            a: of.at.clone(),
            b: event_anchor(e)?,
        };
        let title = text!("change-same-event", a = short(event), b = short(e));
        Some(row(&e.label, &words::when(&e.when), title, vec![edit]))
    });
    same.collect()
}

/// A sentence is another event than all others that tell this one.
pub(super) fn split(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let claims = lookup::sentences_of(of.event);
    if claims.len() < 2 {
        return Vec::new();
    }
    claims
        .iter()
        .filter(|c| asked.fits(&c.quote))
        .take(LISTED)
        .map(|claim| {
            let others = claims
                .iter()
                .filter(|c| (&c.doc, c.range) != (&claim.doc, claim.range));
            let edits = others.filter_map(|other| {
                Some(Edit::Different {
                    a: told_anchor(claim)?,
                    b: told_anchor(other)?,
                })
            });
            let text = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
            row(
                text,
                claim.doc.as_str(),
                text!("change-another-event", event = &of.label),
                edits.collect(),
            )
        })
        .collect()
}

/// The documents that tell it alone: `None` where there are several.
fn told_by(event: &Event) -> Option<&DocId> {
    let mut docs = lookup::documents_of(event).into_iter();
    docs.next().filter(|_| docs.next().is_none())
}

/// What can be said of all that are called the same, are of one kind, or are told by one document alone.
pub(super) fn all(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let (event, events) = (of.event, &asked.look.timeline.events);
    let name = fold(&event.label);
    let doc = told_by(event);
    let called = events.iter().filter(|e| fold(&e.label) == name);
    let of_kind = events
        .iter()
        .filter(|e| e.kind == event.kind && !e.kind.is_empty());
    let of_doc = events.iter().filter(|e| doc.is_some() && told_by(e) == doc);
    type Named<'a> = Box<dyn Fn(usize) -> String + 'a>;
    let groups: [(Named<'_>, Vec<&Event>); 3] = [
        (
            Box::new(|n| {
                let name = widgets::shorten(&event.label, 32);
                text!("alike-called", n = n, name = name)
            }),
            called.collect(),
        ),
        (
            Box::new(|n| text!("alike-kind", n = n, kind = &event.kind)),
            of_kind.collect(),
        ),
        (
            Box::new(|n| {
                let document = doc.map_or("", DocId::as_str);
                text!("alike-document", n = n, document = document)
            }),
            of_doc.collect(),
        ),
    ];
    let mut out = Vec::new();
    for (named, events) in groups.into_iter().filter(|(_, events)| events.len() > 1) {
        let who = named(events.len());
        let anchors: Vec<Anchor> = events.iter().filter_map(|e| event_anchor(e)).collect();
        for (title, make) in sayings(asked.typed, &who) {
            let edits = anchors.iter().cloned().map(make).collect();
            let hint = text!("alike-one-step");
            out.push(row(title.clone(), hint, title, edits));
        }
    }
    out.retain(|row| asked.fits(&row.text));
    out
}

type Make = Box<dyn Fn(Anchor) -> Edit>;

/// What can be said of all: without a word, that they are right or to be hidden; with one, that they are called so, tagged
/// so, and so on.
fn sayings(typed: &str, all: &str) -> Vec<(String, Make)> {
    let mut out: Vec<(String, Make)> = vec![
        (
            text!("alike-confirm", events = all),
            Box::new(|event| Edit::Confirm { event }),
        ),
        (
            text!("alike-hide", events = all),
            Box::new(|event| Edit::Hide { event }),
        ),
    ];
    if typed.is_empty() {
        return out;
    }
    if let Some(date) = words::parse_date(typed) {
        let title = text!("alike-date", events = all, typed = typed);
        let make = move |event| Edit::SetDate {
            event,
            date: date.clone(),
        };
        out.push((title, Box::new(make)));
    }
    for n in 0..COLORS {
        let color = Some(n);
        let make = move |event| Edit::SetColor { event, color };
        out.push((
            text!("alike-color", color = color_name(n), events = all),
            Box::new(make),
        ));
    }
    let word = typed.to_owned();
    let tag = move |event| Edit::Tag {
        event,
        tag: word.clone(),
    };
    out.push((
        text!("alike-tag", events = all, typed = typed),
        Box::new(tag),
    ));
    let word = typed.to_owned();
    let lane = move |event| Edit::SetLane {
        event,
        lane: word.clone(),
    };
    out.push((
        text!("alike-lane", events = all, typed = typed),
        Box::new(lane),
    ));
    let word = typed.to_owned();
    let label = move |event| Edit::SetLabel {
        event,
        label: word.clone(),
    };
    out.push((
        text!("alike-call", events = all, typed = typed),
        Box::new(label),
    ));
    out
}
