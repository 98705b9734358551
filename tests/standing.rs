//! A document laid at once into a timeline that stands, against resolving everything again: how often both say the same, and that the
//! quick answer never shows a date that the full one contradicts.
//!
//! Not how well either is: that is `told.rs`, `dated.rs` and `who_folder.rs`. `cargo test --test standing -- --nocapture` prints every
//! difference.

use dateline::edit::{EditLog, overlay};
use dateline::model::{Constraints, DocId, Event, Source, Timeline};
use dateline::resolve::chronology::Chronology;
use dateline::resolve::resolve_with;
use dateline::resolve::standing::{Change, Standing};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}

fn source(path: &Path) -> Option<Source> {
    let name = path.file_name()?.to_str()?;
    let readable = path.extension().is_some_and(|e| e == "txt" || e == "md");
    if !readable || name == "README.md" {
        return None;
    }
    let document = dateline::read::from_text(name, &std::fs::read_to_string(path).ok()?, None);
    let seg = dateline::segment::segment(&document);
    let rules = dateline::extract::Rules::builtin();
    let facts = dateline::extract::extract(&document, &seg, rules, &Default::default());
    Some(Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    })
}

/// Every folder of which two documents at least can be read here.
fn folders() -> Vec<Vec<Source>> {
    let roots = ["told", "told_more", "told_across", "dated", "who_folder"];
    let worlds = roots
        .iter()
        .flat_map(|root| sorted(&Path::new("tests").join(root)));
    let all = worlds
        .filter(|p| p.is_dir())
        .chain([PathBuf::from("data/sample")]);
    let read = all.map(|folder| {
        let mut sources: Vec<Source> = sorted(&folder).iter().filter_map(|p| source(p)).collect();
        sources.sort_by(|a, b| a.document.id.cmp(&b.document.id));
        sources
    });
    read.filter(|sources| sources.len() > 1).collect()
}

fn full(sources: &[Source]) -> Timeline {
    let none = Constraints::default();
    overlay(
        resolve_with(sources, &none, Chronology::builtin()),
        &EditLog::default(),
    )
}

fn quick(before: &[Source], now: &[Source]) -> Timeline {
    let change = Change::between(before, now, 16).expect("few differ");
    Standing::new(before.to_vec(), full(before)).with(
        &change,
        &Constraints::default(),
        Chronology::builtin(),
    )
}

/// What is told of an event, and where.
fn told(event: &Event) -> BTreeSet<(DocId, u32)> {
    let claims = event.claims.iter();
    claims
        .map(|c| (c.doc.clone(), c.trigger.map_or(0, |t| t.start)))
        .collect()
}

fn who<'t>(timeline: &'t Timeline, event: &Event) -> BTreeSet<&'t str> {
    let named = event.entities.iter().filter_map(|id| timeline.entity(*id));
    named.map(|e| e.name.as_str()).collect()
}

#[derive(Debug, Default)]
struct Counted {
    events: usize,
    same_tellings: usize,
    same_date: usize,
    same_people: usize,
    /// A date is shown that the full answer contradicts.
    wrong: usize,
}

impl Counted {
    /// Of the events that tell of what has changed.
    fn count(&mut self, quick: &Timeline, full: &Timeline, changed: &dyn Fn(&Event) -> bool) {
        for event in full.events.iter().filter(|e| changed(e)) {
            self.events += 1;
            let same = quick.events.iter().find(|e| told(e) == told(event));
            let Some(same) = same else {
                let near = quick
                    .events
                    .iter()
                    .filter(|e| !told(e).is_disjoint(&told(event)));
                let near: Vec<_> = near.map(|e| (&e.label, told(e))).collect();
                println!(
                    "told otherwise: {} {:?}\n    quick {near:?}",
                    event.label,
                    told(event)
                );
                continue;
            };
            self.same_tellings += 1;
            let when = |e: &Event| {
                (
                    e.when.edtf.clone(),
                    e.when.earliest,
                    e.when.latest,
                    e.when.certainty,
                )
            };
            self.same_date += usize::from(when(same) == when(event));
            self.same_people += usize::from(who(quick, same) == who(full, event));
            if when(same) != when(event) {
                println!(
                    "dated otherwise: {}\n    quick {:?}\n    full  {:?}",
                    event.label,
                    when(same),
                    when(event)
                );
            }
        }
        for event in quick.events.iter().filter(|e| changed(e)) {
            let theirs = full
                .events
                .iter()
                .find(|e| !told(e).is_disjoint(&told(event)));
            let (Some(shown), Some(theirs)) = (event.when.span(), theirs) else {
                continue;
            };
            let within = theirs
                .when
                .span()
                .is_some_and(|(a, b)| shown.0 <= a && b <= shown.1);
            if !within {
                self.wrong += 1;
                println!(
                    "WRONG: {}\n    quick {:?} {:?}\n    full  {:?} {:?}",
                    event.label,
                    event.when.edtf,
                    shown,
                    theirs.when.edtf,
                    theirs.when.span()
                );
            }
        }
    }

