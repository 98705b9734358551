//! The document's own date: given, on a line at its head, in a dateline, in its meta tags; the file's time as a last resort.
//!
//! A copyright line never dates a document, and neither does "Held on …", but in minutes.

use super::Found;
use super::heads;
use super::lexicon::NameId;
use super::order;
use super::pieces::{Piece, PieceKind};
use super::point::{Part, Point};
use super::resolve::show_day;
use super::rules::known;
use super::value::{Core, Fields, Sem};
use crate::model::edtf::EdtfYear;
use crate::model::{
    Anchor, DateHint, DatesAs, Document, EdtfDate, HintSource, NumberOrder, Published,
    PublishedSource, Reason, Segmented, Sentence, SentenceRole, TextRange,
};
use chrono::NaiveDate;
use std::ops::Range;

/// A line that dates the document stands among the first so many sentences.
///
/// Title, place, number and addressee of a letter come before it at most.
const HEAD_SENTENCES: usize = 10;

/// Beside its date such a line has no more words than a place and a label ("Published in New York, United States").
const MOST_OTHER_WORDS: usize = 5;

/// In scripts without capital letters nothing tells a place from any word: there may be so many beside the date.
///
/// "القاهرة، مصر" are two; the shortest sentence that tells something has a verb and two more.
const MOST_UNCASED_WORDS: usize = 2;

/// A dateline's date comes within so many pieces of its sentence: "ASHGABAT, Turkmenistan, 3 Dec 2018 (IOM) —".
const DATELINE_PIECES: usize = 14;

/// "Recorded at the narrator's home in Upper Lane, 4 May 2009": so many pieces before the date.
const LONGEST_DATED_BY: usize = 10;

/// `order` is that of the document's numbers, where it is known.
pub fn published(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
    order: Option<NumberOrder>,
    said: &DatesAs,
) -> Option<Published> {
    by_user(said)
        .or_else(|| given(doc))
        .or_else(|| sent(doc))
        .or_else(|| line(doc, seg, found, order))
        .or_else(|| dateline(doc, seg, found, order))
        .or_else(|| record(doc, seg, found, order))
        .or_else(|| month_line(doc, seg, found))
        .or_else(|| {
            doc.date_hints.iter().find_map(|hint| match &hint.source {
                HintSource::Meta(name) => of_hint(
                    hint,
                    PublishedSource::Meta,
                    format!("The file’s “{name}” says {}.", hint.value.trim()),
                ),
                HintSource::Given | HintSource::Sent | HintSource::FileTime => None,
            })
        })
        .or_else(|| {
            let hint = doc
                .date_hints
                .iter()
                .find(|h| h.source == HintSource::FileTime)?;
            of_hint(
                hint,
                PublishedSource::FileTime,
                "Only the file’s own time is known, which may be that of a copy.".to_string(),
            )
        })
}

fn by_user(said: &DatesAs) -> Option<Published> {
    let date = said.written?;
    Some(Published {
        date,
        source: PublishedSource::Given,
        range: None,
        why: vec![Reason::new(format!(
            "You said that it is dated {}.",
            date.in_words()
        ))],
    })
}

fn given(doc: &Document) -> Option<Published> {
    let hint = doc
        .date_hints
        .iter()
        .find(|h| h.source == HintSource::Given)?;
    of_hint(
        hint,
        PublishedSource::Given,
        format!("The date {} was given with the text.", hint.value.trim()),
    )
}

/// An e-mail is dated by when it was sent, whatever stands in it.
fn sent(doc: &Document) -> Option<Published> {
    let hint = doc
        .date_hints
        .iter()
        .find(|h| h.source == HintSource::Sent)?;
    of_hint(
        hint,
        PublishedSource::Meta,
        "This is when the e-mail was sent.".to_owned(),
    )
}

fn of_hint(hint: &DateHint, source: PublishedSource, why: String) -> Option<Published> {
    Some(Published {
        date: day_of_hint(&hint.value)?,
        source,
        range: None,
        why: vec![Reason::new(why)],
    })
}

