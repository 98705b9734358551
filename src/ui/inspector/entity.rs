//! Somebody or something: what they were called, what they did, and what made them one.

use super::beside::{all_of, only_of};
use super::{event_row_ui, why_ui};
use crate::model::{Entity, EntityKind, TieKind};
use crate::ui::canvas::{document_title, go_to_neighbourhood};
use crate::ui::cx::Cx;
use crate::ui::theme::{self, STEP};
use crate::ui::{review, say, widgets, words};
use egui::{RichText, Sense, Ui};
use std::collections::BTreeSet;

/// Somebody or something: what they were called and did.
pub(super) fn entity_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    let kind = match entity.kind {
        EntityKind::Person => text!("kind-person.title"),
        EntityKind::Project => text!("kind-project.title"),
        EntityKind::Organisation => text!("kind-organisation.title"),
        EntityKind::Place => text!("kind-place.title"),
        EntityKind::Series => text!("kind-series.title"),
        EntityKind::Work => text!("kind-work.title"),
    };
    ui.label(
        RichText::new(kind)
            .font(theme::strong(theme::SMALL))
            .color(cx.t.kind(entity.kind)),
    );
    ui.add(
        egui::Label::new(
            RichText::new(&entity.name)
                .font(theme::strong(15.0))
                .color(cx.t.text),
        )
        .wrap()
        .selectable(true),
    );
    ui.add_space(STEP);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.spacing_mut().button_padding.x = 2.0 * STEP;
        say::entries_ui(ui, cx, entity);
    });
    if !entity.roles.is_empty() {
        widgets::section(ui, cx.t, text!("roles"));
        for role in &entity.roles {
            ui.label(words::role_words(role));
            let mut when = words::role_time(role);
            if role.docs.len() > 1 {
                let docs = text!("role-documents", n = role.docs.len());
                when = match when.is_empty() {
                    true => docs,
                    false => format!("{when}, {docs}"),
                };
            }
            if !when.is_empty() {
                ui.label(RichText::new(when).font(theme::small()).color(cx.t.weak));
            }
            ui.add_space(STEP);
        }
    }
    if !entity.aliases.is_empty() {
        widgets::section(ui, cx.t, text!("also-written"));
        ui.label(RichText::new(entity.aliases.join(" · ")).color(cx.t.weak));
    }
    span_ui(ui, cx, entity);
    ties_ui(ui, cx, entity);
    review::of_entity_ui(ui, cx, entity);
    if let Some(period) = &entity.period {
        widgets::section(ui, cx.t, text!("how-often"));
        ui.label(words::recurrence(period));
    }
    let look = cx.look;
    let n = look.passed().entity(look, entity.id).events;
    let all = all_of(ui, cx, entity.id).len();
    if n < all {
        widgets::section(ui, cx.t, &text!("n-of-events", n = n, all = all));
        let link = widgets::link(ui, cx.t, &text!("beside-all", n = all));
        if link.on_hover_text(text!("beside-all-hint")).clicked() {
            only_of(cx, entity.id);
        }
    } else {
        widgets::section(ui, cx.t, &text!("n-events", n = n));
    }
    /// The rest is on the timeline, which shows only these while the person is selected.
    const LISTED: usize = 60;
    let number = look.entity_number(entity.id);
    let passed = look.passed();
    let takes_part = |i: &&u32| look.index.entities_of(**i).any(|e| Some(e) == number);
    let mut listed = 0;
    // Who is selected is what passes, so that the first found are near the beginning.
    let events = passed.dated.iter().chain(&passed.undated);
    for i in events.filter(takes_part).take(LISTED) {
        listed += 1;
        let event = &look.timeline.events[*i as usize];
        if event_row_ui(ui, cx, event) {
            cx.state.select_event(event.id);
            go_to_neighbourhood(cx, event.id);
        }
    }
    if n > listed {
        let more = text!("and-more-on-timeline", n = n - listed);
        ui.label(RichText::new(more).color(cx.t.weak));
    }
    mentions_ui(ui, cx, entity);
    let what = match entity.kind {
        EntityKind::Person => text!("why-one-person"),
        EntityKind::Project => text!("why-one-project"),
        EntityKind::Organisation => text!("why-one-organisation"),
        EntityKind::Place | EntityKind::Series | EntityKind::Work => text!("why-one"),
    };
    why_ui(ui, cx, what, &entity.why);
    why_ui(ui, cx, text!("why-not-one"), &entity.against);
}

/// From when until when a project was, and from when until when it is spoken of.
pub(super) fn span_ui(ui: &mut Ui, cx: &Cx<'_>, entity: &Entity) {
    let Some(span) = &entity.span else {
        return;
    };
    let (was, named) = words::span(span);
    if was.is_empty() && named.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, text!("entity-when"));
    if !was.is_empty() {
        ui.label(was);
    }
    if !named.is_empty() {
        ui.label(RichText::new(named).font(theme::small()).color(cx.t.weak));
    }
}

/// Who runs and who funds a project, each once, with the document that says so.
pub(super) fn ties_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    for (kind, title) in [
        (TieKind::RunBy, text!("run-by")),
        (TieKind::FundedBy, text!("funded-by")),
    ] {
        let mut seen = BTreeSet::new();
        for tie in entity.ties.iter().filter(|t| t.kind == kind) {
            let Some(other) = cx.look.entity(tie.to) else {
                continue;
            };
            if seen.is_empty() {
                widgets::section(ui, cx.t, title);
            }
            if !seen.insert(tie.to) {
                continue;
            }
            if widgets::link(ui, cx.t, &other.name).clicked() {
                cx.state.select_entity(tie.to, false);
            }
            let text = RichText::new(text!(
                "according-to",
                document = document_title(cx.look, &tie.doc)
            ))
            .font(theme::small())
            .color(cx.t.weak);
            let says = ui
                .add(egui::Label::new(text).sense(Sense::click()).wrap())
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_text(text!("show-where"));
            if says.clicked() {
                cx.state.read(&tie.doc, tie.signal);
            }
        }
    }
}

/// Where the documents name them, each one click away.
pub(super) fn mentions_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    if entity.mentions.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, text!("named-in"));
    /// Nobody reads more; the list of documents has them all while they are selected.
    const LISTED: usize = 60;
    let by_document = || entity.mentions.chunk_by(|a, b| a.0 == b.0);
    for chunk in by_document().take(LISTED) {
        let Some((doc, range)) = chunk.first() else {
            continue;
        };
        let title = document_title(cx.look, doc);
        let text = match chunk.len() {
            1 => title,
            n => text!("named-times", document = title, n = n),
        };
        if widgets::link(ui, cx.t, &text).clicked() {
            cx.state.read(doc, *range);
        }
    }
    let more = by_document().count().saturating_sub(LISTED);
    if more > 0 {
        let text = text!("and-more-documents", n = more);
        ui.label(RichText::new(text).color(cx.t.weak));
    }
}
