//! Giving a name: to a stretch of time, or to what narrows the timeline.
//!
//! Both are words of the user's: they go into the project and can be undone.

use super::cx::Cx;
use super::find;
use super::theme::{self, STEP};
use super::{widgets, words};
use crate::edit::{Change, Edit};
use crate::model::edtf::{AnyDate, End};
use crate::model::{Edtf, EdtfDate, Instant, Period, View};
use crate::session::Command;
use egui::{Align, Key, Layout, RichText, Role, TextEdit, Ui, WidgetInfo, vec2};

/// A stretch of time being named, or changed where it has an old name.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PeriodForm {
    pub old: Option<String>,
    pub name: String,
    pub from: String,
    /// Empty where it has not ended.
    pub to: String,
}

impl PeriodForm {
    /// The range that is filtered to, else what shows.
    pub fn new(view: &View) -> Self {
        let (from, to) = match view.filter.range {
            Some((from, to)) => (from, Instant(to.0 - 1)),
            None => {
                let middle = |t: f64| Instant(t as i64);
                (middle(view.start), middle(view.end))
            }
        };
        let span = (to.0 - from.0) / 86_400;
        /// Shorter than this a window is one of days, longer one of years.
        const YEARS: i64 = 3 * 365;
        let words = |t: Instant| {
            typable(match span > YEARS {
                true => EdtfDate::year(t.year()),
                false => EdtfDate::from_date(t.date()),
            })
        };
        Self {
            from: words(from),
            to: words(to),
            ..Self::default()
        }
    }

    pub fn of(period: &Period) -> Self {
        let end = |end: Option<EdtfDate>| end.map_or(String::new(), typable);
        let known = |end: End| match end {
            End::Date(AnyDate::Plain(date)) => Some(date),
            End::Date(AnyDate::Masked(_)) | End::Open | End::Unknown => None,
        };
        let (from, to) = match period.span.ends() {
            Some((from, to)) => (known(from), known(to)),
            None => (period.span.single(), period.span.single()),
        };
        Self {
            old: Some(period.name.clone()),
            name: period.name.clone(),
            from: end(from),
            to: end(to),
        }
    }
}

impl PeriodForm {
    /// What was typed as an interval; `None` while it is none.
    pub fn span(&self) -> Option<Edtf> {
        let end = |text: &str| match text.trim() {
            "" => Some(End::Open),
            date => match words::parse_date(date)? {
                Edtf::Date(date) => Some(End::Date(AnyDate::Plain(date))),
                Edtf::Interval(..) | Edtf::Rare(_) => None,
            },
        };
        Edtf::interval(end(&self.from)?, end(&self.to)?)
    }
}

/// A date so that it can be typed: in words where they can be read back.
pub fn typable(date: EdtfDate) -> String {
    let text = words::edtf_words(&Edtf::Date(date));
    match words::parse_date(&text) == Some(Edtf::Date(date)) {
        true => text,
        false => date.to_string(),
    }
}

pub fn field_ui(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, hint: &str, text: &mut String) -> bool {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            vec2(72.0, theme::CONTROL),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(72.0);
                ui.label(RichText::new(name).color(cx.t.weak));
            },
        );
        let field = ui.add(
            TextEdit::singleline(text)
                .hint_text(hint)
                .desired_width(f32::INFINITY)
                .min_size(vec2(0.0, theme::CONTROL))
                .align(egui::Align2::LEFT_CENTER),
        );
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        if std::mem::take(&mut cx.state.focus_field) {
            field.request_focus();
            // What is typed takes the place of what was proposed.
            widgets::select_all(ui.ctx(), field.id, text);
        }
        field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
    })
    .inner
}

