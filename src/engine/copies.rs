//! Which documents are copies of each other: the same bytes, the same text, or nearly the same text.
//!
//! Not what follows from it: a copy is read like any other document, but it is no further witness.
//!
//! Texts are compared by their runs of four words. Every text keeps only a sample of them, those with the smallest hashes, and
//! is looked up by that sample among the texts before it, so that the work grows with the number of documents only.

use crate::model::{DocId, PublishedSource, Source, text::fold};
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::BTreeSet;
use std::hash::Hasher;
use std::sync::Arc;

/// Words of a run. Two texts about the same thing share many words, but few runs of four.
const RUN: usize = 4;

/// Two texts are copies where they share at least so much of all their runs.
///
/// One word in forty changed leaves about four fifths; a reprint with another head and foot shares more. Different reports of
/// one meeting share under a tenth, a form filled in twice about a half.
const SAME_SHARE: f64 = 0.8;

/// How many runs a text keeps for comparison: the share found from them is off by about a thirtieth.
const KEPT: usize = 192;

/// Texts with fewer words are copies only when they are the same to the letter: "Agenda: to be announced" says nothing.
const FEWEST_WORDS: usize = 40;

/// A run of words in more texts than this (a disclaimer) is no help in finding the one a text is a copy of.
const MOST_TEXTS: usize = 40;

/// What a text is compared by.
pub(super) struct Sketch {
    /// Of all its words.
    whole: [u8; 32],
    words: usize,
    /// The smallest hashes of its runs, ascending.
    runs: Box<[u32]>,
    /// Hashes of its numbers, ascending: a bulletin of the next day has other ones, a reprint has the same.
    numbers: Box<[u32]>,
}

impl Sketch {
    pub fn of(text: &str) -> Self {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
        let hashes: Vec<u64> = words.iter().map(|w| hash(w.as_bytes())).collect();
        let mut runs: Vec<u32> = hashes.windows(RUN).map(hash_of_run).collect();
        runs.sort_unstable();
        runs.dedup();
        runs.truncate(KEPT);
        let is_number = |(w, _): &(&&str, &u64)| w.starts_with(|c: char| c.is_ascii_digit());
        let numbers = words.iter().zip(&hashes).filter(is_number);
        let mut numbers: Vec<u32> = numbers.map(|(_, hash)| (hash >> 32) as u32).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self {
            whole: *blake3::hash(folded.as_bytes()).as_bytes(),
            words: words.len(),
            runs: runs.into_boxed_slice(),
            numbers: numbers.into_boxed_slice(),
        }
    }

    /// Whether two long texts are nearly the same, and say the same numbers: one may have more of them, but not each its own.
    fn is_like(&self, other: &Self) -> bool {
        self.share(other) >= SAME_SHARE
            && (is_subset(&self.numbers, &other.numbers)
                || is_subset(&other.numbers, &self.numbers))
    }

    /// The share of runs in common, as far as the kept ones tell.
    fn share(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.runs.iter().peekable(), other.runs.iter().peekable());
        let (mut all, mut common) = (0, 0);
        while all < KEPT {
            match (a.peek(), b.peek()) {
                (Some(x), Some(y)) => {
                    let (x, y) = (**x, **y);
                    common += usize::from(x == y);
                    if x <= y {
                        a.next();
                    }
                    if y <= x {
                        b.next();
                    }
                }
                (Some(_), None) => {
                    a.next();
                }
                (None, Some(_)) => {
                    b.next();
                }
                (None, None) => break,
            }
            all += 1;
        }
        common as f64 / all.max(1) as f64
    }
}

/// Both ascending.
fn is_subset(small: &[u32], large: &[u32]) -> bool {
    small.len() <= large.len() && small.iter().all(|n| large.binary_search(n).is_ok())
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    mixed(hasher.finish())
}

fn hash_of_run(run: &[u64]) -> u32 {
    let hash = mixed(run.iter().fold(0, |h: u64, word| {
        h.rotate_left(17) ^ mixed(word.wrapping_add(h))
    }));
    (hash >> 32) as u32
}

