//! How fast names are found: MB of running text a second of one core, by the rules alone and with the trained model on top; with the
//! dates on two threads; and of texts made to be slow.
//!
//! Not how well: see SCOREBOARD.md. `cargo bench --bench names`

#[path = "../src/extract/names/tests/shapes.rs"]
mod shapes;
mod timing;

use dateline::extract::names::{NameRules, names};
use dateline::extract::{Rules, dates};
use dateline::model::{Document, Segmented};
use dateline::{read, segment};
use timing::{cpu_timed, sample, timed};

/// A document of the length of a long article.
const DOCUMENT: usize = 8_000;
/// How much text.
const BYTES: usize = 10_000_000;

/// Written for this file; one word in six has a capital, as in news.
const NEWS: &str = "Quelima Ostrobey, chief executive of Zentaro Holdings, told the Harnow Gazette on Tuesday that the port would \
    stay closed until the inquiry was over. “Nobody was hurt, and nobody will be paid twice,” she said. The Ministry of Transport has \
    asked the company for its books, and a spokesman for the Port Workers’ Union (PWU), Dario Mbeki, called the delay a scandal. \
    Mr Mbeki wants the crane that fell in March to be taken apart in front of witnesses from Norvania and from the insurer, Lund & \
    Osei. People who live near the water have heard such things before; in the spring the town was told that the dredger would come \
    from Tarquine within a week, and in the autumn it had not left its berth. ";

fn main() {
    // A benchmark started by `cargo test` only has to run.
    let quick = !std::env::args().any(|a| a == "--bench");
    let bytes = if quick { 50_000 } else { BYTES };
    let (secs, by_rules) = timed(|| NameRules::with_model(&[]));
    println!("rules, once      {:9.1} ms", secs * 1e3);
    let both = NameRules::builtin();
    let run = |rules: &NameRules, text: &str, times: usize| {
        let document = read::from_text("bench.txt", text, None);
        let segmented = segment::segment_in(&document, "en");
        let find = || names(&document, &segmented, &[], rules).len();
        cpu_timed(|| (0..times).map(|_| find()).sum::<usize>())
    };
    let (secs, _) = run(&both, NEWS, 1);
    println!("model, once      {:9.1} ms", secs * 1e3);
    let text = NEWS.repeat(DOCUMENT.div_ceil(NEWS.len()));
    let times = bytes.div_ceil(text.len());
    let mb = (times * text.len()) as f64 / 1e6;
    let (rules_secs, n) = run(&by_rules, &text, times);
    println!(
        "rules alone      {:9.1} MB/s  {mb:.0} MB, {n} names",
        mb / rules_secs
    );
    let (both_secs, n) = run(&both, &text, times);
    println!(
        "rules and model  {:9.1} MB/s  {mb:.0} MB, {n} names",
        mb / both_secs
    );
    println!(
        "the model adds   {:9.1} MB/s",
        mb / (both_secs - rules_secs).max(1e-9)
    );
    println!(
        "dates and names  {:9.1} MB/s  one thread, the same text",
        mb / with_dates(&text, times)
    );
    two_threads(bytes);
    slowest(quick);
}

/// Seconds of processor time for the dates and the names of a text that is read so many times.
fn with_dates(text: &str, times: usize) -> f64 {
    let document = read::from_text("bench.txt", text, None);
    let segmented = segment::segment_in(&document, "en");
    let rules = Rules::builtin();
    let find = || {
        let dates = dates::dates(&document, &segmented, &rules.dates, &Default::default());
        names(&document, &segmented, &dates.times, &rules.names).len()
    };
    find();
    cpu_timed(|| (0..times).map(|_| find()).sum::<usize>()).0
}

/// The sample's documents over and over, each in its own language: dates and names of all of them, by one thread and by two.
fn two_threads(bytes: usize) {
    let documents: Vec<(Document, Segmented)> = sample()
        .into_iter()
        .map(|(name, source)| {
            let document = read::from_source(&name, &source);
            let segmented = segment::segment(&document);
            (document, segmented)
        })
        .collect();
    let size: usize = documents.iter().map(|(d, _)| d.text.len()).sum();
    let times = bytes.div_ceil(size.max(1));
    let rules = Rules::builtin();
    // Every nth document of every round.
    let work = |nth: usize, of: usize| {
        let mut n = 0;
        for round in 0..times {
            for (i, (document, segmented)) in documents.iter().enumerate() {
                if (round + i) % of == nth {
                    let dates =
                        dates::dates(document, segmented, &rules.dates, &Default::default());
                    n += names(document, segmented, &dates.times, &rules.names).len();
                }
            }
        }
        n
    };
    work(0, times.max(1));
    let mb = (times * size) as f64 / 1e6;
    let (secs, n) = cpu_timed(|| work(0, 1));
    println!(
        "dates and names  {:9.1} MB/s  one thread, the sample, {n} names",
        mb / secs
    );
    // Processor time, so that the figure is that of a machine that does nothing else: the slower of the two counts.
    let secs = std::thread::scope(|scope| {
        let other = scope.spawn(|| cpu_timed(|| work(1, 2)).0);
        let this = cpu_timed(|| work(0, 2)).0;
        other.join().map_or(this, |other| this.max(other))
    });
    println!(
        "dates and names  {:9.1} MB/s  two threads, the sample",
        mb / secs
    );
}

/// The slowest of the texts made to be slow, and one line of five megabytes.
fn slowest(quick: bool) {
    let rules = NameRules::builtin();
    let micros_a_byte = |text: &str| {
        let document = read::from_text("bench.txt", text, None);
        let segmented = segment::segment_in(&document, "en");
        let (secs, n) = cpu_timed(|| names(&document, &segmented, &[], &rules).len());
        (secs * 1e6 / text.len() as f64, n)
    };
    micros_a_byte(NEWS);
    let size = if quick { 2_000 } else { 200_000 };
    let (mut most, mut which) = (0.0, "");
    for (name, make) in shapes::SHAPES {
        let (micros, _) = micros_a_byte(&make(size));
        if micros > most {
            (most, which) = (micros, name);
        }
    }
    println!(
        "slowest shape    {most:9.2} µs a byte  of {}: {which}",
        shapes::SHAPES.len()
    );
    let line = NEWS.repeat(if quick { 1 } else { 5_000_000 / NEWS.len() });
    let line = line.replace(['.', '\n'], ",");
    let (micros, n) = micros_a_byte(&line);
    println!("one line, 5 MB   {micros:9.2} µs a byte  {n} names");
    let (micros, n) = micros_a_byte(&"Orla Mbeki. ".repeat(if quick { 10 } else { 100_000 }));
    println!("one name, 100,000 times {micros:2.2} µs a byte  {n} names");
}
