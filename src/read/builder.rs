//! Puts a document's text together block by block.
//!
//! Not the finding of blocks; each format's reader knows its own.

use super::lines;
use crate::model::{Block, BlockKind, Part, PartKind, TextRange, text::fold};

/// Text and outline of a document in the making.
#[derive(Default)]
pub(super) struct Builder {
    pub text: String,
    pub blocks: Vec<Block>,
    pub parts: Vec<Part>,
    /// Parts that begin in the text that is pushed next, each with the byte of it.
    begun: Vec<(usize, Part)>,
}

impl Builder {
    /// Appends a block; nothing where its text is blank.
    pub fn push(&mut self, kind: BlockKind, content: &str) {
        let lead = content.len() - content.trim_start_matches(is_blank).len();
        let content = content.trim_matches(is_blank);
        if content.is_empty() {
            // What began in a blank begins with what follows it.
            self.begun.iter_mut().for_each(|(at, _)| *at = 0);
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
        for (at, mut part) in self.begun.drain(..) {
            part.start = (start + at.saturating_sub(lead).min(content.len())) as u32;
            // Of parts without a word the last one counts.
            if self.parts.last().is_some_and(|p| p.start == part.start) {
                self.parts.pop();
            }
            self.parts.push(part);
        }
        self.text.push_str(content);
        self.blocks.push(Block {
            range: TextRange::new(start, self.text.len()),
            kind,
        });
    }

    /// A page, slide, sheet or chapter begins at this byte of what is pushed next.
    pub fn begin(&mut self, at: usize, kind: PartKind, number: u32, name: Option<String>) {
        let part = Part {
            start: 0,
            kind,
            number,
            name,
        };
        self.begun.push((at, part));
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
