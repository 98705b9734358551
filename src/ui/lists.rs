//! The left panel: one list per kind, each row with what they are, how often, and when.
//!
//! A click selects everywhere; Ctrl-click adds; the eye hides.

use super::cx::{Cx, entity_anchor};
use super::icons::{self, Icon};
use super::lookup::{BARS, Row};
use super::state::{Editing, ListTab, Sort};
use super::theme::{self, STEP};
use super::{review, widgets, words};
use crate::edit::Edit;
use crate::model::text::fold;
use crate::model::{DocId, Entity, EntityId, EntityKind, Instant};
use egui::{
    Color32, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};
use egui_plot::{Bar, BarChart, Plot, PlotBounds};
use std::collections::HashMap;

const ROW: f32 = 44.0;
const PLOT: egui::Vec2 = vec2(56.0, 14.0);

/// What the lists remember: which rows in which order, as long as nothing they depend on changes.
#[derive(Default)]
pub struct Lists {
    key: Option<Key>,
    rows: Vec<Line>,
}

#[derive(PartialEq)]
struct Key {
    revision: u64,
    tab: ListTab,
    sort: Sort,
    query: String,
    unfolded: usize,
    passes: u64,
}

#[derive(Clone)]
enum Line {
    /// An index into the timeline's entities.
    Entity(usize),
    /// The other names of the one above.
    Aliases(usize),
    /// An index into the timeline's documents.
    Document(usize),
}

const TABS: [(ListTab, &str); 6] = [
    (ListTab::People, "People"),
    (ListTab::Projects, "Projects"),
    (ListTab::Organisations, "Organisations"),
    (ListTab::Documents, "Documents"),
    (ListTab::Series, "Series"),
    (ListTab::Review, "Review"),
];

fn kind_of(tab: ListTab) -> Option<EntityKind> {
    match tab {
        ListTab::People => Some(EntityKind::Person),
        ListTab::Projects => Some(EntityKind::Project),
        ListTab::Organisations => Some(EntityKind::Organisation),
        ListTab::Series => Some(EntityKind::Series),
        ListTab::Documents | ListTab::Review => None,
    }
}

impl Lists {
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.tabs_ui(ui, cx);
        ui.add_space(2.0 * STEP);
        if cx.state.prefs.list_tab == ListTab::Review {
            review::list_ui(ui, cx);
            return;
        }
        head_ui(ui, cx);
        ui.add_space(STEP);
        self.refresh(cx);
        if self.rows.is_empty() {
            let what = TABS
                .iter()
                .find(|(t, _)| *t == cx.state.prefs.list_tab)
                .map_or("", |(_, name)| name);
            let text = if cx.shown.progress.is_some() || cx.shown.resolving {
                "Nothing here yet; still reading.".to_owned()
            } else if cx.state.list_query.is_empty() {
                format!("No {} found in these documents.", what.to_lowercase())
            } else {
                format!("Nothing here is called “{}”.", cx.state.list_query.trim())
            };
            widgets::nothing(ui, cx.t, &text);
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt(("rows", cx.state.prefs.list_tab as u8))
            .auto_shrink([false, false])
            .show_rows(ui, ROW, self.rows.len(), |ui, shown| {
                for i in shown {
                    match self.rows[i].clone() {
                        Line::Entity(e) => entity_row_ui(ui, cx, e),
                        Line::Aliases(e) => aliases_ui(ui, cx, e),
                        Line::Document(d) => document_row_ui(ui, cx, d),
                    }
                }
            });
    }

