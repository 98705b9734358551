//! Spreadsheets (XLSX, XLSB, XLS, ODS) and tables in text (CSV, TSV) → one block a row.
//!
//! Not what the rows say. Formulas are not worked out: what the program that saved the file saw in a cell is what is read.

use super::builder::{Builder, push_collapsed};
use super::office::{Properties, parsed};
use super::{MAX_TEXT, Parsed};
use crate::model::{BlockKind, PartKind};
use calamine::{Data, ExcelDateTime, Reader, Sheets};
use std::io::Cursor;

/// Cells of one row that are read; nobody writes wider tables by hand.
const MAX_COLUMNS: usize = 1_000;

pub(super) fn parse(book: &mut Sheets<Cursor<Vec<u8>>>, properties: Properties) -> Parsed {
    let mut out = Builder::default();
    let mut notes = Vec::new();
    'sheets: for (i, name) in book.sheet_names().into_iter().enumerate() {
        let range = match book.worksheet_range(&name) {
            Ok(range) => range,
            // A sheet of nothing but a chart is no table.
            Err(calamine::Error::Msg(_)) => continue,
            Err(_) => {
                notes.push(format!("The sheet “{name}” of this file is damaged and was left out. Save the file again with the program it was made with"));
                continue;
            }
        };
        out.begin(0, PartKind::Sheet, i as u32 + 1, Some(name));
        for row in range.rows() {
            row_of(&mut out, row.iter().take(MAX_COLUMNS).map(shown));
            if out.text.len() > MAX_TEXT {
                notes.push(super::CUT.to_owned());
                break 'sheets;
            }
        }
    }
    let mut parsed = untitled(out, properties);
    parsed.notes = notes;
    parsed
}

/// Tables have a title only where their properties name one: the first row is the names of columns.
fn untitled(out: Builder, properties: Properties) -> Parsed {
    let title = properties.title.clone();
    let blocks = out.blocks.clone();
    let mut parsed = parsed(
        out,
        Properties {
            title: None,
            ..properties
        },
    );
    parsed.blocks = blocks;
    parsed.title = title.map(|t| (t, None));
    parsed
}

/// One row: its cells parted by tabs; nothing where all are empty.
fn row_of(out: &mut Builder, cells: impl Iterator<Item = String>) {
    let mut line = String::new();
    let mut filled = 0;
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            line.push('\t');
        }
        let mut one = String::new();
        push_collapsed(&mut one, &cell);
        filled += usize::from(!one.trim().is_empty());
        line.push_str(one.trim());
    }
    // A line of its own above or below a table is a heading or a remark.
    let kind = if filled > 1 {
        BlockKind::TableRow
    } else {
        BlockKind::Paragraph
    };
    out.push(kind, &line);
}

fn shown(cell: &Data) -> String {
    match cell {
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::String(text) => text.clone(),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(date) => date_of(date),
        Data::DateTimeIso(text) => text.replace("T00:00:00", "").replace('T', " "),
        Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// "2019-12-18", "2019-12-18 10:30"; "10:30" of a time without a day.
fn date_of(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}");
    if date.is_duration() || (0.0..1.0).contains(&date.as_f64()) {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) {
        day
    } else {
        format!("{day} {time}")
    }
}

/// Values parted by commas, semicolons, tabs or bars, as RFC 4180 has them and as programs write them.
pub(super) fn parse_csv(source: &str) -> Parsed {
    let comma = separator(source);
    let mut out = Builder::default();
    let mut notes = Vec::new();
    each_record(source, comma, |record| {
        row_of(&mut out, record.into_iter().take(MAX_COLUMNS));
        let is_full = out.text.len() > MAX_TEXT;
        if is_full {
            notes.push(super::CUT.to_owned());
        }
        !is_full
    });
    let mut parsed = untitled(out, Properties::default());
    parsed.notes = notes;
    parsed
}

/// What parts the values: of the four that are in use the one that parts the first records into the same number of values.
fn separator(source: &str) -> char {
    const PROBED: usize = 20;
    let mut best = (0, ',');
    for comma in ['\t', ';', ',', '|'] {
        let mut widths = Vec::new();
        each_record(source, comma, |record| {
            widths.push(record.len());
            widths.len() < PROBED
        });
        let most = widths.iter().copied().max().unwrap_or(0);
        let same = widths.iter().filter(|w| **w == most && most > 1).count();
        if same * most > best.0 {
            best = (same * most, comma);
        }
    }
    best.1
}

/// Calls `each` with the values of every record until it answers false.
fn each_record(source: &str, comma: char, mut each: impl FnMut(Vec<String>) -> bool) {
    let mut record = Vec::new();
    let mut value = String::new();
    let mut quoted = false;
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted => {
                if chars.next_if_eq(&'"').is_some() {
                    value.push('"');
                } else {
                    quoted = false;
                }
            }
            c if quoted => value.push(c),
            '"' if value.trim().is_empty() => {
                value.clear();
                quoted = true;
            }
            '\n' | '\r' => {
                if c == '\r' {
                    chars.next_if_eq(&'\n');
                }
                record.push(std::mem::take(&mut value));
                if !each(std::mem::take(&mut record)) {
                    return;
                }
            }
            c if c == comma => record.push(std::mem::take(&mut value)),
            c => value.push(c),
        }
    }
    if !value.is_empty() || !record.is_empty() {
        record.push(value);
        each(record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::show;
    use proptest::prelude::*;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        assert_eq!(show(&parse_csv(source)), expected);
    }

    #[test]
    fn values() {
        check(
            "Date,What\n2019-05-03,\"Rain, and \"\"snow\"\"\nfell\"\r\n\n2019-05-04,\n",
            &[
                "tr Date What",
                "tr 2019-05-03 Rain, and \"snow\" fell",
                "p 2019-05-04",
            ],
        );
        check("a;b;1,5\nc;d;2,5\n", &["tr a b 1,5", "tr c d 2,5"]);
        check("a\tb, c\nd\te, f, g\n", &["tr a b, c", "tr d e, f, g"]);
        check("\"never closed, a\nb", &["p never closed, a b"]);
        check("", &[]);
    }

    #[test]
    fn dates_of_cells() {
        use calamine::ExcelDateTimeType::{DateTime, TimeDelta};
        let of = |value, kind| date_of(&ExcelDateTime::new(value, kind, false));
        assert_eq!(of(45_943.541, DateTime), "2025-10-13 12:59");
        assert_eq!(of(45_943.0, DateTime), "2025-10-13");
        assert_eq!(of(0.5, TimeDelta), "12:00");
        assert_eq!(of(f64::NAN, DateTime).len(), 10);
    }

    proptest! {
        #[test]
        fn any_text_is_a_table(source in "(?s).{0,100}|([a-z\",;\t\n\r|]{0,60})") {
            let _ = parse_csv(&source);
        }
    }
}
