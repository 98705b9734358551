//! Timelines to test pictures with: a small one with one of every kind, and any number of made-up events.
//!
//! Not the sample folder; nothing here was read from a document. Hidden from the documentation; used by tests and benches.

use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::{
    Certainty, Claim, DocData, DocId, DocInfo, Edtf, EdtfDate, Endpoint, Entity, EntityData,
    EntityId, EntityKind, Event, EventData, EventId, Grain, Instant, Meaning, Reading, Recurrence,
    SeriesMembership, Status, TextRange, Timeline, When,
};

/// Builds a timeline event by event.
#[derive(Default)]
pub struct Builder {
    timeline: Timeline,
}

impl Builder {
    pub fn entity(&mut self, kind: EntityKind, name: &str) -> EntityId {
        let id = EntityId::of(kind, name);
        if self.timeline.entity(id).is_none() {
            self.timeline.entities.push(Entity::new(EntityData {
                importance: 0.5,
                ..EntityData::named(id, kind, name)
            }));
        }
        id
    }

    pub fn document(&mut self, name: &str, title: &str) -> DocId {
        let id = DocId::new(name);
        self.timeline.documents.push(DocInfo::new(DocData {
            id: id.clone(),
            title: Some(title.to_owned()),
            published: None,
            dates: Default::default(),
            lang: "en",
            text: title.into(),
            origin: Default::default(),
        }));
        id
    }

    pub fn event(&mut self, label: &str, when: When) -> &mut Event {
        let n = self.timeline.events.len();
        self.timeline.events.push(Event::new(EventData::called(
            EventId::of(&[label, &n.to_string()]),
            label,
            when,
        )));
        &mut self.timeline.events[n]
    }

    /// In the order that [`Timeline`] promises.
    pub fn build(mut self) -> Timeline {
        let t = &mut self.timeline;
        t.documents.sort_by(|a, b| a.id.cmp(&b.id));
        t.entities.sort_by_key(|e| e.kind);
        t.events.sort_by_key(|e| {
            let late = Instant(i64::MAX);
            (
                e.when.earliest.unwrap_or(late),
                e.when.latest.unwrap_or(late),
                e.id,
            )
        });
        self.timeline
    }
}

#[doc(hidden)]
impl Event {
    /// For fixtures: takes part in it.
    pub fn with(&mut self, entities: &[EntityId]) -> &mut Self {
        self.entities.extend(entities);
        self
    }

    /// For fixtures: a document says so.
    pub fn told_by(&mut self, docs: &[&DocId]) -> &mut Self {
        for doc in docs {
            let (quote, edtf) = (
                self.label.as_str().into(),
                self.when.edtf.clone().map(Into::into),
            );
            self.claims.push(Claim {
                doc: (*doc).clone(),
                range: TextRange::default(),
                trigger: None,
                quote,
                edtf,
                time: None,
            });
        }
        self
    }

    /// For fixtures: 0 to 1.
    pub fn matters(&mut self, importance: f32) -> &mut Self {
        self.importance = importance;
        self
    }
}

pub fn on(year: i32, month: u8, day: u8) -> When {
    When::of(
        EdtfDate::day(year, month, day).into(),
        Certainty::Stated,
        Vec::new(),
    )
}

pub fn stated(date: EdtfDate) -> When {
    When::of(date.into(), Certainty::Stated, Vec::new())
}

pub fn lasted(from: EdtfDate, to: EdtfDate) -> When {
    let edtf = Edtf::Interval(Endpoint::Date(from), Endpoint::Date(to));
    When {
        meaning: Meaning::Lasted,
        ..When::of(edtf, Certainty::Stated, Vec::new())
    }
}

pub fn within(from: Option<EdtfDate>, to: Option<EdtfDate>) -> When {
    let end = |d: Option<EdtfDate>| d.map_or(Endpoint::Open, Endpoint::Date);
    When::of(
        Edtf::Interval(end(from), end(to)),
        Certainty::Bounded,
        Vec::new(),
    )
}

pub fn yearly(from: EdtfDate, on: Option<(u8, u8)>) -> When {
    let edtf = Edtf::Interval(Endpoint::Date(from), Endpoint::Open);
    When {
        meaning: Meaning::Recurs(Box::new(Recurrence {
            on,
            ..Recurrence::every(Grain::Year)
        })),
        ..When::of(edtf, Certainty::Stated, Vec::new())
    }
}

