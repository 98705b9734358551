//! What a document calls itself in its first lines, and what of its dates leans on that.

use super::found_in;
use crate::model::{PublishedSource, TimeMention, TimexType};

/// The day of the meeting it is a record of, and each date in it.
fn check(text: &str, lang: &'static str, record: Option<&str>, dates: &[&str]) {
    let found = found_in(text, lang, Vec::new());
    let published = found
        .published
        .filter(|p| p.source == PublishedSource::Record)
        .map(|p| p.date.to_string());
    // In so few lines every "minutes" is also how long something lasts.
    let is_when = |t: &&TimeMention| t.kind != TimexType::Duration;
    let values: Vec<&str> = found
        .times
        .iter()
        .filter(is_when)
        .map(|t| &*t.value)
        .collect();
    assert_eq!(
        (published.as_deref(), &values[..]),
        (record, dates),
        "{text}"
    );
}

#[test]
fn minutes_tell_from_the_day_of_their_meeting() {
    let minutes = "Minutes of the 12th meeting, held on Thursday 9 March 2023 in the hall\n";
    check(
        &format!(
            "{minutes}Piling began on 27 February.\nHe retired last December.\nThey meet on 13 April."
        ),
        "en",
        Some("2023-03-09"),
        &["2023-03-09", "2023-02-27", "2022-12", "2023-04-13"],
    );
    check(
        "BOARD OF THE HARBOUR\nMINUTES\nHeld in the hall, 9 March 2023, 7 p.m.\nIt opened yesterday.",
        "en",
        Some("2023-03-09"),
        &["2023-03-09T19:00", "2023-03-08"],
    );
    check(
        "Protokoll der Sitzung des Gemeinderates vom 4. Mai 2021 im Rathaus\nAm 3. März wurde gebaut.",
        "de",
        Some("2021-05-04"),
        &["2021-05-04", "2021-03-03"],
    );
    check(
        "Протокол заседания совета от 4 мая 2021 года в зале\nРаботы начались 3 марта.",
        "ru",
        Some("2021-05-04"),
        &["2021-05-04", "2021-03-03"],
    );
}

#[test]
fn another_day_in_minutes_and_a_story_are_no_record() {
    // Approved on another day than it was held.
    check(
        "Minutes of the board\nApproved in the hall on 6 April 2023 by all\nPiling began on 27 February.",
        "en",
        None,
        &["2023-04-06", "XXXX-02-27"],
    );
    // Minutes that are counted.
    check(
        "Ten minutes of fame in Baku on 3 May 2020 for all\nPiling began on 27 February.",
        "en",
        None,
        &["2020-05-03", "XXXX-02-27"],
    );
    // A sentence that speaks of minutes.
    check(
        "The minutes of the meeting were read out to the members present on 3 May 2020.\nPiling began on 27 February.",
        "en",
        None,
        &["2020-05-03", "XXXX-02-27"],
    );
}

#[test]
fn a_report_tells_of_the_year_in_its_title() {
    check(
        "Annual Report of the Harbour Board 2024\nShe became master in June.\nHe died on 2 September.",
        "en",
        None,
        &["2024", "2024-06", "2024-09-02"],
    );
    check(
        "2024 Annual Report\nHe died on 2 September.",
        "en",
        None,
        &["2024", "2024-09-02"],
    );
    check(
        "Jahresbericht 2019\nIm Juni wurde gebaut.",
        "de",
        None,
        &["2019", "2019-06"],
    );
    // Two years, a year that is of something else, no report.
    check(
        "Annual Report 2023/24\nHe died on 2 September.",
        "en",
        None,
        &["2023/2024", "XXXX-09-02"],
    );
    check(
        "A report on the 1918 flu\nHe died on 2 September.",
        "en",
        None,
        &["1918", "XXXX-09-02"],
    );
    check(
        "Elections 2024\nHe died on 2 September.",
        "en",
        None,
        &["2024", "XXXX-09-02"],
    );
}

#[test]
fn what_has_lasted_since_a_year_says_nothing_of_the_next_day() {
    check(
        "He had served since 1998. She was elected on 12 September.",
        "en",
        None,
        &["1998", "XXXX-09-12"],
    );
    check(
        "He taught in a school of 1998.\nShe was elected on 12 September.",
        "en",
        None,
        &["1998", "XXXX-09-12"],
    );
    check(
        "On 4 May 2024 the pier was opened; he died on 2 September.",
        "en",
        None,
        &["2024-05-04", "2024-09-02"],
    );
}
