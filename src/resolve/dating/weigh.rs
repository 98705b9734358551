//! What the claims of one event alone say: the date most documents give, with the readings of those that differ.
//!
//! Looks at no other event.

use super::bounds::note_span;
use super::either::{self, Either};
use super::{Dated, World, within};
use crate::model::time::DAY;
use crate::model::timeline::PLANNED_FOR;
use crate::model::{
    Certainty, Edtf, EdtfDate, Endpoint, Grain, Meaning, Reading, Reason, Signal, Status, When,
};
use crate::resolve::telling::TellingId;

impl World<'_> {
    /// What the claims alone say.
    pub(super) fn weigh(&self, group: usize) -> (When, Vec<Reading>) {
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
            if let Some(dates) = t.either.as_deref().and_then(either::days) {
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
        if full.is_empty()
            && let Some(found) = self.of_several_spans(members, &partial, &spans)
        {
            return found;
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
    pub(super) fn settled_by_company(
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
        let recurrence = (**time.recurrence.as_ref()?).clone();
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
            meaning: Meaning::Recurs(recurrence.into()),
            why,
        })
    }

    /// The date most documents give; of equals a stated before a derived, a finer before a coarser one.
    pub(super) fn best_supported(
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
            // Copies of one release are one source.
            let sources = self.voices.count(
                full.iter()
                    .chain(partial)
                    .filter(|d| supports(date, d))
                    .map(|d| &self.tellings[members[d.claim as usize]]),
            );
            let stated = full.iter().any(|d| d.date == date && d.stated);
            // Who wrote within days of it knows better than who remembers it years later.
            let fresh = full
                .iter()
                .filter(|d| d.date == date)
                .any(|d| self.is_fresh(members[d.claim as usize], date));
            let claims = || full.iter().filter(|d| d.date == date);
            let status = |d: &Dated| self.tellings[members[d.claim as usize]].event.status;
            // What has happened is known, what was planned could be moved: then the newest plan counts.
            let planned = claims().all(|d| status(d) == Status::Planned);
            let newest = claims()
                .filter_map(|d| self.published(members[d.claim as usize])?.date.bounds())
                .map(|(written, _)| written)
                .max()
                .filter(|_| planned);
            let wrong_day = claims().all(|d| {
                self.wrong_weekday(members[d.claim as usize], date)
                    .is_some()
            });
            (
                !planned,
                newest,
                !wrong_day,
                sources,
                fresh,
                stated,
                date.grain(),
            )
        };
        // Each is asked about all claims: once, and not at all where there is nothing to choose.
        let supported: Vec<_> = match candidates.len() {
            0 | 1 => Vec::new(),
            _ => candidates.iter().map(|&date| support(date)).collect(),
        };
        let support = |date: &EdtfDate| supported.get(candidates.binary_search(date).ok()?);
        let Some(&best) = candidates
            .iter()
            .max_by(|a, b| support(a).cmp(&support(b)).then(b.cmp(a)))
        else {
            return (When::unknown(), Vec::new());
        };
        // A finer date inside the best one is no other reading of it but a better one.
        let best = candidates
            .iter()
            .copied()
            .filter(|c| within(*c, best))
            .max_by_key(support)
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
        others.sort_by(|a, b| support(b).cmp(&support(a)).then(a.cmp(b)));
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
        for d in full.iter().filter(|d| d.date == best) {
            why.extend(self.wrong_weekday(members[d.claim as usize], best));
        }
        for reading in readings.iter().skip(1) {
            let told = reading.claims.iter();
            let n = self
                .voices
                .count(told.map(|&c| &self.tellings[members[c as usize]]));
            let sources = if n == 1 {
                "One source".to_owned()
            } else {
                format!("{n} sources")
            };
            let claims = || reading.claims.iter();
            let planned = claims()
                .all(|&c| self.tellings[members[c as usize]].event.status == Status::Planned);
            why.push(Reason::new(if planned {
                format!("{PLANNED_FOR} {}.", reading.edtf.in_words())
            } else {
                format!(
                    "{sources} give{} {} instead.",
                    if n == 1 { "s" } else { "" },
                    reading.edtf.in_words()
                )
            }));
        }
        let certainty = if first.stated {
            Certainty::Stated
        } else {
            Certainty::Derived
        };
        let mut when = When::of(Edtf::Date(best), certainty, why);
        for (m, span) in spans {
            if !self.lasted_until(&mut when, best, span, *m)
                && !self.days_known(&mut when, best, span, *m)
            {
                note_span(&mut when, span, self.own_why(*m));
            }
        }
        (when, readings)
    }

    /// "In November 2022" in one document, "from 29 November to 2 December 2022" in another: the days are the better word for the same.
    fn days_known(&self, when: &mut When, best: EdtfDate, span: &Edtf, telling: TellingId) -> bool {
        let Edtf::Interval(Endpoint::Date(first), Endpoint::Date(last)) = *span else {
            return false;
        };
        let (Some(from), Some(to), Some(around)) = (first.bounds(), last.bounds(), best.bounds())
        else {
            return false;
        };
        let days = first.exact_day().is_some() && last.exact_day().is_some();
        let begins_in_it = around.0 <= from.0 && from.1 <= around.1;
        let short = (0..=LONGEST_MEETING_DAYS * DAY).contains(&(to.1.0 - from.0.0));
        // What has a date of its own already, by another telling's end, keeps it.
        let open = matches!(when.edtf, Some(Edtf::Date(_)));
        if !(days && begins_in_it && short && open && best.grain() < Grain::Hour) {
            return false;
        }
        let mut why = std::mem::take(&mut when.why);
        why.extend(self.own_why(telling));
        let certainty = when.certainty;
        *when = When::of(span.clone(), certainty, why);
        when.meaning = Meaning::Lasted;
        true
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

    /// Days that were found only after their tellings were weighed, and the ends told beside them.
    pub(super) fn last_until(&self, whens: &mut [When]) {
        for (g, when) in whens.iter_mut().enumerate() {
            let (Some(Edtf::Date(start)), Certainty::Derived) = (&when.edtf, when.certainty) else {
                continue;
            };
            let start = *start;
            for &m in &self.groups[g] {
                if let Some(span @ Edtf::Interval(Endpoint::Open, Endpoint::Date(end))) =
                    &self.tellings[m].edtf
                    && end.known_year().is_none()
                    && self.lasted_until(when, start, span, m)
                {
                    break;
                }
            }
        }
    }

    /// Was this telling written at most a month after the date it gives?
    pub(super) fn is_fresh(&self, telling: TellingId, date: EdtfDate) -> bool {
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
        // "It will continue till 30 November" in one document, "from 28 to 30 November 2022" in another: the days are the better word.
        let known = |(_, span): &&(TellingId, Edtf)| matches!(span, Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) if a.bounds().is_some() && b.bounds().is_some());
        let best = spans.iter().find(known).or(spans.first());
        let Some((telling, span)) = best else {
            return When::unknown();
        };
        let why = self.own_why(*telling);
        let time = self.tellings[*telling].time;
        // "The training ended today", and nobody tells more of it: that day it ended.
        let only_ended = members.iter().all(|&m| self.tellings[m].event.ends)
            && time.is_some_and(|t| t.signal == Signal::At);
        let span = match span {
            Edtf::Interval(Endpoint::Open, Endpoint::Date(end)) if only_ended => &Edtf::Date(*end),
            span => span,
        };
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
        let on_a_day = matches!(span, Edtf::Date(date) if date.bounds().is_some());
        let mut when = When::of(
            span.clone(),
            if lasted || on_a_day {
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
}

/// Of more days it is no meeting, but a time within which others fall too.
const LONGEST_MEETING_DAYS: i64 = 14;

/// What is said to run "until November 29" ends with the next one: longer than a year it would be told with its year.
const LONGEST_RUN_DAYS: i64 = 366;

/// A report written within a month is a witness, a later one a memory.
const FRESH_DAYS: i64 = 31;
