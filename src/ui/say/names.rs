//! What can be said of somebody who is named: who else they are, of which kind, and which way of writing is somebody else.

use super::{Asked, LISTED, Row, row};
use crate::edit::{Change, Edit};
use crate::model::text::fold;
use crate::model::{Anchor, DocId, Entity, EntityId, EntityKind, TextRange};
use crate::ui::cx::entity_anchor;
use crate::ui::lookup::Lookup;
use crate::ui::words;
use std::cmp::Reverse;
use std::collections::BTreeSet;

fn named<'a>(id: EntityId, asked: &Asked<'a>) -> Option<(&'a Entity, Anchor)> {
    let entity = asked.look.entity(id)?;
    Some((entity, entity_anchor(entity, asked.look)?))
}

/// What is typed is the new name.
pub(super) fn rename(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let typed = asked.typed;
    let Some((entity, mention)) =
        named(id, asked).filter(|(e, _)| !typed.is_empty() && typed != e.name)
    else {
        return Vec::new();
    };
    let title = text!("change-rename", name = &entity.name, new = typed);
    let edit = Edit::Rename {
        mention,
        name: typed.to_owned(),
    };
    vec![row(typed, "", title, vec![edit])]
}

/// Those of the same kind, in the order of the lists.
pub(super) fn same(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let Some((entity, a)) = named(id, asked) else {
        return Vec::new();
    };
    let others = asked.look.timeline.of_kind(entity.kind);
    others
        .filter(|e| e.id != id && asked.fits(&e.name))
        .filter_map(|other| {
            let edit = Edit::Same {
                a: a.clone(),
                b: entity_anchor(other, asked.look)?,
            };
            let title = text!("change-same", a = &entity.name, b = &other.name);
            let hint = other.aliases.join(" · ");
            Some(row(&other.name, &hint, title, vec![edit]))
        })
        .take(LISTED)
        .collect()
}

/// “Anna” is a person.
fn is_a(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Person => text!("change-person", name = name),
        EntityKind::Project => text!("change-project", name = name),
        EntityKind::Organisation => text!("change-organisation", name = name),
        EntityKind::Place => text!("change-place", name = name),
        EntityKind::Series => text!("change-series", name = name),
        EntityKind::Work => text!("change-work", name = name),
    }
}

pub(super) fn kind(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let Some((entity, mention)) = named(id, asked) else {
        return Vec::new();
    };
    EntityKind::ALL
        .into_iter()
        .filter(|kind| *kind != entity.kind && asked.fits(words::kind(*kind)))
        .map(|kind| {
            let edit = Edit::Retype {
                mention: mention.clone(),
                kind,
            };
            let title = is_a(kind, &entity.name);
            row(words::kind(kind), "", title, vec![edit])
        })
        .collect()
}

/// Several names as one, in one change: all are the most mentioned of them. `None` where they were found as of several kinds.
pub fn one_of(ids: &BTreeSet<EntityId>, look: &Lookup) -> Option<Change> {
    let mut entities: Vec<&Entity> = ids.iter().filter_map(|id| look.entity(*id)).collect();
    entities.sort_by_key(|e| Reverse(e.mentions.len()));
    let (first, others) = entities.split_first()?;
    let found = |e: &Entity| e.found_as.unwrap_or(e.kind);
    if others.is_empty() || others.iter().any(|e| found(e) != found(first)) {
        return None;
    }
    let b = entity_anchor(first, look)?;
    let same = others.iter().filter_map(|other| {
        Some(Edit::Same {
            a: entity_anchor(other, look)?,
            b: b.clone(),
        })
    });
    let edits: Vec<Edit> = same.collect();
    let title = match others {
        [other] => text!("change-same", a = &other.name, b = &first.name),
        _ => text!("change-these-same", n = entities.len(), name = &first.name),
    };
    (!edits.is_empty()).then(|| Change::new(title, edits))
}

/// Each way of writing, each document and each place, as somebody else than all the rest.
pub(super) fn split(id: EntityId, asked: &Asked<'_>) -> Vec<Row> {
    let Some((entity, first)) = named(id, asked) else {
        return Vec::new();
    };
    let places = Places::of(entity, asked);
    let mut out = writings(entity, &first, asked);
    out.extend(documents(entity, &places, asked));
    out.extend(mentions(entity, &places, asked));
    out.truncate(LISTED);
    out
}

fn anchor(doc: &DocId, range: TextRange, text: &str) -> Anchor {
    Anchor {
        doc: doc.clone(),
        range,
        quote: range.of(text).to_owned(),
    }
}

fn writings(entity: &Entity, first: &Anchor, asked: &Asked<'_>) -> Vec<Row> {
    let mut seen = BTreeSet::from([fold(&first.quote)]);
    let mut out = Vec::new();
    for (doc, range) in &entity.mentions {
        let Some(document) = asked.look.timeline.document(doc) else {
            continue;
        };
        let quote = range.of(&document.text);
        if !seen.insert(fold(quote)) || !asked.fits(quote) {
            continue;
        }
        let b = anchor(doc, *range, &document.text);
        let title = text!("change-different", a = quote, b = &entity.name);
        let edit = Edit::Different {
            a: first.clone(),
            b,
        };
        out.push(row(quote, doc.as_str(), title, vec![edit]));
    }
    out
}

