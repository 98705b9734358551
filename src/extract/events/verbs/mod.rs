//! What a sentence tells by its verbs: each finite verb with its clause, its date and its participants.
//!
//! Opinions, conditions and embedded questions are left out, and so is what a letter says to its reader.

mod event;
mod heard;
mod line;
mod resolved;
mod term;
mod when;

use super::Draft;
use super::clause::{self};
use super::earlier::{Earlier, Thing};
use super::lexicon::{Class, EventRules, Words};
use super::lists::List;
use super::predicate::{self, LineKind, Predicate, Tense};
use super::told::Told;
use crate::model::{NameKind, NameMention, SentenceRole, Status, TokenKind};
use std::ops::Range;
pub(super) use term::office_of;

impl Told<'_> {
    /// Appends what the sentence tells, and says what it leaves for the next.
    pub(super) fn tell(
        &self,
        index: usize,
        rules: &EventRules,
        drafts: &mut Vec<Draft>,
        spoken: &mut Vec<Draft>,
    ) -> Earlier {
        let predicates = self.lang.map(|lang| self.predicates_as(lang, self.role()));
        let predicates = predicates.unwrap_or_default();
        self.tell_by(index, &predicates, rules, drafts, spoken);
        self.earlier.clone().after(self, &predicates)
    }

    /// A list of things is no list of headlines, unless dates lead its lines.
    fn role(&self) -> SentenceRole {
        if self.rules {
            SentenceRole::Heading
        } else if self.is_listed() && !self.starts_with_date() {
            SentenceRole::Body
        } else {
            self.sentence.role
        }
    }

    fn predicates_as(&self, lang: &Words, role: SentenceRole) -> Vec<Predicate> {
        let kind = LineKind {
            in_entry: self.in_entry,
            recurs: self.times.iter().any(|(_, _, t)| t.recurrence.is_some()),
        };
        let named = self.quoted_or_named();
        predicate::predicates(
            &self.words,
            named,
            &self.timed,
            lang,
            self.english,
            role,
            kind,
        )
    }

    fn tell_by(
        &self,
        index: usize,
        predicates: &[Predicate],
        rules: &EventRules,
        drafts: &mut Vec<Draft>,
        spoken: &mut Vec<Draft>,
    ) {
        let Some(lang) = self.lang else { return };
        let term = self.term_of_office(index);
        if let Some(term) = term.or_else(|| self.was_in_office(index)) {
            drafts.push(term);
            return;
        }
        let addresses = self
            .words
            .first()
            .is_some_and(|w| matches!(w.as_str(), "thank" | "dear" | "please"));
        if addresses || self.words.last().is_some_and(|w| w == "?") {
            return;
        }
        let before = drafts.len();
        let mut clauses = clause::clauses(&self.words, self.quoted_or_named(), predicates);
        let attributed = self.attribution(lang);
        if let Some(comma) = attributed {
            for c in clauses.iter_mut().filter(|c| c.whole.start < comma) {
                c.whole.end = c.whole.end.min(comma);
                c.object.end = c.object.end.min(comma).max(c.object.start.min(comma));
                c.object.start = c.object.start.min(c.object.end);
            }
        }
        let mut said: Option<Thing> = None;
        let title = self.sentence.role == SentenceRole::Title;
        let mut used_times: Vec<u32> = Vec::new();
        let mut used_nouns: Vec<usize> = Vec::new();
        let mut reported = false;
        let mut behind = 0;
        // "the meeting at which they broke it off": what was done there, until it is said when that was.
        let mut done_there: Option<usize> = None;
        for c in clauses.iter_mut().filter(|_| self.english) {
            c.subject = self.before_what_it_is(lang, self.behind_a_time(c.subject.clone()));
        }
        // "imzalanıb və 1 may 2018-ci ildə qüvvəyə minib", "a été signé et est entré en vigueur": a time or an auxiliary is nobody.
        for k in (1..clauses.len()).filter(|_| !self.english) {
            let nobody = |i: usize| {
                self.timed[i]
                    || self.tokens[i].kind != TokenKind::Word
                    || List::Helping.has(&self.words[i])
                    || List::Introducing.has(&self.words[i])
            };
            let joined = clauses[k].whole.start.checked_sub(1);
            if joined.is_some_and(|i| List::And.has(&self.words[i]))
                && clauses[k].subject.start >= clauses[k].whole.start
                && clauses[k].subject.clone().all(nobody)
            {
                clauses[k].subject = clauses[k - 1].subject.clone();
            }
        }
        for (p, c) in predicates.iter().zip(&mut clauses) {
            if self.english && rules.is_once(p.verb.concept) {
                c.subject = self.who_lives(p.start, c.subject.clone());
            }
        }
        for (p, c) in predicates.iter().zip(&clauses) {
            // "asked whether the mill would close": the word may stand before what was cut off.
            let from = behind.min(c.whole.start);
            behind = p.end;
            if c.asked
                || self.is_conditional(&(from..c.whole.end))
                || self.english && (self.describes(p, c) || self.says_where(lang, c))
            {
                continue;
            }
            // "Analysts expect that it will sell": what is only thought of as to come is no plan.
            let thought = match p.tense {
                Tense::Future => self.is_thought(lang, p.start),
                // "Some believe that he sold it", "It is claimed that it was sold".
                _ => self.english && self.is_believed(lang, p.start),
            };
            if thought {
                continue;
            }
            // "The dam failed, the board said on Monday": what it said is told.
            if p.verb.class == Class::Saying && attributed.is_some_and(|comma| p.head > comma) {
                continue;
            }
            // A headline tells one thing.
            let told_already = title && drafts.len() > before;
            if !told_already
                && let Some(draft) = self.event_of(
                    index,
                    p,
                    c,
                    lang,
                    rules,
                    reported,
                    said.as_ref(),
                    &mut used_times,
                    &mut used_nouns,
                )
            {
                if let Some(there) = done_there.take() {
                    drafts[there].event.time = drafts[there].event.time.or(draft.event.time);
                }
                done_there = c.at_which.map(|_| drafts.len());
                drafts.push(draft);
                let plan = self.plan_of(index, p, c, lang, rules, predicates);
                if let Some((plan, noun)) = plan.filter(|_| !title) {
                    used_times.extend(plan.event.time);
                    used_nouns.extend(noun);
                    drafts.push(plan);
                }
            } else if !reported {
                spoken.extend(self.spoken(index, p, c, said.as_ref()));
            }
            said = self.english.then(|| self.said(c, said.take())).flatten();
            reported |= p.verb.class == Class::Saying && p.known;
        }
        self.dated_by_its_meeting(predicates, &clauses, &mut drafts[before..]);
        self.opening(index, rules, &clauses, drafts);
        // A line of a list without a verb is told whole.
        let line = self.is_listed() && predicates.is_empty();
        if drafts.len() - before < MAX_EVENTS_PER_SENTENCE && !line {
            self.noun_events(index, lang, predicates, &used_times, &used_nouns, drafts);
        }
        if drafts.len() == before && predicates.is_empty() {
            drafts.extend(self.noted(index, lang));
        }
        if drafts.len() == before {
            self.fallback(index, lang, predicates, drafts);
        }
    }

    /// "approved the plan at its third meeting, held on 12 June": what is done at a meeting is done on its day.
    fn dated_by_its_meeting(
        &self,
        predicates: &[Predicate],
        clauses: &[clause::Clause],
        drafts: &mut [Draft],
    ) {
        let held = predicates.iter().zip(clauses).find(|(p, c)| {
            let at = c.subject.start.saturating_sub(2)..c.subject.start;
            p.participial
                && p.verb.class == Class::Light
                && self.words[at]
                    .iter()
                    .any(|w| matches!(w.as_str(), "at" | "during"))
        });
        let Some((held, _)) = held.filter(|_| self.english) else {
            return;
        };
        // "At the meeting held on 3 May, it was agreed": what follows is done there too.
        let leads = predicates
            .iter()
            .zip(clauses)
            .any(|(p, c)| p.head == held.head && c.subject.start <= 2);
        let trigger = |i: usize| self.tokens[i].range.start;
        let later = drafts
            .iter()
            .position(|d| d.event.trigger.start >= trigger(held.head));
        let of_meeting = drafts.iter().find(|d| {
            let covers = d.event.trigger.start < trigger(held.head);
            d.event.time.is_some() && (d.headless || covers)
        });
        let time = later
            .and_then(|i| drafts[i].event.time)
            .or_else(|| of_meeting.and_then(|d| d.event.time));
        for draft in drafts.iter_mut() {
            let before = leads || draft.event.trigger.end <= trigger(held.head);
            let plain = draft.event.status == Status::Happened && !draft.perfect;
            if draft.event.time.is_none() && before && plain {
                draft.event.time = time;
            }
        }
    }

    /// "Ivar Holm, a national of Norway born in May": he was, and no country and no carpenter.
    fn who_lives(&self, verb: usize, subject: Range<usize>) -> Range<usize> {
        let person = |n: &&NameMention| n.kind == NameKind::Person;
        if self.names_in(subject.clone()).any(|n| person(&n)) {
            return subject;
        }
        // "the painter Olof Moll, whom she married in 1977": she did.
        let pronoun = subject.end > subject.start
            && matches!(self.words[subject.end - 1].as_str(), "he" | "she");
        if pronoun && self.people_meant(&subject).is_some() {
            return subject;
        }
        let last = self.names_in(0..verb).filter(person).last();
        let name = last.map(|n| self.covered(n.range));
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        name.filter(|n| word(n.end) == "," && matches!(word(n.end + 1), "a" | "an"))
            .unwrap_or(subject)
    }

    /// "Thirty years ago today, the Assembly adopted": the subject begins behind the comma.
    fn behind_a_time(&self, subject: Range<usize>) -> Range<usize> {
        let said = subject
            .clone()
            .find(|&i| !self.timed[i])
            .unwrap_or(subject.end);
        let comma = said > subject.start && said + 1 < subject.end && self.words[said] == ",";
        if comma {
            said + 1..subject.end
        } else {
            subject
        }
    }

    /// Somebody or something, and a finite verb that says what it did: a sentence, not a label such as "Adopted on 3 May."
    pub(super) fn is_told(&self) -> bool {
        let Some(lang) = self.lang else {
            return false;
        };
        let named = self.quoted_or_named();
        let predicates = self.predicates_as(lang, self.sentence.role);
        let clauses = clause::clauses(&self.words, named, &predicates);
        // "Reached the pass at noon.", the first line below a day.
        clauses
            .iter()
            .any(|c| self.in_entry || !c.subject.is_empty())
    }
}

/// A sentence that names more happenings than this is a list of contents.
const MAX_EVENTS_PER_SENTENCE: usize = 6;
