//! Numbered meetings: "114th session of the Council of …", "IOM Council's 108th session", "Council, hundred and ninth session"; and
//! numbered observances: "the 20th Day of the Sea".

use super::draft::Drafts;
use super::lexicon::Lexicon;
use super::numerals;
use super::things::{OBSERVANCE, roman};
use super::words::{Shape, Words};
use crate::model::{NameForm, NameKind};
use std::collections::BTreeSet;

/// Largest number of a turn: years ("2019 session") are none.
const LARGEST: u32 = 999;

/// Runs after the organisations are known; a series' range covers the number, the meeting and whose it is.
pub fn find(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    let mut i = 0;
    while i < words.list.len() {
        match ordinal(words, lex, i) {
            Some((number, end)) => {
                if !observance(words, drafts, end, number) {
                    member(words, lang, lex, drafts, (i, end), number);
                }
                i = end;
            }
            None => i += 1,
        }
    }
    if lang != "en" {
        by_spelled_number(words, lang, lex, drafts);
    }
    meetings_are_no_bodies(drafts);
}

/// "cent quatorzième session": the number is read backwards from the word for the meeting.
fn by_spelled_number(words: &Words, lang: &str, lex: &Lexicon, drafts: &mut Drafts) {
    for noun in 1..words.list.len() {
        let meeting = lex.meetings.contains(&words.list[noun].key);
        if !meeting || drafts.kind_at(noun) == Some(NameKind::Series) {
            continue;
        }
        let start = phrase_start(words, noun);
        if let Some((number, first)) = numerals::before(words, start, LARGEST)
            && drafts.kind_at(first) != Some(NameKind::Series)
        {
            member(words, lang, lex, drafts, (first, start), number);
        }
    }
}

/// "período de sesiones" begins before the word for the meeting.
fn phrase_start(words: &Words, noun: usize) -> usize {
    let is = |back: usize, any: &[&str]| {
        noun.checked_sub(back).is_some_and(|at| {
            words.same_sentence(at, noun) && any.contains(&words.list[at].key.as_str())
        })
    };
    if is(1, &["de"]) && is(2, &["periodo"]) {
        noun - 2
    } else {
        noun
    }
}

/// "the 20th International Migrants Day", "39. Choir Festival": the work that it is has a number each time.
fn observance(words: &Words, drafts: &mut Drafts, at: usize, number: u32) -> bool {
    let Some(d) = drafts.owner(at).filter(|_| words.same_sentence(at - 1, at)) else {
        return false;
    };
    let draft = &mut drafts.list[d];
    let recurs = draft.kind == NameKind::Work && draft.rule == OBSERVANCE;
    if recurs && draft.from == at {
        draft.number = Some(number);
    }
    recurs && draft.from == at
}

/// "The 9th Regional Forum on Decent Work": nor is "Regional Forum on Decent Work" a body where it stands without its number.
fn meetings_are_no_bodies(drafts: &mut Drafts) {
    let meetings: BTreeSet<String> = drafts
        .list
        .iter()
        .filter(|d| d.kind == NameKind::Series && d.rule == NAMED)
        .map(|d| d.name.clone())
        .collect();
    if meetings.is_empty() {
        return;
    }
    let inside: Vec<(usize, usize)> = drafts
        .list
        .iter()
        .filter(|d| d.kind == NameKind::Series)
        .map(|d| (d.from, d.to))
        .collect();
    let mut gone = vec![false; drafts.list.len()];
    for (at, d) in drafts.list.iter_mut().enumerate() {
        if d.kind != NameKind::Organisation || !meetings.contains(&d.name) {
            continue;
        }
        // In text order by where they begin.
        let before = inside.partition_point(|(from, _)| *from <= d.from);
        gone[at] = before > 0 && inside[before - 1].1 >= d.to;
        if !gone[at] {
            (d.kind, d.rule) = (NameKind::Series, NAMED);
        }
    }
    drafts.remove(&gone);
}

/// A numbered meeting that is written as a name, with what it is about.
const NAMED: &str = "number and name of a meeting";

