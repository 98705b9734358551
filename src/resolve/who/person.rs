//! A person's name in its parts: given names, surname, suffix, whichever stands first.
//!
//! Knows one name at a time, and the short forms of given names; who is who is asked elsewhere.

use super::spelling;
use crate::model::text::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    /// Folded, the surname last where that can be told.
    pub words: Vec<String>,
    /// The same words as they sound, in Latin letters.
    pub latin: Vec<String>,
    pub suffix: Option<String>,
    /// Written in another alphabet or with accents, so that its spelling may vary with the transliteration.
    pub foreign: bool,
    pub abjad: bool,
    /// The two halves of a hyphenated surname, folded.
    pub halves: Option<(String, String)>,
    /// The surname's place is told by its letters (capitals, ending, hyphen), not only by the usual order.
    pub sure_order: bool,
}

/// How surnames end where given names do not.
const SURNAME_ENDINGS: [&str; 16] = [
    "ov", "ova", "ev", "eva", "yev", "yeva", "enko", "yan", "shvili", "dze", "zade", "oglu", "ski",
    "sky", "skaya", "uly",
];

/// Endings of names after the father.
const PATRONYMICS: [&str; 6] = ["ovich", "evich", "ovna", "evna", "ичь", "ich"];

/// Small words between a given name and a surname, written small: documents leave them out as they like.
const PARTICLES: [&str; 29] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des",
    "la", "las", "los", "le", "ten", "ter", "zu", "zum", "zur", "vom", "af", "av", "y", "e", "i",
];

/// Those of them with which a surname alone may begin with a capital ("Von Arnsberg"). "Van", "Di" and "La" are given names too, so they
/// count only before another one ("Van der Linden").
const LEADING: [&str; 9] = [
    "von", "de", "del", "della", "du", "dos", "das", "ten", "ter",
];

/// "Ó Riain", "Ní Riain": with the word after them a surname, which other documents write as one word.
const OF_A_CLAN: [&str; 8] = ["Ó", "Ò", "Ní", "Nic", "Uí", "ó", "ní", "uí"];

/// "al", "el" belong to the word after them.
const ARTICLES: [&str; 6] = ["al", "el", "ul", "as", "ar", "abd"];

impl Person {
    pub fn of(name: &str) -> Self {
        let mut raw: Vec<&str> = Vec::new();
        let mut suffix = None;
        let quoted = |w: &str| {
            let marks = ['"', '“', '”', '«', '»', '\'', '‘', '’', '(', ')'];
            w.starts_with(marks) && w.ends_with(marks) && w.chars().count() > 2
        };
        for w in name.split(|c: char| c.is_whitespace() || c == ',') {
            if w.is_empty() || w.chars().all(|c| !c.is_alphanumeric()) {
                continue;
            }
            // "J.-B.", "J.R.": two initials and no name of two letters.
            if let Some(letters) = initials(w) {
                raw.extend(letters);
                continue;
            }
            // William "Bill" Hartley: what stands in marks is another way to call him.
            if quoted(w) && !raw.is_empty() {
                continue;
            }
            let key = fold(w);
            if raw.len() > 1 || raw.len() == 1 && matches!(key.as_str(), "jr" | "sr") {
                let known = match key.as_str() {
                    "jr" | "junior" => Some("jr"),
                    "sr" | "senior" => Some("sr"),
                    "ii" => Some("ii"),
                    "iii" => Some("iii"),
                    "iv" => Some("iv"),
                    _ => None,
                };
                if known.is_some() {
                    suffix = known.map(str::to_owned);
                    continue;
                }
            }
            raw.push(w);
        }
        let raw = join_articles(&without_particles(&raw));
        let mut order: Vec<usize> = (0..raw.len()).collect();
        let sure_order = reorder(&raw, &mut order);
        let raw: Vec<&str> = order.iter().map(|&i| raw[i].as_str()).collect();
        let words: Vec<String> = raw
            .iter()
            .map(|w| {
                let folded = fold(w);
                folded.replace([' ', '\''], "")
            })
            .collect();
        Self {
            latin: raw
                .iter()
                .map(|w| spelling::latin(w).replace(|c: char| !c.is_alphanumeric(), ""))
                .collect(),
            halves: raw.last().and_then(|w| {
                let (a, b) = w
                    .split_once('-')
                    .filter(|(a, b)| a.chars().count() > 2 && b.chars().count() > 2)?;
                Some((fold(a), fold(b)))
            }),
            words,
            suffix,
            foreign: !name
                .chars()
                .all(|c| c.is_ascii() || matches!(c, '’' | '‘' | '“' | '”' | '–' | '‑')),
            abjad: spelling::is_abjad(name),
            sure_order,
        }
    }

