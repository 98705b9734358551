//! Which pairs of tellings are compared: those that share something rare, so that the work grows as n log n.
//!
//! ```text
//! telling ─▶ keys (sentence · numbered meeting · entity and deed · entity and day · day and deed · day and word · plan and word · year, deed and word)
//! keys ─sort▶ blocks of one key ─▶ for each telling of a block, those behind it
//! ```
//!
//! Says nothing of how alike they are.

use super::brief::family;
use super::likeness::{Compared, NEWS_DAYS, SLIP_DAYS};
use crate::model::time::DAY;
use crate::model::{EntityKind, Grain, Instant, Status};
use crate::resolve::spread::{self, Spread};
use crate::resolve::telling::{Telling, TellingId};
use chrono::Datelike;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// A block with more tellings than this says nothing: each is then compared with the next few of it only, and the rest is left
/// to rarer blocks. Keeps the work n log n.
const BLOCK_MAX: usize = 60;
const _: () = assert!(BLOCK_MAX <= u8::MAX as usize);

/// With how many neighbors of a large block a telling is compared: copies of one sentence become one by their neighbors.
const NEIGHBORS: usize = 1;

type Key = u64;

/// A key in two halves, the upper first, and a telling that has it: there are millions, and so they take no more than they must.
type Keyed = [u32; 3];

fn keyed(key: Key, telling: u32) -> Keyed {
    [(key >> 32) as u32, key as u32, telling]
}

