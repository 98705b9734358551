//! One document as it was read: its text, its outline, and what its file says about its date.
//!
//! Not what the text means; that is [`super::facts`].

use super::{DocId, Noted, TextRange};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub id: DocId,
    /// Where it was read from; empty for text that came on standard input.
    pub path: PathBuf,
    pub format: Format,
    /// The encoding's WHATWG name, "UTF-8" for nearly everything.
    pub encoding: &'static str,
    /// Everything a reader would read, in reading order. All ranges are bytes of this.
    pub text: Arc<str>,
    /// The outline: ranges in order, not overlapping, together covering every word of `text`.
    pub blocks: Vec<Block>,
    /// The title and where it stands in the text, if it stands there.
    pub title: Option<(String, Option<TextRange>)>,
    /// What the file, not its text, says about when the document was written, best first.
    pub date_hints: Vec<DateHint>,
    /// BLAKE3 of the file's bytes (of the text, where it came on standard input).
    pub hash: [u8; 32],
}

/// A document with what went wrong while it was read.
pub type ReadDocument = Noted<Document>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Text,
    Markdown,
    Html,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub range: TextRange,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct DateHint {
    pub source: HintSource,
    /// As written there ("2019-12-18T10:00:00+04:00"); RFC 3339 for a file's time.
    pub value: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum HintSource {
    /// `published` given beside the text on standard input.
    Given,
    /// A meta tag, a `<time>` element or a front matter key: its name.
    Meta(String),
    /// The file's modification time: the last resort, and marked as such.
    FileTime,
}
