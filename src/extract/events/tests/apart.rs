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
            Karl Lund founded the choir | 1999
        "#]],
    );
    check(
        "The director from 1998 to 2003, Ida Moll, opened the hall.",
        expect![[r#"
            Director and Ida Moll opened the hall | –
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
            I wrote to them | March 1999
            Moll told the inquiry | 3 May 2011
            Mill closed | – before
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
fn one_of_two_dates_is_none_of_them() {
    check("The roof was repaired in 1911 or 1912.", expect![[r#"
        Roof repaired | 1911
    "#]]);
    check(
        "The roof was repaired in 1911 or so, and again in 1940.",
        expect![[r#"
            Roof repaired | 1911
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
