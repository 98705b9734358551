//! Names that can only be told right once all others are found: lists of those present, "M." in French, case endings, a name called
//! otherwise in its middle, surnames behind any of these.
//!
//! Mends what the recognisers gave; is none itself.

use super::beside::{BESIDE, in_order};
use super::draft::Drafts;
use super::forms::Key;
use super::lexicon::Lexicon;
use super::people::honorifics_before;
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind, TokenKind};
use std::collections::BTreeMap;

pub fn find(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    listed(words, lex, drafts);
    monsieur(words, lang, drafts);
    named_projects(words, lex, drafts);
    suffixes(words, lex, drafts);
    let mut fresh = cases(words, lang, lex, drafts);
    fresh.extend(called(words, drafts));
    after_full_names(words, &fresh, drafts);
}

/// Names below each other, each a line of its own, as those who sign a report: several people, who were taken for one.
///
/// A name that only runs on in the next line has something else in one of its lines, or one word.
pub fn lines(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let begins = words.begins_line(honorifics_before(words, lex, from));
        let ends = words.begins_line(to) || words.get(to).is_some_and(|w| w.is(","));
        if to - from < 4 || !begins || !ends {
            continue;
        }
        let mut cuts = vec![from];
        cuts.extend((from + 1..to).filter(|&p| words.begins_line(p)));
        cuts.push(to);
        let names = cuts.windows(2).all(|line| {
            let first = &words.list[line[0]];
            line[1] - line[0] >= 2 && first.is_cap() && !lex.particles.contains(&first.key)
        });
        if cuts.len() < 3 || !names {
            continue;
        }
        drafts.end_at(words, d, cuts[1]);
        for line in cuts[1..].windows(2) {
            let form = match words.list[line[0]].shape {
                Shape::Initial => NameForm::Short,
                _ => NameForm::Full,
            };
            drafts.claim(
                words,
                (line[0], line[1]),
                NameKind::Person,
                form,
                ("a line of its own", 0.85),
            );
        }
    }
}

/// Lists of those present: "SATO Haruko, Osaka", "LINDGREN Eva (chair)". One such pair may be anything; several are people.
fn listed(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let plain = |i: usize| {
        let w = &words.list[i];
        !lex.ordinary.contains(&w.key)
            && !lex.calendar.contains(&w.key)
            && !lex.peoples.contains(&w.key)
            && !lex.role_heads.contains(&w.key)
            && !lex.org_heads.contains(&w.key)
            && !lex.not_acronyms.contains(&w.key)
            && !lex.places.contains_key(&w.key)
    };
    let mut pairs: Vec<usize> = Vec::new();
    for i in words.caps().filter(|i| i + 1 < words.list.len()) {
        let (a, b) = (&words.list[i], &words.list[i + 1]);
        let loud = a.shape == Shape::Upper && a.text.chars().count() >= 3;
        if !loud || b.shape != Shape::Cap || !words.same_sentence(i, i + 1) {
            continue;
        }
        // Whoever has them already knows better, and a pair is a pair: neither more capitals before nor after.
        let known = drafts.owner(i).is_some() || drafts.owner(i + 1).is_some();
        let bounded = words
            .before(i)
            .is_none_or(|w| w.is_mark() || w.kind == TokenKind::Number)
            && words
                .after(i + 1)
                .is_none_or(|w| w.is(",") || w.is("(") || w.is(";") || w.is("–"));
        if !known && bounded && plain(i) && plain(i + 1) {
            pairs.push(i);
        }
    }
    let people = drafts
        .list
        .iter()
        .filter(|d| d.kind == NameKind::Person && d.to - d.from == 2)
        .filter(|d| {
            words.list[d.from].shape == Shape::Upper && words.list[d.from + 1].shape == Shape::Cap
        })
        .count();
    if pairs.len() + people < 2 {
        return;
    }
    let mut full: BTreeMap<Key, usize> = BTreeMap::new();
    for i in pairs {
        let claimed = drafts.claim(
            words,
            (i, i + 2),
            NameKind::Person,
            NameForm::Full,
            ("surname in capitals in a list", 0.8),
        );
        if let Some(d) = claimed {
            full.insert(words.list[i].key, d);
        }
    }
    for o in 0..drafts.list.len() {
        let other = &drafts.list[o];
        let alone = other.kind == NameKind::Person
            && other.form == NameForm::Short
            && other.refers_to.is_none()
            && other.to - other.from == 1;
        if let Some(&d) = full.get(&words.list[other.from].key).filter(|_| alone) {
            drafts.list[o].refers_to = Some(d);
        }
    }
}

