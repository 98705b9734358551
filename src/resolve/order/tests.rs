//! Small folders: what each of their open dates is read as, and why.

use super::*;
use crate::resolve::tests::sources;
use expect_test::{Expect, expect};

/// Of each document its dates as they were read ("4 March or 3 April" where both are kept), and the order's reasons.
fn show(docs: &[(&str, &str)]) -> String {
    let mut sources = sources(docs);
    settle(&mut sources);
    let mut out = String::new();
    for source in &sources {
        let facts = &source.facts;
        let times: Vec<String> = facts
            .times
            .iter()
            .map(|t| {
                let edtf = |e: &Option<crate::model::Edtf>| {
                    e.as_ref().map_or("?".to_owned(), ToString::to_string)
                };
                match &t.readings {
                    Some(both) => format!(
                        "{} or {}",
                        edtf(&both.day_first.edtf),
                        edtf(&both.month_first.edtf)
                    ),
                    None => edtf(&t.edtf),
                }
            })
            .collect();
        out.push_str(&format!("{}: {}", source.document.id, times.join(", ")));
        for reason in &facts.dates.order_why {
            out.push_str(&format!(" | {}", reason.text));
        }
        out.push('\n');
    }
    out
}

#[track_caller]
fn check(docs: &[(&str, &str)], expect: Expect) {
    expect.assert_eq(&show(docs));
}

const OPEN: &str = "The board met on 03/04/2019 in the harbour office.";
const DAY: &str = "The board met on 25/12/2018 in the harbour office.";
const MONTH: &str = "The board met on 12/25/2018 in the harbour office.";

