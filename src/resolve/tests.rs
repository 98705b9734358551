//! Several short documents, one timeline: what becomes one, what stays apart, and when it can have been.

use super::*;
use crate::extract::{Rules, extract};
use crate::model::Certainty;
use expect_test::{Expect, expect};
use std::sync::Arc;

pub(super) fn sources(docs: &[(&str, &str)]) -> Vec<Source> {
    docs.iter()
        .map(|(id, text)| {
            let document = crate::read::from_text(id, text, None);
            let seg = crate::segment::segment(&document);
            let facts = extract(&document, &seg, Rules::builtin(), &Default::default());
            Source {
                document: Arc::new(document),
                facts: Arc::new(facts),
            }
        })
        .collect()
}

/// One line an event: certainty, what is known, its bounds (last day included), label, the documents that tell it.
fn show(timeline: &Timeline) -> String {
    let mut out = String::new();
    for event in &timeline.events {
        let when = &event.when;
        let certainty = match when.certainty {
            Certainty::Stated => "stated",
            Certainty::Derived => "derived",
            Certainty::Bounded => "bounded",
            Certainty::Unknown => "unknown",
        };
        let known = when
            .edtf
            .as_ref()
            .map_or("?".to_owned(), ToString::to_string);
        let from = when
            .earliest
            .map_or("..".to_owned(), |e| e.date().to_string());
        let to = when.latest.map_or("..".to_owned(), |l| {
            crate::model::Instant(l.0 - 1).date().to_string()
        });
        let bounds = if when.certainty == Certainty::Bounded {
            format!(" [{from} {to}]")
        } else {
            String::new()
        };
        let docs: BTreeSet<&str> = event.claims.iter().map(|c| c.doc.as_str()).collect();
        let docs: Vec<&str> = docs.into_iter().collect();
        let readings = if event.readings.is_empty() {
            ""
        } else if event.reads_both_ways() {
            " (two ways)"
        } else {
            " (disagree)"
        };
        out.push_str(&format!(
            "{certainty} {known}{bounds} {} – {}{readings}\n",
            event.label,
            docs.join(" ")
        ));
    }
    out
}

#[track_caller]
fn check(docs: &[(&str, &str)], expect: Expect) {
    let mut sources = sources(docs);
    let timeline = resolve(&sources, &Constraints::default());
    let forward = show(&timeline);
    sources.reverse();
    assert_eq!(
        show(&resolve(&sources, &Constraints::default())),
        forward,
        "the order of reading changes nothing"
    );
    expect.assert_eq(&forward);
}

const DATED: &str = "Library opens\n\n14.06.2016\n\nThe Mayor of Tarn, Ms. Ilse Hofer, attended the opening ceremony of the project \"Books for Every Valley\", which was held in the new library.\n";
const YEARLESS: &str = "A library for the valley\n\nOn June 14 the opening ceremony of the project \"Books for Every Valley\" was held in the new library.\n";

