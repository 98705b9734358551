//! The right panel's first page: one event with everything that is known of it, or somebody with everything they did.
//!
//! How we know comes before what can be changed.

use super::canvas::{document_title, go_to_neighbourhood};
use super::cx::Cx;
use super::icons::Icon;
use super::state::{Editing, RightTab};
use super::summary::Summary;
use super::theme::{self, STEP};
use super::{review, widgets, words};
use crate::edit::{Edit, event_anchor};
use crate::model::{
    Certainty, Edtf, Entity, EntityId, EntityKind, Event, EventId, Reason, Status, TieKind,
};
use egui::{Color32, CornerRadius, Frame, Margin, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};
use std::collections::BTreeSet;

pub fn inspector_ui(ui: &mut Ui, cx: &mut Cx<'_>, summary: &mut Summary) {
    let look = cx.look;
    egui::ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            Frame::NONE
                .inner_margin(Margin::symmetric(16, 12))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let event = cx.state.selection.event.and_then(|id| look.event(id));
                    let only = cx.state.selection.entities.iter().next().copied();
                    match (event, only.and_then(|id| look.entity(id))) {
                        (Some(event), _) => event_ui(ui, cx, event),
                        (None, Some(entity)) => entity_ui(ui, cx, entity),
                        (None, None) if review::is_open(cx) && review::pair(cx).is_some() => {
                            review::pair_ui(ui, cx);
                        }
                        (None, None) => summary.ui(ui, cx),
                    }
                });
        });
}

fn event_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    words_ui(ui, cx, event);
    ui.add_space(2.0 * STEP);
    when_ui(ui, cx, event);
    readings_ui(ui, cx, event);
    buttons_ui(ui, cx, event);
    sources_ui(ui, cx, event);
    why_ui(ui, cx, "How we know", &event.when.why);
    who_ui(ui, cx, event);
    ui.add_space(4.0 * STEP);
}

/// What happened: the title, or the field it is edited in.
fn words_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let mut editing = match cx.state.editing.take() {
        Some(Editing::Words(id, text)) if id == event.id => text,
        other => {
            cx.state.editing = other;
            ui.add(
                egui::Label::new(
                    RichText::new(&event.label)
                        .font(theme::strong(15.0))
                        .color(cx.t.text),
                )
                .wrap()
                .selectable(true),
            );
            return;
        }
    };
    let field = ui.add(
        TextEdit::multiline(&mut editing)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .return_key(egui::KeyboardShortcut::new(
                egui::Modifiers::SHIFT,
                egui::Key::Enter,
            )),
    );
    if std::mem::take(&mut cx.state.focus_field) {
        field.request_focus();
    }
    let enter = field.has_focus()
        && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    let (save, cancel) = save_cancel_ui(ui, cx, true);
    if save || enter {
        let label = editing.trim().to_owned();
        if !label.is_empty()
            && label != event.label
            && let Some(anchor) = event_anchor(event)
        {
            cx.out.change(
                format!("Reword “{}”", widgets::shorten(&event.label, 40)),
                Edit::SetLabel {
                    event: anchor,
                    label,
                },
            );
        }
    } else if !cancel {
        cx.state.editing = Some(Editing::Words(event.id, editing));
    }
}

fn save_cancel_ui(ui: &mut Ui, cx: &Cx<'_>, valid: bool) -> (bool, bool) {
    ui.horizontal(|ui| {
        let save = ui
            .add_enabled_ui(valid, |ui| widgets::primary(ui, cx.t, "Save").clicked())
            .inner;
        let cancel = ui
            .add(egui::Button::new("Cancel").min_size(egui::vec2(0.0, 32.0)))
            .clicked();
        (save, cancel)
    })
    .inner
}

