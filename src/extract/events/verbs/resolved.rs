//! "Decided to hold a fair from 3 to 5 May": what was decided on is to be on those days, and the decision has a day of its own.
//!
//! What counts as deciding stands in `data/events`.

use super::super::clause::Clause;
use super::super::lexicon::{Class, EventRules, Words};
use super::super::predicate::Predicate;
use super::super::told::Told;
use super::super::{Draft, label};
use crate::model::{Edtf, EventMention, Grain, Phrase, Signal, Status, TimeMention};
use std::ops::Range;

impl Told<'_> {
    /// The days of what was decided on, behind its infinitive: a span of days, or a day that was still to come.
    ///
    /// Not "agreed to share the cost in May 2011", which may be when they agreed.
    pub(super) fn planned_at(
        &self,
        p: &Predicate,
        c: &Clause,
        rules: &EventRules,
    ) -> Option<(u32, &TimeMention)> {
        let decides = p.verb.act || rules.is_decision(p.verb.concept);
        let to = self.words.get(p.end).is_some_and(|w| w == "to") && p.end < c.whole.end;
        if !(self.english && decides && to && p.known) {
            return None;
        }
        let days = |i: u32, t: &TimeMention| {
            let fine = t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Day);
            let span = matches!(t.edtf, Some(Edtf::Interval(..))) || self.begins_a_span(i);
            let at = matches!(t.signal, Signal::At | Signal::Since);
            fine && at && (span || self.is_after_writing(t))
        };
        self.time_in(&(p.end..c.whole.end), p.end)
            .filter(|(i, t)| days(*i, t) && t.recurrence.is_none())
    }

    /// "from 3 May to 3 June": the first of two days.
    fn begins_a_span(&self, time: u32) -> bool {
        let covered = |(i, covered, _): &(u32, Range<usize>, &TimeMention)| {
            (*i == time).then(|| covered.clone())
        };
        let Some(first) = self.times.iter().find_map(covered) else {
            return false;
        };
        let from = first
            .start
            .checked_sub(1)
            .is_some_and(|i| self.words[i] == "from");
        let to = self
            .words
            .get(first.end)
            .is_some_and(|w| matches!(w.as_str(), "to" | "until" | "till" | "through"));
        let second = self
            .times
            .iter()
            .any(|(_, covered, _)| covered.start > first.end && covered.start <= first.end + 2);
        from && to && second
    }

    /// What was decided on, told as planned, and the noun that names it.
    pub(super) fn plan_of(
        &self,
        index: usize,
        p: &Predicate,
        c: &Clause,
        lang: &Words,
        rules: &EventRules,
        predicates: &[Predicate],
    ) -> Option<(Draft, Option<usize>)> {
        let (time, _) = self.planned_at(p, c, rules)?;
        let done = p.end + 1..c.whole.end;
        let noun = done.clone().find_map(|i| {
            let noun = self.event_noun(lang, i).filter(|_| !self.named[i])?;
            let heads = noun.class == Class::Happening && self.heads_phrase(i, done.start);
            heads.then_some((i, noun))
        });
        let to_do = || {
            // "It was decided to hold the open day": the open day is what is planned.
            let light = lang
                .verb(&self.words[done.start..])
                .filter(|(verb, _)| verb.class == Class::Light);
            if let Some((_, len)) = light {
                let held = (done.start + len).min(done.end)..done.end;
                return label::finish(label::phrase(self, held, true));
            }
            // "The board agreed to send a ship": the board is to send it.
            let nobody = c.subject.len() <= 1;
            let who = match nobody {
                true => Vec::new(),
                false => label::phrase(self, c.subject.clone(), true),
            };
            let to = label::phrase(self, p.end..c.whole.end, false);
            label::finish(who.into_iter().chain(to).collect())
        };
        let label = match noun {
            Some((i, _)) => {
                let from = self.phrase_start(i, done.start);
                label::of_noun(
                    self,
                    from,
                    self.noun_phrase_end(i, predicates).min(done.end),
                )
            }
            None => to_do(),
        };
        let trigger = noun.map_or(p.end..p.end + 1, |(i, _)| i..i + 1);
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(trigger),
            label,
            concept: Phrase::default(),
            since: None,
            time: Some(time),
            names: self.name_indexes_in(done).collect(),
            series: None,
            status: Status::Planned,
            ends: false,
            link: None,
            prominence: self.prominence(index) * (0.5 + p.verb.weight / 2.0),
        };
        let concept = noun.map_or(u16::MAX, |(_, n)| n.concept);
        let draft = Draft::new(event, index, self.sentence.role, concept);
        Some((draft, noun.map(|(i, _)| i)))
    }
}
