//! What a resolution decides and a judgment orders is done on the day that stands at its head: "1. Decides to establish a Fund;".
//!
//! What a paper only welcomes, notes or asks for is told by nobody as having happened, and is left out.

use super::lexicon::{EventRules, Form, Words};
use super::lists::List;
use super::minutes::calm;
use super::told::Told;
use super::{Draft, label};
use crate::extract::dates::DatesFound;
use crate::model::text::fold;
use crate::model::{
    Document, Edtf, EventMention, NameMention, Phrase, Segmented, Status, TextRange, TimeMention,
};

/// A paper that decides, with the day it does so.
pub(super) struct Paper<'a> {
    /// "Resolution 8 (2013)", without what stands below.
    title: &'a str,
    line: TextRange,
    /// The sentence that says when.
    dated: usize,
    time: u32,
    /// Who decides, as the paper calls it, and where.
    body: Option<(String, TextRange)>,
    ruling: bool,
}

/// Number, title and day of a paper stand within so many lines.
const HEAD: usize = 12;

/// A line of the head is no longer than this.
const WORDS_OF_A_LINE: usize = 14;

/// "The Council of the League,": who the paper is of, before what it recalls.
const WORDS_OF_A_BODY: usize = 8;

/// Reads the head; nothing where it is no such paper or is not dated to the day.
pub(super) fn paper_of<'a>(
    doc: &'a Document,
    seg: &Segmented,
    dates: &DatesFound,
) -> Option<Paper<'a>> {
    let lines = head_lines(&doc.text);
    let (line, ruling) = lines
        .iter()
        .find_map(|l| Some((*l, kind_of(l.of(&doc.text))?)))?;
    let day_in = |line: TextRange| {
        let day = |t: &TimeMention| {
            let date = t.edtf.as_ref().and_then(Edtf::single);
            date.is_some_and(|d| d.exact_day().is_some())
        };
        let at = |t: &TimeMention| line.contains(t.range) && t.stated && day(t);
        dates.times.iter().rposition(at).map(|i| i as u32)
    };
    let adopted = |line: &&TextRange| {
        let line = line.of(&doc.text);
        begins_in(List::Adopted, line) && fold(line).split(' ').count() <= WORDS_OF_A_LINE
    };
    // "Resolution adopted by the Assembly on 14 December 2022" says itself when.
    let says = adopted_by(line.of(&doc.text));
    let own = day_in(line).filter(|_| ruling || says.is_some());
    let (dated, time) = match own {
        Some(time) => (line, time),
        None => {
            let mut days = lines.iter().filter(adopted);
            days.find_map(|l| Some((*l, day_in(*l)?)))?
        }
    };
    let body = lines.iter().find_map(|l| {
        let who = l.of(&doc.text).strip_prefix("The ")?.strip_suffix(',')?;
        let short = who.split(' ').count() <= WORDS_OF_A_BODY && !who.contains([',', ':', ';']);
        short.then(|| (calm(who), *l))
    });
    let sentence = seg.sentences.iter().rposition(|s| s.range.overlaps(dated));
    let dated = sentence.filter(|&i| seg.sentences[i].lang == "en")?;
    let title = line.of(&doc.text);
    // "53/41. Protection of migratory seabirds": its number and what it is on.
    let numbered = lines.iter().find_map(|l| numbered_title(l.of(&doc.text)));
    let title = match (says, numbered) {
        (Some(_), Some(numbered)) => numbered,
        (Some(_), None) => title.split(' ').next().unwrap_or(title),
        (None, _) => title,
    };
    let body = body.or_else(|| Some((calm(says?), line)));
    Some(Paper {
        title: title.split(',').next().unwrap_or(title),
        line,
        dated,
        time,
        body,
        ruling,
    })
}

/// The first lines that are not empty. A number alone may be taken for the running head of a page, and be in no sentence.
fn head_lines(text: &str) -> Vec<TextRange> {
    let mut lines = Vec::with_capacity(HEAD);
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = at + (line.len() - line.trim_start().len());
            lines.push(TextRange::new(from, from + trimmed.len()));
        }
        at += line.len() + 1;
        if lines.len() >= HEAD {
            break;
        }
    }
    lines
}