#[test]
fn the_year_one_document_states_serves_the_other() {
    check(
        &[("a.txt", DATED), ("b.txt", YEARLESS)],
        expect![[r#"
        derived 2016-06-14 Opening ceremony of the project "Books for Every Valley" held… – a.txt b.txt
    "#]],
    );
    // Alone, the day has no year, and says so.
    check(
        &[("b.txt", YEARLESS)],
        expect![[r#"
            bounded XXXX-06-14 [.. ..] Opening ceremony of the project "Books for Every Valley" held… – b.txt
        "#]],
    );
}

#[test]
fn sources_that_disagree_are_shown_disagreeing() {
    check(
        &[
            (
                "a.txt",
                "The closing ceremony of the project \"Quiet Rivers\" was held in Lund on 3 May 2011.\n",
            ),
            (
                "b.txt",
                "The closing ceremony of the project \"Quiet Rivers\" was held in Lund on 4 May 2011.\n",
            ),
            (
                "c.txt",
                "The closing ceremony of the project \"Quiet Rivers\" was held in Lund on 4 May 2011, as planned.\n",
            ),
        ],
        expect![[r#"
            stated 2011-05-04 Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt b.txt c.txt (disagree)
        "#]],
    );
}

#[test]
fn different_meetings_of_the_same_people_stay_apart() {
    check(
        &[
            (
                "a.txt",
                "Mr. Karl Brandt met with Ms. Eva Lund in Bergen on 7 March 2012.\n",
            ),
            (
                "b.txt",
                "Mr. Karl Brandt met with Ms. Eva Lund in Bergen on 9 October 2012.\n",
            ),
        ],
        expect![[r#"
            stated 2012-03-07 Karl Brandt met with Eva Lund in Bergen – a.txt
            stated 2012-10-09 Karl Brandt met with Eva Lund in Bergen – b.txt
        "#]],
    );
}

#[test]
fn a_numbered_session_lies_between_its_neighbors() {
    check(
        &[
            (
                "a.txt",
                "The 7th session of the Council of the River Commission was held on 4 May 2007.\n",
            ),
            (
                "b.txt",
                "The 9th session of the Council of the River Commission was held on 6 May 2009.\n",
            ),
            (
                "c.txt",
                "The 8th session of the Council of the River Commission was held in Lund. The session will continue its work till May 12.\n",
            ),
        ],
        expect![[r#"
            stated 2007-05-04 7th session of the Council of the River Commission – a.txt
            bounded ../2008-05-12 [2008-01-01 2008-05-12] 8th session of the Council of the River Commission – c.txt
            stated 2009-05-06 9th session of the Council of the River Commission – b.txt
        "#]],
    );
}

#[test]
fn what_is_told_had_happened_when_it_was_written() {
    check(
        &[(
            "a.txt",
            "Bridge News\n\n12 June 2014\n\nMs. Eva Lund visited the bridge works in Lund. The Bridge Office will publish the plans.\n",
        )],
        expect![[r#"
            bounded ? [2014-06-12 ..] Bridge Office to publish the plans – a.txt
            bounded ? [.. 2014-06-12] Eva Lund visited the bridge works in Lund – a.txt
        "#]],
    );
}

#[test]
fn since_a_day_lasts_and_after_it_only_bounds() {
    check(
        &[(
            "a.txt",
            "Office holders\n\nThe reading room keeps this list and is glad of corrections from its visitors.\n\n- since 4 May 2007: Ms. Eva Lund, director of the museum\n- after 6 June 2009: Mr. Karl Brandt, director of the archive\n",
        )],
        expect![[r#"
            stated 2007-05-04/.. Eva Lund, director of the museum – a.txt
            bounded 2009-06-06/.. [2009-06-06 ..] Karl Brandt, director of the archive – a.txt
        "#]],
    );
}

#[test]
fn what_is_past_is_not_dated_after_its_telling() {
    // "the following week" counts from something the text does not date, not from the day it was written.
    check(
        &[(
            "a.txt",
            "Harbour News\n\n2 March 2021\n\nTwo years ago the Harbour Board met in Lund. Mr. Li Wei resigned the following week.\n",
        )],
        expect![[r#"
            derived 2019 Harbour Board met in Lund – a.txt
            bounded ? [.. 2021-03-02] Li Wei resigned – a.txt
        "#]],
    );
}

#[test]
fn the_users_word_parts_and_joins() {
    let docs = [
        (
            "a.txt",
            "Mr. Karl Brandt met with Ms. Eva Lund in Bergen on 7 March 2012.\n",
        ),
        (
            "b.txt",
            "Ms. Lund received Karl Brandt on 7 March 2012 in Bergen.\n",
        ),
    ];
    let sources = sources(&docs);
    let together = resolve(&sources, &Constraints::default());
    let anchor = |s: &Source| crate::model::Anchor {
        doc: s.document.id.clone(),
        range: s.facts.events[0].range,
        quote: s.facts.events[0].range.of(&s.document.text).to_owned(),
    };
    let pair = vec![(anchor(&sources[0]), anchor(&sources[1])).into()];
    let n = together.events.len();
    let apart = resolve(
        &sources,
        &Constraints {
            different: pair.clone(),
            ..Constraints::default()
        },
    );
    let joined = resolve(
        &sources,
        &Constraints {
            same: pair,
            ..Constraints::default()
        },
    );
    assert_eq!((n, apart.events.len(), joined.events.len()), (1, 2, 1));
}

const OPEN: &str =
    "The closing ceremony of the project \"Quiet Rivers\" was held in Lund on 03/04/2019.\n";

#[test]
fn numbers_that_read_both_ways_are_kept_as_both() {
    check(
        &[("a.txt", OPEN)],
        expect![[r#"
            bounded [2019-03-04,2019-04-03] [2019-03-04 2019-04-03] Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt (two ways)
        "#]],
    );
}

#[test]
fn the_folder_settles_numbers_that_read_both_ways() {
    let day = "Ms. Eva Lund visited the bridge works in Bergen on 25/12/2018.\n";
    let month = "Mr. Karl Brandt visited the bridge works in Bergen on 12/26/2018.\n";
    check(
        &[("a.txt", OPEN), ("b.txt", day)],
        expect![[r#"
        stated 2018-12-25 Eva Lund visited the bridge works in Bergen – b.txt
        stated 2019-04-03 Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt
    "#]],
    );
    check(
        &[("a.txt", OPEN), ("b.txt", day), ("c.txt", month)],
        expect![[r#"
            stated 2018-12-25 Eva Lund visited the bridge works in Bergen – b.txt
            stated 2018-12-26 Karl Brandt visited the bridge works in Bergen – c.txt
            bounded [2019-03-04,2019-04-03] [2019-03-04 2019-04-03] Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt (two ways)
        "#]],
    );
}

#[test]
fn another_telling_settles_numbers_that_read_both_ways() {
    let told = |when: &str| {
        format!("The closing ceremony of the project \"Quiet Rivers\" was held in Lund {when}.\n")
    };
    check(
        &[("a.txt", OPEN), ("b.txt", &told("on 3 April 2019"))],
        expect![[r#"
            stated 2019-04-03 Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt b.txt
        "#]],
    );
    check(
        &[("a.txt", OPEN), ("b.txt", &told("in March 2019"))],
        expect![[r#"
            derived 2019-03-04 Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt b.txt
        "#]],
    );
    check(
        &[("a.txt", OPEN), ("b.txt", &told("on April 3"))],
        expect![[r#"
            derived 2019-04-03 Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt b.txt
        "#]],
    );
    check(
        &[("a.txt", OPEN), ("b.txt", &told("in 2019"))],
        expect![[r#"
            bounded [2019-03-04,2019-04-03] [2019-03-04 2019-04-03] Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt b.txt (two ways)
        "#]],
    );
}

#[test]
fn what_had_happened_when_it_was_written_settles_numbers_that_read_both_ways() {
    let news = |text: &str| format!("River News\n\n20 March 2019\n\n{text}");
    check(
        &[("a.txt", &news(OPEN))],
        expect![[r#"
        derived 2019-03-04 Closing ceremony of the project "Quiet Rivers" held in Lund – a.txt
    "#]],
    );
    let later = OPEN.replace("was held", "will be held");
    check(
        &[("a.txt", &news(&later))],
        expect![[r#"
        derived 2019-04-03 Closing ceremony of the project "Quiet Rivers" to be held in Lund – a.txt
    "#]],
    );
}

#[test]
fn why_numbers_are_read_as_they_are() {
    let day = "Ms. Eva Lund visited the bridge works in Bergen on 25/12/2018.\n";
    let why = |docs: &[(&str, &str)]| {
        let timeline = resolve(&sources(docs), &Constraints::default());
        let event = timeline.events.iter().find(|e| e.label.contains("Rivers"));
        let why = event.map(|e| e.when.why.clone()).unwrap_or_default();
        why.into_iter()
            .map(|r| format!("{}\n", r.text))
            .collect::<String>()
    };
    expect![[r#"
        The text says “03/04/2019”.
        “03/04/2019” can be read day first, as 3 April 2019, or month first, as 4 March 2019.
        No date of this document shows which number is the day.
        No other document shows it either, so both readings are kept.
    "#]]
    .assert_eq(&why(&[("a.txt", OPEN)]));
    expect![[r#"
        The text says “03/04/2019”.
        “03/04/2019” is read day first.
        “25/12/2018” in “b.txt”, a document beside it, can only be read day first (there is no month 25).
    "#]].assert_eq(&why(&[("a.txt", OPEN), ("b.txt", day)]));
    let other =
        "The closing ceremony of the project \"Quiet Rivers\" was held in Lund on 3 April 2019.\n";
    expect![[r#"
        The text says “3 April 2019”.
        “3 April 2019” says 2019-04-03.
        “03/04/2019” is read as 3 April 2019, because “3 April 2019” in “b.txt” tells the same event.
    "#]].assert_eq(&why(&[("a.txt", OPEN), ("b.txt", other)]));
    let dated = format!("River News\n\n20 March 2019\n\n{OPEN}");
    expect![[r#"
        The text says “03/04/2019”.
        “03/04/2019” can be read day first, as 3 April 2019, or month first, as 4 March 2019.
        No date of this document shows which number is the day.
        No other document shows it either, so both readings are kept.
        It had happened when this was written, 20 March 2019.
        So it was 4 March 2019, not 3 April 2019.
    "#]]
    .assert_eq(&why(&[("a.txt", &dated)]));
}

#[test]
fn a_plan_that_moves_is_one_event_that_is_seen_moving() {
    let docs = [
        (
            "1.txt",
            "A library for Senn\n\n10 January 2018\n\nThe new town library of Senn will be opened on 4 May 2018.\n",
        ),
        (
            "2.txt",
            "Library opens later\n\n20 April 2018\n\nThe opening of the new town library of Senn has been postponed from 4 May to 7 September 2018.\n",
        ),
    ];
    let timeline = resolve(&sources(&docs), &Constraints::default());
    let [event] = &timeline.events[..] else {
        panic!("{}", show(&timeline));
    };
    assert_eq!(event.when.edtf, "2018-09-07".parse().ok());
    let readings: Vec<String> = event.readings.iter().map(|r| r.edtf.to_string()).collect();
    assert_eq!(readings, ["2018-09-07", "2018-05-04"]);
    let why: Vec<&str> = event.when.why.iter().map(|r| r.text.as_str()).collect();
    assert!(
        why.contains(&"It had been planned for 4 May 2018."),
        "{why:?}"
    );
}

#[test]
fn what_stands_in_every_years_minutes_is_told_of_each_meeting() {
    let minutes = |day: &str| {
        format!(
            "Minutes of the board\n\n{day}\n\nThe board of the Lund Museum approved the minutes of its last meeting.\n"
        )
    };
    let (one, other) = (minutes("3 May 2011"), minutes("4 May 2012"));
    let apart = resolve(
        &sources(&[("a.txt", &one), ("b.txt", &other)]),
        &Constraints::default(),
    );
    let approved = |t: &Timeline| {
        t.events
            .iter()
            .filter(|e| e.label.contains("approved"))
            .count()
    };
    assert_eq!(approved(&apart), 2, "{}", show(&apart));
    // A copy of the same minutes is the same meeting.
    let copied = resolve(
        &sources(&[("a.txt", &one), ("b.txt", &one)]),
        &Constraints::default(),
    );
    assert_eq!(approved(&copied), 1, "{}", show(&copied));
}

#[test]
fn an_old_story_told_again_with_a_day_that_slipped_is_one() {
    check(
        &[
            (
                "a.txt",
                "The garrison of Harrow surrendered on 9 July 1471.\n",
            ),
            (
                "b.txt",
                "The garrison of Harrow surrendered on 10 July 1471.\n",
            ),
        ],
        expect![[r#"
            stated 1471-07-09 Garrison of Harrow surrendered – a.txt b.txt (disagree)
        "#]],
    );
    check(
        &[
            (
                "a.txt",
                "The garrison of Harrow surrendered on 9 July 1471.\n",
            ),
            (
                "b.txt",
                "The garrison of Harrow surrendered on 20 July 1471.\n",
            ),
        ],
        expect![[r#"
            stated 1471-07-09 Garrison of Harrow surrendered – a.txt
            stated 1471-07-20 Garrison of Harrow surrendered – b.txt
        "#]],
    );
}

#[test]
fn copies_of_one_release_do_not_outvote_two_witnesses() {
    let copy = "On 3 May 2011 the closing ceremony of the project \"Quiet Rivers\" was held in Lund before guests.\n";
    check(
        &[
            ("a.txt", copy),
            ("b.txt", copy),
            ("c.txt", copy),
            (
                "d.txt",
                "The closing ceremony of the project \"Quiet Rivers\" was held in Lund on 4 May 2011.\n",
            ),
            (
                "e.txt",
                "In Lund the closing ceremony of the project \"Quiet Rivers\" was held on 4 May 2011, as planned.\n",
            ),
        ],
        expect![[r#"
            stated 2011-05-04 Closing ceremony of the project "Quiet Rivers" held in Lund before guests – a.txt b.txt c.txt d.txt e.txt (disagree)
        "#]],
    );
}

const HEALTH: &str = "Health news\n\nThe delegation of Lund took part in the 70th session of the World Health Assembly.\n\nThe 70th session of the World Health Assembly was held in Geneva.\n";

#[test]
fn what_is_known_from_outside_dates_and_says_so() {
    let sources = sources(&[("a.txt", HEALTH)]);
    let of = |known: &Chronology| {
        let timeline = resolve_with(&sources, &Constraints::default(), known);
        let mut sessions = timeline.events.into_iter().filter(|e| e.series.is_some());
        sessions.next().expect("a session").when.clone()
    };
    let alone = of(Chronology::none());
    assert_eq!(alone.span(), None);
    let known = of(Chronology::builtin());
    let days = known
        .span()
        .map(|(from, to)| (from.date().to_string(), to.date().to_string()));
    assert_eq!(
        days,
        Some(("2017-01-01".to_owned(), "2018-01-01".to_owned()))
    );
    let said = |r: &crate::model::Reason| {
        r.text
            .starts_with("From general knowledge, not checked: number 70")
    };
    assert!(known.why.iter().any(said), "{:?}", known.why);
    // It narrows and never dates: the year is a bound.
    assert_eq!(known.certainty, Certainty::Bounded);
}

/// The year in which a sentence's event can have been at the earliest, by terms of office from outside.
#[track_caller]
fn check_since(sentence: &str, since: Option<i32>) {
    let sources = sources(&[("a.txt", sentence)]);
    let timeline = resolve_with(&sources, &Constraints::default(), Chronology::builtin());
    let event = timeline.events.first().expect(sentence);
    let found = event
        .when
        .earliest
        .map(|at| chrono::Datelike::year(&at.date()));
    assert_eq!(found, since, "{sentence}\n{:?}", event.when.why);
}

#[test]
fn who_is_met_holds_the_office_too() {
    for yes in [
        "Eva Lund met with the Director General of the International Organization for Migration, Antonio Vitorino.",
        "Eva Lund met with the delegation headed by António Vitorino, Director General of IOM.",
        "A memorandum was signed by Antonio Vitorino, Director General of IOM.",
        "On a wet morning in the old harbor office Eva Lund received the Director General of IOM, Antonio Vitorino.",
    ] {
        check_since(yes, Some(2018));
    }
    for no in [
        "Eva Lund met with the delegation headed by Antonio Vitorino, former Director General of IOM.",
        "Eva Lund met with the widow of the Director General of IOM, Antonio Vitorino.",
        "Eva Lund met with the delegation headed by Anton Vitorin, Director General of IOM.",
        "Eva Lund met with the delegation headed by Antonio Vitorino.",
    ] {
        check_since(no, None);
    }
}

/// What is known of the year before is known of the year after it: the day of the meeting that speaks of “last year”.
#[test]
fn what_last_year_was_bounds_what_is_counted_from() {
    let meeting = |when: &str| {
        let text = format!(
            "Meeting at the Harbor Office\n\nMs. Eva Lund met with Mr. Karl Brandt on July 30.\n\nShe noted the visit of the Director General of \
             the International Organization for Migration William Lacy Swing to the harbor in September{when}.\n"
        );
        let sources = sources(&[("a.txt", &text)]);
        let timeline = resolve_with(&sources, &Constraints::default(), Chronology::builtin());
        let event = timeline.events.iter().find(|e| e.kind == "meet");
        let when = event.expect("the meeting").when.clone();
        let day = |at: crate::model::Instant| at.date().to_string();
        (when.earliest.map(day), when.latest.map(day))
    };
    assert_eq!(
        meeting(" of last year"),
        (Some("2010-07-30".to_owned()), Some("2019-07-31".to_owned()))
    );
    assert_eq!(meeting("").0, None);
}

#[test]
fn what_was_part_of_a_forum_that_ended_today_was_some_time_before() {
    let day = |ended: &str| {
        let text = format!(
            "Forum of harbor towns in Karsten\n\n14 October 2021\n\nThe forum of the harbor towns {ended} in Karsten today. Speaking at the forum, \
             Ms. Eva Lund thanked the towns.\n"
        );
        let timeline = resolve(&sources(&[("a.txt", &text)]), &Constraints::default());
        let speech = timeline.events.iter().find(|e| e.kind == "speak");
        let when = &speech.expect("the speech").when;
        (
            when.earliest.is_some(),
            when.latest.map(|at| at.date().to_string()),
        )
    };
    let next = Some("2021-10-15".to_owned());
    assert_eq!(day("ended"), (false, next.clone()));
    assert_eq!(day("was held"), (true, next));
}

/// A meeting of several days that is put off: the new days count, and what was planned is kept.
#[test]
fn days_that_were_put_off_are_those_it_is_put_off_to() {
    let plan = "Notice\n\nThe 10th Forum on Harbor Towns, which was to be held in Karsten on 20-22 April 2021, has been postponed. \
                The new dates are 12-14 October 2021.\n";
    check(
        &[("a.txt", plan)],
        expect![[r#"
        stated 2021-10-12/2021-10-14 10th forum on Harbor Towns – a.txt (disagree)
    "#]],
    );
    check(
        &[
            ("a.txt", plan),
            (
                "b.txt",
                "KARSTEN, 14 October – The 10th Forum on Harbor Towns ended in Karsten today.\n",
            ),
        ],
        expect![[r#"
            stated 2021-10-12/2021-10-14 10th forum on Harbor Towns – a.txt b.txt (disagree)
        "#]],
    );
    // Two reports of what has happened disagree, and both are told.
    check(
        &[
            (
                "a.txt",
                "The 10th Forum on Harbor Towns was held in Karsten on 20-22 April 2021.\n",
            ),
            (
                "b.txt",
                "The 10th Forum on Harbor Towns was held in Karsten on 21-22 April 2021.\n",
            ),
        ],
        expect![[r#"
            stated 2021-04-20/2021-04-22 10th forum on Harbor Towns – a.txt b.txt (disagree)
        "#]],
    );
}

#[test]
fn what_starts_on_a_day_and_will_end_on_another_lasts() {
    check(
        &[(
            "a.txt",
            "The 9th Forum of Harbor Towns opened in Karsten\n\nThe 9th Forum of Harbor Towns started its work in Karsten on April 11, 2019. \
             Ms. Eva Lund thanked the towns.\n\nThe Forum will end on April 13.\n",
        )],
        expect![[r#"
            stated 2019-04-11 9th forum of the Harbor Towns – a.txt
        "#]],
    );
    // What is to end is no gathering: its last day is when that happened.
    check(
        &[(
            "a.txt",
            "The harbor project ended on April 13, 2019, and the towns were glad of it.\n",
        )],
        expect![[r#"
            stated 2019-04-13 Harbor project ended – a.txt
        "#]],
    );
}

/// A day without a year becomes a date by what was checked, and stays a day between bounds by what was not.
/// The documents' sentences, and for each event of the timeline the documents that tell it.
#[track_caller]
fn check_groups(docs: &[(&str, &str)], groups: &[&[&str]]) {
    let timeline = resolve(&sources(docs), &Constraints::default());
    let mut found: Vec<Vec<&str>> = timeline
        .events
        .iter()
        .map(|e| {
            let mut docs: Vec<&str> = e.claims.iter().map(|c| c.doc.as_str()).collect();
            docs.dedup();
            docs
        })
        .collect();
    found.sort();
    assert_eq!(
        found,
        groups,
        "{:#?}",
        timeline
            .events
            .iter()
            .map(|e| (&e.label, &e.kind))
            .collect::<Vec<_>>()
    );
}

#[test]
fn nobody_dies_twice_but_two_may_die_in_one_year() {
    let day = "Ms. Eva Lund died in her sleep on 2 February 2012.\n";
    check_groups(
        &[
            ("a.txt", day),
            ("b.txt", "Eva Lund, who painted boats, died in 2012.\n"),
        ],
        &[&["a.txt", "b.txt"]],
    );
    // Another person, and another year.
    check_groups(
        &[
            ("a.txt", day),
            ("b.txt", "Karl Brandt, who painted boats, died in 2012.\n"),
        ],
        &[&["a.txt"], &["b.txt"]],
    );
    check_groups(
        &[
            ("a.txt", day),
            ("b.txt", "Eva Lund, who painted boats, died in 2002.\n"),
        ],
        &[&["a.txt"], &["b.txt"]],
    );
    // What may be done again in a year is not one by the person alone.
    check_groups(
        &[
            (
                "a.txt",
                "Ms. Eva Lund visited a harbor in the north on 2 February 2012.\n",
            ),
            (
                "b.txt",
                "Eva Lund, who painted boats, visited many schools in 2012.\n",
            ),
        ],
        &[&["a.txt"], &["b.txt"]],
    );
}

/// "Till 30 November" says less than the days themselves, whichever document is read first.
#[test]
fn the_days_of_a_session_win_over_its_end() {
    let opened = "The 38th session of the Regional Council on Mobility opened in Moor. The session will continue till 30 November.\n";
    let report = "Report, 20 December 2022\n\nThe 38th session of the Regional Council on Mobility was held in Moor from 28 to 30 November 2022.\n";
    let days = expect![[r#"
        stated 2022-11-28/2022-11-30 38th session of the Regional Council on Mobility – a.txt b.txt
    "#]];
    check(&[("a.txt", opened), ("b.txt", report)], days);
    check(
        &[("a.txt", opened)],
        expect![[r#"
        bounded ../XXXX-11-30 [.. ..] 38th session of the Regional Council on Mobility – a.txt
    "#]],
    );
}

/// Of what is only said to have ended, that day it ended; "before" is a bound all the same.
#[test]
fn what_ended_today_ended_today() {
    let training = |when: &str| {
        format!(
            "Report, 18 November 2022\n\nThe training of the Harbor Board on forged papers ended {when}.\n"
        )
    };
    check(
        &[("a.txt", &training("today"))],
        expect![[r#"
        derived 2022-11-18 Training of the Harbor Board on forged papers ended – a.txt
    "#]],
    );
    check(
        &[("a.txt", &training("before 16 November"))],
        expect![[r#"
        bounded ../2022-11-16 [.. 2022-11-16] Training of the Harbor Board on forged papers ended – a.txt
    "#]],
    );
}

#[test]
fn what_was_planned_and_is_called_off_is_one() {
    let plan = "Minutes, 5 March 2013\n\nThe spring fair was fixed for 27 April 2013.\n";
    check_groups(
        &[
            ("a.txt", plan),
            (
                "b.txt",
                "The spring fair planned for 27 April 2013 has been called off.\n",
            ),
        ],
        &[&["a.txt"], &["a.txt", "b.txt"]],
    );
    // Another thing on that day, and the same on another.
    check_groups(
        &[
            ("a.txt", plan),
            (
                "b.txt",
                "The spring concert planned for 27 April 2013 has been called off.\n",
            ),
        ],
        &[&["a.txt"], &["a.txt"], &["b.txt"]],
    );
    check_groups(
        &[
            ("a.txt", plan),
            (
                "b.txt",
                "The spring fair planned for 26 April 2014 has been called off.\n",
            ),
        ],
        &[&["a.txt"], &["a.txt"], &["b.txt"]],
    );
}

/// Two boards that each speak of "the 12th meeting" hold two series, called by their bodies; one that names nobody is none.
#[test]
fn meetings_are_called_by_the_body_that_meets() {
    let board = |name: &str, day: &str| {
        format!(
            "{name}\n\nMinutes\n\nThe 12th meeting was held on {day} 2011. The 13th meeting was held on {day} 2012.\n"
        )
    };
    let texts = [
        ("a.txt", board("Harbour Board of Velmark", "4 May")),
        ("b.txt", board("School Council of Lunde", "6 June")),
        (
            "c.txt",
            "A letter\n\nThe 12th meeting was held on 3 March 2011. It was cold.\n".to_owned(),
        ),
        (
            "d.txt",
            "News\n\nThe 12th meeting of the Harbour Board of Velmark took place on 4 May 2011.\n"
                .to_owned(),
        ),
    ];
    let docs: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let timeline = resolve(&sources(&docs), &Constraints::default());
    let names: Vec<&str> = timeline
        .of_kind(EntityKind::Series)
        .map(|e| e.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Meeting of the Harbour Board of Velmark",
            "Meeting of the School Council of Lunde"
        ]
    );
    let twelfth: Vec<BTreeSet<&str>> = timeline
        .events
        .iter()
        .filter(|e| e.series.is_some_and(|s| s.number == Some(12)))
        .map(|e| e.claims.iter().map(|c| c.doc.as_str()).collect())
        .collect();
    assert_eq!(
        twelfth,
        [
            BTreeSet::from(["a.txt", "d.txt"]),
            BTreeSet::from(["b.txt"])
        ]
    );
}

/// Minutes of an inquiry that named one association took that for the body that met.
#[test]
fn the_body_before_the_titles_colon_meets_and_not_the_one_that_is_written_to() {
    let minutes = |title: &str| {
        format!(
            "{title}\n\nTuesday 3 May 2011\n\nIt was resolved to write to the Lunde Traders Association. The 2nd sitting was fixed for 17 May 2011.\n"
        )
    };
    for (title, series) in [
        (
            "Ferry Inquiry: minutes of the first sitting",
            "Sitting of the Ferry Inquiry",
        ),
        ("Ferry Inquiry", "Sitting of the Ferry Inquiry"),
        (
            "Late days of the Inquiry",
            "Sitting of the Lunde Traders Association",
        ),
        (
            "Inquiry asks for more time",
            "Sitting of the Lunde Traders Association",
        ),
        (
            "Ferry news: what was said",
            "Sitting of the Lunde Traders Association",
        ),
    ] {
        let text = minutes(title);
        let timeline = resolve(
            &sources(&[("a.txt", text.as_str())]),
            &Constraints::default(),
        );
        let names: Vec<&str> = timeline
            .of_kind(EntityKind::Series)
            .map(|e| e.name.as_str())
            .collect();
        assert_eq!(names, [series], "{title}");
    }
}

/// Another number told beside the main one is another meeting, neither it nor part of it.
#[test]
fn spellings_of_one_series_are_one_and_its_numbers_are_not() {
    let timeline = resolve(
        &sources(&[
            (
                "a.txt",
                "The Tidewater Fisheries Organization (TFO) announced that the 14th session of the Council of the Tidewater Fisheries Organization was held in Lund on 4 May 2011.\n",
            ),
            (
                "b.txt",
                "Report on the fourteenth session of the TFO Council\n\nThe thirteenth session of the TFO Council was held in Lund from 5 to 7 May 2010.\n",
            ),
        ]),
        &Constraints::default(),
    );
    assert_eq!(timeline.of_kind(EntityKind::Series).count(), 1);
    let mut numbers: Vec<(Option<u32>, Option<String>)> = timeline
        .events
        .iter()
        .filter_map(|e| {
            Some((
                e.series?.number,
                e.when.edtf.as_ref().map(ToString::to_string),
            ))
        })
        .collect();
    numbers.sort();
    assert_eq!(
        numbers,
        [
            (Some(13), Some("2010-05-05/2010-05-07".to_owned())),
            (Some(14), Some("2011-05-04".to_owned()))
        ]
    );
}

#[test]
fn sessions_in_several_languages_are_one_series() {
    let names = |docs: &[(&str, &str)]| -> Vec<String> {
        let timeline = resolve(&sources(docs), &Constraints::default());
        timeline
            .of_kind(EntityKind::Series)
            .map(|e| e.name.clone())
            .collect()
    };
    let english = (
        "a.txt",
        "The 14th session of the Council of the International Fisheries Organization was held in Lund on 4 May 2011.\n",
    );
    assert_eq!(
        names(&[
            english,
            (
                "b.txt",
                "Лунд, 5 мая 2011 г.\n\n14-я сессия Совета Международной организации рыболовства прошла в Лунде 4 мая 2011 года.\n",
            ),
        ]),
        ["Session of the Council of the International Fisheries Organization"]
    );
    // Another body's sessions are another series.
    assert_eq!(
        names(&[
            english,
            (
                "b.txt",
                "Лунд, 5 мая 2011 г.\n\n14-я сессия Совета Международной организации здравоохранения прошла в Лунде 4 мая 2011 года.\n",
            ),
        ])
        .len(),
        2
    );
}

#[test]
fn the_days_of_a_meeting_are_better_than_its_month() {
    let docs = [
        (
            "a.txt",
            "The 13th session of the Harbor Council was held in Lund in May 2010.\n",
        ),
        (
            "b.txt",
            "The 13th session of the Harbor Council was held in Lund from 5 to 7 May 2010.\n",
        ),
    ];
    let timeline = resolve(&sources(&docs), &Constraints::default());
    let days: Vec<String> = timeline
        .events
        .iter()
        .filter_map(|e| Some(e.when.edtf.as_ref()?.to_string()))
        .collect();
    assert_eq!(days, ["2010-05-05/2010-05-07"]);
    // A time that only overlaps is another word, and a longer one says less.
    for other in [
        "from 28 May to 2 June 2010",
        "from 1 May 2010 to 3 August 2010",
    ] {
        let text = format!("The 13th session of the Harbor Council was held in Lund {other}.\n");
        let timeline = resolve(
            &sources(&[docs[0], ("b.txt", &text)]),
            &Constraints::default(),
        );
        let first = timeline
            .events
            .iter()
            .find(|e| e.series.is_some())
            .expect("the session");
        let shown = first.when.edtf.as_ref().map(ToString::to_string);
        assert_eq!(
            shown.as_deref(),
            if other.contains("28 May") {
                Some("2010-05-28/2010-06-02")
            } else {
                Some("2010-05")
            },
            "{other}"
        );
    }
}

#[test]
fn what_was_not_checked_bounds_and_makes_no_date() {
    let text =
        "Choir news\n\nThe 4th session of the Ostermoor Choir Council was held in Lund on 3 May.\n";
    let sources = sources(&[("a.txt", text)]);
    let of = |checked: &str| {
        let own = format!(
            "[[series]]\nname = \"Session of the Ostermoor Choir Council\"\nsource = \"its own list\"\n{checked}one_a_year = {{ number = 1, year = 1976, to = 40 }}\n"
        );
        let mut outside = Chronology::default();
        outside.add("own.toml", &own).expect("well written");
        let timeline = resolve_with(&sources, &Constraints::default(), &outside);
        let mut sessions = timeline.events.into_iter().filter(|e| e.series.is_some());
        let when = sessions.next().expect("a session").when.clone();
        (
            when.certainty,
            when.edtf.map(|e| e.to_string()),
            when.earliest,
        )
    };
    let year = crate::model::Instant::from_ymd(1979, 1, 1);
    let day = crate::model::Instant::from_ymd(1979, 5, 3);
    let checked = (Certainty::Derived, Some("1979-05-03".to_owned()), day);
    assert_eq!(of(""), checked);
    assert_eq!(of("checked = \"against its minutes\"\n"), checked);
    let not = (Certainty::Bounded, Some("XXXX-05-03".to_owned()), year);
    assert_eq!(of("checked = \"no\"\n"), not);
}

#[test]
fn numbers_and_years_that_contradict_are_said_and_bound_nothing() {
    let session = |n: &str, day: &str| {
        format!("The {n} session of the Council of the River Commission was held on {day}.\n")
    };
    let texts = [
        ("a.txt", session("7th", "4 May 2007")),
        ("b.txt", session("8th", "6 May 2018")),
        ("c.txt", session("9th", "6 May 2009")),
        (
            "d.txt",
            "The 10th session of the Council of the River Commission was held in Lund.\n"
                .to_owned(),
        ),
        ("e.txt", session("11th", "5 May 2011")),
    ];
    let docs: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let timeline = resolve(&sources(&docs), &Constraints::default());
    let of = |n: u32| {
        let mut events = timeline.events.iter();
        &events
            .find(|e| e.series.and_then(|s| s.number) == Some(n))
            .expect("it")
            .when
    };
    let told = |n: u32| {
        of(n)
            .why
            .iter()
            .any(|r| r.text.contains("does not fit the numbers"))
    };
    assert!(told(8) && !told(7));
    let latest = of(10).latest.expect("a bound");
    assert!(latest <= crate::model::Instant::from_ymd(2011, 5, 5).expect("a day"));
}

#[test]
fn a_day_of_the_week_picks_the_year_and_speaks_against_a_wrong_one() {
    check(
        &[
            (
                "a.txt",
                "On Sunday, 28 April 2007, Ms. Rosa Brandt christened the ferry \"Alma\" in Kell.\n",
            ),
            (
                "b.txt",
                "On Saturday, 28 April, Ms. Rosa Brandt christened the ferry \"Alma\" in Kell.\n",
            ),
        ],
        expect![[r#"
            stated 2007-04-28 Rosa Brandt christened the ferry "Alma" in Kell – a.txt b.txt
        "#]],
    );
    let sources = sources(&[(
        "a.txt",
        "On Sunday, 28 April 2007, Ms. Rosa Brandt christened the ferry \"Alma\" in Kell.\n",
    )]);
    let timeline = resolve(&sources, &Constraints::default());
    let why: Vec<&str> = timeline.events[0]
        .when
        .why
        .iter()
        .map(|r| r.text.as_str())
        .collect();
    assert!(
        why.contains(&"“Sunday, 28 April 2007” names a Sunday, but 28 April 2007 was a Saturday."),
        "{why:?}"
    );
}

#[test]
fn a_year_and_a_day_in_it_are_one_where_it_happens_once() {
    check(
        &[
            (
                "a.txt",
                "The painter Elsbeth Morant was born in Calvano on 11 June 1920.\n",
            ),
            (
                "b.txt",
                "The painter Elsbeth Morant was born in Calvano in 1920.\n",
            ),
        ],
        expect![[r#"
            stated 1920-06-11 Elsbeth Morant born in Calvano – a.txt b.txt
        "#]],
    );
    check(
        &[
            (
                "a.txt",
                "The painter Elsbeth Morant was born in Calvano on 11 June 1920.\n",
            ),
            (
                "b.txt",
                "The painter Karl Brandt was born in Calvano in 1920.\n",
            ),
        ],
        expect![[r#"
            stated 1920 Karl Brandt born in Calvano – b.txt
            stated 1920-06-11 Elsbeth Morant born in Calvano – a.txt
        "#]],
    );
}
