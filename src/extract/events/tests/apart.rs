//! Dates that stand apart from the verb: of a role, of what is quoted, of when it goes on; and those that only look so.

use super::check;
use expect_test::expect;

#[test]
fn how_long_an_office_was_held_dates_the_office_alone() {
    check(
        "Minutes of the Mill Inquiry\n\n3 May 2011\n\n1. Dame Ida Moll, chair of the Harbor Trust from 1998 to 2003, gave evidence.\n2. Mr Karl Lund, clerk of the Harbor Trust since January, resigned.\n",
        expect![[r#"
            Minutes of the Mill Inquiry | 3 May 2011
            Ida Moll gave evidence | 3 May 2011
            Karl Lund resigned | –
        "#]],
    );
    check(
        "Ida Moll (director from 1998 to 2003) opened the hall. Karl Lund (born 1950) founded the choir in 1999.",
        expect![[r#"
            Ida Moll opened the hall | –
            Karl Lund born | 1950
            Karl Lund founded the choir | 1999
        "#]],
    );
    check(
        "Harbor clerk Ida Moll, from 1998 to 2003 head of the choir, opened the hall.",
        expect![[r#"
            Ida Moll opened the hall | –
        "#]],
    );
    // Where and when it was done may stand between commas too.
    check(
        "Ida Moll, in Oslo on 3 May 1998, signed the treaty. Ida Moll, speaking on 4 May 1998, resigned. The hall was opened by Ida Moll (5 May 1998).",
        expect![[r#"
            Ida Moll signed the treaty | 3 May 1998
            Ida Moll resigned | 4 May 1998
            Hall opened by Ida Moll | 5 May 1998
        "#]],
    );
}

#[test]
fn what_is_quoted_does_not_date_the_saying() {
    check(
        "Report\n\n9 May 2011\n\n\"I wrote to them in 1996, in 1997 and once more in March 1999, and nobody answered,\" Ms Moll told the inquiry. Ms Moll told the inquiry on 3 May 2011 that the mill was closed.",
        expect![[r#"
            Moll told the inquiry | 3 May 2011
            Mill closed | –
        "#]],
    );
    check(
        "“The mill was sold in March 1999 and the whole town came to see it go, band and all,” Ms Moll said on 3 May 2011.",
        expect![[r#"
            “The mill sold” | March 1999
            Whole town came to see it go, band | – part
        "#]],
    );
}

#[test]
fn what_is_adjourned_breaks_off_on_its_day() {
    check(
        "Minutes of the Mill Inquiry\n\n3 May 2011\n\nThe inquiry adjourned until the autumn.",
        expect![[r#"
            Minutes of the Mill Inquiry | 3 May 2011
            Inquiry adjourned | 3 May 2011
        "#]],
    );
    check(
        "The concert was postponed until 14 June 2031. The trial was adjourned on 3 May 2011.",
        expect![[r#"
            Concert postponed | 14 June 2031 planned
            Trial adjourned | 3 May 2011
        "#]],
    );
}

#[test]
fn a_bridge_behind_a_year_is_no_address() {
    check(
        "| Date | Event |\n|---|---|\n| 3 May 1990 | Bridge closed |\n| 4 May 1990 | She lives in 8 May Street |\n",
        expect![[r#"
            Bridge closed | 3 May 1990
        "#]],
    );
}

#[test]
fn what_was_done_at_a_meeting_was_done_on_its_day() {
    check(
        "The meeting at which the council refused the loan took place on 3 May 1990 in Oslo.",
        expect![[r#"
            Meeting took place in Oslo | 3 May 1990
            Council refused the loan | 3 May 1990
        "#]],
    );
    // A place is there before and after.
    check(
        "The mill in which the council met burned on 3 May 1990. Moll, who died in May 1991, did not see the mill.",
        expect![[r#"
            Mill burned | 3 May 1990
            Moll died | May 1991
        "#]],
    );
}

#[test]
fn i_am_who_signs_and_not_who_is_quoted() {
    check(
        "9 May 2011\n\nDear Ms Lund,\n\nI left the Harbor Trust in 1999. Karl Berg and I opened the mill in 2001. I noticed in 2002 how old it was.\n\nYours sincerely,\nIda Moll\n",
        expect![[r#"
            Ida Moll left the Harbor Trust | 1999
            Karl Berg and Ida Moll opened the mill | 2001
        "#]],
    );
    check(
        "3 May 2011\n\nSir,\n\nTwo weeks ago I walked across the bridge.\n\nIda Moll\nPier Lane\n",
        expect![[r#"
            Ida Moll walked across the bridge | Two weeks ago
        "#]],
    );
    check(
        "9 May 2011\n\nI write to correct what I said on 3 May 2011. I resigned on 4 May 2011.",
        expect![[r#"
            I resigned | 4 May 2011
        "#]],
    );
    // Nobody signs, and somebody else speaks.
    check(
        "I left the Harbor Trust in 1999.",
        expect![[r#"
        Left the Harbor Trust | 1999
    "#]],
    );
    check(
        "9 May 2011\n\nDear Ms Lund,\n\nKarl Berg wrote to me: \"I left the Harbor Trust in 1999.\"\n\nYours sincerely,\nIda Moll\n",
        expect![""],
    );
}

#[test]
fn whoever_has_an_office_is_who_did_it() {
    check(
        "The mill was shown by Ida Moll, chair of the Harbor Trust, who was elected in May 1999.",
        expect![[r#"
            Mill shown by Ida Moll | – part
            Ida Moll elected | May 1999
        "#]],
    );
    check(
        "The mill was bought by the Harbor Trust, which was founded in May 1999.",
        expect![[r#"
            Mill bought by the Harbor Trust | – part
            Harbor Trust founded | May 1999
        "#]],
    );
}
