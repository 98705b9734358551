//! Which events pass a filter: the same answer as [`Filter::accepts`] for each, for all of them at once and much faster.
//!
//! Not what is done with them.

use super::index::{AS_MEMBER, Index, Kind};
use crate::model::query::{Ask, Term, Words, year_of};
use crate::model::{Entity, EntityId, Filter, Timeline, text::fold};
use std::collections::BTreeSet;

/// Everything of every event that a search looks at, but for names of who takes part: folded, one after the other.
pub(super) struct Texts {
    all: String,
    /// Where each event's text ends.
    ends: Vec<usize>,
}

impl Texts {
    pub fn new(timeline: &Timeline) -> Self {
        let mut all = String::new();
        let mut ends = Vec::with_capacity(timeline.events.len());
        for event in &timeline.events {
            let from = all.len();
            all.push_str(&fold(&event.label));
            for claim in &event.claims {
                let quote = fold(&claim.quote);
                // Many labels are their sentence, and many documents quote each other.
                if !all[from..].contains(&quote) {
                    all.push(' ');
                    all.push_str(&quote);
                }
            }
            // Words have no spaces in them: none is found across two events.
            all.push(' ');
            ends.push(all.len());
        }
        all.shrink_to_fit();
        Self { all, ends }
    }

    /// Leaves those that have the word themselves, or for which `other` holds.
    fn keep(&self, word: &str, passing: &mut [bool], other: &dyn Fn(usize) -> bool) {
        let mut has = vec![false; passing.len()];
        let mut event = 0;
        for (at, _) in self.all.match_indices(word) {
            while self.ends[event] <= at {
                event += 1;
            }
            has[event] = true;
        }
        for (i, passes) in passing.iter_mut().enumerate() {
            *passes = *passes && (has[i] || other(i));
        }
    }
}

impl Index {
    /// For each event, by number, whether it passes.
    pub(super) fn pass(&self, timeline: &Timeline, filter: &Filter) -> Vec<bool> {
        let n = timeline.events.len();
        let mut passing = vec![true; n];
        let entities = |ids: &BTreeSet<EntityId>| -> Vec<bool> {
            let of = |e: &crate::model::Entity| ids.contains(&e.id);
            timeline.entities.iter().map(of).collect()
        };
        if !filter.entities.is_empty() {
            let wanted = entities(&filter.entities);
            let takes_part = |e: &u32| wanted[(e & !AS_MEMBER) as usize];
            for (i, passes) in passing.iter_mut().enumerate() {
                *passes = self.who.of(i).iter().any(takes_part);
            }
        }
        if !filter.hidden.is_empty() {
            let hidden = entities(&filter.hidden);
            let is_hidden = |e: &u32| e & AS_MEMBER == 0 && hidden[*e as usize];
            for (i, passes) in passing.iter_mut().enumerate() {
                *passes = *passes && !self.who.of(i).iter().any(is_hidden);
            }
        }
        if !filter.documents.is_empty() {
            let of = |d: &crate::model::DocInfo| filter.documents.contains(&d.id);
            let wanted: Vec<bool> = timeline.documents.iter().map(of).collect();
            for (i, passes) in passing.iter_mut().enumerate() {
                *passes = *passes && self.told_by.of(i).iter().any(|d| wanted[*d as usize]);
            }
        }
        if let Some((from, to)) = filter.range {
            let (from, to) = (from.seconds(), to.seconds());
            for (i, passes) in passing.iter_mut().enumerate() {
                let placed = self.placed(i as u32);
                let (after, before) = (placed.end > from, placed.start < to);
                *passes = *passes
                    && match placed.kind {
                        Kind::Undated => false,
                        Kind::Before => after,
                        Kind::After => before,
                        _ => after && before,
                    };
            }
        }
        for term in &filter.terms {
            self.keep(timeline, term, &mut passing);
        }
        let words = filter.words();
        if !words.is_empty() {
            let texts = self.texts.get_or_init(|| Texts::new(timeline));
            let names: Vec<String> = timeline.entities.iter().map(|e| fold(&e.name)).collect();
            for word in &words {
                let named: Vec<bool> = names.iter().map(|n| n.contains(word.as_str())).collect();
                let year = year_of(word);
                let by_name = |i: usize| {
                    let mut who = self.who.of(i).iter();
                    who.any(|e| e & AS_MEMBER == 0 && named[*e as usize])
                        || year.is_some_and(|y| timeline.events[i].when.is_of_year(y))
                };
                texts.keep(word, &mut passing, &by_name);
            }
        }
        passing
    }

