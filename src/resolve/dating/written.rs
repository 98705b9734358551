//! When a document was written, where it does not say: after what it tells as past, before what it tells as still to come.
//!
//! ```text
//! latest beginning of what has happened ─▶ written ◀─ earliest day of what is planned
//! ```
//!
//! A date of the document's own is better than anything here; nothing is worked out beside one.

use super::World;
use crate::model::facts::RelativeTo;
use crate::model::time::DAY;
use crate::model::{Certainty, Edtf, Endpoint, Instant, Reason, Status, When, Why};

/// Not before, not after (excluded), each with the words that say so.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub from: Option<(Instant, Reason)>,
    pub to: Option<(Instant, Reason)>,
    /// By its own word: exact enough to count from.
    pub own: bool,
}

impl Written {
    pub fn span(&self) -> (Option<Instant>, Option<Instant>) {
        (
            self.from.as_ref().map(|f| f.0),
            self.to.as_ref().map(|t| t.0),
        )
    }

    pub fn why(&self) -> Why {
        [&self.from, &self.to]
            .into_iter()
            .flatten()
            .map(|(_, reason)| reason.clone())
            .collect()
    }
}

impl World<'_> {
    /// Of each source, by what it tells; `before` is what was known in the last round.
    pub(super) fn written(&self, whens: &[When], written: &mut [Written]) {
        for (s, written) in written.iter_mut().enumerate() {
            if written.own || self.entries[s] {
                continue;
            }
            for m in self.of_source[s].clone() {
                self.written_beside(m, &whens[self.group_of[m]], written);
            }
            if let (Some(from), Some(to)) = written.span()
                && from >= to
            {
                // It tells as planned what others tell as past: then only what it tells as past says when it was written.
                written.to = None;
            }
        }
    }

    fn written_beside(&self, m: usize, when: &When, written: &mut Written) {
        let t = &self.tellings[m];
        let counted = t
            .time
            .is_some_and(|t| t.relative.is_some_and(|r| r.to == RelativeTo::Document) && !t.stated);
        // A date that was counted from the document's own says nothing of that one.
        if counted || when.recurs() {
            return;
        }
        let reason = |what: &str| {
            let text = format!(
                "“{}” {what}{}.",
                t.event.label,
                when.edtf
                    .as_ref()
                    .map_or(String::new(), |e| format!(", {}", e.in_words()))
            );
            match self.time_anchor(m) {
                Some(anchor) => Reason::quoting(text, anchor),
                None => Reason::new(text),
            }
        };
        match t.event.status {
            Status::Happened => {
                if let Some(from) = when.earliest
                    && written.from.as_ref().is_none_or(|f| f.0 < from)
                {
                    let told = reason("had happened when this document was written");
                    written.from = Some((from, told));
                }
            }
            Status::Planned => {
                // The day it was planned for when this was written, whatever became of it.
                let planned_for = match &t.edtf {
                    Some(Edtf::Date(date)) => date.bounds().map(|b| b.1),
                    Some(Edtf::Interval(Endpoint::Date(_), Endpoint::Date(end))) => {
                        end.bounds().map(|b| b.1)
                    }
                    _ => None,
                };
                let stated = t.time.is_some_and(|t| t.stated);
                if let Some(to) = planned_for.filter(|_| stated)
                    && written.to.as_ref().is_none_or(|l| to < l.0)
                {
                    let told = reason("was still to come when this document was written");
                    written.to = Some((to, told));
                }
            }
            Status::Cancelled | Status::Recurring => {}
        }
    }

    /// What has happened had happened by then; of documents without a date of their own.
    pub(super) fn bound_by_written(&self, whens: &mut [When], written: &[Written]) {
        for (m, t) in self.tellings.iter().enumerate() {
            let written = &written[t.source];
            let when = &mut whens[self.group_of[m]];
            if written.own || when.recurs() || when.certainty <= Certainty::Derived || !t.happened()
            {
                continue;
            }
            if let Some((to, reason)) = &written.to {
                // What it says itself of its own date is weighed already.
                super::bounds::no_later(when, *to, || vec![reason.clone()]);
            }
        }
    }

    /// Does a document tell several days one after the other, each as it came: a diary, a list of entries, minutes of years?
    /// Then nothing in it says when all of it was written.
    pub(super) fn is_in_entries(&self, source: usize) -> bool {
        let planned_until = self.of_source[source]
            .clone()
            .filter(|&m| self.tellings[m].event.status == Status::Planned)
            .filter_map(|m| self.tellings[m].date()?.bounds().1)
            .min();
        let happened_from = self.of_source[source]
            .clone()
            .filter(|&m| self.tellings[m].happened())
            .filter_map(|m| self.tellings[m].date()?.bounds().0)
            .max();
        planned_until
            .zip(happened_from)
            .is_some_and(|(planned, happened)| happened.0 >= planned.0 - DAY)
    }
}
