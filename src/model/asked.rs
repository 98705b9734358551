//! A filter as it is typed: `bridge person:"Mara Lind" -before:1950 is:undated`, in the search field and after `--where`.
//!
//! Not what passes it ([`super::Filter`]) and not what is proposed while one types; that is the window's.

use super::query::{Ask, Term};
use super::typed::parse_date;
use super::{EntityKind, Filter};

/// One piece of what was typed: a word, or "key:value".
pub struct Piece<'t> {
    pub text: &'t str,
    /// Something was typed after it.
    pub is_done: bool,
}

/// Pieces are apart by spaces, but for those between quotation marks.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
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
pub fn key_value(piece: &str) -> Option<(bool, &str, &str)> {
    let (not, rest) = match piece.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, piece),
    };
    let (key, value) = rest.split_once(':')?;
    let known =
        kind_of(key).is_some() || matches!(key, "doc" | "document" | "before" | "after" | "is");
    known.then(|| (not, key, value.trim_matches(['"', '“', '”'])))
}

pub fn kind_of(key: &str) -> Option<EntityKind> {
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
        ("before", date) => Ask::Before(parse_date(date)?),
        ("after", date) => Ask::After(parse_date(date)?),
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
}
