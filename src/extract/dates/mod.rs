//! Finds expressions of time and works out what each means within its document.
//!
//! Rules are data (`data/dates`); this is their engine. Dates of other documents are none of its business.
//!
//! ```text
//! tokens ─pieces▶ pieces ─matcher▶ hits (rule + meaning of the words) ─context, published▶ resolve ─▶ TimeMention
//! ```

mod calendars;
mod context;
mod doc;
mod ends;
pub(super) mod entries;
pub mod examples;
mod find;
mod heads;
mod holidays;
mod lexicon;
mod line_years;
mod lists;
mod machine;
mod matcher;
mod names;
mod order;
mod own;
mod pattern;
mod pieces;
mod point;
mod published;
mod refused;
mod repeats;
mod resolve;
mod rules;
mod scripts;
mod sources;
mod tense;
mod triggers;
mod value;

use crate::model::edtf::EdtfYear;
use crate::model::{
    BothOrders, DatesAs, DocDates, Document, Edtf, EdtfDate, Endpoint, Grain, Instant, Note,
    NumberOrder, Passage, Phrase, Published, RangeEnd, Segmented, Signal, TextRange, TimeMention,
};
use chrono::NaiveDate;
use context::{Context, Kind};
pub use entries::Dated;
use entries::Entries;
use find::{Found, Matched, find};
use matcher::Hit;
use pieces::Piece;
use point::{Clock, Part, Point};
use resolve::{Memory, Place, Resolved, Tense};
use rules::{Language, RuleSet, known};
use value::{Core, Sem, To};

#[derive(Debug)]
pub struct DateRules {
    set: RuleSet,
    /// Which of a user's own are among them.
    own: u64,
}

impl DateRules {
    /// The rules that ship with the program. A language's are compiled when a text first needs them.
    pub fn builtin() -> Self {
        Self {
            set: RuleSet::new(sources::builtin()),
            own: 0,
        }
    }

    /// The rules of a folder laid out as `data/dates` is, to try rules without building the program.
    ///
    /// `Err` is one sentence for a person, with the path last.
    pub fn from_folder(folder: &std::path::Path) -> Result<Self, String> {
        let set = RuleSet::new(sources::from_folder(folder)?);
        set.check()
            .map_err(|e| format!("A date rule cannot be read: {e}"))?;
        Ok(Self { set, own: 0 })
    }
}

pub use doc::page;

#[derive(Clone, Debug, Default)]
pub struct DatesFound {
    pub times: Vec<TimeMention>,
    pub published: Option<Published>,
    /// The words that date the document, with a year or without one.
    pub dated: Option<TextRange>,
    pub copyright_year: Option<i32>,
    /// How the dates were read, and why so.
    pub dates: DocDates,
    /// Of diaries and logs: what the headings of entries date, in text order.
    pub entries: Vec<Dated>,
    pub notes: Vec<Note>,
}

/// `said` is the user's word on this document's dates.
pub fn dates(doc: &Document, seg: &Segmented, rules: &DateRules, said: &DatesAs) -> DatesFound {
    let matched = Matched::of(doc, seg, &rules.set);
    let mut found = find(doc, seg, &matched);
    lists::hours_in_four_digits(&mut found);
    lists::complete(&mut found);
    let text = Text {
        doc,
        seg,
        found: &found,
        said,
        own_rules: rules.own,
    };
    let mut out = text.read(None);
    if out.dates.order.is_none() && order::any_open(&found) {
        let day_first = text.read(Some(NumberOrder::DayFirst));
        let month_first = text.read(Some(NumberOrder::MonthFirst));
        keep_both(&mut out, day_first, month_first);
    }
    out
}

/// Where the two orders give different dates, both are kept: other documents may settle it.
fn keep_both(out: &mut DatesFound, mut day_first: DatesFound, mut month_first: DatesFound) {
    if day_first.published != month_first.published {
        let both = [day_first.published.take(), month_first.published.take()];
        out.dates.published = Some(Box::new(both));
    }
    for time in &mut out.times {
        let both = time_at(&day_first, time.range).zip(time_at(&month_first, time.range));
        if let Some((day_first, month_first)) = both
            && (&day_first.edtf, &day_first.value) != (&month_first.edtf, &month_first.value)
        {
            time.readings = Some(Box::new(BothOrders {
                day_first: day_first.clone(),
                month_first: month_first.clone(),
            }));
        }
    }
}