/// "2019-12-18T10:00:00+04:00", "2019-12-18", "20191218", "2019-12", "2019".
pub fn day_of_hint(value: &str) -> Option<EdtfDate> {
    let value = value.trim();
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() == 8 {
        return NaiveDate::parse_from_str(&digits, "%Y%m%d")
            .ok()
            .map(EdtfDate::from_date);
    }
    let head = value.get(..10).unwrap_or(value);
    if let Ok(day) = NaiveDate::parse_from_str(head, "%Y-%m-%d") {
        return Some(EdtfDate::from_date(day));
    }
    if let Ok(at) = chrono::DateTime::parse_from_rfc2822(value) {
        return Some(EdtfDate::from_date(at.date_naive()));
    }
    let mut parts = value.split('-');
    let year: i32 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    match parts.next().map(str::parse::<u8>) {
        Some(Ok(month)) if (1..=12).contains(&month) => Some(EdtfDate::month(year, month)),
        Some(_) => None,
        None => Some(EdtfDate::year(year)),
    }
}

/// The day a match states in full, weekday and all.
pub fn full_day(sem: &Sem, order: Option<NumberOrder>) -> Option<NaiveDate> {
    if let Core::Range(_, last) = &sem.core {
        // Minutes "of 5–6 June 2018" were written when the meeting was over.
        return full_day(last, order);
    }
    let Core::Date(fields) = &sem.core else {
        return None;
    };
    let Fields {
        year: EdtfYear::Known(year),
        part,
        numeric,
        ..
    } = fields
    else {
        return None;
    };
    if let Some((a, b)) = *numeric {
        let order = match order::alone(fields) {
            Some((order, _)) => order,
            None if a == b => NumberOrder::DayFirst,
            None => order?,
        };
        let (day, month) = match order {
            NumberOrder::DayFirst => (a, b),
            NumberOrder::MonthFirst => (b, a),
        };
        return NaiveDate::from_ymd_opt(*year, month.into(), day.into());
    }
    match part {
        Part::Day { .. } => Point::new(EdtfYear::Known(*year), *part).day(),
        _ => None,
    }
}

/// A line at the head, or the last of the text, that is nothing but a date with its place and label.
fn line(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
    order: Option<NumberOrder>,
) -> Option<Published> {
    let sentences = seg.sentences.len();
    let mut head: Option<(NaiveDate, TextRange)> = None;
    let mut foot: Option<(NaiveDate, TextRange)> = None;
    for one in found {
        let at_head = one.sentence < HEAD_SENTENCES;
        if !at_head && one.sentence + 2 < sentences {
            continue;
        }
        let Some(sentence) = seg.sentences.get(one.sentence) else {
            continue;
        };
        // A line of a list is of what it lists: a match, the start of term.
        let listed = matches!(
            sentence.role,
            SentenceRole::ListItem | SentenceRole::TableRow
        );
        if sentence.role == SentenceRole::Boilerplate || one.copyright || listed {
            continue;
        }
        let Some(day) = full_day(&one.hit.sem, order) else {
            continue;
        };
        if !only_a_date(one, &doc.text) {
            continue;
        }
        if at_head {
            head.get_or_insert((day, one.range));
        } else {
            foot = Some((day, one.range));
        }
    }
    let (place, (day, range)) = match (head, foot) {
        (Some(head), _) => ("head", head),
        (None, Some(foot)) => ("foot", foot),
        (None, None) => return None,
    };
    let words = range.of(&doc.text);
    Some(Published {
        date: EdtfDate::from_date(day),
        source: PublishedSource::HeadLine,
        range: Some(range),
        why: vec![Reason::quoting(
            format!(
                "The document is dated {} (“{words}”, a line at its {place}).",
                show_day(day)
            ),
            anchor(doc, range),
        )],
    })
}

/// "Policy Brief 7/2025 | March 2025": a line at the head that is nothing but a month, the only such one.
///
/// Several head the parts of a chronicle, and so does one behind a first sentence.
fn month_line(doc: &Document, seg: &Segmented, found: &[Found]) -> Option<Published> {
    let mut lines = found.iter().filter_map(|one| {
        let Core::Date(fields) = &one.hit.sem.core else {
            return None;
        };
        let (EdtfYear::Known(year), Part::Month(month)) = (fields.year, fields.part) else {
            return None;
        };
        let role = seg.sentences.get(one.sentence)?.role;
        let listed = matches!(
            role,
            SentenceRole::ListItem | SentenceRole::TableRow | SentenceRole::Boilerplate
        );
        let line = !listed && !one.copyright && only_a_date(one, &doc.text);
        line.then_some((one, year, month))
    });
    let (one, year, month) = lines.next()?;
    // A title may be a question.
    let told = |sentence: &Sentence| sentence.range.of(&doc.text).ends_with(['.', '。']);
    let behind = seg.sentences[..one.sentence].iter().any(told);
    if lines.next().is_some() || behind || one.sentence >= HEAD_SENTENCES {
        return None;
    }
    let date = EdtfDate::month(year, month);
    let words = one.range.of(&doc.text);
    Some(Published {
        date,
        source: PublishedSource::HeadLine,
        range: Some(one.range),
        why: vec![Reason::quoting(
            format!(
                "The document is dated {} (“{words}”, a line at its head).",
                date.in_words()
            ),
            anchor(doc, one.range),
        )],
    })
}

