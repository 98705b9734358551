//! What is known of a numbered series over all documents: its members, and the numbers that nobody tells of.
//!
//! By numbers alone, whatever lanes they are drawn in. When one that is told of can have been is asked where events are dated.

use super::{Certainty, EntityId, Timeline};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Numbers between two that are known of which no document tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub missing: RangeInclusive<u32>,
    /// Where the last before them and the first behind them stand in the timeline's events.
    pub before: usize,
    pub behind: usize,
}

/// Numbers of a series and where their events stand, by number; of one that several events claim, the first.
pub type Members = Vec<(u32, usize)>;

impl Timeline {
    /// Of every series, in one walk over the events.
    pub fn all_members(&self) -> BTreeMap<EntityId, Members> {
        let mut out: BTreeMap<EntityId, Members> = BTreeMap::new();
        for (i, event) in self.events.iter().enumerate() {
            if let Some((series, number)) = event.series.and_then(|s| Some((s.series, s.number?))) {
                out.entry(series).or_default().push((number, i));
            }
        }
        for members in out.values_mut() {
            members.sort_unstable();
            members.dedup_by_key(|(number, _)| *number);
        }
        out
    }

    /// Numbers of a series and where their events stand, by number; of one that several events claim, the first.
    pub fn members(&self, series: EntityId) -> Vec<(u32, usize)> {
        let member = |(i, e): (usize, &super::Event)| {
            let membership = e.series.filter(|s| s.series == series)?;
            Some((membership.number?, i))
        };
        let mut members: Vec<(u32, usize)> =
            self.events.iter().enumerate().filter_map(member).collect();
        members.sort_unstable();
        members.dedup_by_key(|(number, _)| *number);
        members
    }

    /// What is missing between its members, in order.
    pub fn gaps(&self, series: EntityId) -> Vec<Gap> {
        Self::gaps_of(&self.members(series))
    }

    pub fn gaps_of(members: &[(u32, usize)]) -> Vec<Gap> {
        let between = |pair: &[(u32, usize)]| {
            let ((a, before), (b, behind)) = (pair[0], pair[1]);
            (b > a + 1).then(|| Gap {
                missing: a + 1..=b - 1,
                before,
                behind,
            })
        };
        members.windows(2).filter_map(between).collect()
    }
}

/// Two members whose days do not come in the order of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// Number and place in the timeline's events, the lower number first.
    pub lower: (u32, usize),
    pub higher: (u32, usize),
}

/// A member whose year is not the one its number has where the others come one a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffYear {
    pub member: (u32, usize),
    pub year: i32,
    pub expected: i32,
}

impl Timeline {
    /// Members with a lower number and a later day than the next dated one.
    pub fn disorders(&self, members: &[(u32, usize)]) -> Vec<Disorder> {
        let dated = self.dated(members);
        let wrong = |pair: &[(u32, usize)]| {
            let span = |i: usize| self.events[i].when.span();
            let (a, b) = (span(pair[0].1)?, span(pair[1].1)?);
            (a.0 >= b.1).then_some(Disorder {
                lower: pair[0],
                higher: pair[1],
            })
        };
        dated.windows(2).filter_map(wrong).collect()
    }

    /// Ordinal against year: where three members or more, and two of three dated ones, come one a year, those that do not.
    pub fn off_years(&self, members: &[(u32, usize)]) -> Vec<OffYear> {
        let year = |i: usize| {
            let (from, to) = self.events[i].when.span()?;
            let last = super::Instant(to.0 - 1).year();
            (from.year() == last).then_some(last)
        };
        let of_year: Vec<((u32, usize), i32)> = self
            .dated(members)
            .into_iter()
            .filter_map(|m| Some((m, year(m.1)?)))
            .collect();
        // The year in which number 0 would have been.
        let mut starts: Vec<i32> = of_year.iter().map(|((n, _), y)| y - *n as i32).collect();
        starts.sort_unstable();
        let most = starts
            .chunk_by(|a, b| a == b)
            .max_by_key(|c| c.len())
            .filter(|c| c.len() >= 3 && c.len() * 3 >= starts.len() * 2);
        let Some(start) = most.and_then(|c| c.first()).copied() else {
            return Vec::new();
        };
        of_year
            .into_iter()
            .map(|(member, year)| OffYear {
                member,
                year,
                expected: start + member.0 as i32,
            })
            .filter(|o| o.year != o.expected)
            .collect()
    }

    fn dated(&self, members: &[(u32, usize)]) -> Members {
        let dated = |m: &&(u32, usize)| self.events[m.1].when.certainty <= Certainty::Derived;
        members.iter().filter(dated).copied().collect()
    }

