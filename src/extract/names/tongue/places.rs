//! Places: countries and towns on the lists in any of their cases, and what a preposition or a case says is a place.
//!
//! A listed town counts by itself only where the language's own list has it; the world's towns want a preposition.

use super::super::draft::Drafts;
use super::super::lexicon::key;
use super::super::words::{Shape, Words};
use super::bodies::phrase_at;
use super::lists::{Phrases, Tongue, ends_with_any, world};
use crate::model::{NameForm, NameKind, TokenKind};

const PLACE: NameKind = NameKind::Place;

/// Particles in a row, at most: "von und zu", "de la".
const PARTICLES: usize = 3;

/// The rule of a town that the language's own list has.
pub const TOWN: &str = "list of towns";

pub fn find(words: &Words, tongue: &Tongue, drafts: &mut Drafts) {
    for i in 0..words.list.len() {
        let w = &words.list[i];
        let can_be = w.is_cap()
            && w.kind == TokenKind::Word
            && drafts.owner(i).is_none()
            && !words.boilerplate[w.sentence as usize]
            && !tongue.ordinary.contains(w.key.as_str())
            && !part_of_a_person(words, tongue, i);
        if !can_be {
            continue;
        }
        let found = listed(words, tongue, i)
            .or_else(|| by_preposition(words, tongue, drafts, i))
            .or_else(|| by_office(words, tongue, i))
            .or_else(|| by_case(words, tongue, i));
        if let Some((to, name, why)) = found
            && let Some(d) = drafts.claim(words, (i, to), PLACE, NameForm::Full, why)
            && let Some(name) = name
        {
            drafts.list[d].name = name;
        }
    }
}

