//! Opens folders as the window does, without one, and says how long that took, how much memory, and how fast it can be searched.
//!
//! For BENCHMARKS.md: `cargo run --release --no-default-features --example open_folder -- FOLDER`, twice for the second opening.
//! The cache lies where `XDG_CACHE_HOME` says.

use dateline::engine::{Cache, Engine, READING_COMMAND};
use dateline::session::{Command, Shown};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is typed, letter by letter.
const TYPED: [&str; 3] = ["ferry", "budget of the museum", "signed an agreement"];

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if paths
        .first()
        .is_some_and(|first| first.as_os_str() == READING_COMMAND)
    {
        return dateline::engine::serve_reading();
    }
    if paths.is_empty() {
        eprintln!("usage: open_folder FOLDER…");
        std::process::exit(2);
    }
    dateline::engine::read_in_processes();
    let mut engine = Engine::start_with(Cache::usual(), || {});
    let began = Instant::now();
    engine.send(Command::Open(paths));
    let (mut first, mut told) = (None, Duration::ZERO);
    loop {
        engine.poll();
        let shown = engine.shown();
        let time = began.elapsed();
        let n = shown.timeline.events.len();
        if n > 0 && first.is_none() {
            first = Some(time);
            println!(
                "first events: {:.2} s ({n}, {} MB)",
                time.as_secs_f32(),
                memory("VmRSS")
            );
        }
        if time > told + Duration::from_secs(5) {
            told = time;
            let (done, total, rate) = shown
                .progress
                .map_or((0, 0, 0), |p| (p.done, p.total, p.per_second));
            eprintln!(
                "{:>4} s: {done}/{total}, {rate} a second, {} documents and {n} events shown, {} MB",
                time.as_secs(),
                shown.timeline.documents.len(),
                memory("VmRSS"),
            );
        }
        if shown.progress.is_none() && !shown.resolving && !shown.timeline.documents.is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let shown = engine.shown().clone();
    println!(
        "complete: {:.2} s, {} documents, {} events, {} MB, at most {} MB",
        began.elapsed().as_secs_f32(),
        shown.timeline.documents.len(),
        shown.timeline.events.len(),
        memory("VmRSS"),
        memory("VmHWM"),
    );
    // What nobody waits for: the index, and what makes a few changed documents quick.
    let idle = Instant::now();
    let ready = || {
        shown.full_text.as_ref().is_some_and(|f| {
            f.documents(&["a".to_owned()]).is_some() || f.documents(&["zyx".to_owned()]).is_some()
        })
    };
    while !ready() && idle.elapsed() < Duration::from_secs(300) {
        engine.poll();
        std::thread::sleep(Duration::from_millis(50));
    }
    println!(
        "ready to search: {:.1} s after that",
        idle.elapsed().as_secs_f32()
    );
    if let Some(full_text) = &shown.full_text {
        for typed in TYPED {
            let mut slowest = (Duration::ZERO, "");
            let mut times = Vec::new();
            for (end, _) in typed.char_indices().skip(1).chain([(typed.len(), ' ')]) {
                let words: Vec<String> =
                    typed[..end].split_whitespace().map(str::to_owned).collect();
                let asked = Instant::now();
                let found = full_text.documents(&words).map(|d| d.len());
                let took = asked.elapsed();
                if took > slowest.0 {
                    slowest = (took, &typed[..end]);
                }
                times.push((took, found));
            }
            let last = times.last().and_then(|(_, n)| *n);
            println!(
                "search “{typed}” as it is typed: slowest {:.1} ms (“{}”), in the end {last:?} documents",
                slowest.0.as_secs_f32() * 1e3,
                slowest.1,
            );
        }
    }
    let shown = rest(&mut engine, shown);
    println!(
        "at rest: {} MB, at most {} MB, {:.0} s after it was opened",
        memory("VmRSS"),
        memory("VmHWM"),
        began.elapsed().as_secs_f32(),
    );
    let left = Instant::now();
    drop(shown);
    drop(engine);
    println!("closed in {:.2} s", left.elapsed().as_secs_f32());
}

/// Comes back when nothing has been worked on for some seconds, with what is shown then; what was shown before is let go.
fn rest(engine: &mut Engine, mut shown: Arc<Shown>) -> Arc<Shown> {
    let (mut quiet, mut worked) = (Instant::now(), 0);
    let began = Instant::now();
    while quiet.elapsed() < Duration::from_secs(6) && began.elapsed() < Duration::from_secs(300) {
        std::thread::sleep(Duration::from_millis(250));
        engine.poll();
        shown = engine.shown().clone();
        let now = processor_time();
        // Looking takes some of it too.
        if now > worked + 2 {
            quiet = Instant::now();
        }
        worked = now;
    }
    shown
}

/// Of this process, in hundredths of a second; 0 where the system does not tell.
fn processor_time() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let mut times = fields.split_whitespace().skip(11).map(str::parse::<u64>);
    let mut next = || times.next().and_then(Result::ok).unwrap_or(0);
    next() + next()
}

/// Of this process, in megabytes; 0 where the system does not tell.
fn memory(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(what));
    let kilobytes = line.and_then(|l| l.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}
