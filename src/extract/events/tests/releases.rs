//! Press releases and reports: what is only talked of, what is said in passing, and whose the sentence goes on to be.

use super::check;
use expect_test::expect;

#[test]
fn what_is_talked_of_was_done_on_another_day() {
    check(
        "The parties discussed the return of 14 persons detained at the border on 27 August 2012.",
        expect![[r#"
            Parties discussed the return of 14 persons | –
            14 persons detained at the border | 27 August 2012 before
        "#]],
    );
    check(
        "Participants were informed about the charter adopted by the League of Ports in 2002.",
        expect![[r#"
            Charter adopted by the League of Ports | 2002
        "#]],
    );
    check(
        "The board discussed the joint survey made among 600 firms from October to December 2012.",
        expect![[r#"
            Board discussed the joint survey | –
            Joint survey made among 600 firms | October to December 2012 before
        "#]],
    );
    // Whoever visits a fair is there on its day.
    check(
        "Eva Lund visited the fair organized in Arden on 6 February 2012.",
        expect![[r#"
            Eva Lund visited the fair organized in Arden | 6 February 2012
        "#]],
    );
}

#[test]
fn behind_an_aside_the_sentence_goes_on() {
    check(
        "The sides reviewed the plan \"Open Water\", which is paid for by the League and will be completed in June 2013, and signed a charter.",
        expect![[r#"
            Sides reviewed the plan "Open Water" | – part
            "Open Water" to be completed | June 2013 planned
            Sides signed a charter | –
        "#]],
    );
    check(
        "In his speech the mayor greeted Ms. Eva Lund, who is attending a session for the first time, and signed a charter.",
        expect![[r#"
            Mayor signed a charter | –
        "#]],
    );
    check(
        "During the course, which was led by Eva Lund and Karl Moll, participants repaired a boat.",
        expect![[r#"
            Course led by Eva Lund and Karl Moll | – part
            Participants repaired a boat | –
        "#]],
    );
    check(
        "The memorandum with the Harbor Board, signed in Arden in May 2012, opened a door.",
        expect![[r#"
            Memorandum with the Harbor Board signed in Arden | May 2012
            Memorandum with the Harbor Board opened a door | – part
        "#]],
    );
    check(
        "Karl Moll highlighted the agreement on fishing, which was signed in 2005 and has been in force since 1 March 2006.",
        expect![[r#"
            Agreement on fishing signed | 2005
        "#]],
    );
    check(
        "On 3 May 2012 the board opened a desk at the Harbor Office, which was staffed until 6 June 2012.",
        expect![[r#"
            Board opened a desk at the Harbor Office | 3 May 2012
            Desk at the Harbor Office staffed | 6 June 2012
        "#]],
    );
    check(
        "On 3 May 2012 the board met in the Harbor Office, which was built in 1911.",
        expect![[r#"
            Board met in the Harbor Office | 3 May 2012
            Harbor Office built | 1911
        "#]],
    );
}

#[test]
fn what_is_organized_jointly_is_organized_by_somebody() {
    check(
        "The three-day course on rowing organized jointly by the Harbor Board and the office of the League of Ports for all members has ended on 11 June 2012.",
        expect![[r#"
            Three-day course on rowing ended | 11 June 2012
        "#]],
    );
    check(
        "The club organized jointly with the Harbor Board a course on 11 June 2012.",
        expect![[r#"
            Club organized jointly with the Harbor Board a course | 11 June 2012
        "#]],
    );
}

#[test]
fn in_the_year_when() {
    check(
        "Eva Lund had last visited Arden in 2008, when the school was opened.",
        expect![[r#"
            Eva Lund visited Arden | 2008
            School opened | 2008
        "#]],
    );
    check(
        "Eva Lund visited Arden when the school was opened.",
        expect![[r#"
            Eva Lund visited Arden | –
            School opened | – part
        "#]],
    );
}

#[test]
fn intended_and_foreseen() {
    check(
        "The League intends to hold a forum in Arden in autumn 2013.",
        expect![[r#"
            League to hold a forum in Arden | autumn 2013 planned
        "#]],
    );
    check(
        "The charter says how the League and the board intend to hold a forum.",
        expect![[""]],
    );
    check(
        "Eva Lund believes the League intends well and may hold a forum in autumn 2013.",
        expect![[""]],
    );
    check(
        "He added that the rules had been approved by the board on 3 November 2012 and would enter into force on 1 January 2013.",
        expect![[r#"
            Rules approved by the board | 3 November 2012
            Rules to enter into force | 1 January 2013 planned
        "#]],
    );
    check(
        "The rules were approved by the board on 3 November 2012 and would have entered into force on 1 January 2013.",
        expect![[r#"
            Rules approved by the board | 3 November 2012
        "#]],
    );
}

#[test]
fn at_a_meeting_held() {
    check(
        "At the meeting with Karl Moll held on 1 December 2012, it was agreed to set up a joint group; its first meeting is to take place in Arden in February 2013.",
        expect![[r#"
            Meeting with Karl Moll held | 1 December 2012
            Agreed to set up a joint group | 1 December 2012
            First meeting to take place in Arden | February 2013 planned
        "#]],
    );
}

#[test]
fn a_time_before_an_aside_is_that_of_what_comes_behind() {
    check(
        "In March 2012, after the first boats had arrived from the east, the board opened a desk.",
        expect![[r#"
            First boats arrived from the east | –
            Board opened a desk | March 2012
        "#]],
    );
    check(
        "After the first boats had arrived in March 2012, the board opened a desk.",
        expect![[r#"
            First boats arrived | March 2012
            Board opened a desk | – part
        "#]],
    );
}

#[test]
fn a_day_that_is_kept_and_what_was_done_on_it() {
    check(
        "The Day of Boats is kept on 3 May every year.\n\nOn this occasion the Harbor Board hosted a conference in Arden on 2 May 2012.\n\n\
         Then Eva Lund made a speech.",
        expect![[r#"
            Harbor Board hosted a conference in Arden | 2 May 2012
            Eva Lund made a speech | –
        "#]],
    );
}

#[test]
fn labels_without_what_is_said_of_numbers_and_dates() {
    check(
        "In 2012 the board gave advice to 940 people, a third more than the year before.",
        expect![[r#"
            Board gave advice to 940 people | 2012
        "#]],
    );
    check(
        "The evaluation of last year's course was sent to the board on 3 May 2012.",
        expect![[r#"
            Evaluation of the course sent to the board | 3 May 2012
        "#]],
    );
    check(
        "The first course was held in Arden on 3 May 2012, and the second one in Orsk on 6 June 2012.",
        expect![[r#"
            First course held in Arden | 3 May 2012
        "#]],
    );
}

#[test]
fn each_line_of_a_chronology_has_its_own_day() {
    check(
        "Chronology\n\nMarch 2021 – First fault reported (letter of Eva Lund, 11 March).\n8 May 2022, about 23:40 – Fire breaks out. Two men injured.\n\
         10 June 2022 – Board submits its report.",
        expect![[r#"
            First fault reported | 11 March
            About 23:40 – Fire breaks out | 8 May 2022
            Two men injured | 8 May 2022
            Board submits its report | 10 June 2022
        "#]],
    );
}

#[test]
fn who_did_it_stands_before_the_aside() {
    check(
        "The post was closed in March 2020, when the roads were shut because of the snow, and reopened in July 2021.",
        expect![[r#"
            Post closed | March 2020
            Roads shut because of the snow | March 2020
            Post reopened | July 2021
        "#]],
    );
    check(
        "The handbook, first published in 1987, has been read by many.",
        expect![[r#"
            Handbook published | 1987
        "#]],
    );
    check(
        "1. The minutes of the 6th meeting of the Harbor Board, held on 8 June 2021, were approved on 3 May 2022.",
        expect![[r#"
            6th meeting of the Harbor Board held | 8 June 2021
            Minutes of the 6th meeting of the Harbor Board approved | 3 May 2022
        "#]],
    );
    check(
        "Eva Lund is mourned by the painter Karl Moll, whom she married in 1977.",
        expect![[r#"
            Eva Lund married | 1977
        "#]],
    );
    check(
        "The boat, worth 240,000 crowns, was bought on 3 May 2012.",
        expect![[r#"
            Boat bought | 3 May 2012
        "#]],
    );
}

#[test]
fn a_headline_may_stand_below_the_head_of_the_paper() {
    check(
        "EMBASSY OF NORWAY IN ARDEN\nPress release No. 12\n\nAmbassador Eva Lund hands over boats to the Harbor Board\n\n\
         On Thursday, 18 November 2021, Ambassador Eva Lund handed over twelve boats to the Harbor Board.",
        expect![[r#"
            Eva Lund hands over boats to the Harbor Board | – same
            Eva Lund handed over twelve boats to the Harbor Board | Thursday, 18 November 2021
        "#]],
    );
    check(
        "EMBASSY OF NORWAY IN ARDEN\nPress release No. 12\n\nAmbassador Eva Lund hands over boats to the Harbor Board\n\n\
         On Thursday, 18 November 2021, the mayor opened a school in Arden.",
        expect![[r#"
            Eva Lund hands over boats to the Harbor Board | –
            Mayor opened a school in Arden | Thursday, 18 November 2021
        "#]],
    );
}

#[test]
fn the_organisation_is_no_pronoun() {
    check(
        "WHO delivered two tonnes of supplies on 12 August 2016.",
        expect![[r#"
            WHO delivered two tonnes of supplies | 12 August 2016
        "#]],
    );
    check(
        "Eva Lund, who opened the mill on 12 August 2016, is a teacher.",
        expect![[r#"
            Eva Lund opened the mill | 12 August 2016
        "#]],
    );
}

#[test]
fn where_is_the_place_that_was_gone_to() {
    check(
        "On 22 May 2024 the delegation toured the centre in Harsund, commissioned in September 2023, where the visitors were shown a new card.",
        expect![[r#"
            Delegation toured the centre in Harsund | 22 May 2024
            Centre in Harsund commissioned | September 2023
            Visitors shown a new card | – part
        "#]],
    );
    check(
        "On 22 May 2024 the delegation toured the centre in Harsund, where the visitors were shown a new card.",
        expect![[r#"
            Delegation toured the centre in Harsund | 22 May 2024
            Visitors shown a new card | – part
        "#]],
    );
}

#[test]
fn the_main_clause_goes_on_behind_an_aside() {
    check(
        "The ministers decided to reconvene the Border Commission, which has not met since the spring of 2021, and tasked their deputies.",
        expect![[r#"
            Ministers decided to reconvene the Border Commission | –
        "#]],
    );
    check(
        "Eva Lund praised the centres which the Service has been opening since 2019, and left for Oslo on 3 May 2024.",
        expect![[r#"
            Eva Lund praised the centres | –
            Eva Lund left for Oslo | 3 May 2024
        "#]],
    );
}

#[test]
fn the_day_of_what_is_spoken_of_is_not_that_of_speaking() {
    check(
        "The ministers welcomed the resumption on 17 February 2025 of traffic over the bridge.",
        expect![[r#"
            Ministers welcomed the resumption of traffic over the bridge | –
        "#]],
    );
    check(
        "The ministers exchanged views on the situation along the river following the incident of 30 January 2025.",
        expect![[r#"
            Ministers exchanged views on the situation along the river following the incident | –
        "#]],
    );
    check(
        "The ministers exchanged views in the early hours of 30 January 2025.",
        expect![[r#"
            Ministers exchanged views in the early hours | 30 January 2025
        "#]],
    );
}

#[test]
fn an_honour_may_lead_the_sentence() {
    check(
        "Dame Isolde Holm was a cellist. Appointed OBE in 1985, she was advanced to DBE in 2003.",
        expect![[r#"
            Isolde Holm appointed OBE | 1985
            Isolde Holm advanced to DBE | 2003
        "#]],
    );
    check(
        "Dame Isolde Holm was a cellist. In 1985, she was advanced to DBE.",
        expect![[r#"
            Isolde Holm advanced to DBE | 1985
        "#]],
    );
}

#[test]
fn an_occasion_is_the_one_called_so() {
    check(
        "The guests are concluding a three-day working visit to Oslo on 23 May 2024. On 21 May 2024 the guests were received by Eva Lund. Karl Moll praised the centres. A plan was signed. The list was read. At the end of the visit, the guests laid flowers.",
        expect![[r#"
            Three-day working visit to Oslo | 23 May 2024 before
            Guests received by Eva Lund | 21 May 2024
            Karl Moll praised the centres | –
            Plan signed | –
            Guests laid flowers | – part
        "#]],
    );
    // A first such meeting long ago is not the meeting of today.
    check(
        "The meeting of heads of customs opened in Oslo on 22 April 2019. Eva Lund noted that the first such meeting had been held in Baku in 1998. On the margins of the meeting, Karl Moll met Ivar Holm.",
        expect![[r#"
            Meeting of heads of customs opened in Oslo | 22 April 2019
            First such meeting held in Baku | 1998
            Karl Moll met Ivar Holm | – part
        "#]],
    );
}
