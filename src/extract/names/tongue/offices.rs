//! Roles: what somebody is said to be before the name, after it, or with a word for "as".
//!
//! ```text
//! before  [la] ministra | de Salud, Verónica Salcedo       Kültür Bakanı | Nermin Toprak
//! after   Tobias Reinhardt, | Referent     Carmen Ortega (| presidenta)     Michał Zawadzki na | wiceprezesa
//! ```
//!
//! Does not decide what is a name; but a role beside a name speaks for it, so it is looked for there first.

use super::super::draft::Drafts;
use super::super::words::{Shape, Words};
use super::lists::{Side, Tongue, ends_with_any};
use super::people::honorifics_before;
use crate::model::{NameKind, RoleClaim, RoleStatus, TokenKind};

/// How far before a name its role may begin, in tokens.
const REACH: usize = 16;

/// Small words of a role that say of what: "Міністерка | охорони здоров'я".
const FEW: usize = 2;

/// A role: its words `from..to`, with the body or place it is held in.
#[derive(Clone, Copy, Debug)]
struct Office {
    from: usize,
    /// The end of the role's own words.
    to: usize,
    /// The end of what belongs to it.
    end: usize,
    head: usize,
    held_in: Option<usize>,
}

pub fn is_before(words: &Words, tongue: &Tongue, drafts: &Drafts, start: usize) -> bool {
    before(words, tongue, drafts, start).is_some()
}

pub fn is_after(words: &Words, tongue: &Tongue, drafts: &Drafts, to: usize) -> bool {
    after(words, tongue, drafts, to).is_some()
}

/// Gives everybody the roles that stand beside them; a role is one person's.
pub fn say(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    let mut people: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Person)
        .collect();
    people.sort_by_key(|&d| drafts.list[d].from);
    let mut taken = vec![false; words.list.len()];
    for d in people {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let start = honorifics_before(words, tongue, from);
        let found = [
            before(words, tongue, drafts, start),
            after(words, tongue, drafts, to),
        ];
        for office in found.into_iter().flatten() {
            if std::mem::replace(&mut taken[office.head], true) {
                continue;
            }
            let claim = claim(words, tongue, drafts, office);
            drafts.list[d].roles.push(claim);
        }
    }
}

fn is_head(words: &Words, tongue: &Tongue, drafts: &Drafts, p: usize) -> bool {
    words.get(p).is_some_and(|w| {
        !w.is_mark() && drafts.owner(p).is_none() && !w.key.is_empty() && tongue.is_role(&w.key)
    })
}

fn before(words: &Words, tongue: &Tongue, drafts: &Drafts, start: usize) -> Option<Office> {
    match tongue.side {
        Side::Last => ends_at(words, tongue, drafts, start),
        Side::First => head_before(words, tongue, drafts, start),
    }
}

/// A role whose head is the word right before: "Su Ürünleri Enstitüsü | Genel Müdürü".
fn ends_at(words: &Words, tongue: &Tongue, drafts: &Drafts, end: usize) -> Option<Office> {
    let head = end.checked_sub(1)?;
    if !words.same_sentence(head, end.min(words.list.len().saturating_sub(1)))
        || !is_head(words, tongue, drafts, head)
    {
        return None;
    }
    let mut from = head;
    while from > 0
        && head - from < 5
        && words.same_sentence(from - 1, head)
        && drafts.owner(from - 1).is_none()
    {
        let w = &words.list[from - 1];
        let own = w.is_cap()
            && w.kind == TokenKind::Word
            && !tongue.ordinary.contains(w.key.as_str())
            && tongue.gender(&w.key).is_none()
            || tongue.role_before.contains(w.key.as_str())
            || tongue.is_role(&w.key) && !w.is_mark();
        if !own {
            break;
        }
        from -= 1;
    }
    let held_in = from
        .checked_sub(1)
        .filter(|&p| words.same_sentence(p, head))
        .map(|p| {
            if words.list[p].spaced || !tongue.endings_after_apostrophe {
                p
            } else {
                p.saturating_sub(1)
            }
        })
        .and_then(|p| body_or_place(drafts, p));
    Some(Office {
        from,
        to: end,
        end,
        head,
        held_in,
    })
}

fn body_or_place(drafts: &Drafts, p: usize) -> Option<usize> {
    drafts.owner(p).filter(|&d| {
        matches!(
            drafts.list[d].kind,
            NameKind::Organisation | NameKind::Place
        )
    })
}

