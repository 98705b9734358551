//! What matters most: 0 to 1 for every event, person and project, so that the canvas knows what to label when there is room for ten.
//!
//! Looks only at what has been found; which words tell of it is not asked here.

use crate::model::{Certainty, DocId, EntityId, EntityKind, Event, Grain, Timeline};
use rustc_hash::FxHashMap;

/// What stands behind an event besides what it keeps itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Behind {
    /// Documents that tell it, copies of one release counted once.
    pub voices: usize,
    /// Sentences of later text that refer back to it: told again long after, or told as its part, its cause, what followed.
    pub references: usize,
}

/// Expects each event's importance to hold the prominence its documents give it, and each entity's its own; `behind` is in the
/// order of the events.
pub fn rank(timeline: &mut Timeline, behind: &[Behind]) {
    heard(timeline);
    let weight: FxHashMap<EntityId, f32> = timeline
        .entities
        .iter()
        .map(|e| (e.id, e.importance))
        .collect();
    for (event, behind) in timeline.events.iter_mut().zip(behind) {
        event.importance = of_event(event, *behind, &weight);
    }
    // Who takes part in what matters, matters.
    let mut most: FxHashMap<EntityId, f32> = FxHashMap::default();
    for event in &timeline.events {
        for id in &event.entities {
            let best = most.entry(*id).or_insert(0.0);
            *best = best.max(event.importance);
        }
    }
    for entity in &mut timeline.entities {
        if matches!(entity.kind, EntityKind::Person | EntityKind::Project) {
            let told = most.get(&entity.id).copied().unwrap_or(0.0);
            entity.importance = (OWN * entity.importance + (1.0 - OWN) * told).clamp(0.0, 1.0);
        }
    }
}

/// Who is named in ten copies of one release is named once: being named counts by the documents that are no copies of others.
///
/// Expects each entity's importance to hold what naming gives by documents; what it gets for that share is worked out anew.
fn heard(timeline: &mut Timeline) {
    let copies: FxHashMap<DocId, DocId> = timeline
        .documents
        .iter()
        .filter_map(|d| Some((d.id.clone(), d.origin.voice.clone()?)))
        .collect();
    if copies.is_empty() {
        return;
    }
    let all = timeline.documents.len();
    let voices = all - copies.len();
    for entity in &mut timeline.entities {
        let mut documents: Vec<&DocId> = entity.mentions.iter().map(|m| &m.0).collect();
        documents.dedup();
        let told = documents.len() as f32 / all as f32;
        for doc in &mut documents {
            *doc = copies.get(*doc).unwrap_or(doc);
        }
        documents.sort_unstable();
        documents.dedup();
        let heard = documents.len() as f32 / voices.max(1) as f32;
        entity.importance = (entity.importance + BY_DOCUMENTS * (heard - told)).clamp(0.0, 1.0);
    }
}

/// How much of somebody's importance is how many documents name them.
pub const BY_DOCUMENTS: f32 = 0.45;

/// How much of somebody's importance is being named, the rest is what they took part in.
const OWN: f32 = 0.7;

/// What each ground is worth; together 1.
const PROMINENCE: f32 = 0.32;
const TOLD: f32 = 0.24;
const REFERENCES: f32 = 0.08;
const WHO: f32 = 0.12;
const SURE: f32 = 0.16;
const NUMBERED: f32 = 0.08;

