//! Labels that read alone: whole subject and verb, names resolved, nothing of the next clause.

use super::{check, labels};
use expect_test::expect;

#[test]
fn asides_are_not_needed() {
    labels(
        "Brandt Cranes, the contractor, sold the pier in May 2011.",
        &["Brandt Cranes sold the pier"],
    );
    labels(
        "The contractor, Brandt Cranes Ltd, sold the pier in May 2011.",
        &["Brandt Cranes Ltd sold the pier"],
    );
    labels(
        "The inquiry, chaired by Ms. Eva Lund, opened in April 2002.",
        &["Inquiry opened"],
    );
    // It counts up.
    labels(
        "The roof, the walls and the floor were repaired in May 2011.",
        &["Roof, the walls and the floor repaired"],
    );
    labels(
        "Mayor Eva Lund, who met Karl Moll on 3 May 2011, called the decision a mistake.",
        &["Eva Lund met Karl Moll"],
    );
}

#[test]
fn whose_deputy_it_is_need_not_be_told() {
    labels(
        "In March 2016 Ms. Eva Lund left the firm. Her deputy, Mr. Karl Moll, took over on 1 April 2016.",
        &["Eva Lund left the firm", "Karl Moll took over"],
    );
    labels(
        "In March 2016 Ms. Eva Lund left the firm. Her first book was published in 2017.",
        &["Eva Lund left the firm", "Eva Lund’s first book published"],
    );
    labels(
        "On 3 May 2011 the minister visited our workshop.",
        &["Minister visited the workshop"],
    );
}

#[test]
fn what_is_to_come_has_its_subject() {
    labels(
        "The pier is owned by the town and is due to be finished in May 2031.",
        &["planned: Pier to be finished"],
    );
    labels(
        "The works are to begin on 3 May 2031 and to be finished by June 2032.",
        &["planned: Works to begin", "planned: Works to be finished"],
    );
    labels(
        "They informed us about a campaign to be carried out in May 2031.",
        &["planned: Campaign to be carried out"],
    );
    labels(
        "We plan to fly home on 28 August 2031.",
        &["planned: Will fly home"],
    );
    labels("We are trying to find a cook.", &[]);
    labels("The grant will allow us to rebuild the mill in 2031.", &[]);
}

#[test]
fn what_is_said_has_a_subject_of_its_own() {
    labels(
        "Brandt Cranes said the repair would take until May 2031.",
        &["planned: Repair to take"],
    );
    labels(
        "Letter\n\n24 October 2030\n\nI am glad to confirm that the deadline is extended to 31 March 2031.",
        &["planned: Deadline extended"],
    );
    labels(
        "Members asked whether the ovens would be replaced in May 2031.",
        &[],
    );
    labels(
        "The mayor asked that the firm pay back the 2 million crowns in grants it received in 2009.",
        &["Received 2 million crowns in grants"],
    );
}

#[test]
fn it_is_what_was_last_spoken_of() {
    labels(
        "I joined the Harbor Board in its first year. It was founded in 2007.",
        &["Harbor Board founded"],
    );
    labels(
        "Engineers found cracks in the dam before it failed in November 2001.",
        &["Engineers found cracks in the dam", "Dam failed"],
    );
    // From whom it was bought is not what is spoken of.
    labels(
        "Ms. Eva Lund bought the mill from the Harbor Board. It was founded in 2007.",
        &[
            "Eva Lund bought the mill from the Harbor Board",
            "It was founded",
        ],
    );
}

#[test]
fn a_label_ends_with_its_clause() {
    labels(
        "The pier was reopened on 4 May 2024, three months later than planned.",
        &["Pier reopened"],
    );
    labels(
        "The minutes of the meeting were approved, proposed by Mr. Moll.",
        &["Minutes of the meeting approved"],
    );
    labels(
        "The firm was founded on 5 December 1951, in the years when nobody had work.",
        &["Firm founded"],
    );
    labels(
        "Eva Lund came to Oslo in a September that was still warm.",
        &["Eva Lund came to Oslo"],
    );
    labels(
        "Measles broke out in two villages in the last week of April 2011.",
        &["Measles broke out in two villages"],
    );
    labels(
        "The ship ran aground on the bank while on passage to Oslo on 3 May 2011.",
        &["Ship ran aground on the bank"],
    );
    labels(
        "The pool was closed since a storm broke the roof on 3 May 2011.",
        &["Pool closed", "Storm broke the roof"],
    );
    labels(
        "The accounts were audited by Palm & Weir in 2016.",
        &["Accounts audited by Palm & Weir"],
    );
}

