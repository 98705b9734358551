//! Lays the user's word over the findings.
//!
//! Does not decide who is who; that part of the edits goes to the resolving stage as constraints.

mod added;
mod answered;
mod dated;
mod lost;
mod mentions;
mod no_names;
mod places;
mod refused;

use super::names::{relabel, spellings};
use super::quoted::{by_hand, told_date};
use super::{Around, Edit, EditLog, Finder, Found, Lost, Scope, Who};
use crate::model::text::fold;
use crate::model::{
    Anchor, DocId, Entity, EntityData, EntityId, Event, EventData, EventId, Meant, PlaceNow,
    Reason, TextRange, Timeline, Unplaced,
};
use answered::drop_answered;
use dated::set_date;
use lost::Why;
use mentions::Mentions;
use no_names::{drop_names, no_names};
use places::Places;
use refused::Pairs;
pub(super) use refused::what;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The findings with the user's word on top. Laying it over twice is laying it over once.
///
/// An edit whose words can no longer be found changes nothing and is told in [`Timeline::unplaced`].
pub fn overlay(mut timeline: Timeline, log: &EditLog) -> Timeline {
    let documents = std::mem::take(&mut timeline.documents);
    let texts = documents.iter().map(|d| (&d.id, &*d.text)).collect();
    let finder = Finder::new(texts, log);
    let mut events = std::mem::take(&mut timeline.events);
    events.append(&mut timeline.hidden);
    events.retain(|e| e.user.by_hand.is_none());
    let found = Places::of(&events);
    timeline.unplaced.clear();
    // First of all, so that no other edit finds what is no name.
    let no_names = no_names(log, &finder);
    drop_names(&mut timeline.entities, &mut events, &no_names);
    if !no_names.is_empty() {
        let left: BTreeSet<_> = timeline.entities.iter().map(|e| e.id).collect();
        timeline
            .doubtful
            .retain(|d| left.contains(&d.a) && left.contains(&d.b));
    }
    let mut over = Over {
        finder,
        found,
        events,
        entities: timeline.entities,
        hidden: BTreeSet::new(),
        worded: BTreeSet::new(),
        new_names: BTreeMap::new(),
        answered: Vec::new(),
        pairs: Pairs::default(),
        no_names,
        unplaced: Vec::new(),
        mentions: None,
        differs: BTreeMap::new(),
    };
    for change in log.in_force() {
        for edit in &change.edits {
            over.one(edit, &change.title, &change.around);
        }
    }
    let Over {
        mut events,
        entities,
        hidden,
        worded,
        new_names,
        answered,
        pairs,
        mut unplaced,
        differs,
        ..
    } = over;
    // By where they stand, not by their number, which changes with the dates that were said.
    let mut differs: Vec<Unplaced> = differs.into_values().collect();
    differs.sort_by(|a, b| a.said_of.cmp(&b.said_of));
    unplaced.extend(differs);
    unplaced.extend(pairs.refused(&entities));
    timeline.entities = entities;
    drop_answered(&mut timeline, &answered);
    for (i, name) in new_names {
        let entity = &mut timeline.entities[i];
        if entity.name != name {
            let old = spellings(&entity.name, &entity.aliases);
            let takes_part = |e: &&mut Event| {
                let in_series = e.series.is_some_and(|s| s.series == entity.id);
                (in_series || e.entities.contains(&entity.id)) && !worded.contains(&e.id)
            };
            for event in events.iter_mut().filter(takes_part) {
                if let Some(label) = relabel(&event.label, &old, name) {
                    event.label = label;
                }
            }
        }
        rename(entity, name);
    }
    timeline
        .entities
        .sort_by(|a, b| entity_key(a).cmp(&entity_key(b)));
    sort_participants(&mut events, &timeline.entities);
    events.sort_by_key(event_key);
    (timeline.hidden, timeline.events) = events.into_iter().partition(|e| hidden.contains(&e.id));
    timeline.periods = super::periods(log);
    let mut seen = BTreeSet::new();
    // One gesture on one place is told once, however many of its edits are about it.
    unplaced.retain(|u| seen.insert((u.title.clone(), u.said_of.clone())));
    timeline.unplaced = unplaced;
    timeline.documents = documents;
    timeline
}