fn key(parts: impl Hash) -> Key {
    let mut hasher = FxHasher::default();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// Which tellings share a key, ready to be walked telling by telling.
#[derive(Default)]
pub(super) struct Blocks {
    /// Those of one key behind each other, in the order of the tellings.
    members: Vec<u32>,
    /// For each of `members`, how many of those behind it it is compared with: all of a small block, which is at most [`BLOCK_MAX`].
    reach: Vec<u8>,
}

impl Blocks {
    pub fn of(all: &Compared<'_>, spread: &dyn Spread) -> Self {
        // Those of one key are in one bucket, and buckets are in the order of their keys.
        let buckets = keys(all, spread);
        let blocks: Vec<Mutex<Self>> = buckets.iter().map(|_| Mutex::default()).collect();
        spread.each(buckets.len(), &|b| {
            let parts = buckets[b]
                .lock()
                .map(|mut parts| std::mem::take(&mut *parts));
            let made = Self::of_bucket(parts.unwrap_or_default());
            if let Ok(mut place) = blocks[b].lock() {
                *place = made;
            }
        });
        let mut out = Self::default();
        for block in blocks {
            let Self { members, reach } = block.into_inner().unwrap_or_default();
            out.members.extend(members);
            out.reach.extend(reach);
        }
        out.members.shrink_to_fit();
        out.reach.shrink_to_fit();
        out
    }

    fn of_bucket(parts: Vec<Vec<Keyed>>) -> Self {
        let mut keys = parts.concat();
        drop(parts);
        keys.sort_unstable();
        keys.dedup();
        let mut out = Self::default();
        for block in keys.chunk_by(|a, b| a[..2] == b[..2]) {
            let n = block.len();
            // Alone under its key a telling meets nobody: only blocks of two or more are kept.
            if n > 1 {
                let most = if n <= BLOCK_MAX { n } else { NEIGHBORS };
                out.members.extend(block.iter().map(|k| k[2]));
                out.reach
                    .extend((0..n).map(|at| (n - 1 - at).min(most) as u8));
            }
        }
        out
    }

    /// The pairs of a shared key that `may_be_one` lets pass, each once, in order, the earlier first: of those tellings with all behind
    /// them.
    ///
    /// Goes through block by block, and not telling by telling: the few of one block are at hand for all their pairs, which is
    /// worth more than asking no pair twice.
    pub fn pairs(
        &self,
        tellings: Range<TellingId>,
        spread: &dyn Spread,
        may_be_one: impl Fn(TellingId, TellingId) -> bool + Sync,
    ) -> Vec<(u32, u32)> {
        let packed = |i: u32, j: u32| u64::from(i) << 32 | u64::from(j);
        let passed = spread::map(spread, self.members.len(), |part| {
            let mut passed: Vec<u64> = Vec::new();
            for at in part {
                let i = self.members[at];
                if !tellings.contains(&(i as usize)) {
                    continue;
                }
                // Within a block tellings are in order.
                let behind = at + 1..=at + usize::from(self.reach[at]);
                for &j in &self.members[behind] {
                    if may_be_one(i as usize, j as usize) {
                        passed.push(packed(i, j));
                    }
                }
            }
            passed.sort_unstable();
            passed.dedup();
            passed
        });
        let mut all: Vec<u64> = Vec::with_capacity(passed.iter().map(Vec::len).sum());
        all.extend(passed.into_iter().flatten());
        all.sort_unstable();
        all.dedup();
        let unpacked = all
            .into_iter()
            .map(|pair| ((pair >> 32) as u32, pair as u32));
        unpacked.collect()
    }
}

/// Keys by their highest bits, so that each lot can be sorted by itself.
type Buckets = [Vec<Keyed>; BUCKETS];

const BUCKETS: usize = 16;

fn put_in(buckets: &mut Buckets, key: Key, telling: TellingId) {
    let highest = key >> (Key::BITS - BUCKETS.ilog2());
    buckets[highest as usize].push(keyed(key, telling as u32));
}

/// All keys of all tellings that may be shared, some more than once; for each bucket its keys in several lots.
fn keys(all: &Compared<'_>, spread: &dyn Spread) -> Vec<Mutex<Vec<Vec<Keyed>>>> {
    let n = all.tellings.len();
    // Most keys are one telling's alone, and would only be sorted to be left out: they are told by being met once.
    let met = Met::of(n * 32);
    spread::map(spread, n, |part| {
        own_keys(all, part, &mut |key, _| met.meet(key))
    });
    let mut lots = spread::map(spread, n, |part| {
        let mut own = Buckets::default();
        own_keys(all, part, &mut |key, i| {
            if met.again(key) {
                put_in(&mut own, key, i);
            }
        });
        own
    });
    drop(met);
    let (mut of_years, mut of_others) = (Buckets::default(), Buckets::default());
    spread::both(
        spread,
        || within_years(all, &mut |key, i| put_in(&mut of_years, key, i)),
        || {
            plans(all, &mut |key, i| put_in(&mut of_others, key, i));
            news(all, &mut |key, i| put_in(&mut of_others, key, i));
        },
    );
    lots.extend([of_years, of_others]);
    let mut out: Vec<Vec<Vec<Keyed>>> = (0..BUCKETS).map(|_| Vec::new()).collect();
    for lot in lots {
        for (bucket, keys) in out.iter_mut().zip(lot) {
            bucket.push(keys);
        }
    }
    out.into_iter().map(Mutex::new).collect()
}

/// What was planned meets what is told of it under another day by its words.
fn plans(all: &Compared<'_>, put: &mut dyn FnMut(Key, TellingId)) {
    let by_words = |t: &Telling<'_>| -> Vec<Key> {
        let concept = t.event.concept.as_str();
        let word = |w: &u32| key(("plan", concept, w));
        t.words.iter().map(word).collect()
    };
    let planned = |t: &&Telling<'_>| t.event.status == Status::Planned && t.edtf.is_some();
    let plans: FxHashSet<Key> = all
        .tellings
        .iter()
        .filter(planned)
        .flat_map(by_words)
        .collect();
    if plans.is_empty() {
        return;
    }
    for (i, t) in all.tellings.iter().enumerate() {
        if t.edtf.is_some() {
            for key in by_words(t).into_iter().filter(|key| plans.contains(key)) {
                put(key, i);
            }
        }
    }
}

/// Which keys were met twice; of some it is said that were met only once. Two bits a key.
///
/// Threads may meet keys side by side: what is said of them afterwards does not depend on who came first.
struct Met {
    bits: Vec<AtomicU64>,
    mask: usize,
}

impl Met {
    /// For about as many keys.
    fn of(keys: usize) -> Self {
        let words = (keys / 32).next_power_of_two().max(1);
        Self {
            bits: (0..words).map(|_| AtomicU64::new(0)).collect(),
            mask: words - 1,
        }
    }

    /// The word of a key, and which two bits of it are its.
    fn place(&self, key: Key) -> (usize, u32) {
        // The upper half of a hash is the better mixed one.
        ((key >> 32) as usize & self.mask, (key >> 59) as u32 * 2)
    }

