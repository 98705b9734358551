//! Runs the examples that rules carry: one checker for the tests, for `dateline rules check` and for a project's own rules.
//!
//! How a text is cut into sentences is the caller's: stages do not know each other.

use super::rules::{LanguageSource, RawRule, RuleFile, located};
use super::{DateRules, dates};
use crate::model::{DatesAs, Document, Segmented};
use std::collections::BTreeSet;

/// The day on which an example's text was written: a Friday.
pub const WRITTEN: &str = "2019-12-20";

/// Makes a document of an example's text, written on [`WRITTEN`], in a language given by its code.
pub type Cut<'a> = &'a dyn Fn(&str, &'static str) -> (Document, Segmented);

/// An example that does not give what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// "en/month-day-year"; the language's code for an example that belongs to no rule.
    pub rule: String,
    pub file: String,
    /// From 1.
    pub line: usize,
    pub text: String,
    pub expected: String,
    pub found: String,
}

impl Failure {
    /// One line for a person, where to look first.
    pub fn line(&self) -> String {
        let Self {
            rule,
            file,
            line,
            text,
            expected,
            found,
        } = self;
        format!("{file}:{line}: {rule}: “{text}” should give {expected}, gives {found}")
    }
}

/// How many rules and examples were run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// "common" for what all languages share, which is run in the first that does.
    pub lang: String,
    pub rules: usize,
    pub yes: usize,
    pub no: usize,
    pub failed: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub failures: Vec<Failure>,
    pub counts: Vec<Counted>,
}

/// A rule as its file tells it.
pub(super) struct Told {
    pub file: String,
    pub line: usize,
    pub name: String,
    pub raw: RawRule,
}

impl Told {
    /// It may stand in a text by itself.
    fn is_top(&self) -> bool {
        let in_top = |groups: &super::rules::OneOrMany| groups.all().iter().any(|g| g == "top");
        self.raw.full || self.raw.group.as_ref().is_none_or(in_top)
    }
}

/// The rules of a file, in its order. `Err` says what is wrong with it.
pub(super) fn told(code: &str, path: &str, text: &str) -> Result<(Vec<Told>, RuleFile), String> {
    let mut file: RuleFile =
        toml::from_str(text).map_err(|e| format!("{} — {path}", located(&e, text)))?;
    let rules = std::mem::take(&mut file.rule)
        .into_iter()
        .map(|raw| Told {
            file: path.to_owned(),
            line: line_of(text, &format!("name = \"{}\"", raw.name), 0),
            name: format!("{code}/{}", raw.name),
            raw,
        })
        .collect();
    Ok((rules, file))
}

/// The line, from 1, where these words stand, at or after a line; that line itself where they stand nowhere.
fn line_of(text: &str, words: &str, from: usize) -> usize {
    let mut lines = text.lines().enumerate().skip(from.saturating_sub(1));
    lines
        .find(|(_, line)| line.contains(words))
        .map_or(from.max(1), |(at, _)| at + 1)
}

/// Runs every example of the rules, or of the files that `chosen` picks by their path.
///
/// `Err` where a file cannot be read at all, with its path last.
pub fn check(
    rules: &DateRules,
    cut: Cut<'_>,
    chosen: &dyn Fn(&str) -> bool,
) -> Result<Checked, String> {
    let mut out = Checked::default();
    let mut seen = BTreeSet::new();
    for source in rules.set.sources() {
        let runner = Runner { rules, source, cut };
        for (path, text) in &source.rules {
            if !seen.insert(path.as_ref()) || !chosen(path) {
                continue;
            }
            let (told, file) = told(source.code, path, text)?;
            let lang = if path.contains("/common/") {
                "common"
            } else {
                source.code
            };
            let mut counted = Counted {
                lang: lang.to_owned(),
                rules: told.len(),
                ..Counted::default()
            };
            let failed = out.failures.len();
            for one in &told {
                counted.yes += one.raw.yes.len();
                counted.no += one.raw.no.len();
                runner.rule(one, text, &mut out.failures);
            }
            counted.yes += file.example.len();
            for example in file.example {
                let all = [[example.text, example.span, example.value]];
                runner.yes(source.code, path, text, 1, &all, &mut out.failures);
            }
            counted.yes += file.yes.len();
            counted.no += file.no.len();
            runner.yes(source.code, path, text, 1, &file.yes, &mut out.failures);
            runner.no(
                source.code,
                path,
                text,
                1,
                &file.no,
                None,
                &mut out.failures,
            );
            counted.failed = out.failures.len() - failed;
            match out.counts.iter_mut().find(|c| c.lang == counted.lang) {
                Some(same) => {
                    same.rules += counted.rules;
                    same.yes += counted.yes;
                    same.no += counted.no;
                    same.failed += counted.failed;
                }
                None => out.counts.push(counted),
            }
        }
    }
    Ok(out)
}

