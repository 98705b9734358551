//! The whole of it: documents, events, people and the rest. Not what one document says; that is the command line's `extract`.

use super::{PublishedJson, RangeJson, Shown, first_day, last_day, notes, published, range, why};
use crate::model::voices::{self, Told};
use crate::model::{
    Claim, DocId, DocInfo, Doubtful, Edtf, EdtfDate, Entity, EntityId, EntityKind, Event, Meaning,
    Note, Recurrence, TextRange, Timeline, When,
};
use rustc_hash::FxHashMap;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io;

/// All of it, part by part as it is written: no second timeline is made to print the first.
struct TimelineJson<'a> {
    timeline: &'a Timeline,
    told: &'a [Note],
    with_text: bool,
}

impl Serialize for TimelineJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let timeline = self.timeline;
        let known = Known::of(timeline);
        let names = || -> BTreeMap<EntityId, &str> {
            let entities = timeline.entities.iter();
            entities.map(|e| (e.id, e.name.as_str())).collect()
        };
        let mut all = to.serialize_struct("Timeline", 11)?;
        // What this is, and in which version: it counts up when a key changes its meaning or goes away.
        all.serialize_field("format", FORMAT)?;
        let documents = || timeline.documents.iter();
        all.serialize_field(
            "documents",
            &Each(|| documents().map(|d| document(d, self.with_text))),
        )?;
        all.serialize_field(
            "events",
            &Each(|| timeline.events.iter().map(|e| event(e, &known))),
        )?;
        let of = |kind| Each(move || timeline.of_kind(kind).map(entity));
        all.serialize_field("people", &of(EntityKind::Person))?;
        all.serialize_field("organisations", &of(EntityKind::Organisation))?;
        all.serialize_field("projects", &of(EntityKind::Project))?;
        all.serialize_field("series", &all_series(timeline))?;
        all.serialize_field("places", &of(EntityKind::Place))?;
        all.serialize_field("works", &of(EntityKind::Work))?;
        // Pairs that may be one and were not joined, likeliest first.
        let names = names();
        all.serialize_field(
            "doubtful",
            &Each(|| timeline.doubtful.iter().map(|d| doubtful(d, &names))),
        )?;
        all.serialize_field("notes", &notes(self.told))?;
        all.end()
    }
}

/// A list of which each is made when it is its turn.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct DoubtfulJson<'a> {
    a: Shown<EntityId>,
    b: Shown<EntityId>,
    names: [&'a str; 2],
    likely: f32,
    why: Vec<&'a str>,
    against: Vec<&'a str>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    doc: &'a str,
    title: Option<&'a str>,
    published: Option<PublishedJson<'a>>,
    lang: &'a str,
    /// How names are found in that language, where it is less well than in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    names_told: Option<String>,
    /// The document this one is a copy of.
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: Shown<crate::model::EventId>,
    label: &'a str,
    when: WhenJson<'a>,
    claims: Vec<ClaimJson<'a>>,
    /// How many independent documents tell it: copies of one release are one.
    voices: usize,
    people: Vec<Shown<EntityId>>,
    organisations: Vec<Shown<EntityId>>,
    projects: Vec<Shown<EntityId>>,
    series: Option<MemberJson>,
    importance: f32,
    places: Vec<Shown<EntityId>>,
    works: Vec<Shown<EntityId>>,
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    readings: Vec<ReadingJson<'a>>,
    /// The other dates are those of earlier plans.
    #[serde(skip_serializing_if = "is_false")]
    moved: bool,
    /// Where several dates were told: each with the day on which a document first gave it, in that order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    told: Vec<ToldJson<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    confirmed: bool,
    #[serde(skip_serializing_if = "is_false")]
    edited: bool,
    /// The date is the user's own.
    #[serde(skip_serializing_if = "is_false")]
    dated_by_user: bool,
    #[serde(skip_serializing_if = "is_false")]
    added_by_user: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    picture: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    lane: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<u8>,
}

