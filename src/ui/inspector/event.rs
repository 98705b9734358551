//! One event with everything that is known of it, how it is known, and what can be changed.

use super::beside::beside_ui;
use super::{name_row_ui, one_line, why_ui};
use crate::edit::{Edit, event_anchor};
use crate::model::{Certainty, Edtf, Entity, EntityId, EntityKind, Event, Status};
use crate::ui::bidi;
use crate::ui::canvas::document_title;
use crate::ui::cx::Cx;
use crate::ui::icons::{self, Icon};
use crate::ui::state::Editing;
use crate::ui::theme::{self, STEP};
use crate::ui::{actions, lookup, say, widgets, words};
use egui::{CornerRadius, Frame, Margin, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};

pub(super) fn event_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    words_ui(ui, cx, event);
    ui.add_space(2.0 * STEP);
    when_ui(ui, cx, event);
    readings_ui(ui, cx, event);
    buttons_ui(ui, cx, event);
    own_ui(ui, cx, event);
    who_ui(ui, cx, event);
    sources_ui(ui, cx, event);
    why_ui(ui, cx, text!("inspector-how"), &event.when.why);
    beside_ui(ui, cx, event);
    others_ui(ui, cx, event);
    ui.add_space(4.0 * STEP);
}

/// What happened: the title, or the field it is edited in.
pub(super) fn words_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let mut editing = match cx.state.editing.take() {
        Some(Editing::Words(id, text)) if id == event.id => text,
        other => {
            cx.state.editing = other;
            ui.add(
                egui::Label::new(
                    RichText::new(bidi::seen_lines(&event.label, ui.available_width(), 15.0))
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
                text!("change-words", event = widgets::shorten(&event.label, 40)),
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

pub(super) fn save_cancel_ui(ui: &mut Ui, cx: &Cx<'_>, valid: bool) -> (bool, bool) {
    ui.horizontal(|ui| {
        let save = ui
            .add_enabled_ui(valid, |ui| {
                widgets::primary(ui, cx.t, text!("save")).clicked()
            })
            .inner;
        let cancel = ui
            .add(egui::Button::new(text!("cancel")).min_size(egui::vec2(0.0, 32.0)))
            .clicked();
        (save, cancel)
    })
    .inner
}

/// When: words as written → value → EDTF.
pub(super) fn when_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * STEP;
        ui.label(
            RichText::new(words::when(&event.when))
                .font(theme::strong(theme::BODY))
                .color(cx.t.date),
        );
        let (badge, sentence) = words::certainty(event);
        let color = match event.when.certainty {
            _ if event.user.dated => cx.t.accent,
            Certainty::Stated => cx.t.organisation,
            Certainty::Derived => cx.t.accent,
            Certainty::Bounded | Certainty::Unknown => cx.t.warn,
        };
        widgets::badge(ui, color, badge).on_hover_text(sentence);
        if event.user.confirmed {
            widgets::badge(ui, cx.t.organisation, text!("badge-confirmed"));
        }
        if event.user.edited && !event.user.dated {
            widgets::badge(ui, cx.t.accent, text!("badge-edited"));
        }
        if event.user.by_hand.is_some() {
            widgets::badge(ui, cx.t.accent, text!("badge-added"));
        }
        if event.user.guessed {
            widgets::badge(ui, cx.t.warn, text!("badge-meant"))
                .on_hover_text(text!("badge-meant-hint"));
        }
        match event.status {
            Status::Planned => {
                widgets::badge(ui, cx.t.weak, text!("badge-planned"));
            }
            Status::Cancelled => {
                widgets::badge(ui, cx.t.warn, text!("badge-cancelled"));
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
        .on_hover_text(text!("date-as-written"));
    }
    date_field_ui(ui, cx, event);
}

pub(super) fn date_field_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
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
            .hint_text(text!("date-like"))
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, text!("date-field")));
    let parsed = words::parse_date(&text);
    let (said, color) = match (&parsed, text.trim().is_empty()) {
        (Some(date), _) => (words::edtf_words(date), cx.t.weak),
        (None, true) => (text!("date-what").to_owned(), cx.t.weak),
        (None, false) => (text!("date-not-yet").to_owned(), cx.t.warn),
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
            text!("change-date", event = widgets::shorten(&event.label, 40)),
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
pub(super) fn readings_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
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
                icons::paint(ui.painter(), rect, Icon::Fork, cx.t.text);
                ui.label(
                    RichText::new(if event.reads_both_ways() {
                        text!("disputed-both-ways")
                    } else if event.was_moved() {
                        text!("disputed-moved")
                    } else {
                        text!("disputed-sources")
                    })
                    .font(theme::strong(theme::SMALL))
                    .color(cx.t.text),
                );
            });
            for reading in in_order_of_writing(cx, event) {
                let mut docs: Vec<_> = reading
                    .claims
                    .iter()
                    .filter_map(|i| event.claims.get(*i as usize))
                    .map(|c| &c.doc)
                    .collect();
                docs.sort();
                docs.dedup();
                let who: Vec<String> = docs.into_iter().map(|d| written_title(cx, d)).collect();
                let claims = reading.claims.iter();
                let claims = claims.filter_map(|i| event.claims.get(*i as usize));
                let date = words::edtf_words(&reading.edtf);
                let who = who.join(", ");
                let text = match cx.look.timeline.voices(claims) {
                    0 | 1 => text!("disputed-one", date = date, documents = who),
                    n => text!("disputed-several", date = date, n = n, documents = who),
                };
                if event.when.edtf.as_ref() == Some(&reading.edtf) {
                    let text = RichText::new(text).font(theme::small()).color(cx.t.text);
                    ui.label(text);
                    continue;
                }
                let link = widgets::link(ui, cx.t, &text).on_hover_text(text!("disputed-take"));
                if link.clicked()
                    && let Some(anchor) = event_anchor(event)
                {
                    cx.out.change(
                        text!("change-date", event = widgets::shorten(&event.label, 40)),
                        Edit::SetDate {
                            event: anchor,
                            date: reading.edtf.clone(),
                        },
                    );
                }
            }
        });
}