/// What parts a line at the head into several: "Policy Brief 7/2025 | March 2025".
const STROKES: [&str; 4] = ["|", "•", "·", "‖"];

/// The pieces of a line between the strokes around the date, or within the brackets around it ("(last updated 1 August 2023)").
fn part_of_line(found: &Found, text: &str) -> Range<usize> {
    let is = |at: &usize, marks: &[&str]| {
        let piece = &found.pieces[*at];
        piece.kind == PieceKind::Mark && marks.contains(&piece.range.of(text))
    };
    let (start, end) = (found.hit.start, found.hit.end);
    let opened = (0..start).rev().find(|at| is(at, &["("])).map(|at| at + 1);
    let closed = found.pieces.get(end).is_some() && is(&end, &[")"]);
    if let (Some(from), true) = (opened, closed)
        && is_said(found, from..end, known::DATED_BY)
    {
        return from..end;
    }
    let from = (0..start).rev().find(|at| is(at, &STROKES));
    let to = (end..found.pieces.len()).find(|at| is(at, &STROKES));
    from.map_or(0, |at| at + 1)..to.unwrap_or(found.pieces.len())
}

/// Is a word of the class among these pieces?
fn is_said(found: &Found, range: Range<usize>, class: NameId) -> bool {
    found.pieces[range].iter().any(|piece| {
        piece.is_letters()
            && found
                .lang
                .senses(piece.word)
                .value(class, piece.capital)
                .is_some()
    })
}

/// Besides the date there are only a place, a weekday, a label such as "Published:".
fn only_a_date(found: &Found, text: &str) -> bool {
    let part = part_of_line(found, text);
    // "Embargoed until …": until the day it is for.
    let embargo = is_said(found, part.clone(), known::EMBARGO);
    // "Recorded at the narrator's home, 4 May 2009"
    let bracket = part
        .start
        .checked_sub(1)
        .is_some_and(|at| found.pieces[at].range.of(text) == "(");
    let leads = if bracket {
        part.clone()
    } else {
        part.start..(part.start + 1).min(found.hit.start)
    };
    let led = part.end == found.hit.end && is_said(found, leads, known::DATED_BY);
    if led && found.hit.start - part.start <= LONGEST_DATED_BY {
        return true;
    }
    let mut others = 0;
    let mut uncased = 0;
    for at in part {
        let piece = &found.pieces[at];
        if (found.hit.start..found.hit.end).contains(&at) {
            continue;
        }
        match piece.kind {
            PieceKind::Mark => {}
            // A time of day beside the date, and its zone ("+0100"), is all the digits there may be; a reference number makes it another line.
            PieceKind::Digits(_) => {
                let is_zone = found.pieces[..at].last().is_some_and(|sign| {
                    !piece.spaced && sign.spaced && matches!(sign.range.of(text), "+" | "-" | "−")
                });
                if piece.places > 2 && !(is_zone && piece.places == 4) {
                    return false;
                }
            }
            PieceKind::Letters => {
                let senses = found.lang.senses(piece.word);
                let not = senses.value(known::PUBLISH_NOT, piece.capital).is_some();
                if not && !embargo {
                    return false;
                }
                let label = not
                    || [known::PUBLISH_LABEL, known::DATED_BY, known::EMBARGO]
                        .iter()
                        .any(|class| senses.value(*class, piece.capital).is_some());
                let cased = piece
                    .range
                    .of(text)
                    .contains(|c: char| c.is_lowercase() || c.is_uppercase());
                if !label && cased && !piece.capital {
                    return false;
                }
                others += usize::from(!label);
                uncased += usize::from(!label && !cased);
            }
        }
    }
    others <= MOST_OTHER_WORDS && uncased <= MOST_UNCASED_WORDS
}

