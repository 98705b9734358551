//! Finds what happened: from each sentence the happenings, their date and their participants.
//!
//! ```text
//! sentence ─predicates▶ finite verbs ─clauses▶ who did what, when ─label▶ "Assembly adopted the Convention"
//!          └─nouns▶ "since the establishment of …"                └─link▶ part of the meeting the document reports
//! ```
//!
//! Opinions, conditions and what is only said are left out; what is said to have happened is not.

mod afterthought;
mod again;
mod aside;
mod bullets;
mod choice;
mod clause;
mod earlier;
mod headline;
mod house;
mod label;
mod lexicon;
mod link;
mod lists;
mod minutes;
mod motions;
mod moved;
mod nouns;
mod operative;
mod predicate;
mod told;
mod verbs;
mod writer;

pub use choice::choices;
pub use lexicon::EventRules;
pub use moved::moved;

use super::dates::entries::leads_an_answered;
use super::dates::{Dated, DatesFound};
use crate::model::text::fold;
use crate::model::{
    Document, EventMention, Instant, NameMention, Phrase, Segmented, Sentence, SentenceRole,
    Signal, Status,
};
use earlier::Earlier;
use lists::List;
use minutes::HEAD_SENTENCES;
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
    let mut spoken: Vec<Draft> = Vec::new();
    let (mut first_time, mut first_name) = (0, 0);
    let mut earlier = Earlier::default();
    let topic = topic(doc, seg, names);
    let written = dates
        .published
        .as_ref()
        .filter(|p| p.source.is_trusted())
        .and_then(|p| p.date.bounds())
        .map(|b| b.1);
    let mut office: Option<String> = None;
    let minutes = minutes::head_of(doc, seg, dates, names, rules);
    // What minutes tell as agreed for a later day was still to come at their meeting.
    let written = written.or_else(|| minutes.as_ref().and_then(|m| m.ends(dates)));
    let writer = writer::writer_of(doc, names);
    let house = house::house_of(doc, seg, names, minutes.is_some());
    let paper = operative::paper_of(doc, seg, dates);
    // A heading that may announce the next meeting, and the date that leads a line of a chronology.
    let mut above: Option<Told<'_>> = None;
    let mut line: Option<(u32, u32)> = None;
    let mut bare_line: Option<(u32, u32)> = None;
    let has_lead = seg.sentences.iter().any(|s| s.role == SentenceRole::Lead);
    let told_as: Vec<Sentence> = seg.sentences.iter().map(|s| told_as(s, has_lead)).collect();
    // Below "Coming up" a list tells of what is to come.
    let mut ahead = false;
    // Who does what the lines of a list below say: "The Council also:".
    let mut doer: Option<bullets::Doer> = None;
    for (index, sentence) in seg.sentences.iter().enumerate() {
        let head_line = sentence.role == SentenceRole::HeadLine;
        if head_line || matches!(sentence.role, SentenceRole::Title | SentenceRole::Heading) {
            office = verbs::office_of(sentence.range.of(&doc.text));
            ahead = false;
        }
        // Right above its list such a heading may be taken for a line of text.
        ahead |= List::AheadHeading.has_line(sentence.range.of(&doc.text));
        let of_minutes = minutes.as_ref().filter(|m| m.line == index);
        let told_at_head = closes(doc, sentence) || of_minutes.is_some();
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
        let told_of = || {
            Told::new(
                doc,
                seg,
                &told_as[index],
                dates,
                first_time,
                names,
                first_name,
                rules,
            )
        };
        if !matches!(
            sentence.role,
            SentenceRole::ListItem | SentenceRole::TableRow
        ) {
            let leads = sentence.range.of(&doc.text).ends_with(':');
            doer = leads.then(|| told_of().leads_bullets()).flatten();
        }
        if sentence.role == SentenceRole::Boilerplate
            || head_line && !told_at_head
            || leads_an_answered(sentence.range.of(&doc.text))
        {
            continue;
        }
        let mut told = told_of();
        told.written = written;
        told.writer = writer;
        told.house = house;
        // "1671 Aug 20. Divine service held.": what stands behind a date that is a sentence of its own is told as its line is.
        let above_it = bare_line.filter(|(block, _)| *block == sentence.block && told.is_listed());
        if let Some((time, mention)) =
            above_it.and_then(|(_, t)| Some((t, dates.times.get(t as usize)?)))
        {
            told.times.insert(0, (time, 0..0, mention));
        }
        if told.times.is_empty()
            && let Some((time, mention)) = afterthought::said_behind(index, doc, seg, dates)
        {
            told.times.push((time, 0..0, mention));
        }
        told.in_entry = entry_of(sentence, dates).is_some();
        if head_line && (of_minutes.is_some() || !told.is_told()) {
            drafts.extend(of_minutes.map(|m| m.meeting(&told, doc, seg, rules)));
            continue;
        }
        told.topic = topic;
        told.doer = doer.clone().filter(|_| told.is_listed());
        told.office = office.clone().filter(|_| told.is_listed());
        told.earlier = std::mem::take(&mut earlier);
        let before = drafts.len();
        told.rules = paper
            .as_ref()
            .is_some_and(|p| p.rules_in(sentence.range.of(&doc.text)));
        let decided = paper.as_ref().and_then(|p| p.decided(&told, index));
        earlier = told.tell(index, rules, &mut drafts, &mut spoken);
        let formal = paper.as_ref().is_some_and(|p| p.is_formal(&told, index));
        if formal || decided.is_some() {
            drafts.truncate(before);
            drafts.extend(decided);
        }
        if let Some(paper) = paper.as_ref().filter(|_| told.rules) {
            paper.date(&mut drafts[before..], rules);
        }
        let motion = above
            .as_ref()
            .filter(|_| minutes.is_some())
            .and_then(|above| motions::decided(&told, above, seg, index));
        if let Some(motion) = motion {
            // What was moved is told by what became of it.
            drafts.truncate(before);
            drafts.retain(|d| {
                let moved = d.event.status == Status::Planned || d.event.label.starts_with("Moved");
                d.sentence + 1 != index || !moved
            });
            drafts.extend(motion);
        }
        if drafts.len() == before {
            drafts.extend(of_minutes.map(|m| m.meeting(&told, doc, seg, rules)));
            let next = above.and_then(|above| minutes::next_below(&told, &above, index));
            drafts.extend(next);
        }
        runs_until(&mut drafts, before, dates);
        if ahead && told.is_listed() {
            for draft in &mut drafts[before..] {
                if draft.event.status == Status::Happened && draft.verbless {
                    draft.event.status = Status::Planned;
                }
            }
        }
        // "19 May 2008: Judgment for the claimant. Damages awarded.": all of a line is of its day, up to the next line's.
        let own_day = told.starts_with_date()
            && told
                .times
                .first()
                .is_some_and(|(_, covered, _)| !covered.is_empty());
        match line {
            Some((block, time)) if block == sentence.block && told.is_listed() && !own_day => {
                let open = |d: &&mut Draft| {
                    let plain = d.event.status == Status::Happened && !d.background && !d.perfect;
                    // "Terms of reference adopted on the final day": of one of its days.
                    let of_one_day = told.words.windows(2).any(|w| {
                        w[1] == "day"
                            && matches!(&*w[0], "final" | "last" | "closing" | "first" | "opening")
                    });
                    d.event.time.is_none() && plain && !d.reported && !of_one_day
                };
                for draft in drafts[before..].iter_mut().filter(open) {
                    draft.event.time = Some(time);
                }
            }
            _ => {
                let leads = told.is_listed() && told.starts_with_date();
                let first = told.times.first().filter(|_| leads);
                line = first.map(|(time, ..)| (sentence.block, *time));
                let bare = first.is_some() && told.is_only_time();
                bare_line = line.filter(|_| bare);
            }
        }
        above = Some(told);
    }
    called_off_before_it_was(&mut drafts);
    moved::new_dates(&mut drafts, doc, seg, dates);
    dates_of_entries(&mut drafts, seg, dates);
    for draft in drafts.iter_mut().chain(&mut spoken) {
        draft.once = rules.is_once(draft.concept);
        draft.event.concept = Phrase::known(rules.concept_name(draft.concept));
        draft.gathering = rules.is_gathering(draft.concept);
        draft.staged = rules.is_staged(draft.concept);
        draft.statement = rules.is_statement(draft.concept);
        draft.decision = rules.is_decision(draft.concept);
        if !rules.tells_of_meeting(draft.concept) {
            draft.event.series = None;
        }
    }
    if let Some(minutes) = &minutes {
        minutes.date(&mut drafts, dates);
        if let Some(house) = house {
            minutes::name_the_meeting(&mut drafts, house, &doc.text, names);
        }
        minutes::name_the_next(&mut drafts, names);
    }
    if let Some(paper) = &paper {
        drafts.extend(paper.adoption(seg, names, &drafts));
    }
    headline::find_below_the_head(&mut drafts);
    headline::give_words(&mut drafts, doc, seg);
    held_below_the_title(&mut drafts, seg);
    still_to_come(&mut drafts, dates, written);
    drafts.extend(spoken);
    link::link(drafts, doc, seg, names, &dates.times, written)
}

