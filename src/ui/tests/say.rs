//! What else can be said of an event, by keyboard: each gesture one change with a name.

use super::*;
use crate::edit::Who;
use crate::model::{Anchor, DocId, EntityKind, Meant, PlaceNow, TextRange, Unplaced};

/// The window with the first event selected.
fn selected(shown: Shown) -> (Harness<'static, App>, Sent) {
    let (mut harness, sent) = window(shown);
    press(&mut harness, Key::ArrowRight);
    (harness, sent)
}

pub fn last(sent: &Sent) -> Change {
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
            of: Some(Meant::Event),
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

#[test]
fn a_lane_is_typed_and_a_word_is_said_of_all_alike() {
    let (mut harness, sent) = selected(with(|t| {
        for event in &mut t.events {
            event.kind = "open".to_owned();
        }
    }));
    press(&mut harness, Key::J);
    type_in(&mut harness, "Lane", "River");
    let change = last(&sent);
    assert!(change.title.starts_with("Put “") && change.title.ends_with("in the lane “River”"));
    assert!(matches!(&change.edits[..], [Edit::SetLane { lane, .. }] if lane == "River"));
    let all = |harness: &mut Harness<'_, App>, typed: &str| {
        press(harness, Key::Y);
        harness
            .get_by_role_and_label(Role::TextInput, "All like this")
            .type_text(typed);
        harness.run();
        let row = format!("“{typed}”");
        let found: Vec<String> = harness
            .query_all_by_role(Role::MenuItem)
            .filter_map(|n| n.accesskit_node().label())
            .filter(|l| l.contains(&row))
            .collect();
        press(harness, Key::Escape);
        found
    };
    let offered = all(&mut harness, "bridges");
    for verb in ["Tag all", "Put all", "Call all"] {
        assert!(offered.iter().any(|o| o.starts_with(verb)), "{offered:?}");
    }
    assert!(!offered.iter().any(|o| o.starts_with("Date all")));
    assert!(
        all(&mut harness, "1911")
            .iter()
            .any(|o| o.starts_with("Date all"))
    );
    // Chosen, it is one change with one edit for each.
    press(&mut harness, Key::Y);
    press(&mut harness, Key::Enter);
    let change = last(&sent);
    assert!(change.edits.len() > 1 && change.title.starts_with("Confirm all"));
}

#[test]
fn a_selected_name_is_renamed_joined_retyped_and_refused_by_keyboard() {
    let (mut harness, sent) = window(open());
    let lind = fixture::timeline().entities[0].id;
    harness.state_mut().state.select_entity(lind, false);
    harness.run();
    press(&mut harness, Key::F2);
    // The old name is selected: what is typed takes its place.
    type_in(&mut harness, "New name", "M. Lind");
    let change = last(&sent);
    assert_eq!(change.title, "Call “Mara Lind” “M. Lind”");
    assert!(matches!(&change.edits[..], [Edit::Rename { name, .. }] if name == "M. Lind"));
    press(&mut harness, Key::M);
    type_in(&mut harness, "The same as", "Holm");
    assert_eq!(last(&sent).title, "“Mara Lind” is “Mr Holm”");
    press(&mut harness, Key::I);
    type_in(&mut harness, "What kind of name it is", "organisation");
    assert_eq!(last(&sent).title, "“Mara Lind” is an organisation");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Delete);
    harness.run();
    assert!(matches!(&last(&sent).edits[..], [Edit::NotAName { .. }]));
    // The same from its page.
    click(&mut harness, "Kind…");
    type_in(&mut harness, "What kind of name it is", "place");
    assert_eq!(last(&sent).title, "“Mara Lind” is a place");
}

#[test]
fn how_a_document_is_read_is_chosen_from_one_list() {
    let (mut harness, sent) = selected(open());
    press(&mut harness, Key::D);
    press(&mut harness, Key::H);
    type_in(
        &mut harness,
        "How its dates are read",
        "all documents month first",
    );
    assert_eq!(last(&sent).title, "Read dates of all documents month first");
    press(&mut harness, Key::H);
    type_in(&mut harness, "How its dates are read", "2 March 1911");
    let change = last(&sent);
    assert_eq!(change.title, "Date “annals.txt” 2 March 1911");
    assert!(matches!(&change.edits[..], [Edit::DocumentDates { .. }]));
}