/// "Resolution 14/2009", "Decision No. 3: …", but not "Resolution of the conflict"; `true` of "Judgment of 3 May".
fn kind_of(line: &str) -> Option<bool> {
    // Nearly every line is a paragraph that begins with another word.
    if line.ends_with('.') || !(begins_in(List::Resolving, line) || begins_in(List::Ruling, line)) {
        return None;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let first = words.first()?;
    let second = words.get(1).copied().unwrap_or("");
    let numbered =
        second.starts_with(|c: char| c.is_ascii_digit()) || matches!(second, "no" | "nr");
    let dated = second == "of"
        && words
            .get(2)
            .is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let short = words.len() <= WORDS_OF_A_LINE && !line.ends_with('.');
    let resolves = List::Resolving.has(first) && (numbered || adopted_by(line).is_some());
    let rules = List::Ruling.has(first) && dated;
    (short && (resolves || rules)).then_some(rules)
}

/// "Resolution adopted by the Assembly on 14 December 2022": by whom.
fn adopted_by(line: &str) -> Option<&str> {
    let (_, by) = line.split_once(" adopted by the ")?;
    let (who, _) = by.split_once(" on ")?;
    (who.split(' ').count() <= WORDS_OF_A_BODY).then_some(who)
}

/// "53/41. Protection of migratory seabirds" without its full stop: a number of two parts and a title.
fn numbered_title(line: &str) -> Option<&str> {
    let (number, title) = line.split_once(". ")?;
    let parts: Vec<&str> = number.split('/').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let titled = title.starts_with(char::is_uppercase) && !title.ends_with('.');
    (parts.len() == 2 && parts.iter().all(is_number) && titled).then_some(line)
}

/// Is the first word of the line in the list?
fn begins_in(list: List, line: &str) -> bool {
    // Blanks never join what is folded, nor do they stand inside a folded word.
    let mut words = line.split(' ').map(fold).filter(|w| !w.is_empty());
    words
        .next()
        .is_some_and(|w| list.has(w.split(' ').next().unwrap_or("")))
}

impl Paper<'_> {
    /// Does a sentence of a judgment say what is ordered? "For these reasons the Court dismisses the appeal".
    pub(super) fn rules_in(&self, words: &str) -> bool {
        self.ruling && fold(words).starts_with("for these reasons")
    }

    /// What is ruled is done on the paper's day: the first of it is the ruling.
    pub(super) fn date(&self, drafts: &mut [Draft], rules: &EventRules) {
        let ruling = rules
            .words("en")
            .and_then(|w| w.verb(&["uphold".to_owned()]));
        for (i, draft) in drafts.iter_mut().enumerate() {
            draft.event.time = draft.event.time.or(Some(self.time));
            draft.concept = match (i, ruling) {
                (0, Some((verb, _))) => verb.concept,
                _ => u16::MAX,
            };
        }
    }

    /// "1. Decides to establish a Fund;": what it decides, done by whoever the paper is of.
    pub(super) fn decided(&self, told: &Told<'_>, index: usize) -> Option<Draft> {
        let lang = told
            .lang
            .filter(|_| told.english && !self.ruling && index > self.dated)?;
        let first = told
            .words
            .iter()
            .position(|w| w.chars().all(char::is_alphabetic))?;
        let decides = List::Operative.has(&told.words[first]) && first <= NUMBERING;
        if !decides || remains(told, first) {
            return None;
        }
        let stop = (first..told.words.len())
            .find(|&i| matches!(told.words[i].as_str(), "," | ";" | ":" | "."));
        let stop = stop.unwrap_or(told.words.len());
        let (trigger, concept) = deed(told, lang, first, stop);
        let mut words: Vec<String> = self.body.iter().map(|(who, _)| who.clone()).collect();
        words = words
            .iter()
            .flat_map(|w| w.split(' ').map(str::to_owned))
            .collect();
        words.push(told.words[first].clone());
        let least = words.len() + 1;
        words.extend(label::phrase(told, first + 1..stop, false));
        let mut names = told.names.clone();
        names.extend(self.names_of_body(told.all_names));
        names.sort_unstable();
        names.dedup();
        let event = EventMention {
            range: told.sentence.range,
            trigger: told.bytes(trigger..trigger + 1),
            label: label::finish_behind(words, least),
            concept: Phrase::default(),
            since: None,
            time: Some(self.time),
            names,
            series: None,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: told.prominence(index) * 0.8,
        };
        Some(Draft::new(event, index, told.sentence.role, concept))
    }

    /// "4. Decides to remain seized of the matter.": a form of words.
    pub(super) fn is_formal(&self, told: &Told<'_>, index: usize) -> bool {
        let first = told.words.iter().position(|w| List::Operative.has(w));
        index > self.dated && first.is_some_and(|i| i <= NUMBERING && remains(told, i))
    }

    fn names_of_body(&self, names: &[NameMention]) -> Vec<u32> {
        let Some((_, range)) = self.body else {
            return Vec::new();
        };
        let inside = |n: &u32| range.contains(names[*n as usize].range);
        (0..names.len() as u32).filter(inside).collect()
    }

    /// The adoption itself, where no line of the head has told it.
    pub(super) fn adoption(
        &self,
        seg: &Segmented,
        names: &[NameMention],
        drafts: &[Draft],
    ) -> Option<Draft> {
        let told = drafts
            .iter()
            .any(|d| d.sentence <= self.dated && d.event.time == Some(self.time));
        if told || self.ruling {
            return None;
        }
        let sentence = seg.sentences.get(self.dated)?;
        // Without the body's name: what else it decided that day is not the adoption of this paper.
        let title = match numbered_title(self.title) {
            Some(_) => format!("Resolution {}", self.title.replacen(". ", " on ", 1)),
            None => calm(self.title),
        };
        let mut words: Vec<String> = title.split_whitespace().map(str::to_owned).collect();
        words.push("adopted".to_owned());
        let mut own = self.names_of_body(names);
        let here = |n: &u32| self.line.contains(names[*n as usize].range);
        own.extend((0..names.len() as u32).filter(here));
        own.sort_unstable();
        own.dedup();
        let event = EventMention {
            range: sentence.range,
            trigger: sentence.range,
            label: label::finish(words),
            concept: Phrase::default(),
            since: None,
            time: Some(self.time),
            names: own,
            series: None,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: PROMINENCE,
        };
        Some(Draft::new(event, self.dated, sentence.role, u16::MAX))
    }
}

