//! How a document's dates are read, why so, and where the reader says otherwise: what they count from, which of two
//! numbers is the day, the document's own date.
//!
//! Says it; reading the document again by it is the session's work.

use crate::edit::{Edit, SaidOfDates, Say, Scope};
use crate::model::words::date_words;
use crate::model::{CountsFrom, DocInfo, Edtf, EdtfDate, NumberOrder, Reason};
use crate::ui::cx::Cx;
use crate::ui::state::Editing;
use crate::ui::theme::{self, STEP};
use crate::ui::{widgets, words};
use egui::{RichText, Role, TextEdit, Ui, WidgetInfo};

/// One line that sums it up; opened, the reasons and the choices.
pub(super) fn dates_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &DocInfo) {
    let title = RichText::new(summary(doc))
        .font(theme::small())
        .color(cx.t.weak);
    egui::CollapsingHeader::new(title)
        .id_salt(("dates", doc.id.as_str()))
        .show(ui, |ui| {
            // The text below must stay in sight on a small window.
            egui::ScrollArea::vertical()
                .id_salt("choices")
                .max_height(ui.available_height() * CHOICES_SHARE)
                .show(ui, |ui| choices_ui(ui, cx, doc));
        });
}

/// Choices stand close, each tall enough to be hit.
const ROW: f32 = 24.0;

/// Of the panel's height, at most.
const CHOICES_SHARE: f32 = 0.5;

/// "Dates count from 20 December 2019 · 03/04 is read day first"
pub(super) fn summary(doc: &DocInfo) -> String {
    let text = match doc.dates.counts_from {
        CountsFrom::LastSpoken => text!("dates-count-spoken").to_owned(),
        CountsFrom::Written => match own_date(doc) {
            Some(date) => text!("dates-count-from", date = words::date(date)),
            None => text!("dates-count-unknown").to_owned(),
        },
    };
    if !asks_for_order(doc) {
        return text;
    }
    let order = match doc.dates.order {
        Some(NumberOrder::DayFirst) => text!("dates-day-first"),
        Some(NumberOrder::MonthFirst) => text!("dates-month-first"),
        None => text!("dates-both-ways"),
    };
    format!("{text} · {order}")
}

fn own_date(doc: &DocInfo) -> Option<EdtfDate> {
    let published = doc.published.as_ref()?;
    published.source.is_trusted().then_some(published.date)
}

fn asks_for_order(doc: &DocInfo) -> bool {
    !doc.dates.order_why.is_empty()
}

fn choices_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &DocInfo) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().interact_size.y = ROW;
    ui.spacing_mut().item_spacing.y = 0.0;
    let scope = scope_ui(ui, cx, doc);
    let said = &doc.dates.said;
    let name = widgets::shorten(&whose(&scope), 40);
    let mut say = None;

    let choices = [
        (Some(CountsFrom::Written), text!("dates-own")),
        (Some(CountsFrom::LastSpoken), text!("dates-spoken")),
        (None, leave_it()),
    ];
    let why = [&doc.dates.counts_why];
    if let Some(choice) = choose_ui(
        ui,
        cx,
        text!("dates-asked-from"),
        &why,
        &choices,
        said.counts_from,
    ) {
        let counts_from = choice.map_or(Say::LeaveIt, Say::Is);
        let title = match choice {
            Some(CountsFrom::Written) => text!("change-count-own", whose = &name),
            Some(CountsFrom::LastSpoken) => text!("change-count-spoken", whose = &name),
            None => text!("change-count-leave", whose = &name),
        };
        say = Some((
            title,
            SaidOfDates {
                counts_from,
                ..SaidOfDates::default()
            },
        ));
    }

    if asks_for_order(doc) {
        let why: Vec<&Reason> = doc.dates.order_why.iter().collect();
        let choices = [
            (Some(NumberOrder::DayFirst), text!("dates-day-first-like")),
            (
                Some(NumberOrder::MonthFirst),
                text!("dates-month-first-like"),
            ),
            (None, leave_it()),
        ];
        if let Some(choice) = choose_ui(
            ui,
            cx,
            text!("dates-asked-order"),
            &why,
            &choices,
            said.order,
        ) {
            let title = match choice {
                Some(order) => order_title(order, &name),
                None => text!("change-order-leave", whose = &name),
            };
            let order = choice.map_or(Say::LeaveIt, Say::Is);
            say = Some((
                title,
                SaidOfDates {
                    order,
                    ..SaidOfDates::default()
                },
            ));
        }
    }
    if let Some((title, say)) = say {
        cx.out.change(title, Edit::DocumentDates { of: scope, say });
    }
    written_ui(ui, cx, doc);
    encoding_ui(ui, cx, doc);
}

