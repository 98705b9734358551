//! What countries and large towns are called in other languages, and which country a town is in.
//!
//! Knows only what its list has (`data/names/lists/places.tsv`); a village stays what its document calls it.

use super::keys::stem;
use crate::model::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

pub struct Place {
    /// Its English name, folded.
    pub name: String,
    /// Its country's English name, folded; of a country its own.
    pub country: String,
    pub is_country: bool,
}

struct Places {
    list: Vec<Place>,
    of: HashMap<&'static str, u32>,
    /// Cyrillic names without their case endings.
    stems: HashMap<String, u32>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let lines = || {
        include_str!("../../../data/names/lists/places.tsv")
            .lines()
            .filter_map(|line| {
                let mut parts = line.split('\t');
                Some((parts.next()?, parts.next()?, parts.next()?))
            })
    };
    let countries: HashMap<&str, String> = lines()
        .filter_map(|(code, name, _)| Some((code.strip_suffix('*')?, fold(name))))
        .collect();
    let mut out = Places {
        list: Vec::new(),
        of: HashMap::new(),
        stems: HashMap::new(),
    };
    let mut own: Vec<(String, u32)> = Vec::new();
    for (code, name, others) in lines() {
        let index = out.list.len() as u32;
        let is_country = code.ends_with('*');
        let Some(country) = countries.get(code.trim_end_matches('*')) else {
            continue;
        };
        out.list.push(Place {
            name: fold(name),
            country: country.clone(),
            is_country,
        });
        own.push((fold(name), index));
        for other in others.split('|').filter(|o| !o.is_empty()) {
            out.of.entry(other).or_insert(index);
            let cyrillic = other.starts_with(|c| ('\u{400}'..'\u{530}').contains(&c));
            if cyrillic && !other.contains(' ') {
                out.stems.entry(stem(other)).or_insert(index);
            }
        }
    }
    for (name, index) in own {
        out.stems.entry(name).or_insert(index);
    }
    out
});

/// Folded words in: "baki" → Baku, "азербаиджана" → Azerbaijan.
pub fn known(folded: &str) -> Option<&'static Place> {
    let places = &*PLACES;
    let index = places
        .of
        .get(folded)
        .or_else(|| places.stems.get(folded))
        .or_else(|| {
            let cyrillic = folded.starts_with(|c| ('\u{400}'..'\u{530}').contains(&c));
            cyrillic
                .then(|| places.stems.get(stem(folded).as_str()))
                .flatten()
        })?;
    places.list.get(*index as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_several_languages() {
        let name = |n: &str| known(&fold(n)).map(|p| (p.name.as_str(), p.country.as_str()));
        for baku in ["Bakı", "Baku", "Баку", "Bakou"] {
            assert_eq!(name(baku), Some(("baku", "azerbaijan")), "{baku}");
        }
        assert_eq!(name("Азербайджана"), Some(("azerbaijan", "azerbaijan")));
        assert_eq!(name("Wien"), Some(("vienna", "austria")));
        assert_eq!(name("Eastmoor"), None);
        assert_eq!(name(""), None);
    }
}