/// The nearest head before a name with nothing between but what belongs to a role.
fn head_before(words: &Words, tongue: &Tongue, drafts: &Drafts, start: usize) -> Option<Office> {
    // "…, de heer | Hendrik": the article before an honorific.
    let start = match start.checked_sub(1) {
        Some(a)
            if words.same_sentence(a, start.min(words.list.len().saturating_sub(1)))
                && tongue.articles.contains(words.list[a].key.as_str()) =>
        {
            a
        }
        _ => start,
    };
    let mut p = start;
    let (mut small, mut caps) = (0, 0);
    let comma = start > 0 && words.list[start - 1].is(",") && words.same_sentence(start - 1, start);
    if comma {
        p -= 1;
    }
    while p > 0 && start - p < REACH && words.same_sentence(p - 1, start) {
        p -= 1;
        let w = &words.list[p];
        if is_head(words, tongue, drafts, p) {
            // "amministratore | delegato": the second is what kind of the first.
            let kind = tongue.role_after.contains(w.key.as_str())
                && p > 0
                && words.same_sentence(p - 1, start)
                && is_head(words, tongue, drafts, p - 1);
            let p = if kind { p - 1 } else { p };
            return begun(words, tongue, drafts, p, start, comma);
        }
        match drafts.owner(p) {
            Some(d) if drafts.list[d].kind == NameKind::Person => return None,
            Some(d) => {
                p = drafts.list[d].from;
                continue;
            }
            None => {}
        }
        let bracket = (w.is("(") || w.is(")"))
            && (body_or_place(drafts, p + 1).is_some()
                || p > 0 && body_or_place(drafts, p - 1).is_some());
        let belongs =
            bracket || is_small_word(tongue, &w.key) || tongue.role_after.contains(w.key.as_str());
        if belongs {
            continue;
        }
        if w.is_mark()
            || tongue.ordinary.contains(w.key.as_str())
            || tongue.speech.contains(w.key.as_str())
            || w.kind != TokenKind::Word
        {
            return None;
        }
        match w.shape {
            Shape::Cap if caps < 3 => caps += 1,
            Shape::Lower if small < FEW => small += 1,
            _ => return None,
        }
    }
    None
}

fn is_small_word(tongue: &Tongue, key: &str) -> bool {
    tongue.role_links.contains(key)
        || tongue.org_links.contains(key)
        || tongue.articles.contains(key)
}

/// A role with its head at `head`, said of the name at `start`.
fn begun(
    words: &Words,
    tongue: &Tongue,
    drafts: &Drafts,
    head: usize,
    start: usize,
    comma: bool,
) -> Option<Office> {
    let from = modifiers_before(words, tongue, drafts, head);
    // "Rousseau, présidente, M. Belkacem": the role is hers.
    let mut left = from;
    while left > 0
        && words.same_sentence(left - 1, head)
        && tongue.articles.contains(words.list[left - 1].key.as_str())
    {
        left -= 1;
    }
    let of_another = left > 1
        && words.same_sentence(left - 2, head)
        && (words.list[left - 1].is(",") || words.list[left - 1].is("("))
        && (words.list[left - 2].is_cap() && body_or_place(drafts, left - 2).is_none());
    if of_another && (comma || drafts.kind_at(left - 2) == Some(NameKind::Person)) {
        return None;
    }
    let (to, end, held_in) = complement(words, tongue, drafts, head, start);
    (end + usize::from(comma) >= start).then_some(Office {
        from,
        to,
        end,
        head,
        held_in,
    })
}

fn modifiers_before(words: &Words, tongue: &Tongue, drafts: &Drafts, head: usize) -> usize {
    let mut from = head;
    while from > 0
        && head - from < 4
        && words.same_sentence(from - 1, head)
        && drafts.owner(from - 1).is_none()
        && tongue
            .role_before
            .contains(words.list[from - 1].key.as_str())
    {
        from -= 1;
    }
    from
}

/// What follows a head: where its own words end, where all of it ends, and the body or place. No further than `limit`.
fn complement(
    words: &Words,
    tongue: &Tongue,
    drafts: &Drafts,
    head: usize,
    limit: usize,
) -> (usize, usize, Option<usize>) {
    let mut to = head + 1;
    let mut p = to;
    let mut held_in = None;
    let mut small = 0;
    while p < limit && words.get(p).is_some() && words.same_sentence(head, p) {
        let w = &words.list[p];
        if let Some(d) = body_or_place(drafts, p) {
            held_in = held_in.or(Some(d));
            p = drafts.list[d].to;
            to = to.max(if held_in == Some(d) { to } else { p });
            // "(THW)" after its long form.
            if words.get(p).is_some_and(|w| w.is("(")) && body_or_place(drafts, p + 1).is_some() {
                p = (p + 3).min(limit);
            }
            continue;
        }
        if drafts.owner(p).is_some() || w.is_mark() {
            break;
        }
        if held_in.is_some() {
            break;
        }
        if tongue.role_after.contains(w.key.as_str()) {
            p += 1;
            to = p;
            continue;
        }
        if is_small_word(tongue, &w.key) && w.shape == Shape::Lower {
            p += 1;
            continue;
        }
        let capital = w.is_cap()
            && p + 1 <= limit
            && (is_small_word(tongue, &words.list[p - 1].key)
                || limit < usize::MAX && !tongue.place_cases.is_empty())
            && (limit < usize::MAX || tongue.gender(&w.key).is_none());
        let plain = w.shape == Shape::Lower
            && small < FEW
            && !tongue.ordinary.contains(w.key.as_str())
            && !tongue.speech.contains(w.key.as_str())
            && (limit < usize::MAX
                || tongue.inner.contains(w.key.as_str())
                || ends_with_any(&w.key, &tongue.genitives, 2));
        if !capital && !plain {
            break;
        }
        small += usize::from(plain);
        p += 1;
        to = p;
    }
    // Small words at the end lead nowhere.
    let mut end = p;
    while end > to
        && held_in.is_none_or(|d| drafts.list[d].to < end)
        && is_small_word(tongue, &words.list[end - 1].key)
    {
        end -= 1;
    }
    (to, end, held_in)
}

