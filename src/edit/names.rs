//! A name the user has changed, in the words of the events it takes part in.
//!
//! Not in quotations: what a document says stays as it says it.

use crate::model::text::fold;

/// The label with the new name wherever it had an old one, unless the new one stands there already.
pub(super) fn relabel(label: &str, old: &[String], new: &str) -> Option<String> {
    let mut old: Vec<&str> = old
        .iter()
        .map(String::as_str)
        .filter(|o| !o.is_empty())
        .collect();
    // The longest first: "Smith" is not to be found in "J. Smith".
    old.sort_by_key(|o| std::cmp::Reverse(o.len()));
    let mut out = String::with_capacity(label.len() + new.len());
    let mut rest = 0;
    let mut changed = false;
    let mut word_begins = true;
    while rest < label.len() {
        let here = &label[rest..];
        if word_begins && !new.is_empty() && stands(here, new) {
            out.push_str(&here[..new.len()]);
            rest += new.len();
            word_begins = false;
            continue;
        }
        if let Some(found) = old.iter().find(|o| word_begins && stands(here, o)) {
            out.push_str(new);
            rest += found.len();
            changed = true;
            word_begins = false;
            continue;
        }
        let Some(c) = here.chars().next() else {
            break;
        };
        out.push(c);
        rest += c.len_utf8();
        word_begins = !c.is_alphanumeric();
    }
    changed.then_some(out)
}

/// `name` stands at the beginning of `text` as whole words; its first letter may be small within a sentence.
fn stands(text: &str, name: &str) -> bool {
    let Some(words) = text.get(..name.len()) else {
        return false;
    };
    let mut a = words.chars();
    let mut b = name.chars();
    let first = match (a.next(), b.next()) {
        (Some(x), Some(y)) => x == y || x.to_lowercase().eq(y.to_lowercase()),
        _ => false,
    };
    let ends = text[name.len()..]
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric());
    first && a.as_str() == b.as_str() && ends
}

/// Of the ways a name is written those that are it or a part of it: "Smith" of "J. Smith", and not "the chair".
pub(super) fn spellings(name: &str, aliases: &[String]) -> Vec<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_part = |alias: &&String| {
        let alias = fold(alias);
        alias.split_whitespace().all(|w| words.contains(&w)) && !alias.is_empty()
    };
    let parts = aliases.iter().filter(is_part).cloned();
    std::iter::once(name.to_owned()).chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(label: &str, name: &str, aliases: &[&str], new: &str, expected: Option<&str>) {
        let aliases: Vec<String> = aliases.iter().map(|a| (*a).to_owned()).collect();
        let told = relabel(label, &spellings(name, &aliases), new);
        assert_eq!(told.as_deref(), expected);
        // Once is enough.
        if let Some(told) = told {
            assert_eq!(relabel(&told, &spellings(name, &aliases), new), None);
        }
    }

    #[test]
    fn a_new_name_stands_in_the_words_of_events() {
        let smith = ["Smith", "the chair"];
        check(
            "J. Smith opens it",
            "J. Smith",
            &smith,
            "Jane Smith",
            Some("Jane Smith opens it"),
        );
        check(
            "Smith opens it",
            "J. Smith",
            &smith,
            "Jane Smith",
            Some("Jane Smith opens it"),
        );
        check(
            "Jane Smith opens it",
            "J. Smith",
            &smith,
            "Jane Smith",
            None,
        );
        check("Smithson opens it", "J. Smith", &smith, "Jane Smith", None);
        check("The chair opens it", "J. Smith", &smith, "Jane Smith", None);
        check(
            "3rd session of the board",
            "Session of the board",
            &[],
            "Board meeting",
            Some("3rd Board meeting"),
        );
        check(
            "A session of the board",
            "Session of the board",
            &[],
            "board meeting",
            Some("A board meeting"),
        );
        check(
            "Ávila visits Éva",
            "Éva",
            &[],
            "Eve",
            Some("Ávila visits Eve"),
        );
        check("", "Éva", &[], "Eve", None);
    }
}
