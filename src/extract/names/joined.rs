//! Whose word counts: what the trained model found put together with what the rules found.
//!
//! Finds nothing by itself. The model decides what is regular nowhere; the rules keep what they read by form.

use super::draft::{Draft, Drafts};
use super::lexicon::Lexicon;
use super::mentions;
use super::organisations;
use super::people;
use super::tagger::Found;
use super::tagger::numbers::{ByHash, hash, mix};
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind};

const MODEL: &str = "trained model";

/// Rules whose names stay where the model sees none, by kind.
///
/// With each what it was worth where the model saw nothing, right of all, on politics, Wikipedia and GUM with the model trained on the
/// others: acronyms 153 of 252, listed places 35 of 76 (news: 86 of 90), legal forms 3 of 6, heads of places 5 of 5.
const KEPT: [(NameKind, &str); 8] = [
    (NameKind::Organisation, "acronym"),
    (NameKind::Organisation, "acronym in brackets"),
    (NameKind::Organisation, "legal form"),
    (NameKind::Organisation, "known body"),
    (NameKind::Organisation, "words before their acronym"),
    (NameKind::Organisation, "inner words before their acronym"),
    (NameKind::Place, "list of places"),
    (NameKind::Place, "head of a place"),
];

/// "Chief of the Port Safety Service": what an office is held in is a body, whatever the model thinks of it.
fn is_of_an_office(words: &Words, lex: &Lexicon, d: &Draft) -> bool {
    let before = |n: usize| {
        d.from
            .checked_sub(n)
            .and_then(|p| words.get(p))
            .filter(|w| w.sentence == words.list[d.from].sentence)
    };
    let of = if before(1).is_some_and(|w| w.key == "the") {
        2
    } else {
        1
    };
    d.kind == NameKind::Organisation
        && before(of).is_some_and(|w| w.key == "of")
        && before(of + 1).is_some_and(|w| lex.role_heads.contains(&w.key))
}

/// "High School", "the Republic": a kind of body or country, which names none.
fn is_kind_of_body(words: &Words, lex: &Lexicon, f: &Found) -> bool {
    f.kind == NameKind::Place
        && f.to == f.from + 1
        && lex.place_styles.contains_key(&words.list[f.from].key)
        || f.kind == NameKind::Organisation
            && lex
                .body_kinds
                .get(&words.list[f.from].key)
                .is_some_and(|kinds| {
                    kinds.iter().any(|k| {
                        k.keys.len() == f.to - f.from
                            && organisations::matches(words, f.from, &k.keys)
                    })
                })
}

/// A short form ("the Service") stands for a name found elsewhere: the model was not taught to see it.
fn is_kept(d: &Draft) -> bool {
    d.form == NameForm::Short && d.kind == NameKind::Organisation
        || KEPT.contains(&(d.kind, d.rule))
}

pub fn join(words: &Words, lex: &Lexicon, found: &[Found], drafts: &mut Drafts) {
    let n_rules = drafts.list.len();
    let mut gone = vec![false; n_rules];
    let mut agreed = vec![false; n_rules];
    let mut found = found.to_vec();
    for f in &mut found {
        f.to = end_of_line_of_name(words, lex, f);
    }
    settle(words, &mut found);
    for f in found.iter().filter(|f| !is_kind_of_body(words, lex, f)) {
        take(words, lex, f, drafts, &mut gone, &mut agreed);
    }
    for d in 0..n_rules {
        let draft = &drafts.list[d];
        let ours = matches!(
            draft.kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        );
        if ours
            && !agreed[d]
            && drafts.owner(draft.from) == Some(d)
            && !is_kept(draft)
            && !is_of_an_office(words, lex, draft)
        {
            gone[d] = true;
        }
    }
    drafts.remove(&gone);
    // Seen once is seen everywhere: +0.5 for places, +1.6 recall for organisations.
    organisations::find_again(words, drafts, &[NameKind::Organisation, NameKind::Place]);
    mentions::again(words, lex, drafts);
}

/// A line or a cell of a table that is nothing but a name, all but the last word of which the model took: "William Lacy | Swing".
fn end_of_line_of_name(words: &Words, lex: &Lexicon, f: &Found) -> usize {
    let line = &words.sentences[words.list[f.from].sentence as usize];
    let all_but_one = f.kind == NameKind::Person
        && f.from == line.start
        && f.to >= f.from + 2
        && f.to + 1 == line.end;
    let last = &words.list[line.end - 1];
    let surname = last.shape == Shape::Cap && !lex.is_common(&last.key);
    if all_but_one && surname {
        line.end
    } else {
        f.to
    }
}

/// One name is one kind all through a document: where the model is of two minds, the kind with the most of its trust has it.
///
/// On corpora left out +0.6 for people, +0.4 for places.
fn settle(words: &Words, found: &mut [Found]) {
    const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];
    let name = |f: &Found| {
        let keys = words.list[f.from..f.to].iter().map(|w| hash(&w.key));
        keys.fold(0, mix)
    };
    let mut trust: ByHash<[f32; 3]> = ByHash::default();
    for f in found.iter() {
        let sums = trust.entry(name(f)).or_default();
        for (sum, kind) in sums.iter_mut().zip(KINDS) {
            if f.kind == kind {
                *sum += f.sure;
            }
        }
    }
    for f in found {
        let Some(sums) = trust.get(&name(f)) else {
            continue;
        };
        // The first of equals has it, so that all mentions get the same.
        let mut best = (f32::MIN, f.kind);
        for (sum, kind) in sums.iter().zip(KINDS) {
            if *sum > best.0 {
                best = (*sum, kind);
            }
        }
        f.kind = best.1;
    }
}

