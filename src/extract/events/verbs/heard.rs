//! What is only thought, claimed, asked or said of something, and so is not told as having happened.
//!
//! Looks at the words around a verb, not at its date.

use super::super::clause::Clause;
use super::super::earlier::Thing;
use super::super::lexicon::{Class, EventRules, Form, Verb, Words};
use super::super::lists::List;
use super::super::predicate::{Predicate, Tense};
use super::super::told::Told;
use super::super::{Draft, label};
use crate::model::{EventMention, Phrase, SentenceRole, Status, TokenKind};
use std::ops::Range;

impl Told<'_> {
    /// "The dam failed in November, an inquiry heard on Monday": the comma behind which stands only who said so, and when.
    pub(in crate::extract::events) fn attribution(&self, lang: &Words) -> Option<usize> {
        if !self.english {
            return None;
        }
        let comma = (1..self.words.len())
            .rev()
            .find(|&i| self.words[i] == "," && !self.named[i])?;
        let says = |i: usize| {
            let verb = lang.verb(&self.words[i..]).map(|(v, _)| v);
            let tells = |v: Verb| (v.class == Class::Saying || v.act) && v.form == Form::Past;
            !self.named[i] && (self.words[i] == "heard" || verb.is_some_and(tells))
        };
        let at =
            (comma + 2..(comma + ATTRIBUTION_TOKENS).min(self.words.len())).find(|&i| says(i))?;
        let rest_is_time = (at + 1..self.words.len()).all(|i| {
            self.timed[i]
                || self.tokens[i].kind != TokenKind::Word
                || matches!(
                    self.words[i].as_str(),
                    "on" | "in" | "at" | "late" | "early"
                )
        });
        let verb_before = (comma + 1..at).any(|i| {
            matches!(
                self.words[i].as_str(),
                "and" | "who" | "which" | "that" | "but"
            )
        });
        (rest_is_time && !verb_before).then_some(comma)
    }

    /// "It was resolved to buy the mill": whoever meets has decided.
    pub(in crate::extract::events) fn is_resolved(
        &self,
        p: &Predicate,
        c: &Clause,
        rules: &EventRules,
    ) -> bool {
        let next = self.words.get(p.end).map_or("", String::as_str);
        self.english
            && p.passive
            && p.tense == Tense::Past
            && rules.is_decision(p.verb.concept)
            && matches!(next, "to" | "that")
            && self.words[c.subject.clone()]
                .iter()
                .all(|w| w == "it" || !w.contains(char::is_alphabetic))
    }

    /// "expect that", "hope that" before the verb, in whatever form.
    pub(in crate::extract::events) fn is_thought(&self, lang: &Words, verb: usize) -> bool {
        (0..verb).any(|i| {
            !self.named[i]
                && lang
                    .verb(&self.words[i..])
                    .is_some_and(|(v, _)| v.class == Class::Opinion)
                // "intends to hold a forum in autumn 2022": its own plan, which has a time.
                && !(matches!(self.words[i].as_str(), "intends" | "intend")
                    && self.words.get(i + 1).is_some_and(|w| w == "to")
                    && (i + 1..=i + 2).contains(&verb)
                    && self.times.iter().any(|(_, covered, _)| covered.start > verb))
                // "is expected to take up her duties in July": what is foreseen, by no one's opinion.
                && !(i > 0
                    && self.words[i] == "expected"
                    && self.words.get(i + 1).is_some_and(|w| w == "to")
                    && matches!(self.words[i - 1].as_str(), "is" | "are"))
                && self.words[i + 1..verb.max(i + 1)].iter().all(|w| w != ";")
        })
    }

    /// "Some believe that …", "It is claimed that …": told by nobody who stands for it.
    pub(in crate::extract::events) fn is_believed(&self, lang: &Words, verb: usize) -> bool {
        let believes = |i: usize| {
            let opinion = lang
                .verb(&self.words[i..])
                .is_some_and(|(v, _)| v.class == Class::Opinion && !self.named[i]);
            // "denied that", "there is no proof that".
            if List::Denying.has(&self.words[i]) && !self.named[i] {
                return true;
            }
            let claimed = List::Alleged.has(&self.words[i]);
            let it_is = i >= 2
                && self.words[i - 2] == "it"
                && matches!(self.words[i - 1].as_str(), "is" | "was");
            opinion || claimed && it_is
        };
        (0..verb).any(|i| {
            self.words.get(i + 1).is_some_and(|w| w == "that")
                && believes(i)
                && self.words[i + 1..verb.max(i + 1)].iter().all(|w| w != ";")
        })
    }

    /// "The wing, designed by Ada Brun, was opened": she had no part in the opening.
    pub(super) fn takes_no_part(&self, p: &Predicate, subject: &Range<usize>) -> Range<usize> {
        let kept = label::without_aside(self, subject.clone());
        let aside = kept.end + 1;
        let deed = kept.start == subject.start
            && aside < subject.end
            && self.words[aside].ends_with("ed")
            && self
                .words
                .get(aside + 1)
                .is_some_and(|w| List::PlaceOrTime.has(w));
        match deed {
            true => aside..subject.end,
            // "Founded in 1911 by Emil Hart, the brewery closed".
            false
                if self.english
                    && p.start > 0
                    && self.words.first().is_some_and(|w| w.ends_with("ed")) =>
            {
                let comma = self.words.iter().position(|w| w == ",");
                let by = self.words.get(1).is_some_and(|w| List::PlaceOrTime.has(w));
                0..comma.filter(|&c| by && c < subject.start).unwrap_or(0)
            }
            false => 0..0,
        }
    }

    /// "The firm employs 40 people and was taken over": the firm was.
    pub(super) fn before_what_it_is(&self, lang: &Words, subject: Range<usize>) -> Range<usize> {
        let joins = |i: usize| {
            let word = self.words.get(i).filter(|_| !self.named[i]);
            word.is_some_and(|w| matches!(w.as_str(), "and" | "but"))
        };
        let joined = subject.len() > 2 && (joins(subject.end - 1) || joins(subject.end));
        let says = |i: &usize| {
            let verb = lang.verb(&self.words[*i..]).map(|(v, _)| v.form);
            let third = verb == Some(Form::Third) && lang.noun(&self.words[*i]).is_none();
            // "He was moving abroad and left the board".
            let is = List::BeOrHave.has(&self.words[*i])
                && !matches!(self.words[*i - 1].as_str(), "that" | "which" | "who");
            !self.named[*i] && (third || is)
        };
        match (subject.start + 1..subject.end)
            .find(says)
            .filter(|_| joined)
        {
            Some(at) => subject.start..at,
            None => subject,
        }
    }

    pub(in crate::extract::events) fn is_conditional(&self, clause: &Range<usize>) -> bool {
        // "Should the rains come early, …", "Had the crack gone unnoticed, …".
        let inverted = self.english
            && matches!(
                self.words.first().map(String::as_str),
                Some("should" | "were" | "had")
            )
            && self.words.iter().any(|w| w == ",");
        inverted
            || self.words[clause.clone()]
                .iter()
                .any(|w| matches!(w.as_str(), "if" | "unless" | "whether"))
    }

    /// "you", "thank you": a letter speaking to its reader, and undated doings of an unnamed "I" or "we".
    pub(in crate::extract::events) fn is_addressed(&self, c: &Clause) -> bool {
        let subject = &self.words[c.subject.clone()];
        let first_person = matches!(subject.last().map(String::as_str), Some("i" | "we"))
            && !self.in_entry
            && self.time_in(&c.whole, c.whole.start).is_none();
        let it_will = self.english
            && subject.len() == 1
            && subject[0] == "it"
            && self.time_in(&c.whole, c.whole.start).is_none();
        first_person || it_will || subject.iter().any(|w| matches!(w.as_str(), "you" | "your"))
    }

    /// Something is done to it: a noun phrase right behind the verb, a particle between them at most.
    pub(in crate::extract::events) fn has_object(&self, p: &Predicate, c: &Clause) -> bool {
        let next = |i: usize| {
            self.words
                .get(i)
                .filter(|_| i < c.object.end)
                .map_or("", String::as_str)
        };
        let particle = matches!(next(p.end), "off" | "out" | "up" | "down" | "away");
        let at = p.end + usize::from(particle);
        let article = List::ObjectBegins.has(next(at));
        article || self.name_at(at).is_some() && at < c.object.end
    }

    pub(in crate::extract::events) fn is_pronoun_alone(&self, subject: &Range<usize>) -> bool {
        subject.len() <= 1 && subject.clone().all(|i| label::is_pronoun(&self.words[i]))
    }

    /// "the mill in which the council met": says which mill. (At a meeting something was done.)
    pub(in crate::extract::events) fn says_where(&self, lang: &Words, c: &Clause) -> bool {
        let thing = c.at_which.and_then(|at| at.checked_sub(1));
        thing.is_some_and(|i| self.words[i] != "," && lang.noun(&self.words[i]).is_none())
    }

    /// "people who have decided to go": says who is meant, not what happened. (After a comma it may tell something.)
    pub(in crate::extract::events) fn describes(&self, p: &Predicate, c: &Clause) -> bool {
        let before = |n: usize| {
            p.start
                .checked_sub(n)
                .map_or("", |i| self.words[i].as_str())
        };
        let any = before(1) == "who" && List::AnyOf.has(before(2));
        any || matches!(before(1), "who" | "that" | "which")
            && before(2) != ","
            && self.time_in(&c.whole, p.head).is_none()
    }

    /// "created an opportunity", "played a role": a verb of doing whose object is nothing that was done.
    pub(in crate::extract::events) fn makes_nothing(&self, p: &Predicate) -> bool {
        let empty = List::Giving.has(&self.words[p.head]);
        empty
            && !p.passive
            && self.words[p.end..]
                .iter()
                .take(3)
                .any(|w| List::NothingDone.has(w))
    }

    /// "Moll said that the roof would be mended": what somebody with a name said, on whatever day.
    pub(super) fn spoken(
        &self,
        index: usize,
        p: &Predicate,
        c: &Clause,
        said: Option<&Thing>,
    ) -> Option<Draft> {
        let text = matches!(self.sentence.role, SentenceRole::Body | SentenceRole::Lead);
        let speaks = self.english
            && text
            && p.known
            && p.verb.class == Class::Saying
            && p.tense == Tense::Past
            && !(p.passive || p.participial)
            && label::is_people(self, &c.subject)
            // "said that the floods had been the worst": of another time.
            && !self.words[p.end - 1..]
                .windows(2)
                .any(|w| w[1] == "had" && !matches!(w[0].as_str(), "has" | "have"))
            && self
                .words
                .get(p.end)
                .is_some_and(|w| w.contains(char::is_alphabetic));
        if !speaks {
            return None;
        }
        let mut names: Vec<u32> = self
            .name_indexes_in(c.whole.clone())
            .chain(self.people_meant(&c.subject))
            .filter(|&n| !self.is_denied(n))
            .collect();
        names.sort_unstable();
        names.dedup();
        let label = label::of_clause(self, c.subject.clone(), p, c, said);
        // "It should have been done, he admitted": what he admitted stands elsewhere.
        if label.ends_with(self.raw(p.end - 1)) {
            return None;
        }
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(p.head..p.end),
            label,
            concept: Phrase::default(),
            since: None,
            time: None,
            names,
            series: None,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: self.prominence(index) * (0.5 + p.verb.weight / 2.0),
        };
        Some(Draft {
            spoken: true,
            ..Draft::new(event, index, self.sentence.role, p.verb.concept)
        })
    }
}

/// Who said something, and the verb of saying it, take so many tokens at most.
const ATTRIBUTION_TOKENS: usize = 10;