/// A date that was moved is seen moving: its plans by the day they were written. What sources disagree on stands as it was weighed.
fn in_order_of_writing<'e>(cx: &Cx<'_>, event: &'e Event) -> Vec<&'e crate::model::Reading> {
    let mut readings: Vec<_> = event.readings.iter().collect();
    if event.was_moved() {
        let told = cx.look.timeline.told_in_order(event);
        readings.sort_by_key(|r| {
            told.iter()
                .position(|t| r.claims.iter().any(|c| t.claims.contains(c)))
        });
    }
    readings
}

/// "Notice to passengers, written 2 March 2018"
fn written_title(cx: &Cx<'_>, doc: &crate::model::DocId) -> String {
    let title = document_title(cx.look, doc);
    let published = cx.look.timeline.document(doc);
    let published = published.and_then(|d| d.published.as_ref());
    match published.filter(|p| p.source.is_trusted()) {
        Some(p) => text!(
            "source-written",
            document = title,
            date = words::published(Some(p))
        ),
        None => title,
    }
}

pub(super) fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    ui.add_space(2.0 * STEP);
    let can = event_anchor(event).is_some();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.spacing_mut().button_padding.x = 2.0 * STEP;
        let mut button = |text: &str, action: actions::Action, enabled: bool| {
            let hint = action.info().hint;
            if ui
                .add_enabled(enabled, egui::Button::new(text))
                .on_hover_text(hint)
                .clicked()
            {
                cx.out.act(action);
            }
        };
        use actions::Action::{Confirm, EachTime, EditDate, EditWords, Hide};
        button(
            text!("button-confirm"),
            Confirm,
            can && !event.user.confirmed,
        );
        button(text!("button-edit-date"), EditDate, can);
        button(text!("button-edit-words"), EditWords, can);
        button(text!("button-hide"), Hide, can);
        more_ui(ui, cx, event);
        if event.when.recurs() {
            let unfolded = cx.state.view.unfolded.contains(&event.id);
            let text = if unfolded {
                text!("button-one-line")
            } else {
                text!("button-each-time")
            };
            if ui
                .button(text)
                .on_hover_text(EachTime.info().hint)
                .clicked()
            {
                cx.out.act(EachTime);
            }
        }
    });
}

/// All else that can be said of it.
fn more_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    if event_anchor(event).is_none() {
        return;
    }
    let button = egui::Button::new(text!("button-more")).wrap_mode(egui::TextWrapMode::Extend);
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for action in say::OF_EVENT {
            say::entry_ui(ui, cx, action);
        }
    });
}

/// What the user has given it: tags, a note, a picture.
fn own_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let user = &event.user;
    if !user.tags.is_empty() {
        widgets::section(ui, cx.t, text!("own-tags"));
        ui.horizontal_wrapped(|ui| {
            for tag in &user.tags {
                widgets::badge(ui, cx.t.accent, tag);
            }
        });
    }
    if !user.lane.is_empty() {
        widgets::section(ui, cx.t, text!("own-lane"));
        ui.label(RichText::new(&user.lane).color(cx.t.text));
    }
    if !user.note.is_empty() {
        widgets::section(ui, cx.t, text!("own-note"));
        ui.add(
            egui::Label::new(RichText::new(&user.note).color(cx.t.text))
                .wrap()
                .selectable(true),
        );
    }
    if !user.picture.is_empty() {
        widgets::section(ui, cx.t, text!("own-picture"));
        ui.add(
            egui::Label::new(RichText::new(&user.picture).color(cx.t.weak))
                .wrap()
                .selectable(true),
        );
    }
}

