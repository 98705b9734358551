//! How fast documents become a timeline, on one core: MB of text a second for each stage, events a second for the last.
//!
//! Not how well: see SCOREBOARD.md. `cargo bench --bench pipeline`

mod timing;

use dateline::extract::{Rules, dates, events, extract, names};
use dateline::model::{Constraints, Document, Segmented, Source};
use dateline::resolve::resolve;
use dateline::{read, segment};
use std::sync::Arc;
use timing::{Random, peak_mb, sample, timed};

/// Text the stages are measured on.
const BYTES: usize = 8_000_000;
/// Documents the last stage is measured on.
const FOLDERS: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    // A benchmark started by `cargo test` only has to run.
    let quick = !std::env::args().any(|a| a == "--bench");
    let (bytes, folders) = match quick {
        true => (50_000, &FOLDERS[..1]),
        false => (BYTES, &FOLDERS[..]),
    };
    let most = folders.iter().copied().max().unwrap_or(0);
    let texts = running_text(bytes, most);
    let sources = stages(&texts, bytes);
    last_stage(sources, folders);
    if let Some(mb) = peak_mb() {
        println!("peak memory         {mb:9.0} MB");
    }
}

/// Each stage over the same documents; then the facts of all of them.
fn stages(texts: &[(String, String)], bytes: usize) -> Vec<Source> {
    let mut sum = 0;
    let count = texts
        .iter()
        .take_while(|(_, text)| {
            sum += text.len();
            sum - text.len() < bytes
        })
        .count();
    let size: usize = texts[..count].iter().map(|(_, t)| t.len()).sum();
    let report = |stage: &str, secs: f64, what: &str| {
        println!("{stage:<19} {:9.2} MB/s  {what}", size as f64 / 1e6 / secs);
    };
    let (secs, rules) = timed(Rules::builtin);
    println!("rules, once         {:9.1} ms", secs * 1e3);

    let first = &texts[..count];
    let (secs, docs): (_, Vec<Document>) = timed(|| first.iter().map(read_one).collect());
    report(
        "read::from_text",
        secs,
        &format!("{count} documents, {:.1} MB", size as f64 / 1e6),
    );
    let (secs, segs): (_, Vec<Segmented>) = timed(|| docs.iter().map(segment::segment).collect());
    let tokens: usize = segs.iter().map(|s| s.tokens.len()).sum();
    report("segment", secs, &format!("{tokens} tokens"));
    let pairs = || docs.iter().zip(&segs);
    let (secs, found_dates): (_, Vec<_>) = timed(|| {
        pairs()
            .map(|(d, s)| dates::dates(d, s, &rules.dates, &Default::default()))
            .collect()
    });
    let n: usize = found_dates.iter().map(|d| d.times.len()).sum();
    report("extract::dates", secs, &format!("{n} expressions of time"));
    let (secs, found_names): (_, Vec<_>) = timed(|| {
        pairs()
            .zip(&found_dates)
            .map(|((d, s), dates)| names::names(d, s, &dates.times, &rules.names))
            .collect()
    });
    let n: usize = found_names.iter().map(Vec::len).sum();
    report("extract::names", secs, &format!("{n} names"));
    let (secs, n): (_, usize) = timed(|| {
        pairs()
            .zip(found_dates.iter().zip(&found_names))
            .map(|((d, s), (dates, names))| events::events(d, s, dates, names, &rules.events).len())
            .sum()
    });
    report("extract::events", secs, &format!("{n} mentions of events"));
    let (secs, facts): (_, Vec<_>) = timed(|| {
        pairs()
            .map(|(d, s)| extract(d, s, rules, &Default::default()))
            .collect()
    });
    report("extract, whole", secs, "dates, names, events");

    let source = |document: Document, facts| Source {
        document: Arc::new(document),
        facts: Arc::new(facts),
    };
    let mut sources: Vec<Source> = docs
        .into_iter()
        .zip(facts)
        .map(|(d, f)| source(d, f))
        .collect();
    sources.extend(texts[count..].iter().map(|text| {
        let document = read_one(text);
        let segmented = segment::segment(&document);
        let facts = extract(&document, &segmented, rules, &Default::default());
        source(document, facts)
    }));
    sources
}

