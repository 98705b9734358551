//! Organisations: by head words ("Service", "Ministry of"), legal forms, a list of bodies whose name says nothing; then head words alone.

use super::draft::Drafts;
use super::forms::Key;
use super::lexicon::{Lexicon, Phrase};
use super::things::{capitals, run_start, tail};
use super::words::{Shape, Word, Words};
use crate::model::{NameForm, NameKind, NameSource};
use rustc_hash::FxHashMap;

const ORG: NameKind = NameKind::Organisation;

/// Full names; runs after projects and works are claimed and before places and people.
pub fn find_full(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for i in words.caps() {
        russian_body(words, lex, drafts, i);
    }
    for i in words.caps() {
        if words.is_telling(i) {
            by_head(words, lex, drafts, i);
        }
    }
    known(words, lex, drafts);
    for i in words.caps() {
        by_legal_form(words, lex, drafts, i);
    }
}

/// Most words after the head of a Russian body: "по делам молодёжи" is not read, "социальной защиты населения" is.
const LONGEST_GENITIVE: usize = 3;

/// Государственная служба занятости · Министерство образования: only the first word has a capital, so an adjective of bodies (or the
/// ministry itself) must begin it and genitives follow.
fn russian_body(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let w = &words.list[i];
    if w.shape != Shape::Cap || drafts.owner(i).is_some() {
        return;
    }
    let small = |p: usize| {
        words
            .get(p)
            .filter(|n| words.same_sentence(i, p) && n.shape == Shape::Lower && n.spaced)
            .filter(|_| drafts.owner(p).is_none())
    };
    let ends = |key: &str, list: &[&str]| list.iter().any(|e| key.ends_with(e));
    let by_itself = lex.body_heads.contains(&w.key);
    let mut head = i;
    if !by_itself {
        if !w.key.is_official() {
            return;
        }
        head += 1;
        // "миграционная": adjectives between, at most two; keys are folded, so that "й" is "и".
        while head - i <= 2
            && small(head).is_some_and(|n| {
                !lex.org_heads.contains(&n.key)
                    && ends(
                        &n.key,
                        &["ая", "ои", "ую", "ое", "ого", "ыи", "ии", "ому", "ым"],
                    )
            })
        {
            head += 1;
        }
        if !small(head).is_some_and(|n| lex.org_heads.contains(&n.key)) {
            return;
        }
    }
    let mut to = head + 1;
    while to - head <= LONGEST_GENITIVE
        && small(to).is_some_and(|n| {
            ends(
                &n.key,
                &["а", "я", "ы", "и", "ов", "ев", "ых", "их", "ого", "его"],
            ) && !super::things::is_verb_like(&n.key)
                && !lex.ordinary.contains(&n.key)
                && !lex.meetings.contains(&n.key)
        })
    {
        to += 1;
    }
    // A listed body is left to its list; "Министерство" alone is any.
    let listed = lex.known.get(&w.key).is_some_and(|l| {
        l.iter()
            .any(|p| p.keys.len() >= to - i && matches(words, i, &p.keys))
    });
    if to - i >= 2 && !listed {
        drafts.claim(
            words,
            (i, to),
            ORG,
            NameForm::Full,
            ("Russian body with its genitives", 0.75),
        );
    }
}

fn known(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if !(w.is_cap() || w.text.contains('-')) || drafts.owner(i).is_some() {
            continue;
        }
        let Some(phrases) = lex.known.get(&w.key) else {
            continue;
        };
        let Some(n) = phrases
            .iter()
            .find(|p| matches(words, i, &p.keys) && is_written_as_name(words, i, p))
            .map(|p| p.keys.len())
        else {
            continue;
        };
        // "Apple" at a sentence's start may be the fruit, "Total" a sum.
        let doubtful = n == 1
            && w.shape == Shape::Cap
            && (w.starts && words.lower.contains(&w.key)
                || lex.ordinary.contains(&w.key) && (w.starts || !words.is_telling(i)));
        // Where capitals mean something, acronyms are read with their long forms (`acronyms`).
        let acronym = n == 1
            && w.shape == Shape::Upper
            && words.is_telling(i)
            && w.text.chars().count() <= LONGEST_ACRONYM;
        // "Rt Hon. Ann Weir": a title before a title or a name, though "RT" is a body.
        let title = n == 1
            && w.shape == Shape::Cap
            && lex.honorifics.contains(&w.key)
            && words.after(i).is_some_and(|next| next.is_cap());
        if !doubtful && !acronym && !title {
            drafts.claim(words, (i, i + n), ORG, NameForm::Full, ("known body", 0.9));
        }
    }
}

