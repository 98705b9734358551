use super::*;
use crate::edit::{Change, event_anchor};
use crate::model::{Certainty, Claim, DocData, DocInfo, Doubtful, Edtf, EntityKind, When};
use proptest::prelude::*;

const TEXT: &str = "The Council met and elected a chair. Mr. Smith spoke. The meeting ended late.";

fn doc() -> DocId {
    DocId::new("a.txt")
}

fn at(words: &str) -> TextRange {
    let start = TEXT.find(words).expect("the words stand in the text");
    TextRange::new(start, start + words.len())
}

fn quote(words: &str) -> Anchor {
    Anchor {
        doc: doc(),
        range: at(words),
        quote: words.to_owned(),
    }
}

fn event(sentence: &str, trigger: &str) -> Event {
    Event::new(EventData {
        claims: vec![Claim {
            doc: doc(),
            range: at(sentence),
            trigger: Some(at(trigger)),
            quote: sentence.into(),
            edtf: None,
            time: None,
        }],
        entities: vec![EntityId::of(EntityKind::Person, "smith")],
        ..EventData::called(EventId::of(&[trigger]), trigger, When::unknown())
    })
}

const FIRST: &str = "The Council met and elected a chair.";

fn findings() -> Timeline {
    let mut events = vec![
        event(FIRST, "met"),
        event(FIRST, "elected"),
        event("The meeting ended late.", "ended"),
    ];
    events.sort_by_key(event_key);
    Timeline {
        documents: vec![DocInfo::new(DocData {
            id: doc(),
            title: None,
            published: None,
            dates: Default::default(),
            lang: "en",
            text: TEXT.into(),
            origin: Default::default(),
        })],
        events,
        entities: vec![Entity::new(EntityData {
            mentions: vec![(doc(), at("Smith"))],
            importance: 0.5,
            ..EntityData::named(
                EntityId::of(EntityKind::Person, "smith"),
                EntityKind::Person,
                "Smith",
            )
        })],
        ..Timeline::default()
    }
}

fn log(edits: Vec<Edit>) -> EditLog {
    let mut log = EditLog::default();
    for edit in edits {
        log.apply(Change::new("A word", vec![edit]));
    }
    log
}

fn named<'t>(timeline: &'t Timeline, trigger: &str) -> &'t Event {
    timeline
        .event(EventId::of(&[trigger]))
        .expect("the event is there")
}

#[test]
fn a_date_is_set_for_the_event_that_is_meant_and_not_its_neighbor() {
    let anchor = event_anchor(named(&findings(), "elected")).expect("it has evidence");
    assert_eq!(anchor.quote, "The Council met and elected");
    let date: Edtf = "1912".parse().expect("a date");
    let said = log(vec![Edit::SetDate {
        event: anchor,
        date: date.clone(),
    }]);
    let timeline = overlay(findings(), &said);
    let elected = named(&timeline, "elected");
    assert_eq!(elected.when.edtf, Some(date));
    assert_eq!(elected.when.certainty, Certainty::Stated);
    assert!(elected.user.edited);
    assert_eq!(named(&timeline, "met").when, When::unknown());
    // Dated events come first.
    assert_eq!(timeline.events[0].id, elected.id);
}

#[test]
fn a_whole_sentence_means_its_first_event() {
    let said = log(vec![Edit::Confirm {
        event: quote(FIRST),
    }]);
    let timeline = overlay(findings(), &said);
    assert!(named(&timeline, "met").user.confirmed);
    assert!(!named(&timeline, "elected").user.confirmed);
}

#[test]
fn a_hidden_event_is_kept_aside() {
    let said = log(vec![Edit::Hide {
        event: quote("The meeting ended late."),
    }]);
    let timeline = overlay(findings(), &said);
    assert_eq!(timeline.events.len(), 2);
    assert_eq!(timeline.hidden.len(), 1);
    assert!(timeline.unplaced.is_empty());
}

#[test]
fn the_last_new_name_counts_and_the_found_one_stays_as_an_alias() {
    let rename = |name: &str| Edit::Rename {
        mention: quote("Smith"),
        name: name.to_owned(),
    };
    let timeline = overlay(
        findings(),
        &log(vec![rename("J. Smith"), rename("Jane Smith")]),
    );
    assert_eq!(timeline.entities[0].name, "Jane Smith");
    assert_eq!(timeline.entities[0].aliases, ["Smith"]);
}

#[test]
fn what_is_no_name_takes_part_in_nothing() {
    let said = log(vec![Edit::NotAName {
        mention: quote("Smith"),
    }]);
    let timeline = overlay(findings(), &said);
    assert!(timeline.entities.is_empty());
    assert!(timeline.events.iter().all(|e| e.entities.is_empty()));
}

