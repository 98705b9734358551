//! Joined mentions → entities: the fullest name, the other spellings, the roles with their documents, how important.

use super::Who;
use super::evidence;
use super::found;
use super::link::{Doubt, Links, REASONS};
use super::terms;
use crate::model::text::fold;
use crate::model::{
    DocId, Doubtful, EdtfDate, Entity, EntityData, EntityId, EntityKind, EntityTie, NameForm,
    NameKind, NameMention, Phrase, Reason, Recurrence, Source, Span, TextRange, TieKind,
    time::Grain,
};
use crate::resolve::rank::BY_DOCUMENTS;
use crate::resolve::spread::{self, Spread};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

pub fn entities(sources: &[Source], links: &mut Links, spread: &dyn Spread) -> Who {
    let mut groups = links.groups(|_| true);
    let reasons = std::mem::take(&mut links.reasons);
    let reasons = by_root(links, reasons);
    let against = std::mem::take(&mut links.against);
    let against = by_root(links, against);
    // A title or "the Service" that stands for nothing named is nobody in particular.
    groups.retain(|(_, list)| list.iter().any(|&m| is_name(links.name(m))));

    let mut built: Vec<(Entity, Vec<usize>)> = Vec::new();
    let mut used: BTreeSet<EntityId> = BTreeSet::new();
    let made = {
        let links: &Links = links;
        spread::map(spread, groups.len(), |part| {
            let made = groups[part].iter().map(|(_, list)| {
                let named = list
                    .iter()
                    .map(|&m| (&sources[links.mentions[m].0], links.name(m)))
                    .filter(|(_, n)| is_name(n));
                (entity(sources, links, list), found::reason(named))
            });
            made.collect::<Vec<_>>()
        })
    };
    for ((root, list), (mut entity, found)) in groups.into_iter().zip(made.into_iter().flatten()) {
        let told = |by: &BTreeMap<usize, Vec<String>>| -> Vec<Reason> {
            by.get(&root)
                .map(|r| r.iter().map(Reason::new).collect())
                .unwrap_or_default()
        };
        entity.why = told(&reasons);
        entity.why.extend(found);
        entity.against = told(&against);
        if !used.insert(entity.id) {
            // Two of one name: told apart by where the later is first met.
            let (s, n) = links.mentions[list[0]];
            let place = format!("{} {} {}", fold(&entity.name), sources[s].document.id, n);
            entity.id = EntityId::of(entity.kind, &place);
            used.insert(entity.id);
        }
        built.push((entity, list));
    }
    say_roles(links, &mut built, spread);
    say_quotes_and_ties(sources, links, &mut built, spread);
    let doubtful = doubtful(links, &built);
    let most = built
        .iter()
        .map(|(e, _)| e.mentions.len())
        .max()
        .unwrap_or(1)
        .max(1) as f32;
    let n_docs = sources.len().max(1) as f32;
    let importances = {
        let (links, built): (&Links, _) = (links, &built);
        spread::map(spread, built.len(), |part| {
            let of = |(e, list): &(Entity, Vec<usize>)| {
                importance(sources, links, list, e, most, n_docs)
            };
            built[part].iter().map(of).collect::<Vec<_>>()
        })
    };
    for ((e, _), importance) in built.iter_mut().zip(importances.into_iter().flatten()) {
        e.importance = importance;
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
        doubtful,
    }
}

fn is_name(n: &NameMention) -> bool {
    match n.form {
        NameForm::Full | NameForm::Acronym => true,
        NameForm::Short => n.kind != NameKind::Organisation,
        NameForm::Nominal | NameForm::Pronoun => false,
    }
}

/// Each entity's reasons, each once, in the order in which they were found.
fn by_root(links: &mut Links, list: Vec<(usize, String)>) -> BTreeMap<usize, Vec<String>> {
    let mut out: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (m, why) in list {
        let root = links.root(m);
        let reasons = out.entry(root).or_default();
        if reasons.len() < REASONS && !reasons.contains(&why) {
            reasons.push(why);
        }
    }
    out
}

/// What is said against a pair that nothing contradicts and too little speaks for.
const TOO_LITTLE: &str = "Nothing else says that they are one.";

