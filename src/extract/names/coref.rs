//! Titles and descriptions that stand for somebody or something named in the document: "the Service chief", "the Director General", "the session".
//!
//! Only where exactly one reading is possible; what is unsafe stays unsaid.

use super::beside::BESIDE;
use super::draft::Drafts;
use super::forms::Key;
use super::lexicon::{Lexicon, key};
use super::office::claim;
use super::roles::{Segment, head_at};
use super::words::{Shape, Words};
use crate::model::text::fold;
use crate::model::{NameForm, NameKind, RoleClaim, RoleStatus};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody's office in this document; its body and place folded.
struct Office {
    head: String,
    organisation: Option<String>,
    place: Option<String>,
    person: usize,
}

pub fn titles(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let offices = offices(lex, drafts);
    let mut taken = vec![false; words.list.len()];
    for d in drafts.list.iter().filter(|d| d.kind == NameKind::Person) {
        for r in &d.roles {
            let lo = words
                .list
                .partition_point(|w| w.range.start < r.range.start);
            let hi = words.list.partition_point(|w| w.range.start < r.range.end);
            taken[lo..hi].fill(true);
        }
    }
    let mut i = 0;
    while i < words.list.len() {
        let Some(head_end) =
            head_at(words, lex, i).filter(|_| !taken[i] && drafts.owner(i).is_none())
        else {
            i += 1;
            continue;
        };
        if let Some((segment, definite, the_new)) = title(words, drafts, i, head_end) {
            let said = claim(words, lex, drafts, segment, None);
            let head = match head_end - i {
                1 => words.list[i].key.as_str().to_owned(),
                _ => fold(&words.shown(words.range(i, head_end))),
            };
            // "Chief of the Service, …": a sign, not somebody; and "the president N" is N's role.
            let named_next = drafts.kind_at(segment.to) == Some(NameKind::Person);
            if definite && !named_next {
                // Who has just come into office is told by time, and not by who else has it here.
                let fits = if the_new {
                    Vec::new()
                } else {
                    holders(&offices, drafts, &head, &said)
                };
                let open = said.organisation.is_some()
                    || said.place.is_some()
                    || (the_new || ends_there(words, lex, segment.to))
                        && words.list[segment.head..segment.head_end]
                            .iter()
                            .any(|w| BESIDE.has("offices", &w.key));
                let rule = match fits.as_slice() {
                    [_] => "title of one person of the document",
                    // Whoever held the office then: other documents may know.
                    [] if open => "title of an office",
                    _ => "",
                };
                if !rule.is_empty() {
                    let d = drafts.push(
                        words,
                        (segment.from, segment.to),
                        NameKind::Person,
                        NameForm::Nominal,
                        (rule, 0.75),
                    );
                    drafts.list[d].refers_to = fits.first().copied();
                    if fits.is_empty() {
                        drafts.list[d].roles.push(said);
                    }
                }
            }
        }
        i = head_end;
    }
}

/// Does a title end before this token? "the chief said", "the rector,", not "the chief reason".
fn ends_there(words: &Words, lex: &Lexicon, to: usize) -> bool {
    match words.get(to).filter(|_| words.same_sentence(to - 1, to)) {
        None => true,
        Some(w) => {
            w.is_mark() && !w.is("-")
                || w.shape == Shape::Lower
                    && (lex.speech.contains(&w.key) || lex.ordinary.contains(&w.key))
        }
    }
}

/// A document that names more offices than this is a list of them, in which a title alone means nobody; keeps the time linear.
const MOST_OFFICES: usize = 400;

fn offices(lex: &Lexicon, drafts: &Drafts) -> Vec<Office> {
    let mut out = Vec::new();
    // Each office of each person once, so that the time does not grow with how often it is said.
    let mut seen = BTreeSet::new();
    for (d, draft) in drafts.list.iter().enumerate() {
        if draft.kind != NameKind::Person {
            continue;
        }
        let person = draft.refers_to.unwrap_or(d);
        // Who held it once is not whom the title means now.
        if out.len() >= MOST_OFFICES {
            break;
        }
        for role in draft
            .roles
            .iter()
            .filter(|r| r.status != RoleStatus::Former)
        {
            // The head: the role's words up to "of", its last head word or two.
            let folded = fold(&role.role);
            let plain: Vec<&str> = folded
                .split(' ')
                .take_while(|w| !matches!(*w, "of" | "for" | "in" | "at"))
                .collect();
            let two = (plain.len() >= 2).then(|| plain[plain.len() - 2..].join(" "));
            let head = match two {
                Some(two)
                    if lex
                        .role_phrases
                        .get(plain[plain.len() - 2])
                        .is_some_and(|l| l.iter().any(|p| p.keys.join(" ") == two)) =>
                {
                    two
                }
                // "Vice-Chancellor" is one head word.
                _ => role
                    .role
                    .split_whitespace()
                    .take_while(|w| !matches!(fold(w).as_str(), "of" | "for" | "in" | "at"))
                    .last()
                    .map_or_else(String::new, key),
            };
            let office = (
                head.clone(),
                role.organisation.clone(),
                fold(&drafts.list[person].name),
            );
            if !seen.insert(office) {
                continue;
            }
            out.push(Office {
                head,
                organisation: role.organisation.as_deref().map(fold),
                place: role.place.as_deref().map(fold),
                person,
            });
        }
    }
    out
}

