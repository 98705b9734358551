//! PDF → its text layer in reading order, page by page.
//!
//! Not the finding of letters in pictures: a scan without a text layer is named as such.
//!
//! ```text
//! page ─glyphs▶ letters with places ─rows▶ lines in columns ─pages▶ paragraphs, without running heads ─▶ blocks
//! ```

mod glyphs;
mod pages;
mod rows;

use super::office::{CREATED, MODIFIED, Properties, given_title, parsed};
use super::{MAX_TEXT, Parsed};
use glyphs::Glyphs;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};
use hayro_syntax::object::DateTime;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::sync::Arc;

/// Pages that are read; no book has more.
const MAX_PAGES: usize = 20_000;

pub(super) fn parse(bytes: Vec<u8>) -> Result<Parsed, String> {
    let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            "This PDF is locked with a password. Save it without the password to include it"
                .to_owned()
        }
        LoadPdfError::Decryption(_) => {
            "This PDF is locked in a way that is not read. Print it to a new PDF to include it"
                .to_owned()
        }
        LoadPdfError::Invalid => BROKEN.to_owned(),
    })?;
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    let mut scanned = Vec::new();
    let (mut chars, mut unreadable, mut readable) = (0, 0, 0);
    let mut notes = Vec::new();
    for (i, page) in pdf.pages().iter().enumerate() {
        if i >= MAX_PAGES || chars > MAX_TEXT {
            notes.push(super::CUT.to_owned());
            break;
        }
        let (width, height) = page.render_dimensions();
        let transform = page.initial_transform(true).to_kurbo();
        let area = hayro_interpret::kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(
            transform,
            area,
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        let mut glyphs = Glyphs::new(area);
        interpret_page(page, &mut context, &mut glyphs);
        unreadable += glyphs.unreadable;
        readable += glyphs.letters.len();
        if glyphs.letters.is_empty() && glyphs.pictures > 0 {
            scanned.push(i + 1);
        }
        let page = rows::of_page(glyphs.letters, f64::from(height));
        chars += page.chars();
        pages.push(page);
    }
    if pages.is_empty() {
        return Err(BROKEN.to_owned());
    }
    let count = pages.len();
    if scanned.len() == count {
        return Err("This PDF holds pictures of pages and no text (a scan). Turn it into a searchable PDF (OCR) to include it".to_owned());
    }
    if readable == 0 && unreadable > 0 {
        return Err("The letters of this PDF cannot be told: its fonts do not say what they mean. Print it from where it was made, or use OCR, to include it".to_owned());
    }
    if !scanned.is_empty() {
        let which = if scanned.len() == 1 {
            format!("Page {} is a picture", scanned[0])
        } else {
            format!(
                "{} of its {count} pages, the first of them page {}, are pictures",
                scanned.len(),
                scanned[0]
            )
        };
        notes.push(format!("{which} without text (scanned) and could not be read. Turn the file into a searchable PDF (OCR) to have all of it"));
    }
    if unreadable > readable / 4 {
        notes.push("Many letters of this PDF cannot be told: its fonts do not say what they mean. Compare what is read with the pages".to_owned());
    }
    let out = pages::blocks(pages);
    let mut parsed = parsed(out, properties(&pdf));
    parsed.notes = notes;
    Ok(parsed)
}

const BROKEN: &str = "This PDF is damaged and could not be read. Open it with another program and save it again, or get a better copy";

fn properties(pdf: &Pdf) -> Properties {
    let metadata = pdf.metadata();
    let title = metadata.title.as_deref().map(text_of);
    let dates = [
        (CREATED, metadata.creation_date),
        (MODIFIED, metadata.modification_date),
    ];
    Properties {
        title: title.and_then(|t| given_title(&t)),
        dates: dates
            .into_iter()
            .filter_map(|(called, date)| Some((called, day(&date?)?)))
            .collect(),
    }
}

/// A text of the file's own tree: UTF-16 or UTF-8 with its mark, else as good as Latin-1.
fn text_of(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return encoding_rs::UTF_16BE
            .decode_without_bom_handling(rest)
            .0
            .into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return encoding_rs::UTF_16LE
            .decode_without_bom_handling(rest)
            .0
            .into_owned();
    }
    super::encoding::decode(bytes, Some("windows-1252")).text
}

fn day(date: &DateTime) -> Option<String> {
    let is_day = date.year > 1980 && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
    is_day.then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}
