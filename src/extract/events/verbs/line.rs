//! Dated lines and sentences that tell something without a verb of any list.
//!
//! Asked only where the verbs told nothing.

use super::super::lexicon::{Class, Form, Words};
use super::super::lists::List;
use super::super::predicate::{Predicate, Tense};
use super::super::told::Told;
use super::super::{Draft, label};
use crate::model::{
    Edtf, EventMention, Grain, NameKind, Phrase, SentenceRole, Signal, Status, TokenKind,
};

impl Told<'_> {
    /// "Rehearsal until ten.", below a day of a diary: a line that begins with what there was.
    pub(in crate::extract::events) fn noted(&self, index: usize, lang: &Words) -> Option<Draft> {
        let first = (0..self.words.len()).find(|&i| !self.timed[i])?;
        let at = (first..self.words.len().min(first + 2)).find(|&i| {
            let noun = self.event_noun(lang, i);
            noun.is_some_and(|n| n.class == Class::Happening) && !self.named[i]
        });
        // "14:00 Raft race": a line of a program tells of something, whatever it is called.
        let program = self.is_listed() && first > 0;
        let at = at.or(program.then_some(first))?;
        let told = self.english
            && self.in_entry
            && self.words.len() > 1
            && !self
                .words
                .iter()
                .any(|w| w == "no" || w == "if" || w == "not");
        if !told {
            return None;
        }
        // What else stands in a program is an occasion of some kind.
        let any = || lang.noun("event").filter(|_| program);
        let noun = lang.noun(&self.words[at]).or_else(any);
        // "Applications close on 31 May.": a day of its own, and not that of the entry.
        let own = self.time_in(&(0..self.words.len()), at);
        let event = EventMention {
            range: self.sentence.range,
            trigger: self.bytes(at..at + 1),
            label: label::of_line(self),
            concept: Phrase::default(),
            since: None,
            time: own.map(|(time, _)| time),
            names: self.names.clone(),
            series: None,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: self.prominence(index) * 0.6,
        };
        let concept = noun.map_or(u16::MAX, |n| n.concept);
        Some(Draft {
            by_noun: true,
            ..Draft::new(event, index, self.sentence.role, concept)
        })
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
            .position(|w| matches!(w.as_str(), "is" | "was" | "be"))
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

    /// "Court ruling: expected Sept. 2023", "Signature: originally 1 October": where a line is over that names a thing before its
    /// date, and whether it says that this is to come.
    fn names_a_thing_and_its_date(&self) -> Option<(usize, bool)> {
        let colon = self.words.iter().position(|w| w == ":")?;
        let date = self.times.first()?.1.start;
        let thing = (0..colon).filter(|&i| self.tokens[i].kind == TokenKind::Word);
        let between = colon + 1..date.max(colon + 1);
        let due = between.clone().any(|i| List::StillDue.has(&self.words[i]));
        let only_when = between.clone().all(|i| {
            let word = self.words[i].as_str();
            List::StillDue.has(word)
                || List::PlaceOrTime.has(word)
                || matches!(
                    word,
                    "originally" | "provisionally" | "now" | "for" | "to" | "be" | "by" | "until"
                )
        });
        // "Press preview: Wednesday 7 April, 10:00–15:00.", where nothing else is said.
        let only_that = (date..self.words.len())
            .all(|i| self.timed[i] || self.tokens[i].kind == TokenKind::Mark);
        let is = self.english
            && date > colon
            && only_when
            && match self.is_listed() {
                true => !between.is_empty(),
                // Not who speaks: "TULLY: '67".
                false => {
                    let words = (0..colon).filter(|&i| self.raw(i).contains(char::is_lowercase));
                    only_that && self.sentence.role == SentenceRole::Body && words.count() > 1
                }
            }
            && self.names_in(0..colon).all(|n| n.kind != NameKind::Person)
            && (1..=LONGEST_THING).contains(&thing.count());
        is.then_some((colon, due))
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
    pub(in crate::extract::events) fn fallback(
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
        // "challenged Decree No. 44 of 6 February", "asked them to lift the ban imposed by decree on 6 February".
        let of_another = self.english
            && predicates.iter().any(|p| {
                self.dates_a_paper(lang, time_index, p.end)
                    || self.dates_an_invitation(lang, time_index, p)
                    || self.is_of_a_participle(lang, time_index, p)
            });
        let thing = self.names_a_thing_and_its_date();
        if (time.signal == Signal::By || apart || of_another) && thing.is_none() {
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
        // "On Sunday the museum shows a film.": what is told in the present was not done on a day that is over.
        let shows = self.english
            && !listed
            && !predicates.is_empty()
            && predicates.iter().all(|p| p.tense == Tense::Scheduled);
        if thing.is_some() {
            // Said so plainly that no more need be asked.
        } else if !(told || until)
            || shows
            || lists
            || general
            || wants
            || believed
            || always
            || says_only
            || self.english && self.is_thought(lang, self.words.len())
            || self.words.len() < if listed && starts_with_date { 3 } else { 4 }
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
            verbless: predicates.is_empty() || thing.is_some(),
            ..Draft::new(
                EventMention {
                    range: self.sentence.range,
                    trigger: self.bytes(head..head + 1),
                    label: if let Some((colon, _)) = thing {
                        label::finish(label::phrase(self, 0..colon, false))
                    } else if next {
                        label::of_noun(self, self.after_date_of(), self.times[0].1.start)
                    } else if self.is_on_a_day(lang, predicates) {
                        label::of_occasion(self)
                    } else {
                        label::of_line(self)
                    },
                    concept: Phrase::default(),
                    since: None,
                    time: Some(time_index),
                    names,
                    series,
                    status: if time.recurrence.is_some() {
                        Status::Recurring
                    } else if self.is_after_writing(time)
                        || next
                        || thing.is_some_and(|(_, due)| due)
                        || self.english
                            && listed
                            && self.words.last().is_some_and(|w| List::StillDue.has(w))
                        || self.written.is_none()
                            && self.is_on_a_day(lang, predicates)
                            && self.words.iter().any(|w| w == "is")
                        || self.is_on_a_day(lang, predicates)
                            && self.words.iter().any(|w| w == "will")
                    {
                        Status::Planned
                    } else {
                        Status::Happened
                    },
                    ends: false,
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

/// "Provisional application of Annex B".
const LONGEST_THING: usize = 8;

/// "7. Date of next meeting": the words before "next".
const NEXT_REACH: usize = 5;
