//! Quotations and who said them.
//!
//! Knows where quotation marks open and close; whose words stand in them is told by a verb of saying beside a name.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::words::Words;
use crate::model::NameKind;

/// Longest quotation, in tokens: what is longer has lost its closing mark.
const LONGEST: usize = 260;

/// Shortest, in words: a title or a single word in marks is nothing said.
const SHORTEST: usize = 3;

/// How far from its marks a quotation's speaker stands, in tokens.
const REACH: usize = 14;

/// Token ranges of quotations, their marks included, in text order; none inside another.
pub fn quotations(words: &Words) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.list.len() {
        let Some(closing) = closing(words, i) else {
            i += 1;
            continue;
        };
        let close = (i + 1..words.list.len().min(i + LONGEST)).find(|&p| {
            closing.contains(&words.list[p].sign())
                // A mark that opens again: the first was never closed.
                || words.list[p].sign() == words.list[i].sign()
        });
        match close {
            Some(p) if closing.contains(&words.list[p].sign()) => {
                out.push((i, p + 1));
                i = p + 1;
            }
            _ => i += 1,
        }
    }
    out
}

/// What closes a quotation that opens at `i`; `None` where none does.
fn closing(words: &Words, i: usize) -> Option<&'static [char]> {
    match words.list[i].sign() {
        '“' => Some(&['”', '“']),
        '„' => Some(&['“', '”']),
        '«' => Some(&['»']),
        '"' => Some(&['"']),
        _ => None,
    }
}

/// For each token: inside a quotation?
pub fn quoted(words: &Words, quotations: &[(usize, usize)]) -> Vec<bool> {
    let mut out = vec![false; words.list.len()];
    for &(from, to) in quotations {
        // A short one is a title, and what is said of it around it goes on.
        let n = words.list[from..to].iter().filter(|w| !w.is_mark()).count();
        if n >= SHORTEST {
            out[from..to].fill(true);
        }
    }
    out
}

pub fn find(words: &Words, quotations: &[(usize, usize)], drafts: &mut Drafts) {
    // Token → the person who stands there, titles alone and pronouns too.
    let mut people: Vec<Option<u32>> = vec![None; words.list.len()];
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.kind == NameKind::Person && draft.to <= people.len() {
            people[draft.from..draft.to].fill(Some(d as u32));
        }
    }
    let person = |p: usize| people.get(p).copied().flatten().map(|d| d as usize);
    let mut last: Option<(usize, usize)> = None;
    for &(from, to) in quotations {
        let n = words.list[from..to].iter().filter(|w| !w.is_mark()).count();
        if n < SHORTEST {
            continue;
        }
        let speaker =
            speaker_after(words, &person, to).or_else(|| speaker_before(words, &person, from));
        // “…,” said N. “…”: what follows at once in the same breath is N's too.
        let speaker = speaker.or_else(|| {
            let (who, until) = last?;
            let close = from.saturating_sub(until) <= REACH
                && words.list[until..from].iter().filter(|w| w.is(".")).count() <= 1;
            (close && !new_paragraph(words, until, from)).then_some(who)
        });
        if let Some(d) = speaker {
            drafts.list[d].said.push(words.range(from, to));
            last = Some((d, to));
        } else {
            last = None;
        }
    }
}

fn new_paragraph(words: &Words, from: usize, to: usize) -> bool {
    match (words.get(from.saturating_sub(1)), words.get(to)) {
        (Some(a), Some(b)) => words
            .text
            .get(a.range.end as usize..b.range.start as usize)
            .is_some_and(|t| t.contains("\n\n")),
        _ => true,
    }
}

/// “…,” N said · “…,” said the mayor N · “…,” N, a farmer, told …
fn speaker_after(
    words: &Words,
    person: &dyn Fn(usize) -> Option<usize>,
    close: usize,
) -> Option<usize> {
    let mut p = close;
    // The comma stands inside the marks or outside.
    if words.get(p).is_some_and(|w| w.is(",")) {
        p += 1;
    }
    let ends =
        |w: &super::words::Word| w.is(".") || w.is(":") || w.is_quote() || w.is("?") || w.is("!");
    if new_paragraph(words, close, p) {
        return None;
    }
    let says = |i: usize| words.get(i).is_some_and(|w| BESIDE.has("says", &w.key));
    if says(p) {
        return (p + 1..p + REACH)
            .take_while(|&i| words.get(i).is_some_and(|w| !ends(w) && !w.is(",")))
            .find_map(person);
    }
    // At most an honorific or a role before the name.
    let at = (p..p + 5)
        .take_while(|&i| words.get(i).is_some_and(|w| !ends(w) && !w.is(",")))
        .find(|&i| person(i).is_some())?;
    let who = person(at)?;
    (at + 1..at + REACH)
        .take_while(|&i| {
            words.get(i).is_some_and(|w| !ends(w)) && person(i).is_none_or(|d| d == who)
        })
        .any(says)
        .then_some(who)
}

/// N said: “…” · N told reporters, “…”
fn speaker_before(
    words: &Words,
    person: &dyn Fn(usize) -> Option<usize>,
    open: usize,
) -> Option<usize> {
    let mark = open.checked_sub(1)?;
    if !words.list[mark].is(":") && !words.list[mark].is(",") || new_paragraph(words, mark, open) {
        return None;
    }
    let lo = mark.saturating_sub(REACH);
    let verb = (lo..mark)
        .rev()
        .take_while(|&i| !words.list[i].is(".") && !words.list[i].is_quote())
        .find(|&i| BESIDE.has("says", &words.list[i].key))?;
    (verb.saturating_sub(REACH)..verb)
        .rev()
        .take_while(|&i| !words.list[i].is(".") && !words.list[i].is_quote())
        .find_map(person)
}
