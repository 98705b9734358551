//! How fast the facts of many documents become one timeline, and how fast one more document is taken in.
//!
//! Not how well: see SCOREBOARD.md. The facts are made here, without reading any text, so that a million of them take seconds.
//! A fact is one expression of time, one name or one happening as one document has it.
//! `cargo bench --no-default-features --bench resolve [-- FACTS…]`

#[path = "resolve/folder.rs"]
mod folder;
mod timing;

use dateline::model::{Constraints, Source};
use dateline::resolve::{resolve, who};
use timing::{peak_mb, timed};

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
    for size in sizes {
        whole(&folder::folder(size));
    }
}

fn facts(sources: &[Source]) -> usize {
    let of = |s: &Source| s.facts.times.len() + s.facts.names.len() + s.facts.events.len();
    sources.iter().map(of).sum()
}

fn whole(sources: &[Source]) {
    let before = peak_mb();
    let (secs, timeline) = timed(|| resolve(sources, &Constraints::default()));
    // Who is who is a stage of its own; the rest is events, dates and ranks.
    let (who_secs, _) = timed(|| who::who(sources, &Constraints::default()));
    let told: usize = timeline.events.iter().map(|e| e.claims.len()).sum();
    println!(
        "resolve {:>9} facts of {:>7} documents {:8.3} s, who is who alone {who_secs:.3} s; {told} tellings, {} events, {} entities; peak {:.0} MB, {:.0} MB before",
        facts(sources),
        sources.len(),
        secs,
        timeline.events.len(),
        timeline.entities.len(),
        peak_mb().unwrap_or(0.0),
        before.unwrap_or(0.0),
    );
}