    pub fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    pub fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// "Weiss" beside "Weiss-Baumann".
    pub fn is_half_of(&self, other: &Self) -> bool {
        other
            .halves
            .as_ref()
            .is_some_and(|(a, b)| self.last() == a || self.last() == b)
    }

    /// A given name and a surname that thousands bear, and nothing else.
    pub fn is_common(&self) -> bool {
        self.words.len() == 2 && COMMON.0.contains(self.first()) && COMMON.1.contains(self.last())
    }

    pub fn is_full(&self) -> bool {
        self.words.len() >= 2 && self.first().chars().count() > 1
    }

    /// The initial of a name that has one in place of a first name.
    pub fn initial(&self) -> Option<char> {
        (self.words.len() >= 2 && self.first().chars().count() == 1)
            .then(|| self.first().chars().next())
            .flatten()
    }

    pub fn middle(&self) -> &[String] {
        match self.words.len() {
            0..=2 => &[],
            n => &self.words[1..n - 1],
        }
    }

    /// Given name and surname by their consonants: names that may be spellings of each other share one.
    pub fn sounds(&self) -> Vec<(String, String)> {
        let (Some(first), Some(last)) = (self.latin.first(), self.latin.last()) else {
            return Vec::new();
        };
        let lasts = surname_sounds(last);
        let pairs = spelling::skeletons(first)
            .into_iter()
            .flat_map(|f| lasts.iter().map(move |l| (f.clone(), l.clone())));
        pairs.collect()
    }

    /// Its names in no order.
    pub fn sorted(&self) -> Vec<String> {
        let mut words = self.words.clone();
        words.sort();
        words
    }
}

/// A surname's consonants, without the Arabic article.
pub fn surname_sound(latin: &str) -> String {
    spelling::skeleton(without_article(latin))
}

/// Under which a surname is looked up, however its beginning is heard.
pub fn surname_sounds(latin: &str) -> Vec<String> {
    spelling::skeletons(without_article(latin))
}

/// "alkhatib" → "khatib"; short words keep what they have.
pub fn without_article(word: &str) -> &str {
    match word.strip_prefix("al").or_else(|| word.strip_prefix("el")) {
        Some(rest) if rest.chars().count() >= 5 && !rest.starts_with(['a', 'e', 'i', 'o', 'u']) => {
            rest
        }
        _ => word,
    }
}

/// The letters of several initials written together.
fn initials(word: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = word
        .split(['.', '-', '‑'])
        .filter(|p| !p.is_empty())
        .collect();
    let letter = |p: &&str| {
        let mut letters = p.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    (parts.len() > 1 && word.contains('.') && parts.iter().all(letter)).then_some(parts)
}

/// "Hendrik van der Linden" → "Hendrik Linden", "Van der Linden" → "Linden"; a name of nothing else stays as it is.
fn without_particles<'a>(raw: &[&'a str]) -> Vec<&'a str> {
    let is_small = |w: &str| PARTICLES.contains(&w);
    let mut out: Vec<&str> = Vec::with_capacity(raw.len());
    for (i, w) in raw.iter().enumerate() {
        let Some(next) = raw.get(i + 1) else {
            out.push(w);
            break;
        };
        let leads = out.is_empty() && {
            let folded = fold(w);
            LEADING.contains(&folded.as_str())
                || is_small(&folded) && is_small(next) && raw.len() > i + 2
        };
        if !(leads || is_small(w)) {
            out.push(w);
        }
    }
    out
}

