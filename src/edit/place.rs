//! Finds a quotation again in documents that may have changed since: where it stood, elsewhere, in similar words, or not.
//!
//! Never forgets one: what is not found is told, and it is the user who drops it.

use super::{Around, Edit, EditLog};
use crate::model::{Anchor, DocId, TextRange};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// Where an anchor's words stand now in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where they stood.
    Same(TextRange),
    /// The same words elsewhere: between the same words, else the nearest to where they stood.
    Moved(TextRange),
    /// Similar words: they may be meant.
    Guessed(TextRange),
    /// The document no longer says this.
    Gone,
}

impl Place {
    pub fn range(self) -> Option<TextRange> {
        match self {
            Self::Same(range) | Self::Moved(range) | Self::Guessed(range) => Some(range),
            Self::Gone => None,
        }
    }
}

/// As many bytes before and after a quotation tell it from the same words elsewhere.
///
/// 32: two lines of a table that read alike differ within half a line.
const AROUND: usize = 32;

/// What stands around a range.
pub fn surroundings(text: &str, range: TextRange) -> (String, String) {
    let range = range.usize();
    if text.get(range.clone()).is_none() {
        return Default::default();
    }
    let mut from = range.start.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (range.end + AROUND).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let words = |range: std::ops::Range<usize>| text.get(range).unwrap_or("").to_owned();
    (words(from..range.start), words(range.end..to))
}

/// Linear in the length of the text.
pub fn place(anchor: &Anchor, around: Option<&Around>, text: &str) -> Place {
    if anchor.quote.is_empty() {
        return Place::Gone;
    }
    let stands = anchor.range.of(text) == anchor.quote;
    let full = around.map_or(0, |a| a.before.len() + a.after.len());
    if stands && likeness(around, text, anchor.range) == full {
        return Place::Same(anchor.range);
    }
    let old = anchor.range.start as usize;
    let best = text
        .match_indices(&anchor.quote)
        .map(|(start, words)| TextRange::new(start, start + words.len()))
        .map(|range| (likeness(around, text, range), range))
        .max_by_key(|(like, r)| {
            let far = (r.start as usize).abs_diff(old);
            (*like, std::cmp::Reverse((far, r.start)))
        });
    match best {
        Some((_, range)) if range == anchor.range => Place::Same(range),
        Some((_, range)) => Place::Moved(range),
        None => between(anchor, around, text)
            .or_else(|| similar(anchor, text))
            .map_or(Place::Gone, Place::Guessed),
    }
}

/// How many bytes before and after a range are those that stood around the quotation.
fn likeness(around: Option<&Around>, text: &str, range: TextRange) -> usize {
    let Some(around) = around else {
        return 0;
    };
    let range = range.usize();
    let before = text.as_bytes().get(..range.start).unwrap_or_default();
    let after = text.as_bytes().get(range.end..).unwrap_or_default();
    let same = |(a, b): &(&u8, &u8)| a == b;
    let back = around.before.bytes().rev().collect::<Vec<u8>>();
    let left = back
        .iter()
        .zip(before.iter().rev())
        .take_while(same)
        .count();
    let right = around
        .after
        .as_bytes()
        .iter()
        .zip(after)
        .take_while(same)
        .count();
    left + right
}

/// What stands now between the words that stood around it, where both are still there and there is but one such place.
fn between(anchor: &Anchor, around: Option<&Around>, text: &str) -> Option<TextRange> {
    /// Shorter words stand around too much.
    const LEAST: usize = 12;
    let around = around.filter(|a| a.before.len() >= LEAST && a.after.len() >= LEAST)?;
    let most = anchor.quote.len() * 2 + 64;
    let mut found = None;
    for (at, words) in text.match_indices(&around.before) {
        let start = at + words.len();
        let mut end = (start + most + around.after.len()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let len = text[start..end].find(&around.after)?;
        if len > 0 && found.replace(TextRange::new(start, start + len)).is_some() {
            return None;
        }
    }
    found
}

/// Two words that are one but for the case of their letters.
fn key(word: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    for c in word.chars().flat_map(char::to_lowercase) {
        hasher.write_u32(c as u32);
    }
    hasher.finish()
}

/// Runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text[rest..].find(char::is_alphanumeric)?;
        let len = text[from..].find(|c: char| !c.is_alphanumeric());
        rest = len.map_or(text.len(), |len| from + len);
        Some((from, &text[from..rest]))
    })
}