/// Twenty-odd events, one of every kind that is drawn differently, told by five documents.
pub fn small() -> Timeline {
    use EntityKind::{Organisation, Person, Project, Series};
    let mut b = Builder::default();
    let iom = b.entity(Organisation, "International Organization for Migration");
    let sms = b.entity(Organisation, "State Migration Service");
    let un = b.entity(Organisation, "United Nations General Assembly");
    let border = b.entity(
        Project,
        "Consolidation of Migration and Border Management Capacities",
    );
    let center = b.entity(Project, "Regional Training Center on Migration");
    let school = b.entity(Project, "Migration School");
    let returns = b.entity(Project, "Assistance for the Voluntary Return");
    let huseynov = b.entity(Person, "Vusal Huseynov");
    let nabiyev = b.entity(Person, "Firudin Nabiyev");
    let vitorino = b.entity(Person, "António Vitorino");
    let swing = b.entity(Person, "William Lacy Swing");
    let council = b.entity(
        Series,
        "Council of the International Organization for Migration",
    );
    let day = b.entity(Series, "International Migrants Day");
    let release = b.document("2019/ceremony.html", "Border project closes in Baku");
    let minutes = b.document("council/minutes-114.md", "Minutes of the 114th session");
    let letter = b.document("letters/swing.txt", "Letter of the Director General");
    let history = b.document("history.md", "How the day came about");
    let report = b.document(
        "reports/school-2020.txt",
        "Two years of the Migration School",
    );

    b.event(
        "Convention on the Rights of All Migrant Workers adopted",
        on(1990, 12, 18),
    )
    .with(&[un])
    .told_by(&[&history])
    .matters(0.95);
    b.event(
        "International Migrants Day observed",
        yearly(EdtfDate::year(2000), Some((12, 18))),
    )
    .with(&[un, day])
    .told_by(&[&history, &release])
    .matters(0.9);
    b.event("International Migrants Day proclaimed", on(2000, 12, 4))
        .with(&[un, day])
        .told_by(&[&history])
        .matters(0.7);
    b.event(
        "Convention enters into force",
        stated(EdtfDate::month(2003, 7)),
    )
    .with(&[un])
    .told_by(&[&history])
    .matters(0.6);
    b.event(
        "State Migration Service established",
        stated(EdtfDate::year(2007)),
    )
    .with(&[sms])
    .told_by(&[&release])
    .matters(0.7);
    b.event(
        "William Lacy Swing leads the Organization",
        lasted(EdtfDate::day(2008, 10, 1), EdtfDate::day(2018, 9, 30)),
    )
    .with(&[iom, swing])
    .told_by(&[&letter])
    .matters(0.6);
    b.event(
        "António Vitorino leads the Organization",
        lasted(EdtfDate::day(2018, 10, 1), EdtfDate::day(2023, 9, 30)),
    )
    .with(&[iom, vitorino])
    .told_by(&[&minutes])
    .matters(0.6);
    let e = b.event("Closing ceremony of the border project", on(2019, 12, 18));
    e.with(&[iom, sms, border, huseynov])
        .told_by(&[&release, &report])
        .matters(1.0);
    e.user.confirmed = true;
    b.event(
        "Border project carried out",
        lasted(EdtfDate::month(2017, 1), EdtfDate::month(2019, 12)),
    )
    .with(&[iom, sms, border])
    .told_by(&[&release])
    .matters(0.8);
    b.event(
        "Border guards trained at seven crossing points",
        within(
            Some(EdtfDate::month(2017, 1)),
            Some(EdtfDate::day(2019, 12, 18)),
        ),
    )
    .with(&[border])
    .told_by(&[&release])
    .matters(0.5);
    let e = b.event(
        "Needs assessment mission to the crossing points",
        on(2017, 3, 14),
    );
    e.with(&[border, iom])
        .told_by(&[&release, &letter])
        .matters(0.45);
    e.readings = vec![
        Reading {
            edtf: EdtfDate::day(2017, 3, 14).into(),
            claims: vec![0],
        },
        Reading {
            edtf: EdtfDate::day(2018, 3, 14).into(),
            claims: vec![1],
        },
    ];
    b.event(
        "Vusal Huseynov appointed Chief of the Service",
        stated(EdtfDate::month(2018, 4)),
    )
    .with(&[sms, huseynov])
    .told_by(&[&release])
    .matters(0.75);
    b.event(
        "Firudin Nabiyev heads the Service",
        within(Some(EdtfDate::year(2007)), Some(EdtfDate::month(2018, 4))),
    )
    .with(&[sms, nabiyev])
    .told_by(&[&history])
    .matters(0.55);
    b.event(
        "Memorandum on the Regional Training Center signed",
        on(2019, 11, 27),
    )
    .with(&[iom, sms, center, huseynov, vitorino])
    .told_by(&[&report])
    .matters(0.85);
    let e = b.event(
        "Visit of a delegation to the training center in Baku",
        stated(EdtfDate::month(2018, 9)),
    );
    e.with(&[center, sms]).told_by(&[&report]).matters(0.5);
    e.when.certainty = Certainty::Derived;
    let e = b.event(
        "First regional course on border management",
        on(2020, 3, 16),
    );
    e.with(&[center]).told_by(&[&report]).matters(0.4);
    e.status = Status::Cancelled;
    let e = b.event(
        "Center opens its new building",
        stated(EdtfDate::new(EdtfYear::Known(2025), DatePart::SubYear(22))),
    );
    e.with(&[center, sms]).told_by(&[&report]).matters(0.5);
    e.status = Status::Planned;
    b.event("Migration School opens its first course", on(2018, 10, 8))
        .with(&[school, sms])
        .told_by(&[&report])
        .matters(0.6);
    let e = b.event("Second course of the Migration School", on(2019, 4, 15));
    e.with(&[school]).told_by(&[&report]).matters(0.5);
    e.when.certainty = Certainty::Derived;
    b.event(
        "Graduates of the School receive their certificates",
        stated(EdtfDate::month(2019, 6)),
    )
    .with(&[school, huseynov])
    .told_by(&[&report])
    .matters(0.5);
    b.event(
        "School moves its lectures online",
        within(Some(EdtfDate::month(2020, 3)), None),
    )
    .with(&[school])
    .told_by(&[&report])
    .matters(0.4);
    b.event(
        "Pilot project on voluntary return begins",
        within(None, Some(EdtfDate::day(2019, 12, 17))),
    )
    .with(&[returns, iom])
    .told_by(&[&release])
    .matters(0.5);
    b.event(
        "First families return with assistance",
        stated(EdtfDate::new(EdtfYear::Known(2019), DatePart::SubYear(35))),
    )
    .with(&[returns])
    .told_by(&[&release])
    .matters(0.4);
    b.event(
        "Plans for a training center first discussed",
        stated(EdtfDate::new(EdtfYear::Decade(201), DatePart::Whole)),
    )
    .with(&[center])
    .told_by(&[&report])
    .matters(0.3);
    for (number, from, to) in [
        (103, (2013, 11, 26), (2013, 11, 29)),
        (105, (2014, 11, 25), (2014, 11, 28)),
        (106, (2015, 11, 24), (2015, 11, 27)),
        (109, (2018, 11, 27), (2018, 11, 30)),
        (110, (2019, 11, 26), (2019, 11, 29)),
        (113, (2022, 11, 29), (2022, 12, 2)),
    ] {
        let day = |(y, m, d)| EdtfDate::day(y, m, d);
        let e = b.event(
            "Session of the Council in Geneva",
            lasted(day(from), day(to)),
        );
        e.with(&[iom, council]).told_by(&[&minutes]).matters(0.45);
        e.series = Some(SeriesMembership {
            series: council,
            number: Some(number),
        });
    }
    let e = b.event(
        "Session of the Council in Geneva",
        within(
            Some(EdtfDate::day(2023, 1, 1)),
            Some(EdtfDate::day(2023, 11, 29)),
        ),
    );
    e.with(&[iom, council]).told_by(&[&minutes]).matters(0.5);
    e.series = Some(SeriesMembership {
        series: council,
        number: Some(114),
    });
    b.event("Mobile application for migrants presented", When::unknown())
        .with(&[sms])
        .told_by(&[&release])
        .matters(0.4);
    b.build()
}

