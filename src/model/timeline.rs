//! What all documents say together: events, people and the rest, each once, each with its evidence.
//!
//! A value made anew from facts and edits; never edited in place.

use super::facts::{RoleStatus, TieKind};
use super::stored::Lasting;
use super::{
    Anchor, DocDates, DocId, Document, Edtf, Format, Meant, NameKind, Note, Part, Published, Quote,
    Reason, Shared, Status, TextRange, When,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// Sorted by name.
    pub documents: Vec<DocInfo>,
    /// Sorted by earliest, then latest (missing last), then id.
    pub events: Vec<Event>,
    /// What the user has taken off the timeline, in the same order: kept, so that it can be listed and put back.
    pub hidden: Vec<Event>,
    /// Of every kind, sorted by kind and then most mentioned first.
    pub entities: Vec<Entity>,
    /// Pairs of entities that may be one and were not joined, likeliest first: for Review.
    pub doubtful: Vec<Doubtful>,
    /// Eras and other stretches of time that the user has named, in the order they were said.
    pub periods: Vec<Period>,
    /// What the user said that has no sure place now, in the order it was said.
    pub unplaced: Vec<Unplaced>,
    pub notes: Vec<Note>,
}

/// Something the user said of words that are no longer quite what they were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unplaced {
    /// What was said, as the Edit menu names it.
    pub title: String,
    /// The words it was said of.
    pub said_of: Anchor,
    /// What those words stood for: `None` where it was the words themselves, or a document.
    pub of: Option<Meant>,
    pub now: PlaceNow,
}

impl Unplaced {
    /// For whoever looks at no window.
    pub fn note(&self) -> Note {
        let title = &self.title;
        let message = match &self.now {
            PlaceNow::Lost(why) | PlaceNow::Refused { why, .. } => {
                format!("“{title}” is kept but changes nothing now. {why}")
            }
            PlaceNow::Guessed(doc, _) => format!(
                "“{title}” is taken as said of similar words, in {doc}; look whether they are meant"
            ),
            PlaceNow::Differs { then, now } => {
                let or_none = |date: &str| match date {
                    "" => "no date".to_owned(),
                    date => date.to_owned(),
                };
                format!(
                    "“{title}” holds, but the documents now give {} where they gave {}",
                    or_none(now),
                    or_none(then)
                )
            }
        };
        Note::new(Some(self.said_of.doc.clone()), message)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PlaceNow {
    /// Nowhere: it is kept and changes nothing. The sentence says why.
    Lost(String),
    /// It is taken as said of these words.
    Guessed(DocId, TextRange),
    /// It stands where it stood, but the documents give another date than they did then.
    Differs { then: String, now: String },
    /// Two names were said to be one and cannot be. The sentence says why; the other name is the second of the pair.
    Refused { why: String, other: Anchor },
}

/// A stretch of time with a name of the user's: "The war", "Phase two".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Period {
    pub name: String,
    pub span: Edtf,
}

/// Two entities that may be one: what speaks for it and what against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubtful {
    /// The more mentioned of the two.
    pub a: EntityId,
    pub b: EntityId,
    /// 0 to 1.
    pub likely: f32,
    pub why: Vec<Reason>,
    pub against: Vec<Reason>,
}

/// Shared by all timelines that have the same of it.
pub type DocInfo = Shared<DocData>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocData {
    pub id: DocId,
    pub title: Option<String>,
    pub published: Option<Published>,
    pub dates: DocDates,
    #[serde(deserialize_with = "super::stored::take_lasting")]
    pub lang: Lasting,
    /// Laid down by itself.
    #[serde(skip)]
    pub text: Arc<str>,
    pub origin: Origin,
}

/// What is to be told of a document's file beside what it says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    pub format: Format,
    /// The encoding's WHATWG name; "" where the format has its own way with letters.
    #[serde(deserialize_with = "super::stored::take_lasting")]
    pub encoding: Lasting,
    /// Pages, slides, sheets or chapters.
    pub parts: Arc<[Part]>,
    /// The document this one is a copy of.
    pub copy_of: Option<DocId>,
    /// The first document of the timeline that says the same in the same words, where another one does: they are one voice.
    pub voice: Option<DocId>,
}

