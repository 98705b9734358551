//! One document's telling of one happening, with its names resolved: the unit that is compared and merged.
//!
//! Knows nothing yet of other documents.

use super::who::Who;
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::LinkKind;
use crate::model::text::fold;
use crate::model::{
    DocFacts, Edtf, EdtfDate, Endpoint, EntityId, EntityKind, EventMention, Instant, Signal,
    Source, Status, TextRange, TimeMention,
};

use crate::resolve::spread::{self, Spread};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, LazyLock};

/// An index into the list of all tellings.
pub type TellingId = usize;

pub struct Telling<'a> {
    pub source: usize,
    pub event: &'a EventMention,
    /// Everyone and everything that takes part, sorted, each once.
    pub entities: Box<[(EntityKind, EntityId)]>,
    pub series: Option<(EntityId, u32)>,
    /// The series that recurs, where that is what is told.
    pub recurring_series: Option<EntityId>,
    pub time: Option<&'a TimeMention>,
    /// For what recurs: since when, where that stands apart from `time`.
    pub since: Option<&'a TimeMention>,
    /// The date it alone gives, signal words included: "till November 29" is `../XXXX-11-29`.
    pub edtf: Option<Edtf>,
    /// Its two dates where numbers can be read day first and month first and nothing has settled it; `edtf` then says
    /// only what both agree on.
    pub either: Option<Box<[Edtf; 2]>>,
    /// The date of the occasion it is told as part of, where it has none of its own.
    pub inherited: Option<Box<Edtf>>,
    /// Who does it: everybody and everything named before the word for what happened, sorted.
    pub doers: Box<[EntityId]>,
    /// Hashes of the words of the label that carry meaning, sorted, each once.
    pub words: Box<[u32]>,
    /// Which of `words`, from the first bit on, are of a name of somebody or something that takes part.
    pub named: u32,
    /// The first word that says what happened, as it would stand among `words`.
    pub verb: u32,
    /// Hash of all words of the sentence in their order: the same in a copied release.
    pub sentence: u64,
    pub sentence_bytes: u32,
    /// Its document's: ISO 639-1, or "und".
    pub lang: &'static str,
    /// Hashes of those words, sorted, each once: one list for all that the sentence tells.
    pub sentence_words: Arc<[u32]>,
    pub link: Option<(TellingId, LinkKind)>,
}

/// All tellings of all sources, in order of source and text.
pub fn tellings<'a>(sources: &'a [Source], who: &Who, spread: &dyn Spread) -> Vec<Telling<'a>> {
    let kinds: FxHashMap<EntityId, EntityKind> =
        who.entities.iter().map(|e| (e.id, e.kind)).collect();
    // Where each source's tellings begin.
    let mut firsts: Vec<TellingId> = Vec::with_capacity(sources.len());
    let mut n = 0;
    for source in sources {
        firsts.push(n);
        n += source.facts.events.len();
    }
    let parts = spread::map(spread, sources.len(), |part| {
        let mut out = Vec::new();
        let mut name_words = FxHashMap::default();
        for s in part {
            let place = Place {
                s,
                first: firsts[s],
            };
            of_source(&sources[s], place, who, &kinds, &mut name_words, &mut out);
        }
        out
    });
    let mut out: Vec<Telling<'a>> = Vec::with_capacity(n);
    out.extend(parts.into_iter().flatten());
    for i in 0..out.len() {
        if let (None, Some((to, LinkKind::During))) = (&out[i].edtf, out[i].link) {
            out[i].inherited = out.get(to).and_then(|t| t.edtf.clone()).map(Box::new);
        }
    }
    out
}

/// Where a source and the first of its tellings stand.
struct Place {
    s: usize,
    first: TellingId,
}

