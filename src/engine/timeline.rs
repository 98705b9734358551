//! All documents' facts and the user's word → the timeline. The pipeline's second half.

use super::copies::Copies;
use super::guard::guarded;
use super::spread::Threads;
use crate::edit::{self, EditLog};
use crate::model::{Constraints, Note, OwnRules, Source, Timeline};
use crate::resolve;
use crate::resolve::chronology::Chronology;
use std::borrow::Cow;
use std::sync::Arc;

/// What may be used besides the documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// Nothing at all: the documents alone.
    pub left_out: bool,
    /// The user's own files, besides what ships.
    pub files: Vec<OwnRules>,
}

/// Remembers the last findings, so that an edit that changes nobody's identity costs only the overlay.
#[derive(Default)]
pub(super) struct Resolver {
    last: Option<(Vec<Source>, Constraints, Outside, Timeline)>,
    copies: Copies,
}

impl Resolver {
    /// `sources` are sorted by document. `complete` is false while more documents are still to come: an edit whose words
    /// are not there yet is then no news.
    pub fn timeline(
        &mut self,
        sources: Vec<Source>,
        log: &EditLog,
        outside: &Outside,
        complete: bool,
    ) -> Timeline {
        let texts = sources.iter().map(|s| (&s.document.id, &*s.document.text));
        let constraints = edit::constraints_in(log, &edit::Finder::new(texts.collect(), log));
        let known = matches!(&self.last, Some((s, c, o, _)) if same(s, &sources) && *c == constraints && o == outside);
        if !known {
            let copies = &mut self.copies;
            let findings = guarded(|| {
                let (known, problems) = compiled(outside);
                let marked = copies.marked(&sources);
                let mut timeline =
                    resolve::resolve_on(&marked, &constraints, &known, &Threads::all());
                timeline.notes.extend(problems);
                timeline
            });
            let findings = findings.unwrap_or_else(|| Timeline {
                notes: vec![Note::new(
                    None,
                    "The documents were read but could not be put together; please report this with the documents, if they may be shown",
                )],
                ..Timeline::default()
            });
            self.last = Some((sources, constraints, outside.clone(), findings));
        }
        let Some((_, _, _, findings)) = &self.last else {
            return Timeline::default();
        };
        let timeline = edit::overlay(findings.clone(), log);
        if complete {
            timeline
        } else {
            Timeline {
                unplaced: Vec::new(),
                ..timeline
            }
        }
    }
}

/// What ships, unless it is left out, and the user's own files; with what is wrong with those.
fn compiled(outside: &Outside) -> (Cow<'static, Chronology>, Vec<Note>) {
    let shipped = if outside.left_out {
        return (Cow::Borrowed(Chronology::none()), Vec::new());
    } else {
        Chronology::builtin()
    };
    if outside.files.is_empty() {
        return (Cow::Borrowed(shipped), Vec::new());
    }
    let mut all = shipped.clone();
    let notes = outside
        .files
        .iter()
        .filter_map(|file| all.add(&file.name, &file.text).err())
        .map(|told| Note::new(None, told))
        .collect();
    (Cow::Owned(all), notes)
}

/// The very same values, not only equal ones: costs no comparison of texts.
fn same(a: &[Source], b: &[Source]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| Arc::ptr_eq(&a.document, &b.document) && Arc::ptr_eq(&a.facts, &b.facts))
}
