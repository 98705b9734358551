//! Lanes and periods by keyboard and by what a screen reader says.

use super::{click, fixture, open, press, type_keys, window};
use crate::edit::{Change, Edit};
use crate::model::Period;
use crate::session::{Command, Shown};
use crate::ui::app::App;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::sync::Arc;

#[test]
fn a_lane_is_folded_pinned_and_moved_by_keys() {
    let (mut harness, _) = window(open());
    type_keys(&mut harness, "3");
    press(&mut harness, Key::ArrowRight);
    type_keys(&mut harness, "l");
    harness.get_by_label_contains(", folded");
    type_keys(&mut harness, "l");
    assert!(harness.query_by_label_contains(", folded").is_none());
    type_keys(&mut harness, "p");
    harness.get_by_label_contains(", pinned");
    type_keys(&mut harness, "p");
    assert!(harness.query_by_label_contains(", pinned").is_none());
    let order = |harness: &Harness<'_, App>| {
        let state = &harness.state().state;
        state.view.order.moved.clone()
    };
    assert!(order(&harness).is_empty());
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert_eq!(order(&harness).len(), 1);
}

#[test]
fn every_grouping_has_its_lanes() {
    let (mut harness, _) = window(open());
    for (key, lane) in [
        ("2", "Mara Lind, 1 event"),
        ("7", "Other events, 6 events"),
        ("6", "Other events, 6 events"),
    ] {
        type_keys(&mut harness, key);
        assert!(
            harness.query_all_by_label_contains(lane).count() > 0,
            "{key}"
        );
    }
}

#[test]
fn lanes_by_tag_without_a_tag_say_how_to_give_one() {
    let (mut harness, _) = window(open());
    assert!(
        harness
            .query_by_label_contains("No event has a tag yet")
            .is_none()
    );
    type_keys(&mut harness, "8");
    harness.get_by_label_contains("No event has a tag yet. Select one and press G");
    // Lanes that there are need no word about them.
    type_keys(&mut harness, "2");
    assert!(harness.query_by_label_contains("No event").is_none());
}

#[test]
fn a_period_is_named_and_shown() {
    let (mut harness, sent) = window(open());
    type_keys(&mut harness, "b");
    for (field, text) in [
        ("Name", "The long repair"),
        ("From", "1914"),
        ("To", "1919"),
    ] {
        let of = |harness: &Harness<'_, App>| {
            let field = harness.get_by_role_and_label(Role::TextInput, field);
            field.focus();
        };
        of(&harness);
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        harness
            .get_by_role_and_label(Role::TextInput, field)
            .type_text(text);
        harness.run();
    }
    click(&mut harness, "Save");
    let expect = Command::Do(Change {
        title: "Name a period “The long repair”".into(),
        edits: vec![Edit::Period {
            name: "The long repair".into(),
            span: "1914/1919".parse().expect("a span"),
        }],
        around: Vec::new(),
    });
    assert_eq!(sent.borrow().last(), Some(&expect));
    let mut timeline = fixture::timeline();
    timeline.periods.push(Period {
        name: "The long repair".into(),
        span: "1914/1919".parse().expect("a span"),
    });
    let (harness, _) = window(Shown {
        timeline: Arc::new(timeline),
        ..open()
    });
    harness.get_by_label_contains("Period: The long repair");
}

#[test]
fn what_comes_again_is_shown_each_time() {
    let (mut harness, _) = window(open());
    for _ in 0..4 {
        press(&mut harness, Key::ArrowRight);
    }
    let count = |harness: &Harness<'_, App>| {
        let all = harness.query_all_by_label_contains("Regatta of the River Office");
        all.count()
    };
    let before = count(&harness);
    type_keys(&mut harness, "t");
    let after = count(&harness);
    assert!(after > before, "{before} then {after}");
}

/// At 140 % on a window of 1024 × 640 the words above the undated events pushed their panel into the one beside it.
#[test]
fn the_words_of_the_tray_stay_in_their_panel_however_narrow() {
    let (mut harness, _) = window(open());
    harness.set_size(egui::vec2(731.0, 557.0));
    harness.run();
    let words = harness.get_by_label_contains("without a date to put it on the axis");
    let details = harness.get_by_role_and_label(Role::Tab, "Event");
    assert!(words.rect().right() <= details.rect().left());
}

/// With type of 140 % on a window of 1024 × 640 labels were cut to a word, and the overview was gone.
#[test]
fn in_a_narrow_window_the_lists_wait_and_the_timeline_has_the_room() {
    let (mut harness, _) = window(open());
    let timeline =
        |harness: &Harness<'_, App>| harness.get_by_label_contains("Timeline, 4 events").rect();
    harness.get_by_role_and_label(Role::Tab, "People");
    harness.set_size(egui::vec2(731.0, 457.0));
    harness.run();
    harness.run();
    assert!(
        harness
            .query_by_role_and_label(Role::Tab, "People")
            .is_none()
    );
    assert!(timeline(&harness).width() > 731.0 * 0.6);
    harness.get_by_label_contains("Overview, showing");
    // They come when they are asked for, and a wider window has them as before.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    harness.run();
    harness.get_by_role_and_label(Role::Tab, "People");
    harness.set_size(egui::vec2(1280.0, 800.0));
    harness.run();
    harness.get_by_role_and_label(Role::Tab, "People");
}
