//! The words one language's rules know: each word is a number, and a language sorts the numbers into classes.
//!
//! Not the patterns; those are in [`super::pattern`].

use super::scripts;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

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
    /// One bit for some of the ways that known words begin: most words of a text are not known and are told so by it.
    beginnings: Vec<u64>,
    /// Marks of one byte.
    marks: Vec<WordId>,
    longest: usize,
    hyphens: bool,
    /// Small words that are written together with the word after them ("ב") or before them ("부터").
    prefixes: HashSet<WordId>,
    suffixes: HashSet<WordId>,
    /// Names of several words ("bazar ertəsi"): what two pieces beside each other are together.
    compounds: HashMap<[WordId; 2], WordId>,
    /// By number: is the word the second of any of them? Most are not.
    seconds: Vec<bool>,
    /// In scripts without spaces: how many characters the longest word has that begins with this one.
    longest_from: HashMap<char, u8>,
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

/// A place in [`Lexicon::beginnings`] for a spread key of a word's first eight bytes.
#[inline]
fn beginning(spread: u64) -> usize {
    (spread >> (64 - BEGINNINGS.trailing_zeros())) as usize
}

/// Bits: 8 kB, so that of a hundred unknown words one or two are looked up in vain.
const BEGINNINGS: usize = 1 << 16;

