//! The word lists of `data/segment`, read once: abbreviations, words that begin sentences, months.
//!
//! Not rules: what the lists mean for a sentence's end is said in [`super::sentences`].

use crate::model::text::fold;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a stop after this word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something it belongs to must follow: "Mr."
    Title,
    /// An abbreviation only where a number follows: "No. 45/158".
    BeforeNumber,
    /// The sentence ends where a capital letter follows: "etc."
    MayEnd,
}

pub(super) struct Words {
    abbreviations: HashMap<String, Abbreviation>,
    year_letters: HashSet<String>,
    never_first: HashSet<String>,
    starters: BTreeMap<String, HashSet<String>>,
    /// Each of those words with its number, and a bit for each of its languages in their order.
    starter_languages: HashMap<String, (u32, u32)>,
    ordinal_stop: HashSet<String>,
    particles: HashSet<String>,
    months: HashSet<String>,
    after_hour: HashSet<String>,
}

#[derive(Deserialize)]
struct WordsFile {
    titles: Vec<String>,
    before_number: Vec<String>,
    may_end: Vec<String>,
    year_letters: Vec<String>,
    never_first: Vec<String>,
    starters: BTreeMap<String, HashSet<String>>,
    ordinal_stop: OrdinalStop,
    particles: Particles,
    after_hour: HashSet<String>,
}

#[derive(Deserialize)]
struct OrdinalStop {
    languages: HashSet<String>,
}

#[derive(Deserialize)]
struct Particles {
    words: HashSet<String>,
}

#[derive(Deserialize)]
struct MonthsFile {
    months: HashSet<String>,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(Words::load);

impl Words {
    fn load() -> Self {
        let file: WordsFile = toml::from_str(include_str!("../../data/segment/words.toml"))
            .expect("data/segment/words.toml is part of the program; a test reads it");
        let months: MonthsFile = toml::from_str(include_str!("../../data/segment/months.toml"))
            .expect("data/segment/months.toml is part of the program; a test reads it");
        let mut abbreviations = HashMap::default();
        let lists = [
            (file.may_end, Abbreviation::MayEnd),
            (file.before_number, Abbreviation::BeforeNumber),
            (file.titles, Abbreviation::Title),
        ];
        for (list, kind) in lists {
            abbreviations.extend(list.into_iter().map(|word| (word, kind)));
        }
        let mut starter_languages: HashMap<String, (u32, u32)> = HashMap::default();
        for (language, list) in file.starters.values().enumerate() {
            for word in list {
                let number = starter_languages.len() as u32;
                let known = starter_languages.entry(word.clone()).or_insert((number, 0));
                known.1 |= 1 << language;
            }
        }
        Self {
            starter_languages,
            abbreviations,
            year_letters: file.year_letters.into_iter().collect(),
            never_first: file.never_first.into_iter().collect(),
            starters: file.starters,
            ordinal_stop: file.ordinal_stop.languages,
            particles: file.particles.words,
            months: months.months,
            after_hour: file.after_hour,
        }
    }

    pub fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviations.get(word).copied()
    }

    /// "г" of "2019 г.", which keeps its stop after a number.
    pub fn is_year_letter(&self, word: &str) -> bool {
        self.year_letters.contains(word)
    }

    /// "Chr" of "v. Chr.", which begins no sentence.
    pub fn is_never_first(&self, word: &str) -> bool {
        self.never_first.contains(word)
    }

    /// A function word that begins sentences in this language (in English where the language is not known).
    pub fn is_starter(&self, word: &str, lang: &str) -> bool {
        let list = self.starters.get(lang).or_else(|| self.starters.get("en"));
        list.is_some_and(|list| list.contains(&word.to_lowercase()))
    }

    /// A function word's number, and one bit for each language of [`Self::starter_languages`] that it is of. In lower case.
    pub fn starter(&self, word: &str) -> Option<(u32, u32)> {
        self.starter_languages.get(word).copied()
    }

    /// Whether this language's own function words are known.
    pub fn has_starters(&self, lang: &str) -> bool {
        self.starters.contains_key(lang)
    }

    /// The languages whose function words are known.
    pub fn starter_languages(&'static self) -> impl Iterator<Item = &'static str> {
        self.starters.keys().map(String::as_str)
    }

    /// A function word that is also a part of surnames: "La".
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(&word.to_lowercase())
    }

    /// In this language, a number with a stop is an ordinal.
    pub fn has_ordinal_stop(&self, lang: &str) -> bool {
        self.ordinal_stop.contains(lang)
    }

    /// "9 p.m. Tuesday", "5 p.m. EST", "10 a.m. Nov. 6": the day and the zone of an hour.
    pub fn goes_on_after_hour(&self, word: &str) -> bool {
        let folded = fold(word.trim_end_matches('.'));
        self.after_hour.contains(&folded) || self.months.contains(&folded)
    }

    pub fn is_month(&self, word: &str) -> bool {
        self.months.contains(&fold(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_well_formed() {
        assert_eq!(WORDS.abbreviation("Mr"), Some(Abbreviation::Title));
        assert_eq!(WORDS.abbreviation("No"), Some(Abbreviation::BeforeNumber));
        assert_eq!(WORDS.abbreviation("Nov"), Some(Abbreviation::MayEnd));
        assert_eq!(WORDS.abbreviation("sat"), None);
        assert!(WORDS.is_month("März") && WORDS.is_month("декабря") && !WORDS.is_month("Council"));
        assert!(WORDS.is_starter("The", "en") && WORDS.is_starter("Die", "de"));
        assert!(!WORDS.is_starter("Council", "en"));
        assert!(WORDS.is_starter("The", "und"));
        for month in &WORDS.months {
            assert_eq!(month, &fold(month), "months are written folded");
        }
    }
}
