//! The words one language's rules know: each word is a number, and a language sorts the numbers into classes.
//!
//! Not the patterns; those are in [`super::pattern`].

use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// No rule knows this word.
    pub const NONE: Self = Self(0);
}

/// Words of up to so many bytes are looked up without an allocation; longer ones are rare and take the slower way.
pub const SHORT: usize = 32;

#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// By number; the first is no word.
    words: Vec<Box<str>>,
    /// While it is being filled.
    known: HashMap<Box<str>, WordId>,
    /// Words that some list writes with a full stop ("Nov."): theirs belongs to them.
    abbreviations: Vec<bool>,
    /// Open addressing by [`hash`], a power of two long; filled by [`Self::seal`].
    table: Vec<(u32, WordId)>,
    /// One bit for each [`shape`] that a known word has: most words of a text are not known and are told so by it.
    shapes: Vec<u64>,
    /// Marks and single letters by their byte.
    bytes: Vec<WordId>,
    longest: usize,
}

/// First and last byte and length, folded: what can be asked of a word without reading it.
fn shape(first: u8, last: u8, len: usize) -> usize {
    let key = usize::from(first) * 31 + usize::from(last) * 1021 + len * 4099;
    (key ^ key >> 7) & (SHAPES - 1)
}

const SHAPES: usize = 1 << 14;

fn hash(folded: &[u8]) -> u32 {
    let mut h = folded.len() as u64;
    for chunk in folded.chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        h = (h.rotate_left(23) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    (h >> 32) as u32
}

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
        self.table = vec![(0, WordId::NONE); size];
        self.shapes = vec![0; SHAPES / 64];
        self.bytes = vec![WordId::NONE; 128];
        for (at, word) in self.words.iter().enumerate().skip(1) {
            let id = WordId(at as u32);
            let bytes = word.as_bytes();
            let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
                continue;
            };
            let shape = shape(*first, *last, bytes.len());
            self.shapes[shape / 64] |= 1 << (shape % 64);
            self.longest = self.longest.max(bytes.len());
            if bytes.len() == 1 {
                self.bytes[usize::from(*first & 127)] = id;
            }
            let hash = hash(bytes);
            let mut slot = hash as usize & (size - 1);
            while self.table[slot].1 != WordId::NONE {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = (hash, id);
        }
    }

    /// The number of a folded word.
    pub fn word(&self, folded: &[u8]) -> WordId {
        if self.table.is_empty() || folded.len() > self.longest {
            return WordId::NONE;
        }
        let hash = hash(folded);
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (known, id) = self.table[slot];
            if id == WordId::NONE {
                return id;
            }
            if known == hash && self.words[id.0 as usize].as_bytes() == folded {
                return id;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The number of a word of ASCII letters, whatever their case.
    pub fn ascii_word(&self, letters: &[u8]) -> WordId {
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            return WordId::NONE;
        };
        let len = letters.len();
        let shape = shape(first | 0x20, last | 0x20, len);
        if len > SHORT
            || self
                .shapes
                .get(shape / 64)
                .is_none_or(|b| b >> (shape % 64) & 1 == 0)
        {
            return WordId::NONE;
        }
        let mut folded = [0; SHORT];
        for (to, from) in folded.iter_mut().zip(letters) {
            *to = from | 0x20;
        }
        self.word(&folded[..len])
    }

    /// The number of a mark of one byte.
    pub fn mark(&self, byte: u8) -> WordId {
        self.bytes
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
        let ids: Vec<WordId> = ["december", "dec", "août", "-", "a"]
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
