//! Finding by keyboard and by what a screen reader says: conditions, chips, the list below the field, kept filters.

use super::{click, open, press, type_keys, window};
use crate::edit::{Change, Edit};
use crate::session::{Command, Shown};
use crate::ui::app::App;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn search(harness: &mut Harness<'_, App>, text: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.get_by_label("Search events").type_text(text);
    harness.run();
}

#[track_caller]
fn shows(harness: &Harness<'_, App>, n: &str) {
    harness.get_by_label_contains(&format!("Timeline, {n}"));
}

#[test]
fn a_condition_becomes_a_chip_that_keys_and_pointer_take_away() {
    let (mut harness, _) = window(open());
    search(&mut harness, "person:lind ");
    shows(&harness, "1 event,");
    harness.get_by_label("Remove the filter person: lind");
    search(&mut harness, "-before:1912 ");
    shows(&harness, "0 events");
    // Backspace in the empty field takes the last one.
    press(&mut harness, Key::Backspace);
    shows(&harness, "1 event,");
    click(&mut harness, "Remove the filter person: lind");
    shows(&harness, "4 events");
}

#[test]
fn undated_and_disputed_are_found_by_what_they_are() {
    let (mut harness, _) = window(open());
    search(&mut harness, "is:undated ");
    harness.get_by_label("not dated: 31st session in the old town hall");
    click(&mut harness, "Remove the filter undated");
    search(&mut harness, "is:review");
    press(&mut harness, Key::Enter);
    shows(&harness, "1 event,");
}

#[test]
fn the_list_is_walked_by_arrows() {
    let (mut harness, _) = window(open());
    search(&mut harness, "mara");
    harness.get_by_label("Mara Lind, person, 1 event");
    harness.get_by_label_contains("In the text of");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Remove the filter Mara Lind");
    assert_eq!(harness.state().state.typed.text, "");
}

#[test]
fn a_name_is_completed_after_its_key() {
    let (mut harness, _) = window(open());
    search(&mut harness, "org:riv");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Remove the filter organisation: River Office");
    shows(&harness, "1 event,");
}

#[test]
fn a_place_in_the_text_opens_the_document_there() {
    let (mut harness, _) = window(open());
    search(&mut harness, "regatta");
    harness.get_by_label("In the text of 1 document");
    for _ in 0..8 {
        press(&mut harness, Key::ArrowDown);
    }
    press(&mut harness, Key::Enter);
    assert!(harness.state().state.reading.lit.is_some());
}

#[test]
fn a_filter_is_kept_and_used_again() {
    let (mut harness, sent) = window(open());
    search(&mut harness, "before:1950 ");
    // Escape leaves the field, and what it took for a condition stays.
    press(&mut harness, Key::Escape);
    harness.get_by_label("Remove the filter before 1950");
    click(&mut harness, "Keep this filter…");
    press(&mut harness, Key::Enter);
    let kept = sent.borrow().iter().find_map(|c| match c {
        Command::Do(Change { edits, .. }) => Some(edits.clone()),
        _ => None,
    });
    assert_eq!(
        kept,
        Some(vec![Edit::KeepFilter {
            name: "before:1950".into(),
            query: "before:1950".into(),
        }])
    );
    // A name that is typed takes the place of the proposed one.
    let (mut harness, sent) = window(open());
    search(&mut harness, "before:1950 ");
    press(&mut harness, Key::Escape);
    click(&mut harness, "Keep this filter…");
    type_keys(&mut harness, "Early");
    press(&mut harness, Key::Enter);
    let kept = sent.borrow().iter().find_map(|c| match c {
        Command::Do(Change { edits, .. }) => Some(edits.clone()),
        _ => None,
    });
    assert_eq!(
        kept,
        Some(vec![Edit::KeepFilter {
            name: "Early".into(),
            query: "before:1950".into(),
        }])
    );
    let (mut harness, _) = window(Shown {
        filters: vec![("Early".into(), "ferry before:1950".into())],
        ..open()
    });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    shows(&harness, "1 event,");
    harness.get_by_label("Remove the filter before 1950");
    assert_eq!(harness.state().state.typed.text, "ferry");
}

#[test]
fn what_is_filtered_out_is_dimmed_or_gone() {
    let (mut harness, _) = window(open());
    search(&mut harness, "ferry");
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label_contains(", filtered out").is_none());
    type_keys(&mut harness, "x");
    assert!(
        harness
            .query_all_by_label_contains(", filtered out")
            .count()
            > 1
    );
    shows(&harness, "1 event,");
}

/// The list lay over the first lane, where what is found shows meanwhile.
#[test]
fn what_is_found_does_not_hide_the_timeline() {
    let (mut harness, _) = window(open());
    search(&mut harness, "mara");
    let timeline = harness.get_by_label_contains("Timeline, 1 event,").rect();
    let found = harness.get_by_label("Mara Lind, person, 1 event").rect();
    assert!(found.right() <= timeline.left(), "{found} {timeline}");
    // Without the lists there is no other place.
    harness.state_mut().state.prefs.lists_open = false;
    harness.run();
    let found = harness.get_by_label("Mara Lind, person, 1 event").rect();
    assert!(found.width() > 400.0, "{found}");
}
