//! The date that is proposed for words selected in a document: in them, in their sentence, before them in the paragraph, or none.
//!
//! Where sentences and paragraphs end is tested beside the rule.

mod worlds;

use dateline::edit::EditLog;
use dateline::model::{DocId, Parked, TextRange};
use dateline::session::{Beside, Command, Event, Job, Progress, Session};
use std::path::PathBuf;
use worlds::{World, hashes, sources, timeline};

/// What is proposed for the words in brackets: the date, where it stands, and in which words.
fn proposed(marked: &str) -> Option<(String, Beside, String)> {
    let (start, end) = (marked.find('[')?, marked.find(']')? - 1);
    let text = marked.replace(['[', ']'], "");
    let world = World::from([("a.txt".to_owned(), vec![text.clone()])]);
    let sources = sources(&world, &EditLog::default());
    assert_eq!(hashes(&sources).len(), 1);
    assert_eq!(timeline(&sources, &EditLog::default()).documents.len(), 1);
    let mut session = Session::default();
    let jobs = session.command(Command::Open(vec![PathBuf::from("docs")]));
    let revision = jobs.iter().find_map(|job| match job {
        Job::Read { revision, .. } => Some(*revision),
        _ => None,
    })?;
    session.event(Event::Read {
        revision,
        sources: sources.into_iter().map(Parked::of).collect(),
        notes: Vec::new(),
        progress: Progress::default(),
    });
    session.command(Command::DateOf(
        DocId::new("a.txt"),
        TextRange::new(start, end),
    ));
    let near = session.shown().near.as_ref()?;
    let words = near.words.of(&text).to_owned();
    Some((near.date.to_string(), near.beside, words))
}

#[track_caller]
fn check(marked: &str, expected: Option<(&str, Beside)>) {
    let found = proposed(marked);
    let found = found.as_ref().map(|(date, at, _)| (date.as_str(), *at));
    assert_eq!(found, expected, "{marked}");
}

#[test]
fn a_date_in_the_words_is_theirs() {
    use Beside::Within;
    check(
        "In 1920 they built it. [The ferry ran on 4 May 1911] for the first time.",
        Some(("1911-05-04", Within)),
    );
    // A year of which more is said is not the first that is taken, but the first that has one.
    check(
        "[It ran on 4 May 1911 and sank in 1912].",
        Some(("1911-05-04", Within)),
    );
}

#[test]
fn else_that_of_their_sentence_rather_before_than_after_them() {
    use Beside::Sentence;
    check(
        "On 4 May 1911 [the ferry ran] until it sank on 6 June 1912.",
        Some(("1911-05-04", Sentence)),
    );
    check(
        "[The ferry ran] until it sank on 6 June 1912.",
        Some(("1912-06-06", Sentence)),
    );
}

#[test]
fn else_the_last_one_before_them_in_their_paragraph_and_nothing_further_away() {
    check(
        "The quay was built on 4 May 1911. [The ferry ran] from there. It sank on 6 June 1912.",
        Some(("1911-05-04", Beside::Before)),
    );
    check(
        "The quay was built on 4 May 1911.\n\n[The ferry ran] from there.",
        None,
    );
    check("[The ferry ran] from there. It sank on 6 June 1912.", None);
    check("[The ferry ran] from there.", None);
}
