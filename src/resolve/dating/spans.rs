//! One occasion of several days, given differently: planned for April, moved to October, held until 14 October.
//!
//! Single days are weighed in [`super::weigh`].

use super::{Dated, World};
use crate::model::timeline::PLANNED_FOR;
use crate::model::{Certainty, Edtf, Endpoint, Instant, Meaning, Reading, Reason, Status, When};
use crate::resolve::telling::TellingId;

impl World<'_> {
    /// The best of at least two different spans whose ends are both told, and the others as readings; where a day is told without
    /// its year, only if it is one of a span's.
    pub(super) fn of_several_spans(
        &self,
        members: &[TellingId],
        days: &[Dated],
        spans: &[(TellingId, Edtf)],
    ) -> Option<(When, Vec<Reading>)> {
        let closed = |span: &&(TellingId, Edtf)| matches!(span.1, Edtf::Interval(Endpoint::Date(a), Endpoint::Date(b)) if a.bounds().is_some() && b.bounds().is_some());
        let mut distinct: Vec<&Edtf> = Vec::new();
        for (_, span) in spans.iter().filter(closed) {
            if !distinct.contains(&span) {
                distinct.push(span);
            }
        }
        let holds = |span: &Edtf, day: &Dated| {
            let (from, to) = span.bounds();
            let years = from
                .map(|f| f.year())
                .into_iter()
                .chain(to.map(|t| t.year()));
            years.into_iter().any(|year| {
                let day = day.date.in_year(year).bounds();
                day.is_some_and(|(a, b)| from.is_some_and(|f| f <= a) && to.is_some_and(|t| b <= t))
            })
        };
        let known = |day: &Dated| distinct.iter().any(|span| holds(span, day));
        if distinct.len() < 2 || !days.iter().all(known) {
            return None;
        }
        let tellings = |span: &Edtf| -> Vec<TellingId> {
            let of = spans.iter().filter(|(_, s)| s == span);
            of.map(|(m, _)| *m).collect()
        };
        let weight = |span: &Edtf| {
            let of = tellings(span);
            let planned = of.iter().all(|&m| self.is_plan(m));
            // Of plans the newest counts; in one document the last it speaks of.
            let newest = of
                .iter()
                .filter_map(|&m| self.published(m)?.date.bounds())
                .map(|(written, _)| written)
                .max()
                .filter(|_| planned);
            let last = of
                .iter()
                .filter_map(|&m| Some(self.tellings[m].time?.range.start))
                .max();
            let sources = self.voices.count(of.iter().map(|&m| &self.tellings[m]));
            let ended = self.ended_as_told(spans, span);
            let on_it = days.iter().filter(|d| holds(span, d)).count();
            (ended, on_it, !planned, newest, sources, last)
        };
        // Of equals the first.
        let best = distinct
            .iter()
            .rev()
            .max_by_key(|span| weight(span))
            .copied()?;
        let of = tellings(best);
        let first = *of.first()?;
        let mut why = self.own_why(first);
        let others: Vec<&Edtf> = distinct.into_iter().filter(|s| *s != best).collect();
        for other in &others {
            let told = tellings(other);
            let n = self.voices.count(told.iter().map(|&m| &self.tellings[m]));
            why.push(Reason::new(
                match (told.iter().all(|&m| self.is_plan(m)), n) {
                    (true, _) => format!("{PLANNED_FOR} {}.", other.in_words()),
                    (false, 1) => format!("One source gives {} instead.", other.in_words()),
                    (false, n) => format!("{n} sources give {} instead.", other.in_words()),
                },
            ));
        }
        let stated = self.tellings[first].time.is_some_and(|t| t.stated);
        let certainty = match stated {
            true => Certainty::Stated,
            false => Certainty::Derived,
        };
        let mut when = When::of(best.clone(), certainty, why);
        when.meaning = Meaning::Lasted;
        let reading = |span: &Edtf| Reading {
            edtf: span.clone(),
            claims: (0u32..)
                .zip(members)
                .filter(|(_, m)| tellings(span).contains(m))
                .map(|(place, _)| place)
                .collect(),
        };
        let readings = std::iter::once(best).chain(others).map(reading).collect();
        Some((when, readings))
    }

    fn is_plan(&self, telling: TellingId) -> bool {
        self.tellings[telling].event.status == Status::Planned
    }

    /// "The forum ended today", on 14 October: then it was the span that ends so.
    fn ended_as_told(&self, spans: &[(TellingId, Edtf)], span: &Edtf) -> bool {
        let Edtf::Interval(_, Endpoint::Date(last)) = span else {
            return false;
        };
        let end = |day: &crate::model::EdtfDate| -> Option<Instant> { Some(day.bounds()?.1) };
        spans.iter().any(|(m, told)| match told {
            Edtf::Interval(Endpoint::Open, Endpoint::Date(day)) if self.tellings[*m].happened() => {
                match day.known_year() {
                    Some(_) => end(day).is_some() && end(day) == end(last),
                    None => day.month_day().is_some() && day.month_day() == last.month_day(),
                }
            }
            _ => false,
        })
    }
}
