//! How the happenings of one document stand to each other: the same, part of, before, after.
//!
//! A report tells of one main happening, named in its headline and first paragraph; much of the rest is part of it, and
//! only what says so ("at the event", "in the end", "after the meeting") is taken as such.

use super::lists::List;
use super::{Draft, again, headline};
use crate::model::facts::{EventLink, LinkKind};
use crate::model::text::fold;
use crate::model::time::DAY;
use crate::model::{
    Document, EventMention, Grain, Instant, NameKind, NameMention, Segmented, SentenceRole, Status,
    TimeMention,
};
use std::collections::{BTreeMap, BTreeSet};

/// Gives each draft its link and drops what only the linking needed.
pub fn link(
    mut drafts: Vec<Draft>,
    doc: &Document,
    seg: &Segmented,
    names: &[NameMention],
    times: &[TimeMention],
    written: Option<Instant>,
) -> Vec<EventMention> {
    drafts.sort_by_key(|d| {
        (
            d.event.range.start,
            d.event.trigger.start,
            d.event.trigger.end,
        )
    });
    once_in_a_life(&mut drafts, names);
    put_off(&mut drafts);
    again::told_again(&mut drafts, doc, seg, times);
    if let Some(main) = main_event(&drafts) {
        let mut told = Occasion::new(main, &drafts, names);
        let below = match drafts[main].role {
            SentenceRole::Title => headline::told_below(&drafts[main], &drafts, names),
            _ => None,
        };
        for i in 0..drafts.len() {
            if Some(i) == below && drafts[i].event.link.is_none() {
                drafts[i].event.link = Some(EventLink {
                    to: main as u32,
                    kind: LinkKind::Same,
                    signal: "The headline tells it.".to_owned(),
                });
            } else if i != main && drafts[i].event.link.is_none() {
                drafts[i].event.link = told.link(i, &drafts, doc, seg, names);
                let day = |d: &Draft| times.get(d.event.time? as usize)?.edtf.clone();
                let same_day = drafts[i].staged
                    && drafts[i].is_plainly_past()
                    && day(&drafts[i]).is_some_and(|own| day(&drafts[main]) == Some(own));
                told.meet(&drafts[i], same_day, names);
            }
        }
    }
    for i in 1..drafts.len() {
        // "toured the centre, commissioned last September, where they were shown": when they toured it.
        let told = |d: &Draft| d.sentence == drafts[i].sentence && !d.spoken && !d.participial;
        let before = drafts[..i].iter().rposition(told);
        if let Some(there) = before.filter(|_| drafts[i].there && drafts[i].event.time.is_none()) {
            drafts[i].event.link = Some(EventLink {
                to: there as u32,
                kind: LinkKind::During,
                signal: "“where” says that it was done there.".to_owned(),
            });
        }
    }
    if let Some(occasion) = written.and_then(|day| one_day(&drafts, times, day)) {
        for draft in drafts.iter_mut().skip(occasion + 1) {
            let open = draft.event.time.is_none() && draft.event.link.is_none();
            let told = draft.staged && draft.is_plainly_past() && draft.person(names).is_some();
            let text = matches!(draft.role, SentenceRole::Body | SentenceRole::Lead);
            if open && told && text {
                draft.event.link = Some(EventLink {
                    to: occasion as u32,
                    kind: LinkKind::During,
                    signal: "All the news here is of one day.".to_owned(),
                });
            }
        }
    }
    without_what_is_only_said(&mut drafts);
    drafts.into_iter().map(|d| d.event).collect()
}

/// What somebody said is told where it was said on an occasion that is known, and else left out.
fn without_what_is_only_said(drafts: &mut Vec<Draft>) {
    let stays: Vec<bool> = (0..drafts.len())
        .map(|i| {
            let d = &drafts[i];
            let during = |l: &EventLink| l.kind == LinkKind::During;
            // "Moll said that the pier had burned": what burned is told, and need not be said.
            let tells = drafts[i + 1..]
                .iter()
                .take_while(|other| other.sentence == d.sentence)
                .any(|other| other.reported);
            let known = d.statement && d.event.link.as_ref().is_some_and(during);
            !d.spoken || known && !tells
        })
        .collect();
    let mut at = 0;
    let places: Vec<u32> = stays
        .iter()
        .map(|&stays| {
            let here = at;
            at += u32::from(stays);
            here
        })
        .collect();
    for draft in drafts.iter_mut() {
        if let Some(link) = &mut draft.event.link {
            link.to = places[link.to as usize];
        }
    }
    let mut stays = stays.into_iter();
    drafts.retain(|_| stays.next().unwrap_or(true));
}