/// Where letters look wrong: in which encoding the document is read, and all that it may be in.
fn encoding_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &DocInfo) {
    let now = doc.origin.encoding;
    if now.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new(text!("dates-letters")).color(cx.t.weak));
        let shown = encoding_name(now);
        let mut chosen = None;
        egui::ComboBox::from_id_salt(("encoding", doc.id.as_str()))
            .selected_text(shown)
            .show_ui(ui, |ui| {
                if ui.selectable_label(false, leave_it()).clicked() {
                    chosen = Some(None);
                }
                for label in ENCODINGS {
                    if ui
                        .selectable_label(label == now, encoding_name(label))
                        .clicked()
                    {
                        chosen = Some(Some(label.to_owned()));
                    }
                }
            })
            .response
            .on_hover_text(text!("dates-letters-hint"));
        if let Some(encoding) = chosen {
            let title = match &encoding {
                Some(label) => text!(
                    "change-letters",
                    document = widgets::shorten(doc.id.as_str(), 40),
                    encoding = label
                ),
                None => text!(
                    "change-letters-leave",
                    document = widgets::shorten(doc.id.as_str(), 40)
                ),
            };
            let of = Scope::Document(doc.id.clone());
            cx.out.change(title, Edit::ReadAs { of, encoding });
        }
    });
}

/// The encodings that documents are in, by their names and as their readers know them.
const ENCODINGS: [&str; 17] = [
    "UTF-8",
    "UTF-16LE",
    "windows-1252",
    "macintosh",
    "windows-1250",
    "ISO-8859-2",
    "windows-1251",
    "KOI8-R",
    "IBM866",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "gb18030",
    "Big5",
    "Shift_JIS",
    "EUC-KR",
];

fn encoding_name(label: &'static str) -> &'static str {
    match label {
        "UTF-8" => "Unicode (UTF-8)",
        "UTF-16LE" => "Unicode (UTF-16)",
        "windows-1252" => text!("encoding-western-windows"),
        "macintosh" => text!("encoding-western-mac"),
        "windows-1250" => text!("encoding-central-windows"),
        "ISO-8859-2" => text!("encoding-central-iso"),
        "windows-1251" => text!("encoding-cyrillic-windows"),
        "KOI8-R" => text!("encoding-cyrillic-koi8"),
        "IBM866" => text!("encoding-cyrillic-dos"),
        "windows-1253" => text!("encoding-greek"),
        "windows-1254" => text!("encoding-turkish"),
        "windows-1255" => text!("encoding-hebrew"),
        "windows-1256" => text!("encoding-arabic"),
        "gb18030" => text!("encoding-chinese-simplified"),
        "Big5" => text!("encoding-chinese-traditional"),
        "Shift_JIS" => text!("encoding-japanese"),
        "EUC-KR" => text!("encoding-korean"),
        other => other,
    }
}

fn leave_it() -> &'static str {
    text!("dates-leave-it")
}

/// The document, or all of its folder where it does not stand alone there.
fn scope_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &DocInfo) -> Scope {
    let folder = Scope::folder_of(&doc.id);
    let documents = &cx.look.timeline.documents;
    if documents.iter().filter(|d| folder.holds(&d.id)).count() < 2 {
        return Scope::Document(doc.id.clone());
    }
    let text = match &folder {
        Scope::Folder(name) if !name.is_empty() => {
            text!("dates-for-folder", folder = widgets::shorten(name, 32))
        }
        Scope::Folder(_) | Scope::Document(_) => text!("dates-for-all").to_owned(),
    };
    ui.checkbox(&mut cx.state.dates_of_folder, text);
    if cx.state.dates_of_folder {
        folder
    } else {
        Scope::Document(doc.id.clone())
    }
}

/// What the change is called by which numbers are read so.
pub fn order_title(order: NumberOrder, whose: &str) -> String {
    match order {
        NumberOrder::DayFirst => text!("change-day-first", whose = whose),
        NumberOrder::MonthFirst => text!("change-month-first", whose = whose),
    }
}

