//! How fast names are found: MB of running text a second of one core, by the rules alone and with the trained model on top.
//!
//! Not how well: see SCOREBOARD.md. `cargo bench --no-default-features --bench names`

#[allow(dead_code)] // The sample is not read here.
mod timing;

use dateline::extract::names::{NameRules, names};
use dateline::{read, segment};
use timing::{cpu_timed, timed};

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
}