    /// Words in a row that wraps: five names do not fit a narrow panel as equal tabs.
    fn tabs_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let timeline = &cx.look.timeline;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            for (tab, name) in TABS {
                let n = match (tab, kind_of(tab)) {
                    (ListTab::Review, _) => review::left(cx),
                    (_, Some(kind)) => timeline.of_kind(kind).count(),
                    (_, None) => timeline.documents.len(),
                };
                let on = cx.state.prefs.list_tab == tab;
                if tab_ui(ui, cx, tab, (name, n), on) {
                    cx.state.prefs.list_tab = tab;
                    cx.state.list_query.clear();
                    if tab == ListTab::Review {
                        review::open(cx);
                    }
                }
            }
        });
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let key = Key {
            revision: cx.shown.revision,
            tab: cx.state.prefs.list_tab,
            sort: cx.state.prefs.sort,
            query: cx.state.list_query.clone(),
            unfolded: cx.state.list_unfolded.len(),
            passes: cx.look.passes,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let look = cx.look;
        let query = fold(&key.query);
        let fits = |name: &str| query.is_empty() || fold(name).contains(&query);
        let none = Row::default();
        let sort = |a: (&Row, &str), b: (&Row, &str)| {
            let by_name = || fold(a.1).cmp(&fold(b.1));
            match key.sort {
                Sort::Count => (b.0.events, b.0.documents)
                    .cmp(&(a.0.events, a.0.documents))
                    .then_with(by_name),
                Sort::Name => by_name(),
                Sort::FirstSeen => {
                    let first = |r: &Row| r.first.unwrap_or(f64::INFINITY);
                    first(a.0).total_cmp(&first(b.0)).then_with(by_name)
                }
            }
        };
        self.rows = match kind_of(key.tab) {
            Some(kind) => {
                let row = |e: &Entity| look.entity_rows.get(&e.id).unwrap_or(&none);
                let mut found: Vec<(usize, &Entity)> = look
                    .timeline
                    .entities
                    .iter()
                    .enumerate()
                    .filter(|(_, e)| e.kind == kind)
                    .filter(|(_, e)| fits(&e.name) || e.aliases.iter().any(|a| fits(a)))
                    .collect();
                found.sort_by(|(_, a), (_, b)| sort((row(a), &a.name), (row(b), &b.name)));
                found
                    .into_iter()
                    .flat_map(|(i, e)| {
                        let more = cx.state.list_unfolded.contains(&e.id);
                        [Some(Line::Entity(i)), more.then_some(Line::Aliases(i))]
                    })
                    .flatten()
                    .collect()
            }
            None => {
                let title =
                    |d: &crate::model::DocInfo| d.title.clone().unwrap_or_else(|| d.id.to_string());
                let mut found: Vec<(usize, String, &DocId)> = look
                    .timeline
                    .documents
                    .iter()
                    .enumerate()
                    .map(|(i, d)| (i, title(d), &d.id))
                    .filter(|(_, title, id)| fits(title) || fits(id.as_str()))
                    .collect();
                found.sort_by(|a, b| {
                    let row = |id: &DocId| look.document_rows.get(id).unwrap_or(&none);
                    sort((row(a.2), &a.1), (row(b.2), &b.1))
                });
                found.into_iter().map(|(i, ..)| Line::Document(i)).collect()
            }
        };
        self.key = Some(key);
    }
}

/// The name and how many there are; of what is to be done, a number only where there is something to do.
fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, tab: ListTab, (name, n): (&str, usize), on: bool) -> bool {
    let is_review = tab == ListTab::Review;
    let faint = if is_review { cx.t.accent } else { cx.t.faint };
    let font = if on {
        theme::strong(theme::SMALL)
    } else {
        theme::small()
    };
    let ink = if on { cx.t.text } else { cx.t.weak };
    let words = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    let figure = ui.painter().layout_no_wrap(
        match is_review && n == 0 {
            true => String::new(),
            false => words::grouped(n),
        },
        theme::small(),
        faint,
    );
    let size = vec2(words.size().x + figure.size().x + 4.0 + 12.0, 26.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let label = match is_review && n > 0 {
            true => format!("{name}, {} left", words::grouped(n)),
            false => name.to_owned(),
        };
        WidgetInfo::selected(Role::Tab, true, on, label)
    });
    let fill = if on {
        cx.t.accent_soft
    } else if response.hovered() || response.has_focus() {
        cx.t.hover
    } else {
        Color32::TRANSPARENT
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(6), fill);
    let y = |g: &egui::Galley| rect.center().y - g.size().y / 2.0;
    let x = rect.left() + 6.0;
    let next = x + words.size().x + 4.0;
    painter.galley(pos2(x, y(&words)), words, ink);
    painter.galley(pos2(next, y(&figure)), figure, faint);
    response.clicked()
}