#[derive(Serialize)]
struct WhenJson<'a> {
    edtf: Option<Shown<&'a Edtf>>,
    /// The first day.
    earliest: Option<Shown<chrono::NaiveDate>>,
    /// The last day, included.
    latest: Option<Shown<chrono::NaiveDate>>,
    grain: &'static str,
    certainty: &'static str,
    meaning: &'static str,
    why: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recurrence: Option<RecurrenceJson>,
}

#[derive(Serialize)]
struct RecurrenceJson {
    every: &'static str,
    interval: u16,
    times: u16,
    /// Month and day: "07-30".
    on: Option<String>,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    doc: &'a str,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    trigger: Option<RangeJson>,
    quote: &'a str,
    /// Where the file has pages, slides, sheets or chapters: "page 3".
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    edtf: Option<Shown<&'a Edtf>>,
    /// When its document was written or published, by its own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<Shown<EdtfDate>>,
}

#[derive(Serialize)]
struct MemberJson {
    id: Shown<EntityId>,
    number: Option<u32>,
}

#[derive(Serialize)]
struct ReadingJson<'a> {
    edtf: Shown<&'a Edtf>,
    /// Indexes into the event's claims.
    claims: &'a [u32],
    /// How many independent documents say so.
    voices: usize,
}

#[derive(Serialize)]
struct ToldJson<'a> {
    edtf: Shown<&'a Edtf>,
    /// The day on which it was first written, where a document says.
    written: Option<Shown<chrono::NaiveDate>>,
    claims: Vec<u32>,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: Shown<EntityId>,
    name: &'a str,
    aliases: &'a [String],
    /// In order of time.
    roles: Vec<RoleJson<'a>>,
    mentions: Vec<MentionJson<'a>>,
    importance: f32,
    /// What made the mentions one, and what spoke against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    against: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<MentionJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ties: Vec<TieJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<SpanJson<'a>>,
}

#[derive(Serialize)]
struct TieJson<'a> {
    kind: &'static str,
    to: Shown<EntityId>,
    doc: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct SpanJson<'a> {
    start: Option<Shown<&'a Edtf>>,
    end: Option<Shown<&'a Edtf>>,
    /// The dates of the first and the last document that names it.
    mentioned: Option<[Shown<EdtfDate>; 2]>,
}

#[derive(Serialize)]
struct RoleJson<'a> {
    role: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    /// "holds", "acting", "former", "elect"
    status: &'static str,
    /// As documents state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Shown<&'a Edtf>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Shown<&'a Edtf>>,
    /// The dates of the first and the last document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<[Shown<EdtfDate>; 2]>,
    docs: Vec<&'a str>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    doc: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct SeriesJson<'a> {
    id: Shown<EntityId>,
    name: &'a str,
    /// What one turn is ("year"), where a document says.
    period: Option<&'static str>,
    aliases: &'a [String],
    /// Numbers that a document tells of.
    numbers: Vec<u32>,
    /// First and last of each run of numbers between them that none does.
    missing: Vec<[u32; 2]>,
    /// What is missing and what does not fit, in words: gaps, numbers against days, numbers against years.
    said: Vec<String>,
    mentions: Vec<MentionJson<'a>>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// As the schema names it.
const FORMAT: &str = "dateline timeline 1";

/// One line, with its end, written as it is made.
pub fn write(
    timeline: &Timeline,
    told: &[Note],
    with_text: bool,
    mut to: impl io::Write,
) -> io::Result<()> {
    let all = TimelineJson {
        timeline,
        told,
        with_text,
    };
    serde_json::to_writer(&mut to, &all)?;
    to.write_all(b"\n")?;
    to.flush()
}

/// The same in memory.
pub fn print(timeline: &Timeline, told: &[Note], with_text: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Our own mirror types have only string keys, and memory takes whatever is written.
    let _ = write(timeline, told, with_text, &mut bytes);
    bytes
}

fn document(document: &DocInfo, with_text: bool) -> DocumentJson<'_> {
    DocumentJson {
        doc: document.id.as_str(),
        title: document.title.as_deref(),
        published: document.published.as_ref().map(published),
        lang: document.lang,
        names_told: crate::model::name_support::told([document.lang]).pop(),
        copy_of: document.origin.copy_of.as_ref().map(|d| d.as_str()),
        text: with_text.then_some(&*document.text),
    }
}

