//! What matters most: 0 to 1 for every event, person and project, so that the canvas knows what to label when there is room for ten.
//!
//! Looks only at what has been found; which words tell of it is not asked here.

use crate::model::{Certainty, EntityId, EntityKind, Event, Grain, Timeline};
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
}
