//! Roles: what somebody is said to be, before the name ("Chief of the Service Mr. …"), after it (", Director General of …") or by a verb.
//!
//! Reads the words around a name; does not decide what is a name.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::office::org_at;
use super::people::honorifics_before;
use super::things::roman;
use super::words::{Shape, Words};
use crate::model::{NameKind, RoleStatus};

/// Longest stretch of roles read before or after a name, in tokens.
const REACH: usize = 45;

/// One role: tokens `from..to`, its head ending at `head_end`.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    pub from: usize,
    pub head: usize,
    pub head_end: usize,
    pub to: usize,
}

/// A two-word head ("Director General") or a single one; the token after it.
#[inline]
pub fn head_at(words: &Words, lex: &Lexicon, i: usize) -> Option<usize> {
    let w = words.get(i)?;
    if w.is_mark() {
        return None;
    }
    if let Some(list) = lex.role_phrases.get(&w.key)
        && let Some(p) = list.iter().find(|p| {
            p.keys.iter().enumerate().all(|(n, k)| {
                words
                    .get(i + n)
                    .is_some_and(|w| w.key == *k && words.same_sentence(i, i + n))
            })
        })
    {
        return Some(i + p.keys.len());
    }
    lex.role_heads.contains(&w.key).then_some(i + 1)
}

/// Where a rank begins: "II rank state migration service counselor"; the token after its head.
fn rank_at(words: &Words, lex: &Lexicon, i: usize) -> Option<(usize, usize)> {
    let w = words.get(i)?;
    if !words
        .after(i)
        .is_some_and(|n| lex.rank_words.contains(&n.key))
    {
        return None;
    }
    let counted = roman(w.text).is_some()
        || matches!(
            w.key.as_str(),
            "1st" | "2nd" | "3rd" | "first" | "second" | "third"
        );
    if !counted {
        return None;
    }
    (i + 2..i + 8)
        .take_while(|&p| words.get(p).is_some_and(|w| !w.is_mark()) && words.same_sentence(i, p))
        .find_map(|p| head_at(words, lex, p).map(|end| (p, end)))
}

fn is_link(key: &str) -> bool {
    matches!(
        key,
        "of" | "for"
            | "in"
            | "at"
            | "on"
            | "to"
            | "the"
            | "and"
            | "by"
            | "von"
            | "der"
            | "des"
            | "du"
            | "de"
            | "la"
    )
}

/// May this token stand inside a role's words?
fn belongs(words: &Words, lex: &Lexicon, drafts: &Drafts, p: usize) -> bool {
    let w = &words.list[p];
    match drafts.kind_at(p) {
        Some(NameKind::Person) => return false,
        Some(NameKind::Organisation | NameKind::Place) => return true,
        _ => {}
    }
    w.is_cap()
        || is_link(&w.key)
        || w.is_possessive()
        || w.is("&")
        || w.is("-")
        || lex.role_heads.contains(&w.key)
        || lex.role_modifiers.contains(&w.key)
        || lex.inner.contains(&w.key)
        || lex.rank_words.contains(&w.key)
}

/// Roles that end right before token `name` (its honorific included), nearest last.
pub fn before(words: &Words, lex: &Lexicon, drafts: &Drafts, name: usize) -> Vec<Segment> {
    let mut end = name;
    if end > 0 && words.list[end - 1].is(",") && words.same_sentence(end - 1, name) {
        end -= 1;
    }
    let comma = end < name;
    // "the Chief of the Service, and by Mr. X": a role that is X's ends in no little word.
    if end > 0 && is_link(&words.list[end - 1].key) && words.same_sentence(end - 1, name) {
        return Vec::new();
    }
    let mut lo = end;
    while lo > 0 && end - lo < REACH && words.same_sentence(lo - 1, name) {
        let p = lo - 1;
        let list_comma = words.list[p].is(",") && lo < end;
        // Lower-case words of a rank are read as a whole.
        if let Some(start) = rank_ending(words, lex, p) {
            lo = start;
            continue;
        }
        if !list_comma && !belongs(words, lex, drafts, p) {
            break;
        }
        lo = p;
    }
    let segments = parse(words, lex, drafts, lo, end);
    let Some(first) = segments.first() else {
        return Vec::new();
    };
    // "A, President of B, C": the role is A's; and so it is where C is a line of its own.
    if (comma || is_line(words, drafts, name))
        && first.from >= 2
        && words.list[first.from - 1].is(",")
        && drafts.kind_at(first.from - 2) == Some(NameKind::Person)
    {
        return Vec::new();
    }
    if !comma && is_of_who_ruled(words, first.from, name) {
        return Vec::new();
    }
    segments
}