/// Pairs that may be one, as entities; each once, by its likeliest.
fn doubtful(links: &mut Links, built: &[(Entity, Vec<usize>)]) -> Vec<Doubtful> {
    let mut of_root: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, (_, list)) in built.iter().enumerate() {
        let root = links.root(list[0]);
        of_root.insert(root, i);
    }
    // Looking up what the reasons rest on takes time: only of those that are told.
    let mut best: BTreeMap<(usize, usize), Doubt> = BTreeMap::new();
    for d in std::mem::take(&mut links.doubts) {
        let (a, b) = (links.root(d.a), links.root(d.b));
        let (Some(&a), Some(&b)) = (of_root.get(&a), of_root.get(&b)) else {
            continue;
        };
        if a == b || links.may_not(built[a].1[0], built[b].1[0]) {
            continue;
        }
        let mentioned = |i: usize| built[i].0.mentions.len();
        let (a, b) = if (mentioned(a), b) >= (mentioned(b), a) {
            (a, b)
        } else {
            (b, a)
        };
        match best.get(&(a, b)) {
            Some(old) if old.likely >= d.likely => {}
            _ => {
                best.insert((a, b), d);
            }
        }
    }
    let told = best.into_iter().map(|((a, b), d)| {
        let (one, other) = (&built[a].1, &built[b].1);
        let reasons = |list: &[Phrase]| -> Vec<Reason> {
            list.iter()
                .map(|text| evidence::with(links, text.to_string(), one, other))
                .collect()
        };
        let against = match d.against.is_empty() {
            true => [Phrase::known(TOO_LITTLE)].into(),
            false => d.against,
        };
        Doubtful {
            a: built[a].0.id,
            b: built[b].0.id,
            likely: d.likely,
            why: reasons(&d.why),
            against: reasons(&against),
        }
    });
    let mut out: Vec<Doubtful> = told.collect();
    out.sort_by(|x, y| {
        y.likely
            .total_cmp(&x.likely)
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    out
}

fn entity(sources: &[Source], links: &Links, list: &[usize]) -> Entity {
    let kind = EntityKind::from(links.name(list[0]).kind);
    let mut counts: BTreeMap<&str, (usize, NameForm)> = BTreeMap::new();
    // One spelling comes again and again.
    let mut last: Option<(&str, NameForm, usize)> = None;
    let mut count = |last: Option<_>| {
        if let Some((name, form, n)) = last {
            counts.entry(name).or_insert((0, form)).0 += n;
        }
    };
    for &m in list {
        let n = links.name(m);
        if n.form.stands_in() {
            continue;
        }
        match &mut last {
            Some((name, _, times)) if *name == n.name => *times += 1,
            _ => count(last.replace((&n.name, n.form, 1))),
        }
    }
    count(last);
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
            && **also != *name
            && !aliases.iter().any(|a| **a == **also)
        {
            aliases.push(also.to_string());
        }
    }
    // Sources are in the order of their documents, which numbers tell sooner than names.
    let mut places: Vec<(usize, crate::model::TextRange)> = list
        .iter()
        .map(|&m| {
            let (s, n) = links.mentions[m];
            (s, sources[s].facts.names[n].range)
        })
        .collect();
    places.sort_unstable();
    places.dedup();
    let mentions: Vec<(DocId, crate::model::TextRange)> = places
        .into_iter()
        .map(|(s, range)| (sources[s].document.id.clone(), range))
        .collect();
    Entity::new(EntityData {
        period: matches!(kind, EntityKind::Series | EntityKind::Work)
            .then(|| period(sources, links, list))
            .flatten(),
        aliases,
        mentions,
        ..EntityData::named(EntityId::of(kind, &fold(&name)), kind, &name)
    })
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
            // Acronyms are part of a body's name, capitals of three letters are a surname in somebody's.
            let few = if kind == EntityKind::Person { 1 } else { 3 };
            let capitals = |w: &str| w.chars().count() > few && w.chars().all(|c| c.is_uppercase());
            let shouted = name.split_whitespace().any(capitals);
            let brackets = name.contains(['(', '"', '“', '«']);
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
fn say_roles(links: &mut Links, built: &mut [(Entity, Vec<usize>)], spread: &dyn Spread) {
    let bodies = terms::Bodies::of(links);
    let name_of: BTreeMap<usize, String> = built
        .iter()
        .filter(|(e, _)| e.kind == EntityKind::Organisation)
        .map(|(e, list)| (links.root(list[0]), e.name.clone()))
        .collect();
    let roles = {
        let (links, built): (&Links, &[_]) = (links, built);
        spread::map(spread, built.len(), |part| {
            let of = |(e, list): &(Entity, Vec<usize>)| {
                if e.kind == EntityKind::Person {
                    terms::roles(links, list, &bodies, &name_of)
                } else {
                    Vec::new()
                }
            };
            built[part].iter().map(of).collect::<Vec<_>>()
        })
    };
    for ((e, _), roles) in built.iter_mut().zip(roles.into_iter().flatten()) {
        e.roles = roles;
    }
}

/// What people are quoted with, and who runs and funds a project; how long projects are spoken of.
fn say_quotes_and_ties(
    sources: &[Source],
    links: &mut Links,
    built: &mut [(Entity, Vec<usize>)],
    spread: &dyn Spread,
) {
    let mut id_of: FxHashMap<usize, EntityId> = FxHashMap::default();
    for (e, list) in built.iter() {
        id_of.insert(links.root(list[0]), e.id);
    }
    let told = {
        let (links, built): (&Links, &[_]) = (links, built);
        spread::map(spread, built.len(), |part| {
            let told = built[part].iter();
            told.map(|(e, list)| quotes_and_ties(sources, links, e.kind, list, &id_of))
                .collect::<Vec<_>>()
        })
    };
    for ((e, _), told) in built.iter_mut().zip(told.into_iter().flatten()) {
        (e.quotes, e.ties) = (told.quotes, told.ties);
        if e.kind == EntityKind::Project {
            e.span = Some(Span {
                mentioned: told.spoken_of,
                ..Span::default()
            });
        }
    }
}

#[derive(Default)]
struct Told {
    quotes: Vec<(DocId, TextRange)>,
    ties: Vec<EntityTie>,
    spoken_of: Option<(EdtfDate, EdtfDate)>,
}

fn quotes_and_ties(
    sources: &[Source],
    links: &Links,
    kind: EntityKind,
    list: &[usize],
    id_of: &FxHashMap<usize, EntityId>,
) -> Told {
    let mut out = Told::default();
    let project = kind == EntityKind::Project;
    for &m in list {
        let (s, _) = links.mentions[m];
        let doc = &sources[s].document.id;
        let name = links.name(m);
        out.quotes
            .extend(name.said.iter().map(|r| (doc.clone(), *r)));
        for tie in &name.ties {
            let to = links.first[s] + tie.to as usize;
            if !matches!(tie.kind, TieKind::RunBy | TieKind::FundedBy)
                || (tie.to as usize) >= sources[s].facts.names.len()
            {
                continue;
            }
            if let Some(&to) = id_of.get(&links.found_root(to))
                && !out.ties.iter().any(|t| t.kind == tie.kind && t.to == to)
            {
                out.ties.push(EntityTie {
                    kind: tie.kind,
                    to,
                    doc: doc.clone(),
                    signal: tie.signal,
                });
            }
        }
        let published = sources[s].facts.published.as_ref().filter(|_| project);
        if let Some(p) = published.filter(|p| p.source.is_trusted()) {
            let day = |d: EdtfDate| d.bounds().map(|(a, _)| a);
            out.spoken_of = Some(out.spoken_of.map_or((p.date, p.date), |(a, b)| {
                (
                    if day(p.date) < day(a) { p.date } else { a },
                    if day(p.date) > day(b) { p.date } else { b },
                )
            }));
        }
    }
    out.quotes.sort();
    out.quotes.dedup();
    out
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
            return set.recurrence.as_deref().cloned();
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
    // In the order of their documents.
    let docs = list
        .chunk_by(|x, y| links.mentions[*x].0 == links.mentions[*y].0)
        .count();
    let head = list.iter().any(|&m| {
        let (s, n) = links.mentions[m];
        let doc = &sources[s].document;
        let range = sources[s].facts.names[n].range;
        doc.blocks.first().is_some_and(|b| b.range.contains(range)) || (range.start as usize) < 300
    });
    let mentions = (e.mentions.len() as f32).ln_1p() / most.ln_1p();
    (BY_DOCUMENTS * docs as f32 / n_docs + 0.35 * mentions + if head { 0.2 } else { 0.0 })
        .clamp(0.0, 1.0)
}
