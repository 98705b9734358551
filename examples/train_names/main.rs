//! Trains the model of names: `cargo run --release --example train_names -- FOLDER [--check [FILE…]]`.
//!
//! FOLDER holds the annotated corpora (`data/names/model/README.md` says which). Writes `data/names/model/en.bin`, the same bytes for the
//! same folder. With `--check` it writes nothing and measures each corpus with a model that was trained on the others, and then every
//! further FILE with one that was trained on all. With `--check --sure` it then writes `data/names/model/sure.toml`: how often names
//! found in those corpora are right, by the source that found them.

mod corpus;
mod people;
mod sentences;
mod sure;
mod variants;

use corpus::{CORPORA, Corpus, Score, Text};
use dateline::extract::names::tagger::train::{Course, Random};
use dateline::extract::names::{NameRules, names};
use dateline::model::NameKind;
use dateline::{read, segment};
use people::People;
use std::process::ExitCode;
use sure::Shares;

/// Texts made up from `data/names/model/news.txt`.
const MADE_UP: usize = 2000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let check = args.iter().any(|a| a == "--check");
    let shares = args.iter().any(|a| a == "--sure");
    let paths: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let Some((folder, files)) = paths.split_first() else {
        eprintln!(
            "usage: train_names FOLDER [--check [FILE…]]; FOLDER holds gum.jsonl, wikigold.jsonl, …"
        );
        return ExitCode::FAILURE;
    };
    match run(folder, check, shares, files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &str, check: bool, write_shares: bool, files: &[&String]) -> Result<(), String> {
    let corpora = CORPORA
        .iter()
        .map(|info| Corpus::load(folder, info))
        .collect::<Result<Vec<Corpus>, String>>()?;
    let rules = NameRules::with_model(&[]);
    if check {
        let mut all = Score::default();
        let mut shares = Shares::default();
        for left_out in &corpora {
            let others: Vec<&Corpus> = corpora.iter().filter(|c| c.name != left_out.name).collect();
            let model = train(&others, &rules)?;
            let trained = NameRules::with_model(&model);
            let score = measure(left_out, &trained, &mut shares);
            println!("{:<10} {score}", left_out.name);
            // Tweets and novels are annotated on other principles; they are shown, and not counted.
            if left_out.weight >= 1.0 {
                all.add(&score);
            }
        }
        println!("{:<10} {all}", "together");
        println!("{shares}");
        if write_shares {
            write("sure.toml", shares.file().as_bytes())?;
        }
    }
    let model = train(&corpora.iter().collect::<Vec<_>>(), &rules)?;
    if check {
        let trained = NameRules::with_model(&model);
        for file in files {
            println!(
                "{:<10} {}",
                "",
                measure(
                    &Corpus::of_file(file, "", 1.0)?,
                    &trained,
                    &mut Shares::default()
                )
            );
        }
        println!("{} bytes, not written", model.len());
        return Ok(());
    }
    write("en.bin", &model)
}

fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let path = format!("{}/data/names/model/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::write(&path, bytes).map_err(|e| format!("{path} could not be written ({e})"))?;
    println!("{} bytes in {path}", bytes.len());
    Ok(())
}

fn train(corpora: &[&Corpus], rules: &NameRules) -> Result<Vec<u8>, String> {
    let people = People::load()?;
    let mut course = Course::new(rules);
    let mut add = |text: &Text, weight: f32| {
        let doc = read::from_text(&text.name, &text.text, None);
        // Positions are those of the text as it was given; the reader changes no text that is plain already.
        if *doc.text == *text.text {
            let seg = segment::segment_in(&doc, "en");
            course.add(&doc, &seg, &text.names, weight);
        }
    };
    for corpus in corpora {
        for text in &corpus.texts {
            add(text, corpus.weight);
        }
        if corpus.weight < 1.0 {
            continue;
        }
        let mut random = Random::new(corpus.texts.len() as u64);
        for text in &corpus.texts {
            add(
                &variants::renamed(text, &people, &mut random),
                corpus.weight,
            );
        }
    }
    let templates = sentences::Templates::load()?;
    let mut random = Random::new(5);
    for n in 0..MADE_UP {
        let text = templates.text(n, &people, &mut random);
        if n % 3 == 0 {
            add(&variants::archived(&text), 1.0);
        } else {
            add(&text, 1.0);
        }
    }
    Ok(course.train())
}

fn measure(corpus: &Corpus, rules: &NameRules, shares: &mut Shares) -> Score {
    let mut score = Score::default();
    for text in &corpus.texts {
        let doc = read::from_text(&text.name, &text.text, None);
        let seg = segment::segment(&doc);
        let found: Vec<_> = names(&doc, &seg, &[], rules)
            .into_iter()
            // The corpora mark names, no pronouns and no "the director".
            .filter(|n| !n.form.stands_in())
            .filter(|n| {
                matches!(
                    n.kind,
                    NameKind::Person | NameKind::Organisation | NameKind::Place
                )
            })
            .map(|n| {
                // Tweets and novels are annotated on other principles.
                if corpus.weight >= 1.0 {
                    shares.count(&n, text.names.contains(&(n.range, n.kind)));
                }
                (n.range, n.kind)
            })
            .collect();
        score.count(&text.names, &found);
    }
    score
}
