//! The dates of a sentence: which belong to it, which of them a clause takes, and which lead it in.
//!
//! Reads no date itself.

use super::super::DatesFound;
use super::super::clause::Clause;
use super::super::lists::List;
use super::super::predicate::{Predicate, Tense};
use super::{Told, is_quotation_mark};
use crate::model::facts::RelativeTo;
use crate::model::{
    Grain, NameKind, Segmented, Sentence, SentenceRole, Signal, TextRange, TimeMention, TimexType,
    TokenKind,
};
use std::ops::Range;

/// "(date unconfirmed)", in tokens.
const LONGEST_OF_A_DATE: usize = 8;

/// "Taking note with appreciation of the report", in tokens.
const LONGEST_PREAMBLE: usize = 9;

impl<'a> Told<'a> {
    /// "GENEVA (AP) —", "Oslo, 3 April 2018 –": where and when it was written is no part of what is told.
    /// Says where that ends.
    pub(in crate::extract::events) fn leave_out_dateline(
        &mut self,
        published: Option<TextRange>,
    ) -> usize {
        let dash = |w: &str| matches!(w, "–" | "—" | "-" | "--");
        // "2019 (date unconfirmed) – Reported meeting": what is said of the date is not told of that day.
        let dates = self.timed.iter().take_while(|t| **t).count();
        if dates > 0 && self.words.get(dates).is_some_and(|w| w == "(") {
            let close = (dates..self.words.len())
                .take(LONGEST_OF_A_DATE)
                .find(|&i| self.words[i] == ")")
                .filter(|i| self.words.get(i + 1).is_some_and(|w| dash(w) || w == ":"));
            if let Some(close) = close
                && !self
                    .times
                    .iter()
                    .any(|(_, covered, _)| covered.start > dates && covered.start < close)
            {
                self.timed[..=close + 1].fill(true);
                return 0;
            }
        }
        let Some(at) = (1..self.words.len().min(DATELINE_TOKENS))
            .find(|&i| dash(&self.words[i]) && self.tokens[i].spaced)
        else {
            return 0;
        };
        let dated = published.is_some_and(|p| {
            let covered = self.covered(p);
            p.overlaps(self.sentence.range) && covered.start > 0 && covered.end <= at
        });
        let shouted = |i: usize| {
            let raw = self.raw(i);
            raw.chars().count() >= 3
                && raw.chars().any(char::is_alphabetic)
                && !raw.chars().any(char::is_lowercase)
        };
        let place = |i: usize| {
            self.tokens[i].kind != TokenKind::Word
                || self.raw(i).starts_with(char::is_uppercase)
                || self.timed[i]
        };
        let named = (0..at).all(place)
            && (shouted(0)
                || self
                    .name_at(0)
                    .is_some_and(|(n, _)| n.kind == NameKind::Place));
        let told = matches!(
            self.sentence.role,
            SentenceRole::Lead | SentenceRole::Body | SentenceRole::HeadLine
        );
        if told && (dated || named && shouted(0)) {
            self.timed[..=at].fill(true);
            return at;
        }
        0
    }

    /// "Noting with deep concern the losses recorded …,", "Bearing in mind that the ban will expire,": what a resolution says before it
    /// decides, of which only what is noted is told.
    pub(in crate::extract::events) fn leave_out_preamble(&mut self) {
        // "Please note: the section will be closed".
        let asks = matches!(&self.words[..], [please, note, mark, ..] if please == "please" && note == "note" && (mark == ":" || mark == "that"));
        if self.english && asks {
            self.timed[..3].fill(true);
            // Whoever is asked is told something all the same.
            self.words[0] = "–".to_owned();
            self.words[1] = "–".to_owned();
            self.words[2] = "–".to_owned();
            return;
        }
        let ends = self.sentence.range.of(self.text).ends_with([',', ';']);
        if !self.english || !ends || !self.words.first().is_some_and(|w| List::Preamble.has(w)) {
            return;
        }
        let reach = 1..self.words.len().min(LONGEST_PREAMBLE);
        let that = reach.clone().find(|&i| self.words[i] == "that");
        let thing = || {
            reach
                .clone()
                .find(|&i| self.named[i] || List::Determiner.has(&self.words[i]))
        };
        if let Some(end) = that.map(|i| i + 1).or_else(thing) {
            self.timed[..end].fill(true);
        }
    }

