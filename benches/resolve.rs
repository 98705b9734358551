//! How fast the facts of many documents become one timeline, and how fast one more document is taken in.
//!
//! Not how well: see SCOREBOARD.md. The facts are made here, without reading any text, so that a million of them take seconds.
//! A fact is one expression of time, one name or one happening as one document has it; a document has some 25.
//! `cargo bench --bench resolve [-- FACTS…]`

#[path = "resolve/folder.rs"]
mod folder;
mod timing;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use dateline::engine::Threads;
use dateline::model::{Constraints, Source};
use dateline::resolve::chronology::Chronology;
use dateline::resolve::spread::Spread;
use dateline::resolve::standing::{Change, Standing};
use dateline::resolve::{resolve_on, who};
use std::sync::Mutex;
use std::time::Instant;
use timing::{cpu_timed, peak_mb, share, thread_secs, timed};

const FACTS: [usize; 3] = [10_000, 100_000, 1_000_000];

fn main() {
    // A benchmark started by `cargo test` only has to run.
    let quick = !std::env::args().any(|a| a == "--bench");
    let asked: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = match (quick, &asked[..]) {
        (true, _) => vec![2_000],
        (false, []) => FACTS.to_vec(),
        (false, asked) => asked.to_vec(),
    };
    for &size in &sizes {
        whole(&just(size, folder::folder(size)));
    }
    for &size in &sizes {
        laid(size, if quick { 4 } else { 48 });
    }
    for size in sizes.into_iter().filter(|size| *size <= 100_000) {
        one_more(size, if quick { 4 } else { 48 });
    }
}

fn facts(sources: &[Source]) -> usize {
    let of = |s: &Source| s.facts.times.len() + s.facts.names.len() + s.facts.events.len();
    sources.iter().map(of).sum()
}

/// So many facts and not many more: the folder's documents are not all as long.
fn just(size: usize, mut sources: Vec<Source>) -> Vec<Source> {
    let mut sum = 0;
    sources.retain(|s| {
        sum += facts(std::slice::from_ref(s));
        sum <= size
    });
    sources
}

/// Threads that note how long each stage took: by the clock, and the processor time of the thread that asks.
struct Watched {
    threads: Threads,
    stages: Mutex<Stages>,
}

struct Stages {
    clock: Instant,
    cpu: f64,
    done: Vec<(&'static str, f64, f64)>,
}

impl Watched {
    fn new(threads: Threads) -> Self {
        Self {
            threads,
            stages: Mutex::new(Stages {
                clock: Instant::now(),
                cpu: thread_secs(),
                done: Vec::new(),
            }),
        }
    }
}

impl Spread for Watched {
    fn each(&self, parts: usize, work: &(dyn Fn(usize) + Sync)) {
        self.threads.each(parts, work);
    }

    fn done(&self, stage: &'static str) {
        let mut stages = self.stages.lock().expect("no thread has failed");
        let (clock, cpu) = (Instant::now(), thread_secs());
        let secs = clock.duration_since(stages.clock).as_secs_f64();
        let took = (stage, secs, cpu - stages.cpu);
        stages.done.push(took);
        (stages.clock, stages.cpu) = (clock, cpu);
    }
}

/// Everything is put together again with one document more.
fn one_more(facts_before: usize, n: usize) {
    let mut sources = folder::folder(facts_before);
    let none = Constraints::default();
    let all = Threads::all();
    let (mut clock, mut cpu) = (Vec::new(), Vec::new());
    for (_, source) in folder::more(facts_before, &sources, n) {
        sources.push(source);
        let (secs, _) = timed(|| resolve_on(&sources, &none, Chronology::none(), &all));
        let (alone, _) = cpu_timed(|| resolve_on(&sources, &none, Chronology::none(), &Threads(1)));
        clock.push(secs * 1e3);
        cpu.push(alone * 1e3);
        sources.pop();
    }
    println!(
        "one document more than {:>7} of {} facts: median {:.0} ms, worst {:.0} by {} threads; one thread median {:.0}, worst {:.0} ms of processor time; {n} documents of {} kinds",
        sources.len(),
        facts(&sources),
        share(&mut clock, 0.5),
        share(&mut clock, 1.0),
        all.0,
        share(&mut cpu, 0.5),
        share(&mut cpu, 1.0),
        folder::More::ALL.len(),
    );
}

/// One document more laid into what stands, and one of those there taken away.
fn laid(facts_before: usize, n: usize) {
    let sources = folder::folder(facts_before);
    let none = Constraints::default();
    let timeline = resolve_on(&sources, &none, Chronology::none(), &Threads::all());
    let (made, standing) = timed(|| Standing::new(sources.clone(), timeline));
    let mut added = Vec::new();
    let mut slowest = (0.0, None);
    for (kind, source) in folder::more(facts_before, &sources, n) {
        let change = Change {
            added: vec![source],
            gone: Vec::new(),
        };
        let (secs, _) = cpu_timed(|| standing.with(&change, &none, Chronology::none()));
        added.push(secs * 1e3);
        if secs > slowest.0 {
            slowest = (secs, Some(kind));
        }
    }
    let mut gone = Vec::new();
    for source in sources.iter().step_by((sources.len() / n).max(1)).take(n) {
        let change = Change {
            added: Vec::new(),
            gone: vec![source.document.id.clone()],
        };
        let (secs, _) = cpu_timed(|| standing.with(&change, &none, Chronology::none()));
        gone.push(secs * 1e3);
    }
    println!(
        "one document laid beside {:>7} of {} facts: median {:.0} ms, worst {:.0} ({:?}); taken away: median {:.0}, worst {:.0}; one thread, processor time; made ready in {made:.2} s",
        sources.len(),
        facts(&sources),
        share(&mut added, 0.5),
        share(&mut added, 1.0),
        slowest.1,
        share(&mut gone, 0.5),
        share(&mut gone, 1.0),
    );
}

fn whole(sources: &[Source]) {
    let before = peak_mb();
    let none = Constraints::default();
    let (all, one) = (Threads::all(), Threads(1));
    let outside = Chronology::none();
    let watched = Watched::new(all);
    let (secs, timeline) = timed(|| resolve_on(sources, &none, outside, &watched));
    let peak = peak_mb();
    // Processor time of one thread: what the other programs of the machine take does not count.
    let watched_alone = Watched::new(one);
    let (alone_secs, _) = cpu_timed(|| resolve_on(sources, &none, outside, &watched_alone));
    // Who is who is a stage of its own; the rest is events, dates and ranks.
    let (who_secs, _) = cpu_timed(|| who::who(sources, &none));
    let told: usize = timeline.events.iter().map(|e| e.claims.len()).sum();
    println!(
        "resolve {:>9} facts of {:>7} documents {secs:8.3} s by {} threads; one thread {alone_secs:.3} s of processor time, of them who is who {who_secs:.3}; {told} tellings, {} events, {} entities; peak {:.0} MB, {:.0} MB before",
        facts(sources),
        sources.len(),
        all.0,
        timeline.events.len(),
        timeline.entities.len(),
        peak.unwrap_or(0.0),
        before.unwrap_or(0.0),
    );
    let of = |w: Watched| w.stages.into_inner().expect("no thread has failed").done;
    for ((stage, secs, _), (_, _, cpu)) in of(watched).into_iter().zip(of(watched_alone)) {
        println!("    {stage:24} {secs:8.3} s   one thread {cpu:8.3}");
    }
}
