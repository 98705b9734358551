//! PPTX: the slides of a presentation in their order, each with its title first and its speaker's notes last.
//!
//! Not pictures, and not what is repeated on every slide (number, date, footer).

use super::package::{Package, Step, attr, each_event, name};
use super::{core_properties, parsed};
use crate::model::{BlockKind, PartKind};
use crate::read::Parsed;
use crate::read::builder::Builder;
use crate::read::flow::Flow;

/// Placeholders that repeat on every slide.
const REPEATED: [&str; 5] = ["ftr", "sldNum", "dt", "hdr", "sldImg"];

pub(in crate::read) fn parse(mut package: Package) -> Option<Parsed> {
    let main = package
        .relations("")
        .into_iter()
        .find(|(_, kind, _)| kind == "officeDocument")
        .map_or_else(|| "ppt/presentation.xml".to_owned(), |(_, _, path)| path);
    let xml = package.xml(&main)?;
    let relations = package.relations(&main);
    let mut slides = Vec::new();
    each_event(&xml, |step| {
        if let Step::Open(e) = step
            && name(e) == "sldId"
        {
            // Its plain "id" is a number, its "r:id" the relation: the latter is told by what it leads to.
            let mut attributes = e.attributes();
            let ids = attributes.with_checks(false).flatten();
            let found = ids
                .filter(|a| a.key.local_name().as_ref() == "id")
                .find_map(|a| {
                    relations
                        .iter()
                        .find(|(id, kind, _)| *id == *a.value && kind == "slide")
                });
            slides.extend(found.map(|(_, _, path)| path.clone()));
        }
    });
    let mut flow = Flow::default();
    for (i, slide) in slides.iter().enumerate() {
        let Some(xml) = package.xml(slide) else {
            continue;
        };
        flow.begin(PartKind::Slide, i as u32 + 1, None);
        let relations = package.relations(slide);
        let (title, rest) = shapes(&xml);
        for block in title.iter().chain(&rest) {
            put(&mut flow, block, i == 0);
        }
        for (_, kind, path) in &relations {
            if matches!(kind.as_str(), "diagramData" | "notesSlide")
                && let Some(xml) = package.xml(path)
            {
                let (title, rest) = shapes(&xml);
                for block in title.iter().chain(&rest) {
                    put(&mut flow, block, false);
                }
            }
        }
    }
    let out: Builder = flow.finish();
    let mut parsed = parsed(out, core_properties(&mut package));
    if package.cut {
        parsed.notes.push(crate::read::CUT.to_owned());
    }
    Some(parsed)
}

fn put(flow: &mut Flow, (kind, text): &(BlockKind, String), first_slide: bool) {
    flow.kind = Some(match kind {
        BlockKind::Heading(_) if first_slide => BlockKind::Heading(1),
        kind => *kind,
    });
    if *kind == BlockKind::TableRow {
        flow.begin_row();
        for cell in text.split('\t') {
            flow.text(cell);
            flow.end_cell();
        }
        flow.end_row();
    } else {
        flow.text(text);
        flow.end_paragraph();
    }
}

type Blocks = Vec<(BlockKind, String)>;

/// The blocks of the title and those of the rest of a slide.
fn shapes(xml: &str) -> (Blocks, Blocks) {
    let mut walker = Shapes::default();
    each_event(xml, |step| match step {
        Step::Open(e) => match name(e) {
            "sp" => walker.role = Role::Other,
            "ph" => {
                walker.role = match attr(e, "type").as_deref() {
                    Some("title" | "ctrTitle") => Role::Title,
                    Some(kind) if REPEATED.contains(&kind) => Role::Repeated,
                    Some("body") | None => Role::Body,
                    Some(_) => Role::Other,
                }
            }
            "Fallback" => walker.out += 1,
            "t" => walker.in_text = true,
            "br" => walker.current.push(' '),
            "tr" => walker.row = Some(Vec::new()),
            "tc" => walker.current.clear(),
            _ => {}
        },
        Step::Text(text) if walker.in_text && walker.out == 0 => walker.current.push_str(text),
        Step::Text(_) => {}
        Step::Close(name) => match *name {
            "Fallback" => walker.out = walker.out.saturating_sub(1),
            "t" => walker.in_text = false,
            // A field of its own (number, date) is text like any other; a paragraph in a cell goes on in the cell.
            "p" | "pt" if walker.row.is_none() => walker.end_paragraph(),
            "p" => walker.current.push(' '),
            "tc" => {
                let cell = std::mem::take(&mut walker.current);
                if let Some(row) = &mut walker.row {
                    row.push(crate::read::one_line(&cell));
                }
            }
            "tr" => {
                if let Some(row) = walker.row.take() {
                    walker.rest.push((BlockKind::TableRow, row.join("\t")));
                }
            }
            "sp" => walker.role = Role::Other,
            _ => {}
        },
    });
    walker.end_paragraph();
    (walker.title, walker.rest)
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Role {
    Title,
    Body,
    Repeated,
    #[default]
    Other,
}

#[derive(Default)]
struct Shapes {
    title: Blocks,
    rest: Blocks,
    role: Role,
    current: String,
    in_text: bool,
    row: Option<Vec<String>>,
    out: usize,
}

impl Shapes {
    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.current);
        if text.trim().is_empty() {
            return;
        }
        match self.role {
            Role::Title => match self.title.last_mut() {
                Some((_, title)) => {
                    title.push(' ');
                    title.push_str(&text);
                }
                None => self.title.push((BlockKind::Heading(2), text)),
            },
            Role::Body => self.rest.push((BlockKind::ListItem, text)),
            Role::Other => self.rest.push((BlockKind::Paragraph, text)),
            Role::Repeated => {}
        }
    }
}