/// By place: a rule that is kept to one kind of document may speak in one of the readings only.
fn time_at(found: &DatesFound, range: TextRange) -> Option<&TimeMention> {
    let at = found.times.binary_search_by_key(&range, |t| t.range).ok()?;
    found.times.get(at)
}

/// The first and last day of a document's own date, where it says its year.
fn days_of(date: EdtfDate) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(day) = date.exact_day() {
        return Some((day, day));
    }
    let (from, to) = date.bounds()?;
    let day = |at: Instant| {
        let (year, month, day) = at.civil();
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month.into(), day.into())
    };
    let last = day(to)?.pred_opt()?;
    (date.grain() >= Grain::Year).then_some((day(from)?, last))
}

/// A document with all that was matched in it.
struct Text<'a> {
    doc: &'a Document,
    seg: &'a Segmented,
    found: &'a [Found<'a>],
    said: &'a DatesAs,
    own_rules: u64,
}

impl Text<'_> {
    /// What the matches mean, the numbers read in the order that is `assumed` or, else, in the one the document shows.
    fn read(&self, assumed: Option<NumberOrder>) -> DatesFound {
        let Self {
            doc,
            seg,
            found,
            said,
            ..
        } = *self;
        let order = assumed.or_else(|| {
            let shown = order::shown(doc, found, None);
            order::decide(seg.lang, found, &shown, said).0
        });
        let published = published::published(doc, seg, found, order, said);
        let own = published
            .as_ref()
            .filter(|p| p.source.is_trusted())
            .map(|p| p.date);
        let Some((date, (first, last))) = own.and_then(|date| Some((date, days_of(date)?))) else {
            return self.read_as_of(assumed, published, None);
        };
        if first == last {
            let words = resolve::show_day(first);
            return self.read_as_of(assumed, published, Some((first, &words)));
        }
        // "March 2025" at the head: what means the same on its first day and on its last is known, "yesterday" is not.
        let words = date.in_words();
        let mut out = self.read_as_of(assumed, published.clone(), None);
        let early = self.read_as_of(assumed, published.clone(), Some((first, &words)));
        let late = self.read_as_of(assumed, published, Some((last, &words)));
        for time in &mut out.times {
            if let Some((early, late)) = time_at(&early, time.range).zip(time_at(&late, time.range))
                && (&early.edtf, &early.value) == (&late.edtf, &late.value)
            {
                *time = late.clone();
            }
        }
        out.dates = late.dates;
        out
    }

    /// As written on that day, with the words for it.
    fn read_as_of(
        &self,
        assumed: Option<NumberOrder>,
        mut published: Option<Published>,
        written: Option<(NaiveDate, &str)>,
    ) -> DatesFound {
        let Self {
            doc,
            seg,
            found,
            said,
            own_rules,
        } = *self;
        let mut context = context::context(doc, seg, written, found, said);
        context.reported = heads::year_of_report(doc, seg, found);
        if assumed.is_some() {
            context.order = assumed;
            context.order_why.clear();
        }
        let dated = published.as_ref().and_then(|p| p.range);
        let (times, copyright_year, entries) = self.times(&context, dated);
        if let Some(published) = &mut published {
            entries::written_to_the_end(published, &entries, &times, doc);
        }
        DatesFound {
            times,
            published,
            dated: dated.or_else(|| {
                let (_, _, reason) = context.day_without_year.as_ref()?;
                Some(reason.evidence.as_ref()?.range)
            }),
            copyright_year,
            dates: DocDates {
                counts_from: context.kind.counts_from(),
                counts_why: context.kind_why,
                order: context.order,
                order_why: context.order_why,
                shows: context.shown,
                published: None,
                said: said.clone(),
                own_rules,
            },
            entries,
            notes: Vec::new(),
        }
    }

    /// `dated` is the line that dates the document.
    fn times(
        &self,
        context: &Context,
        dated: Option<TextRange>,
    ) -> (Vec<TimeMention>, Option<i32>, Vec<Dated>) {
        let Self {
            doc, seg, found, ..
        } = *self;
        let mut memory = Memory::default();
        let nothing = Memory::default();
        // What somebody remembers in an interview is of no year but one they speak of.
        let remembered = context.remembers.then(|| Context {
            written: None,
            written_reason: None,
            head: None,
            day_without_year: None,
            ..context.clone()
        });
        let mut times: Vec<TimeMention> = Vec::with_capacity(found.len());
        let mut copyright_year = None;
        let mut beside = Beside::default();
        let mut entries = Entries::new(doc, found, dated);
        // When what an e-mail answers was written.
        let mut answered: Option<entries::Entry<'_>> = None;
        for (at, one) in found.iter().enumerate() {
            let words = one.range.of(&doc.text);
            if !context.allows(one.lang.rule(one.hit.rule)) {
                continue;
            }
            if names::is_a_name(one, &doc.text) {
                continue;
            }
            let line = entries::line_of(&doc.text, one.range);
            let is_answered = line.trim_start().starts_with('>');
            if !is_answered {
                answered = None;
            }
            let place = Place {
                words,
                sentence: one.sentence,
                block: one.block,
                // "agreed to exchange drafts by the end of October": a deadline is still to come, whatever the verb's tense.
                tense: if one.signal == Signal::By && after_infinitive(&doc.text, seg, one) {
                    Tense::Future
                } else {
                    one.tense
                },
                will: one.will,
                comparison: is_comparison(&one.hit.sem.core),
                aside: context.kind == Kind::History && is_aside(&one.hit.sem.core)
                    || is_in_passing(&doc.text, one),
                year_after: year_after(&doc.text, one, found.get(at + 1)),
                indefinite: is_indefinite(one),
                beside: beside.of(&doc.text, one),
                since: one.signal == Signal::Since,
                opens: one.hit.start <= OPENING,
                entry: entries.around(at, one).or(answered),
                heading: entries.heading(at, one),
            };
            let of_memory = remembered
                .as_ref()
                .filter(|_| one.hit.sem.core.lacks_a_year());
            let elsewhere = of_memory.is_some() && memory.speaks_in_another_block(one.block);
            let memory_here = if elsewhere { &nothing } else { &memory };
            let context = of_memory.unwrap_or(context);
            let resolved = match day_beyond_parenthesis(&doc.text, &found[at..]) {
                Some((sem, tense)) => {
                    resolve::resolve(&sem, Place { tense, ..place }, context, memory_here)
                }
                None => resolve::resolve(&one.hit.sem, place, context, memory_here),
            };
            if entries::leads_an_answered(line) {
                let day = resolved.point.and_then(|p| p.day());
                answered = day.map(|day| entries::Entry { day, words });
            }
            beside.remember(one, &resolved);
            entries.remember(at, one, &resolved, times.len());
            if one.copyright {
                // Of "2019–2024" the last year counts.
                let year = match &resolved.edtf {
                    Some(Edtf::Date(date) | Edtf::Interval(_, Endpoint::Date(date))) => {
                        date.known_year()
                    }
                    Some(Edtf::Interval(_, Endpoint::Open) | Edtf::Rare(_)) | None => None,
                };
                copyright_year = copyright_year.max(year);
            } else {
                memory.remember(&resolved, place, context);
            }
            let own = one.pieces.get(one.hit.start..one.hit.end);
            let ends = resolved.ends.zip(own).and_then(|(values, own)| {
                let words = ends::ends(own, &doc.text, one.lang)?;
                Some(words.into_iter().zip(values))
            });
            let mut why = resolved.why;
            for reason in &mut why {
                reason.evidence.get_or_insert_with(|| Passage {
                    doc: doc.id.clone(),
                    range: one.range,
                });
            }
            times.push(TimeMention {
                range: one.range,
                kind: resolved.kind,
                value: Phrase::known(&resolved.value),
                modifier: resolved.modifier,
                edtf: resolved.edtf,
                ends: ends
                    .into_iter()
                    .flatten()
                    .map(|(range, (value, edtf))| RangeEnd { range, value, edtf })
                    .collect(),
                recurrence: resolved.recurrence.map(Box::new),
                weekday: match &one.hit.sem.core {
                    Core::Date(fields) => fields.weekday,
                    _ => None,
                },
                stated: resolved.stated,
                relative: resolved.relative,
                signal: one.signal,
                boilerplate: one.copyright || one.boilerplate,
                rule: one.lang.rule(one.hit.rule).name.clone(),
                why,
                readings: None,
            });
        }
        repeats::join(&mut times, &doc.text);
        let mut entries = entries.dated();
        line_years::add(&mut times, &mut entries, doc);
        line_years::carry_on(&mut times, doc);
        (times, copyright_year, entries)
    }
}

