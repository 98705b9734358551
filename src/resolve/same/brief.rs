//! What a first look at two tellings needs, in one small value each: most pairs of a block are plainly of two happenings.
//!
//! Says only "certainly not one"; what may be one is weighed in [`super::likeness`].

use super::likeness::{OFTEN, ONCE_IN_A_LIFE};
use crate::model::edtf::DatePart;
use crate::model::{Edtf, EdtfDate, Endpoint, EntityId, Instant};
use crate::resolve::telling::Telling;
use rustc_hash::FxHashMap;

/// A date with what comparing it asks for worked out once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub edtf: &'a Edtf,
    /// One date, not an interval.
    pub single: bool,
    pub has_year: bool,
    pub month_day: Option<(u8, u8)>,
    /// The day on which it is, or from which it goes on.
    pub begins: Option<EdtfDate>,
    pub from: Option<Instant>,
    pub to: Option<Instant>,
}

impl<'a> Told<'a> {
    pub fn of(edtf: &'a Edtf) -> Self {
        let single = edtf.single();
        let (from, to) = edtf.bounds();
        Self {
            edtf,
            single: single.is_some(),
            has_year: single.is_some_and(|d| d.known_year().is_some()),
            month_day: single.and_then(EdtfDate::month_day),
            begins: begins(edtf),
            from,
            to,
        }
    }
}

impl Told<'_> {
    /// Says it the day, of whatever year, or the first one?
    pub fn says_the_day(&self) -> bool {
        self.month_day.is_some() || self.begins.is_some()
    }
}

/// The day on which it is, or from which it goes on; nothing of what ends too ("in that week"), nor of what has an hour.
fn begins(edtf: &Edtf) -> Option<EdtfDate> {
    match edtf {
        Edtf::Date(date) | Edtf::Interval(Endpoint::Date(date), Endpoint::Open)
            if matches!(date.part, DatePart::Day { .. }) =>
        {
            date.exact_day().map(|_| *date)
        }
        Edtf::Date(_) | Edtf::Interval(..) | Edtf::Rare(_) => None,
    }
}

/// A set of hashes in 64 bits: what is in one and not in the other is certainly so, what seems to be in both may not be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature {
    bits: u64,
    len: u32,
}

impl Signature {
    pub fn of(hashes: impl Iterator<Item = u64>) -> Self {
        let mut out = Self::default();
        for hash in hashes {
            // The upper bits: those of FNV and of blake3 are as mixed as any.
            out.bits |= 1 << (hash >> 58);
            out.len += 1;
        }
        out
    }

    /// At least one hash of each bit the other lacks is not shared, so this many can be at most.
    fn most_shared(self, other: Self) -> u32 {
        let mine = self.len - (self.bits & !other.bits).count_ones();
        let others = other.len - (other.bits & !self.bits).count_ones();
        mine.min(others)
    }

    /// Can shared over all reach so much?
    pub fn may_reach(self, other: Self, share: f32) -> bool {
        let shared = self.most_shared(other);
        shared as f32 >= share * (self.len + other.len - shared) as f32 - 1e-3
    }

    pub fn may_meet(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }
}

/// One telling at a glance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief<'a> {
    pub told: Option<Told<'a>>,
    /// The same number for the same kind of happening; 0 where it is of none.
    pub concept: u32,
    /// The same number for kinds of happening that one and the same is told by: [`family`].
    pub family: u32,
    /// Its kind of happening is of no list, or one that a plain word for anything has.
    pub says_little: bool,
    /// The same people do it again and again.
    pub often: bool,
    /// Nobody does it twice.
    pub once_in_a_life: bool,
    pub source: u32,
    /// Its document's language; empty where that is not known.
    pub lang: &'static str,
    pub sentence: u64,
    pub words: Signature,
    pub sentence_words: Signature,
    pub entities: Signature,
    pub series: bool,
    pub planned: bool,
    /// Its numbers can be read both ways.
    pub either: bool,
}

/// A word's hash as a signature asks for it.
fn high(word: &u32) -> u64 {
    u64::from(*word) << 32
}

/// "Left", "held", "event": what happened is told by the words beside it.
const SAYS_LITTLE: [&str; 4] = ["", "do", "event", "hold"];

/// Kinds of happening that one and the same is told by: a bridge is opened here and inaugurated there, a director is appointed or takes
/// office.
pub(super) fn family(concept: &str) -> &str {
    match concept {
        "launch" => "open",
        "assume" => "appoint",
        other => other,
    }
}

/// Of each telling, in order.
pub(super) fn briefs<'a>(tellings: &'a [Telling<'a>]) -> Vec<Brief<'a>> {
    let mut concepts: FxHashMap<&str, u32> = FxHashMap::default();
    concepts.insert("", 0);
    let brief = |t: &'a Telling<'a>| {
        let mut number = |concept: &'a str| {
            let next = concepts.len() as u32;
            *concepts.entry(concept).or_insert(next)
        };
        let concept = number(&t.event.concept);
        Brief {
            told: t.date().map(Told::of),
            concept,
            family: number(family(&t.event.concept)),
            says_little: SAYS_LITTLE.contains(&t.event.concept.as_str()),
            often: OFTEN.contains(&t.event.concept.as_str()),
            once_in_a_life: ONCE_IN_A_LIFE.contains(&t.event.concept.as_str()),
            source: t.source as u32,
            lang: if t.lang == "und" { "" } else { t.lang },
            sentence: t.sentence,
            words: Signature::of(t.words.iter().map(high)),
            sentence_words: Signature::of(t.sentence_words.iter().map(high)),
            entities: Signature::of(t.entities.iter().map(|(_, EntityId(id))| *id)),
            series: t.series.is_some(),
            planned: t.event.status == crate::model::Status::Planned,
            either: t.either.is_some(),
        }
    };
    tellings.iter().map(brief).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is shared is never more than the glance allows.
        #[test]
        fn a_glance_never_sees_less_than_there_is(
            a in prop::collection::btree_set(any::<u64>(), 0..40),
            b in prop::collection::btree_set(any::<u64>(), 0..40),
            both in prop::collection::btree_set(any::<u64>(), 0..40),
        ) {
            let (a, b): (std::collections::BTreeSet<u64>, std::collections::BTreeSet<u64>) = (&a | &both, &b | &both);
            let (x, y) = (Signature::of(a.iter().copied()), Signature::of(b.iter().copied()));
            let shared = a.intersection(&b).count();
            let share = shared as f32 / a.union(&b).count().max(1) as f32;
            prop_assert!(x.may_reach(y, share));
            prop_assert!(shared == 0 || x.may_meet(y));
        }
    }

    #[test]
    fn what_shares_little_is_seen_at_once() {
        let of = |hashes: std::ops::Range<u64>| Signature::of(hashes.map(|h| h << 58));
        assert!(!of(0..10).may_reach(of(8..18), 0.25));
        assert!(of(0..10).may_reach(of(5..15), 0.25));
        assert!(!of(0..10).may_meet(of(10..12)));
    }
}