/// True once it is done.
pub fn period_ui(ui: &mut Ui, cx: &mut Cx<'_>, form: &mut PeriodForm) -> bool {
    let mut enter = field_ui(
        ui,
        cx,
        text!("period-name"),
        text!("period-name-hint"),
        &mut form.name,
    );
    ui.add_space(STEP);
    enter |= field_ui(
        ui,
        cx,
        text!("period-from"),
        text!("period-from-hint"),
        &mut form.from,
    );
    ui.add_space(STEP);
    enter |= field_ui(
        ui,
        cx,
        text!("period-to"),
        text!("period-to-hint"),
        &mut form.to,
    );
    let span = form.span();
    let name = form.name.trim().to_owned();
    let taken =
        form.old.as_ref() != Some(&name) && cx.look.timeline.periods.iter().any(|p| p.name == name);
    let said = match &span {
        Some(_) if taken => text!("period-taken", name = &name),
        Some(span) => words::edtf_words(span),
        None => text!("period-range").to_owned(),
    };
    ui.label(RichText::new(said).font(theme::small()).color(cx.t.weak));
    ui.add_space(STEP);
    let mut done = false;
    ui.horizontal(|ui| {
        let can = span.is_some() && !name.is_empty();
        let save = ui
            .add_enabled_ui(can, |ui| {
                widgets::primary(ui, cx.t, text!("save")).clicked()
            })
            .inner;
        if let Some(span) = span.filter(|_| can && (save || enter)) {
            let mut edits = Vec::new();
            if let Some(old) = form.old.clone().filter(|old| *old != name) {
                edits.push(Edit::NoPeriod { name: old });
            }
            let title = text!("change-period", name = &name);
            edits.push(Edit::Period { name, span });
            cx.out.send(Command::Do(Change::new(title, edits)));
            done = true;
        }
        if let Some(old) = form.old.clone()
            && ui.button(text!("delete")).clicked()
        {
            cx.out.change(
                text!("change-no-period", name = &old),
                Edit::NoPeriod { name: old },
            );
            done = true;
        }
        done |= ui.button(text!("cancel")).clicked();
    });
    done
}

/// True once it is done.
pub fn keep_filter_ui(ui: &mut Ui, cx: &mut Cx<'_>, name: &mut String) -> bool {
    let query = find::whole(&cx.state.view.filter, cx.look);
    let enter = field_ui(
        ui,
        cx,
        text!("period-name"),
        text!("filter-name-hint"),
        name,
    );
    ui.label(RichText::new(&query).font(theme::small()).color(cx.t.weak));
    ui.add_space(STEP);
    let mut done = false;
    ui.horizontal(|ui| {
        let typed = name.trim().to_owned();
        let can = !typed.is_empty();
        let save = ui
            .add_enabled_ui(can, |ui| {
                widgets::primary(ui, cx.t, text!("filter-keep")).clicked()
            })
            .inner;
        if can && (save || enter) {
            let edit = Edit::KeepFilter {
                name: typed.clone(),
                query,
            };
            cx.out.change(text!("change-filter", name = &typed), edit);
            done = true;
        }
        done |= ui.button(text!("cancel")).clicked();
    });
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str) -> Option<String> {
        let form = PeriodForm {
            from: from.to_owned(),
            to: to.to_owned(),
            ..PeriodForm::default()
        };
        form.span().map(|s| s.to_string())
    }

    #[test]
    fn a_period_is_from_a_date_to_a_later_one() {
        assert_eq!(span("1911", "May 1912").as_deref(), Some("1911/1912-05"));
        assert_eq!(span("4 May 1911", "").as_deref(), Some("1911-05-04/.."));
        assert_eq!(span("", "-0044").as_deref(), Some("../-0044"));
        assert_eq!(span("1912", "1911"), None);
        assert_eq!(span("", ""), None);
        assert_eq!(span("soon", "1911"), None);
    }

    #[test]
    fn a_date_can_be_typed_as_it_is_said() {
        for date in ["1911", "1911-05", "1911-05-04", "-0499", "198X"] {
            let date: EdtfDate = date.parse().expect("a date");
            assert_eq!(words::parse_date(&typable(date)), Some(Edtf::Date(date)));
        }
    }
}
