//! Short forms of names that only the model found in full: an acronym in brackets, a head word alone, a surname with what tells father and son apart.
//!
//! The rules do the same for what they find themselves, before the model has spoken; nothing is found here that was not named in full.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::organisations;
use super::roles::head_at;
use super::words::{Shape, Word, Words};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind};
use std::collections::BTreeMap;

pub fn find(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    offices(words, lex, drafts);
    bodies_not_places(words, lex, drafts);
    holders(words, lex, drafts);
    parts_of_bodies(words, drafts);
    acronyms(words, lex, drafts);
    heads(words, lex, drafts);
    organisations::find_short(words, lex, drafts);
    suffixes(words, lex, drafts);
    initials(words, drafts);
}

/// "Harbour Master", "Acting Registrar": what the model took for a name and is an office from its first word to its last.
fn offices(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let is_office = |d: &super::draft::Draft| {
        let mut head = d.from;
        while head + 1 < d.to && lex.role_modifiers.contains(&words.list[head].key) {
            head += 1;
        }
        // An office that begins with the word that also modifies others: "Chief Executive".
        [d.from, head]
            .into_iter()
            .any(|h| head_at(words, lex, h) == Some(d.to))
    };
    let gone: Vec<bool> = drafts
        .list
        .iter()
        .map(|d| {
            matches!(d.kind, NameKind::Organisation | NameKind::Place)
                && d.form == NameForm::Full
                && matches!(d.rule, MODEL | AGAIN)
                && is_office(d)
        })
        .collect();
    if gone.contains(&true) {
        drafts.remove(&gone);
    }
}

/// The rules of names that only the model found, and of the same words found again.
const MODEL: &str = "trained model";
const AGAIN: &str = "seen elsewhere in the document";

/// The rule of a body's head word by itself.
const HEAD_ALONE: &str = "head word alone";

/// "Judge Tolmer" that the model took for a body: somebody's office and surname.
fn holders(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for d in 0..drafts.list.len() {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let draft = &drafts.list[d];
        let pair = draft.kind == NameKind::Organisation
            && matches!(draft.rule, MODEL | AGAIN)
            && to - from == 2
            && drafts.owner(from) == Some(d)
            && drafts.owner(to - 1) == Some(d);
        if !pair {
            continue;
        }
        let (office, name) = (&words.list[from], &words.list[to - 1]);
        let named = name.shape == Shape::Cap
            && !lex.org_heads.contains(&name.key)
            && !lex.role_heads.contains(&name.key)
            && !lex.is_common(&name.key);
        // One person's at a time, so no "General Tolmer", which may make cars.
        if named && (BESIDE.has("offices", &office.key) || office.key == "judge") {
            drafts.begin_at(words, d, to - 1);
            drafts.list[d].kind = NameKind::Person;
            drafts.list[d].form = NameForm::Short;
            drafts.list[d].rule = "office before a surname";
        }
    }
}

/// "Port of Nessa Authority": a place by the model's word, and a body by its last one.
fn bodies_not_places(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for draft in &mut drafts.list {
        let body = draft.kind == NameKind::Place
            && draft.rule == MODEL
            && draft.to - draft.from > 2
            && words.list[draft.from + 1..draft.to]
                .iter()
                .any(|w| w.key == "of")
            && lex.org_heads.contains(&words.list[draft.to - 1].key);
        if body {
            draft.kind = NameKind::Organisation;
        }
    }
}

/// What a body's own parts are called: "General Assembly of the Seed Union" is one name with another inside.
const PARTS: [&str; 9] = [
    "assembly",
    "council",
    "board",
    "secretariat",
    "bureau",
    "presidium",
    "congress",
    "conference",
    "department",
];

fn parts_of_bodies(words: &Words, drafts: &mut Drafts) {
    for d in 0..drafts.list.len() {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let part = drafts.list[d].kind == NameKind::Organisation
            && drafts.owner(from) == Some(d)
            && drafts.owner(to - 1) == Some(d)
            && PARTS.contains(&words.list[to - 1].key.as_str())
            && words.get(to).is_some_and(|w| w.key == "of");
        if !part {
            continue;
        }
        let next = to + 1 + usize::from(words.get(to + 1).is_some_and(|w| w.key == "the"));
        let whole = drafts.owner(next).filter(|&o| {
            let other = &drafts.list[o];
            other.kind == NameKind::Organisation
                && other.form == NameForm::Full
                && other.from == next
                && other.to - next >= 2
                && words.same_sentence(from, next)
        });
        if let Some(o) = whole {
            // The body inside stays a name of its own, only its words are the longer one's.
            let end = drafts.list[o].to;
            drafts.extend(words, d, end);
        }
    }
}

