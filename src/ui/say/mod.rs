//! What else can be said, beside an event's date and words: a short list to choose from, narrowed by what is typed; every row is one change.
//!
//! ```text
//!   who takes part │ tags │ lane │ note │ picture │ color      [`own`]
//!   same as … │ another event │ all alike                     [`alike`]
//!   a name's kind, or one of its ways of writing              [`names`]
//!   how a document's dates are read                           [`dates`]
//!   hidden events, edits without a place                      [`places`]
//! ```
//!
//! Its date and words have fields of their own in the inspector.

mod add;
mod alike;
mod dates;
mod entries;
mod names;
mod own;
mod places;

pub use add::{AddForm, add_ui};
pub use entries::{OF_EVENT, entries_ui, entry_ui, no_name};
pub use names::one_of;

use super::cx::Cx;
use super::lookup::Lookup;
use super::state::Selection;
use super::theme::{self, STEP};
use super::widgets;
use crate::edit::{Change, Edit, event_anchor};
use crate::model::text::fold;
use crate::model::{Anchor, DocId, EntityId, Event, EventId};
use crate::session::Command;
use egui::{Key, Modifiers, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Who(EventId),
    Tags(EventId),
    Note(EventId),
    Picture(EventId),
    Color(EventId),
    Lane(EventId),
    /// Which other event is this one?
    Same(EventId),
    /// Which of its sentences tell another one?
    Split(EventId),
    Alike(EventId),
    Rename(EntityId),
    /// Who else is this one?
    SameName(EntityId),
    /// Several names that cannot be one; nothing is asked.
    NotOne,
    Kind(EntityId),
    /// Which way of writing stands for somebody else?
    SplitName(EntityId),
    /// How are this document's dates read?
    Dates(DocId),
    Hidden,
    Unplaced,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    pub ask: Ask,
    pub text: String,
    pub at: usize,
}

impl Pick {
    pub fn new(ask: Ask) -> Self {
        Self {
            ask,
            text: String::new(),
            at: 0,
        }
    }

    pub fn title(&self) -> &'static str {
        match self.ask {
            Ask::Who(_) => text!("ask-who"),
            Ask::Tags(_) => text!("ask-tags"),
            Ask::Note(_) => text!("ask-note"),
            Ask::Picture(_) => text!("ask-picture"),
            Ask::Color(_) => text!("ask-color"),
            Ask::Lane(_) => text!("ask-lane"),
            Ask::Same(_) => text!("ask-same"),
            Ask::Split(_) => text!("ask-split"),
            Ask::Alike(_) => text!("ask-alike"),
            Ask::Rename(_) => text!("ask-rename"),
            Ask::SameName(_) | Ask::NotOne => text!("ask-same-name"),
            Ask::Kind(_) => text!("ask-kind"),
            Ask::Dates(_) => text!("ask-dates"),
            Ask::SplitName(_) => text!("ask-split-name"),
            Ask::Hidden => text!("ask-hidden"),
            Ask::Unplaced => text!("ask-unplaced"),
        }
    }

    /// Its rows have a quotation or a document's name below them.
    fn quotes(&self) -> bool {
        matches!(self.ask, Ask::Unplaced | Ask::Split(_) | Ask::SplitName(_))
    }

    fn hint(&self) -> &'static str {
        match self.ask {
            Ask::Who(_) => text!("ask-who.hint"),
            Ask::Tags(_) => text!("ask-tags.hint"),
            Ask::Note(_) => text!("ask-note.hint"),
            Ask::Picture(_) => text!("ask-picture.hint"),
            Ask::Lane(_) => text!("ask-lane.hint"),
            Ask::Alike(_) => text!("ask-alike.hint"),
            Ask::Dates(_) => text!("ask-dates.hint"),
            _ => text!("ask-narrow"),
        }
    }

    fn nothing(&self) -> &'static str {
        match self.ask {
            Ask::Hidden => text!("ask-hidden.none"),
            Ask::Unplaced => text!("ask-unplaced.none"),
            Ask::Split(_) => text!("ask-split.none"),
            Ask::SplitName(_) => text!("ask-split-name.none"),
            Ask::Alike(_) => text!("ask-alike.none"),
            Ask::NotOne => text!("ask-same-name.kinds"),
            Ask::Note(_) | Ask::Tags(_) | Ask::Picture(_) | Ask::Lane(_) | Ask::Rename(_) => {
                text!("ask-type-it")
            }
            _ => text!("ask-nothing"),
        }
    }
}

/// One choice, and the change that it is.
struct Row {
    text: String,
    hint: String,
    change: Change,
}

fn row(text: impl Into<String>, hint: &str, title: String, edits: Vec<Edit>) -> Row {
    Row {
        text: text.into(),
        hint: hint.to_owned(),
        change: Change::new(title, edits),
    }
}

/// Ten rows of a line, or seven of two.
const LIST_HEIGHT: f32 = 320.0;

/// More nobody reads; typing narrows them.
const LISTED: usize = 60;

/// What a list is made of.
struct Asked<'a> {
    /// Without the spaces around it.
    typed: &'a str,
    query: String,
    look: &'a Lookup,
}

impl Asked<'_> {
    fn fits(&self, name: &str) -> bool {
        fold(name).contains(&self.query)
    }
}

