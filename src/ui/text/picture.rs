//! The words of a picture in the window's language: lanes that no document names, the legend, what is missing of a series,
//! the foot and the notes of a page.
//!
//! Not the names on its axis and its dates ([`super::dates`]). The English here is that of [`crate::scene::ENGLISH`], and a test
//! holds the messages to it: the command line, which knows no messages, draws the same picture.

use super::dates::{self, AXIS};
use super::messages::plain;
use crate::model::{Event, Status};
use crate::scene::{LaneSaid, Names, Sign};

pub static WORDS: Names = Names {
    date: dates::date,
    when: dates::when,
    event,
    all_events: || text!("lane-all"),
    other_events: || text!("lane-other"),
    kind,
    lane,
    more: |n| text!("fold-more", n = n),
    missing,
    sign,
    source: |documents, undated| {
        let from = text!("paper-from", n = documents);
        match undated {
            0 => from,
            n => format!("{from}. {}", text!("paper-undated", n = n)),
        }
    },
    no_room: |lanes| text!("paper-no-room", n = lanes),
    notes: || text!("paper-notes"),
    known: |known, word| format!("{}. {}.", capitalized(known_words(known)), agreed(word)),
    ..AXIS
};

fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next();
    first
        .map(|c| c.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

fn event(event: &Event, faint: bool) -> String {
    let mut said = capitalized(&dates::when(&event.when));
    match event.status {
        Status::Planned => said += &format!(", {}", text!("badge-planned")),
        Status::Cancelled => said += &format!(", {}", text!("badge-cancelled")),
        Status::Happened | Status::Recurring => {}
    }
    said += &format!(": {}", event.label);
    if faint {
        said += &format!(", {}", text!("lane-filtered-out"));
    }
    said
}

fn lane(lane: LaneSaid<'_>) -> String {
    let mut said = format!("{}, {}", lane.title, text!("n-events", n = lane.count));
    if lane.folded {
        said += &format!(", {}", text!("lane-folded"));
    }
    if lane.pinned {
        said += &format!(", {}", text!("lane-pinned"));
    }
    said
}

fn missing(series: Option<&str>, first: u32, last: u32) -> String {
    let series = series.unwrap_or(text!("kind-series"));
    match first == last {
        true => text!(
            "missing-one",
            series = series.to_owned(),
            first = first.to_string()
        ),
        false => text!(
            "missing-many",
            series = series.to_owned(),
            first = first.to_string(),
            last = last.to_string()
        ),
    }
}

fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Day => text!("sign-day"),
        Sign::Coarse => text!("sign-coarse"),
        Sign::Lasted => text!("sign-lasted"),
        Sign::Within => text!("sign-within"),
        Sign::Before => text!("sign-before"),
        Sign::After => text!("sign-after"),
        Sign::WorkedOut => text!("sign-worked-out"),
        Sign::Planned => text!("sign-planned"),
        Sign::Cancelled => text!("sign-cancelled"),
        Sign::Numbered => text!("sign-numbered"),
        Sign::Missing => text!("sign-missing"),
        Sign::Again => text!("sign-again"),
        Sign::Disagree => text!("sign-disagree"),
        Sign::Checked => text!("sign-checked"),
        Sign::Folded => text!("sign-folded"),
    }
}

