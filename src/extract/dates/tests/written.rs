//! When a document was written, where its head says a month, an embargo or who recorded it; and what is remembered in an interview.

use super::found_in;

/// The document's own date, and the value of the last time found.
fn read(text: &str) -> (Option<String>, String) {
    let found = found_in(text, "en", Vec::new());
    let own = found.published.map(|p| p.date.to_string());
    let last = found.times.last().map(|t| t.value.to_string());
    (own, last.unwrap_or_default())
}

fn check(text: &str, own: Option<&str>, last: &str) {
    assert_eq!(
        read(text),
        (own.map(str::to_owned), last.to_owned()),
        "{text}"
    );
}

#[test]
fn a_month_at_the_head_dates_a_document_as_far_as_it_goes() {
    let brief = |told: &str| format!("Who keeps the lights on?\n\nBrief 7 | March 2025\n\n{told}");
    check(
        &brief("The fund was agreed last summer."),
        Some("2025-03"),
        "2024-SU",
    );
    check(
        &brief("The fund was closed last month."),
        Some("2025-03"),
        "2025-02",
    );
    check(
        &brief("It met on 12 February."),
        Some("2025-03"),
        "2025-02-12",
    );
    // Of which day, nobody says.
    check(
        &brief("The fund was closed yesterday."),
        Some("2025-03"),
        "XXXX-XX-XX",
    );
    // Parts of a chronicle, and what is said after a first sentence.
    let parts = "The year on the lake\n\nMarch 2025\n\nThe fund was closed.\n\nApril 2025\n\nIt was opened yesterday.";
    check(parts, None, "XXXX-XX-XX");
    check(
        "The lake is deep.\n\nMarch 2025\n\nIt rose yesterday.",
        None,
        "XXXX-XX-XX",
    );
}

#[test]
fn may_is_not_the_month_after_the_last_of_march() {
    check(
        "31 March 2025\n\nThe board reported in May.",
        Some("2025-03-31"),
        "2024-05",
    );
    check(
        "31 March 2025\n\nThe board reported in April.",
        Some("2025-03-31"),
        "2025-04",
    );
}

#[test]
fn an_embargo_and_a_recording_date_what_they_are_of() {
    let told = "The museum was opened yesterday.";
    for (head, own) in [
        (
            "PRESS RELEASE – EMBARGOED UNTIL 09:00, MONDAY 23 NOVEMBER 2026",
            Some("2026-11-23"),
        ),
        (
            "Interviewer: Sanjit Pell\n\nRecorded at the narrator’s home, 23 November 2026",
            Some("2026-11-23"),
        ),
        (
            "Compiled by Sunniva Holt (last updated 23 November 2026)",
            Some("2026-11-23"),
        ),
        ("The arms embargo of 23 November 2026", None),
        ("Offers valid until Monday, 23 November 2026", None),
        ("Compiled by Sunniva Holt (born 23 November 2026)", None),
    ] {
        let value = match own {
            Some(_) => "2026-11-22",
            None => "XXXX-XX-XX",
        };
        check(&format!("{head}\n\n{told}"), own, value);
    }
}

#[test]
fn who_remembers_long_ago_does_not_speak_of_last_thursday() {
    let talk = |told: &str| {
        format!(
            "Recorded on 4 May 2009\n\nSP: When did you start?\n\nEC: In 1945.\n\nSP: And you were there till it shut?\n\n\
             EC: Till 1971.\n\nSP: Can you tell me about the flood?\n\nEC: Frank said ’62, but that was ’64.\n\nSP: And then?\n\nEC: {told}"
        )
    };
    check(
        &talk("They told us on a Thursday."),
        Some("2009-05-04"),
        "XXXX-WXX-4",
    );
    check(
        &talk("They told us in September."),
        Some("2009-05-04"),
        "XXXX-09",
    );
    check(
        &talk("They told us two years ago."),
        Some("2009-05-04"),
        "2007",
    );
    // Nobody is asked.
    check(
        "4 May 2009\n\nThe mill was there from 1945 to 1971. It shut on Thursday.",
        Some("2009-05-04"),
        "2009-04-30",
    );
}

#[test]
fn what_was_so_late_as_august_was() {
    check(
        "2 November 2025\n\nRyland had announced it as late as August.",
        Some("2025-11-02"),
        "2025-08",
    );
    check(
        "2 November 2025\n\nThe mill is to open as early as June.",
        Some("2025-11-02"),
        "2026-06",
    );
}

#[test]
fn the_exhibition_of_1974_was_in_1974() {
    let found = found_in(
        "It is the largest survey since the exhibition of 1974. It has been closed since the flood in 1974.",
        "en",
        Vec::new(),
    );
    let signals: Vec<_> = found.times.iter().map(|t| t.signal).collect();
    assert_eq!(
        signals,
        [crate::model::Signal::At, crate::model::Signal::Since]
    );
}