/// What is looked up for every event.
struct Known<'a> {
    kinds: FxHashMap<EntityId, EntityKind>,
    /// Each claim asks for its document, of which there are many: a list in order would be gone through anew for each.
    documents: FxHashMap<&'a DocId, &'a DocInfo>,
}

impl<'a> Known<'a> {
    fn of(timeline: &'a Timeline) -> Self {
        Self {
            kinds: timeline.entities.iter().map(|e| (e.id, e.kind)).collect(),
            documents: timeline.documents.iter().map(|d| (&d.id, d)).collect(),
        }
    }

    fn document(&self, id: &DocId) -> Option<&'a DocInfo> {
        self.documents.get(id).copied()
    }

    fn voices<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> usize {
        voices::voices(|doc| self.document(doc), claims)
    }
}

fn event<'a>(event: &'a Event, known: &Known<'_>) -> EventJson<'a> {
    let of = |kind| {
        let ids = event.entities.iter();
        ids.filter(|id| known.kinds.get(id) == Some(&kind))
            .map(|id| Shown(*id))
            .collect()
    };
    EventJson {
        id: Shown(event.id),
        label: &event.label,
        when: when(&event.when, event.user.dated),
        claims: event.claims.iter().map(|c| claim(c, known)).collect(),
        voices: known.voices(event.claims.iter()),
        people: of(EntityKind::Person),
        organisations: of(EntityKind::Organisation),
        projects: of(EntityKind::Project),
        series: event.series.map(|s| MemberJson {
            id: Shown(s.series),
            number: s.number,
        }),
        importance: event.importance,
        places: of(EntityKind::Place),
        works: of(EntityKind::Work),
        status: event.status.name(),
        readings: event
            .readings
            .iter()
            .map(|r| ReadingJson {
                edtf: Shown(&r.edtf),
                claims: &r.claims,
                voices: known.voices(claims_of(event, &r.claims)),
            })
            .collect(),
        moved: event.was_moved(),
        told: told(event, known),
        confirmed: event.user.confirmed,
        edited: event.user.edited,
        dated_by_user: event.user.dated,
        added_by_user: event.user.by_hand.is_some(),
        tags: &event.user.tags,
        note: &event.user.note,
        picture: &event.user.picture,
        lane: &event.user.lane,
        color: event.user.color,
    }
}

fn claims_of<'e>(event: &'e Event, claims: &[u32]) -> impl Iterator<Item = &'e Claim> {
    claims.iter().filter_map(|c| event.claims.get(*c as usize))
}

/// Only where there is more than one date to tell.
fn told<'a>(event: &'a Event, known: &Known<'_>) -> Vec<ToldJson<'a>> {
    let mut dates = event.claims.iter().filter_map(|c| c.edtf.as_deref());
    let first = dates.next();
    if dates.all(|date| Some(date) == first) {
        return Vec::new();
    }
    let told = voices::told_in_order(|doc| known.document(doc), event);
    if told.len() < 2 {
        return Vec::new();
    }
    let one = |t: Told<'a>| ToldJson {
        edtf: Shown(t.edtf),
        written: t.written.map(first_day),
        claims: t.claims,
    };
    told.into_iter().map(one).collect()
}

fn when(when: &When, by_user: bool) -> WhenJson<'_> {
    use crate::model::Certainty::*;
    WhenJson {
        edtf: when.edtf.as_ref().map(Shown),
        earliest: when.earliest.map(first_day),
        latest: when.latest.map(last_day),
        grain: when.grain.name(),
        certainty: match when.certainty {
            // Nobody but the user says so.
            Stated if by_user => "user",
            Stated => "stated",
            Derived => "derived",
            Bounded => "bounded",
            Unknown => "unknown",
        },
        meaning: match when.meaning {
            Meaning::Point => "point",
            Meaning::Lasted => "lasted",
            Meaning::Recurs(_) => "recurs",
        },
        why: why(&when.why),
        recurrence: match &when.meaning {
            Meaning::Recurs(rule) => Some(recurrence(rule)),
            Meaning::Point | Meaning::Lasted => None,
        },
    }
}

