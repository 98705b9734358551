//! People: runs of capitalised words weighed by named evidence, then every other mention of who was found.
//!
//! No single rule decides: each piece of evidence has a weight, a name's mentions add up over the document, and a threshold says yes.

use super::draft::{Drafts, Weighed};
use super::lexicon::Lexicon;
use super::roles;
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind, TokenKind};
use std::collections::{BTreeMap, HashMap};

/// From which weight on a run of words is believed to be a person.
///
/// 2.0: a listed given name with a second word (1.8 + 0.6) passes, two unknown capitalised words (0.6) do not, and with a verb of speech (1.5) do.
const THRESHOLD: f32 = 2.0;

/// What speaks for or against, with its weight.
struct Evidence {
    name: &'static str,
    weight: f32,
}

const HONORIFIC: Evidence = Evidence {
    name: "honorific",
    weight: 3.0,
};
const ROLE_BEFORE: Evidence = Evidence {
    name: "role before the name",
    weight: 2.0,
};
const ROLE_AFTER: Evidence = Evidence {
    name: "role after the name",
    weight: 1.8,
};
const GIVEN_NAME: Evidence = Evidence {
    name: "given name",
    weight: 1.9,
};
const GIVEN_ALONE: Evidence = Evidence {
    name: "given name alone",
    weight: 0.9,
};
const GIVEN_DOUBTFUL: Evidence = Evidence {
    name: "given name that is also a word",
    weight: 0.9,
};
const GIVEN_SECOND: Evidence = Evidence {
    name: "given name in second place",
    weight: 0.9,
};
const SURNAME: Evidence = Evidence {
    name: "common surname",
    weight: 0.8,
};
const SURNAME_ENDING: Evidence = Evidence {
    name: "ending of surnames",
    weight: 1.0,
};
const INITIAL: Evidence = Evidence {
    name: "initial before a surname",
    weight: 2.0,
};
const PARTICLE: Evidence = Evidence {
    name: "particle inside a name",
    weight: 0.6,
};
const SPEAKS: Evidence = Evidence {
    name: "does what people do",
    weight: 1.5,
};
const SPOKEN_OF: Evidence = Evidence {
    name: "verb before the name",
    weight: 1.3,
};
const AGE: Evidence = Evidence {
    name: "age after the name",
    weight: 1.8,
};
const WHO: Evidence = Evidence {
    name: "“who” after the name",
    weight: 1.4,
};
const COMPANY: Evidence = Evidence {
    name: "word that people follow",
    weight: 0.5,
};
const TWO_WORDS: Evidence = Evidence {
    name: "two to four words",
    weight: 0.6,
};
const SINGLE: Evidence = Evidence {
    name: "one word",
    weight: -0.8,
};
const LONG: Evidence = Evidence {
    name: "five words or more",
    weight: -1.5,
};
const IN_PLACE: Evidence = Evidence {
    name: "“in” or “at” before it",
    weight: -1.3,
};
const ARTICLE: Evidence = Evidence {
    name: "article before it",
    weight: -2.0,
};
const COMMON: Evidence = Evidence {
    name: "an ordinary word inside",
    weight: -1.3,
};
const NEVER: Evidence = Evidence {
    name: "a word no person is called",
    weight: -2.5,
};
const SMALL_TOO: Evidence = Evidence {
    name: "also written small",
    weight: -1.0,
};
const HEADLINE: Evidence = Evidence {
    name: "in a headline of capitals",
    weight: -1.2,
};
const ALL_CAPITALS: Evidence = Evidence {
    name: "all capitals",
    weight: -1.0,
};
const PLACE_WORD: Evidence = Evidence {
    name: "a place's name inside",
    weight: -1.0,
};
const NOUNS_CAPITALISED: Evidence = Evidence {
    name: "language that capitalises nouns",
    weight: -1.2,
};
const QUOTED: Evidence = Evidence {
    name: "quotation marks around it",
    weight: -2.0,
};

/// One run of words that might be a person.
#[derive(Debug)]
struct Candidate {
    from: usize,
    to: usize,
    honorific: Option<(usize, usize)>,
    score: f32,
    rule: &'static str,
}

