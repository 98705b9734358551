//! The nth session lies between those with lower and higher numbers.
//!
//! Of what no number says anything it says nothing.

use super::World;
use super::bounds::{no_earlier, no_later};
use crate::model::time::DAY;
use crate::model::{Certainty, EdtfDate, EntityId, Grain, Instant, Reason, When};
use std::collections::BTreeMap;

impl World<'_> {
    /// The nth session lies between those with lower and higher numbers; where one is held every year, in its own year.
    pub(super) fn bound_by_numbers(&self, whens: &mut [When]) {
        let mut series: BTreeMap<EntityId, BTreeMap<u32, usize>> = BTreeMap::new();
        for (g, members) in self.groups.iter().enumerate() {
            for &m in members {
                if let Some((id, number)) = self.tellings[m].series
                    && !self.tellings[m].is_part()
                {
                    series.entry(id).or_default().entry(number).or_insert(g);
                }
            }
        }
        for (id, members) in &series {
            let dated: Vec<(u32, Instant, Instant)> = members
                .iter()
                .filter(|(_, g)| whens[**g].certainty <= Certainty::Derived)
                .filter_map(|(n, g)| whens[*g].span().map(|(from, to)| (*n, from, to)))
                .collect();
            let dated = in_order(whens, members, dated);
            for (&number, &g) in members {
                if whens[g].certainty <= Certainty::Derived {
                    continue;
                }
                let at = dated.partition_point(|d| d.0 < number);
                let lower = dated[..at].last();
                let upper = dated[at..].iter().find(|d| d.0 > number);
                // Of a neighbor known to the month or year only its far end bounds: it may have been on the last day or the first.
                let sharp =
                    |from: Instant, to: Instant| to.0 - from.0 <= LONGEST_MEETING_DAYS * DAY;
                if let Some(&(n, from, to)) = lower {
                    let after = if sharp(from, to) { to } else { from };
                    no_earlier(&mut whens[g], after, || {
                        vec![Reason::new(format!(
                            "Number {number} came after number {n}, {}.",
                            EdtfDate::from_date(Instant(after.0 - 1).date()).in_words()
                        ))]
                    });
                }
                if let Some(&(n, from, to)) = upper {
                    let before = if sharp(from, to) { from } else { to };
                    no_later(&mut whens[g], before, || {
                        vec![Reason::new(format!(
                            "Number {number} came before number {n}, {}.",
                            EdtfDate::from_date(before.date()).in_words()
                        ))]
                    });
                }
                let (Some(l), Some(u)) = (lower, upper) else {
                    continue;
                };
                let years = u.1.year() - l.1.year();
                let yearly = self
                    .periods
                    .get(id)
                    .is_none_or(|p| p.every == Grain::Year && p.interval == 1 && p.times == 1);
                if yearly && years == (u.0 - l.0) as i32 && years > 1 {
                    let year = l.1.year() + (number - l.0) as i32;
                    if let (Some(from), Some(to)) = (
                        Instant::from_ymd(year, 1, 1),
                        Instant::from_ymd(year + 1, 1, 1),
                    ) {
                        let why = || {
                            vec![Reason::new(format!(
                                "Number {} was in {} and number {} in {}, one a year, so number {number} was in {year}.",
                                l.0,
                                l.1.year(),
                                u.0,
                                u.1.year()
                            ))]
                        };
                        no_earlier(&mut whens[g], from, why);
                        no_later(&mut whens[g], to, why);
                    }
                }
            }
        }
    }
}

/// Those whose days come in the order of their numbers. Of two that do not, one is wrong: it is said, and neither bounds another.
fn in_order(
    whens: &mut [When],
    members: &BTreeMap<u32, usize>,
    dated: Vec<(u32, Instant, Instant)>,
) -> Vec<(u32, Instant, Instant)> {
    let n = dated.len();
    // The latest beginning up to each, and the earliest end from each on.
    let mut latest: Vec<usize> = Vec::with_capacity(n);
    for i in 0..n {
        let best = latest.last().copied().filter(|&b| dated[b].1 > dated[i].1);
        latest.push(best.unwrap_or(i));
    }
    let mut soonest = vec![0; n];
    for i in (0..n).rev() {
        let best = soonest
            .get(i + 1)
            .copied()
            .filter(|&b: &usize| dated[b].2 < dated[i].2);
        soonest[i] = best.unwrap_or(i);
    }
    let mut kept = Vec::with_capacity(n);
    for (i, &one) in dated.iter().enumerate() {
        let (before, after) = (dated[latest[i]], dated[soonest[i]]);
        // A date known to the year only is not out of order within it.
        let other = if before.1 >= one.2 {
            before
        } else if after.2 <= one.1 {
            after
        } else {
            kept.push(one);
            continue;
        };
        let said = Reason::new(format!(
            "This does not fit the numbers: number {} is dated {}, number {} {}. One of them is wrong.",
            one.0,
            EdtfDate::from_date(one.1.date()).in_words(),
            other.0,
            EdtfDate::from_date(other.1.date()).in_words()
        ));
        if let Some(&g) = members.get(&one.0)
            && !whens[g].why.contains(&said)
        {
            whens[g].why.push(said);
        }
    }
    kept
}

/// A span longer than this is no meeting but a date known only to the month or year.
const LONGEST_MEETING_DAYS: i64 = 14;
