//! A chapter of the guide as blocks that can be drawn: headings, paragraphs, lists, tables, code.
//!
//! Only what the guide uses; pictures are left to the pages for a browser, for here the window itself is behind the words.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    pub text: String,
    pub strong: bool,
    pub code: bool,
    pub link: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// From 1 for the chapter's own title.
    Heading(u8, Vec<Span>),
    Text(Vec<Span>),
    /// How deep in lists it stands, its bullet or number, and its words.
    Item(usize, String, Vec<Span>),
    Code(String),
    /// The first row is the head.
    Table(Vec<Vec<Vec<Span>>>),
}

/// What is being put together.
#[derive(Default)]
struct Making {
    blocks: Vec<Block>,
    spans: Vec<Span>,
    /// Of each list we are in: the number of the next item, where it has numbers.
    lists: Vec<Option<u64>>,
    /// The bullet or number of an item whose words have not come yet.
    marker: Option<String>,
    strong: bool,
    link: Option<String>,
    picture: bool,
    code: Option<String>,
    table: Vec<Vec<Vec<Span>>>,
}

pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut making = Making::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        making.take(event);
    }
    making.end_text();
    making.blocks
}

impl Making {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => match &mut self.code {
                Some(code) => code.push_str(&words),
                None => self.say(&words, false),
            },
            Event::Code(words) => self.say(&words, true),
            Event::SoftBreak | Event::HardBreak => self.say(" ", false),
            // Comments, which say how a part is made.
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.end_text();
                self.lists.push(first);
            }
            Tag::Item => {
                let marker = match self.lists.last_mut() {
                    Some(Some(n)) => {
                        *n += 1;
                        format!("{}.", *n - 1)
                    }
                    _ => "•".to_owned(),
                };
                self.marker = Some(marker);
            }
            Tag::Strong => self.strong = true,
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.into_string()),
            Tag::Image { .. } => self.picture = true,
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let spans = std::mem::take(&mut self.spans);
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                };
                self.blocks.push(Block::Heading(level, spans));
            }
            TagEnd::Paragraph | TagEnd::Item => self.end_text(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Strong => self.strong = false,
            TagEnd::Link => self.link = None,
            TagEnd::Image => self.picture = false,
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.blocks.push(Block::Code(code.trim_end().to_owned()));
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.spans);
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.blocks.push(Block::Table(table));
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str, code: bool) {
        if self.picture {
            return;
        }
        let span = Span {
            text: words.to_owned(),
            strong: self.strong,
            code,
            link: self.link.clone(),
        };
        match self.spans.last_mut() {
            // What looks the same is one run of words.
            Some(last)
                if (last.strong, last.code, &last.link) == (span.strong, span.code, &span.link) =>
            {
                last.text.push_str(&span.text);
            }
            _ => self.spans.push(span),
        }
    }

    /// A paragraph, or the words of an item, are whole.
    fn end_text(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.iter().all(|s| s.text.trim().is_empty()) {
            return;
        }
        self.blocks.push(match self.lists.len() {
            0 => Block::Text(spans),
            depth => {
                // A second paragraph of an item has no bullet.
                let marker = self.marker.take().unwrap_or_default();
                Block::Item(depth, marker, spans)
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn show(markdown: &str) -> String {
        let words = |spans: &[Span]| {
            let one = |s: &Span| match (&s.link, s.strong, s.code) {
                (Some(link), ..) => format!("[{}→{link}]", s.text),
                (_, true, _) => format!("*{}*", s.text),
                (_, _, true) => format!("`{}`", s.text),
                _ => s.text.clone(),
            };
            spans.iter().map(one).collect::<String>()
        };
        let mut out = String::new();
        for block in blocks(markdown) {
            let line = match &block {
                Block::Heading(n, spans) => format!("{n} {}", words(spans)),
                Block::Text(spans) => words(spans),
                Block::Item(depth, marker, spans) => {
                    format!("{}{marker} {}", " ".repeat(*depth), words(spans))
                }
                Block::Code(code) => format!("code {code}"),
                Block::Table(rows) => {
                    let row = |r: &Vec<Vec<Span>>| {
                        r.iter().map(|c| words(c)).collect::<Vec<_>>().join(" | ")
                    };
                    rows.iter().map(row).collect::<Vec<_>>().join(" / ")
                }
            };
            let _ = writeln!(out, "{line}");
        }
        out
    }

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(show(markdown).trim_end(), expected);
    }

    #[test]
    fn words_keep_what_they_are() {
        check(
            "# A *b*\n\nOne **two** `three`\nand [four](dates.md).",
            "1 A b\nOne *two* `three` and [four→dates.md].",
        );
        check(
            "- a\n- b\n  1. c\n  2. d\n\ne",
            " • a\n • b\n  1. c\n  2. d\ne",
        );
        check("```\nx\ny\n```", "code x\ny");
        check("| a | b |\n|---|---|\n| c | **d** |", "a | b / c | *d*");
    }

    #[test]
    fn pictures_and_comments_leave_nothing() {
        check("<!-- made -->\n\n![A window](a.png)\n\nAfter.", "After.");
    }

    #[test]
    fn nothing_of_a_chapter_is_lost() {
        for page in super::super::Page::ALL {
            let told = show(page.text());
            assert!(told.lines().count() > 3, "{page:?} has hardly a word");
        }
    }
}
