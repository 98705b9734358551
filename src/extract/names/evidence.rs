//! What speaks for or against a run of capitalised words being a person, each with its name and weight.
//!
//! Only weighs one run; `people` adds up over the document and decides.

use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::people::{Candidate, is_listed};
use super::roles;
use super::words::{Shape, Words};
use crate::model::TokenKind;

/// What speaks for or against, with its weight.
struct Evidence {
    name: &'static str,
    weight: f32,
}

const HONORIFIC: Evidence = Evidence {
    name: "honorific",
    weight: 3.0,
};
const ROLE_BEFORE: Evidence = Evidence {
    name: "role before the name",
    weight: 2.0,
};
const ROLE_AFTER: Evidence = Evidence {
    name: "role after the name",
    weight: 1.8,
};
const GIVEN_NAME: Evidence = Evidence {
    name: "given name",
    weight: 1.9,
};
const GIVEN_ALONE: Evidence = Evidence {
    name: "given name alone",
    weight: 0.9,
};
const GIVEN_DOUBTFUL: Evidence = Evidence {
    name: "given name that is also a word",
    weight: 0.9,
};
const GIVEN_SECOND: Evidence = Evidence {
    name: "given name in second place",
    weight: 0.9,
};
const SURNAME: Evidence = Evidence {
    name: "common surname",
    weight: 0.8,
};
const SURNAME_ENDING: Evidence = Evidence {
    name: "ending of surnames",
    weight: 1.0,
};
const INITIAL: Evidence = Evidence {
    name: "initial before a surname",
    weight: 2.0,
};
const PARTICLE: Evidence = Evidence {
    name: "particle inside a name",
    weight: 0.6,
};
const SPEAKS: Evidence = Evidence {
    name: "does what people do",
    weight: 1.5,
};
const SPOKEN_OF: Evidence = Evidence {
    name: "verb before the name",
    weight: 1.3,
};
const AGE: Evidence = Evidence {
    name: "age after the name",
    weight: 1.8,
};
const WHO: Evidence = Evidence {
    name: "“who” after the name",
    weight: 1.4,
};
const COMPANY: Evidence = Evidence {
    name: "word that people follow",
    weight: 0.5,
};
const TWO_WORDS: Evidence = Evidence {
    name: "two to four words",
    weight: 0.6,
};
const SINGLE: Evidence = Evidence {
    name: "one word",
    weight: -0.8,
};
const LONG: Evidence = Evidence {
    name: "five words or more",
    weight: -1.5,
};
const IN_PLACE: Evidence = Evidence {
    name: "“in” or “at” before it",
    weight: -1.3,
};
const ARTICLE: Evidence = Evidence {
    name: "article before it",
    weight: -2.0,
};
const COMMON: Evidence = Evidence {
    name: "an ordinary word inside",
    weight: -1.3,
};
const NEVER: Evidence = Evidence {
    name: "a word no person is called",
    weight: -2.5,
};
const SMALL_TOO: Evidence = Evidence {
    name: "also written small",
    weight: -1.0,
};
const HEADLINE: Evidence = Evidence {
    name: "in a headline of capitals",
    weight: -1.2,
};
const ALL_CAPITALS: Evidence = Evidence {
    name: "all capitals",
    weight: -1.0,
};
const PLACE_WORD: Evidence = Evidence {
    name: "a place's name inside",
    weight: -1.0,
};
const NOUNS_CAPITALISED: Evidence = Evidence {
    name: "language that capitalises nouns",
    weight: -1.2,
};
const QUOTED: Evidence = Evidence {
    name: "quotation marks around it",
    weight: -2.0,
};

