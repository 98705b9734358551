//! Names that one document introduces, found again in documents whose own words do not tell that they are names.
//!
//! Looks for the very same words only, however they are accented or capitalised: a full name, a title, a body. A surname alone is found after its full name in the document.
//!
//! One pass over the texts: each word is looked up as the first of a known name, so the time is that of the texts.

use crate::model::text::fold;
use crate::model::{List, NameForm, NameKind, NameMention, NameSource, Phrase, Source, TextRange};
use crate::resolve::spread::{self, Spread};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::HashMap;
use std::sync::Arc;

/// From how sure a mention on its name is looked for elsewhere.
const SURE: f32 = 0.5;

/// The rule of such mentions.
pub const RULE: &str = "name of another document";

/// No more names than this are looked for, in the order of the alphabet; a folder of more is not searched for the rest.
const MOST: usize = 200_000;

struct Known {
    kind: NameKind,
    /// Folded.
    words: Vec<String>,
    /// Which of them are capitalised: as many must be here.
    capitals: Vec<bool>,
    /// Index of the surname, for people.
    surname: usize,
}

/// Adds to each document the known names it has and nobody saw. Sources keep their order; new mentions stand after the old.
pub fn find(sources: &mut [Source], spread: &dyn Spread) {
    let known = known(sources);
    if known.is_empty() || sources.len() < 2 {
        return;
    }
    let all = spread::map(spread, sources.len(), |part| {
        let found = sources[part].iter().map(|source| found(source, &known));
        found.collect::<Vec<_>>()
    });
    for (source, found) in sources.iter_mut().zip(all.into_iter().flatten()) {
        let Found { new, longer } = found;
        if new.is_empty() && longer.is_empty() {
            continue;
        }
        let text = source.document.text.clone();
        let names = &mut Arc::make_mut(&mut source.facts).names;
        for (name, range) in longer {
            names[name].range = TextRange::new(range.start, range.end);
            names[name].name = Phrase::known(&shown(&text, &range));
        }
        names.extend(new);
    }
}

/// By the first word, then by the second.
type Index = FxHashMap<String, FxHashMap<String, Vec<Known>>>;

fn known(sources: &[Source]) -> Index {
    let mut names: FxHashSet<(NameKind, &str)> = FxHashSet::default();
    for source in sources {
        for n in &source.facts.names {
            let wanted = matches!(
                n.kind,
                NameKind::Person | NameKind::Organisation | NameKind::Project
            );
            if wanted && n.form == NameForm::Full && n.sure >= SURE && n.name.contains(' ') {
                names.insert((n.kind, &n.name));
            }
        }
    }
    let mut out: Index = FxHashMap::default();
    let mut names: Vec<(NameKind, &str)> = names.into_iter().collect();
    names.sort_unstable();
    for (kind, name) in names.into_iter().take(MOST) {
        let words: Vec<&str> = words(name).map(|r| &name[r]).collect();
        // A name of ordinary letters throughout; initials are found by their own rule.
        let plain = words.iter().all(|w| w.chars().count() > 1);
        let capital = |w: &str| w.starts_with(char::is_uppercase);
        if !(2..=12).contains(&words.len()) || !plain || !words.first().is_some_and(|w| capital(w))
        {
            continue;
        }
        let mut put = |words: &[&str], surname: usize| {
            let folded: Vec<String> = words.iter().map(|w| folded(w)).collect();
            let second = folded[1].clone();
            let behind = out.entry(folded[0].clone()).or_default();
            behind.entry(second).or_default().push(Known {
                kind,
                words: folded,
                capitals: words.iter().map(|w| capital(w)).collect(),
                surname,
            });
        };
        put(&words, words.len() - 1);
        // "Sato Haruko" for "Haruko Sato".
        if kind == NameKind::Person && words.len() == 2 && capital(words[1]) {
            put(&[words[1], words[0]], 0);
        }
    }
    for list in out.values_mut().flat_map(FxHashMap::values_mut) {
        // The longest first, and no beginning is so common that a text of nothing else takes long.
        list.sort_by(|a, b| {
            b.words
                .len()
                .cmp(&a.words.len())
                .then(a.words.cmp(&b.words))
        });
        list.truncate(64);
    }
    out
}

