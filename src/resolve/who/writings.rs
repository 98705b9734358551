//! Two writings of one full name: the keys that both are looked up under, and how well they agree.
//!
//! By the names alone; who else stands beside them is asked by `people`.

use super::person::{self, Person};
use super::profile::Profile;
use super::spelling;

/// Under what a full name is looked up: what two writings of one name share at least one of.
pub fn keys(p: &Person, profile: &Profile) -> Vec<String> {
    let mut out = Vec::new();
    if p.latin.len() < 2 {
        return out;
    }
    for (first, last) in p.sounds() {
        out.push(format!("s {first} {last}"));
    }
    if !p.sure_order && p.words.len() == 2 {
        // Either may be the surname.
        for first in spelling::skeletons(&p.latin[1]) {
            for last in person::surname_sounds(&p.latin[0]) {
                out.push(format!("s {first} {last}"));
            }
        }
    }
    let last = &person::surname_sound(&p.latin[p.latin.len() - 1]);
    for family in person::families(p.first()) {
        out.push(format!("n {family} {last}"));
    }
    if let Some(c) = p.latin.first().and_then(|f| f.get(..2)) {
        // Abbreviated given names.
        if p.words.len() > 2 || p.first().chars().count() <= 4 {
            out.push(format!("a {c} {last}"));
        }
    }
    // After marriage the old surname stands in the middle, or the new one is put behind a hyphen, or a document says “née”.
    let given = &p.latin[0];
    for middle in p.middle() {
        out.push(format!("m {given} {}", person::surname_sound(middle)));
    }
    // Both surnames without the given name.
    if let [.., first, _] = p.latin.as_slice() {
        out.push(format!("d {} {last}", person::surname_sound(first)));
    }
    out.push(format!("m {given} {last}"));
    for family in person::families(p.first()) {
        for middle in p.middle() {
            out.push(format!("n {family} {}", person::surname_sound(middle)));
        }
    }
    for also in &profile.also {
        out.push(format!("m {given} {}", person::surname_sound(also)));
    }
    out
}

/// What a name is worth beside the same with "Jr.": whatever both are named with, father and son are named with it too, so that nothing joins
/// them but the user.
pub const RELATIVES: f32 = 0.45;

/// How well two full names agree, and in what way.
pub fn compare(x: &Person, y: &Person, p: &Profile, q: &Profile) -> Option<(f32, &'static str)> {
    let foreign = x.foreign || y.foreign;
    if x.words == y.words && x.suffix == y.suffix {
        return Some((1.0, "the same name"));
    }
    if x.suffix != y.suffix && x.words == y.words {
        if x.suffix.is_some() && y.suffix.is_some() {
            return None;
        }
        return Some((RELATIVES, "one of them with “Jr.”, “Sr.” or a number"));
    }
    if x.sorted() == y.sorted() {
        return Some((0.6, "the same names in another order"));
    }
    let word = |a: &str, b: &str| spelling::apart(a, b, foreign);
    let surname = |a: &str, b: &str| word(person::without_article(a), person::without_article(b));
    let (xl, yl) = (x.latin.last()?, y.latin.last()?);
    let (xf, yf) = (x.latin.first()?, y.latin.first()?);
    if x.abjad || y.abjad {
        let one = spelling::skeleton(xf) == spelling::skeleton(yf)
            && person::surname_sound(xl) == person::surname_sound(yl);
        return one.then_some((0.55, "the same name in a script without vowels"));
    }
    if x.first() == y.first() && x.last() == y.last() {
        if person::middles_differ(x.middle(), y.middle()) {
            return None;
        }
        // Two that both have middle names have those to agree in.
        return Some((0.95, "one of them with a middle name"));
    }
    if let (Some(a), Some(b)) = (word(xf, yf), surname(xl, yl))
        && !person::middles_differ(x.middle(), y.middle())
    {
        let cost = (a + b) as f32 / 400.0;
        // Where letters of another alphabet or accents are in play, spelling says little; between two plain ones it may say a lot.
        return Some(if foreign {
            (0.85 - cost, "two spellings of one name")
        } else {
            (0.58 - cost, "two spellings of what may be one name")
        });
    }
    if !x.sure_order
        && !y.sure_order
        && x.words.len() == 2
        && y.words.len() == 2
        && let (Some(a), Some(b)) = (word(xf, yl), surname(xl, yf))
    {
        let cost = (a + b) as f32 / 400.0;
        return Some((0.55 - cost, "the same names in another order and spelling"));
    }
    let same_surname = x.last() == y.last() || surname(xl, yl).is_some_and(|c| foreign || c <= 30);
    if same_surname && person::is_nickname(x.first(), y.first()) {
        return Some((0.55, "a given name and its short form"));
    }
    let abbreviated =
        person::abbreviates(x.first(), y.first()) || person::abbreviates(y.first(), x.first());
    if same_surname && abbreviated && !person::middles_differ(x.middle(), y.middle()) {
        return Some((0.5, "a given name and its abbreviation"));
    }
    let same_given = x.first() == y.first() || person::is_nickname(x.first(), y.first());
    if same_given {
        let kept = |a: &Person, b: &Person| {
            b.words.len() > 2 && b.middle().iter().any(|m| m == a.last())
                || b.last().len() > a.last().len() + 2
                    && (b.last().starts_with(a.last()) || b.last().ends_with(a.last()))
                    && b.last() != a.last()
                    && a.last().chars().count() >= 4
                    && hyphenated(b, a.last())
        };
        if (second_left_out(x, y) || second_left_out(y, x)) && !x.is_common() && !y.is_common() {
            return Some((0.66, "one of them with the first of two surnames"));
        }
        if kept(x, y) || kept(y, x) {
            return Some((0.55, "one of them with another surname"));
        }
        if p.also.contains(y.last()) || q.also.contains(x.last()) {
            return Some((0.75, "a surname before marriage"));
        }
    }
    if surnames_alone(x, y) || surnames_alone(y, x) {
        return Some((0.6, "one of them with both surnames and no given name"));
    }
    None
}

