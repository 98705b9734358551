//! Forms of papers: resolutions, notices of what is to come, brackets and asides with dates of their own.

use super::check;
use expect_test::expect;

#[test]
fn a_resolution_tells_of_what_it_recalls_and_of_itself() {
    let resolution = |recalled: &str| {
        format!(
            "Resolution adopted by the Assembly on 14 December 2022\n\n53/41. Protection of migratory seabirds\n\nThe Assembly,\n\n{recalled}\n\n\
             1. Decides to establish a panel of twelve experts;\n\n48th plenary meeting\n14 December 2022\n"
        )
    };
    check(
        &resolution(
            "Recalling also the Convention on the Orrin Sea, opened for signature at Calder Bay on 30 April 1982, which entered into force on \
             16 November 1985, and the Protocol thereto of 1997,",
        ),
        expect![[r#"
            Resolution adopted by the Assembly | 14 December 2022
            Convention on the Orrin Sea opened for signature at Calder Bay | 30 April 1982
            Convention on the Orrin Sea entered into force | 16 November 1985
            Assembly decides to establish a panel of twelve experts | 14 December 2022
        "#]],
    );
    check(
        &resolution(
            "Noting with deep concern the mass mortality recorded on the islands between June and August 2022, and the grounding of a tanker on \
             19 January 2023,",
        ),
        expect![[r#"
            Resolution adopted by the Assembly | 14 December 2022
            Mass mortality recorded on the islands and the grounding of a tanker | June and August 2022
            Assembly decides to establish a panel of twelve experts | 14 December 2022
        "#]],
    );
    check(
        &resolution("Bearing in mind that the moratorium will expire on 31 December 2025,"),
        expect![[r#"
            Resolution adopted by the Assembly | 14 December 2022
            Assembly decides to establish a panel of twelve experts | 14 December 2022
        "#]],
    );
}

#[test]
fn many_do_what_is_to_come() {
    for (told, is) in [
        ("Tickets go on sale on 1 March 2027.", true),
        ("Talks begin on 3 May 2027.", true),
        ("The new rules take effect on 6 May 2027.", true),
        // A habit, another verb, and what is past.
        ("Members visit the mill each May.", false),
        (
            "The talks that the shops close are over on 6 May 2027.",
            false,
        ),
    ] {
        let text = format!("Plan for the lakes\n\n12 March 2025\n\n{told}");
        let (_, facts) = super::facts_of(&text);
        assert_eq!(!facts.events.is_empty(), is, "{told}");
    }
}

#[test]
fn below_next_steps_a_thing_and_its_date_are_a_plan() {
    check(
        "Plan for the lakes\n\nThe lake is deep.\n\nNext steps\n- Court ruling: expected September 2023\n- Signature: originally 1 October 2023\n\
         - Report of the panel: due by 5 November 2023\n- Annex: blue, 3 May 2023, in a box that nobody opens\n",
        expect![[r#"
            Court ruling | September 2023 planned
            Signature | 1 October 2023 planned
            Report of the panel | 5 November 2023 planned
        "#]],
    );
}

#[test]
fn a_bracket_is_said_of_what_stands_before_it() {
    check(
        "The hall (opened on 9 June 2022) was closed in May 2024.",
        expect![[r#"
            Hall opened | 9 June 2022
            Hall closed | May 2024
        "#]],
    );
    check(
        "The mediation was led by Judge Paulo Senghor (appointed 9 June 2022).",
        expect![[r#"
            Paulo Senghor appointed | 9 June 2022
        "#]],
    );
}

#[test]
fn a_date_beside_is_not_that_of_the_verb() {
    check(
        "2 November 2025\n\nThe Board lifted the suspension of the federation, in place since 19 May 2023.",
        expect![[r#"
            Board lifted the suspension of the federation in place | –
        "#]],
    );
    check(
        "2 November 2025\n\nThe medal was bestowed on Kees Lund, champion and head of the Technical Commission until last December.",
        expect![[r#"
            Medal bestowed on Kees Lund, champion | –
        "#]],
    );
    check(
        "2 November 2025\n\nThe opening was cancelled after a fire in the roof on 3 May 2024.",
        expect![[r#"
            Opening cancelled after a fire in the roof | – cancelled
            Fire in the roof | 3 May 2024 before
        "#]],
    );
    // The vote is no calamity: it was then that he was elected.
    check(
        "2 November 2025\n\nKees Lund was elected after a vote on 3 May 2024.",
        expect![[r#"
            Kees Lund elected after a vote | 3 May 2024
        "#]],
    );
}

#[test]
fn what_stood_empty_are_the_sheds() {
    check(
        "Designed by Aalund Brask, the building occupies the former herring sheds at Skutvik harbour, which stood empty from 1988 to 2022.",
        expect![[r#"
            Former herring sheds at Skutvik harbour stood empty | 1988 to 2022
        "#]],
    );
    check(
        "The Board runs the advice office in Holm, which was opened in 2011.",
        expect![[r#"
            Advice office in Holm opened | 2011
        "#]],
    );
    check(
        "We propose a reserve with Norvik, on which exploratory talks broke off in 2022.",
        expect![[r#"
            Exploratory talks broke off | 2022
        "#]],
    );
}

#[test]
fn a_chronology_says_how_sure_a_date_is() {
    check(
        "The talks: a chronology\n\n12 April 2016 – Orland leaves the agreement.\n\n2019 (date unconfirmed) – Reported secret meeting of the two \
         negotiators at Lake Onne.\n\n17 February 2022 – Seizure of the trawler Kittiwake.\n",
        expect![[r#"
            Orland leaves the agreement | 12 April 2016
            Talks: Reported secret meeting of the two negotiators at Lake Onne | 2019
            Talks: Seizure of the trawler Kittiwake | 17 February 2022
        "#]],
    );
}

#[test]
fn bullets_are_done_by_whom_the_line_above_names() {
    check(
        "Report\n\nThe lake is deep and the wind is cold in winter.\n\nThe Council of Moll also:\n\n- approved the admission of Lund;\n- elected Eva Holm on 3 July 2023.\n\n\
         The wind is cold.\n\n- Opened the pier on 4 July 2023.\n",
        expect![[r#"
            Council of Moll approved the admission of Lund | –
            Council of Moll elected Eva Holm | 3 July 2023
            Opened the pier | 4 July 2023
        "#]],
    );
    // No one who is named, and no deeds.
    check(
        "Report\n\nThe lake is deep and the wind is cold in winter.\n\nWe also:\n\n- elected Eva Holm on 3 July 2023.\n",
        expect![[r#"
            Elected Eva Holm | 3 July 2023
        "#]],
    );
}

#[test]
fn minutes_say_in_one_word_what_became_of_a_motion() {
    let minutes =
        |told: &str| format!("CITY COUNCIL\nMINUTES\n\nTuesday, September 10, 2024\n\n{told}\n");
    check(
        &minutes(
            "1. Motion to table the skate park proposal to the second meeting in November. Carried.",
        ),
        expect![[r#"
            Minutes: City Council | Tuesday, September 10, 2024
            Motion to table the skate park proposal carried | Tuesday, September 10, 2024
        "#]],
    );
    check(
        &minutes(
            "2. Ordinance 24-11 (rentals). Motion to adopt by Munk, seconded by Strand. Defeated 3–1.",
        ),
        expect![[r#"
            Minutes: City Council | Tuesday, September 10, 2024
            Ordinance 24-11: motion to adopt defeated | Tuesday, September 10, 2024
        "#]],
    );
    check(
        &minutes(
            "3. Moved by Iqbal, seconded by Munk, to approve the minutes of August 13. Carried 4–0.",
        ),
        expect![[r#"
            Minutes: City Council | Tuesday, September 10, 2024
        "#]],
    );
}

#[test]
fn an_aside_in_the_subject_is_none_of_its_verb() {
    check(
        "12 March 2025\n\nThe Assembly, which meets every four years, is next due to convene in 2027.",
        expect![[r#"
            Assembly to convene | 2027 planned
        "#]],
    );
    check(
        "On 17 February 2025, after four hearings, the Board issued Order 58, fixing the rate.",
        expect![[r#"
            Board issued Order 58, fixing the rate | 17 February 2025
        "#]],
    );
    check(
        "12 March 2025\n\nPlease note: the Consular Section will be closed on Monday, 2 June 2025.",
        expect![[r#"
            Consular Section to be closed | Monday, 2 June 2025 planned
        "#]],
    );
    check(
        "12 March 2025\n\nPlease send it by 2 June 2025.",
        expect![""],
    );
}
