//! What the sentences before leave for vague words: who "she" is, what "it" is, which day "the day" is.
//!
//! English only, and careful: where two may be meant, nobody is.

use super::clause::{self, Clause};
use super::label;
use super::lists::List;
use super::predicate::Predicate;
use super::told::Told;
use crate::extract::names::man_by_name;
use crate::model::text::fold;
use crate::model::{NameKind, NameMention};
use std::ops::Range;

/// Carried from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Earlier {
    /// Who was named in the sentence before this one.
    people: Vec<u32>,
    /// Who did what the sentences before tell, and how many sentences ago.
    person: Option<(u32, usize)>,
    /// What the sentence before is about, where it is no person.
    thing: Option<Thing>,
    /// The observance last named, and how many sentences ago.
    observance: Option<(u32, usize)>,
    /// What the sentences before say an occasion is of, and how many sentences ago.
    occasions: Vec<(Occasion, usize)>,
    block: u32,
}

/// "the closing ceremony of the Harbor project", which "the ceremony" may mean later.
#[derive(Clone, Debug, PartialEq)]
struct Occasion {
    noun: String,
    thing: Thing,
}

/// "The Arve bridge", in the words of a label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Thing {
    pub words: Vec<String>,
    pub names: Vec<u32>,
    plural: bool,
}

/// "She" may be somebody who acted so many sentences before.
const PERSON_REACH: usize = 3;

/// "the day has been kept every year" means the observance named at most so many sentences before.
const OBSERVANCE_REACH: usize = 4;

/// "The ceremony" may be the one named so many sentences before.
const OCCASION_REACH: usize = 2;

/// The name of what "it" stands for is no longer than this.
const LONGEST_THING: usize = 8;

impl Earlier {
    /// What the sentence before is about, in the same line of a list.
    pub(super) fn thing_of_line(&self, block: u32) -> Option<&Thing> {
        self.thing.as_ref().filter(|_| self.block == block)
    }

    pub(super) fn observance(&self) -> Option<u32> {
        self.observance.map(|(name, _)| name)
    }

    /// What the next sentence has to go by.
    pub(super) fn after(mut self, told: &Told<'_>, predicates: &[Predicate]) -> Self {
        let observance = told.observance_in(&told.names).map(|name| (name, 0));
        let aged = |(name, age): (u32, usize)| (age < OBSERVANCE_REACH).then_some((name, age + 1));
        let subject = told.main_subject(predicates);
        let acts = subject.clone().and_then(|s| told.acting_in(&s));
        let same_block = self.block == told.sentence.block;
        let vague = subject
            .clone()
            .is_some_and(|s| s.len() == 1 && label::is_pronoun(&told.words[s.start]));
        let writes = vague
            && subject
                .clone()
                .is_some_and(|s| matches!(told.words[s.start].as_str(), "i" | "we"));
        // "I joined the museum in its first year. It was founded in 2007": the one body that a sentence about people names.
        let body = (acts.is_some() || writes)
            .then(|| told.one_body(predicates))
            .flatten();
        let thing = subject
            .filter(|_| acts.is_none() && !writes)
            .and_then(|s| told.thing_in(s))
            .or(body);
        let mut occasions = told.occasions_in(predicates);
        let fresh = |age: usize| age < OCCASION_REACH;
        let older = std::mem::take(&mut self.occasions).into_iter();
        occasions.extend(
            older
                .filter(|(_, age)| fresh(*age))
                .map(|(o, age)| (o, age + 1)),
        );
        Self {
            occasions,
            people: told.people_in(told.names.iter().copied()),
            person: match acts {
                Some(person) => Some((person, 0)),
                None => self
                    .person
                    .filter(|(_, age)| *age < PERSON_REACH)
                    .map(|(p, age)| (p, age + 1)),
            },
            thing: match thing {
                // "It was cold. It snowed": still of what was spoken of before.
                None if vague && same_block => self.thing.take(),
                thing => thing,
            },
            observance: observance.or_else(|| self.observance.and_then(aged)),
            block: told.sentence.block,
        }
    }
}

