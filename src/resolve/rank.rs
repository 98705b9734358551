//! What matters most: 0 to 1 for every event, so that the canvas knows what to label when there is room for ten.

use crate::model::{Certainty, EntityId, Timeline};
use std::collections::{BTreeSet, HashMap};

/// Expects each event's importance to hold the prominence its documents give it, and each entity's its own.
pub fn rank(timeline: &mut Timeline) {
    let weight: HashMap<EntityId, f32> = timeline
        .entities
        .iter()
        .map(|e| (e.id, e.importance))
        .collect();
    for event in &mut timeline.events {
        // Copies of one release are one voice.
        let voices: BTreeSet<&str> = event.claims.iter().map(|c| c.quote.as_str()).collect();
        let docs: BTreeSet<&str> = event.claims.iter().map(|c| c.doc.as_str()).collect();
        let told = 1.0 - 1.0 / (1.0 + 0.5 * voices.len() as f32 + 0.25 * docs.len() as f32);
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
            Certainty::Unknown => 0.2,
        };
        let numbered = if event.series.is_some() || event.when.recurs() {
            0.1
        } else {
            0.0
        };
        event.importance =
            (0.4 * event.importance + 0.25 * told + 0.15 * who + 0.2 * sure + numbered)
                .clamp(0.0, 1.0);
    }
}
