//! Word lists that are asked by a bit where a word knows its lists already, and by its letters where it does not.
//!
//! Not what is on them (`lexicon`) nor who asks.

use super::forms::{Asked, Classes};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// Keys of words. A list with a bit of its own is asked by that ([`super::forms::Key`]), and only other text by its letters.
#[derive(Debug, Default)]
pub struct List {
    pub(super) words: HashSet<String>,
    bit: Classes,
}

impl List {
    #[inline]
    pub fn contains<K: Asked + ?Sized>(&self, key: &K) -> bool {
        match key.classes() {
            Some(classes) if self.bit != 0 => classes & self.bit != 0,
            _ => self.words.contains(key.text()),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.words.iter()
    }

    pub fn insert(&mut self, word: String) {
        self.words.insert(word);
    }

    /// Gives the list its bit, and each of its words the bit of the list.
    pub fn give_bit(&mut self, bit: Classes, classes: &mut HashMap<String, Classes>) {
        self.bit = bit;
        give_bit(self.words.iter(), bit, classes);
    }
}

impl Extend<String> for List {
    fn extend<I: IntoIterator<Item = String>>(&mut self, words: I) {
        self.words.extend(words);
    }
}

impl FromIterator<String> for List {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        Self {
            words: words.into_iter().collect(),
            bit: 0,
        }
    }
}

fn give_bit<'w>(
    words: impl Iterator<Item = &'w String>,
    bit: Classes,
    classes: &mut HashMap<String, Classes>,
) {
    for word in words {
        match classes.get_mut(word) {
            Some(has) => *has |= bit,
            None => {
                classes.insert(word.clone(), bit);
            }
        }
    }
}

/// Something of each of many keys; asked like [`List`].
#[derive(Debug)]
pub struct Table<V> {
    pub(super) of: HashMap<String, V>,
    bit: Classes,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self {
            of: HashMap::default(),
            bit: 0,
        }
    }
}

impl<V> Table<V> {
    #[inline]
    pub fn get<K: Asked + ?Sized>(&self, key: &K) -> Option<&V> {
        match key.classes() {
            Some(classes) if self.bit != 0 && classes & self.bit == 0 => None,
            _ => self.of.get(key.text()),
        }
    }

    #[inline]
    pub fn contains_key<K: Asked + ?Sized>(&self, key: &K) -> bool {
        match key.classes() {
            Some(classes) if self.bit != 0 => classes & self.bit != 0,
            _ => self.of.contains_key(key.text()),
        }
    }

    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.of.keys()
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.of.values()
    }

    pub fn give_bit(&mut self, bit: Classes, classes: &mut HashMap<String, Classes>) {
        self.bit = bit;
        give_bit(self.of.keys(), bit, classes);
    }
}
