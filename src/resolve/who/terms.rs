//! Who held which office when: roles in order of time, and titles alone ("the Service chief") for whoever held the office then.
//!
//! What documents state and when they say it; nothing is guessed between.

use super::context::Contexts;
use super::link::Links;
use super::{concepts, countries};
use crate::model::text::fold;
use crate::model::{Edtf, EdtfDate, NameForm, NameKind, Role, RoleClaim, RoleStatus, Source};
use rustc_hash::FxHashMap;
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

/// The office of a role, whatever its language: "Chief of the State Service" and "начальник службы" are one. What no list knows stands for itself.
pub fn office(role: &str) -> String {
    let head = head(role);
    let known = concepts::office(&head);
    if known != head {
        return known;
    }
    // Where the head is not last, as in Russian, the whole role is asked.
    let whole = concepts::office(role);
    if whole == fold(role) { head } else { whole }
}

/// What an office is of: a body by its mention's root, or a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    Body(usize),
    Place(String),
}

/// In each document: how a body is written → its mention's root.
pub struct Bodies<'s> {
    /// Folded names of bodies, by number.
    numbers: FxHashMap<String, u32>,
    /// The same by how mentions are spelled.
    spelled: FxHashMap<&'s str, u32>,
    /// Few in a document.
    of_doc: Vec<Vec<(u32, usize)>>,
    /// Names that a document gives to two bodies: where each mention ends, and which it is.
    of_two: BTreeMap<(usize, u32), Vec<(u32, usize)>>,
}

impl<'s> Bodies<'s> {
    pub fn of(links: &mut Links<'s>) -> Self {
        let mut out = Self {
            numbers: FxHashMap::default(),
            spelled: FxHashMap::default(),
            of_doc: vec![Vec::new(); links.sources.len()],
            of_two: BTreeMap::new(),
        };
        for m in 0..links.mentions.len() {
            let (s, _) = links.mentions[m];
            if !links.is_of(m, NameKind::Organisation) || links.banned[m] {
                continue;
            }
            let n = links.name(m);
            let root = links.root(m);
            let key = *out.spelled.entry(&n.name).or_insert_with(|| {
                let next = out.numbers.len() as u32;
                *out.numbers.entry(fold(&n.name)).or_insert(next)
            });
            let here = &mut out.of_doc[s];
            let Some((_, known)) = here.iter_mut().find(|(k, _)| *k == key) else {
                here.push((key, root));
                continue;
            };
            let before = std::mem::replace(known, root);
            if before != root || out.of_two.contains_key(&(s, key)) {
                let list = out.of_two.entry((s, key));
                let list = list.or_insert_with(|| vec![(0, before)]);
                list.push((n.range.end, root));
            }
        }
        out
    }

    /// The body that a role names; of two of one name the one named last up to the role's end.
    pub fn root(&self, s: usize, claim: &RoleClaim) -> Option<usize> {
        let here = self.of_doc.get(s)?;
        if here.is_empty() {
            return None;
        }
        let body = claim.organisation.as_deref()?;
        let spelled = self.spelled.get(body);
        let key = *spelled.or_else(|| self.numbers.get(&fold(body)))?;
        let known = here.iter().find(|(k, _)| *k == key)?.1;
        let Some(list) = self.of_two.get(&(s, key)) else {
            return Some(known);
        };
        let last = list.partition_point(|(end, _)| *end <= claim.range.end);
        list.get(last.saturating_sub(1)).map(|(_, root)| *root)
    }

