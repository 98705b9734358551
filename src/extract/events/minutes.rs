//! Minutes tell of one meeting, named and dated at their head, and of what it decided; they end with when the next one is to be.
//!
//! Which day their head says is worked out where dates are read; what counts as a decision stands in `data/events`.

use super::house::House;
use super::lexicon::EventRules;
use super::lists::List;
use super::told::Told;
use super::{Draft, label};
use crate::extract::dates::DatesFound;
use crate::model::edtf::DatePart;
use crate::model::text::fold;
use crate::model::{
    Document, Edtf, EventMention, Instant, NameKind, NameMention, Phrase, Segmented, Sentence,
    SentenceRole, Status, TimeMention,
};

/// The head of a document that calls itself minutes.
pub(super) struct Minutes {
    /// The sentence that does.
    pub line: usize,
    /// The first date of the head.
    time: u32,
    /// Who came: the names behind "Present:".
    present: Vec<u32>,
}

/// A document's head is over after so many sentences.
pub(super) const HEAD_SENTENCES: usize = 8;

/// "MINUTES", "Draft minutes": a line that says nothing of whose they are.
const BARE: usize = 2;

/// Reads the head; nothing where no line of it says "minutes".
pub(super) fn head_of(
    doc: &Document,
    seg: &Segmented,
    dates: &DatesFound,
    names: &[NameMention],
    rules: &EventRules,
) -> Option<Minutes> {
    let calls_itself = |s: &Sentence| {
        let words = fold(s.range.of(&doc.text));
        is_called_minutes(&words) || is_called_record(&words)
    };
    let present = present(doc, names);
    // "412th session – 19 February", "Committee meeting", and below who came: a record without a word for it.
    let meets = |s: &Sentence| {
        let lang = rules.words("en");
        let gathering = |w: &str| {
            lang.and_then(|l| l.noun(w))
                .is_some_and(|n| rules.is_gathering(n.concept))
        };
        s.lang == "en" && fold(s.range.of(&doc.text)).split(' ').any(gathering)
    };
    let called = head(seg).find(|(_, s)| calls_itself(s));
    let line = match called {
        Some((line, _)) => line,
        None if present.is_empty() => return None,
        None => head(seg).find(|(_, s)| meets(s))?.0,
    };
    let in_head = |t: &TimeMention| {
        let own = |(_, s): (usize, &Sentence)| s.range.contains(t.range);
        t.edtf.is_some() && !t.boilerplate && head(seg).any(own)
    };
    // Minutes of no day say nothing that a line of a timeline could.
    let time = dates.times.iter().position(in_head)? as u32;
    Some(Minutes {
        line,
        time,
        present,
    })
}

/// The list of who came stands within so many lines.
const PRESENT_WITHIN: usize = 30;

/// The people on a line "Present: …", and on those below it up to an empty one or the next word with a colon.
fn present(doc: &Document, names: &[NameMention]) -> Vec<u32> {
    let mut listed = false;
    let mut at = 0_usize;
    let mut found: Vec<u32> = Vec::new();
    for line in doc.text.split('\n').take(PRESENT_WITHIN) {
        let head = line.split_once(':').map(|(head, _)| fold(head.trim()));
        listed = match head {
            Some(head) => List::Present.has(&head),
            None => listed && !line.trim().is_empty(),
        };
        let end = at + line.len();
        if listed {
            let first = names.partition_point(|n| (n.range.start as usize) < at);
            let here = (first..names.len())
                .take_while(|&i| (names[i].range.start as usize) < end)
                .filter(|&i| names[i].kind == NameKind::Person);
            found.extend(here.map(|i| i as u32));
        }
        at = end + 1;
    }
    found
}

/// "Draft minutes of the meeting", "Protokoll der Sitzung"; not "a walk of ten minutes", "Protocol on Pilotage", "the protocol officer".
fn is_called_minutes(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let Some(at) = words.iter().position(|w| List::Minutes.has(w)) else {
        return false;
    };
    let counted = at > 0 && words[at - 1].starts_with(|c: char| c.is_ascii_digit());
    let next = words.get(at + 1).copied().unwrap_or("");
    let other = words[at] == "protocol" && !matches!(next, "of" | "");
    let named = at < NAMED_WITHIN || words.len() <= NAMED_WITHIN + 1;
    named && !counted && !other
}