/// What was shown, said or held on the one day that a report tells of: everything it dates to a day shortly before it was
/// written is of that day.
fn one_day(drafts: &[Draft], times: &[TimeMention], written: Instant) -> Option<usize> {
    let day_of = |d: &Draft| {
        let edtf = times.get(d.event.time? as usize)?.edtf.as_ref()?;
        let fine = edtf.grain() >= Grain::Day && edtf.single().is_some();
        let (from, to) = fine.then(|| edtf.bounds())?;
        let (from, to) = (from?, to?);
        let near = from <= written && written.0 - to.0 < NEWS_DAYS * DAY;
        near.then(|| from.date())
    };
    let mut told = drafts.iter().enumerate().filter_map(|(i, d)| {
        // "has presented today" is news as "presented today" is.
        let past = d.event.status == Status::Happened && !d.reported && !d.background;
        let news = past && !d.spoken && d.role != SentenceRole::ListItem;
        Some((i, day_of(d).filter(|_| news)?))
    });
    let (first, day) = told.next()?;
    let mut occasion = Some(first).filter(|&i| drafts[i].staged || drafts[i].gathering);
    for (i, other) in told {
        if other != day {
            return None;
        }
        let shown = drafts[i].staged || drafts[i].gathering;
        occasion = occasion.or(Some(i).filter(|_| shown));
    }
    occasion
}

/// News is at most so many days old when it is written.
const NEWS_DAYS: i64 = 8;

/// The tellings of what nobody does twice are of one happening: "who has died aged 91", "Moll died on 2 February".
///
/// All are tied to the one that has a date.
fn once_in_a_life(drafts: &mut [Draft], names: &[NameMention]) {
    let of = |d: &Draft| {
        let happened = d.once && d.event.status == Status::Happened;
        happened
            .then(|| Some((d.concept, d.person(names)?)))
            .flatten()
    };
    let mut dated: BTreeMap<(u16, String), usize> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        if let (true, Some(key)) = (draft.event.time.is_some(), of(draft)) {
            dated.entry(key).or_insert(i);
        }
    }
    for draft in drafts.iter_mut().filter(|d| d.event.time.is_none()) {
        if let Some(to) = of(draft).and_then(|key| dated.get(&key)) {
            draft.event.link = Some(EventLink {
                to: *to as u32,
                kind: LinkKind::Same,
                signal: "It happens once in a life.".to_owned(),
            });
        }
    }
}

/// "The fair, which was to be held on 3 May, has been postponed to 7 June": one fair, whose days are told in one sentence.
fn put_off(drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (plan, news) = (&drafts[i - 1], &drafts[i]);
        let one = plan.sentence == news.sentence
            && plan.event.status == Status::Planned
            && plan.gathering
            && news.moved
            && news.gathering
            && news.event.link.is_none();
        if one {
            drafts[i].event.link = Some(EventLink {
                to: i as u32 - 1,
                kind: LinkKind::Same,
                signal: "It was put off.".to_owned(),
            });
        }
    }
}

