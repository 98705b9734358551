//! Who is one and who is two, on mentions made by hand.

use super::*;
use crate::model::{
    Anchor, DocFacts, DocId, Document, EntityKind, Format, List, NameForm, NameKind, NameMention,
    NameSource, TextRange,
};
use std::sync::Arc;

fn kind_of(tag: &str) -> (NameKind, NameForm) {
    match tag {
        "p" => (NameKind::Person, NameForm::Full),
        "ps" => (NameKind::Person, NameForm::Short),
        "o" => (NameKind::Organisation, NameForm::Full),
        "oa" => (NameKind::Organisation, NameForm::Acronym),
        "j" => (NameKind::Project, NameForm::Full),
        "s" => (NameKind::Series, NameForm::Full),
        _ => (NameKind::Place, NameForm::Full),
    }
}

/// A document of names: "p:Ann Lee", "o:World Bank=WB".
fn source(id: &str, names: &[&str]) -> Source {
    let mut text = String::new();
    let mut list = Vec::new();
    for entry in names {
        let (tag, rest) = entry.split_once(':').expect("tag");
        let (name, also) = match rest.split_once('=') {
            Some((n, a)) => (n, Some(Box::from(a))),
            None => (rest, None),
        };
        let (honorific, name) = match name.split_once(". ") {
            Some((h, n)) if h == "Mr" || h == "Ms" => (Some(format!("{h}.")), n),
            _ => (None, name),
        };
        let (kind, form) = kind_of(tag);
        let start = text.len();
        text.push_str(name);
        list.push(NameMention {
            range: TextRange::new(start, text.len()),
            kind,
            form,
            name: name.into(),
            refers_to: None,
            honorific: honorific.map(String::into_boxed_str),
            roles: List::new(),
            number: None,
            also,
            age: None,
            said: List::new(),
            ties: List::new(),
            source: NameSource::Rule,
            rule: "test",
            sure: 1.0,
        });
        text.push('\n');
    }
    let document = Document {
        id: DocId::new(id),
        path: Default::default(),
        format: Format::Text,
        encoding: "UTF-8",
        text: text.into(),
        blocks: Vec::new(),
        title: None,
        date_hints: Vec::new(),
        hash: [0; 32],
        parts: Vec::new(),
        copy_of: None,
    };
    let facts = DocFacts {
        doc: document.id.clone(),
        title: None,
        lang: "en",
        published: None,
        copyright_year: None,
        dates: Default::default(),
        times: Vec::new(),
        names: list,
        events: Vec::new(),
        notes: Vec::new(),
    };
    Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    }
}

/// The names of the entities of a kind, sorted.
#[track_caller]
fn check(kind: EntityKind, docs: &[&[&str]], expect: &[&str]) {
    let sources: Vec<Source> = docs
        .iter()
        .enumerate()
        .map(|(i, d)| source(&format!("{i}.txt"), d))
        .collect();
    let mut got: Vec<String> = who(&sources, &Constraints::default())
        .entities
        .into_iter()
        .filter(|e| e.kind == kind)
        .map(|e| e.name.clone())
        .collect();
    got.sort();
    assert_eq!(got, expect, "{docs:?}");
}