/// When: words as written → value → EDTF.
fn when_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * STEP;
        ui.label(
            RichText::new(words::when(&event.when))
                .font(theme::strong(theme::BODY))
                .color(cx.t.date),
        );
        let (badge, sentence) = words::certainty(event);
        let color = match event.when.certainty {
            Certainty::Stated => cx.t.organisation,
            Certainty::Derived => cx.t.accent,
            Certainty::Bounded | Certainty::Unknown => cx.t.warn,
        };
        widgets::badge(ui, color, badge).on_hover_text(sentence);
        if event.user.confirmed {
            widgets::badge(ui, cx.t.organisation, "confirmed");
        }
        if event.user.edited {
            widgets::badge(ui, cx.t.accent, "edited by you");
        }
        match event.status {
            Status::Planned => {
                widgets::badge(ui, cx.t.weak, "planned");
            }
            Status::Cancelled => {
                widgets::badge(ui, cx.t.warn, "cancelled");
            }
            Status::Happened | Status::Recurring => {}
        }
    });
    let written = event.claims.iter().find_map(|c| {
        let text = &cx.look.timeline.document(&c.doc)?.text;
        Some(c.time?.of(text).to_owned())
    });
    let edtf = event.when.edtf.as_ref().map(Edtf::to_string);
    if written.is_some() || edtf.is_some() {
        let mut parts = Vec::new();
        if let Some(written) = &written {
            parts.push(format!("“{}”", widgets::shorten(written, 48)));
        }
        if let Some(edtf) = &edtf {
            parts.push(edtf.clone());
        }
        ui.label(
            RichText::new(parts.join("  ›  "))
                .font(theme::small())
                .color(cx.t.weak),
        )
        .on_hover_text("As written, and as an EDTF date (ISO 8601-2)");
    }
    date_field_ui(ui, cx, event);
}

fn date_field_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let mut text = match cx.state.editing.take() {
        Some(Editing::Date(id, text)) if id == event.id => text,
        other => {
            cx.state.editing = other;
            return;
        }
    };
    ui.add_space(STEP);
    let id = ui.make_persistent_id("date");
    // Before the field is laid out, so that it reads what was typed in this frame.
    if std::mem::take(&mut cx.state.focus_field) {
        ui.memory_mut(|m| m.request_focus(id));
    }
    let field = ui.add(
        TextEdit::singleline(&mut text)
            .id(id)
            .hint_text("18 December 1990, 1990-12, 198X, 2000/..")
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Date"));
    let parsed = words::parse_date(&text);
    let (said, color) = match (&parsed, text.trim().is_empty()) {
        (Some(date), _) => (words::edtf_words(date), cx.t.weak),
        (None, true) => ("A day, a month, a year or a range".to_owned(), cx.t.weak),
        (None, false) => (
            "Not a date yet; try “18 December 1990” or “1990-12”".to_owned(),
            cx.t.warn,
        ),
    };
    ui.label(RichText::new(said).font(theme::small()).color(color));
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    // What is no date yet is put right, not left.
    if enter && parsed.is_none() {
        field.request_focus();
    }
    let (save, cancel) = save_cancel_ui(ui, cx, parsed.is_some());
    match (parsed, event_anchor(event)) {
        (Some(date), Some(anchor)) if save || enter => cx.out.change(
            format!("Set the date of “{}”", widgets::shorten(&event.label, 40)),
            Edit::SetDate {
                event: anchor,
                date,
            },
        ),
        _ if cancel => {}
        _ => cx.state.editing = Some(Editing::Date(event.id, text)),
    }
}

/// Where sources disagree, or words can be read two ways: every reading, and who says so.
fn readings_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    if event.readings.len() < 2 {
        return;
    }
    ui.add_space(2.0 * STEP);
    Frame::NONE
        .fill(cx.t.evidence)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 16.0), Sense::hover());
                super::icons::paint(ui.painter(), rect, Icon::Fork, cx.t.text);
                ui.label(
                    RichText::new(if event.reads_both_ways() {
                        "It can be read two ways"
                    } else {
                        "The sources disagree"
                    })
                    .font(theme::strong(theme::SMALL))
                    .color(cx.t.text),
                );
            });
            for reading in &event.readings {
                let mut docs: Vec<_> = reading
                    .claims
                    .iter()
                    .filter_map(|i| event.claims.get(*i as usize))
                    .map(|c| &c.doc)
                    .collect();
                docs.sort();
                docs.dedup();
                let who: Vec<String> = docs
                    .into_iter()
                    .map(|d| document_title(cx.look, d))
                    .collect();
                ui.label(
                    RichText::new(format!(
                        "{} — {}",
                        words::edtf_words(&reading.edtf),
                        who.join(", ")
                    ))
                    .font(theme::small())
                    .color(cx.t.text),
                );
            }
        });
}

fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    ui.add_space(2.0 * STEP);
    let can = event_anchor(event).is_some();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.spacing_mut().button_padding.x = 2.0 * STEP;
        let mut button = |text: &str, action: super::actions::Action, enabled: bool| {
            let hint = action.info().hint;
            if ui
                .add_enabled(enabled, egui::Button::new(text))
                .on_hover_text(hint)
                .clicked()
            {
                cx.out.act(action);
            }
        };
        use super::actions::Action::{Confirm, EditDate, EditWords, Hide};
        button("Confirm", Confirm, can && !event.user.confirmed);
        button("Edit date…", EditDate, can);
        button("Edit words…", EditWords, can);
        button("Hide", Hide, can);
    });
}

/// All sources, each one click from its sentence.
fn sources_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let title = match super::lookup::documents_of(event).len() {
        0 => return,
        1 => "Source".to_owned(),
        n => format!("{n} sources"),
    };
    let claims = super::lookup::sentences_of(event);
    widgets::section(ui, cx.t, &title);
    /// More are listed on demand by the document list; nobody reads thirty in a panel.
    const LISTED: usize = 30;
    for claim in claims.iter().take(LISTED) {
        let response = Frame::NONE
            .fill(cx.t.ground)
            .stroke(cx.t.line())
            .corner_radius(CornerRadius::same(6))
            .inner_margin(Margin::symmetric(12, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(
                    RichText::new(format!("“{}”", one_line(&claim.quote)))
                        .font(theme::body())
                        .color(cx.t.text),
                );
                let dated = claim
                    .edtf
                    .as_ref()
                    .map(|e| format!(" · {}", words::edtf_words(e)))
                    .unwrap_or_default();
                ui.label(
                    RichText::new(format!("{}{dated}", document_title(cx.look, &claim.doc)))
                        .font(theme::small())
                        .color(cx.t.accent),
                );
                let doc = cx.look.timeline.document(&claim.doc);
                if let Some(published) = doc.and_then(|d| d.published.as_ref())
                    && !published.source.is_trusted()
                {
                    ui.label(
                        RichText::new(words::published(Some(published)))
                            .font(theme::small())
                            .color(cx.t.weak),
                    );
                }
            })
            .response
            .interact(Sense::click());
        response.widget_info(|| {
            WidgetInfo::labeled(
                Role::Link,
                true,
                format!("Show in document: {}", one_line(&claim.quote)),
            )
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(
                response.rect,
                CornerRadius::same(6),
                egui::Stroke::new(1.0, cx.t.accent),
                egui::StrokeKind::Inside,
            );
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            cx.state.read(&claim.doc, claim.range);
        }
    }
    if claims.len() > LISTED {
        let more = claims.len() - LISTED;
        ui.label(RichText::new(format!("and {more} more")).color(cx.t.weak));
    }
}

/// How we know: each step a sentence, numbered, with its evidence one click away.
fn why_ui(ui: &mut Ui, cx: &mut Cx<'_>, title: &str, why: &[Reason]) {
    if why.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, title);
    for (i, reason) in why.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(egui::vec2(16.0, 18.0), |ui| {
                ui.label(
                    RichText::new(format!("{}", i + 1))
                        .font(theme::small())
                        .color(cx.t.faint),
                );
            });
            ui.vertical(|ui| {
                reason_ui(ui, cx, reason);
            });
        });
    }
}

/// The sentence leads to its evidence; words that it does not quote itself are quoted below it.
pub fn reason_ui(ui: &mut Ui, cx: &mut Cx<'_>, reason: &Reason) {
    let Some(anchor) = &reason.evidence else {
        ui.label(RichText::new(&reason.text).color(cx.t.text));
        return;
    };
    let response = ui
        .add(
            egui::Label::new(RichText::new(&reason.text).color(cx.t.text))
                .sense(Sense::click())
                .wrap(),
        )
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(format!("Show in {}", document_title(cx.look, &anchor.doc)));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(
            response.rect.x_range(),
            response.rect.bottom(),
            egui::Stroke::new(1.0, cx.t.accent),
        );
    }
    let quoted = reason.text.contains(anchor.quote.trim());
    let link = !quoted && {
        let text = format!("“{}”", widgets::shorten(&anchor.quote, 80));
        widgets::link(ui, cx.t, &text).clicked()
    };
    if response.clicked() || link {
        cx.state.read(&anchor.doc, anchor.range);
    }
}