/// Those of one source. `name_words`: the words of names that were met, each worked out once.
fn of_source<'a>(
    source: &'a Source,
    Place { s, first }: Place,
    who: &Who,
    kinds: &FxHashMap<EntityId, EntityKind>,
    name_words: &mut FxHashMap<&'a str, Vec<u32>>,
    out: &mut Vec<Telling<'a>>,
) {
    let facts = &source.facts;
    let written = written(source);
    let mut folded: (TextRange, u64, u32, Arc<[u32]>) =
        (TextRange::new(0, 0), 0, 0, Arc::default());
    for event in &facts.events {
        let of = |name: u32| {
            who.entity_of
                .get(s)
                .and_then(|names| names.get(name as usize))
                .copied()
                .flatten()
        };
        let mut entities: Vec<(EntityKind, EntityId)> = event
            .names
            .iter()
            .filter_map(|&n| of(n))
            .filter_map(|id| kinds.get(&id).map(|&kind| (kind, id)))
            .filter(|(kind, _)| *kind != EntityKind::Series)
            .collect();
        entities.sort_unstable();
        entities.dedup();
        // "held every year" is said of the series, not of one of its numbers; a speech at a session is no session.
        let part = matches!(&event.link, Some(l) if l.kind == LinkKind::During)
            && !is_another_number(facts, event, event.link.as_ref().map_or(0, |l| l.to));
        let series = event
            .series
            .filter(|_| event.status != Status::Recurring && !part)
            .and_then(|n| {
                let number = facts.names.get(n as usize)?.number?;
                Some((of(n)?, number))
            });
        let mut doers: Vec<EntityId> = event
            .names
            .iter()
            .filter(|n| {
                facts.names.get(**n as usize).is_some_and(|name| {
                    name.range.start >= event.range.start && name.range.end <= event.trigger.start
                })
            })
            .filter_map(|&n| of(n))
            .collect();
        doers.sort_unstable();
        doers.dedup();
        let time = event.time.and_then(|t| facts.times.get(t as usize));
        // One sentence may tell several things.
        if folded.0 != event.range {
            let words = fold(event.range.of(&source.document.text));
            folded = (
                event.range,
                hash(&words),
                words.len() as u32,
                hashes(&words).into(),
            );
        }
        let words = content_words(&event.label);
        let mut named = 0;
        for name in event
            .names
            .iter()
            .filter_map(|n| facts.names.get(*n as usize))
        {
            let name = name_words
                .entry(&name.name)
                .or_insert_with(|| content_words(&name.name));
            for (at, word) in words.iter().enumerate().take(u32::BITS as usize) {
                named |= u32::from(name.binary_search(word).is_ok()) << at;
            }
        }
        out.push(Telling {
            source: s,
            event,
            entities: entities.into_boxed_slice(),
            series,
            recurring_series: event
                .series
                .filter(|_| event.status == Status::Recurring)
                .and_then(of),
            time,
            since: event.since.and_then(|t| facts.times.get(t as usize)),
            edtf: time
                .and_then(with_signal)
                .filter(|e| !comes_too_late(event, time, e, written))
                .map(|e| year_left_open(event, time, e, written))
                .map(|e| match e {
                    Edtf::Date(day) if event.ends => {
                        Edtf::Interval(Endpoint::Open, Endpoint::Date(day))
                    }
                    other => other,
                }),
            either: time.and_then(either),
            inherited: None,
            words: words.into_boxed_slice(),
            named,
            verb: verb(event.trigger.of(&source.document.text)),
            doers: doers.into_boxed_slice(),
            sentence: folded.1,
            sentence_bytes: folded.2,
            lang: facts.lang,
            sentence_words: folded.3.clone(),
            link: event
                .link
                .as_ref()
                .filter(|l| !is_another_number(facts, event, l.to))
                .map(|l| (first + l.to as usize, l.kind)),
        });
    }
}

/// "Report on the 114th session … The 113th was held in Geneva", "at the 115th session the budget was adopted": another number is another
/// meeting, and what its sentence tells is no part of the first.
fn is_another_number(facts: &DocFacts, event: &EventMention, to: u32) -> bool {
    let number = |e: &EventMention| {
        let name = facts.names.get(e.series? as usize)?;
        Some((name.name.as_str(), name.number?))
    };
    let Some((series, other)) = facts.events.get(to as usize).and_then(number) else {
        return false;
    };
    if let Some((name, own)) = number(event) {
        return name == series && own != other;
    }
    // Names stand in text order.
    let from = facts
        .names
        .partition_point(|n| n.range.start < event.range.start);
    let said = facts.names[from..]
        .iter()
        .take_while(|n| n.range.start < event.range.end)
        .filter(|n| n.name == series)
        .filter_map(|n| n.number);
    let numbers: Vec<u32> = said.collect();
    !numbers.is_empty() && !numbers.contains(&other)
}

impl Telling<'_> {
    /// Its own sentence says when; not the head of the document, nor the entry it stands in.
    pub fn says_when(&self) -> bool {
        self.time
            .is_some_and(|t| self.event.range.contains(t.range))
    }

    pub fn is_part(&self) -> bool {
        matches!(self.link, Some((_, LinkKind::During)))
    }

    pub fn people(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.entities
            .iter()
            .filter(|(k, _)| *k == EntityKind::Person)
            .map(|(_, id)| *id)
    }

    /// The date by which it is compared with other tellings.
    pub fn date(&self) -> Option<&Edtf> {
        self.edtf.as_ref().or(self.inherited.as_deref())
    }

    /// The dates it can be of: one, two where its numbers can be read both ways, or none.
    pub fn possible_dates(&self) -> &[Edtf] {
        match (&self.either, self.date()) {
            (Some(both), _) => &both[..],
            (None, Some(date)) => std::slice::from_ref(date),
            (None, None) => &[],
        }
    }

    pub fn recurs(&self) -> bool {
        self.time.is_some_and(|t| t.recurrence.is_some())
    }

    pub fn happened(&self) -> bool {
        self.event.status == Status::Happened
    }
}