#[test]
fn people_are_one_only_where_the_names_say_so() {
    use EntityKind::Person;
    check(
        Person,
        &[
            &["p:Ann Lindqvist"],
            &["ps:A. Lindqvist"],
            &["ps:Lindqvist"],
        ],
        &["Ann Lindqvist"],
    );
    check(
        Person,
        &[
            &["p:Ann Lindqvist"],
            &["p:Ole Lindqvist"],
            &["ps:Lindqvist"],
        ],
        &["Ann Lindqvist", "Lindqvist", "Ole Lindqvist"],
    );
    check(
        Person,
        &[&["p:Ann Lindqvist"], &["ps:B. Lindqvist"]],
        &["Ann Lindqvist", "B. Lindqvist"],
    );
    check(
        Person,
        &[&["p:Ms. Ann Lindqvist"], &["ps:Mr. Lindqvist"]],
        &["Ann Lindqvist", "Lindqvist"],
    );
    check(
        Person,
        &[&["p:Carl Bo Meyer"], &["p:Carl Meyer"]],
        &["Carl Bo Meyer"],
    );
    check(
        Person,
        &[&["p:Carl B. Meyer"], &["p:Carl D. Meyer"]],
        &["Carl B. Meyer", "Carl D. Meyer"],
    );
    check(
        Person,
        &[&["p:Rex Stone Jr."], &["p:Rex Stone Sr."]],
        &["Rex Stone Jr.", "Rex Stone Sr."],
    );
    check(
        Person,
        &[&["p:Rashid Guliyev"], &["p:GULIYEV Rashid"]],
        &["Rashid Guliyev"],
    );
    check(
        Person,
        &[&["p:Ali Hassan"], &["p:Hassan Ali"]],
        &["Ali Hassan", "Hassan Ali"],
    );
    check(
        Person,
        &[
            &["p:Vusal Huseynov"],
            &["p:Vüsal Hüseynov"],
            &["p:Вусал Гусейнов"],
        ],
        &["Vusal Huseynov"],
    );
    check(
        Person,
        &[&["p:Anna Hill"], &["p:Anna Gill"]],
        &["Anna Gill", "Anna Hill"],
    );
}

/// Every country has one, and this one says of which, whatever country its document speaks of.
#[test]
fn a_government_that_names_its_country_is_one() {
    use EntityKind::Organisation;
    check(
        Organisation,
        &[
            &["o:Government of Finland", "l:Georgia"],
            &["o:Government of Finland", "l:Norway"],
        ],
        &["Government of Finland"],
    );
    check(
        Organisation,
        &[
            &["o:Ministry of Fisheries", "l:Georgia"],
            &["o:Ministry of Fisheries", "l:Norway"],
        ],
        &["Ministry of Fisheries", "Ministry of Fisheries"],
    );
}

#[test]
fn organisations_by_acronym_and_small_words() {
    use EntityKind::Organisation;
    check(
        Organisation,
        &[
            &["o:World Harbour Organization=WHO"],
            &["oa:WHO"],
            &["o:World Harbour Organisation"],
            &["o:World Harbour Organization"],
        ],
        &["World Harbour Organization"],
    );
    check(
        Organisation,
        &[
            &["o:State Mail Service=SMS"],
            &["o:Steel Makers Society=SMS"],
            &["oa:SMS"],
        ],
        &["SMS", "State Mail Service", "Steel Makers Society"],
    );
    check(
        Organisation,
        &[
            &["o:World Harbour Organization=WHO"],
            &["o:Council of the World Harbour Organization"],
            &["o:WHO Council"],
        ],
        &[
            "Council of the World Harbour Organization",
            "World Harbour Organization",
        ],
    );
    check(
        Organisation,
        &[
            &["o:Port Safety Service"],
            &[
                "o:Port Safety Service of the Republic of Norway",
                "l:Norway",
            ],
        ],
        &["Port Safety Service of the Republic of Norway"],
    );
    check(
        Organisation,
        &[
            &["o:Port Safety Service of Norway", "l:Norway"],
            &["o:Port Safety Service of Chile", "l:Chile"],
        ],
        &[
            "Port Safety Service of Chile",
            "Port Safety Service of Norway",
        ],
    );
}

#[test]
fn titles_but_for_small_words() {
    check(
        EntityKind::Project,
        &[
            &["j:Training on Rivers"],
            &["j:Training for Rivers"],
            &["j:Training of Divers"],
        ],
        &["Training for Rivers", "Training of Divers"],
    );
    check(
        EntityKind::Series,
        &[
            &[
                "o:World Harbour Organization=WHO",
                "s:Session of the Council of the World Harbour Organization",
            ],
            &["s:WHO Council session"],
        ],
        &["Session of the Council of the World Harbour Organization"],
    );
}

