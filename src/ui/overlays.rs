//! What comes up over the window and goes away with Esc: the palette, the shortcut sheet, the notes. The export, the guide and the tour are in files of their own.
//!
//! None of them stops the reading.

use super::actions::{Action, Group, key_text};
use super::cx::Cx;
use super::help::{self, Page};
use super::state::Overlay;
use super::text::{self, Language};
use super::theme::{self, STEP};
use super::{exporting, naming, say, tour, widgets};
use crate::model::text::fold;
use crate::session::Command;
use egui::{
    Align, Align2, Key, Layout, Modifiers, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo,
    vec2,
};
use std::path::PathBuf;

/// The window asks for a save dialog with this file name and ending.
pub struct AskSave {
    pub name: String,
    pub ending: &'static str,
}

pub fn overlay_ui(ui: &mut Ui, cx: &mut Cx<'_>) -> Option<AskSave> {
    if let Some(page) = cx.state.help.take() {
        let from = cx.state.overlay.take();
        cx.state.overlay = Some(Overlay::Guide(help::Open::at(page, from)));
    }
    tour::begin(cx);
    let mut overlay = cx.state.overlay.take()?;
    let mut keep;
    let mut ask = None;
    let page = Page::of_overlay(&overlay);
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F1)) {
        cx.state.help = Some(page);
        ui.ctx().request_repaint();
    }
    if let Overlay::Tour(tour) = &mut overlay {
        if tour::tour_ui(ui, cx, tour) {
            cx.state.overlay = Some(overlay);
        }
        return None;
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        cx.state.overlay = before(overlay);
        return None;
    }
    match &mut overlay {
        Overlay::Palette { query, at } => keep = palette_ui(ui, cx, query, at),
        Overlay::Shortcuts => {
            keep = window(ui, cx, text!("action-shortcuts"), page, 560.0, shortcuts_ui).1
        }
        Overlay::About { licences } => {
            keep = window(ui, cx, text!("action-about"), page, 560.0, |ui, cx| {
                super::about::about_ui(ui, cx, licences);
            })
            .1;
        }
        Overlay::Notes => keep = window(ui, cx, text!("summary-notes"), page, 560.0, notes_ui).1,
        Overlay::Guide(open) => {
            keep = window(
                ui,
                cx,
                text!("overlay-guide"),
                page,
                help::WIDTH,
                |ui, cx| {
                    help::guide_ui(ui, cx, open);
                },
            )
            .1;
        }
        // Drawn above.
        Overlay::Tour(_) => keep = true,
        Overlay::SaveAs(path, copy) => {
            let title = if *copy {
                text!("overlay-save-copy")
            } else {
                text!("overlay-save")
            };
            let (done, open) = window(ui, cx, title, page, 440.0, |ui, cx| {
                save_as_ui(ui, cx, path, *copy)
            });
            keep = open && !done;
        }
        Overlay::KeepFilter(name) => {
            let (done, open) = window(
                ui,
                cx,
                text!("overlay-keep-filter"),
                page,
                440.0,
                |ui, cx| naming::keep_filter_ui(ui, cx, name),
            );
            keep = open && !done;
        }
        Overlay::Period(form) => {
            let (done, open) = window(ui, cx, text!("overlay-period"), page, 440.0, |ui, cx| {
                naming::period_ui(ui, cx, form)
            });
            keep = open && !done;
        }
        Overlay::Pick(pick) => {
            let (done, open) = window(ui, cx, pick.title(), page, 560.0, |ui, cx| {
                say::pick_ui(ui, cx, pick)
            });
            keep = open && !done;
        }
        Overlay::Add(form) => {
            let (done, open) = window(ui, cx, text!("overlay-add"), page, 440.0, |ui, cx| {
                say::add_ui(ui, cx, form)
            });
            keep = open && !done;
        }
        Overlay::Export(form) => {
            let (answer, open) = window(
                ui,
                cx,
                text!("overlay-export"),
                page,
                exporting::WIDTH,
                |ui, cx| exporting::export_ui(ui, cx, form),
            );
            keep = open;
            match answer {
                Some(exporting::Answer::Close) => keep = false,
                Some(exporting::Answer::Ask(wish)) => ask = Some(wish),
                None => {}
            }
        }
    }
    cx.state.overlay = match keep {
        true => Some(overlay),
        false => before(overlay),
    };
    ask
}

