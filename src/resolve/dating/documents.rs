//! What the date of a document, known or bounded, says of what it tells.
//!
//! Knows nothing of how the events of a document stand to each other.

use super::World;
use super::bounds::{no_earlier, no_later};
use super::written::Written;
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::{Relative, RelativeTo};
use crate::model::{
    Certainty, DocFacts, Edtf, EdtfDate, Grain, Instant, Meaning, Reason, Status, TimeMention,
    When, Why,
};
use crate::resolve::telling::TellingId;

impl World<'_> {
    /// What has happened had happened when it was written down; what was still to come had not.
    pub(super) fn bound_by_documents(&self, whens: &mut [When]) {
        for (g, when) in whens.iter_mut().enumerate() {
            let known = when.span().is_some() || when.meaning == Meaning::Lasted;
            if when.recurs() || known && when.certainty <= Certainty::Derived {
                continue;
            }
            for &m in &self.groups[g] {
                let t = &self.tellings[m];
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
                } else if let Some((year, end)) = self.copyright[t.source]
                    && t.happened()
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

    /// The year of a source's copyright line and its end, where nothing in the source is later.
    pub(super) fn copyright_of(facts: &DocFacts) -> Option<(i32, Instant)> {
        let year = facts.copyright_year?;
        let end = Instant::from_ymd(year + 1, 1, 1)?;
        let begins = |t: &TimeMention| t.edtf.as_ref().and_then(|e| e.bounds().0);
        let earlier = |t: &TimeMention| t.boilerplate || begins(t).is_none_or(|from| from < end);
        facts.times.iter().all(earlier).then_some((year, end))
    }

    /// "September of last year", where the document has no date of its own but tells a main event that is dated or bounded, or
    /// what it tells says when it was written.
    pub(super) fn bound_by_relatives(&self, whens: &mut [When], written: &[Written]) {
        for (m, t) in self.tellings.iter().enumerate() {
            let g = self.group_of[m];
            let Some(relative) = t.time.and_then(|t| t.relative) else {
                continue;
            };
            if t.time
                .is_some_and(|t| t.edtf.as_ref().is_some_and(|e| e.bounds().0.is_some()))
                || relative.to != RelativeTo::Document
                || relative.unit != Grain::Year
            {
                continue;
            }
            let written = &written[t.source];
            if !written.own && written.from.is_some() && written.to.is_some() {
                let base = Base {
                    what: "This document was written",
                    span: written.span(),
                    why: written.why(),
                };
                self.bound_by_relative(&mut whens[g], relative, &base, m);
                continue;
            }
            let Some(main_telling) = self.main_of[t.source] else {
                continue;
            };
            if self.group_of[main_telling] == g {
                continue;
            }
            let main = &whens[self.group_of[main_telling]];
            let base = Base {
                what: "The event this document reports was",
                span: (main.earliest, main.latest),
                why: Vec::new(),
            };
            self.bound_by_relative(&mut whens[g], relative, &base, m);
            self.bound_what_is_counted_from(whens, g, self.group_of[main_telling], relative, m);
        }
    }

    /// “September of last year” was between 2009 and 2018: then what the document reports was between 2010 and 2019.
    fn bound_what_is_counted_from(
        &self,
        whens: &mut [When],
        told: usize,
        main: usize,
        relative: Relative,
        telling: TellingId,
    ) {
        if whens[main].certainty <= Certainty::Derived || whens[main].recurs() {
            return;
        }
        let (earliest, latest) = (whens[told].earliest, whens[told].latest);
        let because = |year: i32, how: &str| {
            let label = &self.tellings[telling].event.label;
            let text = format!("“{label}” was in {year} {how}, and its date counts from this.");
            vec![match self.time_anchor(telling) {
                Some(anchor) => Reason::quoting(text, anchor),
                None => Reason::new(text),
            }]
        };
        if let Some(year) = earliest.map(|at| at.year())
            && let Some(from) = Instant::from_ymd(year - relative.shift, 1, 1)
        {
            no_earlier(&mut whens[main], from, || because(year, "at the earliest"));
        }
        if let Some(year) = latest.map(|at| Instant(at.0 - 1).year())
            && let Some(to) = Instant::from_ymd(year - relative.shift + 1, 1, 1)
        {
            no_later(&mut whens[main], to, || because(year, "at the latest"));
        }
    }

    fn bound_by_relative(
        &self,
        when: &mut When,
        relative: Relative,
        base: &Base,
        telling: TellingId,
    ) {
        let reasons = |text: String| {
            let mut why = self.own_why(telling);
            why.extend(base.why.iter().cloned());
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
        let from = base.span.0.map(|e| year_of(e, false));
        let to = base.span.1.map(|l| year_of(l, true));
        if let (Some(from), Some(to)) = (from, to)
            && from == to
        {
            let why = reasons(format!("{} in {from}.", base.what));
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
                    "{} in {} at the latest.",
                    base.what,
                    to.unwrap_or_default()
                ))
            });
        }
        if let Some((start, _)) = from.and_then(|y| part_of(y).bounds()) {
            no_earlier(when, start, || {
                reasons(format!(
                    "{} in {} at the earliest.",
                    base.what,
                    from.unwrap_or_default()
                ))
            });
        }
        if when.certainty == Certainty::Unknown {
            when.certainty = Certainty::Bounded;
        }
    }
}

/// What a relative date is counted from: some time in a span.
struct Base {
    /// "This document was written"
    what: &'static str,
    span: (Option<Instant>, Option<Instant>),
    why: Why,
}
