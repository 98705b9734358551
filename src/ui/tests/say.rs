//! What else can be said of an event, by keyboard: each gesture one change with a name.

use super::*;
use crate::edit::Who;
use crate::model::{Anchor, DocId, EntityKind, PlaceNow, TextRange, Unplaced};

/// The window with the first event selected.
fn selected(shown: Shown) -> (Harness<'static, App>, Sent) {
    let (mut harness, sent) = window(shown);
    press(&mut harness, Key::ArrowRight);
    (harness, sent)
}

fn last(sent: &Sent) -> Change {
    let sent = sent.borrow();
    match sent.last() {
        Some(Command::Do(change)) => change.clone(),
        other => panic!("{other:?}"),
    }
}

fn type_in(harness: &mut Harness<'_, App>, field: &str, text: &str) {
    harness
        .get_by_role_and_label(Role::TextInput, field)
        .type_text(text);
    harness.run();
    press(harness, Key::Enter);
}

#[test]
fn a_tag_a_note_and_who_takes_part_are_typed() {
    let (mut harness, sent) = selected(open());
    press(&mut harness, Key::G);
    type_in(&mut harness, "Tags", "bridges");
    let change = last(&sent);
    assert!(change.title.starts_with("Tag “") && change.title.ends_with("“bridges”"));
    assert!(matches!(&change.edits[..], [Edit::Tag { tag, .. }] if tag == "bridges"));

    press(&mut harness, Key::O);
    type_in(&mut harness, "Note", "ask the archive");
    let change = last(&sent);
    assert!(matches!(&change.edits[..], [Edit::SetNote { note, .. }] if note == "ask the archive"));

    press(&mut harness, Key::W);
    type_in(&mut harness, "Who takes part", "Ann Ever");
    let change = last(&sent);
    assert!(matches!(
        &change.edits[..],
        [Edit::With { who: Who::Named(EntityKind::Person, name), .. }] if name == "Ann Ever"
    ));
    // Nothing typed, nothing said.
    press(&mut harness, Key::O);
    let before = sent.borrow().len();
    press(&mut harness, Key::Enter);
    assert_eq!(sent.borrow().len(), before);
    press(&mut harness, Key::Escape);
}

#[test]
fn an_event_is_added_with_a_date_as_it_is_typed() {
    let (mut harness, sent) = window(open());
    press(&mut harness, Key::A);
    let field = |harness: &mut Harness<'_, App>, name: &str, text: &str| {
        let field = harness.get_by_role_and_label(Role::TextInput, name);
        field.focus();
        harness.run();
        let field = harness.get_by_role_and_label(Role::TextInput, name);
        field.type_text(text);
        harness.run();
    };
    field(&mut harness, "What", "A letter was sent");
    field(&mut harness, "When", "2001-05");
    harness.get_by_label("May 2001");
    press(&mut harness, Key::Enter);
    let change = last(&sent);
    assert_eq!(change.title, "Add “A letter was sent”");
    assert!(matches!(
        &change.edits[..],
        [Edit::Add { label, date: Some(date), says: None, .. }]
            if label == "A letter was sent" && date.to_string() == "2001-05"
    ));
}

#[test]
fn two_events_become_one_and_the_list_is_narrowed_by_typing() {
    let (mut harness, sent) = selected(open());
    press(&mut harness, Key::M);
    type_in(&mut harness, "The same event as", "toll house");
    let change = last(&sent);
    assert!(
        matches!(&change.edits[..], [Edit::Same { .. }]),
        "{change:?}"
    );
    press(&mut harness, Key::M);
    let before = sent.borrow().len();
    type_in(&mut harness, "The same event as", "no such event");
    assert_eq!(sent.borrow().len(), before);
    harness.get_by_label("Nothing is called that.");
}

#[test]
fn what_has_no_place_is_seen_and_decided_by_the_user() {
    let lost = |t: &mut Timeline| {
        t.unplaced = vec![Unplaced {
            title: "Hide “The old mill”".to_owned(),
            said_of: Anchor {
                doc: DocId::new("gone.txt"),
                range: TextRange::new(0, 4),
                quote: "Mill".to_owned(),
            },
            now: PlaceNow::Lost("Its document was not read".to_owned()),
        }];
    };
    let (mut harness, sent) = selected(with(lost));
    click(&mut harness, "1 change to look at");
    // To the selected event, or aside: nothing else is offered, and nothing was done without asking.
    assert!(!sent.borrow().iter().any(|c| matches!(c, Command::Do(_))));
    press(&mut harness, Key::Enter);
    let change = last(&sent);
    assert!(matches!(&change.edits[..], [Edit::Reattach { from, .. }] if from.quote == "Mill"));
    press(&mut harness, Key::U);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert!(matches!(&last(&sent).edits[..], [Edit::Drop { .. }]));
}

#[test]
fn what_can_only_be_looked_at_says_so() {
    let mut shown = open();
    shown.read_only = Some("This is open in another window".to_owned());
    let (harness, _) = window(shown);
    harness.get_by_label("Only to look at");
    let (harness, _) = window(open());
    assert!(harness.query_by_label("Only to look at").is_none());
}