/// `n` made-up events of all kinds over two centuries, the same for the same `seed`.
pub fn many(n: usize, seed: u64) -> Timeline {
    made_up(n, seed, (n / 40).clamp(2, 60), &mut |random| {
        let year = 1830 + random.below(200) as i32;
        (year, 1 + random.below(12) as u8, 1 + random.below(28) as u8)
    })
}

/// The day that [`crowd`] piles up on.
pub const CROWDED_DAY: (i32, u8, u8) = (1969, 7, 20);

/// The hardest that the window is made for: five millennia, most of it in the last two centuries, a lane for every thousand
/// events, and one event in a hundred on [`CROWDED_DAY`].
pub fn crowd(n: usize, seed: u64) -> Timeline {
    made_up(n, seed, (n / 1_000).clamp(10, 1_000), &mut |random| {
        let (month, day) = (1 + random.below(12) as u8, 1 + random.below(28) as u8);
        match random.below(100) {
            0 => CROWDED_DAY,
            1..=4 => (random.below(4_800) as i32 - 3_000, month, day),
            _ => (1830 + random.below(200) as i32, month, day),
        }
    })
}

fn made_up(
    n: usize,
    seed: u64,
    lanes: usize,
    day: &mut dyn FnMut(&mut Random) -> (i32, u8, u8),
) -> Timeline {
    const WHAT: [&str; 12] = [
        "Agreement signed",
        "Mission arrives",
        "Report published",
        "Office opened",
        "Course held for officers",
        "Delegation received by the minister",
        "Conference on labor mobility",
        "Law enters into force",
        "Center inaugurated after two years of work",
        "Hearing",
        "Budget adopted",
        "Meeting of the steering committee",
    ];
    let mut random = Random(seed);
    let mut b = Builder::default();
    let projects: Vec<EntityId> = (0..lanes)
        .map(|i| b.entity(EntityKind::Project, &format!("Project {}", i + 1)))
        .collect();
    let people: Vec<EntityId> = (0..lanes)
        .map(|i| b.entity(EntityKind::Person, &format!("Person {}", i + 1)))
        .collect();
    let series = b.entity(EntityKind::Series, "Annual session");
    let docs: Vec<DocId> = (0..lanes)
        .map(|i| b.document(&format!("doc-{i:03}.txt"), &format!("Document {}", i + 1)))
        .collect();
    for i in 0..n {
        let (year, month, day) = day(&mut random);
        let date = EdtfDate::day(year, month, day);
        let later = EdtfDate::year(year + random.below(6) as i32 + 1);
        let mut when = match random.below(20) {
            0..=9 => stated(date),
            10 | 11 => stated(EdtfDate::month(year, month)),
            12 => stated(EdtfDate::year(year)),
            13 => stated(EdtfDate::new(EdtfYear::Decade(year / 10), DatePart::Whole)),
            14 | 15 => lasted(date, later),
            16 => within(Some(date), Some(later)),
            17 if random.below(10) == 0 => within(None, Some(date)),
            17 if random.below(10) == 0 => yearly(date, None),
            18 if random.below(10) == 0 => within(Some(date), None),
            19 if random.below(4) == 0 => When::unknown(),
            _ => stated(date),
        };
        if when.certainty == Certainty::Stated && random.below(5) == 0 {
            when.certainty = Certainty::Derived;
        }
        let mut with = vec![projects[random.below(lanes)]];
        for _ in 0..random.below(3) {
            with.push(people[random.below(lanes)]);
        }
        with.sort();
        with.dedup();
        if random.below(30) == 0 {
            with.clear();
        }
        let status = match random.below(25) {
            0 => Status::Planned,
            1 => Status::Cancelled,
            _ => Status::Happened,
        };
        let doc = docs[random.below(lanes)].clone();
        let importance = random.below(1000) as f32 / 1000.0;
        let what = WHAT[random.below(WHAT.len())];
        let numbered = random.below(20) == 0;
        let disputed = random.below(20) == 0;
        let checked = random.below(20) == 0;
        let e = b.event(&format!("{what} ({i})"), when);
        e.with(&with).told_by(&[&doc]).matters(importance);
        e.status = status;
        e.kind = ["", "sign", "meet", "open"][i % 4].to_owned();
        e.user.confirmed = checked;
        if numbered {
            e.series = Some(SeriesMembership {
                series,
                number: Some(year.abs_diff(1800)),
            });
        }
        if let (true, Some(edtf)) = (disputed, e.when.edtf.clone()) {
            e.readings = vec![
                Reading {
                    edtf,
                    claims: vec![0],
                },
                Reading {
                    edtf: EdtfDate::day(year + 3, month, day).into(),
                    claims: vec![0],
                },
            ];
        }
    }
    b.build()
}

/// SplitMix64: the same numbers everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}