/// "GENEVA, 3 Dec 2018 (IOM) — …": a place in front, a dash behind.
fn dateline(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
    order: Option<NumberOrder>,
) -> Option<Published> {
    for one in found {
        if one.sentence >= HEAD_SENTENCES || one.hit.end > DATELINE_PIECES {
            continue;
        }
        let role = seg.sentences.get(one.sentence).map(|s| s.role);
        if role == Some(SentenceRole::Boilerplate) {
            continue;
        }
        let Some(day) = full_day(&one.hit.sem, order) else {
            continue;
        };
        if !stands_as_a_dateline(one, &doc.text) {
            continue;
        }
        return Some(Published {
            date: EdtfDate::from_date(day),
            source: PublishedSource::Dateline,
            range: Some(one.range),
            why: vec![Reason::quoting(
                format!(
                    "The document is dated {} (“{}”, before its first sentence).",
                    show_day(day),
                    one.range.of(&doc.text)
                ),
                anchor(doc, one.range),
            )],
        });
    }
    None
}

/// Only a place in front or the brackets around it, behind it a dash, or an agency between strokes ("BAKU, 3 May. /AP/").
fn stands_as_a_dateline(one: &Found, text: &str) -> bool {
    let before = &one.pieces[..one.hit.start];
    let place = before.iter().all(|p| match p.kind {
        PieceKind::Letters => p.capital,
        PieceKind::Mark => matches!(p.range.of(text), "," | "/" | "-" | "." | "(" | ")"),
        PieceKind::Digits(_) => false,
    }) && before.iter().any(|p| p.is_letters());
    let is = |p: &Piece, mark: &str| p.range.of(text) == mark;
    // "(3 December 2018) – …": nothing in front but a bracket, closed right behind and followed by a dash.
    let mut after = one.pieces[one.hit.end..].iter();
    if before.len() == 1 && is(&before[0], "(") {
        let closed = after.next().is_some_and(|p| is(p, ")"));
        let dash = |p: &Piece| matches!(p.range.of(text), "-" | "–" | "—");
        return closed && after.next().is_some_and(dash);
    }
    let dash = |p: &&Piece| p.spaced && matches!(p.range.of(text), "-" | "–" | "—" | "_" | "/");
    let mut behind = one.pieces[one.hit.end..].iter();
    let glued = behind.clone().next();
    let glued = glued.is_some_and(|p| matches!(p.range.of(text), "—" | "–" | ":"));
    place && (glued || behind.by_ref().take(6).find(dash).is_some())
}

/// "KARVAT, 14 October – …", or a line with no more than that, of a document whose date has no year: month, day and what says so.
///
/// Of several such lines none is the document's own: they head the entries of a diary or a list.
pub fn day_without_year(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
) -> Option<(u8, u8, Reason)> {
    let mut own = None;
    for one in found {
        let Core::Date(Fields {
            year: EdtfYear::Unspecified,
            part: Part::Day { month, day },
            ..
        }) = one.hit.sem.core
        else {
            continue;
        };
        let role = seg.sentences.get(one.sentence)?.role;
        if matches!(role, SentenceRole::Boilerplate | SentenceRole::TableRow) || one.copyright {
            continue;
        }
        let line = only_a_date(one, &doc.text);
        let dateline = one.hit.end <= DATELINE_PIECES && stands_as_a_dateline(one, &doc.text);
        if !line && !dateline {
            continue;
        }
        if own.is_some() || role == SentenceRole::ListItem {
            return None;
        }
        own = Some((one.sentence, (month, day, one.range)));
    }
    let (_, (month, day, range)) = own.filter(|own| own.0 < HEAD_SENTENCES)?;
    let words = range.of(&doc.text);
    let told = format!("The document is dated “{words}”, without a year.");
    Some((month, day, Reason::quoting(told, anchor(doc, range))))
}

/// "Minutes of the meeting held on 9 March 2023".
fn record(
    doc: &Document,
    seg: &Segmented,
    found: &[Found],
    order: Option<NumberOrder>,
) -> Option<Published> {
    let (day, range) = heads::day_of_record(doc, seg, found, order)?;
    Some(Published {
        date: EdtfDate::from_date(day),
        source: PublishedSource::Record,
        range: Some(range),
        why: vec![Reason::quoting(
            format!("It records a meeting of {}.", show_day(day)),
            anchor(doc, range),
        )],
    })
}

fn anchor(doc: &Document, range: TextRange) -> Anchor {
    Anchor {
        doc: doc.id.clone(),
        range,
        quote: range.of(&doc.text).to_string(),
    }
}