type Found = (usize, Option<String>, (&'static str, f32));

/// "Carmen Santiago": a given name before it makes it a surname; a surname after it makes it a given name.
fn part_of_a_person(words: &Words, tongue: &Tongue, i: usize) -> bool {
    // "İpek Şahin | Ankara'da": a name takes no ending that says where.
    let where_it_is = tongue.endings_after_apostrophe
        && words
            .after(i)
            .is_some_and(|a| !a.spaced && tongue.place_endings.iter().any(|e| a.key == *e))
        && phrase_at(words, &tongue.cities, i).is_some();
    if where_it_is {
        return false;
    }
    let before = words.before(i).is_some_and(|b| {
        b.is_cap()
            && !b.is_mark()
            && (tongue.gender(&b.key).is_some()
                || tongue.honorifics.contains(b.key.as_str())
                || b.shape == Shape::Initial && b.text.ends_with('.'))
    });
    // "Wilhelm von | Arnsberg"
    let mut p = i;
    while p > 0
        && i - p < PARTICLES
        && words.same_sentence(p - 1, i)
        && words.list[p - 1].shape == Shape::Lower
        && tongue.particles.contains(words.list[p - 1].key.as_str())
    {
        p -= 1;
    }
    let of_somebody = p < i
        && p > 0
        && words.same_sentence(p - 1, i)
        && words.list[p - 1].is_cap()
        && tongue.gender(&words.list[p - 1].key).is_some()
        // "Paul Martin de | Bruxelles": whose name is whole comes from the place.
        && !(p > 1 && words.list[p - 2].is_cap() && listed(words, tongue, i).is_some());
    let own = tongue.gender(&words.list[i].key).is_some();
    let mut next = i + 1;
    while next <= i + PARTICLES
        && words
            .get(next)
            .is_some_and(|w| w.shape == Shape::Lower && tongue.particles.contains(w.key.as_str()))
    {
        next += 1;
    }
    let after = own
        && words
            .get(next)
            .is_some_and(|a| a.shape == Shape::Cap && words.same_sentence(i, next));
    before || after || of_somebody
}

/// The name a word is a form of, where the list has that name by itself.
fn nominative(tongue: &Tongue, list: &Phrases, text: &str) -> Option<String> {
    tongue.place_cases.undone(text).find(|n| {
        list.starting_with(&key(n))
            .iter()
            .any(|(keys, _)| keys.len() == 1)
    })
}

fn listed(words: &Words, tongue: &Tongue, i: usize) -> Option<Found> {
    let text = words.list[i].text;
    if tongue.org_heads.has(&words.list[i].key) || tongue.is_role(&words.list[i].key) {
        return None;
    }
    if let Some((to, _)) = phrase_at(words, &tongue.countries, i) {
        return Some((to, None, ("list of countries", 0.9)));
    }
    if let Some(name) = nominative(tongue, &tongue.countries, text) {
        return Some((i + 1, Some(name), ("list of countries", 0.85)));
    }
    // A given name is a town somewhere; a town is somebody's surname.
    let sure = tongue.gender(&words.list[i].key).is_none() && !words.list[i].starts
        || words.before(i).is_some_and(|b| is_before(tongue, &b.key))
        || words.list[i].starts && !words.after(i).is_some_and(|a| a.is_cap());
    if !sure {
        return None;
    }
    if let Some((to, _)) = phrase_at(words, &tongue.cities, i) {
        return Some((to, None, (TOWN, 0.8)));
    }
    nominative(tongue, &tongue.cities, text).map(|name| (i + 1, Some(name), (TOWN, 0.8)))
}

fn is_before(tongue: &Tongue, key: &str) -> bool {
    tongue.place_before.contains(key) || tongue.place_before_listed.contains(key)
}

/// "in Rostock", "à Rennes", "в Мурманске"
fn by_preposition(words: &Words, tongue: &Tongue, drafts: &Drafts, i: usize) -> Option<Found> {
    let before = words.before(i)?;
    let open = tongue.place_before.contains(before.key.as_str());
    // "zwischen Stralsund und | Greifswald"
    let joined = (before.is(",") || tongue.org_joins.contains(before.key.as_str()))
        && i > 1
        && drafts.kind_at(i - 2) == Some(PLACE);
    if !joined && (before.is_mark() || !is_before(tongue, &before.key)) {
        return None;
    }
    let key = &words.list[i].key;
    if tongue.latin
        && words.list[i].shape == Shape::Cap
        && let Some((to, _)) = phrase_at(words, &world().cities, i)
    {
        return Some((to, None, ("town after a preposition", 0.75)));
    }
    if !tongue.place_tails.is_empty() && ends_with_any(key, &tongue.place_tails, 3) {
        return Some((i + 1, None, ("ending of towns", 0.7)));
    }
    if !open || words.list[i].shape != Shape::Cap || is_no_place(words, tongue, i) {
        return None;
    }
    let mut to = i + 1;
    while to < i + 4 {
        let goes_on = |p: usize| {
            words.get(p).is_some_and(|w| {
                words.same_sentence(i, p)
                    && w.shape == Shape::Cap
                    && w.kind == TokenKind::Word
                    && drafts.owner(p).is_none()
                    && !is_no_place(words, tongue, p)
            })
        };
        if goes_on(to) {
            to += 1;
        } else if words.get(to).is_some_and(|w| {
            words.same_sentence(i, to)
                && w.shape == Shape::Lower
                && tongue.particles.contains(w.key.as_str())
        }) && goes_on(to + 1)
        {
            to += 2;
        } else {
            break;
        }
    }
    Some((to, None, ("preposition of places", 0.6)))
}

fn is_no_place(words: &Words, tongue: &Tongue, p: usize) -> bool {
    let w = &words.list[p];
    let person = |text: &str| {
        tongue
            .men_cases
            .undone(text)
            .chain(tongue.women_cases.undone(text))
            .any(|n| tongue.gender(&key(&n)).is_some())
    };
    tongue.ordinary.contains(w.key.as_str())
        || tongue.gender(&w.key).is_some()
        || person(w.text)
        || tongue.honorifics.contains(w.key.as_str())
        || tongue.is_role(&w.key)
        || tongue.org_heads.has(&w.key)
        || words.lower.contains(&w.key)
}

/// "maire de | Vannes", "[L:Sinop] Belediye Başkanı" in the languages whose genitive stands before.
fn by_office(words: &Words, tongue: &Tongue, i: usize) -> Option<Found> {
    if words.list[i].shape != Shape::Cap || is_no_place(words, tongue, i) {
        return None;
    }
    let back = |n: usize| {
        i.checked_sub(n)
            .map(|p| &words.list[p])
            .filter(|w| w.sentence == words.list[i].sentence)
    };
    let linked = back(1).is_some_and(|w| {
        w.shape == Shape::Lower
            && (tongue.org_links.contains(w.key.as_str())
                || tongue.role_links.contains(w.key.as_str()))
    });
    // Where genitives have no "of": "Мэр | Кандалакши".
    let office = if linked {
        back(2)
    } else {
        back(1).filter(|_| !tongue.place_cases.is_empty())
    };
    if office.is_some_and(|w| tongue.of_places.has(&w.key))
        && tongue.side == super::lists::Side::First
    {
        return Some((i + 1, None, ("place of an office", 0.7)));
    }
    let next = words.after(i)?;
    (tongue.side == super::lists::Side::Last && next.is_cap() && tongue.of_places.has(&next.key))
        .then_some((i + 1, None, ("place of an office", 0.7)))
}

/// "Trabzon|'da", "Lənkəran|da": the case that says where.
fn by_case(words: &Words, tongue: &Tongue, i: usize) -> Option<Found> {
    let w = &words.list[i];
    if tongue.place_endings.is_empty() || w.shape != Shape::Cap || is_no_place(words, tongue, i) {
        return None;
    }
    if tongue.endings_after_apostrophe {
        let ending = words.after(i).filter(|a| !a.spaced)?;
        return tongue
            .place_endings
            .iter()
            .any(|e| ending.key == *e)
            .then_some((i + 1, None, ("case that says where", 0.6)));
    }
    let stem = tongue
        .place_endings
        .iter()
        .find_map(|e| w.key.strip_suffix(e.as_str()))
        .filter(|s| s.chars().count() >= 3)?;
    let name: String = w.text.chars().take(stem.chars().count()).collect();
    (!w.starts || tongue.latin && !world().cities.starting_with(stem).is_empty()).then_some((
        i + 1,
        Some(name),
        ("case that says where", 0.6),
    ))
}
