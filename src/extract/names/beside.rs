//! What a text says of a name right beside it: an age, a surname before marriage, a former name, who succeeded whom, who runs and funds a project.
//!
//! Finds no names of its own except those tied to one already found.

use super::draft::Drafts;
use super::lexicon::{Lexicon, key};
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind, TextRange, TieKind, TokenKind};
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// The word lists of `data/names/en/beside.toml`.
pub struct Beside {
    lists: BTreeMap<String, HashSet<String>>,
    none: HashSet<String>,
}

impl Beside {
    pub fn list(&self, name: &str) -> &HashSet<String> {
        self.lists.get(name).unwrap_or(&self.none)
    }

    pub fn has(&self, list: &str, key: &str) -> bool {
        self.list(list).contains(key)
    }
}

pub static BESIDE: LazyLock<Beside> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/en/beside.toml")
        .parse()
        .unwrap_or_default();
    let lists = table
        .iter()
        .filter_map(|(name, words)| {
            let words = words.as_str()?.split_whitespace();
            // Pairs keep their plus, for "+" is no letter of a key.
            let keys = words.map(|w| w.split('+').map(key).collect::<Vec<_>>().join("+"));
            Some((name.clone(), keys.collect()))
        })
        .collect();
    Beside {
        lists,
        none: HashSet::new(),
    }
});

pub fn find(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    listed(words, lex, drafts);
    monsieur(words, lang, drafts);
    let mut fresh = cases(words, lang, lex, drafts);
    named_projects(words, lex, drafts);
    ages(words, drafts);
    suffixes(words, lex, drafts);
    fresh.extend(called(words, drafts));
    maiden_names(words, drafts);
    after_full_names(words, &fresh, drafts);
    other_names(words, drafts);
    projects(words, drafts);
}

