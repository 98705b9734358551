//! The search field with what it finds as one types, and a chip for everything that narrows what is shown.
//!
//! Leaves alone what passes; that is [`super::passed`].

mod hits;
mod query;

pub use query::{plain_words, take_terms, whole};

use super::actions::Action;
use super::cx::Cx;
use super::icons::{self, Icon};
use super::lookup::Turned;
use super::state::RightTab;
use super::theme::{self, STEP};
use super::{canvas, widgets, words};
use crate::edit::Edit;
use crate::engine::Aside;
use crate::model::query::{Ask, Term};
use crate::model::{EntityId, EventId, Filter};
use egui::{
    Align2, Color32, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};
use hits::{Found, MOST_DOCUMENTS, Place};
use std::sync::Arc;
use std::task::Poll;

/// What is typed, and where the person is in what was found.
#[derive(Debug, Default)]
pub struct Typed {
    pub text: String,
    /// The list below the field is open.
    open: bool,
    /// Which row of it is chosen by the arrows.
    at: Option<usize>,
}

impl Typed {
    /// True where the list was open.
    pub fn close(&mut self) -> bool {
        self.at = None;
        std::mem::take(&mut self.open)
    }
}

/// What was found last.
#[derive(Default)]
pub struct Find {
    key: Option<(Filter, u64)>,
    found: Found,
    making: Option<((Filter, u64), Aside<Found>)>,
}

