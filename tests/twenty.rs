//! The judged walk by the program's own API: each kind of correction once, then two documents replaced by edited copies and a
//! third with another name; every correction is in place, or told with its quotation.
//!
//! Random worlds and random edits are in `again.rs`.

mod worlds;

use dateline::edit::{self, Change, Edit, EditLog, SaidOfDates, Say, Scope, Who, event_anchor};
use dateline::model::{
    Anchor, DocId, EntityKind, Event, NumberOrder, PlaceNow, TextRange, Timeline,
};
use worlds::{World, hashes, sources, timeline};

fn world() -> World {
    let doc = |name: &str, sentences: &[&str]| {
        let sentences = sentences.iter().map(|s| (*s).to_owned());
        (name.to_owned(), sentences.collect())
    };
    World::from([
        doc(
            "a.txt",
            &[
                "On 4 May 1911 the council opened the new bridge at Eastmoor.",
                "Jon Smith spoke at the ceremony on 6 June 1912.",
                "The old mill burned down in 1931.",
                "The stone quay was repaired on 2 March 1933.",
            ],
        ),
        doc(
            "b.txt",
            &[
                "In March 1920 Mara Lind founded the Harbour Society.",
                "The Harbour Society met on 2 February 1921 in Eastmoor.",
                "Mara Lind bought the mill on 1 April 1932.",
                "The Quay Company painted the lighthouse in 1935.",
            ],
        ),
        doc(
            "c.txt",
            &[
                "The school was closed on 30 June 1944.",
                "On 12 October 1950 the council signed an agreement with the Harbour Society.",
                "Peter Grove visited the quay on 7 July 1952.",
            ],
        ),
        doc(
            "d.txt",
            &[
                "Ann Ever was elected chair of the Harbour Society on 3 January 1951.",
                "The school was closed on 30 June 1944.",
                "Jon Smith resigned on 9 September 1923.",
                "The ferry sank on 03/04/1925.",
            ],
        ),
        doc(
            "e.txt",
            &[
                "The tower fell last year.",
                "Grove Hall was sold in 1958.",
                "The two boats collided on 08/09/1957.",
            ],
        ),
    ])
}

/// Said to be right, hidden or whatever: shown or not.
fn all(timeline: &Timeline) -> impl Iterator<Item = &Event> {
    timeline.events.iter().chain(&timeline.hidden)
}

/// The event of whose sentence these words are.
#[track_caller]
fn told<'t>(timeline: &'t Timeline, words: &str) -> &'t Event {
    let is_it = |e: &&Event| e.claims.iter().any(|c| c.quote.contains(words));
    let found = all(timeline).find(is_it);
    found.unwrap_or_else(|| panic!("nothing is told by “{words}”"))
}

fn event(timeline: &Timeline, words: &str) -> Anchor {
    event_anchor(told(timeline, words)).expect("it is told")
}

/// These words of a document.
fn words(timeline: &Timeline, doc: &str, words: &str) -> Anchor {
    let doc = DocId::new(doc);
    let text = &timeline.document(&doc).expect("it was read").text;
    let start = text.find(words).expect("it says so");
    Anchor {
        doc,
        range: TextRange::new(start, start + words.len()),
        quote: words.to_owned(),
    }
}

fn date(timeline: &Timeline, words: &str) -> String {
    let edtf = told(timeline, words).when.edtf.as_ref();
    edtf.map(ToString::to_string).unwrap_or_default()
}

fn names(timeline: &Timeline, words: &str) -> Vec<String> {
    let ids = &told(timeline, words).entities;
    let named = timeline.entities.iter().filter(|e| ids.contains(&e.id));
    named.map(|e| e.name.clone()).collect()
}

fn is_named(timeline: &Timeline, name: &str, kind: EntityKind) -> bool {
    timeline.of_kind(kind).any(|e| e.name == name)
}

/// Whoever is mentioned there in a document.
fn who(timeline: &Timeline, doc: &str, name: &str) -> Option<dateline::model::EntityId> {
    let found = edit::entity_of(timeline, &words(timeline, doc, name));
    found.map(|e| e.id)
}