/// A date after at most so many words leads its sentence: "In early 1998 …".
const OPENING: usize = 2;

/// "a year ago", "the 1988 period": only compared with.
fn is_comparison(core: &Core) -> bool {
    match core {
        Core::Shift { to, unit, by, .. } => {
            matches!(to, To::Comparison | To::Last) && *unit == Grain::Year && *by < 0
        }
        Core::Date(fields) => fields.like_quarter,
        Core::Near { .. }
        | Core::Counted { .. }
        | Core::Ref(_)
        | Core::Duration(..)
        | Core::Set { .. }
        | Core::Range(..) => false,
    }
}

/// A date with its year is what it is, whatever the verbs around it; a quarter with its year may be the one reported on.
fn needs_tense(core: &Core) -> bool {
    match core {
        Core::Ref(_) | Core::Duration(..) => false,
        // Of a year that is said too: what was told as ahead ("would retire in 2023") is no year for what is told next.
        Core::Date(_)
        | Core::Shift { .. }
        | Core::Near { .. }
        | Core::Counted { .. }
        | Core::Set { .. }
        | Core::Range(..) => true,
    }
}

/// "the previous year", "two years ago", "next summer": a look aside, after which a history goes on where it was.
fn is_aside(core: &Core) -> bool {
    match core {
        Core::Shift { to, unit, by, .. } => {
            *unit <= Grain::Year && (*by < 0 || *by > 0 && *to != To::Last)
        }
        Core::Near { side, .. } => *side != 0,
        Core::Date(_)
        | Core::Counted { .. }
        | Core::Ref(_)
        | Core::Duration(..)
        | Core::Set { .. }
        | Core::Range(..) => false,
    }
}

