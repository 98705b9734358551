//! What the user has said, step by step: append-only, so that nothing said is ever lost.
//!
//! Undo is a step of its own. A new change after an undo leaves the undone ones out of force for good, but they stay in
//! the log (and in the project file), because a word of the user is the only thing that cannot be worked out again.

use super::Edit;
use crate::model::DocId;

/// One gesture, one undo step.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// As the Edit menu names it: "Set the date of “Closing ceremony …”".
    pub title: String,
    pub edits: Vec<Edit>,
    /// What stood around its quotations when it was made, where that is known.
    pub around: Vec<Around>,
}

impl Change {
    /// Gives every event that is added a name of its own to be spoken of by. `steps` is how many were said before.
    pub fn name_added(&mut self, steps: usize) {
        for (i, edit) in self.edits.iter_mut().enumerate() {
            if let Edit::Add { key, label, .. } = edit
                && key.is_empty()
            {
                let hash = blake3::hash(format!("{steps} {i} {label}").as_bytes());
                *key = hash.to_hex()[..12].to_owned();
            }
        }
    }

    pub fn new(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            edits,
            around: Vec::new(),
        }
    }
}

/// The words before and after one quotation, by which it is told from the same words elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    pub doc: DocId,
    /// Where the quotation begins.
    pub start: u32,
    pub before: String,
    pub after: String,
    /// Of an event: the date that the documents gave it then, "" for none.
    pub saw: Option<String>,
    /// What kind of finding it was then, as [`super::Finding::name`] has it.
    pub found: Option<String>,
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Did(Change),
    /// Takes the last change in force out of force.
    Undid,
    /// Puts the last undone change in force again.
    Redid,
    /// A document has another name now: its file was found again by what is in it. No gesture, and never undone.
    Moved {
        from: DocId,
        to: DocId,
    },
    /// An entry that this version of the program does not understand, as JSON: kept, without effect.
    Unknown(String),
}

/// How often the user has said who is one and who is two, and that a date is right or another, as far as it is in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    pub same: usize,
    pub different: usize,
    pub confirmed: usize,
    pub dated: usize,
    /// How much of each kind of finding was accepted.
    pub shares: super::Shares,
}

/// Append-only; which changes are in force follows from the steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EditLog {
    steps: Vec<Step>,
    /// Indexes into `steps`, oldest first.
    in_force: Vec<usize>,
    /// Indexes into `steps`: what redo would bring back, next last.
    undone: Vec<usize>,
}

impl EditLog {
    /// Replays steps in order, as a project file holds them. An undo with nothing to undo has no effect.
    pub fn replay(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut log = Self::default();
        for step in steps {
            log.push(step);
        }
        log
    }

    pub fn push(&mut self, step: Step) {
        match &step {
            Step::Did(_) => {
                self.undone.clear();
                self.in_force.push(self.steps.len());
            }
            Step::Undid => self.undone.extend(self.in_force.pop()),
            Step::Redid => self.in_force.extend(self.undone.pop()),
            // It is one gesture, so that what undoes it undoes nothing else.
            Step::Unknown(json) if is_change(json) => {
                self.undone.clear();
                self.in_force.push(self.steps.len());
            }
            Step::Moved { .. } | Step::Unknown(_) => {}
        }
        self.steps.push(step);
    }

    pub fn apply(&mut self, change: Change) {
        self.push(Step::Did(change));
    }

    /// Takes back the last change in force; its title, or `None` where there is none.
    pub fn undo(&mut self) -> Option<String> {
        let title = self.next_undo()?.to_owned();
        self.push(Step::Undid);
        Some(title)
    }

    /// Does the last undone change again; its title, or `None` where there is none.
    pub fn redo(&mut self) -> Option<String> {
        let title = self.next_redo()?.to_owned();
        self.push(Step::Redid);
        Some(title)
    }

    pub fn next_undo(&self) -> Option<&str> {
        self.in_force.last().and_then(|i| self.title(*i))
    }

    pub fn next_redo(&self) -> Option<&str> {
        self.undone.last().and_then(|i| self.title(*i))
    }

    /// The changes that hold now, oldest first.
    pub fn in_force(&self) -> impl Iterator<Item = &Change> {
        self.in_force.iter().filter_map(|i| match &self.steps[*i] {
            Step::Did(change) => Some(change),
            Step::Undid | Step::Redid | Step::Moved { .. } | Step::Unknown(_) => None,
        })
    }

