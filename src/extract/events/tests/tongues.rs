//! Sentences of German, Russian, French and Azerbaijani: each verb with its own date, what is to come, what only seems to be.

use super::check;
use expect_test::expect;

#[test]
fn each_of_two_verbs_has_its_own_date() {
    check(
        "Соглашение о реадмиссии было подписано в октябре 2016 года и вступило в силу 1 мая 2018 года.",
        expect![[r#"
            Соглашение о реадмиссии было подписано | октябре 2016 года
            Соглашение о реадмиссии вступило в силу | 1 мая 2018 года
        "#]],
    );
    check(
        "Die Verhandlungen hatten im Herbst 2016 begonnen. Im Mai 2017 hatte eine Delegation Genf besucht; im Oktober 2017 folgte der Gegenbesuch.",
        expect![[r#"
            Die Verhandlungen hatten begonnen | Herbst 2016
            Hatte eine Delegation Genf besucht | Mai 2017
            Folgte der Gegenbesuch | Oktober 2017
        "#]],
    );
    check(
        "La ministre est contente de la coopération avec la ville et les habitants. L’accord a été signé à Berne le 3 mars 2015 et est entré en vigueur le 1er janvier 2016.",
        expect![[r#"
            L’accord a été signé à Berne | le 3 mars 2015
            L’accord entré en vigueur | le 1er janvier 2016
        "#]],
    );
    check(
        "Xidmət işindən razıdır, şəhər də razıdır, çünki hər şey yaxşı gedir. Saziş 2016-cı ilin oktyabrında imzalanıb və 1 may 2018-ci ildə qüvvəyə minib.",
        expect![[r#"
            Saziş imzalanıb | 2016-cı ilin oktyabrında
            Saziş qüvvəyə minib | 1 may 2018-ci ildə
        "#]],
    );
}

#[test]
fn what_is_to_come_is_planned() {
    check(
        "Пресс-релиз\n3 декабря 2020 года\n\nСлужба работает хорошо, и город доволен.\n\nПосол сообщила, что в феврале будущего года в Баку прибудет группа экспертов. Центр будет открыт 5 мая 2021 года.\n",
        expect![[r#"
            В Баку прибудет группа экспертов | феврале будущего года planned
            Центр будет открыт | 5 мая 2021 года planned
        "#]],
    );
    check(
        "Pressemitteilung\n15. März 2016\n\nDie Stadt ist alt und der Hafen ist klein.\n\nDas Programm beginnt am 1. Juli. Die Brücke wird am 3. Mai eröffnet. Das Museum wird bald eröffnet.\n",
        expect![[r#"
            Das Programm beginnt | 1. Juli planned
            Die Brücke wird eröffnet | 3. Mai planned
        "#]],
    );
}

#[test]
fn a_participle_before_its_noun_tells_nothing() {
    // Which house is meant; the short form would tell of the building.
    check(
        "Жители довольны погодой и городом, и никто не жалуется. Жители построенного в 1980 году дома довольны погодой и городом.",
        expect![[r#""#]],
    );
    check(
        "Жители довольны погодой и городом, и никто не жалуется. Новый дом был построен в 1980 году рабочими завода.",
        expect![[r#"
            Новый дом был построен рабочими завода | 1980 году
        "#]],
    );
}
