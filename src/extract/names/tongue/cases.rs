//! Words in their cases: head words in any form, and the form that a name is listed in.
//!
//! Tables from the data; no grammar of any one language is in here.

use super::super::lexicon::key;
use super::lists::List;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words in all their forms: a stem and one of the language's endings of nouns.
#[derive(Debug, Default)]
pub struct Stems {
    exact: List,
    /// Stem → the word as it is listed.
    stems: FxHashMap<String, String>,
    endings: FxHashSet<String>,
    /// How long they are, in bytes of the key, longest first: a word is cut once for each length, not once for each ending.
    lengths: Vec<usize>,
}

impl Stems {
    /// `drop` are the endings a listed word loses before it takes one of `endings`.
    pub fn of(list: &str, drop: &str, endings: &str) -> Self {
        let mut drop: Vec<String> = drop.split_whitespace().map(key).collect();
        drop.sort_by_key(|e| std::cmp::Reverse(e.len()));
        let endings: FxHashSet<String> = endings.split_whitespace().map(key).collect();
        let mut lengths: Vec<usize> = endings.iter().map(String::len).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        let mut out = Self {
            endings,
            lengths,
            ..Self::default()
        };
        for word in list.split_whitespace() {
            let folded = key(word);
            if !out.endings.is_empty() {
                let stem = drop
                    .iter()
                    .find_map(|e| folded.strip_suffix(e.as_str()))
                    .filter(|s| s.chars().count() >= 2)
                    .unwrap_or(&folded);
                out.stems
                    .entry(stem.to_owned())
                    .or_insert_with(|| word.to_owned());
            }
            out.exact.insert(folded);
        }
        out
    }

    pub fn has(&self, key: &str) -> bool {
        self.exact.contains(key) || self.listed(key).is_some()
    }

    /// The word as listed, for a form of it that is another: "службой" → "служба".
    pub fn listed(&self, key: &str) -> Option<&str> {
        if self.exact.contains(key) {
            return None;
        }
        let cut = |n: &usize| {
            let (stem, ending) = key.split_at_checked(key.len().checked_sub(*n)?)?;
            let of = self.stems.get(stem)?;
            self.endings.contains(ending).then_some(of)
        };
        self.stems
            .get(key)
            .or_else(|| self.lengths.iter().find_map(cut))
            .map(String::as_str)
    }
}

/// "ому>ий": what a form ends in, and what the form that names are listed in ends in instead.
#[derive(Debug, Default)]
pub struct Endings(Vec<(String, usize, String)>);

impl Endings {
    pub fn of(list: &str) -> Self {
        let mut out: Vec<_> = list
            .split_whitespace()
            .filter_map(|rule| rule.split_once('>'))
            .map(|(from, to)| (key(from), from.chars().count(), to.to_owned()))
            .collect();
        // Longest first; of equals the first listed.
        out.sort_by_key(|(_, n, _)| std::cmp::Reverse(*n));
        Self(out)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All words that the word may be a form of, likeliest first.
    pub fn undone<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        let n = word.chars().count();
        // Endings of one length stand together, so that the word's own ending is folded once for all of them.
        let mut cut: Option<(usize, usize, String)> = None;
        self.0.iter().filter_map(move |(from, len, to)| {
            if cut.as_ref().is_none_or(|(of, ..)| of != len) {
                let keep = n.checked_sub(*len).filter(|c| *c >= 2)?;
                let at = word.char_indices().nth(keep).map_or(word.len(), |(i, _)| i);
                cut = Some((*len, at, key(&word[at..])));
            }
            let (_, at, ending) = cut.as_ref()?;
            (ending == from).then(|| format!("{}{to}", &word[..*at]))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_its_cases_is_that_word() {
        let heads = Stems::of("служба институт", "а", "а ы е у ой ом");
        assert!(heads.has("служба") && heads.has("службои") && heads.has("института"));
        assert!(!heads.has("служить") && !heads.has("служебник"));
        assert_eq!(heads.listed("службои"), Some("служба"));
        assert_eq!(heads.listed("служба"), None);
    }

    #[test]
    fn a_form_is_undone_longest_ending_first() {
        let cases = Endings::of("а> ого>ий ым>");
        let undone = |w| cases.undone(w).collect::<Vec<_>>();
        assert_eq!(undone("Зиминым"), ["Зимин"]);
        assert_eq!(undone("Сикорского"), ["Сикорский"]);
        assert_eq!(undone("Ян"), [""; 0]);
    }
}