/// Names that own their tokens, of a kind, in text order.
fn in_order(drafts: &Drafts, kinds: &[NameKind]) -> Vec<usize> {
    let mut out: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| {
            let draft = &drafts.list[d];
            kinds.contains(&draft.kind) && drafts.owner(draft.from) == Some(d)
        })
        .collect();
    out.sort_by_key(|&d| drafts.list[d].from);
    out
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
    for i in 0..words.list.len().saturating_sub(1) {
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
    let mut full: BTreeMap<String, usize> = BTreeMap::new();
    for i in pairs {
        let claimed = drafts.claim(
            words,
            (i, i + 2),
            NameKind::Person,
            NameForm::Full,
            ("surname in capitals in a list", 0.8),
        );
        if let Some(d) = claimed {
            full.insert(words.list[i].key.clone(), d);
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
    for i in 1..words.list.len() {
        let w = &words.list[i];
        if w.shape != Shape::Lower || w.key == "it" || !b.has("it", &w.key) {
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

/// "the striker N, 21," · "N (21)" · "21-year-old N" · "N, aged 21,"
fn ages(words: &Words, drafts: &mut Drafts) {
    let number = |i: usize| -> Option<u8> {
        let w = words.get(i)?;
        let age: u8 = (w.kind == TokenKind::Number).then(|| w.text.parse().ok())??;
        (3..=110).contains(&age).then_some(age)
    };
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let opens = words.get(to).is_some_and(|w| w.is(",") || w.is("("));
        let aged = usize::from(words.get(to + 1).is_some_and(|w| w.key == "aged"));
        let closes = words
            .get(to + 2 + aged)
            .is_none_or(|w| w.is(",") || w.is(")") || w.is(".") || w.is(";"));
        let after = number(to + 1 + aged)
            .filter(|_| opens && closes && words.same_sentence(from, to + 1 + aged));
        // "the 24-year-old actress N": at most three words between.
        let before = || {
            (from.saturating_sub(6)..from)
                .rev()
                .filter(|&p| words.same_sentence(p, from))
                .find_map(|p| {
                    let old = words.list[p].key.as_str();
                    if let Some(n) = old.strip_suffix(".year.old") {
                        return n.parse().ok();
                    }
                    (old == "old" || old == "year.old")
                        .then(|| (p.saturating_sub(5)..p).rev().find_map(number))
                        .flatten()
                })
        };
        drafts.list[d].age = after.or_else(before);
    }
}

/// "Breen Jr." after "Walter Breen Jr.": the surname of one of two with what tells them apart.
fn suffixes(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut full: BTreeMap<(String, String), usize> = BTreeMap::new();
    for d in in_order(drafts, &[NameKind::Person]) {
        let draft = &drafts.list[d];
        let n = draft.to - draft.from;
        if n >= 3 && lex.suffixes.contains(&words.list[draft.to - 1].key) {
            let surname = words.list[draft.to - 2].key.clone();
            full.entry((surname, words.list[draft.to - 1].key.clone()))
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
        let Some(&person) = full.get(&(w.key.clone(), next.key.clone())) else {
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
    let mut by_surname: BTreeMap<String, usize> = BTreeMap::new();
    for &d in fresh {
        if let Some(w) = words.list.get(drafts.list[d].to - 1) {
            by_surname.insert(w.key.clone(), d);
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

/// "Anna Kowalska (née Zielinska)"
fn maiden_names(words: &Words, drafts: &mut Drafts) {
    for d in in_order(drafts, &[NameKind::Person]) {
        let (from, to) = (drafts.list[d].from, drafts.list[d].to);
        let mut p = to;
        while p < to + 2 && words.get(p).is_some_and(|w| w.is(",") || w.is("(")) {
            p += 1;
        }
        let says = words.get(p).is_some_and(|w| BESIDE.has("maiden", &w.key));
        let name = p + 1;
        let fits = words.get(name).is_some_and(|w| {
            w.shape == Shape::Cap && w.kind == TokenKind::Word && words.same_sentence(from, name)
        });
        // "born Tuesday" is no name, and "born in" none either.
        let lone = words
            .get(name + 1)
            .is_none_or(|w| w.is_mark() || w.shape == Shape::Lower);
        if !says || !fits || !lone || p == to {
            continue;
        }
        let shown = words.shown(words.range(name, name + 1));
        let own = match drafts.owner(name) {
            None => drafts.claim(
                words,
                (name, name + 1),
                NameKind::Person,
                NameForm::Short,
                ("surname before marriage", 0.9),
            ),
            Some(o) if drafts.list[o].kind == NameKind::Person && o != d => Some(o),
            Some(_) => None,
        };
        if let Some(o) = own {
            drafts.list[o].refers_to = Some(d);
            drafts.list[o].form = NameForm::Short;
            drafts.list[d].also = Some(shown);
        }
    }
}

/// "the Harbour Bank (formerly known as the Seamen's Bank)", "was renamed the …"
fn other_names(words: &Words, drafts: &mut Drafts) {
    /// Longest run of little words between two names of one.
    const REACH: usize = 9;
    let bodies = in_order(drafts, &[NameKind::Organisation, NameKind::Project]);
    let b = &*BESIDE;
    for pair in bodies.windows(2) {
        let (x, y) = (pair[0], pair[1]);
        let (from, to) = (drafts.list[x].to, drafts.list[y].from);
        if drafts.list[x].kind != drafts.list[y].kind
            || to <= from
            || to - from > REACH
            || !words.same_sentence(from - 1, to)
        {
            continue;
        }
        let between = &words.list[from..to];
        let said = between.iter().find(|w| b.has("same", &w.key));
        let pairs = b.list("same_pairs").iter().any(|p| {
            let (one, two) = p.split_once('+').unwrap_or((p, ""));
            between.iter().any(|w| w.key == one) && between.iter().any(|w| w.key == two)
        });
        // The second name may begin earlier than it was found to ("the | Seamen's Savings Bank").
        let named = between
            .iter()
            .rev()
            .take_while(|w| w.is_possessive() || w.shape == Shape::Cap)
            .count();
        let between = &between[..between.len() - named];
        let only_links = between.iter().all(|w| {
            w.is_mark() && !w.is(".") && !w.is(";")
                || w.kind == TokenKind::Number
                || b.has("same", &w.key)
                || b.has("links", &w.key)
        });
        // "was renamed on Wednesday" would be the time; "formerly of the …" is a person's past.
        let of = between.last().is_some_and(|w| w.key == "of");
        if (said.is_some() || pairs) && only_links && !of {
            let signal = words.range(from, to);
            drafts.list[y].ties.push((TieKind::SameAs, x, signal));
        }
    }
}

/// "A succeeds B", "B was succeeded by A", "her predecessor B"; after the pronouns are read, for "she succeeds B".
pub fn successions(words: &Words, drafts: &mut Drafts) {
    let mut people = in_order(drafts, &[NameKind::Person]);
    people.extend((0..drafts.list.len()).filter(|&d| drafts.list[d].form == NameForm::Pronoun));
    people.sort_by_key(|&d| drafts.list[d].from);
    let b = &*BESIDE;
    for pair in people.windows(2) {
        let (x, y) = (pair[0], pair[1]);
        let (from, to) = (drafts.list[x].to, drafts.list[y].from);
        /// How many words may stand between the two, offices included.
        const REACH: usize = 14;
        if to <= from || to - from > REACH || !words.same_sentence(from - 1, to) {
            continue;
        }
        let between = &words.list[from..to];
        let at = |list: &str| between.iter().position(|w| b.has(list, &w.key));
        let by = between.iter().position(|w| w.key == "by");
        let passive = at("succeeded_by").is_some_and(|v| by.is_some_and(|p| p > v));
        let after = if passive || between.iter().any(|w| b.has("successor", &w.key)) {
            // x, then y
            Some((y, x))
        } else if at("succeeds").is_some()
            || between.iter().any(|w| b.has("predecessor", &w.key))
            || at("taking_over")
                .is_some_and(|v| between.get(v + 1).is_some_and(|w| w.key == "over"))
        {
            Some((x, y))
        } else {
            None
        };
        if let Some((later, earlier)) = after {
            let target = |d: usize| drafts.list[d].refers_to.unwrap_or(d);
            let (later, earlier) = (target(later), target(earlier));
            if later != earlier {
                let signal = words.range(from, to);
                drafts.list[later]
                    .ties
                    .push((TieKind::Succeeds, earlier, signal));
            }
        }
    }
}

/// Who runs and who funds a project.
fn projects(words: &Words, drafts: &mut Drafts) {
    let projects = in_order(drafts, &[NameKind::Project]);
    if projects.is_empty() {
        return;
    }
    let b = &*BESIDE;
    let mut ties: Vec<(usize, TieKind, usize, TextRange)> = Vec::new();
    // The project spoken of in a sentence: named in it before the place, else "it" or "the project" of the sentence before.
    let spoken_of = |at: usize| -> Option<usize> {
        let sentence = words.list[at].sentence;
        let before = projects.partition_point(|&p| drafts.list[p].from < at);
        let last = before.checked_sub(1).map(|i| projects[i])?;
        let named_in = words.list[drafts.list[last].from].sentence;
        if named_in == sentence {
            return Some(last);
        }
        // No sentence is that long; a text that is one has nothing near.
        let start = words.sentences[sentence as usize]
            .start
            .max(at.saturating_sub(60));
        let it = words.list[start..at]
            .iter()
            .any(|w| b.has("it", &w.key) && (w.starts || w.shape == Shape::Lower));
        (it && sentence - named_in <= 3).then_some(last)
    };
    let targets = |drafts: &Drafts, mut p: usize, sentence: u32| -> Vec<usize> {
        // "by the A, the B and C"
        let mut out = Vec::new();
        let mut gap = 0;
        while gap < 4 && out.len() < 4 {
            let Some(w) = words.get(p).filter(|w| w.sentence == sentence) else {
                break;
            };
            match drafts.owner(p) {
                Some(d)
                    if matches!(
                        drafts.list[d].kind,
                        NameKind::Organisation | NameKind::Person
                    ) =>
                {
                    out.push(d);
                    p = drafts.list[d].to;
                    gap = 0;
                }
                Some(_) => break,
                None if w.is(",")
                    || matches!(w.key.as_str(), "the" | "and" | "by" | "from" | "of") =>
                {
                    p += 1;
                    gap += 1;
                }
                None if out.is_empty() && w.shape != Shape::Lower => {
                    p += 1;
                    gap += 1;
                }
                None => break,
            }
        }
        out
    };
    for i in 0..words.list.len() {
        let w = &words.list[i];
        if w.is_mark() || drafts.owner(i).is_some() {
            continue;
        }
        let kind = if b.has("funded", &w.key) {
            Some(TieKind::FundedBy)
        } else if b.has("run", &w.key) {
            Some(TieKind::RunBy)
        } else {
            None
        };
        // "funded by", "carried out by", "financed jointly by"
        let by = (i + 1..i + 4).find(|&p| {
            words
                .get(p)
                .is_some_and(|n| n.key == "by" && words.same_sentence(i, p))
        });
        if let (Some(kind), Some(by)) = (kind, by) {
            if let Some(project) = spoken_of(i) {
                for t in targets(drafts, by + 1, w.sentence) {
                    ties.push((project, kind, t, words.range(i, by + 1)));
                }
            }
            continue;
        }
        // "the A funds P", "A, who runs the project"
        let kind = if b.has("funds", &w.key) {
            Some(TieKind::FundedBy)
        } else if b.has("runs", &w.key) {
            Some(TieKind::RunBy)
        } else {
            None
        };
        if let Some(kind) = kind {
            let object = (i + 1..i + 5).find_map(|p| {
                let n = words.get(p).filter(|_| words.same_sentence(i, p))?;
                match drafts.owner(p) {
                    Some(d) if drafts.list[d].kind == NameKind::Project => Some(d),
                    Some(_) => None,
                    None if n.key != "it" && b.has("it", &n.key) => spoken_of(p),
                    None => None,
                }
            });
            let subject = (i.saturating_sub(4)..i).rev().find_map(|p| {
                drafts.owner(p).filter(|&d| {
                    words.same_sentence(p, i)
                        && matches!(
                            drafts.list[d].kind,
                            NameKind::Organisation | NameKind::Person
                        )
                })
            });
            if let (Some(project), Some(subject)) = (object, subject) {
                ties.push((project, kind, subject, words.range(i, i + 1)));
            }
            continue;
        }
        // "P, a project of the A"
        if b.has("it", &w.key)
            && w.key != "it"
            && words
                .get(i + 1)
                .is_some_and(|n| n.key == "of" && words.same_sentence(i, i + 1))
            && words
                .before(i)
                .is_some_and(|a| matches!(a.key.as_str(), "a" | "an" | "the" | "joint"))
            && let Some(project) = spoken_of(i)
        {
            for t in targets(drafts, i + 2, w.sentence) {
                ties.push((project, TieKind::RunBy, t, words.range(i, i + 2)));
            }
        }
    }
    // "N, manager of the project": the office says it.
    for d in in_order(drafts, &[NameKind::Person]) {
        for role in &drafts.list[d].roles {
            let at = words
                .list
                .partition_point(|w| w.range.start < role.range.start);
            let said = role.range.of(words.text);
            let mut runs = false;
            let mut project = false;
            for word in said.split(|c: char| !c.is_alphanumeric()) {
                let k = key(word);
                runs |= b.has("run_roles", &k);
                project |= k != "it" && b.has("it", &k);
            }
            // "its manager" right after the project.
            let its = at > 0 && words.list[at - 1].key == "its" && words.same_sentence(at - 1, at);
            if runs
                && (project || its)
                && at < words.list.len()
                && let Some(p) = projects
                    .iter()
                    .copied()
                    .filter(|&p| drafts.list[p].from < at.max(1) + 1)
                    .next_back()
            {
                ties.push((p, TieKind::RunBy, d, role.range));
            }
        }
    }
    for (project, kind, to, signal) in ties {
        drafts.list[project].ties.push((kind, to, signal));
    }
}
