//! What is known of one language's names: the lists of `data/names/<lang>/names.toml` and `data/names/lists/tongues`, compiled when a
//! document first needs them.
//!
//! Not the rules; and nothing of English, whose lists are in [`super::super::lexicon`].

use super::super::lexicon::key;
use super::cases::{Endings, Stems};
use crate::model::{Document, Segmented, TextRange, Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::OnceLock;

/// Keys of words.
pub type List = FxHashSet<String>;

/// Whose given name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Man,
    Woman,
    Either,
}

/// On which side of its head word a body's name goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// "Ministerio de Cultura": the head comes first.
    #[default]
    First,
    /// "Kültür Bakanlığı": the head comes last.
    Last,
}

/// `names.toml` as it is written. Lists are words between spaces, lists of several words are between commas.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Raw {
    ordinary: String,
    articles: String,
    /// Beginnings of words that belong to what follows: "l'" in "l'Agence".
    elisions: String,
    /// Does a case ending stand after an apostrophe, "Trabzon'da"?
    endings_after_apostrophe: bool,
    /// Are all nouns written with a capital?
    nouns_capitalized: bool,
    people: RawPeople,
    roles: RawRoles,
    organisations: RawOrganisations,
    places: RawPlaces,
    cases: RawCases,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawPeople {
    honorifics: String,
    honorifics_after: String,
    given: String,
    surname_endings: String,
    particles: String,
    children: String,
    speech: String,
    not_given: String,
    men: String,
    women: String,
    /// May a particle follow a surname, "García de la Torre"?
    particles_after_surnames: bool,
    /// How a country ends whose minister is named behind it: "министр обороны Калдландии Марта Вик".
    lands_before: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawRoles {
    heads: String,
    /// Endings of compound heads: "Finanz|minister".
    tails: String,
    before: String,
    after: String,
    links: String,
    as_words: String,
    of_places: String,
    former: String,
    acting: String,
    /// May a role follow a name with nothing between, "избраны … секретарём"?
    follow: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawOrganisations {
    side: Side,
    heads: String,
    small_heads: String,
    tails: String,
    links: String,
    joins: String,
    small_complements: bool,
    named_after: String,
    other_links: String,
    adjectives_before: String,
    adjectives_after: String,
    genitives: String,
    inner: String,
    no_genitives: String,
    firms: String,
    legal_forms: String,
    legal_before: String,
    kinds: String,
    known: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawPlaces {
    names: String,
    cities: String,
    before: String,
    before_listed: String,
    tails: String,
    endings: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawCases {
    nouns: String,
    drop: String,
    men: String,
    women: String,
    surnames_of_men: String,
    surnames_of_women: String,
    places: String,
}

/// Names of several words by the key of the first: the keys of all, longest first, with the name as listed and its acronym.
#[derive(Debug, Default)]
pub struct Phrases(FxHashMap<String, Vec<Phrase>>);

/// The keys of a name's words, with the acronym where one is usual.
type Phrase = (Vec<String>, Option<String>);

impl Phrases {
    pub fn add(&mut self, phrase: &str, acronym: Option<&str>) {
        let keys = keys_of(phrase);
        if let Some(first) = keys.first() {
            let list = self.0.entry(first.clone()).or_default();
            list.push((keys, acronym.map(str::to_owned)));
            list.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
        }
    }

    pub fn add_all(&mut self, list: &str) {
        for phrase in list.split(',') {
            self.add(phrase.trim(), None);
        }
    }

    pub fn starting_with(&self, first: &str) -> &[(Vec<String>, Option<String>)] {
        self.0.get(first).map_or(&[], Vec::as_slice)
    }
}

fn keys_of(phrase: &str) -> Vec<String> {
    phrase
        .split_whitespace()
        .map(key)
        .filter(|k| !k.is_empty())
        .collect()
}

/// All that is known of one language.
#[derive(Debug, Default)]
pub struct Tongue {
    pub ordinary: List,
    pub articles: List,
    pub elisions: Vec<String>,
    pub endings_after_apostrophe: bool,
    pub nouns_capitalized: bool,

    pub honorifics: List,
    pub honorifics_after: List,
    pub given: FxHashMap<String, Gender>,
    pub not_given: List,
    pub surnames: List,
    pub surname_endings: Vec<String>,
    /// Endings of a country between an office and a name.
    pub lands_before: Vec<String>,
    pub particles: List,
    /// "oğlu", "qızı": after the father's name.
    pub children: List,
    pub particles_after_surnames: bool,
    pub speech: List,

    pub role_heads: Stems,
    pub role_tails: Vec<String>,
    pub role_before: List,
    pub role_after: List,
    pub role_links: List,
    pub as_words: List,
    pub of_places: Stems,
    pub former: List,
    pub acting: List,
    pub roles_follow: bool,

    pub side: Side,
    pub org_heads: Stems,
    pub small_heads: Stems,
    pub org_tails: Vec<String>,
    pub org_links: List,
    pub org_joins: List,
    pub small_complements: bool,
    pub named_after: List,
    pub named_after_tails: Vec<String>,
    pub org_other_links: List,
    pub adjectives_before: Vec<String>,
    pub adjectives_after: Vec<String>,
    pub genitives: Vec<String>,
    pub inner: List,
    pub no_genitives: Vec<String>,
    pub firms: Stems,
    pub legal_forms: Phrases,
    pub legal_before: List,
    pub kinds: Phrases,
    pub known: Phrases,
    /// Acronym → its body's name in the case that names are listed in: the first listed with it.
    pub first_case: FxHashMap<String, String>,

    pub countries: Phrases,
    pub cities: Phrases,
    pub place_before: List,
    pub place_before_listed: List,
    pub place_tails: Vec<String>,
    pub place_endings: Vec<String>,

    pub men_cases: Endings,
    pub women_cases: Endings,
    pub surname_cases_of_men: Endings,
    pub surname_cases_of_women: Endings,
    pub place_cases: Endings,
    pub latin: bool,
}

fn words(text: &str) -> List {
    text.split_whitespace()
        .map(key)
        .filter(|w| !w.is_empty())
        .collect()
}

/// Longest first, so that the first that fits is the longest that does.
fn endings(text: &str) -> Vec<String> {
    let mut out: Vec<String> = text.split_whitespace().map(key).collect();
    out.retain(|e| !e.is_empty());
    out.sort_by_key(|e| (std::cmp::Reverse(e.len()), e.clone()));
    out.dedup();
    out
}

pub fn ends_with_any(key: &str, endings: &[String], stem: usize) -> bool {
    endings.iter().any(|e| {
        key.strip_suffix(e.as_str())
            .is_some_and(|s| s.chars().count() >= stem)
    })
}

impl Tongue {
    /// `shared` is what all languages of the script share, `own` the language's, `listed` its names from elsewhere.
    pub fn of(shared: &str, own: &str, listed: &str, latin: bool) -> Self {
        let common = raw(shared);
        let raw = raw(own);
        let both = |a: &str, b: &str| format!("{a} {b}");
        let commas = |a: &str, b: &str| format!("{a}, {b}");
        let stems = |list: &str| Stems::of(list, &raw.cases.drop, &raw.cases.nouns);
        let mut out = Self {
            ordinary: words(&raw.ordinary),
            articles: words(&raw.articles),
            elisions: raw.elisions.split_whitespace().map(key).collect(),
            endings_after_apostrophe: raw.endings_after_apostrophe,
            nouns_capitalized: raw.nouns_capitalized,
            honorifics: words(&both(&common.people.honorifics, &raw.people.honorifics)),
            honorifics_after: words(&raw.people.honorifics_after),
            not_given: words(&both(&common.people.not_given, &raw.people.not_given)),
            surname_endings: endings(&both(
                &common.people.surname_endings,
                &raw.people.surname_endings,
            )),
            lands_before: endings(&raw.people.lands_before),
            particles: words(&both(&common.people.particles, &raw.people.particles)),
            children: words(&raw.people.children),
            particles_after_surnames: raw.people.particles_after_surnames,
            speech: words(&raw.people.speech),
            role_heads: stems(&raw.roles.heads),
            role_tails: endings(&raw.roles.tails),
            role_before: words(&raw.roles.before),
            role_after: words(&raw.roles.after),
            role_links: words(&raw.roles.links),
            as_words: words(&raw.roles.as_words),
            of_places: stems(&raw.roles.of_places),
            former: words(&raw.roles.former),
            acting: words(&raw.roles.acting),
            roles_follow: raw.roles.follow,
            side: raw.organisations.side,
            org_heads: stems(&both(
                &raw.organisations.heads,
                &raw.organisations.small_heads,
            )),
            small_heads: stems(&raw.organisations.small_heads),
            org_tails: endings(&raw.organisations.tails),
            org_links: words(&raw.organisations.links),
            org_joins: words(&raw.organisations.joins),
            small_complements: raw.organisations.small_complements,
            named_after: words(&raw.organisations.named_after),
            named_after_tails: if raw.nouns_capitalized {
                endings(&raw.organisations.named_after)
            } else {
                Vec::new()
            },
            org_other_links: words(&raw.organisations.other_links),
            adjectives_before: endings(&raw.organisations.adjectives_before),
            adjectives_after: endings(&raw.organisations.adjectives_after),
            genitives: endings(&raw.organisations.genitives),
            inner: words(&raw.organisations.inner),
            no_genitives: endings(&raw.organisations.no_genitives),
            firms: stems(&raw.organisations.firms),
            legal_before: words(&raw.organisations.legal_before),
            place_before: words(&raw.places.before),
            place_before_listed: words(&raw.places.before_listed),
            place_tails: endings(&raw.places.tails),
            place_endings: endings(&raw.places.endings),
            men_cases: Endings::of(&raw.cases.men),
            women_cases: Endings::of(&raw.cases.women),
            surname_cases_of_men: Endings::of(&raw.cases.surnames_of_men),
            surname_cases_of_women: Endings::of(&raw.cases.surnames_of_women),
            place_cases: Endings::of(&raw.cases.places),
            latin,
            ..Self::default()
        };
        let forms = commas(
            &common.organisations.legal_forms,
            &raw.organisations.legal_forms,
        );
        out.legal_forms.add_all(&forms);
        out.kinds.add_all(&raw.organisations.kinds);
        for entry in common
            .organisations
            .known
            .iter()
            .chain(&raw.organisations.known)
        {
            match entry.split_once('=') {
                Some((long, short)) => {
                    let (long, short) = (long.trim(), short.trim());
                    out.first_case
                        .entry(short.to_owned())
                        .or_insert_with(|| long.to_owned());
                    out.known.add(long, Some(short));
                    out.known.add(short, None);
                }
                None => out.known.add(entry, None),
            }
        }
        out.countries
            .add_all(&commas(&common.places.names, &raw.places.names));
        out.cities
            .add_all(&commas(&common.places.cities, &raw.places.cities));
        out.given.extend(
            words(&both(&common.people.given, &raw.people.given))
                .into_iter()
                .map(|w| (w, Gender::Either)),
        );
        out.add_listed(listed);
        for (list, gender) in [
            (&raw.people.men, Gender::Man),
            (&raw.people.women, Gender::Woman),
        ] {
            out.given
                .extend(words(list).into_iter().map(|w| (w, gender)));
        }
        out
    }

    fn add_listed(&mut self, listed: &str) {
        let mut about = "";
        for line in listed.lines() {
            if let Some(title) = line.strip_prefix("# ") {
                about = title;
                continue;
            }
            match about {
                "countries" => self.countries.add(line, None),
                "cities" => self.cities.add(line, None),
                "surnames" => {
                    self.surnames.insert(key(line));
                }
                _ => {
                    let gender = match about {
                        "men" => Gender::Man,
                        "women" => Gender::Woman,
                        _ => Gender::Either,
                    };
                    self.given.insert(key(line), gender);
                }
            }
        }
    }

    /// A listed given name that is no ordinary word of the language.
    pub fn gender(&self, key: &str) -> Option<Gender> {
        if self.not_given.contains(key) || self.ordinary.contains(key) {
            return None;
        }
        self.given.get(key).copied().or_else(|| {
            // Latin letters are read all over the world, and so are the names written in them.
            (self.latin && world().given.contains(key)).then_some(Gender::Either)
        })
    }

    /// A listed given name that is an ordinary word too: "Вера" is faith.
    pub fn is_given_or_word(&self, key: &str) -> bool {
        self.not_given.contains(key)
            && (self.given.contains_key(key) || self.latin && world().given.contains(key))
    }

    /// The document's words cut where one stands before or after an apostrophe; `None` where the language cuts none.
    pub fn cut_words(&self, doc: &Document, seg: &Segmented) -> Option<Segmented> {
        if self.elisions.is_empty() && !self.endings_after_apostrophe && self.side == Side::First {
            return None;
        }
        let mut out = Segmented {
            tokens: Vec::with_capacity(seg.tokens.len()),
            ..seg.clone()
        };
        // Where each token begins now.
        let mut begins = Vec::with_capacity(seg.tokens.len() + 1);
        for token in &seg.tokens {
            begins.push(out.tokens.len() as u32);
            let word = token.range.of(&doc.text);
            let at = match token.kind {
                TokenKind::Word => self.cut(word).filter(|&at| at > 0 && at < word.len()),
                TokenKind::Number | TokenKind::Mixed | TokenKind::Mark => None,
            };
            let Some(at) = at else {
                out.tokens.push(*token);
                continue;
            };
            let TextRange { start, end } = token.range;
            let middle = start + at as u32;
            let part = |start, end, spaced| Token {
                range: TextRange { start, end },
                kind: TokenKind::Word,
                spaced,
            };
            out.tokens.push(part(start, middle, token.spaced));
            out.tokens.push(part(middle, end, false));
        }
        begins.push(out.tokens.len() as u32);
        let moved = |at: u32| {
            begins
                .get(at as usize)
                .or(begins.last())
                .copied()
                .unwrap_or(0)
        };
        for sentence in &mut out.sentences {
            sentence.tokens = moved(sentence.tokens.start)..moved(sentence.tokens.end);
        }
        Some(out)
    }

    /// Where a word falls in two: after an elided article, before an ending that stands after an apostrophe.
    fn cut(&self, word: &str) -> Option<usize> {
        if self.side == Side::Last
            && let Some((front, _)) = word.split_once('-')
            && front.chars().count() > 1
            && front.chars().all(char::is_uppercase)
        {
            return Some(front.len());
        }
        if self.elisions.is_empty() && !self.endings_after_apostrophe {
            return None;
        }
        let (at, mark) = word
            .char_indices()
            .find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ'))?;
        if self.endings_after_apostrophe {
            return word.starts_with(char::is_uppercase).then_some(at);
        }
        let end = at + mark.len_utf8();
        self.elisions.contains(&key(&word[..end])).then_some(end)
    }

    /// A head of roles: a word of the list, a compound that ends in one, "SASA-Direktor".
    pub fn is_role(&self, key: &str) -> bool {
        self.role_heads.has(key)
            || ends_with_any(key, &self.role_tails, 3)
            || key
                .rsplit_once('.')
                .is_some_and(|(_, last)| self.role_heads.has(last))
    }

    pub fn is_surname(&self, key: &str) -> bool {
        self.surnames.contains(key) || self.latin && world().surnames.contains(key)
    }

    pub fn ends_like_surname(&self, key: &str) -> bool {
        key.chars().count() >= 5 && ends_with_any(key, &self.surname_endings, 2)
    }
}

/// The lists that all languages in Latin letters share.
pub struct World {
    pub given: List,
    pub surnames: List,
    pub cities: Phrases,
}

pub fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let lines = |text: &str| text.lines().map(key).collect();
        let mut cities = Phrases::default();
        for city in include_str!("../../../../data/names/lists/cities.txt").lines() {
            // Shorter ones are words of some language or other.
            if city.chars().count() >= 4 {
                cities.add(city, None);
            }
        }
        World {
            given: lines(include_str!("../../../../data/names/lists/given.txt")),
            surnames: lines(include_str!("../../../../data/names/lists/surnames.txt")),
            cities,
        }
    })
}

/// A broken shipped list is caught by a test; a reader of documents still gets what the other lists know.
fn raw(src: &str) -> Raw {
    toml::from_str(src).unwrap_or_default()
}

#[cfg(test)]
pub fn check_raw(src: &str) -> Result<(), String> {
    toml::from_str::<Raw>(src)
        .map(|_| ())
        .map_err(|e| e.to_string())
}
