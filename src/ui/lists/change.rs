//! What can be said of somebody in the lists: renamed, the same as, somebody else, no name.

use super::ROW;
use crate::edit::Edit;
use crate::model::text::fold;
use crate::model::{DocId, Entity, EntityId};
use crate::ui::cx::{Cx, entity_anchor};
use crate::ui::say::{Ask, Pick, no_name};
use crate::ui::state::{Editing, Overlay};
use crate::ui::widgets;
use egui::{Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

pub(super) fn menu_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
    let entity = &cx.look.timeline.entities[i];
    if ui.button(text!("list-rename")).clicked() {
        cx.state.editing = Some(Editing::Rename(entity.id, entity.name.clone()));
        cx.state.focus_field = true;
    }
    if ui.button(text!("list-same-as")).clicked() {
        cx.state.editing = Some(Editing::SameAs(entity.id, String::new()));
        cx.state.focus_field = true;
    }
    if ui.button(text!("list-kind")).clicked() {
        cx.state.overlay = Some(Overlay::Pick(Pick::new(Ask::Kind(entity.id))));
    }
    if !entity.aliases.is_empty() && ui.button(text!("list-split")).clicked() {
        cx.state.overlay = Some(Overlay::Pick(Pick::new(Ask::SplitName(entity.id))));
    }
    let anchor = entity_anchor(entity, cx.look);
    let split = split_off(entity, cx);
    if let Some((name, a, b)) = split
        && ui
            .button(text!(
                "list-somebody-else",
                name = widgets::shorten(&name, 28)
            ))
            .clicked()
    {
        cx.out.change(
            text!("change-different", a = &name, b = &entity.name),
            Edit::Different { a, b },
        );
    }
    if ui
        .add_enabled(anchor.is_some(), egui::Button::new(no_name(entity.kind)))
        .clicked()
        && let Some(mention) = anchor
    {
        cx.out.change(
            text!("change-no-name", name = &entity.name),
            Edit::NotAName { mention },
        );
    }
    ui.separator();
    let hidden = cx.state.view.filter.hidden.contains(&entity.id);
    if ui
        .button(if hidden {
            text!("list-show")
        } else {
            text!("list-hide")
        })
        .clicked()
    {
        cx.state.toggle_hidden(entity.id);
    }
    if ui.button(text!("list-copy-name")).clicked() {
        ui.ctx().copy_text(entity.name.clone());
    }
}

/// The first mention written differently from the first: what "is somebody else" would split off.
pub(super) fn split_off(
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
pub(super) fn edit_row_ui(ui: &mut Ui, cx: &mut Cx<'_>, i: usize) {
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
        text!("list-is-same-as", name = &entity.name)
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
        let name = if merging {
            text!("list-the-same-as")
        } else {
            text!("list-new-name")
        };
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
                    ui.label(text!("list-nobody"));
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
                text!("change-same", a = &entity.name, b = &other.name),
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
                text!("change-rename", name = &entity.name, new = &typed),
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
