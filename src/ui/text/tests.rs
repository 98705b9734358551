//! The message files are whole: what the window asks for is there in English, and nothing else; translations fit it.

use super::messages::{ids, sources};
use super::{Language, plain, set, with};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every key with the variables its message names.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, source) in sources(language) {
        let (mut id, mut key) = (String::new(), String::new());
        for line in source.lines().filter(|l| !l.starts_with('#')) {
            if let Some(name) = ids(line).next() {
                id = name.to_owned();
                key.clone_from(&id);
                let again = found.insert(key.clone(), BTreeSet::new());
                assert!(
                    again.is_none(),
                    "{language:?}, {file}: {key} is there twice"
                );
            } else if let Some((name, _)) = attribute(line) {
                key = format!("{id}.{name}");
                found.insert(key.clone(), BTreeSet::new());
            }
            let variables = line.split('$').skip(1).map(|rest| {
                let is_name = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
                rest.chars().take_while(is_name).collect::<String>()
            });
            found.entry(key.clone()).or_default().extend(variables);
        }
    }
    found
}

/// "    .hint = Read every document in a folder"
fn attribute(line: &str) -> Option<(&str, &str)> {
    let (name, text) = line.strip_prefix("    .")?.split_once('=')?;
    Some((name.trim(), text))
}

/// The sources of the window, without its tests.
fn code(dir: &Path, out: &mut String) {
    let mut paths: Vec<_> = std::fs::read_dir(dir)
        .expect("a folder of sources")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.ends_with("tests") {
            code(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            for line in text.lines() {
                if line == "mod tests {" {
                    break;
                }
                let code = line.split("//").next().unwrap_or("");
                out.push_str(code);
                out.push('\n');
            }
        }
    }
}

/// Keys that the window asks for: what stands in quotation marks behind `text!(`, with the arguments given.
fn asked(code: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for rest in code.split("text!(").skip(1) {
        let Some(rest) = rest.trim_start().strip_prefix('"') else {
            continue;
        };
        let (key, rest) = rest.split_once('"').expect("a key has an end");
        let entry = found.entry(key.to_owned()).or_default();
        entry.extend(arguments(rest));
    }
    found
}

/// Names of the arguments up to the closing bracket: words before an equals sign, outside of any inner bracket.
fn arguments(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut in_text, mut word, mut names) = (0, false, String::new(), BTreeSet::new());
    let mut before = ' ';
    for (i, c) in rest.char_indices() {
        match c {
            '"' if before != '\\' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            '=' if depth == 0 && rest[i..].starts_with("= ") && before == ' ' => {
                names.insert(word.clone());
            }
            c if c.is_ascii_alphanumeric() || c == '_' => {
                if !(before.is_ascii_alphanumeric() || before == '_') {
                    word.clear();
                }
                word.push(c);
            }
            _ => {}
        }
        before = c;
    }
    names
}

fn window() -> String {
    let mut all = String::new();
    code(Path::new("src/ui"), &mut all);
    all
}

#[test]
fn every_key_the_window_asks_for_is_there_in_english_with_its_arguments() {
    let english = keys(Language::English);
    let asked = asked(&window());
    assert!(asked.len() > 400, "{} keys were found", asked.len());
    let mut wrong = Vec::new();
    for (key, given) in &asked {
        match english.get(key) {
            None => wrong.push(format!("{key} is in no file of assets/messages/en")),
            Some(named) if named != given => {
                wrong.push(format!("{key} is given {given:?} and names {named:?}"));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_english_message_is_left_over() {
    let code = window();
    let left: Vec<String> = keys(Language::English)
        .into_keys()
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert!(left.is_empty(), "nothing asks for {left:?}");
}

#[test]
fn translations_know_no_other_keys_and_no_other_variables() {
    let english = keys(Language::English);
    let mut wrong = Vec::new();
    for language in [Language::Azerbaijani, Language::Russian] {
        let own = keys(language);
        assert!(own.len() > 300, "{language:?}: {} messages", own.len());
        for (key, named) in own {
            match english.get(&key) {
                None => wrong.push(format!("{language:?}: {key} is not in English")),
                Some(of) if *of != named => {
                    wrong.push(format!("{language:?}: {key} names {named:?}, not {of:?}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_can_be_read_whole() {
    for language in Language::ALL {
        for (file, source) in sources(language) {
            let read = fluent_bundle::FluentResource::try_new((*source).to_owned());
            if let Err((_, errors)) = read {
                panic!("{language:?}, {file}: {errors:?}");
            }
        }
    }
}

#[test]
fn counts_have_the_forms_their_language_asks_for() {
    let said = |language, n: usize| {
        set(language);
        let said = with("n-events", [("n", n.into())]);
        set(Language::English);
        said
    };
    let check = |language, n, expect: &str| assert_eq!(said(language, n), expect);
    check(Language::English, 1, "1 event");
    check(Language::English, 21, "21 events");
    check(Language::English, 10_000, "10\u{202f}000 events");
    check(Language::Russian, 1, "1 событие");
    check(Language::Russian, 3, "3 события");
    check(Language::Russian, 5, "5 событий");
    check(Language::Russian, 21, "21 событие");
    check(Language::Russian, 111, "111 событий");
    check(Language::Azerbaijani, 5, "5 hadisə");
}

#[test]
fn what_is_nowhere_shows_as_its_key_and_never_stops_the_window() {
    for language in Language::ALL {
        set(language);
        assert_eq!(plain("no-such-key"), "no-such-key");
        assert_eq!(with("no-such-key", [("n", 1.into())]), "no-such-key");
        // Arguments that are missing leave a gap, not a fault.
        assert!(!with("n-events", [("m", 1.into())]).is_empty());
    }
    set(Language::English);
}

#[test]
fn a_locale_of_the_system_finds_its_language() {
    let check = |locale, expect| assert_eq!(Language::of_locale(locale), expect);
    check("ru_RU.UTF-8", Some(Language::Russian));
    check("az-Latn-AZ", Some(Language::Azerbaijani));
    check("en_GB", Some(Language::English));
    check("ru", Some(Language::Russian));
    check("C", None);
    check("rue_SK", None);
    check("", None);
}

/// What the bundled font has no letter for shows as a box.
#[test]
fn the_font_has_every_letter_of_every_language() {
    for weight in [
        crate::scene::Weight::Regular,
        crate::scene::Weight::SemiBold,
    ] {
        let face = ttf_parser::Face::parse(crate::scene::font_bytes(weight), 0).expect("a font");
        for language in Language::ALL {
            for (file, source) in sources(language) {
                let said = source.lines().filter(|l| !l.starts_with('#'));
                for c in said.flat_map(str::chars) {
                    let has = c.is_control() || face.glyph_index(c).is_some();
                    assert!(has, "{language:?}, {file}: {c:?} ({weight:?})");
                }
            }
        }
    }
}