/// "MINUSMA" and "ECOWAS" are acronyms, in capitals as they are.
const LONGEST_ACRONYM: usize = 8;

/// "Human Rights Watch", "Conservative party", but not "One nation" or "Peace now".
fn is_written_as_name(words: &Words, i: usize, listed: &Phrase) -> bool {
    let n = listed.keys.len();
    let last = &words.list[i + n - 1];
    n == 1
        || listed.ends_small
        || last.is_cap()
        || matches!(
            last.key.as_str(),
            "party" | "group" | "network" | "front" | "cartel"
        )
}

/// Do the tokens from `i` on read as these words? Capitals are asked of the first only.
pub fn matches(words: &Words, i: usize, keys: &[String]) -> bool {
    !keys.is_empty()
        && keys.iter().enumerate().all(|(n, k)| {
            words.get(i + n).is_some_and(|w| {
                w.key == *k && words.same_sentence(i, i + n) && (n == 0 || w.spaced)
            })
        })
}

/// State Migration Service · Ministry of Foreign Affairs · Embassy of the State of Kuwait in Baku
fn by_head(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let w = &words.list[i];
    if !lex.org_heads.contains(&w.key) || drafts.owner(i).is_some() || w.shape == Shape::Initial {
        return;
    }
    let weak = lex.weak_heads.contains(&w.key);
    // The last head of "Football Federation Council" decides; the others are on the way.
    let next_is_head = words.after(i).is_some_and(|n| {
        n.is_cap() && lex.org_heads.contains(&n.key) && drafts.owner(i + 1).is_none()
    });
    if next_is_head {
        return;
    }
    let mut from = run_start(words, lex, drafts, i);
    let end = tail(words, lex, drafts, i + 1, false);
    let has_tail = end > i + 1;
    let mut to = end;
    if lex.posted.contains(&w.key)
        && words
            .get(to)
            .is_some_and(|n| n.key == "in" && words.same_sentence(i, to))
    {
        let place = capitals(words, lex, drafts, to + 1, i + 1);
        // "United Nations Mission in Tarsia": who posts it says that it is one, wherever that is.
        let known = || lex.places.contains_key(&words.list[to + 1].key);
        if place > to + 1 && (from + 1 < i || known()) {
            to = place;
        }
    }
    // "… (IOM) Council": the body of a body.
    if words.get(to).is_some_and(|n| n.is("("))
        && words.get(to + 2).is_some_and(|n| n.is(")"))
        && words.get(to + 1).is_some_and(|n| n.shape == Shape::Upper)
        && words.get(to + 3).is_some_and(|n| {
            n.is_cap() && lex.org_heads.contains(&n.key) && words.same_sentence(i, to + 3)
        })
    {
        drafts.push(
            words,
            (from, to),
            ORG,
            NameForm::Full,
            ("head word before its acronym", 0.9),
        );
        to += 4;
    }
    // "Training and Curriculum Unit": a name does not begin after its "and".
    if weak
        && from >= 2
        && words.list[from - 1].key == "and"
        && words.same_sentence(from - 2, i)
        && words.list[from - 2].shape == Shape::Cap
        && words.list[from - 2].starts
        && drafts.is_free(from - 2, from)
    {
        from -= 2;
    }
    // "Republic of Azerbaijan State Migration Service"
    if from >= 2
        && words.list[from - 1].key == "of"
        && matches!(
            words.list[from - 2].key.as_str(),
            "republic" | "state" | "kingdom"
        )
        && words.list[from - 2].is_cap()
        && words.same_sentence(from - 2, i)
        && lex.places.contains_key(&words.list[from].key)
        && from < i
    {
        from -= 2;
    }
    let n_before = i - from;
    let first_ordinary =
        words.list[from].starts && n_before == 1 && lex.ordinary.contains(&words.list[from].key);
    let enough = if weak {
        n_before >= 1 && !first_ordinary || has_tail && n_before > 0
    } else {
        n_before >= 1 || has_tail
    };
    let kind = lex.body_kinds.get(&words.list[from].key).is_some_and(|l| {
        l.iter()
            .any(|p| p.keys.len() == to - from && matches(words, from, &p.keys))
    });
    if kind || !enough || only_place_words(words, lex, from, i) && weak {
        return;
    }
    drafts.claim(
        words,
        (from, to),
        ORG,
        NameForm::Full,
        ("head word", if weak { 0.65 } else { 0.85 }),
    );
}

