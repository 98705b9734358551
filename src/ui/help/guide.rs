//! The guide as a card over the window: chapters on the left, words on the right.
//!
//! It comes back to the dialog it was asked from.

use super::text::{Block, Span, blocks};
use super::{Page, built_pages};
use crate::ui::cx::Cx;
use crate::ui::state::Overlay;
use crate::ui::theme::{self, STEP};
use crate::ui::widgets;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, CornerRadius, FontId, Key, Layout, Modifiers, RichText, Role, ScrollArea, Sense, Ui,
    WidgetInfo, vec2,
};
use std::sync::OnceLock;

/// What of the guide is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    pub page: Page,
    /// Set for one frame: begin at its top.
    pub fresh: bool,
    /// What it was asked from, which comes back.
    pub from: Option<Box<Overlay>>,
}

impl Open {
    pub fn at(page: Page, from: Option<Overlay>) -> Self {
        Self {
            page,
            fresh: true,
            // The guide asked from the guide is the same guide.
            from: match from {
                Some(Overlay::Guide(open)) => open.from,
                other => other.map(Box::new),
            },
        }
    }

    fn turn(&mut self, page: Page) {
        self.page = page;
        self.fresh = true;
    }
}

pub const WIDTH: f32 = 880.0;
const CHAPTERS: f32 = 196.0;
/// A line of prose is read best at sixty to seventy-five letters.
const LINE: f32 = 600.0;

/// Each chapter is taken apart once.
fn chapter(page: Page) -> &'static [Block] {
    static CHAPTERS: OnceLock<Vec<Vec<Block>>> = OnceLock::new();
    let all = CHAPTERS.get_or_init(|| Page::ALL.iter().map(|p| blocks(p.text())).collect());
    let at = Page::ALL.iter().position(|p| *p == page);
    at.and_then(|i| all.get(i)).map_or(&[], Vec::as_slice)
}

pub fn guide_ui(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Open) {
    let height = ui.ctx().content_rect().height() * 0.72;
    let narrow = ui.available_width() < CHAPTERS + 360.0;
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0 * STEP;
        if !narrow {
            ui.allocate_ui(vec2(CHAPTERS, height), |ui| {
                ui.vertical(|ui| chapters_ui(ui, cx, open));
            });
        }
        ui.vertical(|ui| page_ui(ui, cx, open, height));
    });
}

fn chapters_ui(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Open) {
    ui.set_width(CHAPTERS);
    ui.spacing_mut().item_spacing.y = 1.0;
    for page in Page::ALL {
        let on = page == open.page;
        let (rect, response) = ui.allocate_exact_size(vec2(CHAPTERS, 26.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, page.title()));
        if on || response.hovered() || response.has_focus() {
            let fill = if on { cx.t.accent_soft } else { cx.t.hover };
            ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
        }
        crate::ui::lists::fitted(
            ui.painter(),
            rect.min + vec2(10.0, 5.0),
            page.title(),
            theme::body(),
            cx.t.text,
            rect.width() - 16.0,
        );
        if response.clicked() {
            open.turn(page);
        }
    }
    let Some(pages) = built_pages() else { return };
    ui.add_space(3.0 * STEP);
    let link = widgets::link(ui, cx.t, text!("guide-browser"));
    if link.clicked() {
        let url = format!("file://{}", pages.display());
        ui.ctx().open_url(egui::OpenUrl::new_tab(url));
    }
}

fn page_ui(ui: &mut Ui, cx: &mut Cx<'_>, open: &mut Open, height: f32) {
    let mut area = ScrollArea::vertical()
        .id_salt(("guide", open.page))
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, false]);
    if std::mem::take(&mut open.fresh) {
        area = area.vertical_scroll_offset(0.0);
    }
    let mut wanted = None;
    area.show(ui, |ui| {
        ui.set_max_width(LINE.min(ui.available_width() - 3.0 * STEP));
        scroll_by_keys(ui, height);
        for block in chapter(open.page) {
            wanted = block_ui(ui, cx, block).or(wanted.take());
        }
        let at = Page::ALL.iter().position(|p| *p == open.page);
        if let Some(next) = at.and_then(|i| Page::ALL.get(i + 1)) {
            ui.add_space(5.0 * STEP);
            if widgets::link(ui, cx.t, &format!("Next: {}", next.title())).clicked() {
                wanted = Some(*next);
            }
        }
        ui.add_space(4.0 * STEP);
    });
    if let Some(page) = wanted {
        open.turn(page);
    }
}

fn scroll_by_keys(ui: &Ui, height: f32) {
    const ROW: f32 = 40.0;
    let by = ui.input_mut(|i| {
        let mut by = 0.0;
        for (key, step) in [
            (Key::ArrowDown, -ROW),
            (Key::ArrowUp, ROW),
            (Key::PageDown, 40.0 - height),
            (Key::PageUp, height - 40.0),
            (Key::Home, 1.0e6),
            (Key::End, -1.0e6),
        ] {
            if i.consume_key(Modifiers::NONE, key) {
                by += step;
            }
        }
        by
    });
    if by != 0.0 {
        ui.scroll_with_delta(vec2(0.0, by));
    }
}

