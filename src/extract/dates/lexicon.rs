//! The words one language's rules know: each word is a number, and a language sorts the numbers into classes.
//!
//! Not the patterns; those are in [`super::pattern`].

use std::collections::HashMap;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No rule knows this word.
    pub const NONE: Self = Self(0);
}

#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// By number; the first is no word.
    words: Vec<Box<str>>,
    /// While it is being filled.
    known: HashMap<Box<str>, WordId>,
    /// Words that some list writes with a full stop ("Nov."): theirs belongs to them.
    abbreviations: Vec<bool>,
    /// Open addressing, a power of two long; filled by [`Self::seal`].
    table: Vec<Slot>,
    /// One bit for each [`shape`] that a known word has: most words of a text are not known and are told so by it.
    shapes: Vec<u64>,
    /// Marks of one byte.
    marks: Vec<WordId>,
    longest: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The word's own bytes where it has no more than eight, else their hash.
    key: u64,
    len: u32,
    id: WordId,
}

/// A word with so many bytes is its own key.
const OWN_KEY: usize = 8;

/// First and last byte and length, folded: what can be asked of a word without reading it.
fn shape(first: u8, last: u8, len: usize) -> usize {
    let key = usize::from(first) * 31 + usize::from(last) * 1021 + len * 4099;
    (key ^ key >> 7) & (SHAPES - 1)
}

const SHAPES: usize = 1 << 14;

fn key_of(folded: &[u8]) -> u64 {
    let eight = |bytes: &[u8]| {
        let number = |n: u64, b: &u8| n << 8 | u64::from(*b);
        bytes.iter().fold(0, number)
    };
    if folded.len() <= OWN_KEY {
        return eight(folded);
    }
    folded.chunks(8).fold(0, |h: u64, chunk| {
        (h.rotate_left(23) ^ eight(chunk)).wrapping_mul(SPREAD)
    })
}

/// Spreads keys over the table: the golden ratio, as Knuth has it (*The Art of Computer Programming* 3, 6.4).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Lexicon {
    /// The word's number, a new one where it was not known.
    pub fn add(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.known.get(folded) {
            return *id;
        }
        if self.words.is_empty() {
            self.words.push("".into());
            self.abbreviations.push(false);
        }
        let id = WordId(self.words.len() as u32);
        self.words.push(folded.into());
        self.abbreviations.push(false);
        self.known.insert(folded.into(), id);
        id
    }

    pub fn abbreviate(&mut self, word: WordId) {
        if let Some(is) = self.abbreviations.get_mut(word.0 as usize) {
            *is = true;
        }
    }

    pub fn is_abbreviation(&self, word: WordId) -> bool {
        self.abbreviations.get(word.0 as usize) == Some(&true)
    }

    /// To be called once all words are in; nothing is found before.
    pub fn seal(&mut self) {
        self.known = HashMap::new();
        let size = (self.words.len() * 4).next_power_of_two().max(16);
        self.table = vec![Slot::default(); size];
        self.shapes = vec![0; SHAPES / 64];
        self.marks = vec![WordId::NONE; 128];
        for (at, word) in self.words.iter().enumerate().skip(1) {
            let id = WordId(at as u32);
            let bytes = word.as_bytes();
            let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
                continue;
            };
            let shape = shape(*first, *last, bytes.len());
            self.shapes[shape / 64] |= 1 << (shape % 64);
            self.longest = self.longest.max(bytes.len());
            if let ([byte], true) = (bytes, word.is_ascii()) {
                self.marks[usize::from(*byte)] = id;
            }
            let key = key_of(bytes);
            let mut slot = self.slot(key);
            while self.table[slot].id != WordId::NONE {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = Slot {
                key,
                len: bytes.len() as u32,
                id,
            };
        }
    }

    fn slot(&self, key: u64) -> usize {
        (key.wrapping_mul(SPREAD) >> 40) as usize & (self.table.len() - 1)
    }

    /// The number of the word with this key and length, which `is` has the last word on.
    #[inline]
    fn find(&self, key: u64, len: usize, is: impl Fn(&[u8]) -> bool) -> WordId {
        let mut slot = self.slot(key);
        loop {
            let known = self.table[slot];
            if known.id == WordId::NONE {
                return WordId::NONE;
            }
            if known.key == key
                && known.len as usize == len
                && (len <= OWN_KEY || is(self.words[known.id.0 as usize].as_bytes()))
            {
                return known.id;
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
    }

    /// The number of a folded word.
    pub fn word(&self, folded: &[u8]) -> WordId {
        if folded.is_empty() || folded.len() > self.longest {
            return WordId::NONE;
        }
        self.find(key_of(folded), folded.len(), |word| word == folded)
    }

    /// The number of a word of ASCII letters, whatever their case.
    #[inline]
    pub fn ascii_word(&self, letters: &[u8]) -> WordId {
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            return WordId::NONE;
        };
        let len = letters.len();
        let shape = shape(first | 0x20, last | 0x20, len);
        if self
            .shapes
            .get(shape / 64)
            .is_none_or(|b| b >> (shape % 64) & 1 == 0)
        {
            return WordId::NONE;
        }
        if len <= OWN_KEY {
            let number = |n: u64, b: &u8| n << 8 | u64::from(b | 0x20);
            return self.find(letters.iter().fold(0, number), len, |_| true);
        }
        let folded = letters.to_ascii_lowercase();
        self.word(&folded)
    }

    /// The number of a mark of one byte.
    pub fn mark(&self, byte: u8) -> WordId {
        self.marks
            .get(usize::from(byte))
            .copied()
            .unwrap_or(WordId::NONE)
    }

    /// Numbers in use, the first included.
    pub fn len(&self) -> usize {
        self.words.len().max(1)
    }

    pub fn words(&self) -> impl Iterator<Item = (WordId, &str)> {
        let numbered = self.words.iter().enumerate().skip(1);
        numbered.map(|(at, word)| (WordId(at as u32), &**word))
    }
}

/// Names ("month", "base") as small numbers, shared by patterns and value templates.
#[derive(Clone, Debug, Default)]
pub struct Names {
    all: Vec<Box<str>>,
    known: HashMap<Box<str>, NameId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u16);

impl Names {
    pub fn id(&mut self, name: &str) -> NameId {
        if let Some(id) = self.known.get(name) {
            return *id;
        }
        let id = NameId(self.all.len() as u16);
        self.all.push(name.into());
        self.known.insert(name.into(), id);
        id
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

/// All a word is.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_found_and_others_are_not() {
        let mut lexicon = Lexicon::default();
        let ids: Vec<WordId> = ["december", "dec", "août", "-", "a", "zweijahr"]
            .iter()
            .map(|w| lexicon.add(w))
            .collect();
        lexicon.seal();
        assert_eq!(lexicon.ascii_word(b"DECember"), ids[0]);
        assert_eq!(lexicon.ascii_word(b"Dec"), ids[1]);
        assert_eq!(lexicon.word("août".as_bytes()), ids[2]);
        assert_eq!(lexicon.mark(b'-'), ids[3]);
        assert_eq!(lexicon.ascii_word(b"A"), ids[4]);
        for unknown in ["decembers", "decembar", "", "b"] {
            assert_eq!(
                lexicon.ascii_word(unknown.as_bytes()),
                WordId::NONE,
                "{unknown}"
            );
        }
        assert_eq!(Lexicon::default().word(b"dec"), WordId::NONE);
    }
}
