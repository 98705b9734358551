//! The export: as what, how much of it, how it looks, and where to; with the picture as it will be.
//!
//! Not how files are made; that is [`crate::export`], from whose table the formats are.

use super::cx::Cx;
use super::lookup::range_of;
use super::overlays::AskSave;
use super::state::{ExportForm, ExportRange, Preview};
use super::text::WORDS;
use super::theme::{self, STEP};
use super::{paint, widgets};
use crate::export::data::Table;
use crate::export::paper::{self, Pages, Paper, Preset, Sheet};
use crate::export::{Format, rgba};
use crate::model::typed::parse_date;
use crate::model::{Filter, View};
use crate::scene::{FontMeasure, Scene, Theme};
use crate::session::{Command, ExportRequest};
use egui::{Align, Layout, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};
use std::path::PathBuf;
use std::sync::Arc;

/// Of the card.
pub const WIDTH: f32 = 680.0;

/// Width of a picture of no set size, in points: a spread of a newspaper at 72 to the inch is about this wide.
const FREE_WIDTH: f32 = 1400.0;

/// Of the small picture.
const PREVIEW: (f32, f32) = (656.0, 190.0);
/// What stands above and below it, and the least that is left of it.
const CHOICES: f32 = 640.0;
const LOWEST_PREVIEW: f32 = 96.0;

/// A picture of more events is not drawn anew while one types: the file is what counts.
const MOST_SHOWN: usize = 20_000;

pub enum Answer {
    Close,
    Ask(AskSave),
}

fn themes() -> [(&'static str, &'static str); 3] {
    [
        ("paper", text!("export-theme-paper")),
        ("light", text!("export-theme-light")),
        ("dark", text!("export-theme-dark")),
    ]
}

/// What a format is good for.
fn hint(format: Format) -> &'static str {
    match format {
        Format::Png => text!("export-png"),
        Format::Svg => text!("export-svg"),
        Format::Pdf => text!("export-pdf"),
        Format::Page => text!("export-page"),
        Format::Xlsx => text!("export-xlsx"),
        Format::Csv => text!("export-csv"),
        Format::Tables => text!("export-tables"),
        Format::Markdown => text!("export-markdown"),
        Format::Json => text!("export-json"),
        Format::Calendar => text!("export-calendar"),
        Format::TimelineJs => text!("export-timelinejs"),
        Format::Markwhen => text!("export-markwhen"),
        Format::GraphMl => text!("export-graphml"),
    }
}

/// Most formats have one name in every language.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::Page => text!("export-page.name"),
        Format::Tables => text!("export-tables.name"),
        other => other.info().name,
    }
}

fn size_name(preset: Preset) -> &'static str {
    match preset {
        Preset::Free => text!("export-size-free"),
        Preset::Column => text!("export-size-column"),
        Preset::A4 => text!("export-size-a4"),
        Preset::Slide => text!("export-size-slide"),
        Preset::Square => text!("export-size-square"),
    }
}

fn pages_name(pages: Pages) -> &'static str {
    match pages {
        Pages::One => text!("export-one-page"),
        Pages::Tiled => text!("export-tiled"),
        Pages::Poster => text!("export-poster"),
    }
}

fn table_name(table: Table) -> &'static str {
    match table {
        Table::Events => text!("export-table-events"),
        Table::People => text!("export-table-people"),
        Table::Organisations => text!("export-table-organisations"),
        Table::Projects => text!("export-table-projects"),
        Table::Evidence => text!("export-table-evidence"),
        Table::Documents => text!("export-table-documents"),
    }
}

/// `path` is where the file goes unless another place is chosen.
pub fn export_form(name: Option<&str>, path: String) -> ExportForm {
    ExportForm {
        format: Format::Png,
        range: ExportRange::Whole,
        from: String::new(),
        to: String::new(),
        source: String::new(),
        filtered: true,
        theme: "paper",
        title: name.unwrap_or_default().to_owned(),
        paper: Paper::default(),
        table: Table::default(),
        with_texts: false,
        preview: None,
        path,
        no_dialog: false,
        sent: None,
        failed: None,
        focus: true,
    }
}

/// Choices beside their name, on as many lines as they need.
fn row(ui: &mut Ui, cx: &Cx<'_>, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        name_ui(ui, cx, name);
        // A second line begins below the first, and not below the name.
        ui.horizontal_wrapped(add);
    });
    ui.add_space(STEP);
}

/// A field beside its name.
fn line(ui: &mut Ui, cx: &Cx<'_>, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        name_ui(ui, cx, name);
        add(ui);
    });
    ui.add_space(STEP);
}

fn name_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str) {
    ui.allocate_ui_with_layout(
        vec2(72.0, theme::CONTROL),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_width(72.0);
            ui.label(RichText::new(name).color(cx.t.weak));
        },
    );
}

