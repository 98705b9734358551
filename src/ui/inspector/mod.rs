//! The right panel's first page: one event with everything that is known of it, or somebody with everything they did.
//!
//! How we know comes before what can be changed.

mod beside;
mod entity;
mod event;

use super::bidi;
use super::canvas::document_title;
use super::cx::Cx;
use super::help::{self, Page};
use super::state::RightTab;
use super::theme;
use super::{review, widgets, words};
use crate::model::{Entity, Event, Reason};
use egui::{Color32, CornerRadius, Frame, Margin, RichText, Role, Sense, Ui, WidgetInfo};
use entity::entity_ui;
use event::event_ui;

pub fn inspector_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
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
                        (None, None) => look.passed().summary.ui(ui, cx),
                    }
                });
        });
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
    let Some(place) = &reason.evidence else {
        ui.label(RichText::new(&reason.text).color(cx.t.text));
        return;
    };
    let response = ui
        .add(
            egui::Label::new(
                RichText::new(bidi::seen_lines(
                    &reason.text,
                    ui.available_width(),
                    theme::BODY,
                ))
                .color(cx.t.text),
            )
            .sense(Sense::click())
            .wrap(),
        )
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(text!(
            "show-in",
            document = document_title(cx.look, &place.doc)
        ));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(
            response.rect.x_range(),
            response.rect.bottom(),
            egui::Stroke::new(1.0, cx.t.accent),
        );
    }
    let document = cx.look.timeline.document(&place.doc);
    let quote = document.map_or("", |d| place.range.of(&d.text));
    let quoted = reason.text.contains(quote.trim());
    let link = !quoted && {
        let text = format!("“{}”", widgets::shorten(quote, 80));
        widgets::link(ui, cx.t, &text).clicked()
    };
    if response.clicked() || link {
        cx.state.read(&place.doc, place.range);
    }
}

fn name_row_ui(ui: &mut Ui, color: Color32, cx: &mut Cx<'_>, entity: &Entity, what: &str) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, text!("select", name = &entity.name))
    });
    if response.hovered() {
        cx.state.pointing = Some(entity.id);
    }
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
    response.on_hover_text(text!("select-hint")).clicked()
}

pub fn event_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, event: &Event) -> bool {
    /// What does not fit two lines is read in the tooltip.
    const LINES: usize = 2;
    let width = ui.available_width();
    let seen = bidi::seen_lines(&event.label, width, theme::BODY).into_owned();
    let mut job = egui::text::LayoutJob::simple(seen, theme::body(), cx.t.text, width);
    job.wrap.max_rows = LINES;
    let title = ui.painter().layout_job(job);
    let height = title.size().y;
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, height + 22.0), Sense::click());
    let when = words::when(&event.when);
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Button,
            true,
            text!("go-to", date = &when, event = &event.label),
        )
    });
    if response.hovered() {
        cx.state.hovered = Some(event.id);
    }
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
    let names = [
        (text!("page-event"), String::new()),
        (text!("page-document"), String::new()),
    ];
    let chosen = match cx.state.right {
        RightTab::Event => 0,
        RightTab::Document => 1,
    };
    let page = match cx.state.right {
        RightTab::Event => Page::Dates,
        RightTab::Document => Page::Correcting,
    };
    let clicked = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let room = egui::vec2(ui.available_width() - 28.0, 32.0);
        let tabs = ui.allocate_ui(room, |ui| widgets::tabs(ui, cx.t, &names, chosen));
        help::mark(ui, cx, page);
        tabs.inner
    });
    match clicked.inner {
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