/// All sources, each one click from its sentence.
pub(super) fn sources_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let documents = lookup::documents_of(event).len();
    // Ten papers that print one release are one source.
    let voices = cx.look.timeline.voices(event.claims.iter());
    let title = match (documents, voices) {
        (0, _) => return,
        (1, _) => text!("sources-one").to_owned(),
        (n, v) if v < n => text!("sources-in", n = v, documents = n),
        (n, _) => text!("sources", n = n),
    };
    let claims = lookup::sentences_of(event);
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
                let quote = format!("“{}”", one_line(&claim.quote));
                ui.label(
                    RichText::new(bidi::seen_lines(&quote, ui.available_width(), theme::BODY))
                        .font(theme::body())
                        .color(cx.t.text),
                );
                let dated = claim
                    .edtf
                    .as_ref()
                    .map(|e| text!("source-says", date = words::edtf_words(e)))
                    .unwrap_or_default();
                let doc = cx.look.timeline.document(&claim.doc);
                let page = doc
                    .and_then(|d| d.origin.page(claim.trigger.unwrap_or(claim.range)))
                    .map(|page| format!(", {page}"))
                    .unwrap_or_default();
                let title = written_title(cx, &claim.doc);
                let told = format!("{title}{page}{dated}");
                ui.label(
                    RichText::new(bidi::seen_lines(&told, ui.available_width(), theme::SMALL))
                        .font(theme::small())
                        .color(cx.t.accent),
                );
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
                text!("show-in-document", words = one_line(&claim.quote)),
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
        ui.label(RichText::new(text!("and-more", n = more)).color(cx.t.weak));
    }
}

/// Who took part and as what, and what it belongs to: what is asked first, so that it stands before the sources.
pub(super) fn who_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    /// More would push the sentence that says so out of sight.
    const AT_ONCE: usize = 7;
    let (first, _) = who_and_others(cx, event);
    if first.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, text!("who-took-part"));
    let id = egui::Id::unique(("who", event.id));
    let all = first.len() <= AT_ONCE + 1 || ui.data(|d| d.get_temp(id).unwrap_or(false));
    let shown = if all { first.len() } else { AT_ONCE };
    for entity in &first[..shown] {
        name_ui(ui, cx, event, *entity);
    }
    if !all {
        let more = text!("and-more", n = first.len() - shown);
        if widgets::link(ui, cx.t, &more).clicked() {
            ui.data_mut(|d| d.insert_temp(id, true));
        }
    }
}

/// What else is named with it: bodies, places, works.
fn others_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) {
    let (_, others) = who_and_others(cx, event);
    if others.is_empty() {
        return;
    }
    widgets::section(ui, cx.t, text!("also-named"));
    for id in others {
        name_ui(ui, cx, event, id);
    }
}

/// People, projects and its series; then the rest. Where nobody took part, bodies did.
fn who_and_others(cx: &Cx<'_>, event: &Event) -> (Vec<EntityId>, Vec<EntityId>) {
    let series = event.series.map(|s| s.series);
    let ids = event.entities.iter().copied();
    let ids = ids.chain(series.filter(|s| !event.entities.contains(s)));
    let kind = |id: &EntityId| cx.look.entity(*id).map(|e| e.kind);
    let known: Vec<EntityId> = ids.filter(|id| kind(id).is_some()).collect();
    let nobody = !known.iter().any(|id| kind(id) == Some(EntityKind::Person));
    known.into_iter().partition(|id| match kind(id) {
        Some(EntityKind::Person | EntityKind::Project | EntityKind::Series) => true,
        Some(EntityKind::Organisation) => nobody,
        Some(EntityKind::Place | EntityKind::Work) | None => false,
    })
}

fn name_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event, id: EntityId) {
    let Some(entity) = cx.look.entity(id) else {
        return;
    };
    let mut what = roles_words(entity);
    if let Some(number) = event
        .series
        .filter(|s| s.series == id)
        .and_then(|s| s.number)
    {
        what = text!("series-number", number = number.to_string());
    }
    if name_row_ui(ui, cx.t.kind(entity.kind), cx, entity, &what) {
        let add = ui.input(|i| i.modifiers.command);
        cx.state.select_entity(id, add);
    }
}

pub(super) fn roles_words(entity: &Entity) -> String {
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
        words::kind(entity.kind).to_owned()
    } else {
        roles.join("; ")
    }
}
