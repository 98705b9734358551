//! Who is said to be nobody's namesake: "is no relation of N", "not to be confused with N", "and his namesake N".
//!
//! Says only that two are two; relatives are `kin`.

use super::beside::{BESIDE, in_order};
use super::draft::Drafts;
use super::words::Words;
use crate::model::{NameForm, NameKind, TieKind};

/// Between the words and the name before them: "N, of Pier Road, who keeps the shop by the bridge and is".
const BEFORE: usize = 30;

/// Between them and the name behind: "the painter".
const BEHIND: usize = 8;

pub fn find(words: &Words, drafts: &mut Drafts) {
    let mut people: Option<Vec<usize>> = None;
    for i in 0..words.list.len() {
        let Some(end) = says(words, i) else { continue };
        let people = people.get_or_insert_with(|| in_order(drafts, &[NameKind::Person]));
        let near = |d: usize, p: usize, reach: usize| {
            let from = drafts.list[d].from;
            words.same_sentence(i, from) && from.abs_diff(p) <= reach
        };
        let n = people.partition_point(|&d| drafts.list[d].from < i);
        let before = n
            .checked_sub(1)
            .map(|n| people[n])
            .filter(|&d| near(d, i, BEFORE));
        let after = people.get(n).copied().filter(|&d| near(d, end, BEHIND));
        let pair = match (before, after) {
            (Some(x), Some(y)) => Some((x, y)),
            // "Ann Hill (no relation)": to whoever else has the surname and was named before.
            (Some(x), None) => surnamed(words, drafts, &people[..n - 1], x).map(|y| (x, y)),
            _ => None,
        };
        if let Some((x, y)) = pair {
            hold_apart(words, drafts, (x, y), (i, end));
        }
    }
}

/// The last token of such words that begin at `i`, the next one after it.
fn says(words: &Words, i: usize) -> Option<usize> {
    if !BESIDE.has("apart_first", &words.list[i].key) {
        return None;
    }
    BESIDE.list("apart").iter().find_map(|phrase| {
        let mut n = i;
        for key in phrase.split('+') {
            let w = words.get(n).filter(|_| words.same_sentence(i, n))?;
            if w.key != key {
                return None;
            }
            n += 1;
        }
        Some(n)
    })
}

/// Who of those named before has the same surname and is not the same name again.
fn surnamed(words: &Words, drafts: &Drafts, before: &[usize], x: usize) -> Option<usize> {
    /// So many names back.
    const BACK: usize = 20;
    let last = |d: usize| words.list[drafts.list[d].to - 1].key;
    let own = drafts.list[x].refers_to.unwrap_or(x);
    before.iter().rev().take(BACK).copied().find(|&d| {
        let target = drafts.list[d].refers_to.unwrap_or(d);
        last(d) == last(x) && target != own && drafts.list[d].name != drafts.list[x].name
    })
}

fn hold_apart(
    words: &Words,
    drafts: &mut Drafts,
    (x, y): (usize, usize),
    (from, to): (usize, usize),
) {
    for (a, b) in [(x, y), (y, x)] {
        if drafts.list[a].refers_to == Some(b) {
            drafts.list[a].refers_to = None;
        }
    }
    let target = |d: usize| match drafts.list[d].form {
        NameForm::Full => d,
        _ => drafts.list[d].refers_to.unwrap_or(d),
    };
    let (x, y) = (target(x), target(y));
    if x != y {
        let signal = words.range(from, to);
        drafts.list[x].ties.push((TieKind::NoRelationOf, y, signal));
    }
}
