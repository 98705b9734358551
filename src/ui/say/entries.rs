//! The entries that open what can be said of an event or a name: the same on its page and in the menu of the timeline.

use super::{Ask, Pick};
use crate::edit::Edit;
use crate::model::{Entity, EntityKind};
use crate::ui::actions::{Action, key_text};
use crate::ui::cx::{Cx, entity_anchor};
use crate::ui::state::Overlay;
use egui::Ui;

/// What can be said of an event, beside that it is right, its date, its words and that it is hidden.
pub const OF_EVENT: [Action; 9] = [
    Action::EditWho,
    Action::EditTags,
    Action::EditLane,
    Action::EditNote,
    Action::EditPicture,
    Action::EditColor,
    Action::SameEvent,
    Action::SplitEvent,
    Action::Alike,
];

/// An action as a row of a menu.
pub fn entry_ui(ui: &mut Ui, cx: &mut Cx<'_>, action: Action) {
    let info = action.info();
    let mut button = egui::Button::new(info.text);
    if let Some(key) = info.key {
        button = button.shortcut_text(key_text(ui.ctx(), &key));
    }
    if ui.add(button).on_hover_text(info.hint).clicked() {
        cx.out.act(action);
        ui.close();
    }
}

/// "Not a person"
pub fn no_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => text!("not-a-person"),
        EntityKind::Project => text!("not-a-project"),
        EntityKind::Organisation => text!("not-an-organisation"),
        EntityKind::Place | EntityKind::Series | EntityKind::Work => text!("not-a-name"),
    }
}

/// One button each; nothing of somebody whom no document names.
pub fn entries_ui(ui: &mut Ui, cx: &mut Cx<'_>, entity: &Entity) {
    let Some(mention) = entity_anchor(entity, cx.look) else {
        return;
    };
    let id = entity.id;
    let entries = [
        (
            text!("list-rename"),
            Ask::Rename(id),
            Action::EditWords,
            true,
        ),
        (
            text!("list-same-as"),
            Ask::SameName(id),
            Action::SameEvent,
            true,
        ),
        (
            text!("list-split"),
            Ask::SplitName(id),
            Action::SplitEvent,
            entity.mentions.len() > 1,
        ),
        (text!("list-kind"), Ask::Kind(id), Action::EditKind, true),
    ];
    for (text, ask, action, enabled) in entries {
        if button_ui(ui, text, action, enabled) {
            let mut pick = Pick::new(ask);
            if matches!(pick.ask, Ask::Rename(_)) {
                pick.text.clone_from(&entity.name);
            }
            cx.state.overlay = Some(Overlay::Pick(pick));
        }
    }
    if button_ui(ui, no_name(entity.kind), Action::NotAName, true) {
        let title = text!("change-no-name", name = &entity.name);
        cx.out.change(title, Edit::NotAName { mention });
    }
}

/// True where it was clicked. The key is that of the action which asks the same of the selected name.
fn button_ui(ui: &mut Ui, text: &str, action: Action, enabled: bool) -> bool {
    let info = action.info();
    let key = info.key.map(|k| format!(" ({})", key_text(ui.ctx(), &k)));
    let hint = format!("{}{}", info.hint, key.unwrap_or_default());
    let response = ui.add_enabled(enabled, egui::Button::new(text));
    let clicked = response.on_hover_text(hint).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
