//! A timeline turned round for the panels: by event, by person, by document. Made once per revision.
//!
//! Holds indexes into the timeline, never copies of it.

use crate::model::{
    Claim, DocId, EntityId, EntityKind, Event, EventId, Filter, TextRange, Timeline,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// How many bars a small plot of mentions over time has.
pub const BARS: usize = 24;

/// What a stretch of a document's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    Entity(EntityId, EntityKind),
    /// The words that date this event.
    Date(EventId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub range: TextRange,
    pub kind: HitKind,
}

/// One row of a list.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub events: usize,
    pub documents: usize,
    /// The earliest event, in seconds since 1970.
    pub first: Option<f64>,
    /// Events per bucket over the whole range.
    pub bars: [u16; BARS],
}

#[derive(Default)]
pub struct Lookup {
    pub timeline: Arc<Timeline>,
    event_at: HashMap<EventId, usize>,
    entity_at: HashMap<EntityId, usize>,
    pub entity_rows: HashMap<EntityId, Row>,
    pub document_rows: HashMap<DocId, Row>,
    /// Short names of organisations by their full ones: "IOM".
    pub acronyms: HashMap<String, String>,
    /// Per document: what to underline, in text order, not overlapping.
    pub hits: HashMap<DocId, Vec<Hit>>,
    /// Per document: the evidence sentences, in text order.
    pub claims: HashMap<DocId, Vec<(TextRange, EventId)>>,
    /// First and last second of everything dated.
    pub range: Option<(f64, f64)>,
    /// Indexes of events that pass the filter and have a place on the axis, in time order.
    pub dated: Vec<usize>,
    /// Indexes of events that pass the filter and have none.
    pub undated: Vec<usize>,
    /// What the rows were counted for.
    counted: Filter,
    /// Counts up each time [`Self::dated`] is made anew.
    pub passes: u64,
    /// Events of the whole timeline without a place on the axis.
    pub n_undated: usize,
    /// What the user is asked in Review, what is most doubtful and matters most first.
    pub asked: Vec<super::queue::Item>,
}

impl Lookup {
    pub fn new(timeline: Arc<Timeline>) -> Self {
        let mut this = Self {
            event_at: timeline
                .events
                .iter()
                .enumerate()
                .map(|(i, e)| (e.id, i))
                .collect(),
            entity_at: timeline
                .entities
                .iter()
                .enumerate()
                .map(|(i, e)| (e.id, i))
                .collect(),
            range: range_of(&timeline),
            n_undated: timeline
                .events
                .iter()
                .filter(|e| e.when.is_undated())
                .count(),
            ..Self::default()
        };
        this.count_rows(&timeline, &Filter::default());
        this.collect_hits(&timeline);
        this.acronyms = acronyms(&timeline);
        this.asked = super::queue::asked(&timeline, |id| {
            let i = this.entity_at.get(&id)?;
            timeline.entities.get(*i)
        });
        this.timeline = timeline;
        this.filter(&Filter::default());
        this
    }

