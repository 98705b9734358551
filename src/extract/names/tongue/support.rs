//! How well names are found in a language, as measured: what a reader is told beside them.
//!
//! Measures nothing itself: the figures of `data/names/support.toml` are held by `tests/names_langs.rs`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How names are found in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// By lists, rules and a trained model.
    Full,
    /// By lists and rules of the language.
    Rules,
    /// By what is safe in every language.
    Safest,
    /// Not at all, but for a few bodies known everywhere.
    None,
}

/// One language: its grade, and the exact-span F1 of the test corpus where one was measured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    pub name: String,
    pub grade: Grade,
    #[serde(default)]
    pub people: Vec<f32>,
    #[serde(default)]
    pub organisations: Vec<f32>,
    #[serde(default)]
    pub places: Vec<f32>,
}

static TABLE: LazyLock<BTreeMap<String, Support>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../data/names/support.toml")).unwrap_or_default()
});

pub fn of(lang: &str) -> Option<&'static Support> {
    TABLE.get(lang)
}

/// What a reader is told of a document in this language; nothing where there is nothing to warn of.
pub fn sentence(lang: &str) -> Option<String> {
    let Some(support) = of(lang) else {
        return (lang != "und").then(|| "Names in this document’s language are found only by the safest rules.".to_owned());
    };
    let name = &support.name;
    match support.grade {
        Grade::Full => None,
        Grade::Rules => Some(format!("Names in {name} are found by rules alone: some are missed.")),
        Grade::Safest => Some(format!("Names in {name} are found only by the safest rules.")),
        Grade::None => Some(format!("Names in {name} are not found yet.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_grade_and_says_so() {
        assert!(TABLE.len() > 20);
        assert_eq!(sentence("en"), None);
        assert_eq!(sentence("und"), None);
        assert_eq!(sentence("el").as_deref(), Some("Names in Greek are found only by the safest rules."));
        assert_eq!(sentence("zh").as_deref(), Some("Names in Chinese are not found yet."));
        assert_eq!(sentence("de").as_deref(), Some("Names in German are found by rules alone: some are missed."));
        assert_eq!(sentence("mi").as_deref(), Some("Names in this document’s language are found only by the safest rules."));
        for support in TABLE.values().filter(|s| s.grade == Grade::Rules) {
            assert!([&support.people, &support.organisations, &support.places].iter().all(|f| f.len() == 2), "{}", support.name);
        }
    }
}