fn of_event(event: &Event, behind: Behind, weight: &FxHashMap<EntityId, f32>) -> f32 {
    // One document says little, a second much, a tenth little more.
    let grows = |n: usize| 1.0 - 1.0 / (1.0 + 0.5 * n as f32);
    let who = event
        .entities
        .iter()
        .filter_map(|id| weight.get(id))
        .copied()
        .fold(0.0_f32, f32::max);
    let sure = match event.when.certainty {
        Certainty::Stated => 1.0,
        Certainty::Derived => 0.9,
        Certainty::Bounded => 0.5,
        Certainty::Unknown => return unplaced(event, behind),
    };
    let exact = match event.when.grain {
        Grain::Day | Grain::Hour | Grain::Minute | Grain::Second => 1.0,
        Grain::Week | Grain::Month => 0.9,
        Grain::Quarter | Grain::Season | Grain::Half | Grain::Year => 0.75,
        Grain::Decade | Grain::Century => 0.5,
    };
    let agreed = if event.readings.is_empty() { 1.0 } else { 0.9 };
    let numbered = event.series.is_some() || event.when.recurs();
    let sum = PROMINENCE * event.importance
        + TOLD * grows(behind.voices)
        + REFERENCES * grows(behind.references)
        + WHO * who
        + SURE * sure * exact * agreed
        + NUMBERED * f32::from(u8::from(numbered));
    sum.clamp(0.0, 1.0)
}

