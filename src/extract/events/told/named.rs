//! The names of a sentence: where they stand, how a label shows them, what series and observances they are.
//!
//! Finds no name itself.

use super::super::clause::Clause;
use super::super::lists::List;
use super::{Told, is_possessive};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, TokenKind};
use std::ops::Range;

impl<'a> Told<'a> {
    /// A role is left out together with the comma and article that tie it to its name.
    pub(in crate::extract::events) fn drop_role(&mut self, role: Range<usize>, name_starts: usize) {
        if role.is_empty() || role.end > self.dropped.len() {
            return;
        }
        // "elected as Director General": what somebody became is told.
        let article = |w: &&String| matches!(w.as_str(), "the" | "a" | "an" | "its" | "their");
        let before = self.words[..role.start].iter().rfind(|w| !article(w));
        if self.english
            && (before.is_some_and(|w| w == "as")
                || role.start >= name_starts && self.says_the_post(role.start))
        {
            return;
        }
        // "appointed Eva Lund director": so does what follows the name without a comma.
        let installed = (name_starts.saturating_sub(2)..name_starts)
            .any(|i| List::Installing.has(&self.words[i]));
        let bare = role.start > name_starts
            && !self.words[name_starts..role.start].iter().any(|w| w == ",");
        if self.english && installed && bare {
            return;
        }
        let mut role = role;
        let behind = role.start >= name_starts;
        if behind
            && self
                .words
                .get(role.end)
                .is_some_and(|w| matches!(w.as_str(), "of" | "for" | "in" | "at" | "to" | "and"))
        {
            // "Moll, painter of harbors, dies": all of what stands between the commas goes, or nothing.
            let close = (role.end..self.words.len().min(role.end + ROLE_TOKENS))
                .find(|&i| self.words[i] == ",");
            match close {
                Some(comma) => role.end = comma,
                None => return,
            }
        }
        if !behind {
            role.start = self.before_possessor(role.start);
        }
        while role.start > 0 && matches!(self.words[role.start - 1].as_str(), "the" | "a" | "an") {
            role.start -= 1;
        }
        if behind && role.start > 0 && self.words[role.start - 1] == "," {
            role.start -= 1;
        }
        if role.end < self.words.len() && self.words[role.end] == "," {
            role.end += 1;
        }
        self.dropped[role].fill(true);
    }

    /// "was elected president", "dismissed from the post of the director": words for an office that tell what the happening was
    /// about, and stand for nobody. Not "appointed Director Moll", which the name behind it decides.
    pub(in crate::extract::events) fn says_the_post(&self, at: usize) -> bool {
        let article = |w: &str| matches!(w, "the" | "a" | "an" | "its" | "their");
        let mut before = self.words[..at].iter().rev().skip_while(|w| article(w));
        let first = before.next().map_or("", String::as_str);
        let second = before.next().map_or("", String::as_str);
        self.english && (List::Installing.has(first) || first == "of" && List::Post.has(second))
    }

    /// "dismissed from the post of the director": whoever holds it now had no part in it.
    pub(in crate::extract::events) fn is_only_a_post(&self, name: u32) -> bool {
        let name = &self.all_names[name as usize];
        name.kind == NameKind::Person
            && name.form.stands_in()
            && self.says_the_post(self.covered(name.range).start)
    }

    /// "According to Moll, the board ratified it": who says so did not.
    pub(in crate::extract::events) fn is_source(&self, name: u32) -> bool {
        let at = self.covered(self.all_names[name as usize].range).start;
        let leads = self
            .words
            .get(..2)
            .is_some_and(|w| w[0] == "according" && w[1] == "to");
        let comma = self.words.iter().position(|w| w == ",");
        self.english && leads && comma.is_some_and(|comma| at < comma)
    }

    /// "the union's leader, Ms. Lund": whose leader goes with the role.
    fn before_possessor(&self, role: usize) -> usize {
        let Some(mark) = role
            .checked_sub(1)
            .filter(|&i| is_possessive(&self.words[i]))
        else {
            return role;
        };
        let Some(owner) = mark.checked_sub(1) else {
            return role;
        };
        let capital = |i: usize| self.raw(i).starts_with(char::is_uppercase);
        let article = |i: usize| matches!(self.words[i].as_str(), "the" | "a" | "an");
        let back = owner.saturating_sub(ROLE_TOKENS / 2)..owner;
        let first = if capital(owner) {
            back.rev().take_while(|&i| capital(i) && i > 0).last()
        } else {
            back.rev().find(|&i| article(i)).map(|i| i + 1)
        };
        first.unwrap_or(owner)
    }

