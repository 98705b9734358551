//! What is looked up of a timeline that stands: which documents share a key, who is named where, what is told where.
//!
//! Decides nothing.

use crate::model::text::fold;
use crate::model::{
    DocId, EntityId, EntityKind, Event, EventMention, Held, NameForm, Source, TextRange, Timeline,
};
use crate::resolve::telling::content_words;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

pub(super) type Key = u64;

/// A key that more documents have than this says nothing of any two of them.
pub(super) const COMMON: usize = 60;

pub(super) struct Index {
    documents: FxHashMap<DocId, u32>,
    keys: Keys,
    named: Rows<(TextRange, u32)>,
    told: Rows<(u32, u32)>,
    entities: FxHashMap<EntityId, u32>,
}

/// For each document a few values, one document's behind the other's.
struct Rows<T> {
    all: Vec<T>,
    ends: Vec<u32>,
}

impl<T: Copy + Ord> Rows<T> {
    fn of(mut list: Vec<(u32, T)>, n: usize) -> Self {
        list.sort_unstable();
        let mut ends = vec![0; n];
        for (d, _) in &list {
            ends[*d as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        Self {
            all: list.into_iter().map(|(_, t)| t).collect(),
            ends,
        }
    }

    fn row(&self, d: u32) -> &[T] {
        let d = d as usize;
        let from = if d == 0 { 0 } else { self.ends[d - 1] };
        &self.all[from as usize..self.ends[d] as usize]
    }
}

/// Of each document every key's upper half, and which documents have it. Half a key tells enough of two documents to be looked at,
/// and there are hundreds in each, so that they take no more than they must.
struct Keys {
    /// Where those begin that have the same first two bytes, and where the last of them end.
    from: Vec<u32>,
    /// Their other two bytes, sorted among those of the same first two.
    rest: Vec<u16>,
    /// The documents, those of one key in order.
    documents: Vec<u32>,
}

impl Keys {
    /// `all`: the keys' upper halves, and behind each its document's number, sorted.
    fn of(all: &[u64]) -> Self {
        let mut from = Vec::with_capacity(FIRSTS + 1);
        let mut at = 0;
        for first in 0..FIRSTS as u64 {
            from.push(at as u32);
            at += all[at..].partition_point(|k| k >> 48 == first);
        }
        from.push(at as u32);
        Self {
            from,
            rest: all.iter().map(|k| (k >> 32) as u16).collect(),
            documents: all.iter().map(|k| *k as u32).collect(),
        }
    }

    fn with(&self, key: Key) -> &[u32] {
        let first = (key >> 48) as usize;
        let (from, to) = (self.from[first] as usize, self.from[first + 1] as usize);
        let (all, rest) = (&self.rest[from..to], (key >> 32) as u16);
        let at = all.partition_point(|k| *k < rest);
        let n = all[at..].partition_point(|k| *k == rest);
        &self.documents[from + at..from + at + n]
    }
}

/// So many first two bytes there are.
const FIRSTS: usize = 1 << 16;

impl Index {
    /// `each` is shown every source, in order.
    pub fn of<H: Held>(sources: &[H], timeline: &Timeline, mut each: impl FnMut(&Source)) -> Self {
        let documents: FxHashMap<DocId, u32> = (0..)
            .zip(sources)
            .map(|(i, s)| (s.document().id.clone(), i))
            .collect();
        let mut all: Vec<u64> = Vec::new();
        for (d, source) in (0..).zip(sources) {
            let Some(source) = &source.at_hand() else {
                continue;
            };
            each(source);
            all.extend(keys(source).into_iter().map(|(key, _)| packed(key, d)));
        }
        all.sort_unstable();
        all.dedup();
        // What many have says nothing, and is never asked for.
        let mut kept = 0;
        let mut from = 0;
        while from < all.len() {
            let key = all[from] >> 32;
            let n = all[from..].iter().take_while(|p| **p >> 32 == key).count();
            if n <= COMMON {
                all.copy_within(from..from + n, kept);
                kept += n;
            }
            from += n;
        }
        all.truncate(kept);
        let keys = Keys::of(&all);
        drop(all);
        let mut named = Vec::new();
        for (e, entity) in (0..).zip(&timeline.entities) {
            for (doc, range) in &entity.mentions {
                if let Some(d) = documents.get(doc) {
                    named.push((*d, (*range, e)));
                }
            }
        }
        let mut told = Vec::new();
        for (e, event) in (0..).zip(&timeline.events) {
            for claim in &event.claims {
                if let (Some(d), Some(trigger)) = (documents.get(&claim.doc), claim.trigger) {
                    told.push((*d, (trigger.start, e)));
                }
            }
        }
        let ids = (0..).zip(&timeline.entities).map(|(i, e)| (e.id, i));
        Self {
            named: Rows::of(named, documents.len()),
            told: Rows::of(told, documents.len()),
            entities: ids.collect(),
            keys,
            documents,
        }
    }

    pub fn document(&self, id: &DocId) -> Option<u32> {
        self.documents.get(id).copied()
    }

    /// The documents that have it; none where many have it.
    pub fn with_key(&self, key: Key) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.keys.with(key).iter().copied()
    }

    /// Who is named in a document, by place.
    pub fn named_in(&self, d: u32) -> &[(TextRange, u32)] {
        self.named.row(d)
    }

    /// Where the words for what happened begin in a document, and the events they tell of.
    pub fn told_in(&self, d: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.told.row(d).iter().copied()
    }

    pub fn entity(&self, id: EntityId) -> Option<u32> {
        self.entities.get(&id).copied()
    }

    pub fn entity_at(&self, doc: &DocId, range: TextRange) -> Option<u32> {
        let row = self.named_in(self.document(doc)?);
        let at = row.partition_point(|(r, _)| *r < range);
        row.get(at).filter(|(r, _)| *r == range).map(|(_, e)| *e)
    }

    /// The events that stand and are told by one of an event's claims, each once, the most told first.
    pub fn events_of(&self, event: &Event) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        for claim in &event.claims {
            let (Some(d), Some(trigger)) = (self.document(&claim.doc), claim.trigger) else {
                continue;
            };
            let row = self.told.row(d);
            let at = row.partition_point(|(start, _)| *start < trigger.start);
            let here = row[at..].iter().take_while(|(s, _)| *s == trigger.start);
            found.extend(here.map(|(_, e)| *e));
        }
        found.sort_unstable();
        let mut counted: Vec<(usize, u32)> = found
            .chunk_by(|a, b| a == b)
            .map(|same| (same.len(), same[0]))
            .collect();
        counted.sort_by_key(|(n, e)| (std::cmp::Reverse(*n), *e));
        counted.into_iter().map(|(_, e)| e).collect()
    }
}

