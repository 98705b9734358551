//! The words the rules know, in all languages: each word is an id, each language sorts ids into classes.
//!
//! Not the patterns; those are in [`super::pattern`].

use std::collections::{HashMap, HashSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No rule of any language knows this word.
    pub const NONE: Self = Self(0);
}

#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: HashMap<Box<str>, WordId>,
    /// Words that some list writes with a full stop ("Nov."): theirs belongs to them.
    abbreviations: HashSet<WordId>,
}

impl Lexicon {
    pub fn word(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or(WordId::NONE)
    }

    /// The word's id, a new one where it was not known.
    pub fn add(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.words.get(folded) {
            return *id;
        }
        let id = WordId(self.words.len() as u32 + 1);
        self.words.insert(folded.into(), id);
        id
    }

    pub fn abbreviate(&mut self, word: WordId) {
        self.abbreviations.insert(word);
    }

    pub fn is_abbreviation(&self, word: WordId) -> bool {
        self.abbreviations.contains(&word)
    }

    pub fn len(&self) -> usize {
        self.words.len() + 1
    }
}

/// Names ("month", "base") as small numbers, shared by patterns and value templates.
#[derive(Clone, Debug, Default)]
pub struct Names {
    all: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u16);

impl Names {
    pub fn id(&mut self, name: &str) -> NameId {
        let at = self.all.iter().position(|n| &**n == name);
        NameId(at.unwrap_or_else(|| {
            self.all.push(name.into());
            self.all.len() - 1
        }) as u16)
    }
}

/// What a word is in one language: "December" is the month 12.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense {
    pub class: NameId,
    pub value: i32,
    /// Counts only when written with a capital: "May", "Sun".
    pub capital: bool,
}

/// Number words, which are read by code because they are put together without limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Senses<'a>(pub &'a [Sense]);

impl Senses<'_> {
    pub fn value(self, class: NameId, capital: bool) -> Option<i32> {
        self.0
            .iter()
            .find(|s| s.class == class && (capital || !s.capital))
            .map(|s| s.value)
    }
}
