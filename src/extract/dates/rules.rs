//! The rules of `data/dates`, compiled when a text first needs them: for each language its words, its rules, and one machine.
//!
//! Rules are data. What they can say is in [`super::pattern`] and [`super::value`]; nothing here knows English.

use super::lexicon::{Lexicon, NameId, Names, Sense, Senses, WordId};
use super::machine::Machine;
use super::pattern::{self, Path};
use super::pieces::{Piece, PieceKind, fold_into};
use super::value::{NOTHING, Template, day_part_number, modifier_number, unit_number};
use rustc_hash::FxHashMap as HashMap;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// All languages. Each is compiled when it is first asked for, so that starting the program costs nothing for the others.
#[derive(Debug)]
pub struct RuleSet {
    sources: Vec<LanguageSource>,
    compiled: Vec<OnceLock<Language>>,
    /// Words of full dates in other languages ("dezember"), with the places of those languages in `sources`.
    hints: Lexicon,
    hinted: Vec<Vec<u8>>,
}

/// Classes and groups that code asks for by name. They come first in every language's names, in this order.
const KNOWN: [&str; 45] = [
    "",
    "top",
    "full",
    "number",
    "number_and",
    "ordinal",
    "ordinal_ending",
    "future",
    "past",
    "signal",
    "publish_label",
    "publish_not",
    "common",
    "listing",
    "until",
    "past_ending",
    "auxiliary",
    "speech",
    "ahead",
    "indefinite",
    "no_noun",
    "month_name",
    "month_lead",
    "name_lead",
    "title_word",
    "press",
    "infinitive_auxiliary",
    "present",
    "infinitive",
    "no_infinitive",
    "no_verb",
    "signal_after",
    "behind",
    "record",
    "record_not",
    "report",
    "covers",
    "opens",
    "open_many",
    "called_off",
    "will",
    "ever_since",
    "moved_to",
    "embargo",
    "dated_by",
];

pub mod known {
    //! The numbers of [`super::KNOWN`].
    use super::super::lexicon::NameId;

    pub const TOP: NameId = NameId(1);
    /// Rules whose matches are dates beyond doubt, in whatever language.
    pub const FULL: NameId = NameId(2);
    pub const NUMBER: NameId = NameId(3);
    pub const NUMBER_AND: NameId = NameId(4);
    pub const ORDINAL: NameId = NameId(5);
    pub const ORDINAL_ENDING: NameId = NameId(6);
    pub const FUTURE: NameId = NameId(7);
    pub const PAST: NameId = NameId(8);
    pub const SIGNAL: NameId = NameId(9);
    pub const PUBLISH_LABEL: NameId = NameId(10);
    pub const PUBLISH_NOT: NameId = NameId(11);
    /// Words that stand in every text: nothing is looked for because of them.
    pub const COMMON: NameId = NameId(12);
    /// What stands between members of a list: "und", ",", "bis".
    pub const LISTING: NameId = NameId(13);
    pub const UNTIL: NameId = NameId(14);
    pub const PAST_ENDING: NameId = NameId(15);
    pub const AUXILIARY: NameId = NameId(16);
    pub const SPEECH: NameId = NameId(17);
    pub const AHEAD: NameId = NameId(18);
    pub const INDEFINITE: NameId = NameId(19);
    pub const NO_NOUN: NameId = NameId(20);
    pub const MONTH_NAME: NameId = NameId(21);
    pub const MONTH_LEAD: NameId = NameId(22);
    pub const NAME_LEAD: NameId = NameId(23);
    pub const TITLE_WORD: NameId = NameId(24);
    pub const PRESS: NameId = NameId(25);
    pub const INFINITIVE_AUXILIARY: NameId = NameId(26);
    pub const PRESENT: NameId = NameId(27);
    pub const INFINITIVE: NameId = NameId(28);
    pub const NO_INFINITIVE: NameId = NameId(29);
    pub const NO_VERB: NameId = NameId(30);
    /// What [`SIGNAL`] is, in languages that say it behind the date: "부터".
    pub const SIGNAL_AFTER: NameId = NameId(31);
    /// "since": what it leads has been, whatever the verb.
    pub const BEHIND: NameId = NameId(32);
    /// "Minutes": what is told from the day of a meeting.
    pub const RECORD: NameId = NameId(33);
    /// "approved": the day beside it is not the meeting's.
    pub const RECORD_NOT: NameId = NameId(34);
    /// "Annual Report": what is told of the year in its title.
    pub const REPORT: NameId = NameId(35);
    /// "covers developments from … to …": the time that a report is about.
    pub const COVERS: NameId = NameId(36);
    /// "opens on Friday": told in the present, and still to come.
    pub const OPENS: NameId = NameId(37);
    /// The same of several: "shops open".
    pub const OPEN_MANY: NameId = NameId(38);
    /// "Saturday's concert has been cancelled": it was still to come.
    pub const CALLED_OFF: NameId = NameId(39);
    /// "will": ahead of who writes, where "would" is ahead of whom is told of.
    pub const WILL: NameId = NameId(40);
    /// "since the launch in March": words of time, not of place ("desde").
    pub const EVER_SINCE: NameId = NameId(41);
    /// "put off to May": before "to", the day on which it now is to be.
    pub const MOVED_TO: NameId = NameId(42);
    /// "Embargoed until": the day a release is for.
    pub const EMBARGO: NameId = NameId(43);
    /// "Recorded", "last updated": the first word of a line, or one in brackets, that dates its document.
    pub const DATED_BY: NameId = NameId(44);
}

