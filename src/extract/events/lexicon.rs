//! The words that name happenings, loaded from `data/events/` and inflected once.
//!
//! Knows words, not sentences.

use crate::model::text::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a word does in a sentence that tells something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    #[default]
    Happening,
    /// "was held": the noun beside it says what happened.
    Light,
    /// "is scheduled": the noun beside it is still to come.
    Planned,
    /// "is postponed": the noun beside it is still to come, on the day it was moved to.
    Moved,
    /// "began", "continued": says something of an event named elsewhere.
    Phase,
    /// "took", "broke": too little by itself; told where a date stands beside it.
    Plain,
    Saying,
    Opinion,
}

/// The form a verb stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// In other languages than English what is still to come: "откроется".
    Base,
    /// "adopts"
    Third,
    /// "met", and "adopted" where past and participle are alike (then [`Verb::participle`] is also true).
    Past,
    /// "taken", which is no past on its own.
    Participle,
    Ing,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verb {
    pub concept: u16,
    pub class: Class,
    pub form: Form,
    /// A past that may also be a participle.
    pub participle: bool,
    /// Needs no object, so that "met with" is a sentence and no participle.
    pub intransitive: bool,
    /// Done by saying it: "announced that …".
    pub act: bool,
    pub weight: f32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noun {
    pub concept: u16,
    pub class: Class,
    pub weight: f32,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Words {
    /// First word → the whole phrases that begin with it, longest first, with what they are.
    verbs: FxHashMap<String, Vec<(Vec<String>, Verb)>>,
    nouns: FxHashMap<String, Noun>,
    /// Beginnings of words, sorted.
    stems: Vec<(String, Verb)>,
    participle_with: Vec<String>,
}

/// All languages.
#[derive(Debug)]
pub struct EventRules {
    langs: FxHashMap<&'static str, Words>,
    concepts: Vec<Concept>,
}

/// A kind of happening, the same in every language.
#[derive(Debug)]
struct Concept {
    name: String,
    meeting: bool,
    gathering: bool,
    staged: bool,
    statement: bool,
    decision: bool,
    once: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Where a participle is also a present ("besucht"): one of these stands beside the participle.
    #[serde(default)]
    participle_with: Vec<String>,
    concept: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    class: Class,
    #[serde(default = "half")]
    weight: f32,
    #[serde(default)]
    meeting: bool,
    #[serde(default)]
    gathering: bool,
    #[serde(default)]
    staged: bool,
    #[serde(default)]
    statement: bool,
    #[serde(default)]
    decision: bool,
    #[serde(default)]
    once: bool,
    #[serde(default)]
    act: bool,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    /// The same still to come: "откроется", "başlayacaq".
    #[serde(default)]
    future: Vec<String>,
    /// The same in the present, told only with its date: "beginnt".
    #[serde(default)]
    present: Vec<String>,
}

fn half() -> f32 {
    0.5
}

const FILES: [(&str, &str); 5] = [
    ("en", include_str!("../../../data/events/en/triggers.toml")),
    ("ru", include_str!("../../../data/events/ru/triggers.toml")),
    ("az", include_str!("../../../data/events/az/triggers.toml")),
    ("fr", include_str!("../../../data/events/fr/triggers.toml")),
    ("de", include_str!("../../../data/events/de/triggers.toml")),
];

impl EventRules {
    /// The rules that ship with the program.
    ///
    /// # Panics
    /// Where a shipped file cannot be read; a test reads them all.
    pub fn builtin() -> Self {
        let mut rules = Self {
            langs: FxHashMap::default(),
            concepts: Vec::new(),
        };
        for (lang, text) in FILES {
            let file: File = toml::from_str(text)
                .unwrap_or_else(|e| panic!("{e}  —  data/events/{lang}/triggers.toml"));
            let mut words = Words {
                participle_with: file.participle_with.iter().map(|w| fold(w)).collect(),
                ..Words::default()
            };
            for entry in file.concept {
                rules.add(&mut words, &entry);
            }
            words.stems.sort_by(|a, b| a.0.cmp(&b.0));
            for phrases in words.verbs.values_mut() {
                // Stable: of equally long phrases the one written first wins.
                phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
            }
            rules.langs.insert(lang, words);
        }
        rules
    }

    fn add(&mut self, words: &mut Words, entry: &Entry) {
        let concept = self.concept_id(entry);
        let verb = |form, participle, intransitive| Verb {
            concept,
            class: entry.class,
            form,
            participle,
            intransitive,
            act: entry.act,
            weight: entry.weight,
        };
        for lemma in &entry.verbs {
            let intransitive = lemma.starts_with('-');
            for (phrase, form, participle) in inflect(lemma.trim_start_matches('-')) {
                // Folded as the text is: "re-elected" is one word of two.
                let parts: Vec<String> = phrase.split(' ').map(fold).collect();
                let same = words.verbs.entry(parts[0].clone()).or_default();
                let verb = verb(form, participle, intransitive);
                match same.iter_mut().find(|(p, _)| *p == parts) {
                    // "put", and "found" of "find": alone a word is oftener a past than a base.
                    Some((_, known)) if known.form == Form::Base && form == Form::Past => {
                        *known = verb;
                    }
                    Some(_) => {}
                    None => same.push((parts, verb)),
                }
            }
        }
        let future = entry.future.iter().map(|w| (w, Form::Base));
        let present = entry.present.iter().map(|w| (w, Form::Third));
        let past = entry.words.iter().map(|w| (w, Form::Past));
        for (word, form) in past.chain(future).chain(present) {
            let verb = verb(form, false, true);
            if let Some(stem) = word.strip_suffix('*') {
                words.stems.push((fold(stem), verb));
                continue;
            }
            // "построен~": the short participle's four endings, and not "построенный", which says which house.
            let short = word.strip_suffix('~');
            let endings: &[&str] = short.map_or(&[""], |_| &["", "а", "о", "ы"]);
            for ending in endings {
                let phrase = format!("{}{ending}", short.unwrap_or(word));
                let parts: Vec<String> = phrase.split(' ').map(fold).collect();
                let same = words.verbs.entry(parts[0].clone()).or_default();
                same.push((parts, verb));
            }
        }
        for noun in &entry.nouns {
            let it = Noun {
                concept,
                class: entry.class,
                weight: entry.weight,
            };
            let noun = fold(noun);
            words.nouns.entry(plural(&noun)).or_insert(it);
            words.nouns.entry(noun).or_insert(it);
        }
    }

    fn concept_id(&mut self, entry: &Entry) -> u16 {
        let at = self.concepts.iter().position(|c| c.name == entry.name);
        let at = at.unwrap_or_else(|| {
            self.concepts.push(Concept {
                name: entry.name.clone(),
                meeting: false,
                gathering: false,
                staged: false,
                statement: false,
                decision: false,
                once: false,
            });
            self.concepts.len() - 1
        });
        self.concepts[at].meeting |= entry.meeting;
        self.concepts[at].gathering |= entry.gathering;
        self.concepts[at].staged |= entry.staged;
        self.concepts[at].statement |= entry.statement;
        self.concepts[at].decision |= entry.decision;
        self.concepts[at].once |= entry.once;
        at as u16
    }

    /// The concept's name, for keys that must not change when the list grows.
    pub fn concept_name(&self, concept: u16) -> &str {
        self.concepts
            .get(concept as usize)
            .map_or("", |c| c.name.as_str())
    }

    /// May this tell of a numbered meeting itself? "Took office at the first session" does not; "was held" and "opened" do, and so may
    /// a line without a word of its own ("7th session: 4 May").
    pub fn tells_of_meeting(&self, concept: u16) -> bool {
        let concept = self.concepts.get(concept as usize);
        concept.is_none_or(|c| c.meeting)
    }

    /// By which something is over.
    pub fn ends(&self, concept: u16) -> bool {
        self.concept_name(concept) == "end"
    }

    /// People coming together.
    pub fn is_gathering(&self, concept: u16) -> bool {
        let concept = self.concepts.get(concept as usize);
        concept.is_some_and(|c| c.gathering)
    }

    /// Shown or said before people: "unveiled", "announced".
    pub fn is_staged(&self, concept: u16) -> bool {
        let concept = self.concepts.get(concept as usize);
        concept.is_some_and(|c| c.staged)
    }

    /// Said for others to rely on: "stated", "admitted", "denied".
    pub fn is_statement(&self, concept: u16) -> bool {
        let concept = self.concepts.get(concept as usize);
        concept.is_some_and(|c| c.statement)
    }

    /// Done by a body at its meeting: "elected", "approved".
    pub fn is_decision(&self, concept: u16) -> bool {
        let concept = self.concepts.get(concept as usize);
        concept.is_some_and(|c| c.decision)
    }

    /// Nobody does or suffers it twice: "born", "died".
    pub fn is_once(&self, concept: u16) -> bool {
        let concept = self.concepts.get(concept as usize);
        concept.is_some_and(|c| c.once)
    }

    /// The words of a language; English where it has none of its own.
    pub fn words(&self, lang: &str) -> Option<&Words> {
        self.langs.get(lang)
    }
}

impl Words {
    /// The verb that begins at the first of these folded words, and how many words it takes.
    pub fn verb(&self, words: &[String]) -> Option<(Verb, usize)> {
        let first = words.first()?;
        if let Some(phrases) = self.verbs.get(first) {
            for (phrase, verb) in phrases {
                if words.len() >= phrase.len() && words[..phrase.len()] == phrase[..] {
                    return Some((*verb, phrase.len()));
                }
            }
        }
        // The stems that could begin this word stand just before it in order.
        let after = self.stems.partition_point(|(stem, _)| stem <= first);
        self.stems[..after]
            .iter()
            .rev()
            .take(STEMS_LOOKED_AT)
            .find(|(stem, _)| first.starts_with(stem.as_str()))
            .map(|(_, verb)| (*verb, 1))
    }

    /// "Lena Karsow besucht im Juni Hamburg": a word that is participle and present alike, in a sentence of folded words without an auxiliary.
    pub fn is_present(&self, words: &[String], at: usize) -> bool {
        let auxiliaries = &self.participle_with;
        if auxiliaries.is_empty() || words.iter().any(|w| auxiliaries.contains(w)) {
            return false;
        }
        // "Besuchte" is its past: a regular verb whose participle has no prefix of its own.
        let past = format!("{}e", words[at]);
        words[at].ends_with('t') && self.stems.iter().any(|(stem, _)| *stem == past)
    }

    pub fn noun(&self, word: &str) -> Option<Noun> {
        self.nouns.get(word).copied()
    }
}

/// How many stems before a word's place in the sorted list are tried: more than ever share a beginning in the shipped files.
const STEMS_LOOKED_AT: usize = 12;

fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return format!("{stem}ies");
    }
    if noun.ends_with(['s', 'x', 'z']) || noun.ends_with("ch") || noun.ends_with("sh") {
        return format!("{noun}es");
    }
    format!("{noun}s")
}

