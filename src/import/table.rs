//! Events out of a table, whose columns are known by their headings in plain English.

use super::dates::{self, Order};
use super::{Brought, New, several, short};
use crate::model::guard::is_guarded;
use crate::model::text::fold;
use crate::model::{Edtf, EntityKind};
use calamine::{Data, ExcelDateTime, Reader};
use std::io::Cursor;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Title,
    Date,
    /// Looked at only where there is no date.
    When,
    Start,
    End,
    /// The first or last day it may have been.
    Earliest,
    Latest,
    Year,
    Month,
    Day,
    EndYear,
    EndMonth,
    EndDay,
    Who(EntityKind),
    Tags,
    Note,
    Sentence,
    Document,
    Page,
    Picture,
}

/// Headings, folded. The first of a row is how it is asked for in a sentence.
const HEADINGS: [(Holds, &[&str]); 24] = [
    (
        Holds::Title,
        &[
            "title",
            "event",
            "name",
            "label",
            "headline",
            "summary",
            "what",
            "what happened",
            "subject",
        ],
    ),
    (
        Holds::Date,
        &["date", "day of event", "event date", "edtf", "date edtf"],
    ),
    (Holds::When, &["when", "display date"]),
    (
        Holds::Start,
        &[
            "start",
            "start date",
            "begin",
            "begins",
            "began",
            "from",
            "start time",
            "begin date",
        ],
    ),
    (
        Holds::End,
        &[
            "end", "end date", "ends", "ended", "to", "until", "end time", "finish",
        ],
    ),
    (Holds::Earliest, &["earliest", "not before"]),
    (Holds::Latest, &["latest", "not after"]),
    (Holds::Year, &["year", "start year"]),
    (Holds::Month, &["month", "start month"]),
    (Holds::Day, &["day", "start day"]),
    (Holds::EndYear, &["end year"]),
    (Holds::EndMonth, &["end month"]),
    (Holds::EndDay, &["end day"]),
    (
        Holds::Who(EntityKind::Person),
        &[
            "people",
            "person",
            "persons",
            "who",
            "participants",
            "participant",
        ],
    ),
    (
        Holds::Who(EntityKind::Organisation),
        &[
            "organisations",
            "organisation",
            "organizations",
            "organization",
            "org",
            "body",
        ],
    ),
    (Holds::Who(EntityKind::Project), &["projects", "project"]),
    (
        Holds::Who(EntityKind::Place),
        &["places", "place", "location", "locations", "where"],
    ),
    (Holds::Who(EntityKind::Work), &["works", "work"]),
    (
        Holds::Tags,
        &["tags", "tag", "category", "categories", "group", "type"],
    ),
    (
        Holds::Note,
        &[
            "note",
            "notes",
            "description",
            "details",
            "text",
            "comment",
            "comments",
        ],
    ),
    (
        Holds::Sentence,
        &["sentence", "quote", "quotation", "evidence"],
    ),
    (Holds::Document, &["document", "source", "file"]),
    (Holds::Page, &["page"]),
    (Holds::Picture, &["picture", "image", "media", "photo"]),
];

fn holds(heading: &str) -> Option<Holds> {
    let heading = fold(heading);
    let found = HEADINGS
        .iter()
        .find(|(_, names)| names.contains(&heading.as_str()));
    found.map(|(holds, _)| *holds)
}

/// Which column holds what: the first of each kind.
struct Columns {
    found: Vec<(Holds, usize)>,
    /// Cells that would be run as formulas have an apostrophe before them.
    is_guarded: bool,
}

impl Columns {
    fn of(head: &[String], is_guarded: bool) -> Self {
        let mut found: Vec<(Holds, usize)> = Vec::new();
        for (i, heading) in head.iter().enumerate() {
            if let Some(holds) = holds(heading)
                && !found.iter().any(|(h, _)| *h == holds)
            {
                found.push((holds, i));
            }
        }
        Self { found, is_guarded }
    }

    fn has(&self, what: Holds) -> bool {
        self.found.iter().any(|(h, _)| *h == what)
    }

    fn cell<'r>(&self, what: Holds, row: &'r [String]) -> &'r str {
        let at = self.found.iter().find(|(h, _)| *h == what);
        let cell = at.and_then(|(_, i)| row.get(*i)).map_or("", |c| c.trim());
        match self.is_guarded && is_guarded(cell) {
            true => &cell[1..],
            false => cell,
        }
    }
}

