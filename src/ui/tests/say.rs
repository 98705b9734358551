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

/// The list of a dialog was as low as one row and a half: the fifth row could not be pointed at.
#[test]
fn the_list_of_a_dialog_shows_more_than_a_row_and_a_half() {
    let (mut harness, sent) = selected(with(|t| {
        for n in 0..8 {
            let mut event = crate::model::EventData::clone(&t.events[1]);
            event.id = crate::model::EventId::of(&["row", &n.to_string()]);
            event.label = format!("Row {n} of the list");
            t.events.push(crate::model::Event::new(event));
        }
    }));
    press(&mut harness, Key::M);
    let rows: Vec<egui::Rect> = harness
        .query_all_by_role(Role::MenuItem)
        .map(|n| n.rect())
        .collect();
    assert!(rows.len() > 5, "{}", rows.len());
    let at = rows[4].center();
    harness.event(egui::Event::PointerMoved(at));
    harness.run();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run();
    }
    assert!(matches!(&last(&sent).edits[..], [Edit::Same { .. }]));
}

#[test]
fn several_selected_names_are_made_one_and_of_two_kinds_it_is_said_why_not() {
    let (mut harness, sent) = window(open());
    let entities = fixture::timeline().entities;
    let [lind, holm, office] = [0, 1, 2].map(|i| entities[i].id);
    harness.state_mut().state.select_entity(lind, false);
    harness.state_mut().state.select_entity(holm, true);
    harness.run();
    press(&mut harness, Key::M);
    let change = last(&sent);
    assert_eq!(change.title, "“Mr Holm” is “Mara Lind”");
    assert!(matches!(&change.edits[..], [Edit::Same { a, .. }] if a.quote == "Mr Holm"));
    let before = sent.borrow().len();
    harness.state_mut().state.select_entity(lind, false);
    harness.state_mut().state.select_entity(office, true);
    harness.run();
    press(&mut harness, Key::M);
    assert_eq!(sent.borrow().len(), before);
    harness.get_by_label("They were read as names of two kinds, and such are never made one.");
    press(&mut harness, Key::Escape);
}

/// Two people of one name could not be told apart: only ways of writing were offered.
#[test]
fn two_people_written_the_same_are_split_by_document_or_by_place() {
    let text: std::sync::Arc<str> =
        "Mara Lind wrote to nobody in particular that year. Then Mara Lind left.".into();
    let (mut harness, sent) = window(with(|t| {
        let mut doc = crate::model::DocData::clone(&t.documents[0]);
        doc.id = DocId::new("other.txt");
        doc.text = std::sync::Arc::clone(&text);
        t.documents.push(crate::model::DocInfo::new(doc));
        t.documents.sort_by(|a, b| a.id.cmp(&b.id));
        let lind = &mut t.entities[0];
        for start in [0, 56] {
            let at = TextRange::new(start, start + "Mara Lind".len());
            lind.mentions.push((DocId::new("other.txt"), at));
        }
    }));
    let lind = fixture::timeline().entities[0].id;
    harness.state_mut().state.select_entity(lind, false);
    harness.run();
    let mut split = |typed: &str| {
        click(&mut harness, "Split…");
        type_in(&mut harness, "Which stands for somebody else", typed);
        last(&sent)
    };
    let change = split("other.txt");
    assert_eq!(change.title, "“Mara Lind” in “other.txt” is somebody else");
    let different = |e: &&Edit| matches!(e, Edit::Different { a, b } if a.doc.as_str() == "other.txt" && b.doc != a.doc);
    assert_eq!(change.edits.iter().filter(different).count(), 2);
    let same = |e: &&Edit| matches!(e, Edit::Same { .. });
    assert_eq!(change.edits.iter().filter(same).count(), 1);
    let change = split("Then");
    assert_eq!(
        change.title,
        "One “Mara Lind” in “other.txt” is somebody else"
    );
    let is_it = |a: &Anchor| a.range.start == 56 && a.quote == "Mara Lind";
    let different = |e: &&Edit| matches!(e, Edit::Different { a, .. } if is_it(a));
    assert_eq!(change.edits.iter().filter(different).count(), 3);
    assert_eq!(change.edits.iter().filter(same).count(), 2);
}

/// A date that another document gives could be taken by the pointer only.
#[test]
fn another_documents_date_is_taken_by_tab_and_enter() {
    let (mut harness, sent) = selected(open());
    press(&mut harness, Key::E);
    let focused = |harness: &Harness<'_, App>| {
        let links = harness.query_all_by_role(Role::Link);
        let on = links.filter(|n| n.accesskit_node().is_focused());
        let names: Vec<String> = on.filter_map(|n| n.accesskit_node().label()).collect();
        names.first().is_some_and(|l| l.starts_with("5 May"))
    };
    for _ in 0..6 {
        press(&mut harness, Key::Tab);
        if focused(&harness) {
            break;
        }
    }
    assert!(focused(&harness), "Tab leads to the other date");
    press(&mut harness, Key::Enter);
    let change = last(&sent);
    assert!(
        matches!(&change.edits[..], [Edit::SetDate { date, .. }] if date.to_string().ends_with("05-05")),
        "{change:?}"
    );
}

#[test]
fn two_names_that_cannot_be_one_are_left_two_by_enter() {
    let (mut harness, sent) = window(with(|t| {
        let at = |quote: &str| Anchor {
            doc: DocId::new("letter.txt"),
            range: TextRange::new(0, 4),
            quote: quote.to_owned(),
        };
        t.unplaced = vec![Unplaced {
            title: "“Office” is “Lind”".to_owned(),
            said_of: at("Office"),
            of: Some(Meant::Name),
            now: PlaceNow::Refused {
                why: "They are of two kinds".to_owned(),
                other: at("Lind"),
            },
        }];
    }));
    press(&mut harness, Key::U);
    harness.get_by_label_contains("They are of two kinds");
    press(&mut harness, Key::Enter);
    let change = last(&sent);
    assert_eq!(change.title, "“Office” is not “Lind”");
    assert!(matches!(&change.edits[..], [Edit::Different { a, .. }] if a.quote == "Office"));
}

/// It stood in the code, in English whatever the window spoke.
#[test]
fn that_names_are_missed_in_several_languages_is_said_in_the_windows_language() {
    let (mut harness, _) = window(with(|t| {
        t.documents[0].lang = "cy";
        t.documents[1].lang = "zh";
    }));
    harness.get_by_label_contains("In some of the languages here names are missed.");
    harness.state_mut().state.prefs.language = Some(crate::ui::text::Language::Russian);
    harness.run();
    harness.get_by_label_contains("На некоторых из здешних языков имена пропускаются.");
}
