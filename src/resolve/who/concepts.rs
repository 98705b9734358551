//! What bodies and offices are called in several languages: words → what they stand for.
//!
//! Two lists of `data/names/xx`; a word that they do not have stands for itself.

use super::keys::{spelled, stem};
use crate::model::text::fold;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

struct Concepts {
    bodies: HashMap<String, String>,
    /// First word → second → concept.
    pairs: HashMap<String, HashMap<String, String>>,
    links: HashSet<String>,
    legal: HashSet<String>,
    /// One word or two of an office, without case endings → the office.
    offices: HashMap<String, String>,
}

fn plain(word: &str) -> String {
    stem(&spelled(&fold(word)))
}

static CONCEPTS: LazyLock<Concepts> = LazyLock::new(|| {
    let table = |text: &str| -> toml::Table { text.parse().unwrap_or_default() };
    let bodies = table(include_str!("../../../data/names/xx/bodies.toml"));
    let offices = table(include_str!("../../../data/names/xx/offices.toml"));
    let text = |table: &toml::Table, list: &str| -> String {
        table
            .get(list)
            .and_then(|l| l.as_str())
            .unwrap_or("")
            .to_owned()
    };
    let lines = |list: String| -> HashMap<String, String> {
        let mut out = HashMap::new();
        for (concept, words) in list.lines().filter_map(|l| l.split_once('=')) {
            let concept = plain(concept);
            for word in words.split_whitespace() {
                let word: Vec<String> = word.split('+').map(plain).collect();
                out.entry(word.join(" ")).or_insert_with(|| concept.clone());
            }
        }
        out
    };
    let words = |list: String| list.split_whitespace().map(fold).collect();
    let all = lines(text(&bodies, "words"));
    let mut pairs: HashMap<String, HashMap<String, String>> = HashMap::new();
    for (words, concept) in &all {
        if let Some((first, second)) = words.split_once(' ') {
            pairs
                .entry(first.to_owned())
                .or_default()
                .insert(second.to_owned(), concept.clone());
        }
    }
    Concepts {
        pairs,
        links: words(text(&bodies, "links")),
        legal: words(text(&bodies, "legal")),
        bodies: all,
        offices: lines(text(&offices, "offices")),
    }
});

/// A word of a body's name, folded and without case ending: "xidmeti" → "service".
pub fn of_body(word: &str) -> Option<&'static str> {
    CONCEPTS.bodies.get(word).map(String::as_str)
}

/// A word that means something else before a small one: "red de" → "network".
pub fn of_pair(word: &str, next: &str) -> Option<&'static str> {
    CONCEPTS.pairs.get(word)?.get(next).map(String::as_str)
}

/// A German word of two that both have a concept: "forstbotanik" → "forest", "botany".
pub fn of_compound(word: &str) -> Option<(&'static str, &'static str)> {
    /// Each half has at least so many letters; shorter ones are found in everything.
    const HALF: usize = 4;
    if !word.is_ascii() || word.len() < 2 * HALF {
        return None;
    }
    (HALF..=word.len() - HALF).find_map(|i| {
        let (first, second) = word.split_at(i);
        // "Verkehr|s|amt"
        let first = of_body(first).or_else(|| of_body(first.strip_suffix('s')?))?;
        Some((first, of_body(second)?))
    })
}

pub fn is_link(folded: &str) -> bool {
    CONCEPTS.links.contains(folded)
}

/// "AS", "GmbH"; "A.Ş." is two words when it is folded, and asked for with `pair`.
pub fn is_legal_form(folded: &str) -> bool {
    CONCEPTS.legal.contains(folded)
}

/// The office that a role is of, whatever its language: "начальник" → "chief", "baş katib" → "general secretary". The last word that
/// the list has counts; a deputy stays one. The role itself where the list has none of its words.
pub fn office(role: &str) -> String {
    let words: Vec<String> = fold(role).split(' ').map(|w| stem(&spelled(w))).collect();
    let offices = &CONCEPTS.offices;
    let mut found: Option<&str> = None;
    let mut deputy = false;
    let mut i = 0;
    while i < words.len() {
        let pair = words
            .get(i + 1)
            .and_then(|next| offices.get(&format!("{} {next}", words[i])));
        match pair.or_else(|| offices.get(&words[i])).map(String::as_str) {
            Some("deputy") => deputy = true,
            Some(office) => found = Some(office),
            None => {}
        }
        i += 1 + usize::from(pair.is_some());
    }
    match found {
        Some(office) if deputy => format!("deputy {office}"),
        Some(office) => office.to_owned(),
        None if deputy => "deputy".to_owned(),
        None => fold(role),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_office_in_several_languages() {
        for (role, expect) in [
            ("chief", "chief"),
            ("Начальник", "chief"),
            ("rəisi", "chief"),
            ("заместитель начальника", "deputy chief"),
            ("director general", "general director"),
            ("Генеральный директор", "general director"),
            ("direktoru", "director"),
            ("striker", "striker"),
            ("", ""),
        ] {
            assert_eq!(office(role), expect, "{role}");
        }
    }

    #[test]
    fn words_of_bodies() {
        assert_eq!(of_body("xidmeti"), Some("service"));
        assert_eq!(of_body(&stem(&fold("службой"))), Some("service"));
        assert_eq!(of_body("tolmer"), None);
        assert_eq!(of_compound("forstbotanik"), Some(("forest", "botany")));
        assert_eq!(
            of_compound("meeresforschung"),
            Some(("maritime", "research"))
        );
        assert_eq!(of_compound("tolmerbotanik"), None);
        assert_eq!(of_compound("bank"), None);
        assert_eq!(of_pair("red", "de"), Some("network"));
        assert_eq!(of_pair("red", "cross"), None);
        assert!(is_legal_form("gmbh") && !is_legal_form("bank"));
    }
}
