//! Organisations: a head word and what belongs to it; with [`super::firms`] and [`super::known`], all bodies of a text.
//!
//! ```text
//! head first   Instituto | Nacional | de | Pesca        Центральная избирательная | комиссия
//! head last    Su Ürünleri Araştırma | Enstitüsü
//! ```

use super::super::draft::Drafts;
use super::super::words::{Shape, Word, Words};
use super::firms::{self, is_run_word, quoted_after};
use super::known::{acronyms, again, known};
use super::lists::{Phrases, Side, Tongue, ends_with_any};
use crate::model::{NameForm, NameKind, TokenKind};

const ORG: NameKind = NameKind::Organisation;

/// Words after a head, at most: "Ministerium für Ernährung, Landwirtschaft und …" is cut before it runs into a sentence.
const LONGEST: usize = 9;

pub fn find(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    let mut i = 0;
    // Known bodies by their usual acronym.
    let mut usual = Vec::new();
    while i < words.list.len() {
        if let Some(to) = known(words, tongue, drafts, &mut usual, i) {
            i = to;
            continue;
        }
        i = match by_head(words, tongue, drafts, i) {
            Some((from, to)) => {
                let claimed = drafts.claim(
                    words,
                    (from, to),
                    ORG,
                    NameForm::Full,
                    ("head word of a body", 0.8),
                );
                if let Some(d) = claimed {
                    drafts.list[d].name = first_case(words, tongue, from, to);
                }
                to.max(i + 1)
            }
            None => i + 1,
        };
    }
    firms::find(words, tongue, drafts);
    acronyms(words, drafts, usual);
    again(words, drafts);
}

/// The phrase of the list that begins here; the token after it. A full stop of its own ("Sp. z o.o.") counts for nothing.
pub fn phrase_at(words: &Words, list: &Phrases, i: usize) -> Option<(usize, Option<String>)> {
    let first = &words.get(i)?.key;
    let here = |p: usize| words.get(p).filter(|_| words.same_sentence(i, p));
    list.starting_with(first)
        .iter()
        .find_map(|(keys, acronym)| {
            let mut p = i + 1;
            for key in &keys[1..] {
                if here(p).is_some_and(|w| w.is(".")) {
                    p += 1;
                }
                here(p).filter(|w| w.key == *key)?;
                p += 1;
            }
            Some((p, acronym.clone()))
        })
}

fn is_head(words: &Words, tongue: &Tongue, i: usize) -> bool {
    let w = &words.list[i];
    if w.is_mark() || w.key.is_empty() {
        return false;
    }
    let cap = matches!(w.shape, Shape::Cap | Shape::Upper);
    cap && (tongue.org_heads.has(&w.key) || ends_with_any(&w.key, &tongue.org_tails, 3))
        || w.shape == Shape::Lower && tongue.small_heads.has(&w.key)
}