/// "Record of discussions", "Summary record", "Notes of the meeting"; not "a record catch", "Notes from the islands".
fn is_called_record(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let Some(at) = words.iter().position(|w| List::Record.has(w)) else {
        return false;
    };
    let of = words.get(at + 1) == Some(&"of") && {
        let behind = words.iter().skip(at + 2).take(2);
        behind.into_iter().any(|w| List::Recorded.has(w))
    };
    let kind = at > 0 && List::KindOfRecord.has(words[at - 1]);
    at < NAMED_WITHIN && words.len() <= LONGEST_NAME && (of || kind)
}

/// A line that calls itself minutes does so in its first words.
const NAMED_WITHIN: usize = 4;

/// The lines above the first sentence.
fn head(seg: &Segmented) -> impl Iterator<Item = (usize, &Sentence)> {
    let at_head = |(_, s): &(usize, &Sentence)| {
        matches!(
            s.role,
            SentenceRole::HeadLine | SentenceRole::Title | SentenceRole::Heading
        )
    };
    seg.sentences
        .iter()
        .enumerate()
        .take(HEAD_SENTENCES)
        .filter(at_head)
}

impl Minutes {
    /// The meeting, where no other telling of the head is it: "Minutes of the 212th meeting, held in the Board Room".
    pub(super) fn meeting(
        &self,
        told: &Told<'_>,
        doc: &Document,
        seg: &Segmented,
        rules: &EventRules,
    ) -> Draft {
        let line = calm(&label::of_line(told));
        // "Minutes of the Parish Council held on 9 April".
        let line = match line.strip_suffix(" held") {
            Some(whose) if whose.split(' ').count() > BARE => whose.to_owned(),
            _ => line,
        };
        // "Minutes of the 212th meeting, held in the Board Room".
        let line = match line.split_once(',') {
            Some((whose, _)) if whose.split(' ').count() > BARE => whose.to_owned(),
            _ => line,
        };
        let named = told.names.iter().any(|&n| {
            let name = &told.all_names[n as usize];
            matches!(name.kind, NameKind::Organisation | NameKind::Project)
                || name.kind == NameKind::Series && name.name.contains(' ')
        });
        let whose = match named {
            true => None,
            false => self.whose(doc, seg),
        };
        let label = match whose {
            Some((words, _)) if line.split(' ').count() <= BARE => {
                label::of_topic(&line, &calm(words))
            }
            Some((words, _)) => {
                // With a long name the kind of meeting is enough.
                let long =
                    words.split(' ').count() + line.split(' ').count() > super::label::MAX_WORDS;
                let kind = line
                    .split_once(" of ")
                    .map(|(_, kind)| kind.trim_start_matches("the "));
                label::of_topic(&calm(words), kind.filter(|_| long).unwrap_or(&line))
            }
            None => line,
        };
        let mut names = told.names.clone();
        if let Some((_, range)) = whose {
            let inside = |n: &u32| range.contains(told.all_names[*n as usize].range);
            names.extend((0..told.all_names.len() as u32).filter(inside));
            names.sort_unstable();
            names.dedup();
        }
        let noun = told.lang.and_then(|lang| {
            let own = (0..told.words.len()).find_map(|i| lang.noun(&told.words[i]));
            own.filter(|n| rules.is_gathering(n.concept))
                .or_else(|| lang.noun("meeting"))
        });
        let series = names.iter().copied().find(|&n| {
            let name = &told.all_names[n as usize];
            name.kind == NameKind::Series && name.number.is_some()
        });
        let trigger = told.sentence.range;
        let event = EventMention {
            range: told.sentence.range,
            trigger,
            label,
            concept: Phrase::default(),
            since: None,
            time: None,
            names,
            series,
            status: Status::Happened,
            ends: false,
            link: None,
            prominence: PROMINENCE,
        };
        let concept = noun.map_or(u16::MAX, |n| n.concept);
        Draft {
            by_noun: true,
            ..Draft::new(event, self.line, SentenceRole::Title, concept)
        }
    }

