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
mod lives;
mod narrative;
mod numbers;
mod parts;
mod spans;
mod weekday;
mod weigh;
mod words;
mod written;

use super::chronology::Chronology;
use super::spread::{self, Spread};
use super::telling::{Telling, TellingId};
use super::voices::Voices;
use super::who::Who;
use crate::model::{
    Anchor, DocId, EdtfDate, EntityId, Instant, Phrase, Published, Reading, Reason, Recurrence,
    Source, TextRange, When, Why,
};
use bounds::settle;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use written::Written;

/// The dates of all groups, in their order, and the readings of those whose sources disagree (claims by place in the group).
pub fn date(
    groups: &[Vec<TellingId>],
    tellings: &[Telling<'_>],
    sources: &[Source],
    who: &Who,
    voices: &Voices,
    outside: &Chronology,
    spread: &dyn Spread,
) -> Vec<(When, Vec<Reading>)> {
    let world = World::new(groups, tellings, sources, who, voices, outside, spread);
    let weighed = spread::map(spread, groups.len(), |part| {
        let weighed = part.map(|g| world.weigh(g));
        weighed.collect::<Vec<_>>()
    });
    let (mut whens, mut readings): (Vec<When>, Vec<Vec<Reading>>) =
        weighed.into_iter().flatten().unzip();
    let mut written: Vec<Written> = world.written_by_their_own_word();
    let weekdays = world.weekdays(&whens);
    world.bound_by_parts(&mut whens);
    world.bound_by_documents(&mut whens);
    for _ in 0..ROUNDS {
        let before = bounds_of(&whens);
        world.written(&whens, &mut written);
        world.bound_by_written(&mut whens, &written);
        world.bound_by_relatives(&mut whens, &written);
        world.bound_by_links(&mut whens);
        world.bound_by_order(&mut whens);
        world.bound_by_lives(&mut whens);
        world.bound_by_numbers(&mut whens);
        for (g, (when, readings)) in whens.iter_mut().zip(&mut readings).enumerate() {
            settle(when, weekdays.get(&g));
            either::narrow(when, readings);
        }
        world.count_from_the_last(&mut whens);
        if bounds_of(&whens) == before {
            break;
        }
    }
    world.on_a_day_of_the_meeting(&mut whens);
    world.last_until(&mut whens);
    world.bound_by_unchecked_numbers(&mut whens);
    world.bound_by_unchecked_offices(&mut whens);
    for when in &mut whens {
        // A step taken twice, for both of its ends, is told once.
        if when.why.len() > 1 {
            let mut told: BTreeSet<Phrase> = BTreeSet::new();
            when.why.retain(|reason| told.insert(reason.text.clone()));
        }
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
    who: &'a Who,
    voices: &'a Voices,
    outside: &'a Chronology,
    names: FxHashMap<EntityId, &'a str>,
    group_of: Vec<usize>,
    /// The tellings of each source.
    of_source: Vec<Range<usize>>,
    /// The telling that a source's other tellings are linked to.
    main_of: Vec<Option<TellingId>>,
    /// Sources that tell days one after the other, as they came.
    entries: Vec<bool>,
    copyright: Vec<Option<(i32, Instant)>>,
    /// What goes on from another telling, and the word that says so.
    continued: Vec<Option<(TellingId, TextRange)>>,
    periods: BTreeMap<EntityId, Recurrence>,
}

impl<'a> World<'a> {
    fn new(
        groups: &'a [Vec<TellingId>],
        tellings: &'a [Telling<'a>],
        sources: &'a [Source],
        who: &'a Who,
        voices: &'a Voices,
        outside: &'a Chronology,
        spread: &dyn Spread,
    ) -> Self {
        let mut of_source: Vec<Range<usize>> = Vec::with_capacity(sources.len());
        let mut from = 0;
        for s in 0..sources.len() {
            let to = from + tellings[from..].partition_point(|t| t.source <= s);
            of_source.push(from..to);
            from = to;
        }
        let main = |range: &Range<usize>| tellings[range.clone()].iter().find_map(|t| t.link);
        let mut world = Self {
            groups,
            tellings,
            sources,
            who,
            voices,
            outside,
            names: who
                .entities
                .iter()
                .map(|e| (e.id, e.name.as_str()))
                .collect(),
            group_of: super::groups_by_telling(groups, tellings.len()),
            main_of: of_source.iter().map(|r| main(r).map(|l| l.0)).collect(),
            of_source,
            entries: Vec::new(),
            copyright: sources
                .iter()
                .map(|s| World::copyright_of(&s.facts))
                .collect(),
            continued: Vec::new(),
            periods: who
                .entities
                .iter()
                .filter_map(|e| Some((e.id, e.period.clone()?)))
                .collect(),
        };
        world.entries = (0..sources.len()).map(|s| world.is_in_entries(s)).collect();
        world.continued = world.continued(spread);
        world
    }

    /// Of documents that say themselves when they were written; the others are open.
    fn written_by_their_own_word(&self) -> Vec<Written> {
        let own = |s: &Source| {
            let published = s.facts.published.as_ref();
            published.is_some_and(|p| p.source.is_trusted() && p.date.bounds().is_some())
        };
        let of = |s| Written {
            own: own(s),
            ..Written::default()
        };
        self.sources.iter().map(of).collect()
    }
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
