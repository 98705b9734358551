//! A timeline turned round for the panels: by event, by person, by document. Made once per revision.
//!
//! Holds indexes into the timeline, never copies of it. What of it passes a filter is [`super::passed`]; when either is
//! made, [`super::looking`].

use super::marked::Told;
use super::passed::Passed;
use crate::model::{
    Claim, DocId, EntityId, EntityKind, Event, EventId, Filter, TextRange, Timeline,
};
use crate::scene::Index;
use rustc_hash::FxHashMap;
use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::Arc;

/// What the panels read: the timeline turned round, and what of it passes the filter.
#[derive(Clone, Default)]
pub struct Lookup {
    pub turned: Arc<Turned>,
    pub(super) passed: Arc<Passed>,
    /// Counts up each time something else passes.
    pub passes: u64,
}

/// All of a timeline, whatever the filter.
#[derive(Default)]
pub struct Turned {
    pub timeline: Arc<Timeline>,
    /// The same for drawing.
    pub index: Arc<Index>,
    event_at: FxHashMap<EventId, u32>,
    entity_at: FxHashMap<EntityId, u32>,
    /// Numbers of events that have a place on the axis, in time order.
    pub(super) in_time: Vec<u32>,
    /// Short names of organisations by their full ones: "IOM".
    pub acronyms: HashMap<String, String>,
    /// Whom and what each document tells of.
    pub(super) told: Told,
    /// First and last second of everything dated.
    pub range: Option<(f64, f64)>,
    /// Events of the whole timeline without a place on the axis.
    pub n_undated: usize,
    /// What the user is asked in Review, what is most doubtful and matters most first.
    pub asked: super::queue::Asked,
}

impl Deref for Lookup {
    type Target = Turned;

    fn deref(&self) -> &Turned {
        &self.turned
    }
}

impl Lookup {
    pub fn new(timeline: Arc<Timeline>, filter: &Filter) -> Self {
        let turned = Arc::new(Turned::new(timeline));
        let passed = Arc::new(Passed::new(&turned, filter, None));
        Self {
            turned,
            passed,
            passes: 1,
        }
    }

    /// What passes the filter.
    pub fn passed(&self) -> &Passed {
        &self.passed
    }

    pub(super) fn share_passed(&self) -> Arc<Passed> {
        Arc::clone(&self.passed)
    }

    /// Something else passes now.
    pub(super) fn pass(&mut self, passed: Passed) {
        self.passed = Arc::new(passed);
        self.passes += 1;
    }
}

impl Turned {
    fn new(timeline: Arc<Timeline>) -> Self {
        let events = &timeline.events;
        let middles: Vec<f64> = events.iter().map(middle).collect();
        let mut in_time: Vec<u32> = (0..events.len() as u32)
            .filter(|i| !events[*i as usize].when.is_undated())
            .collect();
        in_time.sort_by(|a, b| {
            let of = |i: u32| middles[i as usize];
            of(*a).total_cmp(&of(*b)).then(a.cmp(b))
        });
        let index = Index::new(&timeline);
        let mut this = Self {
            told: Told::new(&timeline, &index),
            index: Arc::new(index),
            event_at: events.iter().map(|e| e.id).zip(0..).collect(),
            entity_at: timeline.entities.iter().map(|e| e.id).zip(0..).collect(),
            range: range_of(events.iter()),
            n_undated: events.len() - in_time.len(),
            acronyms: acronyms(&timeline),
            in_time,
            ..Self::default()
        };
        this.asked = super::queue::asked(&timeline, |id| {
            let i = this.entity_at.get(&id)?;
            timeline.entities.get(*i as usize)
        });
        this.timeline = timeline;
        this
    }

