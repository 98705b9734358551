//! The sample folder, and the seed documents where they are at hand, through the whole pipeline.
//!
//! The sample's timeline is a golden text: a change of it is looked at, then taken over with `UPDATE_EXPECT=1`.

use dateline::engine::{self, Options};
use dateline::model::{Certainty, Event, EventId, Instant, Timeline};
use expect_test::expect_file;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn read(folder: &str) -> Timeline {
    engine::run(&[PathBuf::from(folder)], &Options::default())
        .expect("the folder can be read")
        .timeline
}

/// One line an event: certainty, what is known, bounds where it is only bounded, label, who took part, which documents say so.
fn line(event: &Event, timeline: &Timeline) -> String {
    let when = &event.when;
    let certainty = match when.certainty {
        Certainty::Stated => "stated",
        Certainty::Derived => "derived",
        Certainty::Bounded => "bounded",
        Certainty::Unknown => "unknown",
    };
    let known = when
        .edtf
        .as_ref()
        .map_or("?".to_owned(), ToString::to_string);
    let day = |at: Option<Instant>| at.map_or("..".to_owned(), |at| at.date().to_string());
    let bounds = match when.certainty {
        Certainty::Bounded => format!(
            " [{} {}]",
            day(when.earliest),
            day(when.latest.map(|l| Instant(l.0 - 1)))
        ),
        Certainty::Stated | Certainty::Derived | Certainty::Unknown => String::new(),
    };
    let docs: BTreeSet<&str> = event.claims.iter().map(|c| c.doc.as_str()).collect();
    let docs: Vec<&str> = docs.into_iter().collect();
    let people: Vec<&str> = timeline
        .of_kind(dateline::model::EntityKind::Person)
        .filter(|p| event.entities.contains(&p.id))
        .map(|p| p.name.as_str())
        .collect();
    let mut line = format!("{certainty} {known}{bounds} | {}", event.label);
    if !people.is_empty() {
        line.push_str(&format!(" | with {}", people.join(", ")));
    }
    for reading in event.readings.iter().skip(1) {
        line.push_str(&format!(" | elsewhere {}", reading.edtf));
    }
    format!("{line} | {}\n", docs.join(", "))
}

#[test]
fn the_sample_makes_this_timeline() {
    let timeline = read("data/sample");
    let mut text: String = timeline.events.iter().map(|e| line(e, &timeline)).collect();
    for entity in &timeline.entities {
        text.push_str(&format!("{}: {}", entity.kind.name(), entity.name));
        if !entity.aliases.is_empty() {
            text.push_str(&format!(" = {}", entity.aliases.join(" = ")));
        }
        for role in &entity.roles {
            let of = role
                .organisation
                .as_deref()
                .map_or(String::new(), |o| format!(" of {o}"));
            text.push_str(&format!(" ({}{of})", role.role));
        }
        text.push('\n');
    }
    expect_file!["golden/sample.txt"].assert_eq(&text);
}

/// What must hold of any timeline, checked on those at hand.
fn check_invariants(timeline: &Timeline) {
    let mut ids: BTreeSet<EventId> = BTreeSet::new();
    for event in &timeline.events {
        assert!(ids.insert(event.id), "{} stands twice", event.id);
        assert!(
            !event.claims.is_empty(),
            "“{}” shows no evidence",
            event.label
        );
        assert!(!event.label.trim().is_empty());
        for claim in &event.claims {
            let doc = timeline
                .document(&claim.doc)
                .expect("a claim names a document that was read");
            assert_eq!(
                claim.range.of(&doc.text),
                claim.quote,
                "the quotation stands where it says"
            );
        }
        if let (Some(from), Some(to)) = (event.when.earliest, event.when.latest) {
            assert!(from < to, "“{}” ends before it begins", event.label);
        }
        if event.when.certainty != Certainty::Unknown {
            assert!(
                !event.when.why.is_empty(),
                "“{}” is dated without a reason",
                event.label
            );
        }
        assert!(
            event
                .entities
                .iter()
                .all(|id| timeline.entity(*id).is_some())
        );
    }
    for entity in &timeline.entities {
        for (doc, range) in &entity.mentions {
            let doc = timeline
                .document(doc)
                .expect("a mention names a document that was read");
            assert!(
                !range.of(&doc.text).trim().is_empty(),
                "{} is mentioned nowhere",
                entity.name
            );
        }
    }
}

#[test]
fn every_event_shows_its_evidence_and_its_reasons() {
    check_invariants(&read("data/sample"));
}

/// What the seed documents must give, and what they must not.
#[test]
fn the_seed_documents() {
    let folder = "../shared/seeds";
    if !Path::new(folder).is_dir() {
        println!("skipped: {folder} is not here");
        return;
    }
    let timeline = read(folder);
    check_invariants(&timeline);
    let exact = |date: &str| -> Vec<&Event> {
        timeline
            .events
            .iter()
            .filter(|e| e.when.edtf.as_ref().is_some_and(|d| d.to_string() == date))
            .collect()
    };
    assert_eq!(exact("1990-12-18").len(), 1, "the convention, once");
    assert!(
        exact("2000/..").iter().any(|e| e.when.recurs()),
        "the observance since 2000"
    );
    let ceremony: BTreeSet<&str> = exact("2019-12-18")
        .iter()
        .map(|e| {
            e.claims
                .iter()
                .map(|c| c.doc.as_str())
                .collect::<BTreeSet<_>>()
        })
        .find(|docs| docs.len() == 2)
        .unwrap_or_default();
    assert_eq!(
        ceremony.len(),
        2,
        "the ceremony has both documents as sources"
    );
    let session = timeline
        .events
        .iter()
        .find(|e| e.series.is_some_and(|s| s.number == Some(114)));
    let when = &session.expect("the 114th session").when;
    assert_eq!(when.certainty, Certainty::Bounded);
    // The documents leave the year open; that it was 2023 is known from outside them, and said to be.
    let edtf = |when: &dateline::model::When| when.edtf.as_ref().map(ToString::to_string);
    assert_eq!(edtf(when).as_deref(), Some("../2023-11-29"));
    let outside = |r: &dateline::model::Reason| r.text.starts_with("From outside the documents:");
    assert!(when.why.iter().any(outside), "{:?}", when.why);
    let mut alone = Options::default();
    alone.outside.left_out = true;
    let alone = engine::run(&[PathBuf::from(folder)], &alone).expect("the folder can be read");
    let mut session = alone.timeline.events.iter();
    let session = session.find(|e| e.series.is_some_and(|s| s.number == Some(114)));
    let when = &session.expect("the 114th session").when;
    assert_eq!(when.certainty, Certainty::Bounded);
    assert_eq!(edtf(when).as_deref(), Some("../XXXX-11-29"));
    assert!(!when.why.iter().any(outside), "{:?}", when.why);
    let year_2024 = timeline
        .events
        .iter()
        .filter(|e| e.when.certainty <= Certainty::Derived);
    assert_eq!(
        year_2024
            .filter(|e| e.when.earliest.is_some_and(|d| d.year() == 2024))
            .count(),
        0,
        "no event in 2024"
    );
    assert_eq!(
        timeline
            .of_kind(dateline::model::EntityKind::Person)
            .count(),
        10,
        "ten people, nobody else"
    );
}
