//! Files → documents. The only stage that touches the disk; it never writes.
//!
//! Not what documents say. One file per format; all of them answer with text and blocks.

mod builder;
mod encoding;
mod file;
mod folder;
mod html;
mod lines;
mod markdown;
mod plain;

pub use file::{MAX_BYTES, MAX_HTML_BYTES, read};
pub use folder::find;

use crate::model::{Block, DateHint, DocId, Document, Format, HintSource, TextRange};
use std::path::PathBuf;
use std::sync::Arc;

/// A file that may become a document, found below one of the given paths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path relative to the given folder, `/` between parts; the file's own name where a file was given.
    pub id: DocId,
    pub path: PathBuf,
}

/// A document from text that is at hand: standard input, tests. Plain text; its title is found by its look.
pub fn from_text(id: &str, text: &str, published: Option<&str>) -> Document {
    let Parsed {
        text,
        blocks,
        title,
        date_hints: _,
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
    }
}

/// A document from the text of a file of any format, without the file: the sample that ships inside the program, tests.
pub fn from_source(id: &str, source: &str) -> Document {
    let format = folder::format_by_name(id.as_ref()).unwrap_or(Format::Text);
    let Parsed {
        text,
        blocks,
        title,
        date_hints,
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
    }
}

/// What a format's reader makes of a file's text.
#[derive(Debug, Default)]
struct Parsed {
    text: String,
    blocks: Vec<Block>,
    title: Option<(String, Option<TextRange>)>,
    date_hints: Vec<DateHint>,
}

fn parse(format: Format, source: &str) -> Parsed {
    match format {
        Format::Text => {
            let outline = plain::outline(source);
            Parsed {
                title: outline
                    .title
                    .map(|range| (one_line(range.of(source)), Some(range))),
                text: source.to_owned(),
                blocks: outline.blocks,
                date_hints: Vec::new(),
            }
        }
        Format::Markdown => markdown::parse(source),
        Format::Html => html::parse(source),
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
