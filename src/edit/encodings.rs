//! What the user says of the encoding of documents' letters, where the program has guessed wrong.
//!
//! Reads nothing; documents are read again by it.

use super::{Edit, EditLog, Scope};
use crate::model::DocId;

/// All that is in force, oldest first: of two words on one document the later holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EncodingsSaid(Vec<(Scope, Option<String>)>);

impl EncodingsSaid {
    pub fn in_force(log: &EditLog) -> Self {
        let edits = log.in_force().flat_map(|change| &change.edits);
        let said = edits.filter_map(|edit| match edit {
            Edit::ReadAs { of, encoding } => {
                let of = match of {
                    Scope::Document(doc) => Scope::Document(log.name_now(doc).clone()),
                    Scope::Folder(_) => of.clone(),
                };
                Some((of, encoding.clone()))
            }
            _ => None,
        });
        Self(said.collect())
    }

    /// What holds for one document, or for the file it is in; `None` where the program is to find out.
    pub fn of(&self, doc: &DocId) -> Option<&str> {
        let said = self.0.iter().rev().find(|(of, _)| of.holds(doc));
        said.and_then(|(_, encoding)| encoding.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;

    #[test]
    fn the_later_word_holds_and_can_be_taken_back() {
        let mut log = EditLog::default();
        let mut say = |of: Scope, encoding: Option<&str>| {
            let encoding = encoding.map(str::to_owned);
            log.apply(Change::new(
                "Read it so",
                vec![Edit::ReadAs { of, encoding }],
            ));
            EncodingsSaid::in_force(&log)
        };
        let doc = |name: &str| DocId::new(name);
        let folder = || Scope::Folder("old".to_owned());
        let said = say(folder(), Some("koi8-r"));
        assert_eq!(said.of(&doc("old/a.txt")), Some("koi8-r"));
        assert_eq!(said.of(&doc("a.txt")), None);
        let said = say(Scope::Document(doc("old/a.txt")), Some("windows-1251"));
        assert_eq!(said.of(&doc("old/a.txt")), Some("windows-1251"));
        assert_eq!(said.of(&doc("old/b.txt")), Some("koi8-r"));
        let said = say(Scope::Document(doc("old/a.txt")), None);
        assert_eq!(said.of(&doc("old/a.txt")), None);
    }
}
