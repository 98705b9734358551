//! When each happening can have been: the stated dates weighed, and what no document dates narrowed by what surrounds it.
//!
//! ```text
//! claims ─weigh▶ stated or derived date, other readings ─┐
//! part of · before · after · written by · nth session ───┴─narrow, until nothing moves▶ earliest..latest, each step a sentence
//! ```
//!
//! A bound is a bound: nothing here turns "some time before" into a date, unless exactly one date is left.

use super::either::{self, Either};
use super::telling::{Telling, TellingId};
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::{LinkKind, Relative, RelativeTo};
use crate::model::time::DAY;
use crate::model::{
    Anchor, Certainty, DocId, Edtf, EdtfDate, Endpoint, EntityId, Grain, Instant, Meaning,
    Published, Reading, Reason, Recurrence, Signal, Source, Status, When, Why,
};
use std::collections::{BTreeMap, BTreeSet};

/// The dates of all groups, in their order, and the readings of those whose sources disagree (claims by place in the group).
pub fn date(
    groups: &[Vec<TellingId>],
    tellings: &[Telling<'_>],
    sources: &[Source],
    periods: &BTreeMap<EntityId, Recurrence>,
) -> Vec<(When, Vec<Reading>)> {
    let group_of = super::groups_by_telling(groups, tellings.len());
    let world = World {
        groups,
        tellings,
        sources,
        group_of,
    };
    let weighed: Vec<(When, Vec<Reading>)> = (0..groups.len()).map(|g| world.weigh(g)).collect();
    let (mut whens, mut readings): (Vec<When>, Vec<Vec<Reading>>) = weighed.into_iter().unzip();
    world.bound_by_documents(&mut whens);
    for _ in 0..ROUNDS {
        let before = bounds_of(&whens);
        world.bound_by_relatives(&mut whens);
        world.bound_by_links(&mut whens);
        world.bound_by_numbers(&mut whens, periods);
        for (when, readings) in whens.iter_mut().zip(&mut readings) {
            settle(when);
            either::narrow(when, readings);
        }
        if bounds_of(&whens) == before {
            break;
        }
    }
    for when in &mut whens {
        // A step taken twice, for both of its ends, is told once.
        let mut told: BTreeSet<String> = BTreeSet::new();
        when.why.retain(|reason| told.insert(reason.text.clone()));
    }
    whens.into_iter().zip(readings).collect()
}

/// Bounds travel along links; a chain of more than this many events part of each other has not been met.
const ROUNDS: usize = 6;

fn bounds_of(whens: &[When]) -> Vec<(Option<Instant>, Option<Instant>)> {
    whens.iter().map(|w| (w.earliest, w.latest)).collect()
}

struct World<'a> {
    groups: &'a [Vec<TellingId>],
    tellings: &'a [Telling<'a>],
    sources: &'a [Source],
    group_of: Vec<usize>,
}

/// A dated claim: its place in the group, its date, and whether the words alone give it.
pub(super) struct Dated {
    pub claim: u32,
    pub date: EdtfDate,
    pub stated: bool,
}

