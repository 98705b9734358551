//! What the first lines of a document call it, where that says when it speaks: minutes of a day, a report on a year.
//!
//! A date that stands alone on its line is [`super::published`]'s business.
//!
//! ```text
//! Minutes of the 12th meeting, held on 9 March 2023      tells from 9 March 2023
//! Annual Report 2024                                     its months are those of 2024
//! ```

use super::Found;
use super::lexicon::NameId;
use super::pieces::fold_into;
use super::point::{Part, Point};
use super::published::full_day;
use super::rules::{Language, known};
use super::value::{Core, Sem};
use crate::model::edtf::EdtfYear;
use crate::model::{
    Document, NumberOrder, Segmented, Sentence, SentenceRole, TextRange, TokenKind,
};
use chrono::NaiveDate;

/// What a document calls itself stands among the first so many sentences: letterhead, number and subject come before it.
const HEAD_SENTENCES: usize = 10;

/// The day of the meeting stands on the line that says “minutes”, or so many lines below: its place and hour between them.
const LINES_BELOW: usize = 3;

/// A line of so many words may end with a full stop ("7 p.m."); a longer one with a full stop is a sentence.
const WORDS_OF_A_LINE: usize = 8;

/// The day of the meeting that these are the minutes of, with the words that say so.
pub fn day_of_record(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
    order: Option<NumberOrder>,
) -> Option<(NaiveDate, TextRange)> {
    found
        .iter()
        .take_while(|one| one.sentence < HEAD_SENTENCES)
        .filter(|one| !one.copyright && !one.boilerplate)
        .find_map(|one| {
            let day = full_day(&one.hit.sem, order)?;
            let lines = one.sentence.saturating_sub(LINES_BELOW)..=one.sentence;
            let mut lines = lines.rev().map_while(|at| {
                let head = Head {
                    doc,
                    seg,
                    sentence: seg.sentences.get(at)?,
                };
                (head.is_line() && !head.has(known::RECORD_NOT, one.lang)).then_some(head)
            });
            lines
                .any(|head| head.has(known::RECORD, one.lang))
                .then_some((day, one.range))
        })
}

/// The one year that a report's title names, with its words.
pub fn year_of_report(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
) -> Option<(i32, TextRange)> {
    let years = |one: &&Found| one.sentence < HEAD_SENTENCES && !one.copyright;
    let mut titles = found.iter().take_while(years).filter_map(|one| {
        let head = Head {
            doc,
            seg,
            sentence: seg.sentences.get(one.sentence)?,
        };
        let Core::Date(fields) = &one.hit.sem.core else {
            return None;
        };
        let EdtfYear::Known(year) = fields.year else {
            return None;
        };
        let is_title = matches!(
            head.sentence.role,
            SentenceRole::Title | SentenceRole::Heading
        ) || head.is_line();
        (is_title && head.has(known::REPORT, one.lang)).then_some((
            year,
            fields.part.month().is_none(),
            one,
        ))
    });
    let (year, whole, one) = titles.next()?;
    (whole && is_its_own(doc, seg, found, one)).then_some((year, one.range))
}

/// Whether a title's year is what it is of: "Annual Report 2024", "Annual report 2018 – Highlights", but not "2023/24" and "the 1918 flu".
fn is_its_own(doc: &Document, seg: &Segmented, found: &[Found], one: &Found) -> bool {
    let alone = found
        .iter()
        .filter(|other| other.sentence == one.sentence)
        .count()
        == 1;
    let Some(sentence) = seg.sentences.get(one.sentence) else {
        return false;
    };
    let before = &doc.text[sentence.range.start as usize..one.range.start as usize];
    let after = &doc.text[one.range.end as usize..sentence.range.end as usize];
    let is_mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let joined = |c: char| matches!(c, '/' | '-' | '–');
    let behind = after.trim_start();
    let apart = behind.len() < after.len()
        && behind
            .split_whitespace()
            .next()
            .is_some_and(|mark| mark.chars().all(is_mark));
    let ends =
        behind.is_empty() || after.starts_with(is_mark) && !after.starts_with(joined) || apart;
    alone && (ends || before.is_empty()) && !before.ends_with(joined)
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
pub fn head_date(doc: &Document, seg: &Segmented, found: &[Found]) -> Option<HeadDate> {
    let at_head = |one: &&Found| {
        let Some(sentence) = seg.sentences.get(one.sentence) else {
            return false;
        };
        let span = matches!(one.hit.sem.core, Core::Range(..));
        let head = matches!(sentence.role, SentenceRole::Title | SentenceRole::HeadLine);
        // "It covers developments from 1 December 2017 to 31 May 2018."
        let covers = || Head { doc, seg, sentence }.has(known::COVERS, one.lang);
        (head || span && covers()) && !one.copyright
    };
    let of = |one: &Found| -> Option<HeadDate> {
        let (from, to) = match &one.hit.sem.core {
            // "1 to 31 March 2014": the last end has the year. "2008–2010": the first has its own.
            Core::Range(first, last) => {
                let (from, to) = days_of(last)?;
                (days_of(first).map_or(from, |(from, _)| from), to)
            }
            _ => days_of(&one.hit.sem)?,
        };
        let whole = matches!(&one.hit.sem.core, Core::Date(fields) if fields.part == Part::Whole);
        if whole && !is_its_own(doc, seg, found, one) {
            return None;
        }
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

/// A sentence of the head.
struct Head<'a> {
    doc: &'a Document,
    seg: &'a Segmented,
    sentence: &'a Sentence,
}

impl Head<'_> {
    /// No sentence that tells something.
    fn is_line(&self) -> bool {
        let text = self.sentence.range.of(&self.doc.text);
        // "… on 14 January at 7.30 p.m." ends with its hour.
        let hour = [" p.m.", " a.m."].iter().any(|h| text.ends_with(h));
        hour || !text.ends_with(['.', '!', '?', '。']) || self.words().count() <= WORDS_OF_A_LINE
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        let tokens = self.sentence.tokens.start as usize..self.sentence.tokens.end as usize;
        let tokens = self.seg.tokens.get(tokens).unwrap_or_default();
        tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.range.of(&self.doc.text))
    }

    /// Whether a word of the class is in it that no number counts: "Ten minutes" are none.
    fn has(&self, class: NameId, lang: &Language) -> bool {
        let mut folded = String::new();
        let mut counted = false;
        self.words().any(|word| {
            fold_into(word, &mut folded);
            let senses = lang.senses(lang.lexicon.word(folded.as_bytes()));
            let capital = word.starts_with(char::is_uppercase);
            let is = !counted && senses.value(class, capital).is_some();
            counted = senses.value(known::NUMBER, capital).is_some();
            is
        })
    }
}
