//! A web page → the text of its article in blocks, its title, and the dates it carries.
//!
//! Not the choice of what is the article; that is `dom_smoothie`'s. Here its choice is checked: where it finds next to
//! nothing the page's whole body is taken, and a heading or a date line that it cut off is put back.

mod meta;
mod source;
mod walk;

use super::builder::Builder;
use super::{Parsed, lines, one_line};
use crate::model::{BlockKind, TextRange};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

pub(super) use source::{declared_encoding, looks_like_page};

/// An article with fewer words is none.
const MIN_ARTICLE_WORDS: usize = 20;

/// An article with fewer words is checked against the page's whole body: is it less than a quarter of it?
const SHORT_ARTICLE_WORDS: usize = 80;

pub(super) fn parse(html: &str) -> Parsed {
    if source::is_too_deep(html) {
        // No parser of trees gets through such a page in sensible time; its words are still there.
        return bare(&source::without_tags(html));
    }
    let page = Document::from(html);
    let found = meta::of(&page);
    let body = walk::blocks(&page, walk::Scope::Page);
    let article = article(html).filter(|a| is_whole(a, &body));
    let mut out = Builder::default();
    let text = article.unwrap_or(body);
    // What the page shows above its text and the article's finder took for decoration.
    let shown_title = found.heading.as_deref().filter(|h| text.find(h).is_none());
    if let Some(heading) = shown_title {
        out.push(BlockKind::Heading(1), heading);
    }
    if let Some(date) = &found.date_line
        && !begins_with(&text, date)
    {
        // Below the heading, as pages set it.
        match text.blocks.split_first() {
            Some((first, _))
                if shown_title.is_none() && matches!(first.kind, BlockKind::Heading(_)) =>
            {
                out.push(first.kind, first.range.of(&text.text));
                out.push(BlockKind::Paragraph, date);
                append_from(&mut out, &text, 1);
            }
            _ => {
                out.push(BlockKind::Paragraph, date);
                out.append(&text);
            }
        }
    } else {
        out.append(&text);
    }
    let title = title(&mut out, found.title);
    Parsed {
        text: out.text,
        blocks: out.blocks,
        title,
        date_hints: found.date_hints,
        ..Parsed::default()
    }
}

/// The blocks of a piece of HTML inside another format.
pub(super) fn blocks_of_fragment(html: &str) -> Builder {
    if source::is_too_deep(html) {
        let mut out = Builder::default();
        out.push(BlockKind::Paragraph, &one_line(&source::without_tags(html)));
        return out;
    }
    walk::blocks(&Document::from(html), walk::Scope::Article)
}

fn article(html: &str) -> Option<Builder> {
    let config = Config {
        // Press releases are short: with the usual 500 characters the finder would give up on many and return the menus too.
        char_threshold: 200,
        disable_json_ld: true,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    let content = Document::fragment(article.content);
    Some(walk::blocks(&content, walk::Scope::Article))
}

/// Whether the article is the page's text, rather than a teaser or a footer that looked like one.
fn is_whole(article: &Builder, body: &Builder) -> bool {
    let words = |b: &Builder| {
        b.blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Boilerplate)
            .map(|block| block.range.of(&b.text).split_whitespace().count())
            .sum::<usize>()
    };
    let (article, body) = (words(article), words(body));
    article >= MIN_ARTICLE_WORDS && (article >= SHORT_ARTICLE_WORDS || article * 4 >= body)
        || article == body
}

/// Whether one of the first blocks already says this.
fn begins_with(text: &Builder, line: &str) -> bool {
    const HEAD_BLOCKS: usize = 5;
    text.blocks
        .iter()
        .take(HEAD_BLOCKS)
        .any(|b| one_line(b.range.of(&text.text)).contains(line))
}

fn append_from(out: &mut Builder, text: &Builder, first: usize) {
    for block in &text.blocks[first..] {
        out.push(block.kind, block.range.of(&text.text));
    }
}

/// The title, and its place among the blocks, which becomes the only heading of the first level.
fn title(out: &mut Builder, found: Option<String>) -> Option<(String, Option<TextRange>)> {
    let named = found.as_deref().and_then(|t| out.find(t));
    let is_head = |b: &&crate::model::Block| b.kind != BlockKind::Boilerplate;
    let first = out
        .blocks
        .iter()
        .find(is_head)
        .filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    // Without a title of its own the page's first line is one, if it is a heading.
    let place = named.or_else(|| {
        let first = first.filter(|_| found.is_none())?.range;
        out.blocks.iter().position(|b| b.range == first)
    });
    for (i, block) in out.blocks.iter_mut().enumerate() {
        if Some(i) == place {
            block.kind = BlockKind::Heading(1);
        } else if block.kind == BlockKind::Heading(1) {
            block.kind = BlockKind::Heading(2);
        }
    }
    let range = place.map(|i| out.blocks[i].range);
    let text = found.or_else(|| range.map(|r| one_line(r.of(&out.text))))?;
    Some((text, range))
}

/// Text without any outline of its own.
fn bare(text: &str) -> Parsed {
    let mut out = Builder::default();
    for line in text.split('\n') {
        let line = one_line(line);
        let kind = if lines::is_boilerplate(&line) {
            BlockKind::Boilerplate
        } else {
            BlockKind::Paragraph
        };
        out.push(kind, &line);
    }
    Parsed {
        text: out.text,
        blocks: out.blocks,
        title: None,
        ..Parsed::default()
    }
}

#[cfg(test)]
mod tests;