    /// "the banner “Anna Moll 1930–1999”": what a short quotation dates is in the quotation.
    pub(in crate::extract::events) fn leave_out_quoted_times(&mut self) {
        if self.times.is_empty() || !self.words.iter().any(|w| is_quotation_mark(w)) {
            return;
        }
        let quoted = self.find_quoted();
        for (_, covered, _) in &self.times {
            if quoted[covered.start] {
                self.timed[covered.clone()].fill(false);
            }
        }
        self.times.retain(|(_, covered, _)| !quoted[covered.start]);
    }

    /// "the 1991 agreement": says which agreement, not when something was done to it. (At a "July 16 press conference" something was done.)
    pub(in crate::extract::events) fn names_a_thing(&self, time: u32) -> bool {
        let Some((_, covered, time)) = self.times.iter().find(|(i, _, _)| *i == time) else {
            return false;
        };
        let is_article = |i: usize| List::OwnerOrArticle.has(&self.words[i]);
        // "results of the spring count": the article may be the expression's own.
        let article = covered.start.checked_sub(1).is_some_and(is_article)
            || covered.len() == 2
                && is_article(covered.start)
                && (time.edtf.is_none()
                    || covered
                        .start
                        .checked_sub(1)
                        .is_some_and(|i| self.words[i] == "of"));
        let noun = |i: usize| self.lang.is_some_and(|l| l.noun(&self.words[i]).is_some());
        let next = covered.end;
        let describes = self
            .tokens
            .get(next)
            .is_some_and(|t| t.kind == TokenKind::Word)
            && !List::BehindDate.has(&self.words[next]);
        let occasion = (next..self.words.len()).take(3).any(noun);
        self.english
            && article
            && describes
            && !occasion
            && self.tokens[covered.start].range.start > self.sentence.range.start
    }

    /// A day, month or year after the one on which the document was written.
    pub(in crate::extract::events) fn is_after_writing(&self, time: &TimeMention) -> bool {
        let begins = time.edtf.as_ref().and_then(|e| e.bounds().0);
        let day = time.edtf.as_ref().is_some_and(|e| {
            e.grain() > Grain::Year || e.grain() == Grain::Year && time.signal == Signal::At
        });
        day && begins
            .zip(self.written)
            .is_some_and(|(begins, written)| begins >= written)
    }

    /// "1671 Aug 20.": a date and its full stop.
    pub(in crate::extract::events) fn is_only_time(&self) -> bool {
        let mark = |i: usize| self.tokens[i].kind == TokenKind::Mark;
        !self.times.is_empty() && (0..self.words.len()).all(|i| self.timed[i] || mark(i))
    }

    /// "Eva Lund visited Arden on 16 June 2010": the one date of the sentence, a day in full, and nothing else that it could be of. What the
    /// paper's head says of its own day does not undo it: the two then disagree, and that is shown.
    pub(in crate::extract::events) fn plainly_dates(&self, time: u32, p: &Predicate) -> bool {
        let [(_, covered, t)] = &self.times[..] else {
            return false;
        };
        let in_full = t.stated
            && t.signal == Signal::At
            && t.edtf
                .as_ref()
                .is_some_and(|e| e.grain() >= Grain::Day && e.single().is_some());
        let leads_off = |w: &String| {
            matches!(
                w.as_str(),
                "to" | "for" | "that" | "of" | "until" | "and" | "," | ";"
            )
        };
        let between = self.words.get(p.end..covered.start);
        let own = between.map_or(covered.start <= 1, |words| !words.iter().any(leads_off));
        self.english && in_full && own && self.times[0].0 == time
    }

    pub(in crate::extract::events) fn starts_with_date(&self) -> bool {
        self.times
            .first()
            .is_some_and(|(_, covered, _)| covered.start <= 1)
    }