#[test]
fn one_document_shows_how_the_folder_writes() {
    check(
        &[("a.txt", OPEN), ("b.txt", DAY)],
        expect![[r#"
        a.txt: 2019-04-03 | “25/12/2018” in “b.txt”, a document beside it, can only be read day first (there is no month 25).
        b.txt: 2018-12-25
    "#]],
    );
    check(
        &[("a.txt", OPEN), ("b.txt", MONTH)],
        expect![[r#"
        a.txt: 2019-03-04 | “12/25/2018” in “b.txt”, a document beside it, can only be read month first (there is no month 25).
        b.txt: 2018-12-25
    "#]],
    );
}

#[test]
fn nothing_and_both_settle_nothing() {
    check(
        &[("a.txt", OPEN)],
        expect![[r#"
        a.txt: 2019-04-03 or 2019-03-04 | No date of this document shows which number is the day. | No other document shows it either, so both readings are kept.
    "#]],
    );
    check(
        &[("a.txt", OPEN), ("b.txt", DAY), ("c.txt", MONTH)],
        expect![[r#"
            a.txt: 2019-04-03 or 2019-03-04 | No date of this document shows which number is the day. | Documents beside it write both ways: “25/12/2018” in “b.txt” has its day first, “12/25/2018” in “c.txt” its month. So both readings are kept.
            b.txt: 2018-12-25
            c.txt: 2018-12-25
        "#]],
    );
    check(
        &[
            (
                "a.txt",
                "They met on 03/04/2019, on 25/12/2018 and on 12/25/2018.",
            ),
            ("b.txt", DAY),
        ],
        expect![[r#"
            a.txt: 2019-04-03 or 2019-03-04, 2018-12-25, 2018-12-25 | Its dates are written both ways: “25/12/2018” day first, “12/25/2018” month first. | So both readings are kept.
            b.txt: 2018-12-25
        "#]],
    );
}

#[test]
fn the_same_folder_is_asked_before_all_others() {
    check(
        &[
            ("london/a.txt", OPEN),
            ("london/b.txt", DAY),
            ("boston/a.txt", OPEN),
            ("boston/b.txt", MONTH),
            ("a.txt", OPEN),
        ],
        expect![[r#"
            london/a.txt: 2019-04-03 | “25/12/2018” in “london/b.txt”, a document in the same folder, “london”, can only be read day first (there is no month 25).
            london/b.txt: 2018-12-25
            boston/a.txt: 2019-03-04 | “12/25/2018” in “boston/b.txt”, a document in the same folder, “boston”, can only be read month first (there is no month 25).
            boston/b.txt: 2018-12-25
            a.txt: 2019-04-03 or 2019-03-04 | No date of this document shows which number is the day. | Documents elsewhere among the documents write both ways: “25/12/2018” in “london/b.txt” has its day first, “12/25/2018” in “boston/b.txt” its month. So both readings are kept.
        "#]],
    );
}

#[test]
fn documents_headed_alike_are_one_source() {
    let headed = |who: &str, text: &str| format!("{who}\n\n{text}\n");
    let council = "Harbour Council of Tarn";
    let company = "Boston Shipping Company";
    check(
        &[
            ("a.txt", &headed(council, OPEN)),
            ("b.txt", &headed(council, DAY)),
            ("c.txt", &headed(company, OPEN)),
            ("d.txt", &headed(company, MONTH)),
        ],
        expect![[r#"
            a.txt: 2019-04-03 | “25/12/2018” in “b.txt”, a document headed “Harbour Council of Tarn” like this document, can only be read day first (there is no month 25).
            b.txt: 2018-12-25
            c.txt: 2019-03-04 | “12/25/2018” in “d.txt”, a document headed “Boston Shipping Company” like this document, can only be read month first (there is no month 25).
            d.txt: 2018-12-25
        "#]],
    );
}

#[test]
fn another_language_does_not_speak_for_english() {
    check(
        &[
            (
                "a.txt",
                "The board met on 03/04/2019 in the harbour office and spoke about the new bridge and the old toll house.",
            ),
            (
                "b.txt",
                "Le conseil s’est réuni le 25/12/2018 dans le bureau du port et il a parlé du nouveau pont et de la maison.",
            ),
        ],
        expect![[r#"
            a.txt: 2019-04-03 or 2019-03-04 | No date of this document shows which number is the day. | No other document shows it either, so both readings are kept.
            b.txt: 2018-12-25
        "#]],
    );
}

#[test]
fn the_weekday_beside_it_settles_it_and_speaks_for_the_others() {
    check(
        &[(
            "a.txt",
            "The board met on Wednesday, 03/04/2019, and again on 05/06/2019.",
        )],
        expect![[r#"
            a.txt: 2019-04-03, 2019-06-05 | “Wednesday, 03/04/2019” in this document can only be read day first: 3 April 2019 is a Wednesday.
        "#]],
    );
    check(
        &[("a.txt", "The board met on Monday 03/04/2019 in Lund.")],
        expect![[r#"
            a.txt: 2019-03-04 | “Monday 03/04/2019” in this document can only be read month first: 4 March 2019 is a Monday.
        "#]],
    );
    // A Sunday in neither order.
    check(
        &[("a.txt", "The board met on Sunday 03/04/2019 in Lund.")],
        expect![[r#"
            a.txt: 2019-04-03 or 2019-03-04 | No date of this document shows which number is the day. | No other document shows it either, so both readings are kept.
        "#]],
    );
}

#[test]
fn what_leans_on_an_open_date_is_settled_with_it() {
    check(
        &[
            (
                "a.txt",
                "The board met on 03/04/2019. Two days later it published the plans.",
            ),
            ("b.txt", DAY),
        ],
        expect![[r#"
            a.txt: 2019-04-03, 2019-04-05 | “25/12/2018” in “b.txt”, a document beside it, can only be read day first (there is no month 25).
            b.txt: 2018-12-25
        "#]],
    );
}

#[test]
fn the_documents_own_date_is_settled_with_it() {
    let text = "Tarn, 03/04/2019\n\nDear Ms. Lund,\n\nThe board met two days ago.\n";
    let mut sources = sources(&[("a.txt", text), ("b.txt", DAY)]);
    assert_eq!(sources[0].facts.published, None);
    settle(&mut sources);
    let published = sources[0].facts.published.as_ref();
    assert_eq!(
        published.map(|p| p.date.to_string()).as_deref(),
        Some("2019-04-03")
    );
    let times: Vec<&str> = sources[0].facts.times.iter().map(|t| &*t.value).collect();
    assert_eq!(times, ["2019-04-03", "2019-04-01"]);
}
