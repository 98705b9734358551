//! The pages' lines → paragraphs, headings and rows: running heads dropped, words that were cut at a line's end made whole.
//!
//! Not the order of lines; that is [`super::rows`]'s.

use super::rows::{Line, Page};
use crate::model::{BlockKind, PartKind};
use crate::read::builder::Builder;
use crate::read::lines;
use std::collections::{BTreeMap, BTreeSet};

/// Lines so near to a page's upper or lower edge may be running heads, as a share of its height.
const MARGIN: f64 = 0.12;

/// A line that stands in the margins of so many pages is a running head.
const FEWEST_PAGES: usize = 3;

/// A heading is set so much larger than the text.
const HEADING_SIZE: f64 = 1.15;

/// What is set larger and is longer is an introduction.
const MAX_HEADING_CHARS: usize = 200;

pub(super) fn blocks(mut pages: Vec<Page>) -> Builder {
    drop_running_heads(&mut pages);
    let body = body_size(&pages);
    let hyphened = hyphened_words(&pages);
    let mut writer = Writer {
        out: Builder::default(),
        current: String::new(),
        last: None,
        kind: BlockKind::Paragraph,
        hyphened,
    };
    for (i, page) in pages.iter().enumerate() {
        let leading = leading(page);
        let mut begun = false;
        for (n, line) in page.lines.iter().enumerate() {
            let next = page.lines.get(n + 1);
            let joins = writer.joins(line, next, body, leading, n == 0);
            if !joins {
                writer.flush();
                writer.kind = kind_of(line, body);
            }
            let at = writer.add(line);
            if !begun {
                writer.out.begin(at, PartKind::Page, i as u32 + 1, None);
                begun = true;
            }
            writer.last = Some(line.clone());
        }
    }
    writer.flush();
    writer.out
}

struct Writer {
    out: Builder,
    current: String,
    last: Option<Line>,
    kind: BlockKind,
    hyphened: BTreeSet<String>,
}

impl Writer {
    /// Whether a line goes on with the paragraph that is open.
    fn joins(
        &self,
        line: &Line,
        next: Option<&Line>,
        body: f64,
        leading: f64,
        first_of_page: bool,
    ) -> bool {
        let Some(last) = &self.last else { return false };
        let kind = kind_of(line, body);
        if line.is_row || last.is_row || self.current.is_empty() {
            return false;
        }
        if kind != self.kind && !(kind == BlockKind::Paragraph && self.kind == BlockKind::ListItem)
        {
            return false;
        }
        let ends = ends_sentence(&last.text);
        let begins_small = line
            .text
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_lowercase);
        if first_of_page || last.region != line.region {
            // The next page or column goes on where a sentence was cut.
            return begins_small && !ends && kind == BlockKind::Paragraph;
        }
        let step = line.y - last.y;
        if step < -0.5 * line.size || step > leading * 1.45 && step > line.size * 1.3 {
            return false;
        }
        if (line.size - last.size).abs() > 0.12 * last.size.max(line.size) && !begins_small {
            return false;
        }
        if kind == BlockKind::Heading(2) {
            return true;
        }
        if lines::list_marker(&line.text).is_some() && (ends || self.kind == BlockKind::ListItem) {
            return false;
        }
        let width = (line.right - line.left).max(1.0);
        let set_in = line.x0 - last.x0 > line.size * 0.7;
        if set_in && ends && self.kind == BlockKind::Paragraph {
            // Set in as a paragraph's first line is: the one after it goes back.
            let goes_back =
                next.is_none_or(|n| n.x0 < line.x0 - line.size * 0.5 || n.region != line.region);
            return !goes_back;
        }
        // A line that stops well before the edge was the last of its paragraph, unless all lines do.
        let room = last.right - last.x1;
        let first_word = line
            .text
            .split_whitespace()
            .next()
            .map_or(0, |w| w.chars().count());
        let is_short = room > width * 0.12 && room > (first_word + 1) as f64 * last.size * 0.6;
        if is_short && !begins_small {
            return false;
        }
        !(is_short && ends)
    }

    /// Puts a line behind the paragraph that is open: the byte of the paragraph it begins at.
    fn add(&mut self, line: &Line) -> usize {
        let text = line.text.trim();
        if self.current.is_empty() {
            self.current.push_str(text);
            return 0;
        }
        if let Some(stem) = self.cut_word(text) {
            self.current.truncate(stem);
        } else if !ends_unspaced(&self.current, text) {
            self.current.push(' ');
        }
        let at = self.current.len();
        self.current.push_str(text);
        at
    }

    /// Where the open paragraph ends with the first half of a word: the length of it without its hyphen.
    fn cut_word(&self, next: &str) -> Option<usize> {
        let current = self.current.as_str();
        if let Some(stem) = current.strip_suffix('\u{ad}') {
            return Some(stem.len());
        }
        let stem = current.strip_suffix(['-', '\u{2010}'])?;
        let first = next.chars().next()?;
        if !stem.ends_with(char::is_alphabetic) || !first.is_alphabetic() {
            return None;
        }
        let left = stem
            .rsplit(|c: char| !c.is_alphanumeric() && c != '-')
            .next()?;
        let right = next.split(|c: char| !c.is_alphanumeric()).next()?;
        let is_name = !first.is_lowercase();
        // "well-" + "known" where the document writes "well-known" elsewhere, and "Asia-" + "Pacific", keep the hyphen.
        let keeps = is_name
            || self
                .hyphened
                .contains(&format!("{left}-{right}").to_lowercase());
        Some(if keeps { current.len() } else { stem.len() })
    }

    fn flush(&mut self) {
        let content = std::mem::take(&mut self.current);
        let content = content.replace('\u{ad}', "");
        self.out.push(self.kind, &content);
    }
}