/// "M. Chevreuil" in French is a gentleman and no initial.
fn monsieur(words: &Words, lang: &str, drafts: &mut Drafts) {
    if lang != "fr" {
        return;
    }
    let people = in_order(drafts, &[NameKind::Person]);
    let mut full: BTreeMap<&str, usize> = BTreeMap::new();
    for &d in &people {
        let draft = &drafts.list[d];
        let title = matches!(words.list[draft.from].text, "M." | "MM.");
        if !title && draft.form == NameForm::Full {
            full.entry(&words.list[draft.to - 1].key).or_insert(d);
        }
    }
    for d in people {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        if to - from < 2 || !matches!(words.list[from].text, "M." | "MM.") {
            continue;
        }
        drafts.begin_at(words, d, from + 1);
        drafts.list[d].honorific = Some("Monsieur".to_owned());
        if to - from == 2 {
            drafts.list[d].form = NameForm::Short;
            drafts.list[d].refers_to = full
                .get(words.list[to - 1].key.as_str())
                .copied()
                .filter(|&f| f != d);
        }
    }
}

/// "Rauf İsmayılov Şəkidə": in Azerbaijani and Turkish what is behind a surname, with the ending of "in" or "from", is a place.
fn cases(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) -> Vec<usize> {
    let mut shorter = Vec::new();
    if !matches!(lang, "az" | "tr") {
        return shorter;
    }
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        if to - from < 3 {
            continue;
        }
        let (surname, last) = (&words.list[to - 2].key, &words.list[to - 1].key);
        let where_from = ["de", "da", "den", "dan", "te", "ta", "ten", "tan"]
            .iter()
            .any(|e| last.len() > e.len() + 2 && last.ends_with(e));
        if where_from && lex.ends_like_surname(surname) {
            drafts.end_at(words, d, to - 1);
            shorter.push(d);
        }
    }
    shorter
}

/// "the Clean Wells for Schools project", "Safe Paths to School, a project of …": a title that is said to be a project.
fn named_projects(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let b = &*BESIDE;
    let it = b.list("it");
    for i in 1..words.list.len() {
        let w = &words.list[i];
        if !it.contains(&w.key) || w.shape != Shape::Lower || w.key == "it" {
            continue;
        }
        let before = &words.list[i - 1];
        let article = matches!(before.key.as_str(), "a" | "an" | "the")
            && i >= 3
            && words.list[i - 2].is(",")
            && words.get(i + 1).is_some_and(|n| {
                matches!(n.key.as_str(), "of" | "by" | "funded" | "run" | "financed")
            });
        let end = if article { i - 2 } else { i };
        // Back over capitalised words and the small ones between them.
        let mut from = end;
        let mut p = end;
        while p > 0
            && end - p < 12
            && words.same_sentence(p - 1, i)
            && drafts.owner(p - 1).is_none()
        {
            let c = &words.list[p - 1];
            if c.is_cap() && c.kind == TokenKind::Word && !c.is_quote() {
                from = p - 1;
            } else if !(c.shape == Shape::Lower && b.has("title_links", &c.key)) || from == end {
                break;
            }
            p -= 1;
        }
        // "The" belongs to the sentence and not to the title.
        while from < end
            && matches!(
                words.list[from].key.as_str(),
                "the" | "a" | "an" | "this" | "our"
            )
        {
            from += 1;
        }
        let capitals = || {
            words.list[from..end]
                .iter()
                .filter(|c| c.is_cap() && !b.has("title_links", &c.key))
        };
        let own = capitals().filter(|c| !lex.is_common(&c.key)).count();
        let ordinary = words.list[from..end].iter().all(|c| {
            lex.places.contains_key(&c.key)
                || lex.peoples.contains(&c.key)
                || lex.calendar.contains(&c.key)
        });
        if own >= 1 && capitals().count() >= 2 && !ordinary && words.is_telling(i) {
            drafts.claim(
                words,
                (from, end),
                NameKind::Project,
                NameForm::Full,
                ("title said to be a project", 0.75),
            );
        }
    }
}