    /// The time of a clause: a recurrence first, then the finest date nearest to the verb.
    pub(in crate::extract::events) fn time_in(
        &self,
        clause: &Range<usize>,
        verb: usize,
    ) -> Option<(u32, &'a TimeMention)> {
        self.times
            .iter()
            .filter(|(_, covered, t)| {
                clause.start <= covered.start
                    && covered.start < clause.end
                    // "two years ago" is a duration to some languages' TIMEX3, but tells when.
                    && (t.kind != TimexType::Duration || t.relative.is_some())
                    && (t.edtf.is_some() || t.relative.is_some() || t.recurrence.is_some())
                    && !self.stands_apart(covered.start, verb)
            })
            .min_by_key(|(i, covered, t)| {
                let distance = covered.start.abs_diff(verb);
                let grain = t
                    .edtf
                    .as_ref()
                    .map_or(Grain::Century, crate::model::Edtf::grain);
                // A recurrence says as much as a day; of equals the one nearest to the verb.
                let fineness = if t.recurrence.is_some() {
                    Grain::Day
                } else {
                    grain.min(Grain::Day)
                };
                // "Yesterday extended the mandate until 30 April 2010": when it was done, and not how far it reaches; then a date in full
                // before one whose year had to be worked out.
                let reaches = t.signal == Signal::Until;
                (
                    std::cmp::Reverse(fineness),
                    reaches,
                    !t.stated,
                    distance,
                    *i,
                )
            })
            .map(|(i, _, t)| (*i, *t))
    }

    /// "In March, after": the conjunction that a comma parts from the time that leads the sentence.
    fn leading_joint(&self) -> Option<usize> {
        let (_, covered, _) = self.times.first().filter(|_| self.english)?;
        let word = |i: usize| self.words.get(i).map_or("", String::as_str);
        let joint = covered.end + 1;
        let joins = matches!(
            word(joint),
            "after" | "before" | "when" | "once" | "while" | "as"
        );
        (covered.start <= 1 && word(covered.end) == "," && joins).then_some(joint)
    }

    /// The same, where this verb is that of the conjunction and another follows behind a comma.
    pub(in crate::extract::events) fn joint_behind_leading_time(
        &self,
        p: &Predicate,
    ) -> Option<usize> {
        let joint = self.leading_joint().filter(|&joint| joint < p.start)?;
        let comma = (joint..self.words.len()).find(|&i| self.words[i] == "," && !self.named[i])?;
        (p.start < comma).then_some(joint)
    }

    /// "On 3 May he flew to Bergen and signed the treaty": what leads a sentence in dates all it tells in one go.
    pub(in crate::extract::events) fn leading_time(
        &self,
        p: &Predicate,
        c: &Clause,
    ) -> Option<(u32, &'a TimeMention)> {
        // "20 January 2009: Appeal allowed in part; damages reduced": a line of a chronology is of one day.
        let line = self.is_listed() && self.starts_with_date();
        let goes_on = line
            || c.whole.start > 0 && matches!(self.words[c.whole.start - 1].as_str(), "and" | ";");
        // "On 4 November the works, built in 1924, closed": the aside is over.
        let behind_an_aside = c.whole.start > 0
            && self.words[c.whole.start - 1] == ","
            && c.subject.end < c.whole.start
            && !c.subject.is_empty()
            && !p.participial
            && self
                .times
                .first()
                .is_some_and(|(_, covered, _)| covered.end <= c.subject.start);
        // "In March, after the first trains had come, the desk opened".
        let behind_a_joint = self.joint_behind_leading_time(p).is_none()
            && c.whole.start > 0
            && self.words[c.whole.start - 1] == ","
            && self
                .leading_joint()
                .is_some_and(|joint| joint < c.whole.start);
        let goes_on = goes_on || behind_an_aside || behind_a_joint;
        let later = self.words[c.whole.start..p.start.max(c.whole.start)]
            .iter()
            .any(|w| List::NotThen.has(w));
        let (i, covered, time) = self.times.first()?;
        // "moved to the house that had been built by Moll and paid for by Lund": told of the house.
        let aside = self.words[covered.end.min(p.start)..p.start]
            .iter()
            .any(|w| matches!(w.as_str(), "which" | "who" | "whose"));
        let leads = covered.start <= 1 && covered.end < c.whole.start && time.signal == Signal::At;
        let told = matches!(p.tense, Tense::Past) || line && matches!(p.tense, Tense::Headline);
        let own = self
            .times
            .iter()
            .any(|(_, covered, _)| c.whole.contains(&covered.start));
        let day = time.edtf.as_ref().is_some_and(|e| e.single().is_some());
        (self.english
            && goes_on
            && leads
            && told
            && (day || line)
            && !aside
            && !later
            && !own
            && time.recurrence.is_none())
        .then_some((*i, *time))
    }

