//! "The Council also:" and below it a list of what it did: each line begins with its verb, and the line above says who.
//!
//! English only. A line above that says anything else of its subject leads no list of deeds.

use super::lists::List;
use super::told::Told;
use std::ops::Range;

/// Who does what the lines of a list below say, in the words of a label.
#[derive(Clone, Debug)]
pub(super) struct Doer {
    pub words: String,
    /// Indexes of the names in it.
    pub names: Vec<u32>,
}

/// The subject of a line above a list is no longer than this.
const LONGEST_DOER: usize = 8;

impl Told<'_> {
    /// Who "The Council also:" is, where this sentence is no more than that.
    pub(super) fn leads_bullets(&self) -> Option<Doer> {
        let colon = self.words.len().checked_sub(1)?;
        if !self.english || self.words[colon] != ":" || self.is_listed() {
            return None;
        }
        let subject = self.subject_of_bullets(colon)?;
        // "We also:" is told by nobody who is named here.
        let vague = subject.len() == 1
            && matches!(
                self.words[subject.start].as_str(),
                "we" | "i" | "they" | "it" | "he" | "she" | "you"
            );
        let plain = subject.clone().all(|i| {
            self.named[i]
                || !(List::Finite.has(&self.words[i]) || List::Preposition.has(&self.words[i]))
                || self.words[i] == "of"
        });
        let named = self.raw(subject.start).starts_with(char::is_uppercase)
            || subject.clone().any(|i| self.named[i]);
        (plain && named && !vague).then(|| Doer {
            words: self.shown_range(subject.clone()),
            names: self.name_indexes_in(subject).collect(),
        })
    }

    /// The words between what leads in ("At its session, the …") and "also:".
    fn subject_of_bullets(&self, colon: usize) -> Option<Range<usize>> {
        let adverb = |w: &str| {
            matches!(
                w,
                "also" | "further" | "additionally" | "then" | "has" | "have"
            )
        };
        let end = (0..colon)
            .rev()
            .find(|&i| !adverb(&self.words[i]))
            .map_or(0, |i| i + 1);
        let article = (0..end)
            .rev()
            .find(|&i| self.words[i] == "," && !self.named[i]);
        let mut start = article.map_or(0, |i| i + 1);
        if start < end && matches!(self.words[start].as_str(), "the" | "a" | "an") {
            start += 1;
        }
        (start < end && end - start <= LONGEST_DOER).then_some(start..end)
    }

    fn shown_range(&self, range: Range<usize>) -> String {
        let from = self.tokens[range.start].range.start as usize;
        let to = self.tokens[range.end - 1].range.end as usize;
        let words = self.text.get(from..to).unwrap_or("");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