/// "Open Doors, founded in 2013, runs three offices", "the history of the institution established in 1993": a year of what somebody or
/// something is, not of what is told.
fn is_in_passing(text: &str, one: &Found<'_>) -> bool {
    let whole = match &one.hit.sem.core {
        Core::Date(fields) => fields.part == Part::Whole,
        _ => false,
    };
    let before = text[..one.range.start as usize].trim_end();
    // "conferred by Royal Decree of 2 June 2023": the day of a paper.
    let of_paper = before
        .strip_suffix(" of")
        .and_then(|before| before.rsplit(' ').next())
        .is_some_and(|noun| PAPERS.contains(&noun.to_lowercase().as_str()));
    if of_paper {
        return true;
    }
    // "The Agreement, signed in Lissa on 2 March 2017, will enter into force": up to the comma behind it.
    if text[one.range.end as usize..].starts_with(',')
        && let Some((_, said)) = before.rsplit_once(", ")
    {
        let mut said = said.split(' ');
        let done = said
            .next()
            .is_some_and(|w| w.len() > 4 && w.ends_with("ed") && w.chars().all(char::is_lowercase));
        let words = said.clone().count();
        if done
            && (1..=LONGEST_SAID_BEFORE).contains(&words)
            && !said.any(|w| w.contains(['.', '\n']))
        {
            return true;
        }
    }
    let Some((before, word)) = before
        .strip_suffix(" in")
        .and_then(|before| before.rsplit_once(' '))
        .filter(|_| whole)
    else {
        return false;
    };
    // "The President, first elected in 2021,".
    let before = [" first", " last", " newly", " originally", " previously"]
        .iter()
        .find_map(|adverb| before.strip_suffix(adverb).filter(|b| b.ends_with(',')))
        .unwrap_or(before);
    if before.ends_with(',') {
        let participle = word.ends_with("ed") || matches!(word, "born" | "built" | "begun");
        // Up to the comma that ends what is said in passing.
        let behind = &text[one.range.end as usize..];
        let aside = behind.split(['.', ';', '\n']).next().unwrap_or("");
        let closes = aside
            .split_once(',')
            .is_some_and(|(said, _)| said.split(' ').count() <= LONGEST_SAID_IN_PASSING);
        return participle && closes;
    }
    let noun = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let noun = noun.filter(|w| {
        w.len() > 3
            && before.ends_with(*w)
            && w.chars().all(char::is_lowercase)
            && !w.ends_with("ly")
            && !NO_NOUN_BEFORE_A_PARTICIPLE.contains(w)
    });
    noun.is_some() && DONE_TO_A_THING.contains(&word)
}

/// "signed in the old town hall of Lissa on": so many words behind the participle.
const LONGEST_SAID_BEFORE: usize = 7;

/// What is called by the day it is of.
const PAPERS: [&str; 9] = [
    "decree",
    "agreement",
    "memorandum",
    "convention",
    "treaty",
    "law",
    "act",
    "resolution",
    "letter",
];

/// "begun in 2020 with support from the Lindqvist Foundation,": so many words behind the year.
const LONGEST_SAID_IN_PASSING: usize = 9;

