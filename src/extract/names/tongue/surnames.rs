//! Surnames by themselves: those of people whom the document names in full, in whatever case, and whom they stand for.
//!
//! Finds nobody new; full names are found by [`super::people`].

use super::super::draft::Drafts;
use super::super::lexicon::key;
use super::super::words::Words;
use super::lists::Tongue;
use super::places::TOWN;
use crate::model::{NameForm, NameKind, TokenKind};
use std::collections::HashMap;

/// The last word of a name in every case it may be a form of, itself first.
fn surname_keys(tongue: &Tongue, text: &str) -> Vec<String> {
    let undone = tongue
        .surname_cases_of_men
        .undone(text)
        .chain(tongue.surname_cases_of_women.undone(text));
    std::iter::once(key(text))
        .chain(undone.map(|n| key(&n)))
        .collect()
}

/// The surname of a draft, as it is listed.
fn last_of(name: &str) -> Option<&str> {
    name.rsplit(' ').next().filter(|w| w.chars().count() > 2)
}

/// Surnames alone of people of the document, in whatever case.
pub fn again(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    let mut surnames: HashMap<String, Vec<String>> = HashMap::new();
    for d in drafts
        .list
        .iter()
        .filter(|d| d.kind == NameKind::Person && d.to - d.from > 1)
    {
        let Some(last) = last_of(&d.name) else {
            continue;
        };
        // "Van der Linden": the particles before it.
        let front: Vec<String> = words.list[d.from..d.to - 1]
            .iter()
            .rev()
            .take_while(|w| tongue.particles.contains(w.key.as_str()))
            .map(|w| w.key.as_str().to_owned())
            .collect();
        surnames.entry(key(last)).or_insert_with(|| front.clone());
        surnames
            .entry(words.list[d.to - 1].key.as_str().to_owned())
            .or_insert(front);
    }
    for i in 0..words.list.len() {
        let w = &words.list[i];
        // A town by its name alone, where the document has somebody of that name: "Жуковский показал плотину".
        let town = drafts.owner(i).filter(|&d| {
            let draft = &drafts.list[d];
            draft.kind == NameKind::Place && draft.to - draft.from == 1 && draft.rule == TOWN
        });
        if !w.is_cap()
            || w.kind != TokenKind::Word
            || drafts.owner(i).is_some() && town.is_none()
            || tongue.ordinary.contains(w.key.as_str())
        {
            continue;
        }
        let Some(front) = surname_keys(tongue, w.text)
            .iter()
            .find_map(|k| surnames.get(k))
        else {
            continue;
        };
        let mut from = i;
        for particle in front {
            if from > 0
                && words.same_sentence(from - 1, i)
                && words.list[from - 1].key == *particle
                && drafts.owner(from - 1).is_none()
            {
                from -= 1;
            }
        }
        // "in Brixen" is where, whoever is called so; "Miró Holding" is a firm.
        let place = words.before(from).is_some_and(|b| {
            tongue.place_before.contains(b.key.as_str())
                || (tongue.nouns_capitalized || town.is_some())
                    && tongue.place_before_listed.contains(b.key.as_str())
        });
        if let Some(d) = town.filter(|_| !place) {
            let town = &mut drafts.list[d];
            town.kind = NameKind::Person;
            town.form = NameForm::Short;
            town.name = w.text.to_owned();
            (town.rule, town.sure) = ("surname of a person of the document", 0.7);
            continue;
        }
        if place
            || words
                .after(i)
                .is_some_and(|n| n.is_cap() && tongue.org_heads.has(&n.key))
        {
            continue;
        }
        drafts.claim(
            words,
            (from, i + 1),
            NameKind::Person,
            NameForm::Short,
            ("surname of a person of the document", 0.8),
        );
    }
}

/// Short forms stand for the fuller name met last before, else first after; its name is shown in its first case.
pub fn refer(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    let mut people: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person)
        .collect();
    people.sort_by_key(|&d| drafts.list[d].from);
    let mut by_surname: HashMap<String, Vec<usize>> = HashMap::new();
    for &d in people
        .iter()
        .filter(|&&d| drafts.list[d].form == NameForm::Full)
    {
        let mut keys = vec![words.list[drafts.list[d].to - 1].key.as_str().to_owned()];
        keys.extend(last_of(&drafts.list[d].name).map(key));
        keys.dedup();
        for k in keys {
            by_surname.entry(k).or_default().push(d);
        }
    }
    let both = both_surnames(words, tongue, drafts, &people);
    for d in people {
        if let Some(&whose) = both.get(&d) {
            drafts.list[d].form = NameForm::Short;
            drafts.list[d].refers_to = Some(whose);
            continue;
        }
        if drafts.list[d].form != NameForm::Short {
            continue;
        }
        let (draft, last) = (&drafts.list[d], &words.list[drafts.list[d].to - 1]);
        let initial = (draft.to - draft.from > 1)
            .then(|| words.list[draft.from].key.chars().next())
            .flatten();
        let whose = surname_keys(tongue, last.text).into_iter().find_map(|k| {
            let list = by_surname.get(&k)?;
            let fitting: Vec<usize> = list
                .iter()
                .copied()
                .filter(|&f| {
                    initial.is_none_or(|i| words.list[drafts.list[f].from].key.starts_with(i))
                })
                .collect();
            let here = draft.from;
            let before = fitting
                .iter()
                .copied()
                .filter(|&f| drafts.list[f].from < here)
                .max_by_key(|&f| drafts.list[f].from);
            before.or_else(|| fitting.first().copied())
        });
        if let Some(whose) = whose {
            drafts.list[d].refers_to = Some(whose);
        }
    }
}

/// "Ríos Quiroga" for "Elena Ríos Quiroga": both surnames of somebody of the document, and no given name.
fn both_surnames(
    words: &Words,
    tongue: &Tongue,
    drafts: &Drafts,
    people: &[usize],
) -> HashMap<usize, usize> {
    let pair = |d: usize| -> [&str; 2] {
        let to = drafts.list[d].to;
        [&words.list[to - 2].key, &words.list[to - 1].key]
    };
    let mut whose: HashMap<[&str; 2], Option<usize>> = HashMap::new();
    let long = |d: &&usize| drafts.list[**d].to - drafts.list[**d].from > 2;
    for &d in people.iter().filter(long) {
        let one = whose.entry(pair(d)).or_insert(Some(d));
        // Brothers have the same two.
        if one.is_some_and(|o| drafts.list[o].name != drafts.list[d].name) {
            *one = None;
        }
    }
    let mut out = HashMap::new();
    for &d in people {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        if to - from == 2
            && tongue.gender(&words.list[from].key).is_none()
            && let Some(&Some(full)) = whose.get(&pair(d))
        {
            out.insert(d, full);
        }
    }
    out
}