/// What comes back when this goes: the guide was asked from somewhere.
fn before(overlay: Overlay) -> Option<Overlay> {
    match overlay {
        Overlay::Guide(open) => open.from.map(|from| *from),
        _ => None,
    }
}

/// A card in the upper middle. The second value is false once it was closed.
fn window<R>(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    title: &str,
    page: Page,
    width: f32,
    add: impl FnOnce(&mut Ui, &mut Cx<'_>) -> R,
) -> (R, bool) {
    let mut open = true;
    let screen = ui.ctx().content_rect();
    let response = egui::Area::new(egui::Id::unique(("overlay", title)))
        .order(egui::Order::Foreground)
        .anchor(
            Align2::CENTER_TOP,
            vec2(0.0, (screen.height() * 0.12).min(96.0)),
        )
        .show(ui.ctx(), |ui| {
            egui::Frame::window(ui.style())
                .show(ui, |ui| {
                    ui.set_width(width.min(screen.width() - 64.0));
                    ui.horizontal(|ui| {
                        ui.label(
                            RichText::new(title)
                                .font(theme::strong(theme::TITLE))
                                .color(cx.t.text),
                        );
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            let close = super::icons::Icon::Close;
                            if widgets::icon_button(ui, cx.t, close, text!("close"), false)
                                .clicked()
                            {
                                open = false;
                            }
                            // The guide itself needs no guide.
                            if title != text!("overlay-guide") {
                                help::mark(ui, cx, page);
                            }
                        });
                    });
                    ui.add_space(2.0 * STEP);
                    add(ui, cx)
                })
                .inner
        });
    if response.response.clicked_elsewhere() && !ui.ctx().any_popup_open() {
        open = false;
    }
    (response.inner, open)
}

fn palette_ui(ui: &mut Ui, cx: &mut Cx<'_>, query: &mut String, at: &mut usize) -> bool {
    let screen = ui.ctx().content_rect();
    let mut chosen = None;
    let response = egui::Area::new(egui::Id::unique("palette"))
        .order(egui::Order::Foreground)
        .anchor(
            Align2::CENTER_TOP,
            vec2(0.0, (screen.height() * 0.12).min(96.0)),
        )
        .show(ui.ctx(), |ui| {
            egui::Frame::window(ui.style())
                .inner_margin(8)
                .show(ui, |ui| {
                    ui.set_width(480.0_f32.min(screen.width() - 64.0));
                    let (down, up, enter) = ui.input_mut(|i| {
                        (
                            i.consume_key(Modifiers::NONE, Key::ArrowDown),
                            i.consume_key(Modifiers::NONE, Key::ArrowUp),
                            i.consume_key(Modifiers::NONE, Key::Enter),
                        )
                    });
                    let before = query.clone();
                    let field = ui.add(
                        TextEdit::singleline(query)
                            .hint_text(text!("palette-type"))
                            .desired_width(f32::INFINITY)
                            .min_size(vec2(0.0, 36.0))
                            .align(egui::Align2::LEFT_CENTER),
                    );
                    field.widget_info(|| {
                        WidgetInfo::labeled(Role::SearchInput, true, text!("palette-find"))
                    });
                    field.request_focus();
                    if *query != before {
                        *at = 0;
                    }
                    let found = matching(query);
                    if found.is_empty() {
                        ui.label(RichText::new(text!("palette-nothing")).color(cx.t.weak));
                        return;
                    }
                    let last = found.len() - 1;
                    *at = (*at + usize::from(down))
                        .min(last)
                        .saturating_sub(usize::from(up));
                    if enter {
                        chosen = Some(found[*at]);
                    }
                    let tall = 360.0;
                    // As tall as it needs again after a word that nothing is called.
                    let rows = ScrollArea::vertical()
                        .max_height(tall)
                        .min_scrolled_height(tall);
                    rows.show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        for (i, action) in found.iter().enumerate() {
                            if palette_row_ui(ui, cx, *action, i == *at, down || up) {
                                chosen = Some(*action);
                            }
                        }
                    });
                });
        });
    if let Some(action) = chosen {
        cx.out.act(action);
        return false;
    }
    !response.response.clicked_elsewhere()
}

