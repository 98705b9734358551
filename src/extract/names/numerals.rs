//! The number that stands before the word for a meeting, in figures or words of many languages: "115. Tagung", "cent quatorzième session".
//!
//! Read backward from that word and nowhere else; English numbers are [`super::series`]'s.

use super::words::Words;
use crate::model::TokenKind;
use crate::model::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

struct Numerals {
    endings: FxHashSet<String>,
    between: FxHashSet<String>,
    joiners: FxHashSet<String>,
    cardinals: FxHashMap<String, u32>,
    /// Whole words, and beginnings of words that may end in up to three letters.
    ordinals: FxHashMap<String, u32>,
    stems: FxHashMap<String, u32>,
}

static NUMERALS: LazyLock<Numerals> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/xx/numerals.toml")
        .parse()
        .unwrap_or_default();
    let text = |name: &str| table.get(name).and_then(|v| v.as_str()).unwrap_or("");
    let set = |name: &str| text(name).split_whitespace().map(fold).collect();
    let mut out = Numerals {
        // Endings are marks and letters: folding would take the marks.
        endings: text("endings")
            .split_whitespace()
            .map(str::to_lowercase)
            .collect(),
        between: set("between"),
        joiners: set("joiners"),
        cardinals: FxHashMap::default(),
        ordinals: FxHashMap::default(),
        stems: FxHashMap::default(),
    };
    let lines = |name: &str| -> Vec<(u32, String)> {
        let line = |line: &str| -> Vec<(u32, String)> {
            let Some((value, words)) = line.split_once('=') else {
                return Vec::new();
            };
            let Ok(value) = value.trim().parse() else {
                return Vec::new();
            };
            words
                .split_whitespace()
                .map(|w| (value, w.to_owned()))
                .collect()
        };
        text(name).lines().flat_map(line).collect()
    };
    for (value, word) in lines("cardinals") {
        out.cardinals.entry(fold(&word)).or_insert(value);
    }
    for (value, word) in lines("ordinals") {
        match word.strip_suffix('~') {
            Some(stem) => out.stems.entry(fold(stem)).or_insert(value),
            None => out.ordinals.entry(fold(&word)).or_insert(value),
        };
    }
    out
});

/// So many letters of an ending at most.
const ENDING: usize = 3;

/// So many words of a number, and tokens of one in figures.
const LONGEST: usize = 6;

/// The number right before the token `noun`, and the token at which it begins.
pub fn before(words: &Words, noun: usize, largest: u32) -> Option<(u32, usize)> {
    let mut end = noun;
    // "die 28. ordentliche Tagung"
    for _ in 0..2 {
        let adjective = |w: &super::words::Word| NUMERALS.between.contains(&fold(w.text));
        if end > 0
            && words.same_sentence(noun, end - 1)
            && words.get(end - 1).is_some_and(adjective)
        {
            end -= 1;
        }
    }
    let found = in_figures(words, end).or_else(|| in_words(words, end))?;
    (1..=largest).contains(&found.0).then_some(found)
}

fn in_figures(words: &Words, end: usize) -> Option<(u32, usize)> {
    let mut first = end.checked_sub(1)?;
    while !words.list[first]
        .text
        .starts_with(|c: char| c.is_ascii_digit())
    {
        first = first.checked_sub(1).filter(|f| end - f <= LONGEST)?;
    }
    let (from, to) = (words.list[first].range.start, words.list[end - 1].range.end);
    let text = words.text.get(from as usize..to as usize)?;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ending: String = text[digits..].split_whitespace().collect();
    let before = first.checked_sub(1).map(|b| &words.list[b]);
    // "12/115. Tagung" and "3.115." are no numbers of meetings.
    let free = before.is_none_or(|b| b.range.end < from || !b.is_mark());
    let ordinal = digits <= 3 && NUMERALS.endings.contains(&ending.to_lowercase());
    (ordinal && free)
        .then(|| text[..digits].parse().ok())
        .flatten()
        .map(|n| (n, first))
}

fn in_words(words: &Words, end: usize) -> Option<(u32, usize)> {
    let numerals = &*NUMERALS;
    let mut first = end;
    let mut parts: Vec<u32> = Vec::new();
    let mut joined = false;
    while first > 0 && end - first < LONGEST && words.same_sentence(end - 1, first - 1) {
        let w = &words.list[first - 1];
        if w.kind != TokenKind::Word {
            break;
        }
        let folded = fold(w.text);
        let last = parts.is_empty();
        let value = if last {
            ordinal(&folded)
        } else {
            numerals
                .cardinals
                .get(&folded)
                .copied()
                // "centésimo decimoquinto"
                .or_else(|| ordinal(&folded).filter(|n| n % 10 == 0))
        };
        match value {
            // Each word before says more than those behind it: "cent" before "quatorzième".
            Some(value) if last || value > parts.iter().sum() || parts.last() == Some(&100) => {
                parts.push(value);
                joined = false;
            }
            Some(_) => break,
            None if !last && !joined && numerals.joiners.contains(&folded) => joined = true,
            None => break,
        }
        first -= 1;
    }
    // A joiner before the number is none of it: "und dritte Sitzung".
    first += usize::from(joined);
    (!parts.is_empty()).then(|| (parts.iter().sum(), first))
}

/// "quatorzieme", "achtundzwanzigsten", "centoquattordicesima"
fn ordinal(word: &str) -> Option<u32> {
    let numerals = &*NUMERALS;
    if let Some(value) = numerals.ordinals.get(word) {
        return Some(*value);
    }
    let mut ends = word.char_indices().rev().map(|(at, _)| at);
    let stem = |at: usize| numerals.stems.get(&word[..at]).copied();
    if let Some(value) = stem(word.len()).or_else(|| ends.by_ref().take(ENDING).find_map(stem)) {
        return Some(value);
    }
    // A compound: a cardinal, perhaps "und", and an ordinal. The longest cardinal first, so that "einhundert" is no "ein".
    let cut = |at: usize| {
        let value = *numerals.cardinals.get(&word[..at])?;
        let rest = &word[at..];
        let rest = rest.strip_prefix("und").unwrap_or(rest);
        (rest.len() >= 4)
            .then(|| ordinal(rest))
            .flatten()
            .map(|o| value + o)
    };
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).take(14).collect();
    starts.into_iter().rev().filter(|at| *at >= 2).find_map(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_in_words() {
        for (word, value) in [
            ("quatorzième", Some(14)),
            ("achtundzwanzigsten", Some(28)),
            ("einhundertvierzehnte", Some(114)),
            ("centoquattordicesima", Some(114)),
            ("шестнадцатая", Some(16)),
            ("dördüncü", Some(4)),
            ("decimoquinto", Some(15)),
            ("Quark", None),
            ("außerordentliche", None),
            ("", None),
            ("un", None),
        ] {
            assert_eq!(ordinal(&fold(word)), value, "{word}");
        }
    }
}