pub fn find(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    let mut candidates = candidates(words, lex, drafts);
    for c in &mut candidates {
        let (score, rule) = weigh(words, lang, lex, drafts, c);
        c.score = score;
        c.rule = rule;
    }
    drafts.weighed = candidates.iter().map(Weighed::from).collect();
    let accepted = accept(words, lex, &candidates);
    for &i in &accepted {
        let c = &candidates[i];
        let n_words = c.to - c.from;
        let form = if n_words == 1 || words.list[c.from].shape == Shape::Initial {
            NameForm::Short
        } else {
            NameForm::Full
        };
        let sure = (0.5 + 0.1 * c.score).clamp(0.5, 0.98);
        if let Some(d) = drafts.claim(
            words,
            (c.from, c.to),
            NameKind::Person,
            form,
            (c.rule, sure),
        ) && let Some((a, b)) = c.honorific
        {
            drafts.list[d].honorific = Some(words.shown(words.range(a, b)));
        }
    }
    again(words, lex, drafts);
}

/// Once every person is found: who is meant by a short form, and what they are.
pub fn describe(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    refer(words, lex, drafts);
    say_roles(words, lex, drafts);
}

impl From<&Candidate> for Weighed {
    fn from(c: &Candidate) -> Self {
        Self {
            from: c.from,
            to: c.to,
            score: c.score,
            rule: c.rule,
            honorific: c.honorific.is_some(),
        }
    }
}

/// Capitalised runs, cut where a name cannot go on.
fn candidates(words: &Words, lex: &Lexicon, drafts: &Drafts) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.list.len() {
        if !can_begin(words, lex, drafts, i) {
            i += 1;
            continue;
        }
        let mut to = i + 1;
        while let Some(next) = continues(words, lex, drafts, i, to) {
            to = next;
        }
        push(words, lex, &mut out, i, to);
        i = to;
    }
    out
}

fn is_name_word(words: &Words, lex: &Lexicon, i: usize) -> bool {
    let w = &words.list[i];
    let cap = match w.shape {
        Shape::Cap | Shape::Initial => true,
        // HUSEYNOV Vusal; not IOM, and not a whole headline.
        Shape::Upper => {
            w.text.chars().count() >= 3
                && (lex.given.contains(&w.key)
                    || lex.surnames.contains(&w.key)
                    || lex.ends_like_surname(&w.key))
        }
        Shape::Lower | Shape::Other => false,
    };
    cap && w.kind == TokenKind::Word
}

/// Listed as a given name or surname: then it may be an ordinary word too.
fn is_listed(lex: &Lexicon, key: &str) -> bool {
    lex.given.contains(key) || lex.weak_given.contains(key) || lex.surnames.contains(key)
}

fn cuts(words: &Words, lex: &Lexicon, i: usize) -> bool {
    let w = &words.list[i];
    let key = w.key.as_str();
    // "A." is no article.
    if w.shape == Shape::Initial && w.text.ends_with('.') && !lex.honorifics.contains(key) {
        return false;
    }
    // "King Abdullah", "Sheikh Nawaf": a title before a name, though "King" is a surname too.
    let title = matches!(
        key,
        "king"
            | "queen"
            | "prince"
            | "princess"
            | "sheikh"
            | "sultan"
            | "lord"
            | "lady"
            | "justice"
    ) && words.after(i).is_some_and(|a| a.shape == Shape::Cap)
        && !words.before(i).is_some_and(|b| b.shape == Shape::Cap);
    if title {
        return true;
    }
    // "Amy Pope": a title with no name after it and one before it is the surname.
    let surname = words
        .before(i)
        .is_some_and(|b| b.shape == Shape::Cap && lex.is_given(&b.key))
        && !words.after(i).is_some_and(|a| a.is_cap());
    if surname && lex.honorifics.contains(key) && !w.text.ends_with('.') {
        return false;
    }
    if lex.honorifics.contains(key) && !is_listed(lex, key)
        || w.text.ends_with('.') && lex.honorifics.contains(key) && w.text.len() > 2
    {
        return true;
    }
    if is_listed(lex, key) && !lex.calendar.contains(key) {
        return false;
    }
    lex.role_heads.contains(key)
        || lex.calendar.contains(key)
        || lex.peoples.contains(key)
        || lex.never_in_person.contains(key)
        || lex.ordinary.contains(key)
        || lex.role_modifiers.contains(key)
        || lex.org_heads.contains(key)
}

fn can_begin(words: &Words, lex: &Lexicon, drafts: &Drafts, i: usize) -> bool {
    if drafts.owner(i).is_some() || words.boilerplate[words.list[i].sentence as usize] {
        return false;
    }
    let w = &words.list[i];
    let particle = matches!(
        w.key.as_str(),
        "al" | "el" | "bin" | "ibn" | "abu" | "de" | "van" | "von" | "ould" | "del" | "di"
    ) && w.shape == Shape::Cap;
    (is_name_word(words, lex, i) || particle) && !cuts(words, lex, i)
}