fn palette_row_ui(ui: &mut Ui, cx: &Cx<'_>, action: Action, on: bool, follow: bool) -> bool {
    let info = action.info();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 32.0), egui::Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, true, on, info.text));
    if on || response.hovered() {
        let fill = if on { cx.t.accent_soft } else { cx.t.hover };
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    if on && follow {
        ui.scroll_to_rect(rect, None);
    }
    let y = rect.center().y;
    let name = ui
        .painter()
        .layout_no_wrap(info.text.to_owned(), theme::body(), cx.t.text);
    let hint_x = rect.left() + 10.0 + name.size().x + 10.0;
    ui.painter().galley(
        egui::pos2(rect.left() + 10.0, y - name.size().y / 2.0),
        name,
        cx.t.text,
    );
    let mut right = rect.right() - 10.0;
    if let Some(key) = info.key {
        let r = ui.painter().text(
            egui::pos2(right, y),
            Align2::RIGHT_CENTER,
            key_text(ui.ctx(), &key),
            theme::small(),
            cx.t.weak,
        );
        right = r.left() - 10.0;
    }
    super::lists::fitted(
        ui.painter(),
        egui::pos2(hint_x, y - 8.0),
        info.hint,
        theme::small(),
        cx.t.faint,
        right - hint_x,
    );
    response.clicked()
}

/// Actions whose name or hint has every word typed, those whose name begins with it first. What they are called in English
/// finds them in every language: that is what manuals and colleagues call them.
fn matching(query: &str) -> Vec<Action> {
    let query = fold(query);
    let words: Vec<&str> = query.split(' ').filter(|w| !w.is_empty()).collect();
    let rank = |info: &super::actions::Info| {
        let name = fold(info.text);
        let all = format!("{name} {}", fold(info.hint));
        let hit = words.iter().all(|w| all.contains(w));
        let rank = u8::from(!name.starts_with(&query)) + u8::from(!name.contains(&query));
        // Words of the name count for more than words that only explain it.
        let explained = words.iter().filter(|w| !name.contains(*w)).count();
        hit.then_some((rank, explained))
    };
    let is_foreign = text::current() != Language::English;
    let mut found: Vec<((u8, usize), Action)> = Action::ALL
        .iter()
        .copied()
        .filter(|a| *a != Action::Palette)
        .filter_map(|a| {
            let own = rank(&a.info());
            let english = || text::speaking(Language::English, || rank(&a.info()));
            let english = is_foreign.then(english).flatten();
            Some((own.into_iter().chain(english).min()?, a))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., a)| a).collect()
}

/// What the pointer does on the timeline.
pub fn pointer() -> [(&'static str, &'static str); 9] {
    [
        (text!("pointer-zoom"), text!("pointer-zoom-how")),
        (text!("pointer-move"), text!("pointer-move-how")),
        (text!("pointer-date"), text!("pointer-date-how")),
        (text!("pointer-scroll"), text!("pointer-scroll-how")),
        (text!("pointer-lane"), text!("pointer-lane-how")),
        (text!("pointer-menu"), text!("pointer-menu-how")),
        (text!("pointer-range"), text!("pointer-range-how")),
        (text!("pointer-fit"), text!("pointer-fit-how")),
        (text!("pointer-add"), text!("pointer-add-how")),
    ]
}

