//! What the rules find in sentences written for it: every name that must be found beside one that must not.

mod bodies;
mod hostile;
mod said;
mod shapes;

use super::*;
use crate::model::{DocFacts, NameForm};
use proptest::prelude::*;

fn found(text: &str) -> Vec<NameMention> {
    found_in("", text)
}

/// The same in a document of that language; "" for the one that is told by its words.
fn found_in(lang: &'static str, text: &str) -> Vec<NameMention> {
    // A sentence alone may be too short for its language to be known, and where a sentence ends depends on it.
    let more = match lang {
        "de" => {
            " Die Mitglieder haben danach noch lange über die Kosten und über den neuen Hafen gesprochen."
        }
        _ => "",
    };
    let doc = crate::read::from_text("t.txt", &format!("{text}{more}"), None);
    let mut seg = crate::segment::segment(&doc);
    if !lang.is_empty() {
        seg.lang = lang;
    }
    static RULES: std::sync::OnceLock<NameRules> = std::sync::OnceLock::new();
    names(&doc, &seg, &[], RULES.get_or_init(NameRules::builtin))
}

/// The names of one kind in text order, titles alone left out.
#[track_caller]
fn check(kind: NameKind, text: &str, expect: &[&str]) {
    let got: Vec<String> = found(text)
        .into_iter()
        .filter(|n| n.kind == kind && n.form != NameForm::Nominal)
        .map(|n| n.name.to_string())
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[track_caller]
fn check_roles(text: &str, expect: &[(&str, &str, Option<&str>)]) {
    let names = found(text);
    let got: Vec<(&str, &str, Option<&str>)> = names
        .iter()
        .flat_map(|n| {
            n.roles
                .iter()
                .map(|r| (n.name.as_str(), r.role.as_str(), r.organisation.as_deref()))
        })
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn people_by_honorific_given_name_and_deed() {
    use NameKind::Person;
    check(
        Person,
        "The delegation thanked H.E. Mr. Tahir Budagov for the visit.",
        &["Tahir Budagov"],
    );
    check(
        Person,
        "Later Elena Markova opened the exhibition.",
        &["Elena Markova"],
    );
    check(
        Person,
        "The plan is sound, Quvandar Zhelim said.",
        &["Quvandar Zhelim"],
    );
    check(
        Person,
        "It was written by J. K. Tolmer in spring.",
        &["J. K. Tolmer"],
    );
    check(
        Person,
        "Migrants Day was marked at the Heydar Aliyev Museum.",
        &[],
    );
    check(
        Person,
        "The Human Rights Council met on Monday in Geneva.",
        &[],
    );
    check(
        Person,
        "A short film \"Stranger\" was shown to the guests.",
        &[],
    );
    check(Person, "Privacy Policy. All Rights Reserved.", &[]);
}

#[test]
fn a_surname_alone_is_who_was_named_in_full() {
    let names = found(
        "Minister Petra Lindgren arrived on Monday. Later Lindgren signed the act, and P. Lindgren left.",
    );
    let people: Vec<_> = names
        .iter()
        .filter(|n| n.kind == NameKind::Person)
        .collect();
    assert_eq!(
        people.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(),
        ["Petra Lindgren", "Lindgren", "P. Lindgren"]
    );
    for short in &people[1..] {
        assert_eq!(
            names[short.refers_to.expect("refers") as usize].name,
            "Petra Lindgren"
        );
    }
}

#[test]
fn organisations_and_their_acronyms() {
    use NameKind::Organisation;
    check(
        Organisation,
        "The Ministry of Labour and the National Statistics Committee agreed.",
        &["Ministry of Labour", "National Statistics Committee"],
    );
    check(
        Organisation,
        "The World Meteorological Organization (WMO) replied. Later the WMO wrote again.",
        &["World Meteorological Organization", "WMO", "WMO"],
    );
    check(
        Organisation,
        "He bought it from Northern Tools Ltd. in May.",
        &["Northern Tools Ltd."],
    );
    check(
        Organisation,
        "The service was good and the council of elders sat on.",
        &[],
    );
    check(Organisation, "At 9 AM the CEO spoke of COVID and GDP.", &[]);
}

#[test]
fn projects_and_works_in_quotation_marks() {
    check(
        NameKind::Project,
        "The project “Safe Rivers for All” was closed.",
        &["Safe Rivers for All"],
    );
    check(
        NameKind::Project,
        "Within the «Open Archive» programme courses began.",
        &["Open Archive"],
    );
    check(NameKind::Project, "He said: “The project was good.”", &[]);
    check(
        NameKind::Work,
        "The film \"Stranger\" was shown.",
        &["Stranger"],
    );
    check(
        NameKind::Work,
        "They marked the World Day against Child Labour.",
        &["World Day against Child Labour"],
    );
}

#[test]
fn numbered_meetings_in_their_spellings() {
    for (text, number) in [
        ("She spoke at the 21st session of the Harbour Council.", 21),
        ("It was the Harbour Council's 21st session.", 21),
        ("Harbour Council, hundred and ninth session, was long.", 109),
    ] {
        let names = found(text);
        let got: Vec<_> = names
            .iter()
            .filter(|n| n.kind == NameKind::Series)
            .collect();
        assert_eq!(got.len(), 1, "{text}");
        assert_eq!(got[0].number, Some(number), "{text}");
        assert!(got[0].name.contains("Harbour Council"), "{}", got[0].name);
    }
    check(
        NameKind::Series,
        "The 21st century began with a session.",
        &[],
    );
}

#[test]
fn whose_representative_somebody_is_is_no_second_office() {
    check_roles(
        "The Special Representative of the Secretary-General for Orlenia, Ambassador Ignacio Varela, spoke.",
        &[
            (
                "Ignacio Varela",
                "Special Representative of the Secretary-General",
                Some("Orlenia"),
            ),
            ("Ignacio Varela", "Ambassador", None),
        ],
    );
    check_roles(
        "The Chairman of the Harbor Trust, Director Ignacio Varela, spoke.",
        &[
            ("Ignacio Varela", "Chairman", Some("Harbor Trust")),
            ("Ignacio Varela", "Director", None),
        ],
    );
}

#[test]
fn a_mission_is_one_wherever_it_is() {
    let (mission, place) = (NameKind::Organisation, "Orlenia");
    for (text, names) in [
        (
            format!("The United Nations Mission in {place} (UNMIO) was shut in the spring."),
            &["United Nations Mission in Orlenia", "UNMIO"][..],
        ),
        (
            format!("The old mission in {place} was shut in the spring."),
            &[][..],
        ),
    ] {
        check(mission, &text, names);
    }
}

#[test]
fn an_office_that_rules_is_not_that_of_who_it_is_about() {
    check_roles(
        "By order of the President Mrs. Zarina Holm was appointed Head of the Harbor Office.",
        &[("Zarina Holm", "Head", Some("Harbor Office"))],
    );
    check_roles(
        "By decree of the President Zarina Holm, the port was closed.",
        &[("Zarina Holm", "President", None)],
    );
    check_roles(
        "The Minister Zarina Holm was in the harbor.",
        &[("Zarina Holm", "Minister", None)],
    );
}

#[test]
fn numbered_meetings_in_other_languages() {
    for (lang, text, number, name) in [
        (
            "de",
            "Die 115. Tagung des Rates der Seebehörde fand im Mai statt.",
            115,
            "Tagung des Rates der Seebehörde",
        ),
        (
            "de",
            "Auf der achtundzwanzigsten ordentlichen Sitzung des Ausschusses sprach er.",
            28,
            "Sitzung des Ausschusses",
        ),
        (
            "fr",
            "La cent quatorzième session du Conseil de l'Organisation des Ports s'est ouverte hier.",
            114,
            "Session du Conseil de l'Organisation des Ports",
        ),
        (
            "fr",
            "La vingt et unième session de la Commission a eu lieu.",
            21,
            "Session de la Commission",
        ),
        (
            "es",
            "El 114.º período de sesiones del Consejo de la Organización de Puertos se celebró.",
            114,
            "Período de sesiones del Consejo de la Organización de Puertos",
        ),
        (
            "es",
            "El centésimo decimoquinto período de sesiones del Consejo tuvo lugar.",
            115,
            "Período de sesiones del Consejo",
        ),
        (
            "it",
            "La centoquattordicesima sessione del Consiglio si è aperta.",
            114,
            "Sessione del Consiglio",
        ),
        (
            "ru",
            "Сто шестнадцатая сессия Совета прошла в мае.",
            116,
            "Сессия Совета",
        ),
        (
            "az",
            "Limanlar Şurasının 115-ci sessiyasında büdcə qəbul olunub.",
            115,
            "Sessiyası",
        ),
    ] {
        let names = found_in(lang, text);
        let got: Vec<_> = names
            .iter()
            .filter(|n| n.kind == NameKind::Series)
            .collect();
        assert_eq!(got.len(), 1, "{text}: {names:?}");
        assert_eq!(
            (got[0].number, got[0].name.as_str()),
            (Some(number), name),
            "{text}"
        );
    }
    for (lang, text) in [
        ("de", "Am 3. Juni begann die Sitzung des Rates."),
        ("de", "Die Sitzung des Rates begann mit drei Reden."),
        ("fr", "Cent personnes sont venues à la session du Conseil."),
        ("es", "En 2012 las sesiones del Consejo fueron breves."),
    ] {
        let names = found_in(lang, text);
        assert!(
            names.iter().all(|n| n.number.is_none()),
            "{text}: {names:?}"
        );
    }
}

#[test]
fn numbered_observances() {
    let names =
        found("The 20th International Harbor Day was celebrated. Next year the Ports Day follows.");
    let numbers: Vec<_> = names
        .iter()
        .filter(|n| n.kind == NameKind::Work)
        .map(|n| n.number)
        .collect();
    assert_eq!(numbers.first(), Some(&Some(20)), "{names:?}");
    assert!(numbers[1..].iter().all(Option::is_none), "{names:?}");
}

#[test]
fn roles_before_and_after() {
    check_roles(
        "Chief of the Port Safety Service, II rank port service adviser Mr. Rashid Guliyev spoke.",
        &[
            ("Rashid Guliyev", "Chief", Some("Port Safety Service")),
            ("Rashid Guliyev", "II rank port service adviser", None),
        ],
    );
    check_roles(
        "They met Carla Jensen, Director General of the World Harbour Organization (WHO).",
        &[(
            "Carla Jensen",
            "Director General",
            Some("World Harbour Organization"),
        )],
    );
    check_roles(
        "He congratulated Ms. Carla Jensen on her election as the Director General of the WMO.",
        &[("Carla Jensen", "Director General", Some("WMO"))],
    );
    check_roles(
        "Carla Jensen left the hall, and the director of the theatre slept.",
        &[],
    );
}

#[test]
fn titles_alone_only_where_one_person_has_them() {
    let text = "Chief of the Port Safety Service Rashid Guliyev spoke. The Service chief thanked the donors. The President of the Republic was abroad.";
    let names = found(text);
    let titles: Vec<_> = names
        .iter()
        .filter(|n| n.kind == NameKind::Person && n.form == NameForm::Nominal)
        .collect();
    assert_eq!(titles.len(), 1);
    assert_eq!(titles[0].name, "Service chief");
    assert_eq!(
        names[titles[0].refers_to.expect("refers") as usize].name,
        "Rashid Guliyev"
    );
}

#[test]
fn headlines_do_not_explode() {
    check(
        NameKind::Person,
        "CHIEF OF THE PORT MEETS GUESTS FROM ABROAD\n\nIt rained all day in the town.",
        &[],
    );
    check(
        NameKind::Person,
        "Harbour Chief Opens New Training Course For Young Sailors\n\nIt rained all day in the town.",
        &[],
    );
}

#[test]
fn other_alphabets() {
    check(
        NameKind::Person,
        "Начальник службы Вусал Гусейнов заявил, что проект завершен.",
        &["Вусал Гусейнов"],
    );
    check(
        NameKind::Person,
        "Xidmətin rəisi Vüsal Hüseynov tədbirdə çıxış edib.",
        &["Vüsal Hüseynov"],
    );
}

#[test]
fn facts_can_hold_them() {
    // What comes out is what `DocFacts` asks for: in text order.
    let sorted = found("Carla Jensen met Petra Lindgren in Oslo.");
    assert!(
        sorted
            .windows(2)
            .all(|w| w[0].range.start <= w[1].range.start)
    );
    let _: fn(DocFacts) -> Vec<NameMention> = |f| f.names;
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_text_gives_sorted_ranges_inside_it(text in "(?s)([A-Z][a-zəü]{1,6}[ ,.’'\"“”()\n-]{1,2}|Mr\\. |the |of |Service |Council |IOM |114th session |project |«|»|.){0,60}") {
        let doc = crate::read::from_text("t.txt", &text, None);
        let names = found(&text);
        let mut last = 0;
        for (i, n) in names.iter().enumerate() {
            prop_assert!(n.range.start >= last && !n.range.is_empty());
            last = n.range.start;
            prop_assert!(doc.text.get(n.range.usize()).is_some());
            prop_assert!(n.refers_to.is_none_or(|r| (r as usize) < names.len() && r as usize != i));
            prop_assert!((0.0..=1.0).contains(&n.sure) && !n.rule.is_empty());
        }
    }
}

#[test]
fn observances_in_other_languages() {
    use NameKind::{Organisation, Person, Work};
    let day =
        "Bu gün Dövlət Turizm Agentliyində Ümumdünya Kitab Gününə həsr olunmuş görüş keçirilib.";
    check(Work, day, &["Ümumdünya Kitab Günü"]);
    check(Organisation, day, &["Dövlət Turizm Agentliyi"]);
    check(Person, "Beynəlxalq Kitab Günü qeyd olunub", &[]);
    check(Work, "Görüş bazar günü keçirilib.", &[]);
    check(
        Work,
        "Вчера отмечался Международный день музыки в школе.",
        &["Международный день музыки"],
    );
    check(
        Work,
        "Этот день дождя был долгим, и день мира не настал.",
        &[],
    );
}

#[test]
fn words_before_a_name_are_no_name() {
    check(
        NameKind::Person,
        "Tələbə Səbinə Qaraqaşlı dərsdən danışıb.",
        &["Səbinə Qaraqaşlı"],
    );
    check(
        NameKind::Organisation,
        "Начальник Службы Вусал Гусейнов рассказал о работе.",
        &[],
    );
    check(
        NameKind::Organisation,
        "Вчера Министерство образования Грузии провело встречу.",
        &["Министерство образования"],
    );
    check(NameKind::Organisation, "Новая служба открыла двери.", &[]);
}

#[test]
fn a_role_before_and_by_is_not_the_next_one_s() {
    check_roles(
        "It was signed by Mr. Tahir Budagov, the Chief of the State Water Service, and by Mr. Paul Tolmer.",
        &[("Tahir Budagov", "Chief", Some("State Water Service"))],
    );
    check_roles(
        "It was signed by the Chief of the State Water Service, Paul Tolmer.",
        &[("Paul Tolmer", "Chief", Some("State Water Service"))],
    );
}

#[test]
fn an_acronym_is_the_inner_body_s() {
    let also = |text: &str| -> Vec<(String, Option<String>)> {
        found(text)
            .into_iter()
            .filter(|n| n.kind == NameKind::Organisation && n.form == NameForm::Full)
            .map(|n| (n.name.to_string(), n.also.map(String::from)))
            .collect()
    };
    assert_eq!(
        also("The Council of the World Harbour Organization (WHO) met."),
        [
            ("Council of the World Harbour Organization".to_owned(), None),
            (
                "World Harbour Organization".to_owned(),
                Some("WHO".to_owned())
            ),
        ]
    );
    assert_eq!(
        also("The UN Office for the Coordination of Harbour Affairs (OCHA) met."),
        [(
            "UN Office for the Coordination of Harbour Affairs".to_owned(),
            Some("OCHA".to_owned())
        )]
    );
}

#[test]
fn a_mobile_application_is_no_organisation() {
    check(
        NameKind::Work,
        "The mobile application TARLA is new.",
        &["TARLA"],
    );
    check(
        NameKind::Organisation,
        "The mobile application TARLA is new.",
        &[],
    );
    check(
        NameKind::Organisation,
        "The application was sent to UNESCO in May.",
        &["UNESCO"],
    );
}

#[test]
fn a_russian_series_has_a_russian_name() {
    check(
        NameKind::Series,
        "Вчера завершилась 11-я сессия Совета МОМ в Женеве.",
        &["Сессия Совета МОМ"],
    );
    check(
        NameKind::Series,
        "The 11th session of the Harbour Council has ended.",
        &["Session of the Harbour Council"],
    );
}

#[test]
fn a_numbered_meeting_goes_on_with_what_it_is_about() {
    for (text, name) in [
        (
            "The 9th Regional Forum on Decent Work began.",
            "Regional Forum on Decent Work",
        ),
        (
            "She spoke at the 3rd World Conference on the Future of Towns and Harbors.",
            "World Conference on the Future of Towns and Harbors",
        ),
        // A place, a day and a plain word are none of its name.
        ("The 9th Regional Forum in Karsten began.", "Regional forum"),
        (
            "The 9th Regional Forum on Monday was short.",
            "Regional forum",
        ),
        ("The 9th Regional Forum on wages began.", "Regional forum"),
    ] {
        check(NameKind::Series, text, &[name]);
    }
    let text =
        "The Regional Forum on Decent Work met. It was the 9th Regional Forum on Decent Work.";
    check(NameKind::Organisation, text, &[]);
    check(
        NameKind::Organisation,
        "The Harbor Council met. It was the 9th session of the Harbor Council.",
        &["Harbor Council", "Harbor Council"],
    );
}

#[test]
fn names_of_offices_and_of_technology() {
    check(
        NameKind::Person,
        "The former Chief Operating Officer, Tim Gordon, left.",
        &["Tim Gordon"],
    );
    check(
        NameKind::Organisation,
        "The new LCD screen and the VPN were tested at NATO.",
        &["NATO"],
    );
    check(
        NameKind::Organisation,
        "He went to High School and then to Stanford University.",
        &["Stanford University"],
    );
}
