//! In whose name a document says "we": the body whose minutes, newsletter or report it is.
//!
//! Only what its head says outright is taken: one body alone, on a line of its own or on the line that says what the paper is. Who
//! "I" is stands in [`writer`](super::writer).

use super::lists::List;
use super::minutes::{HEAD_SENTENCES, calm};
use super::predicate::Predicate;
use super::told::Told;
use crate::model::text::fold;
use crate::model::{Document, NameKind, NameMention, Segmented, SentenceRole, TextRange};
use std::ops::Range;

/// The body a document speaks for, by its place among the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct House {
    pub name: u32,
    /// These are minutes: what "was resolved", it resolved.
    pub minutes: bool,
}

/// With a longer name its first part is enough: "State Forest Agency" of "… of the Republic of Azerbaijan".
const LONG_NAME: usize = 5;

/// Reads the head; nothing where two bodies may be meant, or the paper is a letter, whose head says whom it goes to.
pub(super) fn house_of(
    doc: &Document,
    seg: &Segmented,
    names: &[NameMention],
    minutes: bool,
) -> Option<House> {
    let head = || {
        let above = |s: &&crate::model::Sentence| {
            matches!(
                s.role,
                SentenceRole::Title | SentenceRole::HeadLine | SentenceRole::Heading
            )
        };
        seg.sentences.iter().take(HEAD_SENTENCES).filter(above)
    };
    let begins = |s: &crate::model::Sentence| {
        let folded = fold(s.range.of(&doc.text));
        let first = folded.split([' ', ',', ':']).next().unwrap_or("");
        List::Salutation.has(first) || matches!(first, "to" | "from" | "subject")
    };
    if head().any(begins) {
        return None;
    }
    let mut found: Option<(u32, &str)> = None;
    for sentence in head() {
        let own = says_whose(doc, sentence.range, minutes);
        for (name, i) in names.iter().zip(0..) {
            if name.kind != NameKind::Organisation
                || name.form.stands_in()
                || !sentence.range.contains(name.range)
            {
                continue;
            }
            let alone = sentence.range.of(&doc.text).trim() == name.range.of(&doc.text);
            if !alone && !own {
                continue;
            }
            match found {
                Some((_, other)) if fold(other) != fold(&name.name) => return None,
                Some(_) => {}
                None => found = Some((i, &name.name)),
            }
        }
    }
    found.map(|(name, _)| House { name, minutes })
}

/// "Minutes of the Harbour Board", "Moll Society Newsletter No. 4": a line that says what the paper is.
fn says_whose(doc: &Document, line: TextRange, minutes: bool) -> bool {
    let words = fold(line.of(&doc.text));
    let mut words = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words.any(|w| List::OwnPaper.has(w) || minutes && List::Minutes.has(w))
}

impl Told<'_> {
    /// Who "we" are, and who resolved what minutes only say "was resolved".
    pub(super) fn house_at(&self, subject: &Range<usize>, predicate: &Predicate) -> Option<House> {
        let house = self.house.filter(|_| self.english)?;
        let mut said = subject
            .clone()
            .map(|i| self.words[i].as_str())
            // "4." before what was resolved.
            .filter(|w| w.chars().any(char::is_alphabetic));
        let word = said.next().unwrap_or("");
        if said.next().is_some() {
            return None;
        }
        let resolved = || {
            let verb = self.words.get(predicate.head).map_or("", String::as_str);
            // "It was agreed by both clubs".
            let by = self.words.get(predicate.end).is_some_and(|w| w == "by");
            house.minutes && List::ResolvedThere.has(verb) && !by
        };
        let ours = match word {
            "we" => true,
            "it" => predicate.passive && resolved(),
            // "4. Resolved to buy the mill."
            "" => {
                let bare = |i: usize| !self.words[i].chars().any(char::is_alphabetic);
                (0..predicate.head).all(bare) && resolved()
            }
            _ => false,
        };
        (ours && !self.is_spoken(predicate.head)).then_some(house)
    }
}

impl House {
    /// The body's name for a label.
    pub fn words(self, text: &str, names: &[NameMention]) -> String {
        let name = calm(names[self.name as usize].range.of(text));
        let name = name.split(',').next().unwrap_or_default();
        match name.split_once(" of ") {
            Some((first, _)) if name.split(' ').count() > LONG_NAME && first.contains(' ') => {
                first.to_owned()
            }
            _ => name.to_owned(),
        }
    }
}
