//! A timeline → files other programs read: tables, calendars, graphs, reports. Not pictures; those are drawn from a scene.
//!
//! ```text
//! Timeline ─narrowed(filter)▶ Timeline ─┬▶ rows ─▶ csv, xlsx
//!                                       ├▶ json, ics, timelinejs, markwhen, graphml
//!                                       └▶ markdown
//! ```
//!
//! Whatever the format: a bound stays a bound, and with each event go the sentence, the document, the page, how the date is
//! known, and whether a person confirmed it.

mod csv;
mod graphml;
mod ics;
pub mod json;
mod markdown;
mod markwhen;
mod rows;
mod timelinejs;
mod xlsx;

pub use rows::Table;

pub(super) use edtf as edtf_of;

use super::Format;
use crate::model::Grain;
use crate::model::edtf::DatePart;
use crate::model::recurrence::Step;
use crate::model::words::edtf_words;
use crate::model::{
    Certainty, Claim, DocId, DocInfo, Edtf, Endpoint, Entity, EntityId, EntityKind, Event, Filter,
    Instant, Meaning, Note, Recurrence, Status, TextRange, Timeline, When, words::when_words,
};
use crate::scene::Index;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What to write beside the events.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// "" for none.
    pub title: &'a str,
    /// The documents' full texts too, in the formats that have room for them.
    pub with_texts: bool,
    /// Which table goes into a file that holds just one.
    pub table: Table,
    /// What has to be said about files and edits.
    pub notes: &'a [Note],
    /// Of a page: one lane for each of these, as [`crate::model::GroupBy`] is called.
    pub group_by: &'a str,
    /// Of a page: the set of colors for lanes.
    pub colors: &'a str,
}

/// The bytes of a file of data.
///
/// # Errors
/// One sentence, where the format has no room for so much.
pub(super) fn write(format: Format, timeline: &Timeline, wish: &Wish) -> Result<Vec<u8>, String> {
    let told = Told::new(timeline, wish);
    match format {
        Format::Csv => Ok(csv::one(&told, wish.table)),
        Format::Tables => csv::all(&told),
        Format::Xlsx => xlsx::workbook(&told),
        Format::Json => Ok(json::print(timeline, wish.notes, wish.with_texts)),
        Format::Calendar => Ok(ics::calendar(&told).into_bytes()),
        Format::TimelineJs => Ok(timelinejs::timelinejs(&told)),
        Format::Markwhen => Ok(markwhen::markwhen(&told).into_bytes()),
        Format::GraphMl => Ok(graphml::graphml(&told).into_bytes()),
        Format::Markdown => Ok(markdown::report(&told).into_bytes()),
        Format::Page => Ok(super::page::page(timeline, wish)),
        Format::Png | Format::Svg | Format::Pdf => Err("A picture is no data".to_owned()),
    }
}

/// Only the events that pass, who takes part in them, and the documents that tell of them.
pub fn narrowed<'t>(timeline: &'t Timeline, filter: &Filter) -> Cow<'t, Timeline> {
    if filter.is_empty() {
        return Cow::Borrowed(timeline);
    }
    let passing = Index::new(timeline).passing(timeline, filter);
    let mut out = timeline.clone();
    let mut passes = passing.iter().copied();
    out.events.retain(|_| passes.next().unwrap_or(false));
    let docs: BTreeSet<DocId> = out
        .events
        .iter()
        .flat_map(|e| e.claims.iter().map(|c| c.doc.clone()))
        .collect();
    let mut who: BTreeSet<EntityId> = BTreeSet::new();
    for event in &out.events {
        who.extend(&event.entities);
        who.extend(event.series.map(|s| s.series));
    }
    out.entities.retain(|e| who.contains(&e.id));
    for entity in &mut out.entities {
        entity.mentions.retain(|(doc, _)| docs.contains(doc));
        entity.quotes.retain(|(doc, _)| docs.contains(doc));
        entity
            .ties
            .retain(|t| docs.contains(&t.doc) && who.contains(&t.to));
    }
    out.doubtful
        .retain(|d| who.contains(&d.a) && who.contains(&d.b));
    // A copy's original is told of by its name only; the copy itself stays.
    out.documents.retain(|d| docs.contains(&d.id));
    Cow::Owned(out)
}

/// A timeline with what every format asks of it.
pub(in crate::export) struct Told<'a> {
    pub title: &'a str,
    pub timeline: &'a Timeline,
    entities: BTreeMap<EntityId, &'a Entity>,
}

