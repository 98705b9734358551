//! Finds what happened: from each sentence the happenings, their date and their participants.
//!
//! ```text
//! sentence ─predicates▶ finite verbs ─clauses▶ who did what, when ─label▶ "Assembly adopted the Convention"
//!          └─nouns▶ "since the establishment of …"                └─link▶ part of the meeting the document reports
//! ```
//!
//! Opinions, conditions and what is only said are left out; what is said to have happened is not.

mod clause;
mod earlier;
mod headline;
mod label;
mod lexicon;
mod link;
mod moved;
mod nouns;
mod predicate;
mod told;
mod verbs;

pub use lexicon::EventRules;
pub use moved::moved;

use super::dates::{Dated, DatesFound};
use crate::model::text::fold;
use crate::model::{
    Document, EventMention, Instant, NameMention, Segmented, Sentence, SentenceRole, Status,
    TimeMention,
};
use earlier::Earlier;
use told::{Told, Topic};

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
    let mut earlier = Earlier::default();
    let topic = topic(doc, seg, names);
    let written = dates
        .published
        .as_ref()
        .filter(|p| p.source.is_trusted())
        .and_then(|p| p.date.bounds())
        .map(|b| b.1);
    let has_lead = seg.sentences.iter().any(|s| s.role == SentenceRole::Lead);
    for (index, sentence) in seg.sentences.iter().enumerate() {
        let head_line = sentence.role == SentenceRole::HeadLine;
        if sentence.role == SentenceRole::Boilerplate || head_line && !closes(doc, sentence) {
            continue;
        }
        let told_as = Sentence {
            role: match head_line {
                true if has_lead => SentenceRole::Body,
                true => SentenceRole::Lead,
                false => sentence.role,
            },
            ..sentence.clone()
        };
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
            doc, seg, &told_as, dates, first_time, names, first_name, rules,
        );
        if head_line && !told.is_told() {
            continue;
        }
        told.written = written;
        told.in_entry = entry_of(sentence, dates).is_some();
        told.topic = topic;
        told.earlier = std::mem::take(&mut earlier);
        earlier = told.tell(index, rules, &mut drafts);
    }
    called_off_before_it_was(&mut drafts);
    dates_of_entries(&mut drafts, seg, dates);
    for draft in &mut drafts {
        draft.once = rules.is_once(draft.concept);
        draft.event.concept = rules.concept_name(draft.concept).to_owned();
        draft.gathering = rules.is_gathering(draft.concept);
        draft.staged = rules.is_staged(draft.concept);
        draft.decision = rules.is_decision(draft.concept);
        if !rules.tells_of_meeting(draft.concept) {
            draft.event.series = None;
        }
    }
    date_of_minutes(&mut drafts, doc, seg, dates);
    headline::give_words(&mut drafts, doc, seg);
    held_below_the_title(&mut drafts, seg);
    still_to_come(&mut drafts, dates, written);
    link::link(drafts, doc, seg, names, &dates.times)
}

/// What a document's dated lines are of: "Elsbeth Moll" of "Elsbeth Moll: life and work".
///
/// Only where its lines are a chronology, and its title names something before a colon.
fn topic<'a>(doc: &'a Document, seg: &Segmented, names: &[NameMention]) -> Option<Topic<'a>> {
    let (_, range) = doc.title.as_ref()?;
    let range = (*range)?;
    let title = range.of(&doc.text);
    let (words, _) = title.split_once(": ").or_else(|| title.split_once(" – "))?;
    let words = words.trim();
    let bare = ["The ", "A ", "An "]
        .iter()
        .find_map(|a| words.strip_prefix(a));
    let words = bare.unwrap_or(words);
    let listed = |s: &&Sentence| matches!(s.role, SentenceRole::ListItem | SentenceRole::TableRow);
    let lines = seg.sentences.iter().filter(listed).count();
    let fits = words.split(' ').count() <= LONGEST_TOPIC && lines >= LINES_OF_A_CHRONOLOGY;
    let end = range.start as usize + title.find(words)? + words.len();
    fits.then(|| Topic {
        words,
        name: names
            .iter()
            .position(|n| range.contains(n.range) && n.range.end as usize == end)
            .map(|i| i as u32),
    })
}

/// A name for what a chronology is of; longer before a colon is a sentence.
const LONGEST_TOPIC: usize = 5;

/// Two dated lines may be anything.
const LINES_OF_A_CHRONOLOGY: usize = 3;

/// A line at the head that ends as sentences do may be one: "On 25/06/2017 the office opened."
fn closes(doc: &Document, sentence: &Sentence) -> bool {
    let words = sentence.range.of(&doc.text);
    words.ends_with(['.', '!', '…', '。', '！'])
}

/// "The fair, which was to open tomorrow, has been called off": one thing, and its day is that it was to be on.
fn called_off_before_it_was(drafts: &mut Vec<Draft>) {
    let mut i = 1;
    while i < drafts.len() {
        let (plan, news) = (&drafts[i - 1], &drafts[i]);
        let one = plan.sentence == news.sentence
            && plan.event.status == Status::Planned
            && plan.event.time.is_some()
            && news.event.status == Status::Cancelled
            && news.event.time.is_none();
        if one {
            drafts[i].event.time = drafts[i - 1].event.time;
            drafts.remove(i - 1);
        } else {
            i += 1;
        }
    }
}

