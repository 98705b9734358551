//! All documents' facts → one timeline: who is who, what happened once, when it can have been.
//!
//! ```text
//! facts ─order▶ facts ─who▶ people, projects, … ─telling▶ tellings ─same▶ groups ─dating▶ when ─rank▶ importance ─▶ Timeline
//! ```

pub mod chronology;
pub mod dating;
pub mod order;
pub mod rank;
mod said;
pub mod same;
pub mod spread;
pub mod standing;
pub mod telling;
mod voices;
pub mod who;

use crate::model::stored::shared_date;
use crate::model::{
    Claim, Constraints, DocData, DocInfo, EntityId, EntityKind, Event, EventData, EventId, Instant,
    Meaning, Origin, Quote, SeriesMembership, Source, Status, Timeline, When, time::DAY,
};
use chronology::Chronology;
use rustc_hash::{FxHashMap, FxHashSet};
use spread::{Alone, Spread};
use std::collections::BTreeSet;
use telling::{Telling, TellingId};
use voices::Voices;

/// By the documents alone. Sources in any order give the same timeline, byte for byte.
pub fn resolve(sources: &[Source], constraints: &Constraints) -> Timeline {
    resolve_with(sources, constraints, Chronology::none())
}

/// The same with what is known from outside the documents; what rests on that says so.
pub fn resolve_with(
    sources: &[Source],
    constraints: &Constraints,
    outside: &Chronology,
) -> Timeline {
    resolve_on(sources, constraints, outside, &Alone)
}

/// The same by as many threads as there are: the same timeline, byte for byte.
pub fn resolve_on(
    sources: &[Source],
    constraints: &Constraints,
    outside: &Chronology,
    spread: &dyn Spread,
) -> Timeline {
    resolve_given(sources.to_vec(), constraints, outside, spread)
}

/// The same of sources given away: what other documents show of a document is written into its facts, which are copied only where
/// somebody else holds them too.
pub fn resolve_given(
    mut sources: Vec<Source>,
    constraints: &Constraints,
    outside: &Chronology,
    spread: &dyn Spread,
) -> Timeline {
    sources.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    sources.dedup_by(|a, b| a.document.id == b.document.id);
    order::settle(&mut sources);
    spread.done("order");
    who::kinds::settle(&mut sources, spread);
    spread.done("kinds of names");
    who::again::find(&mut sources, spread);
    spread.done("names found again");
    who::respelled::find(&mut sources);
    who::meetings::name(&mut sources);
    spread.done("meetings");
    let mut who = who::who_on(&sources, constraints, spread);
    let tellings = telling::tellings(&sources, &who, spread);
    spread.done("tellings");
    let groups = same::groups(&tellings, &sources, constraints, spread);
    spread.done("same");
    let voices = Voices::of(&tellings, &sources);
    let dated = dating::date(&groups, &tellings, &sources, &who, &voices, outside, spread);
    spread.done("dating");
    let named: FxHashMap<EntityId, usize> = who
        .entities
        .iter()
        .enumerate()
        .map(|(i, e)| (e.id, i))
        .collect();
    let name_of = |id: EntityId| named.get(&id).map(|&i| who.entities[i].name.as_str());
    let kind_of = |id: EntityId| named.get(&id).map(|&i| who.entities[i].kind);
    let (parts, wholes) = parts_and_wholes(&groups, &tellings);
    let made = spread::map(spread, groups.len(), |part| {
        let made = part.map(|g| {
            let (members, (when, _)) = (&groups[g], &dated[g]);
            if !worth_showing(members, &tellings, when) {
                return None;
            }
            let mut event = assemble(members, &tellings, &sources, &parts[g]);
            if let Some(name) = recurring_name(&event, when, name_of) {
                event.label = name;
            }
            if let Some(name) = numbered_name(&event, members, &tellings, name_of, kind_of) {
                event.label = name;
            }
            // A speech at a project's closing ceremony belongs to the project's story.
            let inherited = wholes[g]
                .iter()
                .flat_map(|&h| &groups[h])
                .flat_map(|&m| &tellings[m].entities);
            for (kind, id) in inherited {
                if *kind == EntityKind::Project && !event.entities.contains(id) {
                    event.entities.push(*id);
                }
            }
            let behind = behind_it(when, members, &parts[g], &tellings, &voices, &sources);
            Some((event, behind))
        });
        made.collect::<Vec<_>>()
    });
    let mut events: Vec<Event> = Vec::with_capacity(groups.len());
    let mut concepts: Vec<BTreeSet<&str>> = Vec::with_capacity(groups.len());
    let mut ids: FxHashSet<EventId> = FxHashSet::default();
    let mut behind: Vec<rank::Behind> = Vec::with_capacity(groups.len());
    let made = made.into_iter().flatten();
    for ((members, made), (when, readings)) in groups.iter().zip(made).zip(dated) {
        let Some((mut event, what)) = made else {
            continue;
        };
        event.when = when;
        event.readings = readings;
        behind.push(what);
        // Two events of one sentence and trigger are told apart by their label and, at the worst, by a count.
        let mut n = 0;
        while !ids.insert(event.id) {
            n += 1;
            event.id = EventId::of(&[&event.id.to_string(), &event.label, &n.to_string()]);
        }
        events.push(event);
        concepts.push(
            members
                .iter()
                .map(|&m| tellings[m].event.concept.as_str())
                .collect(),
        );
    }
    who::span::say(&mut who.entities, &events, &concepts);
    let mut timeline = Timeline {
        hidden: Vec::new(),
        periods: Vec::new(),
        unplaced: Vec::new(),
        documents: documents(&sources, &voices),
        events,
        entities: who.entities,
        doubtful: who.doubtful,
        notes: sources
            .iter()
            .flat_map(|s| s.facts.notes.iter().cloned())
            .collect(),
    };
    rank::rank(&mut timeline, &behind);
    sort(&mut timeline);
    spread.done("events");
    timeline
}

