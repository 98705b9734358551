//! Dates that no document states, in small worlds of several documents each: how many are right, how many bounds hold the truth, how tight they are.
//!
//! `tests/dated/README.md` says how the gold is written. `cargo test --test dated -- --nocapture` prints every miss. Not which
//! events are found: that is `told.rs`.

use dateline::model::text::fold;
use dateline::model::time::DAY;
use dateline::model::{Certainty, Constraints, Edtf, Event, Instant, Source, Timeline};
use proptest::strategy::Strategy;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What may not be lost again, in percent.
const DATES_RIGHT: f64 = 98.0;
const BOUNDS_TRUE: f64 = 99.0;

struct Gold {
    line: String,
    truth: Span,
    /// The tightest bounds the documents allow; the truth itself where it can be worked out.
    best: Span,
    hidden: bool,
    words: Vec<String>,
    docs: BTreeSet<String>,
    may_tell: BTreeSet<String>,
    optional: bool,
}

/// From an instant to one; open where there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span(Option<Instant>, Option<Instant>);

impl Span {
    fn parse(text: &str) -> Self {
        let bounds = |part: &str| {
            let date: Edtf = part
                .parse()
                .unwrap_or_else(|_| panic!("the gold's date {part}"));
            date.bounds()
        };
        match text.split_once("..").filter(|_| !text.contains('/')) {
            Some(("", to)) => Self(None, bounds(to).1),
            Some((from, "")) => Self(bounds(from).0, None),
            Some((from, to)) => Self(bounds(from).0, bounds(to).1),
            None => {
                let (from, to) = bounds(text);
                Self(from, to)
            }
        }
    }

    fn of(event: &Event) -> Self {
        let when = &event.when;
        match &when.edtf {
            Some(edtf) if when.earliest.is_none() && when.latest.is_none() => {
                let (from, to) = edtf.bounds();
                Self(from, to)
            }
            Some(_) | None => Self(when.earliest, when.latest),
        }
    }

    fn holds(self, inner: Self) -> bool {
        let from = self.0.is_none_or(|a| inner.0.is_none_or(|b| a <= b));
        let to = self.1.is_none_or(|a| inner.1.is_none_or(|b| b <= a));
        from && to
    }

    fn meets(self, other: Self) -> bool {
        let before = |a: Option<Instant>, b: Option<Instant>| a.zip(b).is_none_or(|(a, b)| a < b);
        before(self.0, other.1) && before(other.0, self.1)
    }

    fn days(self) -> Option<i64> {
        Some((self.1?.0 - self.0?.0) / DAY)
    }
}

fn gold(line: &str) -> Gold {
    let optional = line.starts_with('+');
    let parts: Vec<&str> = line.trim_start_matches('+').split(" | ").collect();
    let [when, words, docs, ref rest @ ..] = parts[..] else {
        panic!("three parts: {line}")
    };
    let (date, _status) = when.split_once(' ').expect("a date and a status");
    let hidden = date.starts_with('~');
    let truth = Span::parse(date.trim_start_matches('~'));
    let doc = |name: &str| format!("{}.txt", name.trim_end_matches('?'));
    Gold {
        line: line.to_owned(),
        truth,
        best: rest.first().map_or(truth, |best| Span::parse(best)),
        hidden,
        words: words.split(' ').map(fold).collect(),
        docs: docs
            .split(' ')
            .filter(|d| !d.ends_with('?'))
            .map(doc)
            .collect(),
        may_tell: docs.split(' ').map(doc).collect(),
        optional,
    }
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|e| e.path())
        .collect();
    paths.sort();
    paths
}

fn world(folder: &Path) -> (Vec<Source>, Vec<Gold>) {
    let (mut sources, mut wanted) = (Vec::new(), Vec::new());
    for path in sorted(folder) {
        let text = std::fs::read_to_string(&path).expect("a text");
        let name = path.file_name().expect("a name").to_string_lossy();
        if name == "gold" {
            wanted.extend(text.lines().filter(|l| !l.is_empty()).map(gold));
        } else {
            sources.push(source(&name, &text));
        }
    }
    (sources, wanted)
}