    /// Where an event comes in the timeline.
    pub fn number(&self, id: EventId) -> Option<usize> {
        self.event_at.get(&id).map(|i| *i as usize)
    }

    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.number(id).map(|i| &self.timeline.events[i])
    }

    /// The sentence to show for an event: the first document's, and there the one that says when, or else one that is
    /// not just the title.
    pub fn evidence_of<'a>(&self, event: &'a Event) -> Option<&'a Claim> {
        let first = event.claims.first()?;
        let title = self
            .timeline
            .document(&first.doc)
            .and_then(|d| d.title.as_deref())
            .map(str::trim);
        event
            .claims
            .iter()
            .filter(|c| c.doc == first.doc)
            // Of equals the first stays.
            .min_by_key(|c| (c.time.is_none(), title == Some(c.quote.trim())))
    }

    pub fn entity(&self, id: EntityId) -> Option<&crate::model::Entity> {
        self.entity_number(id).map(|i| &self.timeline.entities[i])
    }

    /// Where somebody comes among the timeline's entities.
    pub fn entity_number(&self, id: EntityId) -> Option<usize> {
        self.entity_at.get(&id).map(|i| *i as usize)
    }
}

/// The different documents that tell of an event: two sentences of one are one source.
pub fn documents_of(event: &Event) -> BTreeSet<&DocId> {
    event.claims.iter().map(|c| &c.doc).collect()
}

/// The sentences that tell of an event, each once, in the order of the claims; of two claims on one sentence, the dated.
pub fn sentences_of(event: &Event) -> Vec<&Claim> {
    let mut at: HashMap<(&DocId, TextRange), usize> = HashMap::new();
    let mut out: Vec<&Claim> = Vec::new();
    for claim in &event.claims {
        let next = out.len();
        let i = *at.entry((&claim.doc, claim.range)).or_insert(next);
        if i == next {
            out.push(claim);
        } else if out[i].time.is_none() && claim.time.is_some() {
            out[i] = claim;
        }
    }
    out
}

fn acronyms(timeline: &Timeline) -> HashMap<String, String> {
    /// Longer is no acronym but a name in capitals.
    const LONGEST: usize = 8;
    let is_acronym = |alias: &&String| {
        let letters = alias.chars().count();
        (2..=LONGEST).contains(&letters) && alias.chars().all(char::is_uppercase)
    };
    timeline
        .of_kind(EntityKind::Organisation)
        .filter_map(|e| {
            let short = e.aliases.iter().find(is_acronym)?;
            Some((e.name.clone(), short.clone()))
        })
        .collect()
}

/// Where an event stands when it must be one point: the middle of what is known.
pub fn middle(event: &Event) -> f64 {
    if event.when.recurs() {
        return event.when.earliest.map_or(f64::INFINITY, |e| e.seconds());
    }
    match (event.when.earliest, event.when.latest) {
        (Some(a), Some(b)) => (a.seconds() + b.seconds()) / 2.0,
        (Some(a), None) => a.seconds(),
        (None, Some(b)) => b.seconds(),
        (None, None) => f64::INFINITY,
    }
}

/// The first and the last second of these events.
pub fn range_of<'e>(events: impl Iterator<Item = &'e Event>) -> Option<(f64, f64)> {
    let mut range: Option<(f64, f64)> = None;
    for event in events {
        let ends = event.when.earliest.into_iter().chain(event.when.latest);
        for at in ends.map(|i| i.seconds()) {
            range = Some(range.map_or((at, at), |(a, b)| (a.min(at), b.max(at))));
        }
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixture;

    #[test]
    fn every_event_is_either_on_the_axis_or_in_the_tray() {
        let timeline = Arc::new(fixture::timeline());
        let look = Lookup::new(Arc::clone(&timeline), &Filter::default());
        let passed = look.passed();
        assert_eq!(
            passed.dated.len() + passed.undated.len(),
            timeline.events.len()
        );
        assert_eq!(passed.undated.len(), look.n_undated);
    }

    #[test]
    fn search_leaves_what_has_all_the_words() {
        let filter = Filter {
            search: "BRIDGE".into(),
            ..Filter::default()
        };
        let look = Lookup::new(Arc::new(fixture::timeline()), &filter);
        let passed = look.passed();
        assert!(!passed.dated.is_empty());
        assert!(passed.dated.len() < look.timeline.events.len());
    }
}