type PlaceInTime = (bool, Option<Instant>, Option<Instant>, EventId);

/// Earliest first; what has no earliest by its latest, what has neither last; then by id.
fn place_in_time(event: &Event) -> PlaceInTime {
    let place = event.when.earliest.or(event.when.latest);
    (place.is_none(), place, event.when.latest, event.id)
}

fn sort(timeline: &mut Timeline) {
    timeline.events.sort_by_key(place_in_time);
    timeline.notes.sort();
    timeline.notes.dedup();
}

fn documents(sources: &[Source], voices: &Voices) -> Vec<DocInfo> {
    let mut out: Vec<DocInfo> = sources.iter().map(info).collect();
    for (s, document) in out.iter_mut().enumerate() {
        let first = voices.first(s);
        document.origin.voice = (first != s).then(|| sources[first].document.id.clone());
    }
    out
}

fn info(source: &Source) -> DocInfo {
    DocInfo::new(DocData {
        id: source.document.id.clone(),
        title: source.facts.title.clone(),
        published: source.facts.published.clone(),
        dates: source.facts.dates.clone(),
        lang: source.facts.lang,
        text: source.document.text.clone(),
        origin: Origin::of(&source.document),
    })
}

/// For each telling, its place in the list of groups.
fn groups_by_telling(groups: &[Vec<TellingId>], n_tellings: usize) -> Vec<usize> {
    let mut group_of = vec![0; n_tellings];
    for (g, members) in groups.iter().enumerate() {
        for &m in members {
            group_of[m] = g;
        }
    }
    group_of
}

