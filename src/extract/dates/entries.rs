//! Entries of diaries, logs and programs: a day alone on its line is the day of what stands below it.
//!
//! Reads no dates; which day a heading names is worked out in [`super::resolve`].
//!
//! ```text
//! Monday, 3 June 2019     a day: the entry of 3 June
//! We arrived.
//! Tuesday                 the first Tuesday after the entry before: 4 June
//! The dam at 10:30.       10:30 on 4 June
//! ```

use super::Found;
use super::point::{Part, Point};
use super::resolve::{Heading, Resolved};
use super::value::Core;
use crate::model::edtf::EdtfYear;
use crate::model::{
    Anchor, BlockKind, Document, Published, PublishedSource, Reason, TextRange, TimeMention,
};
use chrono::{Datelike, NaiveDate};

/// The entry that a mention stands in.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub day: NaiveDate,
    /// What its heading says.
    pub words: &'a str,
}

/// The stretch of text that an entry's heading dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The heading, by its place among the document's times.
    pub time: u32,
    pub range: TextRange,
}

/// The line that a mention stands on.
pub(super) fn line_of(text: &str, range: TextRange) -> &str {
    let from = text[..range.start as usize]
        .rfind('\n')
        .map_or(0, |i| i + 1);
    let rest = &text[from..];
    rest.split('\n').next().unwrap_or(rest)
}

/// "> On Thu, 2 Feb 2023 at 16:05 Eva Lund wrote:", above what an e-mail answers: what stands behind was written then.
pub(in crate::extract) fn leads_an_answered(line: &str) -> bool {
    let line = line.trim_end();
    let wrote = [
        "wrote:",
        "schrieb:",
        "a écrit :",
        "escribió:",
        "написал:",
        "пишет:",
        "yazdı:",
    ];
    wrote.iter().any(|w| line.ends_with(w)) && line.contains(|c: char| c.is_ascii_digit())
}

/// The newest entry stands first where so many headings step back by a day or two and none does otherwise.
///
/// One step back may be six days forward: "Monday" and the next "Sunday".
const STEPS_BACK: usize = 2;
const A_STEP_BACK: i64 = 2;

/// All headings of a text, and how far it has been read.
pub(super) struct Entries<'a> {
    doc: &'a Document,
    /// One for each match.
    headings: Vec<bool>,
    newest_first: bool,
    current: Option<Current<'a>>,
    /// Blocks before this one were looked at.
    block: usize,
    over: Vec<Dated>,
}

struct Current<'a> {
    entry: Entry<'a>,
    range: TextRange,
    level: Option<u8>,
    /// Its heading was a bare weekday.
    bare: bool,
    time: u32,
}

impl<'a> Entries<'a> {
    /// `dated` is the line that dates the document, if there is one.
    pub(super) fn new(doc: &'a Document, found: &[Found], dated: Option<TextRange>) -> Self {
        let mut headings: Vec<bool> = found
            .iter()
            .map(|one| {
                is_of_a_day(one) && (Some(one.range) == dated || stands_alone(&doc.text, one.range))
            })
            .collect();
        let all = || found.iter().zip(&headings).filter(|(_, is)| **is);
        // One date alone on its line may be of anything; one of several, or a weekday, is of what follows it.
        let bare = all().filter(|(one, _)| bare_weekday(one).is_some()).count();
        // One day said twice ("2010-07-17", "July 17, 2010") is that of writing.
        let mut days: Vec<_> = all().filter_map(|(one, _)| stated_day(one)).collect();
        let dated = days.len();
        days.sort_unstable();
        days.dedup();
        let one_day = dated > 1 && days.len() == 1 && dated == all().count();
        if bare == 0 && (all().count() < 2 || one_day) {
            headings.fill(false);
        }
        let all = found.iter().zip(&headings).filter(|(_, is)| **is);
        let weekdays: Vec<i64> = all.filter_map(|(one, _)| weekday_of(one)).collect();
        let back = |step: &[i64]| (step[0] - step[1]).rem_euclid(7);
        let steps = || weekdays.windows(2).map(back).filter(|by| *by != 0);
        Self {
            doc,
            newest_first: steps().count() >= STEPS_BACK && steps().all(|by| by <= A_STEP_BACK),
            headings,
            current: None,
            block: 0,
            over: Vec::new(),
        }
    }

