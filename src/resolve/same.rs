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

use super::spread::{self, Spread};
use super::telling::{Telling, TellingId};
use crate::model::facts::LinkKind;
use crate::model::{Anchor, Constraints, Source};
use blocks::Blocks;
use likeness::{Compared, plainly_two, weighed};
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
    for (a, b) in &constraints.same {
        for (i, j) in anchored_pairs(tellings, sources, a, b) {
            sets.join(i, j);
        }
    }
    let mut apart: Vec<(TellingId, TellingId)> = Vec::new();
    for (a, b) in &constraints.different {
        apart.extend(anchored_pairs(tellings, sources, a, b));
    }
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

/// The tellings that two quotations stand for.
fn anchored_pairs(
    tellings: &[Telling<'_>],
    sources: &[Source],
    a: &Anchor,
    b: &Anchor,
) -> Vec<(TellingId, TellingId)> {
    let at = |anchor: &Anchor| {
        tellings.iter().position(|t| {
            let doc = &sources[t.source].document;
            let event = t.event;
            // A gesture in the window names an event by its sentence up to the trigger, so that two events of one sentence differ.
            let at = event.range.start == anchor.range.start
                && (event.range.end == anchor.range.end || event.trigger.end == anchor.range.end);
            let quoted = !anchor.quote.is_empty() && event.range.of(&doc.text) == anchor.quote;
            doc.id == anchor.doc && (at || event.trigger == anchor.range || quoted)
        })
    };
    at(a).zip(at(b)).into_iter().collect()
}