/// One row of the list below the field.
enum Row {
    Section(String),
    /// A condition to be typed on: "person:".
    Key(&'static str, &'static str, &'static str),
    Kept(String, String),
    /// Somebody to be a condition, or where nothing asked for them, to be selected.
    Entity(EntityId, Option<bool>),
    Event(EventId),
    Place(Place),
}

impl Row {
    fn is_choice(&self) -> bool {
        !matches!(self, Self::Section(_))
    }
}

/// More text than this is read by another thread.
const MUCH_TEXT: usize = 2_000_000;

impl Find {
    /// What is found now, or was found last while the new is being looked for.
    fn refresh(&mut self, ctx: &egui::Context, cx: &Cx<'_>) {
        if let Some((key, aside)) = self.making.take() {
            match aside.poll() {
                Poll::Ready(found) => {
                    self.found = found.unwrap_or_default();
                    self.key = Some(key);
                }
                Poll::Pending => self.making = Some((key, aside)),
            }
        }
        let key = (cx.state.view.filter.clone(), cx.shown.revision);
        if self.key.as_ref() == Some(&key) || self.making.is_some() {
            return;
        }
        let turned: &Arc<Turned> = &cx.look.turned;
        let documents = &turned.timeline.documents;
        let much = turned.timeline.events.len() > super::looking::BESIDE
            || documents.iter().map(|d| d.text.len()).sum::<usize>() > MUCH_TEXT;
        if much {
            let (turned, filter, ctx) = (Arc::clone(turned), key.0.clone(), ctx.clone());
            let index = cx.shown.full_text.clone();
            let look = move || hits::find(&turned, &filter, index.as_deref());
            let aside = Aside::start(look, move || ctx.request_repaint());
            self.making = Some((key, aside));
        } else {
            self.found = hits::find(turned, &key.0, None);
            self.key = Some(key);
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let width = 260.0_f32.min(ui.ctx().content_rect().width() * 0.24);
        let id = ui.make_persistent_id("search");
        // Before the field is laid out, so that it reads what was typed in this frame.
        if std::mem::take(&mut cx.state.focus_search) {
            // What is typed next takes the place of what was searched for before; but not of what was typed just now.
            if !ui.memory(|m| m.has_focus(id)) {
                widgets::select_all(ui.ctx(), id, &cx.state.typed.text);
            }
            ui.memory_mut(|m| m.request_focus(id));
            cx.state.typed.open = true;
        }
        let has_focus = ui.memory(|m| m.has_focus(id));
        let rows = match cx.state.typed.open {
            true => self.rows(ui.ctx(), cx),
            false => Vec::new(),
        };
        let chosen = if has_focus {
            self.keys(ui, cx, id, &rows)
        } else {
            None
        };
        let before = cx.state.typed.text.clone();
        let field = ui.add(
            TextEdit::singleline(&mut cx.state.typed.text)
                .id(id)
                .hint_text(text!("find-search"))
                .desired_width(width)
                .min_size(vec2(width, theme::CONTROL))
                .margin(egui::Margin {
                    left: 28,
                    right: 26,
                    top: 4,
                    bottom: 4,
                })
                .align(Align2::LEFT_CENTER),
        );
        field.widget_info(|| {
            WidgetInfo::labeled(Role::SearchInput, true, text!("find-search-events"))
        });
        let rect = field.rect;
        let glass =
            Rect::from_center_size(pos2(rect.left() + 15.0, rect.center().y), vec2(16.0, 16.0));
        icons::paint(ui.painter(), glass, Icon::Search, cx.t.faint);
        // Tab goes on to the chips; Esc is an action, and a press of the pointer may be on the list.
        if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Tab)) {
            cx.state.typed.open = false;
        }
        if field.gained_focus() || field.clicked() {
            cx.state.typed.open = true;
        }
        if !cx.state.typed.text.is_empty() {
            let close = Rect::from_center_size(
                pos2(rect.right() - 14.0, rect.center().y),
                vec2(20.0, 20.0),
            );
            let response = ui.interact(close, id.with("clear"), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text!("find-clear")));
            icons::paint(ui.painter(), close, Icon::Close, cx.t.weak);
            if response.clicked() {
                cx.state.type_search(String::new());
            }
        }
        if cx.state.typed.text != before {
            cx.state.typed.open = true;
            cx.state.typed.at = None;
            let text = cx.state.typed.text.clone();
            cx.state.type_search(text);
        }
        let mut chosen = chosen;
        if cx.state.typed.open && !rows.is_empty() {
            let (clicked, elsewhere) = self.list_ui(ui, cx, rect, &rows);
            chosen = chosen.or(clicked);
            // A click on a row takes the keyboard from the field before it counts as one.
            if elsewhere && !field.clicked() && !ui.memory(|m| m.has_focus(id)) {
                cx.state.typed.open = false;
            }
        }
        if let Some(row) = chosen.and_then(|i| rows.into_iter().nth(i)) {
            choose(ui, cx, id, row);
        }
    }

    /// Arrows walk through the list, Enter takes what is chosen or what was typed, Backspace in the empty field the last chip.
    fn keys(&self, ui: &Ui, cx: &mut Cx<'_>, id: egui::Id, rows: &[Row]) -> Option<usize> {
        let taken = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let choices: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].is_choice()).collect();
        let place = cx
            .state
            .typed
            .at
            .and_then(|at| choices.iter().position(|i| *i == at));
        if taken(Key::ArrowDown) && !choices.is_empty() {
            let next = place.map_or(0, |p| (p + 1).min(choices.len() - 1));
            cx.state.typed.at = Some(choices[next]);
        }
        if taken(Key::ArrowUp) {
            cx.state.typed.at = place.and_then(|p| p.checked_sub(1)).map(|p| choices[p]);
        }
        if cx.state.typed.text.is_empty() && taken(Key::Backspace) {
            cx.state.view.filter.terms.pop();
        }
        if taken(Key::Enter) {
            if let Some(at) = cx.state.typed.at.filter(|at| *at < rows.len()) {
                return Some(at);
            }
            let mut text = cx.state.typed.text.clone();
            let terms = query::take_terms(&mut text, true);
            if terms.is_empty() {
                // The words stay, and the timeline takes the keyboard.
                cx.state.typed.open = false;
                ui.memory_mut(|m| m.surrender_focus(id));
            } else {
                cx.state.view.filter.terms.extend(terms);
                cx.state.type_search(text);
            }
        }
        None
    }

    fn rows(&mut self, ctx: &egui::Context, cx: &Cx<'_>) -> Vec<Row> {
        let text = &cx.state.typed.text;
        let mut rows = Vec::new();
        if text.trim().is_empty() {
            if !cx.shown.filters.is_empty() {
                rows.push(Row::Section(text!("find-kept").to_owned()));
                let kept = cx.shown.filters.iter().cloned();
                rows.extend(kept.map(|(name, query)| Row::Kept(name, query)));
            }
            rows.push(Row::Section(text!("find-narrow").to_owned()));
            rows.extend(query::keys().map(|(key, what, like)| Row::Key(key, what, like)));
            return rows;
        }
        if let Some((not, kind, value)) = query::being_typed(text) {
            let found = hits::of_kind(&cx.look.turned, kind, value);
            rows.extend(found.into_iter().map(|id| Row::Entity(id, Some(not))));
            return rows;
        }
        self.refresh(ctx, cx);
        let found = &self.found;
        if !found.entities.is_empty() {
            rows.push(Row::Section(text!("find-names").to_owned()));
            rows.extend(found.entities.iter().map(|id| Row::Entity(*id, None)));
        }
        if found.n_events > 0 {
            rows.push(Row::Section(text!("n-events", n = found.n_events)));
            rows.extend(found.events.iter().map(|id| Row::Event(*id)));
        }
        if found.n_documents > 0 {
            let n = found.n_documents;
            rows.push(Row::Section(match n >= MOST_DOCUMENTS {
                true => text!("find-in-more-texts", n = n),
                false => text!("find-in-texts", n = n),
            }));
            rows.extend(found.places.iter().cloned().map(Row::Place));
        }
        let last = text.split_whitespace().last().unwrap_or("");
        let keys = query::keys()
            .into_iter()
            .filter(|(key, ..)| key.starts_with(last));
        rows.extend(keys.map(|(key, what, like)| Row::Key(key, what, like)));
        if rows.is_empty() && self.making.is_none() {
            rows.push(Row::Section(text!("find-nothing").to_owned()));
        }
        rows
    }

    /// Which row was clicked, and whether something else was.
    fn list_ui(
        &self,
        ui: &Ui,
        cx: &mut Cx<'_>,
        field: Rect,
        rows: &[Row],
    ) -> (Option<usize>, bool) {
        let screen = ui.ctx().content_rect();
        /// Lists narrower than this have no room for what is found.
        const LEAST: f32 = 180.0;
        // Over the lists, where there are any: what is found shows on the timeline meanwhile.
        let (left, width) = match cx.state.lists_right - 24.0 {
            room if room >= LEAST && cx.state.lists_open() => (8.0, room),
            _ => (
                field.left(),
                460.0_f32.min(screen.width() - field.left() - 16.0),
            ),
        };
        let mut chosen = None;
        let area = egui::Area::new(egui::Id::unique("found"))
            .order(egui::Order::Foreground)
            .fixed_pos(pos2(left, field.bottom() + STEP))
            .default_size(vec2(width, screen.height() * 0.75))
            .show(ui.ctx(), |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(width);
                    ScrollArea::vertical()
                        .max_height(screen.height() * 0.7)
                        .min_scrolled_height(screen.height() * 0.7)
                        .show(ui, |ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            for (i, row) in rows.iter().enumerate() {
                                let on = cx.state.typed.at == Some(i);
                                if row_ui(ui, cx, row, on) {
                                    chosen = Some(i);
                                }
                            }
                        });
                })
            });
        (chosen, area.response.clicked_elsewhere())
    }
}

