//! What the trained model takes for names and is none: offices, peoples, kinds of bodies, what is cited, what is measured.
//!
//! Takes away only, and only what the model found; whose word counts is `joined`'s.

use super::acronyms;
use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::organisations;
use super::tagger::Found;
use super::words::{Shape, Word, Words};
use crate::model::{NameKind, TokenKind};
use std::collections::HashSet;

pub fn leave_out(words: &Words, lex: &Lexicon, drafts: &Drafts, found: &mut Vec<Found>) {
    let acronym =
        |f: &Found| f.to == f.from + 1 && words.list[f.from].shape == Shape::Upper && is_body(f);
    let things = match found.iter().any(acronym) {
        true => acronyms::things(words, lex),
        false => HashSet::new(),
    };
    found.retain(|f| {
        let technical = acronym(f)
            && things.contains(words.list[f.from].text)
            && drafts.owner(f.from).is_none();
        !technical
            && !is_kind_of_body(words, lex, f)
            && !is_people(words, lex, f)
            && !is_office(words, lex, drafts, f)
            && !is_cited(words, f)
            && !is_title(words, lex, f)
            && !is_piece_of_heading(words, f)
    });
}

fn is_body(f: &Found) -> bool {
    f.kind == NameKind::Organisation
}

/// "Rt" before "Hon. Ann Weir": what stands before a name is no body.
fn is_title(words: &Words, lex: &Lexicon, f: &Found) -> bool {
    let all = words.list[f.from..f.to]
        .iter()
        .all(|w| lex.honorifics.contains(&w.key));
    f.kind == NameKind::Organisation && all && words.after(f.to - 1).is_some_and(Word::is_cap)
}

/// "HARBOUR" out of "THE HARBOUR TIMES": longer than an acronym, and the line goes on in capitals that nobody took.
fn is_piece_of_heading(words: &Words, f: &Found) -> bool {
    /// No acronym is longer.
    const ACRONYM: usize = 6;
    let one = &words.list[f.from];
    f.kind == NameKind::Organisation
        && f.to == f.from + 1
        && one.shape == Shape::Upper
        && one.text.chars().count() > ACRONYM
        && words.after(f.from).is_some_and(|w| w.shape == Shape::Upper)
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

/// "British Indians", "Oromo": peoples and their members are no bodies, persons or places.
fn is_people(words: &Words, lex: &Lexicon, f: &Found) -> bool {
    let own = &words.list[f.from..f.to];
    own.iter().all(|w| lex.peoples.contains(&w.key))
        && !lex.known.get(&own[0].key).is_some_and(|l| {
            l.iter().any(|p| {
                p.keys.len() == own.len() && organisations::matches(words, f.from, &p.keys)
            })
        })
}

/// "Superintendent of Police", "Harbour Master": an office, which is no body; where a rule sees a body as well, it may be one.
fn is_office(words: &Words, lex: &Lexicon, drafts: &Drafts, f: &Found) -> bool {
    let own = &words.list[f.from..f.to];
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return false;
    };
    let body = || {
        drafts.kind_at(f.from) == Some(NameKind::Organisation)
            || own.iter().any(|w| lex.org_heads.contains(&w.key))
    };
    let office_of = own.len() > 2
        && lex.role_heads.contains(&first.key)
        && matches!(own[1].key.as_str(), "of" | "for");
    let ends = lex.role_heads.contains(&last.key)
        || (1..own.len()).any(|n| {
            let at = f.to - 1 - n;
            lex.role_phrases.get(&words.list[at].key).is_some_and(|l| {
                l.iter()
                    .any(|p| p.keys.len() == n + 1 && organisations::matches(words, at, &p.keys))
            })
        });
    is_body(f) && (office_of || ends) && !body()
}

/// "(Marlow & Okoro, 2014)", "Marlow & Okoro (2014)": two authors and a year are no firm.
fn is_cited(words: &Words, f: &Found) -> bool {
    let pair = words.list[f.from..f.to].iter().any(|w| w.is("&"));
    let year = |w: Option<&Word>| {
        w.is_some_and(|w| w.kind == TokenKind::Number && w.text.chars().count() == 4)
    };
    let mark = words.get(f.to).is_some_and(|w| w.is(",") || w.is("("));
    is_body(f) && pair && mark && year(words.get(f.to + 1)) && words.same_sentence(f.from, f.to + 1)
}
