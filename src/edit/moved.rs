//! Documents that have another name now: found again by their bytes.
//!
//! What was changed and moved at once is looked for by its words; that is [`super::place`].

use super::{Edit, EditLog, Step};
use crate::model::DocId;
use std::collections::{BTreeMap, BTreeSet};

/// What the documents were called and are called now, for those that something was said of; and those that are gone.
///
/// Each list has names with the BLAKE3 of their files.
pub fn moved<'a>(
    log: &EditLog,
    before: &'a [(DocId, [u8; 32])],
    now: &[(DocId, [u8; 32])],
) -> (Vec<Step>, Vec<&'a DocId>) {
    let here: BTreeSet<&DocId> = now.iter().map(|(doc, _)| doc).collect();
    let was: BTreeSet<&DocId> = before.iter().map(|(doc, _)| doc).collect();
    // Each file's bytes under one new name; copies have too many to be told apart.
    let mut new: BTreeMap<&[u8; 32], Vec<&DocId>> = BTreeMap::new();
    for (doc, hash) in now.iter().filter(|(doc, _)| !was.contains(doc)) {
        new.entry(hash).or_default().push(doc);
    }
    let said_of: BTreeSet<&DocId> = log
        .in_force()
        .flat_map(|change| &change.edits)
        .flat_map(Edit::documents)
        .map(|doc| log.name_now(doc))
        .collect();
    let (mut steps, mut gone) = (Vec::new(), Vec::new());
    for (doc, hash) in before.iter().filter(|(doc, _)| !here.contains(doc)) {
        match new.get(hash).map(Vec::as_slice) {
            Some([to]) if said_of.contains(doc) => steps.push(Step::Moved {
                from: doc.clone(),
                to: (*to).clone(),
            }),
            Some([_]) => {}
            _ => gone.push(doc),
        }
    }
    (steps, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;
    use crate::model::{Anchor, TextRange};

    #[test]
    fn a_renamed_document_is_followed_and_one_of_two_copies_is_not() {
        let doc = |name: &str, hash: u8| (DocId::new(name), [hash; 32]);
        let mut log = EditLog::default();
        for name in ["a.txt", "b.txt"] {
            let event = Anchor {
                doc: DocId::new(name),
                range: TextRange::new(0, 2),
                quote: "He".to_owned(),
            };
            log.apply(Change::new("Confirm", vec![Edit::Confirm { event }]));
        }
        let before = [doc("a.txt", 1), doc("b.txt", 2), doc("c.txt", 3)];
        let now = [
            doc("b2.txt", 2),
            doc("b3.txt", 2),
            doc("c2.txt", 3),
            doc("x/a.txt", 1),
        ];
        let (steps, gone) = moved(&log, &before, &now);
        let (from, to) = (DocId::new("a.txt"), DocId::new("x/a.txt"));
        let expected = Step::Moved {
            from,
            to: to.clone(),
        };
        assert_eq!(steps, std::slice::from_ref(&expected));
        assert_eq!(gone, [&DocId::new("b.txt")]);
        log.push(expected);
        assert_eq!(log.name_now(&DocId::new("a.txt")), &to);
        assert_eq!(log.in_force().count(), 2);
        // Moved once more.
        let (steps, _) = moved(&log, &now, &[doc("y.txt", 1)]);
        assert_eq!(steps.len(), 1);
    }
}