fn dates_of(doc: &str, say: SaidOfDates) -> Edit {
    let of = Scope::Document(DocId::new(doc));
    Edit::DocumentDates { of, say }
}

/// One gesture: what it is called, what it says, and how it is seen that it holds.
struct Gesture {
    title: &'static str,
    says: fn(&Timeline) -> Vec<Edit>,
    holds: fn(&Timeline) -> bool,
}

macro_rules! gesture {
    ($title:literal, $says:expr, $holds:expr) => {
        Gesture {
            title: $title,
            says: $says,
            holds: $holds,
        }
    };
}

fn set_date(t: &Timeline, of: &str, date: &str) -> Vec<Edit> {
    vec![Edit::SetDate {
        event: event(t, of),
        date: date.parse().expect("a date"),
    }]
}

/// Where a sentence is changed afterwards its gesture is named by words that stay.
fn gestures() -> Vec<Gesture> {
    vec![
        gesture!(
            "date",
            |t| set_date(t, "bridge at Eastmoor", "1911-05-05"),
            |t| date(t, "bridge at Eastmoor") == "1911-05-05"
        ),
        gesture!(
            "date as EDTF",
            |t| set_date(t, "burned down", "1931-06/1931-08"),
            |t| date(t, "burned down") == "1931-06/1931-08"
        ),
        gesture!(
            "date from the readings",
            |t| {
                let readings = told(t, "ferry sank").readings.iter();
                let mut readings = readings.map(|r| r.edtf.to_string());
                let reading = readings.find(|r| r == "1925-03-04").expect("it is one");
                set_date(t, "ferry sank", &reading)
            },
            |t| date(t, "ferry sank") == "1925-03-04"
        ),
        gesture!(
            "words",
            |t| vec![Edit::SetLabel {
                event: event(t, "spoke at"),
                label: "A speech".to_owned(),
            }],
            |t| told(t, "spoke at").label == "A speech"
        ),
        gesture!(
            "takes part",
            |t| vec![Edit::With {
                event: event(t, "elected chair"),
                who: Who::Named(EntityKind::Person, "Ida Holm".to_owned()),
            }],
            |t| names(t, "elected chair").contains(&"Ida Holm".to_owned())
        ),
        gesture!(
            "takes no part",
            |t| vec![Edit::Without {
                event: event(t, "bought the mill"),
                who: Who::Mentioned(words(t, "b.txt", "Mara Lind")),
            }],
            |t| !names(t, "bought the mill").contains(&"Mara Lind".to_owned())
        ),
        gesture!(
            "project",
            |t| vec![Edit::With {
                event: event(t, "signed an agreement"),
                who: Who::Named(EntityKind::Project, "Quiet Water".to_owned()),
            }],
            |t| names(t, "signed an agreement").contains(&"Quiet Water".to_owned())
        ),
        gesture!(
            "lane",
            |t| vec![Edit::SetLane {
                event: event(t, "painted the lighthouse"),
                lane: "Sea".to_owned(),
            }],
            |t| told(t, "painted the lighthouse").user.lane == "Sea"
        ),
        gesture!(
            "tag",
            |t| vec![Edit::Tag {
                event: event(t, "founded the"),
                tag: "first".to_owned(),
            }],
            |t| told(t, "founded the").user.tags == ["first"]
        ),
        gesture!(
            "color",
            |t| vec![Edit::SetColor {
                event: event(t, "resigned"),
                color: Some(3),
            }],
            |t| told(t, "resigned").user.color == Some(3)
        ),
        gesture!(
            "note",
            |t| vec![Edit::SetNote {
                event: event(t, "2 February 1921"),
                note: "Ask Ida".to_owned(),
            }],
            |t| told(t, "2 February 1921").user.note == "Ask Ida"
        ),
        gesture!(
            "picture",
            |t| vec![Edit::SetPicture {
                event: event(t, "visited the quay"),
                picture: "quay.png".to_owned(),
            }],
            |t| told(t, "visited the quay").user.picture == "quay.png"
        ),
        gesture!(
            "added by hand",
            |_| vec![Edit::Add {
                key: "fair".to_owned(),
                label: "The fair".to_owned(),
                date: "1955".parse().ok(),
                every: None,
                says: None,
            }],
            |t| all(t).any(|e| e.label == "The fair" && e.user.by_hand.is_some())
        ),
        gesture!(
            "added from selected words",
            |t| vec![Edit::Add {
                key: "agreement".to_owned(),
                label: "An agreement".to_owned(),
                date: None,
                every: None,
                says: Some(words(t, "c.txt", "an agreement with the Harbour")),
            }],
            |t| all(t).any(|e| e.label == "An agreement" && !e.claims.is_empty())
        ),
        gesture!(
            "hidden",
            |t| vec![Edit::Hide {
                event: event(t, "Grove Hall was sold"),
            }],
            |t| t.hidden.iter().any(|e| e.label.contains("Grove Hall"))
        ),
        gesture!(
            "hidden, of a copy that is edited",
            |t| vec![Edit::Hide {
                event: event(t, "quay was repaired"),
            }],
            |t| !t.events.iter().any(|e| e.label.contains("epaired"))
        ),
        gesture!(
            "events merged",
            |t| vec![Edit::Same {
                a: event(t, "signed an agreement"),
                b: event(t, "elected chair"),
            }],
            |t| told(t, "signed an agreement").id == told(t, "elected chair").id
        ),
        gesture!(
            "an event split",
            |t| {
                let claims = &told(t, "school was closed").claims;
                let at = |i: usize| edit::told_anchor(&claims[i]).expect("told");
                vec![Edit::Different { a: at(0), b: at(1) }]
            },
            |t| {
                let closed = |e: &&Event| e.claims.iter().any(|c| c.quote.contains("closed"));
                all(t).filter(closed).count() == 2
            }
        ),
        gesture!(
            "people merged",
            |t| vec![Edit::Same {
                a: words(t, "d.txt", "Ann Ever"),
                b: words(t, "b.txt", "Mara Lind"),
            }],
            |t| who(t, "d.txt", "Ann Ever") == who(t, "b.txt", "Mara Lind")
        ),
        gesture!(
            "a name split",
            |t| vec![Edit::Different {
                a: words(t, "a.txt", "Jon Smith"),
                b: words(t, "d.txt", "Jon Smith"),
            }],
            |t| who(t, "a.txt", "Jon Smith") != who(t, "d.txt", "Jon Smith")
        ),
        gesture!(
            "renamed",
            |t| vec![Edit::Rename {
                mention: words(t, "b.txt", "Harbour Society"),
                name: "Society of the Harbour".to_owned(),
            }],
            |t| is_named(t, "Society of the Harbour", EntityKind::Organisation)
        ),
        gesture!(
            "of another kind",
            |t| vec![Edit::Retype {
                mention: words(t, "b.txt", "Quay Company"),
                kind: EntityKind::Project,
            }],
            |t| is_named(t, "Quay Company", EntityKind::Project)
        ),
        gesture!(
            "no name",
            |t| vec![Edit::NotAName {
                mention: words(t, "c.txt", "Peter Grove"),
            }],
            |t| !is_named(t, "Peter Grove", EntityKind::Person)
        ),
        gesture!(
            "a document's own date",
            |_| {
                let written = Say::Is(dateline::model::EdtfDate::day(1960, 5, 5));
                vec![dates_of(
                    "e.txt",
                    SaidOfDates {
                        written,
                        ..SaidOfDates::default()
                    },
                )]
            },
            |t| date(t, "tower fell") == "1959"
        ),
        gesture!(
            "which number is the day",
            |_| {
                let order = Say::Is(NumberOrder::DayFirst);
                vec![dates_of(
                    "e.txt",
                    SaidOfDates {
                        order,
                        ..SaidOfDates::default()
                    },
                )]
            },
            |t| date(t, "boats collided") == "1957-09-08"
        ),
        gesture!(
            "right as it is",
            |t| vec![Edit::Confirm {
                event: event(t, "visited the quay"),
            }],
            |t| told(t, "visited the quay").user.confirmed
        ),
    ]
}