/// "Central District", "New Team": nothing but a direction and a weak head.
fn only_place_words(words: &Words, lex: &Lexicon, from: usize, head: usize) -> bool {
    words.list[from..head]
        .iter()
        .all(|w| lex.calendar.contains(&w.key) || lex.peoples.contains(&w.key))
}

/// "in Parliament", "the Cabinet": an institution by its kind alone, with a capital where grammar asks for none.
///
/// Runs after [`find_short`]: the Parliament of Peru is "the Parliament" of a text that has named it.
pub fn institutions(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let capital = |n: Option<&Word>| n.is_some_and(|n| n.is_cap());
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if w.shape == Shape::Cap
            && !w.starts
            && lex.institutions.contains(&w.key)
            && words.is_telling(i)
            && !capital(words.before(i))
            && !capital(words.after(i))
        {
            drafts.claim(
                words,
                (i, i + 1),
                ORG,
                NameForm::Full,
                ("institution by its kind alone", 0.6),
            );
        }
    }
}

/// Acme Tools Ltd. · Gazprom PJSC
fn by_legal_form(words: &Words, lex: &Lexicon, drafts: &mut Drafts, i: usize) {
    let w = &words.list[i];
    let form = lex.legal_forms.contains(&w.key)
        && w.key.len() > 2
        && (w.shape == Shape::Upper || w.shape == Shape::Cap || w.text.ends_with('.'));
    if !form || drafts.owner(i).is_some() {
        return;
    }
    let mut start = i;
    if start > 0 && words.list[start - 1].is(",") {
        start -= 1;
    }
    let from = if start == i {
        run_start(words, lex, drafts, i)
    } else if start > 0 {
        run_start(words, lex, drafts, start - 1).min(start - 1)
    } else {
        return;
    };
    if from < start && words.list[from].is_cap() && words.same_sentence(from, i) {
        drafts.claim(
            words,
            (from, i + 1),
            ORG,
            NameForm::Full,
            ("legal form", 0.95),
        );
    }
}

/// Shows names in the case they are listed in, where that is safe: by their ending, which is cut off ("Xidmətində" → "Xidməti"), or
/// by the list of known bodies ("Международной организации …").
pub fn in_first_case(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for draft in &mut drafts.list {
        if !matches!(draft.kind, NameKind::Organisation | NameKind::Work) || draft.to == 0 {
            continue;
        }
        let last = &words.list[draft.to - 1];
        if let Some(ending) = lex.inflected.get(&last.key) {
            let n = ending.chars().count();
            if let Some((cut, _)) = draft.name.char_indices().rev().nth(n - 1)
                && crate::model::text::fold(&draft.name[cut..]) == *ending
            {
                draft.name.truncate(cut);
            }
        }
        let first = &words.list[draft.from].key;
        let keys = words.list[draft.from..draft.to].iter().map(|w| w.key);
        if let Some(listed) = lex
            .known
            .get(first)
            .and_then(|l| l.iter().find(|p| keys.clone().eq(&p.keys)))
            .and_then(|p| lex.first_case.get(p.acronym.as_ref()?))
        {
            draft.name.clone_from(listed);
        }
    }
}

/// "the Service", "the Council": a head word alone that stands for the fuller name before it.
pub fn find_short(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    // Head word → the latest full name with it, walking the text once.
    let mut fulls: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == ORG && drafts.list[d].form == NameForm::Full)
        .collect();
    fulls.sort_by_key(|&d| drafts.list[d].from);
    let mut next = 0;
    let mut latest: FxHashMap<Key, usize> = FxHashMap::default();
    let mut first: FxHashMap<Key, usize> = FxHashMap::default();
    for &d in &fulls {
        for k in heads_in(words, lex, &drafts.list[d]) {
            first.entry(k).or_insert(d);
        }
    }
    for i in words.caps() {
        while next < fulls.len() && drafts.list[fulls[next]].from <= i {
            let d = fulls[next];
            for k in heads_in(words, lex, &drafts.list[d]) {
                latest.insert(k, d);
            }
            next += 1;
        }
        let w = &words.list[i];
        if w.shape != Shape::Cap || drafts.owner(i).is_some() || !lex.org_heads.contains(&w.key) {
            continue;
        }
        let article = words
            .before(i)
            .is_some_and(|p| p.key == "the" || p.key == "our" || p.key == "this");
        let office = words
            .after(i)
            .is_some_and(|n| lex.role_heads.contains(&n.key));
        if !(article || office) {
            continue;
        }
        if let Some(&d) = latest.get(&w.key).or_else(|| first.get(&w.key))
            && let Some(s) = drafts.claim(
                words,
                (i, i + 1),
                ORG,
                NameForm::Short,
                ("head word alone", 0.8),
            )
        {
            drafts.list[s].refers_to = Some(d);
        }
    }
}