    fn percent(&self, n: usize) -> f64 {
        100.0 * n as f64 / self.events.max(1) as f64
    }
}

#[test]
fn a_document_more_is_told_at_once_as_it_will_be() {
    let mut counted = Counted::default();
    for sources in folders() {
        let all = full(&sources);
        for last in 0..sources.len() {
            let mut before = sources.clone();
            let doc = before.remove(last).document.id.clone();
            let quick = quick(&before, &sources);
            assert_eq!(quick.documents.len(), all.documents.len());
            counted.count(&quick, &all, &|e| e.claims.iter().any(|c| c.doc == doc));
        }
    }
    println!("{counted:?}");
    assert_eq!(counted.wrong, 0);
    assert!(
        counted.percent(counted.same_tellings) >= 90.0,
        "{counted:?}"
    );
    assert!(counted.percent(counted.same_date) >= 90.0, "{counted:?}");
    assert!(counted.percent(counted.same_people) >= 90.0, "{counted:?}");
}

#[test]
fn a_document_that_is_gone_is_told_no_more() {
    let mut counted = Counted::default();
    for sources in folders() {
        let stood = full(&sources);
        for gone in 0..sources.len() {
            let mut now = sources.clone();
            let doc = now.remove(gone).document.id.clone();
            let quick = quick(&sources, &now);
            assert!(quick.document(&doc).is_none());
            assert!(
                quick
                    .events
                    .iter()
                    .flat_map(|e| &e.claims)
                    .all(|c| c.doc != doc)
            );
            assert!(
                quick
                    .entities
                    .iter()
                    .flat_map(|e| &e.mentions)
                    .all(|(d, _)| *d != doc)
            );
            // What it told with others stays the others'.
            let together: BTreeSet<(DocId, u32)> = stood
                .events
                .iter()
                .filter(|e| e.claims.iter().any(|c| c.doc == doc))
                .flat_map(told)
                .collect();
            counted.count(&quick, &full(&now), &|e| !told(e).is_disjoint(&together));
        }
    }
    println!("{counted:?}");
    assert_eq!(counted.wrong, 0);
    assert!(
        counted.percent(counted.same_tellings) >= 90.0,
        "{counted:?}"
    );
}

#[test]
fn what_does_not_change_is_shared() {
    let mut compared = 0;
    for sources in folders() {
        let before = &sources[1..];
        let standing = full(before);
        let change = Change::between(before, &sources, 1).expect("one more");
        let now = Standing::new(before.to_vec(), standing.clone()).with(
            &change,
            &Constraints::default(),
            Chronology::builtin(),
        );
        let doc = &sources[0].document.id;
        for event in now
            .events
            .iter()
            .filter(|e| e.claims.iter().all(|c| c.doc != *doc))
        {
            assert!(
                standing.events.iter().any(|e| e.is(event)),
                "{}",
                event.label
            );
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn nothing_but_what_differs_is_a_change() {
    let sources = folders().swap_remove(0);
    let between = |a: &[Source], b: &[Source]| {
        Change::between(a, b, 2).map(|c| (c.added.len(), c.gone.len()))
    };
    assert_eq!(between(&sources, &sources), Some((0, 0)));
    assert_eq!(between(&sources[1..], &sources), Some((1, 0)));
    assert_eq!(between(&sources, &sources[1..]), Some((0, 1)));
    let mut other = sources.clone();
    other[1].facts = Arc::new((*other[1].facts).clone());
    assert_eq!(between(&sources, &other), Some((1, 1)));
    assert_eq!(between(&sources, &[]), None);
}