/// "the | Service chief", "Service chief", "the chief of the State Migration Service", "Director General" as a subject.
fn title(
    words: &Words,
    drafts: &Drafts,
    head: usize,
    head_end: usize,
) -> Option<(Segment, bool, bool)> {
    let org = |p: usize| {
        drafts
            .owner(p)
            .filter(|&d| drafts.list[d].kind == NameKind::Organisation)
    };
    // "in the chair" is where somebody sat.
    let seat = words.list[head].key == "chair"
        && head >= 2
        && words.list[head - 1].key == "the"
        && words.list[head - 2].key == "in"
        && words.same_sentence(head - 2, head);
    if seat {
        return None;
    }
    let mut from = head;
    if let Some(d) = head
        .checked_sub(1)
        .filter(|&p| words.same_sentence(p, head))
        .and_then(org)
    {
        from = drafts.list[d].from;
    }
    let mut to = head_end;
    if words
        .get(to)
        .is_some_and(|w| w.key == "of" && words.same_sentence(head, to))
    {
        let q = if words.get(to + 1).is_some_and(|w| w.key == "the") {
            to + 2
        } else {
            to + 1
        };
        match drafts.owner(q).filter(|_| words.get(q).is_some()) {
            Some(d)
                if matches!(
                    drafts.list[d].kind,
                    NameKind::Organisation | NameKind::Place
                ) =>
            {
                to = drafts.list[d].to;
            }
            // A town that no list has: "the mayor of Eastmoor".
            None if q == to + 1
                && words.list[head..head_end]
                    .iter()
                    .any(|w| BESIDE.has("place_offices", &w.key))
                && words
                    .get(q)
                    .is_some_and(|w| w.shape == Shape::Cap && words.same_sentence(head, q)) =>
            {
                to = q + 1;
                while words
                    .get(to)
                    .is_some_and(|w| w.shape == Shape::Cap && words.same_sentence(head, to))
                    && drafts.owner(to).is_none()
                {
                    to += 1;
                }
            }
            // "President of the Republic": an office of its own, not one of ours.
            _ => return None,
        }
    }
    let before = from
        .checked_sub(1)
        .map(|p| &words.list[p])
        .filter(|w| w.sentence == words.list[head].sentence);
    let article = before.is_some_and(|w| w.key == "the");
    let capital = words.list[head].is_cap();
    // "the new mayor" is whoever has just become it.
    let the_new = before.is_some_and(|w| w.key == "new")
        && from >= 2
        && words.list[from - 2].key == "the"
        && words.same_sentence(from - 2, head);
    let indefinite = before.is_some_and(|w| {
        !the_new
            && matches!(
                w.key.as_str(),
                "a" | "an"
                    | "new"
                    | "former"
                    | "as"
                    | "deputy"
                    | "every"
                    | "each"
                    | "any"
                    | "first"
                    | "vice"
                    | "his"
                    | "her"
            )
    });
    let definite = !indefinite
        && (article
            || the_new
            || from < head
            || capital && head_end - head >= 2
            || capital && to > head_end);
    Some((
        Segment {
            from,
            head,
            head_end,
            to,
        },
        definite,
        the_new,
    ))
}

/// The people with this office, one draft each: what counts is the name, for one person may be named by several drafts.
fn holders(offices: &[Office], drafts: &Drafts, head: &str, said: &RoleClaim) -> Vec<usize> {
    let organisation = said.organisation.as_deref().map(fold);
    let place = said.place.as_deref().map(fold);
    let fits = |o: &Office| {
        let body = match (&organisation, &o.organisation) {
            (Some(a), Some(b)) => same_body(a, b),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let place = match (&place, &o.place) {
            (Some(a), Some(b)) => same_body(a, b),
            (Some(_), None) => o.organisation.is_none(),
            (None, _) => true,
        };
        body && place
    };
    let mut out: BTreeMap<String, usize> = BTreeMap::new();
    for o in offices.iter().filter(|o| o.head == head && fits(o)) {
        out.entry(fold(&drafts.list[o.person].name))
            .or_insert(o.person);
        // Two leave it open, and more say nothing else.
        if out.len() > 1 {
            break;
        }
    }
    out.into_values().collect()
}

fn same_body(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a) || a.ends_with(b) || b.ends_with(a)
}

