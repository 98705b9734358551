//! What happened in small worlds of several documents each: which events are found, when they are said to have been, and what became one.
//!
//! `tests/told/README.md` says how the gold is written. `cargo test --test told -- --nocapture` prints every miss.
//! `tests/told_more` are fifteen further worlds, written and run blind when the first ten were no longer new to the program.

use dateline::model::text::fold;
use dateline::model::{
    Certainty, Constraints, Edtf, Event, Instant, Source, Timeline, edtf::EdtfDate,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What may not be lost again, in percent; merges are counted.
struct Floor {
    found: f64,
    wanted: f64,
    dates_right: f64,
    bounds_true: f64,
    merges: usize,
    status_wrong: usize,
}

/// One event as it should be.
struct Gold {
    line: String,
    dates: Vec<Span>,
    /// The documents do not say the date outright.
    hidden: bool,
    /// Any of these is right.
    status: Vec<String>,
    /// Each must be in the label, in one of its wordings.
    words: Vec<Vec<String>>,
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

    fn holds(self, inner: Self) -> bool {
        let from = self.0.is_none_or(|a| inner.0.is_none_or(|b| a <= b));
        let to = self.1.is_none_or(|a| inner.1.is_none_or(|b| b <= a));
        from && to
    }
}

fn gold(folder: &str, line: &str) -> Gold {
    let optional = line.starts_with('+');
    let mut parts = line.trim_start_matches('+').split(" | ");
    let mut next = || {
        parts
            .next()
            .unwrap_or_else(|| panic!("three parts: {line}"))
    };
    let (when, words, docs) = (next(), next(), next());
    let (date, status) = when.split_once(' ').expect("a date and a status");
    let hidden = date.starts_with('~');
    let date = date.trim_start_matches('~');
    let doc = |name: &str| format!("{folder}/{}.txt", name.trim_end_matches('?'));
    Gold {
        line: line.to_owned(),
        dates: match date {
            "?" => Vec::new(),
            date => date.split('|').map(Span::parse).collect(),
        },
        hidden,
        status: status.split('|').map(str::to_owned).collect(),
        words: words
            .split(' ')
            .map(|w| w.split('|').map(fold).collect())
            .collect(),
        docs: docs
            .split(' ')
            .filter(|d| !d.ends_with('?'))
            .map(doc)
            .collect(),
        may_tell: docs.split(' ').map(doc).collect(),
        optional,
    }
}

/// All documents of all worlds, and what should come of them.
fn worlds(root: &Path) -> (Vec<Source>, Vec<Gold>) {
    let sorted = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("a folder")
            .flatten()
            .map(|e| e.path())
            .collect();
        paths.sort();
        paths
    };
    let (mut sources, mut wanted) = (Vec::new(), Vec::new());
    for folder in sorted(root).into_iter().filter(|p| p.is_dir()) {
        let world = folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        for path in sorted(&folder) {
            let text = std::fs::read_to_string(&path).expect("a text");
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if name == "gold" {
                wanted.extend(
                    text.lines()
                        .filter(|l| !l.is_empty())
                        .map(|l| gold(&world, l)),
                );
            } else {
                sources.push(source(&format!("{world}/{name}"), &text));
            }
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
    let shared = docs_of(event)
        .iter()
        .filter(|d| gold.may_tell.contains(**d))
        .count();
    let label = fold(&event.label);
    let worded = gold.words.iter().all(|any| {
        label
            .split(' ')
            .any(|l| any.iter().any(|w| l.starts_with(w.as_str())))
    });
    let dated = usize::from(verdict(event, gold) == Verdict::Right);
    (shared > 0 && worded).then_some(shared * 10 + dated * 5)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Right,
    Wrong,
    /// A bound that holds the truth.
    Holds,
    /// A bound that does not.
    Misses,
    Undated,
}

fn verdict(event: &Event, gold: &Gold) -> Verdict {
    let when = &event.when;
    let said = match &when.edtf {
        Some(edtf) if when.earliest.is_none() && when.latest.is_none() => {
            let (from, to) = edtf.bounds();
            Span(from, to)
        }
        Some(_) | None => Span(when.earliest, when.latest),
    };
    let any = |holds: &dyn Fn(Span) -> bool| gold.dates.iter().any(|d| holds(*d));
    match when.certainty {
        // What is said must be so: a coarser date is right, a finer one is not.
        Certainty::Stated | Certainty::Derived if any(&|d| said.holds(d)) => Verdict::Right,
        Certainty::Stated | Certainty::Derived => Verdict::Wrong,
        Certainty::Bounded if gold.dates.is_empty() || any(&|d| said.holds(d)) => Verdict::Holds,
        Certainty::Bounded => Verdict::Misses,
        Certainty::Unknown => Verdict::Undated,
    }
}

#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    given: usize,
    matched: usize,
    dates: [usize; 2],
    bounds: [usize; 2],
    dates_wanted: usize,
    dates_got: usize,
    status_wrong: usize,
    merges: [usize; 2],
    merged_wrongly: usize,
}

fn score(timeline: &Timeline, wanted: &[Gold]) -> Score {
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
    let mut s = Score {
        given: timeline.events.len(),
        matched: taken.len(),
        ..Score::default()
    };
    for (gold, found) in wanted.iter().zip(&event_of) {
        let required = usize::from(!gold.optional);
        s.wanted += required;
        let exact = !gold.hidden && !gold.dates.is_empty();
        s.dates_wanted += required * usize::from(exact);
        let Some(event) = found.map(|e| &timeline.events[e]) else {
            if !gold.optional {
                println!("missed        {}", gold.line);
            }
            continue;
        };
        s.found += required;
        check_date(&mut s, event, gold, exact);
        check_documents(&mut s, event, gold);
        if !gold.status.iter().any(|s| s == event.status.name()) {
            s.status_wrong += 1;
            println!("status {:9} {}", event.status.name(), gold.line);
        }
    }
    for (e, event) in timeline.events.iter().enumerate() {
        if !taken.contains(&e) {
            println!("unwanted      {}  {}", show(event), event.claims[0].quote);
        }
    }
    s
}

fn check_date(s: &mut Score, event: &Event, gold: &Gold, exact: bool) {
    let verdict = verdict(event, gold);
    let complain = |what: &str| println!("{what:13} {}  for  {}", show(event), gold.line);
    match verdict {
        Verdict::Right => s.dates[0] += 1,
        Verdict::Wrong => {
            s.dates[1] += 1;
            complain("WRONG DATE");
        }
        Verdict::Holds => s.bounds[0] += 1,
        Verdict::Misses => {
            s.bounds[1] += 1;
            complain("WRONG BOUND");
        }
        Verdict::Undated => {}
    }
    if exact && !gold.optional {
        let got =
            verdict == Verdict::Right || gold.dates[0].0.is_none() && verdict == Verdict::Holds;
        s.dates_got += usize::from(got);
        if !got && verdict != Verdict::Wrong {
            complain("undated");
        }
    }
}

fn check_documents(s: &mut Score, event: &Event, gold: &Gold) {
    let docs = docs_of(event);
    let complain = |what: &str| println!("{what:13} {}  for  {}", show(event), gold.line);
    if gold.docs.len() > 1 {
        let all = gold.docs.iter().all(|d| docs.contains(d.as_str()));
        s.merges[usize::from(!all)] += 1;
        if !all {
            complain("not merged");
        }
    }
    if docs.iter().any(|d| !gold.may_tell.contains(*d)) {
        s.merged_wrongly += 1;
        complain("MERGED WRONG");
    }
}

fn show(event: &Event) -> String {
    let when = &event.when;
    let day = |at: Option<Instant>| {
        at.map_or("..".to_owned(), |a| {
            EdtfDate::from_date(a.date()).to_string()
        })
    };
    let edtf = when
        .edtf
        .as_ref()
        .map_or("?".to_owned(), ToString::to_string);
    let docs: Vec<&str> = docs_of(event).into_iter().collect();
    format!(
        "{:?} {edtf} [{} {}) {} “{}” {}",
        when.certainty,
        day(when.earliest),
        day(when.latest),
        event.status.name(),
        event.label,
        docs.join(" ")
    )
}

/// First run of these, before anything was mended: 74.5, 83.5, 96.9, 100 and 5 of 13 merges.
#[test]
fn small_worlds() {
    let floor = Floor {
        found: 90.0,
        wanted: 94.0,
        dates_right: 98.0,
        bounds_true: 99.0,
        merges: 12,
        status_wrong: 2,
    };
    check("tests/told", &floor);
}

/// Run blind, before anything was mended: 76.1, 89.3, 98.3, 94.9, 3 of 28 merges, 6 of another status.
#[test]
fn more_worlds() {
    let floor = Floor {
        found: 95.0,
        wanted: 91.0,
        dates_right: 98.0,
        bounds_true: 99.0,
        merges: 19,
        status_wrong: 4,
    };
    check("tests/told_more", &floor);
}

/// Written to see which tellings of several kinds of documents become one. First run, blind: 86.4, 75.3, 97.7, 7 of 9 bounds, 1 of 14
/// merges.
#[test]
fn worlds_across_documents() {
    let floor = Floor {
        found: 88.0,
        wanted: 80.0,
        dates_right: 98.0,
        bounds_true: 99.0,
        merges: 7,
        status_wrong: 1,
    };
    check("tests/told_across", &floor);
}

/// Papers as users have them, several of one thing. Run blind, before anything was mended: 82.1, 82.1, 87.9, 7 of 8 bounds, 3 of 13
/// merges; its README says which of its lines can only be found coarser.
#[test]
fn worlds_of_users() {
    let floor = Floor {
        found: 87.0,
        wanted: 84.0,
        dates_right: 97.9,
        bounds_true: 99.0,
        merges: 6,
        status_wrong: 2,
    };
    check("tests/told_users", &floor);
}

/// The same, run only once the faults of the first were mended; before that 77.1, 84.2, 93.6, 6 of 6 bounds, 2 of 13 merges.
#[test]
fn more_worlds_of_users() {
    let floor = Floor {
        found: 78.0,
        wanted: 83.0,
        dates_right: 97.5,
        bounds_true: 99.0,
        merges: 2,
        status_wrong: 2,
    };
    check("tests/told_users2", &floor);
}

/// Papers of a parish archivist and of an analyst of labour law, marked before the program had seen them. Run blind: 64.6, 88.6, 87.7, 10 of 10
/// bounds, 5 of 13 merges.
#[test]
fn third_worlds_of_users() {
    let floor = Floor {
        found: 82.0,
        wanted: 92.0,
        dates_right: 98.0,
        bounds_true: 99.0,
        merges: 8,
        status_wrong: 0,
    };
    check("tests/told_users3", &floor);
}

/// Papers of a local historian and of a housing analyst, marked before the program had seen them. Run blind: 71.9, 82.9, 91.4, 9 of 9
/// bounds, 2 of 12 merges.
#[test]
fn fourth_worlds_of_users() {
    let floor = Floor {
        found: 79.0,
        wanted: 84.0,
        dates_right: 98.0,
        bounds_true: 99.0,
        merges: 3,
        status_wrong: 0,
    };
    check("tests/told_users4", &floor);
}

/// Papers of a bridge and of a conference, marked before the program had seen them; its README has what they gave then.
#[test]
fn fifth_worlds_of_users() {
    let floor = Floor {
        found: 86.0,
        wanted: 83.0,
        dates_right: 98.0,
        bounds_true: 99.0,
        merges: 3,
        status_wrong: 0,
    };
    check("tests/told_users5", &floor);
}

/// How many happenings two documents tell of, each in one sentence.
#[track_caller]
fn tell(one: &str, other: &str, events: usize) {
    let sources = [source("a.txt", one), source("b.txt", other)];
    let timeline = dateline::resolve::resolve(&sources, &Constraints::default());
    let told: Vec<String> = timeline.events.iter().map(show).collect();
    assert_eq!(told.len(), events, "{told:#?}");
}

#[test]
fn what_one_opens_another_inaugurates() {
    let release = "On 12 March 2016 Lena Karsow opened the new bridge in Messin.\n";
    let retold = |text: &str, events| tell(release, text, events);
    retold("Lena Karsow inaugurated the bridge in March 2016.\n", 1);
    retold(
        "On 12 March 2016 Lena Karsow inaugurated the new bridge.\n",
        1,
    );
    // Another thing, another doer, another month, another deed.
    retold("Lena Karsow inaugurated the school in March 2016.\n", 2);
    retold("Pavel Drobny inaugurated the bridge in March 2016.\n", 2);
    retold("Lena Karsow inaugurated the bridge in May 2016.\n", 2);
    retold("Lena Karsow sold the bridge in March 2016.\n", 2);
}

#[test]
fn whoever_takes_office_was_appointed() {
    let news = "Yusuf Hamdan took office as director of the Kestrel Institute on 1 June 2022.\n";
    let retold = |who: &str, month: &str, events| {
        let text =
            format!("{who} was appointed director of the Kestrel Institute in {month} 2022.\n");
        tell(news, &text, events);
    };
    retold("Yusuf Hamdan", "June", 1);
    retold("Greta Solberg", "June", 2);
    retold("Yusuf Hamdan", "May", 2);
}

/// "My last day" was yesterday.
#[test]
fn somebodys_last_day_is_not_yesterday() {
    let yesterday = |text: &str| {
        let letter = format!("29 March 2022\n\nDear all,\n\n{text}\n");
        let timeline =
            dateline::resolve::resolve(&[source("a.txt", &letter)], &Constraints::default());
        let told: Vec<String> = timeline.events.iter().map(show).collect();
        told.iter().any(|e| e.contains("2022-03-28"))
    };
    assert!(yesterday("Eva Lund visited us yesterday."));
    assert!(!yesterday("My last day will be 15 April."));
}

#[track_caller]
fn check(root: &str, floor: &Floor) {
    let (sources, wanted) = worlds(Path::new(root));
    let timeline = dateline::resolve::resolve(&sources, &Constraints::default());
    let s = score(&timeline, &wanted);
    let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    let recall = share(s.found, s.wanted);
    let precision = share(s.matched, s.given);
    let dates = share(s.dates[0], s.dates[0] + s.dates[1]);
    let bounds = share(s.bounds[0], s.bounds[0] + s.bounds[1]);
    println!(
        "events   found {}/{} ({recall:.1} %), wanted of those given {}/{} ({precision:.1} %)",
        s.found, s.wanted, s.matched, s.given
    );
    println!(
        "dates    right {}/{} ({dates:.1} %), got of those that can be {}/{}",
        s.dates[0],
        s.dates[0] + s.dates[1],
        s.dates_got,
        s.dates_wanted
    );
    println!(
        "bounds   true {}/{} ({bounds:.1} %)",
        s.bounds[0],
        s.bounds[0] + s.bounds[1]
    );
    println!(
        "merges   made {}/{}, wrong {}; status wrong {}",
        s.merges[0],
        s.merges[0] + s.merges[1],
        s.merged_wrongly,
        s.status_wrong
    );
    assert!(
        recall >= floor.found && precision >= floor.wanted,
        "events are lost or invented"
    );
    assert!(
        dates >= floor.dates_right,
        "a stated or derived date is wrong"
    );
    assert!(bounds >= floor.bounds_true, "a bound leaves the truth out");
    assert!(
        s.merges[0] >= floor.merges && s.merged_wrongly == 0,
        "what is one is two, or what is two is one"
    );
    assert!(
        s.status_wrong <= floor.status_wrong,
        "what happened is told as planned, or the other way round"
    );
}
