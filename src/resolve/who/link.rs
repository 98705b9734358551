//! Mentions and what joins them: a union-find that never joins what the user has called two, and keeps why it joined what it did.
//!
//! Decides only what the user and a document say themselves; what names mean is asked in the files beside this one.

use super::keys;
use super::profile::styles;
use crate::model::quoted::name_fit;
use crate::model::text::fold;
use crate::model::{
    Anchor, Constraints, Meant, NameForm, NameKind, NameMention, Pair, Phrase, Source, TieKind,
};
use crate::resolve::said;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Two mentions that may be one and were not joined.
#[derive(Clone, Debug)]
pub struct Doubt {
    pub a: usize,
    pub b: usize,
    pub likely: f32,
    pub why: Box<[Phrase]>,
    pub against: Box<[Phrase]>,
}

impl Doubt {
    /// The same sentences come again and again.
    pub fn new(a: usize, b: usize, likely: f32, why: Vec<String>, against: Vec<String>) -> Self {
        let known = |said: Vec<String>| said.iter().map(|s| Phrase::known(s)).collect();
        Self {
            a,
            b,
            likely,
            why: known(why),
            against: known(against),
        }
    }
}

/// So many reasons of one entity are kept; nobody reads more, and the later ones repeat the first.
pub const REASONS: usize = 40;

/// Which reasons were told of each root, as their hashes: what was told of it before, and what comes after as many as are kept, is not
/// told again.
#[derive(Default)]
struct Told(FxHashMap<usize, Vec<u64>>);

impl Told {
    fn is_news(&mut self, root: usize, why: &str) -> bool {
        let mut hasher = FxHasher::default();
        why.hash(&mut hasher);
        self.add(root, hasher.finish())
    }

    fn add(&mut self, root: usize, hash: u64) -> bool {
        let told = self.0.entry(root).or_default();
        let news = told.len() < REASONS && !told.contains(&hash);
        if news {
            told.push(hash);
        }
        news
    }

    fn join(&mut self, keep: usize, lose: usize) {
        for hash in self.0.remove(&lose).unwrap_or_default() {
            self.add(keep, hash);
        }
    }
}