/// One of several, side by side.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    chosen: &mut T,
    all: impl IntoIterator<Item = (T, &'static str, &'static str)>,
) -> bool {
    let mut changed = false;
    for (value, name, hint) in all {
        let mut button = ui.add(egui::Button::selectable(*chosen == value, name));
        if !hint.is_empty() {
            button = button.on_hover_text(hint);
        }
        if button.clicked() && *chosen != value {
            *chosen = value;
            changed = true;
        }
    }
    changed
}

fn field(ui: &mut Ui, text: &mut String, hint: &str) -> egui::Response {
    ui.add(
        TextEdit::singleline(text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    )
}

pub fn export_ui(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ExportForm) -> Option<Answer> {
    let before = form.format;
    /// What stands above the choices and below them: title, path, buttons, and air to the window's edges.
    const AROUND: f32 = 246.0;
    /// What the bar of choices that scroll stands in.
    const BAR: f32 = 14.0;
    let tall = ui.ctx().content_rect().height() - AROUND;
    // In a low window the choices scroll; the button that exports never leaves it.
    let id = egui::Id::unique("export choices");
    let scrolls = ui.data(|d| d.get_temp(id).unwrap_or(false));
    let scrolled = egui::ScrollArea::vertical()
        .id_salt(id)
        .max_height(tall)
        .min_scrolled_height(tall)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - if scrolls { BAR } else { 0.0 });
            choices_ui(ui, cx, form);
        });
    let scrolls = scrolled.content_size.y > scrolled.inner_rect.height() + 1.0;
    ui.data_mut(|d| d.insert_temp(id, scrolls));
    let enter = path_ui(ui, cx, form);
    if form.format != before
        && let Some(stem) = form.path.strip_suffix(before.info().extension)
    {
        form.path = format!("{stem}{}", form.format.info().extension);
    }
    ui.add_space(2.0 * STEP);
    buttons_ui(ui, cx, form, enter)
}

fn choices_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) {
    let formats = |is: fn(Format) -> bool| {
        let all = Format::ALL.into_iter().filter(move |f| is(*f));
        all.map(|f| (f, format_name(f), hint(f)))
    };
    row(ui, cx, text!("export-picture"), |ui| {
        choice(ui, &mut form.format, formats(Format::is_picture));
    });
    row(ui, cx, text!("export-data"), |ui| {
        choice(ui, &mut form.format, formats(|f| !f.is_picture()));
    });
    line(ui, cx, text!("export-title"), |ui| {
        field(ui, &mut form.title, text!("export-no-title"));
    });
    if form.format.is_picture() {
        picture_ui(ui, cx, form);
    } else if form.format == Format::Csv {
        row(ui, cx, text!("export-table"), |ui| {
            choice(
                ui,
                &mut form.table,
                Table::ALL.map(|t| (t, table_name(t), "")),
            );
        });
    }
    if cx.state.view.filter != Filter::default() {
        ui.checkbox(&mut form.filtered, text!("export-filtered"));
    }
    if matches!(form.format, Format::Page | Format::Json) {
        ui.checkbox(&mut form.with_texts, text!("export-texts"))
            .on_hover_text(text!("export-texts-hint"));
    }
    if form.format.is_picture() {
        preview_ui(ui, cx, form);
    }
}

fn picture_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) {
    line(ui, cx, text!("export-subtitle"), |ui| {
        field(ui, &mut form.paper.subtitle, text!("export-no-subtitle"));
    });
    row(ui, cx, text!("export-range"), |ui| {
        choice(
            ui,
            &mut form.range,
            [
                (ExportRange::Whole, text!("export-whole"), ""),
                (ExportRange::Visible, text!("export-visible"), ""),
                (ExportRange::Chosen, text!("export-chosen"), ""),
            ],
        );
        if form.range == ExportRange::Chosen {
            end_ui(ui, &mut form.from, text!("export-from"));
            ui.label("–");
            end_ui(ui, &mut form.to, text!("export-to"));
        }
    });
    if chosen(form).is_none() {
        ui.label(RichText::new(text!("export-no-range")).color(cx.t.warn));
        ui.add_space(STEP);
    }
    row(ui, cx, text!("export-size"), |ui| {
        choice(
            ui,
            &mut form.paper.preset,
            Preset::ALL.map(|p| (p, size_name(p), "")),
        );
    });
    if form.paper.preset != Preset::Free || form.format == Format::Pdf {
        row(ui, cx, text!("export-pages"), |ui| {
            choice(
                ui,
                &mut form.paper.pages,
                Pages::ALL.map(|(p, ..)| (p, pages_name(p), "")),
            );
        });
    }
    row(ui, cx, text!("export-theme"), |ui| {
        choice(ui, &mut form.theme, themes().map(|(t, name)| (t, name, "")));
    });
    line(ui, cx, text!("export-source"), |ui| {
        field(ui, &mut form.source, text!("export-source-hint"));
    });
    row(ui, cx, text!("export-with"), |ui| {
        ui.checkbox(&mut form.paper.legend, text!("export-legend"));
        ui.checkbox(&mut form.paper.notes, text!("export-notes"))
            .on_hover_text(text!("export-notes-hint"));
        if form.format == Format::Png {
            ui.add_space(2.0 * STEP);
            let label = ui.label(RichText::new(text!("export-pixels")).color(cx.t.weak));
            let number = egui::DragValue::new(&mut form.paper.scale)
                .range(0.5..=10.0)
                .speed(0.1);
            ui.add(number).labelled_by(label.id);
        }
    });
}

