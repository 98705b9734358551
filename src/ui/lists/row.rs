//! One row of a list: what they are called, what they are, how often and when.

use super::change::{edit_row_ui, menu_ui};
use super::{PLOT, ROW};
use crate::model::{Entity, Instant};
use crate::ui::bidi;
use crate::ui::cx::Cx;
use crate::ui::icons::{self, Icon};
use crate::ui::passed::{BARS, Row};
use crate::ui::state::Editing;
use crate::ui::theme;
use crate::ui::words;
use egui::{Color32, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{Bar, BarChart, Plot, PlotBounds};
use std::collections::HashMap;

pub(super) fn entity_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    if matches!(&cx.state.editing, Some(Editing::Rename(id, _) | Editing::SameAs(id, _)) if *id == entity.id)
    {
        edit_row_ui(ui, cx, i);
        return;
    }
    let none = Row::default();
    let row = cx.look.passed().entity_row(i).unwrap_or(&none);
    let hidden = cx.state.view.filter.hidden.contains(&entity.id);
    let on = cx.state.selection.entities.contains(&entity.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let what = what_they_are(entity, &cx.look.acronyms);
    response.widget_info(|| {
        let n = text!("n-events", n = row.events);
        WidgetInfo::selected(
            Role::Button,
            true,
            on,
            text!("list-row", name = &entity.name, events = n),
        )
    });
    let hot = ui.rect_contains_pointer(rect);
    if hot && response.contains_pointer() {
        cx.state.pointing = Some(entity.id);
    }
    // Who takes part in the event under the pointer, or is named where it is, is seen here too.
    let elsewhere = cx.state.pointed == Some(entity.id) || takes_part(cx, i);
    ground(ui, cx, rect, on, hot || elsewhere || response.has_focus());

    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let dot = pos2(rect.left() + 14.0, rect.top() + 15.0);
    let color = cx.t.kind(entity.kind);
    if hidden {
        painter.circle_stroke(dot, 4.0, Stroke::new(1.2, cx.t.faint));
    } else {
        painter.circle_filled(dot, 4.0, color);
    }
    let right = rect.right() - PLOT.x - 12.0;
    let text_rect = Rect::from_min_max(rect.min, pos2(right - 4.0, rect.bottom()));
    let inside = painter.with_clip_rect(text_rect.intersect(painter.clip_rect()));
    // Who takes no part in what is searched for stands back.
    let ink = match () {
        () if hidden => cx.t.faint,
        () if row.events == 0 => cx.t.weak,
        () => cx.t.text,
    };
    let room = text_rect.width() - 28.0;
    let used = figure_ui(&painter, cx, rect, &figure(cx, row), hot);
    fitted(
        &painter,
        pos2(rect.left() + 26.0, rect.top() + 6.0),
        &entity.name,
        theme::body(),
        ink,
        rect.width() - 26.0 - 16.0 - used,
    );
    let second = if what.is_empty() {
        text!("n-documents", n = row.documents)
    } else {
        what.clone()
    };
    fitted(
        &inside,
        pos2(rect.left() + 26.0, rect.top() + 24.0),
        &second,
        theme::small(),
        cx.t.weak,
        room,
    );

    // Under the pointer, two small buttons take the plot's place.
    if hot {
        buttons_ui(ui, cx, rect, i, hidden);
    } else {
        plot_ui(
            ui,
            rect,
            ("bars", entity.id.0),
            row,
            if hidden { cx.t.faint } else { color },
        );
    }
    let add = ui.input(|i| i.modifiers.command);
    if response.clicked() {
        cx.state.select_entity(entity.id, add);
    }
    let mut tip = entity.name.clone();
    let whole = what_they_are(entity, &HashMap::new());
    if !whole.is_empty() {
        tip.push_str(&format!("\n{whole}"));
    }
    let counts = counts_words(row);
    tip.push('\n');
    tip.push_str(&match row.first {
        Some(first) => {
            let year = words::year(Instant(first as i64));
            text!("list-first-in", counts = counts, year = year)
        }
        None => counts,
    });
    let response = response.on_hover_text(tip);
    response.context_menu(|ui| menu_ui(ui, cx, i));
}

fn takes_part(cx: &Cx<'_>, entity: usize) -> bool {
    let event = cx.state.hovered.and_then(|id| cx.look.number(id));
    event.is_some_and(|e| cx.look.index.entities_of(e as u32).any(|i| i == entity))
}

pub(super) fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, i: usize, hidden: bool) {
    let entity = &cx.look.timeline.entities[i];
    let size = vec2(24.0, 24.0);
    let eye_rect = Rect::from_center_size(pos2(rect.right() - 20.0, rect.center().y), size);
    let eye = ui.interact(
        eye_rect,
        ui.scope_id().with(("eye", entity.id)),
        Sense::click(),
    );
    let name = if hidden {
        text!("list-show")
    } else {
        text!("list-hide")
    };
    eye.widget_info(|| {
        let name = match hidden {
            true => text!("list-show-name", name = &entity.name),
            false => text!("list-hide-name", name = &entity.name),
        };
        WidgetInfo::labeled(Role::Button, true, name)
    });
    let ink = |r: &egui::Response| if r.hovered() { cx.t.text } else { cx.t.weak };
    let icon = if hidden { Icon::EyeOff } else { Icon::Eye };
    icons::paint(ui.painter(), eye_rect, icon, ink(&eye));
    if eye.on_hover_text(name).clicked() {
        cx.state.toggle_hidden(entity.id);
    }
    if !entity.aliases.is_empty() {
        let open = cx.state.list_unfolded.contains(&entity.id);
        let more_rect = eye_rect.translate(vec2(-26.0, 0.0));
        let more = ui.interact(
            more_rect,
            ui.scope_id().with(("more", entity.id)),
            Sense::click(),
        );
        more.widget_info(|| {
            WidgetInfo::labeled(
                Role::Button,
                true,
                text!("list-other-names-of", name = &entity.name),
            )
        });
        let icon = if open { Icon::Down } else { Icon::Right };
        icons::paint(ui.painter(), more_rect, icon, ink(&more));
        if more.on_hover_text(text!("list-other-names")).clicked()
            && !cx.state.list_unfolded.remove(&entity.id)
        {
            cx.state.list_unfolded.insert(entity.id);
        }
    }
}