impl<'a> Told<'a> {
    pub(in crate::export) fn new(timeline: &'a Timeline, wish: &Wish<'a>) -> Self {
        Self {
            title: wish.title,
            timeline,
            entities: timeline.entities.iter().map(|e| (e.id, e)).collect(),
        }
    }

    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.entities.get(&id).copied()
    }

    /// Who takes part in an event, of one kind, in its order.
    pub(super) fn part(&self, event: &Event, kind: EntityKind) -> Vec<&'a Entity> {
        let all = event.entities.iter().filter_map(|id| self.entity(*id));
        all.filter(|e| e.kind == kind).collect()
    }

    pub(super) fn names(&self, event: &Event, kind: EntityKind) -> Vec<&'a str> {
        let part = self.part(event, kind);
        part.into_iter().map(|e| e.name.as_str()).collect()
    }

    pub(in crate::export) fn page(&self, claim: &Claim) -> Option<String> {
        let doc = self.timeline.document(&claim.doc)?;
        doc.origin.page(claim.trigger.unwrap_or(claim.range))
    }

    /// "annals.pdf, page 3"
    pub(super) fn place(&self, claim: &Claim) -> String {
        match self.page(claim) {
            Some(page) => format!("{}, {page}", claim.doc),
            None => claim.doc.to_string(),
        }
    }

    /// The sentence a place in a document stands in, its white space made one.
    pub(super) fn sentence(&self, doc: &DocId, range: TextRange) -> Option<String> {
        let doc: &DocInfo = self.timeline.document(doc)?;
        Some(one_line(around(&doc.text, range)))
    }

    /// What a reader of another program is told of an event: when, how that is known, who says so, and whether a person agreed.
    pub(super) fn account(&self, event: &Event) -> Vec<String> {
        let mut out = vec![format!(
            "When: {} ({})",
            when_words(&event.when),
            known(event)
        )];
        if !event.when.why.is_empty() {
            out.push(format!("How this is known: {}", steps(&event.when)));
        }
        out.push(word(event).to_owned());
        if let Some(other) = other_dates(event) {
            out.push(other);
        }
        for claim in &event.claims {
            out.push(format!(
                "“{}” — {}",
                one_line(&claim.quote),
                self.place(claim)
            ));
        }
        if !event.user.note.is_empty() {
            out.push(format!("Note: {}", event.user.note));
        }
        out
    }
}

/// How surely a date is known, in a few words.
pub fn known(event: &Event) -> &'static str {
    if event.user.dated || (event.user.by_hand.is_some() && event.claims.is_empty()) {
        return match event.when.is_undated() && event.when.edtf.is_none() {
            true => "not dated",
            false => "a person’s word",
        };
    }
    match event.when.certainty {
        Certainty::Stated => "stated by a document",
        Certainty::Derived => "worked out from what documents say",
        Certainty::Bounded if event.when.is_undated() => "not enough is known to place it",
        Certainty::Bounded => "some time within these bounds",
        Certainty::Unknown => "not dated",
    }
}

/// The steps by which a date is known, as sentences.
pub(super) fn steps(when: &When) -> String {
    let steps: Vec<&str> = when.why.iter().map(|r| r.text.as_str()).collect();
    steps.join(" ")
}

/// Whether a person agreed.
pub fn word(event: &Event) -> &'static str {
    let user = &event.user;
    match () {
        () if user.by_hand.is_some() => "Added by a person",
        () if user.dated => "Dated by a person",
        () if user.confirmed => "Confirmed by a person",
        () if user.edited => "Changed by a person",
        () => "Not confirmed by a person",
    }
}

pub(super) fn kind_of_date(when: &When) -> &'static str {
    match when.meaning {
        Meaning::Point => "once",
        Meaning::Lasted => "lasted",
        Meaning::Recurs(_) => "again and again",
    }
}

pub(in crate::export) fn status(status: Status) -> &'static str {
    status.name()
}

/// The other dates that documents give, or that the words can be read as.
pub(in crate::export) fn other_dates(event: &Event) -> Option<String> {
    let (_, others) = event.readings.split_first()?;
    if others.is_empty() {
        return None;
    }
    let dates: Vec<String> = others.iter().map(|r| edtf_words(&r.edtf)).collect();
    let lead = match () {
        () if event.was_moved() => "It had been planned for",
        () if event.reads_both_ways() => "The words can also be read as",
        () => "Other sources say",
    };
    Some(format!("{lead}: {}", dates.join("; ")))
}

/// Year, month and day of a bound; of a last one the day it includes.
pub(super) type Civil = (i64, u8, u8);

pub(super) fn first_day(earliest: Instant) -> Civil {
    earliest.civil()
}

pub(super) fn last_day(latest: Instant) -> Civil {
    Instant(latest.0.saturating_sub(1)).civil()
}

/// As ISO 8601 writes it; years of other than four digits as EDTF does.
pub(super) fn iso((year, month, day): Civil) -> String {
    match year {
        0..=9999 => format!("{year:04}-{month:02}-{day:02}"),
        -9999..0 => format!("-{:04}-{month:02}-{day:02}", -year),
        _ => format!("Y{year}"),
    }
}