/// Participles that no noun before them does: "the institution established".
const DONE_TO_A_THING: [&str; 16] = [
    "established",
    "founded",
    "created",
    "built",
    "adopted",
    "signed",
    "concluded",
    "introduced",
    "erected",
    "constructed",
    "published",
    "approved",
    "ratified",
    "enacted",
    "drafted",
    "written",
];

/// What stands before a participle of the sentence's own verb.
const NO_NOUN_BEFORE_A_PARTICIPLE: [&str; 12] = [
    "were", "been", "being", "have", "they", "that", "which", "also", "then", "later", "first",
    "newly",
];

/// Some year, to put the parts of one in order by.
const YEAR_OF_ANY_PART: i32 = 2000;

/// "in August and September 1956": the year that stands with the second of two months holds for the first.
fn year_after(text: &str, one: &Found<'_>, next: Option<&Found<'_>>) -> Option<i32> {
    let next = next.filter(|n| n.sentence == one.sentence)?;
    let gap = text.get(one.range.end as usize..next.range.start as usize)?;
    let (Core::Date(first), Core::Date(second)) = (&one.hit.sem.core, &next.hit.sem.core) else {
        return None;
    };
    let open = first.year == EdtfYear::Unspecified;
    let begins = |part| Point::new(EdtfYear::Known(YEAR_OF_ANY_PART), part).first_day();
    let in_order = begins(first.part) <= begins(second.part);
    let part = |part| !matches!(part, Part::Whole | Part::Weekday(_) | Part::DayOnly(_));
    match second.year {
        EdtfYear::Known(year)
            if open
                && in_order
                && part(first.part)
                && part(second.part)
                && matches!(gap.trim(), "and" | "/" | "or" | "," | "&") =>
        {
            Some(year)
        }
        _ => None,
    }
}

