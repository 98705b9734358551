//! Where the words stand that a reason rests on, so that whoever reads it can open the sentence.
//!
//! Reasons quote names and offices as documents write them; nothing is weighed here.

use super::link::Links;
use super::profile::{MAN_AND_WOMAN, said_sex};
use super::terms;
use crate::model::{Anchor, Reason, TextRange};
use std::collections::BTreeSet;

/// So many mentions and documents of each of the two are looked through.
const MOST: usize = 60;

/// A reason for or against two being one, with the words it quotes, or else with the second's first mention. `a` and `b` are their mentions.
pub fn with(links: &Links, text: String, a: &[usize], b: &[usize]) -> Reason {
    match place(links, &text, a, b) {
        Some((s, range)) => {
            let document = &links.sources[s].document;
            let quote = range.of(&document.text).to_owned();
            Reason::quoting(
                text,
                Anchor {
                    doc: document.id.clone(),
                    range,
                    quote,
                },
            )
        }
        None => Reason::new(text),
    }
}

fn place(links: &Links, text: &str, a: &[usize], b: &[usize]) -> Option<(usize, TextRange)> {
    let at = |m: usize| (links.mentions[m].0, links.name(m).range);
    let both = || b.iter().take(MOST).chain(a.iter().take(MOST)).copied();
    if text == MAN_AND_WOMAN
        && let Some(m) = both().find(|&m| said_sex(links.name(m)).is_some())
    {
        return Some(at(m));
    }
    for quoted in quotations(text) {
        if let Some(m) = both().find(|&m| links.name(m).name == quoted) {
            return Some(at(m));
        }
        let office = both().find_map(|m| {
            let role = links
                .name(m)
                .roles
                .iter()
                .find(|r| terms::office(&r.role) == quoted)?;
            Some((links.mentions[m].0, role.range))
        });
        if office.is_some() {
            return office;
        }
        let docs: BTreeSet<usize> = both().map(|m| links.mentions[m].0).collect();
        let named = docs.into_iter().find_map(|s| {
            let names = &links.sources[s].facts.names;
            names
                .iter()
                .find(|n| n.name == quoted)
                .map(|n| (s, n.range))
        });
        if named.is_some() {
            return named;
        }
    }
    b.first().or(a.first()).map(|&m| at(m))
}

/// What stands in quotation marks.
fn quotations(text: &str) -> impl Iterator<Item = &str> {
    text.split('“')
        .skip(1)
        .filter_map(|rest| rest.split('”').next())
}

#[cfg(test)]
mod tests {
    use super::quotations;

    #[test]
    fn what_a_reason_quotes() {
        let of = |text: &'static str| quotations(text).collect::<Vec<_>>();
        assert_eq!(
            of("“Ann Hill” has the surname of “A. Hill”."),
            ["Ann Hill", "A. Hill"]
        );
        assert_eq!(of("They are 80 years apart."), Vec::<&str>::new());
        assert_eq!(of("“open"), ["open"]);
    }
}
