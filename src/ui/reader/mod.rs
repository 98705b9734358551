//! The right panel's second page: a document's own text, with names and dates underlined and the evidence lit.
//!
//! Lays out only the rows on screen; see [`lines`].

mod cut;
mod dates;
mod lines;
mod ruler;
mod select;

pub use dates::{order_title, whose};
pub use select::{Selected, whole_words};

use super::actions::{Action, key_text};
use super::bidi::{self, Piece};
use super::cx::Cx;
use super::marked::{Hit, HitKind, Marks};
use super::state::{RightTab, State};
use super::theme::{self, STEP};
use super::{widgets, words};
use crate::model::{EventId, TextRange, name_support};
use cut::Cut;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Event, EventFilter, Galley, Id, Key, Label, Rect, Response, RichText, Role,
    ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use ruler::{Ruler, RulerKey};
use select::Step;
use std::sync::Arc;

/// Height of one row of text.
const ROW: f32 = 21.0;
const SIZE: f32 = 13.5;
/// Left and right of the text.
const MARGIN: f32 = 16.0;
/// Room for the ruler at the right edge.
const RULER: f32 = 12.0;

#[derive(Default)]
pub struct Reader {
    cut: Cut,
    ruler: Ruler,
    marks: Marks,
    /// A byte that is to be scrolled to by no more than it takes.
    reveal: Option<usize>,
    /// By how many pages the text is to be turned, without a caret that would move.
    turn: Option<i32>,
    /// A byte that is to come to the top again.
    top: Option<usize>,
    /// How many rows were on screen.
    page: usize,
    /// The first of them, in points from the top of the text.
    offset: f32,
}

/// A row on screen.
struct Row {
    rect: Rect,
    start: usize,
    words: String,
    galley: Arc<Galley>,
    /// Of each letter from left to right its byte in the words, where these are not seen in the order they are written.
    order: Option<Vec<usize>>,
}

impl Row {
    fn byte_at(&self, x: f32) -> usize {
        let at = self.galley.cursor_from_pos(vec2(x - self.rect.left(), 1.0));
        let chars: usize = at.index.into();
        if let Some(order) = &self.order {
            return self.start + order.get(chars).copied().unwrap_or(self.words.len());
        }
        let mut bytes = self.words.char_indices();
        self.start + bytes.nth(chars).map_or(self.words.len(), |(i, _)| i)
    }

    fn x_of(&self, byte: usize) -> f32 {
        let end = byte.saturating_sub(self.start).min(self.words.len());
        let seen = |order: &Vec<usize>| order.iter().position(|at| *at == end);
        let chars = match &self.order {
            Some(order) => seen(order).unwrap_or(order.len()),
            None => self.words.get(..end).map_or(0, |w| w.chars().count()),
        };
        let cursor = egui::text::CCursor::new(chars);
        self.rect.left() + self.galley.pos_from_cursor(cursor).left()
    }
}

