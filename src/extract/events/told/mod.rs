//! One sentence with everything found in it: its words, dates and names, and who or what its vague words stand for.
//!
//! Says nothing yet of what happened.

mod named;
mod times;

use super::DatesFound;
use super::bullets::Doer;
use super::earlier::Earlier;
use super::house::House;
use super::lexicon::{EventRules, Words};
use super::lists::List;
use crate::model::text::fold;
use crate::model::{
    Document, Edtf, Instant, NameKind, NameMention, Segmented, Sentence, SentenceRole, TextRange,
    TimeMention, TimexType, Token, TokenKind,
};
use std::ops::Range;
use times::{DAY_VALUE, goes_on_that_day, is_bare_hour, is_weekday_or_month, says_another_day};

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
    /// The same, and inside a short quotation.
    quoted: Vec<bool>,
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
    /// Who does what this line of a list says, where it begins with the verb.
    pub(super) doer: Option<Doer>,
    /// What those whom a table lists were: "Head of the Fisheries Board".
    pub(super) office: Option<String>,
    /// When the day is over on which the document was written, where it says so.
    pub(super) written: Option<Instant>,
    /// Who "I" is outside of quotation marks.
    pub(super) writer: Option<u32>,
    /// Who "we" are.
    pub(super) house: Option<House>,
    /// "For these reasons the Court": what is ordered is told in the present.
    pub(super) rules: bool,
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
        let is_in_capitals = !sentence.range.of(text).contains(char::is_lowercase);
        let words = tokens
            .iter()
            .map(|t| match t.kind {
                TokenKind::Mark => t.range.of(text).to_owned(),
                TokenKind::Word | TokenKind::Number | TokenKind::Mixed => match t.range.of(text) {
                    // The organisation is no pronoun.
                    "WHO" if !is_in_capitals => "w.h.o".to_owned(),
                    word => fold(word),
                },
            })
            .collect();
        let english = rules.words(sentence.lang).is_none() || sentence.lang == "en";
        let mut told = Self {
            text,
            sentence,
            tokens,
            words,
            named: vec![false; tokens.len()],
            quoted: Vec::new(),
            timed: vec![false; tokens.len()],
            dropped: vec![false; tokens.len()],
            all_names,
            names: Vec::new(),
            times: Vec::new(),
            asides: Vec::new(),
            earlier: Earlier::default(),
            topic: None,
            doer: None,
            office: None,
            written: None,
            writer: None,
            house: None,
            rules: false,
            in_entry: false,
            lang: rules.words(sentence.lang).or_else(|| rules.words("en")),
            english,
        };
        let published = dates.dated;
        let written = dates.published.as_ref().map(|p| Edtf::Date(p.date));
        for (i, time) in dates.times.iter().enumerate().skip(first_time) {
            if time.range.start >= sentence.range.end {
                break;
            }
            // The document's own date is none of its events'; a time of day without a day says nothing of the day.
            let repeats = time.stated && time.edtf == written;
            let own = published.is_some_and(|p| p.overlaps(time.range))
                // A line of its own below the headline, but not "adopted by the Assembly on 14 December 2022".
                || repeats
                    && sentence.role == SentenceRole::Title
                    && time.range.end == sentence.range.end
                    && !text[..time.range.start as usize].ends_with(" on ")
                || repeats
                    && sentence.role == SentenceRole::Lead
                    && time.range.start == sentence.range.start
                    && says_another_day(dates, i, sentence);
            let same_day = || {
                told.words[told.covered(time.range)]
                    .iter()
                    .any(|w| matches!(w.as_str(), "same" | "that"))
            };
            // "Oslo, 7 October 2021 – The board met this morning": of the day of writing, whatever it was counted from.
            let this_one = || {
                let first = told.covered(time.range).next();
                first.is_some_and(|i| matches!(told.words[i].as_str(), "this" | "tonight"))
            };
            let hour_only = time.kind == TimexType::Time
                && !time.stated
                && !this_one()
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
                // "14:00  Reading by Eva Lund": the hour stands on the axis.
                let program = told.is_listed() && covered.start == 0;
                told.timed[covered].fill(own || says || program);
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
        let dateline = told.leave_out_dateline(published);
        told.leave_out_preamble();
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
            let covered = told.covered(name.range);
            // "Holm, 18 January –": a town, though it may be somebody's surname.
            if covered.end <= dateline && name.kind == NameKind::Person {
                continue;
            }
            told.names.push(i as u32);
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
        told.quoted = told.find_quoted();
        told.asides = told.find_asides();
        told
    }

    pub(super) fn is_listed(&self) -> bool {
        matches!(
            self.sentence.role,
            SentenceRole::ListItem | SentenceRole::TableRow
        )
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

    /// Inside a name or a short quotation.
    pub(super) fn quoted_or_named(&self) -> &[bool] {
        &self.quoted
    }

    fn find_quoted(&self) -> Vec<bool> {
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

    /// The text between two tokens.
    pub(super) fn between(&self, first: usize, second: usize) -> &'a str {
        let (from, to) = (
            self.tokens[first].range.end,
            self.tokens[second].range.start,
        );
        self.text.get(from as usize..to as usize).unwrap_or("")
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

pub(super) fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "“" | "”" | "«" | "»" | "„" | "\"")
}

/// "'s" behind a noun.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// A quotation of more tokens than this is speech, not a title.
const LONGEST_TITLE: usize = 12;
