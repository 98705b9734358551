//! A new user's first minute: who was there, which sentence says so, what came before; and what made one stop on the way.

use super::*;
use crate::model::{EntityId, EntityKind};
use crate::ui::actions::Action;

fn search(harness: &mut Harness<'_, App>, words: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    type_keys(harness, words);
}

/// The bridge, the ferry and the programme are of one project.
fn one_project() -> Shown {
    let harbour = EntityId::of(EntityKind::Project, "Harbour Renewal");
    with(|t| {
        for event in &mut t.events {
            if event.label.contains("bridge") || event.label.contains("erry") {
                event.entities.push(harbour);
            }
        }
    })
}

#[test]
fn a_year_beside_a_word_is_when_it_was() {
    for (words, n) in [("1911 bridge", 1), ("bridge 1911", 1), ("bridge 1950", 0)] {
        let (mut harness, _) = window(open());
        search(&mut harness, words);
        let found = harness.query_by_label_contains("Timeline, 1 event,");
        assert_eq!(usize::from(found.is_some()), n, "{words}");
    }
}

#[test]
fn who_took_part_stands_before_the_sources() {
    let (mut harness, _) = window(open());
    press(&mut harness, Key::ArrowRight);
    let top = |label: &str| harness.get_by_label(label).rect().top();
    let sentence =
        "Show in document: The stone bridge at Ostra was opened by Mara Lind on 4 May 1911.";
    assert!(top("Who took part") < top("Select Mara Lind"));
    assert!(top("Select Mara Lind") < top(sentence));
    // What is only named comes behind.
    assert!(
        harness
            .query_by_label("Before and after in Harbour Renewal")
            .is_none()
    );
}

/// The search hid what led up to what it found.
#[test]
fn what_came_before_in_the_same_project_is_one_click_away_whatever_is_searched_for() {
    let (mut harness, _) = window(one_project());
    search(&mut harness, "programme");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Before and after in Harbour Renewal");
    harness.get_by_label("This event");
    click(
        &mut harness,
        "Go to 4 May 1911: Stone bridge at Ostra opened",
    );
    assert!(harness.state().state.view.filter.is_empty());
    harness.get_by_label("The sources disagree");
}

#[test]
fn a_project_says_how_many_of_its_events_the_search_leaves_out() {
    let (mut harness, _) = window(one_project());
    click(&mut harness, "Projects");
    let row = harness.get_by_role_and_label(Role::Button, "Harbour Renewal, 3 events");
    row.click();
    harness.run();
    assert!(harness.query_by_label_contains(" of 3 events").is_none());
    search(&mut harness, "bridge");
    press(&mut harness, Key::Enter);
    harness.get_by_label("1 of 3 events");
    click(&mut harness, "Show all 3 events");
    harness.get_by_label_contains("Timeline, 3 events,");
    assert!(harness.query_by_label("1 of 3 events").is_none());
}

#[test]
fn what_is_typed_after_ctrl_f_takes_the_place_of_the_last_search() {
    let (mut harness, _) = window(open());
    search(&mut harness, "ferry");
    press(&mut harness, Key::Enter);
    search(&mut harness, "bridge");
    assert_eq!(harness.state().state.view.filter.search, "bridge");
}

/// "2010" and Enter in one slow frame named the period, and the last digit grouped lanes by nothing.
#[test]
fn what_is_typed_into_a_dialog_is_no_shortcut_in_the_frame_that_closes_it() {
    let key = |key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let (mut harness, _) = window(open());
    let before = harness.state().state.view.group_by;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    type_keys(&mut harness, "fit all");
    let events = [key(Key::Num2), key(Key::Enter)];
    harness.input_mut().events.extend(events);
    harness.run();
    assert!(harness.state().state.overlay.is_none());
    assert_eq!(harness.state().state.view.group_by, before);
    // The next key is one again.
    press(&mut harness, Key::Num2);
    assert_ne!(harness.state().state.view.group_by, before);
}

/// With three chips "Clear" stood half behind the edge.
#[test]
fn what_can_be_done_with_chips_is_in_sight_however_many_there_are() {
    let (mut harness, _) = window(open());
    let text = "person:lind person:holm place:ostra before:1990 after:1880 is:review is:undated ";
    search(&mut harness, text);
    let clear = harness.get_by_label(Action::ShowAll.info().text).rect();
    let keep = harness.get_by_label(Action::KeepFilter.info().text).rect();
    let fit = harness
        .get_by_label_contains(Action::FitAll.info().text)
        .rect();
    assert!(keep.right() <= clear.left() && clear.right() < fit.left());
}