/// "Board of the | Institute for Peat and Moorland": a part of a body is another than the body.
fn is_part_of(words: &Words, lex: &Lexicon, d: &Draft, f: &Found) -> bool {
    let bodies = (d.kind, f.kind) == (NameKind::Organisation, NameKind::Organisation);
    if !bodies || d.from >= f.from || !(f.from + 1..=f.to).contains(&d.to) {
        return false;
    }
    let front = &words.list[d.from..f.from];
    front
        .iter()
        .position(|w| w.key == "of")
        .and_then(|of| front[..of].last())
        .is_some_and(|head| head.is_cap() && lex.org_heads.contains(&head.key))
}

/// The rules read on where the model stopped, and by form: "… Service | of the Republic of Norvania", "William Lacy | Swing".
fn is_fuller(words: &Words, lex: &Lexicon, d: &Draft, f: &Found) -> bool {
    if is_part_of(words, lex, d, f) {
        return true;
    }
    if (d.kind, d.from) != (f.kind, f.from) || d.to <= f.to {
        return false;
    }
    let rest = &words.list[f.to..d.to];
    match d.kind {
        NameKind::Organisation => {
            rest[0].key == "of"
                && rest[1..]
                    .iter()
                    .take(2)
                    .any(|w| w.is_cap() && lex.place_styles.contains_key(&w.key))
        }
        // "Thomas Breen | Jr.", who is another than his father; or a surname that is a word too.
        NameKind::Person => {
            rest.iter()
                .all(|w| w.is(",") || lex.suffixes.contains(&w.key))
                || d.sure >= SURE && rest.iter().all(|w| w.shape == Shape::Cap)
        }
        _ => false,
    }
}

/// A listed given name with further words is as sure as this (2.5 points of evidence).
const SURE: f32 = 0.74;

fn take(
    words: &Words,
    lex: &Lexicon,
    f: &Found,
    drafts: &mut Drafts,
    gone: &mut [bool],
    agreed: &mut [bool],
) {
    let mut here: Vec<usize> = (f.from..f.to).filter_map(|i| drafts.owner(i)).collect();
    here.dedup();
    if let [only] = here.as_slice() {
        let d = &mut drafts.list[*only];
        if (d.from, d.to, d.kind) == (f.from, f.to, f.kind) {
            // Two that agree are surer than either.
            d.sure = 1.0 - (1.0 - d.sure) * (1.0 - f.sure);
            if let Some(agreed) = agreed.get_mut(*only) {
                *agreed = true;
            }
            return;
        }
    }
    if let [only] = here.as_slice()
        && is_fuller(words, lex, &drafts.list[*only], f)
    {
        let (from, to) = (drafts.list[*only].from, drafts.list[*only].to);
        if to < f.to && drafts.is_free(to, f.to) {
            drafts.move_to(words, *only, (from, f.to));
        }
        if let Some(agreed) = agreed.get_mut(*only) {
            *agreed = true;
        }
        return;
    }
    if here.iter().any(|&d| {
        !matches!(
            drafts.list[d].kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        )
    }) {
        return;
    }
    // "Director of the Harbour Museum": the model takes the museum for a place.
    if here
        .iter()
        .any(|&d| f.kind != NameKind::Organisation && is_of_an_office(words, lex, &drafts.list[d]))
    {
        return;
    }
    // Words that are given already stay with whom they were given to.
    if here.iter().any(|&d| agreed.get(d).copied().unwrap_or(true)) {
        return;
    }
    let same: Vec<usize> = here
        .iter()
        .copied()
        .filter(|&d| drafts.list[d].kind == f.kind)
        .collect();
    for &d in &here {
        if same.first() != Some(&d) {
            gone[d] = true;
            let at = drafts.list[d].from;
            drafts.move_to(words, d, (at, at));
        }
    }
    if let Some(&d) = same.first() {
        // Its acronym and what refers to it stay with it.
        drafts.move_to(words, d, (f.from, f.to));
        agreed[d] = true;
        let draft = &mut drafts.list[d];
        draft.rule = MODEL;
        draft.sure = f.sure;
        if f.kind == NameKind::Person {
            draft.form = form(words, f);
            draft.honorific = None;
        }
    } else if drafts
        .claim(
            words,
            (f.from, f.to),
            f.kind,
            form(words, f),
            (MODEL, f.sure),
        )
        .is_none()
    {
        return;
    }
    if f.kind == NameKind::Person
        && let Some(d) = drafts.owner(f.from)
    {
        let a = people::honorifics_before(words, lex, f.from);
        if a < f.from {
            drafts.list[d].honorific = Some(words.shown(words.range(a, f.from)));
        }
    }
}

fn form(words: &Words, f: &Found) -> NameForm {
    let first = &words.list[f.from];
    match f.kind {
        NameKind::Person if f.to == f.from + 1 || first.shape == Shape::Initial => NameForm::Short,
        NameKind::Organisation if f.to == f.from + 1 && first.shape == Shape::Upper => {
            NameForm::Acronym
        }
        _ => NameForm::Full,
    }
}