/// What of the window is the text: one stop for the keyboard.
fn text_id() -> Id {
    Id::unique("text of the document")
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
            widgets::nothing(ui, cx.t, text!("reader-nothing"));
            return;
        };
        head_ui(ui, cx, doc);
        let mut full = ui.available_rect_before_wrap();
        let quoted = cx.state.reading.selected.map(|s| s.range());
        let quoted = quoted.and_then(|range| whole_words(&doc.text, range));
        if let Some(words) = quoted {
            full.max.y = (full.max.y - BAR).max(full.min.y);
            let bar = Rect::from_min_max(pos2(full.left(), full.bottom()), ui.max_rect().max);
            bar_ui(ui, cx, bar, words.of(&doc.text));
        }
        let text_width = (full.width() - 2.0 * MARGIN - RULER).max(60.0);
        let on_top = (self.offset / ROW) as usize;
        self.top = self.cut.follow(&doc.text, text_width, on_top).or(self.top);
        let Some(lines) = self.cut.lines() else {
            return;
        };
        // Out of the way of what else of the reader is changed below.
        let mut marks = std::mem::take(&mut self.marks);
        marks.follow(&look.turned, &doc.id);

        let mut area = ScrollArea::vertical()
            .id_salt(("reader", doc.id.as_str()))
            .auto_shrink([false, false])
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden);
        // What is not cut yet is gone to when it is: nobody waits for megabytes.
        let lit = cx.state.reading.lit;
        let is_near = lit.is_none_or(|l| lines.reaches(l.start as usize));
        let scrolls = is_near && std::mem::take(&mut cx.state.reading.scroll);
        if let Some(lit) = lit.filter(|_| scrolls) {
            let row = lines.row_of(lit.start as usize) as f32;
            // A third from the top: what leads up to it is seen too.
            let offset = row * ROW - full.height() / 3.0;
            area = area.vertical_scroll_offset(offset.max(0.0));
        } else if let Some(byte) = self.top.take() {
            area = area.vertical_scroll_offset(lines.row_of(byte) as f32 * ROW);
        } else if let Some(pages) = std::mem::take(&mut self.turn) {
            let by = pages as f32 * self.page.max(1) as f32 * ROW;
            area = area.vertical_scroll_offset((self.offset + by).max(0.0));
        } else if let Some(byte) = self.reveal.take() {
            let top = lines.row_of(byte) as f32 * ROW;
            let lowest = self.offset + full.height() - 2.0 * ROW;
            let offset = match () {
                () if top < self.offset => Some(top),
                () if top > lowest => Some(top - full.height() + 2.0 * ROW),
                () => None,
            };
            if let Some(offset) = offset {
                area = area.vertical_scroll_offset(offset.max(0.0));
            }
        }
        area = area.max_height(full.height());
        ui.painter().rect_filled(full, 0.0, cx.t.ground);
        ui.spacing_mut().item_spacing.y = 0.0;
        let n = lines.count();
        let title = doc.title.as_deref().unwrap_or(doc.id.as_str());
        let output = area.show_rows(ui, ROW, n, |ui, shown| {
            let over = ui.interact(ui.clip_rect(), text_id(), Sense::click_and_drag());
            over.widget_info(|| {
                WidgetInfo::labeled(
                    Role::Document,
                    true,
                    text!("reader-text-of", document = *title),
                )
            });
            let rows: Vec<Row> = shown
                .filter_map(|i| row_ui(ui, cx, &doc.text, lines.row(i), &marks.hits))
                .collect();
            (over, rows)
        });
        self.offset = output.state.clamped_offset().y;
        self.page = (full.height() / ROW).max(2.0) as usize - 1;
        self.ruler_ui(ui, cx, full, &doc.text, &marks, self.offset);
        let (over, rows) = output.inner;
        if std::mem::take(&mut cx.state.reading.focus) {
            over.request_focus();
            self.reveal = cx.state.reading.selected.map(|s| s.to);
            ui.ctx().request_repaint();
        }
        let hit = pointer_ui(ui, cx, &over, &rows, &doc.text, &marks.hits);
        self.marks = marks;
        caret_ui(ui, cx, &over, &rows);
        if let Some(hit) = hit {
            hit_ui(ui, cx, hit);
        }
        // The hand that selects is beyond an edge: the text follows it.
        if over.dragged()
            && let Some(p) = over.interact_pointer_pos()
            && !full.y_range().contains(p.y)
        {
            self.reveal = cx.state.reading.selected.map(|s| s.to);
            ui.ctx().request_repaint();
        }
        if !self.cut.is_done() {
            ui.ctx().request_repaint();
        }
    }

    /// How often a text was cut from its beginning, and its ruler worked out: what should be seldom.
    pub fn work(&self) -> (usize, usize) {
        (self.cut.times, self.ruler.times)
    }

    /// Steps of the caret, copying, and leaving off: before any shortcut is looked for. A selection grows with Shift as long
    /// as it shows; all else belongs to the text only while it has the keyboard.
    pub fn keys(&mut self, ctx: &egui::Context, state: &mut State, text: &str) {
        let shows = state.prefs.details_open && state.right == RightTab::Document;
        let Some(lines) = self.cut.lines().filter(|_| shows) else {
            return;
        };
        if ctx.text_edit_focused() || state.form_open() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let has_focus = ctx.memory(|m| m.has_focus(text_id()));
        let here = state.reading.selected;
        if !has_focus {
            // Pages turn wherever the keyboard is: no other panel has any.
            ctx.input_mut(|i| {
                let down = i.count_and_consume_key(egui::Modifiers::NONE, Key::PageDown);
                let up = i.count_and_consume_key(egui::Modifiers::NONE, Key::PageUp);
                self.turn = (down != up).then_some(down as i32 - up as i32);
            });
        }
        if !has_focus && here.is_none_or(Selected::is_empty) {
            return;
        }
        let mut selected = here.unwrap_or(Selected::at(0)).within(text);
        let (mut moved, mut leave, mut copied) = (false, false, None);
        let page = self.page.max(1);
        ctx.input_mut(|i| {
            i.events.retain(|event| {
                let (key, held) = match event {
                    Event::Copy if !selected.is_empty() => {
                        copied = Some(selected.range().of(text).to_owned());
                        return false;
                    }
                    Event::Key {
                        key,
                        pressed: true,
                        modifiers,
                        ..
                    } => (*key, *modifiers),
                    _ => return true,
                };
                if key == Key::Escape {
                    leave = true;
                    return false;
                }
                if held.alt || !has_focus && !held.shift {
                    return true;
                }
                let jump = held.command || held.ctrl;
                if key == Key::A && jump && has_focus {
                    selected = Selected {
                        from: 0,
                        to: text.len(),
                    };
                    return false;
                }
                let step = match (key, jump) {
                    (Key::ArrowLeft, false) => Step::Left,
                    (Key::ArrowRight, false) => Step::Right,
                    (Key::ArrowLeft, true) => Step::WordLeft,
                    (Key::ArrowRight, true) => Step::WordRight,
                    (Key::ArrowUp, _) => Step::Up(1),
                    (Key::ArrowDown, _) => Step::Down(1),
                    (Key::PageUp, _) => Step::Up(page),
                    (Key::PageDown, _) => Step::Down(page),
                    (Key::Home, false) => Step::RowStart,
                    (Key::End, false) => Step::RowEnd,
                    (Key::Home, true) => Step::Start,
                    (Key::End, true) => Step::End,
                    _ => return true,
                };
                selected = selected.step(step, held.shift, text, lines);
                moved = true;
                false
            });
        });
        if let Some(words) = copied {
            ctx.copy_text(words);
        }
        if moved {
            self.reveal = Some(selected.to);
        }
        state.reading.selected = Some(selected);
        if leave {
            state.reading.selected = None;
            ctx.memory_mut(|m| m.surrender_focus(text_id()));
        }
    }

    /// Where the hits are, over the whole document, like an editor's minimap. A click goes there.
    fn ruler_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        full: Rect,
        text: &Arc<str>,
        marks: &Marks,
        offset: f32,
    ) {
        let Some(lines) = self.cut.lines() else {
            return;
        };
        let track = Rect::from_min_max(pos2(full.right() - RULER, full.top()), full.max);
        let painter = ui.painter_at(track);
        painter.vline(track.left(), track.y_range(), cx.t.line());
        let total = (lines.count() as f32 * ROW).max(full.height());
        let y_of = |byte: u32| match lines.is_done() {
            true => lines.row_of(byte as usize) as f32 * ROW / total * track.height(),
            // Until all rows are known: about there.
            false => byte as f32 / text.len().max(1) as f32 * track.height(),
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
        let of = RulerKey {
            timeline: Arc::downgrade(&cx.look.timeline),
            text: Arc::clone(text),
            rows: lines.is_done().then(|| lines.count()),
            height: track.height(),
        };
        self.ruler.follow(of, &marks.claims, &marks.hits, y_of);
        for y in &self.ruler.claims {
            let at = pos2(track.left() + 2.0, track.top() + y);
            painter.rect_filled(Rect::from_min_size(at, vec2(4.0, 2.0)), 1.0, cx.t.date);
        }
        for (y, kind) in &self.ruler.named {
            let at = pos2(track.left() + 7.0, track.top() + y);
            let tick = Rect::from_min_size(at, vec2(4.0, 1.5));
            painter.rect_filled(tick, 1.0, cx.t.kind(*kind).gamma_multiply(0.8));
        }
        if let Some(lit) = cx.state.reading.lit {
            let y = track.top() + y_of(lit.start);
            let tick = Rect::from_min_size(pos2(track.left() + 1.0, y - 1.0), vec2(RULER, 3.0));
            painter.rect_filled(tick, 1.0, cx.t.accent);
        }
        let response = ui.interact(track, ui.scope_id().with("ruler"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, text!("reader-places")));
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
            let name = doc.id.as_str();
            let title = doc.title.as_deref().filter(|t| !t.trim().is_empty());
            ui.add(
                Label::new(
                    RichText::new(bidi::seen_lines(
                        title.unwrap_or(name),
                        ui.available_width(),
                        theme::BODY,
                    ))
                    .font(theme::strong(theme::BODY))
                    .color(cx.t.text),
                )
                .wrap(),
            );
            let dated = words::published(doc.published.as_ref());
            // What stands above is not said twice.
            let file = match title {
                Some(title) if title != name => format!("{name} · "),
                _ => String::new(),
            };
            let response = ui.add(
                Label::new(
                    RichText::new(format!("{file}{dated}{}", words::origin(doc)))
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

/// Height of the bar that says what can be done with the selected words.
const BAR: f32 = 44.0;

/// What can be done with the selected words.
fn bar_ui(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, quoted: &str) {
    ui.painter().rect_filled(rect, 0.0, cx.t.panel);
    let line = rect.top() + 0.5;
    ui.painter().hline(rect.x_range(), line, cx.t.line());
    let inside = rect.shrink2(vec2(MARGIN, 6.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let builder = egui::UiBuilder::new().max_rect(inside).layout(layout);
    // A child beside the text: it must not take its place.
    let ui = &mut ui.new_child(builder);
    ui.spacing_mut().item_spacing.x = STEP;
    let info = Action::AddEvent.info();
    let make = egui::Button::new(text!("reader-make-event")).min_size(vec2(0.0, 32.0));
    let make = match info.key {
        Some(key) => make.right_text(
            RichText::new(key_text(ui.ctx(), &key))
                .font(theme::small())
                .color(cx.t.weak),
        ),
        None => make,
    };
    let response = ui.add(make).on_hover_text(format!("“{quoted}”"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text!("reader-make-event")));
    if response.clicked() {
        cx.out.act(Action::AddEvent);
    }
    let copy = egui::Button::new(text!("reader-copy")).min_size(vec2(0.0, 32.0));
    if ui.add(copy).clicked() {
        ui.ctx().copy_text(quoted.to_owned());
    }
}

/// One row, painted; `None` where nothing stands in it.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    text: &str,
    range: std::ops::Range<usize>,
    hits: &[Hit],
) -> Option<Row> {
    let row = TextRange::new(range.start, range.end);
    // A line end inside a row is where an editor broke the line; a space is as many bytes.
    let words = text
        .get(range.clone())
        .unwrap_or("")
        .trim_end_matches(['\n', '\r'])
        .replace(['\n', '\r'], " ");
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let first = hits.partition_point(|h| h.range.end <= row.start);
    let here: Vec<Hit> = hits[first..]
        .iter()
        .take_while(|h| h.range.start < row.end)
        .copied()
        .collect();
    let fill = ui.visuals().selection.bg_fill;
    let pieces = bidi::pieces(&words);
    let job = job_of(cx, &words, range.start, &here, fill, pieces.as_deref());
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    // What runs from right to left begins at the right edge.
    let before = text.get(..range.start).unwrap_or("");
    let left = match bidi::runs_from_right(&words, before) {
        true => rect.right() - MARGIN - RULER - galley.size().x,
        false => rect.left() + MARGIN,
    };
    let left = pos2(left, rect.center().y - galley.size().y / 2.0);
    let order = pieces.map(|pieces| {
        let letters = |piece: &Piece| {
            let at = piece.range.start;
            let letters = words[piece.range.clone()].char_indices();
            letters.map(move |(i, _)| at + i)
        };
        pieces.iter().flat_map(letters).collect()
    });
    let row = Row {
        rect: Rect::from_min_max(pos2(left.x, rect.top()), rect.max),
        start: range.start,
        words,
        galley: Arc::clone(&galley),
        order,
    };
    ui.painter().galley(left, galley, cx.t.text);
    Some(row)
}

/// A drag selects, a double click a word, a third a paragraph, a click with Shift as far as there; a plain click is for
/// what is under it. That is what is handed back.
fn pointer_ui(
    ui: &Ui,
    cx: &mut Cx<'_>,
    over: &Response,
    rows: &[Row],
    text: &str,
    hits: &[Hit],
) -> Option<Hit> {
    let pointer = over.interact_pointer_pos().or(over.hover_pos())?;
    let row = rows
        .iter()
        .find(|r| pointer.y < r.rect.bottom())
        .or(rows.last())?;
    let byte = row.byte_at(pointer.x);
    let reading = &mut cx.state.reading;
    let shift = ui.input(|i| i.modifiers.shift);
    if over.drag_started() || over.clicked() && shift {
        let pressed = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
        let began = rows.iter().find(|r| pressed.y < r.rect.bottom());
        let began = began.map_or(byte, |r| r.byte_at(pressed.x));
        let from = reading.selected.filter(|_| shift).map_or(began, |s| s.from);
        reading.selected = Some(Selected { from, to: byte });
    } else if over.dragged() {
        if let Some(selected) = &mut reading.selected {
            selected.to = byte;
        }
    } else if over.triple_clicked() {
        reading.selected = Some(Selected::of(select::paragraph_at(text, byte)));
    } else if over.double_clicked() {
        reading.selected = Some(Selected::of(select::word_at(text, byte)));
    } else if over.clicked() {
        // With the keyboard in the text the caret goes where the hand points.
        reading.selected = over.has_focus().then(|| Selected::at(byte));
    }
    if !over.hovered() || over.dragged() {
        return None;
    }
    ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    let is_on = row.rect.y_range().contains(pointer.y)
        && (0.0..=row.galley.size().x).contains(&(pointer.x - row.rect.left()));
    let first = hits.partition_point(|h| (h.range.end as usize) < byte);
    let mut near = hits[first..].iter().take(2).copied();
    near.find(|h| is_on && (h.range.start as usize..=h.range.end as usize).contains(&byte))
}

/// Where the next step begins, while the text has the keyboard.
fn caret_ui(ui: &Ui, cx: &mut Cx<'_>, over: &Response, rows: &[Row]) {
    if !over.has_focus() {
        return;
    }
    // The arrows are the caret's, and Esc leaves off what is selected; Tab leads out.
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(over.id, arrows));
    let first = rows.first().map_or(0, |r| r.start);
    let selected = *cx.state.reading.selected.get_or_insert(Selected::at(first));
    let row = rows.iter().rev().find(|r| r.start <= selected.to);
    let Some(row) = row.filter(|r| selected.to <= r.start + r.words.len()) else {
        return;
    };
    let x = row.x_of(selected.to);
    let painter = ui.painter_at(over.rect);
    painter.vline(x, row.rect.y_range(), Stroke::new(2.0, cx.t.accent));
}

/// The row's words with their colors: underlined where somebody is named or a date stands, lit where evidence does.
/// `pieces` are those of a row that is not seen in the order it is written.
fn job_of(
    cx: &Cx<'_>,
    words: &str,
    start: usize,
    hits: &[Hit],
    selection: Color32,
    pieces: Option<&[Piece]>,
) -> LayoutJob {
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
    let selected = cx.state.reading.selected.map(|s| s.range());
    let selected = selected.map(|s| clip(s.start)..clip(s.end));
    for marked in lit.iter().chain(&selected) {
        cuts.extend([marked.start, marked.end]);
    }
    // The space that a row ends with is neither underlined nor lit.
    let end = words.trim_end().len();
    cuts.push(end);
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    let stretches: Vec<(usize, usize, Option<char>)> = match pieces {
        Some(pieces) => pieces
            .iter()
            .map(|p| (p.range.start, p.range.end, p.mirrored))
            .collect(),
        None => cuts.windows(2).map(|c| (c[0], c[1], None)).collect(),
    };
    for (a, b, mirrored) in stretches {
        let hit = hits
            .iter()
            .filter(|_| a < end)
            .find(|h| clip(h.range.start) <= a && b <= clip(h.range.end));
        let is_lit = a < end && lit.as_ref().is_some_and(|l| l.start <= a && b <= l.end);
        let is_in = |marked: &std::ops::Range<usize>| marked.start <= a && b <= marked.end;
        let background = match () {
            () if selected.as_ref().is_some_and(is_in) => selection,
            () if is_lit => cx.t.evidence,
            () => Color32::TRANSPARENT,
        };
        let (color, line) = match hit.map(|h| h.kind) {
            Some(HitKind::Entity(id, kind)) => {
                let on = cx.state.selection.entities.contains(&id) || cx.state.pointed == Some(id);
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
        let mut buffer = [0; 4];
        let written = match mirrored {
            Some(c) => c.encode_utf8(&mut buffer),
            None => &words[a..b],
        };
        job.append(
            written,
            0.0,
            TextFormat {
                font_id: egui::FontId::new(SIZE, egui::FontFamily::Proportional),
                color,
                background,
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
            cx.state.pointing = Some(id);
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