fn row_ui(ui: &mut Ui, cx: &mut Cx<'_>, row: &Row, on: bool) -> bool {
    let mut lit = 0..0;
    let (dot, title, hint): (Option<Color32>, String, String) = match row {
        Row::Section(text) => {
            ui.add_space(STEP);
            let text = RichText::new(text).font(theme::strong(theme::SMALL));
            ui.label(text.color(cx.t.weak));
            return false;
        }
        // What is typed stands out of the example: the list is narrow, and both lines are to be read whole.
        Row::Key(key, what, like) => {
            lit = 0..key.len();
            (None, (*like).to_owned(), (*what).to_owned())
        }
        Row::Kept(name, query) => (Some(cx.t.accent), name.clone(), query.clone()),
        Row::Entity(id, _) => {
            let Some(entity) = cx.look.entity(*id) else {
                return false;
            };
            let n = cx.look.passed().entity(cx.look, *id).events;
            let n = text!("n-events", n = n);
            let what = text!("find-name", kind = words::kind(entity.kind), events = n);
            (Some(cx.t.kind(entity.kind)), entity.name.clone(), what)
        }
        Row::Event(id) => {
            let Some(event) = cx.look.event(*id) else {
                return false;
            };
            (
                Some(cx.t.date),
                event.label.clone(),
                words::when(&event.when),
            )
        }
        Row::Place(place) => {
            let title = canvas::document_title(cx.look, &place.doc);
            lit = place.lit.clone();
            (Some(cx.t.document), place.around.clone(), title)
        }
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::MenuItem, true, on, format!("{title}, {hint}")));
    if on || response.hovered() || response.has_focus() {
        let fill = if on { cx.t.accent_soft } else { cx.t.hover };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if on {
        ui.scroll_to_rect(rect, None);
    }
    let left = rect.left() + 22.0;
    if let Some(color) = dot {
        let at = pos2(rect.left() + 11.0, rect.top() + 13.0);
        ui.painter().circle_filled(at, 4.0, color);
    }
    let mut room = rect.width() - 30.0;
    let mut forgot = false;
    if let Row::Kept(name, _) = row {
        room -= 28.0;
        let cross =
            Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(24.0, 24.0));
        let forget = ui.interact(cross, ui.scope_id().with(("forget", name)), Sense::click());
        let said = text!("find-forget", name = name);
        forget.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        icons::paint(ui.painter(), cross, Icon::Close, cx.t.weak);
        if forget.on_hover_text(text!("find-forget-hint")).clicked() {
            forgot = true;
            let edit = Edit::DropFilter { name: name.clone() };
            cx.out.change(text!("change-forget", name = name), edit);
        }
    }
    let fitted = super::lists::fitted;
    let at = |y: f32| pos2(left, rect.top() + y);
    super::lists::fitted_lit(
        ui.painter(),
        at(3.0),
        (&title, lit),
        theme::BODY,
        cx.t.text,
        room,
    );
    fitted(
        ui.painter(),
        at(21.0),
        &hint,
        theme::small(),
        cx.t.weak,
        room,
    );
    response.clicked() && !forgot
}

