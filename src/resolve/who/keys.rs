//! Names as they are compared: folded, transliterated, without the words that spellings vary over.
//!
//! Knows one name at a time.

use super::{concepts, countries, places};
use crate::model::text::fold;
use std::collections::BTreeMap;

/// Words that two spellings of one title may differ in: "Center on Migration", "Center for Migration".
const LINKS: [&str; 16] = [
    "the", "of", "for", "on", "and", "in", "to", "a", "an", "at", "by", "de", "des", "du", "la",
    "von",
];

/// Articles and prepositions that French and Italian write in one with the word after them: "Chambre d'Abidjan".
const ELISIONS: [&str; 5] = ["d'", "l'", "dell'", "all'", "nell'"];

/// Folded words of a name, brackets and what they hold left out.
pub fn words(name: &str) -> Vec<String> {
    let mut plain = String::with_capacity(name.len());
    let mut depth = 0;
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            // A possessive is no word of its own.
            '’' | '\'' if depth == 0 => plain.push('\''),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    fold(&plain)
        .split(' ')
        .map(|w| w.strip_suffix("'s").unwrap_or(w))
        .map(|w| {
            ELISIONS
                .iter()
                .find_map(|e| w.strip_prefix(e))
                .unwrap_or(w)
                .to_owned()
        })
        .filter(|w| !w.is_empty())
        .collect()
}

/// One spelling for words with two.
pub fn spelled(word: &str) -> String {
    match word {
        "organisation" | "organisations" => "organization".into(),
        "centre" => "center".into(),
        "programme" => "program".into(),
        "labour" => "labor".into(),
        "defence" => "defense".into(),
        other => other.to_owned(),
    }
}

/// Acronyms as one document means them: folded → the words of its long form.
pub type Acronyms = BTreeMap<String, Vec<String>>;

/// The words that carry a title, sorted, acronyms written out and peoples as their countries: "IOM Council" = "Council of the
/// International Organization for Migration", "Norwegian Ministry of Transport" = "Ministry of Transport of Norway".
pub fn content(name: &str, acronyms: &Acronyms) -> Vec<String> {
    let mut out = Vec::new();
    let all = without_legal_form(words(name));
    for (i, word) in all.iter().enumerate() {
        // "Red de …" is a network, and red is a color.
        let pair = all.get(i + 1).filter(|next| concepts::is_link(next));
        if let Some(concept) = pair.and_then(|next| concepts::of_pair(word, next)) {
            out.push(concept.to_owned());
            continue;
        }
        let word = word.clone();
        if LINKS.contains(&word.as_str()) || concepts::is_link(&word) {
            continue;
        }
        if let Some(long) = acronyms.get(&word) {
            out.extend(long.iter().cloned());
            continue;
        }
        if let Some(country) = countries::of_people(&word) {
            out.extend(country.split(' ').map(str::to_owned));
            continue;
        }
        let plain = stem(&spelled(&word));
        if let Some(concept) = concepts::of_body(&plain) {
            out.push(concept.to_owned());
        } else if let Some((first, second)) = concepts::of_compound(&plain) {
            out.extend([first.to_owned(), second.to_owned()]);
        } else if let Some(country) = places::known(&word).filter(|p| p.is_country) {
            out.extend(country.name.split(' ').map(str::to_owned));
        } else {
            out.push(plain);
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Are all of some names one that was written longer and shorter: is the shortest inside every other?
pub fn is_one_inside_all<'w>(names: impl Iterator<Item = &'w Vec<String>> + Clone) -> bool {
    let shortest = names.clone().min_by_key(|l| l.len());
    let mut all = names;
    shortest.is_none_or(|s| all.all(|l| s.iter().all(|w| l.contains(w))))
}

/// "baltic ferries as" → "baltic ferries"; a name of nothing else stays.
fn without_legal_form(mut words: Vec<String>) -> Vec<String> {
    loop {
        let n = words.len();
        let tail = |from: usize| words[from..].iter().map(String::as_str).collect::<Vec<_>>();
        // "A.Ş.", "S.A.", "S.p.A." are letters when they are folded.
        let letters = if n >= 4 && matches!(tail(n - 3)[..], ["s", "p", "a"]) {
            3
        } else if n >= 3
            && matches!(
                tail(n - 2)[..],
                ["a", "s"] | ["s", "a"] | ["a", "o"] | ["b", "v"] | ["n", "v"]
            )
        {
            2
        } else {
            usize::from(n >= 2 && concepts::is_legal_form(&words[n - 1]))
        };
        if letters == 0 {
            return words;
        }
        words.truncate(n - letters);
    }
}

/// Russian case endings, folded (“й” is “и”), longest first: names of bodies meet us in every case.
const CASES: [&str; 31] = [
    "иеи", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иям", "иях", "ои", "еи", "ая",
    "яя", "ую", "юю", "ыи", "ии", "ое", "ее", "ым", "им", "ом", "ем", "ых", "их", "ию", "ия", "ие",
    "ов",
];

/// A Russian word without its case ending ("службой" → "служб"); every other word as it is.
pub fn stem(word: &str) -> String {
    let cyrillic = word
        .chars()
        .next()
        .is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c));
    if !cyrillic {
        return word.to_owned();
    }
    // Four letters stay, so that short words do not run into each other.
    let keeps = |rest: &str| rest.chars().count() >= 4;
    for ending in CASES {
        if let Some(rest) = word.strip_suffix(ending).filter(|r| keeps(r)) {
            return rest.to_owned();
        }
    }
    let rest = word.trim_end_matches(['а', 'я', 'ы', 'и', 'у', 'ю', 'е', 'о', 'ь']);
    if keeps(rest) {
        rest.to_owned()
    } else {
        word.to_owned()
    }
}