    /// Leaves those for which a term holds.
    fn keep(&self, timeline: &Timeline, term: &Term, passing: &mut [bool]) {
        let mut leave = |holds: &dyn Fn(usize) -> bool| {
            for (i, passes) in passing.iter_mut().enumerate() {
                *passes = *passes && holds(i) != term.not;
            }
        };
        let takes_part = |wanted: &[bool], i: usize| {
            let mut who = self.who.of(i).iter();
            who.any(|e| wanted[(e & !AS_MEMBER) as usize])
        };
        match &term.ask {
            Ask::Of(kind, words) => {
                let words = Words::new(words);
                let of = |e: &Entity| e.kind == *kind && words.name(e);
                let wanted: Vec<bool> = timeline.entities.iter().map(of).collect();
                leave(&|i| takes_part(&wanted, i));
            }
            Ask::Document(words) => {
                let words = Words::new(words);
                let wanted: Vec<bool> = timeline.documents.iter().map(|d| words.title(d)).collect();
                leave(&|i| self.told_by.of(i).iter().any(|d| wanted[*d as usize]));
            }
            Ask::Review => {
                let asked: BTreeSet<EntityId> =
                    timeline.doubtful.iter().flat_map(|d| [d.a, d.b]).collect();
                let of = |e: &Entity| asked.contains(&e.id);
                let wanted: Vec<bool> = timeline.entities.iter().map(of).collect();
                leave(&|i| {
                    // Most have but one reading, which this small table knows.
                    let disputed = self.placed(i as u32).disputed;
                    disputed && timeline.events[i].is_disputed() || takes_part(&wanted, i)
                });
            }
            Ask::Before(_) | Ask::After(_) | Ask::Undated => {
                leave(&|i| term.ask.of_time(&timeline.events[i]).unwrap_or(false));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::model::{EntityKind, Instant};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn the_same_pass_as_one_by_one(
            n in 0..400usize, seed in 0..u64::MAX, nth in 0..60usize, which in 0..13u8,
            search in "(|agreement|person 1|committee meeting|\\(7|e|two years of|190[1-9]|e 1905)",
        ) {
            let timeline = fixture::many(n, seed);
            let mut filter = Filter { search, ..Filter::default() };
            let entity = timeline.entities.get(nth % timeline.entities.len()).map(|e| e.id);
            match which {
                0 => filter.entities.extend(entity),
                1 => filter.hidden.extend(entity),
                2 => filter.documents.extend(timeline.documents.get(nth).map(|d| d.id.clone())),
                3 => filter.range = Instant::from_ymd(1900, 1, 1).zip(Instant::from_ymd(1910, 1, 1)),
                4 => filter.entities.extend(timeline.entities.last().map(|e| e.id)),
                5 => filter.terms.push(Ask::Of(EntityKind::Person, format!("person {nth}")).into()),
                6 => filter.terms.push(Ask::Of(EntityKind::Series, "session".into()).into()),
                7 => filter.terms.push(Ask::Document(format!("document {nth}")).into()),
                8 => filter.terms.push(Ask::Before("1950".parse().expect("a date")).into()),
                9 => filter.terms.push(Ask::After("1950-06".parse().expect("a date")).into()),
                10 => filter.terms.push(Ask::Review.into()),
                11 => filter.terms.push(Term { ask: Ask::Undated, not: nth % 2 == 0 }),
                _ => {}
            }
            let words = filter.words();
            let slowly: Vec<bool> =
                timeline.events.iter().map(|e| filter.accepts(e, &timeline, &words)).collect();
            prop_assert_eq!(&*Index::new(&timeline).passing(&timeline, &filter), &slowly);
        }
    }
}