/// Type to filter, and by what to sort.
fn head_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.horizontal(|ui| {
        let sort_width = 92.0;
        let width = (ui.available_width() - sort_width - 2.0 * STEP).max(40.0);
        let field = ui.add(
            TextEdit::singleline(&mut cx.state.list_query)
                .hint_text("Filter")
                .desired_width(width)
                .min_size(vec2(width, theme::CONTROL))
                .align(egui::Align2::LEFT_CENTER),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::SearchInput, true, "Filter this list"));
        let name = |s: Sort| match s {
            Sort::Count => "Count",
            Sort::Name => "Name",
            Sort::FirstSeen => "First seen",
        };
        egui::ComboBox::from_id_salt("sort")
            .width(sort_width)
            .selected_text(name(cx.state.prefs.sort))
            .show_ui(ui, |ui| {
                for sort in [Sort::Count, Sort::Name, Sort::FirstSeen] {
                    ui.selectable_value(&mut cx.state.prefs.sort, sort, name(sort));
                }
            })
            .response
            .on_hover_text("Sort by");
    });
}

fn entity_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    if matches!(&cx.state.editing, Some(Editing::Rename(id, _) | Editing::SameAs(id, _)) if *id == entity.id)
    {
        edit_row_ui(ui, cx, i);
        return;
    }
    let none = Row::default();
    let row = cx.look.entity_rows.get(&entity.id).unwrap_or(&none);
    let hidden = cx.state.view.filter.hidden.contains(&entity.id);
    let on = cx.state.selection.entities.contains(&entity.id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let what = what_they_are(entity, &cx.look.acronyms);
    response.widget_info(|| {
        let n = words::count(row.events, "event", "events");
        WidgetInfo::selected(Role::Button, true, on, format!("{}, {n}", entity.name))
    });
    let hot = ui.rect_contains_pointer(rect);
    ground(ui, cx, rect, on, hot || response.has_focus());

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
    let ink = if hidden { cx.t.faint } else { cx.t.text };
    let room = text_rect.width() - 28.0;
    let figure = words::grouped(row.events);
    let used = figure_ui(&painter, cx, rect, &figure, hot);
    fitted(
        &painter,
        pos2(rect.left() + 26.0, rect.top() + 6.0),
        &entity.name,
        theme::body(),
        ink,
        rect.width() - 26.0 - 16.0 - used,
    );
    let second = if what.is_empty() {
        words::count(row.documents, "document", "documents")
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
    tip.push_str(&format!("\n{}", counts_words(row)));
    if let Some(first) = row.first {
        tip.push_str(&format!(
            ", first in {}",
            words::year(Instant(first as i64))
        ));
    }
    let response = response.on_hover_text(tip);
    response.context_menu(|ui| menu_ui(ui, cx, i));
}

fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, i: usize, hidden: bool) {
    let entity = &cx.look.timeline.entities[i];
    let size = vec2(24.0, 24.0);
    let eye_rect = Rect::from_center_size(pos2(rect.right() - 20.0, rect.center().y), size);
    let eye = ui.interact(
        eye_rect,
        ui.scope_id().with(("eye", entity.id)),
        Sense::click(),
    );
    let name = if hidden { "Show" } else { "Hide" };
    eye.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {}", entity.name)));
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
                format!("Other names of {}", entity.name),
            )
        });
        let icon = if open { Icon::Down } else { Icon::Right };
        icons::paint(ui.painter(), more_rect, icon, ink(&more));
        if more.on_hover_text("Other names").clicked() && !cx.state.list_unfolded.remove(&entity.id)
        {
            cx.state.list_unfolded.insert(entity.id);
        }
    }
}