impl World<'_> {
    fn doc(&self, telling: TellingId) -> &DocId {
        &self.sources[self.tellings[telling].source].document.id
    }

    fn published(&self, telling: TellingId) -> Option<&Published> {
        let published = self.sources[self.tellings[telling].source]
            .facts
            .published
            .as_ref()?;
        published.source.is_trusted().then_some(published)
    }

    /// The words of a telling's date, to be quoted.
    fn time_anchor(&self, telling: TellingId) -> Option<Anchor> {
        let t = &self.tellings[telling];
        let doc = &self.sources[t.source].document;
        let time = t.time?;
        Some(Anchor {
            doc: doc.id.clone(),
            range: time.range,
            quote: time.range.of(&doc.text).to_owned(),
        })
    }

    /// What the claims alone say.
    fn weigh(&self, group: usize) -> (When, Vec<Reading>) {
        let members = &self.groups[group];
        if let Some(when) = self.recurrence(members) {
            return (when, Vec::new());
        }
        let mut full: Vec<Dated> = Vec::new();
        let mut partial: Vec<Dated> = Vec::new();
        let mut spans: Vec<(TellingId, Edtf)> = Vec::new();
        let mut open: Vec<Either> = Vec::new();
        for (place, &m) in members.iter().enumerate() {
            let t = &self.tellings[m];
            if let Some(dates) = t.either.as_ref().and_then(either::days) {
                open.push(Either {
                    claim: place as u32,
                    dates,
                });
                continue;
            }
            match &t.edtf {
                Some(Edtf::Date(date)) => {
                    let dated = Dated {
                        claim: place as u32,
                        date: *date,
                        stated: t.time.is_some_and(|t| t.stated),
                    };
                    if date.bounds().is_some() {
                        full.push(dated);
                    } else {
                        partial.push(dated);
                    }
                }
                Some(edtf @ (Edtf::Interval(..) | Edtf::Rare(_))) => spans.push((m, edtf.clone())),
                None => {}
            }
        }
        let (settled, open) = either::settle(open, &full, &partial);
        full.extend(settled.iter().map(|(one, date)| Dated {
            claim: one.claim,
            date: *date,
            stated: false,
        }));
        if let Some(first) = open.first()
            && full
                .iter()
                .all(|d| first.dates.iter().all(|&o| within(o, d.date)))
        {
            let why = self.own_why(members[first.claim as usize]);
            return either::unsettled(first, &open, why);
        }
        if full.is_empty() {
            return (
                self.without_full_date(members, &partial, &spans),
                Vec::new(),
            );
        }
        let (mut when, mut readings) = self.best_supported(members, &full, &partial, &spans);
        for (one, date) in &settled {
            when.why
                .extend(self.settled_by_company(members, one, *date, &full, &partial));
        }
        if let Some(Edtf::Date(best)) = when.edtf {
            either::add_readings(
                &mut readings,
                &open,
                best,
                &full.iter().map(|d| d.claim).collect::<Vec<_>>(),
            );
        }
        (when, readings)
    }

    /// “03/04/2019” here is 3 April 2019, as another telling of the same event is dated.
    fn settled_by_company(
        &self,
        members: &[TellingId],
        one: &Either,
        date: EdtfDate,
        full: &[Dated],
        partial: &[Dated],
    ) -> Option<Reason> {
        let anchor = self.time_anchor(members[one.claim as usize])?;
        let company = full
            .iter()
            .chain(partial)
            .find(|d| d.claim != one.claim && either::speaks_for(date, d.date))?;
        let other = self.time_anchor(members[company.claim as usize])?;
        Some(Reason::quoting(
            format!(
                "“{}” is read as {}, because “{}” in “{}” tells the same event.",
                anchor.quote,
                date.in_words(),
                other.quote,
                other.doc
            ),
            other,
        ))
    }

    fn recurrence(&self, members: &[TellingId]) -> Option<When> {
        // Of several tellings the one that says most: with a start before one without.
        let telling = members
            .iter()
            .copied()
            .filter(|&m| {
                self.tellings[m]
                    .time
                    .is_some_and(|t| t.recurrence.is_some())
            })
            .min_by_key(|&m| {
                let t = &self.tellings[m];
                (
                    t.time.is_none_or(|t| t.edtf.is_none()) && t.since.is_none(),
                    m,
                )
            })?;
        let time = self.tellings[telling].time?;
        let recurrence = time.recurrence.clone()?;
        let since = self.tellings[telling].since;
        let edtf = time
            .edtf
            .clone()
            .or_else(|| since?.edtf.clone())
            .map(|e| match e {
                Edtf::Date(date) => Edtf::Interval(Endpoint::Date(date), Endpoint::Open),
                other @ (Edtf::Interval(..) | Edtf::Rare(_)) => other,
            });
        let (earliest, latest) = edtf.as_ref().map_or((None, None), Edtf::bounds);
        let certainty = if edtf.is_some() {
            Certainty::Stated
        } else {
            Certainty::Unknown
        };
        let mut why = self.own_why(telling);
        why.extend(since.into_iter().flat_map(|t| t.why.iter().cloned()));
        why.push(Reason::new(match recurrence.every {
            Grain::Year => "It comes round every year.".to_owned(),
            other => format!("It comes round every {}.", other.name()),
        }));
        Some(When {
            grain: edtf.as_ref().map_or(Grain::Year, Edtf::grain),
            edtf,
            earliest,
            latest,
            certainty,
            meaning: Meaning::Recurs(recurrence),
            why,
        })
    }

    /// "The text says “…”", and the steps by which its document read it.
    fn own_why(&self, telling: TellingId) -> Why {
        let mut why = Vec::new();
        if let Some(anchor) = self.time_anchor(telling) {
            why.push(Reason::quoting(
                format!(
                    "The text says “{}”.",
                    anchor
                        .quote
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                ),
                anchor,
            ));
        }
        if let Some(time) = self.tellings[telling].time {
            why.extend(time.why.iter().cloned());
        }
        why
    }

    /// The date most documents give; of equals a stated before a derived, a finer before a coarser one.
    fn best_supported(
        &self,
        members: &[TellingId],
        full: &[Dated],
        partial: &[Dated],
        spans: &[(TellingId, Edtf)],
    ) -> (When, Vec<Reading>) {
        let mut candidates: Vec<EdtfDate> = full.iter().map(|d| d.date).collect();
        candidates.sort();
        candidates.dedup();
        let supports = |date: EdtfDate, d: &Dated| {
            let month_day = d.date.known_year().is_none()
                && d.date.month_day().is_some()
                && d.date.month_day() == date.month_day();
            d.date == date || month_day || within(date, d.date)
        };
        let support = |date: EdtfDate| {
            let docs: BTreeSet<&DocId> = full
                .iter()
                .chain(partial)
                .filter(|d| supports(date, d))
                .map(|d| self.doc(members[d.claim as usize]))
                .collect();
            let stated = full.iter().any(|d| d.date == date && d.stated);
            // Who wrote within days of it knows better than who remembers it years later.
            let fresh = full
                .iter()
                .filter(|d| d.date == date)
                .any(|d| self.is_fresh(members[d.claim as usize], date));
            (docs.len(), fresh, stated, date.grain())
        };
        let Some(&best) = candidates
            .iter()
            .max_by(|a, b| support(**a).cmp(&support(**b)).then(b.cmp(a)))
        else {
            return (When::unknown(), Vec::new());
        };
        // A finer date inside the best one is no other reading of it but a better one.
        let best = candidates
            .iter()
            .copied()
            .filter(|c| within(*c, best))
            .max_by_key(|c| support(*c))
            .unwrap_or(best);
        let reading_of = |date: EdtfDate| Reading {
            edtf: Edtf::Date(date),
            claims: full
                .iter()
                .chain(partial)
                .filter(|d| supports(date, d))
                .map(|d| d.claim)
                .collect(),
        };
        let mut others: Vec<EdtfDate> = candidates
            .iter()
            .copied()
            .filter(|c| *c != best && !within(best, *c) && !within(*c, best))
            .collect();
        others.sort_by(|a, b| support(*b).cmp(&support(*a)).then(a.cmp(b)));
        let readings: Vec<Reading> = if others.is_empty() {
            Vec::new()
        } else {
            std::iter::once(best)
                .chain(others)
                .map(reading_of)
                .collect()
        };
        let Some(first) = full
            .iter()
            .find(|d| d.date == best && d.stated)
            .or_else(|| full.iter().find(|d| d.date == best))
        else {
            return (When::unknown(), Vec::new());
        };
        let mut why = self.own_why(members[first.claim as usize]);
        if let Some(p) = partial.iter().find(|p| supports(best, p)) {
            let anchor = self.time_anchor(members[p.claim as usize]);
            if let Some(anchor) = anchor {
                why.push(Reason::quoting(
                    format!("“{}” in another document fits it.", anchor.quote),
                    anchor,
                ));
            }
        }
        for reading in readings.iter().skip(1) {
            let n = reading.claims.len();
            let sources = if n == 1 {
                "One source".to_owned()
            } else {
                format!("{n} sources")
            };
            why.push(Reason::new(format!(
                "{sources} give{} {} instead.",
                if n == 1 { "s" } else { "" },
                reading.edtf.in_words()
            )));
        }
        let certainty = if first.stated {
            Certainty::Stated
        } else {
            Certainty::Derived
        };
        let mut when = When::of(Edtf::Date(best), certainty, why);
        for (m, span) in spans {
            if !self.lasted_until(&mut when, best, span, *m) {
                note_span(&mut when, span, self.own_why(*m));
            }
        }
        (when, readings)
    }

    /// "began on 20 October … runs until 3 November": the one gives the beginning, the other the end.
    fn lasted_until(
        &self,
        when: &mut When,
        start: EdtfDate,
        span: &Edtf,
        telling: TellingId,
    ) -> bool {
        let Edtf::Interval(Endpoint::Open, Endpoint::Date(end)) = *span else {
            return false;
        };
        let Some((from, _)) = start.bounds() else {
            return false;
        };
        let years = match end.known_year() {
            Some(year) => year..=year,
            None => from.year()..=from.year() + 1,
        };
        let end = years
            .map(|y| end.in_year(y))
            .find(|e| e.bounds().is_some_and(|b| b.0 > from));
        let Some(end) = end.filter(|e| {
            e.bounds()
                .is_some_and(|b| b.1.0 - from.0 <= LONGEST_RUN_DAYS * DAY)
        }) else {
            return false;
        };
        let mut why = std::mem::take(&mut when.why);
        why.extend(self.own_why(telling));
        why.push(Reason::new(format!(
            "So it lasted from {} to {}.",
            start.in_words(),
            end.in_words()
        )));
        let certainty = when.certainty;
        *when = When::of(
            Edtf::Interval(Endpoint::Date(start), Endpoint::Date(end)),
            certainty,
            why,
        );
        when.meaning = Meaning::Lasted;
        true
    }

    /// Was this telling written at most a month after the date it gives?
    fn is_fresh(&self, telling: TellingId, date: EdtfDate) -> bool {
        let written = self.published(telling).and_then(|p| p.date.bounds());
        written.zip(date.bounds()).is_some_and(|(written, told)| {
            (0..=FRESH_DAYS * DAY).contains(&(written.0.0 - told.0.0))
        })
    }

    fn without_full_date(
        &self,
        members: &[TellingId],
        partial: &[Dated],
        spans: &[(TellingId, Edtf)],
    ) -> When {
        if let Some(first) = partial.first() {
            let mut why = self.own_why(members[first.claim as usize]);
            if let Some((date, reasons)) = self.year_from_company(members, first.date) {
                why.extend(reasons);
                return When::of(Edtf::Date(date), Certainty::Derived, why);
            }
            let mut when = When::of(Edtf::Date(first.date), Certainty::Bounded, why);
            for (m, span) in spans {
                note_span(&mut when, span, self.own_why(*m));
            }
            return when;
        }
        let Some((telling, span)) = spans.first() else {
            return When::unknown();
        };
        let why = self.own_why(*telling);
        let time = self.tellings[*telling].time;
        let certainty = if time.is_some_and(|t| t.stated) {
            Certainty::Stated
        } else {
            Certainty::Derived
        };
        let lasted = match span {
            Edtf::Interval(Endpoint::Date(_), Endpoint::Date(_)) => true,
            // "in office since 1 October 2018": the beginning is known, and that it went on; "after" tells only a bound.
            Edtf::Interval(Endpoint::Date(_), Endpoint::Open) => {
                time.is_some_and(|t| t.signal == Signal::Since)
            }
            Edtf::Interval(Endpoint::Open, _) | Edtf::Date(_) | Edtf::Rare(_) => false,
        };
        let mut when = When::of(
            span.clone(),
            if lasted {
                certainty
            } else {
                Certainty::Bounded
            },
            why,
        );
        if lasted && when.earliest.is_some() {
            when.meaning = Meaning::Lasted;
        }
        when
    }

    /// The year of a day that has none, from the date of another document that tells the same event.
    fn year_from_company(
        &self,
        members: &[TellingId],
        date: EdtfDate,
    ) -> Option<(EdtfDate, Vec<Reason>)> {
        let (month, day) = date.month_day()?;
        let happened = members.iter().all(|&m| self.tellings[m].happened());
        if !happened {
            return None;
        }
        let mut found: Option<(EdtfDate, Vec<Reason>)> = None;
        for &m in members {
            let Some(published) = self.published(m) else {
                continue;
            };
            let Some((from, to)) = published.date.bounds() else {
                continue;
            };
            if to.0 - from.0 > 2 * DAY {
                continue;
            }
            let year = from.year();
            let on_or_before = [year, year - 1].into_iter().find_map(|y| {
                let at = Instant::from_ymd(y, month, day)?;
                (at <= from).then_some((y, (from.0 - at.0) / DAY))
            })?;
            if on_or_before.1 > REPORTED_WITHIN_DAYS {
                continue;
            }
            let exact = date.in_year(on_or_before.0);
            let text = &self.sources[self.tellings[m].source].document.text;
            let quote = published
                .range
                .map_or(String::new(), |r| r.of(text).trim().to_owned());
            let doc = self.doc(m).clone();
            let mut reasons = vec![Reason::new(format!(
                "“{}” has no year.",
                spoken(month, day)
            ))];
            let told = format!(
                "The same event is told in a document dated {}.",
                published.date.in_words()
            );
            reasons.push(match published.range {
                Some(range) => Reason::quoting(told, Anchor { doc, range, quote }),
                None => Reason::new(told),
            });
            reasons.push(Reason::new(format!(
                "The last {} up to then is that of {}.",
                spoken(month, day),
                on_or_before.0
            )));
            match &found {
                Some((other, _)) if *other != exact => return None,
                Some(_) => {}
                None => found = Some((exact, reasons)),
            }
        }
        found
    }

    /// What has happened had happened when it was written down; what was still to come had not.
    fn bound_by_documents(&self, whens: &mut [When]) {
        for (g, when) in whens.iter_mut().enumerate() {
            let known = when.span().is_some() || when.meaning == Meaning::Lasted;
            if when.recurs() || known && when.certainty <= Certainty::Derived {
                continue;
            }
            for &m in &self.groups[g] {
                let t = &self.tellings[m];
                let facts = &self.sources[t.source].facts;
                if let Some(published) = self.published(m)
                    && let Some((from, to)) = published.date.bounds()
                {
                    match t.event.status {
                        Status::Happened => no_later(when, to, || {
                            vec![Reason::new(format!(
                                "It had happened when this was written, {}.",
                                published.date.in_words()
                            ))]
                        }),
                        Status::Planned => no_earlier(when, from, || {
                            vec![Reason::new(format!(
                                "It was still to come when this was written, {}.",
                                published.date.in_words()
                            ))]
                        }),
                        Status::Cancelled | Status::Recurring => {}
                    }
                } else if let Some(year) = facts.copyright_year
                    && t.happened()
                    && let Some(end) = Instant::from_ymd(year + 1, 1, 1)
                    && facts.times.iter().all(|t| {
                        t.boilerplate
                            || t.edtf
                                .as_ref()
                                .and_then(|e| e.bounds().0)
                                .is_none_or(|from| from < end)
                    })
                {
                    no_later(when, end, || {
                        vec![Reason::new(format!(
                            "The page it stands on carries a copyright line of {year}, so it was written by then."
                        ))]
                    });
                }
            }
        }
    }

    /// "September of last year", where the document has no date of its own but tells a main event that is dated or bounded.
    fn bound_by_relatives(&self, whens: &mut [When]) {
        for g in 0..self.groups.len() {
            for &m in &self.groups[g] {
                let t = &self.tellings[m];
                let Some(relative) = t.time.and_then(|t| t.relative) else {
                    continue;
                };
                if t.time
                    .is_some_and(|t| t.edtf.as_ref().is_some_and(|e| e.bounds().0.is_some()))
                    || relative.to != RelativeTo::Document
                {
                    continue;
                }
                let Some(main) = self.main_of(m) else {
                    continue;
                };
                if self.group_of[main] == g {
                    continue;
                }
                let base = whens[self.group_of[main]].clone();
                self.bound_by_relative(&mut whens[g], relative, &base, m);
            }
        }
    }

    fn bound_by_relative(
        &self,
        when: &mut When,
        relative: Relative,
        base: &When,
        telling: TellingId,
    ) {
        if relative.unit != Grain::Year {
            return;
        }
        let reasons = |text: String| {
            let mut why = self.own_why(telling);
            why.push(Reason::new(text));
            why
        };
        let part_of =
            |year: i32| EdtfDate::new(EdtfYear::Known(year + relative.shift), relative.part);
        let year_of = |at: Instant, last: bool| {
            if last {
                Instant(at.0 - 1).year()
            } else {
                at.year()
            }
        };
        let from = base.earliest.map(|e| year_of(e, false));
        let to = base.latest.map(|l| year_of(l, true));
        if let (Some(from), Some(to)) = (from, to)
            && from == to
        {
            let why = reasons(format!("The event this document reports was in {from}."));
            if when.certainty >= Certainty::Bounded {
                *when = When::of(Edtf::Date(part_of(from)), Certainty::Derived, why);
            }
            return;
        }
        if when.edtf.is_none() && relative.part != DatePart::Whole {
            when.edtf = Some(Edtf::Date(EdtfDate::new(
                EdtfYear::Unspecified,
                relative.part,
            )));
            when.grain = when.edtf.as_ref().map_or(when.grain, Edtf::grain);
        }
        if let Some((_, end)) = to.and_then(|y| part_of(y).bounds()) {
            no_later(when, end, || {
                reasons(format!(
                    "The event this document reports was in {} at the latest.",
                    to.unwrap_or_default()
                ))
            });
        }
        if let Some((start, _)) = from.and_then(|y| part_of(y).bounds()) {
            no_earlier(when, start, || {
                reasons(format!(
                    "The event this document reports was in {} at the earliest.",
                    from.unwrap_or_default()
                ))
            });
        }
        if when.certainty == Certainty::Unknown {
            when.certainty = Certainty::Bounded;
        }
    }

    /// The telling that a document's other tellings are linked to.
    fn main_of(&self, telling: TellingId) -> Option<TellingId> {
        let source = self.tellings[telling].source;
        let from = self.tellings.partition_point(|t| t.source < source);
        self.tellings[from..]
            .iter()
            .take_while(|t| t.source == source)
            .find_map(|t| t.link.map(|l| l.0))
    }

    /// Part of, before, after: bounds pass from one event to the other.
    fn bound_by_links(&self, whens: &mut [When]) {
        for (m, t) in self.tellings.iter().enumerate() {
            let Some((to, kind)) = t.link else { continue };
            let (g, other) = (self.group_of[m], self.group_of[to]);
            if g == other || whens[g].recurs() || whens[other].recurs() {
                continue;
            }
            let base = whens[other].clone();
            let label = &self.tellings[to].event.label;
            let signal = t.event.link.as_ref().map_or("", |l| l.signal.as_str());
            if kind == LinkKind::During {
                self.date_of_part(whens, g, other, &t.event.label);
            }
            let when = &mut whens[g];
            let own = when.certainty <= Certainty::Derived;
            if own {
                continue;
            }
            let why = |relation: &str| {
                let mut why: Why = if signal.is_empty() {
                    Vec::new()
                } else {
                    vec![Reason::new(signal)]
                };
                why.push(Reason::new(format!(
                    "{relation} “{label}”{}.",
                    base.edtf
                        .as_ref()
                        .map_or(String::new(), |e| format!(" ({})", e.in_words()))
                )));
                why
            };
            match kind {
                LinkKind::Same => {}
                LinkKind::During => {
                    let one_day = base.span().is_some_and(|(from, to)| to.0 - from.0 <= DAY);
                    if one_day && base.certainty <= Certainty::Derived {
                        let mut derived = base.clone();
                        derived.certainty = Certainty::Derived;
                        derived.why = why("It is told as part of");
                        derived.why.extend(base.why.iter().cloned());
                        *when = derived;
                        continue;
                    }
                    if when.edtf.is_none()
                        && base.edtf.is_some()
                        && base.certainty == Certainty::Bounded
                    {
                        when.edtf.clone_from(&base.edtf);
                        when.grain = base.grain;
                        when.certainty = Certainty::Bounded;
                        when.why.extend(why("It is told as part of"));
                    }
                    if let Some(latest) = base.latest {
                        no_later(when, latest, || why("It is told as part of"));
                    }
                    if let Some(earliest) = base.earliest {
                        no_earlier(when, earliest, || why("It is told as part of"));
                    }
                }
                LinkKind::Before => {
                    if let Some(latest) = base.latest {
                        no_later(when, latest, || why("It came before"));
                    }
                }
                LinkKind::After => {
                    if let Some(earliest) = base.earliest {
                        no_earlier(when, earliest, || why("It came after"));
                    }
                }
            }
        }
    }

    /// An occasion on "December 18" one of whose parts is known to have been on 18 December 2019 was on that day.
    fn date_of_part(&self, whens: &mut [When], part: usize, whole: usize, label: &str) {
        let (Some(Edtf::Date(date)), Some(Edtf::Date(partial))) =
            (&whens[part].edtf, &whens[whole].edtf)
        else {
            return;
        };
        let (date, partial) = (*date, *partial);
        let fits = partial.known_year().is_none()
            && partial.month_day().is_some()
            && partial.month_day() == date.month_day();
        if fits
            && date.known_year().is_some()
            && whens[part].certainty <= Certainty::Derived
            && whens[whole].certainty == Certainty::Bounded
        {
            let mut why = whens[whole].why.clone();
            why.push(Reason::new(format!(
                "A part of it is dated {}: “{label}”.",
                date.in_words()
            )));
            why.extend(whens[part].why.iter().cloned());
            whens[whole] = When::of(Edtf::Date(date), Certainty::Derived, why);
        }
    }

    /// The nth session lies between those with lower and higher numbers; where one is held every year, in its own year.
    fn bound_by_numbers(&self, whens: &mut [When], periods: &BTreeMap<EntityId, Recurrence>) {
        let mut series: BTreeMap<EntityId, BTreeMap<u32, usize>> = BTreeMap::new();
        for (g, members) in self.groups.iter().enumerate() {
            for &m in members {
                if let Some((id, number)) = self.tellings[m].series
                    && !self.tellings[m].is_part()
                {
                    series.entry(id).or_default().entry(number).or_insert(g);
                }
            }
        }
        for (id, members) in &series {
            let dated: Vec<(u32, Instant, Instant)> = members
                .iter()
                .filter(|(_, g)| whens[**g].certainty <= Certainty::Derived)
                .filter_map(|(n, g)| whens[*g].span().map(|(from, to)| (*n, from, to)))
                .collect();
            for (&number, &g) in members {
                if whens[g].certainty <= Certainty::Derived {
                    continue;
                }
                let lower = dated.iter().rev().find(|d| d.0 < number);
                let upper = dated.iter().find(|d| d.0 > number);
                // Of a neighbor known to the month or year only its far end bounds: it may have been on the last day or the first.
                let sharp =
                    |from: Instant, to: Instant| to.0 - from.0 <= LONGEST_MEETING_DAYS * DAY;
                if let Some(&(n, from, to)) = lower {
                    let after = if sharp(from, to) { to } else { from };
                    no_earlier(&mut whens[g], after, || {
                        vec![Reason::new(format!(
                            "Number {number} came after number {n}, {}.",
                            EdtfDate::from_date(Instant(after.0 - 1).date()).in_words()
                        ))]
                    });
                }
                if let Some(&(n, from, to)) = upper {
                    let before = if sharp(from, to) { from } else { to };
                    no_later(&mut whens[g], before, || {
                        vec![Reason::new(format!(
                            "Number {number} came before number {n}, {}.",
                            EdtfDate::from_date(before.date()).in_words()
                        ))]
                    });
                }
                let (Some(l), Some(u)) = (lower, upper) else {
                    continue;
                };
                let years = u.1.year() - l.1.year();
                let yearly = periods
                    .get(id)
                    .is_none_or(|p| p.every == Grain::Year && p.interval == 1 && p.times == 1);
                if yearly && years == (u.0 - l.0) as i32 && years > 1 {
                    let year = l.1.year() + (number - l.0) as i32;
                    if let (Some(from), Some(to)) = (
                        Instant::from_ymd(year, 1, 1),
                        Instant::from_ymd(year + 1, 1, 1),
                    ) {
                        let why = || {
                            vec![Reason::new(format!(
                                "Number {} was in {} and number {} in {}, one a year, so number {number} was in {year}.",
                                l.0,
                                l.1.year(),
                                u.0,
                                u.1.year()
                            ))]
                        };
                        no_earlier(&mut whens[g], from, why);
                        no_later(&mut whens[g], to, why);
                    }
                }
            }
        }
    }
}

