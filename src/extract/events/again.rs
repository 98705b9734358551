//! "… signed a protocol. The document was signed by Moll": the same happening, told once more for what it left out.
//!
//! Finds only what the very next sentences tell by a definite noun; what else is one is found when all documents are read.

use super::Draft;
use super::lists::List;
use crate::model::facts::{EventLink, LinkKind};
use crate::model::text::fold;
use crate::model::{Document, Segmented, SentenceRole, Status, TimeMention};

/// Ties what a definite noun tells again to what it was told by first.
pub(super) fn told_again(
    drafts: &mut [Draft],
    doc: &Document,
    seg: &Segmented,
    times: &[TimeMention],
) {
    for i in 1..drafts.len() {
        if let Some((to, noun)) = first_telling(i, drafts, doc, seg, times) {
            drafts[i].event.link = Some(EventLink {
                to: to as u32,
                kind: LinkKind::Same,
                signal: format!("“{noun}” is what the text has just told of."),
            });
        }
    }
}

/// What was told last that the sentence's subject can be, and how the sentence calls it.
fn first_telling(
    i: usize,
    drafts: &[Draft],
    doc: &Document,
    seg: &Segmented,
    times: &[TimeMention],
) -> Option<(usize, String)> {
    let draft = &drafts[i];
    let plain = |d: &Draft| {
        let open = !(d.background || d.perfect || d.reported || d.spoken || d.opening);
        open && d.event.status == Status::Happened
    };
    let body = matches!(draft.role, SentenceRole::Body | SentenceRole::Lead);
    if !(plain(draft) && body && draft.event.link.is_none() && !draft.phase && !draft.moved) {
        return None;
    }
    let words = words_of(draft.sentence, doc, seg);
    let (noun, verb) = definite(&words)?;
    let trigger = fold(draft.event.trigger.of(&doc.text));
    // "The event was attended by": told by the noun itself. "The document was signed by": by the verb behind it.
    let by_noun = trigger == words[noun] && draft.gathering && List::Occasion.has(&words[noun]);
    let by_verb = trigger == words[verb + 1] && words.get(verb + 2).is_some_and(|w| w == "by");
    let any = by_noun && words[noun] == "event" || by_verb && List::AnyPaper.has(&words[noun]);
    let day = |d: &Draft| {
        let time = d.event.time.and_then(|t| times.get(t as usize));
        time.and_then(|t| t.edtf.clone())
    };
    let fits = |first: &Draft| {
        let kind = if by_noun {
            first.gathering
        } else {
            first.concept == draft.concept
        };
        let dates = draft.event.time.is_none()
            || first.event.time.is_none()
            || day(draft).is_some() && day(draft) == day(first);
        let told = first.role != SentenceRole::Title && first.sentence < draft.sentence;
        let called = || words_of(first.sentence, doc, seg).contains(&words[noun]);
        plain(first) && told && kind && dates && (any || called())
    };
    let near = |d: &&Draft| d.sentence + TOLD_AGAIN >= draft.sentence;
    let mut before = drafts[..i].iter().rev().take_while(near);
    let back = before.position(fits)?;
    (by_noun || by_verb).then(|| (i - 1 - back, format!("the {}", words[noun])))
}

/// "The closing ceremony was", "This document was": where the noun stands, and the auxiliary right behind it.
fn definite(words: &[String]) -> Option<(usize, usize)> {
    let article = words.first()?;
    let verb = (2..=LONGEST_NOUN.min(words.len().checked_sub(2)?))
        .find(|&i| matches!(words[i].as_str(), "was" | "were" | "took"))?;
    let between = words[1..verb]
        .iter()
        .all(|w| w.chars().all(char::is_alphabetic));
    (matches!(article.as_str(), "the" | "this") && between).then_some((verb - 1, verb))
}

fn words_of(sentence: usize, doc: &Document, seg: &Segmented) -> Vec<String> {
    let tokens = seg
        .sentences
        .get(sentence)
        .map(|s| &seg.tokens[s.token_range()]);
    let words = tokens.into_iter().flatten();
    words.map(|t| fold(t.range.of(&doc.text))).collect()
}

/// What is told again is told within so many sentences; later, "the event" may be another.
const TOLD_AGAIN: usize = 2;

/// "The official closing ceremony was": the auxiliary stands no further from the beginning.
const LONGEST_NOUN: usize = 4;