    /// The line of the head that says whose the minutes are: the first without a date, a colon or a word of minutes.
    fn whose<'a>(
        &self,
        doc: &'a Document,
        seg: &Segmented,
    ) -> Option<(&'a str, crate::model::TextRange)> {
        let plain = |words: &str| {
            !words.contains([':', '@', '/'])
                && !words.contains(|c: char| c.is_ascii_digit())
                && words.split_whitespace().count() <= LONGEST_NAME
        };
        head(seg)
            .filter(|(i, _)| *i != self.line)
            .map(|(_, s)| (s.range.of(&doc.text).trim(), s.range))
            .find(|(words, _)| plain(words))
    }

    /// When the day of the meeting is over.
    pub(super) fn ends(&self, dates: &DatesFound) -> Option<Instant> {
        let time = dates.times.get(self.time as usize)?;
        time.edtf.as_ref()?.bounds().1
    }

    /// Gives the meeting its date, and what was decided there its day.
    pub(super) fn date(&self, drafts: &mut [Draft], dates: &DatesFound) {
        let time = self.time;
        let open = |d: &Draft| d.event.time.is_none();
        // "Minutes of the special meeting held in the Corn Hall on 12 February": the line itself may be a sentence that tells of it.
        let of_line = |d: &Draft| d.role == SentenceRole::Title || d.sentence == self.line;
        let titled = |d: &&mut Draft| of_line(d);
        if let Some(meeting) = drafts.iter_mut().filter(|d| open(d)).find(titled) {
            meeting.event.time = Some(time);
        }
        let of_head = |d: &Draft| of_line(d) && d.event.time == Some(time);
        let meeting = drafts.iter().position(of_head);
        if let Some(meeting) = meeting {
            drafts[meeting].record = true;
            let names = &mut drafts[meeting].event.names;
            names.extend(&self.present);
            names.sort_unstable();
            names.dedup();
        }
        // "2. Cllr. Tims was elected deputy mayor": what minutes say was decided, was decided there.
        // At which hour, nobody says: where the meeting has one, its day is taken.
        let hour = has_hour(&dates.times[time as usize]);
        for draft in drafts.iter_mut().filter(|d| open(d)) {
            let told = draft.event.status == Status::Happened && !draft.background;
            if !((draft.decision || draft.staged || draft.takes_effect) && told)
                || draft.perfect
                || draft.reported
            {
                continue;
            }
            if hour && meeting.is_some() {
                draft.minuted = true;
            } else {
                draft.event.time = Some(time);
            }
        }
    }
}

/// "Minutes of the meeting held on 12 February", below the name of a body: whose meeting it was.
pub(super) fn name_the_meeting(
    drafts: &mut [Draft],
    house: House,
    text: &str,
    all: &[NameMention],
) {
    let Some(meeting) = drafts.iter_mut().find(|d| d.record) else {
        return;
    };
    let event = &mut meeting.event;
    let is_body = |n: &u32| all[*n as usize].kind == NameKind::Organisation;
    if event.names.iter().any(is_body) {
        return;
    }
    event.names.push(house.name);
    event.names.sort_unstable();
    let whose = house.words(text, all);
    if !fold(&event.label).contains(&fold(&whose)) {
        let mut line = event.label.clone();
        // The label of a gathering begins with a common noun.
        if let Some(first) = line.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        event.label = label::of_topic(&whose, &line);
    }
}

