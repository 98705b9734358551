//! One verb with its clause, date and names made an event, or left out.
//!
//! Which verbs a sentence has is found in [`predicate`](super::super::predicate).

use super::super::clause::Clause;
use super::super::earlier::Thing;
use super::super::lexicon::{Class, EventRules, Form, Words};
use super::super::lists::List;
use super::super::predicate::{self, Predicate, Tense};
use super::super::told::Told;
use super::super::{Draft, label};
use crate::model::{
    Edtf, EventMention, Phrase, SentenceRole, Signal, Status, TimeMention, TokenKind,
};

impl Told<'_> {
    #[allow(clippy::too_many_arguments)]
    pub(in crate::extract::events) fn event_of(
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
            // But "has been put off until March" is to that day.
            let later = p.tense == Tense::Perfect
                && matches!(self.words[i].as_str(), "when" | "before" | "until")
                && !(p.verb.class == Class::Moved && self.timed.get(i + 1) == Some(&true));
            // "which drew 4,000, was the largest since 1990", "…, without whom it could not have opened in May".
            let third = self.words.get(i + 2).map_or("", String::as_str);
            // "signed in 2015 and has been in force since 2016", "who joined us in January, will be here from May".
            let of_another = self.words[i] == "and"
                && matches!(next, "has" | "have" | "is" | "are")
                || self.words[i] == ","
                    && !self.named[i]
                    && (List::BeOrHave.has(next)
                        || matches!(next, "will" | "would")
                        || matches!(next, "which" | "who" | "whose" | "whom" | "where")
                        || matches!(third, "which" | "whom"));
            // "which she began the year after and completed in 1981".
            let did_another = self.words[i] == "and"
                && !self.named[i]
                && lang
                    .verb(&self.words[i + 1..])
                    .is_some_and(|(v, _)| matches!(v.form, Form::Past | Form::Participle))
                && self.has_time_in(p.end..i)
                && self.has_time_in(i + 1..c.whole.end);
            let of_another = of_another || did_another || self.tells_of_a_second(i, p.end);
            // "When we founded it in March there were seven; today there are 300": the day is that of another sentence.
            let parted = self.words[i] == ";" && !self.named[i] && !self.is_listed();
            let turns = self.words[i] == "but" || does || lists || later || of_another;
            self.english && (turns || parted)
        });
        let content = content.or_else(|| self.planned_at(p, c, rules).map(|(to, ..)| to));
        let own = c.whole.start..content.or(turn).unwrap_or(c.whole.end);
        // "In March, after the first trains had come, the desk opened": the March is that of what comes behind.
        let own = self
            .joint_behind_leading_time(p)
            .map_or(own.clone(), |joint| joint..own.end);
        // "The visit, planned for 1 February, has been put off until March": what stands behind the verb, however coarse.
        let moved_to = (p.verb.class == Class::Moved)
            .then(|| self.time_in(&(p.head..own.end), p.head))
            .flatten();
        let time = moved_to.or_else(|| self.time_in(&own, p.head));
        // "Samples taken on 28 February were confirmed on 4 March".
        let time = match time {
            Some((i, _)) if self.is_of_a_participle(lang, i, p) && p.passive => {
                self.time_in(&(p.end..own.end.max(p.end)), p.head)
            }
            time => time,
        };
        let time = time
            .filter(|(i, _)| {
                !(self.names_a_thing(*i)
                    || self.dates_a_happening(lang, *i, p.end)
                    || self.dates_its_own(lang, *i, &c.subject)
                    || self.dates_an_invitation(lang, *i, p)
                    || self.is_of_a_participle(lang, *i, p)
                    || !rules.tells_of_meeting(p.verb.concept)
                        && self.dates_what_stands_before(*i, p.end)
                    || self.dates_what_is_beside(*i, p.end))
            })
            .or(led)
            .or_else(|| self.time_of_when(p, c));
        // "By decision of 9 February, served on 14 February, the board rejected it": done by the paper, on its day.
        let time = self.time_of_its_paper(p, c).or(time);
        // "The fair, first planned for May, was put off": the old day is not when it now is to be.
        let time = time.filter(|(i, _)| {
            let of_subject = self
                .times
                .iter()
                .any(|(n, covered, _)| n == i && c.subject.contains(&covered.start));
            p.verb.class != Class::Moved || !of_subject
        });
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
        let takes_effect = time.is_some_and(|(i, _)| self.takes_effect(i));
        let of_body = p.verb.act || rules.is_decision(p.verb.concept);
        let time = time.filter(|_| !(of_body && takes_effect));
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
            let told = matches!(p.verb.class, Class::Happening | Class::Saying);
            !told || cancels || !(of_noun || habit_of_noun)
        });
        // "invited her to pay a visit in 2031": what is past when it is written was not done after that.
        let time = time.filter(|(i, t)| {
            let past = matches!(p.tense, Tense::Past | Tense::Perfect);
            let plan = matches!(p.verb.class, Class::Planned | Class::Moved) || cancels;
            !past || plan || !self.is_after_writing(t) || self.plainly_dates(*i, p)
        });
        // "June 2018: mandate extended to 30 June 2019": the date that leads a line is that of what it tells.
        let time = match self.date_of_line() {
            // "Adjourned 2 December; resumes 16 January 2023".
            Some(_) if time.is_some() && self.words[..p.start].iter().any(|w| w == ";") => time,
            Some(first) if !time.is_some_and(|(_, t)| lies_within(t, first.1)) => Some(first),
            _ => time,
        };
        let dated = time.is_some_and(|(_, t)| t.edtf.is_some() || t.relative.is_some());
        let recurring = time.is_some_and(|(_, t)| t.recurrence.is_some());
        let title = self.sentence.role == SentenceRole::Title;
        // "The next rehearsal takes place on 10 January": the present of a date still to come.
        let present = matches!(p.tense, Tense::Present | Tense::Scheduled);
        let to_come = present
            && p.verb.class != Class::Opinion
            && time.is_some_and(|(_, t)| self.is_after_writing(t) || self.is_of_a_day_to_be(p, t));
        // In German also of what a chronicle tells: "Am 3. Mai 1920 eröffnet die Stadt den Hafen".
        let told_so = !self.english && dated;
        if present && !to_come && !told_so && (p.tense == Tense::Scheduled || !recurring) {
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
                    // "told a meeting in the schoolroom on Tuesday that": those who heard it.
                    let heard = matches!(
                        self.words[p.head].as_str(),
                        "told" | "addressed" | "informed"
                    );
                    heard && noun <= p.end + 1
                        || self.times.iter().any(|(i, covered, _)| {
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
            && c.subject.clone().all(|i| {
                self.timed[i]
                    || self.tokens[i].kind != TokenKind::Word
                    || List::SentenceAdverb.has(&self.words[i])
            });
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
            || self.is_addressed(c)
                && !self.is_resolved(p, c, rules)
                // "It was opened by the mayor": what was, is known.
                && !(p.passive && p.tense == Tense::Past && self.thing_meant(&c.subject, said).is_some())
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
            // "The ceremony will take place": what a sentence before says of it may be told.
            Some((at, _))
                if c.subject.contains(&at) && self.occasion_meant(&c.subject).is_none() =>
            {
                self.phrase_start(at, c.subject.start)..c.subject.end
            }
            _ => c.subject.clone(),
        };
        // "Seminar on bees: cancelled", "1961  Moves to Bergen": the line says what was.
        let subjectless = c.subject.clone().all(|i| self.timed[i]);
        let row = self.sentence.role == SentenceRole::TableRow;
        // "Third round opens. Adjourned 2 December; resumes 16 January": each part of the second is told of what the first is about.
        let parted =
            self.english && self.is_listed() && subjectless && self.words.iter().any(|w| w == ";");
        let end = (p.end..c.whole.end)
            .find(|&i| self.words[i] == ";")
            .unwrap_or(c.whole.end);
        let of_first = self
            .earlier
            .thing_of_line(self.sentence.block)
            .filter(|_| p.verb.intransitive || p.verb.class == Class::Phase);
        let done_by = self
            .doer
            .as_ref()
            .filter(|_| !p.passive && (0..p.start).all(|i| self.tokens[i].kind == TokenKind::Mark));
        let label = if let Some(doer) = done_by {
            let mut words: Vec<String> = doer.words.split(' ').map(str::to_owned).collect();
            let least = words.len() + 1;
            words.extend(label::phrase(self, p.start..c.whole.end, false));
            label::finish_behind(words, least)
        } else if let (true, Some(first)) = (parted && !title, of_first) {
            let mut words = first.words.clone();
            words.push(self.words[p.head].clone());
            words.extend(label::phrase(self, p.end..end, false));
            label::finish(words)
        } else if title || row || self.is_listed() && subjectless {
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
        let label = self.with_the_post(label, &c.subject);
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
        let apart = self.takes_no_part(p, &c.subject);
        names.retain(|&n| !apart.contains(&self.covered(self.all_names[n as usize].range).start));
        let observance = recurring
            .then(|| self.observance_meant(&names, &c.subject))
            .flatten();
        names.extend(observance);
        if let Some(doer) = done_by {
            names.extend(&doer.names);
            names.sort_unstable();
            names.dedup();
        }
        if self.needs_topic() {
            names.extend(self.topic.and_then(|t| t.name));
        }
        names.extend(self.people_meant(&c.subject));
        names.extend(self.writer_at(&c.subject));
        names.extend(self.house_at(&c.subject, p).map(|h| h.name));
        names.extend(
            self.thing_meant(&c.subject, said)
                .into_iter()
                .flat_map(|t| t.names),
        );
        names.retain(|&n| !(self.is_denied(n) || self.is_source(n) || self.is_only_a_post(n)));
        names.sort_unstable();
        names.dedup();
        // "They were held.", of no day: of what, no reader of a line can tell.
        let first = label.split(' ').next().unwrap_or("");
        let vague = matches!(first, "It" | "They" | "This" | "These" | "Those" | "There");
        // "promised funds; these were paid out": what was, the label does not say.
        if self.english && matches!(first, "Was" | "Were") {
            return None;
        }
        let bare = names.is_empty() && time.is_none();
        if self.english && vague && bare && label.split(' ').count() <= VAGUE_WORDS {
            return None;
        }
        let series = self
            .series_in(c, &names)
            .filter(|_| rules.tells_of_meeting(concept));
        Some(Draft {
            // "By the end of the month they had treated …": past as seen from that day, not from the occasion's.
            perfect: p.tense == Tense::Perfect
                && (time.is_some() || self.time_in(&c.whole, p.head).is_none()),
            phase: p.verb.class == Class::Phase,
            participial: p.participial,
            // "discussed the return of those detained on 27 August": looked back on.
            background: self.english
                && p.participial
                && (0..p.start)
                    .rev()
                    .take_while(|&i| self.words[i] != ",")
                    .any(|i| List::TalkedOf.has(&self.words[i]) && !self.named[i]),
            takes_effect: takes_effect && time.is_none(),
            moved: p.verb.class == Class::Moved,
            reported,
            there: self.english
                && p.tense == Tense::Past
                && c.whole
                    .start
                    .checked_sub(1)
                    .is_some_and(|i| self.words[i] == "where"),
            headless: c.subject.is_empty(),
            ..Draft::new(
                EventMention {
                    range: self.sentence.range,
                    trigger: self.bytes(trigger),
                    label: match observance {
                        Some(i) => format!("{} observed", self.all_names[i as usize].name),
                        None => label,
                    },
                    concept: Phrase::default(),
                    since: time
                        .filter(|(_, t)| t.recurrence.is_some() && t.edtf.is_none())
                        .and_then(|(i, _)| self.beginning(&c.whole, i)),
                    time: time.map(|(i, _)| i),
                    names,
                    series,
                    status,
                    ends: p.verb.class == Class::Phase
                        && rules.is_gathering(concept)
                        && rules.ends(p.verb.concept),
                    link: None,
                    prominence: self.prominence(index) * (0.5 + weight / 2.0),
                },
                index,
                self.sentence.role,
                concept,
            )
        })
    }
}

/// "They were held", "It took place": a pronoun and its verb.
const VAGUE_WORDS: usize = 3;

/// Does a date lie within another: a day of the year that leads a line?
fn lies_within(inner: &TimeMention, outer: &TimeMention) -> bool {
    let bounds = |t: &TimeMention| t.edtf.as_ref().map(Edtf::bounds);
    match (bounds(inner), bounds(outer)) {
        (Some((Some(a), Some(b))), Some((from, to))) => {
            from.is_none_or(|from| from <= a) && to.is_none_or(|to| b <= to)
        }
        _ => false,
    }
}