/// "the session" where the document has one numbered session.
pub fn meetings(words: &Words, lex: &Lexicon, drafts: &mut Drafts) {
    let mut by_noun: BTreeMap<Key, BTreeSet<Option<u32>>> = BTreeMap::new();
    let mut first: BTreeMap<Key, usize> = BTreeMap::new();
    let mut inside = vec![false; words.list.len()];
    for (d, draft) in drafts
        .list
        .iter()
        .enumerate()
        .filter(|(_, d)| d.kind == NameKind::Series)
    {
        inside[draft.from..draft.to].fill(true);
        for w in words.list[draft.from..draft.to]
            .iter()
            .filter(|w| lex.meetings.contains(&w.key))
        {
            by_noun.entry(w.key).or_default().insert(draft.number);
            let best = first.entry(w.key).or_insert(d);
            if drafts.list[*best].form != NameForm::Full && draft.form == NameForm::Full {
                *best = d;
            }
        }
    }
    let members: Vec<(Key, usize)> = by_noun
        .iter()
        .filter(|(_, n)| n.len() == 1)
        .filter_map(|(k, _)| first.get(k).map(|d| (*k, *d)))
        .collect();
    for (noun, target) in members {
        // Members named twice: the later ones are the same meeting.
        for d in 0..drafts.list.len() {
            if d != target
                && drafts.list[d].kind == NameKind::Series
                && drafts.list[d].form == NameForm::Short
                && drafts.list[d].number == drafts.list[target].number
            {
                drafts.list[d].refers_to = Some(target);
            }
        }
        for (i, w) in words.list.iter().enumerate() {
            if w.key != noun || inside[i] || drafts.owner(i).is_some() {
                continue;
            }
            let definite = (1..=2).any(|back| {
                i.checked_sub(back)
                    .map(|p| &words.list[p])
                    .is_some_and(|b| {
                        b.sentence == w.sentence
                            && matches!(b.key.as_str(), "the" | "this" | "current" | "mentioned")
                    })
            });
            if definite {
                let d = drafts.push(
                    words,
                    (i, i + 1),
                    NameKind::Series,
                    NameForm::Nominal,
                    ("the document's one numbered meeting", 0.75),
                );
                drafts.list[d].refers_to = Some(target);
                drafts.list[d].number = drafts.list[target].number;
            }
        }
    }
}

/// "the project" where it can only be the one named last: the document's only one, or named in this sentence or the three before.
pub fn projects(words: &Words, drafts: &mut Drafts) {
    const REACH: u32 = 3;
    let mut named: Vec<usize> = (0..drafts.list.len())
        .filter(|&d| drafts.list[d].kind == NameKind::Project && !drafts.list[d].form.stands_in())
        .collect();
    if named.is_empty() {
        return;
    }
    named.sort_by_key(|&d| drafts.list[d].from);
    let first = fold(&drafts.list[named[0]].name);
    let only = named.iter().all(|&d| fold(&drafts.list[d].name) == first);
    for i in 1..words.list.len() {
        let w = &words.list[i];
        let before = &words.list[i - 1];
        if w.key != "project"
            || w.shape != Shape::Lower
            || drafts.owner(i).is_some()
            || !matches!(before.key.as_str(), "the" | "this")
            || before.sentence != w.sentence
        {
            continue;
        }
        // "the project manager", "the project “…”" are not the project, and "the project’s end" reads ill with a long name.
        let other = words.after(i).is_some_and(|n| {
            let joined = n.is_quote() || n.is("-") || n.is_cap() || n.is_possessive();
            joined || BESIDE.has("of_projects", &n.key)
        });
        let last = named.partition_point(|&d| drafts.list[d].to <= i);
        let Some(d) = last.checked_sub(1).map(|n| named[n]).filter(|_| !other) else {
            continue;
        };
        let near = w.sentence - words.list[drafts.list[d].from].sentence <= REACH;
        if only || near {
            let target = drafts.list[d].refers_to.unwrap_or(d);
            let n = drafts.push(
                words,
                (i, i + 1),
                NameKind::Project,
                NameForm::Nominal,
                ("the project named last", 0.7),
            );
            drafts.list[n].refers_to = Some(target);
        }
    }
}