/// "A. Y. Farah" of which only "Y. Farah" was seen.
fn initials(words: &Words, drafts: &mut Drafts) {
    for d in 0..drafts.list.len() {
        let (mut from, to) = (drafts.list[d].from, drafts.list[d].to);
        if drafts.list[d].kind != NameKind::Person
            || drafts.owner(from) != Some(d)
            || words.list[from].shape != Shape::Initial
        {
            continue;
        }
        /// Nobody has more initials than this.
        const MOST: usize = 3;
        for _ in 0..MOST {
            let free = from.checked_sub(1).filter(|&p| {
                words.list[p].shape == Shape::Initial
                    && drafts.owner(p).is_none()
                    && words.same_sentence(p, from)
            });
            let Some(p) = free else { break };
            from = p;
        }
        if from < drafts.list[d].from {
            drafts.move_to(words, d, (from, to));
        }
    }
}

/// "SSA", "CdL", "AfDB": capitals, at most half of the letters small.
fn is_acronym(w: &Word) -> bool {
    let (mut large, mut small) = (0, 0);
    for c in w.text.chars() {
        large += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
    }
    w.shape == Shape::Upper || w.is_cap() && large >= 2 && small <= large && large + small <= 8
}

/// “Scottish Skippers' Association (SSA)”, “"Safe Harbours for All" (SHA)”: the acronym is the long form's, wherever it is met.
fn acronyms(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut long_of: BTreeMap<&str, usize> = BTreeMap::new();
    for i in 2..words.list.len() {
        let w = &words.list[i];
        let bracket = words.list[i - 1].is("(")
            && words.after(i).is_some_and(|n| n.is(")") || n.is(","))
            && is_acronym(w);
        // "Council of the Harbour Organization (HO)": the rules have seen already that it is the inner body's.
        let settled = drafts
            .owner(i)
            .is_some_and(|o| drafts.list[o].refers_to.is_some());
        if !bracket || settled || w.text.chars().count() < 2 {
            continue;
        }
        let mut end = i - 1;
        if words.list[end - 1].is_quote() {
            end -= 1;
        }
        let owner = end.checked_sub(1).and_then(|p| drafts.owner(p));
        let Some(d) = owner.or_else(|| before_bracket(words, drafts, end, w.text)) else {
            continue;
        };
        let draft = &drafts.list[d];
        let whole = draft.to == end
            && draft.form == NameForm::Full
            && matches!(draft.kind, NameKind::Organisation | NameKind::Project)
            && words.same_sentence(draft.from, i);
        if whole && spells(&draft.name, w.text) {
            long_of.entry(w.text).or_insert(d);
            let also = &mut drafts.list[d].also;
            *also = also.take().or_else(|| Some(w.text.to_owned()));
        }
    }
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if !is_acronym(w) {
            continue;
        }
        let of_project = || {
            words
                .after(i)
                .is_some_and(|n| lex.project_words.contains(&n.key))
                || words
                    .before(i)
                    .is_some_and(|b| lex.project_words.contains(&b.key))
        };
        match (long_of.get(w.text), drafts.owner(i)) {
            (Some(&long), Some(o)) if o != long => {
                let kind = drafts.list[long].kind;
                let own = &mut drafts.list[o];
                if own.to == own.from + 1
                    && own.form == NameForm::Acronym
                    && own.refers_to.is_none()
                {
                    own.kind = kind;
                    own.refers_to = Some(long);
                }
            }
            (Some(&long), None) => {
                let kind = drafts.list[long].kind;
                if let Some(a) = drafts.claim(
                    words,
                    (i, i + 1),
                    kind,
                    NameForm::Acronym,
                    ("acronym in brackets", 0.9),
                ) {
                    drafts.list[a].refers_to = Some(long);
                }
            }
            // "the 20th siren of the SHA project": a project's and no body's, whatever its long form.
            (None, Some(o)) if of_project() => {
                let own = &mut drafts.list[o];
                if own.to == own.from + 1
                    && own.form == NameForm::Acronym
                    && own.kind == NameKind::Organisation
                    && own.refers_to.is_none()
                    && !lex.known.contains_key(&w.key)
                {
                    own.kind = NameKind::Project;
                }
            }
            _ => {}
        }
    }
}

