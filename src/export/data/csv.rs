//! Tables as comma-separated values (RFC 4180), and several of them in one ZIP.
//!
//! UTF-8 with a byte order mark, without which the most used spreadsheet program takes it for something else; lines end in CRLF.
//!
//! A cell that a spreadsheet program would run as a formula is guarded: an apostrophe is put before `=`, `+`, `-`, `@`, a tab, a
//! carriage return, and before an apostrophe that one of these follows, so that taking one apostrophe off gives back what was.

use super::rows::{Cell, Table, rows};
use super::{Told, iso};
use crate::model::guard::guarded;
use std::io::{Cursor, Write};

pub(super) fn one(told: &Told<'_>, table: Table) -> Vec<u8> {
    let rows = rows(told, table);
    // Writing into memory does not fail.
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let _ = out.write_record(rows.columns.iter().map(|c| c.name));
    for row in &rows.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text).into_owned(),
            Cell::Day(day) => guarded(&iso(*day)).into_owned(),
            Cell::Clock(day, (h, m, s)) => {
                guarded(&format!("{}T{h:02}:{m:02}:{s:02}", iso(*day))).into_owned()
            }
            Cell::Number(n) => n.to_string(),
            Cell::Empty => String::new(),
        });
        let _ = out.write_record(cells);
    }
    out.into_inner().unwrap_or_default()
}

/// All tables, each as a file.
pub(super) fn all(told: &Told<'_>) -> Result<Vec<u8>, String> {
    let failed = |e: &dyn std::fmt::Display| format!("The tables could not be packed: {e}.");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    // No time of writing: the same timeline makes the same bytes.
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for table in Table::ALL {
        zip.start_file(format!("{}.csv", table.name()), options)
            .map_err(|e| failed(&e))?;
        zip.write_all(&one(told, table)).map_err(|e| failed(&e))?;
    }
    let packed = zip.finish().map_err(|e| failed(&e))?;
    Ok(packed.into_inner())
}
