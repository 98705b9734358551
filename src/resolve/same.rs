//! Which tellings are of one happening: few pairs compared, each on time, participants and words.
//!
//! ```text
//! tellings ─blocks▶ pairs that share something rare ─likeness▶ score ─best first, nothing contradictory▶ groups
//! ```
//!
//! Different meetings of the same people stay apart; the same meeting told with two dates is one, with both readings kept.

mod blocks;
mod brief;
mod content;
mod likeness;
mod retold;
mod sets;

use super::said;
use super::spread::{self, Spread};
use super::telling::{Telling, TellingId};
use crate::model::facts::LinkKind;
use crate::model::quoted::telling_fit;
use crate::model::{Anchor, Constraints, Meant, Pair, Source};
use blocks::Blocks;
use likeness::{Compared, plainly_two, weighed};
use rustc_hash::FxHashMap;
use sets::Sets;

/// Groups of tellings, each sorted, in order of their first telling.
pub fn groups(
    tellings: &[Telling<'_>],
    sources: &[Source],
    constraints: &Constraints,
    spread: &dyn Spread,
) -> Vec<Vec<TellingId>> {
    let all = Compared::new(tellings, sources);
    let mut sets = Sets::new(tellings);
    for (i, t) in tellings.iter().enumerate() {
        if let Some((to, LinkKind::Same)) = t.link {
            sets.join(i, to);
        }
    }
    for (i, j) in told_pairs(&constraints.same, tellings, sources) {
        sets.join(i, j);
    }
    let apart = told_pairs(&constraints.different, tellings, sources);
    spread.done("same: tellings as they are compared");
    let blocks = Blocks::of(&all);
    spread.done("same: what is compared");
    let pairs = blocks.pairs(spread, |i, j| !plainly_two(i, j, &all));
    drop(blocks);
    spread.done("same: looked at");
    let scored = spread::map(spread, pairs.len(), |part| {
        let weighed = pairs[part]
            .iter()
            .filter_map(|&(i, j)| weighed(i as usize, j as usize, &all).map(|score| (score, i, j)));
        let mut scored: Vec<(f32, u32, u32)> = weighed.collect();
        scored.sort_unstable_by(likeliest_first);
        scored
    });
    drop(pairs);
    spread.done("same: compared");
    // Parts that are sorted are only merged.
    let mut scored = scored.concat();
    scored.sort_by(likeliest_first);
    for (score, i, j) in scored {
        sets.join_unless_contradictory(i as usize, j as usize, score >= CERTAIN, &apart);
    }
    sets.groups()
}

fn likeliest_first(a: &(f32, u32, u32), b: &(f32, u32, u32)) -> std::cmp::Ordering {
    b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2)))
}

/// From here on two tellings are one even where their dates differ.
const CERTAIN: f32 = 0.9;

/// The tellings that the user's pairs stand for; what is said of names is none of them.
fn told_pairs(
    pairs: &[Pair],
    tellings: &[Telling<'_>],
    sources: &[Source],
) -> Vec<(TellingId, TellingId)> {
    let mut of_events = pairs
        .iter()
        .filter(|pair| said::meant_by(pair, sources) == Some(Meant::Event))
        .peekable();
    if of_events.peek().is_none() {
        return Vec::new();
    }
    let mut in_source: FxHashMap<usize, Vec<TellingId>> = FxHashMap::default();
    for (i, t) in tellings.iter().enumerate() {
        in_source.entry(t.source).or_default().push(i);
    }
    let at = |anchor: &Anchor| {
        let here = in_source.get(&said::source_of(anchor, sources)?)?.iter();
        let fit = |i: TellingId| {
            let told = (tellings[i].event.range, Some(tellings[i].event.trigger));
            telling_fit(anchor.range, told).map(|fit| (fit, i))
        };
        here.filter_map(|&i| fit(i)).min().map(|(_, i)| i)
    };
    of_events
        .filter_map(|pair| at(&pair.a).zip(at(&pair.b)))
        .collect()
}
