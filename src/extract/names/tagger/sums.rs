//! What the features of a word are worth together: read from tables and sums kept, where what they depend on comes again and again.
//!
//! Not what the features are. The result is that of adding up all of [`Page::features`] one by one, which a test holds.

use super::super::forms::Form;
use super::features::{self, Around, Looks, STANDS, Shown, Taken};
use super::labels::LANES;
use super::model::Model;
use super::page::Page;

pub type Row = [i16; LANES];

const ZERO: Row = [0; LANES];

/// The features that are told with a small number only, by that number. Made with the model.
pub struct Tables {
    /// By side.
    nobody_beside: [Row; 3],
    nobody_two_off: [Row; 2],
    written: Vec<[Row; 3]>,
    taken_elsewhere: Vec<[Row; 3]>,
    ends: Vec<[Row; 3]>,
    /// By where it stands and whether a space is before it.
    stands: Vec<[Row; 2]>,
    /// `[here][left]`, `[here][right]`, `[here][stands]`
    left: Vec<Row>,
    right: Vec<Row>,
    standing: Vec<Row>,
    unweighed: Row,
}

fn sum(model: &Model, tell: impl FnOnce(&mut dyn FnMut(u64))) -> Row {
    let mut row = ZERO;
    tell(&mut |feature| model.add(feature, &mut row));
    row
}

/// What is told of a feature.
type Tell<'a> = &'a mut dyn FnMut(u64);

impl Tables {
    pub fn of(model: &Model) -> Self {
        let sides = |tell: &dyn Fn(Tell)| -> [Row; 3] {
            [0, 1, 2].map(|side| {
                sum(model, |add| {
                    tell(&mut |f| add(features::around_seed(f, side)));
                })
            })
        };
        let shown = |n: usize, tell: fn(u8, &mut &mut dyn FnMut(u64))| -> Vec<[Row; 3]> {
            (0..n)
                .map(|i| sides(&|mut add| tell(i as u8, &mut add)))
                .collect()
        };
        let pairs = |tell: &dyn Fn(Taken, Taken, &mut Tell)| -> Vec<Row> {
            let all = || (0..Taken::ALL).map(|n| Taken(n as u8));
            all()
                .flat_map(|here| all().map(move |beside| (here, beside)))
                .map(|(here, beside)| sum(model, |mut add| tell(here, beside, &mut add)))
                .collect()
        };
        Self {
            nobody_beside: [0, 1, 2].map(|s| sum(model, |add| add(features::nobody_beside(s)))),
            nobody_two_off: [0, 1]
                .map(|s| sum(model, |mut add| features::two_off(None, s, &mut add))),
            written: shown(Shown::WRITTEN, |n, add| Shown::tell_written(n, add)),
            taken_elsewhere: shown(Shown::TAKEN, |n, add| Shown::tell_taken(n, add)),
            ends: shown(Shown::ENDS, |n, add| Shown::tell_ends(n, add)),
            stands: (0..STANDS as u64)
                .map(|n| {
                    [false, true].map(|spaced| {
                        sum(model, |mut add| {
                            features::always(&mut add);
                            features::stands(n, &mut add);
                            features::spaced(spaced, &mut add);
                        })
                    })
                })
                .collect(),
            left: pairs(&|here, left, add| {
                features::taken(here, add);
                features::taken_left(left, add);
                features::taken_and_left(here, left, add);
            }),
            right: pairs(&|here, right, add| {
                features::taken_right(right, add);
                features::taken_and_right(here, right, add);
            }),
            standing: (0..Taken::ALL * STANDS)
                .map(|n| {
                    let (here, stands) = (Taken((n / STANDS) as u8), (n % STANDS) as u64);
                    sum(model, |mut add| {
                        features::taken_standing(here, stands, &mut add);
                    })
                })
                .collect(),
            unweighed: sum(model, |mut add| features::unweighed(&mut add)),
        }
    }
}

