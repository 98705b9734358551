//! What is known of one person so far: names, sex, age, offices, documents and what stands around them there.
//!
//! Made for each person of each document, put together when two turn out to be one; says what speaks against that.

use super::context::{Contexts, Item};
use super::link::Links;
use super::person::{self, Person};
use super::sorted::{Sorted, SortedMap};
use super::terms;
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, NameMention, Source, TieKind};
use crate::resolve::spread::{self, Spread};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// The smallest mention.
    pub root: usize,
    /// Names of every length, each once, as written and in parts.
    pub names: SortedMap<Arc<str>, Arc<Person>>,
    /// Documents with a name in full, and all documents.
    pub docs_full: Sorted<usize>,
    pub docs: Sorted<usize>,
    /// True for a man; from what documents say, and from the given name where they say nothing.
    pub man: Option<bool>,
    /// First and last possible year of birth.
    pub born: Option<(i32, i32)>,
    pub fields: Sorted<&'static str>,
    /// Heads of offices with the number of their body or place.
    pub offices: Sorted<(Arc<str>, Option<Item>)>,
    pub bodies: Sorted<Item>,
    pub around: Sorted<Item>,
    pub own: Sorted<Item>,
    pub places: Sorted<Item>,
    /// First and last year in which documents speak of them as living.
    pub years: Option<(i32, i32)>,
    pub days: Sorted<i64>,
    /// Named in full only because another document has the name: its own words do not say that it is one.
    pub borrowed: bool,
    /// The first year in which a document calls them by a title that nobody has young ("Dr.", "Judge").
    pub titled: Option<i32>,
    /// Other surnames: before marriage.
    pub also: Sorted<String>,
    /// Languages of its documents.
    pub langs: Sorted<&'static str>,
    /// What they are called before their name and not everybody is: "sir", "dr".
    pub styles: Sorted<String>,
}

/// A place in the list of all people; of whoever was joined to another one nothing is left but the place, for most are.
#[derive(Clone, Debug, Default)]
pub struct Somebody(Option<Box<Profile>>);

impl Somebody {
    pub fn into_profile(self) -> Profile {
        self.0.map_or_else(Profile::default, |profile| *profile)
    }
}

impl From<Profile> for Somebody {
    fn from(profile: Profile) -> Self {
        Self(Some(Box::new(profile)))
    }
}

impl Deref for Somebody {
    type Target = Profile;

    fn deref(&self) -> &Profile {
        static NOBODY: LazyLock<Profile> = LazyLock::new(Profile::default);
        self.0.as_deref().unwrap_or(&NOBODY)
    }
}

impl DerefMut for Somebody {
    fn deref_mut(&mut self) -> &mut Profile {
        self.0.get_or_insert_default()
    }
}

/// A name as written and in its parts, with what it is called among the things that others are named with.
type Parts = (Arc<str>, Arc<Person>, Vec<Item>);

/// Roles that were met already, each worked out once.
#[derive(Default)]
struct Known<'s> {
    offices: FxHashMap<&'s str, (Arc<str>, Option<&'static str>)>,
    bodies: FxHashMap<&'s str, Option<Item>>,
}

/// Everybody's name as it is spelled, each spelling taken apart once for the whole folder.
struct Spellings<'s>(FxHashMap<&'s str, Parts>);

impl<'s> Spellings<'s> {
    fn of(sources: &'s [Source], contexts: &Contexts, spread: &dyn Spread) -> Self {
        let mut met: FxHashSet<&'s str> = FxHashSet::default();
        let mut names: Vec<&'s NameMention> = Vec::new();
        for source in sources {
            let people = source.facts.names.iter();
            for name in people.filter(|n| n.kind == NameKind::Person && !n.form.stands_in()) {
                if met.insert(&name.name) {
                    names.push(name);
                }
            }
        }
        let parts = spread::map(spread, names.len(), |part| {
            let parts = names[part].iter().map(|name| {
                let parsed = Person::of(&name.name);
                let surnames = parsed.latin.iter().filter_map(|w| contexts.surname(w));
                let items = surnames.chain(contexts.item(name)).collect();
                (Arc::from(name.name.as_str()), Arc::new(parsed), items)
            });
            parts.collect::<Vec<Parts>>()
        });
        let names = names.iter().map(|n| n.name.as_str());
        Self(names.zip(parts.into_iter().flatten()).collect())
    }
}