/// Everything the edits work on, one after the other.
struct Over<'t> {
    finder: Finder<'t>,
    found: Places,
    events: Vec<Event>,
    entities: Vec<Entity>,
    hidden: BTreeSet<EventId>,
    /// What the user has put in words of their own.
    worded: BTreeSet<EventId>,
    new_names: BTreeMap<usize, &'t str>,
    answered: Vec<[(DocId, TextRange); 2]>,
    /// Of names alone, in the order they were said.
    pairs: Pairs,
    no_names: BTreeSet<(DocId, TextRange)>,
    unplaced: Vec<Unplaced>,
    /// Made for the first edit that names somebody.
    mentions: Option<Mentions>,
    /// Of which events the documents say something else than they did, by their number.
    differs: BTreeMap<usize, Unplaced>,
}

/// An edit, and the change it is part of.
#[derive(Clone, Copy)]
struct Said<'a> {
    title: &'a str,
    around: &'a [Around],
}

impl<'t> Over<'t> {
    fn one(&mut self, edit: &'t Edit, title: &str, around: &[Around]) {
        let said = Said { title, around };
        match edit {
            Edit::SetDate { event, .. }
            | Edit::SetLabel { event, .. }
            | Edit::Confirm { event }
            | Edit::Hide { event }
            | Edit::Show { event }
            | Edit::With { event, .. }
            | Edit::Without { event, .. }
            | Edit::Tag { event, .. }
            | Edit::NoTag { event, .. }
            | Edit::SetColor { event, .. }
            | Edit::SetLane { event, .. }
            | Edit::SetNote { event, .. }
            | Edit::SetPicture { event, .. } => {
                if let Some(i) = self.event(event, said) {
                    self.apply(edit, i, event, said);
                }
            }
            Edit::Add {
                key,
                label,
                date,
                every,
                says,
            } => self.add(
                key,
                label,
                (date.as_ref(), every.as_ref()),
                says.as_ref(),
                said,
            ),
            Edit::Same { a, b } => self.answer(a, b, true, said),
            Edit::Different { a, b } => self.answer(a, b, false, said),
            Edit::Rename { mention, name } => {
                // Of several new names the last is meant.
                if let Some(i) = self.entity(mention, said) {
                    self.new_names.insert(i, name);
                }
            }
            Edit::Retype { mention, kind } => {
                if let Some(i) = self.entity(mention, said) {
                    let entity = &mut self.entities[i];
                    // Shared with the findings: written to only where it changes.
                    if entity.kind != *kind {
                        let found = entity.found_as.unwrap_or(entity.kind);
                        entity.found_as = Some(found).filter(|found| found != kind);
                        entity.kind = *kind;
                    }
                }
            }
            Edit::NotAName { mention } => drop(self.place(mention, Some(Meant::Name), said)),
            // Obeyed when the document was read; a document that was not read is all there is to report.
            Edit::DocumentDates {
                of: Scope::Document(doc),
                ..
            }
            | Edit::ReadAs {
                of: Scope::Document(doc),
                ..
            } => {
                let anchor = Anchor {
                    doc: doc.clone(),
                    range: TextRange::default(),
                    quote: String::new(),
                };
                if matches!(self.finder.find(&anchor, &[]), Err(Lost::Document)) {
                    self.lose::<()>(&anchor, None, said, Why::Document);
                }
            }
            Edit::DocumentDates {
                of: Scope::Folder(_),
                ..
            }
            | Edit::ReadAs {
                of: Scope::Folder(_),
                ..
            }
            | Edit::Reattach { .. }
            | Edit::Drop { .. }
            | Edit::Period { .. }
            | Edit::NoPeriod { .. }
            | Edit::KeepFilter { .. }
            | Edit::DropFilter { .. }
            | Edit::Unknown(_) => {}
        }
    }

