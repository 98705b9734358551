//! Who held which office when: roles in order of time, and titles alone ("the Service chief") for whoever held the office then.
//!
//! What documents state and when they say it; nothing is guessed between.

use super::context::Contexts;
use super::countries;
use super::link::Links;
use crate::model::text::fold;
use crate::model::{Edtf, EdtfDate, NameForm, NameKind, Role, RoleClaim, RoleStatus, Source};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a role that say how somebody holds it and not what it is.
const HOW: [&str; 18] = [
    "acting",
    "interim",
    "former",
    "ex",
    "late",
    "then",
    "new",
    "newly",
    "elected",
    "current",
    "incoming",
    "outgoing",
    "previous",
    "designate",
    "elect",
    "the",
    "long",
    "serving",
];

/// Words after which another role's head is only part of the title: "Director General", "Prime Minister".
const PAIRS: [&str; 12] = [
    "general",
    "minister",
    "officer",
    "coordinator",
    "representative",
    "executive",
    "president",
    "chairman",
    "chair",
    "director",
    "chief",
    "secretary",
];

/// "Chief of the State Service" → "chief"; "acting Director General" → "director general"; "deputy chief" keeps its deputy.
pub fn head(role: &str) -> String {
    let folded = fold(role);
    let words: Vec<&str> = folded
        .split(' ')
        .take_while(|w| !matches!(*w, "of" | "for" | "in" | "at" | "to" | "on"))
        .filter(|w| !HOW.contains(w))
        .collect();
    let Some(last) = words.last() else {
        return String::new();
    };
    let mut out = String::new();
    if let Some(deputy) = words[..words.len() - 1]
        .iter()
        .find(|w| matches!(**w, "deputy" | "vice" | "assistant" | "co"))
    {
        out.push_str(deputy);
        out.push(' ');
    }
    let before = words.len().checked_sub(2).map(|i| words[i]);
    if let Some(b) = before.filter(|b| {
        PAIRS.contains(last)
            && matches!(
                *b,
                "director"
                    | "secretary"
                    | "attorney"
                    | "governor"
                    | "prime"
                    | "foreign"
                    | "resident"
                    | "chief"
                    | "executive"
                    | "managing"
                    | "general"
                    | "consul"
                    | "defence"
                    | "defense"
                    | "finance"
                    | "interior"
                    | "health"
                    | "education"
                    | "justice"
            )
    }) {
        out.push_str(b);
        out.push(' ');
    }
    out.push_str(last);
    out
}

/// What an office is of: a body by its mention's root, or a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    Body(usize),
    Place(String),
}

/// In each document: how a body is written → its mention's root.
pub struct Bodies(BTreeMap<(usize, String), usize>);

impl Bodies {
    pub fn of(links: &mut Links) -> Self {
        let mut out = BTreeMap::new();
        for m in 0..links.mentions.len() {
            let (s, _) = links.mentions[m];
            let n = links.name(m);
            if n.kind == NameKind::Organisation && !links.banned[m] {
                let root = links.root(m);
                out.insert((s, fold(&n.name)), root);
            }
        }
        Self(out)
    }

    pub fn root(&self, s: usize, name: &str) -> Option<usize> {
        self.0.get(&(s, fold(name))).copied()
    }

    fn office(&self, s: usize, claim: &RoleClaim) -> Option<Of> {
        if let Some(body) = claim.organisation.as_deref().and_then(|o| self.root(s, o)) {
            return Some(Of::Body(body));
        }
        claim.place.as_deref().map(|p| {
            let place = fold(p);
            Of::Place(countries::of_people(&place).map_or(place, str::to_owned))
        })
    }
}

/// One person's hold of one office, in days since 1970.
#[derive(Clone, Debug, Default)]
struct Term {
    /// First day somebody is known to hold it: stated or said.
    from: Option<i64>,
    said: Option<(i64, i64)>,
    /// First day on which somebody is known to hold it no longer.
    over: Option<i64>,
}

type Offices = BTreeMap<(String, Of), BTreeMap<usize, Term>>;

fn first_day(date: &Edtf) -> Option<i64> {
    date.bounds().0.map(|i| i.0.div_euclid(86_400))
}

fn last_day(date: &Edtf) -> Option<i64> {
    date.bounds().1.map(|i| (i.0 - 1).div_euclid(86_400))
}

fn time(source: &Source, index: Option<u32>) -> Option<&Edtf> {
    source.facts.times.get(index? as usize)?.edtf.as_ref()
}

