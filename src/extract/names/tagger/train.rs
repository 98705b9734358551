//! Learns the model's weights from annotated text: a conditional random field by stochastic gradients (AdaGrad), averaged.
//!
//! Reads no files: `examples/train_names` does. One thread, fixed random numbers and our own exponential, so that the same texts give the
//! same bytes on every machine.

// A label is the place in several tables at once.
#![allow(clippy::needless_range_loop)]

use super::super::forms::Forms;
use super::super::words::{Words, meet};
use super::super::{NameRules, by_rules};
use super::features::LEXICAL;
use super::known::Known;
use super::labels::{BEFORE, LANES, N_LABELS, OUTSIDE, may_follow, write};
use super::model::{Row, key, pack};
pub use super::numbers::Random;
use super::numbers::{ByHash, exp, mix};
use super::page::{Album, Page};
use crate::extract::names::draft::Drafts;
use crate::model::{Document, NameKind, Segmented, TextRange};

/// How often all texts are gone through.
///
/// 2: three and four were the same, six lost half a point on corpora left out, twelve three points; the words of the training texts are then
/// known too well.
const ROUNDS: usize = 2;

/// How many times everything is learned from the beginning, each time in another order; the weights are the mean of all.
///
/// 4: three tenths of a point better than one for people, the same for bodies and places; eight were no better.
const COURSES: u64 = 4;

/// The step of the first round; 0.015 and 0.03 were the same within half a point.
const STEP: f32 = 0.02;

/// The share of words whose own form is hidden in a round, so that the rest must do: of 0.2, 0.5 and 0.8 the first was best.
const HIDDEN: f32 = 0.2;

/// A feature seen less often is not kept.
const LEAST: u32 = 2;

/// A row whose weights are all smaller than this many units is not written.
///
/// 4: at 3 the file is twice as long, for two tenths of a point; at 5 organisations of news lose half a point.
const SMALLEST: i8 = 4;

type Lanes = [f32; LANES];

/// Texts with their names, made ready for [`Course::train`].
pub struct Course<'r> {
    rules: &'r NameRules,
    known: Known,
    lessons: Vec<Lesson>,
}

/// One stretch of words around capitals.
struct Lesson {
    /// For each word its features.
    features: Vec<Vec<u64>>,
    labels: Vec<u8>,
    /// For each word what hides it.
    keys: Vec<u64>,
    weight: f32,
}

impl<'r> Course<'r> {
    pub fn new(rules: &'r NameRules) -> Self {
        Self {
            rules,
            known: Known::of(&rules.lexicon),
            lessons: Vec::new(),
        }
    }

    /// Adds one document with its names. Those of other kinds, and those that cut words in two, are left out.
    pub fn add(
        &mut self,
        doc: &Document,
        seg: &Segmented,
        names: &[(TextRange, NameKind)],
        weight: f32,
    ) {
        let lex = &self.rules.lexicon;
        let mut forms = Forms::default();
        let mut album = Album::default();
        forms.begin();
        let met = meet(doc, seg, lex, &mut forms);
        let words = Words::of(doc, seg, lex, &forms, &met);
        let mut drafts = Drafts::new(words.list.len());
        by_rules(&words, super::LANGUAGE, lex, &mut drafts);
        let labels = labels(&words, &self.known, names);
        let page = Page::of(&words, &drafts, &self.known, &mut album);
        for &(from, to) in &page.stretches {
            let labels = labels[from..to].to_vec();
            if !is_path(&labels) {
                continue;
            }
            let features = (from..to).map(|i| features(&page, i)).collect();
            // What is hidden is hidden in the whole document.
            let document = super::numbers::hash(doc.id.as_str());
            let keys = (from..to).map(|i| mix(page.key(i), document)).collect();
            self.lessons.push(Lesson {
                features,
                labels,
                keys,
                weight,
            });
        }
    }

