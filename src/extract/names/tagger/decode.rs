//! The best labels for a stretch of words, and by how much they are better than any other: Viterbi, forward and backward.
//!
//! Not the scores. Whole numbers throughout, so that the result is the same everywhere.

// A label is the place in several tables at once.
#![allow(clippy::needless_range_loop)]

use super::labels::{BEFORE, LANES, N_LABELS, OUTSIDE, may_follow, spans};
use super::model::Model;
use super::numbers::exp;
use crate::model::NameKind;

/// Wide enough for a stretch that is as long as a book.
type Scores = [i64; N_LABELS];

/// Worse than any path; far from overflow.
const NEVER: i64 = -1 << 50;

/// Bits that hold any label.
const LABEL_BITS: u32 = 4;
const LAST_LABEL: u8 = (1 << LABEL_BITS) - 1;

/// How many labels may stand before this one.
const fn n_before(label: usize) -> usize {
    let mut n = 0;
    while (BEFORE[label][n] as usize) < N_LABELS {
        n += 1;
    }
    n
}

/// Kept between stretches, so that nothing is allocated for each.
#[derive(Default)]
pub struct Decoder {
    said: Vec<Scores>,
    /// The best path up to here that ends in each label.
    forward: Vec<Scores>,
    from: Vec<[u8; N_LABELS]>,
    backward: Vec<Scores>,
    labels: Vec<u8>,
}

impl Decoder {
    pub fn begin(&mut self) {
        self.said.clear();
    }

    pub fn push(&mut self, scores: &[i16; LANES]) {
        let mut said = [0; N_LABELS];
        for (a, b) in said.iter_mut().zip(scores) {
            *a = i64::from(*b);
        }
        self.said.push(said);
    }

    /// Calls `each` with from, to, kind and how sure for every name of the best path.
    pub fn read(&mut self, model: &Model, mut each: impl FnMut(usize, usize, NameKind, f32)) {
        let n = self.said.len();
        if n == 0 {
            return;
        }
        self.go_forward(model);
        let last = &self.forward[n - 1];
        let (mut label, best) = (0..N_LABELS)
            .filter(|l| may_follow(*l, OUTSIDE))
            .map(|l| (l, last[l]))
            .fold((OUTSIDE, NEVER), |a, b| if b.1 > a.1 { b } else { a });
        self.labels.clear();
        self.labels.resize(n, 0);
        for i in (0..n).rev() {
            self.labels[i] = label as u8;
            label = self.from[i][label] as usize;
        }
        if self.labels.iter().all(|l| *l as usize == OUTSIDE) {
            return;
        }
        self.go_backward(model);
        spans(&self.labels, |from, to, kind| {
            // The nearest path that has another label at one of the name's words.
            let margin = (from..to)
                .map(|i| {
                    let other = (0..N_LABELS)
                        .filter(|l| *l != self.labels[i] as usize)
                        .map(|l| self.forward[i][l] + self.backward[i][l])
                        .max()
                        .unwrap_or(NEVER);
                    best - other
                })
                .min()
                .unwrap_or(0);
            let odds = exp(-(margin.min(1 << 20) as f32) / model.one as f32);
            each(from, to, kind, 1.0 / (1.0 + odds));
        });
    }

    fn go_forward(&mut self, model: &Model) {
        let n = self.said.len();
        self.forward.clear();
        self.from.clear();
        let mut first = [NEVER; N_LABELS];
        for (l, score) in first.iter_mut().enumerate() {
            if may_follow(OUTSIDE, l) {
                *score = self.said[0][l] + i64::from(model.transitions[OUTSIDE][l]);
            }
        }
        self.forward.push(first);
        self.from.push([0; N_LABELS]);
        for i in 1..n {
            let before = self.forward[i - 1];
            let mut now = [NEVER; N_LABELS];
            let mut from = [0; N_LABELS];
            for l in 0..N_LABELS {
                // With the label in the lowest bits the best is found without a branch; of equals the first label is.
                let mut best = NEVER << LABEL_BITS | i64::from(LAST_LABEL);
                for &b in BEFORE[l].iter().take(n_before(l)) {
                    let score = before[b as usize] + i64::from(model.transitions[b as usize][l]);
                    best = best.max(score << LABEL_BITS | i64::from(LAST_LABEL - b));
                }
                from[l] = LAST_LABEL - (best as u8 & LAST_LABEL);
                now[l] = ((best >> LABEL_BITS) + self.said[i][l]).max(NEVER);
            }
            self.forward.push(now);
            self.from.push(from);
        }
    }

    fn go_backward(&mut self, model: &Model) {
        let n = self.said.len();
        self.backward.clear();
        self.backward.resize(n, [NEVER; N_LABELS]);
        for l in 0..N_LABELS {
            if may_follow(l, OUTSIDE) {
                self.backward[n - 1][l] = 0;
            }
        }
        for i in (1..n).rev() {
            let mut here = [NEVER; N_LABELS];
            for l in 0..N_LABELS {
                let rest = self.backward[i][l] + self.said[i][l];
                for &b in BEFORE[l].iter().take_while(|b| (**b as usize) < N_LABELS) {
                    let score = rest + i64::from(model.transitions[b as usize][l]);
                    let cell = &mut here[b as usize];
                    *cell = (*cell).max(score);
                }
            }
            self.backward[i - 1] = here;
        }
    }
}
