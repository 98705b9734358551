//! Firms: the capitalised words before a legal form, the quotation after one, the capitals beside a word for a firm.
//!
//! Bodies with a head word stand in [`super::bodies`].

use super::super::draft::Drafts;
use super::super::words::{Shape, Words};
use super::bodies::phrase_at;
use super::lists::{Side, Tongue};
use crate::model::{NameForm, NameKind, TokenKind};

const ORG: NameKind = NameKind::Organisation;

/// Words of a quotation that is a firm's name, at most.
const LONGEST: usize = 9;

/// "Nordlicht Energie | GmbH": the capitalised words before a legal form; "ООО | «Северная энергия»": the quotation after one.
pub fn find(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    for i in 0..words.list.len() {
        if let Some(close) = quoted_after(words, i).filter(|_| {
            tongue.legal_before.contains(words.list[i].key.as_str())
                || tongue.firms.has(&words.list[i].key)
        }) {
            // "ООО «…»" is the name; of "компании «…»" only the quotation is.
            let from = if tongue.legal_before.contains(words.list[i].key.as_str()) {
                i
            } else {
                i + 1
            };
            drafts.claim(
                words,
                (from, close + 1),
                ORG,
                NameForm::Full,
                ("legal form", 0.85),
            );
            continue;
        }
        if let Some((to, _)) = phrase_at(words, &tongue.legal_forms, i) {
            let lone = to == i + 1 && words.list[i].shape == Shape::Lower;
            let from = run_before(words, tongue, drafts, i);
            if from < i && !lone {
                drafts.claim(words, (from, to), ORG, NameForm::Full, ("legal form", 0.85));
            }
            continue;
        }
        // "Firma Kessler Transporte", "Qafqaz Nəqliyyat şirkəti": the word for a firm, and capitals beside it.
        if !tongue.firms.has(&words.list[i].key)
            || words.list[i].shape != Shape::Lower && !tongue.nouns_capitalized
        {
            continue;
        }
        let (from, to) = match tongue.side {
            Side::First => {
                let to = run_after(words, tongue, drafts, i + 1);
                // A legal form further on belongs to the name.
                match phrase_at(words, &tongue.legal_forms, to) {
                    Some((end, _)) if words.same_sentence(i, to) => (i + 1, end),
                    _ => (i + 1, to),
                }
            }
            Side::Last => (run_before(words, tongue, drafts, i), i),
        };
        if from < to {
            drafts.claim(words, (from, to), ORG, NameForm::Full, ("firm", 0.7));
        }
    }
}

/// The closing mark of a quotation that opens right after token `i`.
pub fn quoted_after(words: &Words, i: usize) -> Option<usize> {
    if !words.after(i)?.is_quote() || !words.get(i + 2).is_some_and(|w| w.is_cap()) {
        return None;
    }
    (i + 3..i + 2 + LONGEST)
        .take_while(|&p| words.get(p).is_some() && words.same_sentence(i, p))
        .find(|&p| words.list[p].is_quote())
}

pub fn is_run_word(words: &Words, tongue: &Tongue, drafts: &Drafts, p: usize) -> bool {
    let w = &words.list[p];
    w.is_cap()
        && w.kind != TokenKind::Mark
        && drafts.owner(p).is_none()
        && !tongue.ordinary.contains(w.key.as_str())
        && !tongue.honorifics.contains(w.key.as_str())
        && !tongue.is_role(&w.key)
        && !tongue.firms.has(&w.key)
        && phrase_at(words, &tongue.legal_forms, p).is_none()
}

fn run_before(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> usize {
    let mut from = i;
    while from > 0
        && i - from < 5
        && words.same_sentence(from - 1, i)
        && (is_run_word(words, tongue, drafts, from - 1)
            || words.list[from - 1].is("&")
            || words.list[from - 1].is("-"))
    {
        from -= 1;
    }
    // A verb or adverb that begins the sentence is no part of the name, nor is a mark.
    while from < i && words.list[from].is_mark() {
        from += 1;
    }
    from
}

fn run_after(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> usize {
    let mut to = i;
    while to - i < 5
        && words.get(to).is_some()
        && i > 0
        && words.same_sentence(i - 1, to)
        && is_run_word(words, tongue, drafts, to)
        && phrase_at(words, &tongue.legal_forms, to).is_none()
    {
        to += 1;
    }
    to
}