/// What a spelling is worth to the words around it, whatever the document.
#[derive(Clone)]
struct Worth {
    /// As the left neighbor, the word itself, the right neighbor.
    beside: [Row; 3],
    /// Two to the left, two to the right.
    two_off: [Row; 2],
}

impl Worth {
    fn of(model: &Model, looks: &Looks, form: &Form) -> Self {
        let mut beside = [ZERO; 3];
        features::own(looks, form.text(), &mut |f| {
            for (side, row) in beside.iter_mut().enumerate() {
                model.add(features::around_seed(f, side), row);
            }
        });
        let two_off = [0, 1].map(|s| {
            let mut row = ZERO;
            features::two_off(Some(looks), s, &mut |f| model.add(f, &mut row));
            row
        });
        Self { beside, two_off }
    }
}

/// What was worked out so far, by form; kept from one document to the next, with the forms.
#[derive(Default)]
pub struct Kept {
    place: Vec<u32>,
    worth: Vec<Worth>,
}

const UNKNOWN: u32 = u32::MAX;

impl Kept {
    fn place(&mut self, model: &Model, page: &Page, i: usize) -> u32 {
        let form = page.form(i);
        let at = form.id as usize;
        if self.place.len() <= at {
            self.place.resize(at + 1, UNKNOWN);
        }
        if self.place[at] == UNKNOWN {
            self.place[at] = self.worth.len() as u32;
            self.worth.push(Worth::of(model, page.looks(i), form));
        }
        self.place[at]
    }
}

/// A word as its neighbors ask for it.
#[derive(Clone, Copy)]
struct Slot<'l> {
    looks: &'l Looks,
    worth: u32,
    shown: Option<Shown>,
    taken: Taken,
}

/// Reads the words of a page, stretch by stretch.
pub struct Reader<'a, 'l> {
    model: &'a Model,
    tables: &'a Tables,
    kept: &'a mut Kept,
    /// The words of the stretch and up to two on each side, in their sentence.
    slots: Vec<Slot<'l>>,
    /// The token of the first.
    first: usize,
    /// The run of capitals that was asked for last, and what is the same for all its words.
    run: Option<((usize, usize), Row)>,
    all: Gathered<'a>,
}

/// Rows to be added up: first gathered, then summed in one go, which the compiler makes a few instructions a row of.
#[derive(Default)]
struct Gathered<'a> {
    wide: Vec<&'a Row>,
    narrow: Vec<&'a [i8; LANES]>,
}

impl<'a> Gathered<'a> {
    #[inline(always)]
    fn tell(&mut self, model: &'a Model, feature: u64) {
        if let Some(row) = model.find(feature) {
            self.narrow.push(row);
        }
    }

    /// Sums wrap and never do: a feature is worth at most 127, and a word has some hundred of them.
    #[inline(never)]
    fn add_to(&mut self, sum: &mut Row) {
        for row in &self.narrow {
            for (a, b) in sum.iter_mut().zip(*row) {
                *a = a.wrapping_add(i16::from(*b));
            }
        }
        for row in &self.wide {
            for (a, b) in sum.iter_mut().zip(*row) {
                *a = a.wrapping_add(*b);
            }
        }
        self.narrow.clear();
        self.wide.clear();
    }
}

impl<'a, 'l> Reader<'a, 'l> {
    pub fn of(model: &'a Model, tables: &'a Tables, kept: &'a mut Kept) -> Self {
        Self {
            model,
            tables,
            kept,
            slots: Vec::new(),
            first: 0,
            run: None,
            all: Gathered::default(),
        }
    }

    /// Before the words of a stretch are read.
    pub fn begin(&mut self, page: &Page<'l, '_>, (from, to): (usize, usize)) {
        let sentence = page.sentence(from);
        self.first = from.saturating_sub(2).max(sentence.start);
        self.slots.clear();
        for i in self.first..(to + 2).min(sentence.end) {
            self.slots.push(Slot {
                looks: page.looks(i),
                worth: self.kept.place(self.model, page, i),
                shown: page.shown(i),
                taken: page.taken(Some(i)),
            });
        }
    }

