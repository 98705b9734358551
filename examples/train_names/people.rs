//! Names of people and places of many countries, drawn by lot from the lists of `data/names`.
//!
//! Names nobody in particular: a given name of one country may meet a surname of another.

use dateline::extract::names::tagger::train::Random;

pub struct People {
    given: Vec<&'static str>,
    surnames: Vec<&'static str>,
    /// The rules' own shorter lists, which have more of Asia and Africa.
    world_given: Vec<String>,
    world_surnames: Vec<String>,
    cities: Vec<&'static str>,
    /// Short words that English writes small.
    words: Vec<&'static str>,
    countries: Vec<String>,
    pub slots: toml::Table,
    /// Real bodies by kind, as `data/names/en` lists them.
    bodies: toml::Table,
    doubtful: toml::Table,
}

#[derive(Clone, PartialEq)]
pub struct Person {
    pub given: String,
    pub surname: String,
    /// Written "Kim Min-jae".
    pub surname_first: bool,
}

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|l| !l.is_empty()).collect()
}

fn table(text: &str, name: &str) -> Result<toml::Table, String> {
    text.parse().map_err(|e| format!("{name}: {e}"))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

impl People {
    pub fn load() -> Result<Self, String> {
        let world = table(include_str!("../../data/names/xx/given.toml"), "given.toml")?;
        let places = table(
            include_str!("../../data/names/en/places.toml"),
            "places.toml",
        )?;
        let text = |t: &toml::Table, name: &str| {
            t.get(name)
                .and_then(|v| v.as_str())
                .unwrap_or("")
                .to_owned()
        };
        let words = |name: &str| {
            text(&world, name)
                .split_whitespace()
                .map(capitalised)
                .collect()
        };
        Ok(Self {
            given: lines(include_str!("../../data/names/lists/given.txt")),
            surnames: lines(include_str!("../../data/names/lists/surnames.txt")),
            world_given: words("given"),
            world_surnames: words("surnames"),
            cities: lines(include_str!("../../data/names/lists/cities.txt")),
            words: lines(include_str!("../../data/names/lists/words.txt"))
                .into_iter()
                .filter(|w| (4..=8).contains(&w.len()))
                .collect(),
            countries: text(&places, "countries")
                .split(',')
                .map(|n| n.trim().to_owned())
                .filter(|n| n.chars().count() > 3)
                .collect(),
            slots: table(
                include_str!("../../data/names/model/slots.toml"),
                "slots.toml",
            )?,
            bodies: table(
                include_str!("../../data/names/en/bodies.toml"),
                "bodies.toml",
            )?,
            doubtful: table(
                include_str!("../../data/names/en/doubtful.toml"),
                "doubtful.toml",
            )?,
        })
    }

    /// One of a list of slots.toml.
    pub fn slot(&self, list: &str, random: &mut Random) -> String {
        let list = self.slots.get(list).and_then(|v| v.as_array());
        pick(list.map_or(&[][..], |l| l), random)
            .and_then(|v| v.as_str())
            .unwrap_or("")
            .to_owned()
    }

    /// A real body of one of the lists, in full or by its acronym; one in eight is an ordinary word or a place as well.
    pub fn real_body(&self, kind: &str, random: &mut Random) -> Option<String> {
        let (sure, doubtful): (&[&str], Option<&str>) = match kind {
            "company" => (
                &[
                    "companies",
                    "companies",
                    "companies",
                    "airlines",
                    "medicines",
                    "used_and_driven",
                ],
                Some("companies_and_media"),
            ),
            "bank" => (&["large_banks", "central_banks_and_statistics"], None),
            "party" => (&["parties", "parties_in_parliaments"], Some("politics")),
            "agency" | "council" | "police" => (
                &[
                    "states_and_offices",
                    "international",
                    "united_nations",
                    "european_union",
                    "unions_of_states",
                    "departments_of_the_united_states",
                    "intelligence_services",
                    "parliaments",
                ],
                None,
            ),
            "ngo" => (&["charities_and_think_tanks", "international"], None),
            "paper" => (
                &[
                    "newspapers_and_magazines",
                    "newspapers_and_magazines",
                    "news_agencies_and_broadcasters",
                    "news_agencies_of_countries",
                    "public_broadcasters",
                ],
                Some("companies_and_media"),
            ),
            "club" => (
                &[
                    "sports",
                    "sports",
                    "sports_bodies",
                    "football_clubs",
                    "north_american_teams",
                ],
                Some("sports"),
            ),
            "armed" => (
                &["armed_groups", "listed_as_terrorist", "armed_forces"],
                None,
            ),
            "university" => (&["learning"], Some("learning")),
            _ => return None,
        };
        let (table, list) = match doubtful {
            Some(list) if random.below(8) == 0 => (&self.doubtful, list),
            _ => (&self.bodies, *pick(sure, random)?),
        };
        let names: Vec<&str> = table.get(list)?.as_str()?.split(',').collect();
        let name = pick(&names, random)?.trim();
        Some(match name.split_once('=') {
            Some((_, short)) if random.below(2) == 0 => short.trim().to_owned(),
            Some((long, _)) => long.trim().to_owned(),
            None => name.to_owned(),
        })
        .filter(|name| !name.is_empty())
    }

    pub fn given(&self, random: &mut Random) -> String {
        if random.below(3) == 0 {
            pick(&self.world_given, random).cloned().unwrap_or_default()
        } else {
            pick(&self.given, random).map_or_else(String::new, |s| (*s).to_owned())
        }
    }

    pub fn surname(&self, random: &mut Random) -> String {
        // Swing, Pope, Rice: surnames that are words.
        if random.below(12) == 0 {
            self.word(random, true)
        } else if random.below(6) == 0 {
            pick(&self.world_surnames, random)
                .cloned()
                .unwrap_or_default()
        } else {
            pick(&self.surnames, random).map_or_else(String::new, |s| (*s).to_owned())
        }
    }

    /// An ordinary word.
    pub fn word(&self, random: &mut Random, capital: bool) -> String {
        let word = pick(&self.words, random).copied().unwrap_or_default();
        if capital {
            capitalised(word)
        } else {
            word.to_owned()
        }
    }

    pub fn city(&self, random: &mut Random) -> String {
        pick(&self.cities, random).map_or_else(String::new, |s| (*s).to_owned())
    }

    pub fn country(&self, random: &mut Random) -> String {
        pick(&self.countries, random).cloned().unwrap_or_default()
    }

    pub fn person(&self, random: &mut Random) -> Person {
        // One in twelve is of East Asia, one in ten has a particle in the surname.
        if random.below(12) == 0 {
            let first = self.slot("east_asian_syllables", random);
            let second = self.slot("east_asian_syllables", random).to_lowercase();
            let hyphen = if random.below(10) < 7 { "-" } else { "" };
            return Person {
                given: format!("{first}{hyphen}{second}"),
                surname: self.slot("east_asian_surnames", random),
                surname_first: true,
            };
        }
        let given = self.given(random);
        let surname = if random.below(10) == 0 {
            self.slot("particles", random) + &self.surname(random)
        } else {
            self.surname(random)
        };
        Person {
            given,
            surname,
            surname_first: false,
        }
    }
}

pub fn pick<'a, T>(list: &'a [T], random: &mut Random) -> Option<&'a T> {
    list.get(random.below(list.len()))
}
