//! When each happening can have been: the stated dates weighed, and what no document dates narrowed by what surrounds it.
//!
//! ```text
//! claims ─weigh▶ stated or derived date, other readings ─┐
//! part of · before · after · written by · nth session ───┴─narrow, until nothing moves▶ earliest..latest, each step a sentence
//! ```
//!
//! A bound is a bound: nothing here turns "some time before" into a date, unless exactly one date is left.

mod bounds;
mod company;
mod documents;
mod either;
mod links;
mod numbers;
mod weigh;

use super::telling::{Telling, TellingId};
use crate::model::{
    Anchor, DocId, EdtfDate, EntityId, Instant, Published, Reading, Reason, Recurrence, Source,
    When, Why,
};
use bounds::settle;
use std::collections::{BTreeMap, BTreeSet};

/// The dates of all groups, in their order, and the readings of those whose sources disagree (claims by place in the group).
pub fn date(
    groups: &[Vec<TellingId>],
    tellings: &[Telling<'_>],
    sources: &[Source],
    periods: &BTreeMap<EntityId, Recurrence>,
) -> Vec<(When, Vec<Reading>)> {
    let group_of = super::groups_by_telling(groups, tellings.len());
    let world = World {
        groups,
        tellings,
        sources,
        group_of,
    };
    let weighed: Vec<(When, Vec<Reading>)> = (0..groups.len()).map(|g| world.weigh(g)).collect();
    let (mut whens, mut readings): (Vec<When>, Vec<Vec<Reading>>) = weighed.into_iter().unzip();
    world.bound_by_documents(&mut whens);
    for _ in 0..ROUNDS {
        let before = bounds_of(&whens);
        world.bound_by_relatives(&mut whens);
        world.bound_by_links(&mut whens);
        world.bound_by_numbers(&mut whens, periods);
        for (when, readings) in whens.iter_mut().zip(&mut readings) {
            settle(when);
            either::narrow(when, readings);
        }
        if bounds_of(&whens) == before {
            break;
        }
    }
    for when in &mut whens {
        // A step taken twice, for both of its ends, is told once.
        let mut told: BTreeSet<String> = BTreeSet::new();
        when.why.retain(|reason| told.insert(reason.text.clone()));
    }
    whens.into_iter().zip(readings).collect()
}

/// Bounds travel along links; a chain of more than this many events part of each other has not been met.
const ROUNDS: usize = 6;

fn bounds_of(whens: &[When]) -> Vec<(Option<Instant>, Option<Instant>)> {
    whens.iter().map(|w| (w.earliest, w.latest)).collect()
}

struct World<'a> {
    groups: &'a [Vec<TellingId>],
    tellings: &'a [Telling<'a>],
    sources: &'a [Source],
    group_of: Vec<usize>,
}

/// A dated claim: its place in the group, its date, and whether the words alone give it.
pub(super) struct Dated {
    pub claim: u32,
    pub date: EdtfDate,
    pub stated: bool,
}

impl World<'_> {
    fn doc(&self, telling: TellingId) -> &DocId {
        &self.sources[self.tellings[telling].source].document.id
    }

    fn published(&self, telling: TellingId) -> Option<&Published> {
        let published = self.sources[self.tellings[telling].source]
            .facts
            .published
            .as_ref()?;
        published.source.is_trusted().then_some(published)
    }

    /// The words of a telling's date, to be quoted.
    fn time_anchor(&self, telling: TellingId) -> Option<Anchor> {
        let t = &self.tellings[telling];
        let doc = &self.sources[t.source].document;
        let time = t.time?;
        Some(Anchor {
            doc: doc.id.clone(),
            range: time.range,
            quote: time.range.of(&doc.text).to_owned(),
        })
    }

    /// "The text says “…”", and the steps by which its document read it.
    fn own_why(&self, telling: TellingId) -> Why {
        let mut why = Vec::new();
        if let Some(anchor) = self.time_anchor(telling) {
            why.push(Reason::quoting(
                format!(
                    "The text says “{}”.",
                    anchor
                        .quote
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                ),
                anchor,
            ));
        }
        if let Some(time) = self.tellings[telling].time {
            why.extend(time.why.iter().cloned());
        }
        why
    }
}

/// Is `inner` a finer date inside `outer`?
pub(super) fn within(inner: EdtfDate, outer: EdtfDate) -> bool {
    match (inner.bounds(), outer.bounds()) {
        (Some((a, b)), Some((c, d))) => c <= a && b <= d && (a, b) != (c, d),
        _ => false,
    }
}
