//! Knowledge from outside the documents: `data/chronology` and files of the user's own, each entry with its source.
//!
//! Only what is looked up; where it narrows a date is said in [`super::dating`].

use crate::model::text::fold;
use crate::model::{Edtf, Instant};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// What is known of a time, and where that can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub from: Option<Instant>,
    pub to: Option<Instant>,
    /// "Ban Ki-moon was Secretary-General of the United Nations from 1 January 2007 to 31 December 2016."
    pub text: String,
    pub source: String,
    /// Was it held against that source, or another one, when it was written down?
    pub checked: bool,
}

impl Known {
    /// The sentence that labels what rests on it.
    pub fn sentence(&self) -> String {
        let Self { text, source, .. } = self;
        if self.checked {
            format!("From outside the documents: {text} (Source: {source}.)")
        } else {
            format!("From general knowledge, not checked: {text} (To be checked at {source}.)")
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Chronology {
    /// By the folded name of a person, then of the office.
    offices: FxHashMap<String, Vec<(Vec<String>, Known)>>,
    /// By the folded name of the series.
    series: FxHashMap<String, Vec<Series>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct File {
    office: Vec<Office>,
    series: Vec<Series>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    role: String,
    body: String,
    #[serde(default)]
    names: Vec<String>,
    source: String,
    checked: Option<String>,
    terms: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    who: String,
    #[serde(default)]
    also: Vec<String>,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    source: String,
    checked: Option<String>,
    /// One within each year, from this number and year on.
    one_a_year: Option<Count>,
    /// One opens each year and may go on into the next.
    opens_each_year: Option<Count>,
    #[serde(default)]
    members: Vec<Member>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Count {
    number: u32,
    year: i32,
    to: u32,
}

impl Count {
    fn year_of(self, number: u32) -> Option<i32> {
        (self.number..=self.to)
            .contains(&number)
            .then(|| self.year + (number - self.number) as i32)
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    number: u32,
    from: String,
    to: Option<String>,
}

impl Chronology {
    /// Nothing but the documents.
    pub fn none() -> &'static Self {
        static NONE: LazyLock<Chronology> = LazyLock::new(Chronology::default);
        &NONE
    }

    /// What ships.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Chronology> = LazyLock::new(|| {
            let mut all = Chronology::default();
            for (name, text) in FILES {
                // The files that ship are read by a test; a broken one is left out.
                let _ = all.add(name, text);
            }
            all
        });
        &BUILTIN
    }

    /// Takes in a file of the user's own. `Err` is one sentence; nothing of that file is then used.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), String> {
        let file: File = toml::from_str(text).map_err(|e| {
            let what = e
                .message()
                .lines()
                .next()
                .unwrap_or("it is no TOML")
                .to_owned();
            format!("This file of knowledge from outside cannot be used: {what} — {name}")
        })?;
        let bad = |what: &str| {
            format!("This file of knowledge from outside cannot be used: {what} — {name}")
        };
        let sourced = |source: &str| !source.trim().is_empty();
        let mut offices = Vec::new();
        for office in &file.office {
            if !sourced(&office.source) {
                return Err(bad(&format!("“{}” names no source", office.role)));
            }
            for term in &office.terms {
                let known = office
                    .known(term)
                    .map_err(|date| bad(&format!("{date} is no date")))?;
                let mut called: Vec<String> = office.names.iter().map(|n| fold(n)).collect();
                called.push(fold(&office.role));
                called.push(fold(&format!("{} of the {}", office.role, office.body)));
                called.push(fold(&format!("{} {}", office.body, office.role)));
                for who in std::iter::once(&term.who).chain(&term.also) {
                    offices.push((fold(who), (called.clone(), known.clone())));
                }
            }
        }
        for series in &file.series {
            if !sourced(&series.source) {
                return Err(bad(&format!("“{}” names no source", series.name)));
            }
            for member in &series.members {
                for date in std::iter::once(&member.from).chain(&member.to) {
                    bounds(date).map_err(|date| bad(&format!("{date} is no date")))?;
                }
            }
        }
        for (who, office) in offices {
            self.offices.entry(who).or_default().push(office);
        }
        for series in file.series {
            for name in std::iter::once(&series.name).chain(&series.names) {
                self.series
                    .entry(fold(name))
                    .or_default()
                    .push(series.clone());
            }
        }
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        let Self { offices, series } = self;
        offices.is_empty() && series.is_empty()
    }

    /// When somebody of this name held an office called so; the documents call it as one of its names.
    pub fn term(&self, who: &str, role: &str) -> Option<&Known> {
        let role = fold(role);
        let mut found = self
            .offices
            .get(&fold(who))?
            .iter()
            .filter(|(called, _)| called.contains(&role));
        let (_, known) = found.next()?;
        // Twice in office: which time is not said.
        found.next().is_none().then_some(known)
    }

    /// When the member with this number of a series called so was.
    pub fn member(&self, series: &str, number: u32) -> Option<Known> {
        let entries = self.series.get(&fold(series))?;
        let mut found: Vec<Known> = entries.iter().filter_map(|s| s.member(number)).collect();
        // What was checked counts before what was not; two of equal worth say nothing.
        if found.iter().any(|k| k.checked) {
            found.retain(|k| k.checked);
        }
        let mut found = found.into_iter();
        found.next().filter(|_| found.next().is_none())
    }
}

impl Office {
    fn known<'t>(&self, term: &'t Term) -> Result<Known, &'t str> {
        let from = term.from.as_deref().map(bounds).transpose()?;
        let to = term.to.as_deref().map(bounds).transpose()?;
        let says = |word: &str, date: &Option<String>| {
            let edtf = date.as_ref().and_then(|d| d.parse::<Edtf>().ok());
            edtf.map_or(String::new(), |e| format!(" {word} {}", e.in_words()))
        };
        let Self { role, body, .. } = self;
        Ok(Known {
            from: from.map(|b| b.0),
            to: to.map(|b| b.1),
            text: format!(
                "{} was {role} of the {body}{}{}.",
                term.who,
                says("from", &term.from),
                says("to", &term.to)
            ),
            source: self.source.clone(),
            checked: is_checked(self.checked.as_ref()),
        })
    }
}

