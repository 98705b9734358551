//! Countries, their peoples and capitals: which country a body or a document is of.
//!
//! Knows no other places.

use crate::model::text::fold;
use std::collections::BTreeMap;
use std::sync::LazyLock;

struct Countries {
    /// Country, adjective or capital, folded → the country, folded.
    of: BTreeMap<String, String>,
    /// Adjectives alone.
    adjectives: BTreeMap<String, String>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/en/countries.toml")
        .parse()
        .unwrap_or_default();
    let mut out = Countries {
        of: BTreeMap::new(),
        adjectives: BTreeMap::new(),
    };
    let lines = table
        .get("countries")
        .and_then(|c| c.as_str())
        .unwrap_or("");
    for line in lines.lines() {
        let Some((country, said)) = line.split_once('=') else {
            continue;
        };
        let country = fold(country);
        out.of.insert(country.clone(), country.clone());
        let (adjectives, others) = said.split_once('|').unwrap_or((said, ""));
        let words = |list: &str| -> Vec<String> {
            list.split(',')
                .map(fold)
                .filter(|w| !w.is_empty())
                .collect()
        };
        for word in words(adjectives) {
            out.of.insert(word.clone(), country.clone());
            out.adjectives.insert(word, country.clone());
        }
        for word in words(others) {
            out.of.insert(word, country.clone());
        }
    }
    out
});

/// "Norway", "Norwegian", "Oslo" → "norway"; folded words in, one or several of a name.
pub fn country_of(folded: &str) -> Option<&'static str> {
    COUNTRIES.of.get(folded).map(String::as_str)
}

/// "norwegian" → "norway"; nothing for "oslo".
pub fn of_people(folded: &str) -> Option<&'static str> {
    COUNTRIES.adjectives.get(folded).map(String::as_str)
}

pub fn is_country(folded: &str) -> bool {
    COUNTRIES.of.get(folded).is_some_and(|c| c == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_peoples_and_capitals() {
        assert_eq!(country_of("oslo"), Some("norway"));
        assert_eq!(of_people("norwegian"), Some("norway"));
        assert_eq!(of_people("kenyan"), Some("kenya"));
        assert_eq!(of_people("swiss"), Some("switzerland"));
        for capital in [
            "oslo", "yerevan", "berlin", "tbilisi", "nairobi", "kyiv", "paris",
        ] {
            assert_eq!(of_people(capital), None, "{capital}");
        }
        assert!(is_country("georgia") && !is_country("georgian"));
    }
}
