//! Lays the user's word over the findings.
//!
//! Does not decide who is who; that part of the edits goes to the resolving stage as constraints.

use super::{Edit, EditLog, Scope, place};
use crate::model::edtf::End;
use crate::model::{
    Anchor, Certainty, DocId, Edtf, Entity, EntityId, Event, Meaning, Note, Reason, TextRange,
    Timeline, When,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The findings with the user's word on top. Laying it over twice is laying it over once.
///
/// An edit whose words can no longer be found changes nothing and is reported in the timeline's notes.
pub fn overlay(mut timeline: Timeline, log: &EditLog) -> Timeline {
    let mut events = std::mem::take(&mut timeline.events);
    events.append(&mut timeline.hidden);
    let mut hidden = BTreeSet::new();
    let by_doc = claims_by_document(&events);
    let mut orphans = Vec::new();
    // First of all, so that no other edit finds what is no name.
    let no_names = no_names(&timeline, log);
    drop_names(&mut timeline.entities, &mut events, &no_names);
    if !no_names.is_empty() {
        let left: BTreeSet<_> = timeline.entities.iter().map(|e| e.id).collect();
        timeline
            .doubtful
            .retain(|d| left.contains(&d.a) && left.contains(&d.b));
    }
    let mut new_names = BTreeMap::new();
    let mut answered = Vec::new();

    for change in log.in_force() {
        for edit in &change.edits {
            let mut lost = None;
            let mut at = |anchor: &Anchor| {
                let text = timeline.document(&anchor.doc).map(|d| &*d.text);
                let found = match text {
                    Some(text) => place(anchor, text).range().ok_or(Lost::Words),
                    None => Err(Lost::Document),
                };
                found
                    .map_err(|l| lost = Some((l, anchor.clone())))
                    .ok()
                    .map(|range| (anchor.doc.clone(), range))
            };
            match edit {
                Edit::SetDate { event, .. }
                | Edit::SetLabel { event, .. }
                | Edit::Confirm { event }
                | Edit::Hide { event } => {
                    if let Some((doc, range)) = at(event) {
                        match event_at(&events, &by_doc, &doc, range) {
                            Some(i) => {
                                apply(edit, &mut events[i]);
                                if matches!(edit, Edit::Hide { .. }) {
                                    hidden.insert(events[i].id);
                                }
                            }
                            None => lost = Some((Lost::Event, event.clone())),
                        }
                    }
                }
                Edit::Same { a, b } | Edit::Different { a, b } => {
                    if let (Some(a), Some(b)) = (at(a), at(b)) {
                        answered.push([a, b]);
                    }
                }
                Edit::Rename { mention, name } => {
                    if let Some((doc, range)) = at(mention) {
                        match entity_at(&timeline.entities, &doc, range) {
                            // Of several new names the last is meant.
                            Some(i) => drop(new_names.insert(i, name.as_str())),
                            // "This is no name" was said of it too: nobody is left to be renamed.
                            None if no_names
                                .iter()
                                .any(|(d, r)| *d == doc && r.overlaps(range)) => {}
                            None => lost = Some((Lost::Name, mention.clone())),
                        }
                    }
                }
                Edit::NotAName { mention } => drop(at(mention)),
                // Obeyed when the document was read; a document that was not read is all there is to report.
                Edit::DocumentDates {
                    of: Scope::Document(doc),
                    ..
                } => {
                    if timeline.document(doc).is_none() {
                        let nowhere = Anchor {
                            doc: doc.clone(),
                            range: TextRange::default(),
                            quote: String::new(),
                        };
                        lost = Some((Lost::Document, nowhere));
                    }
                }
                Edit::DocumentDates {
                    of: Scope::Folder(_),
                    ..
                }
                | Edit::Period { .. }
                | Edit::NoPeriod { .. }
                | Edit::KeepFilter { .. }
                | Edit::DropFilter { .. }
                | Edit::Unknown(_) => {}
            }
            if let Some((lost, anchor)) = lost {
                orphans.push(lost.note(&change.title, &anchor));
            }
        }
    }

    drop_answered(&mut timeline, &answered);
    for (i, name) in new_names {
        rename(&mut timeline.entities[i], name);
    }
    timeline
        .entities
        .sort_by(|a, b| entity_key(a).cmp(&entity_key(b)));
    sort_participants(&mut events, &timeline.entities);
    events.sort_by_key(event_key);
    (timeline.hidden, timeline.events) = events.into_iter().partition(|e| hidden.contains(&e.id));
    timeline.periods = super::periods(log);
    for note in orphans {
        if !timeline.notes.contains(&note) {
            timeline.notes.push(note);
        }
    }
    timeline
}

/// Why an edit has no place any more.
#[derive(Clone, Copy)]
enum Lost {
    Document,
    Words,
    Event,
    Name,
}

impl Lost {
    fn note(self, title: &str, anchor: &Anchor) -> Note {
        let quote = short(&anchor.quote);
        let message = match self {
            Self::Document => format!(
                "“{title}” is kept but changes nothing now, because its document was not read"
            ),
            Self::Words => format!(
                "“{title}” is kept but changes nothing now, because the document no longer says “{quote}”"
            ),
            Self::Event => format!(
                "“{title}” is kept but changes nothing now, because no event is found in “{quote}” any more"
            ),
            Self::Name => format!(
                "“{title}” is kept but changes nothing now, because “{quote}” is not found as a name any more"
            ),
        };
        Note::new(Some(anchor.doc.clone()), message)
    }
}

/// At most sixty characters: enough to recognize a sentence by.
fn short(quote: &str) -> String {
    match quote.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", quote[..end].trim_end()),
        None => quote.to_owned(),
    }
}