    pub(in crate::extract::events) fn names_in(
        &self,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = &'a NameMention> + '_ {
        self.name_indexes_in(tokens)
            .map(|i| &self.all_names[i as usize])
    }

    pub(in crate::extract::events) fn name_indexes_in(
        &self,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = u32> + '_ {
        self.names.iter().copied().filter(move |&i| {
            let covered = self.covered(self.all_names[i as usize].range);
            tokens.start <= covered.start && covered.start < tokens.end
        })
    }

    /// The longest name that begins at this token, and one past its last token.
    pub(in crate::extract::events) fn name_at(
        &self,
        token: usize,
    ) -> Option<(&'a NameMention, usize)> {
        self.names
            .iter()
            .map(|&i| &self.all_names[i as usize])
            .map(|n| (n, self.covered(n.range)))
            .filter(|(_, covered)| covered.start == token)
            .max_by_key(|(_, covered)| covered.end)
            .map(|(n, covered)| (n, covered.end))
    }

    /// "Lund, not Moll, who signed": Moll did not.
    pub(in crate::extract::events) fn is_denied(&self, name: u32) -> bool {
        let at = self.covered(self.all_names[name as usize].range).start;
        let before = at.checked_sub(1).and_then(|i| self.words.get(i));
        self.english && before.is_some_and(|w| matches!(w.as_str(), "not" | "unlike" | "nor"))
    }

    /// How a name is shown in a label: people always by their fullest name here, others as written unless only described.
    pub(in crate::extract::events) fn shown(&self, name: &'a NameMention) -> &'a str {
        let full = name.refers_to.and_then(|i| self.all_names.get(i as usize));
        match (name.kind, name.form, full) {
            (NameKind::Person, _, Some(full)) if !full.form.stands_in() => &full.name,
            (NameKind::Person, NameForm::Full | NameForm::Short, _) => &name.name,
            // "the meeting" is no better called "Meeting".
            (_, NameForm::Nominal, Some(full)) if full.name.contains(' ') => &full.name,
            _ => name.range.of(self.text),
        }
    }

    pub(in crate::extract::events) fn observance_in(&self, names: &[u32]) -> Option<u32> {
        names.iter().copied().rfind(|&i| {
            let name = &self.all_names[i as usize];
            name.kind == NameKind::Work && is_observance(&name.name)
        })
    }

    /// What recurs: the observance the clause names or, where it only says "it" or "the day", the one last named before.
    pub(in crate::extract::events) fn observance_meant(
        &self,
        names: &[u32],
        subject: &Range<usize>,
    ) -> Option<u32> {
        let vague = !self.english
            || self.words[subject.clone()]
                .iter()
                .all(|w| List::VagueDay.has(w));
        self.observance_in(names)
            .or_else(|| vague.then_some(self.earlier.observance()).flatten())
    }

    /// "the next session" is not the one just spoken of.
    pub(in crate::extract::events) fn is_another(&self, name: u32) -> bool {
        let name = &self.all_names[name as usize];
        let at = self.covered(name.range).start;
        let from = at.saturating_sub(2);
        name.form == NameForm::Nominal
            && self.words[from..self.covered(name.range).end]
                .iter()
                .any(|w| List::AnotherOne.has(w))
    }

    /// The numbered meeting this clause is about: named in it or, in a headline or first paragraph, in the sentence.
    pub(in crate::extract::events) fn series_in(&self, c: &Clause, names: &[u32]) -> Option<u32> {
        // A numbered observance is one too: "the 20th Day of the Sea".
        let is_series = |i: &u32| {
            let name = &self.all_names[*i as usize];
            matches!(name.kind, NameKind::Series | NameKind::Work) && name.number.is_some()
        };
        let is_series = |i: &u32| is_series(i) && !self.is_another(*i);
        let own = self.name_indexes_in(c.whole.clone()).find(is_series);
        own.or_else(|| names.iter().copied().find(is_series))
    }

    /// The comma that closes a name between commas.
    pub(in crate::extract::events) fn apposition_end(&self, comma: usize) -> Option<usize> {
        let end = (comma + 1..(comma + 4).min(self.words.len()))
            .find_map(|i| self.name_at(i))?
            .1;
        (self.words.get(end)? == ",").then_some(end)
    }

    /// A line of a chronology that names nobody as who did it: "1920 – Born in Calvano", "Repair of the deck".
    pub(in crate::extract::events) fn needs_topic(&self) -> bool {
        let Some(topic) = self.topic else {
            return false;
        };
        let first = (0..self.words.len())
            .find(|&i| !self.timed[i] && self.tokens[i].kind == TokenKind::Word);
        let Some(first) = first else { return false };
        let article = matches!(self.words[first].as_str(), "the" | "a" | "an");
        let named = self.name_at(first).is_some();
        let topic = fold(topic.words);
        let says_topic = topic
            .split(' ')
            .any(|t| t.len() > 3 && self.words.iter().any(|w| w == t));
        self.is_listed() && self.starts_with_date() && !article && !named && !says_topic
    }
}

/// What is said of somebody between commas is over within so many tokens.
const ROLE_TOKENS: usize = 10;

/// A day, week, month, year or decade with a name of its own.
fn is_observance(name: &str) -> bool {
    fold(name).split(' ').any(|w| List::Observance.has(w))
}