/// The word a body is called by for short: its last head before "of".
fn heads_in<'t>(words: &Words<'t>, lex: &Lexicon, draft: &super::draft::Draft) -> Vec<Key<'t>> {
    let own = &words.list[draft.from..draft.to.min(words.list.len())];
    let stop = own
        .iter()
        .position(|w| {
            matches!(w.key.as_str(), "of" | "for" | "on" | "in") && w.shape == Shape::Lower
        })
        .unwrap_or(own.len());
    let last = own.iter().rposition(|w| w.is_cap());
    let mut out: Vec<Key> = own[..stop]
        .iter()
        .rev()
        .find(|w| lex.org_heads.contains(&w.key))
        .map(|w| w.key)
        .into_iter()
        .collect();
    // "International Organization for Migration (IOM) Council" is the Council, not the Organization.
    if let Some(w) = last
        .map(|l| &own[l])
        .filter(|w| own.iter().any(|b| b.is("(")) && lex.org_heads.contains(&w.key))
    {
        out = vec![w.key];
    }
    out
}

/// A body that only the model sees is taken for one wherever its words stand if the model is as sure as this, of all its mentions together.
///
/// At 0.8 bodies of corpora left out gain two to four tenths of a point, those of news lose six; without it the corpora lose as much.
const SURE_AGAIN: f32 = 0.65;

/// Names of the document met again in headlines and lists, whose capitals tell nothing.
pub fn find_again(words: &Words, drafts: &mut Drafts, kinds: &[NameKind]) {
    // By the place of their first key; of those that begin alike a few are enough.
    let mut firsts = words.key_set();
    let mut full: Vec<(u32, usize)> = Vec::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.form == NameForm::Full && draft.from < draft.to && kinds.contains(&draft.kind) {
            let first = &words.list[draft.from].key;
            firsts.insert(first);
            full.push((first.form().local_key, d));
        }
    }
    full.sort_unstable();
    let own = |d: usize| &words.list[drafts.list[d].from..drafts.list[d].to];
    let mut phrases: Vec<(u32, usize, usize)> = Vec::with_capacity(full.len());
    // What speaks for each.
    let mut sure: Vec<f32> = Vec::with_capacity(full.len());
    let trust = |d: usize| match &drafts.list[d] {
        alone if alone.source == NameSource::Model && alone.kind == ORG => alone.sure,
        _ => 1.0,
    };
    for alike in full.chunk_by(|a, b| a.0 == b.0) {
        let begin = phrases.len();
        for &(first, d) in alike {
            let same = |p: &(u32, usize, usize)| {
                own(p.2)
                    .iter()
                    .map(|w| w.key)
                    .eq(own(d).iter().map(|w| w.key))
            };
            match phrases[begin..].iter().position(same) {
                Some(known) => sure[begin + known] += trust(d),
                None if phrases.len() - begin < 16 => {
                    phrases.push((first, own(d).len(), d));
                    sure.push(trust(d));
                }
                None => {}
            }
        }
        let mut place = begin;
        for p in begin..phrases.len() {
            if sure[p] >= SURE_AGAIN {
                phrases[place] = phrases[p];
                place += 1;
            }
        }
        phrases.truncate(place);
        sure.truncate(place);
        phrases[begin..].sort_unstable_by_key(|(_, n, d)| (std::cmp::Reverse(*n), *d));
    }
    for i in words.caps() {
        let key = words.list[i].key;
        if !firsts.contains(&key) || drafts.owner(i).is_some() {
            continue;
        }
        let first = key.form().local_key;
        let begin = phrases.partition_point(|p| p.0 < first);
        let hit = phrases[begin..]
            .iter()
            .take_while(|p| p.0 == first)
            .find(|(_, _, d)| {
                let name = &drafts.list[*d];
                words.list[name.from..name.to]
                    .iter()
                    .enumerate()
                    .all(|(n, k)| {
                        words
                            .get(i + n)
                            .is_some_and(|w| w.key == k.key && words.same_sentence(i, i + n))
                    })
            })
            .map(|(_, n, d)| (*n, *d));
        if let Some((n, d)) = hit {
            let (kind, form) = (drafts.list[d].kind, drafts.list[d].form);
            if n == 1 && words.list[i].starts && words.lower.contains(&words.list[i].key) {
                continue;
            }
            drafts.claim(
                words,
                (i, i + n),
                kind,
                form,
                ("seen elsewhere in the document", 0.85),
            );
        }
    }
}