/// Folded; quickly where there is nothing to fold.
fn folded(word: &str) -> String {
    if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        fold(word)
    }
}

/// The same into what was there before, so that looking a word up takes no memory.
fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&fold(word));
    }
}

/// Runs of letters, digits, hyphens and apostrophes inside.
pub fn words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let mut start = rest;
        let mut end = loop {
            match Letter::at(text, start)? {
                (Letter::Of, len) => break start + len,
                (Letter::Mark | Letter::None, len) => start += len,
            }
        };
        let mut at = end;
        while let Some((letter, len)) = Letter::at(text, at) {
            match letter {
                Letter::Of => end = at + len,
                // One mark, and only where a letter follows.
                Letter::Mark if at == end => {}
                Letter::Mark | Letter::None => break,
            }
            at += len;
        }
        rest = at;
        Some(start..end)
    })
}

/// What a character is to a word.
enum Letter {
    Of,
    /// A hyphen or an apostrophe.
    Mark,
    None,
}

impl Letter {
    /// With its bytes; nothing behind the end.
    fn at(text: &str, at: usize) -> Option<(Self, usize)> {
        let byte = *text.as_bytes().get(at)?;
        // Most text is ASCII, of which nothing has to be looked up.
        if byte.is_ascii() {
            let letter = match byte {
                b'-' | b'\'' => Self::Mark,
                b if b.is_ascii_alphanumeric() => Self::Of,
                _ => Self::None,
            };
            return Some((letter, 1));
        }
        let c = text.get(at..)?.chars().next()?;
        let letter = match c {
            '’' => Self::Mark,
            c if c.is_alphanumeric() => Self::Of,
            _ => Self::None,
        };
        Some((letter, c.len_utf8()))
    }
}

/// Which stretches of a text are names already; a look says whether anything overlaps.
pub struct Taken {
    /// In order, with the index of the name.
    list: Vec<(TextRange, usize)>,
    /// The furthest end of those that begin before.
    reach: Vec<u32>,
}

impl Taken {
    pub fn of(names: &[NameMention]) -> Self {
        let mut list: Vec<(TextRange, usize)> = names
            .iter()
            .enumerate()
            .filter(|(_, n)| !n.form.stands_in())
            .map(|(i, n)| (n.range, i))
            .collect();
        list.sort();
        let mut reach: Vec<u32> = Vec::with_capacity(list.len());
        for (r, _) in &list {
            reach.push(reach.last().map_or(r.end, |e| r.end.max(*e)));
        }
        Self { list, reach }
    }

    pub fn is_free(&self, range: &std::ops::Range<usize>) -> bool {
        let before = self
            .list
            .partition_point(|(t, _)| (t.start as usize) < range.end);
        before == 0 || self.reach[before - 1] as usize <= range.start
    }

    /// The one name that overlaps, where it begins with the range and ends before it.
    fn cut_short(&self, range: &std::ops::Range<usize>) -> Option<usize> {
        let from = self
            .list
            .partition_point(|(t, _)| (t.start as usize) < range.start);
        let to = self
            .list
            .partition_point(|(t, _)| (t.start as usize) < range.end);
        let clear = from == 0 || self.reach[from - 1] as usize <= range.start;
        match &self.list[from..to] {
            [(only, name)]
                if clear
                    && only.start as usize == range.start
                    && (only.end as usize) < range.end =>
            {
                Some(*name)
            }
            _ => None,
        }
    }
}

/// New names, and those of the document that were cut short, with their whole range.
struct Found {
    new: Vec<NameMention>,
    longer: Vec<(usize, std::ops::Range<usize>)>,
}