#[test]
fn an_edit_without_a_place_changes_nothing_and_is_told() {
    let gone = |doc: &str, words: &str| Edit::Confirm {
        event: Anchor {
            doc: DocId::new(doc),
            range: TextRange::new(0, 4),
            quote: words.to_owned(),
        },
    };
    let said = log(vec![
        gone("a.txt", "Nobody came."),
        gone("b.txt", "The"),
        gone("a.txt", "Mr. Smith spoke."),
    ]);
    let timeline = overlay(findings(), &said);
    let told: Vec<String> = timeline.unplaced.iter().map(|u| u.note().line()).collect();
    assert!(
        told[0].contains("no longer says “Nobody came.”"),
        "{told:?}"
    );
    assert!(told[1].contains("was not read"), "{told:?}");
    assert!(
        told[2].contains("No event is found in “Mr. Smith spoke.”"),
        "{told:?}"
    );
    assert_eq!(timeline.events, findings().events);
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let words = prop::sample::select(vec![
        FIRST,
        "The Council met",
        "The Council met and elected",
        "The meeting ended late.",
        "Smith",
        "Mr. Smith spoke.",
    ]);
    (0u8..7, words, "[a-z]{1,6}").prop_map(|(kind, words, said)| {
        let target = quote(words);
        match kind {
            0 => Edit::SetDate {
                event: target,
                date: crate::model::EdtfDate::year(said.len() as i32 + 1900).into(),
            },
            1 => Edit::SetLabel {
                event: target,
                label: said,
            },
            2 => Edit::Confirm { event: target },
            3 => Edit::Hide { event: target },
            4 => Edit::Rename {
                mention: target,
                name: said,
            },
            5 => Edit::NotAName { mention: target },
            _ => Edit::Confirm {
                event: Anchor {
                    quote: format!("{said} {said}"),
                    ..target
                },
            },
        }
    })
}

proptest! {
    #[test]
    fn twice_is_once_and_no_event_is_lost(edits in prop::collection::vec(any_edit(), 0..12)) {
        let said = log(edits);
        let once = overlay(findings(), &said);
        prop_assert_eq!(once.events.len() + once.hidden.len(), findings().events.len());
        prop_assert_eq!(overlay(once.clone(), &said), once);
    }

    #[test]
    fn undo_gives_the_findings_back(edits in prop::collection::vec(any_edit(), 0..12)) {
        let mut said = log(edits);
        let with_all = overlay(findings(), &said);
        let mut undone = 0;
        while said.undo().is_some() {
            undone += 1;
        }
        prop_assert_eq!(overlay(findings(), &said), findings());
        for _ in 0..undone {
            said.redo();
        }
        prop_assert_eq!(overlay(findings(), &said), with_all);
    }
}

#[test]
fn what_was_answered_is_asked_no_more_and_what_was_not_is() {
    let mut findings = findings();
    let somebody = |name: &str| {
        Entity::new(EntityData {
            mentions: vec![(doc(), at(name))],
            ..EntityData::named(
                EntityId::of(EntityKind::Person, name),
                EntityKind::Person,
                name,
            )
        })
    };
    let (smith, council) = (somebody("Smith"), somebody("Council"));
    let chair = somebody("chair");
    let pair = |a: &Entity, b: &Entity| Doubtful {
        a: a.id,
        b: b.id,
        likely: 0.5,
        why: Vec::new(),
        against: Vec::new(),
    };
    findings.doubtful = vec![pair(&smith, &council), pair(&smith, &chair)];
    let left = findings.doubtful[1..].to_vec();
    findings.entities = vec![smith, council, chair];
    let all = overlay(findings.clone(), &EditLog::default());
    assert_eq!(all.doubtful.len(), 2);
    let said = log(vec![Edit::Different {
        a: quote("Council"),
        b: quote("Smith"),
    }]);
    assert_eq!(overlay(findings, &said).doubtful, left);
}

#[test]
fn a_person_and_an_organisation_are_not_made_one_and_that_is_said() {
    let named = |kind: EntityKind, name: &str| {
        Entity::new(EntityData {
            mentions: vec![(doc(), at(name))],
            ..EntityData::named(EntityId::of(kind, name), kind, name)
        })
    };
    let check = |kind: EntityKind| {
        let mut timeline = findings();
        timeline.entities.push(named(kind, "Council"));
        let (a, b) = (quote("Smith"), quote("Council"));
        let mut same = Edit::Same { a, b };
        crate::edit::settle(&mut same, &timeline, &EditLog::default())
    };
    assert_eq!(
        check(EntityKind::Organisation).unwrap_err(),
        "says that “Smith” and “Council” are one, and they cannot be: a person and an organisation"
    );
    assert_eq!(check(EntityKind::Person), Ok(()));
    // Of two events nothing is said of whom their sentences name.
    let mut timeline = findings();
    timeline
        .entities
        .push(named(EntityKind::Organisation, "Council"));
    let (a, b) = (quote(FIRST), quote("Mr. Smith spoke."));
    timeline.events.push(event("Mr. Smith spoke.", "spoke"));
    let mut same = Edit::Same { a, b };
    let said = crate::edit::settle(&mut same, &timeline, &EditLog::default());
    assert_eq!(said, Ok(()));
}