pub(super) fn aliases_ui(ui: &mut Ui, cx: &Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let text = if entity.aliases.is_empty() {
        text!("list-no-other-names").to_owned()
    } else {
        text!("list-also", names = entity.aliases.join(" · "))
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let galley = ui
        .painter()
        .layout(text.clone(), theme::small(), cx.t.weak, rect.width() - 40.0);
    ui.painter()
        .with_clip_rect(rect.intersect(ui.clip_rect()))
        .galley(rect.min + vec2(26.0, 4.0), galley, cx.t.weak);
    response.on_hover_text(text);
}

pub(super) fn document_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let doc = &cx.look.timeline.documents[i];
    let none = Row::default();
    let row = cx.look.passed().document_row(i).unwrap_or(&none);
    let on = cx.state.selection.documents.contains(&doc.id);
    let title = doc.title.clone().unwrap_or_else(|| doc.id.to_string());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &title));
    let event = cx.state.hovered.and_then(|id| cx.look.number(id));
    let tells = event.is_some_and(|e| cx.look.index.documents_of(e as u32).any(|d| d == i));
    let hot = response.hovered() || response.has_focus();
    ground(ui, cx, rect, on, hot || tells);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    icons::paint(
        &painter,
        Rect::from_center_size(
            pos2(rect.left() + 14.0, rect.top() + 15.0),
            vec2(16.0, 16.0),
        ),
        Icon::Document,
        cx.t.document,
    );
    let room = rect.width() - PLOT.x - 48.0;
    let used = figure_ui(&painter, cx, rect, &figure(cx, row), false);
    let ink = match row.events {
        0 => cx.t.weak,
        _ => cx.t.text,
    };
    fitted(
        &painter,
        pos2(rect.left() + 26.0, rect.top() + 6.0),
        &title,
        theme::body(),
        ink,
        rect.width() - 26.0 - 16.0 - used,
    );
    let dated = words::published(doc.published.as_ref());
    fitted(
        &painter,
        pos2(rect.left() + 26.0, rect.top() + 24.0),
        &dated,
        theme::small(),
        cx.t.weak,
        room,
    );
    plot_ui(ui, rect, ("doc-bars", i as u64), row, cx.t.document);
    let add = ui.input(|i| i.modifiers.command);
    if response.clicked() {
        cx.state.select_document(&doc.id, add);
    }
    let events = text!("n-events", n = row.events);
    let tip = format!("{title}\n{}\n{dated}\n{events}", doc.id);
    response.on_hover_text(tip);
}

pub(super) fn ground(ui: &Ui, cx: &Cx<'_>, rect: Rect, on: bool, hot: bool) {
    let inner = rect.shrink2(vec2(2.0, 1.0));
    let fill = if on {
        cx.t.accent_soft
    } else if hot {
        cx.t.hover
    } else {
        return;
    };
    ui.painter().rect_filled(inner, CornerRadius::same(6), fill);
}