/// The run `from..to` may take in what follows: another name word, particles and one, a hyphen and one.
fn continues(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    from: usize,
    to: usize,
) -> Option<usize> {
    let fits = |i: usize| {
        words.get(i).is_some_and(|_| {
            words.same_sentence(from, i)
                && drafts.owner(i).is_none()
                && is_name_word(words, lex, i)
                && !cuts(words, lex, i)
        })
    };
    let w = words.get(to).filter(|_| words.same_sentence(from, to))?;
    if to - from > 7 {
        return None;
    }
    if fits(to) {
        return Some(to + 1);
    }
    // "Emmanuel Bombande Jr.", "John Paul II"
    if lex.suffixes.contains(&w.key) && w.is_cap() {
        return Some(to + 1);
    }
    // "Choi Kang - wook", "Ahmad Al - Sabah": text whose hyphens were set apart.
    let next = words
        .get(to + 1)
        .filter(|n| words.same_sentence(from, to + 1) && n.spaced);
    if let Some(n) = next.filter(|_| w.is("-") && w.spaced && drafts.owner(to + 1).is_none()) {
        let short = |t: &str| t.chars().count() <= 6;
        let syllable = n.shape == Shape::Lower
            && n.kind == TokenKind::Word
            && short(n.text)
            && to - from >= 2
            && short(words.list[to - 1].text)
            && !lex.ordinary.contains(&n.key);
        let article = matches!(words.list[to - 1].key.as_str(), "al" | "el") && fits(to + 1);
        if syllable || article {
            return Some(to + 2);
        }
    }
    // "Omar al-Bashir", "Omar al - Bashir", "Charles de Gaulle", "Ursula von der Leyen"
    let mut p = to;
    let mut n = 0;
    while n < 3
        && words.get(p).is_some_and(|w| {
            words.same_sentence(from, p)
                && (lex.particles.contains(&w.key)
                    && w.shape == Shape::Lower
                    && w.key != "e"
                    && w.key != "as"
                    && w.key != "do"
                    && w.key != "o"
                    || w.is("-") && (n > 0 || to > from))
        })
    {
        p += 1;
        n += 1;
    }
    (n > 0 && fits(p) && (words.list[p - 1].is("-") || words.list[p].spaced)).then_some(p + 1)
}

fn push(words: &Words, lex: &Lexicon, out: &mut Vec<Candidate>, from: usize, to: usize) {
    // A name of initials only is none.
    if words.list[from..to]
        .iter()
        .all(|w| w.shape == Shape::Initial || w.is_mark() || lex.suffixes.contains(&w.key))
    {
        return;
    }
    let a = honorifics_before(words, lex, from);
    // A sentence's first word may be the verb of a headline: "Asked Vusal …" is cut by `cuts`; nothing to do here.
    out.push(Candidate {
        from,
        to,
        honorific: (a < from).then_some((a, from)),
        score: 0.0,
        rule: "",
    });
}

/// Where the honorifics right before a name begin: "H.E. Mr."; the name's own beginning where there are none.
pub fn honorifics_before(words: &Words, lex: &Lexicon, from: usize) -> usize {
    let mut a = from;
    while a > 0
        && words.same_sentence(a - 1, from)
        && lex.honorifics.contains(&words.list[a - 1].key)
        && words.list[a - 1].is_cap()
    {
        a -= 1;
    }
    a
}

