//! "These two are one", "these are two": what is asked no more, and what of it has no place now.
//!
//! Joins nobody; the resolving stage has obeyed.

use super::lost::Why;
use super::{Over, Said};
use crate::edit::Found;
use crate::edit::constraints::meant;
use crate::model::quoted::{self, name_fit};
use crate::model::{Anchor, DocId, EntityId, Meant, TextRange, Timeline};
use std::collections::{BTreeMap, BTreeSet};

impl Over<'_> {
    /// Both sides are there, or it is told which is not: a pair of which one side is no name (or no event) any more joins and
    /// parts nobody.
    pub(super) fn answer(&mut self, a: &Anchor, b: &Anchor, same: bool, said: Said<'_>) {
        let kept = meant(a, said.around);
        let (one, other) = (self.side(a, kept, said), self.side(b, kept, said));
        if let (Some(one), Some(other)) = (one, other) {
            if kept.or_else(|| self.meant_at(&one)) == Some(Meant::Name) {
                let mentions = self.mentions();
                let sides = [&one, &other].map(|f| mentions.name_at(&f.doc, f.range));
                self.pairs.said(same, [a, b], sides, said.title);
            }
            self.answered
                .push([(one.doc, one.range), (other.doc, other.range)]);
        }
    }

    fn side(&mut self, anchor: &Anchor, kept: Option<Meant>, said: Said<'_>) -> Option<Found> {
        let found = self.place(anchor, kept, said)?;
        match kept.or_else(|| self.meant_at(&found)) {
            Some(Meant::Name) => {
                self.named(anchor, &found, said)?;
            }
            Some(Meant::Event) => {
                let i = self.told(anchor, &found, said)?;
                // It is written to only where it changes: everything else is shared with the findings.
                if found.guessed && !self.events[i].user.guessed {
                    self.events[i].user.guessed = true;
                }
            }
            None => return self.lose(anchor, kept, said, Why::Neither),
        }
        Some(found)
    }

    fn meant_at(&mut self, found: &Found) -> Option<Meant> {
        self.mentions();
        let names = self.mentions.iter().flat_map(|m| m.names_in(&found.doc));
        quoted::meant(found.range, names, self.found.told_in(&found.doc))
    }
}

/// What the user has answered is asked no more, whatever the resolving stage has made of the answer.
pub(super) fn drop_answered(timeline: &mut Timeline, answered: &[[(DocId, TextRange); 2]]) {
    if timeline.doubtful.is_empty() || answered.is_empty() {
        return;
    }
    let asked: BTreeSet<_> = timeline.doubtful.iter().flat_map(|d| [d.a, d.b]).collect();
    let mut mentions: BTreeMap<&DocId, Vec<(TextRange, EntityId)>> = BTreeMap::new();
    for entity in timeline.entities.iter().filter(|e| asked.contains(&e.id)) {
        for (doc, range) in &entity.mentions {
            mentions.entry(doc).or_default().push((*range, entity.id));
        }
    }
    let who = |(doc, range): &(DocId, TextRange)| {
        let found = mentions.get(doc)?.iter();
        let fits = found.filter_map(|(r, id)| Some((name_fit(*range, *r)?, *id)));
        fits.min().map(|(_, id)| id)
    };
    let pairs: BTreeSet<_> = answered
        .iter()
        .filter_map(|[a, b]| Some((who(a)?, who(b)?)))
        .collect();
    let is_open = |a, b| !pairs.contains(&(a, b)) && !pairs.contains(&(b, a));
    timeline.doubtful.retain(|d| is_open(d.a, d.b));
}
