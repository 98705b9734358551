//! Happenings that a noun names: beside a light verb ("was held"), on their own ("since the establishment of …"), in a headline.
//!
//! The verbs that say what was done are in [`super::verbs`].

use super::clause::Clause;
use super::lexicon::{Class, EventRules, Form, Noun, Words};
use super::lists::List;
use super::predicate::{Predicate, Tense};
use super::told::Told;
use super::{Draft, label};
use crate::model::{EventMention, Grain, NameKind, Phrase, SentenceRole, Status, TokenKind};
use std::ops::Range;

impl Told<'_> {
    /// The noun that says what was held, opened or continued: in the subject of a passive or phase verb, else in the object.
    pub(super) fn noun_beside(
        &self,
        lang: &Words,
        p: &Predicate,
        c: &Clause,
    ) -> Option<(usize, Noun)> {
        let heaviest = |range: Range<usize>| {
            let nouns: Vec<(usize, Noun)> = range
                .clone()
                .filter(|&i| !self.named[i] && !self.timed[i])
                .filter_map(|i| self.event_noun(lang, i).map(|n| (i, n)))
                .collect();
            // "a segment on displacement": what stands behind a preposition is not what was held.
            let heads = nouns
                .iter()
                .copied()
                .filter(|(i, _)| self.heads_phrase(*i, range.start));
            // Of equal weight the first: the head of "meeting of the forum".
            let best = heads.fold(None, |best: Option<(usize, Noun)>, it| match best {
                Some(b) if b.1.weight >= it.1.weight => Some(b),
                _ => Some(it),
            });
            best.or_else(|| nouns.first().copied())
        };
        let headline = p.tense == Tense::Headline && p.verb.participle;
        let subject_first = p.passive || headline || p.verb.class == Class::Phase || !self.english;
        let near = c.object.start..c.object.end.min(c.object.start + OBJECT_REACH);
        if subject_first {
            heaviest(c.subject.clone()).or_else(|| heaviest(near))
        } else {
            let intransitive = p
                .verb
                .intransitive
                .then(|| heaviest(c.subject.clone()))
                .flatten();
            intransitive.or_else(|| heaviest(near))
        }
    }

    /// The first noun of happening in a range.
    pub(super) fn noun_in(&self, lang: &Words, range: &Range<usize>) -> Option<usize> {
        range
            .clone()
            .find(|&i| !self.named[i] && !self.timed[i] && lang.noun(&self.words[i]).is_some())
    }

    /// The noun of happening at a token; of "closing ceremony" only the last word.
    pub(super) fn event_noun(&self, lang: &Words, i: usize) -> Option<Noun> {
        let noun = lang.noun(&self.words[i])?;
        // "closing ceremony", "completion report".
        let modifies = self.words.get(i + 1).is_some_and(|next| {
            !self.named[i + 1] && (lang.noun(next).is_some() || List::PaperOf.has(next))
        });
        (!modifies).then_some(noun)
    }

    /// No preposition stands between the noun and the last conjunction or comma before it.
    pub(super) fn heads_phrase(&self, noun: usize, from: usize) -> bool {
        (from..noun)
            .rev()
            .map(|i| self.words[i].as_str())
            .take_while(|w| !matches!(*w, "and" | "," | "or" | "that"))
            .all(|w| !List::BehindNoun.has(w))
    }

    /// Where the noun phrase around a noun begins: after the last article, conjunction, preposition or comma before it.
    pub(super) fn phrase_start(&self, noun: usize, from: usize) -> usize {
        (from..noun)
            .rev()
            .find(|&i| List::BeforeNoun.has(&self.words[i]))
            .map_or(from, |i| i + 1)
    }

    /// "Speaking at the event, …" is a happening of its own, whatever the sentence then says.
    pub(super) fn opening(
        &self,
        index: usize,
        rules: &EventRules,
        clauses: &[Clause],
        drafts: &mut Vec<Draft>,
    ) {
        let does = self.words.first().and_then(|w| match w.as_str() {
            "speaking" => Some("speaks"),
            "addressing" => Some("addresses"),
            "opening" => Some("opens"),
            "closing" => Some("closes"),
            "chairing" => Some("chairs"),
            _ => None,
        });
        let Some(does) = does else { return };
        let Some(first) = clauses.first() else { return };
        let Some(comma) = self.words.iter().position(|w| w == ",") else {
            return;
        };
        let mut people = self
            .names_in(first.subject.clone())
            .filter(|n| n.kind == NameKind::Person)
            .peekable();
        if !(2..=OBJECT_REACH).contains(&comma) || people.peek().is_none() {
            return;
        }
        let who: Vec<&str> = people.map(|n| self.shown(n)).collect();
        let place = self
            .text
            .get(self.tokens[1].range.start as usize..self.tokens[comma - 1].range.end as usize)
            .unwrap_or("");
        let names: Vec<u32> = self.name_indexes_in(0..first.subject.end).collect();
        let speak = rules.words("en").and_then(|w| w.noun("speech"));
        drafts.push(Draft {
            opening: true,
            by_noun: true,
            ..Draft::new(
                EventMention {
                    range: self.sentence.range,
                    trigger: self.bytes(0..1),
                    label: format!(
                        "{} {does} {}",
                        who.first().copied().unwrap_or_default(),
                        place.split_whitespace().collect::<Vec<_>>().join(" ")
                    ),
                    concept: Phrase::default(),
                    since: None,
                    time: None,
                    names,
                    series: None,
                    status: Status::Happened,
                    ends: false,
                    link: None,
                    prominence: self.prominence(index) * 0.6,
                },
                index,
                self.sentence.role,
                speak.map_or(u16::MAX, |n| n.concept),
            )
        });
    }

    /// Happenings that only a noun names: "since the establishment of …", "noted the visit of … in September of last year".
    pub(super) fn noun_events(
        &self,
        index: usize,
        lang: &Words,
        predicates: &[Predicate],
        used_times: &[u32],
        used_nouns: &[usize],
        drafts: &mut Vec<Draft>,
    ) {
        let mut found = 0;
        for i in 0..self.words.len() {
            if self.named[i] || self.timed[i] || used_nouns.contains(&i) || found >= MAX_NOUN_EVENTS
            {
                continue;
            }
            let Some(noun) = self
                .event_noun(lang, i)
                .filter(|n| n.class == Class::Happening)
            else {
                continue;
            };
            let title = self.sentence.role == SentenceRole::Title;
            let word = self.words[i].as_str();
            let plural = [word.strip_suffix("es"), word.strip_suffix('s')]
                .into_iter()
                .flatten()
                .any(|one| lang.noun(one).is_some());
            // "a petition with 2,300 signatures": so many things, and nothing that happened.
            let counted = i > 0
                && self.raw(i - 1).starts_with(|c: char| c.is_ascii_digit())
                && !self.timed[i - 1];
            // "The transit talks: a chronology": what the paper is.
            let of_a_paper = title
                && self.english
                && self
                    .words
                    .iter()
                    .any(|w| matches!(w.as_str(), "chronology" | "timeline" | "chronicle"));
            if of_a_paper
                || title && (!predicates.is_empty() || found > 0 || plural)
                || plural && counted
            {
                continue;
            }
            let end = self.noun_phrase_end(i, predicates);
            let free_time = self.time_in(&(i..end), i).filter(|(t, time)| {
                !used_times.contains(t) && time.edtf.is_some() | time.relative.is_some()
            });
            let before = i.checked_sub(1).map_or("", |j| self.words[j].as_str());
            let bounding = |w: &str| matches!(w, "since" | "after" | "following" | "with");
            let start = self.phrase_start(i, 0);
            let back = |n: usize| start.checked_sub(n).map_or("", |j| self.words[j].as_str());
            let article = matches!(back(1), "the" | "a" | "an");
            let anchored = bounding(before) || bounding(back(1)) || article && bounding(back(2));
            // "The second was the closing ceremony of …".
            let copular = self.english && article && matches!(back(2), "was" | "were");
            let possessive = matches!(before, "her" | "his" | "their" | "its");
            let complement = self.words.get(i + 1).map_or("", String::as_str);
            let takes_names = matches!(complement, "of" | "to" | "with" | "as")
                && self.names_in(i + 1..end).next().is_some();
            let singular_event = takes_names
                && (anchored || possessive || matches!(before, "noted" | "recalled"))
                || self.english && free_time.is_some() && (takes_names || anchored)
                || self.is_of_its_day(i, free_time.map(|(t, _)| t), start, predicates);
            let of_day = self.is_of_its_day(i, free_time.map(|(t, _)| t), start, predicates);
            if !(title
                || singular_event
                || copular && takes_names
                || takes_names && self.is_visit_list(i, predicates))
            {
                continue;
            }
            let names: Vec<u32> = if title {
                self.names.clone()
            } else {
                self.name_indexes_in(self.possessor(i)..end).collect()
            };
            drafts.push(Draft {
                background: !title && !copular,
                copular,
                by_noun: true,
                ..Draft::new(
                    EventMention {
                        range: self.sentence.range,
                        trigger: self.bytes(i..i + 1),
                        label: if title {
                            label::of_line(self)
                        } else {
                            let from = match of_day {
                                true => start.min(i),
                                false => self.with_its_kind(i, lang),
                            };
                            self.owned(i, label::of_noun(self, from, end))
                        },
                        concept: Phrase::default(),
                        since: None,
                        time: free_time.map(|(t, _)| t).or_else(|| {
                            title
                                .then(|| self.time_in(&(0..self.words.len()), i).map(|(t, _)| t))
                                .flatten()
                        }),
                        series: names
                            .iter()
                            .copied()
                            .find(|&n| title && self.all_names[n as usize].number.is_some()),
                        names,
                        status: if self.is_to_come(start, end) {
                            Status::Planned
                        } else {
                            Status::Happened
                        },
                        ends: false,
                        link: None,
                        prominence: self.prominence(index) * (0.3 + noun.weight / 2.0),
                    },
                    index,
                    self.sentence.role,
                    noun.concept,
                )
            });
            found += 1;
        }
    }

    /// "the cholera outbreak of 1921", "an unofficial visit": where what says of which kind it was begins.
    fn with_its_kind(&self, noun: usize, lang: &Words) -> usize {
        let plain = |i: &usize| {
            let word = &self.words[*i];
            self.tokens[*i].kind == TokenKind::Word
                && self.raw(*i).starts_with(char::is_lowercase)
                && !(self.named[*i] || self.timed[*i] || self.dropped[*i])
                && !(List::BeforeNoun.has(word) || List::OwnerOrArticle.has(word))
                && !(List::Determiner.has(word) || List::Preposition.has(word))
                && !(List::Finite.has(word) || word.ends_with("ed") || label::is_pronoun(word))
                && lang.verb(&self.words[*i..]).is_none()
        };
        let from = noun.saturating_sub(WORDS_OF_KIND);
        let first = (from..noun).rev().take_while(plain).last();
        // Not where the words go on before: then they are the end of something else.
        first
            .filter(|&i| self.english && (i > from || i == 0 || !plain(&(i - 1))))
            .unwrap_or(noun)
    }

    /// "said that the Government's decision of 2 March to extend the permits was an example": a date of the noun's own, and who
    /// or what it was of.
    fn is_of_its_day(
        &self,
        noun: usize,
        time: Option<u32>,
        from: usize,
        predicates: &[Predicate],
    ) -> bool {
        let own = self.times.iter().any(|(i, covered, t)| {
            let day = t.edtf.as_ref().is_some_and(|e| e.grain() >= Grain::Month);
            Some(*i) == time && covered.start == noun + 2 && day
        });
        let says = |p: &Predicate| p.verb.class == Class::Saying && p.known && p.end <= from;
        self.english
            && own
            && self.words[noun + 1] == "of"
            && from < noun
            && predicates.iter().any(says)
    }

    /// "brought to attention her visit, meetings with …, visit to …": nouns told one after another under a verb of saying.
    pub(super) fn is_visit_list(&self, i: usize, predicates: &[Predicate]) -> bool {
        predicates
            .iter()
            .any(|p| p.verb.class == Class::Saying && p.known && p.head < i)
            && i.checked_sub(1).is_some_and(|j| {
                matches!(
                    self.words[j].as_str(),
                    "," | "and" | "during" | "his" | "her" | "their" | "the"
                )
            })
    }

    /// "the forthcoming visit of …", "the visit planned for the autumn".
    pub(super) fn is_to_come(&self, from: usize, to: usize) -> bool {
        self.words[from..to]
            .iter()
            .any(|w| List::Forthcoming.has(w))
    }

    /// "her election as …" → "Amy Pope: election as …".
    pub(super) fn owned(&self, noun: usize, label: String) -> String {
        let owner = self.possessor(noun);
        match self.name_at(owner) {
            Some((name, _)) if owner != noun && name.kind == NameKind::Person => {
                let mut rest = label.chars();
                let first = rest
                    .next()
                    .map_or_else(String::new, |c| c.to_lowercase().collect());
                format!("{}: {first}{}", self.shown(name), rest.as_str())
            }
            _ => label,
        }
    }

    /// The possessive before a noun belongs to whom it stands for.
    pub(super) fn possessor(&self, noun: usize) -> usize {
        match noun.checked_sub(1) {
            Some(j) if matches!(self.words[j].as_str(), "her" | "his" | "their" | "its") => {
                // The nearest name before it, at most a dozen tokens back.
                (noun.saturating_sub(12)..j)
                    .rev()
                    .find(|&k| {
                        self.name_at(k)
                            .is_some_and(|(n, _)| n.kind == NameKind::Person)
                    })
                    .unwrap_or(noun)
            }
            _ => noun,
        }
    }

    pub(super) fn noun_phrase_end(&self, from: usize, predicates: &[Predicate]) -> usize {
        let verb = predicates
            .iter()
            .map(|p| p.start)
            .find(|&s| s > from)
            .unwrap_or(self.words.len());
        let mut i = from + 1;
        while i < verb {
            let word = self.words[i].as_str();
            // "the visit of its head, Ms. Lund, to Bergen": a name between commas belongs to it.
            if word == ","
                && let Some(close) = self.apposition_end(i)
            {
                i = close + 1;
                continue;
            }
            // "noted that the agreement reached during the visit has been kept": another verb goes on.
            let ends = matches!(word, "," | ";" | "." | "that" | "which" | "who")
                || self.english && List::FiniteAgain.has(word)
                || word == "as" && i > from + 1;
            // "annuls the decision and orders the board to decide again".
            let goes_on = self.english
                && word == "and"
                && self
                    .words
                    .get(i + 1)
                    .and_then(|w| self.lang?.verb(std::slice::from_ref(w)))
                    .is_some_and(|(verb, _)| verb.form == Form::Third)
                && self
                    .words
                    .get(i + 2)
                    .is_some_and(|w| List::Determiner.has(w));
            if (ends || goes_on) && !self.named[i] {
                return i;
            }
            i += 1;
        }
        verb
    }
}

/// "a short private visit".
const WORDS_OF_KIND: usize = 2;

const MAX_NOUN_EVENTS: usize = 3;

/// How many tokens after a verb its object's head noun may stand; "delivered, after a long introduction by the chair, a speech" is rare.
const OBJECT_REACH: usize = 14;