    /// The bytes of a model file.
    pub fn train(&self) -> Vec<u8> {
        let mut seen: ByHash<u32> = ByHash::default();
        for f in self
            .lessons
            .iter()
            .flat_map(|l| l.features.iter().flatten())
        {
            *seen.entry(*f).or_insert(0) += 1;
        }
        let mut kept: Vec<u64> = seen
            .into_iter()
            .filter(|(_, n)| *n >= LEAST)
            .map(|(f, _)| f)
            .collect();
        kept.sort_unstable();
        let mut trainer = Trainer::new(kept.len());
        let column: ByHash<u32> = kept.iter().zip(0..).map(|(f, i)| (*f, i)).collect();
        let ready: Vec<Ready> = self.lessons.iter().map(|l| Ready::of(l, &column)).collect();
        for course in 0..COURSES {
            trainer.run(&ready, course);
        }
        trainer.packed(&kept)
    }
}

/// All features of one word.
fn features(page: &Page, i: usize) -> Vec<u64> {
    let mut out = Vec::with_capacity(128);
    page.features(i, &mut |f| out.push(f));
    out
}

/// The names as labels of words, in the program's own way: no honorific or title before a person, no article, no possessive ending.
fn labels(words: &Words, known: &Known, names: &[(TextRange, NameKind)]) -> Vec<u8> {
    let mut out = vec![OUTSIDE as u8; words.list.len()];
    let mut names: Vec<&(TextRange, NameKind)> = names.iter().collect();
    // Longer ones first: of names inside others the outer is learned.
    names.sort_by_key(|(r, _)| (std::cmp::Reverse(r.end - r.start), r.start));
    for &&(range, kind) in &names {
        let from = words.list.partition_point(|w| w.range.start < range.start);
        let to = words.list.partition_point(|w| w.range.end <= range.end);
        let whole = from < to
            && words.list[from].range.start == range.start
            && words.list[to - 1].range.end == range.end
            && words.same_sentence(from, to - 1);
        if !whole {
            continue;
        }
        let (from, to) = trimmed(words, known, (from, to), kind);
        if out[from..to].iter().all(|l| *l as usize == OUTSIDE) {
            write(&mut out, from, to, kind);
        }
    }
    out
}

fn trimmed(
    words: &Words,
    known: &Known,
    (mut from, mut to): (usize, usize),
    kind: NameKind,
) -> (usize, usize) {
    use super::known::{HONORIFIC, ROLE_HEAD, RULES_GIVEN};
    while from + 1 < to {
        let w = &words.list[from];
        let bits = known.bits(&w.key);
        let title = kind == NameKind::Person
            && (bits & (HONORIFIC | ROLE_HEAD) != 0 && bits & RULES_GIVEN == 0
                || bits & HONORIFIC != 0 && w.text.ends_with('.')
                || w.is("."));
        if !title && w.key != "the" {
            break;
        }
        from += 1;
    }
    while from + 1 < to && words.list[to - 1].is_possessive() {
        to -= 1;
    }
    (from, to)
}

/// False where a name reaches out of the stretch: then there is nothing to learn from it.
fn is_path(labels: &[u8]) -> bool {
    let ends = labels.iter().map(|l| *l as usize).chain([OUTSIDE]);
    let mut before = OUTSIDE;
    for label in ends {
        if !may_follow(before, label) {
            return false;
        }
        before = label;
    }
    true
}

/// A lesson by the columns of its features.
struct Ready<'l> {
    /// The column, and whether it is about the words themselves.
    features: Vec<Vec<(u32, bool)>>,
    lesson: &'l Lesson,
}

impl<'l> Ready<'l> {
    fn of(lesson: &'l Lesson, column: &ByHash<u32>) -> Self {
        let features = lesson
            .features
            .iter()
            .map(|list| {
                list.iter()
                    .filter_map(|f| Some((*column.get(f)?, f & LEXICAL != 0)))
                    .collect()
            })
            .collect();
        Self { features, lesson }
    }
}

struct Trainer {
    weights: Vec<Lanes>,
    /// Sums of squared gradients: what has moved much moves less.
    moved: Vec<Lanes>,
    /// Sums of the weights after each of the later rounds.
    sum: Vec<Lanes>,
    transitions: [[f32; N_LABELS]; N_LABELS],
    transitions_moved: [[f32; N_LABELS]; N_LABELS],
    transitions_sum: [[f32; N_LABELS]; N_LABELS],
    room: Room,
}

/// What one lesson needs, kept between lessons.
#[derive(Default)]
struct Room {
    /// exp of the scores, each word's best at one.
    said: Vec<[f32; N_LABELS]>,
    forward: Vec<[f32; N_LABELS]>,
    backward: Vec<[f32; N_LABELS]>,
    scale: Vec<f32>,
    hidden: Vec<bool>,
}