/// "By order of the President Mrs. Zarina Holm was appointed": the order is the President's, and Mrs. Holm's is what was done.
fn is_of_who_ruled(words: &Words, role: usize, name: usize) -> bool {
    let word = |p: Option<usize>| {
        p.and_then(|p| words.get(p).filter(|_| words.same_sentence(p, name)))
            .map_or("", |w| w.key.as_str())
    };
    let back = |n: usize| word(role.checked_sub(n));
    let of = if back(1) == "the" { 2 } else { 1 };
    if back(of) != "of" || !BESIDE.has("rulings", back(of + 1)) {
        return false;
    }
    let behind = (name..words.list.len()).find(|&p| {
        let w = &words.list[p];
        !(w.is_cap() || w.is_mark() && w.is(".") || w.shape == Shape::Initial)
    });
    matches!(word(behind), "was" | "were" | "is" | "has" | "had")
}

/// Is what begins at a token a person on a line of their own, an honorific before the name, a comma behind it?
fn is_line(words: &Words, drafts: &Drafts, start: usize) -> bool {
    /// "H.E. Mr." and what else may stand before a name.
    const HONORIFICS: usize = 4;
    let person = (start..start + HONORIFICS)
        .filter_map(|p| drafts.owner(p))
        .find(|&d| drafts.list[d].kind == NameKind::Person);
    person.is_some_and(|d| {
        let to = drafts.list[d].to;
        words.begins_line(start)
            && (words.begins_line(to) || words.get(to).is_some_and(|w| w.is(",")))
    })
}

fn rank_ending(words: &Words, lex: &Lexicon, p: usize) -> Option<usize> {
    if words.list[p].shape != Shape::Lower || !lex.role_heads.contains(&words.list[p].key) {
        return None;
    }
    (p.saturating_sub(8)..p).find(|&s| {
        words.same_sentence(s, p) && rank_at(words, lex, s).is_some_and(|(_, e)| e == p + 1)
    })
}

/// The roles in `lo..end` such that the last ends exactly at `end`: walked from the end, each as far left as it reaches.
fn parse(words: &Words, lex: &Lexicon, drafts: &Drafts, lo: usize, end: usize) -> Vec<Segment> {
    let mut heads: Vec<(usize, usize, usize)> = Vec::new();
    let mut i = lo;
    while i < end {
        if let Some((head, head_end)) = rank_at(words, lex, i) {
            heads.push((i, head, head_end));
            i = head_end;
        } else if let Some(head_end) = head_at(words, lex, i).filter(|_| drafts.owner(i).is_none())
        {
            heads.push((left(words, lex, drafts, lo, i), i, head_end));
            i = head_end;
        } else {
            i += 1;
        }
    }
    let mut out: Vec<Segment> = Vec::new();
    let mut right = end;
    while let Some((from, head, head_end)) = heads.pop() {
        if head_end > right || from >= right {
            // "President Deputy": part of the modifiers of the one after it.
            continue;
        }
        // "Special Representative of the Secretary-General": whose representative, and no second office.
        let the = from
            .checked_sub(1)
            .is_some_and(|p| words.list[p].key == "the");
        let of = from.checked_sub(1 + usize::from(the));
        let nested = of.is_some_and(|of| {
            words.list[of].key == "of" && heads.last().is_some_and(|(_, _, end)| *end == of)
        });
        if nested {
            continue;
        }
        let mut to = right;
        while to > head_end
            && (words.list[to - 1].is(",")
                || words.list[to - 1].key == "and"
                || words.list[to - 1].key == "the")
        {
            to -= 1;
        }
        let separated = to < right || right == end || is_rank_start(words, lex, right);
        if !separated && to > head_end || !complement(words, drafts, head_end, to) {
            break;
        }
        out.push(Segment {
            from,
            head,
            head_end,
            to,
        });
        right = from;
    }
    out.reverse();
    out
}

