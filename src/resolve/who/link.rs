//! Joins mentions: a union-find that never joins what the user has called two.
//!
//! Every join is by a key looked up in a map, so the time grows with the number of mentions.

use super::keys::{self, Person};
use crate::model::text::fold;
use crate::model::{Anchor, Constraints, NameForm, NameKind, NameMention, Source};
use std::collections::{BTreeMap, BTreeSet};

pub struct Links<'s> {
    sources: &'s [Source],
    /// (source, name) of each mention, in order.
    pub mentions: Vec<(usize, usize)>,
    /// Index in `mentions` of each source's first name.
    first: Vec<usize>,
    parent: Vec<usize>,
    cannot: Vec<(usize, usize)>,
    pub banned: Vec<bool>,
    /// Reasons for joins across documents, by a mention of the joined.
    pub reasons: Vec<(usize, &'static str)>,
    acronyms: BTreeMap<String, Vec<String>>,
}

impl<'s> Links<'s> {
    pub fn new(sources: &'s [Source]) -> Self {
        let mut mentions = Vec::new();
        let mut first = Vec::new();
        for (s, source) in sources.iter().enumerate() {
            first.push(mentions.len());
            mentions.extend((0..source.facts.names.len()).map(|n| (s, n)));
        }
        let n = mentions.len();
        Self {
            sources,
            mentions,
            first,
            parent: (0..n).collect(),
            cannot: Vec::new(),
            banned: vec![false; n],
            reasons: Vec::new(),
            acronyms: BTreeMap::new(),
        }
    }

