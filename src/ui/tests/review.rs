//! Review as a person uses it: seen, opened, answered by one key, skipped, done.

use super::*;
use crate::model::{Doubtful, EntityKind};

/// Three pairs that may be one, the first the most doubtful; no dates in dispute.
fn pairs(t: &mut Timeline) {
    for event in &mut t.events {
        event.readings.clear();
    }
    let id = |kind, name| t.of_kind(kind).find(|e| e.name == name).expect(name).id;
    let lind = id(EntityKind::Person, "Mara Lind");
    let holm = id(EntityKind::Person, "Mr Holm");
    let office = id(EntityKind::Organisation, "River Office");
    let harbour = id(EntityKind::Project, "Harbour Renewal");
    let pair = |a, b, likely| Doubtful {
        a,
        b,
        likely,
        why: vec![Reason::new("Both are called by their surname.")],
        against: vec![Reason::new("One writes to the other.")],
    };
    t.doubtful = vec![
        pair(harbour, office, 0.65),
        pair(lind, holm, 0.5),
        pair(office, lind, 0.1),
    ];
}

fn nothing(t: &mut Timeline) {
    pairs(t);
    t.doubtful.clear();
}

const LIND_HOLM: &str = "Mara Lind and Mr Holm, two people or one";

fn titles(sent: &Sent) -> Vec<String> {
    let title = |c: &Command| match c {
        Command::Do(change) => change.title.clone(),
        other => panic!("{other:?}"),
    };
    sent.borrow().iter().map(title).collect()
}

#[test]
fn how_much_there_is_to_review_is_seen_without_opening_it() {
    let (mut harness, _) = window(with(pairs));
    harness.get_by_label("Review, 3 left");
    click(&mut harness, "3 to review");
    harness.get_by_label("3 left");
    harness.get_by_label(LIND_HOLM);
    assert!(harness.query_by_label("3 to review").is_none());

    let (mut harness, _) = window(with(nothing));
    assert!(harness.query_by_label_contains("to review").is_none());
    click(&mut harness, "Review");
    harness.get_by_label("Nothing to review");
}

#[test]
fn a_pair_is_shown_with_what_speaks_for_and_against_it() {
    let (mut harness, _) = window(with(pairs));
    press(&mut harness, Key::V);
    harness.get_by_label("One person or two?");
    harness.get_by_label("hard to say");
    harness.get_by_label("2 mentions in 2 documents");
    harness.get_by_label("1 mention in 1 document");
    harness.get_by_label("Both are called by their surname.");
    harness.get_by_label("One writes to the other.");
    let quote = harness
        .get_all_by_role(Role::Link)
        .find(|n| {
            let label = n.accesskit_node().label().unwrap_or_default();
            label.starts_with("Show in document: ") && label.contains("was opened by Mara Lind on")
        })
        .expect("the first place that names her is quoted");
    quote.click();
    harness.run();
    let reading = &harness.state().state.reading;
    assert_eq!(reading.doc, Some(DocId::new("annals.txt")));
    assert!(reading.lit.is_some_and(|r| r.len() == "Mara Lind".len()));
    // The question stays in sight and can be answered from there.
    harness.get_by_label("Review: Not the same");
}

#[test]
fn one_key_answers_and_moves_on() {
    let (mut harness, sent) = window(with(pairs));
    press(&mut harness, Key::V);
    press(&mut harness, Key::S);
    assert!(harness.query_by_label(LIND_HOLM).is_none());
    harness.get_by_label("2 left");
    press(&mut harness, Key::N);
    harness.get_by_label("1 left");
    click(&mut harness, "Review: Not the same");
    harness.get_by_label("Nothing to review");
    // Nothing is left to be answered.
    press(&mut harness, Key::S);
    assert_eq!(
        titles(&sent),
        [
            "“Mara Lind” is “Mr Holm”",
            "“Harbour Renewal” is not “River Office”",
            "“River Office” is not “Mara Lind”"
        ]
    );
    let sent = sent.borrow();
    let Command::Do(Change { edits, .. }) = &sent[0] else {
        panic!("{sent:?}");
    };
    assert!(
        matches!(&edits[..], [Edit::Same { a, b }] if a.quote == "Mara Lind" && b.quote == "Mr Holm"),
        "{edits:?}"
    );
}