/// What has no place on the axis at all is labelled last, the most told first.
fn unplaced(event: &Event, behind: Behind) -> f32 {
    let told = 1.0 - 1.0 / (1.0 + 0.5 * behind.voices as f32);
    (0.5 * (PROMINENCE * event.importance + TOLD * told)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use crate::model::{Constraints, Timeline};
    use crate::resolve::{resolve, tests::sources};

    fn timeline(docs: &[(&str, &str)]) -> Timeline {
        resolve(&sources(docs), &Constraints::default())
    }

    /// The labels' words, most important first.
    #[track_caller]
    fn check(docs: &[(&str, &str)], order: &[&str]) {
        let timeline = timeline(docs);
        let mut events: Vec<(f32, &str)> = timeline
            .events
            .iter()
            .map(|e| (e.importance, e.label.as_str()))
            .collect();
        events.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (words, (importance, label)) in order.iter().zip(&events) {
            assert!((0.0..=1.0).contains(importance));
            assert!(label.contains(words), "{words} in {events:?}");
        }
        assert!(events.len() >= order.len(), "{events:?}");
    }

    const QUAY: &str = "The harbor of Velmark opened a new quay on 3 May 2011.\n";

    #[test]
    fn what_many_tell_comes_before_what_one_tells() {
        check(
            &[
                (
                    "a.txt",
                    "The harbor of Velmark opened a new quay on 3 May 2011.\n",
                ),
                (
                    "b.txt",
                    "On 3 May 2011 a new quay of the harbor of Velmark was opened by the mayor.\n",
                ),
                (
                    "c.txt",
                    "The harbor of Lunde closed an old quay on 4 June 2012.\n",
                ),
            ],
            &["opened", "closed"],
        );
    }

    #[test]
    fn copies_are_one_voice() {
        let one = timeline(&[("a.txt", QUAY)]).events[0].importance;
        let copied = timeline(&[("a.txt", QUAY), ("b.txt", QUAY), ("c.txt", QUAY)]);
        assert_eq!(copied.events.len(), 1);
        assert!((copied.events[0].importance - one).abs() < 1e-6);
    }

    #[test]
    fn an_exact_day_comes_before_a_year_and_a_year_before_no_date() {
        check(
            &[(
                "a.txt",
                "Report of the archive\n\nThe archive keeps what it is given and shows it to whoever asks.\n\nMs. Eva Lund signed the lease in 2011. Ms. Eva Lund signed the contract on 4 June 2012. Ms. Eva Lund signed the guest book.\n",
            )],
            &["contract", "lease", "guest book"],
        );
    }

    #[test]
    fn who_takes_part_in_what_matters_matters() {
        let timeline = timeline(&[
            (
                "a.txt",
                "Ms. Eva Lund opened the quay of Velmark on 3 May 2011.\n",
            ),
            (
                "b.txt",
                "On 3 May 2011 Ms. Eva Lund opened a quay in Velmark, as planned.\n",
            ),
            (
                "c.txt",
                "A list of names\n\nThere are many names in the book of guests, most of them hard to read. One of them is that of Mr. Karl Brandt.\n",
            ),
        ]);
        let of = |name: &str| {
            let entity = timeline.entities.iter().find(|e| e.name.contains(name));
            entity.expect(name).importance
        };
        assert!(of("Lund") > of("Brandt"));
    }

    /// Named in a release that three papers print, or in two reports that are nobody's copies: the second is named more.
    #[test]
    fn copies_name_somebody_once() {
        let release = "Ms. Eva Lund opened a new quay in the harbor of Velmark on 3 May 2011 before two hundred guests.\n";
        let docs = [
            ("a.txt", release),
            ("b.txt", release),
            ("c.txt", release),
            (
                "d.txt",
                "Mr. Karl Brandt sold the old mill of Lunde to the town on 4 June 2012 after many years.\n",
            ),
            (
                "e.txt",
                "A visitor remembers how Mr. Karl Brandt showed him the wheel and the weir that morning.\n",
            ),
        ];
        let timeline = timeline(&docs);
        let of = |name: &str| {
            let entity = timeline.entities.iter().find(|e| e.name.contains(name));
            entity.expect(name).importance
        };
        assert!(of("Brandt") > of("Lund"), "{} {}", of("Brandt"), of("Lund"));
        let opened = timeline
            .events
            .iter()
            .find(|e| e.label.contains("opened"))
            .expect("the opening");
        assert_eq!(opened.claims.len(), 3);
        assert_eq!(timeline.voices(opened.claims.iter()), 1);
    }

    /// A planned date that moves is seen moving: by the days on which it was told.
    #[test]
    fn a_plan_that_moves_is_told_in_order() {
        let docs = [
            (
                "c.txt",
                "Skerry Line\n\n2 March 2018\n\nThe new ferry terminal will open on 14 May 2018.\n",
            ),
            (
                "b.txt",
                "Skerry Line\n\n25 April 2018\n\nThe opening of the new ferry terminal was postponed to 4 June 2018.\n",
            ),
            (
                "a.txt",
                "Velmark Gazette\n\n5 June 2018\n\nThe new ferry terminal opened on 4 June 2018.\n",
            ),
        ];
        let timeline = timeline(&docs);
        let moved = timeline
            .events
            .iter()
            .find(|e| e.label.contains("terminal"))
            .expect("the opening");
        assert_eq!(moved.claims.len(), 3, "{:?}", timeline.events);
        assert!(moved.was_moved(), "{:?}", moved.when.why);
        let told = timeline.told_in_order(moved);
        let dates: Vec<String> = told.iter().map(|t| t.edtf.to_string()).collect();
        assert_eq!(dates, ["2018-05-14", "2018-06-04"]);
        assert!(told[0].written < told[1].written);
        assert!(told[0].written.is_some());
    }

    /// Two reports against one and its two copies: every reading shows with the voices behind it.
    #[test]
    fn readings_are_counted_by_voices() {
        let wire = "Gas exploded in the Gertrud pit near Kaltenbach on 8 November 2011, and seventeen miners died there.\n";
        let docs = [
            ("a.txt", wire),
            ("b.txt", wire),
            ("c.txt", wire),
            (
                "d.txt",
                "On 9 November 2011 gas exploded in the Gertrud pit near Kaltenbach.\n",
            ),
            (
                "e.txt",
                "In the Gertrud pit near Kaltenbach gas exploded on 9 November 2011, as the inquiry found.\n",
            ),
        ];
        let timeline = timeline(&docs);
        let event = timeline
            .events
            .iter()
            .find(|e| e.label.contains("exploded"))
            .expect("the explosion");
        let voices: Vec<(String, usize)> = event
            .readings
            .iter()
            .map(|r| {
                let claims = r.claims.iter().map(|c| &event.claims[*c as usize]);
                (r.edtf.to_string(), timeline.voices(claims))
            })
            .collect();
        assert_eq!(
            voices,
            [("2011-11-09".to_owned(), 2), ("2011-11-08".to_owned(), 1)]
        );
    }
}