/// "Breen Jr." after "Walter Breen Jr.": the surname of one of two with what tells them apart.
fn suffixes(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut full: BTreeMap<(Key, Key), usize> = BTreeMap::new();
    for d in in_order(drafts, &[NameKind::Person]) {
        let draft = &drafts.list[d];
        let n = draft.to - draft.from;
        if n >= 3 && lex.suffixes.contains(&words.list[draft.to - 1].key) {
            let surname = words.list[draft.to - 2].key;
            full.entry((surname, words.list[draft.to - 1].key))
                .or_insert(d);
        }
    }
    if full.is_empty() {
        return;
    }
    // The surname alone is whoever of the name was spoken of last.
    let mut latest: BTreeMap<&str, usize> = BTreeMap::new();
    let surname_of: BTreeMap<usize, &str> = full
        .iter()
        .map(|((surname, _), &d)| (d, surname.as_str()))
        .collect();
    for i in 0..words.list.len() {
        let w = &words.list[i];
        match drafts.owner(i) {
            Some(d) => {
                let target = drafts.list[d].refers_to.unwrap_or(d);
                if let Some(surname) = surname_of.get(&target) {
                    latest.insert(surname, target);
                }
            }
            None => {
                let alone = w.shape == Shape::Cap
                    && !words.after(i).is_some_and(|n| n.is_cap())
                    && !words.before(i).is_some_and(|b| b.is_cap());
                if let Some(&person) = latest.get(w.key.as_str()).filter(|_| alone)
                    && let Some(d) = drafts.claim(
                        words,
                        (i, i + 1),
                        NameKind::Person,
                        NameForm::Short,
                        ("surname of a person of the document", 0.85),
                    )
                {
                    drafts.list[d].refers_to = Some(person);
                }
            }
        }
    }
    for i in 0..words.list.len().saturating_sub(1) {
        let (w, next) = (&words.list[i], &words.list[i + 1]);
        if !w.is_cap() || !lex.suffixes.contains(&next.key) || !words.same_sentence(i, i + 1) {
            continue;
        }
        let Some(&person) = full.get(&(w.key, next.key)) else {
            continue;
        };
        match drafts.owner(i) {
            None if drafts.owner(i + 1).is_none() => {
                if let Some(d) = drafts.claim(
                    words,
                    (i, i + 2),
                    NameKind::Person,
                    NameForm::Short,
                    ("surname with its suffix", 0.9),
                ) {
                    drafts.list[d].refers_to = Some(person);
                }
            }
            Some(d)
                if drafts.list[d].kind == NameKind::Person
                    && drafts.list[d].from == i
                    && d != person
                    && drafts.list[d].to <= i + 2 =>
            {
                drafts.extend(words, d, i + 2);
                drafts.list[d].refers_to = Some(person);
            }
            _ => {}
        }
    }
}

/// William "Bill" Hartley, Robert (Bob) Lee: one name, how one is called in its middle.
fn called(words: &Words, drafts: &mut Drafts) -> Vec<usize> {
    let mut longer = Vec::new();
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let opens = words.get(to).is_some_and(|w| w.is_quote() || w.is("("));
        let closes = words.get(to + 2).is_some_and(|w| w.is_quote() || w.is(")"));
        let name = |i: usize| {
            words.get(i).is_some_and(|w| {
                w.shape == Shape::Cap && w.kind == TokenKind::Word && words.same_sentence(from, i)
            })
        };
        if !opens || !closes || !name(to + 1) || !name(to + 3) || drafts.owner(to + 1).is_some() {
            continue;
        }
        let mut end = to + 4;
        match drafts.owner(to + 3) {
            None => {}
            Some(o) if drafts.list[o].kind == NameKind::Person => {
                end = drafts.list[o].to;
                drafts.list[o].refers_to = Some(d);
            }
            Some(_) => continue,
        }
        drafts.extend(words, d, end);
        drafts.list[d].form = NameForm::Full;
        drafts.list[d].refers_to = None;
        longer.push(d);
    }
    longer
}

/// Short forms behind full names that were only put right here: whoever read the names before could not know them.
fn after_full_names(words: &Words, fresh: &[usize], drafts: &mut Drafts) {
    let mut by_surname: BTreeMap<Key, usize> = BTreeMap::new();
    for &d in fresh {
        if let Some(w) = words.list.get(drafts.list[d].to - 1) {
            by_surname.insert(w.key, d);
        }
    }
    if by_surname.is_empty() {
        return;
    }
    for o in 0..drafts.list.len() {
        let other = &drafts.list[o];
        let open = other.kind == NameKind::Person
            && other.form == NameForm::Short
            && other.refers_to.is_none();
        let Some(&d) = by_surname
            .get(&words.list[other.to - 1].key)
            .filter(|&&d| open && d != o)
        else {
            continue;
        };
        let first = |d: usize| words.list[drafts.list[d].from].key.chars().next();
        if other.to - other.from == 1 || first(o) == first(d) {
            drafts.list[o].refers_to = Some(d);
        }
    }
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if w.shape != Shape::Cap || drafts.owner(i).is_some() {
            continue;
        }
        let Some(&d) = by_surname.get(&w.key) else {
            continue;
        };
        let capital = |w: Option<&super::words::Word>| w.is_some_and(|w| w.is_cap());
        if !capital(words.after(i))
            && !capital(words.before(i))
            && let Some(o) = drafts.claim(
                words,
                (i, i + 1),
                NameKind::Person,
                NameForm::Short,
                ("surname of a person of the document", 0.85),
            )
        {
            drafts.list[o].refers_to = Some(d);
        }
    }
}
