//! People of one document found again where another language or alphabet spells their full names otherwise: "Beatrix Holm", "Беатрикс Хольм".
//!
//! Looks only where nobody saw a name, for names of two or three words of which each sounds like the known one; who is who is asked later.

use super::person::{self, Person};
use super::{again, spelling};
use crate::model::{NameForm, NameKind, NameMention, Source};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// From how sure a mention on its name is looked for.
const SURE: f32 = 0.5;

/// Of names that sound alike to the first word no more than this are compared.
const MOST: usize = 32;

/// Names longer than this are written out in other ways than by their sounds.
const WORDS: Range<usize> = 2..4;

struct Known {
    latin: Vec<String>,
    langs: BTreeSet<&'static str>,
    plain: bool,
}

/// A word as it sounds and the keys it is looked up under.
type Sounds = Arc<(String, Vec<String>)>;

pub fn find(sources: &mut [Source]) {
    let languages: BTreeSet<&str> = sources.iter().map(|s| s.facts.lang).collect();
    if languages.len() < 2 {
        return;
    }
    let known = known(sources);
    let mut heard: HashMap<String, Sounds> = HashMap::new();
    for source in sources {
        let found = found(source, &known, &mut heard);
        if !found.is_empty() {
            Arc::make_mut(&mut source.facts).names.extend(found);
        }
    }
}

type Index = HashMap<String, Vec<Known>>;

/// By what the first word sounds like.
fn known(sources: &[Source]) -> Index {
    let mut names: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
    for source in sources {
        for n in &source.facts.names {
            if n.kind == NameKind::Person
                && n.form == NameForm::Full
                && n.sure >= SURE
                && n.name.contains(' ')
                && n.rule != again::RULE
            {
                names.entry(&n.name).or_default().insert(source.facts.lang);
            }
        }
    }
    let mut out: Index = HashMap::new();
    for (name, langs) in names {
        let parts = Person::of(name);
        if !parts.is_full()
            || !WORDS.contains(&parts.latin.len())
            || parts.latin.iter().any(|w| w.len() < 3)
        {
            continue;
        }
        for key in spelling::skeletons(&parts.latin[0]) {
            let list = out.entry(key).or_default();
            if list.len() < MOST {
                list.push(Known {
                    latin: parts.latin.clone(),
                    langs: langs.clone(),
                    plain: name.is_ascii(),
                });
            }
        }
    }
    out
}

fn found(source: &Source, known: &Index, heard: &mut HashMap<String, Sounds>) -> Vec<NameMention> {
    let text: &str = &source.document.text;
    let names = &source.facts.names;
    let free = again::Taken::of(names);
    let all: Vec<Range<usize>> = again::words(text).collect();
    let mut out: Vec<NameMention> = Vec::new();
    let mut surnames: HashMap<&str, u32> = HashMap::new();
    let mut i = 0;
    while i < all.len() {
        let word = &text[all[i].clone()];
        if !may_be_name(word) {
            i += 1;
            continue;
        }
        let sounds = sounds(word, heard);
        let candidates = sounds.1.iter().filter_map(|k| known.get(k)).flatten();
        let mut hit = None;
        for k in candidates {
            let n = k.latin.len();
            if i + n > all.len() || k.langs.contains(source.facts.lang) {
                continue;
            }
            let run = &all[i..i + n];
            let close = run.windows(2).all(|p| {
                text[p[0].end..p[1].start]
                    .chars()
                    .all(|c| c == ' ' || c == '\u{a0}')
            });
            let whole = run[0].start..run[n - 1].end;
            if close
                && alike(text, run, k, heard)
                && free.is_free(&whole)
                && again::stands_alone(text, &all, i, i + n)
            {
                hit = Some(n);
                break;
            }
        }
        if let Some(n) = hit {
            let surname = &text[all[i + n - 1].clone()];
            surnames.insert(surname, (names.len() + out.len()) as u32);
            let whole = all[i].start..all[i + n - 1].end;
            out.push(again::mention(
                text,
                &whole,
                NameKind::Person,
                NameForm::Full,
                None,
            ));
            i += n;
            continue;
        }
        if let Some(&full) = surnames.get(word)
            && free.is_free(&all[i])
            && again::stands_alone(text, &all, i, i + 1)
        {
            out.push(again::mention(
                text,
                &all[i],
                NameKind::Person,
                NameForm::Short,
                Some(full),
            ));
        }
        i += 1;
    }
    out
}

/// Capitalised, or of a script without capitals.
fn may_be_name(word: &str) -> bool {
    word.chars().count() >= 3 && (word.starts_with(char::is_uppercase) || spelling::is_abjad(word))
}

fn sounds(word: &str, heard: &mut HashMap<String, Sounds>) -> Sounds {
    if let Some(known) = heard.get(word) {
        return known.clone();
    }
    let latin = spelling::latin(word).replace(|c: char| !c.is_alphanumeric(), "");
    let keys = spelling::skeletons(&latin);
    let new: Sounds = Arc::new((latin, keys));
    heard.insert(word.to_owned(), new.clone());
    new
}

/// Does each word sound like the known name's, together within what spellings differ by?
fn alike(
    text: &str,
    run: &[Range<usize>],
    known: &Known,
    heard: &mut HashMap<String, Sounds>,
) -> bool {
    /// In hundredths of a letter; the words must be of some length for so much.
    const APART: u32 = 100;
    let mut cost = 0;
    for (range, latin) in run.iter().zip(&known.latin) {
        let word = &text[range.clone()];
        if !may_be_name(word) {
            return false;
        }
        let sounds = sounds(word, heard);
        let heard = person::without_article(&sounds.0);
        let latin = person::without_article(latin);
        if spelling::is_abjad(word) {
            if spelling::skeleton(heard) != spelling::skeleton(latin) {
                return false;
            }
            continue;
        }
        let foreign = !word.is_ascii() || !known.plain;
        match spelling::apart(heard, latin, foreign) {
            Some(c) => cost += c,
            None => return false,
        }
    }
    cost <= APART
}