/// For each group, the tellings told as part of it, and the groups it is told as part of.
fn parts_and_wholes(
    groups: &[Vec<TellingId>],
    tellings: &[Telling<'_>],
) -> (Vec<Vec<TellingId>>, Vec<BTreeSet<usize>>) {
    let group_of = groups_by_telling(groups, tellings.len());
    let mut parts = vec![Vec::new(); groups.len()];
    let mut wholes = vec![BTreeSet::new(); groups.len()];
    for (m, t) in tellings.iter().enumerate() {
        if let (true, Some((to, _))) = (t.is_part(), t.link)
            && group_of[to] != group_of[m]
        {
            parts[group_of[to]].push(m);
            wholes[group_of[m]].insert(group_of[to]);
        }
    }
    (parts, wholes)
}

/// A passing remark with no date, nobody named and no tie to anything is not an event of a timeline.
fn worth_showing(members: &[TellingId], tellings: &[Telling<'_>], when: &When) -> bool {
    let named = members
        .iter()
        .any(|&m| !tellings[m].entities.is_empty() || tellings[m].series.is_some());
    let linked = members.iter().any(|&m| tellings[m].link.is_some());
    let near = when
        .span()
        .is_some_and(|(from, to)| to.0 - from.0 <= NEAR_DAYS * DAY);
    // "Two years ago", in a document of which only is known between when it was written.
    let between = when.span().is_some() && members.iter().any(|&m| tellings[m].time.is_some());
    when.edtf.is_some() || when.recurs() || named || linked || near || between || members.len() > 1
}

/// What is known to about a month has a place on the timeline, whoever is named.
const NEAR_DAYS: i64 = 31;

/// All of an event but when it was.
fn assemble(
    members: &[TellingId],
    tellings: &[Telling<'_>],
    sources: &[Source],
    parts: &[TellingId],
) -> Event {
    let mut entities: BTreeSet<(EntityKind, EntityId)> = BTreeSet::new();
    for &m in members {
        entities.extend(tellings[m].entities.iter().copied());
    }
    // Who spoke at the meeting was at the meeting.
    for &m in parts {
        entities.extend(
            tellings[m]
                .entities
                .iter()
                .copied()
                .filter(|(k, _)| *k == EntityKind::Person),
        );
    }
    let claims: Vec<Claim> = members
        .iter()
        .map(|&m| claim(&tellings[m], sources))
        .collect();
    let first = members[0];
    let doc = &sources[tellings[first].source].document;
    let trigger = tellings[first].event.trigger;
    let best = best_label(members, tellings);
    let status = members
        .iter()
        .map(|&m| tellings[m].event.status)
        .min_by_key(|s| match s {
            Status::Cancelled => 0,
            Status::Recurring => 1,
            Status::Happened => 2,
            Status::Planned => 3,
        });
    Event::new(EventData {
        id: EventId::of(&[
            doc.id.as_str(),
            &trigger.start.to_string(),
            trigger.of(&doc.text),
        ]),
        label: tellings[best].event.label.clone(),
        when: When::unknown(),
        claims,
        entities: entities.into_iter().map(|(_, id)| id).collect(),
        series: members.iter().find_map(|&m| {
            let t = &tellings[m];
            let (series, number) = match (t.series, t.recurring_series) {
                (Some((series, number)), _) => (series, Some(number)),
                (None, Some(series)) => (series, None),
                (None, None) => return None,
            };
            Some(SeriesMembership { series, number })
        }),
        status: status.unwrap_or(Status::Happened),
        kind: tellings[best].event.concept.to_string(),
        importance: members
            .iter()
            .map(|&m| tellings[m].event.prominence)
            .fold(0.0, f32::max),
        readings: Vec::new(),
        user: Default::default(),
    })
}

/// "Session of the Council: every year", for a series of which a document says how often it meets.
fn recurring_name<'n>(
    event: &Event,
    when: &When,
    name_of: impl Fn(EntityId) -> Option<&'n str>,
) -> Option<String> {
    let Meaning::Recurs(recurrence) = &when.meaning else {
        return None;
    };
    let membership = event.series.filter(|s| s.number.is_none())?;
    let name = name_of(membership.series)?;
    Some(format!("{name}: every {}", recurrence.every.name()))
}

/// "114th session of the Council of …" for the meeting itself, so that all members of a series read alike.
///
/// Only where the series' name is in a language whose ordinals are written with "th": others keep their document's words.
fn numbered_name<'n>(
    event: &Event,
    members: &[TellingId],
    tellings: &[Telling<'_>],
    name_of: impl Fn(EntityId) -> Option<&'n str>,
    kind_of: impl Fn(EntityId) -> Option<EntityKind>,
) -> Option<String> {
    let membership = event.series?;
    let number = membership.number?;
    if !members
        .iter()
        .any(|&m| !tellings[m].is_part() && tellings[m].series.is_some())
    {
        return None;
    }
    // What is called by its document's title has no name to put a number before.
    let name = name_of(membership.series)
        .filter(|n| !who::meetings::is_named_by_title(n) && reads_english(n))?;
    let mut chars = name.chars();
    let first = chars.next().filter(char::is_ascii_alphabetic)?;
    let rest = chars.as_str();
    // "114th session of …", but "20th International Migrants Day" and "5th COP of …".
    let acronym = rest.chars().next().is_some_and(char::is_uppercase);
    // "Regional Forum on Decent Work" is a name of its own; "Session of …" only begins like one.
    let second = rest.split(' ').nth(1).unwrap_or("");
    let named = second.starts_with(char::is_uppercase);
    let title = kind_of(membership.series) != Some(EntityKind::Series);
    let first = if acronym || title || named {
        first.to_ascii_uppercase()
    } else {
        first.to_ascii_lowercase()
    };
    Some(format!("{number}{} {first}{rest}", ordinal_ending(number)))
}

/// "Tagung des Rates", "Período de sesiones del Consejo" are counted in their own way.
fn reads_english(name: &str) -> bool {
    /// What stands between a meeting and its body in languages with Latin letters.
    const ELSEWHERE: [&str; 16] = [
        "de", "del", "della", "dell'", "dei", "der", "des", "di", "do", "da", "dos", "du", "la",
        "les", "van", "het",
    ];
    let small = |w: &str| ELSEWHERE.contains(&w) || w.starts_with("d'") || w.starts_with("l'");
    name.is_ascii() && !name.split(' ').any(small)
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// Who else tells it, and what later text comes back to it.
fn behind_it(
    when: &When,
    members: &[TellingId],
    parts: &[TellingId],
    tellings: &[Telling<'_>],
    voices: &Voices,
    sources: &[Source],
) -> rank::Behind {
    let long_after = |m: &&TellingId| {
        let published = sources[tellings[**m].source].facts.published.as_ref();
        let written = published.filter(|p| p.source.is_trusted());
        let written = written.and_then(|p| p.date.bounds()).map(|b| b.0);
        written
            .zip(when.latest)
            .is_some_and(|(written, told)| written.0 - told.0 > NEAR_DAYS * DAY)
    };
    rank::Behind {
        voices: voices.count(members.iter().map(|&m| &tellings[m])),
        references: parts.len() + members.iter().filter(long_after).count(),
    }
}

fn claim(t: &Telling<'_>, sources: &[Source]) -> Claim {
    let doc = &sources[t.source].document;
    Claim {
        doc: doc.id.clone(),
        range: t.event.range,
        trigger: Some(t.event.trigger),
        quote: Quote::of(&doc.text, t.event.range),
        edtf: t.edtf.clone().map(shared_date),
        time: t.time.map(|t| t.range),
    }
}

/// The telling whose label reads best alone: prominent, naming somebody, not beginning with a pronoun.
fn best_label(members: &[TellingId], tellings: &[Telling<'_>]) -> TellingId {
    let score = |m: TellingId| {
        let t = &tellings[m];
        let first = t.event.label.split(' ').next().unwrap_or("").to_lowercase();
        let vague = matches!(
            first.as_str(),
            "he" | "she" | "it" | "they" | "this" | "these" | "which" | "who" | "we"
        );
        let named = t.entities.iter().any(|(k, _)| *k != EntityKind::Place) || t.series.is_some();
        let short = t.event.label.split(' ').count() < 3;
        t.event.prominence + 0.2 * f32::from(u8::from(named))
            - 0.5 * f32::from(u8::from(vague))
            - 0.2 * f32::from(u8::from(short))
    };
    members
        .iter()
        .copied()
        .max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a)))
        .unwrap_or(members[0])
}

#[cfg(test)]
mod tests;