/// An event, and how an edit names it.
struct Of<'a> {
    event: &'a Event,
    at: Anchor,
    /// Its words, as a change names it.
    label: String,
}

impl<'a> Of<'a> {
    fn new(id: EventId, look: &'a Lookup) -> Option<Self> {
        let event = look.event(id)?;
        Some(Self {
            event,
            at: event_anchor(event)?,
            label: short(&event.label),
        })
    }
}

fn short(label: &str) -> String {
    widgets::shorten(label, 40)
}

fn rows(pick: &Pick, look: &Lookup, selected: &Selection) -> Vec<Row> {
    let typed = pick.text.trim();
    let asked = Asked {
        typed,
        query: fold(typed),
        look,
    };
    let of = |id: &EventId, rows: fn(&Of<'_>, &Asked<'_>) -> Vec<Row>| {
        Of::new(*id, look).map_or(Vec::new(), |of| rows(&of, &asked))
    };
    match &pick.ask {
        Ask::Who(id) => of(id, own::who),
        Ask::Tags(id) => of(id, own::tags),
        Ask::Lane(id) => of(id, own::lane),
        Ask::Note(id) => of(id, own::note),
        Ask::Picture(id) => of(id, own::picture),
        Ask::Color(id) => of(id, own::color),
        Ask::Same(id) => of(id, alike::same),
        Ask::Split(id) => of(id, alike::split),
        Ask::Alike(id) => of(id, alike::all),
        Ask::Rename(id) => names::rename(*id, &asked),
        Ask::SameName(id) => names::same(*id, &asked),
        Ask::NotOne => Vec::new(),
        Ask::Kind(id) => names::kind(*id, &asked),
        Ask::SplitName(id) => names::split(*id, &asked),
        Ask::Dates(doc) => dates::rows(doc, &asked),
        Ask::Hidden => places::hidden(&asked),
        Ask::Unplaced => places::unplaced(selected, &asked),
    }
}

/// True once something was chosen.
pub fn pick_ui(ui: &mut Ui, cx: &mut Cx<'_>, pick: &mut Pick) -> bool {
    let (down, up, enter) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let before = pick.text.clone();
    let hint = pick.hint();
    let field = ui.add(
        TextEdit::singleline(&mut pick.text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    let title = pick.title();
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, title));
    if !field.has_focus() {
        // What stands there is another's: what is typed takes its place.
        widgets::select_all(ui.ctx(), field.id, &pick.text);
    }
    field.request_focus();
    if pick.text != before {
        pick.at = 0;
    }
    ui.add_space(STEP);
    let found = rows(pick, cx.look, &cx.state.selection);
    if found.is_empty() {
        ui.label(RichText::new(pick.nothing()).color(cx.t.weak));
        return false;
    }
    pick.at = (pick.at + usize::from(down))
        .min(found.len() - 1)
        .saturating_sub(usize::from(up));
    let mut chosen = enter.then_some(pick.at);
    let tall = pick.quotes();
    let rows = ScrollArea::vertical().max_height(LIST_HEIGHT);
    // A new window is as low as egui's least height of a scrolled area, which would show a row and a half.
    let rows = rows.min_scrolled_height(LIST_HEIGHT);
    rows.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (i, row) in found.iter().enumerate() {
            if row_ui(ui, cx, row, tall, i == pick.at, down || up) {
                chosen = Some(i);
            }
        }
    });
    let Some(row) = chosen.and_then(|i| found.into_iter().nth(i)) else {
        return false;
    };
    cx.out.send(Command::Do(row.change));
    true
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, tall: bool, on: bool, follow: bool) -> bool {
    let height = if tall { 44.0 } else { 32.0 };
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = match row.hint.is_empty() {
        true => row.text.clone(),
        false => format!("{}, {}", row.text, row.hint),
    };
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, on, &name));
    if on || response.hovered() {
        let fill = if on { cx.t.accent_soft } else { cx.t.hover };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if on && follow {
        ui.scroll_to_rect(rect, None);
    }
    let left = rect.left() + 10.0;
    let room = rect.width() - 20.0;
    if tall {
        let (text, hint) = (theme::body(), theme::small());
        for (words, y, font, color) in [
            (&row.text, 5.0, text, cx.t.text),
            (&row.hint, 24.0, hint, cx.t.weak),
        ] {
            let at = egui::pos2(left, rect.top() + y);
            super::lists::fitted(ui.painter(), at, words, font, color, room);
        }
        return response.on_hover_text(name).clicked();
    }
    let text = ui
        .painter()
        .layout_no_wrap(row.text.clone(), theme::body(), cx.t.text);
    let wide = text.size().x.min(room * 0.7);
    let at = |x: f32| egui::pos2(x, rect.center().y - 9.0);
    super::lists::fitted(
        ui.painter(),
        at(left),
        &row.text,
        theme::body(),
        cx.t.text,
        wide + 1.0,
    );
    let hint = left + wide + 12.0;
    super::lists::fitted(
        ui.painter(),
        at(hint) + vec2(0.0, 1.0),
        &row.hint,
        theme::small(),
        cx.t.faint,
        rect.right() - 10.0 - hint,
    );
    response.on_hover_text(name).clicked()
}
