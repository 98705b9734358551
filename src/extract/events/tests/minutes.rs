//! Minutes of meetings: the meeting, what it decided, and when the next one is.

use super::{check, labels};
use expect_test::expect;

#[test]
fn the_head_of_minutes_tells_of_the_meeting() {
    check(
        "Parish Council of Lund\n\nMinutes of the ordinary meeting\n\nVillage Hall, 3 May 2011\n\nPresent: Eva Moll (chair)\n\n1. The Council approved the budget.\n",
        expect![[r#"
            Parish Council of Lund: Minutes of the ordinary meeting | 3 May 2011
            Council approved the budget | 3 May 2011
        "#]],
    );
    // A letter about minutes is none.
    check(
        "Dear Eva,\n\n3 May 2011\n\nThe minutes of the meeting are enclosed. I read them on the train.\n",
        expect![""],
    );
}

#[test]
fn what_a_meeting_decided_came_on_its_day_and_not_at_its_hour() {
    check(
        "Minutes of the meeting of the Town Council of Lund\n\nTuesday, 3 May 2011, 7 p.m.\n\n1. The Council approved the budget.\n2. The library had been sold.\n",
        expect![[r#"
            Minutes of the meeting of the Town Council of Lund | Tuesday, 3 May 2011, 7 p.m.
            Council approved the budget | – part
            Library sold | –
        "#]],
    );
}

#[test]
fn what_was_resolved_is_told_without_it() {
    labels(
        "It was resolved to buy the mill in Oslo.",
        &["Resolved to buy the mill in Oslo"],
    );
    labels(
        "3. It was agreed to appoint Ms. Eva Lund as clerk.",
        &["Agreed to appoint Eva Lund as clerk"],
    );
    labels("It was said that the mill was old.", &[]);
    labels("It was approved.", &[]);
}

#[test]
fn the_next_meeting_is_planned() {
    check(
        "Notes\n\nNext meeting: 6 September 2018, 10:00, Lund.",
        expect![[r#"
            Next meeting | 6 September 2018, 10:00 planned
        "#]],
    );
    check(
        "Notes\n\n3 May 2019\n\nThe mill was sold in 1990.\n\n7. Date of next meeting\n\nTuesday, 11 February 2020, 7.30 pm.\n",
        expect![[r#"
            Mill sold | 1990
            Next meeting | Tuesday, 11 February 2020, 7.30 pm planned
        "#]],
    );
    // What follows is no meeting, and what stands below is no date.
    labels("Notes\n\nNext train: see the board at the station.", &[]);
    labels(
        "Notes\n\nThe mill was sold in 1990.\n\nNext meeting\n\nThe hall is cold and nobody likes it.",
        &["Mill sold"],
    );
}

#[test]
fn who_was_present_was_at_the_meeting_and_who_sent_apologies_was_not() {
    let text = "Harbor Board of Lund\n\nMinutes of the ordinary meeting\n\n3 May 2011\n\nPresent: Ms Ida Moll (chair),\nMr Karl Lund\nApologies: Ms Eva Berg\n\nMr Tom Abara resigned.\n";
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment(&doc);
    let facts = crate::extract::extract(
        &doc,
        &seg,
        crate::extract::Rules::builtin(),
        &Default::default(),
    );
    let meeting = facts.events.first().expect("the meeting");
    let at_it: Vec<&str> = meeting
        .names
        .iter()
        .map(|&n| &facts.names[n as usize])
        .filter(|n| n.kind == crate::model::NameKind::Person)
        .map(|n| n.name.as_str())
        .collect();
    assert_eq!(at_it, ["Ida Moll", "Karl Lund"]);
}

#[test]
fn a_head_that_is_a_sentence_has_its_day() {
    check(
        "LUND RURAL COUNCIL\n\nMinutes of the special meeting held in the Corn Hall on Thursday, 12 February 1953\n\nPresent: Eva Moll (chair)\n\n1. The Council approved the budget.\n\n2. The next meeting will be held on 26 February.\n",
        expect![[r#"
            Lund Rural Council: special meeting held in the Corn Hall | Thursday, 12 February 1953
            Council approved the budget | Thursday, 12 February 1953
            Next meeting of the Lund Rural Council to be held | 26 February planned
        "#]],
    );
}

#[test]
fn a_line_of_a_program_is_told_whatever_it_is_called() {
    check(
        "WATER FESTIVAL\n\n20–21 June 2014\n\nFriday 20 June\n18:00 Opening by the mayor\n20:00 Concert\n\nSaturday 21 June\n10:30 Guided walk along the mill race\n14:00 Raft race\n15:00 Prize-giving\n",
        expect![[r#"
            WATER FESTIVAL | –
            Opening by the mayor | Friday 20 June
            Concert | Friday 20 June
            Guided walk along the mill race | Saturday 21 June
            Raft race | Saturday 21 June
            Prize-giving | Saturday 21 June
        "#]],
    );
}
