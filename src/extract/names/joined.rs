//! Whose word counts: what the trained model found put together with what the rules found.
//!
//! Finds nothing by itself. The model decides what is regular nowhere; the rules keep what they read by form.

use super::draft::{Draft, Drafts};
use super::lexicon::Lexicon;
use super::people;
use super::tagger::Found;
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

/// A short form ("the Service") stands for a name found elsewhere: the model was not taught to see it.
fn is_kept(d: &Draft) -> bool {
    d.form == NameForm::Short && d.kind == NameKind::Organisation
        || KEPT.contains(&(d.kind, d.rule))
}

pub fn join(words: &Words, lex: &Lexicon, found: &[Found], drafts: &mut Drafts) {
    let n_rules = drafts.list.len();
    let mut gone = vec![false; n_rules];
    let mut agreed = vec![false; n_rules];
    for f in found {
        take(words, lex, f, drafts, &mut gone, &mut agreed);
    }
    for d in 0..n_rules {
        let draft = &drafts.list[d];
        let ours = matches!(
            draft.kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        );
        if ours && !agreed[d] && drafts.owner(draft.from) == Some(d) && !is_kept(draft) {
            gone[d] = true;
        }
    }
    drafts.remove(&gone);
    people::again(words, lex, drafts);
}

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
    if here.iter().any(|&d| {
        !matches!(
            drafts.list[d].kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        )
    }) {
        return;
    }
    let same: Vec<usize> = here
        .iter()
        .copied()
        .filter(|&d| drafts.list[d].kind == f.kind && d < gone.len() && !agreed[d])
        .collect();
    for &d in &here {
        if d >= gone.len() {
            return;
        }
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