fn source(id: &str, text: &str) -> Source {
    let document = dateline::read::from_text(id, text, None);
    let seg = dateline::segment::segment(&document);
    let rules = dateline::extract::Rules::builtin();
    let facts = dateline::extract::extract(&document, &seg, rules, &Default::default());
    Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    }
}

fn docs_of(event: &Event) -> BTreeSet<&str> {
    event.claims.iter().map(|c| c.doc.as_str()).collect()
}

/// How well an event fits what is wanted; `None` where it is something else.
fn fit(event: &Event, gold: &Gold) -> Option<usize> {
    let docs = docs_of(event);
    let shared = docs.iter().filter(|d| gold.may_tell.contains(**d)).count();
    let label = fold(&event.label);
    let worded = gold
        .words
        .iter()
        .all(|w| label.split(' ').any(|l| l.starts_with(w.as_str())));
    (shared > 0 && worded).then(|| shared * 10 + 5 * usize::from(Span::of(event).meets(gold.truth)))
}

#[derive(Default, Debug)]
struct Score {
    wanted: usize,
    found: usize,
    /// Right and wrong.
    dates: [usize; 2],
    bounds: [usize; 2],
    /// Of those that no document states: worked out or bounded as tightly as can be, looser, or nothing known at all.
    tight: usize,
    loose: usize,
    undated: usize,
    /// Of bounds with two ends where the best has two: their days, and the best's.
    days: [i64; 2],
    /// Ends that could be closed and are open.
    open_ends: usize,
    unmerged: usize,
    merged_wrongly: usize,
}

fn score(world: &str, timeline: &Timeline, wanted: &[Gold], s: &mut Score) {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (g, gold) in wanted.iter().enumerate() {
        for (e, event) in timeline.events.iter().enumerate() {
            pairs.extend(fit(event, gold).map(|fit| (fit, g, e)));
        }
    }
    pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut event_of: Vec<Option<usize>> = vec![None; wanted.len()];
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (_, g, e) in pairs {
        if event_of[g].is_none() && taken.insert(e) {
            event_of[g] = Some(e);
        }
    }
    for (gold, found) in wanted.iter().zip(&event_of) {
        s.wanted += usize::from(!gold.optional);
        let Some(event) = found.map(|e| &timeline.events[e]) else {
            if !gold.optional {
                println!("missed        {world}: {}", gold.line);
            }
            continue;
        };
        s.found += usize::from(!gold.optional);
        check(world, event, gold, s);
    }
}

fn check(world: &str, event: &Event, gold: &Gold, s: &mut Score) {
    let complain = |what: &str| println!("{what:13} {world}: {}  for  {}", show(event), gold.line);
    let said = Span::of(event);
    match event.when.certainty {
        Certainty::Stated | Certainty::Derived => {
            // What is said must be so: a coarser date is right, a finer one is not.
            let right = said.holds(gold.truth);
            s.dates[usize::from(!right)] += 1;
            if !right {
                complain("WRONG DATE");
            }
        }
        Certainty::Bounded => {
            let right = said.holds(gold.truth);
            s.bounds[usize::from(!right)] += 1;
            if !right {
                complain("WRONG BOUND");
            }
        }
        Certainty::Unknown => {}
    }
    if event.when.certainty == Certainty::Unknown {
        s.undated += usize::from(!gold.optional);
    }
    if gold.hidden && !gold.optional && event.when.certainty != Certainty::Unknown {
        if gold.best.holds(said) {
            s.tight += 1;
        } else {
            s.loose += 1;
            complain("loose");
        }
        if let (Some(got), Some(best)) = (said.days(), gold.best.days()) {
            s.days[0] += got;
            s.days[1] += best;
        }
    } else if !gold.optional && event.when.certainty == Certainty::Unknown {
        complain("undated");
    }
    if gold.hidden && !gold.optional {
        s.open_ends += usize::from(said.0.is_none() && gold.best.0.is_some());
        s.open_ends += usize::from(said.1.is_none() && gold.best.1.is_some());
    }
    let docs = docs_of(event);
    if !gold.docs.iter().all(|d| docs.contains(d.as_str())) {
        s.unmerged += 1;
        complain("not merged");
    }
    if docs.iter().any(|d| !gold.may_tell.contains(*d)) {
        s.merged_wrongly += 1;
        complain("MERGED WRONG");
    }
}

