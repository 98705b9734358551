//! The bar on top: what is open, the search, what is filtered, how lanes are made, theme and export.

use super::actions::{Action, key_text};
use super::cx::Cx;
use super::find::{self, Find};
use super::icons::Icon;
use super::state::ThemeChoice;
use super::text::{self, Language};
use super::theme::{self, STEP};
use super::widgets;
use crate::model::GroupBy;
use crate::model::view::LaneSort;
use egui::{Align, Layout, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

const GROUPS: [(GroupBy, Action); 9] = [
    (GroupBy::Project, Action::GroupByProject),
    (GroupBy::Person, Action::GroupByPerson),
    (GroupBy::Organisation, Action::GroupByOrganisation),
    (GroupBy::Document, Action::GroupByDocument),
    (GroupBy::Series, Action::GroupBySeries),
    (GroupBy::Place, Action::GroupByPlace),
    (GroupBy::Kind, Action::GroupByKind),
    (GroupBy::Tag, Action::GroupByTag),
    (GroupBy::None, Action::GroupByNone),
];

const HELP: [Action; 4] = [
    Action::Guide,
    Action::Tour,
    Action::Shortcuts,
    Action::About,
];

/// What a lane stands for.
fn group_name(group: GroupBy) -> &'static str {
    match group {
        GroupBy::Project => text!("lanes-by-project"),
        GroupBy::Person => text!("lanes-by-person"),
        GroupBy::Organisation => text!("lanes-by-organisation"),
        GroupBy::Document => text!("lanes-by-document"),
        GroupBy::Series => text!("lanes-by-series"),
        GroupBy::Place => text!("lanes-by-place"),
        GroupBy::Kind => text!("lanes-by-kind"),
        GroupBy::Tag => text!("lanes-by-tag"),
        GroupBy::None => text!("lanes-by-none"),
    }
}

/// In which order lanes stand.
pub fn sorts() -> [(LaneSort, &'static str, Action); 3] {
    [
        (LaneSort::First, text!("lanes-earliest"), Action::SortByTime),
        (LaneSort::Name, text!("lanes-by-name"), Action::SortByName),
        (LaneSort::Count, text!("lanes-most"), Action::SortByCount),
    ]
}

/// `narrow` is a window without room for more than what has to be there; with `chips_below` chips have a row of their own.
pub fn topbar_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    search: &mut Find,
    (narrow, chips_below): (bool, bool),
) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = STEP + 2.0;
        folder_ui(ui, cx);
        if cx.shown.name.is_none() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                help_ui(ui, cx);
                theme_ui(ui, cx);
                palette_ui(ui, cx);
            });
            return;
        }
        for (icon, action, back) in [
            (Icon::Back, Action::Back, true),
            (Icon::Forward, Action::Forward, false),
        ] {
            let can = cx.state.can_go(back);
            ui.add_enabled_ui(can, |ui| icon_action(ui, cx, icon, action, false));
        }
        search.ui(ui, cx);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = STEP;
            help_ui(ui, cx);
            let details = cx.state.prefs.details_open;
            icon_action(ui, cx, Icon::PanelRight, Action::ToggleDetails, details);
            let lists = cx.state.lists_open();
            icon_action(ui, cx, Icon::PanelLeft, Action::ToggleLists, lists);
            theme_ui(ui, cx);
            if !narrow {
                palette_ui(ui, cx);
            }
            ui.add_space(STEP);
            if ui
                .button(Action::Export.info().text)
                .on_hover_text(tip(ui, Action::Export))
                .clicked()
            {
                cx.out.act(Action::Export);
            }
            icon_action(ui, cx, Icon::Fit, Action::FitAll, false);
            group_ui(ui, cx, narrow);
            if chips_below {
                return;
            }
            // What is left in the middle belongs to the chips, which scroll when there are many.
            chips_ui(ui, cx);
        });
    });
}

/// All in one line, which scrolls; what can be done with them stays beside it.
pub fn chips_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = STEP + 2.0;
        let room = ui.available_width() - find::chip_actions_width(ui, cx);
        ScrollArea::horizontal()
            .id_salt("chips")
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
            .max_width(room.max(0.0))
            .auto_shrink([true, true])
            .show(ui, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    find::chips_ui(ui, cx)
                });
            });
        find::chip_actions_ui(ui, cx);
    });
}

fn tip(ui: &Ui, action: Action) -> String {
    let info = action.info();
    match info.key {
        Some(key) => text!("with-key", what = info.hint, key = key_text(ui.ctx(), &key)),
        None => info.hint.to_owned(),
    }
}

fn icon_action(ui: &mut Ui, cx: &mut Cx<'_>, icon: Icon, action: Action, on: bool) {
    let info = action.info();
    let text = match info.key {
        Some(key) => text!("with-key", what = info.text, key = key_text(ui.ctx(), &key)),
        None => info.text.to_owned(),
    };
    if widgets::icon_button(ui, cx.t, icon, &text, on).clicked() {
        cx.out.act(action);
    }
}