fn key_of(folded: &[u8]) -> u64 {
    let eight = |bytes: &[u8]| {
        let numbered = bytes.iter().enumerate();
        numbered.fold(0, |n: u64, (at, b)| n | u64::from(*b) << (8 * at))
    };
    if folded.len() <= OWN_KEY {
        return eight(folded);
    }
    folded.chunks(8).fold(0, |h: u64, chunk| {
        (h.rotate_left(23) ^ eight(chunk)).wrapping_mul(SPREAD)
    })
}

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Is each byte under the mask one of a to z?
fn are_letters(bytes: u64, mask: u64) -> bool {
    let high = (EACH * 0x80) & mask;
    // The high bit of a byte is set where adding carries it to 128: from "a" on, and from the one after "z" on.
    let from_a = bytes.wrapping_add((EACH * (0x80 - 0x61)) & mask);
    let beyond_z = bytes.wrapping_add((EACH * (0x80 - 0x7b)) & mask);
    bytes & high == 0 && from_a & !beyond_z & high == high
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
        if let Some(first) = folded.chars().next().filter(|c| scripts::is_unspaced(*c)) {
            let length = folded.chars().count().min(u8::MAX.into()) as u8;
            let longest = self.longest_from.entry(first).or_default();
            *longest = length.max(*longest);
        }
        id
    }

    /// How many characters the longest known word has that begins with this one; only of scripts without spaces.
    pub fn longest_from(&self, first: char) -> usize {
        self.longest_from.get(&first).copied().unwrap_or(0).into()
    }

    /// This word is written together with the one after it, or (`suffix`) before it.
    pub fn hang(&mut self, word: WordId, suffix: bool) {
        if suffix {
            self.suffixes.insert(word);
        } else {
            self.prefixes.insert(word);
        }
    }

    /// Are any words of this language written together with others?
    pub fn has_affixes(&self) -> bool {
        !self.prefixes.is_empty() || !self.suffixes.is_empty()
    }

    pub fn is_prefix(&self, word: WordId) -> bool {
        self.prefixes.contains(&word)
    }

    pub fn is_suffix(&self, word: WordId) -> bool {
        self.suffixes.contains(&word)
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
            let at = next.0 as usize;
            self.seconds.resize(self.seconds.len().max(at + 1), false);
            self.seconds[at] = true;
            id = both;
        }
        id
    }

    /// The word that these two together are.
    #[inline]
    pub fn compound(&self, first: WordId, second: WordId) -> Option<WordId> {
        if !self
            .seconds
            .get(second.0 as usize)
            .copied()
            .unwrap_or(false)
        {
            return None;
        }
        self.compounds.get(&[first, second]).copied()
    }

    /// Is the word the last of any compound?
    #[inline]
    pub fn ends_compound(&self, word: WordId) -> bool {
        self.seconds.get(word.0 as usize).copied().unwrap_or(false)
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
        self.known = HashMap::default();
        let size = (self.words.len() * 2).next_power_of_two().max(16);
        self.table = vec![Slot::default(); size];
        self.beginnings = vec![0; BEGINNINGS / 64];
        self.marks = vec![WordId::NONE; 128];
        for (at, word) in self.words.iter().enumerate().skip(1) {
            let id = WordId(at as u32);
            let bytes = word.as_bytes();
            if bytes.is_empty() {
                continue;
            }
            let first = key_of(&bytes[..bytes.len().min(OWN_KEY)]);
            let bit = beginning(first.wrapping_mul(SPREAD));
            self.beginnings[bit / 64] |= 1 << (bit % 64);
            self.longest = self.longest.max(bytes.len());
            self.hyphens |= bytes.len() > 1 && bytes.contains(&b'-');
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

    /// The number of the word `text[start..end]`, whatever the case of its letters; `None` where not all of them are ASCII
    /// letters.
    #[inline]
    pub fn ascii_word(&self, text: &[u8], start: usize, end: usize) -> Option<WordId> {
        let letters = text.get(start..end).filter(|l| !l.is_empty())?;
        let len = letters.len();
        // The first eight letters are read at one stroke, of shorter words together with what follows them, which is masked.
        let eight = match text.get(start..start + OWN_KEY) {
            Some(eight) => eight.try_into().unwrap_or_default(),
            None => {
                let mut eight = [0; OWN_KEY];
                let short = &letters[..len.min(OWN_KEY)];
                eight[..short.len()].copy_from_slice(short);
                eight
            }
        };
        let mask = u64::MAX >> (64 - 8 * len.min(OWN_KEY));
        let key = (u64::from_le_bytes(eight) | (EACH * 0x20)) & mask;
        if !are_letters(key, mask)
            || len > OWN_KEY && !letters[OWN_KEY..].iter().all(u8::is_ascii_alphabetic)
        {
            return None;
        }
        let bit = beginning(key.wrapping_mul(SPREAD));
        let block = self.beginnings.get(bit / 64).copied().unwrap_or(0);
        if block >> (bit % 64) & 1 == 0 {
            return Some(WordId::NONE);
        }
        Some(match len > OWN_KEY {
            false => self.find(key, len, |_| true),
            true => self.word(&letters.to_ascii_lowercase()),
        })
    }

    /// The number of a mark of one byte.
    pub fn mark(&self, byte: u8) -> WordId {
        self.marks
            .get(usize::from(byte))
            .copied()
            .unwrap_or(WordId::NONE)
    }

    /// Is any word written with a hyphen: "avant-hier"?
    pub fn has_hyphens(&self) -> bool {
        self.hyphens
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
        let ids: Vec<WordId> = ["december", "dec", "août", "-", "a", "zweijahre"]
            .iter()
            .map(|w| lexicon.add(w))
            .collect();
        lexicon.seal();
        let ascii = |text: &str| lexicon.ascii_word(text.as_bytes(), 0, text.len());
        assert_eq!(ascii("DECember"), Some(ids[0]));
        assert_eq!(ascii("Dec"), Some(ids[1]));
        assert_eq!(lexicon.ascii_word(b"(Dec, December)", 1, 4), Some(ids[1]));
        assert_eq!(lexicon.ascii_word(b"(Dec, ZWEIJAHRE)", 6, 15), Some(ids[5]));
        assert_eq!(lexicon.word("août".as_bytes()), ids[2]);
        assert_eq!(lexicon.mark(b'-'), ids[3]);
        assert_eq!(ascii("A"), Some(ids[4]));
        assert_eq!(ascii("A dozen of them"), None);
        for mixed in [
            "De-ember",
            "Dec{",
            "`",
            "[ec",
            "d\u{e9}c",
            "decembers-end",
            "",
        ] {
            assert_eq!(ascii(mixed), None, "{mixed}");
        }
        for unknown in ["decembers", "decembar", "b"] {
            assert_eq!(ascii(unknown), Some(WordId::NONE), "{unknown}");
        }
        assert_eq!(Lexicon::default().word(b"dec"), WordId::NONE);
    }
}
