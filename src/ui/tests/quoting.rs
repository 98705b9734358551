//! Words of a document selected by keyboard and by pointer, and the event that is made of them.

use super::say::last;
use super::*;
use crate::model::TextRange;
use crate::session::{Beside, Near};

const SENTENCE: &str = "The ferry ran for the last time in 1912.";

/// The letters' document open, its text with the keyboard, the caret at a sentence.
fn reading(shown: Shown) -> (Harness<'static, App>, Sent) {
    let (mut harness, sent) = window(shown);
    let annals = DocId::new("annals.txt");
    let text = harness.state().shown_text(&annals);
    let at = text.find(SENTENCE).expect("it says so");
    let lit = TextRange::new(at, at);
    harness.state_mut().state.read(&annals, lit);
    harness.run();
    press(&mut harness, Key::Q);
    (harness, sent)
}

fn hold(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key, times: usize) {
    for _ in 0..times {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    }
}

fn selected(harness: &Harness<'_, App>) -> String {
    let state = &harness.state().state;
    let doc = state.reading.doc.as_ref().expect("a document shows");
    let range = state.reading.selected.expect("a caret").range();
    range.of(&harness.state().shown_text(doc)).to_owned()
}

#[test]
fn words_are_selected_by_keyboard_and_an_event_is_made_of_them() {
    let mut shown = open();
    shown.near = Some(Near {
        date: "1912".parse().expect("a date"),
        words: TextRange::new(0, 6),
        beside: Beside::Sentence,
    });
    let (mut harness, sent) = reading(shown);
    let words = Modifiers::SHIFT | Modifiers::COMMAND;
    hold(&mut harness, words, Key::ArrowRight, 3);
    assert_eq!(selected(&harness), "The ferry ran ");
    hold(&mut harness, Modifiers::SHIFT, Key::ArrowLeft, 2);
    assert_eq!(selected(&harness), "The ferry ra");
    // What is asked for is the date of whole words.
    press(&mut harness, Key::A);
    let asked = sent.borrow().iter().find_map(|c| match c {
        Command::DateOf(_, range) => Some(range.len()),
        _ => None,
    });
    assert_eq!(asked, Some("The ferry ran".len()));
    harness.get_by_label("Their sentence says “Annals”");
    harness.get_by_label("“The ferry ran” says so");
    press(&mut harness, Key::Enter);
    let change = last(&sent);
    assert_eq!(change.title, "Add “The ferry ran”");
    assert!(matches!(
        &change.edits[..],
        [Edit::Add { label, date: Some(date), says: Some(says), .. }]
            if label == "The ferry ran" && date.to_string() == "1912" && says.quote == *label
    ));
}

#[test]
fn without_a_selection_arrows_walk_through_events() {
    let (mut harness, sent) = reading(open());
    // The text has the keyboard: the caret walks.
    press(&mut harness, Key::ArrowRight);
    assert_eq!(selected(&harness), "");
    assert_eq!(harness.state().state.selection.event, None);
    // Esc leaves it, and then they are the timeline's again.
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().state.reading.selected, None);
    press(&mut harness, Key::ArrowRight);
    assert!(harness.state().state.selection.event.is_some());
    // Nothing is selected: an event is typed from nothing, and nothing was said.
    let is_change = |c: &Command| matches!(c, Command::Do(_));
    assert!(!sent.borrow().iter().any(is_change));
}

#[test]
fn a_drag_selects_words_and_an_event_is_made_of_them() {
    let (mut harness, sent) = window(open());
    harness
        .state_mut()
        .state
        .read(&DocId::new("annals.txt"), TextRange::default());
    harness.run();
    let rows = harness.get_all_by_label("Annals of the River Office");
    // The document's title stands above its text.
    let row = rows
        .map(|n| n.rect())
        .max_by(|a, b| a.top().total_cmp(&b.top()));
    let row = row.expect("its first line shows");
    let near = row.left_center() + egui::vec2(24.0, 0.0);
    let far = near + egui::vec2(60.0, 0.0);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        egui::Event::PointerMoved(near),
        button(near, true),
        egui::Event::PointerMoved(far),
        button(far, false),
    ] {
        harness.event(event);
        harness.run();
    }
    let dragged = selected(&harness);
    assert!(dragged.len() > 3 && "Annals of the River Office".contains(&dragged));
    click(&mut harness, "Make an event of this");
    press(&mut harness, Key::Enter);
    // Whole words, whatever letter the hand began and ended on.
    let title = last(&sent).title;
    assert!(title.starts_with("Add “Annals of"), "{title}");
}
