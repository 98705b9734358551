//! What one document says: its dates, names and events, each with the bytes that say so.
//!
//! Nothing here knows of any other document.

use super::{
    BothOrders, DocDates, DocId, Document, Edtf, EdtfDate, Grain, List, Note, Phrase, Recurrence,
    TextRange, Why, edtf::DatePart, stored::Lasting,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocFacts {
    pub doc: DocId,
    pub title: Option<String>,
    /// ISO 639-1, "und" where it could not be told.
    #[serde(deserialize_with = "super::stored::take_lasting")]
    pub lang: Lasting,
    pub published: Option<Published>,
    /// Latest moment the page can have been written by its copyright line: the last year named there. Never a publication date.
    pub copyright_year: Option<i32>,
    /// How its dates are read, and why so.
    pub dates: DocDates,
    /// In text order, not overlapping.
    pub times: Vec<TimeMention>,
    /// In text order; a short name may stand inside a longer one.
    pub names: Vec<NameMention>,
    /// In text order.
    pub events: Vec<EventMention>,
    pub notes: Vec<Note>,
}

impl DocFacts {
    /// The same in no more memory than it needs: a folder has a hundred thousand of them.
    pub fn compacted(mut self) -> Self {
        self.times.shrink_to_fit();
        self.names.shrink_to_fit();
        self.events.shrink_to_fit();
        for time in &mut self.times {
            time.ends.shrink_to_fit();
            compact(&mut time.why);
        }
        for name in &mut self.names {
            name.roles.shrink_to_fit();
            name.said.shrink_to_fit();
            name.ties.shrink_to_fit();
        }
        for event in &mut self.events {
            event.label.shrink_to_fit();
            event.names.shrink_to_fit();
        }
        if let Some(published) = &mut self.published {
            compact(&mut published.why);
        }
        compact(&mut self.dates.order_why);
        self
    }
}

/// The same steps come again and again.
fn compact(why: &mut Why) {
    why.shrink_to_fit();
    for reason in why {
        reason.text = Phrase::known(&reason.text);
    }
}

/// One document with what was found in it: what [`crate::resolve`] works on.
#[derive(Clone, Debug)]
pub struct Source {
    pub document: Arc<Document>,
    pub facts: Arc<DocFacts>,
}

/// The document's own date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    pub date: EdtfDate,
    pub source: PublishedSource,
    /// Where the text says so.
    pub range: Option<TextRange>,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PublishedSource {
    /// Given beside the text by whoever called.
    Given,
    /// A line at the head or foot that is nothing but a date, or "Published: …".
    HeadLine,
    /// "BAKU, 18 December 2019 —" before the first sentence.
    Dateline,
    /// "Minutes of the meeting held on 9 March 2023": what is told from that day.
    Record,
    /// A meta tag, `<time>` element or front matter.
    Meta,
    /// The file's own time: may be that of a copy, so nothing is worked out from it.
    FileTime,
}

impl PublishedSource {
    /// May relative dates ("last year") be worked out from it?
    pub fn is_trusted(self) -> bool {
        self != Self::FileTime
    }
}

/// TIMEX3 types (ISO-TimeML).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexType {
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// One expression of time as written, with what it was read as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeMention {
    pub range: TextRange,
    pub kind: TimexType,
    /// TIMEX3 value: "1990-12-18", "XXXX-12-18", "P1M", "PAST_REF", "2019-W12".
    pub value: Phrase,
    /// TIMEX3 mod where there is one: "START", "MID", "END", "APPROX", "MORE_THAN", …
    #[serde(deserialize_with = "super::stored::take_lasting_or_none")]
    pub modifier: Option<Lasting>,
    /// The same as EDTF, where EDTF can say it. Without a year ("XXXX-07-30") where no year could be worked out.
    pub edtf: Option<Edtf>,
    /// For ranges: the first and the last date as written, in this order. TIMEX3 marks these and not the range.
    pub ends: List<RangeEnd>,
    /// For sets: how it recurs.
    pub recurrence: Option<Box<Recurrence>>,
    /// The day of the week named with the date ("Tuesday, 9 June"), Monday is 1: it tells which year it can be.
    pub weekday: Option<u8>,
    /// True where the words alone give `edtf`; false where it was worked out from the document's date or an earlier date.
    pub stated: bool,
    /// What it is relative to and how, kept also after it was worked out (the base may turn out otherwise).
    pub relative: Option<Relative>,
    /// The signal word before it: "since", "till".
    pub signal: Signal,
    /// The words stand in page furniture ("© 2024"): never an event's date.
    pub boilerplate: bool,
    /// The rule that found it.
    #[serde(deserialize_with = "super::stored::take_shared")]
    pub rule: Arc<str>,
    pub why: Why,
    /// "03/04/2019" read day first and month first, where its document alone does not decide; the fields above then say
    /// only what both agree on.
    pub readings: Option<Box<BothOrders>>,
}