fn found(source: &Source, known: &Index) -> Found {
    let text: &str = &source.document.text;
    let names = &source.facts.names;
    let taken = Taken::of(names);
    let free = |range: &std::ops::Range<usize>| taken.is_free(range);
    let all: Vec<std::ops::Range<usize>> = words(text).collect();
    let mut out: Vec<NameMention> = Vec::new();
    let mut longer = Vec::new();
    // Surname → index of the new full name, for what comes after it.
    let mut surnames: HashMap<String, u32> = HashMap::new();
    let mut i = 0;
    let (mut key, mut second) = (String::new(), String::new());
    while i < all.len() {
        let word = &text[all[i].clone()];
        if !word.starts_with(char::is_uppercase) {
            i += 1;
            continue;
        }
        fold_into(word, &mut key);
        let hit = known.get(&key).and_then(|behind| {
            fold_into(&text[all.get(i + 1)?.clone()], &mut second);
            let mut names = behind.get(&second)?.iter();
            names.find(|k| fits(text, &all[i..], k))
        });
        if let Some(k) = hit {
            let range = all[i].start..all[i + k.words.len() - 1].end;
            // "State Agency | for Water Reserves": a body's name that was cut short is completed.
            if let Some(name) = taken.cut_short(&range)
                && k.kind == NameKind::Organisation
                && names[name].kind == k.kind
                && names[name].form == NameForm::Full
            {
                longer.push((name, range));
                i += k.words.len();
                continue;
            }
            if free(&range) && stands_alone(text, &all, i, i + k.words.len()) {
                if k.kind == NameKind::Person {
                    surnames.insert(k.words[k.surname].clone(), (names.len() + out.len()) as u32);
                }
                out.push(mention(text, &range, k.kind, NameForm::Full, None));
                i += k.words.len();
                continue;
            }
        }
        if let Some(&full) = surnames.get(&key)
            && free(&all[i])
            && stands_alone(text, &all, i, i + 1)
        {
            out.push(mention(
                text,
                &all[i],
                NameKind::Person,
                NameForm::Short,
                Some(full),
            ));
        }
        i += 1;
    }
    Found { new: out, longer }
}

/// The words of a known name, with nothing but white space between them.
fn fits(text: &str, at: &[std::ops::Range<usize>], known: &Known) -> bool {
    let n = known.words.len();
    n <= at.len()
        && (0..n).all(|i| {
            let word = &text[at[i].clone()];
            (!known.capitals[i] || word.starts_with(char::is_uppercase))
                && is_folded(word, &known.words[i])
        })
        && at[..n].windows(2).all(|p| {
            let gap = &text[p[0].end..p[1].start];
            !gap.is_empty() && gap.chars().all(char::is_whitespace) && !gap.contains("\n\n")
        })
}

/// Is the one what the other is, folded?
fn is_folded(word: &str, folded: &str) -> bool {
    match word.is_ascii() {
        true => word.eq_ignore_ascii_case(folded),
        false => fold(word) == folded,
    }
}

/// No capitalised word right before or behind: "Paris Hill" is not in "Paris Hill Street".
pub fn stands_alone(text: &str, all: &[std::ops::Range<usize>], from: usize, to: usize) -> bool {
    let close = |a: usize, b: usize| text[a..b].chars().all(|c| c == ' ');
    let capital = |r: &std::ops::Range<usize>| text[r.clone()].starts_with(char::is_uppercase);
    let after = all
        .get(to)
        .is_some_and(|n| close(all[to - 1].end, n.start) && capital(n));
    // A title may stand before ("Professor"), a first name of somebody else may not: both are capitals, so one is let pass
    // where the name has two words or more.
    let before = from
        .checked_sub(1)
        .map(|p| &all[p])
        .is_some_and(|p| close(p.end, all[from].start) && capital(p));
    !(after || before && to - from == 1)
}

fn shown(text: &str, range: &std::ops::Range<usize>) -> String {
    text[range.clone()]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

pub fn mention(
    text: &str,
    range: &std::ops::Range<usize>,
    kind: NameKind,
    form: NameForm,
    refers_to: Option<u32>,
) -> NameMention {
    NameMention {
        range: TextRange::new(range.start, range.end),
        kind,
        form,
        name: Phrase::known(&shown(text, range)),
        refers_to,
        honorific: None,
        roles: List::new(),
        number: None,
        also: None,
        age: None,
        said: List::new(),
        ties: List::new(),
        source: NameSource::Elsewhere,
        rule: RULE,
        sure: 0.7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names() {
        let of = |text: &'static str| words(text).map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(
            of("Kim Min-ji’s “O'Hara” - x-"),
            ["Kim", "Min-ji’s", "O'Hara", "x"]
        );
        assert_eq!(of(""), Vec::<&str>::new());
        assert_eq!(of("Ән-"), ["Ән"]);
    }
}