/// One line, cut with an ellipsis where the room ends.
pub fn fitted(
    painter: &egui::Painter,
    at: egui::Pos2,
    text: &str,
    font: egui::FontId,
    ink: Color32,
    room: f32,
) {
    let text = bidi::seen_within(text, room.max(0.0), font.size).into_owned();
    let mut job = egui::text::LayoutJob::simple_singleline(text, font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = painter.layout_job(job);
    painter.galley(at, galley, ink);
}

/// The same in the usual letters with one stretch in strong ones.
pub fn fitted_lit(
    painter: &egui::Painter,
    at: egui::Pos2,
    (text, lit): (&str, std::ops::Range<usize>),
    size: f32,
    ink: Color32,
    room: f32,
) {
    let usual = egui::FontId::proportional(size);
    // Lines that are turned round for the eye have their stretches elsewhere.
    let turned = matches!(
        bidi::seen_within(text, room.max(0.0), size),
        std::borrow::Cow::Owned(_)
    );
    let parts = (
        text.get(..lit.start),
        text.get(lit.clone()),
        text.get(lit.end..),
    );
    let (Some(before), Some(found), Some(after)) = parts else {
        return fitted(painter, at, text, usual, ink, room);
    };
    if turned || lit.is_empty() {
        return fitted(painter, at, text, usual, ink, room);
    }
    let mut job = egui::text::LayoutJob {
        break_on_newline: false,
        ..Default::default()
    };
    for (part, font) in [
        (before, usual.clone()),
        (found, theme::strong(size)),
        (after, usual),
    ] {
        job.append(part, 0.0, egui::TextFormat::simple(font, ink));
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    painter.galley(at, painter.layout_job(job), ink);
}

/// "Chief, State Service": the office that most documents give.
pub(super) fn what_they_are(entity: &Entity, acronyms: &HashMap<String, String>) -> String {
    let Some(role) = entity.main_role() else {
        return String::new();
    };
    match &role.organisation {
        Some(org) => format!("{}, {}", role.role, acronyms.get(org).unwrap_or(org)),
        None => role.role.clone(),
    }
}

pub(super) fn counts_words(row: &Row) -> String {
    let events = text!("n-events", n = row.events);
    let docs = text!("n-documents", n = row.documents);
    text!("events-documents", events = events, documents = docs)
}

/// How many events; nothing where a filter leaves none, so that a search is no column of zeros.
fn figure(cx: &Cx<'_>, row: &Row) -> String {
    match row.events {
        0 if cx.look.passed().is_narrowed() => String::new(),
        n => words::grouped(n),
    }
}

/// How many events, at the end of the first line, as far as no buttons stand there. Returns the width it took.
pub(super) fn figure_ui(
    painter: &egui::Painter,
    cx: &Cx<'_>,
    rect: Rect,
    text: &str,
    hot: bool,
) -> f32 {
    /// Two buttons.
    const BUTTONS: f32 = 52.0;
    if hot {
        return BUTTONS;
    }
    let figure = painter.layout_no_wrap(text.to_owned(), theme::small(), cx.t.weak);
    let size = figure.size();
    let at = pos2(rect.right() - 8.0 - size.x, rect.top() + 7.0);
    painter.galley(at, figure, cx.t.weak);
    size.x
}

pub(super) fn plot_ui(
    ui: &mut Ui,
    row_rect: Rect,
    id: (&'static str, u64),
    row: &Row,
    color: Color32,
) {
    let most = row.bars.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return;
    }
    let rect = Rect::from_center_size(
        pos2(row_rect.right() - 8.0 - PLOT.x / 2.0, row_rect.top() + 31.0),
        PLOT,
    );
    let bars: Vec<Bar> = row
        .bars
        .iter()
        .enumerate()
        .filter(|(_, n)| **n > 0)
        .map(|(i, n)| {
            Bar::new(i as f64 + 0.5, (f64::from(*n) / f64::from(most)).max(0.15))
                .width(0.8)
                .fill(color.gamma_multiply(0.75))
                .stroke(Stroke::NONE)
        })
        .collect();
    // A child beside the row: it must not move the list's cursor.
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(id));
    Plot::new(id)
        .width(PLOT.x)
        .height(PLOT.y)
        .show_axes(false)
        .show_grid(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .set_margin_fraction(vec2(0.0, 0.0))
        .sense(Sense::hover())
        .show(&mut child, |plot| {
            plot.set_plot_bounds(PlotBounds::from_min_max([0.0, 0.0], [BARS as f64, 1.0]));
            plot.bar_chart(BarChart::new("events", bars).allow_hover(false));
        });
}
