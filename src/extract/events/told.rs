//! One sentence with everything found in it: its words, dates and names, and who or what its vague words stand for.
//!
//! Says nothing yet of what happened.

use super::DatesFound;
use super::clause::Clause;
use super::earlier::Earlier;
use super::lexicon::{EventRules, Words};
use super::lists::List;
use super::predicate::{Predicate, Tense};
use crate::model::facts::RelativeTo;
use crate::model::text::fold;
use crate::model::{
    Document, Edtf, Grain, Instant, NameForm, NameKind, NameMention, Segmented, Sentence,
    SentenceRole, Signal, TextRange, TimeMention, TimexType, Token, TokenKind,
};
use std::ops::Range;

/// What a chronology is of: "Elsbeth Moll" of "Elsbeth Moll: life and work".
#[derive(Clone, Copy, Debug)]
pub(crate) struct Topic<'a> {
    pub words: &'a str,
    pub name: Option<u32>,
}

/// One sentence with everything found in it.
pub(crate) struct Told<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: &'a Sentence,
    pub(super) tokens: &'a [Token],
    /// Folded words; marks as they are.
    pub(super) words: Vec<String>,
    /// Inside a name or a quotation: no verb is looked for.
    pub(super) named: Vec<bool>,
    /// Part of an expression of time.
    pub(super) timed: Vec<bool>,
    /// A role or honorific beside a person's name.
    pub(super) dropped: Vec<bool>,
    pub(super) all_names: &'a [NameMention],
    /// Indexes of the names that overlap this sentence.
    pub(super) names: Vec<u32>,
    /// Indexes of its times, and the tokens they cover.
    pub(super) times: Vec<(u32, Range<usize>, &'a TimeMention)>,
    /// What stands apart from the verbs around it: speech in quotation marks, a role between commas.
    pub(super) asides: Vec<Range<usize>>,
    /// What the sentences before leave for vague words.
    pub(super) earlier: Earlier,
    /// What the document is a chronology of.
    pub(super) topic: Option<Topic<'a>>,
    /// When the day is over on which the document was written, where it says so.
    pub(super) written: Option<Instant>,
    /// Who "I" is outside of quotation marks.
    pub(super) writer: Option<u32>,
    /// Below a day of a diary: what it tells was then.
    pub(super) in_entry: bool,
    pub(super) lang: Option<&'a Words>,
    pub(super) english: bool,
}