/// One of the two dates that a range is written with: "26" of "26–29 November 2013", which is 2013-11-26.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RangeEnd {
    pub range: TextRange,
    /// TIMEX3.
    pub value: String,
    pub edtf: Option<Edtf>,
}

/// "September of last year" is: the year one before the base's, then its month 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Relative {
    pub to: RelativeTo,
    /// The unit that is counted: [`Grain::Year`] for "last year".
    pub unit: Grain,
    /// How many, negative for the past.
    pub shift: i32,
    /// What is then named inside that unit; [`DatePart::Whole`] for the unit itself.
    pub part: DatePart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RelativeTo {
    /// The day the document was written.
    Document,
    /// The last date spoken of ("two days earlier", "that year").
    LastMentioned,
}

/// The word before a date that says how it bears on what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Signal {
    /// "on", "in", "at", or nothing.
    At,
    /// "since", "from", "starting"
    Since,
    /// "till", "until", "to", "through"
    Until,
    /// "by", "no later than"
    By,
    Before,
    After,
    /// "for", "during", "over"
    During,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    Person,
    Organisation,
    Project,
    Place,
    /// A numbered meeting: "114th session of the Council of …".
    Series,
    /// A convention, law, memorandum, film, or observance: a thing with a name of its own.
    Work,
}

impl NameKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Project => "project",
            Self::Place => "place",
            Self::Series => "series",
            Self::Work => "work",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameForm {
    /// The name in full: "Vusal Huseynov", "International Organization for Migration".
    Full,
    /// Part of it: "Huseynov", "V. Huseynov", "the Service", "the Center".
    Short,
    /// "IOM"
    Acronym,
    /// A title or description that stands for the name: "the Service chief", "Director General".
    Nominal,
    /// "he", "she", "him", "her" where only one reading is possible.
    Pronoun,
}

impl NameForm {
    /// No name itself: a title alone or a pronoun.
    pub fn stands_in(self) -> bool {
        matches!(self, Self::Nominal | Self::Pronoun)
    }
}

/// What a document says of two names beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TieKind {
    /// "formerly known as", "née", "renamed": two names of one.
    SameAs,
    /// "was succeeded by", "her predecessor": this one came after that one.
    Succeeds,
    /// "her husband", "daughter of": this one is a relative of that one, and so never the same.
    RelativeOf,
    /// "implemented by", "a project of", "who runs the project"
    RunBy,
    /// "funded by", "with the support of"
    FundedBy,
    /// "is no relation of", "not to be confused with": two who are never the same, however alike their names are.
    NoRelationOf,
}

impl TieKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::SameAs => "same as",
            Self::Succeeds => "succeeds",
            Self::RelativeOf => "relative of",
            Self::RunBy => "run by",
            Self::FundedBy => "funded by",
            Self::NoRelationOf => "no relation of",
        }
    }
}

/// This name and another of its document, and the words that tie them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    pub kind: TieKind,
    /// Index into [`DocFacts::names`].
    pub to: u32,
    /// The words that say so.
    pub signal: TextRange,
}