impl Origin {
    pub fn of(document: &Document) -> Self {
        Self {
            format: document.format,
            encoding: document.encoding,
            parts: document.parts.as_slice().into(),
            copy_of: document.copy_of.clone(),
            voice: None,
        }
    }

    /// The page, slide, sheet or chapter that a place in the text stands on: "page 3".
    pub fn page(&self, range: TextRange) -> Option<String> {
        Part::at(&self.parts, range).map(ToString::to_string)
    }
}

/// Stable while the event's first claim stays where it is: made from that claim's document and trigger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventId(pub u64);

/// Stable while the kind and the folded name stay.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u64);

fn id_from(parts: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    let bytes = hasher.finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&bytes.as_bytes()[..8]);
    // 52 bits are thirteen hex digits: any two of 1,000,000 events collide with a chance of about one in 9,000.
    u64::from_be_bytes(first) >> 12
}

impl EventId {
    pub fn of(parts: &[&str]) -> Self {
        Self(id_from(parts))
    }
}

impl EntityId {
    pub fn of(kind: EntityKind, key: &str) -> Self {
        Self(id_from(&[kind.name(), key]))
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{:013x}", self.0)
    }
}

impl fmt::Debug for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{:013x}", self.0)
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Shared by all timelines that have the same of it.
pub type Event = Shared<EventData>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventData {
    pub id: EventId,
    pub label: String,
    pub when: When,
    /// At least one, unless the user added the event by hand; sorted by document, then place.
    pub claims: Vec<Claim>,
    /// Every entity of every kind that takes part, each once; places included.
    pub entities: Vec<EntityId>,
    pub series: Option<SeriesMembership>,
    pub status: Status,
    /// What kind of happening, as a concept of `data/events` ("sign"); empty where unknown.
    pub kind: String,
    /// 0 to 1: what to label first.
    pub importance: f32,
    /// Where sources disagree, or words can be read two ways: every reading with the claims behind it, best supported
    /// first. Empty where there is but one.
    pub readings: Vec<Reading>,
    /// What the user has said about it.
    pub user: UserMark,
}

impl EventData {
    /// Something that happened, of which nothing else is known.
    pub fn called(id: EventId, label: &str, when: When) -> Self {
        Self {
            id,
            label: label.to_owned(),
            when,
            claims: Vec::new(),
            entities: Vec::new(),
            series: None,
            status: Status::Happened,
            kind: String::new(),
            importance: 0.5,
            readings: Vec::new(),
            user: UserMark::default(),
        }
    }

    /// Are its other dates those of earlier plans? Then it was moved, and nobody contradicts anybody.
    pub fn was_moved(&self) -> bool {
        let moved = self.when.why.iter();
        let plans = moved.filter(|r| r.text.starts_with(PLANNED_FOR)).count();
        plans > 0 && plans + 1 == self.readings.len()
    }

    /// Its readings are those of the same words ("03/04/2019"), not of sources that disagree.
    pub fn reads_both_ways(&self) -> bool {
        matches!(&self.readings[..], [first, others @ ..]
            if !others.is_empty() && others.iter().all(|r| r.claims == first.claims))
    }

    /// Documents give it different dates, and the user has not said which is right.
    pub fn is_disputed(&self) -> bool {
        self.readings.len() > 1
            && !self.reads_both_ways()
            && !self.user.confirmed
            && !self.user.edited
    }
}

/// What the user has said about an event. Of nearly all it is nothing, which takes next to no memory.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UserMark(Option<Box<UserSaid>>);

impl UserMark {
    pub fn of(said: UserSaid) -> Self {
        Self(Some(Box::new(said)))
    }
}

impl Deref for UserMark {
    type Target = UserSaid;

    fn deref(&self) -> &UserSaid {
        self.0.as_deref().unwrap_or(&NOTHING_SAID)
    }
}