    /// What the match at `at` stands in.
    pub(super) fn around(&mut self, at: usize, one: &Found) -> Option<Entry<'a>> {
        if !self.headings[at] {
            self.go_on_to(one.block as usize);
        }
        self.current.as_ref().map(|current| current.entry)
    }

    /// Another section ends an entry: its heading is of the same level or a higher one.
    fn go_on_to(&mut self, to: usize) {
        while self.block < to {
            self.block += 1;
            if let (Some(block), Some(current)) = (self.doc.blocks.get(self.block), &self.current)
                && let BlockKind::Heading(level) = block.kind
                && current.level.is_none_or(|own| level <= own)
            {
                self.end(block.range.start as usize);
            }
        }
    }

    fn end(&mut self, at: usize) {
        if let Some(current) = self.current.take() {
            let start = current.range.end as usize;
            self.over.push(Dated {
                time: current.time,
                range: TextRange::new(start, at.max(start)),
            });
        }
    }

    /// What each entry dates, in text order.
    pub(super) fn dated(mut self) -> Vec<Dated> {
        self.go_on_to(self.doc.blocks.len());
        self.end(self.doc.text.len());
        self.over
    }

    /// Where a bare weekday is a heading of its own: which day it counts from, and to which side.
    ///
    /// A weekday directly below a date may be a week's first, after that date or before.
    pub(super) fn heading(&self, at: usize, one: &Found) -> Option<Heading> {
        let current = self.current.as_ref().filter(|_| self.headings[at])?;
        let between = TextRange::new(current.range.end as usize, one.range.start as usize);
        let told = || between.of(&self.doc.text).contains(char::is_alphabetic);
        (bare_weekday(one).is_some() && (current.bare || told())).then_some(Heading {
            before: self.newest_first,
        })
    }

    /// `time` is the match's place among the document's times.
    pub(super) fn remember(&mut self, at: usize, one: &Found, resolved: &Resolved, time: usize) {
        if !self.headings[at] {
            return;
        }
        let block = one.block as usize;
        self.go_on_to(block.saturating_sub(1));
        self.block = self.block.max(block);
        self.end(one.range.start as usize);
        let level = match self.doc.blocks.get(block).map(|b| b.kind) {
            Some(BlockKind::Heading(level)) => Some(level),
            _ => None,
        };
        self.current = resolved.point.and_then(Point::day).map(|day| Current {
            entry: Entry {
                day,
                words: one.range.of(&self.doc.text),
            },
            range: one.range,
            level,
            bare: bare_weekday(one).is_some(),
            time: time as u32,
        });
    }
}

/// A diary that its first entry seems to date was written up to its last one.
pub(super) fn written_to_the_end(
    published: &mut Published,
    entries: &[Dated],
    times: &[TimeMention],
    doc: &Document,
) {
    let day = |entry: &Dated| {
        let time = times.get(entry.time as usize)?;
        Some((time.edtf.as_ref()?.single()?, time.range))
    };
    let by_entry = published.source == PublishedSource::HeadLine
        && entries
            .iter()
            .filter_map(day)
            .any(|(_, range)| published.range.is_some_and(|own| own.overlaps(range)));
    let last = entries
        .iter()
        .filter_map(day)
        .max_by_key(|(date, _)| date.bounds());
    if let (true, Some((date, range))) = (by_entry, last)
        && date.bounds() > published.date.bounds()
    {
        published.date = date;
        let quote = range.of(&doc.text).to_owned();
        published.why.push(Reason::quoting(
            format!(
                "It is a diary, and its last entry is that of {}.",
                date.in_words()
            ),
            Anchor {
                doc: doc.id.clone(),
                range,
                quote,
            },
        ));
    }
}

fn is_of_a_day(one: &Found) -> bool {
    let sem = &one.hit.sem;
    match &sem.core {
        Core::Date(fields) => {
            let day = matches!(fields.part, Part::Day { .. } | Part::Weekday(_));
            (day || fields.numeric.is_some()) && sem.clock.is_none()
        }
        _ => false,
    }
}

/// The day that a match names in full.
fn stated_day(one: &Found) -> Option<NaiveDate> {
    match &one.hit.sem.core {
        Core::Date(fields) if fields.numeric.is_none() => {
            Point::new(fields.year, fields.part).day()
        }
        _ => None,
    }
}

