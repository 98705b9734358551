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