fn aliases_ui(ui: &mut Ui, cx: &Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let text = if entity.aliases.is_empty() {
        "No other names".to_owned()
    } else {
        format!("also {}", entity.aliases.join(" · "))
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

fn document_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let doc = &cx.look.timeline.documents[i];
    let none = Row::default();
    let row = cx.look.document_rows.get(&doc.id).unwrap_or(&none);
    let on = cx.state.selection.documents.contains(&doc.id);
    let title = doc.title.clone().unwrap_or_else(|| doc.id.to_string());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, &title));
    ground(ui, cx, rect, on, response.hovered() || response.has_focus());
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
    let used = figure_ui(&painter, cx, rect, &words::grouped(row.events), false);
    fitted(
        &painter,
        pos2(rect.left() + 26.0, rect.top() + 6.0),
        &title,
        theme::body(),
        cx.t.text,
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
    let events = words::count(row.events, "event", "events");
    let tip = format!("{title}\n{}\n{dated}\n{events}", doc.id);
    response.on_hover_text(tip);
}

fn ground(ui: &Ui, cx: &Cx<'_>, rect: Rect, on: bool, hot: bool) {
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
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = painter.layout_job(job);
    painter.galley(at, galley, ink);
}

/// "Chief, State Service": the office that most documents give.
fn what_they_are(entity: &Entity, acronyms: &HashMap<String, String>) -> String {
    let Some(role) = entity.main_role() else {
        return String::new();
    };
    match &role.organisation {
        Some(org) => format!("{}, {}", role.role, acronyms.get(org).unwrap_or(org)),
        None => role.role.clone(),
    }
}

fn counts_words(row: &Row) -> String {
    let events = words::count(row.events, "event", "events");
    let docs = words::count(row.documents, "document", "documents");
    format!("{events}, {docs}")
}