fn offices(links: &mut Links, contexts: &Contexts, bodies: &Bodies) -> Offices {
    let mut out = Offices::new();
    for m in 0..links.mentions.len() {
        let (s, _) = links.mentions[m];
        let n = links.name(m);
        if n.kind != NameKind::Person
            || n.form.stands_in() && n.refers_to.is_none()
            || links.banned[m]
        {
            continue;
        }
        let person = links.root(m);
        for claim in &n.roles {
            let Some(of) = bodies.office(s, claim) else {
                continue;
            };
            let day = contexts.days[s];
            let since = time(&links.sources[s], claim.since).and_then(first_day);
            let until = time(&links.sources[s], claim.until).and_then(last_day);
            let term = out
                .entry((head(&claim.role), of))
                .or_default()
                .entry(person)
                .or_default();
            let holds = claim.status != RoleStatus::Former;
            let from = since.or(day.filter(|_| holds && until.is_none()));
            term.from = match (term.from, from) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
            if let Some(d) = day.filter(|_| holds && until.is_none()) {
                term.said = Some(term.said.map_or((d, d), |(a, b)| (a.min(d), b.max(d))));
            }
            let over = until.or(day.filter(|_| claim.status == RoleStatus::Former));
            term.over = match (term.over, over) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }
    out
}

/// Titles alone → whoever held the office when the document was written.
pub fn join_titles(links: &mut Links, contexts: &Contexts) {
    let bodies = Bodies::of(links);
    let offices = offices(links, contexts, &bodies);
    // Without a body: whoever the document names and others say to hold such an office.
    let mut by_head: BTreeMap<(&str, usize), Vec<(usize, &Term)>> = BTreeMap::new();
    let mut docs_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for m in 0..links.mentions.len() {
        let n = links.name(m);
        if n.kind == NameKind::Person && !n.form.stands_in() {
            let (s, _) = links.mentions[m];
            let root = links.root(m);
            docs_of.entry(root).or_default().insert(s);
        }
    }
    for ((head, _), holders) in &offices {
        for (&person, term) in holders {
            for &s in docs_of.get(&person).into_iter().flatten() {
                by_head.entry((head, s)).or_default().push((person, term));
            }
        }
    }
    for m in 0..links.mentions.len() {
        let (s, _) = links.mentions[m];
        let n = links.name(m);
        if n.kind != NameKind::Person || n.form != NameForm::Nominal || n.refers_to.is_some() {
            continue;
        }
        let Some(claim) = n.roles.first() else {
            continue;
        };
        let head = head(&claim.role);
        let day = contexts.days[s];
        let found = match bodies.office(s, claim) {
            Some(of) => offices
                .get(&(head.clone(), of))
                .and_then(|h| holder(h.iter().map(|(p, t)| (*p, t)), day)),
            None => by_head
                .get(&(head.as_str(), s))
                .and_then(|h| holder(h.iter().copied(), day)),
        };
        if let Some(person) = found {
            let why = format!(
                "“{}”: whoever held the office when the document was written.",
                n.name
            );
            links.join_because(person, m, &why);
        }
    }
}

/// The one who held an office on a day; `None` where that is not clear.
fn holder<'t>(holders: impl Iterator<Item = (usize, &'t Term)>, day: Option<i64>) -> Option<usize> {
    let holders: Vec<(usize, &Term)> = holders.collect();
    let Some(day) = day else {
        // An undated document says nothing of when: only an office that one person ever held.
        let mut persons: Vec<usize> = holders.iter().map(|(p, _)| *p).collect();
        persons.dedup();
        return match persons.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
    };
    let began: Vec<&(usize, &Term)> = holders
        .iter()
        .filter(|(_, t)| t.from.is_some_and(|f| f <= day) && t.over.is_none_or(|o| day < o))
        .collect();
    let latest = began.iter().map(|(_, t)| t.from).max()??;
    let mut best = began.iter().filter(|(_, t)| t.from == Some(latest));
    let (person, term) = best.next()?;
    if best.next().is_some() {
        return None;
    }
    /// After the last word of it, an office is taken to be held so much longer where nobody is known to have followed: most terms.
    const TERM_DAYS: i64 = 6 * 365;
    let last = term.said.map_or(latest, |(_, last)| last.max(latest));
    (day - last <= TERM_DAYS).then_some(*person)
}

/// An office as it is listed: folded words, body, place, whether it is over, what kind of hold.
type Key = (String, Option<String>, Option<String>, RoleStatus);

#[derive(Default)]
struct Listed {
    role: String,
    from: Option<Edtf>,
    to: Option<Edtf>,
    said: Option<(EdtfDate, EdtfDate)>,
    docs: BTreeSet<crate::model::DocId>,
}

