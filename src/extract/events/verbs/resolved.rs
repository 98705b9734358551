//! "Decided to hold a fair from 3 to 5 May": what was decided on is to be on those days, and the decision has a day of its own.
//!
//! What counts as deciding stands in `data/events`.

use super::super::clause::Clause;
use super::super::lexicon::{Class, EventRules, Form, Words};
use super::super::lists::List;
use super::super::predicate::{Predicate, Tense};
use super::super::told::Told;
use super::super::{Draft, label};
use crate::model::{Edtf, EventMention, Grain, Phrase, Signal, Status, TimeMention};
use std::ops::Range;

impl Told<'_> {
    /// The days of what was decided on, behind its infinitive: a span of days, or a day that was still to come; and where that begins.
    ///
    /// Not "agreed to share the cost in May 2011", which may be when they agreed.
    pub(super) fn planned_at(
        &self,
        p: &Predicate,
        c: &Clause,
        rules: &EventRules,
    ) -> Option<(usize, u32, &TimeMention)> {
        let decides = p.verb.act || rules.is_decision(p.verb.concept);
        let past = matches!(p.tense, Tense::Past | Tense::Perfect) && !p.participial;
        if !(self.english && p.known && (decides || past && p.verb.class == Class::Happening)) {
            return None;
        }
        let at_once = p.end < c.whole.end && self.words[p.end] == "to";
        if !at_once {
            // "invited her to pay a visit in 2031": done by whoever was invited, and only where it was still to come.
            let lang = self.lang?;
            let does = |i: usize| {
                let verb = lang.verb(&self.words[i..]);
                verb.is_some_and(|(v, _)| v.form == Form::Base)
            };
            let near = p.end..c.whole.end.min(p.end + INVITED_REACH);
            let to = near
                .clone()
                .find(|&i| self.words[i] == "to" && i + 1 < c.whole.end && does(i + 1))?;
            return self
                .time_in(&(to..c.whole.end), to)
                .filter(|(_, t)| t.recurrence.is_none() && self.is_after_writing(t))
                .map(|(i, t)| (to, i, t));
        }
        if !decides {
            return None;
        }
        let days = |i: u32, t: &TimeMention| {
            let fine = t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Day)
                || self.is_after_writing(t);
            let span = matches!(t.edtf, Some(Edtf::Interval(..))) || self.begins_a_span(i);
            let at = matches!(t.signal, Signal::At | Signal::Since);
            fine && at && (span || self.is_after_writing(t))
        };
        self.time_in(&(p.end..c.whole.end), p.end)
            .filter(|(i, t)| days(*i, t) && t.recurrence.is_none())
            .map(|(i, t)| (p.end, i, t))
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
        let (to, time, _) = self.planned_at(p, c, rules)?;
        let done = to + 1..c.whole.end;
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
            // "invited Eva Lund to pay a visit": she is to.
            let who = match to > p.end {
                true => label::phrase(self, p.end..to, true),
                false => who,
            };
            let to = label::phrase(self, to..c.whole.end, false);
            label::finish(who.into_iter().chain(to).collect())
        };
        let label = match noun {
            Some((i, _)) => {
                let mut from = self.phrase_start(i, done.start);
                // "to hold its next meeting": the next meeting.
                if from == done.start {
                    let verb = lang.verb(&self.words[from..]);
                    from += verb.map_or(0, |(_, len)| len);
                }
                while from < i && List::OwnerOrArticle.has(&self.words[from]) {
                    from += 1;
                }
                let from = from.min(i);
                label::of_noun(
                    self,
                    from,
                    self.noun_phrase_end(i, predicates).min(done.end),
                )
            }
            None => to_do(),
        };
        let trigger = noun.map_or(to..to + 1, |(i, _)| i..i + 1);
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(trigger),
            label,
            concept: Phrase::default(),
            since: None,
            time: Some(time),
            names: self.name_indexes_in(p.end..done.end).collect(),
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

/// "invited the foreign minister of Morland, Ms. Lund, to": whoever is to do it takes so many words at most.
const INVITED_REACH: usize = 10;
