//! Markdown → text without its markup, blocks, and what the front matter says.
//!
//! Not HTML; but a piece of it inside Markdown goes through [`super::html`].

use super::builder::{Builder, push_collapsed};
use super::{Parsed, html, lines, one_line};
use crate::model::{BlockKind, DateHint, HintSource};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Front matter keys that hold the document's date.
const DATE_KEYS: [&str; 6] = [
    "date",
    "published",
    "pubdate",
    "publishdate",
    "created",
    "datum",
];

/// A first paragraph that is all bold and no longer than this is a title.
const MAX_BOLD_TITLE_WORDS: usize = 32;

/// Stands for a line break of the source until it is known whether it parts anything. No text has it: control
/// characters become blanks.
const SOFT_BREAK: char = '\u{1}';

pub(super) fn parse(source: &str) -> Parsed {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut walker = Walker::default();
    for event in Parser::new_ext(source, options) {
        walker.event(event);
    }
    walker.flush();
    walker.finish()
}

#[derive(Default)]
struct Walker {
    out: Builder,
    current: String,
    /// What the open elements make of the text in them, innermost last.
    kinds: Vec<BlockKind>,
    front_matter: Option<String>,
    in_front_matter: bool,
    raw_html: String,
    /// Characters of the current block inside and outside of bold.
    bold_depth: usize,
    bold: usize,
    plain: usize,
}

impl Walker {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front_matter => {
                self.front_matter.get_or_insert_default().push_str(&text);
            }
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Html(html) => self.raw_html.push_str(&html),
            Event::InlineHtml(tag) => {
                let is_break = tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br"));
                if is_break {
                    self.current.push('\n');
                }
            }
            Event::SoftBreak => self.current.push(SOFT_BREAK),
            Event::HardBreak => self.current.push('\n'),
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        if self.bold_depth > 0 {
            self.bold += letters;
        } else {
            self.plain += letters;
        }
        push_collapsed(&mut self.current, text);
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph
            | Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock => self.flush(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.kinds.push(BlockKind::Heading(depth(*level)));
            }
            Tag::Item | Tag::DefinitionListDefinition => {
                self.flush();
                self.kinds.push(BlockKind::ListItem);
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.kinds.push(BlockKind::TableRow);
            }
            Tag::TableCell if !self.current.is_empty() => self.current.push('\t'),
            Tag::Strong => self.bold_depth += 1,
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.flush();
                self.kinds.pop();
            }
            TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition => self.flush(),
            TagEnd::HtmlBlock => {
                let raw = std::mem::take(&mut self.raw_html);
                self.out.append(&html::blocks_of_fragment(&raw));
            }
            TagEnd::Strong => self.bold_depth = self.bold_depth.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            _ => {}
        }
    }

    fn flush(&mut self) {
        let content = std::mem::take(&mut self.current);
        let (bold, plain) = (
            std::mem::take(&mut self.bold),
            std::mem::take(&mut self.plain),
        );
        let is_bold_title = bold > 0
            && plain == 0
            && self.kinds.is_empty()
            && self.out.blocks.is_empty()
            && content.split_whitespace().count() <= MAX_BOLD_TITLE_WORDS
            && !content.trim_end().ends_with(['.', ':', ',']);
        let kind = match self.kinds.last() {
            Some(kind) => *kind,
            None if is_bold_title => BlockKind::Heading(1),
            None => BlockKind::Paragraph,
        };
        // "Date: …" and "Place: …" on lines of their own are lines, whatever Markdown says; so are the names of those who sign.
        let lines = || content.split([SOFT_BREAK, '\n']);
        let parted = kind == BlockKind::Paragraph && content.contains(SOFT_BREAK);
        if parted && (lines().all(is_head) || lines().all(is_signature)) {
            for line in content.split([SOFT_BREAK, '\n']) {
                self.out.push(kind, line);
            }
        } else {
            self.out.push(kind, &content.replace(SOFT_BREAK, " "));
        }
    }

    fn finish(self) -> Parsed {
        let mut hints = Vec::new();
        let mut title = None;
        for line in self.front_matter.iter().flat_map(|f| f.lines()) {
            let Some((key, value)) = line.split_once([':', '=']) else {
                continue;
            };
            let key = key.trim().to_lowercase();
            let value = value.trim().trim_matches(['"', '\'']).trim();
            if value.is_empty() {
                continue;
            }
            if DATE_KEYS.contains(&key.as_str()) {
                hints.push(DateHint {
                    source: HintSource::Meta(key),
                    value: value.to_owned(),
                });
            } else if key == "title" {
                title = Some((value.to_owned(), None));
            }
        }
        let Builder {
            text, mut blocks, ..
        } = self.out;
        // The page's own first heading is its title, whatever its level, if it stands before any text.
        let first = blocks.iter().position(|b| b.kind != BlockKind::Boilerplate);
        let heading = blocks
            .iter()
            .position(|b| b.kind == BlockKind::Heading(1))
            .or(first.filter(|&i| matches!(blocks[i].kind, BlockKind::Heading(_))));
        if let Some(i) = heading {
            blocks[i].kind = BlockKind::Heading(1);
            let range = blocks[i].range;
            title = Some((one_line(range.of(&text)), Some(range)));
        }
        Parsed {
            text,
            blocks,
            title,
            date_hints: hints,
            ..Parsed::default()
        }
    }
}

