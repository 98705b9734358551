//! What lasts bounds what was done within it: a project's life, a term of office; and a treaty is joined after it was made.
//!
//! Only what the documents date themselves; the projects, offices and treaties are found already.

use super::World;
use super::bounds::{no_earlier, no_later};
use super::words;
use crate::model::facts::{LinkKind, RoleStatus, TieKind};
use crate::model::text::fold;
use crate::model::{
    Anchor, Certainty, Edtf, EntityId, EntityKind, Instant, NameForm, NameKind, Reason, RoleClaim,
    TextRange, When,
};
use crate::resolve::telling::TellingId;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashMap};

/// From when until when, each end with what says so.
#[derive(Clone, Debug, Default)]
struct Life {
    from: Option<(Instant, Reason)>,
    to: Option<(Instant, Reason)>,
}

impl Life {
    fn apply(&self, when: &mut When, because: impl Fn() -> Reason) {
        if let Some((from, reason)) = &self.from {
            no_earlier(when, *from, || vec![because(), reason.clone()]);
        }
        if let Some((to, reason)) = &self.to {
            no_later(when, *to, || vec![because(), reason.clone()]);
        }
    }

    fn begin(&mut self, at: Instant, reason: impl FnOnce() -> Reason) {
        if self.from.as_ref().is_none_or(|f| at < f.0) {
            self.from = Some((at, reason()));
        }
    }

    fn end(&mut self, at: Instant, reason: impl FnOnce() -> Reason) {
        if self.to.as_ref().is_none_or(|t| at > t.0) {
            self.to = Some((at, reason()));
        }
    }
}

/// Concepts of `data/events` by which a project begins and ends.
const BEGINS: [&str; 3] = ["launch", "begin", "found"];
const ENDS: [&str; 3] = ["close", "end", "dissolve"];

/// What somebody may have done, or what may have befallen them, before or after they held the office they are named with.
const OF_A_LIFE: [&str; 8] = [
    "life", "appoint", "elect", "assume", "leave", "join", "award", "",
];

/// Concepts of `data/events` that take two, both of whom hold the offices they are named with.
const TOGETHER: [&str; 4] = ["meet", "visit", "sign", "welcome"];

/// Concepts of `data/events` by which somebody comes into an office.
const APPOINTS: [&str; 3] = ["appoint", "elect", "assume"];

/// The offices that people hold in one document, for titles that stand alone: “the Director General” whom it named before.
///
/// Made for each document when its first such title is met.
#[derive(Default)]
struct Offices<'s> {
    of: FxHashMap<usize, FxHashMap<EntityId, Vec<&'s RoleClaim>>>,
}

impl<'s> Offices<'s> {
    /// The offices that a title alone can mean of those its person is named with, and where the title stands.
    fn meant(
        &mut self,
        world: &World<'s>,
        source: usize,
        person: EntityId,
        n: u32,
    ) -> Vec<(&'s RoleClaim, TextRange)> {
        let facts = &world.sources[source].facts;
        let offices = self.of.entry(source).or_insert_with(|| {
            let mut of: FxHashMap<EntityId, Vec<&RoleClaim>> = FxHashMap::default();
            for (n, name) in facts.names.iter().enumerate() {
                let held = name.roles.iter().filter(|r| r.status == RoleStatus::Holds);
                if let (NameKind::Person, Some(id)) = (name.kind, world.entity(source, n as u32)) {
                    of.entry(id).or_default().extend(held);
                }
            }
            of
        });
        let said = facts.names[n as usize].range;
        let title = world.folded(source, said);
        let meant = |r: &&&RoleClaim| words::holds(&title, &[office(&r.role)]).is_some();
        let held = offices.get(&person).into_iter().flatten();
        held.filter(meant).map(|r| (*r, said)).take(1).collect()
    }
}