#[test]
fn what_is_skipped_is_asked_last() {
    let (mut harness, sent) = window(with(pairs));
    press(&mut harness, Key::V);
    press(&mut harness, Key::K);
    harness.get_by_label(&format!("{LIND_HOLM}, skipped"));
    harness.get_by_label("One project or two?");
    press(&mut harness, Key::K);
    press(&mut harness, Key::K);
    harness.get_by_label("One person or two?");
    assert!(sent.borrow().is_empty());
    harness.get_by_label("Review, 3 left");
}

#[test]
fn arrows_and_clicks_choose_what_is_asked() {
    let (mut harness, _) = window(with(pairs));
    press(&mut harness, Key::V);
    press(&mut harness, Key::ArrowDown);
    harness.get_by_label("One project or two?");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowUp);
    harness.get_by_label("One person or two?");
    click(
        &mut harness,
        "River Office and Mara Lind, two organisations or one",
    );
    harness.get_by_label("likely two");
    // Whoever is selected from there is seen whole; Esc comes back.
    click(&mut harness, "Select Mara Lind");
    assert!(harness.query_by_label("likely two").is_none());
    press(&mut harness, Key::Escape);
    harness.get_by_label("likely two");
}

#[test]
fn keys_answer_only_what_is_seen() {
    let (mut harness, sent) = window(with(pairs));
    type_keys(&mut harness, "snk");
    assert!(sent.borrow().is_empty());
    press(&mut harness, Key::V);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    type_keys(&mut harness, "snk");
    assert_eq!(harness.state().state.view.filter.search, "snk");
    assert!(sent.borrow().is_empty());
    harness.get_by_label("3 left");
}

#[test]
fn review_is_found_in_the_palette() {
    let (mut harness, _) = window(with(pairs));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_label("Find an action").type_text("review");
    harness.run();
    press(&mut harness, Key::Enter);
    harness.get_by_label("One person or two?");
}

#[test]
fn what_was_answered_is_counted() {
    let answered = |same, different| Shown {
        answered: crate::edit::Answered {
            same,
            different,
            confirmed: 1,
            dated: same,
            shares: {
                let mut shares = crate::edit::Shares::default();
                let derived = &mut shares[crate::edit::Finding::Derived as usize];
                (derived.accepted, derived.answered) = (1, same + 1);
                shares
            },
        },
        ..with(pairs)
    };
    let (mut harness, _) = window(answered(3, 1));
    press(&mut harness, Key::V);
    harness.get_by_label("4 answered: 3 the same (75 %), 1 not");
    harness.get_by_label("4 dates: 1 as found (25 %), 3 corrected");
    harness.get_by_label("Dates worked out: 1 of 4 right (25 %)");
    let (mut harness, _) = window(answered(0, 0));
    press(&mut harness, Key::V);
    assert!(harness.query_by_label_contains("answered").is_none());
}

/// Only the bridge, of which two documents give two dates.
fn dispute(t: &mut Timeline) {
    assert!(t.events.iter().any(|e| e.readings.len() > 1));
}

#[test]
fn a_date_on_which_sources_disagree_is_asked_for() {
    let (mut harness, sent) = window(with(dispute));
    press(&mut harness, Key::V);
    harness.get_by_label("The sources disagree");
    press(&mut harness, Key::C);
    assert_eq!(titles(&sent), ["Confirm “Stone bridge at Ostra opened”"]);
    harness.get_by_label("Nothing to review");

    let (mut harness, sent) = window(with(dispute));
    press(&mut harness, Key::V);
    click(&mut harness, "It was 5 May, year unknown");
    assert_eq!(
        titles(&sent),
        ["Set the date of “Stone bridge at Ostra opened”"]
    );
    harness.get_by_label("Nothing to review");

    // What the user has said is not asked again.
    let (harness, _) = window(with(|t| {
        for event in &mut t.events {
            event.user.confirmed = true;
        }
    }));
    assert!(harness.query_by_label_contains("to review").is_none());
}