/// Who took part, and as what.
fn who_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let series = event.series.map(|s| s.series);
    let ids: Vec<EntityId> = event
        .entities
        .iter()
        .copied()
        .chain(series.filter(|s| !event.entities.contains(s)))
        .collect();
    if ids.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, "Who and what");
    for id in ids {
        let Some(entity) = cx.look.entity(id) else {
            continue;
        };
        let mut what = roles_words(entity);
        if let Some(number) = event
            .series
            .filter(|s| s.series == id)
            .and_then(|s| s.number)
        {
            what = format!("number {number}");
        }
        if name_row_ui(ui, cx.t.kind(entity.kind), cx, entity, &what) {
            let add = ui.input(|i| i.modifiers.command);
            cx.state.select_entity(id, add);
        }
    }
}

fn roles_words(entity: &Entity) -> String {
    let roles: Vec<String> = entity
        .roles
        .iter()
        .take(2)
        .map(|r| match &r.organisation {
            Some(org) => format!("{}, {org}", r.role),
            None => r.role.clone(),
        })
        .collect();
    if roles.is_empty() {
        entity.kind.name().to_owned()
    } else {
        roles.join("; ")
    }
}

fn name_row_ui(ui: &mut Ui, color: Color32, cx: &Cx<'_>, entity: &Entity, what: &str) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 36.0), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Select {}", entity.name)));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(
            rect.expand2(egui::vec2(6.0, 0.0)),
            CornerRadius::same(6),
            cx.t.hover,
        );
    }
    ui.painter()
        .circle_filled(egui::pos2(rect.left() + 5.0, rect.top() + 11.0), 4.0, color);
    let left = rect.left() + 18.0;
    let room = rect.width() - 18.0;
    super::lists::fitted(
        ui.painter(),
        egui::pos2(left, rect.top() + 1.0),
        &entity.name,
        theme::body(),
        cx.t.text,
        room,
    );
    super::lists::fitted(
        ui.painter(),
        egui::pos2(left, rect.top() + 18.0),
        what,
        theme::small(),
        cx.t.weak,
        room,
    );
    response.on_hover_text("Click to select").clicked()
}

/// Somebody or something: what they were called and did.
fn entity_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    let kind = match entity.kind {
        EntityKind::Person => "Person",
        EntityKind::Project => "Project",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Series => "Series",
        EntityKind::Work => "Work",
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
    if !entity.roles.is_empty() {
        widgets::section(ui, cx.t, "Roles");
        for role in &entity.roles {
            ui.label(words::role_words(role));
            let mut when = words::role_time(role);
            if role.docs.len() > 1 {
                let docs = words::count(role.docs.len(), "document", "documents");
                when = match when.is_empty() {
                    true => format!("in {docs}"),
                    false => format!("{when}, in {docs}"),
                };
            }
            if !when.is_empty() {
                ui.label(RichText::new(when).font(theme::small()).color(cx.t.weak));
            }
            ui.add_space(STEP);
        }
    }
    if !entity.aliases.is_empty() {
        widgets::section(ui, cx.t, "Also written");
        ui.label(RichText::new(entity.aliases.join(" · ")).color(cx.t.weak));
    }
    span_ui(ui, cx, entity);
    ties_ui(ui, cx, entity);
    review::of_entity_ui(ui, cx, entity);
    if let Some(period) = &entity.period {
        widgets::section(ui, cx.t, "How often");
        ui.label(words::recurrence(period));
    }
    let events: Vec<EventId> = cx
        .look
        .timeline
        .events
        .iter()
        .filter(|e| {
            e.entities.contains(&entity.id) || e.series.is_some_and(|s| s.series == entity.id)
        })
        .map(|e| e.id)
        .collect();
    widgets::section(ui, cx.t, &words::count(events.len(), "event", "events"));
    /// The rest is on the timeline, which shows only these while the person is selected.
    const LISTED: usize = 60;
    for id in events.iter().take(LISTED) {
        let Some(event) = cx.look.event(*id) else {
            continue;
        };
        if event_row_ui(ui, cx, event) {
            cx.state.select_event(*id);
            go_to_neighbourhood(cx, *id);
        }
    }
    if events.len() > LISTED {
        let more = events.len() - LISTED;
        ui.label(RichText::new(format!("and {more} more on the timeline")).color(cx.t.weak));
    }
    mentions_ui(ui, cx, entity);
    let what = match entity.kind {
        EntityKind::Person => "Why this is one person",
        EntityKind::Project => "Why this is one project",
        EntityKind::Organisation => "Why this is one organisation",
        EntityKind::Place | EntityKind::Series | EntityKind::Work => "Why this is one",
    };
    why_ui(ui, cx, what, &entity.why);
    why_ui(ui, cx, "What speaks against it", &entity.against);
}

