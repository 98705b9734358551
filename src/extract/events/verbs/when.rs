//! Which of a sentence's dates is that of a verb, and which only says something of a thing it names.
//!
//! What the dates mean is read elsewhere.

use super::super::clause::Clause;
use super::super::lexicon::{Class, Form, Words};
use super::super::lists::List;
use super::super::predicate::{Predicate, Tense};
use super::super::told::Told;
use super::super::{aside, label};
use crate::model::{Grain, Signal, TimeMention, TokenKind};
use std::ops::Range;

impl Told<'_> {
    /// "Eleven people died when the dam burst on 23 November": on the day that the other clause says.
    pub(in crate::extract::events) fn time_of_when(
        &self,
        p: &Predicate,
        c: &Clause,
    ) -> Option<(u32, &TimeMention)> {
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
            // "kept in the tower until 1953, when a pipe burst".
            let until = before.is_some() && t.signal == Signal::Until;
            // "came in 2018, when the school was opened": of that very year.
            let said_of_it = before.is_some_and(|when| {
                when > 1
                    && self.words[when - 1] == ","
                    && self
                        .times
                        .iter()
                        .any(|(_, c, other)| c.end == when - 1 && other.range == t.range)
            });
            let fine = if until || said_of_it {
                Grain::Year
            } else {
                Grain::Month
            };
            (t.signal == Signal::At || until)
                && t.edtf
                    .as_ref()
                    .is_some_and(|e| e.single().is_some() && e.grain() >= fine)
        })
    }

    /// "By decision of 9 February the board rejected it", "In an order dated 3 May …": the day of the paper that it was done by.
    pub(in crate::extract::events) fn time_of_its_paper(
        &self,
        p: &Predicate,
        c: &Clause,
    ) -> Option<(u32, &TimeMention)> {
        let leads = self.words.get(c.whole.start)?;
        // Behind an aside about the paper, too: "By order of 3 May, served in June, the board closed it".
        let from = match leads.as_str() {
            "by" | "in" => c.whole.start,
            _ if matches!(self.words[0].as_str(), "by" | "in") && c.whole.start > 0 => 0,
            _ => return None,
        };
        let article = matches!(
            self.words.get(from + 1)?.as_str(),
            "a" | "an" | "its" | "his" | "her" | "their" | "the"
        );
        let paper = from + 1 + usize::from(article);
        let (time, covered, t) = self
            .times
            .iter()
            .find(|(_, covered, _)| covered.start > paper)?;
        let is_paper = List::DonePaper.has(self.words.get(paper)?);
        let tie = covered.start.checked_sub(1)?;
        let tied = matches!(self.words[tie].as_str(), "of" | "dated" | "from");
        // "By decision No. 12 of 9 February".
        let near = tie - paper <= PAPER_REACH;
        let done = self.english
            && p.tense == Tense::Past
            && !p.participial
            && matches!(p.verb.class, Class::Happening | Class::Light)
            && covered.end <= c.subject.start;
        let day = t
            .edtf
            .as_ref()
            .is_some_and(|e| e.single().is_some() && e.grain() >= Grain::Day);
        (is_paper && tied && near && done && day).then_some((*time, *t))
    }

    /// The date that leads a line of a list.
    pub(in crate::extract::events) fn date_of_line(&self) -> Option<(u32, &TimeMention)> {
        let (time, _, t) = self.times.first()?;
        let plain = t.edtf.as_ref().is_some_and(|e| e.bounds().0.is_some())
            && t.recurrence.is_none()
            && t.signal == Signal::At;
        (self.english && self.is_listed() && self.starts_with_date() && plain)
            .then_some((*time, *t))
    }

    /// "lift the ban imposed by decree on 6 February": the date may well be that of the participle between.
    ///
    /// Not where people come together ("the fair organized by the board on 3 May"), nor of who leads them ("the delegation led by").
    pub(in crate::extract::events) fn is_of_a_participle(
        &self,
        lang: &Words,
        time: u32,
        p: &Predicate,
    ) -> bool {
        let Some((_, covered, _)) = self.times.iter().find(|(i, _, _)| *i == time) else {
            return false;
        };
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        let done = |i: usize| {
            let noun = word(i - 1);
            let tie = word(i + 1);
            let participle = lang.verb(&self.words[i..]).is_some_and(|(v, _)| {
                v.participle && v.class == Class::Happening && !v.intransitive
                    // "samples taken on 28 February were confirmed".
                    || v.form == Form::Participle && v.class == Class::Plain
            });
            participle
                && !self.named[i]
                && self.tokens[i - 1].kind == TokenKind::Word
                && !List::Determiner.has(noun)
                && !List::Preposition.has(noun)
                && !List::Finite.has(noun)
                && !List::LedBy.has(word(i))
                && !noun.ends_with("ly")
                && !matches!(
                    noun,
                    "and" | "or" | "to" | "," | "he" | "she" | "it" | "they" | "who" | "which"
                )
                && lang.noun(noun).is_none_or(|n| n.concept != p.verb.concept)
                && (tie == "by" || i + 1 == covered.start || i + 2 == covered.start && tie == "on")
        };
        // Behind the verb, or within its subject.
        let from = match covered.start < p.start {
            true => 1,
            false => p.end + 1,
        };
        let between = from..covered.start.max(from);
        let at = between.clone().rev().find(|&i| done(i));
        self.english
            && (!p.passive || covered.start < p.start)
            && matches!(p.verb.class, Class::Happening | Class::Saying)
            && at.is_some_and(|at| {
                covered.start - at <= PARTICIPLE_REACH
                    && !self.words[at..covered.start]
                        .iter()
                        .any(|w| matches!(w.as_str(), "," | ";" | "and"))
                    && !self
                        .times
                        .iter()
                        .any(|(_, c, _)| at < c.start && c.start < covered.start)
            })
    }

    /// "has summoned both sides to a meeting on Thursday": the day is that of the meeting.
    pub(in crate::extract::events) fn dates_an_invitation(
        &self,
        lang: &Words,
        time: u32,
        p: &Predicate,
    ) -> bool {
        let Some((_, covered, _)) = self.times.iter().find(|(i, _, _)| *i == time) else {
            return false;
        };
        let occasion = |i: usize| self.event_noun(lang, i).is_some() && !self.named[i];
        let to = (p.end..covered.start).find(|&i| self.words[i] == "to");
        let article = |to: usize| matches!(self.words[to + 1].as_str(), "a" | "an" | "the" | "its");
        self.english
            && List::Inviting.has(&self.words[p.head])
            && to.is_some_and(|to| {
                to + 2 < covered.start
                    && article(to)
                    && (to + 2..covered.start).any(occasion)
                    && !self.words[to..covered.start].iter().any(|w| w == ",")
            })
    }

    /// "with effect from 1 April", "effective 1 April".
    pub(in crate::extract::events) fn takes_effect(&self, time: u32) -> bool {
        self.times.iter().any(|(i, covered, _)| {
            let before = covered.start.saturating_sub(2)..covered.start;
            let mut words = self.words[before].iter();
            *i == time && words.any(|w| matches!(w.as_str(), "effect" | "effective"))
        })
    }

    /// "filled the seat left by the death of Mr. Moll in November": the date is that of what stands before it.
    pub(in crate::extract::events) fn dates_a_happening(
        &self,
        lang: &Words,
        time: u32,
        verb: usize,
    ) -> bool {
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

    /// "The promise given during the visit of the board in June has been kept": June is when the visit was.
    ///
    /// Not where it leads in: "During the visit in June the board met".
    pub(in crate::extract::events) fn dates_its_own(
        &self,
        lang: &Words,
        time: u32,
        subject: &Range<usize>,
    ) -> bool {
        let Some((_, covered, _)) = self.times.iter().find(|(i, _, _)| *i == time) else {
            return false;
        };
        let led = |i: usize| {
            let from = self.phrase_start(i, subject.start);
            let articles = self.words[subject.start..from].iter().rev();
            let lead = articles.into_iter().find(|w| !List::OwnerOrArticle.has(w));
            from > subject.start + 1 && lead.is_some_and(|w| List::OwnDay.has(w))
        };
        self.english
            && subject.contains(&covered.start)
            && (subject.start + 1..covered.start).any(|i| {
                !self.named[i]
                    && self
                        .event_noun(lang, i)
                        .is_some_and(|n| n.class == Class::Happening)
                    && led(i)
            })
    }

    /// "takes place on 28 March 2019", where nothing says when that was written: still to come when it was.
    pub(in crate::extract::events) fn is_of_a_day_to_be(
        &self,
        p: &Predicate,
        time: &TimeMention,
    ) -> bool {
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

    /// Does this word stand before the time: "for 2015", "for the years 2015–2018"?
    pub(in crate::extract::events) fn follows(&self, time: u32, word: &str) -> bool {
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

    /// "following the incident of 30 January", "the resumption on Monday of traffic": the day of what is spoken of, behind the verb.
    pub(in crate::extract::events) fn dates_what_stands_before(
        &self,
        time: u32,
        verb: usize,
    ) -> bool {
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        let noun = |i: usize| {
            self.tokens[i].kind == TokenKind::Word
                && !self.timed[i]
                && !List::DayWord.has(word(i))
                && !List::PartOfTime.has(word(i))
                && !List::RankOfTime.has(word(i))
                && !List::Unit.has(word(i))
                && !List::Preposition.has(word(i))
                && !matches!(
                    word(i),
                    "hours"
                        | "afternoon"
                        | "middle"
                        | "weekend"
                        | "course"
                        | "out"
                        | "because"
                        | "as"
                )
        };
        self.english
            && self.times.iter().any(|(i, covered, t)| {
                let day = t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Day);
                let at = covered.start;
                let of_noun = day && at > verb + 2 && word(at - 1) == "of" && noun(at - 2);
                let parts_it = word(covered.end) == "of"
                    && self.timed.get(covered.end + 1) == Some(&false)
                    && at > verb + 2
                    && matches!(word(at - 1), "on" | "in")
                    && noun(at - 2);
                *i == time && (of_noun || parts_it)
            })
    }

    /// "since the exhibition of 1974", "the suspension, in place since May", "head of the Commission until last December", "after a fire on
    /// 3 November": behind a verb, the time of something else, whatever the verb.
    pub(in crate::extract::events) fn dates_what_is_beside(&self, time: u32, verb: usize) -> bool {
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        let Some((_, covered, _)) = self.times.iter().find(|(i, _, _)| *i == time) else {
            return false;
        };
        let at = covered.start;
        if !self.english || at <= verb + 3 {
            return false;
        }
        let since = |i: usize| {
            word(i) == "since" && List::Determiner.has(word(i + 1)) && at - i <= SINCE_REACH
        };
        let since_noun = word(at - 1) == "of" && (verb..at - 2).any(since);
        let in_place = word(at - 1) == "since"
            && word(at - 3) == "in"
            && matches!(
                word(at - 2),
                "place" | "force" | "effect" | "use" | "office"
            );
        let holder = matches!(word(at - 1), "until" | "till" | "since")
            && (verb..at - 1)
                .rev()
                .find(|&i| matches!(word(i), "," | "and") && !self.named[i])
                .is_some_and(|i| List::Holder.has(word(i + 1)) && word(i + 2) == "of");
        since_noun || in_place || holder || self.dates_a_harm(at, verb)
    }

    /// "the mortality recorded between June and August, and the grounding of a tanker on 19 January": with this comma begins
    /// something else, that has a day of its own.
    pub(in crate::extract::events) fn tells_of_a_second(&self, comma: usize, verb: usize) -> bool {
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        let begins = word(comma) == ","
            && !self.named[comma]
            && word(comma + 1) == "and"
            && matches!(word(comma + 2), "the" | "a" | "an" | "its" | "their");
        let dated = |range: Range<usize>| {
            let mut starts = self.times.iter().map(|(_, covered, _)| covered.start);
            starts.find(|start| range.contains(start))
        };
        begins
            && dated(verb..comma).is_some()
            && dated(comma..self.words.len()).is_some_and(|at| {
                matches!(word(at - 1), "on" | "in" | "of")
                    && !(comma + 3..at).any(|i| List::Finite.has(word(i)) || word(i) == ",")
            })
    }

    /// "pushed back after a fire in the roof space on 3 November": the fire was on that day.
    fn dates_a_harm(&self, at: usize, verb: usize) -> bool {
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        let Some(lang) = self.lang.filter(|_| at > verb + 3) else {
            return false;
        };
        let harm = lang.verb(&["killed".to_owned()]).map(|(v, _)| v.concept);
        let after = (verb..at - 2).rev().find(|&i| {
            matches!(word(i), "after" | "following") && matches!(word(i + 1), "a" | "an")
        });
        after.is_some_and(|after| {
            let between = after + 2..at - 1;
            let apart = between
                .clone()
                .any(|i| !self.named[i] && matches!(word(i), "," | ";" | "and" | "that" | "which"));
            let mut nouns = between.filter_map(|i| self.event_noun(lang, i));
            !apart
                && at - after <= HARM_REACH
                && matches!(word(at - 1), "on" | "in")
                && nouns.any(|noun| Some(noun.concept) == harm)
        })
    }

    /// Does a date stand among these words?
    pub(in crate::extract::events) fn has_time_in(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|i| self.timed.get(i) == Some(&true))
    }

    /// "of September 6" behind a noun of the subject.
    pub(in crate::extract::events) fn dates_a_noun(
        &self,
        time: u32,
        subject: &Range<usize>,
    ) -> bool {
        self.times.iter().any(|(i, covered, _)| {
            *i == time
                && subject.start < covered.start
                && subject.contains(&covered.start)
                && self.words[covered.start - 1] == "of"
        })
    }

    /// "The director from 2009 to 2014, Eva Moll, spoke", "Eva Moll, director since May": how long an office was held.
    pub(in crate::extract::events) fn is_of_office(
        &self,
        time: u32,
        subject: &Range<usize>,
        p: &Predicate,
    ) -> bool {
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

    /// "under a resolution of October 2009", "the judgment of 3 May": the date is that of what stands before it.
    pub(in crate::extract::events) fn dates_a_paper(
        &self,
        lang: &Words,
        time: u32,
        verb: usize,
    ) -> bool {
        self.english
            && self.times.iter().any(|(i, covered, _)| {
                let paper = covered.start.checked_sub(2).is_some_and(|at| {
                    // "Decree No. 44 of 6 February": the number between.
                    let number = |i: &usize| {
                        let word = self.words[*i].trim_end_matches('.');
                        matches!(word, "no" | "nr" | "№" | "n" | "." | "/")
                            || word.starts_with(|c: char| c.is_ascii_digit())
                    };
                    let counted = (at.saturating_sub(PAPER_REACH)..=at)
                        .rev()
                        .take_while(number)
                        .count();
                    let word = self.words[at.saturating_sub(counted)].as_str();
                    lang.noun(word).is_some() || List::DatedPaper.has(word)
                });
                *i == time && paper && covered.start > verb && self.words[covered.start - 1] == "of"
            })
    }
}

/// "since the Bergholm exhibition of 1974": so many words from "since" to the date.
const SINCE_REACH: usize = 8;

/// "after a fire in the roof space of the old hall on 3 November": so many words from "after" to the date.
const HARM_REACH: usize = 12;

/// "imposed by decree on 6 February": a participle, by what, and when.
const PARTICIPLE_REACH: usize = 7;

/// "decision No. 12 of 9 February": number and kind stand between a paper and its day.
const PAPER_REACH: usize = 4;
