//! When something was: what is known of it, how surely, and how that is known.
//!
//! Never more precise than its evidence: a bound is a bound.

use super::{Edtf, Grain, Instant, Passage, Phrase, Recurrence};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// What is known, as a date or an interval; `None` where nothing is.
    /// With [`Certainty::Bounded`] it says what the text itself said ("XXXX-07-30"), or the bounds ("../2019-12-18").
    pub edtf: Option<Edtf>,
    /// It did not happen (begin) before this instant.
    pub earliest: Option<Instant>,
    /// It had happened (ended) by this instant, which is itself excluded.
    pub latest: Option<Instant>,
    pub grain: Grain,
    pub certainty: Certainty,
    pub meaning: Meaning,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// A document says so in so many words.
    Stated,
    /// Worked out from what documents say; one reading only.
    Derived,
    /// Some time within `earliest..latest`, one of which may be missing.
    Bounded,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Meaning {
    /// Happened at some point in the interval.
    Point,
    /// Lasted from `earliest` to `latest`.
    Lasted,
    /// Happens again and again, from `earliest` on.
    // Rare, and large beside the others.
    Recurs(Box<Recurrence>),
}

/// How something is known: steps in the order they were taken, each a sentence a reader understands.
pub type Why = Vec<Reason>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// One sentence, capitalised, with its full stop: "“December 18” has no year."
    pub text: Phrase,
    /// Where the words stand that it rests on.
    pub evidence: Option<Passage>,
}

impl Reason {
    pub fn new(text: impl Into<Phrase>) -> Self {
        Self {
            text: text.into(),
            evidence: None,
        }
    }

    pub fn quoting(text: impl Into<Phrase>, evidence: impl Into<Passage>) -> Self {
        Self {
            text: text.into(),
            evidence: Some(evidence.into()),
        }
    }
}

impl When {
    pub fn unknown() -> Self {
        Self {
            edtf: None,
            earliest: None,
            latest: None,
            grain: Grain::Century,
            certainty: Certainty::Unknown,
            meaning: Meaning::Point,
            why: Vec::new(),
        }
    }

    /// A date as it is known. Where it has no year (or no day of the calendar fits it), it is only bounded, by nothing yet.
    pub fn of(edtf: Edtf, certainty: Certainty, why: Why) -> Self {
        let (earliest, latest) = edtf.bounds();
        let certainty = if earliest.is_none() && latest.is_none() {
            Certainty::Bounded
        } else {
            certainty
        };
        Self {
            grain: edtf.grain(),
            edtf: Some(edtf),
            earliest,
            latest,
            certainty,
            meaning: Meaning::Point,
            why,
        }
    }

    /// True where it can be put on the axis with two ends.
    pub fn span(&self) -> Option<(Instant, Instant)> {
        self.earliest.zip(self.latest)
    }

    /// True where it has no place on the axis at all.
    pub fn is_undated(&self) -> bool {
        self.earliest.is_none() && self.latest.is_none()
    }

    pub fn recurs(&self) -> bool {
        matches!(self.meaning, Meaning::Recurs(_))
    }

    /// True where it is known to have been in this year, or lasted into it; what only may have been is not.
    pub fn is_of_year(&self, year: i32) -> bool {
        let begin = Instant::from_ymd(year, 1, 1);
        let year = begin.zip(Instant::from_ymd(year + 1, 1, 1));
        let (Some((begin, end)), Some((from, to))) = (year, self.span()) else {
            return false;
        };
        match self.meaning {
            Meaning::Point => from >= begin && to <= end,
            Meaning::Lasted => from < end && to > begin,
            Meaning::Recurs(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edtf: &str, meaning: Meaning, year: i32, expect: bool) {
        let edtf = edtf.parse().expect("a date");
        let when = When {
            meaning,
            ..When::of(edtf, Certainty::Stated, Vec::new())
        };
        assert_eq!(when.is_of_year(year), expect, "{:?}", when.edtf);
    }

    #[test]
    fn what_was_in_a_year_is_of_it_and_what_only_may_have_been_is_not() {
        check("2019-12-18", Meaning::Point, 2019, true);
        check("2019-12-31", Meaning::Point, 2019, true);
        check("2019-12-18", Meaning::Point, 2020, false);
        check("2019", Meaning::Point, 2019, true);
        check("201X", Meaning::Point, 2019, false);
        check("2018/2021", Meaning::Point, 2019, false);
        check("2018/2021", Meaning::Lasted, 2019, true);
        check("2018/2021", Meaning::Lasted, 2022, false);
        check("../2019", Meaning::Point, 2019, false);
    }
}