/// Of which documents: “a.txt”, all in “letters”.
pub fn whose(scope: &Scope) -> String {
    match scope {
        Scope::Document(doc) => text!("whose-document", document = doc.as_str()),
        Scope::Folder(folder) if folder.is_empty() => text!("whose-all").to_owned(),
        Scope::Folder(folder) => text!("whose-folder", folder = folder),
    }
}

/// One question on one row: what is asked, and the answer in force, which opens the others. Why so is a line below it.
fn choose_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    asked: &str,
    why: &[&Reason],
    choices: &[(Option<T>, &str)],
    said: Option<T>,
) -> Option<Option<T>> {
    let mut chosen = None;
    let now = choices
        .iter()
        .find(|(c, _)| *c == said)
        .map_or("", |(_, t)| t);
    ui.horizontal(|ui| {
        ui.label(RichText::new(asked).color(cx.t.text));
        let combo = egui::ComboBox::from_id_salt(asked)
            .selected_text(now)
            .show_ui(ui, |ui| {
                for (choice, text) in choices {
                    let is = *choice == said;
                    if ui.selectable_label(is, *text).clicked() && !is {
                        chosen = Some(*choice);
                    }
                }
            });
        let name = format!("{asked} {now}");
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &name));
    });
    why_ui(ui, cx, why);
    chosen
}

/// In one line, whole under the pointer.
fn why_ui(ui: &mut Ui, cx: &Cx<'_>, why: &[&Reason]) {
    for reason in why.iter().filter(|r| !r.text.is_empty()) {
        let text = RichText::new(&reason.text).font(theme::small());
        ui.add(egui::Label::new(text.color(cx.t.weak)).truncate());
    }
}

/// The document's own date: what was found, and a field to say another.
fn written_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &DocInfo) {
    let why: Vec<&Reason> = doc.published.iter().flat_map(|p| &p.why).collect();
    let now = own_date(doc).map_or(text!("dates-own-unknown").to_owned(), words::date);
    let say = |written| Edit::DocumentDates {
        of: Scope::Document(doc.id.clone()),
        say: SaidOfDates {
            written,
            ..SaidOfDates::default()
        },
    };
    let name = widgets::shorten(doc.id.as_str(), 40);
    let mut text = match cx.state.editing.take() {
        Some(Editing::Written(id, text)) if id == doc.id => text,
        other => {
            cx.state.editing = other;
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(text!("dates-its-own", date = now)).color(cx.t.text));
                if ui.button(text!("dates-say")).clicked() {
                    let now = own_date(doc).map_or(String::new(), date_words);
                    cx.state.editing = Some(Editing::Written(doc.id.clone(), now));
                    cx.state.focus_field = true;
                }
                if doc.dates.said.written.is_some() && ui.button(leave_it()).clicked() {
                    cx.out.change(
                        text!("change-dated-leave", document = &name),
                        say(Say::LeaveIt),
                    );
                }
            });
            why_ui(ui, cx, &why);
            return;
        }
    };
    let id = ui.make_persistent_id("written");
    if std::mem::take(&mut cx.state.focus_field) {
        ui.memory_mut(|m| m.request_focus(id));
    }
    let field = ui.add(
        TextEdit::singleline(&mut text)
            .id(id)
            .hint_text(text!("dates-like"))
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, text!("dates-of-document")));
    let date = match words::parse_date(&text) {
        Some(Edtf::Date(date)) => Some(date),
        Some(Edtf::Interval(..) | Edtf::Rare(_)) | None => None,
    };
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let mut done = false;
    ui.horizontal(|ui| {
        let save = ui
            .add_enabled_ui(date.is_some(), |ui| {
                widgets::primary(ui, cx.t, text!("save")).clicked()
            })
            .inner;
        done = ui.button(text!("cancel")).clicked();
        if let Some(date) = date.filter(|_| save || enter) {
            let title = text!("change-dated", document = &name, date = words::date(date));
            cx.out.change(title, say(Say::Is(date)));
            done = true;
        }
    });
    if !done {
        // What is no date yet is put right, not left.
        if enter {
            field.request_focus();
        }
        cx.state.editing = Some(Editing::Written(doc.id.clone(), text));
    }
    ui.add_space(STEP);
}