fn by_head(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> Option<(usize, usize)> {
    if drafts.owner(i).is_some() || words.boilerplate[words.list[i].sentence as usize] {
        return None;
    }
    let (from, to) = match tongue.side {
        Side::Last => {
            is_head(words, tongue, i).then(|| (head_last(words, tongue, drafts, i), i + 1))?
        }
        Side::First => {
            let (from, head) = head_first(words, tongue, drafts, i)?;
            (from, complement(words, tongue, drafts, head))
        }
    };
    // "Compañía Eléctrica del Sur | S.A."
    let to = match phrase_at(words, &tongue.legal_forms, to) {
        Some((end, _)) if words.same_sentence(i, to) && words.list[to].is_cap() => end,
        _ => to,
    };
    let named = words.list[from..to].iter().any(Word::is_cap) && to - from > 1;
    // "… Yönetim Kurulu" is a board, whosever it is.
    let kind = (from..to).any(|p| {
        phrase_at(words, &tongue.kinds, p)
            .is_some_and(|(end, _)| end == to && (p == from || tongue.side == Side::Last))
    });
    (named && !kind && drafts.is_free(from, to)).then_some((from, to))
}

/// Left over the capitalised words before a head that comes last, and small words for "and" between them.
fn head_last(words: &Words, tongue: &Tongue, drafts: &Drafts, head: usize) -> usize {
    let mut from = head;
    while from > 0 && head - from < LONGEST && words.same_sentence(from - 1, head) {
        let p = from - 1;
        // "… Elnur Rzayev | Gəncə Dövlət Universiteti": somebody else's name ends there; "Heydər Əliyev | Mərkəzi" is the body's.
        let somebody = from < head
            && p > 0
            && words.same_sentence(p - 1, head)
            && tongue.gender(&words.list[p - 1].key).is_some()
            && (tongue.is_surname(&words.list[p].key)
                || tongue.ends_like_surname(&words.list[p].key));
        if somebody {
            break;
        }
        if is_run_word(words, tongue, drafts, p)
            && !tongue.honorifics_after.contains(words.list[p].key.as_str())
        {
            from = p;
        } else if p > 0
            && tongue.org_joins.contains(words.list[p].key.as_str())
            && words.same_sentence(p - 1, head)
            && is_run_word(words, tongue, drafts, p - 1)
            && from < head
        {
            from = p - 1;
        } else {
            break;
        }
    }
    from
}

/// A head that comes first, with the adjectives before it: where the name begins, and its head.
fn head_first(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> Option<(usize, usize)> {
    let w = &words.list[i];
    let adjective = |p: usize| {
        words.get(p).is_some_and(|a| {
            words.same_sentence(i, p)
                && a.kind == TokenKind::Word
                && drafts.owner(p).is_none()
                && !tongue.ordinary.contains(a.key.as_str())
                && ends_with_any(&a.key, &tongue.adjectives_before, 3)
        })
    };
    if w.shape == Shape::Cap && adjective(i) && !is_head(words, tongue, i) {
        // "Центральная избирательная | комиссия", "Technische | Universität"
        let mut p = i + 1;
        while p < i + 4 && adjective(p) && !is_head_word(words, tongue, p) {
            p += 1;
        }
        let head = words.get(p).filter(|h| {
            words.same_sentence(i, p) && !h.is_mark() && is_head_word(words, tongue, p)
        });
        return head.map(|_| (i, p));
    }
    is_head(words, tongue, i).then_some((i, i))
}

/// A head word however it is written: small after a capitalised adjective.
fn is_head_word(words: &Words, tongue: &Tongue, p: usize) -> bool {
    let key = &words.list[p].key;
    tongue.org_heads.has(key) || ends_with_any(key, &tongue.org_tails, 3)
}

/// What belongs to a head that comes first; the token after it.
fn complement(words: &Words, tongue: &Tongue, drafts: &Drafts, head: usize) -> usize {
    let head_is_cap = words.list[head].is_cap() || head > 0 && words.list[head - 1].is_cap();
    let free = |p: usize| {
        words.get(p).filter(|w| {
            words.same_sentence(head, p) && drafts.owner(p).is_none() && !w.key.is_empty()
        })
    };
    let stops = |p: usize| {
        let w = &words.list[p];
        tongue.is_role(&w.key)
            || tongue.honorifics.contains(w.key.as_str())
            || w.is_cap()
                && (tongue.org_heads.has(&w.key) || tongue.legal_before.contains(w.key.as_str()))
    };
    if let Some(close) = quoted_after(words, head) {
        return close + 1;
    }
    let mut to = head + 1;
    let mut small = 0;
    while to - head < LONGEST {
        let Some(w) = free(to) else { break };
        // "Генеральная Ассамблея | ООН": a body that is known stands for itself.
        if w.is_cap() && phrase_at(words, &tongue.known, to).is_some() {
            break;
        }
        let of = tongue.org_links.contains(w.key.as_str());
        if (of || tongue.org_other_links.contains(w.key.as_str())) && w.shape == Shape::Lower {
            let mut p = to + 1;
            while p < to + 3
                && free(p).is_some_and(|l| {
                    l.shape == Shape::Lower
                        && (tongue.org_links.contains(l.key.as_str())
                            || tongue.articles.contains(l.key.as_str()))
                })
            {
                p += 1;
            }
            let Some(noun) = free(p).filter(|_| !stops(p)) else {
                break;
            };
            if noun.is_cap() {
                // "Comité internacional de la | Cruz Roja", but of "Comisión de las | Naciones Unidas" only the United Nations are named.
                match phrase_at(words, &tongue.known, p) {
                    Some((end, _)) if to > head + 1 => return end,
                    Some(_) => break,
                    None => to = p + 1,
                }
                continue;
            }
            // "Tribunal | para pedir", "Banco de España | de mantener": not the name's any more.
            let small_noun = tongue.small_complements
                && head_is_cap
                && small < 2
                && (to == head + 1
                    || !words.list[to - 1].is_cap()
                    || capital_adjective(words, tongue, head, to))
                && (of || small == 0 && to > head + 1)
                && !ends_with_any(&noun.key, &tongue.no_genitives, 2)
                && noun.kind == TokenKind::Word
                && noun.text.chars().count() > 2
                && !tongue.ordinary.contains(noun.key.as_str());
            if !small_noun {
                break;
            }
            small += 1;
            to = p + 1;
            continue;
        }
        if tongue.org_joins.contains(w.key.as_str()) && to > head + 1 {
            // "Ministerio de Agricultura | y Pesca", not "… y María Gómez".
            let joined = free(to + 1).is_some_and(|n| {
                // Where small genitives follow, a capital begins another name.
                let cap = n.is_cap() && words.list[to - 1].is_cap() && tongue.genitives.is_empty();
                (cap || genitive(tongue, words, to + 1) && genitive(tongue, words, to - 1))
                    && tongue.gender(&n.key).is_none()
                    && !stops(to + 1)
            });
            if !joined {
                break;
            }
            to += 2;
            continue;
        }
        if w.is_cap() {
            let initial = w.shape == Shape::Initial || w.text.ends_with('.');
            // "Агентство вод | Сабина Лунина": a given name may end like a surname too.
            let surname = !tongue.men_cases.is_empty()
                && free(to + 1)
                    .is_some_and(|n| n.shape == Shape::Cap && tongue.ends_like_surname(&n.key));
            // "Universidad Menéndez | Pelayo": a given name with nothing after it is the body's.
            let given = (tongue.gender(&w.key).is_some() || given_form(tongue, w.text))
                && free(to + 1)
                    .is_some_and(|n| n.is_cap() || tongue.particles.contains(n.key.as_str()));
            let person = (surname || given) && !named_after(words, tongue, head, to);
            if initial || stops(to) || tongue.ordinary.contains(w.key.as_str()) || person {
                break;
            }
            to += 1;
            continue;
        }
        let adjective = (to == head + 1 || !words.list[to - 1].is_cap() || small > 0)
            && head_is_cap
            && w.shape == Shape::Lower
            && ends_with_any(&w.key, &tongue.adjectives_after, 3)
            && !tongue.ordinary.contains(w.key.as_str());
        if adjective
            || w.shape == Shape::Lower
                && small < 4
                && head_is_named(words, tongue, head)
                && genitive(tongue, words, to)
        {
            small += usize::from(!adjective);
            to += 1;
            continue;
        }
        break;
    }
    to
}

/// May small words in the genitive follow? Their head has a capital, or is a ministry.
fn head_is_named(words: &Words, tongue: &Tongue, head: usize) -> bool {
    let w = &words.list[head];
    w.is_cap()
        || tongue.small_heads.has(&w.key)
        || words
            .before(head)
            .is_some_and(|b| b.is_cap() || b.shape == Shape::Lower)
}

/// "Fondation | Hélène Moreau": a body of a kind that is named after people, and nothing else between.
fn named_after(words: &Words, tongue: &Tongue, head: usize, to: usize) -> bool {
    let key = &words.list[head].key;
    let kind = tongue.named_after.contains(key.as_str())
        || ends_with_any(key, &tongue.named_after_tails, 2);
    kind && (head + 1..to).all(|p| words.list[p].is_cap())
}

/// "Compañía Eléctrica | del Sur": capitals so far, and all of them adjectives.
fn capital_adjective(words: &Words, tongue: &Tongue, head: usize, to: usize) -> bool {
    (head + 1..to).all(|p| ends_with_any(&words.list[p].key, &tongue.adjectives_after, 3))
}

fn given_form(tongue: &Tongue, text: &str) -> bool {
    tongue
        .men_cases
        .undone(text)
        .chain(tongue.women_cases.undone(text))
        .any(|n| tongue.gender(&super::super::lexicon::key(&n)).is_some())
}

/// A small word in the genitive: by its ending, or listed.
fn genitive(tongue: &Tongue, words: &Words, p: usize) -> bool {
    words.get(p).is_some_and(|w| {
        w.kind == TokenKind::Word
            && !tongue.ordinary.contains(w.key.as_str())
            && !tongue.speech.contains(w.key.as_str())
            && (tongue.inner.contains(w.key.as_str())
                || ends_with_any(&w.key, &tongue.genitives, 2)
                    && !ends_with_any(&w.key, &tongue.no_genitives, 2))
    })
}

/// The name with its head in the case that names are listed in, where the head is its first word: "Института | рыбного хозяйства".
fn first_case(words: &Words, tongue: &Tongue, from: usize, to: usize) -> String {
    let shown = words.shown(words.range(from, to));
    let (at, last) = match tongue.side {
        Side::First => (from, false),
        Side::Last => (to - 1, true),
    };
    let w = &words.list[at];
    let Some(listed) = tongue.org_heads.listed(&w.key) else {
        return shown;
    };
    let mut head = String::with_capacity(listed.len());
    let mut letters = listed.chars();
    if let Some(first) = letters.next() {
        match w.is_cap() {
            true => head.extend(first.to_uppercase()),
            false => head.push(first),
        }
    }
    head.push_str(letters.as_str());
    let rest = match last {
        true => words.shown(words.range(from, at)),
        false => words.shown(words.range(at + 1, to)),
    };
    match last {
        true => format!("{rest} {head}"),
        false => format!("{head} {rest}"),
    }
}