/// 114th · XII · 45-я · 110. · hundred and ninth · one hundred and fourteenth → the number and the token after it
fn ordinal(words: &Words, lex: &Lexicon, i: usize) -> Option<(u32, usize)> {
    let w = &words.list[i];
    let figure = w.text.starts_with(|c: char| c.is_ascii_digit());
    if !figure && w.shape != Shape::Upper && !w.key.begins_ordinal() {
        return None;
    }
    let digits: String = w.text.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() && digits.len() <= 3 {
        let rest = &w.text[digits.len()..];
        let ordinal = matches!(
            rest.to_lowercase().as_str(),
            "st" | "nd"
                | "rd"
                | "th"
                | "-й"
                | "-я"
                | "-е"
                | "-ю"
                | "-го"
                | "-ой"
                | "-ая"
                | "-cü"
                | "-ci"
                | "-cı"
                | "-cu"
                | "ª"
                | "º"
                | "a"
                | "e"
                | "ème"
                | "."
                | "-м"
                | "-ей"
        );
        return ordinal
            .then_some((digits.parse().ok()?, i + 1))
            .filter(|(n, _)| *n <= LARGEST && *n > 0);
    }
    if w.shape == Shape::Upper && w.text.len() >= 2 {
        return roman(w.text)
            .filter(|n| *n > 0 && *n <= LARGEST)
            .map(|n| (n, i + 1));
    }
    spelled(words, lex, i)
}

/// (one) hundred and ninth · twenty-first · ninth
fn spelled(words: &Words, lex: &Lexicon, i: usize) -> Option<(u32, usize)> {
    let mut sum = 0;
    let mut end = i;
    let mut complete = false;
    while let Some(w) = words
        .get(end)
        .filter(|w| words.same_sentence(i, end) && !w.is_mark())
    {
        match w.key.as_str() {
            "one" if end == i => {}
            "hundred" => sum += 100,
            "and" if sum >= 100 => {}
            other => {
                // "twenty-first" is one token: "twenty.first".
                let parts: Option<Vec<u32>> = other
                    .split('.')
                    .map(|p| lex.ordinals.get(p).copied())
                    .collect();
                let Some(parts) = parts.filter(|p| !p.is_empty() && p.len() <= 2) else {
                    break;
                };
                sum += parts.iter().sum::<u32>();
                let last = other.rsplit('.').next().unwrap_or(other);
                complete = last.ends_with("th")
                    || last.ends_with("st")
                    || last.ends_with("nd")
                    || last.ends_with("rd");
                end += 1;
                if complete {
                    break;
                }
                continue;
            }
        }
        end += 1;
        if end - i > 6 {
            break;
        }
    }
    (complete && sum > 0 && sum <= LARGEST).then_some((sum, end))
}

