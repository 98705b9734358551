//! One document as it was read: its text, its outline, and what its file says about its date.
//!
//! Not what the text means; that is [`super::facts`].

use super::stored::Lasting;
use super::{DocId, Noted, TextRange};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub id: DocId,
    /// Where it was read from: of what was packed into a file, that file. Empty for text that came on standard input.
    #[serde(skip)]
    pub path: PathBuf,
    pub format: Format,
    /// The encoding's WHATWG name, "UTF-8" for nearly everything; "" where the format has its own way with letters.
    #[serde(deserialize_with = "super::stored::take_lasting")]
    pub encoding: Lasting,
    /// Everything a reader would read, in reading order. All ranges are bytes of this.
    /// Laid down by itself.
    #[serde(skip)]
    pub text: Arc<str>,
    /// The outline: ranges in order, not overlapping, together covering every word of `text`.
    pub blocks: Vec<Block>,
    /// The title and where it stands in the text, if it stands there.
    pub title: Option<(String, Option<TextRange>)>,
    /// What the file, not its text, says about when the document was written, best first.
    pub date_hints: Vec<DateHint>,
    /// BLAKE3 of the file's bytes (of the text, where it came on standard input).
    pub hash: [u8; 32],
    /// The pages, slides, sheets or parts the file is made of, in order of where they begin; empty where it has none.
    pub parts: Vec<Part>,
    /// The document this one is a copy of, said once all documents are read; `None` of the original.
    pub copy_of: Option<DocId>,
}

impl Document {
    /// The page, slide, sheet or part that a range begins in.
    pub fn part(&self, range: TextRange) -> Option<&Part> {
        Part::at(&self.parts, range)
    }
}

/// A page, slide, sheet or part: it reaches to where the next one begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The byte of the text it begins at.
    pub start: u32,
    pub kind: PartKind,
    /// From 1.
    pub number: u32,
    /// The sheet's or chapter's own name.
    pub name: Option<String>,
}

impl Part {
    /// The one of these, in order, that a range begins in.
    pub fn at(parts: &[Self], range: TextRange) -> Option<&Self> {
        let after = parts.partition_point(|p| p.start <= range.start);
        parts.get(after.checked_sub(1)?)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartKind {
    Page,
    Slide,
    Sheet,
    /// A chapter or a file of a book.
    Chapter,
}

impl fmt::Display for Part {
    /// "page 3", "sheet “Budget”".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            PartKind::Page => "page",
            PartKind::Slide => "slide",
            PartKind::Sheet => "sheet",
            PartKind::Chapter => "chapter",
        };
        match &self.name {
            Some(name) => write!(f, "{kind} “{name}”"),
            None => write!(f, "{kind} {}", self.number),
        }
    }
}

/// A document with what went wrong while it was read.
pub type ReadDocument = Noted<Document>;

#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Format {
    #[default]
    Text,
    Markdown,
    Html,
    Pdf,
    Docx,
    Odt,
    Rtf,
    Pptx,
    Odp,
    /// XLSX, XLSB, XLS or ODS.
    Sheet,
    /// Values parted by commas, semicolons or tabs.
    Csv,
    Epub,
    /// An e-mail, by itself or out of a mailbox.
    Mail,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub range: TextRange,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading; 1 is the document's own title.
    Heading(u8),
    Paragraph,
    ListItem,
    TableRow,
    /// Copyright lines, menus, "all rights reserved": on the page, not in the document.
    Boilerplate,
}

/// A date that the file carries outside its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateHint {
    pub source: HintSource,
    /// As written there ("2019-12-18T10:00:00+04:00"); RFC 3339 for a file's time.
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum HintSource {
    /// `published` given beside the text on standard input.
    Given,
    /// A meta tag, a `<time>` element or a front matter key: its name.
    Meta(String),
    /// When an e-mail was sent.
    Sent,
    /// The file's modification time: the last resort, and marked as such.
    FileTime,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_its_page() {
        let part = |start, number| Part {
            start,
            kind: PartKind::Page,
            number,
            name: None,
        };
        let document = Document {
            id: DocId::new("a.pdf"),
            path: PathBuf::new(),
            format: Format::Pdf,
            encoding: "",
            text: Arc::from("one two three"),
            blocks: Vec::new(),
            title: None,
            date_hints: Vec::new(),
            hash: [0; 32],
            parts: vec![part(4, 1), part(8, 2)],
            copy_of: None,
        };
        let page = |at| {
            let part = document.part(TextRange::new(at, at + 1));
            part.map_or_else(String::new, ToString::to_string)
        };
        assert_eq!(
            [0, 4, 7, 8, 12].map(page),
            ["", "page 1", "page 1", "page 2", "page 2"]
        );
    }
}
