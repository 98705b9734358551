//! How values are laid down for a program of the same build to take up again: names of documents by number, words that live
//! as long as the program as the words they are.
//!
//! Not where they are laid down, nor a format for anybody else: what is told to others has forms of its own.

use super::{DocId, Edtf, Shared};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

/// A word of the program's own: the name of a rule, a language, an encoding.
///
/// An alias, because derived code takes a plain `&'static str` for words borrowed from what is read.
pub type Lasting = &'static str;

/// No program has more words of its own that values name; more of them are damage.
const MOST_LASTING: usize = 20_000;

/// So many words that values share are remembered by each thread.
const MOST_SHARED: usize = 60_000;

/// What words that are named over and over are looked up in.
#[derive(Default)]
struct Known {
    lasting: FxHashSet<Lasting>,
    shared: FxHashSet<Arc<str>>,
    dates: FxHashMap<Edtf, Shared<Edtf>>,
    /// The documents of what is being laid down or taken up, by number and by name.
    names: Vec<DocId>,
    numbers: FxHashMap<DocId, u32>,
    /// Their texts, where what is laid down quotes them.
    texts: Vec<Arc<str>>,
    /// The number of the document that was named last: what is told of one is told in a row.
    last: usize,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Lays down or takes up, with the names of these documents as their numbers in this list. Both must be given the same list.
pub fn with_names<T>(names: &[DocId], work: impl FnOnce() -> T) -> T {
    with_texts(names, &[], work)
}

/// The same with the documents' texts, so that what is quoted from them is not laid down again.
pub fn with_texts<T>(names: &[DocId], texts: &[Arc<str>], work: impl FnOnce() -> T) -> T {
    KNOWN.with_borrow_mut(|known| {
        known.names = names.to_vec();
        known.numbers = names.iter().cloned().zip(0..).collect();
        known.texts = texts.to_vec();
    });
    let done = work();
    KNOWN.with_borrow_mut(|known| {
        known.names = Vec::new();
        known.numbers = FxHashMap::default();
        known.texts = Vec::new();
    });
    done
}

/// The text of one of those documents.
pub(super) fn text_of(doc: &DocId) -> Option<Arc<str>> {
    KNOWN.with_borrow_mut(|known| {
        let number = known.number(doc)?;
        known.texts.get(number as usize).cloned()
    })
}

impl Known {
    fn number(&mut self, doc: &DocId) -> Option<u32> {
        let is_last = |name: &DocId| std::ptr::eq(name.as_str(), doc.as_str());
        if !self.names.get(self.last).is_some_and(is_last) {
            self.last = *self.numbers.get(doc)? as usize;
        }
        Some(self.last as u32)
    }
}

/// The same word, for as long as the program lives.
fn lasting(word: &str) -> Option<Lasting> {
    if word.is_empty() {
        return Some("");
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(word) = known.lasting.get(word) {
            return Some(*word);
        }
        let word = lasting_of_all(word)?;
        known.lasting.insert(word);
        Some(word)
    })
}

/// Of all threads, so that each word is kept once.
fn lasting_of_all(word: &str) -> Option<Lasting> {
    static ALL: Mutex<Option<FxHashSet<Lasting>>> = Mutex::new(None);
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    let all = all.get_or_insert_default();
    if let Some(word) = all.get(word) {
        return Some(word);
    }
    if all.len() >= MOST_LASTING {
        return None;
    }
    let word: Lasting = Box::leak(Box::from(word));
    all.insert(word);
    Some(word)
}

/// A word as it stands in what is read, copied only where it has to be.
#[derive(Deserialize)]
struct Word<'a>(#[serde(borrow)] Cow<'a, str>);

pub(super) fn take_lasting<'de, D: Deserializer<'de>>(from: D) -> Result<Lasting, D::Error> {
    let Word(word) = Word::deserialize(from)?;
    lasting(&word).ok_or_else(|| D::Error::custom("too many words"))
}

pub(super) fn take_lasting_or_none<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Lasting>, D::Error> {
    let word = Option::<Word<'_>>::deserialize(from)?;
    word.map(|Word(word)| lasting(&word).ok_or_else(|| D::Error::custom("too many words")))
        .transpose()
}