/// "Instituto Nacional de Pesca (INAPE)", in any language: capitalised words and small ones between them whose letters the acronym has.
fn before_bracket(words: &Words, drafts: &mut Drafts, end: usize, acronym: &str) -> Option<usize> {
    /// The longest name that is looked for.
    const REACH: usize = 10;
    let first = fold(acronym).chars().next()?;
    let mut start = None;
    for p in (end.saturating_sub(REACH)..end).rev() {
        let w = &words.list[p];
        if drafts.owner(p).is_some()
            || !words.same_sentence(p, end)
            || w.is_mark() && !w.is("-") && !w.is("'") && !w.is("’")
        {
            break;
        }
        if w.shape == Shape::Cap && w.key.starts_with(first) {
            let name = words.shown(words.range(p, end));
            if spells(&name, acronym) {
                start = Some(p);
            }
        } else if w.shape == Shape::Lower && w.text.chars().count() > 3 {
            break;
        }
    }
    let from = start.filter(|s| end - s >= 2 && words.list[end - 1].is_cap())?;
    drafts.claim(
        words,
        (from, end),
        NameKind::Organisation,
        NameForm::Full,
        ("words before their acronym", 0.8),
    )
}

/// Are an acronym's letters those of a name, in their order, and its first the name's first?
fn spells(name: &str, acronym: &str) -> bool {
    let letters: Vec<char> = fold(acronym)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let words = fold(name);
    let initials: Vec<char> = words.split(' ').filter_map(|w| w.chars().next()).collect();
    let in_order = |of: Vec<char>| {
        let mut of = of.into_iter();
        letters.iter().all(|l| of.any(|c| c == *l))
    };
    // By its initials, or as "INAPE" for "Instituto Nacional de Pesca", by the letters of as many words.
    in_order(initials.clone())
        || letters.first() == initials.first()
            && initials.len() >= 2
            && in_order(words.chars().filter(|c| *c != ' ').collect())
}

/// "Union", "the Trust" as the model saw it: short for the one fuller body of the document with this head.
fn heads(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut longer: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.kind == NameKind::Organisation
            && draft.form == NameForm::Full
            && draft.to > draft.from + 1
        {
            for w in words.list[draft.from..draft.to]
                .iter()
                .filter(|w| lex.org_heads.contains(&w.key))
            {
                let list = longer.entry(w.key.as_str()).or_default();
                if !list.iter().any(|&o| drafts.list[o].name == draft.name) {
                    list.push(d);
                }
            }
        }
    }
    let mut found = Vec::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        // What the rules saw before anybody had seen the fuller name.
        let short = draft.form == NameForm::Short && draft.rule == HEAD_ALONE;
        let alone = draft.kind == NameKind::Organisation
            && (draft.form == NameForm::Full || short)
            && draft.to == draft.from + 1
            && draft.refers_to.is_none()
            && words.list[draft.from].shape == Shape::Cap;
        if let Some([only]) = longer
            .get(words.list[draft.from].key.as_str())
            .filter(|_| alone)
            .map(Vec::as_slice)
        {
            found.push((d, *only));
        }
    }
    for (d, long) in found {
        drafts.list[d].form = NameForm::Short;
        drafts.list[d].refers_to = Some(long);
        drafts.list[d].rule = HEAD_ALONE;
    }
}

/// "Alan Tennick senior", and "Okoro Jr." that the model took for a body.
fn suffixes(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for d in 0..drafts.list.len() {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        if drafts.owner(from) != Some(d) {
            continue;
        }
        match drafts.list[d].kind {
            NameKind::Person if to >= from + 2 => {
                let told = words.get(to).is_some_and(|w| {
                    (w.key == "senior" || w.key == "junior")
                        && drafts.owner(to).is_none()
                        && words.same_sentence(from, to)
                });
                // "Ann Lee, senior adviser" has a comma, "Ann Lee senior adviser" a noun.
                let ends = words.get(to + 1).is_none_or(|n| {
                    n.is_mark() && !n.is("-")
                        || matches!(n.key.as_str(), "who" | "and" | "was" | "is" | "had" | "has")
                });
                if told && ends {
                    drafts.extend(words, d, to + 1);
                }
            }
            NameKind::Organisation
                if to == from + 2
                    && lex.suffixes.contains(&words.list[to - 1].key)
                    && words.list[to - 1].key.len() > 1
                    && words.list[from].shape == Shape::Cap =>
            {
                drafts.list[d].kind = NameKind::Person;
                drafts.list[d].form = NameForm::Short;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spells;

    #[test]
    fn acronyms_and_their_long_forms() {
        assert!(spells("Scottish Skippers' Association", "SSA"));
        assert!(spells("Instituto Nacional de Pesca", "INAPE"));
        assert!(spells("Union of Harbour Pilots", "UHP"));
        assert!(!spells("Scottish Skippers' Association", "SNP"));
        assert!(!spells("Harbour", "HQ"));
        assert!(!spells("", "A"));
    }
}
