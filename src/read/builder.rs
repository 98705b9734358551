//! Puts a document's text together block by block.
//!
//! Not the finding of blocks; each format's reader knows its own.

use super::lines;
use crate::model::{Block, BlockKind, TextRange, text::fold};

/// Text and outline of a document in the making.
#[derive(Default)]
pub(super) struct Builder {
    pub text: String,
    pub blocks: Vec<Block>,
}

impl Builder {
    /// Appends a block; nothing where its text is blank.
    pub fn push(&mut self, kind: BlockKind, content: &str) {
        let content = content.trim_matches(is_blank);
        if content.is_empty() {
            return;
        }
        let kind = match kind {
            BlockKind::Paragraph | BlockKind::ListItem if lines::is_boilerplate(content) => {
                BlockKind::Boilerplate
            }
            other => other,
        };
        if let Some(last) = self.blocks.last() {
            let is_tight = matches!(kind, BlockKind::ListItem | BlockKind::TableRow);
            self.text.push('\n');
            if !(is_tight && last.kind == kind) {
                self.text.push('\n');
            }
        }
        let start = self.text.len();
        self.text.push_str(content);
        self.blocks.push(Block {
            range: TextRange::new(start, self.text.len()),
            kind,
        });
    }

    /// Moves everything of `rest` behind what is here.
    pub fn append(&mut self, rest: &Self) {
        for block in &rest.blocks {
            self.push(block.kind, block.range.of(&rest.text));
        }
    }

    /// The first block whose words are these.
    pub fn find(&self, words: &str) -> Option<usize> {
        let wanted = fold(words);
        self.blocks.iter().position(|b| {
            b.range.len() < words.len() * 2 + 16 && fold(b.range.of(&self.text)) == wanted
        })
    }
}

/// White space and what is as good as it.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Appends text with every run of blanks as one space.
pub(super) fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        if is_blank(c) {
            if !out.is_empty() && !out.ends_with([' ', '\t']) {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}
