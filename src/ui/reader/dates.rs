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
    let mut text = match doc.dates.counts_from {
        CountsFrom::LastSpoken => "Dates count from the date last spoken of".to_owned(),
        CountsFrom::Written => match own_date(doc) {
            Some(date) => format!("Dates count from {}", date_words(date)),
            None => "Dates count from its own date, which is not known".to_owned(),
        },
    };
    if asks_for_order(doc) {
        text.push_str(match doc.dates.order {
            Some(NumberOrder::DayFirst) => " · 03/04 is read day first",
            Some(NumberOrder::MonthFirst) => " · 03/04 is read month first",
            None => " · 03/04 can be read both ways",
        });
    }
    text
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
        (Some(CountsFrom::Written), "its own date"),
        (Some(CountsFrom::LastSpoken), "the date last spoken of"),
        (None, LEAVE_IT),
    ];
    let why = [&doc.dates.counts_why];
    if let Some(choice) = choose_ui(ui, cx, "Dates count from", &why, &choices, said.counts_from) {
        let counts_from = choice.map_or(Say::LeaveIt, Say::Is);
        let title = match choice {
            Some(CountsFrom::Written) => format!("Count dates of {name} from its own date"),
            Some(CountsFrom::LastSpoken) => {
                format!("Count dates of {name} from the date last spoken of")
            }
            None => format!("Let Dateline decide what dates of {name} count from"),
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
            (Some(NumberOrder::DayFirst), "day first, 3 April"),
            (Some(NumberOrder::MonthFirst), "month first, 4 March"),
            (None, LEAVE_IT),
        ];
        if let Some(choice) = choose_ui(ui, cx, "03/04 is read", &why, &choices, said.order) {
            let title = match choice {
                Some(order) => format!("Read dates of {name} {}", order.words()),
                None => format!("Let Dateline decide how numbers of {name} are read"),
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
        ui.label(RichText::new("Letters are read as").color(cx.t.weak));
        let name = ENCODINGS.iter().find(|(label, _)| *label == now);
        let shown = name.map_or(now, |(_, words)| words);
        let mut chosen = None;
        egui::ComboBox::from_id_salt(("encoding", doc.id.as_str()))
            .selected_text(shown)
            .show_ui(ui, |ui| {
                if ui.selectable_label(false, LEAVE_IT).clicked() {
                    chosen = Some(None);
                }
                for (label, words) in ENCODINGS {
                    if ui.selectable_label(label == now, words).clicked() {
                        chosen = Some(Some(label.to_owned()));
                    }
                }
            })
            .response
            .on_hover_text(
                "Choose another where letters of this document look wrong; it is read again",
            );
        if let Some(encoding) = chosen {
            let title = match &encoding {
                Some(label) => format!(
                    "Read letters of {} as {label}",
                    widgets::shorten(doc.id.as_str(), 40)
                ),
                None => format!(
                    "Let Dateline decide how letters of {} are read",
                    widgets::shorten(doc.id.as_str(), 40)
                ),
            };
            let of = Scope::Document(doc.id.clone());
            cx.out.change(title, Edit::ReadAs { of, encoding });
        }
    });
}

/// The encodings that documents are in, by their names and as their readers know them.
const ENCODINGS: [(&str, &str); 17] = [
    ("UTF-8", "Unicode (UTF-8)"),
    ("UTF-16LE", "Unicode (UTF-16)"),
    ("windows-1252", "Western European (Windows)"),
    ("macintosh", "Western European (Mac)"),
    ("windows-1250", "Central European (Windows)"),
    ("ISO-8859-2", "Central European (ISO)"),
    ("windows-1251", "Cyrillic (Windows)"),
    ("KOI8-R", "Cyrillic (KOI8-R)"),
    ("IBM866", "Cyrillic (DOS)"),
    ("windows-1253", "Greek (Windows)"),
    ("windows-1254", "Turkish (Windows)"),
    ("windows-1255", "Hebrew (Windows)"),
    ("windows-1256", "Arabic (Windows)"),
    ("gb18030", "Chinese, simplified"),
    ("Big5", "Chinese, traditional"),
    ("Shift_JIS", "Japanese (Shift JIS)"),
    ("EUC-KR", "Korean"),
];

const LEAVE_IT: &str = "as Dateline decides";

/// The document, or all of its folder where it does not stand alone there.
fn scope_ui(ui: &mut Ui, cx: &mut Cx<'_>, doc: &DocInfo) -> Scope {
    let folder = Scope::folder_of(&doc.id);
    let documents = &cx.look.timeline.documents;
    if documents.iter().filter(|d| folder.holds(&d.id)).count() < 2 {
        return Scope::Document(doc.id.clone());
    }
    let text = match &folder {
        Scope::Folder(name) if !name.is_empty() => {
            format!("For all documents in “{}”", widgets::shorten(name, 32))
        }
        Scope::Folder(_) | Scope::Document(_) => "For all documents".to_owned(),
    };
    ui.checkbox(&mut cx.state.dates_of_folder, text);
    if cx.state.dates_of_folder {
        folder
    } else {
        Scope::Document(doc.id.clone())
    }
}

/// Of which documents: “a.txt”, all in “letters”.
pub fn whose(scope: &Scope) -> String {
    match scope {
        Scope::Document(doc) => format!("“{doc}”"),
        Scope::Folder(folder) if folder.is_empty() => "all documents".to_owned(),
        Scope::Folder(folder) => format!("all in “{folder}”"),
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
    let now = own_date(doc).map_or("not known".to_owned(), date_words);
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
                ui.label(RichText::new(format!("Its own date: {now}")).color(cx.t.text));
                if ui.button("Say its date…").clicked() {
                    let now = own_date(doc).map_or(String::new(), date_words);
                    cx.state.editing = Some(Editing::Written(doc.id.clone(), now));
                    cx.state.focus_field = true;
                }
                if doc.dates.said.written.is_some() && ui.button(LEAVE_IT).clicked() {
                    cx.out
                        .change(format!("Let Dateline date “{name}”"), say(Say::LeaveIt));
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
            .hint_text("18 December 1990, 1990-12")
            .desired_width(f32::INFINITY)
            .min_size(egui::vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Date of the document"));
    let date = match words::parse_date(&text) {
        Some(Edtf::Date(date)) => Some(date),
        Some(Edtf::Interval(..) | Edtf::Rare(_)) | None => None,
    };
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let mut done = false;
    ui.horizontal(|ui| {
        let save = ui
            .add_enabled_ui(date.is_some(), |ui| {
                widgets::primary(ui, cx.t, "Save").clicked()
            })
            .inner;
        done = ui.button("Cancel").clicked();
        if let Some(date) = date.filter(|_| save || enter) {
            let title = format!("Date “{name}” {}", date_words(date));
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