fn shortcuts_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    ScrollArea::vertical()
        .max_height(ui.ctx().content_rect().height() * 0.66)
        .show(ui, |ui| {
            for group in Group::ALL {
                widgets::section(ui, cx.t, group.title());
                let rows = Action::ALL.iter().filter(|a| a.info().group == group);
                for action in rows {
                    let info = action.info();
                    let Some(key) = info.key else {
                        continue;
                    };
                    ui.horizontal(|ui| {
                        ui.spacing_mut().interact_size.y = 20.0;
                        ui.label(RichText::new(info.text).color(cx.t.text));
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            ui.add_space(3.0 * STEP);
                            let mut keys = key_text(ui.ctx(), &key);
                            if let Some(other) = action.other_key() {
                                keys =
                                    text!("shortcuts-or", a = keys, b = key_text(ui.ctx(), &other));
                            }
                            ui.label(RichText::new(keys).font(theme::small()).color(cx.t.weak));
                        });
                    });
                }
            }
            widgets::section(ui, cx.t, text!("shortcuts-pointer"));
            for (what, how) in pointer() {
                ui.horizontal(|ui| {
                    ui.spacing_mut().interact_size.y = 20.0;
                    ui.label(RichText::new(what).color(cx.t.text));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.add_space(3.0 * STEP);
                        ui.label(RichText::new(how).font(theme::small()).color(cx.t.weak));
                    });
                });
            }
        });
}

fn notes_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let notes = &cx.shown.notes;
    ui.label(RichText::new(text!("notes-about", n = notes.len())).color(cx.t.weak));
    ui.add_space(STEP);
    let again = ui
        .add_enabled(
            cx.shown.progress.is_none(),
            egui::Button::new(text!("notes-again")),
        )
        .on_hover_text(text!("action-reread.hint"));
    if again.clicked() {
        cx.out.act(Action::Reread);
    }
    ui.add_space(STEP);
    ScrollArea::vertical()
        .max_height(ui.ctx().content_rect().height() * 0.6)
        .auto_shrink([false, true])
        .show_rows(ui, 44.0, notes.len(), |ui, rows| {
            for note in &notes[rows] {
                let (rect, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), 44.0), egui::Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, note.line()));
                let about = note.about.as_ref().map(ToString::to_string);
                super::lists::fitted(
                    ui.painter(),
                    rect.min + vec2(0.0, 4.0),
                    &note.message,
                    theme::body(),
                    cx.t.text,
                    rect.width(),
                );
                super::lists::fitted(
                    ui.painter(),
                    rect.min + vec2(0.0, 22.0),
                    about.as_deref().unwrap_or(""),
                    theme::small(),
                    cx.t.weak,
                    rect.width(),
                );
                response.on_hover_text(note.line());
            }
        });
}

/// True when it is done.
fn save_as_ui(ui: &mut Ui, cx: &mut Cx<'_>, path: &mut String, copy: bool) -> bool {
    ui.label(RichText::new(text!("save-no-dialog")).color(cx.t.warn));
    let field = ui.add(
        TextEdit::singleline(path)
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, theme::CONTROL))
            .align(egui::Align2::LEFT_CENTER),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, text!("save-path")));
    if std::mem::take(&mut cx.state.focus_field) {
        field.request_focus();
        widgets::select_all(ui.ctx(), field.id, path);
    }
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    ui.add_space(2.0 * STEP);
    let typed = path.trim();
    if (widgets::primary(ui, cx.t, text!("save")).clicked() || enter) && !typed.is_empty() {
        let path = PathBuf::from(typed);
        cx.out.send(match copy {
            true => Command::SaveCopy(path),
            false => Command::SaveAs(path),
        });
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_finds_by_name_and_by_hint() {
        assert_eq!(matching("fit").first(), Some(&Action::FitAll));
        assert_eq!(matching("dark").first(), Some(&Action::ThemeDark));
        assert_eq!(matching("theme dark").first(), Some(&Action::ThemeDark));
        assert!(matching("svg").contains(&Action::Export));
        assert!(matching("zzz").is_empty());
        assert_eq!(matching("").len(), Action::ALL.len() - 1);
    }

    #[test]
    fn the_palette_finds_by_the_windows_language_and_by_english() {
        for (language, typed, expect) in [
            (Language::Russian, "export", Some(Action::Export)),
            (Language::Russian, "экспорт", Some(Action::Export)),
            (Language::Azerbaijani, "theme dark", Some(Action::ThemeDark)),
            (Language::Russian, "zzz", None),
            (Language::English, "экспорт", None),
        ] {
            let found = text::speaking(language, || matching(typed));
            assert_eq!(found.first().copied(), expect, "{language:?} {typed}");
        }
    }
}