/// One name as written. `range` is the name alone: no honorific, no role, no possessive ending, no leading article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameMention {
    pub range: TextRange,
    pub kind: NameKind,
    pub form: NameForm,
    /// As it should be shown: the words of `range` with white space made single, in their first case where the language declines names. For [`NameKind::Series`] the series' name without its number.
    pub name: Phrase,
    /// Index in [`DocFacts::names`] of the fuller name in this document that this one stands for.
    pub refers_to: Option<u32>,
    pub honorific: Option<Box<str>>,
    pub roles: List<RoleClaim>,
    /// The number of a [`NameKind::Series`] member: 114.
    pub number: Option<u32>,
    /// Another name given beside it: the acronym in brackets after a long form, a name before marriage ("née").
    pub also: Option<Box<str>>,
    /// How old somebody is said to be ("the striker, 21").
    pub age: Option<u8>,
    /// What this mention is said to have said: quotations with their marks, in text order.
    pub said: List<TextRange>,
    pub ties: List<Tie>,
    /// Which source of names found it.
    pub source: NameSource,
    /// The rule or the list that found it, by its name; that of the trained model where nothing else did.
    #[serde(deserialize_with = "super::stored::take_lasting")]
    pub rule: Lasting,
    /// 0 to 1: of how many such mentions one is right. In English measured on texts that neither the rules nor the model knew
    /// (`data/names/model/sure.toml`), in other languages what the rule is thought to be worth.
    pub sure: f32,
}

/// Where a name comes from. What two sources say alike is surer than what either says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameSource {
    /// A rule read its form or what stands around it.
    Rule,
    /// It stands on a list of names.
    List,
    /// The trained model alone, or the trained model with other words than the rules.
    Model,
    RuleAndModel,
    ListAndModel,
    /// It was found elsewhere, in this document or another, and means the same here.
    Elsewhere,
}

impl NameSource {
    pub const ALL: [Self; 6] = [
        Self::Rule,
        Self::List,
        Self::Model,
        Self::RuleAndModel,
        Self::ListAndModel,
        Self::Elsewhere,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::List => "list",
            Self::Model => "model",
            Self::RuleAndModel => "rule and model",
            Self::ListAndModel => "list and model",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// "Chief of the State Migration Service": a role somebody is said to have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleClaim {
    /// "Chief", "UN Resident Coordinator in Azerbaijan", "II rank state migration service counselor"
    pub role: String,
    /// The organisation's name as written, without its article.
    pub organisation: Option<String>,
    /// The place of the office, where it is a place's and no body's: "mayor of Eastmoor".
    pub place: Option<String>,
    /// "acting", "former", "elect", "deputy" stay in `role`; this repeats the first three for those who sort by them.
    pub status: RoleStatus,
    /// Index into [`DocFacts::times`]: from when, as the sentence says it ("since 2018", "was appointed on 3 May").
    pub since: Option<u32>,
    /// Until when ("until 2019", "from 2008 to 2018" with `since` the same).
    pub until: Option<u32>,
    /// Where it is said: the role and its organisation.
    pub range: TextRange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RoleStatus {
    Holds,
    Acting,
    Former,
    Elect,
}

impl RoleStatus {
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Acting => "acting",
            Self::Former => "former",
            Self::Elect => "elect",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    Happened,
    Planned,
    Cancelled,
    Recurring,
}

impl Status {
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Cancelled => "cancelled",
            Self::Recurring => "recurring",
        }
    }
}

/// Something that happened, is planned, or recurs, as one sentence tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventMention {
    /// The evidence: the sentence.
    pub range: TextRange,
    /// The word that names the happening: "adopted", "ceremony".
    pub trigger: TextRange,
    /// At most a dozen words that read alone.
    pub label: String,
    /// What kind of happening: a concept of `data/events/` ("sign", "meet"), the same in every language; empty where unknown.
    pub concept: Phrase,
    /// Index into [`DocFacts::times`].
    pub time: Option<u32>,
    /// For what recurs: index of the time it has recurred since, where that stands apart from `time`.
    pub since: Option<u32>,
    /// Indexes into [`DocFacts::names`], in text order: everyone and everything of any kind that takes part.
    pub names: Vec<u32>,
    /// Index into [`DocFacts::names`] of the numbered meeting this is.
    pub series: Option<u32>,
    pub status: Status,
    /// Its time is the day on which a gathering was over: "the forum ended on 14 October".
    pub ends: bool,
    /// How it stands to another event of the same document.
    pub link: Option<EventLink>,
    /// 0 to 1: how prominently the document tells it (title, first paragraph, passing mention).
    pub prominence: f32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventLink {
    /// Index into [`DocFacts::events`].
    pub to: u32,
    pub kind: LinkKind,
    /// The words that say so: "Speaking at the event".
    pub signal: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LinkKind {
    /// Another sentence about the very same event.
    Same,
    During,
    Before,
    After,
}