fn read_one((name, text): &(String, String)) -> Document {
    read::from_text(name, text, None)
}

/// The same time for each mention, however many documents, is what must hold: the ratio is that time over the one of the
/// size before. At ten times the documents, 10 would be quadratic.
fn last_stage(sources: Vec<Source>, folders: &[usize]) {
    let mut before: Option<f64> = None;
    for &n in folders {
        let sources = &sources[..n.min(sources.len())];
        let mentions: usize = sources.iter().map(|s| s.facts.events.len()).sum();
        let (secs, timeline) = timed(|| resolve(sources, &Constraints::default()));
        let each = secs / mentions.max(1) as f64;
        let ratio = before.map_or("-".to_owned(), |b| format!("{:.2}", each / b));
        println!(
            "resolve {:>6} docs {:9.0} mentions/s  {:.3} s, {mentions} mentions, {} events, {} entities, time each × {ratio}",
            sources.len(),
            mentions as f64 / secs,
            secs,
            timeline.events.len(),
            timeline.entities.len(),
        );
        before = Some(each);
    }
}

/// The sample over and over, each time in other years and with people of its own, until there are so many bytes and documents.
fn running_text(bytes: usize, documents: usize) -> Vec<(String, String)> {
    let sample: Vec<(String, String)> = sample()
        .into_iter()
        .map(|(name, source)| {
            let text = read::from_source(&name, &source).text.to_string();
            (name, text)
        })
        .collect();
    let mut random = Random(2026);
    let mut out = Vec::new();
    let mut size = 0;
    for copy in 0.. {
        for (name, text) in &sample {
            if size >= bytes && out.len() >= documents {
                return out;
            }
            let text = format!("{}\n\n{}\n", shifted(text, copy), made_up(&mut random));
            size += text.len();
            out.push((format!("copy-{copy:04}/{name}.txt"), text));
        }
    }
    out
}

/// All years from 1900 to 2099 moved by up to forty in either direction.
fn shifted(text: &str, copy: usize) -> String {
    let by = (copy * 37 % 81) as i32 - 40;
    let mut out = String::with_capacity(text.len());
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        match digits.parse::<i32>() {
            Ok(year @ 1900..2100) if digits.len() == 4 => out.push_str(&(year + by).to_string()),
            _ => out.push_str(&digits),
        }
        digits.clear();
        out.push(c);
    }
    out.pop();
    out
}

/// A sentence about two people and an office that no other document knows.
fn made_up(random: &mut Random) -> String {
    const SYLLABLES: [&str; 12] = [
        "ba", "ren", "kol", "mi", "tas", "vor", "li", "dan", "os", "jer", "un", "sel",
    ];
    const MONTHS: [&str; 4] = ["March", "June", "September", "November"];
    const GIVEN: [&str; 6] = ["Anna", "Peter", "Maria", "Thomas", "Elena", "David"];
    let mut word = |n: usize| {
        let word: String = (0..n)
            .map(|_| SYLLABLES[random.below(SYLLABLES.len())])
            .collect();
        word[..1].to_uppercase() + &word[1..]
    };
    let (a, b, office) = (word(4), word(3), word(3));
    let (first, second) = (GIVEN[random.below(6)], GIVEN[random.below(6)]);
    let (day, month, year) = (
        1 + random.below(28),
        MONTHS[random.below(4)],
        1950 + random.below(70),
    );
    format!(
        "On {day} {month} {year}, {first} {a}, director of the {office} Institute, met {second} {b} and signed an agreement. \
         Two years later the {office} Institute opened an office in the capital."
    )
}