#[test]
fn what_differs_is_told_in_one_order_however_often_it_is_laid_over() {
    let told = |trigger: &str| event_anchor(named(&findings(), trigger)).expect("it is told");
    let check = |dates: [&str; 2]| {
        let mut log = EditLog::default();
        for (event, date) in [told("elected"), told("ended")].into_iter().zip(dates) {
            let around = Around {
                doc: event.doc.clone(),
                start: event.range.start,
                before: String::new(),
                after: String::new(),
                saw: Some("1850".to_owned()),
                found: None,
            };
            let date = date.parse().expect("a date");
            let mut change = Change::new(date_title(&event), vec![Edit::SetDate { event, date }]);
            change.around = vec![around];
            log.apply(change);
        }
        let once = overlay(findings(), &log);
        assert_eq!(once.unplaced.len(), 2);
        assert_eq!(overlay(once.clone(), &log).unplaced, once.unplaced);
    };
    check(["1900", "1912"]);
    check(["1912", "1900"]);
}

fn date_title(event: &Anchor) -> String {
    format!("Set the date of “{}”", event.quote)
}

/// The findings with a second name in the text: "Council", of this kind.
fn with_council(kind: EntityKind) -> Timeline {
    let mut timeline = findings();
    timeline.entities.push(Entity::new(EntityData {
        mentions: vec![(doc(), at("Council"))],
        ..EntityData::named(EntityId::of(kind, "council"), kind, "Council")
    }));
    timeline
}

fn refused(timeline: &Timeline) -> Vec<&str> {
    let why = timeline.unplaced.iter().map(|u| match &u.now {
        PlaceNow::Refused { why, .. } => why.as_str(),
        other => panic!("{other:?}"),
    });
    why.collect()
}

/// The kinds matched by the user's word, the resolving stage asked those that were found, and nobody heard of it.
#[test]
fn a_retyped_name_that_cannot_be_made_one_with_another_says_so() {
    let retype = || Edit::Retype {
        mention: quote("Council"),
        kind: EntityKind::Person,
    };
    let same = || Edit::Same {
        a: quote("Smith"),
        b: quote("Council"),
    };
    let findings = with_council(EntityKind::Organisation);
    for said in [vec![retype(), same()], vec![same(), retype()]] {
        let said = log(said);
        let once = overlay(findings.clone(), &said);
        assert_eq!(
            refused(&once),
            [
                "“Smith” was read as a person and “Council” as an organisation; names of two kinds are never made one"
            ]
        );
        assert!(
            once.unplaced[0]
                .note()
                .message
                .contains("changes nothing now")
        );
        assert_eq!(overlay(once.clone(), &said).unplaced, once.unplaced);
    }
    assert!(
        overlay(findings.clone(), &log(vec![retype()]))
            .unplaced
            .is_empty()
    );
    // Of one kind nothing is refused, nor where the user leaves them two.
    let of_one = with_council(EntityKind::Person);
    assert!(overlay(of_one, &log(vec![same()])).unplaced.is_empty());
    let (a, b) = (quote("Smith"), quote("Council"));
    let two = Edit::Different { a, b };
    assert!(
        overlay(findings, &log(vec![retype(), same(), two]))
            .unplaced
            .is_empty()
    );
}

#[test]
fn a_same_overruled_by_a_different_says_so() {
    let mut findings = with_council(EntityKind::Person);
    findings.entities.push(Entity::new(EntityData {
        mentions: vec![(doc(), at("chair"))],
        ..EntityData::named(
            EntityId::of(EntityKind::Person, "chair"),
            EntityKind::Person,
            "chair",
        )
    }));
    let same = |a: &str, b: &str| Edit::Same {
        a: quote(a),
        b: quote(b),
    };
    let two = || Edit::Different {
        a: quote("Council"),
        b: quote("chair"),
    };
    let check = |said: Vec<Edit>, expected: &[&str]| {
        assert_eq!(refused(&overlay(findings.clone(), &log(said))), expected);
    };
    let why = "You also said that “Council” in a.txt is not “chair” in a.txt, and that holds";
    check(
        vec![two(), same("Smith", "Council"), same("Smith", "chair")],
        &[why],
    );
    check(
        vec![same("Smith", "Council"), same("Smith", "chair"), two()],
        &[why],
    );
    // Of two words on one pair the later holds.
    check(vec![two(), same("chair", "Council")], &[]);
    check(vec![same("chair", "Council"), two()], &[]);
    check(vec![two(), same("Smith", "Council")], &[]);
}