fn is_head(line: &str) -> bool {
    lines::is_head_line(line) || lines::is_date_line(line)
}

/// "Ann Weir, Chair": two to six words that all have a capital, at least two of them before any comma, and no full stop.
fn is_signature(line: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let name = line.split(',').next().unwrap_or("").split_whitespace();
    let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
    (2..=6).contains(&line.split_whitespace().count())
        && name.clone().count() >= 2
        && name.clone().all(|w| capital(w) && letters(w))
        && line.split_whitespace().all(capital)
        && !line.ends_with(['.', ',', ';', ':', '?', '!'])
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::show;
    use proptest::prelude::*;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        assert_eq!(show(&parse(source)), expected);
    }

    #[test]
    fn markup_goes_and_words_stay() {
        check(
            "# Harbour *Day*\n\nThe **office** [opened](https://x.org \"t\") its `doors`,\nand closed them.  \nThen rain.\n\n- one\n- two\n\n  further\n\n| a | b |\n|---|---|\n| c | d |\n\n> quoted\n\n<div>raw <b>html</b></div>\n\n© 2024 Harbour",
            &[
                "title Harbour Day",
                "h1 Harbour Day",
                "p The office opened its doors, and closed them. Then rain.",
                "li one",
                "li two",
                "li further",
                "tr a b",
                "tr c d",
                "p quoted",
                "p raw html",
                "x © 2024 Harbour",
            ],
        );
    }

    #[test]
    fn names_below_each_other_are_lines_and_a_sentence_is_none() {
        check(
            "Ole Brandt, Chair\nAnn Weir\nKarl Holm",
            &["p Ole Brandt, Chair", "p Ann Weir", "p Karl Holm"],
        );
        check(
            "The report was signed by Ole Brandt and Ann\nWeir Holm on Monday",
            &["p The report was signed by Ole Brandt and Ann Weir Holm on Monday"],
        );
        check("Ann Weir Holm\nsigned it.", &["p Ann Weir Holm signed it."]);
    }

    #[test]
    fn front_matter_is_a_hint_and_no_text() {
        check(
            "---\ntitle: \"Pier news\"\ndate: 2019-12-18\nauthor: A. Moss\n---\n\nThe pier was closed.\n",
            &[
                "title Pier news",
                "hint date 2019-12-18",
                "p The pier was closed.",
            ],
        );
    }

    #[test]
    fn lines_of_a_head_stay_lines() {
        check(
            "# Minutes\n\n**Date:** 3 March 2019\n**Place:** Pier\n\nRain: it\nfell.",
            &[
                "title Minutes",
                "h1 Minutes",
                "p Date: 3 March 2019",
                "p Place: Pier",
                "p Rain: it fell.",
            ],
        );
    }

    #[test]
    fn bold_first_line_is_a_title() {
        check(
            "**Harbour Day**\n\nRain fell.",
            &["title Harbour Day", "h1 Harbour Day", "p Rain fell."],
        );
        check(
            "**Rain** fell.\n\nMore rain.",
            &["p Rain fell.", "p More rain."],
        );
    }

    proptest! {
        #[test]
        fn any_text_is_markdown(source in "(?s).{0,200}|([#>*`|<a-z \\[\\]()_~-]{0,20}\\n){0,8}") {
            let parsed = parse(&source);
            for block in &parsed.blocks {
                prop_assert!(parsed.text.get(block.range.usize()).is_some());
            }
        }
    }
}