struct Runner<'a> {
    rules: &'a DateRules,
    source: &'a LanguageSource,
    cut: Cut<'a>,
}

impl Runner<'_> {
    /// What is found in a text: words, value and rule.
    fn found(&self, text: &str) -> Vec<(String, String, String)> {
        let (doc, seg) = (self.cut)(text, self.source.code);
        dates(&doc, &seg, self.rules, &DatesAs::default())
            .times
            .into_iter()
            .map(|t| {
                let words = t.range.of(&doc.text).to_owned();
                (words, t.value.to_string(), t.rule.to_string())
            })
            .collect()
    }

    fn rule(&self, told: &Told, file: &str, failures: &mut Vec<Failure>) {
        let Told {
            file: path,
            line,
            name,
            raw,
        } = told;
        let says_no_date = raw.value.trim() == "nothing";
        let no_yes = raw.yes.is_empty() && !says_no_date;
        if told.is_top() && (no_yes || raw.no.is_empty()) {
            failures.push(Failure {
                rule: name.clone(),
                file: path.clone(),
                line: *line,
                text: String::new(),
                expected: "something: a rule needs a yes and a no".to_owned(),
                found: "no example".to_owned(),
            });
        }
        self.yes(name, path, file, *line, &raw.yes, failures);
        // A rule that says what is no date lets nothing else be found in its examples either.
        let by = (!says_no_date).then_some(name.as_str());
        self.no(name, path, file, *line, &raw.no, by, failures);
    }

    /// Texts in which nothing is found: nothing by the rule `by`, or nothing at all.
    #[expect(
        clippy::too_many_arguments,
        reason = "where the example stands, and what it says"
    )]
    fn no(
        &self,
        name: &str,
        path: &str,
        file: &str,
        line: usize,
        examples: &[String],
        by: Option<&str>,
        failures: &mut Vec<Failure>,
    ) {
        for text in examples {
            let mut found = self.found(text);
            found.retain(|(_, _, rule)| by.is_none_or(|by| rule == by));
            if !found.is_empty() {
                failures.push(Failure {
                    rule: name.to_owned(),
                    file: path.to_owned(),
                    line: line_of(file, text, line),
                    text: text.clone(),
                    expected: match by {
                        Some(_) => "nothing by this rule".to_owned(),
                        None => "nothing".to_owned(),
                    },
                    found: show(&found),
                });
            }
        }
    }

    fn yes(
        &self,
        name: &str,
        path: &str,
        file: &str,
        line: usize,
        examples: &[[String; 3]],
        failures: &mut Vec<Failure>,
    ) {
        for [text, span, value] in examples {
            let found = self.found(text);
            if !found.iter().any(|(w, v, _)| w == span && v == value) {
                failures.push(Failure {
                    rule: name.to_owned(),
                    file: path.to_owned(),
                    line: line_of(file, text, line),
                    text: text.clone(),
                    expected: format!("“{span}” = {value}"),
                    found: show(&found),
                });
            }
        }
    }
}

fn show(found: &[(String, String, String)]) -> String {
    if found.is_empty() {
        return "nothing".to_owned();
    }
    let each: Vec<String> = found
        .iter()
        .map(|(words, value, rule)| format!("“{words}” = {value} (by {rule})"))
        .collect();
    each.join(", ")
}
