//! EPUB: a book's chapters in reading order.
//!
//! Not its look; each chapter is a page, read as [`super::html`] reads one.

use super::builder::Builder;
use super::html;
use super::office::package::{Package, Step, attr, each_event, joined, name};
use super::office::{parsed, properties};
use super::{MAX_TEXT, Parsed, one_line};
use crate::model::{BlockKind, PartKind};
use std::collections::BTreeMap;

pub(super) fn parse(mut package: Package) -> Option<Parsed> {
    let container = package.xml("META-INF/container.xml").unwrap_or_default();
    let mut root = None;
    each_event(&container, |step| {
        if let Step::Open(e) = step
            && name(e) == "rootfile"
        {
            root = root.take().or_else(|| attr(e, "full-path"));
        }
    });
    let root = root.or_else(|| package.names().into_iter().find(|n| n.ends_with(".opf")))?;
    let opf = package.xml(&root)?;
    let folder = root
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned();
    let mut files = BTreeMap::new();
    let mut spine = Vec::new();
    each_event(&opf, |step| {
        let Step::Open(e) = step else { return };
        match name(e) {
            // The table of contents says everything twice.
            "item" if attr(e, "properties").is_some_and(|p| p.split(' ').any(|p| p == "nav")) => {}
            "item" => {
                if let (Some(id), Some(href)) = (attr(e, "id"), attr(e, "href")) {
                    files.insert(id, joined(&folder, &unescaped(&href)));
                }
            }
            "itemref" => spine.extend(attr(e, "idref")),
            _ => {}
        }
    });
    let mut out = Builder::default();
    let mut notes = Vec::new();
    let mut number = 0;
    for path in spine.iter().filter_map(|id| files.get(id)) {
        let Some(page) = package.xml(path) else {
            continue;
        };
        let chapter = html::blocks_of_fragment(&page);
        if chapter.blocks.is_empty() {
            continue;
        }
        number += 1;
        let heading = chapter
            .blocks
            .iter()
            .take(4)
            .find(|b| matches!(b.kind, BlockKind::Heading(_)));
        let called = heading
            .map(|b| one_line(b.range.of(&chapter.text)))
            .filter(|n| n.chars().count() <= 80);
        out.begin(0, PartKind::Chapter, number, called);
        out.append(&chapter);
        if out.text.len() > MAX_TEXT {
            notes.push(super::CUT.to_owned());
            break;
        }
    }
    let mut parsed = parsed(
        out,
        properties(&opf, "title", &[("date", "date of publication")]),
    );
    // A book is called what its cover says, not what its first chapter is called.
    if let Some(title) = properties(&opf, "title", &[]).title {
        parsed.title = Some((title, None));
    }
    parsed.notes = notes;
    if package.cut {
        parsed.notes.push(super::CUT.to_owned());
    }
    Some(parsed)
}

/// "a%20b.xhtml#x" → "a b.xhtml".
fn unescaped(href: &str) -> String {
    let href = href.split('#').next().unwrap_or("");
    let bytes = href.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let code = code
            .and_then(|c| std::str::from_utf8(c).ok())
            .and_then(|c| u8::from_str_radix(c, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn names_of_files() {
        assert_eq!(unescaped("a%20b.xhtml#part"), "a b.xhtml");
        assert_eq!(unescaped("100%.xhtml"), "100%.xhtml");
        assert_eq!(unescaped("%D0%9F%zz"), "П%zz");
    }
}