impl DerefMut for UserMark {
    fn deref_mut(&mut self) -> &mut UserSaid {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for UserMark {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for UserMark {}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserSaid {
    pub confirmed: bool,
    pub edited: bool,
    /// The date is the user's own, and no document's.
    pub dated: bool,
    /// The user added it: the key it goes by.
    pub by_hand: Option<String>,
    /// In the order they were given.
    pub tags: Vec<String>,
    /// One of the theme's colors for lanes, counted from 0.
    pub color: Option<u8>,
    /// The lane that the user has put it in, by its name; "" where it stands in those it has by what it is about.
    pub lane: String,
    /// "" where there is none.
    pub note: String,
    /// A file, as the user gave it; "" where there is none.
    pub picture: String,
    /// What was said of it was said of words that have changed since: it may be meant of something else.
    pub guessed: bool,
}

static NOTHING_SAID: UserSaid = UserSaid {
    confirmed: false,
    edited: false,
    dated: false,
    by_hand: None,
    tags: Vec::new(),
    color: None,
    lane: String::new(),
    note: String::new(),
    picture: String::new(),
    guessed: false,
};

/// One document's word for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub doc: DocId,
    /// The evidence sentence.
    pub range: TextRange,
    /// The word in it that names the happening.
    pub trigger: Option<TextRange>,
    pub quote: Quote,
    /// The date this claim alone gives it. Many claims give the same.
    pub edtf: Option<Shared<Edtf>>,
    /// Where that date stands.
    pub time: Option<TextRange>,
}

/// A claim as it is laid down: the words only where they are not those of its document in its range.
#[derive(Serialize, Deserialize)]
struct LaidClaim<D, Q, E> {
    doc: D,
    range: TextRange,
    trigger: Option<TextRange>,
    quote: Option<Q>,
    edtf: Option<E>,
    time: Option<TextRange>,
}

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let own = |text: &Arc<str>| self.range.of(text) == self.quote.as_str();
        let is_of_text = super::stored::text_of(&self.doc).is_some_and(|text| own(&text));
        let laid = LaidClaim {
            doc: &self.doc,
            range: self.range,
            trigger: self.trigger,
            quote: (!is_of_text).then_some(self.quote.as_str()),
            edtf: self.edtf.as_deref(),
            time: self.time,
        };
        laid.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Claim {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let laid = LaidClaim::<DocId, String, Edtf>::deserialize(from)?;
        let quote = match laid.quote {
            Some(words) => Quote::from(words.as_str()),
            None => {
                let text = super::stored::text_of(&laid.doc);
                let text = text.ok_or_else(|| D::Error::custom("no text to quote"))?;
                Quote::of(&text, laid.range)
            }
        };
        Ok(Self {
            doc: laid.doc,
            range: laid.range,
            trigger: laid.trigger,
            quote,
            edtf: laid.edtf.map(super::stored::shared_date),
            time: laid.time,
        })
    }
}

/// How a reason begins that says of an earlier plan what day it named.
pub const PLANNED_FOR: &str = "It had been planned for";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub edtf: Edtf,
    /// Indexes into [`Event::claims`].
    pub claims: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesMembership {
    pub series: EntityId,
    pub number: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    Person,
    Project,
    Organisation,
    Place,
    Series,
    Work,
}

impl EntityKind {
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Project,
        Self::Organisation,
        Self::Place,
        Self::Series,
        Self::Work,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Project => "project",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Series => "series",
            Self::Work => "work",
        }
    }
}

impl From<NameKind> for EntityKind {
    fn from(kind: NameKind) -> Self {
        match kind {
            NameKind::Person => Self::Person,
            NameKind::Organisation => Self::Organisation,
            NameKind::Project => Self::Project,
            NameKind::Place => Self::Place,
            NameKind::Series => Self::Series,
            NameKind::Work => Self::Work,
        }
    }
}

/// Shared by all timelines that have the same of it.
pub type Entity = Shared<EntityData>;

