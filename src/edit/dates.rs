//! What the user says of how a document's dates are read: what they count from, which number is the day, its own date.
//!
//! Works nothing out; documents are read again by it, and everything derived follows.

use super::{Edit, EditLog};
use crate::model::{CountsFrom, DatesAs, DocId, EdtfDate, NumberOrder};

/// Which documents are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Document(DocId),
    /// All documents in it, however deep; "" is everything that is read.
    Folder(String),
}

impl Scope {
    pub fn holds(&self, doc: &DocId) -> bool {
        match self {
            Self::Document(one) => one == doc,
            Self::Folder(folder) => {
                folder.is_empty()
                    || doc
                        .as_str()
                        .strip_prefix(folder.as_str())
                        .is_some_and(|rest| rest.starts_with('/'))
            }
        }
    }

    /// The folder a document stands in.
    pub fn folder_of(doc: &DocId) -> Self {
        let folder = doc.as_str().rsplit_once('/').map_or("", |(f, _)| f);
        Self::Folder(folder.to_owned())
    }
}

/// One thing said, or taken back, or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Say<T> {
    #[default]
    Nothing,
    /// What was said before holds no more: the program decides.
    LeaveIt,
    Is(T),
}

impl<T: Copy> Say<T> {
    fn over(self, said: &mut Option<T>) {
        match self {
            Self::Nothing => {}
            Self::LeaveIt => *said = None,
            Self::Is(value) => *said = Some(value),
        }
    }
}

/// What one edit says of the dates of some documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaidOfDates {
    pub counts_from: Say<CountsFrom>,
    pub order: Say<NumberOrder>,
    pub written: Say<EdtfDate>,
}

/// All that is in force, oldest first: of two words on one thing the later holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatesSaid(Vec<(Scope, SaidOfDates)>);

impl DatesSaid {
    pub fn in_force(log: &EditLog) -> Self {
        let edits = log.in_force().flat_map(|change| &change.edits);
        Self(
            edits
                .filter_map(|edit| match edit {
                    Edit::DocumentDates { of, say } => {
                        let of = match of {
                            Scope::Document(doc) => Scope::Document(log.name_now(doc).clone()),
                            Scope::Folder(_) => of.clone(),
                        };
                        Some((of, *say))
                    }
                    _ => None,
                })
                .collect(),
        )
    }

    /// What holds for one document.
    pub fn of(&self, doc: &DocId) -> DatesAs {
        let mut said = DatesAs::default();
        for (scope, say) in &self.0 {
            if scope.holds(doc) {
                say.counts_from.over(&mut said.counts_from);
                say.order.over(&mut said.order);
                say.written.over(&mut said.written);
            }
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;

    fn said(log: &EditLog, doc: &str) -> Option<NumberOrder> {
        DatesSaid::in_force(log).of(&DocId::new(doc)).order
    }

    fn say(of: Scope, order: Say<NumberOrder>) -> Change {
        let say = SaidOfDates {
            order,
            ..SaidOfDates::default()
        };
        Change::new("Say it", vec![Edit::DocumentDates { of, say }])
    }

    #[test]
    fn the_later_word_holds_for_a_document_or_its_folder() {
        use NumberOrder::{DayFirst, MonthFirst};
        let folder = || Scope::Folder("letters".to_owned());
        let one = || Scope::Document(DocId::new("letters/a.txt"));
        let mut log = EditLog::default();
        assert_eq!(said(&log, "letters/a.txt"), None);
        log.apply(say(folder(), Say::Is(DayFirst)));
        assert_eq!(said(&log, "letters/a.txt"), Some(DayFirst));
        assert_eq!(said(&log, "letters/old/b.txt"), Some(DayFirst));
        assert_eq!(said(&log, "letters.txt"), None);
        assert_eq!(said(&log, "letters2/a.txt"), None);
        log.apply(say(one(), Say::Is(MonthFirst)));
        assert_eq!(said(&log, "letters/a.txt"), Some(MonthFirst));
        assert_eq!(said(&log, "letters/b.txt"), Some(DayFirst));
        log.apply(say(one(), Say::LeaveIt));
        assert_eq!(said(&log, "letters/a.txt"), None);
        log.undo();
        assert_eq!(said(&log, "letters/a.txt"), Some(MonthFirst));
        log.apply(say(Scope::Folder(String::new()), Say::Is(DayFirst)));
        assert_eq!(said(&log, "letters/a.txt"), Some(DayFirst));
        assert_eq!(said(&log, "c.txt"), Some(DayFirst));
    }
}
