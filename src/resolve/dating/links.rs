//! Bounds that pass from one event to another it is part of, came before or came after.
//!
//! The ties themselves are found where the document is read.

use super::World;
use super::bounds::{no_earlier, no_later};
use crate::model::edtf::DatePart;
use crate::model::facts::LinkKind;
use crate::model::time::DAY;
use crate::model::{Certainty, Edtf, EdtfDate, Reason, When, Why};

impl World<'_> {
    /// Part of, before, after: bounds pass from one event to the other.
    pub(super) fn bound_by_links(&self, whens: &mut [When]) {
        for (m, t) in self.tellings.iter().enumerate() {
            let Some((to, kind)) = t.link else { continue };
            let (g, other) = (self.group_of[m], self.group_of[to]);
            if g == other || whens[g].recurs() || whens[other].recurs() {
                continue;
            }
            // "Then", "afterwards": after what was told right before, which may be another day by now; and part only of a gathering.
            if kind == LinkKind::During
                && let Some((before, _)) = self.continued[m]
                && (before != to || !GATHERINGS.contains(&self.tellings[to].event.concept.as_str()))
                && self.tellings[before].edtf.is_some()
            {
                continue;
            }
            if whens[g].certainty <= Certainty::Derived && kind != LinkKind::During {
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
                // "The forum ended today": what was part of it came some time before, or on that day.
                LinkKind::During if self.tellings[to].event.concept == ENDING => {
                    if let Some(latest) = base.latest {
                        no_later(when, latest, || why("It was part of what was over with"));
                    }
                }
                LinkKind::During => {
                    let one_day = base.span().is_some_and(|(from, to)| to.0 - from.0 <= DAY);
                    if one_day && base.certainty <= Certainty::Derived {
                        let mut derived = on_its_day(&base);
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
}

/// What other happenings can be part of: people coming together.
const GATHERINGS: [&str; 9] = [
    "session",
    "meet",
    "event",
    "ceremony",
    "visit",
    "participate",
    "hold",
    "speak",
    "show",
];

/// The concept of `data/events` by which a gathering is over: its day is not that of its parts.
const ENDING: &str = "end";

/// The day of an occasion that began at an hour: what is part of it came some time that day.
fn on_its_day(base: &When) -> When {
    match &base.edtf {
        Some(Edtf::Date(date)) if matches!(date.part, DatePart::Time { .. }) => {
            let (Some((month, day)), Some(year)) = (date.month_day(), date.known_year()) else {
                return base.clone();
            };
            let day = EdtfDate::day(year, month, day);
            When::of(Edtf::Date(day), base.certainty, base.why.clone())
        }
        _ => base.clone(),
    }
}