    /// The other date beside a recurrence: "since 2000 … every year".
    pub(in crate::extract::events) fn beginning(
        &self,
        clause: &Range<usize>,
        recurrence: u32,
    ) -> Option<u32> {
        self.times
            .iter()
            .find(|(i, covered, t)| {
                *i != recurrence
                    && clause.contains(&covered.start)
                    && (t.signal == Signal::Since
                        || t.edtf.as_ref().is_some_and(|e| e.grain() == Grain::Year))
                    && t.edtf.as_ref().is_some_and(|e| e.bounds().0.is_some())
            })
            .map(|(i, _, _)| *i)
    }

    /// Nothing but a time of day: "19:30", "7.30 pm", "9 Uhr".
    pub(in crate::extract::events) fn is_clock(&self, tokens: Range<usize>) -> bool {
        let hours = |i: usize| self.raw(i).starts_with(|c: char| c.is_ascii_digit());
        let unit = |i: usize| {
            matches!(
                self.words[i].as_str(),
                "am" | "pm" | "a.m." | "p.m." | "uhr" | "noon" | "midnight"
            )
        };
        let marked = |i: usize| self.raw(i).contains(':');
        tokens.clone().any(|i| hours(i) || unit(i))
            && tokens.clone().any(|i| unit(i) || marked(i))
            && tokens
                .clone()
                .all(|i| unit(i) || !self.raw(i).contains(char::is_alphabetic))
    }
}

/// "4 May 2011 – Yesterday the dam broke": the day in front is that of writing where the sentence goes on to say another.
pub(super) fn says_another_day(dates: &DatesFound, first: usize, sentence: &Sentence) -> bool {
    let day = |t: &&TimeMention| t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Month);
    dates.times[first + 1..]
        .iter()
        .take_while(|t| t.range.start < sentence.range.end)
        .any(|t| day(&t) && !t.boilerplate)
}

/// "On 7 May at 03:12 … . At 05:40 …": the hour is of the day that the paragraph has just named in full.
pub(super) fn goes_on_that_day(
    dates: &DatesFound,
    at: usize,
    seg: &Segmented,
    sentence: &Sentence,
) -> bool {
    let clock = |t: &TimeMention| {
        let hour = t.value.split_once('T').map(|(_, hour)| hour);
        hour.is_some_and(|h| h.contains(':') && h.starts_with(|c: char| c.is_ascii_digit()))
    };
    let day_of = |t: &TimeMention| {
        t.edtf
            .as_ref()?
            .single()
            .map(|d| d.bounds().map(|b| b.0.date()))
    };
    let own = &dates.times[at];
    let near = |t: &TimeMention| {
        let from = seg
            .sentences
            .partition_point(|s| s.range.end <= t.range.start);
        let here = seg
            .sentences
            .partition_point(|s| s.range.end <= own.range.start);
        seg.sentences
            .get(from)
            .is_some_and(|s| s.block == sentence.block)
            && here - from <= HOUR_REACH
    };
    clock(own)
        && dates.times[..at]
            .iter()
            .rev()
            .take(HOUR_REACH)
            .take_while(|t| near(t))
            .find(|t| t.stated)
            .is_some_and(|t| clock(t) && day_of(t) == day_of(own))
}

/// So many sentences on, and so many times, a clock may still be of the day last named.
const HOUR_REACH: usize = 4;

/// "8 pm", "in the evening": the hour of a day that was worked out from nothing but where it stands.
///
/// "Tuesday evening" and "last night" say which day, and "this morning" counts from the day of writing.
pub(super) fn is_bare_hour(time: &TimeMention) -> bool {
    // "the night of 26 December": only its year was worked out.
    let counted = time
        .relative
        .filter(|r| r.shift == 0 && r.unit >= Grain::Day);
    let clock = time
        .value
        .split_once('T')
        .is_none_or(|(_, hour)| hour.starts_with(|c: char| c.is_ascii_digit()));
    time.edtf.is_none() || counted.is_some_and(|r| clock || r.to == RelativeTo::LastMentioned)
}

/// "2011-12-25".
pub(super) const DAY_VALUE: usize = 10;

pub(super) fn is_weekday_or_month(time: &TimeMention) -> bool {
    time.rule.ends_with("weekday")
        || time.rule.ends_with("month")
        || time.relative.is_some_and(|r| r.unit > Grain::Month)
}

/// A dateline is over within so many tokens: place, country, date, agency.
const DATELINE_TOKENS: usize = 14;