#[test]
fn a_role_without_its_body_is_the_one_with_it() {
    let roles = |claims: &[(&str, Option<&str>)]| -> Vec<(String, Option<String>)> {
        let docs: Vec<Source> = claims
            .iter()
            .enumerate()
            .map(|(i, (role, body))| {
                let mut s = source(&format!("{i}"), &["p:Ann Lee"]);
                let mut facts = (*s.facts).clone();
                facts.names[0].roles.push(crate::model::RoleClaim {
                    role: (*role).to_owned(),
                    organisation: body.map(str::to_owned),
                    place: None,
                    status: crate::model::RoleStatus::Holds,
                    since: None,
                    until: None,
                    range: TextRange::new(0, 3),
                });
                s.facts = Arc::new(facts);
                s
            })
            .collect();
        who(&docs, &Constraints::default()).entities[0]
            .roles
            .iter()
            .map(|r| (r.role.clone(), r.organisation.clone()))
            .collect()
    };
    let chief = |body: Option<&str>| ("Chief".to_owned(), body.map(str::to_owned));
    assert_eq!(
        roles(&[("Chief", None), ("Chief", Some("Water Service"))]),
        [chief(Some("Water Service"))]
    );
    // Of two bodies nobody knows which was meant.
    assert_eq!(
        roles(&[
            ("Chief", None),
            ("Chief", Some("Water Service")),
            ("Chief", Some("Fire Service"))
        ])
        .len(),
        3
    );
}

fn anchor(s: &Source, n: usize) -> Anchor {
    Anchor {
        doc: s.document.id.clone(),
        range: s.facts.names[n].range,
        quote: s.facts.names[n].name.to_string(),
    }
}

#[test]
fn the_user_has_the_last_word() {
    let sources = [
        source("a", &["p:Ann Lee", "p:Ole Bull"]),
        source("b", &["p:Ann Lee"]),
        source("c", &["p:Ann Lee-Olsen"]),
    ];
    let different = Constraints {
        different: vec![(anchor(&sources[0], 0), anchor(&sources[1], 0)).into()],
        ..Default::default()
    };
    let w = who(&sources, &different);
    assert_ne!(w.entity_of[0][0], w.entity_of[1][0]);
    let same = Constraints {
        same: vec![(anchor(&sources[0], 0), anchor(&sources[2], 0)).into()],
        ..Default::default()
    };
    let w = who(&sources, &same);
    assert_eq!(w.entity_of[0][0], w.entity_of[2][0]);
    let gone = Constraints {
        not_a_name: vec![anchor(&sources[0], 1)],
        ..Default::default()
    };
    assert_eq!(who(&sources, &gone).entity_of[0][1], None);
}

/// The doubtful pairs by name.
fn doubtful(docs: &[&[&str]], constraints: impl Fn(&[Source]) -> Constraints) -> Vec<[String; 2]> {
    let sources: Vec<Source> = docs
        .iter()
        .enumerate()
        .map(|(i, d)| source(&format!("{i}.txt"), d))
        .collect();
    let who = who(&sources, &constraints(&sources));
    let name = |id| {
        let entity = who.entities.iter().find(|e| e.id == id);
        entity.expect("an entity of the list").name.clone()
    };
    who.doubtful
        .iter()
        .map(|d| {
            assert!(!d.why.is_empty(), "a pair says why it may be one");
            let mut pair = [name(d.a), name(d.b)];
            pair.sort();
            pair
        })
        .collect()
}

#[test]
fn what_may_be_one_is_listed_until_the_user_decides() {
    let docs: &[&[&str]] = &[
        &["p:Vasif Kerimli"],
        &["p:Vagif Kerimli"],
        &["ps:V. Kerimli"],
    ];
    let open = doubtful(docs, |_| Constraints::default());
    assert_eq!(
        open,
        [
            ["V. Kerimli".to_owned(), "Vagif Kerimli".to_owned()],
            ["V. Kerimli".to_owned(), "Vasif Kerimli".to_owned()]
        ]
    );
    let said = doubtful(docs, |s| Constraints {
        different: vec![(anchor(&s[0], 0), anchor(&s[2], 0)).into()],
        same: vec![(anchor(&s[1], 0), anchor(&s[2], 0)).into()],
        ..Constraints::default()
    });
    assert_eq!(said, Vec::<[String; 2]>::new());
    // What is sure is not doubtful.
    assert!(
        doubtful(&[&["p:Ann Lee"], &["p:Ann Lee"]], |_| Constraints::default(
        ))
        .is_empty()
    );
    assert!(doubtful(&[&["p:Ann Lee"], &["p:Bo Lee"]], |_| Constraints::default()).is_empty());
}