fn member(
    words: &Words,
    lang: &str,
    lex: &Lexicon,
    drafts: &mut Drafts,
    (first, after): (usize, usize),
    number: u32,
) {
    let english = matches!(lang, "en" | "und");
    // The meeting word: right after, or after a few words of its own ("regular", "IOM Council", "World Water").
    let mut noun = after;
    let mut whose: Option<(usize, usize)> = None;
    loop {
        let Some(w) = words.get(noun).filter(|_| words.same_sentence(first, noun)) else {
            return;
        };
        if noun - after > 10 || w.is_mark() && !w.is("(") && !w.is(")") && !w.is_possessive() {
            return;
        }
        if lex.meetings.contains(&w.key)
            && !words
                .after(noun)
                .is_some_and(|n| n.is_cap() && lex.meetings.contains(&n.key))
        {
            break;
        }
        let adjective = matches!(
            w.key.as_str(),
            "regular"
                | "annual"
                | "ordinary"
                | "extraordinary"
                | "special"
                | "plenary"
                | "joint"
                | "international"
                | "high.level"
                | "of"
                | "the"
                | "and"
                | "on"
                | "for"
        ) || !english && matches!(w.key.as_str(), "periodo" | "de");
        if !(adjective
            || w.is_cap()
            || drafts.owner(noun).is_some()
            || w.is("(")
            || w.is(")")
            || w.is_possessive())
        {
            return;
        }
        if w.is_cap() || drafts.owner(noun).is_some() {
            whose = Some((whose.map_or(noun, |(a, _)| a), noun + 1));
        }
        noun += 1;
    }
    let mut from = first;
    let mut to = noun + 1;
    let mut body: Option<(usize, usize)> = whose;
    // … session of the ORG
    if words
        .get(to)
        .is_some_and(|w| w.is("of") || !english && is_of(words, to))
        || words
            .get(noun)
            .is_some_and(|w| w.key.starts_with("сесси") || w.key.starts_with("заседан"))
    {
        let mut p = to;
        while words
            .get(p)
            .is_some_and(|w| matches!(w.key.as_str(), "of" | "the") || !english && is_of(words, p))
        {
            p += 1;
        }
        if words.get(p).is_some() && words.same_sentence(first, p) {
            if let Some(d) = drafts.owner(p) {
                body = Some((drafts.list[d].from.max(p), drafts.list[d].to));
                to = drafts.list[d].to;
                to = attached(words, lex, drafts, to, &mut body);
            } else if words.list[p].is_cap() {
                let end = super::things::capitals(words, lex, drafts, p, p + 1);
                body = Some((p, end));
                to = attached(words, lex, drafts, end, &mut body);
            }
            if let (Some((a, _)), false) = (body, english) {
                to = of_what(words, lex, drafts, to);
                body = Some((a, to));
            }
        }
    }
    // ORG's 108th session · ORG, hundred and ninth session
    if body.is_none() && first > 0 && words.same_sentence(first, first - 1) {
        let mut p = first;
        while p > 0
            && (words.list[p - 1].is_possessive()
                || words.list[p - 1].is(",")
                || words.list[p - 1].is(":"))
            && words.same_sentence(first, p - 1)
        {
            p -= 1;
        }
        if p < first && p > 0 && words.same_sentence(first, p - 1) {
            if let Some(d) = drafts
                .owner(p - 1)
                .filter(|&d| drafts.list[d].kind == NameKind::Organisation)
            {
                body = Some((drafts.list[d].from, drafts.list[d].to));
                from = drafts.list[d].from;
            } else if words.list[p - 1].is_cap() && lex.org_heads.contains(&words.list[p - 1].key) {
                let start = super::things::run_start(words, lex, drafts, p - 1);
                body = Some((start, p));
                from = start;
            }
        }
    }
    // "agreed to set up a working group; its first meeting": of a body without a name, and of none that the document speaks of elsewhere.
    if body.is_none() && is_of_a_nameless_body(words, lex, first, number) {
        return;
    }
    // "9th Regional Forum on Decent Work": a meeting that is written as a name goes on with what it is about.
    let about = topic(words, lex, drafts, noun).filter(|_| to == noun + 1);
    to = about.unwrap_or(to);
    // Whose it is may be unsaid ("the 114th session"): still a numbered meeting where the noun says so and a number stands.
    let noun_text = words.list[noun].text.to_lowercase();
    let name = match body {
        _ if about.is_some() => {
            let begins = whose.map_or(noun, |(a, _)| a);
            without_brackets(&words.shown(words.range(begins, to)))
        }
        Some((a, b)) => {
            let body_name = without_brackets(&words.shown(words.range(a, b)));
            if lex.meetings.contains(&words.list[b - 1].key) && b - 1 == noun {
                body_name
            } else if whose.is_some() && body == whose {
                format!("{body_name} {noun_text}")
            } else if lang == "ru" || lang == "uk" {
                let noun = russian_first_case(&noun_text).unwrap_or(noun_text);
                format!("{} {body_name}", capitalised(&noun))
            } else if !english && a > noun {
                // In its own words: "Session du Conseil de l'Organisation des Ports".
                let from = phrase_start(words, noun);
                capitalised(&without_brackets(&words.shown(words.range(from, b))))
            } else if let Some(noun) = russian_first_case(&noun_text) {
                format!("{} {body_name}", capitalised(&noun))
            } else {
                format!("{} of the {body_name}", capitalised(&noun_text))
            }
        }
        None => capitalised(
            &russian_first_case(&noun_text)
                .or_else(|| owner_first_case(lang, &noun_text))
                .unwrap_or(noun_text),
        ),
    };
    let index = drafts.push(
        words,
        (from, to),
        NameKind::Series,
        NameForm::Full,
        (
            match about {
                Some(_) => NAMED,
                None => "number and meeting word",
            },
            match body.is_some() || about.is_some() {
                true => 0.9,
                false => 0.6,
            },
        ),
    );
    drafts.list[index].name = name;
    drafts.list[index].number = Some(number);
    if body.is_none() && about.is_none() {
        drafts.list[index].form = NameForm::Short;
    }
}

