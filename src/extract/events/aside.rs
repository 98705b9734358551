//! What stands apart in a sentence – a role between commas, a bracket behind a name, quoted speech – and keeps its dates to itself.
//!
//! Knows where an aside begins and ends, not what is told in it or around it.

use super::lists::List;
use super::told::{Told, is_quotation_mark};
use crate::model::{NameKind, Signal, TimeMention, TokenKind};
use std::ops::Range;

impl Told<'_> {
    /// Is the date in an aside that the verb is outside of, or outside of the speech that the verb is in?
    pub(super) fn stands_apart(&self, date: usize, verb: usize) -> bool {
        self.asides
            .iter()
            .any(|aside| aside.contains(&date) && !aside.contains(&verb))
    }

    /// Who "I" is as the subject of a verb: the writer, unless somebody else is quoted.
    pub(super) fn writer_at(&self, subject: &Range<usize>) -> Option<u32> {
        let says_i = subject.end > subject.start && self.words[subject.end - 1] == "i";
        let quoted = || {
            self.speeches()
                .iter()
                .any(|s| s.contains(&(subject.end - 1)))
        };
        self.writer.filter(|_| self.english && says_i && !quoted())
    }

    /// Of roles only what holds a date is looked for; where nothing does, there is nothing to keep apart.
    pub(super) fn find_asides(&self) -> Vec<Range<usize>> {
        if self.times.is_empty() {
            return Vec::new();
        }
        let mut found = self.speeches();
        if self.english {
            let of_roles = self
                .times
                .iter()
                .filter_map(|(_, covered, time)| self.role_around(covered, time));
            found.extend(of_roles);
            let of_deeds = self
                .times
                .iter()
                .filter_map(|(_, covered, _)| self.deed_around(covered));
            found.extend(of_deeds);
            let objects = self.times.iter().map(|(_, covered, _)| covered.clone());
            found.extend(objects.filter(|covered| self.is_named_as(covered)));
        }
        let compared = self
            .times
            .iter()
            // "compared to 2019" looks like "to 2019"; "no later than 2019" is a bound.
            .filter(|(_, _, time)| matches!(time.signal, Signal::At | Signal::Until))
            .filter_map(|(_, covered, _)| self.compared_with(covered));
        found.extend(compared);
        found
    }

    /// "8 percent less than in 2019", "compared to the year before": a time that something is measured by, and not when it was.
    fn compared_with(&self, date: &Range<usize>) -> Option<Range<usize>> {
        let leads = date.start.saturating_sub(LONGEST_COMPARISON)..date.start;
        let from = leads
            .rev()
            .take_while(|&i| self.tokens[i].kind != TokenKind::Mark && !self.named[i])
            .find(|&i| List::ComparedWith.has(&self.words[i]))?;
        // "compared with 28,500 in the whole of 2020": figures too.
        let small = |i: usize| {
            let word = &self.words[i];
            self.tokens[i].kind == TokenKind::Number && !self.timed[i] && self.words[from] != "than"
                || word == "whole"
                || word.chars().count() <= 3
                || List::Preposition.has(word)
                || List::Determiner.has(word)
        };
        // "214 cases, against 331 the previous week", but "ruled against it on 3 May".
        let measured = self.words[from] != "against"
            || (from + 1..date.start).any(|i| self.tokens[i].kind == TokenKind::Number);
        (measured && (from + 1..date.start).all(small)).then_some(from..date.end)
    }

    /// "proclaimed 18 December as the day of the sea": the date is what was proclaimed.
    ///
    /// Not "on 3 May as chair", "3 May as planned".
    fn is_named_as(&self, date: &Range<usize>) -> bool {
        let before = date.start.checked_sub(1);
        let bare = before.is_some_and(|i| {
            self.tokens[i].kind == TokenKind::Word
                && !List::Preposition.has(&self.words[i])
                && !self.timed[i]
                && !List::Preposition.has(&self.words[date.start])
        });
        let named = self.words.get(date.end + 1).is_some_and(|w| {
            List::OwnerOrArticle.has(w) || self.raw(date.end + 1).starts_with(char::is_uppercase)
        });
        bare && named && self.words[date.end] == "as"
    }

    /// "The strike, called by the union on 4 May, ended": between two commas stands what was done to it before, and when.
    fn deed_around(&self, date: &Range<usize>) -> Option<Range<usize>> {
        let comma = |i: &usize| self.words[*i] == "," && !self.named[*i];
        let back = date.start.saturating_sub(LONGEST_ROLE)..date.start;
        let open = back.rev().find(comma).filter(|&i| i > 0)?;
        let close = (date.end..self.words.len()).find(comma)?;
        let word = self.words.get(open + 1)?;
        let done = word.len() > 4 && word.ends_with("ed") || List::IrregularPassive.has(word);
        let how = List::PlaceOrTime.has(self.words.get(open + 2)?);
        (done && how && close + 1 < self.words.len()).then_some(open..close + 1)
    }

    /// What stands between quotation marks, also where the first or the last of them is in another sentence.
    /// Inside quotation marks.
    pub(super) fn is_spoken(&self, at: usize) -> bool {
        self.speeches().iter().any(|s| s.contains(&at))
    }

    fn speeches(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut open: Option<usize> = None;
        let mut any = false;
        for (i, word) in self.words.iter().enumerate() {
            if !is_quotation_mark(word) {
                continue;
            }
            let opens = match word.as_str() {
                "\"" => self.tokens[i].spaced || i == 0,
                // German closes with what English opens with.
                "“" => open.is_none(),
                "«" | "„" => true,
                _ => false,
            };
            match (opens, open) {
                (true, _) => open = Some(i),
                (false, Some(from)) => {
                    found.push(from..i + 1);
                    open = None;
                }
                (false, None) if !any => found.push(0..i + 1),
                (false, None) => {}
            }
            any = true;
        }
        found.extend(open.map(|from| from..self.words.len()));
        found
    }

    /// "Eva Moll, director from 2009 to 2014, …", "Moll (1950–1999)": what is said of a name beside it, with this date in it.
    fn role_around(&self, date: &Range<usize>, time: &TimeMention) -> Option<Range<usize>> {
        let mark = |i: usize| !self.named[i] && self.tokens[i].kind == TokenKind::Mark;
        let back = date.start.saturating_sub(LONGEST_ROLE)..date.start;
        let open = back
            .rev()
            .find(|&i| mark(i) && matches!(self.words[i].as_str(), "," | "(" | ";" | ":" | ")"))?;
        let bracket = self.words[open] == "(";
        let close = (date.end..self.words.len()).find(|&i| {
            mark(i)
                && match self.words[i].as_str() {
                    ")" => bracket,
                    "," | ";" | "." => !bracket,
                    _ => false,
                }
        })?;
        let before = open.checked_sub(1)?;
        let whose = self.names.iter().find(|&&n| {
            let name = &self.all_names[n as usize];
            let ends = self.covered(name.range).end == before + 1;
            ends && !name.form.stands_in()
        });
        let kind = whose.map(|&n| self.all_names[n as usize].kind)?;
        let inside = open + 1..close;
        let role = match bracket {
            true => self.is_said_in_brackets(&inside, kind, time),
            false => self.is_a_role(&inside, kind, date, time),
        };
        role.then_some(open..close + 1)
    }

    /// Not "opened by Eva Moll (3 May 1990)", which may well be the day of the opening.
    fn is_said_in_brackets(
        &self,
        inside: &Range<usize>,
        kind: NameKind,
        time: &TimeMention,
    ) -> bool {
        let only_when = inside
            .clone()
            .all(|i| self.timed[i] || self.tokens[i].kind == TokenKind::Mark);
        let body = matches!(
            kind,
            NameKind::Person | NameKind::Organisation | NameKind::Place
        );
        body && (!only_when || kind == NameKind::Person && lasts(time))
    }

    /// Between commas stands what somebody is or was: a noun phrase, or what went on; not "in Oslo on 3 May".
    fn is_a_role(
        &self,
        inside: &Range<usize>,
        kind: NameKind,
        date: &Range<usize>,
        time: &TimeMention,
    ) -> bool {
        let first = inside.start;
        let word = self.words[first].as_str();
        let participle = word.ends_with("ed") || matches!(word, "born" | "known" | "married");
        let leads_on = self.timed[first]
            || self.named[first]
            || self.tokens[first].kind != TokenKind::Word
            || word.ends_with("ing")
            || word.ends_with("ly")
            || List::LeadsOn.has(word);
        let owned = matches!(kind, NameKind::Person | NameKind::Organisation);
        owned && first < date.start && !leads_on && (!participle || lasts(time))
    }
}

/// "since 2009", "from 2009 to 2014": what somebody was, and no day on which anything was done.
pub(super) fn lasts(time: &TimeMention) -> bool {
    matches!(time.signal, Signal::Since | Signal::Until) || !time.ends.is_empty()
}

/// "compared with 28,500 in the whole of 2019".
const LONGEST_COMPARISON: usize = 7;

/// A role and the body it was held in are over within so many words.
const LONGEST_ROLE: usize = 14;