fn is_rank_start(words: &Words, lex: &Lexicon, i: usize) -> bool {
    rank_at(words, lex, i).is_some()
}

/// What follows a head: nothing, or "of …", "for …", "in …", or an organisation right away.
fn complement(words: &Words, drafts: &Drafts, from: usize, to: usize) -> bool {
    if from >= to {
        return true;
    }
    let w = &words.list[from];
    matches!(w.key.as_str(), "of" | "for" | "in" | "at" | "on" | "to" | "von" | "der" | "des" | "du" | "de")
        || drafts.owner(from).is_some_and(|d| drafts.list[d].kind == NameKind::Organisation && drafts.list[d].to == to)
        // Russian and Azerbaijani genitives have no "of".
        || words.list[from].text.chars().next().is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// Left over the words before a head: "UN Resident", "Acting", "Azerbaijani Foreign".
fn left(words: &Words, lex: &Lexicon, drafts: &Drafts, lo: usize, head: usize) -> usize {
    let mut from = head;
    while from > lo {
        let w = &words.list[from - 1];
        let owned = matches!(
            drafts.kind_at(from - 1),
            Some(NameKind::Organisation | NameKind::Place)
        );
        let grammar =
            w.starts && lex.ordinary.contains(&w.key) && !lex.role_modifiers.contains(&w.key);
        let fits = owned
            || lex.role_modifiers.contains(&w.key)
            || lex.peoples.contains(&w.key)
            || w.is_cap() && !lex.role_heads.contains(&w.key) && !grammar
            || w.is_possessive();
        // "On 20 December | Mayor N": the month is the day's.
        let day = !owned && lex.calendar.contains(&w.key) && !lex.role_modifiers.contains(&w.key);
        if !fits || day || w.key == "the" {
            break;
        }
        from -= 1;
    }
    from
}

/// Roles after a name that ends at `after`: ", Counsellor, Charge d'affairs of the Embassy of …".
pub fn after(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    after: usize,
    name: usize,
) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut p = after;
    // An age or years in between.
    if words.get(p).is_some_and(|w| w.is(","))
        && words
            .get(p + 1)
            .is_some_and(|w| w.text.len() <= 3 && w.text.bytes().all(|b| b.is_ascii_digit()))
    {
        p += 2;
    }
    loop {
        let Some(sep) = words
            .get(p)
            .filter(|w| w.sentence == words.list[name].sentence)
        else {
            return out;
        };
        let opens = sep.is(",")
            || sep.is("(")
            || sep.is("–")
            || sep.is("—")
            || sep.key == "and" && !out.is_empty();
        if !opens {
            return out;
        }
        let Some(segment) = apposition(words, lex, drafts, p + 1, name) else {
            return out;
        };
        // ", UN Coordinator Ghulam …": the role of the next person.
        let mut next = segment.to;
        while words
            .get(next)
            .is_some_and(|w| lex.honorifics.contains(&w.key) && w.is_cap())
        {
            next += 1;
        }
        if drafts.kind_at(next) == Some(NameKind::Person)
            && words.same_sentence(name, next)
            && !is_line(words, drafts, segment.to)
        {
            return out;
        }
        if words.list[segment.from..segment.to]
            .iter()
            .any(|w| w.is_quote())
        {
            return out;
        }
        p = segment.to;
        out.push(segment);
        if out.len() >= 4 {
            return out;
        }
    }
}