/// AdaGrad's beginning: keeps first steps from being as large as the step allows.
const MOVED: f32 = 1e-2;

impl Trainer {
    fn new(n: usize) -> Self {
        Self {
            weights: vec![[0.0; LANES]; n],
            moved: vec![[MOVED; LANES]; n],
            sum: vec![[0.0; LANES]; n],
            transitions: [[0.0; N_LABELS]; N_LABELS],
            transitions_moved: [[MOVED; N_LABELS]; N_LABELS],
            transitions_sum: [[0.0; N_LABELS]; N_LABELS],
            room: Room::default(),
        }
    }

    /// Begins anew; only the sums go on.
    fn run(&mut self, lessons: &[Ready], course: u64) {
        self.weights.fill([0.0; LANES]);
        self.moved.fill([MOVED; LANES]);
        self.transitions = [[0.0; N_LABELS]; N_LABELS];
        self.transitions_moved = [[MOVED; N_LABELS]; N_LABELS];
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        let mut random = Random::new(20_261_122 + course);
        for round in 0..ROUNDS {
            for i in (1..order.len()).rev() {
                order.swap(i, random.below(i + 1));
            }
            let step = STEP * (1.0 - 0.8 * round as f32 / ROUNDS as f32);
            for &i in &order {
                self.learn(&lessons[i], course * ROUNDS as u64 + round as u64, step);
            }
            // The first round still wanders.
            if round > 0 || ROUNDS == 1 {
                for (sum, now) in self.sum.iter_mut().zip(&self.weights) {
                    for (a, b) in sum.iter_mut().zip(now) {
                        *a += b;
                    }
                }
                let cells = self.transitions.iter().flatten();
                for (a, b) in self.transitions_sum.iter_mut().flatten().zip(cells) {
                    *a += b;
                }
            }
        }
    }

    fn learn(&mut self, ready: &Ready, round: u64, step: f32) {
        let n = ready.lesson.labels.len();
        let mut room = std::mem::take(&mut self.room);
        room.hide(&ready.lesson.keys, round);
        self.score(ready, &mut room);
        let tau = self.transitions.map(|row| row.map(exp));
        room.pass(&tau, n);
        let gradients = self.step_transitions(ready, &room, &tau, step);
        for (i, gradient) in gradients.iter().enumerate() {
            // What is right already teaches nothing.
            if gradient.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            for &(column, lexical) in &ready.features[i] {
                if lexical && room.hidden[i] {
                    continue;
                }
                let row = &mut self.weights[column as usize];
                let moved = &mut self.moved[column as usize];
                for l in 0..LANES {
                    let g = gradient[l];
                    moved[l] += g * g;
                    row[l] -= step * g / moved[l].sqrt();
                }
            }
        }
        self.room = room;
    }

    fn score(&self, ready: &Ready, room: &mut Room) {
        room.said.clear();
        for (i, features) in ready.features.iter().enumerate() {
            let mut sum = [0.0; LANES];
            for &(column, lexical) in features {
                if lexical && room.hidden[i] {
                    continue;
                }
                let row = &self.weights[column as usize];
                for l in 0..LANES {
                    sum[l] += row[l];
                }
            }
            let best = sum[..N_LABELS].iter().copied().fold(f32::MIN, f32::max);
            let mut said = [0.0; N_LABELS];
            for (s, x) in said.iter_mut().zip(sum) {
                *s = exp(x - best);
            }
            room.said.push(said);
        }
    }