/// The weightiest happening of the first paragraph's first sentence that has one; the headline's where the text has none.
///
/// Minutes are of their meeting, whatever is told first.
fn main_event(drafts: &[Draft]) -> Option<usize> {
    if let Some(meeting) = drafts.iter().position(|d| d.record) {
        return Some(meeting);
    }
    // "The firm announced that it will close the mill": the news is that it said so.
    let to_come = |d: &Draft| d.reported && d.event.status == Status::Planned;
    let habit = |d: &Draft| d.event.status == Status::Recurring;
    let of = |role| {
        let first = drafts
            .iter()
            .find(|d| d.role == role && !d.background && !d.spoken)?
            .sentence;
        drafts
            .iter()
            .enumerate()
            .filter(|(_, d)| d.sentence == first && !d.background && !d.spoken && d.role == role)
            .fold(None, |best: Option<(usize, f32)>, (i, d)| match best {
                // "The fair, which is held every year, was opened": the news is of this one.
                Some((b, _)) if habit(&drafts[b]) && !habit(d) => Some((i, d.event.prominence)),
                Some((_, p)) if p >= d.event.prominence || to_come(d) || habit(d) => best,
                _ => Some((i, d.event.prominence)),
            })
            .map(|(i, _)| i)
    };
    // "The Day of Bridges is kept on 3 May. On this occasion the board held a conference": the news is that it did.
    let named = of(SentenceRole::Lead).or_else(|| of(SentenceRole::Title))?;
    let names_only = habit(&drafts[named])
        || drafts[named].role == SentenceRole::Title && drafts[named].event.time.is_none();
    let this_time = names_only.then(|| {
        let below = drafts.iter().enumerate().skip(named + 1);
        let mut soon = below.take_while(|(_, d)| d.sentence <= drafts[named].sentence + STILL_TOLD);
        soon.find(|(_, d)| d.is_plainly_past() && d.event.time.is_some() && !d.spoken)
    });
    Some(this_time.flatten().map_or(named, |(i, _)| i))
}

/// The document's main happening and the words it may be called by later on.
struct Occasion {
    main: usize,
    /// What kinds of happening the headline and first paragraph name.
    concepts: BTreeSet<u16>,
    /// Who has been told to act at it.
    people: BTreeSet<String>,
    /// The last sentence that told of it.
    last: usize,
}

/// Sentence openings that go on with the telling of the same occasion.
const CONTINUING: [&[&str]; 9] = [
    &["in", "the", "end"],
    &["at", "the", "end"],
    &["in", "conclusion"],
    &["finally"],
    &["then"],
    &["later"],
    &["afterwards"],
    &["opening", "the"],
    &["greeting"],
];

impl Draft {
    /// Told as having happened, in order: not looked back on, not by somebody's word.
    fn is_plainly_past(&self) -> bool {
        self.event.status == Status::Happened && !self.perfect && !self.reported && !self.background
    }

    /// The first person who takes part, by the fullest name.
    fn person(&self, names: &[NameMention]) -> Option<String> {
        let person = |n: &&u32| names[**n as usize].kind == NameKind::Person;
        let first = self.event.names.iter().find(person)?;
        let full = names[*first as usize].refers_to.unwrap_or(*first);
        names.get(full as usize).map(|n| fold(&n.name))
    }
}

impl Occasion {
    fn new(main: usize, drafts: &[Draft], names: &[NameMention]) -> Self {
        let head = |d: &&Draft| matches!(d.role, SentenceRole::Title | SentenceRole::Lead);
        Self {
            main,
            concepts: drafts
                .iter()
                .filter(|d| !d.spoken)
                .filter(head)
                .map(|d| d.concept)
                .collect(),
            people: drafts[main].person(names).into_iter().collect(),
            last: drafts[main].sentence,
        }
    }

    /// Whoever does something at the occasion was there.
    ///
    /// So was who is told to have said or shown something on its day.
    fn meet(&mut self, draft: &Draft, same_day: bool, names: &[NameMention]) {
        let link = draft.event.link.as_ref();
        if same_day
            || link.is_some_and(|l| l.kind == LinkKind::During && l.to as usize == self.main)
        {
            self.people.extend(draft.person(names));
            self.last = self.last.max(draft.sentence);
        }
    }

