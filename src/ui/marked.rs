//! What is marked in a document's text: who is named in it, what dates an event, which sentences tell of one.
//!
//! Kept for all documents is only whom they name; the places are looked up for the one whose text is shown. A large folder has
//! millions of them, and nobody reads but one document at a time.

use super::lookup::Turned;
use crate::model::{DocId, EntityId, EntityKind, EventId, TextRange, Timeline};
use crate::scene::{Documents, Index};
use std::sync::{Arc, Weak};

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

/// For each document, by number, whom and what it tells of.
#[derive(Default)]
pub struct Told {
    events: Lists,
    entities: Lists,
    /// By entity's number: in how many documents they are named.
    pub named_in: Vec<u32>,
}

impl Told {
    pub fn new(timeline: &Timeline, index: &Index) -> Self {
        let n = timeline.documents.len();
        let mut events = Vec::new();
        for event in 0..timeline.events.len() as u32 {
            events.extend(index.documents_of(event).map(|d| (d as u32, event)));
        }
        let mut documents = Documents::new(timeline);
        let mut entities = Vec::new();
        let mut named_in = Vec::with_capacity(timeline.entities.len());
        for (entity, number) in timeline.entities.iter().zip(0..) {
            // Mentions are sorted by document.
            let mut count = 0;
            for chunk in entity.mentions.chunk_by(|a, b| a.0 == b.0) {
                count += 1;
                entities.extend(documents.number(&chunk[0].0).map(|d| (d, number)));
            }
            named_in.push(count);
        }
        Self {
            events: Lists::new(n, &events),
            entities: Lists::new(n, &entities),
            named_in,
        }
    }
}

/// A list of numbers for each of many, one behind the other.
#[derive(Default)]
struct Lists {
    /// Where each list ends.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lists {
    /// Of pairs of a list's number and what it has; each list in the order of the pairs.
    fn new(n: usize, pairs: &[(u32, u32)]) -> Self {
        let mut ends = vec![0; n];
        for (list, _) in pairs {
            ends[*list as usize] += 1;
        }
        let mut next = 0;
        for end in &mut ends {
            // Where the list begins; it is filled up to its end.
            next += std::mem::replace(end, next);
        }
        let mut numbers = vec![0; pairs.len()];
        for (list, number) in pairs {
            let at = &mut ends[*list as usize];
            numbers[*at as usize] = *number;
            *at += 1;
        }
        Self { ends, numbers }
    }

    fn of(&self, list: usize) -> &[u32] {
        let from = list.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.numbers[from as usize..self.ends[list] as usize]
    }
}

/// What is marked in one document's text.
#[derive(Default)]
pub struct Marks {
    of: Option<(Weak<Timeline>, DocId)>,
    /// What to underline, in text order, not overlapping.
    pub hits: Vec<Hit>,
    /// The evidence sentences, in text order.
    pub claims: Vec<(TextRange, EventId)>,
}

impl Marks {
    /// Looks them up where they are another document's, or another timeline's.
    pub fn follow(&mut self, turned: &Turned, doc: &DocId) {
        // Only where it lay: to keep the old timeline would be to hold all of it.
        let same = |(timeline, id): &(Weak<Timeline>, DocId)| {
            timeline.as_ptr() == Arc::as_ptr(&turned.timeline) && id == doc
        };
        if !self.of.as_ref().is_some_and(same) {
            *self = Self::new(turned, doc);
        }
    }

    fn new(turned: &Turned, doc: &DocId) -> Self {
        let timeline = &turned.timeline;
        let mut this = Self {
            of: Some((Arc::downgrade(timeline), doc.clone())),
            ..Self::default()
        };
        let Ok(number) = timeline.documents.binary_search_by(|d| d.id.cmp(doc)) else {
            return this;
        };
        for entity in turned.told.entities.of(number) {
            let entity = &timeline.entities[*entity as usize];
            let from = entity.mentions.partition_point(|(d, _)| d < doc);
            let here = entity.mentions[from..].iter().take_while(|(d, _)| d == doc);
            this.hits.extend(here.map(|(_, range)| Hit {
                range: *range,
                kind: HitKind::Entity(entity.id, entity.kind),
            }));
        }
        for event in turned.told.events.of(number) {
            let event = &timeline.events[*event as usize];
            for claim in event.claims.iter().filter(|c| c.doc == *doc) {
                this.claims.push((claim.range, event.id));
                this.hits.extend(claim.time.map(|range| Hit {
                    range,
                    kind: HitKind::Date(event.id),
                }));
            }
        }
        this.claims.sort();
        // The longer of two that overlap: "State Oil Fund" before "Fund".
        this.hits
            .sort_by_key(|h| (h.range.start, std::cmp::Reverse(h.range.end)));
        let mut end = 0;
        this.hits.retain(|h| {
            let keep = h.range.start >= end && !h.range.is_empty();
            if keep {
                end = h.range.end;
            }
            keep
        });
        this
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Filter;
    use crate::ui::fixture;
    use crate::ui::lookup::Lookup;

    #[test]
    fn lists_are_those_of_the_pairs() {
        let check = |n: usize, pairs: &[(u32, u32)], expect: &[&[u32]]| {
            let lists = Lists::new(n, pairs);
            let got: Vec<&[u32]> = (0..n).map(|i| lists.of(i)).collect();
            assert_eq!(got, expect, "{pairs:?}");
        };
        check(0, &[], &[]);
        check(2, &[], &[&[], &[]]);
        check(
            3,
            &[(2, 7), (0, 8), (2, 9), (0, 7)],
            &[&[8, 7], &[], &[7, 9]],
        );
    }

    #[test]
    fn every_claim_and_every_name_is_marked_in_its_document() {
        let timeline = Arc::new(fixture::timeline());
        let look = Lookup::new(Arc::clone(&timeline), &Filter::default());
        let (mut claims, mut hits) = (0, 0);
        let mut marks = Marks::default();
        for doc in &timeline.documents {
            marks.follow(&look.turned, &doc.id);
            claims += marks.claims.len();
            hits += marks.hits.len();
            assert!(
                marks
                    .hits
                    .windows(2)
                    .all(|w| w[0].range.end <= w[1].range.start)
            );
            for (range, event) in &marks.claims {
                let event = look.event(*event).expect("an event of the timeline");
                let tells = |c: &crate::model::Claim| c.doc == doc.id && c.range == *range;
                assert!(event.claims.iter().any(tells));
            }
            for hit in &marks.hits {
                if let HitKind::Entity(id, kind) = hit.kind {
                    let entity = look.entity(id).expect("an entity of the timeline");
                    assert_eq!(entity.kind, kind);
                    assert!(entity.mentions.contains(&(doc.id.clone(), hit.range)));
                }
            }
        }
        let all: usize = timeline.events.iter().map(|e| e.claims.len()).sum();
        assert_eq!(claims, all);
        assert!(hits > 0);
        // Of a document that is not there, nothing.
        marks.follow(&look.turned, &DocId::new("elsewhere.txt"));
        assert!(marks.hits.is_empty() && marks.claims.is_empty());
    }
}