/// What is said to run "until November 29" ends with the next one: longer than a year it would be told with its year.
const LONGEST_RUN_DAYS: i64 = 366;

/// A span longer than this is no meeting but a date known only to the month or year.
const LONGEST_MEETING_DAYS: i64 = 14;

/// A report written within a month is a witness, a later one a memory.
const FRESH_DAYS: i64 = 31;

/// A report follows its event by at most about half a year; a day without a year further back may be that of another year.
const REPORTED_WITHIN_DAYS: i64 = 183;

/// Is `inner` a finer date inside `outer`?
pub(super) fn within(inner: EdtfDate, outer: EdtfDate) -> bool {
    match (inner.bounds(), outer.bounds()) {
        (Some((a, b)), Some((c, d))) => c <= a && b <= d && (a, b) != (c, d),
        _ => false,
    }
}

fn spoken(month: u8, day: u8) -> String {
    EdtfDate::new(EdtfYear::Unspecified, DatePart::Day { month, day }).in_words()
}

/// A second telling says only from or until when: kept as a reason, and as a bound where nothing better is known.
fn note_span(when: &mut When, span: &Edtf, why: Why) {
    when.why.extend(why);
    if when.certainty > Certainty::Derived {
        let (from, to) = span.bounds();
        if let Some(from) = from {
            no_earlier(when, from, Vec::new);
        }
        if let Some(to) = to {
            no_later(when, to, Vec::new);
        }
    }
}

