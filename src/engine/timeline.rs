//! All documents' facts and the user's word → the timeline. The pipeline's second half.

use super::copies::Copies;
use super::guard::guarded;
use crate::edit::{self, EditLog};
use crate::model::{Constraints, Note, Source, Timeline};
use crate::resolve;
use std::sync::Arc;

/// Remembers the last findings, so that an edit that changes nobody's identity costs only the overlay.
#[derive(Default)]
pub(super) struct Resolver {
    last: Option<(Vec<Source>, Constraints, Timeline)>,
    copies: Copies,
}

impl Resolver {
    /// `sources` are sorted by document. `complete` is false while more documents are still to come: an edit whose words
    /// are not there yet is then no news.
    pub fn timeline(&mut self, sources: Vec<Source>, log: &EditLog, complete: bool) -> Timeline {
        let constraints = edit::constraints_in(log, |doc| {
            sources
                .binary_search_by(|s| s.document.id.cmp(doc))
                .ok()
                .map(|i| &*sources[i].document.text)
        });
        let known = matches!(&self.last, Some((s, c, _)) if same(s, &sources) && *c == constraints);
        if !known {
            let copies = &mut self.copies;
            let findings = guarded(|| resolve::resolve(&copies.marked(&sources), &constraints));
            let findings = findings.unwrap_or_else(|| Timeline {
                notes: vec![Note::new(
                    None,
                    "The documents were read but could not be put together; please report this with the documents, if they may be shown",
                )],
                ..Timeline::default()
            });
            self.last = Some((sources, constraints, findings));
        }
        let Some((_, _, findings)) = &self.last else {
            return Timeline::default();
        };
        let timeline = edit::overlay(findings.clone(), log);
        if complete {
            timeline
        } else {
            Timeline {
                notes: findings.notes.clone(),
                ..timeline
            }
        }
    }
}

/// The very same values, not only equal ones: costs no comparison of texts.
fn same(a: &[Source], b: &[Source]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| Arc::ptr_eq(&a.document, &b.document) && Arc::ptr_eq(&a.facts, &b.facts))
}
