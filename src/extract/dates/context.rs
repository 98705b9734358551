//! What a document as a whole says about how its dates are to be read: as news or as history, day first or month first.
//!
//! Evidence is counted over all matches before any of them is resolved.

use super::Found;
use super::heads;
use super::order;
use super::point::Part;
use super::published;
use super::resolve::show_day;
use super::rules::Rule;
use super::value::{Core, Sem, To};
use crate::model::edtf::EdtfYear;
use crate::model::{
    CountsFrom, DatesAs, Document, NumberOrder, OrderShown, Reason, Segmented, SentenceRole,
    TextRange,
};
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Told from the day it was written: news, letters, minutes.
    News,
    /// Told from within: each date leans on the one before.
    History,
}

#[derive(Clone, Debug)]
pub struct Context {
    /// Trusted only.
    pub written: Option<NaiveDate>,
    /// "The document is dated …", made once for all that count from it.
    pub written_reason: Option<Reason>,
    /// What its head says it is of, where nothing says when it was written: "Reporting period: March 2014".
    pub head: Option<heads::HeadDate>,
    /// The day on which it was written, where nothing says of which year: month, day and what says so.
    pub day_without_year: Option<(u8, u8, Reason)>,
    pub kind: Kind,
    /// A few lines told from the moment of writing: "Great morning with the team!"
    pub message: bool,
    pub kind_why: Reason,
    /// Somebody remembers long ago in an interview: their "Monday" is not the last one, their "two years ago" is.
    pub remembers: bool,
    /// The year that a report's title names, and its words: what has no year is of this one.
    pub reported: Option<(i32, TextRange)>,
    /// `None` where nothing in the document decides.
    pub order: Option<NumberOrder>,
    pub order_why: Vec<Reason>,
    pub shown: OrderShown,
}

impl Kind {
    pub fn counts_from(self) -> CountsFrom {
        match self {
            Self::News => CountsFrom::Written,
            Self::History => CountsFrom::LastSpoken,
        }
    }
}

impl Context {
    /// Does the document's kind let this rule speak?
    pub fn allows(&self, rule: &Rule) -> bool {
        let only = &rule.only;
        let anywhere = !only.history && !only.message;
        anywhere || only.history && self.kind == Kind::History || only.message && self.message
    }
}

/// A text of one paragraph and at most so many bytes is a message; minutes and letters have a line of their own at the head.
///
/// 280 characters are the most that the widest-used service for short messages takes. The messages of the development sets
/// stay below 220 bytes with their wrapping; a memo of a few sentences is soon longer than this.
const LONGEST_MESSAGE: usize = 280;

/// A history names at least so many years that are not its own.
///
/// Fewer are background in a news report; histories of a page name a dozen. A document whose own date is known is more
/// likely to be told from that date.
const YEARS_OF_A_HISTORY: usize = 5;
const YEARS_OF_A_DATED_HISTORY: usize = 8;

/// In a history at most one date in so many is told from the day of writing ("today", "Friday").
const YEARS_FOR_ONE_DEICTIC: usize = 3;

/// A text that counts so often from the day of writing outside its lists is told from then.
const DEICTICS_OF_PROSE: usize = 2;

/// Whoever remembers in an interview names so many years that are not its own.
const YEARS_REMEMBERED: usize = 3;

/// "EC", "INTERVIEWER", "Mrs Cawthrow", in bytes.
const LONGEST_SPEAKER: usize = 24;

/// So many different labels are looked at.
const MOST_SPEAKERS: usize = 16;

/// Two who speak so often each hold a conversation.
const TURNS_OF_A_SPEAKER: usize = 4;

pub fn context(
    doc: &Document,
    seg: &Segmented,
    written: Option<(NaiveDate, &str)>,
    found: &[Found],
    said: &DatesAs,
) -> Context {
    let (kind, kind_why) = kind(written, seg, found, said);
    let written_reason =
        written.map(|(_, words)| Reason::new(format!("The document is dated {words}.")));
    let written = written.map(|(day, _)| day);
    let shown = order::shown(doc, found, written);
    let (order, order_why) = order::decide(seg.lang, found, &shown, said);
    Context {
        head: match written {
            Some(_) => None,
            None => heads::head_date(doc, seg, found),
        },
        day_without_year: match written {
            Some(_) => None,
            None => published::day_without_year(doc, seg, found),
        },
        remembers: is_transcript(doc)
            && count(written, found.iter().map(|one| &one.hit.sem)).0 >= YEARS_REMEMBERED,
        written,
        written_reason,
        message: kind == Kind::News && doc.text.len() <= LONGEST_MESSAGE && doc.blocks.len() <= 1,
        kind,
        kind_why,
        reported: None,
        order,
        order_why,
        shown,
    }
}

