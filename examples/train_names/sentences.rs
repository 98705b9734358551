//! Made-up news: the sentences of `data/names/model/news.txt` with their slots filled, several to a text.
//!
//! Not corpus text: every sentence was written for it.

use crate::corpus::Text;
use crate::people::{People, Person, pick};
use dateline::extract::names::tagger::train::Random;
use dateline::model::{NameKind, TextRange};
use std::collections::BTreeMap;

pub struct Templates(Vec<&'static str>);

impl Templates {
    pub fn load() -> Result<Self, String> {
        let lines = include_str!("../../data/names/model/news.txt").lines();
        let list: Vec<&str> = lines
            .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
            .collect();
        if list.is_empty() {
            return Err("news.txt has no sentences".to_owned());
        }
        Ok(Self(list))
    }

    /// Six to fourteen sentences about the same few people, towns and bodies.
    pub fn text(&self, number: usize, people: &People, random: &mut Random) -> Text {
        let mut scene = Scene::new(people, random);
        let mut out = Text {
            name: format!("made up {number}"),
            ..Text::default()
        };
        for _ in 0..6 + random.below(9) {
            let Some(template) = pick(&self.0, random) else {
                continue;
            };
            let mut line = Text::default();
            scene.fill(template, &mut line, random);
            headline(&mut line, random);
            let begin = out.text.len() as u32;
            out.names.extend(line.names.iter().map(|(r, k)| {
                let range = TextRange {
                    start: r.start + begin,
                    end: r.end + begin,
                };
                (range, *k)
            }));
            let ends = line.text.ends_with(['.', '!', '?', '"']);
            out.text.push_str(&line.text);
            out.text.push(if ends && random.below(5) < 2 {
                ' '
            } else {
                '\n'
            });
        }
        out
    }
}

/// A few sentences become headlines, With Capitals Or ALL SO.
fn headline(line: &mut Text, random: &mut Random) {
    let how = random.below(100);
    if how >= 9 || !line.text.ends_with('.') {
        return;
    }
    let new: String = if how < 6 {
        let mut fresh = true;
        line.text
            .chars()
            .map(|c| {
                let begins = std::mem::replace(&mut fresh, c == ' ');
                if begins && c.is_ascii() {
                    c.to_ascii_uppercase()
                } else {
                    c
                }
            })
            .collect()
    } else {
        line.text.to_uppercase()
    };
    // Positions hold only where no letter grew.
    if new.len() == line.text.len()
        && line.names.iter().all(|(r, _)| {
            new.is_char_boundary(r.start as usize) && new.is_char_boundary(r.end as usize)
        })
    {
        line.text = new;
        let last = line.text.len() - 1;
        if line.names.iter().all(|(r, _)| r.end as usize <= last) {
            line.text.truncate(last);
        }
    }
}

/// What one text is about.
struct Scene<'p> {
    world: &'p People,
    people: Vec<Person>,
    introduced: Vec<Person>,
    cities: Vec<String>,
    countries: Vec<String>,
    bodies: BTreeMap<String, Vec<String>>,
    acronyms: Vec<String>,
    unexplained: Vec<String>,
}

const MIXED_BODIES: [&str; 8] = [
    "company",
    "party",
    "ministry",
    "agency",
    "ngo",
    "university",
    "bank",
    "council",
];

/// One in so many bodies is real, so that the model learns to trust the lists and does not learn them by heart.
const REAL: usize = 3;

impl<'p> Scene<'p> {
    fn new(world: &'p People, random: &mut Random) -> Self {
        Self {
            world,
            people: (0..3 + random.below(4))
                .map(|_| world.person(random))
                .collect(),
            introduced: Vec::new(),
            cities: (0..4).map(|_| world.city(random)).collect(),
            countries: (0..3).map(|_| world.country(random)).collect(),
            bodies: BTreeMap::new(),
            acronyms: Vec::new(),
            unexplained: (0..2).map(|_| acronym(random)).collect(),
        }
    }