fn weigh(
    words: &Words,
    lang: &str,
    lex: &Lexicon,
    drafts: &Drafts,
    c: &Candidate,
) -> (f32, &'static str) {
    let mut sum = 0.0;
    let mut best: (&'static str, f32) = ("capitalised words", 0.0);
    let mut add = |e: &Evidence, times: f32| {
        sum += e.weight * times;
        if e.weight > best.1 {
            best = (e.name, e.weight);
        }
    };
    let own: Vec<_> = words.list[c.from..c.to]
        .iter()
        .filter(|w| !w.is_mark())
        .collect();
    let n = own
        .iter()
        .filter(|w| w.shape != Shape::Initial && !lex.particles.contains(&w.key))
        .count();
    let start = c.honorific.map_or(c.from, |(a, _)| a);
    let (before, after) = (words.before(start), words.after(c.to - 1));

    if c.honorific.is_some() {
        add(&HONORIFIC, 1.0);
    }
    let first = own[0].key.as_str();
    let first_parts = first.split('.').next().unwrap_or(first);
    let given = lex.is_given(first) || first.contains('.') && lex.is_given(first_parts);
    match own.len() {
        1 => add(&SINGLE, 1.0),
        2..=4 => add(&TWO_WORDS, 1.0),
        _ => add(&LONG, 1.0),
    }
    if given {
        add(
            if own.len() > 1 {
                &GIVEN_NAME
            } else {
                &GIVEN_ALONE
            },
            1.0,
        );
    } else if own.len() > 1 && lex.weak_given.contains(first) {
        add(&GIVEN_DOUBTFUL, 1.0);
    } else if own.len() > 1 && own[1..].iter().any(|w| lex.is_given(&w.key)) {
        add(&GIVEN_SECOND, 1.0);
    }
    let last = own[own.len() - 1];
    if lex.surnames.contains(&last.key) || lex.surnames.contains(first) && own.len() > 1 {
        add(&SURNAME, if own.len() > 1 { 1.0 } else { 0.5 });
    }
    if lex.ends_like_surname(&last.key) {
        add(&SURNAME_ENDING, 1.0);
    }
    if own.len() > 1
        && own[..own.len() - 1]
            .iter()
            .any(|w| w.shape == Shape::Initial && w.text.ends_with('.'))
    {
        add(&INITIAL, 1.0);
    }
    if own.len() > 2
        && own[1..own.len() - 1]
            .iter()
            .any(|w| lex.particles.contains(&w.key) && w.shape == Shape::Lower)
    {
        add(&PARTICLE, 1.0);
    }
    // -- around it --
    if let Some(a) = after {
        if lex.speech.contains(&a.key) && a.shape == Shape::Lower {
            add(&SPEAKS, 1.0);
        } else if lex.after_person.contains(&a.key)
            || a.is(",")
                && words
                    .get(c.to + 1)
                    .is_some_and(|w| w.key == "who" || w.key == "whose")
        {
            add(&WHO, 1.0);
        }
        if (a.is(",") || a.is("("))
            && words
                .get(c.to + 1)
                .is_some_and(|w| w.kind == TokenKind::Number && w.text.len() == 2)
            && words
                .get(c.to + 2)
                .is_some_and(|w| w.is(",") || w.is(")") || w.is("."))
        {
            add(&AGE, 1.0);
        }
    }
    if let Some(b) = before {
        if lex.speech.contains(&b.key) && b.shape == Shape::Lower {
            add(
                &SPOKEN_OF,
                if matches!(
                    b.key.as_str(),
                    "said" | "says" | "added" | "explained" | "told" | "noted"
                ) {
                    1.0
                } else {
                    0.5
                },
            );
        } else if lex.before_person.contains(&b.key) && b.shape == Shape::Lower {
            add(&COMPANY, 1.0);
        }
        match b.key.as_str() {
            "in" | "at" | "from" | "near" | "across" | "into" | "via" | "outside"
            | "throughout" => add(&IN_PLACE, 1.0),
            "the" | "a" | "an" | "this" | "these" | "those" => add(&ARTICLE, 1.0),
            _ => {}
        }
        if b.is_quote() && after.is_some_and(|a| a.is_quote()) {
            add(&QUOTED, 1.0);
        }
    }
    if !roles::before(words, lex, drafts, start).is_empty() {
        add(&ROLE_BEFORE, 1.0);
    }
    if !roles::after(words, lex, drafts, c.to, c.from).is_empty() {
        add(&ROLE_AFTER, 1.0);
    }
    // -- against it --
    for w in &own {
        let listed = is_listed(lex, &w.key);
        if !listed && lex.never_in_person.contains(&w.key) {
            add(&NEVER, 1.0);
        } else if !listed && lex.is_common(&w.key) {
            add(&COMMON, 1.0);
        } else if listed && lex.ordinary.contains(&w.key) && own.len() == 1 {
            add(&COMMON, 0.7);
        }
        if words.lower.contains(&w.key) && !lex.particles.contains(&w.key) && w.shape == Shape::Cap
        {
            add(&SMALL_TOO, if lex.is_given(&w.key) { 0.3 } else { 1.0 });
        }
        if lex
            .places
            .get(&w.key)
            .is_some_and(|l| l.iter().any(|p| p.keys.len() == 1))
            && !lex.given.contains(&w.key)
        {
            add(&PLACE_WORD, 1.0);
        }
        if w.shape == Shape::Upper {
            add(&ALL_CAPITALS, 0.5);
        }
    }
    if !words.is_telling(c.from) {
        add(&HEADLINE, 1.0);
    }
    if lang == "de" {
        add(&NOUNS_CAPITALISED, 1.0);
    }
    if n == 0 {
        add(&NEVER, 1.0);
    }
    (sum, best.0)
}

fn string_key(words: &Words, c: &Candidate) -> String {
    let mut out = String::new();
    for w in words.list[c.from..c.to].iter().filter(|w| !w.is_mark()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&w.key);
    }
    out
}

