//! Joined mentions → entities: the fullest name, the other spellings, the roles with their documents, how important.

use super::Who;
use super::link::Links;
use crate::model::text::fold;
use crate::model::{
    DocId, Entity, EntityId, EntityKind, NameForm, NameKind, NameMention, Reason, Recurrence, Role,
    Source, time::Grain,
};
use std::collections::{BTreeMap, BTreeSet};

pub fn entities(sources: &[Source], links: &mut Links) -> Who {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for m in 0..links.mentions.len() {
        if !links.banned[m] {
            let root = links.root(m);
            groups.entry(root).or_default().push(m);
        }
    }
    let reasons = reasons(links);
    // A title or "the Service" that stands for nothing named is nobody in particular.
    groups.retain(|_, list| list.iter().any(|&m| is_name(links.name(m))));

    let mut built: Vec<(Entity, Vec<usize>)> = Vec::new();
    let mut used: BTreeSet<EntityId> = BTreeSet::new();
    for (root, list) in &groups {
        let mut entity = entity(sources, links, list);
        entity.why = reasons
            .get(root)
            .map(|r| r.iter().map(|t| Reason::new(*t)).collect())
            .unwrap_or_default();
        if !used.insert(entity.id) {
            // Two of one name: told apart by where the later is first met.
            let (s, n) = links.mentions[list[0]];
            let place = format!("{} {} {}", fold(&entity.name), sources[s].document.id, n);
            entity.id = EntityId::of(entity.kind, &place);
            used.insert(entity.id);
        }
        built.push((entity, list.clone()));
    }
    name_organisations(sources, links, &mut built);
    let most = built
        .iter()
        .map(|(e, _)| e.mentions.len())
        .max()
        .unwrap_or(1)
        .max(1) as f32;
    let n_docs = sources.len().max(1) as f32;
    for (e, list) in &mut built {
        e.importance = importance(sources, links, list, e, most, n_docs);
    }
    let mut entity_of: Vec<Vec<Option<EntityId>>> = sources
        .iter()
        .map(|s| vec![None; s.facts.names.len()])
        .collect();
    for (e, list) in &built {
        for &m in list {
            let (s, n) = links.mentions[m];
            entity_of[s][n] = Some(e.id);
        }
    }
    built.sort_by(|(a, _), (b, _)| {
        a.kind
            .cmp(&b.kind)
            .then_with(|| b.mentions.len().cmp(&a.mentions.len()))
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.id.cmp(&b.id))
    });
    Who {
        entities: built.into_iter().map(|(e, _)| e).collect(),
        entity_of,
    }
}

fn is_name(n: &NameMention) -> bool {
    match n.form {
        NameForm::Full | NameForm::Acronym => true,
        NameForm::Short => n.kind != NameKind::Organisation,
        NameForm::Nominal => false,
    }
}

fn reasons(links: &mut Links) -> BTreeMap<usize, BTreeSet<&'static str>> {
    let mut out: BTreeMap<usize, BTreeSet<&'static str>> = BTreeMap::new();
    for (m, why) in links.reasons.clone() {
        let root = links.root(m);
        out.entry(root).or_default().insert(why);
    }
    out
}

fn entity(sources: &[Source], links: &Links, list: &[usize]) -> Entity {
    let kind = EntityKind::from(links.name(list[0]).kind);
    let mut counts: BTreeMap<&str, (usize, NameForm)> = BTreeMap::new();
    for &m in list {
        let n = links.name(m);
        if n.form != NameForm::Nominal {
            counts.entry(&n.name).or_insert((0, n.form)).0 += 1;
        }
    }
    let name = best_name(kind, &counts);
    let mut aliases: Vec<(&str, usize)> = counts
        .iter()
        .filter(|(n, (_, form))| {
            **n != name && !(kind == EntityKind::Organisation && *form == NameForm::Short)
        })
        .map(|(n, (c, _))| (*n, *c))
        .collect();
    aliases.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut aliases: Vec<String> = aliases.into_iter().map(|(n, _)| n.to_owned()).collect();
    for &m in list {
        if let Some(also) = &links.name(m).also
            && !aliases.contains(also)
            && *also != name
        {
            aliases.push(also.clone());
        }
    }
    let mut mentions: Vec<(DocId, crate::model::TextRange)> = list
        .iter()
        .map(|&m| {
            let (s, n) = links.mentions[m];
            (
                sources[s].document.id.clone(),
                sources[s].facts.names[n].range,
            )
        })
        .collect();
    mentions.sort();
    mentions.dedup();
    Entity {
        id: EntityId::of(kind, &fold(&name)),
        kind,
        roles: Vec::new(),
        period: matches!(kind, EntityKind::Series | EntityKind::Work)
            .then(|| period(sources, links, list))
            .flatten(),
        name,
        aliases,
        mentions,
        why: Vec::new(),
        importance: 0.0,
    }
}

