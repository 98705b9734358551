//! The words of `data/dating`: by which one thing told bears on when another was.
//!
//! Not dates and not happenings: those have been found.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// Phrases of one or several folded words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Words {
    /// Before a project's name: it was done while the project ran.
    pub within: Vec<String>,
    pub within_behind: Vec<String>,
    /// At a sentence's beginning: it came after what was told before.
    pub then: Vec<String>,
    /// Behind a treaty's name: it begins to be.
    pub made: Vec<String>,
    /// Right behind that word: done by one of many, so no beginning.
    pub by: Vec<String>,
    /// Before a treaty's name: there is one.
    pub follows: Vec<String>,
    /// Right before who took part in a meeting, behind the word for it.
    pub with: Vec<String>,
    /// All that stands between the word for a visit or a meeting and who came.
    pub of: Vec<String>,
    /// The day on which a meeting of several begins, or ends.
    pub first_day: Vec<String>,
    pub last_day: Vec<String>,
}

pub(super) fn of(lang: &str) -> Option<&'static Words> {
    static ALL: LazyLock<FxHashMap<String, Words>> = LazyLock::new(|| {
        toml::from_str(include_str!("../../../data/dating/words.toml")).unwrap_or_default()
    });
    ALL.get(lang)
}

/// The first phrase that these folded words begin with.
pub(super) fn begins<'p>(words: &str, phrases: &'p [String]) -> Option<&'p str> {
    phrases
        .iter()
        .map(String::as_str)
        .filter(|p| {
            words
                .strip_prefix(p)
                .is_some_and(|r| r.is_empty() || r.starts_with(' '))
        })
        .max_by_key(|p| p.len())
}

/// The longest phrase that these folded words end with.
pub(super) fn ends<'p>(words: &str, phrases: &'p [String]) -> Option<&'p str> {
    phrases
        .iter()
        .map(String::as_str)
        .filter(|p| {
            words
                .strip_suffix(p)
                .is_some_and(|r| r.is_empty() || r.ends_with(' '))
        })
        .max_by_key(|p| p.len())
}

/// The first phrase that stands whole in these folded words.
pub(super) fn holds<'p>(words: &str, phrases: &'p [String]) -> Option<&'p str> {
    let padded = format!(" {words} ");
    phrases
        .iter()
        .map(String::as_str)
        .find(|p| padded.contains(&format!(" {p} ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::fold;

    #[test]
    fn the_words_are_there_and_folded() {
        for lang in ["en", "de", "fr", "ru", "az"] {
            let words = of(lang).expect(lang);
            let Words {
                within,
                within_behind,
                then,
                made,
                by,
                follows,
                with,
                of,
                first_day,
                last_day,
            } = words;
            for phrase in [
                within,
                within_behind,
                then,
                made,
                by,
                follows,
                with,
                of,
                first_day,
                last_day,
            ]
            .into_iter()
            .flatten()
            {
                assert_eq!(&fold(phrase), phrase, "{lang}");
            }
            assert!(
                !then.is_empty() && !made.is_empty() && !follows.is_empty(),
                "{lang}"
            );
            assert!(!within.is_empty() || !within_behind.is_empty(), "{lang}");
        }
        assert!(of("xx").is_none());
    }

    #[test]
    fn phrases_are_whole_words() {
        let words = of("en").expect("English");
        assert_eq!(begins("then the army came", &words.then), Some("then"));
        assert_eq!(begins("thence the army came", &words.then), None);
        assert_eq!(holds("was adopted", &words.made), Some("adopted"));
        assert_eq!(holds("was readopted", &words.made), None);
    }
}