/// "The next session is on 18 March": of whom the minutes are.
pub(super) fn name_the_next(drafts: &mut [Draft], all: &[NameMention]) {
    let meeting = drafts.iter().find(|d| d.record);
    let names = meeting.map_or(&[][..], |d| d.event.names.as_slice());
    let body = names.iter().copied().find(|n| {
        let name = all.get(*n as usize);
        name.is_some_and(|n| n.kind == NameKind::Organisation)
    });
    let Some((body, name)) = body.and_then(|n| Some((n, &all.get(n as usize)?.name))) else {
        return;
    };
    for draft in drafts.iter_mut() {
        let event = &mut draft.event;
        let words: Vec<&str> = event.label.split(' ').collect();
        // "Next meeting", "Next meeting to be held".
        let next = words.len() >= BARE
            && fold(words[0]) == "next"
            && words.get(BARE).is_none_or(|w| matches!(*w, "to" | "takes"));
        if next && draft.gathering && event.status == Status::Planned && event.names.is_empty() {
            let (what, rest) = words.split_at(BARE);
            let mut label = format!("{} of the {}", what.join(" "), calm(name));
            for word in rest {
                label.push(' ');
                label.push_str(word);
            }
            if label.split(' ').count() <= label::MAX_WORDS {
                event.label = label;
            }
            event.names.push(body);
        }
    }
}

/// "7 p.m.", and not the day alone.
fn has_hour(time: &TimeMention) -> bool {
    matches!(&time.edtf, Some(Edtf::Date(date)) if matches!(date.part, DatePart::Time { .. }))
}

/// "Date of next meeting" with "Tuesday 11 February, 7.30 pm" on a line of its own below.
pub(super) fn next_below(told: &Told<'_>, above: &Told<'_>, index: usize) -> Option<Draft> {
    let lang = above.lang?;
    let next = above.words.iter().position(|w| w == "next")?;
    let noun = (next + 1..above.words.len()).find(|&i| above.event_noun(lang, i).is_some())?;
    let short = above.times.is_empty() && above.words.len() <= LONGEST_NAME;
    let (time, covered, _) = told.times.first()?;
    let only_when = covered.start <= 1 && told.words.len() <= WORDS_OF_A_DATE;
    if !(short && only_when && above.english) {
        return None;
    }
    let event = EventMention {
        range: told.sentence.range,
        trigger: told.bytes(covered.clone()),
        label: label::of_noun(above, next, noun + 1),
        concept: Phrase::default(),
        since: None,
        time: Some(*time),
        names: told.names.clone(),
        series: None,
        status: Status::Planned,
        ends: false,
        link: None,
        prominence: told.prominence(index) * 0.6,
    };
    let concept = lang
        .noun(&above.words[noun])
        .map_or(u16::MAX, |n| n.concept);
    Some(Draft {
        by_noun: true,
        ..Draft::new(event, index, told.sentence.role, concept)
    })
}

/// "HARBOR BOARD OF LUND" is not shouted in a label.
pub(super) fn calm(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    let word = |w: &str| {
        let lower = w.to_lowercase();
        if matches!(
            lower.as_str(),
            "of" | "the" | "and" | "for" | "in" | "on" | "at"
        ) {
            return lower;
        }
        let mut chars = lower.chars();
        let first = chars.next();
        first.map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
    };
    words
        .split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The meeting is what minutes are about.
const PROMINENCE: f32 = 0.9;

/// The name of a body, or a heading, has no more words than this.
const LONGEST_NAME: usize = 10;

/// A weekday, a date, an hour and a place.
const WORDS_OF_A_DATE: usize = 14;

#[cfg(test)]
mod tests {
    use super::{is_called_minutes, is_called_record};

    #[test]
    fn what_calls_itself_a_record() {
        for line in [
            "record of discussions",
            "summary record",
            "agreed record of the talks",
            "meeting notes",
        ] {
            assert!(is_called_record(line), "{line}");
        }
        for line in [
            "a record catch",
            "notes from the islands",
            "record of the year",
            "the notes that she left to the museum of the meeting house",
        ] {
            assert!(!is_called_record(line), "{line}");
        }
    }

    #[test]
    fn what_calls_itself_minutes() {
        for line in [
            "minutes",
            "draft minutes of the meeting",
            "town council minutes",
            "protokoll der sitzung",
            "protocol of the meeting",
        ] {
            assert!(is_called_minutes(line), "{line}");
        }
        for line in [
            "10 minutes by tram",
            "protocol on pilotage",
            "from the recollections of a former protocol officer",
            "a visitor with a notebook",
            "what was said of the old mill in the minutes of 1990",
        ] {
            assert!(!is_called_minutes(line), "{line}");
        }
    }
}