#[derive(Debug)]
pub struct Rule {
    /// "en/month-day-year"
    pub name: Arc<str>,
    pub template: Template,
    pub before: Guard,
    pub after: Guard,
    pub only: Only,
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

fn known_classes(senses: &[Sense]) -> u32 {
    let known = senses.iter().filter(|s| s.class.0 < u32::BITS as u16);
    known.fold(0, |all, s| all | 1 << s.class.0)
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
                Beside::Class(class) => lang.is(p, *class),
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
    pub lexicon: Lexicon,
    pub machine: Machine,
    rules: Vec<Rule>,
    /// By the word's number.
    senses: Vec<Box<[Sense]>>,
    /// One bit for each class of [`known`] that a word is of.
    known: Vec<u32>,
}

impl Language {
    /// Is the piece's word of this class? Most are not, which the first look says for classes that code asks for by name.
    #[inline]
    pub fn is(&self, piece: &Piece, class: NameId) -> bool {
        let known = self.known.get(piece.word.0 as usize).copied().unwrap_or(0);
        (class.0 >= u32::BITS as u16 || known >> class.0 & 1 == 1)
            && self
                .senses(piece.word)
                .value(class, piece.capital)
                .is_some()
    }

    /// May the piece's word be of one of these classes, a bit for each of [`known`]?
    #[inline]
    pub fn is_any(&self, piece: &Piece, classes: u32) -> bool {
        let known = self.known.get(piece.word.0 as usize).copied().unwrap_or(0);
        known & classes != 0
    }

    /// The last two letters of a piece as a word, where they are ASCII.
    #[inline]
    pub fn ascii_ending(&self, piece: &Piece, text: &str) -> Option<WordId> {
        let end = piece.range.end as usize;
        let start = end
            .checked_sub(2)
            .filter(|s| *s >= piece.range.start as usize)?;
        self.lexicon.ascii_word(text.as_bytes(), start, end)
    }

    pub fn senses(&self, word: WordId) -> Senses<'_> {
        Senses(self.senses.get(word.0 as usize).map_or(&[], |s| s))
    }

    pub fn rule(&self, at: u32) -> &Rule {
        &self.rules[at as usize]
    }

