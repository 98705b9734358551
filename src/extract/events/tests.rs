//! What happened by the word of short documents written for it: every telling beside what is none.

use crate::extract::{Rules, extract};
use crate::model::Status;
use crate::model::facts::LinkKind;
use expect_test::{Expect, expect};

mod again;
mod alone;
mod apart;
mod forms;
mod kinds;
mod labels;
mod minutes;
mod papers;
mod passing;
mod releases;
mod tongues;
mod users;
mod when;

fn facts_of(text: &str) -> (crate::model::Document, crate::model::DocFacts) {
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment(&doc);
    let facts = extract(&doc, &seg, Rules::builtin(), &Default::default());
    (doc, facts)
}

/// One line an event: its label, its date or "–", its status where it did not simply happen, its tie to another.
fn show(text: &str) -> String {
    let (doc, facts) = facts_of(text);
    let mut out = String::new();
    for event in &facts.events {
        let time = event.time.and_then(|t| facts.times.get(t as usize));
        let date = time.map_or("–", |t| t.range.of(&doc.text));
        let status = match event.status {
            Status::Happened => "",
            other => other.name(),
        };
        let link = event.link.as_ref().map_or("", |l| match l.kind {
            LinkKind::Same => "same",
            LinkKind::During => "part",
            LinkKind::Before => "before",
            LinkKind::After => "after",
        });
        let line = format!("{} | {date} {status} {link}", event.label);
        out.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
        out.push('\n');
    }
    out
}

#[track_caller]
fn check(text: &str, expect: Expect) {
    expect.assert_eq(&show(text));
}