/// When a document was written at the latest, where it says so itself.
///
/// A day at the head that dates an event of its own is the first entry's of a diary: more was written after it.
fn written(source: &Source) -> Option<Instant> {
    let facts = &source.facts;
    let published = facts.published.as_ref()?;
    let dates_an_event = |range: TextRange| {
        let times = facts
            .events
            .iter()
            .filter_map(|e| facts.times.get(e.time? as usize));
        times.into_iter().any(|t| t.range.overlaps(range))
    };
    let day = published.source.is_trusted() && !published.range.is_some_and(dates_an_event);
    day.then(|| published.date.bounds()).flatten().map(|b| b.1)
}

/// "The concert planned for 29 June was cancelled", written in October: of which year is not said.
///
/// "Planned" makes it look ahead, "was cancelled" back: only a day within half a year keeps the year it was given.
fn year_left_open(
    event: &EventMention,
    time: Option<&TimeMention>,
    edtf: Edtf,
    written: Option<Instant>,
) -> Edtf {
    let worked_out = time.is_some_and(|t| !t.stated);
    let (Edtf::Date(date), Some(written), Status::Cancelled) = (&edtf, written, event.status)
    else {
        return edtf;
    };
    let (Some((month, day)), Some((from, _))) = (date.month_day(), date.bounds()) else {
        return edtf;
    };
    let near = (from.0 - written.0).abs() <= HALF_A_YEAR;
    if near || !worked_out {
        return edtf;
    }
    Edtf::Date(EdtfDate::new(
        EdtfYear::Unspecified,
        DatePart::Day { month, day },
    ))
}

const HALF_A_YEAR: i64 = 183 * crate::model::time::DAY;

/// What a document tells as past it cannot date after itself: such a date was worked out wrongly, and is none.
fn comes_too_late(
    event: &EventMention,
    time: Option<&TimeMention>,
    edtf: &Edtf,
    written: Option<Instant>,
) -> bool {
    let worked_out = time.is_some_and(|t| !t.stated);
    let begins = match edtf {
        Edtf::Interval(Endpoint::Open, _) => None,
        edtf => edtf.bounds().0,
    };
    event.status == Status::Happened
        && worked_out
        && written
            .zip(begins)
            .is_some_and(|(written, begins)| begins >= written)
}

fn either(time: &TimeMention) -> Option<Box<[Edtf; 2]>> {
    let both = time.readings.as_ref()?;
    let (day_first, month_first) = (
        with_signal(&both.day_first)?,
        with_signal(&both.month_first)?,
    );
    (day_first != month_first).then(|| Box::new([day_first, month_first]))
}

/// A date together with the word before it that makes it a bound.
fn with_signal(time: &TimeMention) -> Option<Edtf> {
    let edtf = time.edtf.clone()?;
    let Edtf::Date(date) = edtf else {
        return Some(edtf);
    };
    Some(match time.signal {
        Signal::At | Signal::During => Edtf::Date(date),
        Signal::Since | Signal::After => Edtf::Interval(Endpoint::Date(date), Endpoint::Open),
        Signal::Until | Signal::By | Signal::Before => {
            Edtf::Interval(Endpoint::Open, Endpoint::Date(date))
        }
    })
}

/// FNV-1a: the same on every machine and at every run.
fn hash(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Of one word: the upper half, which is the better mixed one, tells millions apart, and a folder has them by the hundred million.
fn word(word: &str) -> u32 {
    (hash(word) >> 32) as u32
}

fn hashes(words: &str) -> Vec<u32> {
    let mut hashes: Vec<u32> = words.split(' ').map(word).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Words too common to make two labels alike.
const EMPTY_WORDS: [&str; 44] = [
    "the", "a", "an", "of", "and", "in", "on", "at", "to", "for", "with", "by", "from", "as",
    "its", "his", "her", "their", "was", "were", "is", "are", "be", "been", "has", "have",
    "within", "held", "s", "und", "der", "die", "das", "de", "la", "le", "les", "des", "в", "на",
    "и", "по", "с", "о",
];

fn is_empty_word(word: &str) -> bool {
    static EMPTY: LazyLock<FxHashSet<&str>> = LazyLock::new(|| EMPTY_WORDS.into_iter().collect());
    EMPTY.contains(word)
}

pub(super) fn content_words(label: &str) -> Vec<u32> {
    let mut words: Vec<u32> = fold(label)
        .split(' ')
        .filter(|w| w.chars().nth(1).is_some() && !is_empty_word(w))
        .map(|w| word(plain(w)))
        .collect();
    words.sort_unstable();
    words.dedup();
    // A folder has millions of such lists.
    words.shrink_to_fit();
    words
}

/// What a word is, without the endings of plurals and possessives, and those that say when: "to publish its findings" and "finding
/// published" share two words, "opened" and "the opening" one. Of a short word nothing more is cut.
fn plain(word: &str) -> &str {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix('s'))
        .unwrap_or(word);
    let cut = ["ing", "ed", "e"].iter().find_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        (stem.len() >= SHORTEST_STEM).then_some(stem)
    });
    cut.unwrap_or(word)
}

/// "Open", "sign"; of "need" or "bring" nothing is an ending.
const SHORTEST_STEM: usize = 4;

fn verb(trigger: &str) -> u32 {
    word(fold(trigger).split(' ').next().map_or("", plain))
}
