//! A small timeline laid into the standing one: tellings joined to the events they are of, names to who is known.
//!
//! Never makes two that stand one, and takes a date anew only where all who tell of the event were asked.

use super::Change;
use super::index::Index;
use crate::model::{
    Certainty, Claim, DocId, Entity, EntityId, EntityKind, Event, EventId, Parked, Reading, Source,
    Timeline, When,
};
use crate::resolve::place_in_time;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// The events that stand and that the documents added tell of, too.
pub(super) fn met(small: &Timeline, index: &Index, added: &[Source]) -> Vec<u32> {
    let added: FxHashSet<&DocId> = added.iter().map(|s| &s.document.id).collect();
    let told = |e: &&Event| e.claims.iter().any(|c| added.contains(&c.doc));
    let events = small.events.iter().filter(told);
    events.flat_map(|e| index.events_of(e)).collect()
}

pub(super) struct Laid<'a> {
    standing: &'a Timeline,
    index: &'a Index,
    sources: &'a [Parked],
    added: FxHashMap<&'a DocId, &'a Source>,
    gone: &'a FxHashSet<u32>,
    /// What is other than it stands; `None` for what is no more.
    entities: FxHashMap<u32, Option<Entity>>,
    new_entities: Vec<Entity>,
    events: FxHashMap<u32, Option<Event>>,
    /// What fewer tell of than did.
    lost_one: FxHashSet<u32>,
    new_events: Vec<Event>,
}

impl<'a> Laid<'a> {
    pub fn new(
        standing: &'a Timeline,
        index: &'a Index,
        sources: &'a [Parked],
        change: &'a Change,
        gone: &'a FxHashSet<u32>,
    ) -> Self {
        Self {
            standing,
            index,
            sources,
            added: change.added.iter().map(|s| (&s.document.id, s)).collect(),
            gone,
            entities: FxHashMap::default(),
            new_entities: Vec::new(),
            events: FxHashMap::default(),
            lost_one: FxHashSet::default(),
            new_events: Vec::new(),
        }
    }

    pub fn lay(mut self, small: Timeline) -> Timeline {
        self.take_away();
        let known = self.name(&small);
        for event in &small.events {
            self.tell(event, &known);
        }
        self.finish(small)
    }

    fn is_gone(&self, doc: &DocId) -> bool {
        self.index
            .document(doc)
            .is_some_and(|d| self.gone.contains(&d))
    }

    /// What the documents that are gone had told and named.
    fn take_away(&mut self) {
        if self.gone.is_empty() {
            return;
        }
        let mut gone: Vec<u32> = self.gone.iter().copied().collect();
        gone.sort_unstable();
        let mut nobody: FxHashSet<EntityId> = FxHashSet::default();
        for &d in &gone {
            for &(_, e) in self.index.named_in(d) {
                if self.entities.contains_key(&e) {
                    continue;
                }
                let mut entity = self.standing.entities[e as usize].clone();
                entity.mentions.retain(|(doc, _)| !self.is_gone(doc));
                entity.quotes.retain(|(doc, _)| !self.is_gone(doc));
                entity.ties.retain(|tie| !self.is_gone(&tie.doc));
                for role in &mut entity.roles {
                    role.docs.retain(|doc| !self.is_gone(doc));
                }
                entity.roles.retain(|role| !role.docs.is_empty());
                if entity.mentions.is_empty() {
                    nobody.insert(entity.id);
                }
                let stays = !entity.mentions.is_empty();
                self.entities.insert(e, stays.then_some(entity));
            }
        }
        for &d in &gone {
            for (_, e) in self.index.told_in(d) {
                if self.events.contains_key(&e) {
                    continue;
                }
                let event = self.without(&self.standing.events[e as usize], &nobody);
                self.lost_one.insert(e);
                self.events.insert(e, event);
            }
        }
    }