    fn meet(&self, key: Key) {
        let (word, bit) = self.place(key);
        let before = self.bits[word].fetch_or(1 << bit, Ordering::Relaxed);
        let once = before >> bit & 1 == 1;
        if once && before >> (bit + 1) & 1 == 0 {
            self.bits[word].fetch_or(1 << (bit + 1), Ordering::Relaxed);
        }
    }

    fn again(&self, key: Key) -> bool {
        let (word, bit) = self.place(key);
        self.bits[word].load(Ordering::Relaxed) >> (bit + 1) & 1 == 1
    }
}

/// The keys of each of these tellings by itself.
fn own_keys(all: &Compared<'_>, part: Range<TellingId>, each: &mut dyn FnMut(Key, TellingId)) {
    for i in part {
        let t = &all.tellings[i];
        let mut put = |key: Key| each(key, i);
        let concept = t.event.concept.as_str();
        put(key(("sentence", t.sentence)));
        if let Some((series, number)) = t.series {
            put(key(("numbered", series, number)));
        }
        for (kind, id) in &t.entities {
            if *kind != EntityKind::Place {
                put(key(("deed of", id, concept)));
            }
        }
        for date in t.possible_dates() {
            // "Besieged from 3 May" begins on that day.
            let begins = || all.briefs[i].told?.begins?.month_day();
            let Some(day) = date.single().and_then(|d| d.month_day()).or_else(begins) else {
                continue;
            };
            for (kind, id) in &t.entities {
                if *kind != EntityKind::Place {
                    put(key(("day of", id, day)));
                }
            }
            put(key(("deed on", day, concept)));
            for word in &t.words {
                put(key(("word on", day, word)));
            }
        }
        if all.long_past(i) && !concept.is_empty() && t.words.len() > 1 {
            retold(t, &mut put);
        }
    }
}

/// Gives the keys of one telling.
type KeysOf<'k> = dyn Fn(usize, &mut dyn FnMut(Key)) + 'k;

/// What is told to the year or month only meets what is told to the day in it, by deed and word; by the word alone where a deed says
/// little.
fn within_years(all: &Compared<'_>, put: &mut dyn FnMut(Key, TellingId)) {
    let year_of = |i: usize| match all.tellings[i].date() {
        Some(date) => date.single()?.known_year(),
        None => all.beside[i],
    };
    let coarse = |i: usize| {
        let date = all.tellings[i].date().map(|d| d.single());
        date.map_or(all.beside[i].is_some(), |d| {
            d.is_some_and(|d| d.month_day().is_none())
        })
    };
    let little = |i: usize| all.briefs[i].says_little;
    let by_deed = |i: usize, put: &mut dyn FnMut(Key)| {
        let t = &all.tellings[i];
        let concept = family(&t.event.concept);
        if let Some(year) = year_of(i).filter(|_| !concept.is_empty()) {
            for w in &t.words {
                put(key(("in year", year, concept, w)));
            }
        }
    };
    let by_word = |i: usize, put: &mut dyn FnMut(Key)| {
        let t = &all.tellings[i];
        if let Some(year) = year_of(i) {
            for w in &t.words {
                put(key(("of year", year, w)));
            }
        }
    };
    let all_of = |which: &dyn Fn(usize) -> bool, by: &KeysOf<'_>| {
        let mut out: FxHashSet<Key> = FxHashSet::default();
        for i in (0..all.tellings.len()).filter(|i| which(*i)) {
            by(i, &mut |key| {
                out.insert(key);
            });
        }
        out
    };
    let wanted = all_of(&coarse, &by_deed);
    let open = all_of(&|i| coarse(i) && little(i), &by_word);
    let open_fine = all_of(&|i| !coarse(i) && little(i), &by_word);
    let coarse_words = all_of(&|i| coarse(i) && !little(i), &by_word);
    for i in 0..all.tellings.len() {
        if !wanted.is_empty() {
            by_deed(i, &mut |key| {
                if wanted.contains(&key) {
                    put(key, i);
                }
            });
        }
        if !open.is_empty() || !open_fine.is_empty() {
            by_word(i, &mut |key| {
                if open.contains(&key) || open_fine.contains(&key) && coarse_words.contains(&key) {
                    put(key, i);
                }
            });
        }
    }
}

