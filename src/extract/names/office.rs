//! A role that was read, said of somebody: its words, its body, its place, and whether it is held, was or will be.
//!
//! Where roles begin and end is `roles`.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::roles::Segment;
use super::words::{Shape, Words};
use crate::model::{NameKind, RoleClaim, RoleStatus};

/// A segment said of somebody.
pub fn claim(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    s: Segment,
    status: Option<RoleStatus>,
) -> RoleClaim {
    let range = words.range(s.from, s.to);
    // The organisation: the last one of the complement, else one among the words before the head.
    let in_complement = (s.head_end..s.to).rev().find_map(|p| org_at(drafts, p));
    let in_front = (s.from..s.head).rev().find_map(|p| org_at(drafts, p));
    let mut role_to = s.to;
    let mut organisation = None;
    if let Some(d) = in_complement {
        organisation = Some(full_name(drafts, d));
        let draft = &drafts.list[d];
        // "Chief | of the State Migration Service": what is left is the role. Brackets after the body do not count.
        let tail_is_org = draft.to >= s.to
            || words.list[draft.to..s.to]
                .iter()
                .all(|w| w.is("(") || w.is(")") || w.shape == Shape::Upper);
        let mut cut = draft.from;
        while cut > s.head_end
            && matches!(
                words.list[cut - 1].key.as_str(),
                "the" | "of" | "at" | "for" | "from"
            )
        {
            cut -= 1;
        }
        // A body may begin inside the title itself: "Director | General Service".
        let inner_noun = words.list[s.head_end..cut.max(s.head_end)]
            .iter()
            .any(|w| lex.inner.contains(&w.key));
        if tail_is_org && !inner_noun && cut >= s.head_end {
            role_to = cut;
        }
    } else if let Some(noun) =
        (s.head_end..s.to).find(|&p| lex.inner.contains(&words.list[p].key) && p + 1 == s.to)
    {
        // "Director General of the organization": the body spoken of last that is called so.
        if let Some(d) = latest_called(words, drafts, &words.list[noun].key, s.from) {
            organisation = Some(full_name(drafts, d));
            role_to = s.head_end;
        }
    } else if let Some(d) = in_front {
        organisation = Some(full_name(drafts, d));
    }
    // "the new mayor" is mayor, and "the then mayor" was.
    let mut role_from = s.from;
    while role_from < s.head
        && matches!(
            words.list[role_from].key.as_str(),
            "new" | "newly" | "elected" | "appointed" | "then" | "current"
        )
    {
        role_from += 1;
    }
    let role = words
        .shown(words.range(role_from, role_to))
        .trim_end_matches(',')
        .to_owned();
    let any = |set: &super::lexicon::List| {
        words.list[s.from..s.head_end]
            .iter()
            .any(|w| w.key.split('.').any(|part| set.contains(part)))
    };
    let status = status.unwrap_or(if any(&lex.acting) {
        RoleStatus::Acting
    } else if any(&lex.former)
        || s.from > 0
            && words.same_sentence(s.from - 1, s.head)
            && lex.former.contains(&words.list[s.from - 1].key)
    {
        RoleStatus::Former
    } else if any(&lex.elect) {
        RoleStatus::Elect
    } else {
        RoleStatus::Holds
    });
    RoleClaim {
        place: place_of(words, lex, drafts, s, organisation.is_some()),
        role,
        organisation,
        status,
        since: None,
        until: None,
        range,
    }
}

/// The place of an office: "mayor of | Eastmoor", "Ambassador of | Norway", "UN Resident Coordinator in | Peru", "| Norwegian ambassador".
///
/// A place that no list knows counts only where no body is named, for it may be a part of the body's name.
fn place_of(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    s: Segment,
    body: bool,
) -> Option<String> {
    let of_a_place = words.list[s.head..s.head_end]
        .iter()
        .any(|w| BESIDE.has("place_offices", &w.key));
    for p in s.head_end..s.to {
        if !matches!(words.list[p].key.as_str(), "of" | "in" | "for" | "to") {
            continue;
        }
        let q = if words.get(p + 1).is_some_and(|w| w.key == "the") {
            p + 2
        } else {
            p + 1
        };
        if q >= s.to {
            break;
        }
        match drafts.owner(q) {
            Some(d) if drafts.list[d].kind == NameKind::Place => {
                return Some(drafts.list[d].name.clone());
            }
            None if !body && of_a_place && q == p + 1 && words.list[q].shape == Shape::Cap => {
                let mut to = q;
                while to < s.to && words.list[to].shape == Shape::Cap && drafts.owner(to).is_none()
                {
                    to += 1;
                }
                return Some(words.shown(words.range(q, to)));
            }
            _ => {}
        }
    }
    (s.from..s.head)
        .find(|&p| !body && lex.peoples.contains(&words.list[p].key) && drafts.owner(p).is_none())
        .map(|p| words.list[p].text.to_owned())
}

pub fn org_at(drafts: &Drafts, p: usize) -> Option<usize> {
    drafts
        .owner(p)
        .filter(|&d| drafts.list[d].kind == NameKind::Organisation)
}

/// The fuller name that a short one stands for.
fn full_name(drafts: &Drafts, d: usize) -> String {
    let draft = &drafts.list[d];
    match draft.refers_to {
        Some(r) if draft.form == crate::model::NameForm::Short => drafts.list[r].name.clone(),
        _ => draft.name.clone(),
    }
}

/// How far back "the organization" may point, in tokens.
const ANAPHOR_REACH: usize = 120;

fn latest_called(words: &Words, drafts: &Drafts, noun: &str, before: usize) -> Option<usize> {
    (before.saturating_sub(ANAPHOR_REACH)..before)
        .rev()
        .find_map(|p| {
            let d = org_at(drafts, p)?;
            let target = drafts.list[d].refers_to.unwrap_or(d);
            let t = &drafts.list[target];
            words.list[t.from..t.to]
                .iter()
                .any(|w| w.key == noun)
                .then_some(d)
        })
}