    /// The event as the others tell it; its date only where one of them gives it.
    fn without(&self, event: &Event, nobody: &FxHashSet<EntityId>) -> Option<Event> {
        let stays: Vec<bool> = event.claims.iter().map(|c| !self.is_gone(&c.doc)).collect();
        if !stays.contains(&true) {
            return None;
        }
        let mut out = event.clone();
        let number: Vec<u32> = stays
            .iter()
            .scan(0, |n, stays| {
                let now = *n;
                *n += u32::from(*stays);
                Some(now)
            })
            .collect();
        let mut at = 0;
        out.claims.retain(|_| {
            at += 1;
            stays[at - 1]
        });
        for reading in &mut out.readings {
            reading.claims.retain(|c| stays[*c as usize]);
            for claim in &mut reading.claims {
                *claim = number[*claim as usize];
            }
        }
        out.readings.retain(|r| !r.claims.is_empty());
        if out.readings.len() < 2 {
            out.readings.clear();
        }
        out.entities.retain(|id| !nobody.contains(id));
        if out.series.is_some_and(|s| nobody.contains(&s.series)) {
            out.series = None;
        }
        let given = out
            .claims
            .iter()
            .any(|c| c.edtf.is_some() && c.edtf.as_deref() == out.when.edtf.as_ref());
        if !(given && out.when.certainty == Certainty::Stated) {
            out.when = When::unknown();
        }
        self.name_by_first(&mut out);
        Some(out)
    }

    /// Ids come from the first claim.
    fn name_by_first(&self, event: &mut Event) {
        let Some((Claim { doc, .. }, trigger)) =
            event.claims.first().and_then(|c| Some((c, c.trigger?)))
        else {
            return;
        };
        let added = self.added.get(doc).map(|source| &source.document);
        let document = added.or_else(|| {
            let d = self.index.document(doc)?;
            self.sources.get(d as usize).map(|source| &source.document)
        });
        if let Some(document) = document {
            let id = EventId::of(&[
                doc.as_str(),
                &trigger.start.to_string(),
                trigger.of(&document.text),
            ]);
            // Looking first: writing copies.
            if id != event.id {
                event.id = id;
            }
        }
    }

    /// Who the small timeline's people and things are in the standing one. Mentions of the documents added become theirs.
    fn name(&mut self, small: &Timeline) -> FxHashMap<EntityId, EntityId> {
        let mut known: FxHashMap<EntityId, EntityId> = FxHashMap::default();
        for entity in &small.entities {
            let mut votes: FxHashMap<u32, (usize, Reverse<u32>)> = FxHashMap::default();
            for (doc, range) in &entity.mentions {
                let old =
                    (!self.added.contains_key(doc)).then(|| self.index.entity_at(doc, *range));
                if let Some(e) = old.flatten() {
                    votes.entry(e).or_insert((0, Reverse(e))).0 += 1;
                }
            }
            let most = votes.into_values().max().map(|(_, Reverse(e))| e);
            let same_name = || self.index.entity(entity.id);
            let is_here = |e: &u32| !matches!(self.entities.get(e), Some(None));
            let stands = most.or_else(same_name).filter(is_here);
            let new: Vec<_> = entity
                .mentions
                .iter()
                .filter(|(doc, _)| self.added.contains_key(doc))
                .cloned()
                .collect();
            match stands {
                Some(e) => {
                    let at = &self.standing.entities[e as usize];
                    known.insert(entity.id, at.id);
                    if new.is_empty() {
                        continue;
                    }
                    let place = self.entities.entry(e).or_insert_with(|| Some(at.clone()));
                    if let Some(old) = place {
                        old.mentions.extend(new);
                        old.mentions.sort();
                        old.mentions.dedup();
                        take_in(old, entity, &self.added);
                    }
                }
                None if !new.is_empty() => {
                    known.insert(entity.id, entity.id);
                    self.new_entities.push(entity.clone());
                }
                None => {}
            }
        }
        known
    }

