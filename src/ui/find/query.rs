//! How a filter is typed: `bridge person:"Mara Lind" -before:1950 is:undated`.
//!
//! Not what passes it; that is [`crate::model::Filter`].

use crate::model::query::{Ask, Term};
use crate::model::{Edtf, EdtfDate, EntityKind, Filter, Instant};
use crate::ui::lookup::Lookup;
use crate::ui::words;

/// What can be typed before a colon, what it asks for, and an example of what may follow.
pub const KEYS: [(&str, &str, &str); 10] = [
    ("person:", "Somebody takes part", "person:Lind"),
    ("project:", "It belongs to a project", "project:bridge"),
    ("org:", "An organisation takes part", "org:\"River Office\""),
    ("place:", "It has to do with a place", "place:Ostra"),
    ("series:", "It is one of a series", "series:session"),
    ("doc:", "A document tells of it", "doc:annals"),
    ("before:", "It may have begun before", "before:1950"),
    ("after:", "It may have ended after", "after:\"4 May 1911\""),
    ("is:undated", "Nothing says when it was", "is:undated"),
    ("is:review", "Review asks about it", "is:review"),
];

/// One piece of what was typed: a word, or "key:value".
struct Piece<'t> {
    text: &'t str,
    /// Something was typed after it.
    is_done: bool,
}

/// Pieces are apart by spaces, but for those between quotation marks.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (i, c) in text.char_indices() {
        match c {
            '"' | '“' | '”' => {
                quoted = !quoted;
                start = start.or(Some(i));
            }
            c if c.is_whitespace() && !quoted => {
                if let Some(from) = start.take() {
                    out.push(Piece {
                        text: &text[from..i],
                        is_done: true,
                    });
                }
            }
            _ => start = start.or(Some(i)),
        }
    }
    if let Some(from) = start {
        out.push(Piece {
            text: &text[from..],
            is_done: false,
        });
    }
    out
}

/// Whether a piece asks with a key, and its value without quotation marks.
fn key_value(piece: &str) -> Option<(bool, &str, &str)> {
    let (not, rest) = match piece.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, piece),
    };
    let (key, value) = rest.split_once(':')?;
    let known =
        kind_of(key).is_some() || matches!(key, "doc" | "document" | "before" | "after" | "is");
    known.then(|| (not, key, value.trim_matches(['"', '“', '”'])))
}

fn kind_of(key: &str) -> Option<EntityKind> {
    Some(match key {
        "person" | "who" => EntityKind::Person,
        "project" => EntityKind::Project,
        "org" | "organisation" | "organization" => EntityKind::Organisation,
        "place" | "where" => EntityKind::Place,
        "series" => EntityKind::Series,
        _ => return None,
    })
}

/// `None` while it makes no sense: a date that is none, nothing after the colon.
fn term(piece: &str) -> Option<Term> {
    let (not, key, value) = key_value(piece)?;
    if value.trim().is_empty() {
        return None;
    }
    let ask = match (key, value) {
        ("is", "undated") => Ask::Undated,
        ("is", "review") => Ask::Review,
        ("is", _) => return None,
        ("before", date) => Ask::Before(words::parse_date(date)?),
        ("after", date) => Ask::After(words::parse_date(date)?),
        ("doc" | "document", words) => Ask::Document(words.to_owned()),
        (key, words) => Ask::Of(kind_of(key)?, words.to_owned()),
    };
    Some(Term { ask, not })
}

/// Takes the conditions out of what was typed: those that something was typed after, or `all`.
pub fn take_terms(text: &mut String, all: bool) -> Vec<Term> {
    let mut left = String::new();
    let mut terms = Vec::new();
    for piece in pieces(text) {
        match term(piece.text).filter(|_| piece.is_done || all) {
            Some(term) => terms.push(term),
            None => {
                if !left.is_empty() {
                    left.push(' ');
                }
                left.push_str(piece.text);
            }
        }
    }
    if !terms.is_empty() {
        *text = left;
    }
    terms
}

/// The plain words: what is searched for while a condition is still being typed.
pub fn plain_words(text: &str) -> String {
    let plain: Vec<&str> = pieces(text)
        .iter()
        .filter(|p| key_value(p.text).is_none())
        .map(|p| p.text)
        .collect();
    plain.join(" ")
}

/// The condition being typed at the end: what it asks for, and how far its value is typed.
pub fn being_typed(text: &str) -> Option<(bool, EntityKind, &str)> {
    let last = pieces(text).pop().filter(|p| !p.is_done)?;
    let (not, key, value) = key_value(last.text)?;
    Some((not, kind_of(key)?, value))
}

/// Leaves out the piece being typed.
pub fn without_last(text: &str) -> String {
    match pieces(text).last().filter(|p| !p.is_done) {
        Some(last) => text[..text.len() - last.text.len()].to_owned(),
        None => text.to_owned(),
    }
}