    fn link(
        &self,
        i: usize,
        drafts: &[Draft],
        doc: &Document,
        seg: &Segmented,
        names: &[NameMention],
    ) -> Option<EventLink> {
        let (draft, main) = (&drafts[i], &drafts[self.main]);
        let to = |kind, signal: &str| {
            Some(EventLink {
                to: self.main as u32,
                kind,
                signal: signal.to_owned(),
            })
        };
        if draft.minuted {
            return to(LinkKind::During, "Minutes tell what the meeting decided.");
        }
        if draft.role == SentenceRole::Title {
            if let Some(below) = headline::told_below(draft, drafts, names) {
                return Some(EventLink {
                    to: below as u32,
                    kind: LinkKind::Same,
                    signal: "The headline tells it.".to_owned(),
                });
            }
            let shares = draft.event.names.iter().any(|n| {
                main.event
                    .names
                    .iter()
                    .any(|m| fold(&names[*n as usize].name) == fold(&names[*m as usize].name))
            });
            // Two known deeds of one body are two, unless more than its name is in both.
            let known = |d: &Draft| d.concept != u16::MAX;
            let other_deed = known(draft)
                && known(main)
                && headline::says_things(draft, names)
                && !headline::shares_more_than_names(draft, main, names);
            let alike = draft.concept == main.concept
                || shares && !other_deed
                || draft.event.series.is_some() && main.event.series.is_some();
            let habit = |d: &Draft| d.event.status == Status::Recurring;
            return (alike && habit(draft) == habit(main))
                .then(|| to(LinkKind::Same, "The headline names it."))
                .flatten();
        }
        if draft.background && draft.event.status == Status::Planned {
            return to(LinkKind::After, "It is spoken of as still to come.");
        }
        if draft.background {
            // What a sentence looks back on was over by the time of the occasion it is told at.
            return to(LinkKind::Before, "It is spoken of as something past.");
        }
        let sentence = &seg.sentences[draft.sentence];
        let own_time = draft.event.time.is_some();
        if !own_time && draft.is_plainly_past() {
            // "The Council elected …", in a report of its 12th session or in the minutes of it.
            if draft.decision && main.event.series.is_some() {
                return to(
                    LinkKind::During,
                    "What the meeting decides is told with it.",
                );
            }
            // "He also unveiled a smaller model", in a report of what he presented.
            let there = || {
                draft
                    .person(names)
                    .is_some_and(|p| self.people.contains(&p))
            };
            // By a verb of no list, only while the telling of the occasion goes on.
            let goes_on = draft.concept == u16::MAX
                && draft.role == SentenceRole::Body
                && draft.sentence <= self.last + STILL_TOLD;
            if (draft.staged || goes_on) && (main.staged || main.gathering) && there() {
                return to(LinkKind::During, "The same person goes on.");
            }
        }
        if !matches!(draft.role, SentenceRole::Body | SentenceRole::Lead) {
            return None;
        }
        let words: Vec<String> = seg.tokens[sentence.token_range()]
            .iter()
            .map(|t| fold(t.range.of(&doc.text)))
            .collect();
        if draft.copular && draft.sentence <= main.sentence + COPULAR_REACH {
            return to(LinkKind::During, "The sentence says what the occasion was.");
        }
        if draft.sentence == main.sentence {
            // "attended an event … and the closing ceremony was held".
            if !own_time && draft.gathering && main.gathering {
                return to(LinkKind::Same, "One sentence tells both.");
            }
            // "took part in the 112th session held from 29 November": the session was.
            let series = draft
                .event
                .series
                .filter(|_| !(own_time && main.event.time.is_some()));
            if series.is_some() && series == main.event.series {
                return to(LinkKind::Same, "One sentence tells both.");
            }
            // "attended the event … and the closing ceremony … was held": one sentence, one occasion.
            return (!own_time && draft.event.status == Status::Happened)
                .then(|| to(LinkKind::During, "One sentence tells both."))
                .flatten();
        }
        let reference = self.reference(&words);
        // "A closing conference was held in May. Speaking at the conference": the one last told of, where it is not the main one.
        if let Some((at, LinkKind::During)) = reference
            && !own_time
            && let Some(near) = self.last_called(&words[at], i, drafts, doc)
        {
            return Some(EventLink {
                to: near as u32,
                kind: LinkKind::During,
                signal: quoted(&words, at),
            });
        }
        if draft.phase {
            if let Some((at, _)) = reference
                && at <= PHASE_SUBJECT_REACH
            {
                return to(LinkKind::Same, &quoted(&words, at));
            }
            // "The Council will be in session till": the occasion is named without an article.
            // "said that talks on a treaty had begun two years ago": other talks.
            if draft.gathering
                && !draft.reported
                && (draft.concept == main.concept || main.event.series.is_some())
            {
                return to(LinkKind::Same, "It says how long the occasion lasts.");
            }
        }
        if own_time {
            return None;
        }
        if draft.event.status == Status::Recurring || draft.event.status == Status::Cancelled {
            return None;
        }
        // "The conference had been put off": another day than that of what is told.
        if let Some((at, kind)) = reference
            && !(draft.reported || draft.perfect || draft.moved)
        {
            return to(kind, &quoted(&words, at));
        }
        if draft.event.status == Status::Planned {
            return to(LinkKind::After, "It is spoken of as still to come.");
        }
        // "He has opened an inquiry" is over by the day of writing, and may be what came of the occasion.
        let present = draft.perfect && {
            let trigger = draft.event.trigger.start;
            let tokens = &seg.tokens[sentence.token_range()];
            let verb = tokens.partition_point(|t| t.range.start < trigger);
            words[verb.saturating_sub(2)..verb]
                .iter()
                .any(|w| w == "has")
        };
        if draft.reported || draft.perfect && !present {
            return to(LinkKind::Before, "It is spoken of as something past.");
        }
        let continuing = CONTINUING
            .iter()
            .find(|c| words.len() > c.len() && words.iter().zip(c.iter()).all(|(w, c)| w == c));
        if let Some(opening) = continuing {
            return to(
                LinkKind::During,
                &format!(
                    "“{}” goes on with the same telling.",
                    capitalized(&opening.join(" "))
                ),
            );
        }
        let label = fold(&draft.event.label);
        if label.contains("speech") || draft.opening {
            return to(
                LinkKind::During,
                "A speech is told as part of the occasion.",
            );
        }
        None
    }

