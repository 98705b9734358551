//! What a quotation stands for in a timeline, and how an event is quoted.
//!
//! Finds no words again in documents that have changed; that is [`super::place`].

use crate::model::quoted::{self, name_fit, telling_fit};
use crate::model::{
    Anchor, Claim, DocId, Entity, EntityId, Event, EventId, Meant, TextRange, Timeline,
};

/// How to name an event in an [`Edit`]: its first claim's sentence, up to and with the word that names the happening.
///
/// Up to that word, so that two events told by one sentence have two names. `None` for an event without evidence.
pub fn event_anchor(event: &Event) -> Option<Anchor> {
    if let Some(key) = &event.user.by_hand {
        return Some(hand_anchor(key));
    }
    told_anchor(event.claims.first()?)
}

/// How one telling of an event is named.
pub fn told_anchor(claim: &Claim) -> Option<Anchor> {
    let end = claim
        .trigger
        .filter(|t| claim.range.contains(*t))
        .map_or(claim.range.end, |t| t.end);
    let len = end.checked_sub(claim.range.start)? as usize;
    // Where the quotation was shortened, the whole of it is the best name there is.
    let quote = claim.quote.get(..len).unwrap_or(&claim.quote);
    let start = claim.range.start as usize;
    Some(Anchor {
        doc: claim.doc.clone(),
        range: TextRange::new(start, start + quote.len()),
        quote: quote.to_owned(),
    })
}

/// How to name an event that the user added: it stands in no document.
pub fn hand_anchor(key: &str) -> Anchor {
    Anchor {
        doc: DocId::new(""),
        range: TextRange::default(),
        quote: key.to_owned(),
    }
}

/// The key of an event the user added, where the quotation stands for one.
pub(super) fn by_hand(anchor: &Anchor) -> Option<&str> {
    anchor
        .doc
        .as_str()
        .is_empty()
        .then_some(anchor.quote.as_str())
}

/// The event that is told at a quotation now; for whoever checks an edit before it is made.
pub fn event_of<'e>(timeline: &'e Timeline, anchor: &Anchor) -> Option<&'e Event> {
    if let Some(key) = by_hand(anchor) {
        let is_it = |e: &&Event| e.user.by_hand.as_deref() == Some(key);
        return timeline.events.iter().chain(&timeline.hidden).find(is_it);
    }
    let all = timeline.events.iter().chain(&timeline.hidden);
    let told = all.clone().enumerate().flat_map(|(i, event)| {
        let here = event.claims.iter().filter(|c| c.doc == anchor.doc);
        here.map(move |c| (c.range, c.trigger, i, event.id))
    });
    let at = told_at(told, anchor.range)?;
    all.clone().nth(at)
}

/// Whoever is mentioned at a quotation now.
pub fn entity_of<'e>(timeline: &'e Timeline, anchor: &Anchor) -> Option<&'e Entity> {
    let named = timeline
        .entities
        .iter()
        .enumerate()
        .flat_map(|(i, entity)| {
            let here = entity.mentions.iter().filter(|(doc, _)| *doc == anchor.doc);
            here.map(move |(_, range)| (*range, i, entity.id))
        });
    named_at(named, anchor.range).map(|i| &timeline.entities[i])
}

/// The date that the documents give an event, as it is kept with an edit; "" for none.
pub fn told_date(event: &Event) -> String {
    let told = event.claims.iter().find_map(|c| c.edtf.as_deref());
    told.map(ToString::to_string).unwrap_or_default()
}

/// Whether a quotation fits a name or something told.
pub fn meant_in(timeline: &Timeline, anchor: &Anchor) -> Option<Meant> {
    if by_hand(anchor).is_some() {
        return Some(Meant::Event);
    }
    let mentions = timeline.entities.iter().flat_map(|e| &e.mentions);
    let names = mentions.filter(|(doc, _)| *doc == anchor.doc);
    let events = timeline.events.iter().chain(&timeline.hidden);
    let claims = events.flat_map(|e| &e.claims);
    let told = claims.filter(|c| c.doc == anchor.doc);
    let told = told.map(|c| (c.range, c.trigger));
    quoted::meant(anchor.range, names.map(|(_, range)| *range), told)
}

/// The event told at `range`. Each telling is its sentence, the word that names the happening, the event's number and its id.
pub(super) fn told_at(
    told: impl Iterator<Item = (TextRange, Option<TextRange>, usize, EventId)>,
    range: TextRange,
) -> Option<usize> {
    // Of equals whatever does not depend on the order.
    told.filter_map(|(s, t, i, id)| Some((telling_fit(range, (s, t))?, id, i)))
        .min_by_key(|(fit, id, _)| (*fit, *id))
        .map(|(_, _, i)| i)
}

/// Whoever is mentioned at `range`; where names stand inside names, the one that fits best.
pub(super) fn named_at(
    named: impl Iterator<Item = (TextRange, usize, EntityId)>,
    range: TextRange,
) -> Option<usize> {
    named
        .filter_map(|(name, i, id)| Some((name_fit(range, name)?, id, i)))
        .min_by_key(|(off, id, _)| (*off, *id))
        .map(|(_, _, i)| i)
}
