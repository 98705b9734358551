//! How well names are found in a language, as measured: what a reader is told beside them.
//!
//! Measures nothing itself: the figures of `data/names/support.toml` are held by `tests/names_langs.rs`.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How names are found in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
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

/// One language: its name and grade, and the exact-span F1 of the texts worked with and of those held out, where they were measured.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameSupport {
    pub name: String,
    pub grade: Grade,
    #[serde(default)]
    pub people: Vec<f32>,
    #[serde(default)]
    pub organisations: Vec<f32>,
    #[serde(default)]
    pub places: Vec<f32>,
}

// A broken shipped table is caught by the test below.
static TABLE: LazyLock<BTreeMap<String, NameSupport>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/names/support.toml")).unwrap_or_default()
});

/// Of every language that is graded, by its code.
pub fn all() -> &'static BTreeMap<String, NameSupport> {
    &TABLE
}

/// What a reader is told of documents in these languages, a sentence a grade; nothing where there is nothing to warn of.
///
/// A language that could not be told ("und") is not spoken of.
pub fn told<'a>(langs: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut by_grade: BTreeMap<Grade, BTreeSet<&str>> = BTreeMap::new();
    for lang in langs.into_iter().filter(|&lang| lang != "und") {
        let (grade, name) = TABLE
            .get(lang)
            .map_or((Grade::Safest, lang), |s| (s.grade, s.name.as_str()));
        by_grade.entry(grade).or_default().insert(name);
    }
    by_grade
        .into_iter()
        .filter_map(|(grade, names)| sentence(grade, &listed(&names)))
        .collect()
}

fn sentence(grade: Grade, names: &str) -> Option<String> {
    match grade {
        Grade::Full => None,
        Grade::Rules => Some(format!(
            "Names in {names} are found by rules alone: some are missed."
        )),
        Grade::Safest => Some(format!(
            "Names in {names} are found only by the safest rules."
        )),
        Grade::None => Some(format!("Names in {names} are not found yet.")),
    }
}

/// "French", "French and German", "French, German and Greek"
fn listed(names: &BTreeSet<&str>) -> String {
    let names: Vec<&str> = names.iter().copied().collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(langs: &[&str], expect: &[&str]) {
        assert_eq!(told(langs.iter().copied()), expect);
    }

    #[test]
    fn a_reader_is_told_how_names_are_found() {
        check(&["en"], &[]);
        check(&["und"], &[]);
        check(
            &["en", "el", "und"],
            &["Names in Greek are found only by the safest rules."],
        );
        check(&["zh", "zh"], &["Names in Chinese are not found yet."]);
        check(
            &["fr", "el", "de", "it"],
            &[
                "Names in French, German and Italian are found by rules alone: some are missed.",
                "Names in Greek are found only by the safest rules.",
            ],
        );
        check(
            &["xx"],
            &["Names in xx are found only by the safest rules."],
        );
    }

    #[test]
    fn what_is_found_by_rules_was_measured() {
        assert!(TABLE.len() > 50);
        for support in TABLE.values() {
            let figures = [&support.people, &support.organisations, &support.places];
            let n = if support.grade == Grade::Rules { 2 } else { 0 };
            assert!(figures.iter().all(|f| f.len() == n), "{}", support.name);
        }
    }
}