/// The sum of the evidence, and the name of the strongest piece.
pub fn weigh(
    words: &Words,
    lang: &str,
    lex: &Lexicon,
    drafts: &Drafts,
    c: &Candidate,
) -> (f32, &'static str) {
    let mut sum = 0.0;
    let mut best: (&'static str, f32) = ("capitalised words", 0.0);
    let mut add = |e: &Evidence, times: f32| {
        sum += e.weight * times;
        if e.weight > best.1 {
            best = (e.name, e.weight);
        }
    };
    let own: Vec<_> = words.list[c.from..c.to]
        .iter()
        .filter(|w| !w.is_mark())
        .collect();
    let n = own
        .iter()
        .filter(|w| w.shape != Shape::Initial && !lex.particles.contains(&w.key))
        .count();
    let start = c.honorific.map_or(c.from, |(a, _)| a);
    let (before, after) = (words.before(start), words.after(c.to - 1));

    if c.honorific.is_some() {
        add(&HONORIFIC, 1.0);
    }
    let first = &own[0].key;
    let first_part = || first.split_once('.').map(|(part, _)| part);
    let given = lex.is_given(first) || first_part().is_some_and(|part| lex.is_given(part));
    match own.len() {
        1 => add(&SINGLE, 1.0),
        2..=4 => add(&TWO_WORDS, 1.0),
        _ => add(&LONG, 1.0),
    }
    if given {
        add(
            if own.len() > 1 {
                &GIVEN_NAME
            } else {
                &GIVEN_ALONE
            },
            1.0,
        );
    } else if own.len() > 1 && lex.weak_given.contains(first) {
        add(&GIVEN_DOUBTFUL, 1.0);
    } else if own.len() > 1 && own[1..].iter().any(|w| lex.is_given(&w.key)) {
        add(&GIVEN_SECOND, 1.0);
    }
    let last = own[own.len() - 1];
    if lex.surnames.contains(&last.key) || lex.surnames.contains(first) && own.len() > 1 {
        add(&SURNAME, if own.len() > 1 { 1.0 } else { 0.5 });
    }
    if lex.ends_like_surname(&last.key) {
        add(&SURNAME_ENDING, 1.0);
    }
    if own.len() > 1
        && own[..own.len() - 1]
            .iter()
            .any(|w| w.shape == Shape::Initial && w.text.ends_with('.'))
    {
        add(&INITIAL, 1.0);
    }
    if own.len() > 2
        && own[1..own.len() - 1]
            .iter()
            .any(|w| lex.particles.contains(&w.key) && w.shape == Shape::Lower)
    {
        add(&PARTICLE, 1.0);
    }
    // -- around it --
    if let Some(a) = after {
        if lex.speech.contains(&a.key) && a.shape == Shape::Lower {
            add(&SPEAKS, 1.0);
        } else if lex.after_person.contains(&a.key)
            || a.is(",")
                && words
                    .get(c.to + 1)
                    .is_some_and(|w| w.key == "who" || w.key == "whose")
        {
            add(&WHO, 1.0);
        }
        if (a.is(",") || a.is("("))
            && words
                .get(c.to + 1)
                .is_some_and(|w| w.kind == TokenKind::Number && w.text.len() == 2)
            && words
                .get(c.to + 2)
                .is_some_and(|w| w.is(",") || w.is(")") || w.is("."))
        {
            add(&AGE, 1.0);
        }
    }
    if let Some(b) = before {
        if lex.speech.contains(&b.key) && b.shape == Shape::Lower {
            add(
                &SPOKEN_OF,
                if matches!(
                    b.key.as_str(),
                    "said" | "says" | "added" | "explained" | "told" | "noted"
                ) {
                    1.0
                } else {
                    0.5
                },
            );
        } else if lex.before_person.contains(&b.key) && b.shape == Shape::Lower {
            add(&COMPANY, 1.0);
        }
        match b.key.as_str() {
            "in" | "at" | "from" | "near" | "across" | "into" | "via" | "outside"
            | "throughout" => add(&IN_PLACE, 1.0),
            "the" | "a" | "an" | "this" | "these" | "those" => add(&ARTICLE, 1.0),
            _ => {}
        }
        if b.is_quote() && after.is_some_and(|a| a.is_quote()) {
            add(&QUOTED, 1.0);
        }
    }
    if !roles::before(words, lex, drafts, start).is_empty() {
        add(&ROLE_BEFORE, 1.0);
    }
    if !roles::after(words, lex, drafts, c.to, c.from).is_empty() {
        add(&ROLE_AFTER, 1.0);
    }
    // -- against it --
    for w in &own {
        let listed = is_listed(lex, &w.key);
        if !listed && lex.never_in_person.contains(&w.key) {
            add(&NEVER, 1.0);
        } else if !listed && lex.is_common(&w.key) {
            add(&COMMON, 1.0);
        } else if listed && lex.ordinary.contains(&w.key) && own.len() == 1 {
            add(&COMMON, 0.7);
        }
        if words.lower.contains(&w.key) && !lex.particles.contains(&w.key) && w.shape == Shape::Cap
        {
            add(&SMALL_TOO, if lex.is_given(&w.key) { 0.3 } else { 1.0 });
        }
        if lex
            .places
            .get(&w.key)
            .is_some_and(|l| l.iter().any(|p| p.keys.len() == 1))
            && !lex.given.contains(&w.key)
        {
            add(&PLACE_WORD, 1.0);
        }
        if w.shape == Shape::Upper {
            add(&ALL_CAPITALS, 0.5);
        }
    }
    if !words.is_telling(c.from) {
        add(&HEADLINE, 1.0);
    }
    if lang == "de" {
        add(&NOUNS_CAPITALISED, 1.0);
    }
    if n == 0 {
        add(&NEVER, 1.0);
    }
    (sum, best.0)
}
