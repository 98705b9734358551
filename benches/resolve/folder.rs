//! A folder that nobody wrote: happenings with people, places and bodies, each told by one document or by many.
//!
//! Looks like real folders in what matters to resolving: a few people are in much, most in little; few happenings are told
//! often, many once; copies of one release; numbered meetings; days without years; much that has no date.

use super::timing::Random;
use dateline::model::edtf::{DatePart, EdtfYear};
use dateline::model::{
    DocDates, DocFacts, DocId, Document, Edtf, EdtfDate, EventMention, List, NameForm, NameKind,
    NameMention, NameSource, Phrase, Published, PublishedSource, RoleClaim, RoleStatus, Signal,
    Source, Status, TextRange, TimeMention, TimexType, document::Format,
};
use std::fmt::Write;
use std::sync::Arc;

const SYLLABLES: [&str; 24] = [
    "ba", "ren", "kol", "mi", "tas", "vor", "li", "dan", "os", "jer", "un", "sel", "gra", "ney",
    "pol", "tu", "wick", "har", "zo", "lem", "fa", "quin", "sto", "eb",
];
const GIVEN: [&str; 24] = [
    "Anna", "Peter", "Maria", "Thomas", "Elena", "David", "Olga", "Karim", "Ines", "Jonas",
    "Leyla", "Marta", "Felix", "Aysel", "Hugo", "Petra", "Samir", "Clara", "Viktor", "Nadia",
    "Emil", "Rosa", "Ivan", "Helen",
];
/// Verb, concept, noun behind it.
const DEEDS: [(&str, &str, &str); 14] = [
    ("met", "meet", "the delegates"),
    ("signed", "sign", "an agreement"),
    ("visited", "visit", "the archive"),
    ("opened", "open", "an exhibition"),
    ("elected", "elect", "a chairman"),
    ("adopted", "adopt", "a resolution"),
    ("published", "publish", "the report"),
    ("launched", "launch", "a campaign"),
    ("approved", "approve", "the budget"),
    ("discussed", "discuss", "the floods"),
    ("bought", "buy", "two boats"),
    ("received", "receive", "a prize"),
    ("built", "build", "a bridge"),
    ("closed", "close", "the road"),
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const HEADS: [&str; 6] = [
    "Institute",
    "Commission",
    "Council",
    "Museum",
    "Office",
    "Union",
];

#[derive(Clone, Copy)]
struct Day(i32, u8, u8);

/// What happened, before anybody told it.
struct Story {
    people: Vec<usize>,
    body: usize,
    place: usize,
    project: Option<usize>,
    session: Option<(usize, u32)>,
    deed: usize,
    /// So that two stories of one deed do not read alike.
    detail: String,
    day: Day,
}

struct World {
    people: Vec<String>,
    bodies: Vec<String>,
    places: Vec<String>,
    projects: Vec<String>,
    series: Vec<String>,
    stories: Vec<Story>,
}

/// Documents with about so many facts together.
pub fn folder(facts: usize) -> Vec<Source> {
    let mut random = Random(2026);
    let n_docs = facts / FACTS_OF_A_DOCUMENT;
    let world = World::new(&mut random, n_docs);
    let mut sources: Vec<Source> = Vec::with_capacity(n_docs);
    for n in 0..n_docs.max(1) {
        // Every twelfth document is a copy of an earlier one, under another name.
        if n % 12 == 11 {
            let of = sources[random.below(sources.len())].clone();
            sources.push(copy(&of, n));
        } else {
            sources.push(write(&world, &mut random, n));
        }
    }
    sources
}

/// What one more document of a folder is like.
#[derive(Clone, Copy, Debug)]
pub enum More {
    /// Like the others.
    Ordinary,
    /// The person whom most documents name is in all that it tells.
    OfTheMostNamed,
    /// A copy of another one.
    Copy,
    /// Of people and things that no other document names.
    OfNobodyKnown,
}

impl More {
    pub const ALL: [Self; 4] = [
        Self::Ordinary,
        Self::OfTheMostNamed,
        Self::Copy,
        Self::OfNobodyKnown,
    ];
}

/// Documents that may be added to [`folder`] of so many facts, of each kind in turn.
pub fn more(facts: usize, sources: &[Source], n: usize) -> Vec<(More, Source)> {
    let mut random = Random(2026);
    let n_docs = facts / FACTS_OF_A_DOCUMENT;
    let known = World::new(&mut random, n_docs);
    let mut of_one = World::new(&mut Random(2026), n_docs);
    for story in &mut of_one.stories {
        // The draws of `often` fall on the first most of all.
        story.people[0] = 0;
    }
    let mut unknown = World::new(&mut Random(1), n_docs);
    for name in unknown.people.iter_mut().chain(&mut unknown.bodies) {
        *name = name.replace('a', "ya").replace('r', "rr");
    }
    let mut random = Random(7);
    let make = |i: usize| {
        let kind = More::ALL[i % More::ALL.len()];
        let at = n_docs + i;
        let source = match kind {
            More::Ordinary => write(&known, &mut random, at),
            More::OfTheMostNamed => write(&of_one, &mut random, at),
            More::Copy => copy(&sources[random.below(sources.len())], at),
            More::OfNobodyKnown => write(&unknown, &mut random, at),
        };
        (kind, source)
    };
    (0..n).map(make).collect()
}

/// What the documents below come to.
const FACTS_OF_A_DOCUMENT: usize = 21;

/// Few are met often: the smaller of two draws, twice.
fn often(random: &mut Random, n: usize) -> usize {
    let draw = random.below(n).min(random.below(n));
    draw.min(random.below(n))
}

impl World {
    fn new(random: &mut Random, n_docs: usize) -> Self {
        let mut word = |n: usize| {
            let word: String = (0..n).map(|_| SYLLABLES[random.below(24)]).collect();
            word[..1].to_uppercase() + &word[1..]
        };
        let surnames: Vec<String> = (0..n_docs / 3 + 8).map(|_| word(3)).collect();
        let places: Vec<String> = (0..n_docs / 40 + 8).map(|_| word(2)).collect();
        let bodies = (0..n_docs / 15 + 6)
            .map(|i| format!("{} {}", word(3), HEADS[i % 6]))
            .collect();
        let projects = (0..n_docs / 60 + 3)
            .map(|_| format!("{} for {}", word(2), word(2)))
            .collect();
        let series = (0..n_docs / 200 + 2)
            .map(|_| format!("Session of the Assembly of the {} League", word(3)))
            .collect();
        let people = surnames
            .into_iter()
            .map(|surname| format!("{} {surname}", GIVEN[random.below(24)]))
            .collect();
        let mut world = Self {
            people,
            bodies,
            places,
            projects,
            series,
            stories: Vec::new(),
        };
        for _ in 0..n_docs + 10 {
            let story = world.story(random);
            world.stories.push(story);
        }
        world
    }

    fn story(&self, random: &mut Random) -> Story {
        let session = (random.below(12) == 0)
            .then(|| (random.below(self.series.len()), 1 + random.below(60) as u32));
        let year = match session {
            Some((_, n)) => 1950 + n as i32,
            None => 1990 + random.below(34) as i32,
        };
        let people: Vec<usize> = (0..1 + random.below(3))
            .map(|_| often(random, self.people.len()))
            .collect();
        Story {
            // Who directs a body directs that one in every story.
            body: people[0] % self.bodies.len(),
            people,
            place: often(random, self.places.len()),
            project: (random.below(4) == 0).then(|| often(random, self.projects.len())),
            session,
            deed: random.below(DEEDS.len()),
            detail: format!(
                "{}{}",
                SYLLABLES[random.below(24)],
                SYLLABLES[random.below(24)]
            ),
            day: Day(year, 1 + random.below(12) as u8, 1 + random.below(28) as u8),
        }
    }
}

/// A document as it is being written: the text and what stands where in it.
#[derive(Default)]
struct Page {
    text: String,
    times: Vec<TimeMention>,
    names: Vec<NameMention>,
    events: Vec<EventMention>,
}

impl Page {
    fn put(&mut self, words: &str) -> TextRange {
        let from = self.text.len();
        self.text.push_str(words);
        TextRange::new(from, self.text.len())
    }

    fn name(&mut self, kind: NameKind, name: &str) -> u32 {
        let range = self.put(name);
        let first = self
            .names
            .iter()
            .position(|n| n.name == name && n.kind == kind)
            .map(|i| i as u32);
        self.names.push(NameMention {
            range,
            kind,
            form: NameForm::Full,
            name: Phrase::known(name),
            refers_to: first,
            honorific: None,
            roles: List::new(),
            number: None,
            also: None,
            age: None,
            said: List::new(),
            ties: List::new(),
            source: NameSource::Rule,
            rule: "made",
            sure: 0.9,
        });
        self.names.len() as u32 - 1
    }

    fn time(&mut self, day: Day, with_year: bool) -> u32 {
        let Day(year, month, d) = day;
        let words = match with_year {
            true => format!("{d} {} {year}", MONTHS[usize::from(month) - 1]),
            false => format!("{} {d}", MONTHS[usize::from(month) - 1]),
        };
        let range = self.put(&words);
        let year = if with_year {
            EdtfYear::Known(year)
        } else {
            EdtfYear::Unspecified
        };
        let date = EdtfDate::new(year, DatePart::Day { month, day: d });
        self.times.push(TimeMention {
            range,
            kind: TimexType::Date,
            value: date.to_string().into(),
            modifier: None,
            edtf: Some(Edtf::Date(date)),
            ends: List::new(),
            recurrence: None,
            weekday: None,
            stated: true,
            relative: None,
            signal: Signal::At,
            boilerplate: false,
            rule: "made".into(),
            why: Vec::new(),
            readings: None,
        });
        self.times.len() as u32 - 1
    }
}

fn write(world: &World, random: &mut Random, n: usize) -> Source {
    let mut page = Page::default();
    let main = often(random, world.stories.len());
    let Day(year, month, day) = world.stories[main].day;
    page.put("News of the day\n\n");
    let published = (random.below(3) > 0).then(|| {
        let later = if random.below(5) == 0 { 3 } else { 0 };
        let head = Day(year + later, month, (day + 2).min(28));
        let t = page.time(head, true);
        page.put("\n\n");
        let time = &page.times[t as usize];
        let date = time.edtf.as_ref().and_then(Edtf::single);
        (date, time.range)
    });
    let mut told = vec![main];
    for _ in 0..2 + random.below(3) {
        told.push(random.below(world.stories.len()));
    }
    for (i, &story) in told.iter().enumerate() {
        tell(world, random, &mut page, &world.stories[story], i == 0);
    }
    let published = published.and_then(|(date, range)| {
        Some(Published {
            date: date?,
            source: PublishedSource::HeadLine,
            range: Some(range),
            why: Vec::new(),
        })
    });
    source(
        &format!("folder-{:03}/{n:07}.txt", n / 500),
        page,
        published,
    )
}

/// One sentence: "On 3 May 2011, Anna Barenkol, director of the … Institute, met the delegates in Tuwick."
fn tell(world: &World, random: &mut Random, page: &mut Page, story: &Story, is_main: bool) {
    let from = page.text.len();
    let time = match random.below(10) {
        0..=5 => Some(true),
        6..=7 => Some(false),
        _ => None,
    }
    .map(|with_year| {
        page.put("On ");
        let t = page.time(story.day, with_year);
        page.put(", ");
        t
    });
    let mut names = Vec::new();
    let subject = page.names.len() as u32;
    for (i, &p) in story.people.iter().enumerate() {
        if i > 0 {
            page.put(" and ");
        }
        names.push(page.name(NameKind::Person, &world.people[p]));
    }
    page.put(", director of the ");
    let body = page.name(NameKind::Organisation, &world.bodies[story.body]);
    names.push(body);
    let range = TextRange::new(
        page.names[subject as usize].range.end as usize + 2,
        page.text.len(),
    );
    page.names[subject as usize].roles.push(RoleClaim {
        role: "director".to_owned(),
        organisation: Some(world.bodies[story.body].clone()),
        place: None,
        status: RoleStatus::Holds,
        since: None,
        until: None,
        range,
    });
    let (verb, concept, object) = DEEDS[story.deed];
    page.put(", ");
    let trigger = page.put(verb);
    let mut rest = format!(" {object} of {}", story.detail);
    // Nobody tells a story in the same words twice.
    if random.below(2) == 0 {
        let _ = write!(rest, " and {}", SYLLABLES[random.below(24)]);
    }
    page.put(&rest);
    page.put(" in ");
    names.push(page.name(NameKind::Place, &world.places[story.place]));
    if let Some(project) = story.project {
        page.put(" for ");
        names.push(page.name(NameKind::Project, &world.projects[project]));
    }
    let series = story.session.map(|(series, number)| {
        page.put(" at the ");
        let name = page.name(NameKind::Series, &world.series[series]);
        page.names[name as usize].number = Some(number);
        name
    });
    names.extend(series);
    page.put(".\n");
    let person = &world.people[story.people[0]];
    let label = format!("{person} {verb}{rest}");
    page.events.push(EventMention {
        range: TextRange::new(from, page.text.len() - 1),
        trigger,
        label,
        concept: Phrase::known(concept),
        time,
        since: None,
        names,
        series: series.filter(|_| concept == "meet"),
        status: Status::Happened,
        ends: false,
        link: None,
        prominence: if is_main { 0.8 } else { 0.4 },
    });
}

fn source(id: &str, page: Page, published: Option<Published>) -> Source {
    let text: Arc<str> = page.text.into();
    let id = DocId::new(id);
    let document = Document {
        id: id.clone(),
        path: Default::default(),
        format: Format::Text,
        encoding: "UTF-8",
        text,
        blocks: Vec::new(),
        title: None,
        date_hints: Vec::new(),
        hash: [0; 32],
        parts: Vec::new(),
        copy_of: None,
    };
    let facts = DocFacts {
        doc: id,
        title: None,
        lang: "en",
        published,
        copyright_year: None,
        dates: DocDates::default(),
        times: page.times,
        names: page.names,
        events: page.events,
        notes: Vec::new(),
    };
    Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    }
}

fn copy(of: &Source, n: usize) -> Source {
    let id = DocId::new(&format!("copies-{:03}/{n:07}.txt", n / 500));
    let mut document = (*of.document).clone();
    let mut facts = (*of.facts).clone();
    document.id = id.clone();
    facts.doc = id;
    Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    }
}