/// A sentence at the head is told as the first paragraph where there is none.
fn told_as(sentence: &Sentence, has_lead: bool) -> Sentence {
    let role = match sentence.role {
        SentenceRole::HeadLine if has_lead => SentenceRole::Body,
        SentenceRole::HeadLine => SentenceRole::Lead,
        role => role,
    };
    Sentence {
        role,
        ..sentence.clone()
    }
}

/// What a document's dated lines are of: "Elsbeth Moll" of "Elsbeth Moll: life and work".
///
/// Only where its lines are a chronology, and its title names something before a colon.
fn topic<'a>(doc: &'a Document, seg: &Segmented, names: &[NameMention]) -> Option<Topic<'a>> {
    let (_, range) = doc.title.as_ref()?;
    let range = (*range)?;
    let title = range.of(&doc.text);
    // "Chronology of the Orlen mill".
    let whole = || {
        let (kind, of) = title.split_once(" of ")?;
        List::Chronicle.has(&fold(kind)).then_some((of, ""))
    };
    let parted = title.split_once(": ").or_else(|| title.split_once(" – "));
    let (words, _) = parted.or_else(whole)?;
    let words = words.trim();
    let bare = ["The ", "A ", "An ", "the ", "a ", "an "]
        .iter()
        .find_map(|a| words.strip_prefix(a));
    let words = bare.unwrap_or(words);
    // "Chronology of the case: Moll v. Lund": what it is of stands behind the colon.
    let kind = fold(words);
    let kind = kind
        .split(' ')
        .next()
        .is_some_and(|w| List::Chronicle.has(w));
    let behind = title.rsplit_once(": ").or_else(|| title.rsplit_once(" – "));
    let words = behind
        .filter(|_| kind)
        .map_or(words, |(_, behind)| behind.trim());
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