    fn office(&self, s: usize, claim: &RoleClaim) -> Option<Of> {
        if let Some(body) = self.root(s, claim) {
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
    /// Is its first day stated, or only that on which it is first spoken of?
    stated: bool,
    /// First day on which somebody is known to hold it no longer.
    over: Option<i64>,
}

type Offices = BTreeMap<(String, Of), BTreeMap<usize, Term>>;

/// How long before somebody is first said to hold an office they are taken to hold it, where nobody is known to have held it before.
const BEFORE_DAYS: i64 = 2 * 365;

fn first_day(date: &Edtf) -> Option<i64> {
    date.bounds().0.map(|i| i.0.div_euclid(86_400))
}

fn last_day(date: &Edtf) -> Option<i64> {
    date.bounds().1.map(|i| (i.0 - 1).div_euclid(86_400))
}

fn time(source: &Source, index: Option<u32>) -> Option<&Edtf> {
    source.facts.times.get(index? as usize)?.edtf.as_ref()
}

/// Offices of a body or place, and those that a document says of somebody without their body, under each body that it names.
fn offices(links: &mut Links, contexts: &Contexts, bodies: &Bodies<'_>) -> (Offices, Offices) {
    let mut out = Offices::new();
    let mut loose = Offices::new();
    /// Documents of more bodies than this leave open which one an office is of.
    const MOST: usize = 6;
    let named =
        |s: usize| -> BTreeSet<usize> { bodies.of_doc[s].iter().map(|(_, root)| *root).collect() };
    let mut met: FxHashMap<&str, String> = FxHashMap::default();
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
            let of = bodies.office(s, claim);
            let office = met
                .entry(&claim.role)
                .or_insert_with(|| office(&claim.role));
            let day = contexts.days[s];
            let since = time(&links.sources[s], claim.since).and_then(first_day);
            let until = time(&links.sources[s], claim.until).and_then(last_day);
            let (table, under): (&mut Offices, Vec<Of>) = match of {
                Some(of) => (&mut out, vec![of]),
                None => {
                    let here = Some(named(s)).filter(|n| n.len() <= MOST);
                    let under = here.into_iter().flatten().map(Of::Body);
                    (
                        &mut loose,
                        under.chain([Of::Place(String::new())]).collect(),
                    )
                }
            };
            for of in under {
                let term = table
                    .entry((office.clone(), of))
                    .or_default()
                    .entry(person)
                    .or_default();
                let holds = claim.status != RoleStatus::Former;
                // Who is elected comes after who holds it on that day.
                let day = day.map(|d| d + i64::from(claim.status == RoleStatus::Elect));
                term.stated |= since.is_some();
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
    }
    (out, loose)
}

/// Titles alone → whoever held the office when the document was written.
pub fn join_titles(links: &mut Links, contexts: &Contexts) {
    // Only documents that say a title alone ask for it.
    let mut asking = vec![false; links.sources.len()];
    for m in links.of(NameKind::Person, &[NameForm::Nominal]) {
        asking[links.mentions[m].0] |= links.name(m).refers_to.is_none();
    }
    if !asking.contains(&true) {
        return;
    }
    let bodies = Bodies::of(links);
    let (offices, loose) = offices(links, contexts, &bodies);
    // Without a body: whoever the document names and others say to hold such an office.
    let mut by_head: BTreeMap<(&str, usize), Vec<(usize, &Term)>> = BTreeMap::new();
    let mut docs_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for m in 0..links.mentions.len() {
        let n = links.name(m);
        let (s, _) = links.mentions[m];
        if asking[s] && n.kind == NameKind::Person && !n.form.stands_in() {
            let root = links.root(m);
            docs_of.entry(root).or_default().insert(s);
        }
    }
    let bare = loose
        .iter()
        .filter(|((_, of), _)| *of == Of::Place(String::new()));
    for ((head, _), holders) in offices.iter().chain(bare) {
        for (&person, term) in holders {
            for &s in docs_of.get(&person).into_iter().flatten() {
                by_head.entry((head, s)).or_default().push((person, term));
            }
        }
    }
    // "the Director General of the Union …  The Director General said": the same in one document.
    let mut meant: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for m in 0..links.mentions.len() {
        let (s, _) = links.mentions[m];
        let n = links.name(m);
        if n.kind != NameKind::Person || n.form != NameForm::Nominal || n.refers_to.is_some() {
            continue;
        }
        let Some(claim) = n.roles.first() else {
            continue;
        };
        let head = office(&claim.role);
        let day = contexts.days[s];
        let found = match bodies.office(s, claim) {
            Some(of) => {
                let key = (head.clone(), of);
                let of = |table: &Offices| {
                    let held = table.get(&key)?;
                    holder(held.iter().map(|(p, t)| (*p, t)), day)
                };
                of(&offices).or_else(|| of(&loose).filter(|_| !offices.contains_key(&key)))
            }
            None => meant.get(&(s, head.clone())).copied().or_else(|| {
                by_head
                    .get(&(head.as_str(), s))
                    .and_then(|h| holder(h.iter().copied(), day))
            }),
        };
        if let Some(person) = found {
            meant.insert((s, head), person);
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
    if began.is_empty() {
        return first_holder(&holders, day);
    }
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

/// Before anybody is said to hold an office: whoever is the first known to, not long after, and nobody is known to have left it since.
fn first_holder(holders: &[(usize, &Term)], day: i64) -> Option<usize> {
    if holders
        .iter()
        .any(|(_, t)| t.from.is_none() || t.over.is_some_and(|o| o <= day))
    {
        return None;
    }
    let earliest = holders.iter().map(|(_, t)| t.from).min()??;
    let mut first = holders.iter().filter(|(_, t)| t.from == Some(earliest));
    match (first.next(), first.next()) {
        (Some((person, term)), None) if !term.stated && earliest - day <= BEFORE_DAYS => {
            Some(*person)
        }
        _ => None,
    }
}

/// An office as it is listed: folded words, body, place, whether it is over, what kind of hold.
type Key = (String, Option<String>, Option<String>, RoleStatus);

#[derive(Default)]
struct Listed {
    role: String,
    from: Option<Edtf>,
    to: Option<Edtf>,
    said: Option<(EdtfDate, EdtfDate)>,
    /// In their order.
    docs: Vec<crate::model::DocId>,
}

impl Listed {
    /// Takes in what is said of the same office elsewhere.
    fn add(&mut self, other: Self) {
        if self.role.is_empty() {
            *self = other;
            return;
        }
        self.docs.extend(other.docs);
        self.docs.sort();
        self.docs.dedup();
        self.from = self.from.take().or(other.from);
        self.to = self.to.take().or(other.to);
        self.said = match (self.said, other.said) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (a, b) => a.or(b),
        };
    }
}

/// A role as it is said, of a body by its mention's root where it is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Said<'s> {
    role: &'s str,
    organisation: Option<&'s str>,
    body: Option<usize>,
    place: Option<&'s str>,
    status: RoleStatus,
    translated: bool,
}

/// A person's roles in order of time. `name_of`: the name of a body by its mention's root.
pub fn roles<'s>(
    links: &Links<'s>,
    list: &[usize],
    bodies: &Bodies<'s>,
    name_of: &BTreeMap<usize, String>,
) -> Vec<Role> {
    let mut listed: Vec<(bool, Key, Listed)> = Vec::new();
    let mut places: BTreeMap<(bool, Key), usize> = BTreeMap::new();
    // What is said in the same words of the same body comes again and again.
    let mut met: FxHashMap<Said<'s>, usize> = FxHashMap::default();
    for &m in list {
        let (s, _) = links.mentions[m];
        let source = &links.sources[s];
        // A title alone that was joined by its office says nothing new.
        let n = links.name(m);
        if n.form.stands_in() {
            continue;
        }
        for claim in &n.roles {
            let status = match claim.status {
                RoleStatus::Holds if claim.until.is_some() => RoleStatus::Former,
                other => other,
            };
            let said = Said {
                role: &claim.role,
                organisation: claim.organisation.as_deref(),
                body: bodies.root(s, claim),
                place: claim.place.as_deref(),
                status,
                translated: source.facts.lang != "en" && source.facts.lang != "und",
            };
            let at = *met.entry(said).or_insert_with_key(|said| {
                let named = said.body.and_then(|r| name_of.get(&r).cloned());
                let body = named.or_else(|| claim.organisation.clone());
                let role = match said.translated {
                    true => office(said.role),
                    false => plain(said.role),
                };
                let key = (role, body, claim.place.clone(), status);
                *places
                    .entry((said.translated, key))
                    .or_insert_with_key(|(translated, key)| {
                        listed.push((*translated, key.clone(), Listed::default()));
                        listed.len() - 1
                    })
            });
            let entry = &mut listed[at].2;
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
            if entry.docs.last() != Some(&source.document.id) {
                entry.docs.push(source.document.id.clone());
            }
        }
    }
    let mut all: BTreeMap<Key, Listed> = BTreeMap::new();
    // Told in other languages, by office.
    let mut foreign: BTreeMap<Key, Listed> = BTreeMap::new();
    for (translated, key, role) in listed {
        let table = if translated { &mut foreign } else { &mut all };
        table.insert(key, role);
    }
    // One office told in three languages is one, under its English words where there are any.
    for (key, listed) in foreign {
        let same = |k: &&Key| k.1 == key.1 && k.2 == key.2 && k.3 == key.3 && office(&k.0) == key.0;
        let english = all
            .iter()
            .filter(|(k, _)| same(k))
            .max_by_key(|(_, l)| l.docs.len());
        match english.map(|(k, _)| k.clone()) {
            Some(k) => all.entry(k).or_default().add(listed),
            None => all.entry(key).or_default().add(listed),
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
            docs: l.docs,
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
        // What somebody does comes before what rank they have.
        (is_rank(a), x.is_none(), x)
            .cmp(&(is_rank(b), y.is_none(), y))
            .then_with(|| b.docs.len().cmp(&a.docs.len()))
            .then_with(|| a.role.cmp(&b.role))
            .then_with(|| a.organisation.cmp(&b.organisation))
            .then_with(|| a.status.cmp(&b.status))
    });
    out
}

/// "II rank migration service counselor"
fn is_rank(role: &Role) -> bool {
    role.role.split_whitespace().nth(1) == Some("rank")
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
        all.entry((key.0, body, place, key.3))
            .or_default()
            .add(gone);
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
            stated: true,
            over,
        };
        let (a, b) = (term(100, None), term(1000, None));
        let both = || [(1, &a), (2, &b)].into_iter();
        assert_eq!(holder(both(), Some(500)), Some(1));
        assert_eq!(holder(both(), Some(1500)), Some(2));
        // Who is only first heard of as its holder is taken to have held it shortly before; not long before.
        let heard = Term {
            stated: false,
            ..term(1000, None)
        };
        assert_eq!(holder([(1, &heard)].into_iter(), Some(600)), Some(1));
        assert_eq!(holder([(1, &heard)].into_iter(), Some(100)), None);
        // Before the first, long after the last, and on no day at all nobody is known.
        assert_eq!(holder(both(), Some(50)), None);
        assert_eq!(holder(both(), Some(9000)), None);
        assert_eq!(holder(both(), None), None);
        let over = term(100, Some(400));
        assert_eq!(holder([(1, &over)].into_iter(), Some(500)), None);
        assert_eq!(holder([(1, &over)].into_iter(), None), Some(1));
    }
}