impl Told<'_> {
    /// The subject of the sentence's first verb, also of one that only says what somebody is.
    fn main_subject(&self, predicates: &[Predicate]) -> Option<Range<usize>> {
        if !self.english {
            return None;
        }
        let is = |w: &str| List::Auxiliary.has(w);
        let told = predicates.iter().find(|p| !p.participial).map(|p| p.start);
        let plain = self.words.iter().position(|w| is(w));
        let verb = match (told, plain) {
            (Some(a), Some(b)) => a.min(b),
            (a, b) => a.or(b)?,
        };
        let subject = clause::own_subject(&self.words, 0..verb);
        (!subject.is_empty()).then_some(subject)
    }

    /// The only body, project or work that the sentence names behind its first verb.
    fn one_body(&self, predicates: &[Predicate]) -> Option<Thing> {
        let verb = predicates.first()?.end;
        let body = |i: &u32| {
            matches!(
                self.all_names[*i as usize].kind,
                NameKind::Organisation | NameKind::Project | NameKind::Work
            )
        };
        let all: Vec<u32> = self.names.iter().copied().filter(body).collect();
        let [one] = all[..] else { return None };
        let name = &self.all_names[one as usize];
        let covered = self.covered(name.range);
        // What somebody did it to, and not whom it was bought from.
        let object = covered.start >= verb && covered.start <= verb + 1;
        (object && !name.form.stands_in()).then(|| Thing {
            words: self.shown(name).split(' ').map(str::to_owned).collect(),
            names: vec![one],
            plural: false,
        })
    }

    /// The one person that a subject is, by name or pronoun.
    fn acting_in(&self, subject: &Range<usize>) -> Option<u32> {
        if !label::is_people(self, subject) {
            return None;
        }
        let people = self.people_in(self.name_indexes_in(subject.clone()));
        match &people[..] {
            [one] => Some(*one),
            [] => self.people_meant(subject),
            _ => None,
        }
    }

    /// What a subject that is no person may be called later on.
    fn thing_in(&self, subject: Range<usize>) -> Option<Thing> {
        let vague = |w: &String| label::is_pronoun(w) || List::NoThing.has(&fold(w));
        // "LYON, 8 November – Brandt Cranes said": without where and when it was written.
        let dash = |i: usize| matches!(self.words[i].as_str(), "–" | "—" | "-");
        let from = subject.clone().find(|&i| !self.timed[i] && !dash(i))?;
        // "4. The respondent": without the number of its paragraph.
        let numbered = self.words[from].chars().all(|c| c.is_ascii_digit())
            && from + 2 < subject.end
            && matches!(self.words[from + 1].as_str(), "." | ")");
        let from = from + if numbered { 2 } else { 0 };
        // "The organ, a gift of Lady Moll, was installed": what is said between commas is no part of its name.
        let subject = label::without_aside(self, from..subject.end);
        let named = self
            .names_in(subject.clone())
            .any(|n| n.kind == NameKind::Person);
        let words = label::phrase(self, subject.clone(), true);
        let head_ends = (from..subject.end)
            .find(|&i| i > from && List::ThingEnds.has(&self.words[i]))
            .unwrap_or(subject.end);
        let head = self.words.get(head_ends.checked_sub(1)?)?;
        let plural = head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us")
            || self.words[from..head_ends].iter().any(|w| w == "and");
        let fits = !words.is_empty()
            && words.len() <= LONGEST_THING
            && !words.iter().any(vague)
            && (!named || words.len() > 2)
            && self.words[subject.clone()]
                .iter()
                .all(|w| !matches!(w.as_str(), "," | ":" | ";"));
        fits.then(|| Thing {
            names: self.name_indexes_in(subject).collect(),
            words,
            plural,
        })
    }

    /// What "it" or "they" as a subject stands for: the subject of the clause before in this sentence, else of the sentence before.
    pub(super) fn thing_meant(
        &self,
        subject: &Range<usize>,
        said: Option<&Thing>,
    ) -> Option<Thing> {
        let [word] = &self.words[subject.clone()] else {
            return self.occasion_meant(subject);
        };
        // "It was agreed to close the bridge": nothing that was spoken of agreed.
        let behind = |n: usize| self.words.get(subject.end + n).map_or("", String::as_str);
        if word == "it" && matches!(behind(0), "was" | "is") && matches!(behind(2), "to" | "that") {
            return None;
        }
        let fits = |thing: &&Thing| match word.as_str() {
            "it" => !thing.plural,
            "they" => thing.plural,
            _ => false,
        };
        let before = (self.earlier.block == self.sentence.block)
            .then_some(self.earlier.thing.as_ref())
            .flatten();
        said.filter(fits).or(before.filter(fits)).cloned()
    }

    /// "warned of cracks in the dam before it failed": what the clause before ends with, where its own subject cannot be meant.
    pub(super) fn thing_before(&self, subject: &Range<usize>, c: &Clause) -> Option<Vec<String>> {
        let joint = c.whole.start.checked_sub(1)?;
        let joins = matches!(
            self.words[joint].as_str(),
            "before" | "after" | "when" | "until"
        );
        let it = subject.len() == 1 && self.words[subject.start] == "it";
        if !(self.english && joins && it) {
            return None;
        }
        let article = (joint.saturating_sub(LONGEST_THING)..joint)
            .rev()
            .find(|&i| matches!(self.words[i].as_str(), "the" | "a" | "an" | "its"))?;
        let words = label::phrase(self, article + 1..joint, true);
        let short = !words.is_empty() && words.len() <= LONGEST_THING / 2;
        let one = words
            .last()
            .is_some_and(|w| !w.ends_with('s') || w.ends_with("ss"));
        (short && one).then_some(words)
    }

    /// What "it" or "them" behind a verb stands for: what the sentence before is about, unless that does it itself.
    pub(super) fn object_meant(
        &self,
        at: usize,
        subject: &Range<usize>,
        said: Option<&Thing>,
    ) -> Option<Thing> {
        let vague = subject.len() == 1 && label::is_pronoun(&self.words[subject.start]);
        // "The mill was closed, and the council sold it".
        let own = label::phrase(self, subject.clone(), true);
        let said = said.filter(|t| t.words != own);
        let meant = self.thing_meant(&(at..at + 1).clone(), said);
        let plural = self.words[at] == "them";
        meant
            .or_else(|| {
                let before = self.earlier.thing.clone().filter(|t| t.plural == plural);
                before.filter(|_| self.earlier.block == self.sentence.block)
            })
            .filter(|_| !vague)
    }

    /// The occasions that the sentence names with what they are of.
    fn occasions_in(&self, predicates: &[Predicate]) -> Vec<(Occasion, usize)> {
        if !self.english || self.is_listed() {
            return Vec::new();
        }
        let named = |i: usize| {
            let behind = self.words.get(i + 1).map_or("", String::as_str);
            let of = List::Occasion.has(&self.words[i])
                && !self.named[i]
                && matches!(behind, "of" | "on" | "to" | "dedicated" | "devoted");
            // Next to every word is none, and what is asked below is asked of each.
            if !of {
                return None;
            }
            let from = self.phrase_start(i, 0);
            let end = self
                .noun_phrase_end(i, predicates)
                .min(i + 1 + LONGEST_THING);
            let names: Vec<u32> = self.name_indexes_in(from..end).collect();
            let mut words = label::phrase(self, from..end, true);
            // Too long to be said again, and still one that may be meant.
            if words.len() > LONGEST_THING {
                words.clear();
            }
            (!names.is_empty()).then(|| {
                let noun = self.words[i].clone();
                let thing = Thing {
                    words,
                    names,
                    plural: false,
                };
                (Occasion { noun, thing }, 0)
            })
        };
        (0..self.words.len()).filter_map(named).collect()
    }

    /// "The ceremony" as a subject: the one that a sentence before says more of, where only one was named.
    pub(super) fn occasion_meant(&self, subject: &Range<usize>) -> Option<Thing> {
        let [article, noun] = &self.words[subject.clone()] else {
            return None;
        };
        let definite = matches!(article.as_str(), "the" | "this");
        let mut called = self
            .earlier
            .occasions
            .iter()
            .filter(|(o, _)| definite && o.noun == *noun);
        let (first, _) = called.next()?;
        let one = called.all(|(other, _)| other.thing.words == first.thing.words);
        (one && !first.thing.words.is_empty()).then(|| first.thing.clone())
    }

    /// The subject of a clause, as the next clause of this sentence may mean it.
    pub(super) fn said(&self, c: &Clause, before: Option<Thing>) -> Option<Thing> {
        let subject = c.subject.clone();
        let vague =
            subject.len() <= 1 && subject.clone().all(|i| label::is_pronoun(&self.words[i]));
        if vague {
            return self.thing_meant(&subject, before.as_ref()).or(before);
        }
        if label::is_people(self, &subject) {
            return before;
        }
        self.thing_in(subject).or(before)
    }

    /// Whom "he" or "she" at the end of a subject, or "his" and "her" at its beginning, stand for.
    pub(super) fn people_meant(&self, subject: &Range<usize>) -> Option<u32> {
        let last = subject.end.checked_sub(1).filter(|&i| i >= subject.start)?;
        let pronoun = |i: usize| matches!(self.words[i].as_str(), "he" | "she");
        let at = if pronoun(last) {
            last
        } else if matches!(self.words[subject.start].as_str(), "his" | "her") {
            subject.start
        } else {
            return None;
        };
        let man = matches!(self.words[at].as_str(), "he" | "his");
        let fits = |person: &u32| self.is_man(*person).is_none_or(|is| is == man);
        let one = |people: Vec<u32>| match people[..] {
            [one] => Some(one),
            _ => None,
        };
        let here = self.people_in(self.name_indexes_in(0..at));
        let told = here.iter().copied().filter(fits).collect::<Vec<u32>>();
        if !here.is_empty() {
            return one(told);
        }
        let acting = self.earlier.person.map(|(person, _)| person).filter(fits);
        acting.or_else(|| {
            let before = self.earlier.people.iter().copied().filter(fits);
            one(before.collect())
        })
    }

    /// By honorific or given name, where either says so.
    fn is_man(&self, person: u32) -> Option<bool> {
        let name: &NameMention = &self.all_names[person as usize];
        let title = name.honorific.as_deref().map(fold);
        match title.as_deref() {
            Some("mr" | "sir" | "lord" | "father" | "brother" | "king" | "prince" | "duke") => {
                Some(true)
            }
            Some(
                "ms" | "mrs" | "miss" | "lady" | "dame" | "sister" | "queen" | "princess" | "madam",
            ) => Some(false),
            _ => man_by_name(name.name.split(' ').next()?),
        }
    }

    /// The people among these names, each once, by their fullest mention.
    pub(super) fn people_in(&self, names: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut people: Vec<u32> = names
            .filter(|&i| self.all_names[i as usize].kind == NameKind::Person)
            .map(|i| self.all_names[i as usize].refers_to.unwrap_or(i))
            .collect();
        people.sort_unstable_by_key(|&i| &self.all_names[i as usize].name);
        people.dedup_by_key(|i| &self.all_names[*i as usize].name);
        people
    }
}
