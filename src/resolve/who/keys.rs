//! Names as they are compared: folded, transliterated, without the words that spellings vary over.
//!
//! Knows one name at a time.

use crate::model::text::fold;
use std::collections::BTreeMap;

/// Words that two spellings of one title may differ in: "Center on Migration", "Center for Migration".
const LINKS: [&str; 16] = [
    "the", "of", "for", "on", "and", "in", "to", "a", "an", "at", "by", "de", "des", "du", "la",
    "von",
];

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
        .map(|w| w.strip_suffix("'s").unwrap_or(w).to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

/// One spelling for words with two.
fn spelled(word: &str) -> String {
    match word {
        "organisation" | "organisations" => "organization".into(),
        "centre" => "center".into(),
        "programme" => "program".into(),
        "labour" => "labor".into(),
        "defence" => "defense".into(),
        other => other.to_owned(),
    }
}

/// The words that carry a title, sorted, acronyms written out: "IOM Council" = "Council of the International Organization for Migration".
pub fn content(name: &str, acronyms: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let mut out = Vec::new();
    for word in words(name) {
        if LINKS.contains(&word.as_str()) {
            continue;
        }
        match acronyms.get(&word) {
            Some(long) => out.extend(long.iter().cloned()),
            None => out.push(stem(&spelled(&word))),
        }
    }
    out.sort();
    out.dedup();
    out
}

/// Russian case endings, folded (“й” is “и”), longest first: names of bodies meet us in every case.
const CASES: [&str; 31] = [
    "иеи", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иям", "иях", "ои", "еи", "ая",
    "яя", "ую", "юю", "ыи", "ии", "ое", "ее", "ым", "им", "ом", "ем", "ых", "их", "ию", "ия", "ие",
    "ов",
];

/// A Russian word without its case ending ("службой" → "служб"); every other word as it is.
fn stem(word: &str) -> String {
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

/// Consonants of a word and whether it ends in a vowel: what is left of a name after any transliteration; `None` where too little is.
///
/// Two consonants at least: "Anna" and "Ina" have one and say nothing.
pub fn skeleton(word: &str) -> Option<String> {
    let loose = loose(word);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut out: String = loose.chars().filter(|c| !vowel(*c)).collect();
    if out.chars().count() < 2 {
        return None;
    }
    // "Ivan" and "Ivana" are two.
    out.push(if loose.ends_with(vowel) { '+' } else { '-' });
    // A first vowel is heard in every alphabet: "Elchin", "Lachin".
    out.insert(0, if loose.starts_with(vowel) { '+' } else { '-' });
    Some(out)
}

pub fn is_cyrillic(name: &str) -> bool {
    name.chars().any(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// A person's name in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub words: Vec<String>,
    pub suffix: Option<String>,
}

impl Person {
    pub fn of(name: &str) -> Self {
        let mut words: Vec<String> = latin(name)
            .split_whitespace()
            .flat_map(|w| fold(w).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .filter(|w| !w.is_empty())
            .collect();
        let suffix = words
            .last()
            .filter(|w| words.len() > 1 && matches!(w.as_str(), "jr" | "sr" | "ii" | "iii"))
            .cloned();
        if suffix.is_some() {
            words.pop();
        }
        Self { words, suffix }
    }

    pub fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    pub fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    pub fn is_full(&self) -> bool {
        self.words.len() >= 2 && !self.has_initial()
    }

    pub fn has_initial(&self) -> bool {
        self.words.len() >= 2 && self.first().chars().count() == 1
    }

    pub fn middle(&self) -> &[String] {
        match self.words.len() {
            0..=2 => &[],
            n => &self.words[1..n - 1],
        }
    }

    /// Spelled alike through transliteration: "huseynov", "guseinov", "hüseynov".
    pub fn loose(&self) -> String {
        format!("{} {}", loose(self.first()), loose(self.last()))
    }
}

/// Middle names or initials that contradict each other.
pub fn middles_differ(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).any(|(x, y)| {
        let short = x.chars().count() == 1 || y.chars().count() == 1;
        if short {
            x.chars().next() != y.chars().next()
        } else {
            x != y
        }
    })
}

/// Is any letter outside plain Latin, so that spelling may vary with the transliteration?
pub fn is_foreign(name: &str) -> bool {
    name.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Cyrillic letters as they are usually written in Latin; everything else as it is.
pub fn latin(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let to = match lower {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' => "g",
            'ґ' => "g",
            'д' => "d",
            'е' => "e",
            'ё' => "yo",
            'є' => "ye",
            'ж' => "zh",
            'з' => "z",
            'и' => "i",
            'і' => "i",
            'ї' => "yi",
            'й' => "y",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ў' => "u",
            'ф' => "f",
            'х' => "kh",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ы' => "y",
            'э' => "e",
            'ю' => "yu",
            'я' => "ya",
            'ъ' | 'ь' => "",
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push_str(to);
    }
    out
}

/// One key for the spellings a name takes between Azerbaijani, Turkish, Russian and English.
pub fn loose(word: &str) -> String {
    let mut s = word.to_owned();
    for (from, to) in [
        ("kh", "h"),
        ("gh", "g"),
        ("dzh", "j"),
        ("yu", "u"),
        ("iu", "u"),
        ("ya", "a"),
        ("ia", "a"),
        ("sh", "s"),
        ("ch", "c"),
        ("zh", "j"),
        ("ck", "k"),
        ("ph", "f"),
        ("yo", "o"),
        ("ie", "e"),
        ("ye", "e"),
        ("ey", "ei"),
        ("ay", "ai"),
    ] {
        s = s.replace(from, to);
    }
    let mut out = String::new();
    for c in s.chars() {
        let c = match c {
            'q' | 'h' => 'g',
            'x' => 'g',
            'w' => 'v',
            'y' | 'j' => 'i',
            'e' => 'a',
            other => other,
        };
        if !out.ends_with(c) {
            out.push(c);
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
    w[from..].join(" ")
}
