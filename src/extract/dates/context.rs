//! What a document as a whole says about how its dates are to be read: as news or as history, day first or month first.
//!
//! Evidence is counted over all matches before any of them is resolved.

use super::Found;
use super::order;
use super::point::{Part, Point};
use super::resolve::{dated, show_day};
use super::rules::Rule;
use super::value::{Core, Sem, To};
use crate::model::edtf::EdtfYear;
use crate::model::{
    CountsFrom, DatesAs, Document, NumberOrder, OrderShown, Reason, Segmented, SentenceRole,
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
    pub head: Option<HeadDate>,
    pub kind: Kind,
    /// A few lines told from the moment of writing: "Great morning with the team!"
    pub message: bool,
    pub kind_why: Reason,
    /// `None` where nothing in the document decides.
    pub order: Option<NumberOrder>,
    pub order_why: Vec<Reason>,
    pub shown: OrderShown,
}

/// A date in a document's title or head lines: its year is that of the days and months it names without one.
#[derive(Clone, Debug)]
pub struct HeadDate {
    /// First and last day.
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub words: String,
}

/// A head names a time of at most so many days: a year, or a season over its end.
const LONGEST_HEAD_DAYS: i64 = 366;

/// The finest date with a year in the title and the lines below it.
fn head_date(doc: &Document, seg: &Segmented, found: &[Found]) -> Option<HeadDate> {
    let at_head = |one: &&Found| {
        let role = seg.sentences.get(one.sentence).map(|s| s.role);
        matches!(role, Some(SentenceRole::Title | SentenceRole::HeadLine)) && !one.copyright
    };
    let of = |one: &Found| -> Option<HeadDate> {
        let (from, to) = match &one.hit.sem.core {
            // "1 to 31 March 2014": the last end has the year.
            Core::Range(_, last) => days_of(last)?,
            _ => days_of(&one.hit.sem)?,
        };
        ((to - from).num_days() <= LONGEST_HEAD_DAYS).then(|| HeadDate {
            from,
            to,
            words: one.range.of(&doc.text).to_owned(),
        })
    };
    found
        .iter()
        .take_while(|one| one.sentence < HEAD_SENTENCES)
        .filter(at_head)
        .filter_map(of)
        .min_by_key(|head| (head.to - head.from).num_days())
}

/// The first and last day of a date that names its year.
fn days_of(sem: &Sem) -> Option<(NaiveDate, NaiveDate)> {
    let Core::Date(fields) = &sem.core else {
        return None;
    };
    let point = Point::new(fields.year, fields.part);
    point.known_year().filter(|_| fields.numeric.is_none())?;
    Some((point.first_day()?, point.last_day()?))
}

/// A document's head is over after so many sentences.
const HEAD_SENTENCES: usize = 8;

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

pub fn context(
    doc: &Document,
    seg: &Segmented,
    written: Option<NaiveDate>,
    found: &[Found],
    said: &DatesAs,
) -> Context {
    let (kind, kind_why) = kind(written, found.iter().map(|f| &f.hit.sem), said);
    let shown = order::shown(doc, found, written);
    let (order, order_why) = order::decide(seg.lang, found, &shown, said);
    Context {
        head: match written {
            Some(_) => None,
            None => head_date(doc, seg, found),
        },
        written,
        written_reason: written.map(dated),
        message: kind == Kind::News && doc.text.len() <= LONGEST_MESSAGE && doc.blocks.len() <= 1,
        kind,
        kind_why,
        order,
        order_why,
        shown,
    }
}

fn kind<'a>(
    written: Option<NaiveDate>,
    sems: impl Iterator<Item = &'a Sem>,
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
    let mut distant_years = 0usize;
    let mut deictic = 0usize;
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
    let enough = match written {
        Some(_) => YEARS_OF_A_DATED_HISTORY,
        None => YEARS_OF_A_HISTORY,
    };
    if distant_years >= enough && distant_years > YEARS_FOR_ONE_DEICTIC * deictic {
        let why = format!(
            "It tells a history: {distant_years} of its dates name other years, and {deictic} speak from the day of writing."
        );
        return (Kind::History, Reason::new(why));
    }
    let why = match written {
        Some(day) => format!("It is dated {} and tells from that day.", show_day(day)),
        None => {
            "It names too few years to be a history, and its own date is not known.".to_string()
        }
    };
    (Kind::News, Reason::new(why))
}
