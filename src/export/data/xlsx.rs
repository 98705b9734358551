//! Tables as a workbook for spreadsheet programs: a sheet each, the heading frozen and with filters.
//!
//! A day that is known is a real date; whatever is less is text, so that no program makes a first of January out of a year.
//! Texts are never formulas and never links.

use super::rows::{Cell, Table, rows};
use super::{Civil, Told, iso};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError,
};

/// What one cell holds.
const MOST_CHARS: usize = 32_767;
/// What one sheet holds, its heading included.
const MOST_ROWS: usize = 1_048_576;
const CUT: &str = " … (cut: a cell holds no more)";

pub(super) fn workbook(told: &Told<'_>) -> Result<Vec<u8>, String> {
    for table in Table::ALL {
        let n = rows(told, table).rows.len();
        if n >= MOST_ROWS {
            return Err(format!(
                "A sheet holds {MOST_ROWS} rows, and there are {n} for {}; narrow the timeline, or write CSV",
                table.name()
            ));
        }
    }
    written(told).map_err(|e| format!("The workbook could not be written: {e}."))
}

fn written(told: &Told<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // No clock: the same timeline makes the same bytes.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let about = DocProperties::new()
        .set_title(told.title)
        .set_author("Dateline")
        .set_creation_datetime(&made);
    book.set_properties(&about);
    let head = Format::new()
        .set_bold()
        .set_align(FormatAlign::Top)
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00F3_F4F4))
        .set_border_bottom(FormatBorder::Thin);
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let day = Format::new()
        .set_align(FormatAlign::Top)
        .set_num_format("yyyy-mm-dd");
    let clock = Format::new()
        .set_align(FormatAlign::Top)
        .set_num_format("yyyy-mm-dd hh:mm");
    let number = Format::new().set_align(FormatAlign::Top);
    for table in Table::ALL {
        let rows = rows(told, table);
        let sheet = book.add_worksheet();
        sheet.set_name(capitalized(table.name()))?;
        for (x, column) in rows.columns.iter().enumerate() {
            let x = x as u16;
            sheet.write_string_with_format(0, x, column.name, &head)?;
            sheet.set_column_width(x, f64::from(column.width))?;
        }
        let widths: Vec<usize> = rows.columns.iter().map(|c| c.width.into()).collect();
        for (y, row) in rows.rows.iter().enumerate() {
            let y = y as u32 + 1;
            let lines = row.iter().zip(&widths).map(|(cell, width)| match cell {
                Cell::Text(words) => lines(words, *width),
                Cell::Day(_) | Cell::Clock(..) | Cell::Number(_) | Cell::Empty => 1,
            });
            let lines = lines.max().unwrap_or(1).min(MOST_LINES);
            sheet.set_row_height(y, LINE * lines as f64)?;
            for (x, cell) in row.iter().enumerate() {
                let x = x as u16;
                match cell {
                    Cell::Text(words) => {
                        sheet.write_string_with_format(y, x, fitted(words), &text)?;
                    }
                    Cell::Day(civil) => match date(*civil) {
                        Some(date) => {
                            sheet.write_datetime_with_format(y, x, &date, &day)?;
                        }
                        None => {
                            sheet.write_string_with_format(y, x, iso(*civil), &text)?;
                        }
                    },
                    Cell::Clock(civil, (h, m, s)) => {
                        let at = date(*civil).and_then(|d| d.and_hms((*h).into(), *m, *s).ok());
                        match at {
                            Some(at) => sheet.write_datetime_with_format(y, x, &at, &clock)?,
                            None => {
                                let words = format!("{}T{h:02}:{m:02}:{s:02}", iso(*civil));
                                sheet.write_string_with_format(y, x, words, &text)?
                            }
                        };
                    }
                    Cell::Number(n) => {
                        sheet.write_number_with_format(y, x, *n, &number)?;
                    }
                    Cell::Empty => {}
                }
            }
        }
        sheet.set_freeze_panes(1, 1)?;
        let (last_row, last_column) = (rows.rows.len() as u32, rows.columns.len() as u16 - 1);
        sheet.autofilter(0, 0, last_row, last_column)?;
        sheet.set_landscape();
        sheet.set_repeat_rows(0, 0)?;
    }
    book.save_to_buffer()
}

/// Programs that open the file print rows as high as it says, and one line high where it says nothing.
const LINE: f64 = 15.0;
/// A row with a long sentence is still a row; the rest is in the cell.
const MOST_LINES: usize = 6;

/// On how many lines a cell of so many figures' width shows this, as near as a width in figures can say.
fn lines(text: &str, width: usize) -> usize {
    let width = width.max(1);
    text.lines()
        .map(|line| line.chars().count().div_ceil(width).max(1))
        .sum::<usize>()
        .max(1)
}

/// A date as spreadsheets count them. They know no day before 1900, and of its first months a 29 February that never was.
fn date((year, month, day): Civil) -> Option<ExcelDateTime> {
    if !(1901..=9999).contains(&year) {
        return None;
    }
    ExcelDateTime::from_ymd(year as u16, month, day).ok()
}

fn fitted(text: &str) -> String {
    match text.chars().count() > MOST_CHARS {
        // Programs count characters beyond the first 65,536 as two.
        true => {
            let mut left = MOST_CHARS - CUT.chars().count();
            let fits = |c: &char| {
                let taken = c.len_utf16();
                let fits = taken <= left;
                left = left.saturating_sub(taken);
                fits
            };
            text.chars().take_while(fits).collect::<String>() + CUT
        }
        false => text.to_owned(),
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|c| c.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// LibreOffice printed wrapped sentences over each other.
    #[test]
    fn a_row_is_as_high_as_its_longest_cell() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("ten figure", 10), 1);
        assert_eq!(lines("eleven figs", 10), 2);
        assert_eq!(lines("one\ntwo\n\nfour", 10), 4);
        assert_eq!(lines("a", 0), 1);
    }
}