/// Spreads what differs in a few bits over all of them: the smallest hashes must be a fair sample.
fn mixed(mut h: u64) -> u64 {
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

/// Remembers the sketches of texts, so that a folder that grows is not looked at anew each time.
#[derive(Default)]
pub(super) struct Copies {
    /// By where the text lies in memory; it is kept, so that no other text can come to lie there.
    sketches: FxHashMap<usize, (Arc<str>, Arc<Sketch>)>,
}

impl Copies {
    /// The same sources; each copy says of which document it is one. `sources` are sorted by document.
    ///
    /// Of copies the original is the one with the earliest date of its own, then the one with the first name.
    pub fn marked(&mut self, mut sources: Vec<Source>) -> Vec<Source> {
        let sketches: Vec<Arc<Sketch>> = sources
            .iter()
            .map(|s| self.sketch(&s.document.text))
            .collect();
        if self.sketches.len() > sources.len() * 2 + 64 {
            let texts: BTreeSet<usize> = sources.iter().map(|s| place(&s.document.text)).collect();
            self.sketches.retain(|text, _| texts.contains(text));
        }
        let first_of = first_of(&sketches);
        // Where a group's original stands.
        let mut original: Vec<usize> = (0..sources.len()).collect();
        for (i, &first) in first_of.iter().enumerate() {
            let now = original[first];
            if age(&sources[i]) < age(&sources[now]) {
                original[first] = i;
            }
        }
        for i in 0..sources.len() {
            let of = original[first_of[i]];
            let copy_of: Option<DocId> = (of != i).then(|| sources[of].document.id.clone());
            if sources[i].document.copy_of != copy_of {
                Arc::make_mut(&mut sources[i].document).copy_of = copy_of;
            }
        }
        sources
    }

    fn sketch(&mut self, text: &Arc<str>) -> Arc<Sketch> {
        let known = self.sketches.entry(place(text));
        let (_, sketch) = known.or_insert_with(|| (text.clone(), Arc::new(Sketch::of(text))));
        sketch.clone()
    }
}

fn place(text: &Arc<str>) -> usize {
    Arc::as_ptr(text).cast::<u8>() as usize
}

/// What makes a document older than its copies: a date of its own, rather than that of its file.
fn age(source: &Source) -> (bool, Option<crate::model::EdtfDate>, &DocId) {
    let published = source.facts.published.as_ref();
    let own = published
        .filter(|p| p.source != PublishedSource::FileTime)
        .map(|p| p.date);
    (own.is_none(), own, &source.document.id)
}

/// For each text the first one that it is a copy of; itself, if there is none.
fn first_of(sketches: &[Arc<Sketch>]) -> Vec<usize> {
    let mut out = Vec::with_capacity(sketches.len());
    let mut by_whole = FxHashMap::<[u8; 32], usize>::default();
    // Only texts that are no copies are looked up: forty copies of one text do not make forty entries.
    let mut by_run = ByRun::default();
    for (i, sketch) in sketches.iter().enumerate() {
        let same = (sketch.words > 0)
            .then(|| by_whole.get(&sketch.whole).copied())
            .flatten();
        let long = sketch.words >= FEWEST_WORDS;
        let first = same.or_else(|| long.then(|| nearest(i, sketches, &by_run)).flatten());
        if same.is_none() {
            by_whole.insert(sketch.whole, first.unwrap_or(i));
        }
        if first.is_none() && long {
            for run in sketch.looked_up() {
                by_run.add(*run, i as u32);
            }
        }
        out.push(first.unwrap_or(i));
    }
    out
}

/// In which texts a run stands, the latest first: lists that are links in one piece of memory, for there are millions of runs.
#[derive(Default)]
struct ByRun {
    /// Of each run, where its list begins and how long it is.
    lists: FxHashMap<u32, (u32, u32)>,
    /// A text, and where the list goes on; its own place at the end.
    links: Vec<(u32, u32)>,
}

impl ByRun {
    fn add(&mut self, run: u32, text: u32) {
        let next = self.links.len() as u32;
        let (first, length) = self.lists.entry(run).or_insert((next, 0));
        if (*length as usize) < MOST_TEXTS {
            self.links.push((text, *first));
            (*first, *length) = (next, *length + 1);
        }
    }

    fn texts(&self, run: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.lists.get(&run).map(|(first, _)| *first);
        std::iter::from_fn(move || {
            let here = at?;
            let (text, next) = *self.links.get(here as usize)?;
            at = (next != here).then_some(next);
            Some(text)
        })
    }
}

impl Sketch {
    /// The runs by which a text finds the one it is a copy of: of two with four fifths in common some nineteen of these are the same.
    fn looked_up(&self) -> &[u32] {
        const LOOKED_UP: usize = 24;
        &self.runs[..self.runs.len().min(LOOKED_UP)]
    }
}

/// The text before this one that shares most with it, if they are nearly the same.
fn nearest(i: usize, sketches: &[Arc<Sketch>], by_run: &ByRun) -> Option<usize> {
    let mut shared = FxHashMap::<u32, u32>::default();
    for run in sketches[i].looked_up() {
        for other in by_run.texts(*run) {
            *shared.entry(other).or_default() += 1;
        }
    }
    // With fewer in common the share cannot be reached.
    let fewest = (sketches[i].looked_up().len() / 2) as u32;
    let mut candidates: Vec<(u32, u32)> =
        shared.into_iter().filter(|(_, n)| *n >= fewest).collect();
    candidates.sort_unstable_by_key(|(other, n)| (std::cmp::Reverse(*n), *other));
    /// A text like so many others that are not copies of each other is a form.
    const LOOKED_AT: usize = 8;
    candidates
        .into_iter()
        .take(LOOKED_AT)
        .map(|(other, _)| other as usize)
        .find(|other| sketches[i].is_like(&sketches[*other]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For each text the number of the one it is a copy of.
    #[track_caller]
    fn check(texts: &[&str], expected: &[usize]) {
        let sketches: Vec<_> = texts.iter().map(|t| Arc::new(Sketch::of(t))).collect();
        assert_eq!(first_of(&sketches), expected);
    }

    /// A text of as many different words.
    fn long(seed: usize, words: usize) -> String {
        let word = |i: usize| {
            let n = mixed((seed * 100_000 + i) as u64);
            let letters = (0..6).map(|k| char::from(b'a' + (n >> (k * 8)) as u8 % 26));
            letters.collect::<String>()
        };
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_same_text_in_another_dress() {
        check(
            &["Rain fell.", "RAIN   fell", "Snow fell.", ""],
            &[0, 0, 2, 3],
        );
        check(&["", ""], &[0, 1]);
        let text = long(1, 300);
        let reprint = format!("The Harbor Gazette {text} All rights reserved");
        let shortened: String = text.chars().take(text.len() / 2).collect();
        check(&[&text, &reprint, &shortened, &long(2, 300)], &[0, 0, 2, 3]);
        let mut words: Vec<&str> = text.split(' ').collect();
        words[100] = "other";
        words[200] = "words";
        check(&[&text, &words.join(" ")], &[0, 0]);
        // A quarter of the words changed one by one leaves hardly a run.
        let every_fourth: Vec<&str> = text
            .split(' ')
            .enumerate()
            .map(|(i, w)| if i % 4 == 0 { "rain" } else { w })
            .collect();
        check(&[&text, &every_fourth.join(" ")], &[0, 1]);
    }

    #[test]
    fn another_days_bulletin_is_no_copy() {
        let text = long(3, 200);
        check(
            &[
                &format!("Bulletin 17, 3 May 2019 {text}"),
                &format!("Bulletin 18, 4 May 2019 {text}"),
            ],
            &[0, 1],
        );
        // A reprint may add when it was printed.
        check(
            &[
                &format!("3 May 2019 {text}"),
                &format!("3 May 2019 {text} printed 10:30"),
            ],
            &[0, 0],
        );
    }

    #[test]
    fn a_form_in_thousands_of_documents_costs_no_more_than_its_length() {
        let form = long(4, 60);
        let texts: Vec<String> = (0..3_000)
            .map(|i| format!("{form} {} {i}", long(10 + i, 60)))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let began = std::time::Instant::now();
        check(&texts, &(0..3_000).collect::<Vec<_>>());
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }
}