/// What happens on a row that was chosen.
fn choose(ui: &Ui, cx: &mut Cx<'_>, field: egui::Id, row: Row) {
    cx.state.typed.at = None;
    let mut done = true;
    match row {
        Row::Section(_) => return,
        Row::Key(key, ..) if key.starts_with("is:") => {
            let ask = match key {
                "is:undated" => Ask::Undated,
                _ => Ask::Review,
            };
            cx.state.view.filter.terms.push(ask.into());
            let text = query::without_last(&cx.state.typed.text);
            cx.state.type_search(text);
        }
        Row::Key(key, ..) => {
            let text = format!("{}{key}", query::without_last(&cx.state.typed.text));
            let end = egui::text::CCursor::new(text.chars().count());
            cx.state.typed.text = text;
            // What is typed next goes on behind the colon.
            let mut edit =
                egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
            edit.cursor
                .set_char_range(Some(egui::text::CCursorRange::one(end)));
            edit.store(ui.ctx(), field);
            ui.memory_mut(|m| m.request_focus(field));
            done = false;
        }
        Row::Kept(_, query) => {
            cx.state.use_filter(query::parse(&query));
        }
        Row::Entity(id, Some(not)) => {
            if let Some(entity) = cx.look.entity(id) {
                let ask = Ask::Of(entity.kind, entity.name.clone());
                cx.state.view.filter.terms.push(Term { ask, not });
                let text = query::without_last(&cx.state.typed.text);
                cx.state.type_search(text);
            }
        }
        Row::Entity(id, None) => {
            cx.state.type_search(String::new());
            cx.state.select_entity(id, false);
            cx.state.prefs.details_open = true;
        }
        Row::Event(id) => {
            cx.state.select_event(id);
            cx.state.right = RightTab::Event;
            cx.state.prefs.details_open = true;
            canvas::bring_into_view(cx, id);
        }
        Row::Place(place) => cx.state.read(&place.doc, place.range),
    }
    cx.state.typed.open = !done;
    if done {
        ui.memory_mut(|m| m.surrender_focus(field));
    }
}

