//! What the papers of users say otherwise than news does: letters, minutes, records, programs.

use super::check;
use expect_test::expect;

#[test]
fn what_is_past_was_not_done_after_it_was_written() {
    let head = "Visit\n\n19 June 2018\n\n";
    check(
        &format!("{head}Ms. Eva Lund invited Mr. Karl Moll to pay a visit to Arden in May 2019."),
        expect![[r#"
            Visit | – same
            Eva Lund invited Karl Moll to pay a visit to Arden | –
            Visit to Arden | May 2019 planned
        "#]],
    );
    check(
        &format!("{head}Ms. Eva Lund invited Mr. Karl Moll to a dinner in May 2018."),
        expect![[r#"
            Visit | –
            Eva Lund invited Karl Moll to a dinner | May 2018
        "#]],
    );
}

#[test]
fn a_day_said_in_full_stays_whatever_the_head_of_the_paper_says() {
    let head = "Visit\n\n19 June 2018\n\n";
    check(
        &format!("{head}Ms. Eva Lund visited Arden on 16 June 2019."),
        expect![[r#"
            Visit | – same
            Eva Lund visited Arden | 16 June 2019
        "#]],
    );
    check(
        &format!("{head}On 16 June 2019 Ms. Eva Lund opened the quay of Arden."),
        expect![[r#"
            Visit | –
            Eva Lund opened the quay of Arden | 16 June 2019
        "#]],
    );
    check(
        &format!("{head}Ms. Eva Lund invited Mr. Karl Moll to the fair of 16 June 2019."),
        expect![[r#"
            Visit | –
            Eva Lund invited Karl Moll to the fair | –
        "#]],
    );
}

#[test]
fn a_mark_ends_what_a_date_belongs_to() {
    check(
        "Dear friends,\n\nWe founded the choir in March 2012; on 3 May 2014 it sang.",
        expect![[r#"
            Founded the choir | March 2012
        "#]],
    );
}

#[test]
fn who_writes_says_what_is_to_come() {
    let head =
        "From: Eva Lund\nTo: Karl Moll\nDate: 9 September 2024\nSubject: Fair\n\nHi Karl,\n\n";
    check(
        &format!("{head}I arrive on 12 September 2024 at the station."),
        expect![[r#"
            Fair | –
            Eva Lund to arrive at the station | 12 September 2024 planned
        "#]],
    );
    // A habit, and what nobody dates.
    check(
        &format!("{head}I arrive every Monday. We open the doors ourselves."),
        expect![[r#"
            Fair | –
        "#]],
    );
}

#[test]
fn a_town_does_nothing_though_it_is_a_surname() {
    check(
        "The committee in Arden met on 3 May 2012.",
        expect![[r#"
        Committee in Arden met | 3 May 2012
    "#]],
    );
    // FIXME: she met it there, and the town is no name of hers.
    check(
        "In Arden Eva Lund met the committee on 3 May 2012.",
        expect![[r#"
            Arden Eva Lund met the committee | 3 May 2012
        "#]],
    );
}

#[test]
fn a_line_says_of_what_it_is() {
    check(
        "They were held on 3 May 2012.",
        expect![[r#"
        They were held | 3 May 2012
    "#]],
    );
    check(
        "They were held in Oslo on 3 May 2012.",
        expect![[r#"
        They were held in Oslo | 3 May 2012
    "#]],
    );
    check(
        "The works were built by Karl Moll after the cholera outbreak of 1921.",
        expect![[r#"
            Works built by Karl Moll after the cholera outbreak | –
            Cholera outbreak | 1921 before
        "#]],
    );
    check(
        "On 3 May 2012 Eva Lund received a petition with 2,300 signatures to the board.",
        expect![[r#"
            Eva Lund received a petition with 2,300 signatures to the board | 3 May 2012
        "#]],
    );
    check(
        "On 3 May 2012 the cellist broke her arm, and the board told her that it would pay.",
        expect![[r#"
            Cellist broke her arm | 3 May 2012
            Board told her that it would pay | 3 May 2012
        "#]],
    );
}

#[test]
fn a_record_is_of_its_meeting() {
    check(
        "JOINT FISHERIES BOARD\nThirty-first meeting\nHeld in Osterby on 22 May 2018\n\nRecord of discussions\n\nThe Board approved the maps of the coast. It agreed to hold its next meeting in Arden in October 2018.",
        expect![[r#"
            Joint Fisheries Board: Record of discussions | 22 May 2018
            Board approved the maps of the coast | 22 May 2018
            Board agreed to hold its next meeting in Arden | 22 May 2018
            Next meeting in Arden | October 2018 planned
        "#]],
    );
    check(
        "Harbor Singers\nCommittee meeting, 4 March 2019\n\nPresent: Eva Lund, Karl Moll\n\nThe committee approved the budget.",
        expect![[r#"
            Committee meeting: Harbor Singers | 4 March 2019
            Committee approved the budget | 4 March 2019
        "#]],
    );
    check(
        "Harbor Singers\nA trip on 4 March 2019\n\nThe committee approved the budget.",
        expect![[r#"
            Committee approved the budget | –
        "#]],
    );
}