/// How many events, at the end of the first line, as far as no buttons stand there. Returns the width it took.
fn figure_ui(painter: &egui::Painter, cx: &Cx<'_>, rect: Rect, text: &str, hot: bool) -> f32 {
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

fn plot_ui(ui: &mut Ui, row_rect: Rect, id: (&'static str, u64), row: &Row, color: Color32) {
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

fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    if ui.button("Rename…").clicked() {
        cx.state.editing = Some(Editing::Rename(entity.id, entity.name.clone()));
        cx.state.focus_field = true;
    }
    if ui.button("Same as…").clicked() {
        cx.state.editing = Some(Editing::SameAs(entity.id, String::new()));
        cx.state.focus_field = true;
    }
    let anchor = entity_anchor(entity, cx.look);
    let split = split_off(entity, cx);
    if let Some((name, a, b)) = split
        && ui
            .button(format!(
                "“{}” is somebody else",
                widgets::shorten(&name, 28)
            ))
            .clicked()
    {
        cx.out.change(
            format!("“{name}” is not “{}”", entity.name),
            Edit::Different { a, b },
        );
    }
    let what = match entity.kind {
        EntityKind::Person => "Not a person",
        EntityKind::Project => "Not a project",
        EntityKind::Organisation => "Not an organisation",
        EntityKind::Place | EntityKind::Series | EntityKind::Work => "Not a name",
    };
    if ui
        .add_enabled(anchor.is_some(), egui::Button::new(what))
        .clicked()
        && let Some(mention) = anchor
    {
        cx.out.change(
            format!("“{}” is no name", entity.name),
            Edit::NotAName { mention },
        );
    }
    ui.separator();
    let hidden = cx.state.view.filter.hidden.contains(&entity.id);
    if ui.button(if hidden { "Show" } else { "Hide" }).clicked() {
        cx.state.toggle_hidden(entity.id);
    }
    if ui.button("Copy the name").clicked() {
        ui.ctx().copy_text(entity.name.clone());
    }
}

/// The first mention written differently from the first: what "is somebody else" would split off.
fn split_off(
    entity: &Entity,
    cx: &Cx<'_>,
) -> Option<(String, crate::model::Anchor, crate::model::Anchor)> {
    let quote = |(doc, range): &(DocId, crate::model::TextRange)| {
        let text = &cx.look.timeline.document(doc)?.text;
        Some(crate::model::Anchor {
            doc: doc.clone(),
            range: *range,
            quote: range.of(text).to_owned(),
        })
    };
    let first = quote(entity.mentions.first()?)?;
    let other = entity
        .mentions
        .iter()
        .filter_map(quote)
        .find(|a| fold(&a.quote) != fold(&first.quote))?;
    Some((other.quote.clone(), first, other))
}

/// Renaming in place, or picking who is the same.
fn edit_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    let Some(mut editing) = cx.state.editing.take() else {
        return;
    };
    let merging = matches!(editing, Editing::SameAs(..));
    let (Editing::Rename(_, text) | Editing::SameAs(_, text)) = &mut editing else {
        cx.state.editing = Some(editing);
        return;
    };
    let hint = if merging {
        format!("{} is the same as…", entity.name)
    } else {
        entity.name.clone()
    };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    // A child beside the row: it must not move the list's cursor.
    let inner = rect.shrink2(vec2(8.0, 6.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).id_salt("edit"));
    let field = child.add_sized(
        inner.size(),
        TextEdit::singleline(text)
            .hint_text(hint)
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| {
        let name = if merging { "The same as" } else { "New name" };
        WidgetInfo::labeled(Role::TextInput, true, name)
    });
    if std::mem::take(&mut cx.state.focus_field) {
        field.request_focus();
    }
    let typed = text.trim().to_owned();
    let mut done;
    if merging {
        let query = fold(&typed);
        let others: Vec<(EntityId, &str)> = cx
            .look
            .timeline
            .of_kind(entity.kind)
            .filter(|e| e.id != entity.id && fold(&e.name).contains(&query))
            .map(|e| (e.id, e.name.as_str()))
            .take(12)
            .collect();
        let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let first = others.first().filter(|_| enter && !typed.is_empty());
        let mut chosen = first.map(|(id, _)| *id);
        let popup = egui::Popup::from_response(&field)
            .open(true)
            .width(inner.width())
            .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
            .show(|ui| {
                ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
                    for (id, name) in &others {
                        if ui.add(egui::Button::selectable(false, *name)).clicked() {
                            chosen = Some(*id);
                        }
                    }
                });
                if others.is_empty() {
                    ui.label("Nobody else here is called so");
                }
            });
        let elsewhere = popup.is_some_and(|p| p.response.clicked_elsewhere());
        done = elsewhere && field.clicked_elsewhere() && chosen.is_none();
        if let Some(other) = chosen.and_then(|id| cx.look.entity(id))
            && let (Some(a), Some(b)) = (
                entity_anchor(entity, cx.look),
                entity_anchor(other, cx.look),
            )
        {
            cx.out.change(
                format!("“{}” is “{}”", entity.name, other.name),
                Edit::Same { a, b },
            );
            done = true;
        }
    } else {
        done = field.lost_focus();
        if done
            && ui.input(|i| i.key_pressed(egui::Key::Enter))
            && !typed.is_empty()
            && typed != entity.name
            && let Some(mention) = entity_anchor(entity, cx.look)
        {
            cx.out.change(
                format!("Call “{}” “{typed}”", entity.name),
                Edit::Rename {
                    mention,
                    name: typed,
                },
            );
        }
    }
    if !done {
        cx.state.editing = Some(editing);
    }
}
