//! Bodies known by their name, acronyms beside their long forms, and bodies met again.
//!
//! What a body is by its words stands in [`super::bodies`].

use super::super::draft::Drafts;
use super::super::words::{Shape, Words};
use super::bodies::phrase_at;
use super::lists::Tongue;
use crate::model::{NameForm, NameKind};
use std::collections::HashMap;

const ORG: NameKind = NameKind::Organisation;

/// A body that is known by name begins here; the token after it.
pub fn known(
    words: &Words,
    tongue: &Tongue,
    drafts: &mut Drafts,
    usual: &mut Vec<(String, usize)>,
    i: usize,
) -> Option<usize> {
    let w = &words.list[i];
    if !w.is_cap() || words.boilerplate[w.sentence as usize] {
        return None;
    }
    let (to, acronym) = phrase_at(words, &tongue.known, i)?;
    let short = to == i + 1;
    // "OIM" is one only in capitals.
    if short && w.shape != Shape::Upper && w.text.chars().count() < 5 {
        return None;
    }
    let form = if short && w.shape == Shape::Upper {
        NameForm::Acronym
    } else {
        NameForm::Full
    };
    let d = drafts.claim(words, (i, to), ORG, form, ("known body", 0.9))?;
    if let Some(listed) = acronym.as_ref().and_then(|a| tongue.first_case.get(a)) {
        drafts.list[d].name.clone_from(listed);
    }
    // What the document does not say is no other name of it; but where it does, they are one.
    if form == NameForm::Full
        && let Some(acronym) = acronym
    {
        usual.push((acronym, d));
    }
    Some(to)
}

/// Bodies met again word for word; a single word only as it was written, for it may be a word of the language too.
pub fn again(words: &Words, drafts: &mut Drafts) {
    let mut seen: HashMap<&str, Vec<(Vec<&str>, usize)>> = HashMap::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        let own = &words.list[draft.from..draft.to];
        let Some(first) = own
            .first()
            .filter(|w| w.text.chars().count() > 2 || own.len() > 1)
        else {
            continue;
        };
        if draft.kind == ORG && draft.form == NameForm::Full {
            let texts: Vec<&str> = own.iter().map(|w| w.text).collect();
            let list = seen.entry(first.text).or_default();
            if list.len() < 16 && !list.iter().any(|(t, _)| *t == texts) {
                list.push((texts, d));
            }
        }
    }
    for list in seen.values_mut() {
        list.sort_by_key(|(texts, d)| (std::cmp::Reverse(texts.len()), *d));
    }
    for i in 0..words.list.len() {
        let Some(list) = seen
            .get(words.list[i].text)
            .filter(|_| drafts.owner(i).is_none())
        else {
            continue;
        };
        let hit = list.iter().find(|(texts, _)| {
            texts.iter().enumerate().all(|(n, t)| {
                words
                    .get(i + n)
                    .is_some_and(|w| w.text == *t && words.same_sentence(i, i + n))
            })
        });
        if let Some((texts, d)) = hit {
            let (to, name) = (i + texts.len(), drafts.list[*d].name.clone());
            if let Some(new) = drafts.claim(
                words,
                (i, to),
                ORG,
                NameForm::Full,
                ("seen elsewhere in the document", 0.8),
            ) {
                drafts.list[new].name = name;
            }
        }
    }
}

/// "… (THW)": the acronym stands for the body before it, here and wherever it is met.
pub fn acronyms(words: &Words, drafts: &mut Drafts, usual: Vec<(String, usize)>) {
    let mut long_of: HashMap<String, usize> = HashMap::new();
    for i in 2..words.list.len() {
        let w = &words.list[i];
        let letters = w.text.chars().filter(|c| c.is_uppercase()).count();
        if !words.list[i - 1].is("(")
            || !words
                .after(i)
                .is_some_and(|n| n.is(")") || n.is(",") || n.is(";"))
            || !w.is_cap()
            || !(2..=10).contains(&letters)
            || w.text.chars().count() > 12
            || !words.same_sentence(i, i - 2)
        {
            continue;
        }
        if let Some(d) = drafts
            .owner(i - 2)
            .filter(|&d| drafts.list[d].kind == ORG && drafts.list[d].to == i - 1)
        {
            drafts.list[d].also = Some(w.text.to_owned());
            long_of.entry(w.text.to_owned()).or_insert(d);
        }
    }
    // Bodies known with their acronym: "ООН" beside "Организация Объединенных Наций".
    for (acronym, d) in usual {
        long_of.entry(acronym).or_insert(d);
    }
    for d in 0..drafts.list.len() {
        let draft = &drafts.list[d];
        if draft.form == NameForm::Acronym && draft.refers_to.is_none() {
            drafts.list[d].refers_to = long_of.get(draft.name.as_str()).copied();
        }
    }
    for i in 0..words.list.len() {
        let Some(&d) = long_of.get(words.list[i].text) else {
            continue;
        };
        let claimed = drafts.claim(
            words,
            (i, i + 1),
            ORG,
            NameForm::Acronym,
            ("acronym in brackets", 0.9),
        );
        if let Some(a) = claimed {
            drafts.list[a].refers_to = Some(d);
        }
    }
}
