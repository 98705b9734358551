//! An event that the user adds: of words selected in a document, or of nothing but what is typed.

use crate::edit::Edit;
use crate::model::Anchor;
use crate::session::{Beside, Near};
use crate::ui::cx::Cx;
use crate::ui::theme::{self, STEP};
use crate::ui::{naming, widgets, words};
use egui::{RichText, Ui};

/// An event that is added by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddForm {
    pub label: String,
    pub date: String,
    /// The words that say so: those that are selected in the reader.
    pub says: Option<Anchor>,
    /// Which words the proposed date is from, and where they stand.
    dated: Option<(String, Beside)>,
}

impl AddForm {
    /// Of words of a document, with the date that was found in or beside them and the document's text.
    pub fn of(says: Anchor, near: Option<(Near, &str)>) -> Self {
        let words = says.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        /// A label is read at a glance; the quotation keeps all of the words.
        const LABEL: usize = 90;
        let label = widgets::shorten(words.trim_end_matches(['.', ',', ';', ':']), LABEL);
        let dated = near.as_ref().map(|(near, text)| {
            let written = near.words.of(text).split_whitespace();
            (written.collect::<Vec<_>>().join(" "), near.beside)
        });
        let date = near.map_or(String::new(), |(near, _)| match near.date.single() {
            Some(date) => naming::typable(date),
            None => near.date.to_string(),
        });
        Self {
            label,
            date,
            says: Some(says),
            dated,
        }
    }
}

/// True once it is done.
pub fn add_ui(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut AddForm) -> bool {
    let mut enter = naming::field_ui(
        ui,
        cx,
        text!("add-what"),
        text!("add-what-hint"),
        &mut form.label,
    );
    ui.add_space(STEP);
    let hint = text!("date-like");
    enter |= naming::field_ui(ui, cx, text!("add-when"), hint, &mut form.date);
    let date = words::parse_date(&form.date);
    let none = form.date.trim().is_empty();
    let small = |text: String| RichText::new(text).font(theme::small()).color(cx.t.weak);
    let said = match &date {
        Some(date) => words::edtf_words(date),
        None if none => text!("add-no-day").to_owned(),
        None => text!("date-not-yet").to_owned(),
    };
    ui.label(small(said));
    if let Some((written, beside)) = &form.dated {
        let written = widgets::shorten(written, 48);
        ui.label(small(match beside {
            Beside::Within => text!("add-words-say", words = written),
            Beside::Sentence => text!("add-sentence-says", words = written),
            Beside::Before => text!("add-spoken-before", words = written),
        }));
    }
    if let Some(says) = &form.says {
        let quote = text!("add-says-so", words = widgets::shorten(&says.quote, 80));
        ui.label(small(quote));
    }
    ui.add_space(STEP);
    let label = form.label.trim().to_owned();
    let can = !label.is_empty() && (none || date.is_some());
    let mut done = false;
    ui.horizontal(|ui| {
        let save = ui
            .add_enabled_ui(can, |ui| widgets::primary(ui, cx.t, text!("add")).clicked())
            .inner;
        if can && (save || enter) {
            let edit = Edit::Add {
                key: String::new(),
                label: label.clone(),
                date,
                every: None,
                says: form.says.take(),
            };
            cx.out.change(
                text!("change-add", event = widgets::shorten(&label, 40)),
                edit,
            );
            cx.state.added = Some(label.clone());
            cx.state.reading.selected = None;
            done = true;
        }
        done |= ui.button(text!("cancel")).clicked();
    });
    done
}