/// One end of the chosen range.
fn end_ui(ui: &mut Ui, typed: &mut String, name: &'static str) {
    let field = ui.add(
        TextEdit::singleline(typed)
            .hint_text(name)
            .desired_width(110.0)
            .min_size(vec2(110.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
}

/// Where the chosen range begins and ends, as far as it says; `None` while what is typed is none.
fn chosen(form: &ExportForm) -> Option<(Option<f64>, Option<f64>)> {
    if form.range != ExportRange::Chosen {
        return Some((None, None));
    }
    let bounds = |typed: &str| match typed.trim() {
        "" => Some((None, None)),
        typed => {
            let (from, to) = parse_date(typed)?.bounds();
            Some((Some(from?.seconds()), Some(to?.seconds())))
        }
    };
    let ((from, _), (_, to)) = (bounds(&form.from)?, bounds(&form.to)?);
    let ordered = from.zip(to).is_none_or(|(from, to)| from < to);
    ordered.then_some((from, to))
}

/// True when Enter was pressed in it.
fn path_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) -> bool {
    let mut enter = false;
    line(ui, cx, text!("export-file"), |ui| {
        let field = field(ui, &mut form.path, text!("export-file-hint"));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, text!("export-path")));
        enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        let fresh = std::mem::take(&mut form.focus);
        if enter || fresh {
            field.request_focus();
        }
        if fresh && form.failed.is_none() {
            // What is typed takes the place of what was proposed.
            widgets::select_all(ui.ctx(), field.id, &form.path);
        }
    });
    if let Some(why) = &form.failed {
        ui.label(RichText::new(why).color(cx.t.warn));
    } else if form.no_dialog {
        ui.label(RichText::new(text!("export-no-dialog")).color(cx.t.warn));
    }
    enter
}

fn buttons_ui(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut ExportForm, enter: bool) -> Option<Answer> {
    let typed = form.path.trim().to_owned();
    let tall = vec2(0.0, theme::CONTROL + STEP);
    let mut answer = None;
    ui.horizontal(|ui| {
        let can = !typed.is_empty() && chosen(form).is_some();
        let export = ui.add_enabled_ui(can, |ui| {
            widgets::primary(ui, cx.t, text!("overlay-export")).clicked()
        });
        if can && (export.inner || enter) {
            send(cx, form, PathBuf::from(&typed));
        }
        if ui
            .add(egui::Button::new(text!("export-choose")).min_size(tall))
            .clicked()
        {
            let ending = form.format.info().extension;
            answer = Some(Answer::Ask(AskSave {
                name: format!("{}.{ending}", file_stem(cx)),
                ending,
            }));
        }
        if form.format.is_picture()
            && ui
                .add(egui::Button::new(text!("export-copy")).min_size(tall))
                .on_hover_text(text!("export-copy-hint"))
                .clicked()
        {
            copy(ui, cx, form);
        }
        if ui
            .add(egui::Button::new(text!("cancel")).min_size(tall))
            .clicked()
        {
            answer = Some(Answer::Close);
        }
    });
    answer
}

fn file_stem(cx: &Cx<'_>) -> String {
    let name = cx.shown.name.clone().filter(|n| !n.is_empty());
    name.unwrap_or_else(|| "timeline".to_owned())
}

/// What is to be drawn: the filter left aside where the user says so.
fn view_of(cx: &Cx<'_>, form: &ExportForm) -> View {
    let mut view = cx.state.view.clone();
    // All of what is in the picture, not of what is left out of it.
    let events = &cx.look.timeline.events;
    let passing = cx.look.passed().dated.iter().map(|i| &events[*i as usize]);
    let range = match form.filtered && !view.filter.is_empty() {
        true => range_of(passing),
        false => cx.look.range,
    };
    if form.range != ExportRange::Visible
        && let Some((start, end)) = super::overview::whole(range)
    {
        (view.start, view.end) = (start, end);
        if let Some((from, to)) = chosen(form) {
            view.start = from.unwrap_or(start);
            view.end = to.unwrap_or(end).max(view.start + 1.0);
        }
    }
    if !form.filtered {
        view.filter = Filter::default();
    }
    view
}