/// The chapter whose link was clicked in it.
fn block_ui(ui: &mut Ui, cx: &Cx<'_>, block: &Block) -> Option<Page> {
    match block {
        Block::Heading(level, spans) => {
            let size = match level {
                1 => 22.0,
                2 => 15.5,
                _ => theme::BODY,
            };
            ui.add_space(if *level == 1 { 0.0 } else { 4.0 * STEP });
            let text: String = spans.iter().map(|s| s.text.as_str()).collect();
            let head = ui.label(
                RichText::new(&text)
                    .font(theme::strong(size))
                    .color(cx.t.text),
            );
            head.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &text));
            ui.add_space(STEP);
            None
        }
        Block::Text(spans) => {
            let clicked = spans_ui(ui, cx, spans);
            ui.add_space(2.0 * STEP);
            clicked
        }
        Block::Item(depth, marker, spans) => {
            let mut clicked = None;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space((*depth as f32 - 1.0) * 18.0);
                ui.allocate_ui(vec2(20.0, 18.0), |ui| {
                    ui.set_min_width(20.0);
                    ui.label(RichText::new(marker).color(cx.t.weak));
                });
                ui.vertical(|ui| clicked = spans_ui(ui, cx, spans));
            });
            ui.add_space(STEP);
            clicked
        }
        Block::Code(code) => {
            egui::Frame::NONE
                .fill(cx.t.sunken)
                .corner_radius(CornerRadius::same(6))
                .inner_margin(10)
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let text = RichText::new(code).monospace().color(cx.t.text);
                    ui.add(egui::Label::new(text).wrap());
                });
            ui.add_space(2.0 * STEP);
            None
        }
        Block::Table(rows) => table_ui(ui, cx, rows),
    }
}

fn table_ui(ui: &mut Ui, cx: &Cx<'_>, rows: &[Vec<Vec<Span>>]) -> Option<Page> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut clicked = None;
    if columns == 0 {
        return clicked;
    }
    let gap = 4.0 * STEP;
    // Each column in proportion to what is in it, none so narrow that its words break.
    let letters = |row: &Vec<Vec<Span>>, i: usize| {
        let cell = row.get(i);
        cell.map_or(0, |c| c.iter().map(|s| s.text.chars().count()).sum())
    };
    let widest: Vec<f32> = (0..columns)
        .map(|i| rows.iter().map(|r| letters(r, i)).max().unwrap_or(0))
        .map(|n: usize| n.clamp(8, 60) as f32)
        .collect();
    let room = ui.available_width() - gap * (columns as f32 - 1.0);
    let all: f32 = widest.iter().sum();
    for (n, row) in rows.iter().enumerate() {
        let top = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (cell, share) in row.iter().zip(&widest) {
                let width = (room * share / all).floor();
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.set_width(width);
                    ui.vertical(|ui| {
                        let head: Vec<Span>;
                        let shown = if n == 0 {
                            let bold = |s: &Span| Span {
                                strong: true,
                                ..s.clone()
                            };
                            head = cell.iter().map(bold).collect();
                            &head
                        } else {
                            cell
                        };
                        clicked = spans_ui(ui, cx, shown).or(clicked.take());
                    });
                });
            }
        });
        let rect = top.response.rect;
        ui.painter()
            .hline(rect.x_range(), rect.bottom() + 2.0, cx.t.line());
        ui.add_space(STEP);
    }
    ui.add_space(2.0 * STEP);
    clicked
}

/// Words that wrap as one paragraph; the chapter whose link was clicked.
fn spans_ui(ui: &mut Ui, cx: &Cx<'_>, spans: &[Span]) -> Option<Page> {
    let target = |s: &Span| s.link.as_deref().and_then(Page::of_link);
    if spans.iter().all(|s| target(s).is_none()) {
        let mut job = LayoutJob::default();
        for span in spans {
            job.append(&span.text, 0.0, format(cx, span));
        }
        ui.add(egui::Label::new(job).wrap());
        return None;
    }
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        for span in spans {
            match target(span) {
                Some(page) => {
                    if widgets::link(ui, cx.t, &span.text).clicked() {
                        clicked = Some(page);
                    }
                }
                None => {
                    let mut job = LayoutJob::default();
                    job.append(&span.text, 0.0, format(cx, span));
                    ui.label(job);
                }
            }
        }
    });
    clicked
}

fn format(cx: &Cx<'_>, span: &Span) -> TextFormat {
    TextFormat {
        font_id: match (span.code, span.strong) {
            (true, _) => FontId::monospace(theme::BODY - 0.5),
            (_, true) => theme::strong(theme::BODY),
            _ => theme::body(),
        },
        color: cx.t.text,
        line_height: Some(19.0),
        ..TextFormat::default()
    }
}
