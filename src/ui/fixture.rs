//! A small invented timeline for the tests of the window: a bridge, a ferry, a river office.
//!
//! Made by hand from its documents' words, so that every range is true.

use crate::model::{
    Certainty, Claim, DocData, DocId, DocInfo, Edtf, EdtfDate, Endpoint, Entity, EntityData,
    EntityId, EntityKind, Event, EventData, EventId, Grain, Meaning, Reading, Reason, Recurrence,
    Role, SeriesMembership, TextRange, Timeline, When, edtf::DatePart, edtf::EdtfYear,
};
use std::sync::Arc;

const ANNALS: &str = "Annals of the River Office\n\nThe stone bridge at Ostra was opened by Mara Lind on 4 May 1911. \
The ferry ran for the last time in 1912.\n\nThe Office has held a regatta every year since 1920. \
Its 31st session took place in the old town hall.\n";
const LETTER: &str = "Dear Mr Holm,\n\nM. Lind told me that the bridge was opened on 5 May. The toll house burned down on 30 July.\n\
The Harbour Renewal programme began in March 1914 and lasted until 1919.\n";

fn doc(name: &str, title: &str, text: &str) -> DocInfo {
    DocInfo::new(DocData {
        id: DocId::new(name),
        title: Some(title.to_owned()),
        published: None,
        dates: Default::default(),
        lang: "en",
        text: Arc::from(text),
        origin: Default::default(),
    })
}

fn find(text: &str, words: &str) -> TextRange {
    let start = text.find(words).unwrap_or_else(|| panic!("no “{words}”"));
    TextRange::new(start, start + words.len())
}

fn claim(name: &str, text: &str, sentence: &str, time: Option<(&str, Edtf)>) -> Claim {
    Claim {
        doc: DocId::new(name),
        range: find(text, sentence),
        trigger: None,
        quote: sentence.into(),
        edtf: time.as_ref().map(|t| t.1.clone().into()),
        time: time.map(|(words, _)| find(text, words)),
    }
}

fn event(label: &str, when: When, claims: Vec<Claim>, entities: &[EntityId]) -> Event {
    Event::new(EventData {
        claims,
        entities: entities.to_vec(),
        ..EventData::called(EventId::of(&[label]), label, when)
    })
}

fn entity(
    kind: EntityKind,
    name: &str,
    aliases: &[&str],
    mentions: &[(&str, &str, &str)],
) -> Entity {
    Entity::new(EntityData {
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        mentions: mentions
            .iter()
            .map(|(d, text, words)| (DocId::new(d), find(text, words)))
            .collect(),
        importance: 0.5,
        ..EntityData::named(EntityId::of(kind, name), kind, name)
    })
}

