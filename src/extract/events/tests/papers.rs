//! Registers, resolutions, judgments, guides and newsletters: what is told on a day that stands elsewhere, and what is not told at all.

use super::{check, labels};
use expect_test::expect;

#[test]
fn what_began_also_ended() {
    check(
        "Work began in March 2017 and ended on 4 October 2019.",
        expect![[r#"
            Work began | March 2017
            Work ended | 4 October 2019
        "#]],
    );
    check(
        "Work began in March 2017 and was praised on 4 October 2019.",
        expect![[r#"
            Work began | March 2017
            Work praised | 4 October 2019
        "#]],
    );
    // Said of the fair, and of nothing else.
    check(
        "The fair opened in March 2017 and painted houses stood around it.",
        expect![[r#"
            Fair opened | March 2017
        "#]],
    );
}

#[test]
fn a_register_puts_the_year_first() {
    check(
        "Chronicle of the barn\n\n1671 Aug 3. The church burnt in the night.\n1671 Aug 20. Divine service held in the barn.\n\
             1672 Apr 8. First stone laid by Sir John Moll.",
        expect![[r#"
            Church burnt in the night | 1671 Aug 3
            Divine service held in the barn | 1671 Aug 20
            Barn: First stone laid by Sir John Moll | 1672 Apr 8
        "#]],
    );
    // No line of a register: a sentence that begins with a number.
    check(
        "1671 sheep were lost. Divine service held in the barn.",
        expect![[""]],
    );
}

#[test]
fn about_a_year() {
    check(
        "About 1180 the north wall was raised.",
        expect![[r#"
        North wall raised | About 1180
    "#]],
    );
    check(
        "About 1180 sheep were sold.",
        expect![[r#"
        About 1180 sheep sold | –
    "#]],
    );
    check(
        "In 3200 BC the first path was trodden along the lake.",
        expect![[r#"
            First path trodden along the lake | 3200 BC
        "#]],
    );
}

#[test]
fn a_resolution_decides_on_its_day() {
    let head = "Council of the League\nResolution 8 (2013)\nAdopted by the Council on 26 February 2013\n\nThe Council,\n\n";
    check(
        &format!(
            "{head}Recalling its resolution 5 of 19 May 2010,\n\n1. Decides to establish a Fund for Rivers;\n\n\
             2. Requests the Secretary-General to report by 1 June 2014;\n\n\
             3. Decides to remain seized of the matter."
        ),
        expect![[r#"
            Resolution 8 (2013) adopted | 26 February 2013
            Council decides to establish a Fund for Rivers | 26 February 2013
        "#]],
    );
    // Of no day, and a list of what somebody does.
    check(
        "Our society\n\nWhat the board does:\n\n1. Decides to establish funds;\n\n2. Approves the budget.",
        expect![[""]],
    );
}

#[test]
fn a_judgment_orders_on_its_day() {
    check(
        "SUPREME COURT\nJudgment of 2 December 2015\nCase S 118/15\n\n\
             1. The company was registered on 3 April 2012.\n\nFor these reasons the Court dismisses the appeal.",
        expect![[r#"
            Company registered | 3 April 2012
            Court dismisses the appeal | 2 December 2015
        "#]],
    );
    check(
        "For these reasons the Court dismisses the appeal.",
        expect![[""]],
    );
}

#[test]
fn told_in_the_present_and_still_to_come() {
    let head = "News\n\nOslo, 3 December 2015\n\n";
    check(
        &format!(
            "{head}The Union opens its advice office for platform workers in Tromvik on 11 January."
        ),
        expect![[r#"
            Union opens its advice office for platform workers in Tromvik | 11 January planned
        "#]],
    );
    check(
        &format!("{head}On Monday workmen begin the repair of the bridge."),
        expect![[r#"
            Workmen to begin the repair of the bridge | Monday planned
        "#]],
    );
    check(
        &format!("{head}On Sunday the museum shows a film."),
        expect![[""]],
    );
    check(
        &format!("{head}On Sunday the mayor opened the fair."),
        expect![[r#"
            Mayor opened the fair | Sunday
        "#]],
    );
    check(
        &format!("{head}A photo exhibition opens on Friday and runs until 28 February."),
        expect![[r#"
            Photo exhibition opens | Friday planned
        "#]],
    );
    check(
        &format!("{head}The company plans to offer another 100 in May."),
        expect![[r#"
            Company to offer another 100 | May planned
        "#]],
    );
    check(
        &format!("{head}Visitors to the open house on Monday were few."),
        expect![[""]],
    );
}

#[test]
fn two_days_earlier_counts_from_the_day_spoken_of() {
    let head = "News\n\nFerrow, Monday, 8 June 2009\n\n";
    check(
        &format!(
            "{head}More than 800 people marched on Saturday. The march started at noon. Two days earlier the Friends had handed in a petition."
        ),
        expect![[r#"
            More than 800 people marched | Saturday
            Friends handed in a petition | Two days earlier
        "#]],
    );
    check(
        &format!(
            "{head}The march started this morning. Two days earlier the Friends had handed in a petition."
        ),
        expect![[r#"
            March started | this morning
            Friends handed in a petition | Two days earlier
        "#]],
    );
}

#[test]
fn an_aside_dates_nothing_else() {
    check(
        "On 4 November 2022 the works, built in 1924, closed.",
        expect![[r#"
            Works built | 1924
            Works closed | 4 November 2022
        "#]],
    );
    check(
        "The organ, a gift of Lady Moll, was installed in 1831. It was replaced in 1926 and restored in 1988.",
        expect![[r#"
            Organ installed | 1831
            Organ replaced | 1926
            Organ restored | 1988
        "#]],
    );
    check(
        "The board, which met in 1831, was replaced by a council. It closed the school in 1926.",
        expect![[r#"
            Board met | 1831
            Board replaced by a council | –
            Board closed the school | 1926
        "#]],
    );
}

#[test]
fn an_office_held_from_year_to_year() {
    check(
        "The Rev. Edwin Stokes was vicar from 1917 to 1929.",
        expect![[r#"
            Edwin Stokes was vicar | 1917 to 1929
        "#]],
    );
    check(
        "The Rev. Edwin Stokes was ill from 1917 to 1929.",
        expect![[""]],
    );
}

#[test]
fn an_invitation_is_not_of_the_day_of_the_meeting() {
    let head = "News\n\nHolm, 18 January 2017\n\n";
    check(
        &format!("{head}Mediator Lars Hov has summoned both sides to a meeting on Thursday."),
        expect![[""]],
    );
    check(
        &format!("{head}Mediator Lars Hov summoned both sides on Thursday."),
        expect![[r#"
            Lars Hov summoned both sides | Thursday
        "#]],
    );
}

#[test]
fn labels_without_what_belonged_to_the_date() {
    check(
        "新闻\n\n2019年5月4日，王小明在北京会见了李华。",
        expect![[r#"
            王小明在北京会见了李华 | 2019年5月4日
        "#]],
    );
    check(
        "ニュース\n\n2019年5月4日に東京で会議が開かれた。",
        expect![[r#"
            東京で会議が開かれた | 2019年5月4日
        "#]],
    );
    check(
        "The tower was added in 1412 by the Fenner family. Lady Margaret Fenner died in 1450.",
        expect![[r#"
            Tower added by the Fenner family | 1412
            Margaret Fenner died | 1450
        "#]],
    );
    check(
        "Holm, 18 January 2017 (Norrland Post) – Some 900 riders stopped work in four cities on Tuesday.",
        expect![[r#"
            Some 900 riders stopped work in four cities | Tuesday
        "#]],
    );
}

#[test]
fn we_are_the_body_whose_paper_it_is() {
    labels(
        "LUND HARBOUR BOARD\n\nMinutes of the meeting held on 3 May 2011\n\nPresent: Ms. Eva Moll, Mr. Tom Berg\n\n\
         1. It was resolved to buy a crane.\n\n2. Agreed to close the old quay.\n\n3. Ms. Moll was elected treasurer.",
        &[
            "Lund Harbour Board: meeting held",
            "Lund Harbour Board resolved to buy a crane",
            "Lund Harbour Board agreed to close the old quay",
            "Eva Moll elected treasurer",
        ],
    );
    labels(
        "Lund History Society\nNewsletter No. 12, June 2011\n\nSpring\n\n\
         On 4 May 2011 we opened a second reading room in Mill Street. On 9 May 2011 the mill burned down.",
        &[
            "Lund History Society opened a second reading room in Mill Street",
            "Mill burned down",
        ],
    );
    // Who is quoted speaks for somebody else.
    labels(
        "Lund History Society\nNewsletter No. 12, June 2011\n\nSpring\n\n\
         \"We opened a second shop in Mill Street on 4 May 2011,\" said the baker.",
        &["We opened a second shop in Mill Street"],
    );
    // The head of a letter says whom it goes to.
    labels(
        "Lund History Society\nMill Street 4\n\nDear friends,\n\nOn 4 May 2011 we opened a second shop in Mill Street.",
        &["Opened a second shop in Mill Street"],
    );
    // Of two bodies either may be meant.
    labels(
        "Lund History Society\nLund Garden Club\nNewsletter No. 12, June 2011\n\nSpring\n\n\
         On 4 May 2011 we opened a second reading room in Mill Street.",
        &["Opened a second reading room in Mill Street"],
    );
    // A headline names a body, and is not written by it.
    labels(
        "Lund History Society moves out\n\nOn 4 May 2011 we walked through the empty rooms with the caretaker.",
        &[
            "Lund History Society moves out",
            "Walked through the empty rooms with the caretaker",
        ],
    );
}