/// What is said against two of whom one is a man.
pub const MAN_AND_WOMAN: &str = "One is spoken of as a man, the other as a woman.";

/// Sets grow no further: what two people share shows in the first hundreds.
const MOST: usize = 400;

impl Profile {
    /// Everybody of every document, by their mentions' root, in order.
    pub fn all(links: &mut Links, contexts: &Contexts, spread: &dyn Spread) -> Vec<Somebody> {
        let (sources, mut groups) = (links.sources, Vec::new());
        let mut spellings = Spellings(FxHashMap::default());
        spread::both(
            spread,
            || groups = links.groups(|kind| kind == NameKind::Person),
            || spellings = Spellings::of(sources, contexts, spread),
        );
        let links: &Links = links;
        let parts = spread::map(spread, groups.len(), |part| {
            let mut known = Known::default();
            groups[part]
                .iter()
                .filter(|(_, list)| list.iter().any(|&m| !links.name(m).form.stands_in()))
                .map(|(root, list)| Self::of(links, contexts, *root, list, &spellings, &mut known))
                .map(Somebody::from)
                .collect::<Vec<_>>()
        });
        parts.into_iter().flatten().collect()
    }

    fn of<'s>(
        links: &Links<'s>,
        contexts: &Contexts,
        root: usize,
        list: &[usize],
        spellings: &Spellings<'s>,
        known: &mut Known<'s>,
    ) -> Self {
        let mut out = Self {
            root,
            borrowed: list.iter().all(|&m| {
                let n = links.name(m);
                n.form != NameForm::Full || n.rule == super::again::RULE
            }),
            ..Self::default()
        };
        let (mut he, mut she) = (0, 0);
        for &m in list {
            let (s, _) = links.mentions[m];
            let name = links.name(m);
            out.docs.insert(s);
            out.langs.insert(links.sources[s].facts.lang);
            for tie in name.ties.iter().filter(|t| t.kind == TieKind::RelativeOf) {
                let word = fold(tie.signal.of(&links.sources[s].document.text));
                match KIN.get(&word) {
                    Some(true) => he += 1,
                    Some(false) => she += 1,
                    None => {}
                }
            }
            out.styles.extend(styles(name));
            match said_sex(name) {
                Some(true) => he += 1,
                Some(false) => she += 1,
                None => {}
            }
            if let Some(year) = contexts.years[s].filter(|_| is_titled(name)) {
                out.titled = Some(out.titled.map_or(year, |t| t.min(year)));
            }
            if let (Some(age), Some(year)) = (name.age, contexts.years[s]) {
                let year = year - i32::from(age);
                out.born = both(out.born, (year - 1, year + 1));
            }
            for claim in &name.roles {
                let (office, field) = known.offices.entry(&claim.role).or_insert_with(|| {
                    (
                        Arc::from(terms::office(&claim.role)),
                        fields(&terms::head(&claim.role)),
                    )
                });
                out.fields.extend(*field);
                let body = claim.organisation.as_deref().and_then(|o| {
                    let body = known.bodies.entry(o);
                    *body.or_insert_with(|| contexts.body(o))
                });
                if let Some(b) = body {
                    out.bodies.insert(b);
                }
                out.offices.insert((office.clone(), body));
            }
            if name.form.stands_in() {
                continue;
            }
            let Some((shown, parsed, items)) = spellings.0.get(name.name.as_str()) else {
                continue;
            };
            if parsed.is_full() {
                out.docs_full.insert(s);
            }
            if !out.names.contains_key(name.name.as_str()) {
                out.own.extend(items.iter().copied());
                out.names.insert(shown.clone(), parsed.clone());
            }
            if let Some(also) = name.also.as_deref().filter(|a| !a.contains(' ')) {
                out.also.insert(fold(also));
            }
        }
        out.man = match (he, she) {
            (0, 0) => None,
            (h, s) if h > 2 * s => Some(true),
            (h, s) if s > 2 * h => Some(false),
            _ => None,
        };
        if (he, she) == (0, 0) {
            let mut given = out.names.values().filter(|p| p.is_full());
            out.man = given.find_map(|p| GIVEN.get(p.first()).copied());
        }
        for &s in &out.docs.clone() {
            out.around.add(contexts.of_doc[s].clone());
            out.places.add(contexts.places[s].clone());
            out.days.extend(contexts.days[s]);
            if let Some(year) = contexts.years[s] {
                out.years = Some(
                    out.years
                        .map_or((year, year), |(a, b)| (a.min(year), b.max(year))),
                );
            }
        }
        out
    }

    /// The longest name, the more usual letters first.
    pub fn best(&self) -> Option<(&str, &Person)> {
        self.names
            .iter()
            .map(|(n, p)| (n.as_ref(), p.as_ref()))
            .max_by_key(|(n, p)| {
                let plain = n.is_ascii();
                (p.is_full(), p.words.len(), plain, std::cmp::Reverse(*n))
            })
    }

    pub fn full(&self) -> impl Iterator<Item = &Person> {
        self.names.values().map(Arc::as_ref).filter(|p| p.is_full())
    }

    pub fn is_full(&self) -> bool {
        !self.docs_full.is_empty()
    }

    pub fn suffixes(&self) -> BTreeSet<&str> {
        self.names
            .values()
            .filter_map(|p| p.suffix.as_deref())
            .collect()
    }

    /// Takes the other in.
    pub fn add(&mut self, other: Self) {
        let Self {
            root,
            names,
            docs_full,
            docs,
            man,
            born,
            fields,
            offices,
            bodies,
            around,
            own,
            places,
            years,
            days,
            borrowed,
            also,
            langs,
            titled,
            styles,
        } = other;
        self.styles.add(styles);
        self.titled = match (self.titled, titled) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.langs.add(langs);
        self.root = self.root.min(root);
        self.names.add(names);
        self.docs_full.add(docs_full);
        self.docs.add(docs);
        self.man = self.man.or(man);
        if let Some(b) = born {
            self.born = both(self.born, b);
        }
        self.fields.add(fields);
        self.offices.add(offices);
        self.bodies.add(bodies);
        if self.around.len() < MOST {
            self.around.add(around);
        }
        self.own.add(own);
        self.places.add(places);
        self.days.add(days);
        self.years = match (self.years, years) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (a, b) => a.or(b),
        };
        self.also.add(also);
        self.borrowed &= borrowed;
    }

    /// What makes it impossible that two are one.
    pub fn forbids(&self, other: &Self) -> Option<String> {
        let (a, b) = (self.suffixes(), other.suffixes());
        if !a.is_empty() && !b.is_empty() && a.is_disjoint(&b) {
            let shown = |s: &BTreeSet<&str>| {
                s.iter()
                    .next()
                    .map_or_else(String::new, |s| (*s).to_owned())
            };
            return Some(format!(
                "One is “{}”, the other “{}”.",
                shown(&a),
                shown(&b)
            ));
        }
        if let (Some(x), Some(y)) = (self.man, other.man)
            && x != y
        {
            return Some(MAN_AND_WOMAN.to_owned());
        }
        if let (Some((a, b)), Some((c, d))) = (self.born, other.born)
            && (a > d + 1 || c > b + 1)
        {
            return Some(format!(
                "One was born about {}, the other about {}.",
                a + 1,
                c + 1
            ));
        }
        for (x, y) in [(self, other), (other, self)] {
            /// Nobody holds an office or is named in the news for deeds of their own before this age, as a rule.
            const OF_AGE: i32 = 14;
            /// And no office of a body before this one.
            const OF_OFFICE: i32 = 20;
            /// And nobody is a doctor or a judge before this one.
            const OF_TITLE: i32 = 26;
            if let (Some((born, _)), Some(titled)) = (x.born, y.titled)
                && titled < born + OF_TITLE
            {
                return Some(format!(
                    "One was born about {}, the other had a title by {titled} that nobody has so young.",
                    born + 1
                ));
            }
            // Who plays or sings may do so young.
            let grown = |(office, body): &(Arc<str>, Option<Item>)| {
                body.is_some() || fields(office).is_some_and(|f| !FIELDS.apart.contains(f))
            };
            if let (Some((born, _)), Some((first, _))) = (x.born, y.years)
                && (first < born + OF_AGE && !y.offices.is_empty()
                    || first < born + OF_OFFICE && y.offices.iter().any(grown))
            {
                return Some(format!(
                    "One was born about {}, the other was in office by {first}.",
                    born + 1
                ));
            }
        }
        if let (Some((a, b)), Some((c, d))) = (self.years, other.years) {
            /// Documents of one life are not further apart than this.
            const A_LIFE: i32 = 75;
            if a - d > A_LIFE || c - b > A_LIFE {
                return Some(format!("They are {} years apart.", (a - d).max(c - b)));
            }
        }
        let clash = self.full().any(|p| {
            other.full().any(|q| {
                !std::ptr::eq(p, q)
                    && p.last() == q.last()
                    && p.first() == q.first()
                    && person::middles_differ(p.middle(), q.middle())
            })
        });
        if clash {
            return Some("Their middle names differ.".to_owned());
        }
        let (small, large) = if self.docs_full.len() <= other.docs_full.len() {
            (self, other)
        } else {
            (other, self)
        };
        let together = small.docs_full.iter().any(|d| large.docs_full.contains(d));
        if together && !self.respelled(other) {
            return Some("One document names both in full.".to_owned());
        }
        None
    }

    /// Has each a full name that is only another writing of the other's: turned round, in capitals, accents left out, a short form, the
    /// last of two surnames left out?
    fn respelled(&self, other: &Self) -> bool {
        self.full().any(|p| {
            other.full().any(|q| {
                p.sorted() == q.sorted()
                    || p.words.starts_with(&q.words)
                    || q.words.starts_with(&p.words)
                    || p.first() == q.first() && (p.is_half_of(q) || q.is_half_of(p))
                    || p.last() == q.last()
                        && (person::is_nickname(p.first(), q.first()) || p.first() == q.first())
            })
        })
    }

    /// Do they live in two worlds as far as anybody says? In words.
    pub fn conflicts(&self, other: &Self, shared: f32) -> Option<String> {
        if shared >= 0.45 {
            return None;
        }
        if !self.fields.is_empty()
            && !other.fields.is_empty()
            && self.fields.is_disjoint(&other.fields)
        {
            let far = |p: &Self| p.fields.iter().any(|f| FIELDS.apart.contains(*f));
            if far(self) || far(other) {
                let one = |p: &Self| p.fields.iter().next().copied().unwrap_or("");
                return Some(format!(
                    "They do different things ({} and {}), and nothing named with one is named with the other.",
                    one(self),
                    one(other)
                ));
            }
        }
        let worlds = !self.bodies.is_empty()
            && !other.bodies.is_empty()
            && self.bodies.is_disjoint(&other.bodies)
            && !self.places.is_empty()
            && !other.places.is_empty()
            && self.places.is_disjoint(&other.places)
            && shared == 0.0;
        // A name that thousands bear, in two places, with nothing that both are named with.
        let common = shared == 0.0
            && !self.places.is_empty()
            && !other.places.is_empty()
            && self.places.is_disjoint(&other.places)
            && self.bodies.is_disjoint(&other.bodies)
            && self.fields.is_disjoint(&other.fields)
            && self.full().all(Person::is_common)
            && other.full().all(Person::is_common);
        if common && !worlds {
            return Some(
                "The name is a common one, the places are others, and nothing named with one is named with the other."
                    .to_owned(),
            );
        }
        worlds.then(|| {
            "They are of different bodies in different places, and nothing named with one is named with the other.".to_owned()
        })
    }
}

