//! Which actions were asked for by key, and how keys are written.

use super::Action;
use egui::{Key, KeyboardShortcut, Modifiers};

impl Action {
    /// Those whose key was pressed, in the order of the keys. Keys without Ctrl or Alt are left alone while text is being
    /// typed, or while a form is open whose field may have lost the keyboard.
    pub fn pressed(ctx: &egui::Context, form_open: bool) -> Vec<Self> {
        // An open menu has the keyboard: Esc closes it, arrows walk through it.
        if egui::Popup::is_any_open(ctx) {
            return Vec::new();
        }
        let in_field = ctx.text_edit_focused();
        let mut typing = in_field || form_open;
        let mut rows: Vec<(KeyboardShortcut, Self)> = Self::ALL
            .iter()
            .flat_map(|a| {
                a.info()
                    .key
                    .into_iter()
                    .chain(a.other_key())
                    .map(|k| (k, *a))
            })
            .collect();
        // Most modifiers first: egui takes Ctrl+Z where Ctrl+Shift+Z was pressed.
        rows.sort_by_key(|(k, _)| {
            std::cmp::Reverse(
                u8::from(k.modifiers.shift)
                    + u8::from(k.modifiers.alt)
                    + u8::from(k.modifiers.command),
            )
        });
        let elsewhere = crate::ui::canvas::is_elsewhere(ctx);
        // In the order they were pressed: a slow frame holds several, and those after Ctrl+F belong to the search.
        let keys: Vec<(Key, Modifiers)> = ctx.input(|i| {
            let pressed = |e: &egui::Event| match e {
                egui::Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } => Some((*key, *modifiers)),
                _ => None,
            };
            i.events.iter().filter_map(pressed).collect()
        });
        let mut out = Vec::new();
        for (key, held) in keys {
            let meant = rows.iter().find(|(k, action)| {
                let bare = k.modifiers == Modifiers::NONE;
                // A bare letter is no shortcut while Ctrl or Alt is down.
                let is_chord = bare && (held.command || held.alt);
                let is_text = bare && typing && *action != Self::ClearSelection;
                let is_of_widget = bare && elsewhere && key == Key::Enter;
                let is_of_field = in_field && matches!(action, Self::Undo | Self::Redo);
                k.logical_key == key
                    && held.matches_logically(k.modifiers)
                    && !is_chord
                    && !is_text
                    && !is_of_field
                    && !is_of_widget
            });
            if let Some((k, action)) = meant
                && ctx.input_mut(|i| i.consume_shortcut(k))
            {
                typing |= action.takes_keyboard();
                out.push(*action);
            }
        }
        out
    }
}

/// A key as it is printed on the keyboard: "Ctrl+K", "?", "Alt+Left".
pub fn key_text(ctx: &egui::Context, key: &KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(key);
    [
        ("Questionmark", "?"),
        ("Plus", "+"),
        ("Equals", "="),
        ("Minus", "−"),
        ("ArrowLeft", "Left"),
        ("ArrowRight", "Right"),
        ("ArrowUp", "Up"),
        ("ArrowDown", "Down"),
        ("Escape", "Esc"),
    ]
    .iter()
    .fold(text, |text, (name, sign)| text.replace(name, sign))
}
