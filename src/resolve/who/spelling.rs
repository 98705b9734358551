//! Words of names as they sound: any script in Latin letters, and how far two spellings of one name are apart.
//!
//! Knows one word at a time; what a difference means is decided by those who ask.

use crate::model::text::fold;
use std::sync::LazyLock;

/// Letters of every script as one usually writes them in Latin ones; accents stay where they tell something (“ş” is “sh”).
///
/// Cyrillic and the Azerbaijani and Turkish letters by our own table, because the crate takes “х” for “kh” and “ə” for “e”
/// in every language; everything else (Greek, Arabic, Georgian, Hangul, …) by `any_ascii`.
pub fn latin(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        match table(lower) {
            Some(to) => out.push_str(to),
            None if c.is_ascii() => out.push(lower),
            None if ('\u{c0}'..='\u{24f}').contains(&lower) => out.push_str(&fold(&c.to_string())),
            None if c.is_alphabetic() => out.push_str(&any_ascii::any_ascii_char(c).to_lowercase()),
            None => out.push(c),
        }
    }
    out
}

fn table(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
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
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ъ' | 'ь' => "",
        'ş' | 'š' | 'ș' => "sh",
        'ç' | 'č' | 'ć' => "ch",
        'ž' => "zh",
        'ğ' => "gh",
        'ı' => "i",
        'ə' => "a",
        'ä' | 'æ' => "ae",
        'ö' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'ł' => "l",
        'đ' => "d",
        // The long vowel, which the crate leaves out.
        'ا' | 'أ' | 'إ' | 'آ' => "a",
        'þ' => "th",
        'ð' => "d",
        _ => return None,
    })
}

/// Scripts that write no short vowels.
pub fn is_abjad(name: &str) -> bool {
    name.chars().any(|c| ('\u{590}'..'\u{780}').contains(&c))
}

/// Several letters for one sound, longest first; capitals are sounds that no one Latin letter has.
const SOUNDS: [(&str, &str); 50] = [
    ("iye", "e"),
    ("iya", "a"),
    ("aya", "a"),
    ("aja", "a"),
    ("aye", "a"),
    ("you", "u"),
    ("schtsch", "S"),
    ("shtch", "S"),
    ("chtch", "S"),
    ("tsch", "C"),
    ("dzh", "J"),
    ("dsch", "J"),
    ("shch", "S"),
    ("sch", "S"),
    ("tch", "C"),
    ("sh", "S"),
    ("sz", "S"),
    ("ch", "C"),
    ("cz", "C"),
    ("zh", "Z"),
    ("kh", "x"),
    ("gh", "g"),
    ("dj", "J"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "T"),
    ("tz", "T"),
    ("ck", "k"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("yu", "u"),
    ("iu", "u"),
    ("ju", "u"),
    ("ya", "a"),
    ("ia", "a"),
    ("ja", "a"),
    ("ye", "e"),
    ("ie", "e"),
    ("je", "e"),
    ("yo", "o"),
    ("jo", "o"),
    ("iy", "i"),
    ("ij", "i"),
    ("yi", "i"),
    ("ey", "ei"),
    ("ay", "ai"),
];

/// The same by their first letter, in their order.
static SOUNDS_BY_LETTER: LazyLock<[Vec<(&str, &str)>; 256]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        let of = |(from, _): &&(&'static str, &'static str)| from.as_bytes()[0] as usize == letter;
        SOUNDS.iter().filter(of).copied().collect()
    })
});

/// A Latin word as its sounds; double letters are one.
pub fn sounds(word: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        // At a word's beginning the glide is heard: "Julia" and "Yulia" begin alike, "Javid" does not begin as "Avid".
        let glide = out.is_empty()
            && matches!(c, 'y' | 'j')
            && rest[1..].starts_with(['a', 'e', 'i', 'o', 'u']);
        if glide {
            out.push('j');
            rest = &rest[1..];
            continue;
        }
        let known = &SOUNDS_BY_LETTER[usize::from(rest.as_bytes()[0])];
        let (to, taken) = match known.iter().find(|(from, _)| rest.starts_with(from)) {
            Some((from, to)) => (*to, from.len()),
            None => ("", c.len_utf8()),
        };
        if to.is_empty() {
            let c = match c {
                'w' => 'v',
                'y' => 'i',
                '\'' | '’' | '-' | ' ' | '.' => {
                    rest = &rest[taken..];
                    continue;
                }
                other => other,
            };
            if out.last() != Some(&c) {
                out.push(c);
            }
        } else {
            for c in to.chars() {
                if out.last() != Some(&c) {
                    out.push(c);
                }
            }
        }
        rest = &rest[taken..];
    }
    out
}