/// (the | a | an) up to four words, a head, a complement.
pub fn apposition(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    start: usize,
    name: usize,
) -> Option<Segment> {
    let mut p = start;
    let mut loose = 0;
    if words.get(p).is_some_and(|w| {
        matches!(
            w.key.as_str(),
            "the" | "a" | "an" | "our" | "their" | "its" | "who" | "is"
        )
    }) {
        if words
            .get(p)
            .is_some_and(|w| w.key == "who" || w.key == "is")
        {
            return None;
        }
        p += 1;
        loose = 3;
    }
    if let Some((head, head_end)) = rank_at(words, lex, p) {
        return Some(Segment {
            from: p,
            head,
            head_end,
            to: head_end,
        });
    }
    let from = p;
    let mut head = None;
    for q in p..p + 10 {
        let w = words
            .get(q)
            .filter(|w| w.sentence == words.list[name].sentence)?;
        if drafts.kind_at(q) == Some(NameKind::Person)
            || w.is_mark() && !w.is_possessive() && !w.is("-") && drafts.owner(q).is_none()
        {
            return None;
        }
        if drafts.owner(q).is_none()
            && let Some(end) = head_at(words, lex, q)
        {
            // "Deputy Director": the last head of a row of them.
            head = Some((q, end));
            let mut e = end;
            while words.get(e).is_some() && words.same_sentence(q, e) {
                let Some(next) = head_at(words, lex, e).filter(|_| drafts.owner(e).is_none())
                else {
                    break;
                };
                head = Some((e, next));
                e = next;
            }
            break;
        }
        let fits = drafts.owner(q).is_some()
            || w.is_cap()
            || w.is_possessive()
            || w.is("-")
            || lex.role_modifiers.contains(&w.key)
            || lex.peoples.contains(&w.key);
        if !fits {
            if loose == 0 || w.shape != Shape::Lower {
                return None;
            }
            loose -= 1;
        }
    }
    let (head, head_end) = head?;
    let mut to = head_end;
    // The complement: "of the Embassy of … in Baku", "at the University of …".
    while to - head_end < REACH {
        let Some(w) = words
            .get(to)
            .filter(|w| w.sentence == words.list[name].sentence)
        else {
            break;
        };
        if drafts.kind_at(to) == Some(NameKind::Person) {
            break;
        }
        if matches!(w.key.as_str(), "of" | "for" | "in" | "at" | "on") && w.shape == Shape::Lower {
            let q = if words.get(to + 1).is_some_and(|n| n.key == "the") {
                to + 2
            } else {
                to + 1
            };
            if words.get(q).is_some_and(|n| {
                n.sentence == words.list[name].sentence
                    && !lex.calendar.contains(&n.key)
                    && drafts.kind_at(q) != Some(NameKind::Person)
                    && (drafts.owner(q).is_some() || n.is_cap() || lex.inner.contains(&n.key))
            }) {
                to = q + 1;
                continue;
            }
            break;
        }
        if to > head_end && (drafts.owner(to).is_some() || w.is_cap() || w.is_possessive()) {
            to += 1;
            continue;
        }
        // "for Europe, Asia and Africa"
        let listed = (w.is(",") || w.key == "and")
            && to > head_end
            && drafts.kind_at(to - 1) == Some(NameKind::Place)
            && drafts.kind_at(to + 1) == Some(NameKind::Place);
        if listed {
            to += 2;
            continue;
        }
        break;
    }
    Some(Segment {
        from,
        head,
        head_end,
        to,
    })
}

/// Below a letter: the name on a line of its own, and on the next one nothing but the role.
pub fn below(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    from: usize,
    to: usize,
) -> Option<Segment> {
    /// A line of more words than this says more than what somebody is.
    const LINE: usize = 10;
    let line = words.get(to)?.sentence;
    let own = words.list[from].sentence;
    let (mine, next) = (
        words.sentences.get(own as usize)?,
        words.sentences.get(line as usize)?,
    );
    let start = honorifics_before(words, lex, from);
    let alone = start == mine.start && to == mine.end && next.start == to;
    if !alone || next.end - next.start > LINE || !words.list[to].is_cap() {
        return None;
    }
    let segment = apposition(words, lex, drafts, to, to)?;
    // "Master, m/v Tern"
    let ends = segment.to == next.end || words.list[segment.to].is(",");
    (segment.from == to && ends).then_some(segment)
}