/// The folder's name opens the menu of what can be done with a folder.
fn folder_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let name = cx.shown.name.as_deref().unwrap_or("Dateline");
    let text = RichText::new(widgets::shorten(name, 28))
        .font(theme::strong(theme::BODY))
        .color(cx.t.text);
    let button = egui::Button::new(text).frame_when_inactive(false);
    egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(240.0);
        let open = cx.shown.name.is_some();
        let reading = cx.shown.progress.is_some();
        for (action, enabled) in [
            (Action::OpenFolder, true),
            (Action::OpenSample, true),
            (Action::Save, open),
            (Action::SaveCopy, open),
            (Action::Reread, open && !reading),
            (Action::UseRules, open),
            (Action::ToggleOutside, open),
            (Action::Pause, reading),
            (Action::Stop, reading),
            (Action::Close, open),
            (Action::Quit, true),
        ] {
            menu_row(ui, cx, action, enabled, None);
        }
        let kept = cx.shown.cache_bytes;
        let size = (kept > 0).then(|| crate::model::words::bytes(kept));
        menu_row(ui, cx, Action::ClearCache, kept > 0, size);
        ui.separator();
        let (undo, redo) = (cx.shown.undo.clone(), cx.shown.redo.clone());
        menu_row(ui, cx, Action::Undo, undo.is_some(), undo);
        menu_row(ui, cx, Action::Redo, redo.is_some(), redo);
        for action in [
            Action::Review,
            Action::AddEvent,
            Action::ShowHidden,
            Action::Unplaced,
        ] {
            menu_row(ui, cx, action, open, None);
        }
        ui.separator();
        for action in [
            Action::ToggleLists,
            Action::ToggleDetails,
            Action::ToggleOverview,
            Action::ToggleTray,
            Action::ToggleMotion,
        ] {
            menu_row(ui, cx, action, true, None);
        }
        language_ui(ui, cx);
    });
}

/// Each language by its own name.
fn language_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.menu_button(text!("menu-language"), |ui| {
        for (language, action) in [
            (Language::Azerbaijani, Action::SpeakAzerbaijani),
            (Language::English, Action::SpeakEnglish),
            (Language::Russian, Action::SpeakRussian),
        ] {
            let on = language == text::current();
            if ui.radio(on, language.own_name()).clicked() {
                cx.out.act(action);
                ui.close();
            }
        }
    });
}

/// Everything that explains.
fn help_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let icon = egui::Button::new(RichText::new("?").color(cx.t.weak))
        .min_size(vec2(theme::CONTROL, theme::CONTROL))
        .frame_when_inactive(false);
    let (button, _) = egui::containers::menu::MenuButton::from_button(icon).ui(ui, |ui| {
        ui.set_min_width(240.0);
        for action in HELP {
            menu_row(ui, cx, action, true, None);
        }
    });
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, text!("help")));
    button.on_hover_text(text!("help"));
}

fn menu_row(ui: &mut Ui, cx: &mut Cx<'_>, action: Action, enabled: bool, what: Option<String>) {
    let info = action.info();
    let text = match what {
        Some(what) => text!(
            "menu-with",
            action = info.text,
            what = widgets::shorten(&what, 40)
        ),
        None => info.text.to_owned(),
    };
    let mut button = egui::Button::new(text);
    if let Some(key) = info.key {
        button = button.shortcut_text(key_text(ui.ctx(), &key));
    }
    if ui
        .add_enabled(enabled, button)
        .on_hover_text(info.hint)
        .clicked()
    {
        cx.out.act(action);
    }
}

fn group_ui(ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool) {
    let current = cx.state.view.group_by;
    let name = group_name(current);
    let response = egui::ComboBox::from_id_salt("group-by")
        .width(if narrow { 88.0 } else { 120.0 })
        .selected_text(match narrow {
            true => name.to_owned(),
            false => text!("lanes-of", what = name),
        })
        .show_ui(ui, |ui| {
            for (group, action) in GROUPS {
                if ui
                    .selectable_label(group == current, group_name(group))
                    .clicked()
                {
                    cx.out.act(action);
                }
            }
            ui.separator();
            for (sort, name, action) in sorts() {
                let on = cx.state.view.order.sort == sort;
                if ui.selectable_label(on, name).clicked() {
                    cx.out.act(action);
                }
            }
        })
        .response;
    response.on_hover_text(text!("lanes-hint"));
}

fn theme_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let (icon, next, name) = match cx.state.prefs.theme {
        ThemeChoice::System => (Icon::Half, Action::ThemeLight, text!("theme-system")),
        ThemeChoice::Light => (Icon::Sun, Action::ThemeDark, text!("theme-light")),
        ThemeChoice::Dark => (Icon::Moon, Action::ThemeSystem, text!("theme-dark")),
    };
    if widgets::icon_button(ui, cx.t, icon, name, false).clicked() {
        cx.out.act(next);
    }
}

fn palette_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let key = Action::Palette
        .info()
        .key
        .map(|k| key_text(ui.ctx(), &k))
        .unwrap_or_default();
    let button = egui::Button::new(RichText::new(key).font(theme::small()).color(cx.t.weak));
    let response = ui.add(button).on_hover_text(Action::Palette.info().hint);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, Action::Palette.info().text));
    if response.clicked() {
        cx.out.act(Action::Palette);
    }
}