    /// The scores of each label for the word at token `i` of the stretch.
    pub fn read(&mut self, page: &Page<'l, '_>, i: usize) -> Row {
        let (model, tables) = (self.model, self.tables);
        let beside = |step: isize| -> Option<&Slot<'l>> {
            (i - self.first)
                .checked_add_signed(step)
                .and_then(|at| self.slots.get(at))
        };
        let [l2, l1, here, r1, r2] = [-2, -1, 0, 1, 2].map(beside);
        let mut scores = ZERO;
        let all = &mut self.all;
        for (side, slot) in [l1, here, r1].into_iter().enumerate() {
            let Some(slot) = slot else {
                all.wide.push(&tables.nobody_beside[side]);
                continue;
            };
            add(
                &mut scores,
                &self.kept.worth[slot.worth as usize].beside[side],
            );
            if let Some(shown) = slot.shown {
                all.wide.push(&tables.written[shown.written as usize][side]);
                all.wide
                    .push(&tables.taken_elsewhere[shown.taken as usize][side]);
                if shown.ends > 0 {
                    all.wide.push(&tables.ends[shown.ends as usize][side]);
                }
            }
        }
        for (side, slot) in [l2, r2].into_iter().enumerate() {
            match slot {
                Some(slot) => add(
                    &mut scores,
                    &self.kept.worth[slot.worth as usize].two_off[side],
                ),
                None => all.wide.push(&tables.nobody_two_off[side]),
            }
        }
        let looks = |slot: Option<&Slot<'l>>| slot.map(|s| s.looks);
        let around = Around {
            l2: looks(l2),
            l1: looks(l1),
            here: here.map_or_else(|| page.looks(i), |s| s.looks),
            r1: looks(r1),
            r2: looks(r2),
        };
        let [left, here, right] = [l1, here, r1].map(|s| s.map_or(Taken::NOBODY, |s| s.taken));
        let stands = page.stands(i);
        all.wide
            .push(&tables.stands[stands as usize][usize::from(page.is_spaced(i))]);
        let tell = &mut |f| all.tell(model, f);
        features::pairs(&around, tell);
        features::stands_so(stands, around.here, tell);
        features::taken_so(here, around.here, tell);
        features::listed(page.listed(i), &around, tell);
        if let Some(witness) = page.witness(i) {
            witness.tell(i, tell);
        }
        if let Some(weight) = page.weight(i) {
            weight.tell(i, here, tell);
        }
        for witness in page.nested(i) {
            witness.tell_nested(i, tell);
        }
        if let Some((from, to)) = page.run_of(i) {
            let run = page.run((from, to));
            run.at((i - from) as u64, tell);
            run.place(features::place_in(i, from, to), tell);
            let whole = match self.run {
                Some((at, row)) if at == (from, to) => row,
                _ => sum(model, |mut add| {
                    run.length(&mut add);
                    run.around(&mut add);
                    run.within(&mut add);
                }),
            };
            self.run = Some(((from, to), whole));
            add(&mut scores, &whole);
        }
        if page.weight(i).is_none() {
            all.wide.push(&tables.unweighed);
        }
        let at = |t: Taken, n: usize| t.0 as usize * n;
        all.wide
            .push(&tables.left[at(here, Taken::ALL) + left.0 as usize]);
        all.wide
            .push(&tables.right[at(here, Taken::ALL) + right.0 as usize]);
        all.wide
            .push(&tables.standing[at(here, STANDS) + stands as usize]);
        all.add_to(&mut scores);
        scores
    }
}

/// Never inlined, for then the compiler takes the row apart into sixteen numbers.
#[inline(never)]
fn add(sum: &mut Row, row: &Row) {
    for (a, b) in sum.iter_mut().zip(row) {
        *a = a.wrapping_add(*b);
    }
}
