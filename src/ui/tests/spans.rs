//! What a picture spans, and what is said where there is nothing to draw.

use super::*;
use crate::session::Progress;

/// From when to when the picture is that is asked for with these words in the search.
fn span(words: &str) -> (f64, f64) {
    let (mut harness, sent) = window(open());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    type_keys(&mut harness, words);
    press(&mut harness, Key::Enter);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run();
    press(&mut harness, Key::Enter);
    let sent = sent.borrow();
    let Some(Command::Export(request)) = sent.last() else {
        panic!("{sent:?}");
    };
    assert_eq!(request.view.filter.search, words);
    (request.view.start, request.view.end)
}

#[test]
fn a_filtered_picture_spans_what_it_shows() {
    let timeline = fixture::timeline();
    let dated = |words: &str| {
        let folded = words.to_lowercase();
        let of = timeline.events.iter().filter(move |e| {
            !e.when.is_undated()
                && (e.label.to_lowercase().contains(&folded)
                    || e.claims
                        .iter()
                        .any(|c| c.quote.to_lowercase().contains(&folded)))
        });
        crate::ui::lookup::range_of(of).expect("some are dated")
    };
    let all = span("");
    let (from, to) = dated("bridge");
    let (start, end) = span("bridge");
    assert!(start <= from && to <= end, "all of it is in the picture");
    assert!(end - start < all.1 - all.0, "{start}..{end} of {all:?}");
}

#[test]
fn a_folder_that_is_not_there_is_said_not_to_be() {
    let check = |notes: Vec<Note>, there: &str, not: &str| {
        let shown = Shown {
            timeline: Arc::default(),
            notes,
            ..open()
        };
        let (mut harness, _) = window(shown);
        harness.run();
        assert!(harness.query_by_label_contains(there).is_some(), "{there}");
        assert!(harness.query_by_label(not).is_none(), "{not}");
    };
    let gone = Note::new(
        Some(DocId::new("/papers/1989")),
        "There is no such folder or file; check the spelling",
    );
    check(
        vec![gone],
        "check the spelling — /papers/1989",
        "No documents here",
    );
    check(Vec::new(), "No documents here", "Nothing could be read");
}

#[test]
fn the_buttons_of_reading_stay_under_the_pointer() {
    let places = |paused: bool, done: usize, per_second: u32| {
        let shown = Shown {
            progress: Some(Progress {
                done,
                total: 20_000,
                per_second,
                ..Progress::default()
            }),
            paused,
            ..open()
        };
        let (mut harness, _) = window(shown);
        harness.run_steps(2);
        let word = if paused { "Go on" } else { "Pause" };
        [word, "Stop"].map(|name| {
            let button = harness.get_by_role_and_label(Role::Button, name);
            button.rect().left()
        })
    };
    let reading = places(false, 14_422, 553);
    assert_eq!(reading, places(true, 14_422, 0));
    assert_eq!(reading, places(false, 14_500, 0));
    assert!(reading[0] < reading[1]);
}