/// "a joint working group; its" before a numbered meeting: whose it is, the sentence says without a name.
fn is_of_a_nameless_body(words: &Words, lex: &Lexicon, first: usize, number: u32) -> bool {
    let word = |i: usize| words.get(i).filter(|_| words.same_sentence(first, i));
    let is = |i: usize, list: &[&str]| word(i).is_some_and(|w| list.contains(&w.key.as_str()));
    let Some(whose) = first
        .checked_sub(1)
        .filter(|&i| is(i, &["its", "their", "whose"]))
    else {
        return false;
    };
    // "The council will hold its first session in May": of the council that is spoken of.
    let council = (whose.saturating_sub(NAMELESS_REACH)..whose).find(|&i| {
        is(i, &["the", "this"])
            && word(i + 1)
                .is_some_and(|w| !w.is_cap() && NAMELESS_THAT_MEET.contains(&w.key.as_str()))
    });
    let opens = council.is_some_and(|i| i == 0 || !words.same_sentence(i - 1, i));
    if number == 1 && opens {
        return true;
    }
    // Not "held its first meeting".
    let begins = whose > 0 && word(whose - 1).is_some_and(|w| w.is_mark() || w.is("and"));
    let group = |i: usize| {
        word(i).is_some_and(|w| {
            !w.is_cap() && (lex.org_heads.contains(&w.key) || NAMELESS.contains(&w.key.as_str()))
        })
    };
    begins
        && (whose.saturating_sub(NAMELESS_REACH)..whose)
            .any(|i| is(i, &["a", "an"]) && (i + 1..(i + 5).min(whose)).any(group))
}

/// Bodies that hold meetings.
const NAMELESS_THAT_MEET: [&str; 7] = [
    "group",
    "committee",
    "commission",
    "board",
    "panel",
    "council",
    "forum",
];

/// So many words before "its" a body may stand that has no name.
const NAMELESS_REACH: usize = 12;

/// Bodies that seldom have one.
const NAMELESS: [&str; 6] = ["group", "committee", "commission", "board", "panel", "team"];

/// Where the words end that say what a capitalised meeting is about: "Forum | on Decent Work and the Rights of the Child".
fn topic(words: &Words, lex: &Lexicon, drafts: &Drafts, noun: usize) -> Option<usize> {
    if !words.list[noun].is_cap() {
        return None;
    }
    let small = |i: usize, list: &[&str]| {
        let w = words.get(i).filter(|_| words.same_sentence(noun, i));
        w.is_some_and(|w| list.contains(&w.key.as_str()))
    };
    let run = |p: usize| {
        // A body's name that the meeting was taken for holds all of it; a law or a body that it is about has a name too.
        if let Some(d) = drafts.owner(p).map(|d| &drafts.list[d]) {
            let whole = d.kind == NameKind::Organisation && d.from <= noun;
            let about = d.kind != NameKind::Person && d.from == p;
            return (whole || about).then_some(d.to);
        }
        let end = super::things::capitals(words, lex, drafts, p, p);
        (end > p).then_some(end)
    };
    let mut p = noun + 1;
    if !small(p, &["on", "for", "against", "über", "sur"]) {
        return None;
    }
    let mut end = None;
    // A few joints at most: "on the Law of the Sea and Ocean Affairs".
    for _ in 0..4 {
        p += 1;
        while small(p, &["the", "of"]) {
            p += 1;
        }
        let Some(to) = run(p).filter(|_| words.same_sentence(noun, p)) else {
            break;
        };
        (end, p) = (Some(to), to);
        if !small(p, &["and", "of"]) {
            break;
        }
    }
    end
}

