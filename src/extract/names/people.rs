//! People: runs of capitalised words, cut where a name cannot go on, believed or not by the evidence of all their mentions.
//!
//! No single rule decides: each piece of evidence has a weight, a name's mentions add up over the document, and a threshold says yes.

use super::draft::{Drafts, Weighed};
use super::evidence;
use super::forms::{Asked, Key};
use super::lexicon::Lexicon;
use super::mentions;
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// From which weight on a run of words is believed to be a person.
///
/// 2.0: a listed given name with a second word (1.8 + 0.6) passes, two unknown capitalised words (0.6) do not, and with a verb of speech (1.5) do.
const THRESHOLD: f32 = 2.0;

/// One run of words that might be a person.
#[derive(Debug)]
pub struct Candidate {
    pub from: usize,
    pub to: usize,
    pub honorific: Option<(usize, usize)>,
    pub score: f32,
    pub rule: &'static str,
}

pub fn find(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    let mut candidates = candidates(words, lex, drafts);
    for c in &mut candidates {
        let (score, rule) = evidence::weigh(words, lang, lex, drafts, c);
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
    mentions::again(words, lex, drafts);
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
pub fn is_listed<K: Asked + ?Sized>(lex: &Lexicon, key: &K) -> bool {
    lex.given.contains(key) || lex.weak_given.contains(key) || lex.surnames.contains(key)
}

fn cuts(words: &Words, lex: &Lexicon, i: usize) -> bool {
    let w = &words.list[i];
    let key = &w.key;
    // "A." is no article.
    if w.shape == Shape::Initial && w.text.ends_with('.') && !lex.honorifics.contains(key) {
        return false;
    }
    // "Minister Anna Kowalska | Arrives In Baku"
    if !words.is_telling(i) && lex.headline_verbs.contains(&w.key) {
        return true;
    }
    // "King Abdullah", "Sheikh Nawaf": a title before a name, though "King" is a surname too.
    let title = matches!(
        key.as_str(),
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

/// The words of a name; those that are nothing but marks do not begin one.
fn keys_of<'t>(words: &Words<'t>, c: &Candidate) -> Vec<Key<'t>> {
    words.list[c.from..c.to]
        .iter()
        .filter(|w| !w.is_mark())
        .map(|w| w.key)
        .skip_while(|k| k.is_empty())
        .collect()
}

/// How much of every further mention's evidence counts.
const ECHO: f32 = 0.35;

/// Indexes of the candidates whose name, over all its mentions, is believed.
fn accept(words: &Words, lex: &Lexicon, candidates: &[Candidate]) -> Vec<usize> {
    let mut by_name: FxHashMap<Vec<Key>, Vec<usize>> = FxHashMap::default();
    for (i, c) in candidates.iter().enumerate() {
        by_name.entry(keys_of(words, c)).or_default().push(i);
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
    let mut full_words: FxHashSet<Key> = FxHashSet::default();
    for (keys, list) in &by_name {
        if total(list) >= THRESHOLD {
            yes.extend(list);
            if let [first, .., last] = keys.as_slice() {
                for k in [first, last] {
                    if k.len() > 2 && !lex.particles.contains(k) {
                        full_words.insert(*k);
                    }
                }
            }
        }
    }
    // A surname (or given name) alone, once its full name is known; also where it stands beside an initial.
    for (keys, list) in &by_name {
        let Some(last) = keys.last().filter(|_| total(list) < THRESHOLD) else {
            continue;
        };
        let known = full_words.contains(last);
        let alone = known && keys.len() == 1 && !lex.calendar.contains(last);
        let initialled = known && keys.len() == 2 && keys[0].chars().count() == 1;
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