    /// Moves the transitions; gives what each word's scores should move by.
    fn step_transitions(
        &mut self,
        ready: &Ready,
        room: &Room,
        tau: &[[f32; N_LABELS]; N_LABELS],
        step: f32,
    ) -> Vec<Lanes> {
        let (labels, weight) = (&ready.lesson.labels, ready.lesson.weight);
        let n = labels.len();
        let mut wrong = [[0.0f32; N_LABELS]; N_LABELS];
        let mut out = vec![[0.0; LANES]; n];
        for i in 0..n {
            let truth = labels[i] as usize;
            for l in 0..N_LABELS {
                out[i][l] = room.forward[i][l] * room.backward[i][l] * weight;
            }
            out[i][truth] -= weight;
            let before = if i == 0 {
                OUTSIDE
            } else {
                labels[i - 1] as usize
            };
            wrong[before][truth] -= weight;
            if i == 0 {
                for l in 0..N_LABELS {
                    wrong[OUTSIDE][l] += room.forward[0][l] * room.backward[0][l] * weight;
                }
                continue;
            }
            for l in 0..N_LABELS {
                let rest = room.said[i][l] * room.backward[i][l] * weight / room.scale[i];
                for &b in BEFORE[l].iter().take_while(|b| (**b as usize) < N_LABELS) {
                    let b = b as usize;
                    wrong[b][l] += room.forward[i - 1][b] * tau[b][l] * rest;
                }
            }
        }
        for b in 0..N_LABELS {
            for l in 0..N_LABELS {
                let g = wrong[b][l];
                let moved = &mut self.transitions_moved[b][l];
                *moved += g * g;
                self.transitions[b][l] -= step * g / moved.sqrt();
            }
        }
        out
    }

    fn packed(&self, kept: &[u64]) -> Vec<u8> {
        let largest = self
            .sum
            .iter()
            .flat_map(|row| &row[..N_LABELS])
            .fold(0.0f32, |m, w| m.max(w.abs()));
        // Summed over rounds or not is the same once the largest weight is made 127.
        let unit = if largest > 0.0 { 127.0 / largest } else { 1.0 };
        let n_sums = ROUNDS.saturating_sub(1).max(1) as f32 * COURSES as f32;
        let mut rows = Vec::new();
        for (feature, sum) in kept.iter().zip(&self.sum) {
            let mut weights = [0i8; N_LABELS];
            for (small, w) in weights.iter_mut().zip(sum) {
                *small = (w * unit).round() as i8;
            }
            if weights.iter().any(|w| w.abs() >= SMALLEST) {
                rows.push(Row {
                    key: key(*feature),
                    weights,
                });
            }
        }
        let transitions = self
            .transitions_sum
            .map(|row| row.map(|w| (w * unit).round() as i16));
        pack(&rows, &transitions, (unit * n_sums).round() as u16)
    }
}

impl Room {
    fn hide(&mut self, keys: &[u64], round: u64) {
        let hidden: Vec<bool> = keys
            .iter()
            .map(|key| (mix(*key, round) >> 40) as f32 / ((1 << 24) as f32) < HIDDEN)
            .collect();
        let n = keys.len();
        self.hidden.clear();
        // A word's features tell its neighbours too.
        self.hidden.extend((0..n).map(|i| {
            hidden[i.saturating_sub(1)..(i + 2).min(n)]
                .iter()
                .any(|h| *h)
        }));
    }

    /// Forward and backward, each word scaled to one. Afterwards `forward × backward` is each label's probability.
    fn pass(&mut self, tau: &[[f32; N_LABELS]; N_LABELS], n: usize) {
        self.forward.clear();
        self.scale.clear();
        for i in 0..n {
            let mut now = [0.0; N_LABELS];
            for l in 0..N_LABELS {
                let reach = match i.checked_sub(1) {
                    None if may_follow(OUTSIDE, l) => tau[OUTSIDE][l],
                    None => 0.0,
                    Some(p) => BEFORE[l]
                        .iter()
                        .take_while(|b| (**b as usize) < N_LABELS)
                        .map(|&b| self.forward[p][b as usize] * tau[b as usize][l])
                        .sum(),
                };
                now[l] = reach * self.said[i][l];
                if i + 1 == n && !may_follow(l, OUTSIDE) {
                    now[l] = 0.0;
                }
            }
            let sum = now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            self.scale.push(sum);
            self.forward.push(now.map(|x| x / sum));
        }
        self.backward.clear();
        self.backward.resize(n, [1.0; N_LABELS]);
        for i in (1..n).rev() {
            let mut here = [0.0; N_LABELS];
            for l in 0..N_LABELS {
                let rest = self.backward[i][l] * self.said[i][l] / self.scale[i];
                if i + 1 == n && !may_follow(l, OUTSIDE) {
                    continue;
                }
                for &b in BEFORE[l].iter().take_while(|b| (**b as usize) < N_LABELS) {
                    here[b as usize] += rest * tau[b as usize][l];
                }
            }
            self.backward[i - 1] = here;
        }
    }
}
