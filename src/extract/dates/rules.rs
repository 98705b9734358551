//! The rules of `data/dates`, compiled once: one word list for all, one set of tries for each language.
//!
//! Rules are data. What they can say is in [`super::pattern`] and [`super::value`]; nothing here knows English.

use super::lexicon::{Lexicon, NameId, Names, Sense, Senses, WordId};
use super::pattern::{self, Test, Trie};
use super::pieces::{Piece, PieceKind, fold_into};
use super::value::{Template, day_part_number, modifier_number, unit_number};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Debug)]
pub struct RuleSet {
    pub lexicon: Lexicon,
    pub known: Known,
    pub top: NameId,
    /// Rules whose matches are dates beyond doubt, in whatever language.
    pub full: NameId,
    rules: Vec<Rule>,
    languages: Vec<Language>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "examples are there to be run by the tests")
    )]
    /// What a language's words give with the phrases it shares.
    pub examples: Vec<Examples>,
}

/// Classes that code asks for by name.
#[derive(Debug)]
pub struct Known {
    pub number: NameId,
    pub number_and: NameId,
    pub ordinal: NameId,
    pub ordinal_ending: NameId,
    pub future: NameId,
    pub past: NameId,
    pub past_ending: NameId,
    pub auxiliary: NameId,
    pub speech: NameId,
    pub ahead: NameId,
    pub indefinite: NameId,
    pub no_noun: NameId,
    pub month_name: NameId,
    pub month_lead: NameId,
    pub name_lead: NameId,
    pub title_word: NameId,
    pub press: NameId,
    pub infinitive_auxiliary: NameId,
    pub present: NameId,
    pub infinitive: NameId,
    pub no_infinitive: NameId,
    pub no_verb: NameId,
    pub signal: NameId,
    pub until: NameId,
    pub publish_label: NameId,
    pub publish_not: NameId,
}

#[derive(Debug)]
pub struct Rule {
    /// "en/month-day-year"
    pub name: String,
    pub template: Template,
    pub before: Guard,
    pub after: Guard,
    pub only: Only,
    pub examples: Examples,
}

/// The kinds of document a rule is kept to; all where none is named.
#[derive(Clone, Copy, Debug, Default)]
pub struct Only {
    pub history: bool,
    pub message: bool,
}

impl Only {
    fn parse(text: &str) -> Result<Self, String> {
        let mut only = Self::default();
        for word in text.split_whitespace() {
            match word {
                "history" => only.history = true,
                "message" => only.message = true,
                _ => return Err(format!("“only” knows no kind of document “{word}”")),
            }
        }
        Ok(only)
    }
}

#[derive(Debug, Default)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "examples are there to be run by the tests")
)]
pub struct Examples {
    pub lang: String,
    /// False for the copies of a shared rule in further languages.
    pub shown: bool,
    /// Text, the words found in it, TIMEX3 value.
    pub yes: Vec<[String; 3]>,
    /// Texts this rule finds nothing in.
    pub no: Vec<String>,
}

/// What must or must not stand beside a match.
#[derive(Debug, Default)]
pub struct Guard {
    need: Vec<Beside>,
    refuse: Vec<Beside>,
}

#[derive(Debug)]
enum Beside {
    Word(WordId),
    Class(NameId),
    Digits,
    /// Nothing: the sentence begins or ends here.
    Edge,
    Capital,
    Mark,
}

impl Guard {
    pub fn allows(&self, piece: Option<&Piece>, lang: &Language) -> bool {
        let is = |beside: &Beside| {
            let Some(p) = piece else {
                return matches!(beside, Beside::Edge);
            };
            match beside {
                Beside::Word(word) => p.word == *word,
                Beside::Class(class) => lang.senses(p.word).value(*class, p.capital).is_some(),
                Beside::Digits => p.is_digits(),
                Beside::Edge => false,
                Beside::Capital => p.capital,
                Beside::Mark => p.kind == PieceKind::Mark,
            }
        };
        (self.need.is_empty() || self.need.iter().any(is)) && !self.refuse.iter().any(is)
    }
}

#[derive(Debug)]
pub struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Filled while reading; [`Self::dense`] is what is asked.
    senses: HashMap<WordId, Vec<Sense>>,
    /// The same by the word's number.
    dense: Vec<Box<[Sense]>>,
    groups: BTreeMap<NameId, Trie>,
    starts: Vec<bool>,
}

impl Language {
    pub fn senses(&self, word: WordId) -> Senses<'_> {
        Senses(self.dense.get(word.0 as usize).map_or(&[], |s| s))
    }

    pub fn group(&self, name: NameId) -> Option<&Trie> {
        self.groups.get(&name)
    }

    pub fn can_start(&self, word: WordId) -> bool {
        word != WordId::NONE && self.starts.get(word.0 as usize).copied().unwrap_or(false)
    }
}

impl RuleSet {
    pub fn rule(&self, at: u32) -> &Rule {
        &self.rules[at as usize]
    }