type ClaimsByDocument = BTreeMap<DocId, Vec<(TextRange, Option<TextRange>, usize)>>;

/// For each document its claims' sentences and triggers, each with the index of its event.
fn claims_by_document(events: &[Event]) -> ClaimsByDocument {
    let mut map = ClaimsByDocument::new();
    for (i, event) in events.iter().enumerate() {
        for claim in &event.claims {
            map.entry(claim.doc.clone())
                .or_default()
                .push((claim.range, claim.trigger, i));
        }
    }
    map
}

/// The event told at `range`, which is a sentence, a sentence up to the word that names the happening, or that word.
fn event_at(
    events: &[Event],
    by_doc: &ClaimsByDocument,
    doc: &DocId,
    range: TextRange,
) -> Option<usize> {
    by_doc
        .get(doc)?
        .iter()
        .filter(|(sentence, _, _)| sentence.overlaps(range))
        .min_by_key(|(sentence, trigger, i)| {
            let names_trigger = trigger.is_some_and(|t| t.end == range.end && range.contains(t));
            let shared = sentence.end.min(range.end) - sentence.start.max(range.start);
            (
                !names_trigger,
                *sentence != range,
                Reverse(shared),
                // The sentence's first happening stands for the sentence; then whatever does not depend on the order.
                trigger.map_or(u32::MAX, |t| t.start),
                events[*i].id,
            )
        })
        .map(|(_, _, i)| *i)
}

fn apply(edit: &Edit, event: &mut Event) {
    match edit {
        Edit::SetDate { date, .. } => {
            event.when = set_date(event, date);
            event.user.edited = true;
            event.user.dated = true;
        }
        Edit::SetLabel { label, .. } => {
            event.label.clone_from(label);
            event.user.edited = true;
        }
        Edit::Confirm { .. } => event.user.confirmed = true,
        Edit::Hide { .. }
        | Edit::Same { .. }
        | Edit::Different { .. }
        | Edit::Rename { .. }
        | Edit::NotAName { .. }
        | Edit::DocumentDates { .. }
        | Edit::Period { .. }
        | Edit::NoPeriod { .. }
        | Edit::KeepFilter { .. }
        | Edit::DropFilter { .. }
        | Edit::Unknown(_) => {}
    }
}

fn set_date(event: &Event, date: &Edtf) -> When {
    let mut why = vec![Reason::new("You set this date.")];
    for claim in &event.claims {
        if let (Some(edtf), Some(time)) = (&claim.edtf, claim.time)
            && edtf != date
        {
            why.push(Reason::quoting(
                format!("The document gives {edtf}."),
                Anchor {
                    doc: claim.doc.clone(),
                    range: time,
                    quote: quote_within(claim.range, &claim.quote, time),
                },
            ));
        }
    }
    let mut when = When::of(date.clone(), Certainty::Stated, why);
    if when.span().is_none() {
        when.certainty = Certainty::Bounded;
    }
    when.meaning = match (&event.when.meaning, date.ends()) {
        (Meaning::Recurs(rule), _) => Meaning::Recurs(rule.clone()),
        // That it ended is known where the end's own date is not.
        (_, Some((End::Date(_), End::Date(_) | End::Unknown))) => Meaning::Lasted,
        (_, Some((End::Unknown, End::Date(_)))) => Meaning::Lasted,
        (_, Some(_)) => event.when.meaning.clone(),
        (_, None) => Meaning::Point,
    };
    when
}

