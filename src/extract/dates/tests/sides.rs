//! Which side of what was said before a date is on: still to come, since then, or from one day to the next.

use super::{found_in, given};
use crate::model::Signal;

/// The value of the last date of a text without a date of its own.
#[track_caller]
fn check(text: &str, value: &str) {
    let found = found_in(text, "en", Vec::new());
    let last = found.times.last().map(|t| t.value.to_string());
    assert_eq!(last.as_deref(), Some(value), "{text}");
}

#[test]
fn a_plan_in_an_obituary_is_after_the_death_it_tells_of() {
    let life = "Eva Lund, who led the mill, has died. She passed away on 6 November 2011.\n\nShe was born on 2 February 1919 in Moor. \
                She came to the mill in 1952. In 1967 she founded a school, and in 1993 she published her memoirs.\n\n";
    check(
        &format!("{life}A service will be held at St. Anne's Church on 18 November."),
        "2011-11-18",
    );
    // Half a year off nobody knows.
    check(
        &format!("{life}A service will be held at St. Anne's Church on 18 July."),
        "XXXX-07-18",
    );
    // "Would" is ahead of her, not of who writes.
    check(
        &format!("{life}A feast would be held at the mill on 18 November."),
        "1993-11-18",
    );
    check(
        &format!("{life}A feast was held at the mill on 18 November."),
        "1993-11-18",
    );
}

#[test]
fn what_a_report_says_is_ahead_gives_no_year_to_what_was_done() {
    let report =
        "Annual Report 2022\n\nThe waterworks were built in 1924. In June we opened an office. ";
    check(
        &format!(
            "{report}Max Arden said that he would retire in the summer of 2023. The board appointed Eva Lund on 20 December."
        ),
        "2022-12-20",
    );
    let brief = "Open Doors was founded in 2013. In March 2023 it opened an office. The court will hear the case on 22 January 2024. ";
    check(&format!("{brief}Its project ended in August."), "2023-08");
    check(
        &format!(
            "{report}Max Arden retired in January 2023. The board appointed Eva Lund on 20 March."
        ),
        "2023-03-20",
    );
}

#[track_caller]
fn check_signal(text: &str, signal: Signal) {
    let found = found_in(text, "en", given("2019-06-12"));
    let last = found.times.last().map(|t| t.signal);
    assert_eq!(last, Some(signal), "{text}");
}

#[test]
fn since_the_flood_in_may_is_since_may() {
    check_signal(
        "The road has been closed since the flood in May.",
        Signal::Since,
    );
    check_signal(
        "Since its launch in March 2015 the project has trained 300 people.",
        Signal::After,
    );
    check_signal(
        "Since the museum opened in May, many have come.",
        Signal::At,
    );
    check_signal("The road was closed in May.", Signal::At);
}

#[test]
fn a_night_between_two_days_is_either() {
    let edtf = |text: &str| {
        let found = found_in(text, "en", Vec::new());
        let last = found.times.last().and_then(|t| t.edtf.clone());
        last.map(|edtf| edtf.to_string())
    };
    assert_eq!(
        edtf("The main broke in the night of 2 to 3 August 2022.").as_deref(),
        Some("2022-08-02/2022-08-03")
    );
    assert_eq!(
        edtf("The main broke in the night of 2 August 2022.").as_deref(),
        Some("2022-08-02")
    );
}
