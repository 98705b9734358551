//! What the reader's ruler shows: where in the whole document claims and names stand.
//!
//! Not how it is drawn.

use crate::model::{EntityKind, EventId, TextRange, Timeline};
use crate::ui::marked::{Hit, HitKind};
use std::sync::{Arc, Weak};

/// Where the ruler's marks stand, from its top; worked out once and not every frame: a document of megabytes has tens of
/// thousands of places of interest.
#[derive(Default)]
pub struct Ruler {
    of: Option<RulerKey>,
    pub claims: Vec<f32>,
    pub named: Vec<(f32, EntityKind)>,
    /// How often it was worked out.
    pub times: usize,
}

pub struct RulerKey {
    /// Where it lies: the ruler keeps no old timeline.
    pub timeline: Weak<Timeline>,
    pub text: Arc<str>,
    /// Once all are known.
    pub rows: Option<usize>,
    pub height: f32,
}

impl Ruler {
    pub fn follow(
        &mut self,
        of: RulerKey,
        claims: &[(TextRange, EventId)],
        hits: &[Hit],
        y_of: impl Fn(u32) -> f32,
    ) {
        let is_same = |old: &RulerKey| {
            Weak::ptr_eq(&old.timeline, &of.timeline)
                && Arc::ptr_eq(&old.text, &of.text)
                && old.rows == of.rows
                && old.height == of.height
        };
        if self.of.as_ref().is_some_and(is_same) {
            return;
        }
        self.of = Some(of);
        self.times += 1;
        // No more ticks than points of height.
        let mut last = f32::NEG_INFINITY;
        let mut is_apart = move |y: f32| {
            let apart = y - last >= 1.0;
            if apart {
                last = y;
            }
            apart
        };
        let mut of_names = is_apart;
        self.claims.clear();
        self.claims.extend(
            claims
                .iter()
                .map(|(range, _)| y_of(range.start))
                .filter(|y| is_apart(*y)),
        );
        self.named.clear();
        let named = hits.iter().filter_map(|hit| match hit.kind {
            HitKind::Entity(_, kind) => Some((y_of(hit.range.start), kind)),
            HitKind::Date(_) => None,
        });
        self.named.extend(named.filter(|(y, _)| of_names(*y)));
    }
}