/// The words of `part`, where it stands inside the quoted `whole`.
fn quote_within(whole: TextRange, quote: &str, part: TextRange) -> String {
    let words = (|| {
        let start = part.start.checked_sub(whole.start)? as usize;
        quote.get(start..start + part.len())
    })();
    words.unwrap_or_default().to_owned()
}

/// Whoever is mentioned at `range`; where names stand inside names, the one that fits best.
fn entity_at(entities: &[Entity], doc: &DocId, range: TextRange) -> Option<usize> {
    let mut best = None;
    for (i, entity) in entities.iter().enumerate() {
        for (d, r) in &entity.mentions {
            if d == doc && r.overlaps(range) {
                let off = r.start.abs_diff(range.start) + r.end.abs_diff(range.end);
                let fit = (off, entity.id);
                if best.is_none_or(|(best, _)| fit < best) {
                    best = Some((fit, i));
                }
            }
        }
    }
    best.map(|(_, i)| i)
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

/// Where the user has said "this is no name".
fn no_names(timeline: &Timeline, log: &EditLog) -> BTreeSet<(DocId, TextRange)> {
    super::constraints_in(log, |doc| timeline.document(doc).map(|d| &*d.text))
        .not_a_name
        .into_iter()
        .map(|anchor| (anchor.doc, anchor.range))
        .collect()
}

/// The resolving stage has obeyed already; this is for what was resolved before the user said so.
fn drop_names(
    entities: &mut Vec<Entity>,
    events: &mut [Event],
    no_names: &BTreeSet<(DocId, TextRange)>,
) {
    if no_names.is_empty() {
        return;
    }
    let mut gone = BTreeSet::new();
    entities.retain_mut(|entity| {
        let before = entity.mentions.len();
        entity.mentions.retain(|m| !no_names.contains(m));
        let stays = before == 0 || !entity.mentions.is_empty();
        if !stays {
            gone.insert(entity.id);
        }
        stays
    });
    for event in events {
        event.entities.retain(|id| !gone.contains(id));
        if event.series.is_some_and(|s| gone.contains(&s.series)) {
            event.series = None;
        }
    }
}

/// What the user has answered is asked no more, whatever the resolving stage has made of the answer.
fn drop_answered(timeline: &mut Timeline, answered: &[[(DocId, TextRange); 2]]) {
    if timeline.doubtful.is_empty() || answered.is_empty() {
        return;
    }
    let asked: BTreeSet<_> = timeline.doubtful.iter().flat_map(|d| [d.a, d.b]).collect();
    let mut mentions: BTreeMap<&DocId, Vec<(TextRange, EntityId)>> = BTreeMap::new();
    for entity in timeline.entities.iter().filter(|e| asked.contains(&e.id)) {
        for (doc, range) in &entity.mentions {
            mentions.entry(doc).or_default().push((*range, entity.id));
        }
    }
    let who = |(doc, range): &(DocId, TextRange)| {
        let found = mentions.get(doc)?.iter();
        let exact = found.filter(|(r, _)| r == range).map(|(_, id)| *id);
        exact.min()
    };
    let pairs: BTreeSet<_> = answered
        .iter()
        .filter_map(|[a, b]| Some((who(a)?, who(b)?)))
        .collect();
    let is_open = |a, b| !pairs.contains(&(a, b)) && !pairs.contains(&(b, a));
    timeline.doubtful.retain(|d| is_open(d.a, d.b));
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
    let names: BTreeMap<_, _> = entities
        .iter()
        .map(|e| (e.id, (e.kind, e.name.as_str())))
        .collect();
    for event in events {
        event.entities.sort_by_key(|id| (names.get(id), *id));
    }
}

/// Earliest, then latest, missing ones last, then id: the order a timeline's events have.
fn event_key(event: &Event) -> impl Ord + use<> {
    let Event { when, id, .. } = event;
    (
        (when.earliest.is_none(), when.earliest),
        (when.latest.is_none(), when.latest),
        *id,
    )
}

#[cfg(test)]
mod tests;
