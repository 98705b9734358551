//! How fast dates are found: MB of running text a second of one core, with sentences and words already told apart.
//!
//! Not how well: see SCOREBOARD.md. `cargo bench --bench dates`

mod timing;

use dateline::extract::dates::{DateRules, dates};
use dateline::model::DatesAs;
use dateline::{read, segment};
use timing::{Random, cpu_timed, peak_mb, sample, timed};

/// A document of the length of a long report.
const DOCUMENT: usize = 50_000;
/// How much running text, smallest first: the time a byte must not grow.
const SIZES: [usize; 3] = [1_000_000, 10_000_000, 100_000_000];

fn main() {
    // A benchmark started by `cargo test` only has to run.
    let quick = !std::env::args().any(|a| a == "--bench");
    // `cargo bench --bench dates -- prose` measures nothing but that; a path instead of the name, that file's text.
    let only = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let sizes = if quick { &[50_000][..] } else { &SIZES[..] };
    let (secs, rules) = timed(DateRules::builtin);
    println!("rules, once      {:9.1} ms", secs * 1e3);
    if let Some(mb) = peak_mb() {
        println!("memory then      {mb:9.1} MB");
    }
    let (secs, _) = cpu_timed(|| dates_of("They met in May 2019.", "en", &rules));
    println!("English, first   {:9.1} ms", secs * 1e3);
    let (secs, _) = cpu_timed(|| LANGUAGES.map(|lang| dates_of("2019", lang, &rules)));
    println!("all others       {:9.1} ms", secs * 1e3);
    if let Some(mb) = peak_mb() {
        println!("memory then      {mb:9.1} MB");
    }
    let mut texts = vec![("dense in dates", dense()), ("prose", PROSE.to_string())];
    if let Some(own) = &only {
        match std::fs::read_to_string(own) {
            Ok(text) => texts = vec![("own text", text)],
            Err(_) => texts.retain(|(name, _)| name == own),
        }
    }
    for (name, text) in texts {
        let text = text.repeat(DOCUMENT.div_ceil(text.len()));
        let document = read::from_text("bench.txt", &text, Some("2019-12-20"));
        let segmented = segment::segment(&document);
        for &size in sizes {
            let times = size.div_ceil(text.len());
            let (secs, found) = cpu_timed(|| {
                (0..times)
                    .map(|_| {
                        dates(&document, &segmented, &rules, &DatesAs::default())
                            .times
                            .len()
                    })
                    .sum::<usize>()
            });
            let mb = (times * text.len()) as f64 / 1e6;
            println!(
                "{name:<16} {:9.1} MB/s  {mb:.0} MB, one of {found} expressions of time every {:.0} bytes",
                mb / secs,
                mb * 1e6 / found.max(1) as f64
            );
        }
    }
    if only.is_some() {
        return;
    }
    let (each, shape) = slowest(&rules, if quick { 2_000 } else { 200_000 });
    println!("slowest shape    {each:9.3} µs a byte, “{shape}” again and again");
    if let Some(mb) = peak_mb() {
        println!("peak memory      {mb:9.1} MB");
    }
}

/// Those that ship besides English.
const LANGUAGES: [&str; 18] = [
    "ar", "az", "de", "el", "es", "fa", "fr", "he", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr",
    "uk", "zh",
];

fn dates_of(text: &str, lang: &'static str, rules: &DateRules) -> usize {
    let document = read::from_text("bench.txt", text, Some("2019-12-20"));
    let segmented = segment::segment_in(&document, lang);
    dates(&document, &segmented, rules, &DatesAs::default())
        .times
        .len()
}

/// Texts made to be slow: no shape of a text may take more than a microsecond a byte.
const SHAPES: [&str; 12] = [
    "1",
    "12.",
    "1 ",
    "1,000 ",
    "3/4/",
    "of the ",
    "the ",
    "twenty-",
    "last year of ",
    "a year and ",
    "the first half of the ",
    "10 a.m. - ",
];

/// Words that rules begin, go on and end with, put together at random.
const WORDS: [&str; 40] = [
    "the", "a", "of", "last", "next", "first", "second", "half", "quarter", "year", "years",
    "month", "week", "day", "May", "December", "Monday", "every", "two", "twenty", "hundred",
    "and", "to", "from", "until", "in", "early", "late", "end", "fiscal", "ago", "earlier", "1990",
    "12", "3", "-", "/", ",", "morning", "that",
];

/// Microseconds a byte of the slowest shape, and which that is.
fn slowest(rules: &DateRules, bytes: usize) -> (f64, String) {
    let mut random = Random(2026);
    let mixtures = (0..60).map(|_| {
        let words: Vec<&str> = (0..1 + random.below(9))
            .map(|_| WORDS[random.below(WORDS.len())])
            .collect();
        format!("{} ", words.join(" "))
    });
    let shapes = SHAPES.iter().map(|s| (*s).to_string()).chain(mixtures);
    let mut worst = (0.0, String::new());
    for shape in shapes {
        let text = shape.repeat(bytes.div_ceil(shape.len()));
        let document = read::from_text("bench.txt", &text, Some("2019-12-20"));
        let segmented = segment::segment(&document);
        let (secs, _) = cpu_timed(|| dates(&document, &segmented, rules, &DatesAs::default()));
        let each = secs * 1e6 / text.len() as f64;
        if each > worst.0 {
            worst = (each, shape);
        }
    }
    worst
}

/// The sample's English documents: press releases and minutes.
fn dense() -> String {
    sample()
        .into_iter()
        .map(|(name, source)| read::from_source(&name, &source).text.to_string())
        .filter(|text| text.is_ascii() || text.contains(" the "))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Written for this measurement: a story with a date now and then.
const PROSE: &str = "The river had risen overnight, and by the time the ferryman came down to the landing the lower steps were gone. \
He stood for a while with his hands in his pockets and looked at the water, which was brown and carried branches. Nobody would cross \
that day. His daughter brought him tea in a glass and told him that the schoolteacher had asked for the boat again.\n\n\
He remembered the flood of 1954 well enough. They had lost the orchard then, and two cows, and the stone wall his grandfather had \
built. It had taken three years to put the wall back. People from the district office came, measured everything twice, wrote it into a \
long ledger and went away; the money arrived in the spring of the following year, and it was not enough for the wood.\n\n\
The schoolteacher was a patient man who had come from the coast and never learned to like the hills. He taught arithmetic in the morning \
and history in the afternoon, and he kept a list of everyone who had left the valley, with the place where they had gone. There were \
more names on the list than houses along the road. When the bridge was promised he bought a bottle of wine and put it on the shelf, and \
there it stood, because nobody came to build it. Some said the plans had been lost. Others said that the bridge had been built somewhere \
else, where the river was smaller and the voters more numerous.\n\n";
