//! People: runs of capitalised words weighed by what speaks for them, then every short form of who was found.
//!
//! What somebody is stands in [`super::offices`].

use super::super::draft::Drafts;
use super::super::lexicon::key;
use super::super::words::{Shape, Words};
use super::lists::{Gender, Side, Tongue, ends_with_any};
use super::offices;
use super::surnames::again;
use crate::model::{NameForm, NameKind, TokenKind};

/// From which weight on a run of words is believed to be a person.
///
/// 2.0, as for English: a listed given name with a second word (1.9 + 0.6) passes, two unknown capitalised words (0.6) do not.
const THRESHOLD: f32 = 2.0;

/// A believed name with its weight and what spoke for it most.
struct Candidate {
    from: usize,
    to: usize,
    score: f32,
    rule: &'static str,
}

pub fn find(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    let mut i = 0;
    let mut found = Vec::new();
    while i < words.list.len() {
        if !begins(words, tongue, drafts, i) {
            i += 1;
            continue;
        }
        let to = end(words, tongue, drafts, i);
        let from = beginning(words, tongue, i, to);
        if let Some(c) = weigh(words, tongue, drafts, from, to) {
            let from = double_initial(words, drafts, c.from);
            found.push(Candidate { from, ..c });
        }
        i = to;
    }
    for c in &found {
        let first = &words.list[c.from];
        // "Van der Linden" is a surname alone.
        let form = if c.to == c.from + 1
            || first.shape == Shape::Initial
            || tongue.particles.contains(first.key.as_str())
        {
            NameForm::Short
        } else {
            NameForm::Full
        };
        let sure = (0.4 + 0.1 * c.score).clamp(0.5, 0.9);
        if let Some(d) = drafts.claim(
            words,
            (c.from, c.to),
            NameKind::Person,
            form,
            (c.rule, sure),
        ) {
            let a = honorifics_before(words, tongue, c.from);
            if a < c.from {
                drafts.list[d].honorific = Some(words.shown(words.range(a, c.from)));
            }
            drafts.list[d].name = first_case(words, tongue, c.from, c.to);
        }
    }
    again(words, tongue, drafts);
}

fn is_name_word(words: &Words, tongue: &Tongue, i: usize) -> bool {
    let w = &words.list[i];
    let cap = match w.shape {
        Shape::Cap | Shape::Initial => true,
        Shape::Upper => {
            w.text.chars().count() >= 3
                && (tongue.gender(&w.key).is_some() || tongue.is_surname(&w.key))
        }
        Shape::Lower | Shape::Other => false,
    };
    cap && w.kind == TokenKind::Word
}

/// A word at which no name goes on.
fn cuts(words: &Words, tongue: &Tongue, i: usize) -> bool {
    let w = &words.list[i];
    if w.shape == Shape::Initial
        && w.text.ends_with('.')
        && !tongue.honorifics.contains(w.key.as_str())
    {
        return false;
    }
    let role = tongue.is_role(&w.key) || tongue.org_heads.has(&w.key);
    tongue.ordinary.contains(w.key.as_str())
        || tongue.honorifics.contains(w.key.as_str())
        || tongue.honorifics_after.contains(w.key.as_str())
        // "Marco Sindaco" is rarer than a mayor; but a surname after a given name stays one.
        || role && !(tongue.is_surname(&w.key) && words.before(i).is_some_and(|b| tongue.gender(&b.key).is_some()) && tongue.side == Side::First)
}