fn recurrence(rule: &Recurrence) -> RecurrenceJson {
    RecurrenceJson {
        every: rule.every.name(),
        interval: rule.interval,
        times: rule.times,
        on: rule.on.map(|(month, day)| format!("{month:02}-{day:02}")),
    }
}

fn claim<'a>(claim: &'a Claim, known: &Known<'_>) -> ClaimJson<'a> {
    let document = known.document(&claim.doc);
    ClaimJson {
        doc: claim.doc.as_str(),
        start: claim.range.start,
        end: claim.range.end,
        trigger: claim.trigger.map(range),
        quote: &claim.quote,
        page: document.and_then(|d| d.origin.page(claim.trigger.unwrap_or(claim.range))),
        edtf: claim.edtf.as_deref().map(Shown),
        written: document
            .and_then(|d| d.published.as_ref())
            .filter(|p| p.source.is_trusted())
            .map(|p| Shown(p.date)),
    }
}

fn entity(entity: &Entity) -> EntityJson<'_> {
    EntityJson {
        id: Shown(entity.id),
        name: &entity.name,
        aliases: &entity.aliases,
        roles: entity
            .roles
            .iter()
            .map(|role| RoleJson {
                role: &role.role,
                organisation: role.organisation.as_deref(),
                place: role.place.as_deref(),
                status: role.status.name(),
                from: role.from.as_ref().map(Shown),
                to: role.to.as_ref().map(Shown),
                said: role.said.map(|(a, b)| [Shown(a), Shown(b)]),
                docs: role.docs.iter().map(DocId::as_str).collect(),
            })
            .collect(),
        mentions: mentions(&entity.mentions),
        importance: entity.importance,
        why: why(&entity.why),
        against: why(&entity.against),
        quotes: mentions(&entity.quotes),
        ties: entity
            .ties
            .iter()
            .map(|tie| TieJson {
                kind: tie.kind.name(),
                to: Shown(tie.to),
                doc: tie.doc.as_str(),
                start: tie.signal.start,
                end: tie.signal.end,
            })
            .collect(),
        span: entity.span.as_ref().map(|span| SpanJson {
            start: span.start.as_ref().map(Shown),
            end: span.end.as_ref().map(Shown),
            mentioned: span.mentioned.map(|(a, b)| [Shown(a), Shown(b)]),
        }),
    }
}

fn doubtful<'a>(pair: &'a Doubtful, names: &BTreeMap<EntityId, &'a str>) -> DoubtfulJson<'a> {
    let name = |id| names.get(&id).copied().unwrap_or("");
    DoubtfulJson {
        a: Shown(pair.a),
        b: Shown(pair.b),
        names: [name(pair.a), name(pair.b)],
        likely: pair.likely,
        why: why(&pair.why),
        against: why(&pair.against),
    }
}

/// Numbered meetings, and observances that are numbered or come round.
fn all_series(timeline: &Timeline) -> Vec<SeriesJson<'_>> {
    let members = timeline.all_members();
    let observances = timeline
        .of_kind(EntityKind::Work)
        .filter(|e| e.period.is_some() || members.contains_key(&e.id));
    timeline
        .of_kind(EntityKind::Series)
        .chain(observances)
        .map(|e| series(e, members.get(&e.id).map_or(&[], Vec::as_slice), timeline))
        .collect()
}

fn series<'a>(entity: &'a Entity, members: &[(u32, usize)], timeline: &Timeline) -> SeriesJson<'a> {
    SeriesJson {
        numbers: members.iter().map(|(number, _)| *number).collect(),
        missing: Timeline::gaps_of(members)
            .iter()
            .map(|g| [*g.missing.start(), *g.missing.end()])
            .collect(),
        said: timeline.series_sentences(members),
        id: Shown(entity.id),
        name: &entity.name,
        period: entity.period.as_ref().map(|rule| rule.every.name()),
        aliases: &entity.aliases,
        mentions: mentions(&entity.mentions),
    }
}

fn mentions(places: &[(DocId, TextRange)]) -> Vec<MentionJson<'_>> {
    places
        .iter()
        .map(|(doc, range)| MentionJson {
            doc: doc.as_str(),
            start: range.start,
            end: range.end,
        })
        .collect()
}
