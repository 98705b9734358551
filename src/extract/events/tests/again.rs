//! One thing told in two sentences, what a sentence tells beside its own happening, and what is only said of somebody.

use super::{check, facts_of, labels};
use expect_test::expect;

#[test]
fn the_next_sentence_tells_who_came() {
    check(
        "The harbor fair was opened on 3 May 2018. The closing ceremony was held on 9 May 2018. The event was attended by Eva Lund.",
        expect![[r#"
            Harbor fair opened | 3 May 2018
            Closing ceremony held | 9 May 2018
            Event attended by Eva Lund | – same
        "#]],
    );
    check(
        "On 3 May 2018 the harbor board and the mill signed a treaty. The document was signed by Ms. Eva Lund and Mr. Karl Moll.",
        expect![[r#"
            Harbor board and the mill signed a treaty | 3 May 2018
            Document signed by Eva Lund and Karl Moll | – same
        "#]],
    );
    check(
        "A memorandum of the two mills was signed on 3 May 2018. The memorandum was signed by Ms. Eva Lund on behalf of the old mill.",
        expect![[r#"
            Memorandum of the two mills signed | 3 May 2018
            Memorandum signed by Eva Lund on behalf of the old mill | – same
        "#]],
    );
    // Another day, and what the meeting did.
    check(
        "On 3 May 2018 the harbor board and the mill signed a treaty. The document was signed by Ms. Eva Lund in 2015.",
        expect![[r#"
            Harbor board and the mill signed a treaty | 3 May 2018
            Document signed by Eva Lund | 2015
        "#]],
    );
    check(
        "The meeting of the harbor board was held on 3 May 2018. The meeting discussed the price of bread.",
        expect![[r#"
            Meeting of the harbor board held | 3 May 2018
            Meeting discussed the price of bread | – part
        "#]],
    );
}

#[test]
fn what_the_ceremony_is_of() {
    check(
        "The sides discussed the closing ceremony of the Harbor Project. The ceremony will take place in December 2031.",
        expect![[r#"
            Sides discussed the closing ceremony of the Harbor Project | –
            Closing ceremony of the Harbor Project to take place | December 2031 planned
        "#]],
    );
    // Two may be meant, and the text may have gone on.
    check(
        "The sides discussed the closing ceremony of the Harbor Project and the opening ceremony of the Mill Project. The ceremony will take place in December 2031.",
        expect![[r#"
            Sides discussed the closing ceremony of the Harbor Project | –
            Ceremony to take place | December 2031 planned
        "#]],
    );
}

#[test]
fn a_date_behind_a_happening_of_the_subject_is_its_own() {
    check(
        "Karl Moll said that the agreement reached during the visit of the board to Oslo in June 2018 has thus been fulfilled.",
        expect![[r#"
            Visit of the board to Oslo | June 2018 before
            Agreement reached during the visit of the board to Oslo fulfilled | –
        "#]],
    );
    check(
        "During the visit of the board in June 2018 the agreement was signed.",
        expect![[r#"
            Agreement signed | June 2018
        "#]],
    );
}

#[test]
fn an_event_on_a_day_kept_every_year() {
    check(
        "An event dedicated to World Bread Day, which has been observed annually on 16 October since 2003, was held in the mill.",
        expect![[r#"
            Event dedicated to World Bread Day held in the mill | –
            World Bread Day observed | annually recurring
        "#]],
    );
}

#[test]
fn what_was_decided_on_has_its_own_days() {
    check(
        "It was decided to carry out a month-long information campaign from 3 May 2031 to 3 June 2031.",
        expect![[r#"
            Decided to carry out a month-long information campaign | –
            Month-long information campaign | 3 May 2031 to 3 June 2031 planned
        "#]],
    );
    check(
        "The board decided to hold the open day from 3 May 2031 to 5 May 2031.",
        expect![[r#"
            Board decided to hold the open day | –
            Open day | 3 May 2031 to 5 May 2031 planned
        "#]],
    );
    check(
        "The board decided on 3 May 2018 to close the mill.",
        expect![[r#"
            Board decided to close the mill | 3 May 2018
        "#]],
    );
}

#[test]
fn what_somebody_became() {
    labels(
        "On 3 May 2018 Ms. Eva Lund was elected president of the club.",
        &["Eva Lund elected president of the club"],
    );
    labels(
        "On 3 May 2018 the council appointed Eva Lund director of the mill.",
        &["Council appointed Eva Lund director of the mill"],
    );
    labels(
        "On 3 May 2018 Mr. Karl Moll was dismissed from the post of the head of the mill.",
        &["Karl Moll dismissed as head of the mill"],
    );
    // An office of somebody else, and one that stands beside a name.
    labels(
        "On 3 May 2018 the council appointed Director Karl Moll to the jury.",
        &["Council appointed Karl Moll to the jury"],
    );
    labels(
        "Eva Lund, director of the mill, was elected on 3 May 2018.",
        &["Eva Lund elected"],
    );
    labels(
        "Director Eva Lund, who took up her post in May 2018, left in 2020.",
        &["Eva Lund took up her post as Director", "Eva Lund left"],
    );
    labels(
        "Former director Eva Lund, who took up her post in May 2018, left in 2020.",
        &["Eva Lund took up her post", "Eva Lund left"],
    );
}

#[test]
fn asides_end_with_their_commas() {
    labels(
        "On 3 May 2018 Eva Lund met Karl Moll, whose term of office was coming to an end.",
        &["Eva Lund met Karl Moll"],
    );
    labels(
        "On 3 May 2018 the harbor fair, organized by the board and the mill, began in Oslo.",
        &["Harbor fair began in Oslo"],
    );
    labels(
        "In the town, organized by nobody, a fair began on 3 May 2018.",
        &["Fair began"],
    );
}

#[test]
fn who_is_only_the_source_takes_no_part() {
    let people = |text: &str| {
        let (_, facts) = facts_of(text);
        let names = &facts.events[0].names;
        names
            .iter()
            .filter(|&&n| facts.names[n as usize].name.contains("Lund"))
            .count()
    };
    assert_eq!(
        people("According to Ms. Eva Lund, the board ratified the treaty on 3 May 2018."),
        0
    );
    assert_eq!(
        people("With Ms. Eva Lund, the board ratified the treaty on 3 May 2018."),
        1
    );
}

/// "Had" looks back from the occasion, "has" from the day of writing.
#[test]
fn what_has_been_done_may_have_come_of_it() {
    check(
        "A fire broke out in the mill on 3 May 2018. Inspector Ove Lind has opened an inquiry. The board had closed the gate.",
        expect![[r#"
            Fire broke out in the mill | 3 May 2018
            Ove Lind opened an inquiry | –
            Board closed the gate | – before
        "#]],
    );
}