/// The fullest form; in full rather than short, in small letters rather than capitals, the more frequent, then by the alphabet.
fn best_name(kind: EntityKind, counts: &BTreeMap<&str, (usize, NameForm)>) -> String {
    counts
        .iter()
        .max_by_key(|(name, (count, form))| {
            let n_words = name
                .split_whitespace()
                .filter(|w| !w.ends_with('.'))
                .count();
            let capitals = |w: &str| w.chars().count() > 3 && w.chars().all(|c| c.is_uppercase());
            let shouted = name.split_whitespace().any(capitals);
            let brackets = name.contains('(');
            // Among equals plain Latin, which most readers of the other names can read.
            let plain = name.is_ascii();
            // People and places are as long as they are; projects and series are called what they are called most.
            let length = match kind {
                EntityKind::Person | EntityKind::Organisation => n_words,
                EntityKind::Place => 100 - n_words,
                EntityKind::Project | EntityKind::Series | EntityKind::Work => 0,
            };
            (
                *form == NameForm::Full,
                super::keys::looks_nominative(name),
                !shouted,
                !brackets,
                length,
                plain,
                *count,
                std::cmp::Reverse(**name),
            )
        })
        .map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// Roles over all documents, the organisation under the name of its entity.
fn name_organisations(sources: &[Source], links: &Links, built: &mut [(Entity, Vec<usize>)]) {
    // In each document: how an organisation is written → its entity's name.
    let mut canonical: BTreeMap<(usize, String), String> = BTreeMap::new();
    for (e, list) in built
        .iter()
        .filter(|(e, _)| e.kind == EntityKind::Organisation)
    {
        for &m in list {
            let (s, n) = links.mentions[m];
            canonical.insert((s, fold(&sources[s].facts.names[n].name)), e.name.clone());
        }
    }
    for (e, list) in built
        .iter_mut()
        .filter(|(e, _)| e.kind == EntityKind::Person)
    {
        let mut roles = Roles::new();
        for &m in list.iter() {
            let (s, n) = links.mentions[m];
            for claim in &sources[s].facts.names[n].roles {
                let body = claim.organisation.as_ref().map(|o| {
                    canonical
                        .get(&(s, fold(o)))
                        .cloned()
                        .unwrap_or_else(|| o.clone())
                });
                let entry = roles
                    .entry((fold(&claim.role), body))
                    .or_insert_with(|| (claim.role.clone(), BTreeSet::new()));
                entry.1.insert(sources[s].document.id.clone());
            }
        }
        let mut out: Vec<Role> = with_their_bodies(roles)
            .into_iter()
            .map(|((_, organisation), (role, docs))| Role {
                role,
                organisation,
                docs: docs.into_iter().collect(),
            })
            .collect();
        out.sort_by(|a, b| {
            b.docs
                .len()
                .cmp(&a.docs.len())
                .then_with(|| a.role.cmp(&b.role))
                .then_with(|| a.organisation.cmp(&b.organisation))
        });
        e.roles = out;
    }
}

/// A role's folded words and its organisation → as first written, and the documents that say so.
type Roles = BTreeMap<(String, Option<String>), (String, BTreeSet<DocId>)>;

/// "Chief" and "Chief of the Service" are one where only one body is ever said with it.
fn with_their_bodies(mut roles: Roles) -> Roles {
    let bare: Vec<(String, Option<String>)> =
        roles.keys().filter(|(_, o)| o.is_none()).cloned().collect();
    for key in bare {
        let mut said = roles.keys().filter(|(r, o)| *r == key.0 && o.is_some());
        let (Some(only), None) = (said.next().cloned(), said.next()) else {
            continue;
        };
        if let Some((_, docs)) = roles.remove(&key)
            && let Some(entry) = roles.get_mut(&only)
        {
            entry.1.extend(docs);
        }
    }
    roles
}

/// How far around a mention of a meeting "annually" is taken to speak of it, in bytes: a sentence.
const PERIOD_REACH: usize = 160;

fn period(sources: &[Source], links: &Links, list: &[usize]) -> Option<Recurrence> {
    for &m in list {
        let (s, n) = links.mentions[m];
        let name = &sources[s].facts.names[n];
        let text: &str = &sources[s].document.text;
        let range = name.range.usize();
        let mut lo = range.start.saturating_sub(PERIOD_REACH);
        while !text.is_char_boundary(lo) {
            lo -= 1;
        }
        let mut hi = (range.end + PERIOD_REACH).min(text.len());
        while !text.is_char_boundary(hi) {
            hi += 1;
        }
        let (Some(before), Some(after)) = (text.get(lo..range.start), text.get(range.end..hi))
        else {
            continue;
        };
        // The mention's own sentence.
        let from = lo + before.rfind(['.', '\n']).map_or(0, |p| p + 1);
        let to = range.end + after.find(['.', '\n']).unwrap_or(after.len());
        if let Some(set) = sources[s].facts.times.iter().find(|t| {
            t.recurrence.is_some() && t.range.usize().start >= from && t.range.usize().end <= to
        }) {
            return set.recurrence.clone();
        }
        let words = fold(text.get(from..to).unwrap_or(""));
        let says = |phrase: &str| {
            words
                .split(' ')
                .collect::<Vec<_>>()
                .windows(phrase.split(' ').count())
                .any(|w| w.join(" ") == phrase)
        };
        if name.kind == NameKind::Series
            && [
                "held annually",
                "every year",
                "each year",
                "held yearly",
                "takes place annually",
                "meets annually",
                "once a year",
            ]
            .iter()
            .any(|p| says(p))
        {
            return Some(Recurrence::every(Grain::Year));
        }
    }
    None
}

/// Documents count most, then mentions, then standing at a document's head.
fn importance(
    sources: &[Source],
    links: &Links,
    list: &[usize],
    e: &Entity,
    most: f32,
    n_docs: f32,
) -> f32 {
    let docs: BTreeSet<&DocId> = e.mentions.iter().map(|(d, _)| d).collect();
    let head = list.iter().any(|&m| {
        let (s, n) = links.mentions[m];
        let doc = &sources[s].document;
        let range = sources[s].facts.names[n].range;
        doc.blocks.first().is_some_and(|b| b.range.contains(range)) || (range.start as usize) < 300
    });
    let mentions = (e.mentions.len() as f32).ln_1p() / most.ln_1p();
    (0.45 * docs.len() as f32 / n_docs + 0.35 * mentions + if head { 0.2 } else { 0.0 })
        .clamp(0.0, 1.0)
}