fn show(event: &Event) -> String {
    let day = |at: Option<Instant>| at.map_or("..".to_owned(), |a| a.date().to_string());
    let when = &event.when;
    let edtf = when.edtf.as_ref();
    let docs: Vec<&str> = docs_of(event).into_iter().collect();
    let why: Vec<&str> = when.why.iter().map(|r| r.text.as_str()).collect();
    format!(
        "{:?} {} [{} {}) “{}” {} ({})",
        when.certainty,
        edtf.map_or("?".to_owned(), ToString::to_string),
        day(when.earliest),
        day(when.latest),
        event.label,
        docs.join(" "),
        why.join(" ")
    )
}

#[test]
fn dates_nobody_wrote_down() {
    let mut s = Score::default();
    let mut documents = 0;
    for folder in sorted(Path::new("tests/dated"))
        .into_iter()
        .filter(|p| p.is_dir())
    {
        let (sources, wanted) = world(&folder);
        documents += sources.len();
        let timeline = dateline::resolve::resolve(&sources, &Constraints::default());
        let name = folder.file_name().expect("a name").to_string_lossy();
        score(&name, &timeline, &wanted, &mut s);
    }
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    let dates = share(s.dates[0], s.dates[0] + s.dates[1]);
    let bounds = share(s.bounds[0], s.bounds[0] + s.bounds[1]);
    println!(
        "documents {documents}, events found {}/{}",
        s.found, s.wanted
    );
    println!(
        "dates     right {}/{} ({dates:.1} %)",
        s.dates[0],
        s.dates[0] + s.dates[1]
    );
    println!(
        "bounds    true {}/{} ({bounds:.1} %)",
        s.bounds[0],
        s.bounds[0] + s.bounds[1]
    );
    println!(
        "not told  as tight as can be {}, looser {}, nothing known {}; {} open ends; days {} of bounds, best {}",
        s.tight, s.loose, s.undated, s.open_ends, s.days[0], s.days[1]
    );
    println!(
        "merges    not made {}, wrong {}",
        s.unmerged, s.merged_wrongly
    );
    assert!(dates >= DATES_RIGHT, "a stated or derived date is wrong");
    assert!(bounds >= BOUNDS_TRUE, "a bound leaves the truth out");
}

/// All documents of all worlds in one folder: the order of reading, and how many threads put it together, changes nothing.
#[test]
fn any_order_of_reading_on_any_threads_gives_the_same_timeline() {
    let mut sources: Vec<Source> = Vec::new();
    for root in [
        "tests/dated",
        "tests/told",
        "tests/told_more",
        "tests/who_folder",
    ] {
        for folder in sorted(Path::new(root)).into_iter().filter(|p| p.is_dir()) {
            for path in sorted(&folder) {
                let text = std::fs::read_to_string(&path).expect("a text");
                if path.extension().is_some() {
                    sources.push(source(&path.display().to_string(), &text));
                }
            }
        }
    }
    let none = Constraints::default();
    let resolve = |sources: &[Source], threads: usize| {
        let outside = dateline::resolve::chronology::Chronology::builtin();
        let threads = dateline::engine::Threads(threads);
        dateline::resolve::resolve_on(sources, &none, outside, &threads)
    };
    let whole = resolve(&sources, 1);
    // More than one part of work, so that threads have something to share.
    assert!(whole.events.len() > 300 && sources.len() > 130);
    let bytes = format!("{whole:?}");
    proptest::proptest!(
        proptest::test_runner::Config::with_cases(8),
        |(shuffled in proptest::strategy::Just(sources.clone()).prop_shuffle(), threads in 1_usize..7)| {
            let again = resolve(&shuffled, threads);
            proptest::prop_assert!(again == whole);
            // What compares as equal may still print differently: 0.0 and -0.0.
            let printed = format!("{again:?}");
            proptest::prop_assert!(printed == bytes);
        }
    );
}
