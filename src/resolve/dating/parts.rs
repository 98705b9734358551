//! A part of a date that has no date of its own: "early 1990s", "the end of 2021", "the opening day" of a session.
//!
//! Narrows what the words themselves leave open; what other happenings leave open is the other files'.

use super::bounds::{no_earlier, no_later};
use super::{World, words};
use crate::model::edtf::DatePart;
use crate::model::text::fold;
use crate::model::time::DAY;
use crate::model::{Certainty, Edtf, EdtfDate, Endpoint, Grain, Instant, Reason, When};
use crate::resolve::telling::TellingId;

/// Which part of its time a word leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    First,
    Middle,
    Last,
}

impl Part {
    fn of(modifier: &str) -> Option<Self> {
        match modifier {
            "START" => Some(Self::First),
            "MID" => Some(Self::Middle),
            "END" => Some(Self::Last),
            _ => None,
        }
    }

    /// Of so many equal pieces, those from the first to before the second number.
    ///
    /// Halves: "the end of 2021" is said of October, rarely of July and never of May. Wider than most who write mean it, so that the
    /// truth is inside.
    fn pieces(self, of: i32) -> (i32, i32) {
        match self {
            Self::First => (0, of / 2),
            Self::Middle => (of / 4, of - of / 4),
            Self::Last => (of / 2, of),
        }
    }

    fn in_words(self) -> &'static str {
        match self {
            Self::First => "its first half",
            Self::Middle => "its middle",
            Self::Last => "its second half",
        }
    }
}

/// The part of a month, year, decade or century; nothing of what is finer or coarser.
fn bounds(date: EdtfDate, part: Part) -> Option<(Instant, Instant)> {
    let (from, to) = date.bounds()?;
    let year = from.year();
    let years = |length: i32| {
        let (a, b) = part.pieces(length);
        let at = |n: i32| Instant::from_ymd(year + n, 1, 1);
        at(a).zip(at(b))
    };
    match date.grain() {
        Grain::Century => years(100),
        Grain::Decade => years(10),
        Grain::Year => {
            let (a, b) = part.pieces(12);
            let at = |month: i32| match month {
                12 => Instant::from_ymd(year + 1, 1, 1),
                month => Instant::from_ymd(year, u8::try_from(month + 1).ok()?, 1),
            };
            at(a).zip(at(b))
        }
        Grain::Month => {
            let days = ((to.0 - from.0) / DAY) as i32;
            let (a, b) = part.pieces(days);
            let at = |n: i32| Instant(from.0 + i64::from(n) * DAY);
            Some((at(a), at(b)))
        }
        Grain::Half
        | Grain::Quarter
        | Grain::Season
        | Grain::Week
        | Grain::Day
        | Grain::Hour
        | Grain::Minute
        | Grain::Second => None,
    }
}