    pub fn name(&self, m: usize) -> &'s NameMention {
        let (s, n) = self.mentions[m];
        &self.sources[s].facts.names[n]
    }

    pub fn root(&mut self, m: usize) -> usize {
        let mut r = m;
        while self.parent[r] != r {
            self.parent[r] = self.parent[self.parent[r]];
            r = self.parent[r];
        }
        r
    }

    /// Joins two unless the user forbids it or they are of two kinds. The smaller index stays the root, so order of joining does not show.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if self.name(a).kind != self.name(b).kind {
            return false;
        }
        for i in 0..self.cannot.len() {
            let (x, y) = self.cannot[i];
            let (x, y) = (self.root(x), self.root(y));
            if (x, y) == (a, b) || (x, y) == (b, a) {
                return false;
            }
        }
        self.parent[a.max(b)] = a.min(b);
        true
    }

    fn join_because(&mut self, a: usize, b: usize, why: &'static str) {
        if self.root(a) != self.root(b) && self.join(a, b) {
            self.reasons.push((a, why));
        }
    }

    /// The mention an anchor points at: by place, else by its words.
    fn find(&self, anchor: &Anchor) -> Option<usize> {
        let s = self
            .sources
            .binary_search_by(|s| s.document.id.cmp(&anchor.doc))
            .ok()?;
        let names = &self.sources[s].facts.names;
        let text = &self.sources[s].document.text;
        let fresh = anchor.quote.is_empty() || anchor.range.of(text) == anchor.quote;
        let exact = || names.iter().position(|n| n.range == anchor.range);
        let near = || names.iter().position(|n| n.range.overlaps(anchor.range));
        let by_words = || {
            let quote = fold(&anchor.quote);
            names.iter().position(|n| fold(&n.name) == quote)
        };
        let hit = if fresh {
            exact().or_else(near).or_else(by_words)
        } else {
            by_words()
        };
        hit.map(|n| self.first[s] + n)
    }

    pub fn obey(&mut self, constraints: &Constraints) {
        for (a, b) in &constraints.different {
            if let (Some(a), Some(b)) = (self.find(a), self.find(b)) {
                self.cannot.push((a, b));
            }
        }
        for (a, b) in &constraints.same {
            if let (Some(a), Some(b)) = (self.find(a), self.find(b)) {
                self.join_because(a, b, "You said that they are one.");
            }
        }
        let mut gone: BTreeSet<(NameKind, String)> = BTreeSet::new();
        for anchor in &constraints.not_a_name {
            if let Some(m) = self.find(anchor) {
                gone.insert((self.name(m).kind, fold(&self.name(m).name)));
            }
        }
        for m in 0..self.mentions.len() {
            let n = self.name(m);
            let target = n
                .refers_to
                .and_then(|r| self.sources[self.mentions[m].0].facts.names.get(r as usize));
            self.banned[m] = !gone.is_empty()
                && (gone.contains(&(n.kind, fold(&n.name)))
                    || target.is_some_and(|t| {
                        t.kind == n.kind && gone.contains(&(t.kind, fold(&t.name)))
                    }));
        }
    }

    pub fn within_documents(&mut self) {
        let mut by_words: BTreeMap<(usize, NameKind, String), usize> = BTreeMap::new();
        for m in 0..self.mentions.len() {
            let (s, _) = self.mentions[m];
            let n = self.name(m);
            if let Some(r) = n.refers_to
                && (r as usize) < self.sources[s].facts.names.len()
            {
                self.join(m, self.first[s] + r as usize);
            }
            // Titles alone and "the Service" mean what they refer to, not what they say.
            let own_words = matches!(n.form, NameForm::Full | NameForm::Acronym)
                || n.refers_to.is_none() && n.form == NameForm::Short;
            if own_words {
                let seen = *by_words.entry((s, n.kind, fold(&n.name))).or_insert(m);
                self.join(m, seen);
            }
        }
    }

    pub fn across_documents(&mut self) {
        self.learn_acronyms();
        self.people();
        self.organisations();
        self.others();
    }

    /// Mentions of a kind and form, in order.
    fn of(&self, kind: NameKind, forms: &[NameForm]) -> Vec<usize> {
        (0..self.mentions.len())
            .filter(|&m| self.name(m).kind == kind && forms.contains(&self.name(m).form))
            .collect()
    }

    fn join_equal<K: Ord>(&mut self, keyed: Vec<(K, usize)>, why: &'static str) {
        let mut first: BTreeMap<K, usize> = BTreeMap::new();
        for (key, m) in keyed {
            match first.get(&key) {
                Some(&f) => self.join_because(f, m, why),
                None => {
                    first.insert(key, m);
                }
            }
        }
    }

    /// Acronym → the words of its long form, where all documents agree on one.
    fn learn_acronyms(&mut self) {
        let none = BTreeMap::new();
        let mut forms: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
        for m in 0..self.mentions.len() {
            let n = self.name(m);
            if n.kind != NameKind::Organisation {
                continue;
            }
            if let Some(also) = &n.also {
                forms
                    .entry(fold(also))
                    .or_default()
                    .insert(keys::content(&n.name, &none));
            }
            let target = n
                .refers_to
                .and_then(|r| self.sources[self.mentions[m].0].facts.names.get(r as usize));
            if let (NameForm::Acronym, Some(t)) = (n.form, target) {
                forms
                    .entry(fold(&n.name))
                    .or_default()
                    .insert(keys::content(&t.name, &none));
            }
        }
        for (acronym, long) in forms {
            // "State Migration Service" and "… of the Republic" are one expansion: the shorter is inside the longer.
            let shortest = long
                .iter()
                .min_by_key(|l| l.len())
                .cloned()
                .unwrap_or_default();
            if long.iter().all(|l| shortest.iter().all(|w| l.contains(w))) {
                self.acronyms.insert(acronym, shortest);
            }
        }
    }

    fn people(&mut self) {
        let named = self.of(NameKind::Person, &[NameForm::Full, NameForm::Short]);
        let parsed: BTreeMap<usize, Person> = named
            .iter()
            .map(|&m| (m, Person::of(&self.name(m).name)))
            .collect();
        let full: Vec<usize> = named
            .iter()
            .copied()
            .filter(|m| parsed[m].is_full())
            .collect();

        self.join_equal(
            full.iter()
                .map(|m| ((parsed[m].words.clone(), parsed[m].suffix.clone()), *m))
                .collect(),
            "The same name in full.",
        );
        // HUSEYNOV Vusal: the surname first, told by its capitals or its ending.
        let turned = |m: &usize| {
            let raw = &self.name(*m).name;
            let upper = raw
                .split_whitespace()
                .any(|w| w.chars().count() > 2 && w.chars().all(|c| !c.is_lowercase()))
                && raw.chars().any(char::is_lowercase);
            upper
                || parsed[m].words.iter().any(|w| {
                    [
                        "ov", "ev", "ova", "eva", "enko", "yan", "shvili", "dze", "zade",
                    ]
                    .iter()
                    .any(|e| w.len() > e.len() + 2 && w.ends_with(e))
                })
        };
        let sorted: Vec<Worded> = full
            .iter()
            .filter(|m| turned(m))
            .map(|m| {
                let mut words = parsed[m].words.clone();
                words.sort();
                ((words, parsed[m].suffix.clone()), *m)
            })
            .collect();
        self.join_equal(sorted, "The same names in another order.");

        // Middle names said here and left out there, where they do not contradict.
        let mut ends: BTreeMap<(String, String, Option<String>), Vec<usize>> = BTreeMap::new();
        for m in &full {
            let p = &parsed[m];
            ends.entry((p.first().to_owned(), p.last().to_owned(), p.suffix.clone()))
                .or_default()
                .push(*m);
        }
        for list in ends.values() {
            let middles: BTreeSet<&[String]> = list
                .iter()
                .map(|m| parsed[m].middle())
                .filter(|m| !m.is_empty())
                .collect();
            let all: Vec<&[String]> = middles.into_iter().collect();
            let clash = all.windows(2).any(|w| keys::middles_differ(w[0], w[1]));
            if !clash {
                for m in &list[1..] {
                    self.join_because(list[0], *m, "The same first and last name.");
                }
            }
        }
        // Another alphabet or other accents.
        let mut spelled: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for m in &full {
            spelled.entry(parsed[m].loose()).or_default().push(*m);
        }
        for list in spelled.values() {
            let Some(foreign) = list
                .iter()
                .copied()
                .find(|&m| keys::is_foreign(&self.name(m).name))
            else {
                continue;
            };
            let plain: BTreeSet<usize> = list
                .iter()
                .filter(|&&m| !keys::is_foreign(&self.name(m).name))
                .copied()
                .collect::<Vec<_>>()
                .into_iter()
                .map(|m| self.root(m))
                .collect();
            if plain.len() <= 1 {
                for &m in list {
                    self.join_because(foreign, m, "The same name in another spelling.");
                }
            }
        }
        self.other_alphabet(&parsed, &full);
        self.short_people(&named, &parsed, &full);
    }

    /// "Антониу Виторину" and "António Vitorino": the same consonants in given name and surname, and nobody else it could be.
    fn other_alphabet(&mut self, parsed: &BTreeMap<usize, Person>, full: &[usize]) {
        let mut bones: BTreeMap<(String, String), (BTreeSet<usize>, BTreeSet<usize>)> =
            BTreeMap::new();
        for &m in full {
            let p = &parsed[&m];
            let (Some(first), Some(last)) = (keys::skeleton(p.first()), keys::skeleton(p.last()))
            else {
                continue;
            };
            let root = self.root(m);
            let sides = bones.entry((first, last)).or_default();
            if keys::is_cyrillic(&self.name(m).name) {
                sides.0.insert(root);
            } else {
                sides.1.insert(root);
            }
        }
        for (cyrillic, other) in bones.values() {
            if let (1, 1, Some(&a), Some(&b)) =
                (cyrillic.len(), other.len(), cyrillic.first(), other.first())
            {
                self.join_because(a, b, "The same name in another alphabet.");
            }
        }
    }

    /// Initials and surnames alone: only where one full name fits.
    fn short_people(&mut self, named: &[usize], parsed: &BTreeMap<usize, Person>, full: &[usize]) {
        // One mention for each person and first name, so that a much-named family costs no more than a small one.
        let mut by_last: BTreeMap<&str, Family> = BTreeMap::new();
        let mut has_full: BTreeSet<usize> = BTreeSet::new();
        for m in full {
            let root = self.root(*m);
            has_full.insert(root);
            by_last
                .entry(parsed[m].last())
                .or_default()
                .entry((root, parsed[m].first(), gender(self.name(*m))))
                .or_insert(*m);
        }
        // Short names that some full name fits: one too many of those is no reason to join them among themselves.
        let mut explained: BTreeSet<usize> = BTreeSet::new();
        for m in named {
            let p = &parsed[m];
            let root = self.root(*m);
            if p.is_full() || has_full.contains(&root) {
                continue;
            }
            let Some(list) = by_last.get(p.last()) else {
                continue;
            };
            let initial = initial(p);
            let mut fitting: BTreeMap<usize, usize> = BTreeMap::new();
            for &f in list.values() {
                let agrees = initial.is_none_or(|i| parsed[&f].first().starts_with(i))
                    && !genders_differ(self.name(*m), self.name(f));
                if agrees {
                    let r = self.root(f);
                    fitting.entry(r).or_insert(f);
                }
            }
            if !fitting.is_empty() {
                explained.insert(*m);
            }
            if let (1, Some(&f)) = (fitting.len(), fitting.values().next()) {
                self.join_because(
                    f,
                    *m,
                    if initial.is_some() {
                        "The only full name with this initial and surname."
                    } else {
                        "The only full name with this surname."
                    },
                );
            }
        }
        // Those that no full name explains: the same words are the same person.
        let left: Vec<usize> = named
            .iter()
            .copied()
            .filter(|m| {
                let r = self.root(*m);
                !parsed[m].is_full() && !has_full.contains(&r) && !explained.contains(m)
            })
            .collect();
        self.join_equal(
            left.iter().map(|m| (parsed[m].words.clone(), *m)).collect(),
            "The same short name.",
        );
        // "Ahmadbeyli" where "T. Ahmadbeyli" is the only one of that surname.
        let mut initialled: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for m in left.iter().filter(|m| parsed[m].has_initial()) {
            let r = self.root(*m);
            initialled.entry(parsed[m].last()).or_default().insert(r);
        }
        for m in left.iter().filter(|m| parsed[m].words.len() == 1) {
            let Some(list) = initialled.get(parsed[m].last()).filter(|l| l.len() == 1) else {
                continue;
            };
            if let Some(&only) = list.first()
                && !genders_differ(self.name(*m), self.name(only))
            {
                self.join_because(only, *m, "The only initial with this surname.");
            }
        }
    }

    fn organisations(&mut self) {
        let full = self.of(NameKind::Organisation, &[NameForm::Full]);
        let content: BTreeMap<usize, Vec<String>> = full
            .iter()
            .map(|&m| (m, keys::content(&self.name(m).name, &self.acronyms)))
            .collect();
        self.join_equal(
            full.iter().map(|m| (content[m].clone(), *m)).collect(),
            "The same name but for small words.",
        );
        self.with_country(&full, &content);
        self.shorter_names(&full);

        // Acronyms: the long form that the documents give it, else the only body with these initials.
        let mut by_content: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
        let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for m in &full {
            by_content.entry(&content[m]).or_insert(*m);
            let letters: String = self
                .name(*m)
                .name
                .split_whitespace()
                .take_while(|w| *w != "of" || !self.name(*m).name.contains("Service"))
                .filter_map(|w| w.chars().next())
                .filter(|c| c.is_uppercase())
                .collect();
            let r = self.root(*m);
            by_initials.entry(letters).or_default().insert(r);
        }
        let acronyms = self.of(NameKind::Organisation, &[NameForm::Acronym]);
        let mut open = Vec::new();
        let ambiguous: BTreeSet<String> = acronyms
            .iter()
            .filter(|&&m| self.name(m).refers_to.is_some())
            .map(|&m| fold(&self.name(m).name))
            .filter(|a| !self.acronyms.contains_key(a))
            .collect();
        for m in acronyms {
            let text = &self.name(m).name;
            let folded = fold(text);
            if self.name(m).refers_to.is_some() || ambiguous.contains(&folded) {
                continue;
            }
            if let Some(&long) = self.acronyms.get(&folded).and_then(|l| by_content.get(l)) {
                self.join_because(long, m, "The acronym of its long form.");
            } else {
                match by_initials.get(text.as_str()) {
                    Some(only) if only.len() == 1 && text.chars().count() >= 3 => {
                        if let Some(&long) = only.first() {
                            self.join_because(long, m, "The only name with these initials.");
                        }
                    }
                    _ => {}
                }
                open.push((folded, m));
            }
        }
        self.join_equal(open, "The same acronym.");
    }

    /// "UN General Assembly" is the United Nations' by its initials, "General Assembly" by standing in the same document.
    fn shorter_names(&mut self, full: &[usize]) {
        let mut by_acronym: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        // In each document: the end of a longer name → whose it is.
        let mut by_tail: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
        for &m in full {
            let root = self.root(m);
            let (s, _) = self.mentions[m];
            for (letters, rest) in keys::with_acronym(&self.name(m).name) {
                by_acronym
                    .entry(format!("{letters} {rest}"))
                    .or_default()
                    .insert(root);
                // A single word is "the Council", which the document itself explains.
                if rest.contains(' ') {
                    by_tail.entry((s, rest)).or_default().insert(root);
                }
            }
        }
        for &m in full {
            let (s, _) = self.mentions[m];
            let text = &self.name(m).name;
            let folded = fold(text);
            let acronym_first = text
                .split_whitespace()
                .next()
                .is_some_and(|w| w.chars().count() >= 2 && w.chars().all(char::is_uppercase));
            if let Some(long) = by_acronym
                .get(&folded)
                .filter(|l| acronym_first && l.len() == 1)
            {
                if let Some(&long) = long.first() {
                    self.join_because(long, m, "The same name with its head as an acronym.");
                }
            } else if let Some(&long) = by_tail
                .get(&(s, folded))
                .filter(|l| l.len() == 1)
                .and_then(BTreeSet::first)
            {
                self.join_because(long, m, "The end of a longer name of the same document.");
            }
        }
    }

    /// "State Migration Service" and "… of the Republic of Azerbaijan": one, where only one country is ever said with it.
    fn with_country(&mut self, full: &[usize], content: &BTreeMap<usize, Vec<String>>) {
        let places: BTreeSet<String> = (0..self.mentions.len())
            .filter(|&m| self.name(m).kind == NameKind::Place)
            .map(|m| keys::place(&self.name(m).name))
            .chain(full.iter().filter_map(|&m| {
                // "… of the Republic of Azerbaijan" says itself what is a country.
                let words = keys::words(&self.name(m).name);
                let of = words.iter().rposition(|w| w == "of")?;
                let styled = of > 0 && matches!(words[of - 1].as_str(), "republic" | "kingdom");
                (styled && of + 2 == words.len()).then(|| words[of + 1].clone())
            }))
            .collect();
        let mut groups: BTreeMap<Vec<String>, SaidOf> = BTreeMap::new();
        for m in full {
            let (said, base): (Vec<String>, Vec<String>) =
                content[m].iter().cloned().partition(|w| places.contains(w));
            // "of the Republic of …" goes with its country.
            let base: Vec<String> = base
                .into_iter()
                .filter(|w| said.is_empty() || w != "republic")
                .collect();
            if base.len() < 2 {
                continue;
            }
            let group = groups.entry(base).or_default();
            if !said.is_empty() {
                group.0.insert(said);
            }
            group.1.push(*m);
        }
        for (said, list) in groups.values() {
            if said.len() == 1 {
                for m in &list[1..] {
                    self.join_because(list[0], *m, "The same body, with and without its country.");
                }
            }
        }
    }

    fn others(&mut self) {
        let every = [NameForm::Full, NameForm::Short];
        for kind in [NameKind::Project, NameKind::Work] {
            let keyed = self
                .of(kind, &every)
                .into_iter()
                .map(|m| {
                    (
                        keys::content(&self.name(m).name, &self.acronyms)
                            .into_iter()
                            .filter(|w| w != "project" && w != "program")
                            .collect::<Vec<_>>(),
                        m,
                    )
                })
                .collect();
            self.join_equal(keyed, "The same title but for small words.");
        }
        let keyed = self
            .of(NameKind::Place, &every)
            .into_iter()
            .map(|m| (keys::place(&self.name(m).name), m))
            .collect();
        self.join_equal(keyed, "The same place.");
        self.series();
    }

    fn series(&mut self) {
        let all = self.of(NameKind::Series, &[NameForm::Full, NameForm::Short]);
        let content: BTreeMap<usize, Vec<String>> = all
            .iter()
            .map(|&m| (m, keys::content(&self.name(m).name, &self.acronyms)))
            .collect();
        self.join_equal(
            all.iter().map(|m| (content[m].clone(), *m)).collect(),
            "The same meeting of the same body.",
        );
        // "Council session": part of exactly one fuller series' words.
        let distinct: BTreeMap<&Vec<String>, usize> =
            all.iter().rev().map(|m| (&content[m], *m)).collect();
        let shorter: Vec<(usize, usize)> = distinct
            .iter()
            .filter_map(|(words, m)| {
                let mut wider = distinct
                    .iter()
                    .filter(|(o, _)| o.len() > words.len() && words.iter().all(|w| o.contains(w)));
                match (wider.next(), wider.next()) {
                    (Some((_, &fuller)), None) => Some((fuller, *m)),
                    _ => None,
                }
            })
            .collect();
        for (fuller, m) in shorter {
            self.join_because(fuller, m, "The only series with these words.");
        }
    }
}

/// The initial of a name that has one in place of a first name.
fn initial(p: &Person) -> Option<char> {
    p.has_initial().then(|| p.first().chars().next()).flatten()
}

/// The countries said with a body's name, and its mentions.
type SaidOf = (BTreeSet<Vec<String>>, Vec<usize>);

/// People of one surname by entity, first name and gender, each with a mention.
type Family<'a> = BTreeMap<(usize, &'a str, Option<bool>), usize>;

/// A person's words and suffix, with a mention.
type Worded = ((Vec<String>, Option<String>), usize);

fn genders_differ(a: &NameMention, b: &NameMention) -> bool {
    matches!((gender(a), gender(b)), (Some(x), Some(y)) if x != y)
}

/// What the honorific says: true for a man, false for a woman.
fn gender(n: &NameMention) -> Option<bool> {
    let h = fold(n.honorific.as_deref().unwrap_or(""));
    match h.rsplit(' ').next().unwrap_or("") {
        "mr" | "sir" | "lord" | "king" | "prince" => Some(true),
        "ms" | "mrs" | "miss" | "lady" | "dame" | "queen" | "princess" => Some(false),
        _ => None,
    }
}