    /// What is missing and what does not fit, each a sentence.
    pub fn series_sentences(&self, members: &[(u32, usize)]) -> Vec<String> {
        let when = |i: usize| {
            let when = &self.events[i].when;
            when.edtf.as_ref().map(|e| e.in_words())
        };
        let mut out = Vec::new();
        for gap in Self::gaps_of(members) {
            let (first, last) = (*gap.missing.start(), *gap.missing.end());
            let what = if first == last {
                format!("No document tells of number {first}")
            } else {
                format!("No document tells of numbers {first} to {last}")
            };
            let between = match (when(gap.before), when(gap.behind)) {
                (Some(a), Some(b)) => format!(
                    ", between number {} ({a}) and number {} ({b})",
                    first - 1,
                    last + 1
                ),
                _ => String::new(),
            };
            out.push(format!("{what}{between}."));
        }
        for d in self.disorders(members) {
            if let (Some(a), Some(b)) = (when(d.lower.1), when(d.higher.1)) {
                out.push(format!(
                    "Number {} is dated {a}, after number {}, {b}: one of them is wrong.",
                    d.lower.0, d.higher.0
                ));
            }
        }
        for o in self.off_years(members) {
            out.push(format!(
                "Number {} is dated {}; the others come one a year, by which it would be of {}.",
                o.member.0, o.year, o.expected
            ));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Event, EventData, EventId, SeriesMembership, When};

    #[track_caller]
    fn check(numbers: &[Option<u32>], gaps: &[RangeInclusive<u32>]) {
        let series = EntityId::of(EntityKind::Series, "meeting of the harbor board");
        let other = EntityId::of(EntityKind::Series, "session of the council");
        let event = |series: EntityId, number: Option<u32>| {
            Event::new(EventData {
                series: Some(SeriesMembership { series, number }),
                ..EventData::called(EventId(1), "", When::unknown())
            })
        };
        let mut events: Vec<Event> = numbers.iter().map(|n| event(series, *n)).collect();
        // Another series fills nobody's gaps.
        events.extend((1..30).map(|n| event(other, Some(n))));
        let timeline = Timeline {
            events,
            ..Timeline::default()
        };
        let found = timeline.gaps(series);
        let missing: Vec<_> = found.iter().map(|g| g.missing.clone()).collect();
        assert_eq!(missing, gaps);
        for gap in found {
            assert_eq!(numbers[gap.before], Some(gap.missing.start() - 1));
            assert_eq!(numbers[gap.behind], Some(gap.missing.end() + 1));
        }
    }

    #[test]
    fn numbers_that_nobody_tells_of() {
        check(&[Some(3), Some(4), Some(5)], &[]);
        check(&[Some(9), Some(3), Some(5)], &[4..=4, 6..=8]);
        check(&[Some(3), Some(3), None, Some(5)], &[4..=4]);
        check(&[None], &[]);
        check(&[], &[]);
    }

    #[track_caller]
    fn sentences(dated: &[(u32, &str)], expect: &[&str]) {
        let series = EntityId::of(EntityKind::Series, "meeting of the harbor board");
        let event = |(number, date): &(u32, &str)| {
            Event::new(EventData {
                series: Some(SeriesMembership {
                    series,
                    number: Some(*number),
                }),
                ..EventData::called(
                    EventId(u64::from(*number)),
                    "",
                    When::of(date.parse().expect("a date"), Certainty::Stated, Vec::new()),
                )
            })
        };
        let mut events: Vec<Event> = dated.iter().map(event).collect();
        for _ in 0..2 {
            let timeline = Timeline {
                events: events.clone(),
                ..Timeline::default()
            };
            assert_eq!(timeline.series_sentences(&timeline.members(series)), expect);
            // Members in any order say the same.
            events.reverse();
        }
    }

    #[test]
    fn what_is_missing_and_what_does_not_fit_is_a_sentence() {
        let yearly = [(8, "2017-11"), (9, "2018-11"), (10, "2019-11")];
        sentences(&yearly, &[]);
        sentences(
            &[(8, "2017-11"), (10, "2019-11")],
            &[
                "No document tells of number 9, between number 8 (November 2017) and number 10 (November 2019).",
            ],
        );
        sentences(
            &[(8, "2017-11"), (9, "2016-11")],
            &[
                "Number 8 is dated November 2017, after number 9, November 2016: one of them is wrong.",
            ],
        );
        sentences(
            &[yearly[0], yearly[1], yearly[2], (11, "2021-11")],
            &["Number 11 is dated 2021; the others come one a year, by which it would be of 2020."],
        );
        // Two of five come one a year: it is no rule.
        sentences(&[(1, "1990"), (2, "1994"), (3, "1998"), (4, "1999")], &[]);
    }
}
