//! Small worlds of documents for tests: read and put together as the engine does it, with the user's word laid over them.
//!
//! Expects nothing of what is found.

use dateline::edit::{DatesSaid, EditLog, Finder, constraints_in, overlay};
use dateline::model::{Constraints, DatesAs, DocId, Source, Timeline};
use dateline::{extract, read, resolve, segment};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file's name and its sentences.
pub type World = BTreeMap<String, Vec<String>>;

fn source(name: &str, text: &str, said: &DatesAs) -> Source {
    let document = Arc::new(read::from_text(name, text, None));
    let segmented = segment::segment(&document);
    let rules = extract::Rules::builtin();
    let facts = extract::extract(&document, &segmented, rules, said);
    Source {
        document,
        facts: Arc::new(facts),
    }
}

/// Read as the user has said that their dates are to be read.
pub fn sources(world: &World, log: &EditLog) -> Vec<Source> {
    let said = DatesSaid::in_force(log);
    world
        .iter()
        .map(|(name, sentences)| {
            let said = said.of(&DocId::new(name));
            source(name, &sentences.join(" "), &said)
        })
        .collect()
}

pub fn hashes(sources: &[Source]) -> Vec<(DocId, [u8; 32])> {
    let named = |s: &Source| (s.document.id.clone(), s.document.hash);
    sources.iter().map(named).collect()
}

/// As the engine makes it.
pub fn timeline(sources: &[Source], log: &EditLog) -> Timeline {
    let mut sorted = sources.to_vec();
    sorted.sort_by(|a, b| a.document.id.cmp(&b.document.id));
    let texts = sorted
        .iter()
        .map(|s| (&s.document.id, &*s.document.text))
        .collect();
    let constraints: Constraints = constraints_in(log, &Finder::new(texts, log));
    overlay(resolve::resolve(sources, &constraints), log)
}