fn fits(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> bool {
    words.get(i).is_some()
        && drafts.owner(i).is_none()
        && is_name_word(words, tongue, i)
        && !cuts(words, tongue, i)
}

fn begins(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> bool {
    // A salutation is no news, but says a name: "Sehr geehrte Frau Professor | Lang".
    let told = !words.boilerplate[words.list[i].sentence as usize]
        || honorifics_before(words, tongue, i) < i;
    told && fits(words, tongue, drafts, i)
}

/// Right over name words, particles between them, and no more than seven.
fn end(words: &Words, tongue: &Tongue, drafts: &Drafts, from: usize) -> usize {
    let mut to = from + 1;
    while to - from < 7 {
        let here = |p: usize| words.get(p).is_some() && words.same_sentence(from, p);
        if here(to) && fits(words, tongue, drafts, to) {
            if whole(words, tongue, from, to) {
                break;
            }
            to += 1;
            continue;
        }
        let mut p = to;
        // "Annelies Bruinsma | van Volksgezondheid": a name with its surname goes on in few languages.
        let surname =
            to - from > 1 && !is_given(words, tongue, to - 1) && !tongue.particles_after_surnames;
        while p < to + 3
            && here(p)
            && !surname
            && !words.list[p].is_mark()
            && tongue.particles.contains(words.list[p].key.as_str())
        {
            p += 1;
        }
        // "Agnès d'Arc": an elided particle is a word of its own here.
        if p > to
            && here(p)
            && fits(words, tongue, drafts, p)
            && !(tongue.org_joins.contains(words.list[to].key.as_str()) && p == to + 1)
        {
            to = p + 1;
            continue;
        }
        break;
    }
    // "Orucov Elçin Əli | oğlu": his father's name ends it.
    let his = words.get(to).filter(|_| words.same_sentence(from, to));
    to + usize::from(to - from > 1 && his.is_some_and(|w| tongue.children.contains(w.key.as_str())))
}

/// "J.-|B. Kamara": two initials with a hyphen between are one given name's.
fn double_initial(words: &Words, drafts: &Drafts, from: usize) -> usize {
    let is_initial = |p: usize| words.list[p].shape == Shape::Initial;
    let free = |p: usize| drafts.owner(p).is_none() && words.same_sentence(p, from);
    match from.checked_sub(2) {
        Some(p)
            if is_initial(from)
                && words.list[from - 1].is("-")
                && is_initial(p)
                && free(p)
                && free(p + 1) =>
        {
            p
        }
        _ => from,
    }
}

/// "E.Orucov | Kür çayı", "Rəna Orucova | Aygün …": where surnames are told by their endings and nothing but a father's name or another surname
/// follows them, one of them ends the name.
fn whole(words: &Words, tongue: &Tongue, from: usize, to: usize) -> bool {
    let (last, next) = (&words.list[to - 1], &words.list[to]);
    tongue.side == Side::Last
        && to - from > 1
        && tongue.ends_like_surname(&last.key)
        && (is_given(words, tongue, to) || !tongue.ends_like_surname(&next.key))
        && !tongue.particles.contains(next.key.as_str())
}

/// A sentence's first word may be a verb: "Asistieron María …" begins at María.
fn beginning(words: &Words, tongue: &Tongue, from: usize, to: usize) -> usize {
    let given = |p: usize| is_given(words, tongue, p);
    if to - from < 2 || given(from) || words.list[from].shape == Shape::Initial {
        return from;
    }
    // "министр иностранных дел Калдландии | Урмас Тедер": the country of the office.
    let land = to - from > 2 && ends_with_any(&words.list[from].key, &tongue.lands_before, 2);
    let office = || {
        words
            .before(from)
            .is_some_and(|b| tongue.role_after.contains(b.key.as_str()) || tongue.is_role(&b.key))
    };
    if land && office() {
        return from + 1;
    }
    let named_later = (from + 1..to).find(|&p| given(p) || words.list[p].shape == Shape::Initial);
    match named_later {
        Some(p) if words.list[from].starts && to > p + 1 => p,
        // German nouns: "Kandidat Peter Müller".
        Some(p)
            if tongue.nouns_capitalized
                && to > p + 1
                && !tongue.is_surname(&words.list[from].key) =>
        {
            p
        }
        _ => from,
    }
}

fn is_given(words: &Words, tongue: &Tongue, p: usize) -> bool {
    let w = &words.list[p];
    tongue.gender(&w.key).is_some()
        || hyphenated_given(tongue, &w.key)
        || nominative_given(tongue, w.text).is_some()
        || word_as_given(words, tongue, p).is_some()
}

/// "с дочерью Верой Лугиной": what is a word elsewhere is a given name with a capital amid the sentence and a surname behind it.
///
/// As it is listed; which women's names are listed with their case undone.
fn word_as_given(words: &Words, tongue: &Tongue, p: usize) -> Option<String> {
    let (w, next) = (&words.list[p], words.after(p)?);
    let placed = !w.starts
        && w.shape == Shape::Cap
        && next.shape == Shape::Cap
        && tongue.ends_like_surname(&next.key);
    if !placed {
        return None;
    }
    if tongue.is_given_or_word(&w.key) {
        return Some(w.text.to_owned());
    }
    tongue
        .women_cases
        .undone(w.text)
        .find(|n| tongue.is_given_or_word(&key(n)))
}

/// "Karl-Heinz": its first part is one.
fn hyphenated_given(tongue: &Tongue, key: &str) -> bool {
    key.split_once('.')
        .is_some_and(|(first, rest)| rest.len() > 1 && tongue.gender(first).is_some())
}

pub fn honorifics_before(words: &Words, tongue: &Tongue, from: usize) -> usize {
    let mut a = from;
    while a > 0
        && words.same_sentence(a - 1, from)
        && tongue.honorifics.contains(words.list[a - 1].key.as_str())
        && !words.list[a - 1].is_mark()
    {
        a -= 1;
    }
    a
}

fn weigh(
    words: &Words,
    tongue: &Tongue,
    drafts: &Drafts,
    from: usize,
    to: usize,
) -> Option<Candidate> {
    let own: Vec<_> = words.list[from..to]
        .iter()
        .filter(|w| !w.is_mark())
        .collect();
    let (first, last) = (own.first()?, own.last()?);
    if own.iter().all(|w| w.shape == Shape::Initial) {
        return None;
    }
    let mut sum = 0.0;
    let mut best = ("capitalised words", 0.0);
    let mut add = |name: &'static str, weight: f32| {
        sum += weight;
        if weight > best.1 {
            best = (name, weight);
        }
    };
    let start = honorifics_before(words, tongue, from);
    let title = start < from
        || words
            .after(to - 1)
            .is_some_and(|a| tongue.honorifics_after.contains(a.key.as_str()));
    if title {
        add("honorific", 3.0);
    }
    let many = own.len() > 1;
    add(
        if many {
            "two to four words"
        } else {
            "one word"
        },
        if many { 0.6 } else { -0.8 },
    );
    if own.len() > 5 {
        add("six words or more", -1.5);
    }
    if many && is_given(words, tongue, from) {
        add("given name", 1.9);
    } else if many && own[1..].iter().any(|w| tongue.gender(&w.key).is_some()) {
        add("given name in second place", 0.9);
    }
    // "Orucov Elçin Əli oğlu"
    if many && own.iter().any(|w| tongue.children.contains(w.key.as_str())) {
        add("a father's name", 2.0);
    }
    if tongue.is_surname(&last.key) {
        add("common surname", if many { 0.8 } else { 0.4 });
    }
    if tongue.ends_like_surname(&last.key) {
        add("ending of surnames", 1.0);
    }
    let initial = many
        && own
            .iter()
            .any(|w| w.shape == Shape::Initial && w.text.ends_with('.'));
    if initial && last.shape != Shape::Initial {
        add("initial before a surname", 2.0);
    }
    let speaks = |w: Option<&super::super::words::Word>| {
        w.is_some_and(|w| w.shape == Shape::Lower && tongue.speech.contains(w.key.as_str()))
    };
    if speaks(words.after(to - 1)) || speaks(words.before(start)) {
        add("does what people do", 1.5);
    }
    if offices::is_before(words, tongue, drafts, start) {
        add("role before the name", 2.0);
    } else if offices::is_after(words, tongue, drafts, to) {
        add("role after the name", 1.8);
    }
    if words
        .before(start)
        .is_some_and(|b| tongue.articles.contains(b.key.as_str()))
        && !title
    {
        add("article before it", -0.8);
    }
    if words.before(start).is_some_and(|b| b.is_quote())
        && words.after(to - 1).is_some_and(|a| a.is_quote())
    {
        add("quotation marks around it", -2.0);
    }
    if !many && first.starts && !title {
        add("begins a sentence", -1.0);
    }
    if own.iter().any(|w| {
        w.is_cap() && words.lower.contains(&w.key) && !tongue.particles.contains(w.key.as_str())
    }) {
        add("also written small", -1.0);
    }
    let told_by_words = title || initial || many && is_given(words, tongue, from);
    if tongue.nouns_capitalized && !told_by_words {
        add("language that capitalises nouns", -1.2);
    }
    if !words.is_telling(from) && !title {
        add("in a headline of capitals", -1.2);
    }
    (sum >= THRESHOLD).then_some(Candidate {
        from,
        to,
        score: sum,
        rule: best.0,
    })
}

/// The given name that a word is a case of, and whose it is.
fn nominative_given(tongue: &Tongue, text: &str) -> Option<(String, Gender)> {
    let of = |cases: &super::cases::Endings, gender: Gender, not: Gender| {
        cases.undone(text).find_map(|n| {
            let listed = *tongue.given.get(&key(&n))?;
            (listed != not && tongue.gender(&key(&n)).is_some()).then_some((n, gender))
        })
    };
    of(&tongue.men_cases, Gender::Man, Gender::Woman)
        .or_else(|| of(&tongue.women_cases, Gender::Woman, Gender::Man))
}

/// A full name in the case that names are listed in: "Петра Гончарова" is Петр Гончаров.
///
/// The given name decides: as it is listed, so is the surname; in another case, so is that.
fn first_case(words: &Words, tongue: &Tongue, from: usize, to: usize) -> String {
    let shown = || words.shown(words.range(from, to));
    let first = &words.list[from];
    if to - from < 2 {
        return shown();
    }
    if let Some(given) = word_as_given(words, tongue, from)
        .filter(|given| tongue.side == Side::First && given != first.text)
    {
        return in_first_case(words, tongue, (from, to), given, Gender::Woman);
    }
    let listed = tongue
        .gender(&first.key)
        .filter(|_| !is_accented(first.text) || tongue.given.contains_key(first.key.as_str()));
    let (given, gender) = match listed {
        // A given name with a surname in a case, where only the last word of a name takes one: "Vüsal Hüseynova görə".
        Some(gender) if tongue.side == Side::Last => (first.text.to_owned(), gender),
        Some(_) => return shown(),
        None => match nominative_given(tongue, first.text) {
            Some(found) if tongue.side == Side::First => found,
            _ => return shown(),
        },
    };
    in_first_case(words, tongue, (from, to), given, gender)
}

/// A given name as it is listed, and what follows it in the same case.
fn in_first_case(
    words: &Words,
    tongue: &Tongue,
    (from, to): (usize, usize),
    given: String,
    gender: Gender,
) -> String {
    let mut out = vec![given];
    for (p, w) in words.list[from + 1..to].iter().enumerate() {
        let declines = tongue.side == Side::First || from + 1 + p == to - 1;
        let cases = match gender {
            Gender::Woman => &tongue.surname_cases_of_women,
            Gender::Man | Gender::Either => &tongue.surname_cases_of_men,
        };
        let listed = cases
            .undone(w.text)
            .next()
            .filter(|_| declines && w.shape == Shape::Cap);
        out.push(listed.unwrap_or_else(|| w.text.to_owned()));
    }
    out.join(" ")
}

/// Ends in a letter that the world's lists have without its mark, and that is a case's: "Annę".
fn is_accented(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| !c.is_ascii())
}