impl<'a> Told<'a> {
    #[allow(clippy::too_many_arguments)] // The sentence, and the two lists with where it begins in them.
    pub(super) fn new(
        doc: &'a Document,
        seg: &'a Segmented,
        sentence: &'a Sentence,
        dates: &'a DatesFound,
        first_time: usize,
        all_names: &'a [NameMention],
        first_name: usize,
        rules: &'a EventRules,
    ) -> Self {
        let text: &str = &doc.text;
        let tokens = &seg.tokens[sentence.token_range()];
        let words = tokens
            .iter()
            .map(|t| match t.kind {
                TokenKind::Mark => t.range.of(text).to_owned(),
                TokenKind::Word | TokenKind::Number | TokenKind::Mixed => fold(t.range.of(text)),
            })
            .collect();
        let english = rules.words(sentence.lang).is_none() || sentence.lang == "en";
        let mut told = Self {
            text,
            sentence,
            tokens,
            words,
            named: vec![false; tokens.len()],
            timed: vec![false; tokens.len()],
            dropped: vec![false; tokens.len()],
            all_names,
            names: Vec::new(),
            times: Vec::new(),
            asides: Vec::new(),
            earlier: Earlier::default(),
            topic: None,
            written: None,
            writer: None,
            in_entry: false,
            lang: rules.words(sentence.lang).or_else(|| rules.words("en")),
            english,
        };
        let published = dates.published.as_ref().and_then(|p| p.range);
        let written = dates.published.as_ref().map(|p| Edtf::Date(p.date));
        for (i, time) in dates.times.iter().enumerate().skip(first_time) {
            if time.range.start >= sentence.range.end {
                break;
            }
            // The document's own date is none of its events'; a time of day without a day says nothing of the day.
            let repeats = time.stated && time.edtf == written;
            let own = published.is_some_and(|p| p.overlaps(time.range))
                // A line of its own below the headline.
                || repeats
                    && sentence.role == SentenceRole::Title
                    && time.range.end == sentence.range.end
                || repeats
                    && sentence.role == SentenceRole::Lead
                    && time.range.start == sentence.range.start
                    && says_another_day(dates, i, sentence);
            let same_day = || {
                told.words[told.covered(time.range)]
                    .iter()
                    .any(|w| matches!(w.as_str(), "same" | "that"))
            };
            let hour_only = time.kind == TimexType::Time
                && !time.stated
                && is_bare_hour(time)
                && !same_day()
                && !goes_on_that_day(dates, i, seg, sentence);
            if time.boilerplate {
                continue;
            }
            if own || hour_only {
                let covered = told.covered(time.range);
                // "Yesterday evening": says when, though of no known day.
                let says = covered
                    .clone()
                    .next()
                    .is_some_and(|i| List::DayWord.has(&told.words[i]));
                told.timed[covered].fill(own || says);
                continue;
            }
            let covered = told.covered(time.range);
            // "in a September that was still warm": no date to be left out of the label.
            let indefinite = covered
                .start
                .checked_sub(1)
                .is_some_and(|i| matches!(told.words[i].as_str(), "a" | "an"));
            // "a minute of silence", "a two-day visit": how long something is, not when.
            let length = time.kind == TimexType::Duration
                && time.edtf.is_none()
                && time.relative.is_none()
                && told.words.get(covered.end).is_some_and(|w| w == "of");
            // "lasted eleven days": no date at all.
            let lasted = time.kind == TimexType::Duration
                && time.edtf.is_none()
                && time.relative.is_none()
                && time.recurrence.is_none();
            // "Christmas break", "Easter market": a feast that says which.
            let feast = time.kind == TimexType::Date
                && !covered.is_empty()
                && told.tokens[covered.clone()]
                    .iter()
                    .all(|t| t.kind == TokenKind::Word)
                && covered.len() <= 2
                && !is_weekday_or_month(time)
                && time.value.len() == DAY_VALUE
                && told.raw(covered.start).starts_with(char::is_uppercase)
                && told.tokens.get(covered.end).is_some_and(|t| {
                    t.kind == TokenKind::Word && t.range.of(text).starts_with(char::is_lowercase)
                })
                && rules.words(sentence.lang).is_some_and(|l| {
                    told.words.get(covered.end).is_some_and(|w| {
                        l.noun(w).is_some() || w == "break" || w == "holiday" || w == "holidays"
                    })
                });
            if feast {
                continue;
            }
            told.timed[covered.clone()].fill(!indefinite && !length && !lasted);
            told.times.push((i as u32, covered, time));
        }
        // "Subject: The old pier": the title is what stands behind.
        if let (SentenceRole::Title, Some((_, Some(title)))) = (sentence.role, &doc.title)
            && sentence.range.contains(*title)
        {
            let before = told.tokens.partition_point(|t| t.range.start < title.start);
            told.timed[..before].fill(true);
        }
        told.leave_out_dateline(published);
        told.leave_out_quoted_times();
        // What a label says of a thing stays in it.
        let of_things: Vec<Range<usize>> = told
            .times
            .iter()
            .filter(|(i, _, _)| told.names_a_thing(*i))
            .map(|(_, covered, _)| covered.clone())
            .collect();
        for covered in of_things {
            told.timed[covered].fill(false);
        }
        for (i, name) in all_names.iter().enumerate().skip(first_name) {
            if name.range.start >= sentence.range.end {
                break;
            }
            if !name.range.overlaps(sentence.range) {
                continue;
            }
            told.names.push(i as u32);
            let covered = told.covered(name.range);
            if !name.form.stands_in() && name.kind != NameKind::Series {
                told.named[covered.clone()].fill(true);
            }
            let listed = matches!(
                sentence.role,
                SentenceRole::ListItem | SentenceRole::TableRow
            );
            if name.kind == NameKind::Person && !name.form.stands_in() && !listed {
                let name_starts = covered.start;
                for role in &name.roles {
                    let mut role = told.covered(role.range);
                    // A role range may hold the name itself; only what stands around it goes.
                    if role.start < covered.end && covered.start < role.end {
                        role = if role.start < covered.start {
                            role.start..covered.start
                        } else {
                            covered.end..role.end
                        };
                    }
                    told.drop_role(role, name_starts);
                }
                if let Some(honorific) = &name.honorific {
                    let n = honorific.split_whitespace().count();
                    told.dropped[name_starts.saturating_sub(n)..name_starts].fill(true);
                }
            }
        }
        told.asides = told.find_asides();
        told
    }