fn paper_of(form: &ExportForm) -> Paper {
    let source = form.source.trim();
    Paper {
        source: (!source.is_empty()).then(|| source.to_owned()),
        ..form.paper.clone()
    }
}

fn theme_of(cx: &Cx<'_>, form: &ExportForm) -> Theme {
    Theme::named(form.theme)
        .unwrap_or_else(Theme::paper)
        .with_colors(cx.state.prefs.colors.name())
}

/// The pages by the same function that makes the file.
fn pages_of(cx: &Cx<'_>, form: &ExportForm) -> Vec<Scene> {
    let timeline = &cx.shown.timeline;
    paper::pages(&Sheet {
        timeline,
        view: &view_of(cx, form),
        theme: &theme_of(cx, form),
        measure: &FontMeasure::new().naming(&WORDS),
        paper: &paper_of(form),
        width: FREE_WIDTH,
        title: form.title.trim(),
        source: &paper::source(timeline, &view_of(cx, form).filter, &WORDS),
    })
}

/// The picture as it will be, small. It is laid out anew only where something was chosen otherwise.
fn preview_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm) {
    if cx.shown.timeline.events.len() > MOST_SHOWN {
        return;
    }
    // In a low window the choices come first.
    let tall = (ui.ctx().content_rect().height() - CHOICES).clamp(LOWEST_PREVIEW, PREVIEW.1);
    let key = format!(
        "{} {tall} {:?} {:?} {} {:?}",
        cx.shown.revision,
        paper_of(form),
        form.theme,
        form.title,
        view_of(cx, form)
    );
    if form.preview.as_ref().is_none_or(|p| p.key != key) {
        let pages = pages_of(cx, form);
        let count = pages.len();
        let first = pages.into_iter().next().unwrap_or_default();
        let by = (PREVIEW.0 / first.width.max(1.0)).min(tall / first.height.max(1.0));
        let scene = Arc::new(paper::scaled(first, by));
        form.preview = Some(Preview { key, scene, count });
    }
    let Some(preview) = &form.preview else { return };
    let size = vec2(
        PREVIEW.0.min(ui.available_width()),
        preview.scene.height.min(tall),
    );
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let pages = match preview.count {
        1 => text!("export-preview").to_owned(),
        n => text!("export-preview-pages", n = n),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &pages));
    let origin = rect.min + vec2((rect.width() - preview.scene.width) / 2.0, 0.0);
    let painter = ui.painter().with_clip_rect(rect);
    paint::scene(&painter, origin, &preview.scene);
    let edge = egui::Rect::from_min_size(origin, vec2(preview.scene.width, preview.scene.height));
    painter.rect_stroke(
        edge.intersect(rect),
        0.0,
        egui::Stroke::new(1.0, cx.t.hairline),
        egui::StrokeKind::Inside,
    );
    if preview.count > 1 {
        ui.label(RichText::new(pages).font(theme::small()).color(cx.t.weak));
    }
    ui.add_space(STEP);
}

/// Puts the first page on the clipboard.
fn copy(ui: &Ui, cx: &mut Cx<'_>, form: &ExportForm) {
    let Some(first) = pages_of(cx, form).into_iter().next() else {
        return;
    };
    match rgba(&first, &theme_of(cx, form), form.paper.scale) {
        Ok((w, h, pixels)) => {
            let size = [w as usize, h as usize];
            let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels);
            ui.ctx().copy_image(image);
        }
        Err(why) => cx.out.send(Command::Complain(why)),
    }
}

/// Asks for the file; the form stays until it is known to be written.
pub fn send(cx: &mut Cx<'_>, form: &mut ExportForm, to: PathBuf) {
    form.sent = Some(cx.shown.message.clone());
    // A name without an ending gets the one of the format that was chosen; one with an ending says what is meant.
    let (to, format) = match to.extension() {
        Some(_) => {
            let format = Format::of_file(&to);
            (to, format)
        }
        None => (
            to.with_extension(form.format.info().extension),
            Some(form.format),
        ),
    };
    let title = form.title.trim();
    cx.out.send(Command::Export(ExportRequest {
        to,
        format,
        view: view_of(cx, form),
        theme: form.theme.to_owned(),
        colors: cx.state.prefs.colors.name(),
        names: &WORDS,
        width: FREE_WIDTH,
        title: (!title.is_empty()).then(|| title.to_owned()),
        paper: paper_of(form),
        with_texts: form.with_texts,
        table: form.table,
    }));
}
