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
        let title = format!("“{}” is the same event as “{}”", short(event), short(e));
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
                format!("Another event than “{}”", of.label),
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
    let groups: [(String, Vec<&Event>); 3] = [
        (
            format!("called “{}”", widgets::shorten(&event.label, 32)),
            called.collect(),
        ),
        (format!("of the kind “{}”", event.kind), of_kind.collect()),
        (
            format!("told by {} alone", doc.map_or("", DocId::as_str)),
            of_doc.collect(),
        ),
    ];
    let sayings = sayings(asked.typed);
    let mut out = Vec::new();
    for (which, events) in groups.into_iter().filter(|(_, events)| events.len() > 1) {
        let who = format!("all {} {which}", words::grouped(events.len()));
        let anchors: Vec<Anchor> = events.iter().filter_map(|e| event_anchor(e)).collect();
        for (title, make) in &sayings {
            let title = title.replace(ALL, &who);
            let edits = anchors.iter().cloned().map(make).collect();
            let hint = "one step, which can be undone";
            out.push(row(title.clone(), hint, title, edits));
        }
    }
    out.retain(|row| asked.fits(&row.text));
    out
}

/// Where a title names the events.
const ALL: &str = "{all}";

type Make = Box<dyn Fn(Anchor) -> Edit>;

/// What can be said of all: without a word, that they are right or to be hidden; with one, that they are called so, tagged
/// so, and so on.
fn sayings(typed: &str) -> Vec<(String, Make)> {
    let mut out: Vec<(String, Make)> = vec![
        (
            format!("Confirm {ALL}"),
            Box::new(|event| Edit::Confirm { event }),
        ),
        (
            format!("Hide {ALL}"),
            Box::new(|event| Edit::Hide { event }),
        ),
    ];
    if typed.is_empty() {
        return out;
    }
    if let Some(date) = words::parse_date(typed) {
        let title = format!("Date {ALL} “{typed}”");
        let make = move |event| Edit::SetDate {
            event,
            date: date.clone(),
        };
        out.push((title, Box::new(make)));
    }
    for n in 0..COLORS {
        let color = Some(n);
        let make = move |event| Edit::SetColor { event, color };
        out.push((format!("{}: {ALL}", color_name(n)), Box::new(make)));
    }
    let word = typed.to_owned();
    let tag = move |event| Edit::Tag {
        event,
        tag: word.clone(),
    };
    out.push((format!("Tag {ALL} “{typed}”"), Box::new(tag)));
    let word = typed.to_owned();
    let lane = move |event| Edit::SetLane {
        event,
        lane: word.clone(),
    };
    out.push((format!("Put {ALL} in the lane “{typed}”"), Box::new(lane)));
    let word = typed.to_owned();
    let label = move |event| Edit::SetLabel {
        event,
        label: word.clone(),
    };
    out.push((format!("Call {ALL} “{typed}”"), Box::new(label)));
    out
}
