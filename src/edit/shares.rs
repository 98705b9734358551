//! How much of each kind of finding the user has let stand, from the log alone: what to trust, and what to look at.
//!
//! Judges nothing by itself; what was never answered is in no share.

use super::{Edit, EditLog};
use crate::model::{Anchor, Certainty, EntityKind, Event, Meant, Timeline};
use std::collections::BTreeMap;

/// What can be right or wrong, as far as one is trusted more than the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A date that a document says in so many words.
    Stated,
    Derived,
    Bounded,
    /// A date on which documents disagree.
    Disputed,
    SamePerson,
    SameOrganisation,
    SameProject,
    SamePlace,
    SameSeries,
    SameWork,
    SameEvent,
}

impl Finding {
    pub const ALL: [Self; 11] = [
        Self::Stated,
        Self::Derived,
        Self::Bounded,
        Self::Disputed,
        Self::SamePerson,
        Self::SameOrganisation,
        Self::SameProject,
        Self::SamePlace,
        Self::SameSeries,
        Self::SameWork,
        Self::SameEvent,
    ];

    /// As a project file has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Derived => "derived",
            Self::Bounded => "bounded",
            Self::Disputed => "disputed",
            Self::SamePerson => "person",
            Self::SameOrganisation => "organisation",
            Self::SameProject => "project",
            Self::SamePlace => "place",
            Self::SameSeries => "series",
            Self::SameWork => "work",
            Self::SameEvent => "event",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// How its date was found; `None` where there was none, or the user had set it before.
    pub fn of_date(event: &Event) -> Option<Self> {
        if event.user.dated || event.user.by_hand.is_some() {
            return None;
        }
        match event.when.certainty {
            _ if event.readings.len() > 1 => Some(Self::Disputed),
            Certainty::Stated => Some(Self::Stated),
            Certainty::Derived => Some(Self::Derived),
            Certainty::Bounded => Some(Self::Bounded),
            Certainty::Unknown => None,
        }
    }

    /// What is said to be one: whoever is named in these words, or what is told there, whichever they fit.
    pub fn of_same(timeline: &Timeline, anchor: &Anchor) -> Option<Self> {
        let of_entity = || {
            Some(match super::entity_of(timeline, anchor)?.kind {
                EntityKind::Person => Self::SamePerson,
                EntityKind::Organisation => Self::SameOrganisation,
                EntityKind::Project => Self::SameProject,
                EntityKind::Place => Self::SamePlace,
                EntityKind::Series => Self::SameSeries,
                EntityKind::Work => Self::SameWork,
            })
        };
        match super::meant_in(timeline, anchor)? {
            Meant::Name => of_entity(),
            Meant::Event => Some(Self::SameEvent),
        }
    }

    /// Whether names or events were said to be one; `None` where it is about a date.
    pub fn meant(self) -> Option<Meant> {
        match self {
            Self::Stated | Self::Derived | Self::Bounded | Self::Disputed => None,
            Self::SamePerson
            | Self::SameOrganisation
            | Self::SameProject
            | Self::SamePlace
            | Self::SameSeries
            | Self::SameWork => Some(Meant::Name),
            Self::SameEvent => Some(Meant::Event),
        }
    }
}

/// Of one kind of finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// As found, or one where the question was whether two are one.
    pub accepted: usize,
    pub answered: usize,
}

/// The share accepted of each kind, in the order of [`Finding::ALL`].
pub type Shares = [Share; Finding::ALL.len()];

/// An event, or two that may be one.
type Question<'a> = (&'a Anchor, Option<&'a Anchor>);

/// One finding is one answer, whatever was said of it before; the last word on it counts. Hiding an event says nothing
/// of its date.
pub fn shares(log: &EditLog) -> Shares {
    let mut answers: BTreeMap<Question<'_>, (Option<Finding>, bool)> = BTreeMap::new();
    for change in log.in_force() {
        for edit in &change.edits {
            let (of, accepted) = match edit {
                Edit::Confirm { event } => ((event, None), true),
                Edit::SetDate { event, .. } => ((event, None), false),
                Edit::Same { a, b } => ((a.min(b), Some(a.max(b))), true),
                Edit::Different { a, b } => ((a.min(b), Some(a.max(b))), false),
                _ => continue,
            };
            let at = match edit {
                Edit::Same { a, .. } | Edit::Different { a, .. } => a,
                _ => of.0,
            };
            let its = change
                .around
                .iter()
                .find(|s| s.doc == at.doc && s.start == at.range.start);
            let found = its.and_then(|s| Finding::named(s.found.as_deref()?));
            let answer = answers.entry(of).or_default();
            // What the user had set is no finding any more; that of the first word is.
            answer.0 = found.or(answer.0);
            answer.1 = accepted;
        }
    }
    let mut shares = Shares::default();
    for (found, accepted) in answers.into_values() {
        let Some(found) = found else {
            continue;
        };
        let share = &mut shares[found as usize];
        share.answered += 1;
        share.accepted += usize::from(accepted);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::super::{Around, Change};
    use super::*;
    use crate::model::{DocId, TextRange};

    fn at(start: usize) -> Anchor {
        Anchor {
            doc: DocId::new("a.txt"),
            range: TextRange::new(start, start + 2),
            quote: "He".to_owned(),
        }
    }

    fn change(edit: Edit, found: Option<Finding>) -> Change {
        let around = edit.anchors().into_iter().map(|a| Around {
            doc: a.doc.clone(),
            start: a.range.start,
            before: String::new(),
            after: String::new(),
            saw: None,
            found: found.map(|f| f.name().to_owned()),
        });
        let around = around.collect();
        Change {
            around,
            ..Change::new("A word", vec![edit])
        }
    }

    #[test]
    fn each_kind_has_its_own_share_and_the_last_word_counts() {
        let date = || "1911".parse().expect("a date");
        let mut log = EditLog::default();
        let confirm = |n| Edit::Confirm { event: at(n) };
        let set = |n| Edit::SetDate {
            event: at(n),
            date: date(),
        };
        log.apply(change(confirm(0), Some(Finding::Stated)));
        log.apply(change(confirm(10), Some(Finding::Stated)));
        log.apply(change(confirm(20), Some(Finding::Derived)));
        // Set twice: the second time it was no finding any more, and it is one answer.
        log.apply(change(set(20), Some(Finding::Derived)));
        log.apply(change(set(20), None));
        // Which way round a pair is said makes no other pair of it.
        let person = Some(Finding::SamePerson);
        log.apply(change(
            Edit::Same {
                a: at(30),
                b: at(40),
            },
            person,
        ));
        log.apply(change(
            Edit::Different {
                a: at(40),
                b: at(30),
            },
            person,
        ));
        log.apply(change(Edit::Hide { event: at(50) }, Some(Finding::Stated)));
        let of = |log: &EditLog, f: Finding| {
            let share = shares(log)[f as usize];
            (share.accepted, share.answered)
        };
        assert_eq!(of(&log, Finding::Stated), (2, 2));
        assert_eq!(of(&log, Finding::Derived), (0, 1));
        assert_eq!(of(&log, Finding::SamePerson), (0, 1));
        assert_eq!(of(&log, Finding::SameEvent), (0, 0));
        log.undo();
        log.undo();
        assert_eq!(of(&log, Finding::SamePerson), (1, 1));
    }

    #[test]
    fn every_kind_is_found_by_its_name_and_at_its_place() {
        for (i, finding) in Finding::ALL.into_iter().enumerate() {
            assert_eq!(finding as usize, i);
            assert_eq!(Finding::named(finding.name()), Some(finding));
        }
        assert_eq!(Finding::named("guessed"), None);
    }
}
