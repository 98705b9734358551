//! Finds what happened: from each sentence the happenings, their date and their participants.
//!
//! ```text
//! sentence ─predicates▶ finite verbs ─clauses▶ who did what, when ─label▶ "Assembly adopted the Convention"
//!          └─nouns▶ "since the establishment of …"                └─link▶ part of the meeting the document reports
//! ```
//!
//! Opinions, conditions and what is only said are left out; what is said to have happened is not.

mod clause;
mod label;
mod lexicon;
mod link;
mod predicate;

pub use lexicon::EventRules;

use super::dates::DatesFound;
use crate::model::text::fold;
use crate::model::{
    Document, EventMention, Grain, NameForm, NameKind, NameMention, Segmented, Sentence,
    SentenceRole, Signal, Status, TextRange, TimeMention, TimexType, Token, TokenKind,
};
use clause::Clause;
use lexicon::{Class, Noun, Words};
use predicate::{Predicate, Tense};
use std::ops::Range;

/// Everything that happened by the word of one document, in text order.
pub fn events(
    doc: &Document,
    seg: &Segmented,
    dates: &DatesFound,
    names: &[NameMention],
    rules: &EventRules,
) -> Vec<EventMention> {
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut first_time, mut first_name) = (0, 0);
    let mut people_before: Vec<u32> = Vec::new();
    let mut observance: Option<(usize, u32)> = None;
    for (index, sentence) in seg.sentences.iter().enumerate() {
        if matches!(
            sentence.role,
            SentenceRole::Boilerplate | SentenceRole::HeadLine
        ) {
            continue;
        }
        // Times and names are in text order: what ends before this sentence is behind us for good.
        while dates
            .times
            .get(first_time)
            .is_some_and(|t| t.range.end <= sentence.range.start)
        {
            first_time += 1;
        }
        while names
            .get(first_name)
            .is_some_and(|n| n.range.end <= sentence.range.start)
        {
            first_name += 1;
        }
        let mut told = Told::new(
            doc,
            seg,
            sentence,
            &dates.times,
            first_time,
            names,
            first_name,
            rules,
        );
        told.people_before = std::mem::take(&mut people_before);
        told.observance_before = observance
            .filter(|(at, _)| index - at <= OBSERVANCE_REACH)
            .map(|(_, name)| name);
        told.tell(index, rules, &mut drafts);
        people_before = told.people_in(told.names.iter().copied());
        observance = told
            .observance_in(&told.names)
            .map(|name| (index, name))
            .or(observance);
    }
    date_of_minutes(&mut drafts, doc, seg, dates);
    for draft in &mut drafts {
        draft.event.concept = rules.concept_name(draft.concept).to_owned();
        draft.gathering = matches!(
            draft.event.concept.as_str(),
            "event" | "ceremony" | "session" | "meet"
        );
    }
    link::link(drafts, doc, seg, names)
}

/// Minutes carry the date of the meeting at their head: it is that of the meeting their title names.
fn date_of_minutes(drafts: &mut [Draft], doc: &Document, seg: &Segmented, dates: &DatesFound) {
    let Some((title, _)) = &doc.title else { return };
    let title = fold(title);
    if !MINUTES.iter().any(|m| title.split(' ').any(|w| w == *m)) {
        return;
    }
    let head = seg
        .sentences
        .iter()
        .take(HEAD_SENTENCES)
        .filter(|s| s.role == SentenceRole::HeadLine);
    let time = head.flat_map(|s| {
        let in_line = move |t: &TimeMention| s.range.contains(t.range) && !t.boilerplate;
        dates
            .times
            .iter()
            .position(move |t| in_line(t) && t.edtf.is_some())
    });
    let meeting = drafts
        .iter_mut()
        .find(|d| d.role == SentenceRole::Title && d.event.time.is_none());
    if let (Some(time), Some(meeting)) = (time.min(), meeting) {
        meeting.event.time = Some(time as u32);
    }
}

/// What minutes are called.
const MINUTES: [&str; 10] = [
    "minutes",
    "minute",
    "protocol",
    "protokoll",
    "proces",
    "протокол",
    "protokol",
    "notulen",
    "verbale",
    "acta",
];

/// A document's head is over after so many sentences.
const HEAD_SENTENCES: usize = 8;