/// Narrows the latest end, with its reason, unless that contradicts what is known: then the contradiction is told instead.
fn no_later(when: &mut When, latest: Instant, why: impl FnOnce() -> Why) {
    if when.latest.is_some_and(|l| l <= latest) {
        return;
    }
    if when.earliest.is_some_and(|e| e >= latest) {
        contradiction(when, why());
        return;
    }
    when.latest = Some(latest);
    when.why.extend(why());
    bounded(when);
}

fn no_earlier(when: &mut When, earliest: Instant, why: impl FnOnce() -> Why) {
    if when.earliest.is_some_and(|e| e >= earliest) {
        return;
    }
    if when.latest.is_some_and(|l| l <= earliest) {
        contradiction(when, why());
        return;
    }
    when.earliest = Some(earliest);
    when.why.extend(why());
    bounded(when);
}

fn contradiction(when: &mut When, why: Why) {
    if let Some(last) = why.last() {
        let told = Reason::new(format!("This does not fit and was left out: {}", last.text));
        if !when.why.contains(&told) {
            when.why.push(told);
        }
    }
}

fn bounded(when: &mut When) {
    if when.certainty == Certainty::Unknown {
        when.certainty = Certainty::Bounded;
    }
}

/// A day without a year between bounds: the last (first) such day inside them; where only one is left, that is the date.
fn settle(when: &mut When) {
    if when.certainty != Certainty::Bounded || when.recurs() {
        return;
    }
    match &when.edtf {
        Some(Edtf::Date(date)) if date.known_year().is_none() => settle_day(when, *date),
        Some(Edtf::Interval(Endpoint::Open, Endpoint::Date(end))) if end.known_year().is_none() => {
            let end = *end;
            settle_end(when, end);
        }
        Some(_) => {}
        None => {}
    }
}