/// How much of every further mention's evidence counts.
const ECHO: f32 = 0.35;

/// Indexes of the candidates whose name, over all its mentions, is believed.
fn accept(words: &Words, lex: &Lexicon, candidates: &[Candidate]) -> Vec<usize> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, c) in candidates.iter().enumerate() {
        by_name.entry(string_key(words, c)).or_default().push(i);
    }
    let total = |list: &[usize]| {
        let max = list
            .iter()
            .map(|&i| candidates[i].score)
            .fold(f32::MIN, f32::max);
        let rest: f32 = list
            .iter()
            .map(|&i| candidates[i].score.max(0.0))
            .sum::<f32>()
            - max.max(0.0);
        max + (ECHO * rest).min(1.0)
    };
    let mut yes: Vec<usize> = Vec::new();
    let mut full_words: HashMap<String, ()> = HashMap::new();
    for (name, list) in &by_name {
        if total(list) >= THRESHOLD {
            yes.extend(list);
            let keys: Vec<&str> = name.split(' ').collect();
            if keys.len() > 1 {
                for k in [keys[0], keys[keys.len() - 1]] {
                    if k.len() > 2 && !lex.particles.contains(k) {
                        full_words.insert(k.to_owned(), ());
                    }
                }
            }
        }
    }
    // A surname (or given name) alone, once its full name is known; also where it stands beside an initial.
    for (name, list) in &by_name {
        if total(list) >= THRESHOLD {
            continue;
        }
        let keys: Vec<&str> = name.split(' ').collect();
        let last = keys[keys.len() - 1];
        let alone =
            keys.len() == 1 && full_words.contains_key(last) && !lex.calendar.contains(last);
        let initialled =
            keys.len() == 2 && full_words.contains_key(last) && keys[0].chars().count() == 1;
        if alone || initialled {
            yes.extend(list.iter().filter(|&&i| {
                let w = &words.list[candidates[i].from];
                // An ordinary word at a sentence's start stays one.
                !(w.starts && words.lower.contains(&w.key) && lex.ordinary.contains(&w.key))
                    && candidates[i].score > -2.5
            }));
        }
    }
    yes.sort_unstable();
    yes
}

/// Full names met again where they were no candidates: in headlines, in capitals, inside longer runs.
pub fn again(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    super::organisations::find_again(words, drafts, &[NameKind::Person]);
    let mut surnames: HashMap<String, ()> = HashMap::new();
    for d in drafts
        .list
        .iter()
        .filter(|d| d.kind == NameKind::Person && d.to - d.from > 1)
    {
        let last = &words.list[d.to - 1];
        if last.key.len() > 2
            && !lex.ordinary.contains(&last.key)
            && !words.lower.contains(&last.key)
            && !lex.suffixes.contains(&last.key)
        {
            surnames.insert(last.key.clone(), ());
        }
    }
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if w.is_cap()
            && drafts.owner(i).is_none()
            && surnames.contains_key(&w.key)
            && !words.after(i).is_some_and(|n| {
                n.is_cap()
                    && drafts.owner(i + 1).is_none()
                    && (lex.org_heads.contains(&n.key) || lex.never_in_person.contains(&n.key))
            })
        {
            drafts.claim(
                words,
                (i, i + 1),
                NameKind::Person,
                NameForm::Short,
                ("surname of a person of the document", 0.85),
            );
        }
    }
}

/// So many lines at a document's head may name somebody short before the name in full.
const HEADLINES: u32 = 1;

