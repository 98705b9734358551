//! All documents' facts and the user's word → the timeline. The pipeline's second half.

use super::copies::Copies;
use super::guard::guarded;
use super::spread::Threads;
use super::store::{self, Store};
use crate::edit::{self, EditLog};
use crate::model::{Constraints, Note, OwnRules, Source, Timeline};
use crate::resolve;
use crate::resolve::chronology::Chronology;
use crate::session::{MadeOf, Recalled};
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

impl Outside {
    /// What tells one from another.
    fn key(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        hash.update(&[self.left_out.into()]);
        hash.update(&OwnRules::key(&self.files).to_le_bytes());
        *hash.finalize().as_bytes()
    }
}

/// Remembers the last findings, so that an edit that changes nobody's identity costs only the overlay.
#[derive(Default)]
pub(super) struct Resolver {
    last: Option<(Vec<Source>, Constraints, Outside, Arc<Timeline>)>,
    copies: Copies,
    /// What was kept of the same documents.
    recalled: Option<Arc<Recalled>>,
    /// Where what all documents say is kept.
    store: Option<Arc<Store>>,
}

impl Resolver {
    pub fn keep_in(&mut self, store: Option<Arc<Store>>) {
        self.store = store;
    }

    /// What was kept, with the user's word as it is now.
    pub fn show(&mut self, recalled: Arc<Recalled>, log: &EditLog, complete: bool) -> Timeline {
        let timeline = overlaid(&recalled.findings, log, complete);
        self.recalled = Some(recalled);
        timeline
    }

    /// What was kept, where reading and resolving everything would come to the same.
    pub fn recall(recalled: Recalled, log: &EditLog, outside: &Outside) -> Option<Timeline> {
        let Recalled {
            of,
            findings,
            holds,
        } = recalled;
        let texts = findings.documents.iter().map(|d| (&d.id, &*d.text));
        let constraints = edit::constraints_in(log, &edit::Finder::new(texts.collect(), log));
        let same = holds && of.constraints == constraints && of.outside == outside.key();
        same.then(|| edit::overlay(Arc::unwrap_or_clone(findings), log))
    }

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
        let made_of = || MadeOf {
            sources: store::of_sources(&sources),
            outside: outside.key(),
            constraints: constraints.clone(),
        };
        let recalled = self.recalled.take().filter(|_| !known);
        let recalled = recalled.filter(|recalled| recalled.of == made_of());
        if let Some(recalled) = recalled {
            let findings = recalled.findings.clone();
            self.last = Some((sources, constraints, outside.clone(), findings));
        } else if !known {
            let store = self.store.clone().filter(|_| complete);
            let made_of = store.as_ref().map(|_| made_of());
            let copies = &mut self.copies;
            let findings = guarded(|| {
                let (known, problems) = compiled(outside);
                let marked = copies.marked(&sources);
                let mut timeline =
                    resolve::resolve_on(&marked, &constraints, &known, &Threads::all());
                timeline.notes.extend(problems);
                timeline
            });
            let whole = findings.is_some();
            let findings = Arc::new(findings.unwrap_or_else(|| Timeline {
                notes: vec![Note::new(
                    None,
                    "The documents were read but could not be put together; please report this with the documents, if they may be shown",
                )],
                ..Timeline::default()
            }));
            if let (Some(store), Some(made_of), true) = (store, made_of, whole) {
                store.keep_timeline(made_of, findings.clone());
            }
            self.last = Some((sources, constraints, outside.clone(), findings));
        }
        let Some((_, _, _, findings)) = &self.last else {
            return Timeline::default();
        };
        overlaid(findings, log, complete)
    }
}

fn overlaid(findings: &Timeline, log: &EditLog, complete: bool) -> Timeline {
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