    #[cfg(test)]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|l| l.code == code)
    }

    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// `Err` names the file and what is wrong with it.
    pub fn compile(sources: &[LanguageSource]) -> Result<Self, String> {
        let mut lexicon = Lexicon::default();
        let mut names = Names::default();
        // Slot 0 is that of literal words, which keep nothing.
        names.id("");
        let mut rules = Vec::new();
        let mut languages = Vec::new();
        let top = names.id("top");
        let full = names.id("full");
        let mut seen = BTreeSet::new();
        let mut examples = Vec::new();
        for source in sources {
            let mut language = Language {
                code: source.code,
                senses: HashMap::new(),
                dense: Vec::new(),
                groups: BTreeMap::new(),
                starts: Vec::new(),
            };
            for (path, text) in &source.words {
                read_words(text, &mut language, &mut lexicon, &mut names)
                    .map_err(|e| format!("{e} — {path}"))?;
            }
            for (path, text) in &source.rules {
                // What all languages share shows its examples once, in the first of them.
                let shown = seen.insert(*path);
                let file: RuleFile =
                    toml::from_str(text).map_err(|e| format!("{} — {path}", located(&e, text)))?;
                examples.extend(file.example.into_iter().map(|e| Examples {
                    lang: source.code.to_string(),
                    shown: true,
                    yes: vec![[e.text, e.span, e.value]],
                    no: Vec::new(),
                }));
                for raw in file.rule {
                    let name = format!("{}/{}", source.code, raw.name);
                    let at = rules.len() as u32;
                    let mut rule = add_rule(
                        raw,
                        name.clone(),
                        at,
                        [top, full],
                        &mut language,
                        &mut lexicon,
                        &mut names,
                    )
                    .map_err(|e| format!("{e}, in rule {name} — {path}"))?;
                    rule.examples.shown = shown;
                    rules.push(rule);
                }
            }
            languages.push(language);
        }
        let width = lexicon.len();
        let (number, ordinal) = (names.id("number"), names.id("ordinal"));
        for language in &mut languages {
            for trie in language.groups.values_mut() {
                trie.index();
            }
            no_circles(language)?;
            language.dense = vec![Box::default(); width];
            for (word, senses) in std::mem::take(&mut language.senses) {
                language.dense[word.0 as usize] = senses.into();
            }
            language.starts = vec![false; width];
            let mut classes = Vec::new();
            for group in [top, full] {
                first_of(language, group, [number, ordinal], &mut classes);
            }
            for (at, senses) in language.dense.iter().enumerate() {
                if senses.iter().any(|s| classes.contains(&s.class)) {
                    language.starts[at] = true;
                }
            }
        }
        Ok(Self {
            lexicon,
            known: Known {
                number: names.id("number"),
                number_and: names.id("number_and"),
                ordinal: names.id("ordinal"),
                ordinal_ending: names.id("ordinal_ending"),
                future: names.id("future"),
                past: names.id("past"),
                past_ending: names.id("past_ending"),
                auxiliary: names.id("auxiliary"),
                speech: names.id("speech"),
                ahead: names.id("ahead"),
                indefinite: names.id("indefinite"),
                no_noun: names.id("no_noun"),
                month_name: names.id("month_name"),
                month_lead: names.id("month_lead"),
                name_lead: names.id("name_lead"),
                title_word: names.id("title_word"),
                press: names.id("press"),
                infinitive_auxiliary: names.id("infinitive_auxiliary"),
                present: names.id("present"),
                infinitive: names.id("infinitive"),
                no_infinitive: names.id("no_infinitive"),
                no_verb: names.id("no_verb"),
                signal: names.id("signal"),
                until: names.id("until"),
                publish_label: names.id("publish_label"),
                publish_not: names.id("publish_not"),
            },
            top,
            full,
            rules,
            languages,
            examples,
        })
    }
}

/// A language's files, each with its path for messages.
pub struct LanguageSource {
    pub code: &'static str,
    pub words: Vec<SourceFile>,
    pub rules: Vec<SourceFile>,
}

/// A file of `data/dates`: where it lies from the project's root, and its text.
pub type SourceFile = (&'static str, Cow<'static, str>);

