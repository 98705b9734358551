//! Order of telling: "then", "afterwards", "the following day" come after what was told right before.
//!
//! Only sentences that say so; that one sentence follows another says nothing of when.

use super::World;
use super::bounds::no_earlier;
use super::words;
use crate::model::edtf::DatePart;
use crate::model::facts::{LinkKind, RelativeTo};
use crate::model::text::fold;
use crate::model::time::DAY;
use crate::model::{
    Certainty, Edtf, EdtfDate, Grain, Instant, Reason, TextRange, TimeMention, When,
};
use crate::resolve::spread::{self, Spread};
use crate::resolve::telling::TellingId;

impl World<'_> {
    /// For each telling that goes on from another: that one, and the word that says so.
    pub(super) fn continued(&self, spread: &dyn Spread) -> Vec<Option<(TellingId, TextRange)>> {
        let parts = spread::map(spread, self.sources.len(), |part| {
            let mut out = Vec::new();
            for s in part {
                self.continued_in(s, &mut out);
            }
            out
        });
        parts.concat()
    }

    /// The same for the tellings of one source.
    fn continued_in(&self, s: usize, out: &mut Vec<Option<(TellingId, TextRange)>>) {
        let source = &self.sources[s];
        let words = words::of(source.facts.lang);
        let text: &str = &source.document.text;
        let mut before: Option<TellingId> = None;
        for m in self.of_source[s].clone() {
            out.push(None);
            let Some(words) = words else { continue };
            let event = self.tellings[m].event;
            let sentence = event.range.of(text);
            // "Then": the first words only, and they have to be folded for each sentence.
            let end = sentence.char_indices().nth(HEAD_CHARS);
            let head = &sentence[..end.map_or(sentence.len(), |(end, _)| end)];
            let continues = words::begins(&fold(head), &words.then).is_some();
            if continues
                && self.tellings[m].happened()
                && let Some(b) = before
                && self.tellings[b].event.range != event.range
                && self.same_paragraph(s, b, m)
            {
                let first = TextRange::new(
                    event.range.start as usize,
                    event.range.start as usize + sentence.find([' ', ',']).unwrap_or(0),
                );
                if let Some(last) = out.last_mut() {
                    *last = Some((b, first));
                }
            }
            let looks_back = matches!(self.tellings[m].link, Some((_, LinkKind::Before)));
            if self.tellings[m].happened() && !looks_back {
                before = Some(m);
            }
        }
    }

    fn same_paragraph(&self, source: usize, a: TellingId, b: TellingId) -> bool {
        let text: &str = &self.sources[source].document.text;
        let (from, to) = (
            self.tellings[a].event.range.end as usize,
            self.tellings[b].event.range.start as usize,
        );
        from <= to && text.get(from..to).is_some_and(|gap| !gap.contains("\n\n"))
    }

    /// What goes on from another happening did not begin before it.
    pub(super) fn bound_by_order(&self, whens: &mut [When]) {
        for (m, continued) in self.continued.iter().enumerate() {
            let Some((before, word)) = *continued else {
                continue;
            };
            let (g, other) = (self.group_of[m], self.group_of[before]);
            let when = &whens[g];
            if g == other || when.certainty <= Certainty::Derived || when.recurs() {
                continue;
            }
            let base = &whens[other];
            let (Some(from), false) = (base.earliest, base.recurs()) else {
                continue;
            };
            let day = base.edtf.clone();
            let doc = &self.sources[self.tellings[m].source].document;
            let label = &self.tellings[before].event.label;
            no_earlier(&mut whens[g], from, || {
                vec![Reason::quoting(
                    format!(
                        "“{}”: it came after “{label}”{}.",
                        word.of(&doc.text),
                        day.map_or(String::new(), |e| format!(" ({})", e.in_words()))
                    ),
                    crate::model::Anchor {
                        doc: doc.id.clone(),
                        range: word,
                        quote: word.of(&doc.text).to_owned(),
                    },
                )]
            });
        }
    }

    /// "The following day", "two weeks later": counted from the date spoken of before it, once that is known to the day.
    pub(super) fn count_from_the_last(&self, whens: &mut [When]) {
        for (m, t) in self.tellings.iter().enumerate() {
            let g = self.group_of[m];
            let (Some(time), true) = (t.time, whens[g].certainty > Certainty::Derived) else {
                continue;
            };
            let Some(relative) = time.relative.filter(|r| {
                r.to == RelativeTo::LastMentioned
                    && r.part == DatePart::Whole
                    && matches!(r.unit, Grain::Day | Grain::Week)
            }) else {
                continue;
            };
            let dated = time.edtf.as_ref().is_some_and(|e| e.bounds().0.is_some());
            if dated || whens[g].recurs() {
                continue;
            }
            let Some((told, day)) = self.day_before(m, time, whens) else {
                continue;
            };
            let days = match relative.unit {
                Grain::Week => i64::from(relative.shift) * 7,
                _ => i64::from(relative.shift),
            };
            let at = Instant(day.0 + days * DAY);
            let date = EdtfDate::from_date(at.date());
            let mut why = self.own_why(m);
            why.push(Reason::new(format!(
                "It counts from “{}”, {}.",
                self.tellings[told].event.label,
                EdtfDate::from_date(day.date()).in_words()
            )));
            why.extend(whens[self.group_of[told]].why.iter().cloned());
            // A week later is about that day, not on it.
            if relative.unit == Grain::Day {
                whens[g] = When::of(Edtf::Date(date), Certainty::Derived, why);
            }
        }
    }

    /// The telling that stands nearest before this one, where it has the date last spoken of and that is known to the day.
    fn day_before(
        &self,
        m: TellingId,
        time: &TimeMention,
        whens: &[When],
    ) -> Option<(TellingId, Instant)> {
        let t = &self.tellings[m];
        let times = &self.sources[t.source].facts.times;
        let at = times.partition_point(|x| x.range.start < time.range.start);
        // "In May it was adopted. The same day …": a month is no day, whatever another document says of it.
        let of_a_day = |x: &&TimeMention| {
            let fine = |e: &Edtf| e.grain() >= Grain::Day;
            x.edtf.as_ref().is_none_or(fine)
        };
        let last = times[..at].iter().rev().find(|x| !x.boilerplate);
        let last = last.filter(of_a_day)?;
        let from = self.of_source[t.source]
            .start
            .max(m.saturating_sub(REACH_TELLINGS));
        let told = (from..m)
            .rev()
            .find(|&b| self.tellings[b].time.is_some_and(|x| std::ptr::eq(x, last)))?;
        let when = &whens[self.group_of[told]];
        let (Some((from, to)), true) = (when.span(), when.certainty <= Certainty::Derived) else {
            return None;
        };
        (to.0 - from.0 == DAY && from.0 % DAY == 0).then_some((told, from))
    }
}

/// The date last spoken of was told of something this near before, or of nothing.
const REACH_TELLINGS: usize = 40;

/// No opening phrase is longer.
const HEAD_CHARS: usize = 24;