/// Somebody or something with a name, over all documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityData {
    pub id: EntityId,
    pub kind: EntityKind,
    /// Of what kind the documents show it, where the user has said another.
    pub found_as: Option<EntityKind>,
    /// The fullest name that a document uses.
    pub name: String,
    /// Every other way it is written, most used first.
    pub aliases: Vec<String>,
    /// For people: what they were, in order of time.
    pub roles: Vec<Role>,
    /// For people: what documents quote them with, in order of document and place.
    pub quotes: Vec<(DocId, TextRange)>,
    /// For projects: who runs and who funds them, each with a document that says so.
    pub ties: Vec<EntityTie>,
    /// For projects: from when until when.
    pub span: Option<Span>,
    /// For numbered series and observances: what one turn is ("year"), where a document says.
    pub period: Option<super::Recurrence>,
    /// Sorted by document, then place. The range is the name as written.
    pub mentions: Vec<(DocId, TextRange)>,
    /// What made these mentions one.
    pub why: Vec<Reason>,
    /// What spoke against it and did not prevail.
    pub against: Vec<Reason>,
    /// 0 to 1.
    pub importance: f32,
}

impl EntityData {
    /// With a name and nothing else known.
    pub fn named(id: EntityId, kind: EntityKind, name: &str) -> Self {
        Self {
            id,
            kind,
            found_as: None,
            name: name.to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            quotes: Vec::new(),
            ties: Vec::new(),
            span: None,
            period: None,
            mentions: Vec::new(),
            why: Vec::new(),
            against: Vec::new(),
            importance: 0.0,
        }
    }
}

impl EntityData {
    /// What somebody is, in one office: the one that most documents give of those not said to be over. Of as many, one in a
    /// body or a place before a rank, which is nobody's.
    pub fn main_role(&self) -> Option<&Role> {
        let over = |r: &&Role| r.status == RoleStatus::Former || r.to.is_some();
        let most = |a: &&Role, b: &&Role| {
            // `max_by` keeps the last of equals; the later office is the better one.
            let of_something = |r: &Role| r.organisation.is_some() || r.place.is_some();
            let docs = a.docs.len().cmp(&b.docs.len());
            docs.then(of_something(a).cmp(&of_something(b)))
        };
        let held = self.roles.iter().filter(|r| !over(r)).max_by(most);
        held.or_else(|| self.roles.iter().max_by(most))
    }
}

/// One office of one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    pub role: String,
    pub organisation: Option<String>,
    /// The place of the office, where it is a place's and no body's: "mayor of Eastmoor".
    pub place: Option<String>,
    pub status: RoleStatus,
    /// Since when, where a document states it.
    pub from: Option<Edtf>,
    /// Until when, where a document states it.
    pub to: Option<Edtf>,
    /// The dates of the first and of the last document that says so.
    pub said: Option<(super::EdtfDate, super::EdtfDate)>,
    pub docs: Vec<DocId>,
}

/// A project and somebody who runs or funds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityTie {
    pub kind: TieKind,
    pub to: EntityId,
    pub doc: DocId,
    /// The words that say so.
    pub signal: TextRange,
}

/// From when until when something was, and from when until when it is spoken of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// As a document states it: launched, closed.
    pub start: Option<Edtf>,
    pub end: Option<Edtf>,
    /// The dates of the first and of the last document that names it.
    pub mentioned: Option<(super::EdtfDate, super::EdtfDate)>,
}

impl Timeline {
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.iter().find(|e| e.id == id)
    }

    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.iter().find(|e| e.id == id)
    }

    pub fn document(&self, id: &DocId) -> Option<&DocInfo> {
        self.documents
            .binary_search_by(|d| d.id.cmp(id))
            .ok()
            .map(|i| &self.documents[i])
    }

    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = &Entity> {
        self.entities.iter().filter(move |e| e.kind == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_of_an_event_takes_no_memory_and_reads_as_nothing() {
        assert_eq!(size_of::<UserMark>(), size_of::<usize>());
        let (mut mark, nothing) = (UserMark::default(), UserMark::default());
        assert!(!mark.confirmed && mark.tags.is_empty() && mark.0.is_none());
        // Whatever was taken back leaves nothing said.
        mark.tags.retain(|_| false);
        assert_eq!(mark, nothing);
        mark.note = "Seen".to_owned();
        assert_ne!(mark, nothing);
        for mark in [mark, nothing] {
            let bytes = postcard::to_stdvec(&mark).expect("it is laid down");
            assert_eq!(postcard::from_bytes(&bytes), Ok(mark));
        }
    }
}
