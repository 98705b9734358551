//! What the date of a document, known or bounded, says of what it tells.
//!
//! Knows nothing of how the events of a document stand to each other.

use super::World;
use super::bounds::{no_earlier, no_later};
use crate::model::edtf::{DatePart, EdtfYear};
use crate::model::facts::{Relative, RelativeTo};
use crate::model::{Certainty, Edtf, EdtfDate, Grain, Instant, Meaning, Reason, Status, When};
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
    pub(super) fn bound_by_relatives(&self, whens: &mut [When]) {
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
}