/// The keys under which a word is looked up: what it begins with may be heard in several ways ("Cavid" is "Javid", "Çağla" is
/// written "Cagla", "Carl" is "Karl", "Jurij" is "Yuri").
pub fn skeletons(word: &str) -> Vec<String> {
    let first = sounds(word).first().copied();
    let rest = skeleton(word.get(1..).filter(|_| word.is_ascii()).unwrap_or(""));
    let with = |c: char| {
        let mut out = String::from(c);
        out.push_str(rest.strip_prefix([c, '*']).unwrap_or(&rest));
        out
    };
    let mut out = match first {
        Some('c') => vec![with('k'), with('s')],
        Some('j') => vec![with('*'), with('s')],
        _ => vec![skeleton(word)],
    };
    if word.contains('x') {
        out.push(skeleton(&word.replace('x', "ks")));
    }
    out
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The consonants of a word by class: what is left of a name after any transliteration. Many words share one; only for looking up.
///
/// One class for all hissing sounds and one for what stands in the throat, because every pair of alphabets swaps some of them.
pub fn skeleton(word: &str) -> String {
    let sounds = sounds(word);
    let mut out = String::new();
    for (i, &c) in sounds.iter().enumerate() {
        let class = match c {
            c if is_vowel(c) => {
                if i == 0 {
                    '*'
                } else {
                    continue;
                }
            }
            'j' => continue,
            's' | 'z' | 'c' | 'S' | 'Z' | 'C' | 'J' | 'T' => 's',
            'h' if i > 0 => continue,
            'h' | 'x' | 'g' | 'q' | 'k' => 'k',
            'f' | 'v' => 'v',
            'd' | 't' => 't',
            other => other,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    out
}

/// What it costs to read one sound for another, in hundredths of a letter.
fn swap(a: char, b: char, foreign: bool) -> u32 {
    if a == b {
        return 0;
    }
    let pair = if a < b { (a, b) } else { (b, a) };
    match pair {
        _ if is_vowel(a) && is_vowel(b) => 30,
        ('i', 'j') | ('j', 'y') => 10,
        ('J', 'j') | ('J', 'Z') | ('Z', 'j') | ('C', 'J') => 20,
        // Azerbaijani and Turkish "c" is "j"; a dropped cedilla makes "s" of "ş" and "c" of "ç".
        ('J', 'c') | ('C', 'c') | ('S', 's') | ('c', 'j') => 20,
        ('S', 'Z') | ('C', 'S') | ('C', 'T') | ('T', 'c') | ('T', 's') | ('Z', 'z') => 30,
        ('c', 'k') | ('k', 'q') | ('g', 'q') => 10,
        ('h', 'x') | ('k', 'x') => 20,
        // "Гусейнов" is "Huseynov", but "Hill" is not "Gill".
        ('g', 'h') if foreign => 10,
        ('g', 'x') if foreign => 30,
        // Azerbaijani "q" is "г" in one Russian hand and "к" in the other: "Quliyeva", "Гулиева", "Кулиева".
        ('g', 'k') if foreign => 40,
        ('f', 'v') | ('s', 'z') | ('c', 's') => 30,
        ('d', 't') => 50,
        _ => 100,
    }
}

/// How far two words are apart, in hundredths of a letter; `None` where they are further than any spelling makes them.
///
/// Grows with the product of two lengths, which are words'. `foreign`: one of them was in another alphabet.
pub fn apart(a: &str, b: &str, foreign: bool) -> Option<u32> {
    // "Alexander" is "Aleksandr", while the "x" of "Xəlilov" is "kh".
    let written = match (a.contains('x'), b.contains('x')) {
        (true, false) => apart_as_written(&a.replace('x', "ks"), b, foreign),
        (false, true) => apart_as_written(a, &b.replace('x', "ks"), foreign),
        _ => None,
    };
    match (apart_as_written(a, b, foreign), written) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (x, y) => x.or(y),
    }
}

fn apart_as_written(a: &str, b: &str, foreign: bool) -> Option<u32> {
    const LONGEST: usize = 24;
    let (a, b) = (sounds(a), sounds(b));
    if a.len() > LONGEST || b.len() > LONGEST || a.is_empty() || b.is_empty() {
        return (a == b).then_some(0);
    }
    // "Ivan" and "Ivana", "Petrov" and "Petrova" are two.
    let (la, lb) = (a[a.len() - 1], b[b.len() - 1]);
    let ends = |c: char| is_vowel(c) || c == 'h' || c == 'j';
    if ends(la) != ends(lb) {
        return None;
    }
    let drop = |s: &[char], i: usize| -> u32 {
        let c = s[i];
        match c {
            _ if is_vowel(c) && i + 1 < s.len() => 45,
            'h' | 'j' if i > 0 => 30,
            // "Yefimova" and "Efimova"
            'j' if s.get(1) == Some(&'e') => 20,
            _ => 100,
        }
    };
    let mut row: Vec<u32> = vec![0; b.len() + 1];
    for j in 0..b.len() {
        row[j + 1] = row[j] + drop(&b, j);
    }
    for i in 0..a.len() {
        let mut diagonal = row[0];
        row[0] += drop(&a, i);
        for j in 0..b.len() {
            let best = (diagonal + swap(a[i], b[j], foreign))
                .min(row[j + 1] + drop(&a, i))
                .min(row[j] + drop(&b, j));
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    let cost = row[b.len()];
    // An eighth of the shorter word, and never a whole letter: another consonant makes another name.
    let limit = (a.len().min(b.len()) as u32 * 13).clamp(30, 95);
    (cost <= limit).then_some(cost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, one: bool) {
        let foreign = !a.is_ascii() || !b.is_ascii();
        let (a, b) = (latin(a), latin(b));
        assert_eq!(
            apart(&a, &b, foreign).is_some(),
            one,
            "{a} {b}: {:?}",
            apart(&a, &b, foreign)
        );
        if one {
            let (a, b) = (skeletons(&a), skeletons(&b));
            assert!(a.iter().any(|k| b.contains(k)), "{a:?} {b:?}");
        }
    }

    #[test]
    fn spellings_of_one_word() {
        for (a, b) in [
            ("Гусейнов", "Huseynov"),
            ("Щербаков", "Shcherbakov"),
            ("Shcherbakov", "Schtscherbakow"),
            ("Жуков", "Schukow"),
            ("Mohammed", "Muhammad"),
            ("Samir", "Sameer"),
            ("Юрий", "Yury"),
            ("Гюльнара", "Gulnara"),
            ("Ağayeva", "Агаева"),
            ("Şükrü", "Sukru"),
            ("Çağla", "Cagla"),
            ("Müller", "Mueller"),
            ("Elçin", "Elchin"),
            ("Qasımov", "Гасымов"),
            ("Виторину", "Vitorino"),
            ("Youssef", "Yusuf"),
            ("Cavid", "Javid"),
            ("Carl", "Karl"),
            ("Jurij", "Yuri"),
            ("Юлия", "Julia"),
            ("Ефимова", "Yefimova"),
            ("Alexander", "Aleksandr"),
            ("Беатрикс", "Beatrix"),
            ("Xəlilov", "Khalilov"),
            ("Quliyeva", "Кулиева"),
            ("Лесная", "Lesnaja"),
        ] {
            check(a, b, true);
        }
    }

    #[test]
    fn two_words() {
        for (a, b) in [
            ("Hill", "Gill"),
            ("Петров", "Petrova"),
            ("Иван", "Ivana"),
            ("Elchin", "Elnur"),
            ("Vasif", "Vagif"),
            ("Katz", "Kant"),
            ("Mahmoud", "Mohsen"),
            ("Rahman", "Abdulrahman"),
            ("Jana", "Ana"),
            ("Javid", "Avid"),
            ("", "A"),
        ] {
            check(a, b, false);
        }
    }

    #[test]
    fn every_script_has_letters() {
        assert_eq!(
            skeleton(&latin("محمد")),
            skeleton("Mohammed".to_lowercase().as_str())
        );
        assert_eq!(latin("Юлия"), "yuliya");
        assert_eq!(latin("Γιάννης").chars().next(), Some('g'));
        assert!(latin("თბილისი").is_ascii());
    }
}