#[test]
fn the_bar_answers_the_question_and_not_what_else_is_selected() {
    let (mut harness, sent) = window(with(dispute));
    press(&mut harness, Key::V);
    press(&mut harness, Key::ArrowRight);
    harness.get_by_label("Show in document: The ferry ran for the last time in 1912.");
    click(&mut harness, "Review: Confirm");
    assert_eq!(titles(&sent), ["Confirm “Stone bridge at Ostra opened”"]);
}

#[test]
fn somebody_s_own_page_says_who_else_they_may_be() {
    let (mut harness, _) = window(with(pairs));
    click(&mut harness, "Mr Holm, 0 events");
    click(&mut harness, "Review whether it is Mara Lind");
    harness.get_by_label("One person or two?");
    let (mut harness, _) = window(with(nothing));
    click(&mut harness, "Mr Holm, 0 events");
    assert!(harness.query_by_label("May be the same as").is_none());
}

#[test]
fn a_long_list_scrolls_to_what_is_asked() {
    let many = |t: &mut Timeline| {
        pairs(t);
        let first = t.doubtful[1].clone();
        // No two pairs share a name: of a family only one is listed.
        for n in 0..60u8 {
            let [a, b] = ["Ada", "Bea"].map(|first| {
                let name = format!("{first} Stone {n:02}");
                let id = crate::model::EntityId::of(EntityKind::Person, &name);
                let mut entity = crate::model::EntityData::named(id, EntityKind::Person, &name);
                entity.importance = 0.5;
                t.entities.push(entity.into());
                id
            });
            let likely = 0.9 + f32::from(n) / 1000.0;
            t.doubtful.push(Doubtful {
                a,
                b,
                likely,
                ..first.clone()
            });
        }
    };
    let (mut harness, _) = window(with(many));
    press(&mut harness, Key::V);
    let last = "Ada Stone 59 and Bea Stone 59, two people or one";
    let is_seen = |harness: &Harness<'_, App>| harness.query_by_label(last).is_some();
    assert!(!is_seen(&harness));
    let mut seen = false;
    for _ in 0..63 {
        press(&mut harness, Key::ArrowDown);
        seen |= is_seen(&harness);
    }
    assert!(seen);
}

#[test]
fn a_family_is_one_question_and_one_answer() {
    let family = |t: &mut Timeline| {
        pairs(t);
        let (lind, holm) = (t.doubtful[1].a, t.doubtful[1].b);
        let other = t.entities.iter().find(|e| e.id == holm).cloned();
        let mut other = other.expect("he is there");
        other.id = crate::model::EntityId(77);
        other.name = "Ann Holm".to_owned();
        t.entities.push(other);
        let mut more = t.doubtful[1].clone();
        (more.a, more.b, more.likely) = (lind, crate::model::EntityId(77), 0.4);
        t.doubtful = vec![t.doubtful[1].clone(), more];
    };
    let (mut harness, sent) = window(with(family));
    press(&mut harness, Key::V);
    harness.get_by_label("1 left");
    harness.get_by_label("3 names in question together");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::N);
    harness.run();
    let change = super::say::last(&sent);
    assert!(matches!(
        &change.edits[..],
        [Edit::Different { .. }, Edit::Different { .. }]
    ));
    // Of two alone there is no such answer.
    let (mut harness, sent) = window(with(pairs));
    press(&mut harness, Key::V);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::N);
    harness.run();
    assert!(!sent.borrow().iter().any(|c| matches!(c, Command::Do(_))));
}