#[derive(Deserialize)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<RawRule>,
    #[serde(default)]
    example: Vec<RawExample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExample {
    text: String,
    span: String,
    value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    name: String,
    pattern: OneOrMany,
    value: String,
    #[serde(default)]
    group: Option<OneOrMany>,
    /// A date beyond doubt: tried on sentences of other languages too.
    #[serde(default)]
    full: bool,
    /// Kinds of document: "history", "message".
    #[serde(default)]
    only: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    not_before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    not_after: String,
    #[serde(default)]
    yes: Vec<[String; 3]>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

fn add_rule(
    raw: RawRule,
    name: String,
    at: u32,
    [top, full]: [NameId; 2],
    language: &mut Language,
    lexicon: &mut Lexicon,
    names: &mut Names,
) -> Result<Rule, String> {
    let mut groups: Vec<NameId> = match &raw.group {
        None => vec![top],
        Some(groups) => groups.all().iter().map(|g| names.id(g)).collect(),
    };
    if raw.full {
        groups.push(full);
    }
    for pattern in raw.pattern.all() {
        for path in pattern::parse(pattern, lexicon, names)? {
            for group in &groups {
                language.groups.entry(*group).or_default().insert(&path, at);
            }
        }
    }
    let mut guard = |need: &str, refuse: &str| {
        let mut list = |text: &str| {
            let mut buffer = String::new();
            text.split_whitespace()
                .map(|word| match word.strip_prefix('@') {
                    Some("digits") => Beside::Digits,
                    Some("start" | "end") => Beside::Edge,
                    Some("capital") => Beside::Capital,
                    Some("mark") => Beside::Mark,
                    Some(class) => Beside::Class(names.id(class)),
                    None => {
                        fold_into(word, &mut buffer);
                        Beside::Word(lexicon.add(&buffer))
                    }
                })
                .collect()
        };
        Guard {
            need: list(need),
            refuse: list(refuse),
        }
    };
    let before = guard(&raw.before, &raw.not_before);
    let after = guard(&raw.after, &raw.not_after);
    Ok(Rule {
        examples: Examples {
            shown: true,
            lang: language.code.to_string(),
            yes: raw.yes,
            no: raw.no,
        },
        name,
        template: Template::parse(&raw.value, names)?,
        before,
        after,
        only: Only::parse(&raw.only)?,
    })
}

/// What is wrong with a file, and in which line.
fn located(error: &toml::de::Error, text: &str) -> String {
    let line = error
        .span()
        .and_then(|span| text.get(..span.start))
        .map(|before| before.matches('\n').count() + 1);
    match line {
        Some(line) => format!("{} (line {line})", error.message()),
        None => error.message().to_string(),
    }
}

fn read_words(
    text: &str,
    language: &mut Language,
    lexicon: &mut Lexicon,
    names: &mut Names,
) -> Result<(), String> {
    let table: toml::Table = toml::from_str(text).map_err(|e| located(&e, text))?;
    let mut add = |class: &str, value: i32, words: &str| {
        let class = names.id(class);
        let mut buffer = String::new();
        for word in words.split_whitespace() {
            let (word, capital) = match word.strip_suffix('^') {
                Some(word) => (word, true),
                None => (word, false),
            };
            fold_into(word, &mut buffer);
            let id = lexicon.add(&buffer);
            if word.ends_with('.') && word.len() > 1 {
                lexicon.abbreviate(id);
            }
            let senses = language.senses.entry(id).or_default();
            // A language's own word wins over the common one.
            senses.retain(|s| s.class != class);
            senses.push(Sense {
                class,
                value,
                capital,
            });
        }
    };
    for (class, entry) in &table {
        match entry {
            toml::Value::String(words) => add(class, 0, words),
            toml::Value::Table(values) => {
                for (key, words) in values {
                    let value = key
                        .parse()
                        .ok()
                        .or_else(|| unit_number(key))
                        .or_else(|| day_part_number(key))
                        .or_else(|| modifier_number(key))
                        .ok_or_else(|| format!("“{key}” of [{class}] is no known value"))?;
                    let words = words
                        .as_str()
                        .ok_or_else(|| format!("“{key}” of [{class}] is not a line of words"))?;
                    add(class, value, words);
                }
            }
            _ => return Err(format!("[{class}] is neither words nor a table of them")),
        }
    }
    Ok(())
}

/// Marks the words a match of this group can begin with, and collects the classes.
fn first_of(
    language: &mut Language,
    group: NameId,
    numbers: [NameId; 2],
    classes: &mut Vec<NameId>,
) {
    let Some(trie) = language.groups.get(&group) else {
        return;
    };
    let words: Vec<WordId> = trie.first_words().collect();
    let mut inner = Vec::new();
    for test in trie.first_tests() {
        match test {
            Test::Class(class) => classes.push(*class),
            Test::Builtin(_) => classes.extend(numbers),
            Test::Group(group) => inner.push(*group),
            Test::Words(_) => {}
        }
    }
    for word in words {
        language.starts[word.0 as usize] = true;
    }
    classes.sort();
    classes.dedup();
    inner.sort();
    inner.dedup();
    for group in inner {
        first_of(language, group, numbers, classes);
    }
}

/// A group that contains itself would never end.
fn no_circles(language: &Language) -> Result<(), String> {
    fn visit(language: &Language, group: NameId, path: &mut Vec<NameId>) -> Result<(), String> {
        if path.contains(&group) || path.len() > 12 {
            return Err(format!(
                "the groups of data/dates/{} go in a circle",
                language.code
            ));
        }
        path.push(group);
        if let Some(trie) = language.groups.get(&group) {
            let mut inner: Vec<NameId> = trie
                .elements()
                .filter_map(|e| match e.test {
                    Test::Group(g) => Some(g),
                    Test::Words(_) | Test::Class(_) | Test::Builtin(_) => None,
                })
                .collect();
            inner.sort();
            inner.dedup();
            for group in inner {
                visit(language, group, path)?;
            }
        }
        path.pop();
        Ok(())
    }
    for group in language.groups.keys() {
        visit(language, *group, &mut Vec::new())?;
    }
    Ok(())
}