/// A table's text: parted by commas, semicolons or tabs, whichever its heading has most of.
pub(super) fn csv(text: &str) -> Result<Brought, String> {
    let head = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    let count = |c: char| head.matches(c).count();
    let comma = [',', ';', '\t']
        .into_iter()
        .max_by_key(|c| (count(*c), *c == ','));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(comma.unwrap_or(',') as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let rows: Vec<Vec<String>> = rows
        .map(|r| r.iter().map(str::to_owned).collect())
        .collect();
    of_rows(&rows, true).ok_or_else(no_title)
}

/// The sheet called "Events", else the first that has a column of titles.
pub(super) fn sheet(bytes: Vec<u8>) -> Result<Brought, String> {
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|e| {
        format!("This spreadsheet can't be opened ({e}); save it again with the program it was made with")
    })?;
    let mut names = book.sheet_names();
    names.sort_by_key(|n| fold(n) != "events");
    for name in names {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        let rows: Vec<Vec<String>> = range
            .rows()
            .map(|row| row.iter().map(shown).collect())
            .collect();
        if let Some(brought) = of_rows(&rows, false) {
            return Ok(brought);
        }
    }
    Err(no_title())
}

fn no_title() -> String {
    "No column of this table is called Title, Event or Name; give the column that says what happened one of these headings"
        .to_owned()
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::String(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(date) => day_of(date),
        Data::DateTimeIso(text) => text.replace("T00:00:00", ""),
        Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

fn day_of(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// `None` where no heading says what happened.
fn of_rows(rows: &[Vec<String>], is_guarded: bool) -> Option<Brought> {
    let is_empty = |row: &[String]| row.iter().all(|c| c.trim().is_empty());
    let head = rows.iter().position(|r| !is_empty(r))?;
    let columns = Columns::of(&rows[head], is_guarded);
    if !columns.has(Holds::Title) {
        return None;
    }
    let body = || {
        rows.iter()
            .enumerate()
            .skip(head + 1)
            .filter(|(_, r)| !is_empty(r))
    };
    let dated = [
        Holds::Date,
        Holds::Start,
        Holds::End,
        Holds::Earliest,
        Holds::Latest,
    ];
    let order = dates::order(body().flat_map(|(_, r)| {
        dated
            .iter()
            .map(|d| columns.cell(*d, r))
            .collect::<Vec<_>>()
    }));
    let mut out = Brought::default();
    for (i, row) in body() {
        let label = columns.cell(Holds::Title, row);
        if label.is_empty() {
            out.left.push(format!(
                "Row {}: nothing says what happened; the row was left out",
                i + 1
            ));
            continue;
        }
        match date(&columns, row, order) {
            Ok(date) => out.events.push(event(&columns, row, label, date)),
            Err(why) => out.left.push(format!(
                "Row {} (“{}”): {why}; the row was left out",
                i + 1,
                short(label)
            )),
        }
    }
    Some(out)
}

fn event(columns: &Columns, row: &[String], label: &str, date: Option<Edtf>) -> New {
    let mut who = Vec::new();
    for kind in EntityKind::ALL {
        let names = several(columns.cell(Holds::Who(kind), row));
        who.extend(names.into_iter().map(|name| (kind, name)));
    }
    let mut note = columns.cell(Holds::Note, row).to_owned();
    let sentence = columns.cell(Holds::Sentence, row);
    if !sentence.is_empty() {
        let from = [
            columns.cell(Holds::Document, row),
            columns.cell(Holds::Page, row),
        ];
        let from: Vec<&str> = from.into_iter().filter(|f| !f.is_empty()).collect();
        if !note.is_empty() {
            note.push('\n');
        }
        note += &match from.is_empty() {
            true => format!("“{sentence}”"),
            false => format!("“{sentence}” — {}", from.join(", ")),
        };
    }
    New {
        label: label.to_owned(),
        date,
        every: None,
        who,
        tags: several(&columns.cell(Holds::Tags, row).replace(", ", "; ")),
        note,
        picture: columns.cell(Holds::Picture, row).to_owned(),
    }
}

/// By the surest columns that are filled; `None` where none is.
fn date(columns: &Columns, row: &[String], order: Order) -> Result<Option<Edtf>, String> {
    let cell = |what| Some(columns.cell(what, row)).filter(|c| !c.is_empty());
    let parse = |what| cell(what).map(|c| dates::date(c, order)).transpose();
    if let Some(date) = parse(Holds::Date)? {
        // A column of dates beside one of ends.
        return dates::span(date, parse(Holds::End)?).map(Some);
    }
    if let Some(start) = parse(Holds::Start)? {
        return dates::span(start, parse(Holds::End)?).map(Some);
    }
    if let Some(end) = parse(Holds::End)? {
        return Ok(format!("../{end}").parse().ok());
    }
    let of_parts = |year, month, day| {
        let Some(year) = cell(year) else {
            return Ok(None);
        };
        let mut text = year.trim_end_matches(".0").to_owned();
        for part in [month, day] {
            let Some(part) = cell(part) else { break };
            match part.trim_end_matches(".0").parse::<u8>() {
                Ok(n) => text += &format!("-{n:02}"),
                Err(_) => return Err(format!("“{part}” is no number of a month or day")),
            }
        }
        let padded = match text.find('-') {
            _ if text.starts_with('-') => text.clone(),
            Some(at) if at < 4 => format!("{:0>4}{}", &text[..at], &text[at..]),
            None if text.len() < 4 => format!("{text:0>4}"),
            _ => text.clone(),
        };
        dates::date(&padded, order).map(Some)
    };
    if let Some(start) = of_parts(Holds::Year, Holds::Month, Holds::Day)? {
        let end = of_parts(Holds::EndYear, Holds::EndMonth, Holds::EndDay)?;
        return dates::span(start, end).map(Some);
    }
    let (first, last) = (parse(Holds::Earliest)?, parse(Holds::Latest)?);
    if first.is_some() || last.is_some() {
        let text = |e: Option<Edtf>| e.map(|e| e.to_string()).unwrap_or_default();
        let (first, last) = (text(first), text(last));
        if first == last {
            return Ok(first.parse().ok());
        }
        return match format!("[{first}..{last}]").parse() {
            Ok(edtf) => Ok(Some(edtf)),
            Err(_) => Err(format!("nothing lies between {first} and {last}")),
        };
    }
    // In words, and only where they are a date: "some time up to 1950" is none that could be typed.
    match cell(Holds::When) {
        None | Some("not dated") => Ok(None),
        Some(words) => dates::date(words, order).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, events: &[(&str, &str)], left: &[&str]) {
        let brought = csv(text).expect("a table");
        let found: Vec<(String, String)> = brought
            .events
            .iter()
            .map(|e| {
                (
                    e.label.clone(),
                    e.date.as_ref().map(ToString::to_string).unwrap_or_default(),
                )
            })
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, events, "{text}");
        assert_eq!(brought.left.len(), left.len(), "{:?}", brought.left);
        for (sentence, words) in brought.left.iter().zip(left) {
            assert!(sentence.contains(words), "{sentence}");
        }
    }

    #[test]
    fn columns_are_known_by_their_headings() {
        check(
            "Event;Start;End\nFlood;1911-05-04;1911-05-09\n",
            &[("Flood", "1911-05-04/1911-05-09")],
            &[],
        );
        check(
            "Headline\tYear\tMonth\tDay\tEnd Year\nFlood\t1911\t5\t\t\nWar\t1914\t\t\t1918\n",
            &[("Flood", "1911-05"), ("War", "1914/1918")],
            &[],
        );
        check(
            "What happened,Not before,Not after\nFlood,1911,1913\nFire,,1920\n",
            &[("Flood", "[1911..1913]"), ("Fire", "[..1920]")],
            &[],
        );
        check(
            "Name,When\nFlood,4 May 1911\nFire,not dated\n",
            &[("Flood", "1911-05-04"), ("Fire", "")],
            &[],
        );
        assert!(csv("Colour,Size\nred,4\n").is_err());
    }

    #[test]
    fn every_row_that_is_left_out_is_told() {
        check(
            "Title,Date\nFlood,1911-05-04\n,1912\nFire,soon\nStorm,04/05/1912\n",
            &[("Flood", "1911-05-04")],
            &["Row 3", "“soon” is no date", "two ways"],
        );
        check(
            "Title,Date\nStorm,04/05/1912\nRain,18/05/1912\n",
            &[("Storm", "1912-05-04"), ("Rain", "1912-05-18")],
            &[],
        );
    }

    #[test]
    fn what_was_guarded_is_itself_again() {
        check(
            "Title,Date\n\"'=1+1, \"\"he\"\" said\",'-0043-03-15\n",
            &[("=1+1, \"he\" said", "-0043-03-15")],
            &[],
        );
        check(
            "Title,Date\n'twas night,1911\n",
            &[("'twas night", "1911")],
            &[],
        );
    }
}