/// Scripts that put no blanks between words go on without one.
fn ends_unspaced(left: &str, right: &str) -> bool {
    let is_unspaced = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{0e00}'..='\u{0e7f}');
    left.ends_with(is_unspaced) && right.starts_with(is_unspaced)
}

fn kind_of(line: &Line, body: f64) -> BlockKind {
    if line.is_row {
        BlockKind::TableRow
    } else if line.size > body * HEADING_SIZE
        && line.text.len() <= MAX_HEADING_CHARS
        && line.text.contains(char::is_alphabetic)
    {
        BlockKind::Heading(2)
    } else if lines::list_marker(&line.text).is_some() {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '»', '\'', ')', ']'])
        .ends_with(['.', '!', '?', ':', '…', '。', ';'])
}

/// The height in which most letters are set.
fn body_size(pages: &[Page]) -> f64 {
    let mut sizes = BTreeMap::<i64, usize>::new();
    for line in pages.iter().flat_map(|p| &p.lines) {
        *sizes.entry((line.size * 2.0).round() as i64).or_default() += line.text.len();
    }
    let most = sizes.iter().max_by_key(|(_, chars)| **chars);
    most.map_or(10.0, |(size, _)| *size as f64 / 2.0)
}

/// How far a line stands below the one before it, in most cases.
fn leading(page: &Page) -> f64 {
    let steps = page
        .lines
        .windows(2)
        .filter(|w| w[0].region == w[1].region)
        .map(|w| w[1].y - w[0].y);
    let mut steps: Vec<f64> = steps.filter(|s| *s > 1.0).collect();
    steps.sort_by(f64::total_cmp);
    // Lines inside paragraphs are nearer than paragraphs are, and they are more.
    steps.get(steps.len() * 2 / 5).copied().unwrap_or(12.0)
}

/// Words with a hyphen inside of a line, in lower case.
fn hyphened_words(pages: &[Page]) -> BTreeSet<String> {
    let words = pages
        .iter()
        .flat_map(|p| &p.lines)
        .flat_map(|l| l.text.split_whitespace());
    words
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.contains('-'))
        .map(str::to_lowercase)
        .collect()
}