    /// "GENEVA (AP) —", "Oslo, 3 April 2018 –": where and when it was written is no part of what is told.
    fn leave_out_dateline(&mut self, published: Option<TextRange>) {
        let dash = |w: &str| matches!(w, "–" | "—" | "-" | "--");
        let Some(at) = (1..self.words.len().min(DATELINE_TOKENS))
            .find(|&i| dash(&self.words[i]) && self.tokens[i].spaced)
        else {
            return;
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
        }
    }

    /// "the banner “Anna Moll 1930–1999”": what a short quotation dates is in the quotation.
    fn leave_out_quoted_times(&mut self) {
        if self.times.is_empty() || !self.words.iter().any(|w| is_quotation_mark(w)) {
            return;
        }
        let quoted = self.quoted_or_named();
        for (_, covered, _) in &self.times {
            if quoted[covered.start] {
                self.timed[covered.clone()].fill(false);
            }
        }
        self.times.retain(|(_, covered, _)| !quoted[covered.start]);
    }

    /// "the 1991 agreement": says which agreement, not when something was done to it. (At a "July 16 press conference" something was done.)
    pub(super) fn names_a_thing(&self, time: u32) -> bool {
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

    pub(super) fn is_listed(&self) -> bool {
        matches!(
            self.sentence.role,
            SentenceRole::ListItem | SentenceRole::TableRow
        )
    }

    /// A day after the one on which the document was written.
    pub(super) fn is_after_writing(&self, time: &TimeMention) -> bool {
        let begins = time.edtf.as_ref().and_then(|e| e.bounds().0);
        let day = time.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Day);
        day && begins
            .zip(self.written)
            .is_some_and(|(begins, written)| begins >= written)
    }

    /// A role is left out together with the comma and article that tie it to its name.
    pub(super) fn drop_role(&mut self, role: Range<usize>, name_starts: usize) {
        if role.is_empty() || role.end > self.dropped.len() {
            return;
        }
        // "elected as Director General": what somebody became is told.
        let article = |w: &&String| matches!(w.as_str(), "the" | "a" | "an" | "its" | "their");
        let before = self.words[..role.start].iter().rfind(|w| !article(w));
        if self.english && before.is_some_and(|w| w == "as") {
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

    /// The tokens of this sentence that a range of bytes covers.
    pub(super) fn covered(&self, range: TextRange) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.range.end <= range.start);
        let end = self.tokens.partition_point(|t| t.range.start < range.end);
        start..end.max(start)
    }

