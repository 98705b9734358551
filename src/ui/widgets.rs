//! The few widgets egui has no ready-made form of: quiet icon buttons, chips, section titles, accent buttons.
//!
//! They know no document and no state.

use super::bidi;
use super::icons::{self, Icon};
use super::theme::{self, CONTROL, STEP, Tokens};
use egui::{
    Align, Color32, CornerRadius, Layout, Rect, Response, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

/// A button that is only an icon; `name` is what a screen reader and the tooltip say.
pub fn icon_button(ui: &mut Ui, t: &Tokens, icon: Icon, name: &str, on: bool) -> Response {
    icon_button_sized(ui, t, icon, name, on, CONTROL)
}

pub fn icon_button_sized(
    ui: &mut Ui,
    t: &Tokens,
    icon: Icon,
    name: &str,
    on: bool,
    size: f32,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let hot = response.hovered() || response.has_focus();
    if hot {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(6), t.hover);
    }
    let color = match (ui.is_enabled(), on, hot) {
        (false, ..) => t.faint.gamma_multiply(0.5),
        (_, true, _) => t.accent,
        (_, _, true) => t.text,
        _ => t.weak,
    };
    icons::paint(ui.painter(), rect, icon, color);
    response.on_hover_text(name)
}

/// A removable chip: "Person: Ada Lovelace ×". True where it was removed.
pub fn chip(ui: &mut Ui, t: &Tokens, color: Color32, text: &str) -> bool {
    let galley = ui.painter().layout_no_wrap(
        bidi::seen(&shorten(text, 32)).into_owned(),
        theme::small(),
        t.text,
    );
    let size = vec2(galley.size().x + 40.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Button, true, text!("chip-remove", filter = text))
    });
    let hot = response.hovered() || response.has_focus();
    ui.painter().rect(
        rect,
        CornerRadius::same(12),
        if hot { t.hover } else { t.raised },
        t.line(),
        egui::StrokeKind::Inside,
    );
    ui.painter()
        .circle_filled(pos2(rect.left() + 12.0, rect.center().y), 3.5, color);
    ui.painter().galley(
        pos2(rect.left() + 20.0, rect.center().y - galley.size().y / 2.0),
        galley,
        t.text,
    );
    icons::paint(
        ui.painter(),
        Rect::from_center_size(pos2(rect.right() - 11.0, rect.center().y), vec2(16.0, 16.0)),
        Icon::Close,
        if hot { t.text } else { t.faint },
    );
    response.on_hover_text(text!("chip-remove-hint")).clicked()
}

/// The title of a part of a panel: small, semi-bold, quiet.
pub fn section(ui: &mut Ui, t: &Tokens, text: &str) {
    ui.add_space(3.0 * STEP);
    ui.label(
        RichText::new(text)
            .font(theme::strong(theme::SMALL))
            .color(t.weak),
    );
    ui.add_space(STEP);
}

/// The one button that matters most on a page.
pub fn primary(ui: &mut Ui, t: &Tokens, text: &str) -> Response {
    ui.scope(|ui| {
        let w = &mut ui.visuals_mut().widgets;
        for v in [&mut w.inactive, &mut w.hovered, &mut w.active] {
            v.weak_bg_fill = t.accent;
            v.bg_stroke = Stroke::NONE;
            v.fg_stroke.color = t.on_accent;
        }
        w.hovered.weak_bg_fill = t.accent.gamma_multiply(0.9);
        ui.add(
            egui::Button::new(RichText::new(text).color(t.on_accent))
                .min_size(vec2(0.0, CONTROL + STEP)),
        )
    })
    .inner
}

/// Words that act when clicked, in the accent.
pub fn link(ui: &mut Ui, t: &Tokens, text: &str) -> Response {
    let response = ui.add(
        egui::Label::new(
            RichText::new(bidi::seen_lines(text, ui.available_width(), theme::BODY))
                .color(t.accent),
        )
        .sense(Sense::click())
        .wrap(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    if response.has_focus() {
        // By Tab it is reached too, and Enter takes it.
        let around = response.rect.expand(2.0);
        let stroke = Stroke::new(1.0, t.accent);
        let corner = CornerRadius::same(4);
        ui.painter()
            .rect_stroke(around, corner, stroke, egui::StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A small outlined word: "worked out".
pub fn badge(ui: &mut Ui, color: Color32, text: &str) -> Response {
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), theme::small(), color);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 4.0), Sense::hover());
    ui.painter().rect_stroke(
        rect,
        CornerRadius::same(8),
        Stroke::new(1.0, color.gamma_multiply(0.6)),
        egui::StrokeKind::Inside,
    );
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// Tabs as words with a line under the chosen one. The index of the one clicked.
pub fn tabs(ui: &mut Ui, t: &Tokens, names: &[(&str, String)], chosen: usize) -> Option<usize> {
    let mut clicked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let n = names.len().max(1) as f32;
        let width = (ui.available_width() / n).floor();
        for (i, (name, more)) in names.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
            let on = i == chosen;
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, name));
            let color = if on || response.hovered() {
                t.text
            } else {
                t.weak
            };
            let font = if on {
                theme::strong(theme::SMALL)
            } else {
                theme::small()
            };
            let painter = ui.painter().with_clip_rect(rect);
            painter.text(
                rect.center(),
                egui::Align2::CENTER_CENTER,
                name,
                font,
                color,
            );
            if on {
                ui.painter().hline(
                    rect.shrink2(vec2(STEP, 0.0)).x_range(),
                    rect.bottom() - 1.0,
                    Stroke::new(2.0, t.accent),
                );
            } else if response.has_focus() {
                ui.painter().rect_stroke(
                    rect.shrink(2.0),
                    CornerRadius::same(4),
                    Stroke::new(1.0, t.accent),
                    egui::StrokeKind::Inside,
                );
            }
            let response = if more.is_empty() {
                response
            } else {
                response.on_hover_text(more)
            };
            if response.clicked() {
                clicked = Some(i);
            }
        }
    });
    clicked
}

/// What a panel says when it has nothing to show.
pub fn nothing(ui: &mut Ui, t: &Tokens, text: &str) {
    ui.add_space(6.0 * STEP);
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.set_max_width(ui.available_width().min(260.0));
        ui.label(RichText::new(text).color(t.weak));
    });
}

/// At most `most` characters, with an ellipsis where more was there.
pub fn shorten(text: &str, most: usize) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= most {
        return one_line;
    }
    let mut out: String = one_line.chars().take(most.saturating_sub(1)).collect();
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// All of a field's text is selected when it is drawn next.
pub fn select_all(ctx: &egui::Context, field: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::TextEdit::load_state(ctx, field).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ctx, field);
}