fn kind(
    written: Option<(NaiveDate, &str)>,
    seg: &Segmented,
    found: &[Found],
    said: &DatesAs,
) -> (Kind, Reason) {
    match said.counts_from {
        Some(CountsFrom::Written) => {
            let why = "You said that its dates count from the document’s own date.";
            return (Kind::News, Reason::new(why));
        }
        Some(CountsFrom::LastSpoken) => {
            let why = "You said that its dates count from the date last spoken of.";
            return (Kind::History, Reason::new(why));
        }
        None => {}
    }
    let is_listed = |one: &Found| {
        let role = seg.sentences.get(one.sentence).map(|s| s.role);
        matches!(role, Some(SentenceRole::ListItem | SentenceRole::TableRow))
    };
    let told = |listed: bool| {
        let chosen = found.iter().filter(move |one| listed || !is_listed(one));
        count(written.map(|w| w.0), chosen.map(|one| &one.hit.sem))
    };
    let enough = match written {
        Some(_) => YEARS_OF_A_DATED_HISTORY,
        None => YEARS_OF_A_HISTORY,
    };
    let is_history = |(years, deictic): (usize, usize)| {
        years >= enough && years > YEARS_FOR_ONE_DEICTIC * deictic
    };
    let (distant_years, deictic) = told(true);
    // A brief that tells of "last summer" has a chronology in a box, whose years say nothing of how the rest is told.
    let prose = told(false);
    let in_a_box = written.is_some() && prose.1 >= DEICTICS_OF_PROSE && !is_history(prose);
    if is_history((distant_years, deictic)) && !in_a_box {
        let why = format!(
            "It tells a history: {distant_years} of its dates name other years, and {deictic} speak from the day of writing."
        );
        return (Kind::History, Reason::new(why));
    }
    let why = match written {
        Some((day, words)) if words == show_day(day) => {
            format!("It is dated {words} and tells from that day.")
        }
        Some((_, words)) => format!("It is dated {words} and tells from then."),
        None => {
            "It names too few years to be a history, and its own date is not known.".to_string()
        }
    };
    (Kind::News, Reason::new(why))
}

/// How many of these dates name years that are not the document's own, and how many count from the day of writing.
fn count<'a>(written: Option<NaiveDate>, sems: impl Iterator<Item = &'a Sem>) -> (usize, usize) {
    let mut distant_years = 0;
    let mut deictic = 0;
    for sem in sems {
        match &sem.core {
            Core::Date(fields) => {
                if let EdtfYear::Known(year) = fields.year
                    && written.is_none_or(|w| (w.year() - year).abs() > 1)
                {
                    distant_years += 1;
                }
                if matches!(fields.part, Part::Weekday(_)) {
                    deictic += 1;
                }
            }
            Core::Shift {
                to: To::Document, ..
            }
            | Core::Near {
                to: To::Either | To::Document,
                ..
            } => deictic += 1,
            Core::Shift { .. }
            | Core::Near { .. }
            | Core::Counted { .. }
            | Core::Ref(_)
            | Core::Duration(..)
            | Core::Set { .. }
            | Core::Range(..) => {}
        }
    }
    (distant_years, deictic)
}

/// Who speaks stands before what they say, over and over: "EC: Oh, which one!" Somebody remembers, and their Monday is not the last one.
fn is_transcript(doc: &Document) -> bool {
    let mut turns: Vec<(&str, usize)> = Vec::new();
    for line in doc.text.lines() {
        let Some((who, said)) = line.split_once(':') else {
            continue;
        };
        let name = who.len() <= LONGEST_SPEAKER
            && who.starts_with(char::is_uppercase)
            && who.split(' ').all(|w| w.starts_with(char::is_uppercase));
        if !name || !said.starts_with(' ') {
            continue;
        }
        match turns.iter().position(|(speaker, _)| *speaker == who) {
            Some(at) => turns[at].1 += 1,
            None if turns.len() < MOST_SPEAKERS => turns.push((who, 1)),
            None => {}
        }
    }
    let again = turns
        .iter()
        .filter(|(_, times)| *times >= TURNS_OF_A_SPEAKER);
    again.count() >= 2
}