#[test]
fn rows_say_what_was_done() {
    labels(
        "Log\n\nDate | Place | What\n2 May 1898 | Hammerfest | Landed 31 men\n3 May 1898 | Oslo | Closed\n5 May 1898 | 18:30 | The Seagull\n",
        &["Hammerfest: Landed 31 men", "Oslo: Closed", "The Seagull"],
    );
    labels(
        "Log\n\nDate | Match\n2 March 1996 | Lund – Moll 2:1\n",
        &["Lund – Moll 2:1"],
    );
}

#[test]
fn a_chronology_is_of_what_its_title_names_behind_the_colon() {
    labels(
        "Chronology of the case: Moll v Port of Lund\n\n3 May 2001: Collision between two boats\n4 June 2002: Hearing in Oslo\n5 July 2003: Judgment\n",
        &[
            "Moll v Port of Lund: Collision between two boats",
            "Moll v Port of Lund: Hearing in Oslo",
            "Moll v Port of Lund: Judgment",
        ],
    );
}

#[test]
fn what_was_not_is_not_told() {
    labels("No reply was received in May 2011.", &[]);
    labels("A reply was received in May 2011.", &["Reply received"]);
    labels(
        "The notice takes effect one year after it has been received.",
        &[],
    );
    labels(
        "In May 2011 I read in the newspaper that the mill was old.",
        &[],
    );
    labels("Your letter of 3 May 2011 reached me in Oslo.", &[]);
}

#[test]
fn how_often_is_said_where_nothing_else_does() {
    labels(
        "The fair has been held every April since 1951.",
        &["recurring: Fair held every April"],
    );
    labels("The fair was held in April 1951.", &["Fair held"]);
}

#[test]
fn a_diary_may_note_what_there_was() {
    labels(
        "Monday, 3 June 2019\n\nThe road was closed.\n\nTuesday\n\nRehearsal until ten. Apples for supper.\n",
        &["Road closed", "Rehearsal until ten"],
    );
    labels("Rehearsal until ten.", &[]);
}

#[test]
fn a_verb_with_a_hyphen_is_one() {
    labels(
        "Ms. Eva Lund was re-elected to the board on 3 May 2011.",
        &["Eva Lund re-elected to the board"],
    );
    labels(
        "Mr. Karl Moll was co-opted on 3 May 2011.",
        &["Karl Moll co-opted"],
    );
}

/// What leads in, relative clauses and the date of a paper are no subjects and no happenings.
#[test]
fn who_it_is_about_stands_behind_what_leads_in() {
    check(
        "By the order of the Minister dated 17 February 2020 Eva Lund was dismissed from the post of director.",
        expect![[r#"
            Eva Lund dismissed as director | 17 February 2020
        "#]],
    );
    check(
        "By another order of the Minister Mrs. Eva Lund was appointed director.",
        expect![[r#"
            Eva Lund appointed director | –
        "#]],
    );
    check(
        "The harbor office was established by Decree No. 114 dated 3 March 2006.",
        expect![[r#"
            Harbor office established by Decree No. 114 | 3 March 2006
        "#]],
    );
    check(
        "Certificates were presented to 25 inspectors who completed the course in May 2019.",
        expect![[r#"
            Certificates presented to 25 inspectors | – part
            25 inspectors completed the course | May 2019
        "#]],
    );
    check(
        "The clerk reported that the contractor had completed the survey. It was agreed to close the bridge on 1 March 2014.",
        expect![[r#"
            Contractor completed the survey | –
            Agreed to close the bridge | 1 March 2014
        "#]],
    );
    check(
        "The old bridge was painted by the port. It was closed on 1 March 2014.",
        expect![[r#"
            Old bridge closed | 1 March 2014
        "#]],
    );
    // The letter's own date is no happening.
    check(
        "The letter of the harbor office was dated 3 May 2006.",
        expect![""],
    );
}