/// ", Referent" · "(presidenta)" · "als Kassenwart" · "секретарём"
fn after(words: &Words, tongue: &Tongue, drafts: &Drafts, to: usize) -> Option<Office> {
    let last = to.checked_sub(1)?;
    let here = |p: usize| words.get(p).filter(|_| words.same_sentence(last, p));
    let sep = here(to)?;
    if sep.is(",") || sep.is("(") || sep.is("–") || sep.is("—") {
        return apposition(words, tongue, drafts, to + 1, last);
    }
    if tongue.roles_follow
        && let Some(office) = apposition(words, tongue, drafts, to, last)
            .filter(|o| words.list[o.head].shape == Shape::Lower)
    {
        return Some(office);
    }
    for p in to..to + 6 {
        let w = here(p)?;
        if w.is_mark() || drafts.kind_at(p) == Some(NameKind::Person) {
            return None;
        }
        if tongue.as_words.contains(w.key.as_str()) {
            return apposition(words, tongue, drafts, p + 1, last);
        }
    }
    None
}

/// (the) modifiers, a head, what belongs to it.
fn apposition(
    words: &Words,
    tongue: &Tongue,
    drafts: &Drafts,
    from: usize,
    last: usize,
) -> Option<Office> {
    let here = |p: usize| words.get(p).filter(|_| words.same_sentence(last, p));
    let mut p = from;
    while here(p).is_some_and(|w| tongue.articles.contains(w.key.as_str())) {
        p += 1;
    }
    if tongue.side == Side::Last {
        // Bodies and modifiers come first.
        let mut q = p;
        while q < p + 8
            && here(q).is_some_and(|w| !w.is_mark() && drafts.kind_at(q) != Some(NameKind::Person))
            && !is_head(words, tongue, drafts, q)
        {
            q += 1;
        }
        let mut end = q;
        while here(end).is_some() && is_head(words, tongue, drafts, end) {
            end += 1;
        }
        let fits = end > q
            && (p..q).all(|t| {
                drafts.owner(t).is_some()
                    || words.list[t].is_cap()
                    || tongue.role_before.contains(words.list[t].key.as_str())
            });
        return fits
            .then(|| ends_at(words, tongue, drafts, end))
            .flatten()
            .filter(|o| !here(end).is_some_and(|w| w.is_cap() && !w.is_mark()) && o.from >= from);
    }
    let begin = p;
    while here(p).is_some_and(|w| tongue.role_before.contains(w.key.as_str()))
        && !is_head(words, tongue, drafts, p)
    {
        p += 1;
    }
    here(p).filter(|_| is_head(words, tongue, drafts, p))?;
    let (to, end, held_in) = complement(words, tongue, drafts, p, usize::MAX);
    // ", le directeur Paul …": the next person's.
    let next = here(end).is_some_and(|w| {
        w.is_cap()
            && !w.is_mark()
            && (drafts.kind_at(end) == Some(NameKind::Person)
                || drafts.owner(end).is_none()
                    && (tongue.gender(&w.key).is_some()
                        || tongue.honorifics.contains(w.key.as_str())))
    });
    (!next).then_some(Office {
        from: begin,
        to,
        end,
        head: p,
        held_in,
    })
}

fn claim(words: &Words, tongue: &Tongue, drafts: &Drafts, o: Office) -> RoleClaim {
    let any = |list: &super::lists::List| {
        words.list[o.from.saturating_sub(1)..o.to].iter().any(|w| {
            list.contains(w.key.as_str()) || w.key.split('.').any(|part| list.contains(part))
        })
    };
    let status = if any(&tongue.acting) {
        RoleStatus::Acting
    } else if any(&tongue.former) {
        RoleStatus::Former
    } else {
        RoleStatus::Holds
    };
    let held = o.held_in.map(|d| &drafts.list[d]);
    let of = |kind: NameKind| held.filter(|d| d.kind == kind).map(|d| d.name.clone());
    let (first, last) = match held {
        Some(d) => (o.from.min(d.from), o.end.max(d.to)),
        None => (o.from, o.end.max(o.to)),
    };
    RoleClaim {
        role: words.shown(words.range(o.from, o.to)),
        organisation: of(NameKind::Organisation),
        place: of(NameKind::Place),
        status,
        since: None,
        until: None,
        range: words.range(first, last),
    }
}
