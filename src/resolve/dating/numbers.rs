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
        let series = self.numbered();
        for (id, members) in &series {
            self.bound_from_outside(whens, *id, members, true);
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

impl World<'_> {
    /// Of each series its numbers, and the group each is told in.
    fn numbered(&self) -> BTreeMap<EntityId, BTreeMap<u32, usize>> {
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
        series
    }

    /// The same by what nobody checked: last of all, so that nothing else rests on it, and no bound of it becomes a date.
    pub(super) fn bound_by_unchecked_numbers(&self, whens: &mut [When]) {
        for (id, members) in &self.numbered() {
            self.bound_from_outside(whens, *id, members, false);
        }
    }

    /// When numbers were by what is known from outside the documents.
    fn bound_from_outside(
        &self,
        whens: &mut [When],
        series: EntityId,
        members: &BTreeMap<u32, usize>,
        checked: bool,
    ) {
        let Some(name) = self.names.get(&series).filter(|_| !self.outside.is_empty()) else {
            return;
        };
        for (&number, &g) in members {
            if whens[g].certainty <= Certainty::Derived {
                continue;
            }
            let known = self.outside.member(name, number);
            if let Some(known) = known.filter(|k| k.checked == checked) {
                let why = || vec![Reason::new(known.sentence())];
                if let Some(from) = known.from {
                    no_earlier(&mut whens[g], from, why);
                }
                if let Some(to) = known.to {
                    no_later(&mut whens[g], to, why);
                }
            }
        }
    }
}

/// Those whose days come in the order of their numbers. Of two that do not, one is wrong: it is said, and the one that fits
/// the fewest others, or both, bounds nothing.
fn in_order(
    whens: &mut [When],
    members: &BTreeMap<u32, usize>,
    dated: Vec<(u32, Instant, Instant)>,
) -> Vec<(u32, Instant, Instant)> {
    // A date known to the year only is not out of order within it.
    let wrong = |a: &(u32, Instant, Instant), b: &(u32, Instant, Instant)| a.1 >= b.2;
    // The latest beginning so far says at once whether all are in order, as nearly always.
    let mut latest: Option<(u32, Instant, Instant)> = None;
    let sound = dated.iter().all(|one| {
        let fits = latest.is_none_or(|l| !wrong(&l, one));
        latest = Some(latest.filter(|l| l.1 >= one.1).unwrap_or(*one));
        fits
    });
    if sound {
        return dated;
    }
    if dated.len() > MOST_WEIGHED {
        return Vec::new();
    }
    let n = dated.len();
    let clash = |i: usize, j: usize| i < j && wrong(&dated[i], &dated[j]);
    let mut kept = vec![true; n];
    loop {
        let clashes = |i: usize| {
            let other = |j: &usize| kept[*j] && (clash(i, *j) || clash(*j, i));
            (0..n).filter(other).count()
        };
        let counts: Vec<usize> = (0..n)
            .map(|i| if kept[i] { clashes(i) } else { 0 })
            .collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        if most == 0 {
            break;
        }
        for i in 0..n {
            if counts[i] == most {
                kept[i] = false;
            }
        }
    }
    for i in 0..n {
        let other = (0..n).find(|&j| clash(i, j) || clash(j, i));
        let (false, Some(other)) = (kept[i], other) else {
            continue;
        };
        let (one, other) = (dated[i], dated[other]);
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
    dated
        .into_iter()
        .zip(kept)
        .filter_map(|(one, kept)| kept.then_some(one))
        .collect()
}

/// Longer series that contradict themselves are not weighed one by one: then no number of them bounds another.
const MOST_WEIGHED: usize = 64;

/// A span longer than this is no meeting but a date known only to the month or year.
const LONGEST_MEETING_DAYS: i64 = 14;
