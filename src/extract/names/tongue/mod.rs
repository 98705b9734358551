//! Names in languages other than English: by lists and rules alone, each language's out of `data/names/<lang>`.
//!
//! Not the trained model, and not the rules of English beside this folder. A language with no lists of its own is read by the safest
//! rules: titles, full names of listed words, bodies known everywhere. [`crate::model::name_support`] says how well each is read.

mod bodies;
mod cases;
mod firms;
mod known;
mod lists;
mod offices;
mod people;
mod places;
mod surnames;
#[cfg(test)]
mod tests;

use super::draft::Drafts;
use super::words::Words;
pub use lists::Tongue;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a language's folder holds: its own lists, and its names from elsewhere.
struct Shelf {
    code: &'static str,
    own: &'static str,
    listed: &'static str,
    latin: bool,
}

macro_rules! shelf {
    ($code:literal, $latin:literal) => {
        Shelf {
            code: $code,
            own: include_str!(concat!("../../../../data/names/", $code, "/names.toml")),
            listed: include_str!(concat!(
                "../../../../data/names/lists/tongues/",
                $code,
                ".txt"
            )),
            latin: $latin,
        }
    };
}

static SHELVES: [Shelf; 11] = [
    shelf!("az", true),
    shelf!("de", true),
    shelf!("es", true),
    shelf!("fr", true),
    shelf!("it", true),
    shelf!("nl", true),
    shelf!("pl", true),
    shelf!("pt", true),
    shelf!("ru", false),
    shelf!("tr", true),
    shelf!("uk", false),
];

/// What is safe in every language.
const SAFEST: &str = include_str!("../../../../data/names/xx/names.toml");

/// The languages' lists, each compiled when a document first needs it.
pub struct Tongues {
    by_code: BTreeMap<&'static str, (&'static Shelf, OnceLock<Tongue>)>,
    safest: OnceLock<Tongue>,
}

impl Default for Tongues {
    fn default() -> Self {
        let entry = |shelf: &'static Shelf| (shelf.code, (shelf, OnceLock::new()));
        Self {
            by_code: SHELVES.iter().map(entry).collect(),
            safest: OnceLock::new(),
        }
    }
}

impl Tongues {
    /// The lists a document is read with; `None` where it is English, or its language could not be told.
    pub fn of(&self, lang: &str) -> Option<&Tongue> {
        if matches!(lang, "en" | "und") {
            return None;
        }
        Some(match self.by_code.get(lang) {
            Some((shelf, made)) => {
                made.get_or_init(|| Tongue::of(SAFEST, shelf.own, shelf.listed, shelf.latin))
            }
            None => self.safest.get_or_init(|| Tongue::of(SAFEST, "", "", true)),
        })
    }
}

/// Bodies first, for their words tell them; then places, then people with what they are.
pub fn find(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    bodies::find(words, tongue, drafts);
    places::find(words, tongue, drafts);
    people::find(words, tongue, drafts);
}

/// Short forms and roles, once every name is found.
pub fn describe(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    surnames::refer(words, tongue, drafts);
    offices::say(words, tongue, drafts);
}
