//! The word lists of `data/names`, compiled once into sets.
//!
//! Not the rules that use them; those stand in the files beside this one, each with its reason.

use super::beside::BESIDE;
use super::forms::{Asked, Classes};
pub use super::lists::List;
use super::lists::Table;
use crate::model::text::fold;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeMap;

/// A word as it is looked up: folded, inner marks as full stops ("H.E." → "h.e", "South-Eastern" → "south.eastern").
pub fn key(word: &str) -> String {
    let mut folded = fold(word);
    if folded.contains(' ') {
        folded = folded.replace(' ', ".");
    }
    folded
}

type Words = List;
/// Names of several words by their first word's key: the keys of all words, longest first, with the acronym where one is usual.
pub type Phrases = Table<Vec<Phrase>>;

#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    pub keys: Vec<String>,
    pub acronym: Option<String>,
}

#[derive(Debug, Default)]
pub struct Lexicon {
    pub honorifics: Words,
    pub ranks: Words,
    pub speech: Words,
    pub after_person: Words,
    pub before_person: Words,
    pub given: Words,
    pub weak_given: Words,
    pub surnames: Words,
    pub surname_endings: Vec<String>,
    pub particles: Words,
    pub suffixes: Words,
    pub role_heads: Words,
    pub role_modifiers: Words,
    pub role_phrases: Phrases,
    pub rank_words: Words,
    pub acting: Words,
    pub former: Words,
    pub elect: Words,
    pub made: Words,
    pub appointed: Words,
    pub inner: Words,
    pub org_heads: Words,
    pub weak_heads: Words,
    pub posted: Words,
    pub legal_forms: Words,
    pub known: Phrases,
    /// Acronyms of known bodies, as they are written.
    pub acronyms: HashSet<String>,
    /// Bodies whose names are words, places or people too: only the trained model is told of them.
    pub doubtful: Phrases,
    /// Verbs that have a capital in headlines, right behind a name.
    pub headline_verbs: Words,
    /// Institutions that are written without more: "Parliament".
    pub institutions: Words,
    /// Last words of what has an acronym and is no body: "Act", "System".
    pub thing_heads: Words,
    /// Head words with a case ending ("xidmetinde") → that ending, folded.
    pub inflected: Table<String>,
    /// Acronym → its body's name in the case that names are listed in, for languages that have cases.
    pub first_case: HashMap<String, String>,
    pub not_acronyms: Words,
    /// Kinds of bodies that are no names by themselves.
    pub body_kinds: Phrases,
    pub places: Phrases,
    pub countries: Words,
    pub place_tails: Words,
    pub place_leads: Words,
    pub place_styles: Phrases,
    pub project_words: Words,
    pub project_links: Words,
    pub work_words: Words,
    pub work_heads: Words,
    /// How the first adjective of a Russian body begins, and heads that need none.
    pub body_adjectives: Vec<String>,
    pub body_heads: Words,
    pub observances: Words,
    /// Russian heads of observances, written small after a capitalised adjective.
    pub days: Words,
    pub app_words: Words,
    pub mobile_words: Words,
    pub meetings: Words,
    pub ordinals: BTreeMap<String, u32>,
    pub calendar: Words,
    pub peoples: Words,
    pub ordinary: Words,
    pub never_in_person: Words,
    /// The lists of each word that is on one.
    classes: HashMap<String, Classes>,
}

/// Words that end like a surname.
const LIKE_SURNAME: Classes = 1;
/// Words that begin like the first adjective of a Russian body.
pub const OFFICIAL: Classes = 1 << 1;
/// Words that the number of a turn may begin with.
pub const ORDINAL: Classes = 1 << 2;
/// Words with which no name begins.
pub const NO_NAME: Classes = 1 << 3;
/// Bits from here on are the lists', up to those of [`super::beside`].
const FIRST_BIT: Classes = 1 << 4;

/// `src` names the file in the message a developer sees when a list is broken; a shipped list is tested.
struct File(toml::Table);

impl File {
    fn of(src: &str) -> Self {
        // A broken shipped list is caught by the test below; a reader of documents still gets what the other lists know.
        Self(src.parse().unwrap_or_default())
    }

    fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|v| v.as_str()).unwrap_or("")
    }

    fn add(&self, name: &str, to: &mut Words) {
        to.extend(
            self.text(name)
                .split_whitespace()
                .map(key)
                .filter(|w| !w.is_empty()),
        );
    }

    fn names(&self, name: &str) -> Vec<String> {
        match self.0.get(name) {
            Some(toml::Value::Array(list)) => list
                .iter()
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect(),
            // A comma parts names; "Washington, D.C." is one place that we do without.
            Some(toml::Value::String(list)) => list
                .split(',')
                .map(|n| n.trim().to_owned())
                .filter(|n| !n.is_empty())
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Every list of a file that holds nothing but names.
    fn add_all(&self, to: &mut Phrases) {
        for name in self.0.keys() {
            self.add_phrases(name, to);
        }
    }

    fn add_phrases(&self, name: &str, to: &mut Phrases) {
        for entry in self.names(name) {
            let (long, acronym) = match entry.split_once('=') {
                Some((long, short)) => (long.trim(), Some(short.trim().to_owned())),
                None => (entry.as_str(), None),
            };
            let keys: Vec<String> = long
                .split_whitespace()
                .map(key)
                .filter(|w| !w.is_empty())
                .collect();
            let Some(first) = keys.first() else { continue };
            to.of.entry(first.clone()).or_default().push(Phrase {
                keys: keys.clone(),
                acronym,
            });
        }
    }
}

/// Acronyms of two letters that hardly stand for anything else; "PA" and "GM" do.
const SHORT_ACRONYMS: [&str; 4] = ["UN", "EU", "AU", "AP"];

impl Lexicon {
    pub fn builtin() -> Self {
        let mut lex = Self::default();
        lex.add_people();
        lex.add_roles();
        lex.add_organisations_and_places();
        lex.add_things_and_words();
        for src in [
            include_str!("../../../data/names/az/words.toml"),
            include_str!("../../../data/names/ru/words.toml"),
            include_str!("../../../data/names/xx/words.toml"),
        ] {
            lex.add_language(&File::of(src));
        }
        for list in [
            &mut lex.known,
            &mut lex.doubtful,
            &mut lex.places,
            &mut lex.place_styles,
            &mut lex.role_phrases,
        ] {
            for phrases in list.of.values_mut() {
                phrases.sort_by(|a, b| {
                    b.keys
                        .len()
                        .cmp(&a.keys.len())
                        .then_with(|| a.keys.cmp(&b.keys))
                });
                phrases.dedup();
            }
        }
        lex.surname_endings.sort();
        lex.surname_endings.dedup();
        let bodies = lex.known.values().flatten();
        let sure = |a: &String| a.chars().count() > 2 || SHORT_ACRONYMS.contains(&a.as_str());
        lex.acronyms = bodies
            .filter_map(|p| p.acronym.clone())
            .filter(sure)
            .collect();
        lex.give_bits();
        lex
    }

    /// A bit for each list and table, so that a word's lists are looked up once for all.
    fn give_bits(&mut self) {
        let classes = &mut self.classes;
        let mut bit = FIRST_BIT;
        let lists = [
            &mut self.honorifics,
            &mut self.ranks,
            &mut self.speech,
            &mut self.after_person,
            &mut self.before_person,
            &mut self.given,
            &mut self.weak_given,
            &mut self.surnames,
            &mut self.particles,
            &mut self.suffixes,
            &mut self.role_heads,
            &mut self.role_modifiers,
            &mut self.rank_words,
            &mut self.acting,
            &mut self.former,
            &mut self.elect,
            &mut self.made,
            &mut self.appointed,
            &mut self.inner,
            &mut self.org_heads,
            &mut self.weak_heads,
            &mut self.posted,
            &mut self.legal_forms,
            &mut self.not_acronyms,
            &mut self.countries,
            &mut self.place_tails,
            &mut self.place_leads,
            &mut self.project_words,
            &mut self.project_links,
            &mut self.work_words,
            &mut self.work_heads,
            &mut self.body_heads,
            &mut self.observances,
            &mut self.days,
            &mut self.app_words,
            &mut self.mobile_words,
            &mut self.meetings,
            &mut self.calendar,
            &mut self.peoples,
            &mut self.ordinary,
            &mut self.never_in_person,
            &mut self.institutions,
            &mut self.thing_heads,
            &mut self.headline_verbs,
        ];
        for list in lists {
            list.give_bit(bit, classes);
            bit <<= 1;
        }
        let phrases = [
            &mut self.role_phrases,
            &mut self.known,
            &mut self.body_kinds,
            &mut self.places,
            &mut self.place_styles,
        ];
        for table in phrases {
            table.give_bit(bit, classes);
            bit <<= 1;
        }
        self.inflected.give_bit(bit, classes);
        debug_assert!(bit < super::beside::FIRST_BIT);
    }

    /// All that [`Key`](super::forms::Key) says of a key.
    pub fn classes(&self, key: &str) -> Classes {
        let mut classes = self.classes.get(key).copied().unwrap_or(0);
        classes |= BESIDE.classes(key);
        if self.ends_like_surname(key) {
            classes |= LIKE_SURNAME;
        }
        if matches!(key, "one" | "hundred") || key.split('.').all(|p| self.ordinals.contains_key(p))
        {
            classes |= ORDINAL;
        }
        if super::things::begins_no_name(key) {
            classes |= NO_NAME;
        }
        if self
            .body_adjectives
            .iter()
            .any(|a| key.starts_with(a.as_str()))
        {
            classes |= OFFICIAL;
        }
        classes
    }

    fn add_people(&mut self) {
        let people = File::of(include_str!("../../../data/names/en/people.toml"));
        people.add("honorifics", &mut self.honorifics);
        people.add("ranks", &mut self.ranks);
        people.add("speech", &mut self.speech);
        people.add("after_person", &mut self.after_person);
        people.add("before_person", &mut self.before_person);
        people.add("headline_verbs", &mut self.headline_verbs);
        let given = File::of(include_str!("../../../data/names/xx/given.toml"));
        given.add("given", &mut self.given);
        given.add("weak", &mut self.weak_given);
        given.add("surnames", &mut self.surnames);
        given.add("particles", &mut self.particles);
        given.add("suffixes", &mut self.suffixes);
        self.surname_endings = given
            .text("surname_endings")
            .split_whitespace()
            .map(key)
            .collect();
    }

    fn add_roles(&mut self) {
        let roles = File::of(include_str!("../../../data/names/en/roles.toml"));
        roles.add("heads", &mut self.role_heads);
        roles.add("modifiers", &mut self.role_modifiers);
        roles.add_phrases("phrases", &mut self.role_phrases);
        roles.add("rank_words", &mut self.rank_words);
        roles.add("acting", &mut self.acting);
        roles.add("former", &mut self.former);
        roles.add("elect", &mut self.elect);
        roles.add("made", &mut self.made);
        roles.add("appointed", &mut self.appointed);
        roles.add("inner", &mut self.inner);
        self.role_heads.extend(self.ranks.words.iter().cloned());
    }

    fn add_organisations_and_places(&mut self) {
        let orgs = File::of(include_str!("../../../data/names/en/organisations.toml"));
        orgs.add("heads", &mut self.org_heads);
        orgs.add("weak_heads", &mut self.weak_heads);
        orgs.add("posted", &mut self.posted);
        orgs.add("legal_forms", &mut self.legal_forms);
        orgs.add_phrases("known", &mut self.known);
        orgs.add_phrases("kinds", &mut self.body_kinds);
        orgs.add("not_acronyms", &mut self.not_acronyms);
        orgs.add("institutions", &mut self.institutions);
        orgs.add("thing_heads", &mut self.thing_heads);
        File::of(include_str!("../../../data/names/en/bodies.toml")).add_all(&mut self.known);
        File::of(include_str!("../../../data/names/en/doubtful.toml")).add_all(&mut self.doubtful);
        let places = File::of(include_str!("../../../data/names/en/places.toml"));
        for list in ["countries", "cities", "regions"] {
            places.add_phrases(list, &mut self.places);
        }
        self.countries
            .extend(places.names("countries").iter().map(|n| fold(n)));
        places.add("tails", &mut self.place_tails);
        places.add("leads", &mut self.place_leads);
        places.add_phrases("styles", &mut self.place_styles);
    }

    fn add_things_and_words(&mut self) {
        let things = File::of(include_str!("../../../data/names/en/things.toml"));
        things.add("project_words", &mut self.project_words);
        things.add("project_links", &mut self.project_links);
        things.add("work_words", &mut self.work_words);
        things.add("work_heads", &mut self.work_heads);
        things.add("observances", &mut self.observances);
        things.add("app_words", &mut self.app_words);
        things.add("mobile_words", &mut self.mobile_words);
        things.add("series_words", &mut self.meetings);
        self.ordinals = ordinals(&things);
        let words = File::of(include_str!("../../../data/names/en/words.toml"));
        words.add("calendar", &mut self.calendar);
        words.add("peoples", &mut self.peoples);
        words.add("ordinary", &mut self.ordinary);
        words.add("never_in_person", &mut self.never_in_person);
    }

    fn add_language(&mut self, file: &File) {
        file.add("honorifics", &mut self.honorifics);
        file.add("role_heads", &mut self.role_heads);
        file.add("role_modifiers", &mut self.role_modifiers);
        file.add("org_heads", &mut self.org_heads);
        file.add("org_heads", &mut self.never_in_person);
        file.add("project_words", &mut self.project_words);
        file.add("meetings", &mut self.meetings);
        file.add("speech", &mut self.speech);
        file.add("given", &mut self.given);
        file.add("ordinary", &mut self.ordinary);
        file.add_phrases("places", &mut self.places);
        file.add_phrases("known", &mut self.known);
        for entry in file.names("known") {
            // The first name listed with an acronym is in the first case.
            if let Some((long, short)) = entry.split_once('=') {
                self.first_case
                    .entry(short.trim().to_owned())
                    .or_insert_with(|| long.trim().to_owned());
            }
        }
        file.add("observances", &mut self.observances);
        file.add("days", &mut self.days);
        file.add("body_heads", &mut self.body_heads);
        self.body_adjectives
            .extend(file.text("body_adjectives").split_whitespace().map(key));
        file.add("app_words", &mut self.app_words);
        file.add("mobile_words", &mut self.mobile_words);
        // English writes "a" for "ə": Aytən, Aytan.
        self.given.extend(
            file.text("given")
                .split_whitespace()
                .filter(|w| w.contains('ə'))
                .map(|w| key(&w.replace('ə', "a"))),
        );
        for ending in file.text("case_endings").split_whitespace().map(key) {
            for (list, org) in [("org_heads", true), ("observances", false)] {
                for head in file.text(list).split_whitespace().map(key) {
                    let form = format!("{head}{ending}");
                    if org {
                        self.org_heads.insert(form.clone());
                        self.never_in_person.insert(form.clone());
                    } else {
                        self.observances.insert(form.clone());
                    }
                    self.inflected.of.insert(form, ending.clone());
                }
            }
        }
        self.surname_endings.extend(
            file.text("surname_endings")
                .split_whitespace()
                .map(key)
                .filter(|e| !e.is_empty()),
        );
    }

    /// A given name that is hardly ever anything else.
    pub fn is_given<K: Asked + ?Sized>(&self, key: &K) -> bool {
        self.given.contains(key) && !self.weak_given.contains(key)
    }

    /// Words that end like a surname; five letters or more, so that "Steven" and "men" are out.
    pub fn ends_like_surname<K: Asked + ?Sized>(&self, key: &K) -> bool {
        if let Some(classes) = key.classes() {
            return classes & LIKE_SURNAME != 0;
        }
        let key = key.text();
        key.chars().count() >= 5
            && !self.ordinary.contains(key)
            && self
                .surname_endings
                .iter()
                .any(|e| key.len() > e.len() + 1 && key.ends_with(e.as_str()))
    }

    /// Ordinary however it is capitalised.
    pub fn is_common<K: Asked + ?Sized>(&self, key: &K) -> bool {
        self.ordinary.contains(key) || self.calendar.contains(key) || self.peoples.contains(key)
    }
}

/// "first" → 1 … "ninetieth" → 90, "twenty first" is put together where it is read.
fn ordinals(file: &File) -> BTreeMap<String, u32> {
    let mut out = BTreeMap::new();
    for (i, word) in file.text("ordinals").split_whitespace().enumerate() {
        let i = i as u32;
        // Twenty single ordinals, then the tens from thirtieth on.
        let value = if i < 20 { i + 1 } else { (i - 17) * 10 };
        out.insert(word.to_owned(), value);
    }
    for (i, word) in file.text("tens").split_whitespace().enumerate() {
        out.insert(word.to_owned(), (i as u32 + 2) * 10);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_list_is_read() {
        let lex = Lexicon::builtin();
        assert!(lex.given.iter().count() > 1000 && lex.is_given("vusal") && !lex.is_given("may"));
        assert!(lex.honorifics.contains("h.e") && !lex.honorifics.contains("he"));
        assert!(lex.places.contains_key("azerbaijan") && lex.known.contains_key("united"));
        assert!(lex.org_heads.contains("служба") && lex.project_words.contains("layihesi"));
        assert!(lex.ends_like_surname("huseynov") && !lex.ends_like_surname("november"));
        assert_eq!(lex.ordinals.get("thirtieth"), Some(&30));
        assert_eq!(lex.ordinals.get("hundredth"), Some(&100));
        assert_eq!(lex.ordinals.get("ninety"), Some(&90));
    }
}