/// From when until when a project was, and from when until when it is spoken of.
fn span_ui(ui: &mut Ui, cx: &Cx<'_>, entity: &Entity) {
    let Some(span) = &entity.span else {
        return;
    };
    let (was, named) = words::span(span);
    if was.is_empty() && named.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, "When");
    if !was.is_empty() {
        ui.label(was);
    }
    if !named.is_empty() {
        ui.label(RichText::new(named).font(theme::small()).color(cx.t.weak));
    }
}

/// Who runs and who funds a project, each once, with the document that says so.
fn ties_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    for (kind, title) in [(TieKind::RunBy, "Run by"), (TieKind::FundedBy, "Funded by")] {
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
            let text = RichText::new(format!("says {}", document_title(cx.look, &tie.doc)))
                .font(theme::small())
                .color(cx.t.weak);
            let says = ui
                .add(egui::Label::new(text).sense(Sense::click()).wrap())
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .on_hover_text("Show where it says so");
            if says.clicked() {
                cx.state.read(&tie.doc, tie.signal);
            }
        }
    }
}

/// Where the documents name them, each one click away.
fn mentions_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    if entity.mentions.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, "Named in");
    /// Nobody reads more; the list of documents has them all while they are selected.
    const LISTED: usize = 60;
    let by_document = || entity.mentions.chunk_by(|a, b| a.0 == b.0);
    for chunk in by_document().take(LISTED) {
        let Some((doc, range)) = chunk.first() else {
            continue;
        };
        let times = match chunk.len() {
            1 => String::new(),
            n => format!(" ({n} times)"),
        };
        let text = format!("{}{times}", document_title(cx.look, doc));
        if widgets::link(ui, cx.t, &text).clicked() {
            cx.state.read(doc, *range);
        }
    }
    let more = by_document().count().saturating_sub(LISTED);
    if more > 0 {
        let text = format!(
            "and {}",
            words::count(more, "more document", "more documents")
        );
        ui.label(RichText::new(text).color(cx.t.weak));
    }
}

pub fn event_row_ui(ui: &mut Ui, cx: &Cx<'_>, event: &Event) -> bool {
    /// What does not fit two lines is read in the tooltip.
    const LINES: usize = 2;
    let width = ui.available_width();
    let mut job =
        egui::text::LayoutJob::simple(event.label.clone(), theme::body(), cx.t.text, width);
    job.wrap.max_rows = LINES;
    let title = ui.painter().layout_job(job);
    let height = title.size().y;
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, height + 22.0), Sense::click());
    let when = words::when(&event.when);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, format!("Go to {when}: {}", event.label))
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(
            rect.expand2(egui::vec2(6.0, 0.0)),
            CornerRadius::same(6),
            cx.t.hover,
        );
    }
    ui.painter()
        .galley(rect.min + egui::vec2(0.0, 2.0), title, cx.t.text);
    super::lists::fitted(
        ui.painter(),
        rect.min + egui::vec2(0.0, height + 3.0),
        &when,
        theme::small(),
        cx.t.weak,
        rect.width(),
    );
    let label = event.label.clone();
    response.on_hover_text(label).clicked()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page's tabs: what the right panel shows.
pub fn tabs_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let names = [("Event", String::new()), ("Document", String::new())];
    let chosen = match cx.state.right {
        RightTab::Event => 0,
        RightTab::Document => 1,
    };
    match widgets::tabs(ui, cx.t, &names, chosen) {
        Some(0) => cx.state.right = RightTab::Event,
        Some(_) => {
            cx.state.right = RightTab::Document;
            if cx.state.reading.doc.is_none() {
                open_first_source(cx);
            }
        }
        None => {}
    }
}

/// The document of the selected event, or the first of all.
fn open_first_source(cx: &mut Cx<'_>) {
    let claim = cx
        .state
        .selection
        .event
        .and_then(|id| cx.look.event(id))
        .and_then(|e| cx.look.evidence_of(e));
    match claim {
        Some(claim) => cx.state.read(&claim.doc, claim.range),
        None => cx.state.reading.doc = cx.look.timeline.documents.first().map(|d| d.id.clone()),
    }
}
