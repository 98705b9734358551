//! What the rules of the other languages find, a line a thought. How much of it is right is measured in `tests/names_langs.rs`.

use super::super::{NameRules, names};
use super::lists::check_raw;
use super::{SAFEST, SHELVES};
use crate::model::{NameKind, RoleStatus};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::sync::LazyLock;

static RULES: LazyLock<NameRules> = LazyLock::new(NameRules::builtin);

/// `kind name [= role @ body or place]`, short forms with whom they stand for.
fn show(text: &str, lang: &'static str) -> String {
    let document = crate::read::from_text("t.txt", text, None);
    let mut segmented = crate::segment::segment(&document);
    segmented.lang = lang;
    let found = names(&document, &segmented, &[], &RULES);
    let line = |n: &crate::model::NameMention| {
        let kind = match n.kind {
            NameKind::Person => "person",
            NameKind::Organisation => "body",
            NameKind::Place => "place",
            _ => "other",
        };
        let mut out = format!("{kind} {}", n.name);
        if let Some(to) = n.refers_to.and_then(|r| found.get(r as usize)) {
            out += &format!(" -> {}", to.name);
        }
        for r in &n.roles {
            out += &format!(" = {}", r.role);
            if let Some(of) = r.organisation.as_ref().or(r.place.as_ref()) {
                out += &format!(" @ {of}");
            }
            if r.status == RoleStatus::Former {
                out += " (former)";
            }
        }
        out
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(lang: &'static str, text: &str, expect: Expect) {
    expect.assert_eq(&show(text, lang));
}

#[test]
fn a_title_or_a_listed_given_name_makes_a_person() {
    check(
        "de",
        "Frau Dr. Brückner sprach mit Peter Vogt über die Neue Brücke.",
        expect![[r#"
            person Brückner
            person Peter Vogt"#]],
    );
    check(
        "de",
        "Die Große Halle und das Alte Haus bleiben am Montag geschlossen.",
        expect![[""]],
    );
    check(
        "es",
        "Asistieron María del Pilar Gómez y el señor Quintana.",
        expect![[r#"
            person María del Pilar Gómez
            person Quintana"#]],
    );
    check(
        "es",
        "Buenos Días Amigos, la Casa Grande abre mañana.",
        expect![[""]],
    );
    check(
        "ru",
        "Пришли г-жа Белкина и И. А. Тихонов.",
        expect![[r#"
        person Белкина
        person И. А. Тихонов"#]],
    );
    check(
        "ru",
        "Большой Театр и Красная Площадь закрыты.",
        expect!["body Большой Театр и Красная Площадь закрыты"],
    );
}

#[test]
fn whose_office_has_words_of_its_own_before_the_name() {
    check(
        "ru",
        "На границе были министр иностранных дел Урмас Тедер и министр обороны Калдландии Олаф Вик.",
        expect![[r#"
            person Урмас Тедер = министр иностранных дел
            person Олаф Вик = министр обороны Калдландии"#]],
    );
    check(
        "uk",
        "На кордоні був міністр закордонних справ Калдландії Урмас Тедер.",
        expect!["person Урмас Тедер = міністр закордонних справ Калдландії"],
    );
    // No office: no one is said to be anybody.
    check("ru", "Много дел Урмас Тедер оставил.", expect![[""]]);
}

#[test]
fn names_are_shown_in_the_case_they_are_listed_in() {
    check(
        "ru",
        "Встречу с Петром Гончаровым и Вюсалой Гусейновой перенесли. По словам Гончарова, в среду.",
        expect![[r#"
            person Петр Гончаров
            person Вюсала Гусейнова
            person Гончарова -> Петр Гончаров"#]],
    );
    check(
        "ru",
        "Пётр Гончаров и Вюсала Гусейнова уехали.",
        expect![[r#"
            person Пётр Гончаров
            person Вюсала Гусейнова"#]],
    );
    check(
        "pl",
        "Wybrano Michała Zawadzkiego. Zdaniem Zawadzkiego to dobrze.",
        expect![[r#"
            person Michała Zawadzkiego
            person Zawadzkiego -> Michała Zawadzkiego"#]],
    );
    check(
        "uk",
        "Замінить Петра Гончара пані Ткачук. Гончар дякує.",
        expect![[r#"
            person Петро Гончар
            person Ткачук
            person Гончар -> Петро Гончар"#]],
    );
    check(
        "az",
        "Vüsal Hüseynova görə iclas Bakıda keçəcək. Sevinc Hüseynova da gələcək.",
        expect![[r#"
            person Vüsal Hüseynov
            place Bakı
            person Sevinc Hüseynova"#]],
    );
}

#[test]
fn particles_belong_to_names_and_prepositions_do_not() {
    check(
        "nl",
        "De heer Hendrik van der Linden kwam. Later sprak Van der Linden met Anna Visser van Volksgezondheid.",
        expect![[r#"
            person Hendrik van der Linden
            person Van der Linden
            person Anna Visser"#]],
    );
    check(
        "de",
        "Bundespräsident Wilhelm von Arnsberg reist mit Karla Weber von Berlin nach Rostock.",
        expect![[r#"
            person Wilhelm von Arnsberg = Bundespräsident
            person Karla Weber
            place Rostock"#]],
    );
    check(
        "fr",
        "Claire de Montferrand est venue avec Paul Martin de Bruxelles. Il pleut.",
        expect![[r#"
            person Claire de Montferrand
            person Paul Martin
            place Bruxelles"#]],
    );
}

#[test]
fn a_body_has_a_head_and_what_belongs_to_it() {
    check(
        "fr",
        "Le directeur de l'Agence régionale de l'eau est venu. L'agence est fermée.",
        expect!["body Agence régionale de l'eau"],
    );
    check("fr", "La Cour a reporté la séance.", expect![[""]]);
    check(
        "es",
        "El Banco Central de Chile decidió mantener el precio. El Tribunal para pedir más.",
        expect!["body Banco Central de Chile"],
    );
    check(
        "es",
        "La Compañía Eléctrica del Sur S.A. firmó con la Fundación Elena Moreau.",
        expect![[r#"
            body Compañía Eléctrica del Sur S.A.
            body Fundación Elena Moreau"#]],
    );
    check(
        "de",
        "Das Landesamt für Fischerei und der Verband Deutscher Fischer tagen. Das Amt schweigt.",
        expect![[r#"
            body Landesamt für Fischerei
            body Verband Deutscher Fischer"#]],
    );
    check(
        "ru",
        "Центральная избирательная комиссия и ООО «Северная энергия» молчат. Комиссия молчит.",
        expect![[r#"
            body Центральная избирательная комиссия
            body ООО «Северная энергия»"#]],
    );
    check(
        "pl",
        "Krajowa Rada Czytelnictwa i firma Transport Kowal Sp. z o.o. milczą. Rada milczy.",
        expect![[r#"
            body Krajowa Rada Czytelnictwa
            body Transport Kowal Sp. z o.o."#]],
    );
    check(
        "tr",
        "Su Ürünleri Araştırma Enstitüsü'nde toplantı var. Enstitü küçük.",
        expect!["body Su Ürünleri Araştırma Enstitüsü"],
    );
    check(
        "az",
        "Elnur Rzayev Gəncə Dövlət Universiteti ilə danışıb. Universitet böyükdür.",
        expect![[r#"
            person Elnur Rzayev
            body Gəncə Dövlət Universiteti"#]],
    );
}

#[test]
fn where_a_name_ends_and_the_next_word_begins() {
    // A father's name belongs to it, a river does not, and neither does the next person.
    check(
        "az",
        "Tədbirdə Orucov Elçin Əli oğlu danışıb. Rəna Orucova Aygün Vəliyevaya kitab verib. Sonra E.Orucov Kür çayından yazıb.",
        expect![[r#"
            person Orucov Elçin Əli oğlu
            person Rəna Orucova
            person Aygün Vəliyeva
            person E.Orucov"#]],
    );
    // Both surnames without the given name, and a given name that is a word before a surname.
    check(
        "es",
        "La directora, Elena Ríos Vidal, habló del puerto. Ríos Vidal agradeció a Hernán Salcedo.",
        expect![[r#"
            person Elena Ríos Vidal = directora
            person Ríos Vidal -> Elena Ríos Vidal
            person Hernán Salcedo"#]],
    );
    check(
        "ru",
        "Лунин приехал с дочерью Верой Луниной. Он говорил о вере и о Вере.",
        expect!["person Вера Лунина"],
    );
    check(
        "fr",
        "Jean-Baptiste Kamara est venu. « Le port est notre poumon », a déclaré J.-B. Kamara.",
        expect![[r#"
            person Jean-Baptiste Kamara
            person J.-B. Kamara -> Jean-Baptiste Kamara"#]],
    );
    check(
        "tr",
        "Ressam Elif Şahin Ankara'da bir sergi açtı.",
        expect![[r#"
            person Elif Şahin = Ressam
            place Ankara"#]],
    );
    check(
        "de",
        "Sehr geehrte Frau Professor Adeyemi,\n\nwir laden Sie herzlich zu unserem Fest im Mai ein.",
        expect!["person Adeyemi"],
    );
}

#[test]
fn a_town_is_somebody_where_the_document_has_one_of_that_name() {
    check(
        "ru",
        "Алексей Жуковский открыл собрание. Жуковский показал плотину и уехал в Жуковский.",
        expect![[r#"
            person Алексей Жуковский
            person Жуковский -> Алексей Жуковский
            place Жуковский"#]],
    );
    check(
        "ru",
        "Жуковский остался без воды.",
        expect!["place Жуковский"],
    );
    check(
        "ru",
        "Директор Агентства водных ресурсов Сабина Лунина открыла собрание.",
        expect![[r#"
            body Агентство водных ресурсов
            person Сабина Лунина = Директор @ Агентство водных ресурсов"#]],
    );
}

#[test]
fn an_acronym_stands_for_the_body_before_it() {
    check(
        "it",
        "L'Organizzazione dei porti del Mare (OPM) ha risposto. Secondo la OPM basta.",
        expect![[r#"
            body Organizzazione dei porti del Mare
            body OPM -> Organizzazione dei porti del Mare
            body OPM -> Organizzazione dei porti del Mare"#]],
    );
    check(
        "it",
        "Il testo (PDF) è in rete. Il PDF è breve.",
        expect![[""]],
    );
}

#[test]
fn a_place_is_listed_or_stands_where_places_stand() {
    check(
        "fr",
        "Il est né à Vauxbrun et vit en Allemagne. Il pense à Claire.",
        expect![[r#"
            place Vauxbrun
            place Allemagne"#]],
    );
    check(
        "ru",
        "Она живёт в Кандалакше и едет в Латвию. Она верит в Министерство культуры.",
        expect![[r#"
            place Кандалакша
            place Латвия
            body Министерство культуры"#]],
    );
    check(
        "tr",
        "Trabzon'da yağmur var. Deniz'in evi Rize'de.",
        expect![[r#"
            place Trabzon
            place Rize"#]],
    );
    check(
        "de",
        "Sie fuhr von Wien nach Burghausen. Der Ort am Wald liegt in Bewegung.",
        expect![[r#"
            place Wien
            place Burghausen"#]],
    );
}

#[test]
fn what_somebody_is_stands_before_or_after_them() {
    check(
        "fr",
        "Mme Nathalie Rousseau, présidente, M. Karim Belkacem, trésorier, et Jean Dubois sont là.",
        expect![[r#"
            person Nathalie Rousseau = présidente
            person Karim Belkacem = trésorier
            person Jean Dubois"#]],
    );
    check(
        "it",
        "L'amministratore delegato della Società Elettrica Adriatica, Lorenzo De Santis, ha parlato.",
        expect![[r#"
            body Società Elettrica Adriatica
            person Lorenzo De Santis = amministratore delegato @ Società Elettrica Adriatica"#]],
    );
    check(
        "de",
        "Der frühere Direktor der Kunsthalle Bremen, Friedrich Baumgart, und SASA-Direktor Felix Thal kamen. Herr Kruse wird zum Kassenwart gewählt.",
        expect![[r#"
            body Kunsthalle Bremen
            person Friedrich Baumgart = frühere Direktor @ Kunsthalle Bremen (former)
            person Felix Thal = SASA-Direktor
            person Kruse = Kassenwart"#]],
    );
    check(
        "pl",
        "Wybrano Annę Nowak na sekretarza. Minister zdrowia Elżbieta Górska przyjechała.",
        expect![[r#"
            person Anna Nowak = sekretarza
            person Elżbieta Górska = Minister zdrowia"#]],
    );
    check(
        "tr",
        "Sinop Belediye Başkanı Gülay Karaca geldi. Sevgi Aksoy (başkan) sustu.",
        expect![[r#"
            place Sinop
            person Gülay Karaca = Belediye Başkanı @ Sinop
            person Sevgi Aksoy = başkan"#]],
    );
    check(
        "uk",
        "Міністерка охорони здоров'я Наталія Романюк приїхала. Мер Очакова Оксана Мельник мовчить.",
        expect![[r#"
            person Наталія Романюк = Міністерка охорони здоров'я
            place Очаків
            person Оксана Мельник = Мер @ Очаків"#]],
    );
}

#[test]
fn where_no_list_is_only_what_is_safe_is_found() {
    check(
        "hu",
        "Az igazgató Anna Kovács volt. A Nagy Ház és a Kis Utca zárva.",
        expect!["person Anna Kovács"],
    );
    check(
        "el",
        "Ο κ. Παπαδάκης μίλησε. Η Δήμαρχος και το Υπουργείο σιωπούν.",
        expect!["person Παπαδάκης"],
    );
    check("zh", "渔业研究所所长介绍了报告。", expect![[""]]);
}

#[test]
fn every_shipped_list_is_read() {
    assert_eq!(check_raw(SAFEST), Ok(()));
    for shelf in &SHELVES {
        assert_eq!(check_raw(shelf.own), Ok(()), "{}", shelf.code);
        let tongue = RULES
            .tongues
            .of(shelf.code)
            .expect("a language with a folder");
        let listed = tongue.given.len() > 150;
        assert!(listed, "{}", shelf.code);
    }
    assert!(RULES.tongues.of("en").is_none() && RULES.tongues.of("und").is_none());
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "(\\PC|[A-ZÄa-zß'’.,()«» -]|Frau |Dr. |Institut |von |для |Bey |GmbH ){0,60}", which in 0..SHELVES.len()) {
        show(&text, SHELVES[which].code);
    }
}
