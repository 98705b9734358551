//! How a filter is typed: `bridge person:"Mara Lind" -before:1950 is:undated`.
//!
//! Not what passes it; that is [`crate::model::Filter`].

use crate::model::asked::{key_value, kind_of, pieces};
pub use crate::model::asked::{parse, plain_words, take_terms, typed};
use crate::model::query::{Ask, Term};
use crate::model::{Edtf, EdtfDate, EntityKind, Filter, Instant};
use crate::ui::lookup::Lookup;
use crate::ui::words;

/// What can be typed before a colon, what it asks for, and an example of what may follow.
pub fn keys() -> [(&'static str, &'static str, &'static str); 10] {
    [
        ("person:", text!("key-person"), "person:Lind"),
        ("project:", text!("key-project"), "project:bridge"),
        ("org:", text!("key-organisation"), "org:\"River Office\""),
        ("place:", text!("key-place"), "place:Ostra"),
        ("series:", text!("key-series"), "series:session"),
        ("doc:", text!("key-document"), "doc:annals"),
        ("before:", text!("key-before"), "before:1950"),
        ("after:", text!("key-after"), "after:\"4 May 1911\""),
        ("is:undated", text!("key-undated"), "is:undated"),
        ("is:review", text!("key-review"), "is:review"),
    ]
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

/// What a chip says.
pub fn chip(term: &Term) -> String {
    let text = match &term.ask {
        Ask::Of(kind, words) => text!("chip-of", kind = words::kind(*kind), words = words),
        Ask::Document(words) => text!("chip-document", words = words),
        Ask::Before(date) => text!("chip-before", date = words::edtf_words(date)),
        Ask::After(date) => text!("chip-after", date = words::edtf_words(date)),
        Ask::Undated => text!("chip-undated").to_owned(),
        Ask::Review => text!("chip-review").to_owned(),
    };
    match term.not {
        true => text!("chip-not", what = text),
        false => text,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