/// The stretch of as many words that has most of the quotation's; nearest to where it stood.
fn similar(anchor: &Anchor, text: &str) -> Option<TextRange> {
    /// Fewer words are found anywhere.
    const LEAST: usize = 4;
    /// Of five words three must be there: a date or a name was changed, not the sentence.
    const SHARE: (usize, usize) = (3, 5);
    let mut wanted: FxHashMap<u64, i64> = FxHashMap::default();
    let mut n = 0;
    for (_, word) in words(&anchor.quote) {
        *wanted.entry(key(word)).or_default() += 1;
        n += 1;
    }
    if n < LEAST {
        return None;
    }
    let all: Vec<(usize, usize, u64)> = words(text)
        .map(|(at, word)| (at, at + word.len(), key(word)))
        .collect();
    let mut hits = 0;
    // Best: hits, then near.
    let mut best: Option<((usize, std::cmp::Reverse<usize>), usize)> = None;
    for (i, (_, _, word)) in all.iter().enumerate() {
        if let Some(left) = wanted.get_mut(word) {
            *left -= 1;
            hits += usize::from(*left >= 0);
        }
        if let Some((_, _, gone)) = i.checked_sub(n).map(|j| all[j])
            && let Some(left) = wanted.get_mut(&gone)
        {
            hits -= usize::from(*left >= 0);
            *left += 1;
        }
        let first = (i + 1).saturating_sub(n);
        let far = all[first].0.abs_diff(anchor.range.start as usize);
        let worth = (hits, std::cmp::Reverse(far));
        if best.is_none_or(|(b, _)| worth > b) {
            best = Some((worth, first));
        }
    }
    let ((hits, _), first) = best?;
    if hits * SHARE.1 < n * SHARE.0 {
        return None;
    }
    let window = &all[first..(first + n).min(all.len())];
    let quoted: BTreeSet<u64> = words(&anchor.quote).map(|(_, w)| key(w)).collect();
    let mut shared = window.iter().filter(|(_, _, w)| quoted.contains(w));
    let start = shared.next()?.0;
    let end = shared.next_back().map_or(start, |w| w.1);
    Some(TextRange::new(start, end.max(start)))
}

/// Why nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The user has dropped it.
    Dropped,
    Document,
    Words,
}

/// Where a quotation was found again.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub doc: DocId,
    pub range: TextRange,
    /// In similar words, or in a document of another name without the words around it.
    pub guessed: bool,
}

/// Finds quotations in all documents, as the user has said where to look.
pub struct Finder<'t> {
    /// Sorted by name.
    texts: Vec<(&'t DocId, &'t str)>,
    log: &'t EditLog,
    moved: bool,
    dropped: BTreeSet<&'t Anchor>,
    reattached: BTreeMap<&'t Anchor, &'t Anchor>,
    /// How many bytes may still be searched for what stood in documents that are gone.
    budget: Cell<usize>,
}

/// Searching all documents for what stood in one that is gone costs the whole folder each time; beyond this it is orphaned.
const SEARCHED_BYTES: usize = 64 << 20;