    /// The occasion called by this noun that was last told of on a day of its own, where the main one is not called so.
    fn last_called(&self, noun: &str, i: usize, drafts: &[Draft], doc: &Document) -> Option<usize> {
        let called = |d: &Draft| fold(d.event.trigger.of(&doc.text)) == noun;
        if called(&drafts[self.main]) || drafts[i].phase {
            return None;
        }
        // "A three-day working visit … At the end of the visit": the only one called so, however long ago it was told.
        let mut so_called = (0..i).filter(|&d| called(&drafts[d]) && !drafts[d].spoken);
        if let (Some(only), None) = (so_called.next(), so_called.next())
            && drafts[only].event.time.is_some()
            && drafts[only].event.status == Status::Happened
            && (drafts[only].role == SentenceRole::Lead || !drafts[only].background)
            && !drafts[only].perfect
            && !drafts[only].reported
        {
            return Some(only);
        }
        let near = drafts[..i].iter().rposition(|d| {
            // Not "noted that the first such meeting had been held in 1998": nobody was at it now.
            d.gathering && called(d) && !d.spoken && d.is_plainly_past()
        })?;
        let far = drafts[i].sentence - drafts[near].sentence > STILL_TOLD;
        let own = drafts[near].event.time.is_some() && near != self.main;
        (own && !far).then_some(near)
    }

    /// "the meeting", "this session": where it stands, and whether something is told during, before or after it.
    fn reference(&self, words: &[String]) -> Option<(usize, LinkKind)> {
        let at = (1..words.len()).find(|&i| {
            List::Occasion.has(&words[i])
                && (List::Definite.has(&words[i - 1])
                    || i >= 2
                        && List::Definite.has(&words[i - 2])
                        && (List::Definite.has(&words[i - 1])
                            || List::OfOccasion.has(&words[i - 1])))
        })?;
        if self.concepts.is_empty() {
            return None;
        }
        let lead_in = &words[at.saturating_sub(4)..at];
        let kind = if lead_in
            .iter()
            .any(|w| matches!(w.as_str(), "after" | "following"))
        {
            LinkKind::After
        } else if lead_in
            .iter()
            .any(|w| matches!(w.as_str(), "before" | "prior" | "ahead"))
        {
            LinkKind::Before
        } else {
            LinkKind::During
        };
        Some((at, kind))
    }
}

/// So many sentences without a word of the occasion, and the text may have gone on to other things.
const STILL_TOLD: usize = 3;

/// "The second was the closing ceremony": told this soon after the occasion it belongs to.
const COPULAR_REACH: usize = 2;

/// "The session will continue": the subject of a verb of beginning, going on or ending stands this near the sentence's start.
const PHASE_SUBJECT_REACH: usize = 3;

fn quoted(words: &[String], at: usize) -> String {
    let from = at.saturating_sub(3);
    let phrase: Vec<&str> = words[from..=at]
        .iter()
        .map(String::as_str)
        .filter(|w| !w.is_empty())
        .collect();
    format!("The sentence says “{}”.", phrase.join(" "))
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