    /// Where an event comes in the timeline.
    pub fn number(&self, id: EventId) -> Option<usize> {
        self.event_at.get(&id).copied()
    }

    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.event_at.get(&id).map(|i| &self.timeline.events[*i])
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
        self.entity_at.get(&id).map(|i| &self.timeline.entities[*i])
    }

    /// Looks again which events pass; call where the filter or the timeline changed.
    pub fn filter(&mut self, filter: &Filter) {
        // Who is selected does not empty the others' rows: from them the next is chosen.
        let others = Filter {
            entities: BTreeSet::new(),
            documents: BTreeSet::new(),
            ..filter.clone()
        };
        if self.counted != others {
            let timeline = Arc::clone(&self.timeline);
            self.count_rows(&timeline, &others);
            self.counted = others;
        }
        let words = filter.words();
        let all = filter.is_empty();
        self.passes += 1;
        self.dated.clear();
        self.undated.clear();
        for (i, event) in self.timeline.events.iter().enumerate() {
            if !all && !filter.accepts(event, &self.timeline, &words) {
                continue;
            }
            if event.when.is_undated() {
                self.undated.push(i);
            } else {
                self.dated.push(i);
            }
        }
        let events = &self.timeline.events;
        self.dated.sort_by(|a, b| {
            middle(&events[*a])
                .total_cmp(&middle(&events[*b]))
                .then(a.cmp(b))
        });
    }

    fn count_rows(&mut self, timeline: &Timeline, filter: &Filter) {
        self.entity_rows.clear();
        self.document_rows.clear();
        let words = filter.words();
        let all = filter.is_empty();
        let range = self.range;
        let bucket = |event: &Event| -> Option<usize> {
            let (from, to) = range?;
            let at = middle(event);
            let t = (at - from) / (to - from).max(1.0);
            Some(((t * BARS as f64) as usize).min(BARS - 1))
        };
        for event in &timeline.events {
            if !all && !filter.accepts(event, timeline, &words) {
                continue;
            }
            let b = (!event.when.is_undated()).then(|| bucket(event)).flatten();
            let first = event.when.earliest.or(event.when.latest);
            let add = |row: &mut Row| {
                row.events += 1;
                if let Some(b) = b {
                    row.bars[b] = row.bars[b].saturating_add(1);
                }
                if let Some(first) = first {
                    let s = first.seconds();
                    row.first = Some(row.first.map_or(s, |f| f.min(s)));
                }
            };
            let mut who: BTreeSet<EntityId> = event.entities.iter().copied().collect();
            who.extend(event.series.map(|s| s.series));
            for id in who {
                add(self.entity_rows.entry(id).or_default());
            }
            for doc in documents_of(event) {
                add(self.document_rows.entry(doc.clone()).or_default());
            }
        }
        for entity in &timeline.entities {
            let docs: BTreeSet<&DocId> = entity.mentions.iter().map(|(d, _)| d).collect();
            self.entity_rows.entry(entity.id).or_default().documents = docs.len();
        }
        for doc in &timeline.documents {
            self.document_rows.entry(doc.id.clone()).or_default();
        }
    }

    fn collect_hits(&mut self, timeline: &Timeline) {
        let mut hits: BTreeMap<&DocId, Vec<Hit>> = BTreeMap::new();
        for entity in &timeline.entities {
            for (doc, range) in &entity.mentions {
                hits.entry(doc).or_default().push(Hit {
                    range: *range,
                    kind: HitKind::Entity(entity.id, entity.kind),
                });
            }
        }
        for event in &timeline.events {
            for claim in &event.claims {
                if let Some(time) = claim.time {
                    hits.entry(&claim.doc).or_default().push(Hit {
                        range: time,
                        kind: HitKind::Date(event.id),
                    });
                }
                self.claims
                    .entry(claim.doc.clone())
                    .or_default()
                    .push((claim.range, event.id));
            }
        }
        for claims in self.claims.values_mut() {
            claims.sort();
        }
        for (doc, mut list) in hits {
            // The longer of two that overlap: "State Oil Fund" before "Fund".
            list.sort_by_key(|h| (h.range.start, std::cmp::Reverse(h.range.end)));
            let mut end = 0;
            list.retain(|h| {
                let keep = h.range.start >= end && !h.range.is_empty();
                if keep {
                    end = h.range.end;
                }
                keep
            });
            self.hits.insert(doc.clone(), list);
        }
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

fn range_of(timeline: &Timeline) -> Option<(f64, f64)> {
    let mut range: Option<(f64, f64)> = None;
    for event in &timeline.events {
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
        let look = Lookup::new(Arc::clone(&timeline));
        assert_eq!(look.dated.len() + look.undated.len(), timeline.events.len());
        assert_eq!(look.undated.len(), look.n_undated);
        for hits in look.hits.values() {
            assert!(hits.windows(2).all(|w| w[0].range.end <= w[1].range.start));
        }
    }

    #[test]
    fn search_leaves_what_has_all_the_words() {
        let mut look = Lookup::new(Arc::new(fixture::timeline()));
        let filter = Filter {
            search: "BRIDGE".into(),
            ..Filter::default()
        };
        look.filter(&filter);
        assert!(!look.dated.is_empty());
        assert!(look.dated.len() < look.timeline.events.len());
    }
}