    /// `Err` names the file and what is wrong with it.
    pub fn compile(source: &LanguageSource) -> Result<Self, String> {
        let mut names = Names::default();
        for name in KNOWN {
            names.id(name);
        }
        let mut making = Making {
            lexicon: Lexicon::default(),
            names,
            senses: HashMap::default(),
            rules: Vec::new(),
            paths: Vec::new(),
            common: Vec::new(),
        };
        for (path, text) in &source.words {
            read_words(text, &mut making).map_err(|e| format!("{e} — {path}"))?;
        }
        for (path, text) in &source.rules {
            let file: RuleFile =
                toml::from_str(text).map_err(|e| format!("{} — {path}", located(&e, text)))?;
            for raw in file.rule {
                let name = format!("{}/{}", source.code, raw.name);
                making
                    .add_rule(raw, &name)
                    .map_err(|e| format!("{e}, in rule {name} — {path}"))?;
            }
        }
        let Making {
            mut lexicon,
            mut senses,
            rules,
            paths,
            common,
            ..
        } = making;
        lexicon.seal();
        for word in &common {
            let id = lexicon.word(word.as_bytes());
            if id != WordId::NONE {
                senses.entry(id).or_default().push(Sense {
                    class: known::COMMON,
                    value: 0,
                    capital: false,
                });
            }
        }
        let senses: Vec<Box<[Sense]>> = (0..lexicon.len())
            .map(|at| senses.remove(&WordId(at as u32)).unwrap_or_default().into())
            .collect();
        let machine = Machine::new(&paths, &senses, &lexicon)
            .map_err(|e| format!("{e} — data/dates/{}", source.code))?;
        Ok(Self {
            code: source.code,
            lexicon,
            machine,
            rules,
            known: senses.iter().map(|s| known_classes(s)).collect(),
            senses,
        })
    }
}

/// A language on its way.
struct Making {
    lexicon: Lexicon,
    names: Names,
    senses: HashMap<WordId, Vec<Sense>>,
    rules: Vec<Rule>,
    paths: Vec<Path>,
    /// What the class `common` lists; only those of them count that some rule knows.
    common: Vec<String>,
}

impl RuleSet {
    pub fn new(sources: Vec<LanguageSource>) -> Self {
        let mut hints = Lexicon::default();
        let mut hinted: Vec<Vec<u8>> = vec![Vec::new()];
        let mut buffer = String::new();
        for (at, source) in sources.iter().enumerate() {
            for word in source.words.iter().flat_map(|(_, text)| month_words(text)) {
                fold_into(word.trim_end_matches('^'), &mut buffer);
                let word = hints.add(&buffer).0 as usize;
                if hinted.len() <= word {
                    hinted.resize(word + 1, Vec::new());
                }
                if !hinted[word].contains(&(at as u8)) {
                    hinted[word].push(at as u8);
                }
            }
        }
        hints.seal();
        Self {
            compiled: sources.iter().map(|_| OnceLock::new()).collect(),
            sources,
            hints,
            hinted,
        }
    }

    /// Compiles everything at once. `Err` names the file and what is wrong with it.
    pub fn check(&self) -> Result<(), String> {
        for at in 0..self.sources.len() {
            Language::compile(&self.sources[at])?;
        }
        Ok(())
    }

    /// # Panics
    /// Where a shipped rule is broken, which a test finds first.
    fn at(&self, at: usize) -> &Language {
        self.compiled[at].get_or_init(|| match Language::compile(&self.sources[at]) {
            Ok(language) => language,
            Err(message) => panic!("A date rule cannot be read: {message}"),
        })
    }

    pub fn language(&self, code: &str) -> Option<&Language> {
        let at = self.sources.iter().position(|s| s.code == code)?;
        Some(self.at(at))
    }

    /// The languages besides `own` in which this word is part of a full date.
    pub fn hinted<'a>(&'a self, words: &str, own: &str) -> impl Iterator<Item = &'a Language> {
        let word = match self.hints.ascii_word(words.as_bytes(), 0, words.len()) {
            Some(word) => word,
            None => {
                let mut folded = String::new();
                fold_into(words, &mut folded);
                self.hints.word(folded.as_bytes())
            }
        };
        let at = self.hinted.get(word.0 as usize).map_or(&[][..], |l| l);
        let others = at
            .iter()
            .map(|at| usize::from(*at))
            .filter(move |at| self.sources[*at].code != own);
        others.map(|at| self.at(at))
    }

    pub fn sources(&self) -> &[LanguageSource] {
        &self.sources
    }
}

/// The words under `[month]` and its kin, and the sign of a year where months have only numbers; read without compiling the
/// file. Of a name of several words the first.
fn month_words(text: &str) -> impl Iterator<Item = &str> {
    let mut months = false;
    text.lines()
        .filter(move |line| {
            if let Some(class) = line.strip_prefix('[') {
                months = class.trim_end().ends_with("month]");
            }
            months || line.starts_with("year_sign ")
        })
        .filter_map(|line| line.split_once('"')?.1.split_once('"'))
        .flat_map(|(words, _)| words.split_whitespace())
        .filter_map(|word| word.split('_').next())
}