/// What is common to two ranges of years; the first where nothing is.
fn both(a: Option<(i32, i32)>, b: (i32, i32)) -> Option<(i32, i32)> {
    match a {
        Some((x, y)) if x.max(b.0) <= y.min(b.1) => Some((x.max(b.0), y.min(b.1))),
        Some(a) => Some(a),
        None => Some(b),
    }
}

/// Is somebody called by a title that takes years to get?
fn is_titled(n: &NameMention) -> bool {
    let honorific = fold(n.honorific.as_deref().unwrap_or(""));
    let title = |w: &str| {
        matches!(
            w,
            "dr" | "prof" | "professor" | "judge" | "justice" | "col" | "colonel" | "capt" | "gen"
        )
    };
    honorific.split(' ').any(title)
        || n.roles.iter().any(|r| {
            let role = fold(&r.role);
            r.organisation.is_none() && title(role.as_str()) && role.len() > 4
        })
}

/// What somebody is called before the name that tells namesakes apart: "Sir", "Judge"; not "Mr", which every man is called.
pub fn styles(n: &NameMention) -> Vec<String> {
    let folded = fold(n.honorific.as_deref().unwrap_or(""));
    let everybody = |w: &&str| {
        matches!(
            *w,
            "" | "mr"
                | "mrs"
                | "ms"
                | "miss"
                | "mx"
                | "herr"
                | "frau"
                | "monsieur"
                | "madame"
                | "mme"
        )
    };
    let mut out: Vec<String> = folded
        .split(' ')
        .filter(|w| !everybody(w))
        .map(str::to_owned)
        .collect();
    out.sort();
    out.dedup();
    out
}