impl World<'_> {
    /// "The early 1990s" is the decade that was said, and its first half is kept as the bound.
    pub(super) fn bound_by_parts(&self, whens: &mut [When]) {
        for (g, when) in whens.iter_mut().enumerate() {
            let Some(Edtf::Date(date)) = when.edtf else {
                continue;
            };
            if when.recurs() || when.certainty > Certainty::Derived {
                continue;
            }
            for &m in &self.groups[g] {
                let t = &self.tellings[m];
                let part = t.time.and_then(|t| Part::of(t.modifier?));
                let (Some(part), true) = (part, t.edtf == Some(Edtf::Date(date))) else {
                    continue;
                };
                let (Some((from, to)), Some(anchor)) = (bounds(date, part), self.time_anchor(m))
                else {
                    continue;
                };
                let why = || {
                    let text = format!(
                        "“{}” leaves of {} {}.",
                        anchor
                            .quote
                            .split_whitespace()
                            .collect::<Vec<_>>()
                            .join(" "),
                        date.in_words(),
                        part.in_words(),
                    );
                    vec![Reason::quoting(text, anchor.clone())]
                };
                no_earlier(when, from, why);
                no_later(when, to, why);
            }
        }
    }

    /// "He spoke on the opening day", in the report on a session of which the days are known.
    pub(super) fn on_a_day_of_the_meeting(&self, whens: &mut [When]) {
        for (s, tellings) in self.of_source.iter().enumerate() {
            let Some(phrases) = words::of(self.sources[s].facts.lang) else {
                continue;
            };
            let Some((meeting, first, last)) = self.meeting_of_days(s, whens) else {
                continue;
            };
            for m in tellings.clone() {
                let (t, g) = (&self.tellings[m], self.group_of[m]);
                if t.time.is_some() || whens[g].certainty <= Certainty::Derived {
                    continue;
                }
                let text = self.sources[s].document.text.as_ref();
                let said = fold(t.event.range.of(text));
                let has = |list: &[String]| words::holds(&said, list).is_some();
                let (day, which) = match (has(&phrases.first_day), has(&phrases.last_day)) {
                    (true, false) => (first, "first"),
                    (false, true) => (last, "last"),
                    _ => continue,
                };
                let mut why = vec![Reason::new(format!(
                    "It is told of the {which} day of “{}”, which was {}.",
                    self.tellings[meeting].event.label,
                    day.in_words()
                ))];
                why.extend(whens[self.group_of[meeting]].why.iter().cloned());
                let known = (whens[g].earliest, whens[g].latest);
                let derived = When::of(Edtf::Date(day), Certainty::Derived, why);
                // What contradicts it is believed more: it was narrowed by what is said.
                let fits = known.0.is_none_or(|e| derived.latest.is_none_or(|l| e < l))
                    && known
                        .1
                        .is_none_or(|l| derived.earliest.is_none_or(|e| e < l));
                if fits {
                    whens[g] = derived;
                }
            }
        }
    }

    /// The one gathering of several known days that a document tells of.
    fn meeting_of_days(
        &self,
        source: usize,
        whens: &[When],
    ) -> Option<(TellingId, EdtfDate, EdtfDate)> {
        let mut found: Option<(TellingId, EdtfDate, EdtfDate)> = None;
        for m in self.of_source[source].clone() {
            let t = &self.tellings[m];
            if t.is_part() || !t.happened() && t.series.is_none() {
                continue;
            }
            let when = &whens[self.group_of[m]];
            let Some(Edtf::Interval(Endpoint::Date(first), Endpoint::Date(last))) = &when.edtf
            else {
                continue;
            };
            let days =
                |d: &EdtfDate| matches!(d.part, DatePart::Day { .. }) && d.exact_day().is_some();
            if when.certainty > Certainty::Derived || !days(first) || !days(last) {
                continue;
            }
            match found {
                // Of two it is open which one's day is meant.
                Some((_, a, b)) if (a, b) != (*first, *last) => return None,
                Some(_) => {}
                None => found = Some((m, *first, *last)),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Certainty, Constraints, EdtfDate};
    use crate::resolve::{resolve, tests::sources};

    /// First and last day of the only event, and whether a step says why.
    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let timeline = resolve(&sources(&[("a.txt", text)]), &Constraints::default());
        let when = &timeline.events[0].when;
        let (from, to) = when.span().expect("bounds");
        let day = |at: i64| EdtfDate::from_date(crate::model::Instant(at).date()).to_string();
        assert_eq!(
            (day(from.0), day(to.0 - 1)),
            (first.into(), last.into()),
            "{text}"
        );
        assert_eq!(when.certainty, Certainty::Stated);
        assert!(
            when.why.iter().any(|r| r.text.contains(" leaves of ")),
            "{:?}",
            when.why
        );
    }

    #[test]
    fn parts_of_decades_years_and_months() {
        check(
            "Eva Lund sold the mill in the early 1990s.\n",
            "1990-01-01",
            "1994-12-31",
        );
        check(
            "Eva Lund sold the mill in the late 1980s.\n",
            "1985-01-01",
            "1989-12-31",
        );
        check(
            "Eva Lund sold the mill at the end of 2021.\n",
            "2021-07-01",
            "2021-12-31",
        );
        check(
            "Eva Lund sold the mill at the beginning of 2010.\n",
            "2010-01-01",
            "2010-06-30",
        );
        check(
            "Eva Lund sold the mill in mid-1995.\n",
            "1995-04-01",
            "1995-09-30",
        );
        check(
            "Eva Lund sold the mill in early May 2003.\n",
            "2003-05-01",
            "2003-05-15",
        );
    }

    #[test]
    fn a_whole_year_stays_whole() {
        let docs = [("a.txt", "Eva Lund sold the mill in 2021.\n")];
        let timeline = resolve(&sources(&docs), &Constraints::default());
        let (from, to) = timeline.events[0].when.span().expect("bounds");
        assert_eq!((from.year(), to.year()), (2021, 2022));
        assert_eq!(to.0 - from.0, 365 * crate::model::time::DAY);
    }

    const SESSION: &str = "Report on the 12th session of the Harbor Council\n\nThe 12th session of the Harbor Council met in Velmark from 26 to 29 November 2019.\n\n";

    #[test]
    fn the_opening_day_of_a_session() {
        let day = |sentence: &str| {
            let text = format!("{SESSION}{sentence}\n");
            let timeline = resolve(&sources(&[("a.txt", &text)]), &Constraints::default());
            let report = timeline.events.iter().find(|e| e.label.contains("report"));
            let when = &report.expect("the report").when;
            (when.certainty == Certainty::Derived)
                .then(|| when.edtf.as_ref().map(ToString::to_string))
                .flatten()
        };
        let is = |sentence: &str, expect: Option<&str>| {
            assert_eq!(day(sentence).as_deref(), expect, "{sentence}");
        };
        is(
            "Ms. Eva Lund presented her report on the opening day.",
            Some("2019-11-26"),
        );
        is(
            "Ms. Eva Lund presented her report on the last day of the session.",
            Some("2019-11-29"),
        );
        is("Ms. Eva Lund presented her report on a rainy day.", None);
    }
}