pub fn timeline() -> Timeline {
    let mut lind = entity(
        EntityKind::Person,
        "Mara Lind",
        &["M. Lind"],
        &[
            ("annals.txt", ANNALS, "Mara Lind"),
            ("letter.txt", LETTER, "M. Lind"),
        ],
    );
    lind.roles.push(Role {
        role: "Mayor".into(),
        organisation: Some("Ostra".into()),
        place: None,
        status: crate::model::RoleStatus::Holds,
        from: None,
        to: None,
        said: None,
        docs: vec![DocId::new("annals.txt")],
    });
    let holm = entity(
        EntityKind::Person,
        "Mr Holm",
        &[],
        &[("letter.txt", LETTER, "Mr Holm")],
    );
    let office = entity(
        EntityKind::Organisation,
        "River Office",
        &["The Office"],
        &[
            ("annals.txt", ANNALS, "River Office"),
            ("annals.txt", ANNALS, "The Office"),
        ],
    );
    let harbour = entity(
        EntityKind::Project,
        "Harbour Renewal",
        &[],
        &[("letter.txt", LETTER, "Harbour Renewal")],
    );
    let sessions = entity(EntityKind::Series, "Session of the River Office", &[], &[]);

    let opened = Edtf::Date(EdtfDate::day(1911, 5, 4));
    let may_5 = Edtf::Date(EdtfDate::new(
        EdtfYear::Unspecified,
        DatePart::Day { month: 5, day: 5 },
    ));
    let july = Edtf::Date(EdtfDate::new(
        EdtfYear::Unspecified,
        DatePart::Day { month: 7, day: 30 },
    ));
    let ferry = Edtf::Date(EdtfDate::year(1912));
    let renewal = Edtf::Interval(
        Endpoint::Date(EdtfDate::month(1914, 3)),
        Endpoint::Date(EdtfDate::year(1919)),
    );

    let mut bridge = event(
        "Stone bridge at Ostra opened",
        When::of(
            opened.clone(),
            Certainty::Stated,
            vec![Reason::new("“4 May 1911” is a day.")],
        ),
        vec![
            claim(
                "annals.txt",
                ANNALS,
                "The stone bridge at Ostra was opened by Mara Lind on 4 May 1911.",
                Some(("4 May 1911", opened.clone())),
            ),
            claim(
                "letter.txt",
                LETTER,
                "M. Lind told me that the bridge was opened on 5 May.",
                Some(("5 May", may_5.clone())),
            ),
        ],
        &[lind.id],
    );
    bridge.readings = vec![
        Reading {
            edtf: opened,
            claims: vec![0],
        },
        Reading {
            edtf: may_5,
            claims: vec![1],
        },
    ];
    let last_ferry = event(
        "Ferry ran for the last time",
        When::of(ferry.clone(), Certainty::Derived, Vec::new()),
        vec![claim(
            "annals.txt",
            ANNALS,
            "The ferry ran for the last time in 1912.",
            Some(("1912", ferry)),
        )],
        &[],
    );
    let mut regatta = event(
        "Regatta of the River Office",
        When {
            earliest: crate::model::Instant::from_ymd(1920, 1, 1),
            meaning: Meaning::Recurs(Recurrence::every(Grain::Year).into()),
            certainty: Certainty::Stated,
            grain: Grain::Year,
            ..When::unknown()
        },
        vec![claim(
            "annals.txt",
            ANNALS,
            "The Office has held a regatta every year since 1920.",
            None,
        )],
        &[office.id],
    );
    regatta.importance = 0.7;
    let toll = event(
        "Toll house burned down",
        When::of(july.clone(), Certainty::Stated, Vec::new()),
        vec![claim(
            "letter.txt",
            LETTER,
            "The toll house burned down on 30 July.",
            Some(("30 July", july)),
        )],
        &[],
    );
    let mut lasted = When::of(renewal.clone(), Certainty::Stated, Vec::new());
    lasted.meaning = Meaning::Lasted;
    let renewed = event(
        "Harbour Renewal programme",
        lasted,
        vec![claim(
            "letter.txt",
            LETTER,
            "The Harbour Renewal programme began in March 1914 and lasted until 1919.",
            Some(("March 1914", renewal)),
        )],
        &[harbour.id],
    );
    let mut session = event(
        "31st session in the old town hall",
        When::unknown(),
        vec![claim(
            "annals.txt",
            ANNALS,
            "Its 31st session took place in the old town hall.",
            None,
        )],
        &[office.id],
    );
    session.series = Some(SeriesMembership {
        series: sessions.id,
        number: Some(31),
    });

    let mut events = vec![bridge, last_ferry, regatta, toll, renewed, session];
    events.sort_by_key(|e| {
        (
            e.when.earliest.is_none(),
            e.when.earliest,
            e.when.latest.is_none(),
            e.when.latest,
            e.id,
        )
    });
    Timeline {
        documents: vec![
            doc("annals.txt", "Annals of the River Office", ANNALS),
            doc("letter.txt", "Letter to Mr Holm", LETTER),
        ],
        events,
        entities: vec![lind, holm, harbour, office, sessions],
        ..Timeline::default()
    }
}
