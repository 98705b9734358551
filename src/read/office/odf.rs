//! ODT and ODP: paragraphs, headings, lists, tables, notes and slides of OpenDocument.
//!
//! Not its look, nor comments, nor what was deleted.

use super::package::{Package, Step, attr, each_event, name};
use super::{CREATED, MODIFIED, parsed, properties};
use crate::model::{BlockKind, PartKind};
use crate::read::Parsed;
use crate::read::flow::Flow;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// Elements whose text is not the document's.
const LEFT_OUT: [&str; 9] = [
    "annotation",
    "tracked-changes",
    "note-citation",
    "forms",
    "desc",
    "title",
    "scripts",
    "ruby-text",
    "sequence-decls",
];

pub(in crate::read) fn parse(mut package: Package) -> Option<Parsed> {
    let xml = package.xml("content.xml")?;
    let mut styles = Styles::default();
    for xml in package.xml("styles.xml").iter().chain([&xml]) {
        styles.add(xml);
    }
    let mut walker = Walker {
        flow: Flow::default(),
        styles,
        out: 0,
        in_paragraph: 0,
        paused: Vec::new(),
        lists: 0,
        pages: 0,
        in_title: false,
    };
    walker.flow.begin(PartKind::Page, 1, None);
    each_event(&xml, |step| match step {
        Step::Open(e) => walker.open(e),
        Step::Close(name) => walker.close(name),
        Step::Text(text) if walker.out == 0 && walker.in_paragraph > 0 => walker.flow.text(text),
        Step::Text(_) => {}
    });
    while let Some(paused) = walker.paused.pop() {
        walker.flow.resume(paused);
    }
    let meta = package.xml("meta.xml").unwrap_or_default();
    let dates = [("creation-date", CREATED), ("date", MODIFIED)];
    let mut out = walker.flow.finish();
    if walker.pages == 0 {
        out.parts.clear(); // Nothing says where its pages end.
    }
    let mut parsed = parsed(out, properties(&meta, "title", &dates));
    if package.cut {
        parsed.notes.push(crate::read::CUT.to_owned());
    }
    Some(parsed)
}

/// Whether the manifest says that what is in the package is encrypted.
pub(in crate::read) fn is_encrypted(package: &mut Package) -> bool {
    let manifest = package.xml("META-INF/manifest.xml").unwrap_or_default();
    manifest.contains("encryption-data")
}

/// Which paragraph styles stand on which.
#[derive(Default)]
struct Styles(BTreeMap<String, String>);

impl Styles {
    fn add(&mut self, xml: &str) {
        each_event(xml, |step| {
            if let Step::Open(e) = step
                && name(e) == "style"
                && let (Some(name), Some(parent)) = (attr(e, "name"), attr(e, "parent-style-name"))
            {
                self.0.insert(name, parent);
            }
        });
    }

    fn is_title(&self, style: &str) -> bool {
        let mut style = style;
        // A chain longer than this is a circle.
        for _ in 0..12 {
            if style == "Title" {
                return true;
            }
            let Some(parent) = self.0.get(style) else {
                return false;
            };
            style = parent;
        }
        false
    }
}

struct Walker {
    flow: Flow,
    styles: Styles,
    out: usize,
    in_paragraph: usize,
    paused: Vec<(String, Option<BlockKind>)>,
    lists: usize,
    pages: u32,
    /// Inside the frame of a slide's title.
    in_title: bool,
}

impl Walker {
    fn open(&mut self, e: &BytesStart<'_>) {
        let name = name(e);
        if LEFT_OUT.contains(&name) {
            self.out += 1;
        }
        if self.out > 0 {
            return;
        }
        match name {
            "p" | "h" => {
                if self.in_paragraph > 0 {
                    // A text box, anchored in a paragraph.
                    self.paused.push(self.flow.pause());
                }
                self.in_paragraph += 1;
                self.flow.kind = Some(self.kind(name, e));
            }
            "s" => self.flow.text(" "),
            "tab" | "line-break" if self.in_paragraph > 0 => self.flow.text(" "),
            "soft-page-break" => {
                if self.pages == 0 {
                    self.pages = 1;
                }
                self.pages += 1;
                self.flow.begin(PartKind::Page, self.pages, None);
            }
            "page" => {
                self.flow.end_paragraph();
                self.pages += 1;
                self.flow.begin(PartKind::Slide, self.pages, None);
            }
            "frame" | "custom-shape" => {
                self.in_title = attr(e, "class").is_some_and(|c| c == "title");
            }
            "list-item" | "list-header" => self.lists += 1,
            "table-row" => self.flow.begin_row(),
            _ => {}
        }
    }

    fn kind(&self, name: &str, e: &BytesStart<'_>) -> BlockKind {
        if self.in_title {
            BlockKind::Heading(if self.pages <= 1 { 1 } else { 2 })
        } else if name == "h" {
            let level: Option<u8> = attr(e, "outline-level").and_then(|l| l.parse().ok());
            BlockKind::Heading(level.unwrap_or(1).clamp(1, 6))
        } else if attr(e, "style-name").is_some_and(|style| self.styles.is_title(&style)) {
            BlockKind::Heading(1)
        } else if self.lists > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn close(&mut self, name: &str) {
        if LEFT_OUT.contains(&name) {
            self.out = self.out.saturating_sub(1);
            return;
        }
        if self.out > 0 {
            return;
        }
        match name {
            "p" | "h" => {
                self.in_paragraph = self.in_paragraph.saturating_sub(1);
                match self.paused.pop() {
                    Some(paused) if self.in_paragraph > 0 => self.flow.resume(paused),
                    _ => self.flow.end_paragraph(),
                }
            }
            "frame" | "custom-shape" => self.in_title = false,
            "list-item" | "list-header" => self.lists = self.lists.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.flow.end_cell(),
            "table-row" => self.flow.end_row(),
            _ => {}
        }
    }
}