    fn tell(&mut self, event: &Event, known: &FxHashMap<EntityId, EntityId>) {
        let is_new = |c: &Claim| self.added.contains_key(&c.doc);
        let is_told = event.claims.iter().any(is_new);
        let mut event = event.clone();
        let who = |id: EntityId| known.get(&id).copied();
        event.entities = event.entities.iter().filter_map(|id| who(*id)).collect();
        let mut seen = FxHashSet::default();
        event.entities.retain(|id| seen.insert(*id));
        event.series = event.series.and_then(|mut s| {
            s.series = who(s.series)?;
            Some(s)
        });
        let met: Vec<u32> = self.index.events_of(&event);
        let is_here = |e: &&u32| !matches!(self.events.get(e), Some(None));
        let stands = met.iter().find(is_here).copied();
        let Some(e) = stands else {
            if is_told {
                // Where others tell it too, it was not worth showing before: the event is theirs together.
                self.new_events.push(event);
            }
            return;
        };
        let now = match self.events.get(&e) {
            Some(Some(changed)) => changed.clone(),
            _ => self.standing.events[e as usize].clone(),
        };
        let touched = self.events.contains_key(&e);
        if !is_told && !touched {
            return;
        }
        let asked = now.claims.iter().all(|c| {
            let of = |x: &Claim| (x.doc.clone(), x.trigger);
            event.claims.iter().any(|x| of(x) == of(c))
        });
        let alone = met.len() == 1;
        let lost_one = self.lost_one.contains(&e);
        let mut merged = if asked && alone {
            whole(&now, event, lost_one)
        } else if is_told {
            let new: Vec<Claim> = event.claims.iter().filter(|c| is_new(c)).cloned().collect();
            joined(&now, &event, new)
        } else {
            now
        };
        // Those that are left may tell of two, which only the lost telling had made one: of none of them the date is known then.
        if lost_one && !(asked && alone) {
            merged.when = When::unknown();
            merged.readings.clear();
        }
        self.name_by_first(&mut merged);
        self.events.insert(e, Some(merged));
    }

    fn finish(mut self, small: Timeline) -> Timeline {
        let standing = self.standing;
        let mut ids: FxHashSet<EventId> = FxHashSet::default();
        let mut new: Vec<Event> = std::mem::take(&mut self.new_events);
        new.extend(self.events.values_mut().filter_map(Option::take));
        new.sort_by_key(|e| e.id);
        for event in &mut new {
            let mut n = 0;
            while !ids.insert(event.id) {
                n += 1;
                event.id = EventId::of(&[&event.id.to_string(), &event.label, &n.to_string()]);
            }
        }
        let mut people: Vec<Entity> = std::mem::take(&mut self.new_entities);
        people.extend(self.entities.values_mut().filter_map(Option::take));
        let called: FxHashMap<EntityId, (EntityKind, &str)> = people
            .iter()
            .map(|e| (e.id, (e.kind, e.name.as_str())))
            .collect();
        let name = |id: &EntityId| {
            let stands = || {
                let e = &standing.entities[self.index.entity(*id)? as usize];
                Some((e.kind, e.name.as_str()))
            };
            (called.get(id).copied().or_else(stands), *id)
        };
        for event in &mut new {
            if !event.entities.is_sorted_by_key(name) {
                event.entities.sort_by_key(name);
            }
        }
        let events = laid_in(
            &standing.events,
            |i| self.events.contains_key(&i),
            new,
            place_in_time,
        );
        let key = |e: &Entity| (e.kind, Reverse(e.mentions.len()), e.name.clone(), e.id);
        let entities = laid_in(
            &standing.entities,
            |i| self.entities.contains_key(&i),
            people,
            key,
        );
        let docs: Vec<_> = small
            .documents
            .into_iter()
            .filter(|d| self.added.contains_key(&d.id))
            .collect();
        let gone = |i: u32| {
            self.index
                .document(&standing.documents[i as usize].id)
                .is_some_and(|d| self.gone.contains(&d))
        };
        let documents = laid_in(&standing.documents, gone, docs, |d| d.id.clone());
        let mut notes = standing.notes.clone();
        notes.retain(|n| n.about.as_ref().is_none_or(|d| !self.is_gone(d)));
        let of_added = small.notes.into_iter();
        notes.extend(
            of_added.filter(|n| n.about.as_ref().is_some_and(|d| self.added.contains_key(d))),
        );
        notes.sort();
        notes.dedup();
        let mut doubtful = standing.doubtful.clone();
        let nobody: FxHashSet<EntityId> = self
            .entities
            .iter()
            .filter(|(_, now)| now.is_none())
            .map(|(e, _)| standing.entities[*e as usize].id)
            .collect();
        let stands: FxHashSet<EntityId> = entities
            .iter()
            .filter(|e| nobody.contains(&e.id))
            .map(|e| e.id)
            .collect();
        doubtful.retain(|d| {
            let is_here = |id| !nobody.contains(&id) || stands.contains(&id);
            is_here(d.a) && is_here(d.b)
        });
        Timeline {
            documents,
            events,
            hidden: Vec::new(),
            entities,
            doubtful,
            periods: Vec::new(),
            unplaced: Vec::new(),
            notes,
        }
    }
}

