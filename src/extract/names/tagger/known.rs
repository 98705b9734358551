//! What the word lists say of a word, as bits: all lists of `data/names` in one table, so that a word is looked up once.
//!
//! Not how the bits are weighed: the model does that.

use super::super::lexicon::{Lexicon, key};
use super::numbers::{ByHash, hash};

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

pub struct Known(ByHash<u32>);

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
        for word in lex.known.keys() {
            add(word, 20);
        }
        for name in lines(GIVEN_NAMES) {
            for part in parts(name) {
                add(&part, GIVEN);
            }
        }
        for name in lines(SURNAMES) {
            // "de la Cruz": the particles are none by themselves.
            if let Some(last) = parts(name).last() {
                add(&last, SURNAME);
            }
        }
        for name in lines(CITIES) {
            let parts: Vec<String> = parts(name).collect();
            match parts.as_slice() {
                [] => {}
                [only] => add(only, CITY),
                [first, inner @ ..] => {
                    add(first, CITY_FIRST);
                    for part in inner {
                        add(part, CITY_INNER);
                    }
                }
            }
        }
        for word in lines(WORDS) {
            add(&key(word), ORDINARY);
        }
        Self(table)
    }

    /// The bits of a word by its key.
    pub fn bits(&self, key: &str) -> u32 {
        let whole = self.0.get(&hash(key)).copied().unwrap_or(0);
        if !key.contains('.') {
            return whole;
        }
        // "jean.pierre": the names of its parts count.
        key.split('.')
            .filter(|p| p.len() > 1)
            .filter_map(|p| self.0.get(&hash(p)))
            .fold(whole, |all, bits| all | bits & NAMED)
    }
}

pub const GIVEN_NAMES: &str = include_str!("../../../../data/names/lists/given.txt");
pub const SURNAMES: &str = include_str!("../../../../data/names/lists/surnames.txt");
pub const CITIES: &str = include_str!("../../../../data/names/lists/cities.txt");
const WORDS: &str = include_str!("../../../../data/names/lists/words.txt");

pub fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.is_empty())
}

/// The keys of a name's words; "Jean-Pierre" has two.
fn parts(name: &str) -> impl Iterator<Item = String> {
    name.split([' ', '-'])
        .map(key)
        .filter(|k| k.chars().count() > 1)
}
