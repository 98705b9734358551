//! The right panel's second page: a document's own text, with names and dates underlined and the evidence lit.
//!
//! Lays out only the rows on screen; see [`lines`].

mod dates;
mod lines;

use super::cx::Cx;
use super::lookup::{Hit, HitKind};
use super::state::RightTab;
use super::theme::{self, STEP};
use super::{widgets, words};
use crate::model::{DocId, EventId, TextRange, name_support};
use crate::scene::{FontMeasure, Measure, Weight};
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Label, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use lines::Lines;
use std::collections::HashMap;

/// Height of one row of text.
const ROW: f32 = 21.0;
const SIZE: f32 = 13.5;
/// Left and right of the text.
const MARGIN: f32 = 16.0;
/// Room for the ruler at the right edge.
const RULER: f32 = 12.0;

#[derive(Default)]
pub struct Reader {
    key: Option<(DocId, u64, u32)>,
    lines: Option<Lines>,
    widths: HashMap<char, f32>,
    measure: FontMeasure,
}

impl Reader {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let look = cx.look;
        let Some(doc) = cx
            .state
            .reading
            .doc
            .clone()
            .and_then(|id| look.timeline.document(&id))
        else {
            widgets::nothing(
                ui,
                cx.t,
                "Select an event and click one of its sources, or select a document in the list.",
            );
            return;
        };
        head_ui(ui, cx, doc);
        let full = ui.available_rect_before_wrap();
        let text_width = (full.width() - 2.0 * MARGIN - RULER).max(60.0);
        self.cut(cx, doc, text_width);
        let Some(lines) = &self.lines else {
            return;
        };
        let hits: &[Hit] = look.hits.get(&doc.id).map_or(&[], Vec::as_slice);

