//! The guide's table of keys, made from the actions themselves, and the test that holds it against them.
//!
//! Only in tests: the program carries the page that was made.

use super::super::actions::{Action, Group, key_text};
use super::super::overlays::pointer;
use std::fmt::Write;

fn page() -> String {
    let ctx = egui::Context::default();
    let mut out = String::from(
        "# Keyboard and pointer\n\nIn the program, `?` shows this table and `Ctrl+K` finds any action by its name. Keys without `Ctrl` or `Alt` \
         wait while you type into a field. On macOS `Ctrl` is the command key.\n\n\
         <!-- made from the actions by `UPDATE_EXPECT=1 cargo test --lib the_guides_table_of_keys`; do not edit -->\n",
    );
    for group in Group::ALL {
        let _ = writeln!(
            out,
            "\n## {}\n\n| action | key | what it does |\n|---|---|---|",
            group.title()
        );
        for action in Action::ALL.iter().filter(|a| a.info().group == group) {
            let info = action.info();
            let keys: Vec<String> = info
                .key
                .into_iter()
                .chain(action.other_key())
                .collect::<Vec<_>>()
                .iter()
                .map(|k| format!("`{}`", key_text(&ctx, k)))
                .collect();
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                info.text.trim_end_matches('…'),
                keys.join(" or "),
                info.hint
            );
        }
    }
    out.push_str("\n## Pointer\n\n| what | how |\n|---|---|\n");
    for (what, how) in pointer() {
        let _ = writeln!(out, "| {what} | {how} |");
    }
    out
}

#[test]
fn the_guides_table_of_keys_is_that_of_the_actions() {
    // Other systems write their keys in their own way.
    if !cfg!(target_os = "linux") {
        return;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/guide/src/keyboard.md");
    let page = page();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &page).expect("the page can be written");
    }
    let there = std::fs::read_to_string(path).expect("the page is there");
    assert!(
        there == page,
        "docs/guide/src/keyboard.md is out of date: UPDATE_EXPECT=1 cargo test --lib the_guides_table_of_keys"
    );
}