/// An event with what linking it to the others needs.
pub(crate) struct Draft {
    pub event: EventMention,
    pub sentence: usize,
    pub role: SentenceRole,
    pub concept: u16,
    /// A noun within another event's sentence ("since the establishment of …"), told as background.
    pub background: bool,
    pub perfect: bool,
    pub phase: bool,
    /// Inside what somebody is said to have said.
    pub reported: bool,
    /// "The second was the closing ceremony of …": says what the occasion just told of was.
    pub copular: bool,
    /// People came together: an event, a ceremony, a session.
    pub gathering: bool,
}

/// One sentence with everything found in it.
pub(crate) struct Told<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    tokens: &'a [Token],
    /// Folded words; marks as they are.
    words: Vec<String>,
    /// Inside a name or a quotation: no verb is looked for.
    named: Vec<bool>,
    /// Part of an expression of time.
    timed: Vec<bool>,
    /// A role or honorific beside a person's name.
    dropped: Vec<bool>,
    all_names: &'a [NameMention],
    /// Indexes of the names that overlap this sentence.
    names: Vec<u32>,
    /// Indexes of its times, and the tokens they cover.
    times: Vec<(u32, Range<usize>, &'a TimeMention)>,
    /// Who was named in the sentence before this one.
    people_before: Vec<u32>,
    /// The observance last named in the sentences just before.
    observance_before: Option<u32>,
    lang: Option<&'a Words>,
    english: bool,
}