/// A person's roles in order of time. `name_of`: the name of a body by its mention's root.
pub fn roles(
    links: &Links,
    list: &[usize],
    bodies: &Bodies,
    name_of: &BTreeMap<usize, String>,
) -> Vec<Role> {
    let mut all: BTreeMap<Key, Listed> = BTreeMap::new();
    for &m in list {
        let (s, _) = links.mentions[m];
        let source = &links.sources[s];
        // A title alone that was joined by its office says nothing new.
        let n = links.name(m);
        if n.form.stands_in() {
            continue;
        }
        for claim in &n.roles {
            let body = claim.organisation.as_ref().map(|o| {
                bodies
                    .root(s, o)
                    .and_then(|r| name_of.get(&r).cloned())
                    .unwrap_or_else(|| o.clone())
            });
            let status = match claim.status {
                RoleStatus::Holds if claim.until.is_some() => RoleStatus::Former,
                other => other,
            };
            let key = (plain(&claim.role), body, claim.place.clone(), status);
            let entry = all.entry(key).or_default();
            if entry.role.is_empty() {
                entry.role.clone_from(&claim.role);
            }
            let earliest = |a: &mut Option<Edtf>, b: Option<&Edtf>| {
                if let Some(b) = b
                    && a.as_ref().is_none_or(|a| first_day(b) < first_day(a))
                {
                    *a = Some(b.clone());
                }
            };
            earliest(&mut entry.from, time(source, claim.since));
            earliest(&mut entry.to, time(source, claim.until));
            let published = source
                .facts
                .published
                .as_ref()
                .filter(|p| p.source.is_trusted());
            if let Some(p) = published {
                let day = |d: EdtfDate| d.bounds().map(|(a, _)| a);
                entry.said = Some(entry.said.map_or((p.date, p.date), |(a, b)| {
                    (
                        if day(p.date) < day(a) { p.date } else { a },
                        if day(p.date) > day(b) { p.date } else { b },
                    )
                }));
            }
            entry.docs.insert(source.document.id.clone());
        }
    }
    with_their_bodies(&mut all);
    let mut out: Vec<Role> = all
        .into_iter()
        .map(|((_, organisation, place, status), l)| Role {
            role: l.role,
            organisation,
            place,
            status,
            from: l.from,
            to: l.to,
            said: l.said,
            docs: l.docs.into_iter().collect(),
        })
        .collect();
    let start = |r: &Role| {
        r.from.as_ref().and_then(first_day).or_else(|| {
            r.said
                .and_then(|(a, _)| a.bounds())
                .map(|(a, _)| a.0.div_euclid(86_400))
        })
    };
    out.sort_by(|a, b| {
        let (x, y) = (start(a), start(b));
        (x.is_none(), x)
            .cmp(&(y.is_none(), y))
            .then_with(|| b.docs.len().cmp(&a.docs.len()))
            .then_with(|| a.role.cmp(&b.role))
            .then_with(|| a.organisation.cmp(&b.organisation))
            .then_with(|| a.status.cmp(&b.status))
    });
    out
}

/// A role's folded words without how it is held, which its status says: "acting Chief" and "Chief" are one office.
fn plain(role: &str) -> String {
    let folded = fold(role);
    let words: Vec<&str> = folded.split(' ').filter(|w| !HOW.contains(w)).collect();
    if words.is_empty() {
        folded
    } else {
        words.join(" ")
    }
}

/// "Chief" and "Chief of the Service" are one where only one body or place is ever said with it.
fn with_their_bodies(all: &mut BTreeMap<Key, Listed>) {
    let bare: Vec<Key> = all
        .keys()
        .filter(|(_, body, place, _)| body.is_none() && place.is_none())
        .cloned()
        .collect();
    for key in bare {
        let bodies: BTreeSet<(Option<String>, Option<String>)> = all
            .keys()
            .filter(|(role, body, place, _)| *role == key.0 && (body.is_some() || place.is_some()))
            .map(|(_, body, place, _)| (body.clone(), place.clone()))
            .collect();
        let mut bodies = bodies.into_iter();
        let (Some((body, place)), None) = (bodies.next(), bodies.next()) else {
            continue;
        };
        let Some(gone) = all.remove(&key) else {
            continue;
        };
        let entry = all.entry((key.0, body, place, key.3)).or_default();
        if entry.role.is_empty() {
            *entry = gone;
            continue;
        }
        entry.docs.extend(gone.docs);
        entry.from = entry.from.take().or(gone.from);
        entry.to = entry.to.take().or(gone.to);
        entry.said = match (entry.said, gone.said) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (a, b) => a.or(b),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_roles() {
        for (role, want) in [
            ("Chief of the State Service", "chief"),
            ("acting Director General", "director general"),
            ("Deputy Chief", "deputy chief"),
            ("Service chief", "chief"),
            ("former Chief", "chief"),
            ("UN Resident Coordinator in Peru", "resident coordinator"),
            ("Prime Minister", "prime minister"),
            ("mayor of Eastmoor", "mayor"),
            ("", ""),
        ] {
            assert_eq!(head(role), want, "{role}");
        }
    }

    #[test]
    fn an_office_is_held_by_one_at_a_time() {
        let term = |from: i64, over: Option<i64>| Term {
            from: Some(from),
            said: None,
            over,
        };
        let (a, b) = (term(100, None), term(1000, None));
        let both = || [(1, &a), (2, &b)].into_iter();
        assert_eq!(holder(both(), Some(500)), Some(1));
        assert_eq!(holder(both(), Some(1500)), Some(2));
        // Before the first, long after the last, and on no day at all nobody is known.
        assert_eq!(holder(both(), Some(50)), None);
        assert_eq!(holder(both(), Some(9000)), None);
        assert_eq!(holder(both(), None), None);
        let over = term(100, Some(400));
        assert_eq!(holder([(1, &over)].into_iter(), Some(500)), None);
        assert_eq!(holder([(1, &over)].into_iter(), None), Some(1));
    }
}