/// Short forms → the fuller name: the latest before it, else the first after it; two people of one surname leave it open unless one was
/// just named.
fn refer(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut people: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person)
        .collect();
    people.sort_by_key(|&d| drafts.list[d].from);
    let keys_of = |drafts: &Drafts, d: usize| -> Vec<String> {
        words.list[drafts.list[d].from..drafts.list[d].to]
            .iter()
            .filter(|w| !w.is_mark() && !lex.suffixes.contains(&w.key))
            .filter(|w| !matches!(w.text, "senior" | "junior"))
            .map(|w| w.key.clone())
            .collect()
    };
    // Word of a full name → the draft that first had it, by last and by first word.
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for &d in &people {
        if drafts.list[d].form != NameForm::Full {
            continue;
        }
        let keys = keys_of(drafts, d);
        let Some((first, last)) = keys.first().zip(keys.last()) else {
            continue;
        };
        let known = by_word
            .get(last)
            .is_some_and(|l| l.iter().any(|&o| keys_of(drafts, o) == keys));
        if !known {
            by_word.entry(last.clone()).or_default().push(d);
            if first != last {
                by_word.entry(first.clone()).or_default().push(d);
            }
        }
    }
    for &d in &people {
        if drafts.list[d].form != NameForm::Short {
            continue;
        }
        let keys = keys_of(drafts, d);
        let Some(last) = keys.last() else { continue };
        let Some(list) = by_word.get(last) else {
            continue;
        };
        let initial = (keys.len() > 1 && keys[0].chars().count() <= 2)
            .then(|| keys[0].chars().next())
            .flatten();
        let fitting: Vec<usize> = list
            .iter()
            .copied()
            .filter(|&f| initial.is_none_or(|i| keys_of(drafts, f)[0].starts_with(i)))
            // "J. Okoro" before "James Okoro Jr." is hardly the son.
            .filter(|&f| {
                let full = &drafts.list[f];
                full.from < drafts.list[d].from
                    || !(lex.suffixes.contains(&words.list[full.to - 1].key)
                        || matches!(words.list[full.to - 1].text, "senior" | "junior"))
            })
            .filter(|&f| {
                !gender_differs(
                    drafts.list[d].honorific.as_deref(),
                    drafts.list[f].honorific.as_deref(),
                )
            })
            .take(8)
            .collect();
        let here = drafts.list[d].from;
        drafts.list[d].refers_to = match fitting.as_slice() {
            [] => None,
            // "Mr. Perera apologized. Dilini Perera, the headmistress, …": who is spoken of before is somebody else, as a rule, outside of a
            // headline.
            [only]
                if drafts.list[*only].from > here
                    && drafts.list[d].honorific.is_some()
                    && words.list[here].sentence > HEADLINES
                    && words.list[drafts.list[*only].from].sentence > words.list[here].sentence =>
            {
                None
            }
            [only] => Some(*only),
            // Several of one surname: the one introduced last before, if any.
            several => several
                .iter()
                .copied()
                .filter(|&f| drafts.list[f].from < here)
                .max_by_key(|&f| drafts.list[f].from),
        };
    }
}

pub fn gender_differs(a: Option<&str>, b: Option<&str>) -> bool {
    let gender = |h: &str| {
        let h = h.to_lowercase();
        let h = h
            .trim_end_matches('.')
            .rsplit(' ')
            .next()
            .unwrap_or("")
            .to_owned();
        match h.as_str() {
            "mr" | "sir" | "lord" | "king" | "prince" | "herr" => Some(true),
            "ms" | "mrs" | "miss" | "lady" | "dame" | "queen" | "princess" | "frau" => Some(false),
            _ => None,
        }
    };
    matches!((a.and_then(gender), b.and_then(gender)), (Some(x), Some(y)) if x != y)
}

fn say_roles(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let people: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person)
        .collect();
    for d in people {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let start = honorifics_before(words, lex, from);
        let mut claims: Vec<_> = roles::before(words, lex, drafts, start)
            .into_iter()
            .map(|s| roles::claim(words, lex, drafts, s, None))
            .collect();
        let after: Vec<_> = roles::after(words, lex, drafts, to, from)
            .into_iter()
            .map(|s| roles::claim(words, lex, drafts, s, None))
            .collect();
        // ", Counsellor, Charge d'affaires of the Embassy": the body is said once for both.
        let shared = after.last().and_then(|c| c.organisation.clone());
        let n_bare = after.iter().filter(|c| c.organisation.is_none()).count();
        claims.extend(after.into_iter().map(|mut c| {
            if n_bare > 0
                && c.organisation.is_none()
                && !c.role.contains(" of ")
                && !c.role.contains("rank")
            {
                c.organisation.clone_from(&shared);
            }
            c
        }));
        if let Some((s, status)) = roles::by_verb(words, lex, drafts, to, from) {
            claims.push(roles::claim(words, lex, drafts, s, Some(status)));
        }
        claims.retain(|c| !c.role.is_empty());
        drafts.list[d].roles = claims;
    }
}