/// "at 9:15 a.m. (0715 GMT) Friday": the hour is of the day behind the parenthesis, and so is the one in it.
fn day_beyond_parenthesis(text: &str, found: &[Found<'_>]) -> Option<(Sem, Tense)> {
    let (one, rest) = found.split_first()?;
    if !is_hour_alone(&one.hit.sem) {
        return None;
    }
    let mut end = one.hit.end;
    // One hour at most stands between: the same in another zone.
    for next in rest.iter().take(2) {
        if next.sentence != one.sentence {
            return None;
        }
        let mut marks = 0;
        let mut words = 0;
        for piece in one.pieces.get(end..next.hit.start)? {
            let signal = one.lang.senses(piece.word);
            let signal = signal.value(known::SIGNAL, piece.capital).is_some();
            match piece.range.of(text) {
                "(" | ")" => marks += 1,
                // "(0715 GMT) on Friday", but not "(0715 GMT) after Friday’s talks".
                _ if piece.is_letters() && marks > 0 && !signal => words += 1,
                _ => return None,
            }
        }
        if marks == 0 || words > 1 {
            return None;
        }
        if is_hour_alone(&next.hit.sem) {
            end = next.hit.end;
            continue;
        }
        let day = match &next.hit.sem.core {
            Core::Date(fields) => matches!(fields.part, Part::Day { .. } | Part::Weekday(_)),
            Core::Shift { unit, inside, .. } => *unit == Grain::Day && inside.is_none(),
            _ => false,
        };
        return day.then(|| {
            let sem = Sem {
                clock: one.hit.sem.clock,
                zone: one.hit.sem.zone,
                modifier: one.hit.sem.modifier,
                ..next.hit.sem.clone()
            };
            (sem, next.tense)
        });
    }
    None
}

/// "9 a.m.", which names no day.
fn is_hour_alone(sem: &Sem) -> bool {
    let of_no_day = matches!(
        sem.core,
        Core::Shift {
            to: To::Either,
            unit: Grain::Day,
            by: 0,
            inside: None,
        }
    );
    of_no_day
        && matches!(
            sem.clock,
            Some(Clock::Hour(_) | Clock::Minute(..) | Clock::Second(..))
        )
}

/// What stands before a bracket: the days that the weekday in it may be of, as in "2 May (Saturday)".
#[derive(Default)]
struct Beside {
    /// Sentence and end of the mention before.
    last: Option<(usize, u32)>,
    /// Its day, and that of the one before it in the same sentence: "5–6 May (Tuesday–Wednesday)".
    days: [Option<Point>; 2],
    in_bracket: bool,
}

impl Beside {
    fn of(&mut self, text: &str, one: &Found<'_>) -> [Option<Point>; 2] {
        let gap = self
            .last
            .filter(|(sentence, _)| *sentence == one.sentence)
            .and_then(|(_, end)| text.get(end as usize..one.range.start as usize))
            .map(str::trim);
        self.in_bracket = match gap {
            Some("(") => true,
            Some("-" | "–" | "," | "&" | "/") => self.in_bracket,
            _ => false,
        };
        if gap.is_none() {
            self.days = [None; 2];
        }
        if self.in_bracket {
            self.days
        } else {
            [None; 2]
        }
    }

    fn remember(&mut self, one: &Found<'_>, resolved: &Resolved) {
        let first = resolved.ends.as_ref().map(|[first, _]| &first.0);
        let first = first.and_then(|value| value.parse::<NaiveDate>().ok());
        self.last = Some((one.sentence, one.range.end));
        self.days = [resolved.point, first.map(Point::of_day).or(self.days[0])];
    }
}

/// "to exchange drafts by …": among the few words before the date there is an infinitive.
fn after_infinitive(text: &str, seg: &Segmented, one: &Found) -> bool {
    let start = seg.sentences.get(one.sentence).map_or(0, |s| s.range.start);
    let before = text
        .get(start as usize..one.range.start as usize)
        .unwrap_or("");
    let words = before.split_whitespace().rev().take(INFINITIVE_REACH);
    words.skip(1).any(|w| w == "to")
}

/// "to send the signed copies by": an infinitive and its object take about so many words.
const INFINITIVE_REACH: usize = 7;

/// "in a September that was still warm": an indefinite article stands before it, and is its own.
///
/// That of "under a June agreement" is the agreement's.
fn is_indefinite(one: &Found) -> bool {
    let is = |at: Option<usize>, class| {
        at.and_then(|at| one.pieces.get(at))
            .is_some_and(|p| one.lang.is(p, class))
    };
    let article = is(one.hit.start.checked_sub(1), known::INDEFINITE);
    let noun_follows = one
        .pieces
        .get(one.hit.end)
        .is_some_and(|p| p.spaced && p.is_letters() && !p.capital)
        && !is(Some(one.hit.end), known::NO_NOUN);
    article && !noun_follows
}

/// The signal word stands directly before the date, an article between them at most; in some languages behind it.
fn signal_before(pieces: &[Piece], hit: &Hit, lang: &Language, text: &str) -> Signal {
    let said = |class, at: Option<usize>| {
        let piece = pieces.get(at?)?;
        signal_of(lang.senses(piece.word).value(class, piece.capital)?)
    };
    let before = (1..=2).find_map(|back| {
        // "opened to visitors yesterday": what stands between is no article, and "to" says where.
        let between = hit.start.checked_sub(1).and_then(|at| pieces.get(at));
        let article = back == 1 || between.is_none_or(|p| p.range.len() <= LONGEST_ARTICLE);
        said(known::SIGNAL, hit.start.checked_sub(back)).filter(|_| article)
    });
    let said_so = before.or_else(|| said(known::SIGNAL_AFTER, Some(hit.end)));
    let open = matches!(said_so, None | Some(Signal::At));
    let since = open.then(|| tense::since_what_was_then(pieces, hit, lang, text));
    if let Some(signal) = since.flatten().or(said_so) {
        return signal;
    }
    // "2000-ci ildən": the ending of the date's own last word says so.
    match said(known::SIGNAL, hit.end.checked_sub(1)) {
        Some(Signal::Since) => Signal::Since,
        _ => Signal::At,
    }
}

/// "the", "dem", "les", "el", in bytes; "to open tomorrow" has a longer word between.
const LONGEST_ARTICLE: usize = 3;

/// By the number word lists give it.
fn signal_of(value: i32) -> Option<Signal> {
    Some(match value {
        1 => Signal::Since,
        2 => Signal::Until,
        3 => Signal::By,
        4 => Signal::Before,
        5 => Signal::After,
        6 => Signal::During,
        _ => Signal::At,
    })
}

/// "© 2019–2024", "Copyright 2024": a year within four pieces after the sign.
fn is_copyright(pieces: &[Piece], hit: &Hit, text: &str) -> bool {
    pieces[hit.start.saturating_sub(5)..hit.start]
        .iter()
        .any(|p| {
            let words = p.range.of(text);
            words == "©" || words.eq_ignore_ascii_case("copyright")
        })
}

#[cfg(test)]
mod tests;
