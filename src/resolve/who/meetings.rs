//! Numbered meetings whose document says once whose they are, and then only "the 12th meeting": they are called by that body.
//!
//! Changes what a mention is called and nothing else; which meetings of many documents are one is [`super::titles`]'s.

use super::{concepts, keys};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, Source};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Concepts of `data/names/xx/bodies.toml` that are bodies of people who meet.
const MEETS: [&str; 18] = [
    "alliance",
    "assembly",
    "association",
    "board",
    "chamber",
    "club",
    "commission",
    "committee",
    "council",
    "federation",
    "inquiry",
    "league",
    "parliament",
    "senate",
    "society",
    "soviet",
    "tribunal",
    "union",
];

/// What stands between a name taken from the document's title and the meeting.
const OF: &str = ": ";

/// Sources keep their order; only those with a meeting that says no body are touched.
pub fn name(sources: &mut [Source]) {
    for source in sources {
        if !source.facts.names.iter().any(is_bare) {
            continue;
        }
        let whose = Whose::of(source);
        let called: Vec<Option<String>> = source
            .facts
            .names
            .iter()
            .map(|n| is_bare(n).then(|| whose.name(source, n)).flatten())
            .collect();
        let facts = Arc::make_mut(&mut source.facts);
        for (mention, called) in facts.names.iter_mut().zip(called) {
            if !is_bare(mention) {
                continue;
            }
            match called {
                Some(name) => {
                    mention.name = name.into();
                    mention.form = NameForm::Full;
                }
                // One number of nobody's meetings is no series: "the 3rd meeting".
                None => mention.form = NameForm::Nominal,
            }
        }
    }
}

/// Was it named by its document's title, because no body is known?
pub fn is_named_by_title(name: &str) -> bool {
    name.contains(OF)
}

/// A numbered meeting that does not say whose it is.
fn is_bare(mention: &NameMention) -> bool {
    mention.kind == NameKind::Series
        && mention.form == NameForm::Short
        && mention.number.is_some()
        && !mention.name.contains(' ')
}

/// Whose meetings a document is about.
struct Whose {
    /// Meetings that it names with their body, as they are called.
    series: BTreeSet<String>,
    /// The one body that meets: of its first line, else before the title's colon, else the only one it names.
    body: Option<String>,
    /// How many different numbers stand without a body.
    numbers: usize,
    title: String,
}

impl Whose {
    fn of(source: &Source) -> Self {
        let facts = &source.facts;
        let text: &str = &source.document.text;
        let start = text.len() - text.trim_start().len();
        let end = text[start..].find('\n').map_or(text.len(), |n| start + n);
        let full = |n: &&NameMention| n.form == NameForm::Full;
        let mut bodies: Vec<(&NameMention, String)> = facts
            .names
            .iter()
            .filter(full)
            .filter(|n| n.kind == NameKind::Organisation && meets(&n.name))
            .map(|n| (n, fold(&n.name)))
            .collect();
        bodies.sort_by_key(|(n, _)| n.range.start);
        let headed = bodies.iter().find(|(n, _)| (n.range.start as usize) < end);
        let different: BTreeSet<&str> = bodies.iter().map(|(_, f)| f.as_str()).collect();
        let only = bodies.first().filter(|_| different.len() == 1);
        let numbers: BTreeSet<u32> = facts
            .names
            .iter()
            .filter(|n| is_bare(n))
            .filter_map(|n| n.number)
            .collect();
        let id = source.document.id.as_str();
        let file = id.rsplit('/').next().unwrap_or(id);
        Self {
            series: facts
                .names
                .iter()
                .filter(full)
                .filter(|n| n.kind == NameKind::Series)
                .map(|n| n.name.to_string())
                .collect(),
            body: headed
                .map(|(n, _)| n.name.as_str())
                .or_else(|| in_title(facts.title.as_deref()?))
                .or(only.map(|(n, _)| n.name.as_str()))
                .map(str::to_owned),
            numbers: numbers.len(),
            title: facts.title.clone().unwrap_or_else(|| file.to_owned()),
        }
    }

    fn name(&self, source: &Source, mention: &NameMention) -> Option<String> {
        let noun = &mention.name;
        // "The 12th meeting of the Harbour Board … At its 13th meeting": as the document itself calls them.
        let word = concept(noun);
        let mut own = self.series.iter().filter(|s| {
            let words = keys::words(s);
            words.iter().any(|w| concept(w) == word)
        });
        match (own.next(), own.next()) {
            (Some(only), None) => return Some(only.clone()),
            (Some(_), Some(_)) => return None,
            (None, _) => {}
        }
        if let Some(name) = behind_its_body(source, mention) {
            return Some(name);
        }
        if let Some(body) = &self.body {
            let body = body.strip_prefix("The ").unwrap_or(body);
            return Some(match source.facts.lang {
                "en" | "und" => format!("{noun} of the {body}"),
                _ => format!("{body}, {}", noun.to_lowercase()),
            });
        }
        // Minutes that count their meetings and never say whose they are.
        (self.numbers > 1).then(|| format!("{noun}{OF}{}", self.title))
    }
}

/// "Beynəlxalq Miqrasiya Təşkilatı Şurasının 114-cü sessiyası": in languages that put the owner first, the body stands right before the
/// number, with at most a word of its own after the part that is known as a name.
fn behind_its_body(source: &Source, mention: &NameMention) -> Option<String> {
    /// Languages whose names of meetings are read so.
    const OWNER_FIRST: [&str; 2] = ["az", "tr"];
    if !OWNER_FIRST.contains(&source.facts.lang) {
        return None;
    }
    let text: &str = &source.document.text;
    let body = source
        .facts
        .names
        .iter()
        .filter(|n| n.kind == NameKind::Organisation && n.range.end <= mention.range.start)
        .max_by_key(|n| n.range.end)?;
    let between = text.get(body.range.end as usize..mention.range.start as usize)?;
    let near = between.split_whitespace().count() <= 1
        && between.chars().all(|c| c.is_alphabetic() || c == ' ');
    if !near || body.form != NameForm::Full {
        return None;
    }
    let whose = text.get(body.range.start as usize..mention.range.start as usize)?;
    let whose: Vec<&str> = whose.split_whitespace().collect();
    Some(format!(
        "{} {}",
        whose.join(" "),
        mention.name.to_lowercase()
    ))
}

/// "Ferry Inquiry: minutes of the first sitting", and a title that is nothing but a body: it meets whether or not its name is known as one.
fn in_title(title: &str) -> Option<&str> {
    /// A longer title is a headline.
    const LONGEST: usize = 7;
    match title.split_once(':') {
        Some((before, _)) => Some(before.trim()).filter(|b| meets(b)),
        None => Some(title.trim()).filter(|t| {
            let words = t.split_whitespace().count();
            // "Regular sessions of the Council" speaks of it.
            let is_name = t
                .split_whitespace()
                .all(|w| w.starts_with(char::is_uppercase));
            let last = t.split_whitespace().next_back();
            (2..=LONGEST).contains(&words) && is_name && last.is_some_and(meets)
        }),
    }
}

fn meets(name: &str) -> bool {
    keys::words(name)
        .iter()
        .any(|w| MEETS.contains(&concept(w).as_str()))
}

fn concept(word: &str) -> String {
    let plain = keys::stem(&keys::spelled(&fold(word)));
    concepts::of_body(&plain).map_or(plain, str::to_owned)
}