/// What a report tells without a day meets what is told of that month, by deed and word.
fn news(all: &Compared<'_>, put: &mut dyn FnMut(Key, TellingId)) {
    let month = |at: Instant| {
        let date = at.date();
        date.year() * 12 + date.month() as i32 - 1
    };
    let undated = |t: &Telling<'_>| t.date().is_none() && t.happened();
    let of = |t: &Telling<'_>, month: i32, put: &mut dyn FnMut(Key)| {
        for word in &t.words {
            put(key(("news", month, t.event.concept.as_str(), word)));
        }
    };
    let written = |t: &Telling<'_>| all.written[t.source].filter(|(a, b)| b.0 - a.0 <= DAY);
    let mut wanted: FxHashSet<Key> = FxHashSet::default();
    for (i, t) in all.tellings.iter().enumerate() {
        if let Some((from, _)) = written(t).filter(|_| undated(t)) {
            // What was news on the first of a month was so on the last of the one before.
            let months = [month(from), month(Instant(from.0 - NEWS_DAYS * DAY))];
            for m in &months[..1 + usize::from(months[0] != months[1])] {
                of(t, *m, &mut |key| {
                    wanted.insert(key);
                    put(key, i);
                });
            }
        }
    }
    for (i, t) in all.tellings.iter().enumerate() {
        let told = t.date().filter(|_| t.happened()).and_then(|d| d.single());
        let fine = told.filter(|d| d.grain() >= Grain::Month);
        if let Some((from, _)) = fine.and_then(|d| d.bounds()) {
            of(t, month(from), &mut |key| {
                if wanted.contains(&key) {
                    put(key, i);
                }
            });
        }
    }
}

/// An old story told again with a day that slipped meets the first by its words in the same few days.
fn retold(t: &Telling<'_>, put: &mut impl FnMut(Key)) {
    let Some(from) = t.date().and_then(|e| e.bounds().0) else {
        return;
    };
    // Two days that are at most a slip apart share one of two buckets of twice its width, laid half over each other.
    let width = 2 * (SLIP_DAYS + 1) * DAY;
    for half in [0, width / 2] {
        let bucket = (from.0 + half).div_euclid(width);
        // All words but one or two are the same: two of them suffice, the same two in every telling.
        for word in t.words.iter().take(RETOLD_WORDS) {
            put(key((
                "retold",
                bucket,
                half,
                t.event.concept.as_str(),
                word,
            )));
        }
    }
}

/// Of so few words of a label that is told in nearly the same words one at least is the same.
const RETOLD_WORDS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Constraints;
    use crate::resolve::{spread::Alone, telling, tests::sources, who};

    /// How many pairs so many reports of one sentence lead to.
    fn compared(n: usize, text: impl Fn(usize) -> String) -> usize {
        let texts: Vec<(String, String)> =
            (0..n).map(|i| (format!("{i:04}.txt"), text(i))).collect();
        let docs: Vec<(&str, &str)> = texts
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        let sources = sources(&docs);
        let who = who::who(&sources, &Constraints::default());
        let tellings = telling::tellings(&sources, &who, &Alone);
        let all = Compared::new(&tellings, &sources);
        let pairs = Blocks::of(&all, &Alone).pairs(0..tellings.len(), &Alone, |_, _| true);
        assert!(pairs.iter().all(|(i, j)| i < j));
        let half = tellings.len() / 2;
        let of = |part| Blocks::of(&all, &Alone).pairs(part, &Alone, |_, _| true);
        assert_eq!([of(0..half), of(half..tellings.len())].concat(), pairs);
        pairs.len()
    }

    #[test]
    fn copies_are_compared_with_their_neighbors_only() {
        let one = |_| "Ms. Eva Lund opened the museum of Bergen on 3 May 2011.\n".to_owned();
        assert_eq!(compared(20, one), 190);
        assert!(compared(200, one) <= 200 * 3);
    }

    #[test]
    fn what_shares_nothing_is_not_compared() {
        let other = |i: usize| {
            let (who, what) = [
                ("Eva Lund opened", "museum"),
                ("Karl Brandt sold", "harbor"),
            ][i];
            format!("{who} the {what} on {} May 2011.\n", 3 + i)
        };
        assert_eq!(compared(2, other), 0);
    }
}
