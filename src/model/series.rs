//! What is known of a numbered series over all documents: its members, and the numbers that nobody tells of.
//!
//! By numbers alone, whatever lanes they are drawn in. When one that is told of can have been is asked where events are dated.

use super::{EntityId, Timeline};
use std::ops::RangeInclusive;

/// Numbers between two that are known of which no document tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub missing: RangeInclusive<u32>,
    /// Where the last before them and the first behind them stand in the timeline's events.
    pub before: usize,
    pub behind: usize,
}

impl Timeline {
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
        let members = self.members(series);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Event, EventId, SeriesMembership, Status, When};

    #[track_caller]
    fn check(numbers: &[Option<u32>], gaps: &[RangeInclusive<u32>]) {
        let series = EntityId::of(EntityKind::Series, "meeting of the harbor board");
        let other = EntityId::of(EntityKind::Series, "session of the council");
        let event = |series: EntityId, number: Option<u32>| Event {
            id: EventId(1),
            label: String::new(),
            when: When::unknown(),
            claims: Vec::new(),
            entities: Vec::new(),
            series: Some(SeriesMembership { series, number }),
            status: Status::Happened,
            kind: String::new(),
            importance: 0.5,
            readings: Vec::new(),
            user: Default::default(),
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
}