#[test]
fn a_sentence_tells_who_did_what_and_when() {
    check(
        "The General Assembly adopted the resolution on 4 December 2000.",
        expect![[r#"
            General Assembly adopted the resolution | 4 December 2000
        "#]],
    );
    check(
        "On 3 May 2016 the Minister of Health, Ms. Anna Lindqvist, opened a new hospital in Oslo.",
        expect![[r#"
            Anna Lindqvist opened a new hospital in Oslo | 3 May 2016
        "#]],
    );
    check(
        "The law provides that the Council may adopt rules.",
        expect![""],
    );
    check(
        "If the parties agree in 2025, the treaty would be signed.",
        expect![""],
    );
    check("The treaty was not signed in 1999.", expect![""]);
    check("Was the treaty signed in 1999?", expect![""]);
}

#[test]
fn each_date_goes_to_its_own_verb() {
    check(
        "The college was founded in 1921 and closed in 1974.",
        expect![[r#"
            College founded | 1921
            College closed | 1974
        "#]],
    );
    check(
        "Ms. Ruth Abara said that the bridge was opened on 2 June 1965.",
        expect![[r#"
            Bridge opened | 2 June 1965
        "#]],
    );
}

#[test]
fn planned_recurring_and_called_off() {
    check(
        "The next conference will be held in Turin in March 2031.",
        expect![[r#"
            Next conference to be held in Turin | March 2031 planned
        "#]],
    );
    check(
        "World Teachers Day has been celebrated every year since 1994.",
        expect![[r#"
            World Teachers Day observed | every year recurring
        "#]],
    );
    check(
        "The meeting of 4 April 2011 was cancelled.",
        expect![[r#"
            Meeting cancelled | 4 April 2011 cancelled
        "#]],
    );
}

#[test]
fn a_report_tells_of_one_occasion_and_its_parts() {
    check(
        "Museum and Archive meet\n\nThe director of the City Museum, Mr. Karl Brandt, met with Ms. Eva Lund in Bergen on 7 March.\n\n\
         In the end, a short film was shown.\n\nAfter the meeting Ms. Lund visited the reading room.\n",
        expect![[r#"
            Karl Brandt met with Eva Lund in Bergen | 7 March
            Short film shown | – part
            Eva Lund visited the reading room | – after
        "#]],
    );
}

#[test]
fn a_line_that_begins_with_a_date_is_a_chronology() {
    check(
        "- 1951: seat of the organisation in Brussels\n- 1954: the treaty is signed\n",
        expect![[r#"
            Seat of the organisation in Brussels | 1951
            Treaty is signed | 1954
        "#]],
    );
    check("- apples\n- pears\n", expect![""]);
}

#[test]
fn other_languages_tell_by_their_own_words() {
    check(
        "5 марта 2012 года министр подписал соглашение о сотрудничестве с музеем.",
        expect![[r#"
            Министр подписал соглашение о сотрудничестве с музеем | 5 марта 2012 года
        "#]],
    );
    check("Погода была хорошая, и все были довольны.", expect![""]);
}

proptest::proptest! {
    /// Whatever the text: no panic, ranges inside it and on character borders, links and indexes that lead somewhere.
    #[test]
    fn any_text_is_survived(text in "(?s)[a-zA-Z0-9 ,.;:“”\"«»()'’—\n-]{0,400}|\\PC{0,200}") {
        let doc = crate::read::from_text("t.txt", &text, None);
        let seg = crate::segment::segment(&doc);
        let facts = extract(&doc, &seg, Rules::builtin(), &Default::default());
        for event in &facts.events {
            proptest::prop_assert!(!event.range.of(&doc.text).is_empty());
            proptest::prop_assert!(event.range.contains(event.trigger));
            proptest::prop_assert!(event.names.iter().all(|&n| (n as usize) < facts.names.len()));
            proptest::prop_assert!(event.time.is_none_or(|t| (t as usize) < facts.times.len()));
            proptest::prop_assert!(event.link.as_ref().is_none_or(|l| (l.to as usize) < facts.events.len()));
        }
    }
}

#[test]
fn an_event_of_a_diary_is_of_the_entry_it_stands_in() {
    check(
        "Monday, 3 June 2019\n\nThe road was closed.\n\nTuesday\n\nAnna Lindqvist opened the bridge. The old one had been sold in 2015.",
        expect![[r#"
            Road closed | Monday, 3 June 2019
            Anna Lindqvist opened the bridge | Tuesday
            Old one sold | 2015
        "#]],
    );
}

#[test]
fn a_sentence_at_the_head_is_no_head_line() {
    check(
        "On 25/06/2017 the office opened.",
        expect![[r#"
            Office opened | 25/06/2017
        "#]],
    );
    check("Published on 25/06/2017.", expect![""]);
    check("Adopted by the Council.\n\nOslo, 25/06/2017.", expect![""]);
}

#[test]
fn opinions_and_comparisons_are_no_plans() {
    check(
        "The mill will close in May 2031.",
        expect![[r#"
            Mill to close | May 2031 planned
        "#]],
    );
    check(
        "Many fear that the mill will close in May 2031.",
        expect![""],
    );
    check("I hope that you will visit us in May 2031.", expect![""]);
    check(
        "The barn was sold in May 2009, a year earlier than planned.",
        expect![[r#"
            Barn sold a year earlier than planned | May 2009
        "#]],
    );
}

#[test]
fn what_is_put_off_is_still_to_come() {
    check(
        "The opening of the mill was postponed from 3 May to 8 June 2011.",
        expect![[r#"
            Opening of the mill postponed | 3 May to 8 June 2011 planned
        "#]],
    );
    check(
        "The concert planned for 29 June 2011 was cancelled.",
        expect![[r#"
            Concert cancelled | 29 June 2011 cancelled
        "#]],
    );
    check(
        "The fair lasted from 3 May to 8 June 2011.",
        expect![[r#"
            Fair lasted | 3 May to 8 June 2011
        "#]],
    );
}

#[test]
fn to_announce_is_to_do_something_and_to_add_is_not() {
    check(
        "On 3 May 2011 Ms. Eva Lund announced that the mill had closed.",
        expect![[r#"
            Eva Lund announced that the mill had closed | 3 May 2011
            Mill closed | –
        "#]],
    );
    check(
        "Ms. Eva Lund announced that the mill was to be shut in 2031.",
        expect![[r#"
            Eva Lund announced that the mill was to be shut | – part
            Mill to be shut | 2031 planned
        "#]],
    );
    check("Ms. Eva Lund added that the mill was small.", expect![""]);
}

#[test]
fn a_date_in_front_is_that_of_all_told_in_one_go() {
    check(
        "On 3 May 2011 Ms. Eva Lund flew to Bergen and signed the lease.",
        expect![[r#"
            Eva Lund flew to Bergen | 3 May 2011
            Eva Lund signed the lease | 3 May 2011
        "#]],
    );
    check(
        "On 3 May 2011 Ms. Eva Lund flew to Bergen and later signed the lease.",
        expect![[r#"
            Eva Lund flew to Bergen | 3 May 2011
            Eva Lund signed the lease | –
        "#]],
    );
}

#[test]
fn not_every_date_in_a_sentence_dates_it() {
    check(
        "Ms. Eva Lund signed the 1991 lease.",
        expect![[r#"
            Eva Lund signed the 1991 lease | –
        "#]],
    );
    check(
        "The guests unveiled a plate that said “Anna Moll 1930–1999”.",
        expect![[r#"
            Guests unveiled a plate that said Anna Moll 1930–1999” | –
        "#]],
    );
    check(
        "The Council elected Ms. Eva Lund for the years 2008–2010.",
        expect![[r#"
            Council elected Eva Lund | –
        "#]],
    );
    check(
        "The Council met in the years 2008–2010.",
        expect![[r#"
            Council met | 2008–2010
        "#]],
    );
}

#[test]
fn an_hour_alone_is_no_day() {
    check(
        "Report\n\n9 November 2011\n\nThe bridge burned on Tuesday evening. The school burned in the afternoon.",
        expect![[r#"
            Bridge burned | Tuesday evening
            School burned in the afternoon | –
        "#]],
    );
}

#[test]
fn the_present_of_a_day_to_come_is_a_plan() {
    check(
        "Notice\n\n9 November 2011\n\nThe next concert takes place on 14 November 2011.",
        expect![[r#"
            Next concert takes place | 14 November 2011 planned
        "#]],
    );
    check(
        "Notice\n\n9 November 2011\n\nThe concert takes place in the hall.",
        expect![""],
    );
}

#[test]
fn what_a_meeting_decides_is_told_with_it() {
    check(
        "Minutes of the 12th session of the Council of the River Commission\n\nHeld in Oslo on 6 March 2008\n\n1. The Council approved the budget.\n2. The library had been sold.\n",
        expect![[r#"
            Minutes of the 12th session of the Council of the River Commission | 6 March 2008
            Council approved the budget | 6 March 2008
            Library sold | –
        "#]],
    );
}

/// A sentence and the labels of what it tells, each after its status where it did not simply happen.
#[track_caller]
fn labels(text: &str, expect: &[&str]) {
    let doc = crate::read::from_text("t.txt", text, None);
    let seg = crate::segment::segment(&doc);
    let facts = extract(&doc, &seg, Rules::builtin(), &Default::default());
    let got: Vec<String> = facts
        .events
        .iter()
        .map(|e| match e.status {
            Status::Happened => e.label.clone(),
            other => format!("{}: {}", other.name(), e.label),
        })
        .collect();
    assert_eq!(got, expect, "{text}");
}

#[test]
fn labels_name_who_did_it() {
    labels(
        "The mill was built in 1911. It burned down in 1953.",
        &["Mill built", "Mill burned down"],
    );
    // Two things may be meant by "they", and one is no "they".
    labels(
        "The mill was built in 1911. They burned down in 1953.",
        &["Mill built", "They burned down"],
    );
    labels(
        "Ms. Eva Lund joined the choir in 1990. Her first book was published in 1994.",
        &[
            "Eva Lund joined the choir",
            "Eva Lund’s first book published",
        ],
    );
    // Whose it is, nobody knows.
    labels("On 3 May 2011 its roof collapsed.", &["Roof collapsed"]);
    labels(
        "In 1952 she married the poet Karl Lund. In 1974 she won the Harbor Prize.",
        &["Married Karl Lund", "Won the Harbor Prize"],
    );
    labels(
        "On 3 May 2011 we opened a clinic in Oslo.",
        &["Opened a clinic in Oslo"],
    );
    labels(
        "The reading with Ms. Eva Lund was held on 3 May 2011.",
        &["Reading with Eva Lund held"],
    );
    labels(
        "Unfortunately the concert was cancelled on 3 May 2011.",
        &["cancelled: Concert cancelled"],
    );
}

#[test]
fn labels_end_where_the_clause_does() {
    labels(
        "In 1952 Eva Lund married Karl Moll; they had two sons.",
        &["Eva Lund married Karl Moll"],
    );
    labels("The company gave in on 18 June 1987.", &["Company gave in"]);
    labels(
        "The company left Oslo in June 1987.",
        &["Company left Oslo"],
    );
    labels(
        "The bridge was closed on 3 May 2011 after workers found a crack in a pier.",
        &["Bridge closed", "Workers found a crack in a pier"],
    );
    labels(
        "The team won the cup in 1972 and again in 1996.",
        &["Team won the cup"],
    );
    labels(
        "The strike of 1974 lasted eleven days.",
        &["Strike lasted eleven days"],
    );
    labels(
        "Profit fell by 4 per cent in 2018.",
        &["Profit fell by 4 per cent"],
    );
    labels(
        "The texts were sold by the dozen.",
        &["Texts sold by the dozen"],
    );
    labels(
        "OSLO, 3 May 2011 – The library was closed on 2 May 2011.",
        &["Library closed"],
    );
}

#[test]
fn what_nobody_stands_for_is_not_told() {
    for text in [
        "Should the rains come in May 2011, the road will be closed.",
        "Had the mill burned in 1953, the town would have been ruined.",
        "It is claimed that the mill was sold in May 2011.",
        "Many believe that the mill was sold in May 2011.",
        "In March we do not play.",
        "In March the bees begin to fly.",
        "There are plans to sell the mill.",
        "What went well in May 2011 is not known.",
        "The owner wants to have the roof of the mill replaced.",
        "The lamp is made by hand in Oslo and marketed by a friend.",
    ] {
        labels(text, &[]);
    }
    labels("The mill was sold in May 2011.", &["Mill sold"]);
    labels("The mill has been closed since May 2011.", &["Mill closed"]);
}

#[test]
fn what_was_to_be_and_was_not() {
    labels(
        "A second journey, announced for 1901, never took place.",
        &["cancelled: Second journey never took place"],
    );
    labels(
        "The fair, which was to open on 3 May 2011, has been called off.",
        &["cancelled: Fair called off"],
    );
    labels(
        "The works are to begin on 3 May 2031.",
        &["planned: Works to begin"],
    );
    labels(
        "The spring fair was fixed for 3 May 2031.",
        &["planned: Spring fair fixed"],
    );
}

#[test]
fn the_present_tells_what_recurs() {
    labels(
        "Every December our volunteers sell candles at the market.",
        &["recurring: Volunteers sell candles at the market every December"],
    );
    labels("Check the candles every December.", &[]);
    labels("Volunteers should sell candles every December.", &[]);
}

#[test]
fn lines_of_a_chronology_say_whose_it_is() {
    labels(
        "Eva Moll: life and work\n\n1920  Born in Oslo\n1961  Moves to Bergen\n1974  The Harbor Prize\n2012  Dies in Bergen\n",
        &[
            "Eva Moll: Born in Oslo",
            "Eva Moll: Moves to Bergen",
            "Harbor Prize",
            "Eva Moll: Dies in Bergen",
        ],
    );
    labels(
        "Sightings\n\nDate | Hour | What\n3 May 1990 | 19:30 | Pier closed\n4 May 1990 | 20:00 | Pier reopened\n",
        &["Pier closed", "Pier reopened"],
    );
}

#[test]
fn a_headline_is_one_with_what_its_text_tells() {
    check(
        "Moll recalls lamps\n\n11 December 2009\n\nMoll recalled 40,000 lamps yesterday after a fire in Oslo.\n",
        expect![[r#"
            Moll recalls lamps | – same
            Moll recalled 40,000 lamps after a fire in Oslo | yesterday
        "#]],
    );
    // Another thing was done.
    check(
        "Moll recalls lamps\n\n11 December 2009\n\nThe mill of Oslo was closed yesterday.\n",
        expect![[r#"
            Moll recalls lamps | –
            Mill of Oslo closed | yesterday
        "#]],
    );
}

#[test]
fn a_diary_may_leave_out_who_writes() {
    labels(
        "Monday, 3 June 2019\n\nReached the pass at noon.\n\nTuesday\n\nLeft the hut. Closed on Sundays.\n",
        &["Reached the pass at noon", "Left the hut"],
    );
    labels("Reached the pass at noon.", &[]);
}