/// Does a Russian name begin with an adjective in the case that names are listed in? True for every other language.
pub fn looks_nominative(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or("");
    let adjective = |ends: &[&str]| ends.iter().any(|e| first.ends_with(e));
    !adjective(&[
        "ого", "его", "ому", "ему", "ой", "ей", "ую", "юю", "ым", "им", "ых",
    ])
}

/// "United Nations General Assembly" → "un general assembly", "un": what an acronym may stand for at a name's head.
pub fn with_acronym(name: &str) -> Vec<(String, String)> {
    let plain: Vec<&str> = name.split_whitespace().collect();
    let mut letters = String::new();
    let mut out = Vec::new();
    for (i, w) in plain.iter().enumerate() {
        match w.chars().next().filter(|c| c.is_uppercase()) {
            Some(c) => letters.extend(c.to_lowercase()),
            None if matches!(*w, "of" | "for" | "the" | "and" | "on" | "по") => continue,
            None => break,
        }
        if letters.chars().count() >= 2 && plain.len() - i > 2 {
            out.push((letters.clone(), fold(&plain[i + 1..].join(" "))));
        }
    }
    out
}

/// "Republic of Azerbaijan" → "azerbaijan"; the Congos stay two.
pub fn place(name: &str) -> String {
    let w = words(name);
    let mut from = 0;
    if w.first().is_some_and(|f| f == "the") {
        from = 1;
    }
    let styled = w.len() > from + 2
        && matches!(w[from].as_str(), "republic" | "state" | "kingdom" | "city")
        && w[from + 1] == "of"
        && !w
            .iter()
            .any(|x| x == "congo" || x == "korea" || x == "ireland");
    if styled {
        from += 2;
        if w.get(from).is_some_and(|x| x == "the") && w.len() > from + 1 {
            from += 1;
        }
    }
    let plain = w[from..].join(" ");
    // "Bakı", "Баку" and "Baku" are one.
    match places::known(&plain) {
        Some(place) => place.name.clone(),
        None => plain,
    }
}
