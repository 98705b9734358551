//! What the word lists say of a word, as bits: all lists of `data/names` in one table, so that a word is looked up once.
//!
//! Not how the bits are weighed: the model does that.

use super::super::lexicon::{Lexicon, key};
use super::features::Listed;
use super::numbers::{ByHash, hash, hash_of};

/// The rules' own lists come first; from [`GIVEN`] on it is the large lists of `data/names/lists`.
const GIVEN: u32 = 24;
const SURNAME: u32 = 25;
const CITY: u32 = 26;
const CITY_FIRST: u32 = 27;
const CITY_INNER: u32 = 28;
const ORDINARY: u32 = 29;

/// Bits of the rules' own lists.
pub const OWN: u32 = (1 << GIVEN) - 1;
/// Bits of the lists of given names, surnames and places.
pub const NAMED: u32 = 0b1_1111 << GIVEN;
/// A word that English writes small.
pub const SMALL: u32 = 1 << ORDINARY;

pub const HONORIFIC: u32 = 1;
/// On the short list of given names that the rules go by.
pub const RULES_GIVEN: u32 = 0b110;
pub const ROLE_HEAD: u32 = 1 << 5;
pub const ORG_HEAD: u32 = 1 << 7;
pub const LEGAL_FORM: u32 = 1 << 19;

pub struct Known {
    bits: ByHash<u32>,
    /// Bodies by the hash of their first word's key: the hashes of all their words, longest first, and which list has them.
    bodies: ByHash<Vec<(Vec<u64>, u8)>>,
}

impl Known {
    pub fn of(lex: &Lexicon) -> Self {
        let mut table = ByHash::default();
        table.reserve(120_000);
        let mut add = |word: &str, bit: u32| {
            *table.entry(hash(word)).or_insert(0) |= 1 << bit;
        };
        let lists = [
            (0, &lex.honorifics),
            (1, &lex.given),
            (2, &lex.weak_given),
            (3, &lex.surnames),
            (4, &lex.particles),
            (5, &lex.role_heads),
            (6, &lex.role_modifiers),
            (7, &lex.org_heads),
            (8, &lex.weak_heads),
            (10, &lex.place_tails),
            (11, &lex.place_leads),
            (12, &lex.calendar),
            (13, &lex.peoples),
            (14, &lex.ordinary),
            (15, &lex.never_in_person),
            (16, &lex.speech),
            (17, &lex.before_person),
            (18, &lex.after_person),
            (19, &lex.legal_forms),
            (21, &lex.not_acronyms),
            (22, &lex.meetings),
            (23, &lex.project_words),
        ];
        for (bit, list) in lists {
            for word in list.iter() {
                add(word, bit);
            }
        }
        for word in lex.places.keys() {
            add(word, 9);
        }
        for phrase in lex.known.values().flatten() {
            if let [only] = phrase.keys.as_slice() {
                add(only, 20);
            }
        }
        let mut add = |hash: u64, bit: u32| {
            *table.entry(hash).or_insert(0) |= 1 << bit;
        };
        for name in lines(GIVEN_NAMES) {
            for part in parts(name) {
                add(part, GIVEN);
            }
        }
        for name in lines(SURNAMES) {
            // "de la Cruz": the particles are none by themselves.
            if let Some(last) = parts(name).last() {
                add(last, SURNAME);
            }
        }
        for name in lines(CITIES) {
            let mut parts = parts(name).peekable();
            let Some(first) = parts.next() else { continue };
            if parts.peek().is_none() {
                add(first, CITY);
                continue;
            }
            add(first, CITY_FIRST);
            for part in parts {
                add(part, CITY_INNER);
            }
        }
        for word in lines(WORDS) {
            add(hash_of_key(word), ORDINARY);
        }
        Self {
            bits: table,
            bodies: bodies(lex),
        }
    }

    /// The longest listed body that begins with this word, where `next` gives the words after it: how many words, which list.
    pub fn body(&self, first: u64, next: impl Fn(usize) -> Option<u64>) -> Option<(usize, u8)> {
        let (keys, list) = self
            .bodies
            .get(&first)?
            .iter()
            .find(|(keys, _)| (1..keys.len()).all(|n| next(n) == Some(keys[n])))?;
        Some((keys.len(), *list))
    }

    /// The bits of a word by its key.
    pub fn bits(&self, key: &str) -> u32 {
        let whole = self.bits.get(&hash(key)).copied().unwrap_or(0);
        if !key.contains('.') {
            return whole;
        }
        // "jean.pierre": the names of its parts count.
        key.split('.')
            .filter(|p| p.len() > 1)
            .filter_map(|p| self.bits.get(&hash(p)))
            .fold(whole, |all, bits| all | bits & NAMED)
    }
}

fn bodies(lex: &Lexicon) -> ByHash<Vec<(Vec<u64>, u8)>> {
    let mut out: ByHash<Vec<(Vec<u64>, u8)>> = ByHash::default();
    for (phrases, list) in [
        (&lex.known, Listed::KNOWN),
        (&lex.doubtful, Listed::DOUBTFUL),
    ] {
        for phrase in phrases.values().flatten() {
            let keys: Vec<u64> = phrase.keys.iter().map(|k| hash(k)).collect();
            out.entry(keys[0]).or_default().push((keys, list));
        }
    }
    for acronym in &lex.acronyms {
        let first = hash(&key(acronym));
        out.entry(first)
            .or_default()
            .push((vec![first], Listed::KNOWN));
    }
    for list in out.values_mut() {
        list.sort_by(|a, b| (b.0.len(), &a.0, a.1).cmp(&(a.0.len(), &b.0, b.1)));
    }
    out
}

pub const GIVEN_NAMES: &str = include_str!("../../../../data/names/lists/given.txt");
pub const SURNAMES: &str = include_str!("../../../../data/names/lists/surnames.txt");
pub const CITIES: &str = include_str!("../../../../data/names/lists/cities.txt");
const WORDS: &str = include_str!("../../../../data/names/lists/words.txt");

pub fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.is_empty())
}

/// The keys of a name's words, as hashes; "Jean-Pierre" has two. Of single letters there are none.
fn parts(name: &str) -> impl Iterator<Item = u64> {
    name.split([' ', '-']).filter_map(|part| {
        let long = match is_plain(part) {
            true => part.len() > 1,
            false => key(part).chars().nth(1).is_some(),
        };
        long.then(|| hash_of_key(part))
    })
}

/// Letters that a key only makes small.
fn is_plain(word: &str) -> bool {
    word.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'\'')
}

/// The hash of a word's key; of nearly all of the lists' words without making the key.
fn hash_of_key(word: &str) -> u64 {
    match is_plain(word) {
        true => hash_of(word.bytes().map(|b| b.to_ascii_lowercase())),
        false => hash(&key(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_lists_are_hashed_as_their_keys_are() {
        for word in [
            "Baku",
            "O'Hara",
            "SEOUL",
            "Bakı",
            "São",
            "d’Ivoire",
            "St.",
            "X",
            "",
            "7th",
        ] {
            assert_eq!(hash_of_key(word), hash(&key(word)), "{word}");
        }
        let part = |word: &str| hash(&key(word));
        let got: Vec<u64> = parts("Jean-Pierre É de").collect();
        assert_eq!(got, [part("jean"), part("pierre"), part("de")]);
    }
}
