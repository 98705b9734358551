//! The annotated corpora: what they are called, how much they count, and how names found are held against theirs.
//!
//! Not their texts: those stand in no project folder.

use dateline::model::{NameKind, TextRange};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

pub struct Info {
    pub name: &'static str,
    /// Tweets and novels count for less: their names stand otherwise than in news.
    pub weight: f32,
}

pub const CORPORA: [Info; 5] = [
    Info {
        name: "gum",
        weight: 1.0,
    },
    Info {
        name: "wikigold",
        weight: 1.0,
    },
    Info {
        name: "politics",
        weight: 1.0,
    },
    Info {
        name: "litbank",
        weight: 0.3,
    },
    Info {
        name: "wnut17",
        weight: 0.3,
    },
];

pub struct Corpus {
    pub name: &'static str,
    pub weight: f32,
    pub texts: Vec<Text>,
}

/// A text with its names, by bytes.
#[derive(Clone, Default)]
pub struct Text {
    pub name: String,
    pub text: String,
    pub names: Vec<(TextRange, NameKind)>,
}

impl Corpus {
    pub fn load(folder: &str, info: &Info) -> Result<Self, String> {
        Self::of_file(
            &format!("{folder}/{}.jsonl", info.name),
            info.name,
            info.weight,
        )
    }

    pub fn of_file(path: &str, name: &'static str, weight: f32) -> Result<Self, String> {
        let lines =
            std::fs::read_to_string(path).map_err(|e| format!("{path} could not be read ({e})"))?;
        let texts = lines
            .lines()
            .enumerate()
            .map(|(n, line)| {
                text_of(line)
                    .ok_or_else(|| format!("{path}, line {}: not an annotated text", n + 1))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            name,
            weight,
            texts,
        })
    }
}

/// `{"doc", "text", "spans": [{"start", "end", "type"}]}` with positions in characters.
fn text_of(line: &str) -> Option<Text> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = value["text"].as_str()?.to_owned();
    let mut at: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    at.push(text.len());
    let names = value["spans"].as_array()?.iter().filter_map(|span| {
        if span["optional"].as_bool() == Some(true) {
            return None;
        }
        let kind = match span["type"].as_str()? {
            "PERSON" => NameKind::Person,
            "ORG" => NameKind::Organisation,
            "LOC" => NameKind::Place,
            _ => return None,
        };
        let place = |name: &str| at.get(span[name].as_u64()? as usize).copied();
        Some((TextRange::new(place("start")?, place("end")?), kind))
    });
    Some(Text {
        name: value["doc"].as_str()?.to_owned(),
        names: names.collect(),
        text,
    })
}

/// For people, organisations and places: right, found, wanted.
#[derive(Clone, Copy, Default)]
pub struct Score([[usize; 3]; 3]);

impl Score {
    pub fn count(&mut self, gold: &[(TextRange, NameKind)], found: &[(TextRange, NameKind)]) {
        let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Place];
        for (row, kind) in self.0.iter_mut().zip(kinds) {
            let of = |list: &[(TextRange, NameKind)]| -> BTreeSet<(u32, u32)> {
                list.iter()
                    .filter(|n| n.1 == kind)
                    .map(|n| (n.0.start, n.0.end))
                    .collect()
            };
            let (gold, found) = (of(gold), of(found));
            row[0] += gold.intersection(&found).count();
            row[1] += found.len();
            row[2] += gold.len();
        }
    }

    pub fn add(&mut self, other: &Self) {
        for (a, b) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            *a += b;
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for ([right, found, wanted], name) in
            self.0.iter().zip(["people", "organisations", "places"])
        {
            let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
            write!(
                f,
                " {name} {:5.1} (precision {:5.1} recall {:5.1})",
                share(2 * right, found + wanted),
                share(*right, *found),
                share(*right, *wanted)
            )?;
        }
        Ok(())
    }
}