    /// Where the words stand now; where they don't, that is told.
    fn place(&mut self, anchor: &Anchor, of: Option<Meant>, said: Said<'_>) -> Option<Found> {
        match self.finder.find(anchor, said.around) {
            Ok(found) => {
                if found.guessed {
                    self.unplaced.push(Unplaced {
                        title: said.title.to_owned(),
                        said_of: anchor.clone(),
                        of,
                        now: PlaceNow::Guessed(found.doc.clone(), found.range),
                    });
                }
                Some(found)
            }
            Err(Lost::Dropped) => None,
            Err(Lost::Document) => self.lose(anchor, of, said, Why::Document),
            Err(Lost::Words) => self.lose(anchor, of, said, Why::Words),
        }
    }

    fn lose<T>(
        &mut self,
        anchor: &Anchor,
        of: Option<Meant>,
        said: Said<'_>,
        why: Why,
    ) -> Option<T> {
        // What was taken as said of other words, of which nothing is told now, is lost and no guess.
        let guess = |u: &Unplaced| u.title == said.title && u.said_of == *anchor;
        if self.unplaced.last().is_some_and(guess) {
            self.unplaced.pop();
        }
        self.unplaced.push(Unplaced {
            title: said.title.to_owned(),
            said_of: anchor.clone(),
            of,
            now: PlaceNow::Lost(why.sentence(&anchor.quote)),
        });
        None
    }

    fn event(&mut self, anchor: &Anchor, said: Said<'_>) -> Option<usize> {
        if let Some(key) = by_hand(anchor) {
            let is_it = |e: &Event| e.user.by_hand.as_deref() == Some(key);
            let found = self.events.iter().position(is_it);
            // What was added and is added no more was taken back by the user.
            return found;
        }
        let found = self.place(anchor, Some(Meant::Event), said)?;
        let i = self.told(anchor, &found, said)?;
        self.events[i].user.guessed |= found.guessed;
        Some(i)
    }

    fn told(&mut self, anchor: &Anchor, found: &Found, said: Said<'_>) -> Option<usize> {
        match self.found.event_at(&self.events, &found.doc, found.range) {
            Some(i) => Some(i),
            None => self.lose(anchor, Some(Meant::Event), said, Why::Event),
        }
    }

    fn entity(&mut self, mention: &Anchor, said: Said<'_>) -> Option<usize> {
        let found = self.place(mention, Some(Meant::Name), said)?;
        self.named(mention, &found, said)
    }

    fn named(&mut self, mention: &Anchor, found: &Found, said: Said<'_>) -> Option<usize> {
        let is_no_name = |(d, r): &(DocId, TextRange)| *d == found.doc && r.overlaps(found.range);
        let at = self.mentions().at(&found.doc, found.range);
        match at {
            Some(i) => Some(i),
            // "This is no name" was said of it too: nobody is left.
            None if self.no_names.iter().any(is_no_name) => None,
            None => self.lose(mention, Some(Meant::Name), said, Why::Name),
        }
    }

    fn mentions(&mut self) -> &Mentions {
        let entities = &self.entities;
        self.mentions.get_or_insert_with(|| Mentions::of(entities))
    }

    fn apply(&mut self, edit: &'t Edit, i: usize, anchor: &Anchor, said: Said<'_>) {
        if matches!(edit, Edit::SetDate { .. } | Edit::Confirm { .. }) {
            self.compare(i, anchor, said);
        }
        let id = self.events[i].id;
        match edit {
            Edit::SetDate { date, .. } => {
                let event = &mut self.events[i];
                event.when = set_date(event, date);
                event.user.edited = true;
                event.user.dated = true;
            }
            Edit::SetLabel { label, .. } => {
                let event = &mut self.events[i];
                event.label.clone_from(label);
                event.user.edited = true;
                self.worded.insert(id);
            }
            Edit::Confirm { .. } => self.events[i].user.confirmed = true,
            Edit::Hide { .. } => drop(self.hidden.insert(id)),
            Edit::Show { .. } => drop(self.hidden.remove(&id)),
            Edit::With { who, .. } => {
                if let Some(who) = self.who(who, said, true) {
                    let event = &mut self.events[i];
                    if !event.entities.contains(&who) {
                        event.entities.push(who);
                    }
                    event.user.edited = true;
                }
            }
            Edit::Without { who, .. } => {
                if let Some(who) = self.who(who, said, false) {
                    let event = &mut self.events[i];
                    event.entities.retain(|e| *e != who);
                    if event.series.is_some_and(|s| s.series == who) {
                        event.series = None;
                    }
                    event.user.edited = true;
                }
            }
            Edit::Tag { tag, .. } => {
                let tags = &mut self.events[i].user.tags;
                if !tags.contains(tag) {
                    tags.push(tag.clone());
                }
            }
            Edit::NoTag { tag, .. } => self.events[i].user.tags.retain(|t| t != tag),
            Edit::SetColor { color, .. } => self.events[i].user.color = *color,
            Edit::SetLane { lane, .. } => self.events[i].user.lane.clone_from(lane),
            Edit::SetNote { note, .. } => self.events[i].user.note.clone_from(note),
            Edit::SetPicture { picture, .. } => {
                self.events[i].user.picture.clone_from(picture);
            }
            _ => {}
        }
    }