fn bare_weekday(one: &Found) -> Option<u8> {
    match &one.hit.sem.core {
        Core::Date(fields) if fields.year == EdtfYear::Unspecified => match fields.part {
            Part::Weekday(weekday) => Some(weekday),
            _ => None,
        },
        _ => None,
    }
}

/// The weekday of a heading, as far as its own words say.
fn weekday_of(one: &Found) -> Option<i64> {
    let Core::Date(fields) = &one.hit.sem.core else {
        return None;
    };
    let day = Point::new(fields.year, fields.part).day();
    bare_weekday(one)
        .or(fields.weekday)
        .map(i64::from)
        .or(day.map(|d| d.weekday().number_from_monday().into()))
}

/// Nothing else is on its line but marks, and the line before it is empty or ends a sentence: no wrapped line ends so.
fn stands_alone(text: &str, range: TextRange) -> bool {
    let (before, after) = (&text[..range.start as usize], &text[range.end as usize..]);
    // No further than a heading's marks reach: what follows them is no line's end.
    let mut left = before.chars().rev().skip_while(|c| is_ornament(*c));
    let begins = match left.next() {
        None => true,
        Some('\n') => left.find(|c| !is_ornament(*c)).is_none_or(|c| {
            matches!(
                c,
                '\n' | '.' | '!' | '?' | '…' | ')' | '”' | '"' | '»' | ':'
            )
        }),
        Some(_) => false,
    };
    let ends = after
        .chars()
        .find(|c| !is_ornament(*c) && *c != ':' && *c != '.');
    begins && ends.is_none_or(|c| c == '\n')
}

/// What stands beside the words of a heading on its line.
fn is_ornament(c: char) -> bool {
    c != '\n' && c.is_whitespace() || matches!(c, '#' | '*' | '_' | '=' | '-' | '–' | '—' | '•')
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::tests::check;

    const MONDAY: Option<&str> = Some("2019-06-03");

    #[test]
    fn a_bare_weekday_heading_is_of_the_entry_after_the_last() {
        check(
            "Monday, 3 June 2019\nWe came.\n\nTuesday\nThe pump broke at 10:30.\n\nFriday\nYesterday it was repaired.",
            None,
            "Monday, 3 June 2019=2019-06-03=2019-06-03 | Tuesday=2019-06-04=2019-06-04 | 10:30=2019-06-04T10:30=2019-06-04T10:30:00 | Friday=2019-06-07=2019-06-07 | Yesterday=2019-06-06=2019-06-06",
        );
        // A week told on its last day: directly below a date the first weekday may be before it.
        check(
            "7 June 2019\n\nThursday:\nThe crane came.\n\nFriday:\nIt rained.",
            None,
            "7 June 2019=2019-06-07=2019-06-07 | Thursday=2019-06-06=2019-06-06 | Friday=2019-06-07=2019-06-07",
        );
    }

    #[test]
    fn a_weekday_in_a_sentence_is_no_heading() {
        check(
            "Monday, 3 June 2019\nWe came.\nOn\nTuesday\nit had rained.",
            None,
            "Monday, 3 June 2019=2019-06-03=2019-06-03 | Tuesday=2019-05-28=2019-05-28",
        );
        check(
            "The pump broke on Sunday.\nTuesday was dry.",
            MONDAY,
            "Sunday=2019-06-02=2019-06-02 | Tuesday=2019-05-28=2019-05-28",
        );
    }

    #[test]
    fn a_log_may_begin_with_its_newest_entry() {
        check(
            "Friday, 7 June 2019\nThe crane came.\n\nThursday\nIt rained.\n\nWednesday\nToday we poured.",
            None,
            "Friday, 7 June 2019=2019-06-07=2019-06-07 | Thursday=2019-06-06=2019-06-06 | Wednesday=2019-06-05=2019-06-05 | Today=2019-06-05=2019-06-05",
        );
    }

    #[test]
    fn a_line_with_one_date_is_no_diary() {
        check(
            "3 May 2019\n\nThe office opened at 10:30.",
            MONDAY,
            "3 May 2019=2019-05-03=2019-05-03 | 10:30=2019-06-03T10:30=2019-06-03T10:30:00",
        );
    }
}