/// What a document added says of somebody known.
fn take_in(old: &mut Entity, entity: &Entity, added: &FxHashMap<&DocId, &Source>) {
    let spelled: Vec<String> = std::iter::once(&entity.name)
        .chain(&entity.aliases)
        .filter(|name| **name != old.name && !old.aliases.contains(name))
        .cloned()
        .collect();
    old.aliases.extend(spelled);
    let quotes = entity.quotes.iter().filter(|(d, _)| added.contains_key(d));
    let quotes: Vec<_> = quotes.cloned().collect();
    if !quotes.is_empty() {
        old.quotes.extend(quotes);
        old.quotes.sort();
    }
    for role in &entity.roles {
        let new: Vec<DocId> = role
            .docs
            .iter()
            .filter(|d| added.contains_key(d))
            .cloned()
            .collect();
        if new.is_empty() {
            continue;
        }
        let same = |r: &&mut crate::model::Role| {
            (&r.role, &r.organisation, &r.place, r.status)
                == (&role.role, &role.organisation, &role.place, role.status)
        };
        match old.roles.iter_mut().find(same) {
            Some(held) => {
                held.docs.extend(new);
                held.docs.sort();
                held.docs.dedup();
            }
            None => old.roles.push(role.clone()),
        }
    }
}

/// All who tell of it were asked together. What the whole folder knew of its date and they do not is kept where they do not contradict it.
fn whole(now: &Event, mut event: Event, lost_one: bool) -> Event {
    let others = now
        .entities
        .iter()
        .filter(|id| !event.entities.contains(id));
    let others: Vec<EntityId> = others.copied().collect();
    if !lost_one {
        event.entities.extend(others);
        if is_surer(&now.when, &event.when) {
            event.when = now.when.clone();
        }
    }
    event.importance = event.importance.max(now.importance);
    if event.series.is_none() {
        event.series = now.series;
    }
    event
}

/// Is the one known more exactly than the other, and within it?
fn is_surer(one: &When, other: &When) -> bool {
    match (one.span(), other.span()) {
        (Some((a, b)), Some((from, to))) => from <= a && b <= to && (a, b) != (from, to),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Some who tell of it were not asked: it stays as it is and is told by more.
fn joined(now: &Event, event: &Event, new: Vec<Claim>) -> Event {
    let mut out = now.clone();
    let others = event
        .entities
        .iter()
        .filter(|id| !now.entities.contains(id));
    out.entities.extend(others.copied().collect::<Vec<_>>());
    let before = std::mem::take(&mut out.claims);
    let mut claims = before.clone();
    claims.extend(new);
    claims.sort_by(|a, b| (&a.doc, a.range, a.trigger).cmp(&(&b.doc, b.range, b.trigger)));
    claims.dedup();
    let place = |c: &Claim| claims.iter().position(|x| x == c).unwrap_or(0) as u32;
    let moved: Vec<u32> = before.iter().map(place).collect();
    for Reading { edtf, claims: said } in &mut out.readings {
        for claim in said.iter_mut() {
            *claim = moved[*claim as usize];
        }
        let more = (0..)
            .zip(&claims)
            .filter(|(i, c)| c.edtf.as_deref() == Some(&*edtf) && !said.contains(i));
        let more: Vec<u32> = more.map(|(i, _)| i).collect();
        said.extend(more);
        said.sort_unstable();
    }
    out.importance = now.importance.max(event.importance);
    out.claims = claims;
    out
}

/// A sorted list without some and with others, each where it belongs; everything else is shared.
fn laid_in<T: Clone, K: Ord>(
    standing: &[T],
    taken: impl Fn(u32) -> bool,
    mut new: Vec<T>,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    new.sort_by_cached_key(&key);
    let mut out: Vec<T> = Vec::with_capacity(standing.len() + new.len());
    let mut from = 0;
    let mut copy = |out: &mut Vec<T>, to: usize| {
        let range = from..to.max(from);
        from = range.end;
        for i in range {
            if !taken(i as u32) {
                out.push(standing[i].clone());
            }
        }
    };
    for value in new {
        let its = key(&value);
        let at = standing.partition_point(|other| key(other) < its);
        copy(&mut out, at);
        out.push(value);
    }
    copy(&mut out, standing.len());
    out
}