/// Where somebody is named.
struct Places<'a> {
    /// Document by document: its text, and the mentions in it.
    of: Vec<(&'a DocId, &'a str, Vec<TextRange>)>,
    /// The mention that stands for each of them: in full, where one is.
    best: Vec<Anchor>,
}

impl<'a> Places<'a> {
    fn of(entity: &'a Entity, asked: &Asked<'a>) -> Self {
        let mut of: Vec<(&DocId, &str, Vec<TextRange>)> = Vec::new();
        for (doc, range) in &entity.mentions {
            match of.last_mut() {
                Some((last, _, list)) if *last == doc => list.push(*range),
                _ => {
                    if let Some(document) = asked.look.timeline.document(doc) {
                        of.push((doc, &*document.text, vec![*range]));
                    }
                }
            }
        }
        let name = fold(&entity.name);
        let best = of.iter().map(|(doc, text, ranges)| {
            let full = ranges.iter().find(|r| fold(r.of(text)) == name);
            let longest = || ranges.iter().max_by_key(|r| r.len());
            let range = full.or_else(longest).copied().unwrap_or_default();
            anchor(doc, range, text)
        });
        let best = best.collect();
        Self { of, best }
    }

    /// What stands for the other documents.
    fn others(&self, at: usize) -> Vec<Anchor> {
        let others = self.best.iter().enumerate().filter(|(i, _)| *i != at);
        others.map(|(_, anchor)| anchor.clone()).collect()
    }
}

/// `who` is none of the others, who stay one. That has to be said too: where two of a name are known, the same words alone
/// make nobody one.
fn apart(who: &Anchor, others: &[Anchor]) -> Vec<Edit> {
    let different = others.iter().map(|other| Edit::Different {
        a: who.clone(),
        b: other.clone(),
    });
    let same = others.windows(2).map(|pair| Edit::Same {
        a: pair[0].clone(),
        b: pair[1].clone(),
    });
    different.chain(same).collect()
}

/// All that one document names so are somebody else than those of all others.
fn documents(entity: &Entity, places: &Places<'_>, asked: &Asked<'_>) -> Vec<Row> {
    if places.of.len() < 2 {
        return Vec::new();
    }
    let all = places.of.iter().zip(&places.best).enumerate();
    let fits = all.filter(|(_, ((doc, ..), _))| asked.fits(doc.as_str()));
    let rows = fits.take(LISTED).map(|(i, ((doc, text, ranges), who))| {
        let of = text!("split-document", document = doc.as_str(), n = ranges.len());
        let title = text!(
            "change-split-document",
            name = &entity.name,
            document = doc.as_str()
        );
        let edits = apart(who, &places.others(i));
        row(of, &around(text, who.range), title, edits)
    });
    rows.collect()
}

/// One place alone is somebody else, though the document writes both the same.
fn mentions(entity: &Entity, places: &Places<'_>, asked: &Asked<'_>) -> Vec<Row> {
    let mut out = Vec::new();
    for (i, (doc, text, ranges)) in places.of.iter().enumerate() {
        let words: Vec<String> = ranges.iter().map(|r| fold(r.of(text))).collect();
        for (range, own) in ranges.iter().zip(&words) {
            let alike = ranges.iter().zip(&words);
            let alike = alike.filter(|(r, words)| *r != range && *words == own);
            let alike: Vec<TextRange> = alike.map(|(r, _)| *r).collect();
            let context = around(text, *range);
            // Of a name that stands once in a document, the document's row says the same.
            if alike.is_empty() || !(asked.fits(&context) || asked.fits(doc.as_str())) {
                continue;
            }
            let who = anchor(doc, *range, text);
            let alike = alike.into_iter().map(|r| anchor(doc, r, text));
            let others: Vec<Anchor> = alike.chain(places.others(i)).collect();
            let edits = apart(&who, &others);
            let title = text!(
                "change-split-place",
                name = &entity.name,
                document = doc.as_str()
            );
            out.push(row(context, doc.as_str(), title, edits));
            if out.len() == LISTED {
                return out;
            }
        }
    }
    out
}

/// The words around a name, on one line.
fn around(text: &str, range: TextRange) -> String {
    const SHOWN: usize = 32;
    let words = range.of(text);
    let start = (range.start as usize).min(text.len());
    let (before, after) = match text.get(start..).map(|rest| rest.get(words.len()..)) {
        Some(Some(after)) => (&text[..start], after),
        _ => ("", ""),
    };
    let from = before.char_indices().rev().take(SHOWN).last();
    let to = after
        .char_indices()
        .nth(SHOWN)
        .map_or(after.len(), |(i, _)| i);
    let shown = format!(
        "{}{words}{}",
        from.map_or("", |(i, _)| &before[i..]),
        &after[..to]
    );
    format!(
        "…{}…",
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}
