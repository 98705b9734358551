//! Office documents: what word processors and presentation programs write.
//!
//! Not spreadsheets; those are [`super::sheet`]'s.

pub(super) mod docx;
pub(super) mod odf;
pub(super) mod package;
pub(super) mod pptx;

use super::builder::Builder;
use super::{Parsed, one_line, plain};
use crate::model::{BlockKind, DateHint, HintSource};
use package::{Package, Step, each_event, name};

/// What an office file says about itself, outside its text.
#[derive(Default)]
pub(super) struct Properties {
    pub title: Option<String>,
    /// As written there, best first: (what it is called, value).
    pub dates: Vec<(&'static str, String)>,
}

/// Titles that programs give by themselves.
const NO_TITLES: [&str; 14] = [
    "untitled",
    "unbenannt",
    "sans titre",
    "document",
    "document1",
    "presentation",
    "powerpoint presentation",
    "slide 1",
    "pptpresentation",
    "microsoft word",
    "word document",
    "no slide title",
    "без названия",
    "презентация powerpoint",
];

/// A title that a person has given, rather than a program: not "Microsoft Word - letter3.doc" and not "Document1".
pub(super) fn given_title(title: &str) -> Option<String> {
    let title = one_line(title);
    let lower = title.to_lowercase();
    let is_file = lower.rsplit_once('.').is_some_and(|(_, end)| {
        (2..=5).contains(&end.len())
            && end.chars().all(|c| c.is_ascii_alphanumeric())
            && end.contains(|c: char| c.is_ascii_alphabetic())
    }) && !title.contains(". ");
    let is_no_title = NO_TITLES.contains(&lower.as_str())
        || lower.starts_with("microsoft ")
        || lower.starts_with("slide ") && lower.len() < 10
        || is_file
        || !title.contains(char::is_alphabetic)
        || title.chars().count() < 3;
    (!is_no_title).then_some(title)
}

/// Reads the elements of a file of properties whose local names are these.
pub(super) fn properties(xml: &str, title: &str, dates: &[(&str, &'static str)]) -> Properties {
    let mut out = Properties::default();
    let mut open = String::new();
    let mut text = String::new();
    each_event(xml, |step| match step {
        Step::Open(e) => {
            open = name(e).to_owned();
            text.clear();
        }
        Step::Text(t) => text.push_str(t),
        Step::Close(closed) => {
            let value = text.trim();
            if *closed == open && !value.is_empty() {
                if *closed == title && out.title.is_none() {
                    out.title = given_title(value);
                } else if let Some((_, called)) = dates.iter().find(|(n, _)| n == closed)
                    && is_plausible(value)
                {
                    out.dates.push((called, value.to_owned()));
                }
            }
            text.clear();
        }
    });
    let order = |called: &str| dates.iter().position(|(_, c)| *c == called);
    out.dates.sort_by_key(|(called, _)| order(called));
    out
}

/// Programs write the beginning of their own time where they know no date: 1601, 1904, 1970, 1980.
fn is_plausible(date: &str) -> bool {
    let year: Option<i32> = date.get(..4).and_then(|y| y.parse().ok());
    year.is_some_and(|y| y > 1980)
}

pub(super) const CREATED: &str = "creation date";
pub(super) const MODIFIED: &str = "date of the last change";

/// `docProps/core.xml` of Microsoft's formats.
fn core_properties(package: &mut Package) -> Properties {
    let xml = package.xml("docProps/core.xml").unwrap_or_default();
    properties(
        &xml,
        "title",
        &[("created", CREATED), ("modified", MODIFIED)],
    )
}

/// The properties of a spreadsheet, whoever wrote it.
pub(super) fn sheet_properties(package: &mut Package) -> Properties {
    match package.xml("meta.xml") {
        Some(meta) => properties(
            &meta,
            "title",
            &[("creation-date", CREATED), ("date", MODIFIED)],
        ),
        None => core_properties(package),
    }
}

/// Text, outline and properties → what a reader answers.
pub(super) fn parsed(mut out: Builder, properties: Properties) -> Parsed {
    let title = title(&mut out, properties.title);
    let hints = properties
        .dates
        .into_iter()
        .map(|(called, value)| DateHint {
            source: HintSource::Meta(called.to_owned()),
            value,
        });
    Parsed {
        title,
        date_hints: hints.collect(),
        text: out.text,
        blocks: out.blocks,
        parts: out.parts,
        notes: Vec::new(),
    }
}

/// The title: the first heading of the first level that stands before any text, else the one the properties name, else what
/// has a title's look. A heading further down that has the first level is one of several.
fn title(out: &mut Builder, named: Option<String>) -> Title {
    const LOOKED_AT: usize = 12;
    let in_head = |b: &&crate::model::Block| b.kind != BlockKind::Boilerplate;
    let head: Vec<usize> = (0..out.blocks.len())
        .filter(|&i| in_head(&&out.blocks[i]))
        .take(LOOKED_AT)
        .collect();
    let prose = |i: usize| {
        let words = out.blocks[i].range.of(&out.text);
        out.blocks[i].kind == BlockKind::Paragraph && words.split_whitespace().nth(25).is_some()
    };
    let before_text = head.iter().take_while(|&&i| !prose(i));
    let mut heading = before_text
        .clone()
        .find(|&&i| out.blocks[i].kind == BlockKind::Heading(1))
        .copied();
    if heading.is_none() {
        heading = head
            .first()
            .copied()
            .filter(|&i| matches!(out.blocks[i].kind, BlockKind::Heading(_)));
    }
    if heading.is_none()
        && let Some(named) = &named
    {
        heading = out.find(named);
        if heading.is_none() {
            return Some((named.clone(), None));
        }
    }
    if heading.is_none() {
        let looks = plain::outline(&out.text).title?;
        heading = out
            .blocks
            .iter()
            .position(|b| b.range.contains(looks) && b.kind == BlockKind::Paragraph);
    }
    let block = &mut out.blocks[heading?];
    block.kind = BlockKind::Heading(1);
    Some((one_line(block.range.of(&out.text)), Some(block.range)))
}

type Title = Option<(String, Option<crate::model::TextRange>)>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_people_give() {
        for yes in [
            "Harbor Day",
            "Report No. 3",
            "Minutes of 3.5.2019 and what followed",
        ] {
            assert_eq!(given_title(yes).as_deref(), Some(yes));
        }
        for no in [
            "Microsoft Word - a.doc",
            "Document1",
            "letter_final.docx",
            "",
            "12",
            "Untitled",
            "Slide 1",
        ] {
            assert_eq!(given_title(no), None, "{no}");
        }
    }

    #[test]
    fn dates_of_no_time_are_none() {
        let xml = "<p><created>1601-01-01T00:00:00Z</created><modified>2019-05-03T10:00:00Z</modified><title> Pier </title></p>";
        let of = properties(
            xml,
            "title",
            &[("created", CREATED), ("modified", MODIFIED)],
        );
        assert_eq!(of.title.as_deref(), Some("Pier"));
        assert_eq!(of.dates, [(MODIFIED, "2019-05-03T10:00:00Z".to_owned())]);
    }
}