/// Each gesture is made on what the ones before it have come to.
fn corrected(world: &World) -> (EditLog, Timeline) {
    let mut log = EditLog::default();
    let mut shown = timeline(&sources(world, &log), &log);
    for Gesture { title, says, holds } in gestures() {
        let before = shown.clone();
        log.apply(edit::complete(Change::new(title, says(&shown)), &shown));
        shown = timeline(&sources(world, &log), &log);
        assert!(
            holds(&shown),
            "“{title}” shows at once: {:#?}",
            shown.unplaced
        );
        assert!(shown.unplaced.is_empty(), "{title}: {:?}", shown.unplaced);
        // It is one step, and taken back it was never there.
        log.undo();
        let undone = timeline(&sources(world, &log), &log);
        assert_eq!(undone.events, before.events, "{title} undone");
        log.redo();
    }
    (log, shown)
}

/// The titles that hold, and those that are told instead, with how.
fn stands(now: &Timeline) -> (Vec<&'static str>, Vec<String>) {
    let (mut hold, mut tell) = (Vec::new(), Vec::new());
    for Gesture { title, holds, .. } in gestures() {
        let told = now.unplaced.iter().find(|u| u.title == title);
        if let Some(told) = told {
            let how = match &told.now {
                PlaceNow::Lost(_) => "lost",
                PlaceNow::Guessed(..) => "guessed",
                PlaceNow::Differs { .. } => "differs",
                PlaceNow::Refused { .. } => "refused",
            };
            // It is told with the words it was said of.
            assert!(!told.said_of.quote.is_empty(), "{told:?}");
            tell.push(format!("{title}: {how}"));
        }
        if told.is_none_or(|u| !matches!(u.now, PlaceNow::Lost(_) | PlaceNow::Refused { .. })) {
            assert!(
                holds(now),
                "“{title}” is neither in place nor told: {:#?}",
                now.unplaced
            );
            hold.push(title);
        }
    }
    (hold, tell)
}

