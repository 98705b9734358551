//! Which date of a sentence, a line or a paragraph belongs to which happening.

use super::{check, labels};
use expect_test::expect;

#[test]
fn what_came_when_something_else_did() {
    check(
        "Eleven people died when the dam burst on 23 November 2001.",
        expect![[r#"
            Eleven people died | 23 November 2001
            Dam burst | 23 November 2001
        "#]],
    );
    check(
        "Karl Moll drowned on 9 August 1954, when the ship went down.",
        expect![[r#"
            Karl Moll drowned | 9 August 1954
            Ship went down | 9 August 1954
        "#]],
    );
    check(
        "Eva Lund had left the firm when the mill burned on 9 August 1954.",
        expect![[r#"
            Mill burned | 9 August 1954
        "#]],
    );
}

#[test]
fn a_german_present_is_no_past() {
    let release = |told: &str| {
        format!(
            "Pressemitteilung\n15. März 2016\n\nDie Stadt ist alt und der Hafen ist klein.\n\n{told}\n"
        )
    };
    check(
        &release("Bürgermeister Pavel Drobny besucht im Juni die Stadt Hamburg."),
        expect![[r#"
            Pavel Drobny besucht die Stadt Hamburg | Juni planned
        "#]],
    );
    check(
        &release("Bürgermeister Pavel Drobny hat im Februar die Stadt Hamburg besucht."),
        expect![[r#"
            Pavel Drobny besucht | Februar
        "#]],
    );
    // Nobody knows when.
    check(
        &release("Bürgermeister Pavel Drobny besucht die Stadt Hamburg."),
        expect![""],
    );
}

#[test]
fn a_line_of_a_chronology_is_of_one_day() {
    check(
        "- 3 May 2001: Appeal allowed in part; damages reduced to 60 euros. The costs awarded to the port.\n- 4 June 2002: The port was sold.\n",
        expect![[r#"
            Appeal allowed in part | 3 May 2001
            Damages reduced to 60 euros | 3 May 2001
            Costs awarded to the port | 3 May 2001
            Port sold | 4 June 2002
        "#]],
    );
}

#[test]
fn who_said_so_and_when_stands_behind_the_last_comma() {
    check(
        "News\n\n17 June 2002\n\nThe mill was closed last November, an inquiry heard on Monday.",
        expect![[r#"
            Mill closed | last November
        "#]],
    );
    check(
        "News\n\n17 June 2002\n\nThe mill will be sold, the council decided on Monday.",
        expect![[r#"
            Mill to be sold | – planned
            Council decided: mill will be sold | Monday
        "#]],
    );
    check(
        "News\n\n17 June 2002\n\nThe mill was closed last November, and the council sold it on Monday.",
        expect![[r#"
            Mill closed | last November
            Council sold mill | Monday
        "#]],
    );
}

#[test]
fn a_date_may_be_that_of_a_noun_before_it() {
    check(
        "Owen Lund was elected to fill the seat left vacant by the death of Karl Moll in November 2001.",
        expect![[r#"
            Owen Lund elected to fill the seat | –
            Death of Karl Moll | November 2001 before
        "#]],
    );
    check(
        "Owen Lund was elected at the meeting of the council in November 2001.",
        expect![[r#"
            Owen Lund elected at the meeting of the council | November 2001
        "#]],
    );
    labels(
        "It was agreed to appoint Ms. Eva Lund as clerk with effect from 1 April 2011.",
        &["Agreed to appoint Eva Lund as clerk"],
    );
    check(
        "It was agreed to appoint Ms. Eva Lund as clerk with effect from 1 April 2011.",
        expect![[r#"
            Agreed to appoint Eva Lund as clerk | –
        "#]],
    );
}

#[test]
fn by_a_day_bounds_what_had_been_done() {
    check(
        "By the end of 2013, 61 wells had been drilled.",
        expect![[r#"
            61 wells drilled | the end of 2013
        "#]],
    );
    check(
        "The owners agreed to repair the roof by the end of 2013.",
        expect![[r#"
            Owners agreed to repair the roof | –
        "#]],
    );
}

#[test]
fn a_night_with_a_date_is_a_day_and_an_hour_is_none() {
    check(
        "Report\n\n9 January 2012\n\nThe roof was damaged on the night of 26 December.",
        expect![[r#"
            Roof damaged | the night of 26 December
        "#]],
    );
    check(
        "Report\n\n9 January 2012\n\nThe roof was damaged in the night.",
        expect![[r#"
            Roof damaged in the night | –
        "#]],
    );
}

#[test]
fn news_of_one_day_is_of_that_day() {
    check(
        "Moll shows new lamps\n\n11 December 2009\n\nOn Tuesday Eva Moll presented the new lamps. Karl Lund praised the lamps.\n",
        expect![[r#"
            Eva Moll shows new lamps | –
            Eva Moll presented the new lamps | Tuesday
            Karl Lund praised the lamps | – part
        "#]],
    );
    // Two days are told of.
    check(
        "Moll shows new lamps\n\n11 December 2009\n\nOn Tuesday Eva Moll presented the new lamps. The mill was sold on Wednesday. Karl Lund praised the lamps.\n",
        expect![[r#"
            Eva Moll shows new lamps | –
            Eva Moll presented the new lamps | Tuesday
            Mill sold | Wednesday
            Karl Lund praised the lamps | –
        "#]],
    );
}

/// What something is measured by is not when it was.
#[test]
fn a_year_that_is_only_compared_with_dates_nothing() {
    check(
        "Eva Lund said that last year 412 accidents were registered, which is 8 percent less compared to 2019.",
        expect![[r#"
            412 accidents registered | last year
        "#]],
    );
    check(
        "The port registered fewer accidents than in 2019 in 2020.",
        expect![[r#"
            Port registered fewer accidents | 2020
        "#]],
    );
    check(
        "More than 400 accidents were registered in 2019.",
        expect![[r#"
            More than 400 accidents registered | 2019
        "#]],
    );
}

#[test]
fn a_dateline_without_a_year_dates_the_document_and_not_what_it_tells() {
    check(
        "Mandate extended\n\nPORT ELDIN, 30 October – The council yesterday extended the mandate of the harbor mission by six months.",
        expect![[r#"
            Mandate extended | – same
            Council extended the mandate of the harbor mission by six months | yesterday
        "#]],
    );
}

#[test]
fn how_far_it_reaches_is_not_when_it_was_done() {
    check(
        "News\n\n30 October 2009\n\nThe council yesterday extended the mandate of the harbor mission by six months, until 30 April 2010.",
        expect![[r#"
            Council extended the mandate of the harbor mission by six months | yesterday
        "#]],
    );
    check(
        "The harbor fair continued until 30 April 2010.",
        expect![[r#"
            Harbor fair continued | 30 April 2010
        "#]],
    );
}

#[test]
fn the_new_date_is_that_of_what_was_postponed() {
    check(
        "The port informs that the harbor fair, which was to be held on 20 April 2021, has been postponed. The new date is 12 October 2021.",
        expect![[r#"
            Harbor fair to be held | 20 April 2021 planned
            Harbor fair postponed | 12 October 2021 planned same
        "#]],
    );
    // Another sentence's date is not.
    check(
        "The harbor fair has been postponed. The council met on 12 October 2021.",
        expect![[r#"
            Harbor fair postponed | – planned
            Council met | 12 October 2021
        "#]],
    );
}

/// "Put off to May", told in February, was last year's May; and "until March" was lost behind the day it had been planned for.
#[test]
fn what_was_put_off_is_still_to_come() {
    let release = |told: &str| {
        format!(
            "Report\n\n9 February 2017\n\nThe committee has been busy this winter and members of the club were content with what they saw.\n\n{told}\n"
        )
    };
    let years = |told: &str| {
        let (_, facts) = super::facts_of(&release(told));
        let date = |e: &crate::model::EventMention| {
            let time = e.time.and_then(|t| facts.times[t as usize].edtf.clone());
            time.map_or("–".to_owned(), |t| t.to_string())
        };
        facts.events.iter().map(date).collect::<Vec<_>>().join(", ")
    };
    for (told, date) in [
        ("The concert was put off to May.", "2017-05"),
        ("The hearing was moved to December.", "2017-12"),
        ("The trial was brought forward to June.", "2017-06"),
        ("The concert has been put off until 4 April.", "2017-04-04"),
        (
            "The insurer’s visit, planned for 1 February, has been put off until March.",
            "2017-03",
        ),
        // Nothing was put off.
        ("The concert was held in May.", "2016-05"),
    ] {
        assert_eq!(years(told), date, "{told}");
    }
}

#[test]
fn a_sentence_may_only_say_when() {
    check(
        "I left school at fourteen and went into service at the Hall. That was in 1923. I stayed there until my wedding.",
        expect![[r#"
            Left school at fourteen | 1923
        "#]],
    );
    check(
        "Das Dorf brannte ab, und niemand war da, der half. Das war im Sommer 1923.",
        expect![[r#"
            Das Dorf brannte ab, und niemand war da, der half | Sommer 1923
        "#]],
    );
    // More is said of that year, or the sentence has a day of its own.
    check(
        "Karl Moll sold the mill. That was in 1923 the largest in the valley.",
        expect![[r#"
            Karl Moll sold the mill | –
        "#]],
    );
    check(
        "Karl Moll sold the mill on 3 May 1921. That was in 1921.",
        expect![[r#"
            Karl Moll sold the mill | 3 May 1921
        "#]],
    );
}

#[test]
fn what_is_with_somebody_is_named_whole() {
    check(
        "Eva Lund said that the cooperation with German colleagues, launched in 2016, was good.",
        expect![[r#"
            Cooperation with German colleagues launched | 2016
        "#]],
    );
    check(
        "Eva Lund travelled with the film, released in 2016, to Oslo.",
        expect![[r#"
            Film released | 2016
        "#]],
    );
}

#[test]
fn a_participle_keeps_its_own_date() {
    check(
        "Samples taken on 28 February 2024 were destroyed on 4 March 2024.",
        expect![[r#"
            Samples taken destroyed | 4 March 2024
        "#]],
    );
    check(
        "Taken prisoner in 1945, he spent two years in a camp. Karl Moll came home in 1947.",
        expect![[r#"
            Karl Moll came home | 1947
        "#]],
    );
    check(
        "The board reported 214 cases this week, against 331 in May 2011. The court ruled against it on 3 May 2012.",
        expect![[r#"
            Board reported 214 cases | this week
            Court ruled against | 3 May 2012
        "#]],
    );
}

#[test]
fn a_chronicle_of_paragraphs_has_its_days_and_spans() {
    check(
        "Our story\n\n1891 – The sisters join the firm.\n\n1903 – The first mill opens.\n\n1915–1919 – The mill closes.\n\n1926 – Hester, the last of the sisters, hands the firm to her nephew.\n\n14 March 1941 – The mill burns down.\n\n1968 – The firm opens a second mill.\n",
        expect![[r#"
            Sisters join the firm | 1891
            First mill opens | 1903
            Mill closes | 1915–1919
            Hester hands the firm to her nephew | 1926
            Mill burns down | 14 March 1941
            Firm opens a second mill | 1968
        "#]],
    );
}