impl<'a> Told<'a> {
    #[allow(clippy::too_many_arguments)] // The sentence, and the two lists with where it begins in them.
    fn new(
        doc: &'a Document,
        seg: &'a Segmented,
        sentence: &'a Sentence,
        all_times: &'a [TimeMention],
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
            people_before: Vec::new(),
            observance_before: None,
            lang: rules.words(sentence.lang).or_else(|| rules.words("en")),
            english,
        };
        for (i, time) in all_times.iter().enumerate().skip(first_time) {
            if time.range.start >= sentence.range.end {
                break;
            }
            if time.boilerplate {
                continue;
            }
            let covered = told.covered(time.range);
            // "in a September that was still warm": no date to be left out of the label.
            let indefinite = covered
                .start
                .checked_sub(1)
                .is_some_and(|i| matches!(told.words[i].as_str(), "a" | "an"));
            told.timed[covered.clone()].fill(!indefinite);
            told.times.push((i as u32, covered, time));
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
            if name.form != NameForm::Nominal && name.kind != NameKind::Series {
                told.named[covered.clone()].fill(true);
            }
            let listed = matches!(
                sentence.role,
                SentenceRole::ListItem | SentenceRole::TableRow
            );
            if name.kind == NameKind::Person && name.form != NameForm::Nominal && !listed {
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
        told
    }

    /// A role is left out together with the comma and article that tie it to its name.
    fn drop_role(&mut self, role: Range<usize>, name_starts: usize) {
        if role.is_empty() || role.end > self.dropped.len() {
            return;
        }
        let mut role = role;
        while role.start > 0 && matches!(self.words[role.start - 1].as_str(), "the" | "a" | "an") {
            role.start -= 1;
        }
        if role.start >= name_starts && role.start > 0 && self.words[role.start - 1] == "," {
            role.start -= 1;
        }
        if role.end < self.words.len() && self.words[role.end] == "," {
            role.end += 1;
        }
        self.dropped[role].fill(true);
    }

    /// The tokens of this sentence that a range of bytes covers.
    fn covered(&self, range: TextRange) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.range.end <= range.start);
        let end = self.tokens.partition_point(|t| t.range.start < range.end);
        start..end.max(start)
    }

    fn raw(&self, i: usize) -> &'a str {
        self.tokens[i].range.of(self.text)
    }

    fn names_in(&self, tokens: Range<usize>) -> impl Iterator<Item = &'a NameMention> + '_ {
        self.name_indexes_in(tokens)
            .map(|i| &self.all_names[i as usize])
    }

    fn name_indexes_in(&self, tokens: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        self.names.iter().copied().filter(move |&i| {
            let covered = self.covered(self.all_names[i as usize].range);
            tokens.start <= covered.start && covered.start < tokens.end
        })
    }

    /// The longest name that begins at this token, and one past its last token.
    fn name_at(&self, token: usize) -> Option<(&'a NameMention, usize)> {
        self.names
            .iter()
            .map(|&i| &self.all_names[i as usize])
            .map(|n| (n, self.covered(n.range)))
            .filter(|(_, covered)| covered.start == token)
            .max_by_key(|(_, covered)| covered.end)
            .map(|(n, covered)| (n, covered.end))
    }

    /// How a name is shown in a label: people always by their fullest name here, others as written unless only described.
    fn shown(&self, name: &'a NameMention) -> &'a str {
        let full = name.refers_to.and_then(|i| self.all_names.get(i as usize));
        match (name.kind, name.form, full) {
            (NameKind::Person, _, Some(full)) if full.form != NameForm::Nominal => &full.name,
            (NameKind::Person, NameForm::Full | NameForm::Short, _) => &name.name,
            (_, NameForm::Nominal, Some(full)) => &full.name,
            _ => name.range.of(self.text),
        }
    }

    fn tell(&self, index: usize, rules: &EventRules, drafts: &mut Vec<Draft>) {
        let Some(lang) = self.lang else { return };
        let addresses = self
            .words
            .first()
            .is_some_and(|w| matches!(w.as_str(), "thank" | "dear" | "please"));
        if addresses || self.words.last().is_some_and(|w| w == "?") {
            return;
        }
        let before = drafts.len();
        // A list of things is no list of headlines, unless dates lead its lines.
        let listed = matches!(
            self.sentence.role,
            SentenceRole::ListItem | SentenceRole::TableRow
        );
        let role = if listed && !self.starts_with_date() {
            SentenceRole::Body
        } else {
            self.sentence.role
        };
        let predicates = predicate::predicates(
            &self.words,
            &self.quoted_or_named(),
            &self.timed,
            lang,
            self.english,
            role,
        );
        let clauses = clause::clauses(&self.words, &self.quoted_or_named(), &predicates);
        let mut used_times: Vec<u32> = Vec::new();
        let mut used_nouns: Vec<usize> = Vec::new();
        let mut reported = false;
        for (p, c) in predicates.iter().zip(&clauses) {
            if self.is_conditional(&c.whole) || self.english && self.describes(p, c) {
                continue;
            }
            if let Some(draft) = self.event_of(
                index,
                p,
                c,
                lang,
                rules,
                reported,
                &mut used_times,
                &mut used_nouns,
            ) {
                drafts.push(draft);
            }
            reported |= p.verb.class == Class::Saying && p.known;
        }
        self.opening(index, rules, &clauses, drafts);
        if drafts.len() - before < MAX_EVENTS_PER_SENTENCE {
            self.noun_events(index, lang, &predicates, &used_times, &used_nouns, drafts);
        }
        if drafts.len() == before {
            self.fallback(index, lang, &predicates, drafts);
        }
    }

    fn starts_with_date(&self) -> bool {
        self.times
            .first()
            .is_some_and(|(_, covered, _)| covered.start <= 1)
    }

    fn quoted_or_named(&self) -> Vec<bool> {
        let mut inside = self.named.clone();
        let mut open = false;
        for (i, w) in self.words.iter().enumerate() {
            match w.as_str() {
                "“" | "«" | "„" => open = true,
                "”" | "»" => open = false,
                "\"" => open = !open,
                _ => {}
            }
            // Quoted speech tells things too; only short quotations are titles. Names have marked those already.
            inside[i] |= open && self.quoted_title(i);
        }
        inside
    }

    /// A quotation of at most a dozen tokens that begins with a capital letter is a title.
    fn quoted_title(&self, at: usize) -> bool {
        let close = (at + 1..self.words.len())
            .find(|&j| matches!(self.words[j].as_str(), "”" | "»" | "\""));
        let open = (0..=at)
            .rev()
            .find(|&j| matches!(self.words[j].as_str(), "“" | "«" | "„" | "\""));
        match (open, close) {
            (Some(open), Some(close)) => close - open <= 12,
            _ => false,
        }
    }

    fn is_conditional(&self, clause: &Range<usize>) -> bool {
        self.words[clause.clone()]
            .iter()
            .any(|w| matches!(w.as_str(), "if" | "unless" | "whether"))
    }

    #[allow(clippy::too_many_arguments)]
    fn event_of(
        &self,
        index: usize,
        p: &Predicate,
        c: &Clause,
        lang: &Words,
        rules: &EventRules,
        reported: bool,
        used_times: &mut Vec<u32>,
        used_nouns: &mut Vec<usize>,
    ) -> Option<Draft> {
        let time = self.time_in(&c.whole, p.head);
        // "decided to extend it until 2020": the date is that of the extension.
        let lasts =
            matches!(p.verb.class, Class::Phase | Class::Light | Class::Planned) || p.passive;
        let time = time.filter(|(_, t)| {
            t.signal != Signal::Until || lasts || p.tense == Tense::Future || !self.english
        });
        let dated = time.is_some_and(|(_, t)| t.edtf.is_some() || t.relative.is_some());
        let recurring = time.is_some_and(|(_, t)| t.recurrence.is_some());
        let title = self.sentence.role == SentenceRole::Title;
        if p.tense == Tense::Present && !recurring {
            return None;
        }
        let noun = match p.verb.class {
            Class::Light | Class::Phase | Class::Planned => self.noun_beside(lang, p, c),
            Class::Happening | Class::Saying | Class::Opinion => None,
        };
        let keep = match p.verb.class {
            Class::Happening => {
                (p.known || dated && !self.is_pronoun_alone(&c.subject)) && !self.makes_nothing(p)
            }
            Class::Light | Class::Planned => noun.is_some() || dated,
            Class::Phase => noun.is_some() || dated,
            // "noted the visit of … in September": the noun has the date, not the verb.
            Class::Saying => {
                let at = time.is_some_and(|(_, t)| t.signal == Signal::At);
                p.known
                    && (title
                        || dated && at && !recurring && self.noun_in(lang, &c.object).is_none())
            }
            Class::Opinion => false,
        };
        if !keep
            || self.is_addressed(c)
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
        let label = if title {
            label::of_line(self)
        } else {
            label::of_clause(self, subject, p, c)
        };
        let status = if recurring {
            Status::Recurring
        } else if p.tense == Tense::Future || p.verb.class == Class::Planned {
            Status::Planned
        } else if matches!(
            self.words[p.head].as_str(),
            "cancelled" | "canceled" | "postponed" | "called"
        ) && p.known
        {
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
        names.extend(self.people_meant(&c.subject));
        names.sort_unstable();
        names.dedup();
        let series = self
            .series_in(c, &names)
            .filter(|_| about_a_meeting(rules.concept_name(concept)));
        Some(Draft {
            event: EventMention {
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
            sentence: index,
            role: self.sentence.role,
            concept,
            background: false,
            perfect: p.tense == Tense::Perfect,
            phase: p.verb.class == Class::Phase,
            reported,
            copular: false,
            gathering: false,
        })
    }

    fn observance_in(&self, names: &[u32]) -> Option<u32> {
        names.iter().copied().rfind(|&i| {
            let name = &self.all_names[i as usize];
            name.kind == NameKind::Work && is_observance(&name.name)
        })
    }

    /// What recurs: the observance the clause names or, where it only says "it" or "the day", the one last named before.
    fn observance_meant(&self, names: &[u32], subject: &Range<usize>) -> Option<u32> {
        let vague = self.words[subject.clone()].iter().all(|w| {
            matches!(
                w.as_str(),
                "it" | "the"
                    | "this"
                    | "that"
                    | "day"
                    | "date"
                    | "anniversary"
                    | "observance"
                    | "occasion"
                    | "этот"
                    | "день"
                    | "bu"
                    | "gun"
            )
        });
        self.observance_in(names)
            .or_else(|| vague.then_some(self.observance_before).flatten())
    }

    /// The numbered meeting this clause is about: named in it or, in a headline or first paragraph, in the sentence.
    fn series_in(&self, c: &Clause, names: &[u32]) -> Option<u32> {
        let is_series = |i: &u32| {
            self.all_names[*i as usize].kind == NameKind::Series
                && self.all_names[*i as usize].number.is_some()
        };
        let own = self.name_indexes_in(c.whole.clone()).find(is_series);
        own.or_else(|| names.iter().copied().find(is_series))
    }

    /// The time of a clause: a recurrence first, then the finest date nearest to the verb.
    fn time_in(&self, clause: &Range<usize>, verb: usize) -> Option<(u32, &'a TimeMention)> {
        self.times
            .iter()
            .filter(|(_, covered, t)| {
                clause.start <= covered.start
                    && covered.start < clause.end
                    && t.kind != TimexType::Duration
                    && (t.edtf.is_some() || t.relative.is_some() || t.recurrence.is_some())
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

    /// The other date beside a recurrence: "since 2000 … every year".
    fn beginning(&self, clause: &Range<usize>, recurrence: u32) -> Option<u32> {
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

    /// The noun that says what was held, opened or continued: in the subject of a passive or phase verb, else in the object.
    fn noun_beside(&self, lang: &Words, p: &Predicate, c: &Clause) -> Option<(usize, Noun)> {
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

    /// "you", "thank you": a letter speaking to its reader, and undated doings of an unnamed "I" or "we".
    fn is_addressed(&self, c: &Clause) -> bool {
        let subject = &self.words[c.subject.clone()];
        let first_person = matches!(subject.last().map(String::as_str), Some("i" | "we"))
            && self.time_in(&c.whole, c.whole.start).is_none();
        let it_will = self.english
            && subject.len() == 1
            && subject[0] == "it"
            && self.time_in(&c.whole, c.whole.start).is_none();
        first_person || it_will || subject.iter().any(|w| matches!(w.as_str(), "you" | "your"))
    }

    fn people_meant(&self, subject: &Range<usize>) -> Option<u32> {
        let at = subject
            .end
            .checked_sub(1)
            .filter(|&i| i >= subject.start && matches!(self.words[i].as_str(), "he" | "she"))?;
        let before: Vec<u32> = self.people_in(self.name_indexes_in(0..at));
        only(&before).or_else(|| {
            before
                .is_empty()
                .then(|| only(&self.people_before))
                .flatten()
        })
    }

    /// Whom "he" or "she" as a subject stands for: the only person named before it in this sentence, else in the one before.
    fn meant_by_pronoun(&self, subject: &Range<usize>) -> impl Iterator<Item = &'a NameMention> {
        self.people_meant(subject)
            .map(|i| &self.all_names[i as usize])
            .into_iter()
    }

    /// The people among these names, each once, by their fullest mention.
    fn people_in(&self, names: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut people: Vec<u32> = names
            .filter(|&i| self.all_names[i as usize].kind == NameKind::Person)
            .map(|i| self.all_names[i as usize].refers_to.unwrap_or(i))
            .collect();
        people.sort_unstable_by_key(|&i| &self.all_names[i as usize].name);
        people.dedup_by_key(|i| &self.all_names[*i as usize].name);
        people
    }

    fn is_pronoun_alone(&self, subject: &Range<usize>) -> bool {
        subject.len() <= 1 && subject.clone().all(|i| label::is_pronoun(&self.words[i]))
    }

    /// "people who have decided to go": says who is meant, not what happened. (After a comma it may tell something.)
    fn describes(&self, p: &Predicate, c: &Clause) -> bool {
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
    fn makes_nothing(&self, p: &Predicate) -> bool {
        let empty = matches!(
            self.words[p.head].as_str(),
            "created"
                | "made"
                | "gave"
                | "given"
                | "drew"
                | "paid"
                | "opened"
                | "provided"
                | "established"
        );
        empty
            && !p.passive
            && self.words[p.end..].iter().take(3).any(|w| {
                matches!(
                    w.as_str(),
                    "opportunity"
                        | "opportunities"
                        | "conditions"
                        | "possibility"
                        | "possibilities"
                        | "importance"
                        | "attention"
                        | "doubt"
                        | "way"
                )
            })
    }

    /// The first noun of happening in a range.
    fn noun_in(&self, lang: &Words, range: &Range<usize>) -> Option<usize> {
        range
            .clone()
            .find(|&i| !self.named[i] && !self.timed[i] && lang.noun(&self.words[i]).is_some())
    }

    /// The noun of happening at a token; of "closing ceremony" only the last word.
    fn event_noun(&self, lang: &Words, i: usize) -> Option<Noun> {
        let noun = lang.noun(&self.words[i])?;
        let modifies = self
            .words
            .get(i + 1)
            .is_some_and(|next| !self.named[i + 1] && lang.noun(next).is_some());
        (!modifies).then_some(noun)
    }

    /// No preposition stands between the noun and the last conjunction or comma before it.
    fn heads_phrase(&self, noun: usize, from: usize) -> bool {
        (from..noun)
            .rev()
            .map(|i| self.words[i].as_str())
            .take_while(|w| !matches!(*w, "and" | "," | "or" | "that"))
            .all(|w| {
                !matches!(
                    w,
                    "of" | "on" | "for" | "in" | "to" | "with" | "by" | "at" | "from" | "about"
                )
            })
    }

    /// Where the noun phrase around a noun begins: after the last article, conjunction, preposition or comma before it.
    fn phrase_start(&self, noun: usize, from: usize) -> usize {
        (from..noun)
            .rev()
            .find(|&i| {
                matches!(
                    self.words[i].as_str(),
                    "the"
                        | "a"
                        | "an"
                        | "and"
                        | ","
                        | "of"
                        | "to"
                        | "in"
                        | "at"
                        | "on"
                        | "for"
                        | "with"
                        | "by"
                        | "that"
                )
            })
            .map_or(from, |i| i + 1)
    }

    /// "Speaking at the event, …" is a happening of its own, whatever the sentence then says.
    fn opening(
        &self,
        index: usize,
        rules: &EventRules,
        clauses: &[Clause],
        drafts: &mut Vec<Draft>,
    ) {
        let spoke = self
            .words
            .first()
            .is_some_and(|w| matches!(w.as_str(), "speaking" | "addressing"));
        let Some(first) = clauses.first() else { return };
        let Some(comma) = self.words.iter().position(|w| w == ",") else {
            return;
        };
        let mut people = self
            .names_in(first.subject.clone())
            .filter(|n| n.kind == NameKind::Person)
            .peekable();
        if !spoke || comma > OBJECT_REACH || people.peek().is_none() {
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
            event: EventMention {
                range: self.sentence.range,
                trigger: self.bytes(0..1),
                label: format!(
                    "{} speaks {}",
                    who.first().copied().unwrap_or_default(),
                    place.split_whitespace().collect::<Vec<_>>().join(" ")
                ),
                concept: String::new(),
                since: None,
                time: None,
                names,
                series: None,
                status: Status::Happened,
                link: None,
                prominence: self.prominence(index) * 0.6,
            },
            sentence: index,
            role: self.sentence.role,
            concept: speak.map_or(u16::MAX, |n| n.concept),
            background: false,
            perfect: false,
            phase: false,
            reported: false,
            copular: false,
            gathering: false,
        });
    }

    /// Happenings that only a noun names: "since the establishment of …", "noted the visit of … in September of last year".
    fn noun_events(
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
            let plural = self.words[i]
                .strip_suffix('s')
                .is_some_and(|one| lang.noun(one).is_some());
            if title && (!predicates.is_empty() || found > 0 || plural) {
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
                || self.english && free_time.is_some() && (takes_names || anchored);
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
                event: EventMention {
                    range: self.sentence.range,
                    trigger: self.bytes(i..i + 1),
                    label: if title {
                        label::of_line(self)
                    } else {
                        self.owned(i, label::of_noun(self, i, end))
                    },
                    concept: String::new(),
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
                    link: None,
                    prominence: self.prominence(index) * (0.3 + noun.weight / 2.0),
                },
                sentence: index,
                role: self.sentence.role,
                concept: noun.concept,
                background: !title && !copular,
                perfect: false,
                phase: false,
                reported: false,
                copular,
                gathering: false,
            });
            found += 1;
        }
    }

    /// "brought to attention her visit, meetings with …, visit to …": nouns told one after another under a verb of saying.
    fn is_visit_list(&self, i: usize, predicates: &[Predicate]) -> bool {
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
    fn is_to_come(&self, from: usize, to: usize) -> bool {
        self.words[from..to].iter().any(|w| {
            matches!(
                w.as_str(),
                "forthcoming"
                    | "upcoming"
                    | "planned"
                    | "scheduled"
                    | "future"
                    | "next"
                    | "coming"
                    | "proposed"
                    | "expected"
            )
        })
    }

    /// "her election as …" → "Amy Pope: election as …".
    fn owned(&self, noun: usize, label: String) -> String {
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
    fn possessor(&self, noun: usize) -> usize {
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

    fn noun_phrase_end(&self, from: usize, predicates: &[Predicate]) -> usize {
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
            let ends = matches!(word, "," | ";" | "." | "that" | "which" | "who")
                || word == "as" && i > from + 1;
            if ends && !self.named[i] {
                return i;
            }
            i += 1;
        }
        verb
    }

    /// The comma that closes a name between commas.
    fn apposition_end(&self, comma: usize) -> Option<usize> {
        let end = (comma + 1..(comma + 4).min(self.words.len()))
            .find_map(|i| self.name_at(i))?
            .1;
        (self.words.get(end)? == ",").then_some(end)
    }

    /// A dated line that no list knows a verb of: "5 December 1951 – IOM founded", or a plain dated sentence.
    fn fallback(
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
        let starts_with_date = self.starts_with_date();
        let fine = time
            .edtf
            .as_ref()
            .is_some_and(|e| e.grain() >= Grain::Month);
        let general = self.words.iter().any(|w| {
            matches!(
                w.as_str(),
                "if" | "would" | "should" | "may" | "might" | "must" | "shall"
            )
        });
        let until = self.english
            && matches!(time.signal, Signal::Until | Signal::Since)
            && self
                .words
                .iter()
                .any(|w| matches!(w.as_str(), "be" | "is" | "are" | "runs" | "lasts" | "open"));
        let says_only = predicates
            .iter()
            .any(|p| p.known && matches!(p.verb.class, Class::Opinion));
        let told = if self.english {
            (listed || starts_with_date) && fine
                || listed && starts_with_date
                || fine && !predicates.is_empty()
        } else {
            fine && time.recurrence.is_none()
        };
        if !(told || until)
            || general
            || says_only
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
        let names = self.names.clone();
        let series = names
            .iter()
            .copied()
            .find(|&n| self.all_names[n as usize].number.is_some());
        drafts.push(Draft {
            event: EventMention {
                range: self.sentence.range,
                trigger: self.bytes(head..head + 1),
                label: label::of_line(self),
                concept: String::new(),
                since: None,
                time: Some(time_index),
                names,
                series,
                status: if time.recurrence.is_some() {
                    Status::Recurring
                } else {
                    Status::Happened
                },
                link: None,
                prominence: self.prominence(index) * 0.6,
            },
            sentence: index,
            role: self.sentence.role,
            concept: noun.map_or(u16::MAX, |(_, n)| n.concept),
            background: false,
            perfect: false,
            // "will be in session till": goes on with what was told.
            phase: until,
            reported: false,
            copular: false,
            gathering: false,
        });
    }

    fn bytes(&self, tokens: Range<usize>) -> TextRange {
        let first = self.tokens[tokens.start].range;
        first.cover(self.tokens[tokens.end - 1].range)
    }

    /// Headlines and first paragraphs weigh more; the further down, the less.
    fn prominence(&self, index: usize) -> f32 {
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

/// "took office at the first session" tells of no session; "was held", "opened" and "took part" do.
fn about_a_meeting(concept: &str) -> bool {
    matches!(
        concept,
        "session"
            | "meet"
            | "hold"
            | "participate"
            | "begin"
            | "end"
            | "continue"
            | "open"
            | "close"
            | "ceremony"
            | "event"
            | "plan"
            | "visit"
            | "speak"
    )
}

fn only(people: &[u32]) -> Option<u32> {
    match people {
        [one] => Some(*one),
        _ => None,
    }
}

/// "the day has been kept every year" means the observance named at most so many sentences before.
const OBSERVANCE_REACH: usize = 4;

/// A sentence that names more happenings than this is a list of contents.
const MAX_EVENTS_PER_SENTENCE: usize = 6;
const MAX_NOUN_EVENTS: usize = 3;
/// How many tokens after a verb its object's head noun may stand; "delivered, after a long introduction by the chair, a speech" is rare.
const OBJECT_REACH: usize = 14;

/// A day, week, month, year or decade with a name of its own.
fn is_observance(name: &str) -> bool {
    let folded = fold(name);
    [
        "day", "week", "month", "year", "decade", "gunu", "день", "journee", "tag",
    ]
    .iter()
    .any(|w| folded.split(' ').any(|f| f == *w))
}

#[cfg(test)]
mod tests;