#[test]
fn nobody_is_in_office_before_being_of_age() {
    let person = |id: &str, year: i32, age: Option<u8>, role: &str| {
        let mut s = source(id, &["p:Ann Lee"]);
        let mut facts = (*s.facts).clone();
        facts.published = Some(crate::model::Published {
            date: crate::model::EdtfDate::year(year),
            source: crate::model::PublishedSource::HeadLine,
            range: None,
            why: Vec::new(),
        });
        facts.names[0].age = age;
        facts.names[0].roles.push(crate::model::RoleClaim {
            role: role.to_owned(),
            organisation: None,
            place: None,
            status: crate::model::RoleStatus::Holds,
            since: None,
            until: None,
            range: TextRange::new(0, 3),
        });
        s.facts = Arc::new(facts);
        s
    };
    let count = |a: Source, b: Source| who(&[a, b], &Constraints::default()).entities.len();
    let chief = || person("0", 2010, None, "chief");
    assert_eq!(count(chief(), person("1", 2022, Some(21), "chief")), 2);
    assert_eq!(count(chief(), person("1", 2022, Some(51), "chief")), 1);
    // A striker and a chief of one name, and nothing that ties them.
    assert_eq!(count(chief(), person("1", 2012, None, "striker")), 2);
    // Two that speak of one life are not a century apart.
    assert_eq!(count(chief(), person("1", 1901, None, "chief")), 2);
}

/// What the window says when one document's name, or one place of it, is somebody else.
#[test]
fn people_written_the_same_are_two_by_document_or_by_place() {
    let sources = [
        source("a", &["p:Ann Lee", "p:Ann Lee", "p:Ann Lee"]),
        source("b", &["p:Ann Lee", "p:Ann Lee"]),
        source("c", &["p:Ann Lee"]),
    ];
    let at = |s: usize, n: usize| anchor(&sources[s], n);
    let check = |different: &[[(usize, usize); 2]],
                 same: &[[(usize, usize); 2]],
                 apart: &[(usize, usize)]| {
        let pairs = |list: &[[(usize, usize); 2]]| {
            let pairs = list
                .iter()
                .map(|[a, b]| (at(a.0, a.1), at(b.0, b.1)).into());
            pairs.collect::<Vec<_>>()
        };
        let w = who(
            &sources,
            &Constraints {
                different: pairs(different),
                same: pairs(same),
                ..Default::default()
            },
        );
        let all = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0)];
        let id = |(s, n): (usize, usize)| w.entity_of[s][n].expect("somebody");
        let of = |is_apart: bool| {
            let of = all.into_iter().filter(|m| apart.contains(m) == is_apart);
            of.map(id).collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!((of(true).len(), of(false).len()), (1, 1), "{apart:?}");
        assert_ne!(of(true), of(false), "{apart:?}");
    };
    // Who is apart, from whom, and who of those stay one.
    let split = |who: (usize, usize), others: &[(usize, usize)], apart: &[(usize, usize)]| {
        let different: Vec<_> = others.iter().map(|o| [who, *o]).collect();
        let same: Vec<_> = others.windows(2).map(|p| [p[0], p[1]]).collect();
        check(&different, &same, apart);
    };
    split((1, 0), &[(0, 0), (2, 0)], &[(1, 0), (1, 1)]);
    split((0, 0), &[(1, 0), (2, 0)], &[(0, 0), (0, 1), (0, 2)]);
    split((0, 0), &[(0, 1), (0, 2), (1, 0), (2, 0)], &[(0, 0)]);
    split((0, 1), &[(0, 0), (0, 2), (1, 0), (2, 0)], &[(0, 1)]);
}