    /// What a document is called now that was called so when something was said of it.
    pub fn name_now<'a>(&'a self, doc: &'a DocId) -> &'a DocId {
        let mut name = doc;
        for step in &self.steps {
            if let Step::Moved { from, to } = step
                && from == name
            {
                name = to;
            }
        }
        name
    }

    /// True where a document was given another name at some time.
    pub fn has_moved(&self) -> bool {
        self.steps.iter().any(|s| matches!(s, Step::Moved { .. }))
    }

    pub fn answered(&self) -> Answered {
        let mut answered = Answered {
            shares: super::shares::shares(self),
            ..Answered::default()
        };
        for edit in self.in_force().flat_map(|change| &change.edits) {
            match edit {
                Edit::Same { .. } => answered.same += 1,
                Edit::Different { .. } => answered.different += 1,
                Edit::Confirm { .. } => answered.confirmed += 1,
                Edit::SetDate { .. } => answered.dated += 1,
                _ => {}
            }
        }
        answered
    }

    /// Everything ever said, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    fn title(&self, step: usize) -> Option<&str> {
        match self.steps.get(step)? {
            Step::Did(change) => Some(&change.title),
            Step::Unknown(json) if is_change(json) => Some("a change of a newer Dateline"),
            Step::Undid | Step::Redid | Step::Moved { .. } | Step::Unknown(_) => None,
        }
    }
}

/// Of an entry that is not understood: it is a gesture, as far as its first word says.
fn is_change(json: &str) -> bool {
    let inside = json.trim_start().strip_prefix('{').map(str::trim_start);
    inside.is_some_and(|rest| rest.starts_with("\"do\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change(n: u8) -> Change {
        Change::new(format!("Change {n}"), Vec::new())
    }

    fn titles(log: &EditLog) -> Vec<&str> {
        log.in_force().map(|c| c.title.as_str()).collect()
    }

    #[test]
    fn a_new_change_after_undo_keeps_the_undone_one_out_of_force_but_in_the_log() {
        let mut log = EditLog::default();
        log.apply(change(1));
        log.apply(change(2));
        assert_eq!(log.undo().as_deref(), Some("Change 2"));
        assert_eq!(log.next_redo(), Some("Change 2"));
        log.apply(change(3));
        assert_eq!(titles(&log), ["Change 1", "Change 3"]);
        assert_eq!(log.next_redo(), None);
        assert_eq!(log.redo(), None);
        assert!(log.steps().contains(&Step::Did(change(2))));
    }

    #[test]
    fn undo_with_nothing_to_undo_adds_nothing() {
        let mut log = EditLog::default();
        assert_eq!(log.undo(), None);
        assert_eq!(log.redo(), None);
        assert!(log.is_empty());
    }

    #[test]
    fn answers_are_counted_while_they_are_in_force() {
        let at = || crate::model::Anchor {
            doc: crate::model::DocId::new("a.txt"),
            range: crate::model::TextRange::new(0, 2),
            quote: "He".to_owned(),
        };
        let mut log = EditLog::default();
        for edit in [
            Edit::Same { a: at(), b: at() },
            Edit::Different { a: at(), b: at() },
            Edit::Confirm { event: at() },
            Edit::Hide { event: at() },
        ] {
            log.apply(Change::new("A word", vec![edit]));
        }
        log.undo();
        log.undo();
        let expect = Answered {
            same: 1,
            different: 1,
            ..Answered::default()
        };
        assert_eq!(log.answered(), expect);
        log.redo();
        assert_eq!(log.answered().confirmed, 1);
    }

    proptest! {
        #[test]
        fn undo_then_redo_is_identity_and_nothing_is_lost(gestures in prop::collection::vec(0u8..6, 0..60)) {
            let mut log = EditLog::default();
            let mut said = Vec::new();
            for (n, gesture) in gestures.iter().enumerate() {
                match gesture {
                    0 => drop(log.undo()),
                    1 => drop(log.redo()),
                    _ => {
                        log.apply(change(n as u8));
                        said.push(change(n as u8));
                    }
                }
                let before: Vec<String> = titles(&log).into_iter().map(str::to_owned).collect();
                let mut there_and_back = log.clone();
                if there_and_back.undo().is_some() {
                    there_and_back.redo();
                }
                prop_assert_eq!(titles(&there_and_back), before);
                prop_assert_eq!(there_and_back.next_redo(), log.next_redo());
            }
            let kept: Vec<Change> = log
                .steps()
                .iter()
                .filter_map(|s| match s { Step::Did(c) => Some(c.clone()), _ => None })
                .collect();
            prop_assert_eq!(kept, said);
            prop_assert_eq!(EditLog::replay(log.steps().to_vec()), log);
        }
    }
}
