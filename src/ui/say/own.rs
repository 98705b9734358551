//! What the user gives an event: who takes part, tags, a lane, a note, a picture, a color.

use super::{Asked, LISTED, Of, Row, row};
use crate::edit::{Edit, Who};
use crate::model::{Anchor, Entity, EntityKind, Event};
use crate::ui::cx::entity_anchor;
use crate::ui::words;
use std::collections::BTreeSet;

pub(super) fn who(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let Of { event, at, label } = of;
    let who = |entity: &Entity| match entity_anchor(entity, asked.look) {
        Some(mention) => Who::Mentioned(mention),
        None => Who::Named(entity.kind, entity.name.clone()),
    };
    let takes_part = event
        .entities
        .iter()
        .filter_map(|id| asked.look.entity(*id));
    let mut out: Vec<Row> = takes_part
        .filter(|e| asked.fits(&e.name))
        .map(|e| {
            let edit = Edit::Without {
                event: at.clone(),
                who: who(e),
            };
            let title = text!("change-without", name = &e.name, event = label);
            let hint = text!("own-takes-part");
            row(&e.name, hint, title, vec![edit])
        })
        .collect();
    let others = asked.look.timeline.entities.iter();
    let others = others.filter(|e| !event.entities.contains(&e.id) && asked.fits(&e.name));
    out.extend(others.take(LISTED).map(|e| {
        let edit = Edit::With {
            event: at.clone(),
            who: who(e),
        };
        let title = text!("change-with", name = &e.name, event = label);
        row(&e.name, words::kind(e.kind), title, vec![edit])
    }));
    let typed = asked.typed;
    if !typed.is_empty() {
        use EntityKind::{Organisation, Person, Place, Project};
        for kind in [Person, Organisation, Project, Place] {
            let edit = Edit::With {
                event: at.clone(),
                who: Who::Named(kind, typed.to_owned()),
            };
            let title = text!("change-with", name = typed, event = label);
            out.push(row(typed, new_name(kind), title, vec![edit]));
        }
    }
    out
}

fn new_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => text!("own-new-person"),
        EntityKind::Project => text!("own-new-project"),
        EntityKind::Organisation => text!("own-new-organisation"),
        EntityKind::Place => text!("own-new-place"),
        EntityKind::Series => text!("own-new-series"),
        EntityKind::Work => text!("own-new-work"),
    }
}

pub(super) fn tags(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let Of { event, at, label } = of;
    let own = &event.user.tags;
    let mut out: Vec<Row> = own
        .iter()
        .filter(|t| asked.fits(t))
        .map(|tag| {
            let edit = Edit::NoTag {
                event: at.clone(),
                tag: tag.clone(),
            };
            let title = text!("change-no-tag", tag = tag, event = label);
            row(tag, text!("own-take-off"), title, vec![edit])
        })
        .collect();
    let others = given(asked, |e| e.user.tags.iter().map(String::as_str));
    let others = others.into_iter().filter(|t| !own.iter().any(|o| o == t));
    out.extend(others.take(LISTED).map(|tag| {
        let edit = Edit::Tag {
            event: at.clone(),
            tag: tag.to_owned(),
        };
        row(
            tag,
            "",
            text!("change-tag", event = label, tag = tag),
            vec![edit],
        )
    }));
    out
}

/// What other events were given and what is typed, as far as it fits: each once, in the order of the alphabet.
fn given<'a, I: Iterator<Item = &'a str>>(
    asked: &'a Asked<'_>,
    of: impl Fn(&'a Event) -> I,
) -> BTreeSet<&'a str> {
    let events = asked.look.timeline.events.iter();
    let mut all: BTreeSet<&str> = events.flat_map(of).filter(|t| asked.fits(t)).collect();
    all.insert(asked.typed);
    all.remove("");
    all
}

pub(super) fn lane(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let Of { event, at, label } = of;
    let set = |lane: &str| {
        vec![Edit::SetLane {
            event: at.clone(),
            lane: lane.to_owned(),
        }]
    };
    let lanes = given(asked, |e| std::iter::once(e.user.lane.as_str()));
    let others = lanes.into_iter().filter(|l| *l != event.user.lane);
    let mut out: Vec<Row> = others
        .take(LISTED)
        .map(|lane| {
            let title = text!("change-lane", event = label, lane = lane);
            row(lane, "", title, set(lane))
        })
        .collect();
    if !event.user.lane.is_empty() {
        let title = text!("change-no-lane", event = label, lane = &event.user.lane);
        let text = text!("own-no-lane");
        out.push(row(text, &event.user.lane, title, set("")));
    }
    out
}

pub(super) fn note(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let titles: [Title; 2] = [
        |event| text!("change-note", event = event),
        |event| text!("change-no-note", event = event),
    ];
    let make = |event, note| Edit::SetNote { event, note };
    one_text(
        of,
        asked,
        &of.event.user.note,
        text!("own-delete-note"),
        titles,
        make,
    )
}

pub(super) fn picture(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let titles: [Title; 2] = [
        |event| text!("change-picture", event = event),
        |event| text!("change-no-picture", event = event),
    ];
    let make = |event, picture| Edit::SetPicture { event, picture };
    let own = &of.event.user.picture;
    one_text(of, asked, own, text!("own-no-picture"), titles, make)
}

/// What a change of an event is called.
type Title = fn(&str) -> String;

/// What is typed takes the place of what is there, or what is there is taken away.
fn one_text(
    of: &Of<'_>,
    asked: &Asked<'_>,
    own: &str,
    away: &str,
    [set, unset]: [Title; 2],
    make: impl Fn(Anchor, String) -> Edit,
) -> Vec<Row> {
    let one = |text: &str, title: Title, value: &str| {
        let edit = make(of.at.clone(), value.to_owned());
        row(text, "", title(&of.label), vec![edit])
    };
    let typed = asked.typed;
    let mut out = Vec::new();
    if !typed.is_empty() && typed != own {
        out.push(one(typed, set, typed));
    }
    if !own.is_empty() {
        out.push(one(away, unset, ""));
    }
    out
}

/// As many as a theme has for lanes.
pub(super) const COLORS: u8 = 8;

/// "Color 3"
pub(super) fn color_name(n: u8) -> String {
    text!("own-color", n = n + 1)
}

pub(super) fn color(of: &Of<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let colors = (0..COLORS).map(|n| (color_name(n), Some(n)));
    let all = std::iter::once((text!("own-lane-color").to_owned(), None)).chain(colors);
    all.filter(|(name, color)| asked.fits(name) && *color != of.event.user.color)
        .map(|(name, color)| {
            let edit = Edit::SetColor {
                event: of.at.clone(),
                color,
            };
            row(
                name,
                "",
                text!("change-color", event = &of.label),
                vec![edit],
            )
        })
        .collect()
}