/// "Al", "Khatib" → "Al-Khatib"; "Abd", "el", "Rahman" → one word; "Ó", "Riain" → one word.
fn join_articles(raw: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for (i, w) in raw.iter().enumerate() {
        let article = ARTICLES.contains(&fold(w).as_str()) || OF_A_CLAN.contains(w);
        if open && let Some(last) = out.last_mut() {
            last.push_str(w);
        } else if fold(w).starts_with("el ") | fold(w).starts_with("al ")
            && out.last().is_some_and(|l| fold(l) == "abd")
            && let Some(last) = out.last_mut()
        {
            last.push_str(w);
        } else {
            out.push((*w).to_owned());
        }
        open = article && i + 1 < raw.len();
    }
    out
}

/// Puts the surname last; true where the letters say which word it is.
fn reorder(raw: &[String], order: &mut Vec<usize>) -> bool {
    let n = raw.len();
    if n < 2 {
        return false;
    }
    let letters = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count();
    let shouted =
        |w: &str| letters(w) > 1 && w.chars().all(|c| !c.is_lowercase()) && !w.contains('.');
    let to_end = |order: &mut Vec<usize>, k: usize| order.rotate_left(k);
    // HUSEYNOV Vusal, Vusal HUSEYNOV: the capitals are the surname, unless all is in capitals.
    let loud: Vec<bool> = raw.iter().map(|w| shouted(w)).collect();
    if loud.iter().any(|l| *l) && loud.iter().any(|l| !*l) {
        let lead = loud.iter().take_while(|l| **l).count();
        if lead > 0 {
            to_end(order, lead);
        }
        return true;
    }
    // Kim Min-ji: a given name of two syllables is hyphenated, the second written small.
    let syllables = |w: &str| {
        w.split_once('-').is_some_and(|(a, b)| {
            a.chars().next().is_some_and(char::is_uppercase)
                && b.chars().next().is_some_and(char::is_lowercase)
                && letters(w) <= 9
        })
    };
    if n == 2 && syllables(&raw[1]) && !raw[0].contains('-') {
        to_end(order, 1);
        return true;
    }
    if n == 2 && syllables(&raw[0]) {
        return true;
    }
    let latin: Vec<String> = raw.iter().map(|w| fold(&spelling::latin(w))).collect();
    let ends =
        |w: &str, list: &[&str]| list.iter().any(|e| w.len() > e.len() + 2 && w.ends_with(e));
    // Zhukov Aleksandr Petrovich
    if n == 3 && ends(&latin[2], &PATRONYMICS) && !ends(&latin[1], &PATRONYMICS) {
        to_end(order, 1);
        return true;
    }
    if ends(&latin[n - 1], &SURNAME_ENDINGS) {
        return true;
    }
    if n == 2 && ends(&latin[0], &SURNAME_ENDINGS) {
        to_end(order, 1);
        return true;
    }
    false
}

/// Middle names or initials that contradict each other: the fewer are not all among the more, in their order ("María Ríos Quiroga" may be
/// "María Fernanda Ríos Quiroga").
pub fn middles_differ(a: &[String], b: &[String]) -> bool {
    let one = |x: &String, y: &String| {
        let short = x.chars().count() == 1 || y.chars().count() == 1;
        if short {
            x.chars().next() == y.chars().next()
        } else {
            x == y || spelling::apart(x, y, false).is_some()
        }
    };
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = many.iter();
    !few.iter().all(|x| rest.any(|y| one(x, y)))
}

/// Given names and surnames of many bearers, of `data/names/xx/given.toml`.
static COMMON: LazyLock<(BTreeSet<String>, BTreeSet<String>)> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/xx/given.toml")
        .parse()
        .unwrap_or_default();
    let list = |name: &str| {
        let words = table.get(name).and_then(|w| w.as_str()).unwrap_or("");
        words.split_whitespace().map(fold).collect()
    };
    (list("given"), list("surnames"))
});