fn packed(key: Key, d: u32) -> u64 {
    key >> 32 << 32 | u64::from(d)
}

fn key(parts: impl Hash) -> Key {
    let mut hasher = FxHasher::default();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// What a document has that others may have too, each with what sharing it is worth: by its words alone, for who is who is not known yet.
pub(super) fn keys(source: &Source) -> Vec<(Key, f32)> {
    let facts = &source.facts;
    let mut out: Vec<(Key, f32)> = Vec::with_capacity(facts.names.len() + 12 * facts.events.len());
    let folded: Vec<Option<(EntityKind, u64)>> = facts
        .names
        .iter()
        .map(|n| {
            let named = matches!(n.form, NameForm::Full | NameForm::Acronym);
            named.then(|| (n.kind.into(), key(fold(&n.name))))
        })
        .collect();
    for (kind, name) in folded.iter().flatten() {
        if *kind != EntityKind::Place {
            out.push((key(("named", kind, name)), 0.5));
        }
    }
    for event in &facts.events {
        happening(source, event, &folded, &mut out);
    }
    out.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    out.dedup_by_key(|(key, _)| *key);
    out
}

fn happening(
    source: &Source,
    event: &EventMention,
    folded: &[Option<(EntityKind, u64)>],
    out: &mut Vec<(Key, f32)>,
) {
    let facts = &source.facts;
    let concept = event.concept.as_str();
    out.push((
        key(("sentence", event.range.of(&source.document.text))),
        4.0,
    ));
    let series = event.series.and_then(|n| facts.names.get(n as usize));
    if let Some(series) = series {
        out.push((key(("numbered", fold(&series.name), series.number)), 4.0));
    }
    let names = || {
        let of = |n: &u32| folded.get(*n as usize).copied().flatten();
        let named = event.names.iter().filter_map(of);
        named.filter(|(kind, _)| *kind != EntityKind::Place)
    };
    for name in names() {
        out.push((key(("deed of", name, concept)), 2.0));
    }
    let time = event.time.and_then(|t| facts.times.get(t as usize));
    let date = time.and_then(|t| t.edtf.as_ref()?.single());
    let words = content_words(&event.label);
    if let Some(day) = date.and_then(|d| d.month_day()) {
        out.push((key(("deed on", day, concept)), 2.0));
        for name in names() {
            out.push((key(("day of", name, day)), 3.0));
        }
        for word in &words {
            out.push((key(("word on", day, word)), 3.0));
        }
    }
    if let Some(year) = date.and_then(|d| d.known_year()) {
        for word in &words {
            out.push((key(("in year", year, word)), 1.0));
        }
    }
    for word in &words {
        out.push((key(("deed and word", concept, word)), 1.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which documents have a key of which only the upper half tells.
    #[track_caller]
    fn check(keys: &Keys, key: Key, expect: &[u32]) {
        assert_eq!(keys.with(key), expect, "{key:x}");
        assert_eq!(keys.with(key | 0xffff_ffff), expect, "{key:x}");
    }

    #[test]
    fn documents_are_found_by_the_upper_half_of_a_key() {
        let (a, b, c, last) = (0x0, 0x1_0007 << 32, 0x1_0008 << 32, u64::MAX >> 32 << 32);
        let all = [(a, 3), (b, 1), (b, 9), (c, 2), (last, 4), (last, 5)];
        let keys = Keys::of(&all.map(|(key, d)| packed(key, d)));
        check(&keys, a, &[3]);
        check(&keys, b, &[1, 9]);
        check(&keys, c, &[2]);
        check(&keys, last, &[4, 5]);
        check(&keys, 0x2_0007 << 32, &[]);
        check(&keys, 0x1_0006 << 32, &[]);
        check(&Keys::of(&[]), last, &[]);
    }
}