        let mut area = ScrollArea::vertical()
            .id_salt(("reader", doc.id.as_str()))
            .auto_shrink([false, false])
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden);
        if std::mem::take(&mut cx.state.reading.scroll)
            && let Some(lit) = cx.state.reading.lit
        {
            let row = lines.row_of(lit.start as usize) as f32;
            // A third from the top: what leads up to it is seen too.
            let offset = row * ROW - full.height() / 3.0;
            area = area.vertical_scroll_offset(offset.max(0.0));
        }
        ui.painter().rect_filled(full, 0.0, cx.t.ground);
        ui.spacing_mut().item_spacing.y = 0.0;
        let n = lines.count();
        let mut hovered = None;
        let output = area.show_rows(ui, ROW, n, |ui, shown| {
            ui.style_mut().interaction.selectable_labels = true;
            for i in shown {
                let range = lines.row(i);
                if let Some(hit) = row_ui(ui, cx, &doc.text, range, hits) {
                    hovered = Some(hit);
                }
            }
        });
        self.ruler_ui(ui, cx, full, &doc.id, hits, output.state.clamped_offset().y);
        if let Some(hit) = hovered {
            hit_ui(ui, cx, hit);
        }
        if !self.lines.as_ref().is_some_and(Lines::is_done) {
            ui.ctx().request_repaint();
        }
    }

    fn cut(&mut self, cx: &Cx<'_>, doc: &crate::model::DocInfo, width: f32) {
        let key = (doc.id.clone(), cx.shown.revision, width.to_bits());
        if self.key.as_ref() != Some(&key) {
            // A new revision of the same text is cut again only where the text changed, which its length tells well
            // enough: what is shown is taken from the new text in any case.
            self.lines = Some(Lines::new(&doc.text));
            self.key = Some(key);
        }
        let Some(lines) = &mut self.lines else {
            return;
        };
        if lines.is_done() {
            return;
        }
        let (widths, measure) = (&mut self.widths, &self.measure);
        let mut buffer = [0; 4];
        let mut width_of = |c: char| {
            *widths
                .entry(c)
                .or_insert_with(|| measure.width(c.encode_utf8(&mut buffer), SIZE, Weight::Regular))
        };
        lines.advance(&doc.text, width, &mut width_of);
        if cx.state.reading.scroll
            && let Some(lit) = cx.state.reading.lit
        {
            lines.advance_to(lit.start as usize, &doc.text, width, &mut width_of);
        }
    }

    /// Where the hits are, over the whole document, like an editor's minimap. A click goes there.
    fn ruler_ui(
        &self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        full: Rect,
        doc: &DocId,
        hits: &[Hit],
        offset: f32,
    ) {
        let Some(lines) = &self.lines else {
            return;
        };
        let track = Rect::from_min_max(pos2(full.right() - RULER, full.top()), full.max);
        let painter = ui.painter_at(track);
        painter.vline(track.left(), track.y_range(), cx.t.line());
        let total = (lines.count() as f32 * ROW).max(full.height());
        let y_of = |byte: u32| {
            track.top() + lines.row_of(byte as usize) as f32 * ROW / total * track.height()
        };
        let window = Rect::from_min_size(
            pos2(
                track.left() + 1.0,
                track.top() + offset / total * track.height(),
            ),
            vec2(
                RULER - 1.0,
                (full.height() / total * track.height()).max(8.0),
            ),
        );
        painter.rect_filled(window, 2.0, cx.t.text.gamma_multiply(0.10));
        // No more ticks than points of height.
        let mut last = f32::NEG_INFINITY;
        let claims = cx.look.claims.get(doc).map_or(&[][..], Vec::as_slice);
        for (range, _) in claims {
            let y = y_of(range.start);
            if y - last >= 1.0 {
                last = y;
                let tick = Rect::from_min_size(pos2(track.left() + 2.0, y), vec2(4.0, 2.0));
                painter.rect_filled(tick, 1.0, cx.t.date);
            }
        }
        last = f32::NEG_INFINITY;
        for hit in hits {
            let HitKind::Entity(_, kind) = hit.kind else {
                continue;
            };
            let y = y_of(hit.range.start);
            if y - last >= 1.0 {
                last = y;
                let tick = Rect::from_min_size(pos2(track.left() + 7.0, y), vec2(4.0, 1.5));
                painter.rect_filled(tick, 1.0, cx.t.kind(kind).gamma_multiply(0.8));
            }
        }
        if let Some(lit) = cx.state.reading.lit {
            let y = y_of(lit.start);
            let tick = Rect::from_min_size(pos2(track.left() + 1.0, y - 1.0), vec2(RULER, 3.0));
            painter.rect_filled(tick, 1.0, cx.t.accent);
        }
        let response = ui.interact(track, ui.scope_id().with("ruler"), Sense::click_and_drag());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ScrollBar, true, "Places of interest in this document")
        });
        if (response.clicked() || response.dragged())
            && let Some(p) = response.interact_pointer_pos()
        {
            let row = ((p.y - track.top()) / track.height() * lines.count() as f32).max(0.0);
            let byte = lines.row(row as usize).start;
            cx.state.reading.lit = cx
                .state
                .reading
                .lit
                .filter(|l| l.start as usize == byte)
                .or(Some(TextRange::new(byte, byte)));
            cx.state.reading.scroll = true;
        }
    }
}

fn head_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &crate::model::DocInfo) {
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(16, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = doc.title.clone().unwrap_or_else(|| doc.id.to_string());
            ui.add(
                Label::new(
                    RichText::new(title)
                        .font(theme::strong(theme::BODY))
                        .color(cx.t.text),
                )
                .wrap(),
            );
            let dated = words::published(doc.published.as_ref());
            let response = ui.add(
                Label::new(
                    RichText::new(format!("{} · {dated}{}", doc.id, words::origin(doc)))
                        .font(theme::small())
                        .color(cx.t.weak),
                )
                .truncate(),
            );
            if let Some(published) = &doc.published {
                let why: Vec<&str> = published.why.iter().map(|r| r.text.as_str()).collect();
                response.on_hover_text(why.join("\n"));
            }
            dates::dates_ui(ui, cx, doc);
            if let Some(told) = name_support::told([doc.lang]).pop() {
                let text = RichText::new(told).font(theme::small()).color(cx.t.weak);
                ui.add(Label::new(text).wrap());
            }
        });
    let y = ui.cursor().top() - ui.spacing().item_spacing.y;
    ui.painter().hline(ui.max_rect().x_range(), y, cx.t.line());
    ui.add_space(STEP / 2.0);
}