/// A word that many values share.
pub(super) fn take_shared<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
    let Word(word) = Word::deserialize(from)?;
    Ok(shared(&word))
}

/// The same, of words that are at hand. Each thread keeps its own, and forgets them all where they become too many.
pub(super) fn shared(word: &str) -> Arc<str> {
    KNOWN.with_borrow_mut(|known| {
        if let Some(word) = known.shared.get(word) {
            return word.clone();
        }
        if known.shared.len() >= MOST_SHARED {
            known.shared.clear();
        }
        let word: Arc<str> = Arc::from(word);
        known.shared.insert(word.clone());
        word
    })
}

/// The same date in the same memory as when it was last met, as a rule.
pub fn shared_date(date: Edtf) -> Shared<Edtf> {
    KNOWN.with_borrow_mut(|known| {
        if let Some(date) = known.dates.get(&date) {
            return date.clone();
        }
        if known.dates.len() >= MOST_SHARED {
            known.dates.clear();
        }
        let shared = Shared::new(date.clone());
        known.dates.insert(date, shared.clone());
        shared
    })
}

impl Serialize for DocId {
    /// Its number from 1, or 0 and the name.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let number = KNOWN.with_borrow_mut(|known| known.number(self));
        match number {
            Some(number) => (number + 1, "").serialize(to),
            None => (0u32, self.as_str()).serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for DocId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (number, Word(name)) = <(u32, Word<'_>)>::deserialize(from)?;
        match number.checked_sub(1) {
            None => Ok(Self::new(&name)),
            Some(number) => KNOWN
                .with_borrow_mut(|known| {
                    known.last = number as usize;
                    known.names.get(known.last).cloned()
                })
                .ok_or_else(|| D::Error::custom("no such document")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, TextRange};

    /// A claim with these words of "They met. He left.", laid down with the text at hand and taken up again: how many bytes of it are words.
    #[track_caller]
    fn check(start: usize, words: &str, laid_words: bool) {
        let (names, texts) = ([DocId::new("a.txt")], [Arc::from("They met. He left.")]);
        let claim = Claim {
            doc: names[0].clone(),
            range: TextRange::new(start, start + 9),
            trigger: None,
            quote: words.into(),
            edtf: None,
            time: None,
        };
        let bytes = with_texts(&names, &texts, || postcard::to_stdvec(&claim)).expect("laid down");
        let has_words = bytes.windows(words.len()).any(|w| w == words.as_bytes());
        assert_eq!(has_words, laid_words);
        let taken = with_texts(&names, &texts, || postcard::from_bytes::<Claim>(&bytes));
        assert_eq!(taken.expect("taken up"), claim);
        // Without the text there is nothing to quote.
        let taken = with_names(&names, || postcard::from_bytes::<Claim>(&bytes));
        assert_eq!(taken.is_ok(), laid_words);
    }

    #[test]
    fn each_document_is_told_from_the_one_before() {
        let (names, texts) = (["a", "b"].map(DocId::new), [Arc::from("A"), Arc::from("B")]);
        let of = |name: &DocId| text_of(name).as_deref().map(str::to_owned);
        let told = with_texts(&names, &texts, || {
            let again = postcard::to_stdvec(&[&names[1], &names[0], &names[1]]);
            let again = postcard::from_bytes::<[DocId; 3]>(&again.expect("laid down"));
            let others = [&names[0], &names[0], &names[1], &DocId::new("a")].map(of);
            (again.expect("taken up"), others, of(&DocId::new("c")))
        });
        assert_eq!(told.0, ["b", "a", "b"].map(DocId::new));
        assert_eq!(told.1, ["A", "A", "B", "A"].map(|t| Some(t.to_owned())));
        assert_eq!((told.2, of(&names[0])), (None, None));
    }

    #[test]
    fn a_claim_is_laid_down_without_the_words_of_its_text() {
        check(0, "They met.", false);
        check(9, " He left.", false);
        check(0, "They left", true);
        check(10, "They met.", true);
    }
}