/// Exports say it in English, and what they say is its key; what is not here is said as it is.
fn known_words(english: &'static str) -> &'static str {
    const KEYS: [(&str, &str); 6] = [
        ("not dated", "date-none"),
        ("a person’s word", "known-person"),
        ("stated by a document", "known-stated"),
        ("worked out from what documents say", "known-derived"),
        ("not enough is known to place it", "known-too-little"),
        ("some time within these bounds", "known-bounded"),
    ];
    of(&KEYS, english).unwrap_or(english)
}

fn agreed(english: &'static str) -> &'static str {
    const KEYS: [(&str, &str); 5] = [
        ("Added by a person", "agreed-added"),
        ("Dated by a person", "agreed-dated"),
        ("Confirmed by a person", "agreed-confirmed"),
        ("Changed by a person", "agreed-changed"),
        ("Not confirmed by a person", "agreed-not"),
    ];
    of(&KEYS, english).unwrap_or(english)
}

fn of(keys: &[(&str, &'static str)], english: &str) -> Option<&'static str> {
    let found = keys.iter().find(|(words, _)| *words == english);
    found.map(|(_, key)| plain(key))
}

/// The concepts of `data/events`; one that is not here is said as it stands there.
fn kind(concept: &str) -> String {
    capitalized(of(&KINDS, concept).unwrap_or(concept))
}

const KINDS: [(&str, &str); 51] = [
    ("adopt", "happening-adopt"),
    ("sign", "happening-sign"),
    ("found", "happening-found"),
    ("dissolve", "happening-dissolve"),
    ("launch", "happening-launch"),
    ("open", "happening-open"),
    ("close", "happening-close"),
    ("elect", "happening-elect"),
    ("appoint", "happening-appoint"),
    ("assume", "happening-assume"),
    ("leave", "happening-leave"),
    ("meet", "happening-meet"),
    ("session", "happening-session"),
    ("ceremony", "happening-ceremony"),
    ("event", "happening-event"),
    ("visit", "happening-visit"),
    ("participate", "happening-participate"),
    ("speak", "happening-speak"),
    ("show", "happening-show"),
    ("award", "happening-award"),
    ("build", "happening-build"),
    ("carry out", "happening-carry-out"),
    ("decide", "happening-decide"),
    ("court", "happening-court"),
    ("fight", "happening-fight"),
    ("harm", "happening-harm"),
    ("die", "happening-die"),
    ("be born", "happening-be-born"),
    ("life", "happening-life"),
    ("trade", "happening-trade"),
    ("help", "happening-help"),
    ("break", "happening-break"),
    ("announce", "happening-announce"),
    ("join", "happening-join"),
    ("discover", "happening-discover"),
    ("change", "happening-change"),
    ("exchange", "happening-exchange"),
    ("welcome", "happening-welcome"),
    ("hold", "happening-hold"),
    ("plan", "happening-plan"),
    ("begin", "happening-begin"),
    ("end", "happening-end"),
    ("continue", "happening-continue"),
    ("cancel", "happening-cancel"),
    ("postpone", "happening-postpone"),
    ("adjourn", "happening-adjourn"),
    ("state", "happening-state"),
    ("say", "happening-say"),
    ("be so", "happening-be-so"),
    ("think", "happening-think"),
    ("do", "happening-do"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::ENGLISH;
    use crate::ui::text::{Language, set};

    #[test]
    fn the_windows_english_is_that_of_the_command_line() {
        for sign in [
            Sign::Day,
            Sign::Coarse,
            Sign::Lasted,
            Sign::Within,
            Sign::Before,
            Sign::After,
            Sign::WorkedOut,
            Sign::Planned,
            Sign::Cancelled,
            Sign::Numbered,
            Sign::Missing,
            Sign::Again,
            Sign::Disagree,
            Sign::Checked,
            Sign::Folded,
        ] {
            assert_eq!((WORDS.sign)(sign), (ENGLISH.sign)(sign));
        }
        assert_eq!((WORDS.all_events)(), (ENGLISH.all_events)());
        assert_eq!((WORDS.other_events)(), (ENGLISH.other_events)());
        assert_eq!((WORDS.notes)(), (ENGLISH.notes)());
        for n in [1, 2, 21] {
            assert_eq!((WORDS.more)(n), (ENGLISH.more)(n));
            assert_eq!((WORDS.no_room)(n), (ENGLISH.no_room)(n));
            for undated in 0..3 {
                assert_eq!((WORDS.source)(n, undated), (ENGLISH.source)(n, undated));
            }
            for (folded, pinned) in [(false, false), (true, true)] {
                let lane = LaneSaid {
                    title: "River",
                    count: n,
                    folded,
                    pinned,
                };
                assert_eq!((WORDS.lane)(lane), (ENGLISH.lane)(lane));
            }
        }
        for (series, last) in [(None, 7), (Some("Council"), 9)] {
            let words = (WORDS.missing)(series, 7, last);
            assert_eq!(words, (ENGLISH.missing)(series, 7, last));
        }
        for (concept, _) in KINDS {
            assert_eq!((WORDS.kind)(concept), (ENGLISH.kind)(concept));
        }
        for event in &crate::scene::fixture::small().events {
            for faint in [false, true] {
                assert_eq!((WORDS.event)(event, faint), (ENGLISH.event)(event, faint));
            }
            let (known, word) = (
                crate::export::data::known(event),
                crate::export::data::word(event),
            );
            assert_eq!((WORDS.known)(known, word), (ENGLISH.known)(known, word));
        }
    }

    /// Every concept that English documents can show has its word, in every language of the window.
    #[test]
    fn every_kind_of_event_has_a_word() {
        let triggers = include_str!("../../../data/events/en/triggers.toml");
        let names = triggers
            .lines()
            .filter_map(|l| l.strip_prefix("name = \"")?.strip_suffix('"'));
        for name in names {
            assert!(KINDS.iter().any(|(concept, _)| *concept == name), "{name}");
        }
        set(Language::Russian);
        assert_eq!((WORDS.kind)("sign"), "Подписание");
        assert_eq!((WORDS.kind)("no such kind"), "No such kind");
        assert_eq!((WORDS.other_events)(), "Прочие события");
        assert_eq!(
            (WORDS.known)("stated by a document", "Confirmed by a person"),
            "Указано в документе. Подтверждено человеком."
        );
        set(Language::English);
    }
}