/// What an honorific or pronoun says: true for a man, false for a woman.
pub fn said_sex(n: &NameMention) -> Option<bool> {
    let word = match n.form {
        NameForm::Pronoun => fold(&n.name),
        _ => fold(n.honorific.as_deref().unwrap_or("")),
    };
    match word.rsplit(' ').next().unwrap_or("") {
        "mr" | "sir" | "lord" | "king" | "prince" | "herr" | "herrn" | "monsieur" | "señor"
        | "senor" | "signor" | "he" | "him" => Some(true),
        "ms" | "mrs" | "miss" | "lady" | "dame" | "queen" | "princess" | "frau" | "madame"
        | "mme" | "senora" | "signora" | "she" | "her" => Some(false),
        _ => None,
    }
}

/// Words for relatives that tell a man (true) from a woman, of `data/names/xx/kin.toml`.
static KIN: LazyLock<BTreeMap<String, bool>> =
    LazyLock::new(|| of_sexes(include_str!("../../../data/names/xx/kin.toml")));

/// Given names that hardly anybody of the other sex bears, of `data/names/xx/genders.toml`.
static GIVEN: LazyLock<BTreeMap<String, bool>> =
    LazyLock::new(|| of_sexes(include_str!("../../../data/names/xx/genders.toml")));