/// The one civil day an event happened on, where exactly that is known.
pub(super) fn exact_day(when: &When) -> Option<Civil> {
    let date = match &when.edtf {
        Some(Edtf::Date(date)) if !matches!(when.certainty, Certainty::Bounded) => *date,
        _ => return None,
    };
    if when.recurs() || date.uncertain || date.approximate {
        return None;
    }
    date.exact_day()?;
    if date.grain() != Grain::Day {
        return None;
    }
    let (first, last) = (first_day(when.earliest?), last_day(when.latest?));
    (first == last).then_some(first)
}

/// The day and the time on the clock of whoever wrote it, where exactly those are known.
pub(super) fn exact_clock(when: &When) -> Option<(Civil, (u8, u8, u8))> {
    let Some(Edtf::Date(date)) = &when.edtf else {
        return None;
    };
    let DatePart::Time { time, .. } = date.part else {
        return None;
    };
    let plain = !date.uncertain && !date.approximate && !when.recurs();
    let is_known = plain && when.certainty != Certainty::Bounded && time.zone.minutes().is_none();
    date.exact_day()?;
    is_known.then_some((
        first_day(when.earliest?),
        (time.hour, time.minute, time.second),
    ))
}

/// EDTF, where there is a date at all: of what is only bounded, its bounds.
pub(in crate::export) fn edtf(when: &When) -> String {
    let of_bounds = || {
        let (a, b) = (when.earliest.map(first_day), when.latest.map(last_day));
        // One of these days; a slash would say that it lasted.
        let is_soft = when.certainty == Certainty::Bounded && when.meaning == Meaning::Point;
        let end = |day: Option<Civil>, open: &str| day.map_or_else(|| open.to_owned(), iso);
        match ((a, b), is_soft) {
            ((None, None), _) => None,
            (_, true) => Some(format!("[{}..{}]", end(a, ""), end(b, ""))),
            (_, false) => Some(format!("{}/{}", end(a, ".."), end(b, ".."))),
        }
    };
    let told = when.edtf.as_ref().map(ToString::to_string);
    let told = match (&when.edtf, when.certainty) {
        // What the text said ("XXXX-07-30") is less than what the bounds say, unless it is bounded no other way.
        (Some(edtf), Certainty::Bounded)
            if edtf.bounds() != (when.earliest, when.latest)
                || (edtf.ends().is_some() && when.meaning == Meaning::Point) =>
        {
            of_bounds().or(told)
        }
        _ => told.or_else(of_bounds),
    };
    told.unwrap_or_default()
}

/// On which days it comes again, and not only how often: "every year since 2000" leaves the day open.
pub(super) fn names_days(rule: &Recurrence, when: &When) -> bool {
    let is_said = rule.on.is_some()
        || !rule.days.is_empty()
        || !rule.weekdays.is_empty()
        || matches!(rule.step().0, Step::Day | Step::Second(_));
    is_said
        || when.edtf.as_ref().is_some_and(|e| {
            let begins = match e {
                Edtf::Date(date) => Some(*date),
                Edtf::Interval(Endpoint::Date(date), _) => Some(*date),
                Edtf::Interval(..) | Edtf::Rare(_) => None,
            };
            begins.and_then(|d| d.exact_day()).is_some()
        })
}

/// White space of any kind as one space.
pub(in crate::export) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence is not longer than this, in bytes to each side of a name.
const SENTENCE_REACH: usize = 400;

/// The sentence around a place, as far as marks of punctuation and empty lines show it.
fn around(text: &str, range: TextRange) -> &str {
    let (start, end) = (range.start as usize, range.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else {
        return "";
    };
    let is_stop = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '؟' | '।');
    let mut from = start;
    let mut newlines = 0;
    let mut next: Option<char> = None;
    for (i, c) in before.char_indices().rev() {
        newlines = match c {
            '\n' => newlines + 1,
            c if c.is_whitespace() => newlines,
            _ => 0,
        };
        if start - i > SENTENCE_REACH
            || newlines > 1
            || (is_stop(c) && next.is_none_or(char::is_whitespace))
        {
            break;
        }
        next = Some(c);
        from = i;
    }
    let mut to = end;
    let mut chars = after.char_indices().peekable();
    let mut newlines = 0;
    while let Some((i, c)) = chars.next() {
        newlines = match c {
            '\n' => newlines + 1,
            c if c.is_whitespace() => newlines,
            _ => 0,
        };
        if i > SENTENCE_REACH || newlines > 1 {
            break;
        }
        to = end + i + c.len_utf8();
        if is_stop(c) && chars.peek().is_none_or(|(_, n)| n.is_whitespace()) {
            break;
        }
    }
    text.get(from..to).unwrap_or("").trim()
}

/// What XML has no way to write is left out: control characters and two that are none.
pub(in crate::export) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
