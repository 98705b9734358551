//! Documents with marks: `[[Ann Tolmer|ann]]` is a name and whose it is.
//!
//! Shared by the tests of who is who; goes through the public stages only.

use dateline::model::{Constraints, Document, EntityId, Source, TextRange, Timeline};
use std::path::PathBuf;
use std::sync::Arc;

pub struct Gold {
    pub doc: String,
    pub range: TextRange,
    pub words: String,
    pub whose: String,
}

/// The text without its marks, and what they said.
fn unmark(id: &str, marked: &str) -> (String, Vec<Gold>) {
    let mut text = String::new();
    let mut gold = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let (inside, after) = after.split_once("]]").expect("a closed mark");
        let (words, whose) = inside.split_once('|').expect("a name and whose it is");
        let start = text.len();
        text.push_str(words);
        gold.push(Gold {
            doc: id.to_owned(),
            range: TextRange::new(start, text.len()),
            words: words.to_owned(),
            whose: whose.to_owned(),
        });
        rest = after;
    }
    text.push_str(rest);
    (text, gold)
}

fn source(document: Document) -> Source {
    let segmented = dateline::segment::segment(&document);
    let facts = dateline::extract::extract(
        &document,
        &segmented,
        dateline::extract::Rules::builtin(),
        &Default::default(),
    );
    Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    }
}

/// The documents read together, and their marks.
pub fn timeline_of(files: &[PathBuf]) -> (Timeline, Vec<Gold>) {
    let mut sources = Vec::new();
    let mut gold = Vec::new();
    for file in files {
        // The folder's name too: two halves may have documents of one name.
        let parts: Vec<_> = file
            .iter()
            .rev()
            .take(2)
            .map(|p| p.to_string_lossy())
            .collect();
        let id = format!("{}/{}", parts[1], parts[0]);
        let marked = std::fs::read_to_string(file).expect("a document");
        let (text, said) = unmark(&id, &marked);
        let document = dateline::read::from_text(&id, &text, None);
        // Reading text keeps it as it is; marks point into it.
        assert_eq!(&*document.text, text, "{id}");
        sources.push(source(document));
        gold.extend(said);
    }
    (
        dateline::resolve::resolve(&sources, &Constraints::default()),
        gold,
    )
}

/// The entity of a name: of the mention with the same range, else of the one that covers most of it.
pub fn entity(timeline: &Timeline, gold: &Gold) -> Option<EntityId> {
    let shared = |r: TextRange| {
        let (a, b) = (r.usize(), gold.range.usize());
        a.end.min(b.end).saturating_sub(a.start.max(b.start))
    };
    let away = |r: TextRange| r.usize().len().abs_diff(gold.range.usize().len());
    timeline
        .entities
        .iter()
        .flat_map(|e| e.mentions.iter().map(move |(d, r)| (e.id, d, *r)))
        .filter(|(_, d, r)| d.as_str() == gold.doc && shared(*r) * 2 > gold.range.usize().len())
        .min_by_key(|(id, _, r)| (away(*r), *id))
        .map(|(id, ..)| id)
}