fn settle_day(when: &mut When, date: EdtfDate) {
    let (lo, hi) = (when.earliest, when.latest);
    if let Some(hi) = hi
        && let Some((_, end)) = (0..2)
            .filter_map(|back| date.in_year(hi.year() - back).bounds())
            .find(|(_, end)| *end <= hi)
    {
        when.latest = Some(end);
    }
    if let Some(lo) = lo
        && let Some((start, _)) = (0..2)
            .filter_map(|on| date.in_year(lo.year() + on).bounds())
            .find(|(start, _)| *start >= lo)
    {
        when.earliest = Some(start);
    }
    if let (Some(from), Some(to)) = (when.earliest, when.latest) {
        let year = from.year();
        if date.in_year(year).bounds() == Some((from, to)) {
            when.why.push(Reason::new(format!(
                "Only one such day is left: {}.",
                date.in_year(year)
            )));
            when.edtf = Some(Edtf::Date(date.in_year(year)));
            when.certainty = Certainty::Derived;
        } else if from >= to {
            // The bounds leave no such day: they are wrong, the words are not.
            when.earliest = lo.filter(|_| hi.is_none());
            when.latest = None;
            when.why.push(Reason::new(
                "The bounds leave no such day, so they were left out.",
            ));
        }
    }
}

/// "till November 29" of a year that the bounds leave no choice of.
fn settle_end(when: &mut When, end: EdtfDate) {
    let (Some(from), Some(to)) = (when.earliest, when.latest) else {
        if let Some(hi) = when.latest
            && let Some((_, last)) = (0..2)
                .filter_map(|back| end.in_year(hi.year() - back).bounds())
                .find(|(_, last)| *last <= hi)
        {
            when.latest = Some(last);
        }
        return;
    };
    let ends: Vec<EdtfDate> = (from.year()..=Instant(to.0 - 1).year())
        .take(3)
        .map(|y| end.in_year(y))
        .filter(|d| {
            d.bounds()
                .is_some_and(|(start, last)| start >= from && last <= to)
        })
        .collect();
    if let [only] = ends[..]
        && let Some((_, last)) = only.bounds()
    {
        when.edtf = Some(Edtf::Interval(Endpoint::Open, Endpoint::Date(only)));
        when.latest = Some(last);
        when.why
            .push(Reason::new(format!("So it ended on {}.", only.in_words())));
    }
}