impl Series {
    fn member(&self, number: u32) -> Option<Known> {
        let year = |y: i32| Instant::from_ymd(y, 1, 1);
        let known = |from, to, when: String| {
            Some(Known {
                from,
                to,
                text: format!("number {number} of “{}” was {when}.", self.name),
                source: self.source.clone(),
                checked: is_checked(self.checked.as_ref()),
            })
        };
        if let Some(member) = self.members.iter().find(|m| m.number == number) {
            let from = bounds(&member.from).ok()?;
            let to = bounds(member.to.as_ref().unwrap_or(&member.from)).ok()?;
            let words = |date: &str| date.parse::<Edtf>().map_or(String::new(), |e| e.in_words());
            let when = match &member.to {
                Some(to) => format!("from {} to {}", words(&member.from), words(to)),
                None => format!("on {}", words(&member.from)),
            };
            return known(Some(from.0), Some(to.1), when);
        }
        if let Some(y) = self.one_a_year.and_then(|c| c.year_of(number)) {
            return known(year(y), year(y + 1), format!("in {y}"));
        }
        let y = self.opens_each_year?.year_of(number)?;
        known(
            year(y),
            year(y + 2),
            format!("opened in {y} and ended by the next year"),
        )
    }
}

/// What the entries of files say that nobody held against a source.
const UNCHECKED: &str = "no";

/// Whoever writes a file of their own need not say it: their word is their source.
fn is_checked(checked: Option<&String>) -> bool {
    checked.is_none_or(|c| c.trim() != UNCHECKED)
}

/// `Err` is the date as written.
fn bounds(date: &str) -> Result<(Instant, Instant), &str> {
    let edtf: Edtf = date.parse().map_err(|_| date)?;
    match edtf.bounds() {
        (Some(from), Some(to)) => Ok((from, to)),
        _ => Err(date),
    }
}