#[test]
fn twenty_six_corrections_outlive_edited_copies_and_a_new_name() {
    let mut world = world();
    let (mut log, shown) = corrected(&world);
    let before = hashes(&sources(&world, &log));

    let a = world.get_mut("a.txt").expect("there");
    a.insert(0, "A line that nobody had expected.".to_owned());
    a[1] = "On 4 May 1912 the council opened the new stone bridge at Eastmoor.".to_owned();
    a[4] = "The stone quay was at last repaired on 2 March 1933.".to_owned();
    let b = world.get_mut("b.txt").expect("there");
    b.swap(0, 1);
    b[2] = "In spring Mara Lind bought the mill at the river on 1 April 1932.".to_owned();
    let c = world.remove("c.txt").expect("there");
    world.insert("old papers/c.txt".to_owned(), c);

    let now = hashes(&sources(&world, &log));
    let (steps, gone) = edit::moved(&log, &before, &now);
    assert_eq!((steps.len(), gone.len()), (1, 0));
    for step in steps {
        log.push(step);
    }
    let now = timeline(&sources(&world, &log), &log);
    let (hold, tell) = stands(&now);
    assert_eq!(hold.len(), gestures().len(), "{tell:?}");
    assert_eq!(
        tell,
        ["date: guessed", "hidden, of a copy that is edited: guessed",]
    );

    // With a sentence gone, what was said of it is told; everything else stays where it is.
    world.get_mut("d.txt").expect("there").truncate(1);
    let less = timeline(&sources(&world, &log), &log);
    let (hold, tell) = stands(&less);
    // Alone, "Ann Ever" is no name to the program any more: that is told, too.
    assert!(hold.len() >= gestures().len() - 5, "{tell:?}");
    for lost in [
        "date from the readings",
        "color",
        "an event split",
        "a name split",
    ] {
        assert!(tell.contains(&format!("{lost}: lost")), "{lost}: {tell:?}");
    }

    // And with the documents as they were, all is as it was.
    let back = self::world();
    let (steps, _) = edit::moved(
        &log,
        &hashes(&sources(&world, &log)),
        &hashes(&sources(&back, &log)),
    );
    for step in steps {
        log.push(step);
    }
    let again = timeline(&sources(&back, &log), &log);
    assert_eq!(again.events, shown.events);
    assert_eq!(again.hidden, shown.hidden);
}