/// All forms of "base", "base~" or "base|past|participle"; in a phrase only the first word changes.
fn inflect(lemma: &str) -> Vec<(String, Form, bool)> {
    let mut given = lemma.split('|');
    let base = given.next().unwrap_or_default();
    let irregular = given.next().zip(given.next());
    let doubles = base.ends_with('~');
    let base = base.trim_end_matches('~');
    let (verb, rest) = match base.split_once(' ') {
        Some((verb, rest)) => (verb, format!(" {rest}")),
        None => (base, String::new()),
    };
    let stem = if doubles {
        format!("{verb}{}", verb.chars().last().unwrap_or_default())
    } else {
        verb.strip_suffix('e').unwrap_or(verb).to_owned()
    };
    let mut forms = vec![
        (format!("{verb}{rest}"), Form::Base, false),
        (format!("{}{rest}", plural(verb)), Form::Third, false),
        (format!("{stem}ing{rest}"), Form::Ing, false),
    ];
    match irregular {
        Some((past, participle)) => {
            forms.push((past.to_owned(), Form::Past, past == participle));
            if past != participle {
                forms.push((participle.to_owned(), Form::Participle, true));
            }
        }
        None => {
            let past = match verb.strip_suffix('y') {
                Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ied{rest}"),
                _ => format!("{stem}ed{rest}"),
            };
            forms.push((past, Form::Past, true));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: &str, phrase: &str, expect: Option<(&str, Form)>) {
        let rules = EventRules::builtin();
        let words: Vec<String> = phrase.split(' ').map(fold).collect();
        let got = rules
            .words(lang)
            .and_then(|w| w.verb(&words))
            .map(|(v, _)| (rules.concept_name(v.concept).to_owned(), v.form));
        assert_eq!(got, expect.map(|(c, f)| (c.to_owned(), f)), "{phrase}");
    }

    #[test]
    fn forms_of_verbs() {
        check("en", "adopted", Some(("adopt", Form::Past)));
        check("en", "ratifies", Some(("adopt", Form::Third)));
        check("en", "ratified", Some(("adopt", Form::Past)));
        check("en", "took part in", Some(("participate", Form::Past)));
        check("en", "took a seat", Some(("do", Form::Past)));
        check("en", "seat", None);
        check("en", "chosen", Some(("do", Form::Participle)));
        check("en", "planned", Some(("plan", Form::Past)));
        check("en", "taken over", Some(("assume", Form::Participle)));
        check("en", "expelled", Some(("harm", Form::Past)));
        check("ru", "подписали", Some(("sign", Form::Past)));
        check("ru", "подпись", None);
        check("ru", "построена", Some(("build", Form::Past)));
        check("ru", "построенного", None);
        check("ru", "приняла участие", Some(("participate", Form::Past)));
        check("ru", "приняла закон", Some(("adopt", Form::Past)));
        check("de", "begonnen", Some(("begin", Form::Past)));
        check("ru", "прибудет", Some(("visit", Form::Base)));
        check("de", "beginnt", Some(("begin", Form::Third)));
        check("az", "imzalanıb", Some(("sign", Form::Past)));
    }

    #[test]
    fn nouns_know_their_plural() {
        let rules = EventRules::builtin();
        let words = rules.words("en").expect("English ships");
        assert!(words.noun("ceremonies").is_some());
        assert!(words.noun("talks").is_some());
        assert!(words.noun("table").is_none());
    }
}
