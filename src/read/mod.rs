//! Files → documents. The only stage that touches the disk; it never writes.
//!
//! Not what documents say. One file per format; all of them answer with text and blocks.

mod archive;
mod builder;
mod encoding;
mod epub;
mod file;
mod flow;
mod folder;
mod html;
mod intake;
mod kind;
mod lines;
mod mail;
mod markdown;
mod msg;
mod office;
mod pdf;
mod plain;
mod rtf;
mod sheet;

pub use file::{MAX_BYTES, MAX_HTML_BYTES, read, read_each, read_plain, time_words};
pub use folder::find;

use crate::model::{Block, DateHint, DocId, Document, Format, HintSource, Part, TextRange};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How long the text of one document may be, about: as long as a plain text may be.
const MAX_TEXT: usize = MAX_BYTES as usize;

/// Said where a document was not read to its end.
const CUT: &str = "This file holds more than is read of one document, or is damaged; what comes behind was left out. Split it into smaller files to have all of it";

/// A file that may become a document, found below one of the given paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path relative to the given folder, `/` between parts; the file's own name where a file was given.
    pub id: DocId,
    pub path: PathBuf,
    /// The encoding the user says its text is in, by its WHATWG name; `None` to find out.
    pub encoding: Option<String>,
}

/// A document from text that is at hand: standard input, tests. Plain text; its title is found by its look.
pub fn from_text(id: &str, text: &str, published: Option<&str>) -> Document {
    let Parsed {
        text,
        blocks,
        title,
        ..
    } = parse(Format::Text, text);
    Document {
        id: DocId::new(id),
        path: PathBuf::new(),
        format: Format::Text,
        encoding: "UTF-8",
        hash: *blake3::hash(text.as_bytes()).as_bytes(),
        text: Arc::from(text),
        blocks,
        title,
        date_hints: published
            .map(|value| DateHint {
                source: HintSource::Given,
                value: value.to_owned(),
            })
            .into_iter()
            .collect(),
        parts: Vec::new(),
        copy_of: None,
    }
}

/// A document from the text of a file of any format, without the file: the sample that ships inside the program, tests.
pub fn from_source(id: &str, source: &str) -> Document {
    let format = match kind::of_name(Path::new(id)) {
        kind::Kind::Markdown => Format::Markdown,
        kind::Kind::Html => Format::Html,
        kind::Kind::Csv => Format::Csv,
        _ => Format::Text,
    };
    let Parsed {
        text,
        blocks,
        title,
        date_hints,
        ..
    } = parse(format, source);
    Document {
        id: DocId::new(id),
        path: PathBuf::new(),
        format,
        encoding: "UTF-8",
        hash: *blake3::hash(source.as_bytes()).as_bytes(),
        text: Arc::from(text),
        blocks,
        title,
        date_hints,
        parts: Vec::new(),
        copy_of: None,
    }
}

/// What a format's reader makes of a file's text.
#[derive(Debug, Default)]
struct Parsed {
    text: String,
    blocks: Vec<Block>,
    title: Option<(String, Option<TextRange>)>,
    date_hints: Vec<DateHint>,
    /// Pages, slides, sheets, chapters.
    parts: Vec<Part>,
    /// What could not be read, as sentences for the user.
    notes: Vec<String>,
}

/// What a text of this format says; of the formats that are no text, what they are given as.
fn parse(format: Format, source: &str) -> Parsed {
    match format {
        Format::Markdown => markdown::parse(source),
        Format::Html => html::parse(source),
        Format::Csv => sheet::parse_csv(source),
        Format::Text
        | Format::Pdf
        | Format::Docx
        | Format::Odt
        | Format::Rtf
        | Format::Pptx
        | Format::Odp
        | Format::Sheet
        | Format::Epub
        | Format::Mail => {
            let outline = plain::outline(source);
            Parsed {
                title: outline
                    .title
                    .map(|range| (one_line(range.of(source)), Some(range))),
                text: source.to_owned(),
                blocks: outline.blocks,
                ..Parsed::default()
            }
        }
    }
}

/// Line breaks and runs of blanks as one space.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For tests: title and hints, then one line a block: its kind and its text.
#[cfg(test)]
fn show(parsed: &Parsed) -> Vec<String> {
    use crate::model::BlockKind;
    let mut out = Vec::new();
    if let Some((title, _)) = &parsed.title {
        out.push(format!("title {title}"));
    }
    for hint in &parsed.date_hints {
        let name = match &hint.source {
            HintSource::Meta(name) => name.as_str(),
            HintSource::Sent => "sent",
            HintSource::Given => "given",
            HintSource::FileTime => "file",
        };
        out.push(format!("hint {name} {}", hint.value));
    }
    for block in &parsed.blocks {
        let kind = match block.kind {
            BlockKind::Heading(n) => format!("h{n}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem => "li".to_owned(),
            BlockKind::TableRow => "tr".to_owned(),
            BlockKind::Boilerplate => "x".to_owned(),
        };
        out.push(format!("{kind} {}", one_line(block.range.of(&parsed.text))));
    }
    out
}