/// A language's files, each with its path for messages.
#[derive(Clone, Debug)]
pub struct LanguageSource {
    pub code: &'static str,
    pub words: Vec<SourceFile>,
    pub rules: Vec<SourceFile>,
}

/// A file of `data/dates`: where it lies from the project's root, and its text.
pub type SourceFile = (Cow<'static, str>, Cow<'static, str>);

#[derive(Deserialize)]
pub struct RuleFile {
    #[serde(default)]
    pub rule: Vec<RawRule>,
    #[serde(default)]
    pub example: Vec<RawExample>,
    /// The same in a line each: text, the words found in it, TIMEX3 value.
    #[serde(default)]
    pub yes: Vec<[String; 3]>,
    /// Texts in which nothing is found.
    #[serde(default)]
    pub no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawExample {
    pub text: String,
    pub span: String,
    pub value: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub name: String,
    pub pattern: OneOrMany,
    pub value: String,
    #[serde(default)]
    pub group: Option<OneOrMany>,
    /// A date beyond doubt: tried on sentences of other languages too.
    #[serde(default)]
    pub full: bool,
    /// Kinds of document: "history", "message".
    #[serde(default)]
    pub only: String,
    #[serde(default)]
    pub before: String,
    #[serde(default)]
    pub not_before: String,
    #[serde(default)]
    pub after: String,
    #[serde(default)]
    pub not_after: String,
    #[serde(default)]
    pub yes: Vec<[String; 3]>,
    #[serde(default)]
    pub no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

impl Making {
    fn add_rule(&mut self, raw: RawRule, name: &str) -> Result<(), String> {
        let at = self.rules.len() as u32;
        let mut groups: Vec<NameId> = match &raw.group {
            None => vec![known::TOP],
            Some(groups) => groups.all().iter().map(|g| self.names.id(g)).collect(),
        };
        // What a language says is no date is none in a sentence of another language either.
        if raw.full || raw.value == NOTHING && groups.contains(&known::TOP) {
            groups.push(known::FULL);
        }
        for pattern in raw.pattern.all() {
            for elements in pattern::parse(pattern, &mut self.lexicon, &mut self.names)? {
                self.paths.extend(groups.iter().map(|group| Path {
                    group: *group,
                    elements: elements.clone(),
                    rule: at,
                }));
            }
        }
        let (lexicon, names) = (&mut self.lexicon, &mut self.names);
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
        self.rules.push(Rule {
            name: name.into(),
            template: Template::parse(&raw.value, &mut self.names)?,
            before,
            after,
            only: Only::parse(&raw.only)?,
        });
        Ok(())
    }
}

/// What is wrong with a file, and in which line.
pub fn located(error: &toml::de::Error, text: &str) -> String {
    let line = error
        .span()
        .and_then(|span| text.get(..span.start))
        .map(|before| before.matches('\n').count() + 1);
    match line {
        Some(line) => format!("{} (line {line})", error.message()),
        None => error.message().to_string(),
    }
}

fn read_words(text: &str, making: &mut Making) -> Result<(), String> {
    let table: toml::Table = toml::from_str(text).map_err(|e| located(&e, text))?;
    if let Some(toml::Value::String(words)) = table.get("common") {
        making
            .common
            .extend(words.split_whitespace().map(str::to_string));
    }
    let mut add = |name: &str, value: i32, words: &str| {
        let class = making.names.id(name);
        let mut buffer = String::new();
        for word in words.split_whitespace() {
            let (word, capital) = match word.strip_suffix('^') {
                Some(word) => (word, true),
                None => (word, false),
            };
            fold_into(word, &mut buffer);
            let id = if buffer.contains('_') {
                making.lexicon.add_compound(&buffer)
            } else {
                making.lexicon.add(&buffer)
            };
            match name {
                "prefix" => making.lexicon.hang(id, false),
                "suffix" => making.lexicon.hang(id, true),
                _ => {}
            }
            if word.ends_with('.') && word.len() > 1 {
                making.lexicon.abbreviate(id);
            }
            let senses = making.senses.entry(id).or_default();
            // A language's own word wins over the common one.
            senses.retain(|s| s.class != class);
            senses.push(Sense {
                class,
                value,
                capital,
            });
        }
    };
    for (class, entry) in table.iter().filter(|(class, _)| *class != "common") {
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