/// How a condition is typed.
pub fn typed(term: &Term) -> String {
    let quoted = |key: &str, value: &str| match value.contains(char::is_whitespace) {
        true => format!("{key}:\"{}\"", value.replace('"', "")),
        false => format!("{key}:{value}"),
    };
    let text = match &term.ask {
        Ask::Of(kind, words) => quoted(key_of(*kind), words),
        Ask::Document(words) => quoted("doc", words),
        Ask::Before(date) => format!("before:{date}"),
        Ask::After(date) => format!("after:{date}"),
        Ask::Undated => "is:undated".to_owned(),
        Ask::Review => "is:review".to_owned(),
    };
    format!("{}{text}", if term.not { "-" } else { "" })
}

fn key_of(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organisation => "org",
        kind => kind.name(),
    }
}

/// What a chip says.
pub fn chip(term: &Term) -> String {
    let text = match &term.ask {
        Ask::Of(kind, words) => format!("{}: {words}", kind.name()),
        Ask::Document(words) => format!("document: {words}"),
        Ask::Before(date) => format!("before {}", words::edtf_words(date)),
        Ask::After(date) => format!("after {}", words::edtf_words(date)),
        Ask::Undated => "undated".to_owned(),
        Ask::Review => "in Review".to_owned(),
    };
    format!("{}{text}", if term.not { "not " } else { "" })
}

/// All of a filter, to be kept and typed again: who is selected by name, a range by its days.
pub fn whole(filter: &Filter, look: &Lookup) -> String {
    let mut terms = filter.terms.clone();
    let named = |id: &crate::model::EntityId, not: bool| {
        let entity = look.entity(*id)?;
        let ask = Ask::Of(entity.kind, entity.name.clone());
        Some(Term { ask, not })
    };
    terms.extend(filter.entities.iter().filter_map(|id| named(id, false)));
    terms.extend(filter.hidden.iter().filter_map(|id| named(id, true)));
    terms.extend(
        filter
            .documents
            .iter()
            .map(|d| Ask::Document(d.to_string()).into()),
    );
    if let Some((from, to)) = filter.range {
        let day = |t: Instant| Edtf::Date(EdtfDate::from_date(t.date()));
        // "After" counts from a day's end, a range from its beginning.
        terms.push(Ask::After(day(Instant(from.0 - 1))).into());
        terms.push(Ask::Before(day(to)).into());
    }
    let mut parts: Vec<String> = terms.iter().map(typed).collect();
    if !filter.search.trim().is_empty() {
        parts.insert(0, filter.search.trim().to_owned());
    }
    parts.join(" ")
}

/// A filter that was kept.
pub fn parse(text: &str) -> Filter {
    let mut search = text.to_owned();
    let terms = take_terms(&mut search, true);
    Filter {
        search: plain_words(&search),
        terms,
        ..Filter::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, all: bool, left: &str, terms: &[&str]) {
        let mut rest = text.to_owned();
        let found: Vec<String> = take_terms(&mut rest, all).iter().map(typed).collect();
        assert_eq!(
            (rest.trim_end(), found),
            (left, terms.iter().map(|t| (*t).to_owned()).collect())
        );
    }

    #[test]
    fn a_condition_is_taken_once_something_follows_it() {
        check("bridge person:Lind", false, "bridge person:Lind", &[]);
        check("bridge person:Lind ", false, "bridge", &["person:Lind"]);
        check("bridge person:Lind", true, "bridge", &["person:Lind"]);
        check(
            "org:\"River Office\" -is:review x",
            false,
            "x",
            &["org:\"River Office\"", "-is:review"],
        );
        check(
            "before:1950 after:\"4 May 1911\" ",
            false,
            "",
            &["before:1950", "after:1911-05-04"],
        );
    }

    #[test]
    fn what_asks_for_nothing_stays_as_it_was_typed() {
        for text in [
            "ratio 3:4 ",
            "before:soon ",
            "person: ",
            "is:late ",
            "http://x.y ",
            "\" : \" ",
        ] {
            check(text, true, text.trim_end(), &[]);
        }
        assert_eq!(plain_words("flood person:Li"), "flood");
        assert_eq!(plain_words("ratio 3:4"), "ratio 3:4");
    }

    #[test]
    fn a_filter_that_is_kept_is_the_same_when_it_is_typed_again() {
        let text = "toll house person:\"Mara Lind\" -doc:annals before:1950-05 is:undated";
        let filter = parse(text);
        assert_eq!(whole(&filter, &Lookup::default()), text);
        assert_eq!(parse(&whole(&filter, &Lookup::default())), filter);
    }

    #[test]
    fn the_name_being_typed_is_known_before_it_is_whole() {
        assert_eq!(
            being_typed("x -person:Li"),
            Some((true, EntityKind::Person, "Li"))
        );
        assert_eq!(being_typed("person:Li x"), None);
        assert_eq!(without_last("x -person:Li"), "x ");
    }
}
