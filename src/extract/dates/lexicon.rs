//! The words the rules know, in all languages: each word is an id, each language sorts ids into classes.
//!
//! Not the patterns; those are in [`super::pattern`].

use super::scripts;
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
    /// Small words that are written together with the word after them ("ב") or before them ("부터").
    prefixes: HashSet<WordId>,
    suffixes: HashSet<WordId>,
    /// Names of several words ("bazar ertəsi"): what two pieces beside each other are together.
    compounds: HashMap<[WordId; 2], WordId>,
    /// In scripts without spaces: how many characters the longest word has that begins with this one.
    longest: HashMap<char, u8>,
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
        if let Some(first) = folded.chars().next().filter(|c| scripts::is_unspaced(*c)) {
            let length = folded.chars().count().min(u8::MAX.into()) as u8;
            let longest = self.longest.entry(first).or_default();
            *longest = length.max(*longest);
        }
        id
    }

    /// How many characters the longest known word has that begins with this one; only of scripts without spaces.
    pub fn longest_from(&self, first: char) -> usize {
        self.longest.get(&first).copied().unwrap_or(0).into()
    }

    /// This word is written together with the one after it, or (`suffix`) before it.
    pub fn hang(&mut self, word: WordId, suffix: bool) {
        if suffix {
            self.suffixes.insert(word);
        } else {
            self.prefixes.insert(word);
        }
    }

    /// A name of several words, apart by "_": one word wherever they stand beside each other.
    pub fn add_compound(&mut self, folded: &str) -> WordId {
        let mut parts = folded.split('_').filter(|part| !part.is_empty());
        let mut whole = parts.next().unwrap_or("").to_string();
        let mut id = self.add(&whole);
        for part in parts {
            let next = self.add(part);
            whole = format!("{whole} {part}");
            let both = self.add(&whole);
            self.compounds.insert([id, next], both);
            id = both;
        }
        id
    }

    /// The word that these two together are.
    pub fn compound(&self, first: WordId, second: WordId) -> Option<WordId> {
        self.compounds.get(&[first, second]).copied()
    }

    pub fn is_prefix(&self, word: WordId) -> bool {
        self.prefixes.contains(&word)
    }

    pub fn is_suffix(&self, word: WordId) -> bool {
        self.suffixes.contains(&word)
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