impl World<'_> {
    pub(super) fn bound_by_lives(&self, whens: &mut [When]) {
        self.bound_by_projects(whens);
        self.bound_by_offices(whens);
        self.bound_by_treaties(whens);
    }

    /// “Within the project …”: while it ran.
    fn bound_by_projects(&self, whens: &mut [When]) {
        let mut lives: HashMap<EntityId, Life> = HashMap::new();
        for (m, t) in self.tellings.iter().enumerate() {
            let when = &whens[self.group_of[m]];
            let concept = t.event.concept.as_str();
            let (begins, ends) = (BEGINS.contains(&concept), ENDS.contains(&concept));
            if !(begins || ends) || !t.happened() || when.certainty > Certainty::Derived {
                continue;
            }
            // The project itself was launched or ended: it is named first, and before the word.
            let Some((id, _)) = self.name_before_trigger(m, NameKind::Project) else {
                continue;
            };
            let life = lives.entry(id).or_default();
            let reason = |what: &str| self.dated_reason(m, &format!("The project {what}"), when);
            if begins && let Some(from) = when.earliest {
                life.begin(from, || reason("began"));
            }
            if ends && let Some(to) = when.latest {
                life.end(to, || reason("ended"));
            }
        }
        if lives.is_empty() {
            return;
        }
        for (m, t) in self.tellings.iter().enumerate() {
            if !self.is_open(m, whens) {
                continue;
            }
            let facts = &self.sources[t.source].facts;
            let Some(words) = words::of(facts.lang) else {
                continue;
            };
            for &n in &t.event.names {
                let Some(name) = facts
                    .names
                    .get(n as usize)
                    .filter(|n| n.kind == NameKind::Project)
                else {
                    continue;
                };
                let Some(life) = self.entity(t.source, n).and_then(|id| lives.get(&id)) else {
                    continue;
                };
                let before = self.words_before(t.source, t.event.range, name.range);
                let behind = self.words_behind(t.source, t.event.range, name.range);
                let said = words::holds(&before, &words.within)
                    .or_else(|| words::holds(&behind, &words.within_behind));
                if said.is_some() {
                    let because =
                        || self.name_reason(t.source, name.range, "It was done within the project");
                    life.apply(&mut whens[self.group_of[m]], because);
                }
            }
        }
    }

    /// Who is named with an office and does something held it then.
    fn bound_by_offices(&self, whens: &mut [When]) {
        let terms = self.terms(whens);
        if !terms.is_empty() || !self.outside.is_empty() {
            self.bound_by_terms(whens, &terms, true);
        }
    }

    /// `checked`: by which of the terms from outside.
    fn bound_by_terms(
        &self,
        whens: &mut [When],
        terms: &BTreeMap<(EntityId, String), Life>,
        checked: bool,
    ) {
        let mut offices = Offices::default();
        for (m, t) in self.tellings.iter().enumerate() {
            if !self.is_open(m, whens) || OF_A_LIFE.contains(&t.event.concept.as_str()) {
                continue;
            }
            let looks_back = matches!(t.link, Some((_, LinkKind::Before)));
            let who_acts = self
                .name_before_trigger(m, NameKind::Person)
                .map(|(id, n)| (id, n, false));
            for (id, n, came) in who_acts.into_iter().chain(self.who_is_met(m)) {
                // Of what is looked back upon, only the office in the very words for it was held then.
                if looks_back && !came {
                    continue;
                }
                let name = &self.sources[t.source].facts.names[n as usize];
                let what = match came {
                    true => "It was done by, or with, the",
                    false => "It was done as",
                };
                let own = name.roles.iter().filter(|r| {
                    // The office has to be told in the same sentence.
                    r.status == RoleStatus::Holds && t.event.range.contains(r.range)
                });
                let own = own.map(|claim| (claim, claim.range));
                let by_title = match name.form {
                    NameForm::Nominal => offices.meant(self, t.source, id, n),
                    _ => Vec::new(),
                };
                for (claim, said) in own.chain(by_title) {
                    let because = || self.name_reason(t.source, said, what);
                    let life = terms.get(&(id, office(&claim.role)));
                    if let Some(life) = life {
                        life.apply(&mut whens[self.group_of[m]], because);
                    }
                    // What the documents say themselves comes first; the world outside fills what they leave open.
                    if let Some(life) = self.term_from_outside(id, claim, checked) {
                        life.apply(&mut whens[self.group_of[m]], because);
                    }
                }
            }
        }
    }

    /// Who stands behind the word for a meeting, a visit or a signing and took part in it: “met with the delegation led by
    /// Ada Moss”, “the visit of the Minister Ada Moss”, and not “met the widow of Ada Moss”, “visited Ada Moss’s grave”. With
    /// whether the words for it are of that person: “the visit of”.
    fn who_is_met(&self, m: TellingId) -> impl Iterator<Item = (EntityId, u32, bool)> + '_ {
        let t = &self.tellings[m];
        let facts = &self.sources[t.source].facts;
        let text: &str = &self.sources[t.source].document.text;
        let words = words::of(facts.lang).filter(|_| TOGETHER.contains(&t.event.concept.as_str()));
        t.event.names.iter().filter_map(move |&n| {
            let words = words?;
            let name = facts.names.get(n as usize)?;
            let behind = text.get(name.range.end as usize..)?;
            if name.kind != NameKind::Person || behind.starts_with(['\'', '’']) {
                return None;
            }
            // The office may stand before the name.
            let starts = |r: &RoleClaim| r.range.start.min(name.range.start);
            let starts = name.roles.iter().map(starts).min();
            let starts = starts.unwrap_or(name.range.start);
            let between = text.get(t.event.trigger.end as usize..starts as usize)?;
            let between = fold(between);
            let came = words::begins(&between, &words.of).is_some_and(|of| of == between);
            let took_part =
                came || between.is_empty() || words::ends(&between, &words.with).is_some();
            took_part.then(|| Some((self.entity(t.source, n)?, n, came)))?
        })
    }

    /// By terms of office that nobody checked: last of all, so that nothing else rests on them.
    pub(super) fn bound_by_unchecked_offices(&self, whens: &mut [When]) {
        if !self.outside.is_empty() {
            self.bound_by_terms(whens, &BTreeMap::new(), false);
        }
    }

    fn term_from_outside(
        &self,
        person: EntityId,
        claim: &RoleClaim,
        checked: bool,
    ) -> Option<Life> {
        let name = self.names.get(&person)?;
        let with_body = claim
            .organisation
            .as_ref()
            .map(|body| format!("{} of the {body}", claim.role));
        let known = with_body
            .and_then(|role| self.outside.term(name, &role))
            .or_else(|| self.outside.term(name, &claim.role))
            .filter(|known| known.checked == checked)?;
        let reason = || Reason::new(known.sentence());
        Some(Life {
            from: known.from.map(|at| (at, reason())),
            to: known.to.map(|at| (at, reason())),
        })
    }

    /// From when until when somebody held an office, as the documents date it.
    fn terms(&self, whens: &[When]) -> BTreeMap<(EntityId, String), Life> {
        let mut terms: BTreeMap<(EntityId, String), Life> = BTreeMap::new();
        let mut followed: Vec<(EntityId, EntityId)> = Vec::new();
        for (s, source) in self.sources.iter().enumerate() {
            for (n, name) in source.facts.names.iter().enumerate() {
                if name.kind != NameKind::Person || name.roles.is_empty() && name.ties.is_empty() {
                    continue;
                }
                let Some(id) = self.entity(s, n as u32) else {
                    continue;
                };
                for claim in &name.roles {
                    let date = |t: Option<u32>| {
                        let time = source.facts.times.get(t? as usize)?;
                        let (from, to) = time.edtf.as_ref()?.bounds();
                        Some((from?, to?, time.range))
                    };
                    let since = date(claim.since);
                    let until = date(claim.until);
                    if since.is_none() && until.is_none() {
                        continue;
                    }
                    let life = terms.entry((id, office(&claim.role))).or_default();
                    if let Some((from, _, at)) = since {
                        life.begin(from, || {
                            self.name_reason(s, at, "The office was held since")
                        });
                    }
                    if let Some((_, to, at)) = until {
                        life.end(to, || self.name_reason(s, at, "The office was held until"));
                    }
                }
                for tie in name.ties.iter().filter(|t| t.kind == TieKind::Succeeds) {
                    followed.extend(self.entity(s, tie.to).map(|before| (id, before)));
                }
            }
        }
        self.listed_terms(whens, &mut terms);
        self.appointments(whens, &mut terms);
        // Whoever follows ends the term before.
        for (after, before) in followed {
            let begins: Vec<(String, Instant, Reason)> = terms
                .range((after, String::new())..)
                .take_while(|((id, _), _)| *id == after)
                .filter_map(|((_, office), life)| {
                    let (from, reason) = life.from.clone()?;
                    Some((office.clone(), from, reason))
                })
                .collect();
            for (office, from, reason) in begins {
                if let Some(life) = terms.get_mut(&(before, office))
                    && life.to.is_none()
                    && life.from.as_ref().is_none_or(|f| f.0 < from)
                {
                    // The day of the change may be told to the month or year only: until its end.
                    let to = Instant(from.0 + crate::model::time::DAY);
                    let reason = Reason {
                        text: format!("The next one came then: {}", reason.text).into(),
                        ..reason
                    };
                    life.to = Some((to, reason));
                }
            }
        }
        terms
    }

    /// “2004–2009: Olav Rehn, Ombudsman of Karsten”, as lists of office holders write it.
    fn listed_terms(&self, whens: &[When], terms: &mut BTreeMap<(EntityId, String), Life>) {
        for (m, t) in self.tellings.iter().enumerate() {
            let when = &whens[self.group_of[m]];
            let Some(edtf @ Edtf::Interval(..)) = &t.edtf else {
                continue;
            };
            if !t.event.concept.is_empty() || when.certainty != Certainty::Stated {
                continue;
            }
            let facts = &self.sources[t.source].facts;
            let mut people = t.event.names.iter().filter(|n| {
                facts
                    .names
                    .get(**n as usize)
                    .is_some_and(|n| n.kind == NameKind::Person)
            });
            let (Some(&n), None) = (people.next(), people.next()) else {
                continue;
            };
            let (Some(id), [claim]) =
                (self.entity(t.source, n), &facts.names[n as usize].roles[..])
            else {
                continue;
            };
            let (from, to) = edtf.bounds();
            let life = terms.entry((id, office(&claim.role))).or_default();
            let reason = || self.dated_reason(m, "The office is listed", when);
            if let Some(from) = from {
                life.begin(from, reason);
            }
            if let Some(to) = to {
                life.end(to, reason);
            }
        }
    }

    /// “On 1 July 2015 Felix Arn was appointed director”: not before that.
    fn appointments(&self, whens: &[When], terms: &mut BTreeMap<(EntityId, String), Life>) {
        for (m, t) in self.tellings.iter().enumerate() {
            let when = &whens[self.group_of[m]];
            let told = APPOINTS.contains(&t.event.concept.as_str()) && t.happened();
            let (true, Some(from)) = (told && when.certainty <= Certainty::Derived, when.earliest)
            else {
                continue;
            };
            let facts = &self.sources[t.source].facts;
            let named = |n: &&u32| {
                facts
                    .names
                    .get(**n as usize)
                    .is_some_and(|n| n.kind == NameKind::Person)
            };
            let mut people = t.event.names.iter().filter(named);
            let (Some(&n), None) = (people.next(), people.next()) else {
                continue;
            };
            let Some(id) = self.entity(t.source, n) else {
                continue;
            };
            for claim in &facts.names[n as usize].roles {
                let here = claim.range.start >= t.event.range.start
                    && claim.range.end <= t.event.range.end;
                if here && matches!(claim.status, RoleStatus::Holds | RoleStatus::Elect) {
                    let life = terms.entry((id, office(&claim.role))).or_default();
                    life.begin(from, || self.dated_reason(m, "The office began", when));
                }
            }
        }
    }

    /// A treaty is ratified and joined after it was made.
    fn bound_by_treaties(&self, whens: &mut [When]) {
        let mut made: BTreeMap<EntityId, (Instant, Reason)> = BTreeMap::new();
        for (m, t) in self.tellings.iter().enumerate() {
            let when = &whens[self.group_of[m]];
            if !self.names_work(m) || !t.happened() || when.certainty == Certainty::Unknown {
                continue;
            }
            let (Some(words), Some(from)) =
                (words::of(self.sources[t.source].facts.lang), when.earliest)
            else {
                continue;
            };
            let trigger = self.folded(t.source, t.event.trigger);
            let (Some(_), Some((id, _))) = (
                words::holds(&trigger, &words.made),
                self.name_before_trigger(m, NameKind::Work),
            ) else {
                continue;
            };
            // "Was signed by Morland": that is one of many, and no beginning.
            let behind = self.words_behind(t.source, t.event.range, t.event.trigger);
            if words::begins(&behind, &words.by).is_some() {
                continue;
            }
            let reason = || self.dated_reason(m, "There was nothing to join before", when);
            match made.get(&id) {
                Some((at, _)) if *at <= from => {}
                _ => {
                    made.insert(id, (from, reason()));
                }
            }
        }
        if made.is_empty() {
            return;
        }
        for (m, t) in self.tellings.iter().enumerate() {
            if !self.is_open(m, whens) || !self.names_work(m) {
                continue;
            }
            let facts = &self.sources[t.source].facts;
            let Some(words) = words::of(facts.lang) else {
                continue;
            };
            let trigger = self.folded(t.source, t.event.trigger);
            if words::holds(&trigger, &words.follows).is_none() {
                continue;
            }
            for &n in &t.event.names {
                let behind = facts.names.get(n as usize).is_some_and(|name| {
                    name.kind == NameKind::Work && name.range.start >= t.event.trigger.end
                });
                if let (true, Some((from, reason))) = (
                    behind,
                    self.entity(t.source, n).and_then(|id| made.get(&id)),
                ) {
                    no_earlier(&mut whens[self.group_of[m]], *from, || vec![reason.clone()]);
                }
            }
        }
    }

    fn is_open(&self, m: TellingId, whens: &[When]) -> bool {
        let when = &whens[self.group_of[m]];
        self.tellings[m].happened() && !when.recurs() && when.certainty > Certainty::Derived
    }

    fn names_work(&self, m: TellingId) -> bool {
        let entities = &self.tellings[m].entities;
        entities.iter().any(|(kind, _)| *kind == EntityKind::Work)
    }

    fn entity(&self, source: usize, name: u32) -> Option<EntityId> {
        *self.who.entity_of.get(source)?.get(name as usize)?
    }

    /// The event's first name, where it is of this kind and stands before the word for what happened.
    fn name_before_trigger(&self, m: TellingId, kind: NameKind) -> Option<(EntityId, u32)> {
        let t = &self.tellings[m];
        let facts = &self.sources[t.source].facts;
        let before = |n: &&u32| {
            facts.names.get(**n as usize).is_some_and(|name| {
                name.kind == kind
                    && name.range.start >= t.event.range.start
                    && name.range.end <= t.event.trigger.start
            })
        };
        let n = *t.event.names.iter().find(before)?;
        Some((self.entity(t.source, n)?, n))
    }

    fn folded(&self, source: usize, range: TextRange) -> String {
        fold(range.of(&self.sources[source].document.text))
    }

    /// The last words before a name in its sentence.
    fn words_before(&self, source: usize, sentence: TextRange, name: TextRange) -> String {
        let text: &str = &self.sources[source].document.text;
        let mut from = sentence.start.max(name.start.saturating_sub(REACH_BYTES)) as usize;
        while !text.is_char_boundary(from) {
            from += 1;
        }
        fold(text.get(from..name.start as usize).unwrap_or(""))
    }

    fn words_behind(&self, source: usize, sentence: TextRange, name: TextRange) -> String {
        let text: &str = &self.sources[source].document.text;
        let mut to = sentence.end.min(name.end + REACH_BYTES) as usize;
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        fold(text.get(name.end as usize..to).unwrap_or(""))
    }

    /// A sentence that quotes a few words of a document.
    fn name_reason(&self, source: usize, range: TextRange, what: &str) -> Reason {
        let doc = &self.sources[source].document;
        let quote = range.of(&doc.text).to_owned();
        let words: Vec<&str> = quote.split_whitespace().collect();
        let text = format!("{what} “{}”.", words.join(" "));
        let anchor = Anchor {
            doc: doc.id.clone(),
            range,
            quote: quote.clone(),
        };
        Reason::quoting(text, anchor)
    }

    /// "The project began: “Project launched” (March 2013)."
    fn dated_reason(&self, m: TellingId, what: &str, when: &When) -> Reason {
        let label = &self.tellings[m].event.label;
        let day = when.edtf.as_ref();
        let text = format!(
            "{what}: “{label}”{}.",
            day.map_or(String::new(), |e| format!(" ({})", e.in_words()))
        );
        match self.time_anchor(m) {
            Some(anchor) => Reason::quoting(text, anchor),
            None => Reason::new(text),
        }
    }
}

/// "Within the framework of the project" is no longer than this.
const REACH_BYTES: u32 = 48;

/// What an office is compared by.
fn office(role: &str) -> String {
    fold(role)
}