/// "… Organization for Migration (IOM) Council": brackets and a body after the name still belong to it.
fn attached(
    words: &Words,
    lex: &Lexicon,
    drafts: &Drafts,
    to: usize,
    body: &mut Option<(usize, usize)>,
) -> usize {
    if words.get(to).is_some_and(|w| w.is("("))
        && words.get(to + 2).is_some_and(|w| w.is(")"))
        && words
            .get(to + 3)
            .is_some_and(|w| w.is_cap() && lex.org_heads.contains(&w.key))
    {
        *body = body.map(|(a, _)| (a, to + 4));
        return to + 4;
    }
    if let (Some(d), true) = (
        drafts.owner(to),
        words.get(to).is_some_and(|w| w.spaced && !w.is_mark()),
    ) && drafts.list[d].kind == NameKind::Organisation
        && drafts.list[d].from == to
    {
        *body = body.map(|(a, _)| (a, drafts.list[d].to));
        return drafts.list[d].to;
    }
    to
}

/// "du", "der", "de l'", "dell'": what stands between a meeting and whose it is.
fn is_of(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|w| {
        let apostrophe = matches!(w.text, "'" | "’");
        let key = w.key.as_str().trim_end_matches(['\'', '’']);
        apostrophe
            || matches!(
                key,
                "des"
                    | "der"
                    | "du"
                    | "de"
                    | "del"
                    | "la"
                    | "las"
                    | "los"
                    | "d"
                    | "l"
                    | "dell"
                    | "della"
                    | "dei"
                    | "degli"
                    | "delle"
                    | "do"
                    | "da"
                    | "dos"
                    | "das"
                    | "van"
                    | "het"
            )
    })
}

/// "Conseil | de l'Organisation des Ports": as far as names follow each other with such words between them.
fn of_what(words: &Words, lex: &Lexicon, drafts: &Drafts, mut to: usize) -> usize {
    /// A body of a body of a body is the most.
    const LONGEST: usize = 3;
    for _ in 0..LONGEST {
        let mut p = to;
        while is_of(words, p) {
            p += 1;
        }
        if p == to || words.get(p).is_none() || !words.same_sentence(to - 1, p) {
            return to;
        }
        let owner = drafts.owner(p).filter(|&d| drafts.list[d].from == p);
        to = match owner {
            Some(d) if drafts.list[d].kind == NameKind::Organisation => drafts.list[d].to,
            None if words.list[p].is_cap() => {
                super::things::capitals(words, lex, drafts, p, p + 1).max(p + 1)
            }
            Some(_) | None => return to,
        };
    }
    to
}

/// "sessiyasında" → "sessiyası": of languages that put whose it is first, the word as it stands alone.
fn owner_first_case(lang: &str, noun: &str) -> Option<String> {
    if !matches!(lang, "az" | "tr") {
        return None;
    }
    let cases = [
        "nda", "ndə", "nde", "nın", "nin", "nun", "nün", "na", "nə", "ne", "nı", "ni",
    ];
    let stem = cases.iter().find_map(|c| noun.strip_suffix(c))?;
    stem.ends_with(['ı', 'i', 'u', 'ü'])
        .then(|| stem.to_owned())
}

/// "сессии" → "сессия", "заседании" → "заседание"; `None` for a word that is not Russian.
fn russian_first_case(noun: &str) -> Option<String> {
    if !noun.chars().all(|c| ('\u{400}'..'\u{530}').contains(&c)) {
        return None;
    }
    for (from, to) in [("ани", "ание"), ("сси", "ссия"), ("енци", "енция")] {
        if let Some(at) = noun.rfind(from)
            && noun[at + from.len()..].chars().count() <= 3
        {
            return Some(format!("{}{to}", &noun[..at]));
        }
    }
    Some(noun.to_owned())
}

fn without_brackets(name: &str) -> String {
    match (name.find('('), name.find(')')) {
        (Some(a), Some(b)) if a < b => {
            format!("{} {}", name[..a].trim_end(), name[b + 1..].trim_start())
                .trim()
                .to_owned()
        }
        _ => name.to_owned(),
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