pub struct Links<'s> {
    pub sources: &'s [Source],
    /// (source, name) of each mention, in order.
    pub mentions: Arc<Vec<(usize, usize)>>,
    /// Index in `mentions` of each source's first name.
    pub first: Arc<Vec<usize>>,
    /// Kind and form of each mention, which are asked for all the time.
    kinds: Arc<Vec<(NameKind, NameForm)>>,
    parent: Vec<usize>,
    cannot: Vec<(usize, usize)>,
    pub banned: Vec<bool>,
    /// Reasons for joins, by a mention of the joined.
    pub reasons: Vec<(usize, String)>,
    /// What spoke against joins that were made.
    pub against: Vec<(usize, String)>,
    pub doubts: Vec<Doubt>,
    told_why: Told,
    told_against: Told,
    /// Mentions of people that a document calls relatives of each other or successors: never one.
    pub two: Vec<(usize, usize)>,
    /// Those of them that it says to be no relation of each other.
    pub strangers: Vec<(usize, usize)>,
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
        let names = sources.iter().flat_map(|s| &s.facts.names);
        Self {
            sources,
            mentions: mentions.into(),
            first: first.into(),
            kinds: Arc::new(names.map(|n| (n.kind, n.form)).collect()),
            parent: (0..n).collect(),
            cannot: Vec::new(),
            banned: vec![false; n],
            reasons: Vec::new(),
            against: Vec::new(),
            doubts: Vec::new(),
            told_why: Told::default(),
            told_against: Told::default(),
            two: Vec::new(),
            strangers: Vec::new(),
        }
    }

    pub fn name(&self, m: usize) -> &'s NameMention {
        let (s, n) = self.mentions[m];
        &self.sources[s].facts.names[n]
    }

    /// The same for what is found out of people by themselves: what was found before is not told again.
    pub fn of_people(&mut self) -> Self {
        Self {
            sources: self.sources,
            mentions: self.mentions.clone(),
            first: self.first.clone(),
            kinds: self.kinds.clone(),
            parent: self.parent.clone(),
            cannot: self.cannot.clone(),
            banned: self.banned.clone(),
            reasons: Vec::new(),
            against: Vec::new(),
            doubts: Vec::new(),
            told_why: Told::default(),
            told_against: Told::default(),
            two: std::mem::take(&mut self.two),
            strangers: std::mem::take(&mut self.strangers),
        }
    }

    /// Takes in what was found out of people.
    pub fn take_in(&mut self, people: Self) {
        for m in 0..self.mentions.len() {
            if self.kinds[m].0 == NameKind::Person {
                self.parent[m] = people.parent[m];
                self.banned[m] = people.banned[m];
            }
        }
        self.reasons.extend(people.reasons);
        self.against.extend(people.against);
        self.doubts.extend(people.doubts);
    }

    pub fn is_of(&self, m: usize, kind: NameKind) -> bool {
        self.kinds[m].0 == kind
    }

    pub fn root(&mut self, m: usize) -> usize {
        let mut r = m;
        while self.parent[r] != r {
            self.parent[r] = self.parent[self.parent[r]];
            r = self.parent[r];
        }
        r
    }

    /// The same where nothing may be changed.
    pub fn found_root(&self, mut m: usize) -> usize {
        while self.parent[m] != m {
            m = self.parent[m];
        }
        m
    }

    /// Has the user said that these are two, or are they of two kinds?
    pub fn may_not(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if self.kinds[a].0 != self.kinds[b].0 {
            return true;
        }
        for i in 0..self.cannot.len() {
            let (x, y) = self.cannot[i];
            let (x, y) = (self.root(x), self.root(y));
            if (x, y) == (a, b) || (x, y) == (b, a) {
                return true;
            }
        }
        false
    }

    /// The roots of all that the user has called two.
    pub fn held_apart_by_the_user(&mut self) -> BTreeSet<usize> {
        let pairs = self.cannot.clone();
        let both = pairs.into_iter().flat_map(|(a, b)| [a, b]);
        both.map(|m| self.root(m)).collect()
    }

    /// Joins two unless the user forbids it or they are of two kinds. The smaller index stays the root, so order of joining does not show.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if self.may_not(a, b) {
            return false;
        }
        let (keep, lose) = (a.min(b), a.max(b));
        self.parent[lose] = keep;
        self.told_why.join(keep, lose);
        self.told_against.join(keep, lose);
        true
    }

    /// Why a mention was joined to others, and what spoke against it.
    pub fn because(&mut self, m: usize, why: &[String], against: &[String]) {
        let root = self.root(m);
        for why in why {
            if self.told_why.is_news(root, why) {
                self.reasons.push((m, why.clone()));
            }
        }
        for against in against {
            if self.told_against.is_news(root, against) {
                self.against.push((m, against.clone()));
            }
        }
    }

    pub fn join_because(&mut self, a: usize, b: usize, why: &str) -> bool {
        let news = self.root(a) != self.root(b);
        let joined = self.join(a, b);
        if news && joined {
            let root = self.root(a);
            if self.told_why.is_news(root, why) {
                self.reasons.push((a, why.to_owned()));
            }
        }
        joined
    }

    pub fn doubt(
        &mut self,
        a: usize,
        b: usize,
        likely: f32,
        why: Vec<String>,
        against: Vec<String>,
    ) {
        self.doubted(Doubt::new(a, b, likely, why, against));
    }

    pub fn doubted(&mut self, doubt: Doubt) {
        if doubt.a != doubt.b && !self.may_not(doubt.a, doubt.b) {
            self.doubts.push(doubt);
        }
    }

    /// The mention an anchor points at: by place, else by its words.
    fn find(&self, anchor: &Anchor) -> Option<usize> {
        let s = said::source_of(anchor, self.sources)?;
        let names = &self.sources[s].facts.names;
        let text = &self.sources[s].document.text;
        let fresh = anchor.quote.is_empty() || anchor.range.of(text) == anchor.quote;
        let by_place = || {
            let fits = names.iter().enumerate();
            let fits = fits.filter_map(|(i, n)| Some((name_fit(anchor.range, n.range)?, i)));
            fits.min().map(|(_, i)| i)
        };
        let by_words = || {
            let quote = fold(&anchor.quote);
            names.iter().position(|n| fold(&n.name) == quote)
        };
        let hit = if fresh {
            by_place().or_else(by_words)
        } else {
            by_words()
        };
        hit.map(|n| self.first[s] + n)
    }

    /// The mentions of a pair of names. Who is named in the sentences of two events is not said to be one.
    fn named_pair(&self, pair: &Pair) -> Option<(usize, usize)> {
        match said::meant_by(pair, self.sources) {
            Some(Meant::Event) => None,
            Some(Meant::Name) | None => self.find(&pair.a).zip(self.find(&pair.b)),
        }
    }

    pub fn obey(&mut self, constraints: &Constraints) {
        for pair in &constraints.different {
            self.cannot.extend(self.named_pair(pair));
        }
        for pair in &constraints.same {
            if let Some((a, b)) = self.named_pair(pair) {
                self.join_because(a, b, "You said that they are one.");
            }
        }
        let mut gone: BTreeSet<(NameKind, String)> = BTreeSet::new();
        for anchor in &constraints.not_a_name {
            if let Some(m) = self.find(anchor) {
                gone.insert((self.name(m).kind, fold(&self.name(m).name)));
            }
        }
        if gone.is_empty() {
            return;
        }
        for m in 0..self.mentions.len() {
            let n = self.name(m);
            let target = n
                .refers_to
                .and_then(|r| self.sources[self.mentions[m].0].facts.names.get(r as usize));
            self.banned[m] = gone.contains(&(n.kind, fold(&n.name)))
                || target
                    .is_some_and(|t| t.kind == n.kind && gone.contains(&(t.kind, fold(&t.name))));
        }
    }

    /// Surnames alone that a document gives a man and a woman: "Mr. Gurung" is not "Mrs. Gurung".
    fn of_couples(&self) -> BTreeSet<(usize, String)> {
        let mut sexes: BTreeMap<(usize, String), [bool; 2]> = BTreeMap::new();
        for m in 0..self.mentions.len() {
            let n = self.name(m);
            if n.kind == NameKind::Person
                && n.form == NameForm::Short
                && n.refers_to.is_none()
                && let Some(man) = super::profile::said_sex(n)
            {
                let (s, _) = self.mentions[m];
                sexes.entry((s, fold(&n.name))).or_default()[usize::from(man)] = true;
            }
        }
        sexes
            .into_iter()
            .filter(|(_, both)| both[0] && both[1])
            .map(|(key, _)| key)
            .collect()
    }

    /// Acronyms that one document spells out as two bodies: "(HBA)" behind the one long form is not "(HBA)" behind the other.
    fn of_two_bodies(&self) -> BTreeSet<(usize, String)> {
        let mut long: BTreeMap<(usize, String), BTreeSet<&str>> = BTreeMap::new();
        for m in 0..self.mentions.len() {
            let n = self.name(m);
            if n.kind == NameKind::Organisation
                && n.form == NameForm::Acronym
                && let Some(target) = self.target(m)
            {
                let (s, _) = self.mentions[m];
                let forms = long.entry((s, fold(&n.name))).or_default();
                forms.insert(&self.name(target).name);
            }
        }
        long.into_iter()
            .filter(|(_, forms)| forms.len() > 1)
            .filter(|(_, forms)| {
                let none = keys::Acronyms::new();
                let words: Vec<_> = forms.iter().map(|f| keys::content(f, &none)).collect();
                !keys::is_one_inside_all(words.iter())
            })
            .map(|(key, _)| key)
            .collect()
    }

    /// The mention that one refers to.
    fn target(&self, m: usize) -> Option<usize> {
        let (s, _) = self.mentions[m];
        let to = self.name(m).refers_to? as usize;
        (to < self.sources[s].facts.names.len()).then(|| self.first[s] + to)
    }

    /// Who is meant by a name that its document gives to two, whom it says to be no relation: `None` where nothing tells.
    fn of_namesakes(
        &self,
        m: usize,
        held: &BTreeMap<(usize, String), BTreeSet<usize>>,
        words: &str,
    ) -> Option<String> {
        let (s, _) = self.mentions[m];
        let two = held.get(&(s, words.to_owned()))?;
        if two.contains(&m) {
            return Some(format!(" {m}"));
        }
        let own = styles(self.name(m));
        let mut alike = two.iter().filter(|t| styles(self.name(**t)) == own);
        Some(match (alike.next(), alike.next()) {
            (Some(one), None) => format!(" {one}"),
            _ => " ?".to_owned(),
        })
    }

    /// People of one name whom one document holds apart: document and name → their mentions.
    fn held_apart(&self) -> BTreeMap<(usize, String), BTreeSet<usize>> {
        let mut out: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
        for m in 0..self.mentions.len() {
            let (s, _) = self.mentions[m];
            for tie in self.name(m).ties.iter() {
                let to = tie.to as usize;
                if tie.kind != TieKind::NoRelationOf || to >= self.sources[s].facts.names.len() {
                    continue;
                }
                let to = self.first[s] + to;
                let words = fold(&self.name(m).name);
                if words == fold(&self.name(to).name) {
                    out.entry((s, words)).or_default().extend([m, to]);
                }
            }
        }
        out
    }

    pub fn within_documents(&mut self) {
        let couples = self.of_couples();
        let bodies = self.of_two_bodies();
        let held = self.held_apart();
        // Folded words by number, each spelling folded once.
        let mut spelled: FxHashMap<&str, u32> = FxHashMap::default();
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let special = !(couples.is_empty() && bodies.is_empty() && held.is_empty());
        // Of one document at a time; with what tells two of the same words apart.
        let mut by_words: FxHashMap<(NameKind, u32, String), usize> = FxHashMap::default();
        let mut of = usize::MAX;
        for m in 0..self.mentions.len() {
            let (s, _) = self.mentions[m];
            if s != of {
                by_words.clear();
                of = s;
            }
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
                let number = *spelled.entry(&n.name).or_insert_with(|| {
                    let next = numbers.len() as u32;
                    *numbers.entry(fold(&n.name)).or_insert(next)
                });
                let words = if special {
                    fold(&n.name)
                } else {
                    String::new()
                };
                let mut told_by = String::new();
                if n.kind == NameKind::Person && couples.contains(&(s, words.clone())) {
                    told_by.push_str(match super::profile::said_sex(n) {
                        Some(true) => " he",
                        Some(false) => " she",
                        None => "",
                    });
                }
                if n.kind == NameKind::Person
                    && !held.is_empty()
                    && let Some(which) = self.of_namesakes(m, &held, &format!("{words}{told_by}"))
                {
                    told_by.push_str(&which);
                }
                if n.form == NameForm::Acronym
                    && !bodies.is_empty()
                    && bodies.contains(&(s, words.clone()))
                {
                    let long = self.target(m).map(|t| fold(&self.name(t).name));
                    told_by.push_str(&format!(" {}", long.unwrap_or_default()));
                }
                let seen = *by_words.entry((n.kind, number, told_by)).or_insert(m);
                self.join(m, seen);
            }
        }
        for m in 0..self.mentions.len() {
            let (s, _) = self.mentions[m];
            for tie in &self.name(m).ties {
                let to = self.first[s] + tie.to as usize;
                let two = matches!(
                    tie.kind,
                    TieKind::RelativeOf | TieKind::Succeeds | TieKind::NoRelationOf
                );
                if two && (tie.to as usize) < self.sources[s].facts.names.len() {
                    self.two.push((m, to));
                    if tie.kind == TieKind::NoRelationOf {
                        self.strangers.push((m, to));
                    }
                }
                if tie.kind == TieKind::SameAs
                    && (tie.to as usize) < self.sources[s].facts.names.len()
                {
                    let words = tie.signal.of(&self.sources[s].document.text);
                    let why = format!(
                        "“{}” and “{}” are two names of one: “{}”.",
                        self.name(m).name,
                        self.name(to).name,
                        words.split_whitespace().collect::<Vec<_>>().join(" ")
                    );
                    self.join_because(m, to, &why);
                }
            }
        }
    }

    /// The mentions of each group that are not banned, in order; groups in the order of their roots.
    pub fn groups(&mut self, of: impl Fn(NameKind) -> bool) -> Vec<(usize, Vec<usize>)> {
        let mut group_of: Vec<u32> = vec![u32::MAX; self.mentions.len()];
        let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
        for m in 0..self.mentions.len() {
            if self.banned[m] || !of(self.kinds[m].0) {
                continue;
            }
            let root = self.root(m);
            if group_of[root] == u32::MAX {
                group_of[root] = groups.len() as u32;
                groups.push((root, Vec::new()));
            }
            groups[group_of[root] as usize].1.push(m);
        }
        // Where a root is banned its group is met late.
        groups.sort_unstable_by_key(|(root, _)| *root);
        groups
    }

    /// Mentions of a kind and form, in order.
    pub fn of(&self, kind: NameKind, forms: &[NameForm]) -> Vec<usize> {
        (0..self.mentions.len())
            .filter(|&m| self.kinds[m].0 == kind && forms.contains(&self.kinds[m].1))
            .collect()
    }

    pub fn join_equal<K: Hash + Eq>(&mut self, keyed: Vec<(K, usize)>, why: &str) {
        let mut first: FxHashMap<K, usize> = FxHashMap::default();
        for (key, m) in keyed {
            match first.get(&key) {
                Some(&f) => {
                    self.join_because(f, m, why);
                }
                None => {
                    first.insert(key, m);
                }
            }
        }
    }
}
