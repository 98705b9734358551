//! The left panel: one list per kind, each row with what they are, how often, and when.
//!
//! A click selects everywhere; Ctrl-click adds; the eye hides.

mod change;
mod row;

pub use row::{fitted, fitted_lit};

use super::cx::Cx;
use super::help;
use super::passed::Row;
use super::state::{ListTab, Sort};
use super::theme::{self, STEP};
use super::{review, widgets, words};
use crate::model::text::fold;
use crate::model::{DocId, Entity, EntityKind, name_support};
use egui::{
    Color32, CornerRadius, Label, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    pos2, vec2,
};
use row::{aliases_ui, document_row_ui, entity_row_ui};

const ROW: f32 = 44.0;
const PLOT: egui::Vec2 = vec2(56.0, 14.0);

/// What the lists remember: which rows in which order, as long as nothing they depend on changes.
#[derive(Default)]
pub struct Lists {
    key: Option<Key>,
    rows: Vec<Line>,
    /// How names are found in the documents' languages.
    told: Vec<String>,
    /// How many of each list have to do with what is shown, and of which timeline and filter that was counted.
    counts: [usize; TABS.len()],
    counted: Option<(u64, u64)>,
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

const TABS: [ListTab; 6] = [
    ListTab::People,
    ListTab::Projects,
    ListTab::Organisations,
    ListTab::Documents,
    ListTab::Series,
    ListTab::Review,
];

/// What a list is called, and what it says when there is nothing in it.
fn name_of(tab: ListTab) -> (&'static str, &'static str) {
    match tab {
        ListTab::People => (text!("list-people"), text!("list-people.none")),
        ListTab::Projects => (text!("list-projects"), text!("list-projects.none")),
        ListTab::Organisations => (
            text!("list-organisations"),
            text!("list-organisations.none"),
        ),
        ListTab::Documents => (text!("list-documents"), text!("list-documents.none")),
        ListTab::Series => (text!("list-series"), text!("list-series.none")),
        ListTab::Review => (text!("list-review"), text!("review-nothing")),
    }
}

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
        // One sentence is said; several would push the names down, and are read where one points.
        let said = match &self.told[..] {
            [] => None,
            [only] => Some(only.clone()),
            _ => Some(text!("list-names-missed").to_owned()),
        };
        if let Some(said) = said {
            let text = RichText::new(&said).font(theme::small()).color(cx.t.weak);
            let response = ui.add(Label::new(text).wrap().sense(Sense::hover()));
            if self.told.len() > 1 {
                let all = self.told.join(" ");
                response.widget_info(|| {
                    WidgetInfo::labeled(Role::Label, true, format!("{said} {all}"))
                });
                response.on_hover_text(self.told.join("\n"));
            }
            ui.add_space(STEP);
        }
        if self.rows.is_empty() {
            let (_, none) = name_of(cx.state.prefs.list_tab);
            let text = if cx.shown.progress.is_some() || cx.shown.resolving {
                text!("list-still-reading").to_owned()
            } else if cx.state.list_query.is_empty() {
                none.to_owned()
            } else {
                text!("list-nothing-called", name = cx.state.list_query.trim())
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
        self.count(cx);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            for (tab, n) in TABS.into_iter().zip(self.counts) {
                let (name, _) = name_of(tab);
                let n = match tab {
                    ListTab::Review => review::left(cx),
                    _ => n,
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
            ui.add_space(STEP);
            let page = help::Page::of_list(cx.state.prefs.list_tab);
            help::mark(ui, cx, page);
        });
    }

    fn count(&mut self, cx: &Cx<'_>) {
        let of = Some((cx.shown.revision, cx.look.passes));
        if self.counted == of {
            return;
        }
        self.counted = of;
        let (timeline, passed) = (&cx.look.timeline, cx.look.passed());
        let shows = |row: Option<&Row>| !passed.is_narrowed() || row.is_some_and(|r| r.events > 0);
        self.counts = TABS.map(|tab| match kind_of(tab) {
            Some(kind) => {
                let all = timeline.entities.iter().enumerate();
                all.filter(|(i, e)| e.kind == kind && shows(passed.entity_row(*i)))
                    .count()
            }
            None => (0..timeline.documents.len())
                .filter(|i| shows(passed.document_row(*i)))
                .count(),
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
                let passed = look.passed();
                let mut found: Vec<(usize, &Entity)> = look
                    .timeline
                    .entities
                    .iter()
                    .enumerate()
                    .filter(|(_, e)| e.kind == kind)
                    .filter(|(_, e)| fits(&e.name) || e.aliases.iter().any(|a| fits(a)))
                    .collect();
                let row = |i: usize| passed.entity_row(i).unwrap_or(&none);
                found.sort_by(|(i, a), (j, b)| sort((row(*i), &a.name), (row(*j), &b.name)));
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
                    let row = |i: usize| look.passed().document_row(i).unwrap_or(&none);
                    sort((row(a.0), &a.1), (row(b.0), &b.1))
                });
                found.into_iter().map(|(i, ..)| Line::Document(i)).collect()
            }
        };
        self.told = match key.tab {
            ListTab::People | ListTab::Organisations => {
                name_support::told(look.timeline.documents.iter().map(|d| d.lang))
            }
            ListTab::Projects | ListTab::Documents | ListTab::Series | ListTab::Review => {
                Vec::new()
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
            true => text!("list-left", name = name, n = n),
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
                .hint_text(text!("list-filter"))
                .desired_width(width)
                .min_size(vec2(width, theme::CONTROL))
                .align(egui::Align2::LEFT_CENTER),
        );
        field.widget_info(|| {
            WidgetInfo::labeled(Role::SearchInput, true, text!("list-filter-this"))
        });
        let name = |s: Sort| match s {
            Sort::Count => text!("list-sort-count"),
            Sort::Name => text!("list-sort-name"),
            Sort::FirstSeen => text!("list-sort-first"),
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
            .on_hover_text(text!("list-sort"));
    });
}