impl<'t> Finder<'t> {
    /// `texts` are sorted by name.
    pub fn new(texts: Vec<(&'t DocId, &'t str)>, log: &'t EditLog) -> Self {
        let mut dropped = BTreeSet::new();
        let mut reattached = BTreeMap::new();
        for edit in log.in_force().flat_map(|change| &change.edits) {
            match edit {
                Edit::Drop { said_of } => {
                    dropped.insert(said_of);
                }
                Edit::Reattach { from, to } => {
                    dropped.remove(from);
                    reattached.insert(from, to);
                }
                _ => {}
            }
        }
        Self {
            texts,
            log,
            moved: log.has_moved(),
            dropped,
            reattached,
            budget: Cell::new(SEARCHED_BYTES),
        }
    }

    fn text(&self, doc: &DocId) -> Option<&'t str> {
        let at = self.texts.binary_search_by(|(d, _)| (*d).cmp(doc)).ok()?;
        Some(self.texts[at].1)
    }

    /// What the document is called now.
    pub fn name_now<'a>(&'a self, doc: &'a DocId) -> &'a DocId {
        match self.moved && self.text(doc).is_none() {
            true => self.log.name_now(doc),
            false => doc,
        }
    }

    pub fn find(&self, anchor: &Anchor, around: &[Around]) -> Result<Found, Lost> {
        let said_of = anchor;
        let mut anchor = anchor;
        // As often as it can have been put elsewhere; a circle ends.
        for _ in 0..=self.reattached.len() {
            if self.dropped.contains(anchor) {
                return Err(Lost::Dropped);
            }
            match self.reattached.get(anchor) {
                Some(to) => anchor = to,
                None => break,
            }
        }
        let its =
            |a: &&Around| anchor == said_of && a.doc == anchor.doc && a.start == anchor.range.start;
        let around = around.iter().find(its);
        let doc = self.name_now(&anchor.doc);
        let Some(text) = self.text(doc) else {
            return self.elsewhere(anchor, around);
        };
        let found = |range, guessed| Found {
            doc: doc.clone(),
            range,
            guessed,
        };
        match place(anchor, around, text) {
            Place::Same(range) | Place::Moved(range) => Ok(found(range, false)),
            Place::Guessed(range) => Ok(found(range, true)),
            Place::Gone => Err(Lost::Words),
        }
    }

    /// Its document is gone: the same words in another one, best between the same words.
    fn elsewhere(&self, anchor: &Anchor, around: Option<&Around>) -> Result<Found, Lost> {
        /// Words shorter than this are in many documents.
        const TELLING: usize = 24;
        let around_len = around.map_or(0, |a| a.before.len() + a.after.len());
        if anchor.quote.is_empty() || around_len + anchor.quote.len() < TELLING {
            return Err(Lost::Document);
        }
        let mut best: Option<(usize, Found)> = None;
        for (doc, text) in &self.texts {
            let Some(left) = self.budget.get().checked_sub(text.len()) else {
                break;
            };
            self.budget.set(left);
            for (start, words) in text.match_indices(&anchor.quote) {
                let range = TextRange::new(start, start + words.len());
                let like = likeness(around, text, range);
                if best.as_ref().is_none_or(|(b, _)| like > *b) {
                    let guessed = around_len == 0 || like < around_len;
                    let doc = (*doc).clone();
                    best = Some((
                        like,
                        Found {
                            doc,
                            range,
                            guessed,
                        },
                    ));
                }
            }
        }
        match best {
            Some((like, found)) if like + anchor.quote.len() >= TELLING => Ok(found),
            _ => Err(Lost::Document),
        }
    }

    /// The quotation as it stands now.
    pub fn now(&self, anchor: &Anchor, around: &[Around]) -> Option<Anchor> {
        let found = self.find(anchor, around).ok()?;
        let quote = found.range.of(self.text(&found.doc)?).to_owned();
        Some(Anchor {
            doc: found.doc,
            range: found.range,
            quote,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn anchor(start: usize, quote: &str) -> Anchor {
        Anchor {
            doc: DocId::new("a.txt"),
            range: TextRange::new(start, start + quote.len()),
            quote: quote.to_owned(),
        }
    }

    #[track_caller]
    fn check(start: usize, quote: &str, text: &str, expected: Option<usize>) {
        let found = place(&anchor(start, quote), None, text).range();
        assert_eq!(found.map(|r| r.start as usize), expected);
        if let Some(range) = found {
            assert_eq!(range.of(text), quote);
        }
    }

    #[test]
    fn words_are_found_where_they_stand_now() {
        check(4, "sat", "They met.", None);
        check(5, "met", "They met.", Some(5));
        check(0, "met", "New line. They met.", Some(15));
        check(20, "met", "met; met; met", Some(10));
        check(0, "", "They met.", None);
        check(0, "met", "", None);
        check(1, "é", "é", Some(0));
    }

    /// Said of the words marked with brackets in the old text; shows where they are found in the new one.
    #[track_caller]
    fn again(old: &str, new: &str, expected: &str) {
        let (start, end) = (old.find('[').expect("["), old.find(']').expect("]"));
        let old = old.replace(['[', ']'], "");
        let range = TextRange::new(start, end - 1);
        let (before, after) = surroundings(&old, range);
        let said = anchor(start, range.of(&old));
        let around = Around {
            doc: said.doc.clone(),
            start: said.range.start,
            before,
            after,
            saw: None,
            found: None,
        };
        let shown = match place(&said, Some(&around), new) {
            Place::Same(r) => format!("same: {}", r.of(new)),
            Place::Moved(r) => format!("moved: {}@{}", r.of(new), r.start),
            Place::Guessed(r) => format!("guessed: {}", r.of(new)),
            Place::Gone => "gone".to_owned(),
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_words_around_tell_which_is_meant() {
        again(
            "Minutes. [Smith] spoke of the bridge. Smith left.",
            "Minutes. Smith came late. Smith spoke of the bridge. Smith left.",
            "moved: Smith@26",
        );
        again("One. [Smith] spoke.", "One. Smith spoke.", "same: Smith");
    }

    #[test]
    fn what_was_reworded_is_guessed_and_what_was_cut_is_gone() {
        again(
            "It rained. [The council opened the new bridge on 4 May 1911.] All cheered loudly.",
            "It rained. The council opened the new bridge on 6 May 1912. All cheered loudly.",
            "guessed: The council opened the new bridge on 6 May",
        );
        again(
            "It rained. [The council opened the new bridge on 4 May 1911.] All cheered.",
            "Nothing of it. In spring the council opened the bridge. Later on 4 May there was rain.",
            "guessed: the council opened the bridge. Later on 4 May",
        );
        again(
            "It rained. [The council opened the new bridge on 4 May 1911.] All cheered.",
            "The school closed in June.",
            "gone",
        );
        again("He met [Ann] here.", "He met Bob here.", "gone");
    }

    proptest! {
        #[test]
        fn words_that_are_still_there_are_found(before in "\\PC{0,20}", quote in "\\PC{1,10}", after in "\\PC{0,20}", was in 0usize..60) {
            let text = format!("{before}{quote}{after}");
            let range = place(&anchor(was, &quote), None, &text).range();
            prop_assert_eq!(range.map(|r| r.of(&text)), Some(quote.as_str()));
        }

        #[test]
        fn nothing_panics_on_odd_letters(text in "\\PC{0,80}", quote in "\\PC{1,40}", a in "\\PC{0,14}", b in "\\PC{0,14}", was in 0u32..90) {
            let around = Around { doc: DocId::new("a.txt"), start: was, before: a, after: b, saw: None, found: None };
            let said = Anchor { range: TextRange { start: was, end: was + quote.len() as u32 }, ..anchor(0, &quote) };
            if let Some(range) = place(&said, Some(&around), &text).range() {
                prop_assert!(text.get(range.usize()).is_some());
            }
            surroundings(&text, said.range);
        }
    }
}
