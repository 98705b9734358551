//! The part of the user's word that the resolving stage obeys: who is one, who is two, what is no name.
//!
//! Finds each quotation where its words stand now; what is not found is told by the overlay.

use super::{Around, Edit, EditLog, Finder, Finding};
use crate::model::{Anchor, Constraints, Meant, Pair};
use std::collections::BTreeMap;

/// What the resolving stage must obey, each quotation where its words stand now. Of two words on one pair the later holds.
///
/// A pair of which one side is gone is left out ([`super::overlay`] reports it).
pub fn constraints_in(log: &EditLog, finder: &Finder<'_>) -> Constraints {
    let mut said: Vec<(bool, Pair)> = Vec::new();
    let mut at: BTreeMap<(Anchor, Anchor), usize> = BTreeMap::new();
    let mut constraints = Constraints::default();
    for change in log.in_force() {
        let now = |anchor: &Anchor| finder.now(anchor, &change.around);
        for edit in &change.edits {
            match edit {
                Edit::Same { a, b } | Edit::Different { a, b } => {
                    let of = meant(a, &change.around);
                    let Some((a, b)) = now(a).zip(now(b)) else {
                        continue;
                    };
                    let is_same = matches!(edit, Edit::Same { .. });
                    let key = match a <= b {
                        true => (a.clone(), b.clone()),
                        false => (b.clone(), a.clone()),
                    };
                    match at.get(&key) {
                        Some(&i) => said[i].0 = is_same,
                        None => {
                            at.insert(key, said.len());
                            said.push((is_same, Pair { a, b, of }));
                        }
                    }
                }
                Edit::NotAName { mention } => constraints.not_a_name.extend(now(mention)),
                _ => {}
            }
        }
    }
    for (is_same, pair) in said {
        match is_same {
            true => constraints.same.push(pair),
            false => constraints.different.push(pair),
        }
    }
    constraints
}

/// Whether names or events were meant when the first of a pair was quoted, as far as that was kept.
pub(super) fn meant(first: &Anchor, around: &[Around]) -> Option<Meant> {
    let its = |a: &&Around| a.doc == first.doc && a.start == first.range.start;
    let found = around.iter().find(its)?.found.as_deref()?;
    Finding::named(found)?.meant()
}