/// One row; the hit under the pointer, if there is one.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    text: &str,
    range: std::ops::Range<usize>,
    hits: &[Hit],
) -> Option<Hit> {
    let row = TextRange::new(range.start, range.end);
    // A line end inside a row is where an editor broke the line; a space is as many bytes.
    let words = text
        .get(range.clone())
        .unwrap_or("")
        .trim_end_matches(['\n', '\r'])
        .replace(['\n', '\r'], " ");
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if words.is_empty() {
        return None;
    }
    let first = hits.partition_point(|h| h.range.end <= row.start);
    let here: Vec<Hit> = hits[first..]
        .iter()
        .take_while(|h| h.range.start < row.end)
        .copied()
        .collect();
    let job = job_of(cx, &words, range.start, &here);
    let at = Rect::from_min_max(
        pos2(rect.left() + MARGIN, rect.top()),
        pos2(rect.right(), rect.bottom()),
    );
    let galley = ui.fonts_mut(|f| f.layout_job(job.clone()));
    let response = ui
        .scope_builder(
            egui::UiBuilder::new()
                .max_rect(at)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
            |ui| ui.add(Label::new(job).extend().selectable(true)),
        )
        .inner;
    let pointer = response.hover_pos()?;
    let local = pointer - response.rect.min;
    if local.x > galley.size().x || local.x < 0.0 {
        return None;
    }
    let chars = galley.cursor_from_pos(local).index;
    let byte = range.start
        + words
            .char_indices()
            .nth(chars.into())
            .map_or(words.len(), |(i, _)| i);
    here.into_iter()
        .find(|h| (h.range.start as usize..=h.range.end as usize).contains(&byte))
}

/// The row's words with their colors: underlined where somebody is named or a date stands, lit where evidence does.
fn job_of(cx: &Cx<'_>, words: &str, start: usize, hits: &[Hit]) -> LayoutJob {
    let mut cuts: Vec<usize> = vec![0, words.len()];
    let clip = |byte: u32| {
        let mut at = (byte as usize).saturating_sub(start).min(words.len());
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    for hit in hits {
        cuts.extend([clip(hit.range.start), clip(hit.range.end)]);
    }
    let lit = cx
        .state
        .reading
        .lit
        .map(|l| clip(l.start)..clip(l.end))
        .filter(|l| !l.is_empty());
    if let Some(lit) = &lit {
        cuts.extend([lit.start, lit.end]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for pair in cuts.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let hit = hits
            .iter()
            .find(|h| clip(h.range.start) <= a && b <= clip(h.range.end));
        let is_lit = lit.as_ref().is_some_and(|l| l.start <= a && b <= l.end);
        let (color, line) = match hit.map(|h| h.kind) {
            Some(HitKind::Entity(id, kind)) => {
                let on = cx.state.selection.entities.contains(&id);
                let width = if on { 2.0 } else { 1.0 };
                (cx.t.text, Stroke::new(width, cx.t.kind(kind)))
            }
            Some(HitKind::Date(event)) => {
                let on = cx.state.selection.event == Some(event) || cx.state.hovered == Some(event);
                let width = if on { 2.0 } else { 1.0 };
                (cx.t.date, Stroke::new(width, cx.t.date))
            }
            None => (cx.t.text, Stroke::NONE),
        };
        job.append(
            &words[a..b],
            0.0,
            TextFormat {
                font_id: egui::FontId::new(SIZE, egui::FontFamily::Proportional),
                color,
                background: if is_lit {
                    cx.t.evidence
                } else {
                    Color32::TRANSPARENT
                },
                underline: line,
                ..TextFormat::default()
            },
        );
    }
    job
}

/// What the pointer is on: the event on the timeline, the person in the lists; a click selects.
fn hit_ui(ui: &mut Ui, cx: &mut Cx<'_>, hit: Hit) {
    ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    let clicked = ui.input(|i| i.pointer.primary_clicked());
    match hit.kind {
        HitKind::Date(event) => {
            cx.state.hovered = Some(event);
            if clicked {
                select(cx, event);
            }
        }
        HitKind::Entity(id, _) => {
            if clicked {
                let add = ui.input(|i| i.modifiers.command);
                cx.state.select_entity(id, add);
            }
        }
    }
}

fn select(cx: &mut Cx<'_>, event: EventId) {
    cx.state.select_event(event);
    super::canvas::bring_into_view(cx, event);
    cx.state.right = RightTab::Document;
}