/// What a diary tells below a day, and does not date itself, was on that day.
///
/// Not what had been before ("the pump had failed"), nor what somebody says, nor what is only told as background.
fn dates_of_entries(drafts: &mut [Draft], seg: &Segmented, dates: &DatesFound) {
    for draft in drafts {
        let open = draft.event.time.is_none() && draft.event.status == Status::Happened;
        let told = !draft.background && !draft.perfect && !draft.reported;
        let Some(sentence) = seg.sentences.get(draft.sentence).filter(|_| open && told) else {
            continue;
        };
        draft.event.time = entry_of(sentence, dates);
    }
}

/// The day of the diary's entry that a sentence stands in.
fn entry_of(sentence: &Sentence, dates: &DatesFound) -> Option<u32> {
    let past = |entry: &Dated| entry.range.end <= sentence.range.start;
    let entry = dates.entries.get(dates.entries.partition_point(past));
    entry
        .filter(|e| e.range.contains(sentence.range))
        .map(|e| e.time)
}

/// Minutes carry the date of the meeting at their head: it is that of the meeting their title names.
fn date_of_minutes(drafts: &mut [Draft], doc: &Document, seg: &Segmented, dates: &DatesFound) {
    let at_head = |s: &&Sentence| {
        matches!(
            s.role,
            SentenceRole::HeadLine | SentenceRole::Title | SentenceRole::Heading
        )
    };
    let lines = || seg.sentences.iter().take(HEAD_SENTENCES).filter(at_head);
    let calls_itself = |s: &Sentence| {
        let words = fold(s.range.of(&doc.text));
        words.split(' ').any(|w| MINUTES.contains(&w))
    };
    if !lines().any(calls_itself) {
        return;
    }
    let time = lines().flat_map(|s| {
        let in_line = move |t: &TimeMention| s.range.contains(t.range) && !t.boilerplate;
        dates
            .times
            .iter()
            .position(move |t| in_line(t) && t.edtf.is_some())
    });
    let Some(time) = time.min().map(|t| t as u32) else {
        return;
    };
    let open = |d: &&mut Draft| d.event.time.is_none();
    let meeting = drafts
        .iter_mut()
        .filter(open)
        .find(|d| d.role == SentenceRole::Title);
    if let Some(meeting) = meeting {
        meeting.event.time = Some(time);
    }
    // "2. Cllr. Tims was elected deputy mayor": what minutes say was decided, was decided there.
    for draft in drafts.iter_mut().filter(open) {
        let told = draft.event.status == Status::Happened && !draft.background;
        if draft.decision && told && !draft.perfect && !draft.reported {
            draft.event.time = Some(time);
        }
    }
}

/// "Held in Oslo on 6 March 2008" below a headline says when its meeting was, and is no event of its own.
fn held_below_the_title(drafts: &mut Vec<Draft>, seg: &Segmented) {
    let subjectless = |d: &Draft| {
        d.sentence < HEAD_SENTENCES
            && d.role != SentenceRole::Title
            && d.event.status == Status::Happened
            && seg.sentences[d.sentence].range.start == d.event.trigger.start
            && d.headless
    };
    let Some(title) = drafts
        .iter()
        .position(|d| d.role == SentenceRole::Title && d.gathering)
    else {
        return;
    };
    let Some(held) = drafts
        .iter()
        .position(|d| subjectless(d) && d.event.time.is_some())
    else {
        return;
    };
    let same = drafts[title].event.time == drafts[held].event.time;
    if drafts[title].event.time.is_none() || same {
        drafts[title].event.time = drafts[held].event.time;
        drafts.remove(held);
    }
}

/// A line of a list whose date lies after the day the list was written tells of something to come.
fn still_to_come(drafts: &mut [Draft], dates: &DatesFound, written: Option<Instant>) {
    let Some(written) = written else { return };
    for draft in drafts.iter_mut().filter(|d| d.verbless) {
        let time = draft.event.time.and_then(|t| dates.times.get(t as usize));
        let begins = time.and_then(|t| t.edtf.as_ref()?.bounds().0);
        if draft.event.status == Status::Happened && begins.is_some_and(|b| b >= written) {
            draft.event.status = Status::Planned;
        }
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
    /// "Speaking at the event, …": what somebody does there while the sentence goes on to what is said.
    pub opening: bool,
    /// People came together: an event, a ceremony, a session.
    pub gathering: bool,
    /// Shown or said before people.
    pub staged: bool,
    /// Done by a body at its meeting.
    pub decision: bool,
    /// "Held in Oslo": a verb with nothing said of what was.
    pub headless: bool,
    /// "24 May: 16th session": no verb says whether it was or will be.
    pub verbless: bool,
    /// Nobody does or suffers it twice.
    pub once: bool,
    /// Told by a noun alone.
    pub by_noun: bool,
    /// Stems of the word that tells it and of what is said of it; only where there is a headline to compare with.
    pub deed: String,
    pub said: Vec<String>,
}

#[cfg(test)]
mod tests;