fn remains(told: &Told<'_>, first: usize) -> bool {
    told.words.iter().skip(first).take(3).any(|w| w == "remain")
}

/// The adoption is what a resolution is about.
const PROMINENCE: f32 = 0.9;

/// "1.", "(a)": before the verb of a paragraph.
const NUMBERING: usize = 4;

/// "Decides to establish": the establishing is done by deciding; else the first verb.
fn deed(told: &Told<'_>, lang: &Words, first: usize, stop: usize) -> (usize, u16) {
    let base = |i: usize| {
        let verb = lang.verb(&told.words[i..]).map(|(v, _)| v);
        verb.filter(|v| v.form == Form::Base)
    };
    let to = first + 1;
    let next = (told.words.get(to).is_some_and(|w| w == "to") && to + 1 < stop)
        .then(|| base(to + 1))
        .flatten();
    match next {
        Some(verb) => (to + 1, verb.concept),
        None => {
            let own = lang
                .verb(&told.words[first..])
                .map_or(u16::MAX, |(v, _)| v.concept);
            (first, own)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn papers_that_decide() {
        for line in [
            "Resolution 14/2009",
            "Decision No. 3: Fees",
            "Resolution 12/2009 of the Conference of the Lake States",
            "Resolution adopted by the Assembly on 14 December 2022",
        ] {
            assert_eq!(kind_of(line), Some(false), "{line}");
        }
        assert_eq!(kind_of("Judgment of 2 December 2015"), Some(true));
        for line in [
            "Resolution of the conflict",
            "Resolution 14/2009 was adopted.",
            "The resolution",
            "Judgment day",
            "Decisions 2009",
        ] {
            assert_eq!(kind_of(line), None, "{line}");
        }
    }
}