/// Whether anything narrows what is shown.
pub fn has_chips(cx: &Cx<'_>) -> bool {
    let selection = &cx.state.selection;
    let selected = !selection.entities.is_empty() || !selection.documents.is_empty();
    selected || !cx.state.view.filter.is_empty()
}

/// One removable chip for everything that narrows what is shown.
pub fn chips_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let look = cx.look;
    for (i, term) in cx.state.view.filter.terms.clone().iter().enumerate() {
        let color = match &term.ask {
            Ask::Of(kind, _) => cx.t.kind(*kind),
            Ask::Document(_) => cx.t.document,
            Ask::Before(_) | Ask::After(_) | Ask::Undated => cx.t.date,
            Ask::Review => cx.t.accent,
        };
        if widgets::chip(ui, cx.t, color, &query::chip(term)) {
            cx.state.view.filter.terms.remove(i);
            break;
        }
    }
    if let Some((from, to)) = cx.state.view.filter.range
        && widgets::chip(ui, cx.t, cx.t.date, &words::range(from, to))
    {
        cx.state.only_range(None);
    }
    let chosen: Vec<_> = cx.state.selection.entities.iter().copied().collect();
    for id in chosen {
        if let Some(entity) = look.entity(id)
            && widgets::chip(ui, cx.t, cx.t.kind(entity.kind), &entity.name)
        {
            cx.state.select_entity(id, true);
        }
    }
    let documents: Vec<_> = cx.state.selection.documents.iter().cloned().collect();
    for id in documents {
        let title = canvas::document_title(look, &id);
        if widgets::chip(ui, cx.t, cx.t.document, &title) {
            cx.state.select_document(&id, true);
        }
    }
    let hidden: Vec<_> = cx.state.view.filter.hidden.iter().copied().collect();
    for id in hidden {
        if let Some(entity) = look.entity(id)
            && widgets::chip(
                ui,
                cx.t,
                cx.t.faint,
                &text!("chip-without", name = &entity.name),
            )
        {
            cx.state.toggle_hidden(id);
        }
    }
}

fn chip_actions() -> [(Action, &'static str); 3] {
    [
        (Action::ToggleDims, text!("chips-dim")),
        (Action::KeepFilter, text!("chips-keep")),
        (Action::ShowAll, text!("chips-clear")),
    ]
}

/// The room that [`chip_actions_ui`] takes.
pub fn chip_actions_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    if cx.state.view.filter.is_empty() {
        return 0.0;
    }
    let space = 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x;
    let width = |text: &str| {
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(text.to_owned(), theme::small(), cx.t.text);
        galley.size().x + space
    };
    chip_actions().map(|(_, text)| width(text)).iter().sum()
}

/// What can be done with all chips together.
pub fn chip_actions_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    if cx.state.view.filter.is_empty() {
        return;
    }
    for (action, text) in chip_actions() {
        let on = action == Action::ToggleDims && cx.state.view.dims;
        let button = egui::Button::selectable(on, RichText::new(text).font(theme::small()));
        let response = ui.add(button).on_hover_text(action.info().hint);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, action.info().text));
        if response.clicked() {
            cx.out.act(action);
        }
    }
}

/// What a kept filter is called if nobody says otherwise.
pub fn name_of(cx: &Cx<'_>) -> String {
    widgets::shorten(&whole(&cx.state.view.filter, cx.look), 40)
}