    /// The documents give the event another date than they did when the user spoke of it.
    fn compare(&mut self, i: usize, anchor: &Anchor, said: Said<'_>) {
        let its = |a: &&Around| a.doc == anchor.doc && a.start == anchor.range.start;
        let then = said.around.iter().find(its).and_then(|a| a.saw.as_ref());
        let now = told_date(&self.events[i]);
        // The last word on it counts: it was said of what was seen then.
        if then.is_some() {
            self.differs.remove(&i);
        }
        if let Some(then) = then.filter(|then| **then != now) {
            let differs = Unplaced {
                title: said.title.to_owned(),
                said_of: anchor.clone(),
                of: Some(Meant::Event),
                now: PlaceNow::Differs {
                    then: then.clone(),
                    now,
                },
            };
            self.differs.insert(i, differs);
        }
    }

    fn who(&mut self, who: &Who, said: Said<'_>, add: bool) -> Option<EntityId> {
        match who {
            Who::Mentioned(mention) => self.entity(mention, said).map(|i| self.entities[i].id),
            Who::Named(kind, name) => {
                let key = fold(name);
                let is_it = |e: &&Entity| e.kind == *kind && fold(&e.name) == key;
                if let Some(known) = self.entities.iter().find(is_it) {
                    return Some(known.id);
                }
                let id = EntityId::of(*kind, &key);
                if add && !self.entities.iter().any(|e| e.id == id) {
                    let mut entity = Entity::new(EntityData::named(id, *kind, name));
                    entity.why = vec![Reason::new("You added it.")];
                    self.entities.push(entity);
                }
                Some(id)
            }
        }
    }
}

fn rename(entity: &mut Entity, name: &str) {
    if entity.name != name {
        let old = std::mem::replace(&mut entity.name, name.to_owned());
        if !entity.aliases.contains(&old) {
            entity.aliases.insert(0, old);
        }
        entity.aliases.retain(|a| a != name);
    }
}

fn entity_key(
    entity: &Entity,
) -> (
    crate::model::EntityKind,
    Reverse<usize>,
    &str,
    crate::model::EntityId,
) {
    (
        entity.kind,
        Reverse(entity.mentions.len()),
        &entity.name,
        entity.id,
    )
}

fn sort_participants(events: &mut [Event], entities: &[Entity]) {
    let names: FxHashMap<_, _> = entities
        .iter()
        .map(|e| (e.id, (e.kind, e.name.as_str())))
        .collect();
    for event in events {
        let key = |id: &EntityId| (names.get(id), *id);
        // Written to only where it changes: everything else is shared with the findings.
        if !event.entities.is_sorted_by_key(key) {
            event.entities.sort_by_key(key);
        }
    }
}

/// Earliest, then latest, missing ones last, then id: the order a timeline's events have.
fn event_key(event: &Event) -> impl Ord + use<> {
    let EventData { when, id, .. } = &**event;
    (
        (when.earliest.is_none(), when.earliest),
        (when.latest.is_none(), when.latest),
        *id,
    )
}

#[cfg(test)]
mod tests;