    pub(super) fn raw(&self, i: usize) -> &'a str {
        self.tokens[i].range.of(self.text)
    }

    pub(super) fn names_in(
        &self,
        tokens: Range<usize>,
    ) -> impl Iterator<Item = &'a NameMention> + '_ {
        self.name_indexes_in(tokens)
            .map(|i| &self.all_names[i as usize])
    }

    pub(super) fn name_indexes_in(&self, tokens: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        self.names.iter().copied().filter(move |&i| {
            let covered = self.covered(self.all_names[i as usize].range);
            tokens.start <= covered.start && covered.start < tokens.end
        })
    }

    /// The longest name that begins at this token, and one past its last token.
    pub(super) fn name_at(&self, token: usize) -> Option<(&'a NameMention, usize)> {
        self.names
            .iter()
            .map(|&i| &self.all_names[i as usize])
            .map(|n| (n, self.covered(n.range)))
            .filter(|(_, covered)| covered.start == token)
            .max_by_key(|(_, covered)| covered.end)
            .map(|(n, covered)| (n, covered.end))
    }

    /// "Lund, not Moll, who signed": Moll did not.
    pub(super) fn is_denied(&self, name: u32) -> bool {
        let at = self.covered(self.all_names[name as usize].range).start;
        let before = at.checked_sub(1).and_then(|i| self.words.get(i));
        self.english && before.is_some_and(|w| matches!(w.as_str(), "not" | "unlike" | "nor"))
    }

    /// How a name is shown in a label: people always by their fullest name here, others as written unless only described.
    pub(super) fn shown(&self, name: &'a NameMention) -> &'a str {
        let full = name.refers_to.and_then(|i| self.all_names.get(i as usize));
        match (name.kind, name.form, full) {
            (NameKind::Person, _, Some(full)) if !full.form.stands_in() => &full.name,
            (NameKind::Person, NameForm::Full | NameForm::Short, _) => &name.name,
            // "the meeting" is no better called "Meeting".
            (_, NameForm::Nominal, Some(full)) if full.name.contains(' ') => &full.name,
            _ => name.range.of(self.text),
        }
    }

    pub(super) fn starts_with_date(&self) -> bool {
        self.times
            .first()
            .is_some_and(|(_, covered, _)| covered.start <= 1)
    }

    pub(super) fn quoted_or_named(&self) -> Vec<bool> {
        let mut inside = self.named.clone();
        let mut open: Option<usize> = None;
        for (i, w) in self.words.iter().enumerate() {
            match (w.as_str(), open) {
                ("“" | "«" | "„", _) | ("\"", None) => open = Some(i),
                ("”" | "»" | "\"", Some(from)) => {
                    // Quoted speech tells things too; only a short quotation is a title.
                    if i - from <= LONGEST_TITLE {
                        inside[from..=i].fill(true);
                    }
                    open = None;
                }
                _ => {}
            }
        }
        inside
    }

    pub(super) fn observance_in(&self, names: &[u32]) -> Option<u32> {
        names.iter().copied().rfind(|&i| {
            let name = &self.all_names[i as usize];
            name.kind == NameKind::Work && is_observance(&name.name)
        })
    }

    /// What recurs: the observance the clause names or, where it only says "it" or "the day", the one last named before.
    pub(super) fn observance_meant(&self, names: &[u32], subject: &Range<usize>) -> Option<u32> {
        let vague = !self.english
            || self.words[subject.clone()]
                .iter()
                .all(|w| List::VagueDay.has(w));
        self.observance_in(names)
            .or_else(|| vague.then_some(self.earlier.observance()).flatten())
    }

    /// "the next session" is not the one just spoken of.
    pub(super) fn is_another(&self, name: u32) -> bool {
        let name = &self.all_names[name as usize];
        let at = self.covered(name.range).start;
        let from = at.saturating_sub(2);
        name.form == NameForm::Nominal
            && self.words[from..self.covered(name.range).end]
                .iter()
                .any(|w| List::AnotherOne.has(w))
    }

    /// The numbered meeting this clause is about: named in it or, in a headline or first paragraph, in the sentence.
    pub(super) fn series_in(&self, c: &Clause, names: &[u32]) -> Option<u32> {
        let is_series = |i: &u32| {
            self.all_names[*i as usize].kind == NameKind::Series
                && self.all_names[*i as usize].number.is_some()
        };
        let is_series = |i: &u32| is_series(i) && !self.is_another(*i);
        let own = self.name_indexes_in(c.whole.clone()).find(is_series);
        own.or_else(|| names.iter().copied().find(is_series))
    }

    /// The time of a clause: a recurrence first, then the finest date nearest to the verb.
    pub(super) fn time_in(
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
                // A date in full before one whose year had to be worked out.
                (std::cmp::Reverse(fineness), !t.stated, distance, *i)
            })
            .map(|(i, _, t)| (*i, *t))
    }

    /// "On 3 May he flew to Bergen and signed the treaty": what leads a sentence in dates all it tells in one go.
    pub(super) fn leading_time(&self, p: &Predicate, c: &Clause) -> Option<(u32, &'a TimeMention)> {
        // "20 January 2009: Appeal allowed in part; damages reduced": a line of a chronology is of one day.
        let line = self.is_listed() && self.starts_with_date();
        let goes_on = line
            || c.whole.start > 0 && matches!(self.words[c.whole.start - 1].as_str(), "and" | ";");
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
    pub(super) fn beginning(&self, clause: &Range<usize>, recurrence: u32) -> Option<u32> {
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

    /// The comma that closes a name between commas.
    pub(super) fn apposition_end(&self, comma: usize) -> Option<usize> {
        let end = (comma + 1..(comma + 4).min(self.words.len()))
            .find_map(|i| self.name_at(i))?
            .1;
        (self.words.get(end)? == ",").then_some(end)
    }

    /// The text between two tokens.
    pub(super) fn between(&self, first: usize, second: usize) -> &'a str {
        let (from, to) = (
            self.tokens[first].range.end,
            self.tokens[second].range.start,
        );
        self.text.get(from as usize..to as usize).unwrap_or("")
    }

    /// Nothing but a time of day: "19:30", "7.30 pm", "9 Uhr".
    pub(super) fn is_clock(&self, tokens: Range<usize>) -> bool {
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

    /// A line of a chronology that names nobody as who did it: "1920 – Born in Calvano", "Repair of the deck".
    pub(super) fn needs_topic(&self) -> bool {
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

    pub(super) fn bytes(&self, tokens: Range<usize>) -> TextRange {
        let first = self.tokens[tokens.start].range;
        first.cover(self.tokens[tokens.end - 1].range)
    }

    /// Headlines and first paragraphs weigh more; the further down, the less.
    pub(super) fn prominence(&self, index: usize) -> f32 {
        let by_role = match self.sentence.role {
            SentenceRole::Title => 1.0,
            SentenceRole::Lead => 0.9,
            SentenceRole::Heading => 0.7,
            SentenceRole::ListItem | SentenceRole::TableRow => 0.65,
            SentenceRole::Body | SentenceRole::HeadLine | SentenceRole::Boilerplate => 0.6,
        };
        by_role / (1.0 + index as f32 / 40.0)
    }
}

/// "4 May 2011 – Yesterday the dam broke": the day in front is that of writing where the sentence goes on to say another.
fn says_another_day(dates: &DatesFound, first: usize, sentence: &Sentence) -> bool {
    let day = |t: &&TimeMention| t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Month);
    dates.times[first + 1..]
        .iter()
        .take_while(|t| t.range.start < sentence.range.end)
        .any(|t| day(&t) && !t.boilerplate)
}

pub(super) fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "“" | "”" | "«" | "»" | "„" | "\"")
}

/// "On 7 May at 03:12 … . At 05:40 …": the hour is of the day that the paragraph has just named in full.
fn goes_on_that_day(dates: &DatesFound, at: usize, seg: &Segmented, sentence: &Sentence) -> bool {
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
fn is_bare_hour(time: &TimeMention) -> bool {
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
const DAY_VALUE: usize = 10;

fn is_weekday_or_month(time: &TimeMention) -> bool {
    time.rule.ends_with("weekday")
        || time.rule.ends_with("month")
        || time.relative.is_some_and(|r| r.unit > Grain::Month)
}

/// "'s" behind a noun.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// A dateline is over within so many tokens: place, country, date, agency.
const DATELINE_TOKENS: usize = 14;

/// What is said of somebody between commas is over within so many tokens.
const ROLE_TOKENS: usize = 10;

/// A quotation of more tokens than this is speech, not a title.
const LONGEST_TITLE: usize = 12;

/// A day, week, month, year or decade with a name of its own.
fn is_observance(name: &str) -> bool {
    fold(name).split(' ').any(|w| List::Observance.has(w))
}
