//! The guide: every link and picture leads somewhere, and its figures are those of the scoreboard.
//!
//! The table of keys is held against the actions in `src/ui/help`; how the pages look is not tested.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const SOURCE: &str = "docs/guide/src";

fn chapters() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(SOURCE).expect("the guide").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "md") {
            let name = entry.file_name().to_string_lossy().into_owned();
            out.insert(name, read(&path));
        }
    }
    out
}

/// With what a chapter takes in from elsewhere, as mdBook does it.
fn read(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a chapter");
    let Some(rest) = text.trim().strip_prefix("{{#include ") else {
        return text;
    };
    let other = Path::new(SOURCE).join(rest.trim_end_matches("}}").trim());
    std::fs::read_to_string(&other)
        .unwrap_or_else(|e| panic!("{} takes in {}: {e}", path.display(), other.display()))
}

#[derive(Default)]
struct Found {
    links: Vec<String>,
    pictures: Vec<(String, String)>,
    anchors: BTreeSet<String>,
}

fn found(text: &str) -> Found {
    let mut out = Found::default();
    let mut heading: Option<String> = None;
    let mut picture: Option<(String, String)> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => out.links.push(dest_url.into_string()),
            Event::Start(Tag::Image { dest_url, .. }) => {
                picture = Some((dest_url.into_string(), String::new()));
            }
            Event::End(TagEnd::Image) => out.pictures.extend(picture.take()),
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                out.anchors.extend(heading.take().map(|h| anchor(&h)));
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
                if let Some((_, told)) = &mut picture {
                    told.push_str(&words);
                }
            }
            _ => {}
        }
    }
    out
}

/// As mdBook makes the name of a place from its heading.
fn anchor(heading: &str) -> String {
    heading
        .chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c.to_ascii_lowercase()),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

#[test]
fn every_link_and_picture_leads_somewhere() {
    let chapters = chapters();
    assert!(chapters.len() > 14, "the chapters were found");
    let all: BTreeMap<&String, Found> = chapters.iter().map(|(n, t)| (n, found(t))).collect();
    let mut wrong = Vec::new();
    let mut n_links = 0;
    for (name, chapter) in &all {
        for link in &chapter.links {
            n_links += 1;
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { name.as_str() } else { file };
            match all.iter().find(|(n, _)| n.as_str() == target) {
                None => wrong.push(format!("{name}: {link} leads nowhere")),
                Some((_, there)) if !place.is_empty() && !there.anchors.contains(place) => {
                    wrong.push(format!("{name}: {link} leads to no heading"));
                }
                Some(_) => {}
            }
        }
        for (picture, told) in &chapter.pictures {
            if !Path::new(SOURCE).join(picture).is_file() {
                wrong.push(format!("{name}: the picture {picture} is not there"));
            }
            if told.split_whitespace().count() < 3 {
                wrong.push(format!("{name}: nobody is told what {picture} shows"));
            }
        }
    }
    assert!(n_links > 20, "links were found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_chapter_is_in_the_table_of_contents_and_every_picture_in_a_chapter() {
    let chapters = chapters();
    let listed: BTreeSet<String> = found(&chapters["SUMMARY.md"]).links.into_iter().collect();
    let there: BTreeSet<String> = chapters
        .keys()
        .filter(|n| *n != "SUMMARY.md")
        .cloned()
        .collect();
    assert_eq!(listed, there);
    let used: BTreeSet<PathBuf> = chapters
        .values()
        .flat_map(|t| found(t).pictures)
        .map(|(p, _)| Path::new(SOURCE).join(p))
        .collect();
    let folder = Path::new(SOURCE).join("pictures");
    let pictures: BTreeSet<PathBuf> = std::fs::read_dir(folder)
        .expect("the pictures")
        .flatten()
        .map(|e| e.path())
        .collect();
    assert_eq!(used, pictures);
}

const BEGIN: &str =
    "<!-- made from SCOREBOARD.md by `UPDATE_EXPECT=1 cargo test --test guide`; do not edit -->\n";
const END: &str = "<!-- /made -->";

/// What a reader of the guide wants of the scoreboard, in plain words: the row there and what it is called here.
const FIGURES: [(&str, &str); 13] = [
    ("dates: timebank, found", "Dates in news, English: found"),
    (
        "dates: timebank, found and read",
        "Dates in news, English: found and read",
    ),
    (
        "dates: wikiwars-a, found and read",
        "Dates in histories of wars, English: found and read",
    ),
    (
        "dates: tweets-train, found and read",
        "Dates in short messages, English: found and read",
    ),
    (
        "dates: krauts-dolomiten, found and read",
        "Dates in news, German: found and read",
    ),
    (
        "dates: te2-fr-train, found and read",
        "Dates in news, French: found and read",
    ),
    (
        "dates: te2-it-train, found and read",
        "Dates in news, Italian: found and read",
    ),
    (
        "dates: te2-es-train, found and read",
        "Dates in news, Spanish: found and read",
    ),
    (
        "names: worldwide-a, people",
        "People in news from all over the world",
    ),
    (
        "names: worldwide-a, organisations",
        "Organisations in the same news",
    ),
    ("names: worldwide-a, places", "Places in the same news"),
    (
        "timelines of one entity: found",
        "What happened to one company or person, over many news: found",
    ),
    (
        "timelines of one entity: anchored",
        "The same, with its day",
    ),
];

fn figures() -> String {
    let board = std::fs::read_to_string("SCOREBOARD.md").expect("the scoreboard");
    let rows: BTreeMap<&str, &str> = board
        .lines()
        .filter_map(|l| {
            let mut cells = l.strip_prefix('|')?.split('|').map(str::trim);
            // The newest column stands first.
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let newest = rows.get("figure").copied().unwrap_or_default();
    let day = newest.split_whitespace().next().unwrap_or_default();
    let mut out = format!("{BEGIN}\n| measured on {day} | of 100 |\n|---|---:|\n");
    for (row, words) in FIGURES {
        let value = rows
            .get(row)
            .unwrap_or_else(|| panic!("SCOREBOARD.md has no row “{row}”"));
        out.push_str(&format!("| {words} | {value} |\n"));
    }
    out + "\n" + END
}

#[test]
fn the_figures_are_those_of_the_scoreboard() {
    let path = Path::new(SOURCE).join("wrong.md");
    let text = std::fs::read_to_string(&path).expect("the chapter");
    let (before, rest) = text.split_once(BEGIN).expect("where the figures begin");
    let (_, after) = rest.split_once(END).expect("where they end");
    let made = format!("{before}{}{after}", figures());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &made).expect("the chapter can be written");
        return;
    }
    assert!(
        text == made,
        "{} has other figures than SCOREBOARD.md: UPDATE_EXPECT=1 cargo test --test guide",
        path.display()
    );
}
