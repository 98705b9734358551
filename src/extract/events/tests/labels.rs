//! What a label keeps of its sentence: numbers with what they count, names whole or not at all, roles with the words before them.

use super::check;
use expect_test::expect;

#[test]
fn numbers_stand_with_what_they_count() {
    check(
        "The Red Cross opened three shelters on 15 January 2013.",
        expect![[r#"
            Red Cross opened three shelters | 15 January 2013
        "#]],
    );
    check(
        "More than six hundred visitors came on 9 April 2016.",
        expect![[r#"
            More than six hundred visitors came | 9 April 2016
        "#]],
    );
    check(
        "The agency delivered two hundred tents on 3 January 2013.",
        expect![[r#"
            Agency delivered two hundred tents | 3 January 2013
        "#]],
    );
}

#[test]
fn a_long_subject_ends_with_a_part() {
    check(
        "In 2019 measures on regulation of migration processes on the basis of unified and flexible procedures were expanded.",
        expect![[r#"
            Measures on regulation of migration processes expanded | 2019
        "#]],
    );
    check(
        "In 2019 a regional curriculum on the main topics of the Center's activity was drafted.",
        expect![[r#"
            Regional curriculum on the main topics of the Center's activity drafted | 2019
        "#]],
    );
}

#[test]
fn a_role_keeps_the_words_before_it() {
    check(
        "In 2018 the company hired a safety officer, Mr. Iain Bell.",
        expect![[r#"
            Company hired a safety officer, Mr. Iain Bell | 2018
        "#]],
    );
    check(
        "In 2018 the company hired Mr. Iain Bell as safety officer.",
        expect![[r#"
            Company hired Iain Bell as safety officer | 2018
        "#]],
    );
}

#[test]
fn what_only_compares_or_numbers_is_left_out() {
    check(
        "The choir won the audience prize on 12 May 2019, as it did two years ago.",
        expect![[r#"
            Choir won the audience prize | 12 May 2019
        "#]],
    );
    check(
        "412.1 The notes of the session were confirmed on 19 February 2020.",
        expect![[r#"
            Notes of the session confirmed | 19 February 2020
        "#]],
    );
    check(
        "4.5 million were spent in 2020.",
        expect![[r#"
        4.5 million spent | 2020
    "#]],
    );
}

#[test]
fn what_was_due_is_told_of_what_was_due() {
    check(
        "The trial, which had been due to open on 4 December 2017, was put back.",
        expect![[r#"
            Trial put back | – planned
            Trial to open | 4 December 2017 planned
        "#]],
    );
    check(
        "The exam board, which last met on 28 November 2019, is small.",
        expect![[r#"
            Exam board met | 28 November 2019
        "#]],
    );
    check(
        "The board, which Eva Lund chaired, met on 28 November 2019.",
        expect![[r#"
            Eva Lund chaired the board | – part
            Board met | 28 November 2019
        "#]],
    );
}

#[test]
fn a_participle_behind_another_verb_says_which_thing_is_meant() {
    let of = |sentence: &str| format!("Note\n\n5 May 2022\n\n{sentence}");
    check(
        &of(
            "At the meeting held on 17 January, the sides had a discussion on the Selma Declaration adopted last November.",
        ),
        expect![[r#"
            Meeting held | 17 January
            Selma Declaration adopted | last November
        "#]],
    );
    check(
        &of(
            "Eva Lund visited the sub-office, opened a month ago, and saw the conditions created there.",
        ),
        expect![[r#"
            Eva Lund visited the sub-office | –
            Sub-office opened | a month ago
        "#]],
    );
    check(
        &of(
            "She recalled that the joint project, launched in September 2018 and financed by the Government, was completed last year.",
        ),
        expect![[r#"
            Joint project launched | September 2018
            Joint project completed | last year
        "#]],
    );
    // Verbs of their own.
    check(
        &of("The mill was old, and the shop closed last week."),
        expect![[r#"
            Mill was old, and the shop closed | last week
        "#]],
    );
    check(
        &of("The valve that we ordered in March arrived last week."),
        expect![[r#"
            Valve ordered arrived | March
            Valve arrived | last week
        "#]],
    );
}

/// "A plan was signed" was told as "Signed".
#[test]
fn a_plan_is_a_thing_too() {
    check(
        "An action plan was signed in Oslo on 4 May 2012.",
        expect![[r#"
            Action plan signed in Oslo | 4 May 2012
        "#]],
    );
    check(
        "The firm plans to open a mill in Oslo on 4 May 2031.",
        expect![[r#"
            Firm to open a mill in Oslo | 4 May 2031 planned
        "#]],
    );
}