/// Short forms of given names: each with the names it may stand for, by a number of the family of names.
static NICKNAMES: LazyLock<BTreeMap<String, Vec<u16>>> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/xx/nicknames.toml")
        .parse()
        .unwrap_or_default();
    let mut out: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    let families = table.get("families").and_then(|f| f.as_array());
    for (n, family) in families.into_iter().flatten().enumerate() {
        for word in family.as_str().unwrap_or("").split_whitespace() {
            out.entry(fold(word)).or_default().push(n as u16);
        }
    }
    out
});

/// The families of names a given name is of: "bill" and "william" share one.
pub fn families(given: &str) -> &'static [u16] {
    NICKNAMES.get(given).map_or(&[], Vec::as_slice)
}

/// "Bob" and "Robert".
pub fn is_nickname(a: &str, b: &str) -> bool {
    a != b && families(a).iter().any(|f| families(b).contains(f))
}

/// Abbreviated with a full stop left out here: "Ma." for "Maria", "Alex." for "Alexander".
pub fn abbreviates(short: &str, long: &str) -> bool {
    (2..=4).contains(&short.chars().count())
        && long.chars().count() > short.chars().count() + 1
        && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, words: &[&str], suffix: Option<&str>) {
        let p = Person::of(name);
        assert_eq!(p.words, words, "{name}");
        assert_eq!(p.suffix.as_deref(), suffix, "{name}");
    }

    #[test]
    fn names_in_their_parts() {
        check("Vusal Huseynov", &["vusal", "huseynov"], None);
        check("HUSEYNOV Vusal", &["vusal", "huseynov"], None);
        check("Vusal HUSEYNOV", &["vusal", "huseynov"], None);
        check("Guliyev Rashid", &["rashid", "guliyev"], None);
        check("Kim Min-ji", &["minji", "kim"], None);
        check("Min-ji Kim", &["minji", "kim"], None);
        check("KIM Min-ji", &["minji", "kim"], None);
        check(
            "Zhukov Aleksandr Petrovich",
            &["aleksandr", "petrovich", "zhukov"],
            None,
        );
        check("Rex Stone Jr.", &["rex", "stone"], Some("jr"));
        check("Thomas Averell III", &["thomas", "averell"], Some("iii"));
        check("William \"Bill\" Hartley", &["william", "hartley"], None);
        check("Mohammed Al-Khatib", &["mohammed", "alkhatib"], None);
        check("Muhammad al Khatib", &["muhammad", "alkhatib"], None);
        check("Youssef Abd el-Rahman", &["youssef", "abdelrahman"], None);
        check("Séamus Ó Riain", &["seamus", "oriain"], None);
        check("Ó Riain", &["oriain"], None);
        check("O. Riain", &["o", "riain"], None);
        check("Hendrik van der Linden", &["hendrik", "linden"], None);
        check("Van der Linden", &["linden"], None);
        check("Van Linden", &["van", "linden"], None);
        check("José Ortega y Vega", &["jose", "ortega", "vega"], None);
        check("J.-B. Koné", &["j", "b", "kone"], None);
        check("J.R. Hill", &["j", "r", "hill"], None);
        // No surname is told by a double first name, and a lone word stays what it is.
        check("Jean-Luc Martin", &["jeanluc", "martin"], None);
        check("ANN LEE", &["ann", "lee"], None);
        check("II", &["ii"], None);
    }

    #[test]
    fn short_forms_of_given_names() {
        assert!(is_nickname("bill", "william") && is_nickname("peggy", "margaret"));
        assert!(!is_nickname("bill", "robert") && !is_nickname("bill", "bill"));
        assert!(
            abbreviates("ma", "maria")
                && !abbreviates("m", "maria")
                && !abbreviates("mark", "marko")
        );
    }
}