/// "Ms. X on her election as the Director General of …" · "X was appointed Minister" · "X as President"
pub fn by_verb(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    after: usize,
    name: usize,
) -> Option<(Segment, RoleStatus)> {
    // "to appoint N as Deputy Registrar": the verb stands before the name.
    if appointing(words, lex, name).is_some()
        && words
            .get(after)
            .is_some_and(|w| w.key == "as" && words.same_sentence(name, after))
    {
        let segment = apposition(words, lex, drafts, after + 1, name)?;
        return Some((segment, RoleStatus::Holds));
    }
    // "N of the Weir Society was elected treasurer": where N is from stands between.
    let after = match words.get(after) {
        Some(of) if of.key == "of" && words.same_sentence(name, after) => {
            let from =
                after + 1 + usize::from(words.get(after + 1).is_some_and(|w| w.key == "the"));
            drafts
                .owner(from)
                .filter(|&d| {
                    matches!(
                        drafts.list[d].kind,
                        NameKind::Organisation | NameKind::Place
                    )
                })
                .map_or(after, |d| drafts.list[d].to)
        }
        _ => after,
    };
    let mut status = None;
    for p in after..after + 8 {
        let w = words
            .get(p)
            .filter(|w| w.sentence == words.list[name].sentence)?;
        if w.is_mark() || drafts.kind_at(p) == Some(NameKind::Person) {
            return None;
        }
        if lex.made.contains(&w.key) || lex.appointed.contains(&w.key) && p <= after + 3 {
            status = Some(
                if matches!(
                    w.key.as_str(),
                    "appointed" | "named" | "appointment" | "designated"
                ) {
                    RoleStatus::Holds
                } else {
                    RoleStatus::Elect
                },
            );
            continue;
        }
        if status.is_some()
            && matches!(
                w.key.as_str(),
                "as" | "to" | "the" | "new" | "a" | "post" | "position" | "of" | "its"
            )
        {
            continue;
        }
        if status.is_some() {
            let segment = apposition(words, lex, drafts, p, name)?;
            return Some((segment, status?));
        }
        if let Some(found) = by_copula(words, lex, drafts, p, name) {
            return Some(found);
        }
        if !matches!(
            w.key.as_str(),
            "on" | "her"
                | "his"
                | "their"
                | "was"
                | "has"
                | "been"
                | "is"
                | "who"
                | "the"
                | "were"
                | "for"
                | "being"
                | "recently"
                | "re"
        ) {
            return None;
        }
    }
    None
}

/// The verb of appointing right before the name that begins at `name`, but for its honorific.
pub fn appointing(words: &Words, lex: &Lexicon, name: usize) -> Option<usize> {
    let start = honorifics_before(words, lex, name);
    start
        .checked_sub(1)
        .filter(|&p| words.same_sentence(p, name) && BESIDE.has("appoints", &words.list[p].key))
}

/// "X is the new mayor of Eastmoor" · "X has been Director of the Library since May" · "X was Chief of the Service"
///
/// Only with the body or place of the office: "X is a leader" says nothing.
fn by_copula(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    p: usize,
    name: usize,
) -> Option<(Segment, RoleStatus)> {
    let next = |q: usize| words.get(q).map_or("", |w| w.key.as_str());
    let (mut q, status) = match (next(p), next(p + 1)) {
        ("is" | "becomes" | "became" | "remains", _) => (p + 1, RoleStatus::Holds),
        ("has", "been" | "become") => (p + 2, RoleStatus::Holds),
        ("had", "been") => (p + 2, RoleStatus::Former),
        ("was", _) => (p + 1, RoleStatus::Former),
        _ => return None,
    };
    while matches!(
        next(q),
        "now" | "also" | "currently" | "still" | "then" | "once"
    ) {
        q += 1;
    }
    let segment = apposition(words, lex, drafts, q, name)?;
    // "was elected mayor" is not "was mayor".
    if words.list[q..segment.head]
        .iter()
        .any(|w| lex.appointed.contains(&w.key))
    {
        return None;
    }
    let of = words.get(segment.head_end).is_some_and(|w| {
        segment.to > segment.head_end && matches!(w.key.as_str(), "of" | "in" | "at")
    });
    let front = (segment.from..segment.head).any(|t| org_at(drafts, t).is_some());
    // "became Harbour Master in June": an office by its capital, and nobody becomes an adjective.
    let came = matches!(next(p), "becomes" | "became")
        && words.list[segment.head].is_cap()
        && segment.from == q;
    (of || front || came).then_some((segment, status))
}
