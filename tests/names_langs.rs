//! People, organisations, places and roles in languages other than English: texts of our own with marks, each language's in two halves.
//!
//! Goes through the public stages only. The figures it measures are those of `data/names/support.toml`: they may not go down without that
//! table saying so. A half marked "held out" was scored only once the rules were done, and is not to be worked with.

use dateline::model::name_support::{self, Grade};
use dateline::model::{DocFacts, NameKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const KINDS: [(char, NameKind); 3] = [
    ('P', NameKind::Person),
    ('O', NameKind::Organisation),
    ('L', NameKind::Place),
];

/// The figures may fall behind the table by this much: halves of a point are rounding.
const SLACK: f32 = 0.06;

/// One paragraph: its text without marks, and what is marked.
struct Marked {
    half: usize,
    lang: String,
    text: String,
    marks: BTreeSet<(char, usize, usize)>,
}

fn corpus(file: &str) -> Vec<Marked> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/names_langs")
        .join(file);
    let source = std::fs::read_to_string(path).expect("a corpus");
    let (mut half, mut lang) = (0, String::new());
    let mut out = Vec::new();
    for line in source.lines() {
        if let Some(title) = line.strip_prefix("= ") {
            match title {
                "worked with" => half = 0,
                "held out" => half = 1,
                code => lang = code.to_owned(),
            }
        } else if !line.is_empty() && !line.starts_with('#') {
            out.push(unmark(half, &lang, line));
        }
    }
    out
}

/// `[P:Ann Tolmer]` is a person; marks may stand inside one another.
fn unmark(half: usize, lang: &str, line: &str) -> Marked {
    let (mut text, mut marks, mut open) = (String::new(), BTreeSet::new(), Vec::new());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let kind = rest
            .strip_prefix('[')
            .and_then(|r| r.chars().next())
            .filter(|k| "POLR".contains(*k) && rest[2..].starts_with(':'));
        if let Some(kind) = kind {
            open.push((kind, text.len()));
            rest = &rest[3..];
        } else if c == ']' && !open.is_empty() {
            let (kind, from) = open.pop().expect("an open mark");
            marks.insert((kind, from, text.len()));
            rest = &rest[1..];
        } else {
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    assert!(open.is_empty(), "a mark is not closed: {line}");
    Marked {
        half,
        lang: lang.to_owned(),
        text,
        marks,
    }
}

fn facts(text: &str) -> DocFacts {
    let document = dateline::read::from_text("a", text, None);
    let segmented = dateline::segment::segment(&document);
    let rules = dateline::extract::Rules::builtin();
    dateline::extract::extract(&document, &segmented, rules, &Default::default())
}

fn found(facts: &DocFacts) -> BTreeSet<(char, usize, usize)> {
    let names = facts.names.iter().filter_map(|n| {
        let (kind, _) = KINDS.iter().find(|(_, kind)| *kind == n.kind)?;
        Some((*kind, n.range.start as usize, n.range.end as usize))
    });
    names.collect()
}

#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    fn f1(self) -> f32 {
        200.0 * self.right as f32 / ((self.found + self.gold).max(1)) as f32
    }
}

#[test]
fn names_are_found_as_well_as_is_stated() {
    let mut below = Vec::new();
    let mut measured = String::new();
    for (lang, support) in name_support::all() {
        if support.grade != Grade::Rules {
            continue;
        }
        let mut scores: BTreeMap<(char, usize), Score> = BTreeMap::new();
        for marked in corpus(&format!("{lang}.txt")) {
            let facts = facts(&marked.text);
            let found = found(&facts);
            for (kind, _) in KINDS {
                let of = |set: &BTreeSet<(char, usize, usize)>| {
                    set.iter()
                        .filter(|m| m.0 == kind)
                        .copied()
                        .collect::<BTreeSet<_>>()
                };
                let (found, gold) = (of(&found), of(&marked.marks));
                let score = scores.entry((kind, marked.half)).or_default();
                score.right += found.intersection(&gold).count();
                score.found += found.len();
                score.gold += gold.len();
            }
            // A role is found where a claim lies over its words.
            let claims: Vec<_> = facts
                .names
                .iter()
                .flat_map(|n| &n.roles)
                .map(|r| (r.range.start as usize, r.range.end as usize))
                .collect();
            let roles: Vec<_> = marked.marks.iter().filter(|m| m.0 == 'R').collect();
            let score = scores.entry(('R', marked.half)).or_default();
            score.right += roles
                .iter()
                .filter(|(_, a, b)| claims.iter().any(|(c, d)| c < b && a < d))
                .count();
            score.found += claims.len();
            score.gold += roles.len();
        }
        measured += &format!("{lang}");
        for (kind, stated) in [
            ('P', &support.people),
            ('O', &support.organisations),
            ('L', &support.places),
        ] {
            for half in [0, 1] {
                let f1 = scores[&(kind, half)].f1();
                measured += &format!(" {kind}{half} {f1:.1}");
                if f1 + SLACK < stated[half] {
                    below.push(format!(
                        "{lang} {kind} {}: {f1:.1}, stated {}",
                        ["worked with", "held out"][half],
                        stated[half]
                    ));
                }
            }
        }
        for half in [0, 1] {
            measured += &format!(" R{half} {:.1}", scores[&('R', half)].f1());
        }
        measured.push('\n');
    }
    eprintln!("{measured}");
    assert!(below.is_empty(), "{below:#?}");
}

#[test]
fn where_a_language_is_not_read_no_garbage_comes() {
    let texts = corpus("others.txt");
    assert!(texts.len() > 10);
    for marked in texts {
        let facts = facts(&marked.text);
        let names: Vec<&str> = facts.names.iter().map(|n| n.name.as_str()).collect();
        let gold: BTreeSet<_> = marked
            .marks
            .iter()
            .copied()
            .filter(|m| m.0 != 'R')
            .collect();
        assert_eq!(
            found(&facts),
            gold,
            "{} read as {}: {names:?}",
            marked.lang,
            facts.lang
        );
        assert_eq!(facts.names.len(), gold.len(), "{}: {names:?}", marked.lang);
    }
}