/// "The fair opens on Friday and runs until 28 February": one thing, told by its beginning.
fn runs_until(drafts: &mut Vec<Draft>, before: usize, dates: &DatesFound) {
    let until = |d: &Draft| {
        let time = d.event.time.and_then(|t| dates.times.get(t as usize));
        d.phase && time.is_some_and(|t| t.signal == Signal::Until)
    };
    let Some(last) = drafts.len().checked_sub(1).filter(|&i| i > before) else {
        return;
    };
    let opens = &drafts[last - 1];
    let begun = opens.event.status == Status::Planned && opens.event.time.is_some();
    if begun && until(&drafts[last]) && drafts[last].event.status == Status::Planned {
        drafts.pop();
    }
}

/// A line of a list, or a noun, whose date lies after the day it was written tells of something to come.
fn still_to_come(drafts: &mut [Draft], dates: &DatesFound, written: Option<Instant>) {
    let Some(written) = written else { return };
    for draft in drafts.iter_mut().filter(|d| d.verbless || d.by_noun) {
        let time = draft.event.time.and_then(|t| dates.times.get(t as usize));
        let begins = time.and_then(|t| t.edtf.as_ref()?.bounds().0);
        if draft.event.status == Status::Happened && begins.is_some_and(|b| b >= written) {
            draft.event.status = Status::Planned;
        }
    }
}

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
    /// Put off to another day.
    pub moved: bool,
    /// Inside what somebody is said to have said.
    pub reported: bool,
    /// "The second was the closing ceremony of …": says what the occasion just told of was.
    pub copular: bool,
    /// "Speaking at the event, …": what somebody does there while the sentence goes on to what is said.
    pub opening: bool,
    /// "the centre, commissioned last year": said of a thing in passing.
    pub participial: bool,
    /// People came together: an event, a ceremony, a session.
    pub gathering: bool,
    /// Shown or said before people.
    pub staged: bool,
    /// Said for others to rely on.
    pub statement: bool,
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
    /// The meeting that the document is the minutes of.
    pub record: bool,
    /// Done at that meeting.
    pub minuted: bool,
    /// "Moll said that …", of no day: told only where it is known on what occasion.
    pub spoken: bool,
    /// "with effect from 31 January": done when it was said, whenever it holds.
    pub takes_effect: bool,
    /// "…, where he showed it": done where and when what the sentence has just told was.
    pub there: bool,
}

impl Draft {
    fn new(event: EventMention, sentence: usize, role: SentenceRole, concept: u16) -> Self {
        Self {
            event,
            sentence,
            role,
            concept,
            background: false,
            perfect: false,
            phase: false,
            moved: false,
            reported: false,
            copular: false,
            opening: false,
            participial: false,
            gathering: false,
            staged: false,
            statement: false,
            decision: false,
            headless: false,
            verbless: false,
            once: false,
            by_noun: false,
            deed: String::new(),
            said: Vec::new(),
            takes_effect: false,
            record: false,
            minuted: false,
            spoken: false,
            there: false,
        }
    }
}

#[cfg(test)]
mod tests;