fn of_sexes(file: &str) -> BTreeMap<String, bool> {
    let table: toml::Table = file.parse().unwrap_or_default();
    let mut out = BTreeMap::new();
    for (list, man) in [("men", true), ("women", false)] {
        let words = table.get(list).and_then(|w| w.as_str()).unwrap_or("");
        out.extend(words.split_whitespace().map(|w| (fold(w), man)));
    }
    out
}

struct Fields {
    of: BTreeMap<String, &'static str>,
    apart: BTreeSet<String>,
}

static FIELDS: LazyLock<Fields> = LazyLock::new(|| {
    let table: toml::Table = include_str!("../../../data/names/en/fields.toml")
        .parse()
        .unwrap_or_default();
    let words = |list: &str| -> Vec<String> {
        let text = table.get(list).and_then(|t| t.as_str()).unwrap_or("");
        text.split_whitespace().map(fold).collect()
    };
    let mut of = BTreeMap::new();
    for field in [
        "sport", "stage", "craft", "office", "law", "science", "medicine", "business", "media",
        "faith",
    ] {
        of.extend(words(field).into_iter().map(|w| (w, field)));
    }
    Fields {
        of,
        apart: words("apart").into_iter().collect(),
    }
});

/// The field of an office, where its words tell.
fn fields(head: &str) -> Option<&'static str> {
    head.rsplit(' ').find_map(|w| FIELDS.of.get(w).copied())
}