const FILES: [(&str, &str); 2] = [
    (
        "migration.toml",
        include_str!("../../data/chronology/migration.toml"),
    ),
    (
        "united-nations.toml",
        include_str!("../../data/chronology/united-nations.toml"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_can_be_read_and_names_its_sources() {
        for (name, text) in FILES {
            let mut all = Chronology::default();
            all.add(name, text).expect(name);
            assert!(!all.is_empty());
            let file: File = toml::from_str(text).expect(name);
            let offices = file.office.iter().map(|o| (&o.role, &o.source, &o.checked));
            let series = file.series.iter().map(|s| (&s.name, &s.source, &s.checked));
            for (what, source, checked) in offices.chain(series) {
                assert!(source.starts_with("https://"), "{what}: {source}");
                // Against what it was held, in a sentence, or that it was not.
                let told = checked.as_ref().expect("each says whether it was checked");
                assert!(told == UNCHECKED || told.contains(' '), "{what}: {told}");
            }
        }
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/chronology");
        let files = std::fs::read_dir(folder).expect("the folder").flatten();
        let toml = files.filter(|f| f.path().extension().is_some_and(|e| e == "toml"));
        assert_eq!(toml.count(), FILES.len(), "each file of the folder ships");
    }

    #[test]
    fn terms_and_numbers_are_looked_up() {
        let all = Chronology::builtin();
        let term = all
            .term("Ban Ki-moon", "UN Secretary-General")
            .expect("a term");
        assert_eq!(
            term.text,
            "Ban Ki-moon was Secretary-General of the United Nations from 1 January 2007 to 31 December 2016."
        );
        assert!(all.term("Ban Ki-moon", "Director General").is_none());
        assert!(all.term("Eva Lund", "UN Secretary-General").is_none());
        let member = all.member("World Health Assembly", 70).expect("a number");
        assert_eq!(member.from, Instant::from_ymd(2017, 1, 1));
        assert!(!member.checked);
        assert_eq!(
            member.sentence(),
            "From general knowledge, not checked: number 70 of “World Health Assembly” was in 2017. (To be checked at https://apps.who.int/gb/gov/.)"
        );
        // What was held against something is preferred, where a number is in two entries.
        for (number, checked) in [(50, true), (72, false)] {
            let member = all.member("UN General Assembly", number).expect("a number");
            assert_eq!(member.checked, checked, "{number}");
        }
        assert!(all.member("World Health Assembly", 200).is_none());
        // Between two checked numbers of a yearly meeting there is one a year; the 104th was a special session.
        let council = |n| all.member("Session of the IOM Council", n);
        let year = council(114).expect("between the 108th and the 115th");
        assert_eq!(
            (year.from, year.checked),
            (Instant::from_ymd(2023, 1, 1), true)
        );
        assert!(council(104).is_none());
        assert!(all.member("Session of the Harbor Board", 3).is_none());
    }

    #[test]
    fn files_of_the_users_own_are_added_or_refused_in_one_sentence() {
        let mut all = Chronology::default();
        let good = "[[series]]\nname = \"Ostermoor Choir Festival\"\nsource = \"its own list\"\none_a_year = { number = 1, year = 1976, to = 40 }\n";
        assert_eq!(all.add("mine.toml", good), Ok(()));
        let known = all.member("Ostermoor Choir Festival", 4).expect("a number");
        assert_eq!(
            known.sentence(),
            "From outside the documents: number 4 of “Ostermoor Choir Festival” was in 1979. (Source: its own list.)"
        );
        for bad in [
            "[[series]]\nname = \"x\"\n",
            "[[series]]\nname = \"x\"\nsource = \" \"\n",
            "[[series]]\nname = \"x\"\nsource = \"y\"\nmembers = [{ number = 1, from = \"some day\" }]\n",
            "nonsense",
        ] {
            let told = all.add("mine.toml", bad).expect_err(bad);
            assert!(
                told.ends_with("— mine.toml") && !told.contains('\n'),
                "{told}"
            );
        }
    }
}
