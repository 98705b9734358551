//! The page of the docs that tells which dates are understood, made from the rules themselves.
//!
//! How to write a rule is told by hand, in docs/own-date-rules.md.

use super::DateRules;
use super::examples::{Told, WRITTEN, told};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What a code is called in English.
const NAMES: [(&str, &str); 24] = [
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("fa", "Persian"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hr", "Croatian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// So many examples of a rule are shown; its file has them all.
const EXAMPLES: usize = 3;

/// The page, as Markdown. `Err` where a file cannot be read, with its path last.
pub fn page(rules: &DateRules) -> Result<String, String> {
    let mut out = format!(
        "# Dates that Dateline understands\n\n\
        Made from the rules by `dateline rules doc`; do not edit. How to write a rule of your own: [own-date-rules.md](own-date-rules.md).\n\n\
        Examples are read as if written on {WRITTEN}, a Friday; **bold** is what is found. A value is what TIMEX3 calls it: “2019-12-18” a day, “P2Y” two years, “XXXX-07-30” a day whose year nobody says.\n"
    );
    let mut seen = BTreeSet::new();
    let mut common = String::new();
    let mut languages: Vec<(&str, String)> = Vec::new();
    for source in rules.set.sources() {
        let mut own = String::new();
        for (path, text) in &source.rules {
            if !seen.insert(path.as_ref()) {
                continue;
            }
            let (rules, _) = told(source.code, path, text)?;
            let to = if path.contains("/common/") {
                &mut common
            } else {
                &mut own
            };
            rules.iter().for_each(|rule| row(to, rule));
        }
        languages.push((source.code, own));
    }
    section(&mut out, "In every language", &common);
    languages.sort_by_key(|(code, _)| name(code));
    for (code, rows) in &languages {
        section(&mut out, &format!("{} ({code})", name(code)), rows);
    }
    Ok(out)
}

fn name(code: &str) -> &str {
    NAMES.iter().find(|(c, _)| *c == code).map_or(code, |n| n.1)
}

fn section(out: &mut String, title: &str, rows: &str) {
    if !rows.is_empty() {
        let _ = write!(
            out,
            "\n## {title}\n\n| rule | examples | not | patterns | means |\n|---|---|---|---|---|\n{rows}"
        );
    }
}

fn row(out: &mut String, rule: &Told) {
    let raw = &rule.raw;
    let yes: Vec<String> = raw
        .yes
        .iter()
        .take(EXAMPLES)
        .map(|[text, span, value]| {
            let bold = text.replacen(span.as_str(), &format!("**{span}**"), 1);
            format!("{} → {}", cell(&bold), cell(value))
        })
        .collect();
    let no: Vec<String> = raw.no.iter().take(EXAMPLES).map(|t| cell(t)).collect();
    let patterns: Vec<String> = raw.pattern.all().iter().map(|p| code(p)).collect();
    let _ = writeln!(
        out,
        "| {} | {} | {} | {} | {} |",
        cell(&raw.name),
        yes.join("<br>"),
        no.join("<br>"),
        patterns.join("<br>"),
        code(&raw.value)
    );
}

/// Text that cannot end a table's cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}

fn code(text: &str) -> String {
    format!("`{}`", cell(text))
}