    fn fill(&mut self, template: &str, line: &mut Text, random: &mut Random) {
        let mut here: Vec<Person> = Vec::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            line.text.push_str(before);
            let Some((slot, after)) = after.split_once('}') else {
                line.text.push('{');
                rest = after;
                continue;
            };
            rest = after;
            match slot {
                "P" | "F" | "S" => {
                    let name = self.person(slot, &mut here, random);
                    put(line, &name, NameKind::Person);
                }
                "city" => put(line, &one_of(&self.cities, random), NameKind::Place),
                "country" => put(line, &one_of(&self.countries, random), NameKind::Place),
                "region" | "place" => {
                    let name = self.body(slot, random);
                    put(line, &name, NameKind::Place);
                }
                "ACR" => {
                    let explained = !self.acronyms.is_empty() && random.below(5) < 3;
                    let list = if explained {
                        &self.acronyms
                    } else {
                        &self.unexplained
                    };
                    put(line, &one_of(list, random), NameKind::Organisation);
                }
                "Any" => line.text.push_str(&self.world.word(random, true)),
                "any" => line.text.push_str(&self.world.word(random, false)),
                "People" => line.text.push_str(&coined(self.world, random)),
                "Title" => {
                    let first = self.world.word(random, true);
                    line.text.push_str(&first);
                    for _ in 0..random.below(3) {
                        line.text.push(' ');
                        line.text.push_str(&self.world.word(random, true));
                    }
                }
                "n" => line.text.push_str(&(2 + random.below(59)).to_string()),
                _ => match plain_slot(slot) {
                    Some(list) => line.text.push_str(&self.world.slot(list, random)),
                    None => rest = self.put_body(slot, rest, line, random),
                },
            }
        }
        line.text.push_str(rest);
    }

    fn person(&mut self, slot: &str, here: &mut Vec<Person>, random: &mut Random) -> String {
        let mut free: Vec<Person> = self
            .people
            .iter()
            .filter(|p| !here.contains(p))
            .cloned()
            .collect();
        if free.is_empty() || slot == "F" && random.below(10) < 3 {
            free = vec![self.world.person(random)];
            self.people.extend(free.clone());
        }
        if slot == "S" {
            let known: Vec<Person> = free
                .iter()
                .filter(|p| self.introduced.contains(p))
                .cloned()
                .collect();
            if !known.is_empty() {
                free = known;
            }
        }
        let Some(who) = pick(&free, random).cloned() else {
            return String::new();
        };
        here.push(who.clone());
        let short =
            slot == "S" || slot == "P" && self.introduced.contains(&who) && random.below(2) == 0;
        if short {
            return who.surname;
        }
        self.introduced.push(who.clone());
        if who.surname_first {
            return format!("{} {}", who.surname, who.given);
        }
        match random.below(25) {
            0 => format!("{}. {}", first_letter(&who.given), who.surname),
            1 => format!(
                "{} {}. {}",
                who.given,
                first_letter(&self.world.given(random)),
                who.surname
            ),
            2 | 3 => format!("{} {} {}", who.given, self.world.given(random), who.surname),
            _ => format!("{} {}", who.given, who.surname),
        }
    }

    /// A body, and its acronym in brackets where the sentence has one; gives the rest of the sentence.
    fn put_body<'t>(
        &mut self,
        slot: &str,
        rest: &'t str,
        line: &mut Text,
        random: &mut Random,
    ) -> &'t str {
        let slot = match slot {
            "org" => MIXED_BODIES[random.below(MIXED_BODIES.len())],
            slot => slot,
        };
        let introduces = rest.strip_prefix(" ({ACR})");
        let known = self.bodies.get(slot).filter(|_| introduces.is_none());
        let name = match known
            .and_then(|l| pick(l, random))
            .filter(|_| random.below(2) == 0)
        {
            Some(name) => name.clone(),
            None => (random.below(REAL) == 0 && introduces.is_none())
                .then(|| self.world.real_body(slot, random))
                .flatten()
                .unwrap_or_else(|| self.body(slot, random)),
        };
        put(line, &name, NameKind::Organisation);
        self.bodies
            .entry(slot.to_owned())
            .or_default()
            .push(name.clone());
        let Some(after) = introduces else { return rest };
        let initials: String = name
            .split([' ', '-'])
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        if initials.chars().count() >= 2 {
            line.text.push_str(" (");
            put(line, &initials, NameKind::Organisation);
            line.text.push(')');
            self.acronyms.push(initials);
        }
        after
    }

    /// A name of that kind of body or place, from its patterns.
    fn body(&mut self, kind: &str, random: &mut Random) -> String {
        let world = self.world;
        let patterns = world
            .slots
            .get("bodies")
            .and_then(|b| b.get(kind))
            .and_then(|v| v.as_array());
        let pattern = patterns
            .and_then(|l| pick(l, random))
            .and_then(|v| v.as_str())
            .unwrap_or("{coined}");
        let mut out = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            rest = after;
            match slot {
                "city" => out.push_str(&one_of(&self.cities, random)),
                "country" => out.push_str(&one_of(&self.countries, random)),
                "surname" => out.push_str(&world.surname(random)),
                "coined" => out.push_str(&coined(world, random)),
                "ACRONYM" => out.push_str(&acronym(random)),
                "industry" => out.push_str(&world.slot("industries", random)),
                "party_name" => out.push_str(&world.slot("parties", random)),
                "paper_name" => out.push_str(&world.slot("papers", random)),
                other => out.push_str(&world.slot(&format!("{other}s"), random)),
            }
        }
        out + rest
    }
}

/// Slots that are no names, by their list.
fn plain_slot(slot: &str) -> Option<&'static str> {
    Some(match slot {
        "Hon" => "honorifics",
        "Role" => "titles",
        "role" => "roles",
        "month" => "months",
        "day" => "days",
        "demonym" => "demonyms",
        "Group" => "groups",
        "Event" => "events",
        "Thing" => "things",
        "Word" => "words",
        "Office" => "offices",
        "Paper" => "parts_of_papers",
        "big" => "large_numbers",
        _ => return None,
    })
}

fn put(line: &mut Text, name: &str, kind: NameKind) {
    let begin = line.text.len();
    line.text.push_str(name);
    line.names
        .push((TextRange::new(begin, line.text.len()), kind));
}

fn one_of(list: &[String], random: &mut Random) -> String {
    pick(list, random).cloned().unwrap_or_default()
}

fn first_letter(name: &str) -> char {
    name.chars().next().unwrap_or('A')
}

fn acronym(random: &mut Random) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIKLMNOPRSTUAEIOCSPN";
    let length = [2, 3, 3, 3, 3, 4, 4, 4, 5][random.below(9)];
    (0..length)
        .map(|_| char::from(LETTERS[random.below(LETTERS.len())]))
        .collect()
}

/// A company's name that is no word of any language we know of.
fn coined(world: &People, random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..[1, 2, 2, 2, 3][random.below(5)] {
        word.push_str(&world.slot("syllables", random));
    }
    word.push_str(&world.slot("endings", random));
    if word.len() < 4 {
        word.push_str(&world.slot("syllables", random));
    }
    let upper = |w: &str| w[..1].to_uppercase() + &w[1..];
    match random.below(20) {
        0 => word.to_uppercase(),
        1 | 2 => upper(&word[..word.len() / 2]) + &upper(&word[word.len() / 2..]),
        _ => upper(&word),
    }
}
