//! The guide and the tour: where they open, how they go away, what a screen reader hears.

use super::*;
use crate::ui::help::Page;
use crate::ui::state::{ListTab, Overlay, RightTab};

fn page(harness: &Harness<'_, App>) -> Option<Page> {
    match &harness.state().state.overlay {
        Some(Overlay::Guide(open)) => Some(open.page),
        _ => None,
    }
}

/// The sample: a name, and no folder on the disk.
fn sample() -> Shown {
    Shown {
        name: Some("Sample".into()),
        roots: Vec::new(),
        ..open()
    }
}

#[test]
fn f1_opens_the_chapter_about_what_is_in_front() {
    let (mut harness, _) = window(Shown::default());
    press(&mut harness, Key::F1);
    assert_eq!(page(&harness), Some(Page::First));

    let (mut harness, _) = window(open());
    press(&mut harness, Key::F1);
    assert_eq!(page(&harness), Some(Page::Timeline));
    harness.get_by_role_and_label(Role::Heading, "Reading the timeline");
    press(&mut harness, Key::Escape);
    assert_eq!(page(&harness), None);

    press(&mut harness, Key::V);
    press(&mut harness, Key::F1);
    assert_eq!(page(&harness), Some(Page::Review));
}

#[test]
fn from_a_dialog_the_guide_comes_back_to_it() {
    let (mut harness, _) = window(open());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run();
    press(&mut harness, Key::F1);
    assert_eq!(page(&harness), Some(Page::Exporting));
    press(&mut harness, Key::Escape);
    let overlay = &harness.state().state.overlay;
    assert!(matches!(overlay, Some(Overlay::Export(_))), "{overlay:?}");
    press(&mut harness, Key::Escape);
    assert!(harness.state().state.overlay.is_none());
}

#[test]
fn chapters_are_turned_by_their_names() {
    let (mut harness, _) = window(open());
    press(&mut harness, Key::F1);
    click(&mut harness, "What Dateline gets wrong");
    assert_eq!(page(&harness), Some(Page::Wrong));
    // Where the words end.
    press(&mut harness, Key::End);
    click(&mut harness, "Next: Keyboard and pointer");
    assert_eq!(page(&harness), Some(Page::Keyboard));
}

/// Each panel and each dialog has its question mark, and each leads to a chapter.
#[test]
fn a_question_mark_is_everywhere() {
    let marks = |harness: &Harness<'_, App>| {
        harness
            .get_all_by_role(Role::Button)
            .filter_map(|n| n.accesskit_node().label())
            .filter(|l| l.starts_with("Help"))
            .count()
    };
    let (mut harness, _) = window(open());
    // The top bar, the overview, the list, the panel on the right, the undated.
    assert_eq!(marks(&harness), 5);
    let panels = marks(&harness);
    for act in [Key::Questionmark, Key::A, Key::B, Key::U] {
        press(&mut harness, act);
        assert!(
            harness.state().state.overlay.is_some(),
            "{act:?} opens a dialog"
        );
        assert_eq!(marks(&harness), panels + 1, "the dialog of {act:?}");
        press(&mut harness, Key::Escape);
    }
    let empty = window(Shown::default()).0;
    assert_eq!(marks(&empty), 1);
}

#[test]
fn the_tour_of_the_sample_has_five_steps() {
    let (mut harness, _) = window(sample());
    harness.get_by_label("1 of 5");
    harness.get_by_role_and_label(Role::Heading, "Every mark is something that happened");
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("2 of 5");
    let state = &harness.state().state;
    assert!(state.selection.event.is_some(), "an event is shown");
    assert_eq!(state.right, RightTab::Event);
    press(&mut harness, Key::ArrowLeft);
    harness.get_by_label("1 of 5");
    for _ in 0..3 {
        press(&mut harness, Key::Enter);
    }
    harness.get_by_label("4 of 5");
    assert_eq!(harness.state().state.prefs.list_tab, ListTab::Review);
    // The guide goes away and leaves the tour where it was.
    press(&mut harness, Key::F1);
    assert_eq!(page(&harness), Some(Page::First));
    press(&mut harness, Key::Escape);
    harness.get_by_label("4 of 5");
    click(&mut harness, "Next");
    harness.get_by_label("5 of 5");
    click(&mut harness, "Done");
    assert!(harness.state().state.overlay.is_none());
    assert!(harness.state().state.prefs.toured);
}

#[test]
fn the_tour_is_skipped_once_and_for_all_and_comes_again_when_asked() {
    let (mut harness, sent) = window(sample());
    harness.get_by_label("1 of 5");
    click(&mut harness, "Skip the tour");
    assert!(harness.state().state.overlay.is_none());
    // Nothing was said of the documents by looking at them.
    assert!(!sent.borrow().iter().any(|c| matches!(c, Command::Do(_))));
    harness.run();
    assert!(harness.state().state.overlay.is_none());
    click(&mut harness, "Help");
    click(&mut harness, "Take the tour");
    harness.get_by_label("1 of 5");
    press(&mut harness, Key::Escape);
    assert!(harness.state().state.overlay.is_none());
}

#[test]
fn a_folder_of_ones_own_has_no_tour_and_the_tour_opens_the_sample() {
    let (mut harness, sent) = window(open());
    assert!(harness.state().state.overlay.is_none());
    click(&mut harness, "Help");
    click(&mut harness, "Take the tour");
    assert!(sent.borrow().contains(&Command::OpenSample));
}
