//! What people are made and what they do for a living: "elected N of Senegal as Director General", "N takes office as mayor", "N, a 19-year-old wrestler".
//!
//! Adds to what `roles` reads right beside a name; dates of office are in `terms`.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::lexicon::{Lexicon, List, key};
use super::words::{Shape, Words};
use super::{office, roles};
use crate::model::text::fold;
use crate::model::{NameKind, RoleClaim, RoleStatus};
use std::sync::LazyLock;

/// What people do, of `data/names/en/fields.toml`.
static OCCUPATIONS: LazyLock<List> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/en/fields.toml")
        .parse()
        .unwrap_or_default();
    let lists = table.iter().filter(|(name, _)| *name != "apart");
    lists
        .filter_map(|(_, list)| list.as_str())
        .flat_map(str::split_whitespace)
        .map(key)
        .collect()
});

pub fn find(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for d in 0..drafts.list.len() {
        let draft = &drafts.list[d];
        if draft.kind != NameKind::Person
            || draft.form.stands_in()
            || drafts.owner(draft.from) != Some(d)
        {
            continue;
        }
        let known = |drafts: &Drafts, claim: &RoleClaim| {
            drafts.list[d].roles.iter().any(|r| {
                r.range.overlaps(claim.range)
                    || fold(&r.role) == fold(&claim.role) && r.status == claim.status
            })
        };
        for claim in [made(words, lex, drafts, d), occupation(words, drafts, d)]
            .into_iter()
            .flatten()
        {
            if !known(drafts, &claim) {
                drafts.list[d].roles.push(claim);
            }
        }
    }
}

/// "elected N of Senegal as Director General" · "N takes office as mayor" · "N was sworn in as Minister of Works"
fn made(words: &Words, lex: &Lexicon, drafts: &Drafts, d: usize) -> Option<RoleClaim> {
    /// How far behind the name "as" may stand.
    const REACH: usize = 18;
    let (from, to) = (drafts.list[d].from, drafts.list[d].to);
    let near = |p: usize| words.get(p).filter(|_| words.same_sentence(from, p));
    let makes = |w: &super::words::Word| w.shape == Shape::Lower && lex.appointed.contains(&w.key);
    let before = (from.saturating_sub(3)..from)
        .rev()
        .filter_map(near)
        .find(|w| makes(w));
    let mut verb = before.map(|w| w.key.as_str());
    for p in to..to + REACH {
        let w = near(p)?;
        // "N succeeds M as rector": the office is N's.
        let other = drafts.kind_at(p) == Some(NameKind::Person);
        if other && verb.is_some_and(|v| BESIDE.has("succeeds", v)) {
            continue;
        }
        if other || w.is_quote() || w.is(";") || w.is(":") {
            return None;
        }
        if makes(w)
            || p <= to + 1 && BESIDE.has("succeeds", &w.key)
            || matches!(w.key.as_str(), "confirmed" | "installed" | "inaugurated")
            || matches!(w.key.as_str(), "office" | "over")
                && p > to
                && matches!(
                    words.list[p - 1].key.as_str(),
                    "takes" | "took" | "taken" | "take"
                )
        {
            verb = Some(w.key.as_str());
        }
        if w.key != "as" {
            continue;
        }
        let verb = verb?;
        let segment = roles::apposition(words, lex, drafts, p + 1, from)?;
        // "as Minister of Works of Peru": what an office is of may be no body.
        let status = if verb.contains("elected") {
            RoleStatus::Elect
        } else {
            RoleStatus::Holds
        };
        let mut claim = office::claim(words, lex, drafts, segment, Some(status));
        if claim.role.is_empty() {
            return None;
        }
        // "The Harbour Union elected N as its chair": of the body that did so.
        if claim.organisation.is_none() && claim.place.is_none() && before.is_some() {
            let start = words.sentences[words.list[from].sentence as usize].start;
            let body = (start..from).rev().find_map(|p| {
                drafts
                    .owner(p)
                    .filter(|&o| drafts.list[o].kind == NameKind::Organisation)
            });
            // "The General Assembly of the Union elected N": of the Union.
            let inner = body.and_then(|o| {
                let outer = &drafts.list[o];
                drafts.list.iter().rposition(|d| {
                    d.kind == NameKind::Organisation
                        && d.to == outer.to
                        && d.from > outer.from
                        && d.to - d.from > 1
                })
            });
            claim.organisation = inner.or(body).map(|o| {
                let target = drafts.list[o].refers_to.unwrap_or(o);
                drafts.list[target].name.clone()
            });
        }
        return Some(claim);
    }
    None
}

/// "N, a 19-year-old wrestler from Lankaran" · "the midwife N"
fn occupation(words: &Words, drafts: &Drafts, d: usize) -> Option<RoleClaim> {
    let (from, to) = (drafts.list[d].from, drafts.list[d].to);
    let near = |p: usize| words.get(p).filter(|_| words.same_sentence(from, p));
    let does = |p: usize| {
        near(p).is_some_and(|w| {
            w.kind == crate::model::TokenKind::Word
                && OCCUPATIONS.contains(&w.key)
                && drafts.owner(p).is_none()
        })
    };
    let span = if near(to).is_some_and(|w| w.is(","))
        && near(to + 1).is_some_and(|w| matches!(w.key.as_str(), "a" | "an" | "the"))
    {
        /// "a 19-year-old crane driver": so many words before what somebody does.
        const ADJECTIVES: usize = 4;
        let mut p = to + 2;
        // An age is said by itself.
        let mut start = p;
        while p < to + 2 + ADJECTIVES && !does(p) {
            let w = near(p)?;
            if w.is_mark() && !w.is("-") {
                return None;
            }
            if w.key.ends_with("old") {
                start = p + 1;
            }
            p += 1;
        }
        // The last of a row: "a student leader" leads students.
        while does(p + 1) {
            p += 1;
        }
        // "a driver training scheme" is no driver.
        let ends = near(p + 1).is_none_or(|n| {
            n.is_mark() && !n.is("-")
                || matches!(
                    n.key.as_str(),
                    "from"
                        | "of"
                        | "in"
                        | "at"
                        | "with"
                        | "for"
                        | "on"
                        | "by"
                        | "and"
                        | "who"
                        | "whose"
                )
        });
        (does(p) && ends).then_some((start, p + 1))
    } else {
        let p = from.checked_sub(1)?;
        let article = p
            .checked_sub(1)
            .and_then(near)
            .is_none_or(|w| w.is_mark() || matches!(w.key.as_str(), "the" | "a" | "an"));
        (does(p) && article && near(p).is_some()).then_some((p, p + 1))
    };
    let (start, end) = span?;
    let range = words.range(start, end);
    Some(RoleClaim {
        role: words.shown(range),
        organisation: None,
        place: None,
        status: RoleStatus::Holds,
        since: None,
        until: None,
        range,
    })
}
