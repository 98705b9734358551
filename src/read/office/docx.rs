//! DOCX: paragraphs, headings, lists, tables and notes of a Word document, in reading order.
//!
//! Not its look. Running heads, comments and deleted text are no part of what a reader reads.

use super::package::{Package, Step, attr, each_event, name};
use super::{core_properties, parsed};
use crate::model::{BlockKind, PartKind};
use crate::read::Parsed;
use crate::read::flow::Flow;
use std::collections::BTreeMap;

/// Elements whose text is not the document's: what was deleted or moved away, and the second of two ways to draw a thing.
const LEFT_OUT: [&str; 7] = [
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "rt",
    "docPartGallery",
];

pub(in crate::read) fn parse(mut package: Package) -> Option<Parsed> {
    let main = package
        .relations("")
        .into_iter()
        .find(|(_, kind, _)| kind == "officeDocument")
        .map_or_else(|| "word/document.xml".to_owned(), |(_, _, path)| path);
    let xml = package
        .xml(&main)
        .or_else(|| package.xml("word/document.xml"))?;
    let beside = |package: &mut Package, file: &str| {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        package.xml(&super::package::joined(folder, file))
    };
    let levels = beside(&mut package, "styles.xml").map_or_else(BTreeMap::new, |xml| levels(&xml));
    let mut walker = Walker::new(levels);
    walker.walk(&xml);
    for notes in ["footnotes.xml", "endnotes.xml"] {
        if let Some(xml) = beside(&mut package, notes) {
            walker.walk(&xml);
        }
    }
    let mut out = walker.flow.finish();
    if walker.pages < 2 {
        out.parts.clear(); // Word has never laid this document out: nothing is known of its pages.
    }
    let mut parsed = parsed(out, core_properties(&mut package));
    if package.cut {
        parsed.notes.push(crate::read::CUT.to_owned());
    }
    Some(parsed)
}

/// Which styles are headings, and of which level, by their ids; a style is what the one it is based on is.
fn levels(styles: &str) -> BTreeMap<String, u8> {
    let mut out = BTreeMap::new();
    let mut based = BTreeMap::new();
    let mut id = String::new();
    each_event(styles, |step| {
        let Step::Open(e) = step else { return };
        match name(e) {
            "style" => id = attr(e, "styleId").unwrap_or_default(),
            "name" => {
                if let Some(level) = attr(e, "val").and_then(|n| level_of_name(&n)) {
                    out.insert(id.clone(), level);
                }
            }
            "basedOn" => {
                based.insert(id.clone(), attr(e, "val").unwrap_or_default());
            }
            "outlineLvl" => {
                if let Some(level) = outline_level(e) {
                    out.entry(id.clone()).or_insert(level);
                }
            }
            _ => {}
        }
    });
    for id in based.keys() {
        let mut ancestor = id;
        // A chain longer than this is a circle.
        for _ in 0..12 {
            if let Some(level) = out.get(ancestor).copied() {
                out.insert(id.clone(), level);
                break;
            }
            let Some(next) = based.get(ancestor) else {
                break;
            };
            ancestor = next;
        }
    }
    out
}

/// "heading 2" is what Word calls it inside the file in every language.
fn level_of_name(style: &str) -> Option<u8> {
    let style = style.to_lowercase();
    if style == "title" {
        return Some(1);
    }
    let level: u8 = style.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level.min(6))
}

fn outline_level(e: &quick_xml::events::BytesStart<'_>) -> Option<u8> {
    let level: u8 = attr(e, "val")?.parse().ok()?;
    (level < 9).then(|| level.min(5) + 1)
}

struct Walker {
    flow: Flow,
    levels: BTreeMap<String, u8>,
    pages: u32,
    /// How deep inside of what is left out.
    out: usize,
    /// Inside `w:t`.
    in_text: usize,
    /// What stood open where a text box began.
    paused: Vec<(String, Option<BlockKind>)>,
    in_properties: bool,
}

impl Walker {
    fn new(levels: BTreeMap<String, u8>) -> Self {
        let mut flow = Flow::default();
        flow.begin(PartKind::Page, 1, None);
        Self {
            flow,
            levels,
            pages: 1,
            out: 0,
            in_text: 0,
            paused: Vec::new(),
            in_properties: false,
        }
    }

    fn walk(&mut self, xml: &str) {
        (self.out, self.in_text, self.in_properties) = (0, 0, false);
        each_event(xml, |step| match step {
            Step::Open(e) => self.open(e),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.out == 0 && self.in_text > 0 => self.flow.text(text),
            Step::Text(_) => {}
        });
        while let Some(paused) = self.paused.pop() {
            self.flow.resume(paused);
        }
        while self.flow.in_row() {
            self.flow.end_row();
        }
        self.flow.end_paragraph();
    }

    fn open(&mut self, e: &quick_xml::events::BytesStart<'_>) {
        let name = name(e);
        if LEFT_OUT.contains(&name) {
            self.out += 1;
        }
        if self.out > 0 {
            return;
        }
        match name {
            "t" => self.in_text += 1,
            "tab" | "ptab" if !self.in_properties => self.flow.text(" "),
            "cr" => self.flow.text(" "),
            "noBreakHyphen" => self.flow.text("-"),
            "br" => match attr(e, "type").as_deref() {
                Some("page") => {}
                _ => self.flow.text(" "),
            },
            "lastRenderedPageBreak" => {
                self.pages += 1;
                self.flow.begin(PartKind::Page, self.pages, None);
            }
            "pPr" => self.in_properties = true,
            "pStyle" => {
                let level = attr(e, "val").and_then(|id| self.levels.get(&id).copied());
                if let Some(level) = level {
                    self.flow.kind = Some(BlockKind::Heading(level));
                }
            }
            "outlineLvl" => {
                if let Some(level) = outline_level(e) {
                    self.flow.kind = Some(BlockKind::Heading(level));
                }
            }
            "numPr" if self.flow.kind.is_none() => self.flow.kind = Some(BlockKind::ListItem),
            "tr" => self.flow.begin_row(),
            "txbxContent" | "textbox" => self.paused.push(self.flow.pause()),
            _ => {}
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
            "t" => self.in_text = self.in_text.saturating_sub(1),
            "pPr" => self.in_properties = false,
            "p" => self.flow.end_paragraph(),
            "tc" => self.flow.end_cell(),
            "tr" => self.flow.end_row(),
            "txbxContent" | "textbox" => {
                if let Some(paused) = self.paused.pop() {
                    self.flow.resume(paused);
                }
            }
            _ => {}
        }
    }
}