/// Takes out what stands at the same height in the margins of many pages, and the numbers of pages.
fn drop_running_heads(pages: &mut [Page]) {
    if pages.len() < 2 {
        return;
    }
    let mut seen = BTreeMap::<(String, bool), usize>::new();
    for page in pages.iter() {
        let keys: BTreeSet<_> = page
            .lines
            .iter()
            .filter_map(|l| margin_key(l, page.height))
            .collect();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    let fewest = FEWEST_PAGES.max(pages.len() / 4);
    let n_pages = pages.len();
    for page in pages {
        let height = page.height;
        page.lines.retain(|line| {
            let Some(key) = margin_key(line, height) else {
                return true;
            };
            let times = seen.get(&key).copied().unwrap_or(0);
            let is_number = !key.0.contains(|c: char| c.is_alphabetic());
            !(times >= fewest || is_number && times * 2 >= n_pages)
        });
    }
}

/// What a line in a margin has in common with those of other pages: its words with every number as "#".
fn margin_key(line: &Line, height: f64) -> Option<(String, bool)> {
    let top = line.y < height * MARGIN;
    let bottom = line.y > height * (1.0 - MARGIN);
    if !(top || bottom) || line.text.len() > 200 {
        return None;
    }
    let mut key = String::new();
    for c in line.text.chars().flat_map(char::to_lowercase) {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else if c.is_alphanumeric() {
            key.push(c);
        }
    }
    // "iv", "xii": numbers too.
    let is_roman = !key.is_empty()
        && key.len() <= 7
        && key.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    Some((if is_roman { "#".to_owned() } else { key }, top))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One page: lines of (y, text) in one column of 400 points.
    fn page(lines: &[(f64, &str)]) -> Page {
        let lines = lines.iter().map(|(y, text)| Line {
            text: (*text).to_owned(),
            x0: 50.0,
            x1: 50.0 + 5.0 * text.chars().count() as f64,
            y: *y,
            size: 10.0,
            left: 50.0,
            right: 270.0,
            region: 1,
            is_row: text.contains('\t'),
        });
        Page {
            lines: lines.collect(),
            height: 800.0,
        }
    }

    #[track_caller]
    fn check(pages: Vec<Page>, expected: &[&str]) {
        let out = blocks(pages);
        let got: Vec<&str> = out.blocks.iter().map(|b| b.range.of(&out.text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn lines_make_paragraphs_and_words_are_made_whole() {
        check(
            vec![page(&[
                (100.0, "the harbor office was opened for the vis-"),
                (112.0, "itors and the well-known lamp was the well-"),
                (124.0, "known one. They went from one to the Asia-"),
                (136.0, "Pacific room."),
                (148.0, "Another paragraph begins right below the"),
                (160.0, "first one."),
                (190.0, "And one with room above."),
                (202.0, "1990\train"),
            ])],
            &[
                "the harbor office was opened for the visitors and the well-known lamp was the well-known one. They went from one to the Asia-Pacific room.",
                "Another paragraph begins right below the first one.",
                "And one with room above.",
                "1990\train",
            ],
        );
    }

    #[test]
    fn running_heads_and_numbers_go_and_sentences_go_on() {
        let of = |n: usize, text: &'static str| {
            let head = format!("Harbor Office, report {n}");
            let number = format!("{n}");
            let mut page = page(&[(30.0, "x"), (400.0, text), (780.0, "y")]);
            page.lines[0].text = head;
            page.lines[2].text = number;
            page
        };
        let pages = vec![
            of(1, "They had seen that the harbor was"),
            of(2, "empty by then."),
            of(3, "In the evening it rained."),
        ];
        let out = blocks(pages.clone());
        check(
            pages,
            &[
                "They had seen that the harbor was empty by then.",
                "In the evening it rained.",
            ],
        );
        let starts: Vec<&str> = out
            .parts
            .iter()
            .map(|p| &out.text[p.start as usize..][..5])
            .collect();
        assert_eq!(starts, ["They ", "empty", "In th"]);
        // On two pages nothing is repeated often enough to be sure.
        check(
            vec![
                page(&[(30.0, "Harbor Office")]),
                page(&[(30.0, "Harbor Office")]),
            ],
            &["Harbor Office", "Harbor Office"],
        );
    }
}
