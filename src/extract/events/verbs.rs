//! What a sentence tells by its verbs: each finite verb with its clause, its date and its participants.
//!
//! Opinions, conditions and embedded questions are left out, and so is what a letter says to its reader.

use super::clause::{self, Clause};
use super::earlier::{Earlier, Thing};
use super::lexicon::{Class, EventRules, Form, Words};
use super::lists::List;
use super::predicate::{self, LineKind, Predicate, Tense};
use super::told::Told;
use super::{Draft, aside, label};
use crate::model::{
    Edtf, EventMention, Grain, SentenceRole, Signal, Status, TimeMention, TokenKind,
};
use std::ops::Range;

impl Told<'_> {
    /// Appends what the sentence tells, and says what it leaves for the next.
    pub(super) fn tell(
        &self,
        index: usize,
        rules: &EventRules,
        drafts: &mut Vec<Draft>,
    ) -> Earlier {
        let predicates = self.lang.map(|lang| self.predicates_as(lang, self.role()));
        let predicates = predicates.unwrap_or_default();
        self.tell_by(index, &predicates, rules, drafts);
        self.earlier.clone().after(self, &predicates)
    }

    /// A list of things is no list of headlines, unless dates lead its lines.
    fn role(&self) -> SentenceRole {
        if self.is_listed() && !self.starts_with_date() {
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
            &named,
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
    ) {
        let Some(lang) = self.lang else { return };
        let addresses = self
            .words
            .first()
            .is_some_and(|w| matches!(w.as_str(), "thank" | "dear" | "please"));
        if addresses || self.words.last().is_some_and(|w| w == "?") {
            return;
        }
        let before = drafts.len();
        let mut clauses = clause::clauses(&self.words, &self.quoted_or_named(), predicates);
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
            }
            said = self.english.then(|| self.said(c, said.take())).flatten();
            reported |= p.verb.class == Class::Saying && p.known;
        }
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

    /// "Rehearsal until ten.", below a day of a diary: a line that begins with what there was.
    fn noted(&self, index: usize, lang: &Words) -> Option<Draft> {
        let first = (0..self.words.len()).find(|&i| !self.timed[i])?;
        let at = (first..self.words.len().min(first + 2)).find(|&i| {
            let noun = self.event_noun(lang, i);
            noun.is_some_and(|n| n.class == Class::Happening) && !self.named[i]
        })?;
        let told = self.english
            && self.in_entry
            && self.words.len() > 1
            && !self
                .words
                .iter()
                .any(|w| w == "no" || w == "if" || w == "not");
        let noun = lang.noun(&self.words[at]).filter(|_| told)?;
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(at..at + 1),
            label: label::of_line(self),
            concept: String::new(),
            since: None,
            time: None,
            names: self.names.clone(),
            series: None,
            status: Status::Happened,
            link: None,
            prominence: self.prominence(index) * 0.6,
        };
        Some(Draft {
            by_noun: true,
            ..Draft::new(event, index, self.sentence.role, noun.concept)
        })
    }

    /// Somebody or something, and a finite verb that says what it did: a sentence, not a label such as "Adopted on 3 May."
    pub(super) fn is_told(&self) -> bool {
        let Some(lang) = self.lang else {
            return false;
        };
        let named = self.quoted_or_named();
        let predicates = self.predicates_as(lang, self.sentence.role);
        let clauses = clause::clauses(&self.words, &named, &predicates);
        // "Reached the pass at noon.", the first line below a day.
        clauses
            .iter()
            .any(|c| self.in_entry || !c.subject.is_empty())
    }

    /// "The dam failed in November, an inquiry heard on Monday": the comma behind which stands only who said so, and when.
    fn attribution(&self, lang: &Words) -> Option<usize> {
        if !self.english {
            return None;
        }
        let comma = (1..self.words.len())
            .rev()
            .find(|&i| self.words[i] == "," && !self.named[i])?;
        let says = |i: usize| {
            let verb = lang.verb(&self.words[i..]).map(|(v, _)| v);
            let tells = |v: super::lexicon::Verb| {
                (v.class == Class::Saying || v.act) && v.form == Form::Past
            };
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

    /// "Eleven people died when the dam burst on 23 November": on the day that the other clause says.
    fn time_of_when(&self, p: &Predicate, c: &Clause) -> Option<(u32, &TimeMention)> {
        // "He drowned on 9 August, when the ship went down": the other way round.
        let behind = c.whole.start.checked_sub(1);
        let before = behind.filter(|&i| self.words[i] == "when" && c.whole.start > 1);
        let when = c.whole.end;
        let plain = self.english
            && p.tense == Tense::Past
            && !p.participial
            && matches!(p.verb.class, Class::Happening | Class::Light);
        let range = match before {
            Some(when) => 0..when,
            None if self.words.get(when).is_some_and(|w| w == "when") => {
                let marks = |i: &usize| matches!(self.words[*i].as_str(), "," | ";");
                when..(when..self.words.len())
                    .find(marks)
                    .unwrap_or(self.words.len())
            }
            None => return None,
        };
        if !plain {
            return None;
        }
        self.time_in(&range, when.min(range.end)).filter(|(_, t)| {
            t.signal == Signal::At
                && t.edtf
                    .as_ref()
                    .is_some_and(|e| e.single().is_some() && e.grain() >= Grain::Month)
        })
    }

    /// "with effect from 1 April", "effective 1 April".
    fn takes_effect(&self, time: u32) -> bool {
        self.times.iter().any(|(i, covered, _)| {
            let before = covered.start.saturating_sub(2)..covered.start;
            let mut words = self.words[before].iter();
            *i == time && words.any(|w| matches!(w.as_str(), "effect" | "effective"))
        })
    }

    /// "It was resolved to buy the mill": whoever meets has decided.
    fn is_resolved(&self, p: &Predicate, c: &Clause, rules: &EventRules) -> bool {
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

    /// "filled the seat left by the death of Mr. Moll in November": the date is that of what stands before it.
    fn dates_a_happening(&self, lang: &Words, time: u32, verb: usize) -> bool {
        let Some((_, covered, _)) = self.times.iter().find(|(i, _, _)| *i == time) else {
            return false;
        };
        let of = |i: usize| self.words.get(i + 1).is_some_and(|w| w == "of");
        self.english
            && (verb..covered.start).any(|i| {
                let before = |n: usize| i.checked_sub(n).map_or("", |j| self.words[j].as_str());
                let article = matches!(before(1), "the" | "a" | "an" | "its" | "his" | "her");
                let lead = before(1 + usize::from(article));
                let until = lead == "until" && i > verb;
                (of(i) || until)
                    && List::UpTo.has(lead)
                    && self
                        .event_noun(lang, i)
                        .is_some_and(|n| n.class == Class::Happening)
                    && !self.words[i..covered.start]
                        .iter()
                        .any(|w| w == "," || w == "and")
            })
    }

    /// "expect that", "hope that" before the verb, in whatever form.
    fn is_thought(&self, lang: &Words, verb: usize) -> bool {
        (0..verb).any(|i| {
            !self.named[i]
                && lang
                    .verb(&self.words[i..])
                    .is_some_and(|(v, _)| v.class == Class::Opinion)
                && self.words[i + 1..verb.max(i + 1)].iter().all(|w| w != ";")
        })
    }

    /// "Some believe that …", "It is claimed that …": told by nobody who stands for it.
    fn is_believed(&self, lang: &Words, verb: usize) -> bool {
        let believes = |i: usize| {
            let opinion = lang
                .verb(&self.words[i..])
                .is_some_and(|(v, _)| v.class == Class::Opinion && !self.named[i]);
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

    pub(super) fn is_conditional(&self, clause: &Range<usize>) -> bool {
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

    #[allow(clippy::too_many_arguments)]
    pub(super) fn event_of(
        &self,
        index: usize,
        p: &Predicate,
        c: &Clause,
        lang: &Words,
        rules: &EventRules,
        reported: bool,
        said: Option<&Thing>,
        used_times: &mut Vec<u32>,
        used_nouns: &mut Vec<usize>,
    ) -> Option<Draft> {
        let led = self.leading_time(p, c);
        // "announced that it would be ready in 2031": the date is that of what is announced.
        let content = (c.whole.start..c.whole.end)
            .find(|&i| p.verb.act && i >= p.end && self.words[i] == "that");
        // "cost 29 dollars, but will be free until May": what follows is another thing.
        // Also "…, prompting others to file suit in 1989".
        let turn = (p.end..c.whole.end).find(|&i| {
            let next = self.words.get(i + 1).map_or("", String::as_str);
            let does =
                self.words[i] == "," && next.len() > 5 && next.ends_with("ing") && !self.named[i];
            // "Two things have changed: the canteen opens in May".
            let lists = self.words[i] == ":" && !self.named[i] && !self.is_listed();
            // "had left the firm when the mill burned in May": before that.
            let later = p.tense == Tense::Perfect
                && matches!(self.words[i].as_str(), "when" | "before" | "until");
            self.english && (self.words[i] == "but" || does || lists || later)
        });
        let own = c.whole.start..content.or(turn).unwrap_or(c.whole.end);
        let time = self.time_in(&own, p.head);
        let time = time
            .filter(|(i, _)| !self.names_a_thing(*i) && !self.dates_a_happening(lang, *i, p.end))
            .or(led)
            .or_else(|| self.time_of_when(p, c));
        // "decided to extend it until 2020": the date is that of the extension.
        let moved = p.verb.class == Class::Moved && p.known;
        let lasts =
            matches!(p.verb.class, Class::Phase | Class::Light | Class::Planned) || p.passive;
        let time = time.filter(|(i, t)| match t.signal {
            Signal::Until => lasts || moved || p.tense == Tense::Future || !self.english,
            // "agreed to exchange drafts by the end of October": a deadline is for what is still to be done.
            Signal::By => {
                matches!(p.tense, Tense::Future | Tense::Perfect) || p.verb.class == Class::Planned
            }
            // "By the end of 2013, 61 wells had been drilled": no later.
            // "presented the study for 2015–2018": what the study is about.
            Signal::During => p.verb.class != Class::Happening || !self.follows(*i, "for"),
            Signal::At | Signal::Since | Signal::Before | Signal::After => true,
        });
        // "elected for the years 2015–2018": how long it holds.
        let time = time.filter(|(i, t)| {
            let span = matches!(t.edtf, Some(Edtf::Interval(..)));
            !(span && p.verb.class == Class::Happening && self.follows(*i, "for"))
        });
        // "The minutes of September 6 were approved": the date is that of the minutes.
        // "agreed to appoint her with effect from 1 April": that is when it holds.
        let time = time.filter(|(i, _)| !(p.verb.act && self.takes_effect(*i)));
        let time = time.filter(|(i, t)| {
            // "adjourned until 14 June": on that day it goes on.
            let goes_on = rules.concept_name(p.verb.concept) == "adjourn"
                && (t.signal == Signal::Until || self.follows(*i, "to"));
            !goes_on && !self.is_of_office(*i, &c.subject, p)
        });
        let cancels = p.failed || rules.concept_name(p.verb.concept) == "cancel";
        // "The concert planned for 29 June was cancelled": the date stands with what was cancelled.
        let time = time.or_else(|| {
            let subject = c.subject.clone();
            cancels.then(|| self.time_in(&subject, p.head)).flatten()
        });
        let time = time.filter(|(i, t)| {
            let of_noun = self.dates_a_noun(*i, &c.subject) || self.dates_a_paper(lang, *i, p.end);
            // "The proposal to close on Sundays was withdrawn".
            let habit_of_noun = t.recurrence.is_some()
                && self.times.iter().any(|(n, covered, _)| {
                    n == i && covered.start > c.subject.start + 1 && covered.end <= c.subject.end
                });
            p.verb.class != Class::Happening || cancels || !(of_noun || habit_of_noun)
        });
        let dated = time.is_some_and(|(_, t)| t.edtf.is_some() || t.relative.is_some());
        let recurring = time.is_some_and(|(_, t)| t.recurrence.is_some());
        let title = self.sentence.role == SentenceRole::Title;
        // "The next rehearsal takes place on 10 January": the present of a date still to come.
        let present = matches!(p.tense, Tense::Present | Tense::Scheduled);
        let to_come = present
            && p.verb.class != Class::Opinion
            && time.is_some_and(|(_, t)| self.is_after_writing(t) || self.is_of_a_day_to_be(p, t));
        if present && !to_come && (p.tense == Tense::Scheduled || !recurring) {
            return None;
        }
        let noun = match p.verb.class {
            Class::Light | Class::Phase | Class::Planned | Class::Moved => {
                self.noun_beside(lang, p, c)
            }
            Class::Happening | Class::Plain | Class::Saying | Class::Opinion => None,
        };
        let keep = match p.verb.class {
            Class::Happening | Class::Plain => {
                let alone = self.is_pronoun_alone(&c.subject);
                // "We are going to send a second team in 2015": whoever writes.
                let writer = self.words[c.subject.clone()]
                    .iter()
                    .all(|w| matches!(w.as_str(), "i" | "we"));
                // "She taught botany from 1955 to 1988": who she is, is known.
                let alone = alone
                    && !writer
                    && self.people_meant(&c.subject).is_none()
                    && self.names_in(c.subject.clone()).next().is_none()
                    && self.thing_meant(&c.subject, said).is_none();
                // "Ms. Lund demoed the new lamp": what somebody with a name does to something, by whatever verb.
                let acts = self.english
                    && p.tense == Tense::Past
                    && !(p.passive || p.participial || reported || self.is_listed())
                    && p.verb == predicate::UNKNOWN
                    && label::is_people(self, &c.subject)
                    && self.has_object(p, c);
                let told = dated && !alone || acts || self.in_entry && p.tense == Tense::Past;
                (p.known || told) && !self.makes_nothing(p)
            }
            Class::Light | Class::Planned | Class::Moved => noun.is_some() || dated,
            Class::Phase => noun.is_some() || dated,
            // "noted the visit of … in September": the noun has the date, not the verb.
            Class::Saying => {
                let at = time.is_some_and(|(_, t)| {
                    t.signal == Signal::At || t.signal == Signal::Since && p.tense == Tense::Future
                });
                let noun = self.noun_in(lang, &c.object);
                // "recalled the lamps yesterday after a fire": the day stands before the noun.
                let own_day = noun.is_none_or(|noun| {
                    self.times.iter().any(|(i, covered, _)| {
                        Some(*i) == time.map(|t| t.0)
                            && covered.end <= noun
                            && covered.start >= p.end
                    })
                });
                // "will allow us to rebuild in 2017", but "will be used from May".
                let to_be = p.tense == Tense::Future && !p.passive;
                p.known && !to_be && (title || dated && at && !recurring && own_day)
            }
            Class::Opinion => false,
        };
        // "There are plans", "This increased rumors", "…, which took place in 1996": of what, another sentence says.
        let first = self
            .words
            .get(c.subject.start)
            .filter(|_| !c.subject.is_empty());
        let pointing = first.is_some_and(|w| match w.as_str() {
            "there" => true,
            "this" | "that" | "these" | "those" => c.subject.len() == 1 && !dated,
            _ => false,
        });
        // "The move came after she left": a happening spoken of, and no other one.
        let came = matches!(self.words[p.head].as_str(), "came" | "come" | "followed")
            && !c
                .object
                .clone()
                .any(|i| !self.timed[i] && self.tokens[i].kind == TokenKind::Word)
            && !label::is_people(self, &c.subject)
            && p.end - p.head == 1;
        // "That day has come."
        let of_nobody = !c.subject.is_empty()
            && !self.is_listed()
            && c.subject
                .clone()
                .all(|i| self.timed[i] || self.tokens[i].kind != TokenKind::Word);
        // "No reply has been received": what was not.
        let none = self.english
            && first.is_some_and(|w| {
                matches!(w.as_str(), "no" | "none" | "nobody" | "neither" | "nothing")
            })
            && c.subject.start + 1 < c.subject.end;
        // "takes effect a year after it has been received": what is to be so, whenever that is.
        let pending = self.english
            && p.tense == Tense::Perfect
            && !dated
            && self.words[c.subject.clone()]
                .iter()
                .any(|w| matches!(w.as_str(), "after" | "when" | "once" | "until" | "before"));
        let of_clause = p.verb.class == Class::Light
            && noun.is_none()
            && p.start
                .checked_sub(1)
                .is_some_and(|i| self.words[i] == "which");
        if !keep
            || self.english && (pointing || of_clause || came || of_nobody || none || pending)
            || self.is_addressed(c) && !self.is_resolved(p, c, rules)
            || p.tense == Tense::Future && self.english && c.subject.is_empty()
        {
            return None;
        }
        let (concept, weight, trigger) = match noun {
            Some((at, noun)) => {
                used_nouns.push(at);
                (noun.concept, noun.weight, at..at + 1)
            }
            None => (p.verb.concept, p.verb.weight, p.head..p.end),
        };
        let subject = match noun {
            Some((at, _)) if c.subject.contains(&at) => {
                self.phrase_start(at, c.subject.start)..c.subject.end
            }
            _ => c.subject.clone(),
        };
        // "Seminar on bees: cancelled", "1961  Moves to Bergen": the line says what was.
        let subjectless = c.subject.clone().all(|i| self.timed[i]);
        let row = self.sentence.role == SentenceRole::TableRow;
        let label = if title || row || self.is_listed() && subjectless {
            label::of_line(self)
        } else {
            label::of_clause(self, subject, p, c, said)
        };
        // "was planned in 1896 by the captain": the planning was done.
        let planning = p.verb.class == Class::Planned
            && p.passive
            && p.tense == Tense::Past
            && self.words.get(p.end).is_some_and(|w| w == "by");
        // "I read in the newspaper that the mill had closed": nothing happened to be told.
        let reads = p.verb.class == Class::Saying
            && !p.passive
            && self.words[c.subject.clone()]
                .iter()
                .filter(|w| w.contains(char::is_alphabetic))
                .all(|w| matches!(w.as_str(), "i" | "we"));
        if self.english && reads && !title {
            return None;
        }
        // "Moll said on Friday the mill would close": what was said is told by itself.
        let only_says =
            p.verb.class == Class::Saying && !p.passive && label.ends_with(self.raw(p.end - 1));
        if self.english && only_says && !title {
            return None;
        }
        // "…, which ended on 30 December": of what, nobody can tell.
        if self.english && c.subject.is_empty() && !label.contains(' ') {
            return None;
        }
        let label = match time.filter(|_| recurring && self.english && !title && !row) {
            Some((_, t)) => label::with_recurrence(label, t.range.of(self.text)),
            None => label,
        };
        let status = if recurring {
            Status::Recurring
        } else if to_come
            || p.tense == Tense::Future
            || matches!(p.verb.class, Class::Planned | Class::Moved) && !planning
        {
            Status::Planned
        } else if cancels {
            Status::Cancelled
        } else {
            Status::Happened
        };
        if let Some((i, _)) = time {
            used_times.push(i);
        }
        let mut names: Vec<u32> = self
            .name_indexes_in(c.whole.clone())
            .chain(self.name_indexes_in(c.subject.clone()))
            .collect();
        if title || self.sentence.role == SentenceRole::Lead {
            names.clone_from(&self.names);
        }
        let observance = recurring
            .then(|| self.observance_meant(&names, &c.subject))
            .flatten();
        names.extend(observance);
        if self.needs_topic() {
            names.extend(self.topic.and_then(|t| t.name));
        }
        names.extend(self.people_meant(&c.subject));
        names.extend(self.writer_at(&c.subject));
        names.extend(
            self.thing_meant(&c.subject, said)
                .into_iter()
                .flat_map(|t| t.names),
        );
        names.retain(|&n| !self.is_denied(n));
        names.sort_unstable();
        names.dedup();
        let series = self
            .series_in(c, &names)
            .filter(|_| rules.tells_of_meeting(concept));
        Some(Draft {
            // "By the end of the month they had treated …": past as seen from that day, not from the occasion's.
            perfect: p.tense == Tense::Perfect
                && (time.is_some() || self.time_in(&c.whole, p.head).is_none()),
            phase: p.verb.class == Class::Phase,
            reported,
            headless: c.subject.is_empty(),
            ..Draft::new(
                EventMention {
                    range: self.sentence.range,
                    trigger: self.bytes(trigger),
                    label: match observance {
                        Some(i) => format!("{} observed", self.all_names[i as usize].name),
                        None => label,
                    },
                    concept: String::new(),
                    since: time
                        .filter(|(_, t)| t.recurrence.is_some() && t.edtf.is_none())
                        .and_then(|(i, _)| self.beginning(&c.whole, i)),
                    time: time.map(|(i, _)| i),
                    names,
                    series,
                    status,
                    link: None,
                    prominence: self.prominence(index) * (0.5 + weight / 2.0),
                },
                index,
                self.sentence.role,
                concept,
            )
        })
    }

    /// "takes place on 28 March 2019", where nothing says when that was written: still to come when it was.
    fn is_of_a_day_to_be(&self, p: &Predicate, time: &TimeMention) -> bool {
        p.tense == Tense::Scheduled
            && self.written.is_none()
            && time.stated
            && time.recurrence.is_none()
            && matches!(p.verb.class, Class::Light | Class::Phase)
            && time
                .edtf
                .as_ref()
                .is_some_and(|e| e.grain() >= Grain::Day && e.bounds().0.is_some())
    }

    /// "you", "thank you": a letter speaking to its reader, and undated doings of an unnamed "I" or "we".
    pub(super) fn is_addressed(&self, c: &Clause) -> bool {
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

    /// Does this word stand before the time: "for 2015", "for the years 2015–2018"?
    fn follows(&self, time: u32, word: &str) -> bool {
        self.times.iter().any(|(i, covered, _)| {
            let before = covered.start.saturating_sub(3)..covered.start;
            let near = self.words[before].iter().rev();
            *i == time
                && near
                    .take_while(|w| {
                        matches!(w.as_str(), "the" | "years" | "year" | "period") || *w == word
                    })
                    .any(|w| w == word)
        })
    }

    /// "of September 6" behind a noun of the subject.
    pub(super) fn dates_a_noun(&self, time: u32, subject: &Range<usize>) -> bool {
        self.times.iter().any(|(i, covered, _)| {
            *i == time
                && subject.start < covered.start
                && subject.contains(&covered.start)
                && self.words[covered.start - 1] == "of"
        })
    }

    /// "The director from 2009 to 2014, Eva Moll, spoke", "Eva Moll, director since May": how long an office was held.
    fn is_of_office(&self, time: u32, subject: &Range<usize>, p: &Predicate) -> bool {
        let plain = self.english && matches!(p.verb.class, Class::Happening | Class::Light);
        plain
            && self.times.iter().any(|(i, covered, t)| {
                let role = subject.start..covered.start;
                *i == time
                    && subject.contains(&covered.start)
                    && aside::lasts(t)
                    && label::is_people(self, &role)
            })
    }

    /// Something is done to it: a noun phrase right behind the verb, a particle between them at most.
    fn has_object(&self, p: &Predicate, c: &Clause) -> bool {
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

    /// "under a resolution of October 2009", "the judgment of 3 May": the date is that of what stands before it.
    fn dates_a_paper(&self, lang: &Words, time: u32, verb: usize) -> bool {
        self.english
            && self.times.iter().any(|(i, covered, _)| {
                let paper = covered.start.checked_sub(2).is_some_and(|at| {
                    let word = self.words[at].as_str();
                    lang.noun(word).is_some() || List::DatedPaper.has(word)
                });
                *i == time && paper && covered.start > verb && self.words[covered.start - 1] == "of"
            })
    }

    pub(super) fn is_pronoun_alone(&self, subject: &Range<usize>) -> bool {
        subject.len() <= 1 && subject.clone().all(|i| label::is_pronoun(&self.words[i]))
    }

    /// "the mill in which the council met": says which mill. (At a meeting something was done.)
    fn says_where(&self, lang: &Words, c: &Clause) -> bool {
        let thing = c.at_which.and_then(|at| at.checked_sub(1));
        thing.is_some_and(|i| self.words[i] != "," && lang.noun(&self.words[i]).is_none())
    }

    /// "people who have decided to go": says who is meant, not what happened. (After a comma it may tell something.)
    pub(super) fn describes(&self, p: &Predicate, c: &Clause) -> bool {
        let before = |n: usize| {
            p.start
                .checked_sub(n)
                .map_or("", |i| self.words[i].as_str())
        };
        matches!(before(1), "who" | "that" | "which")
            && before(2) != ","
            && self.time_in(&c.whole, p.head).is_none()
    }

    /// "created an opportunity", "played a role": a verb of doing whose object is nothing that was done.
    pub(super) fn makes_nothing(&self, p: &Predicate) -> bool {
        let empty = List::Giving.has(&self.words[p.head]);
        empty
            && !p.passive
            && self.words[p.end..]
                .iter()
                .take(3)
                .any(|w| List::NothingDone.has(w))
    }

    /// Behind "Date of" or "7.": where an occasion that follows is named.
    fn after_date_of(&self) -> usize {
        let next = self.words.iter().position(|w| w == "next");
        next.unwrap_or(0)
    }

    /// The words behind "2." or "(a)".
    fn after_numbering(&self) -> &[String] {
        let first = self
            .words
            .iter()
            .position(|w| w.len() > 2 && w.chars().all(char::is_alphabetic));
        &self.words[first.unwrap_or(0)..]
    }

    /// "The next premiere is on 6 April 2017": an occasion, and the day right behind.
    fn is_on_a_day(&self, lang: &Words, predicates: &[Predicate]) -> bool {
        if !self.english || !predicates.is_empty() {
            return false;
        }
        let Some(is) = self
            .words
            .iter()
            .position(|w| matches!(w.as_str(), "is" | "was"))
        else {
            return false;
        };
        let dated = self.times.iter().any(|(_, covered, t)| {
            covered.start > is
                && covered.start <= is + 2
                && t.edtf
                    .as_ref()
                    .is_some_and(|e| e.grain() >= Grain::Day && e.single().is_some())
        });
        dated && (0..is).any(|i| !self.named[i] && lang.noun(&self.words[i]).is_some())
    }

    /// "No reply was received in May."
    fn says_none(&self) -> bool {
        let first = (0..self.words.len()).find(|&i| !self.timed[i]);
        first.is_some_and(|i| matches!(self.words[i].as_str(), "no" | "none" | "neither"))
    }

    /// "Next meeting: 6 September 2018, 10:00", "Date of next rehearsal: 4 May": an occasion that follows, before its date.
    fn names_the_next(&self, lang: &Words) -> bool {
        let Some(next) = self.words.iter().position(|w| w == "next") else {
            return false;
        };
        let dated = self
            .times
            .first()
            .map_or(0, |(_, covered, _)| covered.start);
        let verb = ["is", "was", "be", "will", "were", "had"];
        self.english
            && next < dated
            && next <= NEXT_REACH
            && !self.timed[next]
            && (next + 1..(next + 4).min(dated)).any(|i| {
                self.event_noun(lang, i)
                    .is_some_and(|n| n.class == Class::Happening)
            })
            && !self.words.iter().any(|w| verb.contains(&w.as_str()))
    }

    /// A dated line that no list knows a verb of: "5 December 1951 – IOM founded", or a plain dated sentence.
    pub(super) fn fallback(
        &self,
        index: usize,
        lang: &Words,
        predicates: &[Predicate],
        drafts: &mut Vec<Draft>,
    ) {
        let listed = matches!(
            self.sentence.role,
            SentenceRole::ListItem | SentenceRole::TableRow | SentenceRole::Heading
        );
        let Some((time_index, time)) = self.time_in(&(0..self.words.len()), 0) else {
            return;
        };
        // "“I asked in 2016,” Moll said": of what was asked, not of the saying.
        let at = self.times.iter().find(|(i, ..)| *i == time_index);
        let apart = at.is_some_and(|(_, covered, _)| {
            predicates
                .iter()
                .any(|p| self.stands_apart(covered.start, p.head))
        });
        if time.signal == Signal::By || apart {
            return;
        }
        let starts_with_date = self.starts_with_date();
        let fine = time
            .edtf
            .as_ref()
            .is_some_and(|e| e.grain() >= Grain::Month);
        let general = self
            .words
            .iter()
            .zip(&self.timed)
            .any(|(w, timed)| !timed && List::General.has(w))
            || self.english && (self.is_conditional(&(0..0)) || self.says_none());
        // "Requests the Secretary General to convene …": what a resolution wants, and no chronology.
        let wants = listed
            && self.english
            && !starts_with_date
            && lang
                .verb(self.after_numbering())
                .is_some_and(|(v, _)| v.form == Form::Third);
        let next = self.names_the_next(lang);
        // "Your letter of the 3rd reached me".
        let addressed = self.english && self.words.iter().any(|w| w == "you" || w == "your");
        let until = self.english
            && matches!(time.signal, Signal::Until | Signal::Since)
            && self.words.iter().any(|w| List::GoesOn.has(w));
        let writer = (0..self.words.len())
            .find(|&i| {
                let leads = matches!(self.words[i].as_str(), "in" | "on" | "at");
                !self.timed[i] && !leads && self.tokens[i].kind != TokenKind::Mark
            })
            .is_some_and(|i| matches!(self.words[i].as_str(), "i" | "we"));
        let says = |p: &Predicate| p.known && p.verb.class == Class::Saying;
        let says_only = writer && predicates.iter().any(says)
            || predicates
                .iter()
                .any(|p| p.known && matches!(p.verb.class, Class::Opinion));
        let told = if self.english {
            (listed || starts_with_date) && fine
                || listed && starts_with_date
                || fine
                    && predicates
                        .iter()
                        .any(|p| !matches!(p.tense, Tense::Present | Tense::Scheduled))
        } else {
            fine && time.recurrence.is_none()
        };
        let told = (told || next || self.is_on_a_day(lang, predicates)) && !addressed;
        let believed = self.english && predicates.iter().any(|p| self.is_believed(lang, p.start));
        // "In March the queen begins to lay eggs": of which year, nobody asks.
        let always = self.english
            && !listed
            && !until
            && time
                .edtf
                .as_ref()
                .and_then(Edtf::single)
                .is_some_and(|d| d.known_year().is_none());
        // "Two things have changed: the hall opens only in May": the date is not that of the first.
        let lists = self.english
            && !(listed || next)
            && self.times.first().is_some_and(|(_, covered, _)| {
                covered.start > 1 && self.words[..covered.start].iter().any(|w| w == ":")
            });
        if !(told || until)
            || lists
            || general
            || wants
            || believed
            || always
            || says_only
            || self.english && self.is_thought(lang, self.words.len())
            || self.words.len() < 4
            || time.recurrence.is_some() && !listed
        {
            return;
        }
        let noun = (0..self.words.len()).find_map(|i| {
            (!self.timed[i])
                .then(|| lang.noun(&self.words[i]).map(|n| (i, n)))
                .flatten()
        });
        let head = noun.map(|(i, _)| i).or_else(|| {
            (0..self.words.len())
                .find(|&i| !self.timed[i] && self.tokens[i].kind == TokenKind::Word)
        });
        let Some(head) = head else { return };
        if until && noun.is_none() {
            return;
        }
        let mut names = self.names.clone();
        if self.needs_topic() {
            names.extend(self.topic.and_then(|t| t.name));
            names.sort_unstable();
            names.dedup();
        }
        let series = names
            .iter()
            .copied()
            .find(|&n| self.all_names[n as usize].number.is_some() && !self.is_another(n));
        drafts.push(Draft {
            // "will be in session till": goes on with what was told.
            phase: until,
            headless: lang
                .verb(&self.words)
                .is_some_and(|(v, _)| v.participle || v.form == Form::Participle),
            verbless: predicates.is_empty(),
            ..Draft::new(
                EventMention {
                    range: self.sentence.range,
                    trigger: self.bytes(head..head + 1),
                    label: if next {
                        label::of_noun(self, self.after_date_of(), self.times[0].1.start)
                    } else if self.is_on_a_day(lang, predicates) {
                        label::of_occasion(self)
                    } else {
                        label::of_line(self)
                    },
                    concept: String::new(),
                    since: None,
                    time: Some(time_index),
                    names,
                    series,
                    status: if time.recurrence.is_some() {
                        Status::Recurring
                    } else if self.is_after_writing(time)
                        || next
                        || self.written.is_none()
                            && self.is_on_a_day(lang, predicates)
                            && self.words.iter().any(|w| w == "is")
                    {
                        Status::Planned
                    } else {
                        Status::Happened
                    },
                    link: None,
                    prominence: self.prominence(index) * 0.6,
                },
                index,
                self.sentence.role,
                noun.map_or(u16::MAX, |(_, n)| n.concept),
            )
        });
    }
}

/// "7. Date of next meeting": the words before "next".
const NEXT_REACH: usize = 5;

/// Who said something, and the verb of saying it, take so many tokens at most.
const ATTRIBUTION_TOKENS: usize = 10;

/// A sentence that names more happenings than this is a list of contents.
const MAX_EVENTS_PER_SENTENCE: usize = 6;
