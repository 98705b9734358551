//! Paragraphs and tables as word processors write them → blocks.
//!
//! Not any one format; each format's reader says what begins and ends, and the text in between.

use super::builder::{Builder, is_blank, push_collapsed};
use crate::model::{BlockKind, PartKind};

/// A table row longer than this is a page laid out with a table.
const MAX_ROW_CHARS: usize = 600;

/// So is one with a cell of more paragraphs.
const MAX_CELL_PARAGRAPHS: usize = 4;

/// Tables deeper in each other than this are read as if they were not.
const MAX_DEPTH: usize = 16;

#[derive(Default)]
pub(super) struct Flow {
    pub out: Builder,
    current: String,
    /// What the paragraph being read is.
    pub kind: Option<BlockKind>,
    /// Rows that are open, outermost first.
    rows: Vec<Row>,
    /// Pages that begin in rows.
    begun: Vec<(PartKind, u32, Option<String>)>,
}

#[derive(Default)]
struct Row {
    cells: Vec<Vec<(BlockKind, String)>>,
    open: Vec<(BlockKind, String)>,
}

impl Flow {
    pub fn text(&mut self, text: &str) {
        push_collapsed(&mut self.current, text);
    }

    /// A page, slide, sheet or chapter begins here.
    pub fn begin(&mut self, kind: PartKind, number: u32, name: Option<String>) {
        if self.rows.is_empty() {
            self.out.begin(self.current.len(), kind, number, name);
        } else {
            self.begun.push((kind, number, name));
        }
    }

    /// The paragraph ends.
    pub fn end_paragraph(&mut self) {
        let content = std::mem::take(&mut self.current);
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        self.put(kind, content);
    }

    fn put(&mut self, kind: BlockKind, content: String) {
        match self.rows.last_mut() {
            Some(row) if !content.trim_matches(is_blank).is_empty() => {
                row.open.push((kind, content));
            }
            Some(_) => {}
            None => self.out.push(kind, &content),
        }
    }

    /// What stands open is put aside, for a text inside a text (a box, a note): give it back to [`Self::resume`].
    pub fn pause(&mut self) -> (String, Option<BlockKind>) {
        (std::mem::take(&mut self.current), self.kind.take())
    }

    pub fn resume(&mut self, (current, kind): (String, Option<BlockKind>)) {
        self.end_paragraph();
        self.current = current;
        self.kind = kind;
    }

    pub fn begin_row(&mut self) {
        self.end_paragraph();
        if self.rows.len() < MAX_DEPTH {
            self.rows.push(Row::default());
        }
    }

    pub fn end_cell(&mut self) {
        self.end_paragraph();
        if let Some(row) = self.rows.last_mut() {
            let cell = std::mem::take(&mut row.open);
            row.cells.push(cell);
        }
    }

    pub fn in_row(&self) -> bool {
        !self.rows.is_empty()
    }

    pub fn end_row(&mut self) {
        self.end_paragraph();
        let Some(mut row) = self.rows.pop() else {
            return;
        };
        if !row.open.is_empty() {
            row.cells.push(row.open);
        }
        let chars: usize = row.cells.iter().flatten().map(|(_, t)| t.len()).sum();
        let is_layout = chars > MAX_ROW_CHARS
            || row.cells.iter().any(|c| c.len() > MAX_CELL_PARAGRAPHS)
            || row.cells.iter().filter(|c| !c.is_empty()).count() < 2;
        if self.rows.is_empty() {
            for (kind, number, name) in std::mem::take(&mut self.begun) {
                self.out.begin(0, kind, number, name);
            }
        }
        if is_layout {
            for (kind, content) in row.cells.into_iter().flatten() {
                self.put(kind, content);
            }
        } else {
            let cells: Vec<String> = row.cells.iter().map(|c| joined(c)).collect();
            self.put(BlockKind::TableRow, cells.join("\t"));
        }
    }

    /// Everything that is still open ends.
    pub fn finish(mut self) -> Builder {
        while self.in_row() {
            self.end_row();
        }
        self.end_paragraph();
        self.out
    }
}

fn joined(cell: &[(BlockKind, String)]) -> String {
    let parts: Vec<&str> = cell.iter().map(|(_, text)| text.trim()).collect();
    parts.join(" ").replace('\t', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_what_only_looks_like_them() {
        let mut flow = Flow::default();
        let long = "rain ".repeat(200);
        for row in [["1990", "Rain fell"], ["Harbor", &long], ["alone", ""]] {
            flow.begin_row();
            for cell in row {
                flow.text(cell);
                flow.end_cell();
            }
            flow.end_row();
        }
        // A table in a cell, and a row that never ends.
        flow.begin_row();
        flow.text("outer");
        flow.begin_row();
        flow.text("inner");
        flow.end_cell();
        flow.text("cell");
        flow.end_cell();
        flow.end_row();
        flow.end_cell();
        flow.text("last");
        let out = flow.finish();
        let got: Vec<_> = out
            .blocks
            .iter()
            .map(|b| (b.kind, b.range.of(&out.text)))
            .collect();
        use BlockKind::{Paragraph, TableRow};
        assert_eq!(
            got,
            [
                (TableRow, "1990\tRain fell"),
                (Paragraph, "Harbor"),
                (Paragraph, long.trim()),
                (Paragraph, "alone"),
                (TableRow, "outer inner cell\tlast"),
            ]
        );
    }
}