/// "Inés Robledo" beside "Inés Robledo Fuertes": nothing else is left out, and the surname that stays is the first.
fn second_left_out(short: &Person, long: &Person) -> bool {
    let n = short.words.len();
    n >= 2 && long.words.len() == n + 1 && long.words.starts_with(&short.words)
}

/// "Robledo Fuertes" beside "Inés Robledo Fuertes".
fn surnames_alone(short: &Person, long: &Person) -> bool {
    let n = short.words.len();
    n == 2 && long.words.len() > n && long.words.ends_with(&short.words)
}

/// Is a surname one half of a longer one? The hyphen is gone from folded words, so both halves must be of some length.
fn hyphenated(long: &Person, half: &str) -> bool {
    long.last().chars().count() >= half.chars().count() + 3
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How two names agree, and whether they would be looked up together.
    #[track_caller]
    fn check(a: &str, b: &str, expect: Option<&str>) {
        let (x, y) = (Person::of(a), Person::of(b));
        let none = Profile::default();
        let how = compare(&x, &y, &none, &none).map(|(_, how)| how);
        assert_eq!(how, expect, "{x:?} {y:?}");
        if how.is_some() && x.words != y.words {
            let (k, l) = (keys(&x, &none), keys(&y, &none));
            assert!(k.iter().any(|key| l.contains(key)), "{k:?} {l:?}");
        }
    }

    #[test]
    fn writings_of_one_name() {
        check("HUSEYNOV Vusal", "Vusal Huseynov", Some("the same name"));
        check(
            "Вусал Гусейнов",
            "Vusal Huseynov",
            Some("two spellings of one name"),
        );
        check(
            "Sato Haruko",
            "Haruko Sato",
            Some("the same names in another order"),
        );
        check(
            "Bill Hartley",
            "William Hartley",
            Some("a given name and its short form"),
        );
        check(
            "Carl Meyer",
            "Carl Bo Meyer",
            Some("one of them with a middle name"),
        );
        check(
            "Ann Holm",
            "Ann Holm Weber",
            Some("one of them with the first of two surnames"),
        );
        check(
            "Ann Weber",
            "Ann Holm Weber",
            Some("one of them with a middle name"),
        );
        check(
            "Holm Weber",
            "Ann Holm Weber",
            Some("one of them with both surnames and no given name"),
        );
        check(
            "Rex Stone",
            "Rex Stone Jr.",
            Some("one of them with “Jr.”, “Sr.” or a number"),
        );
        check(
            "Ma. Teresa Reyes",
            "Maria Teresa Reyes",
            Some("a given name and its abbreviation"),
        );
        check(
            "محمد الخطيب",
            "Mohammed Al-Khatib",
            Some("the same name in a script without vowels"),
        );
    }

    #[test]
    fn two_names() {
        check("Rex Stone Jr.", "Rex Stone Sr.", None);
        check("Carl B. Meyer", "Carl D. Meyer", None);
        check("Anna Hill", "Anna Gill", None);
        check("Vasif Kerimli", "Vagif Kerimli", None);
        check("Ivan Petrov", "Ivana Petrova", None);
        check("Bill Hartley", "Robert Hartley", None);
        check("Mohammed Al-Khatib", "Mahmoud Al-Khatib", None);
        check(
            "Aleksandr Petrovich Zhukov",
            "Aleksandr Ivanovich Zhukov",
            None,
        );
    }
}
