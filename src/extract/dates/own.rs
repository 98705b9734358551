//! A user's own rules, laid over those that ship: of two matches of equal length theirs wins, and a broken one costs only
//! itself.
//!
//! Their files are in the language of `data/dates`, with a line that names the language of the texts:
//!
//! ```toml
//! language = "en"
//!
//! [words.month]
//! 13 = "…"
//!
//! [[rule]]
//! name = "…"
//! ```

use super::DateRules;
use super::rules::{Language, LanguageSource, RawExample, RawRule, RuleSet, SourceFile, located};
use super::sources;
use crate::model::OwnRules;

/// What may stand in such a file.
const KEYS: [&str; 4] = ["language", "words", "rule", "example"];

impl DateRules {
    /// The rules that ship with the program and a user's own; and a sentence on each thing that could not be used.
    pub fn with_own(own: &[OwnRules]) -> (Self, Vec<String>) {
        let mut sources = sources::builtin();
        let mut problems = Vec::new();
        // Later files do not come before earlier ones.
        let mut first = vec![0; sources.len()];
        for file in own {
            if let Err(problem) = add_file(file, &mut sources, &mut first, &mut problems) {
                problems.push(format!("{problem} — {}", file.name));
            }
        }
        let set = RuleSet::new(sources);
        let own = OwnRules::key(own);
        (Self { set, own }, problems)
    }
}

/// `Err` where nothing of the file can be used.
fn add_file(
    file: &OwnRules,
    sources: &mut [LanguageSource],
    first: &mut [usize],
    problems: &mut Vec<String>,
) -> Result<(), String> {
    let table: toml::Table = toml::from_str(&file.text).map_err(|e| located(&e, &file.text))?;
    if let Some(odd) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!(
            "“{odd}” is none of what a file of rules holds: {}",
            KEYS.join(", ")
        ));
    }
    let codes: Vec<&str> = sources.iter().map(|s| s.code).collect();
    let Some(lang) = table.get("language").and_then(toml::Value::as_str) else {
        return Err("A line such as language = \"en\" is missing".to_owned());
    };
    let Some(at) = codes.iter().position(|code| *code == lang) else {
        return Err(format!(
            "There are no rules for the language “{lang}”; choose one of {}",
            codes.join(", ")
        ));
    };
    if let Some(words) = table.get("words") {
        let source: SourceFile = (file.name.clone().into(), print(words).into());
        let mut tried = sources[at].clone();
        tried.words.push(source);
        match Language::compile(&tried) {
            Ok(_) => sources[at] = tried,
            Err(e) => problems.push(format!("Its words cannot be used: {e}")),
        }
    }
    let (base, place) = (sources[at].clone(), first[at]);
    let with = |text: &str| {
        let mut tried = base.clone();
        let source: SourceFile = (file.name.clone().into(), text.to_owned().into());
        tried.rules.insert(place, source);
        Language::compile(&tried).map(|_| tried)
    };
    // All at once, which is nearly always enough; else one by one, to leave out only what is broken.
    if let Ok(all) = with(&file.text) {
        sources[at] = all;
        first[at] += 1;
        return Ok(());
    }
    let mut good = String::new();
    for (key, entry) in KEYS_OF_LISTS
        .iter()
        .flat_map(|key| entries(&table, key).into_iter().map(move |e| (*key, e)))
    {
        let tried = good.clone() + &one(key, entry);
        let shape = match key {
            "rule" => entry.clone().try_into().map(|_: RawRule| ()),
            _ => entry.clone().try_into().map(|_: RawExample| ()),
        };
        let result = match shape {
            Ok(()) => with(&tried).map(|_| ()),
            Err(e) => Err(format!("{} — {}", e.message(), file.name)),
        };
        match result {
            Ok(()) => good = tried,
            Err(e) => {
                let name = entry.get("name").and_then(toml::Value::as_str);
                problems.push(format!(
                    "The {key} “{}” cannot be used: {e}",
                    name.unwrap_or("without a name")
                ));
            }
        }
    }
    if !good.is_empty() {
        sources[at] = with(&good)?;
        first[at] += 1;
    }
    Ok(())
}

const KEYS_OF_LISTS: [&str; 2] = ["rule", "example"];

fn entries<'t>(table: &'t toml::Table, key: &str) -> Vec<&'t toml::Value> {
    match table.get(key) {
        Some(toml::Value::Array(entries)) => entries.iter().collect(),
        Some(other) => vec![other],
        None => Vec::new(),
    }
}

/// One entry as a file of its own.
fn one(key: &str, entry: &toml::Value) -> String {
    let mut table = toml::Table::new();
    table.insert(key.to_owned(), toml::Value::Array(vec![entry.clone()]));
    print(&toml::Value::Table(table))
}

/// Values that were read can be printed.
fn print(value: &toml::Value) -> String {
    toml::to_string(value).unwrap_or_default()
}
